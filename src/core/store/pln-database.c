// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "store/pln-database.h"

/* A connection is opened for writing even when it will only read, with
 * query_only set: so the last one to close removes the files beside the
 * workspace again.  Only a file or folder that cannot be written is opened
 * read-only, and as a last resort as immutable. */

#define BUSY_TIMEOUT_MS 1500
#define CACHE_KIB "-12000"

G_DEFINE_QUARK (pln-store-error-quark, pln_store_error)

/* The only place where codes of SQLite become errors of the store. */
void
pln_database_set_error (PlnDatabase *self, int code, GError **error)
{
  g_autofree char *name = self->path != NULL ? g_path_get_basename (self->path) : g_strdup ("");

  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_BUSY,
                   _("“%s” is being written by another program; try again in a moment."), name);
      break;
    case SQLITE_FULL:
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FULL,
                   _("There is no room left on the disk that holds “%s”."), name);
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_READ_ONLY, _("“%s” cannot be written."), name);
      break;
    case SQLITE_CORRUPT:
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_DAMAGED, _("“%s” is damaged."), name);
      break;
    case SQLITE_NOTADB:
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_WORKSPACE, _("“%s” is not a workspace."), name);
      break;
    case SQLITE_CANTOPEN:
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("“%s” cannot be opened."), name);
      break;
    default:
      if (code == SQLITE_IOERR_WRITE && errno == ENOSPC)
        g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FULL,
                     _("There is no room left on the disk that holds “%s”."), name);
      else
        g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FAILED, _("“%s”: %s."), name,
                     self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
      break;
    }
}

static gboolean
open_handle (PlnDatabase *self, const char *location, int flags, GError **error)
{
  int code;

  g_clear_pointer (&self->handle, sqlite3_close);
  code = sqlite3_open_v2 (location, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code == SQLITE_OK)
    {
      sqlite3_busy_timeout (self->handle, BUSY_TIMEOUT_MS);
      /* A file is as hostile as a snapshot: nothing in its schema may run. */
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
      sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
      code = sqlite3_exec (self->handle, "SELECT count(*) FROM sqlite_schema", NULL, NULL, NULL);
    }
  if (code == SQLITE_OK)
    return TRUE;
  pln_database_set_error (self, code, error);
  return FALSE;
}

static char *
make_immutable_uri (const char *path)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, "?immutable=1", NULL);
}

/* pln_key(text): what sorts like the text in the order of the locale. */
static void
key_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  PlnDatabase *self = sqlite3_user_data (context);
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, pln_collation_get_key (pln_collation_add (self->collation, text)), -1, SQLITE_STATIC);
}

/* Whether the text holds the folded word, ASCII letters of either case being
 * the same. */
static gboolean
holds_word (const char *text, gsize length, const char *word, gsize word_length)
{
  char lower = word[0], upper = g_ascii_toupper (word[0]);

  for (gsize i = 0; i + word_length <= length; i++)
    if ((text[i] == lower || text[i] == upper) && g_ascii_strncasecmp (text + i, word, word_length) == 0)
      return TRUE;
  return FALSE;
}

/* pln_match(word, folded, text…): whether the folded word is in the folded text
 * or in one of the texts.  Of the texts only those in plain ASCII count, the
 * others have their folded form in the folded text. */
static void
match_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *word = (const char *) sqlite3_value_text (values[0]);
  const char *folded = (const char *) sqlite3_value_text (values[1]);
  gsize length = word != NULL ? strlen (word) : 0;
  gboolean found = length == 0 || (folded != NULL && strstr (folded, word) != NULL);

  for (int i = 2; i < n_values && !found; i++)
    {
      const char *text = (const char *) sqlite3_value_text (values[i]);

      found = text != NULL && holds_word (text, (gsize) sqlite3_value_bytes (values[i]), word, length);
    }
  sqlite3_result_int (context, found);
}

static gboolean
open_for_reading (PlnDatabase *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *uri = NULL;

  if (access (self->path, W_OK) == 0 && access (folder, W_OK) == 0)
    return open_handle (self, self->path, SQLITE_OPEN_READWRITE, error)
           && pln_database_exec (self, "PRAGMA query_only = 1", error);
  if (open_handle (self, self->path, SQLITE_OPEN_READONLY, NULL))
    return TRUE;
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    return open_handle (self, self->path, SQLITE_OPEN_READONLY, error);
  uri = make_immutable_uri (self->path);
  return open_handle (self, uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static gboolean
open_for_writing (PlnDatabase *self, GError **error)
{
  if (!open_handle (self, self->path, SQLITE_OPEN_READWRITE, error))
    return FALSE;
  if (sqlite3_db_readonly (self->handle, "main"))
    {
      pln_database_set_error (self, SQLITE_READONLY, error);
      return FALSE;
    }
  return TRUE;
}

/* Statements are long and alike; a few of their letters tell them apart. */
static guint
hash_sql (gconstpointer data)
{
  const char *sql = data;
  gsize length = strlen (sql);
  guint hash = (guint) length;

  for (gsize i = 0; i < length; i += length / 16 + 1)
    hash = hash * 31 + (guchar) sql[i];
  return hash;
}

static void
finalize_statement (gpointer data)
{
  PlnStatement *statement = data;

  sqlite3_finalize (statement->handle);
  g_free (statement->sql);
  g_free (statement);
}

/* SQLite's own way to a file knows of the other connections of this process and
 * leaves their POSIX locks alone (sqlite.org/howtocorrupt.html, 2.2). */
gboolean
pln_workspace_is_database (const char *path)
{
  static const char magic[] = "SQLite format 3";
  sqlite3_vfs *vfs = sqlite3_initialize () == SQLITE_OK ? sqlite3_vfs_find (NULL) : NULL;
  g_autofree sqlite3_file *file = NULL;
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  const char *name;
  char head[sizeof magic];
  gboolean found = FALSE;

  if (vfs == NULL || !g_file_test (whole, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  file = g_malloc0 ((gsize) vfs->szOsFile);
  name = sqlite3_create_filename (whole, "", "", 0, NULL);
  if (vfs->xOpen (vfs, name, file, SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL) == SQLITE_OK)
    found = file->pMethods->xRead (file, head, sizeof head, 0) == SQLITE_OK && memcmp (head, magic, sizeof magic) == 0;
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  return found;
}

/* Opens an existing file; nothing is created. (transfer full) */
PlnDatabase *
pln_database_open (const char *path, gboolean read_only, GError **error)
{
  g_autoptr (PlnDatabase) self = g_new0 (PlnDatabase, 1);

  self->path = g_canonicalize_filename (path, NULL);
  self->read_only = read_only;
  self->builder = pln_record_builder_new ();
  self->collation = pln_collation_new ();
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      return NULL;
    }
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_WORKSPACE, _("“%s” is a folder."), path);
      return NULL;
    }
  if (read_only ? !open_for_reading (self, error) : !open_for_writing (self, error))
    return NULL;
  sqlite3_create_function_v2 (self->handle, "pln_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, self,
                              key_cb, NULL, NULL, NULL);
  sqlite3_create_function_v2 (self->handle, "pln_match", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
                              match_cb, NULL, NULL, NULL);
  if (!pln_database_exec (self,
                          "PRAGMA synchronous = FULL; PRAGMA cache_size = " CACHE_KIB ";"
                          "PRAGMA temp_store = MEMORY; PRAGMA foreign_keys = OFF",
                          error))
    return NULL;
  return g_steal_pointer (&self);
}

void
pln_database_free (PlnDatabase *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->builder, pln_record_builder_free);
  if (self->handle != NULL)
    sqlite3_close_v2 (self->handle);
  g_clear_pointer (&self->collation, pln_collation_free);
  g_free (self->path);
  g_free (self);
}

gboolean
pln_database_exec (PlnDatabase *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK)
    pln_database_set_error (self, code, error);
  return code == SQLITE_OK;
}

PlnStatement *
pln_database_prepare (PlnDatabase *self, const char *sql, GError **error)
{
  PlnStatement *statement = g_hash_table_lookup (self->statements, sql);
  gboolean known = statement != NULL;
  sqlite3_stmt *handle;
  int code;

  if (known && !statement->busy)
    {
      statement->busy = TRUE;
      return statement;
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
  if (code != SQLITE_OK)
    {
      pln_database_set_error (self, code, error);
      return NULL;
    }
  statement = g_new0 (PlnStatement, 1);
  statement->database = self;
  statement->sql = g_strdup (sql);
  statement->handle = handle;
  statement->cached = !known;
  statement->busy = TRUE;
  if (statement->cached)
    g_hash_table_insert (self->statements, statement->sql, statement);
  return statement;
}

static PlnStatement *
query_valist (PlnDatabase *self, GError **error, const char *sql, const char *format, va_list args)
{
  PlnStatement *statement = pln_database_prepare (self, sql, error);

  if (statement == NULL)
    return NULL;
  for (int i = 0; format[i] != '\0'; i++)
    switch (format[i])
      {
      case 's':
        sqlite3_bind_text (statement->handle, i + 1, va_arg (args, const char *), -1, SQLITE_TRANSIENT);
        break;
      case 'i':
        sqlite3_bind_int64 (statement->handle, i + 1, va_arg (args, gint64));
        break;
      case 'b':
        {
          const void *bytes = va_arg (args, const void *);
          gsize length = va_arg (args, gsize);

          sqlite3_bind_blob64 (statement->handle, i + 1, bytes, length, SQLITE_TRANSIENT);
          break;
        }
      default:
        g_warn_if_reached ();
      }
  return statement;
}

PlnStatement *
pln_database_query (PlnDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  PlnStatement *statement;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, error, sql, format, args);
  va_end (args);
  return statement;
}

gboolean
pln_database_run (PlnDatabase *self, GError **error, const char *sql, const char *format, ...)
{
  g_autoptr (PlnStatement) statement = NULL;
  int code;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, error, sql, format, args);
  va_end (args);
  if (statement == NULL)
    return FALSE;
  while ((code = sqlite3_step (statement->handle)) == SQLITE_ROW)
    continue;
  if (code == SQLITE_DONE)
    return TRUE;
  pln_database_set_error (self, code, error);
  return FALSE;
}

char *
pln_database_get_text (PlnDatabase *self, const char *sql, const char *format, ...)
{
  g_autoptr (PlnStatement) statement = NULL;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, NULL, sql, format, args);
  va_end (args);
  if (statement == NULL || !pln_statement_step (statement, NULL))
    return NULL;
  return g_strdup (pln_statement_text (statement, 0));
}

gint64
pln_database_get_integer (PlnDatabase *self, gint64 fallback, const char *sql, const char *format, ...)
{
  g_autoptr (PlnStatement) statement = NULL;
  va_list args;

  va_start (args, format);
  statement = query_valist (self, NULL, sql, format, args);
  va_end (args);
  if (statement == NULL || !pln_statement_step (statement, NULL))
    return fallback;
  return pln_statement_integer (statement, 0);
}

gboolean
pln_database_begin (PlnDatabase *self, GError **error)
{
  return pln_database_exec (self, "BEGIN IMMEDIATE", error);
}

gboolean
pln_database_commit (PlnDatabase *self, GError **error)
{
  if (pln_database_exec (self, "COMMIT", error))
    return TRUE;
  pln_database_rollback (self);
  return FALSE;
}

void
pln_database_rollback (PlnDatabase *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gboolean
pln_statement_step (PlnStatement *self, GError **error)
{
  int code = sqlite3_step (self->handle);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    pln_database_set_error (self->database, code, error);
  return FALSE;
}

const char *
pln_statement_text (PlnStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

gint64
pln_statement_integer (PlnStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

void
pln_statement_free (PlnStatement *self)
{
  if (self == NULL)
    return;
  if (!self->cached)
    {
      finalize_statement (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->busy = FALSE;
}
