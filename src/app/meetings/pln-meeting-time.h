/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "values/pln-day.h"

G_BEGIN_DECLS

/* When a meeting begins and ends where it is held and where the reader is:
 * "09:30–12:30 Vienna, 08:30–11:30 yours"; one of them where the clocks agree or
 * the zone is not known; NULL without a start.  start and end: "HH:MM"; zone: of
 * IANA, or NULL; day: on which it begins, the clocks change with it.  (transfer full) */
char *pln_meeting_times (const char *start, const char *end, const char *zone, PlnDay day, GTimeZone *here);

G_END_DECLS
