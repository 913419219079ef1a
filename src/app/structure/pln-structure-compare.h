/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "app/structure/pln-structure-changes.h"
#include "app/structure/pln-structure-outline.h"
#include "widgets/pln-pill.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* Two as-of dates side by side: dates, filters and the list of bodies and posts
 * with what became of them.  Signals: "selection-changed", "activated" (id),
 * "changed" (dates, filter or workspace), "word-chosen" (id), "done". */
#define PLN_TYPE_STRUCTURE_COMPARE (pln_structure_compare_get_type ())
G_DECLARE_FINAL_TYPE (PlnStructureCompare, pln_structure_compare, PLN, STRUCTURE_COMPARE, AdwBin)

GtkWidget   *pln_structure_compare_new          (PlnContext *context);
/* The first date; without one a day at which something changed is taken. */
void         pln_structure_compare_start        (PlnStructureCompare *self, PlnWhen *first);
const char  *pln_structure_compare_get_selected (PlnStructureCompare *self);
gboolean     pln_structure_compare_select       (PlnStructureCompare *self, const char *id);
void         pln_structure_compare_set_search   (PlnStructureCompare *self, const char *text);
void         pln_structure_compare_set_narrow   (PlnStructureCompare *self, gboolean narrow);
/* "3 changes in 7 bodies and posts"; never NULL. (transfer full) */
char        *pln_structure_compare_count_text   (PlnStructureCompare *self);
/* (element-type PlnStructureChange) (transfer none) (nullable) */
GPtrArray   *pln_structure_compare_get_changes  (PlnStructureCompare *self);
/* Dates and filters: to stand above list and chart; the sentences: to stand below the chart. (transfer none) */
GtkWidget   *pln_structure_compare_get_bar      (PlnStructureCompare *self);
GtkWidget   *pln_structure_compare_get_words    (PlnStructureCompare *self);
/* The change after id (before it with step -1) of those the filter shows; NULL: none. (transfer none) (nullable) */
const char  *pln_structure_compare_next         (PlnStructureCompare *self, const char *id, int step);
/* What the list says of a record; NULL: nothing. (transfer none) (nullable) */
const PlnStructureChange *pln_structure_compare_find (PlnStructureCompare *self, const char *id);
/* The dates as typed; NULL: today. */
void         pln_structure_compare_get_texts    (PlnStructureCompare *self, const char **first, const char **second);
/* "after 26 November 2014, by 28 August 2017"; source: the record in which the date would stand, or NULL;
 * open: the day is not known. (transfer full) (nullable) */
char        *pln_structure_compare_when         (PlnStructureCompare *self, const char *id, char **source, gboolean *open);
/* Word and icon of the first of these differences; FALSE: there is none. */
gboolean     pln_structure_compare_look         (guint differences, const char **label, const char **icon_name);
/* The comparison that goes on in the window, for the inspector; NULL: none. (transfer none) (nullable) */
PlnStructureCompare *pln_structure_compare_current (PlnContext *context);
void         pln_structure_compare_set_current  (PlnStructureCompare *self, gboolean current);
/* Both days as one chart, with what changed on the boxes. (transfer full) */
PlnStructureOutline *pln_structure_compare_outline (PlnStructureCompare *self);
/* The two dates and the changes in words. */
void         pln_structure_compare_add_to       (PlnStructureCompare *self, PlnSheets *sheets);

G_END_DECLS
