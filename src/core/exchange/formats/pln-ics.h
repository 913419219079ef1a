/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libical/ical.h>

#include "exchange/formats/pln-formats-private.h"

G_BEGIN_DECLS

/* What writing and reading of calendars agree on (RFC 5545).  A meeting with
 * known days is an event, anything with a day by which it is due a task; fields
 * that a calendar has no property for travel as X-PLENARY-FIELD, as typed. */

#define PLN_ICS_X "X-PLENARY-"

typedef struct
{
  const char *kind;
  const char *title;     /* field that becomes SUMMARY */
  const char *when;      /* field with the days */
  const char *text;      /* field that becomes DESCRIPTION; NULL: none */
  const char *const *x;  /* fields that travel as X-PLENARY-FIELD; ends with NULL */
} PlnIcsKind;

const PlnIcsKind *pln_ics_kind_find   (const char *kind); /* NULL: no place in a calendar */
extern const char *const pln_ics_kinds[];                 /* ends with NULL */

/* STATUS of an event or a task for a record, ICAL_STATUS_NONE: none. */
icalproperty_status pln_ics_get_status (const char *kind, const char *state, const char *standing);
/* The state that a STATUS means when nothing else is known; NULL: none. */
const char         *pln_ics_get_state  (const char *kind, icalproperty_status status);
/* The line that LOCATION is; NULL: nothing is known. (transfer full) */
char               *pln_ics_get_location (const char *venue, const char *city, const char *country);
/* "time_zone" as X-PLENARY-TIME-ZONE. (transfer full) */
char               *pln_ics_get_x_name (const char *field);

G_END_DECLS
