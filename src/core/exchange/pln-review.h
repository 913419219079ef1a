/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-import-change.h"
#include "store/pln-import.h"

G_BEGIN_DECLS

/* What a person should look at: derived when reading, never stored, so that it
 * converges like the records (exchange/README.md, Merging). */
typedef enum
{
  PLN_REVIEW_CONFLICT,           /* a field with versions that differ */
  PLN_REVIEW_DELETED_BUT_EDITED, /* deleted in one place, edited in another */
  PLN_REVIEW_BROKEN_REFERENCE,   /* names a record that is deleted here */
  PLN_REVIEW_CYCLE,              /* references in a ring; this record's edge is ignored */
  PLN_REVIEW_DUPLICATE,          /* same document symbol, or e-mail address of two people */
  PLN_REVIEW_EMPTY_REQUIRED,
  PLN_REVIEW_SKIPPED,            /* left out of an import, for want of an honest merge */
  PLN_REVIEW_N_TYPES,
} PlnReviewType;

typedef struct
{
  PlnReviewType type;
  const char   *kind;     /* interned */
  char         *id;
  char         *field;    /* NULL where it says nothing: deleted but edited, skipped */
  GPtrArray    *versions; /* of PlnImportVersion, shown first; conflict and deleted but edited; else NULL */
  char         *target;   /* broken reference: the deleted record; else NULL */
  char        **ids;      /* cycle, duplicate: all the records; else NULL */
} PlnReviewFinding;

/* (transfer full) of PlnReviewFinding, by type, kind, id, field; NULL with an error. */
GPtrArray  *pln_review_find          (PlnWorkspace *workspace, GError **error);
/* As in JSON: "conflict", "deleted-but-edited", … */
const char *pln_review_type_get_name (PlnReviewType type);
/* One line of JSON, as `plenaryctl review --json` prints it. */
char       *pln_review_finding_to_json (const PlnReviewFinding *finding);
void        pln_review_finding_free  (PlnReviewFinding *finding);

G_END_DECLS
