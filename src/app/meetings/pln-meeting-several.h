/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* What can be done to several meetings that were selected one by one: nothing is asked about their series, and each
 * is one edit that can be taken back.  ids end with NULL. */
void  pln_meetings_set_state (PlnContext *context, const char *const *ids, const char *state);
/* Moves those on known days by some days, and tells how many stay where they are because they have none. */
void  pln_meetings_move      (PlnContext *context, const char *const *ids, int n_days);
/* Asks by how much. */
void  pln_meetings_ask_move  (PlnContext *context, const char *const *ids);
/* Title, date and place of each on a line, for a spreadsheet.  (transfer full) */
char *pln_meetings_to_text   (PlnWorkspace *workspace, const char *const *ids);

G_END_DECLS
