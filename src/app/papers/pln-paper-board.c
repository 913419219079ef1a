/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-paper-board.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-steps.h"
#include "widgets/pln-drag-record.h"
#include "widgets/pln-pill.h"

/* One step: a recycled list of cards under its name. */
typedef struct
{
  PlnPaperBoard      *board;
  guint               index;
  GtkWidget          *box, *title, *count, *view;
  GListStore         *items;     /* owned */
  GtkSingleSelection *selection; /* owned by the view */
} Column;

struct _PlnPaperBoard
{
  AdwBin parent_instance;

  PlnContext *context;  /* owned */
  GPtrArray  *sets;     /* owned */
  char       *key;      /* owned; the set that is shown */
  char       *search;   /* owned */
  char       *selected; /* owned */
  GPtrArray  *columns;  /* of Column */
  GtkWidget  *menu, *stack, *row;
  gboolean    filling;
};

G_DEFINE_FINAL_TYPE (PlnPaperBoard, pln_paper_board, ADW_TYPE_BIN)

enum { SELECTION_CHANGED, ACTIVATED, COUNT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static PlnBoardSet *
get_set (PlnPaperBoard *self)
{
  for (guint i = 0; i < self->sets->len; i++)
    if (g_strcmp0 (((PlnBoardSet *) self->sets->pdata[i])->key, self->key) == 0)
      return self->sets->pdata[i];
  return self->sets->len > 0 ? self->sets->pdata[0] : NULL;
}

static void
set_selected (PlnPaperBoard *self, const char *id)
{
  if (!self->filling && g_set_str (&self->selected, id))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* ---- cards ------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *symbol, *title, *owner, *pill; /* owned by the card */
} CardParts;

static GtkWidget *
add_line (GtkWidget *card, const char *style, int lines)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (lines > 1)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), lines);
    }
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "caption");
    }
  gtk_box_append (GTK_BOX (card), label);
  return label;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, GtkListItem *row)
{
  PlnItem *item = gtk_list_item_get_item (row);
  g_autoptr (PlnDragRecord) record = item != NULL ? pln_drag_record_new ("paper", pln_item_get_id (item)) : NULL;

  return record != NULL ? gdk_content_provider_new_typed (PLN_TYPE_DRAG_RECORD, record) : NULL;
}

static void
card_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);
  CardParts *parts = g_new0 (CardParts, 1);
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "paper-card");
  parts->symbol = add_line (card, "dimmed", 1);
  parts->title = add_line (card, NULL, 3);
  parts->owner = add_line (card, "dimmed", 1);
  parts->pill = pln_pill_new (PLN_PILL_TAG, NULL, "");
  gtk_widget_set_halign (parts->pill, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (card), parts->pill);
  g_object_set_data_full (G_OBJECT (card), "pln-parts", parts, g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  gtk_list_item_set_child (row, card);
}

/* The symbol, or the number of the topic when there is none. */
static char *
get_mark (PlnItem *paper)
{
  g_autofree char *symbol = pln_item_get_plain (paper, "symbol");
  g_autofree char *topic = pln_item_get_plain (paper, "topic");
  g_autofree char *canonical = NULL, *label = NULL;

  if (*symbol != '\0')
    return g_steal_pointer (&symbol);
  canonical = *topic != '\0' ? pln_workspace_get_value (pln_item_get_workspace (paper), topic, "label") : NULL;
  label = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
  return label != NULL ? g_strdup_printf (_("Topic %s"), label) : g_strdup (_("No symbol"));
}

static void
card_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  static const PlnPillStyle styles[] = { PLN_PILL_TAG, PLN_PILL_WARNING, PLN_PILL_ERROR, PLN_PILL_SUCCESS };
  static const char *const icons[] = { NULL, "alarm-symbolic", "dialog-warning-symbolic", "object-select-symbolic" };
  PlnItem *item = gtk_list_item_get_item (row);
  CardParts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (row)), "pln-parts");
  PlnCardState state;
  g_autofree char *mark = get_mark (item), *owner = pln_paper_owner_text (item);
  g_autofree char *due = pln_card_due_text (item, &state), *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (parts->symbol), mark);
  gtk_label_set_label (GTK_LABEL (parts->title), pln_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (parts->owner), owner);
  pln_pill_set (PLN_PILL (parts->pill), styles[state], icons[state], due);
  spoken = g_strdup_printf ("%s, %s, %s, %s", mark, pln_item_get_title (item), owner, due);
  gtk_list_item_set_accessible_label (row, spoken);
}

/* ---- moving -------------------------------------------------------------------- */

static gboolean
move_to (PlnPaperBoard *self, const char *paper, int to, int by)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, paper);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Move Paper"));
  g_autofree char *title = pln_workspace_get_title (workspace, paper), *step = NULL, *toast = NULL;

  if (by != 0)
    to = (int) pln_paper_open_step (workspace, steps) + by;
  if (to < 0 || to > (int) steps->len || !pln_paper_edit_to (workspace, edit, steps, (guint) to))
    return FALSE;
  step = to < (int) steps->len ? pln_workspace_get_title (workspace, steps->pdata[to]) : g_strdup (_("Done"));
  /* Translators: a paper, and the step where it is now */
  toast = g_strdup_printf (_("%s moved to %s"), title, step);
  if (!pln_context_commit_toast (self->context, edit, toast))
    return FALSE;
  pln_context_announce (self->context, toast);
  return TRUE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Column *column)
{
  PlnDragRecord *dragged = g_value_get_boxed (value);

  if (dragged == NULL || g_strcmp0 (dragged->kind, "paper") != 0)
    return FALSE;
  return move_to (column->board, dragged->id, (int) column->index, 0);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, Column *column)
{
  PlnPaperBoard *self = column->board;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = keyval == GDK_KEY_Left ? (rtl ? 1 : -1) : keyval == GDK_KEY_Right ? (rtl ? -1 : 1) : 0;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_bracketleft || keyval == GDK_KEY_bracketright)
    return pln_paper_board_move (self, keyval == GDK_KEY_bracketleft ? -1 : 1);
  for (int at = (int) column->index + step; step != 0 && at >= 0 && at < (int) self->columns->len; at += step)
    {
      Column *other = self->columns->pdata[at];
      guint n = g_list_model_get_n_items (G_LIST_MODEL (other->items));
      guint place = MIN (gtk_single_selection_get_selected (column->selection), n - 1);

      if (n == 0)
        continue;
      gtk_list_view_scroll_to (GTK_LIST_VIEW (other->view), place, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
      return TRUE;
    }
  return step != 0;
}

static void
activate_cb (GtkListView *view, guint position, Column *column)
{
  g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (column->items), position);

  if (item != NULL)
    g_signal_emit (column->board, signals[ACTIVATED], 0, pln_item_get_id (item));
}

/* One card is selected on the whole board. */
static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, Column *column)
{
  PlnPaperBoard *self = column->board;
  PlnItem *item = gtk_single_selection_get_selected_item (selection);

  if (item == NULL || self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    if (self->columns->pdata[i] != column)
      gtk_single_selection_set_selected (((Column *) self->columns->pdata[i])->selection, GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  set_selected (self, pln_item_get_id (item));
}

/* ---- columns -------------------------------------------------------------------- */

static void
column_free (gpointer data)
{
  Column *column = data;

  g_signal_handlers_disconnect_by_data (column->selection, column);
  g_signal_handlers_disconnect_by_data (column->view, column);
  g_object_unref (column->items);
  g_free (column);
}

static Column *
column_new (PlnPaperBoard *self, guint index, const char *name)
{
  Column *column = g_new0 (Column, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *scroller = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *target = gtk_drop_target_new (PLN_TYPE_DRAG_RECORD, GDK_ACTION_MOVE);

  column->board = self;
  column->index = index;
  column->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  column->title = gtk_label_new (name);
  column->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (column->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (column->title), 0);
  gtk_widget_set_tooltip_text (column->title, name);
  gtk_widget_set_hexpand (column->title, TRUE);
  gtk_widget_add_css_class (column->title, "heading");
  gtk_widget_add_css_class (column->count, "dimmed");
  gtk_widget_add_css_class (head, "board-head");
  gtk_box_append (GTK_BOX (head), column->title);
  gtk_box_append (GTK_BOX (head), column->count);
  column->items = g_list_store_new (PLN_TYPE_ITEM);
  column->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (column->items)));
  gtk_single_selection_set_autoselect (column->selection, FALSE);
  gtk_single_selection_set_can_unselect (column->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (card_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (card_bind_cb), NULL);
  column->view = gtk_list_view_new (GTK_SELECTION_MODEL (column->selection), factory);
  gtk_widget_add_css_class (column->view, "board-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (column->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (column->selection, "notify::selected", G_CALLBACK (selected_cb), column);
  g_signal_connect (column->view, "activate", G_CALLBACK (activate_cb), column);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), column);
  gtk_widget_add_controller (column->view, keys);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), column);
  gtk_widget_add_controller (column->box, GTK_EVENT_CONTROLLER (target));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), column->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (column->box, "board-column");
  gtk_widget_set_size_request (column->box, 168, -1);
  gtk_box_append (GTK_BOX (column->box), head);
  gtk_box_append (GTK_BOX (column->box), scroller);
  return column;
}

static void
make_columns (PlnPaperBoard *self, const char *key)
{
  g_auto (GStrv) names = g_strsplit (key, "\n", -1);

  g_ptr_array_set_size (self->columns, 0);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (self->row)) != NULL;)
    gtk_box_remove (GTK_BOX (self->row), child);
  for (guint i = 0; i <= g_strv_length (names); i++)
    {
      Column *column = column_new (self, i, names[i] != NULL ? names[i] : _("Done"));
      g_ptr_array_add (self->columns, column);
      gtk_box_append (GTK_BOX (self->row), column->box);
    }
}

static gboolean
is_found (PlnPaperBoard *self, PlnItem *item)
{
  g_autofree char *owner = NULL, *text = NULL, *folded = NULL, *wanted = NULL;

  if (*self->search == '\0')
    return TRUE;
  owner = pln_paper_owner_text (item);
  text = g_strdup_printf ("%s %s", pln_item_get_title (item), owner);
  folded = pln_text_fold (text);
  wanted = pln_text_fold (self->search);
  return strstr (folded, wanted) != NULL;
}

/* Puts the papers of the set under their open steps. */
static void
fill (PlnPaperBoard *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  PlnBoardSet *set = get_set (self);
  g_autofree char *selected = g_strdup (self->selected);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), set != NULL ? "board" : "empty");
  if (set == NULL)
    return;
  if (g_strcmp0 (self->key, set->key) != 0 || self->columns->len == 0)
    {
      g_set_str (&self->key, set->key);
      make_columns (self, set->key);
    }
  self->filling = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    g_list_store_remove_all (((Column *) self->columns->pdata[i])->items);
  for (guint i = 0; i < set->papers->len; i++)
    {
      g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, set->papers->pdata[i]);
      g_autoptr (PlnItem) item = pln_item_new (workspace, set->papers->pdata[i]);
      guint at = pln_paper_open_step (workspace, steps);

      if (at < self->columns->len && is_found (self, item))
        g_list_store_append (((Column *) self->columns->pdata[at])->items, item);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];
      g_autofree char *count = g_strdup_printf ("%u", g_list_model_get_n_items (G_LIST_MODEL (column->items)));
      gtk_label_set_label (GTK_LABEL (column->count), count);
    }
  self->filling = FALSE;
  if (selected == NULL || !pln_paper_board_select (self, selected))
    set_selected (self, NULL);
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

static void
set_chosen_cb (GtkDropDown *menu, GParamSpec *pspec, PlnPaperBoard *self)
{
  guint at = gtk_drop_down_get_selected (menu);

  if (self->filling || at >= self->sets->len)
    return;
  g_set_str (&self->key, ((PlnBoardSet *) self->sets->pdata[at])->key);
  make_columns (self, self->key);
  fill (self);
}

static void
reload (PlnPaperBoard *self)
{
  GtkStringList *labels = gtk_string_list_new (NULL);
  PlnBoardSet *set;

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  self->sets = pln_board_sets (pln_context_get_workspace (self->context));
  set = get_set (self);
  self->filling = TRUE;
  for (guint i = 0; i < self->sets->len; i++)
    gtk_string_list_append (labels, ((PlnBoardSet *) self->sets->pdata[i])->label);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->menu), G_LIST_MODEL (labels));
  for (guint i = 0; i < self->sets->len; i++)
    if (self->sets->pdata[i] == set)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->menu), i);
  gtk_widget_set_visible (self->menu, self->sets->len > 1);
  self->filling = FALSE;
  g_object_unref (labels);
  fill (self);
}

static void
changed_cb (PlnContext *context, GPtrArray *ids, PlnPaperBoard *self)
{
  reload (self);
}

/* ---- object ------------------------------------------------------------------------ */

static void
pln_paper_board_dispose (GObject *object)
{
  PlnPaperBoard *self = PLN_PAPER_BOARD (object);

  g_ptr_array_set_size (self->columns, 0);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (pln_paper_board_parent_class)->dispose (object);
}

static void
pln_paper_board_finalize (GObject *object)
{
  PlnPaperBoard *self = PLN_PAPER_BOARD (object);

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_ptr_array_unref (self->columns);
  g_free (self->key);
  g_free (self->search);
  g_free (self->selected);
  G_OBJECT_CLASS (pln_paper_board_parent_class)->finalize (object);
}

static void
pln_paper_board_class_init (PlnPaperBoardClass *klass)
{
  GType type = PLN_TYPE_PAPER_BOARD;

  G_OBJECT_CLASS (klass)->dispose = pln_paper_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_paper_board_finalize;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_paper_board_init (PlnPaperBoard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->columns = g_ptr_array_new_with_free_func (column_free);
  self->search = g_strdup ("");
  self->menu = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->menu, "board-menu");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Set of steps"), -1);
  g_signal_connect (self->menu, "notify::selected", G_CALLBACK (set_chosen_cb), self);
  self->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (self->row), TRUE);
  gtk_widget_add_css_class (self->row, "board");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->row);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), self->menu);
  gtk_box_append (GTK_BOX (box), scroller);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "view-list-bullet-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Steps Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("A paper stands on the board once it has steps."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), box, "board");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
pln_paper_board_new (PlnContext *context)
{
  PlnPaperBoard *self = g_object_new (PLN_TYPE_PAPER_BOARD, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), self, 0);
  reload (self);
  return GTK_WIDGET (self);
}

const char *
pln_paper_board_get_selected (PlnPaperBoard *self)
{
  return self->selected;
}

gboolean
pln_paper_board_select (PlnPaperBoard *self, const char *id)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = self->columns->pdata[i];

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (column->items)); j++)
        {
          g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (column->items), j);

          if (!g_str_equal (pln_item_get_id (item), id))
            continue;
          gtk_list_view_scroll_to (GTK_LIST_VIEW (column->view), j,
                                   GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
pln_paper_board_move (PlnPaperBoard *self, int steps)
{
  return self->selected != NULL && move_to (self, self->selected, 0, steps);
}

void
pln_paper_board_set_search (PlnPaperBoard *self, const char *text)
{
  if (g_set_str (&self->search, text != NULL ? text : ""))
    fill (self);
}

char *
pln_paper_board_get_count (PlnPaperBoard *self)
{
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += g_list_model_get_n_items (G_LIST_MODEL (((Column *) self->columns->pdata[i])->items));
  return g_strdup_printf (ngettext ("%u paper", "%u papers", n), n);
}
