/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The accessible child that stands for one drawn thing: it takes the keyboard
 * focus and carries role, name and states, but draws nothing. */
#define PLN_TYPE_CANVAS_CELL (pln_canvas_cell_get_type ())
G_DECLARE_FINAL_TYPE (PlnCanvasCell, pln_canvas_cell, PLN, CANVAS_CELL, GtkWidget)

GtkWidget *pln_canvas_cell_new      (GtkAccessibleRole role);
int        pln_canvas_cell_get_item (PlnCanvasCell *self); /* -1: not in use */
void       pln_canvas_cell_set_item (PlnCanvasCell *self, int item);

G_END_DECLS
