/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/formats/pln-popolo.h"

/* The structure as Popolo JSON. */

static const PlnPopoloField body_texts[] = {
  { "name", "name" }, { "type", "classification" }, { "parent", "parent_id" }, { "mandate", "description" }, { NULL }
};
static const PlnPopoloField body_dates[] = { { "founded", "founding_date" }, { "ended", "dissolution_date" }, { NULL } };
static const PlnPopoloField person_texts[] = {
  { "name", "name" }, { "sort_name", "sort_name" }, { "honorific", "honorific_prefix" }, { NULL }
};
static const PlnPopoloField no_dates[] = { { NULL } };
static const PlnPopoloField post_texts[] = { { "title", "label" }, { "body", "organization_id" }, { NULL } };
static const PlnPopoloField periods[] = { { "start", "start_date" }, { "end", "end_date" }, { NULL } };
static const PlnPopoloField membership_texts[] = {
  { "body", "organization_id" }, { "on_behalf_of", "on_behalf_of_id" }, { "role", "role" }, { "holder_text", "label" }, { NULL }
};

static const PlnPopoloField relation_texts[] = {
  { "subject", "organization_id" }, { "object", "related_organization_id" }, { "object_text", "related_name" },
  { "type", "classification" }, { "state", "status" }, { NULL }
};

const PlnPopoloClass pln_popolo_classes[] = {
  { "body", "organizations", body_texts, body_dates },
  { "person", "persons", person_texts, no_dates },
  { "post", "posts", post_texts, periods },
  { "membership", "memberships", membership_texts, periods },
  { "relation", "relations", relation_texts, periods },
  { NULL }
};

char *
pln_popolo_get_date (const PlnWhen *when)
{
  const char *edtf = pln_when_get_edtf (when);
  int month;

  if (edtf == NULL || pln_when_get_sense (when) == PLN_SENSE_ABOUT || strchr (edtf, '/') != NULL)
    return NULL;
  /* Quarters and halves are months past twelve in EDTF. */
  month = strlen (edtf) >= 7 ? (edtf[5] - '0') * 10 + edtf[6] - '0' : 1;
  return month <= 12 ? g_strdup (edtf) : NULL;
}

typedef struct
{
  PlnWorkspace         *workspace; /* borrowed */
  const PlnFormatScope *scope;     /* borrowed */
  PlnFormatResult      *result;    /* borrowed */
  JsonBuilder          *builder;   /* borrowed */
} Writer;

static void
add (Writer *self, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (self->builder, name);
  json_builder_add_string_value (self->builder, text);
}

static void
add_field (Writer *self, const char *name, const PlnRecord *record, const char *field)
{
  g_autofree char *plain = pln_record_get_plain (record, field);

  add (self, name, plain);
}

static void
add_dates (Writer *self, const PlnRecord *record, const PlnPopoloField *dates)
{
  for (; dates->field != NULL; dates++)
    {
      g_autoptr (PlnWhen) when = pln_record_get_when (record, dates->field);
      g_autofree char *date = when != NULL ? pln_popolo_get_date (when) : NULL;

      add (self, dates->property, date);
    }
}

/* Whether the date that is written says all there is: sense and words too. */
static gboolean
is_whole_date (const PlnRecord *record, const char *field)
{
  g_autoptr (PlnWhen) when = pln_record_get_when (record, field), again = NULL;
  g_autofree char *date = when != NULL ? pln_popolo_get_date (when) : NULL, *once = NULL, *twice = NULL;

  if (date == NULL)
    return FALSE;
  again = pln_when_parse_typed (date, NULL);
  once = pln_when_to_canonical (when);
  twice = again != NULL ? pln_when_to_canonical (again) : NULL;
  return g_strcmp0 (once, twice) == 0;
}

static gboolean
is_mapped (const PlnPopoloField *map, const char *field)
{
  for (; map->field != NULL; map++)
    if (g_str_equal (map->field, field))
      return TRUE;
  return FALSE;
}

/* What has no place above.  Notes stay here: they are for the office. */
static void
add_own (Writer *self, const PlnRecord *record, const PlnPopoloField *texts, const PlnPopoloField *dates)
{
  static const char *const never[] = { "note", "merged_into", "of", "holder", "website", NULL };
  const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));
  gboolean any = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];
      const char *value = pln_record_get_value (record, field->name);
      g_autoptr (JsonNode) node = NULL;

      if (value == NULL || g_strv_contains (never, field->name) || is_mapped (texts, field->name)
          || (is_mapped (dates, field->name) && is_whole_date (record, field->name)) || (node = json_from_string (value, NULL)) == NULL)
        continue;
      if (!any)
        {
          json_builder_set_member_name (self->builder, PLN_POPOLO_OWN);
          json_builder_begin_object (self->builder);
        }
      any = TRUE;
      json_builder_set_member_name (self->builder, field->name);
      json_builder_add_value (self->builder, g_steal_pointer (&node));
    }
  if (any)
    json_builder_end_object (self->builder);
}

static GPtrArray *
get_belongings (Writer *self, const PlnRecord *record, const char *kind)
{
  if (self->scope->without != NULL && g_strv_contains (self->scope->without, kind))
    return NULL;
  return pln_workspace_referrers (self->workspace, kind, "of", pln_record_get_id (record));
}

/* Names over time and contacts, as lists of objects in their record. */
static gboolean
add_list (Writer *self, const PlnRecord *record, const char *kind, const char *list, const PlnPopoloField *texts,
          GError **error)
{
  g_autoptr (GPtrArray) ids = get_belongings (self, record, kind);

  if (ids == NULL || ids->len == 0)
    return TRUE;
  json_builder_set_member_name (self->builder, list);
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnRecord) item = pln_workspace_get_record (self->workspace, g_ptr_array_index (ids, i), error);

      if (item == NULL)
        return FALSE;
      if (pln_record_is_deleted (item))
        continue;
      json_builder_begin_object (self->builder);
      add (self, "id", pln_record_get_id (item));
      for (const PlnPopoloField *field = texts; field->field != NULL; field++)
        add_field (self, field->property, item, field->field);
      if (g_str_equal (kind, "name"))
        add_dates (self, item, periods);
      add_own (self, item, texts, g_str_equal (kind, "name") ? periods : no_dates);
      json_builder_end_object (self->builder);
    }
  json_builder_end_array (self->builder);
  return TRUE;
}

/* Whoever holds a membership: a person, an organization, or the holder of a post. */
static void
add_holder (Writer *self, const PlnRecord *record)
{
  g_autofree char *holder = pln_record_get_plain (record, "holder"), *basis = pln_record_get_plain (record, "basis_ref");
  const char *kind = holder != NULL ? pln_workspace_get_kind (self->workspace, holder) : NULL;

  if (g_strcmp0 (kind, "post") == 0)
    add (self, "post_id", holder);
  else if (g_strcmp0 (kind, "body") == 0)
    add (self, "member_id", holder);
  else
    add (self, "person_id", holder);
  if (g_strcmp0 (kind, "post") != 0 && basis != NULL &&
      g_strcmp0 (pln_workspace_get_kind (self->workspace, basis), "post") == 0)
    add (self, "post_id", basis);
}

static void
add_links (Writer *self, const PlnRecord *record)
{
  g_autofree char *website = pln_record_get_plain (record, "website");

  if (website == NULL)
    return;
  json_builder_set_member_name (self->builder, "links");
  json_builder_begin_array (self->builder);
  json_builder_begin_object (self->builder);
  add (self, "url", website);
  json_builder_end_object (self->builder);
  json_builder_end_array (self->builder);
}

static gboolean
add_record (Writer *self, const PlnPopoloClass *class, const PlnRecord *record, GError **error)
{
  static const PlnPopoloField names[] = { { "text", "name" }, { "type", "note" }, { NULL } };
  static const PlnPopoloField contacts[] = { { "type", "type" }, { "value", "value" }, { "label", "label" }, { NULL } };

  json_builder_begin_object (self->builder);
  add (self, "id", pln_record_get_id (record));
  for (const PlnPopoloField *field = class->texts; field->field != NULL; field++)
    add_field (self, field->property, record, field->field);
  add_dates (self, record, class->dates);
  if (g_str_equal (class->kind, "membership"))
    add_holder (self, record);
  if (g_str_equal (class->kind, "body"))
    add_links (self, record);
  if ((g_str_equal (class->kind, "body") || g_str_equal (class->kind, "person")) &&
      !add_list (self, record, "name", "other_names", names, error))
    return FALSE;
  if (!g_str_equal (class->kind, "membership") && !add_list (self, record, "contact", "contact_details", contacts, error))
    return FALSE;
  add_own (self, record, class->texts, class->dates);
  json_builder_end_object (self->builder);
  self->result->written++;
  return TRUE;
}

static gboolean
write_class (Writer *self, const PlnPopoloClass *class, GError **error)
{
  const char *kinds[] = { class->kind, NULL };
  g_autoptr (GPtrArray) records = pln_format_collect (self->workspace, self->scope, kinds, error);

  if (records == NULL)
    return FALSE;
  json_builder_set_member_name (self->builder, class->list);
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < records->len; i++)
    if (!add_record (self, class, g_ptr_array_index (records, i), error))
      return FALSE;
  json_builder_end_array (self->builder);
  return TRUE;
}

gboolean
pln_popolo_write (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out, PlnFormatResult *result,
                  GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  Writer self = { workspace, scope, result, builder };
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (const PlnPopoloClass *class = pln_popolo_classes; class->kind != NULL; class++)
    if (!write_class (&self, class, error))
      return FALSE;
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, out);
  g_string_append_c (out, '\n');
  return TRUE;
}
