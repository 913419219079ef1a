// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the budget page does without a window: texts from spreadsheets into cells
// and lines, as a whole or not at all, and an allocation over several years that
// loses some of them.

#include "config.h"

#include "app/budget/pln-budget-csv.h"
#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-flow.h"
#include "app/budget/pln-budget-funding-model.h"
#include "app/budget/pln-budget-guards.h"
#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-sheet.h"
#include "exchange/pln-samples.h"

#include <string.h>

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

/* ---- from sources to uses -------------------------------------------------- */

static const PlnBudgetFlowRow *
find_row (GPtrArray *rows, const char *from, const char *to)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PlnBudgetFlowRow *row = rows->pdata[i];

      if (g_str_equal (row->from, from) && g_str_equal (row->to, to))
        return row;
    }
  g_error ("nothing flows from “%s” to “%s”", from, to);
}

static void
test_flow (void)
{
  static const struct { const char *from, *to, *amount, *state; } expected[] = {
    { "IPU core budget", "Observer Office, New York", "≈ 8 %, last stated for 2022", "" },
    { "IPU core budget", "Headquarters: following the UN Geneva Office", "A small fraction of staff time, last stated for 2022", "" },
    { "IPU core budget", "Unallocated", "≈ 90.9959", "" },
    { "IPU core budget", "Implementing UN agreements through parliaments", "No amount stated", "" },
    { "Increase over 2022", "Human resources for the political project", "between 0 and 12.5509", "Suggested" },
    { "Bilateral donors", "Implementing UN agreements through parliaments", "No amount stated", "" },
    { "Parliament of Austria", "", "Ended", "" },
    { "", "Office in Vienna", "Gap: 1 post, no money found", "" },
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (PlnBudgetFlow) flow = pln_budget_flow_read (workspace, "ipu-budget", 2026);
  g_autoptr (GPtrArray) rows = pln_budget_flow_rows (flow);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const PlnBudgetFlowRow *row = find_row (rows, expected[i].from, expected[i].to);

      g_assert_cmpstr (row->amount, ==, expected[i].amount);
      g_assert_cmpstr (row->state, ==, expected[i].state);
    }
  g_assert_nonnull (strstr (flow->subtitle, "index, 2022 = 100"));
}

/* Money without lines goes to the purpose stated with it, and 5 million stays 36 times 140,000. */
static void
test_flow_money (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("iom17");
  g_autoptr (PlnBudgetFlow) flow = pln_budget_flow_read (workspace, "iom17-budget", 2017);
  g_autoptr (GPtrArray) rows = pln_budget_flow_rows (flow);
  double most = 0, least = 1e12;
  g_autofree char *record = pln_budget_flow_record ("flow#iom17-c-ms");

  g_assert_cmpstr (find_row (rows, "Member States", "Global compact consultations")->amount, ==, "Around USD 5 million");
  g_assert_cmpstr (record, ==, "iom17-c-ms");
  for (guint i = 0; i < flow->ribbons->len; i++)
    {
      const PlnBudgetFlowRibbon *ribbon = flow->ribbons->pdata[i];

      most = MAX (most, ribbon->shown.value);
      least = MIN (least, ribbon->shown.value);
      g_assert_true (ribbon->shown.soft);
    }
  g_assert_cmpfloat (most, ==, 5000000);
  g_assert_cmpfloat (least, ==, 140000);
}

/* ---- over the years ------------------------------------------------------------ */

static const PlnBudgetFundingRow *
find_funding (const PlnBudgetFundingPlan *plan, const char *title)
{
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PlnBudgetFundingRow *row = plan->rows->pdata[i];

      if (g_str_equal (row->title, title))
        return row;
    }
  g_error ("nothing pays for “%s”", title);
}

static void
assert_mark (const PlnBudgetFundingRow *row, guint n, PlnMarkFill fill, const char *source, const char *amount, const char *when)
{
  const PlnBudgetFundingMark *mark;

  g_assert_cmpuint (n, <, row->marks->len);
  mark = row->marks->pdata[n];
  g_test_message ("%s: %s, %s, %s", row->title, mark->source, mark->amount, mark->when);
  g_assert_cmpint (mark->shown.fill, ==, fill);
  g_assert_cmpstr (mark->source, ==, source);
  g_assert_cmpstr (mark->amount, ==, amount);
  g_assert_cmpstr (mark->when, ==, when);
}

/* What pays for each line and for how long: imprecise ends, gaps, ranges, and no invented day. */
static void
test_funding (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (PlnBudgetFundingPlan) plan = pln_budget_funding_read (workspace, "ipu-budget");
  const PlnBudgetFundingRow *row = find_funding (plan, "Observer Office, New York");
  const PlnBudgetFundingMark *mark;

  assert_mark (row, 0, PLN_FILL_SOLID, "IPU core budget", "≈ 8 %", "Stated for 2012–2022, no end stated");
  g_assert_true (((PlnBudgetFundingMark *) row->marks->pdata[0])->shown.soft);
  g_assert_cmpstr (row->subtitle, ==, "2 · professional");
  row = find_funding (plan, "Office in Vienna");
  g_assert_cmpuint (row->marks->len, ==, 2);
  assert_mark (row, 0, PLN_FILL_SOLID, "Parliament of Austria", "", "2021 · four years");
  assert_mark (row, 1, PLN_FILL_GAP, "Gap: no money found", "", "No money after a day between 31 December 2024 and 30 December 2025");
  mark = row->marks->pdata[0];
  g_assert_cmpint (mark->shown.tone, ==, PLN_TONE_PURPLE);
  g_assert_cmpint (mark->shown.span.end_earliest, ==, pln_day_from_ymd (2024, 12, 31));
  g_assert_cmpint (mark->shown.span.end_latest, ==, pln_day_from_ymd (2025, 12, 30));
  g_assert_cmpint (row->need, ==, PLN_FUNDING_GAP);
  g_assert_cmpstr (row->need_id, ==, "ipu-post-vienna");
  row = find_funding (plan, "Human resources for the political project");
  assert_mark (row, 0, PLN_FILL_RANGE, "Increase of the budget", "0–3", "2023");
  assert_mark (row, 3, PLN_FILL_RANGE, "Increase of the budget", "0–12.5509", "2026");
  assert_mark (row, 4, PLN_FILL_RANGE, "Increase of the budget", "0–14.8019", "2027");
  g_assert_cmpint (row->need, ==, PLN_FUNDING_UNDECIDED);
  row = find_funding (plan, "Headquarters: following the UN Geneva Office");
  assert_mark (row, 0, PLN_FILL_HATCH, "IPU core budget", "A small fraction of staff time", "Stated for 2022, no end stated");
  row = find_funding (plan, "Implementing UN agreements through parliaments");
  g_assert_cmpuint (row->marks->len, ==, 3);
  assert_mark (row, 0, PLN_FILL_HATCH, "Bilateral donors", "No amount stated", "No dates stated");
  row = find_funding (plan, "New funding for the Vienna office");
  assert_mark (row, 0, PLN_FILL_RANGE, "New funding for the Vienna office", "No amount stated", "after the four years");
  g_assert_cmpstr (plan->period, ==, "IPU Strategy 2022–2026");
  g_assert_cmpint (plan->first, ==, pln_day_from_ymd (2021, 1, 1));
}

/* Money without lines, dates or a split stands there as it was stated. */
static void
test_funding_money (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("iom17");
  g_autoptr (PlnBudgetFundingPlan) plan = pln_budget_funding_read (workspace, NULL);
  const PlnBudgetFundingRow *row = find_funding (plan, "In-kind and cash contributions of Member States");

  assert_mark (row, 0, PLN_FILL_SOLID, "Member States", "Around USD 5 million", "No dates stated");
  assert_mark (find_funding (plan, "IOM internal resources"), 0, PLN_FILL_SOLID, "International Organization for Migration",
               "About USD 140,000", "No dates stated");
  assert_mark (find_funding (plan, "Flexible core funding, unearmarked"), 0, PLN_FILL_RANGE, "Flexible core funding, unearmarked",
               "No amount stated", "No dates stated");
  g_assert_null (plan->period);
}

/* The small line says who pays, by name or by the kinds of money. */
static void
test_captions (void)
{
  static const struct { const char *line, *caption; } cases[] = {
    { "ipu-bl-political", "No extra-budgetary means" },
    { "ipu-bl-vienna", "1 post · Parliament of Austria" },
    { "ipu-bl-hr", "Suggested · part of the increase" },
    { "ipu-bl-support", "Core, Extra-budgetary" },
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *caption = pln_budget_caption (workspace, cases[i].line);

      g_assert_cmpstr (caption, ==, cases[i].caption);
    }
}

/* The table for a spreadsheet: lines in their order, then totals, quoted where commas stand. */
static void
test_csv (void)
{
  static const char *const rows[] = {
    "\357\273\277Line,Level,Remarks,2022,2023,2024,2025,2026,2027\r\n",
    "\r\n\"Observer Office, New York\",2,\"2 posts · 8% of the core budget, not changed significantly\",about 8 %,2 posts,2 posts,",
    "\r\nHuman resources for the political project,2,Suggested · part of the increase,,0–3,0–6.09,0–9.2727,0–12.5509,0–14.8019\r\n",
    "\r\nOffice in Vienna,1,1 post · Parliament of Austria,1 post,1 post,1 post,0–1 post,Gap,Gap\r\n",
    "\r\n\"Budget, index\",,,100.00,103.00,106.09,109.2727,112.5509,114.8019\r\n",
    "\r\nIncrease over 2022,,,,3.00,6.09,9.2727,12.5509,14.8019\r\n",
    "\r\nPosts with money,,,3 of 3,3 of 3,3 of 3,2–3 of 3,2 of 3,2 of 3\r\n",
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autofree char *csv = pln_budget_to_csv (workspace, "ipu-budget");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("looking for: %s", rows[i]);
      g_assert_nonnull (strstr (csv, rows[i]));
    }
}

/* A budget without lines leaves with what it is made of, in words. */
static void
test_csv_sources (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("iom17");
  g_autofree char *csv = pln_budget_to_csv (workspace, "iom17-budget");

  g_assert_nonnull (strstr (csv, "\r\nMember States,,Around USD 5 million · Cash and in kind · Received,,,\r\n"));
  g_assert_nonnull (strstr (csv, "\r\nInternational Organization for Migration,,\"About USD 140,000 · Received\",,,\r\n"));
}

/* ---- totals and rules -------------------------------------------------------- */

static void
set_plain (PlnEdit *edit, const char *id, const char *field, PlnType type, const char *plain)
{
  g_autofree char *canonical = pln_value_from_plain (type, plain);

  pln_edit_set (edit, id, field, canonical);
}

static const char *
total_text (GPtrArray *totals, const char *title, guint year)
{
  for (guint i = 0; i < totals->len; i++)
    {
      const PlnBudgetTotal *total = totals->pdata[i];

      if (g_str_equal (total->title, title))
        return total->texts->pdata[year];
    }
  return NULL;
}

/* Lines below a line are parts of it, not more; what is more than there is, is said. */
static void
test_totals (void)
{
  static const char *const lines[] = { "staff", "salaries", "travel", NULL };
  g_autoptr (PlnWorkspace) workspace = open_sample ("oecd");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Fill");
  g_autoptr (GPtrArray) totals = NULL, over = NULL;
  g_autoptr (GError) error = NULL;
  PlnBudgetCell cell;
  guint n;

  pln_edit_add (edit, "budget", "b");
  set_plain (edit, "b", "name", PLN_TYPE_TEXT, "Secretariat");
  set_plain (edit, "b", "body", PLN_TYPE_REFERENCE, "oecd");
  set_plain (edit, "b", "currency", PLN_TYPE_TEXT, "USD");
  pln_edit_set (edit, "b", "base", "{\"amount\":\"80.00\",\"currency\":\"USD\"}");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      pln_edit_add (edit, "budget_line", lines[i]);
      set_plain (edit, lines[i], "name", PLN_TYPE_TEXT, lines[i]);
      set_plain (edit, lines[i], "budget", PLN_TYPE_REFERENCE, "b");
      if (i > 0)
        set_plain (edit, lines[i], "parent", PLN_TYPE_REFERENCE, "staff");
    }
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
  g_assert_true (paste (workspace, lines, 2024, "\t100\n30\t60\n20\t60", &n, &error));
  g_assert_no_error (error);
  totals = pln_budget_read_totals (workspace, "b", 2024, 2025);
  g_assert_cmpstr (total_text (totals, "Total in USD", 0), ==, "USD\u00a050");
  g_assert_cmpstr (total_text (totals, "Total in USD", 1), ==, "USD\u00a0100");
  g_assert_cmpstr (total_text (totals, "Of what there is", 0), ==, "USD\u00a080");
  g_assert_cmpstr (total_text (totals, "Of what there is", 1), ==, "⚠ 25 % more");
  assert_cell (workspace, "staff", 2024, "Σ USD\u00a050");
  pln_budget_read_cell (workspace, "staff", 2025, &cell);
  g_assert_cmpint (cell.certainty, ==, PLN_CELL_OVER);
  pln_budget_cell_clear (&cell);
}

/* A source that a rule excludes is seen once, with the words of the rule, until somebody gives a reason. */
static void
test_guards (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (GPtrArray) before = pln_guards (workspace), after = NULL, kept = NULL;
  g_autoptr (GHashTable) known = pln_budget_open_guards (before);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Earmark"), reason = pln_edit_new ("Keep");
  g_autoptr (GError) error = NULL;
  g_autofree char *quote = NULL;
  const PlnGuard *guard;

  g_assert_null (pln_budget_new_guard (before, known));
  set_plain (edit, "ipu-em-vienna", "target", PLN_TYPE_REFERENCE, "ipu-bl-hr");
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  after = pln_guards (workspace);
  guard = pln_budget_new_guard (after, known);
  g_assert_nonnull (guard);
  g_assert_cmpstr (guard->id, ==, "ipu-em-vienna");
  quote = pln_budget_guard_quote (workspace, guard);
  g_assert_nonnull (strstr (quote, "Donors are reluctant"));
  set_plain (reason, "ipu-em-vienna", "override_reason", PLN_TYPE_TEXT, "Agreed by the Committee");
  g_assert_true (pln_workspace_commit (workspace, reason, &error));
  kept = pln_guards (workspace);
  g_assert_null (pln_budget_new_guard (kept, known));
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
  g_test_add_func ("/app/budget/flow", test_flow);
  g_test_add_func ("/app/budget/flow-money", test_flow_money);
  g_test_add_func ("/app/budget/funding", test_funding);
  g_test_add_func ("/app/budget/funding-money", test_funding_money);
  g_test_add_func ("/app/budget/captions", test_captions);
  g_test_add_func ("/app/budget/csv", test_csv);
  g_test_add_func ("/app/budget/csv-sources", test_csv_sources);
  g_test_add_func ("/app/budget/totals", test_totals);
  g_test_add_func ("/app/budget/guards", test_guards);
  return g_test_run ();
}
