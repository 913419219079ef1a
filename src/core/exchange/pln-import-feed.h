/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-snapshot-reader.h"

G_BEGIN_DECLS

/* The half of an import that only reads: the file beside the workspace.  Lines
 * that are here already are done with; the others are parsed and handed on, in
 * the order of the file.  A large file is read in a thread of its own with a
 * connection of its own, so that reading, hashing and parsing go on while the
 * records before are merged and written. */
typedef struct _PlnImportFeed PlnImportFeed;

typedef struct
{
  PlnIncoming incoming;         /* owned */
  gboolean    here;             /* there is a record under this id */
  gint64      n;                /* its number in the workspace, when here */
  guint8      sum[PLN_SUM_LEN]; /* its sum, when here */
  guint64     line, index;      /* where it stands in the file, for errors */
} PlnImportItem;

typedef struct
{
  GArray  *items;     /* owned; of PlnImportItem */
  guint64  unchanged; /* how many others were here as they are */
  guint64  unknown;   /* how many of those have a kind or field that is unknown */
  guint64  done, total; /* bytes of the file read so far, and its size (0: not known) */
  gboolean last;
  GError  *error;     /* owned, nullable; what came after the items, which are sound */
  gsize    bytes;     /* text of the items */
} PlnImportBatch;

/* Both are borrowed and must outlive the feed.  workspace: the connection that imports; as long as the feed works
 * apart from it (in_thread), the reader is its own. */
PlnImportFeed  *pln_import_feed_new  (PlnSnapshotReader *reader, PlnWorkspace *workspace, const char *skip_kind,
                                      gboolean in_thread, GCancellable *cancellable, GError **error);
/* (transfer full): the next records; none after the last batch or one with an error. */
PlnImportBatch *pln_import_feed_next (PlnImportFeed *self);
void            pln_import_batch_free (PlnImportBatch *batch);
/* Stops reading, wherever it is. */
void            pln_import_feed_free (PlnImportFeed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnImportBatch, pln_import_batch_free)

G_END_DECLS
