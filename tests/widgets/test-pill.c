// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A state must be told by word and class, and changing it must leave no trace of the old one. */

#include "config.h"

#include <adwaita.h>

#include "widgets/pln-pill.h"
#include "widgets/pln-style.h"

static void
test_style_follows_state (void)
{
  const char *icon = NULL;

  g_assert_cmpint (pln_pill_style_for_state ("held", &icon), ==, PLN_PILL_SUCCESS);
  g_assert_nonnull (icon);
  g_assert_cmpint (pln_pill_style_for_state ("cancelled", &icon), ==, PLN_PILL_ERROR);
  g_assert_cmpint (pln_pill_style_for_state ("no such state", &icon), ==, PLN_PILL_NEUTRAL);
  g_assert_null (icon);
  g_assert_cmpint (pln_pill_style_for_state (NULL, NULL), ==, PLN_PILL_NEUTRAL);
}

static void
test_change (void)
{
  g_autoptr (GtkWidget) pill = g_object_ref_sink (pln_pill_new (PLN_PILL_ACCENT, NULL, "Planned"));

  g_assert_true (gtk_widget_has_css_class (pill, "pill-accent"));
  pln_pill_set (PLN_PILL (pill), PLN_PILL_SUCCESS, "object-select-symbolic", "Held");
  g_assert_false (gtk_widget_has_css_class (pill, "pill-accent"));
  g_assert_true (gtk_widget_has_css_class (pill, "pill-success"));
  g_assert_cmpstr (pln_pill_get_label (PLN_PILL (pill)), ==, "Held");
  g_object_set (pill, "label", "Was held", NULL);
  g_assert_cmpstr (pln_pill_get_label (PLN_PILL (pill)), ==, "Was held");
  g_assert_cmpint (pln_pill_get_style (PLN_PILL (pill)), ==, PLN_PILL_SUCCESS);
}

static void
parsing_error_cb (GtkCssProvider *provider, GtkCssSection *section, GError *error, guint *n_errors)
{
  g_test_message ("%s", error->message);
  (*n_errors)++;
}

/* Every rule of widgets.css is understood by the oldest supported toolkit. */
static void
test_style_sheet (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  g_autoptr (GtkCssProvider) contrast = gtk_css_provider_new ();
  guint n_errors = 0;

  g_signal_connect (provider, "parsing-error", G_CALLBACK (parsing_error_cb), &n_errors);
  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/widgets/widgets.css");
  g_signal_connect (contrast, "parsing-error", G_CALLBACK (parsing_error_cb), &n_errors);
  gtk_css_provider_load_from_resource (contrast, RESOURCE_PATH "/widgets/widgets-hc.css");
  g_assert_cmpuint (n_errors, ==, 0);
  pln_widgets_load_style (gdk_display_get_default ());
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/pill/style-follows-state", test_style_follows_state);
  g_test_add_func ("/pill/change", test_change);
  g_test_add_func ("/pill/style-sheet", test_style_sheet);
  return g_test_run ();
}
