// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-painter.h"

#include <math.h>

/* More layouts than a screen full of the densest drawing; past it all are dropped. */
#define MAX_LAYOUTS 8192

static const struct
{
  double      size;
  PangoWeight weight;
} text_styles[] = {
  [PLN_TEXT_TINY] = { 0.73, PANGO_WEIGHT_NORMAL },
  [PLN_TEXT_CAPTION] = { 0.82, PANGO_WEIGHT_NORMAL },
  [PLN_TEXT_CHIP] = { 0.82, PANGO_WEIGHT_MEDIUM },
  [PLN_TEXT_CAPTION_BOLD] = { 0.82, PANGO_WEIGHT_BOLD },
  [PLN_TEXT_LABEL] = { 0.88, PANGO_WEIGHT_SEMIBOLD },
  [PLN_TEXT_BODY] = { 1.0, PANGO_WEIGHT_NORMAL },
  [PLN_TEXT_HEADING] = { 1.0, PANGO_WEIGHT_SEMIBOLD },
  [PLN_TEXT_TITLE] = { 1.1, PANGO_WEIGHT_BOLD },
};

struct _PlnTextCache
{
  PangoContext *context; /* owned */
  GHashTable   *layouts; /* owned: key text -> PangoLayout */
  GString      *key;     /* owned: scratch */
};

PlnTextCache *
pln_text_cache_new (PangoContext *context)
{
  PlnTextCache *self = g_new0 (PlnTextCache, 1);

  self->context = g_object_ref (context);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->key = g_string_new (NULL);
  return self;
}

void
pln_text_cache_free (PlnTextCache *self)
{
  g_object_unref (self->context);
  g_hash_table_unref (self->layouts);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/* pln_text_cache_clear: after the font, scale or language changed. */
void
pln_text_cache_clear (PlnTextCache *self)
{
  g_hash_table_remove_all (self->layouts);
}

static PangoLayout *
make_layout (PlnTextCache *self, PlnTextStyle style, const char *text, int width, int lines)
{
  PangoLayout *layout = pango_layout_new (self->context);
  const PangoFontDescription *base = pango_context_get_font_description (self->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (base);
  const int size = (int) lrint (pango_font_description_get_size (base) * text_styles[style].size);

  if (pango_font_description_get_size_is_absolute (base))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, size);
  pango_font_description_set_weight (font, text_styles[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (layout, -MAX (lines, 1));
    }
  return layout;
}

/**
 * pln_text_cache_get:
 * @width: pixels, negative: one line as long as it is
 * @lines: at most so many lines
 *
 * Returns: (transfer none): valid until the cache is cleared or the next frame
 */
PangoLayout *
pln_text_cache_get (PlnTextCache *self, PlnTextStyle style, const char *text, double width, int lines)
{
  const int w = width < 0 ? -1 : (int) floor (width);
  PangoLayout *layout;

  if (text == NULL)
    text = "";
  g_string_printf (self->key, "%d:%d:%d:", style, w, lines);
  g_string_append (self->key, text);
  layout = g_hash_table_lookup (self->layouts, self->key->str);
  if (layout == NULL)
    {
      if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
        g_hash_table_remove_all (self->layouts);
      layout = make_layout (self, style, text, w, lines);
      g_hash_table_insert (self->layouts, g_strdup (self->key->str), layout);
    }
  return layout;
}

/* pln_text_cache_measure: the size that the text takes, in pixels. */
void
pln_text_cache_measure (PlnTextCache *self, PlnTextStyle style, const char *text, double width, int lines,
                        double *text_width, double *text_height)
{
  int w, h;

  pango_layout_get_pixel_size (pln_text_cache_get (self, style, text, width, lines), &w, &h);
  if (text_width != NULL)
    *text_width = w;
  if (text_height != NULL)
    *text_height = h;
}

double
pln_text_cache_line_height (PlnTextCache *self, PlnTextStyle style)
{
  double height;

  pln_text_cache_measure (self, style, "X", -1, 1, NULL, &height);
  return height;
}

double
pln_text_cache_get_scale (PlnTextCache *self)
{
  const PangoFontDescription *font = pango_context_get_font_description (self->context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (pango_font_description_get_size_is_absolute (font))
    size = size * 72 / 96;
  else
    {
      const double dpi = pango_cairo_context_get_resolution (self->context);

      if (dpi > 0)
        size = size * dpi / 96;
    }
  return CLAMP (size / 11, 0.5, 4.0);
}
