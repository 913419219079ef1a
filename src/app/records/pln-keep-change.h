/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* Whether what such a field was is worth telling: the dates and places of meetings. */
gboolean pln_keeps_changes (const PlnKind *kind, const char *field);
/* Puts a value into the edit.  When another one stood there it is kept as a `change` with the reason
 * (may be NULL); several changes of one day without a reason are told once. */
void     pln_keep_change   (PlnWorkspace *workspace, PlnEdit *edit, const PlnKind *kind, const char *id, const char *field,
                            const char *canonical, const char *reason);

G_END_DECLS
