// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What Export as PDF, and so Print, makes of the views of every page, on all samples
// together: read back with pdftotext, each says where it comes from, when it was
// printed and which page it is, and shows what the view shows, as text and lines.

#include "config.h"

#include <glib/gstdio.h>

#include "app-fixture.h"
#include "app/papers/pln-paper-page.h"
#include "app/print/pln-print.h"
#include "exchange/pln-samples.h"

typedef struct
{
  const char *page, *view, *search;
  const char *parts[5]; /* what must be on paper, runs of blanks as one */
  const char *absent;
} Case;

static const Case cases[] = {
  { "overview", "", "", { "Overview", "Wednesday 30 August 2017", "2 overdue", "Meetings Ahead" } },
  { "structure", "chart", "", { "Structure", "Working Group" } },
  { "structure", "tree", "", { "Structure", "Working Group" } },
  { "meetings", "month", "", { "August 2017" } },
  { "meetings", "year", "", { "2017" } },
  { "meetings", "agenda", "", { "Fifth annual meeting" } },
  { "budget", "table", "", { "Budget: Table", "IPU core budget", "112.5509", "Office in Vienna", "2 of 3" } },
  { "budget", "flow", "", { "Budget: Flow", "IPU core budget", "Unallocated", "Around USD 5 million" } },
  { "budget", "funding", "", { "Budget: Funding", "Needs Attention", "30 December 2025" } },
  { "budget", "records", "", { "Budget: Contributions", "Bilateral donors" } },
  { "papers", "register", "", { "Armed Conflict" } },
  { "papers", "register", "chairperson", { "Chairperson’s" }, "Armed Conflict" },
  { "roadmap", "tree", "", { "Shortlist" } },
  { "directory", "people", "", { "Secretary General" } },
  { "directory", "organizations", "", { "Inter-Parliamentary Union" } },
};

static char *folder;

static void
open_samples (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture_open (fixture, NULL);
  path = g_build_filename (folder, "all.plenary", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      PlnWorkspace *workspace = pln_workspace_create (path, "Test", &error);

      g_assert_no_error (error);
      g_clear_object (&workspace);
      g_assert_true (pln_sample_import ("all", path, 0, &error));
      g_assert_no_error (error);
    }
  g_clear_object (&fixture->workspace);
  fixture->workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  pln_window_set_workspace (fixture->window, fixture->workspace);
  fixture->context = pln_window_get_context (fixture->window);
  fixture_settle (60);
}

static char *
run_tool (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  char *out = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

/* The text of the sheets as a PDF, blanks and line ends as one blank each. */
static char *
read_pdf (PlnSheets *sheets)
{
  const PlnPrintSettings settings = { .paper = GTK_PAPER_NAME_A4, .landscape = pln_sheets_get_landscape (sheets) };
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL), *raw = NULL, *images = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_print_write (sheets, &settings, path, &error));
  g_assert_no_error (error);
  raw = run_tool ((const char *const[]) { "pdftotext", "-layout", path, "-", NULL });
  /* Vectors, not a picture of the screen: two lines of heading and no image. */
  images = run_tool ((const char *const[]) { "pdfimages", "-list", path, NULL });
  lines = g_strsplit (images, "\n", -1);
  for (guint i = 2; lines[i] != NULL; i++)
    g_assert_null (strstr (lines[i], " image "));
  for (const char *c = raw; *c != '\0'; c++)
    {
      gboolean blank = g_ascii_isspace (*c);

      if (!blank)
        g_string_append_c (text, *c);
      else if (text->len > 0 && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
  g_unlink (path);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_part (const char *text, const char *part, const char *where)
{
  if (strstr (text, part) == NULL)
    g_error ("%s: “%s” is not on paper, but this is: %s", where, part, text);
}

/* What Export as PDF hands to the dialog for saving; the dialog is closed again. */
static PlnSheets *
export (Fixture *fixture)
{
  AdwDialog *dialog = NULL;
  PlnSheets *sheets;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.export-pdf", NULL);
  for (guint i = 0; i < 200 && dialog == NULL; i++)
    {
      fixture_settle (10);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
    }
  g_assert_nonnull (dialog);
  sheets = g_object_ref (pln_print_get_saving (dialog));
  adw_dialog_force_close (dialog);
  fixture_settle (20);
  return sheets;
}

static void
test_pages (void)
{
  Fixture fixture;

  open_samples (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *where = g_strdup_printf ("%s/%s", c->page, c->view), *text = NULL;
      g_autoptr (PlnSheets) sheets = NULL;
      PlnPage *page;

      pln_window_show_page (fixture.window, c->page);
      page = pln_window_get_page (fixture.window);
      if (*c->view != '\0')
        pln_page_set_view (page, c->view);
      pln_page_set_search (page, c->search);
      fixture_settle (120);
      sheets = export (&fixture);
      text = read_pdf (sheets);
      assert_part (text, "All five samples · printed ", where);
      assert_part (text, "Page 1 of ", where);
      for (guint p = 0; p < G_N_ELEMENTS (c->parts) && c->parts[p] != NULL; p++)
        assert_part (text, c->parts[p], where);
      if (c->absent != NULL)
        g_assert_null (strstr (text, c->absent));
      pln_page_set_search (page, "");
    }
  fixture_close (&fixture);
}

/* A paper's own page is what Ctrl+P means while it is open; an informal one says so on paper. */
static void
test_paper (void)
{
  static const char *const parts[] = { "Chair’s brainstorming non-paper", "Informal: not for distribution", "No symbol", "Steps",
                                       "Introduced by the Chairperson", "28 August 2017", "Written comments", "Feedback",
                                       "delegates who took the floor" };
  Fixture fixture;
  g_autoptr (PlnSheets) sheets = NULL;
  g_autofree char *text = NULL;

  open_samples (&fixture);
  pln_window_show_page (fixture.window, "papers");
  pln_context_push (fixture.context, pln_paper_page_new (fixture.context, "iom17-nonpaper"));
  fixture_settle (80);
  sheets = export (&fixture);
  text = read_pdf (sheets);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    assert_part (text, parts[i], "paper");
  pln_context_pop (fixture.context);
  fixture_settle (40);
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("plenary-print-XXXXXX", NULL);
  g_test_add_func ("/app/print-pages/pages", test_pages);
  g_test_add_func ("/app/print-pages/paper", test_paper);
  result = g_test_run ();
  g_free (folder);
  return result;
}
