// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-painter-private.h"

#include <math.h>

/* Control points that bring a cubic within 0.03 % of a quarter of a circle. */
#define KAPPA 0.5523

/* --- screen ------------------------------------------------------------- */

static void
snapshot_save (PlnPainter *self)
{
  gtk_snapshot_save (self->snapshot);
}

static void
snapshot_restore (PlnPainter *self)
{
  gtk_snapshot_restore (self->snapshot);
}

static void
snapshot_transform (PlnPainter *self, PlnTransform transform, double a, double b)
{
  if (transform == PLN_TRANSFORM_TRANSLATE)
    gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (a, b));
  else if (transform == PLN_TRANSFORM_SCALE)
    gtk_snapshot_scale (self->snapshot, a, a);
  else
    gtk_snapshot_rotate (self->snapshot, a);
}

static void
snapshot_push_clip (PlnPainter *self, GskPath *path)
{
  gtk_snapshot_push_fill (self->snapshot, path, GSK_FILL_RULE_EVEN_ODD);
}

static void
snapshot_push_opacity (PlnPainter *self, double opacity)
{
  gtk_snapshot_push_opacity (self->snapshot, opacity);
}

static void
snapshot_pop (PlnPainter *self)
{
  gtk_snapshot_pop (self->snapshot);
}

static void
snapshot_fill (PlnPainter *self, GskPath *path, const GdkRGBA *color)
{
  gtk_snapshot_append_fill (self->snapshot, path, GSK_FILL_RULE_EVEN_ODD, color);
}

static void
snapshot_stroke (PlnPainter *self, GskPath *path, const GskStroke *stroke, const GdkRGBA *color)
{
  gtk_snapshot_append_stroke (self->snapshot, path, stroke, color);
}

static graphene_rect_t
to_graphene (const PlnRect *rect)
{
  return GRAPHENE_RECT_INIT (rect->x, rect->y, MAX (rect->width, 0), MAX (rect->height, 0));
}

static void
snapshot_fade (PlnPainter *self, const PlnRect *rect, const GdkRGBA *from, const GdkRGBA *to, gboolean vertical)
{
  const graphene_rect_t bounds = to_graphene (rect);
  const GskColorStop stops[] = { { 0, *from }, { 1, *to } };
  graphene_point_t end = vertical ? GRAPHENE_POINT_INIT (rect->x, rect->y + rect->height)
                                  : GRAPHENE_POINT_INIT (rect->x + rect->width, rect->y);

  gtk_snapshot_append_linear_gradient (self->snapshot, &bounds,
                                       &GRAPHENE_POINT_INIT (rect->x, rect->y), &end, stops, 2);
}

static void
snapshot_text (PlnPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (self->snapshot, layout, color);
  gtk_snapshot_restore (self->snapshot);
}

static void
snapshot_clip_rect (PlnPainter *self, const PlnRect *rect, double radius)
{
  const graphene_rect_t bounds = to_graphene (rect);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius);
  gsk_rounded_rect_normalize (&rounded);
  gtk_snapshot_push_rounded_clip (self->snapshot, &rounded);
}

static void
snapshot_fill_rect (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *color)
{
  const graphene_rect_t bounds = to_graphene (rect);

  if (radius > 0)
    snapshot_clip_rect (self, rect, radius);
  gtk_snapshot_append_color (self->snapshot, color, &bounds);
  if (radius > 0)
    gtk_snapshot_pop (self->snapshot);
}

static void
snapshot_stroke_rect (PlnPainter *self, const PlnRect *rect, double radius, double width, const GdkRGBA *color)
{
  const PlnRect outer = pln_rect_inset (rect, -width / 2, -width / 2);
  const graphene_rect_t bounds = to_graphene (&outer);
  const float widths[4] = { width, width, width, width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius > 0 ? radius + width / 2 : 0);
  gsk_rounded_rect_normalize (&rounded);
  gtk_snapshot_append_border (self->snapshot, &rounded, widths, colors);
}

static void
snapshot_shadow (PlnPainter *self, const PlnRect *rect, double radius)
{
  const graphene_rect_t bounds = to_graphene (rect);
  const GdkRGBA color = { 0, 0, 0, self->palette.dark ? 0.35 : 0.10 };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &bounds, radius);
  gtk_snapshot_append_outset_shadow (self->snapshot, &rounded, &color, 0, 1, 0, 3);
}

static const PlnPainterOps snapshot_ops = {
  snapshot_save, snapshot_restore, snapshot_transform, snapshot_push_clip, snapshot_push_opacity, snapshot_pop,
  snapshot_fill, snapshot_stroke, snapshot_fade, snapshot_text,
  snapshot_fill_rect, snapshot_stroke_rect, snapshot_clip_rect, snapshot_shadow,
};

/* --- paper -------------------------------------------------------------- */

static void
paper_save (PlnPainter *self)
{
  cairo_save (self->cr);
}

static void
paper_restore (PlnPainter *self)
{
  cairo_restore (self->cr);
}

static void
paper_transform (PlnPainter *self, PlnTransform transform, double a, double b)
{
  if (transform == PLN_TRANSFORM_TRANSLATE)
    cairo_translate (self->cr, a, b);
  else if (transform == PLN_TRANSFORM_SCALE)
    cairo_scale (self->cr, a, a);
  else
    cairo_rotate (self->cr, a * G_PI / 180);
}

static void
paper_push_clip (PlnPainter *self, GskPath *path)
{
  const double opaque = -1;

  cairo_save (self->cr);
  cairo_new_path (self->cr);
  gsk_path_to_cairo (path, self->cr);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (self->cr);
  g_array_append_val (self->stack, opaque);
}

static void
paper_push_opacity (PlnPainter *self, double opacity)
{
  cairo_push_group (self->cr);
  g_array_append_val (self->stack, opacity);
}

static void
paper_pop (PlnPainter *self)
{
  const double opacity = g_array_index (self->stack, double, self->stack->len - 1);

  g_array_set_size (self->stack, self->stack->len - 1);
  if (opacity < 0)
    {
      cairo_restore (self->cr);
      return;
    }
  cairo_pop_group_to_source (self->cr);
  cairo_paint_with_alpha (self->cr, opacity);
}

static void
paper_fill (PlnPainter *self, GskPath *path, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->cr, color);
  cairo_new_path (self->cr);
  gsk_path_to_cairo (path, self->cr);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill (self->cr);
}

static void
paper_stroke (PlnPainter *self, GskPath *path, const GskStroke *stroke, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->cr, color);
  cairo_new_path (self->cr);
  gsk_path_to_cairo (path, self->cr);
  gsk_stroke_to_cairo (stroke, self->cr);
  cairo_stroke (self->cr);
}

static void
paper_fade (PlnPainter *self, const PlnRect *rect, const GdkRGBA *from, const GdkRGBA *to, gboolean vertical)
{
  cairo_pattern_t *pattern
      = cairo_pattern_create_linear (rect->x, rect->y, vertical ? rect->x : rect->x + rect->width,
                                     vertical ? rect->y + rect->height : rect->y);

  cairo_pattern_add_color_stop_rgba (pattern, 0, from->red, from->green, from->blue, from->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, to->red, to->green, to->blue, to->alpha);
  cairo_set_source (self->cr, pattern);
  cairo_pattern_destroy (pattern);
  cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (self->cr);
}

static void
paper_text (PlnPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (self->cr, color);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

static const PlnPainterOps paper_ops = {
  paper_save, paper_restore, paper_transform, paper_push_clip, paper_push_opacity, paper_pop,
  paper_fill, paper_stroke, paper_fade, paper_text,
  NULL, NULL, NULL, NULL,
};

/* --- common ------------------------------------------------------------- */

PlnPainter *
pln_painter_new (const PlnPainterOps *ops, PlnTextCache *text, const PlnPalette *palette, gboolean rtl)
{
  PlnPainter *self = g_new0 (PlnPainter, 1);

  self->ops = ops;
  self->text = text;
  self->palette = *palette;
  self->rtl = rtl;
  self->stack = g_array_new (FALSE, TRUE, sizeof (double));
  return self;
}

PlnPainter *
pln_painter_new_snapshot (GtkSnapshot *snapshot, PlnTextCache *text, const PlnPalette *palette, gboolean rtl)
{
  PlnPainter *self = pln_painter_new (&snapshot_ops, text, palette, rtl);

  self->snapshot = g_object_ref (snapshot);
  return self;
}

PlnPainter *
pln_painter_new_cairo (cairo_t *cr, PlnTextCache *text, const PlnPalette *palette, gboolean rtl)
{
  PlnPainter *self = pln_painter_new (&paper_ops, text, palette, rtl);

  self->cr = cairo_reference (cr);
  return self;
}

void
pln_painter_free (PlnPainter *self)
{
  g_clear_object (&self->snapshot);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_array_unref (self->stack);
  g_free (self);
}

const PlnPalette *
pln_painter_palette (PlnPainter *self)
{
  return &self->palette;
}

PlnTextCache *
pln_painter_text_cache (PlnPainter *self)
{
  return self->text;
}

gboolean
pln_painter_is_rtl (PlnPainter *self)
{
  return self->rtl;
}

void
pln_painter_save (PlnPainter *self)
{
  self->ops->save (self);
}

void
pln_painter_restore (PlnPainter *self)
{
  self->ops->restore (self);
}

void
pln_painter_translate (PlnPainter *self, double x, double y)
{
  self->ops->transform (self, PLN_TRANSFORM_TRANSLATE, x, y);
}

void
pln_painter_scale (PlnPainter *self, double factor)
{
  self->ops->transform (self, PLN_TRANSFORM_SCALE, factor, factor);
}

void
pln_painter_rotate (PlnPainter *self, double degrees)
{
  self->ops->transform (self, PLN_TRANSFORM_ROTATE, degrees, 0);
}

void
pln_painter_push_clip (PlnPainter *self, const PlnRect *rect, double radius)
{
  g_autoptr (GskPath) path = NULL;

  if (self->ops->clip_rect != NULL)
    {
      self->ops->clip_rect (self, rect, radius);
      return;
    }
  path = pln_path_rounded (rect, radius);
  self->ops->push_clip (self, path);
}

void
pln_painter_clip_path (PlnPainter *self, GskPath *path)
{
  self->ops->push_clip (self, path);
}

void
pln_painter_push_opacity (PlnPainter *self, double opacity)
{
  self->ops->push_opacity (self, opacity);
}

void
pln_painter_pop (PlnPainter *self)
{
  self->ops->pop (self);
}

GskPath *
pln_path_rounded (const PlnRect *rect, double radius)
{
  GskPathBuilder *b = gsk_path_builder_new ();
  const double r = CLAMP (radius, 0, MIN (rect->width, rect->height) / 2);
  const double k = r * (1 - KAPPA);
  const double x = rect->x, y = rect->y, x2 = x + rect->width, y2 = y + rect->height;

  gsk_path_builder_move_to (b, x + r, y);
  gsk_path_builder_line_to (b, x2 - r, y);
  if (r > 0)
    gsk_path_builder_cubic_to (b, x2 - k, y, x2, y + k, x2, y + r);
  gsk_path_builder_line_to (b, x2, y2 - r);
  if (r > 0)
    gsk_path_builder_cubic_to (b, x2, y2 - k, x2 - k, y2, x2 - r, y2);
  gsk_path_builder_line_to (b, x + r, y2);
  if (r > 0)
    gsk_path_builder_cubic_to (b, x + k, y2, x, y2 - k, x, y2 - r);
  gsk_path_builder_line_to (b, x, y + r);
  if (r > 0)
    gsk_path_builder_cubic_to (b, x, y + k, x + k, y, x + r, y);
  gsk_path_builder_close (b);
  return gsk_path_builder_free_to_path (b);
}

void
pln_painter_fill (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *color)
{
  g_autoptr (GskPath) path = NULL;

  if (rect->width <= 0 || rect->height <= 0)
    return;
  radius = MIN (radius, MIN (rect->width, rect->height) / 2);
  if (self->ops->fill_rect != NULL)
    {
      self->ops->fill_rect (self, rect, radius, color);
      return;
    }
  path = pln_path_rounded (rect, radius);
  self->ops->fill (self, path, color);
}

void
pln_painter_stroke (PlnPainter *self, const PlnRect *rect, double radius, double width, const GdkRGBA *color, PlnDash dash)
{
  g_autoptr (GskPath) path = NULL;

  if (rect->width <= 0 || rect->height <= 0)
    return;
  if (dash == PLN_DASH_SOLID && self->ops->stroke_rect != NULL)
    {
      self->ops->stroke_rect (self, rect, radius, width, color);
      return;
    }
  path = pln_path_rounded (rect, radius);
  pln_painter_stroke_path (self, path, width, color, dash);
}

void
pln_painter_line (PlnPainter *self, double x1, double y1, double x2, double y2, double width, const GdkRGBA *color, PlnDash dash)
{
  GskPathBuilder *b;
  g_autoptr (GskPath) path = NULL;

  if (dash == PLN_DASH_SOLID && (x1 == x2 || y1 == y2))
    {
      const PlnRect rect = {
        MIN (x1, x2) - (x1 == x2 ? width / 2 : 0), MIN (y1, y2) - (y1 == y2 ? width / 2 : 0),
        x1 == x2 ? width : fabs (x2 - x1), y1 == y2 ? width : fabs (y2 - y1),
      };

      pln_painter_fill (self, &rect, 0, color);
      return;
    }
  b = gsk_path_builder_new ();
  gsk_path_builder_move_to (b, x1, y1);
  gsk_path_builder_line_to (b, x2, y2);
  path = gsk_path_builder_free_to_path (b);
  pln_painter_stroke_path (self, path, width, color, dash);
}

void
pln_painter_fill_path (PlnPainter *self, GskPath *path, const GdkRGBA *color)
{
  self->ops->fill (self, path, color);
}

void
pln_painter_stroke_path (PlnPainter *self, GskPath *path, double width, const GdkRGBA *color, PlnDash dash)
{
  GskStroke *stroke = gsk_stroke_new (width);
  const float dashes[] = { 4, 3 }, dots[] = { 0.1, 5.1 };

  gsk_stroke_set_line_join (stroke, GSK_LINE_JOIN_ROUND);
  if (dash == PLN_DASH_DASHED)
    gsk_stroke_set_dash (stroke, dashes, 2);
  else if (dash == PLN_DASH_DOTTED)
    {
      gsk_stroke_set_dash (stroke, dots, 2);
      gsk_stroke_set_line_cap (stroke, GSK_LINE_CAP_ROUND);
    }
  self->ops->stroke (self, path, stroke, color);
  gsk_stroke_free (stroke);
}

void
pln_painter_fade (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *from, const GdkRGBA *to, gboolean vertical)
{
  if (rect->width <= 0 || rect->height <= 0)
    return;
  if (radius > 0)
    pln_painter_push_clip (self, rect, radius);
  self->ops->fade (self, rect, from, to, vertical);
  if (radius > 0)
    pln_painter_pop (self);
}

/* One path per strength: a run of even strength is one path, a fade is many short ones. */
void
pln_painter_hatch (PlnPainter *self, const PlnRect *rect, double radius, const GdkRGBA *color, double from, double to)
{
  const double pitch = 6, h = rect->height;
  const gboolean even = fabs (from - to) < 0.01;
  GskPathBuilder *b = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  if (rect->width <= 0 || h <= 0)
    {
      gsk_path_builder_unref (b);
      return;
    }
  pln_painter_push_clip (self, rect, radius);
  for (double x = rect->x - h + pitch - fmod (rect->x, pitch); x < rect->x + rect->width; x += pitch)
    {
      const double share = CLAMP ((x + h / 2 - rect->x) / rect->width, 0, 1);
      const GdkRGBA c = pln_rgba_alpha (color, from + (to - from) * share);

      gsk_path_builder_move_to (b, x, rect->y + h);
      gsk_path_builder_line_to (b, x + h, rect->y);
      if (even)
        continue;
      path = gsk_path_builder_free_to_path (b);
      pln_painter_stroke_path (self, path, 1.6, &c, PLN_DASH_SOLID);
      g_clear_pointer (&path, gsk_path_unref);
      b = gsk_path_builder_new ();
    }
  path = gsk_path_builder_free_to_path (b);
  if (even)
    {
      const GdkRGBA c = pln_rgba_alpha (color, from);

      pln_painter_stroke_path (self, path, 1.6, &c, PLN_DASH_SOLID);
    }
  pln_painter_pop (self);
}

/* Soft on the screen, a hairline more on paper. */
void
pln_painter_shadow (PlnPainter *self, const PlnRect *rect, double radius)
{
  if (self->ops->shadow != NULL)
    self->ops->shadow (self, rect, radius);
}

void
pln_painter_text (PlnPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  self->ops->text (self, layout, x, y, color);
}

/**
 * pln_painter_label:
 * @box: where the text may be; wraps and is cut to its width
 * @align: 0 at the start edge (right in a right-to-left drawing), 0.5 middle, 1 end
 *
 * The drawing decides the side, not the text's own direction, so that a column
 * stays a column; only the order of the letters is the text's own.
 *
 * Returns: the height of the text
 */
double
pln_painter_label (PlnPainter *self, PlnTextStyle style, const char *text, const PlnRect *box, int lines, double align, const GdkRGBA *color)
{
  PangoLayout *layout;
  PangoRectangle ink;
  const double side = self->rtl ? 1 - align : align;

  if (text == NULL || *text == '\0' || box->width < 4)
    return 0;
  layout = pln_text_cache_get (self->text, style, text, box->width, lines);
  pango_layout_get_pixel_extents (layout, NULL, &ink);
  if (pango_layout_get_line_count (layout) > 1)
    {
      /* Lines of different length: Pango places them, on the wanted side.  It takes left and
       * right the other way about for text that runs against the direction of the context. */
      const PangoDirection base = pango_context_get_base_dir (pango_layout_get_context (layout));
      const gboolean base_rtl = base == PANGO_DIRECTION_RTL || base == PANGO_DIRECTION_WEAK_RTL;
      const gboolean text_rtl = pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL;
      const PangoAlignment want = align == 0.5 ? PANGO_ALIGN_CENTER
                                  : (side > 0.5) != (base_rtl != text_rtl) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;

      if (pango_layout_get_alignment (layout) != want)
        pango_layout_set_alignment (layout, want);
      pln_painter_text (self, layout, box->x, box->y, color);
    }
  else
    pln_painter_text (self, layout, box->x - ink.x + (box->width - ink.width) * side, box->y, color);
  return ink.height;
}
