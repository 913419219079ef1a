/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Decimals are strings all the way: no floating point, no locale. */

/* -1234.50 into -1234.5; plain digits, one point, no exponent.  “-0” is “0”.
 * (transfer full), NULL with an error when it is no such number. */
char *
pln_decimal_canonical (const char *text,
                       GError    **error)
{
  const char *p = text;
  gboolean negative = *p == '-', any = FALSE;
  const char *whole, *fraction = "";
  gsize n_whole, n_fraction = 0;

  if (*p == '-' || *p == '+')
    p++;
  whole = p;
  n_whole = strspn (p, "0123456789");
  any = n_whole > 0;
  p += n_whole;
  if (*p == '.' && any)
    {
      fraction = p + 1;
      n_fraction = strspn (fraction, "0123456789");
      any = n_fraction > 0;
      p = fraction + n_fraction;
    }
  if (!any || *p != 0)
    {
      g_autofree char *excerpt = pln_text_excerpt (text);

      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is not a decimal number."), excerpt);
      return NULL;
    }
  if (n_whole + n_fraction > 1000)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("A number has at most 1000 digits."));
      return NULL;
    }
  while (n_whole > 1 && *whole == '0')
    {
      whole++;
      n_whole--;
    }
  while (n_fraction > 0 && fraction[n_fraction - 1] == '0')
    n_fraction--;
  if (n_whole == 1 && *whole == '0' && n_fraction == 0)
    negative = FALSE;
  return g_strdup_printf ("%s%.*s%s%.*s", negative ? "-" : "", (int) n_whole, whole, n_fraction > 0 ? "." : "",
                          (int) n_fraction, fraction);
}

static int
compare_magnitude (const char *a,
                   const char *b)
{
  gsize whole_a, whole_b;
  int order;

  a += strspn (a, "0");
  b += strspn (b, "0");
  whole_a = strcspn (a, ".");
  whole_b = strcspn (b, ".");
  if (whole_a != whole_b)
    return whole_a < whole_b ? -1 : 1;
  order = strncmp (a, b, whole_a);
  if (order == 0)
    order = strcmp (a + whole_a, b + whole_b);
  return (order > 0) - (order < 0);
}

/* Both canonical. */
int
pln_decimal_compare (const char *a,
                     const char *b)
{
  gboolean minus_a = *a == '-', minus_b = *b == '-';

  if (minus_a != minus_b)
    return minus_a ? -1 : 1;
  return minus_a ? compare_magnitude (b + 1, a + 1) : compare_magnitude (a, b);
}

gboolean
pln_locale_has_decimal_comma (void)
{
  const char *point = localeconv ()->decimal_point;

  /* The Arabic decimal mark counts as a comma too. */
  return point != NULL && (strcmp (point, ",") == 0 || strcmp (point, "\331\253") == 0);
}

static gboolean
refuse_number (const char *text,
               GError    **error)
{
  g_autofree char *excerpt = pln_text_excerpt (text);

  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is not a number."), excerpt);
  return FALSE;
}

static gboolean
locale_groups_by_point (void)
{
  const struct lconv *local = localeconv ();

  return g_strcmp0 (local->thousands_sep, ".") == 0 || g_strcmp0 (local->mon_thousands_sep, ".") == 0;
}

/* The digits of a typed number with ' for every sure group mark, and points and commas as they stand. */
static GString *
normalize_number (const char *text,
                  GError    **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (out, (char) ('0' + digit));
      else if (c == '-' || c == 0x2212 || c == '+')
        g_string_append_c (out, c == '+' ? '+' : '-');
      else if (c == '.' || c == ',')
        g_string_append_c (out, (char) c);
      else if (c == 0x066b)
        g_string_append_c (out, ',');
      else if (c == '\'' || c == 0x2019 || c == 0x02bc || c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009 || c == 0x066c)
        g_string_append_c (out, '\'');
      else
        {
          refuse_number (text, error);
          return NULL;
        }
    }
  return g_steal_pointer (&out);
}

static guint
count (const char *text,
       char        c)
{
  guint n = 0;

  for (; *text != 0; text++)
    n += *text == c;
  return n;
}

/* Groups: one to three digits, then three each (Indian lakhs, two each before the last, too). */
static gboolean
groups_fit (const char *number,
            gsize       whole_len,
            char        mark)
{
  g_autofree char *whole = g_strndup (number, whole_len);
  const char marks[] = { mark, 0 };
  g_auto (GStrv) groups = g_strsplit (whole, marks, -1);
  guint n = g_strv_length (groups);

  for (guint i = 0; i < n; i++)
    {
      gsize len = strlen (groups[i]);

      if (strspn (groups[i], "0123456789") != len)
        return FALSE;
      if (i == n - 1 ? (n > 1 && len != 3) : i == 0 ? (len < 1 || len > 3) : len != 2 && len != 3)
        return FALSE;
    }
  return TRUE;
}

/* A number with a single point or comma before exactly three digits reads as
 * thousands or as thousandths.  A comma is taken for thousands where the locale
 * and the unit leave no doubt; the point only where the locale groups by it. */
static gboolean
is_ambiguous (char     mark,
              gsize    n_whole,
              gsize    n_after,
              gboolean leading_zero,
              int      fraction)
{
  if (n_after != 3 || n_whole > 3 || leading_zero)
    return FALSE;
  if (fraction >= 0 && fraction < 3)
    return mark == ',' ? pln_locale_has_decimal_comma () : !locale_groups_by_point ();
  return fraction >= 3 || mark == ',';
}

/* The mark that stands before the fraction, 0 when there is none; *bad: no number. */
static char
decimal_mark (const char *number,
              int         fraction,
              gboolean   *bad,
              gboolean   *ambiguous)
{
  guint points = count (number, '.'), commas = count (number, ','), others = count (number, '\'');
  char mark = points > 0 ? '.' : ',';
  const char *at;
  gsize n_whole, n_after;

  *bad = *ambiguous = FALSE;
  if (points == 0 && commas == 0)
    return 0;
  if (points > 0 && commas > 0)
    {
      mark = strrchr (number, '.') > strrchr (number, ',') ? '.' : ',';
      *bad = others > 0 || count (number, mark) != 1;
      return mark;
    }
  if (points + commas > 1)
    {
      *bad = others > 0;
      return 0;
    }
  if (others > 0)
    return mark;
  at = strchr (number, mark);
  n_whole = (gsize) (at - number);
  n_after = strlen (at + 1);
  *ambiguous = is_ambiguous (mark, n_whole, n_after, number[0] == '0', fraction);
  if (n_after == 3 && n_whole <= 3 && number[0] != '0' && fraction >= 0 && fraction < 3)
    return 0;
  return mark;
}

gboolean
pln_number_parse_typed (const char *text,
                        int         fraction,
                        char      **canonical,
                        GError    **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autoptr (GString) marked = normalize_number (stripped, error);
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *number, *end;
  gboolean bad, ambiguous;
  char mark, group;
  gsize whole;

  *canonical = NULL;
  if (marked == NULL)
    return FALSE;
  number = marked->str;
  if (*number == '-' || *number == '+')
    {
      if (*number == '-')
        g_string_append_c (plain, '-');
      number += number[1] == '\'' ? 2 : 1;
    }
  mark = decimal_mark (number, fraction, &bad, &ambiguous);
  if (ambiguous)
    {
      gsize n = strcspn (number, ".,");

      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS,
                   _("“%s” may be %.*s%s or %.*s.%s. Write it without a thousands mark, or with both marks."), stripped,
                   (int) n, number, number + n + 1, (int) n, number, number + n + 1);
      return FALSE;
    }
  end = mark != 0 ? strrchr (number, mark) : number + strlen (number);
  whole = (gsize) (end - number);
  group = memchr (number, '\'', whole) != NULL ? '\'' : memchr (number, ',', whole) != NULL ? ',' : '.';
  if (bad || whole == 0 || !groups_fit (number, whole, group) ||
      (mark != 0 && (end[1] == 0 || strspn (end + 1, "0123456789") != strlen (end + 1))))
    return refuse_number (stripped, error);
  for (gsize i = 0; i < whole; i++)
    if (g_ascii_isdigit (number[i]))
      g_string_append_c (plain, number[i]);
  if (mark != 0)
    g_string_append_printf (plain, ".%s", end + 1);
  *canonical = pln_decimal_canonical (plain->str, error);
  return *canonical != NULL;
}
