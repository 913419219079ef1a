/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-painter.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_TRANSFORM_TRANSLATE,
  PLN_TRANSFORM_SCALE,
  PLN_TRANSFORM_ROTATE,
} PlnTransform;

/* The few things each kind of paper can do; all else is made of them. */
typedef struct
{
  void (*save)         (PlnPainter *self);
  void (*restore)      (PlnPainter *self);
  void (*transform)    (PlnPainter *self, PlnTransform transform, double a, double b);
  void (*push_clip)    (PlnPainter *self, GskPath *path);
  void (*push_opacity) (PlnPainter *self, double opacity);
  void (*pop)          (PlnPainter *self);
  void (*fill)         (PlnPainter *self, GskPath *path, const GdkRGBA *color);
  void (*stroke)       (PlnPainter *self, GskPath *path, const GskStroke *stroke, const GdkRGBA *color);
  void (*fade)         (PlnPainter *self, const PlnRect *rect, const GdkRGBA *from, const GdkRGBA *to, gboolean vertical);
  void (*text)         (PlnPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color);
  /* Shortcuts for the screen; may be NULL. */
  void (*fill_rect)    (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *color);
  void (*stroke_rect)  (PlnPainter *self, const PlnRect *rect, double radius, double width, const GdkRGBA *color);
  void (*clip_rect)    (PlnPainter *self, const PlnRect *rect, double radius);
  void (*shadow)       (PlnPainter *self, const PlnRect *rect, double radius);
} PlnPainterOps;

struct _PlnPainter
{
  const PlnPainterOps *ops;
  PlnTextCache        *text;    /* borrowed */
  PlnPalette           palette;
  gboolean             rtl;

  GtkSnapshot *snapshot; /* owned: screen */
  cairo_t     *cr;       /* owned: paper */
  GString     *svg;      /* borrowed */
  GArray      *stack;    /* owned: guint open groups (SVG), pushed kind (cairo) */
  guint        n_ids;
};

PlnPainter *pln_painter_new (const PlnPainterOps *ops, PlnTextCache *text, const PlnPalette *palette, gboolean rtl);

G_END_DECLS
