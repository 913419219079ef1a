/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Meetings from how often a body meets: says what is understood, shows the next
 * ones, and makes those that are ticked.  body: chosen at first, or NULL. */
void pln_series_dialog_present (PlnContext *context, const char *body);

G_END_DECLS
