/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <langinfo.h>
#include <string.h>

/* Folding of text for search, sorting and reading, and the words that the
 * readers of typed values share. */

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0xa0 || c == 0x202f || c == 0x2007 || c == 0x200b || c == 0xfeff;
}

gboolean
pln_text_is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != 0; p = g_utf8_next_char (p))
    if (!is_space (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
pln_text_excerpt (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) strnlen (text, 300));
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (valid, -1) <= 60)
    return g_steal_pointer (&valid);
  cut = g_utf8_substring (valid, 0, 59);
  return g_strconcat (cut, "…", NULL);
}

/* Letters that decomposition leaves whole though people type them without. */
static const char *
fold_letter (gunichar c)
{
  switch (c)
    {
    case 0x0131: return "i";           /* dotless i */
    case 0x0142: case 0x0141: return "l";
    case 0x00f8: case 0x00d8: return "o";
    case 0x0111: case 0x0110: return "d";
    case 0x00e6: case 0x00c6: return "ae";
    case 0x0153: case 0x0152: return "oe";
    case 0x00df: case 0x1e9e: return "ss";
    case 0x2018: case 0x2019: case 0x201b: case 0x2032: case 0x02bc: return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0x00ab: case 0x00bb: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: return "-";
    default: return NULL;
    }
}

/* For searching and sorting without regard to case, accents, width, the dotless
 * i and the Cyrillic io: compatibility decomposition, marks dropped, case
 * folded.  Text that is not UTF-8 is made valid first. (transfer full) */
char *
pln_text_fold (const char *text)
{
  g_autofree char *valid = NULL, *normal = NULL;
  g_autoptr (GString) bare = NULL;
  const char *p;

  for (p = text; *p != 0 && (guchar) *p < 0x80; p++)
    ;
  if (*p == 0)
    return g_ascii_strdown (text, p - text);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (normal == NULL)
    {
      valid = g_utf8_make_valid (text, -1);
      normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
    }
  bare = g_string_sized_new (strlen (normal));
  for (p = normal; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letter;

      if (c < 0x80)
        g_string_append_c (bare, (char) c);
      else if (g_unichar_ismark (c))
        continue;
      else if (is_space (c))
        g_string_append_c (bare, ' ');
      else if ((letter = fold_letter (c)) != NULL)
        g_string_append (bare, letter);
      else
        g_string_append_unichar (bare, c);
    }
  return g_utf8_casefold (bare->str, (gssize) bare->len);
}

/* Tokens */

static PlnToken *
add_token (PlnTokens   *self,
           PlnTokenType type,
           const char  *text)
{
  PlnToken *token = &self->items[self->n++];

  *token = (PlnToken) { .type = type, .text = text };
  return token;
}

static const char *
read_number (const char *p,
             PlnToken   *token,
             char      **to)
{
  gint64 value = 0;

  for (;; p = g_utf8_next_char (p))
    {
      int digit = g_unichar_digit_value (g_utf8_get_char (p));

      if (*p == 0 || digit < 0)
        break;
      *(*to)++ = (char) ('0' + digit);
      token->digits++;
      if (token->digits <= 9)
        value = value * 10 + digit;
    }
  token->value = token->digits <= 9 ? (int) value : -1;
  return p;
}

void
pln_tokens_init (PlnTokens  *self,
                 const char *text)
{
  g_autofree char *folded = pln_text_fold (text);
  gboolean tight = FALSE;
  const char *p = folded;
  char *to;

  self->n = 0;
  self->too_many = FALSE;
  self->buffer = to = g_malloc (2 * strlen (folded) + 2);
  while (*p != 0)
    {
      gunichar c = g_utf8_get_char (p);
      PlnToken *token;

      if (is_space (c) || c == '\'')
        {
          tight = FALSE;
          p = g_utf8_next_char (p);
          continue;
        }
      if (self->n == PLN_MAX_TOKENS)
        {
          self->too_many = TRUE;
          break;
        }
      token = add_token (self, PLN_TOKEN_MARK, to);
      token->tight = tight && self->n > 1;
      tight = TRUE;
      if (g_unichar_digit_value (c) >= 0)
        {
          token->type = PLN_TOKEN_NUMBER;
          p = read_number (p, token, &to);
        }
      else if (g_unichar_isalpha (c))
        {
          token->type = PLN_TOKEN_WORD;
          for (; *p != 0 && g_unichar_isalpha (g_utf8_get_char (p)); p = g_utf8_next_char (p))
            to += g_unichar_to_utf8 (g_utf8_get_char (p), to);
        }
      else
        {
          to += g_unichar_to_utf8 (c, to);
          p = g_utf8_next_char (p);
        }
      *to++ = 0;
    }
  self->items[self->n] = (PlnToken) { .type = PLN_TOKEN_END, .text = "" };
}

void
pln_tokens_clear (PlnTokens *self)
{
  g_clear_pointer (&self->buffer, g_free);
  self->n = 0;
}

guint
pln_tokens_match (const PlnTokens *self,
                  guint            pos,
                  const char      *phrase)
{
  guint n = 0;

  for (;;)
    {
      gsize len = strcspn (phrase, " ");
      const PlnToken *token;

      if (pos + n >= self->n)
        return 0;
      token = &self->items[pos + n];
      if (strncmp (token->text, phrase, len) != 0 || token->text[len] != 0)
        return 0;
      n++;
      if (phrase[len] == 0)
        return n;
      phrase += len + 1;
    }
}

int
pln_tokens_match_any (const PlnTokens   *self,
                      guint              pos,
                      const char *const *phrases,
                      guint             *n)
{
  for (int i = 0; phrases[i] != NULL; i++)
    if ((*n = pln_tokens_match (self, pos, phrases[i])) > 0)
      return i;
  *n = 0;
  return -1;
}

typedef struct
{
  const char *word;
  int         value;
} WordValue;

static int
find_word (const WordValue *table,
           const char      *word)
{
  for (; table->word != NULL; table++)
    if (strcmp (table->word, word) == 0)
      return table->value;
  return 0;
}

guint
pln_tokens_cardinal (const PlnTokens *self,
                     guint            pos,
                     int             *value)
{
  static const WordValue words[] = {
    { "a", 1 }, { "an", 1 }, { "one", 1 }, { "two", 2 }, { "three", 3 }, { "four", 4 }, { "five", 5 }, { "six", 6 },
    { "seven", 7 }, { "eight", 8 }, { "nine", 9 }, { "ten", 10 }, { "eleven", 11 }, { "twelve", 12 },
    { "fifteen", 15 }, { "eighteen", 18 }, { "twenty", 20 }, { "thirty", 30 }, { "sixty", 60 }, { "ninety", 90 },
    { "un", 1 }, { "une", 1 }, { "deux", 2 }, { "trois", 3 }, { "quatre", 4 }, { "cinq", 5 }, { "sept", 7 },
    { "huit", 8 }, { "neuf", 9 }, { "dix", 10 }, { "onze", 11 }, { "douze", 12 }, { "quinze", 15 }, { "vingt", 20 },
    { "trente", 30 }, { "soixante", 60 }, { NULL, 0 },
  };
  const PlnToken *token = &self->items[pos];

  if (token->type == PLN_TOKEN_NUMBER && token->value >= 0)
    {
      *value = token->value;
      return 1;
    }
  *value = token->type == PLN_TOKEN_WORD ? find_word (words, token->text) : 0;
  return *value > 0 ? 1 : 0;
}

guint
pln_tokens_ordinal (const PlnTokens *self,
                    guint            pos,
                    int             *value)
{
  static const WordValue words[] = {
    { "first", 1 }, { "second", 2 }, { "third", 3 }, { "fourth", 4 }, { "fifth", 5 }, { "sixth", 6 }, { "last", -1 },
    { "premier", 1 }, { "premiere", 1 }, { "deuxieme", 2 }, { "seconde", 2 }, { "troisieme", 3 }, { "quatrieme", 4 },
    { "cinquieme", 5 }, { "sixieme", 6 }, { "dernier", -1 }, { "derniere", -1 }, { NULL, 0 },
  };
  static const char *const endings[] = { "st", "nd", "rd", "th", "er", "ere", "re", "e", "eme", "o", "a", NULL };
  const PlnToken *token = &self->items[pos];
  guint n;

  if (token->type == PLN_TOKEN_NUMBER && token->value > 0 && token->digits <= 3)
    {
      const PlnToken *ending = token + 1;

      if (pln_tokens_match_any (self, pos + 1, endings, &n) < 0 || !ending->tight)
        return 0;
      *value = token->value;
      return 2;
    }
  *value = token->type == PLN_TOKEN_WORD ? find_word (words, token->text) : 0;
  return *value != 0 ? 1 : 0;
}

/* Whether the folded name of the locale is the word, with or without a point at its end. */
static gboolean
is_locale_name (nl_item     item,
                const char *word)
{
  const char *name = nl_langinfo (item);
  g_autofree char *utf8 = NULL, *folded = NULL;
  gsize len;

  if (name == NULL || *name == 0)
    return FALSE;
  utf8 = g_utf8_validate (name, -1, NULL) ? g_strdup (name) : g_locale_to_utf8 (name, -1, NULL, NULL, NULL);
  if (utf8 == NULL)
    return FALSE;
  folded = g_strstrip (pln_text_fold (utf8));
  len = strlen (folded);
  while (len > 0 && folded[len - 1] == '.')
    folded[--len] = 0;
  return len > 0 && strcmp (folded, word) == 0;
}

int
pln_month_from_word (const char *word)
{
  static const WordValue words[] = {
    { "january", 1 }, { "february", 2 }, { "march", 3 }, { "april", 4 }, { "may", 5 }, { "june", 6 }, { "july", 7 },
    { "august", 8 }, { "september", 9 }, { "october", 10 }, { "november", 11 }, { "december", 12 },
    { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "apr", 4 }, { "jun", 6 }, { "jul", 7 }, { "aug", 8 }, { "sep", 9 },
    { "sept", 9 }, { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
    { "janvier", 1 }, { "fevrier", 2 }, { "mars", 3 }, { "avril", 4 }, { "mai", 5 }, { "juin", 6 }, { "juillet", 7 },
    { "aout", 8 }, { "septembre", 9 }, { "octobre", 10 }, { "novembre", 11 }, { "decembre", 12 },
    { "janv", 1 }, { "fevr", 2 }, { "fev", 2 }, { "avr", 4 }, { "juil", 7 }, { NULL, 0 },
  };
  static const nl_item names[] = { MON_1, ALTMON_1, ABMON_1, _NL_ABALTMON_1 };
  int found = find_word (words, word);

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (names); i++)
    for (int month = 0; found == 0 && month < 12; month++)
      if (is_locale_name (names[i] + month, word))
        found = month + 1;
  return found;
}

int
pln_weekday_from_word (const char *word)
{
  static const WordValue words[] = {
    { "monday", 1 }, { "tuesday", 2 }, { "wednesday", 3 }, { "thursday", 4 }, { "friday", 5 }, { "saturday", 6 }, { "sunday", 7 },
    { "mondays", 1 }, { "tuesdays", 2 }, { "wednesdays", 3 }, { "thursdays", 4 }, { "fridays", 5 }, { "saturdays", 6 },
    { "sundays", 7 }, { "mon", 1 }, { "tue", 2 }, { "tues", 2 }, { "wed", 3 }, { "thu", 4 }, { "thur", 4 }, { "thurs", 4 },
    { "fri", 5 }, { "sat", 6 }, { "sun", 7 },
    { "lundi", 1 }, { "mardi", 2 }, { "mercredi", 3 }, { "jeudi", 4 }, { "vendredi", 5 }, { "samedi", 6 }, { "dimanche", 7 },
    { "lundis", 1 }, { "mardis", 2 }, { "mercredis", 3 }, { "jeudis", 4 }, { "vendredis", 5 }, { "samedis", 6 },
    { "dimanches", 7 }, { "lun", 1 }, { "mer", 3 }, { "jeu", 4 }, { "ven", 5 }, { "sam", 6 }, { "dim", 7 }, { NULL, 0 },
  };
  static const nl_item names[] = { DAY_1, ABDAY_1 };
  int found = find_word (words, word);

  for (guint i = 0; found == 0 && i < G_N_ELEMENTS (names); i++)
    for (int day = 0; found == 0 && day < 7; day++)
      if (is_locale_name (names[i] + day, word))
        found = day == 0 ? 7 : day;
  return found;
}

char *
pln_bracket_split (const char *text,
                   char      **words)
{
  gsize len = strlen (text);
  const char *open = strrchr (text, '[');
  gsize before;

  *words = NULL;
  if (open == NULL || open == text || len < 3 || text[len - 1] != ']')
    return NULL;
  before = (gsize) (open - text);
  if (text[before - 1] == ' ')
    before--;
  if (before == 0)
    return NULL;
  *words = g_strndup (text, before);
  return g_strndup (open + 1, len - (gsize) (open - text) - 2);
}
