/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-snapshot-reader-private.h"
#include "values/pln-json.h"

/* The members of the file around its records: read with the strict scanner,
 * each a claim that the end of the file settles. */

#define MAX_MEMBERS 10000 /* of the head; their names are kept to find one that comes twice */

/* Reports what the scanner said about a value that starts at pos. */
gboolean
pln_snapshot_reader_fail_scanner (PlnSnapshotReader *self, GError **error, const char *pointer, gsize at, GError *cause)
{
  g_autoptr (GError) taken = cause;
  g_autofree char *message = g_strdup (cause->message);
  gsize len = strlen (message);
  guint64 line = self->line;

  if (len > 0 && message[len - 1] == '.')
    message[len - 1] = '\0';
  for (gsize i = 0; i < at && self->pos + i < self->len; i++)
    line += self->buffer[self->pos + i] == '\n';
  pln_snapshot_reader_set_error_at (self, error,
                g_error_matches (cause, PLN_JSON_ERROR, PLN_JSON_ERROR_LIMIT) ? PLN_EXCHANGE_ERROR_LIMIT
                : cause->domain == PLN_JSON_ERROR                             ? PLN_EXCHANGE_ERROR_SYNTAX
                : cause->domain == PLN_EXCHANGE_ERROR                         ? (PlnExchangeError) cause->code
                                                                              : PLN_EXCHANGE_ERROR_INVALID,
                line, pointer, message);
  return FALSE;
}

static gboolean
wrong_head (GError **error, const char *message)
{
  g_set_error_literal (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FORMAT, message);
  return FALSE;
}

static gboolean
read_format (PlnSnapshotReader *self, PlnJsonScanner *json, GError **error)
{
  g_autofree char *format = NULL;

  if (!pln_json_read_string (json, &format, NULL, error))
    return FALSE;
  self->head.has_format = TRUE;
  return g_str_equal (format, "plenary-snapshot") ||
         wrong_head (error, _("the format is not “plenary-snapshot”"));
}

static gboolean
read_version (PlnSnapshotReader *self, PlnJsonScanner *json, GError **error)
{
  g_autofree char *version = NULL;

  if (!pln_json_read_number (json, &version, error))
    return FALSE;
  self->head.has_version = TRUE;
  if (g_ascii_strtod (version, NULL) == 1.0) /* 1, 1.0 and 1e0 are one number */
    return TRUE;
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_NEWER,
               _("the file is of version %.20s, and this program reads version 1; a newer Plenary is needed"), version);
  return FALSE;
}

static gboolean
read_count (PlnSnapshotReader *self, PlnJsonScanner *json, GError **error)
{
  g_autofree char *count = NULL;

  if (!pln_json_read_number (json, &count, error))
    return FALSE;
  self->head.has_count = TRUE;
  if (g_ascii_string_to_unsigned (count, 10, 0, G_MAXINT64, &self->head.count, NULL))
    return TRUE;
  self->head.count = G_MAXUINT64; /* fits no file */
  return TRUE;
}

/* A member that should be a string; null and other types are taken as absent. */
static gboolean
read_claim (PlnJsonScanner *json, char **out, GError **error)
{
  PlnJsonType type;

  g_clear_pointer (out, g_free);
  if (!pln_json_peek (json, &type, error))
    return FALSE;
  if (type != PLN_JSON_STRING)
    return pln_json_skip (json, NULL, NULL, error);
  return pln_json_read_string (json, out, NULL, error);
}

static gboolean
read_offices (PlnSnapshotReader *self, PlnJsonScanner *json, GError **error)
{
  PlnJsonType type;
  gboolean first = TRUE;

  if (!pln_json_peek (json, &type, error))
    return FALSE;
  if (type != PLN_JSON_OBJECT)
    return pln_json_skip (json, NULL, NULL, error);
  if (!pln_json_enter_object (json, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *replica = NULL, *office = NULL;

      if (!pln_json_next_member (json, &first, &replica, error))
        return FALSE;
      if (replica == NULL)
        return TRUE;
      if (g_hash_table_contains (self->head.offices, replica))
        return wrong_head (error, _("a replica comes twice in “offices”"));
      if (!read_claim (json, &office, error))
        return FALSE;
      if (office != NULL && pln_replica_is_valid (replica))
        g_hash_table_insert (self->head.offices, g_steal_pointer (&replica), g_steal_pointer (&office));
    }
}

static gboolean
read_words (PlnJsonScanner *json, char ***out, GError **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  PlnJsonType type;
  gboolean first = TRUE, more;

  if (!pln_json_peek (json, &type, error))
    return FALSE;
  if (type != PLN_JSON_ARRAY)
    return pln_json_skip (json, NULL, NULL, error);
  if (!pln_json_enter_array (json, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *word = NULL;

      if (!pln_json_next_element (json, &first, &more, error))
        return FALSE;
      if (!more)
        break;
      if (!read_claim (json, &word, error))
        return FALSE;
      if (word != NULL)
        g_strv_builder_take (words, g_steal_pointer (&word));
    }
  g_strfreev (*out);
  *out = g_strv_builder_end (words);
  return TRUE;
}

static gboolean
read_scope (PlnSnapshotReader *self, PlnJsonScanner *json, GError **error)
{
  PlnJsonType type;
  gboolean first = TRUE;

  if (!pln_json_peek (json, &type, error))
    return FALSE;
  if (type != PLN_JSON_OBJECT)
    return pln_json_skip (json, NULL, NULL, error);
  if (!pln_json_enter_object (json, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *name = NULL;

      if (!pln_json_next_member (json, &first, &name, error))
        return FALSE;
      if (name == NULL)
        return TRUE;
      if (!(g_str_equal (name, "body")      ? read_claim (json, &self->head.body, error)
            : g_str_equal (name, "since")   ? read_claim (json, &self->head.since, error)
            : g_str_equal (name, "without") ? read_words (json, &self->head.without, error)
                                            : pln_json_skip (json, NULL, NULL, error)))
        return FALSE;
    }
}

static gboolean
read_head_value (PlnSnapshotReader *self, const char *name, PlnJsonScanner *json, GError **error)
{
  gsize start = json->pos;
  PlnJsonType type;

  /* The whole value is looked over first, so that nothing malformed hides in it. */
  if (!pln_json_skip (json, NULL, NULL, error) || !pln_json_at_end (json, error))
    return FALSE;
  json->pos = start;
  json->depth = 1;
  if (!pln_json_peek (json, &type, error))
    return FALSE;
  if (g_str_equal (name, "format"))
    return type == PLN_JSON_STRING ? read_format (self, json, error)
                                   : wrong_head (error, _("the format is not “plenary-snapshot”"));
  if (g_str_equal (name, "version"))
    return type == PLN_JSON_NUMBER ? read_version (self, json, error)
                                   : wrong_head (error, _("the version must be a number"));
  if (g_str_equal (name, "count"))
    return type == PLN_JSON_NUMBER ? read_count (self, json, error)
                                   : wrong_head (error, _("the count must be a number"));
  if (g_str_equal (name, "digest"))
    return type == PLN_JSON_STRING ? read_claim (json, &self->head.digest, error)
                                   : wrong_head (error, _("the digest must be a string"));
  if (g_str_equal (name, "exported"))
    return read_claim (json, &self->head.exported, error);
  if (g_str_equal (name, "replica"))
    return read_claim (json, &self->head.replica, error);
  if (g_str_equal (name, "office"))
    return read_claim (json, &self->head.office, error);
  if (g_str_equal (name, "offices"))
    return read_offices (self, json, error);
  if (g_str_equal (name, "scope"))
    return read_scope (self, json, error);
  return TRUE;
}

/* The name of a member of the file, and the colon after it. */
static gboolean
read_member_name (PlnSnapshotReader *self, char **name, GCancellable *cancellable, GError **error)
{
  PlnJsonScanner json;
  GError *cause = NULL;
  gsize n;
  int c;

  if (!pln_snapshot_reader_value_extent (self, &n, cancellable, error))
    return FALSE;
  pln_json_scanner_init (&json, self->buffer + self->pos, n);
  if (!pln_json_read_string (&json, name, NULL, &cause))
    return pln_snapshot_reader_fail_scanner (self, error, NULL, json.pos, cause);
  if (!g_hash_table_add (self->members, g_strdup (*name)))
    {
      g_autofree char *message = g_strdup_printf (_("the member “%.100s” comes twice"), *name);

      return pln_snapshot_reader_fail_syntax (self, error, message);
    }
  if (g_hash_table_size (self->members) > MAX_MEMBERS)
    return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_LIMIT, _("the file has too many members"));
  if (!pln_snapshot_reader_advance (self, n, error) || !pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c != ':')
    return pln_snapshot_reader_fail_syntax (self, error, _("a colon is missing"));
  return pln_snapshot_reader_advance (self, 1, error) && pln_snapshot_reader_look (self, &c, cancellable, error);
}

gboolean
pln_snapshot_reader_read_member (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL, *pointer = NULL;
  PlnJsonScanner json;
  GError *cause = NULL;
  gsize n;
  int c;

  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c == '}' && self->first_member)
    {
      self->state = PLN_SNAPSHOT_STATE_END;
      return pln_snapshot_reader_advance (self, 1, error);
    }
  self->first_member = FALSE;
  if (c != '"')
    return pln_snapshot_reader_fail_syntax (self, error, c < 0 ? _("the file ends in the middle") : _("the name of a member is missing"));
  if (!read_member_name (self, &name, cancellable, error))
    return FALSE;
  if (g_str_equal (name, "records"))
    {
      if (!pln_snapshot_reader_look (self, &c, cancellable, error))
        return FALSE;
      if (c != '[')
        return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_FORMAT, _("“records” must be an array"));
      self->head.has_records = TRUE;
      self->state = PLN_SNAPSHOT_STATE_ELEMENT;
      return pln_snapshot_reader_advance (self, 1, error);
    }
  if (!pln_snapshot_reader_any_extent (self, &n, cancellable, error))
    return FALSE;
  pln_json_scanner_init (&json, self->buffer + self->pos, n);
  json.depth = 1;
  pointer = g_strdup_printf ("/%.100s", name);
  if (!read_head_value (self, name, &json, &cause))
    return pln_snapshot_reader_fail_scanner (self, error, pointer, json.pos, cause);
  self->state = PLN_SNAPSHOT_STATE_AFTER_MEMBER;
  return pln_snapshot_reader_advance (self, n, error);
}
