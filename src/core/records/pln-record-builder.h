/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pln-record.h"

G_BEGIN_DECLS

/* Makes records of the pieces that a snapshot line holds, in whatever order
 * they come.  One builder makes many records, one after the other; it is
 * quickest when the kind comes first and names come sorted, as they do in a
 * canonical line.  Strings are copied.  Values are canonical text. */
typedef struct _PlnRecordBuilder PlnRecordBuilder;

PlnRecordBuilder *pln_record_builder_new         (void);
void              pln_record_builder_free        (PlnRecordBuilder *self);
void              pln_record_builder_reset       (PlnRecordBuilder *self); /* forgets what was put in */
void              pln_record_builder_set_kind    (PlnRecordBuilder *self, const char *kind);
void              pln_record_builder_set_id      (PlnRecordBuilder *self, const char *id);
void              pln_record_builder_set_stamp   (PlnRecordBuilder *self, const char *creation_stamp);
void              pln_record_builder_set_deleted (PlnRecordBuilder *self, gboolean deleted);
void              pln_record_builder_add_clock   (PlnRecordBuilder *self, const char *replica, const char *time);
/* A member of `fields`, of `stamps`, and one version among `siblings` (value NULL: empty). */
void              pln_record_builder_add_field   (PlnRecordBuilder *self, const char *name, const char *value, gssize length);
void              pln_record_builder_add_stamp   (PlnRecordBuilder *self, const char *name, const char *stamp);
void              pln_record_builder_add_sibling (PlnRecordBuilder *self, const char *name, const char *value, gssize length,
                                                  const char *stamp);
/* What was put in so far; NULL when it was not. */
const char       *pln_record_builder_get_kind    (PlnRecordBuilder *self);
const char       *pln_record_builder_get_id      (PlnRecordBuilder *self);
const char       *pln_record_builder_get_stamp   (PlnRecordBuilder *self);
/* The record, or NULL with PLN_RECORD_ERROR_INVALID; the builder is empty afterwards in either case. */
PlnRecord        *pln_record_builder_finish      (PlnRecordBuilder *self, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnRecordBuilder, pln_record_builder_free)

G_END_DECLS
