/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Shows what will leave, kind by kind, with switches that keep whole kinds
 * here, and an earlier file whose records are not repeated; then asks for the
 * file and writes it in a worker.  part: first asks for the body. */
void pln_export_dialog_open  (PlnContext *context, gboolean part);
/* The same list for what this office puts into a shared folder from now on. */
void pln_export_dialog_share (PlnContext *context, const char *folder);

G_END_DECLS
