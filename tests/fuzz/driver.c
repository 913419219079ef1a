/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Feeds a fuzz target without libFuzzer: every file of its corpus, then seeded mutations of them.
 *
 * driver CORPUS [ITERATIONS [SEED]]: CORPUS is a folder; prints TAP. The seed is printed so that a
 * failure can be had again. With clang, link the target with -fsanitize=fuzzer instead of this file. */
#include "fuzz.h"

#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

static GPtrArray *
load_corpus (const char *path,
             GError    **error)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (path, 0, error);
  const char *name;

  if (dir == NULL)
    return NULL;
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort_values (names, (GCompareFunc) strcmp);
  for (guint i = 0; i < names->len; i++)
    {
      char *data;
      gsize len;

      if (!g_file_get_contents (g_ptr_array_index (names, i), &data, &len, error))
        return NULL;
      g_ptr_array_add (corpus, g_bytes_new_take (data, len));
    }
  return g_steal_pointer (&corpus);
}

/* Each line of each file is a seed of its own, beside the files themselves. */
static void
add_lines (GPtrArray *corpus)
{
  guint n = corpus->len;

  for (guint i = 0; i < n; i++)
    {
      gsize len, start = 0;
      const char *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &len);

      for (gsize end = 0; end <= len; end++)
        if (end == len || data[end] == '\n')
          {
            if (end > start)
              g_ptr_array_add (corpus, g_bytes_new (data + start, end - start));
            start = end + 1;
          }
    }
}

static GBytes *
pick (GPtrArray *corpus,
      GRand     *rand)
{
  return g_ptr_array_index (corpus, (guint) g_rand_int_range (rand, 0, (gint32) corpus->len));
}

static void
mutate (GByteArray *bytes,
        GPtrArray  *corpus,
        GRand      *rand)
{
  static const char odd[] = "\"\\{}[],:/-.;=0123456789eEZ~%\n\x80\xc3\xff\x01 ";
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint8 byte = (guint8) (g_rand_boolean (rand) ? odd[g_rand_int_range (rand, 0, sizeof odd - 1)] : g_rand_int_range (rand, 0, 256));
  gsize len, from, n;
  const guint8 *other;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0: /* change a byte */
      if (bytes->len > 0)
        bytes->data[at] = byte;
      break;
    case 1: /* put one in */
      g_byte_array_append (bytes, &byte, 1);
      memmove (bytes->data + at + 1, bytes->data + at, bytes->len - 1 - at);
      bytes->data[at] = byte;
      break;
    case 2: /* take some out */
      if (bytes->len > 0)
        g_byte_array_remove_range (bytes, at, (guint) g_rand_int_range (rand, 1, (gint32) MIN (bytes->len - at, 8) + 1));
      break;
    case 3: /* cut short */
      g_byte_array_set_size (bytes, at);
      break;
    case 4: /* repeat a piece */
      n = MIN (bytes->len - at, 64);
      if (n > 0 && bytes->len < 65536)
        {
          g_autofree guint8 *copy = g_memdup2 (bytes->data + at, n);

          g_byte_array_append (bytes, copy, (guint) n);
        }
      break;
    default: /* go on with a piece of another seed */
      other = g_bytes_get_data (pick (corpus, rand), &len);
      if (len > 0 && bytes->len < 65536)
        {
          from = (gsize) g_rand_int_range (rand, 0, (gint32) MIN (len, G_MAXINT32));
          g_byte_array_set_size (bytes, at);
          g_byte_array_append (bytes, other + from, (guint) MIN (len - from, 4096));
        }
      break;
    }
}

/* What the target was given last, for the report of a failure. */
static const guint8 *current;
static gsize current_len;

static void
aborted_cb (int number)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  /* Not safe in general, but the process is lost anyway. */
  for (gsize i = 0; i < current_len && i < 2000; i++)
    g_string_append_printf (escaped, g_ascii_isprint (current[i]) ? "%c" : "\\x%02x", current[i]);
  g_printerr ("input: %s\n", escaped->str);
  signal (SIGABRT, SIG_DFL);
  abort ();
}

static void
run (const guint8 *data,
     gsize         len)
{
  /* An exact copy, so that a byte read too far is seen. */
  guint8 *copy = malloc (len > 0 ? len : 1);

  if (copy == NULL)
    return;
  if (len > 0)
    memcpy (copy, data, len);
  current = copy;
  current_len = len;
  LLVMFuzzerTestOneInput (copy, len);
  free (copy);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) corpus = argc > 1 ? load_corpus (argv[1], &error) : NULL;
  guint iterations = argc > 2 ? (guint) atoi (argv[2]) : 20000;
  guint32 seed = argc > 3 ? (guint32) strtoul (argv[3], NULL, 0) : g_random_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  if (corpus == NULL || corpus->len == 0)
    {
      g_print ("Bail out! no corpus: %s\n", error != NULL ? error->message : "the folder is empty");
      return 1;
    }
  signal (SIGABRT, aborted_cb);
  g_print ("1..2\n# seed %u\n", seed);
  add_lines (corpus);
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize len;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i), &len);

      run (data, len);
    }
  g_print ("ok 1 corpus of %u\n", corpus->len);
  for (guint i = 0; i < iterations; i++)
    {
      gsize len;
      const guint8 *data = g_bytes_get_data (pick (corpus, rand), &len);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, data, (guint) len);
      for (int n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        mutate (bytes, corpus, rand);
      run (bytes->data, bytes->len);
    }
  g_print ("ok 2 mutations: %u\n", iterations);
  return 0;
}
