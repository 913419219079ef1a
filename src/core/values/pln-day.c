/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-day.h"

#include <string.h>

/* Whole days in the proleptic Gregorian calendar, by the usual arithmetic on
 * years that begin in March (so that the leap day comes last). */

int
pln_days_in_month (int year,
                   int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  if (month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
    return 29;
  return days[month - 1];
}

/* Years 0 to 9999, which is what ISO 8601 writes with four digits. */
PlnDay
pln_day_from_ymd (int year,
                  int month,
                  int day)
{
  int shifted, era, year_of_era, day_of_year, day_of_era;

  if (year < 0 || year > 9999 || day < 1 || day > pln_days_in_month (year, month))
    return PLN_DAY_NONE;

  shifted = (month <= 2 ? year - 1 : year) + 400; /* never negative */
  era = shifted / 400;
  year_of_era = shifted - era * 400;
  day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return (era - 1) * 146097 + day_of_era - 719468;
}

static int
read_digits (const char *text,
             guint       n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

PlnDay
pln_day_from_iso (const char *iso)
{
  int year, month, day;

  if (iso == NULL || strlen (iso) != 10 || iso[4] != '-' || iso[7] != '-')
    return PLN_DAY_NONE;
  year = read_digits (iso, 4);
  month = read_digits (iso + 5, 2);
  day = read_digits (iso + 8, 2);
  return pln_day_from_ymd (year, month, day);
}

/* Each of year, month and mday may be NULL. */
void
pln_day_to_ymd (PlnDay  day,
                int    *year,
                int    *month,
                int    *mday)
{
  gint64 z = (gint64) day + 719468 + 146097 * (gint64) 40000; /* never negative */
  gint64 era = z / 146097;
  int day_of_era = (int) (z - era * 146097);
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted_month = (5 * day_of_year + 2) / 153;
  int m = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year != NULL)
    *year = (int) (year_of_era + (era - 40000) * 400 + (m <= 2));
  if (month != NULL)
    *month = m;
  if (mday != NULL)
    *mday = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

char *
pln_day_to_iso (PlnDay day)
{
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

int
pln_day_weekday (PlnDay day)
{
  int weekday = (int) (((gint64) day + 3) % 7); /* 1970-01-01 was a Thursday */

  return weekday < 0 ? weekday + 8 : weekday + 1;
}

/* ISO 8601: week 1 is the one with the year's first Thursday. */
int
pln_day_iso_week (PlnDay  day,
                  int    *iso_year)
{
  PlnDay thursday = day - pln_day_weekday (day) + 4;
  int year;

  pln_day_to_ymd (thursday, &year, NULL, NULL);
  if (iso_year != NULL)
    *iso_year = year;
  return (thursday - pln_day_from_ymd (CLAMP (year, 0, 9999), 1, 1)) / 7 + 1;
}
