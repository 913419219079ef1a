/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What the cells of the structure tree say, without widgets.  A cell that
 * cannot be one value says so. */

/* Who holds a post or chairs a body: a name, "not named" for a post or chair
 * without a holder, "2 titles" when posts may be one and the same, "" where the
 * question does not arise. Never NULL. */
char    *pln_structure_holder_text  (PlnItem *item, PlnDay day); /* PLN_DAY_NONE: today */
/* The cadence as stated; "⚠ 2 statements" when they contradict; *differs when only their wording differs. */
char    *pln_structure_cadence_text (PlnItem *item, gboolean *contradicts, gboolean *differs);
/* "157", "2 of 18", "3 kinds", "4 members". Never NULL. */
char    *pln_structure_members_text (PlnItem *item, PlnDay day);
/* Type of a body, grade or "Post" of a post. Never NULL. */
char    *pln_structure_type_text    (PlnItem *item);
/* "8 bodies and 5 posts". */
char    *pln_structure_count_text   (PlnWorkspace *workspace);
/* How many posts of a body are noted as possibly one and the same ("Two titles for its head"); 0: none. */
guint    pln_structure_count_titles (PlnItem *item);

/* What a person should look at on this page. */
typedef struct
{
  char    *id;      /* body */
  char    *text;    /* "2 cadence statements" */
  gboolean decides; /* needs a decision; else only the wording differs */
} PlnStructureFinding;
void       pln_structure_finding_free (PlnStructureFinding *finding);
/* Of PlnStructureFinding, what needs a decision first. (transfer full) */
GPtrArray *pln_structure_findings     (PlnWorkspace *workspace);

G_END_DECLS
