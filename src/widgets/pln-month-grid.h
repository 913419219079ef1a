/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-day.h"
#include "widgets/pln-canvas.h"
#include "widgets/pln-day-text.h"
#include "widgets/pln-month-entry.h"

G_BEGIN_DECLS

/* A month of meetings.  Entries are those of the days shown (get_range), bands
 * what is known only to a span that touches the month.
 *
 * Properties: "year", "month", "selected-day" (int, PLN_DAY_NONE: none),
 * "selected-id" (string or NULL), "today" (int), "first-weekday" (1 Monday … 7),
 * "week-numbers" (boolean), "compact" (boolean, read only).
 * Signals:
 *   month-changed ()                    keys or buttons went to another month; set its entries
 *   activated (id)                      Enter, double click, popover, band
 *   create-requested (day)              Enter or double click on a day without meetings
 *   move-requested (id, first_day)      a chip dragged, dropped from the tray, Shift+Alt+arrows
 *   band-more ()                        the line "2 More" under the band
 *   menu-requested (id or NULL, day, x, y)
 */
#define PLN_TYPE_MONTH_GRID (pln_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (PlnMonthGrid, pln_month_grid, PLN, MONTH_GRID, PlnCanvas)

GtkWidget  *pln_month_grid_new           (void);
void        pln_month_grid_set_month     (PlnMonthGrid *self, int year, int month);
void        pln_month_grid_get_month     (PlnMonthGrid *self, int *year, int *month);
/* First and last day shown, with those of the months beside. */
void        pln_month_grid_get_range     (PlnMonthGrid *self, PlnDay *first, PlnDay *last);
void        pln_month_grid_set_today     (PlnMonthGrid *self, PlnDay today);
void        pln_month_grid_set_first_weekday (PlnMonthGrid *self, int weekday); /* 0: by locale */
void        pln_month_grid_set_entries   (PlnMonthGrid *self, const PlnMonthEntry *entries, gsize n_entries);
void        pln_month_grid_set_band      (PlnMonthGrid *self, const PlnMonthEntry *entries, gsize n_entries);
PlnDay      pln_month_grid_get_selected_day (PlnMonthGrid *self);
void        pln_month_grid_select_day    (PlnMonthGrid *self, PlnDay day);          /* goes to its month */
const char *pln_month_grid_get_selected_id (PlnMonthGrid *self);
void        pln_month_grid_select_id     (PlnMonthGrid *self, const char *id);
/* F6 (1) and Shift+F6 (-1) between the band and the days; 0: to the band.  FALSE: there is no further part. */
gboolean    pln_month_grid_step_pane     (PlnMonthGrid *self, int step);
PlnDay      pln_month_grid_day_at        (PlnMonthGrid *self, double x, double y);  /* widget coordinates */

G_END_DECLS
