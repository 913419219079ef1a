// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Time must be read in words and walked by keys; only what lies on known days may be shifted. */

#include <adwaita.h>

#include "widgets/pln-timeline.h"

typedef struct
{
  GtkWidget *window, *timeline;
  GString   *log; /* owned */
} Fixture;

static void
activated_cb (Fixture *f, const char *row, const char *mark)
{
  g_string_append_printf (f->log, "activated %s %s;", row, mark != NULL ? mark : "-");
}

static void
shift_cb (Fixture *f, const char *row, const char *mark, int days)
{
  g_string_append_printf (f->log, "shift %s %s %d;", row, mark, days);
}

static void
settle (GtkWidget *widget)
{
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (widget);
      gtk_test_widget_wait_for_draw (widget);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static PlnMarkSpan
typed (const char *text)
{
  g_autoptr (PlnWhen) when = pln_when_parse_typed (text, NULL);
  PlnMarkSpan span;

  pln_mark_span_from_when (&span, when);
  return span;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  const PlnTimelineMark day = { .id = "m1", .span = typed ("25 April 2017"), .text = "25 April 2017", .pill = "Held" };
  const PlnTimelineMark two[] = {
    { .id = "m2", .span = typed ("by July 2017"), .text = "By July 2017" },
    { .id = "m3", .span = typed ("April 2018"), .text = "April 2018", .lane = 1 },
  };
  const PlnTimelineRow rows[] = {
    { "r1", "Fourth meeting", NULL, FALSE, &day, 1 },
    { "r2", "Agree ways", "of working", FALSE, two, 2 },
    { "r3", "Nothing yet", NULL, TRUE, NULL, 0 },
  };
  GtkWidget *scroller = gtk_scrolled_window_new ();

  f->log = g_string_new (NULL);
  f->timeline = pln_timeline_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), f->timeline);
  pln_timeline_set_rows (PLN_TIMELINE (f->timeline), rows, G_N_ELEMENTS (rows));
  g_signal_connect_swapped (f->timeline, "activated", G_CALLBACK (activated_cb), f);
  g_signal_connect_swapped (f->timeline, "shift-requested", G_CALLBACK (shift_cb), f);
  f->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 900, "default-height", 500, "child", scroller, NULL);
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
  g_assert_true (PLN_CANVAS_GET_CLASS (f->timeline)->key (PLN_CANVAS (f->timeline), keyval, state));
}

static gboolean
is_spoken (Fixture *f, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (f->timeline); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (problem == NULL && gtk_widget_get_visible (child))
        return TRUE;
    }
  return FALSE;
}

static void
test_spoken (Fixture *f, gconstpointer data)
{
  gtk_test_accessible_assert_role (f->timeline, GTK_ACCESSIBLE_ROLE_LIST);
  g_assert_true (is_spoken (f, "Fourth meeting, 25 April 2017, Held"));
  g_assert_true (is_spoken (f, "Agree ways, of working, By July 2017, April 2018"));
  g_assert_true (is_spoken (f, "Agree ways, April 2018"));
  g_assert_true (is_spoken (f, "Nothing yet"));
}

static void
test_walk (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (f->timeline);
  press (f, GDK_KEY_Down, 0);
  g_assert_cmpstr (pln_timeline_get_selected_id (PLN_TIMELINE (f->timeline)), ==, "r2");
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Right, 0);
  press (f, GDK_KEY_Return, 0);
  press (f, GDK_KEY_Left, 0);
  press (f, GDK_KEY_Left, 0);
  press (f, GDK_KEY_Return, 0);
  press (f, GDK_KEY_End, 0);
  g_assert_cmpstr (pln_timeline_get_selected_id (PLN_TIMELINE (f->timeline)), ==, "r3");
  g_assert_cmpstr (f->log->str, ==, "activated r2 m3;activated r2 -;");
}

/* A known day moves by a day; a month opens instead, since no day may be invented. */
static void
test_shift (Fixture *f, gconstpointer data)
{
  gtk_widget_grab_focus (f->timeline);
  press (f, GDK_KEY_Home, 0);
  press (f, GDK_KEY_Right, GDK_ALT_MASK);
  press (f, GDK_KEY_Down, 0);
  press (f, GDK_KEY_Left, GDK_ALT_MASK);
  g_assert_cmpstr (f->log->str, ==, "shift r1 m1 1;activated r2 -;");
}

/* The mark of a date follows its sense and precision. */
static void
test_kinds (void)
{
  const struct
  {
    const char *text;
    PlnMarkKind kind;
    gboolean open_start, open_end;
  } cases[] = {
    { "25 April 2017", PLN_MARK_DIAMOND, FALSE, FALSE },
    { "18 and 19 July 2017", PLN_MARK_BAR, FALSE, FALSE },
    { "April 2018", PLN_MARK_SOME, FALSE, FALSE },
    { "Q3 2024", PLN_MARK_SOME, FALSE, FALSE },
    { "November 2018-January 2019", PLN_MARK_BAR, FALSE, FALSE },
    { "By July 2017", PLN_MARK_BY, TRUE, FALSE },
    { "since October 2008", PLN_MARK_BAR, FALSE, TRUE },
    { "about 2016", PLN_MARK_SOME, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PlnMarkSpan span = typed (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (span.kind, ==, cases[i].kind);
      g_assert_cmpint (span.start_earliest == PLN_DAY_NONE, ==, cases[i].open_start);
      g_assert_cmpint (span.end_latest == PLN_DAY_NONE, ==, cases[i].open_end);
    }
}

/* Zooming in keeps the whole range and makes the drawing wider. */
static void
test_zoom (Fixture *f, gconstpointer data)
{
  double before, after, height;

  pln_canvas_get_content_size (PLN_CANVAS (f->timeline), &before, &height);
  pln_canvas_zoom_by (PLN_CANVAS (f->timeline), 4);
  pln_canvas_get_content_size (PLN_CANVAS (f->timeline), &after, &height);
  g_assert_cmpfloat (after, >, before * 2);
  pln_canvas_zoom_by (PLN_CANVAS (f->timeline), 0.01);
  g_assert_cmpfloat (pln_canvas_get_zoom (PLN_CANVAS (f->timeline)), ==, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(name, func) g_test_add ("/timeline/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("spoken", test_spoken);
  ADD ("walk", test_walk);
  ADD ("shift", test_shift);
  ADD ("zoom", test_zoom);
  g_test_add_func ("/timeline/kinds", test_kinds);
  return g_test_run ();
}
