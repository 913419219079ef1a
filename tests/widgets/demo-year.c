// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"
#include "widgets/pln-year-planner.h"

static const char *const topics[] = {
  "New Threats, Challenges and Opportunities", "Armed Conflict within and between states", "Terrorism and Organized Crime",
  "Weapons of Mass Destruction and Non-Proliferation", "Cyber-security", "Disarmament", "Fragile States and Fragile Cities",
  "Security & Development", "Security & Public Health and the Biosphere", "Security & Justice, Human Rights",
  "Security & Humanitarian Affairs", "Security & Forced Displacement",
};

GtkWidget *
demo_year (const char *folder, const char *name)
{
  static PlnMonthEntry entries[12 + 4 + 4 + 1 + 1];
  static char ids[22][8], titles[22][80];
  GtkWidget *scroller = gtk_scrolled_window_new (), *planner = pln_year_planner_new ();
  guint n = 0;

  for (int month = 1; month <= 12; month++, n++)
    {
      g_snprintf (titles[n], 80, "Working Group %d  %s", month, topics[month - 1]);
      entries[n] = (PlnMonthEntry) { .first = pln_day_from_ymd (2015, month, 1), .last = pln_day_from_ymd (2015, month, pln_days_in_month (2015, month)),
                                     .tone = PLN_TONE_BLUE, .flags = PLN_ENTRY_SPAN, .when_text = "monthly" };
    }
  for (int i = 0; i < 4; i++, n++)
    {
      g_snprintf (titles[n], 80, "WG %d of 4", i + 1);
      entries[n] = (PlnMonthEntry) { .first = pln_day_from_ymd (2015, i * 3 + 1, 1), .last = pln_day_from_ymd (2015, i * 3 + 3, 30),
                                     .flags = PLN_ENTRY_SPAN | PLN_ENTRY_DISAGREES, .when_text = "every 3 months" };
    }
  for (int i = 0; i < 4; i++, n++)
    {
      g_snprintf (titles[n], 80, "%s Board · %d of 2", i < 2 ? "Ministerial-level" : "Ambassadorial-level", i % 2 + 1);
      entries[n] = (PlnMonthEntry) { .first = pln_day_from_ymd (2015, i % 2 * 6 + 1, 1), .last = pln_day_from_ymd (2015, i % 2 * 6 + 6, 30),
                                     .tone = i < 2 ? PLN_TONE_PURPLE : PLN_TONE_TEAL, .flags = PLN_ENTRY_SPAN, .when_text = "twice a year" };
    }
  g_snprintf (titles[n], 80, "Eminent Advisory Council · once a year, additionally as needed");
  entries[n++] = (PlnMonthEntry) { .first = pln_day_from_ymd (2015, 1, 1), .last = pln_day_from_ymd (2015, 12, 31), .tone = PLN_TONE_ORANGE,
                                   .flags = PLN_ENTRY_SPAN, .when_text = "once a year" };
  g_snprintf (titles[n], 80, "Example of days");
  entries[n++] = (PlnMonthEntry) { .first = pln_day_from_ymd (2015, 3, 9), .last = pln_day_from_ymd (2015, 3, 13), .tone = PLN_TONE_GREEN };
  for (guint i = 0; i < n; i++)
    {
      g_snprintf (ids[i], 8, "y%u", i);
      entries[i].id = ids[i];
      entries[i].title = titles[i];
    }
  pln_year_planner_set_first_weekday (PLN_YEAR_PLANNER (planner), 1);
  pln_year_planner_set_year (PLN_YEAR_PLANNER (planner), 2015);
  pln_year_planner_set_today (PLN_YEAR_PLANNER (planner), pln_day_from_ymd (2015, 5, 20));
  pln_year_planner_set_entries (PLN_YEAR_PLANNER (planner), entries, n);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), planner);
  return scroller;
}
