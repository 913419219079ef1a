/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-dialogs.h"

#include <glib/gi18n.h>

#include "app/pln-actions.h"
#include "app/pln-workspaces.h"

/* A dialog with a header bar around some content. */
static AdwDialog *
dialog_new (const char *title, GtkWidget *content, int width, int height)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_content_width (dialog, width);
  adw_dialog_set_content_height (dialog, height);
  return dialog;
}

/* ---- undo history ------------------------------------------------------- */

static char *
format_time (gint64 unix_ms)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (unix_ms / 1000);

  return at != NULL ? g_date_time_format (at, "%x %H:%M") : g_strdup ("");
}

static void
history_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (int i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (i == 1)
        {
          gtk_widget_add_css_class (label, "dimmed");
          gtk_widget_add_css_class (label, "caption");
        }
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (item, box);
}

/* Rows hold two lines of text each, joined by a line feed. */
static void
history_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) lines = g_strsplit (text, "\n", 2);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), lines[0]);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), lines[1] != NULL ? lines[1] : "");
  name = g_strjoinv (", ", lines);
  gtk_list_item_set_accessible_label (item, name);
}

static char *
describe_entry (PlnJournalEntry *entry)
{
  g_autofree char *time = format_time (entry->stamp != NULL ? pln_stamp_get_unix_ms (entry->stamp) : 0);
  g_autofree char *count = g_strdup_printf (ngettext ("%u record", "%u records", entry->n_records), entry->n_records);
  g_autofree char *label = g_strdup (entry->label != NULL ? entry->label : entry->action);

  g_strdelimit (label, "\n", ' ');
  return g_strdup_printf ("%s\n%s · %s%s%s", label, time, count, entry->undone ? " · " : "", entry->undone ? _("undone") : "");
}

static void
fill_history (GtkStringList *list, PlnContext *context)
{
  g_autoptr (GPtrArray) entries = pln_workspace_get_journal (pln_context_get_workspace (context), 500);

  gtk_string_list_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)), NULL);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    gtk_string_list_take (list, describe_entry (g_ptr_array_index (entries, i)));
}

static void
history_changed_cb (PlnContext *context, GPtrArray *ids, GtkStringList *list)
{
  fill_history (list, context);
}

void
pln_history_dialog_present (PlnContext *context)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view, *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *undo, *redo;

  g_signal_connect (factory, "setup", G_CALLBACK (history_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (history_bind_cb), NULL);
  fill_history (list, context);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (history_changed_cb), list, 0);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (list))), factory);
  gtk_widget_add_css_class (view, "undo-history");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Undo History"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_widget_set_vexpand (scroller, TRUE);
  undo = gtk_button_new_with_mnemonic (_("_Undo"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (undo), "win.undo");
  redo = gtk_button_new_with_mnemonic (_("_Redo"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (redo), "win.redo");
  gtk_widget_add_css_class (buttons, "toolbar");
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), undo);
  gtk_box_append (GTK_BOX (buttons), redo);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), buttons);
  adw_dialog_present (dialog_new (_("Undo History"), box, 420, 520), pln_context_get_host (context));
}

/* ---- shortcuts ---------------------------------------------------------- */

static char *
accels_to_label (const char *accels)
{
  g_auto (GStrv) all = g_strsplit (accels, " ", -1);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; all[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *label = NULL;
      if (gtk_accelerator_parse (all[i], &key, &modifiers))
        label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", label != NULL ? label : all[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
pln_shortcuts_dialog_present (GtkWidget *parent)
{
  AdwDialog *dialog = ADW_DIALOG (adw_preferences_dialog_new ());
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const char *section = NULL;
  guint n;
  const PlnActionInfo *all = pln_actions_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new (), *keys;
      g_autofree char *label = accels_to_label (all[i].accels);
      if (g_strcmp0 (section, all[i].section) != 0)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(all[i].section));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
          section = all[i].section;
        }
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(all[i].title));
      keys = gtk_label_new (label);
      gtk_widget_add_css_class (keys, "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), keys);
      g_object_set_data (G_OBJECT (row), "pln-action", (gpointer) &all[i]);
      adw_preferences_group_add (group, row);
    }
  adw_dialog_set_title (dialog, _("Keyboard Shortcuts"));
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), TRUE);
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, parent);
}

/* ---- about -------------------------------------------------------------- */

/* What a report of a fault needs; no names or contents. */
char *
pln_about_get_debug_info (PlnWindow *window)
{
  PlnContext *context = pln_window_get_context (window);
  PlnWorkspace *workspace = context != NULL ? pln_context_get_workspace (context) : NULL;
  const char *locale = g_getenv ("LC_ALL") ?: g_getenv ("LC_MESSAGES") ?: g_getenv ("LANG") ?: "C";

  return g_strdup_printf ("Plenary %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u\n"
                          "Locale: %s\nRenderer: %s\nWorkspace: %s\nReplica: %s\nKinds: %u\n",
                          VERSION, gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version, locale,
                          g_getenv ("GSK_RENDERER") ?: "default",
                          workspace != NULL ? pln_workspace_get_path (workspace) : "-",
                          workspace != NULL ? pln_workspace_get_replica (workspace) : "-", pln_schema_get_n_kinds ());
}

void
pln_about_dialog_present (PlnWindow *window)
{
  AdwDialog *dialog = adw_about_dialog_new ();
  g_autofree char *debug = pln_about_get_debug_info (window);
  const char *developers[] = { "The Plenary contributors", NULL };

  adw_about_dialog_set_application_name (ADW_ABOUT_DIALOG (dialog), "Plenary");
  adw_about_dialog_set_application_icon (ADW_ABOUT_DIALOG (dialog), APP_ID);
  adw_about_dialog_set_version (ADW_ABOUT_DIALOG (dialog), VERSION);
  adw_about_dialog_set_developer_name (ADW_ABOUT_DIALOG (dialog), _("The Plenary contributors"));
  adw_about_dialog_set_developers (ADW_ABOUT_DIALOG (dialog), developers);
  adw_about_dialog_set_license_type (ADW_ABOUT_DIALOG (dialog), GTK_LICENSE_GPL_3_0);
  adw_about_dialog_set_copyright (ADW_ABOUT_DIALOG (dialog), "© 2026 The Plenary contributors");
  /* Translators: put your names here, one a line */
  adw_about_dialog_set_translator_credits (ADW_ABOUT_DIALOG (dialog), _("translator-credits"));
  adw_about_dialog_set_debug_info (ADW_ABOUT_DIALOG (dialog), debug);
  adw_about_dialog_set_debug_info_filename (ADW_ABOUT_DIALOG (dialog), "plenary-debug-info.txt");
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/* ---- preferences -------------------------------------------------------- */

static void
office_apply_cb (AdwEntryRow *row, PlnContext *context)
{
  g_autoptr (GError) error = NULL;

  if (!pln_workspace_set_office (pln_context_get_workspace (context), gtk_editable_get_text (GTK_EDITABLE (row)), &error))
    pln_context_error (context, _("Office Not Changed"), error);
}

static void
scheme_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  guint selected = adw_combo_row_get_selected (row);

  g_autoptr (GKeyFile) state = pln_state_load (PLN_STATE_PREFERENCES);

  if (selected >= G_N_ELEMENTS (schemes))
    return;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[selected]);
  g_key_file_set_integer (state, "preferences", "style", (int) schemes[selected]);
  pln_state_save (state, PLN_STATE_PREFERENCES);
}

void
pln_preferences_dialog_present (PlnWindow *window)
{
  AdwDialog *dialog = ADW_DIALOG (adw_preferences_dialog_new ());
  GtkWidget *page = adw_preferences_page_new (), *look = adw_preferences_group_new (), *place = adw_preferences_group_new ();
  GtkWidget *scheme = adw_combo_row_new (), *office = adw_entry_row_new ();
  PlnContext *context = pln_window_get_context (window);
  AdwColorScheme now = adw_style_manager_get_color_scheme (adw_style_manager_get_default ());
  const char *names[] = { _("Like the System"), _("Light"), _("Dark"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (look), _("Appearance"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (scheme), _("Style"));
  adw_combo_row_set_model (ADW_COMBO_ROW (scheme), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (scheme), now == ADW_COLOR_SCHEME_FORCE_LIGHT ? 1 : now == ADW_COLOR_SCHEME_FORCE_DARK ? 2 : 0);
  g_signal_connect (scheme, "notify::selected", G_CALLBACK (scheme_cb), NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (look), scheme);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (look));
  if (context != NULL)
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (place), _("This Place"));
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (place),
                                             _("Other offices see this name beside the changes made here"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (office), _("Office"));
      gtk_editable_set_text (GTK_EDITABLE (office), pln_workspace_get_office (pln_context_get_workspace (context)) ?: "");
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (office), TRUE);
      g_signal_connect_object (office, "apply", G_CALLBACK (office_apply_cb), context, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (place), office);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (place));
    }
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

/* ---- new workspace ------------------------------------------------------ */

typedef struct
{
  PlnWindow *window; /* borrowed: the dialog lives in it */
  AdwDialog *dialog;
  GtkEditable *name, *office;
  GtkWidget *create;
} NewWorkspace;

static void
new_workspace_check_cb (GtkEditable *editable, NewWorkspace *data)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (data->name)));

  gtk_widget_set_sensitive (data->create, *name != '\0');
}

static void
new_workspace_create_cb (GtkWidget *widget, NewWorkspace *data)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (data->name)));
  g_autofree char *office = g_strstrip (g_strdup (gtk_editable_get_text (data->office)));
  g_autofree char *path = pln_workspaces_new_path (name);
  g_autofree char *title = pln_value_from_plain (PLN_TYPE_TEXT, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("New Workspace"));

  if (*name == '\0')
    return;
  workspace = pln_workspace_create (path, *office != '\0' ? office : g_get_host_name (), &error);
  pln_edit_add (edit, "workspace", "workspace");
  pln_edit_set (edit, "workspace", "title", title);
  if (workspace == NULL || !pln_workspace_commit (workspace, edit, &error))
    {
      AdwDialog *alert = adw_alert_dialog_new (_("Workspace Not Made"), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (data->window));
      return;
    }
  pln_window_set_workspace (data->window, workspace);
  adw_dialog_close (data->dialog);
}

void
pln_new_workspace_dialog_present (PlnWindow *window)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  GtkWidget *name = adw_entry_row_new (), *office = adw_entry_row_new ();
  GtkWidget *create = gtk_button_new_with_mnemonic (_("C_reate")), *button_group = adw_preferences_group_new ();
  NewWorkspace *data = g_new0 (NewWorkspace, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (name), _("_Name"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (name), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (office), _("_Office or Place"));
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (office), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), office);
  gtk_widget_add_css_class (create, "suggested-action");
  gtk_widget_add_css_class (create, "pill");
  gtk_widget_set_halign (create, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (create, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (button_group), create);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (button_group));
  *data = (NewWorkspace) { window, dialog_new (_("New Workspace"), page, 420, -1), GTK_EDITABLE (name), GTK_EDITABLE (office), create };
  g_object_set_data_full (G_OBJECT (data->dialog), "pln-data", data, g_free);
  g_signal_connect (name, "changed", G_CALLBACK (new_workspace_check_cb), data);
  g_signal_connect (name, "entry-activated", G_CALLBACK (new_workspace_create_cb), data);
  g_signal_connect (office, "entry-activated", G_CALLBACK (new_workspace_create_cb), data);
  g_signal_connect (create, "clicked", G_CALLBACK (new_workspace_create_cb), data);
  adw_dialog_set_focus (data->dialog, name);
  adw_dialog_present (data->dialog, GTK_WIDGET (window));
}

/* ---- open, back up ------------------------------------------------------ */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlnWindow) window = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    pln_window_open_path (window, path);
}

void
pln_open_dialog_present (PlnWindow *window)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new (), all = gtk_file_filter_new ();
  g_autofree char *folder = pln_workspaces_get_folder ();
  g_autoptr (GFile) at = g_file_new_for_path (folder);
  static const char *const suffixes[] = { "plenary", "json", "gz", "csv", "vcf", "ics" };

  gtk_file_filter_set_name (known, _("Workspaces, Snapshots, Lists and Calendars"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _("Open or Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_set_initial_folder (dialog, at);
  gtk_file_dialog_open (dialog, GTK_WINDOW (window), NULL, opened_cb, g_object_ref (window));
}

static void
backup_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PlnContext *context = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    pln_context_toast (context, _("Backup saved"));
  else
    pln_context_error (context, _("Backup Not Saved"), error);
}

typedef struct { char *from, *to; } Backup;

static void
backup_free (gpointer data)
{
  Backup *backup = data;

  g_free (backup->from);
  g_free (backup->to);
  g_free (backup);
}

/* A worker reads through a connection of its own. */
static void
backup_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Backup *backup = data;
  GError *error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (backup->from, PLN_OPEN_READ_ONLY, &error);

  if (workspace != NULL && pln_workspace_backup (workspace, backup->to, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backup_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlnContext) context = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr (GTask) task = NULL;
  Backup *backup;

  if (file == NULL)
    return;
  backup = g_new0 (Backup, 1);
  backup->from = g_strdup (pln_workspace_get_path (pln_context_get_workspace (context)));
  backup->to = g_file_get_path (file);
  task = g_task_new (context, NULL, backup_done_cb, context);
  g_task_set_task_data (task, backup, backup_free);
  g_task_run_in_thread (task, backup_thread);
}

void
pln_back_up_dialog_present (PlnContext *context)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = pln_workspaces_get_name (pln_workspace_get_path (pln_context_get_workspace (context)));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%F");
  g_autofree char *file = g_strdup_printf ("%s %s%s", name, day, PLN_WORKSPACE_SUFFIX);

  gtk_file_dialog_set_title (dialog, _("Back Up"));
  gtk_file_dialog_set_initial_name (dialog, file);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (pln_context_get_host (context))), NULL,
                        backup_chosen_cb, g_object_ref (context));
}
