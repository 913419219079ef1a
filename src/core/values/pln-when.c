/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Imprecise dates: the words as typed, what they mean, and the days it spans. */

G_DEFINE_QUARK (pln-value-error-quark, pln_value_error)

struct _PlnWhen
{
  gatomicrefcount ref_count;
  char     *text; /* owned */
  char     *edtf; /* owned, NULL: undated */
  PlnSense  sense;
  PlnDay    first, last; /* the span of edtf */
};

static const char *const sense_names[] = { NULL, "on", "by", "from", "until", "about" };

/* NULL for PLN_SENSE_NONE. */
const char *
pln_sense_to_name (PlnSense sense)
{
  return (guint) sense < G_N_ELEMENTS (sense_names) ? sense_names[sense] : NULL;
}

gboolean
pln_sense_from_name (const char *name,
                     PlnSense   *sense)
{
  for (guint i = 1; i < G_N_ELEMENTS (sense_names); i++)
    if (strcmp (sense_names[i], name) == 0)
      {
        *sense = (PlnSense) i;
        return TRUE;
      }
  return FALSE;
}

/* EDTF */

typedef enum { EDTF_YEAR, EDTF_MONTH, EDTF_DAY, EDTF_QUARTER, EDTF_HALF } EdtfForm;

static int
read_digits (const char *text,
             gsize       n)
{
  int value = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

/* One expression of len bytes without a slash. */
static gboolean
read_edtf (const char *text,
           gsize       len,
           EdtfForm   *form,
           PlnDay     *first,
           PlnDay     *last)
{
  int year, part, from = 1, to = 12, mday;

  if ((len != 4 && len != 7 && len != 10) || (year = read_digits (text, 4)) < 0)
    return FALSE;
  *form = EDTF_YEAR;
  if (len >= 7)
    {
      part = text[4] == '-' ? read_digits (text + 5, 2) : -1;
      if (part >= 1 && part <= 12)
        *form = EDTF_MONTH, from = to = part;
      else if (part >= 33 && part <= 36)
        *form = EDTF_QUARTER, from = (part - 33) * 3 + 1, to = from + 2;
      else if (part >= 40 && part <= 41)
        *form = EDTF_HALF, from = (part - 40) * 6 + 1, to = from + 5;
      else
        return FALSE;
    }
  if (len == 10)
    {
      mday = text[7] == '-' && *form == EDTF_MONTH ? read_digits (text + 8, 2) : -1;
      *form = EDTF_DAY;
      *first = *last = pln_day_from_ymd (year, from, mday);
      return *first != PLN_DAY_NONE;
    }
  *first = pln_day_from_ymd (year, from, 1);
  *last = pln_day_from_ymd (year, to, pln_days_in_month (year, to));
  return TRUE;
}

static gboolean
refuse_edtf (const char *edtf,
             GError    **error)
{
  g_autofree char *excerpt = pln_text_excerpt (edtf);

  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is not an EDTF date as Plenary takes it."), excerpt);
  return FALSE;
}

/* The part of EDTF (ISO 8601-2) that the exchange contract names. first and last may be NULL. */
gboolean
pln_edtf_bounds (const char *edtf,
                 PlnDay     *first,
                 PlnDay     *last,
                 GError    **error)
{
  const char *slash = strchr (edtf, '/');
  gsize n = slash != NULL ? (gsize) (slash - edtf) : strlen (edtf);
  PlnDay a, b, c, d;
  EdtfForm form, other;

  if (!read_edtf (edtf, n, &form, &a, &b))
    return refuse_edtf (edtf, error);
  if (slash != NULL)
    {
      if (!read_edtf (slash + 1, strlen (slash + 1), &other, &c, &d) || form != other || form > EDTF_DAY)
        return refuse_edtf (edtf, error);
      if (c < a)
        {
          g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("The end of “%s” lies before its beginning."), edtf);
          return FALSE;
        }
      b = d;
    }
  if (first != NULL)
    *first = a;
  if (last != NULL)
    *last = b;
  return TRUE;
}

/* PlnWhen */

static PlnWhen *
when_new_take (char    *text,
               PlnSense sense,
               char    *edtf,
               PlnDay   first,
               PlnDay   last)
{
  PlnWhen *self = g_new0 (PlnWhen, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = text;
  self->edtf = edtf;
  self->sense = sense;
  self->first = first;
  self->last = last;
  return self;
}

/* text NULL: made from the rest.  edtf NULL goes with PLN_SENSE_NONE, and then
 * text must not be blank. */
PlnWhen *
pln_when_new (const char *text,
              PlnSense    sense,
              const char *edtf,
              GError    **error)
{
  PlnDay first = PLN_DAY_NONE, last = PLN_DAY_NONE;

  if ((sense == PLN_SENSE_NONE) != (edtf == NULL) || (guint) sense >= G_N_ELEMENTS (sense_names))
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                           _("A date has both “sense” and “edtf”, or neither."));
      return NULL;
    }
  if (edtf != NULL && !pln_edtf_bounds (edtf, &first, &last, error))
    return NULL;
  if (text == NULL && edtf != NULL)
    return when_new_take (sense == PLN_SENSE_ON ? g_strdup (edtf) : g_strdup_printf ("%s %s", sense_names[sense], edtf),
                          sense, g_strdup (edtf), first, last);
  if (text == NULL || (edtf == NULL && *text == 0))
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("A date needs words or an EDTF date."));
      return NULL;
    }
  return when_new_take (g_strdup (text), sense, g_strdup (edtf), first, last);
}

PlnWhen *
pln_when_new_day (PlnDay day)
{
  return when_new_take (pln_day_to_iso (day), PLN_SENSE_ON, pln_day_to_iso (day), day, day);
}

/* The days from first to last, both included. */
PlnWhen *
pln_when_new_days (PlnDay first,
                   PlnDay last)
{
  g_autofree char *a = NULL, *b = NULL, *edtf = NULL;

  if (first >= last)
    return pln_when_new_day (first);
  a = pln_day_to_iso (first);
  b = pln_day_to_iso (last);
  edtf = g_strdup_printf ("%s/%s", a, b);
  return when_new_take (g_strdup_printf ("%s – %s", a, b), PLN_SENSE_ON, g_steal_pointer (&edtf), first, last);
}

PlnWhen *
pln_when_ref (PlnWhen *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pln_when_unref (PlnWhen *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->text);
  g_free (self->edtf);
  g_free (self);
}

const char *
pln_when_get_text (const PlnWhen *self)
{
  return self->text;
}

PlnSense
pln_when_get_sense (const PlnWhen *self)
{
  return self->sense;
}

const char *
pln_when_get_edtf (const PlnWhen *self)
{
  return self->edtf;
}

PlnDay
pln_when_get_earliest (const PlnWhen *self)
{
  return self->sense == PLN_SENSE_BY || self->sense == PLN_SENSE_UNTIL ? PLN_DAY_NONE : self->first;
}

PlnDay
pln_when_get_latest (const PlnWhen *self)
{
  return self->sense == PLN_SENSE_FROM ? PLN_DAY_NONE : self->last;
}

/* first and last may be NULL. */
gboolean
pln_when_get_span (const PlnWhen *self,
                   PlnDay        *first,
                   PlnDay        *last)
{
  if (first != NULL)
    *first = self->first;
  if (last != NULL)
    *last = self->last;
  return self->edtf != NULL;
}

/* Words of a span within which something falls, or bounds that “end of September”, “first half of July” or “week of …” have too. */
static gboolean
may_be_loose (const PlnWhen *self)
{
  int from, to, month, to_month, year;

  if (self->first == self->last)
    return FALSE;
  if (self->last - self->first > 31)
    return TRUE;
  pln_day_to_ymd (self->first, NULL, &month, &from);
  pln_day_to_ymd (self->last, &year, &to_month, &to);
  return self->last - self->first == 6 || strstr (self->text, "etween") != NULL || strstr (self->text, "ntre") != NULL ||
         (month == to_month && (from == 1 || from == 11 || from == 16 || from == 21) && (to == 10 || to == 15 || to == 20 || to == pln_days_in_month (year, month)));
}

gboolean
pln_when_is_days (const PlnWhen *self)
{
  g_autofree char *edtf = NULL;
  gboolean loose = FALSE;
  PlnSense sense;

  if (self->sense != PLN_SENSE_ON || strcspn (self->edtf, "/") != 10)
    return FALSE;
  if (!may_be_loose (self) || !pln_when_read_words (self->text, &sense, &edtf, &loose, NULL))
    return TRUE;
  return !loose || g_strcmp0 (edtf, self->edtf) != 0;
}

/* G_MAXINT32 for what is undated. */
PlnDay
pln_when_sort_day (const PlnWhen *self)
{
  if (self->edtf == NULL)
    return G_MAXINT32;
  return self->sense == PLN_SENSE_BY || self->sense == PLN_SENSE_UNTIL ? self->last : self->first;
}

char *
pln_when_to_canonical (const PlnWhen *self)
{
  g_autoptr (GString) out = g_string_new ("{");

  if (self->edtf != NULL)
    g_string_append_printf (out, "\"edtf\":\"%s\",\"sense\":\"%s\",", self->edtf, sense_names[self->sense]);
  g_string_append (out, "\"text\":");
  pln_json_append_string (out, self->text, -1);
  g_string_append_c (out, '}');
  return g_string_free_and_steal (g_steal_pointer (&out));
}

typedef struct
{
  char    *edtf, *sense, *text; /* owned */
  gboolean has_edtf, has_sense, has_text;
} WhenMembers;

static gboolean
read_members (PlnJsonScanner *scanner,
              WhenMembers    *members,
              GError        **error)
{
  gboolean first = TRUE, has_earliest = FALSE, has_latest = FALSE;

  if (!pln_json_enter_object (scanner, error))
    return FALSE;
  for (;;)
    {
      PlnJsonSlice name;
      gboolean ok, *seen = NULL;
      char **out = NULL;

      if (!pln_json_next_slice (scanner, &first, &name, error))
        return FALSE;
      if (name.text == NULL)
        return pln_json_at_end (scanner, error);
      if (pln_json_slice_equal (&name, "edtf"))
        seen = &members->has_edtf, out = &members->edtf;
      else if (pln_json_slice_equal (&name, "sense"))
        seen = &members->has_sense, out = &members->sense;
      else if (pln_json_slice_equal (&name, "text"))
        seen = &members->has_text, out = &members->text;
      else if (pln_json_slice_equal (&name, "earliest"))
        seen = &has_earliest;
      else if (pln_json_slice_equal (&name, "latest"))
        seen = &has_latest;
      ok = seen != NULL ? pln_value_refuse_twice (*seen, name.text, error) : pln_value_refuse_member (&name, _("a date"), error);
      pln_json_slice_clear (&name);
      if (!ok)
        return FALSE;
      *seen = TRUE;
      ok = out != NULL ? pln_json_read_text_or_null (scanner, out, error) : pln_json_skip (scanner, NULL, NULL, error);
      if (!ok)
        return FALSE;
    }
}

static gboolean
when_from_members (WhenMembers *members,
                   gboolean     strict,
                   PlnWhen    **out,
                   GError     **error)
{
  gboolean regular = members->text != NULL && *members->text != 0 && members->has_edtf == members->has_sense;
  PlnSense sense = PLN_SENSE_NONE;

  if (members->edtf != NULL && *members->edtf == 0)
    g_clear_pointer (&members->edtf, g_free);
  if (members->has_edtf && (members->edtf == NULL || members->sense == NULL))
    regular = FALSE;
  if (strict && !regular)
    return pln_value_not_canonical (_("date"), error);
  if (members->text != NULL && *members->text == 0)
    g_clear_pointer (&members->text, g_free);
  if (members->sense != NULL && !pln_sense_from_name (members->sense, &sense))
    {
      g_autofree char *excerpt = pln_text_excerpt (members->sense);

      g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                   _("The sense of a date is on, by, from, until or about, not “%s”."), excerpt);
      return FALSE;
    }
  if (members->edtf != NULL && members->sense == NULL)
    sense = PLN_SENSE_ON;
  if (members->edtf == NULL && members->text == NULL && sense == PLN_SENSE_NONE)
    return TRUE;
  *out = pln_when_new (members->text, sense, members->edtf, error);
  return *out != NULL;
}

gboolean
pln_when_read_json (const char *json,
                    gboolean    strict,
                    PlnWhen   **out,
                    GError    **error)
{
  WhenMembers members = { NULL };
  PlnJsonScanner scanner;
  gboolean ok;

  *out = NULL;
  pln_json_scanner_init (&scanner, json, -1);
  ok = read_members (&scanner, &members, error) && when_from_members (&members, strict, out, error);
  g_free (members.edtf);
  g_free (members.sense);
  g_free (members.text);
  return ok;
}

/* NULL with an error when json is no date. */
PlnWhen *
pln_when_from_canonical (const char *json,
                         GError    **error)
{
  PlnWhen *when;

  if (pln_when_read_json (json, FALSE, &when, error) && when == NULL)
    g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("A date needs words or an EDTF date."));
  return when;
}

/* “whenever [by 2017-07]”: what stands in brackets overrides the words; [undated] takes them for words alone. */
static PlnWhen *
parse_bracket (const char *text)
{
  g_autofree char *words = NULL, *inside = pln_bracket_split (text, &words);
  char *space;
  PlnSense sense;

  if (inside == NULL)
    return NULL;
  if (strcmp (inside, "undated") == 0)
    return pln_when_new (words, PLN_SENSE_NONE, NULL, NULL);
  space = strchr (inside, ' ');
  if (space == NULL)
    return NULL;
  *space = 0;
  return pln_sense_from_name (inside, &sense) ? pln_when_new (words, sense, space + 1, NULL) : NULL;
}

/* Dates as people write them, in English, French and the language of the
 * interface; the text is kept exactly.  What is no date at all is kept as words,
 * undated.  Impossible days give PLN_VALUE_ERROR_RANGE, two readings
 * PLN_VALUE_ERROR_AMBIGUOUS. (transfer full) */
PlnWhen *
pln_when_parse_typed (const char *text,
                      GError    **error)
{
  g_autoptr (PlnWhen) bracketed = NULL;
  g_autofree char *edtf = NULL;
  PlnSense sense = PLN_SENSE_NONE;
  gboolean loose;
  GError *local = NULL;

  if (!g_utf8_validate (text, -1, NULL) || strlen (text) > PLN_JSON_MAX_TEXT || pln_text_is_blank (text))
    {
      g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID,
                           _("A date needs words: valid UTF-8, at most 1 MiB."));
      return NULL;
    }
  bracketed = parse_bracket (text);
  if (bracketed != NULL)
    return g_steal_pointer (&bracketed);
  if (!pln_when_read_words (text, &sense, &edtf, &loose, &local))
    {
      if (local != NULL)
        {
          g_propagate_error (error, local);
          return NULL;
        }
      return pln_when_new (text, PLN_SENSE_NONE, NULL, error);
    }
  return pln_when_new (text, sense, edtf, error);
}

/* The text where that is understood the same way again, else with a remark in brackets. */
char *
pln_when_to_typed (const PlnWhen *self)
{
  g_autoptr (PlnWhen) again = pln_when_parse_typed (self->text, NULL);

  if (again != NULL && again->sense == self->sense && g_strcmp0 (again->edtf, self->edtf) == 0 &&
      strcmp (again->text, self->text) == 0)
    return g_strdup (self->text);
  if (self->edtf == NULL)
    return g_strdup_printf ("%s [undated]", self->text);
  return g_strdup_printf ("%s [%s %s]", self->text, sense_names[self->sense], self->edtf);
}
