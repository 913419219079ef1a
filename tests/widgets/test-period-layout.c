// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Names and periods over time: the pieces of a lane meet, cover the axis and mirror, whatever the days are. */

#include <glib.h>

#include "widgets/pln-period-layout.h"

#define START 200
#define WIDTH 1000

/* What is known may lie anywhere, even outside of the days that are compared. */
static void
test_pieces (void)
{
  for (guint seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const PlnDay first = g_rand_int_range (rand, 0, 20000), second = first + g_rand_int_range (rand, 1, 8000);
      const PlnDay before = g_rand_int_range (rand, first - 50, second + 50), after = g_rand_int_range (rand, before, second + 60);
      PlnTimeScale scale[2];
      PlnPeriodShape s[2];

      for (int rtl = 0; rtl < 2; rtl++)
        {
          pln_period_scale_init (&scale[rtl], first, second, START, WIDTH, rtl);
          pln_period_shape_init (&s[rtl], &scale[rtl], first, second, before, after, 10);
        }
      g_test_message ("seed %u", seed);
      g_assert_cmpfloat_with_epsilon (s[0].before.x, START, 1e-6);
      g_assert_cmpfloat_with_epsilon (s[0].after.x + s[0].after.width, WIDTH, 1e-6);
      if (s[0].between.width > 0)
        {
          g_assert_cmpfloat_with_epsilon (s[0].before.x + s[0].before.width, s[0].between.x, 1e-6);
          g_assert_cmpfloat_with_epsilon (s[0].between.x + s[0].between.width, s[0].after.x, 1e-6);
        }
      g_assert_cmpfloat (s[0].fade_before, <=, s[0].before.width + 1e-6);
      g_assert_cmpfloat (s[0].fade_after, <=, s[0].after.width + 1e-6);
      g_assert_cmpfloat_with_epsilon (s[1].before.x + s[1].before.width, WIDTH - s[0].before.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (s[1].after.x, WIDTH - s[0].after.x - s[0].after.width, 1e-6);
    }
}

/* The two days stand at a quarter and three quarters, a known day of change leaves nothing between. */
static void
test_places (void)
{
  PlnTimeScale scale;
  PlnPeriodShape shape;

  pln_period_scale_init (&scale, 1000, 3000, START, WIDTH, FALSE);
  g_assert_cmpfloat_with_epsilon (pln_time_scale_x (&scale, 1000), START + 800 * 0.25, 1);
  g_assert_cmpfloat_with_epsilon (pln_time_scale_x (&scale, 3000), START + 800 * 0.75, 1);
  pln_period_shape_init (&shape, &scale, 1000, 3000, 1999, 2000, 0);
  g_assert_cmpfloat (shape.between.width, ==, 0);
  pln_period_shape_init (&shape, &scale, 1000, 3000, 1999, 2001, 0);
  g_assert_cmpfloat (shape.between.width, >, 0);
  /* Not wider than the axis, and no division by nothing. */
  pln_period_scale_init (&scale, 5, 6, START, START - 20, FALSE);
  g_assert_cmpfloat (scale.per_day, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/period-layout/pieces", test_pieces);
  g_test_add_func ("/widgets/period-layout/places", test_places);
  return g_test_run ();
}
