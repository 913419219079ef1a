/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-page.h"

#include "app/dialogs/pln-erase-dialog.h"
#include "app/exchange/pln-exchange-files.h"
#include "app/exchange/pln-exchange-history.h"
#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-export-dialog.h"
#include "app/exchange/pln-import-page.h"
#include "app/exchange/pln-review-view.h"
#include "app/formats/pln-format-import.h"
#include "app/pln-shared-watch.h"
#include "app/print/pln-print.h"

#include <glib/gi18n.h>

/* PlnExchangePage: files out and in with the history of exchanges, and the
 * review of what needs a decision.  A file dropped anywhere on it is previewed. */
struct _PlnExchangePage
{
  PlnPage parent_instance;

  GtkWidget *stack, *banner, *review;
  GtkWidget *files, *drop_sign;
};

G_DEFINE_FINAL_TYPE (PlnExchangePage, pln_exchange_page, PLN_TYPE_PAGE)

static const PlnView views[] = {
  { "files", N_("Files") },
  { "review", N_("Review") },
  { NULL },
};

/* ---- files ----------------------------------------------------------------------- */

/* A snapshot, or a table, calendar or card of another program: each has its preview. */
static gboolean
open_file (PlnPage *page,
           GFile   *file)
{
  if (pln_format_import_takes (file))
    pln_format_import_open (pln_page_get_context (page), file);
  else
    pln_import_page_open (pln_page_get_context (page), file);
  return TRUE;
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *async,
                gpointer      user_data)
{
  g_autoptr (PlnExchangePage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), async, NULL);

  if (file != NULL)
    open_file (PLN_PAGE (self), file);
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
  pln_shared_watch_undo_import (pln_context_get_watch (pln_page_get_context (PLN_PAGE (self))));
}

static void
show_all (PlnExchangePage *self)
{
  pln_exchange_log_open (pln_page_get_context (PLN_PAGE (self)), NULL, NULL);
}

static void
erase (PlnExchangePage *self)
{
  pln_erase_dialog_present (pln_page_get_context (PLN_PAGE (self)), NULL);
}

/* ---- the shared folder --------------------------------------------------------------- */

static void
folder_chosen_cb (GObject      *source,
                  GAsyncResult *async,
                  gpointer      user_data)
{
  g_autoptr (PlnExchangePage) self = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), async, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    pln_export_dialog_share (pln_page_get_context (PLN_PAGE (self)), path);
}

static void
choose_shared (PlnExchangePage *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_file_dialog_set_title (dialog, _("Choose the Shared Folder"));
  gtk_file_dialog_select_folder (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, folder_chosen_cb,
                                 g_object_ref (self));
}

static void
look_shared (PlnExchangePage *self)
{
  pln_shared_watch_look (pln_context_get_watch (pln_page_get_context (PLN_PAGE (self))), TRUE);
}

static void
leave_shared (PlnExchangePage *self)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (!pln_shared_folder_set_path (pln_shared_watch_get_folder (pln_context_get_watch (context)), NULL, NULL, &error))
    pln_context_error (context, _("The Folder Was Not Left"), error);
  pln_exchange_files_refresh (PLN_EXCHANGE_FILES (self->files));
  pln_context_toast (context, _("The shared folder is left as it is and no longer looked at"));
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
  open_file (PLN_PAGE (self), files->data);
  if (files->next != NULL)
    pln_context_toast (pln_page_get_context (PLN_PAGE (self)), _("One file at a time: the first of them is shown"));
  return TRUE;
}

static void
hover_cb (GtkDropTarget   *target,
          GParamSpec      *pspec,
          PlnExchangePage *self)
{
  gtk_widget_set_visible (self->drop_sign, gtk_drop_target_get_current_drop (target) != NULL);
}

/* What shows over the page while a file hovers. */
static GtkWidget *
make_drop_sign (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *label = gtk_label_new (_("Drop to see what it would change"));

  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_set_vexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "exchange-drop");
  gtk_widget_set_can_target (box, FALSE);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/* ---- the page ------------------------------------------------------------------------ */

static void
show_banner (PlnExchangePage *self)
{
  guint n = pln_review_view_count (PLN_REVIEW_VIEW (self->review));
  guint conflicts = pln_review_view_conflicts (PLN_REVIEW_VIEW (self->review));
  g_autofree char *text = NULL;

  if (conflicts > 0)
    text = g_strdup_printf (ngettext ("%u conflict waits for a choice", "%u conflicts wait for a choice", conflicts), conflicts);
  else
    text = g_strdup_printf (ngettext ("%u finding waits for a choice", "%u findings wait for a choice", n), n);
  adw_banner_set_title (ADW_BANNER (self->banner), text);
  adw_banner_set_revealed (ADW_BANNER (self->banner), n > 0 && g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "review") != 0);
  pln_page_set_count (PLN_PAGE (self), text);
}

static void
refresh (PlnExchangePage *self)
{
  pln_exchange_files_refresh (PLN_EXCHANGE_FILES (self->files));
  pln_review_view_refresh (PLN_REVIEW_VIEW (self->review));
  pln_page_update_actions (PLN_PAGE (self));
}

static void
workspace_changed (PlnPage *page)
{
  refresh (PLN_EXCHANGE_PAGE (page));
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
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *overlay = gtk_overlay_new ();
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->banner = adw_banner_new ("");
  adw_banner_set_button_label (ADW_BANNER (self->banner), _("_Review"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (to_review_cb), self, G_CONNECT_SWAPPED);
  self->stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->review = pln_review_view_new (context);
  self->files = pln_exchange_files_new (context);
  gtk_stack_add_named (GTK_STACK (self->stack), self->files, "files");
  gtk_stack_add_named (GTK_STACK (self->stack), self->review, "review");
  gtk_box_append (GTK_BOX (box), self->banner);
  gtk_box_append (GTK_BOX (box), self->stack);
  self->drop_sign = make_drop_sign ();
  gtk_overlay_set_child (GTK_OVERLAY (overlay), box);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->drop_sign);
  adw_bin_set_child (ADW_BIN (self), overlay);
  g_signal_connect_object (drop, "notify::current-drop", G_CALLBACK (hover_cb), self, 0);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  add_action (self, "export", G_CALLBACK (export_all));
  add_action (self, "export-part", G_CALLBACK (export_part));
  add_action (self, "import", G_CALLBACK (choose_file));
  add_action (self, "undo-import", G_CALLBACK (undo_import));
  add_action (self, "history", G_CALLBACK (show_all));
  add_action (self, "erase", G_CALLBACK (erase));
  add_action (self, "choose-shared", G_CALLBACK (choose_shared));
  add_action (self, "look-shared", G_CALLBACK (look_shared));
  add_action (self, "leave-shared", G_CALLBACK (leave_shared));
  pln_page_follow (page, workspace_changed);
  g_signal_connect_object (self->review, "changed", G_CALLBACK (show_banner), self, G_CONNECT_SWAPPED);
  show_banner (self);
}

/* ---- printing ------------------------------------------------------------------------- */

static void
add_history (PlnSheets    *sheets,
             PlnWorkspace *workspace)
{
  const PlnSheetsColumn columns[] = { { _("Exchange"), FALSE, 2 }, { _("When, and What"), FALSE, 3 } };
  g_autoptr (GPtrArray) lines = pln_exchange_history (workspace, NULL, 0);

  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < lines->len; i++)
    {
      const PlnExchangeLine *line = lines->pdata[i];
      const char *cells[] = { line->title, line->text };

      pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, cells);
    }
}

/* A heading for each type, and what stands in the list and above the cards. */
static void
add_findings (PlnSheets    *sheets,
              PlnWorkspace *workspace,
              GPtrArray    *findings)
{
  const PlnSheetsColumn columns[] = { { _("Record"), FALSE, 2 }, { _("Field"), FALSE, 1 }, { _("Why"), FALSE, 3 } };

  for (guint i = 0; i < findings->len; i++)
    {
      const PlnReviewFinding *finding = findings->pdata[i];
      g_autofree char *title = pln_workspace_get_title (workspace, finding->id);
      g_autofree char *text = pln_exchange_finding_text (workspace, finding);
      g_autofree char *reason = pln_exchange_finding_reason (workspace, finding);
      const char *cells[] = { title, text, reason };

      if (i == 0 || ((PlnReviewFinding *) findings->pdata[i - 1])->type != finding->type)
        {
          pln_sheets_add_heading (sheets, 2, pln_exchange_finding_heading (finding->type));
          pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
        }
      pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, cells);
    }
  if (findings->len == 0)
    pln_sheets_add_text (sheets, _("Nothing to review."), PLN_SHEETS_PLAIN);
}

static void
pln_exchange_page_print (PlnPage *page)
{
  PlnExchangePage *self = PLN_EXCHANGE_PAGE (page);
  PlnContext *context = pln_page_get_context (page);
  gboolean review = g_strcmp0 (pln_page_get_view (page), "review") == 0;
  g_autoptr (PlnSheets) sheets = pln_print_sheets_new (context, review ? _("Review") : _("History of Exchanges"), FALSE);

  if (review)
    add_findings (sheets, pln_context_get_workspace (context), pln_review_view_get_findings (PLN_REVIEW_VIEW (self->review)));
  else
    add_history (sheets, pln_context_get_workspace (context));
  pln_print_present (context, sheets);
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
  g_menu_append (menu, _("Erase Personal _Data…"), "page.erase");
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
  page_class->open_file = open_file;
  page_class->print = pln_exchange_page_print;
  page_class->get_menu = pln_exchange_page_get_menu;
  page_class->update_actions = pln_exchange_page_update_actions;
}

static void
pln_exchange_page_init (PlnExchangePage *self)
{
}
