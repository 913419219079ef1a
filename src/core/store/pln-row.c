// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"
#include "values/pln-json.h"

/* Records to rows and back.  The columns clock, stamps, siblings and unknown of
 * pln_record hold the JSON objects of the snapshot line, NULL where that member
 * is left out; so a line can be put together without building the record. */

typedef struct
{
  char *name;  /* owned */
  char *value; /* owned */
} Pair;

static void
clear_pair (Pair *pair)
{
  g_free (pair->name);
  g_free (pair->value);
}

/* Members of an object: strings decoded when plain, else canonical JSON. */
static GArray *
read_members (const char *json, gboolean plain, GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  PlnJsonScanner scanner;
  gboolean first = TRUE;

  g_array_set_clear_func (pairs, (GDestroyNotify) clear_pair);
  if (json == NULL)
    return g_steal_pointer (&pairs);
  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_object (&scanner, error))
    return NULL;
  while (TRUE)
    {
      Pair pair = { NULL, NULL };
      g_autoptr (GString) text = NULL;

      if (!pln_json_next_member (&scanner, &first, &pair.name, error))
        return NULL;
      if (pair.name == NULL)
        break;
      if (plain)
        {
          if (!pln_json_read_string (&scanner, &pair.value, NULL, error))
            {
              clear_pair (&pair);
              return NULL;
            }
        }
      else
        {
          text = g_string_new (NULL);
          if (!pln_json_read_canonical (&scanner, text, error))
            {
              clear_pair (&pair);
              return NULL;
            }
          pair.value = g_string_free (g_steal_pointer (&text), FALSE);
        }
      g_array_append_val (pairs, pair);
    }
  return g_steal_pointer (&pairs);
}

static const char *
find_member (GArray *pairs, const char *name)
{
  for (guint i = 0; i < pairs->len; i++)
    if (strcmp (g_array_index (pairs, Pair, i).name, name) == 0)
      return g_array_index (pairs, Pair, i).value;
  return NULL;
}

/* ---- values and columns -------------------------------------------------- */

/* Whether a column holds the content of a JSON string without its quotes. */
gboolean
pln_row_is_quoted (PlnType type)
{
  switch (type)
    {
    case PLN_TYPE_TEXT:
    case PLN_TYPE_LONG_TEXT:
    case PLN_TYPE_DECIMAL:
    case PLN_TYPE_CHOICE:
    case PLN_TYPE_REFERENCE:
    case PLN_TYPE_TIME:
      return TRUE;
    default:
      return FALSE;
    }
}

static void
append_column (PlnStatement *statement, int column, PlnType type, GString *out)
{
  const char *text;

  if (type == PLN_TYPE_BOOLEAN)
    {
      g_string_append (out, pln_statement_integer (statement, column) != 0 ? "true" : "false");
      return;
    }
  text = pln_statement_text (statement, column);
  if (pln_row_is_quoted (type))
    pln_json_append_string (out, text, sqlite3_column_bytes (statement->handle, column));
  else
    g_string_append_len (out, text, sqlite3_column_bytes (statement->handle, column));
}

char *
pln_row_column_to_canonical (PlnStatement *statement, int column, PlnType type)
{
  g_autoptr (GString) out = NULL;

  if (sqlite3_column_type (statement->handle, column) == SQLITE_NULL)
    return NULL;
  out = g_string_sized_new (sqlite3_column_bytes (statement->handle, column) + 3);
  append_column (statement, column, type, out);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* ---- reading ------------------------------------------------------------- */

static gboolean
add_siblings (PlnRecordBuilder *builder, const char *field, const char *json, GError **error)
{
  PlnJsonScanner scanner;
  gboolean first = TRUE, more = FALSE;

  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_array (&scanner, error))
    return FALSE;
  while (pln_json_next_element (&scanner, &first, &more, error))
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) pairs = NULL;
      const char *value, *stamp;
      g_autofree char *plain = NULL;

      if (!more)
        return TRUE;
      if (!pln_json_read_canonical (&scanner, text, error))
        return FALSE;
      pairs = read_members (text->str, FALSE, error);
      if (pairs == NULL)
        return FALSE;
      value = find_member (pairs, "value");
      stamp = find_member (pairs, "stamp");
      plain = stamp != NULL ? pln_value_get_plain (stamp) : NULL;
      if (plain != NULL)
        pln_record_builder_add_sibling (builder, field, g_strcmp0 (value, "null") != 0 ? value : NULL, -1, plain);
    }
  return FALSE;
}

/* The members that row and line share. */
static gboolean
add_members (PlnRecordBuilder *builder, const char *clock_json, const char *stamps_json, const char *siblings_json,
             GError **error)
{
  g_autoptr (GArray) clock = read_members (clock_json, TRUE, error);
  g_autoptr (GArray) stamps = clock != NULL ? read_members (stamps_json, TRUE, error) : NULL;
  g_autoptr (GArray) siblings = stamps != NULL ? read_members (siblings_json, FALSE, error) : NULL;

  if (siblings == NULL)
    return FALSE;
  for (guint i = 0; i < clock->len; i++)
    pln_record_builder_add_clock (builder, g_array_index (clock, Pair, i).name, g_array_index (clock, Pair, i).value);
  for (guint i = 0; i < stamps->len; i++)
    pln_record_builder_add_stamp (builder, g_array_index (stamps, Pair, i).name, g_array_index (stamps, Pair, i).value);
  for (guint i = 0; i < siblings->len; i++)
    if (!add_siblings (builder, g_array_index (siblings, Pair, i).name, g_array_index (siblings, Pair, i).value, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_fields (PlnRecordBuilder *builder, const char *json, GError **error)
{
  g_autoptr (GArray) fields = json != NULL ? read_members (json, FALSE, error) : NULL;

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    pln_record_builder_add_field (builder, g_array_index (fields, Pair, i).name, g_array_index (fields, Pair, i).value, -1);
  return json == NULL || fields != NULL;
}

static PlnRecord *
say_damaged (const char *id, GError **error)
{
  g_clear_error (error);
  g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_DAMAGED, _("The record “%s” is damaged in this file."), id);
  return NULL;
}

PlnRecord *
pln_row_read_record (PlnStatement *statement, const PlnTable *table, GError **error)
{
  const char *id = pln_statement_text (statement, 1);
  PlnRecordBuilder *builder = statement->database->builder;
  g_autoptr (GString) value = g_string_new (NULL);
  PlnRecord *record;

  pln_record_builder_reset (builder);
  pln_record_builder_set_kind (builder, pln_statement_text (statement, 8));
  pln_record_builder_set_id (builder, id);
  pln_record_builder_set_stamp (builder, pln_statement_text (statement, 3));
  pln_record_builder_set_deleted (builder, pln_statement_integer (statement, 2) != 0);
  for (guint i = 0; table != NULL && i < table->n_fields; i++)
    {
      int column = PLN_N_RECORD_COLUMNS + (int) i;

      if (sqlite3_column_type (statement->handle, column) == SQLITE_NULL)
        continue;
      g_string_truncate (value, 0);
      append_column (statement, column, table->fields[i]->type, value);
      pln_record_builder_add_field (builder, table->fields[i]->name, value->str, (gssize) value->len);
    }
  if (!add_fields (builder, pln_statement_text (statement, 7), error)
      || !add_members (builder, pln_statement_text (statement, 4), pln_statement_text (statement, 5),
                       pln_statement_text (statement, 6), error))
    return say_damaged (id, error);
  record = pln_record_builder_finish (builder, error);
  return record != NULL ? record : say_damaged (id, error);
}

static void
append_member (GString *out, const char *name, const char *json)
{
  if (json != NULL)
    g_string_append_printf (out, ",\"%s\":%s", name, json);
}

gboolean
pln_row_append_line (PlnStatement *statement, const PlnTable *table, GString *out, GError **error)
{
  gboolean first = TRUE;

  if (table == NULL || pln_statement_text (statement, 7) != NULL)
    {
      g_autoptr (PlnRecord) record = pln_row_read_record (statement, table, error);

      if (record != NULL)
        pln_record_write_line (record, out);
      return record != NULL;
    }
  g_string_append (out, "{\"kind\":");
  pln_json_append_string (out, pln_statement_text (statement, 8), -1);
  g_string_append (out, ",\"id\":\"");
  g_string_append (out, pln_statement_text (statement, 1));
  g_string_append (out, "\",\"stamp\":\"");
  g_string_append (out, pln_statement_text (statement, 3));
  g_string_append_c (out, '"');
  append_member (out, "clock", pln_statement_text (statement, 4));
  if (pln_statement_integer (statement, 2) != 0)
    g_string_append (out, ",\"deleted\":true");
  for (guint i = 0; i < table->n_fields; i++)
    {
      int column = PLN_N_RECORD_COLUMNS + (int) i;

      if (sqlite3_column_type (statement->handle, column) == SQLITE_NULL)
        continue;
      g_string_append (out, first ? ",\"fields\":{\"" : ",\"");
      g_string_append (out, table->fields[i]->name);
      g_string_append (out, "\":");
      append_column (statement, column, table->fields[i]->type, out);
      first = FALSE;
    }
  if (!first)
    g_string_append_c (out, '}');
  append_member (out, "stamps", pln_statement_text (statement, 5));
  append_member (out, "siblings", pln_statement_text (statement, 6));
  g_string_append_c (out, '}');
  return TRUE;
}

/* The record that the statement finds; frees the statement. */
static PlnRecord *
read_only_row (PlnStatement *found, const PlnTable *table, GError **error)
{
  g_autoptr (PlnStatement) statement = found;
  g_autoptr (GError) problem = NULL;

  if (statement == NULL)
    return NULL;
  if (!pln_statement_step (statement, &problem))
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return pln_row_read_record (statement, table, error);
}

PlnRecord *
pln_row_find_record (PlnWorkspace *self, const char *id, GError **error)
{
  const char *kind = pln_workspace_get_kind (self, id);
  const PlnTable *table = kind != NULL ? pln_workspace_get_table (self, kind) : NULL;
  const char *sql = table != NULL ? table->read : "SELECT " PLN_RECORD_COLUMNS " FROM pln_record r WHERE r.id = ?";

  if (kind == NULL)
    return NULL;
  return read_only_row (pln_database_query (self->database, error, sql, "s", id), table, error);
}

PlnRecord *
pln_row_find_record_at (PlnWorkspace *self, const char *kind, gint64 n, GError **error)
{
  const PlnTable *table = pln_workspace_get_table (self, kind);
  const char *sql = table != NULL ? table->read_at : "SELECT " PLN_RECORD_COLUMNS " FROM pln_record r WHERE r.n = ?";

  return read_only_row (pln_database_query (self->database, error, sql, "i", n), table, error);
}

PlnRecord *
pln_record_from_line (PlnDatabase *database, const char *line, GError **error)
{
  PlnRecordBuilder *builder = database->builder;
  g_autoptr (GArray) members = read_members (line, FALSE, error);
  g_autofree char *kind = NULL, *id = NULL, *creation = NULL;
  PlnRecord *record;

  if (members == NULL || find_member (members, "stamp") == NULL || find_member (members, "id") == NULL
      || find_member (members, "kind") == NULL)
    return say_damaged ("", error);
  kind = pln_value_get_plain (find_member (members, "kind"));
  id = pln_value_get_plain (find_member (members, "id"));
  creation = pln_value_get_plain (find_member (members, "stamp"));
  pln_record_builder_reset (builder);
  pln_record_builder_set_kind (builder, kind);
  pln_record_builder_set_id (builder, id);
  pln_record_builder_set_stamp (builder, creation);
  pln_record_builder_set_deleted (builder, find_member (members, "deleted") != NULL);
  if (!add_fields (builder, find_member (members, "fields"), error)
      || !add_members (builder, find_member (members, "clock"), find_member (members, "stamps"),
                       find_member (members, "siblings"), error))
    return say_damaged (id, error);
  record = pln_record_builder_finish (builder, error);
  return record != NULL ? record : say_damaged (id, error);
}

/* ---- the shown values at once -------------------------------------------- */

PlnRow *
pln_row_ref (PlnRow *self)
{
  self->refs++;
  return self;
}

void
pln_row_unref (PlnRow *self)
{
  if (self == NULL || --self->refs > 0)
    return;
  for (guint i = 0; self->table != NULL && i < self->table->n_fields; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->id);
  g_free (self->stamp);
  g_free (self);
}

const char *
pln_row_get_value (const PlnRow *self, const char *field)
{
  guint place;

  if (self->table == NULL)
    return NULL;
  place = pln_table_find_field (self->table, field);
  return place < self->table->n_fields ? self->values[place] : NULL;
}

#define MAX_ROWS 4096

PlnRow *
pln_workspace_get_row (PlnWorkspace *self, const char *id)
{
  PlnRow *row = g_hash_table_lookup (self->rows, id);
  g_autoptr (PlnStatement) statement = NULL;
  const char *kind;

  if (row != NULL)
    return pln_row_ref (row);
  kind = pln_workspace_get_kind (self, id);
  if (kind == NULL)
    return NULL;
  row = g_new0 (PlnRow, 1);
  row->refs = 1;
  row->kind = kind;
  row->id = g_strdup (id);
  row->table = pln_workspace_get_table (self, kind);
  statement = pln_database_query (self->database, NULL,
                                  row->table != NULL ? row->table->read
                                                     : "SELECT " PLN_RECORD_COLUMNS " FROM pln_record r WHERE r.id = ?",
                                  "s", id);
  row->values = g_new0 (char *, row->table != NULL ? row->table->n_fields + 1 : 1);
  if (statement == NULL || !pln_statement_step (statement, NULL))
    {
      pln_row_unref (row);
      return NULL;
    }
  row->deleted = pln_statement_integer (statement, 2) != 0;
  row->stamp = g_strdup (pln_statement_text (statement, 3));
  for (guint i = 0; row->table != NULL && i < row->table->n_fields; i++)
    row->values[i] = pln_row_column_to_canonical (statement, PLN_N_RECORD_COLUMNS + (int) i, row->table->fields[i]->type);
  if (g_hash_table_size (self->rows) >= MAX_ROWS)
    g_hash_table_remove_all (self->rows);
  g_hash_table_insert (self->rows, row->id, row);
  return pln_row_ref (row);
}

void
pln_workspace_forget_row (PlnWorkspace *self, const char *id)
{
  g_hash_table_remove_all (self->derived);
  if (id == NULL)
    g_hash_table_remove_all (self->rows);
  else
    g_hash_table_remove (self->rows, id);
}
