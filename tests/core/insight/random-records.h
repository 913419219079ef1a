/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* Makes a workspace of n random records, of the kinds that insight looks at, in about the proportions of a large
 * secretariat: people, meetings with participants, bodies with names, periods and changes, papers with steps, requests,
 * actions with links. The same seed gives the same records. */
PlnWorkspace *random_records_create (const char *path, guint n, guint32 seed);
/* The id of the nth record of a kind; there need be none. (transfer full) */
char         *random_records_id     (const char *kind, guint nth);

G_END_DECLS
