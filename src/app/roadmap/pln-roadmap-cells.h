/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "insight/pln-coverage.h"

G_BEGIN_DECLS

/* What the roadmap says of an action, without widgets. */

/* How many records of kind action there are, and have each gap; ids of those
 * with one, and of all that stand above them. */
typedef struct
{
  guint all, no_owner, no_date, overdue, no_action;
} PlnGapCount;
void        pln_roadmap_count    (PlnWorkspace *workspace, PlnGapCount *count);
GHashTable *pln_roadmap_with_gap (PlnWorkspace *workspace, PlnGaps gap); /* owned strings */

/* Labels of the recommendations an action serves besides the one it stands under: "Rec. 1, Rec. 7"; NULL: none. */
char       *pln_roadmap_served_text   (PlnItem *item);
char       *pln_roadmap_owner_text    (PlnItem *item, PlnGaps gaps);
char       *pln_roadmap_due_text      (PlnItem *item, PlnGaps gaps);
/* Whether the date waits for a meeting or a rule instead of a day: words without a day. */
gboolean    pln_roadmap_due_waits     (PlnItem *item);
/* Words of the progress; *done of *all are counted below, or percent is entered: -1, nothing is counted. */
char       *pln_roadmap_progress_text (PlnItem *item, int *percent);

G_END_DECLS
