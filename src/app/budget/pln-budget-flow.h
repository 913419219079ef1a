/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"
#include "widgets/pln-flow.h"

G_BEGIN_DECLS

/* Where the money of one budget comes from and what it is for in one year, as
 * nodes and ribbons for PlnFlow and, in the same words, as rows of a table.
 * Everything has the unit of the budget, index points or one currency; what is
 * stated without an amount has none here either. */

typedef struct
{
  PlnFlowNode shown;  /* its strings are owned */
  gint64      amount; /* in minor units or PlnIndexPoints; 0: none */
  int         rank;   /* order on its side */
} PlnBudgetFlowNode;

typedef struct
{
  PlnFlowRibbon shown; /* its strings are owned */
  gint64        amount;
  char         *words; /* owned; "0 to 12.5509", "No amount stated" */
  char         *state; /* owned; "Suggested", or "" */
} PlnBudgetFlowRibbon;

typedef struct
{
  char      *budget, *title, *subtitle; /* owned */
  int        year;
  GPtrArray *nodes, *ribbons; /* owned */
} PlnBudgetFlow;

PlnBudgetFlow *pln_budget_flow_read   (PlnWorkspace *workspace, const char *budget, int year);
void           pln_budget_flow_free   (PlnBudgetFlow *self);
/* The record behind a node or ribbon. (transfer full) */
char          *pln_budget_flow_record (const char *id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnBudgetFlow, pln_budget_flow_free)

/* The colour of a contribution by its kind of source. */
PlnTone        pln_budget_tone         (PlnItem *contribution);
/* Who gives it, by name or in words. (transfer full) */
char          *pln_budget_donor        (PlnItem *contribution);
/* How it comes, how softly, what is done about it; "" when nothing is stated. (transfer full) */
char          *pln_budget_manner       (PlnItem *contribution);
/* The amount of an allocation, contribution or earmark: as typed, else by the locale; "No amount stated". (transfer full) */
char          *pln_budget_amount_words (PlnItem *item);

/* A row of the table twin. */
typedef struct
{
  char *id; /* of the node or ribbon */
  char *from, *to, *amount, *state; /* never NULL */
} PlnBudgetFlowRow;
void           pln_budget_flow_row_free (PlnBudgetFlowRow *row);
/* (transfer full) (element-type PlnBudgetFlowRow): every ribbon, then every need without money. */
GPtrArray     *pln_budget_flow_rows   (const PlnBudgetFlow *self);

G_END_DECLS
