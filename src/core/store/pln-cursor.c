// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "store/pln-store-private.h"

/* Walks all records by kind and id.  Sums come from the index alone, in batches
 * that are read ahead, so that writing meanwhile does not disturb the walk;
 * lines come from one statement per kind. */

#define BATCH 1024

typedef struct
{
  const char *kind; /* interned */
  char        id[65];
  guint8      sum[PLN_SUM_LEN];
  gboolean    deleted;
  gint64      n;
} Entry;

struct _PlnCursor
{
  PlnWorkspace  *workspace; /* owned */
  PlnCursorWhat  what;
  GArray        *batch;     /* owned: of Entry */
  guint          at;        /* next of the batch */
  const Entry   *entry;     /* the present one */
  gboolean       ended;
  gboolean       began;     /* it holds a read transaction of its own */
  gboolean       reading;   /* a transaction of its own is open */
  char          *last_id;   /* owned: last of the batch before */
  const char    *last_kind; /* interned */
  /* with lines */
  PlnStatement   *statement; /* owned; of the kind at hand */
  const char     *statement_kind;
  const PlnTable *table;
};

PlnCursor *
pln_cursor_new (PlnWorkspace *workspace, PlnCursorWhat what)
{
  PlnCursor *self = g_new0 (PlnCursor, 1);

  self->workspace = g_object_ref (workspace);
  self->what = what;
  self->batch = g_array_sized_new (FALSE, FALSE, sizeof (Entry), BATCH);
  self->last_kind = "";
  self->reading = sqlite3_get_autocommit (workspace->database->handle)
                  && pln_database_exec (workspace->database, "BEGIN", NULL);
  return self;
}

static void
stop_reading (PlnCursor *self)
{
  g_clear_pointer (&self->statement, pln_statement_free);
  if (self->reading)
    pln_database_exec (self->workspace->database, "COMMIT", NULL);
  self->reading = FALSE;
}

void
pln_cursor_free (PlnCursor *self)
{
  if (self == NULL)
    return;
  stop_reading (self);
  g_array_unref (self->batch);
  g_free (self->last_id);
  g_object_unref (self->workspace);
  g_free (self);
}

static gboolean
read_batch (PlnCursor *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->workspace->database, error,
                        "SELECT kind, id, sum, deleted, n FROM pln_record WHERE (kind, id) > (?, ?)"
                        " ORDER BY kind, id LIMIT ?",
                        "ssi", self->last_kind, self->last_id != NULL ? self->last_id : "", (gint64) BATCH);

  g_array_set_size (self->batch, 0);
  self->at = 0;
  if (statement == NULL)
    return FALSE;
  while (pln_statement_step (statement, &problem))
    {
      const char *kind = pln_statement_text (statement, 0);
      Entry entry;

      if (sqlite3_column_bytes (statement->handle, 1) >= (int) sizeof entry.id)
        {
          pln_database_set_error (self->workspace->database, SQLITE_CORRUPT, error);
          return FALSE;
        }
      entry.kind = strcmp (kind, self->last_kind) == 0 ? self->last_kind : g_intern_string (kind);
      self->last_kind = entry.kind;
      g_strlcpy (entry.id, pln_statement_text (statement, 1), sizeof entry.id);
      memset (entry.sum, 0, sizeof entry.sum);
      if (sqlite3_column_bytes (statement->handle, 2) == PLN_SUM_LEN)
        memcpy (entry.sum, sqlite3_column_blob (statement->handle, 2), PLN_SUM_LEN);
      entry.deleted = pln_statement_integer (statement, 3) != 0;
      entry.n = pln_statement_integer (statement, 4);
      g_array_append_val (self->batch, entry);
    }
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (self->batch->len > 0)
    {
      g_free (self->last_id);
      self->last_id = g_strdup (g_array_index (self->batch, Entry, self->batch->len - 1).id);
    }
  self->ended = self->batch->len < BATCH;
  return TRUE;
}

/* Places the statement of the kind on the record of the present entry. */
static gboolean
follow_with_row (PlnCursor *self, GError **error)
{
  PlnDatabase *database = self->workspace->database;
  g_autoptr (GError) problem = NULL;

  if (self->statement == NULL || self->statement_kind != self->entry->kind)
    {
      g_autofree char *sql = NULL;

      g_clear_pointer (&self->statement, pln_statement_free);
      self->table = pln_workspace_get_table (self->workspace, self->entry->kind);
      self->statement_kind = self->entry->kind;
      if (self->table != NULL)
        sql = g_strdup_printf ("SELECT " PLN_RECORD_COLUMNS ", %s FROM pln_record r LEFT JOIN \"%s\" k ON k.n = r.n"
                               " WHERE r.kind = ? AND r.id >= ? ORDER BY r.id",
                               self->table->columns, self->table->kind->name);
      else
        sql = g_strdup ("SELECT " PLN_RECORD_COLUMNS " FROM pln_record r WHERE r.kind = ? AND r.id >= ? ORDER BY r.id");
      self->statement = pln_database_query (database, error, sql, "ss", self->entry->kind, self->entry->id);
      if (self->statement == NULL)
        return FALSE;
    }
  do
    if (!pln_statement_step (self->statement, &problem))
      {
        if (problem != NULL)
          g_propagate_error (error, g_steal_pointer (&problem));
        else
          pln_database_set_error (database, SQLITE_CORRUPT, error);
        return FALSE;
      }
  while (strcmp (pln_statement_text (self->statement, 1), self->entry->id) < 0);
  return TRUE;
}

gboolean
pln_cursor_next (PlnCursor *self, GError **error)
{
  if (self->at >= self->batch->len)
    {
      if (self->ended || !read_batch (self, error) || self->batch->len == 0)
        {
          self->ended = TRUE;
          self->entry = NULL;
          g_array_set_size (self->batch, 0);
          stop_reading (self);
          return FALSE;
        }
    }
  self->entry = &g_array_index (self->batch, Entry, self->at++);
  return self->what == PLN_CURSOR_SUMS || follow_with_row (self, error);
}

const char *
pln_cursor_get_kind (PlnCursor *self)
{
  return self->entry != NULL ? self->entry->kind : NULL;
}

const char *
pln_cursor_get_id (PlnCursor *self)
{
  return self->entry != NULL ? self->entry->id : NULL;
}

const guint8 *
pln_cursor_get_sum (PlnCursor *self)
{
  return self->entry != NULL ? self->entry->sum : NULL;
}

gboolean
pln_cursor_is_deleted (PlnCursor *self)
{
  return self->entry != NULL && self->entry->deleted;
}

gint64
pln_cursor_get_number (PlnCursor *self)
{
  return self->entry != NULL ? self->entry->n : 0;
}

gboolean
pln_cursor_append_line (PlnCursor *self, GString *out, GError **error)
{
  g_return_val_if_fail (self->statement != NULL, FALSE);

  return pln_row_append_line (self->statement, self->table, out, error);
}

PlnRecord *
pln_cursor_get_record (PlnCursor *self, GError **error)
{
  g_return_val_if_fail (self->statement != NULL, NULL);

  return pln_row_read_record (self->statement, self->table, error);
}
