/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pln-day.h"

G_BEGIN_DECLS

#define PLN_VALUE_ERROR (pln_value_error_quark ())
GQuark pln_value_error_quark (void);

typedef enum
{
  PLN_VALUE_ERROR_INVALID,   /* not understood, or not in the form asked for */
  PLN_VALUE_ERROR_RANGE,     /* understood, but out of range or no such day */
  PLN_VALUE_ERROR_AMBIGUOUS, /* understood in two ways; the message names both */
} PlnValueError;

/* How the text of a date relates to its EDTF expression. */
typedef enum
{
  PLN_SENSE_NONE, /* text only: undated */
  PLN_SENSE_ON,
  PLN_SENSE_BY,    /* no earliest day */
  PLN_SENSE_FROM,  /* no latest day */
  PLN_SENSE_UNTIL, /* no earliest day */
  PLN_SENSE_ABOUT,
} PlnSense;

/* An imprecise date, immutable and reference counted. */
typedef struct _PlnWhen PlnWhen;

PlnWhen    *pln_when_parse_typed (const char *text, GError **error);
PlnWhen    *pln_when_new         (const char *text, PlnSense sense, const char *edtf, GError **error);
PlnWhen    *pln_when_new_day     (PlnDay day);
PlnWhen    *pln_when_new_days    (PlnDay first, PlnDay last);
PlnWhen    *pln_when_ref         (PlnWhen *self);
void        pln_when_unref       (PlnWhen *self);
const char *pln_when_get_text    (const PlnWhen *self);
PlnSense    pln_when_get_sense   (const PlnWhen *self);
const char *pln_when_get_edtf    (const PlnWhen *self); /* NULL: undated */
PlnDay      pln_when_get_earliest (const PlnWhen *self); /* PLN_DAY_NONE: no such bound */
PlnDay      pln_when_get_latest   (const PlnWhen *self);
/* The span that the EDTF expression covers, whatever the sense; FALSE: undated. */
gboolean    pln_when_get_span    (const PlnWhen *self, PlnDay *first, PlnDay *last);
/* A single day or a run of known days ("18 and 19 July 2017"), sense on: may be drawn on the
 * grid; not “end of September 2017” or “week of 4 September 2017”. */
gboolean    pln_when_is_days     (const PlnWhen *self);
/* Sorting key: the latest day of a deadline, the earliest of anything else; undated last. */
PlnDay      pln_when_sort_day    (const PlnWhen *self);
char       *pln_when_to_canonical (const PlnWhen *self); /* {"edtf":…,"sense":…,"text":…} */
PlnWhen    *pln_when_from_canonical (const char *json, GError **error);
char       *pln_when_to_edtf     (const PlnWhen *self); /* sense and span in one: “../2017-07”, “2016~”; NULL: undated */

const char *pln_sense_to_name   (PlnSense sense);
gboolean    pln_sense_from_name (const char *name, PlnSense *sense);
/* EDTF as this program takes it; FALSE for anything else. */
gboolean    pln_edtf_bounds     (const char *edtf, PlnDay *first, PlnDay *last, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnWhen, pln_when_unref)

G_END_DECLS
