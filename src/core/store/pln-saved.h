// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

#define PLN_BACKUPS_KEPT 5

/* Backups that are made by themselves: before a migration, and once a day
 * before an import.  They lie in the state directory. */

/* Paths of the backups of the workspace at `path`, newest first. (transfer full) */
GPtrArray *pln_saved_list (const char *path);
/* Makes one more, and removes the oldest beyond PLN_BACKUPS_KEPT; never the one
 * at `but` (NULL: none), which may be about to be restored. */
gboolean   pln_saved_add  (PlnWorkspace *workspace, const char *but, GError **error);

G_END_DECLS
