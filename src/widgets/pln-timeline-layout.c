// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-timeline-layout.h"

#include <math.h>

#define BY_DAYS 92 /* how long before a deadline its mark fades in, when nothing says when work begins */

static double
forward (const PlnTimeScale *self, PlnDay day)
{
  return self->start + ((double) day - self->first) * self->per_day;
}

double
pln_time_scale_x (const PlnTimeScale *self, PlnDay day)
{
  const double x = forward (self, day);

  return self->rtl ? self->width - x : x;
}

PlnDay
pln_time_scale_day (const PlnTimeScale *self, double x)
{
  if (self->rtl)
    x = self->width - x;
  return self->first + (PlnDay) floor ((x - self->start) / self->per_day);
}

static PlnDay
or_else (PlnDay day, PlnDay fallback)
{
  return day != PLN_DAY_NONE ? day : fallback;
}

static void
shape_bar (PlnMarkShape *self, const PlnTimeScale *scale, const PlnMarkSpan *span)
{
  const double left = forward (scale, scale->first), right = forward (scale, scale->last + 1);
  double a, b, c, d;

  self->open_start = span->start_earliest == PLN_DAY_NONE;
  self->open_end = span->end_latest == PLN_DAY_NONE;
  a = self->open_start ? left : forward (scale, span->start_earliest);
  d = self->open_end ? right : forward (scale, span->end_latest + 1);
  b = span->start_latest != PLN_DAY_NONE ? forward (scale, span->start_latest)
                                         : MIN (a + PLN_TIMELINE_FADE * 1.6, (a + d) / 2);
  c = span->end_earliest != PLN_DAY_NONE ? forward (scale, span->end_earliest + 1)
                                         : MAX (d - PLN_TIMELINE_FADE * 2.5, (a + d) / 2);
  self->x = a;
  self->width = MAX (2, d - a);
  /* Where start and end may overlap nothing is certain: the soft parts meet in the middle. */
  self->soft_start = CLAMP (b - a, 0, self->width);
  self->soft_end = CLAMP (d - c, 0, self->width);
  if (self->soft_start + self->soft_end > self->width)
    {
      const double share = self->width / (self->soft_start + self->soft_end);

      self->soft_start *= share;
      self->soft_end *= share;
    }
}

/* pln_mark_shape_init: in right-to-left x is still the left edge, and the soft start lies at the right. */
void
pln_mark_shape_init (PlnMarkShape *self, const PlnTimeScale *scale, const PlnMarkSpan *span)
{
  const PlnDay first = or_else (span->start_earliest, or_else (span->start_latest, scale->first));
  const PlnDay last = or_else (span->end_latest, or_else (span->end_earliest, scale->last));

  *self = (PlnMarkShape) { 0 };
  switch (span->kind)
    {
    case PLN_MARK_DIAMOND:
      self->x = forward (scale, last) + scale->per_day / 2 - 8;
      self->width = 16;
      break;
    case PLN_MARK_SOME:
      self->x = forward (scale, first);
      self->width = MAX (8, forward (scale, last + 1) - self->x);
      break;
    case PLN_MARK_BY:
      self->x = forward (scale, span->start_earliest != PLN_DAY_NONE ? first : last - BY_DAYS + 1);
      self->width = MAX (12, forward (scale, last + 1) - self->x);
      self->x = forward (scale, last + 1) - self->width;
      self->soft_start = self->width;
      break;
    case PLN_MARK_BAR:
    default:
      shape_bar (self, scale, span);
      break;
    }
  if (scale->rtl)
    self->x = scale->width - self->x - self->width;
}

GArray *
pln_time_scale_ticks (const PlnTimeScale *self, gboolean months)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (PlnTimeTick));
  int year, month, mday;

  pln_day_to_ymd (self->first, &year, &month, &mday);
  for (;;)
    {
      const PlnDay day = pln_day_from_ymd (year, month, 1);
      const PlnDay next = day + pln_days_in_month (year, month);
      PlnTimeTick tick = { .day = MAX (day, self->first) };

      if (day > self->last)
        break;
      if (month == 1 || ticks->len == 0)
        {
          const PlnDay end = MIN (pln_day_from_ymd (year, 12, 31), self->last);

          tick.year = TRUE;
          tick.width = (end + 1 - tick.day) * self->per_day;
          tick.x = self->rtl ? pln_time_scale_x (self, end + 1) : pln_time_scale_x (self, tick.day);
          g_array_append_val (ticks, tick);
        }
      if (months)
        {
          const PlnDay end = MIN (next - 1, self->last);

          tick.year = FALSE;
          tick.width = (end + 1 - tick.day) * self->per_day;
          tick.x = self->rtl ? pln_time_scale_x (self, end + 1) : pln_time_scale_x (self, tick.day);
          g_array_append_val (ticks, tick);
        }
      if (++month > 12)
        {
          month = 1;
          year++;
        }
    }
  return ticks;
}

double
pln_mark_text_x (const PlnMarkShape *shape, const PlnTimeScale *scale, double text_width, double gap)
{
  const double after = shape->x + shape->width + gap, before = shape->x - gap - text_width;
  const double left = scale->rtl ? 0 : scale->start, right = scale->rtl ? scale->width - scale->start : scale->width;

  if (scale->rtl)
    return before >= left || after + text_width > right ? before : after;
  return after + text_width <= right || before < left ? after : before;
}
