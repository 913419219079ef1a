/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-application.h"

#include <glib/gi18n.h>

#include "app/dialogs/pln-dialogs.h"
#include "app/pln-actions.h"
#include "app/pln-ahead.h"
#include "app/pln-window.h"
#include "app/pln-workspaces.h"
#include "widgets/pln-style.h"

struct _PlnApplication
{
  AdwApplication parent_instance;

  char     *first; /* owned; the file that the command line asks for, or the last one; NULL: none is known */
  PlnAhead *ahead; /* owned; NULL: nothing is opened ahead */
};

G_DEFINE_FINAL_TYPE (PlnApplication, pln_application, ADW_TYPE_APPLICATION)

static char *
get_last_path (void)
{
  g_autoptr (GKeyFile) state = pln_state_load (PLN_STATE_WINDOW);

  return g_key_file_get_string (state, "window", "workspace", NULL);
}

/* The window with the last workspace, or the start page at first. */
static PlnWindow *
ensure_window (PlnApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *path = NULL;

  if (window != NULL)
    return PLN_WINDOW (window);
  window = GTK_WINDOW (pln_window_new (self));
  path = get_last_path ();
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

/* ---- start ---------------------------------------------------------------- */

/* Looks at the command line before it is known whether another instance will act on it. */
static gboolean
pln_application_local_command_line (GApplication *app, char ***arguments, int *status)
{
  PlnApplication *self = PLN_APPLICATION (app);
  const char *first = (*arguments)[0] != NULL ? (*arguments)[1] : NULL;

  g_free (self->first);
  if (first == NULL)
    self->first = get_last_path ();
  else
    self->first = *first != '-' ? g_canonicalize_filename (first, NULL) : NULL;
  return G_APPLICATION_CLASS (pln_application_parent_class)->local_command_line (app, arguments, status);
}

/* Where the windowing system shows the icon of a window it is drawn in every size.
 * Nobody waits for that, but everybody for the first frame. */
static void
painted_cb (GdkFrameClock *clock, GtkWidget *window)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, window);
  gtk_window_set_default_icon_name (APP_ID);
}

static void
map_cb (GtkWidget *window)
{
  g_signal_handlers_disconnect_by_func (window, map_cb, NULL);
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), window, 0);
}

static void
pln_application_window_added (GtkApplication *app, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (pln_application_parent_class)->window_added (app, window);
  if (gtk_window_get_default_icon_name () == NULL)
    g_signal_connect (window, "map", G_CALLBACK (map_cb), NULL);
}

static void
pln_application_startup (GApplication *app)
{
  PlnApplication *self = PLN_APPLICATION (app);
  static const GActionEntry entries[] = {
    { "quit", quit_cb }, { "shortcuts", shortcuts_cb }, { "preferences", preferences_cb },
    { "about", about_cb }, { "help", help_cb },
  };

  if (self->first != NULL)
    self->ahead = pln_ahead_new (self->first);
  G_APPLICATION_CLASS (pln_application_parent_class)->startup (app);
  gtk_window_set_default_icon_name (NULL); /* see painted_cb() */
  g_action_map_add_action_entries (G_ACTION_MAP (app), entries, G_N_ELEMENTS (entries), app);
  pln_actions_install_accels (GTK_APPLICATION (app));
  if (gdk_display_get_default () != NULL)
    pln_widgets_load_style (gdk_display_get_default ());
  restore_style ();
}

static void
pln_application_finalize (GObject *object)
{
  PlnApplication *self = PLN_APPLICATION (object);

  g_clear_pointer (&self->ahead, pln_ahead_free);
  g_free (self->first);
  G_OBJECT_CLASS (pln_application_parent_class)->finalize (object);
}

static void
pln_application_class_init (PlnApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_application_finalize;
  GTK_APPLICATION_CLASS (klass)->window_added = pln_application_window_added;
  app_class->local_command_line = pln_application_local_command_line;
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

PlnWorkspace *
pln_application_take (PlnApplication *self, const char *path)
{
  return pln_ahead_take (self->ahead, path);
}
