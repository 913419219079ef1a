// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The month must be usable by keyboard and screen reader alone: one Tab stop, days that say their date. */

#include <adwaita.h>

#include "widgets/pln-canvas-cell.h"
#include "widgets/pln-month-grid.h"

typedef struct
{
  GtkWidget *window, *before, *grid, *after;
  GString   *log; /* owned: what was signalled */
} Fixture;

static void
activated_cb (Fixture *f, const char *id)
{
  g_string_append_printf (f->log, "activated %s;", id);
}

static void
moved_cb (Fixture *f, const char *id, int first)
{
  g_autofree char *iso = pln_day_to_iso (first);

  g_string_append_printf (f->log, "move %s %s;", id, iso);
}

static void
create_cb (Fixture *f, int day)
{
  g_autofree char *iso = pln_day_to_iso (day);

  g_string_append_printf (f->log, "create %s;", iso);
}

static void
month_cb (Fixture *f)
{
  int year, month;

  pln_month_grid_get_month (PLN_MONTH_GRID (f->grid), &year, &month);
  g_string_append_printf (f->log, "month %d-%02d;", year, month);
}

static void
settle (GtkWidget *widget)
{
  /* One frame lays out, the next one gives the new children their places. */
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const PlnMonthEntry entries[] = {
    { .id = "thematic", .title = "Thematic session", .place = "Vienna", .state = "Planned",
      .first = pln_day_from_ymd (2017, 9, 4), .last = pln_day_from_ymd (2017, 9, 5), .tone = PLN_TONE_PURPLE },
    { .id = "turkey", .title = "Side event", .first = pln_day_from_ymd (2017, 9, 4), .last = pln_day_from_ymd (2017, 9, 4), .part_of = "thematic" },
    { .id = "undated", .title = "Never drawn", .first = PLN_DAY_NONE, .last = PLN_DAY_NONE },
  };
  const PlnMonthEntry band = { .id = "by", .title = "Second resolution", .when_text = "By the end of September",
                               .first = PLN_DAY_NONE, .last = pln_day_from_ymd (2017, 9, 30), .flags = PLN_ENTRY_DEADLINE };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->log = g_string_new (NULL);
  f->grid = pln_month_grid_new ();
  f->before = gtk_button_new_with_label ("Before");
  f->after = gtk_button_new_with_label ("After");
  pln_month_grid_set_first_weekday (PLN_MONTH_GRID (f->grid), 1);
  pln_month_grid_set_month (PLN_MONTH_GRID (f->grid), 2017, 9);
  pln_month_grid_set_today (PLN_MONTH_GRID (f->grid), pln_day_from_ymd (2017, 8, 29));
  pln_month_grid_set_entries (PLN_MONTH_GRID (f->grid), entries, G_N_ELEMENTS (entries));
  pln_month_grid_set_band (PLN_MONTH_GRID (f->grid), &band, 1);
  pln_month_grid_select_day (PLN_MONTH_GRID (f->grid), pln_day_from_ymd (2017, 9, 4));
  g_signal_connect_swapped (f->grid, "activated", G_CALLBACK (activated_cb), f);
  g_signal_connect_swapped (f->grid, "move-requested", G_CALLBACK (moved_cb), f);
  g_signal_connect_swapped (f->grid, "create-requested", G_CALLBACK (create_cb), f);
  g_signal_connect_swapped (f->grid, "month-changed", G_CALLBACK (month_cb), f);
  gtk_widget_set_vexpand (f->grid, TRUE);
  gtk_box_append (GTK_BOX (box), f->before);
  gtk_box_append (GTK_BOX (box), f->grid);
  gtk_box_append (GTK_BOX (box), f->after);
  f->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 800, "default-height", 700, "child", box, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_string_free (f->log, TRUE);
}

static void
press (Fixture *f, guint keyval, GdkModifierType state)
{
  g_assert_true (PLN_CANVAS_GET_CLASS (f->grid)->key (PLN_CANVAS (f->grid), keyval, state));
}

static void
assert_day (Fixture *f, const char *iso)
{
  g_autofree char *day = pln_day_to_iso (pln_month_grid_get_selected_day (PLN_MONTH_GRID (f->grid)));

  g_assert_cmpstr (day, ==, iso);
}

static GtkWidget *
find_cell (Fixture *f, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (f->grid); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (problem == NULL && gtk_widget_get_visible (child))
        return child;
    }
  g_test_message ("nothing is called “%s”", name);
  return NULL;
}

/* What a screen reader says of days, meetings and the band. */
static void
test_names (Fixture *f, gconstpointer data)
{
  const struct
  {
    const char *name;
    GtkAccessibleRole role;
  } cases[] = {
    { "Monday 4 September 2017, 2 meetings", GTK_ACCESSIBLE_ROLE_GRID_CELL },
    { "Tuesday 5 September 2017, 1 meeting", GTK_ACCESSIBLE_ROLE_GRID_CELL },
    { "Wednesday 6 September 2017, no meetings", GTK_ACCESSIBLE_ROLE_GRID_CELL },
    { "Tuesday 29 August 2017, today, no meetings", GTK_ACCESSIBLE_ROLE_GRID_CELL },
    { "Thematic session, day 1 of 2, Vienna, Planned", GTK_ACCESSIBLE_ROLE_LIST_ITEM },
    { "Second resolution, By the end of September, not on a day", GTK_ACCESSIBLE_ROLE_LIST_ITEM },
  };

  gtk_test_accessible_assert_role (f->grid, GTK_ACCESSIBLE_ROLE_GRID);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GtkWidget *cell = find_cell (f, cases[i].name);

      g_assert_nonnull (cell);
      g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (cell)), ==, cases[i].role);
      g_assert_cmpint (gtk_widget_get_width (cell), >, 20);
    }
}

/* Before, the grid, after: whatever the grid holds, it is one stop, and focus lands on the selected day. */
static void
test_one_tab_stop (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (f->before);
  g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (PLN_IS_CANVAS_CELL (gtk_root_get_focus (GTK_ROOT (f->window))));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == find_cell (f, "Monday 4 September 2017, 2 meetings"));
  press (f, GDK_KEY_Right, 0);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == find_cell (f, "Tuesday 5 September 2017, 1 meeting"));
  g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (f->window)) == f->after);
  g_assert_true (gtk_widget_child_focus (f->window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (PLN_IS_CANVAS_CELL (gtk_root_get_focus (GTK_ROOT (f->window))));
}

static void
test_keys (Fixture *f, gconstpointer data)
{
  const struct
  {
    guint key;
    GdkModifierType state;
    const char *day;
  } steps[] = {
    { GDK_KEY_Right, 0, "2017-09-05" }, { GDK_KEY_Down, 0, "2017-09-12" }, { GDK_KEY_Home, 0, "2017-09-11" },
    { GDK_KEY_End, 0, "2017-09-17" }, { GDK_KEY_Page_Down, 0, "2017-10-17" }, { GDK_KEY_Page_Up, 0, "2017-09-17" },
    { GDK_KEY_Page_Up, GDK_SHIFT_MASK, "2016-09-17" }, { GDK_KEY_Page_Down, GDK_SHIFT_MASK, "2017-09-17" },
    { GDK_KEY_t, 0, "2017-08-29" }, { GDK_KEY_Up, 0, "2017-08-22" }, { GDK_KEY_Left, 0, "2017-08-21" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (f, steps[i].key, steps[i].state);
      assert_day (f, steps[i].day);
    }
  g_assert_cmpstr (f->log->str, ==, "month 2017-10;month 2017-09;month 2016-09;month 2017-09;month 2017-08;");
}

/* The last day of a month stays in the shorter month. */
static void
test_month_ends (Fixture *f, gconstpointer data)
{
  pln_month_grid_select_day (PLN_MONTH_GRID (f->grid), pln_day_from_ymd (2016, 1, 31));
  press (f, GDK_KEY_Page_Down, 0);
  assert_day (f, "2016-02-29");
  press (f, GDK_KEY_Page_Down, GDK_SHIFT_MASK);
  assert_day (f, "2017-02-28");
  press (f, GDK_KEY_Page_Up, 0);
  press (f, GDK_KEY_Page_Up, 0);
  assert_day (f, "2016-12-28");
}

/* Enter opens the first meeting, Space goes through those of the day, Shift+Alt moves, an empty day offers a new one. */
static void
test_meetings_by_key (Fixture *f, gconstpointer data)
{
  press (f, GDK_KEY_Return, 0);
  press (f, GDK_KEY_space, 0);
  g_assert_cmpstr (pln_month_grid_get_selected_id (PLN_MONTH_GRID (f->grid)), ==, "turkey");
  press (f, GDK_KEY_Return, 0);
  press (f, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_ALT_MASK);
  g_assert_cmpstr (f->log->str, ==, "activated thematic;activated turkey;move turkey 2017-09-05;");
  g_string_truncate (f->log, 0);
  pln_month_grid_select_day (PLN_MONTH_GRID (f->grid), pln_day_from_ymd (2017, 9, 20));
  press (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (f->log->str, ==, "create 2017-09-20;");
}

/* A record dropped on a day asks to be moved there; another kind is not taken. */
static void
test_drop (Fixture *f, gconstpointer data)
{
  g_autoptr (PlnDragRecord) meeting = pln_drag_record_new ("meeting", "undated");
  g_autoptr (PlnDragRecord) paper = pln_drag_record_new ("paper", "p");
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (f->grid);
  PlnRect bounds;

  klass->get_bounds (PLN_CANVAS (f->grid), 16, &bounds);
  g_assert_false (klass->drop (PLN_CANVAS (f->grid), paper, bounds.x + 5, bounds.y + 5, TRUE));
  g_assert_true (klass->drop (PLN_CANVAS (f->grid), meeting, bounds.x + 5, bounds.y + 5, FALSE));
  g_assert_cmpstr (f->log->str, ==, "");
  g_assert_true (klass->drop (PLN_CANVAS (f->grid), meeting, bounds.x + 5, bounds.y + 5, TRUE));
  g_assert_cmpstr (f->log->str, ==, "move undated 2017-09-13;");
}

/* In a right-to-left window the left arrow goes forward. */
static void
test_rtl (Fixture *f, gconstpointer data)
{
  gtk_widget_set_direction (f->grid, GTK_TEXT_DIR_RTL);
  settle (f->window);
  press (f, GDK_KEY_Left, 0);
  assert_day (f, "2017-09-05");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(name, func) g_test_add ("/month-grid/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("names", test_names);
  ADD ("one-tab-stop", test_one_tab_stop);
  ADD ("keys", test_keys);
  ADD ("month-ends", test_month_ends);
  ADD ("meetings-by-key", test_meetings_by_key);
  ADD ("drop", test_drop);
  ADD ("rtl", test_rtl);
  return g_test_run ();
}
