/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Overview and Budget say about the samples, in words, without a window.
 */
#include "config.h"

#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-model.h"
#include "app/overview/pln-overview-model.h"
#include "exchange/pln-samples.h"

#include <glib.h>

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

static const PlnOverviewGroup *
find_group (PlnOverview         *overview,
            PlnOverviewGroupType type)
{
  for (guint i = 0; i < overview->groups->len; i++)
    {
      const PlnOverviewGroup *group = overview->groups->pdata[i];

      if (group->type == type)
        return group;
    }
  return NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* A worker comes to the same as reading at once. */
static void
test_overview_async (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("all");
  g_autoptr (PlnOverview) overview = pln_overview_read (workspace), other = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  pln_overview_read_async (workspace, NULL, read_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  other = pln_overview_read_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (overview->heading, ==, other->heading);
  g_assert_cmpstr (overview->sentence, ==, other->sentence);
  g_assert_cmpuint (overview->groups->len, ==, other->groups->len);
  for (guint i = 0; i < overview->groups->len; i++)
    {
      const PlnOverviewGroup *a = overview->groups->pdata[i], *b = other->groups->pdata[i];

      g_assert_cmpuint (a->total, ==, b->total);
      g_assert_cmpuint (a->rows->len, ==, b->rows->len);
      for (guint j = 0; j < a->rows->len; j++)
        {
          const PlnOverviewRow *row_a = a->rows->pdata[j], *row_b = b->rows->pdata[j];

          g_assert_cmpstr (row_a->id, ==, row_b->id);
          g_assert_cmpstr (row_a->title, ==, row_b->title);
          g_assert_cmpstr (row_a->subtitle, ==, row_b->subtitle);
          g_assert_cmpstr (row_a->suffix, ==, row_b->suffix);
        }
    }
}

/* On its reading date all five documents together have two things overdue and four requests owed. */
static void
test_overview (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("all");
  g_autoptr (PlnOverview) overview = pln_overview_read (workspace);
  const PlnOverviewGroup *due = find_group (overview, PLN_OVERVIEW_DUE);
  const PlnOverviewGroup *settle = find_group (overview, PLN_OVERVIEW_SETTLE);
  const PlnOverviewGroup *funding = find_group (overview, PLN_OVERVIEW_FUNDING);
  const PlnOverviewGroup *requests = find_group (overview, PLN_OVERVIEW_REQUESTS);
  guint overdue = 0;

  g_assert_cmpstr (overview->heading, ==, "Wednesday 30 August 2017");
  g_assert_cmpstr (overview->sentence, ==, "2 overdue, 4 requests owed, next meeting in 5 days");
  g_assert_nonnull (due);
  for (guint i = 0; i < due->rows->len; i++)
    overdue += ((PlnOverviewRow *) due->rows->pdata[i])->mark == PLN_OVERVIEW_OVERDUE;
  g_assert_cmpuint (overdue, ==, 2);
  g_assert_cmpuint (due->rows->len, ==, PLN_OVERVIEW_MAX_ROWS);
  g_assert_nonnull (requests);
  g_assert_cmpuint (requests->total, ==, 4);
  g_assert_nonnull (settle);
  g_assert_cmpuint (settle->total, ==, 2);
  g_assert_cmpstr (((PlnOverviewRow *) settle->rows->pdata[0])->id, ==, "icm-wg");
  g_assert_nonnull (funding);
  g_assert_cmpstr (((PlnOverviewRow *) funding->rows->pdata[0])->suffix, ==, "end 2024 – end 2025");
}

static const PlnOverviewRow *
find_row (PlnOverview *overview,
          const char  *title)
{
  for (guint i = 0; i < overview->groups->len; i++)
    {
      const PlnOverviewGroup *group = overview->groups->pdata[i];

      for (guint k = 0; k < group->rows->len; k++)
        if (strcmp (((PlnOverviewRow *) group->rows->pdata[k])->title, title) == 0)
          return group->rows->pdata[k];
    }
  g_test_message ("no row %s", title);
  for (guint i = 0; i < overview->groups->len; i++)
    {
      const PlnOverviewGroup *group = overview->groups->pdata[i];

      for (guint k = 0; k < group->rows->len; k++)
        {
          const PlnOverviewRow *row = group->rows->pdata[k];

          g_test_message ("%s: %s, %s", row->title, row->subtitle, row->suffix);
        }
    }
  return NULL;
}

static void
check_row (PlnOverview *overview,
           const char  *title,
           const char  *subtitle,
           const char  *suffix)
{
  const PlnOverviewRow *row = find_row (overview, title);

  g_assert_nonnull (row);
  g_assert_cmpstr (row->subtitle, ==, subtitle);
  g_assert_cmpstr (row->suffix, ==, suffix);
}

/* Each figure that follows from the five documents stands on the Overview as a reader would work it out. */
static void
test_overview_figures (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("all");
  g_autoptr (PlnOverview) overview = pln_overview_read (workspace), settled = NULL, warned = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Apply"), second = pln_edit_new ("Earmark");
  g_autoptr (GError) error = NULL;

  check_row (overview, "Topics of Working Group", "16 topics; “once a month throughout 2015” gives 12 tentative dates", "4 unplaced");
  check_row (overview, "Cadence of Working Group", "once a month throughout 2015, or every 3 months (4 times a year)", "Contradiction");
  check_row (overview, "IPU core budget", "2026 = 112.5509, 2027 = 114.8019", "2022 = 100");
  check_row (overview, "Human resources for the political project at the UN", "0 to 12.5509 points of the increase in 2026", "share undecided");
  check_row (overview, "Professional staff, Vienna", "Contribution of the Parliament of Austria · 2021 · four years · gap before 2026 ends",
             "end 2024 – end 2025");
  check_row (overview, "Requests of Working Group meeting of 28 August 2017", "3 papers and 1 oral update owed to Next Working Group meeting",
             "5 raised, not commissioned");
  check_row (overview, "Counterparts", "1 established, 2 sought, 1 open", "");
  g_assert_nonnull (strstr (find_row (overview, "Coverage of the Roadmap")->subtitle, "1 recommendation without an action"));
  /* Once one statement is applied there is no contradiction left, but the topics are. */
  pln_edit_set (edit, "icm-cad-wg-monthly", "applied", "true");
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  settled = pln_overview_read (workspace);
  g_assert_null (find_row (settled, "Cadence of Working Group"));
  check_row (settled, "Topics of Working Group", "16 topics, 12 dates", "4 unplaced");
  /* Extra-budgetary money for the political work is warned of, with the rule's own words. */
  pln_edit_add (second, "earmark", "trial");
  pln_edit_set (second, "trial", "purpose", "\"Political work\"");
  pln_edit_set (second, "trial", "source", "\"ipu-co-bilateral\"");
  pln_edit_set (second, "trial", "target", "\"ipu-bl-ny\"");
  g_assert_true (pln_workspace_commit (workspace, second, &error));
  warned = pln_overview_read (workspace);
  g_assert_cmpstr (find_row (warned, "Political work")->suffix, ==, "Forbidden source");
  g_assert_nonnull (strstr (find_row (warned, "Political work")->subtitle, "reluctant"));
}

/* An empty workspace says so instead of showing empty groups. */
static void
test_empty_overview (void)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "empty.plenary", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_create (path, "Test", &error);
  g_autoptr (PlnOverview) overview = NULL;

  g_assert_no_error (error);
  overview = pln_overview_read (workspace);
  g_assert_true (overview->empty);
  g_assert_cmpuint (overview->groups->len, ==, 0);
}

/* Distances are told in the unit a person would use. */
static void
test_words (void)
{
  static const struct
  {
    const char *day, *distance, *within;
  } cases[] = {
    { "2017-08-30", "today", "today" },         { "2017-08-31", "tomorrow", "tomorrow" },
    { "2017-09-04", "in 5 days", "within 5 days" }, { "2017-10-12", "in 6 weeks", "within 1 month" },
    { "2018-04-01", "next year", "within 7 months" }, { "2020-01-01", "in 3 years", "within 3 years" },
    { "2017-08-29", "1 day ago", "1 day ago" },
  };
  PlnDay today = pln_day_from_iso ("2017-08-30");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *distance = pln_overview_distance (pln_day_from_iso (cases[i].day), today);
      g_autofree char *within = pln_overview_within (pln_day_from_iso (cases[i].day), today);

      g_assert_cmpstr (distance, ==, cases[i].distance);
      g_assert_cmpstr (within, ==, cases[i].within);
    }
}

/* The IPU table: a share, a range, posts and a gap, each told apart from an empty cell. */
static void
test_budget_cells (void)
{
  static const struct
  {
    const char *line;
    int year;
    const char *text;
    PlnCellCertainty certainty;
  } cases[] = {
    { "ipu-bl-ny", 2022, "≈ 8 %", PLN_CELL_ABOUT },
    { "ipu-bl-hr", 2022, "", PLN_CELL_EMPTY },
    { "ipu-bl-hr", 2023, "0–3", PLN_CELL_UNDECIDED },
    { "ipu-bl-hr", 2026, "0–12.5509", PLN_CELL_UNDECIDED },
    { "ipu-bl-vienna", 2024, "1 post", PLN_CELL_EXACT },
    { "ipu-bl-vienna", 2025, "0–1 post", PLN_CELL_DOUBT },
    { "ipu-bl-vienna", 2026, "Gap", PLN_CELL_GAP },
    { "ipu-bl-support", 2023, "", PLN_CELL_EMPTY },
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlnBudgetCell cell;

      pln_budget_read_cell (workspace, cases[i].line, cases[i].year, &cell);
      g_test_message ("%s %d", cases[i].line, cases[i].year);
      g_assert_cmpstr (cell.text, ==, cases[i].text);
      g_assert_cmpint (cell.certainty, ==, cases[i].certainty);
      pln_budget_cell_clear (&cell);
    }
}

/* Totals: the index with its increase, and posts with money, never added to each other. */
static void
test_budget_totals (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (GPtrArray) totals = NULL;
  int first, last;

  pln_budget_years (workspace, "ipu-budget", 6, &first, &last);
  g_assert_cmpint (first, ==, 2022);
  g_assert_cmpint (last, ==, 2027);
  totals = pln_budget_read_totals (workspace, "ipu-budget", first, last);
  g_assert_cmpuint (totals->len, ==, 3);
  g_assert_cmpstr (((PlnBudgetTotal *) totals->pdata[0])->texts->pdata[4], ==, "112.5509");
  g_assert_cmpstr (((PlnBudgetTotal *) totals->pdata[0])->texts->pdata[5], ==, "114.8019");
  g_assert_cmpstr (((PlnBudgetTotal *) totals->pdata[1])->texts->pdata[1], ==, "3.00");
  g_assert_cmpstr (((PlnBudgetTotal *) totals->pdata[2])->texts->pdata[3], ==, "2–3 of 3");
  g_assert_cmpstr (((PlnBudgetTotal *) totals->pdata[2])->texts->pdata[5], ==, "2 of 3");
}

static void
type_into (PlnWorkspace *workspace,
           const char   *line,
           int           year,
           const char   *typed)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Type");
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_budget_edit_cell (workspace, edit, line, year, typed, &error));
  g_assert_no_error (error);
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
}

static void
assert_cell (PlnWorkspace *workspace,
             const char   *line,
             int           year,
             const char   *text)
{
  PlnBudgetCell cell;

  pln_budget_read_cell (workspace, line, year, &cell);
  g_assert_cmpstr (cell.text, ==, text);
  pln_budget_cell_clear (&cell);
}

/* Typing sets, changes and clears a figure of one year only; nonsense is refused with a reason. */
static void
test_budget_typing (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Type");
  g_autoptr (GError) error = NULL;
  g_autofree char *preview = NULL;

  type_into (workspace, "ipu-bl-support", 2023, "USD 5,000");
  assert_cell (workspace, "ipu-bl-support", 2023, "USD\u00a05,000");
  assert_cell (workspace, "ipu-bl-support", 2024, "");
  type_into (workspace, "ipu-bl-support", 2023, "about 8 %");
  assert_cell (workspace, "ipu-bl-support", 2023, "≈ 8 %");
  type_into (workspace, "ipu-bl-support", 2023, "");
  assert_cell (workspace, "ipu-bl-support", 2023, "");
  type_into (workspace, "ipu-bl-ny", 2022, "9 %");
  assert_cell (workspace, "ipu-bl-ny", 2021, "≈ 8 %");
  assert_cell (workspace, "ipu-bl-ny", 2022, "9 %");

  preview = pln_budget_preview (workspace, "ipu-bl-support", 2023, "about 8 %", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (preview, ==, "About 8 % of the budget, ≈ 8.24 on the index");
  g_assert_false (pln_budget_edit_cell (workspace, edit, "ipu-bl-support", 2023, "USD 1,2,3", &error));
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/overview/sample", test_overview);
  g_test_add_func ("/app/overview/figures", test_overview_figures);
  g_test_add_func ("/app/overview/sample-async", test_overview_async);
  g_test_add_func ("/app/overview/empty", test_empty_overview);
  g_test_add_func ("/app/overview/words", test_words);
  g_test_add_func ("/app/budget/cells", test_budget_cells);
  g_test_add_func ("/app/budget/totals", test_budget_totals);
  g_test_add_func ("/app/budget/typing", test_budget_typing);
  return g_test_run ();
}
