// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ends a program when its first window has drawn its first frame, so that the
// time from start to there can be taken from outside.

#pragma once

#include <gtk/gtk.h>
#include <unistd.h>

static void
first_frame_after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  /* Without any tidying up: the time ends here. */
  _exit (0);
}

static void
first_frame_map_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint",
                    G_CALLBACK (first_frame_after_paint_cb), NULL);
}

static void
first_frame_window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  g_signal_connect (window, "map", G_CALLBACK (first_frame_map_cb), NULL);
}

static inline void
first_frame_watch (GtkApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (first_frame_window_added_cb), NULL);
}
