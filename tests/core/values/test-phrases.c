/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Wordings as offices and their documents have them, English and French, collected apart from the code: each is
 * understood with just these bounds, kept as words, or refused; and what an entry shows of it is read back the same. */
#include "values/pln-value.h"

#include <glib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *typed, *expected;
} WhenPhrase;

typedef struct
{
  char        type;
  const char *typed, *expected;
} QuantityPhrase;

static const WhenPhrase when_phrases[] = {
#include "phrases-when.h"
};

static const QuantityPhrase quantity_phrases[] = {
#include "phrases-quantity.h"
};

static char *
describe_error (const GError *error,
                const char   *range)
{
  g_assert_nonnull (error);
  g_assert_cmpuint (strlen (error->message), >, 0);
  return g_strdup (error->code == PLN_VALUE_ERROR_AMBIGUOUS ? "two readings" : error->code == PLN_VALUE_ERROR_RANGE ? range : "refused");
}

static char *
bound (PlnDay day)
{
  return day == PLN_DAY_NONE ? g_strdup ("-") : pln_day_to_iso (day);
}

static char *
describe_when (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWhen) when = pln_when_parse_typed (typed, &error);
  g_autofree char *first = NULL, *last = NULL;

  if (when == NULL)
    return describe_error (error, "no such day");
  g_assert_cmpstr (pln_when_get_text (when), ==, typed);
  if (pln_when_get_edtf (when) == NULL)
    return g_strdup ("none");
  first = bound (pln_when_get_earliest (when));
  last = bound (pln_when_get_latest (when));
  return g_strdup_printf ("%s %s [%s..%s]%s", pln_sense_to_name (pln_when_get_sense (when)), pln_when_get_edtf (when), first, last,
                          pln_when_is_days (when) ? " days" : "");
}

static char *
describe_money (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *amount = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  PlnMoneyTyped money;

  if (!pln_money_parse_typed (typed, NULL, &money, &error))
    g_string_append (out, amount = describe_error (error, "out of range"));
  else if (money.has_money)
    {
      g_autofree char *json = pln_money_to_canonical (&money.money);
      const char *start = strstr (json, "\"amount\":\"") + strlen ("\"amount\":\"");

      amount = g_strndup (start, strcspn (start, "\""));
      g_string_append_printf (out, "%s%s %s%s", money.approximate ? "about " : "", money.money.currency, amount,
                              money.text != NULL ? " and words" : "");
    }
  else if (money.share != NULL)
    g_string_append_printf (out, "%s%s %%", money.approximate ? "about " : "", money.share);
  else
    g_string_append (out, "words");
  pln_money_typed_clear (&money);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
describe_cadence (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnCadence) cadence = pln_cadence_parse_typed (typed, &error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (cadence == NULL)
    return describe_error (error, "out of range");
  g_assert_cmpstr (cadence->text, ==, typed);
  if (cadence->rrule != NULL)
    g_string_append_printf (out, "%s, ", cadence->rrule);
  if (cadence->times > 0)
    g_string_append_printf (out, "%d per %s, ", cadence->times, cadence->per);
  if (cadence->at_least > 0)
    g_string_append_printf (out, "at least %d per %s, ", cadence->at_least, cadence->per);
  if (cadence->as_needed)
    g_string_append (out, "as needed, ");
  if (out->len == 0)
    return g_strdup ("words");
  g_string_truncate (out, out->len - 2);
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static char *
describe_duration (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnDuration) duration = pln_duration_parse_typed (typed, &error);

  if (duration == NULL)
    return describe_error (error, "out of range");
  return g_strdup (pln_duration_get_iso (duration) != NULL ? pln_duration_get_iso (duration) : "words");
}

/* What an entry holds of the value gives the same value again. */
static void
check_again (PlnType     type,
             const char *typed)
{
  g_autofree char *once = NULL, *shown = NULL, *twice = NULL;
  g_autoptr (GError) error = NULL;

  if (!pln_value_parse_typed (type, typed, &once, NULL) || once == NULL)
    return;
  shown = pln_value_to_typed (type, once);
  g_assert_true (pln_value_parse_typed (type, shown, &twice, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (twice, ==, once);
}

/* Every wording of a date, with the bounds worked out by hand. */
static void
test_when (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (when_phrases); i++)
    {
      g_autofree char *got = describe_when (when_phrases[i].typed);

      if (strcmp (got, when_phrases[i].expected) != 0)
        g_test_message ("“%s”", when_phrases[i].typed);
      g_assert_cmpstr (got, ==, when_phrases[i].expected);
      check_again (PLN_TYPE_WHEN, when_phrases[i].typed);
    }
  g_assert_cmpuint (G_N_ELEMENTS (when_phrases), >, 450);
}

/* Every wording of an amount, a rhythm or a length. */
static void
test_quantities (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (quantity_phrases); i++)
    {
      const QuantityPhrase *phrase = &quantity_phrases[i];
      g_autofree char *got = phrase->type == 'm' ? describe_money (phrase->typed)
                             : phrase->type == 'c' ? describe_cadence (phrase->typed) : describe_duration (phrase->typed);

      if (strcmp (got, phrase->expected) != 0)
        g_test_message ("“%s”", phrase->typed);
      g_assert_cmpstr (got, ==, phrase->expected);
      check_again (phrase->type == 'm' ? PLN_TYPE_MONEY : phrase->type == 'c' ? PLN_TYPE_CADENCE : PLN_TYPE_DURATION, phrase->typed);
    }
  g_assert_cmpuint (G_N_ELEMENTS (quantity_phrases), >, 450);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/phrases/when", test_when);
  g_test_add_func ("/values/phrases/quantities", test_quantities);
  return g_test_run ();
}
