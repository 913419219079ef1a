/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Asks before personal data is erased: which records, and what this cannot
 * reach.  id NULL: a person is chosen first. */
void pln_erase_dialog_present (PlnContext *context, const char *id);

G_END_DECLS
