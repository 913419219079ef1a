/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"
#include "widgets/pln-org-chart.h"

G_BEGIN_DECLS

/* What the chart draws, read from the workspace as of a date; no widgets. */
typedef struct
{
  GArray *bodies;    /* of PlnOrgBody, siblings in order; the strings belong to the outline */
  GArray *relations; /* of PlnOrgRelation */
  GPtrArray *strings;
} PlnStructureOutline;

/* first and last: the as-of span, PLN_DAY_NONE for the present.  External bodies
 * that nothing ties to ours are left out, and so are relations between a body
 * and its own parent, which the solid line shows already. */
PlnStructureOutline *pln_structure_outline_new  (PlnWorkspace *workspace, PlnDay first, PlnDay last);
/* Two days in one: the bodies of day b, and those of day a that are gone by then, faded; a body that
 * moved has a dotted line from where it stood. */
PlnStructureOutline *pln_structure_outline_new_between (PlnWorkspace *workspace, PlnDay a, PlnDay b);
void                 pln_structure_outline_free (PlnStructureOutline *self);
/* Keeps a copy of text with the outline; NULL stays NULL. */
const char          *pln_structure_outline_keep (PlnStructureOutline *self, char *text);
PlnOrgBody          *pln_structure_outline_find (PlnStructureOutline *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnStructureOutline, pln_structure_outline_free)

G_END_DECLS
