/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The group "Cadence" of a body in the inspector: its statements side by side,
 * one radio row each, what is wrong with them and what follows. */
GtkWidget *pln_cadence_group_new (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

G_END_DECLS
