// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"
#include "values/pln-json.h"

/* The journal as people read it. */

void
pln_journal_entry_free (PlnJournalEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->label);
  g_free (entry->stamp);
  g_free (entry->office);
  g_free (entry->action);
  g_free (entry);
}

void
pln_history_entry_free (PlnHistoryEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->id);
  g_free (entry->field);
  g_free (entry->was);
  g_free (entry->became);
  g_free (entry->stamp);
  g_free (entry->office);
  g_free (entry->label);
  g_free (entry);
}

static char *
office_of_stamp (PlnWorkspace *self, const char *stamp)
{
  if (stamp == NULL || strlen (stamp) != PLN_STAMP_LEN)
    return g_strdup (self->office);
  return pln_workspace_get_office_of (self, pln_stamp_get_replica (stamp));
}

GPtrArray *
pln_workspace_get_journal (PlnWorkspace *self, guint limit)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_journal_entry_free);
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT number, label, stamp, action, records, state FROM pln_journal ORDER BY number DESC LIMIT ?",
                        "i", limit > 0 ? (gint64) limit : (gint64) -1);

  while (statement != NULL && pln_statement_step (statement, NULL))
    {
      PlnJournalEntry *entry = g_new0 (PlnJournalEntry, 1);

      entry->number = pln_statement_integer (statement, 0);
      entry->label = g_strdup (pln_statement_text (statement, 1));
      entry->stamp = g_strdup (pln_statement_text (statement, 2));
      entry->action = g_strdup (pln_statement_text (statement, 3));
      entry->n_records = (guint) pln_statement_integer (statement, 4);
      entry->undone = g_strcmp0 (pln_statement_text (statement, 5), "done") != 0;
      entry->office = office_of_stamp (self, entry->stamp);
      g_ptr_array_add (entries, entry);
    }
  return entries;
}

/* The shown value of versions as the journal writes them. */
static char *
shown_of (const char *json)
{
  PlnJsonScanner scanner;
  gboolean first = TRUE, more = FALSE, member = TRUE;
  g_autofree char *name = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  if (json == NULL)
    return NULL;
  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_array (&scanner, NULL) || !pln_json_next_element (&scanner, &first, &more, NULL) || !more
      || !pln_json_enter_object (&scanner, NULL) || !pln_json_next_member (&scanner, &member, &name, NULL)
      || g_strcmp0 (name, "value") != 0 || !pln_json_read_canonical (&scanner, text, NULL)
      || strcmp (text->str, "null") == 0)
    return NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_entry (PlnWorkspace *self, GPtrArray *entries, gint64 number, const char *id, const char *field, char *was,
           char *became, const char *stamp, const char *label)
{
  PlnHistoryEntry *entry = g_new0 (PlnHistoryEntry, 1);

  entry->number = number;
  entry->id = g_strdup (id);
  entry->field = g_strdup (field);
  entry->was = was;
  entry->became = became;
  entry->stamp = g_strdup (stamp);
  entry->office = office_of_stamp (self, stamp);
  entry->label = g_strdup (label);
  g_ptr_array_add (entries, entry);
}

/* A line of the field level; the restamp of alive beside another field is no news. */
static void
add_change_row (PlnWorkspace *self, PlnStatement *statement, GPtrArray *entries)
{
  g_autofree char *was = shown_of (pln_statement_text (statement, 3));
  g_autofree char *became = shown_of (pln_statement_text (statement, 4));

  if (g_strcmp0 (pln_statement_text (statement, 2), PLN_ALIVE) == 0 && g_strcmp0 (was, became) == 0)
    return;
  add_entry (self, entries, pln_statement_integer (statement, 0), pln_statement_text (statement, 1),
             pln_statement_text (statement, 2), g_steal_pointer (&was), g_steal_pointer (&became),
             pln_statement_text (statement, 5), pln_statement_text (statement, 6));
}

#define CHANGES "SELECT c.number, c.id, c.field, c.before, c.after, j.stamp, j.label FROM pln_journal_change c" \
                " JOIN pln_journal j ON j.number = c.number"

static void
add_changes (PlnWorkspace *self, const char *id, guint limit, GPtrArray *entries)
{
  gint64 rows = limit > 0 ? (gint64) limit * 2 : -1;
  g_autoptr (PlnStatement) statement =
    id != NULL
      ? pln_database_query (self->database, NULL, CHANGES " WHERE c.id = ? ORDER BY c.number DESC, c.field", "s", id)
      : pln_database_query (self->database, NULL, CHANGES " ORDER BY c.number DESC, c.id, c.field LIMIT ?", "i", rows);

  while (statement != NULL && pln_statement_step (statement, NULL) && (limit == 0 || entries->len < limit))
    add_change_row (self, statement, entries);
}

/* What a field was before the first edit after this import and before `next`;
 * FALSE when there was none. */
static gboolean
before_next_edit (PlnWorkspace *self, const char *id, const char *field, gint64 number, gint64 next, char **value)
{
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT before FROM pln_journal_change WHERE id = ? AND field = ? AND number > ? AND number < ?"
                        " ORDER BY number LIMIT 1", "ssii", id, field, number, next);

  if (statement == NULL || !pln_statement_step (statement, NULL))
    return FALSE;
  *value = shown_of (pln_statement_text (statement, 0));
  return TRUE;
}

static void
add_differences (PlnWorkspace *self, GPtrArray *entries, gint64 number, gint64 next, const char *label,
                 const PlnRecord *was, const PlnRecord *became)
{
  for (guint i = 0; i < pln_record_get_n_fields (became); i++)
    {
      const PlnFieldState *state = pln_record_get_nth_field (became, i);
      const char *before = pln_record_get_value (was, state->name);
      g_autofree char *after = NULL;
      const char *stamp = NULL;

      if (!before_next_edit (self, pln_record_get_id (became), state->name, number, next, &after))
        {
          after = g_strdup (pln_record_get_value (became, state->name));
          stamp = pln_field_state_get_versions (state)->stamp;
        }
      if (g_strcmp0 (before, after) != 0)
        add_entry (self, entries, number, pln_record_get_id (became), state->name, g_strdup (before),
                   g_steal_pointer (&after), stamp, label);
    }
}

/* What imports changed in one record: each import kept the line as it was
 * before, so the state after it is that before the next import, with the edits
 * between shown by themselves. */
static void
add_imports (PlnWorkspace *self, const char *id, GPtrArray *entries)
{
  g_autoptr (PlnRecord) became = pln_row_find_record (self, id, NULL);
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT p.number, p.line, j.label FROM pln_journal_record p JOIN pln_journal j"
                        " ON j.number = p.number WHERE p.id = ? AND j.state = 'done' ORDER BY p.number DESC", "s", id);

  gint64 next = G_MAXINT64;

  while (became != NULL && statement != NULL && pln_statement_step (statement, NULL))
    {
      PlnRecord *was = pln_record_from_line (self->database, pln_statement_text (statement, 1), NULL);

      if (was == NULL)
        break;
      add_differences (self, entries, pln_statement_integer (statement, 0), next, pln_statement_text (statement, 2), was, became);
      pln_record_unref (became);
      became = was;
      next = pln_statement_integer (statement, 0);
    }
  g_clear_pointer (&statement, pln_statement_free);
  statement = pln_database_query (self->database, NULL,
                                  "SELECT j.number, j.label, r.stamp FROM pln_record r JOIN pln_journal j"
                                  " ON j.number = r.born WHERE r.id = ? AND j.action = 'import'", "s", id);
  if (statement != NULL && pln_statement_step (statement, NULL))
    add_entry (self, entries, pln_statement_integer (statement, 0), id, PLN_ALIVE, NULL, g_strdup ("true"),
               pln_statement_text (statement, 2), pln_statement_text (statement, 1));
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const PlnHistoryEntry *x = *(const PlnHistoryEntry *const *) a, *y = *(const PlnHistoryEntry *const *) b;

  if (x->number != y->number)
    return x->number > y->number ? -1 : 1;
  if (strcmp (x->id, y->id) != 0)
    return strcmp (x->id, y->id);
  return strcmp (x->field, y->field);
}

/* Newest first.  For one record also what imports brought. */
GPtrArray *
pln_workspace_get_history (PlnWorkspace *self, const char *id, guint limit)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_history_entry_free);

  add_changes (self, id, limit, entries);
  if (id == NULL)
    return entries;
  add_imports (self, id, entries);
  g_ptr_array_sort (entries, compare_entries);
  if (limit > 0 && entries->len > limit)
    g_ptr_array_set_size (entries, (int) limit);
  return entries;
}
