/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* A flat table of one kind. */
#define PLN_TYPE_RECORD_TABLE (pln_record_table_get_type ())
G_DECLARE_FINAL_TYPE (PlnRecordTable, pln_record_table, PLN, RECORD_TABLE, PlnRecordView)

GtkWidget *pln_record_table_new (PlnContext *context, const char *kind);

G_END_DECLS
