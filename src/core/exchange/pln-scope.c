/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "exchange/pln-scope.h"
#include "exchange/pln-snapshot-reader.h"
#include "values/pln-json.h"

/* A body is exported with its sub-bodies, all that belongs to them, and the
 * records that these name.  References are judged by any version, so that a
 * record in conflict about where it belongs leaves with both sides; deleted
 * records count like others.  Memory goes with the number of ids. */

struct _PlnScopeFilter
{
  const PlnSnapshotScope *scope; /* borrowed; NULL: everything */
  GHashTable *ids;               /* owned, nullable; ids in the scope of a body */
  GArray     *since;             /* owned, nullable; sorted sums */
  char       *since_digest;      /* owned, nullable */
};

/* ---- the earlier file ---------------------------------------------------- */

static int
compare_sums (const void *a, const void *b)
{
  return memcmp (a, b, PLN_SUM_LEN);
}

static gboolean
read_since (PlnScopeFilter *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (PlnSnapshotReader) reader = pln_snapshot_reader_open (self->scope->since, PLN_SNAPSHOT_DEFAULT, error);
  PlnSnapshotEntry entry;
  GError *local = NULL;

  if (reader == NULL)
    return FALSE;
  self->since = g_array_new (FALSE, FALSE, PLN_SUM_LEN);
  while (pln_snapshot_reader_next (reader, &entry, cancellable, &local))
    {
      PlnIncoming incoming;

      if (entry.proven)
        {
          g_array_append_vals (self->since, entry.sum, 1);
          continue;
        }
      if (!pln_snapshot_reader_parse (reader, &incoming, error))
        return FALSE;
      if (incoming.stamped && incoming.fits)
        g_array_append_vals (self->since, incoming.sum, 1);
      pln_incoming_clear (&incoming);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  self->since_digest = g_strdup (pln_snapshot_reader_get_head (reader)->digest);
  if (self->since->len > 0)
    qsort (self->since->data, self->since->len, PLN_SUM_LEN, compare_sums);
  return TRUE;
}

/* ---- a body and what belongs to it --------------------------------------- */

/* Calls func for each id that the field names in any version. */
static void
each_target (const PlnRecord *record, const PlnField *field, void (*func) (const char *id, gpointer data), gpointer data)
{
  const PlnFieldState *state = pln_record_find_field (record, field->name);

  for (guint i = 0; state != NULL && i < state->n_versions; i++)
    {
      const PlnVersion *version = &pln_field_state_get_versions (state)[i];

      if (version->value != NULL)
        {
          g_autofree char *id = pln_value_get_plain (version->value);

          func (id, data);
        }
    }
}

typedef struct
{
  GHashTable *children; /* owner id to GPtrArray of ids */
  const char *id;
} OwnerEdges;

static void
add_child (const char *owner, gpointer data)
{
  OwnerEdges *edges = data;
  GPtrArray *list = g_hash_table_lookup (edges->children, owner);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (edges->children, g_strdup (owner), list);
    }
  g_ptr_array_add (list, g_strdup (edges->id));
}

static void
add_id (const char *id, gpointer data)
{
  g_hash_table_add (data, g_strdup (id));
}

static GHashTable *
read_children (PlnWorkspace *workspace, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) children =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (PlnCursor) cursor = pln_cursor_new (workspace, PLN_CURSOR_LINES);
  OwnerEdges edges = { children, NULL };
  GError *local = NULL;

  while (pln_cursor_next (cursor, &local))
    {
      const PlnKind *kind = pln_schema_find (pln_cursor_get_kind (cursor));
      const PlnField *owner = kind != NULL ? pln_kind_get_owner (kind) : NULL;
      g_autoptr (PlnRecord) record = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (owner == NULL)
        continue;
      record = pln_cursor_get_record (cursor, error);
      if (record == NULL)
        return NULL;
      edges.id = pln_cursor_get_id (cursor);
      each_target (record, owner, add_child, &edges);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&children);
}

static void
collect_descendants (GHashTable *children, const char *root, GHashTable *ids)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, (gpointer) root);
  while (queue->len > 0)
    {
      const char *id = g_ptr_array_steal_index_fast (queue, queue->len - 1);
      GPtrArray *list;

      if (!g_hash_table_add (ids, g_strdup (id)))
        continue;
      list = g_hash_table_lookup (children, id);
      for (guint i = 0; list != NULL && i < list->len; i++)
        g_ptr_array_add (queue, g_ptr_array_index (list, i));
    }
}

/* Adds what the records in `ids` name, without what belongs to that. */
static gboolean
collect_named (PlnWorkspace *workspace, GHashTable *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (PlnRecord) record = NULL;
      const PlnKind *kind;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      record = pln_workspace_get_record (workspace, id, error);
      if (record == NULL)
        return FALSE;
      kind = pln_schema_find (pln_record_get_kind (record));
      for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
        if (kind->fields[i].type == PLN_TYPE_REFERENCE)
          each_target (record, &kind->fields[i], add_id, named);
    }
  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (ids, g_strdup (id));
  return TRUE;
}

static gboolean
read_body (PlnScopeFilter *self, PlnWorkspace *workspace, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) children = NULL;

  if (g_strcmp0 (pln_workspace_get_kind (workspace, self->scope->body), "body") != 0)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("There is no body “%s” here."),
                   self->scope->body);
      return FALSE;
    }
  children = read_children (workspace, cancellable, error);
  if (children == NULL)
    return FALSE;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect_descendants (children, self->scope->body, self->ids);
  return collect_named (workspace, self->ids, cancellable, error);
}

/* ---- public -------------------------------------------------------------- */

PlnScopeFilter *
pln_scope_filter_new (PlnWorkspace *workspace, const PlnSnapshotScope *scope, GCancellable *cancellable, GError **error)
{
  g_autoptr (PlnScopeFilter) self = g_new0 (PlnScopeFilter, 1);

  self->scope = scope;
  if (scope != NULL && scope->since != NULL && !read_since (self, cancellable, error))
    return NULL;
  if (scope != NULL && scope->body != NULL && !read_body (self, workspace, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_informal (PlnCursor *cursor, gboolean *informal, GError **error)
{
  g_autoptr (PlnRecord) record = NULL;

  *informal = FALSE;
  if (!g_str_equal (pln_cursor_get_kind (cursor), "paper"))
    return TRUE;
  record = pln_cursor_get_record (cursor, error);
  if (record == NULL)
    return FALSE;
  *informal = g_strcmp0 (pln_record_get_value (record, "informal"), "true") == 0;
  return TRUE;
}

gboolean
pln_scope_filter_accepts (PlnScopeFilter *self, PlnCursor *cursor, gboolean *accepts, GError **error)
{
  const PlnSnapshotScope *scope = self->scope;

  *accepts = FALSE;
  if (scope != NULL && scope->without != NULL && g_strv_contains (scope->without, pln_cursor_get_kind (cursor)))
    return TRUE;
  if (self->ids != NULL && !g_hash_table_contains (self->ids, pln_cursor_get_id (cursor)))
    return TRUE;
  if (self->since != NULL && self->since->len > 0 &&
      bsearch (pln_cursor_get_sum (cursor), self->since->data, self->since->len, PLN_SUM_LEN, compare_sums) != NULL)
    return TRUE;
  if (scope != NULL && scope->hold_informal)
    {
      gboolean informal;

      if (!is_informal (cursor, &informal, error))
        return FALSE;
      if (informal)
        return TRUE;
    }
  *accepts = TRUE;
  return TRUE;
}

static void
append_text_or_null (GString *out, const char *name, const char *text)
{
  g_string_append_printf (out, "\"%s\":", name);
  if (text != NULL)
    pln_json_append_string (out, text, -1);
  else
    g_string_append (out, "null");
}

void
pln_scope_filter_append (PlnScopeFilter *self, GString *out)
{
  const PlnSnapshotScope *scope = self->scope;

  if (scope == NULL || (scope->body == NULL && scope->since == NULL && scope->without == NULL && !scope->hold_informal))
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '{');
  append_text_or_null (out, "body", scope->body);
  g_string_append_c (out, ',');
  append_text_or_null (out, "since", self->since_digest);
  g_string_append (out, ",\"without\":[");
  for (guint i = 0; scope->without != NULL && scope->without[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      pln_json_append_string (out, scope->without[i], -1);
    }
  g_string_append (out, "]}");
}

void
pln_scope_filter_free (PlnScopeFilter *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->since, g_array_unref);
  g_free (self->since_digest);
  g_free (self);
}
