/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* The columns of the tree: title with number and links, owner, due, progress.
 * page says whether it is narrow; it outlives the view. */
void pln_roadmap_set_columns (PlnRecordView *view, PlnPage *page);

G_END_DECLS
