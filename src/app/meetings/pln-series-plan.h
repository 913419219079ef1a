/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "values/pln-quantities.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_SLOT_NO_DAY    = 1 << 0, /* month, quarter, half-year or year only */
  PLN_SLOT_AFTER_END = 1 << 1,
  PLN_SLOT_WEEKEND   = 1 << 2, /* begins on a Saturday or Sunday */
} PlnSlotFlags;

/* A meeting that a series would bring. */
typedef struct
{
  PlnWhen     *when;  /* owned; as exact as the first one, never more */
  char        *place; /* owned, or NULL */
  PlnSlotFlags flags;
} PlnSeriesSlot;

/* Known days in words as a person would type them: "3 March 2015", "4–6 December 2017".  (transfer full) */
PlnWhen   *pln_meeting_when_new (PlnDay first, PlnDay last);

void       pln_series_slot_free (PlnSeriesSlot *slot);
/* The slots of a cadence from the first meeting on, at most @max, and one past
 * the end so that a person sees where it lies.  A cadence without a rule but
 * with a number a period ("twice a year") gives that many in each period,
 * without spacing.  Empty when it says neither ("as needed").
 * @until: (nullable).  @places: (nullable), taken in turn.  (transfer full) */
GPtrArray *pln_series_plan (const PlnCadence *cadence, PlnWhen *first, PlnWhen *until, const char *const *places, guint max);

G_END_DECLS
