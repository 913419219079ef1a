/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-year-layout.h"
#include "widgets/pln-year-planner.h"

G_BEGIN_DECLS

struct _PlnYearPlanner
{
  PlnCanvas parent_instance;

  int     year, first_weekday;
  PlnDay  today, selected_day;
  char   *selected_id; /* owned */
  GArray *entries;     /* owned: of PlnMonthEntry with owned strings */
  PlnYearSpec   spec;
  PlnYearLayout layout;
};

static inline const PlnMonthEntry *
pln_year_entry (PlnYearPlanner *self, guint i)
{
  return &g_array_index (self->entries, PlnMonthEntry, i);
}

static inline const PlnYearBar *
pln_year_bar (PlnYearPlanner *self, guint i)
{
  return &g_array_index (self->layout.bars, PlnYearBar, i);
}

void pln_year_planner_paint (PlnYearPlanner *self, PlnPainter *painter, gboolean interactive);

G_END_DECLS
