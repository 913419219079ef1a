/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Groups of the inspector for a body; NULL for other kinds, and when there is nothing to show.
 * Names and states over time; while two dates are compared, what changed stands above. */
GtkWidget *pln_body_names_group_new     (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);
/* Counterparts and other relations, worded from this body's side. */
GtkWidget *pln_body_relations_group_new (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

G_END_DECLS
