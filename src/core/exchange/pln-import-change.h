/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "records/pln-record.h"
#include <gio/gio.h>

G_BEGIN_DECLS

/* In the order in which a record is put into the first that fits. */
typedef enum
{
  PLN_IMPORT_EDITED_OUTSIDE, /* skipped: changed by hand, or no honest merge */
  PLN_IMPORT_CONFLICT,       /* gains a conflict or changes one */
  PLN_IMPORT_DELETED,
  PLN_IMPORT_RESTORED,
  PLN_IMPORT_ADDED,
  PLN_IMPORT_CHANGED,
  PLN_IMPORT_UNCHANGED,
  PLN_IMPORT_N_GROUPS,
} PlnImportGroup;

const char *pln_import_group_get_name (PlnImportGroup group); /* as in JSON: "edited_outside", "conflicts", … */

typedef struct
{
  guint64 n[PLN_IMPORT_N_GROUPS];
  guint64 unknown; /* records with kinds or fields that this version does not know */
} PlnImportCounts;
char       *pln_import_counts_to_json (const PlnImportCounts *counts);
gboolean    pln_import_counts_any     (const PlnImportCounts *counts); /* anything but unchanged */

typedef struct
{
  char *value;  /* canonical; NULL: empty */
  char *stamp;
  char *office; /* readable */
} PlnImportVersion;

typedef struct
{
  const char *field;    /* interned; "alive" for deletion and restoring */
  char       *before;   /* canonical; NULL: empty */
  char       *after;
  GPtrArray  *versions; /* of PlnImportVersion, shown first; NULL when there is no conflict */
  gboolean    left;     /* hand-edited, but changed here since: left alone */
} PlnImportField;

/* One record that an import changes or leaves out, as the preview shows it. Immutable. */
#define PLN_TYPE_IMPORT_CHANGE (pln_import_change_get_type ())
G_DECLARE_FINAL_TYPE (PlnImportChange, pln_import_change, PLN, IMPORT_CHANGE, GObject)

PlnImportGroup pln_import_change_get_group  (PlnImportChange *self);
const char    *pln_import_change_get_kind   (PlnImportChange *self); /* interned */
const char    *pln_import_change_get_id     (PlnImportChange *self);
const char    *pln_import_change_get_title  (PlnImportChange *self); /* names the record for people */
const char    *pln_import_change_get_office (PlnImportChange *self); /* who made the newest change; "" when unknown */
gint64         pln_import_change_get_time   (PlnImportChange *self); /* milliseconds since 1970; 0: unknown */
const char    *pln_import_change_get_reason (PlnImportChange *self); /* why it is left out, a sentence; NULL */
GPtrArray     *pln_import_change_get_fields (PlnImportChange *self); /* (transfer none) of PlnImportField, by name */

/* For the importer. Strings are copied, fields taken over. */
PlnImportChange *pln_import_change_new (PlnImportGroup group, const char *kind, const char *id, const char *title,
                                        const char *office, gint64 time, const char *reason, GPtrArray *fields);
void             pln_import_field_free (PlnImportField *field);
void             pln_import_version_free (PlnImportVersion *version);

/* Which group a merged record falls into; before NULL: it was not here. */
PlnImportGroup   pln_import_classify   (const PlnRecord *before, const PlnRecord *after);
/* Field by field; before NULL: it was not here. office_of gives the readable office of a replica (transfer full). */
typedef char *(*PlnOfficeFunc) (const char *replica, gpointer data);
GPtrArray       *pln_import_compare    (const PlnRecord *before, const PlnRecord *after, PlnOfficeFunc office_of,
                                        gpointer data);

G_END_DECLS
