/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* A meeting that a statement about how often a body meets asks for: a month, quarter, half-year or year in which
 * it is to be, never a day.  It is no record. */
typedef struct
{
  char    *body, *statement; /* owned ids */
  char    *text;             /* owned; the wording of the statement */
  PlnDay   first, last;
  guint    number, total;    /* "3 of 12" of the statement's own period, or of the year where that is open */
  char    *topic;            /* owned id of the topic whose turn it is, or NULL */
  gboolean disputed;         /* of a statement that contradicts another and is not the one applied */
} PlnCadenceSlot;

/* What the statements of a body (NULL: of all bodies) ask for in a year and no meeting has filled yet, from today
 * on.  Of statements that say the same in other words one counts; of those that contradict each other all do, and
 * are marked.  A statement without dates holds for this year and the next five, as long as the body is there.
 * (transfer full), kept until a record changes; not to be altered. */
GPtrArray *pln_cadence_plan_year  (PlnWorkspace *workspace, const char *body, int year);
/* How many meetings a statement asks for in a year; 0 when it says nothing countable. */
guint      pln_cadence_count_year (PlnWorkspace *workspace, const char *statement, int year);

G_END_DECLS
