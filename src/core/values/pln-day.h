/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are counted from 1970-01-01 in the proleptic Gregorian calendar; they
 * carry no time and no zone, so nothing can move them. */
typedef gint32 PlnDay;
#define PLN_DAY_NONE G_MININT32

PlnDay   pln_day_from_ymd  (int year, int month, int day); /* PLN_DAY_NONE when there is no such day */
PlnDay   pln_day_from_iso  (const char *iso);              /* exactly YYYY-MM-DD, else PLN_DAY_NONE */
void     pln_day_to_ymd    (PlnDay day, int *year, int *month, int *mday);
char    *pln_day_to_iso    (PlnDay day);
int      pln_day_weekday   (PlnDay day);                   /* 1 Monday … 7 Sunday */
int      pln_day_iso_week  (PlnDay day, int *iso_year);
int      pln_days_in_month (int year, int month);

G_END_DECLS
