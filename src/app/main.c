// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "app/pln-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (PlnApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gtk_disable_setlocale (); /* it is set, and a worker may be reading it while the toolkit starts */

  application = pln_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
