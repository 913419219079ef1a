/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"
#include "app/records/pln-record-page.h"

G_BEGIN_DECLS

#define PLN_TYPE_BUDGET_PAGE (pln_budget_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetPage, pln_budget_page, PLN, BUDGET_PAGE, PlnRecordPage)

G_END_DECLS
