/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-turned-label.h"

struct _PlnTurnedLabel
{
  GtkWidget parent_instance;

  GtkWidget *label; /* laid out lying, drawn standing */
};

G_DEFINE_FINAL_TYPE (PlnTurnedLabel, pln_turned_label, GTK_TYPE_WIDGET)

/* Width and height change places. */
static void
pln_turned_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                          int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (PLN_TURNED_LABEL (widget)->label,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                      -1, minimum, natural, NULL, NULL);
}

static void
pln_turned_label_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (rtl ? 0 : (float) width, rtl ? (float) height : 0));

  gtk_widget_allocate (PLN_TURNED_LABEL (widget)->label, height, width, -1, gsk_transform_rotate (transform, rtl ? -90 : 90));
}

static void
pln_turned_label_dispose (GObject *object)
{
  g_clear_pointer (&PLN_TURNED_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (pln_turned_label_parent_class)->dispose (object);
}

static void
pln_turned_label_class_init (PlnTurnedLabelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_turned_label_dispose;
  widget_class->measure = pln_turned_label_measure;
  widget_class->size_allocate = pln_turned_label_size_allocate;
}

static void
pln_turned_label_init (PlnTurnedLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
pln_turned_label_new (const char *text)
{
  PlnTurnedLabel *self = g_object_new (PLN_TYPE_TURNED_LABEL, NULL);

  gtk_label_set_label (GTK_LABEL (self->label), text);
  return GTK_WIDGET (self);
}
