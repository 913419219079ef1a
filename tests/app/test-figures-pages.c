/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What follows from the five documents stands on the pages it belongs to, not on the Overview alone: growth and the
 * end of funding on Budget, counterparts and cadence on Structure, requests on the meeting, coverage on Roadmap. */
#include "config.h"

#include "app-fixture.h"

typedef struct
{
  const char *page, *view;
  const char *id;       /* selected first, or NULL */
  const char *words[8]; /* ends with NULL */
} Place;

/* Each figure, worked out by hand from the documents, can be read on its own page. */
static void
test_pages (void)
{
  static const Place places[] = {
    { "budget", "table", NULL, { "103.00", "106.09", "109.2727", "112.5509", "114.8019", "Gap", "No extra-budgetary means" } },
    { "budget", "funding", NULL, { "No money after a day between 31 December 2024 and 30 December 2025" } },
    { "structure", "matching", NULL, { "1 established, 2 sought" } },
    { "structure", "tree", "icm-wg", { "12 meetings a year, or 4 meetings a year. Mark the one that applies." } },
    { "roadmap", "tree", NULL, { "No Action", "No Owner", "No Date" } },
    { "meetings", "year", NULL, { "4 topics unplaced", "The statements disagree" } },
  };
  Fixture fixture;

  fixture_open (&fixture, "overview");
  fixture_open_sample (&fixture, "all", "overview");
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      PlnPage *page;
      pln_window_show_page (fixture.window, places[i].page);
      page = pln_window_get_page (fixture.window);
      pln_page_set_view (page, places[i].view);
      if (places[i].id != NULL)
        g_assert_true (pln_page_select (page, places[i].id));
      for (guint k = 0; places[i].words[k] != NULL; k++)
        fixture_assert_says (&fixture, places[i].words[k]);
    }
  fixture_close (&fixture);
}

/* The ledger: what the meeting of 28 August 2017 asked for, and to which meeting it is owed. */
static void
test_ledger (void)
{
  Fixture fixture;
  PlnPage *page;

  fixture_open (&fixture, "overview");
  fixture_open_sample (&fixture, "iom17", "meetings");
  page = pln_window_get_page (fixture.window);
  g_assert_true (pln_page_select (page, "iom17-m5"));
  g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (page)), "open-meeting", NULL);
  fixture_assert_says (&fixture, "Commissioned");
  fixture_assert_says (&fixture, "Raised");
  fixture_assert_says (&fixture, "Next Working Group meeting");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/figures-pages/pages", test_pages);
  g_test_add_func ("/figures-pages/ledger", test_ledger);
  return g_test_run ();
}
