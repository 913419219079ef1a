/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pln-when.h"

G_BEGIN_DECLS

/* A duration: words and ISO 8601 ("Four years", P4Y). iso may be NULL. */
typedef struct _PlnDuration PlnDuration;
PlnDuration *pln_duration_parse_typed    (const char *text, GError **error);
PlnDuration *pln_duration_from_canonical (const char *json, GError **error);
char        *pln_duration_to_canonical   (const PlnDuration *self);
const char  *pln_duration_get_text       (const PlnDuration *self);
const char  *pln_duration_get_iso        (const PlnDuration *self);
PlnDay       pln_duration_add            (const PlnDuration *self, PlnDay day, int sign); /* day ± duration */
void         pln_duration_free           (PlnDuration *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDuration, pln_duration_free)

/* Exact money: an amount in minor units of an ISO 4217 currency, both by value. */
typedef struct
{
  gint64 minor;     /* amount in minor units */
  char   currency[4];
} PlnMoney;

/* What a person typed for a money field.  has_money FALSE: words or a share only. */
typedef struct
{
  gboolean has_money;
  PlnMoney money;
  gboolean approximate; /* "around", "about", "≈", "~" */
  char    *share;       /* canonical decimal of "8 %", or NULL (owned) */
  char    *text;        /* the words, where they say more than amount or share (owned) */
} PlnMoneyTyped;
gboolean pln_money_parse_typed    (const char *text, const char *default_currency, PlnMoneyTyped *out, GError **error);
void     pln_money_typed_clear    (PlnMoneyTyped *typed);
gboolean pln_money_from_canonical (const char *json, PlnMoney *out, GError **error);
char    *pln_money_to_canonical   (const PlnMoney *money);
char    *pln_money_to_display     (const PlnMoney *money); /* by the locale, "USD 5,000,000" */
int      pln_currency_digits      (const char *code);      /* -1: not in the shipped ISO 4217 table */
const char *const *pln_currency_codes (void);

/* How often something happens. */
typedef struct
{
  char    *text;      /* owned; the wording as typed */
  char    *rrule;     /* owned; RFC 5545 without the word RRULE, or NULL */
  int      times;     /* number of times per period without fixed spacing, 0: none */
  int      at_least;  /* minimum per period, 0: none */
  char    *per;       /* owned; "year", "month", "week", or NULL */
  gboolean as_needed;
} PlnCadence;
PlnCadence *pln_cadence_parse_typed    (const char *text, GError **error);
PlnCadence *pln_cadence_from_canonical (const char *json, GError **error);
char       *pln_cadence_to_canonical   (const PlnCadence *self);
void        pln_cadence_free           (PlnCadence *self);
/* Days after `from` (exclusive) on which the rule falls, at most max; empty when there is no rule. (transfer full) GArray of PlnDay */
GArray     *pln_cadence_expand         (const PlnCadence *self, PlnDay start, PlnDay from, PlnDay until, guint max);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnCadence, pln_cadence_free)

G_END_DECLS
