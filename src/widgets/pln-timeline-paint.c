// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define RADIUS 6

/* --- marks -------------------------------------------------------------- */

typedef struct
{
  PlnPainter *p;
  GdkRGBA     strong, medium, soft, text;
  gboolean    rtl;
  double      radius;
} Brush;

static void
brush_init (Brush *b, PlnPainter *p, const PlnTimelineMark *mark, double height)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnTone tone = mark->overdue || mark->fill == PLN_FILL_GAP ? PLN_TONE_RED : mark->tone;

  b->p = p;
  b->strong = pln_palette_tone (c, tone, PLN_TONE_USE_STRONG);
  b->medium = pln_palette_tone (c, tone, PLN_TONE_USE_MEDIUM);
  b->soft = pln_palette_tone (c, tone, PLN_TONE_USE_SOFT);
  b->text = pln_palette_tone (c, tone, PLN_TONE_USE_TEXT);
  b->rtl = pln_painter_is_rtl (p);
  b->radius = height < 12 ? 2 : RADIUS;
}

static void
paint_diamond (Brush *b, const PlnRect *r)
{
  GskPathBuilder *builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  const double x = r->x + r->width / 2, y = r->y + r->height / 2, s = MIN (9, r->height / 2);

  gsk_path_builder_move_to (builder, x, y - s);
  gsk_path_builder_line_to (builder, x + s, y);
  gsk_path_builder_line_to (builder, x, y + s);
  gsk_path_builder_line_to (builder, x - s, y);
  gsk_path_builder_close (builder);
  path = gsk_path_builder_free_to_path (builder);
  pln_painter_fill_path (b->p, path, &b->strong);
}

/* A stretch of a bar whose strength goes from one share to another along time. */
static void
paint_stretch (Brush *b, const PlnTimelineMark *mark, const PlnRect *r, double from, double to)
{
  const GdkRGBA ground = mark->fill == PLN_FILL_SOLID ? b->medium : pln_rgba_alpha (&b->medium, 0.30);
  const GdkRGBA a = pln_rgba_alpha (&ground, b->rtl ? to : from), z = pln_rgba_alpha (&ground, b->rtl ? from : to);
  const gboolean uncertain = fabs (from - to) > 0.01;

  if (r->width < 0.5)
    return;
  if (uncertain)
    pln_painter_fade (b->p, r, 0, &a, &z, FALSE);
  else
    pln_painter_fill (b->p, r, 0, &a);
  if (uncertain || mark->fill != PLN_FILL_SOLID)
    pln_painter_hatch (b->p, r, 0, &b->strong, (b->rtl ? to : from) * 0.75, (b->rtl ? from : to) * 0.75);
}

static void
paint_bar (Brush *b, const PlnPlacedMark *m)
{
  const PlnRect *r = &m->rect;
  const double start = m->shape.soft_start, end = m->shape.soft_end;
  PlnRect in = { r->x, r->y, start, r->height };
  PlnRect middle = { r->x + start, r->y, r->width - start - end, r->height };
  PlnRect out = { r->x + r->width - end, r->y, end, r->height };

  if (b->rtl)
    {
      in.x = r->x + r->width - start;
      middle.x = r->x + end;
      out.x = r->x;
    }
  /* Rounded where the end is certain. */
  pln_painter_push_clip (b->p, r, start > 0 || end > 0 ? 2 : b->radius);
  if (m->shape.open_start && m->mark.fill == PLN_FILL_SOLID)
    {
      const GdkRGBA none = pln_rgba_alpha (&b->medium, 0);

      pln_painter_fade (b->p, &in, 0, b->rtl ? &b->medium : &none, b->rtl ? &none : &b->medium, FALSE);
    }
  else
    paint_stretch (b, &m->mark, &in, 0.15, 1);
  paint_stretch (b, &m->mark, &middle, 1, 1);
  if (m->shape.open_end && m->mark.fill == PLN_FILL_SOLID)
    {
      const GdkRGBA none = pln_rgba_alpha (&b->medium, 0);

      pln_painter_fade (b->p, &out, 0, b->rtl ? &none : &b->medium, b->rtl ? &b->medium : &none, FALSE);
    }
  else
    paint_stretch (b, &m->mark, &out, 1, m->shape.open_end ? 0.05 : 0.15);
  pln_painter_pop (b->p);
  /* A gap fades in; where it is certain a dashed line says so. */
  if (m->mark.fill == PLN_FILL_GAP && start > 1)
    {
      const double x = b->rtl ? in.x : in.x + in.width;

      pln_painter_line (b->p, x, r->y - 1, x, r->y + r->height + 1, 2, &b->strong, PLN_DASH_DASHED);
    }
}

/* About: the edge melts away over some pixels. */
static void
soften (Brush *b, const PlnRect *r)
{
  const PlnPalette *c = pln_painter_palette (b->p);
  const GdkRGBA none = pln_rgba_alpha (&c->window, 0);
  const double w = MIN (9, r->width / 4);

  pln_painter_fade (b->p, &(PlnRect) { r->x - 1, r->y - 1, w, r->height + 2 }, 0, &c->window, &none, FALSE);
  pln_painter_fade (b->p, &(PlnRect) { r->x + r->width - w + 1, r->y - 1, w, r->height + 2 }, 0, &none, &c->window, FALSE);
}

static void
paint_mark_shape (Brush *b, const PlnPlacedMark *m)
{
  const PlnRect *r = &m->rect;
  const PlnRect inner = pln_rect_inset (r, 0.6, 0.6);
  const GdkRGBA none = pln_rgba_alpha (&b->medium, 0.06);

  switch (m->mark.span.kind)
    {
    case PLN_MARK_DIAMOND:
      paint_diamond (b, r);
      return;
    case PLN_MARK_SOME:
      if (r->height >= 12)
        pln_painter_fill (b->p, r, b->radius, &b->soft);
      pln_painter_hatch (b->p, r, b->radius, &b->strong, r->height < 12 ? 0.55 : 0.9, r->height < 12 ? 0.55 : 0.9);
      if (r->height >= 12)
        pln_painter_stroke (b->p, &inner, b->radius, 1.2, &b->strong, PLN_DASH_SOLID);
      return;
    case PLN_MARK_BY:
      pln_painter_fade (b->p, r, 0, b->rtl ? &b->medium : &none, b->rtl ? &none : &b->medium, FALSE);
      if (r->height >= 12)
        pln_painter_fill (b->p, &(PlnRect) { b->rtl ? r->x : r->x + r->width - 3, r->y - 2, 3, r->height + 4 }, 0, &b->strong);
      return;
    case PLN_MARK_BAR:
    default:
      break;
    }
  if (m->mark.fill == PLN_FILL_RANGE)
    {
      const GdkRGBA ground = pln_rgba_mix (&pln_painter_palette (b->p)->window, &b->soft, 0.8);

      pln_painter_fill (b->p, r, 0, &ground);
      pln_painter_stroke (b->p, &inner, 0, 1.4, &b->strong, PLN_DASH_DASHED);
    }
  else
    paint_bar (b, m);
}

/* --- words -------------------------------------------------------------- */

static void
pill_colors (const PlnPalette *c, PlnPillStyle style, GdkRGBA *ground, GdkRGBA *ink)
{
  *ink = style == PLN_PILL_SUCCESS ? c->success : style == PLN_PILL_ERROR ? c->error : style == PLN_PILL_WARNING ? c->warning
         : style == PLN_PILL_ACCENT ? c->accent_text : c->dim;
  *ground = pln_rgba_mix (&c->window, ink, 0.14);
}

static double
pill_width (PlnTextCache *cache, const PlnTimelineMark *mark)
{
  double width;

  if (mark->pill == NULL || *mark->pill == '\0')
    return 0;
  pln_text_cache_measure (cache, PLN_TEXT_CAPTION_BOLD, mark->pill, -1, 1, &width, NULL);
  return width + 16;
}

static void
paint_pill (PlnPainter *p, const PlnTimelineMark *mark, double x, double y, double width)
{
  GdkRGBA ground, ink;
  double height;
  PlnRect box;

  pln_text_cache_measure (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, mark->pill, -1, 1, NULL, &height);
  box = (PlnRect) { x, y - height / 2 - 2, width, height + 4 };
  pill_colors (pln_painter_palette (p), mark->pill_style, &ground, &ink);
  pln_painter_fill (p, &box, box.height / 2, &ground);
  pln_painter_text (p, pln_text_cache_get (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, mark->pill, -1, 1), x + 8, y - height / 2, &ink);
}

/* The text as typed, on the colour of the ground so that grid and today's line do not cut it. */
static void
paint_words (PlnTimeline *self, PlnPainter *p, const PlnPlacedMark *m, const Brush *b)
{
  const PlnPalette *c = pln_painter_palette (p);
  PlnTextCache *cache = pln_painter_text_cache (p);
  const double middle = m->rect.y + m->rect.height / 2, pill = pill_width (cache, &m->mark);
  const GdkRGBA halo = pln_rgba_alpha (&c->window, 0.86);
  const gboolean red = m->mark.fill == PLN_FILL_GAP;
  double tw = 0, th = 0, x;

  if (m->mark.text != NULL)
    pln_text_cache_measure (cache, PLN_TEXT_CAPTION_BOLD, m->mark.text, -1, 1, &tw, &th);
  if (tw + pill == 0)
    return;
  if (m->mark.inside)
    {
      const double limit = b->rtl ? m->rect.x + m->rect.width - m->shape.soft_start - 10 - tw : m->rect.x + m->shape.soft_start + 10;

      x = m->mark.fill == PLN_FILL_RANGE ? m->rect.x + (m->rect.width - tw) / 2 : limit;
      if (m->mark.fill == PLN_FILL_RANGE && m->rect.height < th + 2)
        {
          pln_painter_text (p, pln_text_cache_get (cache, PLN_TEXT_CAPTION, m->mark.text, -1, 1), x, m->rect.y - th - 1, &c->dim);
          return;
        }
    }
  else
    x = pln_mark_text_x (&m->shape, &self->scale, tw + (pill > 0 ? pill + 10 : 0), 9);
  if (!m->mark.inside || m->mark.fill == PLN_FILL_HATCH || red)
    pln_painter_fill (p, &(PlnRect) { x - 4, middle - th / 2 - 1, tw + 8, th + 2 }, 4, &halo);
  if (tw > 0)
    pln_painter_text (p, pln_text_cache_get (cache, PLN_TEXT_CAPTION_BOLD, m->mark.text, -1, 1), x + (b->rtl && pill > 0 ? pill + 10 : 0),
                      middle - th / 2, red ? &c->error : &c->text);
  if (pill > 0)
    paint_pill (p, &m->mark, b->rtl ? x : x + tw + 10, middle, pill);
}

static void
paint_marks (PlnTimeline *self, PlnPainter *p, const PlnRect *clip, gboolean interactive)
{
  const int cursor = interactive && pln_canvas_shows_cursor (PLN_CANVAS (self)) ? pln_canvas_get_cursor (PLN_CANVAS (self)) : -1;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const PlnPlacedMark *m = pln_timeline_mark (self, i);
        const PlnRect *row = &pln_timeline_row (self, m->row)->rect;
        Brush brush;

        if (row->y > clip->y + clip->height || row->y + row->height < clip->y)
          continue;
        brush_init (&brush, p, &m->mark, m->rect.height);
        if (pass == 1)
          {
            paint_words (self, p, m, &brush);
            continue;
          }
        paint_mark_shape (&brush, m);
        if (m->mark.soft)
          soften (&brush, &m->rect);
        if (cursor == (int) (self->rows->len + i))
          {
            const PlnRect ring = pln_rect_inset (&m->rect, -3, -3);

            pln_painter_stroke (p, &ring, RADIUS + 3, 2, &pln_painter_palette (p)->accent_text, PLN_DASH_SOLID);
          }
      }
}

/* --- ground ------------------------------------------------------------- */

static double
bottom_of (PlnTimeline *self)
{
  const guint n = self->rows->len;

  return n > 0 ? pln_timeline_row (self, n - 1)->rect.y + pln_timeline_row (self, n - 1)->rect.height : self->header;
}

static void
paint_grid (PlnTimeline *self, PlnPainter *p, const PlnRect *clip, double bottom)
{
  const PlnPalette *c = pln_painter_palette (p);
  const gboolean rtl = self->scale.rtl;
  g_autoptr (GArray) ticks = pln_time_scale_ticks (&self->scale, self->months);
  const double left = rtl ? 0 : self->scale.start;

  if (self->period != NULL)
    {
      const double x1 = pln_time_scale_x (&self->scale, self->period_first), x2 = pln_time_scale_x (&self->scale, self->period_last + 1);
      const GdkRGBA tint = pln_rgba_alpha (&c->accent, 0.09);

      pln_painter_fill (p, &(PlnRect) { MIN (x1, x2), self->header, fabs (x2 - x1), bottom - self->header }, 0, &tint);
    }
  for (guint i = 0; i < ticks->len; i++)
    {
      const PlnTimeTick *tick = &g_array_index (ticks, PlnTimeTick, i);
      const double x = rtl ? tick->x + tick->width - 1 : tick->x;

      if (x < clip->x - 2 || x > clip->x + clip->width + 2)
        continue;
      pln_painter_fill (p, &(PlnRect) { floor (x), self->header, 1, bottom - self->header }, 0,
                        tick->year && self->months ? &c->line_strong : &c->line);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const PlnPlacedRow *row = pln_timeline_row (self, i);

      if (!row->part && i > 0)
        pln_painter_fill (p, &(PlnRect) { left, row->rect.y, self->scale.width - self->scale.start, 1 }, 0, &c->line);
    }
}

static void
paint_today (PlnTimeline *self, PlnPainter *p, double bottom)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double x = pln_time_scale_x (&self->scale, self->today) + (self->scale.rtl ? -1 : 1) * self->scale.per_day / 2;

  if (self->today < self->scale.first || self->today > self->scale.last)
    return;
  pln_painter_fill (p, &(PlnRect) { x - 0.75, self->header - 4, 1.5, bottom - self->header + 4 }, 0, &c->accent_text);
}

/* --- axis and labels ---------------------------------------------------- */

static void
paint_month (PlnPainter *p, const PlnTimeTick *tick, double y)
{
  const PlnPalette *c = pln_painter_palette (p);
  const gboolean wide = tick->width > 44;
  /* Translators: name of a month over a column, short. */
  g_autofree char *name = pln_day_format (tick->day, C_("month over a column", "%b"));

  if (!wide)
    *g_utf8_offset_to_pointer (name, MIN (1, g_utf8_strlen (name, -1))) = '\0';
  pln_painter_label (p, PLN_TEXT_CAPTION, name, &(PlnRect) { tick->x, y, tick->width, 20 }, 1, 0.5, &c->dim);
}

static void
paint_period_heading (PlnTimeline *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double x1 = pln_time_scale_x (&self->scale, self->period_first), x2 = pln_time_scale_x (&self->scale, self->period_last + 1);
  const GdkRGBA ground = pln_rgba_mix (&c->window, &c->accent, 0.16);
  const PlnRect box = { MIN (x1, x2), 2, fabs (x2 - x1), 22 };

  pln_painter_fill (p, &box, 6, &ground);
  pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, self->period, &(PlnRect) { box.x + 4, box.y + 3, box.width - 8, box.height }, 1, 0.5, &c->accent_text);
}

static void
paint_today_pill (PlnTimeline *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double x = pln_time_scale_x (&self->scale, self->today) + (self->scale.rtl ? -1 : 1) * self->scale.per_day / 2;
  double tw, th;
  PlnRect box;

  if (self->today < self->scale.first || self->today > self->scale.last)
    return;
  pln_text_cache_measure (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, _("Today"), -1, 1, &tw, &th);
  box = (PlnRect) { x - tw / 2 - 9, 3, tw + 18, th + 5 };
  pln_painter_fill (p, &(PlnRect) { x - 0.75, box.y + 4, 1.5, self->header - box.y - 4 }, 0, &c->accent_text);
  pln_painter_fill (p, &box, box.height / 2, &c->accent);
  pln_painter_text (p, pln_text_cache_get (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, _("Today"), -1, 1), x - tw / 2, box.y + 2.5, &c->on_accent);
}

/* from and to: the part in sight; a year's name stays in it. */
static void
paint_axis (PlnTimeline *self, PlnPainter *p, double from, double to)
{
  const PlnPalette *c = pln_painter_palette (p);
  g_autoptr (GArray) ticks = pln_time_scale_ticks (&self->scale, self->months);
  const double line = pln_text_cache_line_height (pln_painter_text_cache (p), PLN_TEXT_CAPTION);
  const double years = self->header - (self->months ? 2 * line + 15 : line + 6);

  if (self->period != NULL)
    paint_period_heading (self, p);
  for (guint i = 0; i < ticks->len; i++)
    {
      const PlnTimeTick *tick = &g_array_index (ticks, PlnTimeTick, i);
      const double x1 = MAX (tick->x, from), x2 = MIN (tick->x + tick->width, to);
      g_autofree char *year = NULL;

      if (!tick->year)
        {
          paint_month (p, tick, self->header - line - 6);
          continue;
        }
      if (x2 - x1 < 30)
        continue;
      year = pln_day_format (tick->day, "%Y");
      pln_painter_label (p, self->months ? PLN_TEXT_LABEL : PLN_TEXT_CAPTION, year,
                         &(PlnRect) { x1 + (self->months ? 8 : 0), years, x2 - x1 - (self->months ? 12 : 0), 20 }, 1,
                         self->months ? 0 : 0.5, self->months ? &c->text : &c->dim);
    }
  paint_today_pill (self, p);
}

static void
paint_label (PlnTimeline *self, PlnPainter *p, guint i, double x, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnPlacedRow *row = pln_timeline_row (self, i);
  const gboolean rtl = self->scale.rtl;
  PlnTextCache *cache = pln_painter_text_cache (p);
  const double indent = row->part ? 38 : 20;
  PlnRect box = { x + (rtl ? 8 : indent), row->rect.y, self->labels - indent - 8, row->rect.height };
  const PlnRect cell = { x + 6, row->rect.y + 3, self->labels - 12, row->rect.height - 6 };
  const double title = pln_text_cache_line_height (cache, PLN_TEXT_LABEL), caption = pln_text_cache_line_height (cache, PLN_TEXT_CAPTION);

  if (interactive && g_strcmp0 (self->selected_id, row->id) == 0)
    {
      const GdkRGBA tint = pln_rgba_mix (&c->window, &c->accent, c->dark ? 0.3 : 0.14);

      pln_painter_fill (p, &cell, 9, &tint);
    }
  if (interactive && pln_canvas_shows_cursor (PLN_CANVAS (self)) && pln_canvas_get_cursor (PLN_CANVAS (self)) == (int) i)
    pln_painter_stroke (p, &cell, 9, 2, &c->accent_text, PLN_DASH_SOLID);
  if (row->part)
    {
      pln_painter_fill (p, &(PlnRect) { rtl ? x + self->labels - 30 : x + 26, row->rect.y + row->rect.height / 2 - 2, 4, 4 }, 2, &c->dim);
      box.y += (box.height - caption) / 2;
      pln_painter_label (p, PLN_TEXT_CAPTION, row->title, &box, 1, 0, &c->dim);
      return;
    }
  box.y += (box.height - title - (row->subtitle != NULL ? caption + 2 : 0)) / 2;
  box.y += pln_painter_label (p, PLN_TEXT_LABEL, row->title, &box, 1, 0, &c->text) + 2;
  pln_painter_label (p, PLN_TEXT_CAPTION, row->subtitle, &box, 1, 0, &c->dim);
}

static void
paint_labels (PlnTimeline *self, PlnPainter *p, double x, double from, double to, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const PlnPlacedRow *row = pln_timeline_row (self, i);

      if (row->rect.y > to || row->rect.y + row->rect.height < from)
        continue;
      if (!row->part && i > 0)
        pln_painter_fill (p, &(PlnRect) { x + (self->scale.rtl ? 0 : 16), row->rect.y, self->labels - 16, 1 }, 0, &c->line);
      paint_label (self, p, i, x, interactive);
    }
}

void
pln_timeline_paint (PlnTimeline *self, PlnPainter *p, const PlnRect *clip, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double bottom = bottom_of (self);

  paint_grid (self, p, clip, bottom);
  paint_today (self, p, bottom);
  paint_marks (self, p, clip, interactive);
  if (interactive)
    return;
  /* On paper nothing scrolls: axis and labels are part of the drawing. */
  paint_axis (self, p, 0, self->scale.width);
  pln_painter_fill (p, &(PlnRect) { 0, self->header - 1, self->scale.width, 1 }, 0, &c->line_strong);
  if (self->labels > 0)
    paint_labels (self, p, self->scale.rtl ? self->scale.width - self->labels : 0, 0, G_MAXDOUBLE, FALSE);
}

void
pln_timeline_paint_over (PlnTimeline *self, PlnPainter *p, double width, double height)
{
  const PlnPalette *c = pln_painter_palette (p);
  const gboolean rtl = self->scale.rtl;
  const double x = rtl ? width - self->labels : 0;
  PlnRect view;

  pln_canvas_get_viewport (PLN_CANVAS (self), &view);
  if (self->labels > 0)
    {
      pln_painter_fill (p, &(PlnRect) { x, 0, self->labels, height }, 0, &c->window);
      pln_painter_save (p);
      pln_painter_translate (p, 0, -view.y);
      paint_labels (self, p, x, view.y, view.y + height, TRUE);
      pln_painter_restore (p);
      pln_painter_fill (p, &(PlnRect) { rtl ? x : self->labels - 1, self->header, 1, MIN (height, bottom_of (self) - view.y) - self->header }, 0, &c->line);
    }
  pln_painter_fill (p, &(PlnRect) { 0, 0, width, self->header }, 0, &c->window);
  pln_painter_push_clip (p, &(PlnRect) { rtl ? 0 : self->labels, 0, width - self->labels, self->header }, 0);
  pln_painter_save (p);
  pln_painter_translate (p, -view.x, 0);
  paint_axis (self, p, view.x + (rtl ? 0 : self->labels), view.x + width - (rtl ? self->labels : 0));
  pln_painter_restore (p);
  pln_painter_pop (p);
  pln_painter_fill (p, &(PlnRect) { 0, self->header - 1, width, 1 }, 0, &c->line_strong);
}
