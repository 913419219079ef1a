// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Plenary as its main program starts it, ended at the first frame.  With
// --prepare it makes the sample workspace instead and prints its path.

#include "config.h"

#include <locale.h>

#include "app/pln-application.h"
#include "app/pln-workspaces.h"
#include "first-frame.h"

static int
prepare (void)
{
  for (guint i = 0; pln_workspaces_get_sample (i) != NULL; i++)
    if (g_str_equal (pln_workspaces_get_sample (i)->name, "all"))
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *path = pln_workspaces_make_sample (pln_workspaces_get_sample (i), &error);
        if (path != NULL)
          g_print ("%s\n", path);
        else
          g_printerr ("plenary-window: %s\n", error->message);
        return path == NULL;
      }
  return 1;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlnApplication) application = NULL;

  if (argc == 2 && g_str_equal (argv[1], "--prepare"))
    return prepare ();
  setlocale (LC_ALL, "");
  gtk_disable_setlocale ();
  application = pln_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  first_frame_watch (GTK_APPLICATION (application));
  return g_application_run (G_APPLICATION (application), argc, argv);
}
