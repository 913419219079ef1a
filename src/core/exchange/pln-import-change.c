/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/pln-import-change.h"

/* What an import does to one record: the group it counts in, and the change
 * field by field.  Pure; knows neither files nor the store. */

struct _PlnImportChange
{
  GObject parent_instance;

  PlnImportGroup group;
  const char    *kind;    /* interned */
  char          *id;      /* owned */
  char          *title;   /* owned */
  char          *office;  /* owned */
  char          *reason;  /* owned, nullable */
  gint64         time;
  GPtrArray     *fields;  /* owned */
};

G_DEFINE_FINAL_TYPE (PlnImportChange, pln_import_change, G_TYPE_OBJECT)

static const char *const group_names[PLN_IMPORT_N_GROUPS] = {
  "edited_outside", "conflicts", "deleted", "restored", "added", "changed", "unchanged",
};

const char *
pln_import_group_get_name (PlnImportGroup group)
{
  g_return_val_if_fail (group < PLN_IMPORT_N_GROUPS, NULL);

  return group_names[group];
}

/* One line, members in the order of cli/README.md. */
char *
pln_import_counts_to_json (const PlnImportCounts *counts)
{
  static const PlnImportGroup order[] = {
    PLN_IMPORT_ADDED, PLN_IMPORT_CHANGED, PLN_IMPORT_DELETED, PLN_IMPORT_RESTORED, PLN_IMPORT_UNCHANGED,
    PLN_IMPORT_CONFLICT, PLN_IMPORT_EDITED_OUTSIDE,
  };
  GString *out = g_string_new ("{");

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_string_append_printf (out, "\"%s\":%" G_GUINT64_FORMAT ",", group_names[order[i]], counts->n[order[i]]);
  g_string_append_printf (out, "\"unknown\":%" G_GUINT64_FORMAT "}", counts->unknown);
  return g_string_free_and_steal (out);
}

gboolean
pln_import_counts_any (const PlnImportCounts *counts)
{
  for (guint i = 0; i < PLN_IMPORT_UNCHANGED; i++)
    if (counts->n[i] > 0)
      return TRUE;
  return FALSE;
}

void
pln_import_version_free (PlnImportVersion *version)
{
  g_free (version->value);
  g_free (version->stamp);
  g_free (version->office);
  g_free (version);
}

void
pln_import_field_free (PlnImportField *field)
{
  g_free (field->before);
  g_free (field->after);
  g_clear_pointer (&field->versions, g_ptr_array_unref);
  g_free (field);
}

static gboolean
same_versions (const PlnFieldState *a, const PlnFieldState *b)
{
  if (a == NULL || b == NULL || a->n_versions != b->n_versions)
    return FALSE;
  for (guint i = 0; i < a->n_versions; i++)
    {
      const PlnVersion *x = &pln_field_state_get_versions (a)[i];
      const PlnVersion *y = &pln_field_state_get_versions (b)[i];

      if (!g_str_equal (x->stamp, y->stamp) || g_strcmp0 (x->value, y->value) != 0)
        return FALSE;
    }
  return TRUE;
}

/* Whether the field is in conflict afterwards, and was not, or in another one. */
static gboolean
conflict_changes (const PlnRecord *before, const PlnRecord *after, const PlnFieldState *field)
{
  return pln_record_has_conflict (after, field->name) &&
         (before == NULL || !same_versions (pln_record_find_field (before, field->name), field));
}

PlnImportGroup
pln_import_classify (const PlnRecord *before, const PlnRecord *after)
{
  gboolean was_deleted = before != NULL && pln_record_is_deleted (before);

  for (guint i = 0; i < pln_record_get_n_fields (after); i++)
    if (conflict_changes (before, after, pln_record_get_nth_field (after, i)))
      return PLN_IMPORT_CONFLICT;
  if (pln_record_is_deleted (after) && !was_deleted)
    return PLN_IMPORT_DELETED;
  if (!pln_record_is_deleted (after) && was_deleted)
    return PLN_IMPORT_RESTORED;
  if (before == NULL)
    return PLN_IMPORT_ADDED;
  return pln_record_equal (before, after) ? PLN_IMPORT_UNCHANGED : PLN_IMPORT_CHANGED;
}

static GPtrArray *
copy_versions (const PlnFieldState *field, PlnOfficeFunc office_of, gpointer data)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_import_version_free);

  for (guint i = 0; i < field->n_versions; i++)
    {
      const PlnVersion *version = &pln_field_state_get_versions (field)[i];
      PlnImportVersion *copy = g_new0 (PlnImportVersion, 1);

      copy->value = g_strdup (version->value);
      copy->stamp = g_strdup (version->stamp);
      copy->office = office_of (pln_stamp_get_replica (version->stamp), data);
      g_ptr_array_add (versions, copy);
    }
  return versions;
}

static const char *
shown (const PlnRecord *record, const char *name)
{
  if (record == NULL)
    return NULL;
  if (g_str_equal (name, PLN_ALIVE))
    return pln_record_is_deleted (record) ? "false" : "true";
  return pln_record_get_value (record, name);
}

static void
compare_field (GPtrArray *fields, const PlnRecord *before, const PlnRecord *after, const PlnFieldState *state,
               PlnOfficeFunc office_of, gpointer data)
{
  gboolean conflict = conflict_changes (before, after, state);
  const char *was = shown (before, state->name), *becomes = shown (after, state->name);
  PlnImportField *field;

  if (!conflict && (g_strcmp0 (was, becomes) == 0 ||
                    (before == NULL && g_str_equal (state->name, PLN_ALIVE) && g_str_equal (becomes, "true"))))
    return;
  field = g_new0 (PlnImportField, 1);
  field->field = g_intern_string (state->name);
  field->before = g_strdup (was);
  field->after = g_strdup (becomes);
  if (conflict)
    field->versions = copy_versions (state, office_of, data);
  g_ptr_array_add (fields, field);
}

GPtrArray *
pln_import_compare (const PlnRecord *before, const PlnRecord *after, PlnOfficeFunc office_of, gpointer data)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_import_field_free);

  for (guint i = 0; i < pln_record_get_n_fields (after); i++)
    compare_field (fields, before, after, pln_record_get_nth_field (after, i), office_of, data);
  return fields;
}

static void
pln_import_change_finalize (GObject *object)
{
  PlnImportChange *self = PLN_IMPORT_CHANGE (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->office);
  g_free (self->reason);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (pln_import_change_parent_class)->finalize (object);
}

static void
pln_import_change_class_init (PlnImportChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_import_change_finalize;
}

static void
pln_import_change_init (PlnImportChange *self)
{
}

PlnImportChange *
pln_import_change_new (PlnImportGroup group, const char *kind, const char *id, const char *title, const char *office,
                       gint64 time, const char *reason, GPtrArray *fields)
{
  PlnImportChange *self = g_object_new (PLN_TYPE_IMPORT_CHANGE, NULL);

  self->group = group;
  self->kind = g_intern_string (kind);
  self->id = g_strdup (id);
  self->title = g_strdup (title != NULL ? title : "");
  self->office = g_strdup (office != NULL ? office : "");
  self->time = time;
  self->reason = g_strdup (reason);
  self->fields = fields;
  return self;
}

PlnImportGroup
pln_import_change_get_group (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), PLN_IMPORT_UNCHANGED);
  return self->group;
}

const char *
pln_import_change_get_kind (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), NULL);
  return self->kind;
}

const char *
pln_import_change_get_id (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), NULL);
  return self->id;
}

const char *
pln_import_change_get_title (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), NULL);
  return self->title;
}

const char *
pln_import_change_get_office (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), NULL);
  return self->office;
}

gint64
pln_import_change_get_time (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), 0);
  return self->time;
}

const char *
pln_import_change_get_reason (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), NULL);
  return self->reason;
}

GPtrArray *
pln_import_change_get_fields (PlnImportChange *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_CHANGE (self), NULL);
  return self->fields;
}
