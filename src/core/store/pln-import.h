/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* What snapshot import and export need of the store: sums, a cursor over all
 * records in the order of the snapshot, an import transaction with its journal,
 * the log of own stamps, and lists for the review (exchange/README.md). */

/* ---- sums ---------------------------------------------------------------- */
/* A sum is held as 16 bytes and written as 32 hexadecimal digits. */
#define PLN_SUM_LEN 16
#define PLN_SUM_HEX_LEN 32
void         pln_sum_of_line  (const char *line, gsize len, guint8 sum[PLN_SUM_LEN]); /* a line without `sum` */
gsize        pln_record_sum   (const PlnRecord *record, guint8 sum[PLN_SUM_LEN]);     /* writes the line and hashes it */
void         pln_sum_to_hex   (const guint8 sum[PLN_SUM_LEN], char hex[PLN_SUM_HEX_LEN + 1]);
gboolean     pln_sum_from_hex (const char *hex, guint8 sum[PLN_SUM_LEN]); /* reads 32 characters; FALSE when not lower-case hex */
/* Digest over a run of sums, and of the whole workspace (64 digits). */
typedef struct _PlnDigest PlnDigest;
PlnDigest   *pln_digest_new    (void);
void         pln_digest_add    (PlnDigest *self, const guint8 sum[PLN_SUM_LEN]);
void         pln_digest_add_hex (PlnDigest *self, const char *hex); /* 32 characters as they stand */
void         pln_digest_add_line (PlnDigest *self, const char *sum); /* one of any length, as it stands */
char        *pln_digest_finish (PlnDigest *self);                 /* 64 digits; the digest may only be freed after */
void         pln_digest_free   (PlnDigest *self);
char        *pln_workspace_get_digest (PlnWorkspace *self, guint64 *count, GError **error); /* count may be NULL */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDigest, pln_digest_free)

/* ---- cursor -------------------------------------------------------------- */
/* All records, deleted ones too, by kind and then id, bytewise.  Flat memory
 * (reads ahead in batches) and one state throughout: outside a transaction the
 * cursor holds one for reading, so nothing may be written on this connection
 * before it is freed.  In an import, records that are put behind or at the cursor
 * do not disturb it.  kind, id and sum are valid until the next call. */
typedef struct _PlnCursor PlnCursor;
typedef enum
{
  PLN_CURSOR_SUMS,  /* kind, id, sum, deleted only: never touches the record rows */
  PLN_CURSOR_LINES, /* also the line and the record */
} PlnCursorWhat;
PlnCursor   *pln_cursor_new         (PlnWorkspace *workspace, PlnCursorWhat what);
gboolean     pln_cursor_next        (PlnCursor *self, GError **error); /* FALSE without error: at the end */
const char  *pln_cursor_get_kind    (PlnCursor *self); /* interned */
const char  *pln_cursor_get_id      (PlnCursor *self);
const guint8 *pln_cursor_get_sum    (PlnCursor *self);
gboolean     pln_cursor_is_deleted  (PlnCursor *self);
gint64       pln_cursor_get_number  (PlnCursor *self); /* of its row, for pln_import_get_record_at() */
/* With PLN_CURSOR_LINES: appends the line without `sum` and newline (quicker than get_record). */
gboolean     pln_cursor_append_line (PlnCursor *self, GString *out, GError **error);
PlnRecord   *pln_cursor_get_record  (PlnCursor *self, GError **error); /* (transfer full) */
void         pln_cursor_free        (PlnCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnCursor, pln_cursor_free)

/* Kind (interned) and sum of a record; FALSE when it is not here. Either out may be NULL. */
gboolean     pln_workspace_lookup   (PlnWorkspace *self, const char *id, const char **kind, guint8 *sum);
/* The same with the number of its row; 0 when it is not here. */
gint64       pln_workspace_lookup_number (PlnWorkspace *self, const char *id, const char **kind, guint8 *sum);

/* ---- the import transaction ---------------------------------------------- */
/* One write transaction on a connection of its own, so it may live in a worker.
 * Freed without commit it rolls back and leaves the workspace as it was. */
typedef struct _PlnImport PlnImport;
typedef enum
{
  PLN_IMPORT_DEFAULT = 0,
  PLN_IMPORT_DRY_RUN = 1 << 0, /* opens read-only; put, skip, log, mint and commit write nothing, stamps are made up */
} PlnImportFlags;

/* Opens the file, takes the write lock, makes sure of the identity (mints a new replica id when file and note
 * disagree; that mint stays even when the import changes nothing).  now as for pln_workspace_set_now(). */
PlnImport    *pln_import_begin      (const char *path, PlnImportFlags flags, gint64 now, GError **error);
/* The connection, for cursor, lookup, get_record, get_office_of …; borrowed. */
PlnWorkspace *pln_import_get_workspace (PlnImport *self);
const char   *pln_import_get_replica   (PlnImport *self); /* changes after pln_import_mint() */

/* The record here, as it now stands in this transaction; NULL without error when it is not here. (transfer full) */
PlnRecord    *pln_import_get_record (PlnImport *self, const char *id, GError **error);
/* The same for one whose kind and number are known already; quicker. */
PlnRecord    *pln_import_get_record_at (PlnImport *self, const char *kind, const char *id, gint64 n, GError **error);
/* Writes a record as it came out of the merge.  before is what pln_import_get_record() gave (NULL: it was not
 * here); undo_to is what undo-import shall put back: NULL means the same as before (restamping makes them differ).
 * sum may be NULL (computed then). */
gboolean      pln_import_put        (PlnImport *self, const PlnRecord *before, const PlnRecord *after,
                                     const PlnRecord *undo_to, const guint8 *sum, GError **error);
/* A record that was skipped (edited_outside) and stays in the review until an edit or a later merge settles it. */
gboolean      pln_import_skip       (PlnImport *self, const char *kind, const char *id, GError **error);
/* Office names claimed by the file; writes only what is new. Own replica ids are ignored. */
gboolean      pln_import_put_office (PlnImport *self, const char *replica, const char *office, GError **error);

/* Stamps for plain (foreign) records: one for the whole import, made when first asked for. Borrowed. */
const char   *pln_import_get_stamp  (PlnImport *self, GError **error);

/* Rolled-back home (exchange/README.md, Copies): TRUE when the replica is this one, or one given up because of
 * a roll back, and the time ("TIME/NNNN") is not in the log of own stamps, nor logged for the record id as lost. */
gboolean      pln_import_is_unknown_own (PlnImport *self, const char *replica, const char *time, const char *id);
/* Puts a stamp or clock entry of lost work into the log, as seen to in the record id. */
gboolean      pln_import_log_own    (PlnImport *self, const char *replica, const char *time, const char *id,
                                     GError **error);
/* Gives up the present id because of a roll back and takes a new one. */
gboolean      pln_import_mint       (PlnImport *self, GError **error);
/* A further own stamp, entered in the log. (transfer full) */
char         *pln_import_next_stamp (PlnImport *self, GError **error);

/* What the journal and the list of exchanges say about it. */
typedef struct
{
  const char *file;    /* name for people */
  const char *replica; /* as the file claims; may be NULL */
  const char *office;  /* as the file claims; may be NULL */
  const char *digest;  /* may be NULL */
  const char *summary; /* JSON object of counts, may be NULL */
} PlnImportInfo;
/* Commits.  When nothing was put the transaction ends without a page written and the import is noted in the state
 * directory only.  changed (may be NULL): ids touched, for pln_workspace_announce(); NULL when they are too many. */
gboolean      pln_import_commit     (PlnImport *self, const PlnImportInfo *info, GPtrArray **changed, GError **error);
void          pln_import_free       (PlnImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnImport, pln_import_free)

/* On the window's connection after another one wrote: rereads the identity and emits "changed" (NULL: anything). */
void          pln_workspace_announce (PlnWorkspace *self, GPtrArray *ids);
/* Emits "changed" when another process has written since the last call; cheap. */
gboolean      pln_workspace_poll     (PlnWorkspace *self);

/* Takes the last import that changed something back.  blocking (may be NULL): ids edited since, when that is why it
 * is refused (PLN_STORE_ERROR_REFUSED); PLN_STORE_ERROR_NOT_FOUND when there is none left. */
gboolean      pln_workspace_undo_import (PlnWorkspace *self, GPtrArray **blocking, GError **error);
/* What pln_workspace_undo_import() would be refused for: ids of records edited since. (transfer full) */
GPtrArray    *pln_workspace_get_undo_import_blocking (PlnWorkspace *self);
/* File name of the import that pln_workspace_undo_import() would take back; NULL: none. */
char         *pln_workspace_get_undo_import_label (PlnWorkspace *self);

/* Before an export: makes sure of the identity (may mint, nothing else is written). */
gboolean      pln_workspace_confirm_identity (PlnWorkspace *self, GError **error);
/* Whether it would keep its id: it is no copy, and no restored file. */
gboolean      pln_workspace_has_identity (PlnWorkspace *self);
/* Whether the replica is this workspace, or was. */
gboolean      pln_workspace_owns_replica (PlnWorkspace *self, const char *replica);

/* ---- exchanges ----------------------------------------------------------- */
typedef struct
{
  gint64  at;        /* milliseconds since 1970 */
  char   *direction; /* "import", "export" */
  char   *file, *replica, *office, *digest, *summary; /* nullable */
  gboolean changed;  /* an import that changed something */
  gboolean undone;   /* and was taken back */
} PlnExchange;
void          pln_exchange_free          (PlnExchange *self);
/* Notes an export in the state directory (the workspace is not written). */
gboolean      pln_workspace_note_export  (PlnWorkspace *self, const PlnImportInfo *info, GError **error);
GPtrArray    *pln_workspace_get_exchanges (PlnWorkspace *self, guint limit); /* newest first, of PlnExchange */
/* Replica and office of every file seen, own ones too: for the head of a snapshot. Sorted by replica, alternate strings. */
GPtrArray    *pln_workspace_get_offices  (PlnWorkspace *self);

/* ---- for the review ------------------------------------------------------ */
/* Ids of records that have a field with several versions (they need not differ in value), by kind and id. */
GPtrArray    *pln_workspace_get_sibling_ids (PlnWorkspace *self);
GPtrArray    *pln_workspace_get_skipped     (PlnWorkspace *self); /* kind and id as alternate strings */
/* Ids of records with fields that this version does not know; a set of owned strings. */
GHashTable   *pln_workspace_get_unknown_ids (PlnWorkspace *self, GError **error);
/* What can be found by looking over records; all by kind, id, field. */
typedef struct
{
  char *kind, *id, *field;
  char *target; /* broken reference: the deleted record; else NULL */
  char **ids;   /* cycle, duplicate: all the records; else NULL */
} PlnFinding;
void          pln_finding_free              (PlnFinding *self);
GPtrArray    *pln_workspace_find_broken     (PlnWorkspace *self, GError **error); /* to records deleted here (not merged) */
GPtrArray    *pln_workspace_find_cycles     (PlnWorkspace *self, GError **error); /* id: whose edge is ignored */
GPtrArray    *pln_workspace_find_duplicates (PlnWorkspace *self, GError **error); /* symbols of papers and decisions, e-mail addresses of people */
GPtrArray    *pln_workspace_find_empty_required (PlnWorkspace *self, GError **error);

/* $XDG_STATE_HOME/plenary or ~/.local/state/plenary, made when missing. (transfer full) */
char         *pln_state_directory (void);

G_END_DECLS
