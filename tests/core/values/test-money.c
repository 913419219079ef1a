/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Money as typed is exact or refused with the reason; approximations, shares and words are told apart;
 * what is kept has just the digits of ISO 4217. */
#include "values/pln-value.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *typed, *amount, *currency;
  gboolean    approximate;
  const char *share, *text;
} Case;

static const Case cases[] = {
  { "USD 5,000,000", "5000000.00", "USD" }, { "CHF 1'234.50", "1234.50", "CHF" }, { "CHF 1’234.50", "1234.50", "CHF" },
  { "1.234.567,89 EUR", "1234567.89", "EUR" }, { "1,234,567.89 EUR", "1234567.89", "EUR" }, { "1 234,50 EUR", "1234.50", "EUR" },
  { "EUR 1\342\200\257234,50", "1234.50", "EUR" }, { "USD 140,000", "140000.00", "USD" }, { "USD 5", "5.00", "USD" },
  { "usd 5", "5.00", "USD" }, { "5USD", "5.00", "USD" }, { "USD5", "5.00", "USD" }, { "USD 0.50", "0.50", "USD" }, { "USD 1,23", "1.23", "USD" },
  { "-5 USD", "-5.00", "USD" }, { "USD −5", "-5.00", "USD" }, { "USD -0", "0.00", "USD" },
  { "JPY 5000", "5000", "JPY" }, { "JPY 5,000", "5000", "JPY" }, { "TND 1,234.567", "1234.567", "TND" }, { "TND 1.2340", "1.234", "TND" }, { "TND 16717", "16717.000", "TND" },
  { "BHD 0.500", "0.500", "BHD" }, { "CLF 1.2345", "1.2345", "CLF" }, { "INR 12,34,567", "1234567.00", "INR" },
  { "USD 1.5 million", "1500000.00", "USD" }, { "USD 5m", "5000000.00", "USD" }, { "£3m", "3000000.00", "GBP" }, { "€1.2bn", "1200000000.00", "EUR" },
  { "5k EUR", "5000.00", "EUR" }, { "EUR 5 thousand", "5000.00", "EUR" }, { "5 Mio. CHF", "5000000.00", "CHF" }, { "US$ 5 million", "5000000.00", "USD" },
  { "5 millions d'euros", "5000000.00", "EUR" }, { "5 millions de francs suisses", "5000000.00", "CHF" }, { "2 milliards d’euros", "2000000000.00", "EUR" },
  { "CHF 1'234.–", "1234.00", "CHF" }, { "€5", "5.00", "EUR" }, { "5 euros", "5.00", "EUR" }, { "USD 999999999999999.99", "999999999999999.99", "USD" },
  { "around USD 5 million", "5000000.00", "USD", TRUE }, { "≈ USD 140,000", "140000.00", "USD", TRUE }, { "~USD 5", "5.00", "USD", TRUE },
  { "USD ~5", "5.00", "USD", TRUE }, { "environ 5 millions d'euros", "5000000.00", "EUR", TRUE }, { "approx. EUR 3", "3.00", "EUR", TRUE },
  { "8 %", NULL, NULL, FALSE, "8" }, { "8%", NULL, NULL, FALSE, "8" }, { "8,5 %", NULL, NULL, FALSE, "8.5" }, { "8.50 per cent", NULL, NULL, FALSE, "8.5" },
  { "8 % of the core budget", NULL, NULL, FALSE, "8", "8 % of the core budget" }, { "around 8 percent", NULL, NULL, TRUE, "8" },
  { "environ 8 pour cent", NULL, NULL, TRUE, "8" },
  { "around USD 5 million in kind and cash", "5000000.00", "USD", TRUE, NULL, "around USD 5 million in kind and cash" },
  { "USD 140,000 (in kind)", "140000.00", "USD", FALSE, NULL, "USD 140,000 (in kind)" }, { "EUR 1 million or so", "1000000.00", "EUR", TRUE },
  { "١٬٢٣٤ USD", "1234.00", "USD" }, { "１２３４ EUR", "1234.00", "EUR" },
  { "a generous contribution", NULL, NULL, FALSE, NULL, "a generous contribution" }, { "in kind", NULL, NULL, FALSE, NULL, "in kind" }, { "  ", NULL, NULL },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      PlnMoneyTyped typed;

      g_test_message ("%s", c->typed);
      pln_money_parse_typed (c->typed, NULL, &typed, &error);
      g_assert_no_error (error);
      g_assert_cmpint (typed.has_money, ==, c->amount != NULL);
      g_assert_cmpint (typed.approximate, ==, c->approximate);
      g_assert_cmpstr (typed.share, ==, c->share);
      g_assert_cmpstr (typed.text, ==, c->text);
      if (typed.has_money)
        {
          g_autofree char *json = pln_money_to_canonical (&typed.money), *again = NULL, *back = NULL;
          g_autofree char *expected = g_strdup_printf ("{\"amount\":\"%s\",\"currency\":\"%s\"}", c->amount, c->currency);

          g_assert_cmpstr (json, ==, expected);
          back = pln_value_to_typed (PLN_TYPE_MONEY, json);
          g_assert_true (pln_value_parse_typed (PLN_TYPE_MONEY, back, &again, NULL));
          g_assert_cmpstr (again, ==, json);
        }
      pln_money_typed_clear (&typed);
    }
}

typedef struct
{
  const char   *typed;
  PlnValueError code;
  const char   *says;
} Refusal;

static const Refusal refusals[] = {
  { "1.234 EUR", PLN_VALUE_ERROR_AMBIGUOUS, "1234 or 1.234" }, { "EUR 1.234", PLN_VALUE_ERROR_AMBIGUOUS, "1234 or 1.234" },
  { "TND 1.234", PLN_VALUE_ERROR_AMBIGUOUS, "1234 or 1.234" }, { "TND 1,234", PLN_VALUE_ERROR_AMBIGUOUS, "1234 or 1.234" },
  { "up to USD 5 million", PLN_VALUE_ERROR_INVALID, "no single amount" }, { "between USD 4 and 5 million", PLN_VALUE_ERROR_INVALID, "no single amount" },
  { "USD 5 million a year", PLN_VALUE_ERROR_INVALID, "no amount" }, { "USD 4-5 million", PLN_VALUE_ERROR_INVALID, "no amount" },
  { "$5", PLN_VALUE_ERROR_AMBIGUOUS, "several countries" }, { "5 francs", PLN_VALUE_ERROR_AMBIGUOUS, "several countries" },
  { "about 5 million dollars", PLN_VALUE_ERROR_AMBIGUOUS, "several countries" }, { "5 million", PLN_VALUE_ERROR_INVALID, "no currency" },
  { "XYZ 5", PLN_VALUE_ERROR_INVALID, "no currency" }, { "USD 5 million a year", PLN_VALUE_ERROR_INVALID, "no amount" },
  { "20 to 30 USD", PLN_VALUE_ERROR_INVALID, "no amount" }, { "USD 1,2,3", PLN_VALUE_ERROR_INVALID, "no amount" },
  { "USD 1.2.3", PLN_VALUE_ERROR_INVALID, "no amount" }, { "USD 1,234,56.7", PLN_VALUE_ERROR_INVALID, "no amount" },
  { "USD 5 EUR", PLN_VALUE_ERROR_INVALID, "no amount" }, { "USD 1.234,5,6", PLN_VALUE_ERROR_INVALID, "no amount" },
  { "JPY 5.50", PLN_VALUE_ERROR_RANGE, "JPY has 0 digits" }, { "USD 1234.567", PLN_VALUE_ERROR_RANGE, "USD has 2 digits" },
  { "USD 1000000000000000", PLN_VALUE_ERROR_RANGE, "15 digits" }, { "USD 5000 trillion", PLN_VALUE_ERROR_RANGE, "15 digits" },
};

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      PlnMoneyTyped typed;

      g_test_message ("%s", refusals[i].typed);
      g_assert_false (pln_money_parse_typed (refusals[i].typed, NULL, &typed, &error));
      g_assert_error (error, PLN_VALUE_ERROR, (int) refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].says));
      pln_money_typed_clear (&typed);
    }
}

static void
test_default_currency (void)
{
  PlnMoneyTyped typed;

  g_assert_true (pln_money_parse_typed ("5,000", "CHF", &typed, NULL));
  g_assert_cmpstr (typed.money.currency, ==, "CHF");
  g_assert_cmpint (typed.money.minor, ==, 500000);
  g_assert_true (pln_money_parse_typed ("$5", "CAD", &typed, NULL));
  g_assert_cmpstr (typed.money.currency, ==, "CAD");
  g_assert_true (pln_money_parse_typed ("EUR 5", "CAD", &typed, NULL));
  g_assert_cmpstr (typed.money.currency, ==, "EUR");
}

typedef struct
{
  const char *in;
  const char *lax;    /* NULL: refused */
  gboolean    strict; /* taken as it is */
} Form;

static const Form forms[] = {
  { "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}", "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}", TRUE },
  { " { \"currency\" : \"USD\" , \"amount\":\"\\u0035.00\" } ", "{\"amount\":\"5.00\",\"currency\":\"USD\"}", TRUE },
  { "{\"amount\":\"-0.01\",\"currency\":\"USD\"}", "{\"amount\":\"-0.01\",\"currency\":\"USD\"}", TRUE },
  { "{\"amount\":\"5\",\"currency\":\"JPY\"}", "{\"amount\":\"5\",\"currency\":\"JPY\"}", TRUE },
  { "{\"amount\":\"999999999999999.9999\",\"currency\":\"CLF\"}", "{\"amount\":\"999999999999999.9999\",\"currency\":\"CLF\"}", TRUE },
  { "{\"amount\":\"5\",\"currency\":\"USD\"}", "{\"amount\":\"5.00\",\"currency\":\"USD\"}", FALSE },
  { "{\"amount\":\"5.0\",\"currency\":\"USD\"}", "{\"amount\":\"5.00\",\"currency\":\"USD\"}", FALSE },
  { "{\"amount\":\"05.00\",\"currency\":\"USD\"}", "{\"amount\":\"5.00\",\"currency\":\"USD\"}", FALSE },
  { "{\"amount\":\"-0.00\",\"currency\":\"USD\"}", "{\"amount\":\"0.00\",\"currency\":\"USD\"}", FALSE },
  { "{\"amount\":\"5.000\",\"currency\":\"USD\"}", "{\"amount\":\"5.00\",\"currency\":\"USD\"}", FALSE },
  { "{\"amount\":\"5.00\",\"currency\":\"usd\"}", "{\"amount\":\"5.00\",\"currency\":\"USD\"}", FALSE },
  { "{\"amount\":\"5.001\",\"currency\":\"USD\"}", NULL, FALSE }, { "{\"amount\":\"5.5\",\"currency\":\"JPY\"}", NULL, FALSE },
  { "{\"amount\":\"1000000000000000.00\",\"currency\":\"USD\"}", NULL, FALSE }, { "{\"amount\":5,\"currency\":\"USD\"}", NULL, FALSE },
  { "{\"amount\":\"5.00\",\"currency\":\"XYZ\"}", NULL, FALSE }, { "{\"amount\":\"5.00\",\"currency\":\"US\"}", NULL, FALSE },
  { "{\"amount\":\"5.00\"}", NULL, FALSE }, { "{\"currency\":\"USD\"}", NULL, FALSE }, { "{}", NULL, FALSE },
  { "{\"amount\":\"5.00\",\"currency\":\"USD\",\"x\":1}", NULL, FALSE },
  { "{\"amount\":\"5.00\",\"amount\":\"5.00\",\"currency\":\"USD\"}", NULL, FALSE },
  { "{\"amount\":\"5e2\",\"currency\":\"USD\"}", NULL, FALSE }, { "{\"amount\":\"\",\"currency\":\"USD\"}", NULL, FALSE },
  { "{\"amount\":\"1,000.00\",\"currency\":\"USD\"}", NULL, FALSE }, { "\"USD 5\"", NULL, FALSE }, { "5", NULL, FALSE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *lax = NULL, *strict = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", forms[i].in);
      g_assert_cmpint (pln_value_check (PLN_TYPE_MONEY, forms[i].in, FALSE, &lax, &error), ==, forms[i].lax != NULL);
      g_assert_cmpint (error == NULL, ==, forms[i].lax != NULL);
      g_assert_cmpstr (lax, ==, forms[i].lax);
      g_assert_cmpint (pln_value_check (PLN_TYPE_MONEY, forms[i].in, TRUE, &strict, NULL), ==, forms[i].strict);
      g_assert_cmpstr (strict, ==, forms[i].strict ? forms[i].lax : NULL);
    }
}

static void
test_currencies (void)
{
  const char *const *codes = pln_currency_codes ();
  guint n = g_strv_length ((char **) codes);

  g_assert_cmpuint (n, >, 170);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpuint (strlen (codes[i]), ==, 3);
      g_assert_true (i == 0 || strcmp (codes[i - 1], codes[i]) < 0);
      g_assert_cmpint (pln_currency_digits (codes[i]), >=, 0);
    }
  g_assert_cmpint (pln_currency_digits ("USD"), ==, 2);
  g_assert_cmpint (pln_currency_digits ("JPY"), ==, 0);
  g_assert_cmpint (pln_currency_digits ("BHD"), ==, 3);
  g_assert_cmpint (pln_currency_digits ("CLF"), ==, 4);
  g_assert_cmpint (pln_currency_digits ("ISK"), ==, 0);
  g_assert_cmpint (pln_currency_digits ("usd"), ==, -1);
  g_assert_cmpint (pln_currency_digits (""), ==, -1);
  g_assert_cmpint (pln_currency_digits ("ZZZ"), ==, -1);
}

/* Random amounts survive writing, typing and reading in locales with other marks. */
static void
test_round_trip (void)
{
  static const char *const locales[] = { "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8", "ar_EG.UTF-8" };
  const char *const *codes = pln_currency_codes ();
  guint n = g_strv_length ((char **) codes);

  for (guint l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      g_assert_nonnull (setlocale (LC_ALL, locales[l]));
      for (int i = 0; i < 2000; i++)
        {
          PlnMoney money = { 0 }, back;
          g_autofree char *json = NULL, *typed = NULL, *again = NULL, *display = NULL;
          g_autoptr (GError) error = NULL;

          g_strlcpy (money.currency, codes[g_test_rand_int_range (0, (int) n)], sizeof money.currency);
          money.minor = (gint64) (((guint64) (guint32) g_test_rand_int () << 32 | (guint32) g_test_rand_int ()) >> g_test_rand_int_range (15, 63));
          if (g_test_rand_bit ())
            money.minor = -money.minor;
          json = pln_money_to_canonical (&money);
          g_assert_true (pln_money_from_canonical (json, &back, &error));
          g_assert_cmpint (back.minor, ==, money.minor);
          typed = pln_value_to_typed (PLN_TYPE_MONEY, json);
          g_test_message ("%s %s", locales[l], typed);
          pln_value_parse_typed (PLN_TYPE_MONEY, typed, &again, &error);
          g_assert_no_error (error);
          g_assert_cmpstr (again, ==, json);
          display = pln_money_to_display (&money);
          g_assert_true (g_utf8_validate (display, -1, NULL));
        }
    }
  setlocale (LC_ALL, "C.UTF-8");
}

static void
test_display (void)
{
  PlnMoney money = { 500000000, "USD" };
  g_autofree char *plain = pln_money_to_display (&money), *german = NULL;

  g_assert_cmpstr (plain, ==, "USD\302\2405,000,000");
  g_assert_nonnull (setlocale (LC_ALL, "de_DE.UTF-8"));
  money.minor = -123450;
  german = pln_money_to_display (&money);
  g_assert_cmpstr (german, ==, "USD\302\240−1.234,50");
  setlocale (LC_ALL, "C.UTF-8");
}

/* Which mark groups is a matter of the locale; what it leaves open is refused. */
static void
test_locales (void)
{
  static const struct { const char *locale, *typed, *amount; } marks[] = {
    { "de_DE.UTF-8", "1.234 EUR", "1234.00" }, { "de_DE.UTF-8", "1,234 EUR", NULL }, { "de_DE.UTF-8", "1.234,5 EUR", "1234.50" },
    { "fr_FR.UTF-8", "1,234 EUR", NULL }, { "fr_FR.UTF-8", "1.234 EUR", NULL }, { "fr_FR.UTF-8", "1 234 EUR", "1234.00" },
    { "en_US.UTF-8", "1,234 EUR", "1234.00" }, { "en_US.UTF-8", "1.234 EUR", NULL }, { "ar_EG.UTF-8", "USD ١٢٣٤", "1234.00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *json = NULL;

      g_assert_nonnull (setlocale (LC_ALL, marks[i].locale));
      g_test_message ("%s %s", marks[i].locale, marks[i].typed);
      g_assert_cmpint (pln_value_parse_typed (PLN_TYPE_MONEY, marks[i].typed, &json, NULL), ==, marks[i].amount != NULL);
      g_assert_true (marks[i].amount == NULL || strstr (json, marks[i].amount) != NULL);
    }
  setlocale (LC_ALL, "C.UTF-8");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/money/typed", test_typed);
  g_test_add_func ("/values/money/refusals", test_refusals);
  g_test_add_func ("/values/money/default-currency", test_default_currency);
  g_test_add_func ("/values/money/forms", test_forms);
  g_test_add_func ("/values/money/currencies", test_currencies);
  g_test_add_func ("/values/money/round-trip", test_round_trip);
  g_test_add_func ("/values/money/display", test_display);
  g_test_add_func ("/values/money/locales", test_locales);
  return g_test_run ();
}
