/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Durations: words, and ISO 8601 where they say a length. */

struct _PlnDuration
{
  char *text; /* owned */
  char *iso;  /* owned, or NULL */
};

typedef struct
{
  int years, months, weeks, days, hours, minutes, seconds;
} Parts;

#define MAX_PART 99999

static char *
format_iso (const Parts *parts)
{
  g_autoptr (GString) out = g_string_new ("P");
  const struct { int value; char letter; } date[] = { { parts->years, 'Y' }, { parts->months, 'M' }, { parts->weeks, 'W' }, { parts->days, 'D' } };
  const struct { int value; char letter; } time[] = { { parts->hours, 'H' }, { parts->minutes, 'M' }, { parts->seconds, 'S' } };

  for (guint i = 0; i < G_N_ELEMENTS (date); i++)
    if (date[i].value > 0)
      g_string_append_printf (out, "%d%c", date[i].value, date[i].letter);
  if (parts->hours + parts->minutes + parts->seconds > 0)
    {
      g_string_append_c (out, 'T');
      for (guint i = 0; i < G_N_ELEMENTS (time); i++)
        if (time[i].value > 0)
          g_string_append_printf (out, "%d%c", time[i].value, time[i].letter);
    }
  if (out->len == 1)
    g_string_append (out, "0D");
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* P1Y6M, P2W, PT90M …: whole numbers in the order of ISO 8601. */
static gboolean
read_iso (const char *iso,
          Parts      *parts)
{
  static const char order[] = "YMWDHMS";
  int *const slots[] = { &parts->years, &parts->months, &parts->weeks, &parts->days, &parts->hours, &parts->minutes, &parts->seconds };
  guint next = 0, n = 0;

  memset (parts, 0, sizeof *parts);
  if (*iso++ != 'P')
    return FALSE;
  while (*iso != 0)
    {
      int value = 0;

      if (*iso == 'T')
        {
          if (next > 4 || iso[1] == 0)
            return FALSE;
          next = 4;
          iso++;
        }
      if (!g_ascii_isdigit (*iso))
        return FALSE;
      for (; g_ascii_isdigit (*iso); iso++)
        if ((value = value * 10 + (*iso - '0')) > MAX_PART)
          return FALSE;
      /* An H, M or S of a time only behind T, a date letter only before it. */
      {
        guint limit = next >= 4 ? 7 : 4;

        while (next < limit && order[next] != *iso)
          next++;
        if (next >= limit)
          return FALSE;
      }
      *slots[next++] = value;
      if (next == 4 && iso[1] != 0 && iso[1] != 'T')
        return FALSE;
      iso++;
      n++;
    }
  return n > 0;
}

static PlnDuration *
duration_new (const char *text,
              const char *iso)
{
  PlnDuration *self = g_new0 (PlnDuration, 1);

  self->text = g_strdup (text);
  self->iso = g_strdup (iso);
  return self;
}

void
pln_duration_free (PlnDuration *self)
{
  g_free (self->text);
  g_free (self->iso);
  g_free (self);
}

const char *
pln_duration_get_text (const PlnDuration *self)
{
  return self->text;
}

/* NULL when the words say no length. */
const char *
pln_duration_get_iso (const PlnDuration *self)
{
  return self->iso;
}

typedef struct
{
  const char *word;
  char        unit; /* Y, M, W, D, h, m; d a decade, q a quarter, f a fortnight */
} Unit;

static char
find_unit (const char *word)
{
  static const Unit units[] = {
    { "year", 'Y' }, { "years", 'Y' }, { "yr", 'Y' }, { "yrs", 'Y' }, { "an", 'Y' }, { "ans", 'Y' }, { "annee", 'Y' }, { "annees", 'Y' },
    { "month", 'M' }, { "months", 'M' }, { "mois", 'M' }, { "week", 'W' }, { "weeks", 'W' }, { "semaine", 'W' }, { "semaines", 'W' },
    { "day", 'D' }, { "days", 'D' }, { "jour", 'D' }, { "jours", 'D' }, { "hour", 'h' }, { "hours", 'h' }, { "heure", 'h' },
    { "heures", 'h' }, { "h", 'h' }, { "minute", 'm' }, { "minutes", 'm' }, { "min", 'm' }, { "decade", 'd' }, { "decades", 'd' },
    { "decennie", 'd' }, { "quarter", 'q' }, { "quarters", 'q' }, { "trimestre", 'q' }, { "trimestres", 'q' }, { "semestre", 's' },
    { "semestres", 's' }, { "fortnight", 'f' }, { "fortnights", 'f' },
    { "journee", 'D' }, { "journees", 'D' }, { NULL, 0 },
  };

  for (const Unit *unit = units; unit->word != NULL; unit++)
    if (strcmp (unit->word, word) == 0)
      return unit->unit;
  return 0;
}

/* halves: the amount times two, so that “one and a half years” is exact. */
static gboolean
add_unit (Parts *parts,
          char   unit,
          int    halves)
{
  int whole = halves / 2;
  gboolean half = halves % 2 == 1;

  if (halves > 2 * MAX_PART)
    return FALSE;
  switch (unit)
    {
    case 'Y':
      parts->years += whole;
      parts->months += half ? 6 : 0;
      return TRUE;
    case 'M':
      parts->months += whole;
      return !half;
    case 'W':
      parts->weeks += whole;
      return !half;
    case 'D':
      parts->days += whole;
      parts->hours += half ? 12 : 0;
      return TRUE;
    case 'h':
      parts->hours += whole;
      parts->minutes += half ? 30 : 0;
      return TRUE;
    case 'm':
      parts->minutes += whole;
      return !half;
    case 'd':
      parts->years += 5 * halves;
      return TRUE;
    case 'q':
      parts->months += 3 * whole;
      return !half;
    case 's':
      parts->months += 3 * halves;
      return TRUE;
    case 'f':
      parts->weeks += halves;
      return TRUE;
    default:
      return FALSE;
    }
}

/* “half a”, “one and a half”, “3”, “1.5”: twice the amount, and its tokens. */
static guint
read_halves (const PlnTokens *tokens,
             guint            pos,
             int             *halves)
{
  static const char *const half[] = { "half a", "half an", "half", "demi", "une demi", "un demi", NULL };
  static const struct { const char *words; int value; } numbers[] = {
    { "dix - huit", 18 }, { "dix huit", 18 }, { "twenty - four", 24 }, { "twenty four", 24 }, { "vingt - quatre", 24 }, { "vingt quatre", 24 },
    { "thirty - six", 36 }, { "thirty six", 36 }, { "trente - six", 36 }, { "trente six", 36 },
  };
  static const char *const and_half[] = { "and a half", "1 / 2", "et demi", "et demie", NULL };
  guint n, m;

  if (pln_tokens_match_any (tokens, pos, half, &n) >= 0)
    {
      *halves = 1;
      if (pln_tokens_match (tokens, pos + n, "-") > 0)
        n++;
      return n;
    }
  n = pln_tokens_cardinal (tokens, pos, halves);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if ((m = pln_tokens_match (tokens, pos, numbers[i].words)) > 0)
      {
        n = m;
        *halves = numbers[i].value;
      }
  if (n == 0 || *halves > MAX_PART)
    return 0;
  *halves *= 2;
  if ((pln_tokens_match (tokens, pos + n, ". 5") > 0 || pln_tokens_match (tokens, pos + n, ", 5") > 0) && tokens->items[pos + n].tight)
    {
      *halves += 1;
      return n + 2;
    }
  if (pln_tokens_match_any (tokens, pos + n, and_half, &m) >= 0)
    {
      *halves += 1;
      return n + m;
    }
  return n;
}

/* FALSE: the words say no length. */
static gboolean
read_words (const char *text,
            Parts      *parts)
{
  static const char *const before[] = {
    "over", "for", "during", "about", "around", "approximately", "approx", "circa", "ca", "some", "within", "up to", "the",
    "pendant", "durant", "environ", "sur", "pour", "a period of", "period of", "une periode de", "a term of", "term of", "une duree de", "duree de", "~", "\342\211\210", NULL,
  };
  static const char *const after[] = { "period", "long", "term", "mandate", "before", "avant", "before the meeting", "avant la reunion", "avant", "renewable once", "renewable", "non - renewable",
                                       "(", ")", ",", "renouvelable une fois", "renouvelable", "la reunion", NULL };
  static const char *const and_half[] = { "and a half", "et demi", "et demie", NULL };
  PlnTokens tokens;
  guint pos = 0, n, found = 0;
  gboolean ok = TRUE;

  memset (parts, 0, sizeof *parts);
  pln_tokens_init (&tokens, text);
  while (pln_tokens_match_any (&tokens, pos, before, &n) >= 0)
    pos += n;
  if (pln_tokens_match (&tokens, pos, "a") > 0 && (pln_tokens_cardinal (&tokens, pos + 1, (int[]) { 0 }) > 0))
    pos++; /* “a two-year period” */
  while (ok && pos < tokens.n)
    {
      static const char *const joins[] = { "and", "et", ",", NULL };
      int halves;

      if (found > 0 && pln_tokens_match_any (&tokens, pos, joins, &n) >= 0)
        pos += n;
      n = read_halves (&tokens, pos, &halves);
      if (n == 0)
        break;
      if (pln_tokens_match (&tokens, pos + n, "-") > 0)
        n++;
      if (pln_tokens_match (&tokens, pos + n, "calendar") > 0 || pln_tokens_match (&tokens, pos + n, "full") > 0)
        n++;
      ok = pos + n < tokens.n && add_unit (parts, find_unit (tokens.items[pos + n].text), halves);
      pos += n + 1;
      found++;
      /* « un an et demi »: of the unit before, where it has a half. */
      if (ok && halves == 2 && pln_tokens_match_any (&tokens, pos, and_half, &n) >= 0 && find_unit (tokens.items[pos - 1].text) == 'Y')
        {
          parts->months += 6;
          pos += n;
        }
    }
  if (ok && found > 0 && pos < tokens.n && pln_tokens_match_any (&tokens, pos, after, &n) >= 0)
    {
      static const guint most = 6;

      for (guint i = 0; i < most && pln_tokens_match_any (&tokens, pos, after, &n) >= 0; i++)
        pos += n;
      if (pln_tokens_match (&tokens, pos, "the meeting") > 0)
        pos += 2;
    }
  ok = ok && found > 0 && pos >= tokens.n && !tokens.too_many;
  pln_tokens_clear (&tokens);
  return ok;
}

/* “Four years”, “14 days”, “deux ans”, “P6M”; other words are kept without a
 * length.  A malformed ISO 8601 duration is refused.  (transfer full) */
PlnDuration *
pln_duration_parse_typed (const char *text,
                          GError    **error)
{
  g_autofree char *words = NULL, *inside = NULL, *iso = NULL, *bare = NULL;
  Parts parts;

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > PLN_JSON_MAX_TEXT || pln_text_is_blank (text))
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                           _("A duration needs words: valid UTF-8, at most 1 MiB."));
      return NULL;
    }
  inside = pln_bracket_split (text, &words);
  if (inside != NULL && strcmp (inside, "no length") == 0)
    return duration_new (words, NULL);
  if (inside != NULL && read_iso (inside, &parts))
    {
      iso = format_iso (&parts);
      return duration_new (words, iso);
    }
  bare = g_strstrip (g_strdup (text));
  if (read_iso (bare, &parts) || (strlen (text) <= 1000 && read_words (text, &parts)))
    {
      iso = format_iso (&parts);
      return duration_new (text, iso);
    }
  if (bare[0] == 'P' && g_ascii_isdigit (bare[1]))
    {
      g_autofree char *excerpt = pln_text_excerpt (bare);

      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is no ISO 8601 duration."), excerpt);
      return NULL;
    }
  return duration_new (text, NULL);
}

char *
pln_duration_to_typed (const PlnDuration *self)
{
  g_autoptr (PlnDuration) again = pln_duration_parse_typed (self->text, NULL);

  if (again != NULL && g_strcmp0 (again->iso, self->iso) == 0 && strcmp (again->text, self->text) == 0)
    return g_strdup (self->text);
  return g_strdup_printf ("%s [%s]", self->text, self->iso != NULL ? self->iso : "no length");
}

static gboolean
read_members (PlnJsonScanner *scanner,
              char          **iso,
              char          **text,
              gboolean       *has_null,
              GError        **error)
{
  gboolean first = TRUE, has_iso = FALSE, has_text = FALSE;

  if (!pln_json_enter_object (scanner, error))
    return FALSE;
  for (;;)
    {
      PlnJsonSlice name;
      gboolean is_iso, is_text, ok;
      char **out;

      if (!pln_json_next_slice (scanner, &first, &name, error))
        return FALSE;
      if (name.text == NULL)
        return pln_json_at_end (scanner, error);
      is_iso = pln_json_slice_equal (&name, "iso");
      is_text = pln_json_slice_equal (&name, "text");
      ok = is_iso || is_text ? pln_value_refuse_twice (is_iso ? has_iso : has_text, name.text, error)
                             : pln_value_refuse_member (&name, _("a duration"), error);
      pln_json_slice_clear (&name);
      out = is_iso ? iso : text;
      if (!ok || !pln_json_read_text_or_null (scanner, out, error))
        return FALSE;
      has_iso |= is_iso;
      has_text |= is_text;
      *has_null |= *out == NULL || **out == 0;
      if (*out != NULL && **out == 0)
        g_clear_pointer (out, g_free);
    }
}

gboolean
pln_duration_read_json (const char   *json,
                        gboolean      strict,
                        PlnDuration **out,
                        GError      **error)
{
  g_autofree char *iso = NULL, *text = NULL, *form = NULL;
  gboolean has_null = FALSE;
  PlnJsonScanner scanner;
  Parts parts;

  *out = NULL;
  pln_json_scanner_init (&scanner, json, -1);
  if (!read_members (&scanner, &iso, &text, &has_null, error))
    return FALSE;
  if (iso != NULL)
    {
      if (!read_iso (iso, &parts))
        {
          g_autofree char *excerpt = pln_text_excerpt (iso);

          g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is no ISO 8601 duration."), excerpt);
          return FALSE;
        }
      form = format_iso (&parts);
    }
  if (strict && (has_null || text == NULL || g_strcmp0 (form, iso) != 0))
    return pln_value_not_canonical (_("duration"), error);
  if (text != NULL || form != NULL)
    *out = duration_new (text != NULL ? text : form, form);
  return TRUE;
}

/* NULL with an error when json is no duration. */
PlnDuration *
pln_duration_from_canonical (const char *json,
                             GError    **error)
{
  PlnDuration *duration;

  if (pln_duration_read_json (json, FALSE, &duration, error) && duration == NULL)
    g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("A duration needs words."));
  return duration;
}

char *
pln_duration_to_canonical (const PlnDuration *self)
{
  g_autoptr (GString) out = g_string_new ("{");

  if (self->iso != NULL)
    g_string_append_printf (out, "\"iso\":\"%s\",", self->iso);
  g_string_append (out, "\"text\":");
  pln_json_append_string (out, self->text, -1);
  g_string_append_c (out, '}');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* sign -1 counts back.  Years and months first, a day that the month lacks
 * becoming its last; then weeks and days.  Hours and less do not count.
 * PLN_DAY_NONE without a length, or outside the years 0 to 9999. */
PlnDay
pln_duration_add (const PlnDuration *self,
                  PlnDay             day,
                  int                sign)
{
  int year, month, mday;
  gint64 months, result;
  PlnDay moved;
  Parts parts;

  if (self->iso == NULL || day == PLN_DAY_NONE || !read_iso (self->iso, &parts))
    return PLN_DAY_NONE;
  sign = sign < 0 ? -1 : 1;
  pln_day_to_ymd (day, &year, &month, &mday);
  months = (gint64) year * 12 + month - 1 + sign * ((gint64) parts.years * 12 + parts.months);
  if (months < 0 || months >= 12 * 10000)
    return PLN_DAY_NONE;
  year = (int) (months / 12);
  month = (int) (months % 12) + 1;
  moved = pln_day_from_ymd (year, month, MIN (mday, pln_days_in_month (year, month)));
  result = (gint64) moved + sign * ((gint64) parts.weeks * 7 + parts.days);
  if (result < pln_day_from_ymd (0, 1, 1) || result > pln_day_from_ymd (9999, 12, 31))
    return PLN_DAY_NONE;
  return (PlnDay) result;
}
