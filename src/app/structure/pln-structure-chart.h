/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"
#include "app/structure/pln-structure-outline.h"

G_BEGIN_DECLS

/* The bodies as an org chart, in step with the workspace and the as-of date;
 * moving a box moves the body.  Signals: "selection-changed", "activated" (id). */
#define PLN_TYPE_STRUCTURE_CHART (pln_structure_chart_get_type ())
G_DECLARE_FINAL_TYPE (PlnStructureChart, pln_structure_chart, PLN, STRUCTURE_CHART, AdwBin)

/* Lets someone write into the outline before it is drawn (comparison); may be NULL. */
typedef void (*PlnStructureMarkFunc) (PlnStructureOutline *outline, gpointer user_data);

GtkWidget   *pln_structure_chart_new          (PlnContext *context);
PlnOrgChart *pln_structure_chart_get_drawing  (PlnStructureChart *self);
void         pln_structure_chart_refresh      (PlnStructureChart *self);
void         pln_structure_chart_set_mark     (PlnStructureChart *self, PlnStructureMarkFunc mark, gpointer user_data);
const char  *pln_structure_chart_get_selected (PlnStructureChart *self);
gboolean     pln_structure_chart_select       (PlnStructureChart *self, const char *id); /* a post selects its body */
/* Selects the first body that matches; TRUE when there is one, or nothing is looked for. */
gboolean     pln_structure_chart_search       (PlnStructureChart *self, const char *text);
gboolean     pln_structure_chart_act          (PlnStructureChart *self, const char *act, gboolean dry);
/* Asks for format, paper and file, and writes the chart. */
void         pln_structure_chart_export       (PlnStructureChart *self);
void         pln_structure_chart_print        (PlnStructureChart *self);

G_END_DECLS
