// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* An org chart is read by where its boxes stand: none may cover another, order and level must hold, and
 * no dotted line may cross a box, whatever the tree. */

#include <math.h>
#include <time.h>

#include "random-tree.h"
#include "widgets/pln-tidy-tree.h"

static const PlnOrgSpec down = { .direction = PLN_ORG_TOP_DOWN, .width = 1000, .scale = 1 };

/* The textbook case: three children under a root, the middle one below it. */
static void
test_small_tree (void)
{
  PlnTidyNode nodes[] = { { -1, 100, 0, 1, 0 }, { 0, 100, 1, 2, 0 }, { 0, 100, 1, 2, 0 }, { 2, 100, 2, 3, 0 }, { 2, 100, 2, 3, 0 }, { 0, 100, 1, 2, 0 } };
  const double want[] = { 0, -100, 0, -50, 50, 100 };

  pln_tidy_tree_layout (nodes, G_N_ELEMENTS (nodes));
  for (guint i = 0; i < G_N_ELEMENTS (nodes); i++)
    g_assert_cmpfloat_with_epsilon (nodes[i].centre, want[i], 1e-9);
}

static PlnTidyNode *
to_tidy (const PlnOrgNode *nodes, guint n)
{
  PlnTidyNode *tidy = g_new0 (PlnTidyNode, n);

  for (guint i = 0; i < n; i++)
    {
      tidy[i].parent = nodes[i].parent;
      tidy[i].size = nodes[i].width;
      tidy[i].near = i == 0 ? 0 : tidy[nodes[i].parent].far;
      tidy[i].far = tidy[i].near + nodes[i].height;
    }
  return tidy;
}

/* Nodes of any height: no two overlap, children in order, parents in the middle of their children. */
static void
test_tidy_random (void)
{
  for (guint seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const guint n = g_rand_int_range (rand, 1, 120);
      g_autofree PlnOrgNode *nodes = random_tree (rand, n, g_rand_double_range (rand, 0.2, 0.8));
      g_autofree PlnTidyNode *tidy = to_tidy (nodes, n);
      g_autofree int *first = g_new (int, n), *last = g_new (int, n);

      for (guint i = 0; i < n; i++)
        first[i] = last[i] = -1;
      pln_tidy_tree_layout (tidy, n);
      for (guint i = 0; i < n; i++)
        for (guint j = i + 1; j < n; j++)
          if (tidy[i].near < tidy[j].far && tidy[j].near < tidy[i].far
              && fabs (tidy[i].centre - tidy[j].centre) < (tidy[i].size + tidy[j].size) / 2 - 1e-6)
            g_error ("seed %u: nodes %u and %u overlap", seed, i, j);
      for (guint i = 1; i < n; i++)
        {
          const int parent = tidy[i].parent;

          if (last[parent] >= 0)
            g_assert_cmpfloat (tidy[last[parent]].centre, <, tidy[i].centre);
          first[parent] = first[parent] < 0 ? (int) i : first[parent];
          last[parent] = i;
        }
      for (guint i = 0; i < n; i++)
        if (first[i] >= 0)
          g_assert_cmpfloat_with_epsilon (tidy[i].centre, (tidy[first[i]].centre + tidy[last[i]].centre) / 2, 1e-6);
    }
}

/* The same tree with every list of children turned round, in preorder again. */
static guint
copy_mirrored (const PlnTidyNode *from, guint n, int node, int parent, PlnTidyNode *to, guint *where, guint next)
{
  const guint here = next++;

  to[here] = from[node];
  to[here].parent = parent;
  where[node] = here;
  for (int i = n - 1; i > node; i--)
    if (from[i].parent == node)
      next = copy_mirrored (from, n, i, here, to, where, next);
  return next;
}

static void
test_tidy_symmetric (void)
{
  for (guint seed = 1; seed <= 100; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const guint n = g_rand_int_range (rand, 2, 80);
      g_autofree PlnOrgNode *nodes = random_tree (rand, n, 0.6);
      g_autofree PlnTidyNode *tidy = to_tidy (nodes, n), *turned = g_new0 (PlnTidyNode, n);
      g_autofree guint *where = g_new0 (guint, n);

      copy_mirrored (tidy, n, 0, -1, turned, where, 0);
      pln_tidy_tree_layout (tidy, n);
      pln_tidy_tree_layout (turned, n);
      for (guint i = 0; i < n; i++)
        if (fabs (tidy[i].centre + turned[where[i]].centre) > 1e-6)
          g_error ("seed %u: node %u is not mirrored", seed, i);
    }
}

/* A segment of a route may touch a box only where the route begins or ends. */
static gboolean
crosses (const PlnRect *box, double x1, double y1, double x2, double y2)
{
  return MIN (x1, x2) < box->x + box->width - 1 && MAX (x1, x2) > box->x + 1
         && MIN (y1, y2) < box->y + box->height - 1 && MAX (y1, y2) > box->y + 1;
}

static void
check_chart (const PlnOrgLayout *l, guint seed)
{
  for (guint i = 0; i < l->n_boxes; i++)
    {
      const PlnRect *a = &l->boxes[i].rect;

      if (a->x < 0 || a->y < 0 || a->x + a->width > l->width || a->y + a->height > l->height)
        g_error ("seed %u: box %u lies outside", seed, i);
      for (guint j = i + 1; j < l->n_boxes; j++)
        if (pln_rect_intersects (a, &l->boxes[j].rect))
          g_error ("seed %u: boxes %u and %u overlap", seed, i, j);
    }
  for (guint r = 0; r < l->n_routes; r++)
    {
      const PlnOrgRoute *route = &l->routes[r];

      g_assert_cmpuint (route->n_points, >=, 2);
      for (guint k = 1; k < route->n_points; k++)
        {
          g_assert_true (fabs (route->x[k] - route->x[k - 1]) < 0.6 || fabs (route->y[k] - route->y[k - 1]) < 0.6);
          for (guint i = 0; i < l->n_boxes; i++)
            if (crosses (&l->boxes[i].rect, route->x[k - 1], route->y[k - 1], route->x[k], route->y[k]))
              g_error ("seed %u: route %u crosses box %u", seed, r, i);
        }
    }
}

/* Whole charts with relations, in each direction and both ways of reading. */
static void
test_chart_random (void)
{
  for (guint seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const guint n = g_rand_int_range (rand, 2, 90), n_edges = g_rand_int_range (rand, 0, 8);
      g_autofree PlnOrgNode *nodes = random_tree (rand, n, g_rand_double_range (rand, 0.3, 0.9));
      PlnOrgEdge edges[8];
      PlnOrgSpec spec = { .direction = seed % 3, .rtl = g_rand_boolean (rand), .width = g_rand_int_range (rand, 300, 560), .scale = 1 };
      PlnOrgLayout layout;

      for (guint i = 0; i < n_edges; i++)
        {
          edges[i] = (PlnOrgEdge) { g_rand_int_range (rand, 0, n), g_rand_int_range (rand, 0, n), 90, 15 };
          if (edges[i].from == edges[i].to)
            edges[i].to = (edges[i].from + 1) % n;
        }
      pln_org_layout_init (&layout, &spec, nodes, n, edges, n_edges);
      check_chart (&layout, seed);
      pln_org_layout_clear (&layout);
    }
}

/* Boxes of one level begin at one height; a child never begins above the end of its parent. */
static void
test_levels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree PlnOrgNode *nodes = random_tree (rand, 60, 0.55);
  PlnOrgLayout l;

  pln_org_layout_init (&l, &down, nodes, 60, NULL, 0);
  for (guint i = 0; i < l.n_boxes; i++)
    {
      if (nodes[i].parent >= 0)
        g_assert_cmpfloat (l.boxes[i].rect.y, >=, l.boxes[nodes[i].parent].rect.y + l.boxes[nodes[i].parent].rect.height);
      for (guint j = 0; j < i; j++)
        if (l.boxes[j].level == l.boxes[i].level && l.boxes[i].column < 0 && l.boxes[j].column < 0)
          g_assert_cmpfloat (l.boxes[j].rect.y, ==, l.boxes[i].rect.y);
    }
  pln_org_layout_clear (&l);
}

/* Eight childless siblings stand in two columns, seven beside each other. */
static void
test_columns (void)
{
  for (guint n = 7; n <= 9; n++)
    {
      PlnOrgNode nodes[10] = { { -1, 186, 100, FALSE } };
      PlnOrgLayout l;

      for (guint i = 1; i <= n; i++)
        nodes[i] = (PlnOrgNode) { 0, 186, 100, FALSE };
      pln_org_layout_init (&l, &down, nodes, n + 1, NULL, 0);
      g_assert_cmpint (l.boxes[1].column, ==, n > 7 ? 0 : -1);
      g_assert_cmpint (l.boxes[2].column, ==, n > 7 ? 1 : -1);
      if (n > 7)
        {
          g_assert_cmpfloat (l.boxes[3].rect.x, ==, l.boxes[1].rect.x);
          g_assert_cmpfloat (l.boxes[3].rect.y, >, l.boxes[1].rect.y);
          g_assert_cmpfloat (l.width, <, 500);
        }
      pln_org_layout_clear (&l);
    }
}

/* An external organization stands over the body that it administers, and the line runs straight down. */
static void
test_external (void)
{
  const PlnOrgNode nodes[] = { { -1, 186, 90, FALSE }, { 0, 186, 120, FALSE }, { 0, 186, 120, FALSE }, { 0, 186, 120, FALSE }, { -1, 186, 70, TRUE } };
  const PlnOrgEdge edge = { 4, 3, 70, 15 };
  PlnOrgLayout l;

  pln_org_layout_init (&l, &down, nodes, G_N_ELEMENTS (nodes), &edge, 1);
  g_assert_cmpfloat (l.boxes[4].rect.x, ==, l.boxes[3].rect.x);
  g_assert_cmpuint (l.routes[0].n_points, ==, 2);
  g_assert_cmpfloat (l.routes[0].x[0], ==, l.routes[0].x[1]);
  g_assert_cmpfloat (l.routes[0].x[0], !=, l.boxes[3].rect.x + 93);
  pln_org_layout_clear (&l);
}

static gboolean
legs_cross (const PlnOrgRoute *a, guint i, const PlnOrgRoute *b, guint k)
{
  const double left = MAX (MIN (a->x[i - 1], a->x[i]), MIN (b->x[k - 1], b->x[k]));
  const double right = MIN (MAX (a->x[i - 1], a->x[i]), MAX (b->x[k - 1], b->x[k]));
  const double top = MAX (MIN (a->y[i - 1], a->y[i]), MIN (b->y[k - 1], b->y[k]));
  const double bottom = MIN (MAX (a->y[i - 1], a->y[i]), MAX (b->y[k - 1], b->y[k]));

  return left <= right && top <= bottom;
}

/* Relations between neighbours, one within the other, in whatever order they come: their lines do not cross,
 * their words do not lie on each other, and both ends are on the side that faces the other box. */
static void
test_nested (void)
{
  for (guint order = 0; order < 6; order++)
    {
      const PlnOrgNode nodes[] = { { -1, 186, 90, FALSE }, { 0, 186, 100, FALSE }, { 0, 186, 100, FALSE }, { 0, 186, 100, FALSE },
                                   { 0, 186, 100, FALSE }, { 4, 186, 100, FALSE } };
      const PlnOrgEdge all[] = { { 4, 2, 70, 15 }, { 3, 4, 120, 15 }, { 1, 4, 60, 15 } };
      const PlnOrgEdge edges[] = { all[order % 3], all[(order % 3 + 1 + order / 3) % 3], all[(order % 3 + 2 - order / 3) % 3] };
      PlnOrgLayout l;

      pln_org_layout_init (&l, &down, nodes, G_N_ELEMENTS (nodes), edges, 3);
      for (guint r = 0; r < 3; r++)
        {
          const PlnOrgRoute *route = &l.routes[r];
          const double from = l.boxes[edges[r].from].rect.x + 93, to = l.boxes[edges[r].to].rect.x + 93;

          g_assert_true ((route->x[0] > from) == (to > from));
          g_assert_true ((route->x[route->n_points - 1] > to) == (from > to));
          for (guint other = r + 1; other < 3; other++)
            for (guint i = 1; i < route->n_points; i++)
              for (guint k = 1; k < l.routes[other].n_points; k++)
                if (legs_cross (route, i, &l.routes[other], k))
                  g_error ("order %u: lines %u and %u cross", order, r, other);
          for (guint other = r + 1; other < 3; other++)
            g_assert_false (pln_rect_intersects (&route->label, &l.routes[other].label));
        }
      pln_org_layout_clear (&l);
    }
}

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* Eight times the bodies take about eight times the work: a quadratic step would take sixty-four times.
 * Counted in the time of this thread, so that a busy machine does not matter. */
static void
test_linear (void)
{
  double best[2] = { G_MAXDOUBLE, G_MAXDOUBLE };

  for (int round = 0; round < 4; round++)
    for (int k = 0; k < 2; k++)
      {
        g_autoptr (GRand) rand = g_rand_new_with_seed (3);
        const guint n = k == 0 ? 8000 : 64000;
        g_autofree PlnOrgNode *nodes = random_tree (rand, n, 0.5);
        const double start = cpu_ms ();
        PlnOrgLayout l;

        pln_org_layout_init (&l, &down, nodes, n, NULL, 0);
        best[k] = MIN (best[k], cpu_ms () - start);
        pln_org_layout_clear (&l);
      }
  g_test_message ("8,000 bodies %.2f ms, 64,000 bodies %.2f ms", best[0], best[1]);
  g_assert_cmpfloat (best[1], <, best[0] * 28);
}

/* A chain as deep as the list is long must not exhaust the stack. */
static void
test_deep (void)
{
  const guint n = 50000;
  g_autofree PlnTidyNode *nodes = g_new0 (PlnTidyNode, n);

  for (guint i = 0; i < n; i++)
    nodes[i] = (PlnTidyNode) { (int) i - 1, 100, i, i + 1, 1 };
  pln_tidy_tree_layout (nodes, n);
  g_assert_cmpfloat_with_epsilon (nodes[n - 1].centre, 0, 1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tidy-tree/small", test_small_tree);
  g_test_add_func ("/tidy-tree/random", test_tidy_random);
  g_test_add_func ("/tidy-tree/symmetric", test_tidy_symmetric);
  g_test_add_func ("/tidy-tree/deep", test_deep);
  g_test_add_func ("/org-layout/random", test_chart_random);
  g_test_add_func ("/org-layout/levels", test_levels);
  g_test_add_func ("/org-layout/columns", test_columns);
  g_test_add_func ("/org-layout/external", test_external);
  g_test_add_func ("/org-layout/nested", test_nested);
  g_test_add_func ("/org-layout/linear", test_linear);
  return g_test_run ();
}
