/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-section-list.h"

G_BEGIN_DECLS

/* Papers by the meeting they are for: those for none yet first, then meetings
 * without a date, then the latest.  The query is that of the view, with search
 * and order.  (transfer full) (element-type PlnSection), keys are ids of meetings. */
GPtrArray *pln_paper_sections (PlnWorkspace *workspace, const PlnQuery *query);

/* The register: a table of papers with those headings. */
#define PLN_TYPE_PAPER_REGISTER (pln_paper_register_get_type ())
G_DECLARE_FINAL_TYPE (PlnPaperRegister, pln_paper_register, PLN, PAPER_REGISTER, PlnRecordView)

GtkWidget *pln_paper_register_new (PlnContext *context);
/* One list without headings, in the order of a column, instead of one section for each meeting. */
void       pln_paper_register_set_flat (PlnPaperRegister *self, gboolean flat);
/* Only papers for this meeting ("": for none), only in this state, as pln_paper_state_text() has it; NULL: all. */
void       pln_paper_register_set_filter (PlnPaperRegister *self, const char *meeting, const char *state);
void       pln_paper_register_count (PlnPaperRegister *self, guint *without, guint *waiting);

G_END_DECLS
