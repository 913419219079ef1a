/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "widgets/pln-drag-record.h"
#include "widgets/pln-painter.h"

G_BEGIN_DECLS

/* What a screen reader is told of one thing in a drawing. */
typedef struct
{
  GtkAccessibleRole role;
  char    *name;        /* owned */
  char    *description; /* owned, or NULL */
  int      level;       /* 0: none */
  int      position;    /* in its set, from 1; 0: none */
  int      set_size;
  int      row, column; /* from 1; 0: none */
  gboolean selected;
  int      expanded;    /* TRUE, FALSE, or -1: cannot */
} PlnCanvasItem;

/* The base of every drawn widget.  A subclass computes a layout (a pure
 * function of its own *-layout.c), paints it, and lists its items in reading
 * order; the base gives one Tab stop with a cursor that moves by arrow keys, real
 * accessible children for what is in sight, scrolling, zoom, panning, tooltips,
 * and painting on paper through the same function. */
#define PLN_TYPE_CANVAS (pln_canvas_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlnCanvas, pln_canvas, PLN, CANVAS, GtkWidget)

struct _PlnCanvasClass
{
  GtkWidgetClass parent_class;

  gboolean scales; /* zoom magnifies the drawing; otherwise layout() reads the zoom */

  /* Computes everything for a viewport of that size; gives the size of the whole. */
  void     (*layout)     (PlnCanvas *self, double width, double height, double *content_width, double *content_height);
  /* Paints what lies in clip, in content units; interactive: cursor, selection and hover too. */
  void     (*paint)      (PlnCanvas *self, PlnPainter *painter, const PlnRect *clip, gboolean interactive);
  /* Paints what does not scroll, in the units of the widget.  May be NULL. */
  void     (*paint_over) (PlnCanvas *self, PlnPainter *painter, double width, double height);
  guint    (*n_items)    (PlnCanvas *self);
  void     (*get_bounds) (PlnCanvas *self, guint item, PlnRect *bounds);
  void     (*describe)   (PlnCanvas *self, guint item, PlnCanvasItem *out);
  char    *(*tooltip)    (PlnCanvas *self, int item, double x, double y);          /* may be NULL */
  int      (*item_at)    (PlnCanvas *self, double x, double y);                    /* default: last whose bounds hold the point */
  gboolean (*key)        (PlnCanvas *self, guint keyval, GdkModifierType state);  /* TRUE: done */
  void     (*click)      (PlnCanvas *self, int item, double x, double y, int n_press);
  void     (*menu)       (PlnCanvas *self, int item, double x, double y);          /* Menu key, right button; may be NULL */
  void     (*cursor_moved) (PlnCanvas *self, int item);                            /* may be NULL */
  /* Dragging an item: its record, or NULL when it stays; taking one that is dropped. */
  PlnDragRecord *(*drag_record) (PlnCanvas *self, int item);
  gboolean (*drop)       (PlnCanvas *self, const PlnDragRecord *record, double x, double y, gboolean commit);

  /* Whether an item has an accessible child only while the cursor is on it.  May be NULL. */
  gboolean (*is_quiet)   (PlnCanvas *self, guint item);

  gpointer padding[4];
};

/* For pages. */
double      pln_canvas_get_zoom       (PlnCanvas *self);
void        pln_canvas_set_zoom       (PlnCanvas *self, double zoom);
void        pln_canvas_zoom_by        (PlnCanvas *self, double factor);
void        pln_canvas_zoom_to_fit    (PlnCanvas *self);
void        pln_canvas_set_zoom_range (PlnCanvas *self, double minimum, double maximum);
/* Size of the whole drawing at 100 %. */
void        pln_canvas_get_content_size (PlnCanvas *self, double *width, double *height);

typedef enum
{
  PLN_EXPORT_PDF,
  PLN_EXPORT_SVG,
  PLN_EXPORT_PNG,
} PlnExport;
/* Writes the whole drawing, in light colours, through the same paint function. */
gboolean    pln_canvas_export         (PlnCanvas *self, PlnExport format, const char *path, const char *title, GError **error);
/* Paper: how many sheets of that size (points) at that scale (0: fit on one), and painting one of them. */
guint       pln_canvas_count_sheets   (PlnCanvas *self, double width, double height, double scale);
void        pln_canvas_draw_sheet     (PlnCanvas *self, cairo_t *cr, double width, double height, double scale, guint sheet);

/* For subclasses. */
void        pln_canvas_invalidate     (PlnCanvas *self); /* the model changed: lay out anew */
void        pln_canvas_redraw         (PlnCanvas *self); /* same layout, other look */
void        pln_canvas_describe_again (PlnCanvas *self); /* names or states of items changed */
gboolean    pln_canvas_ensure_layout  (PlnCanvas *self);
int         pln_canvas_get_cursor     (PlnCanvas *self); /* -1: none */
void        pln_canvas_set_cursor     (PlnCanvas *self, int item, gboolean scroll);
gboolean    pln_canvas_shows_cursor   (PlnCanvas *self);
int         pln_canvas_get_hover      (PlnCanvas *self);
gboolean    pln_canvas_is_rtl         (PlnCanvas *self);
PlnTextCache *pln_canvas_get_text     (PlnCanvas *self); /* borrowed; for measuring in layout() */
const PlnPalette *pln_canvas_get_palette (PlnCanvas *self); /* borrowed */
void        pln_canvas_get_viewport   (PlnCanvas *self, PlnRect *viewport); /* in content units */
void        pln_canvas_scroll_to      (PlnCanvas *self, const PlnRect *rect);
void        pln_canvas_pan_to         (PlnCanvas *self, double x, double y); /* content point at the start corner */
void        pln_canvas_to_widget      (PlnCanvas *self, const PlnRect *rect, GdkRectangle *out);

G_END_DECLS
