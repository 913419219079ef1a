/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "widgets/pln-painter.h"

G_BEGIN_DECLS

/* A small sample of a mark, for legends. */
typedef enum
{
  PLN_SWATCH_LINE,
  PLN_SWATCH_DOTTED,
  PLN_SWATCH_DASHED_BOX,
  PLN_SWATCH_WARNING,
  PLN_SWATCH_DIAMOND,
  PLN_SWATCH_BAR,
  PLN_SWATCH_HATCH,
  PLN_SWATCH_FADE_TO_MARK,
  PLN_SWATCH_FADE,
  PLN_SWATCH_RANGE, /* dashed outline, pale */
  PLN_SWATCH_GAP,   /* red hatch */
  PLN_SWATCH_NEED,  /* red dashed outline */
} PlnSwatchKind;

#define PLN_TYPE_SWATCH (pln_swatch_get_type ())
G_DECLARE_FINAL_TYPE (PlnSwatch, pln_swatch, PLN, SWATCH, GtkWidget)

GtkWidget *pln_swatch_new (PlnSwatchKind kind, PlnTone tone);
/* The same in any drawing, and on paper. */
void       pln_swatch_paint (PlnPainter *painter, PlnSwatchKind kind, PlnTone tone, const PlnRect *room);

/* A row of samples with their words, for under or over a drawing. */
GtkWidget *pln_legend_new (void);
void       pln_legend_add (GtkWidget *legend, PlnSwatchKind kind, PlnTone tone, const char *label);

G_END_DECLS
