/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-day.h"
#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* Geometry of a year: twelve rows of thirty-seven weekday columns, months
 * offset by the weekday they begin on, and lanes for what is known only to a
 * quarter, half-year or year. */
typedef struct
{
  int      year, first_weekday; /* 1 Monday … 7 Sunday */
  double   width, height;
  double   scale;               /* of the text, 1 as usual */
  gboolean rtl;
} PlnYearSpec;

typedef struct
{
  PlnDay   first, last;
  gboolean span; /* not on a day */
} PlnYearSpan;

typedef enum
{
  PLN_YEAR_DAYS,      /* bar on known days */
  PLN_YEAR_MONTH,     /* bar over a month it lies somewhere in */
  PLN_YEAR_QUARTER,   /* lanes … */
  PLN_YEAR_HALF,
  PLN_YEAR_YEAR,
} PlnYearKind;

typedef struct
{
  guint       span;
  PlnYearKind kind;
  int         month, last_month; /* from 0 */
  int         lane;
  gboolean    starts, ends;      /* the entry begins, ends in this row or year */
  gboolean    hidden;
  PlnRect     rect;
} PlnYearBar;

#define PLN_YEAR_COLUMNS 37
#define PLN_YEAR_KINDS 3

typedef struct
{
  double  width, height;
  double  day_width, row_height, head; /* head: height of the day numbers */
  PlnRect header;                      /* weekday names and lane headings */
  PlnRect months[12];                  /* names */
  PlnRect rows[12];                    /* all columns of days */
  int     lead[12];                    /* columns before the first of the month */
  guint   n_more[12];                  /* bars that a month has no room for */
  guint   n_more_lanes[PLN_YEAR_KINDS]; /* and lanes that a kind has no room for */
  PlnRect lanes[PLN_YEAR_KINDS];       /* headings over the lanes of a kind, width 0: none */
  GArray *bars;                        /* owned: of PlnYearBar */
} PlnYearLayout;

void pln_year_layout_init  (PlnYearLayout *self, const PlnYearSpec *spec, const PlnYearSpan *spans, guint n_spans);
void pln_year_layout_clear (PlnYearLayout *self);
void pln_year_layout_day   (const PlnYearLayout *self, const PlnYearSpec *spec, int month, int mday, PlnRect *rect); /* month from 0 */

G_END_DECLS
