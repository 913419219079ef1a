/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* Everything is reckoned in units of 1/96 inch; a point is 4/3 of one. */
#define PLN_SHEETS_POINTS 0.75
#define PLN_SHEETS_INDENT 16

typedef enum
{
  PLN_BLOCK_HEADING,
  PLN_BLOCK_TEXT,
  PLN_BLOCK_ROW,
} PlnBlockKind;

typedef struct
{
  guint    n_columns;
  char   **titles;  /* owned */
  gboolean *numeric; /* owned */
  double  *weights; /* owned */
  double  *widths;  /* owned; before shrinking */
  double   shrink;  /* at most 1: the table is set that much smaller */
  double   head;    /* height of the head */
} PlnSheetsTable;

typedef struct
{
  PlnBlockKind   kind;
  guint          level; /* of a heading, or the depth of a row */
  PlnSheetsStyle style;
  char          *text;  /* owned */
  char         **cells; /* owned: as many as columns */
  PlnSheetsTable *table; /* borrowed from tables */
} PlnBlock;

/* A block, or the part of a paragraph, at its place on a sheet. */
typedef struct
{
  guint  block;
  double y, height;
  char  *text;  /* owned: part of a paragraph; NULL: all of the block */
  gboolean head; /* the table's head stands above it */
} PlnPlaced;

typedef struct
{
  gboolean drawing;
  guint    column, row; /* of the tiles of a drawing */
  guint    first, n;    /* in placed */
} PlnSheet;

typedef struct
{
  PlnSwatchKind kind;
  PlnTone       tone;
  char         *label; /* owned */
} PlnLegendEntry;

struct _PlnSheets
{
  GObject parent_instance;

  char         *title, *as_of, *origin; /* owned */
  gboolean      rtl, landscape;
  PangoContext *context; /* owned */
  PlnTextCache *text;    /* owned */

  double         draw_width, draw_height; /* 0: no drawing */
  PlnSheetsDraw  draw;
  gpointer       draw_data;
  GDestroyNotify draw_destroy;
  double         scale;
  GArray        *legend; /* of PlnLegendEntry */

  GArray    *blocks; /* of PlnBlock */
  GPtrArray *tables; /* of PlnSheetsTable, owned */

  double  width, height; /* of the sheet that is laid out */
  double  head, foot;    /* heights of what is above and below the content */
  double  tile_scale;
  guint   tile_columns, tile_rows;
  GArray *sheets; /* of PlnSheet */
  GArray *placed; /* of PlnPlaced */
};

PlnTextCache *pln_sheets_text         (PlnSheets *self);
/* pln-sheets-blocks.c: places the blocks on sheets with that much room. */
void          pln_sheets_place_blocks (PlnSheets *self, double width, double height);
void          pln_sheets_paint_blocks (PlnSheets *self, PlnPainter *p, const PlnSheet *sheet, double width);
/* pln-sheets.c: the legend in rows of that width; NULL only measures. */
double        pln_sheets_paint_legend (PlnSheets *self, PlnPainter *p, double width, double x, double y);
void          pln_sheets_paint_title  (PlnSheets *self, PlnPainter *p, double width, double y);
double        pln_sheets_title_height (PlnSheets *self, double width);

G_END_DECLS
