/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/records/pln-record-cell.h"
#include "app/records/pln-record-view-private.h"

/* Columns, cells and rows of a record view. */

#define PRIV(self) (pln_record_view_get_private (self))

/* ---- cells -------------------------------------------------------------- */

char *
pln_record_view_get_cell_text (ColumnState *state, PlnItem *item)
{
  if (state->column.get_text != NULL)
    return state->column.get_text (item, state->column.user_data);
  if (state->column.field == NULL)
    return g_strdup ("");
  if (state->first)
    return g_strdup (pln_item_get_title (item));
  return pln_item_get_display (item, state->column.field);
}

/* The column that stands in the first line of a narrow row. */
static ColumnState *
get_leading (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  for (guint i = 0; i < priv->columns->len; i++)
    if (g_array_index (priv->columns, ColumnState *, i)->column.leads)
      return g_array_index (priv->columns, ColumnState *, i);
  return g_array_index (priv->columns, ColumnState *, 0);
}

/* What the other columns say, for the second line of a narrow row. */
static char *
get_second_line (PlnRecordView *self, PlnItem *item)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  ColumnState *leading = get_leading (self);
  g_autoptr (GString) line = g_string_new (NULL);
  guint shown = 0;

  for (guint i = 0; i < priv->columns->len && shown < 3; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);
      g_autofree char *text = NULL;
      if (state == leading)
        continue;
      if (state->field != NULL && (state->field->flags & PLN_FIELD_ACYCLIC) != 0)
        continue; /* the tree already says it */
      text = pln_record_view_get_cell_text (state, item);
      if (text == NULL || *text == '\0')
        continue;
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", text);
      shown++;
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
bind_cell (ColumnState *state, GtkColumnViewCell *cell)
{
  PlnRecordViewPrivate *priv = PRIV (state->view);
  PlnRecordViewClass *klass = PLN_RECORD_VIEW_GET_CLASS (state->view);
  GtkWidget *child = gtk_column_view_cell_get_child (cell), *own;
  gpointer row = gtk_column_view_cell_get_item (cell);
  PlnItem *item = row != NULL ? klass->get_item (state->view, row) : NULL;
  g_autofree char *text = NULL, *second = NULL;

  if (item == NULL)
    return;
  own = g_object_get_data (G_OBJECT (child), "pln-cell");
  if (state->column.make != NULL)
    state->column.bind (own, item, state->column.user_data);
  else
    {
      gboolean dim = state->column.is_dim != NULL && !(state->first && priv->narrow)
                     && state->column.is_dim (item, state->column.user_data);

      text = pln_record_view_get_cell_text (state->first && priv->narrow ? get_leading (state->view) : state, item);
      if (state->first && priv->narrow)
        second = get_second_line (state->view, item);
      (dim ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (own, "dimmed");
      pln_record_cell_set (PLN_RECORD_CELL (own), text, second,
                           state->column.get_icon != NULL ? state->column.get_icon (item, state->column.user_data) : NULL);
    }
  if (state->first && klass->bind_first != NULL)
    klass->bind_first (state->view, child, cell);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkColumnViewCell *cell)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *view = gtk_widget_get_ancestor (widget, PLN_TYPE_RECORD_VIEW);
  PlnRecordViewPrivate *priv = PRIV (PLN_RECORD_VIEW (view));
  guint position = gtk_column_view_cell_get_position (cell);
  graphene_point_t at = GRAPHENE_POINT_INIT (x, y);
  GdkRectangle where;

  if (position != GTK_INVALID_LIST_POSITION
      && !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (priv->selection), position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (priv->selection), position, TRUE);
  if (!gtk_widget_compute_point (widget, view, &at, &at))
    return;
  where = (GdkRectangle) { (int) at.x, (int) at.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->popover), &where);
  gtk_widget_activate_action (view, "records.menu", NULL);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
cell_setup_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, ColumnState *state)
{
  PlnRecordViewClass *klass = PLN_RECORD_VIEW_GET_CLASS (state->view);
  GtkWidget *own, *child;
  GtkGesture *gesture;

  if (state->column.make != NULL)
    own = state->column.make (state->column.user_data);
  else
    own = pln_record_cell_new (state->column.numeric, state->column.get_icon != NULL);
  child = state->first && klass->wrap_first != NULL ? klass->wrap_first (state->view, own) : own;
  g_object_set_data (G_OBJECT (child), "pln-cell", own);
  gesture = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (pressed_cb), cell, 0);
  gtk_widget_add_controller (child, GTK_EVENT_CONTROLLER (gesture));
  gtk_column_view_cell_set_child (cell, child);
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, ColumnState *state)
{
  g_hash_table_insert (PRIV (state->view)->cells, cell, state);
  bind_cell (state, cell);
}

static void
cell_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewCell *cell, ColumnState *state)
{
  g_hash_table_remove (PRIV (state->view)->cells, cell);
}

/* ---- rows: what a screen reader says ------------------------------------ */

static void
bind_row (PlnRecordView *self, GtkColumnViewRow *row)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  gpointer object = gtk_column_view_row_get_item (row);
  PlnItem *item = object != NULL ? PLN_RECORD_VIEW_GET_CLASS (self)->get_item (self, object) : NULL;
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; item != NULL && i < priv->columns->len; i++)
    {
      g_autofree char *text = pln_record_view_get_cell_text (g_array_index (priv->columns, ColumnState *, i), item);
      if (text != NULL && *text != '\0')
        g_string_append_printf (label, "%s%s", label->len > 0 ? ", " : "", text);
    }
  gtk_column_view_row_set_accessible_label (row, label->str);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, PlnRecordView *self)
{
  g_hash_table_add (PRIV (self)->rows, row);
  bind_row (self, row);
}

static void
row_unbind_cb (GtkSignalListItemFactory *factory, GtkColumnViewRow *row, PlnRecordView *self)
{
  g_hash_table_remove (PRIV (self)->rows, row);
}

/* Binds what is on screen anew. */
void
pln_record_view_refresh (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GHashTableIter iter;
  gpointer cell, state;

  priv->stale = FALSE;
  g_hash_table_iter_init (&iter, priv->cells);
  while (g_hash_table_iter_next (&iter, &cell, &state))
    bind_cell (state, cell);
  g_hash_table_iter_init (&iter, priv->rows);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    bind_row (self, cell);
}

GtkListItemFactory *
pln_record_view_make_row_factory (PlnRecordView *self)
{
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new ();

  g_signal_connect (rows, "bind", G_CALLBACK (row_bind_cb), self);
  g_signal_connect (rows, "unbind", G_CALLBACK (row_unbind_cb), self);
  return rows;
}

/* ---- columns ------------------------------------------------------------ */

/* The heading of the last column stands over its figures; there is no property for it. */
static void
align_title (GtkColumnView *column_view)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (column_view));
  GtkWidget *title = header != NULL ? gtk_widget_get_last_child (header) : NULL;
  GtkWidget *content = title != NULL ? gtk_widget_get_first_child (title) : NULL;

  if (content != NULL)
    gtk_widget_set_halign (content, GTK_ALIGN_END);
}

static void
add_column (PlnRecordView *self, const PlnColumn *column)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  ColumnState *state = g_new0 (ColumnState, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const PlnKind *kind = pln_schema_find (priv->kind);
  const char *title = column->title != NULL ? _(column->title) : "";

  state->view = self;
  state->column = *column;
  state->first = priv->columns->len == 0;
  state->hidden = column->on_demand;
  if (kind != NULL && column->field != NULL)
    state->field = pln_kind_find_field (kind, column->field);
  if (column->title == NULL && state->field != NULL)
    title = pln_field_get_label (state->field);
  g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), state);
  g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), state);
  g_signal_connect (factory, "unbind", G_CALLBACK (cell_unbind_cb), state);
  state->widget = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_resizable (state->widget, TRUE);
  gtk_column_view_column_set_expand (state->widget, column->expand);
  if (column->width > 0)
    gtk_column_view_column_set_fixed_width (state->widget, column->width);
  if (column->field != NULL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
      gtk_column_view_column_set_sorter (state->widget, sorter);
    }
  g_array_append_val (priv->columns, state);
  gtk_column_view_append_column (priv->column_view, state->widget);
  if (column->numeric)
    align_title (priv->column_view);
  g_object_unref (state->widget);
}

/* Takes one column out.  When it is the one with the focus, GTK (to 4.18 at least)
 * passes the focus on to a neighbour and keeps a reference of that for good: it
 * is given back here, if it was taken. */
static void
remove_column (GtkColumnView *view, GtkColumnViewColumn *column)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns), at = 0;
  g_autoptr (GObject) neighbour = NULL;
  gint before;

  for (; at < n; at++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (columns, at);
      if (other == G_OBJECT (column))
        break;
    }
  neighbour = at + 1 < n ? g_list_model_get_item (columns, at + 1) : at > 0 ? g_list_model_get_item (columns, at - 1) : NULL;
  before = neighbour != NULL ? g_atomic_int_get ((gint *) &neighbour->ref_count) : 0;
  gtk_column_view_remove_column (view, column);
  if (neighbour != NULL && g_atomic_int_get ((gint *) &neighbour->ref_count) > before)
    g_object_unref (neighbour);
}

void
pln_record_view_remove_columns (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  for (guint i = priv->columns->len; i > 0; i--)
    remove_column (priv->column_view, g_array_index (priv->columns, ColumnState *, i - 1)->widget);
}

void
pln_record_view_set_columns (PlnRecordView *self, const PlnColumn *columns, guint n_columns)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  g_return_if_fail (PLN_IS_RECORD_VIEW (self));
  pln_record_view_stop_editing (self);
  pln_record_view_remove_columns (self);
  g_array_set_size (priv->columns, 0);
  for (guint i = 0; i < n_columns; i++)
    add_column (self, &columns[i]);
  pln_record_view_queue_layout (self);
  pln_record_view_queue_rebuild (self);
}

static const char *
kind_icon_cb (PlnItem *item, gpointer user_data)
{
  return pln_context_icon_of_kind (pln_item_get_kind (item));
}

/* The title, then the listed fields of the kind, at most six. */
void
pln_record_view_set_schema_columns (PlnRecordView *self)
{
  const PlnKind *kind = pln_schema_find (PRIV (self)->kind);
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (PlnColumn));
  PlnColumn first = { .field = kind->title, .expand = TRUE, .get_icon = kind_icon_cb };

  if (first.field == NULL)
    first.title = kind->label;
  g_array_append_val (columns, first);
  for (const PlnField *field = kind->fields; field->name != NULL && columns->len < 6; field++)
    {
      PlnColumn column = { .field = field->name, .width = 140, .hide_below = 360 + 140 * (int) columns->len };
      if ((field->flags & PLN_FIELD_LISTED) == 0 || g_strcmp0 (field->name, kind->title) == 0
          || ((field->flags & PLN_FIELD_ACYCLIC) != 0 && PLN_RECORD_VIEW_GET_CLASS (self)->wrap_first != NULL))
        continue;
      column.numeric = field->type == PLN_TYPE_INTEGER || field->type == PLN_TYPE_DECIMAL || field->type == PLN_TYPE_MONEY;
      g_array_append_val (columns, column);
    }
  pln_record_view_set_columns (self, (const PlnColumn *) columns->data, columns->len);
}

/* ---- columns to choose ---------------------------------------------------- */

static ColumnState *
nth_column (PlnRecordView *self, guint n)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  return n < priv->columns->len ? g_array_index (priv->columns, ColumnState *, n) : NULL;
}

guint
pln_record_view_get_n_columns (PlnRecordView *self)
{
  return PRIV (self)->columns->len;
}

const char *
pln_record_view_get_column_title (PlnRecordView *self, guint n)
{
  ColumnState *state = nth_column (self, n);

  return state != NULL ? gtk_column_view_column_get_title (state->widget) : "";
}

gboolean
pln_record_view_get_column_shown (PlnRecordView *self, guint n)
{
  ColumnState *state = nth_column (self, n);

  return state != NULL && !state->hidden;
}

void
pln_record_view_set_column_shown (PlnRecordView *self, guint n, gboolean shown)
{
  ColumnState *state = nth_column (self, n);

  if (state == NULL || state->first)
    return;
  state->hidden = !shown;
  pln_record_view_queue_layout (self);
}

void
pln_record_view_set_head_menu (PlnRecordView *self, GMenuModel *menu)
{
  for (guint i = 0; i < PRIV (self)->columns->len; i++)
    gtk_column_view_column_set_header_menu (nth_column (self, i)->widget, menu);
}

gboolean
pln_record_view_is_sorted (PlnRecordView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (PRIV (self)->column_view);

  return gtk_column_view_sorter_get_primary_sort_column (GTK_COLUMN_VIEW_SORTER (sorter)) != NULL;
}

void
pln_record_view_unsort (PlnRecordView *self)
{
  gtk_column_view_sort_by_column (PRIV (self)->column_view, NULL, GTK_SORT_ASCENDING);
}

/* ---- paper ---------------------------------------------------------------- */

static void
add_row_to (PlnRecordView *self, PlnSheets *sheets, guint position)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GObject) row = g_list_model_get_item (priv->list, position);
  PlnItem *item = row != NULL ? PLN_RECORD_VIEW_GET_CLASS (self)->get_item (self, row) : NULL;
  g_auto (GStrv) cells = g_new0 (char *, priv->columns->len + 1);

  if (item == NULL)
    return;
  for (guint i = 0, n = 0; i < priv->columns->len; i++)
    if (pln_record_view_get_column_shown (self, i))
      cells[n++] = pln_record_view_get_cell_text (g_array_index (priv->columns, ColumnState *, i), item) ?: g_strdup ("");
  pln_sheets_add_row (sheets, GTK_IS_TREE_LIST_ROW (row) ? gtk_tree_list_row_get_depth (GTK_TREE_LIST_ROW (row)) : 0,
                      PLN_SHEETS_PLAIN, (const char *const *) cells);
}

void
pln_record_view_add_to (PlnRecordView *self, PlnSheets *sheets)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autofree PlnSheetsColumn *columns = g_new0 (PlnSheetsColumn, priv->columns->len + 1);
  guint n = 0;

  for (guint i = 0; i < priv->columns->len; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);

      if (!pln_record_view_get_column_shown (self, i))
        continue;
      columns[n].title = gtk_column_view_column_get_title (state->widget);
      columns[n].numeric = state->column.numeric;
      columns[n++].weight = state->column.expand || i == 0 ? 1 : 0;
    }
  pln_sheets_begin_table (sheets, columns, n);
  for (guint i = 0; i < pln_record_view_get_n_items (self); i++)
    add_row_to (self, sheets, i);
}
