/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-entries.h"

#include "schema/pln-schema.h"

PlnMonthEntry
pln_meeting_entry (const PlnMeetingInfo *info)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("meeting"), "state");
  PlnSense sense = info->when != NULL ? pln_when_get_sense (info->when) : PLN_SENSE_NONE;
  PlnMonthEntry entry = {
    .id = info->id,
    .title = info->title,
    .place = info->place,
    .state = info->state != NULL ? pln_field_get_choice_label (field, info->state) : NULL,
    .when_text = info->when != NULL ? pln_when_get_text (info->when) : NULL,
    .first = info->first,
    .last = info->last,
    .tone = info->tone,
    .part_of = info->part_of,
  };

  if (info->tentative)
    entry.flags |= PLN_ENTRY_TENTATIVE;
  if (info->clashes)
    entry.flags |= PLN_ENTRY_CLASHES;
  if (sense == PLN_SENSE_BY || sense == PLN_SENSE_UNTIL)
    entry.flags |= PLN_ENTRY_DEADLINE;
  if (g_strcmp0 (info->state, "cancelled") == 0)
    entry.flags |= PLN_ENTRY_CANCELLED;
  return entry;
}

void
pln_meeting_fill_month (PlnMonthGrid *grid, PlnMeetingBook *book)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (PlnMonthEntry));
  g_autoptr (GArray) band = g_array_new (FALSE, FALSE, sizeof (PlnMonthEntry));
  PlnDay first, last, month_first, month_last;
  int year, month;

  pln_month_grid_get_range (grid, &first, &last);
  pln_month_grid_get_month (grid, &year, &month);
  month_first = pln_day_from_ymd (year, month, 1);
  month_last = month_first + pln_days_in_month (year, month) - 1;
  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      PlnMonthEntry entry;
      if (!info->dated)
        continue;
      entry = pln_meeting_entry (info);
      if (info->days && info->first <= last && info->last >= first)
        g_array_append_val (days, entry);
      else if (!info->days && info->first <= month_last && info->last >= month_first)
        {
          entry.first = pln_when_get_earliest (info->when);
          entry.last = pln_when_get_latest (info->when);
          g_array_append_val (band, entry);
        }
    }
  pln_month_grid_set_entries (grid, (PlnMonthEntry *) (void *) days->data, days->len);
  pln_month_grid_set_band (grid, (PlnMonthEntry *) (void *) band->data, band->len);
}

guint
pln_meeting_count (PlnMeetingBook *book, PlnDay first, PlnDay last, gboolean days_only)
{
  guint n = 0;

  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      n += info->dated && (info->days || !days_only) && info->first <= last && info->last >= first;
    }
  return n;
}

PlnDay
pln_meeting_first_day (PlnMeetingBook *book)
{
  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      if (info->dated)
        return info->first;
    }
  return PLN_DAY_NONE;
}
