/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* "6 findings": what a person should look at in the structure, as a list; each opens its body. */
GtkWidget *pln_findings_button_new    (PlnContext *context);
void       pln_findings_button_update (GtkWidget *button);

G_END_DECLS
