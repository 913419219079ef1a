/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Order and nesting of records that refer to a parent of their kind and carry
 * a position: what dragging, Alt+arrows and Move To… have in common. */

/* Whether id is above, or stands somewhere under it. */
gboolean pln_record_order_is_under (PlnWorkspace *workspace, const char *id, const char *parent_field, const char *above);
/* The sibling before (step -1) or after (1); NULL: none. (transfer full) */
char    *pln_record_order_sibling  (PlnWorkspace *workspace, const char *id, const char *parent_field, int step);
/* Puts id under parent (NULL: top level) beside one of its children, or last
 * when beside is NULL, and numbers the siblings anew: one edit, with a toast. */
gboolean pln_record_order_place    (PlnContext *context, const char *id, const char *parent_field, const char *parent,
                                    const char *beside, gboolean after);
/* The same for several at once, in their order; what stands under another of them stays under it.
 * FALSE also when the place is under one of them. */
gboolean pln_record_order_place_all (PlnContext *context, const char *const *ids, const char *parent_field, const char *parent,
                                     const char *beside, gboolean after);

G_END_DECLS
