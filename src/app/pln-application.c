// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/pln-application.h"

#include "app/pln-window.h"

struct _PlnApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnApplication, pln_application, ADW_TYPE_APPLICATION)

static void
pln_application_activate (GApplication *app)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (app));

  if (window == NULL)
    window = GTK_WINDOW (pln_window_new (PLN_APPLICATION (app)));
  gtk_window_present (window);
}

static void
pln_application_class_init (PlnApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = pln_application_activate;
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
                       NULL);
}
