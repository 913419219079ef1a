// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Geometry of names and periods over time, without GTK. */

#include "widgets/pln-period-layout.h"

#include <math.h>

/* pln_period_scale_init: a day from first on is never wider than the axis; width is that of the whole, start that of the names. */
void
pln_period_scale_init (PlnTimeScale *self, PlnDay first, PlnDay second, double start, double width, gboolean rtl)
{
  const int around = MAX (1, (second - first) / 2);

  *self = (PlnTimeScale) { .first = first - around, .last = second + around, .start = start, .width = width, .rtl = rtl };
  self->per_day = MAX (0, width - start) / (self->last - self->first + 1);
}

/* From one day to another, both in the order of time; the left edge and the width. */
static PlnRect
piece (const PlnTimeScale *scale, PlnDay from, PlnDay to, double y)
{
  const double a = pln_time_scale_x (scale, from), b = pln_time_scale_x (scale, to);

  return (PlnRect) { MIN (a, b), y + (PLN_PERIOD_PITCH - PLN_PERIOD_BAR) / 2.0, fabs (b - a), PLN_PERIOD_BAR };
}

void
pln_period_shape_init (PlnPeriodShape *self, const PlnTimeScale *scale, PlnDay first, PlnDay second,
                       PlnDay known_before, PlnDay known_after, double y)
{
  const PlnDay before = CLAMP (known_before, first, second), after = CLAMP (known_after, before, second);

  self->before = piece (scale, scale->first, before, y);
  self->between = piece (scale, before, after, y);
  self->after = piece (scale, after, scale->last + 1, y);
  /* Neighbouring days: the bars meet, nothing is unknown. */
  if (after - before <= 1)
    self->between.width = 0;
  self->fade_before = piece (scale, scale->first, first, y).width;
  self->fade_after = piece (scale, second, scale->last + 1, y).width;
}
