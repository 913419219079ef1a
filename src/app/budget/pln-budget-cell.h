/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"

G_BEGIN_DECLS

/* One line and year of the budget table: a figure that turns into an entry. */
#define PLN_TYPE_BUDGET_CELL (pln_budget_cell_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetCellWidget, pln_budget_cell, PLN, BUDGET_CELL, GtkWidget)

GtkWidget *pln_budget_cell_new  (PlnContext *context);
void       pln_budget_cell_bind (PlnBudgetCellWidget *self, const char *line, int year);

G_END_DECLS
