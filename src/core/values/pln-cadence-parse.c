/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-cadence-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Cadence out of words.  A text is read clause by clause (commas, semicolons,
 * brackets, “and”); each clause that is understood adds to the result. */

static gboolean
set_every (PlnCadenceReader *reader,
           PlnUnit           unit,
           int               interval)
{
  static const char *const frequencies[] = { NULL, "DAILY", "WEEKLY", "MONTHLY", "MONTHLY", "MONTHLY", "YEARLY" };
  static const int factors[] = { 0, 1, 1, 1, 3, 6, 1 };
  g_autofree char *rule = NULL;
  int n = interval * factors[unit];

  if (unit == PLN_UNIT_NONE || interval < 0 || interval > 999)
    return FALSE;
  if (interval == 0)
    {
      reader->refused = TRUE;
      return TRUE;
    }
  rule = n == 1 ? g_strdup_printf ("FREQ=%s", frequencies[unit]) : g_strdup_printf ("FREQ=%s;INTERVAL=%d", frequencies[unit], n);
  pln_cadence_set_rule (reader, rule);
  return TRUE;
}

static const char *
per_name (PlnUnit unit)
{
  return unit == PLN_UNIT_YEAR ? "year" : unit == PLN_UNIT_MONTH ? "month" : unit == PLN_UNIT_WEEK ? "week" : NULL;
}

/* at_least or times per unit; FALSE where the contract has no word for it. */
static gboolean
set_count (PlnCadenceReader *reader,
           gboolean          at_least,
           int               count,
           PlnUnit           unit)
{
  const char *per = per_name (unit);
  PlnCadence *out = reader->out;

  if (unit == PLN_UNIT_HALF && !at_least)
    {
      count *= 2;
      per = "year";
    }
  else if (unit == PLN_UNIT_QUARTER && !at_least)
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
read_adjective (PlnCadenceReader *reader,
                guint             pos,
                PlnUnit          *unit,
                int              *interval,
                int              *times)
{
  static const struct { const char *word; PlnUnit unit; int interval; int times; } words[] = {
    { "annual", PLN_UNIT_YEAR, 1, 0 }, { "annually", PLN_UNIT_YEAR, 1, 0 }, { "yearly", PLN_UNIT_YEAR, 1, 0 }, { "annuel", PLN_UNIT_YEAR, 1, 0 },
    { "annuelle", PLN_UNIT_YEAR, 1, 0 }, { "annuellement", PLN_UNIT_YEAR, 1, 0 },
    { "semi - annual", PLN_UNIT_YEAR, 0, 2 }, { "semi - annually", PLN_UNIT_YEAR, 0, 2 }, { "semiannual", PLN_UNIT_YEAR, 0, 2 },
    { "semiannually", PLN_UNIT_YEAR, 0, 2 }, { "half - yearly", PLN_UNIT_MONTH, 6, 0 }, { "half yearly", PLN_UNIT_MONTH, 6, 0 },
    { "six - monthly", PLN_UNIT_MONTH, 6, 0 }, { "6 - monthly", PLN_UNIT_MONTH, 6, 0 }, { "three - monthly", PLN_UNIT_MONTH, 3, 0 },
    { "3 - monthly", PLN_UNIT_MONTH, 3, 0 }, { "semestriellement", PLN_UNIT_MONTH, 6, 0 }, { "trimestriellement", PLN_UNIT_MONTH, 3, 0 },
    { "semestriel", PLN_UNIT_MONTH, 6, 0 }, { "semestrielle", PLN_UNIT_MONTH, 6, 0 },
    { "quarterly", PLN_UNIT_MONTH, 3, 0 }, { "trimestriel", PLN_UNIT_MONTH, 3, 0 }, { "trimestrielle", PLN_UNIT_MONTH, 3, 0 },
    { "monthly", PLN_UNIT_MONTH, 1, 0 }, { "mensuel", PLN_UNIT_MONTH, 1, 0 }, { "mensuelle", PLN_UNIT_MONTH, 1, 0 }, { "mensuellement", PLN_UNIT_MONTH, 1, 0 },
    { "weekly", PLN_UNIT_WEEK, 1, 0 }, { "hebdomadaire", PLN_UNIT_WEEK, 1, 0 }, { "fortnightly", PLN_UNIT_WEEK, 2, 0 },
    { "daily", PLN_UNIT_DAY, 1, 0 }, { "quotidien", PLN_UNIT_DAY, 1, 0 }, { "quotidienne", PLN_UNIT_DAY, 1, 0 },
    { "biennial", PLN_UNIT_YEAR, 2, 0 }, { "biennially", PLN_UNIT_YEAR, 2, 0 }, { "biennal", PLN_UNIT_YEAR, 2, 0 }, { "biennale", PLN_UNIT_YEAR, 2, 0 },
    { "triennial", PLN_UNIT_YEAR, 3, 0 }, { "triennially", PLN_UNIT_YEAR, 3, 0 }, { "triennal", PLN_UNIT_YEAR, 3, 0 }, { "triennale", PLN_UNIT_YEAR, 3, 0 },
    { "quadrennial", PLN_UNIT_YEAR, 4, 0 }, { "quadriennal", PLN_UNIT_YEAR, 4, 0 }, { "quadriennale", PLN_UNIT_YEAR, 4, 0 },
    { "quinquennial", PLN_UNIT_YEAR, 5, 0 }, { "quinquennal", PLN_UNIT_YEAR, 5, 0 }, { "quinquennale", PLN_UNIT_YEAR, 5, 0 },
    { "decennial", PLN_UNIT_YEAR, 10, 0 }, { "decennal", PLN_UNIT_YEAR, 10, 0 },
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
  static const char *const kinds[] = { "regular", "ordinary", "formal", "plenary", "statutory", NULL };
  static const char *const sorts[] = { "ordinaires", "ordinaire", "formelles", "plenieres", "statutaires", NULL };
  guint n, m, sort;

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
  if (n > 0 && pln_tokens_match_any (tokens, pos + n, kinds, &m) >= 0)
    n += m; /* “two regular sessions” */
  if (n == 0 || pln_tokens_match_any (tokens, pos + n, words, &m) < 0)
    return 0;
  if (pln_tokens_match_any (tokens, pos + n + m, sorts, &sort) >= 0)
    m += sort; /* « deux sessions ordinaires » */
  return n + m;
}

/* “a year”, “per month”, “each week”, “par an”, “/yr”; its tokens and unit. */
static guint
read_per (const PlnTokens *tokens,
          guint            pos,
          PlnUnit         *unit)
{
  static const char *const joins[] = {
    "a", "an", "per", "each", "every", "in each", "in a", "in every", "/", "par", "chaque", "l", "dans l", "the", NULL,
  };
  guint n, m;

  if (pln_tokens_match_any (tokens, pos, joins, &n) < 0)
    return 0;
  *unit = pln_cadence_find_unit (tokens, pos + n, &m);
  return *unit != PLN_UNIT_NONE ? n + m : 0;
}

/* “biweekly” and its like. */
static guint
read_unclear (PlnCadenceReader *reader,
              guint             pos,
              GError          **error)
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
          pln_cadence_refuse_two_readings (reader, error, _(words[i].one), _(words[i].other));
          return n;
        }
    }
  return 0;
}

/* “March”, “March and September”, “June, September and December”: appended as
 * BYMONTH; the tokens, 0: none. */
static guint
read_months (const PlnTokens *tokens,
             guint            pos,
             gboolean        *months)
{
  static const char *const joins[] = { ", and in", ", et en", "and in", "et en", ", and", ", et", "and", "et", "&", ", en", ",", "/", NULL };
  guint n = 0, m;
  int month;

  memset (months, 0, 13 * sizeof *months);
  while ((month = pln_cadence_month_at (tokens, pos + n)) > 0)
    {
      months[month] = TRUE;
      n++;
      if (pln_tokens_match (tokens, pos + n, ".") > 0)
        n++;
      if (pln_tokens_match_any (tokens, pos + n, joins, &m) < 0 || pln_cadence_month_at (tokens, pos + n + m) == 0)
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

/* “from January to December 2015”: the rule ends with the last month. */
static guint
read_year_of_months (const PlnTokens *tokens,
                     guint            pos,
                     int              month,
                     GString         *rule)
{
  if (pos >= tokens->n || tokens->items[pos].type != PLN_TOKEN_NUMBER || tokens->items[pos].digits != 4)
    return 0;
  g_string_append_printf (rule, ";UNTIL=%04d%02d%02d", tokens->items[pos].value, month,
                          pln_days_in_month (tokens->items[pos].value, month));
  return 1;
}

/* Whether the months say when a rule of that many a year falls. */
static gboolean
months_fit (const char     *so_far,
            const gboolean *months)
{
  int n = 0, gap = 0;

  for (int month = 1; month <= 12; month++)
    n += months[month];
  if (so_far == NULL || (g_str_has_prefix (so_far, "FREQ=YEARLY") && strstr (so_far, "BY") == NULL && strstr (so_far, "UNTIL") == NULL))
    return TRUE;
  gap = strcmp (so_far, "FREQ=MONTHLY;INTERVAL=6") == 0 ? 6 : strcmp (so_far, "FREQ=MONTHLY;INTERVAL=3") == 0 ? 3 : 0;
  for (int month = 1; gap > 0 && month <= 12; month++)
    if (months[month] != months[(month - 1 + gap) % 12 + 1])
      gap = 0;
  return gap > 0 && n == 12 / gap;
}

/* The months in which a rule holds, “in March and September”, “from September
 * to June”, “except August”; the rule so far is NULL, yearly or monthly. */
static guint
read_in_months (PlnCadenceReader *reader,
                guint             pos)
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
  gboolean months[13], except = FALSE, range = FALSE, all = TRUE;
  guint start = pos, n, m;
  int to = 0;

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
      int from = pln_cadence_month_at (tokens, pos - 1);

      if (n != 1 || pln_tokens_match_any (tokens, pos, tos, &m) < 0 || (to = pln_cadence_month_at (tokens, pos + m)) == 0)
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
  if (!except && !range && !months_fit (so_far, months))
    return 0;
  g_string_append (rule, except || range || (so_far != NULL && g_str_has_prefix (so_far, "FREQ=YEARLY")) ? so_far : "FREQ=YEARLY");
  for (int month = 1; month <= 12; month++)
    all &= months[month];
  if (!range || !all)
    append_months (rule, months);
  if (range)
    pos += read_year_of_months (tokens, pos, to, rule);
  g_free (reader->out->rrule);
  reader->out->rrule = g_string_free_and_steal (g_steal_pointer (&rule));
  return pos - start;
}

/* “(on) 15 March (each year)”; with every, what comes before said so. */
static guint
read_day_of_year (PlnCadenceReader *reader,
                  guint             pos)
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
  month = pln_cadence_month_at (tokens, pos);
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
  pln_cadence_set_rule (reader, rule);
  return pos + m - start;
}

/* « un mardi sur deux », « une semaine sur deux ». */
static guint
read_one_in_two (PlnCadenceReader *reader,
                 guint             pos)
{
  const PlnTokens *tokens = reader->tokens;
  guint n;
  PlnUnit unit;

  if (pln_tokens_match (tokens, pos, "un") == 0 && pln_tokens_match (tokens, pos, "une") == 0)
    return 0;
  unit = pln_cadence_find_unit (tokens, pos + 1, &n);
  if (unit != PLN_UNIT_NONE && pln_tokens_match (tokens, pos + 1 + n, "sur deux") > 0)
    return set_every (reader, unit, 2) ? n + 3 : 0;
  return pln_cadence_weekday_at (tokens, pos + 1) > 0 && pln_tokens_match (tokens, pos + 2, "sur deux") > 0 && pln_cadence_read_weekdays (reader, pos + 1, 2) > 0 ? 4 : 0;
}

/* The unit behind “every two”; *count is multiplied where it is a decade, a fortnight or has a half. */
static PlnUnit
find_period (const PlnTokens *tokens,
             guint            pos,
             gboolean         counted,
             int             *count,
             guint           *found)
{
  static const char *const halves[] = { "and a half", "et demi", "et demie", NULL };
  PlnUnit unit = pln_cadence_find_unit (tokens, pos, found);
  guint half;

  if (unit == PLN_UNIT_DAY && *count == 15 && pln_tokens_match (tokens, pos, "jours") > 0)
    {
      unit = PLN_UNIT_WEEK; /* « tous les quinze jours » */
      *count = 2;
    }
  if (pln_tokens_match (tokens, pos, "decade") > 0 || pln_tokens_match (tokens, pos, "decennie") > 0)
    {
      unit = PLN_UNIT_YEAR;
      *count *= 10;
      *found = 1;
    }
  if (unit == PLN_UNIT_NONE && counted && pln_tokens_match_any (tokens, pos, halves, &half) >= 0 &&
      pln_cadence_find_unit (tokens, pos + half, found) == PLN_UNIT_YEAR)
    {
      unit = PLN_UNIT_MONTH; /* “every two and a half years” */
      *count = *count * 12 + 6;
      *found += half;
    }
  if (pln_tokens_match (tokens, pos, "fortnight") > 0)
    {
      unit = PLN_UNIT_WEEK;
      *count *= 2;
      *found = 1;
    }
  if (unit == PLN_UNIT_YEAR && pln_tokens_match_any (tokens, pos + *found, halves, &half) >= 0)
    {
      unit = PLN_UNIT_MONTH;
      *count = *count * 12 + 6;
      *found += half;
    }
  return unit;
}

/* “every …”, “each …”, “tous les …”, “chaque …”. */
static guint
read_every (PlnCadenceReader *reader,
            guint             pos,
            GError          **error)
{
  static const char *const openings[] = { "once every", "once in every", "one every", "every", "each", "une fois tous les", "une fois toutes les",
                                          "tous les", "toutes les", "chaque", "once in", NULL };
  static const char *const working[] = { "weekday", "working day", "business day", "jour ouvrable", "jours ouvrables", NULL };
  const PlnTokens *tokens = reader->tokens;
  guint n, m, found;
  int count = 1;
  gboolean months[13];
  PlnUnit unit;

  if (pln_tokens_match_any (tokens, pos, openings, &n) < 0)
    return 0;
  pos += n;
  if (pln_tokens_match_any (tokens, pos, working, &m) >= 0)
    {
      pln_cadence_set_rule (reader, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
      return n + m;
    }
  if ((found = pln_cadence_read_nth_weekday (reader, pos, TRUE, error)) > 0)
    return n + found;
  if ((found = pln_cadence_read_weekdays (reader, pos, 1)) > 0)
    return n + found;
  if ((found = read_months (tokens, pos, months)) > 0)
    {
      g_autoptr (GString) rule = g_string_new ("FREQ=YEARLY");

      append_months (rule, months);
      pln_cadence_set_rule (reader, rule->str);
      return n + found;
    }
  if (pln_tokens_match (tokens, pos, "other") > 0 || pln_tokens_match (tokens, pos, "alternate") > 0)
    {
      if ((found = pln_cadence_read_weekdays (reader, pos + 1, 2)) > 0)
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
  unit = find_period (tokens, pos + m, m > 0, &count, &found);
  if (unit == PLN_UNIT_NONE || !set_every (reader, unit, count))
    return 0;
  return n + m + found;
}

/* “at least one a year”, “a minimum of two meetings per month”, “au moins une fois par an”. */
static guint
read_at_least (PlnCadenceReader *reader,
               guint             pos)
{
  static const char *const openings[] = { "at least", "a minimum of", "minimum of", "minimum", "no fewer than", "not less than", "no less than",
                                          "au moins", "au minimum", NULL };
  const PlnTokens *tokens = reader->tokens;
  guint start = pos, n, m;
  int count, interval, times;
  PlnUnit unit;

  if (pln_tokens_match_any (tokens, pos, openings, &n) < 0)
    return 0;
  pos += n;
  if ((n = read_times (tokens, pos, &count)) == 0)
    n = pln_tokens_cardinal (tokens, pos, &count);
  if (n == 0)
    {
      n = read_adjective (reader, pos, &unit, &interval, &times); /* “at least annually” */
      if (n > 0 && unit == PLN_UNIT_MONTH && (interval == 3 || interval == 6))
        return set_count (reader, TRUE, 12 / interval, PLN_UNIT_YEAR) ? pos + n - start : 0; /* “at least quarterly” */
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
read_count (PlnCadenceReader *reader,
            guint             pos)
{
  const PlnTokens *tokens = reader->tokens;
  guint n, m;
  int count, interval, times;
  PlnUnit unit;

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
read_month_day (PlnCadenceReader *reader,
                guint             pos,
                GError          **error)
{
  static const char *const openings[] = { "on the", "the", "le", "every", "each", "chaque", NULL };
  static const char *const months[] = { "of each month", "of every month", "of the month", "day of each month", "day of every month",
                                        "day of the month", "de chaque mois", "du mois", NULL };
  static const char *const joins[] = { "and the", "and", "et le", "et", "&", ",", NULL };
  enum { EVERY = 3 };
  const PlnTokens *tokens = reader->tokens;
  g_autoptr (GString) rule = g_string_new ("FREQ=MONTHLY;BYMONTHDAY=");
  guint start = pos, n, m;
  int day, opening;

  opening = pln_tokens_match_any (tokens, pos, openings, &n);
  if (opening >= 0)
    pos += n;
  if ((n = pln_cadence_read_nth_working_day (reader, pos)) > 0)
    return pos + n - start;
  n = opening < EVERY ? pln_cadence_read_nth_weekday (reader, pos, FALSE, error) : 0; /* “every second Monday” has two readings */
  if (n > 0)
    return pos + n - start;
  for (gboolean first = TRUE; ; first = FALSE)
    {
      n = pln_tokens_ordinal (tokens, pos, &day);
      if (n == 0)
        n = pln_tokens_cardinal (tokens, pos, &day);
      if (n == 0)
        return 0;
      reader->refused |= day < -1 || day == 0 || day > 31;
      g_string_append_printf (rule, "%s%d", first ? "" : ",", day);
      pos += n;
      if (rule->len > 100 || pln_tokens_match_any (tokens, pos, joins, &m) < 0)
        break;
      pos += m; /* “on the 1st and 15th of every month” */
    }
  if (pln_tokens_match_any (tokens, pos, months, &m) < 0)
    {
      reader->refused = FALSE;
      return 0;
    }
  if (!reader->refused)
    pln_cadence_set_rule (reader, rule->str);
  return pos + m - start;
}

static guint
read_as_needed (PlnCadenceReader *reader,
                guint             pos)
{
  static const char *const words[] = {
    "ad hoc as needed", "on an ad hoc basis", "ad hoc", "at the request", "a la demande", "additionally as needed", "as needed", "as required", "as necessary", "as and when needed",
    "as and when required", "as and when", "as the need arises", "when needed", "when necessary", "when required", "whenever needed",
    "whenever necessary", "if needed", "if necessary", "if required", "if and when needed", "on request", "on demand", "upon request",
    "au besoin", "selon les besoins", "selon le besoin", "en fonction des besoins", "si necessaire", "en cas de besoin", "sur demande",
    "si besoin", "le cas echeant", NULL,
  };
  static const char *const when[] = { "between", "during", "of", "de", "du", "des", "by", "before", "after", "entre", "pendant", "par", "avant", "apres", NULL };
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
read_limit (PlnCadenceReader *reader,
            guint             pos)
{
  static const char *const openings[] = { "throughout", "during", "in", "until the end of", "until end of", "until", "through", "till",
                                          "jusqu en", "jusqu a fin", "tout au long de l annee", "tout au long de", "pendant toute l annee",
                                          "pendant l annee", "au cours de l annee", "en", "pendant", "durant", NULL };
  const PlnTokens *tokens = reader->tokens;
  guint n;
  int month = 0;

  if (pln_tokens_match_any (tokens, pos, openings, &n) >= 0 && (strstr (tokens->items[pos].text, "ntil") != NULL || strcmp (tokens->items[pos].text, "jusqu") == 0))
    {
      month = pln_cadence_month_at (tokens, pos + n);
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
read_statement (PlnCadenceReader *reader,
                guint             pos,
                GError          **error)
{
  int interval, times;
  PlnUnit unit;
  guint n;

  if ((n = read_unclear (reader, pos, error)) > 0 || (n = read_as_needed (reader, pos)) > 0 || (n = read_at_least (reader, pos)) > 0 ||
      (n = read_day_of_year (reader, pos)) > 0 || (n = read_month_day (reader, pos, error)) > 0 || (n = read_every (reader, pos, error)) > 0 ||
      (n = read_one_in_two (reader, pos)) > 0 || (n = pln_cadence_read_on_weekdays (reader, pos)) > 0 ||
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
    "then", "puis", "with", "avec", "normally", "usually", "generally", "as a rule", "in principle", "normalement", "en principe",
    "en general", "generalement", "en regle generale", "habituellement", NULL,
  };
  guint n, behind;

  for (;;)
    {
      if (pln_tokens_match_any (tokens, pos, joins, &n) >= 0)
        pos += n;
      else if (pos < tokens->n && (behind = pln_when_skip_time (tokens, pos)) > pos)
        pos = behind; /* “every Tuesday at 10:00” */
      else
        return pos;
    }
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
goes_on (PlnCadenceReader *reader,
         guint             pos)
{
  PlnCadence trial = { NULL };
  PlnCadenceReader reading = { reader->tokens, reader->text, &trial, FALSE, FALSE };
  gboolean ok;

  trial.rrule = g_strdup (reader->out->rrule);
  ok = read_limit (&reading, pos) > 0 || read_as_needed (&reading, pos) > 0 || read_day_of_year (&reading, pos) > 0 ||
       read_in_months (&reading, pos) > 0 || pln_cadence_read_on_weekdays (&reading, pos) > 0;
  g_free (trial.rrule);
  g_free (trial.per);
  return ok;
}

static gboolean
refuse_never (PlnCadenceReader *reader,
              GError          **error)
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
  PlnCadenceReader reader = { &tokens, text, &read, FALSE, FALSE };
  GError *local = NULL;
  gboolean ok, bound = FALSE;
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
          reader.unclear |= bound; /* what goes on here limits what came before, and how is not understood */
          pos = next_clause (&tokens, pos);
        }
      else
        {
          g_free (before.rrule);
          g_free (before.per);
          pos += n;
          bound = skip_joins (&tokens, pos) == pos;
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
