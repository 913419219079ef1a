/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-findings-button.h"

#include "app/structure/pln-structure-cells.h"

#include <glib/gi18n.h>

typedef struct
{
  PlnContext *context; /* borrowed: outlives the page */
  GtkWidget *button, *list, *label;
} Findings;

static void
open_finding_cb (GtkButton *button,
                 Findings  *findings)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (findings->button));
  pln_context_open (findings->context, g_object_get_data (G_OBJECT (button), "pln-id"));
}

static GtkWidget *
make_finding (Findings                  *findings,
              const PlnStructureFinding *finding)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *image, *title, *text;
  g_autofree char *name = pln_workspace_get_title (pln_context_get_workspace (findings->context), finding->id);

  image = gtk_image_new_from_icon_name (finding->decides ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_widget_add_css_class (image, finding->decides ? "warning" : "dimmed");
  title = gtk_label_new (name);
  text = gtk_label_new (finding->text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 40);
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_add_css_class (text, "dimmed");
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), text);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (finding->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_finding_cb), findings);
  return button;
}

void
pln_findings_button_update (GtkWidget *button)
{
  Findings *findings = g_object_get_data (G_OBJECT (button), "pln-findings");
  g_autoptr (GPtrArray) found = pln_structure_findings (pln_context_get_workspace (findings->context));
  g_autofree char *text = g_strdup_printf (ngettext ("%u finding", "%u findings", found->len), found->len);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (findings->list)) != NULL)
    gtk_box_remove (GTK_BOX (findings->list), child);
  for (guint i = 0; i < found->len; i++)
    gtk_box_append (GTK_BOX (findings->list), make_finding (findings, found->pdata[i]));
  gtk_label_set_label (GTK_LABEL (findings->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (button, found->len > 0);
}

GtkWidget *
pln_findings_button_new (PlnContext *context)
{
  Findings *findings = g_new0 (Findings, 1);
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  findings->context = context;
  findings->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  findings->label = gtk_label_new (NULL);
  findings->button = gtk_menu_button_new ();
  g_object_set_data_full (G_OBJECT (findings->button), "pln-findings", findings, g_free);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), findings->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (image, "warning");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), findings->label);
  gtk_widget_add_css_class (findings->button, "flat");
  gtk_widget_set_valign (findings->button, GTK_ALIGN_CENTER);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (findings->button), box);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (findings->button), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (findings->button), popover);
  return findings->button;
}
