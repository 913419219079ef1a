/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-record-view.h"

#include <glib/gi18n.h>

#include "app/pln-bits.h"
#include "app/records/pln-record-view-private.h"
#include "app/records/pln-section-list.h"

/* Rows are recycled, so everything about a record is read from its item when a
 * cell is bound; the cells now bound are kept in a set and bound anew when the
 * workspace changes, because a cell may show the title of another record.  All
 * that waits while nobody sees the view. */
enum { SELECTION_CHANGED, ACTIVATED, COUNT_CHANGED, CLEAR_SEARCH, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PlnRecordView, pln_record_view, ADW_TYPE_BIN)

#define PRIV(self) ((PlnRecordViewPrivate *) pln_record_view_get_instance_private (self))

PlnRecordViewPrivate *
pln_record_view_get_private (PlnRecordView *self)
{
  return PRIV (self);
}

static void
workspace_changed_cb (PlnContext *context, GPtrArray *ids, PlnRecordView *self)
{
  PRIV (self)->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    pln_record_view_refresh (self);
}

static void
update_asleep (PlnRecordView *self, gboolean asleep)
{
  GListModel *list = PRIV (self)->list;

  if (PLN_IS_SECTION_LIST (list))
    pln_section_list_set_asleep (PLN_SECTION_LIST (list), asleep);
}

static void
pln_record_view_map (GtkWidget *widget)
{
  PlnRecordView *self = PLN_RECORD_VIEW (widget);

  update_asleep (self, FALSE);
  if (PRIV (self)->stale)
    pln_record_view_refresh (self);
  GTK_WIDGET_CLASS (pln_record_view_parent_class)->map (widget);
}

static void
pln_record_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pln_record_view_parent_class)->unmap (widget);
  update_asleep (PLN_RECORD_VIEW (widget), TRUE);
}

/* ---- model -------------------------------------------------------------- */

/* What was looked for in vain can be added under that name. */
static void
show_add_button (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  const PlnKind *kind = pln_schema_find (priv->kind);
  const PlnField *field = kind != NULL && kind->title != NULL ? pln_kind_find_field (kind, kind->title) : NULL;
  g_autofree char *name = g_strstrip (g_strdup (priv->search)), *label = g_strdup_printf (_("Add “%s”…"), name);
  gboolean fits = field != NULL && (field->type == PLN_TYPE_TEXT || field->type == PLN_TYPE_LONG_TEXT);

  gtk_button_set_label (GTK_BUTTON (priv->add_button), label);
  gtk_widget_set_visible (priv->add_button, fits && *name != '\0');
}

static void
update_state (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  guint n = priv->list != NULL ? g_list_model_get_n_items (priv->list) : 0;

  show_add_button (self);
  gtk_stack_set_visible_child_name (priv->stack, n > 0 ? "list" : *priv->search != '\0' ? "none" : "empty");
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

static void
items_changed_cb (GListModel *list, guint position, guint removed, guint added, PlnRecordView *self)
{
  /* A rebuild that waits must not happen in the middle of this signal: counting would cause it. */
  if (PRIV (self)->rebuild_source == 0)
    update_state (self);
}

static void
set_selected (PlnRecordView *self, const char *id)
{
  if (g_set_str (&PRIV (self)->selected, id))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* The record selected last: the one in the changed range, else the first that is left. */
static void
selection_changed_cb (GtkSelectionModel *selection, guint position, guint n_items, PlnRecordView *self)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (selection);
  g_autoptr (PlnItem) item = NULL;
  guint64 size = gtk_bitset_get_size (all);
  guint at = GTK_INVALID_LIST_POSITION;

  if (size == 1)
    at = gtk_bitset_get_nth (all, 0);
  for (guint i = position; size > 1 && i < position + n_items && at == GTK_INVALID_LIST_POSITION; i++)
    if (gtk_bitset_contains (all, i))
      at = i;
  if (at == GTK_INVALID_LIST_POSITION && size > 0)
    at = gtk_bitset_get_nth (all, 0);
  if (at != GTK_INVALID_LIST_POSITION)
    item = pln_record_view_get_nth (self, at);
  set_selected (self, item != NULL ? pln_item_get_id (item) : NULL);
  if (size > 1)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Builds the query with search and order and hands it to the subclass. */
static void
rebuild (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (PlnQuery) query = NULL;
  GtkSorter *sorter = gtk_column_view_get_sorter (priv->column_view);
  GtkColumnViewColumn *primary = gtk_column_view_sorter_get_primary_sort_column (GTK_COLUMN_VIEW_SORTER (sorter));
  gboolean sorted = FALSE;
  g_autofree char *selected = g_strdup (priv->selected);

  query = priv->query != NULL ? pln_query_copy (priv->query) : pln_query_new (priv->kind);
  if (*priv->search != '\0')
    pln_query_search (query, priv->search);
  for (guint i = 0; primary != NULL && i < priv->columns->len; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);
      if (state->widget != primary || state->column.field == NULL)
        continue;
      pln_query_sort (query, state->column.field,
                      gtk_column_view_sorter_get_primary_sort_order (GTK_COLUMN_VIEW_SORTER (sorter)) == GTK_SORT_DESCENDING);
      sorted = TRUE;
    }
  if (!sorted && priv->sort_field != NULL)
    pln_query_sort (query, priv->sort_field, priv->sort_descending);

  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_data (priv->list, self);
  g_clear_object (&priv->list);
  priv->list = PLN_RECORD_VIEW_GET_CLASS (self)->create_model (self, query);
  g_signal_connect (priv->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  update_asleep (self, !gtk_widget_get_mapped (GTK_WIDGET (self)));
  g_signal_handlers_block_by_func (priv->selection, selection_changed_cb, self);
  gtk_multi_selection_set_model (priv->selection, priv->list);
  g_signal_handlers_unblock_by_func (priv->selection, selection_changed_cb, self);
  if (selected == NULL || !pln_record_view_select (self, selected))
    set_selected (self, NULL);
  update_state (self);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  PRIV (user_data)->rebuild_source = 0;
  rebuild (user_data);
  return G_SOURCE_REMOVE;
}

/* Several settings in a row (columns, query, search) build the model once. */
void
pln_record_view_queue_rebuild (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  if (priv->rebuild_source == 0)
    priv->rebuild_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, rebuild_cb, self, NULL);
}

static void
ensure_built (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  if (priv->rebuild_source == 0 && priv->list != NULL)
    return;
  g_clear_handle_id (&priv->rebuild_source, g_source_remove);
  rebuild (self);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, PlnRecordView *self)
{
  pln_record_view_queue_rebuild (self);
}

static void
activate_cb (GtkColumnView *column_view, guint position, PlnRecordView *self)
{
  g_autoptr (PlnItem) item = pln_record_view_get_nth (self, position);

  if (item == NULL)
    return;
  set_selected (self, pln_item_get_id (item));
  g_signal_emit (self, signals[ACTIVATED], 0, pln_item_get_id (item));
}

/* ---- layout by width ---------------------------------------------------- */

/* The two lines of a narrow row take all the room; in columns the first has its own width, as the person left it. */
static void
layout_first (PlnRecordViewPrivate *priv, ColumnState *state)
{
  if (priv->narrow)
    gtk_column_view_column_set_fixed_width (state->widget, -1);
  else if (state->column.width > 0 && gtk_column_view_column_get_fixed_width (state->widget) < 0)
    gtk_column_view_column_set_fixed_width (state->widget, state->column.width);
  gtk_column_view_column_set_expand (state->widget, priv->narrow || state->column.expand);
}

/* GTK 4.18 takes the headings of sections for rows when a column comes or goes
 * (gtk_column_view_column_create_cells), so they are away while that happens. */
static gboolean
layout_cb (gpointer user_data)
{
  PlnRecordView *self = user_data;
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkListItemFactory *headings = gtk_column_view_get_header_factory (priv->column_view);
  g_autoptr (GtkListItemFactory) kept = headings != NULL ? g_object_ref (headings) : NULL;

  priv->layout_source = 0;
  gtk_column_view_set_header_factory (priv->column_view, NULL);
  if (priv->columns->len > 0)
    layout_first (priv, g_array_index (priv->columns, ColumnState *, 0));
  for (guint i = 1; i < priv->columns->len; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);
      gtk_column_view_column_set_visible (state->widget, (!priv->narrow || state->column.narrow_too) && !state->hidden
                                          && (state->column.hide_below == 0 || priv->width >= state->column.hide_below));
    }
  gtk_column_view_set_header_factory (priv->column_view, kept);
  return G_SOURCE_REMOVE;
}

void
pln_record_view_queue_layout (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  if (priv->layout_source == 0)
    priv->layout_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, layout_cb, self, NULL);
}

/* Lays the child out itself, to learn the width and to place the menu. */
static void
pln_record_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlnRecordView *self = PLN_RECORD_VIEW (widget);
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  if (width != priv->width)
    {
      priv->width = width;
      pln_record_view_queue_layout (self);
    }
  gtk_popover_present (GTK_POPOVER (priv->popover));
  if (priv->editor != NULL)
    gtk_popover_present (GTK_POPOVER (priv->editor));
}

static void
pln_record_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static gboolean
pln_record_view_grab_focus (GtkWidget *widget)
{
  return pln_record_view_focus (PLN_RECORD_VIEW (widget));
}

/* ---- context menu ------------------------------------------------------- */

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnRecordView *self = PLN_RECORD_VIEW (widget);
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GMenu) menu = g_menu_new (), edit = g_menu_new (), last = g_menu_new ();

  if (priv->selected == NULL)
    return;
  if (priv->menu != NULL)
    g_menu_append_section (menu, NULL, priv->menu);
  g_menu_append (edit, _("_Rename…"), "win.rename");
  g_menu_append (edit, _("_Copy"), "win.copy");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  if (PLN_RECORD_VIEW_GET_CLASS (self)->add_menu != NULL)
    PLN_RECORD_VIEW_GET_CLASS (self)->add_menu (self, menu);
  g_menu_append (last, _("_Delete"), "win.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (priv->popover), G_MENU_MODEL (menu));
  gtk_popover_popup (GTK_POPOVER (priv->popover));
}

/* The Menu key: at the focused row. */
static void
menu_key_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnRecordViewPrivate *priv = PRIV (PLN_RECORD_VIEW (widget));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  graphene_rect_t bounds;
  GdkRectangle where = { 24, 24, 1, 1 };

  if (focus != NULL && gtk_widget_is_ancestor (focus, widget) && gtk_widget_compute_bounds (focus, widget, &bounds))
    where = (GdkRectangle) { (int) bounds.origin.x + 24, (int) (bounds.origin.y + bounds.size.height), 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (priv->popover), &where);
  menu_cb (widget, name, parameter);
}

static void
add_named_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnRecordViewPrivate *priv = PRIV (PLN_RECORD_VIEW (widget));
  const PlnKind *kind = pln_schema_find (priv->kind);
  g_autofree char *text = g_strstrip (g_strdup (priv->search)), *canonical = NULL;

  if (kind == NULL || kind->title == NULL)
    return;
  canonical = pln_value_from_plain (PLN_TYPE_TEXT, text);
  pln_context_new_record (priv->context, priv->kind, kind->title, canonical, NULL);
}

static void
clear_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLEAR_SEARCH], 0);
}

/* ---- acts --------------------------------------------------------------- */

static void
copy_rows (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint64 i = 0; i < gtk_bitset_get_size (all); i++)
    {
      g_autoptr (PlnItem) item = pln_record_view_get_nth (self, gtk_bitset_get_nth (all, i));
      for (guint j = 0; item != NULL && j < priv->columns->len; j++)
        {
          g_autofree char *cell = pln_record_view_get_cell_text (g_array_index (priv->columns, ColumnState *, j), item);
          g_string_append_printf (text, "%s%s", j > 0 ? "\t" : "", cell);
        }
      g_string_append_c (text, '\n');
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* After a delete the row that took the place is selected and focused. */
static void
delete_selection (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  g_auto (GStrv) ids = pln_record_view_get_selection (self);
  guint first = gtk_bitset_is_empty (all) ? 0 : gtk_bitset_get_minimum (all), n;

  if (!pln_context_delete (priv->context, (const char *const *) ids))
    return;
  n = g_list_model_get_n_items (priv->list);
  if (n > 0)
    gtk_column_view_scroll_to (priv->column_view, MIN (first, n - 1), NULL,
                               GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  else
    set_selected (self, NULL);
}

/* See PlnPageClass.act. */
gboolean
pln_record_view_act (PlnRecordView *self, const char *act, gboolean dry)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  PlnRecordViewClass *klass = PLN_RECORD_VIEW_GET_CLASS (self);
  const PlnKind *kind;

  if (g_str_equal (act, "select-all"))
    {
      if (!dry)
        gtk_selection_model_select_all (GTK_SELECTION_MODEL (priv->selection));
      return TRUE;
    }
  if (priv->selected == NULL)
    return FALSE;
  if (g_str_equal (act, "delete"))
    {
      if (!dry)
        delete_selection (self);
      return TRUE;
    }
  if (g_str_equal (act, "copy"))
    {
      if (!dry)
        copy_rows (self);
      return TRUE;
    }
  if (g_str_equal (act, "rename"))
    {
      kind = pln_schema_find (pln_workspace_get_kind (pln_context_get_workspace (priv->context), priv->selected) ?: "");
      if (!dry && kind != NULL && !pln_record_view_edit_cell (self, priv->selected))
        pln_context_edit_field (priv->context, priv->selected, kind->title);
      return kind != NULL;
    }
  return klass->act != NULL && klass->act (self, act, dry);
}

/* ---- settings ----------------------------------------------------------- */

void
pln_record_view_set_query (PlnRecordView *self, const PlnQuery *query)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  g_clear_pointer (&priv->query, pln_query_free);
  priv->query = pln_query_copy (query);
  pln_record_view_queue_rebuild (self);
}

void
pln_record_view_set_sort (PlnRecordView *self, const char *field, gboolean descending)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  g_set_str (&priv->sort_field, field);
  priv->sort_descending = descending;
  pln_record_view_queue_rebuild (self);
}

void
pln_record_view_set_search (PlnRecordView *self, const char *text)
{
  if (g_set_str (&PRIV (self)->search, text ?: ""))
    pln_record_view_queue_rebuild (self);
}

void
pln_record_view_set_narrow (PlnRecordView *self, gboolean narrow)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (priv->column_view));

  if (priv->narrow == !!narrow)
    return;
  priv->narrow = !!narrow;
  gtk_widget_set_visible (header, !priv->narrow);
  gtk_column_view_set_single_click_activate (priv->column_view, priv->narrow);
  pln_record_view_queue_layout (self);
  pln_record_view_refresh (self);
}

void
pln_record_view_set_empty (PlnRecordView *self, const char *icon_name, const char *title,
                           const char *description, const char *button, const char *action)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  adw_status_page_set_icon_name (priv->empty_page, icon_name);
  adw_status_page_set_title (priv->empty_page, title);
  adw_status_page_set_description (priv->empty_page, description);
  gtk_widget_set_visible (priv->empty_button, button != NULL);
  if (button != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (priv->empty_button), button);
      gtk_button_set_use_underline (GTK_BUTTON (priv->empty_button), TRUE);
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (priv->empty_button), action);
    }
}

void
pln_record_view_set_empty_second (PlnRecordView *self, const char *button, const char *action)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  gtk_widget_set_visible (priv->second_button, button != NULL);
  if (button == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (priv->second_button), button);
  gtk_button_set_use_underline (GTK_BUTTON (priv->second_button), g_str_has_prefix (button, "_"));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (priv->second_button), action);
}

void
pln_record_view_add_empty_button (PlnRecordView *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (PRIV (self)->second_button)), button);
}

void
pln_record_view_set_menu (PlnRecordView *self, GMenuModel *menu)
{
  g_set_object (&PRIV (self)->menu, menu);
}

/* ---- reading ------------------------------------------------------------ */

const char *
pln_record_view_get_selected (PlnRecordView *self)
{
  return PRIV (self)->selected;
}

PlnItem *
pln_record_view_get_nth (PlnRecordView *self, guint position)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GObject) row = priv->list != NULL ? g_list_model_get_item (priv->list, position) : NULL;
  PlnItem *item = row != NULL ? PLN_RECORD_VIEW_GET_CLASS (self)->get_item (self, row) : NULL;

  return item != NULL ? g_object_ref (item) : NULL;
}

GtkSelectionModel *
pln_record_view_get_model (PlnRecordView *self)
{
  return GTK_SELECTION_MODEL (PRIV (self)->selection);
}

GListModel *
pln_record_view_get_list (PlnRecordView *self)
{
  return PRIV (self)->list;
}

gboolean
pln_record_view_get_searching (PlnRecordView *self)
{
  return *PRIV (self)->search != '\0';
}

const char *
pln_record_view_get_search (PlnRecordView *self)
{
  return PRIV (self)->search;
}

char **
pln_record_view_get_selection (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (priv->selection));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint64 i = 0; i < gtk_bitset_get_size (all); i++)
    {
      g_autoptr (PlnItem) item = pln_record_view_get_nth (self, gtk_bitset_get_nth (all, i));
      if (item != NULL)
        g_strv_builder_add (ids, pln_item_get_id (item));
    }
  return g_strv_builder_end (ids);
}

/* Returns: whether the record is in the view; then it is selected and scrolled to */
gboolean
pln_record_view_select (PlnRecordView *self, const char *id)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  guint position;

  if (priv->list == NULL || priv->rebuild_source != 0)
    {
      g_clear_handle_id (&priv->rebuild_source, g_source_remove);
      rebuild (self);
    }
  position = PLN_RECORD_VIEW_GET_CLASS (self)->find (self, id);
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (priv->selection), position, TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (priv->column_view)))
    gtk_column_view_scroll_to (priv->column_view, position, NULL, GTK_LIST_SCROLL_NONE, NULL);
  set_selected (self, id);
  return TRUE;
}

guint
pln_record_view_get_n_items (PlnRecordView *self)
{
  ensure_built (self);
  return g_list_model_get_n_items (PRIV (self)->list);
}

PlnContext *
pln_record_view_get_context (PlnRecordView *self)
{
  return PRIV (self)->context;
}

const char *
pln_record_view_get_kind (PlnRecordView *self)
{
  return PRIV (self)->kind;
}

GtkWidget *
pln_record_view_get_column_view (PlnRecordView *self)
{
  return GTK_WIDGET (PRIV (self)->column_view);
}

gboolean
pln_record_view_focus (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (priv->stack), "list") == 0)
    {
      guint position = priv->selected != NULL ? PLN_RECORD_VIEW_GET_CLASS (self)->find (self, priv->selected)
                                              : GTK_INVALID_LIST_POSITION;
      /* Not grab_focus(): the arrows would then start from a row that GTK does not remember. */
      if (gtk_widget_get_mapped (GTK_WIDGET (priv->column_view)))
        gtk_column_view_scroll_to (priv->column_view, position != GTK_INVALID_LIST_POSITION ? position : 0, NULL,
                                   GTK_LIST_SCROLL_FOCUS, NULL);
      return gtk_widget_get_focus_child (GTK_WIDGET (priv->column_view)) != NULL
             || gtk_widget_grab_focus (GTK_WIDGET (priv->column_view));
    }
  return gtk_widget_child_focus (GTK_WIDGET (priv->stack), GTK_DIR_TAB_FORWARD);
}

void
pln_record_view_save_state (PlnRecordView *self, GKeyFile *file, const char *group)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (priv->column_view));
  GtkColumnViewColumn *primary = gtk_column_view_sorter_get_primary_sort_column (sorter);
  g_autofree char *key = g_strconcat ("sort-", priv->kind, NULL);

  g_key_file_remove_key (file, group, key, NULL);
  for (guint i = 0; primary != NULL && i < priv->columns->len; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);
      g_autofree char *value = NULL;
      if (state->widget != primary || state->column.field == NULL)
        continue;
      value = g_strconcat (gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING ? "-" : "+",
                           state->column.field, NULL);
      g_key_file_set_string (file, group, key, value);
    }
}

void
pln_record_view_restore_state (PlnRecordView *self, GKeyFile *file, const char *group)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autofree char *key = g_strconcat ("sort-", priv->kind, NULL);
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  for (guint i = 0; value != NULL && i < priv->columns->len; i++)
    {
      ColumnState *state = g_array_index (priv->columns, ColumnState *, i);
      if (g_strcmp0 (state->column.field, value + 1) == 0)
        gtk_column_view_sort_by_column (priv->column_view, state->widget,
                                        *value == '-' ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

static void
attach_count_cb (PlnRecordView *self, PlnPage *page)
{
  const PlnKind *kind = pln_schema_find (PRIV (self)->kind);
  g_autofree char *text = NULL;
  guint n = pln_record_view_get_n_items (self);

  if (!gtk_widget_get_child_visible (GTK_WIDGET (self)))
    return;
  text = g_strdup_printf ("%u %s", n, n == 1 ? pln_kind_get_label (kind) : pln_kind_get_plural (kind));
  pln_page_set_count (page, text);
}

void
pln_record_view_attach (PlnRecordView *self, PlnPage *page)
{
  g_signal_connect_object (self, "selection-changed", G_CALLBACK (pln_page_selection_changed), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "activated", G_CALLBACK (pln_page_activated), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "clear-search", G_CALLBACK (pln_page_search_reset), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "count-changed", G_CALLBACK (attach_count_cb), page, 0);
}

/* ---- object ------------------------------------------------------------- */

enum { PROP_0, PROP_CONTEXT, PROP_KIND };

static void
pln_record_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnRecordViewPrivate *priv = PRIV (PLN_RECORD_VIEW (object));

  if (id == PROP_CONTEXT)
    priv->context = g_value_dup_object (value);
  else if (id == PROP_KIND)
    priv->kind = g_intern_string (g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_record_view_constructed (GObject *object)
{
  PlnRecordView *self = PLN_RECORD_VIEW (object);
  PlnRecordViewPrivate *priv = PRIV (self);
  const PlnKind *kind = pln_schema_find (priv->kind);

  G_OBJECT_CLASS (pln_record_view_parent_class)->constructed (object);
  g_signal_connect_object (priv->context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, 0);
  if (kind != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (priv->column_view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    pln_kind_get_plural (kind), -1);
  pln_record_view_queue_rebuild (self);
}

static void
pln_record_view_dispose (GObject *object)
{
  PlnRecordViewPrivate *priv = PRIV (PLN_RECORD_VIEW (object));

  g_clear_handle_id (&priv->rebuild_source, g_source_remove);
  g_clear_handle_id (&priv->layout_source, g_source_remove);
  pln_record_view_stop_editing (PLN_RECORD_VIEW (object));
  if (priv->list != NULL)
    g_signal_handlers_disconnect_by_data (priv->list, object);
  if (priv->selection != NULL)
    g_signal_handlers_disconnect_by_data (priv->selection, object);
  if (priv->column_view != NULL)
    {
      gtk_column_view_set_model (priv->column_view, NULL);
      g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (priv->column_view), object);
      pln_record_view_remove_columns (PLN_RECORD_VIEW (object));
    }
  priv->column_view = NULL;
  g_clear_object (&priv->selection);
  g_clear_pointer (&priv->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (pln_record_view_parent_class)->dispose (object);
  g_clear_object (&priv->list);
  g_clear_object (&priv->menu);
  g_clear_object (&priv->context);
}

static void
pln_record_view_finalize (GObject *object)
{
  PlnRecordViewPrivate *priv = PRIV (PLN_RECORD_VIEW (object));

  g_clear_pointer (&priv->query, pln_query_free);
  g_free (priv->sort_field);
  g_free (priv->search);
  g_free (priv->selected);
  g_hash_table_unref (priv->cells);
  g_hash_table_unref (priv->rows);
  g_array_unref (priv->columns);
  G_OBJECT_CLASS (pln_record_view_parent_class)->finalize (object);
}

static void
pln_record_view_class_init (PlnRecordViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->set_property = pln_record_view_set_property;
  object_class->constructed = pln_record_view_constructed;
  object_class->dispose = pln_record_view_dispose;
  object_class->finalize = pln_record_view_finalize;
  widget_class->measure = pln_record_view_measure;
  widget_class->size_allocate = pln_record_view_size_allocate;
  widget_class->grab_focus = pln_record_view_grab_focus;
  widget_class->map = pln_record_view_map;
  widget_class->unmap = pln_record_view_unmap;

  g_object_class_install_property (object_class, PROP_CONTEXT,
    g_param_spec_object ("context", NULL, NULL, PLN_TYPE_CONTEXT,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_KIND,
    g_param_spec_string ("kind", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR_SEARCH] = g_signal_new ("clear-search", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "records.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "records.menu-key", NULL, menu_key_cb);
  gtk_widget_class_install_action (widget_class, "records.clear-search", NULL, clear_search_cb);
  gtk_widget_class_install_action (widget_class, "records.add-named", NULL, add_named_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "records.menu-key", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "records.menu-key", NULL);
}

/* A status page with two buttons under each other, which are hidden at first. */
static AdwStatusPage *
status_page_new (const char *icon_name, const char *title, GtkWidget **first, GtkWidget **second)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (pln_status_page_empty ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget **buttons[] = { first, second };

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
      gtk_widget_add_css_class (button, "pill");
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_visible (button, FALSE);
      gtk_box_append (GTK_BOX (box), button);
      *buttons[i] = button;
    }
  adw_status_page_set_icon_name (page, icon_name);
  adw_status_page_set_title (page, title);
  adw_status_page_set_child (page, box);
  return page;
}

/* Why there is nothing to see: there is nothing, or nothing was found; then what was looked for can be added. */
static void
make_status_pages (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkWidget *clear;

  priv->empty_page = status_page_new ("x-office-document-symbolic", _("Nothing Here Yet"), &priv->empty_button, &priv->second_button);
  priv->none_page = status_page_new ("edit-find-symbolic", _("No Results"), &clear, &priv->add_button);
  gtk_button_set_label (GTK_BUTTON (clear), _("_Clear Search"));
  gtk_button_set_use_underline (GTK_BUTTON (clear), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (clear), "records.clear-search");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->add_button), "records.add-named");
  gtk_widget_set_visible (clear, TRUE);
}

static void
make_column_view (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  g_autoptr (GtkListItemFactory) rows = pln_record_view_make_row_factory (self);

  priv->selection = gtk_multi_selection_new (NULL);
  g_signal_connect (priv->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  priv->column_view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (priv->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (priv->column_view), "records");
  gtk_column_view_set_tab_behavior (priv->column_view, GTK_LIST_TAB_ITEM);
  gtk_column_view_set_row_factory (priv->column_view, rows);
  g_signal_connect (priv->column_view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (gtk_column_view_get_sorter (priv->column_view), "changed", G_CALLBACK (sorter_changed_cb), self);
}

static void
column_state_free (ColumnState **state)
{
  g_free (*state);
}

static void
pln_record_view_init (PlnRecordView *self)
{
  PlnRecordViewPrivate *priv = PRIV (self);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  priv->search = g_strdup ("");
  priv->cells = g_hash_table_new (NULL, NULL);
  priv->rows = g_hash_table_new (NULL, NULL);
  priv->columns = g_array_new (FALSE, FALSE, sizeof (ColumnState *));
  g_array_set_clear_func (priv->columns, (GDestroyNotify) column_state_free);
  make_column_view (self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (priv->column_view));
  gtk_widget_set_vexpand (scroller, TRUE);

  priv->stack = GTK_STACK (gtk_stack_new ());
  make_status_pages (self);
  gtk_stack_add_named (priv->stack, scroller, "list");
  gtk_stack_add_named (priv->stack, GTK_WIDGET (priv->empty_page), "empty");
  gtk_stack_add_named (priv->stack, GTK_WIDGET (priv->none_page), "none");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (priv->stack));

  priv->popover = gtk_popover_menu_new_from_model (NULL);
  gtk_popover_set_has_arrow (GTK_POPOVER (priv->popover), FALSE);
  gtk_widget_set_halign (priv->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (priv->popover, GTK_WIDGET (self));
}
