/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-section-list.h"

G_BEGIN_DECLS

/* Reporting exercises (who reports what to whom) and indicators with their
 * latest observation, in one list under two headings. */
#define PLN_TYPE_ROADMAP_REPORTING (pln_roadmap_reporting_get_type ())
G_DECLARE_FINAL_TYPE (PlnRoadmapReporting, pln_roadmap_reporting, PLN, ROADMAP_REPORTING, PlnRecordView)

GtkWidget *pln_roadmap_reporting_new (PlnContext *context);

/* Its words, without widgets. (transfer full) */
char *pln_reporting_about_text  (PlnItem *item); /* body of an exercise, action of an indicator */
char *pln_reporting_who_text    (PlnItem *item); /* "governments to Committee", unit */
char *pln_reporting_target_text (PlnItem *item); /* cadence of an exercise, "0 to 8" of an indicator */
char *pln_reporting_latest_text (PlnItem *item); /* "3, in 2024"; "" */

G_END_DECLS
