// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Headings, paragraphs and tables, broken into sheets. */

#include "widgets/pln-sheets-private.h"

#include <math.h>
#include <string.h>

#define CELL_PAD 6
#define ROW_PAD 3
#define MOST_LINES 60 /* of a cell: no row is taller than a sheet */
#define LEAST_COLUMN 56
#define LEAST_SHRINK 0.3 /* three points: better small than cut */
#define MEASURED_ROWS 400
#define ALL_LINES 100000

static PlnTextStyle
style_of (const PlnBlock *block)
{
  if (block->kind == PLN_BLOCK_HEADING)
    return block->level == 1 ? PLN_TEXT_TITLE : block->level == 2 ? PLN_TEXT_HEADING : PLN_TEXT_LABEL;
  if (block->kind == PLN_BLOCK_TEXT)
    return block->style & PLN_SHEETS_STRONG ? PLN_TEXT_LABEL : PLN_TEXT_CAPTION;
  return block->style & PLN_SHEETS_STRONG ? PLN_TEXT_CAPTION_BOLD : PLN_TEXT_CAPTION;
}

/* ---- tables ------------------------------------------------------------------ */

static double
indent_of (const PlnBlock *block, guint column)
{
  return column == 0 ? MIN (block->level, 12) * PLN_SHEETS_INDENT : 0;
}

static void
natural_widths (PlnSheets *self, PlnSheetsTable *table)
{
  PlnTextCache *text = pln_sheets_text (self);
  guint n = 0;

  for (guint c = 0; c < table->n_columns; c++)
    {
      pln_text_cache_measure (text, PLN_TEXT_CAPTION_BOLD, table->titles[c], -1, 1, &table->widths[c], NULL);
      table->widths[c] += 2 * CELL_PAD;
    }
  for (guint i = 0; i < self->blocks->len && n < MEASURED_ROWS; i++)
    {
      const PlnBlock *block = &g_array_index (self->blocks, PlnBlock, i);

      if (block->kind != PLN_BLOCK_ROW || block->table != table)
        continue;
      n++;
      for (guint c = 0; c < table->n_columns; c++)
        {
          double width = 0;

          if (block->cells[c] != NULL && *block->cells[c] != '\0')
            pln_text_cache_measure (text, style_of (block), block->cells[c], -1, 1, &width, NULL);
          table->widths[c] = MAX (table->widths[c], width + indent_of (block, c) + 2 * CELL_PAD);
        }
    }
}

/* Text gives way before numbers do; when even that is not enough, the table is set smaller. */
static void
fit_table (PlnSheets *self, PlnSheetsTable *table, double width)
{
  double total = 0, fixed = 0, flexible = 0, weights = 0;

  natural_widths (self, table);
  for (guint c = 0; c < table->n_columns; c++)
    {
      total += table->widths[c];
      weights += table->weights[c];
      if (table->numeric[c] || table->widths[c] <= LEAST_COLUMN * 1.6)
        fixed += table->widths[c];
      else
        flexible += table->widths[c];
    }
  table->shrink = 1;
  if (total <= width)
    {
      for (guint c = 0; c < table->n_columns && weights > 0; c++)
        table->widths[c] += (width - total) * table->weights[c] / weights;
      return;
    }
  /* Room for text: a third of what it would like, at least. */
  if (fixed + flexible / 3 > width)
    {
      table->shrink = MAX (LEAST_SHRINK, width / (fixed + flexible / 3));
      width /= table->shrink;
    }
  for (guint c = 0; c < table->n_columns; c++)
    {
      if (table->numeric[c] || table->widths[c] <= LEAST_COLUMN * 1.6)
        table->widths[c] *= width + 1 > fixed ? 1 : width / fixed;
      else
        table->widths[c] *= MAX (0.1, MIN (1, (width - fixed) / flexible));
    }
}

static double
row_height (PlnSheets *self, const PlnBlock *block)
{
  double most = pln_text_cache_line_height (pln_sheets_text (self), PLN_TEXT_CAPTION);

  for (guint c = 0; c < block->table->n_columns; c++)
    {
      const double room = block->table->widths[c] - indent_of (block, c) - 2 * CELL_PAD;
      double height = 0;

      if (block->cells[c] != NULL && *block->cells[c] != '\0')
        pln_text_cache_measure (pln_sheets_text (self), style_of (block), block->cells[c], MAX (room, 8), MOST_LINES, NULL, &height);
      most = MAX (most, height);
    }
  return (most + 2 * ROW_PAD + 1) * block->table->shrink;
}

static double
head_height (PlnSheets *self, PlnSheetsTable *table)
{
  double most = 0;

  for (guint c = 0; c < table->n_columns; c++)
    {
      double height;

      pln_text_cache_measure (pln_sheets_text (self), PLN_TEXT_CAPTION_BOLD, table->titles[c],
                              MAX (table->widths[c] - 2 * CELL_PAD, 8), 3, NULL, &height);
      most = MAX (most, height);
    }
  return (most + 2 * ROW_PAD + 2) * table->shrink;
}

/* ---- breaking into sheets ------------------------------------------------------ */

typedef struct
{
  PlnSheets *sheets;
  double     width, height, y;
  gboolean   open; /* a sheet has been begun */
  PlnSheetsTable *table; /* whose head stands on this sheet */
} Flow;

static void
new_sheet (Flow *flow)
{
  PlnSheet sheet = { .first = flow->sheets->placed->len };

  g_array_append_val (flow->sheets->sheets, sheet);
  flow->y = 0;
  flow->open = TRUE;
  flow->table = NULL;
}

static void
place (Flow *flow, guint block, double height, char *part, gboolean head)
{
  PlnPlaced placed = { block, flow->y, height, part, head };

  g_array_append_val (flow->sheets->placed, placed);
  g_array_index (flow->sheets->sheets, PlnSheet, flow->sheets->sheets->len - 1).n++;
  flow->y += height;
}

static void
flow_heading (Flow *flow, guint i, const PlnBlock *block)
{
  double height;
  const double above = flow->y > 0 ? (block->level == 1 ? 20 : 14) : 0;

  pln_text_cache_measure (pln_sheets_text (flow->sheets), style_of (block), block->text, flow->width, MOST_LINES, NULL, &height);
  /* Not alone at the foot of a sheet. */
  if (flow->y > 0 && flow->y + above + height + 64 > flow->height)
    new_sheet (flow);
  else
    flow->y += above;
  flow->table = NULL;
  place (flow, i, height + 5, NULL, FALSE);
}

/* As much of a paragraph as fits; what is left begins at the start of a line. */
static gsize
fitting (Flow *flow, const char *text, PlnTextStyle style, double room, double *height)
{
  PangoLayout *layout = pln_text_cache_get (pln_sheets_text (flow->sheets), style, text, flow->width, ALL_LINES);
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  gsize end = 0;

  *height = 0;
  do
    {
      const PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;
      double bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      bottom = (logical.y + logical.height) / (double) PANGO_SCALE;
      if (bottom > room)
        return end;
      *height = bottom;
      end = line->start_index + line->length;
    }
  while (pango_layout_iter_next_line (iter));
  return strlen (text);
}

static void
flow_text (Flow *flow, guint i, const PlnBlock *block)
{
  const PlnTextStyle style = style_of (block);
  const char *rest = block->text;

  flow->table = NULL;
  while (*rest != '\0')
    {
      double height;
      gsize end = fitting (flow, rest, style, flow->height - flow->y, &height);

      if (end == 0 && flow->y > 0)
        {
          new_sheet (flow);
          continue;
        }
      if (end == 0) /* a sheet lower than a line: take it whole */
        end = strlen (rest);
      place (flow, i, ceil (height) + (rest[end] == '\0' ? 6 : 0), g_strndup (rest, end), FALSE);
      rest += end;
      while (*rest == ' ' || *rest == '\n')
        rest++;
    }
}

static void
flow_row (Flow *flow, guint i, const PlnBlock *block)
{
  const double height = row_height (flow->sheets, block);
  double head = flow->table == block->table ? 0 : block->table->head;

  if (flow->y > 0 && flow->y + head + height > flow->height)
    {
      new_sheet (flow);
      head = block->table->head;
    }
  else if (head > 0 && flow->y > 0)
    flow->y += 4;
  place (flow, i, head + height, NULL, head > 0);
  flow->table = block->table;
}

void
pln_sheets_place_blocks (PlnSheets *self, double width, double height)
{
  Flow flow = { .sheets = self, .width = width, .height = height };

  for (guint i = 0; i < self->tables->len; i++)
    {
      PlnSheetsTable *table = self->tables->pdata[i];

      fit_table (self, table, width);
      table->head = head_height (self, table);
    }
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const PlnBlock *block = &g_array_index (self->blocks, PlnBlock, i);

      if (!flow.open)
        new_sheet (&flow);
      if (block->kind == PLN_BLOCK_HEADING)
        flow_heading (&flow, i, block);
      else if (block->kind == PLN_BLOCK_TEXT)
        flow_text (&flow, i, block);
      else
        flow_row (&flow, i, block);
    }
}

/* ---- painting ---------------------------------------------------------------------- */

static void
paint_cells (PlnSheets *self, PlnPainter *p, const PlnSheetsTable *table, char *const *cells, double indent,
             double width, double y, PlnTextStyle style, int lines, const GdkRGBA *color)
{
  double x = 0;

  for (guint c = 0; c < table->n_columns; c++)
    {
      const double in = c == 0 ? indent : 0, room = MAX (table->widths[c] - in - 2 * CELL_PAD, 8);
      const double at = x + in + CELL_PAD;
      const PlnRect box = { self->rtl ? width - at - room : at, y, room, 1 };

      if (cells[c] != NULL)
        pln_painter_label (p, style, cells[c], &box, lines, table->numeric[c] ? 1 : 0, color);
      x += table->widths[c];
    }
}

static void
paint_row (PlnSheets *self, PlnPainter *p, const PlnBlock *block, const PlnPlaced *placed, double width)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnSheetsTable *table = block->table;
  const double full = width / table->shrink;
  double y = 0;

  pln_painter_save (p);
  pln_painter_translate (p, 0, placed->y);
  pln_painter_scale (p, table->shrink);
  if (placed->head)
    {
      paint_cells (self, p, table, table->titles, 0, full, ROW_PAD, PLN_TEXT_CAPTION_BOLD, 3, &c->dim);
      y = table->head / table->shrink;
      pln_painter_line (p, 0, y - 1, full, y - 1, 1, &c->line_strong, PLN_DASH_SOLID);
    }
  if (block->style & PLN_SHEETS_RULE)
    pln_painter_line (p, 0, y, full, y, 1, &c->line_strong, PLN_DASH_SOLID);
  paint_cells (self, p, table, block->cells, indent_of (block, 0), full, y + ROW_PAD, style_of (block), MOST_LINES,
               block->style & PLN_SHEETS_DIM ? &c->dim : &c->text);
  pln_painter_line (p, 0, placed->height / table->shrink - 0.5, full, placed->height / table->shrink - 0.5, 0.5, &c->line, PLN_DASH_SOLID);
  pln_painter_restore (p);
}

void
pln_sheets_paint_blocks (PlnSheets *self, PlnPainter *p, const PlnSheet *sheet, double width)
{
  const PlnPalette *c = pln_painter_palette (p);

  for (guint i = sheet->first; i < sheet->first + sheet->n; i++)
    {
      const PlnPlaced *placed = &g_array_index (self->placed, PlnPlaced, i);
      const PlnBlock *block = &g_array_index (self->blocks, PlnBlock, placed->block);
      const PlnRect box = { 0, placed->y, width, placed->height };

      if (block->kind == PLN_BLOCK_ROW)
        paint_row (self, p, block, placed, width);
      else
        pln_painter_label (p, style_of (block), placed->text != NULL ? placed->text : block->text, &box, ALL_LINES, 0,
                           block->style & PLN_SHEETS_DIM ? &c->dim : &c->text);
    }
}
