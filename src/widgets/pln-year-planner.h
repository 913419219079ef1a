/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"
#include "widgets/pln-day-text.h"
#include "widgets/pln-month-entry.h"

G_BEGIN_DECLS

/* A year of meetings: a row for each month, and lanes for what is known only to
 * a quarter, half-year or year (entries with PLN_ENTRY_SPAN).
 *
 * Put it into a GtkScrolledWindow.
 * Properties: "year", "selected-day" (int, PLN_DAY_NONE: none), "selected-id" (string or NULL), "today" (int).
 * Signals:
 *   year-changed ()                 keys went to another year; set its entries
 *   activated (id)
 *   create-requested (day)          Enter or double click on a day without meetings
 *   menu-requested (id or NULL, day, x, y)
 */
#define PLN_TYPE_YEAR_PLANNER (pln_year_planner_get_type ())
G_DECLARE_FINAL_TYPE (PlnYearPlanner, pln_year_planner, PLN, YEAR_PLANNER, PlnCanvas)

GtkWidget  *pln_year_planner_new               (void);
void        pln_year_planner_set_year          (PlnYearPlanner *self, int year);
int         pln_year_planner_get_year          (PlnYearPlanner *self);
void        pln_year_planner_set_today         (PlnYearPlanner *self, PlnDay today);
void        pln_year_planner_set_first_weekday (PlnYearPlanner *self, int weekday); /* 0: by locale */
void        pln_year_planner_set_entries       (PlnYearPlanner *self, const PlnMonthEntry *entries, gsize n_entries);
PlnDay      pln_year_planner_get_selected_day  (PlnYearPlanner *self);
void        pln_year_planner_select_day        (PlnYearPlanner *self, PlnDay day); /* goes to its year */
const char *pln_year_planner_get_selected_id   (PlnYearPlanner *self);
void        pln_year_planner_select_id         (PlnYearPlanner *self, const char *id);

G_END_DECLS
