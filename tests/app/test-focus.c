/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The focus is never lost: whatever is opened, closed, switched or deleted, a
 * person who uses the keyboard alone is somewhere afterwards, and where one
 * would expect it.
 */
#include "config.h"

#include "app-fixture.h"

#include <string.h>

#include "app/pln-page.h"

static GtkWidget *
focus_of (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

/* Where it is, when a test fails. */
static void
tell_focus (Fixture *fixture)
{
  g_autoptr (GString) trail = g_string_new (NULL);

  for (GtkWidget *at = focus_of (fixture); at != NULL; at = gtk_widget_get_parent (at))
    g_string_append_printf (trail, " < %s%s", G_OBJECT_TYPE_NAME (at), gtk_widget_get_mapped (at) ? "" : " (not shown)");
  g_test_message ("focus%s", trail->len > 0 ? trail->str : ": none");
}

static gboolean
is_within (Fixture   *fixture,
           GtkWidget *place)
{
  GtkWidget *focus = focus_of (fixture);

  return focus != NULL && gtk_widget_get_mapped (focus) && (focus == place || gtk_widget_is_ancestor (focus, place));
}

static gboolean
is_somewhere (Fixture *fixture)
{
  return is_within (fixture, GTK_WIDGET (fixture->window));
}

static gboolean
is_on_page (Fixture *fixture)
{
  return is_within (fixture, GTK_WIDGET (pln_window_get_page (fixture->window)));
}

/* Another workspace in the same window. */
static void
open_sample (Fixture    *fixture,
             const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pln_workspaces_get_sample (i) != NULL; i++)
    if (g_str_equal (pln_workspaces_get_sample (i)->name, name))
      path = pln_workspaces_make_sample (pln_workspaces_get_sample (i), &error);
  g_assert_no_error (error);
  g_assert_true (pln_window_open_path (fixture->window, path));
  fixture->context = pln_window_get_context (fixture->window);
  g_set_object (&fixture->workspace, pln_context_get_workspace (fixture->context));
}

/* A busy machine has its time; what does not come fails. */
#define wait_until(condition) G_STMT_START { \
  for (guint _i = 0; _i < 400 && !(condition); _i++) \
    fixture_settle (25); \
  if (!(condition)) \
    tell_focus (&fixture); \
  g_assert_true (condition); } G_STMT_END

/* Each page has the focus when it is shown, each of its views when it is switched to, but the sidebar keeps it. */
static void
test_pages (void)
{
  Fixture fixture;

  fixture_open (&fixture, "overview");
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      const PlnPageInfo *info = pln_pages_get_nth (i);

      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.page", "s", info->name);
      g_test_message ("%s", info->name);
      wait_until (is_on_page (&fixture));
      for (guint view = 0; view < 5; view++)
        {
          gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.next-view", NULL);
          g_test_message ("view %s", pln_page_get_view (pln_window_get_page (fixture.window)));
          wait_until (is_somewhere (&fixture));
        }
    }
  fixture_close (&fixture);
}

static gboolean
is_search_entry (GtkWidget *widget,
                 gpointer   data)
{
  return GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_mapped (widget);
}

/* Ctrl+F goes to the entry; closing the search, by Escape as by anything else, goes back to the page. */
static void
test_search (void)
{
  Fixture fixture;

  fixture_open (&fixture, "structure");
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      const PlnPageInfo *info = pln_pages_get_nth (i);
      GtkWidget *bar, *entry;

      pln_window_show_page (fixture.window, info->name);
      if (PLN_PAGE_GET_CLASS (pln_window_get_page (fixture.window))->set_search == NULL)
        continue;
      g_test_message ("%s", info->name);
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.search", NULL);
      wait_until ((entry = fixture_find (GTK_WIDGET (fixture.window), is_search_entry, NULL)) != NULL && is_within (&fixture, entry));
      gtk_editable_set_text (GTK_EDITABLE (entry), "board");
      fixture_settle (200);
      bar = gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_BAR);
      g_signal_emit_by_name (entry, "stop-search");
      wait_until (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (bar)) && is_on_page (&fixture));
    }
  fixture_close (&fixture);
}

/* ---- Tab ------------------------------------------------------------------- */

#define MOST_STOPS 40

/* Tab goes round through the window, on few stops, and none of them is a place where nothing can be done. */
static void
tab_round (Fixture *fixture)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n = 0;

  while (n++ < MOST_STOPS)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_FORWARD); /* as the key does */
      focus = focus_of (fixture);
      /* The one around the page is there for pages with nothing else to stop at. */
      if (focus != NULL && (!gtk_widget_get_mapped (focus) ||
                            (GTK_IS_SCROLLED_WINDOW (focus) &&
                             !gtk_widget_is_ancestor (GTK_WIDGET (pln_window_get_page (fixture->window)), focus))))
        {
          tell_focus (fixture);
          g_test_fail_printf ("Tab stops at a %s", G_OBJECT_TYPE_NAME (focus));
        }
      if (focus == NULL || !g_hash_table_add (seen, focus))
        break;
    }
  g_assert_cmpuint (n, >, 3);
  if (n >= MOST_STOPS)
    tell_focus (fixture);
  g_assert_cmpuint (n, <, MOST_STOPS);
}

/* Through every view of every page, empty ones and full ones, with the inspector open and closed. */
static void
test_tab (void)
{
  static const char *const samples[] = { NULL, "iom17", "ipu" };

  for (guint sample = 0; sample < G_N_ELEMENTS (samples); sample++)
    {
      Fixture fixture;

      fixture_open (&fixture, "overview");
      if (samples[sample] != NULL)
        open_sample (&fixture, samples[sample]);
      for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
        {
          pln_window_show_page (fixture.window, pln_pages_get_nth (i)->name);
          for (guint view = 0; view < 4; view++)
            {
              wait_until (is_somewhere (&fixture));
              g_test_message ("%s %s %s", samples[sample], pln_pages_get_nth (i)->name,
                              pln_page_get_view (pln_window_get_page (fixture.window)));
              tab_round (&fixture);
              gtk_widget_grab_focus (GTK_WIDGET (pln_window_get_page (fixture.window)));
              gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.next-view", NULL);
              fixture_settle (50);
            }
        }
      fixture_close (&fixture);
    }
}

/* What an action opens takes the focus, and gives it back to the page. */
static void
test_dialogs (void)
{
  static const char *const opening[] = { "win.go-to", "win.undo-history", "win.new-record", "win.new-workspace",
                                         "win.workspace-properties", "app.shortcuts", "app.preferences", "app.about" };
  Fixture fixture;

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    {
      AdwDialog *dialog;

      g_test_message ("%s", opening[i]);
      gtk_widget_grab_focus (GTK_WIDGET (pln_window_get_page (fixture.window)));
      wait_until (is_on_page (&fixture));
      if (g_str_has_prefix (opening[i], "app."))
        g_action_group_activate_action (G_ACTION_GROUP (fixture.application), opening[i] + 4, NULL);
      else
        gtk_widget_activate_action (GTK_WIDGET (fixture.window), opening[i], NULL);
      wait_until ((dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window))) != NULL &&
                  is_within (&fixture, GTK_WIDGET (dialog)));
      adw_dialog_force_close (dialog);
      wait_until (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)) == NULL &&
                  is_on_page (&fixture));
    }
  fixture_close (&fixture);
}

/* After a delete the row that took its place has the focus, down to the last one. */
static void
test_delete (void)
{
  Fixture fixture;
  guint n = 0;

  fixture_open (&fixture, "structure");
  gtk_widget_grab_focus (GTK_WIDGET (pln_window_get_page (fixture.window)));
  wait_until (is_on_page (&fixture));
  pln_page_select (pln_window_get_page (fixture.window), "sub");
  while (pln_page_get_selected (pln_window_get_page (fixture.window)) != NULL && n++ < 10)
    {
      g_autofree char *id = g_strdup (pln_page_get_selected (pln_window_get_page (fixture.window)));

      g_test_message ("%s", id);
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.delete", NULL);
      wait_until (g_strcmp0 (pln_page_get_selected (pln_window_get_page (fixture.window)), id) != 0);
      wait_until (is_on_page (&fixture));
    }
  g_assert_cmpuint (n, >=, 3);
  fixture_close (&fixture);
}

static gboolean
is_row (GtkWidget *widget,
        gpointer   data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkColumnViewRowWidget");
}

/* The place of the row with the focus, from the top; -1: none has it. */
static int
row_with_focus (Fixture *fixture)
{
  GtkWidget *first = fixture_find (GTK_WIDGET (pln_window_get_page (fixture->window)), is_row, NULL);
  GtkWidget *focus = focus_of (fixture);
  int at = 0;

  first = first != NULL ? gtk_widget_get_first_child (gtk_widget_get_parent (first)) : NULL;
  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row), at++)
    if (focus != NULL && (row == focus || gtk_widget_is_ancestor (focus, row)))
      return at;
  return -1;
}

/* What is moved keeps the focus: the next key goes to it, not to what has taken its place. */
static void
test_move (void)
{
  static const char *const moves[] = { "win.move-up", "win.move-down", "win.indent", "win.outdent" };
  Fixture fixture;

  fixture_open (&fixture, "structure");
  wait_until (is_on_page (&fixture));
  g_assert_true (pln_page_select (pln_window_get_page (fixture.window), "ipi"));
  gtk_widget_grab_focus (GTK_WIDGET (pln_window_get_page (fixture.window)));
  wait_until (row_with_focus (&fixture) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      int row;

      g_test_message ("%s", moves[i]);
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), moves[i], NULL);
      fixture_settle (100);
      row = row_with_focus (&fixture);
      g_assert_cmpint (row, >=, 0);
      g_assert_cmpstr (pln_page_get_selected (pln_window_get_page (fixture.window)), ==, "ipi");
      gtk_widget_grab_focus (GTK_WIDGET (pln_window_get_page (fixture.window))); /* goes to the selected one */
      g_assert_cmpint (row_with_focus (&fixture), ==, row);
    }
  fixture_close (&fixture);
}

/* The overview is made anew when anything changes, and the row a person is on is found again. */
static void
test_overview (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Another");
  g_autofree char *before = NULL;
  GtkWidget *row;

  fixture_open (&fixture, "overview");
  wait_until (is_on_page (&fixture));
  g_signal_emit_by_name (fixture.window, "move-focus", GTK_DIR_DOWN);
  wait_until (is_on_page (&fixture));
  row = focus_of (&fixture);
  before = g_strdup (g_object_get_data (G_OBJECT (row), "pln-id"));
  g_assert_nonnull (before);
  pln_edit_add (edit, "meeting", "m0");
  fixture_set (edit, "m0", "title", PLN_TYPE_TEXT, "A meeting before the others");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  wait_until (is_on_page (&fixture) && focus_of (&fixture) != row);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (focus_of (&fixture)), "pln-id"), ==, before);
  fixture_close (&fixture);
}

static gboolean
is_findings (GtkWidget *widget,
             gpointer   data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget) && gtk_widget_has_css_class (widget, "exchange-list");
}

/* As a key does that the view listens to itself. */
static gboolean
press_key (GtkWidget *below,
           guint      key)
{
  for (GtkWidget *at = below; at != NULL; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
          gboolean taken = FALSE;

          if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
            g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &taken);
          if (taken)
            return TRUE;
        }
    }
  return FALSE;
}

/* J and K take the focus along in the list of findings, so that each is read out and the arrows go on from it. */
static void
test_findings (void)
{
  static const char *const symbols[] = { "A/1", "A/2", "A/3" };
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Papers");
  GtkSelectionModel *model;
  GtkWidget *list, *first, *second;

  fixture_open (&fixture, "exchange");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (symbols); i++)
    {
      const char *id = pln_edit_add (edit, "paper", NULL);

      fixture_set (edit, id, "title", PLN_TYPE_TEXT, symbols[i / 2]);
      fixture_set (edit, id, "symbol", PLN_TYPE_TEXT, symbols[i / 2]);
    }
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  pln_context_open_view (fixture.context, "exchange", "review", NULL);
  wait_until ((list = fixture_find (GTK_WIDGET (fixture.window), is_findings, NULL)) != NULL);
  model = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  wait_until (g_list_model_get_n_items (G_LIST_MODEL (model)) == G_N_ELEMENTS (symbols));
  wait_until (is_on_page (&fixture));
  wait_until ((gtk_list_view_scroll_to (GTK_LIST_VIEW (list), 0, GTK_LIST_SCROLL_FOCUS, NULL),
               is_within (&fixture, list) && focus_of (&fixture) != list));
  first = focus_of (&fixture);
  g_assert_true (press_key (list, GDK_KEY_j));
  wait_until (gtk_selection_model_is_selected (model, 1) && is_within (&fixture, list) && focus_of (&fixture) != first);
  second = focus_of (&fixture);
  g_assert_true (press_key (list, GDK_KEY_j));
  wait_until (gtk_selection_model_is_selected (model, 2) && is_within (&fixture, list) && focus_of (&fixture) != second);
  g_assert_true (press_key (list, GDK_KEY_k));
  wait_until (gtk_selection_model_is_selected (model, 1) && focus_of (&fixture) == second);
  fixture_close (&fixture);
}

/* F6 comes to a page that lies over another one, too. */
static void
test_pushed (void)
{
  Fixture fixture;
  GtkWidget *button = gtk_button_new_with_label ("Inside"), *view = adw_toolbar_view_new ();

  fixture_open (&fixture, "structure");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), button);
  pln_context_push (fixture.context, adw_navigation_page_new (view, "Over"));
  wait_until (gtk_widget_get_mapped (button));
  for (guint i = 0; i < 4; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.next-pane", NULL);
      wait_until (is_somewhere (&fixture));
      if (is_within (&fixture, view))
        break;
    }
  g_assert_true (is_within (&fixture, view));
  pln_context_pop (fixture.context);
  wait_until (is_on_page (&fixture));
  fixture_close (&fixture);
}

/* A window that opens on a workspace has the focus on its page. */
static void
test_start (void)
{
  static const char *const pages[] = { "overview", "structure", "meetings", "papers", "directory" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      Fixture fixture;

      g_test_message ("%s", pages[i]);
      fixture_open (&fixture, pages[i]);
      wait_until (is_on_page (&fixture));
      g_assert_null (pln_page_get_selected (pln_window_get_page (fixture.window))); /* nobody has chosen anything yet */
      fixture_close (&fixture);
    }
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/focus/pages", test_pages);
  g_test_add_func ("/app/focus/search", test_search);
  g_test_add_func ("/app/focus/tab", test_tab);
  g_test_add_func ("/app/focus/dialogs", test_dialogs);
  g_test_add_func ("/app/focus/delete", test_delete);
  g_test_add_func ("/app/focus/move", test_move);
  g_test_add_func ("/app/focus/overview", test_overview);
  g_test_add_func ("/app/focus/findings", test_findings);
  g_test_add_func ("/app/focus/pushed", test_pushed);
  g_test_add_func ("/app/focus/start", test_start);
  return g_test_run ();
}
