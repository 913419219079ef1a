/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The table of a budget as CSV (RFC 4180, UTF-8 with a byte order mark, as spreadsheets want it): the lines in
 * the order of the tree with the depth they stand at, every year the budget speaks of, then the totals, and
 * money that no line names. (transfer full) */
char *pln_budget_to_csv     (PlnWorkspace *workspace, const char *budget);
/* Asks for a file and writes it there. */
void  pln_budget_export_csv (PlnContext *context, const char *budget);

G_END_DECLS
