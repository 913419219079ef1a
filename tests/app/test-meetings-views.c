/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The Meetings page on the documents: the year says what the statements about a body ask for and lets one be applied,
 * the agenda takes several meetings at once, and each of it can be taken back. */
#include "config.h"

#include "app-fixture.h"

#include "app/meetings/pln-meeting-list-view.h"
#include "app/meetings/pln-meeting-several.h"
#include "insight/pln-cadence-plan.h"
#include "widgets/pln-month-grid.h"
#include "widgets/pln-year-planner.h"

static void
open_sample (Fixture *fixture, const char *name)
{
  fixture_open (fixture, "meetings");
  fixture_open_sample (fixture, name, "meetings");
}

static gboolean
is_list (GtkWidget *widget, gpointer data)
{
  return PLN_IS_MEETING_LIST_VIEW (widget);
}

static gboolean
is_planner (GtkWidget *widget, gpointer data)
{
  return PLN_IS_YEAR_PLANNER (widget);
}

static gboolean
is_radio (GtkWidget *widget, gpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "pln-id"), data) == 0;
}

/* ---- what the statements ask for ------------------------------------------ */

static guint
count (PlnWorkspace *workspace, const char *body, int year, gboolean disputed)
{
  g_autoptr (GPtrArray) slots = pln_cadence_plan_year (workspace, body, year);
  guint n = 0;

  for (guint i = 0; i < slots->len; i++)
    n += ((PlnCadenceSlot *) slots->pdata[i])->disputed == disputed;
  return n;
}

/* Monthly against every three months, boards twice a year, the Council once: as a reader of the note counts them. */
static void
test_plan (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) slots = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  const PlnCadenceSlot *slot;

  open_sample (&fixture, "icm");
  g_assert_cmpuint (count (fixture.workspace, "icm-wg", 2015, TRUE), ==, 16); /* none is applied: 12 and 4 */
  g_assert_cmpuint (count (fixture.workspace, "icm-wg", 2015, FALSE), ==, 0);
  g_assert_cmpuint (count (fixture.workspace, "icm-ministers", 2015, FALSE), ==, 2); /* said twice, counted once */
  g_assert_cmpuint (count (fixture.workspace, "icm-ambassadors", 2015, FALSE), ==, 2);
  g_assert_cmpuint (count (fixture.workspace, "icm-council", 2015, FALSE), ==, 1);
  g_assert_cmpuint (count (fixture.workspace, "icm-swg", 2015, FALSE), ==, 0); /* as needed */
  g_assert_cmpuint (count (fixture.workspace, "icm-wg", 2016, TRUE), ==, 4); /* monthly is for 2015 only */
  g_assert_cmpuint (count (fixture.workspace, "icm-wg", 2013, TRUE), ==, 0); /* past */
  g_assert_cmpuint (count (fixture.workspace, "icm-council", 2021, FALSE), ==, 0); /* too far ahead */
  g_assert_cmpuint (pln_cadence_count_year (fixture.workspace, "icm-cad-wg-monthly", 2015), ==, 12);
  g_assert_cmpuint (pln_cadence_count_year (fixture.workspace, "icm-cad-wg-monthly", 2016), ==, 0);
  g_assert_cmpuint (pln_cadence_count_year (fixture.workspace, "icm-cad", 2015), ==, 0); /* periodically */

  edit = pln_edit_new ("Apply");
  pln_edit_set (edit, "icm-cad-wg-monthly", "applied", "true");
  pln_edit_add (edit, "meeting", "third");
  fixture_set (edit, "third", "title", PLN_TYPE_TEXT, "Third");
  fixture_set (edit, "third", "body", PLN_TYPE_REFERENCE, "icm-wg");
  pln_edit_set (edit, "third", "when", "{\"edtf\":\"2015-03-17\",\"sense\":\"on\",\"text\":\"17 March 2015\"}");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  g_assert_cmpuint (count (fixture.workspace, "icm-wg", 2015, FALSE), ==, 11); /* March is there */
  g_assert_cmpuint (count (fixture.workspace, "icm-wg", 2015, TRUE), ==, 3);
  slots = pln_cadence_plan_year (fixture.workspace, "icm-wg", 2015);
  slot = slots->pdata[2];
  g_assert_cmpuint (slot->number, ==, 4);
  g_assert_cmpuint (slot->total, ==, 12);
  g_assert_nonnull (slot->topic); /* the fourth of the list */
  g_assert_cmpint (slot->first, ==, pln_day_from_ymd (2015, 4, 1));
  g_assert_cmpint (slot->last, ==, pln_day_from_ymd (2015, 4, 30));
  fixture_close (&fixture);
}

/* The pane of the year: the statements, their figures, and a choice that is an edit. */
static void
test_year (void)
{
  static const char *const words[] = {
    "How Often It Meets", "once a month throughout 2015", "every 3 months (4 times a year)", "12 meetings in 2015", "4 topics unplaced",
    "Counted twice when both are planned", "16",
  };
  Fixture fixture;
  GtkWidget *planner, *radio;
  PlnPage *page;

  open_sample (&fixture, "icm");
  page = pln_window_get_page (fixture.window);
  pln_page_set_view (page, "year");
  planner = fixture_find (GTK_WIDGET (page), is_planner, NULL);
  g_assert_nonnull (planner);
  g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (page)), "next", NULL);
  g_assert_cmpint (pln_year_planner_get_year (PLN_YEAR_PLANNER (planner)), ==, 2015);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_says (&fixture, words[i]);
  radio = fixture_find (GTK_WIDGET (fixture.window), is_radio, (gpointer) "icm-cad-wg-monthly");
  g_assert_nonnull (radio);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (radio), TRUE);
  fixture_assert_says (&fixture, "Topics without a meeting");
  fixture_assert_says (&fixture, "Topics 13 to 16");
  fixture_assert (&fixture, "icm-cad-wg-monthly", "applied", "true");
  pln_context_undo (fixture.context);
  fixture_assert_says (&fixture, "Mark the one that applies");
  fixture_assert (&fixture, "icm-cad-wg-monthly", "applied", "");
  fixture_close (&fixture);
}

/* A slot speaks of its body; it is no record, and none is selected. */
static void
test_slot (void)
{
  Fixture fixture;
  GtkWidget *planner;
  PlnPage *page;

  open_sample (&fixture, "icm");
  page = pln_window_get_page (fixture.window);
  pln_page_set_view (page, "year");
  planner = fixture_find (GTK_WIDGET (page), is_planner, NULL);
  pln_year_planner_select_id (PLN_YEAR_PLANNER (planner), "slot:1:icm-cad-council");
  g_assert_null (pln_page_get_selected (page));
  fixture_assert_says (&fixture, "once a year, and ad hoc as needed");
  g_assert_true (pln_page_select (page, "icm-board1"));
  g_assert_cmpstr (pln_page_get_selected (page), ==, "icm-board1");
  fixture_close (&fixture);
}

/* F6 goes from the sidebar to the band, to the days, to the pane, and Shift+F6 back. */
static void
test_panes (void)
{
  Fixture fixture;
  GtkWidget *grid;
  PlnPage *page;
  gboolean stepped = FALSE;

  open_sample (&fixture, "iom17");
  page = pln_window_get_page (fixture.window);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (page), ==, "PlnMeetingsPage");
  pln_page_set_view (page, "month");
  grid = fixture_find_type (GTK_WIDGET (page), PLN_TYPE_MONTH_GRID);
  for (guint i = 0; i < 7; i++) /* to March 2018: what is only known to be in that year is in the band */
    g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (page)), "next", NULL);
  g_assert_true (gtk_widget_grab_focus (grid));
  for (guint i = 0; i < 200 && !stepped; i++) /* once the month is laid out */
    {
      fixture_settle (20);
      stepped = PLN_PAGE_GET_CLASS (page)->step_pane (page, -1); /* days to band */
    }
  g_assert_true (stepped);
  g_assert_false (PLN_PAGE_GET_CLASS (page)->step_pane (page, -1));
  g_assert_true (PLN_PAGE_GET_CLASS (page)->step_pane (page, 1));
  g_assert_false (PLN_PAGE_GET_CLASS (page)->step_pane (page, 1));
  g_assert_true (PLN_PAGE_GET_CLASS (page)->step_pane (page, 0));
  pln_page_set_view (page, "agenda");
  g_assert_false (PLN_PAGE_GET_CLASS (page)->step_pane (page, 1));
  fixture_close (&fixture);
}

/* ---- several at once -------------------------------------------------------- */

/* Chosen one after the other, their state, their days and they themselves change in one step each. */
static void
test_several (void)
{
  static const char *const two[] = { "m1", "m2", NULL };
  Fixture fixture;
  PlnMeetingListView *list;
  PlnPage *page;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Dates");
  g_auto (GStrv) ids = NULL;
  g_autofree char *text = NULL;

  fixture_open (&fixture, "meetings");
  pln_edit_set (edit, "m1", "when", "{\"edtf\":\"2030-03-04\",\"sense\":\"on\",\"text\":\"4 March 2030\"}");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  fixture_settle (50);
  page = pln_window_get_page (fixture.window);
  pln_page_set_view (page, "agenda");
  g_assert_true (pln_page_act (page, "select-all", FALSE));
  list = PLN_MEETING_LIST_VIEW (fixture_find (GTK_WIDGET (page), is_list, NULL));
  ids = pln_meeting_list_view_get_selection (list);
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_null (pln_meeting_list_view_get_selected (list));
  fixture_assert_says (&fixture, "2 selected");
  g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (page)), "state", g_variant_new_string ("confirmed"));
  fixture_settle (50);
  fixture_assert (&fixture, "m1", "state", "confirmed");
  fixture_assert (&fixture, "m2", "state", "confirmed");
  pln_context_undo (fixture.context);
  fixture_assert (&fixture, "m1", "state", "");
  fixture_assert (&fixture, "m2", "state", "");
  pln_meetings_move (fixture.context, two, 7);
  fixture_settle (50);
  text = pln_meetings_to_text (fixture.workspace, two);
  g_assert_nonnull (strstr (text, "11 March 2030"));
  g_assert_nonnull (strstr (text, "Second meeting\tNo date"));
  fixture_assert (&fixture, "m2", "when", "");
  pln_context_undo (fixture.context);
  fixture_settle (50);
  g_assert_true (pln_page_act (page, "select-all", FALSE));
  g_assert_true (pln_page_act (page, "delete", FALSE));
  fixture_settle (50);
  g_assert_cmpstr (pln_page_get_count (page), ==, "0 meetings");
  pln_context_undo (fixture.context);
  fixture_settle (50);
  g_assert_cmpstr (pln_page_get_count (page), ==, "2 meetings");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meetings-views/plan", test_plan);
  g_test_add_func ("/meetings-views/year", test_year);
  g_test_add_func ("/meetings-views/slot", test_slot);
  g_test_add_func ("/meetings-views/panes", test_panes);
  g_test_add_func ("/meetings-views/several", test_several);
  return g_test_run ();
}
