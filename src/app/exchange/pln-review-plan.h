/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-review.h"

G_BEGIN_DECLS

/* Settling many findings that are alike as one edit, without widgets. */
typedef enum
{
  PLN_ALIKE_TYPE,  /* all conflicts */
  PLN_ALIKE_FIELD, /* of the same field of the same kind */
  PLN_ALIKE_OFFICES, /* between the same offices */
  PLN_ALIKE_RECORD, /* of the same record */
  PLN_N_ALIKE,
} PlnAlike;

typedef enum
{
  PLN_SETTLE_OFFICE,  /* take the version of one office */
  PLN_SETTLE_SHOWN,   /* take the one that is shown */
  PLN_SETTLE_KEEP,    /* deleted but edited: keep the record */
  PLN_SETTLE_DELETE,  /* deleted but edited: delete it */
  PLN_SETTLE_CLEAR,   /* broken reference: empty the field */
  PLN_SETTLE_RESTORE, /* broken reference: restore the record that is named */
} PlnSettle;

/* Whether many of this type can be settled at once at all. */
gboolean   pln_review_can_settle_many (PlnReviewType type);
gboolean   pln_review_is_alike        (const PlnReviewFinding *a, const PlnReviewFinding *b, PlnAlike alike);
guint      pln_review_count_alike     (GPtrArray *findings, const PlnReviewFinding *sample, PlnAlike alike);
/* Names of the offices that have a version in the findings alike, each once, as they come. (transfer full) */
GPtrArray *pln_review_list_offices    (GPtrArray *findings, const PlnReviewFinding *sample, PlnAlike alike);
/* Puts what settles the findings alike into the edit; returns how many that are.  Left alone are those that the
 * office has no version of, and those where the choice would empty a required field. */
guint      pln_review_settle_many     (GPtrArray *findings, const PlnReviewFinding *sample, PlnAlike alike,
                                       PlnSettle settle, const char *office, PlnEdit *edit);
/* What possible duplicates say, field by field. */
typedef struct
{
  const PlnField *field;
  char          **values; /* owned; for people, one a record; "": empty */
  gboolean        same;   /* in all of them */
} PlnReviewRow;
/* In the order of the form; fields empty in all of them, and the program's own, are left out. (transfer full) */
GPtrArray *pln_review_compare         (PlnWorkspace *workspace, const char *const *ids);

G_END_DECLS
