/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_MATRIX_NONE,
  PLN_MATRIX_SOUGHT,
  PLN_MATRIX_DONE,
} PlnMatrixState;

/* Rows by columns with a state where they meet: who mirrors whom.  Heads stay in
 * sight while the rest scrolls.  Every cell is one step of the arrow keys and is
 * read with both its heads.
 *
 * Signals:
 *   cell-selected (row, column)   the cursor moved
 *   cell-toggled (row, column)    Space or a click on the selected cell: to the next state
 *   cell-activated (row, column)  Enter, double click
 */
#define PLN_TYPE_MATRIX (pln_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PlnMatrix, pln_matrix, PLN, MATRIX, PlnCanvas)

GtkWidget *pln_matrix_new         (void);
/* Names are copied; remarks (one for each row, may hold NULL) stand below the row's name, as findings;
 * states in rows. The cursor keeps its place. */
void       pln_matrix_set_content (PlnMatrix *self, const char *const *rows, const char *const *remarks, guint n_rows,
                                   const char *const *columns, guint n_columns, const PlnMatrixState *states);
/* What a state is called, also on screen; by default "Sought" and "Established". */
void       pln_matrix_set_words   (PlnMatrix *self, const char *sought, const char *done);
gboolean   pln_matrix_get_cell    (PlnMatrix *self, guint *row, guint *column); /* FALSE: the cursor is nowhere */
void       pln_matrix_select      (PlnMatrix *self, guint row, guint column);
PlnMatrixState pln_matrix_get_state (PlnMatrix *self, guint row, guint column);

G_END_DECLS
