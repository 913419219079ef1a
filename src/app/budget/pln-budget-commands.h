/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/budget/pln-budget-grid.h"

G_BEGIN_DECLS

/* Asks for a new record of a kind, of this budget (NULL: a budget is asked for first) and, for lines and figures,
 * under the selected line. */
void     pln_budget_new_record (PlnContext *context, const char *kind, const char *budget, const char *selected);
/* Reads names and figures from a file with separators into the budget of the grid. */
void     pln_budget_import_csv (PlnContext *context, PlnBudgetGrid *grid);
/* Whether what was done last is an edit of this place: not an import, not an undo. */
gboolean pln_budget_was_edited (PlnWorkspace *workspace);

G_END_DECLS
