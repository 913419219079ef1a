// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How long a frame takes while panning over 5,000 bodies, at full size and with all in sight; the aim is 16 ms. */

#include <adwaita.h>

#include "random-tree.h"
#include "widgets/pln-org-chart.h"

#define N 5000

static PlnOrgBody bodies[N];
static char ids[N][8], names[N][40];

static void
run_for (guint ms)
{
  const gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* Snapshot of one frame, without the toolkit around it. */
static double
frame (GtkWidget *chart, double x, double y)
{
  gint64 start;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  pln_canvas_pan_to (PLN_CANVAS (chart), x, y);
  start = g_get_monotonic_time ();
  GTK_WIDGET_GET_CLASS (chart)->snapshot (chart, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  return (g_get_monotonic_time () - start) / 1e3;
}

static double
pan (GtkWidget *chart, const char *what)
{
  double width, height, worst = 0, sum = 0;
  const int n = 60;

  pln_canvas_get_content_size (PLN_CANVAS (chart), &width, &height);
  frame (chart, 0, 0);
  for (int i = 0; i < n; i++)
    {
      const double ms = frame (chart, width * i / n, height * (i % 10) / 10);

      worst = MAX (worst, ms);
      sum += ms;
    }
  g_print ("org chart, 5,000 bodies, %s: %.2f ms a frame, worst %.2f ms, %.2f of the 16 ms allowed\n", what, sum / n, worst, worst / 16);
  return worst;
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  g_autofree PlnOrgNode *nodes = random_tree (rand, N, 0.55);
  GtkWidget *view, *window, *chart;
  double worst;

  adw_init ();
  for (guint i = 0; i < N; i++)
    {
      g_snprintf (ids[i], sizeof ids[i], "%u", i);
      g_snprintf (names[i], sizeof names[i], "Committee on Item %u of the Agenda", i);
      bodies[i] = (PlnOrgBody) { .id = ids[i], .parent_id = nodes[i].parent >= 0 ? ids[nodes[i].parent] : NULL, .name = names[i],
                                 .type = "Committee", .foot = "every 3 months", .foot_glyph = PLN_GLYPH_REPEAT };
    }
  view = pln_org_view_new ();
  chart = GTK_WIDGET (pln_org_view_get_chart (PLN_ORG_VIEW (view)));
  window = g_object_new (GTK_TYPE_WINDOW, "default-width", 1400, "default-height", 900, "child", view, NULL);
  gtk_window_present (GTK_WINDOW (window));
  run_for (200);
  pln_org_chart_set_bodies (PLN_ORG_CHART (chart), bodies, N, NULL, 0);
  run_for (300);
  worst = pan (chart, "full size");
  pln_canvas_zoom_to_fit (PLN_CANVAS (chart));
  run_for (100);
  worst = MAX (worst, pan (chart, "all in sight"));
  gtk_window_destroy (GTK_WINDOW (window));
  return worst < 48 ? 0 : 1;
}
