/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"
#include "widgets/pln-timeline.h"

G_BEGIN_DECLS

/* What pays for the lines, posts and purposes of budgets over the years, as rows
 * for PlnTimeline and, in the same words, as rows of a table.  No day is made up:
 * what has no start or end stated is open there, what has no amount has none. */

typedef struct
{
  PlnTimelineMark shown;  /* its strings are owned */
  char *source, *amount, *when, *state; /* owned; the mark in words, never NULL */
} PlnBudgetFundingMark;

typedef enum
{
  PLN_FUNDING_QUIET,
  PLN_FUNDING_GAP,       /* money that ends, for a post that goes on */
  PLN_FUNDING_UNDECIDED, /* a share that nobody has fixed yet */
} PlnFundingNeed;

typedef struct
{
  char *id;              /* owned; a line, post or contribution */
  char *title, *subtitle; /* owned; subtitle may be NULL */
  GPtrArray *marks;      /* owned; PlnBudgetFundingMark */
  PlnFundingNeed need;
  char *need_id;         /* owned; the post or earmark at issue */
  char *need_text;       /* owned; "No money after …" */
} PlnBudgetFundingRow;

typedef struct
{
  GPtrArray *rows;       /* owned; PlnBudgetFundingRow */
  PlnDay first, last;    /* whole years that show all of it */
  char *period;          /* owned; the strategy in force, or NULL */
  PlnDay period_first, period_last;
} PlnBudgetFundingPlan;

/* budget NULL: all of them. */
PlnBudgetFundingPlan *pln_budget_funding_read (PlnWorkspace *workspace, const char *budget);
void                  pln_budget_funding_plan_free (PlnBudgetFundingPlan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnBudgetFundingPlan, pln_budget_funding_plan_free)

G_END_DECLS
