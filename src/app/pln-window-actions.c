/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-dialogs.h"
#include "app/dialogs/pln-pick-dialog.h"
#include "app/dialogs/pln-start-page.h"
#include "app/formats/pln-format-import.h"
#include "app/print/pln-print.h"
#include "app/dialogs/pln-workspace-dialog.h"

/* What the actions of the window do; when they are on is decided in
 * pln-window.c, in one place. */

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_context_undo (PLN_WINDOW (widget)->context);
}

static void
redo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_context_redo (PLN_WINDOW (widget)->context);
}

static void
new_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  PLN_PAGE_GET_CLASS (self->page)->new_record (self->page);
}

/* A page over the page prints itself, when it says how: by an action "over.print". */
static void
print (PlnWindow *self)
{
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);

  if (visible == self->root_page || !gtk_widget_activate_action (GTK_WIDGET (visible), "over.print", NULL))
    PLN_PAGE_GET_CLASS (self->page)->print (self->page);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print (PLN_WINDOW (widget));
}

/* What would be printed goes into a file. */
static void
export_pdf_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  pln_print_set_to_file (self->context, TRUE);
  print (self);
  pln_print_set_to_file (self->context, FALSE);
}

static void
search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
act_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  if (self->page != NULL)
    pln_page_act (self->page, name + strlen ("win."), FALSE);
}

static void
go_to_picked_cb (PlnContext *context, const char *id, gpointer user_data)
{
  if (id != NULL)
    pln_context_open (context, id);
}

static void
go_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_pick_dialog_present (PLN_WINDOW (widget)->context, _("Go to Anything"), NULL, NULL, NULL, go_to_picked_cb, NULL, NULL);
}

static void
import_foreign_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_format_import_choose (PLN_WINDOW (widget)->context);
}

static void
history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_history_dialog_present (PLN_WINDOW (widget)->context);
}

static void
primary_menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);
  GtkMenuButton *button = self->narrow ? self->page_button : self->primary_button;

  if (self->context == NULL && self->start != NULL)
    pln_start_page_popup_menu (PLN_START_PAGE (self->start));
  else
    gtk_menu_button_popup (button);
}

/* A split view that is not collapsed cannot hide its sidebar; collapsing it by hand does. */
static void
sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  if (self->narrow)
    adw_navigation_split_view_set_show_content (self->split, !adw_navigation_split_view_get_show_content (self->split));
  else
    {
      adw_navigation_split_view_set_show_content (self->split, TRUE);
      adw_navigation_split_view_set_collapsed (self->split, !adw_navigation_split_view_get_collapsed (self->split));
    }
}

static void
pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_window_step_pane (PLN_WINDOW (widget), g_str_equal (name, "win.next-pane") ? 1 : -1);
}

static void
view_step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  pln_view_switch_step (self->views, g_str_equal (name, "win.next-view") ? 1 : -1);
}

/* One level back: sheet, pushed page, the page one came from, the sidebar. */
static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);
  g_autofree char *page = NULL;

  if (self->narrow && adw_bottom_sheet_get_open (self->sheet))
    adw_bottom_sheet_set_open (self->sheet, FALSE);
  else if (adw_navigation_view_pop (self->navigation))
    return;
  else if ((page = g_queue_pop_tail (&self->history)) != NULL)
    {
      pln_window_show_page (self, page);
      if (self->page != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (self->page));
    }
  else if (adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);

  g_signal_emit_by_name (pln_context_get_workspace (self->context), "changed", NULL);
}

static void
new_workspace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_new_workspace_dialog_present (PLN_WINDOW (widget));
}

static void
open_dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_open_dialog_present (PLN_WINDOW (widget));
}

static void
back_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_back_up_dialog_present (PLN_WINDOW (widget)->context);
}

static void
open_path_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_window_open_path (PLN_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
trash_answered_cb (AdwAlertDialog *dialog, const char *response, PlnWindow *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "trash") || self->context == NULL)
    return;
  path = g_strdup (pln_workspace_get_path (pln_context_get_workspace (self->context)));
  file = g_file_new_for_path (path);
  pln_window_set_workspace (self, NULL); /* closes it, so that all is in the one file */
  if (!g_file_trash (file, NULL, &error))
    {
      AdwDialog *alert = adw_alert_dialog_new (_("Workspace Not Removed"), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (self));
    }
  else if (self->start != NULL)
    pln_start_page_refresh (PLN_START_PAGE (self->start));
}

/* A sample that has been explored, or a workspace no longer needed. */
static void
trash_workspace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlnWindow *self = PLN_WINDOW (widget);
  AdwDialog *dialog = adw_alert_dialog_new (_("Move This Workspace to the Trash?"), NULL);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog), _("“%s” with all its records goes to the trash. It can be taken out of there again."),
                                gtk_label_get_label (self->workspace_label));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"), "trash", _("_Move to Trash"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "trash", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (trash_answered_cb), self, 0);
  adw_dialog_present (dialog, widget);
}

static void
workspace_dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_workspace_dialog_present (PLN_WINDOW (widget)->context);
}

static void
start_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  pln_window_set_workspace (PLN_WINDOW (widget), NULL);
}

void
pln_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct { const char *name, *parameter; GtkWidgetActionActivateFunc activate; } all[] = {
    { "win.undo", NULL, undo_cb }, { "win.redo", NULL, redo_cb }, { "win.undo-history", NULL, history_cb },
    { "win.go-to", NULL, go_to_cb }, { "win.new-record", NULL, new_record_cb }, { "win.search", NULL, search_cb },
    { "win.print", NULL, print_cb }, { "win.export-pdf", NULL, export_pdf_cb }, { "win.open", NULL, open_dialog_cb },
    { "win.import-foreign", NULL, import_foreign_cb }, { "win.open-path", "s", open_path_cb },
    { "win.new-workspace", NULL, new_workspace_cb }, { "win.back-up", NULL, back_up_cb },
    { "win.refresh", NULL, refresh_cb }, { "win.start", NULL, start_cb },
    { "win.trash-workspace", NULL, trash_workspace_cb }, { "win.workspace-properties", NULL, workspace_dialog_cb },
    { "win.primary-menu", NULL, primary_menu_cb }, { "win.show-sidebar", NULL, sidebar_cb },
    { "win.next-pane", NULL, pane_cb }, { "win.previous-pane", NULL, pane_cb }, { "win.back", NULL, back_cb },
    { "win.next-view", NULL, view_step_cb }, { "win.previous-view", NULL, view_step_cb },
    { "win.rename", NULL, act_cb }, { "win.delete", NULL, act_cb }, { "win.copy", NULL, act_cb },
    { "win.cut", NULL, act_cb }, { "win.paste", NULL, act_cb }, { "win.select-all", NULL, act_cb },
    { "win.move-up", NULL, act_cb }, { "win.move-down", NULL, act_cb }, { "win.indent", NULL, act_cb },
    { "win.outdent", NULL, act_cb }, { "win.move-to", NULL, act_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    gtk_widget_class_install_action (widget_class, all[i].name, all[i].parameter, all[i].activate);
  gtk_widget_class_install_property_action (widget_class, "win.page", "page-name");
  gtk_widget_class_install_property_action (widget_class, "win.show-inspector", "inspector-shown");
}
