/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "records/pln-record-builder.h"
#include "store/pln-import.h"

G_BEGIN_DECLS

#define PLN_LIMIT_TEXT  (1024 * 1024)      /* bytes of one string */
#define PLN_LIMIT_LINE  PLN_RECORD_MAX_LINE /* bytes of a line, a record or a member of the head */
#define PLN_LIMIT_FILE  (G_GUINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* One record as a snapshot states it: with its stamps, or plain data of another program. */
typedef struct
{
  const char *kind;    /* interned */
  char       *id;      /* owned */
  gboolean    stamped;
  gboolean    has_sum;
  guint8      sum[PLN_SUM_LEN]; /* as the file states it, when has_sum */
  gboolean    fits;    /* stamped, and the sum is that of the record */
  gboolean    deleted;
  gboolean    unknown; /* a kind or a field that this version does not know */
  gboolean    lax;     /* values had to be put into canonical form first */
  PlnRecord  *record;  /* owned; stamped ones only */
  GPtrArray  *names;   /* owned; what `fields` names: of plain data, and of a stamped record read lax */
  GPtrArray  *values;  /* owned; canonical text beside each name, NULL empties */
  GPtrArray  *stamps;  /* owned; read lax: the stamp that the file gives to each */
  char       *alive_stamp; /* owned; read lax: that of `alive` */
} PlnIncoming;

/* How to take the values of a stamped record. */
typedef enum
{
  PLN_INCOMING_STRICT,
  PLN_INCOMING_LAX, /* a hand-edited record that the person accepts */
} PlnIncomingMode;

/* Reads the text of one record, an object.  raw_fits says that the bytes of the
 * text have been hashed and fit the sum in it; raw is then the text without the
 * sum.  On error *where is set to the JSON Pointer inside the record ("" for the
 * record itself) and *at to the offset in text. */
gboolean pln_incoming_read  (PlnIncoming *self, const char *text, gsize len, PlnIncomingMode mode,
                             const char *raw, gsize raw_len, PlnRecordBuilder *builder,
                             char **where, gsize *at, GError **error);
void     pln_incoming_clear (PlnIncoming *self);

G_END_DECLS
