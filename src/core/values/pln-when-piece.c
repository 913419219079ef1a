/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-when-private.h"

#include <string.h>

/* Reads one date out of the tokens: “18 July 2017”, “July 18, 2017”, “28.8.2017”,
 * “2017-07”, “Q3 2024”, “the first quarter of 2023”, “mid-2016” … and the
 * beginnings of such, whose rest stands at the other end of a range. */

static const PlnToken *
at (const PlnTokens *tokens,
    guint            pos)
{
  return &tokens->items[MIN (pos, tokens->n)];
}

static gboolean
is_mark (const PlnTokens *tokens,
         guint            pos,
         char             mark)
{
  const PlnToken *token = at (tokens, pos);

  return token->type == PLN_TOKEN_MARK && token->text[0] == mark && token->text[1] == 0;
}

static gboolean
is_number (const PlnTokens *tokens,
           guint            pos,
           guint            least,
           guint            most)
{
  const PlnToken *token = at (tokens, pos);

  return token->type == PLN_TOKEN_NUMBER && token->digits >= least && token->digits <= most;
}

static gboolean
is_year (const PlnTokens *tokens,
         guint            pos)
{
  return is_number (tokens, pos, 4, 4);
}

/* Articles and the like that add nothing. */
guint
pln_piece_skip_fillers (const PlnTokens *tokens,
                        guint            pos)
{
  static const char *const fillers[] = {
    "the month of", "month of", "the year", "year", "the", "of", "in", "on", "le mois de", "mois de", "mois d", "l annee",
    "annee", "le", "la", "les", "l", "de", "du", "des", "d", "en", "au", "der", "die", "das", "del", "el", "los", "las", "al",
    "either", "day of", "biennium", "triennium", "the period", "period", "periode", "calendar year", "в", "во", "году", "год", "года",
    "في", "من", "عام", "سنة", "شهر", NULL,
  };
  static const char *const ends[] = { "year - end", "year end", NULL };
  guint n;

  while (pln_tokens_match_any (tokens, pos, ends, &n) < 0 && pln_tokens_match_any (tokens, pos, fillers, &n) >= 0)
    pos += n;
  return pos;
}

static guint
read_one_month (const PlnTokens *tokens,
                guint            pos,
                int             *month)
{
  static const char *const levantine[] = { "كانون الثاني", "تشرين الاول", "تشرين الثاني", "كانون الاول", NULL };
  static const int numbers[] = { 1, 10, 11, 12 };
  const PlnToken *token = at (tokens, pos);
  guint n;
  int which = pln_tokens_match_any (tokens, pos, levantine, &n);

  if (which >= 0)
    {
      *month = numbers[which];
      return n;
    }
  *month = token->type == PLN_TOKEN_WORD ? pln_month_from_word (token->text) : 0;
  if (*month == 0)
    return 0;
  return is_mark (tokens, pos + 1, '.') && at (tokens, pos + 1)->tight ? 2 : 1;
}

/* A month name, perhaps its twin behind a slash as the United Nations write
 * Arabic (“تموز/يوليه”); its tokens. */
static guint
read_month_name (const PlnTokens *tokens,
                 guint            pos,
                 int             *month)
{
  guint n = read_one_month (tokens, pos, month), twin;
  int other;

  if (n > 0 && is_mark (tokens, pos + n, '/') && (twin = read_one_month (tokens, pos + n + 1, &other)) > 0 && other == *month)
    n += 1 + twin;
  return n;
}

/* “2017 г.”, “2017 года”: what follows a year in Russian. */
static guint
skip_year_word (const PlnTokens *tokens,
                guint            pos)
{
  static const char *const words[] = { "года", "году", "год", "г .", "г", "гг .", "гг", "م", NULL };
  guint n;

  return pln_tokens_match_any (tokens, pos, words, &n) >= 0 ? pos + n : pos;
}

/* “2017”, “, 2017”, “of 2017”, “-2017”, “/2017” after something; the position behind it, pos when there is none. */
static guint
read_year_behind (const PlnTokens *tokens,
                  guint            pos,
                  PlnPiece        *piece)
{
  guint p = pos;

  if (is_mark (tokens, p, ','))
    p++;
  else if ((is_mark (tokens, p, '-') || is_mark (tokens, p, '/')) && at (tokens, p)->tight && at (tokens, p + 1)->tight)
    p++;
  p = pln_piece_skip_fillers (tokens, p);
  if (!is_year (tokens, p))
    return pos;
  piece->year = at (tokens, p)->value;
  return skip_year_word (tokens, p + 1);
}

/* 1st, 2nd, 1er … : the position behind the ending. */
static guint
skip_ending (const PlnTokens *tokens,
             guint            pos)
{
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", "ere", "e", "eme", "o", "a", NULL };
  static const char *const loose[] = { "st", "nd", "rd", "th", "er", "ere", "eme", NULL }; /* “18 th”, as superscripts are copied */
  guint n;

  if (pln_tokens_match_any (tokens, pos, at (tokens, pos)->tight ? endings : loose, &n) >= 0)
    return pos + 1;
  return pos;
}

static void
set_day_month (PlnPiece *piece,
               int       a,
               int       b)
{
  piece->day = a;
  piece->month = b;
  if (b > 12)
    {
      piece->day = b;
      piece->month = a;
    }
  piece->nonsense = a == 0 || b == 0 || piece->month > 12;
  if (a > 12 && b <= 12)
    piece->order = PLN_ORDER_DAY_FIRST;
  else if (b > 12 && a <= 12)
    piece->order = PLN_ORDER_MONTH_FIRST;
}

/* 28.8.2017, 18/07/2017, 18-07-2017; the position behind it, 0: none. */
static guint
read_three_numbers (const PlnTokens *tokens,
                    guint            pos,
                    PlnPiece        *piece)
{
  const PlnToken *sep = at (tokens, pos + 1), *sep2 = at (tokens, pos + 3);
  int a = at (tokens, pos)->value, b = at (tokens, pos + 2)->value;
  char mark = sep->type == PLN_TOKEN_MARK ? sep->text[0] : 0;

  if ((mark != '.' && mark != '/' && mark != '-') || !is_number (tokens, pos + 2, 1, 2) || sep2->type != PLN_TOKEN_MARK ||
      sep2->text[0] != mark)
    return 0;
  if (mark == '-' && (!sep->tight || !sep2->tight || !at (tokens, pos + 2)->tight || !at (tokens, pos + 4)->tight))
    return 0;
  if (!is_year (tokens, pos + 4) && !(is_number (tokens, pos + 4, 2, 2) && at (tokens, pos + 4)->tight))
    return 0;
  if (mark == '.')
    {
      piece->day = a;
      piece->month = b;
      piece->nonsense = a == 0 || b == 0 || b > 12;
    }
  else
    {
      set_day_month (piece, a, b);
      if (a <= 12 && b <= 12 && a != b)
        {
          piece->alt_day = b;
          piece->alt_month = a;
        }
    }
  piece->year = at (tokens, pos + 4)->value;
  piece->short_year = at (tokens, pos + 4)->digits == 2;
  return pos + 5;
}

/* A number of one or two digits: a day, perhaps with month and year, or month and year. */
static guint
read_small_number (const PlnTokens *tokens,
                   guint            pos,
                   PlnPiece        *piece)
{
  guint p = read_three_numbers (tokens, pos, piece), n;
  const PlnToken *sep = at (tokens, pos + 1);
  int value = at (tokens, pos)->value, month;

  if (p > 0)
    return p;
  if (sep->type == PLN_TOKEN_MARK && strchr ("./-", sep->text[0]) != NULL && sep->tight && is_year (tokens, pos + 2) &&
      at (tokens, pos + 2)->tight)
    {
      piece->month = value; /* 07/2017 */
      piece->nonsense = value < 1 || value > 12;
      piece->year = at (tokens, pos + 2)->value;
      return pos + 3;
    }
  if (value < 1 && read_month_name (tokens, pln_piece_skip_fillers (tokens, pos + 1), &month) == 0)
    return 0;
  if (is_mark (tokens, pos + 1, '.') && is_number (tokens, pos + 2, 1, 2) && is_mark (tokens, pos + 3, '.'))
    {
      piece->day = value; /* 18.7. */
      piece->month = at (tokens, pos + 2)->value;
      piece->nonsense = piece->month < 1 || piece->month > 12;
      return pos + 4;
    }
  piece->day = value;
  p = skip_ending (tokens, pos + 1);
  if (is_mark (tokens, p, '.') && at (tokens, p)->tight)
    p++;
  if (is_mark (tokens, p, '-') && at (tokens, p)->tight && at (tokens, p + 1)->tight && at (tokens, p + 1)->type == PLN_TOKEN_WORD &&
      read_month_name (tokens, p + 1, &month) > 0 && is_mark (tokens, p + 2, '-'))
    p++; /* 18-Jul-2017 */
  n = read_month_name (tokens, pln_piece_skip_fillers (tokens, p), &month);
  if (n > 0)
    {
      p = pln_piece_skip_fillers (tokens, p) + n;
      piece->month = month;
      if (value > 31 || value < 1)
        piece->nonsense = TRUE;
      if (is_mark (tokens, p, '-') && at (tokens, p)->tight && is_number (tokens, p + 1, 2, 2) && at (tokens, p + 1)->tight &&
          read_month_name (tokens, p + 2, &month) == 0)
        p++; /* 18-Jul-17 */
      if (is_number (tokens, p, 2, 2) && read_month_name (tokens, p + 1, &month) == 0 && !is_mark (tokens, p + 1, ':'))
        {
          piece->short_year = TRUE; /* 18 Jul 17 */
          piece->year = at (tokens, p)->value;
          return p + 1;
        }
      return read_year_behind (tokens, p, piece);
    }
  if (value > 31)
    return 0;
  return read_year_behind (tokens, p, piece);
}

/* What stands behind a year: 2017-07-18, 2017/07/18, 2017-18, 2017 Q3, 1990s, 2017 July 18. */
static guint
read_year_first (const PlnTokens *tokens,
                 guint            pos,
                 PlnPiece        *piece)
{
  const PlnToken *sep = at (tokens, pos + 1), *second = at (tokens, pos + 2);
  gboolean tight = sep->type == PLN_TOKEN_MARK && sep->tight && second->tight && strchr ("-/.", sep->text[0]) != NULL;
  guint n;
  int month;

  piece->year = at (tokens, pos)->value;
  if (tight && is_number (tokens, pos + 2, 1, 2) && is_mark (tokens, pos + 3, sep->text[0]) && at (tokens, pos + 3)->tight &&
      is_number (tokens, pos + 4, 1, 2) && at (tokens, pos + 4)->tight)
    {
      piece->month = second->value;
      piece->day = at (tokens, pos + 4)->value;
      piece->nonsense = piece->month < 1 || piece->month > 12 || piece->day < 1;
      return pos + 5;
    }
  if (tight && is_number (tokens, pos + 2, 2, 2) && sep->text[0] != '.')
    {
      int value = second->value;

      if (value >= 33 && value <= 36 && sep->text[0] == '-' && value != (piece->year + 1) % 100)
        piece->quarter = value - 32;
      else if (value >= 40 && value <= 41 && sep->text[0] == '-' && value != (piece->year + 1) % 100)
        piece->half = value - 39;
      else if (value >= 1 && value <= 12 && sep->text[0] == '-')
        piece->month = value;
      else if (value == (piece->year + 1) % 100)
        piece->years = 2;
      else if (value >= 1 && value <= 12 && value < piece->year % 100)
        piece->month = value; /* 2018/06: it cannot be the years 2018 to 2006 */
      else if (value > piece->year % 100 && sep->text[0] == '-' && (value < 21 || value > 32))
        piece->years = value - piece->year % 100 + 1; /* 2014-18 */
      else if (sep->text[0] == '-' && value >= 21 && value <= 32)
        piece->until_year = value > piece->year % 100 ? piece->year - piece->year % 100 + value : -1; /* or a season of EDTF */
      else if (sep->text[0] == '-')
        piece->nonsense = TRUE;
      else
        return pos + 1;
      return pos + 3;
    }
  if (pln_tokens_match (tokens, pos + 1, "s") > 0 && sep->tight && piece->year % 10 == 0)
    {
      piece->years = 10;
      return pos + 2;
    }
  n = is_mark (tokens, pos + 1, ',') ? 1 : 0;
  n += read_month_name (tokens, pos + 1 + n, &month);
  if (month > 0)
    {
      guint p = pos + 1 + n;

      piece->month = month;
      if (!is_number (tokens, p, 1, 2))
        return p;
      piece->day = at (tokens, p)->value;
      return skip_ending (tokens, p + 1);
    }
  return skip_year_word (tokens, pos + 1);
}

/* Month first: “July 2017”, “July 18, 2017”, “September”. */
static guint
read_month_first (const PlnTokens *tokens,
                  guint            pos,
                  PlnPiece        *piece)
{
  guint n = read_month_name (tokens, pos, &piece->month), p = pos + n, behind;

  if (n == 0)
    return 0;
  behind = read_year_behind (tokens, p, piece);
  if (behind > p)
    return behind;
  if (pln_tokens_match (tokens, p, "the") > 0 && is_number (tokens, p + 1, 1, 2))
    p++;
  if (is_number (tokens, p, 1, 2) && at (tokens, p)->value >= 1)
    {
      piece->day = at (tokens, p)->value;
      p = skip_ending (tokens, p + 1);
      return read_year_behind (tokens, p, piece);
    }
  return p;
}

/* Q3, T3, H1, S1, 3Q, third quarter, first half …; the position behind it, 0: none. */
static guint
read_quarter_or_half (const PlnTokens *tokens,
                      guint            pos,
                      PlnPiece        *piece)
{
  static const char *const letters[] = { "q", "t", "h", "s", NULL };
  static const char *const words[] = {
    "quarter", "trimestre", "quarters", "trimestres", "квартал", "квартале", "квартала", "الربع", "fortnight", "quinzaine", "quincena", "half",
    "half year", "semester", "semestre", "moitie", "halves", "mitad", "полугодие", "полугодии", "полугодия", "النصف", NULL,
  };
  enum { N_QUARTERS = 8, N_FORTNIGHTS = 11 };
  guint n, m;
  int which, value = 0, month;

  which = pln_tokens_match_any (tokens, pos, letters, &n);
  if (which >= 0 && is_number (tokens, pos + 1, 1, 1) && at (tokens, pos + 1)->tight)
    {
      value = at (tokens, pos + 1)->value;
      pos += 2;
    }
  else if (is_number (tokens, pos, 1, 1) && (which = pln_tokens_match_any (tokens, pos + 1, letters, &n)) >= 0 && which != 1 &&
           at (tokens, pos + 1)->tight)
    {
      value = at (tokens, pos)->value;
      pos += 2;
    }
  else if ((n = pln_tokens_ordinal (tokens, pos, &value)) > 0)
    {
      pos += n;
      which = pln_tokens_match_any (tokens, pos, words, &n);
      if (which < 0)
        {
          piece->ordinal = value;
          return 0;
        }
      pos += n;
      /* Half a month, not half a year. */
      if (which >= N_QUARTERS && which < N_FORTNIGHTS && read_month_name (tokens, pln_piece_skip_fillers (tokens, pos), &month) == 0)
        return 0;
      which = which < N_QUARTERS ? 0 : 2;
      if (value < 0)
        value = which < 2 ? 4 : 2;
    }
  else if ((which = pln_tokens_match_any (tokens, pos, words, &n)) >= 0 && (which < N_QUARTERS || which >= N_FORTNIGHTS) &&
           ((m = pln_tokens_ordinal (tokens, pos + n, &value)) > 0 ||
            (is_number (tokens, pos + n, 1, 1) && (m = pln_tokens_cardinal (tokens, pos + n, &value)) > 0)))
    {
      which = which < N_QUARTERS ? 0 : 2; /* quarter 3, الربع الثالث */
      pos += n + m;
      if (value < 0)
        value = which < 2 ? 4 : 2;
    }
  else
    return 0;
  if (value < 1 || value > (which < 2 ? 4 : 2))
    return 0;
  if (which < 2)
    piece->quarter = value;
  else
    piece->half = value;
  return pos;
}

/* “early”, “mid-”, “end of”, “fin”; the position behind it and what joins it, pos: none. */
static guint
read_part (const PlnTokens *tokens,
           guint            pos,
           PlnPart         *part)
{
  static const struct { const char *phrase; PlnPart part; } parts[] = {
    { "early in", PLN_PART_EARLY }, { "early", PLN_PART_EARLY }, { "debut", PLN_PART_EARLY },
    { "first days of", PLN_PART_EARLY }, { "premiers jours", PLN_PART_EARLY }, { "last days of", PLN_PART_LATE },
    { "derniers jours", PLN_PART_LATE }, { "beginning of", PLN_PART_BEGIN }, { "beginning", PLN_PART_BEGIN }, { "start of", PLN_PART_BEGIN },
    { "commencement", PLN_PART_BEGIN },
    { "middle of", PLN_PART_MIDDLE }, { "middle", PLN_PART_MIDDLE }, { "mid", PLN_PART_MIDDLE }, { "mi", PLN_PART_MIDDLE },
    { "a la mi", PLN_PART_MIDDLE }, { "la mi", PLN_PART_MIDDLE }, { "au milieu", PLN_PART_MIDDLE },
    { "year - end", PLN_PART_END }, { "year end", PLN_PART_END }, { "yearend", PLN_PART_END },
    { "milieu", PLN_PART_MIDDLE },
    { "late in", PLN_PART_LATE }, { "late", PLN_PART_LATE },
    { "a la fin", PLN_PART_END }, { "la fin", PLN_PART_END }, { "a mediados", PLN_PART_MIDDLE }, { "mediados", PLN_PART_MIDDLE },
    { "a principios", PLN_PART_EARLY }, { "principios", PLN_PART_EARLY }, { "a comienzos", PLN_PART_EARLY },
    { "a finales", PLN_PART_END }, { "finales", PLN_PART_END }, { "a fines", PLN_PART_END }, { "fines", PLN_PART_END },
    { "в начале", PLN_PART_EARLY }, { "начало", PLN_PART_EARLY }, { "начале", PLN_PART_EARLY }, { "в середине", PLN_PART_MIDDLE },
    { "середина", PLN_PART_MIDDLE }, { "середине", PLN_PART_MIDDLE }, { "в конце", PLN_PART_END }, { "конец", PLN_PART_END },
    { "конца", PLN_PART_END }, { "концу", PLN_PART_END }, { "конце", PLN_PART_END },
    { "اوائل", PLN_PART_EARLY }, { "بداية", PLN_PART_BEGIN }, { "منتصف", PLN_PART_MIDDLE }, { "اواخر", PLN_PART_LATE },
    { "نهاية", PLN_PART_END }, { "the end of", PLN_PART_END }, { "end of", PLN_PART_END }, { "end", PLN_PART_END }, { "close of", PLN_PART_END }, { "fin", PLN_PART_END },
    { NULL, PLN_PART_WHOLE },
  };

  for (guint i = 0; parts[i].phrase != NULL; i++)
    {
      guint n = pln_tokens_match (tokens, pos, parts[i].phrase);

      if (n == 0)
        continue;
      *part = parts[i].part;
      pos += n;
      if (is_mark (tokens, pos, '-'))
        pos++;
      return pln_piece_skip_fillers (tokens, pos);
    }
  return pos;
}

/* “week of 4 September 2017”, “week 36 of 2017”, “2017-W36”, “first week of
 * September 2017”; the position behind it, 0: none. */
static guint
read_week (const PlnTokens *tokens,
           guint            pos,
           PlnPiece        *piece)
{
  static const struct { const char *phrase; int of; } days[] = {
    { "week of", PLN_WEEK_OF_DAY }, { "semaine du", PLN_WEEK_OF_DAY }, { "semana del", PLN_WEEK_OF_DAY }, { "week beginning", PLN_WEEK_FROM_DAY },
    { "week commencing", PLN_WEEK_FROM_DAY }, { "week starting", PLN_WEEK_FROM_DAY }, { "week from", PLN_WEEK_FROM_DAY },
    { "w / c", PLN_WEEK_FROM_DAY }, { "w / b", PLN_WEEK_FROM_DAY }, { "semaine commencant", PLN_WEEK_FROM_DAY },
    { "week ending", PLN_WEEK_TO_DAY }, { "w / e", PLN_WEEK_TO_DAY }, { NULL, PLN_WEEK_NONE },
  };
  static const char *const names[] = { "calendar week", "week", "wk", "w", "semaine", "semana", "kw", NULL };
  guint n, p;
  int value;

  for (guint i = 0; days[i].phrase != NULL; i++)
    if ((n = pln_tokens_match (tokens, pos, days[i].phrase)) > 0)
      {
        p = pln_piece_read (tokens, pos + n, piece);
        if (p == 0 || piece->day == 0)
          return 0;
        piece->week_of = days[i].of;
        return p;
      }
  if (pln_tokens_match_any (tokens, pos, names, &n) >= 0 && is_number (tokens, pos + n, 1, 2))
    {
      piece->week_of = PLN_WEEK_OF_YEAR;
      piece->week = at (tokens, pos + n)->value;
      return read_year_behind (tokens, pos + n + 1, piece);
    }
  if (is_year (tokens, pos))
    {
      p = is_mark (tokens, pos + 1, '-') ? pos + 2 : pos + 1;
      if (pln_tokens_match (tokens, p, "w") == 0 || !is_number (tokens, p + 1, 2, 2) || !at (tokens, p + 1)->tight)
        return 0;
      piece->year = at (tokens, pos)->value;
      piece->week_of = PLN_WEEK_OF_YEAR;
      piece->week = at (tokens, p + 1)->value;
      if (!is_mark (tokens, p + 2, '-') || !is_number (tokens, p + 3, 1, 1))
        return p + 2;
      piece->weekday = at (tokens, p + 3)->value;
      return piece->weekday >= 1 && piece->weekday <= 7 ? p + 4 : 0;
    }
  n = pln_tokens_ordinal (tokens, pos, &value);
  if (n == 0 || value > 4 || (pln_tokens_match (tokens, pos + n, "week") == 0 && pln_tokens_match (tokens, pos + n, "semaine") == 0))
    return 0;
  p = pln_piece_skip_fillers (tokens, pos + n + 1);
  n = read_month_name (tokens, p, &piece->month);
  if (n == 0)
    return 0;
  piece->week_of = PLN_WEEK_OF_MONTH;
  piece->week = value;
  return read_year_behind (tokens, p + n, piece);
}

/* “second Tuesday of October 2018”, “le premier lundi de septembre 2017”, “last
 * day of February 2020”; the position behind it, 0: none. */
static guint
read_nth_day (const PlnTokens *tokens,
              guint            pos,
              PlnPiece        *piece)
{
  static const char *const days[] = { "day", "jour", NULL };
  int nth, weekday, month;
  guint p = pos, n = pln_tokens_ordinal (tokens, pos, &nth), m;

  if (n == 0 || nth > 5)
    return 0;
  p += n;
  weekday = at (tokens, p)->type == PLN_TOKEN_WORD ? pln_weekday_from_word (at (tokens, p)->text) : 0;
  if (weekday == 0 && ((nth != 1 && nth != -1) || pln_tokens_match_any (tokens, p, days, &n) < 0))
    return 0;
  p = pln_piece_skip_fillers (tokens, p + 1);
  if ((m = read_month_name (tokens, p, &month)) == 0)
    return 0;
  piece->week_of = PLN_WEEKDAY_OF_MONTH;
  piece->week = nth;
  piece->weekday = weekday;
  piece->month = month;
  return read_year_behind (tokens, p + m, piece);
}

/* “les années 2020”; the position behind it, 0: none. */
static guint
read_decade (const PlnTokens *tokens,
             guint            pos,
             PlnPiece        *piece)
{
  if (pln_tokens_match (tokens, pos, "annees") == 0 || !is_year (tokens, pos + 1) || at (tokens, pos + 1)->value % 10 != 0 ||
      (at (tokens, pos + 2)->type != PLN_TOKEN_END && !is_mark (tokens, pos + 2, '.')))
    return 0;
  piece->year = at (tokens, pos + 1)->value;
  piece->years = 10;
  return pos + 2;
}

/* “early” of “early to mid-2018”: the rest stands at the other end. */
static gboolean
is_part_alone (const PlnTokens *tokens,
               guint            pos)
{
  static const char *const joins[] = { "to", "-", "/", "and", "or", "a", "et", "ou", NULL };
  PlnPart part = PLN_PART_WHOLE;
  guint n;

  return pln_tokens_match_any (tokens, pos, joins, &n) >= 0 && read_part (tokens, pos + n, &part) > pos + n;
}

/* A day of the week, or “early”, “end of” before the rest; *alone: the rest stands at the other end of a range. */
static guint
read_prefix (const PlnTokens *tokens,
             guint            p,
             PlnPiece        *piece,
             gboolean        *alone)
{
  guint start = p, n, q;

  *alone = FALSE;
  if (at (tokens, p)->type != PLN_TOKEN_WORD || pln_month_from_word (at (tokens, p)->text) > 0)
    return p;
  piece->weekday = pln_weekday_from_word (at (tokens, p)->text);
  if (piece->weekday > 0)
    {
      p++;
      if (is_mark (tokens, p, '.'))
        p++;
      if (is_mark (tokens, p, ','))
        p++;
      return pln_piece_skip_fillers (tokens, p);
    }
  n = read_month_name (tokens, p, &piece->month);
  piece->month = 0;
  if (n > 0)
    return p;
  p = read_part (tokens, p, &piece->part);
  q = p > start && is_mark (tokens, p - 1, '-') ? p - 1 : p;
  *alone = p > start && is_part_alone (tokens, q);
  return *alone ? q : p;
}

/* The position behind the piece, 0 when none begins at pos. */
guint
pln_piece_read (const PlnTokens *tokens,
                guint            pos,
                PlnPiece        *piece)
{
  guint p = pln_piece_skip_fillers (tokens, pos), behind;
  gboolean alone;

  memset (piece, 0, sizeof *piece);
  piece->year = -1;
  if ((behind = read_nth_day (tokens, p, piece)) > 0 || (behind = read_week (tokens, p, piece)) > 0)
    return behind;
  memset (piece, 0, sizeof *piece);
  piece->year = -1;
  if ((behind = read_decade (tokens, pos < p && pln_tokens_match (tokens, p - 1, "annees") > 0 ? p - 1 : p, piece)) > 0)
    return behind;
  memset (piece, 0, sizeof *piece);
  piece->year = -1;
  if ((behind = pln_piece_read_han (tokens, p, piece)) > 0)
    return behind;
  memset (piece, 0, sizeof *piece);
  piece->year = -1;
  p = read_prefix (tokens, p, piece, &alone);
  if (alone)
    return p;
  behind = read_quarter_or_half (tokens, p, piece);
  if (behind > 0)
    {
      guint q = pln_piece_skip_fillers (tokens, behind);

      if (piece->half > 0 && read_month_name (tokens, q, &piece->month) > 0)
        behind = q + read_month_name (tokens, q, &piece->month);
      return read_year_behind (tokens, behind, piece);
    }
  if (piece->ordinal > 0)
    {
      static const char *const joins[] = { "and", "to", "-", "or", "et", "y", "и", "&", NULL };
      guint n = pln_tokens_ordinal (tokens, p, &piece->ordinal), m;

      if (pln_tokens_match_any (tokens, p + n, joins, &m) >= 0)
        return p + n;
    }
  piece->ordinal = 0;
  if (is_number (tokens, p, 8, 8))
    {
      int value = at (tokens, p)->value; /* 20170718 */

      piece->year = value / 10000;
      piece->month = value / 100 % 100;
      piece->day = value % 100;
      piece->nonsense = piece->month < 1 || piece->month > 12 || piece->day < 1;
      return p + 1;
    }
  if (is_year (tokens, p))
    {
      guint q = is_mark (tokens, p + 1, '-') ? p + 2 : p + 1;

      behind = read_quarter_or_half (tokens, q, piece);
      if (behind > 0 && (at (tokens, q)->type == PLN_TOKEN_WORD))
        {
          piece->year = at (tokens, p)->value;
          return behind;
        }
      piece->quarter = piece->half = 0;
      return read_year_first (tokens, p, piece);
    }
  if (is_number (tokens, p, 1, 2))
    return read_small_number (tokens, p, piece);
  if (pln_tokens_match (tokens, p, "premier") > 0)
    {
      int month;

      if (read_month_name (tokens, p + 1, &month) > 0)
        {
          piece->day = 1;
          piece->month = month;
          return read_year_behind (tokens, p + 1 + read_month_name (tokens, p + 1, &month), piece);
        }
    }
  return read_month_first (tokens, p, piece);
}
