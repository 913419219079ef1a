// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the budget page does without a window: texts from spreadsheets into cells
// and lines, as a whole or not at all, and an allocation over several years that
// loses some of them.

#include "config.h"

#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-sheet.h"
#include "exchange/pln-samples.h"

static PlnWorkspace *
open_sample (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.plenary", NULL);
  g_autoptr (GError) error = NULL;
  PlnWorkspace *workspace = pln_workspace_create (path, "Test", &error);

  g_assert_no_error (error);
  g_clear_object (&workspace);
  g_assert_true (pln_sample_import (name, path, 0, &error));
  g_assert_no_error (error);
  workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return workspace;
}

static void
test_sheets (void)
{
  static const struct { const char *text; char separator; const char *joined; } cases[] = {
    { "a\tb\nc\td\n", '\t', "a|b/c|d" },
    { "a\tb\r\nc\td", 0, "a|b/c|d" },
    { "\xef\xbb\xbf" "a;b\n\"c;\"\"x\"\"\";d\n\n\n", 0, "a|b/c;\"x\"|d" },
    { "a,b\n1,\n", 0, "a|b/1|" },
    { "\"two\nlines\"\tb", '\t', "two\nlines|b" },
    { "'=1+1\t-5", '\t', "=1+1|-5" },
    { "", 0, "" },
    { "\"open", '\t', "open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = pln_sheet_parse (cases[i].text, cases[i].separator);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint r = 0; r < rows->len; r++)
        {
          g_autofree char *row = g_strjoinv ("|", rows->pdata[r]);

          g_string_append_printf (joined, "%s%s", r > 0 ? "/" : "", row);
        }
      g_assert_cmpstr (joined->str, ==, cases[i].joined);
    }
}

static void
test_quoting (void)
{
  static const struct { const char *cell, *text; } cases[] = {
    { "plain", "plain" }, { "=SUM(A1)", "'=SUM(A1)" }, { "-5", "-5" }, { "@x", "'@x" }, { "a\tb", "\"a\tb\"" },
    { "say \"x\"", "\"say \"\"x\"\"\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (GPtrArray) rows = NULL;

      pln_sheet_append (out, cases[i].cell);
      g_assert_cmpstr (out->str, ==, cases[i].text);
      rows = pln_sheet_parse (out->str, '\t');
      g_assert_cmpstr (((GStrv) rows->pdata[0])[0], ==, cases[i].cell);
    }
}

static void
assert_cell (PlnWorkspace *workspace, const char *line, int year, const char *text)
{
  PlnBudgetCell cell;

  pln_budget_read_cell (workspace, line, year, &cell);
  g_assert_cmpstr (cell.text, ==, text);
  pln_budget_cell_clear (&cell);
}

static gboolean
paste (PlnWorkspace *workspace, const char *const *lines, int year, const char *text, guint *n, GError **error)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Paste");
  g_autoptr (GPtrArray) rows = pln_sheet_parse (text, '\t');

  return pln_budget_paste_block (workspace, edit, lines, year, rows, n, error)
         && pln_workspace_commit (workspace, edit, error);
}

static void
test_block (void)
{
  static const char *const lines[] = { "ipu-bl-vienna", "ipu-bl-support", NULL };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (GError) error = NULL;
  g_autofree char *copied = NULL;
  guint n = 0;

  g_assert_true (paste (workspace, lines, 2023, "CHF 100\t8 %\n\tabout CHF 7", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  assert_cell (workspace, "ipu-bl-vienna", 2023, "CHF\u00a0100");
  assert_cell (workspace, "ipu-bl-vienna", 2024, "8 %");
  assert_cell (workspace, "ipu-bl-support", 2023, "");
  assert_cell (workspace, "ipu-bl-support", 2024, "≈ CHF\u00a07");
  copied = pln_budget_copy_block (workspace, lines, 2023, 2025, TRUE);
  g_assert_cmpstr (copied, ==, "Line\t2023\t2024\t2025\n"
                               "Office in Vienna\tCHF 100\t8 %\t0–1 post\n"
                               "Implementing UN agreements through parliaments\t\tabout CHF 7\t\n");
  /* What is shown but worked out is not written when it comes back. */
  g_assert_true (paste (workspace, lines, 2023, "CHF 100\t8 %\t0–1 post", &n, &error));
  g_assert_cmpuint (n, ==, 0);
  /* One step: the undo takes all of it back. */
  g_assert_true (pln_workspace_undo (workspace, NULL, &error));
  assert_cell (workspace, "ipu-bl-vienna", 2023, "1 post");
  assert_cell (workspace, "ipu-bl-support", 2024, "");
}

static void
test_refused (void)
{
  static const char *const lines[] = { "ipu-bl-vienna", "ipu-bl-support", NULL };
  static const struct { const char *text, *part; } cases[] = {
    { "CHF 1\nCHF 1,2,3", "Implementing UN agreements through parliaments" },
    { "CHF 1\nCHF 1,2,3", "2023" },
    { "CHF 1\tCHF 2\n5\tx", "currency" },
    { "1\n2\n3", "3 rows" },
    { "", "no cells" },
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (paste (workspace, lines, 2023, cases[i].text, NULL, &error));
      g_assert_true (error->domain == PLN_BUDGET_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i].part));
      assert_cell (workspace, "ipu-bl-support", 2023, "");
      assert_cell (workspace, "ipu-bl-vienna", 2023, "1 post");
    }
}

/* 8 % from 2012 to 2022: years in the middle get figures of their own, those around them keep theirs. */
static void
test_years (void)
{
  static const char *const lines[] = { "ipu-bl-ny", NULL };
  static const struct { int year; const char *text; } cells[] = {
    { 2012, "≈ 8 %" }, { 2013, "≈ 8 %" }, { 2014, "9 %" }, { 2015, "2 posts" }, { 2016, "10 %" }, { 2017, "≈ 8 %" },
    { 2022, "≈ 8 %" },
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (paste (workspace, lines, 2014, "9 %\t\t10 %", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    assert_cell (workspace, "ipu-bl-ny", cells[i].year, cells[i].text);
  g_assert_true (paste (workspace, lines, 2022, "", &n, &error) || error != NULL);
  g_clear_error (&error);
  g_assert_true (pln_workspace_undo (workspace, NULL, &error));
  assert_cell (workspace, "ipu-bl-ny", 2015, "≈ 8 %");
}

static void
test_names (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Paste"), second = pln_edit_new ("Paste");
  g_autoptr (GPtrArray) rows = pln_sheet_parse ("Line\t2024\t2025\noffice in vienna\tCHF 5\t\nPrinting\t\tCHF 9\n", '\t');
  g_autoptr (GPtrArray) bad = pln_sheet_parse ("Printing\tCHF 9\n\tCHF 3\n", '\t');
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (pln_budget_paste_lines (workspace, edit, "ipu-budget", 2022, rows, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  assert_cell (workspace, "ipu-bl-vienna", 2024, "CHF\u00a05");
  assert_cell (workspace, "ipu-bl-vienna", 2025, "0–1 post");
  lines = pln_workspace_referrers (workspace, "budget_line", "budget", "ipu-budget");
  g_assert_cmpuint (lines->len, ==, 7);
  g_assert_false (pln_budget_paste_lines (workspace, second, "ipu-budget", 2022, bad, &n, &error));
  g_assert_error (error, PLN_BUDGET_ERROR, PLN_BUDGET_ERROR_SHAPE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/budget/sheets", test_sheets);
  g_test_add_func ("/app/budget/quoting", test_quoting);
  g_test_add_func ("/app/budget/block", test_block);
  g_test_add_func ("/app/budget/refused", test_refused);
  g_test_add_func ("/app/budget/years", test_years);
  g_test_add_func ("/app/budget/names", test_names);
  return g_test_run ();
}
