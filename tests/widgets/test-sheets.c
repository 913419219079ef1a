// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What leaves on paper must be whole: every row on exactly one sheet, a large drawing on tiles that
 * cover it, and title, date and page number as text that can be searched. */

#include <adwaita.h>
#include <glib/gstdio.h>

#include "widgets/pln-sheets.h"

static const PlnSheetsColumn columns[] = {
  { "Body", FALSE, 1 },
  { "Meetings", TRUE, 0 },
  { "Remark", FALSE, 2 },
};

static char *
temporary (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-sheets-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
discard (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *
pdf_text (PlnSheets *sheets, double width, double height)
{
  g_autofree char *path = temporary ("out.pdf");
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_assert_true (pln_sheets_write_pdf (sheets, path, width, height, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  discard (path);
  return text;
}

static guint
count (const char *text, const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

/* Each of 120 rows is printed once; the head of the table and the furniture are on each sheet. */
static void
test_table (void)
{
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("Bodies & posts");
  g_autofree char *text = NULL, *last = NULL;
  guint n;

  pln_sheets_set_as_of (sheets, "As of 26 November 2014");
  pln_sheets_set_origin (sheets, "Secretariat");
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row-%03u", i), *number = g_strdup_printf ("%u", i * 7);
      const char *cells[] = { name, number, i % 3 ? "short" : "a remark that is a good deal longer than its column and wraps" };

      pln_sheets_add_row (sheets, i % 4, PLN_SHEETS_PLAIN, cells);
    }
  n = pln_sheets_paginate (sheets, 510, 757);
  g_assert_cmpuint (n, >, 1);
  text = pdf_text (sheets, 595, 842);
  last = g_strdup_printf ("Page %u of %u", n, n);
  g_assert_nonnull (strstr (text, last));
  g_assert_cmpuint (count (text, "Bodies & posts"), ==, n);
  g_assert_cmpuint (count (text, "As of 26 November 2014"), ==, n);
  g_assert_cmpuint (count (text, "Secretariat"), ==, n);
  g_assert_cmpuint (count (text, "Remark"), ==, n);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Row-%03u", i);

      g_assert_cmpuint (count (text, name), ==, 1);
    }
}

/* A paragraph longer than a sheet goes on on the next, and a table of 40 columns is set smaller, not cut. */
static void
test_long (void)
{
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("Long");
  g_autoptr (GString) words = g_string_new (NULL);
  PlnSheetsColumn wide[24] = { 0 };
  const char *cells[24];
  g_autofree char *text = NULL;

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (words, "w%04u ", i);
  pln_sheets_add_heading (sheets, 1, "Mandate");
  pln_sheets_add_text (sheets, words->str, PLN_SHEETS_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    {
      wide[i] = (PlnSheetsColumn) { "2026", TRUE, 0 };
      cells[i] = "1,234";
    }
  pln_sheets_begin_table (sheets, wide, G_N_ELEMENTS (wide));
  pln_sheets_add_row (sheets, 0, PLN_SHEETS_STRONG | PLN_SHEETS_RULE, cells);
  g_assert_cmpuint (pln_sheets_paginate (sheets, 300, 300), >, 2);
  text = pdf_text (sheets, 385, 385);
  for (guint i = 0; i < 1500; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%04u", i);

      g_assert_cmpuint (count (text, word), ==, 1);
    }
  g_assert_cmpuint (count (text, "1,234"), ==, G_N_ELEMENTS (wide));
}

typedef struct
{
  guint  n;
  double area; /* of what was asked for inside the drawing */
} Drawn;

static void
draw_cb (PlnPainter *p, const PlnRect *clip, gpointer user_data)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnRect all = { 0, 0, 1000, 600 };
  const double x1 = MAX (clip->x, 0), x2 = MIN (clip->x + clip->width, 1000);
  const double y1 = MAX (clip->y, 0), y2 = MIN (clip->y + clip->height, 600);
  Drawn *drawn = user_data;

  drawn->n++;
  drawn->area += MAX (x2 - x1, 0) * MAX (y2 - y1, 0);
  pln_painter_fill (p, &all, 0, &c->accent);
  pln_painter_label (p, PLN_TEXT_BODY, "in the drawing", &all, 1, 0, &c->text);
}

/* Fitted, a drawing is on one sheet; in its size, the tiles cover each part of it once, in either direction of writing. */
static void
test_tiles (gconstpointer data)
{
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("Chart");
  Drawn drawn = { 0 };
  g_autofree char *text = NULL;
  guint n;

  pln_sheets_set_rtl (sheets, GPOINTER_TO_INT (data));
  pln_sheets_set_drawing (sheets, 1000, 600, draw_cb, &drawn, NULL);
  pln_sheets_add_legend (sheets, PLN_SWATCH_DOTTED, PLN_TONE_ACCENT, "Other relation");
  g_assert_true (pln_sheets_has_drawing (sheets));
  g_assert_cmpuint (pln_sheets_paginate (sheets, 300, 300), ==, 1);
  pln_sheets_set_scale (sheets, 1);
  n = pln_sheets_paginate (sheets, 300, 300);
  g_assert_cmpuint (n, ==, 3 * 2);
  text = pdf_text (sheets, 385, 385);
  g_assert_cmpuint (drawn.n, ==, n);
  g_assert_cmpfloat_with_epsilon (drawn.area, 1000 * 600, 1);
  g_assert_cmpuint (count (text, "Other relation"), ==, n);
  g_assert_nonnull (strstr (text, "Page 6 of 6"));
}

/* The page for a browser escapes what it is told, and is well formed; only a drawing becomes a picture. */
static void
test_files (void)
{
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("A <b> & c");
  const char *cells[] = { "<script>", "5", NULL };
  g_autofree char *html = NULL, *svg = NULL, *path = temporary ("out.svg"), *png = temporary ("out.png");
  const GMarkupParser parser = { 0 };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  Drawn drawn = { 0 };

  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  pln_sheets_add_row (sheets, 1, PLN_SHEETS_PLAIN, cells);
  html = pln_sheets_to_html (sheets);
  g_assert_nonnull (strstr (html, "<h1>A &lt;b&gt; &amp; c</h1>"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;"));
  g_assert_null (strstr (html, "<script>"));
  g_assert_true (g_markup_parse_context_parse (context, strstr (html, "<html"), -1, &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);
  g_assert_false (pln_sheets_write_svg (sheets, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  pln_sheets_set_drawing (sheets, 1000, 600, draw_cb, &drawn, NULL);
  g_assert_true (pln_sheets_write_svg (sheets, path, &error) && pln_sheets_write_png (sheets, png, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &svg, NULL, &error));
  g_assert_nonnull (strstr (svg, ">in the drawing</text>"));
  g_assert_cmpuint (drawn.n, ==, 2);
  discard (path);
  discard (png);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  g_test_add_func ("/sheets/table", test_table);
  g_test_add_func ("/sheets/long", test_long);
  g_test_add_data_func ("/sheets/tiles", GINT_TO_POINTER (FALSE), test_tiles);
  g_test_add_data_func ("/sheets/tiles-rtl", GINT_TO_POINTER (TRUE), test_tiles);
  g_test_add_func ("/sheets/files", test_files);
  return g_test_run ();
}
