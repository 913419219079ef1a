// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-palette.h"

static GdkRGBA
hex (const char *text)
{
  GdkRGBA color = { 0, 0, 0, 1 };

  gdk_rgba_parse (&color, text);
  return color;
}

GdkRGBA
pln_rgba_mix (const GdkRGBA *under, const GdkRGBA *over, double share)
{
  GdkRGBA out = {
    under->red + (over->red - under->red) * share,
    under->green + (over->green - under->green) * share,
    under->blue + (over->blue - under->blue) * share,
    1,
  };

  return out;
}

GdkRGBA
pln_rgba_alpha (const GdkRGBA *color, double alpha)
{
  GdkRGBA out = *color;

  out.alpha *= alpha;
  return out;
}

/**
 * pln_palette_init_plain:
 *
 * The colours of libadwaita 1.7 for a style, without a display.
 */
void
pln_palette_init_plain (PlnPalette *self, gboolean dark, gboolean high_contrast, AdwAccentColor accent)
{
  const GdkRGBA ink = dark ? hex ("#ffffff") : hex ("#000006");

  *self = (PlnPalette) { .dark = dark, .high_contrast = high_contrast, .accent_color = accent };
  self->view = dark ? hex ("#1d1d20") : hex ("#ffffff");
  self->window = dark ? hex ("#222226") : hex ("#fafafb");
  self->card = dark ? hex ("#36363a") : hex ("#ffffff");
  self->text = pln_rgba_mix (&self->view, &ink, dark || high_contrast ? 1.0 : 0.8);
  self->dim = pln_rgba_mix (&self->view, &ink, high_contrast ? 0.9 : dark ? 0.72 : 0.62);
  self->line = pln_rgba_alpha (&ink, high_contrast ? 0.5 : dark ? 0.12 : 0.1);
  self->line_strong = pln_rgba_mix (&self->view, &ink, high_contrast ? 0.8 : 0.36);
  adw_accent_color_to_rgba (accent, &self->accent);
  adw_accent_color_to_standalone_rgba (accent, dark, &self->accent_text);
  self->on_accent = hex ("#ffffff");
  self->warning = dark ? hex ("#ffc252") : hex ("#905400");
  self->error = dark ? hex ("#ff938c") : hex ("#c30000");
  self->success = dark ? hex ("#78e9ab") : hex ("#007c3d");
}

/* pln_palette_init: follows the style of the desktop. */
void
pln_palette_init (PlnPalette *self, AdwStyleManager *style)
{
  pln_palette_init_plain (self, adw_style_manager_get_dark (style),
                          adw_style_manager_get_high_contrast (style),
                          adw_style_manager_get_accent_color (style));
}

/* pln_palette_init_paper: light, on white. */
void
pln_palette_init_paper (PlnPalette *self)
{
  pln_palette_init_plain (self, FALSE, FALSE, ADW_ACCENT_COLOR_BLUE);
  self->window = self->view;
}

GdkRGBA
pln_palette_tone (const PlnPalette *self, PlnTone tone, PlnToneUse use)
{
  const AdwAccentColor color = tone < PLN_TONE_ACCENT ? (AdwAccentColor) tone : self->accent_color;
  GdkRGBA full, text;

  adw_accent_color_to_rgba (color, &full);
  adw_accent_color_to_standalone_rgba (color, self->dark, &text);
  switch (use)
    {
    case PLN_TONE_USE_MEDIUM:
      return pln_rgba_mix (&self->view, &full, self->dark ? 0.55 : 0.45);
    case PLN_TONE_USE_SOFT:
      return pln_rgba_mix (&self->view, &full, self->dark ? 0.30 : 0.15);
    case PLN_TONE_USE_TEXT:
      return text;
    case PLN_TONE_USE_STRONG:
    default:
      return full;
    }
}
