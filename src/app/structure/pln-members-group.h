/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The inspector's group "Members and Posts" of a body: who, in which capacity, on
 * what basis, from when; vacancies and what is over are flagged; former ones are
 * folded away.  NULL for other kinds; see PlnPageInfo. */
GtkWidget *pln_members_group_new (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

G_END_DECLS
