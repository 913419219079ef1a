/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window around the pages: that the table of actions is true, icons are
 * there, every width holds, and what a person did comes back at the next start.
 */
#include "config.h"

#include "app-fixture.h"

#include <glib/gstdio.h>

#include "app/dialogs/pln-dialogs.h"
#include "app/inspector/pln-inspector.h"
#include "app/pln-actions.h"

/* ---- actions ------------------------------------------------------------ */

static gboolean
window_has_action (PlnWindow *window, const char *wanted)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (window);
  GType owner;
  const char *name, *property;
  const GVariantType *parameter;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property); i++)
    if (g_str_equal (name, wanted))
      return TRUE;
  return FALSE;
}

/* Every line of the table names an action that exists, and no key does two things. */
static void
test_actions (void)
{
  Fixture fixture;
  guint n;
  const PlnActionInfo *all = pln_actions_get_all (&n);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_auto (GStrv) accels = g_strsplit (all[i].accels, " ", -1);
      g_assert_nonnull (all[i].title);
      for (guint j = 0; accels[j] != NULL; j++)
        {
          guint key;
          GdkModifierType modifiers;
          g_assert_true (gtk_accelerator_parse (accels[j], &key, &modifiers));
          if (all[i].scope != PLN_ACTION_SHOWN && !g_str_has_prefix (all[i].action, "page."))
            g_assert_true (g_hash_table_add (keys, gtk_accelerator_name (key, modifiers)));
        }
      if (all[i].scope == PLN_ACTION_SHOWN)
        continue;
      g_assert_true (g_action_parse_detailed_name (all[i].action, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture.application), name + 4));
      else if (!g_str_has_prefix (name, "page."))
        g_assert_true (window_has_action (fixture.window, name));
    }
  fixture_close (&fixture);
}

static guint
count_rows (GtkWidget *widget)
{
  guint n = g_object_get_data (G_OBJECT (widget), "pln-action") != NULL ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

/* The dialog shows each line once, and the accelerators that are installed are those of the table. */
static void
test_shortcuts_dialog (void)
{
  Fixture fixture;
  guint n;
  const PlnActionInfo *all = pln_actions_get_all (&n);
  AdwDialog *dialog;

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < n; i++)
    if (all[i].scope == PLN_ACTION_GLOBAL)
      {
        g_auto (GStrv) wanted = g_strsplit (all[i].accels, " ", -1);
        g_auto (GStrv) set = gtk_application_get_accels_for_action (GTK_APPLICATION (fixture.application), all[i].action);
        g_assert_cmpuint (g_strv_length (set), ==, g_strv_length (wanted));
      }
  pln_shortcuts_dialog_present (GTK_WIDGET (fixture.window));
  fixture_settle (100);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
  g_assert_nonnull (dialog);
  g_assert_cmpuint (count_rows (GTK_WIDGET (dialog)), ==, n);
  adw_dialog_force_close (dialog);
  fixture_close (&fixture);
}

/* ---- icons -------------------------------------------------------------- */

/* The icons of pages and kinds are in our own resources, whatever the theme. */
static void
test_icons (void)
{
  Fixture fixture;
  GtkIconTheme *theme;

  fixture_open (&fixture, NULL);
  theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (fixture.window)));
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      const char *name = pln_pages_get_nth (i)->icon_name;
      g_autofree char *path = g_strdup_printf ("%s/icons/scalable/actions/%s.svg", RESOURCE_PATH, name);
      g_assert_true (gtk_icon_theme_has_icon (theme, name));
      g_assert_true (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
    }
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const char *name = pln_context_icon_of_kind (pln_schema_get_nth (i)->name);
      g_autofree char *path = g_strdup_printf ("%s/icons/scalable/actions/%s.svg", RESOURCE_PATH, name);
      g_assert_true (gtk_icon_theme_has_icon (theme, name));
      g_assert_true (g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
    }
  fixture_close (&fixture);
}

static void
check_images (GtkWidget *widget, GtkIconTheme *theme, guint *n)
{
  const char *name = GTK_IS_IMAGE (widget) ? gtk_image_get_icon_name (GTK_IMAGE (widget)) : NULL;

  if (name != NULL)
    {
      if (!gtk_icon_theme_has_icon (theme, name))
        g_error ("no icon “%s”", name);
      (*n)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    check_images (child, theme, n);
}

/* Each icon that is on show on any page resolves. */
static void
test_icons_shown (void)
{
  Fixture fixture;
  GtkIconTheme *theme;
  guint n = 0;

  fixture_open (&fixture, NULL);
  theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (GTK_WIDGET (fixture.window)));
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      pln_window_show_page (fixture.window, pln_pages_get_nth (i)->name);
      fixture_settle (60);
      check_images (GTK_WIDGET (fixture.window), theme, &n);
    }
  g_assert_cmpuint (n, >, 50);
  fixture_close (&fixture);
}

/* ---- pages and widths --------------------------------------------------- */

/* Every page opens, is titled, and shows each of its views. */
static void
test_pages (void)
{
  Fixture fixture;

  fixture_open (&fixture, NULL);
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      const PlnPageInfo *info = pln_pages_get_nth (i);
      const PlnView *views;
      PlnPage *page;
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.page", "s", info->name));
      fixture_settle (40);
      page = pln_window_get_page (fixture.window);
      g_assert_true (g_type_is_a (G_OBJECT_TYPE (page), info->get_type ()));
      g_assert_true (g_str_has_prefix (gtk_window_get_title (GTK_WINDOW (fixture.window)), info->title));
      views = PLN_PAGE_GET_CLASS (page)->get_views != NULL ? PLN_PAGE_GET_CLASS (page)->get_views (page) : NULL;
      for (; views != NULL && views->name != NULL; views++)
        {
          pln_page_set_view (page, views->name);
          g_assert_cmpstr (pln_page_get_view (page), ==, views->name);
          fixture_settle (30);
        }
    }
  fixture_close (&fixture);
}

/* Warnings are fatal in tests: libadwaita warns when a content is wider than its window. */
static void
test_widths (void)
{
  Fixture fixture;

  fixture_open (&fixture, NULL);
  for (int width = 360; width <= 1920; width += 40)
    {
      gtk_widget_set_visible (GTK_WIDGET (fixture.window), FALSE);
      gtk_window_set_default_size (GTK_WINDOW (fixture.window), width, 640);
      gtk_window_present (GTK_WINDOW (fixture.window));
      for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
        {
          g_test_message ("%s at %d", pln_pages_get_nth (i)->name, width);
          pln_window_show_page (fixture.window, pln_pages_get_nth (i)->name);
          fixture_settle (20);
        }
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, width);
    }
  fixture_close (&fixture);
}

/* Every view of every page has room in the least size that is promised, less the frame
 * that a window draws itself where there is no compositor. */
static void
test_least_height (void)
{
  Fixture fixture;
  int least;

  fixture_open (&fixture, NULL);
  gtk_widget_set_visible (GTK_WIDGET (fixture.window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 360, 294);
  gtk_window_present (GTK_WINDOW (fixture.window));
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      const PlnView *views;
      PlnPage *page;
      pln_window_show_page (fixture.window, pln_pages_get_nth (i)->name);
      page = pln_window_get_page (fixture.window);
      views = PLN_PAGE_GET_CLASS (page)->get_views != NULL ? PLN_PAGE_GET_CLASS (page)->get_views (page) : NULL;
      for (; views != NULL && views->name != NULL; views++)
        {
          g_test_message ("%s, %s", pln_pages_get_nth (i)->name, views->name);
          pln_page_set_view (page, views->name);
          fixture_settle (30);
          g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture.window)), <=, 294);
          gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
          g_assert_cmpint (least, <=, 350);
        }
    }
  fixture_close (&fixture);
}

/* Text of twice the size, from left to right and from right to left: nothing grows out of the window. */
static void
test_large_text (void)
{
  static const int widths[] = { 360, 800, 1200, 1920 };
  GtkSettings *settings = gtk_settings_get_default ();
  Fixture fixture;
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (widths); i++)
    {
      gtk_widget_set_default_direction (i % 2 == 0 ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_RTL);
      g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
      fixture_open (&fixture, NULL);
      gtk_widget_set_visible (GTK_WIDGET (fixture.window), FALSE);
      gtk_window_set_default_size (GTK_WINDOW (fixture.window), widths[i / 2], 640);
      gtk_window_present (GTK_WINDOW (fixture.window));
      for (guint j = 0; pln_pages_get_nth (j) != NULL; j++)
        {
          g_test_message ("%s at %d", pln_pages_get_nth (j)->name, widths[i / 2]);
          pln_window_show_page (fixture.window, pln_pages_get_nth (j)->name);
          fixture_settle (30);
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, widths[i / 2]);
        }
      fixture_close (&fixture);
    }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* ---- state -------------------------------------------------------------- */

/* Size, page, view and inspector come back at the next start. */
static void
test_state (void)
{
  Fixture fixture;
  PlnWindow *second;
  int width, height;

  fixture_open (&fixture, "directory");
  pln_page_set_view (pln_window_get_page (fixture.window), "organizations");
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1040, 700);
  fixture_settle (60);
  pln_window_save_state (fixture.window);
  second = pln_window_new (fixture.application);
  pln_window_set_workspace (second, fixture.workspace);
  gtk_window_get_default_size (GTK_WINDOW (second), &width, &height);
  g_assert_cmpint (width, ==, 1040);
  g_assert_cmpint (height, ==, 700);
  g_assert_cmpstr (pln_page_get_view (pln_window_get_page (second)), ==, "organizations");
  gtk_window_destroy (GTK_WINDOW (second));
  fixture_close (&fixture);
}

/* ---- undo, delete, search ----------------------------------------------- */

/* Undo is off while there is nothing to undo, and takes one named edit back. */
static void
test_undo (void)
{
  Fixture fixture;
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, "Renamed");
  g_autofree char *label = NULL;

  fixture_open (&fixture, "structure");
  g_assert_true (pln_context_set_value (fixture.context, "board", "name", canonical));
  label = pln_workspace_get_undo_label (fixture.workspace);
  g_assert_cmpstr (label, ==, "Change Name");
  fixture_settle (30);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo", NULL));
  fixture_assert (&fixture, "board", "name", "Board");
  fixture_settle (30);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.redo", NULL));
  fixture_assert (&fixture, "board", "name", "Renamed");
  fixture_close (&fixture);
}

static gboolean
is_gone (Fixture *fixture, const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (fixture->workspace, id);
  return pln_item_is_deleted (item);
}

/* Delete takes along what belongs to the record, as one step that undo brings back. */
static void
test_delete (void)
{
  Fixture fixture;
  const char *ids[] = { "wg", NULL };

  fixture_open (&fixture, "structure");
  g_assert_true (pln_context_delete (fixture.context, ids));
  g_assert_true (is_gone (&fixture, "wg"));
  g_assert_true (is_gone (&fixture, "sub"));
  g_assert_true (is_gone (&fixture, "chair"));
  g_assert_false (is_gone (&fixture, "board"));
  fixture_settle (30);
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo", NULL);
  g_assert_false (is_gone (&fixture, "wg"));
  g_assert_false (is_gone (&fixture, "chair"));
  fixture_close (&fixture);
}

/* A refused edit tells why in a dialog and changes nothing. */
static void
test_refusal (void)
{
  Fixture fixture;
  g_autofree char *below = fixture_quote ("sub");
  AdwDialog *dialog;

  fixture_open (&fixture, "structure");
  g_assert_false (pln_context_set_value (fixture.context, "council", "parent", below));
  fixture_settle (60);
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_cmpuint (strlen (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog))), >, 10);
  fixture_assert (&fixture, "council", "parent", "");
  adw_dialog_force_close (dialog);
  fixture_close (&fixture);
}

/* Opening a record goes to its page, selects it and shows it in the inspector. */
static void
test_open (void)
{
  Fixture fixture;
  GtkWidget *inspector;

  fixture_open (&fixture, "overview");
  pln_context_open (fixture.context, "sub");
  fixture_settle (60);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (pln_window_get_page (fixture.window)), "pln-name"), ==, "structure");
  g_assert_cmpstr (pln_page_get_selected (pln_window_get_page (fixture.window)), ==, "sub");
  inspector = pln_window_get_inspector (fixture.window);
  g_assert_nonnull (inspector);
  g_assert_cmpstr (pln_inspector_get_id (PLN_INSPECTOR (inspector)), ==, "sub");
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.back", NULL);
  g_assert_cmpstr (g_object_get_data (G_OBJECT (pln_window_get_page (fixture.window)), "pln-name"), ==, "overview");
  fixture_close (&fixture);
}

/* F6 walks sidebar, page and inspector and comes round. */
static void
test_panes (void)
{
  Fixture fixture;
  GtkWidget *focus, *inspector;

  fixture_open (&fixture, "structure");
  pln_context_open (fixture.context, "board");
  fixture_settle (80);
  inspector = pln_window_get_inspector (fixture.window);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (focus != NULL && gtk_widget_is_ancestor (focus, inspector));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.next-pane", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.next-pane", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (gtk_widget_is_ancestor (focus, GTK_WIDGET (pln_window_get_page (fixture.window))));
  gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.next-pane", NULL);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture.window));
  g_assert_true (gtk_widget_is_ancestor (focus, inspector));
  fixture_close (&fixture);
}

/* ---- start -------------------------------------------------------------- */

/* Without a workspace the start page is shown; a sample opens as a workspace with its records. */
static void
test_start (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, NULL);
  pln_window_set_workspace (fixture.window, NULL);
  fixture_settle (60);
  g_assert_null (pln_window_get_context (fixture.window));
  path = pln_workspaces_make_sample (pln_workspaces_get_sample (1), &error);
  g_assert_no_error (error);
  g_assert_true (pln_window_open_path (fixture.window, path));
  g_assert_nonnull (pln_workspace_get_kind (pln_context_get_workspace (pln_window_get_context (fixture.window)), "workspace"));
  fixture_settle (900); /* the badge's worker has run */
  fixture_close (&fixture);
}

/* A file that is no workspace, and one that is not there, are told and change nothing. */
static void
test_bad_files (void)
{
  static const char *const contents[] = { "SQLite format 3\0 and then nothing", "hello", NULL };
  Fixture fixture;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_build_filename (g_get_tmp_dir (), "bad.plenary", NULL);
      AdwDialog *dialog;
      fixture_open (&fixture, "structure");
      if (contents[i] != NULL)
        g_assert_true (g_file_set_contents (path, contents[i], 40 < strlen (contents[i]) ? 40 : i == 0 ? 30 : -1, NULL));
      else
        g_unlink (path);
      pln_window_open_path (fixture.window, path);
      fixture_settle (80);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window));
      if (i != 1) /* Exchange may take a text and tell in its own way */
        g_assert_nonnull (dialog);
      g_assert_true (pln_window_get_context (fixture.window) == fixture.context);
      if (dialog != NULL)
        adw_dialog_force_close (dialog);
      fixture_close (&fixture);
    }
}

/* The report names versions, file and replica. */
static void
test_debug_info (void)
{
  Fixture fixture;
  g_autofree char *info = NULL;

  fixture_open (&fixture, NULL);
  info = pln_about_get_debug_info (fixture.window);
  g_assert_nonnull (strstr (info, "libadwaita"));
  g_assert_nonnull (strstr (info, pln_workspace_get_replica (fixture.workspace)));
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/shell/actions", test_actions);
  g_test_add_func ("/app/shell/shortcuts-dialog", test_shortcuts_dialog);
  g_test_add_func ("/app/shell/icons", test_icons);
  g_test_add_func ("/app/shell/icons-shown", test_icons_shown);
  g_test_add_func ("/app/shell/pages", test_pages);
  g_test_add_func ("/app/shell/widths", test_widths);
  g_test_add_func ("/app/shell/least-height", test_least_height);
  g_test_add_func ("/app/shell/large-text", test_large_text);
  g_test_add_func ("/app/shell/state", test_state);
  g_test_add_func ("/app/shell/undo", test_undo);
  g_test_add_func ("/app/shell/delete", test_delete);
  g_test_add_func ("/app/shell/refusal", test_refusal);
  g_test_add_func ("/app/shell/open", test_open);
  g_test_add_func ("/app/shell/panes", test_panes);
  g_test_add_func ("/app/shell/start", test_start);
  g_test_add_func ("/app/shell/bad-files", test_bad_files);
  g_test_add_func ("/app/shell/debug-info", test_debug_info);
  return g_test_run ();
}
