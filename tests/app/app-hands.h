/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does in the window of a fixture: waits for words, presses the
 * button that bears them, answers a question.
 */
#pragma once

#include "app-fixture.h"

/* A label, or the label of a button, that is to be seen. */
static inline gboolean
has_prefix (GtkWidget *widget,
            gpointer   prefix)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                      : GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : NULL;

  return label != NULL && gtk_widget_get_mapped (widget) && g_str_has_prefix (label, prefix);
}

static inline gboolean
is_button (GtkWidget *widget,
           gpointer   prefix)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         (has_prefix (widget, prefix) ||
          (gtk_button_get_label (GTK_BUTTON (widget)) == NULL && fixture_find (widget, has_prefix, prefix) != NULL));
}

static inline gboolean
has_button (Fixture    *fixture,
            const char *prefix)
{
  return fixture_find (GTK_WIDGET (fixture->window), is_button, (gpointer) prefix) != NULL;
}

static inline gboolean
has_text (Fixture    *fixture,
          const char *prefix)
{
  return fixture_find (GTK_WIDGET (fixture->window), has_prefix, (gpointer) prefix) != NULL;
}

/* Waits for what a worker does; a busy machine has its time. */
#define wait_until(condition) G_STMT_START { \
  for (guint _i = 0; _i < 600 && !(condition); _i++) \
    fixture_settle (50); \
  g_assert_true (condition); } G_STMT_END

static inline void
press (Fixture    *fixture,
       const char *prefix)
{
  GtkWidget *button;

  wait_until (has_button (fixture, prefix));
  button = fixture_find (GTK_WIDGET (fixture->window), is_button, (gpointer) prefix);
  for (guint i = 0; i < 600 && !gtk_widget_get_sensitive (button); i++)
    fixture_settle (50);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_settle (100);
}

/* Answers the question that is being asked. */
static inline void
respond (Fixture    *fixture,
         const char *response)
{
  GtkWidget *dialog = fixture_find_type (GTK_WIDGET (fixture->window), ADW_TYPE_ALERT_DIALOG);

  g_assert_nonnull (dialog);
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), response));
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (ADW_DIALOG (dialog));
  fixture_settle (50);
}
