// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Walks all pages and views of the window on a sample, in a wide and in a narrow
// window, and leaves a picture of each: what a person looks at before committing
// a change to the window, and what the README shows.
//
//   pictures [OPTION…] FOLDER

#include "config.h"

#include "app/pln-application.h"
#include "app/pln-page.h"
#include "app/pln-window.h"
#include "app/pln-workspaces.h"

typedef struct
{
  PlnWindow *window; /* (unowned) */
  const char *folder;
  int failures;
} Walk;

static char *opt_workspace = NULL;
static char *opt_sample = NULL;
static char *opt_page = NULL;
static char *opt_select = NULL;
static char *opt_suffix = NULL;
static char *opt_action = NULL;
static char *opt_open = NULL;
static char **opt_sizes = NULL;
static int opt_text = 100;
static gboolean opt_dark = FALSE;
static gboolean opt_rtl = FALSE;

static const GOptionEntry options[] = {
  { "workspace", 0, 0, G_OPTION_ARG_FILENAME, &opt_workspace, "Open a copy of this workspace", "FILE" },
  { "sample", 0, 0, G_OPTION_ARG_STRING, &opt_sample, "Open this sample (all)", "NAME" },
  { "page", 0, 0, G_OPTION_ARG_STRING, &opt_page, "Only this page", "NAME" },
  { "select", 0, 0, G_OPTION_ARG_STRING, &opt_select, "Open this record in the inspector", "ID" },
  { "size", 0, 0, G_OPTION_ARG_STRING_ARRAY, &opt_sizes, "Size of the window, 1200x800 and 360x640 if none", "WxH" },
  { "action", 0, 0, G_OPTION_ARG_STRING, &opt_action, "Do this action of the page first", "NAME" },
  { "open", 0, 0, G_OPTION_ARG_FILENAME, &opt_open, "Open this file in the window, such as a snapshot to preview", "FILE" },
  { "suffix", 0, 0, G_OPTION_ARG_STRING, &opt_suffix, "Put before .png", "TEXT" },
  { "text", 0, 0, G_OPTION_ARG_INT, &opt_text, "Size of the text in percent, 100 if none", "PERCENT" },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &opt_dark, "In the dark style", NULL },
  { "rtl", 0, 0, G_OPTION_ARG_NONE, &opt_rtl, "From right to left", NULL },
  { 0 },
};

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the window settle: animations are off, so half a second is plenty. */
static void
settle (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, wake_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* What the window shows now; NULL: a frame is due and not drawn yet. */
static GskRenderNode *
get_node (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

/* Draws the window as it is now into a file of the folder. */
static void
take_picture (Walk *walk, const char *name)
{
  GtkWidget *widget = GTK_WIDGET (walk->window);
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s%s.png", name, opt_suffix != NULL ? opt_suffix : "");
  g_autofree char *path = g_build_filename (walk->folder, file, NULL);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  for (guint tries = 0; node == NULL && tries < 30; tries++)
    {
      node = get_node (widget);
      if (node == NULL)
        settle (100);
    }
  if (node != NULL)
    texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (widget)), node,
                                           &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (texture == NULL || !gdk_texture_save_to_png (texture, path))
    {
      g_printerr ("pictures: %s could not be written.\n", path);
      walk->failures++;
    }
}

/* Every view of a page, or the page itself when it has only one. */
static void
walk_page (Walk *walk, const char *page, const char *size)
{
  PlnContext *context = pln_window_get_context (walk->window);
  const PlnView *views = NULL;
  PlnPageClass *klass;

  pln_window_show_page (walk->window, page);
  settle (150);
  if (opt_action != NULL)
    {
      g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (pln_window_get_page (walk->window))), opt_action, NULL);
      g_clear_pointer (&opt_action, g_free);
    }
  klass = PLN_PAGE_GET_CLASS (pln_window_get_page (walk->window));
  if (klass->get_views != NULL)
    views = klass->get_views (pln_window_get_page (walk->window));
  if (views == NULL || views[0].name == NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s", page, size);
      settle (350);
      take_picture (walk, name);
      return;
    }
  for (; views->name != NULL; views++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s-%s", page, views->name, size);
      pln_context_open_view (context, page, views->name, NULL);
      settle (500);
      take_picture (walk, name);
    }
}

/* Maps the window anew in a size: one that is mapped is not always free to shrink. */
static void
show_in (Walk *walk, int width, int height)
{
  gtk_widget_set_visible (GTK_WIDGET (walk->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (walk->window), width, height);
  gtk_window_present (GTK_WINDOW (walk->window));
  settle (400);
}

/* Brings the window to a size, whatever its frame takes of it. */
static gboolean
resize (Walk *walk, const char *size)
{
  GtkWidget *window = GTK_WIDGET (walk->window);
  int width = 0, height = 0;

  if (sscanf (size, "%dx%d", &width, &height) != 2 || width < 1 || height < 1)
    {
      g_printerr ("pictures: “%s” is no size like 1200x800.\n", size);
      walk->failures++;
      return FALSE;
    }
  show_in (walk, width, height);
  if (gtk_widget_get_width (window) != width)
    show_in (walk, 2 * width - gtk_widget_get_width (window), 2 * height - gtk_widget_get_height (window));
  if (gtk_widget_get_width (window) != width)
    {
      g_printerr ("pictures: the window is %d px wide, not %d.\n", gtk_widget_get_width (window), width);
      walk->failures++;
    }
  return TRUE;
}

static void
walk_all (Walk *walk)
{
  static const char *const usual[] = { "1200x800", "360x640", NULL };
  const char *const *sizes = opt_sizes != NULL ? (const char *const *) opt_sizes : usual;

  for (; *sizes != NULL; sizes++)
    {
      if (!resize (walk, *sizes))
        continue;
      if (opt_select != NULL)
        {
          g_autofree char *name = g_strdup_printf ("record-%s", *sizes);
          pln_context_open (pln_window_get_context (walk->window), opt_select);
          settle (500);
          if (opt_action != NULL)
            {
              g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (pln_window_get_page (walk->window))), opt_action, NULL);
              settle (500);
            }
          take_picture (walk, name);
          continue;
        }
      if (opt_open != NULL)
        {
          g_autofree char *name = g_strdup_printf ("open-%s", *sizes);
          pln_window_open_path (walk->window, opt_open);
          settle (1200);
          take_picture (walk, name);
          continue;
        }
      for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
        if (opt_page == NULL || g_str_equal (opt_page, pln_pages_get_nth (i)->name))
          walk_page (walk, pln_pages_get_nth (i)->name, *sizes);
    }
}

/* A workspace of its own, in the application's data folder of this run. */
static char *
make_workspace (void)
{
  const char *wanted = opt_sample != NULL ? opt_sample : "all";
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  if (opt_workspace != NULL)
    path = pln_workspaces_copy_in (opt_workspace, &error);
  else
    for (guint i = 0; pln_workspaces_get_sample (i) != NULL; i++)
      if (g_str_equal (pln_workspaces_get_sample (i)->name, wanted))
        path = pln_workspaces_make_sample (pln_workspaces_get_sample (i), &error);
  if (path == NULL)
    g_printerr ("pictures: %s\n", error != NULL ? error->message : "there is no such sample.");
  return path;
}

static void
activate_cb (GApplication *application, gpointer user_data)
{
  Walk *walk = user_data;
  g_autofree char *path = make_workspace ();

  g_signal_stop_emission_by_name (application, "activate");
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (opt_text != 100)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * CLAMP (opt_text, 50, 300) / 100, NULL);
  if (opt_dark)
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_FORCE_DARK);
  if (opt_rtl)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_application_hold (application);
  walk->window = pln_window_new (PLN_APPLICATION (application));
  if (path != NULL && pln_window_open_path (walk->window, path))
    walk_all (walk);
  else
    walk->failures++;
  gtk_window_destroy (GTK_WINDOW (walk->window));
  g_application_release (application);
  g_application_quit (application);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (PlnApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  Walk walk = { 0 };
  int status;

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2)
    {
      g_printerr ("pictures: %s\n", error != NULL ? error->message : "name one folder for the pictures.");
      return 2;
    }
  walk.folder = argv[1];
  application = pln_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  /* Before the handler of the class, which would open a window of its own. */
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), &walk);
  status = g_application_run (G_APPLICATION (application), 1, argv);
  return status != 0 || walk.failures > 0;
}
