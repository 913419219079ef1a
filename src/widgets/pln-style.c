// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-style.h"

#include <adwaita.h>

#define PRIORITY (GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1)

/* Adds or takes away what high contrast needs. */
static void
contrast_cb (AdwStyleManager *style, GParamSpec *pspec, GtkCssProvider *provider)
{
  GdkDisplay *display = adw_style_manager_get_display (style);

  if (display == NULL)
    display = gdk_display_get_default ();
  if (adw_style_manager_get_high_contrast (style))
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), PRIORITY);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (provider));
}

void
pln_widgets_load_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) contrast = gtk_css_provider_new ();
  AdwStyleManager *style = adw_style_manager_get_for_display (display);

  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/widgets/widgets.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider), PRIORITY);
  gtk_css_provider_load_from_resource (contrast, RESOURCE_PATH "/widgets/widgets-hc.css");
  contrast_cb (style, NULL, contrast);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (contrast_cb), contrast, 0);
  /* It lives as long as the display, whether it is in use or not. */
  g_object_set_data_full (G_OBJECT (style), "pln-high-contrast", g_steal_pointer (&contrast), g_object_unref);
}
