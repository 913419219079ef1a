/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-time.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

static GDateTime *
moment (const char *time, GTimeZone *zone, PlnDay day)
{
  int hour, minute, year, month, mday;

  if (time == NULL || day == PLN_DAY_NONE || sscanf (time, "%2d:%2d", &hour, &minute) != 2)
    return NULL;
  pln_day_to_ymd (day, &year, &month, &mday);
  return year >= 1 ? g_date_time_new (zone, year, month, mday, hour, minute, 0) : NULL;
}

static char *
span (GDateTime *start, GDateTime *end)
{
  g_autofree char *from = g_date_time_format (start, "%H:%M"), *to = end != NULL ? g_date_time_format (end, "%H:%M") : NULL;

  return to != NULL ? g_strdup_printf ("%s–%s", from, to) : g_steal_pointer (&from);
}

/* "Europe/Vienna" is Vienna to people. */
static char *
zone_name (const char *zone)
{
  const char *slash = strrchr (zone, '/');
  char *name = g_strdup (slash != NULL ? slash + 1 : zone);

  return g_strdelimit (name, "_", ' ');
}

char *
pln_meeting_times (const char *start, const char *end, const char *zone, PlnDay day, GTimeZone *here)
{
  g_autoptr (GTimeZone) there = zone != NULL && *zone != '\0' ? g_time_zone_new_identifier (zone) : NULL;
  g_autoptr (GDateTime) begins = moment (start, there != NULL ? there : here, day), ends = NULL, ours = NULL, ours_end = NULL;
  g_autofree char *theirs = NULL, *yours = NULL, *name = NULL;
  int shift;

  if (begins == NULL)
    return NULL;
  ends = moment (end, there != NULL ? there : here, day);
  theirs = span (begins, ends);
  if (there == NULL)
    return g_steal_pointer (&theirs);
  ours = g_date_time_to_timezone (begins, here);
  if (g_date_time_get_utc_offset (ours) == g_date_time_get_utc_offset (begins))
    return g_steal_pointer (&theirs);
  ours_end = ends != NULL ? g_date_time_to_timezone (ends, here) : NULL;
  yours = span (ours, ours_end);
  name = zone_name (zone);
  shift = (int) g_date_time_get_day_of_week (ours) - (int) g_date_time_get_day_of_week (begins);
  if (shift == 1 || shift == -6)
    /* Translators: times of a meeting where it is held, and on the reader's clock */
    return g_strdup_printf (_("%s %s, %s yours, the day after"), theirs, name, yours);
  if (shift != 0)
    return g_strdup_printf (_("%s %s, %s yours, the day before"), theirs, name, yours);
  return g_strdup_printf (_("%s %s, %s yours"), theirs, name, yours);
}
