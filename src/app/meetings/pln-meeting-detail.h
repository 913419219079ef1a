/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The page of one meeting, pushed over the window's page: agenda, requests and
 * decisions; participants, papers, and the meetings before and after. */
#define PLN_TYPE_MEETING_DETAIL (pln_meeting_detail_get_type ())
G_DECLARE_FINAL_TYPE (PlnMeetingDetail, pln_meeting_detail, PLN, MEETING_DETAIL, AdwNavigationPage)

AdwNavigationPage *pln_meeting_detail_new    (PlnContext *context, const char *meeting);
const char        *pln_meeting_detail_get_id (PlnMeetingDetail *self);
/* Brings an agenda item into view; other records are shown as they are. */
void               pln_meeting_detail_select (PlnMeetingDetail *self, const char *record);

G_END_DECLS
