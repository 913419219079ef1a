/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-incoming.h"

G_BEGIN_DECLS

/* Reads a snapshot record by record in flat memory: the layout that Plenary
 * writes at the speed of hashing, any other JSON layout of the same members
 * with the strict scanner.  See README.md in this folder. */
typedef struct _PlnSnapshotReader PlnSnapshotReader;

/* What the head (and the foot) of a snapshot state.  Complete only after the
 * last record, since members may stand in any order. Everything is a claim. */
typedef struct
{
  char       *exported, *replica, *office, *digest; /* owned, nullable */
  char       *since;      /* owned, nullable; scope: digest of the earlier file */
  char       *body;       /* owned, nullable; scope */
  char      **without;    /* owned, nullable; scope */
  GHashTable *offices;    /* owned; replica to office */
  gboolean    has_format, has_version, has_records, has_count;
  guint64     count;
} PlnSnapshotHead;

/* The record at which the reader stands, before it is parsed. kind and id are
 * NULL unless the text is a line in the layout of Plenary itself. */
typedef struct
{
  const char *kind; /* valid until the next call */
  const char *id;
  guint8      sum[PLN_SUM_LEN];
  gboolean    proven; /* the bytes of the line fit the sum in it */
} PlnSnapshotEntry;

typedef enum
{
  PLN_SNAPSHOT_DEFAULT      = 0,
  PLN_SNAPSHOT_ACCEPT_EDITS = 1 << 0, /* count and digest need not fit; hand-edited values are put into form */
} PlnSnapshotFlags;

/* path "-": standard input. Compressed files are known by the ending .gz. */
PlnSnapshotReader *pln_snapshot_reader_open (const char *path, PlnSnapshotFlags flags, GError **error);
PlnSnapshotReader *pln_snapshot_reader_new  (GInputStream *stream, const char *name, gboolean gzip, PlnSnapshotFlags flags);
/* The next record.  FALSE without error: the whole file has been read and its head, count and digest are in order. */
gboolean           pln_snapshot_reader_next (PlnSnapshotReader *self, PlnSnapshotEntry *entry,
                                             GCancellable *cancellable, GError **error);
/* Parses the record at which the reader stands. The result must be cleared. */
gboolean           pln_snapshot_reader_parse (PlnSnapshotReader *self, PlnIncoming *incoming, GError **error);
const PlnSnapshotHead *pln_snapshot_reader_get_head (PlnSnapshotReader *self);
const char        *pln_snapshot_reader_get_name (PlnSnapshotReader *self); /* of the file, for people */
guint64            pln_snapshot_reader_get_line (PlnSnapshotReader *self); /* where the present record starts */
/* Bytes of the file read so far, and its size (0: not known), for progress. */
void               pln_snapshot_reader_get_progress (PlnSnapshotReader *self, guint64 *done, guint64 *total);
/* Where the present record starts, and how many bytes it has. */
void               pln_snapshot_reader_get_place (PlnSnapshotReader *self, guint64 *line, guint64 *index);
gsize              pln_snapshot_reader_get_length (PlnSnapshotReader *self);
/* An error about a record that was read before; asks nothing of the reader but its name. */
void               pln_snapshot_reader_set_error_of (PlnSnapshotReader *self, GError **error, PlnExchangeError code,
                                                     guint64 line, guint64 index, const char *message);
/* An error at the present record: "FILE, line N (/records/I/…): …". */
void               pln_snapshot_reader_set_error (PlnSnapshotReader *self, GError **error, PlnExchangeError code,
                                                  const char *pointer, const char *message);
void               pln_snapshot_reader_free (PlnSnapshotReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnSnapshotReader, pln_snapshot_reader_free)

G_END_DECLS
