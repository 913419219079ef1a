/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cadence out of words.  A text is read clause by clause (commas, semicolons,
 * brackets, “and”); each clause that is understood adds to the result. */

typedef struct
{
  const PlnTokens *tokens;
  const char      *text; /* all of it, for messages */
  PlnCadence      *out;
  gboolean         refused;
  gboolean         unclear; /* two rules, or an exception: the words alone are kept */
} Reader;

typedef enum { UNIT_NONE, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_HALF, UNIT_YEAR } Unit;

static Unit
find_unit (const PlnTokens *tokens,
           guint            pos,
           guint           *n)
{
  static const char *const words[] = {
    "day", "days", "jour", "jours", "week", "weeks", "wk", "semaine", "semaines", "month", "months", "mois", "quarter", "quarters",
    "trimestre", "trimestres", "semester", "semesters", "semestre", "semestres", "half year", "half - year", "year", "years", "yr", "yrs",
    "an", "ans", "annee", "annees", "calendar year", "calendar month", NULL,
  };
  static const Unit units[] = {
    UNIT_DAY, UNIT_DAY, UNIT_DAY, UNIT_DAY, UNIT_WEEK, UNIT_WEEK, UNIT_WEEK, UNIT_WEEK, UNIT_WEEK, UNIT_MONTH, UNIT_MONTH, UNIT_MONTH,
    UNIT_QUARTER, UNIT_QUARTER, UNIT_QUARTER, UNIT_QUARTER, UNIT_HALF, UNIT_HALF, UNIT_HALF, UNIT_HALF, UNIT_HALF, UNIT_HALF, UNIT_YEAR,
    UNIT_YEAR, UNIT_YEAR, UNIT_YEAR, UNIT_YEAR, UNIT_YEAR, UNIT_YEAR, UNIT_YEAR, UNIT_YEAR, UNIT_MONTH,
  };
  int which = pln_tokens_match_any (tokens, pos, words, n);

  G_STATIC_ASSERT (G_N_ELEMENTS (units) + 1 == G_N_ELEMENTS (words));
  return which >= 0 ? units[which] : UNIT_NONE;
}

static void
set_rule (Reader     *reader,
          const char *rule)
{
  if (reader->out->rrule == NULL)
    reader->out->rrule = g_strdup (rule);
  else if (strcmp (reader->out->rrule, rule) != 0)
    reader->unclear = TRUE; /* “monthly or quarterly” */
}

static gboolean
set_every (Reader *reader,
           Unit    unit,
           int     interval)
{
  static const char *const frequencies[] = { NULL, "DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY" };
  static const int factors[] = { 0, 1, 1, 1, 3, 6, 1 };
  g_autofree char *rule = NULL;
  int n = interval * factors[unit];

  if (unit == UNIT_NONE || interval < 0 || interval > 999)
    return FALSE;
  if (interval == 0)
    {
      reader->refused = TRUE;
      return TRUE;
    }
  rule = n == 1 ? g_strdup_printf ("FREQ=%s", frequencies[unit]) : g_strdup_printf ("FREQ=%s;INTERVAL=%d", frequencies[unit], n);
  set_rule (reader, rule);
  return TRUE;
}

static const char *
per_name (Unit unit)
{
  return unit == UNIT_YEAR ? "year" : unit == UNIT_MONTH ? "month" : unit == UNIT_WEEK ? "week" : NULL;
}

/* at_least or times per unit; FALSE where the contract has no word for it. */
static gboolean
set_count (Reader  *reader,
           gboolean at_least,
           int      count,
           Unit     unit)
{
  const char *per = per_name (unit);
  PlnCadence *out = reader->out;

  if (unit == UNIT_HALF && !at_least)
    {
      count *= 2;
      per = "year";
    }
  else if (unit == UNIT_QUARTER && !at_least)
    {
      count *= 4;
      per = "year";
    }
  if (per == NULL || count < 1 || count > 999 || (out->per != NULL && strcmp (out->per, per) != 0))
    return FALSE;
  if (out->per == NULL)
    out->per = g_strdup (per);
  if (at_least)
    out->at_least = count;
  else
    out->times = count;
  return TRUE;
}

/* annual, monthly, trimestriel …: one word that says it all. */
static guint
read_adjective (Reader  *reader,
                guint    pos,
                Unit    *unit,
                int     *interval,
                int     *times)
{
  static const struct { const char *word; Unit unit; int interval; int times; } words[] = {
    { "annual", UNIT_YEAR, 1, 0 }, { "annually", UNIT_YEAR, 1, 0 }, { "yearly", UNIT_YEAR, 1, 0 }, { "annuel", UNIT_YEAR, 1, 0 },
    { "annuelle", UNIT_YEAR, 1, 0 }, { "annuellement", UNIT_YEAR, 1, 0 },
    { "semi - annual", UNIT_YEAR, 0, 2 }, { "semi - annually", UNIT_YEAR, 0, 2 }, { "semiannual", UNIT_YEAR, 0, 2 },
    { "semiannually", UNIT_YEAR, 0, 2 }, { "half - yearly", UNIT_MONTH, 6, 0 }, { "semestriel", UNIT_MONTH, 6, 0 },
    { "semestrielle", UNIT_MONTH, 6, 0 },
    { "quarterly", UNIT_MONTH, 3, 0 }, { "trimestriel", UNIT_MONTH, 3, 0 }, { "trimestrielle", UNIT_MONTH, 3, 0 },
    { "monthly", UNIT_MONTH, 1, 0 }, { "mensuel", UNIT_MONTH, 1, 0 }, { "mensuelle", UNIT_MONTH, 1, 0 }, { "mensuellement", UNIT_MONTH, 1, 0 },
    { "weekly", UNIT_WEEK, 1, 0 }, { "hebdomadaire", UNIT_WEEK, 1, 0 }, { "fortnightly", UNIT_WEEK, 2, 0 },
    { "daily", UNIT_DAY, 1, 0 }, { "quotidien", UNIT_DAY, 1, 0 }, { "quotidienne", UNIT_DAY, 1, 0 },
    { "biennial", UNIT_YEAR, 2, 0 }, { "biennially", UNIT_YEAR, 2, 0 }, { "biennal", UNIT_YEAR, 2, 0 }, { "biennale", UNIT_YEAR, 2, 0 },
    { "triennial", UNIT_YEAR, 3, 0 }, { "triennially", UNIT_YEAR, 3, 0 }, { "triennal", UNIT_YEAR, 3, 0 }, { "triennale", UNIT_YEAR, 3, 0 },
    { "quadrennial", UNIT_YEAR, 4, 0 }, { "quadriennal", UNIT_YEAR, 4, 0 }, { "quadriennale", UNIT_YEAR, 4, 0 },
    { "quinquennial", UNIT_YEAR, 5, 0 }, { "quinquennal", UNIT_YEAR, 5, 0 }, { "quinquennale", UNIT_YEAR, 5, 0 },
    { "decennial", UNIT_YEAR, 10, 0 }, { "decennal", UNIT_YEAR, 10, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = pln_tokens_match (reader->tokens, pos, words[i].word);

      if (n > 0)
        {
          *unit = words[i].unit;
          *interval = words[i].interval;
          *times = words[i].times;
          return n;
        }
    }
  return 0;
}

/* once, twice, three times, 4x, deux fois: the count and its tokens. */
static guint
read_times (const PlnTokens *tokens,
            guint            pos,
            int             *count)
{
  static const char *const words[] = { "times", "time", "x", "\303\227", "fois", "meetings", "meeting", "sessions", "session", "reunions",
                                       "reunion", NULL };
  guint n, m;

  if (pln_tokens_match (tokens, pos, "once") > 0)
    return *count = 1;
  if (pln_tokens_match (tokens, pos, "twice") > 0)
    {
      *count = 2;
      return 1;
    }
  if (pln_tokens_match (tokens, pos, "thrice") > 0)
    {
      *count = 3;
      return 1;
    }
  n = pln_tokens_cardinal (tokens, pos, count);
  if (n == 0 || pln_tokens_match_any (tokens, pos + n, words, &m) < 0)
    return 0;
  return n + m;
}

/* “a year”, “per month”, “each week”, “par an”, “/yr”; its tokens and unit. */
static guint
read_per (const PlnTokens *tokens,
          guint            pos,
          Unit            *unit)
{
  static const char *const joins[] = {
    "a", "an", "per", "each", "every", "in each", "in a", "in every", "/", "par", "chaque", "l", "dans l", "the", NULL,
  };
  guint n, m;

  if (pln_tokens_match_any (tokens, pos, joins, &n) < 0)
    return 0;
  *unit = find_unit (tokens, pos + n, &m);
  return *unit != UNIT_NONE ? n + m : 0;
}

static const char *
weekday_code (int weekday)
{
  static const char *const codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

  return codes[weekday - 1];
}

static void
refuse_two_readings (Reader     *reader,
                     GError    **error,
                     const char *one,
                     const char *other)
{
  g_autofree char *excerpt = pln_text_excerpt (reader->text);

  reader->refused = TRUE;
  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS, _("“%s” may mean %s or %s. Write which."), excerpt, one, other);
}

/* “biweekly” and its like. */
static guint
read_unclear (Reader  *reader,
              guint    pos,
              GError **error)
{
  static const struct { const char *word; const char *one; const char *other; } words[] = {
    { "biweekly", N_("twice a week"), N_("every two weeks") }, { "bi - weekly", N_("twice a week"), N_("every two weeks") },
    { "bimonthly", N_("twice a month"), N_("every two months") }, { "bi - monthly", N_("twice a month"), N_("every two months") },
    { "biannual", N_("twice a year"), N_("every two years") }, { "bi - annual", N_("twice a year"), N_("every two years") },
    { "biannually", N_("twice a year"), N_("every two years") }, { "bi - annually", N_("twice a year"), N_("every two years") },
    { "bisannuel", N_("twice a year"), N_("every two years") }, { "bisannuelle", N_("twice a year"), N_("every two years") },
    { "bimensuel", N_("twice a month"), N_("every two months") }, { "bimestriel", N_("twice a month"), N_("every two months") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      guint n = pln_tokens_match (reader->tokens, pos, words[i].word);

      if (n > 0)
        {
          refuse_two_readings (reader, error, _(words[i].one), _(words[i].other));
          return n;
        }
    }
  return 0;
}

static int
weekday_at (const PlnTokens *tokens,
            guint            pos)
{
  return pos < tokens->n && tokens->items[pos].type == PLN_TOKEN_WORD ? pln_weekday_from_word (tokens->items[pos].text) : 0;
}

static int
month_at (const PlnTokens *tokens,
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
  Unit unit;

  if (pln_tokens_match_any (tokens, pos, joins, &n) < 0)
    {
      g_string_append (rule, "FREQ=MONTHLY");
      return 0;
    }
  month = month_at (tokens, pos + n);
  if (month > 0)
    {
      guint after = n + 1;
      static const char *const yearly[] = { "each year", "every year", "of each year", "chaque annee", NULL };

      if (pln_tokens_match_any (tokens, pos + after, yearly, &m) >= 0)
        after += m;
      g_string_append_printf (rule, "FREQ=YEARLY;BYMONTH=%d", month);
      return after;
    }
  unit = find_unit (tokens, pos + n, &m);
  if (unit == UNIT_MONTH)
    g_string_append (rule, "FREQ=MONTHLY");
  else if (unit == UNIT_QUARTER)
    g_string_append (rule, "FREQ=MONTHLY;INTERVAL=3");
  else if (unit == UNIT_YEAR)
    g_string_append (rule, "FREQ=YEARLY");
  else
    return 0;
  return n + m;
}

/* “March”, “March and September”, “June, September and December”: appended as
 * BYMONTH; the tokens, 0: none. */
static guint
read_months (const PlnTokens *tokens,
             guint            pos,
             gboolean        *months)
{
  static const char *const joins[] = { ", and", ", et", "and", "et", "&", ",", "/", NULL };
  guint n = 0, m;
  int month;

  memset (months, 0, 13 * sizeof *months);
  while ((month = month_at (tokens, pos + n)) > 0)
    {
      months[month] = TRUE;
      n++;
      if (pln_tokens_match (tokens, pos + n, ".") > 0)
        n++;
      if (pln_tokens_match_any (tokens, pos + n, joins, &m) < 0 || month_at (tokens, pos + n + m) == 0)
        break;
      n += m;
    }
  return n;
}

static void
append_months (GString        *rule,
               const gboolean *months)
{
  const char *separator = ";BYMONTH=";

  for (int month = 1; month <= 12; month++)
    if (months[month])
      {
        g_string_append_printf (rule, "%s%d", separator, month);
        separator = ",";
      }
}

/* The months in which a rule holds, “in March and September”, “from September
 * to June”, “except August”; the rule so far is NULL, yearly or monthly. */
static guint
read_in_months (Reader *reader,
                guint   pos)
{
  static const char *const ins[] = { "in", "each", "every", "en", "chaque", "au mois de", "aux mois de", "in the months of", NULL };
  static const char *const froms[] = { "from", "between", "de", "entre", NULL };
  static const char *const tos[] = { "to", "through", "and", "-", "until", "a", "et", NULL };
  static const char *const excepts[] = { "except in", "except for", "except", "excluding", "but not in", "but not", "not in", "other than",
                                         "apart from", "sauf en", "sauf", "hormis", NULL };
  static const char *const yearly[] = { "of each year", "of every year", "each year", "every year", "chaque annee", "de chaque annee", NULL };
  g_autoptr (GString) rule = g_string_new (NULL);
  const PlnTokens *tokens = reader->tokens;
  const char *so_far = reader->out->rrule;
  gboolean months[13], except = FALSE, range = FALSE;
  guint start = pos, n, m;

  if (pln_tokens_match_any (tokens, pos, excepts, &n) >= 0)
    except = TRUE;
  else if (pln_tokens_match_any (tokens, pos, froms, &n) >= 0)
    range = TRUE;
  else if (pln_tokens_match_any (tokens, pos, ins, &n) < 0)
    n = 0;
  pos += n;
  if ((n = read_months (tokens, pos, months)) == 0)
    {
      reader->unclear |= except;
      return 0;
    }
  pos += n;
  if (range)
    {
      int from = month_at (tokens, pos - 1), to;

      if (n != 1 || pln_tokens_match_any (tokens, pos, tos, &m) < 0 || (to = month_at (tokens, pos + m)) == 0)
        return 0;
      pos += m + 1;
      for (int month = from; month != to; month = month % 12 + 1)
        months[month % 12 + 1] = TRUE;
    }
  if (pln_tokens_match_any (tokens, pos, yearly, &m) >= 0)
    pos += m;
  for (int month = 1; except && month <= 12; month++)
    months[month] = !months[month];
  if (so_far != NULL && strstr (so_far, "BYMONTH") != NULL)
    return 0;
  if ((except || range) && (so_far == NULL || !g_str_has_prefix (so_far, "FREQ=MONTHLY") || strstr (so_far, "INTERVAL") != NULL))
    return 0;
  if (!except && !range && so_far != NULL && strcmp (so_far, "FREQ=YEARLY") != 0 && strcmp (so_far, "FREQ=MONTHLY;INTERVAL=6") != 0)
    return 0;
  g_string_append (rule, except || range ? so_far : "FREQ=YEARLY");
  append_months (rule, months);
  g_free (reader->out->rrule);
  reader->out->rrule = g_string_free_and_steal (g_steal_pointer (&rule));
  return pos - start;
}

/* “(on) 15 March (each year)”; with every, what comes before said so. */
static guint
read_day_of_year (Reader *reader,
                  guint   pos)
{
  static const char *const openings[] = { "on the", "on", "the", "le", NULL };
  static const char *const yearly[] = { "of each year", "of every year", "each year", "every year", "annually", "de chaque annee", "chaque annee", NULL };
  const PlnTokens *tokens = reader->tokens;
  g_autofree char *rule = NULL;
  guint start = pos, n, m;
  int day = 0, month;

  if (pln_tokens_match_any (tokens, pos, openings, &n) >= 0)
    pos += n;
  if ((n = pln_tokens_ordinal (tokens, pos, &day)) == 0)
    n = pln_tokens_cardinal (tokens, pos, &day);
  pos += n;
  if (n > 0 && pln_tokens_match (tokens, pos, "of") > 0)
    pos++;
  month = month_at (tokens, pos);
  if (month == 0)
    return 0;
  pos++;
  if (n == 0)
    {
      if ((n = pln_tokens_ordinal (tokens, pos, &day)) == 0 && tokens->items[pos].digits <= 2)
        n = pln_tokens_cardinal (tokens, pos, &day);
      pos += n;
    }
  m = 0;
  if (n == 0 || day < 1 || day > pln_days_in_month (2000, month) ||
      (pln_tokens_match_any (tokens, pos, yearly, &m) < 0 && g_strcmp0 (reader->out->rrule, "FREQ=YEARLY") != 0))
    return 0;
  rule = g_strdup_printf ("FREQ=YEARLY;BYMONTH=%d;BYMONTHDAY=%d", month, day);
  g_clear_pointer (&reader->out->rrule, g_free);
  set_rule (reader, rule);
  return pos + m - start;
}

/* “third Wednesday (of the month)”, “first and third Monday”, “last Friday of March”. */
static guint
read_nth_weekday (Reader  *reader,
                  guint    pos,
                  gboolean every,
                  GError **error)
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
  weekday = weekday_at (reader->tokens, pos + n);
  if (weekday == 0)
    return 0;
  n++;
  m = read_of (reader->tokens, pos + n, rule);
  if (rule->len == 0)
    return 0;
  if (every && m == 0 && n_nth == 1 && nth[0] == 2)
    {
      refuse_two_readings (reader, error, _("every other week"), _("the second one of each month"));
      return n;
    }
  for (guint i = 0; i < n_nth; i++)
    g_string_append_printf (rule, "%s%d%s", i == 0 ? ";BYDAY=" : ",", nth[i], weekday_code (weekday));
  set_rule (reader, rule->str);
  return n + m;
}

/* “every Monday and Thursday”, “every other Wednesday”, from behind the word every. */
static guint
read_weekdays (Reader *reader,
               guint   pos,
               int     interval)
{
  g_autoptr (GString) rule = g_string_new ("FREQ=WEEKLY");
  guint n = 0;

  if (weekday_at (reader->tokens, pos) == 0)
    return 0;
  if (interval > 1)
    g_string_append_printf (rule, ";INTERVAL=%d", interval);
  for (int weekday; (weekday = weekday_at (reader->tokens, pos + n)) > 0; n++)
    {
      static const char *const joins[] = { "and", "et", "&", ",", NULL };
      guint m;

      g_string_append_printf (rule, "%s%s", n == 0 ? ";BYDAY=" : ",", weekday_code (weekday));
      if (pln_tokens_match_any (reader->tokens, pos + n + 1, joins, &m) >= 0 && weekday_at (reader->tokens, pos + n + 1 + m) > 0)
        n += m;
    }
  set_rule (reader, rule->str);
  return n;
}

/* “every …”, “each …”, “tous les …”, “chaque …”. */
static guint
read_every (Reader  *reader,
            guint    pos,
            GError **error)
{
  static const char *const openings[] = { "once every", "once in every", "one every", "every", "each", "une fois tous les", "une fois toutes les",
                                          "tous les", "toutes les", "chaque", "once in", NULL };
  static const char *const working[] = { "weekday", "working day", "business day", "jour ouvrable", "jours ouvrables", NULL };
  static const char *const halves[] = { "and a half", "et demi", "et demie", NULL };
  const PlnTokens *tokens = reader->tokens;
  guint n, m, found, half;
  int count = 1;
  gboolean months[13];
  Unit unit;

  if (pln_tokens_match_any (tokens, pos, openings, &n) < 0)
    return 0;
  pos += n;
  if (pln_tokens_match_any (tokens, pos, working, &m) >= 0)
    {
      set_rule (reader, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
      return n + m;
    }
  if ((found = read_nth_weekday (reader, pos, TRUE, error)) > 0)
    return n + found;
  if ((found = read_weekdays (reader, pos, 1)) > 0)
    return n + found;
  if ((found = read_months (tokens, pos, months)) > 0)
    {
      g_autoptr (GString) rule = g_string_new ("FREQ=YEARLY");

      append_months (rule, months);
      set_rule (reader, rule->str);
      return n + found;
    }
  if (pln_tokens_match (tokens, pos, "other") > 0 || pln_tokens_match (tokens, pos, "alternate") > 0)
    {
      if ((found = read_weekdays (reader, pos + 1, 2)) > 0)
        return n + 1 + found;
      count = 2;
      m = 1;
    }
  else if ((m = pln_tokens_cardinal (tokens, pos, &count)) == 0)
    m = pln_tokens_ordinal (tokens, pos, &count); /* every second year */
  else if (tokens->items[pos + m].tight && (found = pln_tokens_ordinal (tokens, pos, &count)) > 0)
    m = found; /* every 2nd year */
  if (m == 0)
    count = 1;
  unit = find_unit (tokens, pos + m, &found);
  if (pln_tokens_match (tokens, pos + m, "fortnight") > 0)
    {
      unit = UNIT_WEEK;
      count *= 2;
      found = 1;
    }
  if (unit == UNIT_YEAR && pln_tokens_match_any (tokens, pos + m + found, halves, &half) >= 0)
    {
      unit = UNIT_MONTH;
      count = count * 12 + 6;
      found += half;
    }
  if (unit == UNIT_NONE || !set_every (reader, unit, count))
    return 0;
  return n + m + found;
}

/* “at least one a year”, “a minimum of two meetings per month”, “au moins une fois par an”. */
static guint
read_at_least (Reader *reader,
               guint   pos)
{
  static const char *const openings[] = { "at least", "a minimum of", "minimum of", "minimum", "no fewer than", "not less than", "no less than",
                                          "au moins", "au minimum", NULL };
  const PlnTokens *tokens = reader->tokens;
  guint start = pos, n, m;
  int count, interval, times;
  Unit unit;

  if (pln_tokens_match_any (tokens, pos, openings, &n) < 0)
    return 0;
  pos += n;
  if ((n = read_times (tokens, pos, &count)) == 0)
    n = pln_tokens_cardinal (tokens, pos, &count);
  if (n == 0)
    {
      n = read_adjective (reader, pos, &unit, &interval, &times); /* “at least annually” */
      return n > 0 && interval == 1 && set_count (reader, TRUE, 1, unit) ? pos + n - start : 0;
    }
  pos += n;
  if ((m = read_per (tokens, pos, &unit)) == 0 && (m = read_adjective (reader, pos, &unit, &interval, &times)) > 0 && interval != 1)
    m = 0; /* “at least one annual” */
  if (m == 0 || !set_count (reader, TRUE, count, unit))
    return 0;
  return pos + m - start;
}

/* “twice a year”, “once a month”, “4 times a year”. */
static guint
read_count (Reader *reader,
            guint   pos)
{
  const PlnTokens *tokens = reader->tokens;
  guint n, m;
  int count, interval, times;
  Unit unit;

  n = read_times (tokens, pos, &count);
  if (n == 0 && (n = pln_tokens_cardinal (tokens, pos, &count)) > 0 && read_per (tokens, pos + n, &unit) == 0)
    return 0; /* “one a year”, but not “a year” */
  if (n == 0)
    return 0;
  m = read_per (tokens, pos + n, &unit);
  if (m == 0 && (m = read_adjective (reader, pos + n, &unit, &interval, &times)) > 0 && interval != 1)
    m = 0; /* “twice yearly” */
  if (m == 0)
    return 0;
  if (count == 1)
    return set_every (reader, unit, 1) ? n + m : 0;
  return set_count (reader, FALSE, count, unit) ? n + m : 0;
}

/* “on the 15th of each month”, “le 15 de chaque mois”. */
static guint
read_month_day (Reader  *reader,
                guint    pos,
                GError **error)
{
  static const char *const openings[] = { "on the", "the", "le", "every", "each", "chaque", NULL };
  static const char *const months[] = { "of each month", "of every month", "of the month", "day of each month", "day of every month",
                                        "day of the month", "de chaque mois", "du mois", NULL };
  enum { EVERY = 3 };
  const PlnTokens *tokens = reader->tokens;
  guint start = pos, n, m;
  int day, opening;

  opening = pln_tokens_match_any (tokens, pos, openings, &n);
  if (opening >= 0)
    pos += n;
  n = opening < EVERY ? read_nth_weekday (reader, pos, FALSE, error) : 0; /* “every second Monday” has two readings */
  if (n > 0)
    return pos + n - start;
  n = pln_tokens_ordinal (tokens, pos, &day);
  if (n == 0)
    n = pln_tokens_cardinal (tokens, pos, &day);
  if (n == 0 || pln_tokens_match_any (tokens, pos + n, months, &m) < 0)
    return 0;
  if (day < -1 || day == 0 || day > 31)
    reader->refused = TRUE;
  else
    {
      g_autofree char *rule = g_strdup_printf ("FREQ=MONTHLY;BYMONTHDAY=%d", day);

      set_rule (reader, rule);
    }
  return pos + n + m - start;
}

static guint
read_as_needed (Reader *reader,
                guint   pos)
{
  static const char *const words[] = {
    "ad hoc as needed", "ad hoc", "additionally as needed", "as needed", "as required", "as necessary", "as and when needed",
    "as and when required", "as and when", "as the need arises", "when needed", "when necessary", "when required", "whenever needed",
    "whenever necessary", "if needed", "if necessary", "if required", "if and when needed", "on request", "on demand", "upon request",
    "au besoin", "selon les besoins", "selon le besoin", "en fonction des besoins", "si necessaire", "en cas de besoin", "sur demande",
    "si besoin", "le cas echeant", NULL,
  };
  static const char *const when[] = { "between", "during", "by", "before", "after", "entre", "pendant", "par", "avant", "apres", NULL };
  guint n, m;

  if (pln_tokens_match_any (reader->tokens, pos, words, &n) < 0)
    return 0;
  reader->out->as_needed = TRUE;
  /* “as needed between the meetings” says when, not how often: the rest of the clause is for people. */
  if (pln_tokens_match_any (reader->tokens, pos + n, when, &m) >= 0)
    while (pos + n < reader->tokens->n && strchr (",;()", reader->tokens->items[pos + n].text[0]) == NULL)
      n++;
  return n;
}

/* “throughout 2015”, “in 2015”, “until 2016”: the rule ends with that year. */
static guint
read_limit (Reader *reader,
            guint   pos)
{
  static const char *const openings[] = { "throughout", "during", "in", "until the end of", "until end of", "until", "through", "till",
                                          "jusqu en", "jusqu a fin", "tout au long de", "en", "pendant", "durant", NULL };
  const PlnTokens *tokens = reader->tokens;
  guint n;
  int month = 0;

  if (pln_tokens_match_any (tokens, pos, openings, &n) >= 0 && strstr (tokens->items[pos].text, "ntil") != NULL)
    {
      month = month_at (tokens, pos + n);
      n += month > 0 ? 1 : 0;
    }
  if (n == 0 || pos + n >= tokens->n || tokens->items[pos + n].type != PLN_TOKEN_NUMBER ||
      tokens->items[pos + n].digits != 4)
    return 0;
  if (reader->out->rrule != NULL && strstr (reader->out->rrule, "UNTIL") == NULL)
    {
      g_autofree char *rule = reader->out->rrule;

      int year = tokens->items[pos + n].value, last = month > 0 ? month : 12;

      reader->out->rrule = g_strdup_printf ("%s;UNTIL=%04d%02d%02d", rule, year, last, pln_days_in_month (year, last));
    }
  return n + 1;
}

/* One statement from pos on; the tokens it takes, 0: not understood. */
static guint
read_statement (Reader  *reader,
                guint    pos,
                GError **error)
{
  int interval, times;
  Unit unit;
  guint n;

  if ((n = read_unclear (reader, pos, error)) > 0 || (n = read_as_needed (reader, pos)) > 0 || (n = read_at_least (reader, pos)) > 0 ||
      (n = read_day_of_year (reader, pos)) > 0 || (n = read_month_day (reader, pos, error)) > 0 || (n = read_every (reader, pos, error)) > 0 ||
      (n = read_count (reader, pos)) > 0 || (n = read_in_months (reader, pos)) > 0 || (n = read_limit (reader, pos)) > 0)
    return n;
  if ((n = read_adjective (reader, pos, &unit, &interval, &times)) > 0)
    {
      if (times > 0 ? set_count (reader, FALSE, times, unit) : set_every (reader, unit, interval))
        return n;
    }
  return 0;
}

static guint
skip_joins (const PlnTokens *tokens,
            guint            pos)
{
  static const char *const joins[] = {
    ",", ";", "(", ")", ":", ".", "-", "/", "and", "et", "&", "+", "plus", "or", "ou", "i . e", "meets", "meeting", "held", "additionally", "also",
    "then", "puis", NULL,
  };
  guint n;

  while (pln_tokens_match_any (tokens, pos, joins, &n) >= 0)
    pos += n;
  return pos;
}

/* Where the next clause begins: behind the next comma, semicolon or bracket. */
static guint
next_clause (const PlnTokens *tokens,
             guint            pos)
{
  for (; pos < tokens->n; pos++)
    if (tokens->items[pos].type == PLN_TOKEN_MARK && strchr (",;()", tokens->items[pos].text[0]) != NULL)
      return pos + 1;
  return pos;
}

/* Whether the next words are understood as something that follows a statement without “and”. */
static gboolean
goes_on (Reader *reader,
         guint   pos)
{
  PlnCadence trial = { NULL };
  Reader reading = { reader->tokens, reader->text, &trial, FALSE, FALSE };
  gboolean ok;

  trial.rrule = g_strdup (reader->out->rrule);
  ok = read_limit (&reading, pos) > 0 || read_as_needed (&reading, pos) > 0 || read_day_of_year (&reading, pos) > 0 ||
       read_in_months (&reading, pos) > 0;
  g_free (trial.rrule);
  g_free (trial.per);
  return ok;
}

static gboolean
refuse_never (Reader  *reader,
              GError **error)
{
  g_autofree char *excerpt = pln_text_excerpt (reader->text);

  if (error != NULL && *error == NULL)
    g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("“%s” would never happen."), excerpt);
  return FALSE;
}

gboolean
pln_cadence_read_words (const char *text,
                        PlnCadence *out,
                        GError    **error)
{
  PlnCadence read = { NULL };
  PlnTokens tokens;
  Reader reader = { &tokens, text, &read, FALSE, FALSE };
  GError *local = NULL;
  gboolean ok;
  guint pos = 0;

  pln_tokens_init (&tokens, text);
  while (!reader.refused && (pos = skip_joins (&tokens, pos)) < tokens.n)
    {
      PlnCadence before = read;
      guint n;

      before.rrule = g_strdup (read.rrule);
      before.per = g_strdup (read.per);
      n = read_statement (&reader, pos, &local);
      /* A clause must be understood to its end, or it does not count. */
      if (n > 0 && !reader.refused && pos + n < tokens.n && skip_joins (&tokens, pos + n) == pos + n &&
          !goes_on (&reader, pos + n))
        n = 0;
      if (n == 0)
        {
          g_free (read.rrule);
          g_free (read.per);
          read = before;
          pos = next_clause (&tokens, pos);
        }
      else
        {
          g_free (before.rrule);
          g_free (before.per);
          pos += n;
        }
    }
  ok = !reader.refused && !reader.unclear && !tokens.too_many;
  if (reader.refused)
    {
      if (local == NULL)
        refuse_never (&reader, &local);
      g_propagate_error (error, local);
    }
  pln_tokens_clear (&tokens);
  if (!ok)
    {
      g_free (read.rrule);
      g_free (read.per);
      return !reader.refused;
    }
  out->rrule = read.rrule;
  out->per = read.per;
  out->times = read.times;
  out->at_least = read.at_least;
  out->as_needed = read.as_needed;
  return TRUE;
}
