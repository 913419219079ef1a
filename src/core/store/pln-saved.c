// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gstdio.h>

#include "store/pln-saved.h"
#include "store/pln-store-private.h"

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
pln_saved_list (const char *path)
{
  g_autofree char *folder = get_folder (), *prefix = get_prefix (path);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".plenary"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_values (paths, compare_newest_cb);
  return paths;
}

gboolean
pln_saved_add (PlnWorkspace *workspace, const char *but, GError **error)
{
  const char *of = pln_workspace_get_path (workspace);
  g_autofree char *folder = get_folder (), *prefix = get_prefix (of), *time = NULL, *name = NULL, *path = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) paths = NULL;

  time = g_date_time_format (now, "%Y%m%dT%H%M%S");
  name = g_strdup_printf ("%s%s.plenary", prefix, time);
  path = g_build_filename (folder, name, NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !pln_workspace_backup (workspace, path, error))
    return FALSE;
  paths = pln_saved_list (of);
  for (guint i = PLN_BACKUPS_KEPT; i < paths->len; i++)
    if (g_strcmp0 (paths->pdata[i], but) != 0)
      g_unlink (paths->pdata[i]);
  return TRUE;
}
