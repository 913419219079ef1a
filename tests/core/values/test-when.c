/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Dates as people write them: the examples of the five documents and many more give the sense, the
 * EDTF expression and the bounds that people mean; what is impossible or has two readings is refused. */
#include "values/pln-value.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *typed, *sense, *edtf, *earliest, *latest;
} Case;

static const Case dates[] = {
#include "when-cases.h"
};

static void
check_bound (PlnDay      day,
             const char *iso)
{
  g_autofree char *text = day == PLN_DAY_NONE ? NULL : pln_day_to_iso (day);

  g_assert_cmpstr (text, ==, iso);
}

static void
check_date (const Case *c)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWhen) when = pln_when_parse_typed (c->typed, &error), again = NULL;
  g_autofree char *json = NULL, *json_again = NULL, *typed = NULL;

  g_test_message ("%s", c->typed);
  g_assert_no_error (error);
  g_assert_cmpstr (pln_when_get_text (when), ==, c->typed);
  g_assert_cmpstr (pln_sense_to_name (pln_when_get_sense (when)), ==, c->sense);
  g_assert_cmpstr (pln_when_get_edtf (when), ==, c->edtf);
  check_bound (pln_when_get_earliest (when), c->earliest);
  check_bound (pln_when_get_latest (when), c->latest);
  json = pln_when_to_canonical (when);
  again = pln_when_from_canonical (json, &error);
  g_assert_no_error (error);
  json_again = pln_when_to_canonical (again);
  g_assert_cmpstr (json, ==, json_again);
  typed = pln_value_to_typed (PLN_TYPE_WHEN, json);
  g_assert_cmpstr (typed, ==, c->typed);
}

static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    check_date (&dates[i]);
}

typedef struct
{
  const char *locale;
  Case        date;
} LocaleCase;

static const LocaleCase locale_dates[] = {
  { "de_DE.UTF-8", { "18. Juli 2017", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
  { "de_DE.UTF-8", { "Dienstag, 18. Juli 2017", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
  { "de_DE.UTF-8", { "März 2018", "on", "2018-03", "2018-03-01", "2018-03-31" } },
  { "de_DE.UTF-8", { "By July 2017", "by", "2017-07", NULL, "2017-07-31" } },
  { "fr_FR.UTF-8", { "mar. 18 juil. 2017", NULL, NULL, NULL, NULL } },
  { "fr_FR.UTF-8", { "mardi 18 juil. 2017", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
  { "es_ES.UTF-8", { "mié. 18 oct. 2017", "on", "2017-10-18", "2017-10-18", "2017-10-18" } },
  { "ru_RU.UTF-8", { "к июлю 2017 года", "by", "2017-07", NULL, "2017-07-31" } },
  { "ru_RU.UTF-8", { "18 июл 2017 г.", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
  { "zh_CN.UTF-8", { "2017年七月十八日", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
  { "ar_EG.UTF-8", { "18 يوليو 2017", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
  { "ar_EG.UTF-8", { "١٨ يوليو ٢٠١٧", "on", "2017-07-18", "2017-07-18", "2017-07-18" } },
};

/* Sets the locale; of one that the system does not have, the names of months and days are compiled from its source. */
static void
use_locale (const char *name)
{
  static char *folder = NULL;
  g_autofree char *path = NULL, *language = g_strndup (name, strcspn (name, ".")), *source = NULL, *words = NULL;
  g_autoptr (GError) error = NULL;
  const char *argv[] = { "localedef", "--quiet", "--no-archive", "-c", "-i", NULL, "-f", "UTF-8", NULL, NULL };

  g_unsetenv ("LOCPATH");
  if (setlocale (LC_ALL, name) != NULL)
    return;
  if (folder == NULL)
    folder = g_dir_make_tmp ("plenary-locales-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, name, NULL);
  source = g_build_filename (folder, language, NULL);
  words = g_strdup_printf ("LC_TIME\ncopy \"%s\"\nEND LC_TIME\n", language);
  g_file_set_contents (source, words, -1, &error);
  g_assert_no_error (error);
  argv[5] = source;
  argv[8] = path;
  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("LOCPATH", folder, TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_assert_nonnull (setlocale (LC_TIME, name));
}

/* The names of the interface's language count beside English and French. */
static void
test_locales (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (locale_dates); i++)
    {
      use_locale (locale_dates[i].locale);
      check_date (&locale_dates[i].date);
    }
  setlocale (LC_ALL, "C.UTF-8");
  g_unsetenv ("LOCPATH");
}

typedef struct
{
  const char   *typed;
  PlnValueError code;
  const char   *says; /* part of the message */
} Refusal;

static const Refusal refusals[] = {
  { "03/04/2017", PLN_VALUE_ERROR_AMBIGUOUS, "2017-04-03" }, { "03/04/2017", PLN_VALUE_ERROR_AMBIGUOUS, "2017-03-04" },
  { "03/04/2017", PLN_VALUE_ERROR_AMBIGUOUS, "3 April 2017" }, { "03/04/2017", PLN_VALUE_ERROR_AMBIGUOUS, "4 March 2017" },
  { "by 3/4/2017", PLN_VALUE_ERROR_AMBIGUOUS, "2017-03-04" }, { "03-04-2017", PLN_VALUE_ERROR_AMBIGUOUS, "2017-03-04" },
  { "03/04/2017 to 05/06/2017", PLN_VALUE_ERROR_AMBIGUOUS, "may be" },
  { "2017-21", PLN_VALUE_ERROR_AMBIGUOUS, "2017 to 2021" }, { "week 54 of 2017", PLN_VALUE_ERROR_RANGE, "no such" },
  { "week 53 of 2017", PLN_VALUE_ERROR_RANGE, "no such week" }, { "Tuesday to Wednesday, 4-6 December 2017", PLN_VALUE_ERROR_RANGE, "days of the week" },
  { "28-Aug-17", PLN_VALUE_ERROR_AMBIGUOUS, "four digits" }, { "28.8.17", PLN_VALUE_ERROR_AMBIGUOUS, "four digits" }, { "18 Jul 17", PLN_VALUE_ERROR_AMBIGUOUS, "four digits" },
  { "31 February 2017", PLN_VALUE_ERROR_RANGE, "no such day" }, { "29 February 2017", PLN_VALUE_ERROR_RANGE, "no such day" },
  { "30 February", PLN_VALUE_ERROR_RANGE, "no such day" }, { "31.4.2017", PLN_VALUE_ERROR_RANGE, "no such day" },
  { "2017-02-30", PLN_VALUE_ERROR_RANGE, "no such day" }, { "2017-13", PLN_VALUE_ERROR_RANGE, "no such month" },
  { "2017-00", PLN_VALUE_ERROR_RANGE, "no such month" }, { "32.13.2017", PLN_VALUE_ERROR_RANGE, "no such" },
  { "45/45/2017", PLN_VALUE_ERROR_RANGE, "no such" }, { "99/2017", PLN_VALUE_ERROR_RANGE, "no such month" },
  { "40 July 2017", PLN_VALUE_ERROR_RANGE, "no such" }, { "by 31 June 2018", PLN_VALUE_ERROR_RANGE, "no such day" },
  { "31 and 32 July 2017", PLN_VALUE_ERROR_RANGE, "no such" },
  { "Monday 18 July 2017", PLN_VALUE_ERROR_RANGE, "day of the week" }, { "lundi 18 juillet 2017", PLN_VALUE_ERROR_RANGE, "day of the week" },
  { "19-18 July 2017", PLN_VALUE_ERROR_RANGE, "before its beginning" }, { "2019-2016", PLN_VALUE_ERROR_RANGE, "before its beginning" },
  { "December-September 2017", PLN_VALUE_ERROR_RANGE, "before its beginning" },
  { "18 and 20 July 2017", PLN_VALUE_ERROR_INVALID, "do not follow" }, { "2015 and 2017", PLN_VALUE_ERROR_INVALID, "do not follow" },
  { "5", PLN_VALUE_ERROR_INVALID, "no date" }, { "1/2", PLN_VALUE_ERROR_INVALID, "no date" }, { "20177", PLN_VALUE_ERROR_INVALID, "no date" },
  { "", PLN_VALUE_ERROR_INVALID, "needs words" }, { " \t", PLN_VALUE_ERROR_INVALID, "needs words" },
};

static void
test_refusals (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PlnWhen) when = pln_when_parse_typed (refusals[i].typed, &error);

      g_test_message ("%s", refusals[i].typed);
      g_assert_null (when);
      g_assert_error (error, PLN_VALUE_ERROR, (int) refusals[i].code);
      g_assert_nonnull (strstr (error->message, refusals[i].says));
    }
}

static const Case edtf[] = {
  { "2017", "", "", "2017-01-01", "2017-12-31" }, { "2017-02", "", "", "2017-02-01", "2017-02-28" },
  { "2016-02", "", "", "2016-02-01", "2016-02-29" }, { "2017-07-18", "", "", "2017-07-18", "2017-07-18" },
  { "2023-33", "", "", "2023-01-01", "2023-03-31" }, { "2023-34", "", "", "2023-04-01", "2023-06-30" },
  { "2023-35", "", "", "2023-07-01", "2023-09-30" }, { "2023-36", "", "", "2023-10-01", "2023-12-31" },
  { "2018-40", "", "", "2018-01-01", "2018-06-30" }, { "2018-41", "", "", "2018-07-01", "2018-12-31" },
  { "2018-11/2019-01", "", "", "2018-11-01", "2019-01-31" }, { "2016/2018", "", "", "2016-01-01", "2018-12-31" },
  { "2017-12-04/2017-12-06", "", "", "2017-12-04", "2017-12-06" }, { "2017/2017", "", "", "2017-01-01", "2017-12-31" },
};

static const char *const no_edtf[] = {
  "", "17", "201", "20171", "2017-1", "2017-00", "2017-13", "2017-21", "2017-32", "2017-37", "2017-39", "2017-42", "2017-07-00", "2017-07-32",
  "2017-02-29", "2017-33-01", "2017~", "2017?", "201X", "2017-XX", "2017-07%", "2017/..", "../2017", "2017/", "/2017", "2023-33/2023-34",
  "2018-40/2018-41", "2017/2018-01", "2017-01/2017-01-31", "2017/2018/2019", "2018/2017", "2017-07-19/2017-07-18", " 2017", "2017 ", "2017-07-18T10:00",
  "Y20170", "-2017", "2017-7-1", "20170718",
};

static void
test_edtf (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (edtf); i++)
    {
      PlnDay first, last;

      g_assert_true (pln_edtf_bounds (edtf[i].typed, &first, &last, NULL));
      check_bound (first, edtf[i].earliest);
      check_bound (last, edtf[i].latest);
    }
  for (guint i = 0; i < G_N_ELEMENTS (no_edtf); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", no_edtf[i]);
      g_assert_false (pln_edtf_bounds (no_edtf[i], NULL, NULL, &error));
      g_assert_true (error != NULL && error->domain == PLN_VALUE_ERROR);
    }
}

/* Deadlines sort by their latest day, everything else by its earliest, undated last; only known days go on a grid. */
static void
test_order (void)
{
  static const struct { const char *typed, *sort; gboolean days; } cases[] = {
    { "By July 2017", "2017-07-31", FALSE }, { "July 2017", "2017-07-01", FALSE }, { "18 and 19 July 2017", "2017-07-18", TRUE },
    { "since October 2008", "2008-10-01", FALSE }, { "by 18 July 2017", "2017-07-18", FALSE }, { "18 July 2017", "2017-07-18", TRUE },
    { "about 18 July 2017", "2017-07-18", FALSE }, { "end of September 2017", "2017-09-21", FALSE },
    { "week of 4 September 2017", "2017-09-04", FALSE }, { "4 to 10 September 2017", "2017-09-04", TRUE },
    { "21-30 September 2017", "2017-09-21", TRUE }, { "between 18 and 20 July 2017", "2017-07-18", FALSE },
    { "18 or 19 July 2017", "2017-07-18", FALSE }, { "first half of July 2017", "2017-07-01", FALSE }, { "until 2019", "2019-12-31", FALSE },
  };
  g_autoptr (PlnWhen) undated = pln_when_parse_typed ("as soon as possible", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnWhen) when = pln_when_parse_typed (cases[i].typed, NULL);

      check_bound (pln_when_sort_day (when), cases[i].sort);
      g_assert_cmpint (pln_when_is_days (when), ==, cases[i].days);
      g_assert_true (pln_when_get_span (when, NULL, NULL));
      g_assert_cmpint (pln_when_sort_day (when), <, pln_when_sort_day (undated));
    }
  g_assert_false (pln_when_get_span (undated, NULL, NULL));
  g_assert_false (pln_when_is_days (undated));
}

/* Words that say something else than the EDTF expression beside them are edited with a remark in brackets. */
static void
test_brackets (void)
{
  static const char *const values[] = {
    "{\"edtf\":\"2017-07\",\"sense\":\"by\",\"text\":\"whenever\"}",
    "{\"edtf\":\"2017-04-03\",\"sense\":\"on\",\"text\":\"03/04/2017\"}",
    "{\"text\":\"July 2017\"}", "{\"text\":\"03/04/2017\"}", "{\"text\":\"x [by 2017]\"}", "{\"text\":\" \"}",
    "{\"edtf\":\"2017\",\"sense\":\"about\",\"text\":\" \"}",
    "{\"edtf\":\"2018\",\"sense\":\"from\",\"text\":\"x [by 2017]\"}",
    "{\"edtf\":\"2018\",\"sense\":\"until\",\"text\":\"x[undated]\"}",
    "{\"edtf\":\"2018\",\"sense\":\"until\",\"text\":\"two\\nlines \"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *typed = pln_value_to_typed (PLN_TYPE_WHEN, values[i]), *again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (pln_value_parse_typed (PLN_TYPE_WHEN, typed, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (again, ==, values[i]);
    }
}

typedef struct
{
  PlnType     type;
  const char *typed;
  const char *choices[4];
} Choice;

static const Choice choices[] = {
  { PLN_TYPE_WHEN, "03/04/2017", { "3 April 2017", "4 March 2017" } },
  { PLN_TYPE_WHEN, "by 03/04/2017", { "by 3 April 2017", "by 4 March 2017" } },
  { PLN_TYPE_WHEN, "03/04/2017 to 05/06/2017", { "3 April 2017 to 5 June 2017", "4 March 2017 to 6 May 2017" } },
  { PLN_TYPE_WHEN, "０３/０４/２０１７", { "3 April 2017", "4 March 2017" } },
  { PLN_TYPE_WHEN, "28.8.17", { "28 August 2017", "28 August 1917" } },
  { PLN_TYPE_WHEN, "28 Aug '17", { "28 Aug 2017", "28 Aug 1917" } },
  { PLN_TYPE_WHEN, "2017-21", { "2017–2021" } },
  { PLN_TYPE_WHEN, "18 July 2017", { NULL } }, { PLN_TYPE_WHEN, "31 February 2017", { NULL } },
  { PLN_TYPE_MONEY, "$ 5 million", { "USD 5 million", "CAD 5 million", "AUD 5 million" } },
  { PLN_TYPE_MONEY, "1.234 EUR", { "1234 EUR" } }, { PLN_TYPE_MONEY, "KWD 1.234", { NULL } },
  { PLN_TYPE_CADENCE, "biweekly", { "twice a week", "every two weeks" } },
  { PLN_TYPE_CADENCE, "every second Tuesday", { "every other Tuesday", "every second Tuesday of the month" } },
};

/* What has several readings offers each of them, and each is then understood in one way. */
static void
test_choices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_auto (GStrv) found = pln_value_choices (choices[i].type, choices[i].typed);

      g_test_message ("%s", choices[i].typed);
      for (guint j = 0; j < G_N_ELEMENTS (choices[i].choices); j++)
        {
          g_assert_cmpstr (found[j], ==, choices[i].choices[j]);
          if (found[j] == NULL)
            break;
        }
    }
}

/* EDTF for other programs says the sense too, and reads back as the same bounds. */
static void
test_edtf_out (void)
{
  static const struct { const char *typed, *edtf; } cases[] = {
    { "18 July 2017", "2017-07-18" }, { "4 to 6 December 2017", "2017-12-04/2017-12-06" }, { "By July 2017", "../2017-07" },
    { "by the first quarter of 2023", "../2023-03" }, { "until the end of 2017", "../2017-12" }, { "since October 2008", "2008-10/.." },
    { "from Q3 2024", "2024-07/.." }, { "mid-2016", "2016-05~/2016-08~" }, { "about 2016", "2016~" }, { "Q3 2024", "2024-35" },
    { "second half of 2018", "2018-41" }, { "as soon as possible", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnWhen) when = pln_when_parse_typed (cases[i].typed, NULL), again = NULL;
      g_autofree char *edtf = pln_when_to_edtf (when);

      g_assert_cmpstr (edtf, ==, cases[i].edtf);
      if (edtf == NULL)
        continue;
      again = pln_when_parse_typed (edtf, NULL);
      g_assert_cmpint (pln_when_get_earliest (again), ==, pln_when_get_earliest (when));
      g_assert_cmpint (pln_when_get_latest (again), ==, pln_when_get_latest (when));
    }
}

/* Pieces of dates thrown together at random: whatever comes out is understood the same way when it
 * is edited again, its bounds are in order, and what it says in EDTF reads back. */
static void
test_edited_again (void)
{
  static const char *const pieces[] = {
    "by ", "since ", "18 ", "and ", "19 ", "July ", "2017", " to ", "-", "mid-", "end of ", "Q3 ", "week of ", "4 September ", "2018 ", ", ",
    "10:00", "Geneva", "or ", "between ", "early ", "/", "~", "..", "[", "]", "second half of ", "not before ", "juillet ", "18.7.", "03/04/",
    "(tbc)", "年", "7", "月", "١٨ ", "until ", "about ", "X", "week 36 of ", "â", "undated",
  };

  for (int i = 0; i < 4000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autofree char *canonical = NULL, *edit = NULL, *again = NULL;

      for (int n = g_test_rand_int_range (1, 7); n > 0; n--)
        g_string_append (typed, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      if (!pln_value_parse_typed (PLN_TYPE_WHEN, typed->str, &canonical, NULL) || canonical == NULL)
        continue;
      edit = pln_value_to_typed (PLN_TYPE_WHEN, canonical);
      g_assert_true (pln_value_parse_typed (PLN_TYPE_WHEN, edit, &again, NULL));
      g_assert_cmpstr (again, ==, canonical);
      {
        g_autoptr (PlnWhen) when = pln_when_from_canonical (canonical, NULL), from_edtf = NULL;
        g_autofree char *edtf = pln_when_to_edtf (when);
        PlnDay first, last;

        if (!pln_when_get_span (when, &first, &last))
          continue;
        g_test_message ("%s", typed->str);
        g_assert_cmpint (first, <=, last);
        from_edtf = pln_when_parse_typed (edtf, NULL);
        g_assert_nonnull (from_edtf);
        g_assert_cmpint (pln_when_get_latest (from_edtf), ==, pln_when_get_latest (when));
        g_assert_cmpint (pln_when_get_earliest (from_edtf), ==, pln_when_get_earliest (when));
      }
    }
}

static void
test_constructors (void)
{
  PlnDay day = pln_day_from_iso ("2017-07-18");
  g_autoptr (PlnWhen) one = pln_when_new_day (day), run = pln_when_new_days (day, day + 1), same = pln_when_new_days (day, day);
  g_autoptr (PlnWhen) made = pln_when_new (NULL, PLN_SENSE_BY, "2017-07", NULL), again = pln_when_parse_typed (pln_when_get_text (made), NULL);

  g_assert_cmpstr (pln_when_get_edtf (one), ==, "2017-07-18");
  g_assert_cmpstr (pln_when_get_edtf (run), ==, "2017-07-18/2017-07-19");
  g_assert_cmpstr (pln_when_get_edtf (same), ==, "2017-07-18");
  g_assert_cmpstr (pln_when_get_edtf (again), ==, "2017-07");
  g_assert_cmpint (pln_when_get_sense (again), ==, PLN_SENSE_BY);
  g_assert_null (pln_when_new (NULL, PLN_SENSE_NONE, NULL, NULL));
  g_assert_null (pln_when_new ("x", PLN_SENSE_NONE, "2017", NULL));
  g_assert_null (pln_when_new ("x", PLN_SENSE_BY, NULL, NULL));
  g_assert_null (pln_when_new ("x", PLN_SENSE_BY, "2017-13", NULL));
}

/* Each day of some years, typed in many shapes, is understood as itself; the seed is printed by GTest. */
static void
test_shapes (void)
{
  static const char *const shapes[] = { "%-d %B %Y", "%d %b %Y", "%B %-d, %Y", "%A, %-d %B %Y", "%Y-%m-%d", "%-d.%-m.%Y", "le %-d %B %Y", "%Y/%m/%d" };

  for (int i = 0; i < 2000; i++)
    {
      PlnDay day = g_test_rand_int_range (-20000, 60000);
      const char *shape = shapes[g_test_rand_int_range (0, G_N_ELEMENTS (shapes))];
      int year, month, mday;
      g_autoptr (GDateTime) date = NULL;
      g_autofree char *typed = NULL, *iso = pln_day_to_iso (day);
      g_autoptr (PlnWhen) when = NULL;

      pln_day_to_ymd (day, &year, &month, &mday);
      date = g_date_time_new_utc (year, month, mday, 0, 0, 0);
      typed = g_date_time_format (date, shape);
      when = pln_when_parse_typed (typed, NULL);
      g_test_message ("%s", typed);
      g_assert_nonnull (when);
      g_assert_cmpstr (pln_when_get_edtf (when), ==, iso);
      g_assert_true (pln_when_is_days (when));
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/when/dates", test_dates);
  g_test_add_func ("/values/when/locales", test_locales);
  g_test_add_func ("/values/when/refusals", test_refusals);
  g_test_add_func ("/values/when/edtf", test_edtf);
  g_test_add_func ("/values/when/order", test_order);
  g_test_add_func ("/values/when/brackets", test_brackets);
  g_test_add_func ("/values/when/constructors", test_constructors);
  g_test_add_func ("/values/when/shapes", test_shapes);
  g_test_add_func ("/values/when/choices", test_choices);
  g_test_add_func ("/values/when/edtf-out", test_edtf_out);
  g_test_add_func ("/values/when/edited-again", test_edited_again);
  return g_test_run ();
}
