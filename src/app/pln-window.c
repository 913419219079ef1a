// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "app/pln-window.h"

struct _PlnWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnWindow, pln_window, ADW_TYPE_APPLICATION_WINDOW)

static void
pln_window_class_init (PlnWindowClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               RESOURCE_PATH "/ui/pln-window.ui");
}

static void
pln_window_init (PlnWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pln_window_new:
 * @application: the application the window belongs to
 *
 * Returns: (transfer none): a window, owned by @application
 */
PlnWindow *
pln_window_new (PlnApplication *application)
{
  return g_object_new (PLN_TYPE_WINDOW, "application", application, NULL);
}
