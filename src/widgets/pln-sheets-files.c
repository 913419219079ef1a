// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Sheets as files: PDF and HTML of everything, SVG and PNG of a drawing. */

#include "config.h"

#include "widgets/pln-sheets-private.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

#define PAPER_MARGIN 42.5 /* 1.5 cm in points */
#define PICTURE_MARGIN 24 /* around a picture, in its units */
#define LONGEST_SIDE 16000 /* pixels of a PNG */

static gboolean
cairo_ok (cairo_t *cr, cairo_surface_t *surface, const char *path, GError **error)
{
  cairo_status_t status = cairo_status (cr);

  if (status == CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_finish (surface);
      status = cairo_surface_status (surface);
    }
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, cairo_status_to_string (status));
  return FALSE;
}

/**
 * pln_sheets_write_pdf:
 * @path: replaced when it exists
 * @width: of the paper, points
 * @height: likewise
 * @error: a G_IO_ERROR
 */
gboolean
pln_sheets_write_pdf (PlnSheets *self, const char *path, double width, double height, GError **error)
{
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n;
  gboolean done;

  g_return_val_if_fail (PLN_IS_SHEETS (self) && path != NULL, FALSE);

  n = pln_sheets_paginate (self, width - 2 * PAPER_MARGIN, height - 2 * PAPER_MARGIN);
  surface = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (surface);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Plenary");
  for (guint i = 0; i < n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, PAPER_MARGIN, PAPER_MARGIN);
      pln_sheets_draw (self, cr, i);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  done = cairo_ok (cr, surface, path, error);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return done;
}

/* ---- pictures ------------------------------------------------------------------ */

static void
picture_size (PlnSheets *self, double *width, double *height)
{
  *width = MAX (self->draw_width, 420);
  *height = pln_sheets_title_height (self, *width) + 10 + self->draw_height
            + pln_sheets_paint_legend (self, NULL, *width, 0, 0) + 24;
}

/* Title, the whole drawing, legend, and where it comes from. */
static void
paint_picture (PlnSheets *self, PlnPainter *p)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnRect all = { 0, 0, self->draw_width, self->draw_height };
  double width, height, top;
  PlnRect foot;

  picture_size (self, &width, &height);
  top = pln_sheets_title_height (self, width) + 10;
  pln_painter_save (p);
  pln_painter_translate (p, PICTURE_MARGIN, PICTURE_MARGIN);
  pln_sheets_paint_title (self, p, width, 0);
  pln_painter_save (p);
  pln_painter_translate (p, (width - self->draw_width) / 2, top);
  self->draw (p, &all, self->draw_data);
  pln_painter_restore (p);
  pln_sheets_paint_legend (self, p, width, 0, top + self->draw_height + 4);
  foot = (PlnRect) { 0, height - 16, width, 16 };
  if (self->origin != NULL)
    pln_painter_label (p, PLN_TEXT_CAPTION, self->origin, &foot, 1, 0, &c->dim);
  pln_painter_restore (p);
}

static gboolean
need_drawing (PlnSheets *self, GError **error)
{
  if (self->draw != NULL)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("Only a drawing can be saved as a picture"));
  return FALSE;
}

/* The inside of an svg element of that size. */
static GString *
make_svg (PlnSheets *self)
{
  GString *svg = g_string_new (NULL);
  g_autoptr (PlnPainter) p = NULL;
  g_autofree char *title = g_markup_escape_text (self->title, -1);
  PlnPalette palette;
  double width, height;

  picture_size (self, &width, &height);
  pln_palette_init_paper (&palette);
  g_string_append_printf (svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                          "<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                          (int) ceil (width + 2 * PICTURE_MARGIN), (int) ceil (height + 2 * PICTURE_MARGIN),
                          (int) ceil (width + 2 * PICTURE_MARGIN), (int) ceil (height + 2 * PICTURE_MARGIN), title);
  p = pln_painter_new_svg (svg, pln_sheets_text (self), &palette, self->rtl);
  paint_picture (self, p);
  g_string_append (svg, "</svg>\n");
  return svg;
}

gboolean
pln_sheets_write_svg (PlnSheets *self, const char *path, GError **error)
{
  g_autoptr (GString) svg = NULL;

  g_return_val_if_fail (PLN_IS_SHEETS (self) && path != NULL, FALSE);

  if (!need_drawing (self, error))
    return FALSE;
  svg = make_svg (self);
  g_string_prepend (svg, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  return g_file_set_contents (path, svg->str, svg->len, error);
}

/* pln_sheets_write_png: twice the size on screen, but never more than a viewer's memory. */
gboolean
pln_sheets_write_png (PlnSheets *self, const char *path, GError **error)
{
  g_autoptr (PlnPainter) p = NULL;
  PlnPalette palette;
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  g_return_val_if_fail (PLN_IS_SHEETS (self) && path != NULL, FALSE);

  if (!need_drawing (self, error))
    return FALSE;
  picture_size (self, &width, &height);
  width += 2 * PICTURE_MARGIN;
  height += 2 * PICTURE_MARGIN;
  scale = MIN (2, LONGEST_SIDE / MAX (width, height));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale), (int) ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  pln_palette_init_paper (&palette);
  p = pln_painter_new_cairo (cr, pln_sheets_text (self), &palette, self->rtl);
  paint_picture (self, p);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s: %s", path, cairo_status_to_string (status));
  return FALSE;
}

/* ---- HTML ---------------------------------------------------------------------------- */

static void
append_cell (GString *html, const char *tag, gboolean numeric, double indent, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);
  g_autofree char *joined = g_strjoinv ("<br/>", lines);

  g_string_append_printf (html, "<%s%s", tag, numeric ? " class=\"number\"" : "");
  if (indent > 0)
    g_string_append_printf (html, " style=\"padding-inline-start:%dpx\"", (int) (indent + 8));
  g_string_append_printf (html, ">%s</%s>", joined, tag);
}

static void
append_row (GString *html, const PlnBlock *block)
{
  g_string_append (html, block->style & PLN_SHEETS_STRONG ? "<tr class=\"strong\">" : "<tr>");
  for (guint c = 0; c < block->table->n_columns; c++)
    append_cell (html, "td", block->table->numeric[c], c == 0 ? block->level * (double) PLN_SHEETS_INDENT : 0, block->cells[c]);
  g_string_append (html, "</tr>\n");
}

static void
append_table_head (GString *html, const PlnSheetsTable *table)
{
  g_string_append (html, "<table>\n<thead><tr>");
  for (guint c = 0; c < table->n_columns; c++)
    append_cell (html, "th", table->numeric[c], 0, table->titles[c]);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
}

static void
append_blocks (PlnSheets *self, GString *html)
{
  const PlnSheetsTable *open = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PlnBlock *block = &g_array_index (self->blocks, PlnBlock, i);
      const PlnSheetsTable *table = block->kind == PLN_BLOCK_ROW ? block->table : NULL;
      g_autofree char *tag = block->kind == PLN_BLOCK_HEADING ? g_strdup_printf ("h%u", block->level + 1) : g_strdup ("p");

      if (open != NULL && open != table)
        g_string_append (html, "</tbody>\n</table>\n");
      if (table != NULL && table != open)
        append_table_head (html, table);
      open = table;
      if (table != NULL)
        append_row (html, block);
      else
        {
          append_cell (html, tag, FALSE, 0, block->text);
          g_string_append_c (html, '\n');
        }
    }
  if (open != NULL)
    g_string_append (html, "</tbody>\n</table>\n");
}

static void
append_line (GString *html, const char *tag, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (escaped != NULL)
    g_string_append_printf (html, "<%s>%s</%s>\n", tag, escaped, tag);
}

char *
pln_sheets_to_html (PlnSheets *self)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html");

  g_return_val_if_fail (PLN_IS_SHEETS (self), NULL);

  g_string_append_printf (html, "%s>\n<head>\n<meta charset=\"utf-8\"/>\n", self->rtl ? " dir=\"rtl\"" : "");
  append_line (html, "title", self->title);
  g_string_append (html, "<style>\nbody { font-family: sans-serif; font-size: 11pt; max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
                         "h1 { font-size: 1.4em; } h2 { font-size: 1.2em; } h3, h4 { font-size: 1em; }\n"
                         "table { border-collapse: collapse; width: 100%; margin: 0.4em 0 1em; }\n"
                         "th, td { text-align: start; vertical-align: top; padding: 3px 8px; border-bottom: 1px solid #ccc; }\n"
                         ".number { text-align: end; font-variant-numeric: tabular-nums; } .strong { font-weight: bold; }\n"
                         "thead th { border-bottom: 1px solid #555; } svg { max-width: 100%; height: auto; }\n"
                         "</style>\n</head>\n<body>\n");
  append_line (html, "h1", self->title);
  append_line (html, "p", self->as_of);
  if (self->draw != NULL)
    {
      g_autoptr (GString) svg = make_svg (self);

      g_string_append_len (html, svg->str, svg->len);
    }
  append_blocks (self, html);
  append_line (html, "p", self->origin);
  g_string_append (html, "</body>\n</html>\n");
  return g_string_free_and_steal (html);
}

gboolean
pln_sheets_write_html (PlnSheets *self, const char *path, GError **error)
{
  g_autofree char *html = pln_sheets_to_html (self);

  return g_file_set_contents (path, html, -1, error);
}
