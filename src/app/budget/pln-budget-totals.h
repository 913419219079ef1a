/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "store/pln-item.h"

G_BEGIN_DECLS

/* Totals under the budget table, in columns of the same width, and bars of the
 * index exactly under their years. */
#define PLN_TYPE_BUDGET_TOTALS (pln_budget_totals_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetTotals, pln_budget_totals, PLN, BUDGET_TOTALS, AdwBin)

GtkWidget *pln_budget_totals_new  (int year_width);
void       pln_budget_totals_show (PlnBudgetTotals *self, PlnWorkspace *workspace, const char *budget,
                                   int first, int last);

G_END_DECLS
