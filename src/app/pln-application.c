/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-application.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-dialogs.h"
#include "app/pln-actions.h"
#include "app/pln-window.h"
#include "app/pln-workspaces.h"
#include "widgets/pln-style.h"

struct _PlnApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnApplication, pln_application, ADW_TYPE_APPLICATION)

/* The window with the last workspace, or the start page at first. */
static PlnWindow *
ensure_window (PlnApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (GKeyFile) state = NULL;
  g_autofree char *path = NULL;

  if (window != NULL)
    return PLN_WINDOW (window);
  window = GTK_WINDOW (pln_window_new (self));
  state = pln_state_load (PLN_STATE_WINDOW);
  path = g_key_file_get_string (state, "window", "workspace", NULL);
  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    pln_window_open_path (PLN_WINDOW (window), path);
  else
    pln_window_set_workspace (PLN_WINDOW (window), NULL);
  return PLN_WINDOW (window);
}

static void
pln_application_activate (GApplication *app)
{
  gtk_window_present (GTK_WINDOW (ensure_window (PLN_APPLICATION (app))));
}

/* The files are opened before the window is shown: a pane that opens in a
 * window without a first frame is animated from a time that has not begun. */
static void
pln_application_open (GApplication *app, GFile **files, int n_files, const char *hint)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (app));
  PlnWindow *window = active != NULL ? PLN_WINDOW (active) : pln_window_new (PLN_APPLICATION (app));

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      if (path != NULL)
        pln_window_open_path (window, path);
    }
  if (active == NULL && pln_window_get_context (window) == NULL)
    pln_window_set_workspace (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkApplication *app = user_data;
  GList *windows;

  while ((windows = gtk_application_get_windows (app)) != NULL)
    {
      if (PLN_IS_WINDOW (windows->data))
        pln_window_save_state (windows->data);
      gtk_window_destroy (windows->data);
    }
  g_application_quit (G_APPLICATION (app));
}

static void
shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_shortcuts_dialog_present (GTK_WIDGET (gtk_application_get_active_window (user_data)));
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (PLN_IS_WINDOW (window))
    pln_preferences_dialog_present (PLN_WINDOW (window));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (PLN_IS_WINDOW (window))
    pln_about_dialog_present (PLN_WINDOW (window));
}

/* Help is the README of the project until there is a manual. */
static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  shortcuts_cb (action, parameter, user_data);
}

/* The style that was chosen in the preferences. */
static void
restore_style (void)
{
  g_autoptr (GKeyFile) state = pln_state_load (PLN_STATE_PREFERENCES);
  int style = g_key_file_get_integer (state, "preferences", "style", NULL);

  if (style == ADW_COLOR_SCHEME_FORCE_LIGHT || style == ADW_COLOR_SCHEME_FORCE_DARK)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), (AdwColorScheme) style);
}

static void
pln_application_startup (GApplication *app)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb }, { "shortcuts", shortcuts_cb }, { "preferences", preferences_cb },
    { "about", about_cb }, { "help", help_cb },
  };

  G_APPLICATION_CLASS (pln_application_parent_class)->startup (app);
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  pln_actions_install_accels (GTK_APPLICATION (app));
  if (gdk_display_get_default () != NULL)
    pln_widgets_load_style (gdk_display_get_default ());
  restore_style ();
}

static void
pln_application_class_init (PlnApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->startup = pln_application_startup;
  app_class->activate = pln_application_activate;
  app_class->open = pln_application_open;
}

static void
pln_application_init (PlnApplication *self)
{
}

/**
 * pln_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
PlnApplication *
pln_application_new (void)
{
  return g_object_new (PLN_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", RESOURCE_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
