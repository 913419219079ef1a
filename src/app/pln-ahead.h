/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* A workspace that a worker opens and reads while the toolkit starts, which takes
 * longer than anything else before the first frame. */
typedef struct _PlnAhead PlnAhead;

PlnAhead     *pln_ahead_new  (const char *path);
PlnWorkspace *pln_ahead_take (PlnAhead *self, const char *path);
void          pln_ahead_free (PlnAhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnAhead, pln_ahead_free)

G_END_DECLS
