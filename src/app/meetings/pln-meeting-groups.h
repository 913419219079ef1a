/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Parts of a meeting's page, each filled by one call and made anew on changes.
 * Rows that stand for a record open it in the inspector. */

typedef enum
{
  PLN_REQUESTS_ALL,
  PLN_REQUESTS_COMMISSIONED,
  PLN_REQUESTS_OPEN, /* neither delivered nor dropped, taken nor lapsed */
} PlnRequestFilter;

/* Requests, then decisions, of the meeting; returns how many there are in all. */
guint pln_meeting_fill_requests     (PlnContext *context, const char *meeting, GtkListBox *list, PlnRequestFilter filter, gboolean narrow);
void  pln_meeting_fill_participants (PlnContext *context, const char *meeting, GtkListBox *list);
/* Papers for the meeting that hang on no item of it. */
void  pln_meeting_fill_papers       (PlnContext *context, const char *meeting, GtkListBox *list);
/* The ones of the same body before and after it; rows carry the id as "pln-meeting". */
guint pln_meeting_fill_neighbours   (PlnContext *context, const char *meeting, GtkListBox *list);
/* A note of the chairperson about the meeting, with numbered paragraphs to go on from. */
void  pln_meeting_start_note        (PlnContext *context, const char *meeting);

G_END_DECLS
