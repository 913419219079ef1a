// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-painter.h"

/* Paths on a grid of 16 by 16.  A stroke is 1.6 wide. */
static const struct
{
  const char *path;
  gboolean    stroke;
  gboolean    mirrors;
} glyphs[PLN_N_GLYPHS] = {
  [PLN_GLYPH_WARNING] = { "M 7.1 1.6 L 0.6 13.2 C 0.2 14 0.7 14.8 1.5 14.8 L 14.5 14.8 C 15.3 14.8 15.8 14 15.4 13.2 L 8.9 1.6 C 8.5 0.9 7.5 0.9 7.1 1.6 Z "
                          "M 7 5 L 7.2 10 L 8.8 10 L 9 5 Z M 7 11.2 L 7 13 L 9 13 L 9 11.2 Z", FALSE, FALSE },
  [PLN_GLYPH_REPEAT] = { "M 1.5 8.5 L 1.5 7 C 1.5 5.3 2.8 4 4.5 4 L 12.5 4 M 9.8 1.2 L 12.6 4 L 9.8 6.8 "
                         "M 14.5 7.5 L 14.5 9 C 14.5 10.7 13.2 12 11.5 12 L 3.5 12 M 6.2 9.2 L 3.4 12 L 6.2 14.8", TRUE, FALSE },
  [PLN_GLYPH_CLOCK] = { "M 8 2.2 C 11.2 2.2 13.8 4.8 13.8 8 C 13.8 11.2 11.2 13.8 8 13.8 C 4.8 13.8 2.2 11.2 2.2 8 C 2.2 4.8 4.8 2.2 8 2.2 Z "
                        "M 8 4.8 L 8 8.2 L 10.6 8.2 M 1.2 3.6 L 3.6 1.2 M 14.8 3.6 L 12.4 1.2", TRUE, FALSE },
  [PLN_GLYPH_DOTS] = { "M 1 6.5 L 4 6.5 L 4 9.5 L 1 9.5 Z M 6.5 6.5 L 9.5 6.5 L 9.5 9.5 L 6.5 9.5 Z M 12 6.5 L 15 6.5 L 15 9.5 L 12 9.5 Z", FALSE, FALSE },
  [PLN_GLYPH_NEXT] = { "M 6 2.5 L 11.5 8 L 6 13.5", TRUE, TRUE },
  [PLN_GLYPH_PLUS] = { "M 8 2.5 L 8 13.5 M 2.5 8 L 13.5 8", TRUE, FALSE },
  [PLN_GLYPH_MINUS] = { "M 2.5 8 L 13.5 8", TRUE, FALSE },
  [PLN_GLYPH_TICK] = { "M 2.5 8.5 L 6.2 12.2 L 13.5 4", TRUE, FALSE },
  [PLN_GLYPH_CROSS] = { "M 3.2 3.2 L 12.8 12.8 M 12.8 3.2 L 3.2 12.8", TRUE, FALSE },
  [PLN_GLYPH_LINK] = { "M 6.5 9.5 L 9.5 6.5 M 5 7 L 2.8 9.2 C 1.6 10.4 1.6 12 2.8 13.2 C 4 14.4 5.6 14.4 6.8 13.2 L 9 11 "
                       "M 7 5 L 9.2 2.8 C 10.4 1.6 12 1.6 13.2 2.8 C 14.4 4 14.4 5.6 13.2 6.8 L 11 9", TRUE, FALSE },
  [PLN_GLYPH_PEN] = { "M 11.5 2 L 14 4.5 L 5.2 13.3 L 2 14 L 2.7 10.8 Z", TRUE, FALSE },
  [PLN_GLYPH_ARROWS] = { "M 1.5 5 L 13 5 M 10.2 2.2 L 13 5 L 10.2 7.8 M 14.5 11 L 3 11 M 5.8 8.2 L 3 11 L 5.8 13.8", TRUE, TRUE },
  [PLN_GLYPH_PERSON] = { "M 8 1.5 C 9.7 1.5 11 2.8 11 4.5 C 11 6.2 9.7 7.5 8 7.5 C 6.3 7.5 5 6.2 5 4.5 C 5 2.8 6.3 1.5 8 1.5 Z "
                         "M 2 14.5 L 2 13 C 2 10.8 3.8 9 6 9 L 10 9 C 12.2 9 14 10.8 14 13 L 14 14.5 Z", FALSE, FALSE },
  [PLN_GLYPH_BULB] = { "M 8 1.5 C 10.6 1.5 12.5 3.4 12.5 5.9 C 12.5 7.9 11.3 8.8 10.6 10 L 10.4 11 L 5.6 11 L 5.4 10 C 4.7 8.8 3.5 7.9 3.5 5.9 "
                       "C 3.5 3.4 5.4 1.5 8 1.5 Z M 6 13.5 L 10 13.5", TRUE, FALSE },
  [PLN_GLYPH_PLAY] = { "M 4 2.2 L 13 8 L 4 13.8 Z", FALSE, FALSE },
};

/**
 * pln_painter_glyph:
 * @size: width and height in the units of the drawing
 */
void
pln_painter_glyph (PlnPainter *self, PlnGlyph glyph, double x, double y, double size, const GdkRGBA *color)
{
  g_autoptr (GskPath) path = NULL;

  if (glyph <= PLN_GLYPH_NONE || glyph >= PLN_N_GLYPHS)
    return;
  path = gsk_path_parse (glyphs[glyph].path);
  pln_painter_save (self);
  pln_painter_translate (self, x, y);
  pln_painter_scale (self, size / 16);
  if (glyphs[glyph].mirrors && pln_painter_is_rtl (self))
    {
      pln_painter_translate (self, 16, 16);
      pln_painter_rotate (self, 180);
    }
  if (glyphs[glyph].stroke)
    pln_painter_stroke_path (self, path, 1.8, color, PLN_DASH_SOLID);
  else
    pln_painter_fill_path (self, path, color);
  pln_painter_restore (self);
}
