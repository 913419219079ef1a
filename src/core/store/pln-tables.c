// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-tables.h"

/* The tables of a workspace file.  pln_record has one row per record with what
 * a snapshot line says beside the shown values; one table per kind has the
 * shown values in columns that a person can read with any SQLite tool:
 *
 *   text, choices, references, decimals  as they are
 *   whole numbers, yes/no                as integers
 *   when, money, duration, cadence,
 *   lists of words                       as their JSON text, with derived
 *                                        columns beside when and money
 *
 * `folded` holds the folded title, a line feed, and the folded form of other
 * searched texts that are not plain ASCII; it serves search.  pln_ref has one row per shown reference. */

static const char internal_tables[] =
  "CREATE TABLE pln_meta (key TEXT PRIMARY KEY, value TEXT) STRICT, WITHOUT ROWID;"
  "CREATE TABLE pln_record ("
  "  n INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, deleted INTEGER NOT NULL,"
  "  stamp TEXT NOT NULL, sum BLOB NOT NULL, born INTEGER NOT NULL,"
  "  clock TEXT, stamps TEXT, siblings TEXT, unknown TEXT) STRICT;"
  "CREATE UNIQUE INDEX pln_record_id ON pln_record (id);"
  "CREATE INDEX pln_record_order ON pln_record (kind, id, sum, deleted);"
  "CREATE INDEX pln_record_siblings ON pln_record (n) WHERE siblings IS NOT NULL;"
  "CREATE INDEX pln_record_unknown ON pln_record (id) WHERE unknown IS NOT NULL;"
  "CREATE TABLE pln_ref (target TEXT NOT NULL, n INTEGER NOT NULL, field TEXT NOT NULL,"
  "  PRIMARY KEY (target, n, field)) STRICT, WITHOUT ROWID;"
  "CREATE TABLE pln_own_stamp (stamp TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"
  "CREATE TABLE pln_own_replica (replica TEXT PRIMARY KEY, gave_up TEXT) STRICT, WITHOUT ROWID;"
  "CREATE TABLE pln_office (replica TEXT PRIMARY KEY, office TEXT NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE pln_journal ("
  "  number INTEGER PRIMARY KEY, action TEXT NOT NULL, label TEXT NOT NULL, stamp TEXT, at INTEGER NOT NULL,"
  "  records INTEGER NOT NULL, state TEXT NOT NULL, done_by INTEGER, undone_by INTEGER) STRICT;"
  "CREATE INDEX pln_journal_state ON pln_journal (state, action);"
  "CREATE TABLE pln_journal_change ("
  "  number INTEGER NOT NULL, id TEXT NOT NULL, field TEXT NOT NULL, before TEXT, after TEXT, origin TEXT,"
  "  PRIMARY KEY (number, id, field)) STRICT, WITHOUT ROWID;"
  "CREATE INDEX pln_journal_change_id ON pln_journal_change (id, number);"
  "CREATE TABLE pln_journal_record ("
  "  number INTEGER NOT NULL, id TEXT NOT NULL, line TEXT NOT NULL,"
  "  PRIMARY KEY (id, number)) STRICT, WITHOUT ROWID;";

/* Came with version 2. */
static const char exchange_tables[] =
  "CREATE TABLE pln_skipped (id TEXT PRIMARY KEY, kind TEXT NOT NULL, number INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
  "CREATE TABLE pln_exchange ("
  "  number INTEGER PRIMARY KEY, at INTEGER NOT NULL, file TEXT, replica TEXT, office TEXT, digest TEXT,"
  "  summary TEXT) STRICT;";

static const char *
column_type (const PlnField *field)
{
  return field->type == PLN_TYPE_INTEGER || field->type == PLN_TYPE_BOOLEAN ? "INTEGER" : "TEXT";
}

/* Appends the columns of a field, each through the format (name, type). */
static void
append_columns (GString *sql, const PlnField *field, const char *before, gboolean typed)
{
  g_string_append_printf (sql, "%s\"%s\"%s%s", before, field->name, typed ? " " : "", typed ? column_type (field) : "");
  if (field->type == PLN_TYPE_WHEN)
    g_string_append_printf (sql, "%s\"%s_earliest\"%s%s\"%s_latest\"%s", before, field->name, typed ? " TEXT" : "",
                            before, field->name, typed ? " TEXT" : "");
  else if (field->type == PLN_TYPE_MONEY)
    g_string_append_printf (sql, "%s\"%s_minor\"%s%s\"%s_currency\"%s", before, field->name, typed ? " INTEGER" : "",
                            before, field->name, typed ? " TEXT" : "");
}

static guint
count_columns (const PlnField *field)
{
  return field->type == PLN_TYPE_WHEN || field->type == PLN_TYPE_MONEY ? 3 : 1;
}

static int
compare_fields (const void *a, const void *b)
{
  return strcmp ((*(const PlnField *const *) a)->name, (*(const PlnField *const *) b)->name);
}

PlnTable *
pln_table_new (const PlnKind *kind)
{
  PlnTable *self = g_new0 (PlnTable, 1);
  g_autoptr (GString) write = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);
  guint n_columns = 4;

  self->kind = kind;
  self->n_fields = kind->n_fields;
  self->fields = g_new (const PlnField *, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    self->fields[i] = &kind->fields[i];
  qsort (self->fields, self->n_fields, sizeof (PlnField *), compare_fields);
  self->title = kind->title != NULL ? pln_table_find_field (self, kind->title) : self->n_fields;

  g_string_append_printf (write, "INSERT OR REPLACE INTO \"%s\" (n, id, deleted, folded", kind->name);
  for (guint i = 0; i < self->n_fields; i++)
    {
      append_columns (write, self->fields[i], ", ", FALSE);
      n_columns += count_columns (self->fields[i]);
      g_string_append_printf (columns, "%sk.\"%s\"", i == 0 ? "" : ", ", self->fields[i]->name);
    }
  g_string_append (write, ") VALUES (?");
  for (guint i = 1; i < n_columns; i++)
    g_string_append (write, ",?");
  g_string_append (write, ")");
  self->write = g_string_free (g_steal_pointer (&write), FALSE);
  self->columns = g_string_free (g_steal_pointer (&columns), FALSE);
  self->read = g_strdup_printf ("SELECT " PLN_RECORD_COLUMNS ", %s FROM pln_record r LEFT JOIN \"%s\" k ON k.n = r.n"
                                " WHERE r.id = ?", self->columns, kind->name);
  self->read_at = g_strdup_printf ("SELECT " PLN_RECORD_COLUMNS ", %s FROM pln_record r LEFT JOIN \"%s\" k ON k.n = r.n"
                                   " WHERE r.n = ?", self->columns, kind->name);
  return self;
}

void
pln_table_free (PlnTable *self)
{
  if (self == NULL)
    return;
  g_free (self->fields);
  g_free (self->write);
  g_free (self->columns);
  g_free (self->read);
  g_free (self->read_at);
  g_free (self);
}

guint
pln_table_find_field (const PlnTable *self, const char *name)
{
  guint low = 0, high = self->n_fields;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int order = strcmp (self->fields[middle]->name, name);

      if (order == 0)
        return middle;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return self->n_fields;
}

static void
append_kind_table (GString *sql, const PlnKind *kind)
{
  g_string_append_printf (sql, "CREATE TABLE IF NOT EXISTS \"%s\" (n INTEGER PRIMARY KEY, id TEXT NOT NULL,"
                               " deleted INTEGER NOT NULL", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    append_columns (sql, &kind->fields[i], ", ", TRUE);
  g_string_append (sql, ", folded TEXT) STRICT;");
}

static gboolean
in_transaction (PlnDatabase *database, gboolean (*step) (PlnDatabase *, GError **), int version, GError **error)
{
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %d", version);

  if (!pln_database_begin (database, error))
    return FALSE;
  /* Another process may have done it while this one waited for the lock. */
  if (pln_database_get_integer (database, 0, "PRAGMA user_version", "") >= version)
    {
      pln_database_rollback (database);
      return TRUE;
    }
  if (!step (database, error) || !pln_database_exec (database, pragma, error))
    {
      pln_database_rollback (database);
      return FALSE;
    }
  return pln_database_commit (database, error);
}

static gboolean
create_step (PlnDatabase *database, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "PRAGMA application_id = %d;", PLN_APPLICATION_ID);
  g_string_append (sql, internal_tables);
  g_string_append (sql, exchange_tables);
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    append_kind_table (sql, pln_schema_get_nth (i));
  return pln_database_exec (database, sql->str, error);
}

gboolean
pln_tables_create (PlnDatabase *database, GError **error)
{
  return in_transaction (database, create_step, PLN_SCHEMA_VERSION, error);
}

static gboolean
has_column (PlnDatabase *database, const char *table, const char *column)
{
  return pln_database_get_integer (database, 0, "SELECT count(*) FROM pragma_table_info(?) WHERE name = ?", "ss",
                                   table, column) > 0;
}

/* Adds the tables and columns that the schema has and the file has not. */
static gboolean
follow_schema (PlnDatabase *database, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);

      if (!has_column (database, kind->name, "n"))
        {
          append_kind_table (sql, kind);
          continue;
        }
      for (guint j = 0; j < kind->n_fields; j++)
        {
          g_autofree char *before = NULL;

          if (has_column (database, kind->name, kind->fields[j].name))
            continue;
          before = g_strdup_printf ("; ALTER TABLE \"%s\" ADD COLUMN ", kind->name);
          append_columns (sql, &kind->fields[j], before, TRUE);
          g_string_append (sql, ";");
        }
    }
  return pln_database_exec (database, sql->str, error);
}

/* 1 → 2: exchanges and skipped records are remembered; new kinds and fields.
 * `rehome` asks for the unknown values that now have a column to be moved. */
static gboolean
step_2 (PlnDatabase *database, GError **error)
{
  return pln_database_exec (database, exchange_tables, error)
         && pln_database_exec (database,
                               "CREATE INDEX IF NOT EXISTS pln_record_unknown ON pln_record (id)"
                               " WHERE unknown IS NOT NULL", error)
         && follow_schema (database, error)
         && pln_database_exec (database, "INSERT OR REPLACE INTO pln_meta (key, value) VALUES ('rehome', '1')", error);
}

static gboolean (*const steps[]) (PlnDatabase *, GError **) = { NULL, NULL, step_2 };

G_STATIC_ASSERT (G_N_ELEMENTS (steps) == PLN_SCHEMA_VERSION + 1);

gboolean
pln_tables_recognize (PlnDatabase *database, GError **error)
{
  g_autofree char *name = g_path_get_basename (database->path);
  gint64 application = pln_database_get_integer (database, 0, "PRAGMA application_id", "");
  gint64 version = pln_database_get_integer (database, 0, "PRAGMA user_version", "");

  if (application != PLN_APPLICATION_ID || version < 1)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_WORKSPACE, _("“%s” is not a workspace."), name);
      return FALSE;
    }
  if (version > PLN_SCHEMA_VERSION)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NEWER,
                   _("“%s” was made by a newer version of Plenary; update Plenary to open it."), name);
      return FALSE;
    }
  return TRUE;
}

gboolean
pln_tables_refuse_old (PlnDatabase *database, GError **error)
{
  g_autofree char *name = g_path_get_basename (database->path);

  g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_READ_ONLY,
               _("“%s” was made by an older version of Plenary and has to be opened for writing once."), name);
  return FALSE;
}

gboolean
pln_tables_are_old (PlnDatabase *database)
{
  return pln_database_get_integer (database, PLN_SCHEMA_VERSION, "PRAGMA user_version", "") < PLN_SCHEMA_VERSION;
}

gboolean
pln_tables_migrate (PlnDatabase *database, GError **error)
{
  gint64 version = pln_database_get_integer (database, PLN_SCHEMA_VERSION, "PRAGMA user_version", "");

  for (gint64 next = version + 1; next <= PLN_SCHEMA_VERSION; next++)
    if (!in_transaction (database, steps[next], (int) next, error))
      return FALSE;
  return TRUE;
}
