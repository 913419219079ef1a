/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-org-layout.h"

/* A random tree of n bodies in preorder.  bushy: 0 chains … 1 flat. */
static inline PlnOrgNode *
random_tree (GRand *rand, guint n, double bushy)
{
  PlnOrgNode *nodes = g_new0 (PlnOrgNode, MAX (n, 1));
  int current = -1;

  for (guint i = 0; i < n; i++)
    {
      /* Climb some steps, then hang the next one there: always preorder. */
      while (current > 0 && g_rand_double (rand) < bushy)
        current = nodes[current].parent;
      nodes[i] = (PlnOrgNode) { current, 186, g_rand_int_range (rand, 60, 160), FALSE };
      current = i;
    }
  return nodes;
}
