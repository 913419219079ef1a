/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-tree.h"
#include "app/structure/pln-structure-chart.h"
#include "app/structure/pln-structure-compare.h"
#include "app/structure/pln-structure-matching.h"
#include "app/structure/pln-structure-page.h"

G_BEGIN_DECLS

/* What the parts of the page share: pln-structure-page.c has the views,
 * pln-structure-actions.c the acts, menus and what is kept between starts. */

/* PlnStructurePage: the bodies and their posts as a tree and as a chart, and
 * the matching of our bodies with those of others, as of a date. */
struct _PlnStructurePage
{
  PlnRecordPage parent_instance;

  PlnStructureChart *chart; /* borrowed; made when first shown */
  PlnStructureCompare *compare; /* borrowed; made when first shown */
  gboolean comparing;
  GtkWidget *top;           /* borrowed; holds the bars above the views */
  AdwToggleGroup *matching; /* borrowed; matrix, list or gaps */
  GMenu *columns;           /* owned */
  GtkWidget *findings;      /* borrowed; button in the status bar */
  GtkWidget *as_of, *compare_button; /* owned by the header; may be NULL */
  int width;
  guint width_source;
};

gboolean              pln_structure_page_shows_chart    (PlnStructurePage *self);
gboolean              pln_structure_page_shows_compare  (PlnStructurePage *self);
PlnStructureMatching *pln_structure_page_get_matching   (PlnStructurePage *self); /* matrix or gaps; NULL: not shown */
/* The body under which something new or pasted comes; NULL: the top. (transfer full) */
char                 *pln_structure_page_get_place      (PlnStructurePage *self);
/* The chart on paper; it must have been made. (transfer full) */
PlnSheets            *pln_structure_page_make_sheets    (PlnStructurePage *self);
/* What the action "compare" switches. */
void                  pln_structure_page_set_comparing  (PlnStructurePage *self, gboolean comparing);

/* pln-structure-actions.c */
void        pln_structure_page_add_actions        (PlnStructurePage *self);
void        pln_structure_page_add_column_actions (PlnStructurePage *self, PlnRecordView *tree);
void        pln_structure_page_apply_chart_state  (PlnStructurePage *self);
void        pln_structure_page_update_actions     (PlnPage *page);
GMenuModel *pln_structure_page_get_menu           (PlnPage *page);
void        pln_structure_page_save_state         (PlnPage *page, GKeyFile *file, const char *group);
void        pln_structure_page_restore_state      (PlnPage *page, GKeyFile *file, const char *group);

G_END_DECLS
