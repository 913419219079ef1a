/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* The statements about how often a body (or exercise, action, paper) is due,
 * side by side, and what follows from the one that applies. */
typedef enum
{
  PLN_CADENCE_NONE,       /* nothing is said */
  PLN_CADENCE_SINGLE,     /* one statement */
  PLN_CADENCE_AGREE,      /* several that say the same */
  PLN_CADENCE_WORDING,    /* same number a period, but spacing or wording differs ("every six months", "twice a year") */
  PLN_CADENCE_CONTRADICT, /* different numbers at the same time */
} PlnCadenceVerdict;

typedef struct
{
  char    *id;       /* of the cadence record */
  char    *text;     /* as typed */
  char    *place;    /* where it stands ("Methodology"), or NULL */
  char    *quote;    /* of the citation, or NULL */
  gboolean applied;
  double   per_year_low, per_year_high; /* how many a year it asks for; 0 and 0 when it says nothing of that */
} PlnCadenceStatement;

typedef struct
{
  PlnCadenceVerdict verdict;
  gboolean   settled;    /* one is marked applied although they contradict */
  GPtrArray *statements; /* of PlnCadenceStatement */
  guint      n_slots;    /* tentative dates of the applied statement in its period */
  guint      n_topics;   /* top-level topics that wait for a meeting of this body */
  guint      n_unplaced; /* topics beyond the slots; 0 while nothing is applied */
} PlnCadenceCheck;

PlnCadenceCheck *pln_cadence_check      (PlnWorkspace *workspace, const char *body);
void             pln_cadence_check_free (PlnCadenceCheck *check);
/* How many a year a cadence asks for; FALSE when it says nothing countable. */
gboolean         pln_cadence_per_year   (const PlnCadence *cadence, double *low, double *high);
/* Tentative days (element-type PlnDay) of the applied statement, or of `statement` when given, within its own
 * start and end, or within a year from today, so that what comes four times a year gives four; at most max. */
GArray          *pln_cadence_slots      (PlnWorkspace *workspace, const char *statement, guint max);
/* Next due day of a body counted from its last held meeting; PLN_DAY_NONE when that or the interval is unknown. */
PlnDay           pln_cadence_next_due   (PlnWorkspace *workspace, const char *body, char **last_meeting);
/* Top-level topics that papers or agenda items of this body name, in their order. */
GPtrArray       *pln_cadence_topics     (PlnWorkspace *workspace, const char *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnCadenceCheck, pln_cadence_check_free)

G_END_DECLS
