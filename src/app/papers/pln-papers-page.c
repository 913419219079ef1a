/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-papers-page.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-pick-dialog.h"
#include "app/inspector/pln-field-row.h"
#include "app/papers/pln-paper-board.h"
#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-files.h"
#include "app/papers/pln-paper-page.h"
#include "app/papers/pln-paper-register.h"
#include "app/papers/pln-paper-steps.h"
#include "app/papers/pln-paper-timeline.h"
#include "app/print/pln-print.h"
#include "app/records/pln-filter-button.h"
#include "app/records/pln-selection-bar.h"

/* PlnPapersPage: the register of papers by meeting, the board by step, deadlines
 * counted back from the meetings, and what meetings asked for.  A paper opens on
 * a page of its own. */
struct _PlnPapersPage
{
  PlnRecordPage parent_instance;

  GtkWidget *board, *papers, *timeline, *selection, *bar, *meeting, *state; /* owned by the page */
  GMenu     *menu;                                  /* owned */
  PlnPaperTimelineFilter filter;                    /* of the timeline */
};

G_DEFINE_FINAL_TYPE (PlnPapersPage, pln_papers_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "register", N_("Register"), "paper", NULL, NULL, NULL, "title" },
  { "board", N_("Board"), "paper", NULL, NULL, NULL, NULL },
  { "timeline", N_("Timeline"), "step", NULL, NULL, NULL, NULL },
  { "requests", N_("Requests"), "request", NULL, NULL, NULL, NULL },
  { NULL },
};

static gboolean
shows (PlnPapersPage *self, const char *view)
{
  return g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), view) == 0;
}

static void
open_paper_cb (PlnPapersPage *self, const char *id)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));

  pln_context_push (context, pln_paper_page_new (context, id));
}

/* ---- filters of the register ------------------------------------------------------ */

static GPtrArray *
list_meetings (gpointer user_data)
{
  PlnWorkspace *workspace = pln_page_get_workspace (user_data);
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, "paper", "for_meeting");
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_filter_option_free);

  g_ptr_array_add (options, pln_filter_option_new ("", _("Not for a meeting yet")));
  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *id = pln_value_get_plain (values->pdata[i]), *title = pln_workspace_get_title (workspace, id);
      g_ptr_array_add (options, pln_filter_option_new (id, title));
    }
  return options;
}

static GPtrArray *
list_states (gpointer user_data)
{
  const char *const states[] = { _("Overdue"), _("Due soon"), _("Commissioned"), _("Informal"), _("Issued") };
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_filter_option_free);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_ptr_array_add (options, pln_filter_option_new (states[i], states[i]));
  return options;
}

static void
filter_cb (PlnPapersPage *self)
{
  const char *meeting = pln_filter_button_get_value (PLN_FILTER_BUTTON (self->meeting));
  const char *state = pln_filter_button_get_value (PLN_FILTER_BUTTON (self->state));
  gboolean all = meeting == NULL && state == NULL;

  if (self->papers == NULL)
    return;
  pln_record_view_set_empty (PLN_RECORD_VIEW (self->papers), pln_context_icon_of_kind ("paper"),
                             all ? _("No Papers Yet") : _("No Such Papers"), NULL, all ? _("_Add Paper…") : _("_Clear Filters"),
                             all ? "win.new-record" : "page.clear-filters");
  pln_paper_register_set_filter (PLN_PAPER_REGISTER (self->papers), meeting, state);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnPapersPage *self = user_data;

  pln_filter_button_set_value (PLN_FILTER_BUTTON (self->meeting), NULL, NULL);
  pln_filter_button_set_value (PLN_FILTER_BUTTON (self->state), NULL, NULL);
  filter_cb (self);
}

static void
make_filters (PlnPapersPage *self)
{
  self->bar = adw_wrap_box_new ();
  self->meeting = pln_filter_button_new (_("Meeting"), list_meetings, self);
  self->state = pln_filter_button_new (_("State"), list_states, self);
  g_signal_connect_object (self->meeting, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->state, "changed", G_CALLBACK (filter_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->bar), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (self->bar), self->meeting);
  adw_wrap_box_append (ADW_WRAP_BOX (self->bar), self->state);
  gtk_widget_add_css_class (self->bar, "filter-bar");
  pln_record_page_set_top (PLN_RECORD_PAGE (self), self->bar);
}

/* ---- register and board --------------------------------------------------------- */

static gboolean
is_flat (PlnPapersPage *self)
{
  g_autoptr (GVariant) state = g_action_group_get_action_state (G_ACTION_GROUP (pln_page_get_actions (PLN_PAGE (self))), "group");

  return state != NULL && !g_variant_get_boolean (state);
}

static void
make_register (PlnPapersPage *self)
{
  GMenu *menu = g_menu_new ();
  PlnRecordView *view;

  self->papers = pln_paper_register_new (pln_page_get_context (PLN_PAGE (self)));
  view = PLN_RECORD_VIEW (self->papers);
  pln_paper_register_set_flat (PLN_PAPER_REGISTER (self->papers), is_flat (self));
  pln_record_view_set_empty (view, pln_context_icon_of_kind ("paper"), _("No Papers Yet"), NULL,
                             _("_Add Paper…"), "win.new-record");
  g_menu_append (menu, _("_Open"), "page.open-paper");
  g_menu_append (menu, _("Set _Due…"), "page.set-due");
  g_menu_append (menu, _("Set _Owner…"), "page.set-owner");
  g_menu_append (menu, _("Copy as _Lines"), "page.copy-lines");
  g_menu_append (menu, _("Copy as _Table"), "page.copy-table");
  pln_record_view_set_menu (view, G_MENU_MODEL (menu));
  g_object_unref (menu);
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->papers, "register");
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "activated", G_CALLBACK (open_paper_cb), self, G_CONNECT_SWAPPED);
  pln_record_view_set_narrow (view, pln_page_get_narrow (PLN_PAGE (self)));
  self->selection = pln_selection_bar_new (view);
  pln_selection_bar_add (PLN_SELECTION_BAR (self->selection), _("Set _Due…"), "page.set-due", FALSE);
  pln_selection_bar_add (PLN_SELECTION_BAR (self->selection), _("Set _Owner…"), "page.set-owner", FALSE);
  pln_selection_bar_add (PLN_SELECTION_BAR (self->selection), _("Copy as _Lines"), "page.copy-lines", TRUE);
  pln_record_page_set_foot (PLN_RECORD_PAGE (self), self->selection);
}

static void
count_register_cb (PlnPapersPage *self)
{
  PlnRecordView *view = PLN_RECORD_VIEW (self->papers);
  guint n = pln_record_view_get_n_items (view), without = 0;
  g_autofree char *papers = g_strdup_printf (ngettext ("%u paper", "%u papers", n), n);
  g_autoptr (GString) text = g_string_new (papers);
  guint waiting = 0;

  if (!shows (self, "register"))
    return;
  pln_paper_register_count (PLN_PAPER_REGISTER (self->papers), &without, &waiting);
  if (without > 0)
    g_string_append_printf (text, ngettext (" · %u without a meeting", " · %u without a meeting", without), without);
  if (waiting > 0)
    g_string_append_printf (text, ngettext (" · %u waits for a date", " · %u wait for a date", waiting), waiting);
  pln_page_set_count (PLN_PAGE (self), text->str);
}

static void
count_board_cb (PlnPapersPage *self)
{
  g_autofree char *text = pln_paper_board_get_count (PLN_PAPER_BOARD (self->board));

  if (shows (self, "board"))
    pln_page_set_count (PLN_PAGE (self), text);
}

static void
make_board (PlnPapersPage *self)
{
  self->board = pln_paper_board_new (pln_page_get_context (PLN_PAGE (self)));
  pln_paper_board_set_narrow (PLN_PAPER_BOARD (self->board), pln_page_get_narrow (PLN_PAGE (self)));
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->board, "board");
  g_signal_connect_object (self->board, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "activated", G_CALLBACK (open_paper_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "count-changed", G_CALLBACK (count_board_cb), self, G_CONNECT_SWAPPED);
}

/* ---- timeline ---------------------------------------------------------------------- */

static void
count_timeline_cb (PlnPapersPage *self)
{
  PlnTimelineView *view = PLN_TIMELINE_VIEW (self->timeline);
  g_autofree char *text = g_strdup_printf (_("%u rows with a date, %u papers without"), pln_timeline_view_get_n_rows (view),
                                           pln_timeline_view_get_n_undated (view));

  if (shows (self, "timeline"))
    pln_page_set_count (PLN_PAGE (self), text);
}

/* A paper opens, a meeting or step is shown in the inspector. */
static void
activate_row_cb (PlnPapersPage *self, const char *id)
{
  if (g_strcmp0 (pln_workspace_get_kind (pln_page_get_workspace (PLN_PAGE (self)), id), "paper") == 0)
    open_paper_cb (self, id);
  else
    pln_page_activated (PLN_PAGE (self), id);
}

/* Alt+arrows move a typed day; one that is counted back has nothing to move. */
static void
shift_row_cb (PlnPapersPage *self, const char *id, int days)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  g_autoptr (PlnItem) item = pln_item_new (pln_page_get_workspace (PLN_PAGE (self)), id);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due"), moved = NULL;
  g_autofree char *canonical = NULL;
  PlnDay first, last;

  if (due == NULL || !pln_when_is_days (due) || !pln_when_get_span (due, &first, &last))
    {
      pln_page_activated (PLN_PAGE (self), id);
      return;
    }
  moved = pln_when_new_days (first + days, last + days);
  canonical = pln_when_to_canonical (moved);
  pln_context_set_value (context, id, "due", canonical);
}

static void
make_timeline (PlnPapersPage *self)
{
  self->timeline = pln_paper_timeline_new (pln_page_get_context (PLN_PAGE (self)), &self->filter);
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->timeline, "timeline");
  g_signal_connect_object (self->timeline, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "activated", G_CALLBACK (activate_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "shift-requested", G_CALLBACK (shift_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "count-changed", G_CALLBACK (count_timeline_cb), self, G_CONNECT_SWAPPED);
}

/* ---- requests ---------------------------------------------------------------------- */

static GtkWidget *
make_pill (gpointer user_data)
{
  GtkWidget *pill = pln_pill_new (PLN_PILL_TAG, NULL, "");

  gtk_widget_set_halign (pill, GTK_ALIGN_START);
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  return pill;
}

static void
bind_request_state (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  g_autofree char *state = pln_item_get_plain (item, "state");
  g_autofree char *text = pln_item_get_display (item, "state");
  const char *icon_name = NULL;
  PlnPillStyle style = pln_pill_style_for_state (state, &icon_name);

  pln_pill_set (PLN_PILL (cell), style, icon_name, text);
  gtk_widget_set_visible (cell, *text != '\0');
}

static char *
get_addressee (PlnItem *item, gpointer user_data)
{
  return pln_request_addressee_text (item);
}

static char *
get_request_due (PlnItem *item, gpointer user_data)
{
  return pln_request_due_text (item);
}

static void
pln_papers_page_configure_view (PlnRecordPage *page, const char *name, PlnRecordView *view)
{
  const PlnColumn columns[] = {
    { .field = "text", .title = N_("What Is Asked"), .expand = TRUE },
    { .field = "product", .title = N_("Product"), .width = 120, .hide_below = 700 },
    { .field = "addressee", .title = N_("Asked Of"), .width = 190, .hide_below = 560, .get_text = get_addressee },
    { .field = "due", .title = N_("Due"), .width = 160, .get_text = get_request_due },
    { .field = "state", .title = N_("State"), .width = 150, .hide_below = 480, .make = make_pill, .bind = bind_request_state },
  };

  if (g_str_equal (name, "requests"))
    pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}

/* ---- several papers ------------------------------------------------------------------ */

/* The papers that an action is for. */
static char **
get_papers (PlnPapersPage *self)
{
  const char *one[] = { NULL, NULL };

  if (shows (self, "register") && self->papers != NULL)
    return pln_record_view_get_selection (PLN_RECORD_VIEW (self->papers));
  if (shows (self, "timeline") && self->timeline != NULL)
    {
      const char *id = pln_timeline_view_get_selected (PLN_TIMELINE_VIEW (self->timeline));

      if (id != NULL && g_strcmp0 (pln_workspace_get_kind (pln_page_get_workspace (PLN_PAGE (self)), id), "paper") == 0)
        one[0] = id;
      return g_strdupv ((char **) one);
    }
  one[0] = shows (self, "board") && self->board != NULL ? pln_paper_board_get_selected (PLN_PAPER_BOARD (self->board)) : NULL;
  return g_strdupv ((char **) one);
}

static void
set_all (PlnContext *context, const char *label, char **ids, const char *field, const char *canonical)
{
  g_autoptr (PlnEdit) edit = pln_edit_new (label);
  guint n = g_strv_length (ids);
  g_autofree char *toast = g_strdup_printf (ngettext ("%u paper changed", "%u papers changed", n), n);

  for (guint i = 0; ids[i] != NULL; i++)
    pln_edit_set (edit, ids[i], field, canonical);
  pln_context_commit_toast (context, edit, toast);
}

static void
due_response_cb (AdwAlertDialog *dialog, const char *response, PlnPapersPage *self)
{
  PlnFieldRow *row = g_object_get_data (G_OBJECT (dialog), "row");
  char **ids = g_object_get_data (G_OBJECT (dialog), "ids");

  if (g_str_equal (response, "set") && pln_field_row_apply (row))
    set_all (pln_page_get_context (PLN_PAGE (self)), _("Set Due"), ids, "due", pln_field_row_get_value (row));
}

static void
set_due_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnPapersPage *self = user_data;
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  const PlnKind *kind = pln_schema_find ("paper");
  AdwDialog *dialog = adw_alert_dialog_new (_("Set Due"), NULL);
  PlnFieldRow *row = pln_field_row_new (context, kind, pln_kind_find_field (kind, "due"));
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "set", _("_Set"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "set", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "set");
  g_object_set_data (G_OBJECT (dialog), "row", row);
  g_object_set_data_full (G_OBJECT (dialog), "ids", get_papers (self), (GDestroyNotify) g_strfreev);
  g_signal_connect_object (dialog, "response", G_CALLBACK (due_response_cb), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
owner_picked_cb (PlnContext *context, const char *id, gpointer user_data)
{
  g_autofree char *canonical = id != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, id) : NULL;

  set_all (context, _("Set Owner"), user_data, "author", canonical);
}

static void
set_owner_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnPapersPage *self = user_data;

  pln_pick_dialog_present (pln_page_get_context (PLN_PAGE (self)), _("Set Owner"), "post person body", _("No Owner"),
                           NULL, owner_picked_cb, get_papers (self), (GDestroyNotify) g_strfreev);
}

static void
copy_papers (PlnPapersPage *self, char *(*get_line) (PlnItem *item), const char *toast)
{
  g_auto (GStrv) ids = get_papers (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (pln_page_get_workspace (PLN_PAGE (self)), ids[i]);
      g_autofree char *line = get_line (item);

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  pln_context_toast (pln_page_get_context (PLN_PAGE (self)), toast);
}

static void
copy_lines_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy_papers (user_data, pln_paper_line, _("Copied as lines"));
}

static void
copy_table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  copy_papers (user_data, pln_paper_table_line, _("Copied as a table"));
}

static void
open_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = get_papers (user_data);

  if (ids[0] != NULL)
    open_paper_cb (user_data, ids[0]);
}

static void
group_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  PlnPapersPage *self = user_data;

  g_simple_action_set_state (action, state);
  if (self->papers != NULL)
    pln_paper_register_set_flat (PLN_PAPER_REGISTER (self->papers), !g_variant_get_boolean (state));
}

static void
clean_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_paper_files_clean_up (pln_page_get_context (user_data));
}

static void
next_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_paper_board_move (PLN_PAPER_BOARD (PLN_PAPERS_PAGE (user_data)->board), 1);
}

static void
previous_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_paper_board_move (PLN_PAPER_BOARD (PLN_PAPERS_PAGE (user_data)->board), -1);
}

/* ---- page ---------------------------------------------------------------------------- */

static void
pln_papers_page_update_actions (PlnPage *page)
{
  static const char *const names[] = { "open-paper", "set-due", "set-owner", "copy-lines", "copy-table", "next-step", "previous-step" };
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);
  g_auto (GStrv) ids = get_papers (self);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), ids[0] != NULL && (i < 5 || shows (self, "board")));
    }
}

static void
pln_papers_page_set_context (PlnPage *page, PlnContext *context)
{
  static const GActionEntry entries[] = {
    { .name = "open-paper", .activate = open_action_cb },   { .name = "set-due", .activate = set_due_cb },
    { .name = "set-owner", .activate = set_owner_cb },      { .name = "copy-lines", .activate = copy_lines_cb },
    { .name = "next-step", .activate = next_step_cb },      { .name = "previous-step", .activate = previous_step_cb },
    { .name = "clean-up-files", .activate = clean_up_cb },
    { .name = "group", .state = "true", .change_state = group_cb },
    { .name = "copy-table", .activate = copy_table_cb }, { .name = "clear-filters", .activate = clear_filters_cb },
  };

  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_context (page, context);
  g_action_map_add_action_entries (G_ACTION_MAP (pln_page_get_actions (page)), entries, G_N_ELEMENTS (entries), page);
  make_filters (PLN_PAPERS_PAGE (page));
}

static void
search_timeline (PlnPapersPage *self, const char *text)
{
  if (g_set_str (&self->filter.search, text != NULL ? text : ""))
    pln_timeline_view_reload (PLN_TIMELINE_VIEW (self->timeline));
}

static void
pln_papers_page_set_view (PlnPage *page, const char *name)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (self->papers == NULL && g_str_equal (name, "register"))
    make_register (self);
  if (self->board == NULL && g_str_equal (name, "board"))
    make_board (self);
  if (self->timeline == NULL && g_str_equal (name, "timeline"))
    make_timeline (self);
  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_view (page, name);
  gtk_widget_set_visible (self->bar, g_str_equal (name, "register"));
  if (self->selection != NULL)
    gtk_widget_set_visible (self->selection, g_str_equal (name, "register"));
  if (g_str_equal (name, "register"))
    {
      g_signal_handlers_disconnect_by_func (self->papers, count_register_cb, self);
      g_signal_connect_object (self->papers, "count-changed", G_CALLBACK (count_register_cb), self, G_CONNECT_SWAPPED);
      count_register_cb (self);
    }
  if (g_str_equal (name, "board"))
    {
      pln_paper_board_set_search (PLN_PAPER_BOARD (self->board), pln_page_get_search (page));
      count_board_cb (self);
    }
  if (g_str_equal (name, "timeline"))
    {
      search_timeline (self, pln_page_get_search (page));
      count_timeline_cb (self);
    }
}

static void
pln_papers_page_set_search (PlnPage *page, const char *text)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_search (page, text);
  if (shows (self, "board"))
    pln_paper_board_set_search (PLN_PAPER_BOARD (self->board), text);
  if (shows (self, "timeline") && self->timeline != NULL)
    search_timeline (self, text);
}

static void
pln_papers_page_set_narrow (PlnPage *page, gboolean narrow)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_narrow (page, narrow);
  if (self->board != NULL)
    pln_paper_board_set_narrow (PLN_PAPER_BOARD (self->board), narrow);
}

static gboolean
pln_papers_page_focus (PlnPage *page)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (shows (self, "board") && self->board != NULL)
    return pln_paper_board_focus (PLN_PAPER_BOARD (self->board));
  if (shows (self, "timeline") && self->timeline != NULL)
    return gtk_widget_grab_focus (pln_timeline_view_get_timeline (PLN_TIMELINE_VIEW (self->timeline)));
  return PLN_PAGE_CLASS (pln_papers_page_parent_class)->focus (page);
}

static const char *
pln_papers_page_get_selected (PlnPage *page)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (shows (self, "board") && self->board != NULL)
    return pln_paper_board_get_selected (PLN_PAPER_BOARD (self->board));
  if (shows (self, "timeline") && self->timeline != NULL)
    return pln_timeline_view_get_selected (PLN_TIMELINE_VIEW (self->timeline));
  return PLN_PAGE_CLASS (pln_papers_page_parent_class)->get_selected (page);
}

static gboolean
pln_papers_page_select (PlnPage *page, const char *id)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  const char *kind = pln_workspace_get_kind (pln_page_get_workspace (page), id);

  if (shows (self, "board") && self->board != NULL && pln_paper_board_select (PLN_PAPER_BOARD (self->board), id))
    return TRUE;
  if (g_strcmp0 (kind, "step") == 0)
    pln_page_set_view (page, "timeline");
  if (shows (self, "timeline") && self->timeline != NULL && pln_timeline_view_select (PLN_TIMELINE_VIEW (self->timeline), id))
    return TRUE;
  return PLN_PAGE_CLASS (pln_papers_page_parent_class)->select (page, id);
}

static gboolean
pln_papers_page_act (PlnPage *page, const char *act, gboolean dry)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);
  g_auto (GStrv) ids = get_papers (self);

  if (g_str_equal (act, "copy") && ids[0] != NULL)
    {
      if (!dry)
        copy_lines_cb (NULL, NULL, page);
      return TRUE;
    }
  if (g_str_equal (act, "delete") && ids[0] != NULL && !shows (self, "register"))
    {
      if (!dry)
        pln_context_delete (pln_page_get_context (page), (const char *const *) ids);
      return TRUE;
    }
  return PLN_PAGE_CLASS (pln_papers_page_parent_class)->act (page, act, dry);
}

static GMenuModel *
pln_papers_page_get_menu (PlnPage *page)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (self->menu == NULL)
    {
      self->menu = g_menu_new ();
      g_menu_append (self->menu, _("_Open Paper"), "page.open-paper");
      g_menu_append (self->menu, _("To _Next Step"), "page.next-step");
      g_menu_append (self->menu, _("To _Previous Step"), "page.previous-step");
      g_menu_append (self->menu, _("Set _Due…"), "page.set-due");
      g_menu_append (self->menu, _("Set _Owner…"), "page.set-owner");
      g_menu_append (self->menu, _("Copy as _Lines"), "page.copy-lines");
      g_menu_append (self->menu, _("Copy as _Table"), "page.copy-table");
      g_menu_append (self->menu, _("_Group by Meeting"), "page.group");
      g_menu_append (self->menu, _("Clean _Up Files…"), "page.clean-up-files");
    }
  return G_MENU_MODEL (self->menu);
}

/* The register leaves informal papers out, which stay in the office. */
static void
print_register (PlnPapersPage *self, PlnSheets *sheets)
{
  g_autoptr (PlnQuery) query = pln_query_new ("paper");
  GtkWidget *view = g_object_ref_sink (pln_paper_register_new (pln_page_get_context (PLN_PAGE (self))));

  pln_query_where (query, "informal", NULL);
  pln_record_view_set_query (PLN_RECORD_VIEW (view), query);
  pln_record_view_set_search (PLN_RECORD_VIEW (view), pln_page_get_search (PLN_PAGE (self)));
  pln_record_view_add_to (PLN_RECORD_VIEW (view), sheets);
  g_object_unref (view);
}

static void
print_card (const char *step, PlnItem *paper, gpointer sheets)
{
  PlnCardState state;
  g_autofree char *owner = paper != NULL && !pln_value_get_boolean (pln_item_get_value (paper, "informal"))
                           ? pln_paper_owner_text (paper) : NULL;
  g_autofree char *due = owner != NULL ? pln_card_due_text (paper, &state) : NULL;
  const char *cells[] = { step, owner != NULL ? pln_item_get_title (paper) : "—", owner, due };

  pln_sheets_add_row (sheets, 0, owner == NULL ? PLN_SHEETS_DIM : PLN_SHEETS_PLAIN, cells);
}

static void
print_board (PlnPapersPage *self, PlnSheets *sheets)
{
  const PlnSheetsColumn columns[] = { { _("Step"), FALSE, 0 }, { _("Paper"), FALSE, 1 }, { _("Owner"), FALSE, 0 }, { _("Next Deadline"), FALSE, 0 } };

  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  pln_paper_board_foreach (PLN_PAPER_BOARD (self->board), print_card, sheets);
}

static void
pln_papers_page_print (PlnPage *page)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);
  g_autoptr (PlnSheets) sheets = pln_print_sheets_new (pln_page_get_context (page), _("Papers"), FALSE);
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (shows (self, "register"))
    print_register (self, sheets);
  else if (shows (self, "board"))
    print_board (self, sheets);
  else if (shows (self, "timeline"))
    pln_sheets_set_canvas (sheets, PLN_CANVAS (pln_timeline_view_get_timeline (PLN_TIMELINE_VIEW (self->timeline))));
  else if (view != NULL)
    pln_record_view_add_to (view, sheets);
  pln_print_present (pln_page_get_context (page), sheets);
}

static void
pln_papers_page_save_state (PlnPage *page, GKeyFile *file, const char *group)
{
  PLN_PAGE_CLASS (pln_papers_page_parent_class)->save_state (page, file, group);
  g_key_file_set_boolean (file, group, "flat", is_flat (PLN_PAPERS_PAGE (page)));
}

static void
pln_papers_page_restore_state (PlnPage *page, GKeyFile *file, const char *group)
{
  PLN_PAGE_CLASS (pln_papers_page_parent_class)->restore_state (page, file, group);
  if (g_key_file_get_boolean (file, group, "flat", NULL))
    g_action_group_change_action_state (G_ACTION_GROUP (pln_page_get_actions (page)), "group", g_variant_new_boolean (FALSE));
}

static void
pln_papers_page_dispose (GObject *object)
{
  g_clear_pointer (&PLN_PAPERS_PAGE (object)->filter.search, g_free);
  g_clear_object (&PLN_PAPERS_PAGE (object)->menu);
  G_OBJECT_CLASS (pln_papers_page_parent_class)->dispose (object);
}

static void
pln_papers_page_class_init (PlnPapersPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_papers_page_dispose;
  page_class->set_context = pln_papers_page_set_context;
  page_class->save_state = pln_papers_page_save_state;
  page_class->restore_state = pln_papers_page_restore_state;
  page_class->set_view = pln_papers_page_set_view;
  page_class->set_search = pln_papers_page_set_search;
  page_class->get_selected = pln_papers_page_get_selected;
  page_class->select = pln_papers_page_select;
  page_class->act = pln_papers_page_act;
  page_class->set_narrow = pln_papers_page_set_narrow;
  page_class->focus = pln_papers_page_focus;
  page_class->print = pln_papers_page_print;
  page_class->get_menu = pln_papers_page_get_menu;
  page_class->update_actions = pln_papers_page_update_actions;
  page_class->new_record_label = N_("Add Paper…");
  page_class->search_hint = N_("Search papers and requests");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
  PLN_RECORD_PAGE_CLASS (klass)->configure_view = pln_papers_page_configure_view;
}

static void
pln_papers_page_init (PlnPapersPage *self)
{
}
