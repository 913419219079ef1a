// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "records/pln-forest.h"
#include "store/pln-store-private.h"

/* Who refers to whom, what belongs to what, and which edges of a ring are not
 * followed.  All of it is derived when it is read. */

/* The record asked for, and those that were merged into it: what an import
 * says about one of those is said about it (exchange/README.md, Merging). */
#define SELF_AND_MERGED                                                                  \
  "(WITH RECURSIVE m (id) AS (SELECT ?1 UNION SELECT r.id FROM m"                        \
  " JOIN pln_ref y ON y.target = m.id AND y.field = 'merged_into'"                       \
  " JOIN pln_record r ON r.n = y.n AND r.deleted = 1) SELECT id FROM m)"

/* Hardly any record has others merged into it, and asking costs less than the longer query. */
static gboolean
has_merged (PlnWorkspace *self, const char *id)
{
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT 1 FROM pln_ref WHERE target = ? AND field = 'merged_into' LIMIT 1", "s", id);

  return statement != NULL && pln_statement_step (statement, NULL);
}

GPtrArray *
pln_workspace_referrers (PlnWorkspace *self, const char *kind, const char *field, const char *id)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  const PlnKind *known = pln_schema_find (kind);
  g_autoptr (PlnStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (known == NULL || pln_kind_find_field (known, field) == NULL)
    return ids;
  /* Siblings sort by position, then creation stamp, then id. */
  sql = g_strdup_printf ("SELECT k.id FROM pln_ref x JOIN \"%s\" k ON k.n = x.n JOIN pln_record r ON r.n = x.n"
                         " WHERE x.target IN %s AND x.field = ?2 AND k.deleted = 0 ORDER BY %s r.stamp, k.id",
                         known->name, has_merged (self, id) ? SELF_AND_MERGED : "(?1)",
                         pln_kind_find_field (known, "position") != NULL ? "k.position IS NULL, k.position," : "");
  statement = pln_database_query (self->database, NULL, sql, "ss", id, field);
  while (statement != NULL && pln_statement_step (statement, NULL))
    g_ptr_array_add (ids, g_strdup (pln_statement_text (statement, 0)));
  return ids;
}

GPtrArray *
pln_workspace_all_referrers (PlnWorkspace *self, const char *id)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT r.id, x.field FROM pln_ref x JOIN pln_record r ON r.n = x.n"
                        " WHERE x.target IN " SELF_AND_MERGED " AND r.deleted = 0 ORDER BY r.kind, r.id, x.field",
                        "s", id);

  while (statement != NULL && pln_statement_step (statement, NULL))
    {
      g_ptr_array_add (pairs, g_strdup (pln_statement_text (statement, 0)));
      g_ptr_array_add (pairs, g_strdup (pln_statement_text (statement, 1)));
    }
  return pairs;
}

static void
add_belongings (PlnWorkspace *self, const char *id, GPtrArray *ids, GHashTable *seen)
{
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, NULL,
                        "SELECT r.id, r.kind, x.field FROM pln_ref x JOIN pln_record r ON r.n = x.n"
                        " WHERE x.target = ? AND r.deleted = 0 ORDER BY r.kind, r.id", "s", id);

  while (statement != NULL && pln_statement_step (statement, NULL))
    {
      const PlnKind *kind = pln_schema_find (pln_statement_text (statement, 1));
      const PlnField *owner = kind != NULL ? pln_kind_get_owner (kind) : NULL;

      if (owner == NULL || strcmp (owner->name, pln_statement_text (statement, 2)) != 0
          || g_hash_table_contains (seen, pln_statement_text (statement, 0)))
        continue;
      g_ptr_array_add (ids, g_strdup (pln_statement_text (statement, 0)));
      g_hash_table_add (seen, ids->pdata[ids->len - 1]);
    }
}

GPtrArray *
pln_workspace_belongings (PlnWorkspace *self, const char *id)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_add (ids, g_strdup (id));
  g_hash_table_add (seen, ids->pdata[0]);
  for (guint i = 0; i < ids->len; i++)
    add_belongings (self, ids->pdata[i], ids, seen);
  return ids;
}

/* ---- rings --------------------------------------------------------------- */

typedef struct
{
  GArray       *edges;   /* of PlnForestEdge */
  GStringChunk *strings;
} Edges;

/* The edges of one field of one kind; those from or to deleted records do not count. */
static gboolean
load_edges (PlnWorkspace *self, const PlnKind *kind, const char *field, Edges *edges, GError **error)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT k.id, k.\"%1$s\", r.stamp, r.stamps FROM \"%2$s\" k"
                     " JOIN pln_record t ON t.id = k.\"%1$s\" AND t.deleted = 0"
                     " JOIN pln_record r ON r.n = k.n"
                     " WHERE k.deleted = 0 AND k.\"%1$s\" IS NOT NULL ORDER BY k.id", field, kind->name);
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, error, sql, "");
  g_autoptr (GError) problem = NULL;
  g_autofree char *needle = g_strdup_printf ("\"%s\":\"", field);

  if (statement == NULL)
    return FALSE;
  while (pln_statement_step (statement, &problem))
    {
      const char *stamps = pln_statement_text (statement, 3);
      /* The stamps object holds names and stamps only, so the name with its quotes stands at most once. */
      const char *place = stamps != NULL ? strstr (stamps, needle) : NULL;
      PlnForestEdge edge = { g_string_chunk_insert (edges->strings, pln_statement_text (statement, 0)),
                             g_string_chunk_insert (edges->strings, pln_statement_text (statement, 1)), NULL };

      if (place != NULL && strlen (place) >= strlen (needle) + PLN_STAMP_LEN)
        edge.stamp = g_string_chunk_insert_len (edges->strings, place + strlen (needle), PLN_STAMP_LEN);
      else
        edge.stamp = g_string_chunk_insert (edges->strings, pln_statement_text (statement, 2));
      g_array_append_val (edges->edges, edge);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
add_cycle (const PlnForestCycle *cycle, GArray *edges, const PlnKind *kind, const char *field, GHashTable *ignored,
           GPtrArray *findings)
{
  const char *id = g_array_index (edges, PlnForestEdge, cycle->ignored).id;
  PlnFinding *finding;

  if (ignored != NULL)
    g_hash_table_add (ignored, g_strdup (id));
  if (findings == NULL)
    return;
  finding = g_new0 (PlnFinding, 1);
  finding->kind = g_strdup (kind->name);
  finding->id = g_strdup (id);
  finding->field = g_strdup (field);
  finding->ids = g_new0 (char *, cycle->edges->len + 1);
  for (guint i = 0; i < cycle->edges->len; i++)
    finding->ids[i] = g_strdup (g_array_index (edges, PlnForestEdge, g_array_index (cycle->edges, guint, i)).id);
  g_ptr_array_add (findings, finding);
}

static gboolean
find_cycles_of (PlnWorkspace *self, const PlnKind *kind, const char *field, GHashTable *ignored, GPtrArray *findings,
                GError **error)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (PlnForestEdge));
  GStringChunk *strings = g_string_chunk_new (4096);
  Edges edges = { array, strings };
  gboolean loaded = load_edges (self, kind, field, &edges, error);

  if (loaded)
    {
      g_autoptr (GPtrArray) cycles = pln_forest_find_cycles ((const PlnForestEdge *) array->data, array->len);

      for (guint i = 0; i < cycles->len; i++)
        add_cycle (cycles->pdata[i], array, kind, field, ignored, findings);
    }
  g_string_chunk_free (strings);
  return loaded;
}

/**
 * pln_workspace_ignored_edges:
 *
 * Returns: (transfer full): a set of ids
 */
GHashTable *
pln_workspace_ignored_edges (PlnWorkspace *self, const char *field)
{
  GHashTable *ignored = g_hash_table_lookup (self->edges, field);

  if (ignored != NULL)
    return g_hash_table_ref (ignored);
  ignored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);
      const PlnField *known = pln_kind_find_field (kind, field);

      if (known != NULL && (known->flags & PLN_FIELD_ACYCLIC))
        find_cycles_of (self, kind, field, ignored, NULL, NULL);
    }
  g_hash_table_insert (self->edges, g_strdup (field), g_hash_table_ref (ignored));
  return ignored;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const PlnFinding *x = *(const PlnFinding *const *) a, *y = *(const PlnFinding *const *) b;
  int order = strcmp (x->kind, y->kind);

  if (order == 0)
    order = strcmp (x->id, y->id);
  return order != 0 ? order : g_strcmp0 (x->field, y->field);
}

GPtrArray *
pln_workspace_find_cycles (PlnWorkspace *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_finding_free);

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);

      for (guint j = 0; j < kind->n_fields; j++)
        if ((kind->fields[j].flags & PLN_FIELD_ACYCLIC)
            && !find_cycles_of (self, kind, kind->fields[j].name, NULL, findings, error))
          return NULL;
    }
  g_ptr_array_sort (findings, compare_findings);
  return g_steal_pointer (&findings);
}
