/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-selection-bar.h"

#include <glib/gi18n.h>

struct _PlnSelectionBar
{
  AdwBin parent_instance;

  PlnRecordView *view; /* borrowed; outlives the bar beside it */
  GtkWidget     *revealer, *label, *buttons;
};

G_DEFINE_FINAL_TYPE (PlnSelectionBar, pln_selection_bar, ADW_TYPE_BIN)

static void
update (PlnSelectionBar *self)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (pln_record_view_get_model (self->view));
  guint n = (guint) gtk_bitset_get_size (all);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), n > 1);
}

static void
clear_cb (GtkButton *button, PlnSelectionBar *self)
{
  gtk_selection_model_unselect_all (pln_record_view_get_model (self->view));
  pln_record_view_focus (self->view);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PlnSelectionBar *self = user_data;

  if (!gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer)))
    return FALSE;
  gtk_selection_model_unselect_all (pln_record_view_get_model (self->view));
  return TRUE;
}

static void
pln_selection_bar_class_init (PlnSelectionBarClass *klass)
{
}

static void
pln_selection_bar_init (PlnSelectionBar *self)
{
  GtkWidget *bar = gtk_action_bar_new ();
  GtkWidget *clear = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("Clear Selection"));
  g_signal_connect (clear, "clicked", G_CALLBACK (clear_cb), self);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), clear);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), self->label);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), self->buttons);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), bar);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}

GtkWidget *
pln_selection_bar_new (PlnRecordView *view)
{
  PlnSelectionBar *self = g_object_new (PLN_TYPE_SELECTION_BAR, NULL);
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcutAction *action = gtk_callback_action_new (escape_cb, g_object_ref (self), g_object_unref);

  self->view = view;
  g_signal_connect_object (pln_record_view_get_model (view), "selection-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "count-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), action));
  gtk_widget_add_controller (GTK_WIDGET (view), controller);
  return GTK_WIDGET (self);
}

void
pln_selection_bar_add (PlnSelectionBar *self, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->buttons), button);
}
