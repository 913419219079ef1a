/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The group that the inspector shows for an action or recommendation: what it
 * serves or is served by, many to many, to be added and taken away; and for a
 * topic the slots that take it. */
GtkWidget *pln_roadmap_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

/* Links an action to a recommendation as an edit of its own; FALSE: it is linked already. */
gboolean   pln_roadmap_link       (PlnContext *context, const char *action, const char *recommendation);
/* Takes the link away, or the place under it. */
gboolean   pln_roadmap_unlink     (PlnContext *context, const char *action, const char *recommendation);

/* Meetings and dates whose agenda takes a topic: "September 2015 · Working Group"; "" when none does. (transfer full) */
char      *pln_topic_slots_text   (PlnItem *topic);
/* "2 papers"; "" (transfer full) */
char      *pln_topic_papers_text  (PlnItem *topic);

G_END_DECLS
