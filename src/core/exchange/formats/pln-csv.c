/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-csv.h"

#define MAX_BYTES   (256u * 1024 * 1024)
#define MAX_ROWS    1000000
#define MAX_COLUMNS 1000

/* ---- encodings ----------------------------------------------------------- */

/* 0x80 to 0x9f of Windows-1252; 0: not assigned. */
static const gunichar2 upper[32] = {
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

const char *
pln_encoding_get_label (PlnEncoding encoding)
{
  static const char *const labels[] = { "UTF-8", "UTF-16", "UTF-16", "Windows-1252" };

  return labels[encoding];
}

static char *
decode_1252 (const char *data, gsize len)
{
  GString *out = g_string_sized_new (len + len / 8);

  for (gsize i = 0; i < len; i++)
    {
      guint8 byte = (guint8) data[i];
      gunichar c = byte >= 0x80 && byte < 0xa0 ? upper[byte - 0x80] : byte;

      if (c == 0)
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

static char *
decode_utf16 (const char *data, gsize len, gboolean big)
{
  g_autofree gunichar2 *units = g_new (gunichar2, len / 2 + 1);
  gsize n = len / 2;

  if (len % 2 != 0)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      guint8 a = (guint8) data[2 * i], b = (guint8) data[2 * i + 1];

      units[i] = (gunichar2) (big ? a << 8 | b : b << 8 | a);
      if (units[i] == 0)
        return NULL;
    }
  return g_utf16_to_utf8 (units, (glong) n, NULL, NULL, NULL);
}

/* UTF-16 without a mark: nearly every other byte of Western text is zero. */
static gboolean
looks_like_utf16 (const char *data, gsize len, gboolean big)
{
  gsize zeros = 0, n = MIN (len, 4096) / 2;

  for (gsize i = 0; i < n; i++)
    zeros += data[2 * i + (big ? 0 : 1)] == 0 && data[2 * i + (big ? 1 : 0)] != 0;
  return n > 0 && zeros * 2 > n;
}

static gboolean
has_mark (const char *data, gsize len, const char *mark, gsize mark_len)
{
  return len >= mark_len && memcmp (data, mark, mark_len) == 0;
}

char *
pln_text_decode (const char *data, gsize len, PlnEncoding *encoding, const char *name, GError **error)
{
  gsize skip = 0;
  char *text = NULL;

  if (len > MAX_BYTES)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_LIMIT, _("%s is larger than 256 MiB."), name);
      return NULL;
    }
  if (has_mark (data, len, "\xff\xfe", 2))
    *encoding = PLN_ENCODING_UTF16_LE, skip = 2;
  else if (has_mark (data, len, "\xfe\xff", 2))
    *encoding = PLN_ENCODING_UTF16_BE, skip = 2;
  else if (looks_like_utf16 (data, len, FALSE))
    *encoding = PLN_ENCODING_UTF16_LE;
  else if (looks_like_utf16 (data, len, TRUE))
    *encoding = PLN_ENCODING_UTF16_BE;
  else if (g_utf8_validate (data, (gssize) len, NULL))
    *encoding = PLN_ENCODING_UTF8, skip = has_mark (data, len, "\xef\xbb\xbf", 3) ? 3 : 0;
  else
    *encoding = PLN_ENCODING_WINDOWS_1252;
  data += skip;
  len -= skip;
  if (*encoding == PLN_ENCODING_UTF8)
    text = g_strndup (data, len);
  else if (*encoding != PLN_ENCODING_WINDOWS_1252)
    text = decode_utf16 (data, len, *encoding == PLN_ENCODING_UTF16_BE);
  else if (memchr (data, 0, len) == NULL)
    text = decode_1252 (data, len);
  if (text == NULL)
    g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX,
                 _("%s is no text in UTF-8, UTF-16 or Windows-1252."), name);
  return text;
}

/* ---- splitting ----------------------------------------------------------- */

typedef struct
{
  const char *at;
  char        delimiter;
  GString    *cell; /* owned by the caller */
} Splitter;

/* The quoted part of a cell; FALSE when the text ends within it. */
static gboolean
read_quoted (Splitter *self)
{
  for (self->at++;; self->at++)
    {
      if (*self->at == '\0')
        return FALSE;
      if (*self->at != '"')
        g_string_append_c (self->cell, *self->at);
      else if (self->at[1] == '"')
        g_string_append_c (self->cell, *self->at++);
      else
        break;
    }
  self->at++;
  return TRUE;
}

/* One row, each cell appended to row (which may be NULL, to count); -1: a quote is never closed. */
static int
read_row (Splitter *self, GPtrArray *row)
{
  int n = 0;

  for (;;)
    {
      g_string_truncate (self->cell, 0);
      if (*self->at == '"' && !read_quoted (self))
        return -1;
      while (*self->at != '\0' && *self->at != '\n' && *self->at != '\r' && *self->at != self->delimiter)
        g_string_append_c (self->cell, *self->at++);
      n++;
      if (row != NULL && row->len <= MAX_COLUMNS)
        g_ptr_array_add (row, g_strndup (self->cell->str, self->cell->len));
      if (*self->at != self->delimiter || *self->at == '\0')
        break;
      self->at++;
    }
  if (*self->at == '\r')
    self->at++;
  if (*self->at == '\n')
    self->at++;
  return n;
}

/* How well a delimiter explains the first rows: their number of cells, and how many rows agree with the first. */
static guint
score (const char *text, char delimiter)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  Splitter splitter = { text, delimiter, cell };
  int first = 0;
  guint agree = 0, rows = 0;

  while (*splitter.at != '\0' && rows < 50)
    {
      gboolean blank = *splitter.at == '\n' || *splitter.at == '\r';
      int n = read_row (&splitter, NULL);

      if (n < 0)
        return 0;
      if (blank)
        continue;
      if (rows++ == 0)
        first = n;
      agree += n == first;
    }
  if (first < 2)
    return 0;
  return agree * 1000 / MAX (rows, 1) * 1000 + (guint) MIN (first, 999);
}

static char
find_delimiter (const char *text)
{
  static const char candidates[] = { ',', ';', '\t', '|' };
  guint best = 0;
  char delimiter = ',';

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint points = score (text, candidates[i]);

      if (points > best)
        {
          best = points;
          delimiter = candidates[i];
        }
    }
  return delimiter;
}

static gboolean
is_empty (GPtrArray *row)
{
  for (guint i = 0; i < row->len; i++)
    if (*(const char *) g_ptr_array_index (row, i) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
split (PlnCsv *self, const char *text, guint number, const char *name, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);
  Splitter splitter = { text, self->delimiter, cell };

  for (; *splitter.at != '\0'; number++)
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);

      if (read_row (&splitter, row) < 0)
        {
          g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX,
                       _("%s, row %u: a quotation mark is never closed."), name, number);
          return FALSE;
        }
      if (row->len > MAX_COLUMNS || self->rows->len > MAX_ROWS)
        {
          g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_LIMIT,
                       _("%s, row %u: a table has at most 1,000 columns and 1,000,000 rows."), name, number);
          return FALSE;
        }
      if (is_empty (row))
        continue;
      g_ptr_array_add (self->rows, g_steal_pointer (&row));
      g_array_append_val (self->numbers, number);
    }
  return TRUE;
}

PlnCsv *
pln_csv_parse (const char *data, gsize len, const char *name, GError **error)
{
  g_autoptr (PlnCsv) self = g_new0 (PlnCsv, 1);
  g_autofree char *text = NULL;
  const char *start;
  guint number = 1;

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  text = pln_text_decode (data, len, &self->encoding, name, error);
  if (text == NULL)
    return NULL;
  start = text;
  /* A line by which a spreadsheet tells its delimiter. */
  if (g_str_has_prefix (text, "sep=") && text[4] != '\0' && text[4] != '"' && (guint8) text[4] < 0x80 &&
      (text[5] == '\r' || text[5] == '\n'))
    {
      self->delimiter = text[4];
      start += text[5] == '\r' && text[6] == '\n' ? 7 : 6;
      number++;
    }
  else
    self->delimiter = find_delimiter (text);
  if (!split (self, start, number, name, error))
    return NULL;
  if (self->rows->len == 0)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX, _("%s holds no table."), name);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
pln_csv_free (PlnCsv *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->rows);
  g_array_unref (self->numbers);
  g_free (self);
}

guint
pln_csv_get_n_columns (PlnCsv *self)
{
  return ((GPtrArray *) g_ptr_array_index (self->rows, 0))->len;
}

const char *
pln_csv_get_cell (PlnCsv *self, guint row, guint column)
{
  GPtrArray *cells = g_ptr_array_index (self->rows, row);

  return column < cells->len ? g_ptr_array_index (cells, column) : "";
}

/* ---- writing ------------------------------------------------------------- */

static gboolean
is_formula (const char *cell)
{
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

/* Apostrophes before something that looks like a formula. */
static gboolean
is_guarded (const char *cell)
{
  if (*cell != '\'')
    return FALSE;
  while (*cell == '\'')
    cell++;
  return is_formula (cell);
}

const char *
pln_csv_unguard (const char *cell)
{
  return is_guarded (cell) ? cell + 1 : cell;
}

void
pln_csv_append_cell (GString *out, const char *cell, gboolean guard)
{
  gboolean guarded = guard && (is_formula (cell) || is_guarded (cell));
  gsize len = strlen (cell);

  if (!guarded && strpbrk (cell, ",;\t\"\r\n") == NULL && (len == 0 || (cell[0] != ' ' && cell[len - 1] != ' ')))
    {
      g_string_append (out, cell);
      return;
    }
  g_string_append_c (out, '"');
  if (guarded)
    g_string_append_c (out, '\'');
  for (; *cell != '\0'; cell++)
    {
      if (*cell == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *cell);
    }
  g_string_append_c (out, '"');
}
