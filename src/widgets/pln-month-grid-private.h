/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-month-grid.h"
#include "widgets/pln-month-layout.h"

G_BEGIN_DECLS

struct _PlnMonthGrid
{
  PlnCanvas parent_instance;

  int    year, month;
  int    first_weekday; /* 0: by locale */
  PlnDay today, selected_day, drop_day;
  char  *selected_id;   /* owned */
  gboolean week_numbers, compact;

  GArray *entries; /* owned: of PlnMonthEntry with owned strings; those with days */
  GArray *band;    /* owned: likewise */
  PlnMonthSpec   spec;
  PlnMonthLayout layout;
  GtkWidget     *more; /* popover, child of the canvas; or NULL */
};

static inline const PlnMonthEntry *
pln_month_grid_entry (PlnMonthGrid *self, guint i)
{
  return &g_array_index (self->entries, PlnMonthEntry, i);
}

static inline const PlnMonthBar *
pln_month_grid_bar (PlnMonthGrid *self, guint i)
{
  return &g_array_index (self->layout.bars, PlnMonthBar, i);
}

/* The items of the canvas: the days, then the bars, then the rows of the band. */
typedef enum
{
  PLN_MONTH_ITEM_DAY,
  PLN_MONTH_ITEM_BAR,
  PLN_MONTH_ITEM_BAND,
} PlnMonthItemKind;

static inline PlnMonthItemKind
pln_month_grid_item_kind (PlnMonthGrid *self, guint item, guint *index)
{
  const guint days = self->layout.n_days, bars = self->layout.bars->len;

  *index = item < days ? item : item < days + bars ? item - days : item - days - bars;
  return item < days ? PLN_MONTH_ITEM_DAY : item < days + bars ? PLN_MONTH_ITEM_BAR : PLN_MONTH_ITEM_BAND;
}

void  pln_month_grid_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out);
char *pln_month_grid_tooltip (PlnCanvas *canvas, int item, double x, double y);
void  pln_month_grid_paint (PlnMonthGrid *self, PlnPainter *painter, gboolean interactive);

G_END_DECLS
