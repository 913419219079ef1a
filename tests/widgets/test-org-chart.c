// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The chart must be read and changed without seeing or pointing at it, and leave on paper with its words. */

#include <adwaita.h>

#include "widgets/pln-canvas-cell.h"
#include <glib/gstdio.h>

#include "widgets/pln-org-chart.h"

static const PlnOrgBody bodies[] = {
  { .id = "icm", .name = "Commission", .type = "Commission" },
  { .id = "alb", .parent_id = "icm", .name = "Board of Ambassadors", .type = "Board" },
  { .id = "wg", .parent_id = "icm", .name = "Working Group", .type = "Working group", .foot = "meets every three months" },
  { .id = "sub", .parent_id = "wg", .name = "Sub-Working Groups", .type = "Sub-working group" },
  { .id = "ipi", .name = "Institute", .type = "Organization", .flags = PLN_ORG_EXTERNAL },
};
static const PlnOrgRelation relations[] = {
  { "alb", "wg", "nominates point-persons" },
  { "nobody", "wg", "has an end elsewhere" },
};

typedef struct
{
  GtkWidget *window, *view;
  PlnOrgChart *chart;
  GString *log; /* owned */
} Fixture;

static void
activated_cb (Fixture *f, const char *id)
{
  g_string_append_printf (f->log, "activated %s;", id);
}

static void
move_cb (Fixture *f, const char *id, const char *parent)
{
  g_string_append_printf (f->log, "move %s under %s;", id, parent != NULL ? parent : "nothing");
}

static void
reorder_cb (Fixture *f, const char *id, int step)
{
  g_string_append_printf (f->log, "reorder %s %d;", id, step);
}

static void
fold_cb (Fixture *f, const char *id, gboolean folded)
{
  g_string_append_printf (f->log, "%s %s;", folded ? "fold" : "unfold", id);
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

static void
set_up (Fixture *f, gconstpointer data)
{
  f->log = g_string_new (NULL);
  f->view = pln_org_view_new ();
  f->chart = pln_org_view_get_chart (PLN_ORG_VIEW (f->view));
  pln_org_chart_set_bodies (f->chart, bodies, G_N_ELEMENTS (bodies), relations, G_N_ELEMENTS (relations));
  g_signal_connect_swapped (f->chart, "activated", G_CALLBACK (activated_cb), f);
  g_signal_connect_swapped (f->chart, "move-requested", G_CALLBACK (move_cb), f);
  g_signal_connect_swapped (f->chart, "reorder-requested", G_CALLBACK (reorder_cb), f);
  g_signal_connect_swapped (f->chart, "fold-changed", G_CALLBACK (fold_cb), f);
  f->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 1000, "default-height", 700, "child", f->view, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  settle (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_string_free (f->log, TRUE);
}

static GtkWidget *
find_cell (Fixture *f, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->chart)); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      if (problem == NULL && gtk_widget_get_visible (child))
        return child;
    }
  return NULL;
}

static void
press (Fixture *f, guint keyval, GdkModifierType state)
{
  g_assert_true (PLN_CANVAS_GET_CLASS (f->chart)->key (PLN_CANVAS (f->chart), keyval, state));
}

/* "Working Group, working group, under Commission, meets every three months", level 2, second of two. */
static void
test_spoken (Fixture *f, gconstpointer data)
{
  GtkWidget *cell = find_cell (f, "Working Group, Working group, under Commission, meets every three months");

  g_assert_nonnull (cell);
  gtk_test_accessible_assert_role (f->chart, GTK_ACCESSIBLE_ROLE_TREE);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_POS_IN_SET, 2);
  gtk_test_accessible_assert_relation (cell, GTK_ACCESSIBLE_RELATION_SET_SIZE, 2);
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Board of Ambassadors nominates point-persons this");
  cell = find_cell (f, "Board of Ambassadors, Board, under Commission");
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "nominates point-persons: Working Group");
}

static void
test_walk (Fixture *f, gconstpointer data)
{
  const struct
  {
    guint key;
    const char *id;
  } steps[] = {
    { GDK_KEY_Down, "alb" }, { GDK_KEY_Right, "wg" }, { GDK_KEY_Down, "sub" }, { GDK_KEY_Up, "wg" }, { GDK_KEY_r, "alb" },
    { GDK_KEY_r, "wg" }, { GDK_KEY_Up, "icm" }, { GDK_KEY_Right, "ipi" }, { GDK_KEY_Home, "icm" }, { GDK_KEY_Left, "icm" },
  };

  gtk_widget_grab_focus (GTK_WIDGET (f->chart));
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      press (f, steps[i].key, 0);
      g_assert_cmpstr (pln_org_chart_get_selected_id (f->chart), ==, steps[i].id);
      g_assert_true (PLN_IS_CANVAS_CELL (gtk_root_get_focus (GTK_ROOT (f->window))));
    }
}

/* Space folds and tells how many; choosing a body inside a folded branch opens it. */
static void
test_fold (Fixture *f, gconstpointer data)
{
  pln_org_chart_select_id (f->chart, "wg");
  press (f, GDK_KEY_space, 0);
  settle (f->window);
  g_assert_cmpuint (pln_org_chart_count_shown (f->chart), ==, 4);
  g_assert_nonnull (find_cell (f, "Working Group, Working group, under Commission, meets every three months, 1 body folded away"));
  pln_org_chart_select_id (f->chart, "sub");
  g_assert_cmpuint (pln_org_chart_count_shown (f->chart), ==, 5);
  g_assert_cmpstr (f->log->str, ==, "fold wg;unfold wg;");
  pln_org_chart_fold_below (f->chart, 1);
  g_assert_cmpuint (pln_org_chart_count_shown (f->chart), ==, 2);
}

/* The twins of dragging, and Enter. */
static void
test_change_by_key (Fixture *f, gconstpointer data)
{
  pln_org_chart_select_id (f->chart, "wg");
  press (f, GDK_KEY_Right, GDK_ALT_MASK | GDK_SHIFT_MASK);
  press (f, GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK);
  press (f, GDK_KEY_Left, GDK_ALT_MASK | GDK_SHIFT_MASK);
  press (f, GDK_KEY_Return, 0);
  g_assert_cmpstr (f->log->str, ==, "move wg under alb;reorder wg -1;move wg under nothing;activated wg;");
}

/* Dropping asks for the move; a body never comes under itself or its own branch. */
static void
test_drop (Fixture *f, gconstpointer data)
{
  g_autoptr (PlnDragRecord) record = pln_drag_record_new ("body", "wg");
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (f->chart);
  PlnRect sub, board;

  klass->get_bounds (PLN_CANVAS (f->chart), 3, &sub);
  klass->get_bounds (PLN_CANVAS (f->chart), 1, &board);
  g_assert_false (klass->drop (PLN_CANVAS (f->chart), record, sub.x + 5, sub.y + 5, TRUE));
  g_assert_true (klass->drop (PLN_CANVAS (f->chart), record, board.x + 5, board.y + 5, TRUE));
  g_assert_cmpstr (f->log->str, ==, "move wg under alb;");
}

/* A file may hold a ring of parents: every body is still shown once. */
static void
test_ring (Fixture *f, gconstpointer data)
{
  const PlnOrgBody ring[] = {
    { .id = "a", .parent_id = "c", .name = "A" }, { .id = "b", .parent_id = "a", .name = "B" },
    { .id = "c", .parent_id = "b", .name = "C" }, { .id = "d", .parent_id = "d", .name = "D" },
  };

  pln_org_chart_set_bodies (f->chart, ring, G_N_ELEMENTS (ring), NULL, 0);
  g_assert_cmpuint (pln_org_chart_count_shown (f->chart), ==, 4);
}

/* Zooming keeps to its range; the whole chart fits; panning keeps the layout. */
static void
test_zoom (Fixture *f, gconstpointer data)
{
  PlnCanvas *canvas = PLN_CANVAS (f->chart);

  pln_canvas_zoom_by (canvas, 100);
  g_assert_cmpfloat (pln_canvas_get_zoom (canvas), ==, 3);
  pln_canvas_zoom_to_fit (canvas);
  g_assert_cmpfloat (pln_canvas_get_zoom (canvas), <=, 1);
  pln_canvas_set_zoom (canvas, 1);
  g_assert_cmpfloat (pln_canvas_get_zoom (canvas), ==, 1);
}

static char *
export_to (Fixture *f, PlnExport format, const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-chart-XXXXXX", NULL);
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_canvas_export (PLN_CANVAS (f->chart), format, path, "Chart & title", &error));
  g_assert_no_error (error);
  return path;
}

static void
discard (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The words of an SVG are text, whole and escaped, and the file is well formed. */
static void
test_svg (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_to (f, PLN_EXPORT_SVG, "chart.svg"), *svg = NULL;
  const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &svg, NULL, &error));
  g_assert_true (g_markup_parse_context_parse (context, svg, -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (svg, "<title>Chart &amp; title</title>"));
  g_assert_nonnull (strstr (svg, ">Working Group</text>"));
  g_assert_nonnull (strstr (svg, ">nominates point-persons</text>"));
  g_assert_null (strstr (svg, "has an end elsewhere"));
  discard (path);
}

/* The words of a PDF are found by pdftotext. */
static void
test_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *path = export_to (f, PLN_EXPORT_PDF, "chart.pdf"), *text = NULL;
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  for (const char *const *word = (const char *const[]) { "Working Group", "Board of", "nominates point-persons", "meets every", NULL }; *word != NULL; word++)
    g_assert_nonnull (strstr (text, *word));
  discard (path);
}

static void
test_sheets (Fixture *f, gconstpointer data)
{
  PlnCanvas *canvas = PLN_CANVAS (f->chart);
  double width, height;

  pln_canvas_get_content_size (canvas, &width, &height);
  g_assert_cmpuint (pln_canvas_count_sheets (canvas, 500, 500, 0), ==, 1);
  g_assert_cmpuint (pln_canvas_count_sheets (canvas, width * 0.75, height * 0.75, 1), ==, 1);
  g_assert_cmpuint (pln_canvas_count_sheets (canvas, width * 0.75 / 2, height * 0.75 / 2, 1), ==, 4);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(name, func) g_test_add ("/org-chart/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("spoken", test_spoken);
  ADD ("walk", test_walk);
  ADD ("fold", test_fold);
  ADD ("change-by-key", test_change_by_key);
  ADD ("drop", test_drop);
  ADD ("ring", test_ring);
  ADD ("zoom", test_zoom);
  ADD ("svg", test_svg);
  ADD ("pdf", test_pdf);
  ADD ("sheets", test_sheets);
  return g_test_run ();
}
