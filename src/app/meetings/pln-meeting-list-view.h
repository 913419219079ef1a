/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/meetings/pln-meeting-book.h"

G_BEGIN_DECLS

/* Meetings in a list by month, with a rule between past and future, and a bar for several when they are selected;
 * its buttons are actions of the page and the window.  Signals:
 * "selection-changed", "activated" (id), "menu-requested" (id, x, y). */
#define PLN_TYPE_MEETING_LIST_VIEW (pln_meeting_list_view_get_type ())
G_DECLARE_FINAL_TYPE (PlnMeetingListView, pln_meeting_list_view, PLN, MEETING_LIST_VIEW, AdwBin)

GtkWidget  *pln_meeting_list_view_new          (void);
/* Shows the meetings; keeps selection and place.  The book is not kept. */
void        pln_meeting_list_view_set_book     (PlnMeetingListView *self, PlnMeetingBook *book, PlnDay today);
/* (nullable): the only one selected; NULL when there are several. */
const char *pln_meeting_list_view_get_selected (PlnMeetingListView *self);
char      **pln_meeting_list_view_get_selection (PlnMeetingListView *self); /* all ids, in order (transfer full), never NULL */
void        pln_meeting_list_view_select_all   (PlnMeetingListView *self);
gboolean    pln_meeting_list_view_select       (PlnMeetingListView *self, const char *id);
void        pln_meeting_list_view_scroll_to    (PlnMeetingListView *self, PlnDay day); /* to the first meeting from then on */
void        pln_meeting_list_view_scroll_today (PlnMeetingListView *self);

G_END_DECLS
