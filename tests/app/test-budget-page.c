// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The budget page in a window, used as one uses a spreadsheet: real keys walk
// the cells, type, commit, cancel, copy and paste, and what is pasted is one step
// that is taken as a whole or not at all.

#include "config.h"

#include "app-keys.h"
#include "app/budget/pln-budget-cell.h"
#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-flow-view.h"
#include "app/budget/pln-budget-model.h"
#include "app/records/pln-record-page.h"

#include <string.h>

/* A budget of 2024 to 2026 with Staff (Salaries, Travel) and Rent. */
static void
fill_budget (Fixture *fixture)
{
  static const struct { const char *id, *name, *parent, *position; } lines[] = {
    { "staff", "Staff", NULL, "1" }, { "salaries", "Salaries", "staff", "1" }, { "travel", "Travel", "staff", "2" },
    { "rent", "Rent", NULL, "2" },
  };
  g_autoptr (PlnEdit) edit = pln_edit_new ("Fill Budget");

  pln_edit_add (edit, "budget", "b");
  fixture_set (edit, "b", "name", PLN_TYPE_TEXT, "Secretariat");
  fixture_set (edit, "b", "body", PLN_TYPE_REFERENCE, "council");
  fixture_set (edit, "b", "currency", PLN_TYPE_TEXT, "USD");
  pln_edit_set (edit, "b", "start_year", "2024");
  pln_edit_set (edit, "b", "end_year", "2026");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      pln_edit_add (edit, "budget_line", lines[i].id);
      fixture_set (edit, lines[i].id, "name", PLN_TYPE_TEXT, lines[i].name);
      fixture_set (edit, lines[i].id, "budget", PLN_TYPE_REFERENCE, "b");
      if (lines[i].parent != NULL)
        fixture_set (edit, lines[i].id, "parent", PLN_TYPE_REFERENCE, lines[i].parent);
      pln_edit_set (edit, lines[i].id, "position", lines[i].position);
    }
  g_assert_true (pln_context_commit (fixture->context, edit));
}

static void
open_budget (Fixture *fixture)
{
  fixture_open (fixture, NULL);
  fill_budget (fixture);
  pln_window_show_page (fixture->window, "budget");
  fixture_settle (200);
}

/* ---- keys ------------------------------------------------------------------ */

/* Presses keys of the X server and lets the window take them. */
static void
press (const char *keys)
{
  g_auto (GStrv) all = g_strsplit (keys, " ", -1);

  for (guint i = 0; all[i] != NULL; i++)
    {
      run ((const char *const[]) { "xdotool", "key", all[i], NULL });
      fixture_settle (40);
    }
}

static void
write_text (const char *text)
{
  run ((const char *const[]) { "xdotool", "type", "--delay", "15", text, NULL });
  fixture_settle (60);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Waits until the cell of a line and year has the focus. */
static void
await_cell (Fixture    *fixture,
            const char *line,
            int         year)
{
  for (guint i = 0; i < 200; i++)
    {
      GtkWidget *focus = get_focus (fixture);

      if (focus != NULL && PLN_IS_BUDGET_CELL (focus) && pln_budget_cell_shows (PLN_BUDGET_CELL (focus), line, year))
        return;
      fixture_settle (20);
    }
  g_error ("the cell of %s in %d never got the focus, but %s did", line, year,
           get_focus (fixture) != NULL ? G_OBJECT_TYPE_NAME (get_focus (fixture)) : "nothing");
}

static char *
text_of (Fixture    *fixture,
         const char *line,
         int         year)
{
  PlnBudgetCell cell;
  char *text;

  pln_budget_read_cell (fixture->workspace, line, year, &cell);
  text = g_steal_pointer (&cell.text);
  pln_budget_cell_clear (&cell);
  return text;
}

/* Waits until a cell says so: keys arrive when they arrive. */
static void
await_text (Fixture    *fixture,
            const char *line,
            int         year,
            const char *expected)
{
  g_autofree char *text = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_free (text);
      text = text_of (fixture, line, year);
      if (g_strcmp0 (text, expected) == 0)
        return;
      fixture_settle (20);
    }
  g_assert_cmpstr (text, ==, expected);
}

static void
set_clipboard (Fixture    *fixture,
               const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), text);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
get_clipboard (Fixture *fixture)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL, read_cb, &text);
  for (guint i = 0; i < 200 && text == NULL; i++)
    fixture_settle (10);
  return text;
}

/* ---- tests -------------------------------------------------------------------- */

static void
go_to_first_cell (Fixture *fixture)
{
  PlnPage *page = pln_window_get_page (fixture->window);

  focus_window (fixture);
  g_assert_true (pln_page_select (page, "rent"));
  gtk_widget_grab_focus (GTK_WIDGET (page));
  fixture_settle (60);
  press ("Right");
  await_cell (fixture, "rent", 2024);
}

static void
test_typing (void)
{
  Fixture fixture;

  open_budget (&fixture);
  go_to_first_cell (&fixture);
  press ("Up");
  await_cell (&fixture, "travel", 2024);
  write_text ("1000");
  g_assert_true (GTK_IS_TEXT (get_focus (&fixture)));
  press ("Return");
  await_text (&fixture, "travel", 2024, "USD\u00a01,000");
  await_cell (&fixture, "rent", 2024);
  /* F2 keeps what is there; Escape leaves it alone; Tab takes it and goes on. */
  press ("Up F2 End");
  write_text ("5");
  press ("Escape");
  await_cell (&fixture, "travel", 2024);
  await_text (&fixture, "travel", 2024, "USD\u00a01,000");
  write_text ("about 8 %");
  press ("Tab");
  await_text (&fixture, "travel", 2024, "≈ 8 %");
  await_cell (&fixture, "travel", 2025);
  write_text ("2");
  press ("shift+Tab");
  await_cell (&fixture, "travel", 2024);
  await_text (&fixture, "travel", 2025, "USD\u00a02");
  /* What is not understood stays in its entry with the reason. */
  write_text ("1,2,3");
  press ("Return");
  g_assert_true (GTK_IS_TEXT (get_focus (&fixture)));
  g_assert_true (gtk_widget_has_css_class (get_focus (&fixture), "error"));
  press ("Escape");
  await_cell (&fixture, "travel", 2024);
  await_text (&fixture, "travel", 2024, "≈ 8 %");
  press ("Delete");
  await_text (&fixture, "travel", 2024, "");
  press ("ctrl+z");
  await_text (&fixture, "travel", 2024, "≈ 8 %");
  /* Back over the first year the arrows are those of the tree again. */
  press ("Left");
  fixture_settle (60);
  g_assert_nonnull (get_focus (&fixture));
  g_assert_false (PLN_IS_BUDGET_CELL (get_focus (&fixture)));
  fixture_close (&fixture);
}

static void
test_blocks (void)
{
  Fixture fixture;
  g_autofree char *copied = NULL, *label = NULL;

  open_budget (&fixture);
  go_to_first_cell (&fixture);
  press ("Up Up");
  await_cell (&fixture, "salaries", 2024);
  set_clipboard (&fixture, "100\t200\n300\tabout 400\n");
  press ("ctrl+v");
  await_text (&fixture, "travel", 2025, "≈ USD\u00a0400");
  await_text (&fixture, "salaries", 2024, "USD\u00a0100");
  label = pln_workspace_get_undo_label (fixture.workspace);
  g_assert_cmpstr (label, ==, "Paste Budget Figures");
  press ("ctrl+c");
  copied = get_clipboard (&fixture);
  g_assert_cmpstr (copied, ==, "100\t200\n300\tabout USD 400\n");
  pln_context_undo (fixture.context);
  await_text (&fixture, "travel", 2025, "");
  await_text (&fixture, "salaries", 2024, "");
  /* One bad cell: nothing at all is pasted, and a dialog says which one. */
  press ("Home");
  await_cell (&fixture, "salaries", 2024);
  set_clipboard (&fixture, "100\t200\n300\t1,2,3\n");
  press ("ctrl+v");
  for (guint i = 0; i < 200 && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)) == NULL; i++)
    fixture_settle (20);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  await_text (&fixture, "salaries", 2024, "");
  fixture_close (&fixture);
}

static void
test_records (void)
{
  Fixture fixture;
  PlnPage *page;
  g_autoptr (PlnEdit) edit = NULL;

  open_budget (&fixture);
  page = pln_window_get_page (fixture.window);
  edit = pln_edit_new ("Add Line");
  pln_edit_add (edit, "budget_line", "new");
  fixture_set (edit, "new", "name", PLN_TYPE_TEXT, "Printing");
  fixture_set (edit, "new", "budget", PLN_TYPE_REFERENCE, "b");
  g_assert_true (pln_context_commit (fixture.context, edit));
  fixture_settle (80);
  g_assert_true (pln_page_select (page, "new"));
  g_assert_true (pln_page_act (page, "delete", FALSE));
  fixture_settle (80);
  g_assert_false (pln_page_select (page, "new"));
  pln_context_undo (fixture.context);
  fixture_settle (80);
  g_assert_true (pln_page_select (page, "new"));
  pln_page_set_search (page, "print");
  fixture_settle (80);
  g_assert_true (pln_page_select (page, "new"));
  fixture_close (&fixture);
}

static AdwDialog *
await_dialog (Fixture *fixture)
{
  AdwDialog *dialog = NULL;

  for (guint i = 0; i < 200 && dialog == NULL; i++)
    {
      fixture_settle (20);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
    }
  g_assert_nonnull (dialog);
  return dialog;
}

static void
await_no_dialog (Fixture *fixture)
{
  for (guint i = 0; i < 200 && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL; i++)
    fixture_settle (20);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
}

/* A forbidden source is asked about when it is entered: Cancel takes it back, a reason keeps it. */
static void
test_rule (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = NULL;
  g_autofree char *line = fixture_quote ("travel");
  AdwDialog *dialog;
  GtkWidget *entry;

  open_budget (&fixture);
  edit = pln_edit_new ("Fill");
  pln_edit_set (edit, "staff", "rule", "\"core-only\"");
  pln_edit_add (edit, "contribution", "c");
  fixture_set (edit, "c", "name", PLN_TYPE_TEXT, "Donor");
  fixture_set (edit, "c", "budget", PLN_TYPE_REFERENCE, "b");
  pln_edit_set (edit, "c", "source", "\"extra-budgetary\"");
  pln_edit_add (edit, "earmark", "e");
  fixture_set (edit, "e", "purpose", PLN_TYPE_TEXT, "Travel");
  fixture_set (edit, "e", "source", PLN_TYPE_REFERENCE, "c");
  g_assert_true (pln_context_commit (fixture.context, edit));
  fixture_settle (80);
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  g_assert_true (pln_context_set_value (fixture.context, "e", "target", line));
  dialog = await_dialog (&fixture);
  adw_dialog_close (dialog);
  await_no_dialog (&fixture);
  fixture_assert (&fixture, "e", "target", "");
  fixture_settle (80); /* the page learns of the undo once the main loop has turned */
  g_assert_true (pln_context_set_value (fixture.context, "e", "target", line));
  dialog = await_dialog (&fixture);
  entry = fixture_find_type (GTK_WIDGET (dialog), GTK_TYPE_ENTRY);
  g_assert_nonnull (entry);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "use"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Agreed");
  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "use"));
  g_signal_emit_by_name (dialog, "response::use", "use");
  fixture_assert (&fixture, "e", "target", "travel");
  fixture_assert (&fixture, "e", "override_reason", "Agreed");
  adw_dialog_force_close (dialog);
  fixture_close (&fixture);
}

static gboolean
is_quote (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "Staff is permanent.") != NULL
         && gtk_widget_has_css_class (widget, "budget-quote");
}

/* One selection in the drawing and its table, and records of every kind behind the last view. */
static void
test_views (void)
{
  Fixture fixture;
  PlnPage *page;
  GtkWidget *flow;
  g_autoptr (PlnEdit) edit = NULL;

  open_budget (&fixture);
  edit = pln_edit_new ("Fill");
  pln_edit_add (edit, "contribution", "c");
  fixture_set (edit, "c", "name", PLN_TYPE_TEXT, "Donor");
  fixture_set (edit, "c", "budget", PLN_TYPE_REFERENCE, "b");
  pln_edit_set (edit, "c", "amount", "{\"amount\":\"500.00\",\"currency\":\"USD\"}");
  pln_edit_add (edit, "earmark", "e");
  fixture_set (edit, "e", "purpose", PLN_TYPE_TEXT, "Travel");
  fixture_set (edit, "e", "source", PLN_TYPE_REFERENCE, "c");
  fixture_set (edit, "e", "target", PLN_TYPE_REFERENCE, "travel");
  pln_edit_set (edit, "e", "amount", "{\"amount\":\"200.00\",\"currency\":\"USD\"}");
  g_assert_true (pln_context_commit (fixture.context, edit));
  page = pln_window_get_page (fixture.window);
  pln_page_set_view (page, "flow");
  fixture_settle (120);
  g_assert_cmpstr (pln_page_get_count (page), ==, "2 flows");
  g_assert_true (pln_page_select (page, "e"));
  g_assert_cmpstr (pln_page_get_selected (page), ==, "e");
  flow = fixture_find_type (GTK_WIDGET (page), PLN_TYPE_BUDGET_FLOW_VIEW);
  pln_budget_flow_view_set_as_table (PLN_BUDGET_FLOW_VIEW (flow), TRUE);
  fixture_settle (80);
  g_assert_cmpstr (pln_page_get_selected (page), ==, "e");
  /* The inspector quotes the rule of a line, also one that it inherits. */
  g_assert_true (pln_context_set_value (fixture.context, "staff", "rule", "\"core-only\""));
  g_assert_true (pln_context_set_value (fixture.context, "staff", "rule_reason", "\"Staff is permanent.\""));
  pln_context_inspect (fixture.context, "travel", TRUE);
  fixture_settle (120);
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture.window), is_quote, NULL));
  g_assert_true (pln_page_select (page, "b"));
  g_assert_true (pln_page_select (page, "rent"));
  g_assert_cmpstr (pln_page_get_view (page), ==, "table");
  g_assert_true (pln_page_select (page, "c"));
  g_assert_cmpstr (pln_page_get_view (page), ==, "records");
  g_assert_cmpstr (pln_page_get_selected (page), ==, "c");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/budget-page/typing", test_typing);
  g_test_add_func ("/app/budget-page/blocks", test_blocks);
  g_test_add_func ("/app/budget-page/records", test_records);
  g_test_add_func ("/app/budget-page/rule", test_rule);
  g_test_add_func ("/app/budget-page/views", test_views);
  return g_test_run ();
}
