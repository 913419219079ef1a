// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How long 5,000 bodies take to lay out; the aim is 20 ms. */

#include "random-tree.h"

int
main (void)
{
  const PlnOrgSpec spec = { .direction = PLN_ORG_TOP_DOWN, .width = 1000, .scale = 1 };
  const double budget = 20;
  double best = G_MAXDOUBLE;

  for (int round = 0; round < 10; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (11);
      g_autofree PlnOrgNode *nodes = random_tree (rand, 5000, 0.55);
      const gint64 start = g_get_monotonic_time ();
      PlnOrgLayout layout;

      pln_org_layout_init (&layout, &spec, nodes, 5000, NULL, 0);
      best = MIN (best, (g_get_monotonic_time () - start) / 1e3);
      pln_org_layout_clear (&layout);
    }
  g_print ("org chart, layout of 5,000 bodies: %.2f ms, %.2f of the %.0f ms allowed\n", best, best / budget, budget);
  return best < budget * 3 ? 0 : 1;
}
