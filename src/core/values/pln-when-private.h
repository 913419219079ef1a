/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Shared by the files pln-when-*.c only. */
#pragma once

#include "pln-values-private.h"

G_BEGIN_DECLS

/* Which part of a month, quarter, half or year is meant. */
typedef enum
{
  PLN_PART_WHOLE,
  PLN_PART_EARLY, /* “early 2019”: about */
  PLN_PART_MIDDLE,
  PLN_PART_LATE,
  PLN_PART_BEGIN, /* “beginning of September 2017”: on */
  PLN_PART_END,
} PlnPart;

/* One date as written, with what was left out still missing. */
typedef struct
{
  int      year;      /* -1: not said */
  int      years;     /* 2: “2016-17”; 10: “the 1990s” */
  int      month;     /* 0: not said */
  int      day;       /* 0: not said */
  int      alt_month, alt_day; /* a second reading; 0: none */
  int      weekday;   /* 0: not said */
  int      quarter, half;
  PlnPart  part;
  int      week;      /* of the year by ISO 8601, or of the month with week_of */
  enum { PLN_WEEK_NONE, PLN_WEEK_OF_YEAR, PLN_WEEK_OF_MONTH, PLN_WEEK_OF_DAY, PLN_WEEK_FROM_DAY, PLN_WEEK_TO_DAY,
         PLN_WEEKDAY_OF_MONTH } week_of; /* “second Tuesday of October”; no weekday: its first or last day */
  int      ordinal;   /* “first” of “first and second quarter” */
  enum { PLN_ORDER_UNKNOWN, PLN_ORDER_DAY_FIRST, PLN_ORDER_MONTH_FIRST } order; /* of figures that can be read in one way only */
  int      until_year; /* “2022-26”: the end of the years that this may be */
  gboolean short_year; /* written with two digits */
  gboolean nonsense;   /* written like a date, but there is no such month */
} PlnPiece;

typedef struct
{
  PlnDay   first, last;
  enum { PLN_SPAN_DAYS, PLN_SPAN_MONTHS, PLN_SPAN_YEARS } unit;
  gboolean about;
  gboolean loose; /* some day of these, or most of them: not for the grid */
  char     edtf[24];
} PlnSpan;

/* PLN_READ_UNDATED: understood to be no span of days. */
typedef enum { PLN_READ_NOTHING, PLN_READ_DONE, PLN_READ_REFUSED, PLN_READ_UNDATED } PlnRead;

guint   pln_piece_read  (const PlnTokens *tokens, guint pos, PlnPiece *piece);
guint   pln_piece_read_han (const PlnTokens *tokens, guint pos, PlnPiece *piece);
guint   pln_piece_skip_fillers (const PlnTokens *tokens, guint pos);
/* PLN_READ_NOTHING: too little is said to be a date. */
PlnRead pln_piece_to_span (const PlnPiece *piece, const char *text, PlnSpan *span, GError **error);
/* From the first through the last; consecutive: they must follow each other. */
PlnRead pln_span_join   (const PlnSpan *from, const PlnSpan *to, const char *text, PlnSpan *span, GError **error);
gboolean pln_span_follows (const PlnSpan *a, const PlnSpan *b);
void    pln_span_set_days (PlnSpan *span, PlnDay first, PlnDay last);

gboolean pln_when_context_follows (const PlnTokens *tokens, guint pos, gboolean whole_year);
guint   pln_when_skip_time (const PlnTokens *tokens, guint pos);
guint   pln_when_context_before (const PlnTokens *tokens);
PlnRead pln_when_read_edtf (const char *typed, PlnSense *sense, PlnSpan *span);

G_END_DECLS
