/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/formats/pln-format-export.h"

#include <glib/gi18n.h>

#include "exchange/formats/pln-foreign-file.h"

#define MOST_NAMED 500 /* left out ones that are listed */

const PlnFormatEntry pln_format_export_meetings[] = {
  { "export-ics", N_("Export as _Calendar…"), PLN_FORMAT_ICS, NULL, N_("Calendar") },
  { "export-csv", N_("Export as a _Table…"), PLN_FORMAT_CSV, "meeting", N_("Meetings") },
  { NULL }
};

/* ---- what was left out --------------------------------------------------- */

static void
show_left_out (PlnContext *context, const PlnFormatResult *result)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new (), *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u Left Out", "%u Left Out", result->left_out->len),
                                            result->left_out->len);

  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_content_height (dialog, 480);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("The format has no place for these. Nothing was made up for them."));
  for (guint i = 0; i < MIN (result->left_out->len, MOST_NAMED); i++)
    {
      const PlnLeftOut *left = g_ptr_array_index (result->left_out, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), left->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), left->reason);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, pln_context_get_host (context));
}

/* ---- writing ------------------------------------------------------------- */

static void
exported_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (PlnContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PlnFormatResult result = { 0 };

  if (!pln_format_export_finish (async, &result, &error))
    {
      pln_context_error (context, _("The File Was Not Written"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u record exported", "%u records exported", result.written), result.written);
  pln_context_toast (context, text);
  if (result.left_out->len > 0)
    show_left_out (context, &result);
  pln_format_result_clear (&result);
}

void
pln_format_export_to (PlnContext *context, PlnFormat format, const PlnFormatScope *scope, const char *path)
{
  pln_format_export_async (pln_workspace_get_path (pln_context_get_workspace (context)), format, scope, path, exported_cb,
                           g_object_ref (context));
}

typedef struct
{
  PlnContext           *context; /* owned */
  const PlnFormatEntry *entry;   /* borrowed, static */
  char                **ids;     /* owned, nullable */
} Choosing;

static const char *
get_kind (Choosing *choosing)
{
  const char *kind = choosing->entry->kind;

  if (kind == NULL || *kind != '\0')
    return kind;
  if (choosing->ids != NULL && choosing->ids[0] != NULL)
    kind = pln_workspace_get_kind (pln_context_get_workspace (choosing->context), choosing->ids[0]);
  return kind != NULL && *kind != '\0' ? kind : "person";
}

static void
file_chosen_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  Choosing *choosing = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), async, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  PlnFormatScope scope = {
    .kind = get_kind (choosing), .ids = (const char *const *) choosing->ids, .for_people = TRUE,
  };

  if (path != NULL)
    pln_format_export_to (choosing->context, choosing->entry->format, &scope, path);
  g_object_unref (choosing->context);
  g_strfreev (choosing->ids);
  g_free (choosing);
}

/* ---- for pages ----------------------------------------------------------- */

typedef struct
{
  PlnPage              *page;    /* borrowed: its actions go with it */
  const PlnFormatEntry *entry;   /* borrowed, static */
  PlnFormatIdsFunc      get_ids; /* nullable */
} Command;

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Command *command = user_data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strconcat (_(command->entry->file), pln_format_get_suffix (command->entry->format), NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (command->page));
  Choosing *choosing = g_new0 (Choosing, 1);

  choosing->context = g_object_ref (pln_page_get_context (command->page));
  choosing->entry = command->entry;
  choosing->ids = command->get_ids != NULL ? command->get_ids (command->page) : NULL;
  gtk_file_dialog_set_title (dialog, _("Export"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb, choosing);
}

static void
command_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
pln_format_export_add_actions (PlnPage *page, const PlnFormatEntry *entries, PlnFormatIdsFunc get_ids)
{
  for (; entries->action != NULL; entries++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (entries->action, NULL);
      Command *command = g_new0 (Command, 1);

      *command = (Command) { page, entries, get_ids };
      g_signal_connect_data (action, "activate", G_CALLBACK (activate_cb), command, command_free, G_CONNECT_DEFAULT);
      g_action_map_add_action (G_ACTION_MAP (pln_page_get_actions (page)), G_ACTION (action));
    }
}

GMenuModel *
pln_format_export_append_menu (GMenu *menu, const PlnFormatEntry *entries)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (; entries->action != NULL; entries++)
    {
      g_autofree char *name = g_strconcat ("page.", entries->action, NULL);

      g_menu_append (section, _(entries->label), name);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}
