/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <sqlite3.h>

#include "records/pln-record-builder.h"
#include "store/pln-collation.h"
#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* A connection with its cache of prepared statements and the one place where
 * codes of SQLite become sentences. Private to the store. */
typedef struct
{
  sqlite3    *handle;     /* owned */
  char       *path;       /* owned */
  GHashTable *statements; /* owned: sql (borrowed) → PlnStatement */
  gboolean    read_only;
  PlnRecordBuilder *builder; /* owned: makes the records that are read */
  PlnCollation *collation; /* owned: keys for sorting texts */
} PlnDatabase;

/* A statement of the cache; free to be taken again when it is freed.  While
 * it is busy, the same SQL gets another one that does not outlive its use. */
typedef struct
{
  PlnDatabase  *database; /* borrowed */
  char         *sql;      /* owned */
  sqlite3_stmt *handle;   /* owned */
  gboolean      cached, busy;
} PlnStatement;

PlnDatabase  *pln_database_open        (const char *path, gboolean read_only, GError **error);
void          pln_database_free        (PlnDatabase *self);
gboolean      pln_database_exec        (PlnDatabase *self, const char *sql, GError **error);
void          pln_database_set_error   (PlnDatabase *self, int code, GError **error);
PlnStatement *pln_database_prepare     (PlnDatabase *self, const char *sql, GError **error);
/* Prepares and binds: format has a letter per parameter: s text or NULL, i gint64, b bytes with their gsize length. */
PlnStatement *pln_database_query       (PlnDatabase *self, GError **error, const char *sql, const char *format, ...);
gboolean      pln_database_run         (PlnDatabase *self, GError **error, const char *sql, const char *format, ...);
/* First column of the first row; errors count as no row. */
char         *pln_database_get_text    (PlnDatabase *self, const char *sql, const char *format, ...);
gint64        pln_database_get_integer (PlnDatabase *self, gint64 fallback, const char *sql, const char *format, ...);
gboolean      pln_database_begin       (PlnDatabase *self, GError **error); /* takes the write lock */
gboolean      pln_database_commit      (PlnDatabase *self, GError **error);
void          pln_database_rollback    (PlnDatabase *self);

gboolean      pln_statement_step       (PlnStatement *self, GError **error); /* TRUE: a row */
const char   *pln_statement_text       (PlnStatement *self, int column);     /* until the next step */
gint64        pln_statement_integer    (PlnStatement *self, int column);
void          pln_statement_free       (PlnStatement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDatabase, pln_database_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnStatement, pln_statement_free)

G_END_DECLS
