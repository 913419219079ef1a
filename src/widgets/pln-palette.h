/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* The colours of a drawing, all but shadow opaque or meant for a known ground. */
typedef struct
{
  gboolean dark, high_contrast;
  GdkRGBA  view, window, card;
  GdkRGBA  text, dim, line, line_strong;
  GdkRGBA  accent, on_accent, accent_text;
  GdkRGBA  warning, error, success;
  AdwAccentColor accent_color;
} PlnPalette;

typedef enum
{
  PLN_TONE_USE_STRONG, /* edges, nodes */
  PLN_TONE_USE_MEDIUM, /* bars without text */
  PLN_TONE_USE_SOFT,   /* opaque ground under text */
  PLN_TONE_USE_TEXT,   /* text on the soft ground, 4.5:1 */
} PlnToneUse;

void    pln_palette_init       (PlnPalette *self, AdwStyleManager *style);
void    pln_palette_init_plain (PlnPalette *self, gboolean dark, gboolean high_contrast, AdwAccentColor accent);
void    pln_palette_init_paper (PlnPalette *self);
GdkRGBA pln_palette_tone       (const PlnPalette *self, PlnTone tone, PlnToneUse use);
GdkRGBA pln_rgba_mix           (const GdkRGBA *under, const GdkRGBA *over, double share); /* opaque */
GdkRGBA pln_rgba_alpha         (const GdkRGBA *color, double alpha);

G_END_DECLS
