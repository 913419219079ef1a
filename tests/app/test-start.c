// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program starts, shows one window, and closes: what every other window
// test relies upon.

#include "config.h"

#include "app/pln-application.h"

static void
activate_after_cb (GApplication *application, gpointer user_data)
{
  int *n_windows = user_data;

  *n_windows = (int) g_list_length (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_application_quit (application);
}

static void
test_one_window (void)
{
  g_autoptr (PlnApplication) application = pln_application_new ();
  int n_windows = 0;

  g_signal_connect_after (application, "activate", G_CALLBACK (activate_after_cb), &n_windows);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 0, NULL), ==, 0);
  g_assert_cmpint (n_windows, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/start/one-window", test_one_window);
  return g_test_run ();
}
