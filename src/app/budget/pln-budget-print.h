/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* The lines that the table shows, with their figures of some years and the totals below. */
void pln_budget_print_table (PlnSheets *sheets, PlnRecordView *view, const char *budget, int first, int last);

G_END_DECLS
