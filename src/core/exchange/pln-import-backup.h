/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-import.h"
#include "store/pln-saved.h"

G_BEGIN_DECLS

/* Makes a backup of a workspace that holds records when the last one is over a
 * day old, and keeps the newest few.  In a worker: it copies the whole file. */
gboolean   pln_import_backup_if_due (const char *workspace, GError **error);
/* The same, but a workspace that is itself not a day old needs no first one. */
gboolean   pln_import_backup_if_old (const char *workspace, GError **error);
/* The same whether one is due or not, as before a backup is restored. In a worker. */
gboolean   pln_import_backup_make   (const char *workspace, GError **error);
/* Keeps the present state as a backup and restores another one: a new replica. In a worker. */
gboolean   pln_import_backup_restore (const char *workspace, const char *backup, GError **error);
/* When a backup of the list was made, milliseconds since 1970; 0: its name does not say. */
gint64     pln_import_backup_get_time (const char *backup);
/* Paths of the backups made so, newest first. (transfer full) */
GPtrArray *pln_import_backup_list   (const char *workspace);

G_END_DECLS
