/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/formats/pln-csv-table.h"
#include "exchange/formats/pln-formats-private.h"

/* Records as a table.  References stand by their id, so that the table comes
 * back unchanged, and beside it by their title, for people. */

static void
begin_cell (GString *out, guint *n)
{
  if ((*n)++ > 0)
    g_string_append_c (out, ',');
}

static void
append (GString *out, guint *n, const char *text)
{
  begin_cell (out, n);
  pln_csv_append_cell (out, text, TRUE);
}

static void
append_value (GString *out, guint *n, const PlnField *field, const char *value, gboolean for_people)
{
  gboolean number = field->type == PLN_TYPE_INTEGER || field->type == PLN_TYPE_DECIMAL;
  g_autofree char *typed = NULL;

  if (for_people && field->type == PLN_TYPE_CHOICE && value != NULL)
    typed = pln_field_to_display (field, value);
  else
    typed = pln_value_to_typed (field->type, value);
  begin_cell (out, n);
  /* A negative number is no formula. */
  pln_csv_append_cell (out, typed, !number);
}

static void
append_title (PlnWorkspace *workspace, GString *out, guint *n, const char *value)
{
  g_autofree char *id = value != NULL ? pln_value_get_plain (value) : NULL;
  g_autofree char *title = id != NULL && pln_workspace_has_record (workspace, id)
                             ? pln_workspace_get_title (workspace, id)
                             : g_strdup ("");

  append (out, n, title);
}

/* ---- one kind ------------------------------------------------------------ */

static void
write_headings (const PlnKind *kind, gboolean for_people, gboolean contacts, GString *out)
{
  const char *type;
  guint n = 0;

  append (out, &n, for_people ? _("Id") : "id");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];
      const char *label = for_people ? pln_field_get_label (field) : field->name;
      g_autofree char *other = NULL;

      if (field->type != PLN_TYPE_REFERENCE)
        {
          append (out, &n, label);
          continue;
        }
      other = g_strdup_printf (for_people ? "%s (id)" : "%s.title", label);
      append (out, &n, label);
      append (out, &n, other);
    }
  for (guint i = 0; contacts && (type = pln_csv_get_nth_contact (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat (PLN_CSV_CONTACT, type, NULL);

      append (out, &n, for_people ? pln_csv_get_contact_label (type) : name);
    }
  g_string_append (out, "\r\n");
}

static void
write_row (PlnWorkspace *workspace, const PlnKind *kind, const PlnRecord *record, gboolean for_people, gboolean contacts,
           GString *out)
{
  const char *type;
  guint n = 0;

  append (out, &n, pln_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];
      const char *value = pln_record_get_value (record, field->name);

      if (field->type == PLN_TYPE_REFERENCE && for_people)
        append_title (workspace, out, &n, value);
      append_value (out, &n, field, value, for_people);
      if (field->type == PLN_TYPE_REFERENCE && !for_people)
        append_title (workspace, out, &n, value);
    }
  for (guint i = 0; contacts && (type = pln_csv_get_nth_contact (i)) != NULL; i++)
    {
      g_autofree char *cell = pln_csv_contacts_to_cell (workspace, pln_record_get_id (record), type);

      append (out, &n, cell);
    }
  g_string_append (out, "\r\n");
}

/* ---- all kinds ----------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* Names of the fields that hold anything, of whatever kind. */
static GPtrArray *
find_used (GPtrArray *records)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const PlnRecord *record = g_ptr_array_index (records, i);
      const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));

      for (guint j = 0; kind != NULL && j < kind->n_fields; j++)
        if (pln_record_get_value (record, kind->fields[j].name) != NULL &&
            g_hash_table_add (seen, (gpointer) kind->fields[j].name))
          g_ptr_array_add (names, (gpointer) kind->fields[j].name);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
write_all (GPtrArray *records, GString *out)
{
  g_autoptr (GPtrArray) names = find_used (records);

  g_string_append (out, "kind,id");
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, ",%s", (const char *) g_ptr_array_index (names, i));
  g_string_append (out, "\r\n");
  for (guint i = 0; i < records->len; i++)
    {
      const PlnRecord *record = g_ptr_array_index (records, i);
      const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));
      guint n = 0;

      append (out, &n, kind->name);
      append (out, &n, pln_record_get_id (record));
      for (guint j = 0; j < names->len; j++)
        {
          const PlnField *field = pln_kind_find_field (kind, g_ptr_array_index (names, j));

          if (field != NULL)
            append_value (out, &n, field, pln_record_get_value (record, field->name), FALSE);
          else
            append (out, &n, "");
        }
      g_string_append (out, "\r\n");
    }
}

/* Chosen records of other kinds have no row in a table of one kind. */
static void
name_others (PlnWorkspace *workspace, const PlnFormatScope *scope, const PlnKind *kind, PlnFormatResult *result)
{
  g_autofree char *reason = g_strdup_printf (_("It is no %s, and a table holds one kind."), pln_kind_get_label (kind));

  for (guint i = 0; scope->ids != NULL && scope->ids[i] != NULL; i++)
    if (g_strcmp0 (pln_workspace_get_kind (workspace, scope->ids[i]), kind->name) != 0)
      {
        g_autofree char *title = pln_workspace_get_title (workspace, scope->ids[i]);

        pln_draft_leave_out (result->left_out, scope->ids[i], title, reason);
      }
}

gboolean
pln_csv_write (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out, PlnFormatResult *result,
               GError **error)
{
  const char *kinds[] = { scope->kind, NULL };
  const PlnKind *kind = scope->kind != NULL ? pln_schema_find (scope->kind) : NULL;
  g_autoptr (GPtrArray) records = pln_format_collect (workspace, scope, kind != NULL ? kinds : NULL, error);

  if (records == NULL)
    return FALSE;
  if (scope->for_people)
    g_string_append (out, "\xef\xbb\xbf");
  if (kind == NULL)
    write_all (records, out);
  else
    {
      gboolean contacts = pln_csv_takes_contacts (kind) &&
                          (scope->without == NULL || !g_strv_contains (scope->without, "contact"));

      write_headings (kind, scope->for_people, contacts, out);
      name_others (workspace, scope, kind, result);
      for (guint i = 0; i < records->len; i++)
        write_row (workspace, kind, g_ptr_array_index (records, i), scope->for_people, contacts, out);
    }
  result->written = records->len;
  return TRUE;
}
