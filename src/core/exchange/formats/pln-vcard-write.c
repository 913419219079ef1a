/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/formats/pln-card-line.h"
#include "exchange/formats/pln-formats-private.h"

/* People, posts and organizations as cards (RFC 6350), with their contacts.
 * What a card has no property for travels as X-PLENARY-FIELD. */

static const char *const kinds[] = { "body", "person", "post", NULL };
static const char *const body_x[] = { "acronym", "type", "parent", "seat", "country", NULL };
static const char *const person_x[] = { "organization", "country", NULL };
static const char *const post_x[] = { "body", "grade", "category", "state", NULL };

typedef struct
{
  PlnWorkspace         *workspace; /* borrowed */
  const PlnFormatScope *scope;     /* borrowed */
  GString              *out;       /* borrowed */
  guint                 n_groups;  /* labels of this card */
} Writer;

static void
append (Writer *self, const char *name, const char *text)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (text == NULL)
    return;
  pln_card_append_escaped (value, text);
  pln_card_append_line (self->out, name, value->str);
}

static void
append_field (Writer *self, const char *name, const PlnRecord *record, const char *field)
{
  g_autofree char *plain = pln_record_get_plain (record, field);

  append (self, name, plain);
}

static void
append_x (Writer *self, const PlnRecord *record, const char *const *fields)
{
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *upper = g_ascii_strup (fields[i], -1), *typed = pln_record_get_typed (record, fields[i]);
      g_autofree char *name = g_strconcat ("X-PLENARY-", g_strdelimit (upper, "_", '-'), NULL);

      append (self, name, typed);
    }
}

static void
append_words (Writer *self, const char *name, const PlnRecord *record, const char *field, gboolean together)
{
  g_auto (GStrv) words = pln_value_get_words (pln_record_get_value (record, field));
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (!together)
        append (self, name, words[i]);
      if (i > 0)
        g_string_append_c (value, ',');
      pln_card_append_escaped (value, words[i]);
    }
  if (together && words[0] != NULL)
    pln_card_append_line (self->out, name, value->str);
}

static void
append_title (Writer *self, const char *name, const PlnRecord *record, const char *field)
{
  g_autofree char *id = pln_record_get_plain (record, field), *title = NULL;

  if (id == NULL || !pln_workspace_has_record (self->workspace, id))
    return;
  title = pln_workspace_get_title (self->workspace, id);
  append (self, name, title);
}

/* "Family, Given" into the parts of a name. */
static void
append_name (Writer *self, const PlnRecord *record)
{
  g_autofree char *sort_name = pln_record_get_plain (record, "sort_name");
  g_autofree char *honorific = pln_record_get_plain (record, "honorific");
  char *comma = sort_name != NULL ? strstr (sort_name, ", ") : NULL;
  g_autoptr (GString) value = g_string_new (NULL);

  if (sort_name == NULL && honorific == NULL)
    return;
  if (comma != NULL)
    *comma = '\0';
  pln_card_append_escaped (value, sort_name != NULL ? sort_name : "");
  g_string_append_c (value, ';');
  pln_card_append_escaped (value, comma != NULL ? comma + 2 : "");
  g_string_append (value, ";;");
  pln_card_append_escaped (value, honorific != NULL ? honorific : "");
  g_string_append_c (value, ';');
  pln_card_append_line (self->out, "N", value->str);
}

/* ---- contacts ------------------------------------------------------------ */

static const char *
get_property (const char *type)
{
  static const struct { const char *type, *property; } types[] = {
    { "email", "EMAIL" }, { "phone", "TEL" }, { "address", "ADR" }, { "url", "URL" }, { "messaging", "IMPP" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_strcmp0 (types[i].type, type) == 0)
      return types[i].property;
  return "X-PLENARY-CONTACT";
}

static void
append_contact (Writer *self, const PlnRecord *contact)
{
  g_autofree char *type = pln_record_get_plain (contact, "type"), *label = pln_record_get_plain (contact, "label");
  g_autofree char *plain = pln_record_get_plain (contact, "value");
  const char *property = get_property (type), *known = NULL;
  g_autoptr (GString) name = g_string_new (NULL), value = g_string_new (NULL);

  if (plain == NULL)
    return;
  if (label != NULL && (g_ascii_strcasecmp (label, "work") == 0 || g_ascii_strcasecmp (label, "home") == 0))
    known = label;
  else if (label != NULL)
    g_string_append_printf (name, "item%u.", ++self->n_groups);
  g_string_append (name, property);
  if (known != NULL)
    g_string_append_printf (name, ";TYPE=%s", known);
  g_string_append_printf (name, ";X-PLENARY-ID=\"%s\"", pln_record_get_id (contact));
  if (g_str_equal (property, "IMPP") && strchr (plain, ':') == NULL)
    g_string_append (name, ";VALUE=text");
  if (g_str_equal (property, "ADR"))
    g_string_append (value, ";;");
  pln_card_append_escaped (value, plain);
  if (g_str_equal (property, "ADR"))
    g_string_append (value, ";;;;");
  pln_card_append_line (self->out, name->str, value->str);
  if (label != NULL && known == NULL)
    {
      g_string_printf (name, "item%u.X-ABLabel", self->n_groups);
      append (self, name->str, label);
    }
}

static gboolean
append_contacts (Writer *self, const PlnRecord *record, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->scope->without != NULL && g_strv_contains (self->scope->without, "contact"))
    return TRUE;
  ids = pln_workspace_referrers (self->workspace, "contact", "of", pln_record_get_id (record));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnRecord) contact = pln_workspace_get_record (self->workspace, g_ptr_array_index (ids, i), error);

      if (contact == NULL)
        return FALSE;
      if (!pln_record_is_deleted (contact))
        append_contact (self, contact);
    }
  return TRUE;
}

/* ---- cards --------------------------------------------------------------- */

static void
append_uid (Writer *self, const char *id)
{
  g_autofree char *foreign = pln_foreign_from_id (id);

  if (g_uuid_string_is_valid (foreign))
    {
      g_autofree char *urn = g_strconcat ("urn:uuid:", foreign, NULL);

      pln_card_append_line (self->out, "UID", urn);
    }
  else
    append (self, "UID;VALUE=text", foreign);
}

static void
append_revision (Writer *self, const PlnRecord *record)
{
  gint64 changed = pln_stamp_get_unix_ms (pln_record_get_newest (record)) / 1000;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (changed);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;

  append (self, "REV", text);
}

static gboolean
write_card (Writer *self, const PlnRecord *record, GError **error)
{
  const char *kind = pln_record_get_kind (record);

  self->n_groups = 0;
  g_string_append (self->out, "BEGIN:VCARD\r\nVERSION:4.0\r\n");
  append (self, "KIND", g_str_equal (kind, "body") ? "org" : "individual");
  append (self, "X-PLENARY-KIND", kind);
  append_uid (self, pln_record_get_id (record));
  append_revision (self, record);
  append_field (self, "FN", record, pln_schema_find (kind)->title);
  if (g_str_equal (kind, "person"))
    {
      append_name (self, record);
      append_title (self, "ORG", record, "organization");
      append_field (self, "TITLE", record, "job_title");
      append_words (self, "LANG", record, "languages", FALSE);
      append_words (self, "CATEGORIES", record, "interests", TRUE);
      append_x (self, record, person_x);
    }
  else if (g_str_equal (kind, "post"))
    {
      append_title (self, "ORG", record, "body");
      append_field (self, "TITLE", record, "title");
      append_x (self, record, post_x);
    }
  else
    {
      append_field (self, "ORG", record, "name");
      append_field (self, "URL", record, "website");
      append_x (self, record, body_x);
    }
  if (!append_contacts (self, record, error))
    return FALSE;
  g_string_append (self->out, "END:VCARD\r\n");
  return TRUE;
}

gboolean
pln_vcard_write (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out, PlnFormatResult *result,
                 GError **error)
{
  g_autoptr (GPtrArray) records = pln_format_collect (workspace, scope, kinds, error);
  Writer self = { workspace, scope, out, 0 };

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!write_card (&self, g_ptr_array_index (records, i), error))
      return FALSE;
  result->written = records->len;
  return TRUE;
}
