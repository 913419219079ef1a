// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-year-private.h"

#include <glib/gi18n.h>

#define ALL_NUMBERS_FROM 16 /* px of a day from which every number shows */

static void
paint_heads (PlnYearPlanner *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnYearLayout *l = &self->layout;
  /* Headings over lanes, by how long the spans are. */
  const char *const kinds[] = { _("Quarter"), _("Half-year"), _("Year") };

  for (int column = 0; column < PLN_YEAR_COLUMNS && l->day_width >= 9; column++)
    {
      const int weekday = (self->spec.first_weekday - 1 + column) % 7;
      g_autofree char *name = pln_day_format (pln_day_from_ymd (2018, 1, 1) + weekday, C_("weekday above a column", "%a"));
      PlnRect box = { l->header.x + (self->spec.rtl ? PLN_YEAR_COLUMNS - 1 - column : column) * l->day_width, 6, l->day_width, 20 };

      *g_utf8_offset_to_pointer (name, MIN (1, g_utf8_strlen (name, -1))) = '\0';
      pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, name, &box, 1, 0.5, weekday >= 5 ? &c->line_strong : &c->dim);
    }
  for (int k = 0; k < PLN_YEAR_KINDS; k++)
    if (l->lanes[k].width > 0)
      {
        /* Translators: heading over lanes, and how many more there is no room for: “Quarter +3” */
        g_autofree char *more = l->n_more_lanes[k] > 0 ? g_strdup_printf (_("%s +%u"), kinds[k], l->n_more_lanes[k]) : g_strdup (kinds[k]);

        pln_painter_label (p, PLN_TEXT_TINY, more, &(PlnRect) { l->lanes[k].x - 10, 7, l->lanes[k].width + 16, 20 }, 1, 0.5, &c->dim);
      }
}

static void
paint_weekends (PlnYearPlanner *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnYearLayout *l = &self->layout;
  const GdkRGBA shade = pln_rgba_alpha (&c->text, 0.035);

  for (int column = 0; column < PLN_YEAR_COLUMNS; column++)
    if ((self->spec.first_weekday - 1 + column) % 7 >= 5)
      pln_painter_fill (p, &(PlnRect) { l->header.x + (self->spec.rtl ? PLN_YEAR_COLUMNS - 1 - column : column) * l->day_width,
                                        l->header.height, l->day_width, 12 * l->row_height }, 0, &shade);
}

static void
paint_number (PlnYearPlanner *self, PlnPainter *p, int month, int mday)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnDay day = pln_day_from_ymd (self->year, month + 1, mday);
  const gboolean all = self->layout.day_width >= ALL_NUMBERS_FROM, monday = pln_day_weekday (day) == 1;
  const gboolean today = day == self->today;
  PlnTextCache *cache = pln_painter_text_cache (p);
  g_autofree char *number = g_strdup_printf ("%d", mday);
  double tw, th;
  PlnRect rect;

  if (!all && !monday && !today && (mday != 1 || pln_day_weekday (day) == 7))
    return;
  pln_year_layout_day (&self->layout, &self->spec, month, mday, &rect);
  pln_text_cache_measure (cache, PLN_TEXT_CHIP, number, -1, 1, &tw, &th);
  if (self->spec.rtl && !all)
    rect.x += rect.width - tw;
  if (today)
    pln_painter_fill (p, &(PlnRect) { rect.x + (all ? (rect.width - tw) / 2 : 0) - 4, rect.y + 2, tw + 8, th + 2 }, (th + 2) / 2, &c->accent);
  pln_painter_text (p, pln_text_cache_get (cache, PLN_TEXT_CHIP, number, -1, 1), rect.x + (all ? (rect.width - tw) / 2 : 0), rect.y + 3,
                    today ? &c->on_accent : &c->text);
  if (monday && !all && self->layout.day_width >= 10 && (self->today <= day || self->today > day + 3))
    {
      int iso_year;
      /* Translators: the number of a week, as small as possible. */
      g_autofree char *week = g_strdup_printf (C_("week number", "w%d"), pln_day_iso_week (day, &iso_year));

      double ww;

      pln_text_cache_measure (cache, PLN_TEXT_TINY, week, -1, 1, &ww, NULL);
      pln_painter_text (p, pln_text_cache_get (cache, PLN_TEXT_TINY, week, -1, 1), self->spec.rtl ? rect.x - ww - 3 : rect.x + tw + 3, rect.y + 5, &c->dim);
    }
}

static void
paint_rows (PlnYearPlanner *self, PlnPainter *p, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnYearLayout *l = &self->layout;

  for (int month = 0; month < 12; month++)
    {
      /* Translators: name of a month standing alone, short. */
      g_autofree char *name = pln_day_format (pln_day_from_ymd (self->year, month + 1, 1), C_("month of a row", "%Ob"));
      const PlnRect *r = &l->rows[month];
      const double left = MIN (l->months[month].x, r->x);

      pln_painter_fill (p, &(PlnRect) { left, r->y, r->width + l->months[month].width, 1 }, 0, &c->line);
      pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, name, &(PlnRect) { l->months[month].x + (self->spec.rtl ? 0 : 12), r->y + 3, l->months[month].width - 12, 20 },
                         1, 0, &c->text);
      for (int mday = 1; mday <= pln_days_in_month (self->year, month + 1); mday++)
        {
          if (interactive && pln_day_from_ymd (self->year, month + 1, mday) == self->selected_day)
            {
              const GdkRGBA tint = pln_rgba_alpha (&c->accent, 0.12);
              PlnRect cell;

              pln_year_layout_day (l, &self->spec, month, mday, &cell);
              pln_painter_fill (p, &cell, 4, &tint);
              pln_painter_stroke (p, &cell, 4, 1.5, &c->accent, PLN_DASH_SOLID);
            }
          paint_number (self, p, month, mday);
        }
      if (l->n_more[month] > 0)
        {
          g_autofree char *more = g_strdup_printf ("+%u", l->n_more[month]);

          pln_painter_label (p, PLN_TEXT_TINY, more, &(PlnRect) { l->months[month].x + (self->spec.rtl ? 0 : 12), r->y + 22, l->months[month].width - 12, 16 }, 1, 0, &c->dim);
        }
    }
}

static PlnTone
tone_of (const PlnMonthEntry *e)
{
  return e->flags & PLN_ENTRY_DISAGREES ? PLN_TONE_YELLOW : e->tone;
}

static void
paint_ground (PlnPainter *p, const PlnRect *r, const PlnMonthEntry *e, const PlnYearBar *bar)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA soft = pln_palette_tone (c, tone_of (e), PLN_TONE_USE_SOFT), strong = pln_palette_tone (c, tone_of (e), PLN_TONE_USE_STRONG);
  const GdkRGBA faint = pln_rgba_alpha (&strong, 0.22);
  const PlnRect inner = pln_rect_inset (r, 0.5, 0.5);

  pln_painter_fill (p, r, 6, &soft);
  if (e->flags & PLN_ENTRY_DISAGREES)
    pln_painter_hatch (p, r, 6, &faint, 1, 1);
  if (bar->kind != PLN_YEAR_DAYS || e->flags & (PLN_ENTRY_TENTATIVE | PLN_ENTRY_DISAGREES))
    pln_painter_stroke (p, &inner, 6, 1.2, &strong, PLN_DASH_DASHED);
  else if (bar->starts)
    {
      pln_painter_push_clip (p, r, 6);
      pln_painter_fill (p, &(PlnRect) { pln_painter_is_rtl (p) ? r->x + r->width - 3 : r->x, r->y, 3, r->height }, 0, &strong);
      pln_painter_pop (p);
    }
}

/* Sideways text, from the top down, in the middle of its lane. */
static void
paint_lane (PlnPainter *p, const PlnRect *r, const PlnMonthEntry *e)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA ink = pln_palette_tone (c, tone_of (e), PLN_TONE_USE_TEXT);
  const gboolean sign = (e->flags & (PLN_ENTRY_DISAGREES | PLN_ENTRY_CLASHES)) != 0;
  const double top = sign ? 26 : 6;
  PlnTextCache *cache = pln_painter_text_cache (p);
  PangoLayout *layout = pln_text_cache_get (cache, PLN_TEXT_CHIP, e->title, r->height - top - 8, 1);
  PangoRectangle ink_box, box;

  if (sign)
    pln_painter_glyph (p, PLN_GLYPH_WARNING, r->x + r->width / 2 - 8, r->y + 6, 16, &c->warning);
  pango_layout_get_pixel_extents (layout, &ink_box, &box);
  pln_painter_save (p);
  pln_painter_translate (p, r->x + r->width / 2 + box.height / 2.0, r->y + top + (r->height - top - box.width) / 2);
  pln_painter_rotate (p, 90);
  pln_painter_text (p, layout, -box.x, 0, &ink);
  pln_painter_restore (p);
}

static void
paint_bar_text (PlnPainter *p, const PlnRect *r, const PlnMonthEntry *e)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA ink = pln_palette_tone (c, tone_of (e), PLN_TONE_USE_TEXT);
  PlnTextCache *cache = pln_painter_text_cache (p);
  const double height = pln_text_cache_line_height (cache, PLN_TEXT_CHIP);
  PlnRect box = { r->x + 8, r->y + (r->height - height) / 2, r->width - 12, r->height };
  const gboolean sign = (e->flags & (PLN_ENTRY_DISAGREES | PLN_ENTRY_CLASHES)) != 0;

  if (r->height < height)
    return;
  if (sign && r->width > 30)
    {
      const gboolean rtl = pln_painter_is_rtl (p);

      pln_painter_glyph (p, PLN_GLYPH_WARNING, rtl ? r->x + 5 : r->x + r->width - 19, r->y + (r->height - 14) / 2, 14, &c->warning);
      box.width -= 18;
      box.x += rtl ? 18 : 0;
    }
  if (box.width > 24)
    pln_painter_label (p, PLN_TEXT_CHIP, e->title, &box, 1, 0, &ink);
}

void
pln_year_planner_paint (PlnYearPlanner *self, PlnPainter *p, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const int cursor = pln_canvas_get_cursor (PLN_CANVAS (self));
  PlnRect bounds;

  paint_weekends (self, p);
  paint_heads (self, p);
  paint_rows (self, p, interactive);
  for (guint i = 0; i < self->layout.bars->len; i++)
    {
      const PlnYearBar *bar = pln_year_bar (self, i);
      const PlnMonthEntry *e = pln_year_entry (self, bar->span);
      const gboolean faded = (e->flags & PLN_ENTRY_CANCELLED) != 0;

      if (bar->hidden)
        continue;
      if (faded)
        pln_painter_push_opacity (p, 0.6);
      paint_ground (p, &bar->rect, e, bar);
      if (bar->kind > PLN_YEAR_MONTH)
        paint_lane (p, &bar->rect, e);
      else
        paint_bar_text (p, &bar->rect, e);
      if (faded)
        pln_painter_pop (p);
      if (interactive && g_strcmp0 (self->selected_id, e->id) == 0)
        pln_painter_stroke (p, &bar->rect, 6, 2, &c->accent, PLN_DASH_SOLID);
    }
  if (!interactive || cursor < 0 || !pln_canvas_shows_cursor (PLN_CANVAS (self)))
    return;
  PLN_CANVAS_GET_CLASS (self)->get_bounds (PLN_CANVAS (self), cursor, &bounds);
  bounds = pln_rect_inset (&bounds, -1.5, -1.5);
  pln_painter_stroke (p, &bounds, 6, 2, &c->accent_text, PLN_DASH_SOLID);
}
