/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-page.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-export-dialog.h"
#include "app/exchange/pln-import-page.h"
#include "app/exchange/pln-review-view.h"

#include <glib/gi18n.h>

#define MOST_HISTORY 20

/* PlnExchangePage: files out and in with the history of exchanges, and the
 * review of what needs a decision.  A file dropped anywhere on it is previewed. */
struct _PlnExchangePage
{
  PlnPage parent_instance;

  GtkWidget *stack, *banner, *review;
  GtkWidget *history, *history_group;
};

G_DEFINE_FINAL_TYPE (PlnExchangePage, pln_exchange_page, PLN_TYPE_PAGE)

static const PlnView views[] = {
  { "files", N_("Files") },
  { "review", N_("Review") },
  { NULL },
};

/* ---- files ----------------------------------------------------------------------- */

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *async,
                gpointer      user_data)
{
  g_autoptr (PlnExchangePage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), async, NULL);

  if (file != NULL)
    pln_import_page_open (pln_page_get_context (PLN_PAGE (self)), file);
}

static void
choose_file (PlnExchangePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) snapshots = gtk_file_filter_new (), all = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_filter_set_name (snapshots, _("Snapshots"));
  gtk_file_filter_add_suffix (snapshots, "json");
  gtk_file_filter_add_suffix (snapshots, "json.gz");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, snapshots);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _("Import Snapshot"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb, g_object_ref (self));
}

static void
export_all (PlnExchangePage *self)
{
  pln_export_dialog_open (pln_page_get_context (PLN_PAGE (self)), FALSE);
}

static void
export_part (PlnExchangePage *self)
{
  pln_export_dialog_open (pln_page_get_context (PLN_PAGE (self)), TRUE);
}

static void
undo_import (PlnExchangePage *self)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;

  if (pln_workspace_undo_import (workspace, &blocking, &error))
    pln_context_toast (context, _("Import taken back"));
  else
    pln_context_error (context, _("The Import Cannot Be Taken Back"), error);
}

static GtkWidget *
make_card (const char *icon_name,
           const char *title,
           const char *text,
           GtkWidget **buttons)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name), *heading = gtk_label_new (title), *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "accent");
  gtk_widget_add_css_class (heading, "title-4");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  *buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (*buttons), 9);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (*buttons), 9);
  gtk_widget_set_margin_top (*buttons, 6);
  gtk_box_append (GTK_BOX (lines), heading);
  gtk_box_append (GTK_BOX (lines), label);
  gtk_box_append (GTK_BOX (lines), *buttons);
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), lines);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "exchange-card");
  gtk_widget_set_size_request (card, 280, -1);
  gtk_widget_set_hexpand (card, TRUE);
  return card;
}

static void
add_button (PlnExchangePage *self,
            GtkWidget       *buttons,
            const char      *label,
            GCallback        callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
}

static GtkWidget *
exchange_row (PlnExchangePage   *self,
              const PlnExchange *exchange,
              gboolean           undoable)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  gboolean import = g_strcmp0 (exchange->direction, "import") == 0;
  g_autofree char *time = pln_exchange_time_text (exchange->at, pln_workspace_get_now (workspace));
  g_autofree char *summary = import ? pln_exchange_summary_text (exchange->summary) : g_strdup ("");
  g_autofree char *file = exchange->file != NULL ? g_path_get_basename (exchange->file) : g_strdup ("");
  g_autofree char *title = NULL, *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();

  if (import && exchange->office != NULL && *exchange->office != '\0')
    title = g_strdup_printf (_("Imported from %s"), exchange->office);
  else
    title = g_strdup_printf (import ? _("Imported “%s”") : _("Exported “%s”"), file);
  subtitle = *summary != '\0' ? g_strdup_printf ("%s · %s", time, summary) : g_strdup (time);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (import ? "document-save-symbolic" : "document-send-symbolic"));
  if (undoable)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Undo Import"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_object (button, "clicked", G_CALLBACK (undo_import), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  return row;
}

static void
show_history (PlnExchangePage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  g_autoptr (GPtrArray) exchanges = pln_workspace_get_exchanges (workspace, MOST_HISTORY);
  g_autofree char *last = pln_workspace_get_undo_import_label (workspace);

  gtk_list_box_remove_all (GTK_LIST_BOX (self->history));
  for (guint i = 0; exchanges != NULL && i < exchanges->len; i++)
    {
      const PlnExchange *exchange = exchanges->pdata[i];
      gboolean undoable = last != NULL && exchange->changed && g_strcmp0 (exchange->direction, "import") == 0;

      gtk_list_box_append (GTK_LIST_BOX (self->history), exchange_row (self, exchange, undoable));
      if (undoable)
        g_clear_pointer (&last, g_free);
    }
  gtk_widget_set_visible (self->history_group, exchanges != NULL && exchanges->len > 0);
}

static GtkWidget *
make_files (PlnExchangePage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *cards = adw_wrap_box_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 26), *buttons;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (cards), 16);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (cards), 16);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (cards), ADW_JUSTIFY_FILL);
  adw_wrap_box_append (ADW_WRAP_BOX (cards),
                       make_card ("document-send-symbolic", _("Export"),
                                  _("Write a file for another office. You see what leaves before it leaves."), &buttons));
  add_button (self, buttons, _("_Everything…"), G_CALLBACK (export_all));
  add_button (self, buttons, _("A _Part…"), G_CALLBACK (export_part));
  adw_wrap_box_append (ADW_WRAP_BOX (cards),
                       make_card ("document-save-symbolic", _("Import"),
                                  _("Choose a file, or drop it here. Nothing is written before you agree."), &buttons));
  add_button (self, buttons, _("_Choose File…"), G_CALLBACK (choose_file));
  self->history = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->history), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->history, "boxed-list");
  self->history_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->history_group), _("History"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->history_group), self->history);
  gtk_box_append (GTK_BOX (content), cards);
  gtk_box_append (GTK_BOX (content), self->history_group);
  gtk_widget_set_margin_top (content, 26);
  gtk_widget_set_margin_bottom (content, 26);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  return scroller;
}

/* ---- dropping a file --------------------------------------------------------------- */

static gboolean
drop_cb (GtkDropTarget   *target,
         const GValue    *value,
         double           x,
         double           y,
         PlnExchangePage *self)
{
  GSList *files;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  files = g_value_get_boxed (value);
  if (files == NULL)
    return FALSE;
  pln_import_page_open (pln_page_get_context (PLN_PAGE (self)), files->data);
  return TRUE;
}

/* ---- the page ------------------------------------------------------------------------ */

static void
refresh (PlnExchangePage *self)
{
  g_autofree char *text = NULL;
  guint n;

  show_history (self);
  pln_review_view_refresh (PLN_REVIEW_VIEW (self->review));
  n = pln_review_view_count (PLN_REVIEW_VIEW (self->review));
  text = g_strdup_printf (ngettext ("%u finding waits for a choice", "%u findings wait for a choice", n), n);
  adw_banner_set_title (ADW_BANNER (self->banner), text);
  adw_banner_set_revealed (ADW_BANNER (self->banner), n > 0 && g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "review") != 0);
  pln_page_set_count (PLN_PAGE (self), text);
}

static void
to_review_cb (PlnExchangePage *self)
{
  pln_page_set_view (PLN_PAGE (self), "review");
}

static void
add_action (PlnExchangePage *self,
            const char      *name,
            GCallback        callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

  g_signal_connect_object (action, "activate", callback, self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self))), G_ACTION (action));
}

static void
pln_exchange_page_set_context (PlnPage    *page,
                               PlnContext *context)
{
  PlnExchangePage *self = PLN_EXCHANGE_PAGE (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->banner = adw_banner_new ("");
  adw_banner_set_button_label (ADW_BANNER (self->banner), _("_Review"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (to_review_cb), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->review = pln_review_view_new (context);
  gtk_stack_add_named (GTK_STACK (self->stack), make_files (self), "files");
  gtk_stack_add_named (GTK_STACK (self->stack), self->review, "review");
  gtk_box_append (GTK_BOX (box), self->banner);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  add_action (self, "export", G_CALLBACK (export_all));
  add_action (self, "export-part", G_CALLBACK (export_part));
  add_action (self, "import", G_CALLBACK (choose_file));
  add_action (self, "undo-import", G_CALLBACK (undo_import));
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static const PlnView *
pln_exchange_page_get_views (PlnPage *page)
{
  return views;
}

static void
pln_exchange_page_set_view (PlnPage    *page,
                            const char *name)
{
  PlnExchangePage *self = PLN_EXCHANGE_PAGE (page);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), name);
  adw_banner_set_revealed (ADW_BANNER (self->banner),
                           pln_review_view_count (PLN_REVIEW_VIEW (self->review)) > 0 && g_strcmp0 (name, "review") != 0);
}

static GMenuModel *
pln_exchange_page_get_menu (PlnPage *page)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Export Everything…"), "page.export");
  g_menu_append (menu, _("Export a _Part…"), "page.export-part");
  g_menu_append (menu, _("_Import…"), "page.import");
  g_menu_append (menu, _("_Undo Import"), "page.undo-import");
  return G_MENU_MODEL (menu);
}

static void
pln_exchange_page_update_actions (PlnPage *page)
{
  g_autofree char *last = pln_workspace_get_undo_import_label (pln_page_get_workspace (page));
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), "undo-import");

  if (action != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), last != NULL);
}

static void
pln_exchange_page_class_init (PlnExchangePageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  page_class->set_context = pln_exchange_page_set_context;
  page_class->get_views = pln_exchange_page_get_views;
  page_class->set_view = pln_exchange_page_set_view;
  page_class->get_menu = pln_exchange_page_get_menu;
  page_class->update_actions = pln_exchange_page_update_actions;
}

static void
pln_exchange_page_init (PlnExchangePage *self)
{
}
