/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The snapshot reader against json-glib: random records in random layouts, fed in pieces of random size, come out as
 * they went in, whoever reads them; and a file read by the fast way and by the careful way gives the same. */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "exchange/pln-snapshot-reader.h"

/* ---- a stream that gives few bytes at a time ----------------------------- */

#define SLOW_TYPE_STREAM (slow_stream_get_type ())
G_DECLARE_FINAL_TYPE (SlowStream, slow_stream, SLOW, STREAM, GInputStream)

struct _SlowStream
{
  GInputStream parent_instance;
  GString *text; /* borrowed */
  gsize    pos;
  guint    most;
};

G_DEFINE_FINAL_TYPE (SlowStream, slow_stream, G_TYPE_INPUT_STREAM)

static gssize
slow_stream_read (GInputStream *stream, void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  SlowStream *self = SLOW_STREAM (stream);
  gsize n = MIN (MIN (count, self->most), self->text->len - self->pos);

  memcpy (buffer, self->text->str + self->pos, n);
  self->pos += n;
  return (gssize) n;
}

static void
slow_stream_class_init (SlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
slow_stream_init (SlowStream *self)
{
}

/* ---- random snapshots ---------------------------------------------------- */

static const char *const stamps[] = {
  "2026-01-02T03:04:05.678Z/0000/abcdefgh23",
  "2026-02-02T03:04:05.678Z/000a/bcdefghi34",
  "2025-02-02T03:04:05.678Z/ffff/cdefghij45",
};

static char *
random_text (GRand *rand)
{
  static const char *const pieces[] = { "a", "\\n", "\\\"", "\\\\", "Ä", "“²”", "🌍", "{", "]", ",", ":", " ", "\\u0001" };
  GString *out = g_string_new ("\"x");

  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    g_string_append (out, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  g_string_append_c (out, '"');
  return g_string_free_and_steal (out);
}

static PlnRecord *
random_record (GRand *rand, guint n)
{
  static const char *const fields[] = { "acronym", "name", "note", "seat", "x_unknown" };
  g_autofree char *id = g_strdup_printf ("r%05u", n);
  PlnRecord *record = pln_record_new_alive ("body", id, stamps[0]);

  for (guint i = 1; i < G_N_ELEMENTS (stamps); i++)
    {
      g_autofree char *time = pln_stamp_get_time (stamps[i]);

      pln_record_raise_clock (record, pln_stamp_get_replica (stamps[i]), time);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    for (int j = g_rand_int_range (rand, 0, 3); j > 0; j--)
      {
        g_autofree char *value = g_rand_int_range (rand, 0, 5) > 0 ? random_text (rand) : NULL;

        pln_record_add_version (record, fields[i], stamps[g_rand_int_range (rand, 0, G_N_ELEMENTS (stamps))], value);
      }
  return record;
}

static GString *
write_snapshot (GPtrArray *records)
{
  GString *out = g_string_new ("{\"format\":\"plenary-snapshot\",\"version\":1,\"records\":[");
  g_autoptr (PlnDigest) digest = pln_digest_new ();
  g_autofree char *hex_digest = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      guint8 sum[PLN_SUM_LEN];
      char hex[PLN_SUM_HEX_LEN + 1];

      pln_record_sum (g_ptr_array_index (records, i), sum);
      pln_sum_to_hex (sum, hex);
      pln_digest_add (digest, sum);
      g_string_append (out, i > 0 ? ",\n" : "\n");
      pln_record_write_line (g_ptr_array_index (records, i), out);
      g_string_truncate (out, out->len - 1);
      g_string_append_printf (out, ",\"sum\":\"%s\"}", hex);
    }
  hex_digest = pln_digest_finish (digest);
  g_string_append_printf (out, "\n],\"count\":%u,\"digest\":\"%s\"}\n", records->len, hex_digest);
  return out;
}

/* The same JSON with spaces put between its tokens, and ASCII written as escapes here and there. */
static GString *
relayout (GRand *rand, const GString *text)
{
  static const char *const spaces[] = { "", "", "", " ", "\n", "\r\n", "\t  " };
  GString *out = g_string_new (NULL);
  gboolean in_string = FALSE;

  for (gsize i = 0; i < text->len; i++)
    {
      char c = text->str[i];

      if (in_string && c == '\\')
        {
          g_string_append_len (out, text->str + i++, 2);
          continue;
        }
      if (in_string && g_ascii_isalpha (c) && g_rand_int_range (rand, 0, 40) == 0)
        {
          g_string_append_printf (out, "\\u%04X", (guint) c);
          continue;
        }
      if (c == '"')
        in_string = !in_string;
      g_string_append_c (out, c);
      if (!in_string && (strchr ("{}[],:\"", c) != NULL))
        g_string_append (out, spaces[g_rand_int_range (rand, 0, G_N_ELEMENTS (spaces))]);
    }
  return out;
}

/* ---- reading ------------------------------------------------------------- */

static GPtrArray *
read_ours (GString *text, guint most)
{
  g_autoptr (SlowStream) stream = g_object_new (SLOW_TYPE_STREAM, NULL);
  g_autoptr (PlnSnapshotReader) reader = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  PlnSnapshotEntry entry;

  stream->text = text;
  stream->most = most;
  reader = pln_snapshot_reader_new (G_INPUT_STREAM (stream), "test", FALSE, PLN_SNAPSHOT_DEFAULT);
  while (pln_snapshot_reader_next (reader, &entry, NULL, &error))
    {
      g_autoptr (GString) line = g_string_new (NULL);
      PlnIncoming incoming;

      g_assert_true (pln_snapshot_reader_parse (reader, &incoming, &error));
      g_assert_no_error (error);
      g_assert_true (incoming.stamped && incoming.fits);
      if (entry.proven)
        {
          g_assert_cmpstr (entry.id, ==, incoming.id);
          g_assert_cmpmem (entry.sum, PLN_SUM_LEN, incoming.sum, PLN_SUM_LEN);
        }
      pln_record_write_line (incoming.record, line);
      g_ptr_array_add (lines, g_string_free_and_steal (g_steal_pointer (&line)));
      pln_incoming_clear (&incoming);
    }
  g_assert_no_error (error);
  return g_steal_pointer (&lines);
}

/* Shown values and ids as json-glib sees them. */
static void
compare_with_json_glib (GString *text, GPtrArray *lines)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *records;

  json_parser_load_from_data (parser, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  records = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "records");
  g_assert_cmpuint (json_array_get_length (records), ==, lines->len);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (JsonParser) ours = json_parser_new ();
      JsonNode *theirs = json_array_get_element (records, i);

      json_parser_load_from_data (ours, g_ptr_array_index (lines, i), -1, &error);
      g_assert_no_error (error);
      json_object_remove_member (json_node_get_object (theirs), "sum");
      g_assert_true (json_node_equal (theirs, json_parser_get_root (ours)));
    }
}

static void
check (GPtrArray *records, GString *text, guint most)
{
  g_autoptr (GPtrArray) lines = read_ours (text, most);

  g_assert_cmpuint (lines->len, ==, records->len);
  for (guint i = 0; i < lines->len; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      pln_record_write_line (g_ptr_array_index (records, i), line);
      g_assert_cmpstr (g_ptr_array_index (lines, i), ==, line->str);
    }
  compare_with_json_glib (text, lines);
}

static void
test_differential (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_record_unref);
      g_autoptr (GString) text = NULL, other = NULL;

      for (int n = g_rand_int_range (rand, 0, 12); n > 0; n--)
        g_ptr_array_add (records, random_record (rand, 12 - n));
      text = write_snapshot (records);
      other = relayout (rand, text);
      check (records, text, 1 << 20);
      check (records, text, g_rand_int_range (rand, 1, 50));
      check (records, other, g_rand_int_range (rand, 1, 50));
    }
}

/* Any change of one byte is noticed: refused, or the record no longer fits its sum. */
static void
test_every_byte_counts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_record_unref);
  g_autoptr (GString) text = NULL;
  const char *start, *end;

  g_ptr_array_add (records, random_record (rand, 1));
  g_ptr_array_add (records, random_record (rand, 2));
  text = write_snapshot (records);
  start = strchr (text->str, '\n') + 1;
  end = strstr (text->str, "\n],");
  for (gsize i = start - text->str; i < (gsize) (end - text->str); i++)
    {
      g_autoptr (GString) changed = g_string_new_len (text->str, (gssize) text->len);
      g_autoptr (GInputStream) stream = NULL;
      g_autoptr (PlnSnapshotReader) reader = NULL;
      g_autoptr (GError) error = NULL;
      PlnSnapshotEntry entry;
      gboolean noticed = FALSE;

      changed->str[i] = changed->str[i] == 'b' ? 'c' : 'b';
      stream = g_memory_input_stream_new_from_data (changed->str, (gssize) changed->len, NULL);
      reader = pln_snapshot_reader_new (stream, "test", FALSE, PLN_SNAPSHOT_DEFAULT);
      while (pln_snapshot_reader_next (reader, &entry, NULL, &error))
        {
          PlnIncoming incoming;

          if (!pln_snapshot_reader_parse (reader, &incoming, &error))
            break;
          noticed |= !incoming.stamped || !incoming.fits;
          pln_incoming_clear (&incoming);
        }
      if (!noticed && error == NULL)
        g_error ("byte %" G_GSIZE_FORMAT " can be changed unnoticed: %s", i, changed->str);
    }
}

/* A line that claims to be one record, with a sum made for it, but holds two. */
static void
test_two_records_in_a_proven_line (void)
{
  static const char first[] = "{\"kind\":\"body\",\"id\":\"a\",\"fields\":{\"name\":\"A\"}}";
  g_autoptr (GString) line = g_string_new (first), text = g_string_new ("{\"records\":[\n");
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (PlnSnapshotReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  PlnSnapshotEntry entry;
  guint8 sum[PLN_SUM_LEN];
  char hex[PLN_SUM_HEX_LEN + 1];
  guint n = 0;

  g_string_append (line, ",{\"kind\":\"body\",\"id\":\"b\",\"fields\":{\"name\":\"B\"}}");
  pln_sum_of_line (line->str, line->len, sum);
  pln_sum_to_hex (sum, hex);
  g_string_append_len (text, line->str, (gssize) line->len - 1);
  g_string_append_printf (text, ",\"sum\":\"%s\"}\n]}\n", hex);
  stream = g_memory_input_stream_new_from_data (text->str, (gssize) text->len, NULL);
  reader = pln_snapshot_reader_new (stream, "test", FALSE, PLN_SNAPSHOT_DEFAULT);
  while (pln_snapshot_reader_next (reader, &entry, NULL, &error))
    {
      PlnIncoming incoming;

      g_assert_true (pln_snapshot_reader_parse (reader, &incoming, &error));
      g_assert_cmpstr (incoming.id, ==, n == 0 ? "a" : "b");
      g_assert_false (incoming.stamped);
      pln_incoming_clear (&incoming);
      n++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/differential", test_differential);
  g_test_add_func ("/reader/every-byte-counts", test_every_byte_counts);
  g_test_add_func ("/reader/two-records-in-a-proven-line", test_two_records_in_a_proven_line);
  return g_test_run ();
}
