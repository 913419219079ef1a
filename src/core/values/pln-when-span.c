/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-when-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From a date as written to the days it spans and its EDTF expression. */

static void
set_months (PlnSpan *span,
            int      from_year,
            int      from,
            int      to_year,
            int      to)
{
  span->unit = PLN_SPAN_MONTHS;
  span->first = pln_day_from_ymd (from_year, from, 1);
  span->last = pln_day_from_ymd (to_year, to, pln_days_in_month (to_year, to));
  if (from_year == to_year && from == to)
    g_snprintf (span->edtf, sizeof span->edtf, "%04d-%02d", from_year, from);
  else
    g_snprintf (span->edtf, sizeof span->edtf, "%04d-%02d/%04d-%02d", from_year, from, to_year, to);
}

void
pln_span_set_days (PlnSpan *span,
                   PlnDay   first,
                   PlnDay   last)
{
  g_autofree char *a = pln_day_to_iso (first), *b = pln_day_to_iso (last);

  span->unit = PLN_SPAN_DAYS;
  span->first = first;
  span->last = last;
  g_snprintf (span->edtf, sizeof span->edtf, first == last ? "%s" : "%s/%s", a, b);
}

static void
set_years (PlnSpan *span,
           int      from,
           int      to)
{
  span->unit = PLN_SPAN_YEARS;
  span->first = pln_day_from_ymd (from, 1, 1);
  span->last = pln_day_from_ymd (to, 12, 31);
  if (from == to)
    g_snprintf (span->edtf, sizeof span->edtf, "%04d", from);
  else
    g_snprintf (span->edtf, sizeof span->edtf, "%04d/%04d", from, to);
}

/* The third of a month that is meant: days 1-10, 11-20, 21 to the end. */
static void
set_part_of_month (PlnSpan *span,
                   int      year,
                   int      month,
                   PlnPart  part)
{
  int length = pln_days_in_month (year, month);
  int from = part == PLN_PART_MIDDLE ? 11 : part == PLN_PART_LATE || part == PLN_PART_END ? 21 : 1;
  int to = from == 21 ? length : from + 9;

  pln_span_set_days (span, pln_day_from_ymd (year, month, from), pln_day_from_ymd (year, month, to));
}

/* The third of n months from month on: four months of a year, one of a quarter. */
static void
set_part_of_months (PlnSpan *span,
                    int      year,
                    int      month,
                    int      n,
                    PlnPart  part)
{
  int third = n / 3, skip = part == PLN_PART_MIDDLE ? 1 : part == PLN_PART_LATE || part == PLN_PART_END ? 2 : 0;

  set_months (span, year, month + skip * third, year, month + (skip + 1) * third - 1);
}

static char *
describe_day (int year,
              int month,
              int mday)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (MAX (year, 1), month, mday, 0, 0, 0);
  g_autofree char *words = date != NULL ? g_date_time_format (date, "%-d %B %Y") : NULL;

  return g_strdup_printf ("%s (%04d-%02d-%02d)", words != NULL ? words : "?", year, month, mday);
}

static PlnRead
refuse_ambiguous (const PlnPiece *piece,
                  const char     *text,
                  GError        **error)
{
  g_autofree char *one = describe_day (piece->year, piece->month, piece->day);
  g_autofree char *other = describe_day (piece->year, piece->alt_month, piece->alt_day);
  g_autofree char *excerpt = pln_text_excerpt (text);

  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS,
               /* Translators: the first is what was typed, the others are dates. */
               _("“%s” may be %s or %s. Write the month as a word."), excerpt, one, other);
  return PLN_READ_REFUSED;
}

static PlnRead
refuse (GError    **error,
        int         code,
        const char *format,
        const char *text)
{
  g_autofree char *excerpt = pln_text_excerpt (text);
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);

  /* The format has one %s, for the text. */
  g_set_error (error, PLN_VALUE_ERROR, code, "%s%s%s", around[0], excerpt, around[1] != NULL ? around[1] : "");
  return PLN_READ_REFUSED;
}

/* The Monday of a week of ISO 8601, PLN_DAY_NONE when the year has no such week. */
static PlnDay
monday_of_week (int year,
                int week)
{
  PlnDay fourth = pln_day_from_ymd (year, 1, 4), monday;
  int iso_year;

  if (fourth == PLN_DAY_NONE || week < 1)
    return PLN_DAY_NONE;
  monday = fourth - (pln_day_weekday (fourth) - 1) + (week - 1) * 7;
  return pln_day_iso_week (monday, &iso_year) == week && iso_year == year ? monday : PLN_DAY_NONE;
}

/* “fifth Monday of September” where there are four is refused. */
static PlnRead
nth_day_to_span (const PlnPiece *piece,
                 const char     *text,
                 PlnSpan        *span,
                 GError        **error)
{
  PlnDay first = pln_day_from_ymd (piece->year, piece->month, 1), last, day;

  if (first == PLN_DAY_NONE)
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("There is no such day as “%s”."), text);
  last = first + pln_days_in_month (piece->year, piece->month) - 1;
  if (piece->weekday == 0)
    day = piece->week < 0 ? last : first;
  else if (piece->week < 0)
    day = last - (pln_day_weekday (last) - piece->weekday + 7) % 7;
  else
    day = first + (piece->weekday - pln_day_weekday (first) + 7) % 7 + (piece->week - 1) * 7;
  if (day > last)
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("There is no such day as “%s”."), text);
  span->loose = FALSE;
  pln_span_set_days (span, day, day);
  return PLN_READ_DONE;
}

static PlnRead
week_to_span (const PlnPiece *piece,
              const char     *text,
              PlnSpan        *span,
              GError        **error)
{
  PlnDay day, last;

  span->loose = TRUE;
  if (piece->week_of == PLN_WEEK_OF_YEAR)
    {
      day = monday_of_week (piece->year, piece->week);
      if (day == PLN_DAY_NONE)
        return refuse (error, PLN_VALUE_ERROR_RANGE, _("There is no such week as “%s”."), text);
      if (piece->weekday > 0)
        {
          span->loose = FALSE;
          pln_span_set_days (span, day + piece->weekday - 1, day + piece->weekday - 1);
          return PLN_READ_DONE;
        }
    }
  else if (piece->week_of == PLN_WEEK_OF_MONTH)
    {
      /* Which days these are depends on whom one asks. */
      span->about = TRUE;
      day = pln_day_from_ymd (piece->year, piece->month, 1);
      last = day + pln_days_in_month (piece->year, piece->month) - 1;
      day = piece->week < 0 ? last - 6 : day + (piece->week - 1) * 7;
    }
  else if (piece->week_of == PLN_WEEKDAY_OF_MONTH)
    return nth_day_to_span (piece, text, span, error);
  else
    {
      day = pln_day_from_ymd (piece->year, piece->month, piece->day);
      if (piece->week_of == PLN_WEEK_TO_DAY)
        day -= 6;
      else if (piece->week_of == PLN_WEEK_OF_DAY && pln_day_weekday (day) > 5)
        return PLN_READ_NOTHING; /* of the days before or after */
      else if (piece->week_of == PLN_WEEK_OF_DAY)
        day -= pln_day_weekday (day) - 1;
    }
  pln_span_set_days (span, day, day + 6);
  return PLN_READ_DONE;
}

/* “2022–26” is meant for years; with a hyphen it may be a season of EDTF. */
static PlnRead
short_years_to_span (const PlnPiece *piece,
                     const char     *text,
                     PlnSpan        *span,
                     GError        **error)
{
  g_autofree char *excerpt = NULL;

  if (piece->until_year > 0 && strstr (text, "\342\200\223") != NULL)
    {
      set_years (span, piece->year, piece->until_year);
      return PLN_READ_DONE;
    }
  if (piece->until_year < 0)
    return PLN_READ_UNDATED; /* a season */
  excerpt = pln_text_excerpt (text);
  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS,
               /* Translators: the first is what was typed, the others are years. */
               _("“%s” may be the years %d to %d or a season of %d. Write both years in full."), excerpt, piece->year, piece->until_year,
               piece->year);
  return PLN_READ_REFUSED;
}

static PlnRead
day_to_span (const PlnPiece *piece,
             const char     *text,
             PlnSpan        *span,
             GError        **error)
{
  PlnDay day = pln_day_from_ymd (piece->year, piece->month, piece->day);

  if (day == PLN_DAY_NONE)
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("There is no such day as “%s”."), text);
  if (piece->alt_day > 0)
    return refuse_ambiguous (piece, text, error);
  if (piece->weekday > 0 && piece->weekday != pln_day_weekday (day))
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("The day of the week in “%s” does not fit the date."), text);
  if (piece->part != PLN_PART_WHOLE)
    return PLN_READ_NOTHING;
  pln_span_set_days (span, day, day);
  return PLN_READ_DONE;
}

PlnRead
pln_piece_to_span (const PlnPiece *piece,
                   const char     *text,
                   PlnSpan        *span,
                   GError        **error)
{
  memset (span, 0, sizeof *span);
  if (piece->nonsense || piece->month > 12 || (piece->week_of != PLN_WEEK_NONE && piece->week > 53))
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("There is no such month or day as “%s”."), text);
  if (piece->day > 0 && piece->month > 0 && piece->day > pln_days_in_month (2000, piece->month))
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("There is no such day as “%s”."), text);
  if (piece->short_year)
    return refuse (error, PLN_VALUE_ERROR_AMBIGUOUS, _("Write the year of “%s” with four digits."), text);
  if (piece->year < 0 || (piece->day > 0 && piece->month == 0) ||
      (piece->weekday > 0 && piece->day == 0 && piece->week_of != PLN_WEEK_OF_YEAR && piece->week_of != PLN_WEEKDAY_OF_MONTH) || piece->ordinal > 0)
    return PLN_READ_NOTHING;
  if (piece->until_year != 0)
    return short_years_to_span (piece, text, span, error);
  span->about = piece->part == PLN_PART_EARLY || piece->part == PLN_PART_MIDDLE || piece->part == PLN_PART_LATE;
  if (piece->day > 0)
    {
      PlnRead read = day_to_span (piece, text, span, error);

      if (read != PLN_READ_DONE || piece->week_of == PLN_WEEK_NONE)
        return read;
    }
  if (piece->week_of != PLN_WEEK_NONE)
    return week_to_span (piece, text, span, error);
  span->loose = TRUE;
  if (piece->month > 0 && piece->half > 0)
    {
      PlnDay mid = pln_day_from_ymd (piece->year, piece->month, 15);

      set_months (span, piece->year, piece->month, piece->year, piece->month);
      if (piece->half == 1)
        pln_span_set_days (span, span->first, mid);
      else
        pln_span_set_days (span, mid + 1, span->last);
    }
  else if (piece->month > 0 && piece->part != PLN_PART_WHOLE)
    set_part_of_month (span, piece->year, piece->month, piece->part);
  else if (piece->month > 0)
    set_months (span, piece->year, piece->month, piece->year, piece->month);
  else if (piece->quarter > 0 || piece->half > 0)
    {
      int n = piece->quarter > 0 ? 3 : 6, from = piece->quarter > 0 ? piece->quarter * 3 - 2 : piece->half * 6 - 5;

      if (piece->part != PLN_PART_WHOLE)
        {
          set_part_of_months (span, piece->year, from, n, piece->part);
          return PLN_READ_DONE;
        }
      set_months (span, piece->year, from, piece->year, from + n - 1);
      g_snprintf (span->edtf, sizeof span->edtf, "%04d-%02d", piece->year,
                  piece->quarter > 0 ? 32 + piece->quarter : 39 + piece->half);
    }
  else if (piece->years > 1)
    {
      if (piece->year + piece->years > 10000 || (piece->part != PLN_PART_WHOLE && piece->years != 10))
        return PLN_READ_NOTHING;
      if (piece->part == PLN_PART_WHOLE)
        set_years (span, piece->year, piece->year + piece->years - 1);
      else /* the early nineties */
        set_years (span, piece->year + (piece->part == PLN_PART_MIDDLE ? 3 : span->about && piece->part == PLN_PART_EARLY ? 0 :
                                        piece->part == PLN_PART_BEGIN ? 0 : 6),
                   piece->year + (piece->part == PLN_PART_MIDDLE ? 6 : piece->part == PLN_PART_EARLY || piece->part == PLN_PART_BEGIN ? 3 : 9));
    }
  else if (piece->part != PLN_PART_WHOLE)
    set_part_of_months (span, piece->year, 1, 12, piece->part);
  else
    set_years (span, piece->year, piece->year);
  return PLN_READ_DONE;
}

PlnRead
pln_span_join (const PlnSpan *from,
               const PlnSpan *to,
               const char    *text,
               PlnSpan       *span,
               GError       **error)
{
  int from_year, from_month, to_year, to_month;

  memset (span, 0, sizeof *span);
  if (to->first < from->first || to->last < from->last)
    return refuse (error, PLN_VALUE_ERROR_RANGE, _("The end of “%s” lies before its beginning."), text);
  span->about = from->about || to->about;
  span->loose = from->loose || to->loose;
  pln_day_to_ymd (from->first, &from_year, &from_month, NULL);
  pln_day_to_ymd (to->last, &to_year, &to_month, NULL);
  if (from->unit == PLN_SPAN_DAYS || to->unit == PLN_SPAN_DAYS)
    pln_span_set_days (span, from->first, to->last);
  else if (from->unit == PLN_SPAN_MONTHS || to->unit == PLN_SPAN_MONTHS)
    set_months (span, from_year, from_month, to_year, to_month);
  else
    set_years (span, from_year, to_year);
  return PLN_READ_DONE;
}

gboolean
pln_span_follows (const PlnSpan *a,
                  const PlnSpan *b)
{
  return b->first <= a->last + 1;
}
