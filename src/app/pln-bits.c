/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-bits.h"

static const char *const pill_classes[] = { NULL, "accent", "success", "warning", "error" };

void
pln_pill_set (GtkWidget *pill, const char *icon_name, const char *label, PlnPillStyle style)
{
  GtkWidget *image = gtk_widget_get_first_child (pill);
  GtkWidget *text = gtk_widget_get_last_child (pill);

  for (guint i = 1; i < G_N_ELEMENTS (pill_classes); i++)
    gtk_widget_remove_css_class (pill, pill_classes[i]);
  if (pill_classes[style] != NULL)
    gtk_widget_add_css_class (pill, pill_classes[style]);
  gtk_widget_set_visible (image, icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), icon_name);
  gtk_label_set_label (GTK_LABEL (text), label);
  gtk_widget_set_visible (pill, label != NULL && *label != '\0');
}

GtkWidget *
pln_pill_new (const char *icon_name, const char *label, PlnPillStyle style)
{
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *text = gtk_label_new (NULL);

  gtk_widget_add_css_class (pill, "pill-label");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_image_set_pixel_size (GTK_IMAGE (image), 14);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (pill), image);
  gtk_box_append (GTK_BOX (pill), text);
  pln_pill_set (pill, icon_name, label, style);
  return pill;
}

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
