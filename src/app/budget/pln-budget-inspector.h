/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* What the inspector says above the fields of a line (its rule and posts), a
 * contribution (when it ends) and an earmark (what it could come to). */
GtkWidget *pln_budget_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

G_END_DECLS
