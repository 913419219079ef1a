/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* From sources to uses: a panel with a scale and a year of its own for each
 * budget, and the same as a table (T). */
#define PLN_TYPE_BUDGET_FLOW_VIEW (pln_budget_flow_view_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetFlowView, pln_budget_flow_view, PLN, BUDGET_FLOW_VIEW, AdwBin)

GtkWidget  *pln_budget_flow_view_new          (PlnContext *context);
void        pln_budget_flow_view_refresh      (PlnBudgetFlowView *self);
void        pln_budget_flow_view_set_narrow   (PlnBudgetFlowView *self, gboolean narrow); /* as a list */
void        pln_budget_flow_view_set_search   (PlnBudgetFlowView *self, const char *text); /* narrows the table */
gboolean    pln_budget_flow_view_get_as_table (PlnBudgetFlowView *self);
void        pln_budget_flow_view_set_as_table (PlnBudgetFlowView *self, gboolean as_table);
const char *pln_budget_flow_view_get_selected (PlnBudgetFlowView *self); /* id of a record, or NULL */
gboolean    pln_budget_flow_view_select       (PlnBudgetFlowView *self, const char *id);
char       *pln_budget_flow_view_get_count    (PlnBudgetFlowView *self); /* (transfer full) */
/* The drawing when there is one panel, and the table. */
void        pln_budget_flow_view_add_to       (PlnBudgetFlowView *self, PlnSheets *sheets);

/* Signals: "activated" (id), "selected" (). */

G_END_DECLS
