/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "store/pln-item.h"

G_BEGIN_DECLS

/* One step of the board: its papers as cards in a recycled list under its name.
 * Folded it is a strip with name and count, and still takes a card. */
#define PLN_TYPE_BOARD_COLUMN (pln_board_column_get_type ())
G_DECLARE_FINAL_TYPE (PlnBoardColumn, pln_board_column, PLN, BOARD_COLUMN, AdwBin)

GtkWidget  *pln_board_column_new          (const char *name);
const char *pln_board_column_get_name     (PlnBoardColumn *self);
/* The papers, in their order; a selection that is in them stays. */
void        pln_board_column_set_items    (PlnBoardColumn *self, GPtrArray *items);
guint       pln_board_column_get_n_items  (PlnBoardColumn *self);
guint       pln_board_column_find         (PlnBoardColumn *self, const char *id); /* G_MAXUINT: not here */
void        pln_board_column_select       (PlnBoardColumn *self, guint at, gboolean focus); /* G_MAXUINT: none */
guint       pln_board_column_get_selected (PlnBoardColumn *self); /* G_MAXUINT: none */
void        pln_board_column_set_folded   (PlnBoardColumn *self, gboolean folded);
gboolean    pln_board_column_get_folded   (PlnBoardColumn *self);
/* On a board of one column at a time: no heading, full width. */
void        pln_board_column_set_narrow   (PlnBoardColumn *self, gboolean narrow);
/* Only one column can be reached with Tab: the board is one stop. */
void        pln_board_column_set_reachable (PlnBoardColumn *self, gboolean reachable);

/* Signals: "selected" (id), "activated" (id), "dropped" (id), "folded" (a person folded or unfolded it),
 * "key" (keyval, state) → handled, "menu" (id, x, y in the column). */

G_END_DECLS
