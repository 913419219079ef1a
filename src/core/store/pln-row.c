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

static gboolean
is_quoted (PlnType type)
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

/* A value of another type than the schema says (only a later version could
 * have let it in) stays beside the unknown fields. */
static gboolean
fits_column (PlnType type, const char *canonical)
{
  if (is_quoted (type))
    return canonical[0] == '"';
  if (type == PLN_TYPE_BOOLEAN)
    return strcmp (canonical, "true") == 0 || strcmp (canonical, "false") == 0;
  if (type == PLN_TYPE_INTEGER)
    {
      char again[32];

      g_snprintf (again, sizeof again, "%" G_GINT64_FORMAT, g_ascii_strtoll (canonical, NULL, 10));
      return strcmp (again, canonical) == 0;
    }
  return TRUE;
}

char *
pln_row_canonical_to_column (PlnType type, const char *canonical)
{
  if (canonical == NULL)
    return NULL;
  if (is_quoted (type))
    return pln_value_get_plain (canonical);
  if (type == PLN_TYPE_BOOLEAN)
    return g_strdup (pln_value_get_boolean (canonical) ? "1" : "0");
  return g_strdup (canonical);
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
  if (is_quoted (type))
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

/* The bounds of a canonical date without making a PlnWhen: its EDTF expression
 * comes first and its sense next, both without escapes. */
static gboolean
find_bounds (const char *canonical, PlnDay *earliest, PlnDay *latest)
{
  static const char head[] = "{\"edtf\":\"", middle[] = "\",\"sense\":\"";
  char edtf[32];
  const char *start = canonical + strlen (head), *end;
  gboolean open_start, open_end;

  *earliest = *latest = PLN_DAY_NONE;
  if (!g_str_has_prefix (canonical, head))
    return FALSE;
  end = strchr (start, '"');
  if (end == NULL || (gsize) (end - start) >= sizeof edtf || !g_str_has_prefix (end, middle))
    return FALSE;
  memcpy (edtf, start, (gsize) (end - start));
  edtf[end - start] = '\0';
  end += strlen (middle);
  open_start = g_str_has_prefix (end, "by\"") || g_str_has_prefix (end, "until\"");
  open_end = g_str_has_prefix (end, "from\"");
  if (!pln_edtf_bounds (edtf, earliest, latest, NULL))
    return FALSE;
  if (open_start)
    *earliest = PLN_DAY_NONE;
  if (open_end)
    *latest = PLN_DAY_NONE;
  return TRUE;
}

static void
bind_day (PlnStatement *statement, int column, PlnDay day)
{
  int year, month, mday;
  char iso[] = "0000-00-00";

  if (day == PLN_DAY_NONE)
    return;
  pln_day_to_ymd (day, &year, &month, &mday);
  for (int i = 3; i >= 0; i--, year /= 10)
    iso[i] = (char) ('0' + year % 10);
  iso[5] = (char) ('0' + month / 10);
  iso[6] = (char) ('0' + month % 10);
  iso[8] = (char) ('0' + mday / 10);
  iso[9] = (char) ('0' + mday % 10);
  sqlite3_bind_text (statement->handle, column, iso, 10, SQLITE_TRANSIENT);
}

/* Binds a value and what is derived from it; returns the next free column. */
static int
bind_value (PlnStatement *statement, int column, PlnType type, const char *canonical)
{
  if (canonical == NULL)
    return column + (type == PLN_TYPE_WHEN || type == PLN_TYPE_MONEY ? 3 : 1);
  if (type == PLN_TYPE_INTEGER)
    sqlite3_bind_int64 (statement->handle, column, g_ascii_strtoll (canonical, NULL, 10));
  else if (type == PLN_TYPE_BOOLEAN)
    sqlite3_bind_int (statement->handle, column, canonical[0] == 't');
  else if (is_quoted (type))
    {
      gsize length = strlen (canonical);

      if (memchr (canonical, '\\', length) == NULL)
        sqlite3_bind_text (statement->handle, column, canonical + 1, (int) length - 2, SQLITE_STATIC);
      else
        sqlite3_bind_text (statement->handle, column, pln_value_get_plain (canonical), -1, g_free);
    }
  else
    sqlite3_bind_text (statement->handle, column, canonical, -1, SQLITE_STATIC);
  column++;
  if (type == PLN_TYPE_WHEN)
    {
      PlnDay earliest, latest;

      if (find_bounds (canonical, &earliest, &latest))
        {
          bind_day (statement, column, earliest);
          bind_day (statement, column + 1, latest);
        }
      column += 2;
    }
  else if (type == PLN_TYPE_MONEY)
    {
      PlnMoney money;

      if (pln_money_from_canonical (canonical, &money, NULL))
        {
          sqlite3_bind_int64 (statement->handle, column, money.minor);
          sqlite3_bind_text (statement->handle, column + 1, money.currency, -1, SQLITE_TRANSIENT);
        }
      column += 2;
    }
  return column;
}

/* ---- the members of the line --------------------------------------------- */

typedef struct
{
  GString *clock, *stamps, *siblings; /* empty: left out */
} Members;

static void
append_name (GString *out, const char *name)
{
  g_string_append_c (out, out->len == 0 ? '{' : ',');
  pln_json_append_string (out, name, -1);
  g_string_append_c (out, ':');
}

static void
write_clock (const PlnRecord *record, GString *out)
{
  const char *creation = pln_record_get_stamp (record);
  guint n = pln_record_get_n_clock (record);
  const char *replica, *time;

  if (n == 1)
    {
      pln_record_get_nth_clock (record, 0, &replica, &time);
      if (strncmp (creation, time, PLN_STAMP_TIME_LEN) == 0 && strcmp (creation + PLN_STAMP_TIME_LEN + 1, replica) == 0)
        return;
    }
  for (guint i = 0; i < n; i++)
    {
      pln_record_get_nth_clock (record, i, &replica, &time);
      append_name (out, replica);
      pln_json_append_string (out, time, -1);
    }
  if (out->len > 0)
    g_string_append_c (out, '}');
}

static void
write_siblings (const PlnFieldState *state, GString *out)
{
  append_name (out, state->name);
  g_string_append_c (out, '[');
  for (guint i = 1; i < state->n_versions; i++)
    {
      const PlnVersion *version = pln_field_state_get_versions (state) + i;

      g_string_append_printf (out, "%s{\"value\":", i > 1 ? "," : "");
      g_string_append (out, version->value != NULL ? version->value : "null");
      g_string_append (out, ",\"stamp\":");
      pln_json_append_string (out, version->stamp, -1);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

/* The shown values by the fields of the table, both being sorted by name; those
 * that fit no column go to unknown. */
static void
sort_values (const PlnRecord *record, const PlnTable *table, const char **values, GString *unknown)
{
  guint place = 0;

  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *state = pln_record_get_nth_field (record, i);
      const char *value = pln_field_state_get_versions (state)->value;
      int order = 1;

      if (value == NULL || strcmp (state->name, PLN_ALIVE) == 0)
        continue;
      while (table != NULL && place < table->n_fields
             && (order = strcmp (table->fields[place]->name, state->name)) < 0)
        place++;
      if (order == 0 && place < table->n_fields && fits_column (table->fields[place]->type, value))
        {
          values[place] = value;
          continue;
        }
      append_name (unknown, state->name);
      g_string_append (unknown, value);
    }
  if (unknown->len > 0)
    g_string_append_c (unknown, '}');
}

static void
write_members (const PlnRecord *record, Members *members)
{
  const char *creation = pln_record_get_stamp (record);

  write_clock (record, members->clock);
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *state = pln_record_get_nth_field (record, i);
      const PlnVersion *shown = pln_field_state_get_versions (state);

      if (strcmp (shown->stamp, creation) != 0)
        {
          append_name (members->stamps, state->name);
          pln_json_append_string (members->stamps, shown->stamp, -1);
        }
      if (state->n_versions > 1)
        write_siblings (state, members->siblings);
    }
  if (members->stamps->len > 0)
    g_string_append_c (members->stamps, '}');
  if (members->siblings->len > 0)
    g_string_append_c (members->siblings, '}');
}

/* ---- writing ------------------------------------------------------------- */

/* Appends the folded content of a value; each by itself, since folding plain
 * ASCII costs next to nothing. */
static void
append_folded (GString *out, const char *canonical)
{
  g_autofree char *plain = pln_value_get_plain (canonical);
  g_autofree char *folded = pln_text_fold (plain);

  g_string_append (out, folded);
}

static char *
make_folded (const PlnTable *table, const char *const *values)
{
  GString *text = g_string_sized_new (256);

  if (table->title < table->n_fields && values[table->title] != NULL)
    append_folded (text, values[table->title]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (i == table->title || !(table->fields[i]->flags & PLN_FIELD_SEARCHED) || values[i] == NULL)
        continue;
      append_folded (text, values[i]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

static gboolean
write_kind_row (PlnWorkspace *self, const PlnTable *table, const PlnRecord *record, const char *const *values, gint64 n,
                GError **error)
{
  g_autoptr (PlnStatement) statement = pln_database_prepare (self->database, table->write, error);
  int column = 5;
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement->handle, 1, n);
  sqlite3_bind_text (statement->handle, 2, pln_record_get_id (record), -1, SQLITE_STATIC);
  sqlite3_bind_int (statement->handle, 3, pln_record_is_deleted (record));
  sqlite3_bind_text (statement->handle, 4, make_folded (table, values), -1, g_free);
  for (guint i = 0; i < table->n_fields; i++)
    column = bind_value (statement, column, table->fields[i]->type, values[i]);
  code = sqlite3_step (statement->handle);
  if (code == SQLITE_DONE)
    return TRUE;
  pln_database_set_error (self->database, code, error);
  return FALSE;
}

static gboolean
write_reference (PlnWorkspace *self, const char *sql, const char *canonical, gint64 n, const char *field, GError **error)
{
  g_autofree char *target = pln_value_get_plain (canonical);

  return pln_database_run (self->database, error, sql, "sis", target, n, field);
}

/* values NULL: the record goes. */
static gboolean
write_references (PlnWorkspace *self, const PlnTable *table, const PlnRecord *before, const char *const *values, gint64 n,
                  GError **error)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      const PlnField *field = table->fields[i];
      const char *was, *is;

      if (field->type != PLN_TYPE_REFERENCE)
        continue;
      was = before != NULL ? pln_record_get_value (before, field->name) : NULL;
      is = values != NULL ? values[i] : NULL;
      if (g_strcmp0 (was, is) == 0)
        continue;
      if (was != NULL
          && !write_reference (self, "DELETE FROM pln_ref WHERE target = ? AND n = ? AND field = ?", was, n, field->name,
                               error))
        return FALSE;
      if (is != NULL
          && !write_reference (self, "INSERT OR IGNORE INTO pln_ref (target, n, field) VALUES (?, ?, ?)", is, n,
                               field->name, error))
        return FALSE;
    }
  return TRUE;
}

static void
bind_member (PlnStatement *statement, int column, const GString *text)
{
  if (text->len > 0)
    sqlite3_bind_text (statement->handle, column, text->str, (int) text->len, SQLITE_TRANSIENT);
}

/* Writes the row of pln_record; returns its number or -1. */
static gint64
write_record_row (PlnWorkspace *self, gboolean is_new, const PlnRecord *record, const GString *unknown,
                  const guint8 *sum, gint64 born, GError **error)
{
  g_autoptr (GString) clock = g_string_new (NULL), stamps = g_string_new (NULL), siblings = g_string_new (NULL);
  Members members = { clock, stamps, siblings };
  g_autoptr (PlnStatement) statement = NULL;
  int code;
  gint64 n = -1;

  write_members (record, &members);
  statement = pln_database_prepare (self->database,
                                    is_new ? "INSERT INTO pln_record (deleted, stamp, sum, clock, stamps, siblings, unknown,"
                                             " id, kind, born) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                           : "UPDATE pln_record SET deleted = ?, stamp = ?, sum = ?, clock = ?, stamps = ?,"
                                             " siblings = ?, unknown = ? WHERE id = ? RETURNING n",
                                    error);
  if (statement == NULL)
    return -1;
  sqlite3_bind_int (statement->handle, 1, pln_record_is_deleted (record));
  sqlite3_bind_text (statement->handle, 2, pln_record_get_stamp (record), -1, SQLITE_STATIC);
  sqlite3_bind_blob (statement->handle, 3, sum, PLN_SUM_LEN, SQLITE_STATIC);
  bind_member (statement, 4, clock);
  bind_member (statement, 5, stamps);
  bind_member (statement, 6, siblings);
  bind_member (statement, 7, unknown);
  sqlite3_bind_text (statement->handle, 8, pln_record_get_id (record), -1, SQLITE_STATIC);
  if (is_new)
    {
      sqlite3_bind_text (statement->handle, 9, pln_record_get_kind (record), -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement->handle, 10, born);
    }
  while ((code = sqlite3_step (statement->handle)) == SQLITE_ROW)
    n = pln_statement_integer (statement, 0);
  if (code != SQLITE_DONE)
    {
      pln_database_set_error (self->database, code, error);
      return -1;
    }
  return is_new ? sqlite3_last_insert_rowid (self->database->handle) : n;
}

gboolean
pln_row_write (PlnWorkspace *self, const PlnRecord *before, const PlnRecord *after, const guint8 *sum, gint64 born,
               GError **error)
{
  const PlnTable *table = pln_workspace_get_table (self, pln_record_get_kind (after));
  g_autofree const char **values = g_new0 (const char *, table != NULL ? table->n_fields + 1 : 1);
  g_autoptr (GString) unknown = g_string_new (NULL);
  guint8 own_sum[PLN_SUM_LEN];
  gint64 n;

  if (sum == NULL)
    {
      pln_record_sum (after, own_sum);
      sum = own_sum;
    }
  sort_values (after, table, values, unknown);
  n = write_record_row (self, before == NULL, after, unknown, sum, born, error);
  if (n < 0)
    return FALSE;
  if (self->rows != NULL)
    pln_workspace_forget_row (self, pln_record_get_id (after));
  if (table == NULL)
    return TRUE;
  return write_kind_row (self, table, after, values, n, error)
         && write_references (self, table, before, values, n, error);
}

gboolean
pln_row_remove (PlnWorkspace *self, const PlnRecord *record, GError **error)
{
  const char *id = pln_record_get_id (record);
  const PlnTable *table = pln_workspace_get_table (self, pln_record_get_kind (record));
  gint64 n = pln_database_get_integer (self->database, -1, "SELECT n FROM pln_record WHERE id = ?", "s", id);

  pln_workspace_forget_row (self, id);
  if (table != NULL)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE n = ?", table->kind->name);

      if (!write_references (self, table, record, NULL, n, error)
          || !pln_database_run (self->database, error, sql, "i", n))
        return FALSE;
    }
  return pln_database_run (self->database, error, "DELETE FROM pln_record WHERE n = ?", "i", n);
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

PlnRecord *
pln_row_find_record (PlnWorkspace *self, const char *id, GError **error)
{
  const char *kind = pln_workspace_get_kind (self, id);
  const PlnTable *table;
  g_autoptr (PlnStatement) statement = NULL;
  g_autoptr (GError) problem = NULL;

  if (kind == NULL)
    return NULL;
  table = pln_workspace_get_table (self, kind);
  statement = pln_database_query (self->database, error,
                                  table != NULL ? table->read
                                                : "SELECT " PLN_RECORD_COLUMNS " FROM pln_record r WHERE r.id = ?",
                                  "s", id);
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
  if (id == NULL)
    g_hash_table_remove_all (self->rows);
  else
    g_hash_table_remove (self->rows, id);
}
