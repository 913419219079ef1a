// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The chart as it looks, light, dark and from right to left, against small reference pictures that a person
 * has looked at.  Pictures are reduced to blocks of 10 pixels, so that another version of a font passes and a
 * box out of place does not; that the comparison can fail is tested too.
 *
 * PLENARY_REFERENCES=FOLDER writes the references anew. */

#include <adwaita.h>

#include "widgets/pln-org-chart.h"

#define WIDTH 900
#define HEIGHT 560
#define BLOCK 10
#define COLUMNS (WIDTH / BLOCK)
#define ROWS (HEIGHT / BLOCK)

static const PlnOrgBody bodies[] = {
  { .id = "icm", .name = "Commission", .type = "Commission", .foot = "every two years", .foot_glyph = PLN_GLYPH_REPEAT },
  { .id = "eac", .parent_id = "icm", .name = "Advisory Council", .type = "Council", .foot = "dormant", .flags = PLN_ORG_FADED },
  { .id = "alb", .parent_id = "icm", .name = "Board of Ambassadors", .type = "Board", .change = "Renamed", .change_style = PLN_PILL_ACCENT },
  { .id = "wg", .parent_id = "icm", .name = "Working Group", .type = "Working group", .foot = "2 statements", .flags = PLN_ORG_FINDING },
  { .id = "sub", .parent_id = "wg", .name = "Sub-Working Groups", .type = "Sub-working group" },
  { .id = "ipi", .name = "Institute", .type = "Organization, external", .flags = PLN_ORG_EXTERNAL },
};
static const PlnOrgRelation relations[] = {
  { "alb", "wg", "nominates point-persons" },
};

typedef struct
{
  guchar rgb[ROWS][COLUMNS][3];
} Blocks;

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

/* Each block as the mean of its pixels. */
static void
reduce (GdkTexture *texture, Blocks *blocks)
{
  const int width = gdk_texture_get_width (texture), height = gdk_texture_get_height (texture);
  g_autofree guchar *pixels = g_malloc ((gsize) width * height * 4);

  g_assert_cmpint (width, ==, WIDTH);
  g_assert_cmpint (height, ==, HEIGHT);
  gdk_texture_download (texture, pixels, (gsize) width * 4);
  for (int y = 0; y < ROWS; y++)
    for (int x = 0; x < COLUMNS; x++)
      for (int channel = 0; channel < 3; channel++)
        {
          guint sum = 0;

          for (int i = 0; i < BLOCK * BLOCK; i++)
            sum += pixels[((gsize) (y * BLOCK + i / BLOCK) * width + x * BLOCK + i % BLOCK) * 4 + 2 - channel];
          blocks->rgb[y][x][channel] = sum / (BLOCK * BLOCK);
        }
}

/* The chart in a window of its own, drawn by the cairo renderer. */
static void
draw (gboolean dark, gboolean rtl, Blocks *blocks)
{
  GtkWidget *chart, *window, *scroller = gtk_scrolled_window_new ();
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderer) renderer = gsk_cairo_renderer_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  GtkSnapshot *snapshot;

  gtk_widget_set_default_direction (rtl ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), dark ? ADW_COLOR_SCHEME_FORCE_DARK : ADW_COLOR_SCHEME_FORCE_LIGHT);
  chart = pln_org_chart_new ();
  pln_org_chart_set_bodies (PLN_ORG_CHART (chart), bodies, G_N_ELEMENTS (bodies), relations, G_N_ELEMENTS (relations));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), chart);
  gtk_widget_set_size_request (scroller, WIDTH, HEIGHT);
  g_object_set (scroller, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_START, "overflow", GTK_OVERFLOW_HIDDEN, NULL);
  window = g_object_new (GTK_TYPE_WINDOW, "default-width", WIDTH + 60, "default-height", HEIGHT + 60, "child", scroller, NULL);
  gtk_widget_add_css_class (scroller, "view");
  gtk_window_present (GTK_WINDOW (window));
  settle (window);
  pln_org_chart_select_id (PLN_ORG_CHART (chart), "wg");
  settle (window);

  paintable = gtk_widget_paintable_new (scroller);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, WIDTH, HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_renderer_realize_for_display (renderer, gdk_display_get_default (), &error);
  g_assert_no_error (error);
  texture = gsk_renderer_render_texture (renderer, node, &area);
  reduce (texture, blocks);
  gsk_renderer_unrealize (renderer);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* The share of blocks, in per mille, that differ by more than a shade. */
static guint
difference (const Blocks *a, const Blocks *b)
{
  guint n = 0;

  for (int y = 0; y < ROWS; y++)
    for (int x = 0; x < COLUMNS; x++)
      {
        int most = 0;

        for (int channel = 0; channel < 3; channel++)
          most = MAX (most, ABS (a->rgb[y][x][channel] - b->rgb[y][x][channel]));
        n += most > 24;
      }
  return n * 1000 / (ROWS * COLUMNS);
}

static void
store (const Blocks *blocks, const char *path)
{
  g_autoptr (GBytes) bytes = g_bytes_new (blocks->rgb, sizeof blocks->rgb);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (COLUMNS, ROWS, GDK_MEMORY_R8G8B8, bytes, COLUMNS * 3);

  g_assert_true (gdk_texture_save_to_png (texture, path));
}

static void
load (const char *path, Blocks *blocks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = gdk_texture_new_from_filename (path, &error);
  guchar pixels[ROWS][COLUMNS][4];

  g_assert_no_error (error);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, COLUMNS);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, ROWS);
  gdk_texture_download (texture, &pixels[0][0][0], COLUMNS * 4);
  for (int y = 0; y < ROWS; y++)
    for (int x = 0; x < COLUMNS; x++)
      for (int channel = 0; channel < 3; channel++)
        blocks->rgb[y][x][channel] = pixels[y][x][2 - channel];
}

static const struct { const char *name; gboolean dark, rtl; } looks[] = {
  { "light", FALSE, FALSE }, { "dark", TRUE, FALSE }, { "rtl", FALSE, TRUE },
};

static void
test_reference (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const char *folder = g_getenv ("PLENARY_REFERENCES");
  g_autofree char *name = g_strdup_printf ("org-chart-%s.png", looks[i].name);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, name, NULL)
                                         : g_test_build_filename (G_TEST_DIST, "widgets", "references", name, NULL);
  Blocks drawn, reference;

  draw (looks[i].dark, looks[i].rtl, &drawn);
  if (folder != NULL)
    store (&drawn, path);
  load (path, &reference);
  g_test_message ("%u per mille of the blocks differ", difference (&drawn, &reference));
  g_assert_cmpuint (difference (&drawn, &reference), <=, 20);
}

/* Another style, and the mirrored chart, do not pass for this one. */
static void
test_can_fail (void)
{
  Blocks all[G_N_ELEMENTS (looks)];

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    draw (looks[i].dark, looks[i].rtl, &all[i]);
  g_test_message ("dark %u, mirrored %u per mille", difference (&all[0], &all[1]), difference (&all[0], &all[2]));
  g_assert_cmpuint (difference (&all[0], &all[1]), >, 500);
  g_assert_cmpuint (difference (&all[0], &all[2]), >, 50);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autofree char *name = g_strdup_printf ("/org-pictures/%s", looks[i].name);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_reference);
    }
  g_test_add_func ("/org-pictures/can-fail", test_can_fail);
  return g_test_run ();
}
