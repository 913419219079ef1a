// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The accessible children of a canvas: one for each thing in sight, taken from
 * a pool and given back when the thing scrolls away. */

#include "widgets/pln-canvas-cell.h"
#include "widgets/pln-canvas-private.h"

/* Nobody listens to more at once; the cursor always has its own. */
#define MAX_CELLS 320

static void
cell_activate_cb (GtkWidget *cell, PlnCanvas *self)
{
  const int item = pln_canvas_cell_get_item (PLN_CANVAS_CELL (cell));
  PlnRect bounds;

  if (item < 0 || PLN_CANVAS_GET_CLASS (self)->click == NULL)
    return;
  PLN_CANVAS_GET_CLASS (self)->get_bounds (self, item, &bounds);
  PLN_CANVAS_GET_CLASS (self)->click (self, item, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2, 2);
}

static void
describe_relations (GtkAccessible *cell, const PlnCanvasItem *item)
{
  const GtkAccessibleRelation relations[] = {
    GTK_ACCESSIBLE_RELATION_POS_IN_SET, GTK_ACCESSIBLE_RELATION_SET_SIZE,
    GTK_ACCESSIBLE_RELATION_ROW_INDEX, GTK_ACCESSIBLE_RELATION_COL_INDEX,
  };
  const int values[] = { item->position, item->set_size, item->row, item->column };

  for (gsize i = 0; i < G_N_ELEMENTS (relations); i++)
    if (values[i] > 0)
      gtk_accessible_update_relation (cell, relations[i], values[i], -1);
    else
      gtk_accessible_reset_relation (cell, relations[i]);
}

static void
describe (GtkWidget *widget, const PlnCanvasItem *item)
{
  GtkAccessible *cell = GTK_ACCESSIBLE (widget);

  gtk_accessible_update_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, item->name != NULL ? item->name : "", -1);
  if (item->description != NULL)
    gtk_accessible_update_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->description, -1);
  else
    gtk_accessible_reset_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  if (item->level > 0)
    gtk_accessible_update_property (cell, GTK_ACCESSIBLE_PROPERTY_LEVEL, item->level, -1);
  else
    gtk_accessible_reset_property (cell, GTK_ACCESSIBLE_PROPERTY_LEVEL);
  describe_relations (cell, item);
  gtk_accessible_update_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, item->selected, -1);
  if (item->expanded >= 0)
    gtk_accessible_update_state (cell, GTK_ACCESSIBLE_STATE_EXPANDED, item->expanded, -1);
  else
    gtk_accessible_reset_state (cell, GTK_ACCESSIBLE_STATE_EXPANDED);
}

static GtkWidget *
take_cell (PlnCanvas *self, GtkAccessibleRole role)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  GtkWidget *cell;

  for (guint i = 0; i < priv->spare->len; i++)
    {
      cell = priv->spare->pdata[i];
      if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)) != role)
        continue;
      g_ptr_array_remove_index_fast (priv->spare, i);
      gtk_widget_set_visible (cell, TRUE);
      return cell;
    }
  cell = pln_canvas_cell_new (role);
  g_signal_connect (cell, "activate", G_CALLBACK (cell_activate_cb), self);
  gtk_widget_set_parent (cell, GTK_WIDGET (self));
  return cell;
}

static void
give_back (PlnCanvas *self, GtkWidget *cell)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  pln_canvas_cell_set_item (PLN_CANVAS_CELL (cell), -1);
  gtk_widget_set_visible (cell, FALSE);
  g_ptr_array_add (priv->spare, cell);
}

/* pln_canvas_cells_ensure: (transfer none): the accessible child of an item, described anew. */
GtkWidget *
pln_canvas_cells_ensure (PlnCanvas *self, int item)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  PlnCanvasItem text = { .expanded = -1 };
  GtkWidget *cell = g_hash_table_lookup (priv->cells, GINT_TO_POINTER (item + 1));

  PLN_CANVAS_GET_CLASS (self)->describe (self, item, &text);
  if (cell != NULL && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)) != text.role)
    {
      g_hash_table_remove (priv->cells, GINT_TO_POINTER (item + 1));
      give_back (self, cell);
      cell = NULL;
    }
  if (cell == NULL)
    {
      cell = take_cell (self, text.role);
      pln_canvas_cell_set_item (PLN_CANVAS_CELL (cell), item);
      g_hash_table_insert (priv->cells, GINT_TO_POINTER (item + 1), cell);
    }
  describe (cell, &text);
  g_free (text.name);
  g_free (text.description);
  return cell;
}

static void
list_wanted (PlnCanvas *self, GArray *wanted)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const int n = PLN_CANVAS_GET_CLASS (self)->n_items (self);
  PlnRect view, bounds;

  pln_canvas_get_viewport (self, &view);
  for (int i = 0; i < n; i++)
    {
      if (i != priv->cursor && PLN_CANVAS_GET_CLASS (self)->is_quiet != NULL && PLN_CANVAS_GET_CLASS (self)->is_quiet (self, i))
        continue;
      PLN_CANVAS_GET_CLASS (self)->get_bounds (self, i, &bounds);
      if (i == priv->cursor || (wanted->len < MAX_CELLS && pln_rect_intersects (&bounds, &view)))
        g_array_append_val (wanted, i);
    }
}

static void
drop_unwanted (PlnCanvas *self, GHashTable *keep)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  GHashTableIter iter;
  gpointer key, cell;

  g_hash_table_iter_init (&iter, priv->cells);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    if (!g_hash_table_contains (keep, key))
      {
        g_hash_table_iter_remove (&iter);
        give_back (self, cell);
      }
}

static gboolean
sync_cb (gpointer data)
{
  PlnCanvas *self = data;
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GHashTable) keep = g_hash_table_new (NULL, NULL);
  GtkWidget *before = NULL;

  priv->sync_source = 0;
  if (!pln_canvas_ensure_layout (self))
    return G_SOURCE_REMOVE;
  list_wanted (self, wanted);
  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (keep, GINT_TO_POINTER (g_array_index (wanted, int, i) + 1));
  drop_unwanted (self, keep);
  /* Children in reading order, which is the order of the items. */
  for (guint i = 0; i < wanted->len; i++)
    {
      GtkWidget *cell = pln_canvas_cells_ensure (self, g_array_index (wanted, int, i));

      if (gtk_widget_get_prev_sibling (cell) != before)
        gtk_widget_insert_after (cell, GTK_WIDGET (self), before);
      before = cell;
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

void
pln_canvas_cells_init (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  priv->cells = g_hash_table_new (NULL, NULL);
  priv->spare = g_ptr_array_new ();
}

void
pln_canvas_cells_dispose (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  GtkWidget *child;

  g_clear_handle_id (&priv->sync_source, g_source_remove);
  g_hash_table_remove_all (priv->cells);
  g_ptr_array_set_size (priv->spare, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* pln_canvas_cells_queue: bring the children up to date once the work at hand is done. */
void
pln_canvas_cells_queue (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->sync_source == 0)
    priv->sync_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sync_cb, self, NULL);
}

void
pln_canvas_cells_allocate (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const int n = PLN_CANVAS_GET_CLASS (self)->n_items (self);
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, priv->cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    {
      const int item = pln_canvas_cell_get_item (cell);
      GdkRectangle area = { 0, 0, 1, 1 };
      PlnRect bounds;

      if (item >= 0 && item < n)
        {
          PLN_CANVAS_GET_CLASS (self)->get_bounds (self, item, &bounds);
          pln_canvas_to_widget (self, &bounds, &area);
        }
      gtk_widget_size_allocate (cell, &area, -1);
    }
}
