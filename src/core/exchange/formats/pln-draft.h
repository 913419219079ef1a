/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-importer.h"

G_BEGIN_DECLS

/* What a file in a foreign format says, in our kinds and fields, before anything
 * is written: records, problems with the place where they stand, and what has no
 * place here.  A draft is imported as plain data of another program, by the same
 * importer as snapshots: equal values are no edit, all of it is one stamp and can
 * be taken back in one step.  A draft with problems is never imported. */
typedef struct
{
  const char *kind;   /* interned */
  char       *id;     /* owned */
  guint       row;    /* where it stands in the file; 0: unknown */
  GPtrArray  *names;  /* owned; of interned field names */
  GPtrArray  *values; /* owned; canonical, in step with names; NULL empties the field */
} PlnDraftRecord;

typedef struct
{
  guint row;     /* of a table, a line of another file; 0: the whole file */
  char *column;  /* owned, nullable; column or property */
  char *message; /* owned; a sentence */
} PlnDraftProblem;

/* Something that the other format or ours has no place for. Used by exports too. */
typedef struct
{
  char *id;     /* owned, nullable */
  char *title;  /* owned; names it for people */
  char *reason; /* owned; a sentence */
} PlnLeftOut;

typedef struct
{
  char       *name;     /* owned; of the file, for people */
  GPtrArray  *records;  /* owned; of PlnDraftRecord, in the order of the file */
  GHashTable *by_id;    /* owned; id to PlnDraftRecord */
  GPtrArray  *problems; /* owned; of PlnDraftProblem, in the order of the file */
  GPtrArray  *left_out; /* owned; of PlnLeftOut */
  guint       n_rows;   /* rows, events or cards that were read */
} PlnDraft;

PlnDraft       *pln_draft_new         (const char *name);
void            pln_draft_free        (PlnDraft *self);
PlnDraftRecord *pln_draft_find        (PlnDraft *self, const char *id); /* NULL: not in it */
/* A record; NULL, with a problem noted, when its id is no id or the file has it already. */
PlnDraftRecord *pln_draft_add         (PlnDraft *self, const char *kind, const char *id, guint row);
/* What was said about a field before is replaced; canonical NULL empties it. */
void            pln_draft_set         (PlnDraftRecord *record, const char *field, const char *canonical);
void            pln_draft_set_plain   (PlnDraftRecord *record, const char *field, const char *plain); /* text, choice, reference … */
const char     *pln_draft_get         (PlnDraftRecord *record, const char *field); /* canonical; NULL: empty or not said */
/* As a person would type it, with what money sets beside itself; a problem is noted when it is not understood. */
gboolean        pln_draft_set_typed   (PlnDraft *self, PlnDraftRecord *record, const char *field, const char *typed,
                                       const char *column);
void            pln_draft_problem     (PlnDraft *self, guint row, const char *column, const char *format, ...)
                                       G_GNUC_PRINTF (4, 5);
void            pln_draft_leave_out   (GPtrArray *left_out, const char *id, const char *title, const char *reason);
GPtrArray      *pln_left_out_new      (void);
/* Notes what the workspace would refuse: required fields that are empty, ids that are of another kind here. */
void            pln_draft_check       (PlnDraft *self, PlnWorkspace *workspace);
/* A snapshot of plain records, for pln_import_run(). (transfer full) */
GBytes         *pln_draft_to_snapshot (PlnDraft *self);
/* An id made from one of another program: the same every time.  Those that are
 * ids here stay as they are, others are written so that the original can be had back. */
char           *pln_foreign_to_id     (const char *foreign);
char           *pln_foreign_from_id   (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDraft, pln_draft_free)

G_END_DECLS
