/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/pln-import-backup.h"

/* Backups lie in the state directory, under the name of the workspace and a
 * mark of where it lies, with the time in their names. */

static char *
get_folder (void)
{
  g_autofree char *state = pln_state_directory ();
  char *folder = g_build_filename (state, "saved", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

static char *
get_prefix (const char *workspace)
{
  g_autofree char *whole = g_canonicalize_filename (workspace, NULL);
  g_autofree char *base = g_path_get_basename (whole);
  g_autofree char *mark = g_compute_checksum_for_string (G_CHECKSUM_SHA256, whole, -1);

  mark[8] = '\0';
  return g_strdup_printf ("%s-%s-", base, mark);
}

static int
compare_newest_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (b, a);
}

GPtrArray *
pln_import_backup_list (const char *workspace)
{
  g_autofree char *folder = get_folder (), *prefix = get_prefix (workspace);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".plenary"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (paths, compare_newest_cb);
  return paths;
}

static gboolean
is_due (GPtrArray *backups)
{
  GStatBuf info;

  return backups->len == 0 || g_stat (g_ptr_array_index (backups, 0), &info) != 0 ||
         g_get_real_time () / G_USEC_PER_SEC - info.st_mtime > 24 * 60 * 60;
}

/* A workspace without records is not worth keeping. */
static gboolean
holds_records (PlnWorkspace *workspace)
{
  g_autoptr (PlnCursor) cursor = pln_cursor_new (workspace, PLN_CURSOR_SUMS);

  return pln_cursor_next (cursor, NULL);
}

/* Removes all but the newest few; never the one that is being restored. */
static void
prune (const char *workspace, const char *but)
{
  g_autoptr (GPtrArray) backups = pln_import_backup_list (workspace);

  for (guint i = PLN_BACKUPS_KEPT; i < backups->len; i++)
    if (g_strcmp0 (backups->pdata[i], but) != 0)
      g_unlink (backups->pdata[i]);
}

static gboolean
make (const char *workspace, const char *but, GError **error)
{
  g_autofree char *folder = get_folder (), *prefix = get_prefix (workspace), *time = NULL, *path = NULL;
  g_autoptr (PlnWorkspace) opened = pln_workspace_open (workspace, PLN_OPEN_READ_ONLY, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (opened == NULL)
    return FALSE;
  if (!holds_records (opened))
    return TRUE;
  time = g_date_time_format (now, "%Y%m%dT%H%M%S");
  path = g_strdup_printf ("%s/%s%s.plenary", folder, prefix, time);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !pln_workspace_backup (opened, path, error))
    return FALSE;
  prune (workspace, but);
  return TRUE;
}

gboolean
pln_import_backup_make (const char *workspace, GError **error)
{
  return make (workspace, NULL, error);
}

gboolean
pln_import_backup_if_due (const char *workspace, GError **error)
{
  g_autoptr (GPtrArray) backups = pln_import_backup_list (workspace);

  return !is_due (backups) || make (workspace, NULL, error);
}

gboolean
pln_import_backup_restore (const char *workspace, const char *backup, GError **error)
{
  return make (workspace, backup, error) && pln_workspace_restore (workspace, backup, error);
}

gint64
pln_import_backup_get_time (const char *backup)
{
  g_autofree char *base = g_path_get_basename (backup), *text = NULL;
  gsize length = strlen (base), tail = strlen ("20261121T093000.plenary");
  gint64 unix_ms = 0;

  if (length < tail)
    return 0;
  text = g_strdup_printf ("%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", base + length - tail, base + length - tail + 4,
                          base + length - tail + 6, base + length - tail + 9, base + length - tail + 11,
                          base + length - tail + 13);
  return pln_time_parse_rfc3339 (text, &unix_ms) ? unix_ms : 0;
}
