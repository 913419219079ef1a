// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A bar must cover the days it stands for, be soft over just the days that are not certain, and mirror. */

#include <glib.h>

#include "widgets/pln-timeline-layout.h"

static PlnDay
d (int year, int month, int mday)
{
  return pln_day_from_ymd (year, month, mday);
}

static PlnTimeScale
scale (gboolean rtl)
{
  return (PlnTimeScale) { d (2021, 1, 1), d (2028, 12, 31), 200, 1, rtl, 200 + 2922 };
}

static void
test_days (void)
{
  for (int rtl = 0; rtl < 2; rtl++)
    {
      const PlnTimeScale s = scale (rtl);

      for (PlnDay day = s.first; day <= s.last; day += 13)
        g_assert_cmpint (pln_time_scale_day (&s, pln_time_scale_x (&s, day) + (rtl ? -0.5 : 0.5)), ==, day);
    }
}

/* Four years from some day in 2021: certain from the last possible start to the first possible end. */
static void
test_imprecise_ends (void)
{
  const PlnTimeScale s = scale (FALSE);
  const PlnMarkSpan span = { PLN_MARK_BAR, d (2021, 1, 1), d (2021, 12, 31), d (2024, 12, 31), d (2025, 12, 30) };
  PlnMarkShape shape;

  pln_mark_shape_init (&shape, &s, &span);
  g_assert_cmpfloat (shape.x, ==, 200);
  g_assert_cmpfloat (shape.width, ==, d (2025, 12, 31) - d (2021, 1, 1));
  g_assert_cmpfloat (shape.soft_start, ==, 364);
  g_assert_cmpfloat (shape.soft_end, ==, 364);
  g_assert_false (shape.open_start || shape.open_end);
}

/* A known run of days has hard edges; a day that may be start and end at once has nothing certain between. */
static void
test_edges (void)
{
  const PlnTimeScale s = scale (FALSE);
  const PlnMarkSpan sure = { PLN_MARK_BAR, d (2022, 3, 1), d (2022, 3, 1), d (2022, 3, 31), d (2022, 3, 31) };
  const PlnMarkSpan unsure = { PLN_MARK_BAR, d (2022, 1, 1), d (2022, 12, 31), d (2022, 1, 1), d (2022, 12, 31) };
  PlnMarkShape shape;

  pln_mark_shape_init (&shape, &s, &sure);
  g_assert_cmpfloat (shape.width, ==, 31);
  g_assert_cmpfloat (shape.soft_start + shape.soft_end, ==, 0);
  pln_mark_shape_init (&shape, &s, &unsure);
  g_assert_cmpfloat_with_epsilon (shape.soft_start + shape.soft_end, shape.width, 1e-9);
}

/* What has no start or end runs to the edge of the chart. */
static void
test_open (void)
{
  const PlnTimeScale s = scale (FALSE);
  const PlnMarkSpan span = { PLN_MARK_BAR, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE };
  PlnMarkShape shape;

  pln_mark_shape_init (&shape, &s, &span);
  g_assert_true (shape.open_start && shape.open_end);
  g_assert_cmpfloat (shape.x, ==, 200);
  g_assert_cmpfloat (shape.x + shape.width, ==, s.width);
  g_assert_cmpfloat (shape.soft_start, >, 0);
}

/* A deadline ends at the end of its last possible day and is soft all the way. */
static void
test_by (void)
{
  const PlnTimeScale s = scale (FALSE);
  const PlnMarkSpan span = { PLN_MARK_BY, PLN_DAY_NONE, PLN_DAY_NONE, d (2022, 7, 1), d (2022, 7, 31) };
  PlnMarkShape shape;

  pln_mark_shape_init (&shape, &s, &span);
  g_assert_cmpfloat (shape.x + shape.width, ==, pln_time_scale_x (&s, d (2022, 8, 1)));
  g_assert_cmpfloat (shape.soft_start, ==, shape.width);
}

static void
test_mirror (void)
{
  const PlnTimeScale ltr = scale (FALSE), rtl = scale (TRUE);
  const PlnMarkSpan spans[] = {
    { PLN_MARK_BAR, d (2021, 1, 1), d (2021, 12, 31), d (2024, 12, 31), d (2025, 12, 30) },
    { PLN_MARK_DIAMOND, d (2023, 4, 25), d (2023, 4, 25), d (2023, 4, 25), d (2023, 4, 25) },
    { PLN_MARK_SOME, d (2023, 4, 1), d (2023, 4, 1), d (2023, 4, 30), d (2023, 4, 30) },
    { PLN_MARK_BY, PLN_DAY_NONE, PLN_DAY_NONE, d (2022, 7, 1), d (2022, 7, 31) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      PlnMarkShape a, b;

      pln_mark_shape_init (&a, &ltr, &spans[i]);
      pln_mark_shape_init (&b, &rtl, &spans[i]);
      g_assert_cmpfloat_with_epsilon (a.x + a.width, ltr.width - b.x, 1e-9);
      g_assert_cmpfloat (a.soft_start, ==, b.soft_start);
      g_assert_cmpfloat_with_epsilon (pln_mark_text_x (&a, &ltr, 80, 9) + 80, ltr.width - pln_mark_text_x (&b, &rtl, 80, 9), 1e-9);
    }
}

/* Every month once, every year once, none past the end; years begin in January but for the first. */
static void
test_ticks (void)
{
  const PlnTimeScale s = { d (2017, 4, 1), d (2019, 5, 31), 0, 1, FALSE, 800 };
  g_autoptr (GArray) ticks = pln_time_scale_ticks (&s, TRUE);
  guint years = 0;
  double sum = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const PlnTimeTick *tick = &g_array_index (ticks, PlnTimeTick, i);

      years += tick->year;
      sum += tick->year ? 0 : tick->width;
      g_assert_cmpint (tick->day, <=, s.last);
    }
  g_assert_cmpuint (years, ==, 3);
  g_assert_cmpuint (ticks->len - years, ==, 26);
  g_assert_cmpfloat (sum, ==, s.last - s.first + 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/days", test_days);
  g_test_add_func ("/timeline-layout/imprecise-ends", test_imprecise_ends);
  g_test_add_func ("/timeline-layout/edges", test_edges);
  g_test_add_func ("/timeline-layout/open", test_open);
  g_test_add_func ("/timeline-layout/by", test_by);
  g_test_add_func ("/timeline-layout/mirror", test_mirror);
  g_test_add_func ("/timeline-layout/ticks", test_ticks);
  return g_test_run ();
}
