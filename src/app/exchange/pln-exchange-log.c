/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-files.h"

#include "app/exchange/pln-exchange-history.h"
#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-import-page.h"
#include "app/pln-shared-watch.h"

#include <glib/gi18n.h>

#define MOST_LINES 500

/* ---- rows ---------------------------------------------------------------------- */

/* Undo is offered on the last import alone, and explains itself when something it touched was edited since. */
static GtkWidget *
undo_button (PlnContext *context)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) blocking = pln_workspace_get_undo_import_blocking (workspace);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Undo Import"));
  g_autoptr (GString) names = g_string_new (NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (pln_shared_watch_undo_import), pln_context_get_watch (context),
                           G_CONNECT_SWAPPED);
  if (blocking->len == 0)
    return button;
  for (guint i = 0; i < MIN (blocking->len, 5); i++)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, blocking->pdata[i]);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", title);
    }
  if (blocking->len > 5)
    g_string_append (names, ", …");
  g_string_prepend (names, _("Edited since: "));
  gtk_widget_set_sensitive (button, FALSE);
  gtk_widget_set_tooltip_text (button, names->str);
  return button;
}

void
pln_exchange_log_fill (GtkListBox *list,
                       PlnContext *context,
                       GPtrArray  *lines)
{
  gtk_list_box_remove_all (list);
  for (guint i = 0; i < lines->len; i++)
    {
      const PlnExchangeLine *line = lines->pdata[i];
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->text);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (line->icon));
      if (line->last_import)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), undo_button (context));
      gtk_list_box_append (list, row);
    }
}

/* ---- the page of an office -------------------------------------------------------- */

static const PlnSharedFile *
find_file (PlnContext *context,
           const char *replica)
{
  GPtrArray *files = pln_shared_folder_get_files (pln_shared_watch_get_folder (pln_context_get_watch (context)));

  for (guint i = 0; i < files->len; i++)
    if (g_strcmp0 (((PlnSharedFile *) files->pdata[i])->replica, replica) == 0)
      return files->pdata[i];
  return NULL;
}

static void
trust_cb (AdwSwitchRow *row,
          GParamSpec   *pspec,
          PlnContext   *context)
{
  PlnSharedWatch *watch = pln_context_get_watch (context);
  g_autoptr (GError) error = NULL;

  if (!pln_shared_folder_set_trusted (pln_shared_watch_get_folder (watch), g_object_get_data (G_OBJECT (row), "pln-replica"),
                                      adw_switch_row_get_active (row), &error))
    pln_context_error (context, _("This Was Not Kept"), error);
  pln_shared_watch_look (watch, FALSE);
}

static void
preview_cb (GtkButton  *button,
            PlnContext *context)
{
  const PlnSharedFile *file = find_file (context, g_object_get_data (G_OBJECT (button), "pln-replica"));
  g_autoptr (GFile) chosen = file != NULL ? g_file_new_for_path (file->path) : NULL;

  if (chosen == NULL)
    return;
  pln_context_pop (context);
  pln_import_page_open (context, chosen);
}

/* What there is to say of the office's file, and whether it is taken in unasked. */
static GtkWidget *
make_file_group (PlnContext          *context,
                 const PlnSharedFile *file)
{
  GtkWidget *group = adw_preferences_group_new (), *fact = adw_action_row_new (), *trust = adw_switch_row_new ();
  gint64 now = pln_workspace_get_now (pln_context_get_workspace (context));
  g_autofree char *text = pln_exchange_shared_text (file, now);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("File in the Shared Folder"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fact), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fact), text);
  if (file->message != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (fact), file->message);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (fact), 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), fact);
  if (file->state == PLN_SHARED_OWN)
    return group;
  if (file->state == PLN_SHARED_NEW)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Look at It…"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "pln-replica", g_strdup (file->replica), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (preview_cb), context, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (fact), button);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (trust), _("Take In Without Asking"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (trust), _("Each new file of this office, with Undo"));
  adw_switch_row_set_active (ADW_SWITCH_ROW (trust),
                             pln_shared_folder_get_trusted (pln_shared_watch_get_folder (pln_context_get_watch (context)),
                                                            file->replica));
  g_object_set_data_full (G_OBJECT (trust), "pln-replica", g_strdup (file->replica), g_free);
  g_signal_connect_object (trust, "notify::active", G_CALLBACK (trust_cb), context, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), trust);
  return group;
}

void
pln_exchange_log_open (PlnContext *context,
                       const char *replica,
                       const char *office)
{
  g_autoptr (GPtrArray) lines = pln_exchange_history (pln_context_get_workspace (context), replica, MOST_LINES);
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *list = gtk_list_box_new ();
  const PlnSharedFile *file = replica != NULL ? find_file (context, replica) : NULL;

  if (file != NULL)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_file_group (context, file)));
  pln_exchange_log_fill (GTK_LIST_BOX (list), context, lines);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Exchanges"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("History"));
  if (lines->len == 0)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Nothing was exchanged with this office yet."));
  gtk_widget_set_visible (list, lines->len > 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  pln_context_push (context, adw_navigation_page_new (view, office != NULL && *office != '\0' ? office : _("All Exchanges")));
}
