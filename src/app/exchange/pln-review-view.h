/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Findings at the start, the selected one at the end; in a narrow place one
 * after the other. Findings are looked for in a worker. */
#define PLN_TYPE_REVIEW_VIEW (pln_review_view_get_type ())
G_DECLARE_FINAL_TYPE (PlnReviewView, pln_review_view, PLN, REVIEW_VIEW, AdwBin)

GtkWidget *pln_review_view_new      (PlnContext *context);
void       pln_review_view_refresh  (PlnReviewView *self);
guint      pln_review_view_count    (PlnReviewView *self);
/* How many of them are conflicts. */
guint      pln_review_view_conflicts (PlnReviewView *self);

GPtrArray *pln_review_view_get_findings (PlnReviewView *self); /* (transfer none) of PlnReviewFinding */

/* Signal "changed": other findings are shown. */

G_END_DECLS
