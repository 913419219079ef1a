// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"
#include "values/pln-json.h"

/* The journal: what was done, with the exact versions before and after, so
 * that undo and redo survive a restart.  An entry of the action "edit" is
 * "done", "undone" or "gone" (undone, then followed by another edit); done_by
 * and undone_by name the entries that last wrote and took it back.  Undo and
 * redo are ordinary edits with new stamps (cli/README.md); `origin` says which
 * versions came back under them, so that one undo after the other finds what
 * it wrote still standing. */

gint64
pln_journal_next_number (PlnWorkspace *self)
{
  return pln_database_get_integer (self->database, 0, "SELECT max(number) FROM pln_journal", "") + 1;
}

gboolean
pln_journal_add (PlnWorkspace *self, gint64 number, const char *action, const char *label, const char *stamp,
                 guint n_records, const char *state, GError **error)
{
  return pln_database_run (self->database, error,
                           "INSERT INTO pln_journal (number, action, label, stamp, at, records, state, done_by)"
                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                           "isssiisi", number, action, label, stamp, pln_workspace_get_now (self), (gint64) n_records,
                           state, number);
}

/* Versions as [{"value":…,"stamp":…},…]; NULL: none. */
static char *
write_versions (const PlnFieldState *state)
{
  g_autoptr (GString) out = NULL;

  if (state == NULL)
    return NULL;
  out = g_string_new ("[");
  for (guint i = 0; i < state->n_versions; i++)
    {
      const PlnVersion *version = pln_field_state_get_versions (state) + i;

      g_string_append_printf (out, "%s{\"value\":", i > 0 ? "," : "");
      g_string_append (out, version->value != NULL ? version->value : "null");
      g_string_append (out, ",\"stamp\":");
      pln_json_append_string (out, version->stamp, -1);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
  return g_string_free (g_steal_pointer (&out), FALSE);
}

typedef struct
{
  char *value; /* owned; NULL: empty */
  char *stamp; /* owned */
} JournalVersion;

static void
clear_version (JournalVersion *version)
{
  g_free (version->value);
  g_free (version->stamp);
}

static gboolean
read_version (PlnJsonScanner *scanner, JournalVersion *version)
{
  gboolean first = TRUE;

  if (!pln_json_enter_object (scanner, NULL))
    return FALSE;
  while (TRUE)
    {
      g_autofree char *name = NULL;

      if (!pln_json_next_member (scanner, &first, &name, NULL))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (strcmp (name, "stamp") == 0)
        {
          if (!pln_json_read_string (scanner, &version->stamp, NULL, NULL))
            return FALSE;
        }
      else
        {
          g_autoptr (GString) text = g_string_new (NULL);

          if (!pln_json_read_canonical (scanner, text, NULL))
            return FALSE;
          if (strcmp (text->str, "null") != 0)
            version->value = g_string_free (g_steal_pointer (&text), FALSE);
        }
    }
}

/* (transfer full): of JournalVersion, in the order they were written. */
static GArray *
read_versions (const char *json)
{
  GArray *versions = g_array_new (FALSE, TRUE, sizeof (JournalVersion));
  PlnJsonScanner scanner;
  gboolean first = TRUE, more = FALSE;

  g_array_set_clear_func (versions, (GDestroyNotify) clear_version);
  if (json == NULL)
    return versions;
  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_array (&scanner, NULL))
    return versions;
  while (pln_json_next_element (&scanner, &first, &more, NULL) && more)
    {
      JournalVersion version = { NULL, NULL };

      if (!read_version (&scanner, &version))
        {
          clear_version (&version);
          break;
        }
      g_array_append_val (versions, version);
    }
  return versions;
}

static gboolean
same_versions (const PlnFieldState *a, const PlnFieldState *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  if (a->n_versions != b->n_versions)
    return FALSE;
  for (guint i = 0; i < a->n_versions; i++)
    {
      const PlnVersion *x = pln_field_state_get_versions (a) + i;
      const PlnVersion *y = pln_field_state_get_versions (b) + i;

      if (strcmp (x->stamp, y->stamp) != 0 || g_strcmp0 (x->value, y->value) != 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_change (PlnWorkspace *self, gint64 number, const char *id, const char *field, const PlnFieldState *before,
            const PlnFieldState *after, GError **error)
{
  g_autofree char *was = write_versions (before), *is = write_versions (after);

  return pln_database_run (self->database, error,
                           "INSERT OR REPLACE INTO pln_journal_change (number, id, field, before, after)"
                           " VALUES (?, ?, ?, ?, ?)",
                           "issss", number, id, field, was, is);
}

gboolean
pln_journal_add_changes (PlnWorkspace *self, gint64 number, const PlnRecord *before, const PlnRecord *after,
                         GError **error)
{
  const char *id = pln_record_get_id (after);

  if (before == NULL)
    return add_change (self, number, id, PLN_ALIVE, NULL, pln_record_find_field (after, PLN_ALIVE), error);
  for (guint i = 0; i < pln_record_get_n_fields (after); i++)
    {
      const PlnFieldState *is = pln_record_get_nth_field (after, i);
      const PlnFieldState *was = pln_record_find_field (before, is->name);

      if (!same_versions (was, is) && !add_change (self, number, id, is->name, was, is, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- undo and redo ------------------------------------------------------- */

typedef struct
{
  char   *id;     /* owned */
  char   *field;  /* owned */
  char   *origin; /* owned: the versions before, as written */
  char   *wrote;  /* owned: the versions after, as written */
  GArray *before; /* owned: of JournalVersion */
  GArray *after;  /* owned */
} Change;

static void
clear_change (Change *change)
{
  g_free (change->id);
  g_free (change->field);
  g_free (change->origin);
  g_free (change->wrote);
  g_array_unref (change->before);
  g_array_unref (change->after);
}

static GArray *
load_changes (PlnWorkspace *self, gint64 number, GError **error)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, error,
                        "SELECT id, field, before, after FROM pln_journal_change WHERE number = ? ORDER BY id, field", "i",
                        number);
  g_autoptr (GError) problem = NULL;

  g_array_set_clear_func (changes, (GDestroyNotify) clear_change);
  if (statement == NULL)
    return NULL;
  while (pln_statement_step (statement, &problem))
    {
      Change change = { g_strdup (pln_statement_text (statement, 0)), g_strdup (pln_statement_text (statement, 1)),
                        g_strdup (pln_statement_text (statement, 2)), g_strdup (pln_statement_text (statement, 3)),
                        read_versions (pln_statement_text (statement, 2)),
                        read_versions (pln_statement_text (statement, 3)) };

      g_array_append_val (changes, change);
    }
  if (problem == NULL)
    return g_steal_pointer (&changes);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

/* Whether the field still has the versions that the change wrote, or the same
 * ones as later undo and redo brought them back. */
static gboolean
still_stands (PlnWorkspace *self, const PlnRecord *record, const Change *change)
{
  g_autofree char *versions = write_versions (pln_record_find_field (record, change->field));

  while (versions != NULL && g_strcmp0 (versions, change->wrote) != 0)
    {
      char *origin = pln_database_get_text (self->database,
                                            "SELECT origin FROM pln_journal_change WHERE id = ? AND field = ?"
                                            " AND after = ? AND origin IS NOT NULL ORDER BY number DESC LIMIT 1",
                                            "sss", change->id, change->field, versions);

      g_free (versions);
      versions = origin;
    }
  return versions != NULL;
}

static gboolean
note_origin (PlnWorkspace *self, gint64 number, const Change *change, GError **error)
{
  return pln_database_run (self->database, error,
                           "UPDATE pln_journal_change SET origin = ? WHERE number = ? AND id = ? AND field = ?", "siss",
                           change->origin, number, change->id, change->field);
}

static gboolean
differ (const GArray *versions)
{
  for (guint i = 1; i < versions->len; i++)
    if (g_strcmp0 (g_array_index (versions, JournalVersion, i).value, g_array_index (versions, JournalVersion, 0).value) != 0)
      return TRUE;
  return FALSE;
}

static const char *
shown (const GArray *versions)
{
  return versions->len > 0 ? g_array_index (versions, JournalVersion, 0).value : NULL;
}

static gboolean
is_alive (const GArray *versions)
{
  return g_strcmp0 (shown (versions), "true") == 0;
}

/* Several versions stood before: each comes back under a stamp of its own, the
 * shown one under the greatest, so that the conflict is open again. */
static gboolean
put_versions_back (PlnWorkspace *self, PlnRecord *record, const Change *change, GError **error)
{
  pln_record_remove_field (record, change->field);
  for (guint i = change->before->len; i-- > 0;)
    {
      g_autofree char *stamp = pln_identity_next_stamp (self, error);
      g_autofree char *time = NULL;

      if (stamp == NULL)
        return FALSE;
      time = pln_stamp_get_time (stamp);
      pln_record_raise_clock (record, pln_stamp_get_replica (stamp), time);
      pln_record_add_version (record, change->field, stamp, g_array_index (change->before, JournalVersion, i).value);
    }
  return TRUE;
}

typedef struct
{
  GPtrArray *left;    /* owned: ids and fields that were not put back */
  GPtrArray *touched; /* owned: ids */
} Reverted;

static void
leave (Reverted *reverted, const Change *change)
{
  g_ptr_array_add (reverted->left, g_strdup (change->id));
  g_ptr_array_add (reverted->left, g_strdup (change->field));
}

static gboolean
put_field_back (PlnWorkspace *self, PlnRecord *record, const Change *change, const char *stamp, GError **error)
{
  if (differ (change->before))
    return put_versions_back (self, record, change, error);
  if (strcmp (change->field, PLN_ALIVE) == 0)
    pln_record_edit_alive (record, stamp, is_alive (change->before));
  else
    pln_record_edit_field (record, change->field, stamp, shown (change->before));
  return TRUE;
}

/* alive comes last: other fields restamp it with true.  Where the change only
 * restamped it, so does this; where that was all of the change (what is there
 * was restored), too, so that the one before it can still be taken back. */
static gboolean
put_alive_back (PlnWorkspace *self, PlnRecord *record, const Change *alive, const char *stamp, gboolean stands,
                gboolean alone, gboolean *edited, Reverted *reverted, GError **error)
{
  if (!differ (alive->before) && !differ (alive->after) && is_alive (alive->before) == is_alive (alive->after))
    {
      if (*edited && !pln_record_is_deleted (record))
        pln_record_edit_alive (record, stamp, TRUE);
      else if (alone && stands)
        {
          pln_record_edit_alive (record, stamp, is_alive (alive->before));
          *edited = TRUE;
        }
      return TRUE;
    }
  if (!stands)
    {
      leave (reverted, alive);
      return TRUE;
    }
  *edited = TRUE;
  return put_field_back (self, record, alive, stamp, error);
}

/* Puts the changes [from, to) of one record back. */
static gboolean
revert_record (PlnWorkspace *self, gint64 number, GArray *changes, guint from, guint to, const char *stamp,
               Reverted *reverted, GError **error)
{
  const char *id = g_array_index (changes, Change, from).id;
  g_autoptr (PlnRecord) before = pln_workspace_get_record (self, id, error);
  g_autoptr (PlnRecord) after = before != NULL ? pln_record_copy (before) : NULL;
  g_autoptr (GPtrArray) put_back = g_ptr_array_new ();
  const Change *alive = NULL;
  gboolean edited = FALSE;

  if (after == NULL)
    return FALSE;
  for (guint i = from; i < to; i++)
    {
      Change *change = &g_array_index (changes, Change, i);
      gboolean stands = still_stands (self, before, change);

      if (stands)
        g_ptr_array_add (put_back, change);
      if (strcmp (change->field, PLN_ALIVE) == 0)
        alive = change;
      else if (!stands)
        leave (reverted, change);
      else if (!put_field_back (self, after, change, stamp, error))
        return FALSE;
      else
        edited = TRUE;
    }
  if (alive != NULL
      && !put_alive_back (self, after, alive, stamp, g_ptr_array_find (put_back, alive, NULL), to - from == 1, &edited,
                          reverted, error))
    return FALSE;
  if (!edited)
    return TRUE;
  g_ptr_array_add (reverted->touched, g_strdup (id));
  if (!pln_row_write (self, 0, before, after, NULL, 0, error)
      || !pln_journal_add_changes (self, number, before, after, error)
      || !pln_database_run (self->database, error, "DELETE FROM pln_skipped WHERE id = ?", "s", id))
    return FALSE;
  for (guint i = 0; i < put_back->len; i++)
    if (!note_origin (self, number, put_back->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Takes back what the entry `target` wrote, as a new entry. Inside the write lock. */
static gboolean
revert_entry (PlnWorkspace *self, gint64 target, gint64 number, const char *action, const char *label,
              Reverted *reverted, GError **error)
{
  g_autoptr (GArray) changes = load_changes (self, target, error);
  g_autofree char *stamp = changes != NULL ? pln_identity_next_stamp (self, error) : NULL;

  if (stamp == NULL)
    return FALSE;
  for (guint from = 0, to = 0; from < changes->len; from = to)
    {
      while (to < changes->len
             && strcmp (g_array_index (changes, Change, to).id, g_array_index (changes, Change, from).id) == 0)
        to++;
      if (!revert_record (self, number, changes, from, to, stamp, reverted, error))
        return FALSE;
    }
  return pln_journal_add (self, number, action, label, stamp, reverted->touched->len, "done", error);
}

#define NEXT_UNDO "SELECT number, label, done_by FROM pln_journal WHERE action = 'edit' AND state = 'done'" \
                  " ORDER BY number DESC LIMIT 1"
#define NEXT_REDO "SELECT number, label, undone_by FROM pln_journal WHERE action = 'edit' AND state = 'undone'" \
                  " ORDER BY number LIMIT 1"

static char *
get_label (PlnWorkspace *self, const char *sql)
{
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, NULL, sql, "");

  return statement != NULL && pln_statement_step (statement, NULL) ? g_strdup (pln_statement_text (statement, 1)) : NULL;
}

char *
pln_workspace_get_undo_label (PlnWorkspace *self)
{
  return get_label (self, NEXT_UNDO);
}

char *
pln_workspace_get_redo_label (PlnWorkspace *self)
{
  return get_label (self, NEXT_REDO);
}

static gboolean
step_in_lock (PlnWorkspace *self, gboolean undo, Reverted *reverted, GError **error)
{
  g_autofree char *label = NULL;
  gint64 entry, target, number;

  {
    g_autoptr (PlnStatement) statement = pln_database_query (self->database, error, undo ? NEXT_UNDO : NEXT_REDO, "");

    if (statement == NULL)
      return FALSE;
    if (!pln_statement_step (statement, error))
      {
        if (error == NULL || *error == NULL)
          g_set_error_literal (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND,
                               undo ? _("There is nothing to undo.") : _("There is nothing to redo."));
        return FALSE;
      }
    entry = pln_statement_integer (statement, 0);
    label = g_strdup (pln_statement_text (statement, 1));
    target = pln_statement_integer (statement, 2);
  }
  number = pln_journal_next_number (self);
  return pln_identity_confirm (self, error)
         && revert_entry (self, target, number, undo ? "undo" : "redo", label, reverted, error)
         && pln_database_run (self->database, error,
                              undo ? "UPDATE pln_journal SET state = 'undone', undone_by = ? WHERE number = ?"
                                   : "UPDATE pln_journal SET state = 'done', done_by = ? WHERE number = ?",
                              "ii", number, entry);
}

static gboolean
undo_or_redo (PlnWorkspace *self, gboolean undo, GPtrArray **left, GError **error)
{
  g_autoptr (GPtrArray) not_put_back = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  Reverted reverted = { not_put_back, touched };
  gboolean stale;

  if (!pln_workspace_begin (self, &stale, error))
    return FALSE;
  if (!step_in_lock (self, undo, &reverted, error))
    {
      pln_identity_rollback (self);
      pln_workspace_forget_row (self, NULL);
      return FALSE;
    }
  if (!pln_identity_commit (self, error))
    {
      pln_workspace_forget_row (self, NULL);
      return FALSE;
    }
  if (left != NULL)
    *left = not_put_back->len > 0 ? g_ptr_array_ref (not_put_back) : NULL;
  pln_workspace_emit_changed (self, stale ? NULL : touched);
  return TRUE;
}

gboolean
pln_workspace_undo (PlnWorkspace *self, GPtrArray **left, GError **error)
{
  return undo_or_redo (self, TRUE, left, error);
}

gboolean
pln_workspace_redo (PlnWorkspace *self, GPtrArray **left, GError **error)
{
  return undo_or_redo (self, FALSE, left, error);
}
