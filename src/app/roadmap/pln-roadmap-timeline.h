/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Actions and milestones with a date over a time axis; a line under it says how
 * many have none. */
#define PLN_TYPE_ROADMAP_TIMELINE (pln_roadmap_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PlnRoadmapTimeline, pln_roadmap_timeline, PLN, ROADMAP_TIMELINE, AdwBin)

GtkWidget  *pln_roadmap_timeline_new          (PlnContext *context);
const char *pln_roadmap_timeline_get_selected (PlnRoadmapTimeline *self);
gboolean    pln_roadmap_timeline_select       (PlnRoadmapTimeline *self, const char *id);
void        pln_roadmap_timeline_set_search   (PlnRoadmapTimeline *self, const char *text);
char       *pln_roadmap_timeline_get_count    (PlnRoadmapTimeline *self); /* "14 dated, 6 need a date" (transfer full) */

/* Signals: "selection-changed", "activated" (id). */

G_END_DECLS
