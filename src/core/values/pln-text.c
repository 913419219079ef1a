/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <string.h>

/* Folding of text for search, sorting and reading, and its cutting into words,
 * numbers and marks. */

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

/* For messages that quote what may hold anything: valid UTF-8 without control
 * characters and line breaks of any kind, which become spaces. (transfer full) */
char *
pln_text_one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  return g_string_free_and_steal (line);
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

/* Chinese writes its words without a space: each character is a token. */
static gboolean
is_han (gunichar c)
{
  return c >= 0x2e80 && g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

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
          do
            {
              to += g_unichar_to_utf8 (g_utf8_get_char (p), to);
              p = g_utf8_next_char (p);
            }
          while (*p != 0 && g_unichar_isalpha (g_utf8_get_char (p)) && !is_han (c) && !is_han (g_utf8_get_char (p)));
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

/* Forgets the first n tokens. */
void
pln_tokens_drop (PlnTokens *self,
                 guint      n)
{
  n = MIN (n, self->n);
  memmove (self->items, self->items + n, (self->n - n + 1) * sizeof self->items[0]);
  self->n -= n;
  self->items[0].tight = FALSE;
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
