// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/pln-store-private.h"

/* Checking, backing up and erasing. */

/* ---- check --------------------------------------------------------------- */

static void G_GNUC_PRINTF (2, 3)
add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
check_integrity (PlnWorkspace *self, GPtrArray *problems)
{
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, NULL, "PRAGMA integrity_check(20)", "");

  while (statement != NULL && pln_statement_step (statement, NULL))
    if (g_strcmp0 (pln_statement_text (statement, 0), "ok") != 0)
      add_problem (problems, _("SQLite: %s"), pln_statement_text (statement, 0));
}

static gboolean
check_records (PlnWorkspace *self, GPtrArray *problems, GError **error)
{
  g_autoptr (PlnCursor) cursor = pln_cursor_new (self, PLN_CURSOR_LINES);
  g_autoptr (GString) line = g_string_new (NULL), again = g_string_new (NULL);
  g_autoptr (GError) problem = NULL;

  while (pln_cursor_next (cursor, &problem))
    {
      g_autoptr (GError) fault = NULL;
      g_autoptr (PlnRecord) record = pln_cursor_get_record (cursor, &fault);
      guint8 sum[PLN_SUM_LEN];

      if (record == NULL || !pln_record_validate (record, &fault))
        {
          add_problem (problems, "%s: %s", pln_cursor_get_id (cursor), fault != NULL ? fault->message : "");
          continue;
        }
      g_string_truncate (line, 0);
      g_string_truncate (again, 0);
      pln_record_write_line (record, line);
      pln_cursor_append_line (cursor, again, NULL);
      pln_sum_of_line (line->str, line->len, sum);
      if (!g_string_equal (line, again) || memcmp (sum, pln_cursor_get_sum (cursor), PLN_SUM_LEN) != 0)
        add_problem (problems, _("%s: the record does not fit its sum."), pln_cursor_get_id (cursor));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
check_references (PlnWorkspace *self, GPtrArray *problems)
{
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT r.id, r.kind, x.field, t.id, t.kind FROM pln_ref x JOIN pln_record t ON t.id = x.target"
                        " JOIN pln_record r ON r.n = x.n", "");

  while (statement != NULL && pln_statement_step (statement, NULL))
    {
      const PlnKind *kind = pln_schema_find (pln_statement_text (statement, 1));
      const PlnField *field = kind != NULL ? pln_kind_find_field (kind, pln_statement_text (statement, 2)) : NULL;

      if (field != NULL && !pln_field_accepts (field, pln_statement_text (statement, 4)))
        add_problem (problems, _("%s: “%s” names “%s”, which is of the kind “%s”."), pln_statement_text (statement, 0),
                     field->name, pln_statement_text (statement, 3), pln_statement_text (statement, 4));
    }
}

/* Every row of a known kind lies in its table, with the same id and state. */
static void
check_tables (PlnWorkspace *self, GPtrArray *problems)
{
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const char *kind = pln_schema_get_nth (i)->name;
      g_autofree char *sql = g_strdup_printf (
        "SELECT r.id FROM pln_record r LEFT JOIN \"%1$s\" k ON k.n = r.n WHERE r.kind = '%1$s'"
        " AND (k.id IS NOT r.id OR k.deleted IS NOT r.deleted) UNION ALL SELECT k.id FROM \"%1$s\" k"
        " LEFT JOIN pln_record r ON r.n = k.n WHERE r.kind IS NOT '%1$s'", kind);
      g_autoptr (PlnStatement) statement = pln_database_query (self->database, NULL, sql, "");

      while (statement != NULL && pln_statement_step (statement, NULL))
        add_problem (problems, _("%s: the tables disagree about the record."), pln_statement_text (statement, 0));
    }
}

static void
check_stamps (PlnWorkspace *self, GPtrArray *problems)
{
  g_autofree char *greatest = NULL;

  if (self->replica[0] == '\0')
    return; /* a backup */
  greatest = pln_database_get_text (self->database, "SELECT max(stamp) FROM pln_own_stamp WHERE substr(stamp, 31) = ?",
                                    "s", self->replica);
  if (greatest != NULL && (!pln_stamp_is_valid (greatest) || self->last_time == NULL
                           || strncmp (greatest, self->last_time, PLN_STAMP_TIME_LEN) != 0))
    add_problem (problems, _("The last own stamp does not fit the log of own stamps."));
}

/**
 * pln_workspace_check:
 * @problems: (out) (transfer full) (optional): sentences
 *
 * Returns: whether the workspace is sound
 */
gboolean
pln_workspace_check (PlnWorkspace *self, GPtrArray **problems, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (problems != NULL)
    *problems = NULL;
  check_integrity (self, found);
  if (found->len == 0)
    {
      if (!check_records (self, found, error))
        return FALSE;
      check_tables (self, found);
      check_references (self, found);
      check_stamps (self, found);
    }
  if (problems != NULL)
    *problems = g_ptr_array_ref (found);
  if (found->len == 0)
    return TRUE;
  g_set_error_literal (error, PLN_STORE_ERROR, PLN_STORE_ERROR_DAMAGED, found->pdata[0]);
  return FALSE;
}

/* ---- backup -------------------------------------------------------------- */

/* The ids used so far live on elsewhere, and keep the name they had here. */
#define GIVE_UP_IDENTITY                                                                           \
  "INSERT OR IGNORE INTO pln_office (replica, office) SELECT o.replica, m.value"                   \
  " FROM pln_own_replica o, pln_meta m WHERE m.key = 'office' AND m.value <> '';"                  \
  "DELETE FROM pln_meta WHERE key IN ('replica', 'last');"                                         \
  "UPDATE pln_own_replica SET gave_up = 'copied' WHERE gave_up IS NULL"

/* A backup carries no replica id: whoever opens it goes on under a new one. */
static gboolean
strip_identity (const char *path, GError **error)
{
  g_autoptr (PlnDatabase) database = pln_database_open (path, FALSE, error);

  return database != NULL && pln_database_begin (database, error)
         && pln_database_exec (database, GIVE_UP_IDENTITY, error)
         && pln_database_commit (database, error);
}

gboolean
pln_sync_path (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return done;
}

static gboolean
vacuum_into (PlnWorkspace *self, const char *path, GError **error)
{
  gboolean done;

  if (self->database->read_only)
    pln_database_exec (self->database, "PRAGMA query_only = 0", NULL);
  done = pln_database_run (self->database, error, "VACUUM INTO ?", "s", path);
  if (self->database->read_only)
    pln_database_exec (self->database, "PRAGMA query_only = 1", NULL);
  return done;
}

gboolean
pln_workspace_backup (PlnWorkspace *self, const char *path, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (whole), *base = g_path_get_basename (whole);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  const char *note[] = { self->replica, whole, NULL };
  int fd;

  if (g_file_test (whole, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_EXISTS, _("“%s” exists already."), path);
      return FALSE;
    }
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      g_set_error (error, PLN_STORE_ERROR, errno == ENOSPC ? PLN_STORE_ERROR_FULL : PLN_STORE_ERROR_FAILED,
                   _("“%s” cannot be written: %s."), path, g_strerror (errno));
      return FALSE;
    }
  close (fd);
  if (!vacuum_into (self, temporary, error) || !strip_identity (temporary, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (!pln_sync_path (temporary) || g_rename (temporary, whole) != 0 || !pln_sync_path (folder))
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FAILED, _("“%s” cannot be written: %s."), path,
                   g_strerror (errno));
      g_unlink (temporary);
      return FALSE;
    }
  return pln_state_append ("backups", note, error);
}

/* Page by page through SQLite, so that other connections see the one or the
 * other, and a crash leaves the one or the other. */
static gboolean
copy_pages (PlnDatabase *target, PlnDatabase *source, GError **error)
{
  sqlite3_backup *copy = sqlite3_backup_init (target->handle, "main", source->handle, "main");
  int code = copy != NULL ? sqlite3_backup_step (copy, -1) : sqlite3_errcode (target->handle);

  if (copy != NULL)
    {
      int finished = sqlite3_backup_finish (copy);

      code = code == SQLITE_DONE ? finished : code;
    }
  if (code == SQLITE_OK)
    return TRUE;
  pln_database_set_error (target, code, error);
  return FALSE;
}

gboolean
pln_workspace_restore (const char *path, const char *backup, GError **error)
{
  g_autoptr (PlnDatabase) source = pln_database_open (backup, TRUE, error), target = NULL;
  g_autoptr (PlnWorkspace) again = NULL;

  if (source == NULL || !pln_tables_recognize (source, error) || !pln_workspace_check_foreign (source, error))
    return FALSE;
  target = pln_database_open (path, FALSE, error);
  if (target == NULL || !pln_tables_recognize (target, error) || !copy_pages (target, source, error))
    return FALSE;
  g_clear_pointer (&target, pln_database_free);
  /* An older backup is migrated, and a copy that is a workspace as it lies is none of its ids. */
  again = pln_workspace_open (path, PLN_OPEN_DEFAULT, error);
  return again != NULL && pln_database_begin (again->database, error)
         && pln_database_exec (again->database, GIVE_UP_IDENTITY, error)
         && pln_database_commit (again->database, error);
}

/* ---- erase --------------------------------------------------------------- */

/* Empties every field and deletes; the values are gone, their stamps stay. */
static PlnRecord *
make_erased (const PlnRecord *record, const char *stamp)
{
  PlnRecord *erased = pln_record_copy (record);

  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *state = pln_record_get_nth_field (record, i);

      if (strcmp (state->name, PLN_ALIVE) == 0
          || (state->n_versions == 1 && pln_field_state_get_versions (state)->value == NULL))
        continue;
      pln_record_edit_field (erased, state->name, stamp, NULL);
    }
  pln_record_edit_alive (erased, stamp, FALSE);
  return erased;
}

static gboolean
purge_journal (PlnWorkspace *self, gint64 number, const char *id, GError **error)
{
  return pln_database_run (self->database, error, "DELETE FROM pln_journal_change WHERE id = ?", "s", id)
         && pln_database_run (self->database, error, "UPDATE pln_journal_record SET line = '' WHERE id = ?", "s", id)
         && pln_database_run (self->database, error, "DELETE FROM pln_skipped WHERE id = ?", "s", id)
         /* A mark without content: an import that brought it cannot be taken back. */
         && pln_database_run (self->database, error,
                              "INSERT INTO pln_journal_change (number, id, field) VALUES (?, ?, 'alive')", "is", number, id);
}

static gboolean
erase_in_lock (PlnWorkspace *self, const char *const *ids, GPtrArray *touched, GError **error)
{
  gint64 number = pln_journal_next_number (self);
  g_autofree char *stamp = pln_identity_confirm (self, error) ? pln_identity_next_stamp (self, error) : NULL;

  if (stamp == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PlnRecord) record = pln_workspace_get_record (self, ids[i], error);
      g_autoptr (PlnRecord) erased = NULL;

      if (record == NULL)
        return FALSE;
      if (g_ptr_array_find_with_equal_func (touched, ids[i], g_str_equal, NULL))
        continue;
      erased = make_erased (record, stamp);
      if (!pln_row_write (self, 0, record, erased, NULL, 0, error) || !purge_journal (self, number, ids[i], error))
        return FALSE;
      g_ptr_array_add (touched, g_strdup (ids[i]));
    }
  return pln_journal_add (self, number, "erase", _("Erase"), stamp, touched->len, "done", error)
         && pln_database_exec (self->database,
                               "UPDATE pln_journal SET state = 'gone' WHERE action = 'edit' AND NOT EXISTS"
                               " (SELECT 1 FROM pln_journal_change c WHERE c.number = done_by)", error);
}

/* Something else may lie by now where a backup was made. */
static gboolean
is_backup_of (const char *path, const char *replica)
{
  g_autoptr (PlnDatabase) database = pln_database_open (path, TRUE, NULL);

  return database != NULL && pln_tables_recognize (database, NULL)
         && pln_database_get_integer (database, 0, "SELECT count(*) FROM pln_own_replica WHERE replica = ?", "s",
                                      replica) > 0;
}

/* Removes the backups that were made of this workspace. */
static void
remove_backups (PlnWorkspace *self)
{
  g_autoptr (GPtrArray) lines = pln_state_read ("backups");
  g_autofree char *state = pln_state_directory ();
  g_autofree char *path = g_build_filename (state, "backups", NULL);

  g_unlink (path);
  for (guint i = 0; i < lines->len; i++)
    {
      char **parts = lines->pdata[i];

      if (g_strv_length (parts) != 2)
        continue;
      if (pln_workspace_owns_replica (self, parts[0]))
        {
          if (is_backup_of (parts[1], parts[0]))
            g_unlink (parts[1]);
        }
      else
        pln_state_append ("backups", (const char *const *) parts, NULL);
    }
}

gboolean
pln_workspace_erase (PlnWorkspace *self, const char *const *ids, GError **error)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  gboolean stale;

  /* What is freed is written over. */
  if (!pln_database_exec (self->database, "PRAGMA secure_delete = ON", error) || !pln_workspace_begin (self, &stale, error))
    return FALSE;
  if (!erase_in_lock (self, ids, touched, error))
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
  remove_backups (self);
  pln_workspace_emit_changed (self, stale ? NULL : touched);
  /* So is what was freed before, in the file and in the log beside it, as far
   * as nobody else is reading. */
  pln_database_exec (self->database,
                     "PRAGMA temp_store = FILE; VACUUM; PRAGMA wal_checkpoint(TRUNCATE);"
                     "PRAGMA temp_store = MEMORY; PRAGMA secure_delete = OFF", NULL);
  return TRUE;
}
