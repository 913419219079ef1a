/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Asks for the required fields of a new record; presets are pairs of field
 * and canonical text, ending with NULL.  Added records are inspected. */
void pln_new_record_dialog_present (PlnContext *context, const char *kind, const char *const *presets);

G_END_DECLS
