/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cells as text, the way spreadsheets put them on the clipboard and into
 * files: rows end with a line break, cells with a tab (or the separator of
 * RFC 4180), and a cell with either in it stands in doubled quotes. */

/* (transfer full) (element-type GStrv): separator 0: a tab when there is one, else whichever of ; and , divides the
 * first row.  A byte order mark and empty rows at the end are left out. */
GPtrArray *pln_sheet_parse  (const char *text, char separator);
/* One cell, quoted when it must be.  What a spreadsheet would take for a formula gets an apostrophe before it,
 * which pln_sheet_parse() takes away again. */
void       pln_sheet_append (GString *out, const char *cell);

G_END_DECLS
