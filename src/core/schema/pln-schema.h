/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "values/pln-value.h"

G_BEGIN_DECLS

#define PLN_SCHEMA_ERROR (pln_schema_error_quark ())
GQuark pln_schema_error_quark (void);
typedef enum { PLN_SCHEMA_ERROR_UNKNOWN, PLN_SCHEMA_ERROR_INVALID } PlnSchemaError;

typedef enum
{
  PLN_FIELD_REQUIRED = 1 << 0,
  PLN_FIELD_SEARCHED = 1 << 1,
  PLN_FIELD_LISTED   = 1 << 2, /* shown in plain lists */
  PLN_FIELD_PERSONAL = 1 << 3, /* personal data */
  PLN_FIELD_ACYCLIC  = 1 << 4, /* references of this field must form a forest */
  PLN_FIELD_OWNER    = 1 << 5, /* the "belongs to" reference */
} PlnFieldFlags;

typedef struct
{
  const char *name;
  const char *label; /* untranslated; see pln_choice_get_label() */
} PlnChoice;

typedef struct
{
  const char      *name;
  const char      *label;   /* untranslated */
  PlnType          type;
  const char      *target;  /* references: kind names separated by spaces, or "any" */
  const PlnChoice *choices; /* ends with a NULL name */
  PlnFieldFlags    flags;
  const char      *group;   /* heading in forms, untranslated: "Details", "Dates", "Money", "More" … */
} PlnField;

typedef struct
{
  const char     *name;    /* as in files, "agenda_item" */
  const char     *label;   /* singular, untranslated, header capitalization: "Agenda Item" */
  const char     *plural;  /* "Agenda Items" */
  const char     *title;   /* field that names a record of this kind */
  const PlnField *fields;  /* ends with a NULL name; note, standing and merged_into included */
  guint           n_fields;
} PlnKind;

guint           pln_schema_get_n_kinds (void);
const PlnKind  *pln_schema_get_nth     (guint n);          /* sorted by name */
const PlnKind  *pln_schema_find        (const char *name); /* NULL: unknown */
guint           pln_kind_get_index     (const PlnKind *kind);
const PlnField *pln_kind_find_field    (const PlnKind *kind, const char *name);
const PlnField *pln_kind_get_owner     (const PlnKind *kind); /* the "belongs to" field, or NULL */
const char     *pln_kind_get_label     (const PlnKind *kind); /* translated */
const char     *pln_kind_get_plural    (const PlnKind *kind);
const char     *pln_field_get_label    (const PlnField *field);
const char     *pln_field_get_group    (const PlnField *field); /* translated */
const char     *pln_field_get_choice_label (const PlnField *field, const char *name); /* the name itself when unknown */
gboolean        pln_field_accepts      (const PlnField *field, const char *kind);     /* reference target */
/* What a person typed for a field, choices by name or label; fills canonical text. */
gboolean        pln_field_parse_typed  (const PlnField *field, const char *typed, char **canonical, GError **error);
char           *pln_field_to_display   (const PlnField *field, const char *canonical);
/* Fields that a typed money sets beside itself (approximate, share, amount_text) are found by name in the kind. */

G_END_DECLS
