// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What leaves a window on paper: the paper that was asked for, the chart on one
// page or on several, where it comes from and as of when, and the dialog that
// asks for all that.

#include "config.h"

#include "app-fixture.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-tree.h"
#include "app/structure/pln-structure-chart.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
run (const char *program, const char *option, const char *path)
{
  const char *argv[] = { program, option != NULL ? option : path, option != NULL ? path : "-", option != NULL ? "-" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  if (strcmp (program, "pdfinfo") == 0)
    argv[1] = path, argv[2] = NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

/* The tree as a table: paper sizes, title, as-of date as typed, origin and page number. */
static void
test_paper (void)
{
  static const struct { const char *paper; gboolean landscape; const char *size; } cases[] = {
    { GTK_PAPER_NAME_A4, FALSE, "595.276 x 841.89 pts (A4)" },
    { GTK_PAPER_NAME_A4, TRUE, "841.89 x 595.276 pts (A4)" },
    { GTK_PAPER_NAME_A3, TRUE, "1190.55 x 841.89 pts (A3)" },
    { GTK_PAPER_NAME_LETTER, FALSE, "612 x 792 pts (letter)" },
  };
  Fixture fixture;
  GtkWidget *tree;
  g_autoptr (PlnWhen) when = pln_when_parse_typed ("26 November 2014", NULL);
  g_autofree char *folder = g_dir_make_tmp ("plenary-print-XXXXXX", NULL), *path = g_build_filename (folder, "out.pdf", NULL);

  fixture_open (&fixture, "structure");
  pln_context_set_as_of (fixture.context, when);
  tree = fixture_find_type (GTK_WIDGET (pln_window_get_page (fixture.window)), PLN_TYPE_RECORD_TREE);
  /* The branches unfold again in an idle moment. */
  for (guint i = 0; i < 200 && pln_record_view_get_n_items (PLN_RECORD_VIEW (tree)) < 4; i++)
    fixture_settle (20);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PlnPrintSettings settings = { PLN_PRINT_PDF, cases[i].paper, cases[i].landscape, 0 };
      g_autoptr (PlnSheets) sheets = pln_print_sheets_new (fixture.context, "Structure", TRUE);
      g_autoptr (GError) error = NULL;
      g_autofree char *info = NULL, *text = NULL;

      pln_record_view_add_to (PLN_RECORD_VIEW (tree), sheets);
      g_assert_true (pln_print_write (sheets, &settings, path, &error));
      g_assert_no_error (error);
      info = run ("pdfinfo", NULL, path);
      g_assert_nonnull (strstr (info, cases[i].size));
      text = run ("pdftotext", "-layout", path);
      for (const char *const *part = (const char *const[]) { "Structure", "As of 26 November 2014", "Geneva", "Working Group", "Page 1 of 1", NULL };
           *part != NULL; part++)
        {
          g_test_message ("“%s” in %s", *part, text);
          g_assert_nonnull (strstr (text, *part));
        }
    }
  g_unlink (path);
  g_rmdir (folder);
  fixture_close (&fixture);
}

/* The chart: one page when it is fitted, several in its size, and its words in each kind of file. */
static void
test_chart (void)
{
  static const struct { PlnPrintFormat format; const char *name; } files[] = {
    { PLN_PRINT_SVG, "out.svg" }, { PLN_PRINT_HTML, "out.html" }, { PLN_PRINT_PNG, "out.png" },
  };
  Fixture fixture;
  GtkWidget *chart;
  g_autoptr (PlnSheets) sheets = NULL;
  g_autofree char *folder = g_dir_make_tmp ("plenary-print-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "structure");
  pln_page_set_view (pln_window_get_page (fixture.window), "chart");
  fixture_settle (100);
  chart = fixture_find_type (GTK_WIDGET (pln_window_get_page (fixture.window)), PLN_TYPE_STRUCTURE_CHART);
  sheets = pln_print_sheets_new (fixture.context, "Chart", TRUE);
  pln_sheets_set_canvas (sheets, PLN_CANVAS (pln_structure_chart_get_drawing (PLN_STRUCTURE_CHART (chart))));
  pln_sheets_add_legend (sheets, PLN_SWATCH_LINE, PLN_TONE_SLATE, "Part of");
  g_assert_cmpuint (pln_sheets_paginate (sheets, 300, 300), ==, 1);
  pln_sheets_set_scale (sheets, 1);
  g_assert_cmpuint (pln_sheets_paginate (sheets, 300, 300), >, 1);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const PlnPrintSettings settings = { files[i].format, NULL, FALSE, 0 };
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL), *text = NULL;

      g_assert_true (pln_print_write (sheets, &settings, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &text, NULL, &error));
      if (files[i].format != PLN_PRINT_PNG)
        {
          g_assert_nonnull (strstr (text, ">Working Group</text>"));
          g_assert_nonnull (strstr (text, ">Part of</text>"));
        }
      else
        g_assert_cmpint (memcmp (text, "\211PNG", 4), ==, 0);
      g_unlink (path);
    }
  g_rmdir (folder);
  fixture_close (&fixture);
}

static gboolean
is_visible_combo (GtkWidget *widget, gpointer data)
{
  guint *n = data;

  if (ADW_IS_COMBO_ROW (widget) && gtk_widget_get_visible (widget))
    (*n)++;
  return FALSE;
}

/* A document is offered as PDF and web page, on which paper; a web page has no paper. */
static void
test_dialog (void)
{
  Fixture fixture;
  GActionGroup *actions;
  AdwDialog *dialog;
  GtkWidget *format;
  guint n = 0;

  fixture_open (&fixture, "structure");
  actions = G_ACTION_GROUP (pln_page_get_actions (pln_window_get_page (fixture.window)));
  g_action_group_activate_action (actions, "compose", NULL);
  fixture_settle (80);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
  g_assert_nonnull (dialog);
  format = fixture_find_type (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (format))), ==, 2);
  fixture_find (GTK_WIDGET (dialog), is_visible_combo, &n);
  g_assert_cmpuint (n, ==, 3);
  adw_combo_row_set_selected (ADW_COMBO_ROW (format), 1);
  n = 0;
  fixture_find (GTK_WIDGET (dialog), is_visible_combo, &n);
  g_assert_cmpuint (n, ==, 1);
  adw_dialog_force_close (dialog);
  fixture_settle (50);
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/print/paper", test_paper);
  g_test_add_func ("/app/print/chart", test_chart);
  g_test_add_func ("/app/print/dialog", test_dialog);
  return g_test_run ();
}
