/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-record-cell.h"

struct _PlnRecordCell
{
  AdwBin parent_instance;

  GtkWidget *image; /* NULL: without */
  GtkLabel  *text;
  GtkLabel  *second; /* made when first needed */
  GtkWidget *lines;
};

G_DEFINE_FINAL_TYPE (PlnRecordCell, pln_record_cell, ADW_TYPE_BIN)

/* Text that was cut can be read in a tooltip. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
pln_record_cell_class_init (PlnRecordCellClass *klass)
{
}

static void
pln_record_cell_init (PlnRecordCell *self)
{
}

GtkWidget *
pln_record_cell_new (gboolean numeric, gboolean with_icon)
{
  PlnRecordCell *self = g_object_new (PLN_TYPE_RECORD_CELL, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->text, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->text, numeric ? 1 : 0);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->text), TRUE);
  g_signal_connect (self->text, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  if (numeric)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "numeric");
  if (with_icon)
    {
      self->image = gtk_image_new ();
      gtk_widget_add_css_class (self->image, "dimmed");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      gtk_box_append (GTK_BOX (box), self->image);
    }
  gtk_widget_set_hexpand (self->lines, TRUE);
  gtk_widget_set_valign (self->lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), self->lines);
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

/* Rows are measured before their width is known: a long text asks for the height of two lines. */
static void
make_room (PlnRecordCell *self, const char *text, gboolean two_lines)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height = -1;

  if (two_lines && g_utf8_strlen (text, -1) > 34)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self->text), "X\nX");
      pango_layout_get_pixel_size (layout, NULL, &height);
    }
  gtk_widget_set_size_request (GTK_WIDGET (self->text), -1, height);
}

void
pln_record_cell_set (PlnRecordCell *self, const char *text, const char *second, const char *icon_name)
{
  gtk_label_set_label (self->text, text);
  gtk_label_set_wrap (self->text, second != NULL);
  gtk_label_set_lines (self->text, second != NULL ? 2 : -1);
  make_room (self, text, second != NULL);
  if (second != NULL && self->second == NULL)
    {
      self->second = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_ellipsize (self->second, PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (self->second, 0);
      gtk_widget_add_css_class (GTK_WIDGET (self->second), "dimmed");
      gtk_widget_add_css_class (GTK_WIDGET (self->second), "caption");
      gtk_box_append (GTK_BOX (self->lines), GTK_WIDGET (self->second));
    }
  if (self->second != NULL)
    {
      gtk_label_set_label (self->second, second);
      gtk_widget_set_visible (GTK_WIDGET (self->second), second != NULL && *second != '\0');
    }
  if (self->image != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
}
