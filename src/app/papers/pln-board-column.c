/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-board-column.h"

#include <glib/gi18n.h>

#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-steps.h"
#include "app/papers/pln-turned-label.h"
#include "widgets/pln-drag-record.h"
#include "widgets/pln-pill.h"

#define UNFOLD_AFTER 500 /* ms that a card hovers over a folded column */

struct _PlnBoardColumn
{
  AdwBin parent_instance;

  char               *name; /* owned */
  GtkWidget          *whole, *head, *strip, *count, *strip_count, *view;
  GListStore         *items;     /* owned */
  GtkSingleSelection *selection; /* owned by the view */
  guint               hover_source;
  gboolean            folded, filling;
};

G_DEFINE_FINAL_TYPE (PlnBoardColumn, pln_board_column, ADW_TYPE_BIN)

enum { SELECTED, ACTIVATED, DROPPED, FOLDED, KEY, MENU, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- cards --------------------------------------------------------------------- */

typedef struct
{
  GtkWidget *symbol, *title, *owner, *pill; /* owned by the card */
} CardParts;

static GtkWidget *
line_new (const char *style, int lines)
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
card_menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *row)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkWidget *self = gtk_widget_get_ancestor (card, PLN_TYPE_BOARD_COLUMN);
  PlnItem *item = gtk_list_item_get_item (row);
  graphene_point_t at;

  if (self == NULL || item == NULL || !gtk_widget_compute_point (card, self, &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pln_board_column_select (PLN_BOARD_COLUMN (self), gtk_list_item_get_position (row), TRUE);
  g_signal_emit (self, signals[MENU], 0, pln_item_get_id (item), (double) at.x, (double) at.y);
}

static void
card_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5), *owner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *last = adw_wrap_box_new (), *sign = gtk_image_new_from_icon_name ("avatar-default-symbolic");
  CardParts *parts = g_new0 (CardParts, 1);
  GtkDragSource *source = gtk_drag_source_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "paper-card");
  parts->symbol = line_new ("dimmed", 1);
  parts->title = line_new (NULL, 3);
  parts->owner = line_new ("dimmed", 1);
  parts->pill = pln_pill_new (PLN_PILL_TAG, NULL, "");
  gtk_image_set_pixel_size (GTK_IMAGE (sign), 12);
  gtk_widget_add_css_class (sign, "dimmed");
  gtk_box_append (GTK_BOX (owner), sign);
  gtk_box_append (GTK_BOX (owner), parts->owner);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (last), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (last), 5);
  adw_wrap_box_append (ADW_WRAP_BOX (last), owner);
  adw_wrap_box_append (ADW_WRAP_BOX (last), parts->pill);
  gtk_box_append (GTK_BOX (card), parts->symbol);
  gtk_box_append (GTK_BOX (card), parts->title);
  gtk_box_append (GTK_BOX (card), last);
  g_object_set_data_full (G_OBJECT (card), "pln-parts", parts, g_free);
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), row);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (card_menu_cb), row);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (row, card);
}

static void
card_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  static const struct { PlnPillStyle style; const char *icon; } looks[] = {
    [PLN_CARD_CALM] = { PLN_PILL_NEUTRAL, "alarm-symbolic" },
    [PLN_CARD_SOON] = { PLN_PILL_WARNING, "alarm-symbolic" },
    [PLN_CARD_LATE] = { PLN_PILL_ERROR, "dialog-warning-symbolic" },
    [PLN_CARD_DONE] = { PLN_PILL_SUCCESS, "object-select-symbolic" },
    [PLN_CARD_NO_DATE] = { PLN_PILL_NEUTRAL, "content-loading-symbolic" },
    [PLN_CARD_NO_MEETING] = { PLN_PILL_WARNING, "dialog-warning-symbolic" },
  };
  PlnItem *item = gtk_list_item_get_item (row);
  CardParts *parts = g_object_get_data (G_OBJECT (gtk_list_item_get_child (row)), "pln-parts");
  PlnCardState state;
  g_autofree char *mark = pln_card_mark_text (item), *owner = pln_paper_owner_text (item);
  g_autofree char *due = pln_card_due_text (item, &state), *spoken = NULL;

  gtk_label_set_label (GTK_LABEL (parts->symbol), mark);
  gtk_label_set_label (GTK_LABEL (parts->title), pln_item_get_title (item));
  gtk_label_set_label (GTK_LABEL (parts->owner), owner);
  pln_pill_set (PLN_PILL (parts->pill), looks[state].style, looks[state].icon, due);
  spoken = g_strdup_printf ("%s, %s, %s, %s", mark, pln_item_get_title (item), owner, due);
  gtk_list_item_set_accessible_label (row, spoken);
}

/* ---- callbacks -------------------------------------------------------------------- */

static void
activate_cb (GtkListView *view, guint position, PlnBoardColumn *self)
{
  g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, pln_item_get_id (item));
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, PlnBoardColumn *self)
{
  PlnItem *item = gtk_single_selection_get_selected_item (selection);

  if (item != NULL && !self->filling)
    g_signal_emit (self, signals[SELECTED], 0, pln_item_get_id (item));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PlnBoardColumn *self)
{
  PlnDragRecord *dragged = g_value_get_boxed (value);

  if (dragged == NULL || g_strcmp0 (dragged->kind, "paper") != 0)
    return FALSE;
  g_signal_emit (self, signals[DROPPED], 0, dragged->id);
  return TRUE;
}

static gboolean
unfold_cb (gpointer user_data)
{
  PlnBoardColumn *self = user_data;

  self->hover_source = 0;
  pln_board_column_set_folded (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
hover_cb (GtkDropControllerMotion *motion, double x, double y, PlnBoardColumn *self)
{
  if (self->folded && self->hover_source == 0)
    self->hover_source = g_timeout_add (UNFOLD_AFTER, unfold_cb, self);
}

static void
leave_cb (GtkDropControllerMotion *motion, PlnBoardColumn *self)
{
  g_clear_handle_id (&self->hover_source, g_source_remove);
}

static void
fold_button_cb (PlnBoardColumn *self)
{
  pln_board_column_set_folded (self, !self->folded);
  g_signal_emit (self, signals[FOLDED], 0);
}

static void
show_menu (PlnBoardColumn *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (self->view);
  PlnItem *item = gtk_single_selection_get_selected_item (self->selection);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 24, 24);

  if (item == NULL || (focus != NULL && !gtk_widget_compute_bounds (focus, GTK_WIDGET (self), &bounds)))
    return;
  g_signal_emit (self, signals[MENU], 0, pln_item_get_id (item), (double) bounds.origin.x + 24,
                 (double) bounds.origin.y + bounds.size.height);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PlnBoardColumn *self)
{
  gboolean handled = FALSE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    {
      show_menu (self);
      return TRUE;
    }
  g_signal_emit (self, signals[KEY], 0, keyval, (guint) state, &handled);
  return handled;
}

/* ---- object ------------------------------------------------------------------------- */

static void
pln_board_column_dispose (GObject *object)
{
  PlnBoardColumn *self = PLN_BOARD_COLUMN (object);

  g_clear_handle_id (&self->hover_source, g_source_remove);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  G_OBJECT_CLASS (pln_board_column_parent_class)->dispose (object);
}

static void
pln_board_column_finalize (GObject *object)
{
  PlnBoardColumn *self = PLN_BOARD_COLUMN (object);

  g_object_unref (self->items);
  g_free (self->name);
  G_OBJECT_CLASS (pln_board_column_parent_class)->finalize (object);
}

static void
pln_board_column_class_init (PlnBoardColumnClass *klass)
{
  GType type = PLN_TYPE_BOARD_COLUMN;

  G_OBJECT_CLASS (klass)->dispose = pln_board_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_board_column_finalize;
  signals[SELECTED] = g_signal_new ("selected", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FOLDED] = g_signal_new ("folded", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[KEY] = g_signal_new ("key", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                               G_TYPE_BOOLEAN, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
pln_board_column_init (PlnBoardColumn *self)
{
  self->items = g_list_store_new (PLN_TYPE_ITEM);
}

/* Not a Tab stop: the menu of a card folds and unfolds as well. */
static GtkWidget *
fold_button_new (PlnBoardColumn *self, gboolean unfold)
{
  GtkWidget *button = gtk_button_new_from_icon_name (unfold ? "pan-end-symbolic" : "pan-start-symbolic");
  g_autofree char *name = unfold ? g_strdup_printf (_("Unfold %s"), self->name) : g_strdup_printf (_("Fold %s"), self->name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "fold-button");
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (fold_button_cb), self);
  return button;
}

static void
make_head (PlnBoardColumn *self)
{
  GtkWidget *title = gtk_label_new (self->name);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_tooltip_text (title, self->name);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_add_css_class (self->head, "board-head");
  gtk_box_append (GTK_BOX (self->head), title);
  gtk_box_append (GTK_BOX (self->head), self->count);
  gtk_box_append (GTK_BOX (self->head), fold_button_new (self, FALSE));
}

static void
make_strip (PlnBoardColumn *self)
{
  GtkWidget *name = pln_turned_label_new (self->name);

  self->strip = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->strip_count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->strip_count, "dimmed");
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_set_halign (name, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->strip, 40, -1);
  gtk_widget_add_css_class (self->strip, "board-strip");
  gtk_box_append (GTK_BOX (self->strip), fold_button_new (self, TRUE));
  gtk_box_append (GTK_BOX (self->strip), self->strip_count);
  gtk_box_append (GTK_BOX (self->strip), name);
}

static GtkWidget *
make_list (PlnBoardColumn *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->items)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (card_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (card_bind_cb), NULL);
  self->view = gtk_list_view_new (GTK_SELECTION_MODEL (self->selection), factory);
  gtk_widget_add_css_class (self->view, "board-list");
  g_signal_connect (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->view, keys);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

GtkWidget *
pln_board_column_new (const char *name)
{
  PlnBoardColumn *self = g_object_new (PLN_TYPE_BOARD_COLUMN, NULL);
  GtkDropTarget *target = gtk_drop_target_new (PLN_TYPE_DRAG_RECORD, GDK_ACTION_MOVE);
  GtkEventController *motion = gtk_drop_controller_motion_new ();
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->name = g_strdup (name);
  self->whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_head (self);
  make_strip (self);
  gtk_widget_set_size_request (self->whole, 168, -1);
  gtk_box_append (GTK_BOX (self->whole), self->head);
  gtk_box_append (GTK_BOX (self->whole), make_list (self));
  gtk_widget_set_visible (self->strip, FALSE);
  gtk_box_append (GTK_BOX (both), self->whole);
  gtk_box_append (GTK_BOX (both), self->strip);
  gtk_widget_add_css_class (GTK_WIDGET (self), "board-column");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  adw_bin_set_child (ADW_BIN (self), both);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect (motion, "enter", G_CALLBACK (hover_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  return GTK_WIDGET (self);
}

const char *
pln_board_column_get_name (PlnBoardColumn *self)
{
  return self->name;
}

void
pln_board_column_set_items (PlnBoardColumn *self, GPtrArray *items)
{
  g_autofree char *count = g_strdup_printf ("%u", items->len);
  /* Translators: what a screen reader calls a column of the board: “Consultation, 3 papers” */
  g_autofree char *name = g_strdup_printf (ngettext ("%s, %u paper", "%s, %u papers", items->len), self->name, items->len);

  self->filling = TRUE;
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
  self->filling = FALSE;
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_label_set_label (GTK_LABEL (self->strip_count), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

guint
pln_board_column_get_n_items (PlnBoardColumn *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

guint
pln_board_column_find (PlnBoardColumn *self, const char *id)
{
  for (guint i = 0; i < pln_board_column_get_n_items (self); i++)
    {
      g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (g_str_equal (pln_item_get_id (item), id))
        return i;
    }
  return G_MAXUINT;
}

void
pln_board_column_select (PlnBoardColumn *self, guint at, gboolean focus)
{
  if (at == G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  else if (gtk_widget_get_mapped (self->view))
    gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), at, GTK_LIST_SCROLL_SELECT | (focus ? GTK_LIST_SCROLL_FOCUS : 0), NULL);
  else
    gtk_single_selection_set_selected (self->selection, at);
}

guint
pln_board_column_get_selected (PlnBoardColumn *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);

  return at != GTK_INVALID_LIST_POSITION ? at : G_MAXUINT;
}

void
pln_board_column_set_folded (PlnBoardColumn *self, gboolean folded)
{
  self->folded = !!folded;
  gtk_widget_set_visible (self->whole, !self->folded);
  gtk_widget_set_visible (self->strip, self->folded);
  gtk_widget_set_hexpand (GTK_WIDGET (self), !self->folded);
}

gboolean
pln_board_column_get_folded (PlnBoardColumn *self)
{
  return self->folded;
}

void
pln_board_column_set_narrow (PlnBoardColumn *self, gboolean narrow)
{
  gtk_widget_set_visible (self->head, !narrow);
  if (narrow)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "board-column");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "board-column");
}

void
pln_board_column_set_reachable (PlnBoardColumn *self, gboolean reachable)
{
  gtk_widget_set_can_focus (self->view, reachable);
}
