// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-day-text.h"

#include <langinfo.h>

char *
pln_day_format (PlnDay day, const char *format)
{
  int year, month, mday;
  g_autoptr (GDateTime) time = NULL;
  char *text;

  if (day == PLN_DAY_NONE)
    return g_strdup ("");
  pln_day_to_ymd (day, &year, &month, &mday);
  /* Noon in UTC: no zone and no change of the clocks can move the day. */
  time = g_date_time_new_utc (year, month, mday, 12, 0, 0);
  text = time != NULL ? g_date_time_format (time, format) : NULL;
  return text != NULL ? text : g_strdup ("");
}

int
pln_locale_first_weekday (void)
{
#ifdef __GLIBC__
  /* first_weekday counts from the day of the week of the date in week_1stday. */
  union
  {
    unsigned int word;
    char        *string;
  } origin = { .string = nl_langinfo (_NL_TIME_WEEK_1STDAY) };
  const int first = nl_langinfo (_NL_TIME_FIRST_WEEKDAY)[0];
  const int sunday_based = ((origin.word == 19971201 ? 1 : 0) + first - 1) % 7;

  return sunday_based == 0 ? 7 : sunday_based;
#else
  return 1;
#endif
}
