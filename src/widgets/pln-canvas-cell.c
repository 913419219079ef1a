// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-canvas-cell.h"

struct _PlnCanvasCell
{
  GtkWidget parent_instance;

  int item;
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnCanvasCell, pln_canvas_cell, GTK_TYPE_WIDGET)

static void
activate_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACTIVATE], 0);
}

static void
pln_canvas_cell_class_init (PlnCanvasCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ACTIVATE] = g_signal_new ("activate", PLN_TYPE_CANVAS_CELL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "cell");
  /* What assistive technology may do with it. */
  gtk_widget_class_install_action (widget_class, "cell.activate", NULL, activate_action_cb);
}

static void
pln_canvas_cell_init (PlnCanvasCell *self)
{
  self->item = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
pln_canvas_cell_new (GtkAccessibleRole role)
{
  return g_object_new (PLN_TYPE_CANVAS_CELL, "accessible-role", role, NULL);
}

int
pln_canvas_cell_get_item (PlnCanvasCell *self)
{
  return self->item;
}

void
pln_canvas_cell_set_item (PlnCanvasCell *self, int item)
{
  self->item = item;
}
