/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-day.h"
#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* Geometry of a month: no toolkit, no text, only numbers. */
typedef struct
{
  int      year, month;
  int      first_weekday; /* 1 Monday … 7 Sunday */
  gboolean week_numbers;
  gboolean compact;       /* dots and bars instead of chips */
  gboolean rtl;
  double   width, height;
  double   line;          /* height of a line of a chip */
  double   scale;         /* of the text, 1 as usual */
  guint    n_band;        /* entries known only to a span */
} PlnMonthSpec;

/* One entry, in the order given by the page. */
typedef struct
{
  PlnDay first, last;
  int    part_of; /* index of another span, -1: none */
  int    lines;   /* that its text would like when it lies on one day, 1-4 */
} PlnMonthSpan;

typedef struct
{
  guint    span;                 /* index */
  int      week;                 /* row, from 0 */
  int      first_col, last_col;  /* columns in week order, from 0 */
  gboolean starts, ends;         /* the entry begins, ends here */
  int      lines;
  gboolean hidden;               /* behind "more" */
  PlnRect  rect;
} PlnMonthBar;

#define PLN_MONTH_MAX_DAYS 42
#define PLN_MONTH_MAX_BAND 3

typedef struct
{
  int     n_weeks, n_days;
  PlnDay  first, last;                        /* days shown */
  PlnRect header;                             /* weekday names */
  PlnRect weeks;                              /* week numbers, width 0: none */
  PlnRect days[PLN_MONTH_MAX_DAYS];
  double  head;                               /* height of the day number */
  guint   n_more[PLN_MONTH_MAX_DAYS];
  PlnRect more[PLN_MONTH_MAX_DAYS];
  PlnRect band[PLN_MONTH_MAX_BAND];
  guint   n_band, n_band_more;                /* the last row is "n more" when n_band_more > 0 */
  GArray *bars;                               /* owned: of PlnMonthBar, in reading order */
} PlnMonthLayout;

/* First day shown and number of weeks, four to six. */
void    pln_month_weeks        (int year, int month, int first_weekday, PlnDay *first, int *n_weeks);
/* Width for the text of a chip on one day. */
double  pln_month_text_width   (const PlnMonthSpec *spec);
void    pln_month_layout_init  (PlnMonthLayout *self, const PlnMonthSpec *spec, const PlnMonthSpan *spans, guint n_spans);
void    pln_month_layout_clear (PlnMonthLayout *self);
/* Index of the day shown, -1 when it is not. */
int     pln_month_layout_index (const PlnMonthLayout *self, PlnDay day);

G_END_DECLS
