/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Cadences as typed: "every six months" is a rule and "twice a year" is not, mixes keep all their parts,
 * two readings are refused, and libical expands the rules to the days that people expect. */
#include "values/pln-value.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *typed, *rrule;
  int         times, at_least;
  const char *per;
  gboolean    as_needed;
} Case;

static const Case cases[] = {
  { "every six months", "FREQ=MONTHLY;INTERVAL=6" }, { "twice a year", NULL, 2, 0, "year" },
  { "once a year and as needed", "FREQ=YEARLY", 0, 0, NULL, TRUE }, { "once a year, and ad hoc as needed", "FREQ=YEARLY", 0, 0, NULL, TRUE },
  { "once a year, additionally as needed", "FREQ=YEARLY", 0, 0, NULL, TRUE },
  { "at least one a year", NULL, 0, 1, "year" }, { "at least one annual", NULL, 0, 1, "year" }, { "at least once a year", NULL, 0, 1, "year" },
  { "every third Wednesday", "FREQ=MONTHLY;BYDAY=3WE" }, { "once a month throughout 2015", "FREQ=MONTHLY;UNTIL=20151231" },
  { "every 3 months (4 times a year)", "FREQ=MONTHLY;INTERVAL=3", 4, 0, "year" }, { "every 3 months (4×/yr)", "FREQ=MONTHLY;INTERVAL=3", 4, 0, "year" },
  { "as needed", NULL, 0, 0, NULL, TRUE }, { "As needed, between WG meetings", NULL, 0, 0, NULL, TRUE },
  { "as needed between the Working Group meetings", NULL, 0, 0, NULL, TRUE }, { "every 2 years", "FREQ=YEARLY;INTERVAL=2" }, { "every three years", "FREQ=YEARLY;INTERVAL=3" }, { "every 5 years", "FREQ=YEARLY;INTERVAL=5" },
  { "annual", "FREQ=YEARLY" }, { "every year", "FREQ=YEARLY" }, { "Annually, in conjunction with CSW", "FREQ=YEARLY" },
  { "biennial", "FREQ=YEARLY;INTERVAL=2" }, { "triennial", "FREQ=YEARLY;INTERVAL=3" }, { "quarterly", "FREQ=MONTHLY;INTERVAL=3" },
  { "monthly", "FREQ=MONTHLY" }, { "every month", "FREQ=MONTHLY" }, { "weekly", "FREQ=WEEKLY" }, { "fortnightly", "FREQ=WEEKLY;INTERVAL=2" },
  { "every other week", "FREQ=WEEKLY;INTERVAL=2" }, { "every other Wednesday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE" },
  { "every second year", "FREQ=YEARLY;INTERVAL=2" }, { "every 2nd year", "FREQ=YEARLY;INTERVAL=2" }, { "once every two years", "FREQ=YEARLY;INTERVAL=2" },
  { "semi-annual", NULL, 2, 0, "year" }, { "three times per month", NULL, 3, 0, "month" }, { "twice monthly", NULL, 2, 0, "month" },
  { "twice a quarter", NULL, 8, 0, "year" }, { "a minimum of two meetings per year", NULL, 0, 2, "year" },
  { "every Wednesday", "FREQ=WEEKLY;BYDAY=WE" }, { "every Monday and Thursday", "FREQ=WEEKLY;BYDAY=MO,TH" },
  { "every first and third Monday", "FREQ=MONTHLY;BYDAY=1MO,3MO" }, { "last Friday of the month", "FREQ=MONTHLY;BYDAY=-1FR" },
  { "the third Wednesday of every month", "FREQ=MONTHLY;BYDAY=3WE" }, { "first Monday of March", "FREQ=YEARLY;BYMONTH=3;BYDAY=1MO" },
  { "second Tuesday of each quarter", "FREQ=MONTHLY;INTERVAL=3;BYDAY=2TU" }, { "on the 15th of each month", "FREQ=MONTHLY;BYMONTHDAY=15" },
  { "every July", "FREQ=YEARLY;BYMONTH=7" }, { "every six months; venues New York, Geneva", "FREQ=MONTHLY;INTERVAL=6" },
  { "FREQ=MONTHLY;BYDAY=3WE", "FREQ=MONTHLY;BYDAY=3WE" },
  { "tous les six mois", "FREQ=MONTHLY;INTERVAL=6" }, { "deux fois par an", NULL, 2, 0, "year" }, { "une fois par an et au besoin", "FREQ=YEARLY", 0, 0, NULL, TRUE },
  { "au moins une fois par an", NULL, 0, 1, "year" }, { "chaque mercredi", "FREQ=WEEKLY;BYDAY=WE" }, { "tous les lundis", "FREQ=WEEKLY;BYDAY=MO" },
  { "le troisième mercredi du mois", "FREQ=MONTHLY;BYDAY=3WE" }, { "tous les deux ans", "FREQ=YEARLY;INTERVAL=2" }, { "trimestriel", "FREQ=MONTHLY;INTERVAL=3" },
  { "each April and October", "FREQ=YEARLY;BYMONTH=4,10" }, { "twice a year, in March and September", "FREQ=YEARLY;BYMONTH=3,9", 2, 0, "year" },
  { "every year in September", "FREQ=YEARLY;BYMONTH=9" }, { "in April each year", "FREQ=YEARLY;BYMONTH=4" },
  { "15 March each year", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15" }, { "every year on 15 March", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=15" },
  { "every 15th of the month", "FREQ=MONTHLY;BYMONTHDAY=15" }, { "every weekday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" },
  { "monthly, except August", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12" },
  { "monthly from September to June", "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,9,10,11,12" },
  { "monthly until June 2016", "FREQ=MONTHLY;UNTIL=20160630" }, { "every year and a half", "FREQ=MONTHLY;INTERVAL=18" },
  { "once in two years", "FREQ=YEARLY;INTERVAL=2" }, { "au moins une réunion par an", NULL, 0, 1, "year" },
  /* Words without a rule. */
  { "monthly or quarterly", NULL }, { "three to four times a year", NULL }, { "up to four times a year", NULL },
  { "no more than twice a year", NULL }, { "every 3 or 4 years", NULL }, { "about every three months", NULL },
  { "every three years instead of seven", NULL }, { "every few months", NULL }, { "monthly from January 2015", NULL },
  { "regular", NULL }, { "regularly scheduled (specific date/time)", NULL }, { "periodically, over a two-year period", NULL }, { "not every year", NULL },
  { "every year except 2018", NULL }, { "every 3 to 4 months", NULL }, { "at the second Assembly of the year", NULL },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (PlnCadence) cadence = pln_cadence_parse_typed (c->typed, &error);
      g_autofree char *json = NULL, *checked = NULL, *typed = NULL;

      g_test_message ("%s", c->typed);
      g_assert_no_error (error);
      g_assert_cmpstr (cadence->text, ==, c->typed);
      g_assert_cmpstr (cadence->rrule, ==, c->rrule);
      g_assert_cmpint (cadence->times, ==, c->times);
      g_assert_cmpint (cadence->at_least, ==, c->at_least);
      g_assert_cmpstr (cadence->per, ==, c->per);
      g_assert_cmpint (cadence->as_needed, ==, c->as_needed);
      json = pln_cadence_to_canonical (cadence);
      g_assert_true (pln_value_check (PLN_TYPE_CADENCE, json, TRUE, &checked, NULL));
      g_assert_cmpstr (checked, ==, json);
      typed = pln_value_to_typed (PLN_TYPE_CADENCE, json);
      g_assert_cmpstr (typed, ==, c->typed);
    }
}

static void
test_refusals (void)
{
  static const struct { const char *typed; int code; const char *says; } refusals[] = {
    { "biweekly", PLN_VALUE_ERROR_AMBIGUOUS, "every two weeks" }, { "bimonthly", PLN_VALUE_ERROR_AMBIGUOUS, "every two months" },
    { "bi-annual", PLN_VALUE_ERROR_AMBIGUOUS, "every two years" }, { "bisannuel", PLN_VALUE_ERROR_AMBIGUOUS, "every two years" },
    { "every second Wednesday", PLN_VALUE_ERROR_AMBIGUOUS, "every other week" }, { "every 0 months", PLN_VALUE_ERROR_RANGE, "never" },
    { "on the 32nd of each month", PLN_VALUE_ERROR_RANGE, "never" }, { " ", PLN_VALUE_ERROR_INVALID, "needs words" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlnCadence) cadence = pln_cadence_parse_typed (refusals[i].typed, &error);

      g_test_message ("%s", refusals[i].typed);
      g_assert_null (cadence);
      g_assert_error (error, PLN_VALUE_ERROR, refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].says));
    }
}

typedef struct
{
  const char *in, *lax;
  gboolean    strict;
} Form;

static const Form forms[] = {
  { "{\"text\":\"regular\"}", "{\"text\":\"regular\"}", TRUE },
  { "{\"text\":\"x\",\"times\":2,\"per\":\"year\"}", "{\"per\":\"year\",\"text\":\"x\",\"times\":2}", TRUE },
  { "{\"rrule\":\"FREQ=MONTHLY;BYDAY=-1FR,1MO;UNTIL=20151231T235959Z;WKST=SU\",\"text\":\"x\"}",
    "{\"rrule\":\"FREQ=MONTHLY;BYDAY=-1FR,1MO;UNTIL=20151231T235959Z;WKST=SU\",\"text\":\"x\"}", TRUE },
  { "{\"as_needed\":true,\"text\":\"x\"}", "{\"as_needed\":true,\"text\":\"x\"}", TRUE },
  { "{\"as_needed\":false,\"text\":\"x\"}", "{\"text\":\"x\"}", FALSE },
  { "{\"rrule\":\"RRULE:freq=monthly\",\"text\":\"x\"}", "{\"rrule\":\"FREQ=MONTHLY\",\"text\":\"x\"}", FALSE },
  { "{\"rrule\":\"FREQ=MONTHLY\"}", "{\"rrule\":\"FREQ=MONTHLY\",\"text\":\"FREQ=MONTHLY\"}", FALSE },
  { "{\"rrule\":null,\"text\":\"x\"}", "{\"text\":\"x\"}", FALSE },
  { "{\"rrule\":\"\",\"text\":\"x\"}", "{\"text\":\"x\"}", FALSE },
  { "{\"text\":\"x\",\"other\":1}", NULL, FALSE }, { "{\"text\":\"x\",\"times\":0,\"per\":\"year\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"times\":2}", NULL, FALSE }, { "{\"text\":\"x\",\"per\":\"year\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"times\":2,\"per\":\"decade\"}", NULL, FALSE }, { "{\"text\":\"x\",\"times\":\"2\",\"per\":\"year\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"times\":2.5,\"per\":\"year\"}", NULL, FALSE }, { "{\"text\":\"x\",\"times\":-2,\"per\":\"year\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"as_needed\":\"yes\"}", NULL, FALSE }, { "{\"text\":5}", NULL, FALSE }, { "\"x\"", NULL, FALSE }, { "[]", NULL, FALSE },
  { "{\"text\":\"x\",\"rrule\":\"MONTHLY\"}", NULL, FALSE }, { "{\"text\":\"x\",\"rrule\":\"FREQ=SOMETIMES\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"rrule\":\"INTERVAL=2\"}", NULL, FALSE }, { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;INTERVAL=0\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;BYDAY=9XX\"}", NULL, FALSE }, { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;COUNT=2;UNTIL=20150101\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;FREQ=MONTHLY\"}", NULL, FALSE }, { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;UNTIL=20150230\"}", NULL, FALSE },
  { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;X=1\"}", NULL, FALSE }, { "{\"text\":\"x\",\"rrule\":\"FREQ=MONTHLY;\"}", NULL, FALSE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *lax = NULL, *strict = NULL;
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", forms[i].in);
      g_assert_cmpint (pln_value_check (PLN_TYPE_CADENCE, forms[i].in, FALSE, &lax, &error), ==, forms[i].lax != NULL);
      g_assert_cmpint (error == NULL, ==, forms[i].lax != NULL);
      g_assert_cmpstr (lax, ==, forms[i].lax);
      g_assert_cmpint (pln_value_check (PLN_TYPE_CADENCE, forms[i].in, TRUE, &strict, NULL), ==, forms[i].strict);
    }
}

/* Words that say something else than the rule beside them keep both through an entry. */
static void
test_brackets (void)
{
  static const char *const values[] = {
    "{\"rrule\":\"FREQ=MONTHLY\",\"text\":\"now and then\"}", "{\"text\":\"monthly\"}", "{\"text\":\"biweekly\"}",
    "{\"as_needed\":true,\"at_least\":1,\"per\":\"year\",\"rrule\":\"FREQ=YEARLY;INTERVAL=2\",\"text\":\"x\",\"times\":2}",
    "{\"rrule\":\"FREQ=WEEKLY\",\"text\":\"x [FREQ=MONTHLY]\"}", "{\"text\":\" \"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *typed = pln_value_to_typed (PLN_TYPE_CADENCE, values[i]), *again = NULL;

      g_assert_true (pln_value_parse_typed (PLN_TYPE_CADENCE, typed, &again, NULL));
      g_assert_cmpstr (again, ==, values[i]);
    }
}

typedef struct
{
  const char *rrule, *start, *from, *until;
  guint       max;
  const char *days; /* separated by spaces */
} Expansion;

static const Expansion expansions[] = {
  { "FREQ=MONTHLY;INTERVAL=6", "2015-01-15", NULL, "2016-12-31", 10, "2015-01-15 2015-07-15 2016-01-15 2016-07-15" },
  { "FREQ=MONTHLY;INTERVAL=6", "2015-01-15", "2015-07-15", NULL, 2, "2016-01-15 2016-07-15" },
  { "FREQ=MONTHLY;BYDAY=3WE", "2015-01-01", NULL, "2015-03-31", 10, "2015-01-21 2015-02-18 2015-03-18" },
  { "FREQ=MONTHLY;BYDAY=-1FR", "2015-01-01", NULL, "2015-02-28", 10, "2015-01-30 2015-02-27" },
  { "FREQ=YEARLY;INTERVAL=5", "2016-02-29", NULL, "2040-01-01", 10, "2016-02-29 2036-02-29" },
  { "FREQ=YEARLY;INTERVAL=2;BYMONTH=2;BYMONTHDAY=30", "2015-01-01", NULL, "2100-01-01", 5, "" },
  { "FREQ=HOURLY", "2015-01-01", NULL, "2015-01-02", 5, "" },
  { "FREQ=MONTHLY;BYDAY=53MO", "2015-01-01", NULL, NULL, 5, "" },
  { "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300", "2015-01-01", NULL, NULL, 5, "" },
  { "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30,31", "2015-01-01", NULL, NULL, 5, "" },
  { "FREQ=MONTHLY;BYMONTH=2,4;BYMONTHDAY=31", "2015-01-01", NULL, NULL, 5, "" },
  { "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=29", "2015-01-01", NULL, NULL, 2, "2016-02-29 2020-02-29" },
  { "FREQ=MONTHLY;BYMONTH=2,3;BYMONTHDAY=-31", "2015-01-01", NULL, NULL, 2, "2015-03-01 2016-03-01" },
  { "FREQ=MONTHLY;BYDAY=5MO,9TU", "2015-01-01", NULL, NULL, 2, "2015-03-30 2015-06-29" },
  { "FREQ=DAILY;COUNT=3", "2015-12-30", NULL, NULL, 10, "2015-12-30 2015-12-31 2016-01-01" },
};

static void
test_expand (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expansions); i++)
    {
      const Expansion *e = &expansions[i];
      PlnCadence cadence = { .rrule = (char *) e->rrule };
      g_autoptr (GArray) days = pln_cadence_expand (&cadence, pln_day_from_iso (e->start), pln_day_from_iso (e->from), pln_day_from_iso (e->until), e->max);
      g_autoptr (GString) out = g_string_new (NULL);

      for (guint d = 0; d < days->len; d++)
        {
          g_autofree char *iso = pln_day_to_iso (g_array_index (days, PlnDay, d));

          g_string_append_printf (out, "%s%s", d > 0 ? " " : "", iso);
        }
      g_assert_cmpstr (out->str, ==, e->days);
    }
}

/* Twelve monthly slots in 2015, four quarterly ones: the contradiction in the ICM paper. */
static void
test_icm (void)
{
  g_autoptr (PlnCadence) monthly = pln_cadence_parse_typed ("once a month throughout 2015", NULL);
  g_autoptr (PlnCadence) quarterly = pln_cadence_parse_typed ("every 3 months (4 times a year)", NULL);
  g_autoptr (PlnCadence) as_needed = pln_cadence_parse_typed ("as needed", NULL);
  PlnDay start = pln_day_from_iso ("2015-01-01"), end = pln_day_from_iso ("2015-12-31"), later = pln_day_from_iso ("2020-12-31");
  g_autoptr (GArray) twelve = pln_cadence_expand (monthly, start, start - 1, later, 100);
  g_autoptr (GArray) four = pln_cadence_expand (quarterly, start, start - 1, end, 100);
  g_autoptr (GArray) none = pln_cadence_expand (as_needed, start, start - 1, end, 100);

  g_assert_cmpuint (twelve->len, ==, 12);
  g_assert_cmpuint (four->len, ==, 4);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/cadence/typed", test_typed);
  g_test_add_func ("/values/cadence/refusals", test_refusals);
  g_test_add_func ("/values/cadence/forms", test_forms);
  g_test_add_func ("/values/cadence/brackets", test_brackets);
  g_test_add_func ("/values/cadence/expand", test_expand);
  g_test_add_func ("/values/cadence/icm", test_icm);
  return g_test_run ();
}
