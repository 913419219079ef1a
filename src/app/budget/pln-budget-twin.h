/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The table twin of a drawing: the same in rows of words.  In a narrow window
 * the columns become two lines.  One row can be selected. */
#define PLN_TYPE_BUDGET_TWIN (pln_budget_twin_get_type ())
G_DECLARE_FINAL_TYPE (PlnBudgetTwin, pln_budget_twin, PLN, BUDGET_TWIN, AdwBin)

#define PLN_BUDGET_TWIN_COLUMNS 5

typedef struct
{
  const char *id;
  const char *texts[PLN_BUDGET_TWIN_COLUMNS];
  const char *title;  /* narrow: the first line */
  const char *second; /* narrow: what stands below it */
  const char *spoken; /* the row for screen readers */
} PlnBudgetTwinRow;

/* titles has PLN_BUDGET_TWIN_COLUMNS translated headings. */
GtkWidget  *pln_budget_twin_new          (const char *label, const char *const *titles);
/* The strings are copied.  selected: the id of the row to select, or NULL. */
void        pln_budget_twin_set_rows     (PlnBudgetTwin *self, const PlnBudgetTwinRow *rows, guint n, const char *selected);
guint       pln_budget_twin_get_n_rows   (PlnBudgetTwin *self);
void        pln_budget_twin_set_narrow   (PlnBudgetTwin *self, gboolean narrow);
const char *pln_budget_twin_get_selected (PlnBudgetTwin *self); /* (transfer none) */

/* Signals: "activated" (id), "selected" () when a person selects. */

G_END_DECLS
