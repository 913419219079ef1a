/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-when-private.h"

#include <string.h>

/* What stands around a date without changing it: the time of day, the place,
 * “tbc”.  Words that could change its sense are never taken for a place. */

static const PlnToken *
at (const PlnTokens *tokens,
    guint            pos)
{
  return &tokens->items[MIN (pos, tokens->n)];
}

static gboolean
is_small_number (const PlnTokens *tokens,
                 guint            pos,
                 guint            digits)
{
  const PlnToken *token = at (tokens, pos);

  return token->type == PLN_TOKEN_NUMBER && token->digits <= digits;
}

/* “10:00”, “9.30”, “10h30”, “10 a.m.”, “10 heures”, “noon”; the position behind it, pos: none.
 * bare: an hour alone counts, as in “10-12.30 h”. */
static guint
read_clock (const PlnTokens *tokens,
            guint            pos,
            gboolean         bare)
{
  static const char *const marks[] = { ":", ".", "h", NULL };
  static const char *const units[] = { "am", "pm", "a . m .", "p . m .", "a . m", "p . m", "hrs", "hours", "heures", "heure", "h", "uhr",
                                       "horas", "hs", "o clock", "noon", NULL };
  static const char *const words[] = { "noon", "midday", "midnight", "midi", "minuit", NULL };
  gboolean sure = bare;
  guint n, p;

  if (pln_tokens_match_any (tokens, pos, words, &n) >= 0)
    return pos + n;
  if (!is_small_number (tokens, pos, 2) || at (tokens, pos)->value > 24)
    return pos;
  p = pos + 1;
  if (pln_tokens_match_any (tokens, p, marks, &n) >= 0 && at (tokens, p)->tight && is_small_number (tokens, p + n, 2) &&
      at (tokens, p + n)->digits == 2 && at (tokens, p + n)->tight && at (tokens, p + n)->value < 60)
    {
      sure = TRUE;
      p += n + 1;
      if (pln_tokens_match (tokens, p, ":") > 0 && is_small_number (tokens, p + 1, 2))
        p += 2;
      if (pln_tokens_match (tokens, p, ".") > 0 && at (tokens, p)->tight && at (tokens, p + 1)->type == PLN_TOKEN_NUMBER)
        return pos; /* 19.08.2017 */
    }
  if (pln_tokens_match_any (tokens, p, units, &n) >= 0)
    {
      sure = TRUE;
      p += n;
    }
  return sure ? p : pos;
}

/* A time of day or a span of it, with its zone; the position behind it, pos: none. */
guint
pln_when_skip_time (const PlnTokens *tokens,
           guint            pos)
{
  static const char *const openings[] = { "starting at", "beginning at", "at", "from", "a partir de", "a las", "a", "de", "um", "kl", "в", NULL };
  static const char *const joins[] = { "to", "-", "until", "till", "and", "a", "bis", NULL };
  static const char *const zones[] = {
    "utc", "gmt", "cet", "cest", "est", "edt", "eat", "msk", "z", "local time", "geneva time", "new york time", "vienna time",
    "paris time", "heure locale", "heure de paris", "heure de geneve", "hora local", NULL,
  };
  guint p = pos, q, n;

  if (pln_tokens_match_any (tokens, p, openings, &n) >= 0)
    p += n;
  q = read_clock (tokens, p, FALSE);
  if (q == p)
    {
      /* “from 10 to 12.30”: the second time says what the first is. */
      q = read_clock (tokens, p, TRUE);
      if (q == p || pln_tokens_match_any (tokens, q, joins, &n) < 0 || read_clock (tokens, q + n, FALSE) == q + n)
        return pos;
    }
  p = q;
  if (pln_tokens_match_any (tokens, p, joins, &n) >= 0 && (q = read_clock (tokens, p + n, TRUE)) > p + n)
    p = q;
  if (pln_tokens_match_any (tokens, p, zones, &n) >= 0)
    p += n;
  else if (pln_tokens_match (tokens, p, "(") > 0 && pln_tokens_match_any (tokens, p + 1, zones, &n) >= 0 &&
           pln_tokens_match (tokens, p + 1 + n, ")") > 0)
    p += n + 2;
  if (pln_tokens_match (tokens, p, "+") > 0 && is_small_number (tokens, p + 1, 4))
    {
      p += 2; /* UTC+2, +02:00 */
      if (pln_tokens_match (tokens, p, ":") > 0 && is_small_number (tokens, p + 1, 2))
        p += 2;
    }
  return p;
}

/* Words that turn a date into another one: “or later”, “postponed”, “each year”. */
static gboolean
changes_sense (const PlnTokens *tokens,
               guint            pos)
{
  static const char *const words[] = {
    "by", "before", "after", "since", "until", "till", "from", "to", "or", "onwards", "onward", "later", "earlier", "beyond", "not", "no",
    "except", "every", "each", "weekly", "monthly", "annually", "yearly", "then", "thereafter", "postponed", "moved", "instead", "unless",
    "within", "latest", "earliest", "between", "around", "about", "approximately", "circa", "early", "late", "mid", "end", "start",
    "beginning", "half", "quarter", "week", "weeks", "month", "months", "year", "years", "day", "days", "following", "next", "previous",
    "last", "plus", "minus", "than", "through", "throughout", "during", "avant", "apres", "depuis", "jusqu", "ou", "puis", "pas",
    "sauf", "chaque", "tous", "toutes", "reporte", "reportee", "fin", "debut", "mi", "semaine", "mois", "an", "ans", "annee", "tot", "tard",
    "antes", "despues", "desde", "hasta", "o", "cada", "до", "после", "или", "قبل", "بعد", "حتى", "منذ", "او", NULL,
  };
  const PlnToken *token = at (tokens, pos);
  guint n;

  if (token->type != PLN_TOKEN_WORD)
    return FALSE;
  return pln_tokens_match_any (tokens, pos, words, &n) >= 0 || pln_month_from_word (token->text) > 0 ||
         pln_weekday_from_word (token->text) > 0;
}

/* “Geneva”, “Room XIX, Palais des Nations”, “Conference Room 4”; the position behind it, pos: none. */
static guint
read_place (const PlnTokens *tokens,
            guint            pos)
{
  guint p = pos;

  for (; p < tokens->n; p++)
    {
      const PlnToken *token = at (tokens, p);

      if (token->type == PLN_TOKEN_WORD)
        {
          if (changes_sense (tokens, p))
            return pos;
          if ((strcmp (token->text, "and") == 0 || strcmp (token->text, "et") == 0) &&
              (p == pos || at (tokens, p + 1)->type != PLN_TOKEN_WORD))
            return pos;
        }
      else if (token->type == PLN_TOKEN_NUMBER)
        {
          if (p == pos || token->digits > 3 || at (tokens, p - 1)->type != PLN_TOKEN_WORD)
            return pos;
        }
      else if (strchr (",.-/()&:\"", token->text[0]) == NULL)
        return pos;
    }
  return p;
}

/* Whether what follows a date from pos on leaves it as it is.  whole_year: only
 * a year is said, and a bare “in …” behind it (“2017 in review”) is no place. */
gboolean
pln_when_context_follows (const PlnTokens *tokens,
                          guint            pos,
                          gboolean         whole_year)
{
  static const char *const remarks[] = {
    "tbc", "tba", "tbd", "to be confirmed", "to be determined", "tentative", "tentatively", "provisional", "provisionally", "expected",
    "planned", "confirmed", "a confirmer", "biennium", "triennium", "period", "t . b . c", "t . b . c .",
    "inclusive", "inclusively", "incl", "inclus", "incluses", "inclusivement", NULL,
  };
  static const char *const places[] = { "in", "at", "@", "a", "en", "au", "aux", "in der", "в", "في", NULL };
  gboolean comma = FALSE;
  guint n;

  while (pos < tokens->n)
    {
      guint behind;

      if (pln_tokens_match (tokens, pos, ",") > 0 || pln_tokens_match (tokens, pos, ";") > 0 ||
          (pln_tokens_match (tokens, pos, "-") > 0 && !at (tokens, pos)->tight))
        {
          comma = TRUE;
          pos++;
          continue;
        }
      if (pln_tokens_match (tokens, pos, ".") > 0)
        {
          pos++;
          continue;
        }
      if ((behind = pln_when_skip_time (tokens, pos)) > pos && !whole_year)
        {
          pos = behind;
          comma = FALSE;
          continue;
        }
      if (pln_tokens_match_any (tokens, pos, remarks, &n) >= 0)
        {
          pos += n;
          continue;
        }
      if (pln_tokens_match_any (tokens, pos, places, &n) >= 0 && (comma || !whole_year))
        return read_place (tokens, pos + n) == tokens->n && pos + n < tokens->n;
      return comma && read_place (tokens, pos) == tokens->n;
    }
  return TRUE;
}

/* How many tokens before a date leave it as it is: “10:00, ”, “Puerto Vallarta, Mexico, ”; 0: none. */
guint
pln_when_context_before (const PlnTokens *tokens)
{
  guint pos = pln_when_skip_time (tokens, 0), start = pos;

  if (pos > 0)
    {
      guint n;
      static const char *const joins[] = { ",", "on", "le", "el", "am", NULL };

      if (pln_tokens_match_any (tokens, pos, joins, &n) >= 0)
        pos += n;
      return pos;
    }
  for (guint last = 0; pos < tokens->n; pos++)
    {
      const PlnToken *token = at (tokens, pos);

      if (token->type == PLN_TOKEN_NUMBER || changes_sense (tokens, pos))
        return last;
      if (token->type == PLN_TOKEN_WORD)
        continue;
      if (token->text[0] == ',' && pos > start)
        last = pos + 1;
      else if (strchr (".-/", token->text[0]) == NULL)
        return last;
    }
  return 0;
}
