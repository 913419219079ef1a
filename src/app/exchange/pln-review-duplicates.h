/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* One of several records that may be the same: where it comes from, the fields in which they differ with the difference
 * marked, and how many records name it.  rows: of pln_review_compare(), for all ids; mark and button are put into it. */
GtkWidget *pln_review_duplicate_new  (PlnContext *context, GPtrArray *rows, const char *const *ids, guint card,
                                      GtkWidget *mark, GtkWidget *button);
/* The line below the cards: what they all say. (nullable) */
GtkWidget *pln_review_duplicate_same (GPtrArray *rows);

G_END_DECLS
