/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-snapshot-reader.h"

G_BEGIN_DECLS

#define PLN_SNAPSHOT_MAX_ID 64

typedef enum
{
  PLN_SNAPSHOT_STATE_START,
  PLN_SNAPSHOT_STATE_MEMBER,       /* before a member of the file, or its end */
  PLN_SNAPSHOT_STATE_AFTER_MEMBER, /* before a comma or the end */
  PLN_SNAPSHOT_STATE_ELEMENT,      /* before the first record, or the end of the records */
  PLN_SNAPSHOT_STATE_RECORD,       /* at a record */
  PLN_SNAPSHOT_STATE_END,
} PlnSnapshotState;

struct _PlnSnapshotReader
{
  GInputStream    *stream;     /* owned */
  GConverter      *converter;  /* owned, nullable */
  char            *name;       /* owned */
  PlnSnapshotFlags flags;
  guint64          size;       /* of the file as stored, 0: not known */

  guint8          *packed;     /* owned, nullable; compressed bytes */
  gsize            packed_pos, packed_len;
  guint64          n_packed;   /* bytes taken from the stream */
  gboolean         stream_ended;

  char            *buffer;     /* owned */
  gsize            pos, len, allocated;
  guint64          n_unpacked;
  gboolean         ended;      /* the buffer holds the rest of the file */

  guint64          line;       /* of pos, from 1 */
  gsize            line_bytes; /* before pos in this line */

  PlnSnapshotState state;
  gboolean         first_member;
  GHashTable      *members;    /* owned; names seen */
  PlnSnapshotHead  head;

  gsize            record_len;
  gboolean         by_line;    /* the record was found by its newline, not by its brackets */
  gboolean         proven;
  gsize            raw_len;    /* length of the line without the sum, when by_line */
  gboolean         has_sum;    /* of the record at which the reader stands */
  char             sum[PLN_SUM_HEX_LEN + 1];
  char            *odd_sum;    /* owned, nullable; instead of it, when it is of another length */
  guint64          index;      /* of the present record, from 0 */
  char             kind[PLN_SNAPSHOT_MAX_ID + 1], id[PLN_SNAPSHOT_MAX_ID + 1]; /* of the entry; "" when not known */
  guint8           stated[PLN_SUM_LEN]; /* its sum, when proven */

  PlnDigest       *digest;     /* owned */
  PlnRecordBuilder *builder;   /* owned */
  GString         *raw;        /* owned; the line as it was hashed */
  guint64          n_sums;
};

G_GNUC_INTERNAL gboolean pln_snapshot_reader_advance (PlnSnapshotReader *self, gsize n, GError **error);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_any_extent (PlnSnapshotReader *self, gsize *length,
                                                         GCancellable *cancellable, GError **error);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_fail (PlnSnapshotReader *self, GError **error, PlnExchangeError code,
                                                   const char *message);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_fail_syntax (PlnSnapshotReader *self, GError **error, const char *message);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_look (PlnSnapshotReader *self, int *c, GCancellable *cancellable,
                                                   GError **error);
G_GNUC_INTERNAL void pln_snapshot_reader_set_error_at (PlnSnapshotReader *self, GError **error, PlnExchangeError code,
                                                       guint64 line, const char *pointer, const char *message);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_value_extent (PlnSnapshotReader *self, gsize *length,
                                                           GCancellable *cancellable, GError **error);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_fail_scanner (PlnSnapshotReader *self, GError **error,
                                                           const char *pointer, gsize at, GError *cause);
G_GNUC_INTERNAL gboolean pln_snapshot_reader_read_member (PlnSnapshotReader *self, GCancellable *cancellable,
                                                          GError **error);

G_END_DECLS
