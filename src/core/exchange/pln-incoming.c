/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-incoming.h"
#include "values/pln-json.h"

/* One record of a snapshot, from its JSON text (exchange/README.md, The file).  In our
 * own layout kind, id and stamp come first, and the rest is read in one pass.
 * In any other order the members are passed over at first, and read when those
 * three are known. */

typedef enum
{
  MEMBER_KIND, MEMBER_ID, MEMBER_STAMP, MEMBER_CLOCK, MEMBER_DELETED, MEMBER_FIELDS, MEMBER_STAMPS, MEMBER_SIBLINGS,
  MEMBER_SUM, N_MEMBERS,
} MemberIndex;

#define MAX_NAME 255 /* bytes of the name of a field */

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
  gboolean        streaming; /* kind, id and stamp are known: members are read as they come */
  PlnRecordBuilder *builder; /* borrowed */
  GHashTable     *stamps;   /* owned, nullable; field name to stamp, when not strict */
  const char     *member;   /* static; where in the record it stands; NULL: at the record itself */
  gboolean        in_name;  /* at the member of it that `name` says */
  GString        *name;     /* owned */
  GString        *scratch;  /* owned */
} Parse;

/* Canonical text of a value; text NULL: empty. */
typedef struct
{
  const char *text; /* borrowed from the line, or owned */
  gssize      len;
  char       *owned;
} Value;

static void
value_clear (Value *value)
{
  g_free (value->owned);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Value, value_clear)

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

static void
point_to (Parse *self, const char *member, gboolean in_name)
{
  self->member = member;
  self->in_name = in_name;
}

/* The JSON Pointer (RFC 6901) to where it stands, from the record on. */
static char *
make_pointer (Parse *self)
{
  GString *out = g_string_new (NULL);

  if (self->member == NULL)
    return g_string_free_and_steal (out);
  g_string_append_printf (out, "/%s", self->member);
  if (self->in_name)
    g_string_append_c (out, '/');
  for (const char *p = self->name->str; self->in_name && *p != '\0' && p - self->name->str < 100; p++)
    if (*p == '~')
      g_string_append (out, "~0");
    else if (*p == '/')
      g_string_append (out, "~1");
    else
      g_string_append_c (out, *p);
  return g_string_free_and_steal (out);
}

static void
go_to (Parse *self, MemberIndex member)
{
  self->json.pos = self->at[member];
  self->json.depth = 3; /* inside the file, its records, a record */
  point_to (self, member_names[member], FALSE);
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
  g_autofree char *kind = NULL;

  if (!read_text_member (self, MEMBER_KIND, &kind, error) ||
      !read_text_member (self, MEMBER_ID, &self->incoming->id, error) ||
      !read_text_member (self, MEMBER_STAMP, &self->stamp, error))
    return FALSE;
  point_to (self, NULL, FALSE);
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
      point_to (self, "stamp", FALSE);
      return refuse (error, _("“%.100s” is not a stamp"), self->stamp);
    }
  self->incoming->stamped = self->stamp != NULL;
  return TRUE;
}

static gboolean
read_sum (Parse *self, GError **error)
{
  g_autofree char *sum = NULL;

  if (!read_text_member (self, MEMBER_SUM, &sum, error))
    return FALSE;
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

/* Text without escapes is canonical as it stands. */
static gboolean
read_text_value (Parse *self, Value *value, gboolean *done, GError **error)
{
  gsize start = self->json.pos;
  PlnJsonSlice slice;

  if (!pln_json_read_slice (&self->json, &slice, error))
    return FALSE;
  *done = slice.owned == NULL;
  if (*done && slice.len > 0)
    {
      value->text = slice.text - 1;
      value->len = slice.len + 2;
    }
  if (!*done)
    self->json.pos = start;
  pln_json_slice_clear (&slice);
  return TRUE;
}

/* Any other value, through the checks of its type. */
static gboolean
read_checked_value (Parse *self, const PlnField *field, Value *value, GError **error)
{
  gsize start, end;

  if (!pln_json_skip (&self->json, &start, &end, error))
    return FALSE;
  g_string_truncate (self->scratch, 0);
  g_string_append_len (self->scratch, self->json.text + start, end - start);
  if (field != NULL)
    {
      if (!pln_value_check (field->type, self->scratch->str, self->strict, &value->owned, error))
        return FALSE;
    }
  else
    {
      value->owned = pln_json_canonicalize (self->scratch->str, error);
      if (value->owned == NULL)
        return FALSE;
      if (g_str_equal (value->owned, "\"\"") || g_str_equal (value->owned, "[]"))
        g_clear_pointer (&value->owned, g_free);
    }
  value->text = value->owned;
  value->len = -1;
  return TRUE;
}

/* A value of a field; empty ones only plain data may state outright. */
static gboolean
read_value (Parse *self, const char *name, gboolean may_be_null, Value *value, GError **error)
{
  const PlnField *field = self->schema != NULL ? pln_kind_find_field (self->schema, name) : NULL;
  gboolean done = FALSE;
  PlnJsonType type;

  *value = (Value) { NULL };
  self->incoming->unknown |= field == NULL;
  if (!pln_json_peek (&self->json, &type, error))
    return FALSE;
  if (type == PLN_JSON_NULL)
    {
      if (!pln_json_read_null (&self->json, error))
        return FALSE;
      return may_be_null || refuse (error, _("an empty field is left out, or named in “stamps”"));
    }
  if (type == PLN_JSON_STRING && field != NULL && (field->type == PLN_TYPE_TEXT || field->type == PLN_TYPE_LONG_TEXT) &&
      !read_text_value (self, value, &done, error))
    return FALSE;
  if (!done && !read_checked_value (self, field, value, error))
    return FALSE;
  if (value->text == NULL && self->strict)
    return refuse (error, _("an empty field is left out, or named in “stamps”"));
  return TRUE;
}

/* Gives the next member's name, valid until the next call; NULL at the end. */
static gboolean
next_name (Parse *self, gboolean *first, const char *member, const char **name, GError **error)
{
  PlnJsonSlice slice;

  *name = NULL;
  if (!pln_json_next_slice (&self->json, first, &slice, error))
    return FALSE;
  if (slice.text == NULL)
    return TRUE;
  g_string_truncate (self->name, 0);
  g_string_append_len (self->name, slice.text, MIN (slice.len, MAX_NAME + 1));
  pln_json_slice_clear (&slice);
  *name = self->name->str;
  point_to (self, member, TRUE);
  return (self->name->len > 0 && self->name->len <= MAX_NAME) ||
         refuse (error, _("this is not the name of a field"));
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
  const char *replica;
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
  const char *name;
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
        g_hash_table_insert (self->stamps, g_strdup (name), g_steal_pointer (&stamp));
    }
}

static char *
value_dup (const Value *value)
{
  return value->text != NULL && value->len >= 0 ? g_strndup (value->text, value->len) : g_strdup (value->text);
}

/* What a hand-edited record states, apart from the record that it makes. */
static void
add_stated (Parse *self, const char *name, const Value *value)
{
  const char *stamp = self->stamps != NULL ? g_hash_table_lookup (self->stamps, name) : NULL;

  g_ptr_array_add (self->incoming->names, g_strdup (name));
  g_ptr_array_add (self->incoming->values, value_dup (value));
  g_ptr_array_add (self->incoming->stamps, g_strdup (stamp != NULL ? stamp : self->stamp));
}

static gboolean
read_fields (Parse *self, GError **error)
{
  const char *name;
  gboolean first = TRUE;

  if (self->at[MEMBER_FIELDS] == 0)
    return TRUE;
  if (!enter_member (self, MEMBER_FIELDS, error))
    return FALSE;
  for (;;)
    {
      g_auto (Value) value = { NULL };

      if (!next_name (self, &first, "fields", &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (g_str_equal (name, PLN_ALIVE))
        return refuse (error, _("no field may be called “alive”"));
      if (!read_value (self, name, !self->strict, &value, error))
        return FALSE;
      if (value.text != NULL)
        pln_record_builder_add_field (self->builder, name, value.text, value.len);
      if (!self->strict)
        add_stated (self, name, &value);
    }
}

static gboolean
read_alive_value (Parse *self, Value *value, GError **error)
{
  gboolean alive;

  if (!pln_json_read_boolean (&self->json, &alive, error))
    return FALSE;
  *value = (Value) { alive ? "true" : "false", -1, NULL };
  return TRUE;
}

/* One sibling: {"value":…,"stamp":"…"}, in any order. */
static gboolean
read_sibling (Parse *self, const char *name, GError **error)
{
  gboolean first = TRUE, has_value = FALSE;
  g_autofree char *member = NULL, *stamp = NULL;
  g_auto (Value) value = { NULL };

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
  pln_record_builder_add_sibling (self->builder, name, value.text, value.len, stamp);
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
  const char *name;
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

static void
begin_stamped (Parse *self)
{
  pln_record_builder_reset (self->builder);
  pln_record_builder_set_kind (self->builder, self->incoming->kind);
  pln_record_builder_set_id (self->builder, self->incoming->id);
  pln_record_builder_set_stamp (self->builder, self->stamp);
}

static gboolean
read_stamped_members (Parse *self, GError **error)
{
  begin_stamped (self);
  if (!self->strict)
    {
      self->incoming->names = g_ptr_array_new_with_free_func (g_free);
      self->incoming->values = g_ptr_array_new_with_free_func (g_free);
      self->incoming->stamps = g_ptr_array_new_with_free_func (g_free);
    }
  return read_deleted (self, error) && read_clock (self, error) && read_stamps (self, error) &&
         read_fields (self, error) && read_siblings (self, error);
}

static gboolean
finish_stamped (Parse *self, const char *raw, gsize raw_len, GError **error)
{
  g_autoptr (PlnRecord) record = NULL;

  point_to (self, NULL, FALSE);
  pln_record_builder_set_deleted (self->builder, self->incoming->deleted);
  record = pln_record_builder_finish (self->builder, error);
  if (record == NULL)
    return FALSE;
  self->incoming->fits = self->strict && sum_fits (self, record, raw, raw_len);
  if (!self->strict)
    {
      const char *alive = self->stamps != NULL ? g_hash_table_lookup (self->stamps, PLN_ALIVE) : NULL;

      self->incoming->alive_stamp = g_strdup (alive != NULL ? alive : self->stamp);
    }
  self->incoming->record = g_steal_pointer (&record);
  return TRUE;
}

static gboolean
read_plain (Parse *self, GError **error)
{
  static const MemberIndex stamped_only[] = { MEMBER_CLOCK, MEMBER_STAMPS, MEMBER_SIBLINGS };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *name;
  gboolean first = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (stamped_only); i++)
    if (self->at[stamped_only[i]] != 0)
      {
        point_to (self, member_names[stamped_only[i]], FALSE);
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
      g_auto (Value) value = { NULL };
      const PlnField *field;

      if (!next_name (self, &first, "fields", &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (g_str_equal (name, PLN_ALIVE))
        return refuse (error, _("no field may be called “alive”"));
      if (!g_hash_table_add (seen, g_strdup (name)))
        return refuse (error, _("the field “%s” comes twice"), name);
      if (!read_value (self, name, TRUE, &value, error))
        return FALSE;
      field = self->schema != NULL ? pln_kind_find_field (self->schema, name) : NULL;
      if (value.text == NULL && field != NULL && (field->flags & PLN_FIELD_REQUIRED) != 0 && !self->incoming->deleted)
        return refuse (error, _("“%s” of a %s must not be empty"), pln_field_get_label (field),
                       pln_kind_get_label (self->schema));
      g_ptr_array_add (self->incoming->values, value_dup (&value));
      g_ptr_array_add (self->incoming->names, g_strdup (name));
    }
}

/* From here on members can be read as they come. */
static gboolean
begin_streaming (Parse *self, GError **error)
{
  gsize pos = self->json.pos;

  if (!read_identity (self, error))
    return FALSE;
  self->json.pos = pos;
  self->streaming = TRUE;
  begin_stamped (self);
  return TRUE;
}

static gboolean
read_at_once (Parse *self, MemberIndex member, GError **error)
{
  switch (member)
    {
    case MEMBER_CLOCK:
      return read_clock (self, error);
    case MEMBER_DELETED:
      return read_deleted (self, error);
    case MEMBER_FIELDS:
      return read_fields (self, error);
    case MEMBER_STAMPS:
      return read_stamps (self, error);
    case MEMBER_SIBLINGS:
      return read_siblings (self, error);
    case MEMBER_SUM:
      return read_sum (self, error);
    case MEMBER_KIND:
    case MEMBER_ID:
    case MEMBER_STAMP:
    case N_MEMBERS:
    default:
      return pln_json_skip (&self->json, NULL, NULL, error);
    }
}

static gboolean
find_member (Parse *self, const PlnJsonSlice *name, guint *member, GError **error)
{
  guint i = 0;

  while (i < N_MEMBERS && !pln_json_slice_equal (name, member_names[i]))
    i++;
  *member = i;
  if (i == N_MEMBERS)
    {
      point_to (self, NULL, FALSE);
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID,
                   _("a record has no member “%.*s”"), (int) MIN (name->len, 100), name->text);
      return FALSE;
    }
  point_to (self, member_names[i], FALSE);
  return self->at[i] == 0 || refuse (error, _("the member “%s” comes twice"), member_names[i]);
}

/* Goes through the members once, and reads them when it can. */
static gboolean
scan_members (Parse *self, GError **error)
{
  gboolean first = TRUE;
  guint n = 0;

  if (!pln_json_enter_object (&self->json, error))
    return FALSE;
  for (;;)
    {
      PlnJsonSlice name;
      PlnJsonType type;
      gboolean found;
      guint i;

      if (!pln_json_next_slice (&self->json, &first, &name, error))
        return FALSE;
      if (name.text == NULL)
        return TRUE;
      found = find_member (self, &name, &i, error);
      pln_json_slice_clear (&name);
      if (!found || !pln_json_peek (&self->json, &type, error))
        return FALSE;
      self->at[i] = self->json.pos;
      if (!(self->streaming ? read_at_once (self, i, error) : pln_json_skip (&self->json, NULL, NULL, error)))
        return FALSE;
      n++;
      /* Kind, id and stamp have come, and nothing else. */
      if (n == 3 && i == MEMBER_STAMP && self->strict && self->at[MEMBER_KIND] != 0 && self->at[MEMBER_ID] != 0 &&
          !begin_streaming (self, error))
        return FALSE;
    }
}

static gboolean
read_record (Parse *self, const char *raw, gsize raw_len, GError **error)
{
  if (!scan_members (self, error) || !pln_json_at_end (&self->json, error))
    return FALSE;
  if (self->streaming)
    return finish_stamped (self, raw, raw_len, error);
  if (!read_identity (self, error) || !read_sum (self, error))
    return FALSE;
  if (!self->incoming->stamped)
    {
      self->strict = FALSE;
      return read_deleted (self, error) && read_plain (self, error);
    }
  return read_stamped_members (self, error) && finish_stamped (self, raw, raw_len, error);
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
  parse.name = g_string_sized_new (64);
  parse.scratch = g_string_sized_new (len + 16);
  pln_json_scanner_init (&parse.json, text, len);
  parse.json.depth = 2;
  ok = read_record (&parse, raw, raw_len, &local);
  if (!ok)
    {
      adopt_error (local);
      g_propagate_error (error, local);
      *where = make_pointer (&parse);
      *at = parse.json.pos;
      pln_incoming_clear (self);
    }
  g_clear_pointer (&parse.stamps, g_hash_table_unref);
  g_free (parse.stamp);
  g_string_free (parse.name, TRUE);
  g_string_free (parse.scratch, TRUE);
  return ok;
}

void
pln_incoming_clear (PlnIncoming *self)
{
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->alive_stamp, g_free);
  g_clear_pointer (&self->record, pln_record_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_pointer (&self->stamps, g_ptr_array_unref);
}
