// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-month-entry.h"

static void
entry_clear (gpointer data)
{
  PlnMonthEntry *entry = data;

  g_free ((char *) entry->id);
  g_free ((char *) entry->title);
  g_free ((char *) entry->place);
  g_free ((char *) entry->state);
  g_free ((char *) entry->when_text);
  g_free ((char *) entry->part_of);
}

GArray *
pln_month_entries_copy (const PlnMonthEntry *entries, gsize n_entries, gboolean dated)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (PlnMonthEntry));

  g_array_set_clear_func (copy, entry_clear);
  for (gsize i = 0; i < n_entries; i++)
    {
      PlnMonthEntry entry = entries[i];

      if (dated && (entry.first == PLN_DAY_NONE || entry.last == PLN_DAY_NONE || entry.last < entry.first))
        continue;
      entry.id = g_strdup (entry.id);
      entry.title = g_strdup (entry.title);
      entry.place = g_strdup (entry.place);
      entry.state = g_strdup (entry.state);
      entry.when_text = g_strdup (entry.when_text);
      entry.part_of = g_strdup (entry.part_of);
      g_array_append_val (copy, entry);
    }
  return copy;
}
