/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-canvas.h"
#include "widgets/pln-swatch.h"

G_BEGIN_DECLS

/* What goes on paper: a drawing, or a document of headings, paragraphs and
 * tables, or first the one and then the other.  Every sheet carries the title,
 * the as-of date, where it comes from, when it was printed, and page x of y; a
 * drawing its legend.  Nothing in it asks a display: text is set in the font of
 * the context it was given, in light colours.
 *
 *   PlnSheets *sheets = pln_print_sheets_new (context, _("Contributions"), FALSE);
 *   pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
 *   pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, cells);
 *   pln_print_present (context, sheets);         (app/print/pln-print.h)
 */
#define PLN_TYPE_SHEETS (pln_sheets_get_type ())
G_DECLARE_FINAL_TYPE (PlnSheets, pln_sheets, PLN, SHEETS, GObject)

typedef enum
{
  PLN_SHEETS_PLAIN  = 0,
  PLN_SHEETS_STRONG = 1 << 0, /* bold */
  PLN_SHEETS_RULE   = 1 << 1, /* a line above: totals */
  PLN_SHEETS_DIM    = 1 << 2,
} PlnSheetsStyle;

/* A column of a table; the title is copied. */
typedef struct
{
  const char *title;
  gboolean    numeric; /* at the end edge, never wrapped */
  double      weight;  /* share of what room is left over; 0: none */
} PlnSheetsColumn;

/* Paints what lies in clip, in units of 1/96 inch from the corner of the drawing. */
typedef void (*PlnSheetsDraw) (PlnPainter *painter, const PlnRect *clip, gpointer user_data);

PlnSheets  *pln_sheets_new          (const char *title);
const char *pln_sheets_get_title    (PlnSheets *self);
/* Beside the title: "As of 26 November 2014"; NULL: nothing. */
void        pln_sheets_set_as_of    (PlnSheets *self, const char *text);
/* At the foot: where it comes from and when it was printed. */
void        pln_sheets_set_origin   (PlnSheets *self, const char *text);
void        pln_sheets_set_rtl      (PlnSheets *self, gboolean rtl);
/* The font and language; without it the default font at 11 points. */
void        pln_sheets_set_context  (PlnSheets *self, PangoContext *context);
/* What the sheet is better in; the person may choose otherwise. */
void        pln_sheets_set_landscape (PlnSheets *self, gboolean landscape);
gboolean    pln_sheets_get_landscape (PlnSheets *self);

/* ---- a drawing ------------------------------------------------------------- */
void        pln_sheets_set_drawing  (PlnSheets *self, double width, double height,
                                     PlnSheetsDraw draw, gpointer user_data, GDestroyNotify destroy);
/* The drawing of a canvas with its font and direction; it must have been shown once. */
void        pln_sheets_set_canvas   (PlnSheets *self, PlnCanvas *canvas);
void        pln_sheets_add_legend   (PlnSheets *self, PlnSwatchKind kind, PlnTone tone, const char *label);
gboolean    pln_sheets_has_drawing  (PlnSheets *self);
/* 0: fit on one sheet, never enlarged; 1: as on screen, on as many sheets as it takes, with marks where they meet. */
void        pln_sheets_set_scale    (PlnSheets *self, double scale);
double      pln_sheets_get_scale    (PlnSheets *self);

/* ---- a document ------------------------------------------------------------- */
void        pln_sheets_add_heading  (PlnSheets *self, guint level, const char *text); /* level 1 to 3 */
void        pln_sheets_add_text     (PlnSheets *self, const char *text, PlnSheetsStyle style);
/* Starts a table; its head is repeated on every sheet.  Too wide a table is set smaller. */
void        pln_sheets_begin_table  (PlnSheets *self, const PlnSheetsColumn *columns, guint n_columns);
/* As many cells as columns, NULL: empty; depth indents the first. */
void        pln_sheets_add_row      (PlnSheets *self, guint depth, PlnSheetsStyle style, const char *const *cells);
guint       pln_sheets_count_blocks (PlnSheets *self);

/* ---- out --------------------------------------------------------------------- */
/* How many sheets whose printable part has that size, in points. */
guint       pln_sheets_paginate     (PlnSheets *self, double width, double height);
/* One of them, from 0; the origin is the corner of the printable part. */
void        pln_sheets_draw         (PlnSheets *self, cairo_t *cr, guint sheet);
/* Paper of that size in points, with margins of 1.5 cm. */
gboolean    pln_sheets_write_pdf    (PlnSheets *self, const char *path, double width, double height, GError **error);
/* One picture as large as it needs to be.  For drawings. */
gboolean    pln_sheets_write_svg    (PlnSheets *self, const char *path, GError **error);
gboolean    pln_sheets_write_png    (PlnSheets *self, const char *path, GError **error);
/* One file that any browser and word processor opens; a drawing becomes a picture in it. */
char       *pln_sheets_to_html      (PlnSheets *self);
gboolean    pln_sheets_write_html   (PlnSheets *self, const char *path, GError **error);

G_END_DECLS
