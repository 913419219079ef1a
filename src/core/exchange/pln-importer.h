/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-import-change.h"
#include "exchange/pln-snapshot-writer.h"
#include "store/pln-import.h"

G_BEGIN_DECLS

typedef void (*PlnImportChangeFunc) (PlnImportChange *change, gpointer data);

/* What to import and how. All strings and functions are borrowed. */
typedef struct
{
  const char         *workspace;    /* path */
  const char         *file;         /* path; "-": standard input */
  GBytes             *content;      /* what to read instead, file being just its name; NULL: the file */
  const char         *skip_kind;    /* records of this kind are passed over; NULL: none */
  gint64              now;          /* milliseconds since 1970; 0: the clock */
  gboolean            dry_run;      /* writes and mints nothing, shows the outcome as it would be */
  gboolean            accept_edits; /* hand-edited records become edits of this office */
  GHashTable         *accept_ids;   /* with accept_edits: only those of these ids; NULL: all */
  const char         *replica;      /* the file must name this one as its writer; NULL: any */
  gboolean            stamped_only; /* plain records are left out like hand-edited ones */
  PlnImportChangeFunc on_change;    /* for each record that is not unchanged, in file order; NULL: not wanted */
  gpointer            change_data;
  PlnProgressFunc     progress;     /* bytes read and size of the file; NULL: not wanted */
  gpointer            progress_data;
} PlnImportRequest;

typedef struct
{
  PlnImportCounts counts;
  GPtrArray      *edited;  /* owned; ids of records skipped as edited outside */
  GPtrArray      *left;    /* owned; fields left alone with accept_edits, as "ID FIELD" */
  GPtrArray      *changed; /* owned, nullable; ids touched, for pln_workspace_announce(); NULL: none, or too many */
  char           *office, *replica, *exported; /* owned, nullable; as the file claims */
  gboolean        partial; /* the file says that it holds a part only */
} PlnImportResult;

/* Runs an import to its end or not at all. */
gboolean pln_import_run          (const PlnImportRequest *request, PlnImportResult *result, GCancellable *cancellable,
                                  GError **error);
void     pln_import_result_clear (PlnImportResult *self);

/* What an import would do, for the window: counts, and one list model for each
 * group. Lists hold at most PLN_PREVIEW_LIMIT records; the counts are exact. */
#define PLN_PREVIEW_LIMIT 5000
#define PLN_TYPE_IMPORT_PREVIEW (pln_import_preview_get_type ())
G_DECLARE_FINAL_TYPE (PlnImportPreview, pln_import_preview, PLN, IMPORT_PREVIEW, GObject)

const PlnImportCounts *pln_import_preview_get_counts (PlnImportPreview *self);
GListModel  *pln_import_preview_get_model    (PlnImportPreview *self, PlnImportGroup group); /* of PlnImportChange */
const char  *pln_import_preview_get_file     (PlnImportPreview *self); /* path */
const char  *pln_import_preview_get_office   (PlnImportPreview *self); /* claims of the file; NULL: none */
const char  *pln_import_preview_get_replica  (PlnImportPreview *self);
const char  *pln_import_preview_get_exported (PlnImportPreview *self);
gboolean     pln_import_preview_is_partial   (PlnImportPreview *self);

/* Both in a worker with a connection of its own.  progress is called in the
 * main context of the caller with bytes read and the size of the file. */
void              pln_import_preview_async  (const char *workspace, const char *file, gboolean accept_edits, gint64 now,
                                             GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                                             GAsyncReadyCallback callback, gpointer data);
PlnImportPreview *pln_import_preview_finish (GAsyncResult *result, GError **error);
void              pln_import_run_async      (const char *workspace, const char *file, gboolean accept_edits, gint64 now,
                                             GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                                             GAsyncReadyCallback callback, gpointer data);
/* Of what was edited by hand, takes in only the records of these ids (NULL-terminated; empty: none). */
void              pln_import_run_accepting_async (const char *workspace, const char *file, const char *const *ids, gint64 now,
                                                  GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                                                  GAsyncReadyCallback callback, gpointer data);
/* The run makes a backup first when the last one is over a day old.
 * Fills result; afterwards call pln_workspace_announce() with its `changed`. */
gboolean          pln_import_run_finish     (GAsyncResult *async, PlnImportResult *result, GError **error);

G_END_DECLS
