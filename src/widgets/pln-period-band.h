/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"
#include "widgets/pln-period-layout.h"
#include "widgets/pln-pill.h"

G_BEGIN_DECLS

/* One thing that differs between two days.  The strings are copied. */
typedef struct
{
  const char  *id;      /* required */
  const char  *label;
  const char  *before, *after; /* NULL: it was not there */
  const char  *between; /* what is not known of the time between; NULL: nothing */
  PlnDay       known_before, known_after; /* the last day of the one, the first of the other */
  PlnPillStyle style;
} PlnPeriodLane;

/* Names and periods over time: a lane for each thing, two lines for the days
 * that are compared.  A bar is full only between days for which a source speaks
 * and melts away outwards; what is not known is hatched and says so.
 *
 * Put it into a GtkScrolledWindow.  Signal: lane-selected (id), by cursor or click. */
#define PLN_TYPE_PERIOD_BAND (pln_period_band_get_type ())
G_DECLARE_FINAL_TYPE (PlnPeriodBand, pln_period_band, PLN, PERIOD_BAND, PlnCanvas)

GtkWidget *pln_period_band_new        (void);
/* first comes before second; the texts are the dates as typed. */
void       pln_period_band_set_lanes  (PlnPeriodBand *self, const PlnPeriodLane *lanes, gsize n_lanes, PlnDay first, PlnDay second,
                                       const char *first_text, const char *second_text);
/* Pixels for that many lanes at most, with dates and years. */
int        pln_period_band_get_height (PlnPeriodBand *self, guint lanes);

G_END_DECLS
