// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo-scenes.h"
#include "widgets/pln-month-grid.h"

static PlnDay
day (int year, int month, int mday)
{
  return pln_day_from_ymd (year, month, mday);
}

GtkWidget *
demo_month (const char *folder, const char *name)
{
  const PlnMonthEntry entries[] = {
    { .id = "wg", .title = "Working Group on IOM–UN Relations", .state = "Held", .first = day (2017, 8, 28), .last = day (2017, 8, 28), .tone = PLN_TONE_BLUE },
    { .id = "thematic", .title = "Thematic session, Vienna", .place = "Vienna", .state = "Planned", .first = day (2017, 9, 4), .last = day (2017, 9, 5), .tone = PLN_TONE_PURPLE },
    { .id = "turkey", .title = "Side event with Turkey", .place = "Vienna", .state = "Planned", .first = day (2017, 9, 4), .last = day (2017, 9, 4), .tone = PLN_TONE_TEAL, .part_of = "thematic" },
    { .id = "uk", .title = "Side event with United Kingdom", .state = "Planned", .first = day (2017, 9, 5), .last = day (2017, 9, 5), .tone = PLN_TONE_TEAL, .part_of = "thematic" },
  };
  const PlnMonthEntry band[] = {
    { .id = "portal", .title = "Launch of the IO e-portal; analytical work begins", .when_text = "September–December 2017", .first = day (2017, 9, 1), .last = day (2017, 12, 31), .tone = PLN_TONE_SLATE },
    { .id = "modalities", .title = "Discussions on a second modalities resolution launched", .when_text = "By the end of September", .first = PLN_DAY_NONE, .last = day (2017, 9, 30), .tone = PLN_TONE_PURPLE, .flags = PLN_ENTRY_DEADLINE },
  };
  GtkWidget *grid = pln_month_grid_new ();

  pln_month_grid_set_first_weekday (PLN_MONTH_GRID (grid), 1);
  pln_month_grid_set_month (PLN_MONTH_GRID (grid), 2017, 9);
  pln_month_grid_set_today (PLN_MONTH_GRID (grid), day (2017, 8, 29));
  pln_month_grid_set_entries (PLN_MONTH_GRID (grid), entries, G_N_ELEMENTS (entries));
  pln_month_grid_set_band (PLN_MONTH_GRID (grid), band, G_N_ELEMENTS (band));
  pln_month_grid_select_day (PLN_MONTH_GRID (grid), day (2017, 9, 4));
  return grid;
}

/* More than fits, and every mark at once; not from a document. */
GtkWidget *
demo_month_full (const char *folder, const char *name)
{
  static const PlnEntryFlags flags[] = { 0, PLN_ENTRY_TENTATIVE, PLN_ENTRY_DISAGREES, PLN_ENTRY_CLASHES, PLN_ENTRY_CANCELLED };
  PlnMonthEntry entries[40];
  PlnMonthEntry band[5];
  GtkWidget *grid = pln_month_grid_new ();
  char ids[40][8];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      const PlnDay first = day (2017, 7, 1) + (i * 5) % 28;

      g_snprintf (ids[i], sizeof ids[i], "m%u", i);
      entries[i] = (PlnMonthEntry) { .id = ids[i], .title = i % 3 ? "Meeting of the Committee" : "Multi-stakeholder hearing of interested States",
                                     .state = "Planned", .first = first, .last = first + (i % 4 == 0 ? 9 : i % 5 == 0 ? 2 : 0),
                                     .tone = i % 9, .flags = flags[i % 5] };
    }
  for (guint i = 0; i < G_N_ELEMENTS (band); i++)
    band[i] = (PlnMonthEntry) { .id = ids[i], .title = "Agreement on modalities and joint agenda of work", .when_text = "By July 2017",
                                .first = PLN_DAY_NONE, .last = day (2017, 7, 31), .tone = i, .flags = PLN_ENTRY_DEADLINE };
  pln_month_grid_set_first_weekday (PLN_MONTH_GRID (grid), 7);
  pln_month_grid_set_month (PLN_MONTH_GRID (grid), 2017, 7);
  pln_month_grid_set_today (PLN_MONTH_GRID (grid), day (2017, 7, 12));
  pln_month_grid_set_entries (PLN_MONTH_GRID (grid), entries, G_N_ELEMENTS (entries));
  pln_month_grid_set_band (PLN_MONTH_GRID (grid), band, G_N_ELEMENTS (band));
  return grid;
}
