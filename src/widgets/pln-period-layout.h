/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-timeline-layout.h"

G_BEGIN_DECLS

/* The pieces of one lane: what held on the first of two days, what holds on the
 * second, and the time between of which nothing is known. */
typedef struct
{
  PlnRect before; /* full between its fade and the last day that is known; width 0: none */
  PlnRect between; /* width 0: the day of the change is known */
  PlnRect after;
  double  fade_before, fade_after; /* widths at the outer ends over which the bars melt away */
} PlnPeriodShape;

#define PLN_PERIOD_HEAD 34  /* the two dates */
#define PLN_PERIOD_PITCH 43
#define PLN_PERIOD_BAR 28
#define PLN_PERIOD_FOOT 30  /* the years */

/* A scale on which the two days stand at a quarter and three quarters of the axis. */
void pln_period_scale_init (PlnTimeScale *self, PlnDay first, PlnDay second, double start, double width, gboolean rtl);
/* y: top of the lane; first and second: the days that are compared. */
void pln_period_shape_init (PlnPeriodShape *self, const PlnTimeScale *scale, PlnDay first, PlnDay second,
                            PlnDay known_before, PlnDay known_after, double y);

G_END_DECLS
