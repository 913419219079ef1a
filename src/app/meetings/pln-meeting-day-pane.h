/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/meetings/pln-meeting-book.h"

G_BEGIN_DECLS

/* The meetings of one day, and those that still need a date.  Signals:
 * "activated" (id), "date-requested" (id), "show-undated". */
#define PLN_TYPE_MEETING_DAY_PANE (pln_meeting_day_pane_get_type ())
G_DECLARE_FINAL_TYPE (PlnMeetingDayPane, pln_meeting_day_pane, PLN, MEETING_DAY_PANE, AdwBin)

GtkWidget *pln_meeting_day_pane_new (void);
/* With @upcoming also the rest of the month: in a narrow window nothing else says what it holds.  @head: (nullable)
 * (transfer floating), stands above it all. */
void       pln_meeting_day_pane_set (PlnMeetingDayPane *self, PlnMeetingBook *book, PlnDay day, gboolean upcoming, GtkWidget *head);

/* "Monday 4 September", "Week 36 · 2 meetings" (transfer full) */
void       pln_meeting_day_describe (PlnMeetingBook *book, PlnDay day, char **title, char **subtitle);

G_END_DECLS
