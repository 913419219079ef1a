/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"

/* Rows of a query one after the other.  An item for each record costs two
 * look-ups and all its fields; this reads just the columns that are asked for. */

struct _PlnScan
{
  PlnWorkspace *workspace; /* owned */
  PlnStatement *statement; /* owned */
  int          *columns;   /* owned: where each field begins; -1: the kind has no such field */
};

/**
 * pln_workspace_scan:
 *
 * Rows come in the order of the query if it has one, else in any.  A field that
 * the kind has not is empty.  Nothing may be written on this connection before the scan is freed.
 *
 * Returns: (transfer full) (nullable): at the first row after the next call of
 *   pln_scan_next(); %NULL when there is no such kind
 */
PlnScan *
pln_workspace_scan (PlnWorkspace *self, const PlnQuery *query, const char *const *fields, GError **error)
{
  const char *name = pln_query_get_kind (query);
  const PlnKind *kind = name != NULL ? pln_schema_find (name) : NULL;
  guint n = g_strv_length ((char **) fields);
  g_autoptr (PlnScan) scan = g_new0 (PlnScan, 1);
  g_autoptr (GString) what = g_string_new ("k.id");
  int column = 1;

  scan->columns = g_new0 (int, n + 1);
  if (kind == NULL)
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("There is no kind “%s”."), name != NULL ? name : "");
      return NULL;
    }
  for (guint i = 0; i < n; i++)
    {
      const PlnField *field = pln_kind_find_field (kind, fields[i]);

      scan->columns[i] = field != NULL ? column++ : -1;
      if (field == NULL)
        continue;
      g_string_append_printf (what, ", k.\"%s\"", field->name);
      if (field->type != PLN_TYPE_WHEN)
        continue;
      g_string_append_printf (what, ", k.\"%1$s_earliest\", k.\"%1$s_latest\"", field->name);
      column += 2;
    }
  scan->workspace = g_object_ref (self);
  scan->statement = pln_query_prepare (self, query, kind, what->str, pln_query_is_sorted (query), error);
  return scan->statement != NULL ? g_steal_pointer (&scan) : NULL;
}

gboolean
pln_scan_next (PlnScan *self)
{
  return pln_statement_step (self->statement, NULL);
}

const char *
pln_scan_get_id (PlnScan *self)
{
  return pln_statement_text (self->statement, 0);
}

const char *
pln_scan_get_text (PlnScan *self, guint field)
{
  return self->columns[field] >= 0 ? pln_statement_text (self->statement, self->columns[field]) : NULL;
}

PlnWhen *
pln_scan_get_when (PlnScan *self, guint field)
{
  const char *canonical = pln_scan_get_text (self, field);

  return canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
}

static PlnDay
get_day (PlnScan *self, int column)
{
  const char *iso = pln_statement_text (self->statement, column);

  return iso != NULL ? pln_day_from_iso (iso) : PLN_DAY_NONE;
}

PlnDay
pln_scan_get_earliest (PlnScan *self, guint field)
{
  return self->columns[field] >= 0 ? get_day (self, self->columns[field] + 1) : PLN_DAY_NONE;
}

PlnDay
pln_scan_get_latest (PlnScan *self, guint field)
{
  return self->columns[field] >= 0 ? get_day (self, self->columns[field] + 2) : PLN_DAY_NONE;
}

void
pln_scan_free (PlnScan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statement, pln_statement_free);
  g_clear_object (&self->workspace);
  g_free (self->columns);
  g_free (self);
}
