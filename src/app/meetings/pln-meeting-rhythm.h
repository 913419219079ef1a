/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/meetings/pln-meeting-book.h"
#include "app/pln-context.h"
#include "widgets/pln-year-planner.h"

G_BEGIN_DECLS

/* The year planner: the meetings there are and, with rhythm, what the statements about how often bodies meet ask
 * for.  Those are no records; their ids are made by the function below. */
void       pln_meeting_fill_year     (PlnYearPlanner *planner, PlnMeetingBook *book, PlnWorkspace *workspace, const char *body,
                                      gboolean rhythm);
/* The body of such an id, NULL: the id of a meeting, or none.  (transfer full) */
char      *pln_meeting_rhythm_body_of (PlnWorkspace *workspace, const char *id);
/* The body to speak of where none is chosen: the first whose statements contradict each other and are not settled,
 * then the first with several.  (transfer full) (nullable) */
char      *pln_meeting_rhythm_find   (PlnWorkspace *workspace);
/* What is said of how often a body meets, as radio rows, and what follows from the one applied in that year;
 * NULL when nothing is said. */
GtkWidget *pln_meeting_rhythm_new    (PlnContext *context, const char *body, int year);

G_END_DECLS
