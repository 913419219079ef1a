/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cycles of references, found in linear time, are those that plain searching
 * finds, and in each the edge with the greatest stamp is the one ignored. */

#include <string.h>

#include "records/pln-forest.h"

typedef struct
{
  const char   *title;
  PlnForestEdge edges[6];
  guint         n;
  const char   *ignored; /* ids, a blank behind each */
} Case;

static const Case cases[] = {
  { "none", { { NULL, NULL, NULL } }, 0, "" },
  { "a chain", { { "a", "b", "1" }, { "b", "c", "2" } }, 2, "" },
  { "two under each other", { { "a", "b", "1" }, { "b", "a", "2" } }, 2, "b " },
  { "the same, the other the later", { { "a", "b", "3" }, { "b", "a", "2" } }, 2, "a " },
  { "under itself", { { "a", "a", "1" } }, 1, "a " },
  { "one stamp: the greater id", { { "a", "b", "1" }, { "b", "a", "1" } }, 2, "b " },
  { "a tail does not count", { { "t", "a", "9" }, { "a", "b", "1" }, { "b", "c", "3" }, { "c", "a", "2" } }, 4, "b " },
  { "two cycles", { { "a", "b", "1" }, { "c", "d", "9" }, { "b", "a", "2" }, { "d", "c", "1" } }, 4, "c b " },
  { "to what is not here", { { "a", "elsewhere", "1" } }, 1, "" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) cycles = pln_forest_find_cycles (cases[i].edges, cases[i].n);
      g_autoptr (GString)   ignored = g_string_new (NULL);

      g_test_message ("%s", cases[i].title);
      for (guint c = 0; c < cycles->len; c++)
        g_string_append_printf (ignored, "%s ", cases[i].edges[((PlnForestCycle *) cycles->pdata[c])->ignored].id);
      g_assert_cmpstr (ignored->str, ==, cases[i].ignored);
    }
}

/* The edge that leaves where this one leads, or n. */
static guint
follow (const PlnForestEdge *edges,
        guint                n,
        guint                at)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (edges[i].id, edges[at].target) == 0)
      return i;

  return n;
}

/* By searching: is the edge on a cycle, and is it the greatest there? */
static void
search (const PlnForestEdge *edges,
        guint                n,
        guint                start,
        guint               *length,
        gboolean            *greatest)
{
  guint at = start;

  *length = 0;
  *greatest = TRUE;
  for (guint steps = 1; steps <= n; steps++)
    {
      at = follow (edges, n, at);
      if (at == n)
        return;
      if (at == start)
        {
          *length = steps;
          return;
        }
      if (strcmp (edges[at].stamp, edges[start].stamp) > 0 ||
          (strcmp (edges[at].stamp, edges[start].stamp) == 0 && strcmp (edges[at].id, edges[start].id) > 0))
        *greatest = FALSE;
    }
}

static void
test_against_search (void)
{
  static char   names[12][4], stamps[6][2];
  PlnForestEdge edges[12];
  guint         found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_snprintf (names[i], sizeof names[i], "n%u", i);
  for (guint i = 0; i < G_N_ELEMENTS (stamps); i++)
    g_snprintf (stamps[i], sizeof stamps[i], "%u", i);

  for (guint round = 0; round < 20000; round++)
    {
      guint                 n = (guint) g_test_rand_int_range (1, G_N_ELEMENTS (names) + 1);
      guint                 seen = 0;
      g_autoptr (GPtrArray) cycles = NULL;

      for (guint i = 0; i < n; i++)
        edges[i] = (PlnForestEdge) { names[i], names[g_test_rand_int_range (0, 12)], stamps[g_test_rand_int_range (0, 6)] };
      cycles = pln_forest_find_cycles (edges, n);
      for (guint i = 0; i < n; i++)
        {
          const PlnForestCycle *cycle = seen < cycles->len ? cycles->pdata[seen] : NULL;
          guint                 length;
          gboolean              greatest, ignored = cycle != NULL && cycle->ignored == i;

          search (edges, n, i, &length, &greatest);
          g_assert_cmpint (ignored, ==, length > 0 && greatest);
          if (!ignored)
            continue;
          g_assert_cmpuint (cycle->edges->len, ==, length);
          for (guint j = 0; j < length; j++)
            g_assert_cmpuint (g_array_index (cycle->edges, guint, (j + 1) % length), ==,
                              follow (edges, n, g_array_index (cycle->edges, guint, j)));
          seen++;
        }
      g_assert_cmpuint (seen, ==, cycles->len);
      found += seen;
    }
  g_assert_cmpuint (found, >, 1000);
}

/* A long chain into a long cycle is walked once. */
static void
test_long_chain (void)
{
  const guint              n = 200000;
  g_autofree PlnForestEdge *edges = g_new (PlnForestEdge, n);
  g_autoptr (GPtrArray)    names = g_ptr_array_new_with_free_func (g_free), cycles = NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (names, g_strdup_printf ("%u", i));
  for (guint i = 0; i < n; i++)
    edges[i] = (PlnForestEdge) { names->pdata[i], names->pdata[i > 0 ? i - 1 : n / 2], "1" };
  cycles = pln_forest_find_cycles (edges, n);
  g_assert_cmpuint (cycles->len, ==, 1);
  g_assert_cmpuint (((PlnForestCycle *) cycles->pdata[0])->edges->len, ==, n / 2 + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/forest/cases", test_cases);
  g_test_add_func ("/forest/against-search", test_against_search);
  g_test_add_func ("/forest/long-chain", test_long_chain);

  return g_test_run ();
}
