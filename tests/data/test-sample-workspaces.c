/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The samples through the real program: plenaryctl makes a workspace of each,
 * finds nothing to settle, exports the very lines of the file, and reaches the
 * same state whatever the order of several samples. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static const char *const samples[] = { "ipu", "icm", "iom17", "oecd", "iom14", "all" };

typedef struct
{
  char                *folder;   /* owned */
  GSubprocessLauncher *launcher; /* owned; with folders of its own for state and data */
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  static const char *const variables[] = { "HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" };
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("plenary-samples-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_subprocess_launcher_setenv (fixture->launcher, variables[i], fixture->folder, TRUE);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_object_unref (fixture->launcher);
}

/* Runs plenaryctl on a workspace file of the fixture and expects success. */
static char *
run (Fixture    *fixture,
     const char *workspace,
     ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_autofree char *path = g_build_filename (fixture->folder, workspace, NULL);
  g_autofree char *out = NULL, *err = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  va_list list;
  const char *arg;

  g_ptr_array_add (args, (gpointer) g_getenv ("PLENARYCTL"));
  g_ptr_array_add (args, (gpointer) "--workspace");
  g_ptr_array_add (args, path);
  va_start (list, workspace);
  while ((arg = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (args, (gpointer) arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  process = g_subprocess_launcher_spawnv (fixture->launcher, (const char *const *) args->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process) || g_subprocess_get_exit_status (process) != 0)
    g_test_fail_printf ("plenaryctl %s: %s%s", (const char *) args->pdata[3], out, err);
  return g_steal_pointer (&out);
}

static char *
sample_path (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".json", NULL);

  return g_build_filename (g_getenv ("PLENARY_SAMPLES"), base, NULL);
}

/* The record lines of a snapshot without the comma between them, by "kind id"; and their number. */
static void
read_lines (const char *path,
            GHashTable *lines,
            gboolean    without_workspace)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) all = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  all = g_strsplit (text, "\n", -1);
  for (guint i = 0; all[i] != NULL; i++)
    {
      if (!g_str_has_prefix (all[i], "{\"kind\":") ||
          (without_workspace && g_str_has_prefix (all[i], "{\"kind\":\"workspace\"")))
        continue;
      if (g_str_has_suffix (all[i], ","))
        all[i][strlen (all[i]) - 1] = '\0';
      g_hash_table_add (lines, g_strdup (all[i]));
    }
}

static void
check_same (GHashTable *expected,
            GHashTable *found)
{
  GHashTableIter iter;
  gpointer line;

  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &line, NULL))
    if (!g_hash_table_contains (found, line))
      g_test_fail_printf ("not exported as it came: %s", (const char *) line);
  g_assert_cmpuint (g_hash_table_size (found), ==, g_hash_table_size (expected));
}

/* A workspace made of a sample is sound, has nothing to settle, and exports what came in. */
static void
test_round_trip (Fixture      *fixture,
                 gconstpointer data)
{
  const char *name = data;
  gboolean all = strcmp (name, "all") == 0;
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *out = g_build_filename (fixture->folder, "out.json", NULL);
  g_autofree char *made = run (fixture, "w", "new", "--sample", name, NULL);
  g_autofree char *checked = run (fixture, "w", "check", NULL);
  g_autofree char *review = run (fixture, "w", "review", "--json", NULL);
  g_autofree char *exported = run (fixture, "w", "export", out, NULL);

  g_assert_cmpstr (review, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = sample_path (samples[i]);

      if (all || strcmp (samples[i], name) == 0)
        read_lines (path, expected, all);
    }
  read_lines (out, found, all);
  check_same (expected, found);
}

/* Importing the file of a sample again changes nothing. */
static void
test_again (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *path = sample_path (data);
  g_autofree char *made = run (fixture, "w", "new", "--sample", data, NULL);
  g_autofree char *before = run (fixture, "w", "digest", NULL);
  g_autofree char *again = run (fixture, "w", "import", path, NULL);
  g_autofree char *after = run (fixture, "w", "digest", NULL);

  g_assert_cmpstr (before, ==, after);
}

/* Several samples in one workspace: no conflict, and the same state in any order. */
static void
test_any_order (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *a = run (fixture, "a", "new", NULL);
  g_autofree char *b = run (fixture, "b", "new", NULL);
  g_autofree char *digest_a = NULL, *digest_b = NULL, *review = NULL, *shown = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *forth = sample_path (samples[i]);
      g_autofree char *back = sample_path (samples[G_N_ELEMENTS (samples) - 1 - i]);
      g_autofree char *in_a = run (fixture, "a", "import", forth, NULL);
      g_autofree char *in_b = run (fixture, "b", "import", back, NULL);
    }
  digest_a = run (fixture, "a", "digest", NULL);
  digest_b = run (fixture, "b", "digest", NULL);
  g_assert_cmpstr (digest_a, ==, digest_b);
  review = run (fixture, "a", "review", "--json", NULL);
  g_assert_cmpstr (review, ==, "");
  shown = run (fixture, "b", "show", "workspace", "--json", NULL);
  g_assert_nonnull (strstr (shown, "All five samples"));
}

/* Both names of the renamed Working Group are found. */
static void
test_found (Fixture      *fixture,
            gconstpointer data)
{
  static const struct { const char *text, *id; } table[] = {
    { "Related Issues", "iom-wg-un" },
    { "and the IOM Strategy", "iom-wg-un" }, /* by its former name */
    { "WG/REL/2017/6", "iom17-note-july" },
    { "Puerto Vallarta", "iom17-m9" },
    { "Guadalajara", "iom17-m9-former" },
  };
  g_autofree char *made = run (fixture, "w", "new", "--sample", "iom17", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *out = run (fixture, "w", "find", table[i].text, "--json", NULL);
      g_autofree char *id = g_strdup_printf ("\"id\":\"%s\"", table[i].id);

      if (strstr (out, id) == NULL)
        g_test_fail_printf ("“%s” does not find %s", table[i].text, table[i].id);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *round = g_strconcat ("/sample-workspaces/", samples[i], "/round-trip", NULL);
      g_autofree char *again = g_strconcat ("/sample-workspaces/", samples[i], "/again", NULL);

      g_test_add (round, Fixture, samples[i], set_up, test_round_trip, tear_down);
      g_test_add (again, Fixture, samples[i], set_up, test_again, tear_down);
    }
  g_test_add ("/sample-workspaces/any-order", Fixture, NULL, set_up, test_any_order, tear_down);
  g_test_add ("/sample-workspaces/found", Fixture, NULL, set_up, test_found, tear_down);
  return g_test_run ();
}
