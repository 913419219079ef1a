/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"
#include "app/structure/pln-structure-outline.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* The bodies as an org chart, in step with the workspace and the as-of date;
 * moving a box moves the body.  Signals: "selection-changed", "activated" (id). */
#define PLN_TYPE_STRUCTURE_CHART (pln_structure_chart_get_type ())
G_DECLARE_FINAL_TYPE (PlnStructureChart, pln_structure_chart, PLN, STRUCTURE_CHART, AdwBin)

/* What is drawn instead of the bodies of the as-of date (comparison). (transfer full) */
typedef PlnStructureOutline *(*PlnStructureSourceFunc) (gpointer user_data);

GtkWidget   *pln_structure_chart_new          (PlnContext *context);
PlnOrgChart *pln_structure_chart_get_drawing  (PlnStructureChart *self);
void         pln_structure_chart_refresh      (PlnStructureChart *self);
void         pln_structure_chart_set_source   (PlnStructureChart *self, PlnStructureSourceFunc source, gpointer user_data); /* NULL: none; reads anew */
const char  *pln_structure_chart_get_selected (PlnStructureChart *self);
gboolean     pln_structure_chart_select       (PlnStructureChart *self, const char *id); /* a post selects its body */
/* Selects the first body that matches; TRUE when there is one, or nothing is looked for. */
gboolean     pln_structure_chart_search       (PlnStructureChart *self, const char *text);
gboolean     pln_structure_chart_act          (PlnStructureChart *self, const char *act, gboolean dry);
/* The chart with its title, as-of date and legend. (transfer full) */
PlnSheets   *pln_structure_chart_make_sheets  (PlnStructureChart *self);

G_END_DECLS
