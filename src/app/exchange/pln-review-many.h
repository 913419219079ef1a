/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "exchange/pln-review.h"

G_BEGIN_DECLS

/* Asks which findings like this one to settle, and how, and settles them as one
 * edit that can be undone. */
void pln_review_many_present (PlnContext *context, GPtrArray *findings, guint n);

G_END_DECLS
