/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-sheet.h"

#include <string.h>

static char
guess_separator (const char *text)
{
  gsize n = strcspn (text, "\r\n");

  if (memchr (text, '\t', n) != NULL)
    return '\t';
  if (memchr (text, ';', n) != NULL)
    return ';';
  return memchr (text, ',', n) != NULL ? ',' : '\t';
}

/* Reads one cell and leaves *at on what ended it. */
static char *
read_cell (const char **at,
           char         separator)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  const char *text = *at;

  if (*text == '"')
    {
      for (text++; *text != '\0' && (*text != '"' || text[1] == '"'); text++)
        {
          if (*text == '"')
            text++;
          g_string_append_c (cell, *text);
        }
      if (*text == '"')
        text++;
    }
  while (*text != '\0' && *text != separator && *text != '\n' && *text != '\r')
    g_string_append_c (cell, *text++);
  *at = text;
  if (cell->str[0] == '\'' && strchr ("=+-@", cell->str[1]) != NULL && cell->str[1] != '\0')
    g_string_erase (cell, 0, 1);
  return g_strstrip (g_string_free (g_steal_pointer (&cell), FALSE));
}

static gboolean
is_empty (GStrv row)
{
  for (char **cell = row; *cell != NULL; cell++)
    {
      if (**cell != '\0')
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
pln_sheet_parse (const char *text,
                 char        separator)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (g_str_has_prefix (text, "\357\273\277"))
    text += 3;
  if (separator == '\0')
    separator = guess_separator (text);
  while (*text != '\0')
    {
      g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

      g_strv_builder_take (cells, read_cell (&text, separator));
      while (*text == separator)
        {
          text++;
          g_strv_builder_take (cells, read_cell (&text, separator));
        }
      if (*text == '\r')
        text++;
      if (*text == '\n')
        text++;
      g_ptr_array_add (rows, g_strv_builder_end (cells));
    }
  while (rows->len > 0 && is_empty (rows->pdata[rows->len - 1]))
    g_ptr_array_set_size (rows, (int) rows->len - 1);
  return rows;
}

void
pln_sheet_append (GString    *out,
                  const char *cell)
{
  gboolean number = (*cell == '-' || *cell == '+') && g_ascii_isdigit (cell[1]);

  if (*cell != '\0' && strchr ("=+-@", *cell) != NULL && !number)
    g_string_append_c (out, '\'');
  if (strpbrk (cell, "\t\n\r\"") == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *cell);
    }
  g_string_append_c (out, '"');
}
