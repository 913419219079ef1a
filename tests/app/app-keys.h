/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keys of the X server for the window of a fixture, through xdotool.
 */
#pragma once

#include "app-fixture.h"

#include <gdk/x11/gdkx.h>

static inline void
run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_NONE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
}

static inline void
focus_window (Fixture *fixture)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  g_autofree char *id = NULL;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  id = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  G_GNUC_END_IGNORE_DEPRECATIONS
  run ((const char *const[]) { "xdotool", "windowfocus", id, NULL });
  for (guint i = 0; i < 200 && !gtk_window_is_active (GTK_WINDOW (fixture->window)); i++)
    fixture_settle (20);
  g_assert_true (gtk_window_is_active (GTK_WINDOW (fixture->window)));
}
