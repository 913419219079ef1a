/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Values of every type: the canonical text is the only one kept, canonical text is its own canonical text, and
 * what an entry shows while editing gives the same value again. */
#include "values/pln-json.h"
#include "values/pln-value.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  PlnType     type;
  const char *in;
  gboolean    ok;     /* taken when lax */
  const char *lax;    /* NULL: empty */
  gboolean    strict; /* taken as it is */
} Form;

static const Form forms[] = {
  { PLN_TYPE_TEXT, "\"a\"", TRUE, "\"a\"", TRUE }, { PLN_TYPE_TEXT, " \"a\" ", TRUE, "\"a\"", TRUE }, { PLN_TYPE_TEXT, "\"\\u0061\\/\"", TRUE, "\"a/\"", TRUE },
  { PLN_TYPE_TEXT, "\"\"", TRUE, NULL, FALSE }, { PLN_TYPE_TEXT, "null", TRUE, NULL, TRUE }, { PLN_TYPE_TEXT, " null ", TRUE, NULL, TRUE },
  { PLN_TYPE_TEXT, "\" \"", TRUE, "\" \"", TRUE }, { PLN_TYPE_TEXT, "5", FALSE }, { PLN_TYPE_TEXT, "true", FALSE }, { PLN_TYPE_TEXT, "[\"a\"]", FALSE },
  { PLN_TYPE_TEXT, "\"a\" \"b\"", FALSE }, { PLN_TYPE_TEXT, "\"\\u0000\"", FALSE }, { PLN_TYPE_TEXT, "\"\\ud800\"", FALSE }, { PLN_TYPE_TEXT, "", FALSE },
  { PLN_TYPE_LONG_TEXT, "\"a\\nb “c” – ² »[new]\"", TRUE, "\"a\\nb “c” – ² »[new]\"", TRUE },
  { PLN_TYPE_INTEGER, "5", TRUE, "5", TRUE }, { PLN_TYPE_INTEGER, "-5", TRUE, "-5", TRUE }, { PLN_TYPE_INTEGER, "0", TRUE, "0", TRUE },
  { PLN_TYPE_INTEGER, "9007199254740991", TRUE, "9007199254740991", TRUE }, { PLN_TYPE_INTEGER, "-9007199254740991", TRUE, "-9007199254740991", TRUE },
  { PLN_TYPE_INTEGER, "9007199254740992", FALSE }, { PLN_TYPE_INTEGER, "99999999999999999999", FALSE }, { PLN_TYPE_INTEGER, "1e400", FALSE },
  { PLN_TYPE_INTEGER, "5.0", TRUE, "5", FALSE }, { PLN_TYPE_INTEGER, "5e2", TRUE, "500", FALSE }, { PLN_TYPE_INTEGER, "-0", TRUE, "0", FALSE },
  { PLN_TYPE_INTEGER, "5.5", FALSE }, { PLN_TYPE_INTEGER, "\"5\"", FALSE }, { PLN_TYPE_INTEGER, "05", FALSE }, { PLN_TYPE_INTEGER, "null", TRUE, NULL, TRUE },
  { PLN_TYPE_DECIMAL, "\"112.5509\"", TRUE, "\"112.5509\"", TRUE }, { PLN_TYPE_DECIMAL, "\"112.50\"", TRUE, "\"112.5\"", FALSE },
  { PLN_TYPE_DECIMAL, "\"5.0\"", TRUE, "\"5\"", FALSE }, { PLN_TYPE_DECIMAL, "\"007\"", TRUE, "\"7\"", FALSE }, { PLN_TYPE_DECIMAL, "\"-0\"", TRUE, "\"0\"", FALSE },
  { PLN_TYPE_DECIMAL, "\"-0.5\"", TRUE, "\"-0.5\"", TRUE }, { PLN_TYPE_DECIMAL, "\"1e5\"", FALSE }, { PLN_TYPE_DECIMAL, "\"1,5\"", FALSE },
  { PLN_TYPE_DECIMAL, "3", FALSE }, { PLN_TYPE_DECIMAL, "\".5\"", FALSE }, { PLN_TYPE_DECIMAL, "\"5.\"", FALSE }, { PLN_TYPE_DECIMAL, "\"\"", TRUE, NULL, FALSE },
  { PLN_TYPE_BOOLEAN, "true", TRUE, "true", TRUE }, { PLN_TYPE_BOOLEAN, "false", TRUE, "false", TRUE }, { PLN_TYPE_BOOLEAN, "\"true\"", FALSE },
  { PLN_TYPE_BOOLEAN, "1", FALSE }, { PLN_TYPE_BOOLEAN, "true false", FALSE },
  { PLN_TYPE_CHOICE, "\"in-force\"", TRUE, "\"in-force\"", TRUE }, { PLN_TYPE_CHOICE, "\"of-a-later-version\"", TRUE, "\"of-a-later-version\"", TRUE },
  { PLN_TYPE_CHOICE, "\"K\"", TRUE, "\"K\"", TRUE }, { PLN_TYPE_CHOICE, "\"in force\"", FALSE }, { PLN_TYPE_CHOICE, "5", FALSE },
  { PLN_TYPE_REFERENCE, "\"m1\"", TRUE, "\"m1\"", TRUE }, { PLN_TYPE_REFERENCE, "\"a b\"", FALSE }, { PLN_TYPE_REFERENCE, "{}", FALSE },
  { PLN_TYPE_WORDS, "[\"en\",\"fr\"]", TRUE, "[\"en\",\"fr\"]", TRUE }, { PLN_TYPE_WORDS, "[ \"\\u0065n\" ]", TRUE, "[\"en\"]", TRUE },
  { PLN_TYPE_WORDS, "[]", TRUE, NULL, FALSE }, { PLN_TYPE_WORDS, "[\"\"]", TRUE, NULL, FALSE }, { PLN_TYPE_WORDS, "[\"a\",\"\"]", TRUE, "[\"a\"]", FALSE },
  { PLN_TYPE_WORDS, "[1]", FALSE }, { PLN_TYPE_WORDS, "[null]", FALSE }, { PLN_TYPE_WORDS, "\"en\"", FALSE }, { PLN_TYPE_WORDS, "[\"a\"", FALSE },
  { PLN_TYPE_TIME, "\"09:30\"", TRUE, "\"09:30\"", TRUE }, { PLN_TYPE_TIME, "\"9:30\"", TRUE, "\"09:30\"", FALSE }, { PLN_TYPE_TIME, "\"24:00\"", FALSE },
  { PLN_TYPE_TIME, "\"09:60\"", FALSE }, { PLN_TYPE_TIME, "\"0930\"", FALSE }, { PLN_TYPE_TIME, "930", FALSE },
  { PLN_TYPE_WHEN, "{\"edtf\":\"2017-07\",\"sense\":\"by\",\"text\":\"By July 2017\"}", TRUE, "{\"edtf\":\"2017-07\",\"sense\":\"by\",\"text\":\"By July 2017\"}", TRUE },
  { PLN_TYPE_WHEN, "{ \"text\":\"x\", \"sense\":\"on\", \"edtf\":\"2017\" }", TRUE, "{\"edtf\":\"2017\",\"sense\":\"on\",\"text\":\"x\"}", TRUE },
  { PLN_TYPE_WHEN, "{\"earliest\":\"2000-01-01\",\"edtf\":\"2017\",\"latest\":5,\"sense\":\"on\",\"text\":\"x\"}", TRUE, "{\"edtf\":\"2017\",\"sense\":\"on\",\"text\":\"x\"}", TRUE },
  { PLN_TYPE_WHEN, "{\"text\":\"as soon as possible\"}", TRUE, "{\"text\":\"as soon as possible\"}", TRUE },
  { PLN_TYPE_WHEN, "{\"edtf\":\"2017-07\",\"sense\":\"by\"}", TRUE, "{\"edtf\":\"2017-07\",\"sense\":\"by\",\"text\":\"by 2017-07\"}", FALSE },
  { PLN_TYPE_WHEN, "{\"edtf\":\"2017-07\"}", TRUE, "{\"edtf\":\"2017-07\",\"sense\":\"on\",\"text\":\"2017-07\"}", FALSE },
  { PLN_TYPE_WHEN, "{\"edtf\":null,\"text\":\"x\"}", TRUE, "{\"text\":\"x\"}", FALSE }, { PLN_TYPE_WHEN, "{}", TRUE, NULL, FALSE },
  { PLN_TYPE_WHEN, "{\"text\":\"\"}", TRUE, NULL, FALSE }, { PLN_TYPE_WHEN, "{\"sense\":\"by\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_WHEN, "{\"edtf\":\"2017\",\"sense\":\"near\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_WHEN, "{\"edtf\":\"2017~\",\"sense\":\"on\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_WHEN, "{\"edtf\":\"2017/..\",\"sense\":\"from\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_WHEN, "{\"edtf\":\"2017-02-30\",\"sense\":\"on\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_WHEN, "{\"text\":\"x\",\"zone\":\"UTC\"}", FALSE }, { PLN_TYPE_WHEN, "{\"text\":\"x\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_WHEN, "{\"text\":5}", FALSE },
  { PLN_TYPE_WHEN, "\"July 2017\"", FALSE }, { PLN_TYPE_WHEN, "{\"edtf\":2017,\"sense\":\"on\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_WHEN, "{\"earliest\":\"a\",\"earliest\":\"b\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_WHEN, "{\"text\":\"x\"} ,", FALSE },
  { PLN_TYPE_DURATION, "{\"iso\":\"P4Y\",\"text\":\"Four years\"}", TRUE, "{\"iso\":\"P4Y\",\"text\":\"Four years\"}", TRUE },
  { PLN_TYPE_DURATION, "{\"text\":\"a while\"}", TRUE, "{\"text\":\"a while\"}", TRUE }, { PLN_TYPE_DURATION, "{\"iso\":\"P4Y\"}", TRUE, "{\"iso\":\"P4Y\",\"text\":\"P4Y\"}", FALSE },
  { PLN_TYPE_DURATION, "{\"iso\":\"P04Y0M\",\"text\":\"x\"}", TRUE, "{\"iso\":\"P4Y\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_DURATION, "{\"iso\":\"4Y\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_DURATION, "{\"iso\":\"P\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_DURATION, "{\"iso\":\"P1DT\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_DURATION, "{\"iso\":\"P1D1Y\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_DURATION, "{\"iso\":\"PT1Y\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_DURATION, "{\"iso\":\"P1H\",\"text\":\"x\"}", FALSE }, { PLN_TYPE_DURATION, "{\"iso\":\"P1.5Y\",\"text\":\"x\"}", FALSE },
  { PLN_TYPE_DURATION, "{\"iso\":\"P1DT2H\",\"text\":\"x\"}", TRUE, "{\"iso\":\"P1DT2H\",\"text\":\"x\"}", TRUE },
  { PLN_TYPE_DURATION, "{\"text\":\"x\",\"days\":1}", FALSE }, { PLN_TYPE_DURATION, "\"P4Y\"", FALSE }, { PLN_TYPE_DURATION, "{\"iso\":\"P9999999999Y\",\"text\":\"x\"}", FALSE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      const Form *f = &forms[i];
      g_autofree char *lax = NULL, *strict = NULL, *again = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("type %d: %s", f->type, f->in);
      g_assert_cmpint (pln_value_check (f->type, f->in, FALSE, &lax, &error), ==, f->ok);
      g_assert_cmpint (error == NULL, ==, f->ok);
      g_assert_cmpstr (lax, ==, f->lax);
      g_assert_cmpint (pln_value_check (f->type, f->in, TRUE, &strict, NULL), ==, f->strict);
      g_assert_cmpstr (strict, ==, f->strict ? f->lax : NULL);
      if (lax != NULL)
        {
          g_autofree char *json = pln_json_canonicalize (lax, NULL);

          g_assert_cmpstr (json, ==, lax);
          g_assert_true (pln_value_check (f->type, lax, TRUE, &again, NULL));
          g_assert_cmpstr (again, ==, lax);
        }
    }
}

static void
test_limit (void)
{
  g_autofree char *text = g_strnfill (1024 * 1024, 'x'), *full = NULL, *over = NULL, *out = NULL, *none = NULL;
  g_autofree char *long_typed = g_strconcat (text, "x", NULL);

  full = g_strdup_printf ("\"%s\"", text);
  over = g_strdup_printf ("\"%sx\"", text);
  g_assert_true (pln_value_check (PLN_TYPE_TEXT, full, TRUE, &out, NULL));
  g_assert_cmpstr (out, ==, full);
  g_assert_false (pln_value_check (PLN_TYPE_TEXT, over, FALSE, &none, NULL));
  g_assert_false (pln_value_parse_typed (PLN_TYPE_TEXT, long_typed, &none, NULL));
  g_assert_false (pln_value_parse_typed (PLN_TYPE_WHEN, long_typed, &none, NULL));
  g_assert_false (pln_value_parse_typed (PLN_TYPE_TEXT, "\377", &none, NULL));
}

typedef struct
{
  PlnType     type;
  const char *typed, *canonical; /* NULL: refused; "": empty */
} Typed;

static const Typed typed[] = {
  { PLN_TYPE_TEXT, "  “Kept” – exactly²  ", "\"  “Kept” – exactly²  \"" }, { PLN_TYPE_TEXT, "   ", "" }, { PLN_TYPE_TEXT, "", "" },
  { PLN_TYPE_LONG_TEXT, "a\nb\t\"c\"\\", "\"a\\nb\\t\\\"c\\\"\\\\\"" },
  { PLN_TYPE_INTEGER, "5", "5" }, { PLN_TYPE_INTEGER, " 1 000 ", "1000" }, { PLN_TYPE_INTEGER, "12,000", "12000" }, { PLN_TYPE_INTEGER, "-3", "-3" },
  { PLN_TYPE_INTEGER, "1.5", NULL }, { PLN_TYPE_INTEGER, "three", NULL }, { PLN_TYPE_INTEGER, "9007199254740992", NULL },
  { PLN_TYPE_DECIMAL, "112.5509", "\"112.5509\"" }, { PLN_TYPE_DECIMAL, "112,55", "\"112.55\"" }, { PLN_TYPE_DECIMAL, "3 %", "\"3\"" },
  { PLN_TYPE_DECIMAL, "1,234", NULL }, { PLN_TYPE_DECIMAL, "1,234.50", "\"1234.5\"" }, { PLN_TYPE_DECIMAL, "1.234", "\"1.234\"" }, { PLN_TYPE_DECIMAL, "x", NULL },
  { PLN_TYPE_BOOLEAN, "Yes", "true" }, { PLN_TYPE_BOOLEAN, "non", "false" }, { PLN_TYPE_BOOLEAN, "true", "true" }, { PLN_TYPE_BOOLEAN, "perhaps", NULL },
  { PLN_TYPE_CHOICE, " in-force ", "\"in-force\"" }, { PLN_TYPE_REFERENCE, "m1", "\"m1\"" }, { PLN_TYPE_REFERENCE, "a b", NULL },
  { PLN_TYPE_WORDS, "en, fr ; ar", "[\"en, fr\",\"ar\"]" }, { PLN_TYPE_WORDS, "en, fr", "[\"en\",\"fr\"]" }, { PLN_TYPE_WORDS, "en, \"a, b\"", "[\"en\",\"a, b\"]" },
  { PLN_TYPE_WORDS, ", ,", "" },
  { PLN_TYPE_TIME, "9:30", "\"09:30\"" }, { PLN_TYPE_TIME, "9h30", "\"09:30\"" }, { PLN_TYPE_TIME, "14h", "\"14:00\"" }, { PLN_TYPE_TIME, "2:30 p.m.", "\"14:30\"" },
  { PLN_TYPE_TIME, "12 am", "\"00:00\"" }, { PLN_TYPE_TIME, "noon", "\"12:00\"" }, { PLN_TYPE_TIME, "25:00", NULL }, { PLN_TYPE_TIME, "9", NULL },
  { PLN_TYPE_TIME, "13 pm", NULL },
  { PLN_TYPE_DURATION, "Four years", "{\"iso\":\"P4Y\",\"text\":\"Four years\"}" }, { PLN_TYPE_DURATION, "14 days", "{\"iso\":\"P14D\",\"text\":\"14 days\"}" },
  { PLN_TYPE_DURATION, "over a two-year period", "{\"iso\":\"P2Y\",\"text\":\"over a two-year period\"}" },
  { PLN_TYPE_DURATION, "one and a half years", "{\"iso\":\"P1Y6M\",\"text\":\"one and a half years\"}" },
  { PLN_TYPE_DURATION, "2 years and 6 months", "{\"iso\":\"P2Y6M\",\"text\":\"2 years and 6 months\"}" },
  { PLN_TYPE_DURATION, "two weeks before the meeting", "{\"iso\":\"P2W\",\"text\":\"two weeks before the meeting\"}" },
  { PLN_TYPE_DURATION, "quatre ans", "{\"iso\":\"P4Y\",\"text\":\"quatre ans\"}" }, { PLN_TYPE_DURATION, "P18M", "{\"iso\":\"P18M\",\"text\":\"P18M\"}" },
  { PLN_TYPE_DURATION, "as long as needed", "{\"text\":\"as long as needed\"}" }, { PLN_TYPE_DURATION, "P4X", NULL },
  { PLN_TYPE_MONEY, "USD 5", "{\"amount\":\"5.00\",\"currency\":\"USD\"}" }, { PLN_TYPE_MONEY, "8 %", NULL }, { PLN_TYPE_MONEY, "in kind", NULL },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const Typed *t = &typed[i];
      g_autofree char *canonical = NULL, *entry = NULL, *again = NULL, *checked = NULL, *display = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("type %d: %s", t->type, t->typed);
      g_assert_cmpint (pln_value_parse_typed (t->type, t->typed, &canonical, &error), ==, t->canonical != NULL);
      g_assert_cmpint (error == NULL, ==, t->canonical != NULL);
      g_assert_cmpstr (canonical != NULL ? canonical : "", ==, t->canonical != NULL ? t->canonical : "");
      entry = pln_value_to_typed (t->type, canonical);
      g_assert_true (pln_value_parse_typed (t->type, entry, &again, NULL));
      g_assert_cmpstr (again, ==, canonical);
      display = pln_value_to_display (t->type, canonical);
      g_assert_nonnull (display);
      if (canonical == NULL)
        continue;
      g_assert_true (pln_value_check (t->type, canonical, TRUE, &checked, NULL));
      g_assert_cmpstr (checked, ==, canonical);
    }
}

static char *
random_text (void)
{
  static const char *const pieces[] = { "a", "Z", " ", ",", ";", "\"", "\\", "\n", "[", "]", "é", "–", "2017", "July", "by", "every", "year", "FREQ=DAILY", "P4Y",
                                        "on", "|", "undated", "\001", "😀", "/", "-" };
  GString *out = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 8); n > 0; n--)
    g_string_append (out, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free_and_steal (out);
}

/* Random values in canonical form: check() and an entry give them back. GTest prints the seed. */
static void
test_round_trip (void)
{
  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *text = random_text (), *word = random_text (), *quoted = pln_value_from_plain (PLN_TYPE_TEXT, text);
      static const char *const edtf[] = { "2017", "2017-07", "2017-07-18", "2023-33", "2018-41", "2018-11/2019-01" };
      static const char *const senses[] = { "on", "by", "from", "until", "about" };
      const char *const words[] = { text, word, NULL };
      int e = g_test_rand_int_range (0, G_N_ELEMENTS (edtf)), s = g_test_rand_int_range (0, G_N_ELEMENTS (senses));
      struct { PlnType type; char *json; } values[] = {
        { PLN_TYPE_WORDS, pln_value_from_words (words) },
        { PLN_TYPE_WHEN, g_strdup_printf ("{\"edtf\":\"%s\",\"sense\":\"%s\",\"text\":%s}", edtf[e], senses[s], quoted) },
        { PLN_TYPE_WHEN, g_strdup_printf ("{\"text\":%s}", quoted) },
        { PLN_TYPE_DURATION, g_strdup_printf ("{\"iso\":\"P%dD\",\"text\":%s}", i, quoted) },
        { PLN_TYPE_DURATION, g_strdup_printf ("{\"text\":%s}", quoted) },
        { PLN_TYPE_CADENCE, g_strdup_printf ("{\"per\":\"month\",\"rrule\":\"FREQ=DAILY\",\"text\":%s,\"times\":%d}", quoted, s + 1) },
        { PLN_TYPE_CADENCE, g_strdup_printf ("{\"text\":%s}", quoted) },
      };

      for (guint v = 0; v < G_N_ELEMENTS (values); v++)
        {
          g_autofree char *checked = NULL, *entry = NULL, *again = NULL;
          g_autoptr (GError) error = NULL;

          g_test_message ("%s", values[v].json);
          g_assert_true (pln_value_check (values[v].type, values[v].json, TRUE, &checked, &error));
          g_assert_cmpstr (checked, ==, values[v].json);
          entry = pln_value_to_typed (values[v].type, checked);
          g_assert_true (pln_value_parse_typed (values[v].type, entry, &again, &error));
          g_assert_cmpstr (again, ==, checked);
          g_free (values[v].json);
        }
    }
}

static void
test_decimals (void)
{
  static const char *const sorted[] = { "-100", "-12.5", "-12.25", "-1", "-0.5", "0", "0.05", "0.5", "1", "2", "9.99", "10", "112.5509", "112.551", "1000" };

  for (guint a = 0; a < G_N_ELEMENTS (sorted); a++)
    for (guint b = 0; b < G_N_ELEMENTS (sorted); b++)
      g_assert_cmpint (pln_decimal_compare (sorted[a], sorted[b]), ==, a < b ? -1 : a > b);
}

static void
test_fold (void)
{
  static const char *const pairs[][2] = {
    { "ABC def", "abc def" }, { "Économie", "economie" }, { "STRASSE", "strasse" }, { "Straße", "strasse" }, { "İstanbul", "istanbul" },
    { "ısı", "isi" }, { "Ёлка", "елка" }, { "ｆｕｌｌ　ｗｉｄｔｈ", "full width" }, { "Łódź", "lodz" }, { "Ångström", "angstrom" }, { "œuvre", "oeuvre" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" }, { "IOM–UN", "iom-un" }, { "l’eau", "l'eau" }, { "m²", "m2" }, { "ﬁn", "fin" }, { "e\314\201", "e" }, { "", "" },
    { "مُحَمَّد", "محمد" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *folded = pln_text_fold (pairs[i][0]), *again = pln_text_fold (folded);

      g_assert_cmpstr (folded, ==, pairs[i][1]);
      g_assert_cmpstr (again, ==, folded);
    }
  g_free (pln_text_fold ("\377\376 not text"));
}

static void
test_duration_add (void)
{
  static const struct { const char *iso, *day; int sign; const char *result; } cases[] = {
    { "P4Y", "2021-01-01", 1, "2025-01-01" }, { "P4Y", "2021-12-31", 1, "2025-12-31" }, { "P1Y", "2016-02-29", 1, "2017-02-28" },
    { "P1M", "2017-01-31", 1, "2017-02-28" }, { "P1M", "2017-03-31", -1, "2017-02-28" }, { "P14D", "2017-03-01", -1, "2017-02-15" },
    { "P2W", "2017-12-25", 1, "2018-01-08" }, { "P1Y6M", "2017-07-18", -1, "2016-01-18" }, { "PT36H", "2017-07-18", 1, "2017-07-18" },
    { "P99999Y", "2017-07-18", 1, NULL }, { "P99999D", "0001-07-18", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnDuration) duration = pln_duration_parse_typed (cases[i].iso, NULL);

      g_assert_cmpint (pln_duration_add (duration, pln_day_from_iso (cases[i].day), cases[i].sign), ==, pln_day_from_iso (cases[i].result));
    }
}

static void
test_plain (void)
{
  const char *const words[] = { "en", "", "a\"b", NULL }, *const none[] = { "", NULL };
  g_autofree char *text = pln_value_from_plain (PLN_TYPE_TEXT, "a\nb"), *number = pln_value_from_plain (PLN_TYPE_INTEGER, "5");
  g_autofree char *plain = pln_value_get_plain (text), *empty = pln_value_get_plain (NULL), *list = pln_value_from_words (words);
  g_auto (GStrv) back = pln_value_get_words (list), nothing = pln_value_get_words (NULL);

  g_assert_cmpstr (text, ==, "\"a\\nb\"");
  g_assert_cmpstr (number, ==, "5");
  g_assert_cmpstr (plain, ==, "a\nb");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (list, ==, "[\"en\",\"a\\\"b\"]");
  g_assert_cmpuint (g_strv_length (back), ==, 2);
  g_assert_cmpstr (back[1], ==, "a\"b");
  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  g_assert_null (pln_value_from_words (none));
  g_assert_null (pln_value_from_plain (PLN_TYPE_TEXT, ""));
  g_assert_cmpint (pln_value_get_integer ("-12", 7), ==, -12);
  g_assert_cmpint (pln_value_get_integer (NULL, 7), ==, 7);
  g_assert_true (pln_value_get_boolean ("true"));
  g_assert_false (pln_value_get_boolean (NULL));
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/value/forms", test_forms);
  g_test_add_func ("/values/value/limit", test_limit);
  g_test_add_func ("/values/value/typed", test_typed);
  g_test_add_func ("/values/value/round-trip", test_round_trip);
  g_test_add_func ("/values/value/decimals", test_decimals);
  g_test_add_func ("/values/value/fold", test_fold);
  g_test_add_func ("/values/value/duration-add", test_duration_add);
  g_test_add_func ("/values/value/plain", test_plain);
  return g_test_run ();
}
