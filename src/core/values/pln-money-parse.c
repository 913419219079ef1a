/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Money as people type it: “CHF 1'234.50”, “around USD 5 million”, “8 % of the
 * core budget”, or words without an amount. */

void
pln_money_typed_clear (PlnMoneyTyped *typed)
{
  g_clear_pointer (&typed->share, g_free);
  g_clear_pointer (&typed->text, g_free);
  typed->has_money = typed->approximate = FALSE;
}

typedef struct
{
  const char *word; /* folded */
  const char *code; /* NULL: several currencies go by this name */
} CurrencyName;

static const CurrencyName currency_names[] = {
  { "us dollars", "USD" }, { "us dollar", "USD" }, { "us $", "USD" }, { "us$", "USD" }, { "dollars americains", "USD" },
  { "dollars des etats-unis", "USD" }, { "dollars des e.-u.", "USD" }, { "dollars e.-u.", "USD" }, { "dollars us", "USD" },
  { "euros", "EUR" }, { "euro", "EUR" }, { "\342\202\254", "EUR" }, { "pounds sterling", "GBP" }, { "\302\243", "GBP" },
  { "livres sterling", "GBP" }, { "swiss francs", "CHF" }, { "swiss franc", "CHF" }, { "francs suisses", "CHF" },
  { "sfr.", "CHF" }, { "sfr", "CHF" }, { "canadian dollars", "CAD" }, { "can$", "CAD" }, { "c$", "CAD" }, { "ca$", "CAD" },
  { "australian dollars", "AUD" }, { "au$", "AUD" }, { "a$", "AUD" }, { "nz$", "NZD" }, { "hk$", "HKD" }, { "s$", "SGD" },
  { "yen", "JPY" }, { "yens", "JPY" }, { "yuan", "CNY" }, { "renminbi", "CNY" }, { "rmb", "CNY" },
  { "\342\202\271", "INR" }, { "\342\202\252", "ILS" }, { "\342\202\251", "KRW" }, { "\342\202\272", "TRY" },
  { "\342\202\275", "RUB" }, { "руб.", "RUB" }, { "рублеи", "RUB" }, { "元", "CNY" },
  { "\342\202\264", "UAH" }, { "\342\202\246", "NGN" }, { "r$", "BRL" },
  { "$", NULL }, { "dollars", NULL }, { "dollar", NULL }, { "\302\245", NULL }, { "francs", NULL }, { "franc", NULL },
  { "pounds", NULL }, { "pound", NULL }, { "crowns", NULL }, { "kr.", NULL }, { "kr", NULL }, { "fcfa", NULL }, { "f cfa", NULL }, { "francs cfa", NULL }, { "rs.", NULL },
  { "rs", NULL }, { "rupees", NULL }, { "roupies", NULL }, { "fr.", NULL }, { "fr", NULL }, { NULL, NULL },
};

typedef struct
{
  const char *word; /* folded */
  int         power;
} Multiplier;

static const Multiplier multipliers[] = {
  { "thousand", 3 }, { "thousands", 3 }, { "mille", 3 }, { "milliers", 3 }, { "tsd.", 3 }, { "tsd", 3 }, { "k", 3 }, { "lakh", 5 }, { "lakhs", 5 }, { "crore", 7 }, { "crores", 7 },
  { "million", 6 }, { "millions", 6 }, { "mio.", 6 }, { "mio", 6 }, { "mln", 6 }, { "mn", 6 }, { "m", 6 },
  { "billion", 9 }, { "billions", 9 }, { "milliard", 9 }, { "milliards", 9 }, { "bn", 9 }, { "mrd.", 9 }, { "mrd", 9 }, { "md", 9 },
  { "trillion", 12 }, { "trillions", 12 }, { NULL, 0 },
};

static const char *const about_words[] = {
  "approximately", "approx.", "approx", "around", "about", "roughly", "nearly", "almost", "some", "circa", "ca.", "ca", "c.",
  "environ", "a peu pres", "pres de", "quelque", "autour de", "\342\211\210", "~", "\302\261", NULL,
};

/* What is still to be read: a folded copy, cut from both ends. */
typedef struct
{
  char    *rest; /* owned, folded and stripped */
  gboolean approximate;
  int      power;
  char     currency[4];
  gboolean unclear_currency; /* “$” */
} Reader;

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (guchar) c >= 0x80;
}

/* Takes the word from the beginning or end of the rest, where it stands alone. */
static gboolean
take_word (Reader     *reader,
           const char *word,
           gboolean    from_end)
{
  gsize n = strlen (word), len = strlen (reader->rest);
  gboolean letters = is_letter (from_end ? word[0] : word[n - 1]);
  char *left;

  if (len < n || strncmp (from_end ? reader->rest + len - n : reader->rest, word, n) != 0)
    return FALSE;
  if (letters && g_ascii_isalpha (word[0]) && len > n && g_ascii_isalpha (from_end ? reader->rest[len - n - 1] : reader->rest[n]))
    return FALSE;
  left = from_end ? g_strndup (reader->rest, len - n) : g_strdup (reader->rest + n);
  g_free (reader->rest);
  reader->rest = g_strstrip (left);
  return TRUE;
}

static gboolean
take_currency (Reader  *reader,
               gboolean from_end)
{
  gsize len = strlen (reader->rest);
  const char *at = from_end && len >= 3 ? reader->rest + len - 3 : reader->rest;
  char code[4] = "";

  for (gsize i = 0; i < 3 && g_ascii_isalpha (at[i]); i++)
    code[i] = g_ascii_toupper (at[i]);
  if (strlen (code) == 3 && pln_currency_digits (code) >= 0)
    {
      g_autofree char *folded = g_ascii_strdown (code, -1);

      if (take_word (reader, folded, from_end))
        {
          memcpy (reader->currency, code, sizeof code);
          take_word (reader, "$", from_end); /* “USD$ 5” */
          return TRUE;
        }
    }
  for (const CurrencyName *name = currency_names; name->word != NULL; name++)
    if (take_word (reader, name->word, from_end))
      {
        if (name->code != NULL)
          g_strlcpy (reader->currency, name->code, sizeof reader->currency);
        else
          reader->unclear_currency = TRUE;
        return TRUE;
      }
  return FALSE;
}

static gboolean
take_multiplier (Reader *reader)
{
  for (const Multiplier *m = multipliers; m->word != NULL; m++)
    if (take_word (reader, m->word, TRUE))
      {
        reader->power += m->power;
        return TRUE;
      }
  return FALSE;
}

/* Folded, with ASCII digits and plain spaces, but with every mark still there. */
static char *
fold_money (const char *text)
{
  g_autofree char *folded = pln_text_fold (text);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != 0; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int digit = g_unichar_digit_value (c);

      if (digit >= 0)
        g_string_append_c (out, (char) ('0' + digit));
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free_and_steal (out);
}

/* Cuts everything but the number off the rest. */
static void
read_around (Reader *reader)
{
  gboolean again = TRUE, currency = FALSE;

  while (again)
    {
      again = FALSE;
      for (guint i = 0; about_words[i] != NULL && !again; i++)
        if (take_word (reader, about_words[i], FALSE))
          reader->approximate = again = TRUE;
      if (!again && !currency)
        again = currency = take_currency (reader, FALSE);
      if (!again && !currency)
        again = currency = take_currency (reader, TRUE);
      if (!again && reader->power < 6)
        again = take_multiplier (reader);
      if (!again && currency && (take_word (reader, "of", TRUE) || take_word (reader, "de", TRUE) || take_word (reader, "d'", TRUE)))
        again = TRUE;
      if (!again && take_word (reader, ".\342\200\223", TRUE))
        again = TRUE;
      if (!again && (take_word (reader, ".-", TRUE) || take_word (reader, ",-", TRUE)))
        again = TRUE; /* “1'234.–” */
    }
}

/* decimal × 10^power, in decimal. */
static char *
shift_decimal (const char *decimal,
               int         power)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *point = strchr (decimal, '.');
  int n_fraction = point != NULL ? (int) strlen (point + 1) : 0;

  for (const char *p = decimal; *p != 0; p++)
    if (*p != '.')
      g_string_append_c (out, *p);
  for (int i = n_fraction; i < power; i++)
    g_string_append_c (out, '0');
  if (n_fraction > power)
    g_string_insert_c (out, (gssize) out->len - (n_fraction - power), '.');
  return pln_decimal_canonical (out->str, NULL);
}

/* “8 %”, “around 8 per cent of the core budget”; FALSE without error: no share. */
static gboolean
read_share (const char    *text,
            const char    *folded,
            PlnMoneyTyped *out,
            GError       **error)
{
  static const char *const signs[] = { "%", "\331\252", "per cent", "percent", "pour cent", "pourcent", NULL };
  const char *at = NULL;
  gsize n = 0;
  Reader reader = { NULL };
  gboolean ok;

  for (guint i = 0; signs[i] != NULL && at == NULL; i++)
    if ((at = strstr (folded, signs[i])) != NULL)
      n = strlen (signs[i]);
  if (at == NULL)
    return FALSE;
  reader.rest = g_strstrip (g_strndup (folded, (gsize) (at - folded)));
  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      for (guint i = 0; about_words[i] != NULL && !again; i++)
        if (take_word (&reader, about_words[i], FALSE))
          out->approximate = again = TRUE;
    }
  if (strpbrk (reader.rest, "0123456789") == NULL)
    {
      g_free (reader.rest);
      return FALSE;
    }
  ok = pln_number_parse_typed (reader.rest, -1, &out->share, error);
  g_free (reader.rest);
  if (ok && !pln_text_is_blank (at + n))
    out->text = g_strdup (text);
  return ok;
}

/* Whether the code of a currency stands anywhere in the text. */
static gboolean
names_currency (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,;()'.-0123456789", 40);

  for (char **word = words; *word != NULL; word++)
    if (strlen (*word) == 3 && g_ascii_isupper (**word) && pln_currency_digits (*word) >= 0)
      return TRUE;
  return FALSE;
}

/* “(in kind and cash)”, “from Member States” behind an amount: cut off; more
 * than one amount, a rate per year or a limit stays. */
static gboolean
cut_words_behind (Reader *reader)
{
  gboolean more = FALSE;

  static const char *const words[] = { "in kind", "in-kind", "in cash", "cash", "from ", "en nature", "en especes", "or so", "approximately",
                                       "approx", "(in kind", "(in-kind", "(cash", "(from ", "(approx", "(estimate", "(en nature", NULL };
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *found = strstr (reader->rest, words[i]);

      if (found == NULL || found == reader->rest || !g_ascii_isspace (found[-1]) || strpbrk (found, "0123456789%") != NULL)
        continue;
      if (strstr (words[i], "approx") != NULL || strstr (words[i], "or so") != NULL || strstr (words[i], "(est") != NULL)
        reader->approximate = TRUE;
      else
        more = TRUE;
      *found = 0;
      g_strchomp (reader->rest);
    }
  return more;
}

static gboolean
read_amount (const char    *text,
             Reader        *reader,
             const char    *default_currency,
             PlnMoneyTyped *out,
             GError       **error)
{
  g_autofree char *number = NULL, *shifted = NULL, *amount = NULL, *excerpt = pln_text_excerpt (text);
  g_autoptr (GError) local = NULL;
  int digits;

  if (reader->currency[0] == 0 && default_currency != NULL && *default_currency != 0)
    g_strlcpy (reader->currency, default_currency, sizeof reader->currency);
  if (reader->currency[0] == 0 && names_currency (text))
    {
      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                   /* Translators: %s is what was typed, like “up to USD 5 million”. */
                   _("“%s” names no single amount. Write it like USD 5,000,000 or around USD 5 million."), excerpt);
      return FALSE;
    }
  if (reader->currency[0] == 0)
    {
      g_set_error (error, PLN_VALUE_ERROR, reader->unclear_currency ? PLN_VALUE_ERROR_AMBIGUOUS : PLN_VALUE_ERROR_INVALID,
                   reader->unclear_currency ? _("“%s” names a currency that several countries have. Write its code, like USD.")
                                            : _("“%s” names no currency. Write its code too, like USD 5,000,000."),
                   excerpt);
      return FALSE;
    }
  digits = pln_currency_digits (reader->currency);
  if (digits < 0)
    return pln_currency_refuse (reader->currency, error);
  if (!pln_number_parse_typed (reader->rest, reader->power > 0 ? -1 : digits, &number, &local))
    {
      if (g_error_matches (local, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS))
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                     _("“%s” is no amount that Plenary can read. Write it like USD 5,000,000 or around USD 5 million."), excerpt);
      return FALSE;
    }
  shifted = shift_decimal (number, reader->power);
  if (!pln_money_from_amount (shifted, reader->currency, &out->money, error))
    return FALSE;
  out->has_money = TRUE;
  out->approximate = reader->approximate;
  return TRUE;
}

/* default_currency (may be NULL) is taken where none is typed, and for signs
 * that several currencies share.  Words without a figure become text.  With an
 * amount or a share, text holds the whole wording where it says more.  Clear
 * with pln_money_typed_clear(), also after an error. */
gboolean
pln_money_parse_typed (const char    *text,
                       const char    *default_currency,
                       PlnMoneyTyped *out,
                       GError       **error)
{
  g_autofree char *folded = NULL;
  g_autoptr (GError) local = NULL;
  Reader reader = { NULL };
  gboolean ok, more;

  memset (out, 0, sizeof *out);
  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > PLN_JSON_MAX_TEXT)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("The text is not valid UTF-8 of at most 1 MiB."));
      return FALSE;
    }
  if (pln_text_is_blank (text))
    return TRUE;
  folded = g_strstrip (fold_money (text));
  if (strpbrk (folded, "0123456789") == NULL || strlen (folded) > 1000)
    {
      out->text = g_strdup (text);
      return TRUE;
    }
  if (read_share (text, folded, out, &local) || local != NULL)
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      return out->share != NULL;
    }
  reader.rest = g_steal_pointer (&folded);
  more = cut_words_behind (&reader);
  read_around (&reader);
  ok = read_amount (text, &reader, default_currency, out, error);
  if (ok && more)
    out->text = g_strdup (text);
  g_free (reader.rest);
  return ok;
}
