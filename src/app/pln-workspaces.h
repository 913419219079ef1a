/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* The application's data folder: where workspaces live and how they come there. */

#define PLN_WORKSPACE_SUFFIX ".plenary"

char      *pln_workspaces_get_folder (void);                   /* (transfer full) made when missing */
GPtrArray *pln_workspaces_list       (void);                   /* paths, last used first */
char      *pln_workspaces_new_path   (const char *name);       /* a free path for that name */
char      *pln_workspaces_get_name   (const char *path);       /* the name a person gave it */
/* Copies a workspace file from elsewhere into the folder; it becomes a new replica when it is opened. */
char      *pln_workspaces_copy_in    (const char *path, GError **error);

typedef struct
{
  const char *name;   /* "icm" */
  const char *title;  /* N_(…) */
  const char *about;  /* N_(…) what it shows */
} PlnSampleInfo;
const PlnSampleInfo *pln_workspaces_get_sample (guint n);          /* NULL past the end */
/* Makes a workspace of a sample; the path of the file. */
char      *pln_workspaces_make_sample (const PlnSampleInfo *sample, GError **error);

/* State files under XDG_STATE_HOME/plenary. */
#define PLN_STATE_WINDOW "window.ini"           /* size, last workspace, pages */
#define PLN_STATE_PREFERENCES "preferences.ini"
GKeyFile  *pln_state_load (const char *name);                  /* (transfer full) never NULL */
void       pln_state_save (GKeyFile *file, const char *name);

G_END_DECLS
