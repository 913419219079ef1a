/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The pane at the end that shows and edits one record, built from the schema. */
#define PLN_TYPE_INSPECTOR (pln_inspector_get_type ())
G_DECLARE_FINAL_TYPE (PlnInspector, pln_inspector, PLN, INSPECTOR, AdwBin)

GtkWidget  *pln_inspector_new       (PlnContext *context);
void        pln_inspector_set_id    (PlnInspector *self, const char *id); /* NULL: nothing selected */
const char *pln_inspector_get_id    (PlnInspector *self);
gboolean    pln_inspector_edit_field (PlnInspector *self, const char *field); /* focuses its row */
/* The row of a field; NULL: it is not shown. */
GtkWidget  *pln_inspector_get_row   (PlnInspector *self, const char *field);
/* Shows the close button (bottom sheet) instead of the pane's toggle. */
void        pln_inspector_set_sheet (PlnInspector *self, gboolean sheet);
/* What stands in place of the form while no record is shown; it sits in no parent or in an AdwBin.  NULL: the usual words. */
void        pln_inspector_set_pane   (PlnInspector *self, GtkWidget *pane, const char *title, const char *subtitle);

G_END_DECLS
