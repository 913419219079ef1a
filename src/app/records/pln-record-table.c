/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-record-table.h"

struct _PlnRecordTable
{
  PlnRecordView parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnRecordTable, pln_record_table, PLN_TYPE_RECORD_VIEW)

static GListModel *
pln_record_table_create_model (PlnRecordView *view, const PlnQuery *query)
{
  PlnWorkspace *workspace = pln_context_get_workspace (pln_record_view_get_context (view));

  return G_LIST_MODEL (pln_item_list_new (workspace, query));
}

static PlnItem *
pln_record_table_get_item (PlnRecordView *view, gpointer row)
{
  return PLN_ITEM (row);
}

static guint
pln_record_table_find (PlnRecordView *view, const char *id)
{
  guint position = pln_item_list_find (PLN_ITEM_LIST (pln_record_view_get_list (view)), id);

  return position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION;
}

static void
pln_record_table_class_init (PlnRecordTableClass *klass)
{
  PlnRecordViewClass *view_class = PLN_RECORD_VIEW_CLASS (klass);

  view_class->create_model = pln_record_table_create_model;
  view_class->get_item = pln_record_table_get_item;
  view_class->find = pln_record_table_find;
}

static void
pln_record_table_init (PlnRecordTable *self)
{
}

/**
 * pln_record_table_new:
 * @kind: a kind of the schema
 *
 * Returns: (transfer floating): a table of all records of the kind, with the columns of the schema
 */
GtkWidget *
pln_record_table_new (PlnContext *context, const char *kind)
{
  PlnRecordView *self = g_object_new (PLN_TYPE_RECORD_TABLE, "context", context, "kind", kind, NULL);

  pln_record_view_set_schema_columns (self);
  return GTK_WIDGET (self);
}
