/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Shared by the files of this folder only. */
#pragma once

#include "pln-json.h"
#include "pln-value.h"

G_BEGIN_DECLS

/* Words, numbers and marks of a typed text, folded: lower case, no accents, one
 * sort of dash and apostrophe.  Apostrophes separate and are dropped. */
typedef enum
{
  PLN_TOKEN_END,
  PLN_TOKEN_NUMBER,
  PLN_TOKEN_WORD,
  PLN_TOKEN_MARK,
} PlnTokenType;

typedef struct
{
  PlnTokenType type;
  const char  *text;   /* borrowed from the list; ends with NUL */
  int          value;  /* of a number; -1 when it has more than nine digits */
  guint        digits;
  gboolean     tight;  /* nothing between this and the token before */
} PlnToken;

#define PLN_MAX_TOKENS 64

typedef struct
{
  char    *buffer; /* owned */
  PlnToken items[PLN_MAX_TOKENS + 1]; /* ends with PLN_TOKEN_END */
  guint    n;
  gboolean too_many; /* the text goes on: not the wording of a value */
} PlnTokens;

void     pln_tokens_init   (PlnTokens *self, const char *text);
void     pln_tokens_clear  (PlnTokens *self);
void     pln_tokens_drop   (PlnTokens *self, guint n);
/* How many tokens from pos on spell the phrase (words with single spaces); 0: none. */
guint    pln_tokens_match  (const PlnTokens *self, guint pos, const char *phrase);
/* The first phrase of the list (ends with NULL) that matches; *n its tokens. -1: none. */
int      pln_tokens_match_any (const PlnTokens *self, guint pos, const char *const *phrases, guint *n);
/* A number in digits or words (“three”, “trois”, “a”); its tokens, 0: none. */
guint    pln_tokens_cardinal (const PlnTokens *self, guint pos, int *value);
/* “third”, “3rd”, “troisième”, “3e”; last is -1. */
guint    pln_tokens_ordinal  (const PlnTokens *self, guint pos, int *value);
/* Names in the languages of the United Nations and in that of the interface: 1 … 12, 1 Monday … 7; 0: none. */
int      pln_month_from_word   (const char *word);
int      pln_weekday_from_word (const char *word);

/* A remark in brackets at the end of a typed text, “whenever [by 2017-07]”:
 * its length with the space before it, and what it says (transfer full). */
char    *pln_bracket_split (const char *text, char **words);

/* A number as people write it: groups by space, apostrophe, comma or point.
 * *canonical gets the plain decimal.  fraction: how many digits a fraction can
 * have, -1 any.  Two readings are refused with PLN_VALUE_ERROR_AMBIGUOUS. */
gboolean pln_number_parse_typed (const char *text, int fraction, char **canonical, GError **error);
/* The decimal mark of the locale is a comma. */
gboolean pln_locale_has_decimal_comma (void);

gboolean pln_text_is_blank (const char *text);
/* At most 60 characters of it, valid UTF-8, for messages. (transfer full) */
char    *pln_text_excerpt  (const char *text);

/* The readers behind pln_value_check(): *out NULL when the value is empty. */
gboolean pln_when_read_json     (const char *json, gboolean strict, PlnWhen **out, GError **error);
gboolean pln_duration_read_json (const char *json, gboolean strict, PlnDuration **out, GError **error);
gboolean pln_cadence_read_json  (const char *json, gboolean strict, PlnCadence **out, GError **error);
/* *canonical NULL when the value is empty. */
gboolean pln_money_read_json    (const char *json, gboolean strict, char **canonical, GError **error);

gboolean pln_currency_refuse    (const char *code, GError **error);
gboolean pln_money_from_amount  (const char *amount, const char *currency, PlnMoney *out, GError **error);

/* One member of a value: its text (transfer full), NULL for null. */
gboolean pln_json_read_text_or_null (PlnJsonScanner *scanner, char **out, GError **error);
/* Refuses a member that came before (out is not NULL). */
gboolean pln_value_refuse_twice (gboolean seen, const char *member, GError **error);
gboolean pln_value_refuse_member (const PlnJsonSlice *name, const char *what, GError **error);
gboolean pln_value_not_canonical (const char *what, GError **error);

char    *pln_when_to_typed     (const PlnWhen *self);
char    *pln_duration_to_typed (const PlnDuration *self);
char    *pln_cadence_to_typed  (const PlnCadence *self);
char    *pln_money_to_typed    (const PlnMoney *money);

/* pln-when-parse.c: what the words say; FALSE without error when they say no date. */
gboolean pln_when_read_words   (const char *text, PlnSense *sense, char **edtf, gboolean *loose, GError **error);
/* pln-cadence-parse.c: fills all but text from the words. */
gboolean pln_cadence_read_words (const char *text, PlnCadence *out, GError **error);
gboolean pln_rrule_is_valid    (const char *rrule, GError **error);

G_END_DECLS
