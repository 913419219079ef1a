/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-timeline.h"

G_BEGIN_DECLS

/* A mark with its place; marks of all rows in one list, row after row. */
typedef struct
{
  PlnTimelineMark mark; /* owned strings */
  guint           row;
  PlnMarkShape    shape;
  PlnRect         rect;
} PlnPlacedMark;

typedef struct
{
  char    *id, *title, *subtitle; /* owned */
  gboolean part;
  guint    first_mark, n_marks;
  PlnRect  rect;                  /* the whole row, in the drawing */
} PlnPlacedRow;

struct _PlnTimeline
{
  PlnCanvas parent_instance;

  GArray *rows;  /* owned: of PlnPlacedRow */
  GArray *marks; /* owned: of PlnPlacedMark */
  PlnDay  first, last; /* asked for; PLN_DAY_NONE: that of the marks */
  PlnDay  today, period_first, period_last;
  char   *period;      /* owned */
  char   *selected_id; /* owned */
  int     label_width;

  PlnTimeScale scale;
  double       header; /* height of the axis */
  double       labels; /* width of the labels in use */
  gboolean     months;
  guint        place_source; /* brings today into view once there is a layout */
  gboolean     placed;
};

static inline PlnPlacedRow *
pln_timeline_row (PlnTimeline *self, guint i)
{
  return &g_array_index (self->rows, PlnPlacedRow, i);
}

static inline PlnPlacedMark *
pln_timeline_mark (PlnTimeline *self, guint i)
{
  return &g_array_index (self->marks, PlnPlacedMark, i);
}

void pln_timeline_paint      (PlnTimeline *self, PlnPainter *painter, const PlnRect *clip, gboolean interactive);
void pln_timeline_paint_over (PlnTimeline *self, PlnPainter *painter, double width, double height);

G_END_DECLS
