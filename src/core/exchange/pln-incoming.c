/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-incoming.h"
#include "values/pln-json.h"

/* One record of a snapshot, from its JSON text (exchange.md, section 3).  The
 * members may stand in any order, so `clock`, `fields`, `stamps` and `siblings`
 * are only passed over at first and read when kind and stamp are known. */

typedef enum
{
  MEMBER_KIND, MEMBER_ID, MEMBER_STAMP, MEMBER_CLOCK, MEMBER_DELETED, MEMBER_FIELDS, MEMBER_STAMPS, MEMBER_SIBLINGS,
  MEMBER_SUM, N_MEMBERS,
} MemberIndex;

static const char *const member_names[N_MEMBERS] = {
  "kind", "id", "stamp", "clock", "deleted", "fields", "stamps", "siblings", "sum",
};

typedef struct
{
  PlnIncoming    *incoming; /* borrowed; being filled */
  PlnJsonScanner  json;
  const PlnKind  *schema;   /* NULL: unknown kind */
  char           *stamp;    /* owned; creation */
  gsize           at[N_MEMBERS]; /* where the text of a member starts; 0: absent */
  gboolean        strict;
  PlnRecordBuilder *builder; /* borrowed */
  GHashTable     *stamps;   /* owned, nullable; field name to stamp, when not strict */
  GString        *where;    /* owned; JSON Pointer */
  GString        *scratch;  /* owned */
} Parse;

static gboolean
refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
refuse (GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, message);
  return FALSE;
}

/* Sets the pointer to /A or /A/B, escaped after RFC 6901. */
static void
point_to (Parse *self, const char *member, const char *name)
{
  g_string_truncate (self->where, 0);
  g_string_append_c (self->where, '/');
  g_string_append (self->where, member);
  if (name == NULL)
    return;
  g_string_append_c (self->where, '/');
  for (const char *p = name; *p != '\0' && p - name < 100; p++)
    if (*p == '~')
      g_string_append (self->where, "~0");
    else if (*p == '/')
      g_string_append (self->where, "~1");
    else
      g_string_append_c (self->where, *p);
}

static gboolean
field_name_is_valid (const char *name)
{
  return *name != '\0' && strlen (name) <= 255;
}

/* Passes over the members once: notes where they start, reads the short ones. */
static gboolean
scan_members (Parse *self, GError **error)
{
  gboolean first = TRUE;
  PlnJsonSlice name = { 0 };

  if (!pln_json_enter_object (&self->json, error))
    return FALSE;
  while (pln_json_next_slice (&self->json, &first, &name, error))
    {
      guint i = 0;
      gsize start;

      if (name.text == NULL)
        return TRUE;
      while (i < N_MEMBERS && !pln_json_slice_equal (&name, member_names[i]))
        i++;
      if (i == N_MEMBERS)
        {
          g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID,
                       _("a record has no member “%.*s”"), (int) MIN (name.len, 100), name.text);
          pln_json_slice_clear (&name);
          return FALSE;
        }
      pln_json_slice_clear (&name);
      point_to (self, member_names[i], NULL);
      if (self->at[i] != 0)
        return refuse (error, _("the member “%s” comes twice"), member_names[i]);
      if (!pln_json_skip (&self->json, &start, NULL, error))
        return FALSE;
      self->at[i] = start;
    }
  return FALSE;
}

static void
go_to (Parse *self, MemberIndex member)
{
  self->json.pos = self->at[member];
  self->json.depth = 3; /* inside the file, its records, a record */
  point_to (self, member_names[member], NULL);
}

/* A member that is a string; NULL without error when it is absent. */
static gboolean
read_text_member (Parse *self, MemberIndex member, char **out, GError **error)
{
  PlnJsonType type;

  *out = NULL;
  if (self->at[member] == 0)
    return TRUE;
  go_to (self, member);
  if (!pln_json_peek (&self->json, &type, error))
    return FALSE;
  if (type != PLN_JSON_STRING)
    return refuse (error, _("“%s” must be a string"), member_names[member]);
  return pln_json_read_string (&self->json, out, NULL, error);
}

static gboolean
read_identity (Parse *self, GError **error)
{
  g_autofree char *kind = NULL, *sum = NULL;

  if (!read_text_member (self, MEMBER_KIND, &kind, error) ||
      !read_text_member (self, MEMBER_ID, &self->incoming->id, error) ||
      !read_text_member (self, MEMBER_STAMP, &self->stamp, error) ||
      !read_text_member (self, MEMBER_SUM, &sum, error))
    return FALSE;
  g_string_truncate (self->where, 0);
  if (kind == NULL)
    return refuse (error, _("a record has no kind"));
  if (self->incoming->id == NULL)
    return refuse (error, _("a record has no id"));
  if (!pln_id_is_valid (kind))
    return refuse (error, _("“%.100s” is not the name of a kind"), kind);
  if (!pln_id_is_valid (self->incoming->id))
    return refuse (error, _("“%.100s” is not an id: 1 to 64 letters, digits, dots, underscores, colons or hyphens"),
                   self->incoming->id);
  self->schema = pln_schema_find (kind);
  self->incoming->kind = g_intern_string (kind);
  self->incoming->unknown = self->schema == NULL;
  if (self->stamp != NULL && !pln_stamp_is_valid (self->stamp))
    {
      point_to (self, "stamp", NULL);
      return refuse (error, _("“%.100s” is not a stamp"), self->stamp);
    }
  self->incoming->stamped = self->stamp != NULL;
  self->incoming->has_sum = sum != NULL && strlen (sum) == PLN_SUM_HEX_LEN && pln_sum_from_hex (sum, self->incoming->sum);
  return TRUE;
}

static gboolean
read_deleted (Parse *self, GError **error)
{
  PlnJsonType type;

  if (self->at[MEMBER_DELETED] == 0)
    return TRUE;
  go_to (self, MEMBER_DELETED);
  if (!pln_json_peek (&self->json, &type, error))
    return FALSE;
  if (type != PLN_JSON_TRUE && type != PLN_JSON_FALSE)
    return refuse (error, _("“deleted” must be true or false"));
  return pln_json_read_boolean (&self->json, &self->incoming->deleted, error);
}

/* A value of a field, canonical; NULL when empty, which only plain data may say outright. */
static gboolean
read_value (Parse *self, const char *name, gboolean may_be_null, char **value, GError **error)
{
  const PlnField *field = self->schema != NULL ? pln_kind_find_field (self->schema, name) : NULL;
  gsize start, end;

  *value = NULL;
  if (!pln_json_skip (&self->json, &start, &end, error))
    return FALSE;
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, self->json.text + start, end - start);
  if (g_str_equal (self->scratch->str, "null"))
    return may_be_null || refuse (error, _("an empty field is left out, or named in “stamps”"));
  if (field != NULL)
    {
      if (!pln_value_check (field->type, self->scratch->str, self->strict, value, error))
        return FALSE;
    }
  else
    {
      g_autofree char *canonical = pln_json_canonicalize (self->scratch->str, error);

      if (canonical == NULL)
        return FALSE;
      if (!g_str_equal (canonical, "\"\"") && !g_str_equal (canonical, "[]"))
        *value = g_steal_pointer (&canonical);
      self->incoming->unknown = TRUE;
    }
  if (*value == NULL && self->strict)
    return refuse (error, _("an empty field is left out, or named in “stamps”"));
  return TRUE;
}

/* Gives the next member's name; NULL at the end. */
static gboolean
next_name (Parse *self, gboolean *first, const char *member, char **name, GError **error)
{
  g_clear_pointer (name, g_free);
  if (!pln_json_next_member (&self->json, first, name, error))
    return FALSE;
  if (*name == NULL)
    return TRUE;
  point_to (self, member, *name);
  return field_name_is_valid (*name) || refuse (error, _("this is not the name of a field"));
}

static gboolean
enter_member (Parse *self, MemberIndex member, GError **error)
{
  PlnJsonType type;

  go_to (self, member);
  if (!pln_json_peek (&self->json, &type, error))
    return FALSE;
  if (type != PLN_JSON_OBJECT)
    return refuse (error, _("“%s” must be an object"), member_names[member]);
  return pln_json_enter_object (&self->json, error);
}

static gboolean
read_clock (Parse *self, GError **error)
{
  g_autofree char *replica = NULL;
  gboolean first = TRUE;

  if (self->at[MEMBER_CLOCK] == 0)
    return TRUE; /* just the creation stamp */
  if (!enter_member (self, MEMBER_CLOCK, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *time = NULL;

      if (!next_name (self, &first, "clock", &replica, error))
        return FALSE;
      if (replica == NULL)
        return !first || refuse (error, _("the clock is empty"));
      if (!pln_replica_is_valid (replica))
        return refuse (error, _("“%.100s” is not a replica"), replica);
      if (!pln_json_read_string (&self->json, &time, NULL, error))
        return FALSE;
      if (strlen (time) != PLN_STAMP_TIME_LEN || !pln_stamp_time_is_valid (time, PLN_STAMP_TIME_LEN))
        return refuse (error, _("“%.100s” is not a time of a clock"), time);
      pln_record_builder_add_clock (self->builder, replica, time);
    }
}

static void
mark_unknown (Parse *self, const char *name)
{
  if (self->schema != NULL && !g_str_equal (name, PLN_ALIVE) && pln_kind_find_field (self->schema, name) == NULL)
    self->incoming->unknown = TRUE;
}

static gboolean
read_stamps (Parse *self, GError **error)
{
  g_autofree char *name = NULL;
  gboolean first = TRUE;

  if (self->at[MEMBER_STAMPS] == 0)
    return TRUE;
  if (!enter_member (self, MEMBER_STAMPS, error))
    return FALSE;
  if (!self->strict)
    self->stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (;;)
    {
      g_autofree char *stamp = NULL;

      if (!next_name (self, &first, "stamps", &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (!pln_json_read_string (&self->json, &stamp, NULL, error))
        return FALSE;
      if (!pln_stamp_is_valid (stamp))
        return refuse (error, _("“%.100s” is not a stamp"), stamp);
      mark_unknown (self, name);
      pln_record_builder_add_stamp (self->builder, name, stamp);
      if (self->stamps != NULL)
        g_hash_table_insert (self->stamps, g_steal_pointer (&name), g_steal_pointer (&stamp));
    }
}

/* What a hand-edited record states, apart from the record that it makes. */
static void
add_stated (Parse *self, const char *name, const char *value)
{
  const char *stamp = self->stamps != NULL ? g_hash_table_lookup (self->stamps, name) : NULL;

  g_ptr_array_add (self->incoming->names, g_strdup (name));
  g_ptr_array_add (self->incoming->values, g_strdup (value));
  g_ptr_array_add (self->incoming->stamps, g_strdup (stamp != NULL ? stamp : self->stamp));
}

static gboolean
read_fields (Parse *self, GError **error)
{
  g_autofree char *name = NULL;
  gboolean first = TRUE;

  if (self->at[MEMBER_FIELDS] == 0)
    return TRUE;
  if (!enter_member (self, MEMBER_FIELDS, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *value = NULL;

      if (!next_name (self, &first, "fields", &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (g_str_equal (name, PLN_ALIVE))
        return refuse (error, _("no field may be called “alive”"));
      if (!read_value (self, name, !self->strict, &value, error))
        return FALSE;
      if (value != NULL)
        pln_record_builder_add_field (self->builder, name, value, -1);
      if (!self->strict)
        add_stated (self, name, value);
    }
}

static gboolean
read_alive_value (Parse *self, char **value, GError **error)
{
  gboolean alive;

  if (!pln_json_read_boolean (&self->json, &alive, error))
    return FALSE;
  *value = g_strdup (alive ? "true" : "false");
  return TRUE;
}

/* One sibling: {"value":…,"stamp":"…"}, in any order. */
static gboolean
read_sibling (Parse *self, const char *name, GError **error)
{
  gboolean first = TRUE, has_value = FALSE;
  g_autofree char *member = NULL, *stamp = NULL, *value = NULL;

  if (!pln_json_enter_object (&self->json, error))
    return FALSE;
  for (;;)
    {
      g_clear_pointer (&member, g_free);
      if (!pln_json_next_member (&self->json, &first, &member, error))
        return FALSE;
      if (member == NULL)
        break;
      if (g_str_equal (member, "value") && !has_value)
        {
          has_value = TRUE;
          if (!(g_str_equal (name, PLN_ALIVE) ? read_alive_value (self, &value, error)
                                              : read_value (self, name, TRUE, &value, error)))
            return FALSE;
        }
      else if (g_str_equal (member, "stamp") && stamp == NULL)
        {
          if (!pln_json_read_string (&self->json, &stamp, NULL, error))
            return FALSE;
          if (!pln_stamp_is_valid (stamp))
            return refuse (error, _("“%.100s” is not a stamp"), stamp);
        }
      else
        return refuse (error, _("a version has just “value” and “stamp”, each once"));
    }
  if (!has_value || stamp == NULL)
    return refuse (error, _("a version needs “value” and “stamp”"));
  pln_record_builder_add_sibling (self->builder, name, value, -1, stamp);
  return TRUE;
}

static gboolean
read_versions (Parse *self, const char *name, GError **error)
{
  gboolean first = TRUE, more;
  guint n = 0;

  if (!pln_json_enter_array (&self->json, error))
    return FALSE;
  do
    {
      if (!pln_json_next_element (&self->json, &first, &more, error))
        return FALSE;
      if (more && !read_sibling (self, name, error))
        return FALSE;
      n += more;
    }
  while (more);
  return n > 0 || refuse (error, _("a field without further versions is left out"));
}

static gboolean
read_siblings (Parse *self, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  g_autofree char *name = NULL;
  gboolean first = TRUE;

  if (self->at[MEMBER_SIBLINGS] == 0)
    return TRUE;
  if (!enter_member (self, MEMBER_SIBLINGS, error))
    return FALSE;
  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (;;)
    {
      if (!next_name (self, &first, "siblings", &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (!g_hash_table_add (seen, g_strdup (name)))
        return refuse (error, _("the field “%s” comes twice"), name);
      mark_unknown (self, name);
      if (!read_versions (self, name, error))
        return FALSE;
    }
}

/* Whether the sum is that of the record, in canonical form. */
static gboolean
sum_fits (Parse *self, const PlnRecord *record, const char *raw, gsize raw_len)
{
  guint8 sum[PLN_SUM_LEN];

  if (!self->incoming->has_sum)
    return FALSE;
  g_string_truncate (self->scratch, 0);
  pln_record_write_line (record, self->scratch);
  if (raw != NULL && self->scratch->len == raw_len && memcmp (self->scratch->str, raw, raw_len) == 0)
    return TRUE;
  pln_sum_of_line (self->scratch->str, self->scratch->len, sum);
  return memcmp (sum, self->incoming->sum, PLN_SUM_LEN) == 0;
}

static gboolean
read_stamped (Parse *self, const char *raw, gsize raw_len, GError **error)
{
  g_autoptr (PlnRecord) record = NULL;

  pln_record_builder_reset (self->builder);
  pln_record_builder_set_kind (self->builder, self->incoming->kind);
  pln_record_builder_set_id (self->builder, self->incoming->id);
  pln_record_builder_set_stamp (self->builder, self->stamp);
  pln_record_builder_set_deleted (self->builder, self->incoming->deleted);
  if (!self->strict)
    {
      self->incoming->names = g_ptr_array_new_with_free_func (g_free);
      self->incoming->values = g_ptr_array_new_with_free_func (g_free);
      self->incoming->stamps = g_ptr_array_new_with_free_func (g_free);
    }
  if (!read_clock (self, error) || !read_stamps (self, error) || !read_fields (self, error) ||
      !read_siblings (self, error))
    return FALSE;
  g_string_truncate (self->where, 0);
  record = pln_record_builder_finish (self->builder, error);
  if (record == NULL)
    return FALSE;
  self->incoming->fits = self->strict && sum_fits (self, record, raw, raw_len);
  self->incoming->record = g_steal_pointer (&record);
  return TRUE;
}

static gboolean
read_plain (Parse *self, GError **error)
{
  static const MemberIndex stamped_only[] = { MEMBER_CLOCK, MEMBER_STAMPS, MEMBER_SIBLINGS };
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *name = NULL;
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (stamped_only); i++)
    if (self->at[stamped_only[i]] != 0)
      {
        point_to (self, member_names[stamped_only[i]], NULL);
        return refuse (error, _("a record without “stamp” has no “%s”"), member_names[stamped_only[i]]);
      }
  self->incoming->names = g_ptr_array_new_with_free_func (g_free);
  self->incoming->values = g_ptr_array_new_with_free_func (g_free);
  if (self->at[MEMBER_FIELDS] == 0)
    return TRUE;
  if (!enter_member (self, MEMBER_FIELDS, error))
    return FALSE;
  for (;;)
    {
      const PlnField *field;
      char *value;

      if (!next_name (self, &first, "fields", &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (g_str_equal (name, PLN_ALIVE))
        return refuse (error, _("no field may be called “alive”"));
      if (g_hash_table_contains (seen, name))
        return refuse (error, _("the field “%s” comes twice"), name);
      if (!read_value (self, name, TRUE, &value, error))
        return FALSE;
      field = self->schema != NULL ? pln_kind_find_field (self->schema, name) : NULL;
      if (value == NULL && field != NULL && (field->flags & PLN_FIELD_REQUIRED) != 0 && !self->incoming->deleted)
        return refuse (error, _("“%s” of a %s must not be empty"), pln_field_get_label (field),
                       pln_kind_get_label (self->schema));
      g_ptr_array_add (self->incoming->values, value);
      g_hash_table_add (seen, name);
      g_ptr_array_add (self->incoming->names, g_steal_pointer (&name));
    }
}

static gboolean
read_record (Parse *self, const char *raw, gsize raw_len, GError **error)
{
  if (!scan_members (self, error) || !pln_json_at_end (&self->json, error) ||
      !read_identity (self, error) || !read_deleted (self, error))
    return FALSE;
  if (!self->incoming->stamped)
    {
      self->strict = FALSE;
      return read_plain (self, error);
    }
  return read_stamped (self, raw, raw_len, error);
}

/* Codes of other rooms become ours; the message stays. */
static void
adopt_error (GError *error)
{
  gsize len;

  if (error->domain != PLN_EXCHANGE_ERROR)
    {
      error->code = error->domain != PLN_JSON_ERROR       ? PLN_EXCHANGE_ERROR_INVALID
                    : error->code == PLN_JSON_ERROR_LIMIT ? PLN_EXCHANGE_ERROR_LIMIT
                                                          : PLN_EXCHANGE_ERROR_SYNTAX;
      error->domain = PLN_EXCHANGE_ERROR;
    }
  len = strlen (error->message);
  if (len > 0 && error->message[len - 1] == '.')
    error->message[len - 1] = '\0';
}

gboolean
pln_incoming_read (PlnIncoming *self, const char *text, gsize len, PlnIncomingMode mode,
                   const char *raw, gsize raw_len, PlnRecordBuilder *builder, char **where, gsize *at, GError **error)
{
  Parse parse = { .incoming = self, .builder = builder, .strict = mode == PLN_INCOMING_STRICT };
  GError *local = NULL;
  gboolean ok;

  memset (self, 0, sizeof *self);
  self->lax = mode == PLN_INCOMING_LAX;
  parse.where = g_string_new (NULL);
  parse.scratch = g_string_sized_new (len + 16);
  pln_json_scanner_init (&parse.json, text, len);
  parse.json.depth = 2;
  ok = read_record (&parse, raw, raw_len, &local);
  if (!ok)
    {
      adopt_error (local);
      g_propagate_error (error, local);
      *where = g_strdup (parse.where->str);
      *at = parse.json.pos;
      pln_incoming_clear (self);
    }
  g_clear_pointer (&parse.stamps, g_hash_table_unref);
  g_free (parse.stamp);
  g_string_free (parse.where, TRUE);
  g_string_free (parse.scratch, TRUE);
  return ok;
}

void
pln_incoming_clear (PlnIncoming *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->record, pln_record_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->stamps, g_ptr_array_unref);
}
