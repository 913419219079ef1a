/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What has nobody, no date, no answer: the coverage report and the matrix of
 * counterparts. */
typedef enum
{
  PLN_GAP_NO_ACTION  = 1 << 0, /* a recommendation that no action serves */
  PLN_GAP_NO_OWNER   = 1 << 1,
  PLN_GAP_NO_DATE    = 1 << 2,
  PLN_GAP_OVERDUE    = 1 << 3,
} PlnGaps;

/* Gaps of one action record; done, dropped and deleted ones have none. All are worked out at once and kept. */
PlnGaps     pln_coverage_of     (PlnWorkspace *workspace, const char *action);
/* Ids of the actions that have any of these gaps, in the order of the tree's query. */
GPtrArray  *pln_coverage_find   (PlnWorkspace *workspace, PlnGaps gaps);
/* Ids of the actions that serve a recommendation, and of the recommendations that an action serves,
 * by parent and by link; many to many. */
GPtrArray  *pln_coverage_actions (PlnWorkspace *workspace, const char *recommendation);
GPtrArray  *pln_coverage_served  (PlnWorkspace *workspace, const char *action);

typedef enum
{
  PLN_MATCH_ESTABLISHED,
  PLN_MATCH_SOUGHT, /* sought or proposed, with a name */
  PLN_MATCH_OPEN,   /* wanted, with nobody named */
} PlnMatchState;

typedef struct
{
  char         *relation; /* id of the relation record */
  char         *ours;     /* body */
  char         *theirs;   /* body, or NULL */
  char         *words;    /* object_text, or NULL */
  PlnMatchState state;
} PlnMatch;

void        pln_match_free      (PlnMatch *match);
/* Counterparts, by our body; its state is that of the best row of a body. */
GPtrArray  *pln_matches         (PlnWorkspace *workspace);
/* How many of our bodies have, seek, or want a counterpart. */
void        pln_matches_count   (GPtrArray *matches, guint *established, guint *sought, guint *open);

G_END_DECLS
