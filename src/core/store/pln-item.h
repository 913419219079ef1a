/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* One record as lists and forms see it: id and kind, values read on demand and
 * dropped when the record changes.  Emits notify::revision then. */
#define PLN_TYPE_ITEM (pln_item_get_type ())
G_DECLARE_FINAL_TYPE (PlnItem, pln_item, PLN, ITEM, GObject)

PlnItem      *pln_item_new         (PlnWorkspace *workspace, const char *id);
const char   *pln_item_get_id      (PlnItem *self);
const char   *pln_item_get_kind    (PlnItem *self);       /* interned; "" when the record is gone */
const char   *pln_item_get_title   (PlnItem *self);       /* borrowed until the next change */
const char   *pln_item_get_value   (PlnItem *self, const char *field); /* canonical; borrowed; NULL: empty */
char         *pln_item_get_plain   (PlnItem *self, const char *field);   /* decoded; "" when empty */
char         *pln_item_get_display (PlnItem *self, const char *field);   /* for people; references by title */
PlnWhen      *pln_item_get_when    (PlnItem *self, const char *field);   /* (transfer full) (nullable) */
gboolean      pln_item_is_deleted  (PlnItem *self);
PlnWorkspace *pln_item_get_workspace (PlnItem *self);
/* Properties: id, kind, title, revision (uint, grows when the record changes). */

/* The result of a query as a GListModel of PlnItem: holds ids in SQL order and
 * makes objects when asked; keeps in step with the workspace by the smallest
 * items-changed; the same id keeps its object. */
#define PLN_TYPE_ITEM_LIST (pln_item_list_get_type ())
G_DECLARE_FINAL_TYPE (PlnItemList, pln_item_list, PLN, ITEM_LIST, GObject)

PlnItemList  *pln_item_list_new       (PlnWorkspace *workspace, const PlnQuery *query);
void          pln_item_list_set_query (PlnItemList *self, const PlnQuery *query);
guint         pln_item_list_find      (PlnItemList *self, const char *id); /* G_MAXUINT: not in it */

G_END_DECLS
