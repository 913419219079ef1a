/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-timeline-view.h"

G_BEGIN_DECLS

/* Actions and milestones with a date over a time axis; what stands under one of
 * them and has no other date is drawn as its part. */
#define PLN_TYPE_ROADMAP_TIMELINE (pln_roadmap_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PlnRoadmapTimeline, pln_roadmap_timeline, PLN, ROADMAP_TIMELINE, AdwBin)

GtkWidget       *pln_roadmap_timeline_new        (PlnContext *context);
PlnTimelineView *pln_roadmap_timeline_get_view   (PlnRoadmapTimeline *self); /* selection, count */
void             pln_roadmap_timeline_set_search (PlnRoadmapTimeline *self, const char *text);
char            *pln_roadmap_timeline_get_count  (PlnRoadmapTimeline *self); /* "14 dated, 6 need a date" (transfer full) */

/* Signals: "selection-changed", "activated" (id), "count-changed". */

G_END_DECLS
