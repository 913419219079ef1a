// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* SVG 1.1 with text as text: cairo's own SVG surface turns letters into shapes,
 * which can neither be selected nor found. */

#include "widgets/pln-painter-private.h"

#include <math.h>

static void
append_number (GString *svg, const char *before, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (svg, before);
  g_string_append (svg, g_ascii_formatd (buffer, sizeof buffer, "%.2f", value));
}

static void
append_color (GString *svg, const char *property, const GdkRGBA *color)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", property, (int) lrint (color->red * 255),
                          (int) lrint (color->green * 255), (int) lrint (color->blue * 255));
  if (color->alpha < 0.999)
    {
      g_string_append_printf (svg, " %s-opacity=", property);
      append_number (svg, "\"", color->alpha);
      g_string_append_c (svg, '"');
    }
}

static void
append_path (GString *svg, GskPath *path)
{
  g_autofree char *data = gsk_path_to_string (path);

  g_string_append_printf (svg, " d=\"%s\"", data);
}

/* Opens a group that the innermost save() or push closes. */
static void
count_group (PlnPainter *self)
{
  if (self->stack->len == 0)
    g_array_set_size (self->stack, 1);
  g_array_index (self->stack, double, self->stack->len - 1) += 1;
}

static void
svg_save (PlnPainter *self)
{
  const double none = 0;

  g_array_append_val (self->stack, none);
}

static void
svg_restore (PlnPainter *self)
{
  double n;

  if (self->stack->len == 0)
    return;
  n = g_array_index (self->stack, double, self->stack->len - 1);
  g_array_set_size (self->stack, self->stack->len - 1);
  for (; n > 0; n--)
    g_string_append (self->svg, "</g>\n");
}

static void
svg_transform (PlnPainter *self, PlnTransform transform, double a, double b)
{
  static const char *const names[] = { "translate(", "scale(", "rotate(" };

  g_string_append (self->svg, "<g transform=\"");
  append_number (self->svg, names[transform], a);
  if (transform == PLN_TRANSFORM_TRANSLATE)
    append_number (self->svg, " ", b);
  g_string_append (self->svg, ")\">\n");
  count_group (self);
}

static void
svg_push_clip (PlnPainter *self, GskPath *path)
{
  const guint id = ++self->n_ids;

  g_string_append_printf (self->svg, "<clipPath id=\"c%u\"><path clip-rule=\"evenodd\"", id);
  append_path (self->svg, path);
  g_string_append_printf (self->svg, "/></clipPath>\n<g clip-path=\"url(#c%u)\">\n", id);
  svg_save (self);
  count_group (self);
}

static void
svg_push_opacity (PlnPainter *self, double opacity)
{
  append_number (self->svg, "<g opacity=\"", opacity);
  g_string_append (self->svg, "\">\n");
  svg_save (self);
  count_group (self);
}

static void
svg_fill (PlnPainter *self, GskPath *path, const GdkRGBA *color)
{
  g_string_append (self->svg, "<path fill-rule=\"evenodd\"");
  append_color (self->svg, "fill", color);
  append_path (self->svg, path);
  g_string_append (self->svg, "/>\n");
}

static void
svg_stroke (PlnPainter *self, GskPath *path, const GskStroke *stroke, const GdkRGBA *color)
{
  gsize n;
  const float *dash = gsk_stroke_get_dash (stroke, &n);

  g_string_append (self->svg, "<path fill=\"none\" stroke-linejoin=\"round\"");
  append_color (self->svg, "stroke", color);
  append_number (self->svg, " stroke-width=\"", gsk_stroke_get_line_width (stroke));
  g_string_append_c (self->svg, '"');
  if (gsk_stroke_get_line_cap (stroke) == GSK_LINE_CAP_ROUND)
    g_string_append (self->svg, " stroke-linecap=\"round\"");
  for (gsize i = 0; i < n; i++)
    append_number (self->svg, i == 0 ? " stroke-dasharray=\"" : " ", dash[i]);
  if (n > 0)
    g_string_append_c (self->svg, '"');
  append_path (self->svg, path);
  g_string_append (self->svg, "/>\n");
}

static void
svg_fade (PlnPainter *self, const PlnRect *rect, const GdkRGBA *from, const GdkRGBA *to, gboolean vertical)
{
  const guint id = ++self->n_ids;
  const GdkRGBA first = { from->red, from->green, from->blue, 1 }, last = { to->red, to->green, to->blue, 1 };
  g_autoptr (GskPath) path = pln_path_rounded (rect, 0);

  g_string_append_printf (self->svg, "<linearGradient id=\"g%u\" x1=\"0\" y1=\"0\" x2=\"%d\" y2=\"%d\"><stop offset=\"0\"",
                          id, !vertical, vertical);
  append_color (self->svg, "stop-color", &first);
  append_number (self->svg, " stop-opacity=\"", from->alpha);
  g_string_append (self->svg, "\"/><stop offset=\"1\"");
  append_color (self->svg, "stop-color", &last);
  append_number (self->svg, " stop-opacity=\"", to->alpha);
  g_string_append_printf (self->svg, "\"/></linearGradient>\n<path fill=\"url(#g%u)\"", id);
  append_path (self->svg, path);
  g_string_append (self->svg, "/>\n");
}

static int
compare_offset (gconstpointer a, gconstpointer b)
{
  return (*(PangoGlyphItem *const *) a)->item->offset - (*(PangoGlyphItem *const *) b)->item->offset;
}

/* The text that a line shows, in reading order, with what was cut as an ellipsis. */
static char *
line_text (PangoLayout *layout, PangoLayoutLine *line)
{
  const char *text = pango_layout_get_text (layout);
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_autoptr (GString) out = g_string_new (NULL);

  for (GSList *l = line->runs; l != NULL; l = l->next)
    g_ptr_array_add (runs, l->data);
  g_ptr_array_sort (runs, compare_offset);
  for (guint i = 0; i < runs->len; i++)
    {
      const PangoItem *item = ((PangoGlyphItem *) runs->pdata[i])->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        g_string_append (out, "…");
      else
        g_string_append_len (out, text + item->offset, item->length);
    }
  g_strchomp (out->str);
  return g_markup_escape_text (out->str, -1);
}

static void
svg_text (PlnPainter *self, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  PangoContext *context = pango_layout_get_context (layout);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  const double dpi = pango_cairo_context_get_resolution (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;
  g_autofree char *family = g_markup_escape_text (pango_font_description_get_family (font), -1);

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      g_autofree char *text = line_text (layout, line);
      PangoRectangle logical;
      const gboolean rtl = line->resolved_dir == PANGO_DIRECTION_RTL;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      append_number (self->svg, "<text x=\"", x + (logical.x + (rtl ? logical.width : 0)) / (double) PANGO_SCALE);
      append_number (self->svg, "\" y=\"", y + pango_layout_iter_get_baseline (iter) / (double) PANGO_SCALE);
      append_number (self->svg, "\" font-size=\"", size);
      append_number (self->svg, "\" textLength=\"", logical.width / (double) PANGO_SCALE);
      g_string_append_printf (self->svg, "\" lengthAdjust=\"spacingAndGlyphs\" font-family=\"%s, sans-serif\" font-weight=\"%d\"%s",
                              family, pango_font_description_get_weight (font), rtl ? " direction=\"rtl\"" : "");
      append_color (self->svg, "fill", color);
      g_string_append_printf (self->svg, ">%s</text>\n", text);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static const PlnPainterOps svg_ops = {
  svg_save, svg_restore, svg_transform, svg_push_clip, svg_push_opacity, svg_restore,
  svg_fill, svg_stroke, svg_fade, svg_text,
  NULL, NULL, NULL, NULL,
};

/**
 * pln_painter_new_svg:
 * @svg: grows by elements; the caller writes the outermost element
 *
 * Every save() needs its restore() before the text is complete.
 */
PlnPainter *
pln_painter_new_svg (GString *svg, PlnTextCache *text, const PlnPalette *palette, gboolean rtl)
{
  PlnPainter *self = pln_painter_new (&svg_ops, text, palette, rtl);

  self->svg = svg;
  return self;
}
