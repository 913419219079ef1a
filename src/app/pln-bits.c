/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-bits.h"

GtkWidget *
pln_status_bar_new (void)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (bar, "status-bar");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), label);
  return bar;
}

void
pln_status_bar_set_text (GtkWidget *bar, const char *text)
{
  gtk_label_set_label (GTK_LABEL (gtk_center_box_get_start_widget (GTK_CENTER_BOX (bar))), text);
}

void
pln_status_bar_set_end (GtkWidget *bar, GtkWidget *widget)
{
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), widget);
}

static GtkListBox *
find_list (GtkWidget *widget)
{
  GtkListBox *list = GTK_IS_LIST_BOX (widget) ? GTK_LIST_BOX (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && list == NULL;
       child = gtk_widget_get_next_sibling (child))
    list = find_list (child);
  return list;
}

void
pln_group_one_stop (GtkWidget *group)
{
  GtkListBox *list = find_list (group);

  if (list != NULL)
    gtk_list_box_set_tab_behavior (list, GTK_LIST_TAB_ITEM);
}

/* Its scrolled window takes the focus when there is nothing else to take it.  That it must not be let in at all while
 * there is no button: one that is only not focusable holds Tab fast (GTK to 4.18 at least). */
static void
child_cb (GtkWidget *status)
{
  GtkWidget *scrolled = gtk_widget_get_first_child (status);

  if (GTK_IS_SCROLLED_WINDOW (scrolled))
    gtk_widget_set_can_focus (scrolled, adw_status_page_get_child (ADW_STATUS_PAGE (status)) != NULL);
}

GtkWidget *
pln_status_page_empty (void)
{
  GtkWidget *status = adw_status_page_new ();

  g_signal_connect (status, "notify::child", G_CALLBACK (child_cb), NULL);
  child_cb (status);
  return status;
}

GtkWidget *
pln_status_page_new (const char *icon, const char *title, const char *text, const char *button, const char *action)
{
  GtkWidget *status = pln_status_page_empty (), *widget = gtk_button_new_with_mnemonic (button);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (status), text);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (widget, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (widget), action);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), widget);
  return status;
}

GtkWidget *
pln_text_label_new (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

GtkWidget *
pln_icon_button_new (const char *icon_name, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return button;
}

GtkWidget *
pln_text_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  return row;
}
