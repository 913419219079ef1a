/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/values/pln-when.h"
#include "widgets/pln-canvas.h"
#include "widgets/pln-day-text.h"
#include "widgets/pln-pill.h"
#include "widgets/pln-timeline-layout.h"

G_BEGIN_DECLS

/* What stands for the money or work; the kind says what is known of its time. */
typedef enum
{
  PLN_FILL_SOLID, /* exact */
  PLN_FILL_HATCH, /* no amount stated */
  PLN_FILL_RANGE, /* undecided: pale, dashed outline; level says how high */
  PLN_FILL_GAP,   /* a need without money: red hatch */
} PlnMarkFill;

/* One bar or sign of a row.  The strings are copied. */
typedef struct
{
  const char  *id;      /* required; may be the row's */
  PlnMarkSpan  span;
  PlnMarkFill  fill;
  PlnTone      tone;
  gboolean     soft;    /* about: the edges melt away */
  gboolean     overdue; /* red, and the pill says so */
  const char  *text;    /* as typed, beside the mark */
  gboolean     inside;  /* the text stands inside the bar instead */
  const char  *pill;    /* a word beside the text: "Held", "Past its date"; or NULL */
  PlnPillStyle pill_style;
  const char  *spoken;  /* for screen readers; NULL: made of text and pill */
  int          lane;    /* from 0: bars above each other in one row */
  double       level;   /* PLN_FILL_RANGE: share of the row's height, 0: all */
} PlnTimelineMark;

typedef struct
{
  const char *id;       /* required */
  const char *title;
  const char *subtitle; /* second line, or NULL */
  gboolean    part;     /* a part of the row above: small, with a bullet and a thin bar */
  const PlnTimelineMark *marks;
  gsize       n_marks;
} PlnTimelineRow;

/* Rows over a time axis, with labels at the start that stay in sight.
 *
 * Put it into a GtkScrolledWindow.  Zoom 1 shows the whole range.
 * Properties: "selected-id" (string or NULL), "today" (int day), "label-width" (int, 0: none), "zoom".
 * Signals:
 *   activated (row_id, mark_id or NULL)          Enter, double click
 *   shift-requested (row_id, mark_id, days)      Alt+Left, Alt+Right on a mark of known days
 *   menu-requested (row_id or NULL, x, y)
 */
#define PLN_TYPE_TIMELINE (pln_timeline_get_type ())
G_DECLARE_FINAL_TYPE (PlnTimeline, pln_timeline, PLN, TIMELINE, PlnCanvas)

GtkWidget  *pln_timeline_new             (void);
void        pln_timeline_set_rows        (PlnTimeline *self, const PlnTimelineRow *rows, gsize n_rows);
/* Whole months are shown.  Without a call the range is that of the marks. */
void        pln_timeline_set_range       (PlnTimeline *self, PlnDay first, PlnDay last);
void        pln_timeline_set_today       (PlnTimeline *self, PlnDay today);
/* A tinted period with a heading, "IPU Strategy 2022–2026"; label NULL: none. */
void        pln_timeline_set_period      (PlnTimeline *self, PlnDay first, PlnDay last, const char *label);
void        pln_timeline_set_label_width (PlnTimeline *self, int width);
const char *pln_timeline_get_selected_id (PlnTimeline *self);
void        pln_timeline_select_id       (PlnTimeline *self, const char *row_id);
void        pln_timeline_show_day        (PlnTimeline *self, PlnDay day);

/* The mark of a date as the store holds it: kind and days by its sense and precision. */
void        pln_mark_span_from_when      (PlnMarkSpan *span, const PlnWhen *when);

G_END_DECLS
