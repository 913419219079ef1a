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

/* (transfer full) (nullable): the rows of a kind that are not deleted, with these fields, in any order. */
static inline PlnScan *
pln_insight_scan (PlnWorkspace      *workspace,
                  const char        *kind,
                  const char *const *fields)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);

  return pln_workspace_scan (workspace, query, fields, NULL);
}

/* Lists that hold until a record changes.  Those who ask share the list, and must not alter it.
 * (transfer full) (nullable) */
static inline GPtrArray *
pln_insight_get_list (PlnWorkspace *workspace,
                      const char   *key)
{
  GPtrArray *list = pln_workspace_get_derived (workspace, key);

  return list != NULL ? g_ptr_array_ref (list) : NULL;
}

/* Keeps the list and gives it back. */
static inline GPtrArray *
pln_insight_keep_list (PlnWorkspace *workspace,
                       const char   *key,
                       GPtrArray    *list)
{
  pln_workspace_set_derived (workspace, key, g_ptr_array_ref (list), (GDestroyNotify) g_ptr_array_unref);
  return list;
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
