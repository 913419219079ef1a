/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* Pieces that the commands of the structure are made of.  What is empty is not written. */
void     pln_structure_set_plain    (PlnEdit *edit, const char *id, const char *field, PlnType type, const char *plain);
void     pln_structure_set_when     (PlnEdit *edit, const char *id, const char *field, PlnWhen *when);
/* The last day before a change: the day before an exact one; of an imprecise date nobody knows it, so the date itself. */
PlnWhen *pln_structure_day_before   (PlnWhen *when);
/* Keeps what a field was, with date and reason. */
void     pln_structure_add_change   (PlnEdit *edit, const char *id, const char *field, const char *was, PlnWhen *when, const char *reason);
/* A new name; the old one is kept as a former name. */
void     pln_structure_change_name  (PlnEdit *edit, PlnWorkspace *workspace, const char *id, const char *name, PlnWhen *when, const char *reason);
/* The period that was open ends, and another begins. */
void     pln_structure_change_state (PlnEdit *edit, PlnWorkspace *workspace, const char *id, const char *state, PlnWhen *when, const char *reason);
/* Puts a body under another (NULL: the top) and keeps where it was. */
void     pln_structure_change_parent (PlnEdit *edit, PlnWorkspace *workspace, const char *id, const char *parent, PlnWhen *when, const char *reason);

/* Bodies become one: those that are merged are dissolved, their sub-bodies, posts and members go to
 * target, which succeeds them.  target NULL: a new body of that name beside the first. (transfer full) */
PlnEdit *pln_structure_merge        (PlnWorkspace *workspace, const char *const *ids, const char *target, const char *name,
                                     PlnWhen *when, const char *reason);
/* A body becomes several, which succeed it and stand beside it.  It goes on, or is dissolved and
 * its sub-bodies go to the first part.  names: at least one. (transfer full) */
PlnEdit *pln_structure_split        (PlnWorkspace *workspace, const char *id, const char *const *names, gboolean goes_on,
                                     PlnWhen *when, const char *reason);

G_END_DECLS
