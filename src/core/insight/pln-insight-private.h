/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What the room's files share: reading all records of a kind, and fields that
 * may be empty. */

/* (transfer full): ids in the order of the store; never NULL. */
static inline GPtrArray *
pln_insight_all_of (PlnWorkspace *workspace,
                    const char   *kind)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  GPtrArray *ids = pln_workspace_query (workspace, query, NULL);

  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

/* (transfer full) (nullable): the plain text of a field, NULL when it is empty. */
static inline char *
pln_insight_plain (PlnItem    *item,
                   const char *field)
{
  g_autofree char *text = pln_item_get_plain (item, field);

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

G_END_DECLS
