/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-day.h"
#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* Days to pixels. */
typedef struct
{
  PlnDay   first, last; /* the days shown, both inclusive */
  double   start;       /* where the first day begins */
  double   per_day;
  gboolean rtl;
  double   width;       /* of the whole, for right-to-left */
} PlnTimeScale;

typedef enum
{
  PLN_MARK_DIAMOND, /* a known day */
  PLN_MARK_SOME,    /* some day in the span: outlined hatch */
  PLN_MARK_BAR,     /* spread over the span; its ends may be imprecise or open */
  PLN_MARK_BY,      /* any time up to the last day: fades in to a mark */
} PlnMarkKind;

/* What is known of a mark's span.  PLN_DAY_NONE: open.  A precise end has equal days. */
typedef struct
{
  PlnMarkKind kind;
  PlnDay start_earliest, start_latest;
  PlnDay end_earliest, end_latest;
} PlnMarkSpan;

/* The mark along the axis: parts from left to right (in right-to-left from the right). */
typedef struct
{
  double x, width;              /* the whole */
  double soft_start, soft_end;  /* hatch that grows and fades: widths at both ends */
  gboolean open_start, open_end; /* the hatch stands for "no start, no end stated" */
} PlnMarkShape;

typedef struct
{
  PlnDay   day;
  double   x, width;
  gboolean year; /* a year, otherwise a month */
} PlnTimeTick;

#define PLN_TIMELINE_FADE 40 /* px over which an open end fades */

double  pln_time_scale_x     (const PlnTimeScale *self, PlnDay day);   /* where the day begins */
PlnDay  pln_time_scale_day   (const PlnTimeScale *self, double x);
void    pln_mark_shape_init  (PlnMarkShape *self, const PlnTimeScale *scale, const PlnMarkSpan *span);
/* (transfer full) GArray of PlnTimeTick: years, and months when they are wide enough. */
GArray *pln_time_scale_ticks (const PlnTimeScale *self, gboolean months);
/* Where text of that width stands beside the mark: at its end, or its start when there is no room. */
double  pln_mark_text_x      (const PlnMarkShape *shape, const PlnTimeScale *scale, double text_width, double gap);

G_END_DECLS
