/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-list-view.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-commands.h"
#include "app/meetings/pln-meeting-row.h"
#include "widgets/pln-day-text.h"

/* ---- what the list holds ------------------------------------------------ */

#define PLN_TYPE_AGENDA_OBJECT (pln_agenda_object_get_type ())
G_DECLARE_FINAL_TYPE (PlnAgendaObject, pln_agenda_object, PLN, AGENDA_OBJECT, GObject)

struct _PlnAgendaObject
{
  GObject parent_instance;

  PlnMeetingRowText *text; /* owned; NULL: the rule of today */
  int                section, depth;
  PlnDay             day;
};

G_DEFINE_FINAL_TYPE (PlnAgendaObject, pln_agenda_object, G_TYPE_OBJECT)

static void
pln_agenda_object_finalize (GObject *object)
{
  pln_meeting_row_text_free (PLN_AGENDA_OBJECT (object)->text);
  G_OBJECT_CLASS (pln_agenda_object_parent_class)->finalize (object);
}

static void
pln_agenda_object_class_init (PlnAgendaObjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_agenda_object_finalize;
}

static void
pln_agenda_object_init (PlnAgendaObject *self)
{
}

static int
compare_sections (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PlnAgendaObject *x = a, *y = b;

  return x->section < y->section ? -1 : x->section > y->section;
}

/* ---- the view ----------------------------------------------------------- */

struct _PlnMeetingListView
{
  AdwBin parent_instance;

  GListStore         *store;     /* owned; of PlnAgendaObject */
  GtkMultiSelection  *selection; /* owned */
  GtkListView        *list;
  GtkWidget          *revealer, *count; /* what can be done to several */
  PlnDay              today;
  gboolean            filling;
};

enum { SELECTION_CHANGED, ACTIVATED, MENU_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnMeetingListView, pln_meeting_list_view, ADW_TYPE_BIN)

static void
row_menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, PlnMeetingListView *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  const char *id = pln_meeting_row_get_id (PLN_MEETING_ROW (row));
  graphene_point_t at;

  if (id == NULL || !gtk_widget_compute_point (row, GTK_WIDGET (self), &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  pln_meeting_list_view_select (self, id);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, id, (double) at.x, (double) at.y);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PlnMeetingListView *self)
{
  GtkWidget *row = pln_meeting_row_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_SECONDARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (row_menu_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (gesture));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PlnMeetingListView *self)
{
  PlnAgendaObject *object = gtk_list_item_get_item (item);
  PlnMeetingRow *row = PLN_MEETING_ROW (gtk_list_item_get_child (item));

  gtk_list_item_set_selectable (item, object->text != NULL);
  gtk_list_item_set_activatable (item, object->text != NULL);
  gtk_list_item_set_focusable (item, object->text != NULL);
  if (object->text != NULL)
    {
      pln_meeting_row_set (row, object->text, object->depth);
      gtk_list_item_set_accessible_label (item, object->text->spoken);
    }
  else
    {
      /* Translators: the rule between past and coming meetings, as for strftime */
      g_autofree char *label = pln_day_format (self->today, _("Today, %-d %B"));
      pln_meeting_row_set_rule (row, label);
      gtk_list_item_set_accessible_label (item, label);
    }
}

static void
setup_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = gtk_label_new (NULL), *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "meeting-section");
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_header_set_child (header, box);
}

static void
bind_header_cb (GtkSignalListItemFactory *factory, GtkListHeader *header, PlnMeetingListView *self)
{
  PlnAgendaObject *object = gtk_list_header_get_item (header);
  GtkWidget *box = gtk_list_header_get_child (header);
  GtkWidget *title = gtk_widget_get_first_child (box), *count = gtk_widget_get_next_sibling (title);
  g_autofree char *text = pln_agenda_section_title (object->section), *number = NULL;
  guint n = 0;

  for (guint i = gtk_list_header_get_start (header); i < gtk_list_header_get_end (header); i++)
    {
      g_autoptr (PlnAgendaObject) other = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      if (other != NULL && other->text != NULL)
        n++;
    }
  number = g_strdup_printf ("%u", n);
  gtk_label_set_label (GTK_LABEL (title), text);
  gtk_label_set_label (GTK_LABEL (count), number);
}

static void
update_bar (PlnMeetingListView *self)
{
  g_auto (GStrv) ids = pln_meeting_list_view_get_selection (self);
  guint n = g_strv_length (ids);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), n > 1);
}

static void
selected_cb (PlnMeetingListView *self)
{
  if (self->filling)
    return;
  update_bar (self);
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activate_cb (GtkListView *list, guint position, PlnMeetingListView *self)
{
  g_autoptr (PlnAgendaObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (object != NULL && object->text != NULL)
    {
      g_autofree char *id = g_strdup (object->text->id);
      g_signal_emit (self, signals[ACTIVATED], 0, id);
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PlnMeetingListView *self)
{
  const char *id = pln_meeting_list_view_get_selected (self);
  gboolean several = gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer));
  gboolean menu = keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && (state & GDK_SHIFT_MASK) != 0);

  if (keyval == GDK_KEY_Escape && several)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      return GDK_EVENT_STOP;
    }
  if (!menu || id == NULL)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[MENU_REQUESTED], 0, id, 120.0, 60.0);
  return GDK_EVENT_STOP;
}

static void
pln_meeting_list_view_dispose (GObject *object)
{
  PlnMeetingListView *self = PLN_MEETING_LIST_VIEW (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (pln_meeting_list_view_parent_class)->dispose (object);
}

static void
pln_meeting_list_view_class_init (PlnMeetingListViewClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_meeting_list_view_dispose;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
clear_cb (PlnMeetingListView *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static GtkWidget *
bar_button_new (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* The bar for several: their state, moving, the calendar, deleting. */
static GtkWidget *
make_bar (PlnMeetingListView *self)
{
  GtkWidget *bar = gtk_action_bar_new (), *clear = gtk_button_new_from_icon_name ("window-close-symbolic");
  GtkWidget *state = gtk_menu_button_new ();
  g_autoptr (GMenuModel) states = pln_meeting_states_menu_new ();

  gtk_widget_add_css_class (clear, "flat");
  gtk_widget_set_tooltip_text (clear, _("Clear Selection"));
  g_signal_connect_swapped (clear, "clicked", G_CALLBACK (clear_cb), self);
  self->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (state), _("_State…"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (state), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (state), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (state), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (state), states);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), clear);
  gtk_action_bar_pack_start (GTK_ACTION_BAR (bar), self->count);
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), bar_button_new (_("_Delete"), "win.delete"));
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), bar_button_new (_("_Export…"), "page.export-ics"));
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), bar_button_new (_("_Move…"), "page.move"));
  gtk_action_bar_pack_end (GTK_ACTION_BAR (bar), state);
  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), bar);
  return self->revealer;
}

static void
pln_meeting_list_view_init (PlnMeetingListView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkListItemFactory *rows = gtk_signal_list_item_factory_new (), *headers = gtk_signal_list_item_factory_new ();
  GtkSortListModel *sorted;
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->store = g_list_store_new (PLN_TYPE_AGENDA_OBJECT);
  sorted = gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->store)), NULL);
  gtk_sort_list_model_set_section_sorter (sorted, GTK_SORTER (gtk_custom_sorter_new (compare_sections, NULL, NULL)));
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (sorted));
  g_signal_connect_swapped (self->selection, "selection-changed", G_CALLBACK (selected_cb), self);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (headers, "setup", G_CALLBACK (setup_header_cb), NULL);
  g_signal_connect (headers, "bind", G_CALLBACK (bind_header_cb), self);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), rows));
  gtk_list_view_set_header_factory (self->list, headers);
  g_object_unref (headers);
  gtk_list_view_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "meetings");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Meetings"), -1);
  g_signal_connect (self->list, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pln_meeting_list_view_new (void)
{
  return g_object_new (PLN_TYPE_MEETING_LIST_VIEW, NULL);
}

static guint
find (PlnMeetingListView *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; id != NULL && i < n; i++)
    {
      g_autoptr (PlnAgendaObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      if (object->text != NULL && g_str_equal (object->text->id, id))
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
pln_meeting_list_view_set_book (PlnMeetingListView *self, PlnMeetingBook *book, PlnDay today)
{
  g_auto (GStrv) selected = pln_meeting_list_view_get_selection (self);
  gboolean lost = FALSE;
  g_autoptr (GArray) rows = pln_meeting_agenda (book, today);
  g_autoptr (GPtrArray) objects = g_ptr_array_new_with_free_func (g_object_unref);

  self->today = today;
  for (guint i = 0; i < rows->len; i++)
    {
      const PlnAgendaRow *row = &g_array_index (rows, PlnAgendaRow, i);
      PlnAgendaObject *object = g_object_new (PLN_TYPE_AGENDA_OBJECT, NULL);
      object->section = row->section;
      object->depth = row->depth;
      object->day = row->info == NULL ? today : row->info->dated ? row->info->last : PLN_DAY_NONE;
      if (row->info != NULL)
        object->text = pln_meeting_row_text_new (book, row->info);
      g_ptr_array_add (objects, object);
    }
  self->filling = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), objects->pdata, objects->len);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  for (guint i = 0; selected[i] != NULL; i++)
    {
      guint position = find (self, selected[i]);
      lost |= position == GTK_INVALID_LIST_POSITION;
      if (position != GTK_INVALID_LIST_POSITION)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, FALSE);
    }
  self->filling = FALSE;
  update_bar (self);
  if (lost)
    g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

char **
pln_meeting_list_view_get_selection (PlnMeetingListView *self)
{
  g_autoptr (GtkBitset) all = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, all, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (PlnAgendaObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
      if (object != NULL && object->text != NULL)
        g_strv_builder_add (builder, object->text->id);
    }
  return g_strv_builder_end (builder);
}

/* The only one selected; the list keeps the text. */
const char *
pln_meeting_list_view_get_selected (PlnMeetingListView *self)
{
  g_auto (GStrv) ids = pln_meeting_list_view_get_selection (self);
  g_autoptr (PlnAgendaObject) object = NULL;
  guint position = ids[0] != NULL && ids[1] == NULL ? find (self, ids[0]) : GTK_INVALID_LIST_POSITION;

  object = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  return object != NULL ? object->text->id : NULL;
}

void
pln_meeting_list_view_select_all (PlnMeetingListView *self)
{
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

gboolean
pln_meeting_list_view_select (PlnMeetingListView *self, const char *id)
{
  guint position = find (self, id);

  if (id == NULL)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  if (gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  return TRUE;
}

void
pln_meeting_list_view_scroll_to (PlnMeetingListView *self, PlnDay day)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection)), at;

  for (at = 0; at < n; at++)
    {
      g_autoptr (PlnAgendaObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), at);
      if (object->text != NULL && (object->day == PLN_DAY_NONE || object->day >= day))
        break;
    }
  if (n > 0)
    {
      GtkScrollInfo *info = gtk_scroll_info_new ();
      gtk_list_view_scroll_to (self->list, MIN (at, n - 1), GTK_LIST_SCROLL_NONE, info);
    }
}

/* To the rule, with what was before it just in sight. */
void
pln_meeting_list_view_scroll_today (PlnMeetingListView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PlnAgendaObject) object = g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      if (object->text == NULL)
        {
          gtk_list_view_scroll_to (self->list, n - 1, GTK_LIST_SCROLL_NONE, NULL);
          gtk_list_view_scroll_to (self->list, i >= 2 ? i - 2 : 0, GTK_LIST_SCROLL_NONE, NULL);
          return;
        }
    }
}
