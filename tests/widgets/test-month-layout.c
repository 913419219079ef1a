// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A month must show each meeting on its very days, once, without two covering each other. */

#include <glib.h>

#include "widgets/pln-month-layout.h"

static const PlnMonthSpec spec = {
  .year = 2017, .month = 9, .first_weekday = 1, .week_numbers = TRUE,
  .width = 720, .height = 720, .line = 17, .scale = 1,
};

static PlnDay
day (int year, int month, int mday)
{
  return pln_day_from_ymd (year, month, mday);
}

/* Rows and first day for months that begin on every weekday, with weeks from Monday, Saturday and Sunday. */
static void
test_weeks (void)
{
  const struct
  {
    int year, month, weekday, weeks;
    const char *first;
  } cases[] = {
    { 2017, 9, 1, 5, "2017-08-28" }, { 2017, 9, 7, 5, "2017-08-27" }, { 2017, 9, 6, 6, "2017-08-26" },
    { 2015, 2, 7, 4, "2015-02-01" }, { 2015, 2, 1, 5, "2015-01-26" }, { 2017, 7, 1, 6, "2017-06-26" },
    { 2016, 2, 1, 5, "2016-02-01" }, { 2026, 12, 1, 5, "2026-11-30" }, { 2027, 1, 1, 5, "2026-12-28" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlnDay first;
      int weeks;
      g_autofree char *iso = NULL;

      pln_month_weeks (cases[i].year, cases[i].month, cases[i].weekday, &first, &weeks);
      iso = pln_day_to_iso (first);
      g_assert_cmpstr (iso, ==, cases[i].first);
      g_assert_cmpint (weeks, ==, cases[i].weeks);
      g_assert_cmpint (pln_day_weekday (first), ==, cases[i].weekday);
    }
}

/* Cells tile the grid: no gap, no overlap, whole pixels. */
static void
test_cells_tile (void)
{
  PlnMonthLayout layout;

  pln_month_layout_init (&layout, &spec, NULL, 0);
  for (int i = 0; i < layout.n_days; i++)
    {
      const PlnRect *d = &layout.days[i];

      g_assert_cmpfloat (d->x, ==, (int) d->x);
      if (i % 7 < 6)
        g_assert_cmpfloat (d->x + d->width, ==, layout.days[i + 1].x);
      if (i + 7 < layout.n_days)
        g_assert_cmpfloat (d->y + d->height, ==, layout.days[i + 7].y);
    }
  g_assert_cmpfloat (layout.days[6].x + layout.days[6].width, ==, 720);
  g_assert_cmpfloat (layout.days[34].y + layout.days[34].height, ==, 720);
  pln_month_layout_clear (&layout);
}

/* A meeting of twelve days over three weeks is three bars, open where it goes on. */
static void
test_bar_over_weeks (void)
{
  const PlnMonthSpan span = { day (2017, 9, 9), day (2017, 9, 20), -1, 1 };
  const struct
  {
    int week, from, to;
    gboolean starts, ends;
  } want[] = { { 1, 5, 6, TRUE, FALSE }, { 2, 0, 6, FALSE, FALSE }, { 3, 0, 2, FALSE, TRUE } };
  PlnMonthLayout layout;

  pln_month_layout_init (&layout, &spec, &span, 1);
  g_assert_cmpuint (layout.bars->len, ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < layout.bars->len; i++)
    {
      const PlnMonthBar *bar = &g_array_index (layout.bars, PlnMonthBar, i);

      g_assert_cmpint (bar->week, ==, want[i].week);
      g_assert_cmpint (bar->first_col, ==, want[i].from);
      g_assert_cmpint (bar->last_col, ==, want[i].to);
      g_assert_cmpint (bar->starts, ==, want[i].starts);
      g_assert_cmpint (bar->ends, ==, want[i].ends);
    }
  pln_month_layout_clear (&layout);
}

/* Parts lie below what they are part of, also when they are listed first. */
static void
test_parts_below (void)
{
  const PlnMonthSpan spans[] = {
    { day (2017, 9, 4), day (2017, 9, 4), 2, 2 },
    { day (2017, 9, 5), day (2017, 9, 5), 2, 3 },
    { day (2017, 9, 4), day (2017, 9, 5), -1, 1 },
  };
  PlnMonthLayout layout;
  const PlnMonthBar *bars;

  pln_month_layout_init (&layout, &spec, spans, G_N_ELEMENTS (spans));
  bars = (const PlnMonthBar *) layout.bars->data;
  g_assert_cmpuint (bars[0].span, ==, 2);
  g_assert_cmpint (bars[1].lines, ==, 2);
  g_assert_cmpint (bars[2].lines, ==, 3);
  for (int i = 1; i < 3; i++)
    g_assert_cmpfloat (bars[i].rect.y, >=, bars[0].rect.y + bars[0].rect.height);
  pln_month_layout_clear (&layout);
}

/* A full day first gives up lines, then counts what is left; the count is exact. */
static void
test_more (void)
{
  PlnMonthSpan spans[12];
  PlnMonthLayout layout;
  guint shown = 0;
  const int index = day (2017, 9, 13) - day (2017, 8, 28);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (PlnMonthSpan) { day (2017, 9, 13), day (2017, 9, 13), -1, 4 };
  pln_month_layout_init (&layout, &spec, spans, G_N_ELEMENTS (spans));
  for (guint i = 0; i < layout.bars->len; i++)
    {
      const PlnMonthBar *bar = &g_array_index (layout.bars, PlnMonthBar, i);

      if (bar->hidden)
        continue;
      shown++;
      g_assert_cmpint (bar->lines, ==, 1);
      g_assert_cmpfloat (bar->rect.y + bar->rect.height, <=, layout.more[index].y);
    }
  g_assert_cmpuint (shown, >, 1);
  g_assert_cmpuint (layout.n_more[index], ==, G_N_ELEMENTS (spans) - shown);
  pln_month_layout_clear (&layout);
}

static void
check_month (const PlnMonthLayout *layout, const PlnMonthSpan *spans, guint n, guint seed)
{
  guint days_shown = 0, days_wanted = 0;

  for (guint i = 0; i < n; i++)
    days_wanted += MAX (0, MIN (spans[i].last, layout->last) - MAX (spans[i].first, layout->first) + 1);
  for (guint i = 0; i < layout->bars->len; i++)
    {
      const PlnMonthBar *a = &g_array_index (layout->bars, PlnMonthBar, i);
      const PlnRect *row = &layout->days[a->week * 7];

      days_shown += a->last_col - a->first_col + 1;
      if (a->hidden)
        continue;
      if (a->rect.y < row->y || a->rect.y + a->rect.height > row->y + row->height)
        g_error ("seed %u: bar %u leaves its week", seed, i);
      for (guint j = i + 1; j < layout->bars->len; j++)
        {
          const PlnMonthBar *b = &g_array_index (layout->bars, PlnMonthBar, j);

          if (!b->hidden && pln_rect_intersects (&a->rect, &b->rect))
            g_error ("seed %u: bars %u and %u overlap", seed, i, j);
        }
    }
  g_assert_cmpuint (days_shown, ==, days_wanted);
  for (int d = 0; d < layout->n_days; d++)
    days_wanted -= layout->n_more[d];
  for (guint i = 0; i < layout->bars->len; i++)
    {
      const PlnMonthBar *a = &g_array_index (layout->bars, PlnMonthBar, i);

      if (!a->hidden)
        days_wanted -= a->last_col - a->first_col + 1;
    }
  g_assert_cmpuint (days_wanted, ==, 0);
}

/* Random months, wide and compact, both directions: every day of every meeting is drawn or counted. */
static void
test_random (void)
{
  for (guint seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      PlnMonthSpec random = spec;
      PlnMonthSpan spans[60];
      const guint n = g_rand_int_range (rand, 0, 60);
      PlnMonthLayout layout;

      random.month = g_rand_int_range (rand, 1, 13);
      random.first_weekday = g_rand_int_range (rand, 1, 8);
      random.width = g_rand_int_range (rand, 280, 1600);
      random.height = g_rand_int_range (rand, 300, 1200);
      random.compact = g_rand_boolean (rand);
      random.rtl = g_rand_boolean (rand);
      random.n_band = g_rand_int_range (rand, 0, 6);
      for (guint i = 0; i < n; i++)
        {
          spans[i].first = day (2017, random.month, 1) + g_rand_int_range (rand, -20, 40);
          spans[i].last = spans[i].first + (g_rand_boolean (rand) ? 0 : g_rand_int_range (rand, 0, 15));
          spans[i].part_of = i > 0 && g_rand_boolean (rand) ? g_rand_int_range (rand, 0, i) : -1;
          spans[i].lines = g_rand_int_range (rand, 1, 5);
        }
      pln_month_layout_init (&layout, &random, spans, n);
      check_month (&layout, spans, n, seed);
      pln_month_layout_clear (&layout);
    }
}

/* Right to left is the mirror image. */
static void
test_mirror (void)
{
  const PlnMonthSpan span = { day (2017, 9, 4), day (2017, 9, 5), -1, 1 };
  PlnMonthSpec mirrored = spec;
  PlnMonthLayout ltr, rtl;

  mirrored.rtl = TRUE;
  pln_month_layout_init (&ltr, &spec, &span, 1);
  pln_month_layout_init (&rtl, &mirrored, &span, 1);
  for (int i = 0; i < ltr.n_days; i++)
    {
      g_assert_cmpfloat (ltr.days[i].x + ltr.days[i].width, ==, spec.width - rtl.days[i].x);
      g_assert_cmpfloat (ltr.days[i].y, ==, rtl.days[i].y);
    }
  g_assert_cmpfloat (g_array_index (rtl.bars, PlnMonthBar, 0).rect.x, >, spec.width / 2);
  pln_month_layout_clear (&ltr);
  pln_month_layout_clear (&rtl);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/month-layout/weeks", test_weeks);
  g_test_add_func ("/month-layout/cells-tile", test_cells_tile);
  g_test_add_func ("/month-layout/bar-over-weeks", test_bar_over_weeks);
  g_test_add_func ("/month-layout/parts-below", test_parts_below);
  g_test_add_func ("/month-layout/more", test_more);
  g_test_add_func ("/month-layout/random", test_random);
  g_test_add_func ("/month-layout/mirror", test_mirror);
  return g_test_run ();
}
