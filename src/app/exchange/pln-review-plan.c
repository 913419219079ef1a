/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-review-plan.h"

#include "app/exchange/pln-exchange-words.h"

#include <string.h>

gboolean
pln_review_can_settle_many (PlnReviewType type)
{
  return type == PLN_REVIEW_CONFLICT || type == PLN_REVIEW_DELETED_BUT_EDITED || type == PLN_REVIEW_BROKEN_REFERENCE;
}

static gboolean
has_office (const PlnReviewFinding *finding,
            const char             *office)
{
  for (guint i = 0; finding->versions != NULL && i < finding->versions->len; i++)
    if (g_strcmp0 (((PlnImportVersion *) finding->versions->pdata[i])->office, office) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_offices_of (const PlnReviewFinding *a,
                const PlnReviewFinding *b)
{
  for (guint i = 0; b->versions != NULL && i < b->versions->len; i++)
    if (!has_office (a, ((PlnImportVersion *) b->versions->pdata[i])->office))
      return FALSE;
  return TRUE;
}

gboolean
pln_review_is_alike (const PlnReviewFinding *a,
                     const PlnReviewFinding *b,
                     PlnAlike                alike)
{
  if (a->type != b->type)
    return FALSE;
  switch (alike)
    {
    case PLN_ALIKE_FIELD:
      return a->kind == b->kind && g_strcmp0 (a->field, b->field) == 0;
    case PLN_ALIKE_OFFICES:
      return has_offices_of (a, b) && has_offices_of (b, a);
    case PLN_ALIKE_RECORD:
      return g_str_equal (a->id, b->id);
    case PLN_ALIKE_TYPE:
    case PLN_N_ALIKE:
    default:
      return TRUE;
    }
}

guint
pln_review_count_alike (GPtrArray              *findings,
                        const PlnReviewFinding *sample,
                        PlnAlike                alike)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += pln_review_is_alike (findings->pdata[i], sample, alike) ? 1 : 0;
  return n;
}

GPtrArray *
pln_review_list_offices (GPtrArray              *findings,
                         const PlnReviewFinding *sample,
                         PlnAlike                alike)
{
  GPtrArray *offices = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < findings->len; i++)
    {
      const PlnReviewFinding *finding = findings->pdata[i];

      if (finding->versions == NULL || !pln_review_is_alike (finding, sample, alike))
        continue;
      for (guint k = 0; k < finding->versions->len; k++)
        {
          const char *office = ((PlnImportVersion *) finding->versions->pdata[k])->office;

          if (!g_ptr_array_find_with_equal_func (offices, office, g_str_equal, NULL))
            g_ptr_array_add (offices, g_strdup (office));
        }
    }
  return offices;
}

/* A conflict of a field that this version knows; the newest version of that office. */
static gboolean
settle_conflict (const PlnReviewFinding *finding,
                 PlnSettle               settle,
                 const char             *office,
                 PlnEdit                *edit)
{
  const PlnKind *kind = pln_schema_find (finding->kind);
  const PlnField *field = kind != NULL ? pln_kind_find_field (kind, finding->field) : NULL;
  const PlnImportVersion *taken = NULL;

  for (guint i = 0; i < finding->versions->len && taken == NULL; i++)
    {
      const PlnImportVersion *version = finding->versions->pdata[i];

      if (settle == PLN_SETTLE_SHOWN || g_strcmp0 (version->office, office) == 0)
        taken = version;
    }
  if (field == NULL || taken == NULL || (taken->value == NULL && (field->flags & PLN_FIELD_REQUIRED) != 0))
    return FALSE;
  pln_edit_set (edit, finding->id, finding->field, taken->value);
  return TRUE;
}

static gboolean
settle_broken (const PlnReviewFinding *finding,
               PlnSettle               settle,
               GHashTable             *restored,
               PlnEdit                *edit)
{
  const PlnKind *kind = pln_schema_find (finding->kind);
  const PlnField *field = kind != NULL ? pln_kind_find_field (kind, finding->field) : NULL;

  if (settle == PLN_SETTLE_RESTORE)
    {
      if (g_hash_table_add (restored, finding->target))
        pln_edit_restore (edit, finding->target);
      return TRUE;
    }
  if (field == NULL || (field->flags & PLN_FIELD_REQUIRED) != 0)
    return FALSE;
  pln_edit_set (edit, finding->id, finding->field, NULL);
  return TRUE;
}

guint
pln_review_settle_many (GPtrArray              *findings,
                        const PlnReviewFinding *sample,
                        PlnAlike                alike,
                        PlnSettle               settle,
                        const char             *office,
                        PlnEdit                *edit)
{
  g_autoptr (GHashTable) restored = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const PlnReviewFinding *finding = findings->pdata[i];
      gboolean done = TRUE;

      if (!pln_review_is_alike (finding, sample, alike))
        continue;
      if (finding->type == PLN_REVIEW_CONFLICT)
        done = settle_conflict (finding, settle, office, edit);
      else if (finding->type == PLN_REVIEW_BROKEN_REFERENCE)
        done = settle_broken (finding, settle, restored, edit);
      else if (settle == PLN_SETTLE_DELETE)
        pln_edit_delete (edit, finding->id);
      else
        pln_edit_restore (edit, finding->id);
      n += done ? 1 : 0;
    }
  return n;
}

/* ---- duplicates ------------------------------------------------------------------ */

static void
row_free (gpointer data)
{
  PlnReviewRow *row = data;

  g_strfreev (row->values);
  g_free (row);
}

/* NULL: there is nothing in it. */
static PlnReviewRow *
compare_field (PlnWorkspace      *workspace,
               const PlnKind     *kind,
               const PlnField    *field,
               const char *const *ids,
               guint              n)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_full (n + 1, g_free), found = g_ptr_array_new_with_free_func (g_free);
  PlnReviewRow *row;
  gboolean any = FALSE, same = TRUE;

  for (guint i = 0; i < n; i++)
    {
      char *canonical = pln_workspace_get_value (workspace, ids[i], field->name);

      any = any || canonical != NULL;
      same = same && (i == 0 || g_strcmp0 (canonical, found->pdata[0]) == 0);
      g_ptr_array_add (values, canonical != NULL ? pln_exchange_value_text (workspace, kind->name, field->name, canonical, NULL)
                                                 : g_strdup (""));
      g_ptr_array_add (found, canonical);
    }
  if (!any)
    return NULL;
  g_ptr_array_add (values, NULL);
  row = g_new0 (PlnReviewRow, 1);
  row->field = field;
  row->values = (char **) g_ptr_array_free (g_steal_pointer (&values), FALSE);
  row->same = same;
  return row;
}

GPtrArray *
pln_review_compare (PlnWorkspace      *workspace,
                    const char *const *ids)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);
  const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, ids[0]) ?: "");
  guint n = g_strv_length ((char **) ids);

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];
      PlnReviewRow *row = NULL;

      if (strcmp (field->name, "merged_into") != 0 && strcmp (field->name, "position") != 0)
        row = compare_field (workspace, kind, field, ids, n);
      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}
