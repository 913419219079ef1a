/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"

G_BEGIN_DECLS

typedef struct
{
  PlnTextCache  *text;          /* owned */
  PlnPalette     palette;
  GtkAdjustment *adjustment[2]; /* owned: horizontal, vertical; may be NULL */
  GtkScrollablePolicy policy[2];

  double   zoom, zoom_min, zoom_max, pinch_zoom;
  gboolean dirty;
  double   width, height;                 /* what the layout was made for */
  double   content_width, content_height; /* of the drawing, unscaled */

  int      cursor, hover;
  gboolean contains_focus;
  double   pan_x, pan_y; /* adjustment values when a pan began */

  GHashTable *cells;      /* owned: item + 1 -> PlnCanvasCell, child of the canvas */
  GPtrArray  *spare;      /* borrowed: invisible children */
  guint       sync_source;
} PlnCanvasPrivate;

PlnCanvasPrivate *pln_canvas_get_private (PlnCanvas *self);

/* pln-canvas-cells.c */
void       pln_canvas_cells_init     (PlnCanvas *self);
void       pln_canvas_cells_dispose  (PlnCanvas *self);
void       pln_canvas_cells_queue    (PlnCanvas *self);
void       pln_canvas_cells_allocate (PlnCanvas *self);
GtkWidget *pln_canvas_cells_ensure   (PlnCanvas *self, int item);

/* pln-canvas-input.c */
void       pln_canvas_input_init     (PlnCanvas *self);
int        pln_canvas_item_at        (PlnCanvas *self, double x, double y); /* content units */
void       pln_canvas_from_widget    (PlnCanvas *self, double *x, double *y);
void       pln_canvas_zoom_about     (PlnCanvas *self, double zoom, double x, double y);
double     pln_canvas_get_scale      (PlnCanvas *self);
void       pln_canvas_get_origin     (PlnCanvas *self, double *x, double *y);

G_END_DECLS
