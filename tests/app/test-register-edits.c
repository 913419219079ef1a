// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Editing where a record stands: F2 in a cell with real keys, adding what was looked
// for in vain, outlines in the roadmap, and files that no paper has any more.

#include "config.h"

#include "app-keys.h"
#include "app/dialogs/pln-outline-dialog.h"
#include "app/inspector/pln-field-row.h"
#include "app/papers/pln-paper-files.h"
#include "app/records/pln-record-page.h"

#include <glib/gstdio.h>
#include <string.h>

static void
press (const char *key)
{
  run ((const char *const[]) { "xdotool", "key", key, NULL });
  fixture_settle (60);
}

static void
write_text (const char *text)
{
  run ((const char *const[]) { "xdotool", "type", "--delay", "15", text, NULL });
  fixture_settle (60);
}

/* The field that is edited in a cell now; "" while none is. */
static const char *
edited_field (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, PLN_TYPE_FIELD_ROW) : NULL;

  return row != NULL && gtk_widget_get_ancestor (row, GTK_TYPE_POPOVER) != NULL ? pln_field_row_get_field (PLN_FIELD_ROW (row))->name : "";
}

static void
await_field (Fixture *fixture, const char *field)
{
  for (guint i = 0; i < 200 && !g_str_equal (edited_field (fixture), field); i++)
    fixture_settle (20);
  g_assert_cmpstr (edited_field (fixture), ==, field);
}

static void
await_value (Fixture *fixture, const char *id, const char *field, const char *expected)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *value = fixture_get (fixture, id, field);

      if (g_str_equal (value, expected))
        break;
      fixture_settle (20);
    }
  fixture_assert (fixture, id, field, expected);
}

static void
add_papers (Fixture *fixture)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add Papers");

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i), *title = g_strdup_printf ("Note %u", i);

      pln_edit_add (edit, "paper", id);
      fixture_set (edit, id, "title", PLN_TYPE_TEXT, title);
    }
  g_assert_true (pln_context_commit (fixture->context, edit));
  fixture_settle (120);
}

static gboolean
is_label (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), data) == 0;
}

static void
await_label (GtkWidget *within, const char *text)
{
  g_test_message ("waiting for “%s”", text);
  for (guint i = 0; i < 200 && fixture_find (within, is_label, (gpointer) text) == NULL; i++)
    fixture_settle (20);
  g_assert_nonnull (fixture_find (within, is_label, (gpointer) text));
}

/* F2 edits the title, Enter takes it, Tab goes on to the next cell, Esc leaves it alone, what is wrong stays. */
static void
test_cells (void)
{
  Fixture fixture;
  PlnPage *page;

  fixture_open (&fixture, "papers");
  add_papers (&fixture);
  page = pln_window_get_page (fixture.window);
  focus_window (&fixture);
  g_assert_true (pln_page_select (page, "p2"));
  gtk_widget_grab_focus (GTK_WIDGET (page));
  fixture_settle (60);
  press ("F2");
  await_field (&fixture, "title");
  press ("ctrl+a");
  write_text ("Note two");
  press ("Return");
  await_value (&fixture, "p2", "title", "Note two");
  await_field (&fixture, "");
  pln_context_undo (fixture.context); /* one step */
  await_value (&fixture, "p2", "title", "Note 2");
  pln_context_redo (fixture.context);
  /* Back with Shift+Tab to the symbol, which stands first. */
  g_assert_true (pln_page_select (page, "p2"));
  press ("F2");
  await_field (&fixture, "title");
  press ("shift+Tab");
  await_field (&fixture, "symbol");
  write_text ("WG/1");
  press ("Tab");
  await_value (&fixture, "p2", "symbol", "WG/1");
  await_field (&fixture, "title");
  press ("ctrl+a");
  write_text ("Nothing of this");
  press ("Escape");
  await_field (&fixture, "");
  fixture_settle (60);
  fixture_assert (&fixture, "p2", "title", "Note two");
  fixture_close (&fixture);
}

/* Symbol first in columns; in a narrow window the title leads, over the whole width. */
static void
test_columns (void)
{
  Fixture fixture;
  PlnPage *page;
  GtkWidget *table;
  g_autoptr (GtkColumnViewColumn) first = NULL;

  fixture_open (&fixture, "papers");
  add_papers (&fixture);
  page = pln_window_get_page (fixture.window);
  table = fixture_find_type (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  first = g_list_model_get_item (gtk_column_view_get_columns (GTK_COLUMN_VIEW (table)), 0);
  g_assert_cmpstr (gtk_column_view_column_get_title (first), ==, "Symbol");
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (first), ==, 128);
  pln_page_set_narrow (page, TRUE);
  await_label (table, "No symbol · No owner · No date");
  for (guint i = 0; i < 200 && gtk_column_view_column_get_fixed_width (first) != -1; i++)
    fixture_settle (20);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (first), ==, -1);
  g_assert_true (gtk_column_view_column_get_expand (first));
  await_label (table, "Note 2");
  pln_page_set_narrow (page, FALSE);
  for (guint i = 0; i < 200 && gtk_column_view_column_get_fixed_width (first) != 128; i++)
    fixture_settle (20);
  g_assert_cmpint (gtk_column_view_column_get_fixed_width (first), ==, 128);
  g_assert_false (gtk_column_view_column_get_expand (first));
  fixture_close (&fixture);
}

/* Waits until a record stands first. */
static void
await_first (PlnPage *page, const char *title)
{
  GtkWidget *view = fixture_find_type (GTK_WIDGET (page), PLN_TYPE_RECORD_VIEW);
  g_autofree char *first = NULL;

  for (guint i = 0; i < 200 && g_strcmp0 (first, title) != 0; i++)
    {
      g_autoptr (PlnItem) item = NULL;

      fixture_settle (20);
      item = pln_record_view_get_nth (PLN_RECORD_VIEW (view), 0);
      g_set_str (&first, item != NULL ? pln_item_get_title (item) : NULL);
    }
  g_assert_cmpstr (first, ==, title);
}

/* Under headings papers stand by their meeting; without them all stand in one order, and that is kept. */
static void
test_sections (void)
{
  Fixture fixture;
  PlnPage *page;
  GActionGroup *actions;
  g_autoptr (GKeyFile) state = g_key_file_new ();
  GtkWidget *table;

  fixture_open (&fixture, "papers");
  add_papers (&fixture);
  page = pln_window_get_page (fixture.window);
  actions = G_ACTION_GROUP (pln_page_get_actions (page));
  g_assert_true (pln_context_set_value (fixture.context, "p1", "for_meeting", "\"m1\""));
  table = fixture_find_type (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  await_first (page, "Note 2"); /* for no meeting: first */
  g_action_group_change_action_state (actions, "group", g_variant_new_boolean (FALSE));
  await_first (page, "Note 1");
  g_assert_null (gtk_column_view_get_header_factory (GTK_COLUMN_VIEW (table)));
  for (guint i = 0; i < 200 && g_strcmp0 (pln_page_get_count (page), "3 papers") != 0; i++)
    fixture_settle (20);
  g_assert_cmpstr (pln_page_get_count (page), ==, "3 papers");
  PLN_PAGE_GET_CLASS (page)->save_state (page, state, "papers");
  g_assert_true (g_key_file_get_boolean (state, "papers", "flat", NULL));
  g_action_group_change_action_state (actions, "group", g_variant_new_boolean (TRUE));
  await_first (page, "Note 2");
  g_assert_nonnull (gtk_column_view_get_header_factory (GTK_COLUMN_VIEW (table)));
  fixture_close (&fixture);
}

static gboolean
is_add_button (GtkWidget *widget, gpointer data)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  return label != NULL && gtk_widget_get_mapped (widget) && strcmp (label, data) == 0;
}

/* What was looked for in vain is added under that name. */
static void
test_add_named (void)
{
  static const struct { const char *page, *view, *kind; } cases[] = {
    { "papers", "register", "Paper" }, { "directory", "people", "Person" }, { "roadmap", "tree", "Action" }, { "budget", "table", "Budget Line" },
  };
  Fixture fixture;

  fixture_open (&fixture, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlnPage *page;
      GtkWidget *button = NULL, *entry;
      AdwDialog *dialog = NULL;

      g_test_message ("%s", cases[i].page);
      pln_window_show_page (fixture.window, cases[i].page);
      page = pln_window_get_page (fixture.window);
      pln_page_set_view (page, cases[i].view);
      pln_page_set_search (page, "  Zanzibar ");
      for (guint turn = 0; turn < 100 && button == NULL; turn++)
        {
          fixture_settle (20);
          button = fixture_find (GTK_WIDGET (page), is_add_button, (gpointer) "Add “Zanzibar”…");
        }
      g_assert_nonnull (button);
      g_signal_emit_by_name (button, "clicked");
      for (guint turn = 0; turn < 100 && dialog == NULL; turn++)
        {
          fixture_settle (20);
          dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
        }
      g_assert_nonnull (dialog);
      g_assert_nonnull (strstr (adw_dialog_get_title (dialog), cases[i].kind));
      entry = fixture_find_type (GTK_WIDGET (dialog), GTK_TYPE_TEXT);
      g_assert_nonnull (entry);
      adw_dialog_force_close (dialog);
      pln_page_set_search (page, "");
      fixture_settle (40);
    }
  fixture_close (&fixture);
}

/* An empty roadmap offers an outline; it becomes actions with their numbers, in one step that can be undone. */
static void
test_outline (void)
{
  Fixture fixture;
  PlnPage *page;
  g_autoptr (GPtrArray) lines = pln_outline_parse ("1. Clarity of purpose\tcluster\n1.1 Shortlist issues\taction\n1.2 Guidelines\n", "action");
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("action");
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *top = NULL;

  fixture_open (&fixture, "roadmap");
  page = pln_window_get_page (fixture.window);
  for (guint i = 0; i < 200 && fixture_find (GTK_WIDGET (page), is_add_button, (gpointer) "_Paste an Outline…") == NULL; i++)
    fixture_settle (20);
  g_assert_nonnull (fixture_find (GTK_WIDGET (page), is_add_button, (gpointer) "_Paste an Outline…"));
  edit = pln_outline_edit (fixture.workspace, "action", lines, NULL);
  g_assert_true (pln_context_commit (fixture.context, edit));
  fixture_settle (80);
  pln_query_where (query, "parent", NULL);
  ids = pln_workspace_query (fixture.workspace, query, NULL);
  g_assert_cmpuint (ids->len, ==, 1);
  top = g_strdup (ids->pdata[0]);
  fixture_assert (&fixture, top, "title", "Clarity of purpose");
  fixture_assert (&fixture, top, "type", "cluster");
  fixture_assert (&fixture, top, "label", "1");
  {
    g_autoptr (GPtrArray) below = pln_workspace_referrers (fixture.workspace, "action", "parent", top);

    g_assert_cmpuint (below->len, ==, 2);
    fixture_assert (&fixture, below->pdata[0], "label", "1.1");
    fixture_assert (&fixture, below->pdata[0], "type", "action");
  }
  g_assert_true (pln_page_act (page, "paste", TRUE)); /* Ctrl+V offers the clipboard as an outline */
  pln_context_undo (fixture.context);
  for (guint i = 0; i < 200 && pln_page_select (page, top); i++)
    fixture_settle (20);
  g_assert_false (pln_page_select (page, top));
  fixture_close (&fixture);
}

static char *
store (Fixture *fixture, const char *content)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "plenary-attached.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  char *sum = NULL;
  goffset size;

  g_assert_true (g_file_set_contents (path, content, -1, &error));
  g_assert_true (pln_paper_file_store (pln_workspace_get_path (fixture->workspace), file, &sum, &size, &error));
  g_assert_no_error (error);
  g_unlink (path);
  return sum;
}

/* Copies without a paper are found, others and strangers' files are not. */
static void
test_clean_up (void)
{
  Fixture fixture;
  g_autofree char *kept = NULL, *left = NULL, *folder = NULL, *stranger = NULL, *name = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Attach");
  g_autoptr (GHashTable) used = NULL, later = NULL;
  g_autoptr (GPtrArray) unused = NULL, after = NULL;
  goffset size;

  fixture_open (&fixture, "papers");
  add_papers (&fixture);
  kept = store (&fixture, "kept");
  left = store (&fixture, "left behind");
  folder = g_strconcat (pln_workspace_get_path (fixture.workspace), ".files", NULL);
  stranger = g_build_filename (folder, "notes of my own.txt", NULL);
  g_assert_true (g_file_set_contents (stranger, "mine", -1, NULL));
  pln_edit_add (edit, "file", "f");
  fixture_set (edit, "f", "paper", PLN_TYPE_REFERENCE, "p1");
  fixture_set (edit, "f", "name", PLN_TYPE_TEXT, "kept.txt");
  fixture_set (edit, "f", "sha256", PLN_TYPE_TEXT, kept);
  g_assert_true (pln_context_commit (fixture.context, edit));
  used = pln_paper_files_used (fixture.workspace);
  g_assert_cmpuint (g_hash_table_size (used), ==, 1);
  unused = pln_paper_files_find_unused (pln_workspace_get_path (fixture.workspace), used, &size);
  g_assert_cmpuint (unused->len, ==, 1);
  g_assert_cmpint (size, ==, strlen ("left behind"));
  name = g_file_get_basename (unused->pdata[0]);
  g_assert_cmpstr (name, ==, left);
  g_assert_true (pln_context_delete (fixture.context, (const char *const[]) { "p1", NULL }));
  later = pln_paper_files_used (fixture.workspace);
  after = pln_paper_files_find_unused (pln_workspace_get_path (fixture.workspace), later, &size);
  g_assert_cmpuint (after->len, ==, 2);
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/register-edits/cells", test_cells);
  g_test_add_func ("/app/register-edits/columns", test_columns);
  g_test_add_func ("/app/register-edits/sections", test_sections);
  g_test_add_func ("/app/register-edits/add-named", test_add_named);
  g_test_add_func ("/app/register-edits/outline", test_outline);
  g_test_add_func ("/app/register-edits/clean-up", test_clean_up);
  return g_test_run ();
}
