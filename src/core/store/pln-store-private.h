/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-import.h"
#include "store/pln-item.h"
#include "store/pln-tables.h"

G_BEGIN_DECLS

/* What the files of the store share. */

typedef enum
{
  PLN_SCRATCH_CLOCK,
  PLN_SCRATCH_STAMPS,
  PLN_SCRATCH_SIBLINGS,
  PLN_SCRATCH_UNKNOWN,
  PLN_SCRATCH_FOLDED,
  PLN_N_SCRATCHES
} PlnScratch;

struct _PlnWorkspace
{
  GObject      parent_instance;
  PlnDatabase *database;   /* owned */
  PlnTable   **tables;     /* owned: one per kind of the schema, by its index */
  char        *replica;    /* owned; "" in a backup */
  char        *last_time;  /* owned: last own TIME/NNNN; NULL: none yet */
  char        *noted_time; /* owned: last_time as the file holds it, while a transaction runs */
  char        *note;       /* owned: what was last noted in the state directory */
  char        *office;     /* owned */
  gboolean     minted;     /* in this transaction */
  gint64       now;        /* 0: the real clock */
  gint64       data_version;
  GHashTable  *rows;       /* owned: id → PlnRow, a bounded cache */
  GHashTable  *items;      /* owned: id → PlnItem (borrowed), the live ones */
  GHashTable  *edges;      /* owned: field → ignored edges */
  GHashTable  *derived;    /* owned: key → Derived; see pln-derived.c */
  GString     *scratch[PLN_N_SCRATCHES]; /* owned: to build rows in */
};

/* ---- rows ---------------------------------------------------------------- */
/* The shown values of a record, read at once. */
typedef struct
{
  guint           refs;
  const PlnTable *table; /* NULL: a kind that this version does not know */
  const char     *kind;  /* interned */
  char           *id;    /* owned */
  char           *stamp; /* owned: creation */
  gboolean        deleted;
  char          **values; /* owned: canonical, by the fields of the table; NULL: empty */
} PlnRow;
PlnRow      *pln_row_ref        (PlnRow *self);
void         pln_row_unref      (PlnRow *self);
const char  *pln_row_get_value  (const PlnRow *self, const char *field);
/* (transfer full) (nullable) */
PlnRow      *pln_workspace_get_row (PlnWorkspace *self, const char *id);
void         pln_workspace_forget_row (PlnWorkspace *self, const char *id); /* NULL: all */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnRow, pln_row_unref)

gboolean        pln_sync_path               (const char *path); /* a file, or the names in a folder, to the disk */
gboolean        pln_workspace_check_foreign (PlnDatabase *database, GError **error); /* holds nothing that could run */
const PlnTable *pln_workspace_get_table (PlnWorkspace *self, const char *kind); /* NULL: unknown */
/* Writes a record with its references; before NULL: it was not here. born: journal number of a new one.
 * n: number of the row when it is known, else 0. */
gboolean     pln_row_write      (PlnWorkspace *self, gint64 n, const PlnRecord *before, const PlnRecord *after,
                                 const guint8 *sum, gint64 born, GError **error);
gboolean     pln_row_remove     (PlnWorkspace *self, const PlnRecord *record, GError **error);
/* Reads the record or its line from a statement that selects PLN_RECORD_COLUMNS and the columns of the table. */
PlnRecord   *pln_row_read_record (PlnStatement *statement, const PlnTable *table, GError **error);
gboolean     pln_row_append_line (PlnStatement *statement, const PlnTable *table, GString *out, GError **error);
/* Canonical text of a column; NULL: empty. */
char        *pln_row_column_to_canonical (PlnStatement *statement, int column, PlnType type);
gboolean     pln_row_is_quoted (PlnType type);
/* What a canonical value looks like in its column; NULL or text. */
char        *pln_row_canonical_to_column (PlnType type, const char *canonical);
/* NULL without error: not here. */
PlnRecord   *pln_row_find_record (PlnWorkspace *self, const char *id, GError **error);
PlnRecord   *pln_row_find_record_at (PlnWorkspace *self, const char *kind, gint64 n, GError **error);
/* A record from its line without sum, as the journal keeps it. */
PlnRecord   *pln_record_from_line (PlnDatabase *database, const char *line, GError **error);

/* ---- identity ------------------------------------------------------------ */
/* Rereads replica, last own time and office from the file. */
void         pln_identity_load    (PlnWorkspace *self);
/* All inside the write lock. confirm mints when file and note disagree. */
gboolean     pln_identity_confirm (PlnWorkspace *self, GError **error);
void         pln_identity_pretend (PlnWorkspace *self); /* as confirm, but nothing is written */
gboolean     pln_identity_mint    (PlnWorkspace *self, const char *gave_up, GError **error);
char        *pln_identity_next_stamp (PlnWorkspace *self, GError **error); /* (transfer full) enters the log */
/* Commit with the two-step note; on failure everything is rolled back and reread. */
gboolean     pln_identity_commit  (PlnWorkspace *self, GError **error);
void         pln_identity_rollback (PlnWorkspace *self);

/* ---- journal ------------------------------------------------------------- */
gint64       pln_journal_next_number (PlnWorkspace *self);
gboolean     pln_journal_add      (PlnWorkspace *self, gint64 number, const char *action, const char *label,
                                   const char *stamp, guint n_records, const char *state, GError **error);
/* Notes every field whose versions differ between the two; a new record has one line for alive. */
gboolean     pln_journal_add_changes (PlnWorkspace *self, gint64 number, const PlnRecord *before,
                                      const PlnRecord *after, GError **error);

/* ---- notes in the state directory ---------------------------------------- */
gboolean     pln_state_append     (const char *name, const char *const *parts, GError **error);
GPtrArray   *pln_state_read       (const char *name); /* of string vectors */
gboolean     pln_exchanges_note   (PlnWorkspace *self, const char *direction, const PlnImportInfo *info, GError **error);

/* ---- changes ------------------------------------------------------------- */
/* Drops what is cached of these records and tells everybody. */
void         pln_workspace_emit_changed (PlnWorkspace *self, GPtrArray *ids);
GHashTable  *pln_derived_new      (void);
void         pln_item_refresh     (PlnItem *self);
gboolean     pln_item_refers_to   (PlnItem *self, GHashTable *ids);
/* Takes the write lock; stale: another process has written since, so that anything may have changed. */
gboolean     pln_workspace_begin     (PlnWorkspace *self, gboolean *stale, GError **error);
gboolean     pln_workspace_may_write (PlnWorkspace *self, GError **error);
const char  *pln_query_get_kind   (const PlnQuery *self);
gboolean     pln_query_is_sorted  (const PlnQuery *self);
/* The query as a statement with its values bound; what: the columns, of the table with the alias k. */
PlnStatement *pln_query_prepare   (PlnWorkspace *workspace, const PlnQuery *self, const PlnKind *kind, const char *what,
                                   gboolean sorted, GError **error);
/* Whether records of these kinds (as a set) may alter where other records stand in the result. */
gboolean     pln_query_minds_others (const PlnQuery *self, GHashTable *kinds);
/* Those of the ids that are in the result, in its order; NULL: cannot be said without all of it. */
GPtrArray   *pln_query_order_among (PlnWorkspace *workspace, const PlnQuery *self, const char *const *ids);

G_END_DECLS
