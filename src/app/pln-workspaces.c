/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-workspaces.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "exchange/pln-samples.h"

char *
pln_workspaces_get_folder (void)
{
  char *folder = g_build_filename (g_get_user_data_dir (), "plenary", "workspaces", NULL);

  g_mkdir_with_parents (folder, 0700);
  return folder;
}

typedef struct { char *path; gint64 time; } Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *x = a, *y = b;

  return x->time != y->time ? (x->time < y->time ? 1 : -1) : g_strcmp0 (x->path, y->path);
}

GPtrArray *
pln_workspaces_list (void)
{
  g_autofree char *folder = pln_workspaces_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Found item = { NULL, 0 };
      GStatBuf info;
      if (!g_str_has_suffix (name, PLN_WORKSPACE_SUFFIX))
        continue;
      item.path = g_build_filename (folder, name, NULL);
      if (g_stat (item.path, &info) == 0)
        item.time = info.st_mtime;
      g_array_append_val (found, item);
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (paths, g_array_index (found, Found, i).path);
  return paths;
}

/* File names keep letters of any script; what file systems or people stumble over becomes a space. */
char *
pln_workspaces_new_path (const char *name)
{
  g_autofree char *folder = pln_workspaces_get_folder ();
  g_autofree char *clean = g_strdelimit (g_strdup (name), "/\\:*?\"<>|\n\t", ' ');
  char *path = NULL;

  g_strstrip (clean);
  while (*clean == '.')
    *clean = ' ', g_strstrip (clean);
  for (guint i = 1; path == NULL; i++)
    {
      g_autofree char *numbered = i == 1 ? g_strdup (*clean != '\0' ? clean : _("Workspace"))
                                         : g_strdup_printf ("%s %u", *clean != '\0' ? clean : _("Workspace"), i);
      g_autofree char *file = g_strconcat (numbered, PLN_WORKSPACE_SUFFIX, NULL);
      path = g_build_filename (folder, file, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_clear_pointer (&path, g_free);
    }
  return path;
}

char *
pln_workspaces_get_name (const char *path)
{
  char *name = g_filename_display_basename (path);

  if (g_str_has_suffix (name, PLN_WORKSPACE_SUFFIX))
    name[strlen (name) - strlen (PLN_WORKSPACE_SUFFIX)] = '\0';
  return name;
}

/* Through the store, not byte for byte: what still stands in the write-ahead log
 * comes along, and the replica id does not. */
char *
pln_workspaces_copy_in (const char *path, GError **error)
{
  g_autofree char *name = pln_workspaces_get_name (path);
  g_autofree char *target = pln_workspaces_new_path (name);
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_READ_ONLY | PLN_OPEN_FOREIGN, error);

  if (workspace == NULL || !pln_workspace_backup (workspace, target, error))
    return NULL;
  return g_steal_pointer (&target);
}

static const PlnSampleInfo samples[] = {
  { "ipu", N_("IPU Activities at the United Nations"), N_("A strategy with its actions, meetings and money") },
  { "icm", N_("Independent Commission on Multilateralism"), N_("Bodies, how often they meet, topics and papers") },
  { "iom17", N_("IOM Working Group, 2017"), N_("A chairperson’s note with requests and decisions") },
  { "oecd", N_("Partnership of International Organisations"), N_("A plan of work with deadlines and surveys") },
  { "iom14", N_("IOM Council, 2014"), N_("A response with recommendations and reports") },
  { "all", N_("All Together"), N_("The five documents in one workspace") },
};

const PlnSampleInfo *
pln_workspaces_get_sample (guint n)
{
  return n < G_N_ELEMENTS (samples) ? &samples[n] : NULL;
}

GKeyFile *
pln_state_load (const char *name)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "plenary", name, NULL);
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

void
pln_state_save (GKeyFile *file, const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "plenary", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The window’s state was not saved: %s", error->message);
}

char *
pln_workspaces_make_sample (const PlnSampleInfo *sample, GError **error)
{
  g_autofree char *path = pln_workspaces_new_path (_(sample->title));
  g_autoptr (PlnWorkspace) workspace = pln_workspace_create (path, _("Sample"), error);

  if (workspace == NULL)
    return NULL;
  g_clear_object (&workspace);
  if (!pln_sample_import (sample->name, path, 0, error))
    {
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&path);
}
