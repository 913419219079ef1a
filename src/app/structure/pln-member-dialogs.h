/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Adding a member: type who it is and press Enter.  What matches a record is
 * offered; anything else is kept in words. */
void pln_member_add_present (PlnContext *context, const char *body);
/* Ending a membership from today: press Enter.  membership NULL: the first of the
 * body is chosen; all that are current are offered.  A successor takes the seat. */
void pln_member_end_present (PlnContext *context, const char *body, const char *membership);

G_END_DECLS
