/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-merge-plan.h"

#include <glib/gi18n.h>

#include "store/pln-item.h"

static const char *const mergeable[] = { "person", "post", "body", "topic", "paper", NULL };

static void
field_free (gpointer data)
{
  PlnMergeField *field = data;

  g_ptr_array_unref (field->values);
  g_free (field);
}

gboolean
pln_merge_applies (PlnWorkspace *workspace, const char *const *ids)
{
  const char *kind = NULL;
  guint n = 0;

  for (; ids[n] != NULL; n++)
    {
      const char *own = pln_workspace_get_kind (workspace, ids[n]);

      if (own == NULL || !g_strv_contains (mergeable, own) || (kind != NULL && !g_str_equal (own, kind)))
        return FALSE;
      kind = own;
    }
  return n > 1;
}

static gboolean
is_one_of (PlnMergePlan *self, const char *id)
{
  return g_strv_contains ((const char *const *) self->ids, id);
}

/* A reference from one to another of them says nothing once they are one. */
static gboolean
is_inner (PlnMergePlan *self, const PlnField *field, const char *canonical)
{
  g_autofree char *id = field->type == PLN_TYPE_REFERENCE ? pln_value_get_plain (canonical) : NULL;

  return id != NULL && is_one_of (self, id);
}

/* What the record says; NULL also for what only concerns them among each other. */
static char *
get_value (PlnMergePlan *self, const char *id, const PlnField *field)
{
  g_autofree char *canonical = pln_workspace_get_value (self->workspace, id, field->name);

  return canonical != NULL && !is_inner (self, field, canonical) ? g_steal_pointer (&canonical) : NULL;
}

/* Put together instead of chosen. */
static gboolean
is_joined (const PlnField *field)
{
  return field->type == PLN_TYPE_WORDS || g_str_equal (field->name, "note");
}

/* The program's own affair: never chosen by a person. */
static gboolean
is_left_out (const PlnField *field)
{
  return g_str_equal (field->name, "merged_into") || g_str_equal (field->name, "position");
}

static void
add_value (GPtrArray *values, char *canonical)
{
  if (canonical == NULL || g_ptr_array_find_with_equal_func (values, canonical, g_str_equal, NULL))
    g_free (canonical);
  else
    g_ptr_array_add (values, canonical);
}

static GPtrArray *
gather (PlnMergePlan *self, const PlnField *field)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  add_value (values, get_value (self, self->ids[self->keep], field));
  for (guint i = 0; self->ids[i] != NULL; i++)
    add_value (values, get_value (self, self->ids[i], field));
  return values;
}

void
pln_merge_plan_set_keep (PlnMergePlan *self, guint keep)
{
  self->keep = keep;
  g_ptr_array_set_size (self->fields, 0);
  for (const PlnField *field = self->kind->fields; field->name != NULL; field++)
    {
      g_autoptr (GPtrArray) values = is_left_out (field) || is_joined (field) ? NULL : gather (self, field);
      PlnMergeField *entry;

      if (values == NULL || values->len < 2)
        continue;
      entry = g_new0 (PlnMergeField, 1);
      entry->field = field;
      entry->values = g_steal_pointer (&values);
      g_ptr_array_add (self->fields, entry);
    }
}

static guint
count_values (PlnMergePlan *self, const char *id)
{
  guint n = 0;

  for (const PlnField *field = self->kind->fields; field->name != NULL; field++)
    {
      g_autofree char *canonical = pln_workspace_get_value (self->workspace, id, field->name);
      n += canonical != NULL;
    }
  return n;
}

PlnMergePlan *
pln_merge_plan_new (PlnWorkspace *workspace, const char *const *ids)
{
  PlnMergePlan *self = g_new0 (PlnMergePlan, 1);
  guint keep = 0, most = 0;

  g_return_val_if_fail (pln_merge_applies (workspace, ids), NULL);
  self->workspace = g_object_ref (workspace);
  self->kind = pln_schema_find (pln_workspace_get_kind (workspace, ids[0]));
  self->ids = g_strdupv ((char **) ids);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      guint n = count_values (self, ids[i]);

      if (n <= most)
        continue;
      most = n;
      keep = i;
    }
  pln_merge_plan_set_keep (self, keep);
  return self;
}

void
pln_merge_plan_free (PlnMergePlan *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->workspace);
  g_strfreev (self->ids);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

guint
pln_merge_plan_count_references (PlnMergePlan *self)
{
  guint n = 0;

  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) pairs = i != self->keep ? pln_workspace_all_referrers (self->workspace, self->ids[i]) : NULL;

      for (guint j = 0; pairs != NULL && j + 1 < pairs->len; j += 2)
        n += !is_one_of (self, pairs->pdata[j]);
    }
  return n;
}

/* ---- the edit ------------------------------------------------------------------- */

static const PlnMergeField *
find_choice (PlnMergePlan *self, const PlnField *field)
{
  for (guint i = 0; i < self->fields->len; i++)
    if (((PlnMergeField *) self->fields->pdata[i])->field == field)
      return self->fields->pdata[i];
  return NULL;
}

static char *
join_words (PlnMergePlan *self, const PlnField *field)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) values = gather (self, field);
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < values->len; i++)
    {
      g_auto (GStrv) own = pln_value_get_words (values->pdata[i]);

      for (guint j = 0; own[j] != NULL; j++)
        if (g_hash_table_add (seen, g_strdup (own[j])))
          g_strv_builder_add (builder, own[j]);
    }
  words = g_strv_builder_end (builder);
  return pln_value_from_words ((const char *const *) words);
}

/* A value for people, a reference by the title of its record. */
static char *
to_words (PlnMergePlan *self, const PlnField *field, const char *canonical)
{
  g_autofree char *id = NULL;

  if (field->type != PLN_TYPE_REFERENCE)
    return pln_field_to_display (field, canonical);
  id = pln_value_get_plain (canonical);
  return pln_workspace_get_title (self->workspace, id);
}

/* A name that is not chosen stays as a name of the record. */
static void
add_name (PlnMergePlan *self, PlnEdit *edit, const char *canonical)
{
  g_autofree char *of = pln_value_from_plain (PLN_TYPE_REFERENCE, self->ids[self->keep]);
  const char *id = pln_edit_add (edit, "name", NULL);

  pln_edit_set (edit, id, "of", of);
  pln_edit_set (edit, id, "text", canonical);
  pln_edit_set (edit, id, "type", "\"alias\"");
}

static gboolean
takes_names (PlnMergePlan *self)
{
  const PlnField *of = pln_kind_find_field (pln_schema_find ("name"), "of");

  return pln_field_accepts (of, self->kind->name);
}

/* The values not chosen go into names or into the lines of the note. */
static void
keep_rest (PlnMergePlan *self, PlnEdit *edit, const PlnMergeField *choice, GString *note)
{
  gboolean name = g_str_equal (choice->field->name, self->kind->title) && takes_names (self);

  for (guint i = 0; i < choice->values->len; i++)
    {
      g_autofree char *words = NULL;

      if (i == choice->chosen)
        continue;
      if (name)
        {
          add_name (self, edit, choice->values->pdata[i]);
          continue;
        }
      words = to_words (self, choice->field, choice->values->pdata[i]);
      /* Translators: a line of the note of a record that several were merged into: field and value */
      g_string_append_printf (note, _("%s, before merging: %s\n"), pln_field_get_label (choice->field), words);
    }
}

static void
set_fields (PlnMergePlan *self, PlnEdit *edit)
{
  const char *keep = self->ids[self->keep];
  g_autoptr (GString) rest = g_string_new (NULL), note = g_string_new (NULL);
  const PlnField *note_field = pln_kind_find_field (self->kind, "note");
  g_autoptr (GPtrArray) notes = gather (self, note_field);

  for (const PlnField *field = self->kind->fields; field->name != NULL; field++)
    {
      const PlnMergeField *choice = find_choice (self, field);
      g_autoptr (GPtrArray) values = NULL;
      g_autofree char *words = NULL;

      if (is_left_out (field) || field == note_field)
        continue;
      if (choice != NULL)
        {
          pln_edit_set (edit, keep, field->name, choice->values->pdata[choice->chosen]);
          keep_rest (self, edit, choice, rest);
          continue;
        }
      words = field->type == PLN_TYPE_WORDS ? join_words (self, field) : NULL;
      values = gather (self, field);
      pln_edit_set (edit, keep, field->name, words != NULL ? words : values->len > 0 ? values->pdata[0] : NULL);
    }
  for (guint i = 0; i < notes->len; i++)
    {
      g_autofree char *text = pln_value_get_plain (notes->pdata[i]);
      g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", text);
    }
  if (rest->len > 0)
    {
      g_string_truncate (rest, rest->len - 1); /* the last line break */
      g_string_append_printf (note, "%s%s", note->len > 0 ? "\n" : "", rest->str);
    }
  if (note->len > 0)
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, note->str);
      pln_edit_set (edit, keep, "note", canonical);
    }
}

/* A link between two of them says that they may be the same, or so: now it leads from the record to itself. */
static gboolean
is_between (PlnMergePlan *self, const char *id)
{
  static const char *const ends[] = { "subject", "object" };

  if (g_strcmp0 (pln_workspace_get_kind (self->workspace, id), "link") != 0
      && g_strcmp0 (pln_workspace_get_kind (self->workspace, id), "relation") != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *canonical = pln_workspace_get_value (self->workspace, id, ends[i]);
      g_autofree char *end = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

      if (end == NULL || !is_one_of (self, end))
        return FALSE;
    }
  return TRUE;
}

/* The same address twice: every field but its owner is equal. */
static gboolean
is_twin (PlnMergePlan *self, const char *contact)
{
  g_autoptr (GPtrArray) own = pln_workspace_referrers (self->workspace, "contact", "of", self->ids[self->keep]);

  for (guint i = 0; i < own->len; i++)
    {
      gboolean equal = TRUE;

      for (const PlnField *field = pln_schema_find ("contact")->fields; field->name != NULL && equal; field++)
        {
          g_autofree char *a = pln_workspace_get_value (self->workspace, contact, field->name);
          g_autofree char *b = pln_workspace_get_value (self->workspace, own->pdata[i], field->name);

          equal = g_str_equal (field->name, "of") || g_strcmp0 (a, b) == 0;
        }
      if (equal)
        return TRUE;
    }
  return FALSE;
}

static void
lead_here (PlnMergePlan *self, PlnEdit *edit, const char *from, const char *to)
{
  g_autoptr (GPtrArray) pairs = pln_workspace_all_referrers (self->workspace, from);

  for (guint i = 0; i + 1 < pairs->len; i += 2)
    {
      const char *id = pairs->pdata[i], *field = pairs->pdata[i + 1];

      if (is_one_of (self, id))
        continue;
      if (is_between (self, id)
          || (g_strcmp0 (pln_workspace_get_kind (self->workspace, id), "contact") == 0 && is_twin (self, id)))
        pln_edit_delete (edit, id);
      else
        pln_edit_set (edit, id, field, to);
    }
}

void
pln_merge_plan_add_to (PlnMergePlan *self, PlnEdit *edit)
{
  g_autofree char *to = pln_value_from_plain (PLN_TYPE_REFERENCE, self->ids[self->keep]);

  set_fields (self, edit);
  for (guint i = 0; self->ids[i] != NULL; i++)
    {
      if (i == self->keep)
        continue;
      lead_here (self, edit, self->ids[i], to);
      pln_edit_set (edit, self->ids[i], "merged_into", to);
      pln_edit_delete (edit, self->ids[i]);
    }
}
