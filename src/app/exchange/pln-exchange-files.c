/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-files.h"

#include "app/exchange/pln-exchange-history.h"
#include "app/exchange/pln-exchange-words.h"
#include "app/pln-shared-watch.h"
#include "exchange/pln-import-backup.h"
#include "widgets/pln-pill.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#define MOST_HISTORY 6

struct _PlnExchangeFiles
{
  AdwBin parent_instance;

  PlnContext *context; /* borrowed; lives as long as the window */
  GtkWidget *shared, *shared_choose, *shared_watch, *shared_spinner, *shared_buttons;
  GPtrArray *shared_rows; /* of widgets in the group; borrowed */
  GtkWidget *history, *history_group;
  GtkWidget *backups, *backups_group;
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (PlnExchangeFiles, pln_exchange_files, ADW_TYPE_BIN)

/* ---- cards -------------------------------------------------------------------- */

static GtkWidget *
make_card (const char  *icon_name,
           const char  *title,
           const char  *text,
           GtkWidget  **buttons)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name), *heading = gtk_label_new (title), *label = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 24);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "exchange-disc");
  gtk_widget_add_css_class (heading, "title-4");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 25);
  *buttons = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (*buttons), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (*buttons), 8);
  gtk_widget_set_margin_top (*buttons, 9);
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
add_button (GtkWidget  *buttons,
            const char *label,
            const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
}

static GtkWidget *
make_cards (void)
{
  GtkWidget *cards = adw_wrap_box_new (), *buttons;

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (cards), 18);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (cards), 18);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (cards), ADW_JUSTIFY_FILL);
  adw_wrap_box_set_justify_last_line (ADW_WRAP_BOX (cards), TRUE);
  adw_wrap_box_append (ADW_WRAP_BOX (cards),
                       make_card ("document-send-symbolic", _("Export"),
                                  _("Write a file for another office. You see what leaves before it leaves."), &buttons));
  add_button (buttons, _("_Everything…"), "page.export");
  add_button (buttons, _("A _Part…"), "page.export-part");
  adw_wrap_box_append (ADW_WRAP_BOX (cards),
                       make_card ("document-save-symbolic", _("Import"),
                                  _("Choose a file, or drop it here. Nothing is written before you agree."), &buttons));
  add_button (buttons, _("_Choose File…"), "page.import");
  add_button (buttons, _("_Table or Calendar…"), "win.import-foreign");
  return cards;
}

/* ---- the shared folder ----------------------------------------------------------- */

static PlnSharedWatch *
get_watch (PlnExchangeFiles *self)
{
  return pln_context_get_watch (self->context);
}

static void
watched_cb (PlnExchangeFiles *self)
{
  PlnSharedFolder *folder = pln_shared_watch_get_folder (get_watch (self));
  g_autoptr (GError) error = NULL;

  if (self->filling)
    return;
  if (!pln_shared_folder_set_active (folder, adw_switch_row_get_active (ADW_SWITCH_ROW (self->shared_watch)), &error))
    pln_context_error (self->context, _("This Was Not Kept"), error);
  pln_shared_watch_look (get_watch (self), FALSE);
  pln_exchange_files_refresh (self);
}

static void
office_cb (AdwActionRow     *row,
           PlnExchangeFiles *self)
{
  pln_exchange_log_open (self->context, g_object_get_data (G_OBJECT (row), "pln-replica"),
                         adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static GtkWidget *
make_office_row (PlnExchangeFiles    *self,
                 const PlnSharedFile *file)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  gint64 now = pln_workspace_get_now (workspace);
  gboolean own = file->state == PLN_SHARED_OWN;
  const char *office = own ? pln_workspace_get_office (workspace) : file->office, *icon = NULL;
  g_autofree char *text = pln_exchange_shared_text (file, now), *name = NULL, *label = NULL;
  PlnPillStyle style = pln_exchange_shared_state (file, now, &icon, &label);
  GtkWidget *row = adw_action_row_new (), *pill = pln_pill_new (style, icon, label);

  if (office == NULL || *office == '\0')
    office = own ? _("Without a name") : _("An office not known yet");
  /* Translators: an office, and that it is this one */
  name = own ? g_strdup_printf (_("%s, this office"), office) : g_strdup (office);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (own ? "go-home-symbolic" : "mark-location-symbolic"));
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "pln-replica", g_strdup (file->replica), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (office_cb), self, 0);
  return row;
}

static void
show_shared (PlnExchangeFiles *self)
{
  PlnSharedWatch *watch = get_watch (self);
  PlnSharedFolder *folder = pln_shared_watch_get_folder (watch);
  const char *path = pln_shared_folder_get_path (folder), *problem = pln_shared_folder_get_problem (folder);
  GPtrArray *files = pln_shared_folder_get_files (folder);
  g_autofree char *base = NULL, *time = NULL, *text = NULL;

  for (guint i = 0; i < self->shared_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self->shared), self->shared_rows->pdata[i]);
  g_ptr_array_set_size (self->shared_rows, 0);
  gtk_widget_set_visible (self->shared_choose, path == NULL);
  gtk_widget_set_visible (self->shared_watch, path != NULL);
  gtk_widget_set_visible (self->shared_buttons, path != NULL);
  gtk_widget_set_visible (self->shared_spinner, pln_shared_watch_is_looking (watch));
  if (path == NULL)
    return;
  base = g_path_get_basename (path);
  time = pln_exchange_time_text (pln_shared_folder_get_looked (folder),
                                 pln_workspace_get_now (pln_context_get_workspace (self->context)));
  if (problem != NULL)
    text = g_strdup (problem);
  else if (pln_shared_folder_get_looked (folder) == 0)
    text = g_strdup (base);
  else
    /* Translators: name of a folder, and when it was last looked at */
    text = g_strdup_printf (_("%s · last looked %s"), base, time);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->shared_watch), text);
  gtk_widget_set_tooltip_text (self->shared_watch, path);
  self->filling = TRUE;
  adw_switch_row_set_active (ADW_SWITCH_ROW (self->shared_watch), pln_shared_folder_get_active (folder));
  self->filling = FALSE;
  for (guint i = 0; i < files->len; i++)
    {
      GtkWidget *row = make_office_row (self, files->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->shared), row);
      g_ptr_array_add (self->shared_rows, row);
    }
}

static GtkWidget *
make_shared (PlnExchangeFiles *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Choose _Folder…")), *menu_button = gtk_menu_button_new ();
  GtkWidget *now = gtk_button_new_from_icon_name ("view-refresh-symbolic"), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GMenu) menu = g_menu_new ();

  self->shared = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->shared), _("Shared Folder"));
  self->shared_choose = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->shared_choose), _("Meet the Other Offices in a Folder"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->shared_choose),
                               _("One that Nextcloud, Syncthing or a network drive keeps in step. Each office writes its own "
                                 "file there and takes in the others’."));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.choose-shared");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->shared_choose), button);
  self->shared_watch = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->shared_watch), _("Watch the Shared Folder"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->shared_watch), FALSE);
  g_signal_connect_object (self->shared_watch, "notify::active", G_CALLBACK (watched_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->shared), self->shared_choose);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->shared), self->shared_watch);
  self->shared_spinner = adw_spinner_new ();
  gtk_widget_set_tooltip_text (now, _("Look Now"));
  gtk_widget_add_css_class (now, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (now), "page.look-shared");
  g_menu_append (menu, _("Choose Another _Folder…"), "page.choose-shared");
  g_menu_append (menu, _("_Leave the Shared Folder"), "page.leave-shared");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (menu_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu_button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (menu_button, _("Shared Folder"));
  gtk_widget_add_css_class (menu_button, "flat");
  self->shared_buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->shared_buttons), now);
  gtk_box_append (GTK_BOX (self->shared_buttons), menu_button);
  gtk_box_append (GTK_BOX (box), self->shared_spinner);
  gtk_box_append (GTK_BOX (box), self->shared_buttons);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self->shared), box);
  return self->shared;
}

/* ---- history and backups ------------------------------------------------------------ */

static GtkWidget *
boxed_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static void
show_history (PlnExchangeFiles *self)
{
  g_autoptr (GPtrArray) lines = pln_exchange_history (pln_context_get_workspace (self->context), NULL, MOST_HISTORY);

  pln_exchange_log_fill (GTK_LIST_BOX (self->history), self->context, lines);
  gtk_widget_set_visible (self->history_group, lines->len > 0);
}

static void
restore_cb (GtkButton        *button,
            PlnExchangeFiles *self)
{
  pln_restore_ask (self->context, g_object_get_data (G_OBJECT (button), "pln-backup"));
}

static void
show_backups (PlnExchangeFiles *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) backups = pln_import_backup_list (pln_workspace_get_path (workspace));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->backups));
  for (guint i = 0; i < backups->len; i++)
    {
      const char *path = backups->pdata[i];
      g_autofree char *time = pln_exchange_time_text (pln_import_backup_get_time (path), pln_workspace_get_now (workspace));
      g_autofree char *first = g_utf8_strup (time, g_utf8_next_char (time) - time);
      g_autofree char *title = g_strconcat (first, g_utf8_next_char (time), NULL);
      g_autofree char *size = NULL, *name = g_strdup_printf (_("Restore the backup of %s"), time);
      GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_mnemonic (_("_Restore…"));
      GStatBuf info;

      size = g_format_size (g_stat (path, &info) == 0 ? (guint64) info.st_size : 0);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data_full (G_OBJECT (button), "pln-backup", g_strdup (path), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_append (GTK_LIST_BOX (self->backups), row);
    }
  gtk_widget_set_visible (self->backups, backups->len > 0);
}

static GtkWidget *
make_group (const char *title,
            const char *description,
            GtkWidget  *list,
            const char *button_label,
            const char *action)
{
  GtkWidget *group = adw_preferences_group_new (), *button = gtk_button_new_with_mnemonic (button_label);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), list);
  return group;
}

/* ---- object --------------------------------------------------------------------------- */

void
pln_exchange_files_refresh (PlnExchangeFiles *self)
{
  g_return_if_fail (PLN_IS_EXCHANGE_FILES (self));
  show_shared (self);
  show_history (self);
  show_backups (self);
}

static void
build (PlnExchangeFiles *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 26);

  self->history = boxed_list (_("History"));
  self->history_group = make_group (_("History"), NULL, self->history, _("_Show All"), "page.history");
  self->backups = boxed_list (_("Backups"));
  self->backups_group = make_group (_("Backups"), _("Made before an import, at most once a day"), self->backups, _("_Back Up…"),
                                    "win.back-up");
  gtk_box_append (GTK_BOX (content), make_cards ());
  gtk_box_append (GTK_BOX (content), make_shared (self));
  gtk_box_append (GTK_BOX (content), self->history_group);
  gtk_box_append (GTK_BOX (content), self->backups_group);
  gtk_widget_set_margin_top (content, 26);
  gtk_widget_set_margin_bottom (content, 26);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 820);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

static void
pln_exchange_files_finalize (GObject *object)
{
  g_ptr_array_unref (PLN_EXCHANGE_FILES (object)->shared_rows);
  G_OBJECT_CLASS (pln_exchange_files_parent_class)->finalize (object);
}

static void
pln_exchange_files_class_init (PlnExchangeFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_exchange_files_finalize;
}

static void
pln_exchange_files_init (PlnExchangeFiles *self)
{
  self->shared_rows = g_ptr_array_new ();
}

GtkWidget *
pln_exchange_files_new (PlnContext *context)
{
  PlnExchangeFiles *self = g_object_new (PLN_TYPE_EXCHANGE_FILES, NULL);

  self->context = context;
  build (self);
  g_signal_connect_object (pln_context_get_watch (context), "changed", G_CALLBACK (pln_exchange_files_refresh), self,
                           G_CONNECT_SWAPPED);
  pln_exchange_files_refresh (self);
  return GTK_WIDGET (self);
}
