/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-cadence-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Units, and the days of the week in a cadence: “every third Wednesday”, “weekly on
 * Tuesdays”, “the first working day of each month”. */

PlnUnit
pln_cadence_find_unit (const PlnTokens *tokens,
                       guint            pos,
                       guint           *n)
{
  static const char *const words[] = {
    "day", "days", "jour", "jours", "week", "weeks", "wk", "semaine", "semaines", "month", "months", "mois", "quarter", "quarters",
    "trimestre", "trimestres", "semester", "semesters", "semestre", "semestres", "half year", "half - year", "year", "years", "yr", "yrs",
    "an", "ans", "annee", "annees", "calendar year", "calendar month", NULL,
  };
  static const PlnUnit units[] = {
    PLN_UNIT_DAY, PLN_UNIT_DAY, PLN_UNIT_DAY, PLN_UNIT_DAY, PLN_UNIT_WEEK, PLN_UNIT_WEEK, PLN_UNIT_WEEK, PLN_UNIT_WEEK, PLN_UNIT_WEEK,
    PLN_UNIT_MONTH, PLN_UNIT_MONTH, PLN_UNIT_MONTH, PLN_UNIT_QUARTER, PLN_UNIT_QUARTER, PLN_UNIT_QUARTER, PLN_UNIT_QUARTER,
    PLN_UNIT_HALF, PLN_UNIT_HALF, PLN_UNIT_HALF, PLN_UNIT_HALF, PLN_UNIT_HALF, PLN_UNIT_HALF, PLN_UNIT_YEAR, PLN_UNIT_YEAR,
    PLN_UNIT_YEAR, PLN_UNIT_YEAR, PLN_UNIT_YEAR, PLN_UNIT_YEAR, PLN_UNIT_YEAR, PLN_UNIT_YEAR, PLN_UNIT_YEAR, PLN_UNIT_MONTH,
  };
  int which = pln_tokens_match_any (tokens, pos, words, n);

  G_STATIC_ASSERT (G_N_ELEMENTS (units) + 1 == G_N_ELEMENTS (words));
  return which >= 0 ? units[which] : PLN_UNIT_NONE;
}

void
pln_cadence_set_rule (PlnCadenceReader *reader,
                      const char       *rule)
{
  if (reader->out->rrule == NULL)
    reader->out->rrule = g_strdup (rule);
  else if (strcmp (reader->out->rrule, rule) != 0)
    reader->unclear = TRUE; /* “monthly or quarterly” */
}

static const char *
weekday_code (int weekday)
{
  static const char *const codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

  return codes[weekday - 1];
}

void
pln_cadence_refuse_two_readings (PlnCadenceReader *reader,
                                 GError          **error,
                                 const char       *one,
                                 const char       *other)
{
  g_autofree char *excerpt = pln_text_excerpt (reader->text);

  reader->refused = TRUE;
  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS, _("“%s” may mean %s or %s. Write which."), excerpt, one, other);
}

int
pln_cadence_weekday_at (const PlnTokens *tokens,
                        guint            pos)
{
  return pos < tokens->n && tokens->items[pos].type == PLN_TOKEN_WORD ? pln_weekday_from_word (tokens->items[pos].text) : 0;
}

int
pln_cadence_month_at (const PlnTokens *tokens,
                      guint            pos)
{
  return pos < tokens->n && tokens->items[pos].type == PLN_TOKEN_WORD ? pln_month_from_word (tokens->items[pos].text) : 0;
}

/* “of the month”, “of each quarter”, “of March”, nothing; writes FREQ=… without BYDAY. */
static guint
read_of (const PlnTokens *tokens,
         guint            pos,
         GString         *rule)
{
  static const char *const joins[] = {
    "of the", "of each", "of every", "of a", "of", "in the", "in each", "in every", "in", "each", "every", "du", "de chaque", "de l", "de", "d",
    "en", "par", "chaque", "a", "per", NULL,
  };
  guint n = 0, m;
  int month;
  PlnUnit unit;

  if (pln_tokens_match_any (tokens, pos, joins, &n) < 0)
    {
      g_string_append (rule, "FREQ=MONTHLY");
      return 0;
    }
  month = pln_cadence_month_at (tokens, pos + n);
  if (month > 0)
    {
      guint after = n + 1;
      static const char *const yearly[] = { "each year", "every year", "of each year", "chaque annee", NULL };

      if (pln_tokens_match_any (tokens, pos + after, yearly, &m) >= 0)
        after += m;
      g_string_append_printf (rule, "FREQ=YEARLY;BYMONTH=%d", month);
      return after;
    }
  unit = pln_cadence_find_unit (tokens, pos + n, &m);
  if (unit == PLN_UNIT_MONTH)
    g_string_append (rule, "FREQ=MONTHLY");
  else if (unit == PLN_UNIT_QUARTER)
    g_string_append (rule, "FREQ=MONTHLY;INTERVAL=3");
  else if (unit == PLN_UNIT_YEAR)
    g_string_append (rule, "FREQ=YEARLY");
  else
    return 0;
  return n + m;
}

/* “third Wednesday (of the month)”, “first and third Monday”, “last Friday of March”. */
guint
pln_cadence_read_nth_weekday (PlnCadenceReader *reader,
                              guint             pos,
                              gboolean          every,
                              GError          **error)
{
  static const char *const joins[] = { "and", "et", "&", ",", NULL };
  g_autoptr (GString) rule = g_string_new (NULL);
  int nth[5], weekday;
  guint n = 0, n_nth = 0, m;

  do
    {
      m = pln_tokens_ordinal (reader->tokens, pos + n, &nth[n_nth]);
      if (m == 0 || nth[n_nth] > 5 || nth[n_nth] == 0)
        return 0;
      n += m;
      n_nth++;
      if (pln_tokens_match_any (reader->tokens, pos + n, joins, &m) < 0)
        break;
      n += m;
    }
  while (n_nth < G_N_ELEMENTS (nth));
  weekday = pln_cadence_weekday_at (reader->tokens, pos + n);
  if (weekday == 0)
    return 0;
  n++;
  m = read_of (reader->tokens, pos + n, rule);
  if (rule->len == 0)
    return 0;
  if (every && m == 0 && n_nth == 1 && nth[0] == 2)
    {
      pln_cadence_refuse_two_readings (reader, error, _("every other week"), _("the second one of each month"));
      return n;
    }
  for (guint i = 0; i < n_nth; i++)
    g_string_append_printf (rule, "%s%d%s", i == 0 ? ";BYDAY=" : ",", nth[i], weekday_code (weekday));
  pln_cadence_set_rule (reader, rule->str);
  return n + m;
}

/* “the first working day of each month” */
guint
pln_cadence_read_nth_working_day (PlnCadenceReader *reader,
                                  guint             pos)
{
  static const char *const days[] = { "working day", "business day", "weekday", "jour ouvrable", "jour ouvre", NULL };
  g_autoptr (GString) rule = g_string_new (NULL);
  guint n, m, of;
  int nth;

  n = pln_tokens_ordinal (reader->tokens, pos, &nth);
  if (n == 0 || nth == 0 || nth > 20 || pln_tokens_match_any (reader->tokens, pos + n, days, &m) < 0)
    return 0;
  of = read_of (reader->tokens, pos + n + m, rule);
  if (of == 0)
    return 0;
  g_string_append_printf (rule, ";BYDAY=MO,TU,WE,TH,FR;BYSETPOS=%d", nth);
  pln_cadence_set_rule (reader, rule->str);
  return n + m + of;
}

/* “every Monday and Thursday”, “every other Wednesday”, from behind the word every. */
guint
pln_cadence_read_weekdays (PlnCadenceReader *reader,
                           guint             pos,
                           int               interval)
{
  g_autoptr (GString) rule = g_string_new ("FREQ=WEEKLY");
  guint n = 0;

  if (pln_cadence_weekday_at (reader->tokens, pos) == 0)
    return 0;
  if (interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%d", interval);
  for (int weekday; (weekday = pln_cadence_weekday_at (reader->tokens, pos + n)) > 0; n++)
    {
      static const char *const joins[] = { "and", "et", "&", ",", NULL };
      guint m;

      g_string_append_printf (rule, "%s%s", n == 0 ? ";BYDAY=" : ",", weekday_code (weekday));
      if (pln_tokens_match_any (reader->tokens, pos + n + 1, joins, &m) >= 0 && pln_cadence_weekday_at (reader->tokens, pos + n + 1 + m) > 0)
        n += m;
    }
  pln_cadence_set_rule (reader, rule->str);
  return n;
}

/* “(weekly) on Tuesdays”, “Mondays and Thursdays”, « le mardi ». */
guint
pln_cadence_read_on_weekdays (PlnCadenceReader *reader,
                              guint             pos)
{
  static const char *const openings[] = { "on", "le", "les", NULL };
  static const char *const joins[] = { "and", "et", "&", ",", ", and", "et le", "et les", NULL };
  const PlnTokens *tokens = reader->tokens;
  const char *so_far = reader->out->rrule;
  gboolean weekly = so_far != NULL && g_str_has_prefix (so_far, "FREQ=WEEKLY") && strstr (so_far, "BY") == NULL && strstr (so_far, "UNTIL") == NULL;
  gboolean many = weekly;
  g_autoptr (GString) rule = g_string_new (weekly ? so_far : "FREQ=WEEKLY");
  guint start = pos, n = 0, found = 0;
  int opening = pln_tokens_match_any (tokens, pos, openings, &n);

  if (so_far != NULL && !weekly)
    return 0;
  pos += opening >= 0 ? n : 0;
  many |= opening > 0;
  for (int weekday; (weekday = pln_cadence_weekday_at (tokens, pos)) > 0 && found < 7; found++)
    {
      many |= g_str_has_suffix (tokens->items[pos].text, "ays") || g_str_has_suffix (tokens->items[pos].text, "dis");
      g_string_append_printf (rule, "%s%s", found == 0 ? ";BYDAY=" : ",", weekday_code (weekday));
      pos++;
      if (pln_tokens_match_any (tokens, pos, joins, &n) >= 0 && pln_cadence_weekday_at (tokens, pos + n) > 0)
        pos += n;
      else
        {
          found++;
          break;
        }
    }
  if (found == 0 || !many)
    return 0;
  g_clear_pointer (&reader->out->rrule, g_free);
  pln_cadence_set_rule (reader, rule->str);
  return pos - start;
}
