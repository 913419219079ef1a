/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* What pays for lines, posts and purposes over the years, with gaps in colour and
 * words; the same as a table (A, and always when narrow), and what needs attention as a list below. */
#define PLN_TYPE_BUDGET_FUNDING (pln_budget_funding_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetFunding, pln_budget_funding, PLN, BUDGET_FUNDING, AdwBin)

GtkWidget  *pln_budget_funding_new          (PlnContext *context);
void        pln_budget_funding_refresh      (PlnBudgetFunding *self);
const char *pln_budget_funding_get_selected (PlnBudgetFunding *self); /* id of a post or contribution, or NULL */
void        pln_budget_funding_set_narrow   (PlnBudgetFunding *self, gboolean narrow);
void        pln_budget_funding_set_as_table (PlnBudgetFunding *self, gboolean as_table);
void        pln_budget_funding_add_to       (PlnBudgetFunding *self, PlnSheets *sheets); /* drawing and table, and needs in words */

/* Signals: "activated" (id), "selected" (). */

G_END_DECLS
