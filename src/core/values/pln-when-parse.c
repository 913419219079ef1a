/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-when-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The wording around dates: what says by, from, until or about, and what joins
 * two dates into a range. */

typedef enum { WORDING_ON, WORDING_BY, WORDING_BEFORE, WORDING_FROM, WORDING_AFTER, WORDING_UNTIL, WORDING_ABOUT, WORDING_BY_END } Wording;

typedef struct
{
  const char *phrase;
  Wording     wording;
} Phrase;

/* Longer phrases stand before those they begin with. */
static const Phrase openings[] = {
  { "by no later than", WORDING_BY }, { "by", WORDING_BY }, { "no later than", WORDING_BY }, { "not later than", WORDING_BY },
  { "at the latest by", WORDING_BY }, { "at the latest", WORDING_BY }, { "on or before", WORDING_BY }, { "due by", WORDING_BY },
  { "due", WORDING_BY }, { "d ici a", WORDING_BY }, { "d ici au", WORDING_BY }, { "d ici", WORDING_BY },
  { "au plus tard", WORDING_BY }, { "pour le", WORDING_BY }, { "pas plus tard que", WORDING_BY }, { "deadline", WORDING_BY },
  { "deadline :", WORDING_BY }, { "before or in", WORDING_BY }, { "in or before", WORDING_BY }, { "up to and including", WORDING_UNTIL },
  { "not before", WORDING_FROM }, { "no earlier than", WORDING_FROM }, { "not earlier than", WORDING_FROM }, { "at the earliest", WORDING_FROM },
  { "earliest", WORDING_FROM }, { "pas avant", WORDING_FROM }, { "au plus tot", WORDING_FROM }, { "ongoing since", WORDING_FROM },
  { "a mas tardar", WORDING_BY }, { "antes", WORDING_BEFORE }, { "desde", WORDING_FROM }, { "hasta", WORDING_UNTIL },
  { "despues", WORDING_AFTER }, { "hacia", WORDING_ABOUT }, { "alrededor", WORDING_ABOUT },
  { "не позднее", WORDING_BY }, { "к", WORDING_BY }, { "с", WORDING_FROM }, { "начиная с", WORDING_FROM }, { "после", WORDING_AFTER }, { "до", WORDING_BY_END },
  { "около", WORDING_ABOUT },
  { "بحلول", WORDING_BY }, { "قبل", WORDING_BEFORE }, { "منذ", WORDING_FROM }, { "بعد", WORDING_AFTER }, { "حتى", WORDING_UNTIL },
  { "حوالي", WORDING_ABOUT },
  { "on or about", WORDING_ABOUT }, { "on or around", WORDING_ABOUT }, { "at or around", WORDING_ABOUT },
  { "before", WORDING_BEFORE }, { "prior to", WORDING_BEFORE }, { "avant", WORDING_BEFORE },
  { "since", WORDING_FROM }, { "ever since", WORDING_FROM }, { "as from", WORDING_FROM }, { "as of", WORDING_FROM },
  { "from", WORDING_FROM }, { "starting from", WORDING_FROM }, { "starting", WORDING_FROM }, { "effective", WORDING_FROM },
  { "in office since", WORDING_FROM }, { "depuis", WORDING_FROM }, { "a partir", WORDING_FROM }, { "a compter", WORDING_FROM },
  { "des", WORDING_FROM },
  { "after", WORDING_AFTER }, { "apres", WORDING_AFTER },
  { "until", WORDING_UNTIL }, { "till", WORDING_UNTIL }, { "up to", WORDING_UNTIL }, { "valid until", WORDING_UNTIL },
  { "through", WORDING_UNTIL }, { "jusqu a", WORDING_UNTIL }, { "jusqu au", WORDING_UNTIL }, { "jusqu en", WORDING_UNTIL },
  { "jusque", WORDING_UNTIL },
  { "about", WORDING_ABOUT }, { "around", WORDING_ABOUT }, { "circa", WORDING_ABOUT }, { "ca", WORDING_ABOUT },
  { "c", WORDING_ABOUT }, { "approximately", WORDING_ABOUT }, { "approx", WORDING_ABOUT }, { "roughly", WORDING_ABOUT },
  { "towards", WORDING_ABOUT }, { "toward", WORDING_ABOUT }, { "vers", WORDING_ABOUT }, { "environ", WORDING_ABOUT },
  { "autour", WORDING_ABOUT }, { "aux environs", WORDING_ABOUT }, { "aux alentours", WORDING_ABOUT },
  { "~", WORDING_ABOUT }, { "\342\211\210", WORDING_ABOUT },
  { "sometime in", WORDING_ON }, { "some time in", WORDING_ON }, { "sometime before", WORDING_BEFORE }, { "sometime after", WORDING_AFTER },
  { "planned for", WORDING_ON }, { "scheduled for", WORDING_ON }, { "expected in", WORDING_ON }, { "expected for", WORDING_ON },
  { "expected by", WORDING_BY }, { "foreseen for", WORDING_ON }, { "foreseen in", WORDING_ON }, { "as at", WORDING_ON },
  { "dans le courant", WORDING_ON }, { "au cours", WORDING_ON }, { "prevu pour", WORDING_ON }, { "within", WORDING_ON }, { "in the course of", WORDING_ON },
  { "throughout", WORDING_ON }, { "during", WORDING_ON }, { "tout au long", WORDING_ON }, { "au cours", WORDING_ON },
  { "courant", WORDING_ON }, { "pendant", WORDING_ON }, { "durant", WORDING_ON }, { "held", WORDING_ON }, { "at", WORDING_ON },
  { "over", WORDING_ON }, { "morning of", WORDING_ON }, { "afternoon of", WORDING_ON }, { "evening of", WORDING_ON }, { "matin", WORDING_ON },
  { "apres midi", WORDING_ON }, { "tentatively", WORDING_ON }, { "provisionally", WORDING_ON }, { "provisoirement", WORDING_ON },
  { "probably", WORDING_ABOUT }, { "probablement", WORDING_ABOUT }, { "likely", WORDING_ABOUT }, { "possibly", WORDING_ABOUT },
  { "sans doute", WORDING_ABOUT }, { "latest by", WORDING_BY }, { "latest in", WORDING_BY }, { "latest", WORDING_BY },
  { "with effect from", WORDING_FROM }, { "with effect as of", WORDING_FROM }, { "w . e . f", WORDING_FROM }, { "wef", WORDING_FROM },
  { "avec effet", WORDING_FROM }, { "beginning in", WORDING_FROM }, { "beginning on", WORDING_FROM }, { "commencing", WORDING_FROM },
  { "commencing in", WORDING_FROM }, { "commencing on", WORDING_FROM }, { "to", WORDING_UNTIL }, { "expires", WORDING_UNTIL },
  { "expiring", WORDING_UNTIL }, { "ending", WORDING_UNTIL }, { "ends", WORDING_UNTIL }, { "expire", WORDING_UNTIL },
  { "opened", WORDING_ON }, { "established", WORDING_ON }, { "founded", WORDING_ON }, { "created", WORDING_ON },
  { "adopted", WORDING_ON }, { "endorsed", WORDING_ON }, { "issued", WORDING_ON }, { "signed", WORDING_ON },
  { "dated", WORDING_ON }, { "ouvert", WORDING_ON }, { "cree", WORDING_ON }, { "fonde", WORDING_ON }, { "adopte", WORDING_ON },
  { NULL, WORDING_ON },
};

static const Phrase endings[] = {
  { "at the latest", WORDING_BY }, { "au plus tard", WORDING_BY }, { "or earlier", WORDING_BY }, { "at the earliest", WORDING_FROM }, { "au plus tot", WORDING_FROM },
  { "以 来", WORDING_FROM }, { "起", WORDING_FROM }, { "以 前", WORDING_BY }, { "之 前", WORDING_BY }, { "前", WORDING_BY },
  { "左 右", WORDING_ABOUT }, { "ou avant", WORDING_BY },
  { "onwards", WORDING_FROM }, { "onward", WORDING_FROM }, { "and after", WORDING_FROM }, { "and later", WORDING_FROM },
  { "or later", WORDING_FROM }, { "and beyond", WORDING_FROM }, { "and following", WORDING_FROM },
  { "to date", WORDING_FROM }, { "to present", WORDING_FROM }, { "et apres", WORDING_FROM }, { "et au dela", WORDING_FROM },
  { "ou apres", WORDING_FROM }, { "- present", WORDING_FROM }, { "- today", WORDING_FROM }, { "-", WORDING_FROM },
  { "approximately", WORDING_ABOUT }, { "approx", WORDING_ABOUT }, { "environ", WORDING_ABOUT }, { "or so", WORDING_ABOUT },
  { "or thereabouts", WORDING_ABOUT }, { "circa", WORDING_ABOUT }, { "estimated", WORDING_ABOUT }, { "estimate", WORDING_ABOUT }, { "~", WORDING_ABOUT }, { "?", WORDING_ABOUT }, { NULL, WORDING_ON },
};

static guint
match_phrase (const PlnTokens *tokens,
              guint            pos,
              const Phrase    *phrases,
              Wording         *wording)
{
  guint best = 0;

  for (; phrases->phrase != NULL; phrases++)
    {
      guint n = pln_tokens_match (tokens, pos, phrases->phrase);

      if (n > best)
        {
          best = n;
          *wording = phrases->wording;
        }
    }
  return best;
}

typedef enum { JOIN_NONE, JOIN_TO, JOIN_AND, JOIN_OR } Join;

static Join
read_join (const PlnTokens *tokens,
           guint           *pos)
{
  static const char *const to[] = {
    "to", "until", "till", "through", "thru", "up to", "-", "/", "au", "a", "jusqu au", "jusqu a", "jusqu en", "bis",
    "al", "hasta", "по", "الى", "至", "到", ". .", ", to", ", au", NULL,
  };
  static const char *const and[] = { ", and", ", et", "and", "&", "et", "und", "y", "e", "и", "و", "和", "、", ",", NULL };
  static const char *const or[] = { ", or", "or", "ou", "oder", "o", "или", "او", "或", NULL };
  guint n, more;
  int which = pln_tokens_match_any (tokens, *pos, to, &n);

  if (which >= 0)
    {
      *pos += n;
      return JOIN_TO;
    }
  which = pln_tokens_match_any (tokens, *pos, or, &n);
  if (which >= 0)
    {
      *pos += n;
      return JOIN_OR;
    }
  which = pln_tokens_match_any (tokens, *pos, and, &n);
  if (which < 0)
    return JOIN_NONE;
  *pos += n;
  if (pln_tokens_match_any (tokens, *pos, to, &more) >= 0)
    return JOIN_NONE;
  return JOIN_AND;
}

#define MAX_PIECES 8

/* “28 December to 3 January 2018”: the year that is left out is the one before,
 * or after, when else the end lay before the beginning by a few weeks or months. */
static void
turn_year (PlnPiece *from,
           PlnPiece *to,
           gboolean  from_open,
           gboolean  to_open)
{
  int months = to->month + 12 - from->month;

  if (from_open == to_open || from->month == 0 || to->month == 0 || from->year != to->year || to->month >= from->month || months > 6)
    return;
  if (from_open)
    from->year--;
  else
    to->year++;
}

/* “early” and “first” alone are of what stands behind them. */
static void
complete_part (PlnPiece       *left,
               const PlnPiece *right)
{
  if (left->ordinal > 0 && (right->quarter > 0 || (right->half > 0 && right->month == 0)))
    {
      left->quarter = right->quarter > 0 ? left->ordinal : 0;
      left->half = right->quarter > 0 ? 0 : left->ordinal;
      left->ordinal = left->half > 2 || left->quarter > 4 ? left->ordinal : 0;
    }
  else if (left->part != PLN_PART_WHOLE && left->year < 0 && left->month == 0 && left->quarter == 0 && left->half == 0 && right->day == 0)
    {
      left->month = right->month;
      left->quarter = right->quarter;
      left->half = right->half;
    }
}

/* What a piece leaves out is taken from the pieces behind it, then from those before. */
static void
complete_pieces (PlnPiece *pieces,
                 guint     n)
{
  gboolean from_open = pieces[0].year < 0, to_open = pieces[n - 1].year < 0;

  for (guint i = n - 1; i > 0; i--)
    {
      PlnPiece *left = &pieces[i - 1];
      const PlnPiece *right = &pieces[i];

      complete_part (left, right);
      if (left->year < 0)
        {
          left->year = right->year;
          if (left->day > 0 && left->month == 0)
            left->month = right->month;
        }
    }
  for (guint i = 1; i < n; i++)
    {
      PlnPiece *right = &pieces[i];
      const PlnPiece *left = &pieces[i - 1];

      if (right->year < 0)
        right->year = left->year;
      if (right->day > 0 && right->month == 0)
        right->month = left->month;
    }
  for (guint i = n - 1; i > 0; i--)
    if (pieces[i - 1].day > 0 && pieces[i - 1].month == 0)
      pieces[i - 1].month = pieces[i].month;
  if (n == 2)
    turn_year (&pieces[0], &pieces[1], from_open, to_open);
}

/* Figures of which one end can be read in one way only: “30/10/2018 – 02/11/2018”. */
static void
settle_order (PlnPiece *pieces,
              guint     n)
{
  gboolean day_first = FALSE, month_first = FALSE;

  for (guint i = 0; i < n; i++)
    {
      day_first |= pieces[i].order == PLN_ORDER_DAY_FIRST;
      month_first |= pieces[i].order == PLN_ORDER_MONTH_FIRST;
    }
  for (guint i = 0; i < n && day_first != month_first; i++)
    {
      if (pieces[i].alt_day > 0 && month_first)
        {
          pieces[i].day = pieces[i].alt_day;
          pieces[i].month = pieces[i].alt_month;
        }
      pieces[i].alt_day = pieces[i].alt_month = 0;
    }
}

static PlnRead
join_pieces (PlnPiece   *pieces,
             guint       n,
             Join        join,
             const char *text,
             PlnSpan    *span,
             GError    **error)
{
  PlnSpan spans[MAX_PIECES];
  gboolean week = n == 2 && join == JOIN_TO && pieces[0].week_of >= PLN_WEEK_OF_DAY && pieces[0].week_of <= PLN_WEEK_TO_DAY;

  if (week) /* “week of 6 to 10 May 2019”: both ends are there */
    pieces[0].week_of = PLN_WEEK_NONE;
  complete_pieces (pieces, n);
  settle_order (pieces, n);
  for (guint i = 0; i < n; i++)
    {
      PlnRead read = pln_piece_to_span (&pieces[i], text, &spans[i], error);

      if (read != PLN_READ_DONE)
        return read;
    }
  if (n == 1)
    {
      *span = spans[0];
      return PLN_READ_DONE;
    }
  for (guint i = 1; join != JOIN_TO && i < n; i++)
    if (!pln_span_follows (&spans[i - 1], &spans[i]))
      {
        g_autofree char *excerpt = pln_text_excerpt (text);

        if (join == JOIN_OR)
          return PLN_READ_NOTHING;
        g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                     _("The dates in “%s” do not follow each other; one date field holds one run of days."), excerpt);
        return PLN_READ_REFUSED;
      }
  {
    PlnRead read = pln_span_join (&spans[0], &spans[n - 1], text, span, error);

    if (join == JOIN_OR)
      span->about = TRUE; /* one of them: “18 or 19 July” */
    span->loose |= week;
    return read;
  }
}

/* One date, or several joined; *pos moves behind them, *n says how many. */
static PlnRead
read_span (const PlnTokens *tokens,
           guint           *pos,
           guint           *n,
           const char      *text,
           PlnSpan         *span,
           GError         **error)
{
  PlnPiece pieces[MAX_PIECES];
  guint behind = pln_piece_read (tokens, *pos, &pieces[0]);
  Join join = JOIN_NONE;

  *n = 0;
  memset (span, 0, sizeof *span);
  if (behind == 0)
    return PLN_READ_NOTHING;
  *pos = behind;
  *n = 1;
  while (*n < MAX_PIECES)
    {
      guint next = *pos;
      Join here = read_join (tokens, &next);

      if (here == JOIN_NONE || (join == JOIN_TO) || (join == JOIN_AND && here != JOIN_AND) || (join == JOIN_OR))
        break;
      /* “18 July 2017, 10:00”: a time, and no day. */
      if (pieces[*n - 1].year >= 0 && (pln_when_skip_time (tokens, *pos) > *pos || pln_when_skip_time (tokens, next) > next))
        break;
      behind = pln_piece_read (tokens, next, &pieces[*n]);
      if (behind == 0)
        break;
      join = here;
      *pos = behind;
      (*n)++;
    }
  return join_pieces (pieces, *n, join, text, span, error);
}

/* Nothing follows that says more about the date. */
static gboolean
at_end (const PlnTokens *tokens,
        guint            pos,
        const PlnSpan   *span)
{
  guint start = pos;

  while (pos < tokens->n && (pln_tokens_match (tokens, pos, ".") > 0 || pln_tokens_match (tokens, pos, "!") > 0))
    pos++;
  return pos == tokens->n || pln_when_context_follows (tokens, start, span->unit == PLN_SPAN_YEARS);
}

/* The step just before or after the span, of the same size where it is a day, month or year. */
static gboolean
step (PlnSpan *span,
      int      sign)
{
  int year, month;
  PlnDay day = sign < 0 ? span->first - 1 : span->last + 1;

  pln_day_to_ymd (day, &year, &month, NULL);
  if (year < 0 || year > 9999)
    return FALSE;
  if (strlen (span->edtf) == 4)
    g_snprintf (span->edtf, sizeof span->edtf, "%04d", year);
  else if (strlen (span->edtf) == 7 && span->last - span->first < 31)
    g_snprintf (span->edtf, sizeof span->edtf, "%04d-%02d", year, month);
  else
    pln_span_set_days (span, day, day);
  return TRUE;
}

static PlnSense
apply_wording (Wording  wording,
               PlnSpan *span,
               gboolean to_the_end)
{
  switch (wording)
    {
    case WORDING_BY:
      return PLN_SENSE_BY;
    case WORDING_BEFORE:
      if (to_the_end)
        return PLN_SENSE_BY;
      return step (span, -1) ? PLN_SENSE_BY : PLN_SENSE_NONE;
    case WORDING_BY_END: /* “до”: whether the day counts is only sure of an end */
      return to_the_end ? PLN_SENSE_BY : PLN_SENSE_NONE;
    case WORDING_FROM:
      return PLN_SENSE_FROM;
    case WORDING_AFTER:
      return step (span, 1) ? PLN_SENSE_FROM : PLN_SENSE_NONE;
    case WORDING_UNTIL:
      return PLN_SENSE_UNTIL;
    case WORDING_ABOUT:
      return PLN_SENSE_ABOUT;
    case WORDING_ON:
    default:
      return span->about ? PLN_SENSE_ABOUT : PLN_SENSE_ON;
    }
}

/* “from … to …”, “between … and …”, “du … au …”: a closed range. */
static PlnRead
read_closed_range (const PlnTokens *tokens,
                   const char      *text,
                   PlnSpan         *span,
                   GError         **error)
{
  static const char *const openers[] = { "between", "entre", "from", "since", "depuis", "du", "de", "d", "des", "von", "vom", "desde", "del", "с", "من", "بين", "между", NULL };
  static const char *const between[] = { "between", "entre", "بين", "между", NULL };
  guint pos, start, n, pieces;
  PlnRead read;
  g_autoptr (GError) local = NULL;

  if (pln_tokens_match_any (tokens, 0, openers, &n) < 0)
    return PLN_READ_NOTHING;
  start = pos = n;
  read = read_span (tokens, &pos, &pieces, text, span, &local);
  if (pieces < 2 || !at_end (tokens, pos, span))
    return PLN_READ_NOTHING;
  span->loose |= pln_tokens_match_any (tokens, 0, between, &n) >= 0;
  if (local != NULL && pln_tokens_match_any (tokens, 0, between, &n) < 0)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (local != NULL)
    {
      /* “between 4 and 20 July”: here “and” spans. */
      PlnPiece from, to;
      PlnSpan a, b;
      guint next = pln_piece_read (tokens, start, &from);

      if (next == 0 || read_join (tokens, &next) == JOIN_NONE || pln_piece_read (tokens, next, &to) == 0)
        return PLN_READ_NOTHING;
      {
        PlnPiece both[] = { from, to };

        complete_pieces (both, 2);
        if ((read = pln_piece_to_span (&both[0], text, &a, error)) != PLN_READ_DONE ||
            (read = pln_piece_to_span (&both[1], text, &b, error)) != PLN_READ_DONE)
          return read;
      }
      read = pln_span_join (&a, &b, text, span, error);
      span->loose = TRUE;
    }
  return read;
}

static PlnRead
read_worded (const PlnTokens *tokens,
             const char      *text,
             PlnSense        *sense,
             PlnSpan         *span,
             GError         **error)
{
  Wording wording = WORDING_ON, ending = WORDING_ON;
  guint pos = pln_piece_skip_fillers (tokens, 0), n = match_phrase (tokens, pos, openings, &wording), pieces;
  g_autoptr (GError) local = NULL;
  PlnRead read;
  gboolean to_the_end;

  if (n == 0)
    pos = 0, n = match_phrase (tokens, 0, openings, &wording); /* “d'ici”: d is a filler too */
  pos += n;
  if (n > 0 && pln_tokens_match (tokens, pos, ".") > 0)
    pos++;
  if (wording == WORDING_ON && n == 0)
    pos = 0;
  {
    static const char *const ends[] = { "the end", "end", "year end", "year - end", "yearend", "la fin", "fin", "finales", "fines", "конца", "نهاية", NULL };
    guint m;

    to_the_end = pln_tokens_match_any (tokens, pos, ends, &m) >= 0;
  }
  read = read_span (tokens, &pos, &pieces, text, span, &local);
  if (read == PLN_READ_NOTHING || read == PLN_READ_UNDATED)
    return read;
  if (!at_end (tokens, pos, span))
    {
      if (wording == WORDING_FROM && pln_tokens_match (tokens, pos, "on") > 0)
        pos++;
      else
        {
          n = match_phrase (tokens, pos, endings, &ending);
          if (n == 0 || (ending == WORDING_FROM && wording != WORDING_ON && wording != WORDING_FROM))
            return PLN_READ_NOTHING;
          pos += n;
          if (wording == WORDING_ON)
            wording = ending;
        }
      if (!at_end (tokens, pos, span))
        return PLN_READ_NOTHING;
    }
  if (read == PLN_READ_REFUSED)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return read;
    }
  *sense = apply_wording (wording, span, to_the_end);
  return *sense == PLN_SENSE_NONE ? PLN_READ_NOTHING : PLN_READ_DONE;
}

/* The sign that a note hangs on: an asterisk, a dagger, a raised figure. */
static gboolean
is_note_sign (gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xb9 || c == 0xb2 || c == 0xb3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* Without quotation marks or brackets around all of it and without the signs of
 * notes behind it: “[June 2018]”, “« juin 2018 »”, “July 2017²”. */
static char *
without_marks (const char *text)
{
  static const struct { const char *open; const char *close; } pairs[] = {
    { "(", ")" }, { "[", "]" }, { "\"", "\"" }, { "\302\253", "\302\273" }, { "\342\200\234", "\342\200\235" },
    { "\342\200\230", "\342\200\231" },
  };
  g_autoptr (GString) bare = g_string_new (text);
  gboolean again = TRUE, letters = FALSE;

  for (const char *p = text; *p != 0 && !letters; p = g_utf8_next_char (p))
    letters = g_unichar_isalpha (g_utf8_get_char (p)) && *p != 'X'; /* “[2016,2017]” is EDTF */
  while (again)
    {
      const char *last;

      g_strstrip (bare->str);
      g_string_set_size (bare, strlen (bare->str));
      again = FALSE;
      last = g_utf8_find_prev_char (bare->str, bare->str + bare->len);
      if (last != NULL && last != bare->str && is_note_sign (g_utf8_get_char (last)))
        {
          g_string_truncate (bare, (gsize) (last - bare->str));
          again = TRUE;
        }
      for (guint i = 0; i < G_N_ELEMENTS (pairs) && letters && !again; i++)
        {
          gsize open = strlen (pairs[i].open), close = strlen (pairs[i].close);

          if (bare->len <= open + close || !g_str_has_prefix (bare->str, pairs[i].open) || !g_str_has_suffix (bare->str, pairs[i].close) ||
              g_strstr_len (bare->str + open, (gssize) (bare->len - open - close), pairs[i].open) != NULL)
            continue;
          g_string_truncate (bare, bare->len - close);
          g_string_erase (bare, 0, (gssize) open);
          again = TRUE;
        }
    }
  return g_string_free_and_steal (g_steal_pointer (&bare));
}

/* Whether a remark behind a date makes it another one. */
static gboolean
remark_matters (const char *remark)
{
  static const char *const words[] = {
    "or later", "or earlier", "or after", "or before", "postponed", "moved", "rescheduled", "instead", "not", "ou plus tard", "reporte",
    "reportee", "deplace", "deplacee", "before", "after", "until", "since", "avant", "apres", "depuis", "jusqu", NULL,
  };
  gboolean matters = FALSE;
  PlnTokens tokens;
  guint n;

  pln_tokens_init (&tokens, remark);
  for (guint pos = 0; pos < tokens.n && !matters; pos++)
    matters = pln_tokens_match_any (&tokens, pos, words, &n) >= 0;
  pln_tokens_clear (&tokens);
  return matters;
}

/* Without a remark in parentheses at the end: “November 2018 (possibly virtual)”.
 * One that says more of the date stays, without the parentheses: “July 2017 (at the latest)”. */
static char *
without_remark (const char *text)
{
  g_autofree char *bare = without_marks (text), *remark = NULL;
  gsize len = strlen (bare);
  char *open = strrchr (bare, '(');
  Wording wording;
  PlnTokens tokens;
  guint n;

  if (len == 0 || bare[len - 1] != ')' || open == NULL || open == bare)
    return g_steal_pointer (&bare);
  remark = g_strndup (open + 1, strlen (open) - 2);
  pln_tokens_init (&tokens, remark);
  n = match_phrase (&tokens, 0, endings, &wording);
  while (n > 0 && n < tokens.n && pln_tokens_match (&tokens, n, ".") > 0)
    n++;
  if ((n > 0 && n == tokens.n) || remark_matters (remark))
    {
      *open = ' ';
      bare[len - 1] = 0;
    }
  else
    *open = 0;
  pln_tokens_clear (&tokens);
  return g_steal_pointer (&bare);
}

/* Digits and marks alone are no words: they were meant for a date. */
static gboolean
is_only_figures (const PlnTokens *tokens)
{
  gboolean number = FALSE;

  for (guint i = 0; i < tokens->n; i++)
    {
      if (tokens->items[i].type == PLN_TOKEN_WORD)
        return FALSE;
      number |= tokens->items[i].type == PLN_TOKEN_NUMBER;
    }
  return number;
}

/* “Monday to Wednesday, 4-6 December 2017”: the names before are those of the days; their tokens. */
static guint
read_weekdays (const PlnTokens *tokens,
               int             *from,
               int             *to)
{
  static const char *const joins[] = { "to", "-", "and", "&", "/", "au", "et", "a", NULL };
  guint n, pos = 1;

  *from = *to = 0;
  if (tokens->items[0].type != PLN_TOKEN_WORD || (*from = pln_weekday_from_word (tokens->items[0].text)) == 0)
    return 0;
  if (pln_tokens_match_any (tokens, pos, joins, &n) < 0)
    return 0;
  pos += n;
  if (tokens->items[pos].type != PLN_TOKEN_WORD || (*to = pln_weekday_from_word (tokens->items[pos].text)) == 0)
    return 0;
  return pln_tokens_match (tokens, pos + 1, ",") > 0 ? pos + 2 : pos + 1;
}

static PlnRead
read_tokens (PlnTokens  *tokens,
             const char *text,
             PlnSense   *sense,
             PlnSpan    *span,
             GError    **error)
{
  PlnRead read = read_closed_range (tokens, text, span, error);

  if (read == PLN_READ_DONE)
    *sense = span->about ? PLN_SENSE_ABOUT : PLN_SENSE_ON;
  else if (read == PLN_READ_NOTHING)
    read = read_worded (tokens, text, sense, span, error);
  return read;
}

/* The date as a whole, or with days of the week, a time or a place before it. */
static PlnRead
read_anywhere (PlnTokens  *tokens,
               const char *text,
               PlnSense   *sense,
               PlnSpan    *span,
               GError    **error)
{
  PlnRead read = read_tokens (tokens, text, sense, span, error);
  int from, to;
  guint n;

  if (read != PLN_READ_NOTHING)
    return read;
  if ((n = read_weekdays (tokens, &from, &to)) > 0)
    {
      pln_tokens_drop (tokens, n);
      read = read_tokens (tokens, text, sense, span, error);
      if (read == PLN_READ_DONE && span->unit == PLN_SPAN_DAYS &&
          (pln_day_weekday (span->first) != from || pln_day_weekday (span->last) != to))
        {
          g_autofree char *excerpt = pln_text_excerpt (text);

          g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("The days of the week in “%s” do not fit the dates."), excerpt);
          return PLN_READ_REFUSED;
        }
      return read == PLN_READ_DONE && span->unit != PLN_SPAN_DAYS ? PLN_READ_NOTHING : read;
    }
  n = pln_when_context_before (tokens);
  if (n == 0)
    return PLN_READ_NOTHING;
  pln_tokens_drop (tokens, n);
  return read_tokens (tokens, text, sense, span, error);
}

/* loose: some day of the span, or most of it, not known days from first to last. */
gboolean
pln_when_read_words (const char *text,
                     PlnSense   *sense,
                     char      **edtf,
                     gboolean   *loose,
                     GError    **error)
{
  g_autofree char *bare = NULL;
  g_autoptr (GError) local = NULL;
  PlnTokens tokens;
  PlnSpan span = { 0 };
  PlnRead read;

  *edtf = NULL;
  if (strlen (text) > 1000)
    return FALSE;
  bare = without_remark (text);
  pln_tokens_init (&tokens, bare);
  read = pln_when_read_edtf (bare, sense, &span);
  if (read == PLN_READ_NOTHING && !tokens.too_many)
    read = read_anywhere (&tokens, bare, sense, &span, &local);
  if (read == PLN_READ_NOTHING && local == NULL && is_only_figures (&tokens))
    {
      g_autofree char *excerpt = pln_text_excerpt (text);

      g_set_error (&local, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                   _("“%s” is no date that Plenary can read. Write it like 18 July 2017, July 2017 or 2017-07-18."), excerpt);
    }
  pln_tokens_clear (&tokens);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (read != PLN_READ_DONE)
    return FALSE;
  *edtf = g_strdup (span.edtf);
  *loose = span.loose;
  return TRUE;
}
