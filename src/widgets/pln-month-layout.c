// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where everything in a month lies.  Bars of several days are one object across
 * their cells; chips of one day may wrap while their cell has room, then give
 * up lines, and what still does not fit is counted. */

#include "widgets/pln-month-layout.h"

#include <math.h>

#define WEEK_WIDTH 30
#define SIDE 6
#define BAND_ROW 22
#define BAND_GAP 6
#define GAP 3       /* between lanes */
#define CHIP_PAD 2  /* above and below the text of a chip, together */
#define CHIP_START 3
#define CHIP_END 4
#define MAX_LINES 4

void
pln_month_weeks (int year, int month, int first_weekday, PlnDay *first, int *n_weeks)
{
  const PlnDay start = pln_day_from_ymd (year, month, 1);
  const int lead = (pln_day_weekday (start) - first_weekday + 7) % 7;

  *first = start - lead;
  *n_weeks = (lead + pln_days_in_month (year, month) + 6) / 7;
}

static double
grid_x (const PlnMonthSpec *spec)
{
  return spec->compact ? SIDE : SIDE + (spec->week_numbers ? floor (WEEK_WIDTH * spec->scale) : 0);
}

static double
grid_width (const PlnMonthSpec *spec)
{
  return MAX (7, spec->width - grid_x (spec) - (spec->compact ? SIDE : 0));
}

double
pln_month_text_width (const PlnMonthSpec *spec)
{
  return grid_width (spec) / 7 - CHIP_START - CHIP_END - 8 - 4;
}

/* Columns share the width to the pixel, so that hairlines stay sharp. */
static double
column_x (const PlnMonthSpec *spec, int column)
{
  return grid_x (spec) + floor (grid_width (spec) * column / 7);
}

static void
place_frame (PlnMonthLayout *self, const PlnMonthSpec *spec)
{
  double y = 0, row;

  self->n_band = MIN (spec->n_band, PLN_MONTH_MAX_BAND);
  if (spec->n_band > PLN_MONTH_MAX_BAND)
    self->n_band_more = spec->n_band - (PLN_MONTH_MAX_BAND - 1);
  for (guint i = 0; i < self->n_band; i++)
    {
      self->band[i] = (PlnRect) { grid_x (spec) + SIDE, y, spec->width - grid_x (spec) - 3 * SIDE, floor (BAND_ROW * spec->scale) };
      y += self->band[i].height + BAND_GAP;
    }
  self->header = (PlnRect) { grid_x (spec), y, grid_width (spec), floor (26 * spec->scale) };
  y += self->header.height;
  row = MAX (12, floor ((spec->height - y) / self->n_weeks));
  self->head = spec->compact ? floor (28 * spec->scale) : floor (28 * spec->scale);
  self->weeks = (PlnRect) { SIDE, y, spec->compact || !spec->week_numbers ? 0 : grid_x (spec) - SIDE, row * self->n_weeks };
  for (int i = 0; i < self->n_days; i++)
    {
      const double x = column_x (spec, i % 7);
      const double bottom = i / 7 == self->n_weeks - 1 ? MAX (spec->height, y + row * self->n_weeks) : y + (i / 7 + 1) * row;

      self->days[i] = (PlnRect) { x, y + (i / 7) * row, column_x (spec, i % 7 + 1) - x, bottom - (y + (i / 7) * row) };
    }
}

static int
depth_of (const PlnMonthSpan *spans, guint n_spans, guint i)
{
  int depth = 0;

  for (int p = spans[i].part_of; p >= 0 && (guint) p < n_spans && depth < 8; p = spans[p].part_of)
    depth++;
  return depth;
}

typedef struct
{
  const PlnMonthSpan *spans;
  guint               n_spans;
} SortContext;

/* Upper lanes first: wholes before parts, several days before one, early before late, then as given. */
static int
compare_bars (gconstpointer pa, gconstpointer pb, gpointer data)
{
  const PlnMonthBar *a = pa, *b = pb;
  const SortContext *context = data;
  const PlnMonthSpan *sa = &context->spans[a->span], *sb = &context->spans[b->span];
  const int da = depth_of (context->spans, context->n_spans, a->span);
  const int db = depth_of (context->spans, context->n_spans, b->span);
  const gboolean one_a = sa->first == sa->last, one_b = sb->first == sb->last;

  if (a->week != b->week)
    return a->week - b->week;
  if (da != db)
    return da - db;
  if (one_a != one_b)
    return one_a ? 1 : -1;
  if (sa->first != sb->first)
    return sa->first < sb->first ? -1 : 1;
  if (sa->last != sb->last)
    return sa->last > sb->last ? -1 : 1;
  return (int) a->span - (int) b->span;
}

static void
cut_into_weeks (PlnMonthLayout *self, const PlnMonthSpan *spans, guint n_spans)
{
  SortContext context = { spans, n_spans };

  for (guint i = 0; i < n_spans; i++)
    {
      const PlnDay first = MAX (spans[i].first, self->first), last = MIN (spans[i].last, self->last);

      for (PlnDay day = first; day <= last;)
        {
          const int week = (day - self->first) / 7;
          const PlnDay end = MIN (last, self->first + week * 7 + 6);
          PlnMonthBar bar = {
            .span = i, .week = week, .first_col = (day - self->first) % 7, .last_col = (end - self->first) % 7,
            .starts = day == spans[i].first, .ends = end == spans[i].last, .lines = 1,
          };

          if (spans[i].first == spans[i].last)
            bar.lines = CLAMP (spans[i].lines, 1, MAX_LINES);
          g_array_append_val (self->bars, bar);
          day = end + 1;
        }
    }
  g_array_sort_with_data (self->bars, compare_bars, &context);
}

static double
bar_height (const PlnMonthSpec *spec, int lines)
{
  return spec->compact ? 5 : CHIP_PAD + ceil (spec->line * lines);
}

/* Stacks the bars of a week from the day numbers down; gives the depth of each column. */
static void
stack_week (const PlnMonthLayout *self, const PlnMonthSpec *spec, PlnMonthBar *bars, guint n, double depth[7])
{
  for (int c = 0; c < 7; c++)
    depth[c] = self->head;
  for (guint i = 0; i < n; i++)
    {
      PlnMonthBar *bar = &bars[i];
      double y = 0;

      if (bar->hidden)
        continue;
      for (int c = bar->first_col; c <= bar->last_col; c++)
        y = MAX (y, depth[c]);
      bar->rect.y = y;
      bar->rect.height = bar_height (spec, bar->lines);
      for (int c = bar->first_col; c <= bar->last_col; c++)
        depth[c] = y + bar->rect.height + GAP;
    }
}

/* Takes a line from the tallest chip of an overfull column; FALSE when all have one. */
static gboolean
give_up_a_line (PlnMonthBar *bars, guint n, int column)
{
  PlnMonthBar *tallest = NULL;

  for (guint i = 0; i < n; i++)
    if (!bars[i].hidden && bars[i].first_col <= column && bars[i].last_col >= column
        && bars[i].lines > 1 && (tallest == NULL || bars[i].lines >= tallest->lines))
      tallest = &bars[i];
  if (tallest == NULL)
    return FALSE;
  tallest->lines--;
  return TRUE;
}

/* Hides the lowest bar of an overfull column, whole weeks of it at a time. */
static void
hide_lowest (PlnMonthLayout *self, PlnMonthBar *bars, guint n, int column, int week)
{
  PlnMonthBar *lowest = NULL;

  for (guint i = 0; i < n; i++)
    if (!bars[i].hidden && bars[i].first_col <= column && bars[i].last_col >= column
        && (lowest == NULL || bars[i].rect.y >= lowest->rect.y))
      lowest = &bars[i];
  if (lowest == NULL)
    return;
  lowest->hidden = TRUE;
  for (int c = lowest->first_col; c <= lowest->last_col; c++)
    self->n_more[week * 7 + c]++;
}

static gboolean
column_overflows (PlnMonthLayout *self, const PlnMonthSpec *spec, const double depth[7], int week, int column)
{
  const double more = spec->compact ? 0 : ceil (spec->line) + 2;
  const double limit = self->days[week * 7].height - 2 - (self->n_more[week * 7 + column] > 0 ? more : 0);

  return depth[column] - GAP > limit && depth[column] > self->head;
}

static void
fit_week (PlnMonthLayout *self, const PlnMonthSpec *spec, PlnMonthBar *bars, guint n, int week)
{
  double depth[7];
  gboolean again = TRUE;

  while (again)
    {
      again = FALSE;
      stack_week (self, spec, bars, n, depth);
      for (int c = 0; c < 7 && !again; c++)
        if (column_overflows (self, spec, depth, week, c))
          {
            if (!give_up_a_line (bars, n, c))
              hide_lowest (self, bars, n, c, week);
            again = TRUE;
          }
    }
  for (guint i = 0; i < n; i++)
    {
      PlnMonthBar *bar = &bars[i];
      const PlnRect *from = &self->days[week * 7 + bar->first_col], *to = &self->days[week * 7 + bar->last_col];
      const double start = bar->starts ? CHIP_START : 0, end = bar->ends ? CHIP_END : 0;

      bar->rect.x = from->x + start;
      bar->rect.width = to->x + to->width - end - bar->rect.x;
      bar->rect.y += from->y;
    }
}

static void
place_more (PlnMonthLayout *self, const PlnMonthSpec *spec)
{
  for (int i = 0; i < self->n_days; i++)
    {
      const PlnRect *day = &self->days[i];
      const double height = spec->compact ? 6 : ceil (spec->line) + 2;

      if (self->n_more[i] > 0)
        self->more[i] = (PlnRect) { day->x + CHIP_START, day->y + day->height - height - 2, day->width - CHIP_START - CHIP_END, height };
    }
}

static void
mirror (PlnMonthLayout *self, const PlnMonthSpec *spec)
{
  pln_rect_mirror (&self->header, spec->width);
  pln_rect_mirror (&self->weeks, spec->width);
  for (int i = 0; i < self->n_days; i++)
    {
      pln_rect_mirror (&self->days[i], spec->width);
      pln_rect_mirror (&self->more[i], spec->width);
    }
  for (guint i = 0; i < self->n_band; i++)
    pln_rect_mirror (&self->band[i], spec->width);
  for (guint i = 0; i < self->bars->len; i++)
    pln_rect_mirror (&g_array_index (self->bars, PlnMonthBar, i).rect, spec->width);
}

/**
 * pln_month_layout_init:
 * @self: not initialised
 * @spans: entries whose days are known, first not after last
 *
 * Time grows with the number of bars in the fullest week, squared.
 */
void
pln_month_layout_init (PlnMonthLayout *self, const PlnMonthSpec *spec, const PlnMonthSpan *spans, guint n_spans)
{
  PlnMonthBar *bars;
  guint from = 0;

  *self = (PlnMonthLayout) { .bars = g_array_new (FALSE, FALSE, sizeof (PlnMonthBar)) };
  pln_month_weeks (spec->year, spec->month, spec->first_weekday, &self->first, &self->n_weeks);
  self->n_days = self->n_weeks * 7;
  self->last = self->first + self->n_days - 1;
  place_frame (self, spec);
  cut_into_weeks (self, spans, n_spans);
  bars = (PlnMonthBar *) self->bars->data;
  for (int week = 0; week < self->n_weeks; week++)
    {
      guint to = from;

      while (to < self->bars->len && bars[to].week == week)
        to++;
      fit_week (self, spec, bars + from, to - from, week);
      from = to;
    }
  place_more (self, spec);
  if (spec->rtl)
    mirror (self, spec);
}

void
pln_month_layout_clear (PlnMonthLayout *self)
{
  g_clear_pointer (&self->bars, g_array_unref);
}

int
pln_month_layout_index (const PlnMonthLayout *self, PlnDay day)
{
  return self->bars != NULL && day >= self->first && day <= self->last ? day - self->first : -1;
}
