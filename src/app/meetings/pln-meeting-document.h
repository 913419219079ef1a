/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "app/meetings/pln-meeting-book.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* A meeting as documents: its order of the day, and the chairperson's note. */

/* Body, date and place, then the items with their numbers, papers and leads.  (transfer full) */
PlnSheets *pln_meeting_order_sheets (PlnContext *context, const char *meeting);
/* Numbered paragraphs to start a note from: the meeting, its order of the day, what came of each item, what was
 * asked for and decided.  (transfer full) */
char      *pln_meeting_note_text    (PlnWorkspace *workspace, const char *meeting);
/* The paper that is the note about the meeting; NULL: there is none.  (transfer full) */
char      *pln_meeting_find_note    (PlnWorkspace *workspace, const char *meeting);
/* The note with its paragraphs; NULL: it has none yet.  (transfer full) */
PlnSheets *pln_meeting_note_sheets  (PlnContext *context, const char *meeting);
/* All meetings of a book in the order of the agenda.  (transfer full) */
PlnSheets *pln_meeting_list_sheets  (PlnContext *context, PlnMeetingBook *book);

/* A month or year as it is drawn.  (transfer full) */
PlnSheets *pln_meeting_drawing_sheets (PlnContext *context, const char *title, PlnCanvas *drawing);

G_END_DECLS
