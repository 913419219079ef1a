// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"

/* One import: a write transaction on a connection of its own.  What undo-import
 * needs is kept beside it: the line of every record as it was before, and the
 * number of the import in every record that it brought. */

#define MAX_NAMED 5000 /* more changed ids than this are not listed */
#define MAX_KEPT (4 * 1024 * 1024) /* bytes of records as they were, before they are written */

struct _PlnImport
{
  PlnWorkspace  *workspace; /* owned */
  PlnImportFlags flags;
  gboolean       active;    /* the transaction is open */
  gint64         restamp_number, number;
  guint          n_put, n_restamped;
  gboolean       wrote;     /* anything that needs a commit */
  gboolean       has_skipped;
  char          *stamp;     /* owned: of plain records */
  GPtrArray     *changed;   /* owned: ids; NULL: too many */
  GPtrArray     *again;     /* owned: ids that were skipped before, and now again */
  GHashTable    *own;       /* owned: ids given up because of a roll back */
  GHashTable    *logged;    /* owned: of a dry run, stamps that would be in the log */
  GHashTable    *kept;      /* owned: id to line of records as they were, not yet in the journal */
  gsize          kept_size; /* bytes of the lines */
  char           read_id[65]; /* of the record that was read last */
  gint64         read_n;    /* and its number; 0: not known */
};

static gboolean
is_dry (PlnImport *self)
{
  return (self->flags & PLN_IMPORT_DRY_RUN) != 0;
}

static void
load_own (PlnImport *self)
{
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->workspace->database, NULL,
                        "SELECT replica FROM pln_own_replica WHERE gave_up = 'rolled-back'", "");

  while (statement != NULL && pln_statement_step (statement, NULL))
    g_hash_table_add (self->own, g_strdup (pln_statement_text (statement, 0)));
}

/* Takes the lock.  A mint for a copied file is committed by itself, so that it
 * stays when the import turns out to change nothing. */
static gboolean
begin_writing (PlnImport *self, GError **error)
{
  PlnDatabase *database = self->workspace->database;

  if (!pln_database_begin (database, error))
    return FALSE;
  self->active = TRUE;
  if (!pln_identity_confirm (self->workspace, error))
    return FALSE;
  if (self->workspace->minted)
    {
      if (!pln_identity_commit (self->workspace, error) || !pln_database_begin (database, error))
        {
          self->active = FALSE;
          return FALSE;
        }
      pln_identity_load (self->workspace);
    }
  return TRUE;
}

PlnImport *
pln_import_begin (const char *path, PlnImportFlags flags, gint64 now, GError **error)
{
  g_autoptr (PlnImport) self = g_new0 (PlnImport, 1);

  self->flags = flags;
  self->changed = g_ptr_array_new_with_free_func (g_free);
  self->again = g_ptr_array_new_with_free_func (g_free);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->logged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->workspace = pln_workspace_open (path, is_dry (self) ? PLN_OPEN_READ_ONLY : PLN_OPEN_DEFAULT, error);
  if (self->workspace == NULL)
    return NULL;
  pln_workspace_set_now (self->workspace, now);
  if (is_dry (self) ? !pln_database_exec (self->workspace->database, "BEGIN", error) : !begin_writing (self, error))
    return NULL;
  self->active = TRUE;
  if (is_dry (self))
    {
      pln_identity_load (self->workspace);
      pln_identity_pretend (self->workspace);
    }
  /* A number is kept free for what restamping does, which undo-import leaves. */
  self->restamp_number = pln_journal_next_number (self->workspace);
  self->number = self->restamp_number + 1;
  self->has_skipped =
    pln_database_get_integer (self->workspace->database, 0, "SELECT EXISTS (SELECT 1 FROM pln_skipped)", "") != 0;
  load_own (self);
  return g_steal_pointer (&self);
}

PlnWorkspace *
pln_import_get_workspace (PlnImport *self)
{
  return self->workspace;
}

const char *
pln_import_get_replica (PlnImport *self)
{
  return self->workspace->replica;
}

PlnRecord *
pln_import_get_record (PlnImport *self, const char *id, GError **error)
{
  return pln_row_find_record (self->workspace, id, error);
}

PlnRecord *
pln_import_get_record_at (PlnImport *self, const char *kind, const char *id, gint64 n, GError **error)
{
  g_strlcpy (self->read_id, id, sizeof self->read_id);
  self->read_n = n;
  return pln_row_find_record_at (self->workspace, kind, n, error);
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Puts what was kept into the journal in the order of its table.  A file has the
 * records of one kind after those of another: put in one by one, they would
 * change each page of the table again and again, after it was written out. */
static gboolean
write_kept (PlnImport *self, GError **error)
{
  guint n;
  g_autofree char **ids = (char **) g_hash_table_get_keys_as_array (self->kept, &n);

  qsort (ids, n, sizeof (char *), compare_texts);
  for (guint i = 0; i < n; i++)
    if (!pln_database_run (self->workspace->database, error,
                           "INSERT OR IGNORE INTO pln_journal_record (number, id, line) VALUES (?, ?, ?)", "iss",
                           self->number, ids[i], (const char *) g_hash_table_lookup (self->kept, ids[i])))
      return FALSE;
  g_hash_table_remove_all (self->kept);
  self->kept_size = 0;
  return TRUE;
}

/* Of a record that comes twice, the journal has the first. */
static gboolean
keep_before (PlnImport *self, const PlnRecord *record, GError **error)
{
  const char *id = pln_record_get_id (record);
  GString *line;

  if (g_hash_table_contains (self->kept, id))
    return TRUE;
  line = g_string_sized_new (512);
  pln_record_write_line (record, line);
  self->kept_size += line->len;
  g_hash_table_insert (self->kept, g_strdup (id), g_string_free_and_steal (line));
  return self->kept_size < MAX_KEPT || write_kept (self, error);
}

static void
note_changed (PlnImport *self, const char *id)
{
  if (self->changed == NULL)
    return;
  g_ptr_array_add (self->changed, g_strdup (id));
  if (self->changed->len > MAX_NAMED)
    g_clear_pointer (&self->changed, g_ptr_array_unref);
}

/* A record that could not be merged is settled by what came now.  That it was
 * skipped is remembered, because undo-import brings it back. */
#define SETTLED "'settled/' || ? || '/'"

static gboolean
settle_skipped (PlnImport *self, const char *id, GError **error)
{
  PlnDatabase *database = self->workspace->database;

  return pln_database_run (database, error,
                           "INSERT OR REPLACE INTO pln_meta (key, value)"
                           " SELECT " SETTLED " || id, number || ' ' || kind FROM pln_skipped WHERE id = ?",
                           "is", self->number, id)
         && pln_database_run (database, error, "DELETE FROM pln_skipped WHERE id = ?", "s", id);
}

static gboolean
bring_skipped_back (PlnDatabase *database, gint64 number, GError **error)
{
  return pln_database_run (database, error, "DELETE FROM pln_skipped WHERE number = ?", "i", number)
         && pln_database_run (database, error,
                              "INSERT OR IGNORE INTO pln_skipped (id, kind, number)"
                              " SELECT substr(key, length(" SETTLED ") + 1), substr(value, instr(value, ' ') + 1),"
                              " CAST(substr(value, 1, instr(value, ' ') - 1) AS INTEGER)"
                              " FROM pln_meta WHERE substr(key, 1, length(" SETTLED ")) = " SETTLED,
                              "iii", number, number, number)
         && pln_database_run (database, error,
                              "DELETE FROM pln_meta WHERE substr(key, 1, length(" SETTLED ")) = " SETTLED,
                              "ii", number, number);
}

gboolean
pln_import_put (PlnImport *self, const PlnRecord *before, const PlnRecord *after, const PlnRecord *undo_to,
                const guint8 *sum, GError **error)
{
  const char *id = pln_record_get_id (after);

  self->n_put++;
  note_changed (self, id);
  if (is_dry (self))
    return TRUE;
  self->wrote = TRUE;
  if (before != NULL && !keep_before (self, undo_to != NULL ? undo_to : before, error))
    return FALSE;
  if (before != NULL && undo_to != NULL && !pln_record_equal (before, undo_to))
    {
      self->n_restamped++;
      if (!pln_journal_add_changes (self->workspace, self->restamp_number, before, undo_to, error))
        return FALSE;
    }
  if (!pln_row_write (self->workspace, strcmp (id, self->read_id) == 0 ? self->read_n : 0, before, after, sum,
                      self->number, error))
    return FALSE;
  return !self->has_skipped || settle_skipped (self, id, error);
}

gboolean
pln_import_skip (PlnImport *self, const char *kind, const char *id, GError **error)
{
  PlnDatabase *database = self->workspace->database;

  gint64 number;

  if (is_dry (self))
    return TRUE;
  number = pln_database_get_integer (database, -1, "SELECT number FROM pln_skipped WHERE id = ?", "s", id);
  if (number > 0)
    g_ptr_array_add (self->again, g_strdup (id));
  if (number >= 0)
    return TRUE;
  self->wrote = self->has_skipped = TRUE;
  return pln_database_run (database, error, "INSERT INTO pln_skipped (id, kind, number) VALUES (?, ?, ?)", "ssi", id, kind,
                           self->number);
}

gboolean
pln_import_put_office (PlnImport *self, const char *replica, const char *office, GError **error)
{
  PlnDatabase *database = self->workspace->database;
  g_autofree char *known = NULL;

  if (is_dry (self) || !pln_replica_is_valid (replica) || strcmp (replica, self->workspace->replica) == 0
      || g_hash_table_contains (self->own, replica))
    return TRUE;
  known = pln_database_get_text (database, "SELECT office FROM pln_office WHERE replica = ?", "s", replica);
  if (g_strcmp0 (known, office) == 0)
    return TRUE;
  self->wrote = TRUE;
  return pln_database_run (database, error, "INSERT OR REPLACE INTO pln_office (replica, office) VALUES (?, ?)", "ss",
                           replica, office);
}

char *
pln_import_next_stamp (PlnImport *self, GError **error)
{
  PlnWorkspace *workspace = self->workspace;
  char *time;

  if (!is_dry (self))
    {
      self->wrote = TRUE;
      return pln_identity_next_stamp (workspace, error);
    }
  time = pln_stamp_next_time (workspace->last_time, pln_workspace_get_now (workspace));
  g_free (workspace->last_time);
  workspace->last_time = time;
  return pln_stamp_new (time, workspace->replica);
}

const char *
pln_import_get_stamp (PlnImport *self, GError **error)
{
  if (self->stamp == NULL)
    self->stamp = pln_import_next_stamp (self, error);
  return self->stamp;
}

/* A stamp that was found out to be of lost work is logged with the record in
 * which it was: the same command may have touched others that are still to come. */
static char *
lost_entry (const char *replica, const char *time, const char *id)
{
  return g_strdup_printf ("%s/%s %s", time, replica, id);
}

gboolean
pln_import_is_unknown_own (PlnImport *self, const char *replica, const char *time, const char *id)
{
  g_autofree char *stamp = NULL, *lost = NULL;

  if (strcmp (replica, self->workspace->replica) != 0 && !g_hash_table_contains (self->own, replica))
    return FALSE;
  stamp = pln_stamp_new (time, replica);
  lost = lost_entry (replica, time, id);
  return !g_hash_table_contains (self->logged, lost)
         && pln_database_get_integer (self->workspace->database, 0,
                                      "SELECT count(*) FROM pln_own_stamp WHERE stamp IN (?, ?)", "ss", stamp, lost) == 0;
}

gboolean
pln_import_log_own (PlnImport *self, const char *replica, const char *time, const char *id, GError **error)
{
  g_autofree char *lost = lost_entry (replica, time, id);

  if (is_dry (self))
    {
      g_hash_table_add (self->logged, g_steal_pointer (&lost));
      return TRUE;
    }
  self->wrote = TRUE;
  return pln_database_run (self->workspace->database, error, "INSERT OR IGNORE INTO pln_own_stamp (stamp) VALUES (?)",
                           "s", lost);
}

gboolean
pln_import_mint (PlnImport *self, GError **error)
{
  g_hash_table_add (self->own, g_strdup (self->workspace->replica));
  if (is_dry (self))
    {
      g_free (self->workspace->replica);
      self->workspace->replica = pln_replica_new ();
      g_clear_pointer (&self->workspace->last_time, g_free);
      return TRUE;
    }
  self->wrote = TRUE;
  return pln_identity_mint (self->workspace, "rolled-back", error);
}

/* An import that only skipped something cannot be taken back, so what it skipped
 * belongs to no number. */
static gboolean
keep_skipped (PlnImport *self, GError **error)
{
  PlnDatabase *database = self->workspace->database;

  for (guint i = 0; i < self->again->len; i++)
    if (!pln_database_run (database, error, "UPDATE pln_skipped SET number = 0 WHERE id = ?", "s", self->again->pdata[i]))
      return FALSE;
  return !self->has_skipped
         || pln_database_run (database, error, "UPDATE pln_skipped SET number = 0 WHERE number = ?", "i", self->number);
}

static gboolean
write_journal (PlnImport *self, const PlnImportInfo *info, GError **error)
{
  PlnWorkspace *workspace = self->workspace;
  g_autofree char *label = NULL;

  if (self->n_restamped > 0
      && !pln_journal_add (workspace, self->restamp_number, "restamp", _("Continue After a Restore"), NULL,
                           self->n_restamped, "done", error))
    return FALSE;
  if (self->n_put == 0)
    return keep_skipped (self, error);
  label = g_strdup_printf (_("Import “%s”"), info->file != NULL ? info->file : "");
  return pln_journal_add (workspace, self->number, "import", label, self->stamp, self->n_put, "done", error)
         && pln_database_run (workspace->database, error,
                              "INSERT INTO pln_exchange (number, at, file, replica, office, digest, summary)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?)",
                              "iisssss", self->number, pln_workspace_get_now (workspace), info->file, info->replica,
                              info->office, info->digest, info->summary);
}

gboolean
pln_import_commit (PlnImport *self, const PlnImportInfo *info, GPtrArray **changed, GError **error)
{
  if (changed != NULL)
    *changed = self->changed != NULL ? g_ptr_array_ref (self->changed) : NULL;
  if (is_dry (self))
    {
      self->active = FALSE;
      pln_database_rollback (self->workspace->database);
      return TRUE;
    }
  if (!self->wrote && self->again->len == 0)
    {
      self->active = FALSE;
      pln_database_rollback (self->workspace->database);
      return pln_exchanges_note (self->workspace, "import", info, error);
    }
  if (!write_kept (self, error) || !write_journal (self, info, error))
    return FALSE;
  self->active = FALSE;
  if (!pln_identity_commit (self->workspace, error))
    return FALSE;
  return self->n_put > 0 || pln_exchanges_note (self->workspace, "import", info, error);
}

void
pln_import_free (PlnImport *self)
{
  if (self == NULL)
    return;
  if (self->active && is_dry (self))
    pln_database_rollback (self->workspace->database);
  else if (self->active)
    pln_identity_rollback (self->workspace);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
  g_ptr_array_unref (self->again);
  g_hash_table_unref (self->own);
  g_hash_table_unref (self->logged);
  g_hash_table_unref (self->kept);
  g_free (self->stamp);
  g_free (self);
}

/* ---- taking an import back ----------------------------------------------- */

static gint64
last_import (PlnWorkspace *self)
{
  return pln_database_get_integer (self->database, -1,
                                   "SELECT coalesce(max(number), -1) FROM pln_journal WHERE action = 'import' AND state = 'done'", "");
}

char *
pln_workspace_get_undo_import_label (PlnWorkspace *self)
{
  gint64 number = last_import (self);

  return number >= 0 ? pln_database_get_text (self->database, "SELECT file FROM pln_exchange WHERE number = ?", "i", number)
                     : NULL;
}

static GPtrArray *
collect_ids (PlnWorkspace *self, const char *sql, gint64 number)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, NULL, sql, "i", number);

  while (statement != NULL && pln_statement_step (statement, NULL))
    g_ptr_array_add (ids, g_strdup (pln_statement_text (statement, 0)));
  return ids;
}

#define EDITED_SINCE                                                                               \
  "SELECT DISTINCT c.id FROM pln_journal_change c WHERE c.number > ?1 AND"                         \
  " (c.id IN (SELECT id FROM pln_journal_record WHERE number = ?1)"                                \
  "  OR c.id IN (SELECT id FROM pln_record WHERE born = ?1)) ORDER BY c.id"

GPtrArray *
pln_workspace_get_undo_import_blocking (PlnWorkspace *self)
{
  return collect_ids (self, EDITED_SINCE, last_import (self));
}

static gboolean
refuse_edited (PlnWorkspace *self, GPtrArray *ids, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < ids->len && i < 10; i++)
    {
      g_autofree char *title = pln_workspace_get_title (self, ids->pdata[i]);

      g_string_append_printf (names, "%s%s (%s)", i > 0 ? ", " : "", title, (char *) ids->pdata[i]);
    }
  if (ids->len > 10)
    g_string_append (names, ", …");
  g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED,
               _("The import cannot be taken back, because records that it touched were edited since: %s."), names->str);
  return FALSE;
}

static gboolean
take_back (PlnWorkspace *self, gint64 number, GPtrArray *touched, GError **error)
{
  g_autoptr (GPtrArray) born = collect_ids (self, "SELECT id FROM pln_record WHERE born = ?", number);
  g_autoptr (GPtrArray) changed = collect_ids (self, "SELECT id FROM pln_journal_record WHERE number = ?", number);

  for (guint i = 0; i < born->len; i++)
    {
      g_autoptr (PlnRecord) record = pln_workspace_get_record (self, born->pdata[i], error);

      if (record == NULL || !pln_row_remove (self, record, error))
        return FALSE;
      g_ptr_array_add (touched, g_strdup (born->pdata[i]));
    }
  for (guint i = 0; i < changed->len; i++)
    {
      g_autofree char *line = pln_database_get_text (self->database,
                                                     "SELECT line FROM pln_journal_record WHERE id = ? AND number = ?",
                                                     "si", changed->pdata[i], number);
      g_autoptr (PlnRecord) now = pln_row_find_record (self, changed->pdata[i], error);
      g_autoptr (PlnRecord) before = NULL;

      if (now == NULL)
        continue; /* it was brought by the same import */
      before = pln_record_from_line (self->database, line != NULL ? line : "", error);
      if (before == NULL || !pln_row_write (self, 0, now, before, NULL, 0, error))
        return FALSE;
      g_ptr_array_add (touched, g_strdup (changed->pdata[i]));
    }
  return pln_database_run (self->database, error, "DELETE FROM pln_journal_record WHERE number = ?", "i", number)
         && bring_skipped_back (self->database, number, error)
         && pln_database_run (self->database, error, "UPDATE pln_journal SET state = 'undone' WHERE number = ?", "i", number);
}

static gboolean
undo_import_in_lock (PlnWorkspace *self, GPtrArray **blocking, GPtrArray *touched, GError **error)
{
  gint64 number = last_import (self);
  g_autoptr (GPtrArray) edited = NULL;
  g_autofree char *label = NULL;

  if (number < 0)
    {
      g_set_error_literal (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no import to take back."));
      return FALSE;
    }
  edited = collect_ids (self, EDITED_SINCE, number);
  if (edited->len > 0)
    {
      refuse_edited (self, edited, error);
      if (blocking != NULL)
        *blocking = g_steal_pointer (&edited);
      return FALSE;
    }
  label = pln_database_get_text (self->database, "SELECT label FROM pln_journal WHERE number = ?", "i", number);
  return take_back (self, number, touched, error)
         && pln_journal_add (self, pln_journal_next_number (self), "undo-import", label != NULL ? label : "", NULL,
                             touched->len, "done", error);
}

gboolean
pln_workspace_undo_import (PlnWorkspace *self, GPtrArray **blocking, GError **error)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (g_free);
  gboolean stale;

  if (blocking != NULL)
    *blocking = NULL;
  if (!pln_workspace_begin (self, &stale, error))
    return FALSE;
  if (!undo_import_in_lock (self, blocking, touched, error))
    {
      pln_database_rollback (self->database);
      pln_workspace_forget_row (self, NULL);
      return FALSE;
    }
  if (!pln_database_commit (self->database, error))
    return FALSE;
  pln_workspace_emit_changed (self, stale ? NULL : touched);
  return TRUE;
}
