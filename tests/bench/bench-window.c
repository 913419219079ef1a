/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <time.h>

#include "app/app-fixture.h"
#include "exchange/pln-importer.h"
#include "random-records.h"

/* How long the window stands still while a person works with 100,000 records: the
 * longest that the main loop is busy between two looks at its sources, in time of
 * its thread, so that what else the machine is doing does not count.  Each page is
 * shown twice, searched and scrolled, records are opened in the inspector, changed
 * and taken back, and 10,000 records come in while the window is there.  The floor
 * is the same with the few records of a test.
 *
 * Usage: bench-window [RECORDS [MOST_MS]]; fails when a stall is longer. */

#define SEARCHES 4

static double worst, most = 50.0, since;
static gboolean over;
static GHashTable *floors; /* name → double */
static gboolean is_floor;

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* Between two polls the main loop does nothing else than to dispatch. */
static int
poll_cb (GPollFD *fds, guint n, int timeout)
{
  int result;

  worst = MAX (worst, now () - since);
  result = g_poll (fds, n, timeout);
  since = now ();
  return result;
}

static void
begin (void)
{
  worst = 0;
  since = now ();
}

/* Until the window has been still for a while, or a long time has passed. */
static void
settle (void)
{
  fixture_settle (60);
}

static void
end (const char *what, const char *page)
{
  g_autofree char *name = g_strconcat (what, " ", page, NULL);
  double *floor = g_hash_table_lookup (floors, name);
  double limit = most;

  if (is_floor)
    {
      double *kept = g_new (double, 1);

      *kept = worst;
      g_hash_table_insert (floors, g_steal_pointer (&name), kept);
      return;
    }
  over |= worst > limit;
  printf ("%-34s %7.1f ms   floor %6.1f ms   ratio %5.2f   at most %.0f ms%s\n", name, worst, floor != NULL ? *floor : 0.0,
          floor != NULL && *floor > 0 ? worst / *floor : 0.0, limit, worst > limit ? "   OVER" : "");
  fflush (stdout);
}

static gboolean
is_scrolled (GtkWidget *widget, gpointer data)
{
  GtkAdjustment *adjustment = GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget)
                                ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)) : NULL;

  return adjustment != NULL
         && gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) * 3;
}

static void
scroll (PlnPage *page, const char *name)
{
  GtkWidget *scrolled = fixture_find (GTK_WIDGET (page), is_scrolled, NULL);
  GtkAdjustment *adjustment = scrolled != NULL ? gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)) : NULL;

  if (adjustment == NULL)
    return;
  begin ();
  for (guint i = 1; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * i / 11.0);
      fixture_settle (20);
    }
  end ("scroll", name);
}

static void
search (PlnPage *page, const char *name)
{
  static const char *const typed[SEARCHES] = { "a", "an", "ann", "" };

  if (PLN_PAGE_GET_CLASS (page)->set_search == NULL)
    return;
  begin ();
  for (guint i = 0; i < SEARCHES; i++)
    {
      pln_page_set_search (page, typed[i]);
      fixture_settle (20);
    }
  end ("search", name);
}

static void
walk_pages (Fixture *fixture)
{
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
      {
        const PlnPageInfo *info = pln_pages_get_nth (i);

        begin ();
        pln_window_show_page (fixture->window, info->name);
        settle ();
        end (round == 0 ? "show first" : "show again", info->name);
        if (round == 0)
          continue;
        scroll (pln_window_get_page (fixture->window), info->name);
        search (pln_window_get_page (fixture->window), info->name);
      }
}

/* Opens a record, changes it and takes that back. */
static void
edit (Fixture *fixture, const char *kind, const char *field)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autoptr (GPtrArray) ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Rename");
  const char *id = ids->pdata[ids->len / 2];

  begin ();
  pln_context_open (fixture->context, id);
  settle ();
  end ("open", kind);
  fixture_set (edit, id, field, PLN_TYPE_TEXT, "Renamed in the bench");
  begin ();
  pln_context_commit (fixture->context, edit);
  settle ();
  end ("change", kind);
  begin ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  settle ();
  end ("undo", kind);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PlnImportResult imported;
  GError *error = NULL;

  if (!pln_import_run_finish (result, &imported, &error))
    g_error ("%s", error->message);
  pln_import_result_clear (&imported);
  *(gboolean *) data = TRUE;
}

static void
import (Fixture *fixture, guint n)
{
  g_autofree char *file = g_build_filename (g_get_tmp_dir (), "bench.json", NULL);
  g_autoptr (GString) text = g_string_new ("{\"format\":\"plenary-snapshot\",\"version\":1,\"records\":[\n");
  gboolean done = FALSE;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s{\"kind\":\"person\",\"id\":\"come-%u\",\"fields\":{\"name\":\"Come %u\"}}", i > 0 ? ",\n" : "", i, i);
  g_string_append (text, "\n]}\n");
  g_file_set_contents (file, text->str, (gssize) text->len, NULL);
  pln_window_show_page (fixture->window, "directory");
  settle ();
  begin ();
  pln_import_run_async (pln_workspace_get_path (fixture->workspace), file, FALSE, 0, NULL, NULL, NULL, imported_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  pln_workspace_announce (fixture->workspace, NULL);
  fixture_settle (300);
  end ("import", "10,000 records");
}

static void
work (guint n, PlnApplication *application)
{
  g_autofree char *path = pln_workspaces_new_path ("Bench");
  Fixture fixture = { .application = application };

  is_floor = n == 0;
  g_object_unref (random_records_create (path, n > 0 ? n : 300, 1));
  fixture.workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, NULL);
  pln_workspace_set_now (fixture.workspace, G_GINT64_CONSTANT (1496275200000)); /* 1 June 2017 */
  fixture.window = pln_window_new (application);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1200, 800);
  begin ();
  pln_window_set_workspace (fixture.window, fixture.workspace);
  fixture.context = pln_window_get_context (fixture.window);
  gtk_window_present (GTK_WINDOW (fixture.window));
  fixture_settle (500);
  end ("start", "window");
  walk_pages (&fixture);
  edit (&fixture, "person", "name");
  edit (&fixture, "meeting", "title");
  edit (&fixture, "body", "name");
  import (&fixture, n > 0 ? 10000 : 100);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  settle ();
  g_clear_object (&fixture.workspace);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 100000;
  g_autoptr (PlnApplication) application = pln_application_new ();

  if (argc > 2)
    most = g_ascii_strtod (argv[2], NULL);
  floors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  if (!g_application_register (G_APPLICATION (application), NULL, NULL))
    return 2;
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  printf ("--- %u records: the longest that the window stands still\n", n);
  work (0, application);
  work (n, application);
  g_hash_table_unref (floors);
  return over;
}
