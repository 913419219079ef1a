/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* Growth of a budget: an index (base year = 100, or the budget's index_base)
 * compounded year by year from its `growth` records.  The base year is the one
 * before the first increase. */

/* Index points in units of 10^-10, so that compounding stays exact enough for
 * four shown digits over a century. */
typedef gint64 PlnIndexPoints;
#define PLN_INDEX_UNIT G_GINT64_CONSTANT (10000000000)

typedef struct
{
  int            start_year;
  int            end_year; /* 0: no end stated */
  PlnIndexPoints percent;  /* 3 % is 3 * PLN_INDEX_UNIT */
} PlnGrowthSpan;

typedef struct
{
  int            year;
  PlnIndexPoints index;
  PlnIndexPoints increase;      /* over the year before */
  PlnIndexPoints over_base;     /* over the base year */
} PlnGrowthYear;

/* (transfer full) (element-type PlnGrowthYear): from the base year to last_year;
 * empty when there is no span.  A year in no span grows by nothing. */
GArray *pln_growth_compute   (const PlnGrowthSpan *spans, guint n_spans, PlnIndexPoints base, int last_year);
/* The same from the records of a budget. */
GArray *pln_growth_of_budget (PlnWorkspace *workspace, const char *budget, int last_year);
/* Four digits after the point at most, none superfluous: "112.5509". */
char   *pln_index_format     (PlnIndexPoints points);
gboolean pln_index_parse     (const char *decimal, PlnIndexPoints *points);

/* What an earmark of the increment may take in one year, in index points over
 * the base year: low and high differ while the share is undecided. */
typedef struct
{
  int            year;
  PlnIndexPoints low, high;
} PlnEarmarkRange;
GArray *pln_growth_earmark   (PlnWorkspace *workspace, const char *earmark, int last_year);

G_END_DECLS
