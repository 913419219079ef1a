/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "schema/pln-schema.h"

G_BEGIN_DECLS

#define PLN_RECORD_ERROR (pln_record_error_quark ())
GQuark pln_record_error_quark (void);
typedef enum
{
  PLN_RECORD_ERROR_INVALID, /* what was read is no sound record */
} PlnRecordError;

/* A record: kind, id, creation stamp, clock, and per field a set of versions.
 * Mutable while it is built, then treated as immutable; reference counted.
 * `alive` is a field like any other, with the values "true" and "false". */
typedef struct _PlnRecord PlnRecord;

typedef struct
{
  char *stamp; /* GRefString, owned */
  char *value; /* canonical text, GRefString, owned; NULL: empty */
} PlnVersion;

/* The versions of one field.  Read them with pln_field_state_get_versions();
 * the shown one comes first, then the others by the order of siblings. */
typedef struct
{
  const char *name; /* lives as long as the record */
  guint       n_versions;
  guint       name_is_ref; /* private: name is a GRefString, else static */
  union
  {
    PlnVersion  one;  /* private: while n_versions is 1, which is nearly always */
    PlnVersion *many; /* private */
  } held;
} PlnFieldState;

#define PLN_ALIVE "alive"
#define PLN_RECORD_MAX_LINE (16 * 1024 * 1024) /* bytes of a record in a file (exchange/README.md, The file) */

/* Returns the n_versions versions, shown first.  (transfer none) */
static inline const PlnVersion *
pln_field_state_get_versions (const PlnFieldState *self)
{
  return self->n_versions == 1 ? &self->held.one : self->held.many;
}

PlnRecord  *pln_record_new          (const char *kind, const char *id, const char *creation_stamp);
/* A record that comes into being now: alive, and the clock knows its stamp. */
PlnRecord  *pln_record_new_alive    (const char *kind, const char *id, const char *creation_stamp);
PlnRecord  *pln_record_copy         (const PlnRecord *self);
PlnRecord  *pln_record_ref          (PlnRecord *self);
void        pln_record_unref        (PlnRecord *self);
const char *pln_record_get_kind     (const PlnRecord *self);
const char *pln_record_get_id       (const PlnRecord *self);
const char *pln_record_get_stamp    (const PlnRecord *self); /* creation */
/* Fields sorted by name bytewise, `alive` among them. */
guint       pln_record_get_n_fields (const PlnRecord *self);
const PlnFieldState *pln_record_get_nth_field (const PlnRecord *self, guint n);
const PlnFieldState *pln_record_find_field (const PlnRecord *self, const char *name); /* NULL: no version */
const char *pln_record_get_value    (const PlnRecord *self, const char *field); /* shown, canonical; NULL: empty */
gboolean    pln_record_is_deleted   (const PlnRecord *self);
gboolean    pln_record_has_conflict (const PlnRecord *self, const char *field); /* versions that differ in value */
/* Clock: sorted by replica. */
guint       pln_record_get_n_clock  (const PlnRecord *self);
void        pln_record_get_nth_clock (const PlnRecord *self, guint n, const char **replica, const char **time);
const char *pln_record_get_clock    (const PlnRecord *self, const char *replica); /* NULL: none */
gboolean    pln_record_covers       (const PlnRecord *self, const char *stamp);
/* Building: sets the clock entry to the greater of the two; adds a version without looking at the clock. */
void        pln_record_raise_clock  (PlnRecord *self, const char *replica, const char *time);
void        pln_record_add_version  (PlnRecord *self, const char *field, const char *stamp, const char *value);
void        pln_record_set_stamp    (PlnRecord *self, const char *creation_stamp);
/* Editing: replaces all versions of the field by one and raises the clock; edit_field also restamps alive with true. */
void        pln_record_edit_field   (PlnRecord *self, const char *field, const char *stamp, const char *value);
void        pln_record_edit_alive   (PlnRecord *self, const char *stamp, gboolean alive);
void        pln_record_remove_field (PlnRecord *self, const char *field);
/* Gives every version under one stamp another; raises the clock.  The creation stamp stays.  FALSE: there was none. */
gboolean    pln_record_restamp      (PlnRecord *self, const char *from, const char *to);
gboolean    pln_record_equal        (const PlnRecord *a, const PlnRecord *b); /* whole state */
/* Every stamp is covered by the clock, every field has a version, stamps well-formed. */
gboolean    pln_record_validate     (const PlnRecord *self, GError **error);
/* The snapshot line without the sum: canonical form, members in the order of exchange/README.md, without newline. */
void        pln_record_write_line   (const PlnRecord *self, GString *out);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnRecord, pln_record_unref)

/* The merge (exchange/README.md), a pure function (pln-merge.c). */
typedef enum
{
  PLN_MERGE_UNCHANGED, /* result equals local */
  PLN_MERGE_CHANGED,
  PLN_MERGE_LOST,      /* a field would be left without a version though either side had one: no result, skip the record */
} PlnMergeOutcome;
/* local and incoming have the same kind and id. *result is set for UNCHANGED and CHANGED (transfer full); for
 * UNCHANGED it may be local itself: copy it before editing. */
PlnMergeOutcome pln_record_merge    (const PlnRecord *local, const PlnRecord *incoming, PlnRecord **result);

G_END_DECLS
