/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"

G_BEGIN_DECLS

/* Papers as cards in columns, one for each step and one for what is done.
 * Arrows go between cards and columns, [ and ] or a drag move a card. */
#define PLN_TYPE_PAPER_BOARD (pln_paper_board_get_type ())
G_DECLARE_FINAL_TYPE (PlnPaperBoard, pln_paper_board, PLN, PAPER_BOARD, AdwBin)

GtkWidget  *pln_paper_board_new          (PlnContext *context);
const char *pln_paper_board_get_selected (PlnPaperBoard *self);
gboolean    pln_paper_board_select       (PlnPaperBoard *self, const char *id);
/* One step forward or back, as one edit with a toast. */
gboolean    pln_paper_board_move         (PlnPaperBoard *self, int steps);
void        pln_paper_board_set_search   (PlnPaperBoard *self, const char *text);
char       *pln_paper_board_get_count    (PlnPaperBoard *self); /* (transfer full) */

/* Signals: "selection-changed", "activated" (id), "count-changed". */

G_END_DECLS
