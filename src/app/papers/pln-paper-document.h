/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* A paper as a document: what it is, its steps, feedback, relations and files.
 * An informal one says at the top that it stays in the office.  (transfer full) */
PlnSheets *pln_paper_sheets (PlnContext *context, const char *paper);

G_END_DECLS
