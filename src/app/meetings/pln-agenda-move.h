/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/meetings/pln-agenda-labels.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_AGENDA_UP,
  PLN_AGENDA_DOWN,
  PLN_AGENDA_INDENT,  /* under the one above */
  PLN_AGENDA_OUTDENT, /* beside its parent, after it */
} PlnAgendaStep;

/* Where an item comes to stand: its new parent and the children of that in their new order. */
typedef struct
{
  char      *parent; /* owned; NULL: top level */
  GPtrArray *order;  /* owned ids, the moved one among them */
} PlnAgendaPlace;

void            pln_agenda_place_free (PlnAgendaPlace *place);
/* NULL: there is no such step from here. */
PlnAgendaPlace *pln_agenda_step       (GPtrArray *lines, const char *id, PlnAgendaStep step);
/* Beside another item; NULL when that lies under the moved one. */
PlnAgendaPlace *pln_agenda_beside     (GPtrArray *lines, const char *id, const char *beside, gboolean after);
/* Parent, positions, and labels that were typed in order (a), (b) … and must follow. */
void            pln_agenda_put        (PlnWorkspace *workspace, PlnEdit *edit, const char *id, const PlnAgendaPlace *place);
/* Items of another meeting that are not concluded, and the sub-items that go with them: copies that
 * name their origin, put at the end; the old ones become deferred.  Returns how many. */
guint           pln_agenda_carry_over (PlnWorkspace *workspace, PlnEdit *edit, const char *from, const char *to,
                                       const char *only);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnAgendaPlace, pln_agenda_place_free)

G_END_DECLS
