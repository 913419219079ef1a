/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* The columns of the tree of bodies and posts, and of the matching of our
 * bodies with those of others.  The page lives longer than the view. */
void pln_structure_columns_tree     (PlnRecordView *view, PlnPage *page);
void pln_structure_columns_matching (PlnRecordView *view, PlnPage *page);

G_END_DECLS
