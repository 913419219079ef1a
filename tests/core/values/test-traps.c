/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The traps that the source documents set for values, each under its number: what they say must not become
 * more exact, more regular or more certain than it is. */
#include "values/pln-value.h"

#include <glib.h>
#include <locale.h>

static PlnWhen *
when_of (const char *typed)
{
  PlnWhen *when = pln_when_parse_typed (typed, NULL);

  g_assert_nonnull (when);
  g_assert_cmpstr (pln_when_get_text (when), ==, typed);
  return when;
}

static PlnCadence *
cadence_of (const char *typed)
{
  PlnCadence *cadence = pln_cadence_parse_typed (typed, NULL);

  g_assert_nonnull (cadence);
  g_assert_cmpstr (cadence->text, ==, typed);
  return cadence;
}

static void
assert_day (PlnDay      day,
            const char *iso)
{
  g_assert_cmpint (day, ==, pln_day_from_iso (iso));
}

/* A deadline in a month is no event of that month, and sorts by the month's end. */
static void
test_t01 (void)
{
  g_autoptr (PlnWhen) when = when_of ("By July 2017");

  g_assert_cmpint (pln_when_get_sense (when), ==, PLN_SENSE_BY);
  g_assert_cmpint (pln_when_get_earliest (when), ==, PLN_DAY_NONE);
  assert_day (pln_when_sort_day (when), "2017-07-31");
  g_assert_false (pln_when_is_days (when));
}

/* A quarter stays a quarter; EDTF has none in an interval, so the sense carries the open end. */
static void
test_t02 (void)
{
  g_autoptr (PlnWhen) when = when_of ("by the first quarter of 2023");

  g_assert_cmpstr (pln_when_get_edtf (when), ==, "2023-33");
  assert_day (pln_when_get_latest (when), "2023-03-31");
  g_assert_false (pln_edtf_bounds ("../2023-33", NULL, NULL, NULL));
}

static void
test_t03 (void)
{
  g_autoptr (PlnWhen) when = when_of ("mid-2016");

  g_assert_cmpint (pln_when_get_sense (when), ==, PLN_SENSE_ABOUT);
  assert_day (pln_when_get_earliest (when), "2016-05-01");
  assert_day (pln_when_get_latest (when), "2016-08-31");
}

/* T04 a range over new year is one value; T05 a range of months; T06 it overlaps the milestone of November 2018. */
static void
test_t04_t05_t06 (void)
{
  g_autoptr (PlnWhen) over = when_of ("November 2018-January 2019"), months = when_of ("September-December 2017");
  g_autoptr (PlnWhen) november = when_of ("November 2018");

  assert_day (pln_when_get_earliest (over), "2018-11-01");
  assert_day (pln_when_get_latest (over), "2019-01-31");
  assert_day (pln_when_get_earliest (months), "2017-09-01");
  assert_day (pln_when_get_latest (months), "2017-12-31");
  g_assert_cmpint (pln_when_get_earliest (over), <=, pln_when_get_latest (november));
  g_assert_cmpint (pln_when_get_latest (over), >=, pln_when_get_earliest (november));
}

/* Both ends count. */
static void
test_t07 (void)
{
  g_autoptr (PlnWhen) two = when_of ("18 and 19 July 2017"), three = when_of ("4 to 6 December 2017");

  g_assert_cmpint (pln_when_get_latest (two) - pln_when_get_earliest (two) + 1, ==, 2);
  g_assert_cmpint (pln_when_get_latest (three) - pln_when_get_earliest (three) + 1, ==, 3);
  g_assert_true (pln_when_is_days (two));
}

/* T08 dates that hang on other events, T09 years that are only implied, T10 no date: words, never an invented day. */
static void
test_t08_t09_t10 (void)
{
  static const char *const words[] = {
    "in conjunction with the sixth thematic session", "between the Working Group meetings", "at the second Assembly of the year",
    "next Working Group meeting", "a future meeting of the Executive Committee", "by the end of September", "since November",
    "over the last two decades", "last year",
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PlnWhen) when = when_of (words[i]);

      g_assert_cmpint (pln_when_get_sense (when), ==, PLN_SENSE_NONE);
      g_assert_null (pln_when_get_edtf (when));
      g_assert_cmpint (pln_when_get_earliest (when), ==, PLN_DAY_NONE);
      g_assert_cmpint (pln_when_get_latest (when), ==, PLN_DAY_NONE);
    }
}

static void
test_t11 (void)
{
  g_autoptr (PlnWhen) year = when_of ("opened in 2021"), month = when_of ("September 2014");

  g_assert_cmpstr (pln_when_get_edtf (year), ==, "2021");
  g_assert_cmpstr (pln_when_get_edtf (month), ==, "2014-09");
  g_assert_false (pln_when_is_days (year));
  g_assert_false (pln_when_is_days (month));
}

/* T12 quarterly against monthly in 2015; T13 twelve slots. */
static void
test_t12_t13 (void)
{
  g_autoptr (PlnCadence) quarterly = cadence_of ("every 3 months (4 times a year)"), monthly = cadence_of ("once a month throughout 2015");
  PlnDay start = pln_day_from_iso ("2015-01-01"), end = pln_day_from_iso ("2015-12-31");
  g_autoptr (GArray) four = pln_cadence_expand (quarterly, start, start - 1, end, 99);
  g_autoptr (GArray) twelve = pln_cadence_expand (monthly, start, start - 1, end, 99);

  g_assert_cmpuint (four->len, ==, 4);
  g_assert_cmpuint (twelve->len, ==, 12);
}

static void
test_t14 (void)
{
  g_autoptr (PlnCadence) spaced = cadence_of ("every six months"), counted = cadence_of ("twice a year");

  g_assert_cmpstr (spaced->rrule, ==, "FREQ=MONTHLY;INTERVAL=6");
  g_assert_cmpint (spaced->times, ==, 0);
  g_assert_null (counted->rrule);
  g_assert_cmpint (counted->times, ==, 2);
}

static void
test_t15 (void)
{
  g_autoptr (PlnCadence) mixed = cadence_of ("once a year, and ad hoc as needed"), needed = cadence_of ("as needed");
  g_autoptr (PlnCadence) least = cadence_of ("at least one annual"), regular = cadence_of ("regularly scheduled");

  g_assert_true (mixed->as_needed && mixed->rrule != NULL);
  g_assert_true (needed->as_needed && needed->rrule == NULL);
  g_assert_true (least->at_least == 1 && least->rrule == NULL && least->times == 0);
  g_assert_true (regular->rrule == NULL && regular->times == 0 && !regular->as_needed);
}

/* T16 the interval changes from seven years to three; T17 the next is counted from the last, unknown without one. */
static void
test_t16_t17 (void)
{
  static const struct { const char *typed, *next; } intervals[] = {
    { "every 7 years", "2020-10-03" }, { "every 3 years", "2016-10-03" }, { "every two years", "2015-10-03" }, { "every five years", "2018-10-03" },
  };
  PlnDay last = pln_day_from_iso ("2013-10-03");

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autoptr (PlnCadence) cadence = cadence_of (intervals[i].typed);
      g_autoptr (GArray) next = pln_cadence_expand (cadence, last, last, PLN_DAY_NONE, 1);
      g_autoptr (GArray) unknown = pln_cadence_expand (cadence, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE, 1);

      g_assert_cmpuint (next->len, ==, 1);
      assert_day (g_array_index (next, PlnDay, 0), intervals[i].next);
      g_assert_cmpuint (unknown->len, ==, 0);
    }
}

/* “Two-year”, yet September 2014 to mid-2016 is less, whichever days are meant. */
static void
test_t18 (void)
{
  g_autoptr (PlnDuration) length = pln_duration_parse_typed ("over a two-year period", NULL);
  g_autoptr (PlnWhen) start = when_of ("September 2014"), end = when_of ("mid-2016");

  g_assert_cmpstr (pln_duration_get_iso (length), ==, "P2Y");
  g_assert_cmpint (pln_duration_add (length, pln_when_get_earliest (start), 1), >, pln_when_get_latest (end));
}

static PlnMoneyTyped
money_of (const char *typed)
{
  PlnMoneyTyped money;

  g_assert_true (pln_money_parse_typed (typed, NULL, &money, NULL));
  return money;
}

/* T35 a share without amount or currency; T38 an approximate sum that nobody splits; T42 no amount at all. */
static void
test_t35_t38_t42 (void)
{
  PlnMoneyTyped share = money_of ("around 8 % of the core budget"), sum = money_of ("around USD 5 million"), kind = money_of ("hosting in kind");

  g_assert_true (!share.has_money && share.approximate);
  g_assert_cmpstr (share.share, ==, "8");
  g_assert_true (sum.has_money && sum.approximate);
  g_assert_cmpint (sum.money.minor, ==, 500000000);
  g_assert_true (!kind.has_money && kind.share == NULL);
  g_assert_cmpstr (kind.text, ==, "hosting in kind");
  pln_money_typed_clear (&share);
  pln_money_typed_clear (&sum);
  pln_money_typed_clear (&kind);
}

/* Four years from “2021” end somewhere in a year's span. */
static void
test_t36 (void)
{
  g_autoptr (PlnWhen) start = when_of ("2021");
  g_autoptr (PlnDuration) length = pln_duration_parse_typed ("Four years", NULL);

  assert_day (pln_duration_add (length, pln_when_get_earliest (start), 1) - 1, "2024-12-31");
  assert_day (pln_duration_add (length, pln_when_get_latest (start), 1) - 1, "2025-12-30");
}

/* Quotes, dashes, superscripts and brackets come back as they were. */
static void
test_t50 (void)
{
  static const char *const texts[] = { "“smart” ‘quotes’ – and — dashes", "footnote² and ⁷", "»", "[new] strategic priorities", "a\302\240b", "  spaced  ", "1.\n2.\n\n1." };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *value = NULL, *plain = NULL, *entry = NULL, *checked = NULL;

      g_assert_true (pln_value_parse_typed (PLN_TYPE_LONG_TEXT, texts[i], &value, NULL));
      plain = pln_value_get_plain (value);
      entry = pln_value_to_typed (PLN_TYPE_LONG_TEXT, value);
      g_assert_true (pln_value_check (PLN_TYPE_LONG_TEXT, value, TRUE, &checked, NULL));
      g_assert_cmpstr (plain, ==, texts[i]);
      g_assert_cmpstr (entry, ==, texts[i]);
      g_assert_cmpstr (checked, ==, value);
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/traps/T01", test_t01);
  g_test_add_func ("/values/traps/T02", test_t02);
  g_test_add_func ("/values/traps/T03", test_t03);
  g_test_add_func ("/values/traps/T04-T05-T06", test_t04_t05_t06);
  g_test_add_func ("/values/traps/T07", test_t07);
  g_test_add_func ("/values/traps/T08-T09-T10", test_t08_t09_t10);
  g_test_add_func ("/values/traps/T11", test_t11);
  g_test_add_func ("/values/traps/T12-T13", test_t12_t13);
  g_test_add_func ("/values/traps/T14", test_t14);
  g_test_add_func ("/values/traps/T15", test_t15);
  g_test_add_func ("/values/traps/T16-T17", test_t16_t17);
  g_test_add_func ("/values/traps/T18", test_t18);
  g_test_add_func ("/values/traps/T35-T38-T42", test_t35_t38_t42);
  g_test_add_func ("/values/traps/T36", test_t36);
  g_test_add_func ("/values/traps/T50", test_t50);
  return g_test_run ();
}
