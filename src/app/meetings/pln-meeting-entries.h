/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/meetings/pln-meeting-book.h"
#include "widgets/pln-month-grid.h"

G_BEGIN_DECLS

/* Meetings as the drawn views take them.  The entries borrow from the book. */
PlnMonthEntry pln_meeting_entry      (const PlnMeetingInfo *info);
void          pln_meeting_fill_month (PlnMonthGrid *grid, PlnMeetingBook *book);
/* The first day of the first meeting that has a date at all; PLN_DAY_NONE. */
PlnDay        pln_meeting_first_day  (PlnMeetingBook *book);
/* How many are known to touch these days. */
guint         pln_meeting_count      (PlnMeetingBook *book, PlnDay first, PlnDay last, gboolean days_only);

G_END_DECLS
