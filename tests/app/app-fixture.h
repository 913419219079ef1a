/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/pln-application.h"
#include "app/pln-page.h"
#include "app/pln-window.h"
#include "app/pln-workspaces.h"
#include "exchange/pln-samples.h"

/* A registered application, a workspace with a few records, and a window on it:
 * what window tests start from. */
typedef struct
{
  PlnApplication *application;
  PlnWorkspace   *workspace;
  PlnWindow      *window;
  PlnContext     *context;
} Fixture;

static inline gboolean
fixture_wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets pending work be done: idle sources, frames, animations (which are off). */
static inline void
fixture_settle (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, fixture_wake_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 100 && g_main_context_pending (NULL); i++) /* idle work, on a busy machine */
    g_main_context_iteration (NULL, FALSE);
}

static inline char *
fixture_quote (const char *id)
{
  return pln_value_from_plain (PLN_TYPE_REFERENCE, id);
}

static inline void
fixture_set (PlnEdit *edit, const char *id, const char *field, PlnType type, const char *plain)
{
  g_autofree char *canonical = pln_value_from_plain (type, plain);

  pln_edit_set (edit, id, field, canonical);
}

/* council > board, wg > sub; a post, two meetings. */
static inline void
fixture_fill (PlnWorkspace *workspace)
{
  static const struct { const char *id, *name, *parent, *position; } bodies[] = {
    { "council", "Council", NULL, "1" }, { "board", "Board", "council", "1" },
    { "wg", "Working Group", "council", "2" }, { "sub", "Sub-Working Group", "wg", "1" },
    { "ipi", "Institute", NULL, "2" },
  };
  g_autoptr (PlnEdit) edit = pln_edit_new ("Fill");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      pln_edit_add (edit, "body", bodies[i].id);
      fixture_set (edit, bodies[i].id, "name", PLN_TYPE_TEXT, bodies[i].name);
      if (bodies[i].parent != NULL)
        fixture_set (edit, bodies[i].id, "parent", PLN_TYPE_REFERENCE, bodies[i].parent);
      pln_edit_set (edit, bodies[i].id, "position", bodies[i].position);
    }
  pln_edit_add (edit, "post", "chair");
  fixture_set (edit, "chair", "title", PLN_TYPE_TEXT, "Chair");
  fixture_set (edit, "chair", "body", PLN_TYPE_REFERENCE, "wg");
  pln_edit_add (edit, "meeting", "m1");
  fixture_set (edit, "m1", "title", PLN_TYPE_TEXT, "First meeting");
  fixture_set (edit, "m1", "body", PLN_TYPE_REFERENCE, "wg");
  pln_edit_add (edit, "meeting", "m2");
  fixture_set (edit, "m2", "title", PLN_TYPE_TEXT, "Second meeting");
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
}

static inline void
fixture_open (Fixture *self, const char *page)
{
  static PlnApplication *application; /* one a process: its path on the bus can be taken only once */
  static int number;
  g_autofree char *name = g_strdup_printf ("Test %d", ++number);
  g_autofree char *path = pln_workspaces_new_path (name);
  g_autoptr (GError) error = NULL;

  if (application == NULL)
    {
      application = pln_application_new ();
      g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
      g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
    }
  self->application = g_object_ref (application);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  self->workspace = pln_workspace_create (path, "Geneva", &error);
  g_assert_no_error (error);
  fixture_fill (self->workspace);
  self->window = pln_window_new (self->application);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1200, 800);
  pln_window_set_workspace (self->window, self->workspace);
  self->context = pln_window_get_context (self->window);
  if (page != NULL)
    pln_window_show_page (self->window, page);
  gtk_window_present (GTK_WINDOW (self->window));
  fixture_settle (150);
}

static inline void
fixture_close (Fixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_settle (50);
  g_clear_object (&self->workspace);
  g_clear_object (&self->application);
}

/* The decoded value of a field, "" when empty. */
static inline char *
fixture_get (Fixture *self, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (self->workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : g_strdup ("");
}

#define fixture_assert(self, id, field, expected) G_STMT_START { \
  g_autofree char *_value = fixture_get (self, id, field); \
  g_assert_cmpstr (_value, ==, expected); } G_STMT_END

typedef gboolean (*FixtureMatch) (GtkWidget *widget, gpointer data);

/* The first widget below, in depth, for which match says so. */
static inline GtkWidget *
fixture_find (GtkWidget *widget, FixtureMatch match, gpointer data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = fixture_find (child, match, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
fixture_is_type (GtkWidget *widget, gpointer data)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), GPOINTER_TO_SIZE (data));
}

static inline GtkWidget *
fixture_find_type (GtkWidget *widget, GType type)
{
  return fixture_find (widget, fixture_is_type, GSIZE_TO_POINTER (type));
}

/* A sample in place of the records of fixture_fill(), after fixture_open(). */
static inline void
fixture_open_sample (Fixture *self, const char *sample, const char *page)
{
  g_autofree char *path = pln_workspaces_new_path ("Sample");
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = NULL;

  g_clear_object (&self->workspace);
  workspace = pln_workspace_create (path, "Test", &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);
  g_assert_true (pln_sample_import (sample, path, 0, &error));
  g_assert_no_error (error);
  self->workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  pln_window_set_workspace (self->window, self->workspace);
  self->context = pln_window_get_context (self->window);
  pln_window_show_page (self->window, page);
  fixture_settle (100);
}

static inline gboolean
fixture_says (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data) != NULL;
}

/* Waits until the window shows the words. */
static inline void
fixture_assert_says (Fixture *self, const char *words)
{
  for (guint i = 0; i < 150; i++)
    {
      if (fixture_find (GTK_WIDGET (self->window), fixture_says, (gpointer) words) != NULL)
        return;
      fixture_settle (20);
    }
  g_test_fail_printf ("The window does not show “%s”", words);
}
