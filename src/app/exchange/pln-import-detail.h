/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "exchange/pln-import-change.h"

G_BEGIN_DECLS

/* One record of a preview, field by field: here now, after the import. */
#define PLN_TYPE_IMPORT_DETAIL (pln_import_detail_get_type ())
G_DECLARE_FINAL_TYPE (PlnImportDetail, pln_import_detail, PLN, IMPORT_DETAIL, AdwBin)

/* titles: id to title of the records in the file, for references to what is not here yet; kept. */
GtkWidget *pln_import_detail_new        (PlnContext *context, GHashTable *titles);
void       pln_import_detail_show       (PlnImportDetail *self, PlnImportChange *change); /* NULL: nothing */
void       pln_import_detail_set_narrow (PlnImportDetail *self, gboolean narrow);

G_END_DECLS
