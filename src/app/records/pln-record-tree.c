/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-record-tree.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-pick-dialog.h"
#include "app/records/pln-record-order.h"
#include "widgets/pln-drag-record.h"

/* Children are queries of their own, made when a row is unfolded, so that a
 * tree of thousands opens at once.  The list under a row is the flattened list
 * of its leaves (other kinds) and its own children, in that order. */
struct _PlnRecordTree
{
  PlnRecordView parent_instance;

  const char *parent_field; /* interned */
  GArray     *leaves;       /* of Leaf */
  PlnQuery   *query;        /* owned; what all children share */
  GListStore *orphans;      /* owned; records whose parent is gone, or closes a cycle */
  GHashTable *expanded;     /* ids that are unfolded */
  GHashTable *only;         /* owned; ids that are shown; NULL: all */
  char      **cut;          /* owned; ids that wait for a paste, or NULL */
  GHashTable *moved;        /* owned; id → where it stood instead, "" at the top; NULL: all where they stand */
  PlnDay      leaf_first, leaf_last; /* the day whose leaves are shown; PLN_DAY_NONE: all */
  guint       levels;
  guint       expand_source, orphan_source;
  gboolean    orphans_stale; /* a change may have made or ended some */
  gboolean    first_done;
};

typedef struct { const char *kind, *field; } Leaf;

G_DEFINE_FINAL_TYPE (PlnRecordTree, pln_record_tree, PLN_TYPE_RECORD_VIEW)

static PlnWorkspace *
get_workspace (PlnRecordTree *self)
{
  return pln_context_get_workspace (pln_record_view_get_context (PLN_RECORD_VIEW (self)));
}

/* ---- model -------------------------------------------------------------- */

static char *
quote_id (const char *id)
{
  return id != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, id) : NULL;
}

static gboolean
is_among (gpointer item, gpointer ids)
{
  return g_hash_table_contains (ids, pln_item_get_id (item));
}

/* The record under which this one stands in the tree. */
static char *
get_parent (PlnRecordTree *self, const char *id)
{
  const char *kind = pln_workspace_get_kind (get_workspace (self), id);
  const char *field = self->parent_field;
  const char *elsewhere = self->moved != NULL ? g_hash_table_lookup (self->moved, id) : NULL;
  g_autofree char *canonical = NULL;

  if (elsewhere != NULL)
    return *elsewhere != '\0' ? g_strdup (elsewhere) : NULL;
  for (guint i = 0; i < self->leaves->len; i++)
    if (g_strcmp0 (g_array_index (self->leaves, Leaf, i).kind, kind) == 0)
      field = g_array_index (self->leaves, Leaf, i).field;
  canonical = pln_workspace_get_value (get_workspace (self), id, field);
  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* Children by where they stood on another day: no query knows that. */
static GListModel *
list_moved (PlnRecordTree *self, const char *id)
{
  g_autoptr (PlnQuery) query = pln_query_copy (self->query);
  g_autoptr (GPtrArray) ids = NULL;
  GListStore *list = g_list_store_new (PLN_TYPE_ITEM);

  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (get_workspace (self), query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *parent = get_parent (self, ids->pdata[i]);
      if (g_strcmp0 (parent, id) == 0 && (self->only == NULL || g_hash_table_contains (self->only, ids->pdata[i])))
        {
          g_autoptr (PlnItem) item = pln_item_new (get_workspace (self), ids->pdata[i]);
          g_list_store_append (list, item);
        }
    }
  return G_LIST_MODEL (list);
}

/* (transfer full): the children that are shown. */
static GListModel *
list_children (PlnRecordTree *self, const char *id)
{
  g_autoptr (PlnQuery) query = pln_query_copy (self->query);
  g_autofree char *canonical = quote_id (id);
  GListModel *list;
  GtkFilter *filter;

  if (self->moved != NULL)
    return list_moved (self, id);
  pln_query_where (query, self->parent_field, canonical);
  pln_query_sort (query, "position", FALSE);
  list = G_LIST_MODEL (pln_item_list_new (get_workspace (self), query));
  if (self->only == NULL)
    return list;
  filter = GTK_FILTER (gtk_custom_filter_new (is_among, g_hash_table_ref (self->only), (GDestroyNotify) g_hash_table_unref));
  return G_LIST_MODEL (gtk_filter_list_model_new (list, filter));
}

static GListModel *
create_children_cb (gpointer row_item, gpointer user_data)
{
  PlnRecordTree *self = user_data;
  PlnItem *item = row_item;
  g_autofree char *canonical = NULL;
  GListStore *parts;
  g_autoptr (GListModel) own = NULL;

  if (g_strcmp0 (pln_item_get_kind (item), pln_record_view_get_kind (PLN_RECORD_VIEW (self))) != 0)
    return NULL;
  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  canonical = quote_id (pln_item_get_id (item));
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = &g_array_index (self->leaves, Leaf, i);
      g_autoptr (PlnQuery) query = pln_query_new (leaf->kind);
      g_autoptr (PlnItemList) list = NULL;
      pln_query_where (query, leaf->field, canonical);
      if (self->leaf_last != PLN_DAY_NONE)
        pln_query_as_of (query, self->leaf_first, self->leaf_last);
      list = pln_item_list_new (get_workspace (self), query);
      g_list_store_append (parts, list);
    }
  own = list_children (self, pln_item_get_id (item));
  g_list_store_append (parts, own);
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)));
}

static PlnItem *
pln_record_tree_get_item (PlnRecordView *view, gpointer row)
{
  /* Lists make items anew each time they are asked: the row keeps its own. */
  PlnItem *item = g_object_get_data (row, "pln-item");

  if (item == NULL)
    {
      item = gtk_tree_list_row_get_item (row);
      g_object_set_data_full (row, "pln-item", item, g_object_unref);
    }
  return item;
}

/* Unfolds what was unfolded before, and at first the top levels. */
static gboolean
expand_cb (gpointer user_data)
{
  PlnRecordTree *self = user_data;
  GListModel *model = pln_record_view_get_list (PLN_RECORD_VIEW (self));

  self->expand_source = 0;
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model) && i < 2000; i++)
    {
      g_autoptr (GtkTreeListRow) row = g_list_model_get_item (model, i);
      PlnItem *item = pln_record_tree_get_item (PLN_RECORD_VIEW (self), row);
      if (g_hash_table_contains (self->expanded, pln_item_get_id (item))
          || (!self->first_done && gtk_tree_list_row_get_depth (row) + 1 < self->levels && i < 200))
        {
          gtk_tree_list_row_set_expanded (row, TRUE);
          g_hash_table_add (self->expanded, g_strdup (pln_item_get_id (item)));
        }
    }
  self->first_done = TRUE;
  return G_SOURCE_REMOVE;
}

/* get_parent() of every record of the tree's own kind that has one. */
static GHashTable *
read_parents (PlnRecordTree *self)
{
  const char *const fields[] = { self->parent_field, NULL };
  GHashTable *parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PlnScan) scan = pln_workspace_scan (get_workspace (self), self->query, fields, NULL);
  GHashTableIter iter;
  gpointer id, elsewhere;

  while (scan != NULL && pln_scan_next (scan))
    if (pln_scan_get_text (scan, 0) != NULL)
      g_hash_table_insert (parents, g_strdup (pln_scan_get_id (scan)), g_strdup (pln_scan_get_text (scan, 0)));
  if (self->moved != NULL)
    g_hash_table_iter_init (&iter, self->moved);
  while (self->moved != NULL && g_hash_table_iter_next (&iter, &id, &elsewhere))
    {
      if (*(const char *) elsewhere != '\0')
        g_hash_table_insert (parents, g_strdup (id), g_strdup (elsewhere));
      else
        g_hash_table_remove (parents, id);
    }
  return parents;
}

/* Finds the records that no branch holds: parent deleted, not here, or in a cycle. */
static gboolean
orphans_cb (gpointer user_data)
{
  PlnRecordTree *self = user_data;
  PlnWorkspace *workspace = get_workspace (self);
  g_autoptr (PlnQuery) query = pln_query_copy (self->query);
  g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);
  g_autoptr (GHashTable) cycle = pln_workspace_ignored_edges (workspace, self->parent_field);
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal), parents = read_parents (self);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  self->orphan_source = 0;
  self->orphans_stale = FALSE;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (here, g_ptr_array_index (ids, i));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      const char *parent = g_hash_table_lookup (parents, id);
      if (parent != NULL && (self->only == NULL || g_hash_table_contains (self->only, id))
          && (!g_hash_table_contains (here, parent)
              || (cycle != NULL && g_hash_table_contains (cycle, id))))
        g_ptr_array_add (found, pln_item_new (workspace, id));
    }
  if (found->len > 0 || g_list_model_get_n_items (G_LIST_MODEL (self->orphans)) > 0)
    g_list_store_splice (self->orphans, 0, g_list_model_get_n_items (G_LIST_MODEL (self->orphans)), found->pdata, found->len);
  return G_SOURCE_REMOVE;
}

static GListModel *
pln_record_tree_create_model (PlnRecordView *view, const PlnQuery *query)
{
  PlnRecordTree *self = PLN_RECORD_TREE (view);
  GListStore *parts;
  g_autoptr (GListModel) list = NULL;

  g_clear_pointer (&self->query, pln_query_free);
  self->query = pln_query_copy (query);
  if (pln_record_view_get_searching (view))
    return G_LIST_MODEL (gtk_tree_list_model_new (G_LIST_MODEL (pln_item_list_new (get_workspace (self), query)),
                                                  FALSE, FALSE, create_children_cb, self, NULL));
  parts = g_list_store_new (G_TYPE_LIST_MODEL);
  list = list_children (self, NULL);
  g_list_store_append (parts, list);
  g_list_store_append (parts, self->orphans);
  if (self->expand_source == 0)
    self->expand_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, expand_cb, self, NULL);
  if (self->orphan_source == 0)
    self->orphan_source = g_idle_add_full (G_PRIORITY_LOW, orphans_cb, self, NULL);
  return G_LIST_MODEL (gtk_tree_list_model_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts))),
                                                FALSE, FALSE, create_children_cb, self, NULL));
}

static void
queue_orphans (PlnRecordTree *self)
{
  if (self->orphan_source == 0 && self->orphans_stale)
    self->orphan_source = g_idle_add_full (G_PRIORITY_LOW, orphans_cb, self, NULL);
}

static void
pln_record_tree_map (GtkWidget *widget)
{
  queue_orphans (PLN_RECORD_TREE (widget));
  GTK_WIDGET_CLASS (pln_record_tree_parent_class)->map (widget);
}

/* A tree that nobody sees looks for them when it is shown or asked for one. */
static void
workspace_changed_cb (PlnContext *context, GPtrArray *ids, PlnRecordTree *self)
{
  self->orphans_stale = self->query != NULL;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    queue_orphans (self);
}

/* ---- finding ------------------------------------------------------------ */

/* Position of id among the lists that a flattened list is made of. */
static guint
find_in_parts (GListModel *flat, const char *id)
{
  GListModel *parts = gtk_flatten_list_model_get_model (GTK_FLATTEN_LIST_MODEL (flat));
  guint offset = 0;

  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (GListModel) part = g_list_model_get_item (parts, i);
      guint n = g_list_model_get_n_items (part);
      guint at = PLN_IS_ITEM_LIST (part) ? pln_item_list_find (PLN_ITEM_LIST (part), id) : G_MAXUINT;
      for (guint j = 0; !PLN_IS_ITEM_LIST (part) && j < n && at == G_MAXUINT; j++)
        {
          g_autoptr (PlnItem) item = g_list_model_get_item (part, j);
          if (g_str_equal (pln_item_get_id (item), id))
            at = j;
        }
      if (at != G_MAXUINT)
        return offset + at;
      offset += n;
    }
  return G_MAXUINT;
}

/* The row of a record, with everything above it unfolded; NULL: not in the tree. */
static GtkTreeListRow *
find_row (PlnRecordTree *self, const char *id, guint depth)
{
  GtkTreeListModel *model = GTK_TREE_LIST_MODEL (pln_record_view_get_list (PLN_RECORD_VIEW (self)));
  GListModel *roots = gtk_tree_list_model_get_model (model);
  g_autofree char *parent = NULL;
  g_autoptr (GtkTreeListRow) row = NULL;
  guint at;

  at = find_in_parts (roots, id);
  if (at != G_MAXUINT)
    return gtk_tree_list_model_get_child_row (model, at);
  parent = depth < 64 ? get_parent (self, id) : NULL;
  row = parent != NULL ? find_row (self, parent, depth + 1) : NULL;
  if (row == NULL)
    return NULL;
  gtk_tree_list_row_set_expanded (row, TRUE);
  if (gtk_tree_list_row_get_children (row) == NULL)
    return NULL;
  at = find_in_parts (gtk_tree_list_row_get_children (row), id);
  return at != G_MAXUINT ? gtk_tree_list_row_get_child_row (row, at) : NULL;
}

static guint
pln_record_tree_find (PlnRecordView *view, const char *id)
{
  PlnRecordTree *self = PLN_RECORD_TREE (view);
  g_autoptr (GtkTreeListRow) row = NULL;

  if (pln_record_view_get_searching (view))
    {
      GListModel *list = gtk_tree_list_model_get_model (GTK_TREE_LIST_MODEL (pln_record_view_get_list (view)));
      guint at = pln_item_list_find (PLN_ITEM_LIST (list), id);
      return at != G_MAXUINT ? at : GTK_INVALID_LIST_POSITION;
    }
  if (self->expand_source != 0)
    {
      g_clear_handle_id (&self->expand_source, g_source_remove);
      expand_cb (self);
    }
  row = find_row (self, id, 0);
  if (row == NULL && self->orphans_stale)
    {
      g_clear_handle_id (&self->orphan_source, g_source_remove);
      orphans_cb (self);
      row = find_row (self, id, 0);
    }
  return row != NULL ? gtk_tree_list_row_get_position (row) : GTK_INVALID_LIST_POSITION;
}

/* ---- first column: expander, drag and drop ------------------------------ */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkTreeExpander *expander)
{
  g_autoptr (PlnItem) item = gtk_tree_expander_get_item (expander);
  g_autoptr (PlnDragRecord) record = NULL;

  if (item == NULL)
    return NULL;
  record = pln_drag_record_new (pln_item_get_kind (item), pln_item_get_id (item));
  return gdk_content_provider_new_typed (PLN_TYPE_DRAG_RECORD, record);
}

/* Upper quarter: before this row; lower quarter: after it; between: under it. */
static int
drop_zone (GtkWidget *widget, double y)
{
  int height = gtk_widget_get_height (widget);

  return y < height / 4.0 ? -1 : y > height * 3 / 4.0 ? 1 : 0;
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, GtkWidget *expander)
{
  static const char *const classes[] = { "drop-before", "drop-into", "drop-after" };
  int zone = drop_zone (expander, y);

  for (int i = 0; i < 3; i++)
    if (i == zone + 1)
      gtk_widget_add_css_class (expander, classes[i]);
    else
      gtk_widget_remove_css_class (expander, classes[i]);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, GtkWidget *expander)
{
  gtk_widget_remove_css_class (expander, "drop-before");
  gtk_widget_remove_css_class (expander, "drop-into");
  gtk_widget_remove_css_class (expander, "drop-after");
}

/* A row that is dragged takes along what is selected with it. */
static char **
get_dragged (PlnRecordTree *self, const char *id)
{
  g_auto (GStrv) all = pln_record_view_get_selection (PLN_RECORD_VIEW (self));

  if (g_strv_contains ((const char *const *) all, id))
    return g_steal_pointer (&all);
  return g_strdupv ((char *[]) { (char *) id, NULL });
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkTreeExpander *expander)
{
  PlnRecordTree *self = PLN_RECORD_TREE (gtk_widget_get_ancestor (GTK_WIDGET (expander), PLN_TYPE_RECORD_TREE));
  g_autoptr (PlnItem) over = gtk_tree_expander_get_item (expander);
  PlnDragRecord *dragged = g_value_get_boxed (value);
  int zone = drop_zone (GTK_WIDGET (expander), y);
  const char *kind = self != NULL ? pln_record_view_get_kind (PLN_RECORD_VIEW (self)) : NULL;
  g_autofree char *parent = NULL;
  g_auto (GStrv) ids = NULL;

  drop_leave_cb (target, GTK_WIDGET (expander));
  if (self == NULL || over == NULL || dragged == NULL || g_strcmp0 (pln_item_get_id (over), dragged->id) == 0
      || g_strcmp0 (dragged->kind, kind) != 0)
    return FALSE;
  ids = get_dragged (self, dragged->id);
  if (zone == 0 && g_strcmp0 (pln_item_get_kind (over), kind) == 0)
    return pln_record_order_place_all (pln_record_view_get_context (PLN_RECORD_VIEW (self)), (const char *const *) ids,
                                       self->parent_field, pln_item_get_id (over), NULL, TRUE);
  parent = get_parent (self, pln_item_get_id (over));
  return pln_record_order_place_all (pln_record_view_get_context (PLN_RECORD_VIEW (self)), (const char *const *) ids,
                                     self->parent_field, parent, pln_item_get_id (over), zone > 0);
}

static gboolean
fold_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (widget);
  PlnRecordTree *self = PLN_RECORD_TREE (gtk_widget_get_ancestor (widget, PLN_TYPE_RECORD_TREE));
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (expander);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean unfold = GPOINTER_TO_INT (user_data) != rtl;
  g_autoptr (GtkTreeListRow) target = NULL;

  if (row == NULL || self == NULL)
    return FALSE;
  if (gtk_tree_list_row_get_expanded (row) != unfold && (!unfold || !gtk_tree_expander_get_hide_expander (expander)))
    {
      gtk_tree_list_row_set_expanded (row, unfold);
      return TRUE;
    }
  target = unfold ? gtk_tree_list_row_get_child_row (row, 0) : gtk_tree_list_row_get_parent (row);
  if (target != NULL)
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (pln_record_view_get_column_view (PLN_RECORD_VIEW (self))),
                               gtk_tree_list_row_get_position (target), NULL,
                               GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  return TRUE;
}

static GtkWidget *
pln_record_tree_wrap_first (PlnRecordView *view, GtkWidget *cell)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PLN_TYPE_DRAG_RECORD, GDK_ACTION_MOVE);

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), cell);
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (expander), TRUE);
  gtk_widget_set_focusable (expander, FALSE); /* the row has the focus; see row_fold_cb() */
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), expander);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), expander);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), expander);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), expander);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (target));
  return expander;
}

static gboolean
has_children (PlnRecordTree *self, PlnItem *item)
{
  g_autofree char *canonical = quote_id (pln_item_get_id (item));
  g_autoptr (PlnQuery) own = NULL;

  if (g_strcmp0 (pln_item_get_kind (item), pln_record_view_get_kind (PLN_RECORD_VIEW (self))) != 0)
    return FALSE;
  if (self->only != NULL || self->moved != NULL)
    {
      g_autoptr (GListModel) shown = list_children (self, pln_item_get_id (item));
      if (self->only != NULL || g_list_model_get_n_items (shown) > 0)
        return g_list_model_get_n_items (shown) > 0;
    }
  own = pln_query_copy (self->query);
  pln_query_where (own, self->parent_field, canonical);
  if (pln_workspace_count (get_workspace (self), own) > 0)
    return TRUE;
  for (guint i = 0; i < self->leaves->len; i++)
    {
      Leaf *leaf = &g_array_index (self->leaves, Leaf, i);
      g_autoptr (PlnQuery) query = pln_query_new (leaf->kind);
      pln_query_where (query, leaf->field, canonical);
      if (pln_workspace_count (get_workspace (self), query) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, PlnRecordTree *self)
{
  g_autoptr (PlnItem) item = gtk_tree_list_row_get_item (row);

  if (item == NULL)
    return;
  /* A row that leaves with its model says so too, but is not expandable any more. */
  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_add (self->expanded, g_strdup (pln_item_get_id (item)));
  else if (gtk_tree_list_row_is_expandable (row))
    g_hash_table_remove (self->expanded, pln_item_get_id (item));
}

static void
pln_record_tree_bind_first (PlnRecordView *view, GtkWidget *wrapper, GtkColumnViewCell *cell)
{
  PlnRecordTree *self = PLN_RECORD_TREE (view);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (wrapper);
  GtkTreeListRow *row = gtk_column_view_cell_get_item (cell);
  PlnItem *item = pln_record_tree_get_item (view, row);

  if (gtk_tree_expander_get_list_row (expander) != row)
    {
      gtk_tree_expander_set_list_row (expander, row);
      g_signal_handlers_disconnect_by_func (row, expanded_cb, self);
      g_signal_connect_object (row, "notify::expanded", G_CALLBACK (expanded_cb), self, 0);
    }
  gtk_tree_expander_set_hide_expander (expander, pln_record_view_get_searching (view) || !has_children (self, item));
}

/* ---- acts --------------------------------------------------------------- */

/* The records of the tree's own kind among what is selected, in order; NULL: none. */
static char **
get_movable (PlnRecordTree *self)
{
  g_auto (GStrv) all = pln_record_view_get_selection (PLN_RECORD_VIEW (self));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; all[i] != NULL; i++)
    if (g_strcmp0 (pln_workspace_get_kind (get_workspace (self), all[i]), pln_record_view_get_kind (PLN_RECORD_VIEW (self))) == 0)
      g_strv_builder_add (builder, all[i]);
  ids = g_strv_builder_end (builder);
  return ids[0] != NULL ? g_steal_pointer (&ids) : NULL;
}

static gboolean
place (PlnRecordTree *self, char **ids, const char *parent, const char *beside, gboolean after)
{
  g_autofree char *first = g_strdup (ids[0]);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  gboolean done = pln_record_order_place_all (pln_record_view_get_context (PLN_RECORD_VIEW (self)), (const char *const *) ids,
                                              self->parent_field, parent, beside, after);

  if (done && pln_record_view_select (PLN_RECORD_VIEW (self), first) && inside)
    pln_record_view_focus (PLN_RECORD_VIEW (self)); /* with the record, not with its former place */
  return done;
}

static void
pick_parent_cb (PlnContext *context, const char *id, gpointer user_data)
{
  PlnRecordTree *self = user_data;
  g_auto (GStrv) ids = get_movable (self);

  if (ids != NULL)
    place (self, ids, id, NULL, TRUE);
}

/* Whether none of them is, or is above, that record. */
static gboolean
may_hold (PlnRecordTree *self, char **ids, const char *parent)
{
  for (guint i = 0; ids[i] != NULL; i++)
    if (pln_record_order_is_under (get_workspace (self), parent, self->parent_field, ids[i]))
      return FALSE;
  return TRUE;
}

static gboolean
may_be_parent_cb (PlnContext *context, const char *id, gpointer user_data)
{
  PlnRecordTree *self = user_data;
  g_auto (GStrv) ids = get_movable (self);

  return ids != NULL && may_hold (self, ids, id);
}

static gboolean
indent (PlnRecordTree *self, char **ids, gboolean dry)
{
  g_autofree char *above = pln_record_order_sibling (get_workspace (self), ids[0], self->parent_field, -1);

  if (above == NULL || !may_hold (self, ids, above))
    return FALSE;
  return dry || place (self, ids, above, NULL, TRUE);
}

static gboolean
outdent (PlnRecordTree *self, char **ids, gboolean dry)
{
  g_autofree char *parent = get_parent (self, ids[0]);
  g_autofree char *above = parent != NULL ? get_parent (self, parent) : NULL;

  if (parent == NULL || !may_hold (self, ids, parent))
    return FALSE;
  return dry || place (self, ids, above, parent, TRUE);
}

/* Up or down among siblings; in an order of one's own only, not in that of a column. */
static gboolean
shift (PlnRecordTree *self, char **ids, int step, gboolean dry)
{
  const char *edge = step < 0 ? ids[0] : ids[g_strv_length (ids) - 1];
  g_autofree char *other = pln_record_order_sibling (get_workspace (self), edge, self->parent_field, step);
  g_autofree char *parent = get_parent (self, edge);

  if (other == NULL || pln_record_view_is_sorted (PLN_RECORD_VIEW (self)))
    return FALSE;
  return dry || place (self, ids, parent, other, step > 0);
}

static gboolean
cut (PlnRecordTree *self, char **ids, gboolean dry)
{
  if (!dry)
    {
      g_strfreev (self->cut);
      self->cut = g_strdupv (ids);
      pln_context_toast (pln_record_view_get_context (PLN_RECORD_VIEW (self)), _("Select the new parent and paste"));
    }
  return TRUE;
}

static gboolean
paste (PlnRecordTree *self, const char *parent, gboolean dry)
{
  g_auto (GStrv) ids = NULL;

  if (self->cut == NULL || !may_hold (self, self->cut, parent))
    return FALSE;
  if (dry)
    return TRUE;
  ids = g_steal_pointer (&self->cut);
  if (place (self, ids, parent, NULL, TRUE))
    return TRUE;
  self->cut = g_steal_pointer (&ids);
  return FALSE;
}

static gboolean
pln_record_tree_act (PlnRecordView *view, const char *act, gboolean dry)
{
  PlnRecordTree *self = PLN_RECORD_TREE (view);
  g_autofree char *id = g_strdup (pln_record_view_get_selected (view));
  const char *kind = pln_workspace_get_kind (get_workspace (self), id);
  g_auto (GStrv) ids = NULL;

  if (g_strcmp0 (kind, pln_record_view_get_kind (view)) != 0 || (ids = get_movable (self)) == NULL)
    return FALSE;
  if (g_str_equal (act, "move-up") || g_str_equal (act, "move-down"))
    return shift (self, ids, g_str_equal (act, "move-up") ? -1 : 1, dry);
  if (g_str_equal (act, "indent"))
    return indent (self, ids, dry);
  if (g_str_equal (act, "outdent"))
    return outdent (self, ids, dry);
  if (g_str_equal (act, "cut"))
    return cut (self, ids, dry);
  if (g_str_equal (act, "paste"))
    return paste (self, id, dry);
  if (g_str_equal (act, "move-to"))
    {
      if (!dry)
        pln_pick_dialog_present (pln_record_view_get_context (view), _("Move To"), kind, _("Top Level"), may_be_parent_cb,
                                 pick_parent_cb, g_object_ref (self), g_object_unref);
      return TRUE;
    }
  return FALSE;
}

static void
pln_record_tree_add_menu (PlnRecordView *view, GMenu *menu)
{
  g_autoptr (GMenu) moves = g_menu_new ();

  g_menu_append (moves, _("Move _Up"), "win.move-up");
  g_menu_append (moves, _("Move _Down"), "win.move-down");
  g_menu_append (moves, _("Put Under the One _Above"), "win.indent");
  g_menu_append (moves, _("Put Beside Its _Parent"), "win.outdent");
  g_menu_append (moves, _("_Move To…"), "win.move-to");
  g_menu_append (moves, _("C_ut"), "win.cut");
  g_menu_append (moves, _("P_aste"), "win.paste");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moves));
}

/* ---- object ------------------------------------------------------------- */

static void
pln_record_tree_dispose (GObject *object)
{
  PlnRecordTree *self = PLN_RECORD_TREE (object);

  g_clear_handle_id (&self->expand_source, g_source_remove);
  g_clear_handle_id (&self->orphan_source, g_source_remove);
  G_OBJECT_CLASS (pln_record_tree_parent_class)->dispose (object);
}

static void
pln_record_tree_finalize (GObject *object)
{
  PlnRecordTree *self = PLN_RECORD_TREE (object);

  g_clear_pointer (&self->query, pln_query_free);
  g_clear_object (&self->orphans);
  g_array_unref (self->leaves);
  g_hash_table_unref (self->expanded);
  g_clear_pointer (&self->moved, g_hash_table_unref);
  g_clear_pointer (&self->only, g_hash_table_unref);
  g_strfreev (self->cut);
  G_OBJECT_CLASS (pln_record_tree_parent_class)->finalize (object);
}

static void
pln_record_tree_class_init (PlnRecordTreeClass *klass)
{
  PlnRecordViewClass *view_class = PLN_RECORD_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_record_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_record_tree_finalize;
  GTK_WIDGET_CLASS (klass)->map = pln_record_tree_map;
  view_class->create_model = pln_record_tree_create_model;
  view_class->get_item = pln_record_tree_get_item;
  view_class->wrap_first = pln_record_tree_wrap_first;
  view_class->bind_first = pln_record_tree_bind_first;
  view_class->find = pln_record_tree_find;
  view_class->act = pln_record_tree_act;
  view_class->add_menu = pln_record_tree_add_menu;
}

static void
pln_record_tree_init (PlnRecordTree *self)
{
  self->leaves = g_array_new (FALSE, FALSE, sizeof (Leaf));
  self->orphans = g_list_store_new (PLN_TYPE_ITEM);
  self->expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->levels = 2;
  self->leaf_first = self->leaf_last = PLN_DAY_NONE;
}

/* Plain arrows: GtkTreeExpander itself only knows them with Shift. */
static gboolean
row_fold_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget)), *expander = focus;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return FALSE;
  while (expander != NULL && !GTK_IS_TREE_EXPANDER (expander))
    expander = gtk_widget_get_first_child (expander);
  return expander != NULL && fold_cb (expander, args, user_data);
}

/**
 * pln_record_tree_new:
 * @kind: a kind of the schema
 * @parent_field: its reference to the record above
 *
 * Returns: (transfer floating): a tree of all records of the kind
 */
GtkWidget *
pln_record_tree_new (PlnContext *context, const char *kind, const char *parent_field)
{
  PlnRecordTree *self = g_object_new (PLN_TYPE_RECORD_TREE, "context", context, "kind", kind, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkWidget *column_view = pln_record_view_get_column_view (PLN_RECORD_VIEW (self));

  self->parent_field = g_intern_string (parent_field);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (int unfold = 0; unfold < 2; unfold++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (unfold ? GDK_KEY_Right : GDK_KEY_Left, 0),
                        gtk_callback_action_new (row_fold_cb, GINT_TO_POINTER (unfold), NULL)));
  gtk_widget_add_controller (column_view, keys);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, 0);
  pln_record_view_set_schema_columns (PLN_RECORD_VIEW (self));
  return GTK_WIDGET (self);
}

void
pln_record_tree_add_leaves (PlnRecordTree *self, const char *kind, const char *field)
{
  Leaf leaf = { g_intern_string (kind), g_intern_string (field) };

  g_array_append_val (self->leaves, leaf);
}

/* pln_record_tree_set_leaves_as_of: takes effect with the next query. */
void
pln_record_tree_set_leaves_as_of (PlnRecordTree *self, PlnDay first, PlnDay last)
{
  self->leaf_first = first;
  self->leaf_last = last;
}

/* pln_record_tree_set_moved: takes effect with the next query. */
void
pln_record_tree_set_moved (PlnRecordTree *self, GHashTable *moved)
{
  g_clear_pointer (&self->moved, g_hash_table_unref);
  if (moved != NULL && g_hash_table_size (moved) > 0)
    self->moved = g_hash_table_ref (moved);
}

void
pln_record_tree_expand_to (PlnRecordTree *self, const char *id)
{
  g_autoptr (GtkTreeListRow) row = NULL;

  if (pln_record_view_get_n_items (PLN_RECORD_VIEW (self)) > 0 && !pln_record_view_get_searching (PLN_RECORD_VIEW (self)))
    row = find_row (self, id, 0);
}

void
pln_record_tree_set_levels (PlnRecordTree *self, guint levels)
{
  self->levels = levels;
  self->first_done = FALSE;
}

gboolean
pln_record_tree_move (PlnRecordTree *self, const char *id, const char *parent)
{
  g_auto (GStrv) ids = g_strdupv ((char *[]) { (char *) id, NULL });

  return place (self, ids, parent, NULL, TRUE);
}

void
pln_record_tree_set_only (PlnRecordTree *self, GHashTable *ids)
{
  g_autoptr (PlnQuery) query = self->query != NULL ? pln_query_copy (self->query)
                                                   : pln_query_new (pln_record_view_get_kind (PLN_RECORD_VIEW (self)));
  GHashTableIter iter;
  gpointer id;

  if (ids == NULL && self->only == NULL)
    return;
  g_clear_pointer (&self->only, g_hash_table_unref);
  self->only = ids != NULL ? g_hash_table_ref (ids) : NULL;
  if (ids != NULL)
    {
      g_hash_table_iter_init (&iter, ids);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (self->expanded, g_strdup (id));
    }
  pln_record_view_set_query (PLN_RECORD_VIEW (self), query);
}
