/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values as people type and read them. */

static gboolean
refuse (GError    **error,
        const char *format,
        const char *text)
{
  g_autofree char *excerpt = pln_text_excerpt (text);
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);

  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, "%s%s%s", around[0], excerpt, around[1] != NULL ? around[1] : "");
  return FALSE;
}

static gboolean
is_word_of (const char *const *words,
            const char        *folded)
{
  for (; *words != NULL; words++)
    {
      g_autofree char *word = pln_text_fold (*words);

      if (strcmp (word, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
parse_boolean (const char *typed,
               char      **canonical,
               GError    **error)
{
  const char *const yes[] = { C_("value", "Yes"), "yes", "y", "true", "on", "1", "oui", "vrai", NULL };
  const char *const no[] = { C_("value", "No"), "no", "n", "false", "off", "0", "non", "faux", NULL };
  g_autofree char *folded = g_strstrip (pln_text_fold (typed));

  if (is_word_of (yes, folded))
    *canonical = g_strdup ("true");
  else if (is_word_of (no, folded))
    *canonical = g_strdup ("false");
  else
    return refuse (error, _("“%s” is neither yes nor no."), typed);
  return TRUE;
}

static gboolean
parse_integer (const char *typed,
               char      **canonical,
               GError    **error)
{
  g_autofree char *number = NULL;

  if (!pln_number_parse_typed (typed, 0, &number, error))
    return FALSE;
  if (strchr (number, '.') != NULL)
    return refuse (error, _("“%s” is no whole number."), typed);
  return pln_value_check (PLN_TYPE_INTEGER, number, TRUE, canonical, error);
}

static gboolean
parse_decimal (const char *typed,
               char      **canonical,
               GError    **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (typed));
  g_autofree char *number = NULL;

  if (g_str_has_suffix (bare, "%"))
    bare[strlen (bare) - 1] = 0;
  if (!pln_number_parse_typed (bare, -1, &number, error))
    return FALSE;
  *canonical = pln_value_from_plain (PLN_TYPE_DECIMAL, number);
  return TRUE;
}

/* 9:30, 09.30, 9h30, 14h, 2:30 pm, 9 am, noon. */
static gboolean
parse_time (const char *typed,
            char      **canonical,
            GError    **error)
{
  static const char *const marks[] = { ":", ".", "h", NULL };
  PlnTokens tokens;
  int hour = -1, minute = 0;
  guint pos = 0, n;

  pln_tokens_init (&tokens, typed);
  if (pln_tokens_match (&tokens, 0, "noon") > 0 || pln_tokens_match (&tokens, 0, "midi") > 0)
    hour = 12, pos = 1;
  else if (pln_tokens_match (&tokens, 0, "midnight") > 0 || pln_tokens_match (&tokens, 0, "minuit") > 0)
    hour = 0, pos = 1;
  else if (tokens.items[0].type == PLN_TOKEN_NUMBER && tokens.items[0].digits <= 2)
    {
      gboolean sure = FALSE, am, pm;

      hour = tokens.items[0].value;
      pos = 1;
      if (pln_tokens_match_any (&tokens, pos, marks, &n) >= 0)
        {
          sure = pln_tokens_match (&tokens, pos, "h") > 0;
          pos++;
          if (tokens.items[pos].type == PLN_TOKEN_NUMBER && tokens.items[pos].digits == 2)
            minute = tokens.items[pos++].value, sure = TRUE;
        }
      am = pln_tokens_match (&tokens, pos, "am") > 0 || pln_tokens_match (&tokens, pos, "a . m .") > 0;
      pm = pln_tokens_match (&tokens, pos, "pm") > 0 || pln_tokens_match (&tokens, pos, "p . m .") > 0;
      if (am || pm)
        {
          pos += pln_tokens_match (&tokens, pos, am ? "am" : "pm") > 0 ? 1 : 4;
          sure = hour >= 1 && hour <= 12;
          hour = hour % 12 + (pm ? 12 : 0);
        }
      if (!sure)
        hour = -1;
    }
  if (pos != tokens.n)
    hour = -1;
  pln_tokens_clear (&tokens);
  if (hour < 0 || hour > 23 || minute > 59)
    return refuse (error, _("“%s” is no time of day; write it like 09:30."), typed);
  *canonical = g_strdup_printf ("\"%02d:%02d\"", hour, minute);
  return TRUE;
}

/* The words between commas, or between semicolons where there are any; a word
 * in quotes may hold either. */
static gboolean
parse_words (const char *typed,
             char      **canonical,
             GError    **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  char separator = 0;

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      gboolean quoted = FALSE, was_quoted = FALSE;

      for (const char *p = typed;; p++)
        {
          if (quoted && *p == '"' && p[1] == '"')
            g_string_append_c (word, *p++);
          else if (*p == '"' && (quoted || pln_text_is_blank (word->str)))
            {
              if (!quoted)
                g_string_truncate (word, 0);
              quoted = !quoted;
              was_quoted = TRUE;
            }
          else if (*p == 0 || (!quoted && (separator != 0 ? *p == separator : *p == ';' || *p == ',')))
            {
              if (pass == 0 && *p == ';')
                separator = ';';
              if (pass == 1)
                {
                  char *done = g_strdup (word->str);

                  if (!was_quoted)
                    g_strstrip (done);
                  if (*done != 0)
                    g_ptr_array_add (words, done);
                  else
                    g_free (done);
                }
              g_string_truncate (word, 0);
              quoted = was_quoted = FALSE;
              if (*p == 0)
                break;
            }
          else if (!was_quoted || quoted)
            g_string_append_c (word, *p);
        }
      if (separator == 0)
        separator = ',';
    }
  g_ptr_array_add (words, NULL);
  *canonical = pln_value_from_words ((const char *const *) words->pdata);
  return TRUE;
}

static gboolean
parse_money (const char *typed,
             char      **canonical,
             GError    **error)
{
  PlnMoneyTyped money;
  gboolean ok = pln_money_parse_typed (typed, NULL, &money, error);

  if (ok && !money.has_money)
    ok = refuse (error, _("“%s” names no amount."), typed);
  else if (ok)
    *canonical = pln_money_to_canonical (&money.money);
  pln_money_typed_clear (&money);
  return ok;
}

static gboolean
parse_object (PlnType     type,
              const char *typed,
              char      **canonical,
              GError    **error)
{
  if (type == PLN_TYPE_WHEN)
    {
      g_autoptr (PlnWhen) when = pln_when_parse_typed (typed, error);

      *canonical = when != NULL ? pln_when_to_canonical (when) : NULL;
    }
  else if (type == PLN_TYPE_DURATION)
    {
      g_autoptr (PlnDuration) duration = pln_duration_parse_typed (typed, error);

      *canonical = duration != NULL ? pln_duration_to_canonical (duration) : NULL;
    }
  else
    {
      g_autoptr (PlnCadence) cadence = pln_cadence_parse_typed (typed, error);

      *canonical = cadence != NULL ? pln_cadence_to_canonical (cadence) : NULL;
    }
  return *canonical != NULL;
}

/* For money, only the amount: pln_money_parse_typed() tells of shares and approximations too. */
gboolean
pln_value_parse_typed (PlnType     type,
                       const char *typed,
                       char      **canonical,
                       GError    **error)
{
  g_autofree char *plain = NULL, *json = NULL;

  *canonical = NULL;
  if (!g_utf8_validate (typed, -1, NULL))
    return refuse (error, _("“%s” is not valid UTF-8."), typed);
  if (strlen (typed) > PLN_JSON_MAX_TEXT)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("A text is longer than 1 MiB."));
      return FALSE;
    }
  if (pln_text_is_blank (typed))
    return TRUE;
  switch (type)
    {
    case PLN_TYPE_TEXT:
    case PLN_TYPE_LONG_TEXT:
      *canonical = pln_value_from_plain (type, typed);
      return TRUE;
    case PLN_TYPE_CHOICE:
    case PLN_TYPE_REFERENCE:
      plain = g_strstrip (g_strdup (typed));
      json = pln_value_from_plain (type, plain);
      return pln_value_check (type, json, FALSE, canonical, error);
    case PLN_TYPE_BOOLEAN:
      return parse_boolean (typed, canonical, error);
    case PLN_TYPE_INTEGER:
      return parse_integer (typed, canonical, error);
    case PLN_TYPE_DECIMAL:
      return parse_decimal (typed, canonical, error);
    case PLN_TYPE_TIME:
      return parse_time (typed, canonical, error);
    case PLN_TYPE_WORDS:
      return parse_words (typed, canonical, error);
    case PLN_TYPE_MONEY:
      return parse_money (typed, canonical, error);
    case PLN_TYPE_WHEN:
    case PLN_TYPE_DURATION:
    case PLN_TYPE_CADENCE:
    default:
      return parse_object (type, typed, canonical, error);
    }
}

static char *
words_to_typed (const char *canonical)
{
  g_auto (GStrv) words = pln_value_get_words (canonical);
  GString *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    {
      gsize n = strlen (*word);
      gboolean plain = strpbrk (*word, ",;\"") == NULL && !g_ascii_isspace ((*word)[0]) && !g_ascii_isspace ((*word)[n > 0 ? n - 1 : 0]);

      if (out->len > 0)
        g_string_append (out, ", ");
      if (plain)
        {
          g_string_append (out, *word);
          continue;
        }
      g_string_append_c (out, '"');
      for (const char *p = *word; *p != 0; p++)
        g_string_append_printf (out, *p == '"' ? "\"%c" : "%c", *p);
      g_string_append_c (out, '"');
    }
  return g_string_free_and_steal (out);
}

char *
pln_value_to_typed (PlnType     type,
                    const char *canonical)
{
  PlnMoney money;

  if (canonical == NULL)
    return g_strdup ("");
  if (type == PLN_TYPE_WHEN)
    {
      g_autoptr (PlnWhen) when = pln_when_from_canonical (canonical, NULL);

      if (when != NULL)
        return pln_when_to_typed (when);
    }
  else if (type == PLN_TYPE_DURATION)
    {
      g_autoptr (PlnDuration) duration = pln_duration_from_canonical (canonical, NULL);

      if (duration != NULL)
        return pln_duration_to_typed (duration);
    }
  else if (type == PLN_TYPE_CADENCE)
    {
      g_autoptr (PlnCadence) cadence = pln_cadence_from_canonical (canonical, NULL);

      if (cadence != NULL)
        return pln_cadence_to_typed (cadence);
    }
  else if (type == PLN_TYPE_MONEY && pln_money_from_canonical (canonical, &money, NULL))
    return pln_money_to_typed (&money);
  else if (type == PLN_TYPE_WORDS)
    return words_to_typed (canonical);
  else if (type == PLN_TYPE_BOOLEAN)
    return g_strdup (pln_value_get_boolean (canonical) ? "yes" : "no");
  return pln_value_get_plain (canonical);
}

/* Decimals with the locale's decimal mark. */
static char *
display_decimal (const char *canonical)
{
  char *plain = pln_value_get_plain (canonical), *point = strchr (plain, '.');

  if (point != NULL && pln_locale_has_decimal_comma ())
    *point = ',';
  return plain;
}

/* Dates, durations and cadences all have their words in “text”. */
static char *
display_text (const char *canonical)
{
  PlnJsonScanner scanner;
  gboolean first = TRUE;
  PlnJsonSlice name;

  pln_json_scanner_init (&scanner, canonical, -1);
  if (pln_json_enter_object (&scanner, NULL))
    while (pln_json_next_slice (&scanner, &first, &name, NULL) && name.text != NULL)
      {
        gboolean found = pln_json_slice_equal (&name, "text");
        char *text;

        pln_json_slice_clear (&name);
        if (found)
          return pln_json_read_string (&scanner, &text, NULL, NULL) ? text : g_strdup ("");
        if (!pln_json_skip (&scanner, NULL, NULL, NULL))
          break;
      }
  return g_strdup (canonical);
}

char *
pln_value_to_display (PlnType     type,
                      const char *canonical)
{
  PlnMoney money;

  if (canonical == NULL)
    return g_strdup ("");
  switch (type)
    {
    case PLN_TYPE_WHEN:
    case PLN_TYPE_DURATION:
    case PLN_TYPE_CADENCE:
      return display_text (canonical);
    case PLN_TYPE_MONEY:
      return pln_money_from_canonical (canonical, &money, NULL) ? pln_money_to_display (&money) : g_strdup (canonical);
    case PLN_TYPE_BOOLEAN:
      return g_strdup (pln_value_get_boolean (canonical) ? C_("value", "Yes") : C_("value", "No"));
    case PLN_TYPE_WORDS:
      {
        g_auto (GStrv) words = pln_value_get_words (canonical);

        return g_strjoinv (", ", words);
      }
    case PLN_TYPE_DECIMAL:
      return display_decimal (canonical);
    case PLN_TYPE_TEXT:
    case PLN_TYPE_LONG_TEXT:
    case PLN_TYPE_INTEGER:
    case PLN_TYPE_CHOICE:
    case PLN_TYPE_REFERENCE:
    case PLN_TYPE_TIME:
    default:
      return pln_value_get_plain (canonical);
    }
}
