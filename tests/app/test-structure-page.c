// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The structure page in a window: tree, chart and comparison show the same
// records, one selection goes through all of them, and what is moved, deleted or
// renamed in any of them is one undo step.

#include "config.h"

#include "app-fixture.h"
#include "app/structure/pln-structure-chart.h"
#include "app/structure/pln-structure-compare.h"

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
  g_signal_emit_by_name (compare, "done");
  fixture_settle (80);
  g_assert_false (gtk_widget_get_mapped (compare));
  g_assert_cmpstr (pln_page_get_selected (get_page (&fixture)), ==, "wg");
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/structure-page/selection", test_selection);
  g_test_add_func ("/app/structure-page/chart-moves", test_chart_moves);
  g_test_add_func ("/app/structure-page/records", test_records);
  g_test_add_func ("/app/structure-page/compare", test_compare);
  g_test_add_func ("/app/structure-page/commands", test_commands);
  return g_test_run ();
}
