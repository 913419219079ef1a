// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "store/pln-store-private.h"

/* What the review finds by looking over many records at once.  Derived when it
 * is read, so it converges with the records (exchange/README.md, Merging). */

void
pln_finding_free (PlnFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->id);
  g_free (self->field);
  g_free (self->target);
  g_strfreev (self->ids);
  g_free (self);
}

static PlnFinding *
add_finding (GPtrArray *findings, const char *kind, const char *id, const char *field)
{
  PlnFinding *finding = g_new0 (PlnFinding, 1);

  finding->kind = g_strdup (kind);
  finding->id = g_strdup (id);
  finding->field = g_strdup (field);
  g_ptr_array_add (findings, finding);
  return finding;
}

static gboolean
finish (GError *problem, GError **error)
{
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (problem));
  return FALSE;
}

static gboolean
leads_to_living (PlnWorkspace *self, const char *id)
{
  g_autofree char *target = pln_workspace_resolve (self, id);
  g_autoptr (PlnRow) row = pln_workspace_get_row (self, target);

  return row != NULL && !row->deleted;
}

GPtrArray *
pln_workspace_find_broken (PlnWorkspace *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_finding_free);
  g_autoptr (GError) problem = NULL;
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, error,
                        "SELECT r.kind, r.id, x.field, x.target FROM pln_record t JOIN pln_ref x ON x.target = t.id"
                        " JOIN pln_record r ON r.n = x.n WHERE t.deleted = 1 AND r.deleted = 0"
                        " ORDER BY r.kind, r.id, x.field", "");

  if (statement == NULL)
    return NULL;
  while (pln_statement_step (statement, &problem))
    if (!leads_to_living (self, pln_statement_text (statement, 3)))
      add_finding (findings, pln_statement_text (statement, 0), pln_statement_text (statement, 1),
                   pln_statement_text (statement, 2))->target = g_strdup (pln_statement_text (statement, 3));
  return finish (problem, error) ? g_steal_pointer (&findings) : NULL;
}

/* Rows of (key, kind, id) in the order of key: runs of one key with several ids are duplicates. */
static gboolean
collect_runs (PlnWorkspace *self, const char *sql, const char *field, GPtrArray *findings, GError **error)
{
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, error, sql, "");
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autofree char *key = NULL, *kind = NULL;
  gboolean more = TRUE;

  if (statement == NULL)
    return FALSE;
  while (more)
    {
      more = pln_statement_step (statement, &problem);
      if (!more || g_strcmp0 (key, pln_statement_text (statement, 0)) != 0)
        {
          if (ids->len > 1)
            {
              PlnFinding *finding = add_finding (findings, kind, ids->pdata[0], field);

              g_ptr_array_add (ids, NULL);
              finding->ids = (char **) g_ptr_array_steal (ids, NULL);
            }
          g_ptr_array_set_size (ids, 0);
          g_clear_pointer (&key, g_free);
          g_clear_pointer (&kind, g_free);
          if (!more)
            break;
          key = g_strdup (pln_statement_text (statement, 0));
          kind = g_strdup (pln_statement_text (statement, 1));
        }
      if (ids->len == 0 || strcmp (ids->pdata[ids->len - 1], pln_statement_text (statement, 2)) != 0)
        g_ptr_array_add (ids, g_strdup (pln_statement_text (statement, 2)));
    }
  return finish (problem, error);
}

/* A document symbol stands for one document, whatever kind of record holds it. */
static char *
symbols_sql (void)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);

      if (pln_kind_find_field (kind, "symbol") != NULL)
        g_string_append_printf (sql, "%sSELECT trim(symbol), '%s' AS kind, id FROM \"%s\""
                                     " WHERE deleted = 0 AND trim(symbol) <> ''",
                                sql->len > 0 ? " UNION ALL " : "", kind->name, kind->name);
    }
  g_string_append (sql, " ORDER BY 1, 2, 3");
  return g_string_free (sql, FALSE);
}

GPtrArray *
pln_workspace_find_duplicates (PlnWorkspace *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_finding_free);
  g_autofree char *symbols = symbols_sql ();

  if (!collect_runs (self, symbols, "symbol", findings, error)
      || !collect_runs (self,
                        "SELECT lower(trim(c.value)), 'person', p.id FROM contact c JOIN pln_record q ON q.id = c.\"of\""
                        " JOIN person p ON p.n = q.n WHERE c.deleted = 0 AND p.deleted = 0 AND c.type = 'email'"
                        " ORDER BY 1, 3",
                        "email", findings, error))
    return NULL;
  return g_steal_pointer (&findings);
}

static gboolean
find_empty (PlnWorkspace *self, const PlnKind *kind, const char *field, GPtrArray *findings, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE deleted = 0 AND \"%s\" IS NULL ORDER BY id",
                                          kind->name, field);
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, error, sql, "");

  if (statement == NULL)
    return FALSE;
  while (pln_statement_step (statement, &problem))
    add_finding (findings, kind->name, pln_statement_text (statement, 0), field);
  return finish (problem, error);
}

GPtrArray *
pln_workspace_find_empty_required (PlnWorkspace *self, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_finding_free);

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);

      for (guint j = 0; j < kind->n_fields; j++)
        if ((kind->fields[j].flags & PLN_FIELD_REQUIRED)
            && !find_empty (self, kind, kind->fields[j].name, findings, error))
          return NULL;
    }
  return g_steal_pointer (&findings);
}

static GPtrArray *
collect_texts (PlnWorkspace *self, const char *sql, int columns)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PlnStatement) statement = pln_database_query (self->database, NULL, sql, "");

  while (statement != NULL && pln_statement_step (statement, NULL))
    for (int i = 0; i < columns; i++)
      g_ptr_array_add (texts, g_strdup (pln_statement_text (statement, i)));
  return texts;
}

GPtrArray *
pln_workspace_get_sibling_ids (PlnWorkspace *self)
{
  return collect_texts (self, "SELECT id FROM pln_record WHERE siblings IS NOT NULL ORDER BY kind, id", 1);
}

GPtrArray *
pln_workspace_get_skipped (PlnWorkspace *self)
{
  return collect_texts (self, "SELECT kind, id FROM pln_skipped ORDER BY kind, id", 2);
}

GPtrArray *
pln_workspace_get_offices (PlnWorkspace *self)
{
  GPtrArray *pairs = collect_texts (self,
                                    "SELECT replica, office FROM pln_office UNION ALL"
                                    " SELECT o.replica, m.value FROM pln_own_replica o, pln_meta m"
                                    " WHERE m.key = 'office' AND m.value <> '' AND o.gave_up IS NOT 'copied'"
                                    " AND o.replica NOT IN (SELECT replica FROM pln_office) ORDER BY 1", 2);

  return pairs;
}
