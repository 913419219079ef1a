// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A flow must be true to its amounts, and be walked and read without seeing it. */

#include <adwaita.h>

#include "widgets/pln-flow-layout.h"
#include "widgets/pln-flow.h"

static const PlnFlowSpec spec = { 800, 500, 156, 186, FALSE };

/* Widths are to scale on both sides, never under 4 px, and 12 px without an amount. */
static void
test_scale (void)
{
  const PlnFlowNodeSpec nodes[] = {
    { FALSE, 5000000, 30 }, { FALSE, 140000, 30 }, { FALSE, 0, 30 }, { TRUE, 5000000, 30 }, { TRUE, 140000, 30 }, { TRUE, 0, 30 },
  };
  const PlnFlowRibbonSpec ribbons[] = { { 0, 3, 5000000 }, { 1, 4, 140000 }, { 2, 5, 0 } };
  PlnFlowLayout l;

  pln_flow_layout_init (&l, &spec, nodes, G_N_ELEMENTS (nodes), ribbons, G_N_ELEMENTS (ribbons));
  g_assert_cmpfloat_with_epsilon (l.ribbons[0].h1 / l.ribbons[1].h1, 5000000.0 / 140000, 1e-6);
  g_assert_cmpfloat (l.ribbons[1].h1, >=, PLN_FLOW_MINIMUM);
  g_assert_cmpfloat (l.ribbons[2].h1, ==, PLN_FLOW_NO_AMOUNT);
  for (guint i = 0; i < G_N_ELEMENTS (ribbons); i++)
    g_assert_cmpfloat (l.ribbons[i].h1, ==, l.ribbons[i].h2);
  pln_flow_layout_clear (&l);
}

/* Random flows: nodes and words of a side never overlap, ribbons stay within their nodes, all mirrored alike. */
static void
test_random (void)
{
  for (guint seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const guint n = g_rand_int_range (rand, 2, 16), n_ribbons = g_rand_int_range (rand, 0, 20);
      PlnFlowNodeSpec nodes[16];
      PlnFlowRibbonSpec ribbons[20];
      PlnFlowSpec mirrored = spec;
      PlnFlowLayout l, m;

      for (guint i = 0; i < n; i++)
        nodes[i] = (PlnFlowNodeSpec) { i % 2, g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 1000) : 0, g_rand_int_range (rand, 15, 60) };
      for (guint i = 0; i < n_ribbons; i++)
        ribbons[i] = (PlnFlowRibbonSpec) { g_rand_int_range (rand, 0, (n + 1) / 2) * 2, g_rand_int_range (rand, 0, n / 2) * 2 + 1,
                                           g_rand_boolean (rand) ? g_rand_double_range (rand, 0, 300) : 0 };
      mirrored.rtl = TRUE;
      pln_flow_layout_init (&l, &spec, nodes, n, ribbons, n_ribbons);
      pln_flow_layout_init (&m, &mirrored, nodes, n, ribbons, n_ribbons);
      for (guint i = 0; i < n; i++)
        {
          for (guint j = i + 1; j < n; j++)
            if (pln_rect_intersects (&l.nodes[i], &l.nodes[j]) || pln_rect_intersects (&l.labels[i], &l.labels[j]))
              g_error ("seed %u: nodes %u and %u overlap", seed, i, j);
          g_assert_cmpfloat (l.labels[i].y + l.labels[i].height, <=, l.height);
          g_assert_cmpfloat_with_epsilon (l.nodes[i].x + l.nodes[i].width, l.width - m.nodes[i].x, 1e-9);
        }
      for (guint i = 0; i < n_ribbons; i++)
        {
          const PlnRect *from = &l.nodes[ribbons[i].from], *to = &l.nodes[ribbons[i].to];

          g_assert_cmpfloat (l.ribbons[i].y1, >=, from->y - 1e-6);
          g_assert_cmpfloat (l.ribbons[i].y1 + l.ribbons[i].h1, <=, from->y + from->height + 1e-6);
          g_assert_cmpfloat (l.ribbons[i].y2 + l.ribbons[i].h2, <=, to->y + to->height + 1e-6);
        }
      pln_flow_layout_clear (&l);
      pln_flow_layout_clear (&m);
    }
}

static void
log_cb (GString *log, const char *id)
{
  g_string_append_printf (log, "%s;", id);
}

static gboolean
is_spoken (GtkWidget *flow, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (flow); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (problem == NULL && gtk_widget_get_visible (child))
        return TRUE;
    }
  return FALSE;
}

static void
test_walk (void)
{
  const PlnFlowNode nodes[] = {
    { .id = "core", .title = "Core", .value = 100 },
    { .id = "donors", .title = "Donors", .text = "No amount stated" },
    { .id = "ny", .title = "New York", .use = TRUE, .value = 8 },
    { .id = "hr", .title = "Human resources", .use = TRUE, .value = 12, .fill = PLN_FILL_RANGE },
  };
  const PlnFlowRibbon ribbons[] = {
    { .id = "a", .from_id = "core", .to_id = "ny", .value = 8 },
    { .id = "b", .from_id = "core", .to_id = "hr", .value = 12, .fill = PLN_FILL_RANGE, .spoken = "between 0 and 12.5509, suggested" },
    { .id = "c", .from_id = "donors" },
    { .id = "d", .from_id = "nobody", .to_id = "hr" },
  };
  const struct
  {
    guint key;
    const char *id;
  } steps[] = {
    { GDK_KEY_Down, "donors" }, { GDK_KEY_Up, "core" }, { GDK_KEY_Right, "a" }, { GDK_KEY_Down, "b" }, { GDK_KEY_Down, "b" },
    { GDK_KEY_Right, "hr" }, { GDK_KEY_Up, "ny" }, { GDK_KEY_Left, "a" }, { GDK_KEY_Left, "core" }, { GDK_KEY_Left, "core" },
  };
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *flow = pln_flow_new ();
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "default-width", 800, "default-height", 500, "child", flow, NULL);

  pln_flow_set_content (PLN_FLOW (flow), nodes, G_N_ELEMENTS (nodes), ribbons, G_N_ELEMENTS (ribbons));
  g_signal_connect_swapped (flow, "activated", G_CALLBACK (log_cb), log);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_true (is_spoken (flow, "From Core to Human resources, between 0 and 12.5509, suggested"));
  g_assert_true (is_spoken (flow, "From Donors, ended, no amount stated"));
  g_assert_true (is_spoken (flow, "Donors, No amount stated"));
  gtk_widget_grab_focus (flow);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (PLN_CANVAS_GET_CLASS (flow)->key (PLN_CANVAS (flow), steps[i].key, 0));
      g_assert_cmpstr (pln_flow_get_selected_id (PLN_FLOW (flow)), ==, steps[i].id);
    }
  g_assert_true (PLN_CANVAS_GET_CLASS (flow)->key (PLN_CANVAS (flow), GDK_KEY_Return, 0));
  g_assert_cmpstr (log->str, ==, "core;");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/flow/scale", test_scale);
  g_test_add_func ("/flow/random", test_random);
  g_test_add_func ("/flow/walk", test_walk);
  return g_test_run ();
}
