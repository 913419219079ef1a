// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-sheets-private.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEGEND_LINE 20
#define LEGEND_GAP 18
#define MARK 8 /* where sheets of a tiled drawing meet */

G_DEFINE_FINAL_TYPE (PlnSheets, pln_sheets, G_TYPE_OBJECT)

static void
legend_clear (gpointer data)
{
  g_free (((PlnLegendEntry *) data)->label);
}

static void
block_clear (gpointer data)
{
  PlnBlock *block = data;

  g_free (block->text);
  for (guint i = 0; block->cells != NULL && i < block->table->n_columns; i++)
    g_free (block->cells[i]);
  g_free (block->cells);
}

static void
placed_clear (gpointer data)
{
  g_free (((PlnPlaced *) data)->text);
}

static void
table_free (gpointer data)
{
  PlnSheetsTable *table = data;

  for (guint i = 0; i < table->n_columns; i++)
    g_free (table->titles[i]);
  g_free (table->titles);
  g_free (table->numeric);
  g_free (table->weights);
  g_free (table->widths);
  g_free (table);
}

static void
clear_drawing (PlnSheets *self)
{
  if (self->draw_destroy != NULL)
    self->draw_destroy (self->draw_data);
  self->draw = NULL;
  self->draw_data = NULL;
  self->draw_destroy = NULL;
  self->draw_width = self->draw_height = 0;
}

static void
pln_sheets_finalize (GObject *object)
{
  PlnSheets *self = PLN_SHEETS (object);

  clear_drawing (self);
  g_free (self->title);
  g_free (self->as_of);
  g_free (self->origin);
  g_clear_pointer (&self->text, pln_text_cache_free);
  g_clear_object (&self->context);
  g_array_unref (self->legend);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->tables);
  g_array_unref (self->sheets);
  g_array_unref (self->placed);
  G_OBJECT_CLASS (pln_sheets_parent_class)->finalize (object);
}

static void
pln_sheets_class_init (PlnSheetsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_sheets_finalize;
}

static void
pln_sheets_init (PlnSheets *self)
{
  self->legend = g_array_new (FALSE, FALSE, sizeof (PlnLegendEntry));
  g_array_set_clear_func (self->legend, legend_clear);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (PlnBlock));
  g_array_set_clear_func (self->blocks, block_clear);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  self->sheets = g_array_new (FALSE, TRUE, sizeof (PlnSheet));
  self->placed = g_array_new (FALSE, TRUE, sizeof (PlnPlaced));
  g_array_set_clear_func (self->placed, placed_clear);
}

PlnSheets *
pln_sheets_new (const char *title)
{
  PlnSheets *self = g_object_new (PLN_TYPE_SHEETS, NULL);

  self->title = g_strdup (title != NULL ? title : "");
  return self;
}

const char *
pln_sheets_get_title (PlnSheets *self)
{
  return self->title;
}

void
pln_sheets_set_as_of (PlnSheets *self, const char *text)
{
  g_set_str (&self->as_of, text);
}

void
pln_sheets_set_origin (PlnSheets *self, const char *text)
{
  g_set_str (&self->origin, text);
}

void
pln_sheets_set_rtl (PlnSheets *self, gboolean rtl)
{
  self->rtl = rtl;
}

void
pln_sheets_set_context (PlnSheets *self, PangoContext *context)
{
  g_return_if_fail (PLN_IS_SHEETS (self) && PANGO_IS_CONTEXT (context));

  g_clear_pointer (&self->text, pln_text_cache_free);
  g_set_object (&self->context, context);
}

void
pln_sheets_set_landscape (PlnSheets *self, gboolean landscape)
{
  self->landscape = landscape;
}

gboolean
pln_sheets_get_landscape (PlnSheets *self)
{
  return self->landscape;
}

PlnTextCache *
pln_sheets_text (PlnSheets *self)
{
  if (self->text != NULL)
    return self->text;
  if (self->context == NULL)
    {
      g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 11");
      cairo_font_options_t *options = cairo_font_options_create ();

      self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
      pango_context_set_font_description (self->context, font);
      pango_context_set_base_dir (self->context, self->rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
      cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
      cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
      pango_cairo_context_set_font_options (self->context, options);
      pango_cairo_context_set_resolution (self->context, 96);
      cairo_font_options_destroy (options);
    }
  self->text = pln_text_cache_new (self->context);
  return self->text;
}

/* ---- drawing ---------------------------------------------------------------- */

/**
 * pln_sheets_set_drawing:
 * @width: of the whole drawing, 1/96 inch
 * @height: likewise
 * @draw: (scope notified): called once for each sheet
 */
void
pln_sheets_set_drawing (PlnSheets *self, double width, double height,
                        PlnSheetsDraw draw, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (PLN_IS_SHEETS (self) && draw != NULL);

  clear_drawing (self);
  self->draw_width = MAX (width, 1);
  self->draw_height = MAX (height, 1);
  self->draw = draw;
  self->draw_data = user_data;
  self->draw_destroy = destroy;
}

static void
draw_canvas_cb (PlnPainter *painter, const PlnRect *clip, gpointer user_data)
{
  PLN_CANVAS_GET_CLASS (user_data)->paint (user_data, painter, clip, FALSE);
}

void
pln_sheets_set_canvas (PlnSheets *self, PlnCanvas *canvas)
{
  PangoContext *context;
  double width, height;

  g_return_if_fail (PLN_IS_SHEETS (self) && PLN_IS_CANVAS (canvas));

  if (!pln_canvas_ensure_layout (canvas))
    return;
  pln_canvas_get_content_size (canvas, &width, &height);
  context = gtk_widget_create_pango_context (GTK_WIDGET (canvas));
  pln_sheets_set_context (self, context);
  g_object_unref (context);
  self->rtl = pln_canvas_is_rtl (canvas);
  self->landscape = width > height;
  pln_sheets_set_drawing (self, width, height, draw_canvas_cb, g_object_ref (canvas), g_object_unref);
}

void
pln_sheets_add_legend (PlnSheets *self, PlnSwatchKind kind, PlnTone tone, const char *label)
{
  PlnLegendEntry entry = { kind, tone, g_strdup (label) };

  g_array_append_val (self->legend, entry);
}

gboolean
pln_sheets_has_drawing (PlnSheets *self)
{
  return self->draw != NULL;
}

void
pln_sheets_set_scale (PlnSheets *self, double scale)
{
  self->scale = CLAMP (scale, 0, 8);
}

double
pln_sheets_get_scale (PlnSheets *self)
{
  return self->scale;
}

/* ---- document ----------------------------------------------------------------- */

void
pln_sheets_add_heading (PlnSheets *self, guint level, const char *text)
{
  PlnBlock block = { .kind = PLN_BLOCK_HEADING, .level = CLAMP (level, 1, 3), .text = g_strdup (text) };

  g_array_append_val (self->blocks, block);
}

void
pln_sheets_add_text (PlnSheets *self, const char *text, PlnSheetsStyle style)
{
  PlnBlock block = { .kind = PLN_BLOCK_TEXT, .style = style, .text = g_strdup (text) };

  if (text != NULL && *text != '\0')
    g_array_append_val (self->blocks, block);
  else
    g_free (block.text);
}

void
pln_sheets_begin_table (PlnSheets *self, const PlnSheetsColumn *columns, guint n_columns)
{
  PlnSheetsTable *table = g_new0 (PlnSheetsTable, 1);

  table->n_columns = n_columns;
  table->titles = g_new0 (char *, n_columns + 1);
  table->numeric = g_new0 (gboolean, n_columns + 1);
  table->weights = g_new0 (double, n_columns + 1);
  table->widths = g_new0 (double, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    {
      table->titles[i] = g_strdup (columns[i].title != NULL ? columns[i].title : "");
      table->numeric[i] = columns[i].numeric;
      table->weights[i] = columns[i].weight;
    }
  g_ptr_array_add (self->tables, table);
}

void
pln_sheets_add_row (PlnSheets *self, guint depth, PlnSheetsStyle style, const char *const *cells)
{
  PlnBlock block = { .kind = PLN_BLOCK_ROW, .level = depth, .style = style };

  g_return_if_fail (PLN_IS_SHEETS (self) && self->tables->len > 0);

  block.table = self->tables->pdata[self->tables->len - 1];
  block.cells = g_new0 (char *, block.table->n_columns + 1);
  for (guint i = 0; i < block.table->n_columns; i++)
    block.cells[i] = g_strdup (cells[i]);
  g_array_append_val (self->blocks, block);
}

guint
pln_sheets_count_blocks (PlnSheets *self)
{
  return self->blocks->len;
}

/* ---- furniture ------------------------------------------------------------------- */

/* Where something that begins at x and is that wide lies, seen from the left. */
static double
side (PlnSheets *self, double x, double width, double total)
{
  return self->rtl ? total - x - width : x;
}

double
pln_sheets_title_height (PlnSheets *self, double width)
{
  double height;

  pln_text_cache_measure (pln_sheets_text (self), PLN_TEXT_TITLE, self->title, width * (self->as_of != NULL ? 0.66 : 1), 3, NULL, &height);
  return ceil (height + 12);
}

void
pln_sheets_paint_title (PlnSheets *self, PlnPainter *p, double width, double y)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double share = self->as_of != NULL ? 0.66 : 1, height = pln_sheets_title_height (self, width);
  const PlnRect title = { side (self, 0, width * share, width), y, width * share, height };
  const PlnRect date = { side (self, width * 0.68, width * 0.32, width), y + 3, width * 0.32, height };

  pln_painter_label (p, PLN_TEXT_TITLE, self->title, &title, 3, 0, &c->text);
  if (self->as_of != NULL)
    pln_painter_label (p, PLN_TEXT_CAPTION, self->as_of, &date, 2, 1, &c->dim);
  pln_painter_line (p, 0, y + height - 5, width, y + height - 5, 1, &c->line_strong, PLN_DASH_SOLID);
}

double
pln_sheets_paint_legend (PlnSheets *self, PlnPainter *p, double width, double x, double y)
{
  double at = 0, line = 0;

  for (guint i = 0; i < self->legend->len; i++)
    {
      const PlnLegendEntry *entry = &g_array_index (self->legend, PlnLegendEntry, i);
      double words, room;

      pln_text_cache_measure (pln_sheets_text (self), PLN_TEXT_CAPTION, entry->label, -1, 1, &words, NULL);
      room = 36 + words + 2;
      if (at > 0 && at + room > width)
        {
          at = 0;
          line += LEGEND_LINE;
        }
      if (p != NULL)
        {
          const PlnPalette *c = pln_painter_palette (p);
          const PlnRect sample = { x + side (self, at, 28, width), y + line, 28, 16 };
          const PlnRect label = { x + side (self, at + 36, words + 2, width), y + line, words + 2, 16 };

          pln_swatch_paint (p, entry->kind, entry->tone, &sample);
          pln_painter_label (p, PLN_TEXT_CAPTION, entry->label, &label, 1, 0, &c->dim);
        }
      at += room + LEGEND_GAP;
    }
  return self->legend->len > 0 ? line + LEGEND_LINE : 0;
}

static void
paint_foot (PlnSheets *self, PlnPainter *p, guint sheet)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double y = self->height - self->foot + 8;
  const PlnRect origin = { side (self, 0, self->width * 0.7, self->width), y, self->width * 0.7, 16 };
  const PlnRect number = { side (self, self->width * 0.72, self->width * 0.28, self->width), y, self->width * 0.28, 16 };
  /* Translators: at the foot of a printed page. */
  g_autofree char *text = g_strdup_printf (_("Page %u of %u"), sheet + 1, self->sheets->len);

  if (self->origin != NULL)
    pln_painter_label (p, PLN_TEXT_CAPTION, self->origin, &origin, 1, 0, &c->dim);
  pln_painter_label (p, PLN_TEXT_CAPTION, text, &number, 1, 1, &c->dim);
}

/* ---- sheets ---------------------------------------------------------------------- */

static double
legend_height (PlnSheets *self)
{
  const double height = pln_sheets_paint_legend (self, NULL, self->width, 0, 0);

  return height > 0 ? height + 6 : 0;
}

static void
place_drawing (PlnSheets *self)
{
  const double room = MAX (self->height - self->head - self->foot - legend_height (self), 20);

  if (self->scale > 0)
    self->tile_scale = self->scale;
  else
    self->tile_scale = MIN (1, MIN (self->width / self->draw_width, room / self->draw_height));
  self->tile_columns = self->scale > 0 ? MAX (1, (guint) ceil (self->draw_width * self->tile_scale / self->width - 0.001)) : 1;
  self->tile_rows = self->scale > 0 ? MAX (1, (guint) ceil (self->draw_height * self->tile_scale / room - 0.001)) : 1;
  for (guint row = 0; row < self->tile_rows; row++)
    for (guint column = 0; column < self->tile_columns; column++)
      {
        PlnSheet sheet = { .drawing = TRUE, .column = column, .row = row };

        g_array_append_val (self->sheets, sheet);
      }
}

/**
 * pln_sheets_paginate:
 * @width: of the printable part, points
 * @height: likewise
 *
 * Returns: how many sheets it takes, at least one
 */
guint
pln_sheets_paginate (PlnSheets *self, double width, double height)
{
  g_return_val_if_fail (PLN_IS_SHEETS (self), 0);

  self->width = MAX (width / PLN_SHEETS_POINTS, 60);
  self->height = MAX (height / PLN_SHEETS_POINTS, 120);
  self->head = pln_sheets_title_height (self, self->width) + 6;
  self->foot = 26;
  g_array_set_size (self->sheets, 0);
  g_array_set_size (self->placed, 0);
  if (self->draw != NULL)
    place_drawing (self);
  pln_sheets_place_blocks (self, self->width, self->height - self->head - self->foot);
  if (self->sheets->len == 0)
    {
      PlnSheet empty = { 0 };

      g_array_append_val (self->sheets, empty);
    }
  return self->sheets->len;
}

/* Corners where this sheet meets its neighbours, so that they can be put together. */
static void
paint_marks (PlnSheets *self, PlnPainter *p, const PlnRect *area)
{
  const PlnPalette *c = pln_painter_palette (p);

  for (int i = 0; i < 4; i++)
    {
      const double x = area->x + (i % 2 ? area->width : 0), y = area->y + (i / 2 ? area->height : 0);
      const double dx = i % 2 ? -MARK : MARK, dy = i / 2 ? -MARK : MARK;

      pln_painter_line (p, x, y, x + dx, y, 0.6, &c->line_strong, PLN_DASH_SOLID);
      pln_painter_line (p, x, y, x, y + dy, 0.6, &c->line_strong, PLN_DASH_SOLID);
    }
}

static void
paint_tile (PlnSheets *self, PlnPainter *p, const PlnSheet *sheet)
{
  const double legend = legend_height (self), s = self->tile_scale;
  const PlnRect area = { 0, self->head, self->width, self->height - self->head - self->foot - legend };
  const gboolean tiled = self->tile_columns * self->tile_rows > 1;
  const guint column = self->rtl ? self->tile_columns - 1 - sheet->column : sheet->column;
  double x = column * area.width, y = sheet->row * area.height;
  PlnRect clip;

  /* The sheets of a right-to-left drawing begin at its right edge; one that is narrower stands in the middle. */
  if (self->rtl && tiled)
    x -= self->tile_columns * area.width - self->draw_width * s;
  if (!tiled)
    x = -(area.width - self->draw_width * s) / 2;
  clip = (PlnRect) { x / s, y / s, area.width / s, area.height / s };
  pln_painter_push_clip (p, &area, 0);
  pln_painter_save (p);
  pln_painter_translate (p, area.x - x, area.y - y);
  pln_painter_scale (p, s);
  self->draw (p, &clip, self->draw_data);
  pln_painter_restore (p);
  pln_painter_pop (p);
  if (tiled)
    paint_marks (self, p, &area);
  pln_sheets_paint_legend (self, p, self->width, 0, area.y + area.height + 6);
}

void
pln_sheets_draw (PlnSheets *self, cairo_t *cr, guint sheet)
{
  g_autoptr (PlnPainter) p = NULL;
  const PlnSheet *s;
  PlnPalette palette;

  g_return_if_fail (PLN_IS_SHEETS (self));

  if (sheet >= self->sheets->len)
    return;
  s = &g_array_index (self->sheets, PlnSheet, sheet);
  pln_palette_init_paper (&palette);
  p = pln_painter_new_cairo (cr, pln_sheets_text (self), &palette, self->rtl);
  cairo_save (cr);
  cairo_scale (cr, PLN_SHEETS_POINTS, PLN_SHEETS_POINTS);
  pln_sheets_paint_title (self, p, self->width, 0);
  if (s->drawing)
    paint_tile (self, p, s);
  else
    {
      pln_painter_save (p);
      pln_painter_translate (p, 0, self->head);
      pln_sheets_paint_blocks (self, p, s, self->width);
      pln_painter_restore (p);
    }
  paint_foot (self, p, sheet);
  cairo_restore (cr);
}
