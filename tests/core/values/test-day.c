/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Days: conversions agree with GLib's calendar over four centuries, and what is no day is none. */
#include "values/pln-day.h"

#include <glib.h>

static void
test_against_glib (void)
{
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_JANUARY, 1890);
  PlnDay epoch = pln_day_from_ymd (1970, 1, 1), day = pln_day_from_ymd (1890, 1, 1);

  g_assert_cmpint (epoch, ==, 0);
  for (int i = 0; i < 400 * 366; i++, day++, g_date_add_days (date, 1))
    {
      int year, month, mday, iso_year;

      pln_day_to_ymd (day, &year, &month, &mday);
      g_assert_cmpint (year, ==, g_date_get_year (date));
      g_assert_cmpint (month, ==, (int) g_date_get_month (date));
      g_assert_cmpint (mday, ==, g_date_get_day (date));
      g_assert_cmpint (pln_day_from_ymd (year, month, mday), ==, day);
      g_assert_cmpint (pln_day_weekday (day), ==, (int) g_date_get_weekday (date));
      g_assert_cmpint (pln_day_iso_week (day, &iso_year), ==, (int) g_date_get_iso8601_week_of_year (date));
    }
}

static void
test_iso (void)
{
  static const char *const good[] = { "2017-07-18", "2016-02-29", "2000-02-29", "0000-01-01", "9999-12-31", "1969-12-31" };
  static const char *const bad[] = { "2017-02-29", "1900-02-29", "2017-13-01", "2017-00-01", "2017-01-00", "2017-1-1", "2017-01-011",
                                     "20170101", "", "2017-01-0a", "-017-01-01", "2017/01/01" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *again = pln_day_to_iso (pln_day_from_iso (good[i]));

      g_assert_cmpstr (again, ==, good[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_cmpint (pln_day_from_iso (bad[i]), ==, PLN_DAY_NONE);
  g_assert_cmpint (pln_day_from_iso (NULL), ==, PLN_DAY_NONE);
  g_assert_cmpint (pln_day_from_ymd (10000, 1, 1), ==, PLN_DAY_NONE);
  g_assert_cmpint (pln_day_from_ymd (-1, 1, 1), ==, PLN_DAY_NONE);
}

static void
test_iso_week (void)
{
  int year;

  g_assert_cmpint (pln_day_iso_week (pln_day_from_iso ("2017-01-01"), &year), ==, 52);
  g_assert_cmpint (year, ==, 2016);
  g_assert_cmpint (pln_day_iso_week (pln_day_from_iso ("2020-12-31"), &year), ==, 53);
  g_assert_cmpint (year, ==, 2020);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/day/against-glib", test_against_glib);
  g_test_add_func ("/values/day/iso", test_iso);
  g_test_add_func ("/values/day/iso-week", test_iso_week);
  return g_test_run ();
}
