/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

/* Exact money: minor units and an ISO 4217 code, and what people type for it. */

#define MAX_WHOLE_DIGITS 15

gboolean
pln_currency_refuse (const char *code,
                     GError    **error)
{
  g_autofree char *excerpt = pln_text_excerpt (code);

  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is no currency code of ISO 4217."), excerpt);
  return FALSE;
}

/* A decimal into the form with just the digits of the currency. (transfer full) */
static char *
canonical_amount (const char *amount,
                  int         digits,
                  const char *currency,
                  GError    **error)
{
  g_autofree char *decimal = pln_decimal_canonical (amount, error);
  const char *whole, *point, *fraction;
  gsize n_whole, n_fraction;
  g_autoptr (GString) out = NULL;

  if (decimal == NULL)
    return NULL;
  whole = decimal[0] == '-' ? decimal + 1 : decimal;
  point = strchr (whole, '.');
  n_whole = point != NULL ? (gsize) (point - whole) : strlen (whole);
  fraction = point != NULL ? point + 1 : "";
  n_fraction = strlen (fraction);
  if (n_fraction > (gsize) digits)
    {
      g_autofree char *excerpt = pln_text_excerpt (amount);

      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE,
                   _("%s has %d digits after the point; “%s” has more."), currency, digits, excerpt);
      return NULL;
    }
  if (n_whole > MAX_WHOLE_DIGITS)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE,
                           _("An amount of money has at most 15 digits before the point."));
      return NULL;
    }
  out = g_string_new (decimal);
  if (digits > 0 && n_fraction == 0)
    g_string_append_c (out, '.');
  for (gsize i = n_fraction; i < (gsize) digits; i++)
    g_string_append_c (out, '0');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static gboolean
to_minor (const char *amount,
          gint64     *minor,
          GError    **error)
{
  gboolean negative = *amount == '-', fits = TRUE;
  gint64 value = 0;

  for (const char *p = amount + negative; *p != 0 && fits; p++)
    if (*p != '.')
      fits = !__builtin_mul_overflow (value, 10, &value) && !__builtin_add_overflow (value, *p - '0', &value);
  if (!fits)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("The amount of money is too large."));
      return FALSE;
    }
  *minor = negative ? -value : value;
  return TRUE;
}

/* The amount with a point before its last digits. (transfer full) */
static char *
from_minor (const PlnMoney *money)
{
  int digits = MAX (pln_currency_digits (money->currency), 0);
  guint64 magnitude = money->minor < 0 ? -(guint64) money->minor : (guint64) money->minor, unit = 1;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  if (digits == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, money->minor < 0 ? "-" : "", magnitude);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%0*" G_GUINT64_FORMAT, money->minor < 0 ? "-" : "", magnitude / unit,
                          digits, magnitude % unit);
}

static gboolean
read_members (PlnJsonScanner *scanner,
              char          **amount,
              char          **currency,
              GError        **error)
{
  gboolean first = TRUE, has_amount = FALSE, has_currency = FALSE;

  if (!pln_json_enter_object (scanner, error))
    return FALSE;
  for (;;)
    {
      PlnJsonSlice name;
      gboolean is_amount, is_currency, ok;

      if (!pln_json_next_slice (scanner, &first, &name, error))
        return FALSE;
      if (name.text == NULL)
        return pln_json_at_end (scanner, error);
      is_amount = pln_json_slice_equal (&name, "amount");
      is_currency = pln_json_slice_equal (&name, "currency");
      ok = is_amount || is_currency ? pln_value_refuse_twice (is_amount ? has_amount : has_currency, name.text, error)
                                    : pln_value_refuse_member (&name, _("money"), error);
      pln_json_slice_clear (&name);
      if (!ok || !pln_json_read_string (scanner, is_amount ? amount : currency, NULL, error))
        return FALSE;
      has_amount |= is_amount;
      has_currency |= is_currency;
    }
}

gboolean
pln_money_read_json (const char *json,
                     gboolean    strict,
                     char      **canonical,
                     GError    **error)
{
  g_autofree char *amount = NULL, *currency = NULL, *form = NULL, *upper = NULL;
  PlnJsonScanner scanner;
  int digits;

  *canonical = NULL;
  pln_json_scanner_init (&scanner, json, -1);
  if (!read_members (&scanner, &amount, &currency, error))
    return FALSE;
  if (amount == NULL || currency == NULL)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("Money needs an amount and a currency."));
      return FALSE;
    }
  upper = g_ascii_strup (currency, -1);
  digits = pln_currency_digits (upper);
  if (digits < 0)
    return pln_currency_refuse (currency, error);
  form = canonical_amount (amount, digits, upper, error);
  if (form == NULL)
    return FALSE;
  if (strict && (strcmp (form, amount) != 0 || strcmp (upper, currency) != 0))
    return pln_value_not_canonical (_("money"), error);
  *canonical = g_strdup_printf ("{\"amount\":\"%s\",\"currency\":\"%s\"}", form, upper);
  return TRUE;
}

gboolean
pln_money_from_canonical (const char *json,
                          PlnMoney   *out,
                          GError    **error)
{
  g_autofree char *amount = NULL, *currency = NULL, *form = NULL;
  PlnJsonScanner scanner;
  int digits;

  memset (out, 0, sizeof *out);
  pln_json_scanner_init (&scanner, json, -1);
  if (!read_members (&scanner, &amount, &currency, error))
    return FALSE;
  digits = currency != NULL ? pln_currency_digits (currency) : -1;
  if (digits < 0)
    return pln_currency_refuse (currency != NULL ? currency : "", error);
  form = canonical_amount (amount != NULL ? amount : "", digits, currency, error);
  if (form == NULL)
    return FALSE;
  g_strlcpy (out->currency, currency, sizeof out->currency);
  return to_minor (form, &out->minor, error);
}

/* amount is a plain decimal, currency a valid code. */
gboolean
pln_money_from_amount (const char *amount,
                       const char *currency,
                       PlnMoney   *out,
                       GError    **error)
{
  g_autofree char *form = canonical_amount (amount, pln_currency_digits (currency), currency, error);

  if (form == NULL)
    return FALSE;
  g_strlcpy (out->currency, currency, sizeof out->currency);
  return to_minor (form, &out->minor, error);
}

/* (transfer full) */
char *
pln_money_to_canonical (const PlnMoney *money)
{
  g_autofree char *amount = from_minor (money);

  return g_strdup_printf ("{\"amount\":\"%s\",\"currency\":\"%s\"}", amount, money->currency);
}

/* Digits in groups of three. */
static void
append_grouped (GString    *out,
                const char *whole,
                gsize       n,
                const char *group)
{
  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append (out, group);
      g_string_append_c (out, whole[i]);
    }
}

static char *
write_money (const PlnMoney *money,
             const char     *space,
             const char     *minus,
             const char     *group,
             const char     *point)
{
  g_autofree char *amount = from_minor (money);
  const char *whole = amount[0] == '-' ? amount + 1 : amount;
  gsize n = strcspn (whole, ".");
  const char *fraction = whole[n] == '.' ? whole + n + 1 : "";
  GString *out = g_string_new (money->currency);

  g_string_append (out, space);
  if (amount[0] == '-')
    g_string_append (out, minus);
  append_grouped (out, whole, n, group);
  if (strspn (fraction, "0") != strlen (fraction))
    g_string_append_printf (out, "%s%s", point, fraction);
  return g_string_free_and_steal (out);
}

/* “USD 5,000,000” with the marks of the locale and a space that does not break;
 * no fraction where it is zero. (transfer full) */
char *
pln_money_to_display (const PlnMoney *money)
{
  const struct lconv *local = localeconv ();
  const char *group = local->thousands_sep, *point = local->decimal_point;

  if (group == NULL || *group == 0 || !g_utf8_validate (group, -1, NULL))
    group = pln_locale_has_decimal_comma () ? "\302\240" : ",";
  if (point == NULL || *point == 0 || !g_utf8_validate (point, -1, NULL))
    point = ".";
  return write_money (money, "\302\240", "\342\210\222", group, point);
}

/* What an entry holds: understood again as the same amount in every locale of that decimal mark. */
char *
pln_money_to_typed (const PlnMoney *money)
{
  gboolean comma = pln_locale_has_decimal_comma ();
  g_autofree char *typed = write_money (money, " ", "-", comma ? " " : ",", comma ? "," : ".");
  const char *number = typed + strcspn (typed, " ") + 1;

  /* “TND 1.234” and “TND 1,234” read in two ways; a zero more, or the fraction, leaves one.  So does “CLF 1,234”. */
  if (pln_currency_digits (money->currency) >= 3)
    {
      gboolean fraction = strpbrk (number, comma ? "," : ".") != NULL, groups = strpbrk (number, comma ? " " : ",") != NULL;

      if (fraction && !groups && pln_currency_digits (money->currency) == 3)
        return g_strconcat (typed, "0", NULL);
      if (groups && !fraction)
        return g_strconcat (typed, comma ? ",000" : ".000", NULL);
    }
  return g_steal_pointer (&typed);
}
