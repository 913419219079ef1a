/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tables and trees of records: finding, ordering, nesting, searching, deleting.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/records/pln-record-order.h"
#include "app/records/pln-record-table.h"
#include "app/records/pln-record-tree.h"

static PlnRecordView *
show (Fixture *fixture, GtkWidget *view)
{
  AdwDialog *dialog = adw_dialog_new ();

  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, 700);
  adw_dialog_set_content_height (dialog, 500);
  adw_dialog_present (dialog, GTK_WIDGET (fixture->window));
  fixture_settle (100);
  return PLN_RECORD_VIEW (view);
}

static char *
list_titles (PlnRecordView *view)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pln_record_view_get_n_items (view); i++)
    {
      g_autoptr (PlnItem) item = pln_record_view_get_nth (view, i);
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", pln_item_get_title (item));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define assert_titles(view, expected) G_STMT_START { \
  g_autofree char *_titles = list_titles (view); g_assert_cmpstr (_titles, ==, expected); } G_STMT_END

/* A tree opens two levels, with leaves before own children, and finds what is folded. */
static void
test_tree (void)
{
  Fixture fixture;
  PlnRecordView *view;

  fixture_open (&fixture, "overview");
  view = PLN_RECORD_VIEW (pln_record_tree_new (fixture.context, "body", "parent"));
  pln_record_tree_add_leaves (PLN_RECORD_TREE (view), "post", "body");
  show (&fixture, GTK_WIDGET (view));
  assert_titles (view, "Council, Board, Working Group, Institute");
  g_assert_true (pln_record_view_select (view, "sub"));
  g_assert_cmpstr (pln_record_view_get_selected (view), ==, "sub");
  assert_titles (view, "Council, Board, Working Group, Chair, Sub-Working Group, Institute");
  g_assert_true (pln_record_view_select (view, "chair"));
  g_assert_false (pln_record_view_select (view, "m1"));
  fixture_close (&fixture);
}

/* Up, down, in, out: each an undoable edit; what makes no sense is off. */
static void
test_moves (void)
{
  Fixture fixture;
  PlnRecordView *view;

  fixture_open (&fixture, "overview");
  view = show (&fixture, pln_record_tree_new (fixture.context, "body", "parent"));
  g_assert_true (pln_record_view_select (view, "board"));
  g_assert_false (pln_record_view_act (view, "move-up", TRUE));
  g_assert_false (pln_record_view_act (view, "indent", TRUE));
  g_assert_true (pln_record_view_act (view, "move-down", FALSE));
  fixture_settle (40);
  assert_titles (view, "Council, Working Group, Board, Institute");
  pln_context_undo (fixture.context);
  fixture_settle (40);
  assert_titles (view, "Council, Board, Working Group, Institute");
  g_assert_true (pln_record_view_select (view, "wg"));
  g_assert_true (pln_record_view_act (view, "indent", FALSE));
  fixture_assert (&fixture, "wg", "parent", "board");
  fixture_settle (40);
  g_assert_true (pln_record_view_select (view, "wg"));
  g_assert_true (pln_record_view_act (view, "outdent", FALSE));
  fixture_assert (&fixture, "wg", "parent", "council");
  g_assert_true (pln_record_view_select (view, "council"));
  g_assert_false (pln_record_view_act (view, "outdent", TRUE));
  fixture_close (&fixture);
}

/* Cut and paste re-parents; never under itself. */
static void
test_cut_paste (void)
{
  Fixture fixture;
  PlnRecordView *view;

  fixture_open (&fixture, "overview");
  view = show (&fixture, pln_record_tree_new (fixture.context, "body", "parent"));
  pln_record_view_select (view, "wg");
  g_assert_false (pln_record_view_act (view, "paste", TRUE));
  g_assert_true (pln_record_view_act (view, "cut", FALSE));
  pln_record_view_select (view, "sub");
  g_assert_false (pln_record_view_act (view, "paste", TRUE));
  pln_record_view_select (view, "ipi");
  g_assert_true (pln_record_view_act (view, "paste", FALSE));
  fixture_assert (&fixture, "wg", "parent", "ipi");
  g_assert_cmpstr (pln_record_view_get_selected (view), ==, "wg");
  fixture_close (&fixture);
}

/* A record whose parent was deleted stands at the end instead of vanishing. */
static void
test_orphans (void)
{
  Fixture fixture;
  PlnRecordView *view;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Delete the parent alone");

  fixture_open (&fixture, "overview");
  view = show (&fixture, pln_record_tree_new (fixture.context, "body", "parent"));
  pln_edit_delete (edit, "wg");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  fixture_settle (80);
  assert_titles (view, "Council, Board, Institute, Sub-Working Group");
  g_assert_true (pln_record_view_select (view, "sub"));
  fixture_close (&fixture);
}

/* A search in the tree is flat; without a match it says so; clearing brings the tree back. */
static void
test_search (void)
{
  Fixture fixture;
  PlnRecordView *view;
  GtkWidget *stack;

  fixture_open (&fixture, "overview");
  view = show (&fixture, pln_record_tree_new (fixture.context, "body", "parent"));
  stack = fixture_find_type (GTK_WIDGET (view), GTK_TYPE_STACK);
  pln_record_view_set_search (view, "working");
  g_assert_cmpuint (pln_record_view_get_n_items (view), ==, 2);
  g_assert_true (pln_record_view_select (view, "sub"));
  pln_record_view_set_search (view, "nothing like it");
  g_assert_cmpuint (pln_record_view_get_n_items (view), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "none");
  pln_record_view_set_search (view, "");
  fixture_settle (40);
  g_assert_cmpuint (pln_record_view_get_n_items (view), >=, 4);
  fixture_close (&fixture);
}

/* A table of nothing shows its empty state; a record that comes appears in it. */
static void
test_empty (void)
{
  Fixture fixture;
  PlnRecordView *view;
  GtkWidget *stack;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");

  fixture_open (&fixture, "overview");
  view = show (&fixture, pln_record_table_new (fixture.context, "paper"));
  stack = fixture_find_type (GTK_WIDGET (view), GTK_TYPE_STACK);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "empty");
  pln_edit_add (edit, "paper", "p1");
  fixture_set (edit, "p1", "title", PLN_TYPE_TEXT, "Concept note");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  fixture_settle (40);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==, "list");
  assert_titles (view, "Concept note");
  fixture_close (&fixture);
}

/* Deleting several is one step; the row that follows is selected. */
static void
test_delete_several (void)
{
  Fixture fixture;
  PlnRecordView *view;

  fixture_open (&fixture, "overview");
  view = show (&fixture, pln_record_table_new (fixture.context, "meeting"));
  g_assert_true (pln_record_view_select (view, "m1"));
  g_assert_true (pln_record_view_act (view, "select-all", FALSE));
  {
    g_auto (GStrv) ids = pln_record_view_get_selection (view);
    g_assert_cmpuint (g_strv_length (ids), ==, 2);
  }
  g_assert_true (pln_record_view_act (view, "delete", FALSE));
  fixture_settle (40);
  g_assert_cmpuint (pln_record_view_get_n_items (view), ==, 0);
  pln_context_undo (fixture.context);
  fixture_settle (40);
  g_assert_cmpuint (pln_record_view_get_n_items (view), ==, 2);
  fixture_close (&fixture);
}

/* Placing numbers the siblings anew and touches only those that move. */
static void
test_order (void)
{
  Fixture fixture;
  g_autofree char *before = NULL, *none = NULL;

  fixture_open (&fixture, "overview");
  before = pln_record_order_sibling (fixture.workspace, "wg", "parent", -1);
  g_assert_cmpstr (before, ==, "board");
  none = pln_record_order_sibling (fixture.workspace, "board", "parent", -1);
  g_assert_null (none);
  g_assert_true (pln_record_order_is_under (fixture.workspace, "sub", "parent", "council"));
  g_assert_false (pln_record_order_is_under (fixture.workspace, "council", "parent", "sub"));
  g_assert_true (pln_record_order_place (fixture.context, "ipi", "parent", "council", "board", FALSE));
  fixture_assert (&fixture, "ipi", "position", "1");
  fixture_assert (&fixture, "board", "position", "2");
  fixture_assert (&fixture, "wg", "position", "3");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/records/tree", test_tree);
  g_test_add_func ("/app/records/moves", test_moves);
  g_test_add_func ("/app/records/cut-paste", test_cut_paste);
  g_test_add_func ("/app/records/orphans", test_orphans);
  g_test_add_func ("/app/records/search", test_search);
  g_test_add_func ("/app/records/empty", test_empty);
  g_test_add_func ("/app/records/delete-several", test_delete_several);
  g_test_add_func ("/app/records/order", test_order);
  return g_test_run ();
}
