/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What an ambiguous text may mean: the same words with its figures written out,
 * its currency named, or its adjective said in full. */

typedef enum { ORDER_DAY_MONTH, ORDER_MONTH_DAY } Order;

/* “3 April 2017”, NULL when there is no such day. */
static char *
day_in_words (int year,
              int month,
              int mday)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *name = NULL;

  if (month < 1 || month > 12 || pln_day_from_ymd (year, month, mday) == PLN_DAY_NONE)
    return NULL;
  date = g_date_time_new_utc (year, month, mday, 0, 0, 0);
  name = date != NULL ? g_date_time_format (date, "%B") : NULL;
  return name != NULL ? g_strdup_printf ("%d %s %04d", mday, name, year) : NULL;
}

typedef struct
{
  Order order;
  int   century; /* of a year with two digits */
  gboolean failed;
} Reading;

static gboolean
replace_day (const GMatchInfo *match,
             GString          *result,
             gpointer          data)
{
  Reading *reading = data;
  g_autofree char *a = g_match_info_fetch (match, 1), *b = g_match_info_fetch (match, 3), *c = g_match_info_fetch (match, 4);
  g_autofree char *words = NULL;
  int year = atoi (c) + (strlen (c) == 2 ? reading->century : 0);
  gboolean month_first = reading->order == ORDER_MONTH_DAY;

  words = day_in_words (year, atoi (month_first ? a : b), atoi (month_first ? b : a));
  if (words == NULL)
    reading->failed = TRUE;
  else
    g_string_append (result, words);
  return words == NULL;
}

static gboolean
replace_short_year (const GMatchInfo *match,
                    GString          *result,
                    gpointer          data)
{
  const Reading *reading = data;
  g_autofree char *before = g_match_info_fetch (match, 1), *year = g_match_info_fetch (match, 2);

  g_string_append_printf (result, "%s %d", before, atoi (year) + reading->century);
  return FALSE;
}

static gboolean
replace_years (const GMatchInfo *match,
               GString          *result,
               G_GNUC_UNUSED gpointer data)
{
  g_autofree char *from = g_match_info_fetch (match, 1), *to = g_match_info_fetch (match, 2);

  g_string_append_printf (result, "%s\342\200\223%.2s%s", from, from, to);
  return FALSE;
}

/* Adds the text when it is understood. */
static void
add_text (GPtrArray  *choices,
          PlnType     type,
          const char *text)
{
  g_autofree char *canonical = NULL;

  if (pln_value_parse_typed (type, text, &canonical, NULL) && canonical != NULL &&
      !g_ptr_array_find_with_equal_func (choices, text, g_str_equal, NULL))
    g_ptr_array_add (choices, g_strdup (text));
}

static void
add_date (GPtrArray          *choices,
          const char         *pattern,
          const char         *text,
          GRegexEvalCallback  callback,
          Reading             reading)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *words = regex != NULL ? g_regex_replace_eval (regex, text, -1, 0, G_REGEX_MATCH_DEFAULT, callback, &reading, NULL) : NULL;
  g_autoptr (PlnWhen) when = NULL;

  if (words == NULL || reading.failed || strcmp (words, text) == 0)
    return;
  when = pln_when_parse_typed (words, NULL);
  if (when != NULL && pln_when_get_edtf (when) != NULL)
    add_text (choices, PLN_TYPE_WHEN, words);
}

static void
add_dates (GPtrArray  *choices,
           const char *text)
{
  static const char *const figures = "(?<!\\d)(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4}|\\d{2})(?!\\d)";
  static const char *const short_year = "(\\b\\d{1,2}[ -]\\p{L}+\\.?)[ -]['\342\200\231]?(\\d{2})(?!\\d)";
  static const char *const years = "(?<!\\d)(\\d{4})-(\\d{2})(?!\\d)";

  for (int century = 2000; century >= 1900; century -= 100)
    {
      add_date (choices, figures, text, replace_day, (Reading) { ORDER_DAY_MONTH, century, FALSE });
      if (strpbrk (text, "/-") != NULL)
        add_date (choices, figures, text, replace_day, (Reading) { ORDER_MONTH_DAY, century, FALSE });
      add_date (choices, short_year, text, replace_short_year, (Reading) { ORDER_DAY_MONTH, century, FALSE });
    }
  add_date (choices, years, text, replace_years, (Reading) { ORDER_DAY_MONTH, 0, FALSE });
}

/* “$ 5 million” with the currencies that go by the sign; “1.234 EUR” without the mark. */
static void
add_money (GPtrArray  *choices,
           const char *text)
{
  static const struct { const char *sign; const char *codes[4]; } signs[] = {
    { "$", { "USD", "CAD", "AUD", NULL } }, { "dollars", { "USD", "CAD", "AUD", NULL } }, { "\302\245", { "JPY", "CNY", NULL } },
    { "Fr.", { "CHF", NULL } }, { "francs", { "CHF", "XOF", "XAF", NULL } }, { "pounds", { "GBP", "EGP", NULL } },
  };
  g_autoptr (GRegex) group = g_regex_new ("(?<=\\d)[.,](?=\\d{3}(?!\\d))", G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autofree char *plain = g_regex_replace_literal (group, text, -1, 0, "", G_REGEX_MATCH_DEFAULT, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    for (const char *const *code = signs[i].codes; strstr (text, signs[i].sign) != NULL && *code != NULL; code++)
      {
        g_auto (GStrv) parts = g_strsplit (text, signs[i].sign, 2);
        g_autofree char *before = g_strstrip (g_strdup (parts[0])), *after = g_strstrip (g_strdup (parts[1]));
        g_autofree char *words = g_strdup_printf ("%s%s%s%s%s", before, *before != 0 ? " " : "", *code, *after != 0 ? " " : "", after);

        add_text (choices, PLN_TYPE_MONEY, words);
      }
  /* Where the unit has thousandths, nobody can tell. */
  if (plain != NULL && strstr (text, "KWD") == NULL && strstr (text, "BHD") == NULL && strstr (text, "TND") == NULL &&
      strstr (text, "JOD") == NULL && strstr (text, "OMR") == NULL)
    add_text (choices, PLN_TYPE_MONEY, plain);
}

static void
add_cadences (GPtrArray  *choices,
              const char *text)
{
  static const struct { const char *part; const char *choices[2]; } words[] = {
    { "weekly", { N_("twice a week"), N_("every two weeks") } }, { "month", { N_("twice a month"), N_("every two months") } },
    { "mens", { N_("twice a month"), N_("every two months") } }, { "mestriel", { N_("twice a month"), N_("every two months") } },
    { "annu", { N_("twice a year"), N_("every two years") } },
  };
  g_autofree char *folded = pln_text_fold (text), *weekday = NULL;
  g_autoptr (GRegex) second = g_regex_new ("^every (?:second|2nd) (\\p{L}+)$", G_REGEX_CASELESS, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (folded, words[i].part) != NULL)
      {
        /* In English where the translation is not understood. */
        for (guint j = 0; j < 2; j++)
          {
            g_autoptr (PlnCadence) cadence = pln_cadence_parse_typed (_(words[i].choices[j]), NULL);
            gboolean known = cadence != NULL && (cadence->rrule != NULL || cadence->times > 0);

            add_text (choices, PLN_TYPE_CADENCE, known ? _(words[i].choices[j]) : words[i].choices[j]);
          }
        return;
      }
  if (g_regex_match (second, text, G_REGEX_MATCH_DEFAULT, &match))
    {
      g_autofree char *other = NULL, *of_month = NULL;

      weekday = g_match_info_fetch (match, 1);
      other = g_strdup_printf ("every other %s", weekday);
      of_month = g_strdup_printf ("every second %s of the month", weekday);
      add_text (choices, PLN_TYPE_CADENCE, other);
      add_text (choices, PLN_TYPE_CADENCE, of_month);
    }
}

char **
pln_value_choices (PlnType     type,
                   const char *typed)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *plain = NULL, *canonical = NULL;

  if (g_utf8_validate (typed, -1, NULL) && strlen (typed) <= 1000 && !pln_value_parse_typed (type, typed, &canonical, &error) &&
      g_error_matches (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_AMBIGUOUS))
    {
      plain = g_strstrip (g_utf8_normalize (typed, -1, G_NORMALIZE_NFKC));
      if (type == PLN_TYPE_WHEN)
        add_dates (choices, plain);
      else if (type == PLN_TYPE_MONEY)
        add_money (choices, plain);
      else if (type == PLN_TYPE_CADENCE)
        add_cadences (choices, plain);
    }
  g_ptr_array_add (choices, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&choices), FALSE);
}
