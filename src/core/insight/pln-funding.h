/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* When the money of a post or a contribution ends.  An imprecise start or
 * length gives an imprecise end: "2021" and four years end between
 * 2024-12-31 and 2025-12-30. */
typedef struct
{
  char  *id;     /* post, contribution or earmark */
  char  *source; /* contribution or budget line that pays for a post, or NULL */
  PlnDay start_earliest, start_latest; /* PLN_DAY_NONE: no start stated */
  PlnDay end_earliest, end_latest;     /* PLN_DAY_NONE: no end stated */
} PlnFunding;

typedef enum
{
  PLN_FUNDED,         /* the whole year, for certain */
  PLN_FUNDED_PARTLY,  /* some day of the year may be or is without */
  PLN_NOT_FUNDED,     /* no day of it, for certain */
} PlnFundedState;

void           pln_funding_free     (PlnFunding *funding);
/* Span of one record from its start, end and length. */
PlnFunding    *pln_funding_of       (PlnWorkspace *workspace, const char *id);
/* Every post and contribution whose money ends on a day that can be known, earliest end first. */
GPtrArray     *pln_funding_ends     (PlnWorkspace *workspace);
PlnFundedState pln_funding_in_year  (const PlnFunding *funding, int year);

/* What a rule, a sum or a mixture of currencies forbids or puts in doubt. */
typedef enum
{
  PLN_GUARD_FORBIDDEN_SOURCE, /* a source that the line's rule excludes */
  PLN_GUARD_OVER_COMMITTED,   /* earmarks exceed their source */
  PLN_GUARD_MIXED_CURRENCIES, /* a budget in several currencies without a rate between them */
} PlnGuardType;

typedef struct
{
  PlnGuardType type;
  char        *id;       /* the earmark, post, contribution or budget at fault */
  char        *line;     /* budget line whose rule it is, or NULL */
  char        *reason;   /* the rule's own reason, or NULL */
  char        *override; /* reason given for doing it all the same, or NULL */
  PlnMoney     excess;   /* over-commitment: by how much */
  char        *currencies; /* mixed: "CHF, USD" */
} PlnGuard;

void           pln_guard_free       (PlnGuard *guard);
GPtrArray     *pln_guards           (PlnWorkspace *workspace);
/* Whether money of this source ("core", "extra-budgetary" …) may go to a line of this rule. */
gboolean       pln_guard_allows     (const char *rule, const char *source);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnFunding, pln_funding_free)

G_END_DECLS
