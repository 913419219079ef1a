/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-palette.h"

G_BEGIN_DECLS

/* Text of a drawing: sizes are shares of the interface font, so that large text
 * scales the drawing too. */
typedef enum
{
  PLN_TEXT_TINY,         /* 0.73 */
  PLN_TEXT_CAPTION,      /* 0.82 */
  PLN_TEXT_CHIP,         /* 0.82, medium */
  PLN_TEXT_CAPTION_BOLD, /* 0.82, bold */
  PLN_TEXT_LABEL,        /* 0.88, semibold */
  PLN_TEXT_BODY,         /* 1.0 */
  PLN_TEXT_HEADING,      /* 1.0, semibold */
  PLN_TEXT_TITLE,        /* 1.1, bold */
} PlnTextStyle;

/* Pango layouts by text, style and width; kept between frames. */
typedef struct _PlnTextCache PlnTextCache;
PlnTextCache *pln_text_cache_new    (PangoContext *context);
void          pln_text_cache_free   (PlnTextCache *self);
void          pln_text_cache_clear  (PlnTextCache *self);
/* width: pixels, or negative for one line without limit; lines: at most, the rest is cut with an ellipsis. (transfer none) */
PangoLayout  *pln_text_cache_get    (PlnTextCache *self, PlnTextStyle style, const char *text, double width, int lines);
void          pln_text_cache_measure (PlnTextCache *self, PlnTextStyle style, const char *text, double width, int lines,
                                      double *text_width, double *text_height);
double        pln_text_cache_line_height (PlnTextCache *self, PlnTextStyle style);
/* How much larger than usual the interface font is: 1.0 at 11 points. */
double        pln_text_cache_get_scale (PlnTextCache *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnTextCache, pln_text_cache_free)

typedef enum
{
  PLN_DASH_SOLID,
  PLN_DASH_DASHED,
  PLN_DASH_DOTTED, /* round dots */
} PlnDash;

/* Small signs, drawn as paths so that they look the same on paper. */
typedef enum
{
  PLN_GLYPH_NONE,
  PLN_GLYPH_WARNING,
  PLN_GLYPH_REPEAT,
  PLN_GLYPH_CLOCK,
  PLN_GLYPH_DOTS,
  PLN_GLYPH_NEXT, /* mirrored in right-to-left */
  PLN_GLYPH_PLUS,
  PLN_GLYPH_MINUS,
  PLN_GLYPH_TICK,
  PLN_GLYPH_CROSS,
  PLN_GLYPH_LINK,
  PLN_GLYPH_PEN,
  PLN_GLYPH_ARROWS,
  PLN_GLYPH_PERSON,
  PLN_GLYPH_BULB,
  PLN_GLYPH_PLAY,
  PLN_N_GLYPHS
} PlnGlyph;

/* Paints to a GtkSnapshot (screen), a cairo context (print, PDF, PNG) or an SVG
 * text with real, selectable text.  The same calls serve all three. */
typedef struct _PlnPainter PlnPainter;

PlnPainter *pln_painter_new_snapshot (GtkSnapshot *snapshot, PlnTextCache *text, const PlnPalette *palette, gboolean rtl);
PlnPainter *pln_painter_new_cairo    (cairo_t *cr, PlnTextCache *text, const PlnPalette *palette, gboolean rtl);
PlnPainter *pln_painter_new_svg      (GString *svg, PlnTextCache *text, const PlnPalette *palette, gboolean rtl);
void        pln_painter_free         (PlnPainter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnPainter, pln_painter_free)

const PlnPalette *pln_painter_palette (PlnPainter *self);
PlnTextCache     *pln_painter_text_cache (PlnPainter *self);
gboolean          pln_painter_is_rtl  (PlnPainter *self);

void pln_painter_save         (PlnPainter *self);
void pln_painter_restore      (PlnPainter *self);
void pln_painter_translate    (PlnPainter *self, double x, double y);
void pln_painter_scale        (PlnPainter *self, double factor);
void pln_painter_rotate       (PlnPainter *self, double degrees);
void pln_painter_push_clip    (PlnPainter *self, const PlnRect *rect, double radius);
void pln_painter_push_opacity (PlnPainter *self, double opacity);
void pln_painter_pop          (PlnPainter *self); /* clip or opacity */

void pln_painter_fill         (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *color);
void pln_painter_stroke       (PlnPainter *self, const PlnRect *rect, double radius, double width, const GdkRGBA *color, PlnDash dash);
void pln_painter_line         (PlnPainter *self, double x1, double y1, double x2, double y2, double width, const GdkRGBA *color, PlnDash dash);
void pln_painter_fill_path    (PlnPainter *self, GskPath *path, const GdkRGBA *color);
void pln_painter_stroke_path  (PlnPainter *self, GskPath *path, double width, const GdkRGBA *color, PlnDash dash);
void pln_painter_clip_path    (PlnPainter *self, GskPath *path); /* pop() ends it */
/* From the left edge to the right, or from the top to the bottom. */
void pln_painter_fade         (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *from, const GdkRGBA *to, gboolean vertical);
/* 45° lines 1.6 px at a pitch of 6 px, whose strength goes from one share to the other. */
void pln_painter_hatch        (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *color, double from, double to);
void pln_painter_shadow       (PlnPainter *self, const PlnRect *rect, double radius);
void pln_painter_glyph        (PlnPainter *self, PlnGlyph glyph, double x, double y, double size, const GdkRGBA *color);
void pln_painter_text         (PlnPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color);
/* One piece of text in a box: at the start edge, cut to the width. Gives the height used. */
double pln_painter_label      (PlnPainter *self, PlnTextStyle style, const char *text, const PlnRect *box, int lines, double align, const GdkRGBA *color);

/* The outline of a rounded rectangle in cubic curves (SVG knows no conics). (transfer full) */
GskPath *pln_path_rounded     (const PlnRect *rect, double radius);

G_END_DECLS
