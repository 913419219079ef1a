/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-record-json.h"
#include "values/pln-json.h"

/* ---- writing ------------------------------------------------------------- */

static void
append_name (GString *out, const char *name, gboolean *first)
{
  if (!*first)
    g_string_append_c (out, ',');
  *first = FALSE;
  pln_json_append_string (out, name, -1);
  g_string_append_c (out, ':');
}

static void
append_text (GString *out, const char *name, const char *text, gboolean *first)
{
  if (text == NULL)
    return;
  append_name (out, name, first);
  pln_json_append_string (out, text, -1);
}

static void
append_day (GString *out, const char *name, PlnDay day, gboolean *first)
{
  g_autofree char *iso = day != PLN_DAY_NONE ? pln_day_to_iso (day) : NULL;

  append_text (out, name, iso, first);
}

/* A date with the days that follow from it. */
static void
append_when (GString *out, const char *canonical)
{
  g_autoptr (PlnWhen) when = pln_when_from_canonical (canonical, NULL);
  gboolean first = TRUE;

  if (when == NULL)
    {
      g_string_append (out, canonical);
      return;
    }
  g_string_append_c (out, '{');
  append_day (out, "earliest", pln_when_get_earliest (when), &first);
  append_text (out, "edtf", pln_when_get_edtf (when), &first);
  append_day (out, "latest", pln_when_get_latest (when), &first);
  if (pln_when_get_sense (when) != PLN_SENSE_NONE)
    append_text (out, "sense", pln_sense_to_name (pln_when_get_sense (when)), &first);
  append_text (out, "text", pln_when_get_text (when), &first);
  g_string_append_c (out, '}');
}

static void
append_fields (GString *out, const PlnRecord *record)
{
  const PlnKind *kind = pln_schema_find (pln_record_get_kind (record));
  gboolean first = TRUE;

  g_string_append (out, ",\"fields\":{");
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *state = pln_record_get_nth_field (record, i);
      const PlnField *field = kind != NULL ? pln_kind_find_field (kind, state->name) : NULL;
      const char *value = pln_field_state_get_versions (state)[0].value;

      if (value == NULL || g_str_equal (state->name, PLN_ALIVE))
        continue;
      append_name (out, state->name, &first);
      if (field != NULL && field->type == PLN_TYPE_WHEN)
        append_when (out, value);
      else
        g_string_append (out, value);
    }
  g_string_append_c (out, '}');
}

char *
pln_record_to_json (const PlnRecord *record)
{
  GString *out = g_string_new ("{");
  gboolean first = TRUE;

  append_text (out, "kind", pln_record_get_kind (record), &first);
  append_text (out, "id", pln_record_get_id (record), &first);
  append_fields (out, record);
  g_string_append (out, ",\"conflicts\":[");
  first = TRUE;
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const char *name = pln_record_get_nth_field (record, i)->name;

      if (g_str_equal (name, PLN_ALIVE) || !pln_record_has_conflict (record, name))
        continue;
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      pln_json_append_string (out, name, -1);
    }
  g_string_append_printf (out, "],\"deleted\":%s}", pln_record_is_deleted (record) ? "true" : "false");
  return g_string_free_and_steal (out);
}

static void
append_value (GString *out, const char *name, const char *canonical, gboolean *first)
{
  append_name (out, name, first);
  g_string_append (out, canonical != NULL ? canonical : "null");
}

static void
append_changed_field (GString *out, const PlnImportField *field)
{
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  append_text (out, "field", field->field, &first);
  append_value (out, "before", field->before, &first);
  append_value (out, "after", field->after, &first);
  if (field->left)
    g_string_append (out, ",\"left\":true");
  for (guint i = 0; field->versions != NULL && i < field->versions->len; i++)
    {
      const PlnImportVersion *version = g_ptr_array_index (field->versions, i);
      gboolean first_member = TRUE;

      g_string_append (out, i == 0 ? ",\"versions\":[{" : ",{");
      append_value (out, "value", version->value, &first_member);
      append_text (out, "stamp", version->stamp, &first_member);
      append_text (out, "office", version->office, &first_member);
      g_string_append (out, i + 1 == field->versions->len ? "}]" : "}");
    }
  g_string_append_c (out, '}');
}

char *
pln_change_to_json (PlnImportChange *change)
{
  GPtrArray *fields = pln_import_change_get_fields (change);
  GString *out = g_string_new ("{");
  gboolean first = TRUE;

  append_text (out, "change", pln_import_group_get_name (pln_import_change_get_group (change)), &first);
  append_text (out, "kind", pln_import_change_get_kind (change), &first);
  append_text (out, "id", pln_import_change_get_id (change), &first);
  append_text (out, "title", pln_import_change_get_title (change), &first);
  append_text (out, "office", pln_import_change_get_office (change), &first);
  if (pln_import_change_get_time (change) != 0)
    {
      g_autofree char *time = pln_time_format_rfc3339 (pln_import_change_get_time (change));

      append_text (out, "time", time, &first);
    }
  append_text (out, "reason", pln_import_change_get_reason (change), &first);
  g_string_append (out, ",\"fields\":[");
  for (guint i = 0; i < fields->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_changed_field (out, g_ptr_array_index (fields, i));
    }
  g_string_append (out, "]}");
  return g_string_free_and_steal (out);
}

static const char *
type_name (PlnType type)
{
  switch (type)
    {
    case PLN_TYPE_TEXT: return "text";
    case PLN_TYPE_LONG_TEXT: return "long-text";
    case PLN_TYPE_INTEGER: return "integer";
    case PLN_TYPE_DECIMAL: return "decimal";
    case PLN_TYPE_BOOLEAN: return "yes-no";
    case PLN_TYPE_CHOICE: return "choice";
    case PLN_TYPE_REFERENCE: return "reference";
    case PLN_TYPE_WORDS: return "words";
    case PLN_TYPE_WHEN: return "when";
    case PLN_TYPE_DURATION: return "duration";
    case PLN_TYPE_MONEY: return "money";
    case PLN_TYPE_CADENCE: return "cadence";
    case PLN_TYPE_TIME: return "time";
    default: return "text";
    }
}

static void
append_field (GString *out, const PlnField *field)
{
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  append_text (out, "name", field->name, &first);
  append_text (out, "type", type_name (field->type), &first);
  append_text (out, "label", pln_field_get_label (field), &first);
  append_text (out, "target", field->target, &first);
  g_string_append_printf (out, ",\"required\":%s,\"personal\":%s",
                          (field->flags & PLN_FIELD_REQUIRED) != 0 ? "true" : "false",
                          (field->flags & PLN_FIELD_PERSONAL) != 0 ? "true" : "false");
  for (guint i = 0; field->choices != NULL && field->choices[i].name != NULL; i++)
    {
      g_string_append (out, i == 0 ? ",\"choices\":[" : ",");
      pln_json_append_string (out, field->choices[i].name, -1);
      if (field->choices[i + 1].name == NULL)
        g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
}

char *
pln_kind_to_json (const PlnKind *kind)
{
  const PlnField *owner = pln_kind_get_owner (kind);
  GString *out = g_string_new ("{");
  gboolean first = TRUE;

  append_text (out, "kind", kind->name, &first);
  append_text (out, "label", pln_kind_get_label (kind), &first);
  append_text (out, "belongs_to", owner != NULL ? owner->name : NULL, &first);
  g_string_append (out, ",\"fields\":[");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      append_field (out, &kind->fields[i]);
    }
  g_string_append (out, "]}");
  return g_string_free_and_steal (out);
}

char *
pln_strings_to_json (const char *name, ...)
{
  GString *out = g_string_new ("{");
  gboolean first = TRUE;
  va_list args;

  va_start (args, name);
  for (; name != NULL; name = va_arg (args, const char *))
    append_text (out, name, va_arg (args, const char *), &first);
  va_end (args);
  g_string_append_c (out, '}');
  return g_string_free_and_steal (out);
}

/* ---- reading a line of `apply` ------------------------------------------- */

typedef enum { VERB_NONE, VERB_ADD, VERB_SET, VERB_DELETE, VERB_RESTORE } Verb;

static const char *const verb_names[] = { NULL, "add", "set", "delete", "restore" };

typedef struct
{
  Verb     verb;
  char    *object;    /* owned; what the verb names: a kind for add, else an id */
  char    *id;        /* owned, nullable; of add */
  gsize    fields_at; /* where `fields` starts; 0: absent */
} Line;

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
read_line_member (Line *line, PlnJsonScanner *json, const char *name, GError **error)
{
  if (g_str_equal (name, "fields") && line->fields_at == 0)
    return pln_json_skip (json, &line->fields_at, NULL, error);
  if (g_str_equal (name, "id") && line->id == NULL)
    return pln_json_read_string (json, &line->id, NULL, error);
  for (guint i = VERB_ADD; i < G_N_ELEMENTS (verb_names); i++)
    if (g_str_equal (name, verb_names[i]) && line->verb == VERB_NONE)
      {
        line->verb = i;
        return pln_json_read_string (json, &line->object, NULL, error);
      }
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID,
               _("The member “%.100s” does not belong here, or comes twice."), name);
  return FALSE;
}

static gboolean
read_line (Line *line, PlnJsonScanner *json, GError **error)
{
  gboolean first = TRUE;

  if (!pln_json_enter_object (json, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *name = NULL;

      if (!pln_json_next_member (json, &first, &name, error))
        return FALSE;
      if (name == NULL)
        break;
      if (!read_line_member (line, json, name, error))
        return FALSE;
    }
  if (!pln_json_at_end (json, error))
    return FALSE;
  if (line->verb == VERB_NONE)
    return refuse (error, _("One of “add”, “set”, “delete” and “restore” is needed."));
  if (line->id != NULL && line->verb != VERB_ADD)
    return refuse (error, _("“id” belongs to “add” only."));
  if (line->fields_at != 0 && line->verb != VERB_ADD && line->verb != VERB_SET)
    return refuse (error, _("“fields” belongs to “add” and “set” only."));
  return TRUE;
}

static gboolean
read_line_fields (const Line *line, PlnJsonScanner *json, PlnEdit *edit, const char *id, gboolean *any, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean first = TRUE;

  if (line->fields_at == 0)
    return TRUE;
  json->pos = line->fields_at;
  json->depth = 1;
  if (!pln_json_enter_object (json, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *name = NULL, *value = NULL;
      gsize start, end;

      if (!pln_json_next_member (json, &first, &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (!g_hash_table_add (seen, g_strdup (name)))
        return refuse (error, _("a field comes twice"));
      if (!pln_json_skip (json, &start, &end, error))
        return FALSE;
      *any = TRUE;
      value = g_strndup (json->text + start, end - start);
      if (g_str_equal (value, "null"))
        pln_edit_set (edit, id, name, NULL);
      else
        pln_edit_set_json (edit, id, name, value);
    }
}

static gboolean
fill_edit (const Line *line, PlnJsonScanner *json, PlnEdit *edit, char **id, gboolean *idle, GError **error)
{
  const char *target = line->object;
  gboolean any = line->verb != VERB_SET, ok;

  if (line->verb == VERB_ADD)
    target = pln_edit_add (edit, line->object, line->id);
  else if (line->verb == VERB_DELETE)
    pln_edit_delete (edit, target);
  else if (line->verb == VERB_RESTORE)
    pln_edit_restore (edit, target);
  *id = g_strdup (target);
  ok = read_line_fields (line, json, edit, *id, &any, error);
  *idle = !any;
  return ok;
}

gboolean
pln_apply_line_parse (const char *line, gsize len, PlnEdit *edit, char **id, gboolean *idle, GError **error)
{
  Line parsed = { VERB_NONE };
  PlnJsonScanner json;
  gboolean ok;

  *id = NULL;
  pln_json_scanner_init (&json, line, len);
  ok = read_line (&parsed, &json, error) && fill_edit (&parsed, &json, edit, id, idle, error);
  g_free (parsed.object);
  g_free (parsed.id);
  if (!ok)
    g_clear_pointer (id, g_free);
  return ok;
}
