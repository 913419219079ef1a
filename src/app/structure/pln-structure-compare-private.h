/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/structure/pln-structure-compare.h"
#include "widgets/pln-painter.h"

G_BEGIN_DECLS

/* What the parts of the comparison share: pln-structure-compare.c reads and
 * filters, pln-structure-compare-cells.c shows rows. */

/* A row as an object. */
#define PLN_TYPE_CHANGE_ROW (pln_change_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnChangeRow, pln_change_row, PLN, CHANGE_ROW, GObject)

struct _PlnChangeRow
{
  GObject parent_instance;
  const PlnStructureChange *change; /* borrowed from the list of changes */
  GPtrArray *changes;               /* owned: keeps it alive */
};

/* How a difference looks: word, icon, colour. */
typedef struct
{
  guint differences;
  const char *filter; /* chip */
  const char *label;  /* pill */
  const char *icon_name, *css;
  PlnPillStyle style;
  PlnGlyph glyph; /* the icon, drawn */
} PlnLook;

#define PLN_N_LOOKS 8
/* In the order in which the first one names a row. */
extern const PlnLook pln_structure_looks[PLN_N_LOOKS];
const PlnLook *pln_structure_find_look (guint differences); /* NULL: nothing differs */

struct _PlnStructureCompare
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  GPtrArray *changes;  /* owned */
  char *search;        /* owned; folded */
  guint filter;        /* differences shown; 0: all rows */
  PlnDay a, b;
  GtkWidget *bar;      /* owned: dates and filters; stands above the list and the chart */
  GtkWidget *words;    /* owned: the changes as sentences; stands below the chart */
  GtkWidget *periods;  /* borrowed: names and periods over time, below the list */
  GtkWidget *periods_box; /* borrowed: with its heading */
  GtkWidget *first, *second, *chips;
  GtkWidget *filters[PLN_N_LOOKS + 1]; /* the last one: all */
  GtkStack *stack;
  GtkColumnView *list;
  GtkColumnViewColumn *columns[3];
  GListStore *rows;           /* owned by the selection */
  GtkSingleSelection *selection; /* owned by the list */
  GtkWidget *dates, *swap; /* borrowed: the row of dates, and a button of it */
  GtkWidget *asides[3]; /* borrowed: of the dates; left out when narrow */
  int list_width;       /* for which the rows were measured */
  guint width_source;
  gboolean filling, narrow;
};

/* The three columns of the list. */
void pln_structure_compare_add_columns (PlnStructureCompare *self);
/* A list of sentences over the rows that differ. (transfer floating) */
GtkWidget *pln_structure_compare_make_words (PlnStructureCompare *self);

G_END_DECLS
