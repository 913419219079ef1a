/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Papers as cards in columns, one for each step and one for what is done; one
 * column at a time when narrow.  Arrows go between cards and columns, [ and ],
 * a drag or the menu of a card move it.  Empty columns are folded. */
#define PLN_TYPE_PAPER_BOARD (pln_paper_board_get_type ())
G_DECLARE_FINAL_TYPE (PlnPaperBoard, pln_paper_board, PLN, PAPER_BOARD, AdwBin)

GtkWidget  *pln_paper_board_new          (PlnContext *context);
const char *pln_paper_board_get_selected (PlnPaperBoard *self);
gboolean    pln_paper_board_select       (PlnPaperBoard *self, const char *id);
/* One step forward or back, as one edit with a toast. */
gboolean    pln_paper_board_move         (PlnPaperBoard *self, int steps);
/* To the step of that number, from 0; the last is Done. */
gboolean    pln_paper_board_move_to      (PlnPaperBoard *self, guint step);
void        pln_paper_board_set_search   (PlnPaperBoard *self, const char *text);
void        pln_paper_board_set_narrow   (PlnPaperBoard *self, gboolean narrow);
gboolean    pln_paper_board_focus        (PlnPaperBoard *self);
char       *pln_paper_board_get_count    (PlnPaperBoard *self); /* (transfer full) */
/* A sheet of the board: each step with its papers. */
typedef void (*PlnBoardFunc) (const char *step, PlnItem *paper, gpointer user_data); /* paper NULL: a step without any */
void        pln_paper_board_foreach      (PlnPaperBoard *self, PlnBoardFunc func, gpointer user_data);

/* Signals: "selection-changed", "activated" (id), "count-changed". */

G_END_DECLS
