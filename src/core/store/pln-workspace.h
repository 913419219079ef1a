/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include "records/pln-record.h"

G_BEGIN_DECLS

#define PLN_STORE_ERROR (pln_store_error_quark ())
GQuark pln_store_error_quark (void);
typedef enum
{
  PLN_STORE_ERROR_FAILED,
  PLN_STORE_ERROR_NOT_WORKSPACE, /* some other file, or SQLite but not ours */
  PLN_STORE_ERROR_NEWER,         /* made by a newer Plenary */
  PLN_STORE_ERROR_DAMAGED,
  PLN_STORE_ERROR_EXISTS,
  PLN_STORE_ERROR_NOT_FOUND,     /* no such file, record, field, kind */
  PLN_STORE_ERROR_BUSY,
  PLN_STORE_ERROR_FULL,
  PLN_STORE_ERROR_READ_ONLY,
  PLN_STORE_ERROR_REFUSED,       /* an edit that the rules forbid */
} PlnStoreError;

/* A workspace: one SQLite file in one place.  All calls from the thread that
 * opened it, or that it was handed to for good; a worker opens a connection of its own on the same path. */
#define PLN_TYPE_WORKSPACE (pln_workspace_get_type ())
G_DECLARE_FINAL_TYPE (PlnWorkspace, pln_workspace, PLN, WORKSPACE, GObject)

typedef enum
{
  PLN_OPEN_DEFAULT   = 0,
  PLN_OPEN_READ_ONLY = 1 << 0, /* never writes, mints nothing */
  PLN_OPEN_FOREIGN   = 1 << 1, /* a file from elsewhere: quick_check first */
} PlnOpenFlags;

PlnWorkspace *pln_workspace_create       (const char *path, const char *office, GError **error);
PlnWorkspace *pln_workspace_open         (const char *path, PlnOpenFlags flags, GError **error);
/* Whether a file is an SQLite database at all.  A file that may be a workspace is never opened by other means
 * than those of the store, because closing it would give up what this process has locked in it. */
gboolean      pln_workspace_is_database  (const char *path);
const char   *pln_workspace_get_path     (PlnWorkspace *self);
const char   *pln_workspace_get_replica  (PlnWorkspace *self);
const char   *pln_workspace_get_office   (PlnWorkspace *self);
gboolean      pln_workspace_set_office   (PlnWorkspace *self, const char *office, GError **error);
/* Readable office of a replica as claimed by files seen so far; the replica itself when unknown. */
char         *pln_workspace_get_office_of (PlnWorkspace *self, const char *replica);
/* Fixes the wall clock (milliseconds since 1970), for tests and --now; 0 gives the real one back. */
/* 0: the clock; PLN_NOW_EPOCH: the very first moment of 1970. */
#define PLN_NOW_EPOCH G_MININT64
void          pln_workspace_set_now      (PlnWorkspace *self, gint64 unix_ms);
gint64        pln_workspace_get_now      (PlnWorkspace *self);
/* The day that counts as today: the workspace record's reading_date, else the local day. */
PlnDay        pln_workspace_get_today    (PlnWorkspace *self);
/* Where weeks start: 1 Monday … 7 Sunday, 0 as the language has it. */
int           pln_workspace_get_first_weekday (PlnWorkspace *self);
gboolean      pln_workspace_check        (PlnWorkspace *self, GPtrArray **problems, GError **error); /* sentences */
gboolean      pln_workspace_backup       (PlnWorkspace *self, const char *path, GError **error);     /* carries no replica id */
/* Puts the contents of a backup in the place of those of a workspace, in one transaction of the same file; it goes on
 * under a new replica.  Whoever has the workspace open should open it anew. */
gboolean      pln_workspace_restore      (const char *path, const char *backup, GError **error);

/* Signal "changed" (GPtrArray *ids): records that an edit, undo or import touched; NULL: anything may have changed. */

/* ---- reading ------------------------------------------------------------ */
PlnRecord    *pln_workspace_get_record   (PlnWorkspace *self, const char *id, GError **error); /* (transfer full), NULL without error never */
gboolean      pln_workspace_has_record   (PlnWorkspace *self, const char *id);
const char   *pln_workspace_get_kind     (PlnWorkspace *self, const char *id); /* interned; NULL: not here */
char         *pln_workspace_get_value    (PlnWorkspace *self, const char *id, const char *field); /* canonical or NULL */
/* What names a record for people: its title field, else a phrase made from it ("Chair of Working Group"). Never NULL. */
char         *pln_workspace_get_title    (PlnWorkspace *self, const char *id);
char         *pln_workspace_title_from   (PlnWorkspace *self, const char *id, const char *kind, const char *title);
/* The id that merged_into leads to, or the id itself. */
char         *pln_workspace_resolve      (PlnWorkspace *self, const char *id);

/* ---- queries ------------------------------------------------------------ */
typedef struct _PlnQuery PlnQuery;
PlnQuery     *pln_query_new              (const char *kind);              /* NULL: all kinds (with search only) */
void          pln_query_free             (PlnQuery *self);
PlnQuery     *pln_query_copy             (const PlnQuery *self);
void          pln_query_where            (PlnQuery *self, const char *field, const char *canonical); /* NULL: empty */
void          pln_query_where_any        (PlnQuery *self, const char *field, const char *const *canonicals);
void          pln_query_between          (PlnQuery *self, const char *when_field, PlnDay first, PlnDay last); /* spans that touch; with one bound only: that day */
void          pln_query_search           (PlnQuery *self, const char *text);  /* folded words, all must occur */
void          pln_query_as_of            (PlnQuery *self, PlnDay first, PlnDay last); /* start/end (founded/ended) valid then */
void          pln_query_sort             (PlnQuery *self, const char *field, gboolean descending); /* may repeat; "position" order is: position, creation stamp, id */
void          pln_query_sort_by_age      (PlnQuery *self); /* by creation stamp, then id; after other keys */
void          pln_query_with_deleted     (PlnQuery *self, gboolean deleted);
void          pln_query_limit            (PlnQuery *self, guint limit);
GPtrArray    *pln_workspace_query        (PlnWorkspace *self, const PlnQuery *query, GError **error); /* of ids (owned strings) */
guint         pln_workspace_count        (PlnWorkspace *self, const PlnQuery *query);
/* Values that a field has among records of a kind, canonical, each once; not for dates and money. */
GPtrArray    *pln_workspace_distinct     (PlnWorkspace *self, const char *kind, const char *field);
GPtrArray    *pln_workspace_search       (PlnWorkspace *self, const char *text, guint limit); /* ids of any kind, best first */
/* Records of one kind whose field names this id ("memberships of this body"). */
GPtrArray    *pln_workspace_referrers    (PlnWorkspace *self, const char *kind, const char *field, const char *id);
/* Every reference to this id: pairs of id and field name, as alternate strings. */
GPtrArray    *pln_workspace_all_referrers (PlnWorkspace *self, const char *id);
/* Everything whose "belongs to" chain ends in this record, itself first: what a delete in the window takes along. */
GPtrArray    *pln_workspace_belongings   (PlnWorkspace *self, const char *id);
/* Ids whose edge of this acyclic field is ignored because it closes a cycle. */
GHashTable   *pln_workspace_ignored_edges (PlnWorkspace *self, const char *field);

/* One row after the other, without an object for each: for what looks at all records of a kind. */
typedef struct _PlnScan PlnScan;
/* In the order of the query, or in any when it has none. fields: NULL-terminated. (transfer full) (nullable) */
PlnScan      *pln_workspace_scan         (PlnWorkspace *self, const PlnQuery *query, const char *const *fields, GError **error);
gboolean      pln_scan_next              (PlnScan *self); /* FALSE: at the end; what is borrowed is gone then */
const char   *pln_scan_get_id            (PlnScan *self); /* borrowed */
/* Text, choices and references decoded, other values canonical; borrowed; NULL: empty. */
const char   *pln_scan_get_text          (PlnScan *self, guint field);
PlnWhen      *pln_scan_get_when          (PlnScan *self, guint field); /* (transfer full) (nullable) */
/* Bounds of a date as pln_when_get_earliest() and …latest() tell them, without reading the date. */
PlnDay        pln_scan_get_earliest      (PlnScan *self, guint field);
PlnDay        pln_scan_get_latest        (PlnScan *self, guint field);
void          pln_scan_free              (PlnScan *self);

/* ---- what is derived ---------------------------------------------------- */
/* Holds what was worked out from the records until any of them changes; then it is dropped.
 * (transfer none) (nullable); to be kept over a change only by a reference of one's own. */
gpointer      pln_workspace_get_derived  (PlnWorkspace *self, const char *key);
void          pln_workspace_set_derived  (PlnWorkspace *self, const char *key, gpointer value, GDestroyNotify destroy);
/* Roughly how many records there are, deleted ones too; costs nothing. */
guint64       pln_workspace_get_size     (PlnWorkspace *self);
/* The fixed wall clock, 0: the real one. */
gint64        pln_workspace_get_fixed_now (PlnWorkspace *self);

/* ---- edits -------------------------------------------------------------- */
/* A named edit of one or many records, one stamp, one undo step. */
typedef struct _PlnEdit PlnEdit;
PlnEdit      *pln_edit_new               (const char *label);                   /* translated, "Rename Body" */
void          pln_edit_free              (PlnEdit *self);
const char   *pln_edit_add               (PlnEdit *self, const char *kind, const char *id); /* id NULL: a new UUIDv7; returns it */
void          pln_edit_set               (PlnEdit *self, const char *id, const char *field, const char *canonical); /* NULL empties */
void          pln_edit_set_json          (PlnEdit *self, const char *id, const char *field, const char *json);
void          pln_edit_delete            (PlnEdit *self, const char *id);
void          pln_edit_restore           (PlnEdit *self, const char *id);
/* FALSE and nothing written when any part is refused. Edits that change nothing write nothing and succeed. */
gboolean      pln_workspace_commit       (PlnWorkspace *self, PlnEdit *edit, GError **error);
/* Many edits in one transaction, each with a stamp of its own; failed (may be NULL): index of the one refused. */
gboolean      pln_workspace_commit_all   (PlnWorkspace *self, GPtrArray *edits, guint *failed, GError **error);
/* Typed text into an edit, with what money sets beside itself (approximate, share, amount_text). */
gboolean      pln_workspace_edit_typed   (PlnWorkspace *self, PlnEdit *edit, const char *kind, const char *id,
                                          const char *field, const char *typed, GError **error);
gboolean      pln_workspace_erase        (PlnWorkspace *self, const char *const *ids, GError **error);
/* versions of a conflict: take one by stamp, or set a value. */
gboolean      pln_workspace_resolve_conflict (PlnWorkspace *self, const char *id, const char *field,
                                              const char *take_stamp, const char *canonical, GError **error);

/* ---- undo, history ------------------------------------------------------ */
char         *pln_workspace_get_undo_label (PlnWorkspace *self); /* NULL: nothing to undo */
char         *pln_workspace_get_redo_label (PlnWorkspace *self);
/* left: what was not put back because it was changed since ("id field" pairs), or NULL. */
gboolean      pln_workspace_undo         (PlnWorkspace *self, GPtrArray **left, GError **error);
gboolean      pln_workspace_redo         (PlnWorkspace *self, GPtrArray **left, GError **error);
typedef struct
{
  gint64  number;    /* grows with time */
  char   *label;
  char   *stamp;
  char   *office;
  char   *action;    /* "edit", "undo", "redo", "import", "undo-import", "erase" */
  guint   n_records;
  gboolean undone;
} PlnJournalEntry;
GPtrArray    *pln_workspace_get_journal  (PlnWorkspace *self, guint limit); /* newest first, of PlnJournalEntry */
typedef struct
{
  gint64 number; /* journal entry */
  char *id, *field, *was, *became, *stamp, *office, *label; /* was/became canonical or NULL */
} PlnHistoryEntry;
GPtrArray    *pln_workspace_get_history  (PlnWorkspace *self, const char *id, guint limit); /* NULL id: all */
void          pln_journal_entry_free     (PlnJournalEntry *entry);
void          pln_history_entry_free     (PlnHistoryEntry *entry);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnQuery, pln_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnEdit, pln_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnScan, pln_scan_free)

G_END_DECLS
