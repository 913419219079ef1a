/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Shared by the readers of the Overview only. */
#pragma once

#include "app/overview/pln-overview-model.h"

G_BEGIN_DECLS

PlnOverviewGroup *pln_overview_add_group (PlnOverview *overview, PlnOverviewGroupType type, guint total);
/* A row that opens the record, with its title. */
PlnOverviewRow   *pln_overview_add_row   (PlnOverviewGroup *group, PlnWorkspace *workspace, const char *id);
/* What is not empty, joined with a middle dot. (transfer full) */
char             *pln_overview_join      (const char *a, const char *b, const char *c);

/* pln-overview-insight.c: what is worked out from the records. */
void  pln_overview_add_figures  (PlnOverview *overview, PlnWorkspace *workspace);
/* Clashes and broken rules, among what is to settle. */
void  pln_overview_add_warnings (PlnOverviewGroup *group, PlnWorkspace *workspace);
/* What the fullest of contradicting statements would give: topics, dates, and what is left over. */
void  pln_overview_add_trial    (PlnOverviewGroup *group, PlnWorkspace *workspace, const char *body, guint n_topics, GPtrArray *statements);
/* "gap before 2026 ends" when the money ends before the strategy or budget does; NULL: it does not. (transfer full) */
char *pln_overview_gap          (PlnWorkspace *workspace, PlnDay end_latest);

G_END_DECLS
