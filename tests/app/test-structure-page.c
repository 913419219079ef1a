// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The structure page in a window: tree, chart and comparison show the same
// records, one selection goes through all of them, and what is moved, deleted or
// renamed in any of them is one undo step.

#include "config.h"

#include "app-fixture.h"
#include "app/structure/pln-structure-chart.h"
#include "app/records/pln-record-tree.h"
#include "app/structure/pln-structure-commands.h"
#include "app/structure/pln-structure-compare.h"
#include "app/structure/pln-structure-matching.h"

#include <string.h>

static PlnPage *
get_page (Fixture *fixture)
{
  return pln_window_get_page (fixture->window);
}

static PlnOrgChart *
get_chart (Fixture *fixture)
{
  GtkWidget *chart = fixture_find_type (GTK_WIDGET (get_page (fixture)), PLN_TYPE_STRUCTURE_CHART);

  g_assert_nonnull (chart);
  return pln_structure_chart_get_drawing (PLN_STRUCTURE_CHART (chart));
}

static void
test_selection (void)
{
  Fixture fixture;

  fixture_open (&fixture, "structure");
  g_assert_true (pln_page_select (get_page (&fixture), "wg"));
  pln_page_set_view (get_page (&fixture), "chart");
  fixture_settle (80);
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
  g_assert_cmpstr (pln_org_chart_get_selected_id (get_chart (&fixture)), ==, "wg");
  /* A post has no box: its body stands for it. */
  g_assert_true (pln_page_select (get_page (&fixture), "chair"));
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
  pln_org_chart_select_id (get_chart (&fixture), "board");
  pln_page_set_view (get_page (&fixture), "tree");
  fixture_settle (80);
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "board");
  g_assert_cmpstr (pln_page_get_count (get_page (&fixture)), ==, "5 bodies and 1 post");
  fixture_close (&fixture);
}

static void
test_chart_moves (void)
{
  Fixture fixture;

  fixture_open (&fixture, "structure");
  pln_page_set_view (get_page (&fixture), "chart");
  fixture_settle (80);
  g_assert_cmpuint (pln_org_chart_count_shown (get_chart (&fixture)), ==, 5);
  g_signal_emit_by_name (get_chart (&fixture), "move-requested", "sub", "board");
  fixture_assert (&fixture, "sub", "parent", "board");
  pln_context_undo (fixture.context);
  fixture_assert (&fixture, "sub", "parent", "wg");
  /* Refused, with a word about it: a body under itself. */
  g_signal_emit_by_name (get_chart (&fixture), "move-requested", "council", "sub");
  fixture_assert (&fixture, "council", "parent", "");
  g_assert_true (pln_page_select (get_page (&fixture), "board"));
  g_assert_false (pln_page_act (get_page (&fixture), "move-up", TRUE));
  g_assert_true (pln_page_act (get_page (&fixture), "move-down", FALSE));
  fixture_assert (&fixture, "wg", "position", "1");
  g_assert_true (pln_page_act (get_page (&fixture), "indent", FALSE));
  fixture_assert (&fixture, "board", "parent", "wg");
  g_assert_true (pln_page_act (get_page (&fixture), "outdent", FALSE));
  fixture_assert (&fixture, "board", "parent", "council");
  g_assert_true (pln_page_act (get_page (&fixture), "delete", FALSE));
  fixture_settle (80);
  g_assert_cmpuint (pln_org_chart_count_shown (get_chart (&fixture)), ==, 4);
  pln_context_undo (fixture.context);
  fixture_settle (80);
  g_assert_cmpuint (pln_org_chart_count_shown (get_chart (&fixture)), ==, 5);
  fixture_close (&fixture);
}

static void
test_records (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = NULL;

  fixture_open (&fixture, "structure");
  edit = pln_edit_new ("Add Body");
  pln_edit_add (edit, "body", "new");
  pln_edit_set (edit, "new", "name", "\"New Committee\"");
  pln_edit_set (edit, "new", "parent", "\"council\"");
  g_assert_true (pln_context_commit (fixture.context, edit));
  fixture_settle (80);
  g_assert_true (pln_page_select (get_page (&fixture), "new"));
  g_assert_cmpstr (pln_page_get_count (get_page (&fixture)), ==, "6 bodies and 1 post");
  g_assert_true (pln_page_act (get_page (&fixture), "delete", FALSE));
  fixture_settle (80);
  g_assert_false (pln_page_select (get_page (&fixture), "new"));
  pln_context_undo (fixture.context);
  fixture_settle (80);
  g_assert_true (pln_page_select (get_page (&fixture), "new"));
  pln_page_set_search (get_page (&fixture), "committee");
  fixture_settle (80);
  g_assert_true (pln_page_select (get_page (&fixture), "new"));
  fixture_close (&fixture);
}

static gboolean
is_compare_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "page.compare") == 0;
}

static void
test_compare (void)
{
  Fixture fixture;
  GActionGroup *actions;
  GtkWidget *compare;
  GPtrArray *changes;
  g_autofree char *count = NULL;

  fixture_open (&fixture, "structure");
  actions = G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture)));
  /* The header has the button where there is room for it. */
  g_assert_cmpint (fixture_find (GTK_WIDGET (fixture.window), is_compare_button, NULL) != NULL, ==,
                   gtk_widget_get_width (GTK_WIDGET (get_page (&fixture))) >= 660);
  g_assert_true (pln_page_select (get_page (&fixture), "wg"));
  g_assert_true (pln_context_set_value (fixture.context, "board", "founded", "{\"edtf\":\"2000\",\"sense\":\"on\",\"text\":\"2000\"}"));
  g_action_group_change_action_state (actions, "compare", g_variant_new_boolean (TRUE));
  fixture_settle (80);
  compare = fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_STRUCTURE_COMPARE);
  g_assert_nonnull (compare);
  g_assert_true (gtk_widget_get_mapped (compare));
  changes = pln_structure_compare_get_changes (PLN_STRUCTURE_COMPARE (compare));
  g_assert_cmpuint (changes->len, ==, 6);
  count = pln_structure_compare_count_text (PLN_STRUCTURE_COMPARE (compare));
  g_assert_cmpstr (count, ==, "0 of 6 changed");
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
  /* A narrow list has one column, and is itself again when there is room. */
  for (guint narrow = 1; narrow < 4; narrow++)
    {
      pln_structure_compare_set_narrow (PLN_STRUCTURE_COMPARE (compare), narrow % 2 == 1);
      fixture_settle (30);
      g_assert_cmpuint (pln_structure_compare_get_changes (PLN_STRUCTURE_COMPARE (compare))->len, ==, 6);
      g_assert_true (gtk_widget_get_mapped (pln_structure_compare_get_bar (PLN_STRUCTURE_COMPARE (compare))));
    }
  pln_structure_compare_set_narrow (PLN_STRUCTURE_COMPARE (compare), FALSE);
  g_signal_emit_by_name (compare, "done");
  fixture_settle (80);
  g_assert_false (gtk_widget_get_mapped (compare));
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
  fixture_close (&fixture);
}

static gboolean
is_what_changed (GtkWidget *widget, gpointer data)
{
  return ADW_IS_PREFERENCES_GROUP (widget) && g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)), "What Changed") == 0;
}

/* A chart that nearly fits is whole in sight when it is first seen, and larger when a person asks for it. */
static void
test_chart_fits (void)
{
  Fixture fixture;
  PlnCanvas *chart;
  double width, height;

  fixture_open (&fixture, "structure");
  fixture_open_sample (&fixture, "icm", "structure");
  gtk_widget_set_visible (GTK_WIDGET (fixture.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1000, 700);
  gtk_window_present (GTK_WINDOW (fixture.window));
  fixture_settle (100);
  pln_page_set_view (get_page (&fixture), "chart");
  chart = PLN_CANVAS (get_chart (&fixture));
  for (guint tries = 0; pln_canvas_get_zoom (chart) == 1 && tries < 100; tries++)
    fixture_settle (20);
  g_assert_cmpfloat (pln_canvas_get_zoom (chart), <, 1);
  g_assert_cmpfloat (pln_canvas_get_zoom (chart), >=, 0.7);
  pln_canvas_get_content_size (chart, &width, &height);
  g_assert_cmpfloat (width * pln_canvas_get_zoom (chart), <=, gtk_widget_get_width (GTK_WIDGET (chart)) + 1);
  pln_canvas_set_zoom (chart, 1);
  pln_page_set_view (get_page (&fixture), "tree");
  pln_page_set_view (get_page (&fixture), "chart");
  fixture_settle (60);
  g_assert_cmpfloat (pln_canvas_get_zoom (chart), ==, 1);
  fixture_close (&fixture);
}

/* The chart of a comparison: its dates above, what is gone still there, N and P from change to change, sentences below and on paper. */
static void
test_compare_chart (void)
{
  Fixture fixture;
  GActionGroup *actions;
  GtkWidget *words;
  PlnStructureCompare *compare;
  g_autoptr (PlnWhen) first = pln_when_parse_typed ("1 June 2014", NULL), when = pln_when_parse_typed ("2016", NULL);
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("Structure");
  g_autofree char *html = NULL;

  fixture_open (&fixture, "structure");
  actions = G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture)));
  edit = pln_structure_command_edit (fixture.workspace, PLN_STRUCTURE_DISSOLVE, "sub", NULL, when, "done");
  g_assert_true (pln_context_commit (fixture.context, edit));
  pln_context_set_as_of (fixture.context, first);
  pln_page_set_view (get_page (&fixture), "chart");
  g_action_group_change_action_state (actions, "compare", g_variant_new_boolean (TRUE));
  fixture_settle (80);
  compare = PLN_STRUCTURE_COMPARE (fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_STRUCTURE_COMPARE));
  words = pln_structure_compare_get_words (compare);
  g_assert_true (gtk_widget_get_mapped (pln_structure_compare_get_bar (compare)));
  g_assert_true (gtk_widget_get_mapped (words));
  g_assert_cmpuint (pln_org_chart_count_shown (get_chart (&fixture)), ==, 5);
  g_assert_cmpstr (pln_page_get_count (get_page (&fixture)), ==, "1 of 6 changed");
  g_assert_cmpstr (pln_structure_compare_next (compare, NULL, 1), ==, "sub");
  g_assert_null (pln_structure_compare_next (compare, "sub", 1));
  g_signal_emit_by_name (compare, "word-chosen", "sub");
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "sub");
  /* The inspector says it of the one record. */
  pln_context_inspect (fixture.context, "sub", TRUE);
  for (guint i = 0; i < 200 && fixture_find (GTK_WIDGET (fixture.window), is_what_changed, NULL) == NULL; i++)
    fixture_settle (20);
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture.window), is_what_changed, NULL));
  pln_structure_compare_add_to (compare, sheets);
  html = pln_sheets_to_html (sheets);
  g_assert_nonnull (strstr (html, "1 June 2014 compared with Today"));
  g_assert_nonnull (strstr (html, "Sub-Working Group ended"));
  g_signal_emit_by_name (compare, "done");
  fixture_settle (80);
  g_assert_false (gtk_widget_get_mapped (words));
  for (guint i = 0; i < 200 && fixture_find (GTK_WIDGET (fixture.window), is_what_changed, NULL) != NULL; i++)
    fixture_settle (20);
  g_assert_null (fixture_find (GTK_WIDGET (fixture.window), is_what_changed, NULL));
  fixture_close (&fixture);
}

static gboolean
is_shown_menu (GtkWidget *widget, gpointer data)
{
  return GTK_IS_POPOVER_MENU (widget) && gtk_widget_get_mapped (widget)
         && PLN_IS_STRUCTURE_CHART (gtk_widget_get_parent (widget));
}

/* The chart sideways; its menu; cutting and pasting a box; and both switches are there again after a restart. */
static void
test_chart_ways (void)
{
  Fixture fixture;
  GActionGroup *actions;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GVariant) state = NULL;
  GtkWidget *menu;
  int direction;

  fixture_open (&fixture, "structure");
  actions = G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture)));
  pln_page_set_view (get_page (&fixture), "chart");
  fixture_settle (50);
  g_action_group_change_action_state (actions, "chart-sideways", g_variant_new_boolean (TRUE));
  g_object_get (get_chart (&fixture), "direction", &direction, NULL);
  g_assert_cmpint (direction, ==, PLN_ORG_START_TO_END);
  PLN_PAGE_GET_CLASS (get_page (&fixture))->save_state (get_page (&fixture), file, "page");
  g_action_group_change_action_state (actions, "chart-sideways", g_variant_new_boolean (FALSE));
  PLN_PAGE_GET_CLASS (get_page (&fixture))->restore_state (get_page (&fixture), file, "page");
  state = g_action_group_get_action_state (actions, "chart-sideways");
  g_assert_true (g_variant_get_boolean (state));
  g_signal_emit_by_name (get_chart (&fixture), "menu-requested", "wg", 20.0, 20.0);
  for (guint i = 0; i < 100 && fixture_find (GTK_WIDGET (fixture.window), is_shown_menu, NULL) == NULL; i++)
    fixture_settle (20);
  menu = fixture_find (GTK_WIDGET (fixture.window), is_shown_menu, NULL);
  g_assert_nonnull (menu);
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
  gtk_popover_popdown (GTK_POPOVER (menu));
  g_assert_true (pln_page_act (get_page (&fixture), "cut", FALSE));
  g_assert_true (pln_page_select (get_page (&fixture), "board"));
  g_assert_true (pln_page_act (get_page (&fixture), "paste", FALSE));
  fixture_assert (&fixture, "wg", "parent", "board");
  fixture_close (&fixture);
}

static void
test_commands (void)
{
  Fixture fixture;
  GActionGroup *actions;

  fixture_open (&fixture, "structure");
  actions = G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture)));
  g_assert_false (g_action_group_get_action_enabled (actions, "suspend"));
  g_assert_true (pln_page_select (get_page (&fixture), "wg"));
  g_assert_true (g_action_group_get_action_enabled (actions, "suspend"));
  g_assert_false (g_action_group_get_action_enabled (actions, "revive"));
  g_assert_true (pln_page_select (get_page (&fixture), "chair"));
  g_assert_false (g_action_group_get_action_enabled (actions, "suspend"));
  g_assert_true (pln_context_set_value (fixture.context, "wg", "status", "\"dormant\""));
  g_assert_true (pln_page_select (get_page (&fixture), "wg"));
  fixture_settle (50);
  g_assert_true (g_action_group_get_action_enabled (actions, "revive"));
  g_action_group_activate_action (actions, "revive", NULL);
  fixture_settle (80);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  fixture_close (&fixture);
}

/* Several rows move as one, by the acts behind Alt+arrows, Ctrl+X and Ctrl+V; a branch goes whole, and never under itself. */
static void
test_several (void)
{
  Fixture fixture;
  GtkWidget *tree;
  GtkSelectionModel *model;
  g_autoptr (GtkBitset) all = NULL;
  g_autoptr (GPtrArray) added = NULL;
  AdwDialog *dialog;

  fixture_open (&fixture, "structure");
  tree = fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_RECORD_TREE);
  g_assert_nonnull (tree);
  g_assert_true (pln_page_select (get_page (&fixture), "wg"));
  model = pln_record_view_get_model (PLN_RECORD_VIEW (tree));
  g_assert_true (pln_page_act (get_page (&fixture), "select-all", FALSE));
  all = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (all), ==, 6);
  /* All under the institute: what already stands under the council goes with it. */
  g_assert_true (pln_page_select (get_page (&fixture), "council"));
  gtk_selection_model_select_item (model, 1, FALSE);
  g_assert_true (pln_page_act (get_page (&fixture), "cut", FALSE));
  g_assert_true (pln_page_select (get_page (&fixture), "ipi"));
  g_assert_true (pln_page_act (get_page (&fixture), "paste", FALSE));
  fixture_assert (&fixture, "council", "parent", "ipi");
  fixture_assert (&fixture, "board", "parent", "council");
  pln_context_undo (fixture.context);
  fixture_assert (&fixture, "council", "parent", "");
  fixture_settle (50);
  g_assert_true (pln_page_select (get_page (&fixture), "council"));
  g_assert_true (pln_page_act (get_page (&fixture), "cut", FALSE));
  g_assert_true (pln_page_select (get_page (&fixture), "sub"));
  /* Under itself it cannot go: then Paste offers the clipboard's outline instead. */
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture.window)), "First Panel\n\tSecond Panel\n");
  g_assert_true (pln_page_act (get_page (&fixture), "paste", FALSE));
  fixture_assert (&fixture, "council", "parent", "");
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
  g_assert_nonnull (dialog);
  for (guint i = 0; i < 200 && !gtk_widget_get_sensitive (adw_dialog_get_default_widget (dialog)); i++)
    fixture_settle (20);
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  fixture_settle (80);
  added = pln_workspace_referrers (fixture.workspace, "body", "parent", "sub");
  g_assert_cmpuint (added->len, ==, 1);
  fixture_assert (&fixture, added->pdata[0], "name", "First Panel");
  fixture_close (&fixture);
}

/* Board and working group change places, go under one another, and come up again: what Alt+arrows do. */
static void
test_keys (void)
{
  static const struct { const char *id, *act, *field, *expected; } steps[] = {
    { "wg", "move-up", "position", "1" },
    { "wg", "move-down", "position", "2" },
    { "wg", "indent", "parent", "board" },
    { "wg", "outdent", "parent", "council" },
  };
  Fixture fixture;

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *action = g_strconcat ("win.", steps[i].act, NULL);

      fixture_settle (30);
      g_test_message ("%s", steps[i].act);
      g_assert_true (pln_page_select (get_page (&fixture), steps[i].id));
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), action, NULL);
      fixture_assert (&fixture, steps[i].id, steps[i].field, steps[i].expected);
    }
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.rename", NULL);
  fixture_settle (80);
  g_assert_true (GTK_IS_EDITABLE (gtk_window_get_focus (GTK_WINDOW (fixture.window))));
  fixture_close (&fixture);
}

/* A body is found under each of its names, whatever day is looked at, and shown under the one of the day. */
static void
test_names (void)
{
  static const struct { const char *day, *search, *shown; } cases[] = {
    { "26 November 2014", "strategy", "Working Group on Strategy" },
    { "26 November 2014", "related issues", "Working Group on Strategy" },
    { "28 August 2017", "related issues", "Working Group on Related Issues" },
    { "28 August 2017", "strategy", "Working Group on Related Issues" },
  };
  Fixture fixture;
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "structure");
  edit = pln_edit_new ("Name");
  pln_edit_set (edit, "wg", "name", "\"Working Group on Related Issues\"");
  pln_edit_add (edit, "name", "former");
  pln_edit_set (edit, "former", "of", "\"wg\"");
  pln_edit_set (edit, "former", "type", "\"former\"");
  pln_edit_set (edit, "former", "text", "\"Working Group on Strategy\"");
  g_assert_true (pln_workspace_edit_typed (fixture.workspace, edit, "name", "former", "end", "31 December 2015", &error));
  g_assert_no_error (error);
  g_assert_true (pln_context_commit (fixture.context, edit));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnWhen) when = pln_when_parse_typed (cases[i].day, NULL);
      GtkWidget *tree = fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_RECORD_TREE);
      g_autoptr (PlnSheets) sheets = pln_sheets_new ("Tree");
      g_autofree char *html = NULL;

      g_test_message ("%s on %s", cases[i].search, cases[i].day);
      pln_context_set_as_of (fixture.context, when);
      pln_page_set_search (get_page (&fixture), cases[i].search);
      fixture_settle (50);
      g_assert_cmpuint (pln_record_view_get_n_items (PLN_RECORD_VIEW (tree)), ==, 1);
      g_assert_true (pln_page_select (get_page (&fixture), "wg"));
      pln_record_view_add_to (PLN_RECORD_VIEW (tree), sheets);
      html = pln_sheets_to_html (sheets);
      g_assert_nonnull (strstr (html, cases[i].shown));
    }
  fixture_close (&fixture);
}

static AdwDialog *
wait_for_dialog (Fixture *fixture)
{
  AdwDialog *dialog = NULL;

  for (guint i = 0; i < 200 && dialog == NULL; i++)
    {
      fixture_settle (20);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
    }
  return dialog;
}

/* An edit made while the past is shown is asked about: from that date on what was is kept, in one undo step; or the past is
 * corrected, and nothing more is noted. A command that has a date of its own does not ask, and today nothing does. */
static void
test_past (void)
{
  Fixture fixture;
  g_autoptr (PlnWhen) past = pln_when_parse_typed ("1 January 2015", NULL);
  g_autoptr (PlnEdit) edit = NULL;
  g_autofree char *before = NULL, *after = NULL;
  AdwDialog *dialog;

  fixture_open (&fixture, "structure");
  g_assert_true (pln_context_set_value (fixture.context, "ipi", "name", "\"Peace Institute\""));
  fixture_settle (80);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  pln_context_set_as_of (fixture.context, past);
  g_assert_true (pln_context_set_value (fixture.context, "wg", "name", "\"Steering Group\""));
  dialog = wait_for_dialog (&fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response", "dated");
  adw_dialog_force_close (dialog);
  fixture_settle (80);
  before = pln_structure_name_on (fixture.workspace, "wg", pln_day_from_ymd (2014, 12, 31));
  after = pln_structure_name_on (fixture.workspace, "wg", pln_day_from_ymd (2015, 1, 1));
  g_assert_cmpstr (before, ==, "Working Group");
  g_assert_cmpstr (after, ==, "Steering Group");
  pln_context_undo (fixture.context);
  fixture_assert (&fixture, "wg", "name", "Working Group");
  fixture_settle (80);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  g_assert_true (pln_page_select (get_page (&fixture), "sub"));
  g_assert_true (pln_page_act (get_page (&fixture), "outdent", FALSE));
  dialog = wait_for_dialog (&fixture);
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_signal_emit_by_name (dialog, "response", "correct");
  adw_dialog_force_close (dialog);
  fixture_settle (80);
  g_free (before);
  before = pln_structure_parent_on (fixture.workspace, "sub", pln_day_from_ymd (2014, 12, 31));
  g_assert_cmpstr (before, ==, "council");
  edit = pln_structure_command_edit (fixture.workspace, PLN_STRUCTURE_RENAME, "board", "Panel", past, NULL);
  g_assert_true (pln_context_commit (fixture.context, edit));
  fixture_settle (80);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  fixture_close (&fixture);
}

/* On an earlier day a body stands where it stood then, and back again today. */
static void
test_parents (void)
{
  Fixture fixture;
  GtkWidget *tree;
  g_autoptr (PlnWhen) when = pln_when_parse_typed ("1 January 2017", NULL), then = pln_when_parse_typed ("2014", NULL);
  g_autoptr (PlnEdit) edit = NULL;

  fixture_open (&fixture, "structure");
  edit = pln_structure_command_edit (fixture.workspace, PLN_STRUCTURE_MOVE, "sub", "board", when, "closer to it");
  g_assert_true (pln_context_commit (fixture.context, edit));
  tree = fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_RECORD_TREE);
  for (guint past = 0; past < 3; past++)
    {
      g_autoptr (PlnSheets) sheets = pln_sheets_new ("Tree");
      g_autofree char *html = NULL;
      const char *sub, *wg;

      pln_context_set_as_of (fixture.context, past == 1 ? then : NULL);
      fixture_settle (50);
      g_assert_true (pln_page_select (get_page (&fixture), "sub"));
      pln_record_view_add_to (PLN_RECORD_VIEW (tree), sheets);
      html = pln_sheets_to_html (sheets);
      sub = strstr (html, ">Sub-Working Group<");
      wg = strstr (html, ">Working Group<");
      g_assert_true (sub != NULL && wg != NULL);
      /* Under the board it comes before the working group. */
      g_assert_true ((sub < wg) == (past != 1));
    }
  fixture_close (&fixture);
}

/* A column that is asked for is shown, printed and kept. */
static void
test_columns (void)
{
  Fixture fixture;
  GActionGroup *actions;
  GtkWidget *tree;
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("Tree");
  g_autofree char *html = NULL;

  fixture_open (&fixture, "structure");
  actions = G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture)));
  tree = fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_RECORD_TREE);
  g_assert_cmpuint (pln_record_view_get_n_columns (PLN_RECORD_VIEW (tree)), ==, 7);
  g_assert_cmpstr (pln_record_view_get_column_title (PLN_RECORD_VIEW (tree), 2), ==, "State");
  g_assert_false (pln_record_view_get_column_shown (PLN_RECORD_VIEW (tree), 2));
  g_action_group_change_action_state (actions, "column-2", g_variant_new_boolean (TRUE));
  g_action_group_change_action_state (actions, "column-1", g_variant_new_boolean (FALSE));
  g_assert_true (pln_context_set_value (fixture.context, "wg", "status", "\"dormant\""));
  fixture_settle (50);
  pln_record_view_add_to (PLN_RECORD_VIEW (tree), sheets);
  html = pln_sheets_to_html (sheets);
  g_assert_nonnull (strstr (html, "<td>Dormant</td>"));
  g_assert_null (strstr (html, "<th>Type</th>"));
  PLN_PAGE_GET_CLASS (get_page (&fixture))->save_state (get_page (&fixture), file, "structure");
  g_action_group_change_action_state (actions, "column-2", g_variant_new_boolean (FALSE));
  PLN_PAGE_GET_CLASS (get_page (&fixture))->restore_state (get_page (&fixture), file, "structure");
  g_assert_true (pln_record_view_get_column_shown (PLN_RECORD_VIEW (tree), 2));
  g_assert_false (pln_record_view_get_column_shown (PLN_RECORD_VIEW (tree), 1));
  fixture_close (&fixture);
}

/* The matrix goes from none over sought to established and back, by Space; what is left is in the list of gaps. */
static void
test_matching (void)
{
  Fixture fixture;
  GtkWidget *matching, *group;
  PlnMatching *content;
  PlnMatrix *matrix;
  g_autoptr (PlnEdit) edit = NULL;
  g_autofree char *selected = NULL;

  fixture_open (&fixture, "structure");
  edit = pln_edit_new ("Types");
  pln_edit_set (edit, "ipi", "external", "true");
  pln_edit_set (edit, "ipi", "type", "\"committee\"");
  pln_edit_set (edit, "board", "type", "\"board\"");
  pln_edit_set (edit, "wg", "type", "\"working-group\"");
  g_assert_true (pln_context_commit (fixture.context, edit));
  pln_page_set_view (get_page (&fixture), "matching");
  fixture_settle (80);
  matching = fixture_find_type (GTK_WIDGET (get_page (&fixture)), PLN_TYPE_STRUCTURE_MATCHING);
  g_assert_nonnull (matching);
  matrix = pln_structure_matching_get_matrix (PLN_STRUCTURE_MATCHING (matching));
  g_assert_cmpstr (pln_page_get_count (get_page (&fixture)), ==, "0 established, 0 sought, 2 without a counterpart");
  pln_matrix_select (matrix, 1, 0);
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
  g_assert_true (PLN_CANVAS_GET_CLASS (matrix)->key (PLN_CANVAS (matrix), GDK_KEY_space, 0));
  fixture_settle (50);
  g_assert_cmpstr (pln_page_get_count (get_page (&fixture)), ==, "0 established, 1 sought, 1 without a counterpart");
  /* What is matched has come to the top. */
  pln_matrix_select (matrix, 0, 0);
  selected = g_strdup (pln_page_get_selected (get_page (&fixture)));
  fixture_assert (&fixture, selected, "subject", "wg");
  fixture_assert (&fixture, selected, "object", "ipi");
  g_assert_true (PLN_CANVAS_GET_CLASS (matrix)->key (PLN_CANVAS (matrix), GDK_KEY_space, 0));
  fixture_assert (&fixture, selected, "state", "established");
  fixture_settle (50);
  group = fixture_find_type (GTK_WIDGET (get_page (&fixture)), ADW_TYPE_TOGGLE_GROUP);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), "gaps");
  fixture_settle (80);
  g_assert_true (pln_page_select (get_page (&fixture), "board"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (group), "matrix");
  fixture_settle (50);
  pln_matrix_select (matrix, 0, 0);
  g_assert_true (PLN_CANVAS_GET_CLASS (matrix)->key (PLN_CANVAS (matrix), GDK_KEY_space, 0));
  fixture_settle (50);
  content = pln_structure_matching_get_content (PLN_STRUCTURE_MATCHING (matching));
  g_assert_cmpuint (content->n_gaps, ==, 2);
  pln_context_undo (fixture.context);
  fixture_settle (50);
  g_assert_cmpuint (pln_structure_matching_get_content (PLN_STRUCTURE_MATCHING (matching))->n_established, ==, 1);
  fixture_close (&fixture);
}

/* Ctrl+M, a name and Enter adds a member; Ctrl+E and Enter ends one. */
static void
test_two_keystrokes (void)
{
  Fixture fixture;
  AdwDialog *dialog;
  GtkWidget *entry;
  g_autoptr (GPtrArray) seats = NULL;
  g_autofree char *end = NULL;

  fixture_open (&fixture, "structure");
  g_assert_true (pln_page_select (get_page (&fixture), "wg"));
  g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture))), "add-member", NULL);
  fixture_settle (80);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
  entry = fixture_find_type (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Somebody New");
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  fixture_settle (80);
  seats = pln_workspace_referrers (fixture.workspace, "membership", "body", "wg");
  g_assert_cmpuint (seats->len, ==, 1);
  fixture_assert (&fixture, seats->pdata[0], "holder_text", "Somebody New");
  fixture_assert (&fixture, seats->pdata[0], "role", "member");
  g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (get_page (&fixture))), "end-member", NULL);
  fixture_settle (80);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
  g_assert_nonnull (dialog);
  g_signal_emit_by_name (adw_dialog_get_default_widget (dialog), "clicked");
  fixture_settle (80);
  end = pln_workspace_get_value (fixture.workspace, seats->pdata[0], "end");
  g_assert_nonnull (end);
  pln_context_undo (fixture.context);
  fixture_assert (&fixture, seats->pdata[0], "end", "");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/structure-page/selection", test_selection);
  g_test_add_func ("/app/structure-page/chart-moves", test_chart_moves);
  g_test_add_func ("/app/structure-page/chart-fits", test_chart_fits);
  g_test_add_func ("/app/structure-page/records", test_records);
  g_test_add_func ("/app/structure-page/compare", test_compare);
  g_test_add_func ("/app/structure-page/compare-chart", test_compare_chart);
  g_test_add_func ("/app/structure-page/chart-ways", test_chart_ways);
  g_test_add_func ("/app/structure-page/commands", test_commands);
  g_test_add_func ("/app/structure-page/several", test_several);
  g_test_add_func ("/app/structure-page/keys", test_keys);
  g_test_add_func ("/app/structure-page/names", test_names);
  g_test_add_func ("/app/structure-page/past", test_past);
  g_test_add_func ("/app/structure-page/parents", test_parents);
  g_test_add_func ("/app/structure-page/columns", test_columns);
  g_test_add_func ("/app/structure-page/matching", test_matching);
  g_test_add_func ("/app/structure-page/two-keystrokes", test_two_keystrokes);
  return g_test_run ();
}
