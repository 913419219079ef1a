/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The records that refer to one: a group for each kind and field, with rows
 * that open and a button that adds.  Those named in replaces ("cadence.of")
 * are left out.  *menu gets the kinds that could be added and have no group
 * yet.  (transfer container) (element-type AdwPreferencesGroup) */
GPtrArray *pln_related_groups_new       (PlnContext *context, PlnItem *item, const char *const *replaces, GMenuModel **menu);
/* What was changed in the record, by whom and when; read when it is unfolded. */
GtkWidget *pln_record_history_group_new (PlnContext *context, PlnItem *item);

G_END_DECLS
