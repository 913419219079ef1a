/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Shared by pln-cadence-parse.c and pln-cadence-days.c only. */
#pragma once

#include "pln-when-private.h"

G_BEGIN_DECLS

typedef struct
{
  const PlnTokens *tokens;
  const char      *text; /* all of it, for messages */
  PlnCadence      *out;
  gboolean         refused;
  gboolean         unclear; /* two rules, or an exception: the words alone are kept */
} PlnCadenceReader;

typedef enum { PLN_UNIT_NONE, PLN_UNIT_DAY, PLN_UNIT_WEEK, PLN_UNIT_MONTH, PLN_UNIT_QUARTER, PLN_UNIT_HALF, PLN_UNIT_YEAR } PlnUnit;

/* What stands at pos; *n its tokens. */
PlnUnit pln_cadence_find_unit    (const PlnTokens *tokens, guint pos, guint *n);
int     pln_cadence_weekday_at   (const PlnTokens *tokens, guint pos);
int     pln_cadence_month_at     (const PlnTokens *tokens, guint pos);
/* A second rule that is not the first makes the wording unclear. */
void    pln_cadence_set_rule     (PlnCadenceReader *reader, const char *rule);
void    pln_cadence_refuse_two_readings (PlnCadenceReader *reader, GError **error, const char *one, const char *other);
/* Each returns the tokens that it understood from pos on, 0: none. */
guint   pln_cadence_read_nth_weekday     (PlnCadenceReader *reader, guint pos, gboolean every, GError **error);
guint   pln_cadence_read_nth_working_day (PlnCadenceReader *reader, guint pos);
guint   pln_cadence_read_weekdays        (PlnCadenceReader *reader, guint pos, int interval);
guint   pln_cadence_read_on_weekdays     (PlnCadenceReader *reader, guint pos);

G_END_DECLS
