/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-when-private.h"

#include <string.h>

/* EDTF (ISO 8601-2, levels 0 to 2) as typed or as another program writes it,
 * and back.  What is kept is the part that the exchange contract names beside a
 * sense; “~”, “?”, “%” and unspecified digits become a sense or a wider span. */

static int
digits_at (const char *text,
           guint       n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* “201X”, “19XX”: the years that they stand for. */
static gboolean
read_years (const char *text,
            int        *from,
            int        *to)
{
  guint known = 0;
  int width = 1, value;

  while (known < 4 && g_ascii_isdigit (text[known]))
    known++;
  if (known < 2 || strspn (text + known, "X") < 4 - known)
    return FALSE;
  value = digits_at (text, known);
  for (guint i = known; i < 4; i++)
    width *= 10;
  *from = value * width;
  *to = *from + width - 1;
  return TRUE;
}

static PlnRead
read_month_code (const char *text,
                 int         year,
                 int         code,
                 PlnSpan    *span)
{
  if (code >= 37 && code <= 39) /* thirds of a year */
    {
      g_snprintf (span->edtf, sizeof span->edtf, "%04d-%02d/%04d-%02d", year, (code - 37) * 4 + 1, year, (code - 37) * 4 + 4);
      return PLN_READ_DONE;
    }
  if (code < 1 || (code > 12 && code < 33) || code > 41)
    return PLN_READ_NOTHING;
  g_snprintf (span->edtf, sizeof span->edtf, "%.7s", text);
  return PLN_READ_DONE;
}

/* One expression without marks of doubt, “2017”, “2017-07-XX”, “201X”. */
static PlnRead
read_plain (const char *text,
            PlnSpan    *span)
{
  gsize len = strlen (text);
  int from, to, code;
  PlnRead read = PLN_READ_DONE;

  if (!read_years (text, &from, &to) || (len != 4 && len != 7 && len != 10) || (len > 4 && text[4] != '-') || (len == 10 && text[7] != '-'))
    return PLN_READ_NOTHING;
  if (from < to && len > 4)
    return strspn (text + 4, "-X0123456789") == len - 4 ? PLN_READ_UNDATED : PLN_READ_NOTHING; /* some July of the nineties */
  if (len == 4 || strncmp (text + 5, "XX", 2) == 0)
    {
      if (len == 10 && strcmp (text + 8, "XX") != 0)
        return digits_at (text + 8, 2) > 0 ? PLN_READ_UNDATED : PLN_READ_NOTHING;
      if (from == to)
        g_snprintf (span->edtf, sizeof span->edtf, "%04d", from);
      else
        g_snprintf (span->edtf, sizeof span->edtf, "%04d/%04d", from, to);
    }
  else if ((code = digits_at (text + 5, 2)) >= 1 && len == 10 && code <= 12)
    g_snprintf (span->edtf, sizeof span->edtf, "%.*s", strcmp (text + 8, "XX") == 0 ? 7 : 10, text);
  else if (len == 7)
    read = read_month_code (text, from, code, span);
  else
    read = PLN_READ_NOTHING;
  if (read == PLN_READ_DONE && !pln_edtf_bounds (span->edtf, &span->first, &span->last, NULL))
    return PLN_READ_NOTHING;
  span->unit = strcspn (span->edtf, "/") == 4 ? PLN_SPAN_YEARS : strcspn (span->edtf, "/") == 7 ? PLN_SPAN_MONTHS : PLN_SPAN_DAYS;
  return read;
}

/* The same with “~”, “?” and “%” anywhere. */
static PlnRead
read_one (const char *text,
          PlnSpan    *span)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  memset (span, 0, sizeof *span);
  for (const char *p = text; *p != 0; p++)
    if (strchr ("~?%", *p) != NULL)
      span->about = TRUE;
    else
      g_string_append_c (plain, *p);
  return read_plain (plain->str, span);
}

static PlnRead
read_interval (const char *from_text,
               const char *to_text,
               PlnSense   *sense,
               PlnSpan    *span)
{
  gboolean no_from = *from_text == 0 || strcmp (from_text, "..") == 0, no_to = *to_text == 0 || strcmp (to_text, "..") == 0;
  PlnSpan from, to;
  PlnRead read;

  if (no_from && no_to)
    return PLN_READ_NOTHING;
  if (no_from || no_to)
    {
      read = read_one (no_from ? to_text : from_text, span);
      *sense = no_from ? PLN_SENSE_BY : PLN_SENSE_FROM;
      return read;
    }
  if ((read = read_one (from_text, &from)) != PLN_READ_DONE || (read = read_one (to_text, &to)) != PLN_READ_DONE)
    return read;
  read = pln_span_join (&from, &to, from_text, span, NULL);
  if (read != PLN_READ_DONE)
    return PLN_READ_NOTHING;
  *sense = span->about ? PLN_SENSE_ABOUT : PLN_SENSE_ON;
  return read;
}

/* “[2016,2017]”, one of them; “{2016,2017}”, all of them; “[2016..2018]”. */
static PlnRead
read_set (const char *inside,
          gboolean    all,
          PlnSense   *sense,
          PlnSpan    *span)
{
  g_auto (GStrv) items = g_strsplit (inside, ",", 20);
  const char *dots = strstr (inside, "..");
  PlnSpan item;
  PlnRead read;

  if (dots != NULL)
    {
      g_autofree char *from = g_strndup (inside, (gsize) (dots - inside));

      if (items[0] == NULL || items[1] != NULL)
        return PLN_READ_UNDATED;
      read = read_interval (from, dots + 2, sense, span);
      if (!all && read == PLN_READ_DONE && *sense == PLN_SENSE_ON)
        *sense = PLN_SENSE_ABOUT;
      return read;
    }
  for (char **one = items; *one != NULL; one++)
    {
      PlnSpan so_far = *span;

      if ((read = read_one (g_strstrip (*one), &item)) != PLN_READ_DONE)
        return read;
      if (one == items)
        *span = item;
      else if (!pln_span_follows (&so_far, &item) || pln_span_join (&so_far, &item, inside, span, NULL) != PLN_READ_DONE)
        return PLN_READ_UNDATED; /* no one run of days */
    }
  *sense = span->about || (!all && items[0] != NULL && items[1] != NULL) ? PLN_SENSE_ABOUT : PLN_SENSE_ON;
  return items[0] != NULL ? PLN_READ_DONE : PLN_READ_NOTHING;
}

/* What is EDTF beyond the four-digit years and the words of the contract: kept as words. */
static gboolean
is_beyond (const char *text)
{
  const char *p = *text == 'Y' ? text + 1 : text;
  gsize n;

  if (*p == '-')
    p++;
  n = strspn (p, "0123456789");
  if (p == text || n < (*text == 'Y' ? 5 : 4))
    return FALSE;
  p += n;
  return p[strspn (p, "ES-0123456789")] == 0;
}

/* PLN_READ_NOTHING: no EDTF, or such as the words are better read for. */
PlnRead
pln_when_read_edtf (const char *typed,
                    PlnSense   *sense,
                    PlnSpan    *span)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  gsize len = strlen (text);
  char *slash;

  if (len < 4 || len > 100)
    return PLN_READ_NOTHING;
  if (len > 10 && text[10] == 'T')
    {
      /* The time of day belongs to another field. */
      const char *time = text + 11;

      if (strlen (time) < 5 || digits_at (time, 2) < 0 || digits_at (time, 2) > 24 || time[2] != ':' || time[strspn (time, "0123456789:.+-Z")] != 0)
        return PLN_READ_NOTHING;
      text[10] = 0;
      *sense = PLN_SENSE_ON;
      return read_one (text, span);
    }
  if ((text[0] == '[' && text[len - 1] == ']') || (text[0] == '{' && text[len - 1] == '}'))
    {
      g_autofree char *inside = g_strndup (text + 1, len - 2);

      return read_set (inside, text[0] == '{', sense, span);
    }
  slash = strchr (text, '/');
  if (slash != NULL)
    {
      *slash = 0;
      return read_interval (text, slash + 1, sense, span);
    }
  if (is_beyond (text))
    return PLN_READ_UNDATED;
  *sense = PLN_SENSE_ON;
  {
    PlnRead read = read_one (text, span);

    if (read == PLN_READ_DONE && span->about)
      *sense = PLN_SENSE_ABOUT;
    return read;
  }
}

/* The first or last plain expression of an interval; quarters and halves may
 * not stand in one, so they become months. */
static char *
end_of (const PlnWhen *when,
        gboolean       last)
{
  const char *edtf = pln_when_get_edtf (when), *slash = strchr (edtf, '/');
  PlnDay first_day, last_day;
  int year, month;

  if (slash != NULL)
    return last ? g_strdup (slash + 1) : g_strndup (edtf, (gsize) (slash - edtf));
  if (strlen (edtf) != 7 || edtf[5] < '3')
    return g_strdup (edtf);
  pln_when_get_span (when, &first_day, &last_day);
  pln_day_to_ymd (last ? last_day : first_day, &year, &month, NULL);
  return g_strdup_printf ("%04d-%02d", year, month);
}

/* EDTF that says sense and span in one, for other programs: “../2017-07”,
 * “2008-10/..”, “2016~”, “2024-35”.  NULL: undated. (transfer full) */
char *
pln_when_to_edtf (const PlnWhen *self)
{
  g_autofree char *first = NULL, *last = NULL;

  if (pln_when_get_edtf (self) == NULL)
    return NULL;
  first = end_of (self, FALSE);
  last = end_of (self, TRUE);
  switch (pln_when_get_sense (self))
    {
    case PLN_SENSE_BY:
    case PLN_SENSE_UNTIL:
      return g_strdup_printf ("../%s", last);
    case PLN_SENSE_FROM:
      return g_strdup_printf ("%s/..", first);
    case PLN_SENSE_ABOUT:
      if (strchr (pln_when_get_edtf (self), '/') == NULL)
        return g_strdup_printf ("%s~", pln_when_get_edtf (self));
      return g_strdup_printf ("%s~/%s~", first, last);
    case PLN_SENSE_ON:
    case PLN_SENSE_NONE:
    default:
      return g_strdup (pln_when_get_edtf (self));
    }
}
