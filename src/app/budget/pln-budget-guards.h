/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "insight/pln-funding.h"

G_BEGIN_DECLS

/* Warnings about money: what a rule forbids, more than there is, mixed currencies. */

/* What is wrong, in one sentence. (transfer full) */
char      *pln_budget_guard_sentence (PlnWorkspace *workspace, const PlnGuard *guard);
/* The rule in words with its reason, and whose it is: "No extra-budgetary means: Donors are reluctant …"; NULL: none. */
char      *pln_budget_guard_quote    (PlnWorkspace *workspace, const PlnGuard *guard);
/* All of them in a dialog, with those kept for a reason. */
void       pln_budget_guards_present (PlnContext *context);
/* Quotes the rule that a record breaks and asks for the reason of the exception; Cancel undoes the last edit
 * when undo is set. */
void       pln_budget_guard_ask      (PlnContext *context, const PlnGuard *guard, gboolean undo);

/* Forbidden sources that nobody gave a reason for, by "record line". (transfer full) */
GHashTable *pln_budget_open_guards   (GPtrArray *guards);
/* The only one of them that is not among the known ones; NULL: none, or several. */
const PlnGuard *pln_budget_new_guard (GPtrArray *guards, GHashTable *known);

G_END_DECLS
