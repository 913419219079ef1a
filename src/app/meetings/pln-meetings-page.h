/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"

G_BEGIN_DECLS

/* Meetings by month and as an agenda. */
#define PLN_TYPE_MEETINGS_PAGE (pln_meetings_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnMeetingsPage, pln_meetings_page, PLN, MEETINGS_PAGE, PlnPage)

/* The group that the page adds to a meeting in the inspector; see PlnPageInfo. */
GtkWidget *pln_meetings_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

G_END_DECLS
