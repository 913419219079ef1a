/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Exchange page when the world around it does not keep still: a person comes
 * back to the window, and the disk is full.
 */
#include "config.h"

#include "app-hands.h"

#include "app/exchange/pln-import-page.h"
#include "app/pln-shared-watch.h"

#include <signal.h>
#include <sys/resource.h>

static gboolean
rests (Fixture *fixture)
{
  return !pln_shared_watch_is_looking (pln_context_get_watch (fixture->context));
}

static void
open_preview (Fixture    *fixture,
              const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  pln_import_page_open (fixture->context, file);
  wait_until (has_button (fixture, "_Import") || has_button (fixture, "_Close"));
}

/* What another office might send: another name for a body of ours, without a stamp. */
static char *
file_with_name (const char *id,
                const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *text = g_strdup_printf ("{\"format\":\"plenary-snapshot\",\"version\":1,\"records\":[\n"
                                           "{\"kind\":\"body\",\"id\":\"%s\",\"fields\":{\"name\":\"%s\"}}\n]}\n", id, name);
  char *path = g_build_filename (folder, "theirs.json", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
active_cb (GtkWindow  *window,
           GParamSpec *pspec,
           Fixture    *fixture)
{
  if (gtk_window_is_active (window))
    g_object_set_data (G_OBJECT (window), "seen-looking",
                       GINT_TO_POINTER (pln_shared_watch_is_looking (pln_context_get_watch (fixture->context))));
}

/* The display gives the window of this title the focus, as when a person goes to it. */
static void
focus_window (GtkWindow  *window,
              const char *title)
{
  const char *const command[] = { "xdotool", "search", "--onlyvisible", "--name", title, "windowfocus", NULL };
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 600 && !gtk_window_is_active (window); i++)
    fixture_settle (50);
  g_assert_true (gtk_window_is_active (window));
}

/* Coming back to the window is a look at the shared folder, unless there was one a moment ago. */
static void
test_look_on_focus (void)
{
  Fixture fixture;
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  PlnSharedFolder *ours;
  PlnSharedLook result;
  GtkWidget *elsewhere = gtk_window_new ();
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "exchange");
  gtk_window_set_title (GTK_WINDOW (elsewhere), "Elsewhere");
  gtk_window_present (GTK_WINDOW (elsewhere));
  focus_window (GTK_WINDOW (elsewhere), "^Elsewhere$");
  ours = pln_shared_watch_get_folder (pln_context_get_watch (fixture.context));
  g_assert_true (pln_shared_folder_set_path (ours, folder, NULL, &error));
  g_assert_true (pln_shared_folder_look (ours, g_get_real_time () / 1000 - 60000, &result, NULL, &error)); /* a minute ago */
  pln_shared_look_clear (&result);
  wait_until (rests (&fixture));
  g_signal_connect_after (fixture.window, "notify::is-active", G_CALLBACK (active_cb), &fixture);
  focus_window (GTK_WINDOW (fixture.window), "^Exchange");
  g_assert_true (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (fixture.window), "seen-looking")));
  wait_until (rests (&fixture));
  g_assert_cmpint (pln_shared_folder_get_looked (ours), >, g_get_real_time () / 1000 - 59000);
  pln_shared_watch_focused (pln_context_get_watch (fixture.context)); /* a moment ago */
  g_assert_true (rests (&fixture));
  g_assert_true (pln_shared_folder_set_path (ours, NULL, NULL, NULL));
  gtk_window_destroy (GTK_WINDOW (elsewhere));
  fixture_close (&fixture);
}

/* No file of this process grows past so many bytes from now on: a full disk. */
static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN); /* the write fails instead */
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* On a full disk an edit and an import each say so in one sentence, change nothing, and succeed once there is room. */
static void
test_full_disk (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *name = pln_value_from_plain (PLN_TYPE_TEXT, "Another Institute");

  fixture_open (&fixture, "exchange");
  path = file_with_name ("ipi", "International Institute");
  limit_files (4096);
  g_assert_false (pln_context_set_value (fixture.context, "board", "name", name));
  limit_files (RLIM_INFINITY);
  wait_until (has_text (&fixture, "Change Not Made"));
  respond (&fixture, "close");
  fixture_assert (&fixture, "board", "name", "Board");
  g_assert_true (pln_context_set_value (fixture.context, "board", "name", name));

  open_preview (&fixture, path);
  limit_files (4096);
  press (&fixture, "_Import");
  wait_until (has_text (&fixture, "The File Was Not Imported"));
  limit_files (RLIM_INFINITY);
  respond (&fixture, "close");
  fixture_assert (&fixture, "ipi", "name", "Institute");
  press (&fixture, "_Import"); /* the preview is still there */
  wait_until (!has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  fixture_close (&fixture);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/exchange-trouble/look-on-focus", test_look_on_focus);
  g_test_add_func ("/app/exchange-trouble/full-disk", test_full_disk);
  return g_test_run ();
}
