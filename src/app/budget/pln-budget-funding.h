/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* Posts and contributions over the years that their money is known to last,
 * with gaps in colour and words, and the same gaps as a list below. */
#define PLN_TYPE_BUDGET_FUNDING (pln_budget_funding_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetFunding, pln_budget_funding, PLN, BUDGET_FUNDING, AdwBin)

GtkWidget  *pln_budget_funding_new          (PlnContext *context);
void        pln_budget_funding_refresh      (PlnBudgetFunding *self);
const char *pln_budget_funding_get_selected (PlnBudgetFunding *self); /* id of a post or contribution, or NULL */

void        pln_budget_funding_add_to       (PlnBudgetFunding *self, PlnSheets *sheets); /* drawing, and gaps in words */

/* Signals: "activated" (id), "selected" (). */

G_END_DECLS
