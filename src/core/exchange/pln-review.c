/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/pln-review.h"
#include "values/pln-json.h"

static const char *const type_names[PLN_REVIEW_N_TYPES] = {
  "conflict", "deleted-but-edited", "broken-reference", "cycle", "duplicate", "empty-required", "edited-outside",
};

const char *
pln_review_type_get_name (PlnReviewType type)
{
  g_return_val_if_fail (type < PLN_REVIEW_N_TYPES, NULL);

  return type_names[type];
}

void
pln_review_finding_free (PlnReviewFinding *finding)
{
  g_free (finding->id);
  g_free (finding->field);
  g_clear_pointer (&finding->versions, g_ptr_array_unref);
  g_free (finding->target);
  g_strfreev (finding->ids);
  g_free (finding);
}

static PlnReviewFinding *
add_finding (GPtrArray *findings, PlnReviewType type, const char *kind, const char *id, const char *field)
{
  PlnReviewFinding *finding = g_new0 (PlnReviewFinding, 1);

  finding->type = type;
  finding->kind = g_intern_string (kind);
  finding->id = g_strdup (id);
  finding->field = g_strdup (field);
  g_ptr_array_add (findings, finding);
  return finding;
}

static GPtrArray *
copy_versions (PlnWorkspace *workspace, const PlnFieldState *field)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_import_version_free);

  for (guint i = 0; i < field->n_versions; i++)
    {
      const PlnVersion *version = &pln_field_state_get_versions (field)[i];
      PlnImportVersion *copy = g_new0 (PlnImportVersion, 1);

      copy->value = g_strdup (version->value);
      copy->stamp = g_strdup (version->stamp);
      copy->office = pln_workspace_get_office_of (workspace, pln_stamp_get_replica (version->stamp));
      g_ptr_array_add (versions, copy);
    }
  return versions;
}

/* Conflicts of one record; `alive` is never one of them. */
static void
add_conflicts (GPtrArray *conflicts, GPtrArray *deleted, PlnWorkspace *workspace, const PlnRecord *record)
{
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (record, i);
      gboolean alive = g_str_equal (field->name, PLN_ALIVE);
      PlnReviewFinding *finding;

      if (!pln_record_has_conflict (record, field->name))
        continue;
      finding = add_finding (alive ? deleted : conflicts, alive ? PLN_REVIEW_DELETED_BUT_EDITED : PLN_REVIEW_CONFLICT,
                             pln_record_get_kind (record), pln_record_get_id (record), alive ? NULL : field->name);
      finding->versions = copy_versions (workspace, field);
    }
}

static gboolean
find_conflicts (PlnWorkspace *workspace, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) ids = pln_workspace_get_sibling_ids (workspace);
  g_autoptr (GPtrArray) deleted = g_ptr_array_new ();

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnRecord) record = pln_workspace_get_record (workspace, g_ptr_array_index (ids, i), error);

      if (record == NULL)
        {
          g_ptr_array_set_free_func (deleted, (GDestroyNotify) pln_review_finding_free);
          return FALSE;
        }
      add_conflicts (findings, deleted, workspace, record);
    }
  g_ptr_array_extend_and_steal (findings, g_steal_pointer (&deleted));
  return TRUE;
}

static gboolean
find_derived (PlnWorkspace *workspace, GPtrArray *findings, PlnReviewType type,
              GPtrArray *(*find) (PlnWorkspace *, GError **), GError **error)
{
  g_autoptr (GPtrArray) found = find (workspace, error);

  if (found == NULL)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      PlnFinding *item = g_ptr_array_index (found, i);
      PlnReviewFinding *finding = add_finding (findings, type, item->kind, item->id, item->field);

      finding->target = g_strdup (item->target);
      finding->ids = g_strdupv (item->ids);
    }
  return TRUE;
}

static void
find_skipped (PlnWorkspace *workspace, GPtrArray *findings)
{
  g_autoptr (GPtrArray) skipped = pln_workspace_get_skipped (workspace);

  for (guint i = 0; i + 1 < skipped->len; i += 2)
    add_finding (findings, PLN_REVIEW_SKIPPED, g_ptr_array_index (skipped, i), g_ptr_array_index (skipped, i + 1), NULL);
}

GPtrArray *
pln_review_find (PlnWorkspace *workspace, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_review_finding_free);

  if (!find_conflicts (workspace, findings, error) ||
      !find_derived (workspace, findings, PLN_REVIEW_BROKEN_REFERENCE, pln_workspace_find_broken, error) ||
      !find_derived (workspace, findings, PLN_REVIEW_CYCLE, pln_workspace_find_cycles, error) ||
      !find_derived (workspace, findings, PLN_REVIEW_DUPLICATE, pln_workspace_find_duplicates, error) ||
      !find_derived (workspace, findings, PLN_REVIEW_EMPTY_REQUIRED, pln_workspace_find_empty_required, error))
    return NULL;
  find_skipped (workspace, findings);
  return g_steal_pointer (&findings);
}

static void
append_member (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "%s\"%s\":", out->len > 1 ? "," : "", name);
  pln_json_append_string (out, text, -1);
}

char *
pln_review_finding_to_json (const PlnReviewFinding *finding)
{
  GString *out = g_string_new ("{");

  append_member (out, "finding", type_names[finding->type]);
  append_member (out, "id", finding->id);
  append_member (out, "kind", finding->kind);
  append_member (out, "field", finding->field);
  append_member (out, "target", finding->target);
  if (finding->ids != NULL)
    {
      g_string_append (out, ",\"ids\":[");
      for (guint i = 0; finding->ids[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (out, ',');
          pln_json_append_string (out, finding->ids[i], -1);
        }
      g_string_append_c (out, ']');
    }
  for (guint i = 0; finding->versions != NULL && i < finding->versions->len; i++)
    {
      const PlnImportVersion *version = g_ptr_array_index (finding->versions, i);

      g_string_append (out, i == 0 ? ",\"versions\":[{\"value\":" : ",{\"value\":");
      g_string_append (out, version->value != NULL ? version->value : "null");
      g_string_append (out, ",\"stamp\":");
      pln_json_append_string (out, version->stamp, -1);
      g_string_append (out, ",\"office\":");
      pln_json_append_string (out, version->office, -1);
      g_string_append (out, i + 1 == finding->versions->len ? "}]" : "}");
    }
  g_string_append_c (out, '}');
  return g_string_free_and_steal (out);
}
