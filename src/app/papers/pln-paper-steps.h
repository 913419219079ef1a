/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* The way of a paper through its steps, without widgets.  The open step is the
 * first that is not done. */

/* Ids of the steps of a paper in their order. (transfer full) */
GPtrArray *pln_paper_steps      (PlnWorkspace *workspace, const char *paper);
/* Which step is open: from 0; the number of steps when all are done. */
guint      pln_paper_open_step  (PlnWorkspace *workspace, GPtrArray *steps);
/* Puts the paper at a step: those before are done (today, unless they were),
 * it and those after are not.  FALSE: it is there already. */
gboolean   pln_paper_edit_to    (PlnWorkspace *workspace, PlnEdit *edit, GPtrArray *steps, guint to);
/* What is known of the date of a step: "14 days before, 14 August 2017", "by July 2017", "no deadline". (transfer full) */
char      *pln_step_due_text    (PlnItem *step);
/* Who does it: "Chairperson", or "" . (transfer full) */
char      *pln_step_who_text    (PlnItem *step);

/* The board: papers with the same steps stand on one board. */
typedef struct
{
  char      *key;    /* owned; the names of the steps, one on a line */
  char      *label;  /* owned; "Background paper … Final report" */
  GPtrArray *papers; /* owned; ids */
} PlnBoardSet;
void       pln_board_set_free   (PlnBoardSet *set);
/* Largest first. (transfer full) (element-type PlnBoardSet) */
GPtrArray *pln_board_sets       (PlnWorkspace *workspace);

/* Days to the next deadline of a paper as a card says it: "≤ 9 days", "3 days late", "No date", "No meeting", "Done". */
typedef enum { PLN_CARD_CALM, PLN_CARD_SOON, PLN_CARD_LATE, PLN_CARD_DONE, PLN_CARD_NO_DATE, PLN_CARD_NO_MEETING } PlnCardState;
char      *pln_card_due_text    (PlnItem *paper, PlnCardState *state);

G_END_DECLS
