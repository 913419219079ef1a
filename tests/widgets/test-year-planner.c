// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A year must show each day once in its weekday's column, and what has no day in a lane of its own. */

#include <adwaita.h>

#include "widgets/pln-canvas-cell.h"
#include "widgets/pln-year-layout.h"
#include "widgets/pln-year-planner.h"

static PlnDay
d (int year, int month, int mday)
{
  return pln_day_from_ymd (year, month, mday);
}

/* Every day of years of all kinds stands in the column of its weekday, inside its row. */
static void
test_columns (void)
{
  for (int year = 2015; year <= 2028; year++)
    for (int rtl = 0; rtl < 2; rtl++)
      for (int first = 1; first <= 7; first += 3)
        {
          const PlnYearSpec spec = { year, first, 740, 700, 1, rtl };
          PlnYearLayout l;

          pln_year_layout_init (&l, &spec, NULL, 0);
          for (int month = 0; month < 12; month++)
            for (int mday = 1; mday <= pln_days_in_month (year, month + 1); mday++)
              {
                const int column = (pln_day_weekday (d (year, month + 1, mday)) - first + 7) % 7;
                PlnRect r;
                int at;

                pln_year_layout_day (&l, &spec, month, mday, &r);
                at = (int) ((rtl ? l.rows[month].x + l.rows[month].width - r.x - r.width : r.x - l.rows[month].x) / l.day_width + 0.5);
                g_assert_cmpint (at % 7, ==, column);
                g_assert_cmpint (at, <, PLN_YEAR_COLUMNS);
              }
          pln_year_layout_clear (&l);
        }
}

/* Of nine quarters at once eight have a lane, and the ninth is counted. */
static void
test_more_lanes (void)
{
  const PlnYearSpec spec = { 2015, 1, 740, 700, 1, FALSE };
  PlnYearSpan spans[10];
  PlnYearLayout l;
  guint hidden = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (PlnYearSpan) { d (2015, 7, 1), d (2015, 9, 30), TRUE };
  pln_year_layout_init (&l, &spec, spans, G_N_ELEMENTS (spans));
  for (guint i = 0; i < l.bars->len; i++)
    hidden += g_array_index (l.bars, PlnYearBar, i).hidden;
  g_assert_cmpuint (hidden, ==, 2);
  g_assert_cmpuint (l.n_more_lanes[0], ==, 2);
  g_assert_cmpuint (l.n_more_lanes[1], ==, 0);
  pln_year_layout_clear (&l);
}

static void
test_kinds (void)
{
  const PlnYearSpec spec = { 2015, 1, 740, 700, 1, FALSE };
  const PlnYearSpan spans[] = {
    { d (2015, 3, 9), d (2015, 3, 13), FALSE },
    { d (2015, 4, 1), d (2015, 4, 30), TRUE },
    { d (2015, 7, 1), d (2015, 9, 30), TRUE },
    { d (2015, 1, 1), d (2015, 6, 30), TRUE },
    { d (2014, 1, 1), d (2015, 12, 31), TRUE },
    { d (2015, 8, 1), d (2015, 9, 30), TRUE },
    { d (2016, 1, 1), d (2016, 3, 31), TRUE },
  };
  const PlnYearKind want[] = { PLN_YEAR_DAYS, PLN_YEAR_MONTH, PLN_YEAR_QUARTER, PLN_YEAR_HALF, PLN_YEAR_YEAR, PLN_YEAR_QUARTER };
  guint seen = 0;
  PlnYearLayout l;

  pln_year_layout_init (&l, &spec, spans, G_N_ELEMENTS (spans));
  for (guint i = 0; i < l.bars->len; i++)
    {
      const PlnYearBar *bar = &g_array_index (l.bars, PlnYearBar, i);

      g_assert_cmpuint (bar->span, <, G_N_ELEMENTS (want));
      g_assert_cmpint (bar->kind, ==, want[bar->span]);
      seen |= 1u << bar->span;
      if (bar->span == 5)
        g_assert_cmpint (bar->lane, ==, 1); /* beside the other quarter */
      if (bar->span == 4)
        g_assert_false (bar->starts);
    }
  g_assert_cmpuint (seen, ==, 0x3f);
  pln_year_layout_clear (&l);
}

/* Bars that share days never cover each other; the third on a day is counted. */
static void
test_stack (void)
{
  const PlnYearSpec spec = { 2015, 1, 900, 800, 1, FALSE };
  PlnYearSpan spans[4];
  PlnYearLayout l;
  guint shown = 0;

  for (guint i = 0; i < 4; i++)
    spans[i] = (PlnYearSpan) { d (2015, 5, 10 + i), d (2015, 5, 14 + i), FALSE };
  pln_year_layout_init (&l, &spec, spans, 4);
  for (guint i = 0; i < l.bars->len; i++)
    for (guint j = i + 1; j < l.bars->len; j++)
      g_assert_false (pln_rect_intersects (&g_array_index (l.bars, PlnYearBar, i).rect, &g_array_index (l.bars, PlnYearBar, j).rect));
  for (guint i = 0; i < l.bars->len; i++)
    shown += !g_array_index (l.bars, PlnYearBar, i).hidden;
  g_assert_cmpuint (shown, ==, 2);
  g_assert_cmpuint (l.n_more[4], ==, 2);
  pln_year_layout_clear (&l);
}

static void
log_cb (GString *log, const char *id)
{
  g_string_append_printf (log, "%s;", id);
}

static void
year_cb (GString *log)
{
  g_string_append (log, "year;");
}

/* Days by arrows, lanes by L, Enter opens; quiet days have no child but under the cursor. */
static void
test_keys (void)
{
  const PlnMonthEntry entries[] = {
    { .id = "days", .title = "Session", .first = d (2015, 3, 9), .last = d (2015, 3, 13) },
    { .id = "half", .title = "Board", .first = d (2015, 1, 1), .last = d (2015, 6, 30), .flags = PLN_ENTRY_SPAN, .when_text = "twice a year" },
  };
  g_autoptr (GString) log = g_string_new (NULL);
  GtkWidget *planner = pln_year_planner_new ();
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "default-width", 800, "default-height", 700, "child", planner, NULL);
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (planner);
  guint cells = 0;

  pln_year_planner_set_year (PLN_YEAR_PLANNER (planner), 2015);
  pln_year_planner_set_entries (PLN_YEAR_PLANNER (planner), entries, G_N_ELEMENTS (entries));
  g_signal_connect_swapped (planner, "activated", G_CALLBACK (log_cb), log);
  g_signal_connect_swapped (planner, "year-changed", G_CALLBACK (year_cb), log);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (window);
      gtk_test_widget_wait_for_draw (window);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (planner); child != NULL; child = gtk_widget_get_next_sibling (child))
    cells += gtk_widget_get_visible (child);
  g_assert_cmpuint (cells, <=, 5 + 2 + 1);
  g_assert_cmpuint (cells, >=, 5 + 2);
  pln_year_planner_select_day (PLN_YEAR_PLANNER (planner), d (2015, 2, 9));
  g_assert_true (klass->key (PLN_CANVAS (planner), GDK_KEY_Down, 0));
  g_assert_cmpint (pln_year_planner_get_selected_day (PLN_YEAR_PLANNER (planner)), ==, d (2015, 3, 9));
  g_assert_true (klass->key (PLN_CANVAS (planner), GDK_KEY_Return, 0));
  g_assert_true (klass->key (PLN_CANVAS (planner), GDK_KEY_l, 0));
  g_assert_true (klass->key (PLN_CANVAS (planner), GDK_KEY_Return, 0));
  g_assert_true (klass->key (PLN_CANVAS (planner), GDK_KEY_Escape, 0));
  g_assert_true (klass->key (PLN_CANVAS (planner), GDK_KEY_Page_Up, 0));
  g_assert_cmpint (pln_year_planner_get_year (PLN_YEAR_PLANNER (planner)), ==, 2014);
  g_assert_cmpstr (log->str, ==, "days;half;year;");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/year-planner/columns", test_columns);
  g_test_add_func ("/year-planner/kinds", test_kinds);
  g_test_add_func ("/year-planner/more-lanes", test_more_lanes);
  g_test_add_func ("/year-planner/stack", test_stack);
  g_test_add_func ("/year-planner/keys", test_keys);
  return g_test_run ();
}
