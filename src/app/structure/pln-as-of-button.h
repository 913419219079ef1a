/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The button in the header that says at which date the structure is read; its
 * popover takes dates as people write them. */
GtkWidget *pln_as_of_button_new (PlnContext *context);

G_END_DECLS
