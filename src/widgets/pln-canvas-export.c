// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A canvas on paper: the same paint function, in light colours, without cursor. */

#include "widgets/pln-canvas-private.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <math.h>

#define MARGIN 24 /* around an exported drawing, in its units */
#define POINTS 0.75 /* of a pixel at 96 to the inch */

static PlnTextCache *
paper_text (PlnCanvas *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  PlnTextCache *text = pln_text_cache_new (context);

  g_object_unref (context);
  return text;
}

static void
paint_all (PlnCanvas *self, PlnPainter *painter)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const PlnRect all = { 0, 0, priv->content_width, priv->content_height };

  PLN_CANVAS_GET_CLASS (self)->paint (self, painter, &all, FALSE);
}

static void
paint_cairo (PlnCanvas *self, cairo_t *cr)
{
  g_autoptr (PlnTextCache) text = paper_text (self);
  g_autoptr (PlnPainter) painter = NULL;
  PlnPalette palette;

  pln_palette_init_paper (&palette);
  painter = pln_painter_new_cairo (cr, text, &palette, pln_canvas_is_rtl (self));
  paint_all (self, painter);
}

static gboolean
surface_ok (cairo_t *cr, cairo_surface_t *surface, const char *path, GError **error)
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

static gboolean
export_pdf (PlnCanvas *self, const char *path, const char *title, GError **error)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, (priv->content_width + 2 * MARGIN) * POINTS,
                                                       (priv->content_height + 2 * MARGIN) * POINTS);
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  if (title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_scale (cr, POINTS, POINTS);
  cairo_translate (cr, MARGIN, MARGIN);
  paint_cairo (self, cr);
  cairo_show_page (cr);
  done = surface_ok (cr, surface, path, error);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return done;
}

static gboolean
export_png (PlnCanvas *self, const char *path, GError **error)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  /* Twice the size on screen, but never more than a printer's or viewer's memory. */
  const double scale = MIN (2, 16000 / (MAX (priv->content_width, priv->content_height) + 2 * MARGIN));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil ((priv->content_width + 2 * MARGIN) * scale),
                                    (int) ceil ((priv->content_height + 2 * MARGIN) * scale));
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, MARGIN, MARGIN);
  paint_cairo (self, cr);
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

static gboolean
export_svg (PlnCanvas *self, const char *path, const char *title, GError **error)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  g_autoptr (PlnTextCache) text = paper_text (self);
  g_autoptr (GString) svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
  g_autoptr (PlnPainter) painter = NULL;
  PlnPalette palette;
  const int width = (int) ceil (priv->content_width + 2 * MARGIN), height = (int) ceil (priv->content_height + 2 * MARGIN);

  pln_palette_init_paper (&palette);
  g_string_append_printf (svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n",
                          width, height, width, height);
  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      g_string_append_printf (svg, "<title>%s</title>\n", escaped);
    }
  g_string_append (svg, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  painter = pln_painter_new_svg (svg, text, &palette, pln_canvas_is_rtl (self));
  pln_painter_save (painter);
  pln_painter_translate (painter, MARGIN, MARGIN);
  paint_all (self, painter);
  pln_painter_restore (painter);
  g_string_append (svg, "</svg>\n");
  return g_file_set_contents (path, svg->str, svg->len, error);
}

/**
 * pln_canvas_export:
 * @path: file to write, replaced when it exists
 * @title: (nullable): title of the document
 * @error: a G_IO_ERROR or G_FILE_ERROR
 *
 * One page as large as the drawing.  PDF and SVG are vector with real text.
 */
gboolean
pln_canvas_export (PlnCanvas *self, PlnExport format, const char *path, const char *title, GError **error)
{
  g_return_val_if_fail (PLN_IS_CANVAS (self), FALSE);

  if (!pln_canvas_ensure_layout (self))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_INITIALIZED, "The drawing has no size yet");
      return FALSE;
    }
  switch (format)
    {
    case PLN_EXPORT_PDF:
      return export_pdf (self, path, title, error);
    case PLN_EXPORT_SVG:
      return export_svg (self, path, title, error);
    case PLN_EXPORT_PNG:
    default:
      return export_png (self, path, error);
    }
}

static double
sheet_scale (PlnCanvas *self, double width, double height, double scale)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (scale > 0)
    return scale * POINTS;
  return MIN (POINTS, MIN (width / MAX (priv->content_width, 1), height / MAX (priv->content_height, 1)));
}

/**
 * pln_canvas_count_sheets:
 * @width: of the printable part of a sheet, points
 * @height: likewise
 * @scale: 1 for the size on screen; 0 to fit on one sheet, never enlarged
 */
guint
pln_canvas_count_sheets (PlnCanvas *self, double width, double height, double scale)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  double s;

  if (!pln_canvas_ensure_layout (self) || width <= 0 || height <= 0)
    return 0;
  s = sheet_scale (self, width, height, scale);
  if (scale <= 0)
    return 1;
  return (guint) (ceil (priv->content_width * s / width - 0.001) * ceil (priv->content_height * s / height - 0.001));
}

/* pln_canvas_draw_sheet: sheets go along the line, then down, from 0; the origin is the corner of the printable part. */
void
pln_canvas_draw_sheet (PlnCanvas *self, cairo_t *cr, double width, double height, double scale, guint sheet)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const double s = sheet_scale (self, width, height, scale);
  guint columns, column, row;

  if (!pln_canvas_ensure_layout (self) || width <= 0)
    return;
  columns = scale > 0 ? MAX (1, (guint) ceil (priv->content_width * s / width - 0.001)) : 1;
  column = sheet % columns;
  row = sheet / columns;
  if (pln_canvas_is_rtl (self))
    column = columns - 1 - column;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_translate (cr, -(column * width), -(row * height));
  cairo_scale (cr, s, s);
  paint_cairo (self, cr);
  cairo_restore (cr);
}
