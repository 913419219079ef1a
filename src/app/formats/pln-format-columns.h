/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "exchange/formats/pln-foreign-file.h"

G_BEGIN_DECLS

/* What each row of a table is, and each column: a page of preferences. */
#define PLN_TYPE_FORMAT_COLUMNS (pln_format_columns_get_type ())
G_DECLARE_FINAL_TYPE (PlnFormatColumns, pln_format_columns, PLN, FORMAT_COLUMNS, AdwBin)

/* csv is borrowed and must outlive the widget. */
GtkWidget           *pln_format_columns_new         (PlnCsv *csv, const char *name);
const PlnCsvMapping *pln_format_columns_get_mapping (PlnFormatColumns *self); /* (transfer none) */
void                 pln_format_columns_set_kind    (PlnFormatColumns *self, const char *kind); /* NULL: as a column says */
/* Signal "changed": another mapping. */

G_END_DECLS
