/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* JSON: everything RFC 8259 forbids and the exchange contract refuses is refused, and the
 * canonical form is the one that all offices must write. */
#include "values/pln-json.h"

#include <glib.h>
#include <string.h>

typedef struct
{
  const char *in, *out;
} Case;

static const Case canonical[] = {
  { "{}", "{}" }, { " [ ] ", "[]" }, { "null", "null" }, { "\t true\n", "true" }, { "-0.10e+5", "-0.10e+5" },
  { "{\"b\":1,\"a\":[{\"d\":2,\"c\":null}]}", "{\"a\":[{\"c\":null,\"d\":2}],\"b\":1}" },
  { "{\"\\u0061\":1,\"B\":2}", "{\"B\":2,\"a\":1}" },
  { "\"\\u00e9\\/\\u001f\\u007f\"", "\"\303\251/\\u001f\177\"" },
  { "\"\\b\\f\\n\\r\\t\\\"\\\\\\u0001\"", "\"\\b\\f\\n\\r\\t\\\"\\\\\\u0001\"" },
  { "\"\\ud83d\\ude00\"", "\"\360\237\230\200\"" },
  { "{\"aa\":1,\"a\":2,\"\":3}", "{\"\":3,\"a\":2,\"aa\":1}" },
  { "{\"\303\251\":1,\"z\":2}", "{\"z\":2,\"\303\251\":1}" },
  { "[1,[2,[3]],{\"k\":[]}]", "[1,[2,[3]],{\"k\":[]}]" },
  { "\"12345678901234567\\u0041 and more text\"", "\"12345678901234567A and more text\"" },
};

static const char *const refused[] = {
  "", " ", "{", "[", "\"", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1,]", "[,1]", "{,}", "[1 2]", "{\"a\":1 \"b\":2}", "01", "-", "1.", ".5",
  "1e", "+1", "0x1", "NaN", "Infinity", "tru", "nul", "True", "'a'", "{a:1}", "\"\\x\"", "\"\\u12\"", "\"\\u00g0\"", "\"a\nb\"", "\"\t\"",
  "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\u0041\"", "\"\\ud800\\ud800\"", "\"\\u0000\"", "\"\377\"", "\"\300\200\"", "\"\355\240\200\"",
  "\"\364\220\200\200\"", "\"\303\"", "1 2", "{} x", "[1]]", "{\"a\":1,\"a\":2}", "{\"a\":1,\"\\u0061\":2}", "[{\"x\":{\"y\":1,\"z\":2,\"y\":3}}]",
  "\357\273\277{}", "//", "[1]/**/", "\"\\", "\"\\u", "\"\\ud83d\\u\"",
};

static void
test_canonical (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (canonical); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = pln_json_canonicalize (canonical[i].in, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (out, ==, canonical[i].out);
      again = pln_json_canonicalize (out, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, out);
    }
}

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = pln_json_canonicalize (refused[i], &error);
      PlnJsonScanner scanner;

      g_test_message ("refused text %u", i);
      g_assert_null (out);
      g_assert_true (error != NULL && error->domain == PLN_JSON_ERROR);
      /* Skipping is as strict as reading. */
      pln_json_scanner_init (&scanner, refused[i], -1);
      g_assert_false (pln_json_skip (&scanner, NULL, NULL, NULL) && pln_json_at_end (&scanner, NULL));
    }
}

/* Strings of every length up to three words, with something odd at every place. */
static void
test_string_positions (void)
{
  static const char *const odd[] = { "\"", "\\", "\n", "\001", "\303\251", "\360\237\230\200", "\177" };

  for (guint o = 0; o < G_N_ELEMENTS (odd); o++)
    for (guint len = 0; len < 26; len++)
      for (guint at = 0; at <= len; at++)
        {
          g_autoptr (GString) text = g_string_new (NULL), json = g_string_new (NULL);
          g_autofree char *back = NULL, *again = NULL;
          PlnJsonScanner scanner;
          gsize n;

          for (guint i = 0; i < len; i++)
            g_string_append_c (text, (char) ('a' + i));
          g_string_insert (text, at, odd[o]);
          pln_json_append_string (json, text->str, (gssize) text->len);
          pln_json_scanner_init (&scanner, json->str, (gssize) json->len);
          g_assert_true (pln_json_read_string (&scanner, &back, &n, NULL));
          g_assert_cmpstr (back, ==, text->str);
          g_assert_cmpuint (n, ==, text->len);
          g_assert_true (pln_json_at_end (&scanner, NULL));
          again = pln_json_canonicalize (json->str, NULL);
          g_assert_cmpstr (again, ==, json->str);
        }
}

static char *
nested (guint depth)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (out, i % 2 == 0 ? "[" : "{\"a\":");
  g_string_append (out, "1");
  for (guint i = depth; i > 0; i--)
    g_string_append (out, i % 2 == 1 ? "]" : "}");
  return g_string_free_and_steal (out);
}

static char *
long_string (gsize n)
{
  GString *out = g_string_sized_new (n + 3);

  g_string_append_c (out, '"');
  for (gsize i = 0; i < n; i++)
    g_string_append_c (out, 'x');
  g_string_append_c (out, '"');
  return g_string_free_and_steal (out);
}

/* Depth 32 and 1 MiB of text are the last that pass. */
static void
test_limits (void)
{
  g_autofree char *deep = nested (32), *deeper = nested (33), *many = nested (5000);
  g_autofree char *full = long_string (PLN_JSON_MAX_TEXT), *over = long_string (PLN_JSON_MAX_TEXT + 1);
  const char *const too_much[] = { deeper, many, over };
  const char *const enough[] = { deep, full };

  for (guint i = 0; i < G_N_ELEMENTS (enough); i++)
    {
      g_autofree char *out = pln_json_canonicalize (enough[i], NULL);

      g_assert_nonnull (out);
    }
  for (guint i = 0; i < G_N_ELEMENTS (too_much); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *out = pln_json_canonicalize (too_much[i], &error);

      g_assert_null (out);
      g_assert_error (error, PLN_JSON_ERROR, PLN_JSON_ERROR_LIMIT);
    }
}

/* Objects with more members than fit without memory, in every order. */
static void
test_many_members (void)
{
  for (guint n = 1; n < 60; n++)
    {
      g_autoptr (GString) in = g_string_new ("{"), twice = NULL;
      g_autofree char *out = NULL;
      const char *last = NULL;

      for (guint i = 0; i < n; i++)
        g_string_append_printf (in, "%s\"m%02u\":%u", i > 0 ? "," : "", (i * 37 + n) % 60, i);
      twice = g_string_new (in->str);
      g_string_append_c (in, '}');
      out = pln_json_canonicalize (in->str, NULL);
      g_assert_cmpuint (strlen (out), ==, in->len);
      for (const char *p = out; (p = strstr (p, "\"m")) != NULL; p += 2)
        {
          g_assert_true (last == NULL || strncmp (last, p, 5) < 0);
          last = p;
        }
      g_string_append_printf (twice, ",\"m%02u\":0}", n % 60);
      g_assert_null (pln_json_canonicalize (twice->str, NULL));
    }
}

static void
test_pull (void)
{
  const char *text = "{\"kind\":\"body\",\"n\\u0061me\":\"A\\nB\",\"skip\":[{\"x\":\"y\"}],\"list\":[true,null,-1.5]} ";
  PlnJsonScanner scanner;
  gboolean first = TRUE, more, value;
  PlnJsonSlice slice;
  g_autofree char *name = NULL, *string = NULL, *number = NULL;
  gsize start, end;

  pln_json_scanner_init (&scanner, text, -1);
  g_assert_true (pln_json_enter_object (&scanner, NULL));
  g_assert_true (pln_json_next_slice (&scanner, &first, &slice, NULL));
  g_assert_true (pln_json_slice_equal (&slice, "kind"));
  g_assert_false (pln_json_slice_equal (&slice, "kin"));
  g_assert_false (pln_json_slice_equal (&slice, "kinds"));
  g_assert_null (slice.owned);
  g_assert_true (pln_json_read_slice (&scanner, &slice, NULL));
  g_assert_cmpmem (slice.text, slice.len, "body", 4);
  g_assert_true (pln_json_next_member (&scanner, &first, &name, NULL));
  g_assert_cmpstr (name, ==, "name");
  g_assert_true (pln_json_read_string (&scanner, &string, NULL, NULL));
  g_assert_cmpstr (string, ==, "A\nB");
  g_assert_true (pln_json_next_slice (&scanner, &first, &slice, NULL));
  g_assert_true (pln_json_skip (&scanner, &start, &end, NULL));
  g_assert_cmpmem (text + start, end - start, "[{\"x\":\"y\"}]", 11);
  g_assert_true (pln_json_next_slice (&scanner, &first, &slice, NULL));
  g_assert_true (pln_json_enter_array (&scanner, NULL));
  first = TRUE;
  g_assert_true (pln_json_next_element (&scanner, &first, &more, NULL) && more);
  g_assert_true (pln_json_read_boolean (&scanner, &value, NULL) && value);
  g_assert_true (pln_json_next_element (&scanner, &first, &more, NULL) && more);
  g_assert_true (pln_json_read_null (&scanner, NULL));
  g_assert_true (pln_json_next_element (&scanner, &first, &more, NULL) && more);
  g_assert_true (pln_json_read_number (&scanner, &number, NULL));
  g_assert_cmpstr (number, ==, "-1.5");
  g_assert_true (pln_json_next_element (&scanner, &first, &more, NULL) && !more);
  first = FALSE;
  g_assert_true (pln_json_next_slice (&scanner, &first, &slice, NULL));
  g_assert_null (slice.text);
  g_assert_true (pln_json_at_end (&scanner, NULL));
  g_assert_cmpuint (scanner.depth, ==, 0);
}

/* A text that is not ended by NUL is not read past its length. */
static void
test_length (void)
{
  static const char text[] = "[1,2]garbage";

  for (gssize n = 0; n <= 5; n++)
    {
      g_autofree char *exact = g_memdup2 (text, (gsize) MAX (n, 1));
      PlnJsonScanner scanner;

      pln_json_scanner_init (&scanner, exact, n);
      g_assert_cmpint (pln_json_skip (&scanner, NULL, NULL, NULL) && pln_json_at_end (&scanner, NULL), ==, n == 5);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/json/canonical", test_canonical);
  g_test_add_func ("/values/json/refused", test_refused);
  g_test_add_func ("/values/json/string-positions", test_string_positions);
  g_test_add_func ("/values/json/limits", test_limits);
  g_test_add_func ("/values/json/many-members", test_many_members);
  g_test_add_func ("/values/json/pull", test_pull);
  g_test_add_func ("/values/json/length", test_length);
  return g_test_run ();
}
