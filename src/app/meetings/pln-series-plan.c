/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-series-plan.h"

#include <glib/gi18n.h>

#include "widgets/pln-day-text.h"

/* The span in which the series ends; PLN_DAY_NONE: it does not. */
typedef struct { PlnDay first, last; } End;

typedef enum { UNIT_DAYS, UNIT_MONTH, UNIT_QUARTER, UNIT_HALF, UNIT_YEAR } Unit;

void
pln_series_slot_free (PlnSeriesSlot *slot)
{
  if (slot == NULL)
    return;
  pln_when_unref (slot->when);
  g_free (slot->place);
  g_free (slot);
}

PlnWhen *
pln_meeting_when_new (PlnDay first, PlnDay last)
{
  /* Translators: a date as a person types it, as for strftime */
  g_autofree char *end = pln_day_format (last, _("%-d %B %Y")), *text = NULL;
  g_autofree char *from = pln_day_to_iso (first), *to = pln_day_to_iso (last), *edtf = NULL;
  int year, month, day, last_year, last_month, last_day;
  PlnWhen *when;

  pln_day_to_ymd (first, &year, &month, &day);
  pln_day_to_ymd (last, &last_year, &last_month, &last_day);
  if (first == last)
    text = g_strdup (end);
  else if (year == last_year && month == last_month)
    text = g_strdup_printf ("%d–%s", day, end);
  else
    {
      /* Translators: the beginning of a range within one year, or across two, as for strftime */
      g_autofree char *start = pln_day_format (first, year == last_year ? _("%-d %B") : _("%-d %B %Y"));
      text = g_strdup_printf ("%s – %s", start, end);
    }
  edtf = first == last ? g_strdup (from) : g_strdup_printf ("%s/%s", from, to);
  when = pln_when_new (text, PLN_SENSE_ON, edtf, NULL);
  return when != NULL ? when : first == last ? pln_when_new_day (first) : pln_when_new_days (first, last);
}

/* How exactly the first meeting is known; what is none of these is taken by its month. */
static Unit
unit_of (PlnWhen *first, PlnDay from, PlnDay to)
{
  int year, month, day, last_year, last_month, last_day, months;

  if (pln_when_is_days (first))
    return UNIT_DAYS;
  pln_day_to_ymd (from, &year, &month, &day);
  pln_day_to_ymd (to, &last_year, &last_month, &last_day);
  months = (last_year - year) * 12 + last_month - month + 1;
  if (day != 1 || last_day != pln_days_in_month (last_year, last_month))
    return UNIT_MONTH;
  if (months == 12 && month == 1)
    return UNIT_YEAR;
  if (months == 6 && month % 6 == 1)
    return UNIT_HALF;
  return months == 3 && month % 3 == 1 ? UNIT_QUARTER : UNIT_MONTH;
}

/* The unit in which a day lies, as a date. */
static PlnWhen *
when_of (Unit unit, PlnDay day, int length)
{
  g_autofree char *text = NULL, *edtf = NULL;
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  switch (unit)
    {
    case UNIT_DAYS:
      return pln_meeting_when_new (day, day + length - 1);
    case UNIT_YEAR:
      text = g_strdup_printf ("%d", year);
      edtf = g_strdup_printf ("%04d", year);
      break;
    case UNIT_HALF:
      text = g_strdup_printf (month <= 6 ? _("first half of %d") : _("second half of %d"), year);
      edtf = g_strdup_printf ("%04d-%d", year, month <= 6 ? 40 : 41);
      break;
    case UNIT_QUARTER:
      /* Translators: a quarter of a year: “Q3 2024” */
      text = g_strdup_printf (_("Q%d %d"), (month - 1) / 3 + 1, year);
      edtf = g_strdup_printf ("%04d-%d", year, 33 + (month - 1) / 3);
      break;
    case UNIT_MONTH:
    default:
      text = pln_day_format (day, _("%B %Y"));
      edtf = g_strdup_printf ("%04d-%02d", year, month);
      break;
    }
  return pln_when_new (text, PLN_SENSE_ON, edtf, NULL);
}

/* Also what begins in the later half of an end that is not sharp and goes on
 * behind it: the second half of 2016 is after "mid-2016". */
static gboolean
is_after (PlnDay first, PlnDay last, const End *end)
{
  if (end->last == PLN_DAY_NONE)
    return FALSE;
  return first > end->last || (last > end->last && first >= end->first + (end->last - end->first) / 2);
}

/* Adds one; FALSE when it is past the end and no more are wanted. */
static gboolean
add_slot (GPtrArray *slots, PlnWhen *when, const End *end, const char *const *places)
{
  PlnSeriesSlot *slot;
  PlnDay first, last;
  guint n_places = places != NULL ? g_strv_length ((char **) places) : 0;

  if (when == NULL)
    return FALSE;
  slot = g_new0 (PlnSeriesSlot, 1);
  slot->when = when;
  slot->place = n_places > 0 ? g_strdup (places[slots->len % n_places]) : NULL;
  pln_when_get_span (when, &first, &last);
  if (!pln_when_is_days (when))
    slot->flags |= PLN_SLOT_NO_DAY;
  else if (pln_day_weekday (first) >= 6)
    slot->flags |= PLN_SLOT_WEEKEND;
  if (is_after (first, last, end))
    slot->flags |= PLN_SLOT_AFTER_END;
  g_ptr_array_add (slots, slot);
  return (slot->flags & PLN_SLOT_AFTER_END) == 0;
}

static void
plan_by_rule (GPtrArray *slots, const PlnCadence *cadence, Unit unit, PlnDay from, int length, const End *end,
              const char *const *places, guint max)
{
  g_autoptr (GArray) days = pln_cadence_expand (cadence, from, from - 1, PLN_DAY_NONE, max);

  for (guint i = 0; i < days->len; i++)
    if (!add_slot (slots, when_of (unit, g_array_index (days, PlnDay, i), length), end, places))
      return;
}

/* So many in each period, wherever in it. */
static void
plan_by_number (GPtrArray *slots, const PlnCadence *cadence, PlnDay from, const End *end, const char *const *places, guint max)
{
  int times = MAX (cadence->times, cadence->at_least), year, month, day;
  gboolean by_month = g_strcmp0 (cadence->per, "month") == 0;

  if (times <= 0 || (!by_month && g_strcmp0 (cadence->per, "year") != 0))
    return;
  pln_day_to_ymd (from, &year, &month, &day);
  while (slots->len < max)
    {
      for (int i = 0; i < times && slots->len < max; i++)
        if (!add_slot (slots, when_of (by_month ? UNIT_MONTH : UNIT_YEAR, pln_day_from_ymd (year, by_month ? month : 1, 1), 1),
                       end, places))
          return;
      if (!by_month || ++month > 12)
        {
          year++;
          month = 1;
        }
    }
}

GPtrArray *
pln_series_plan (const PlnCadence *cadence, PlnWhen *first, PlnWhen *until, const char *const *places, guint max)
{
  GPtrArray *slots = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_series_slot_free);
  End end = { PLN_DAY_NONE, PLN_DAY_NONE };
  PlnDay from, to;

  if (cadence == NULL || first == NULL || !pln_when_get_span (first, &from, &to))
    return slots;
  if (until != NULL && !pln_when_get_span (until, &end.first, &end.last))
    end.last = PLN_DAY_NONE;
  if (cadence->rrule != NULL)
    plan_by_rule (slots, cadence, unit_of (first, from, to), from, to - from + 1, &end, places, max);
  else
    plan_by_number (slots, cadence, from, &end, places, max);
  return slots;
}
