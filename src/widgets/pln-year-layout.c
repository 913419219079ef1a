// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-year-layout.h"

#include <math.h>

#define MONTH_WIDTH 42
#define MIN_ROW 44
#define LANE_WIDTH 32
#define LANE_GAP 4
#define MAX_LANES 8
#define MAX_BARS 2 /* above each other in a month */
#define BAR_HEIGHT 26

static PlnYearKind
kind_of (const PlnYearSpan *span)
{
  int y1, m1, d1, y2, m2, d2;

  if (!span->span)
    return PLN_YEAR_DAYS;
  pln_day_to_ymd (span->first, &y1, &m1, &d1);
  pln_day_to_ymd (span->last, &y2, &m2, &d2);
  if (y1 == y2 && m1 == m2)
    return PLN_YEAR_MONTH;
  return span->last - span->first < 93 ? PLN_YEAR_QUARTER : span->last - span->first < 185 ? PLN_YEAR_HALF : PLN_YEAR_YEAR;
}

static int
month_of (PlnDay day)
{
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  return month - 1;
}

/* Lanes of each kind, each piece in the first lane that is free over its months. */
static void
add_lanes (PlnYearLayout *self, const PlnYearSpan *spans, guint n, PlnDay first, PlnDay last, int n_lanes[PLN_YEAR_KINDS])
{
  int taken_to[PLN_YEAR_KINDS][MAX_LANES];

  for (int k = 0; k < PLN_YEAR_KINDS; k++)
    for (int lane = 0; lane < MAX_LANES; lane++)
      taken_to[k][lane] = -1;
  for (guint i = 0; i < n; i++)
    {
      PlnYearBar bar = { .span = i, .kind = kind_of (&spans[i]) };
      const int k = bar.kind - PLN_YEAR_QUARTER;

      if (k < 0 || spans[i].last < first || spans[i].first > last)
        continue;
      bar.month = month_of (MAX (spans[i].first, first));
      bar.last_month = month_of (MIN (spans[i].last, last));
      bar.starts = spans[i].first >= first;
      bar.ends = spans[i].last <= last;
      while (bar.lane < MAX_LANES && taken_to[k][bar.lane] >= bar.month)
        bar.lane++;
      bar.hidden = bar.lane >= MAX_LANES;
      self->n_more_lanes[k] += bar.hidden ? 1 : 0;
      if (!bar.hidden)
        {
          taken_to[k][bar.lane] = bar.last_month;
          n_lanes[k] = MAX (n_lanes[k], bar.lane + 1);
        }
      g_array_append_val (self->bars, bar);
    }
}

/* Bars of a month, in lanes of their own; more than two are counted. */
static void
add_bars (PlnYearLayout *self, const PlnYearSpan *spans, guint n, int year, int month)
{
  const PlnDay start = pln_day_from_ymd (year, month + 1, 1), end = start + pln_days_in_month (year, month + 1) - 1;
  PlnDay taken_to[MAX_BARS];

  for (int lane = 0; lane < MAX_BARS; lane++)
    taken_to[lane] = start - 1;
  for (guint i = 0; i < n; i++)
    {
      PlnYearBar bar = { .span = i, .kind = kind_of (&spans[i]), .month = month, .last_month = month };
      const PlnDay from = MAX (spans[i].first, start), to = MIN (spans[i].last, end);

      if (bar.kind > PLN_YEAR_MONTH || from > to)
        continue;
      bar.starts = spans[i].first >= start;
      bar.ends = spans[i].last <= end;
      while (bar.lane < MAX_BARS && taken_to[bar.lane] >= from)
        bar.lane++;
      bar.hidden = bar.lane >= MAX_BARS;
      if (bar.hidden)
        self->n_more[month]++;
      else
        taken_to[bar.lane] = to;
      /* For now the days; placed once the lanes of the row are counted. */
      bar.rect = (PlnRect) { from - start, 0, to - from + 1, 0 };
      g_array_append_val (self->bars, bar);
    }
}

static void
place_frame (PlnYearLayout *self, const PlnYearSpec *spec, const int n_lanes[PLN_YEAR_KINDS])
{
  const double label = floor (MONTH_WIDTH * spec->scale), header = floor (26 * spec->scale);
  int lanes = 0;
  double room;

  for (int k = 0; k < PLN_YEAR_KINDS; k++)
    lanes += n_lanes[k];
  room = lanes > 0 ? lanes * (LANE_WIDTH + LANE_GAP) + 6 : 0;
  self->width = spec->width;
  self->row_height = MAX (MIN_ROW * spec->scale, floor ((spec->height - header) / 12));
  self->height = header + 12 * self->row_height;
  self->day_width = MAX (6, (spec->width - label - room - 6) / PLN_YEAR_COLUMNS);
  self->head = floor (20 * spec->scale);
  self->header = (PlnRect) { label, 0, self->day_width * PLN_YEAR_COLUMNS, header };
  for (int month = 0; month < 12; month++)
    {
      const double y = header + month * self->row_height;

      self->months[month] = (PlnRect) { 0, y, label, self->row_height };
      self->rows[month] = (PlnRect) { label, y, self->header.width, self->row_height };
      self->lead[month] = (pln_day_weekday (pln_day_from_ymd (spec->year, month + 1, 1)) - spec->first_weekday + 7) % 7;
    }
  room = self->header.x + self->header.width + 6;
  for (int k = 0; k < PLN_YEAR_KINDS; k++)
    {
      self->lanes[k] = (PlnRect) { room, 0, n_lanes[k] * (LANE_WIDTH + LANE_GAP), header };
      room += self->lanes[k].width;
    }
  self->width = MAX (self->width, room);
}

static void
place_bars (PlnYearLayout *self)
{
  int lanes[12] = { 0 };

  for (guint i = 0; i < self->bars->len; i++)
    {
      const PlnYearBar *bar = &g_array_index (self->bars, PlnYearBar, i);

      if (bar->kind <= PLN_YEAR_MONTH && !bar->hidden)
        lanes[bar->month] = MAX (lanes[bar->month], bar->lane + 1);
    }
  for (guint i = 0; i < self->bars->len; i++)
    {
      PlnYearBar *bar = &g_array_index (self->bars, PlnYearBar, i);
      const PlnRect *row = &self->rows[bar->month];

      if (bar->hidden)
        bar->rect = (PlnRect) { 0 };
      else if (bar->kind > PLN_YEAR_MONTH)
        bar->rect = (PlnRect) { self->lanes[bar->kind - PLN_YEAR_QUARTER].x + bar->lane * (LANE_WIDTH + LANE_GAP), row->y + 4, LANE_WIDTH,
                                (bar->last_month - bar->month + 1) * self->row_height - 8 };
      else
        {
          const double room = self->row_height - self->head - 4;
          const double height = MIN (BAR_HEIGHT, floor ((room - (lanes[bar->month] - 1) * 2) / lanes[bar->month]));

          bar->rect.x = row->x + (self->lead[bar->month] + bar->rect.x) * self->day_width;
          bar->rect.width *= self->day_width;
          bar->rect.y = row->y + self->head + 2 + bar->lane * (height + 2);
          bar->rect.height = height;
        }
    }
}

static void
mirror (PlnYearLayout *self)
{
  pln_rect_mirror (&self->header, self->width);
  for (int month = 0; month < 12; month++)
    {
      pln_rect_mirror (&self->months[month], self->width);
      pln_rect_mirror (&self->rows[month], self->width);
    }
  for (int k = 0; k < PLN_YEAR_KINDS; k++)
    pln_rect_mirror (&self->lanes[k], self->width);
  for (guint i = 0; i < self->bars->len; i++)
    pln_rect_mirror (&g_array_index (self->bars, PlnYearBar, i).rect, self->width);
}

/**
 * pln_year_layout_init:
 * @self: not initialised
 * @spans: first not after last, in the order in which they should stack
 */
void
pln_year_layout_init (PlnYearLayout *self, const PlnYearSpec *spec, const PlnYearSpan *spans, guint n_spans)
{
  int n_lanes[PLN_YEAR_KINDS] = { 0 };

  *self = (PlnYearLayout) { .bars = g_array_new (FALSE, FALSE, sizeof (PlnYearBar)) };
  for (int month = 0; month < 12; month++)
    add_bars (self, spans, n_spans, spec->year, month);
  add_lanes (self, spans, n_spans, pln_day_from_ymd (spec->year, 1, 1), pln_day_from_ymd (spec->year, 12, 31), n_lanes);
  place_frame (self, spec, n_lanes);
  place_bars (self);
  if (spec->rtl)
    mirror (self);
}

void
pln_year_layout_clear (PlnYearLayout *self)
{
  g_clear_pointer (&self->bars, g_array_unref);
}

void
pln_year_layout_day (const PlnYearLayout *self, const PlnYearSpec *spec, int month, int mday, PlnRect *rect)
{
  const PlnRect *row = &self->rows[month];
  const double x = (self->lead[month] + mday - 1) * self->day_width;

  *rect = (PlnRect) { spec->rtl ? row->x + row->width - x - self->day_width : row->x + x, row->y, self->day_width, row->height };
}
