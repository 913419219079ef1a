/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-timeline-view.h"

G_BEGIN_DECLS

/* Each meeting with the papers for it, and under each paper its steps at the
 * days counted back from the meeting. search: as typed on the page, kept by the caller. */
typedef struct
{
  char *search; /* owned; "" for all */
} PlnPaperTimelineFilter;

/* A PlnTimelineView. */
GtkWidget *pln_paper_timeline_new  (PlnContext *context, PlnPaperTimelineFilter *filter);
/* Fills the rows; the function behind the view, for tests. */
void       pln_paper_timeline_fill (PlnTimelineRows *rows, PlnWorkspace *workspace, gpointer filter);

G_END_DECLS
