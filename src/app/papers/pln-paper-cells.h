/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"
#include "widgets/pln-pill.h"

G_BEGIN_DECLS

/* What the register of papers and the list of requests say, without widgets. */

/* Owner of a paper: author, editor or commissioning body; "No owner". */
char *pln_paper_owner_text   (PlnItem *item);
gboolean pln_paper_has_owner   (PlnItem *item);
/* Under the heading of its meeting: due as typed, "—" when issued, "No date". */
char *pln_paper_register_due_text (PlnItem *item);
/* Due as typed, the meeting it is for, or "No date". */
char *pln_paper_due_text     (PlnItem *item);
/* State of a paper from its dates and steps: "Issued", "Overdue", "Due soon", the open step, "Commissioned". */
char *pln_paper_state_text   (PlnItem *item, PlnPillStyle *style, const char **icon_name);
/* The symbol, "Topic 4" by the number of its topic, or "No symbol". */
char *pln_card_mark_text     (PlnItem *item);
/* Neither a meeting, nor an agenda item, nor a topic that has a slot. */
gboolean pln_paper_lacks_meeting (PlnItem *item);
/* One line for a cover letter: symbol, title, languages, due. */
char *pln_paper_line         (PlnItem *item);
/* The same with tabs between and a place for each: for a spreadsheet. */
char *pln_paper_table_line   (PlnItem *item);
/* Who is asked, of a request. */
char *pln_request_addressee_text (PlnItem *item);
char *pln_request_due_text   (PlnItem *item);

G_END_DECLS
