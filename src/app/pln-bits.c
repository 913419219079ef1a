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
