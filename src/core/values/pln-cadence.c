/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

/* How often something happens: a rule of RFC 5545, a number of times per
 * period, a minimum, “as needed”, or a mix.  libical expands the rules. */

#define MAX_TIMES  9999
#define MAX_STEPS  20000 /* that an expansion may take */

void
pln_cadence_free (PlnCadence *self)
{
  g_free (self->text);
  g_free (self->rrule);
  g_free (self->per);
  g_free (self);
}

/* Rules */

static gboolean
is_number_in (const char *text,
              gsize       n,
              int         least,
              int         most,
              gboolean    sign)
{
  int value = 0;

  if (sign && n > 0 && (*text == '-' || *text == '+'))
    {
      text++;
      n--;
    }
  if (n < 1 || n > 5)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      value = value * 10 + (text[i] - '0');
    }
  return value >= least && value <= most;
}

static gboolean
is_weekday (const char *text,
            gsize       n,
            gboolean    with_number)
{
  static const char *const days[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

  if (n < 2)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (strncmp (text + n - 2, days[i], 2) == 0)
      return n == 2 || (with_number && is_number_in (text, n - 2, 1, 53, TRUE));
  return FALSE;
}

static gboolean
is_until (const char *text)
{
  gsize n = strlen (text);
  int year, month, day;

  if (n != 8 && n != 15 && n != 16)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (i == 8 ? text[i] != 'T' : i == 15 ? text[i] != 'Z' : !g_ascii_isdigit (text[i]))
      return FALSE;
  if (sscanf (text, "%4d%2d%2d", &year, &month, &day) != 3 || pln_day_from_ymd (year, month, day) == PLN_DAY_NONE)
    return FALSE;
  return n == 8 || (strncmp (text + 9, "24", 2) < 0 && strncmp (text + 11, "60", 2) < 0 && strncmp (text + 13, "60", 2) < 0);
}

typedef struct
{
  const char *name;
  int         least, most;
  gboolean    sign, list;
} NumberPart;

static const NumberPart number_parts[] = {
  { "INTERVAL", 1, 9999, FALSE, FALSE }, { "COUNT", 1, 99999, FALSE, FALSE }, { "BYSECOND", 0, 60, FALSE, TRUE },
  { "BYMINUTE", 0, 59, FALSE, TRUE }, { "BYHOUR", 0, 23, FALSE, TRUE }, { "BYMONTHDAY", 1, 31, TRUE, TRUE },
  { "BYYEARDAY", 1, 366, TRUE, TRUE }, { "BYWEEKNO", 1, 53, TRUE, TRUE }, { "BYMONTH", 1, 12, FALSE, TRUE },
  { "BYSETPOS", 1, 366, TRUE, TRUE },
};

static gboolean
part_is_valid (const char *name,
               const char *value)
{
  static const char *const frequencies[] = { "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", NULL };
  g_auto (GStrv) items = NULL;
  const NumberPart *part = NULL;

  if (strcmp (name, "FREQ") == 0)
    return g_strv_contains (frequencies, value);
  if (strcmp (name, "UNTIL") == 0)
    return is_until (value);
  if (strcmp (name, "WKST") == 0)
    return is_weekday (value, strlen (value), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (number_parts) && part == NULL; i++)
    if (strcmp (name, number_parts[i].name) == 0)
      part = &number_parts[i];
  if (part == NULL && strcmp (name, "BYDAY") != 0)
    return FALSE;
  if (part != NULL && !part->list)
    return is_number_in (value, strlen (value), part->least, part->most, FALSE);
  items = g_strsplit (value, ",", -1);
  for (char **item = items; *item != NULL; item++)
    if (part != NULL ? !is_number_in (*item, strlen (*item), part->least, part->most, part->sign)
                     : !is_weekday (*item, strlen (*item), TRUE))
      return FALSE;
  return g_strv_length (items) > 0;
}

/* The grammar of RFC 5545, section 3.3.10, in capitals and without the word RRULE. */
gboolean
pln_rrule_is_valid (const char *rrule,
                    GError    **error)
{
  g_auto (GStrv) parts = g_strsplit (rrule, ";", 20);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean ok = strlen (rrule) <= 1000;

  for (char **part = parts; ok && *part != NULL; part++)
    {
      char *equals = strchr (*part, '=');

      ok = equals != NULL;
      if (ok)
        {
          *equals = 0;
          ok = g_hash_table_add (seen, *part) && part_is_valid (*part, equals + 1);
        }
    }
  ok = ok && g_hash_table_contains (seen, "FREQ") && !(g_hash_table_contains (seen, "COUNT") && g_hash_table_contains (seen, "UNTIL"));
  if (!ok)
    {
      g_autofree char *excerpt = pln_text_excerpt (rrule);

      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is no recurrence rule of RFC 5545."), excerpt);
    }
  return ok;
}

/* Canonical text */

typedef struct
{
  PlnCadence cadence; /* owned strings */
  gboolean   seen[6];
  gboolean   irregular; /* valid, but not as the contract writes it */
} Reader;

static const char *const member_names[] = { "text", "rrule", "per", "times", "at_least", "as_needed" };

static gboolean
read_count (PlnJsonScanner *scanner,
            int            *out,
            const char     *name,
            gboolean       *irregular,
            GError        **error)
{
  g_autofree char *number = NULL;
  PlnJsonType type;

  if (!pln_json_peek (scanner, &type, error))
    return FALSE;
  if (type == PLN_JSON_NULL)
    {
      *irregular = TRUE;
      return pln_json_read_null (scanner, error);
    }
  if (type != PLN_JSON_NUMBER || !pln_json_read_number (scanner, &number, error) || strspn (number, "0123456789") != strlen (number) ||
      strlen (number) > 4 || atoi (number) < 1)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("“%s” of a cadence is a whole number from 1 to %d."), name, MAX_TIMES);
      return FALSE;
    }
  *out = atoi (number);
  return TRUE;
}

static gboolean
read_words_member (PlnJsonScanner *scanner,
                   char          **out,
                   gboolean       *irregular,
                   GError        **error)
{
  if (!pln_json_read_text_or_null (scanner, out, error))
    return FALSE;
  if (*out == NULL || **out == 0)
    {
      *irregular = TRUE;
      g_clear_pointer (out, g_free);
    }
  return TRUE;
}

static gboolean
read_member (PlnJsonScanner *scanner,
             Reader         *reader,
             int             which,
             GError        **error)
{
  PlnCadence *cadence = &reader->cadence;
  PlnJsonType type;

  switch (which)
    {
    case 0:
      return read_words_member (scanner, &cadence->text, &reader->irregular, error);
    case 1:
      return read_words_member (scanner, &cadence->rrule, &reader->irregular, error);
    case 2:
      return read_words_member (scanner, &cadence->per, &reader->irregular, error);
    case 3:
      return read_count (scanner, &cadence->times, "times", &reader->irregular, error);
    case 4:
      return read_count (scanner, &cadence->at_least, "at_least", &reader->irregular, error);
    default:
      if (!pln_json_peek (scanner, &type, error))
        return FALSE;
      if (type != PLN_JSON_TRUE)
        reader->irregular = TRUE;
      return type == PLN_JSON_NULL ? pln_json_read_null (scanner, error) : pln_json_read_boolean (scanner, &cadence->as_needed, error);
    }
}

static gboolean
read_members (PlnJsonScanner *scanner,
              Reader         *reader,
              GError        **error)
{
  gboolean first = TRUE;

  if (!pln_json_enter_object (scanner, error))
    return FALSE;
  for (;;)
    {
      PlnJsonSlice name;
      int which = -1;
      gboolean ok;

      if (!pln_json_next_slice (scanner, &first, &name, error))
        return FALSE;
      if (name.text == NULL)
        return pln_json_at_end (scanner, error);
      for (int i = 0; i < (int) G_N_ELEMENTS (member_names); i++)
        if (pln_json_slice_equal (&name, member_names[i]))
          which = i;
      ok = which >= 0 ? pln_value_refuse_twice (reader->seen[which], member_names[which], error)
                      : pln_value_refuse_member (&name, _("a cadence"), error);
      pln_json_slice_clear (&name);
      if (!ok || !read_member (scanner, reader, which, error))
        return FALSE;
      reader->seen[which] = TRUE;
    }
}

/* Puts a rule into the form that is kept: capitals, without the word RRULE. */
static gboolean
settle_rule (Reader  *reader,
             GError **error)
{
  PlnCadence *cadence = &reader->cadence;
  g_autofree char *rule = NULL;
  const char *bare;

  if (cadence->rrule == NULL)
    return TRUE;
  rule = g_ascii_strup (cadence->rrule, -1);
  bare = g_str_has_prefix (rule, "RRULE:") ? rule + 6 : rule;
  if (!pln_rrule_is_valid (bare, error))
    return FALSE;
  if (strcmp (bare, cadence->rrule) != 0)
    {
      reader->irregular = TRUE;
      g_free (cadence->rrule);
      cadence->rrule = g_strdup (bare);
    }
  return TRUE;
}

static char *describe (const PlnCadence *self);

static gboolean
settle (Reader   *reader,
        gboolean  strict,
        GError  **error)
{
  PlnCadence *cadence = &reader->cadence;
  gboolean counts = cadence->times > 0 || cadence->at_least > 0;

  if (!settle_rule (reader, error))
    return FALSE;
  if (cadence->per != NULL && strcmp (cadence->per, "year") != 0 && strcmp (cadence->per, "month") != 0 && strcmp (cadence->per, "week") != 0)
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“per” of a cadence is year, month or week."));
      return FALSE;
    }
  if (counts != (cadence->per != NULL))
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                           _("“per” of a cadence goes with “times” or “at_least”."));
      return FALSE;
    }
  if (cadence->text == NULL && (cadence->rrule != NULL || counts || cadence->as_needed))
    {
      reader->irregular = TRUE;
      cadence->text = describe (cadence);
    }
  if (strict && (reader->irregular || cadence->text == NULL))
    return pln_value_not_canonical (_("cadence"), error);
  return TRUE;
}

gboolean
pln_cadence_read_json (const char  *json,
                       gboolean     strict,
                       PlnCadence **out,
                       GError     **error)
{
  Reader reader = { { NULL } };
  PlnJsonScanner scanner;
  GError *local = NULL;

  *out = NULL;
  pln_json_scanner_init (&scanner, json, -1);
  if (read_members (&scanner, &reader, &local) && settle (&reader, strict, &local) && reader.cadence.text != NULL)
    {
      *out = g_memdup2 (&reader.cadence, sizeof reader.cadence);
      return TRUE;
    }
  g_free (reader.cadence.text);
  g_free (reader.cadence.rrule);
  g_free (reader.cadence.per);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* NULL with an error when json is no cadence. */
PlnCadence *
pln_cadence_from_canonical (const char *json,
                            GError    **error)
{
  PlnCadence *cadence;

  if (pln_cadence_read_json (json, FALSE, &cadence, error) && cadence == NULL)
    g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("A cadence needs words."));
  return cadence;
}

char *
pln_cadence_to_canonical (const PlnCadence *self)
{
  g_autoptr (GString) out = g_string_new ("{");

  if (self->as_needed)
    g_string_append (out, "\"as_needed\":true,");
  if (self->at_least > 0)
    g_string_append_printf (out, "\"at_least\":%d,", self->at_least);
  if (self->per != NULL)
    g_string_append_printf (out, "\"per\":\"%s\",", self->per);
  if (self->rrule != NULL)
    g_string_append_printf (out, "\"rrule\":\"%s\",", self->rrule);
  g_string_append (out, "\"text\":");
  pln_json_append_string (out, self->text != NULL ? self->text : "", -1);
  if (self->times > 0)
    g_string_append_printf (out, ",\"times\":%d", self->times);
  g_string_append_c (out, '}');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* Typed text */

/* “FREQ=MONTHLY;INTERVAL=6 | 2 per year | at least 1 per year | as needed” */
static char *
describe (const PlnCadence *self)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (self->rrule != NULL)
    g_string_append (out, self->rrule);
  if (self->times > 0)
    g_string_append_printf (out, "%s%d per %s", out->len > 0 ? " | " : "", self->times, self->per);
  if (self->at_least > 0)
    g_string_append_printf (out, "%sat least %d per %s", out->len > 0 ? " | " : "", self->at_least, self->per);
  if (self->as_needed)
    g_string_append_printf (out, "%sas needed", out->len > 0 ? " | " : "");
  if (out->len == 0)
    g_string_append (out, "no rule");
  return g_string_free_and_steal (g_steal_pointer (&out));
}

static gboolean
set_per (PlnCadence *self,
         const char *per)
{
  if (strcmp (per, "year") != 0 && strcmp (per, "month") != 0 && strcmp (per, "week") != 0)
    return FALSE;
  if (self->per != NULL)
    return strcmp (self->per, per) == 0;
  self->per = g_strdup (per);
  return TRUE;
}

static gboolean
read_description (const char *text,
                  PlnCadence *self)
{
  g_auto (GStrv) parts = g_strsplit (text, " | ", -1);
  int end;

  if (strcmp (text, "no rule") == 0)
    return TRUE;
  for (char **part = parts; *part != NULL; part++)
    {
      int count = 0;
      char per[8] = "";

      end = 0;
      if (strcmp (*part, "as needed") == 0)
        self->as_needed = TRUE;
      else if (self->rrule == NULL && g_str_has_prefix (*part, "FREQ=") && pln_rrule_is_valid (*part, NULL))
        self->rrule = g_strdup (*part);
      else if (sscanf (*part, "at least %4d per %5[a-z]%n", &count, per, &end) == 2 && (*part)[end] == 0 && count > 0 && set_per (self, per))
        self->at_least = count;
      else if (sscanf (*part, "%4d per %5[a-z]%n", &count, per, &end) == 2 && (*part)[end] == 0 && count > 0 && set_per (self, per))
        self->times = count;
      else
        return FALSE;
    }
  return parts[0] != NULL;
}

static gboolean
same_meaning (const PlnCadence *a,
              const PlnCadence *b)
{
  return g_strcmp0 (a->rrule, b->rrule) == 0 && a->times == b->times && a->at_least == b->at_least &&
         g_strcmp0 (a->per, b->per) == 0 && a->as_needed == b->as_needed;
}

/* “every six months”, “deux fois par an”, “once a year and as needed”; other
 * words are kept without a rule.  Two readings (“biweekly”) are refused, and so
 * is what never happens.  (transfer full) */
PlnCadence *
pln_cadence_parse_typed (const char *text,
                         GError    **error)
{
  g_autoptr (PlnCadence) self = g_new0 (PlnCadence, 1);
  g_autofree char *inside = NULL, *words = NULL;

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > PLN_JSON_MAX_TEXT || pln_text_is_blank (text))
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                           _("A cadence needs words: valid UTF-8, at most 1 MiB."));
      return NULL;
    }
  inside = pln_bracket_split (text, &words);
  if (inside != NULL && read_description (inside, self))
    {
      self->text = g_steal_pointer (&words);
      return g_steal_pointer (&self);
    }
  pln_cadence_free (self);
  self = g_new0 (PlnCadence, 1);
  self->text = g_strdup (text);
  if (read_description (text, self))
    return g_steal_pointer (&self);
  pln_cadence_free (self);
  self = g_new0 (PlnCadence, 1);
  self->text = g_strdup (text);
  if (strlen (text) <= 1000 && !pln_cadence_read_words (text, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

char *
pln_cadence_to_typed (const PlnCadence *self)
{
  g_autoptr (PlnCadence) again = pln_cadence_parse_typed (self->text, NULL);
  g_autofree char *description = NULL;

  if (again != NULL && same_meaning (again, self) && strcmp (again->text, self->text) == 0)
    return g_strdup (self->text);
  description = describe (self);
  return g_strdup_printf ("%s [%s]", self->text, description);
}

/* Expansion */

static struct icaltimetype
to_ical (PlnDay day)
{
  struct icaltimetype time = icaltime_null_time (); /* icaltime_null_date() has the hour -1: the day before */

  pln_day_to_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = 1;
  return time;
}

static gboolean
any_within (const short *numbers, int most)
{
  guint i;

  for (i = 0; numbers[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (ABS (icalrecurrencetype_day_position (numbers[i])) <= most)
      return TRUE;
  return i == 0;
}

/* Whether a day of the rule exists at all: libical looks for 30 February or the
 * 53rd Monday of a month through six centuries, half a second for each rule. */
static gboolean
rule_has_days (const struct icalrecurrencetype *rule)
{
  static const int longest[] = { 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  int most = 0;

  if (rule->freq == ICAL_MONTHLY_RECURRENCE && !any_within (rule->by_day, 5))
    return FALSE;
  for (guint i = 0; rule->freq == ICAL_MONTHLY_RECURRENCE && rule->by_set_pos[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (ABS (rule->by_set_pos[i]) > 31)
      return FALSE;
  for (guint i = 0; rule->by_month[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (rule->by_month[i] >= 1 && rule->by_month[i] <= 12)
      most = MAX (most, longest[rule->by_month[i] - 1]);
  for (guint i = 0; most > 0 && rule->by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (ABS (rule->by_month_day[i]) <= most)
      return TRUE;
  return most == 0 || rule->by_month_day[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

GArray *
pln_cadence_expand (const PlnCadence *self,
                    PlnDay            start,
                    PlnDay            from,
                    PlnDay            until,
                    guint             max)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PlnDay));
  struct icalrecurrencetype rule;
  icalrecur_iterator *iterator;

  if (start == PLN_DAY_NONE)
    start = from;
  if (self->rrule == NULL || start == PLN_DAY_NONE || max == 0)
    return days;
  rule = icalrecurrencetype_from_string (self->rrule);
  if (rule.freq > ICAL_YEARLY_RECURRENCE || rule.freq < ICAL_DAILY_RECURRENCE)
    return days; /* within a day, or not understood */
  if (!rule_has_days (&rule))
    return days;
  iterator = icalrecur_iterator_new (rule, to_ical (start));
  if (iterator == NULL)
    return days;
  for (guint i = 0; i < MAX_STEPS && days->len < max; i++)
    {
      struct icaltimetype next = icalrecur_iterator_next (iterator);
      PlnDay day;

      if (icaltime_is_null_time (next))
        break;
      day = pln_day_from_ymd (next.year, next.month, next.day);
      if (day == PLN_DAY_NONE || (until != PLN_DAY_NONE && day > until))
        break;
      /* A rule that names a day twice gives it twice. */
      if ((from == PLN_DAY_NONE || day > from) && (days->len == 0 || day > g_array_index (days, PlnDay, days->len - 1)))
        g_array_append_val (days, day);
    }
  icalrecur_iterator_free (iterator);
  return days;
}
