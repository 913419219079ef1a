/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* What holds for the workspace as a whole: its title and seat, where the fiscal
 * year and the week start, and the day that a sample takes for today. */
void pln_workspace_dialog_present (PlnContext *context);

G_END_DECLS
