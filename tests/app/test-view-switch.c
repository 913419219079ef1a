/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The switch between the views of a page: that every name is read whole in any
 * width, language and size of text, and that both its faces choose the same.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/pln-view-switch.h"

static const PlnView english[] = {
  { "tree", "Tree" }, { "timeline", "Timeline" }, { "topics", "Topics" }, { "reporting", "Reporting" }, { NULL },
};
/* As long as German makes them. */
static const PlnView german[] = {
  { "tree", "Gliederung" }, { "timeline", "Zeitleiste" }, { "topics", "Themenbereiche" },
  { "reporting", "Berichterstattung" }, { NULL },
};

static gboolean
is_cut (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
         && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)));
}

static gboolean
is_shown_switch (GtkWidget *widget, gpointer data)
{
  return PLN_IS_VIEW_SWITCH (widget) && gtk_widget_get_mapped (widget);
}

static void
wait_mapped (GtkWidget *widget)
{
  for (guint i = 0; i < 200 && !(gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0); i++)
    fixture_settle (10);
  fixture_settle (20);
}

/* Toggles where they fit, a menu where they do not; whichever it is, no name is cut. */
static void
test_room (void)
{
  static const struct { const PlnView *views; int width; gboolean menu; } cases[] = {
    { english, 900, FALSE }, { english, 150, TRUE }, { german, 900, FALSE }, { german, 330, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *window = gtk_window_new (), *place = gtk_fixed_new ();
      PlnViewSwitch *view_switch = g_object_new (PLN_TYPE_VIEW_SWITCH, NULL);
      GtkWidget *clamp = adw_clamp_new ();

      pln_view_switch_set_views (view_switch, cases[i].views, "topics");
      adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (view_switch));
      adw_clamp_set_maximum_size (ADW_CLAMP (clamp), cases[i].width);
      adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), cases[i].width);
      gtk_widget_set_size_request (clamp, cases[i].width, -1);
      gtk_fixed_put (GTK_FIXED (place), clamp, 0, 0);
      gtk_window_set_child (GTK_WINDOW (window), place);
      gtk_window_present (GTK_WINDOW (window));
      wait_mapped (GTK_WIDGET (view_switch));
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view_switch)), ==, cases[i].width);
      g_assert_true (pln_view_switch_is_menu (view_switch) == cases[i].menu);
      g_assert_null (fixture_find (GTK_WIDGET (view_switch), is_cut, NULL));
      g_assert_cmpstr (pln_view_switch_get_active_name (view_switch), ==, "topics");
      gtk_window_destroy (GTK_WINDOW (window));
      fixture_settle (20);
    }
}

static void
count_cb (PlnViewSwitch *view_switch, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

/* Menu, toggles and keys choose one and the same view, and say so once. */
static void
test_choose (void)
{
  GtkWidget *window = gtk_window_new ();
  PlnViewSwitch *view_switch = g_object_new (PLN_TYPE_VIEW_SWITCH, NULL);
  GtkWidget *button;
  guint n = 0;

  pln_view_switch_set_views (view_switch, german, "tree");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view_switch));
  g_signal_connect (view_switch, "notify::active-name", G_CALLBACK (count_cb), &n);
  g_assert_cmpuint (pln_view_switch_get_n_views (view_switch), ==, 4);
  button = fixture_find_type (GTK_WIDGET (view_switch), GTK_TYPE_MENU_BUTTON);
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "Gliederung");

  g_assert_true (gtk_widget_activate_action (button, "view.choose", "s", "reporting"));
  g_assert_cmpstr (pln_view_switch_get_active_name (view_switch), ==, "reporting");
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, "Berichterstattung");
  g_assert_cmpuint (n, ==, 1);
  pln_view_switch_step (view_switch, 1); /* round again */
  g_assert_cmpstr (pln_view_switch_get_active_name (view_switch), ==, "tree");
  pln_view_switch_step (view_switch, -1);
  g_assert_cmpstr (pln_view_switch_get_active_name (view_switch), ==, "reporting");
  pln_view_switch_set_active_name (view_switch, "nowhere"); /* changes nothing */
  g_assert_cmpstr (pln_view_switch_get_active_name (view_switch), ==, "reporting");
  g_assert_cmpuint (n, ==, 3);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "View: Berichterstattung");

  pln_view_switch_set_views (view_switch, NULL, NULL); /* a page with one view */
  g_assert_cmpuint (pln_view_switch_get_n_views (view_switch), ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
check_window (Fixture *fixture, int width, int height)
{
  gtk_widget_set_visible (GTK_WIDGET (fixture->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    {
      const PlnView *views;
      PlnPage *page;
      GtkWidget *found;

      pln_window_show_page (fixture->window, pln_pages_get_nth (i)->name);
      page = pln_window_get_page (fixture->window);
      views = PLN_PAGE_GET_CLASS (page)->get_views != NULL ? PLN_PAGE_GET_CLASS (page)->get_views (page) : NULL;
      if (views == NULL || views[0].name == NULL || views[1].name == NULL)
        continue;
      g_test_message ("%s at %d × %d", pln_pages_get_nth (i)->name, width, height);
      pln_context_open_view (fixture->context, pln_pages_get_nth (i)->name, views[1].name, NULL);
      fixture_settle (40);
      found = fixture_find (GTK_WIDGET (fixture->window), is_shown_switch, NULL);
      for (guint turn = 0; turn < 100 && found == NULL; turn++)
        {
          fixture_settle (20);
          found = fixture_find (GTK_WIDGET (fixture->window), is_shown_switch, NULL);
        }
      g_assert_nonnull (found);
      g_assert_null (fixture_find (found, is_cut, NULL));
      g_assert_cmpstr (pln_view_switch_get_active_name (PLN_VIEW_SWITCH (found)), ==, pln_page_get_view (page));
    }
}

/* In the window, for every page, in usual text and in text half as large again. */
static void
test_window (void)
{
  static const int widths[] = { 360, 600, 780, 1000 };
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  for (int scale = 2; scale <= 3; scale++)
    {
      Fixture fixture;

      g_object_set (settings, "gtk-xft-dpi", scale * 96 * 1024 / 2, NULL);
      fixture_open (&fixture, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        check_window (&fixture, widths[i], 640);
      check_window (&fixture, 360, 294);
      fixture_close (&fixture);
    }
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/view-switch/room", test_room);
  g_test_add_func ("/app/view-switch/choose", test_choose);
  g_test_add_func ("/app/view-switch/window", test_window);
  return g_test_run ();
}
