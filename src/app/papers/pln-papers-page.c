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
#include "app/papers/pln-paper-page.h"
#include "app/papers/pln-paper-register.h"
#include "app/records/pln-selection-bar.h"

/* PlnPapersPage: the board of papers by step, their register by meeting, what
 * meetings asked for, and all steps.  A paper opens on a page of its own. */
struct _PlnPapersPage
{
  PlnRecordPage parent_instance;

  GtkWidget *board, *papers, *selection; /* owned by the page */
  GMenu     *menu;                       /* owned */
};

G_DEFINE_FINAL_TYPE (PlnPapersPage, pln_papers_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "register", N_("Register"), "paper", NULL, NULL, NULL, "title" },
  { "board", N_("Board"), "paper", NULL, NULL, NULL, NULL },
  { "requests", N_("Requests"), "request", NULL, NULL, NULL, NULL },
  { "steps", N_("Steps"), "step", NULL, NULL, NULL, NULL },
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

/* ---- register and board --------------------------------------------------------- */

static void
make_register (PlnPapersPage *self)
{
  GMenu *menu = g_menu_new ();
  PlnRecordView *view;

  self->papers = pln_paper_register_new (pln_page_get_context (PLN_PAGE (self)));
  view = PLN_RECORD_VIEW (self->papers);
  pln_record_view_set_empty (view, pln_context_icon_of_kind ("paper"), _("No Papers Yet"), NULL,
                             _("_Add Paper…"), "win.new-record");
  g_menu_append (menu, _("_Open"), "page.open-paper");
  g_menu_append (menu, _("Set _Due…"), "page.set-due");
  g_menu_append (menu, _("Set _Owner…"), "page.set-owner");
  g_menu_append (menu, _("Copy as _Lines"), "page.copy-lines");
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
  g_autofree char *text = NULL;
  GListModel *list = pln_record_view_get_list (view);

  if (!shows (self, "register"))
    return;
  if (n > 0 && *pln_section_list_get_key (PLN_SECTION_LIST (list), 0) == '\0')
    {
      guint start, end;

      gtk_section_model_get_section (GTK_SECTION_MODEL (list), 0, &start, &end);
      without = end - start;
    }
  text = without > 0 ? g_strdup_printf (_("%s · %u without a meeting"), papers, without) : g_strdup (papers);
  pln_page_set_count (PLN_PAGE (self), text);
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
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->board, "board");
  g_signal_connect_object (self->board, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "activated", G_CALLBACK (open_paper_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "count-changed", G_CALLBACK (count_board_cb), self, G_CONNECT_SWAPPED);
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
copy_lines_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnPapersPage *self = user_data;
  g_auto (GStrv) ids = get_papers (self);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (pln_page_get_workspace (PLN_PAGE (self)), ids[i]);
      g_autofree char *line = pln_paper_line (item);

      g_string_append_printf (text, "%s\n", line);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
  pln_context_toast (pln_page_get_context (PLN_PAGE (self)), _("Copied as lines"));
}

static void
open_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = get_papers (user_data);

  if (ids[0] != NULL)
    open_paper_cb (user_data, ids[0]);
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
  static const char *const names[] = { "open-paper", "set-due", "set-owner", "copy-lines", "next-step", "previous-step" };
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);
  g_auto (GStrv) ids = get_papers (self);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), ids[0] != NULL && (i < 4 || shows (self, "board")));
    }
}

static void
pln_papers_page_set_context (PlnPage *page, PlnContext *context)
{
  static const GActionEntry entries[] = {
    { .name = "open-paper", .activate = open_action_cb },   { .name = "set-due", .activate = set_due_cb },
    { .name = "set-owner", .activate = set_owner_cb },      { .name = "copy-lines", .activate = copy_lines_cb },
    { .name = "next-step", .activate = next_step_cb },      { .name = "previous-step", .activate = previous_step_cb },
  };

  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_context (page, context);
  g_action_map_add_action_entries (G_ACTION_MAP (pln_page_get_actions (page)), entries, G_N_ELEMENTS (entries), page);
}

static void
pln_papers_page_set_view (PlnPage *page, const char *name)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (self->papers == NULL && g_str_equal (name, "register"))
    make_register (self);
  if (self->board == NULL && g_str_equal (name, "board"))
    make_board (self);
  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_view (page, name);
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
}

static void
pln_papers_page_set_search (PlnPage *page, const char *text)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  PLN_PAGE_CLASS (pln_papers_page_parent_class)->set_search (page, text);
  if (shows (self, "board"))
    pln_paper_board_set_search (PLN_PAPER_BOARD (self->board), text);
}

static const char *
pln_papers_page_get_selected (PlnPage *page)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (shows (self, "board") && self->board != NULL)
    return pln_paper_board_get_selected (PLN_PAPER_BOARD (self->board));
  return PLN_PAGE_CLASS (pln_papers_page_parent_class)->get_selected (page);
}

static gboolean
pln_papers_page_select (PlnPage *page, const char *id)
{
  PlnPapersPage *self = PLN_PAPERS_PAGE (page);

  if (shows (self, "board") && self->board != NULL && pln_paper_board_select (PLN_PAPER_BOARD (self->board), id))
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
  if (g_str_equal (act, "delete") && shows (self, "board") && ids[0] != NULL)
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
    }
  return G_MENU_MODEL (self->menu);
}

static void
pln_papers_page_dispose (GObject *object)
{
  g_clear_object (&PLN_PAPERS_PAGE (object)->menu);
  G_OBJECT_CLASS (pln_papers_page_parent_class)->dispose (object);
}

static void
pln_papers_page_class_init (PlnPapersPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_papers_page_dispose;
  page_class->set_context = pln_papers_page_set_context;
  page_class->set_view = pln_papers_page_set_view;
  page_class->set_search = pln_papers_page_set_search;
  page_class->get_selected = pln_papers_page_get_selected;
  page_class->select = pln_papers_page_select;
  page_class->act = pln_papers_page_act;
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
