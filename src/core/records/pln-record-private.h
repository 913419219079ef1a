/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <string.h>

#include "pln-record.h"

/* What the files of this room share. */

#define PLN_REPLICA_LEN (PLN_STAMP_LEN - PLN_STAMP_TIME_LEN - 1)

typedef struct
{
  char replica[PLN_REPLICA_LEN + 1];
  char time[PLN_STAMP_TIME_LEN + 1];
} PlnClockEntry;

struct _PlnRecord
{
  gatomicrefcount ref_count;
  const PlnKind  *schema; /* borrowed; NULL: a kind of a later version */
  char           *kind;   /* GRefString, owned; NULL when schema is known */
  char           *id;     /* GRefString, owned */
  char           *stamp;  /* GRefString, owned */
  PlnFieldState  *fields; /* owned, sorted by name */
  guint           n_fields, fields_allocated;
  PlnClockEntry  *clock; /* owned, sorted by replica */
  guint           n_clock, clock_allocated;
  gboolean        malformed; /* a clock entry of another form was put in */
};

PlnRecord     *pln_record_new_like        (const PlnRecord *other);
PlnFieldState *pln_record_append_field    (PlnRecord *self, const char *name, gboolean name_is_ref);
PlnFieldState *pln_record_ensure_field    (PlnRecord *self, const char *name);
void           pln_record_append_clock    (PlnRecord *self, const char *replica, const char *time);
const char    *pln_record_name_field      (const PlnKind *schema, const char *name, gboolean *is_ref);
/* Sets PLN_RECORD_ERROR_INVALID; always FALSE. */
gboolean       pln_record_refuse          (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Takes both strings. */
void           pln_field_state_push       (PlnFieldState *self, char *stamp, char *value);
void           pln_field_state_clear      (PlnFieldState *self);
PlnVersion    *pln_field_state_peek       (PlnFieldState *self);

/* pln-merge.c */
int            pln_version_compare        (const PlnVersion *a, const PlnVersion *b);
void           pln_versions_sort          (PlnVersion *versions, guint n_versions, gboolean alive);

static inline char *
pln_ref_or_null (char *string)
{
  return string != NULL ? g_ref_string_acquire (string) : NULL;
}

static inline void
pln_ref_clear (char **string)
{
  if (*string != NULL)
    g_ref_string_release (g_steal_pointer (string));
}
