/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The scanner never looks at a byte twice where it can help it: strings are
 * run over eight bytes at a time, and what needs no decoding is copied whole. */

G_DEFINE_QUARK (pln-json-error-quark, pln_json_error)

static gboolean
fail (PlnJsonScanner *self,
      GError        **error,
      const char     *what)
{
  g_set_error (error, PLN_JSON_ERROR, PLN_JSON_ERROR_SYNTAX, _("%s (at byte %" G_GSIZE_FORMAT ")."), what, self->pos);
  return FALSE;
}

static gboolean
fail_limit (PlnJsonScanner *self,
            GError        **error,
            const char     *what)
{
  g_set_error (error, PLN_JSON_ERROR, PLN_JSON_ERROR_LIMIT, _("%s (at byte %" G_GSIZE_FORMAT ")."), what, self->pos);
  return FALSE;
}

/* text is borrowed and need not end with NUL when len is given. */
void
pln_json_scanner_init (PlnJsonScanner *self,
                       const char     *text,
                       gssize          len)
{
  self->text = text;
  self->len = len < 0 ? strlen (text) : (gsize) len;
  self->pos = 0;
  self->depth = 0;
}

static inline void
skip_space (PlnJsonScanner *self)
{
  while (self->pos < self->len)
    {
      char c = self->text[self->pos];

      if (c != ' ' && c != '\n' && c != '\t' && c != '\r')
        break;
      self->pos++;
    }
}

static inline int
look (PlnJsonScanner *self)
{
  skip_space (self);
  return self->pos < self->len ? (guchar) self->text[self->pos] : -1;
}

gboolean
pln_json_peek (PlnJsonScanner *self,
               PlnJsonType    *type,
               GError        **error)
{
  int c = look (self);

  switch (c)
    {
    case 'n': *type = PLN_JSON_NULL; return TRUE;
    case 'f': *type = PLN_JSON_FALSE; return TRUE;
    case 't': *type = PLN_JSON_TRUE; return TRUE;
    case '"': *type = PLN_JSON_STRING; return TRUE;
    case '[': *type = PLN_JSON_ARRAY; return TRUE;
    case '{': *type = PLN_JSON_OBJECT; return TRUE;
    case -1: return fail (self, error, _("The JSON text ends too early"));
    default:
      if (c != '-' && !g_ascii_isdigit (c))
        return fail (self, error, _("A JSON value is missing"));
      *type = PLN_JSON_NUMBER;
      return TRUE;
    }
}

static inline gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

/* Whether none of eight bytes is a quote, a backslash, a control character or not ASCII. */
static inline gboolean
all_plain (const char *p)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), high = ones << 7;
  guint64 word, quote, slash;

  memcpy (&word, p, sizeof word);
  quote = word ^ (ones * '"');
  slash = word ^ (ones * '\\');
  return ((word | (word - ones * 0x20) | (quote - ones) | (slash - ones)) & high) == 0;
}

/* Length of the UTF-8 sequence at p, 0 when it is not well-formed (RFC 3629). */
static guint
utf8_length (const guchar *p,
             gsize         left)
{
#define TAIL(i) ((p[i] & 0xc0) == 0x80)
  if (p[0] >= 0xc2 && p[0] <= 0xdf)
    return left >= 2 && TAIL (1) ? 2 : 0;
  if (p[0] >= 0xe0 && p[0] <= 0xef)
    {
      if (left < 3 || !TAIL (1) || !TAIL (2))
        return 0;
      if ((p[0] == 0xe0 && p[1] < 0xa0) || (p[0] == 0xed && p[1] > 0x9f))
        return 0;
      return 3;
    }
  if (p[0] >= 0xf0 && p[0] <= 0xf4)
    {
      if (left < 4 || !TAIL (1) || !TAIL (2) || !TAIL (3))
        return 0;
      if ((p[0] == 0xf0 && p[1] < 0x90) || (p[0] == 0xf4 && p[1] > 0x8f))
        return 0;
      return 4;
    }
#undef TAIL
  return 0;
}

static int
hex4 (const char *p)
{
  int value = 0;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (p[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* An escape at pos (which stands on the backslash): moves past it and gives its character. */
static gboolean
scan_escape (PlnJsonScanner *self,
             gunichar       *out,
             GError        **error)
{
  const char *p = self->text + self->pos;
  gsize left = self->len - self->pos;
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *found;
  int high, low;

  if (left < 2)
    return fail (self, error, _("A JSON string does not end"));
  if (p[1] != 'u')
    {
      found = p[1] != 0 ? strchr (from, p[1]) : NULL;
      if (found == NULL)
        return fail (self, error, _("A JSON string has an escape that does not exist"));
      *out = (guchar) to[found - from];
      self->pos += 2;
      return TRUE;
    }

  high = left >= 6 ? hex4 (p + 2) : -1;
  if (high < 0)
    return fail (self, error, _("A \\u escape needs four hexadecimal digits"));
  if (high == 0)
    return fail (self, error, _("Text must not hold the character NUL"));
  if (high >= 0xdc00 && high <= 0xdfff)
    return fail (self, error, _("A lone surrogate is no character"));
  if (high < 0xd800 || high > 0xdbff)
    {
      *out = (gunichar) high;
      self->pos += 6;
      return TRUE;
    }
  low = left >= 12 && p[6] == '\\' && p[7] == 'u' ? hex4 (p + 8) : -1;
  if (low < 0xdc00 || low > 0xdfff)
    return fail (self, error, _("A lone surrogate is no character"));
  *out = 0x10000 + (((gunichar) high - 0xd800) << 10) + ((gunichar) low - 0xdc00);
  self->pos += 12;
  return TRUE;
}

/* Runs over a string.  Afterwards *start and *end enclose what stood between
 * the quotes, and *escaped says whether it needs decoding; *decoded_len is its
 * length then.  Takes no memory. */
static gboolean
scan_string (PlnJsonScanner *self,
             gsize          *start,
             gsize          *end,
             gboolean       *escaped,
             gsize          *decoded_len,
             GError        **error)
{
  const char *text = self->text;
  gsize len = self->len, pos, saved = 0; /* bytes that decoding takes away */

  if (look (self) != '"')
    return fail (self, error, _("A JSON string is missing"));
  pos = *start = ++self->pos;
  *escaped = FALSE;
  for (;;)
    {
      while (pos + 8 <= len && all_plain (text + pos))
        pos += 8;
      while (pos < len && is_plain ((guchar) text[pos]))
        pos++;
      self->pos = pos;
      if (pos >= len)
        return fail (self, error, _("A JSON string does not end"));
      if (text[pos] == '"')
        break;
      if (text[pos] == '\\')
        {
          gunichar c;

          if (!scan_escape (self, &c, error))
            return FALSE;
          *escaped = TRUE;
          saved += self->pos - pos - (gsize) g_unichar_to_utf8 (c, NULL);
          pos = self->pos;
        }
      else if ((guchar) text[pos] < 0x20)
        return fail (self, error, _("A JSON string holds a control character that is not escaped"));
      else
        {
          guint n = utf8_length ((const guchar *) text + pos, len - pos);

          if (n == 0)
            return fail (self, error, _("The text is not valid UTF-8"));
          pos += n;
        }
    }
  *end = pos;
  *decoded_len = pos - *start - saved;
  self->pos = pos + 1;
  if (*decoded_len > PLN_JSON_MAX_TEXT)
    return fail_limit (self, error, _("A text is longer than 1 MiB"));
  return TRUE;
}

/* Decodes what scan_string() found valid. */
static char *
decode_string (PlnJsonScanner *self,
               gsize           start,
               gsize           end,
               gsize           decoded_len)
{
  char *out = g_malloc (decoded_len + 1), *to = out;
  PlnJsonScanner inner = { self->text, end, start, 0 };

  while (inner.pos < end)
    {
      const char *from = self->text + inner.pos;
      const char *slash = memchr (from, '\\', end - inner.pos);
      gsize n = slash != NULL ? (gsize) (slash - from) : end - inner.pos;
      gunichar c;

      memcpy (to, from, n);
      to += n;
      inner.pos += n;
      if (slash != NULL && scan_escape (&inner, &c, NULL))
        to += g_unichar_to_utf8 (c, to);
    }
  *to = 0;
  return out;
}

/* Reads a string without copying where it has no escapes.  slice->text is then
 * inside the scanned text and not ended by NUL.  Free with pln_json_slice_clear(). */
gboolean
pln_json_read_slice (PlnJsonScanner *self,
                     PlnJsonSlice   *slice,
                     GError        **error)
{
  gsize start, end, decoded_len;
  gboolean escaped;

  *slice = (PlnJsonSlice) { NULL, 0, NULL };
  if (!scan_string (self, &start, &end, &escaped, &decoded_len, error))
    return FALSE;
  if (escaped)
    slice->text = slice->owned = decode_string (self, start, end, decoded_len);
  else
    slice->text = self->text + start;
  slice->len = decoded_len;
  return TRUE;
}

void
pln_json_slice_clear (PlnJsonSlice *slice)
{
  g_clear_pointer (&slice->owned, g_free);
  slice->text = NULL;
  slice->len = 0;
}

gboolean
pln_json_slice_equal (const PlnJsonSlice *slice,
                      const char         *text)
{
  return strncmp (text, slice->text, slice->len) == 0 && text[slice->len] == 0;
}

/* out (transfer full, ends with NUL) and len may be NULL. */
gboolean
pln_json_read_string (PlnJsonScanner *self,
                      char          **out,
                      gsize          *len,
                      GError        **error)
{
  gsize start, end, decoded_len;
  gboolean escaped;

  if (!scan_string (self, &start, &end, &escaped, &decoded_len, error))
    return FALSE;
  if (out != NULL)
    *out = escaped ? decode_string (self, start, end, decoded_len) : g_strndup (self->text + start, end - start);
  if (len != NULL)
    *len = decoded_len;
  return TRUE;
}

static gsize
scan_digits (PlnJsonScanner *self)
{
  gsize start = self->pos;

  while (self->pos < self->len && g_ascii_isdigit (self->text[self->pos]))
    self->pos++;
  return self->pos - start;
}

static gboolean
scan_number (PlnJsonScanner *self,
             gsize          *start,
             GError        **error)
{
  const char *text = self->text;
  gsize first, n;

  look (self);
  *start = self->pos;
  if (self->pos < self->len && text[self->pos] == '-')
    self->pos++;
  first = self->pos;
  n = scan_digits (self);
  if (n == 0 || (n > 1 && text[first] == '0'))
    return fail (self, error, _("A JSON number is malformed"));
  if (self->pos < self->len && text[self->pos] == '.')
    {
      self->pos++;
      if (scan_digits (self) == 0)
        return fail (self, error, _("A JSON number is malformed"));
    }
  if (self->pos < self->len && (text[self->pos] == 'e' || text[self->pos] == 'E'))
    {
      self->pos++;
      if (self->pos < self->len && (text[self->pos] == '+' || text[self->pos] == '-'))
        self->pos++;
      if (scan_digits (self) == 0)
        return fail (self, error, _("A JSON number is malformed"));
    }
  if (self->pos - *start > PLN_JSON_MAX_TEXT)
    return fail_limit (self, error, _("A number is longer than 1 MiB"));
  return TRUE;
}

gboolean
pln_json_read_number (PlnJsonScanner *self,
                      char          **out,
                      GError        **error)
{
  gsize start;

  if (!scan_number (self, &start, error))
    return FALSE;
  if (out != NULL)
    *out = g_strndup (self->text + start, self->pos - start);
  return TRUE;
}

static gboolean
scan_word (PlnJsonScanner *self,
           const char     *word)
{
  gsize n = strlen (word);

  look (self);
  if (self->len - self->pos < n || memcmp (self->text + self->pos, word, n) != 0)
    return FALSE;
  self->pos += n;
  return TRUE;
}

gboolean
pln_json_read_boolean (PlnJsonScanner *self,
                       gboolean       *out,
                       GError        **error)
{
  gboolean value = scan_word (self, "true");

  if (!value && !scan_word (self, "false"))
    return fail (self, error, _("Neither true nor false"));
  if (out != NULL)
    *out = value;
  return TRUE;
}

gboolean
pln_json_read_null (PlnJsonScanner *self,
                    GError        **error)
{
  return scan_word (self, "null") || fail (self, error, _("A JSON value is missing"));
}

static gboolean
enter (PlnJsonScanner *self,
       char            bracket,
       GError        **error)
{
  if (look (self) != (guchar) bracket)
    return fail (self, error, bracket == '{' ? _("A JSON object is missing") : _("A JSON array is missing"));
  if (self->depth >= PLN_JSON_MAX_DEPTH)
    return fail_limit (self, error, _("The JSON text is nested deeper than 32"));
  self->depth++;
  self->pos++;
  return TRUE;
}

gboolean
pln_json_enter_object (PlnJsonScanner *self,
                       GError        **error)
{
  return enter (self, '{', error);
}

gboolean
pln_json_enter_array (PlnJsonScanner *self,
                      GError        **error)
{
  return enter (self, '[', error);
}

/* Steps over the comma before an item or the bracket after the last one. */
static gboolean
next_item (PlnJsonScanner *self,
           char            bracket,
           gboolean       *first,
           gboolean       *more,
           GError        **error)
{
  int c = look (self);

  *more = FALSE;
  if (c == bracket)
    {
      self->pos++;
      self->depth--;
      return TRUE;
    }
  if (!*first)
    {
      if (c != ',')
        return fail (self, error, _("A comma or a closing bracket is missing"));
      self->pos++;
    }
  *first = FALSE;
  *more = TRUE;
  return TRUE;
}

gboolean
pln_json_next_element (PlnJsonScanner *self,
                       gboolean       *first,
                       gboolean       *more,
                       GError        **error)
{
  PlnJsonType type;

  return next_item (self, ']', first, more, error) && (!*more || pln_json_peek (self, &type, error));
}

/* As pln_json_next_member(), without copying the name: name->text is NULL at the end. */
gboolean
pln_json_next_slice (PlnJsonScanner *self,
                     gboolean       *first,
                     PlnJsonSlice   *name,
                     GError        **error)
{
  gboolean more;

  *name = (PlnJsonSlice) { NULL, 0, NULL };
  if (!next_item (self, '}', first, &more, error))
    return FALSE;
  if (!more)
    return TRUE;
  if (!pln_json_read_slice (self, name, error))
    return FALSE;
  if (look (self) != ':')
    {
      pln_json_slice_clear (name);
      return fail (self, error, _("A colon is missing"));
    }
  self->pos++;
  return TRUE;
}

/* Whether a name comes twice is for the caller to see, who knows the names;
 * pln_json_read_canonical() and pln_json_skip() look themselves. */
gboolean
pln_json_next_member (PlnJsonScanner *self,
                      gboolean       *first,
                      char          **name,
                      GError        **error)
{
  PlnJsonSlice slice;

  *name = NULL;
  if (!pln_json_next_slice (self, first, &slice, error))
    return FALSE;
  if (slice.owned != NULL)
    *name = g_steal_pointer (&slice.owned);
  else if (slice.text != NULL)
    *name = g_strndup (slice.text, slice.len);
  return TRUE;
}

/* The members of one object: their names, and where their text stands in the output. */
typedef struct
{
  PlnJsonSlice name;
  gsize        start, end;
} Member;

#define N_INLINE 12

typedef struct
{
  Member  few[N_INLINE];
  Member *items; /* few, or owned */
  guint   n, allocated;
} Members;

static void
members_add (Members     *self,
             PlnJsonSlice name,
             gsize        start)
{
  if (self->n == self->allocated)
    {
      guint allocated = self->allocated * 2;

      if (self->items == self->few)
        self->items = g_memdup2 (self->few, sizeof self->few);
      self->items = g_renew (Member, self->items, allocated);
      self->allocated = allocated;
    }
  self->items[self->n++] = (Member) { name, start, start };
}

static void
members_clear (Members *self)
{
  for (guint i = 0; i < self->n; i++)
    pln_json_slice_clear (&self->items[i].name);
  if (self->items != self->few)
    g_free (self->items);
}

static int
member_compare (const void *a,
                const void *b)
{
  const PlnJsonSlice *x = &((const Member *) a)->name, *y = &((const Member *) b)->name;
  int order = memcmp (x->text, y->text, MIN (x->len, y->len));

  return order != 0 ? order : (x->len > y->len) - (x->len < y->len);
}

/* Sorts the members by name, refuses a name that comes twice; *moved says whether anything changed place. */
static gboolean
members_sort (PlnJsonScanner *self,
              Members        *members,
              gboolean       *moved,
              GError        **error)
{
  *moved = FALSE;
  for (guint i = 1; i < members->n && !*moved; i++)
    *moved = member_compare (&members->items[i - 1], &members->items[i]) >= 0;
  if (!*moved)
    return TRUE;
  qsort (members->items, members->n, sizeof (Member), member_compare);
  for (guint i = 1; i < members->n; i++)
    if (member_compare (&members->items[i - 1], &members->items[i]) == 0)
      {
        const PlnJsonSlice *name = &members->items[i].name;

        g_set_error (error, PLN_JSON_ERROR, PLN_JSON_ERROR_SYNTAX,
                     _("The member “%.*s” comes twice in one object (before byte %" G_GSIZE_FORMAT ")."),
                     (int) MIN (name->len, 100), name->text, self->pos);
        return FALSE;
      }
  return TRUE;
}

/* Puts the members, which were appended in the order read, into the order of members. */
static void
members_rewrite (Members *members,
                 GString *out,
                 gsize    begin)
{
  g_autoptr (GString) sorted = g_string_sized_new (out->len - begin + 1);

  for (guint i = 0; i < members->n; i++)
    {
      const Member *member = &members->items[i];

      if (i > 0)
        g_string_append_c (sorted, ',');
      g_string_append_len (sorted, out->str + member->start, member->end - member->start);
    }
  g_string_truncate (out, begin);
  g_string_append_len (out, sorted->str, sorted->len);
}

static gboolean read_value (PlnJsonScanner *self, GString *out, GError **error);

/* out NULL: only looked at. */
static gboolean
read_object (PlnJsonScanner *self,
             GString        *out,
             GError        **error)
{
  Members members = { .n = 0, .allocated = N_INLINE };
  gboolean first = TRUE, moved, ok = FALSE;
  gsize begin = 0;

  members.items = members.few;
  if (!pln_json_enter_object (self, error))
    return FALSE;
  if (out != NULL)
    {
      g_string_append_c (out, '{');
      begin = out->len;
    }
  for (;;)
    {
      PlnJsonSlice name;

      if (!pln_json_next_slice (self, &first, &name, error))
        goto out;
      if (name.text == NULL)
        break;
      if (out != NULL && members.n > 0)
        g_string_append_c (out, ',');
      members_add (&members, name, out != NULL ? out->len : 0);
      if (out != NULL)
        {
          pln_json_append_string (out, name.text, (gssize) name.len);
          g_string_append_c (out, ':');
        }
      if (!read_value (self, out, error))
        goto out;
      if (out != NULL)
        members.items[members.n - 1].end = out->len;
    }
  if (!members_sort (self, &members, &moved, error))
    goto out;
  if (out != NULL)
    {
      if (moved)
        members_rewrite (&members, out, begin);
      g_string_append_c (out, '}');
    }
  ok = TRUE;
out:
  members_clear (&members);
  return ok;
}

static gboolean
read_array (PlnJsonScanner *self,
            GString        *out,
            GError        **error)
{
  gboolean first = TRUE, more, again = FALSE;

  if (!pln_json_enter_array (self, error))
    return FALSE;
  if (out != NULL)
    g_string_append_c (out, '[');
  for (;;)
    {
      if (!pln_json_next_element (self, &first, &more, error))
        return FALSE;
      if (!more)
        break;
      if (out != NULL && again)
        g_string_append_c (out, ',');
      again = TRUE;
      if (!read_value (self, out, error))
        return FALSE;
    }
  if (out != NULL)
    g_string_append_c (out, ']');
  return TRUE;
}

static gboolean
read_string (PlnJsonScanner *self,
             GString        *out,
             GError        **error)
{
  gsize start, end, decoded_len;
  gboolean escaped;

  if (!scan_string (self, &start, &end, &escaped, &decoded_len, error))
    return FALSE;
  if (out == NULL)
    return TRUE;
  if (!escaped)
    g_string_append_len (out, self->text + start - 1, (gssize) (end - start + 2));
  else
    {
      g_autofree char *decoded = decode_string (self, start, end, decoded_len);

      pln_json_append_string (out, decoded, (gssize) decoded_len);
    }
  return TRUE;
}

static gboolean
read_value (PlnJsonScanner *self,
            GString        *out,
            GError        **error)
{
  PlnJsonType type;
  gsize start;

  if (!pln_json_peek (self, &type, error))
    return FALSE;
  switch (type)
    {
    case PLN_JSON_OBJECT:
      return read_object (self, out, error);
    case PLN_JSON_ARRAY:
      return read_array (self, out, error);
    case PLN_JSON_STRING:
      return read_string (self, out, error);
    case PLN_JSON_NUMBER:
      if (!scan_number (self, &start, error))
        return FALSE;
      break;
    case PLN_JSON_NULL:
      start = self->pos;
      if (!pln_json_read_null (self, error))
        return FALSE;
      break;
    case PLN_JSON_FALSE:
    case PLN_JSON_TRUE:
    default:
      start = self->pos;
      if (!pln_json_read_boolean (self, NULL, error))
        return FALSE;
      break;
    }
  if (out != NULL)
    g_string_append_len (out, self->text + start, (gssize) (self->pos - start));
  return TRUE;
}

gboolean
pln_json_read_canonical (PlnJsonScanner *self,
                         GString        *out,
                         GError        **error)
{
  g_return_val_if_fail (out != NULL, FALSE);

  return read_value (self, out, error);
}

/* Steps over any value, checking it as strictly as reading it would.  *start and
 * *end (either may be NULL) enclose its text.  Takes memory only for objects of
 * more than a dozen members. */
gboolean
pln_json_skip (PlnJsonScanner *self,
               gsize          *start,
               gsize          *end,
               GError        **error)
{
  skip_space (self);
  if (start != NULL)
    *start = self->pos;
  if (!read_value (self, NULL, error))
    return FALSE;
  if (end != NULL)
    *end = self->pos;
  return TRUE;
}

gboolean
pln_json_at_end (PlnJsonScanner *self,
                 GError        **error)
{
  return look (self) < 0 || fail (self, error, _("Something follows the end of the JSON text"));
}

static void
append_escaped (GString *out,
                guchar   c)
{
  static const char from[] = "\"\\\b\f\n\r\t", to[] = "\"\\bfnrt";
  const char *found = c != 0 ? strchr (from, c) : NULL;

  if (found != NULL)
    {
      g_string_append_c (out, '\\');
      g_string_append_c (out, to[found - from]);
    }
  else
    g_string_append_printf (out, "\\u%04x", c);
}

/* text must be valid UTF-8; len -1: up to NUL. */
void
pln_json_append_string (GString    *out,
                        const char *text,
                        gssize      len)
{
  gsize n = len < 0 ? strlen (text) : (gsize) len, pos = 0, from = 0;

  g_string_append_c (out, '"');
  while (pos < n)
    {
      guchar c;

      while (pos + 8 <= n && all_plain (text + pos))
        pos += 8;
      if (pos >= n)
        break;
      c = (guchar) text[pos];
      if (c < 0x20 || c == '"' || c == '\\')
        {
          g_string_append_len (out, text + from, (gssize) (pos - from));
          append_escaped (out, c);
          from = pos + 1;
        }
      pos++;
    }
  g_string_append_len (out, text + from, (gssize) (n - from));
  g_string_append_c (out, '"');
}

/* The canonical form of a whole JSON text, or NULL with an error. (transfer full) */
char *
pln_json_canonicalize (const char *text,
                       GError    **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  PlnJsonScanner scanner;

  pln_json_scanner_init (&scanner, text, -1);
  if (!pln_json_read_canonical (&scanner, out, error) || !pln_json_at_end (&scanner, error))
    return NULL;
  return g_string_free_and_steal (g_steal_pointer (&out));
}
