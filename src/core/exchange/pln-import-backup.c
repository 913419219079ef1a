/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

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

gboolean
pln_import_backup_if_due (const char *workspace, GError **error)
{
  g_autoptr (GPtrArray) backups = pln_import_backup_list (workspace);
  g_autofree char *folder = NULL, *prefix = NULL, *time = NULL, *name = NULL, *path = NULL;
  g_autoptr (PlnWorkspace) opened = NULL;
  g_autoptr (GDateTime) now = NULL;

  if (!is_due (backups))
    return TRUE;
  opened = pln_workspace_open (workspace, PLN_OPEN_READ_ONLY, error);
  if (opened == NULL)
    return FALSE;
  if (!holds_records (opened))
    return TRUE;
  folder = get_folder ();
  prefix = get_prefix (workspace);
  now = g_date_time_new_now_utc ();
  time = g_date_time_format (now, "%Y%m%dT%H%M%S");
  name = g_strdup_printf ("%s%s.plenary", prefix, time);
  path = g_build_filename (folder, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !pln_workspace_backup (opened, path, error))
    return FALSE;
  for (guint i = PLN_BACKUPS_KEPT - 1; i < backups->len; i++)
    g_unlink (g_ptr_array_index (backups, i));
  return TRUE;
}
