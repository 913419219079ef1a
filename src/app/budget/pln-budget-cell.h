/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/budget/pln-budget-grid.h"

G_BEGIN_DECLS

/* One line and year of the budget table: a figure that turns into an entry. */
#define PLN_TYPE_BUDGET_CELL (pln_budget_cell_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetCellWidget, pln_budget_cell, PLN, BUDGET_CELL, GtkWidget)

GtkWidget *pln_budget_cell_new  (PlnBudgetGrid *grid);
void       pln_budget_cell_bind (PlnBudgetCellWidget *self, const char *line, int year);
gboolean   pln_budget_cell_shows (PlnBudgetCellWidget *self, const char *line, int year);
void       pln_budget_cell_show_mark (PlnBudgetCellWidget *self); /* whether the grid's block holds it */

G_END_DECLS
