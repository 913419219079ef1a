/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-workspaces.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#if __has_include("exchange/pln-importer.h")
#include "exchange/pln-importer.h"
#define HAVE_IMPORTER
#endif

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

gboolean
pln_workspaces_is_database (const char *path)
{
  static const char magic[] = "SQLite format 3";
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[sizeof magic];
  gsize n = 0;

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), head, sizeof head, &n, NULL, NULL)
         && n == sizeof head && memcmp (head, magic, sizeof magic) == 0;
}

char *
pln_workspaces_copy_in (const char *path, GError **error)
{
  g_autofree char *name = pln_workspaces_get_name (path);
  g_autofree char *target = pln_workspaces_new_path (name);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (target);

  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&target);
}

static const PlnSample samples[] = {
  { "ipu", N_("IPU Activities at the United Nations"), N_("A strategy with its actions, meetings and money") },
  { "icm", N_("Independent Commission on Multilateralism"), N_("Bodies, how often they meet, topics and papers") },
  { "iom17", N_("IOM Working Group, 2017"), N_("A chairperson’s note with requests and decisions") },
  { "oecd", N_("Partnership of International Organisations"), N_("A plan of work with deadlines and surveys") },
  { "iom14", N_("IOM Council, 2014"), N_("A response with recommendations and reports") },
  { "all", N_("All Together"), N_("The five documents in one workspace") },
};

const PlnSample *
pln_workspaces_get_sample (guint n)
{
  return n < G_N_ELEMENTS (samples) ? &samples[n] : NULL;
}

GKeyFile *
pln_state_load (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "plenary", "window.ini", NULL);
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

void
pln_state_save (GKeyFile *file)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "plenary", NULL);
  g_autofree char *path = g_build_filename (folder, "window.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (folder, 0700);
  if (!g_key_file_save_to_file (file, path, &error))
    g_message ("The window’s state was not saved: %s", error->message);
}

/* The folder of the sample snapshots: installed, or as the tests and an uninstalled run name it. */
static char *
get_sample_path (const char *sample)
{
  const char *folder = g_getenv ("PLENARY_SAMPLES");
  g_autofree char *name = g_strconcat (sample, ".json", NULL);

  return g_build_filename (folder != NULL ? folder : PKGDATADIR "/samples", name, NULL);
}

static gboolean
import_sample (const char *sample, const char *path, GError **error)
{
  g_autofree char *source = get_sample_path (sample);
#ifdef HAVE_IMPORTER
  PlnImportRequest request = { .workspace = path, .file = source };
  PlnImportResult result = { 0 };

  if (!pln_import_run (&request, &result, NULL, error))
    return FALSE;
  pln_import_result_clear (&result);
#endif
  return TRUE;
}

/* All together is the five one after the other, then a file with their common title. */
char *
pln_workspaces_make_sample (const PlnSample *sample, GError **error)
{
  g_autofree char *path = pln_workspaces_new_path (_(sample->title));
  g_autoptr (PlnWorkspace) workspace = pln_workspace_create (path, _("Sample"), error);
  gboolean all = g_str_equal (sample->name, "all"), done = TRUE;

  if (workspace == NULL)
    return NULL;
  g_clear_object (&workspace);
  for (guint i = 0; done && all && !g_str_equal (samples[i].name, "all"); i++)
    done = import_sample (samples[i].name, path, error);
  done = done && import_sample (sample->name, path, error);
  if (!done)
    {
      g_unlink (path);
      return NULL;
    }
  return g_steal_pointer (&path);
}
