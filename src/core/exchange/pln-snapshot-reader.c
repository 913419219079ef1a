/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-snapshot-reader-private.h"
#include "values/pln-json.h"

/* The file is read through one buffer that never holds more than a record (at
 * most 16 MiB) and a block.  Around the records a small state machine follows
 * the members of the file; a record is either a line in the layout of Plenary,
 * found by its newline and proven by its sum, or any JSON object, whose end is
 * found by counting brackets.  What is inside is left to pln-incoming.c. */

#define BLOCK (512 * 1024)

/* ---- errors -------------------------------------------------------------- */

void
pln_snapshot_reader_set_error_at (PlnSnapshotReader *self, GError **error, PlnExchangeError code, guint64 line,
                                  const char *pointer, const char *message)
{
  g_autofree char *what = pln_text_one_line (message), *where = pointer != NULL ? pln_text_one_line (pointer) : NULL;

  if (where != NULL)
    /* Translators: file, line number, JSON Pointer (RFC 6901), what is wrong. */
    g_set_error (error, PLN_EXCHANGE_ERROR, code, _("%s, line %" G_GUINT64_FORMAT " (%s): %s."),
                 self->name, line, where, what);
  else
    g_set_error (error, PLN_EXCHANGE_ERROR, code, _("%s, line %" G_GUINT64_FORMAT ": %s."), self->name, line, what);
}

gboolean
pln_snapshot_reader_fail (PlnSnapshotReader *self, GError **error, PlnExchangeError code, const char *message)
{
  pln_snapshot_reader_set_error_at (self, error, code, self->line, NULL, message);
  return FALSE;
}

gboolean
pln_snapshot_reader_fail_syntax (PlnSnapshotReader *self, GError **error, const char *message)
{
  return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_SYNTAX, message);
}

void
pln_snapshot_reader_set_error (PlnSnapshotReader *self, GError **error, PlnExchangeError code,
                               const char *pointer, const char *message)
{
  g_autofree char *full = g_strdup_printf ("/records/%" G_GUINT64_FORMAT "%s", self->index, pointer);

  pln_snapshot_reader_set_error_at (self, error, code, self->line, full, message);
}

void
pln_snapshot_reader_set_error_of (PlnSnapshotReader *self, GError **error, PlnExchangeError code, guint64 line,
                                  guint64 index, const char *message)
{
  g_autofree char *full = g_strdup_printf ("/records/%" G_GUINT64_FORMAT, index);

  pln_snapshot_reader_set_error_at (self, error, code, line, full, message);
}

/* ---- the buffer ---------------------------------------------------------- */

static void
make_room (PlnSnapshotReader *self)
{
  if (self->pos > 0 && (self->pos >= self->len / 2 || self->allocated - self->len < BLOCK))
    {
      memmove (self->buffer, self->buffer + self->pos, self->len - self->pos);
      self->len -= self->pos;
      self->pos = 0;
    }
  if (self->allocated - self->len < BLOCK)
    {
      self->allocated = MAX (self->allocated * 2, self->len + BLOCK);
      self->buffer = g_realloc (self->buffer, self->allocated);
    }
}

static gboolean
read_stream (PlnSnapshotReader *self, void *to, gsize size, gsize *n, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;
  gssize got = g_input_stream_read (self->stream, to, size, cancellable, &cause);

  if (got < 0)
    {
      pln_exchange_error_take_io (error, cause, self->name, FALSE);
      return FALSE;
    }
  *n = got;
  self->n_packed += got;
  if (got == 0)
    self->stream_ended = TRUE;
  return TRUE;
}

static gboolean
refill_packed (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  gsize left = self->packed_len - self->packed_pos, n;

  if (self->stream_ended)
    return TRUE;
  memmove (self->packed, self->packed + self->packed_pos, left);
  self->packed_pos = 0;
  self->packed_len = left;
  if (!read_stream (self, self->packed + left, BLOCK - left, &n, cancellable, error))
    return FALSE;
  self->packed_len += n;
  return TRUE;
}

/* One step of decompression.  A gzip file may consist of several members. */
static gboolean
unpack (PlnSnapshotReader *self, gsize *n, GCancellable *cancellable, GError **error)
{
  *n = 0;
  while (*n == 0 && !self->ended)
    {
      GError *cause = NULL;
      GConverterResult result;
      gsize consumed = 0;

      if (self->packed_pos == self->packed_len && !refill_packed (self, cancellable, error))
        return FALSE;
      result = g_converter_convert (self->converter, self->packed + self->packed_pos,
                                    self->packed_len - self->packed_pos, self->buffer + self->len,
                                    self->allocated - self->len,
                                    self->stream_ended ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
                                    &consumed, n, &cause);
      self->packed_pos += consumed;
      if (result == G_CONVERTER_FINISHED)
        {
          if (self->packed_pos == self->packed_len && !refill_packed (self, cancellable, error))
            return FALSE;
          if (self->packed_pos == self->packed_len)
            self->ended = TRUE;
          else
            g_converter_reset (self->converter);
        }
      else if (result == G_CONVERTER_ERROR)
        {
          if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) && !self->stream_ended)
            {
              g_clear_error (&cause);
              if (!refill_packed (self, cancellable, error))
                return FALSE;
              continue;
            }
          pln_exchange_error_take_io (error, cause, self->name, FALSE);
          return FALSE;
        }
    }
  return TRUE;
}

/* Reads a block more; `ended` is set when there is none. */
static gboolean
fill (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  gsize n = 0;

  make_room (self);
  if (self->converter != NULL)
    {
      if (!unpack (self, &n, cancellable, error))
        return FALSE;
    }
  else
    {
      if (!read_stream (self, self->buffer + self->len, self->allocated - self->len, &n, cancellable, error))
        return FALSE;
      self->ended = self->stream_ended;
    }
  self->len += n;
  self->n_unpacked += n;
  if (self->n_unpacked > PLN_LIMIT_FILE)
    return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_LIMIT, _("the file is larger than 2 GiB unpacked"));
  return TRUE;
}

/* Makes sure that `n` bytes from pos are there, or the file has ended. */
static gboolean
need (PlnSnapshotReader *self, gsize n, GCancellable *cancellable, GError **error)
{
  while (self->len - self->pos < n && !self->ended)
    if (!fill (self, cancellable, error))
      return FALSE;
  return TRUE;
}

/* Moves on by n bytes, counting lines. */
gboolean
pln_snapshot_reader_advance (PlnSnapshotReader *self, gsize n, GError **error)
{
  const char *p = self->buffer + self->pos, *end = p + n, *newline;

  while ((newline = memchr (p, '\n', end - p)) != NULL)
    {
      if (self->line_bytes + (newline - p) > PLN_LIMIT_LINE)
        break;
      self->line++;
      self->line_bytes = 0;
      p = newline + 1;
    }
  if (newline == NULL)
    newline = end;
  self->line_bytes += newline - p;
  self->pos += n;
  if (self->line_bytes > PLN_LIMIT_LINE)
    return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_LIMIT, _("the line is longer than 16 MiB"));
  return TRUE;
}

/* The next character that is not white space, without moving past it; -1 at the end. */
gboolean
pln_snapshot_reader_look (PlnSnapshotReader *self, int *c, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      gsize n = 0, left = self->len - self->pos;
      const char *p = self->buffer + self->pos;

      while (n < left && (p[n] == ' ' || p[n] == '\n' || p[n] == '\t' || p[n] == '\r'))
        n++;
      if (n > 0 && !pln_snapshot_reader_advance (self, n, error))
        return FALSE;
      if (n < left)
        {
          *c = (guchar) self->buffer[self->pos];
          return TRUE;
        }
      if (self->ended)
        {
          *c = -1;
          return TRUE;
        }
      if (!fill (self, cancellable, error))
        return FALSE;
    }
}

/* ---- the extent of a value ----------------------------------------------- */

static gboolean
extent_continues (PlnSnapshotReader *self, gsize n, GCancellable *cancellable, GError **error)
{
  if (n > PLN_LIMIT_LINE)
    return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_LIMIT, _("a value is longer than 16 MiB"));
  while (self->len - self->pos <= n)
    {
      if (self->ended)
        return pln_snapshot_reader_fail_syntax (self, error, _("the file ends in the middle"));
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
string_extent (PlnSnapshotReader *self, gsize *n, GCancellable *cancellable, GError **error)
{
  for ((*n)++;; (*n)++)
    {
      char c;

      if (!extent_continues (self, *n, cancellable, error))
        return FALSE;
      c = self->buffer[self->pos + *n];
      if (c == '"')
        break;
      if (c == '\\')
        (*n)++;
    }
  (*n)++;
  return TRUE;
}

/* Length of the JSON value at pos, found by quotes and brackets alone; whether it is one is seen later. */
gboolean
pln_snapshot_reader_value_extent (PlnSnapshotReader *self, gsize *length, GCancellable *cancellable, GError **error)
{
  gsize n = 0, depth = 0;

  do
    {
      char c;

      if (!extent_continues (self, n, cancellable, error))
        return FALSE;
      c = self->buffer[self->pos + n];
      if (c == '"')
        {
          if (!string_extent (self, &n, cancellable, error))
            return FALSE;
          continue;
        }
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      n++;
    }
  while (depth > 0);
  *length = n;
  return TRUE;
}

/* As value_extent(), also for numbers and words. */
gboolean
pln_snapshot_reader_any_extent (PlnSnapshotReader *self, gsize *length, GCancellable *cancellable, GError **error)
{
  int c;

  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c == '{' || c == '[' || c == '"')
    return pln_snapshot_reader_value_extent (self, length, cancellable, error);
  for (*length = 0;; (*length)++)
    {
      if (!extent_continues (self, *length, cancellable, error))
        return FALSE;
      if (memchr (" \n\t\r,]}:\"{[", self->buffer[self->pos + *length], 11) != NULL)
        break;
    }
  return *length > 0 || pln_snapshot_reader_fail_syntax (self, error, _("a JSON value is missing"));
}

/* ---- members of the file ------------------------------------------------ */

static gboolean
after_member (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  int c;

  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c != ',' && c != '}')
    return pln_snapshot_reader_fail_syntax (self, error, c < 0 ? _("the file ends in the middle") : _("a comma or a closing brace is missing"));
  self->state = c == ',' ? PLN_SNAPSHOT_STATE_MEMBER : PLN_SNAPSHOT_STATE_END;
  return pln_snapshot_reader_advance (self, 1, error);
}

static gboolean
start (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  int c;

  if (!need (self, 3, cancellable, error))
    return FALSE;
  if (self->len - self->pos >= 3 && memcmp (self->buffer + self->pos, "\xef\xbb\xbf", 3) == 0)
    self->pos += 3;
  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c < 0)
    return pln_snapshot_reader_fail_syntax (self, error, _("the file is empty"));
  if (c != '{')
    return pln_snapshot_reader_fail_syntax (self, error, _("the file is not a snapshot: it does not begin with an opening brace"));
  self->state = PLN_SNAPSHOT_STATE_MEMBER;
  return pln_snapshot_reader_advance (self, 1, error);
}

/* ---- records ------------------------------------------------------------- */

/* Finds "NAME":"TEXT" without escapes at *p, and moves past it. */
static gboolean
take_plain_member (const char **p, const char *end, const char *opening, char out[PLN_SNAPSHOT_MAX_ID + 1])
{
  gsize n = strlen (opening);
  const char *text, *quote;

  if ((gsize) (end - *p) <= n || memcmp (*p, opening, n) != 0)
    return FALSE;
  text = *p + n;
  quote = memchr (text, '"', MIN (end - text, PLN_SNAPSHOT_MAX_ID + 1));
  if (quote == NULL || memchr (text, '\\', quote - text) != NULL)
    return FALSE;
  memcpy (out, text, quote - text);
  out[quote - text] = '\0';
  *p = quote + 1;
  return TRUE;
}

/* A record in the layout of Plenary: a whole line, beginning with kind and id,
 * ending with the sum.  FALSE without error: it is something else. */
static gboolean
find_line (PlnSnapshotReader *self, gboolean *found, GCancellable *cancellable, GError **error)
{
  static const char sum_opening[] = ",\"sum\":\"";
  const gsize tail = strlen (sum_opening) + PLN_SUM_HEX_LEN + 2;
  const char *newline = NULL, *p, *end, *sum;
  guint8 actual[PLN_SUM_LEN];
  gsize looked = 0;

  *found = FALSE;
  if (self->line_bytes > 0)
    return TRUE;
  for (;;)
    {
      newline = memchr (self->buffer + self->pos + looked, '\n', self->len - self->pos - looked);
      looked = self->len - self->pos;
      if (newline != NULL || self->ended || looked > PLN_LIMIT_LINE)
        break;
      if (!fill (self, cancellable, error))
        return FALSE;
    }
  if (newline == NULL)
    return TRUE;
  p = self->buffer + self->pos;
  end = newline > p && newline[-1] == ',' ? newline - 1 : newline;
  if ((gsize) (end - p) < tail + 20 || memcmp (end - 2, "\"}", 2) != 0)
    return TRUE;
  sum = end - tail;
  if (memcmp (sum, sum_opening, strlen (sum_opening)) != 0 ||
      !pln_sum_from_hex (sum + strlen (sum_opening), self->stated) ||
      !take_plain_member (&p, end, "{\"kind\":\"", self->kind) ||
      !take_plain_member (&p, end, ",\"id\":\"", self->id))
    return TRUE;
  self->record_len = end - (self->buffer + self->pos);
  self->raw_len = sum - (self->buffer + self->pos) + 1;
  /* The line without its sum is hashed where it stands, with the brace put in the place of the comma. */
  self->buffer[self->pos + self->raw_len - 1] = '}';
  pln_sum_of_line (self->buffer + self->pos, self->raw_len, actual);
  self->buffer[self->pos + self->raw_len - 1] = ',';
  if (memcmp (self->stated, actual, PLN_SUM_LEN) != 0)
    return TRUE;
  memcpy (self->sum, sum + strlen (sum_opening), PLN_SUM_HEX_LEN);
  self->has_sum = self->proven = self->by_line = *found = TRUE;
  return TRUE;
}

/* The sum that an irregular record states, wherever it stands in it. */
static gboolean
find_sum (PlnSnapshotReader *self, GError **error)
{
  PlnJsonScanner json;
  PlnJsonSlice name;
  gboolean first = TRUE;

  pln_json_scanner_init (&json, self->buffer + self->pos, self->record_len);
  json.depth = 2;
  if (!pln_json_enter_object (&json, error))
    return FALSE;
  while (pln_json_next_slice (&json, &first, &name, error))
    {
      gboolean is_sum = name.text != NULL && pln_json_slice_equal (&name, "sum");
      gboolean at_end = name.text == NULL;
      PlnJsonType type;

      pln_json_slice_clear (&name);
      if (at_end)
        return TRUE;
      if (!pln_json_peek (&json, &type, error))
        return FALSE;
      if (is_sum && type == PLN_JSON_STRING)
        {
          g_autofree char *sum = NULL;
          gsize len;

          if (!pln_json_read_string (&json, &sum, &len, error))
            return FALSE;
          /* One of another form fits nothing, and counts for the digest as it stands. */
          self->has_sum = TRUE;
          if (len == PLN_SUM_HEX_LEN)
            memcpy (self->sum, sum, PLN_SUM_HEX_LEN);
          else
            self->odd_sum = g_steal_pointer (&sum);
        }
      else if (!pln_json_skip (&json, NULL, NULL, error))
        return FALSE;
    }
  return FALSE;
}

/* Takes the record at pos as an object found by its brackets. */
static gboolean
find_object (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;

  self->has_sum = self->proven = self->by_line = FALSE;
  g_clear_pointer (&self->odd_sum, g_free);
  self->kind[0] = self->id[0] = '\0';
  if (!pln_snapshot_reader_value_extent (self, &self->record_len, cancellable, error))
    return FALSE;
  if (!find_sum (self, &cause))
    {
      g_autofree char *pointer = g_strdup_printf ("/records/%" G_GUINT64_FORMAT, self->index);

      return pln_snapshot_reader_fail_scanner (self, error, pointer, 0, cause);
    }
  return TRUE;
}

/* Leaves the record at which the reader stands. */
static gboolean
leave_record (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  int c;

  if (self->has_sum)
    {
      if (self->odd_sum != NULL)
        pln_digest_add_line (self->digest, self->odd_sum);
      else
        pln_digest_add_hex (self->digest, self->sum);
      g_clear_pointer (&self->odd_sum, g_free);
      self->n_sums++;
    }
  self->index++;
  if (self->by_line) /* no newline in it */
    {
      self->pos += self->record_len;
      self->line_bytes += self->record_len;
      if (self->line_bytes > PLN_LIMIT_LINE)
        return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_LIMIT, _("the line is longer than 16 MiB"));
    }
  else if (!pln_snapshot_reader_advance (self, self->record_len, error))
    return FALSE;
  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c != ',' && c != ']')
    return pln_snapshot_reader_fail_syntax (self, error, c < 0 ? _("the file ends in the middle") : _("a comma or a closing bracket is missing"));
  if (!pln_snapshot_reader_advance (self, 1, error))
    return FALSE;
  if (c == ']')
    {
      self->state = PLN_SNAPSHOT_STATE_AFTER_MEMBER;
      return TRUE;
    }
  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  self->state = PLN_SNAPSHOT_STATE_RECORD;
  return c != ']' || pln_snapshot_reader_fail_syntax (self, error, _("a record is missing after the comma"));
}

static gboolean
find_record (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  gboolean found;
  int c;

  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c != '{')
    {
      pln_snapshot_reader_set_error (self, error, c < 0 ? PLN_EXCHANGE_ERROR_SYNTAX : PLN_EXCHANGE_ERROR_INVALID, "",
                                     c < 0 ? _("the file ends in the middle") : _("a record must be an object"));
      return FALSE;
    }
  return find_line (self, &found, cancellable, error) && (found || find_object (self, cancellable, error));
}

/* ---- the end ------------------------------------------------------------- */

static gboolean
check_end (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *digest = NULL;
  gboolean lax = (self->flags & PLN_SNAPSHOT_ACCEPT_EDITS) != 0;
  int c;

  if (!pln_snapshot_reader_look (self, &c, cancellable, error))
    return FALSE;
  if (c >= 0)
    return pln_snapshot_reader_fail_syntax (self, error, _("something follows the end of the snapshot"));
  if (!self->head.has_records)
    return pln_snapshot_reader_fail (self, error, PLN_EXCHANGE_ERROR_FORMAT, _("the file is not a snapshot: it has no “records”"));
  if (!lax && self->head.has_count && self->head.count == G_MAXUINT64)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED,
                   _("%s (/count): the file was altered: its count is no number of records."), self->name);
      return FALSE;
    }
  if (!lax && self->head.has_count && self->head.count != self->index && self->head.count != self->n_sums)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED,
                   _("%s (/count): the file was altered or cut: it should hold %" G_GUINT64_FORMAT
                     " records and holds %" G_GUINT64_FORMAT "."), self->name, self->head.count, self->index);
      return FALSE;
    }
  digest = pln_digest_finish (self->digest);
  if (!lax && self->head.digest != NULL && !g_str_equal (digest, self->head.digest))
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED,
                   _("%s (/digest): the file was altered: its digest does not fit its records."), self->name);
      return FALSE;
    }
  return TRUE;
}

/* ---- public -------------------------------------------------------------- */

PlnSnapshotReader *
pln_snapshot_reader_new (GInputStream *stream, const char *name, gboolean gzip, PlnSnapshotFlags flags)
{
  PlnSnapshotReader *self = g_new0 (PlnSnapshotReader, 1);

  self->stream = g_object_ref (stream);
  self->name = pln_text_one_line (name);
  self->flags = flags;
  self->line = 1;
  self->first_member = TRUE;
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->head.offices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->digest = pln_digest_new ();
  self->builder = pln_record_builder_new ();
  self->raw = g_string_new (NULL);
  self->allocated = 2 * BLOCK;
  self->buffer = g_malloc (self->allocated);
  if (gzip)
    {
      self->converter = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
      self->packed = g_malloc (BLOCK);
    }
  return self;
}

/**
 * pln_snapshot_reader_open:
 * @path: a file, "-" for standard input
 *
 * Returns: (transfer full): a reader at the start, or NULL with an error
 */
PlnSnapshotReader *
pln_snapshot_reader_open (const char *path, PlnSnapshotFlags flags, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *name = NULL;
  PlnSnapshotReader *self;
  GError *cause = NULL;

  if (g_str_equal (path, "-"))
    {
      g_autoptr (GInputStream) input = g_unix_input_stream_new (0, FALSE);

      return pln_snapshot_reader_new (input, _("standard input"), FALSE, flags);
    }
  file = g_file_new_for_path (path);
  name = g_path_get_basename (path);
  stream = g_file_read (file, NULL, &cause);
  if (stream == NULL)
    {
      pln_exchange_error_take_io (error, cause, name, FALSE);
      return NULL;
    }
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  self = pln_snapshot_reader_new (G_INPUT_STREAM (stream), name, g_str_has_suffix (path, ".gz"), flags);
  if (info != NULL)
    self->size = g_file_info_get_size (info);
  return self;
}

/* Moves to the next record, or to the end. */
static gboolean
step (PlnSnapshotReader *self, GCancellable *cancellable, GError **error)
{
  int c;

  switch (self->state)
    {
    case PLN_SNAPSHOT_STATE_START:
      return start (self, cancellable, error);
    case PLN_SNAPSHOT_STATE_MEMBER:
      return pln_snapshot_reader_read_member (self, cancellable, error);
    case PLN_SNAPSHOT_STATE_AFTER_MEMBER:
      return after_member (self, cancellable, error);
    case PLN_SNAPSHOT_STATE_ELEMENT:
      if (!pln_snapshot_reader_look (self, &c, cancellable, error))
        return FALSE;
      self->state = c == ']' ? PLN_SNAPSHOT_STATE_AFTER_MEMBER : PLN_SNAPSHOT_STATE_RECORD;
      return c != ']' || pln_snapshot_reader_advance (self, 1, error);
    case PLN_SNAPSHOT_STATE_RECORD:
    case PLN_SNAPSHOT_STATE_END:
    default:
      return TRUE;
    }
}

gboolean
pln_snapshot_reader_next (PlnSnapshotReader *self, PlnSnapshotEntry *entry, GCancellable *cancellable, GError **error)
{
  if (self->state == PLN_SNAPSHOT_STATE_RECORD && !leave_record (self, cancellable, error))
    return FALSE;
  while (self->state != PLN_SNAPSHOT_STATE_RECORD && self->state != PLN_SNAPSHOT_STATE_END)
    if (!step (self, cancellable, error))
      return FALSE;
  if (self->state == PLN_SNAPSHOT_STATE_END)
    {
      check_end (self, cancellable, error);
      return FALSE;
    }
  if (!find_record (self, cancellable, error))
    return FALSE;
  entry->kind = self->proven ? self->kind : NULL;
  entry->id = self->proven ? self->id : NULL;
  entry->proven = self->proven;
  if (self->proven)
    memcpy (entry->sum, self->stated, PLN_SUM_LEN);
  return TRUE;
}

static gboolean
parse_record (PlnSnapshotReader *self, PlnIncomingMode mode, PlnIncoming *incoming, char **where, gsize *at, GError **error)
{
  const char *raw = NULL;
  gboolean ok;

  g_clear_pointer (where, g_free);
  if (self->proven)
    {
      /* As it was hashed: the brace in the place of the comma. */
      g_string_truncate (self->raw, 0);
      g_string_append_len (self->raw, self->buffer + self->pos, self->raw_len);
      self->raw->str[self->raw_len - 1] = '}';
      raw = self->raw->str;
    }
  ok = pln_incoming_read (incoming, self->buffer + self->pos, self->record_len, mode, raw, self->raw_len, self->builder,
                          where, at, error);
  return ok;
}

/* A line may hold more than one record; then the first one ends at its bracket. */
static gboolean
shorten (PlnSnapshotReader *self, gboolean *shorter, GError **error)
{
  gsize length;

  *shorter = FALSE;
  if (!self->by_line)
    return TRUE;
  if (!pln_snapshot_reader_value_extent (self, &length, NULL, error))
    return FALSE;
  *shorter = length != self->record_len;
  return !*shorter || find_object (self, NULL, error);
}

gboolean
pln_snapshot_reader_parse (PlnSnapshotReader *self, PlnIncoming *incoming, GError **error)
{
  g_autofree char *where = NULL, *full = NULL;
  GError *cause = NULL;
  gboolean ok, shorter;
  gsize at = 0;

  g_return_val_if_fail (self->state == PLN_SNAPSHOT_STATE_RECORD, FALSE);

  ok = parse_record (self, PLN_INCOMING_STRICT, incoming, &where, &at, &cause);
  if (!ok)
    {
      if (!shorten (self, &shorter, error))
        {
          g_clear_error (&cause);
          return FALSE;
        }
      if (shorter)
        {
          g_clear_error (&cause);
          ok = parse_record (self, PLN_INCOMING_STRICT, incoming, &where, &at, &cause);
        }
    }
  if ((self->flags & PLN_SNAPSHOT_ACCEPT_EDITS) != 0 && (!ok || (incoming->stamped && !incoming->fits)))
    {
      if (ok)
        pln_incoming_clear (incoming);
      g_clear_error (&cause);
      ok = parse_record (self, PLN_INCOMING_LAX, incoming, &where, &at, &cause);
    }
  if (ok)
    return TRUE;
  full = g_strdup_printf ("/records/%" G_GUINT64_FORMAT "%s", self->index, where);
  return pln_snapshot_reader_fail_scanner (self, error, full, at, cause);
}

const PlnSnapshotHead *
pln_snapshot_reader_get_head (PlnSnapshotReader *self)
{
  return &self->head;
}

const char *
pln_snapshot_reader_get_name (PlnSnapshotReader *self)
{
  return self->name;
}

guint64
pln_snapshot_reader_get_line (PlnSnapshotReader *self)
{
  return self->line;
}

void
pln_snapshot_reader_get_place (PlnSnapshotReader *self, guint64 *line, guint64 *index)
{
  *line = self->line;
  *index = self->index;
}

gsize
pln_snapshot_reader_get_length (PlnSnapshotReader *self)
{
  return self->record_len;
}

void
pln_snapshot_reader_get_progress (PlnSnapshotReader *self, guint64 *done, guint64 *total)
{
  *done = self->n_packed;
  *total = self->size;
}

void
pln_snapshot_reader_free (PlnSnapshotReader *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->stream);
  g_clear_object (&self->converter);
  g_clear_pointer (&self->members, g_hash_table_unref);
  g_clear_pointer (&self->head.offices, g_hash_table_unref);
  g_free (self->head.exported);
  g_free (self->head.replica);
  g_free (self->head.office);
  g_free (self->head.digest);
  g_free (self->head.since);
  g_free (self->head.body);
  g_strfreev (self->head.without);
  g_clear_pointer (&self->digest, pln_digest_free);
  g_clear_pointer (&self->builder, pln_record_builder_free);
  g_string_free (self->raw, TRUE);
  g_free (self->odd_sum);
  g_free (self->packed);
  g_free (self->buffer);
  g_free (self->name);
  g_free (self);
}
