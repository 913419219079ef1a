/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

#define PLN_BUDGET_ERROR (pln_budget_error_quark ())
GQuark pln_budget_error_quark (void);
typedef enum
{
  PLN_BUDGET_ERROR_CELL,  /* one of the cells is not understood; the message says which and why */
  PLN_BUDGET_ERROR_SHAPE, /* more rows than there are lines, no rows at all, years that are none */
} PlnBudgetError;

/* What a person typed into a cell, as an edit that sets, adds, shortens or deletes the allocation of that line and
 * year.  FALSE with the reason when it is not understood. */
gboolean   pln_budget_edit_cell   (PlnWorkspace *workspace, PlnEdit *edit, const char *line, int year,
                                   const char *typed, GError **error);
/* How a typed text would be understood ("About 8 % of core, ≈ 8.24 on the index"); NULL with the reason. */
char      *pln_budget_preview     (PlnWorkspace *workspace, const char *line, int year, const char *typed, GError **error);

/* Cells for a spreadsheet: as they are typed, or as they are shown where they are worked out.
 * names: the lines stand in a column before them, the years in a row above. */
char      *pln_budget_copy_block  (PlnWorkspace *workspace, const char *const *lines, int first, int last, gboolean names);
/* A block of texts from a spreadsheet (see pln_sheet_parse()) into the lines below each other, from one year on.
 * Nothing is put into the edit when one cell is refused.  n_changed may be NULL. */
gboolean   pln_budget_paste_block (PlnWorkspace *workspace, PlnEdit *edit, const char *const *lines, int year,
                                   GPtrArray *rows, guint *n_changed, GError **error);
/* Rows whose first cell is the name of a line: known ones are filled, others become lines of the budget.  A first row
 * of years says which; without it they start with year. */
gboolean   pln_budget_paste_lines (PlnWorkspace *workspace, PlnEdit *edit, const char *budget, int year,
                                   GPtrArray *rows, guint *n_lines, GError **error);
/* Whether the first row says which years stand below it. */
gboolean   pln_budget_rows_have_years (GPtrArray *rows);

G_END_DECLS
