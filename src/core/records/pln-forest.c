/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-forest.h"

#include <string.h>

/* Two offices may each move a body under the other, and the merge then holds a
 * cycle.  In each cycle the edge with the greatest stamp is ignored, so every
 * office shows the same forest (exchange/README.md, Merging); under one stamp, the
 * edge of the bytewise greater id.
 *
 * A record has one reference of a kind at most, so cycles never share an edge
 * and one walk finds them all in linear time. */

enum { UNSEEN = 0, DONE = G_MAXUINT };

static void
cycle_free_cb (gpointer data)
{
  PlnForestCycle *cycle = data;

  g_array_unref (cycle->edges);
  g_free (cycle);
}

static gboolean
is_greater (const PlnForestEdge *a,
            const PlnForestEdge *b)
{
  int order = strcmp (a->stamp, b->stamp);

  return order != 0 ? order > 0 : strcmp (a->id, b->id) > 0;
}

/* For each edge the index of the edge that leaves its target, or n_edges. */
static guint *
link_edges (const PlnForestEdge *edges,
            gsize                n_edges)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  guint                 *next = g_new (guint, n_edges + 1);

  for (gsize i = 0; i < n_edges; i++)
    g_hash_table_insert (by_id, (gpointer) edges[i].id, GUINT_TO_POINTER (i + 1));
  for (gsize i = 0; i < n_edges; i++)
    {
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (by_id, edges[i].target));

      next[i] = found != 0 ? found - 1 : n_edges;
    }

  return next;
}

static PlnForestCycle *
make_cycle (const PlnForestEdge *edges,
            const guint         *next,
            guint                start)
{
  PlnForestCycle *cycle = g_new0 (PlnForestCycle, 1);
  guint           at = start;

  cycle->ignored = start;
  for (at = next[start]; at != start; at = next[at])
    if (is_greater (&edges[at], &edges[cycle->ignored]))
      cycle->ignored = at;

  cycle->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  at = cycle->ignored;
  do
    {
      g_array_append_val (cycle->edges, at);
      at = next[at];
    }
  while (at != cycle->ignored);

  return cycle;
}

static int
compare_cycles_cb (gconstpointer a,
                   gconstpointer b)
{
  const PlnForestCycle *left = *(PlnForestCycle *const *) a, *right = *(PlnForestCycle *const *) b;

  return (left->ignored > right->ignored) - (left->ignored < right->ignored);
}

GPtrArray *
pln_forest_find_cycles (const PlnForestEdge *edges,
                        gsize                n_edges)
{
  GPtrArray        *cycles = g_ptr_array_new_with_free_func (cycle_free_cb);
  g_autofree guint *next = NULL;
  g_autofree guint *seen = g_new0 (guint, n_edges + 1); /* UNSEEN, DONE, or the number of the walk under way */

  g_return_val_if_fail (n_edges < G_MAXUINT - 1, cycles);

  next = link_edges (edges, n_edges);
  for (guint start = 0; start < n_edges; start++)
    {
      guint walk = start + 1, at = start;

      while (at < n_edges && seen[at] == UNSEEN)
        {
          seen[at] = walk;
          at = next[at];
        }
      if (at < n_edges && seen[at] == walk)
        g_ptr_array_add (cycles, make_cycle (edges, next, at));
      for (at = start; at < n_edges && seen[at] == walk; at = next[at])
        seen[at] = DONE;
    }
  g_ptr_array_sort (cycles, compare_cycles_cb);

  return cycles;
}
