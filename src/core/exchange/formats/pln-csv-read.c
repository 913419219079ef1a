/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-csv-table.h"

/* Rows into records, in two passes: first which record each row is, then what
 * it says, so that a row may name one that stands further down. */

typedef struct
{
  PlnDraft      *draft;     /* borrowed */
  PlnWorkspace  *workspace; /* borrowed */
  PlnCsv        *csv;       /* borrowed */
  PlnCsvMapping *mapping;   /* borrowed */
  GPtrArray     *records;   /* owned; of PlnDraftRecord (borrowed), NULL where the row is bad; in step with rows from 1 */
  GHashTable    *titles;    /* owned; "kind\ntitle" to the id of a row, "" when several have it; borrowed ids */
  GHashTable    *indexes;   /* owned; kind to the index of its titles here, made when first asked for */
  int            id_column, kind_column; /* -1: none */
} Reader;

/* ---- titles here --------------------------------------------------------- */

/* Canonical title to the ids (GPtrArray) of the records of a kind that have it. */
static GHashTable *
get_index (Reader *self, const PlnKind *kind)
{
  GHashTable *index = g_hash_table_lookup (self->indexes, kind->name);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PlnQuery) query = NULL;

  if (index != NULL)
    return index;
  index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_hash_table_insert (self->indexes, (gpointer) kind->name, index);
  query = pln_query_new (kind->name);
  ids = pln_workspace_query (self->workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autofree char *title = pln_workspace_get_value (self->workspace, id, kind->title);
      GPtrArray *same = title != NULL ? g_hash_table_lookup (index, title) : NULL;

      if (title == NULL)
        continue;
      if (same == NULL)
        {
          same = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (index, g_steal_pointer (&title), same);
        }
      g_ptr_array_add (same, g_strdup (id));
    }
  return index;
}

/* Ids of the records here with this title; NULL: none. */
static GPtrArray *
find_title (Reader *self, const PlnKind *kind, const char *title)
{
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, title);

  return canonical != NULL ? g_hash_table_lookup (get_index (self, kind), canonical) : NULL;
}

static int
find_column (Reader *self, const char *field)
{
  for (guint i = 0; i < self->mapping->fields->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->mapping->fields, i), field) == 0)
      return (int) i;
  return -1;
}

static const char *
get_cell (Reader *self, guint row, int column)
{
  return column < 0 ? "" : pln_csv_unguard (pln_csv_get_cell (self->csv, row, (guint) column));
}

static guint
get_number (Reader *self, guint row)
{
  return g_array_index (self->csv->numbers, guint, row);
}

/* ---- which record a row is ----------------------------------------------- */

/* The columns that tell one record from another when there is no id: its title,
 * what it belongs to and its date; without a title that must be given, all. */
static gboolean
is_key (const PlnKind *kind, const char *name)
{
  const PlnField *title = pln_kind_find_field (kind, kind->title), *owner = pln_kind_get_owner (kind);

  if ((title->flags & PLN_FIELD_REQUIRED) == 0 || (title->type != PLN_TYPE_TEXT && title->type != PLN_TYPE_LONG_TEXT))
    return TRUE;
  return g_str_equal (name, title->name) || (owner != NULL && g_str_equal (name, owner->name)) ||
         g_str_equal (name, "when");
}

/* An id made from what the row says, the same each time the table is read. */
static char *
make_id (Reader *self, const PlnKind *kind, guint row)
{
  g_autoptr (GString) key = g_string_new (kind->name);
  g_autofree char *sum = NULL;

  for (guint i = 0; i < self->mapping->fields->len; i++)
    {
      const char *name = g_ptr_array_index (self->mapping->fields, i);

      if (name == NULL || pln_kind_find_field (kind, name) == NULL || !is_key (kind, name))
        continue;
      g_string_append_printf (key, "\n%s=%s", name, get_cell (self, row, (int) i));
    }
  for (guint n = 1;; n++)
    {
      g_autofree char *text = n > 1 ? g_strdup_printf ("%s\n%u", key->str, n) : g_strdup (key->str);
      char *id;

      g_free (sum);
      sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
      sum[32] = '\0';
      id = g_strconcat ("t:", sum, NULL);
      if (pln_draft_find (self->draft, id) == NULL)
        return id;
      g_free (id);
    }
}

/* Whether a record here says in this field what the cell does. */
static gboolean
agrees (Reader *self, const char *id, const PlnField *field, const char *cell)
{
  g_autofree char *value = pln_workspace_get_value (self->workspace, id, field->name), *typed = NULL;

  if (field->type == PLN_TYPE_REFERENCE && value != NULL)
    {
      g_autofree char *target = pln_value_get_plain (value), *title = pln_workspace_get_title (self->workspace, target);

      return g_str_equal (target, cell) || g_str_equal (title, cell);
    }
  typed = pln_value_to_typed (field->type, value);
  return g_str_equal (typed, cell);
}

/* The one record here that has the title, the owner and the date of the row.  FALSE: several have. */
static gboolean
find_here (Reader *self, const PlnKind *kind, guint row, char **id)
{
  const PlnField *title = pln_kind_find_field (kind, kind->title);
  int column = find_column (self, title->name);
  const char *cell = get_cell (self, row, column);
  GPtrArray *ids;

  *id = NULL;
  if (*cell == '\0' || (title->flags & PLN_FIELD_REQUIRED) == 0 || title->type != PLN_TYPE_TEXT)
    return TRUE;
  ids = find_title (self, kind, cell);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *found = g_ptr_array_index (ids, i);
      gboolean fits = pln_draft_find (self->draft, found) == NULL;

      for (guint j = 0; j < self->mapping->fields->len && fits; j++)
        {
          const char *name = g_ptr_array_index (self->mapping->fields, j), *other = get_cell (self, row, (int) j);

          if (name != NULL && *other != '\0' && pln_kind_find_field (kind, name) != NULL && is_key (kind, name))
            fits = agrees (self, found, pln_kind_find_field (kind, name), other);
        }
      if (!fits)
        continue;
      if (*id != NULL)
        {
          g_clear_pointer (id, g_free);
          return FALSE;
        }
      *id = g_strdup (found);
    }
  return TRUE;
}

static PlnDraftRecord *
identify (Reader *self, guint row)
{
  guint number = get_number (self, row);
  const char *kind_name = self->mapping->kind != NULL ? self->mapping->kind : get_cell (self, row, self->kind_column);
  const PlnKind *kind = pln_schema_find (kind_name);
  const char *given = get_cell (self, row, self->id_column);
  g_autofree char *id = NULL;

  if (kind == NULL)
    {
      pln_draft_problem (self->draft, number, "kind", _("There is no kind “%s”."), kind_name);
      return NULL;
    }
  if (*given != '\0')
    id = pln_foreign_to_id (given);
  else if (g_str_equal (kind->name, "workspace"))
    id = g_strdup ("workspace");
  else if (!find_here (self, kind, row, &id))
    {
      pln_draft_problem (self->draft, number, NULL, _("Several records here fit this row; a column with ids tells which one is meant."));
      return NULL;
    }
  if (id == NULL)
    id = make_id (self, kind, row);
  return pln_draft_add (self->draft, kind->name, id, number);
}

static void
note_title (Reader *self, PlnDraftRecord *record, guint row)
{
  const PlnKind *kind = pln_schema_find (record->kind);
  const char *title = get_cell (self, row, find_column (self, kind->title));
  char *key;

  if (*title == '\0')
    return;
  key = g_strconcat (kind->name, "\n", title, NULL);
  g_hash_table_insert (self->titles, key, g_hash_table_contains (self->titles, key) ? (gpointer) "" : record->id);
}

/* ---- what a row says ----------------------------------------------------- */

typedef struct
{
  char    *id;  /* owned */
  gboolean several;
} Found;

static void
take_found (Found *found, const char *id)
{
  if (id == NULL || g_strcmp0 (found->id, id) == 0)
    return;
  found->several = found->several || found->id != NULL || *id == '\0';
  g_free (found->id);
  found->id = g_strdup (id);
}

/* Records of a kind with this title, in the file and here. */
static void
find_titled (Reader *self, const PlnKind *kind, const char *title, Found *found)
{
  g_autofree char *key = g_strconcat (kind->name, "\n", title, NULL);
  const PlnField *field = pln_kind_find_field (kind, kind->title);
  GPtrArray *ids;

  take_found (found, g_hash_table_lookup (self->titles, key));
  ids = field->type == PLN_TYPE_TEXT ? find_title (self, kind, title) : NULL;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    take_found (found, g_ptr_array_index (ids, i));
}

/* A cell that names another record: by its id, or by its title. */
static void
set_reference (Reader *self, PlnDraftRecord *record, const PlnField *field, const char *cell, const char *column)
{
  Found found = { NULL, FALSE };
  gboolean known = pln_id_is_valid (cell) && (pln_draft_find (self->draft, cell) != NULL ||
                                              pln_workspace_has_record (self->workspace, cell));

  if (known)
    {
      pln_draft_set_plain (record, field->name, cell);
      return;
    }
  for (guint k = 0; k < pln_schema_get_n_kinds (); k++)
    if (pln_field_accepts (field, pln_schema_get_nth (k)->name))
      find_titled (self, pln_schema_get_nth (k), cell, &found);
  if (found.several)
    pln_draft_problem (self->draft, record->row, column, _("“%s” is the name of several records."), cell);
  else if (found.id != NULL)
    pln_draft_set_plain (record, field->name, found.id);
  else if (pln_id_is_valid (cell) && self->id_column >= 0)
    pln_draft_set_plain (record, field->name, cell); /* a record that is not in this workspace yet */
  else
    pln_draft_problem (self->draft, record->row, column, _("There is no record “%s”."), cell);
  g_free (found.id);
}

static void
set_cell (Reader *self, PlnDraftRecord *record, const PlnField *field, const char *cell, const char *column)
{
  if (*cell == '\0')
    {
      /* In a table that came from here an empty cell empties; another one just does not know. */
      if (self->id_column >= 0 && pln_draft_get (record, field->name) == NULL)
        pln_draft_set (record, field->name, NULL);
    }
  else if (field->type == PLN_TYPE_REFERENCE)
    set_reference (self, record, field, cell, column);
  else if (field->type == PLN_TYPE_TEXT || field->type == PLN_TYPE_LONG_TEXT)
    pln_draft_set_plain (record, field->name, cell);
  else
    pln_draft_set_typed (self->draft, record, field->name, cell, column);
}

static void
read_cells (Reader *self, PlnDraftRecord *record, guint row)
{
  const PlnKind *kind = pln_schema_find (record->kind);
  GPtrArray *cells = g_ptr_array_index (self->csv->rows, row);

  for (guint i = 0; i < self->mapping->fields->len; i++)
    {
      const char *name = g_ptr_array_index (self->mapping->fields, i);
      const char *cell = get_cell (self, row, (int) i), *column = pln_csv_get_cell (self->csv, 0, i);
      const PlnField *field = name != NULL ? pln_kind_find_field (kind, name) : NULL;

      if (name == NULL || (int) i == self->id_column || (int) i == self->kind_column)
        continue;
      if (pln_csv_get_contact_type (name) != NULL && pln_csv_takes_contacts (kind))
        pln_csv_read_contacts (self->draft, self->workspace, record, pln_csv_get_contact_type (name), cell);
      else if (field != NULL)
        set_cell (self, record, field, cell, column);
      else if (*cell != '\0')
        pln_draft_problem (self->draft, record->row, column, _("A %s has no field “%s”."), pln_kind_get_label (kind), name);
    }
  for (guint i = self->mapping->fields->len; i < cells->len; i++)
    if (*(const char *) g_ptr_array_index (cells, i) != '\0')
      {
        pln_draft_problem (self->draft, record->row, NULL, _("The row has more cells than there are headings."));
        break;
      }
}

gboolean
pln_csv_read_rows (PlnDraft *draft, PlnWorkspace *workspace, PlnCsv *csv, PlnCsvMapping *mapping, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) indexes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_hash_table_unref);
  Reader self = { draft, workspace, csv, mapping, records, titles, indexes, -1, -1 };

  self.id_column = find_column (&self, "id");
  self.kind_column = mapping->kind == NULL ? find_column (&self, "kind") : -1;
  if (mapping->kind == NULL && self.kind_column < 0)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FORMAT,
                   _("The headings of %s do not tell what kind of records it holds."), draft->name);
      return FALSE;
    }
  g_ptr_array_add (records, NULL);
  for (guint row = 1; row < csv->rows->len; row++)
    {
      PlnDraftRecord *record = identify (&self, row);

      draft->n_rows++;
      g_ptr_array_add (records, record);
      if (record != NULL)
        note_title (&self, record, row);
    }
  for (guint row = 1; row < csv->rows->len; row++)
    if (g_ptr_array_index (records, row) != NULL)
      read_cells (&self, g_ptr_array_index (records, row), row);
  return TRUE;
}
