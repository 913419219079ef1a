/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-importer.h"
#include "exchange/pln-review.h"
#include "exchange/pln-shared-folder.h"
#include "widgets/pln-pill.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* What the Exchange page says, in words, without widgets. */

/* A time of the last days by name ("today at 09:02"), otherwise as a date. */
char *pln_exchange_time_text     (gint64 unix_ms, gint64 now);
/* "3 added, 5 changed, 3 conflicts"; "nothing new". */
char *pln_exchange_counts_text   (const PlnImportCounts *counts);
/* The same from the summary that the history keeps. */
char *pln_exchange_summary_text  (const char *json);
/* A file of the shared folder: "File of today at 08:55, taken in today at 09:02", and its state for a pill. */
char *pln_exchange_shared_text   (const PlnSharedFile *file, gint64 now);
PlnPillStyle pln_exchange_shared_state (const PlnSharedFile *file, gint64 now, const char **icon, char **label);
const char *pln_exchange_group_title (PlnImportGroup group); /* translated */
const char *pln_exchange_group_icon  (PlnImportGroup group);
PlnPillStyle pln_exchange_group_style (PlnImportGroup group);
/* "Start, length and purpose", or for one field what becomes of it. */
char *pln_exchange_change_text   (PlnWorkspace *workspace, PlnImportChange *change, GHashTable *titles);
/* Label and value of a field for people; references by title, those of the file by `titles` (id to title, nullable);
 * "Empty". */
char *pln_exchange_field_label   (const char *kind, const char *field);
char *pln_exchange_value_text    (PlnWorkspace *workspace, const char *kind, const char *field, const char *canonical,
                                  GHashTable *titles);

const char *pln_exchange_finding_heading (PlnReviewType type); /* translated, of a group */
const char *pln_exchange_finding_icon    (PlnReviewType type);
/* Second line of a finding in the list. */
char *pln_exchange_finding_text  (PlnWorkspace *workspace, const PlnReviewFinding *finding);
/* Why it is a finding, one sentence. */
char *pln_exchange_finding_reason (PlnWorkspace *workspace, const PlnReviewFinding *finding);

/* Words that only one of two texts has, as Pango attributes with a tint and an underline. */
PangoAttrList *pln_exchange_differences (const char *text, const char *other, guint n);

G_END_DECLS
