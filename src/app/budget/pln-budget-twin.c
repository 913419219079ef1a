/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-twin.h"

#include "app/records/pln-record-cell.h"

#define PLN_TYPE_TWIN_ENTRY (pln_twin_entry_get_type ())
G_DECLARE_FINAL_TYPE (PlnTwinEntry, pln_twin_entry, PLN, TWIN_ENTRY, GObject)

struct _PlnTwinEntry
{
  GObject parent_instance;

  char *id, *texts[PLN_BUDGET_TWIN_COLUMNS], *title, *second, *spoken; /* owned */
};

G_DEFINE_FINAL_TYPE (PlnTwinEntry, pln_twin_entry, G_TYPE_OBJECT)

static void
pln_twin_entry_finalize (GObject *object)
{
  PlnTwinEntry *self = PLN_TWIN_ENTRY (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->second);
  g_free (self->spoken);
  for (guint i = 0; i < PLN_BUDGET_TWIN_COLUMNS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (pln_twin_entry_parent_class)->finalize (object);
}

static void
pln_twin_entry_class_init (PlnTwinEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_twin_entry_finalize;
}

static void
pln_twin_entry_init (PlnTwinEntry *self)
{
}

/* PlnBudgetTwin: a column view over entries of words. */
struct _PlnBudgetTwin
{
  AdwBin parent_instance;

  GtkWidget *table;                                      /* borrowed */
  GtkColumnViewColumn *columns[PLN_BUDGET_TWIN_COLUMNS]; /* borrowed */
  GListStore *entries;                                   /* owned */
  GtkSingleSelection *selection;                         /* borrowed */
  gboolean filling, narrow;
};

G_DEFINE_FINAL_TYPE (PlnBudgetTwin, pln_budget_twin, ADW_TYPE_BIN)

enum { ACTIVATED, SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
cell_setup_cb (GtkSignalListItemFactory *factory,
               GtkColumnViewCell        *cell,
               gpointer                  user_data)
{
  gtk_column_view_cell_set_child (cell, pln_record_cell_new (FALSE, FALSE));
  gtk_column_view_cell_set_focusable (cell, FALSE);
}

static void
cell_bind_cb (GtkSignalListItemFactory *factory,
              GtkColumnViewCell        *cell,
              PlnBudgetTwin            *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "pln-column"));
  PlnTwinEntry *entry = gtk_column_view_cell_get_item (cell);
  PlnRecordCell *child = PLN_RECORD_CELL (gtk_column_view_cell_get_child (cell));

  if (self->narrow && column == 0)
    pln_record_cell_set (child, entry->title, entry->second, NULL);
  else
    pln_record_cell_set (child, entry->texts[column], NULL, NULL);
}

static void
row_bind_cb (GtkSignalListItemFactory *factory,
             GtkColumnViewRow         *row,
             gpointer                  user_data)
{
  gtk_column_view_row_set_accessible_label (row, PLN_TWIN_ENTRY (gtk_column_view_row_get_item (row))->spoken);
}

static void
activated_cb (PlnBudgetTwin *self,
              guint          position)
{
  g_autoptr (PlnTwinEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), position);

  if (entry != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, entry->id);
}

static void
selected_cb (PlnBudgetTwin *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
pln_budget_twin_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PLN_BUDGET_TWIN (widget)->table);
}

static void
pln_budget_twin_finalize (GObject *object)
{
  g_clear_object (&PLN_BUDGET_TWIN (object)->entries);
  G_OBJECT_CLASS (pln_budget_twin_parent_class)->finalize (object);
}

static void
pln_budget_twin_class_init (PlnBudgetTwinClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_budget_twin_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = pln_budget_twin_grab_focus;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
pln_budget_twin_init (PlnBudgetTwin *self)
{
  self->entries = g_list_store_new (PLN_TYPE_TWIN_ENTRY);
}

static void
add_columns (PlnBudgetTwin     *self,
             const char *const *titles)
{
  for (guint i = 0; i < PLN_BUDGET_TWIN_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

      g_object_set_data (G_OBJECT (factory), "pln-column", GUINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (cell_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (cell_bind_cb), self);
      self->columns[i] = gtk_column_view_column_new (titles[i], factory);
      gtk_column_view_column_set_expand (self->columns[i], i < 3);
      gtk_column_view_column_set_resizable (self->columns[i], TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (self->table), self->columns[i]);
      g_object_unref (self->columns[i]);
    }
}

GtkWidget *
pln_budget_twin_new (const char        *label,
                     const char *const *titles)
{
  PlnBudgetTwin *self = g_object_new (PLN_TYPE_BUDGET_TWIN, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->entries)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  self->table = gtk_column_view_new (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_add_css_class (self->table, "records");
  gtk_column_view_set_tab_behavior (GTK_COLUMN_VIEW (self->table), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (rows, "bind", G_CALLBACK (row_bind_cb), NULL);
  gtk_column_view_set_row_factory (GTK_COLUMN_VIEW (self->table), rows);
  add_columns (self, titles);
  g_signal_connect_object (self->table, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->table);
  adw_bin_set_child (ADW_BIN (self), scroller);
  return GTK_WIDGET (self);
}

void
pln_budget_twin_set_rows (PlnBudgetTwin          *self,
                          const PlnBudgetTwinRow *rows,
                          guint                   n,
                          const char             *selected)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  guint at = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < n; i++)
    {
      PlnTwinEntry *entry = g_object_new (PLN_TYPE_TWIN_ENTRY, NULL);

      entry->id = g_strdup (rows[i].id);
      entry->title = g_strdup (rows[i].title);
      entry->second = g_strdup (rows[i].second);
      entry->spoken = g_strdup (rows[i].spoken);
      for (guint column = 0; column < PLN_BUDGET_TWIN_COLUMNS; column++)
        entry->texts[column] = g_strdup (rows[i].texts[column]);
      if (at == GTK_INVALID_LIST_POSITION && selected != NULL && g_strcmp0 (rows[i].id, selected) == 0)
        at = i;
      g_ptr_array_add (all, entry);
    }
  self->filling = TRUE;
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), all->pdata, all->len);
  gtk_single_selection_set_selected (self->selection, at);
  self->filling = FALSE;
}

guint
pln_budget_twin_get_n_rows (PlnBudgetTwin *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->entries));
}

/* What the first column says is another thing then, so all rows are bound anew. */
void
pln_budget_twin_set_narrow (PlnBudgetTwin *self,
                            gboolean       narrow)
{
  guint n = pln_budget_twin_get_n_rows (self), at = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_widget_set_visible (gtk_widget_get_first_child (self->table), !narrow);
  for (guint i = 0; i < PLN_BUDGET_TWIN_COLUMNS; i++)
    gtk_column_view_column_set_visible (self->columns[i], i == 0 || !narrow);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, g_list_model_get_item (G_LIST_MODEL (self->entries), i));
  self->filling = TRUE;
  g_list_store_remove_all (self->entries);
  g_list_store_splice (self->entries, 0, 0, all->pdata, all->len);
  gtk_single_selection_set_selected (self->selection, at);
  self->filling = FALSE;
}

const char *
pln_budget_twin_get_selected (PlnBudgetTwin *self)
{
  PlnTwinEntry *entry = gtk_single_selection_get_selected_item (self->selection);

  return entry != NULL ? entry->id : NULL;
}
