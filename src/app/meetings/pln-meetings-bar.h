/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/meetings/pln-meeting-book.h"

G_BEGIN_DECLS

/* Above the meetings: back and on, what time is shown, and the filters by body and state.
 * Signal: "changed" (), a filter was chosen. */
#define PLN_TYPE_MEETINGS_BAR (pln_meetings_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlnMeetingsBar, pln_meetings_bar, PLN, MEETINGS_BAR, AdwBin)

GtkWidget  *pln_meetings_bar_new         (void);
/* by_month: the arrows go by month, else by year. */
void        pln_meetings_bar_set_title   (PlnMeetingsBar *self, const char *title, gboolean by_month);
const char *pln_meetings_bar_get_title   (PlnMeetingsBar *self);
/* Lists the bodies of the book, and keeps the chosen one. */
void        pln_meetings_bar_fill        (PlnMeetingsBar *self, PlnWorkspace *workspace, PlnMeetingBook *book);
const char *pln_meetings_bar_get_body    (PlnMeetingsBar *self); /* NULL: all */
const char *pln_meetings_bar_get_state   (PlnMeetingsBar *self); /* NULL: all */
void        pln_meetings_bar_clear       (PlnMeetingsBar *self); /* both filters, without a signal */
void        pln_meetings_bar_show        (PlnMeetingsBar *self, gboolean body, gboolean state);

G_END_DECLS
