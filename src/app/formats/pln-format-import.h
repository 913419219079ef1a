/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Import from a table, a calendar, cards or a structure of another program: the
 * meaning of the columns first, then what would be added and changed and which
 * rows are bad, and nothing is written before Import. */
void pln_format_import_choose (PlnContext *context);
void pln_format_import_open   (PlnContext *context, GFile *file);
/* Whether a file is for the above, by its name; snapshots are not. */
gboolean pln_format_import_takes (GFile *file);

G_END_DECLS
