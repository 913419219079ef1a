/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-text-diff.h"

#include <string.h>

/* The table of the longest common subsequence holds this many tokens each way;
 * of longer middles all counts as different. */
#define MOST_TOKENS 2000
#define ISLAND_LETTERS 4

/* A word or one sign, with the space before it. */
typedef struct
{
  guint lead, start, end; /* bytes */
  gboolean own;           /* the other text lacks it here */
} Token;

static GArray *
split (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *p = text;

  for (;;)
    {
      Token token = { .lead = (guint) (p - text) };

      while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (*p == '\0')
        return tokens;
      token.start = (guint) (p - text);
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        while (*p != '\0' && (g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p))))
          p = g_utf8_next_char (p);
      else
        p = g_utf8_next_char (p);
      token.end = (guint) (p - text);
      g_array_append_val (tokens, token);
    }
}

static Token *
nth (GArray *tokens,
     guint   n)
{
  return &g_array_index (tokens, Token, n);
}

static gboolean
same (const char  *text,
      const Token *a,
      const char  *other,
      const Token *b)
{
  return a->end - a->start == b->end - b->start && memcmp (text + a->start, other + b->start, a->end - a->start) == 0;
}

/* Marks own tokens in the stretch [first, n) and [first, m), by the table. */
static void
mark_by_table (const char *text,
               GArray     *a,
               guint       n,
               const char *other,
               GArray     *b,
               guint       m,
               guint       first)
{
  guint rows = n - first, columns = m - first, i = 0, j = 0;
  g_autofree guint16 *table = g_new0 (guint16, (gsize) (rows + 1) * (columns + 1));

  for (guint y = rows; y-- > 0;)
    for (guint x = columns; x-- > 0;)
      {
        gsize at = (gsize) y * (columns + 1) + x;

        if (same (text, nth (a, first + y), other, nth (b, first + x)))
          table[at] = table[at + columns + 2] + 1;
        else
          table[at] = MAX (table[at + columns + 1], table[at + 1]);
      }
  while (i < rows || j < columns)
    {
      gsize at = (gsize) i * (columns + 1) + j;

      if (i < rows && j < columns && same (text, nth (a, first + i), other, nth (b, first + j)))
        i++, j++;
      else if (j >= columns || (i < rows && table[at + columns + 1] >= table[at + 1]))
        nth (a, first + i++)->own = TRUE;
      else
        nth (b, first + j++)->own = TRUE;
    }
}

/* A short shared stretch between two changes belongs to them: it is no anchor for the eye. */
static void
draw_islands_in (const char *text,
                 GArray     *a,
                 GArray     *b)
{
  guint i = 0, j = 0;
  gboolean changed = FALSE;

  for (;;)
    {
      guint letters = 0, n = 0;

      for (; i < a->len && nth (a, i)->own; i++)
        changed = TRUE;
      for (; j < b->len && nth (b, j)->own; j++)
        changed = TRUE;
      for (; i + n < a->len && j + n < b->len && !nth (a, i + n)->own && !nth (b, j + n)->own; n++)
        letters += (guint) g_utf8_strlen (text + nth (a, i + n)->start, nth (a, i + n)->end - nth (a, i + n)->start);
      if (n == 0 || (i + n >= a->len && j + n >= b->len))
        return;
      for (guint k = 0; changed && letters <= ISLAND_LETTERS && k < n; k++)
        nth (a, i + k)->own = nth (b, j + k)->own = TRUE;
      i += n;
      j += n;
    }
}

/* What is alike at the ends needs no table. */
static void
compare (const char *text,
         GArray     *a,
         const char *other,
         GArray     *b)
{
  guint first = 0, n = a->len, m = b->len;

  while (first < n && first < m && same (text, nth (a, first), other, nth (b, first)))
    first++;
  while (n > first && m > first && same (text, nth (a, n - 1), other, nth (b, m - 1)))
    n--, m--;
  if (n - first <= MOST_TOKENS && m - first <= MOST_TOKENS)
    {
      mark_by_table (text, a, n, other, b, m, first);
      draw_islands_in (text, a, b);
      return;
    }
  for (guint i = first; i < n; i++)
    nth (a, i)->own = TRUE;
  for (guint i = first; i < m; i++)
    nth (b, i)->own = TRUE;
}

static GArray *
join_spans (GArray *tokens)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (PlnTextSpan));

  for (guint i = 0; i < tokens->len; i++)
    {
      PlnTextSpan span = { nth (tokens, i)->start, 0 };

      if (!nth (tokens, i)->own)
        continue;
      while (i + 1 < tokens->len && nth (tokens, i + 1)->own)
        i++;
      span.end = nth (tokens, i)->end;
      g_array_append_val (spans, span);
    }
  return spans;
}

GArray *
pln_text_diff_spans (const char *text,
                     const char *other)
{
  g_autoptr (GArray) a = split (text), b = split (other);

  compare (text, a, other, b);
  return join_spans (a);
}

char *
pln_text_diff_words (const char *text,
                     const char *other)
{
  g_autoptr (GArray) spans = pln_text_diff_spans (text, other);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const PlnTextSpan *span = &g_array_index (spans, PlnTextSpan, i);

      g_string_append (out, i > 0 ? "; " : "");
      g_string_append_len (out, text + span->start, span->end - span->start);
    }
  return g_string_free_and_steal (out);
}

/* Appends a token with the space before it; two words never run into each other. */
static void
append_token (GString     *out,
              const char  *text,
              const Token *token)
{
  gunichar before = out->len > 0 ? g_utf8_get_char (g_utf8_prev_char (out->str + out->len)) : ' ';

  if (out->len > 0 && token->lead < token->start)
    g_string_append_len (out, text + token->lead, token->start - token->lead);
  else if (g_unichar_isalnum (before) && g_unichar_isalnum (g_utf8_get_char (text + token->start)))
    g_string_append_c (out, ' ');
  g_string_append_len (out, text + token->start, token->end - token->start);
}

char *
pln_text_diff_combine (const char *text,
                       const char *other)
{
  g_autoptr (GArray) a = split (text), b = split (other);
  GString *out = g_string_new (NULL);
  guint i = 0, j = 0;

  compare (text, a, other, b);
  while (i < a->len || j < b->len)
    {
      for (; i < a->len && nth (a, i)->own; i++)
        append_token (out, text, nth (a, i));
      for (; j < b->len && nth (b, j)->own; j++)
        append_token (out, other, nth (b, j));
      for (; i < a->len && j < b->len && !nth (a, i)->own && !nth (b, j)->own; i++, j++)
        append_token (out, text, nth (a, i));
    }
  return g_string_free_and_steal (out);
}
