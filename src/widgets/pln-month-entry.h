/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-day.h"
#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* How certain a meeting is; the drawing says it in line, fill and sign. */
typedef enum
{
  PLN_ENTRY_FIRM      = 0,
  PLN_ENTRY_TENTATIVE = 1 << 0, /* dashed outline */
  PLN_ENTRY_DISAGREES = 1 << 1, /* hatched, warning sign */
  PLN_ENTRY_CLASHES   = 1 << 2, /* warning sign at the end */
  PLN_ENTRY_DEADLINE  = 1 << 3, /* band: clock ("by"), otherwise dots (a span) */
  PLN_ENTRY_CANCELLED = 1 << 4, /* dimmed; the state says it in words */
  PLN_ENTRY_SPAN      = 1 << 5, /* year planner: known only to a month, quarter, half-year, year or other span */
} PlnEntryFlags;

/* A meeting in the month.  The strings are copied. */
typedef struct
{
  const char   *id;        /* required */
  const char   *title;     /* on the chip */
  const char   *place;     /* spoken and in the tooltip; NULL: not recorded */
  const char   *state;     /* in words, spoken: "Planned" */
  const char   *when_text; /* band: the date as typed */
  PlnDay        first;     /* chips: known days, inclusive.  Band: the span, PLN_DAY_NONE: open */
  PlnDay        last;
  PlnTone       tone;
  PlnEntryFlags flags;
  const char   *part_of;   /* id of another entry, whose lane lies above; or NULL */
} PlnMonthEntry;

/* (transfer full) GArray of PlnMonthEntry that owns its strings; dated: leaves out what has no first or last day. */
GArray *pln_month_entries_copy (const PlnMonthEntry *entries, gsize n_entries, gboolean dated);

G_END_DECLS
