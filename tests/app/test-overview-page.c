/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Overview in a window, on all five documents: every figure that is worked
 * out from them can be read there and, behind its row, on the page it belongs
 * to; and the rows follow what is changed and taken back.
 */
#include "config.h"

#include "app-fixture.h"

#include "exchange/pln-samples.h"

static void
open_sample (Fixture *fixture)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = NULL;

  fixture_open (fixture, "overview");
  path = pln_workspaces_new_path ("Sample");
  g_clear_object (&fixture->workspace);
  workspace = pln_workspace_create (path, "Test", &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);
  g_assert_true (pln_sample_import ("all", path, 0, &error));
  g_assert_no_error (error);
  fixture->workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  pln_window_set_workspace (fixture->window, fixture->workspace);
  fixture->context = pln_window_get_context (fixture->window);
  pln_window_show_page (fixture->window, "overview");
  fixture_settle (100);
}

static gboolean
says (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

/* Waits until the page shows the words. */
static void
assert_says (Fixture *fixture, const char *words)
{
  for (guint i = 0; i < 100; i++)
    {
      if (fixture_find (GTK_WIDGET (pln_window_get_page (fixture->window)), says, (gpointer) words) != NULL)
        return;
      fixture_settle (20);
    }
  g_test_fail_printf ("The page does not show “%s”", words);
}

static gboolean
is_row (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LIST_BOX_ROW (widget)
         && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "pln-title"), data) == 0;
}

static void
activate_row (Fixture *fixture, const char *title)
{
  GtkWidget *row = fixture_find (GTK_WIDGET (pln_window_get_page (fixture->window)), is_row, (gpointer) title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  fixture_settle (150);
}

static const char *
page_name (Fixture *fixture)
{
  return g_object_get_data (G_OBJECT (pln_window_get_page (fixture->window)), "pln-name");
}

/* What a reader of the documents would work out by hand stands on the Overview. */
static void
test_figures (void)
{
  static const char *const words[] = {
    "2 overdue, 4 requests owed, next meeting in 5 days",
    "2026 = 112.5509, 2027 = 114.8019", "2022 = 100", "0 to 12.5509 points of the increase in 2026",
    "gives 12 tentative dates", "4 unplaced", "gap before 2026 ends", "end 2024 – end 2025",
    "3 papers and 1 oral update owed to Next Working Group meeting", "5 raised, not commissioned",
    "1 established, 2 sought, 1 open", "1 recommendation without an action",
  };
  Fixture fixture;

  open_sample (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (&fixture, words[i]);
  fixture_close (&fixture);
}

/* The rows lead to the page and view where the figure belongs. */
static void
test_ways (void)
{
  static const struct { const char *row, *page, *view; } ways[] = {
    { "Counterparts", "structure", "matching" },
    { "IPU core budget", "budget", NULL },
    { "Professional staff, Vienna", "budget", "funding" },
    { "Topics of Working Group", "structure", NULL },
    { "Requests of Working Group meeting of 28 August 2017", "meetings", NULL },
    { "Coverage of the Roadmap", "roadmap", NULL },
  };
  Fixture fixture;

  open_sample (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_test_message ("%s", ways[i].row);
      pln_window_show_page (fixture.window, "overview");
      fixture_settle (50);
      activate_row (&fixture, ways[i].row);
      g_assert_cmpstr (page_name (&fixture), ==, ways[i].page);
      if (ways[i].view != NULL)
        g_assert_cmpstr (pln_page_get_view (pln_window_get_page (fixture.window)), ==, ways[i].view);
    }
  fixture_close (&fixture);
}

/* A request delivered is owed no more, until that is undone. */
static void
test_follows (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("request");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Deliver");
  g_autoptr (GError) error = NULL;

  open_sample (&fixture);
  pln_query_where (query, "state", "\"commissioned\"");
  ids = pln_workspace_query (fixture.workspace, query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 4);
  pln_edit_set (edit, g_ptr_array_index (ids, 0), "state", "\"delivered\"");
  g_assert_true (pln_context_commit (fixture.context, edit));
  assert_says (&fixture, "3 requests owed");
  g_assert_true (pln_workspace_undo (fixture.workspace, NULL, &error));
  assert_says (&fixture, "4 requests owed");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/overview/figures", test_figures);
  g_test_add_func ("/overview/ways", test_ways);
  g_test_add_func ("/overview/follows", test_follows);
  return g_test_run ();
}
