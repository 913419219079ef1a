// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/pln-saved.h"
#include "store/pln-store-private.h"

/* Opening, closing and plain reading of a workspace. */

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnWorkspace, pln_workspace, G_TYPE_OBJECT)

static void
pln_workspace_finalize (GObject *object)
{
  PlnWorkspace *self = PLN_WORKSPACE (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->edges, g_hash_table_unref);
  g_clear_pointer (&self->derived, g_hash_table_unref);
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    pln_table_free (self->tables[i]);
  g_free (self->tables);
  for (guint i = 0; i < PLN_N_SCRATCHES; i++)
    g_string_free (self->scratch[i], TRUE);
  g_free (self->replica);
  g_free (self->last_time);
  g_free (self->noted_time);
  g_free (self->note);
  g_free (self->office);
  g_clear_pointer (&self->database, pln_database_free);
  G_OBJECT_CLASS (pln_workspace_parent_class)->finalize (object);
}

static void
pln_workspace_class_init (PlnWorkspaceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = pln_workspace_finalize;
  /* The ids (GPtrArray of strings) that were touched; NULL: anything may have changed. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
pln_workspace_init (PlnWorkspace *self)
{
  guint n = pln_schema_get_n_kinds ();

  self->tables = g_new0 (PlnTable *, n);
  for (guint i = 0; i < n; i++)
    self->tables[i] = pln_table_new (pln_schema_get_nth (i));
  for (guint i = 0; i < PLN_N_SCRATCHES; i++)
    self->scratch[i] = g_string_sized_new (256);
  self->replica = g_strdup ("");
  self->office = g_strdup ("");
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pln_row_unref);
  self->items = g_hash_table_new (g_str_hash, g_str_equal);
  self->edges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->derived = pln_derived_new ();
}

/* ---- create and open ----------------------------------------------------- */

static gboolean
verify_wal (PlnDatabase *database, GError **error)
{
  g_autofree char *mode = pln_database_get_text (database, "PRAGMA journal_mode = WAL", "");

  if (g_strcmp0 (mode, "wal") == 0)
    return TRUE;
  g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FAILED,
               _("The place of “%s” does not allow a workspace; keep it in a folder of this computer."), database->path);
  return FALSE;
}

static gboolean
fill_new_file (PlnWorkspace *self, const char *office, GError **error)
{
  if (!verify_wal (self->database, error) || !pln_tables_create (self->database, error)
      || !pln_database_begin (self->database, error))
    return FALSE;
  if (!pln_identity_mint (self, "copied", error)
      || !pln_database_run (self->database, error, "INSERT INTO pln_meta (key, value) VALUES ('office', ?)", "s",
                            office != NULL ? office : ""))
    {
      pln_identity_rollback (self);
      return FALSE;
    }
  return pln_identity_commit (self, error);
}

/* All of a new workspace, in a file that nobody knows yet. */
static gboolean
fill_beside (const char *beside, const char *office, GError **error)
{
  g_autoptr (PlnWorkspace) self = g_object_new (PLN_TYPE_WORKSPACE, NULL);

  self->database = pln_database_open (beside, FALSE, error);
  return self->database != NULL && fill_new_file (self, office, error)
         && pln_database_exec (self->database, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}

/* Gives the file its name, unless that is taken; not every file system has one
 * call for it. */
static gboolean
put_in_place (const char *beside, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean done = renameat2 (AT_FDCWD, beside, AT_FDCWD, path, RENAME_NOREPLACE) == 0;

  if (!done && errno != EEXIST && link (beside, path) == 0)
    {
      g_unlink (beside);
      done = TRUE;
    }
  if (!done && errno != EEXIST && access (path, F_OK) != 0)
    done = g_rename (beside, path) == 0;
  if (done)
    pln_sync_path (folder);
  return done;
}

static void
remove_beside (const char *beside)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (beside, endings[i], NULL);

      g_unlink (file);
    }
}

static void
set_create_error (const char *path, GError **error)
{
  if (errno == EEXIST)
    g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_EXISTS, _("“%s” exists already."), path);
  else
    g_set_error (error, PLN_STORE_ERROR, errno == ENOSPC ? PLN_STORE_ERROR_FULL : PLN_STORE_ERROR_READ_ONLY,
                 _("“%s” cannot be created: %s."), path, g_strerror (errno));
}

/**
 * pln_workspace_create:
 * @path: where; nothing may be there yet
 * @office: (nullable): readable name of the office
 *
 * The file is made under another name first, so that it is there whole or not
 * at all, whenever the process is killed.
 *
 * Returns: (transfer full): the new workspace, without any record, or %NULL
 */
PlnWorkspace *
pln_workspace_create (const char *path, const char *office, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autofree char *beside = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  GStatBuf info;
  int fd;

  errno = EEXIST;
  fd = g_lstat (path, &info) == 0 ? -1 : g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_create_error (path, error);
      return NULL;
    }
  close (fd);
  if (!fill_beside (beside, office, error))
    {
      remove_beside (beside);
      return NULL;
    }
  if (!put_in_place (beside, path))
    {
      set_create_error (path, error);
      remove_beside (beside);
      return NULL;
    }
  return pln_workspace_open (path, PLN_OPEN_DEFAULT, error);
}

/* A file from elsewhere may have any schema: ours holds nothing but STRICT
 * tables and plain indexes, and quick_check then vouches for what is in them. */
gboolean
pln_workspace_check_foreign (PlnDatabase *database, GError **error)
{
  g_autofree char *result = pln_database_get_text (database, "PRAGMA quick_check(1)", "");
  gint64 loose = pln_database_get_integer (database, 1,
                                           "SELECT count(*) FROM pragma_table_list WHERE schema = 'main'"
                                           " AND name NOT LIKE 'sqlite_%' AND (type <> 'table' OR strict = 0)", "");
  gint64 sure = pln_database_get_integer (database, 0,
                                          "SELECT count(*) FROM pragma_table_info('pln_record') WHERE \"notnull\" = 1"
                                          " AND name IN ('kind', 'id', 'deleted', 'stamp', 'sum', 'born')", "");
  gint64 running = pln_database_get_integer (database, 1, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'", "");

  if (g_strcmp0 (result, "ok") == 0 && loose == 0 && sure == 6 && running == 0)
    return TRUE;
  pln_database_set_error (database, SQLITE_CORRUPT, error);
  return FALSE;
}

/* The record without its references, so that writing it enters them all. */
static PlnRecord *
without_references (PlnWorkspace *self, const PlnRecord *record)
{
  PlnRecord *copy = pln_record_copy (record);
  const PlnTable *table = pln_workspace_get_table (self, pln_record_get_kind (record));

  for (guint i = 0; table != NULL && i < table->n_fields; i++)
    if (table->fields[i]->type == PLN_TYPE_REFERENCE)
      pln_record_remove_field (copy, table->fields[i]->name);
  return copy;
}

/* After a migration that gave unknown fields or kinds a column: writes those
 * records anew, so that their values move there. */
static gboolean
rehome_unknown (PlnWorkspace *self, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, error, "SELECT id FROM pln_record WHERE unknown IS NOT NULL", "");

  while (statement != NULL && pln_statement_step (statement, NULL))
    g_ptr_array_add (ids, g_strdup (pln_statement_text (statement, 0)));
  if (!pln_database_begin (self->database, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnRecord) record = pln_row_find_record (self, ids->pdata[i], error);
      g_autoptr (PlnRecord) bare = record != NULL ? without_references (self, record) : NULL;

      if (record == NULL || !pln_row_write (self, 0, bare, record, NULL, 0, error))
        {
          pln_database_rollback (self->database);
          return FALSE;
        }
    }
  if (!pln_database_exec (self->database, "DELETE FROM pln_meta WHERE key = 'rehome'", error))
    {
      pln_database_rollback (self->database);
      return FALSE;
    }
  return pln_database_commit (self->database, error);
}

/* Not before the file as it was lies safe. */
static gboolean
migrate (PlnWorkspace *self, GError **error)
{
  if (self->database->read_only)
    return pln_tables_refuse_old (self->database, error);
  pln_identity_load (self);
  return pln_saved_add (self, NULL, error) && pln_tables_migrate (self->database, error);
}

/**
 * pln_workspace_open:
 *
 * Opens an existing workspace; an older one is migrated, after a backup, unless
 * it is opened read-only.  Nothing is written otherwise.
 *
 * Returns: (transfer full): the workspace or %NULL
 */
PlnWorkspace *
pln_workspace_open (const char *path, PlnOpenFlags flags, GError **error)
{
  g_autoptr (PlnWorkspace) self = g_object_new (PLN_TYPE_WORKSPACE, NULL);

  self->database = pln_database_open (path, (flags & PLN_OPEN_READ_ONLY) != 0, error);
  if (self->database == NULL)
    return NULL;
  if (!pln_tables_recognize (self->database, error))
    return NULL;
  if ((flags & PLN_OPEN_FOREIGN) && !pln_workspace_check_foreign (self->database, error))
    return NULL;
  if (pln_tables_are_old (self->database) && !migrate (self, error))
    return NULL;
  if (!self->database->read_only)
    {
      if (!verify_wal (self->database, error))
        return NULL;
      if (pln_database_get_integer (self->database, 0, "SELECT count(*) FROM pln_meta WHERE key = 'rehome'", "") > 0
          && !rehome_unknown (self, error))
        return NULL;
    }
  pln_identity_load (self);
  self->data_version = pln_database_get_integer (self->database, 0, "PRAGMA data_version", "");
  return g_steal_pointer (&self);
}

gboolean
pln_workspace_may_write (PlnWorkspace *self, GError **error)
{
  if (!self->database->read_only)
    return TRUE;
  pln_database_set_error (self->database, SQLITE_READONLY, error);
  return FALSE;
}

/* ---- what it says about itself ------------------------------------------- */

const char *
pln_workspace_get_path (PlnWorkspace *self)
{
  return self->database->path;
}

const char *
pln_workspace_get_replica (PlnWorkspace *self)
{
  return self->replica;
}

const char *
pln_workspace_get_office (PlnWorkspace *self)
{
  return self->office;
}

gboolean
pln_workspace_set_office (PlnWorkspace *self, const char *office, GError **error)
{
  if (g_strcmp0 (office, self->office) == 0)
    return TRUE;
  if (!pln_workspace_may_write (self, error)
      || !pln_database_run (self->database, error, "INSERT OR REPLACE INTO pln_meta (key, value) VALUES ('office', ?)",
                            "s", office != NULL ? office : ""))
    return FALSE;
  pln_identity_load (self);
  return TRUE;
}

char *
pln_workspace_get_office_of (PlnWorkspace *self, const char *replica)
{
  g_autofree char *office = NULL;

  if (self->office[0] != '\0'
      && (g_strcmp0 (replica, self->replica) == 0
          || pln_database_get_integer (self->database, 0, "SELECT count(*) FROM pln_own_replica WHERE replica = ?"
                                       " AND gave_up IS NOT 'copied'", "s", replica) > 0))
    return g_strdup (self->office);
  office = pln_database_get_text (self->database, "SELECT office FROM pln_office WHERE replica = ?", "s", replica);
  return office != NULL && office[0] != '\0' ? g_steal_pointer (&office) : g_strdup (replica);
}

void
pln_workspace_set_now (PlnWorkspace *self, gint64 unix_ms)
{
  self->now = unix_ms;
}

gint64
pln_workspace_get_fixed_now (PlnWorkspace *self)
{
  return self->now;
}

gint64
pln_workspace_get_now (PlnWorkspace *self)
{
  return self->now == PLN_NOW_EPOCH ? 0 : self->now != 0 ? self->now : g_get_real_time () / 1000;
}

PlnDay
pln_workspace_get_today (PlnWorkspace *self)
{
  g_autofree char *reading = pln_workspace_get_value (self, "workspace", "reading_date");
  g_autoptr (PlnWhen) when = reading != NULL ? pln_when_from_canonical (reading, NULL) : NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  PlnDay first, last;

  if (when != NULL && pln_when_get_span (when, &first, &last))
    return first;
  utc = g_date_time_new_from_unix_utc (pln_workspace_get_now (self) / 1000);
  local = utc != NULL ? g_date_time_to_local (utc) : g_date_time_new_now_local ();
  return pln_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                           g_date_time_get_day_of_month (local));
}

/* The field is text: a digit of ISO 8601, or what another program wrote, an English name. */
int
pln_workspace_get_first_weekday (PlnWorkspace *self)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_autofree char *canonical = pln_workspace_get_value (self, "workspace", "first_weekday");
  g_autofree char *text = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  if (text == NULL)
    return 0;
  g_strstrip (text);
  if (text[0] >= '1' && text[0] <= '7' && text[1] == '\0')
    return text[0] - '0';
  for (int i = 0; i < 7; i++)
    if (g_ascii_strncasecmp (text, names[i], 3) == 0)
      return i + 1;
  return 0;
}

/* ---- reading ------------------------------------------------------------- */

const PlnTable *
pln_workspace_get_table (PlnWorkspace *self, const char *kind)
{
  const PlnKind *known = pln_schema_find (kind);

  return known != NULL ? self->tables[pln_kind_get_index (known)] : NULL;
}

PlnRecord *
pln_workspace_get_record (PlnWorkspace *self, const char *id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  PlnRecord *record = pln_row_find_record (self, id, &problem);

  if (record == NULL && problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (record == NULL)
    g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no record “%s”."), id);
  return record;
}

gboolean
pln_workspace_has_record (PlnWorkspace *self, const char *id)
{
  return pln_workspace_get_kind (self, id) != NULL;
}

gint64
pln_workspace_lookup_number (PlnWorkspace *self, const char *id, const char **kind, guint8 *sum)
{
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL, "SELECT kind, sum, n FROM pln_record WHERE id = ?", "s", id);

  if (statement == NULL || !pln_statement_step (statement, NULL))
    return 0;
  if (kind != NULL)
    *kind = g_intern_string (pln_statement_text (statement, 0));
  if (sum != NULL && sqlite3_column_bytes (statement->handle, 1) == PLN_SUM_LEN)
    memcpy (sum, sqlite3_column_blob (statement->handle, 1), PLN_SUM_LEN);
  return pln_statement_integer (statement, 2);
}

gboolean
pln_workspace_lookup (PlnWorkspace *self, const char *id, const char **kind, guint8 *sum)
{
  return pln_workspace_lookup_number (self, id, kind, sum) != 0;
}

const char *
pln_workspace_get_kind (PlnWorkspace *self, const char *id)
{
  PlnRow *row = g_hash_table_lookup (self->rows, id);
  const char *kind = NULL;

  if (row != NULL)
    return row->kind;
  return pln_workspace_lookup (self, id, &kind, NULL) ? kind : NULL;
}

char *
pln_workspace_get_value (PlnWorkspace *self, const char *id, const char *field)
{
  g_autoptr (PlnRow) row = pln_workspace_get_row (self, id);
  g_autoptr (PlnRecord) record = NULL;

  if (row == NULL)
    return NULL;
  if (row->table != NULL && pln_table_find_field (row->table, field) < row->table->n_fields)
    return g_strdup (pln_row_get_value (row, field));
  record = pln_row_find_record (self, id, NULL);
  return record != NULL ? g_strdup (pln_record_get_value (record, field)) : NULL;
}

/* Follows merged_into of deleted records; a ring ends where it began. */
char *
pln_workspace_resolve (PlnWorkspace *self, const char *id)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *at = g_strdup (id);

  while (g_hash_table_add (seen, g_strdup (at)))
    {
      g_autoptr (PlnRow) row = pln_workspace_get_row (self, at);
      const char *into = row != NULL && row->deleted ? pln_row_get_value (row, "merged_into") : NULL;

      if (into == NULL)
        return g_steal_pointer (&at);
      g_free (at);
      at = pln_value_get_plain (into);
      if (!pln_workspace_has_record (self, at))
        return g_strdup (id);
    }
  return g_strdup (id);
}

/* ---- changes ------------------------------------------------------------- */

static void
collect_items (PlnWorkspace *self, GPtrArray *ids, GPtrArray *items)
{
  g_autoptr (GHashTable) set = NULL;
  GHashTableIter iter;
  gpointer item;

  if (ids != NULL)
    {
      set = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < ids->len; i++)
        g_hash_table_add (set, ids->pdata[i]);
    }
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    if (set == NULL || g_hash_table_contains (set, pln_item_get_id (item)) || pln_item_refers_to (item, set))
      g_ptr_array_add (items, g_object_ref (item));
}

void
pln_workspace_emit_changed (PlnWorkspace *self, GPtrArray *ids)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  collect_items (self, ids, items);
  if (ids == NULL)
    pln_workspace_forget_row (self, NULL);
  else
    for (guint i = 0; i < ids->len; i++)
      pln_workspace_forget_row (self, ids->pdata[i]);
  g_hash_table_remove_all (self->edges);
  for (guint i = 0; i < items->len; i++)
    pln_item_refresh (items->pdata[i]);
  g_signal_emit (self, signals[CHANGED], 0, ids);
}

gboolean
pln_workspace_begin (PlnWorkspace *self, gboolean *stale, GError **error)
{
  gint64 version;

  if (!pln_workspace_may_write (self, error) || !pln_database_begin (self->database, error))
    return FALSE;
  version = pln_database_get_integer (self->database, 0, "PRAGMA data_version", "");
  *stale = version != self->data_version;
  if (*stale)
    pln_workspace_forget_row (self, NULL);
  self->data_version = version;
  return TRUE;
}

void
pln_workspace_announce (PlnWorkspace *self, GPtrArray *ids)
{
  self->data_version = pln_database_get_integer (self->database, 0, "PRAGMA data_version", "");
  pln_identity_load (self);
  pln_workspace_emit_changed (self, ids);
}

gboolean
pln_workspace_poll (PlnWorkspace *self)
{
  gint64 version = pln_database_get_integer (self->database, 0, "PRAGMA data_version", "");

  if (version == self->data_version)
    return FALSE;
  pln_workspace_announce (self, NULL);
  return TRUE;
}
