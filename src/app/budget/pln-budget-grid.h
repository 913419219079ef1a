/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* What makes the cells of a record view one grid: a cursor that goes by arrow
 * keys, a block marked with Shift, and copy, paste and clear for the block. */
#define PLN_TYPE_BUDGET_GRID (pln_budget_grid_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetGrid, pln_budget_grid, PLN, BUDGET_GRID, GObject)

PlnBudgetGrid *pln_budget_grid_new        (PlnRecordView *view);
/* The budget shown and its years; a cursor outside of them goes. */
void           pln_budget_grid_set_shown  (PlnBudgetGrid *self, const char *budget, int first, int last);
PlnContext    *pln_budget_grid_get_context (PlnBudgetGrid *self); /* (transfer none) */
/* FALSE: no cell has been gone to.  line may be NULL. */
gboolean       pln_budget_grid_get_cursor (PlnBudgetGrid *self, const char **line, int *year);
gboolean       pln_budget_grid_is_marked  (PlnBudgetGrid *self, const char *line, int year);

/* For the cells: they come and go, say what they show, and hand over keys and the focus. */
void           pln_budget_grid_add_cell    (PlnBudgetGrid *self, GtkWidget *cell);
void           pln_budget_grid_remove_cell (PlnBudgetGrid *self, GtkWidget *cell);
void           pln_budget_grid_cell_bound  (PlnBudgetGrid *self, GtkWidget *cell);
void           pln_budget_grid_cell_entered (PlnBudgetGrid *self, const char *line, int year);
gboolean       pln_budget_grid_key         (PlnBudgetGrid *self, guint keyval, GdkModifierType state);
/* Steps the cursor by rows and years; FALSE at the edge.  wrap: past the last year comes the next row. */
gboolean       pln_budget_grid_move        (PlnBudgetGrid *self, int rows, int years, gboolean extend, gboolean wrap);

void           pln_budget_grid_copy        (PlnBudgetGrid *self); /* the block, or the selected lines with names and years */
void           pln_budget_grid_clear       (PlnBudgetGrid *self);
/* From the clipboard into the cells from the cursor on; without a cursor by the names of lines. */
void           pln_budget_grid_paste       (PlnBudgetGrid *self);
/* The same from a text, for clipboard and files; separator as in pln_sheet_parse(). */
gboolean       pln_budget_grid_paste_text  (PlnBudgetGrid *self, const char *text, char separator, gboolean by_name);

/* Signal "step-years" (int): the cursor wants to go past the first or last year. */

G_END_DECLS
