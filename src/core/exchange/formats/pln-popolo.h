/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/formats/pln-formats-private.h"

G_BEGIN_DECLS

/* What writing and reading of Popolo agree on (popoloproject.com): organizations,
 * people, memberships and posts, with their names over time and contacts. */
typedef struct
{
  const char *field;    /* ours */
  const char *property; /* theirs */
} PlnPopoloField;

typedef struct
{
  const char           *kind;
  const char           *list;  /* "persons" */
  const PlnPopoloField *texts; /* text, choices and references; ends with NULL */
  const PlnPopoloField *dates; /* YYYY, YYYY-MM, YYYY-MM-DD only; ends with NULL */
} PlnPopoloClass;

extern const PlnPopoloClass pln_popolo_classes[]; /* ends with a NULL kind */

/* Beside theirs each object has a member of this name with what Popolo has no place for, field by field as a snapshot
 * writes it: dates that are no year, month or day as EDTF with their sense and words, capacity, nomination … */
#define PLN_POPOLO_OWN "plenary"

/* A date as Popolo has it: just what is known; NULL: it has no place there. (transfer full) */
char *pln_popolo_get_date (const PlnWhen *when);

G_END_DECLS
