// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"
#include "values/pln-json.h"

/* Records into rows; pln-row.c reads them again. */

/* A value of another type than the schema says (only a later version could
 * have let it in) stays beside the unknown fields. */
static gboolean
fits_column (PlnType type, const char *canonical)
{
  if (pln_row_is_quoted (type))
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
  if (pln_row_is_quoted (type))
    return pln_value_get_plain (canonical);
  if (type == PLN_TYPE_BOOLEAN)
    return g_strdup (pln_value_get_boolean (canonical) ? "1" : "0");
  return g_strdup (canonical);
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
  else if (pln_row_is_quoted (type))
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
 * that fit no column go to unknown, which is an empty object where unknown
 * fields are all empty. */
static void
sort_values (const PlnRecord *record, const PlnTable *table, const char **values, GString *unknown)
{
  gboolean emptied = FALSE;
  guint place = 0;

  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *state = pln_record_get_nth_field (record, i);
      const char *value = pln_field_state_get_versions (state)->value;
      int order = 1;

      if (strcmp (state->name, PLN_ALIVE) == 0)
        continue;
      while (table != NULL && place < table->n_fields
             && (order = strcmp (table->fields[place]->name, state->name)) < 0)
        place++;
      if (value == NULL)
        {
          emptied |= order != 0;
          continue;
        }
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
  else if (emptied)
    g_string_append (unknown, "{}");
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

/* The content of a JSON string when it is plain ASCII without escapes. */
static gboolean
is_plain_ascii (const char *canonical, gsize *length)
{
  gsize i;

  if (canonical[0] != '"')
    return FALSE;
  for (i = 1; canonical[i] != '"'; i++)
    if ((guchar) canonical[i] >= 0x80 || canonical[i] == '\\' || canonical[i] == '\0')
      return FALSE;
  *length = i - 1;
  return TRUE;
}

static void
append_folded (GString *out, const char *canonical)
{
  g_autofree char *plain = NULL, *folded = NULL;
  gsize length, start = out->len;

  if (is_plain_ascii (canonical, &length))
    {
      g_string_append_len (out, canonical + 1, (gssize) length);
      for (gsize i = start; i < out->len; i++)
        out->str[i] = g_ascii_tolower (out->str[i]);
      return;
    }
  plain = pln_value_get_plain (canonical);
  folded = pln_text_fold (plain);
  g_string_append (out, folded);
}

/* Sorting and search: the folded title, a line feed, and the folded form of
 * those searched values that are not plain ASCII.  The others are found in
 * their own columns (pln_match), so they need not be written twice. */
static const GString *
make_folded (PlnWorkspace *self, const PlnTable *table, const char *const *values)
{
  GString *text = self->scratch[PLN_SCRATCH_FOLDED];
  gsize length;

  g_string_truncate (text, 0);
  if (table->title < table->n_fields && values[table->title] != NULL)
    append_folded (text, values[table->title]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (i == table->title || !(table->fields[i]->flags & PLN_FIELD_SEARCHED) || values[i] == NULL
          || is_plain_ascii (values[i], &length))
        continue;
      append_folded (text, values[i]);
      g_string_append_c (text, '\n');
    }
  return text;
}

static gboolean
write_kind_row (PlnWorkspace *self, const PlnTable *table, const PlnRecord *record, const char *const *values, gint64 n,
                GError **error)
{
  g_autoptr (PlnStatement) statement = pln_database_prepare (self->database, table->write, error);
  const GString *folded = make_folded (self, table, values);
  int column = 5;
  int code;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement->handle, 1, n);
  sqlite3_bind_text (statement->handle, 2, pln_record_get_id (record), -1, SQLITE_STATIC);
  sqlite3_bind_int (statement->handle, 3, pln_record_is_deleted (record));
  sqlite3_bind_text (statement->handle, 4, folded->str, (int) folded->len, SQLITE_STATIC);
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
  g_autoptr (PlnStatement) statement = pln_database_prepare (self->database, sql, error);
  int code;

  if (statement == NULL)
    return FALSE;
  bind_value (statement, 1, PLN_TYPE_REFERENCE, canonical);
  sqlite3_bind_int64 (statement->handle, 2, n);
  sqlite3_bind_text (statement->handle, 3, field, -1, SQLITE_STATIC);
  code = sqlite3_step (statement->handle);
  if (code == SQLITE_DONE)
    return TRUE;
  pln_database_set_error (self->database, code, error);
  return FALSE;
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
    sqlite3_bind_text (statement->handle, column, text->str, (int) text->len, SQLITE_STATIC);
}

/* An empty string to build in; kept, since a large import asks for them all the time. */
static GString *
scratch (PlnWorkspace *self, PlnScratch which)
{
  return g_string_truncate (self->scratch[which], 0);
}

#define UPDATE_RECORD \
  "UPDATE pln_record SET deleted = ?, stamp = ?, sum = ?, clock = ?, stamps = ?, siblings = ?, unknown = ? "

/* Writes the row of pln_record, the one at a number when that is known (else 0); returns its number or -1. */
static gint64
write_record_row (PlnWorkspace *self, gint64 at, gboolean is_new, const PlnRecord *record, const GString *unknown,
                  const guint8 *sum, gint64 born, GError **error)
{
  GString *clock = scratch (self, PLN_SCRATCH_CLOCK), *stamps = scratch (self, PLN_SCRATCH_STAMPS);
  GString *siblings = scratch (self, PLN_SCRATCH_SIBLINGS);
  Members members = { clock, stamps, siblings };
  g_autoptr (PlnStatement) statement = NULL;
  int code;
  gint64 n = at != 0 ? at : -1;

  write_members (record, &members);
  statement = pln_database_prepare (self->database,
                                    is_new ? "INSERT INTO pln_record (deleted, stamp, sum, clock, stamps, siblings, unknown,"
                                             " id, kind, born) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                    : at != 0
                                      ? UPDATE_RECORD "WHERE n = ?"
                                      : UPDATE_RECORD "WHERE id = ? RETURNING n",
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
  if (!is_new && at != 0)
    sqlite3_bind_int64 (statement->handle, 8, at);
  else
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
pln_row_write (PlnWorkspace *self, gint64 n, const PlnRecord *before, const PlnRecord *after, const guint8 *sum,
               gint64 born, GError **error)
{
  const PlnTable *table = pln_workspace_get_table (self, pln_record_get_kind (after));
  g_autofree const char **values = g_new0 (const char *, table != NULL ? table->n_fields + 1 : 1);
  GString *unknown = scratch (self, PLN_SCRATCH_UNKNOWN);
  guint8 own_sum[PLN_SUM_LEN];

  if (sum == NULL)
    {
      if (pln_record_sum (after, own_sum) > PLN_RECORD_MAX_LINE)
        {
          g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED,
                       _("The record “%s” would be longer than 16 MiB, which no snapshot can hold."),
                       pln_record_get_id (after));
          return FALSE;
        }
      sum = own_sum;
    }
  sort_values (after, table, values, unknown);
  n = write_record_row (self, n, before == NULL, after, unknown, sum, born, error);
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
