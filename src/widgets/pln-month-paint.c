// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-month-grid-private.h"

#include <glib/gi18n.h>

static gboolean
is_other_month (PlnMonthGrid *self, PlnDay day)
{
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  return month != self->month;
}

static void
paint_ground (PlnMonthGrid *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnMonthLayout *l = &self->layout;
  const GdkRGBA other = pln_rgba_alpha (&c->text, 0.035), weekend = pln_rgba_alpha (&c->text, 0.014);

  for (int i = 0; i < l->n_days && !self->compact; i++)
    {
      if (is_other_month (self, l->first + i))
        pln_painter_fill (p, &l->days[i], 0, &other);
      else if (pln_day_weekday (l->first + i) >= 6)
        pln_painter_fill (p, &l->days[i], 0, &weekend);
    }
  for (int i = 0; i < l->n_days; i++)
    {
      const PlnRect *d = &l->days[i];
      const PlnRect first = { MIN (d->x, l->weeks.width > 0 ? l->weeks.x : d->x), d->y,
                              d->width + (l->weeks.width > 0 ? l->weeks.width : 0), d->height };
      const PlnRect *top = i % 7 == 0 ? &first : d;

      pln_painter_fill (p, &(PlnRect) { top->x, top->y, top->width, 1 }, 0, &c->line);
      if (!self->compact && (i % 7 > 0 || l->weeks.width > 0))
        pln_painter_fill (p, &(PlnRect) { self->spec.rtl ? d->x + d->width - 1 : d->x, d->y, 1, d->height }, 0, &c->line);
    }
}

static void
paint_heads (PlnMonthGrid *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnMonthLayout *l = &self->layout;

  for (int i = 0; i < 7; i++)
    {
      /* Translators: weekday above a column of the calendar, as g_date_time_format() writes it. */
      g_autofree char *name = pln_day_format (l->first + i, C_("weekday above a column", "%a"));
      PlnRect box = { l->days[i].x + 8, l->header.y + 4, l->days[i].width - 12, l->header.height };

      if (self->compact)
        {
          *g_utf8_offset_to_pointer (name, MIN (1, g_utf8_strlen (name, -1))) = '\0';
          box = (PlnRect) { l->days[i].x, l->header.y + 4, l->days[i].width, l->header.height };
        }
      pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, name, &box, 1, self->compact ? 0.5 : 0, &c->dim);
    }
  for (int week = 0; week < l->n_weeks && l->weeks.width > 0; week++)
    {
      const PlnRect *d = &l->days[week * 7];
      int iso_year;
      /* The ISO week is that of the row's Thursday. */
      const PlnDay thursday = l->first + week * 7 + (4 - self->spec.first_weekday + 7) % 7;
      g_autofree char *number = g_strdup_printf ("%d", pln_day_iso_week (thursday, &iso_year));

      pln_painter_label (p, PLN_TEXT_CAPTION, number, &(PlnRect) { l->weeks.x, d->y + 6, l->weeks.width - 2, 20 }, 1, 0.5, &c->dim);
    }
}

static void
paint_day_number (PlnMonthGrid *self, PlnPainter *p, int i)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnRect *d = &self->layout.days[i];
  const PlnDay day = self->layout.first + i;
  const gboolean today = day == self->today, other = is_other_month (self, day);
  const gboolean filled = today || (self->compact && day == self->selected_day);
  int year, month, mday;
  double tw, th, size, x;
  g_autofree char *text = NULL;

  pln_day_to_ymd (day, &year, &month, &mday);
  text = mday == 1 && !self->compact
             /* Translators: the first day of a month in the calendar, short. */
             ? pln_day_format (day, C_("first day in the calendar", "%-e %b"))
             : g_strdup_printf ("%d", mday);
  pln_text_cache_measure (pln_painter_text_cache (p), PLN_TEXT_LABEL, text, -1, 1, &tw, &th);
  size = 22 * self->spec.scale;
  x = self->compact ? d->x + (d->width - tw) / 2 : self->spec.rtl ? d->x + d->width - 7 - tw : d->x + 7;
  if (filled)
    {
      const PlnRect circle = { x + tw / 2 - MAX (size, tw + 7) / 2, d->y + 3 + (self->compact ? 2 : 0), MAX (size, tw + 7), size };

      pln_painter_fill (p, &circle, size / 2, &c->accent);
      pln_painter_text (p, pln_text_cache_get (pln_painter_text_cache (p), PLN_TEXT_LABEL, text, -1, 1), x,
                        circle.y + (size - th) / 2, &c->on_accent);
      return;
    }
  pln_painter_text (p, pln_text_cache_get (pln_painter_text_cache (p), PLN_TEXT_LABEL, text, -1, 1), x,
                    d->y + 3 + (self->compact ? 2 : 0) + (size - th) / 2, other ? &c->dim : &c->text);
}

static void
paint_days (PlnMonthGrid *self, PlnPainter *p, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const int selected = interactive ? pln_month_layout_index (&self->layout, self->selected_day) : -1;
  const int drop = pln_month_layout_index (&self->layout, self->drop_day);

  if (selected >= 0 && !self->compact)
    {
      const PlnRect ring = pln_rect_inset (&self->layout.days[selected], 2, 2);
      const GdkRGBA tint = pln_rgba_alpha (&c->accent, c->dark ? 0.14 : 0.09);

      pln_painter_fill (p, &ring, 7, &tint);
      pln_painter_stroke (p, &ring, 7, 2, &c->accent, PLN_DASH_SOLID);
    }
  if (drop >= 0)
    {
      const GdkRGBA tint = pln_rgba_alpha (&c->accent, 0.22);

      pln_painter_fill (p, &self->layout.days[drop], 0, &tint);
    }
  for (int i = 0; i < self->layout.n_days; i++)
    paint_day_number (self, p, i);
}

/* Ground, edge, outline and hatch by certainty; tells where the text may be. */
static PlnRect
paint_chip_ground (PlnPainter *p, const PlnRect *r, const PlnMonthEntry *e, gboolean starts)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnTone tone = e->flags & PLN_ENTRY_DISAGREES ? PLN_TONE_YELLOW : e->tone;
  const GdkRGBA soft = pln_palette_tone (c, tone, PLN_TONE_USE_SOFT), strong = pln_palette_tone (c, tone, PLN_TONE_USE_STRONG);
  const GdkRGBA faint = pln_rgba_alpha (&strong, 0.25);
  const PlnRect inner = pln_rect_inset (r, 0.5, 0.5);
  PlnRect text = { r->x + 8, r->y + 1, r->width - 12, r->height - 2 };

  if (pln_painter_is_rtl (p))
    text.x = r->x + 4;
  pln_painter_fill (p, r, 6, &soft);
  if (e->flags & PLN_ENTRY_DISAGREES)
    pln_painter_hatch (p, r, 6, &faint, 1, 1);
  if (e->flags & (PLN_ENTRY_TENTATIVE | PLN_ENTRY_DISAGREES))
    pln_painter_stroke (p, &inner, 6, 1, &strong, PLN_DASH_DASHED);
  else if (starts)
    {
      pln_painter_push_clip (p, r, 6);
      pln_painter_fill (p, &(PlnRect) { pln_painter_is_rtl (p) ? r->x + r->width - 3 : r->x, r->y, 3, r->height }, 0, &strong);
      pln_painter_pop (p);
    }
  if (c->high_contrast)
    pln_painter_stroke (p, &inner, 6, 1, &c->text, PLN_DASH_SOLID);
  return text;
}

static void
paint_bar (PlnMonthGrid *self, PlnPainter *p, const PlnMonthBar *bar, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnMonthEntry *e = pln_month_grid_entry (self, bar->span);
  const gboolean sign = (e->flags & (PLN_ENTRY_CLASHES | PLN_ENTRY_DISAGREES)) != 0;
  const gboolean faded = (e->flags & PLN_ENTRY_CANCELLED) != 0;
  GdkRGBA ink = pln_palette_tone (c, e->flags & PLN_ENTRY_DISAGREES ? PLN_TONE_YELLOW : e->tone, PLN_TONE_USE_TEXT);
  PlnRect text;

  if (self->compact)
    {
      const GdkRGBA strong = pln_palette_tone (c, e->tone, PLN_TONE_USE_STRONG);
      const gboolean dot = bar->first_col == bar->last_col;
      const PlnRect r = dot ? (PlnRect) { bar->rect.x + bar->rect.width / 2 - 3, bar->rect.y, 6, 6 } : bar->rect;

      pln_painter_fill (p, &r, 3, &strong);
      return;
    }
  if (faded)
    pln_painter_push_opacity (p, 0.6);
  text = paint_chip_ground (p, &bar->rect, e, bar->starts);
  if (sign)
    {
      const double size = 14 * self->spec.scale;

      text.width -= size + 2;
      pln_painter_glyph (p, PLN_GLYPH_WARNING,
                         self->spec.rtl ? text.x : text.x + text.width + 2, bar->rect.y + 3, size, &c->warning);
      if (self->spec.rtl)
        text.x += size + 2;
    }
  pln_painter_label (p, PLN_TEXT_CHIP, e->title, &text, bar->lines, 0, &ink);
  if (faded)
    pln_painter_pop (p);
  if (interactive && self->selected_id != NULL && g_str_equal (self->selected_id, e->id))
    pln_painter_stroke (p, &bar->rect, 6, 2, &c->accent, PLN_DASH_SOLID);
}

static void
paint_more (PlnMonthGrid *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);

  for (int i = 0; i < self->layout.n_days; i++)
    {
      g_autofree char *text = NULL;

      if (self->layout.n_more[i] == 0)
        continue;
      /* Translators: meetings of a day that do not fit into its cell. */
      text = self->compact ? g_strdup ("+")
                           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "+ %u More", "+ %u More", self->layout.n_more[i]),
                                              self->layout.n_more[i]);
      if (!self->compact)
        pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, text,
                           &(PlnRect) { self->layout.more[i].x + 5, self->layout.more[i].y, self->layout.more[i].width - 8, 20 },
                           1, 0, &c->dim);
      else
        pln_painter_fill (p, &(PlnRect) { self->layout.more[i].x + self->layout.more[i].width / 2 - 1.5, self->layout.more[i].y, 3, 3 }, 1.5, &c->dim);
    }
}

static void
paint_band_row (PlnMonthGrid *self, PlnPainter *p, const PlnRect *r, const PlnMonthEntry *e)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA soft = pln_palette_tone (c, e->tone, PLN_TONE_USE_SOFT), strong = pln_palette_tone (c, e->tone, PLN_TONE_USE_STRONG);
  const GdkRGBA ink = pln_palette_tone (c, e->tone, PLN_TONE_USE_TEXT);
  const GdkRGBA ground = pln_rgba_mix (&c->window, &soft, 0.6);
  const PlnRect inner = pln_rect_inset (r, 0.5, 0.5);
  const double size = 14 * self->spec.scale, y = r->y + (r->height - size) / 2;
  double tw, th;
  PlnRect text = { r->x + size + 20, r->y, r->width - size - 30, r->height };

  pln_text_cache_measure (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, e->when_text, -1, 1, &tw, &th);
  text.y += (r->height - th) / 2;
  pln_painter_fill (p, r, 8, &ground);
  pln_painter_stroke (p, &inner, 8, 1, &strong, PLN_DASH_DASHED);
  if (self->spec.rtl)
    text.x = r->x + 10;
  pln_painter_glyph (p, e->flags & PLN_ENTRY_DEADLINE ? PLN_GLYPH_CLOCK : PLN_GLYPH_DOTS,
                     self->spec.rtl ? r->x + r->width - 11 - size : r->x + 11, y, size, &ink);
  /* The span goes on past this month. */
  if (e->last != PLN_DAY_NONE && e->last > self->layout.last)
    {
      pln_painter_glyph (p, PLN_GLYPH_NEXT, self->spec.rtl ? r->x + 8 : r->x + r->width - 8 - size, y, size, &ink);
      text.width -= size + 4;
      if (self->spec.rtl)
        text.x += size + 4;
    }
  tw = MIN (tw, text.width);
  pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, e->when_text,
                     &(PlnRect) { self->spec.rtl ? text.x + text.width - tw : text.x, text.y, tw + 1, text.height }, 1, 0, &ink);
  text.width -= tw + 9;
  if (!self->spec.rtl)
    text.x += tw + 9;
  pln_painter_label (p, PLN_TEXT_CAPTION, e->title, &text, 1, 0, &ink);
}

static void
paint_band (PlnMonthGrid *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const guint full = self->layout.n_band - (self->layout.n_band_more > 0);

  for (guint i = 0; i < full; i++)
    paint_band_row (self, p, &self->layout.band[i], &g_array_index (self->band, PlnMonthEntry, i));
  if (self->layout.n_band_more > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u More Without a Day", "%u More Without a Day", self->layout.n_band_more),
                                               self->layout.n_band_more);
      PlnRect box = pln_rect_inset (&self->layout.band[full], 12, 2);

      pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, text, &box, 1, 0, &c->dim);
    }
}

static void
paint_cursor (PlnMonthGrid *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const int cursor = pln_canvas_get_cursor (PLN_CANVAS (self));
  PlnRect bounds;

  if (cursor < 0 || !pln_canvas_shows_cursor (PLN_CANVAS (self)))
    return;
  PLN_CANVAS_GET_CLASS (self)->get_bounds (PLN_CANVAS (self), cursor, &bounds);
  bounds = pln_rect_inset (&bounds, cursor < self->layout.n_days ? 4.5 : -1, cursor < self->layout.n_days ? 4.5 : -1);
  pln_painter_stroke (p, &bounds, 6, 2, &c->accent_text, PLN_DASH_SOLID);
}

void
pln_month_grid_paint (PlnMonthGrid *self, PlnPainter *p, gboolean interactive)
{
  paint_ground (self, p);
  paint_heads (self, p);
  paint_days (self, p, interactive);
  for (guint i = 0; i < self->layout.bars->len; i++)
    if (!pln_month_grid_bar (self, i)->hidden)
      paint_bar (self, p, pln_month_grid_bar (self, i), interactive);
  paint_more (self, p);
  paint_band (self, p);
  if (interactive)
    paint_cursor (self, p);
}
