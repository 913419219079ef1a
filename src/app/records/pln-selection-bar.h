/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* The bar under a view while several records are selected: Clear, how many,
 * and buttons for what can be done with all of them. */
#define PLN_TYPE_SELECTION_BAR (pln_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlnSelectionBar, pln_selection_bar, PLN, SELECTION_BAR, AdwBin)

GtkWidget *pln_selection_bar_new (PlnRecordView *view);
/* label with a mnemonic; the last button added with suggested stands out. */
void       pln_selection_bar_add (PlnSelectionBar *self, const char *label, const char *action, gboolean suggested);

G_END_DECLS
