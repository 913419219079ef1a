/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Changes of a body that happen on a day and for a reason, and are kept: what
 * a comparison of two dates finds again. */
typedef enum
{
  PLN_STRUCTURE_RENAME,
  PLN_STRUCTURE_MOVE,
  PLN_STRUCTURE_SUSPEND,
  PLN_STRUCTURE_REVIVE,
  PLN_STRUCTURE_DISSOLVE,
  PLN_STRUCTURE_MERGE,
  PLN_STRUCTURE_SPLIT,
} PlnStructureCommand;

/* Whether the command makes sense for the record now. */
gboolean pln_structure_command_applies (PlnWorkspace *workspace, PlnStructureCommand command, const char *id);
/* The edit that does it; merge and split are in pln-structure-edits.h.  value: the new name, or the id of the new parent (NULL: top);
 * when and reason may be NULL. (transfer full) */
PlnEdit *pln_structure_command_edit    (PlnWorkspace *workspace, PlnStructureCommand command, const char *id,
                                        const char *value, PlnWhen *when, const char *reason);
/* Asks for date and reason (and name or parent), then does it. */
void     pln_structure_command_present (PlnContext *context, PlnStructureCommand command, const char *id);
/* The commands as actions of the page. (transfer full) */
GMenuModel *pln_structure_command_menu (void);
/* Asks into which body these are merged, when and why. */
void     pln_structure_merge_present   (PlnContext *context, const char *const *ids);

G_END_DECLS
