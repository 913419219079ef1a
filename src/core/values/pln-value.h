/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "pln-quantities.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_TYPE_TEXT, PLN_TYPE_LONG_TEXT, PLN_TYPE_INTEGER, PLN_TYPE_DECIMAL, PLN_TYPE_BOOLEAN, PLN_TYPE_CHOICE,
  PLN_TYPE_REFERENCE, PLN_TYPE_WORDS, PLN_TYPE_WHEN, PLN_TYPE_DURATION, PLN_TYPE_MONEY, PLN_TYPE_CADENCE,
  PLN_TYPE_TIME, /* HH:MM */
} PlnType;

/* The value of a field is held, merged, compared and exchanged as its
 * *canonical text*: the JSON text of exchange/README.md without spaces,
 * members sorted.  NULL stands for empty; "" and [] are empty and never held. */

/* Any JSON text of the type into canonical text.  *canonical NULL when empty.
 * strict: refuse what is valid but not in canonical form (a stamped record). */
gboolean pln_value_check        (PlnType type, const char *json, gboolean strict, char **canonical, GError **error);
/* What a person typed into canonical text; *canonical NULL when the text is blank. Choices are checked by the schema. */
gboolean pln_value_parse_typed  (PlnType type, const char *typed, char **canonical, GError **error);
/* What may be meant by a text that is refused as ambiguous, each in words that are understood in
 * one way; empty when there is nothing to choose. (transfer full) */
char    **pln_value_choices     (PlnType type, const char *typed);
/* For people: dates as typed, money by locale, yes/no in words, lists with commas. Never NULL. */
char    *pln_value_to_display   (PlnType type, const char *canonical);
/* What an entry holds while editing; parse_typed() gives the same canonical text again. Never NULL. */
char    *pln_value_to_typed     (PlnType type, const char *canonical);
/* Plain decoded content: of a JSON string the string, of anything else its JSON. Never NULL. */
char    *pln_value_get_plain    (const char *canonical);
char    *pln_value_from_plain   (PlnType type, const char *plain); /* text, choice, reference, decimal: quoted; integer, yes/no: bare */
gint64   pln_value_get_integer  (const char *canonical, gint64 fallback);
gboolean pln_value_get_boolean  (const char *canonical);
char   **pln_value_get_words    (const char *canonical); /* never NULL */
char    *pln_value_from_words   (const char *const *words); /* NULL when there is none */
/* Decimals without floating point: -1, 0, 1; and exact sum. Canonical decimals have no superfluous zeros. */
char    *pln_decimal_canonical  (const char *text, GError **error);
int      pln_decimal_compare    (const char *a, const char *b);

/* Text folding for search and sorting: case, accents, width, dotless i, Cyrillic io. */
char    *pln_text_fold          (const char *text);
char    *pln_text_one_line      (const char *text);

/* Identifiers. */
gboolean pln_id_is_valid        (const char *id);      /* 1-64 of [A-Za-z0-9._:-] */
char    *pln_id_new             (gint64 unix_ms);       /* UUIDv7, RFC 9562 */
gboolean pln_replica_is_valid   (const char *replica); /* 10 of [a-z2-7] */
char    *pln_replica_new        (void);
/* Stamps: TIME/NNNN/REPLICA; a clock entry is TIME/NNNN. */
#define PLN_STAMP_TIME_LEN 29 /* 2026-11-21T09:30:00.123Z/0000 */
#define PLN_STAMP_LEN 40
gboolean pln_stamp_is_valid     (const char *stamp);
gboolean pln_stamp_time_is_valid (const char *time, gssize len);
char    *pln_stamp_new          (const char *time, const char *replica);
char    *pln_stamp_get_time     (const char *stamp);    /* TIME/NNNN */
const char *pln_stamp_get_replica (const char *stamp);  /* borrowed, inside stamp */
/* The next own time: the wall clock with counter 0000 if greater than last (TIME/NNNN or NULL), else the next counter. */
char    *pln_stamp_next_time    (const char *last, gint64 wall_unix_ms);
gint64   pln_stamp_get_unix_ms  (const char *stamp);
char    *pln_time_format_rfc3339 (gint64 unix_ms);       /* 2026-11-21T09:30:00.123Z */
gboolean pln_time_parse_rfc3339 (const char *text, gint64 *unix_ms);

G_END_DECLS
