/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-import.h"

G_BEGIN_DECLS

#define PLN_BACKUPS_KEPT 5

/* Makes a backup of a workspace that holds records when the last one is over a
 * day old, and keeps the newest few.  In a worker: it copies the whole file. */
gboolean   pln_import_backup_if_due (const char *workspace, GError **error);
/* Paths of the backups made so, newest first. (transfer full) */
GPtrArray *pln_import_backup_list   (const char *workspace);

G_END_DECLS
