/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "app/structure/pln-structure-changes.h"
#include "widgets/pln-pill.h"

G_BEGIN_DECLS

/* Two as-of dates side by side: dates, filters and the list of bodies and posts
 * with what became of them.  Signals: "selection-changed", "activated" (id),
 * "changed" (dates or workspace), "done". */
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
/* The word, colour and icon of the first of these differences; FALSE: there is none. */
gboolean     pln_structure_compare_look         (guint differences, const char **label, PlnPillStyle *style, const char **icon_name);

G_END_DECLS
