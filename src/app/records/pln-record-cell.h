/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Icon, text, and a second line when narrow: a cell of a record view. */
#define PLN_TYPE_RECORD_CELL (pln_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (PlnRecordCell, pln_record_cell, PLN, RECORD_CELL, AdwBin)

GtkWidget *pln_record_cell_new (gboolean numeric, gboolean with_icon);
/* second NULL: one line; icon_name NULL: its place stays empty. */
void       pln_record_cell_set (PlnRecordCell *self, const char *text, const char *second, const char *icon_name);

G_END_DECLS
