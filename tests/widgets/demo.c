// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Draws every widget with facts of the five source documents into PNG files, to
 * be looked at by a person.
 *
 * Usage: tests/with-display _build/tests/widgets/widgets-demo FOLDER [SCENE [SECONDS]]
 * A scene's name says what it is: wide, narrow, dark, rtl, large (text).  SECONDS keeps its
 * window open for so long, for a look with a screen reader or Accerciser. */

#include <adwaita.h>

#include "demo-scenes.h"
#include "widgets/pln-style.h"

static gboolean
stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
wait_a_little (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (ms, stop_cb, loop);
  g_main_loop_run (loop);
}

static void
save (GtkWidget *widget, const char *path)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    {
      g_printerr ("nothing drawn for %s\n", path);
      return;
    }
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_save_to_png (texture, path);
}

static void
draw (const DemoScene *scene, const char *folder, int seconds)
{
  const gboolean dark = strstr (scene->name, "dark") != NULL, rtl = strstr (scene->name, "rtl") != NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, scene->name);
  GtkWidget *window;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (strstr (scene->name, "large") != NULL ? 2 : 1) * 96 * 1024, NULL);
  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  window = g_object_new (ADW_TYPE_WINDOW, "default-width", scene->width, "default-height", scene->height, NULL);
  adw_window_set_content (ADW_WINDOW (window), scene->make (folder, scene->name));
  gtk_window_present (GTK_WINDOW (window));
  wait_a_little (250);
  if (scene->after != NULL)
    scene->after (adw_window_get_content (ADW_WINDOW (window)), folder, scene->name);
  wait_a_little (100);
  save (window, path);
  g_print ("%s\n", path);
  if (seconds > 0)
    wait_a_little (seconds * 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  if (argc < 2)
    {
      g_printerr ("usage: widgets-demo FOLDER [SCENE [SECONDS]]\n");
      return 2;
    }
  adw_init ();
  pln_widgets_load_style (gdk_display_get_default ());
  g_mkdir_with_parents (argv[1], 0755);
  for (gsize i = 0; i < demo_n_scenes; i++)
    if (argc < 3 || strstr (demo_scenes[i].name, argv[2]) != NULL)
      draw (&demo_scenes[i], argv[1], argc > 3 ? atoi (argv[3]) : 0);
  return 0;
}
