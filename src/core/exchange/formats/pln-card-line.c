/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/formats/pln-card-line.h"

#define MAX_LINE (1024 * 1024) /* pictures and keys are longer, and of no use here */

static void
card_line_free (gpointer data)
{
  PlnCardLine *self = data;

  g_free (self->group);
  g_free (self->name);
  g_free (self->value);
  g_ptr_array_unref (self->parameters);
  g_free (self);
}

/* ---- reading ------------------------------------------------------------- */

/* The end of a line in the text, without its line end. */
static const char *
find_end (const char *text)
{
  return text + strcspn (text, "\r\n");
}

static const char *
skip_end (const char *text)
{
  if (*text == '\r')
    text++;
  if (*text == '\n')
    text++;
  return text;
}

/* Up to a mark outside quotes; NULL: there is none. */
static const char *
find_mark (const char *text, const char *marks)
{
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    if (*text == '"')
      quoted = !quoted;
    else if (!quoted && strchr (marks, *text) != NULL)
      return text;
  return NULL;
}

static char *
unquote (const char *text, gsize len)
{
  if (len >= 2 && text[0] == '"' && text[len - 1] == '"')
    return g_strndup (text + 1, len - 2);
  return g_strndup (text, len);
}

static void
add_parameter (PlnCardLine *self, const char *text, gsize len)
{
  const char *equals = memchr (text, '=', len);

  if (equals == NULL)
    {
      g_ptr_array_add (self->parameters, g_strdup ("TYPE"));
      g_ptr_array_add (self->parameters, g_strndup (text, len));
      return;
    }
  g_ptr_array_add (self->parameters, g_ascii_strup (text, equals - text));
  g_ptr_array_add (self->parameters, unquote (equals + 1, len - (gsize) (equals + 1 - text)));
}

static char *
undo_quoted_printable (const char *value)
{
  GString *out = g_string_new (NULL);
  char *text;

  for (const char *c = value; *c != '\0'; c++)
    if (*c == '=' && g_ascii_isxdigit (c[1]) && g_ascii_isxdigit (c[2]))
      {
        char byte = (char) (g_ascii_xdigit_value (c[1]) * 16 + g_ascii_xdigit_value (c[2]));

        g_string_append_c (out, byte != '\0' ? byte : ' ');
        c += 2;
      }
    else
      g_string_append_c (out, *c);
  /* Charsets other than UTF-8 are Western there. */
  text = g_utf8_validate (out->str, -1, NULL) ? g_strdup (out->str)
                                              : g_convert (out->str, -1, "UTF-8", "ISO-8859-1", NULL, NULL, NULL);
  g_string_free (out, TRUE);
  return text != NULL ? text : g_strdup ("");
}

static PlnCardLine *
parse_line (const char *text, guint line)
{
  const char *colon = find_mark (text, ":"), *end, *dot;
  PlnCardLine *self;

  if (colon == NULL || colon == text)
    return NULL;
  self = g_new0 (PlnCardLine, 1);
  self->line = line;
  self->parameters = g_ptr_array_new_with_free_func (g_free);
  end = find_mark (text, ";:");
  dot = memchr (text, '.', end - text);
  if (dot != NULL)
    self->group = g_strndup (text, dot - text);
  dot = dot != NULL ? dot + 1 : text;
  self->name = g_ascii_strup (dot, end - dot);
  while (*end == ';')
    {
      const char *start = end + 1;

      end = find_mark (start, ";:");
      if (end == NULL)
        break;
      add_parameter (self, start, (gsize) (end - start));
    }
  self->value = g_strdup (colon + 1);
  return self;
}

static gboolean
is_quoted_printable (const PlnCardLine *self)
{
  const char *encoding = pln_card_line_get (self, "ENCODING");

  return (encoding != NULL && g_ascii_strcasecmp (encoding, "QUOTED-PRINTABLE") == 0) ||
         pln_card_line_has_type (self, "QUOTED-PRINTABLE");
}

GPtrArray *
pln_card_lines_parse (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (card_line_free);
  g_autoptr (GString) whole = g_string_new (NULL);
  guint number = 1;

  while (*text != '\0')
    {
      const char *end = find_end (text);
      PlnCardLine *line;
      guint first = number++;

      g_string_truncate (whole, 0);
      g_string_append_len (whole, text, end - text);
      for (text = skip_end (end); *text == ' ' || *text == '\t'; text = skip_end (end), number++)
        {
          end = find_end (text);
          if (whole->len < MAX_LINE)
            g_string_append_len (whole, text + 1, end - text - 1);
        }
      line = whole->len < MAX_LINE ? parse_line (whole->str, first) : NULL;
      if (line == NULL)
        continue;
      if (is_quoted_printable (line))
        {
          char *decoded;

          g_string_assign (whole, line->value);
          while (whole->len > 0 && whole->str[whole->len - 1] == '=' && *text != '\0' && whole->len < MAX_LINE)
            {
              end = find_end (text);
              g_string_truncate (whole, whole->len - 1);
              g_string_append_len (whole, text, end - text);
              text = skip_end (end);
              number++;
            }
          decoded = undo_quoted_printable (whole->str);
          g_free (line->value);
          line->value = decoded;
        }
      g_ptr_array_add (lines, line);
    }
  return lines;
}

const char *
pln_card_line_get (const PlnCardLine *self, const char *parameter)
{
  for (guint i = 0; i + 1 < self->parameters->len; i += 2)
    if (g_str_equal (g_ptr_array_index (self->parameters, i), parameter))
      return g_ptr_array_index (self->parameters, i + 1);
  return NULL;
}

gboolean
pln_card_line_has_type (const PlnCardLine *self, const char *type)
{
  for (guint i = 0; i + 1 < self->parameters->len; i += 2)
    {
      g_auto (GStrv) words = NULL;

      if (!g_str_equal (g_ptr_array_index (self->parameters, i), "TYPE"))
        continue;
      words = g_strsplit (g_ptr_array_index (self->parameters, i + 1), ",", -1);
      for (guint j = 0; words[j] != NULL; j++)
        if (g_ascii_strcasecmp (words[j], type) == 0)
          return TRUE;
    }
  return FALSE;
}

char **
pln_card_value_split (const char *value, char mark)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autoptr (GString) part = g_string_new (NULL);

  for (const char *c = value;; c++)
    {
      if (*c == '\\' && c[1] != '\0')
        {
          c++;
          g_string_append_c (part, *c == 'n' || *c == 'N' ? '\n' : *c);
        }
      else if (*c == '\0' || *c == mark)
        {
          g_strv_builder_add (parts, part->str);
          g_string_truncate (part, 0);
          if (*c == '\0')
            break;
        }
      else
        g_string_append_c (part, *c);
    }
  return g_strv_builder_end (parts);
}

char *
pln_card_value_unescape (const char *value)
{
  g_auto (GStrv) whole = pln_card_value_split (value, '\0');

  return g_strdup (whole[0]);
}

/* ---- writing ------------------------------------------------------------- */

void
pln_card_append_escaped (GString *out, const char *text)
{
  for (; *text != '\0'; text++)
    if (*text == '\n')
      g_string_append (out, "\\n");
    else if (strchr ("\\,;", *text) != NULL)
      g_string_append_printf (out, "\\%c", *text);
    else if ((guint8) *text >= 0x20 || *text == '\t')
      g_string_append_c (out, *text);
}

void
pln_card_append_line (GString *out, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  const char *rest = line;
  gsize room = 75;

  while (strlen (rest) > room)
    {
      const char *cut = rest + room;

      while (cut > rest && ((guint8) *cut & 0xc0) == 0x80)
        cut--;
      g_string_append_len (out, rest, cut - rest);
      g_string_append (out, "\r\n ");
      rest = cut;
      room = 74;
    }
  g_string_append (out, rest);
  g_string_append (out, "\r\n");
}
