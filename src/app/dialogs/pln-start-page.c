/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-start-page.h"

#include <glib/gi18n.h>

#include "app/pln-window.h"
#include "app/pln-worker.h"
#include "app/pln-workspaces.h"

struct _PlnStartPage
{
  AdwBin parent_instance;

  AdwNavigationView *navigation;
  GtkWidget         *recent_group;
  GtkListBox        *recent;
  GtkMenuButton     *menu_button;
  AdwNavigationPage *samples; /* made when first shown */
  GtkWidget         *busy;
};

G_DEFINE_FINAL_TYPE (PlnStartPage, pln_start_page, ADW_TYPE_BIN)

/* A row with a round icon, two lines and a chevron. */
static GtkWidget *
row_new (const char *icon_name, gboolean accent, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new (), *icon, *next = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon_name != NULL)
    {
      icon = gtk_image_new_from_icon_name (icon_name);
      gtk_widget_add_css_class (icon, "round-icon");
      gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
      if (accent)
        gtk_widget_add_css_class (icon, "accent");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static GtkWidget *
boxed_list_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/* Header bar, and a clamped column that scrolls. */
static GtkWidget *
column_new (GtkWidget *column, GtkWidget *end, gboolean centred)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *clamp = adw_clamp_new (), *scroller = gtk_scrolled_window_new ();

  if (centred)
    adw_header_bar_set_show_title (ADW_HEADER_BAR (header), FALSE);
  if (end != NULL)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), end);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 500);
  gtk_widget_set_margin_start (clamp, 18);
  gtk_widget_set_margin_end (clamp, 18);
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  if (centred)
    gtk_widget_set_valign (clamp, GTK_ALIGN_CENTER);
  adw_clamp_set_child (ADW_CLAMP (clamp), column);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), scroller);
  return view;
}

/* ---- samples ------------------------------------------------------------ */

static void
sample_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *path = pln_workspaces_make_sample (data, &error);

  if (path != NULL)
    g_task_return_pointer (task, path, g_free);
  else
    g_task_return_error (task, error);
}

static void
sample_done_cb (gpointer owner, GTask *task)
{
  PlnStartPage *self = PLN_START_PAGE (owner);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_task_propagate_pointer (task, &error);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), TRUE);
  if (path != NULL && PLN_IS_WINDOW (window))
    {
      adw_navigation_view_pop (self->navigation);
      pln_window_open_path (PLN_WINDOW (window), path);
    }
  else if (error != NULL)
    {
      AdwDialog *dialog = adw_alert_dialog_new (_("Sample Not Opened"), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
      adw_dialog_present (dialog, GTK_WIDGET (self));
    }
}

static void
sample_activated_cb (GtkListBox *list, GtkListBoxRow *row, PlnStartPage *self)
{
  const PlnSampleInfo *sample = pln_workspaces_get_sample ((guint) gtk_list_box_row_get_index (row));
  g_autoptr (GTask) task = pln_worker_new (self, NULL, sample_done_cb);

  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), FALSE);
  g_task_set_task_data (task, (gpointer) sample, NULL);
  g_task_run_in_thread (task, sample_thread);
}

static void
show_samples (PlnStartPage *self)
{
  GtkWidget *list;
  const PlnSampleInfo *sample;

  if (self->samples == NULL)
    {
      list = boxed_list_new (_("Samples"));
      for (guint i = 0; (sample = pln_workspaces_get_sample (i)) != NULL; i++)
        gtk_list_box_append (GTK_LIST_BOX (list), row_new (NULL, FALSE, _(sample->title), _(sample->about)));
      g_signal_connect (list, "row-activated", G_CALLBACK (sample_activated_cb), self);
      self->samples = adw_navigation_page_new (column_new (list, NULL, FALSE), _("Explore a Sample"));
      g_object_ref_sink (self->samples);
    }
  adw_navigation_view_push (self->navigation, self->samples);
  gtk_widget_child_focus (GTK_WIDGET (self->samples), GTK_DIR_TAB_FORWARD);
}

/* ---- start -------------------------------------------------------------- */

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, PlnStartPage *self)
{
  switch (gtk_list_box_row_get_index (row))
    {
    case 0:
      show_samples (self);
      break;
    case 1:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.new-workspace", NULL);
      break;
    default:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.open", NULL);
      break;
    }
}

static void
recent_activated_cb (GtkListBox *list, GtkListBoxRow *row, PlnStartPage *self)
{
  const char *path = g_object_get_data (G_OBJECT (row), "pln-path");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
}

void
pln_start_page_refresh (PlnStartPage *self)
{
  g_autoptr (GPtrArray) paths = pln_workspaces_list ();

  adw_navigation_view_pop (self->navigation);
  gtk_list_box_remove_all (self->recent);
  for (guint i = 0; i < paths->len && i < 5; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = pln_workspaces_get_name (path);
      GtkWidget *row = row_new (NULL, FALSE, name, NULL);
      g_object_set_data_full (G_OBJECT (row), "pln-path", g_strdup (path), g_free);
      gtk_list_box_append (self->recent, row);
    }
  gtk_widget_set_visible (self->recent_group, paths->len > 0);
}

void
pln_start_page_popup_menu (PlnStartPage *self)
{
  gtk_menu_button_popup (self->menu_button);
}

static gboolean
pln_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
pln_start_page_dispose (GObject *object)
{
  g_clear_object (&PLN_START_PAGE (object)->samples);
  G_OBJECT_CLASS (pln_start_page_parent_class)->dispose (object);
}

static void
pln_start_page_class_init (PlnStartPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_start_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = pln_start_page_grab_focus;
}

static GtkWidget *
make_head (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (APP_ID), *title = gtk_label_new (_("Welcome to Plenary"));
  GtkWidget *about = gtk_label_new (_("Bodies, meetings, papers, money and people of a secretariat in one place, kept on this computer"));

  gtk_image_set_pixel_size (GTK_IMAGE (image), 96);
  gtk_widget_set_margin_bottom (image, 20);
  gtk_widget_add_css_class (title, "title-1");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_justify (GTK_LABEL (title), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (about, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (about), TRUE);
  gtk_label_set_justify (GTK_LABEL (about), GTK_JUSTIFY_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), about);
  return box;
}

static GtkWidget *
make_menu_button (PlnStartPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("P_references"), "app.preferences");
  g_menu_append (menu, _("_Keyboard Shortcuts"), "app.shortcuts");
  g_menu_append (menu, _("_About Plenary"), "app.about");
  self->menu_button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->menu_button, "open-menu-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button), _("Main Menu"));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  return GTK_WIDGET (self->menu_button);
}

static void
pln_start_page_init (PlnStartPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 26), *list = boxed_list_new (_("Start"));
  GtkWidget *heading = gtk_label_new (_("Recent")), *view;
  AdwNavigationPage *page;

  self->recent_group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->recent = GTK_LIST_BOX (boxed_list_new (_("Recent")));
  g_signal_connect (self->recent, "row-activated", G_CALLBACK (recent_activated_cb), self);
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->recent_group), heading);
  gtk_box_append (GTK_BOX (self->recent_group), GTK_WIDGET (self->recent));
  gtk_list_box_append (GTK_LIST_BOX (list), row_new ("edit-find-symbolic", TRUE, _("Explore a Sample"),
                                                     _("Five source documents, one at a time or all together")));
  gtk_list_box_append (GTK_LIST_BOX (list), row_new ("document-new-symbolic", FALSE, _("New Workspace"),
                                                     _("For your own secretariat, empty")));
  gtk_list_box_append (GTK_LIST_BOX (list), row_new ("document-open-symbolic", FALSE, _("Open or Import…"),
                                                     _("A workspace, a snapshot, a CSV list, contacts or a calendar")));
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_box_append (GTK_BOX (column), make_head ());
  gtk_box_append (GTK_BOX (column), self->recent_group);
  gtk_box_append (GTK_BOX (column), list);
  view = column_new (column, make_menu_button (self), TRUE);
  page = adw_navigation_page_new_with_tag (view, "Plenary", "start");
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_navigation_view_add (self->navigation, page);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->navigation));
}

GtkWidget *
pln_start_page_new (void)
{
  return g_object_new (PLN_TYPE_START_PAGE, NULL);
}
