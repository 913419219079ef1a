/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-database.h"

G_BEGIN_DECLS

#define PLN_APPLICATION_ID 0x506c6e79 /* "Plny" */
#define PLN_SCHEMA_VERSION 2

/* How one kind lies in its table: the fields sorted by name as in a snapshot,
 * and the statements that read and write a row.  Private to the store. */
typedef struct
{
  const PlnKind   *kind;
  const PlnField **fields;   /* owned array, sorted by name bytewise */
  guint            n_fields;
  guint            title;    /* place of the title field in fields; n_fields: none */
  char            *write;    /* owned: INSERT OR REPLACE of a whole row */
  char            *columns;  /* owned: the columns of the shown values, "k.\"a\",k.\"b\"" */
  char            *read;     /* owned: kind columns and those of pln_record by id */
  char            *read_at;  /* owned: the same by the number of the row */
} PlnTable;

PlnTable *pln_table_new        (const PlnKind *kind);
void      pln_table_free       (PlnTable *self);
guint     pln_table_find_field (const PlnTable *self, const char *name); /* n_fields: unknown */

/* Brings an empty file to the present version, in one transaction. */
gboolean  pln_tables_create    (PlnDatabase *database, GError **error);
/* Refuses what is not ours, is newer, or is older and cannot be written. */
gboolean  pln_tables_recognize (PlnDatabase *database, GError **error);
/* Brings what is older up to date, step by step, each in a transaction of its own. */
gboolean  pln_tables_are_old   (PlnDatabase *database); /* a migration is due */
gboolean  pln_tables_refuse_old (PlnDatabase *database, GError **error); /* FALSE; for one that is only read */
gboolean  pln_tables_migrate   (PlnDatabase *database, GError **error);

/* Columns of pln_record that every read of a whole row asks for, alias r, in this order. */
#define PLN_RECORD_COLUMNS "r.n, r.id, r.deleted, r.stamp, r.clock, r.stamps, r.siblings, r.unknown, r.kind"
#define PLN_N_RECORD_COLUMNS 9

G_END_DECLS
