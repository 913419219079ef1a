/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "exchange/pln-review.h"

G_BEGIN_DECLS

/* One finding: the versions side by side with office and time, what only each
 * of them has, a text put together from both, and the remedies that fit. */
#define PLN_TYPE_REVIEW_DETAIL (pln_review_detail_get_type ())
G_DECLARE_FINAL_TYPE (PlnReviewDetail, pln_review_detail, PLN, REVIEW_DETAIL, AdwBin)

GtkWidget *pln_review_detail_new        (PlnContext *context);
/* findings: of PlnReviewFinding, a reference is kept; n past its end shows nothing.  A text that a person is writing stays
 * when another version of the same field arrives.  FALSE: the same stands there already and was left alone. */
gboolean   pln_review_detail_show       (PlnReviewDetail *self, GPtrArray *findings, guint n);
void       pln_review_detail_set_narrow (PlnReviewDetail *self, gboolean narrow); /* cards below each other */
/* Key 1 to 9: the version of that card, or the record that stays. FALSE: there is none. */
gboolean   pln_review_detail_take       (PlnReviewDetail *self, guint card);
/* Key E: into the text; Ctrl+Enter: settles with it. */
gboolean   pln_review_detail_edit       (PlnReviewDetail *self);
gboolean   pln_review_detail_use        (PlnReviewDetail *self);
gboolean   pln_review_detail_is_typing  (PlnReviewDetail *self);
void       pln_review_detail_focus      (PlnReviewDetail *self); /* the title */

G_END_DECLS
