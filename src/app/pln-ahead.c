/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-ahead.h"

#include "app/pln-page.h"
#include "app/pln-workspaces.h"

struct _PlnAhead
{
  char         *path;      /* owned */
  GThread      *thread;    /* owned; NULL: it was waited for */
  PlnWorkspace *workspace; /* owned; the worker's until it was waited for; NULL: it could not be opened */
};

/* Another file than those of the folder is copied before it is opened, and what is
 * no workspace is imported; both are the window's business. */
static gboolean
is_ours (const char *path)
{
  g_autofree char *folder = pln_workspaces_get_folder ();
  g_autofree char *parent = g_path_get_dirname (path);

  return g_strcmp0 (folder, parent) == 0 && pln_workspace_is_database (path);
}

static gpointer
open_thread (gpointer data)
{
  PlnAhead *self = data;
  g_autoptr (GKeyFile) state = NULL;
  g_autofree char *page = NULL;
  const PlnPageInfo *info;

  if (!is_ours (self->path))
    return NULL;
  self->workspace = pln_workspace_open (self->path, PLN_OPEN_DEFAULT, NULL);
  if (self->workspace == NULL)
    return NULL;
  state = pln_state_load (PLN_STATE_WINDOW);
  page = g_key_file_get_string (state, "window", "page", NULL);
  info = pln_pages_find (page);
  if (info == NULL)
    info = pln_pages_get_nth (0);
  if (info->read_ahead != NULL)
    info->read_ahead (self->workspace);
  return NULL;
}

/**
 * pln_ahead_new:
 * @path: the file that the window will probably open
 *
 * Starts the worker.  What goes wrong is kept to itself: who opens the file
 * afterwards is told.
 */
PlnAhead *
pln_ahead_new (const char *path)
{
  PlnAhead *self = g_new0 (PlnAhead, 1);

  self->path = g_strdup (path);
  self->thread = g_thread_try_new ("ahead", open_thread, self, NULL);
  return self;
}

/**
 * pln_ahead_take:
 * @self: (nullable)
 * @path: the file that is opened
 *
 * Waits for the worker, if this is the file that it opens.
 *
 * Returns: (transfer full) (nullable): the workspace; %NULL: there is none, or it
 *   was taken already
 */
PlnWorkspace *
pln_ahead_take (PlnAhead *self, const char *path)
{
  if (self == NULL || g_strcmp0 (self->path, path) != 0)
    return NULL;
  g_clear_pointer (&self->thread, g_thread_join);
  return g_steal_pointer (&self->workspace);
}

void
pln_ahead_free (PlnAhead *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->thread, g_thread_join);
  g_clear_object (&self->workspace);
  g_free (self->path);
  g_free (self);
}
