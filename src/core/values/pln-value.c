/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pln-values-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Values in general: from JSON or typed text into canonical text, and back to
 * what people read and edit. */

#define MAX_INTEGER G_GINT64_CONSTANT (9007199254740991) /* 2^53 - 1 */

gboolean
pln_value_refuse_twice (gboolean    seen,
                        const char *member,
                        GError    **error)
{
  g_autofree char *excerpt = NULL;

  if (!seen)
    return TRUE;
  excerpt = g_strndup (member, strcspn (member, "\"\\"));
  g_set_error (error, PLN_JSON_ERROR, PLN_JSON_ERROR_SYNTAX, _("The member “%s” comes twice in one object."), excerpt);
  return FALSE;
}

gboolean
pln_value_refuse_member (const PlnJsonSlice *name,
                         const char         *what,
                         GError            **error)
{
  g_autofree char *copy = g_strndup (name->text, name->len);
  g_autofree char *excerpt = pln_text_excerpt (copy);

  /* Translators: a word from a file, and “a date”, “money” … */
  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("“%s” is no member of %s."), excerpt, what);
  return FALSE;
}

gboolean
pln_value_not_canonical (const char *what,
                         GError    **error)
{
  /* Translators: “date”, “money” …; a file holds it in another form than the one agreed on. */
  g_set_error (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_INVALID, _("A %s is not in the form that snapshots use."), what);
  return FALSE;
}

gboolean
pln_json_read_text_or_null (PlnJsonScanner *scanner,
                            char          **out,
                            GError        **error)
{
  PlnJsonType type;

  *out = NULL;
  if (!pln_json_peek (scanner, &type, error))
    return FALSE;
  return type == PLN_JSON_NULL ? pln_json_read_null (scanner, error) : pln_json_read_string (scanner, out, NULL, error);
}

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

static char *
quote (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 3);

  pln_json_append_string (out, text, -1);
  return g_string_free_and_steal (out);
}

/* HH:MM, or with one digit of hours. (transfer full), NULL: no time of day. */
static char *
canonical_time (const char *text)
{
  gsize n = strspn (text, "0123456789");
  int hour, minute;

  if (n < 1 || n > 2 || text[n] != ':' || !g_ascii_isdigit (text[n + 1]) || !g_ascii_isdigit (text[n + 2]) || text[n + 3] != 0)
    return NULL;
  hour = atoi (text);
  minute = atoi (text + n + 1);
  return hour < 24 && minute < 60 ? g_strdup_printf ("%02d:%02d", hour, minute) : NULL;
}

static gboolean
choice_is_valid (const char *name)
{
  gsize n = strlen (name);

  if (n > 64)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (name[i]) && strchr ("-_.", name[i]) == NULL)
      return FALSE;
  return n > 0;
}

/* Checks a plain string of the type and puts it into form in place; *form NULL when it stays as it is. */
static gboolean
check_string (PlnType     type,
              const char *text,
              char      **form,
              GError    **error)
{
  *form = NULL;
  switch (type)
    {
    case PLN_TYPE_REFERENCE:
      return pln_id_is_valid (text) || refuse (error, _("“%s” is no id of a record."), text);
    case PLN_TYPE_CHOICE:
      return choice_is_valid (text) || refuse (error, _("“%s” is no name of a choice."), text);
    case PLN_TYPE_DECIMAL:
      *form = pln_decimal_canonical (text, error);
      return *form != NULL;
    case PLN_TYPE_TIME:
      *form = canonical_time (text);
      return *form != NULL || refuse (error, _("“%s” is no time of day; write it like 09:30."), text);
    default:
      return TRUE;
    }
}

/* Text, choice, reference, decimal, time: one JSON string. */
static gboolean
check_json_string (PlnType     type,
                   const char *json,
                   gboolean    strict,
                   char      **canonical,
                   GError    **error)
{
  PlnJsonScanner scanner;
  PlnJsonSlice slice;
  g_autofree char *text = NULL, *form = NULL;
  gsize start;
  gboolean ok;

  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_read_slice (&scanner, &slice, error))
    return FALSE;
  start = slice.owned == NULL ? (gsize) (slice.text - json) - 1 : 0;
  if (!pln_json_at_end (&scanner, error))
    {
      pln_json_slice_clear (&slice);
      return FALSE;
    }
  if (slice.len == 0)
    {
      pln_json_slice_clear (&slice);
      return !strict || pln_value_not_canonical (_("text"), error);
    }
  if (type == PLN_TYPE_TEXT || type == PLN_TYPE_LONG_TEXT)
    {
      *canonical = slice.owned != NULL ? quote (slice.owned) : g_strndup (json + start, slice.len + 2);
      pln_json_slice_clear (&slice);
      return TRUE;
    }
  text = slice.owned != NULL ? slice.owned : g_strndup (slice.text, slice.len);
  ok = check_string (type, text, &form, error);
  if (ok && strict && form != NULL && strcmp (form, text) != 0)
    ok = pln_value_not_canonical (type == PLN_TYPE_TIME ? _("time of day") : _("decimal number"), error);
  if (ok)
    *canonical = quote (form != NULL ? form : text);
  return ok;
}

/* 1.0 and 1e3 are integers of JSON too, but not in canonical form. */
static gboolean
integer_from_number (const char *number,
                     gboolean    strict,
                     gint64     *value,
                     GError    **error)
{
  const char *digits = number[0] == '-' ? number + 1 : number;
  gboolean plain = strspn (digits, "0123456789") == strlen (digits);
  double real;

  if (plain && strlen (digits) <= 16)
    {
      *value = g_ascii_strtoll (number, NULL, 10);
      if (ABS (*value) <= MAX_INTEGER)
        return !strict || strcmp (number, "-0") != 0 || pln_value_not_canonical (_("whole number"), error);
    }
  else if (!plain)
    {
      if (strict)
        return pln_value_not_canonical (_("whole number"), error);
      real = g_ascii_strtod (number, NULL);
      if (real >= -(double) MAX_INTEGER && real <= (double) MAX_INTEGER)
        {
          *value = (gint64) real;
          return (double) *value == real || refuse (error, _("“%s” is no whole number."), number);
        }
    }
  g_set_error_literal (error, PLN_VALUE_ERROR, PLN_VALUE_ERROR_RANGE, _("A whole number lies within ±9007199254740991."));
  return FALSE;
}

static gboolean
check_integer (const char *json,
               gboolean    strict,
               char      **canonical,
               GError    **error)
{
  g_autofree char *number = NULL;
  PlnJsonScanner scanner;
  gint64 value = 0;

  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_read_number (&scanner, &number, error) || !pln_json_at_end (&scanner, error) ||
      !integer_from_number (number, strict, &value, error))
    return FALSE;
  *canonical = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  return TRUE;
}

static gboolean
check_boolean (const char *json,
               char      **canonical,
               GError    **error)
{
  PlnJsonScanner scanner;
  gboolean value;

  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_read_boolean (&scanner, &value, error) || !pln_json_at_end (&scanner, error))
    return FALSE;
  *canonical = g_strdup (value ? "true" : "false");
  return TRUE;
}

static gboolean
check_words (const char *json,
             gboolean    strict,
             char      **canonical,
             GError    **error)
{
  g_autoptr (GString) out = g_string_new ("[");
  gboolean first = TRUE, more, empty = FALSE;
  PlnJsonScanner scanner;

  pln_json_scanner_init (&scanner, json, -1);
  if (!pln_json_enter_array (&scanner, error))
    return FALSE;
  for (;;)
    {
      g_autofree char *word = NULL;

      if (!pln_json_next_element (&scanner, &first, &more, error))
        return FALSE;
      if (!more)
        break;
      if (!pln_json_read_string (&scanner, &word, NULL, error))
        return FALSE;
      if (*word == 0)
        {
          empty = TRUE;
          continue;
        }
      if (out->len > 1)
        g_string_append_c (out, ',');
      pln_json_append_string (out, word, -1);
    }
  if (!pln_json_at_end (&scanner, error))
    return FALSE;
  if (strict && (empty || out->len == 1))
    return pln_value_not_canonical (_("list of words"), error);
  if (out->len > PLN_JSON_MAX_TEXT)
    {
      g_set_error_literal (error, PLN_JSON_ERROR, PLN_JSON_ERROR_LIMIT, _("A list of words is longer than 1 MiB."));
      return FALSE;
    }
  if (out->len == 1)
    return TRUE;
  g_string_append_c (out, ']');
  *canonical = g_string_free_and_steal (g_steal_pointer (&out));
  return TRUE;
}

static gboolean
check_object (PlnType     type,
              const char *json,
              gboolean    strict,
              char      **canonical,
              GError    **error)
{
  PlnWhen *when;
  PlnDuration *duration;
  PlnCadence *cadence;

  switch (type)
    {
    case PLN_TYPE_WHEN:
      if (!pln_when_read_json (json, strict, &when, error))
        return FALSE;
      if (when != NULL)
        {
          *canonical = pln_when_to_canonical (when);
          pln_when_unref (when);
        }
      return TRUE;
    case PLN_TYPE_DURATION:
      if (!pln_duration_read_json (json, strict, &duration, error))
        return FALSE;
      if (duration != NULL)
        {
          *canonical = pln_duration_to_canonical (duration);
          pln_duration_free (duration);
        }
      return TRUE;
    case PLN_TYPE_CADENCE:
      if (!pln_cadence_read_json (json, strict, &cadence, error))
        return FALSE;
      if (cadence != NULL)
        {
          *canonical = pln_cadence_to_canonical (cadence);
          pln_cadence_free (cadence);
        }
      return TRUE;
    default:
      return pln_money_read_json (json, strict, canonical, error);
    }
}

static gboolean
is_json_null (const char *json)
{
  PlnJsonScanner scanner;

  pln_json_scanner_init (&scanner, json, -1);
  return pln_json_read_null (&scanner, NULL) && pln_json_at_end (&scanner, NULL);
}

/* How the text is laid out and escaped never matters, also not when strict:
 * that is for the reader of whole files.  Errors: PLN_VALUE_ERROR, PLN_JSON_ERROR. */
gboolean
pln_value_check (PlnType     type,
                 const char *json,
                 gboolean    strict,
                 char      **canonical,
                 GError    **error)
{
  *canonical = NULL;
  if (json[0] != '"' && is_json_null (json))
    return TRUE;
  switch (type)
    {
    case PLN_TYPE_TEXT:
    case PLN_TYPE_LONG_TEXT:
    case PLN_TYPE_CHOICE:
    case PLN_TYPE_REFERENCE:
    case PLN_TYPE_DECIMAL:
    case PLN_TYPE_TIME:
      return check_json_string (type, json, strict, canonical, error);
    case PLN_TYPE_INTEGER:
      return check_integer (json, strict, canonical, error);
    case PLN_TYPE_BOOLEAN:
      return check_boolean (json, canonical, error);
    case PLN_TYPE_WORDS:
      return check_words (json, strict, canonical, error);
    case PLN_TYPE_WHEN:
    case PLN_TYPE_DURATION:
    case PLN_TYPE_MONEY:
    case PLN_TYPE_CADENCE:
    default:
      return check_object (type, json, strict, canonical, error);
    }
}

/* Plain content */

char *
pln_value_get_plain (const char *canonical)
{
  PlnJsonScanner scanner;
  char *text;

  if (canonical == NULL)
    return g_strdup ("");
  pln_json_scanner_init (&scanner, canonical, -1);
  if (canonical[0] == '"' && pln_json_read_string (&scanner, &text, NULL, NULL))
    return text;
  return g_strdup (canonical);
}

/* NULL for NULL and "". */
char *
pln_value_from_plain (PlnType     type,
                      const char *plain)
{
  if (plain == NULL || *plain == 0)
    return NULL;
  return type == PLN_TYPE_INTEGER || type == PLN_TYPE_BOOLEAN ? g_strdup (plain) : quote (plain);
}

gint64
pln_value_get_integer (const char *canonical,
                       gint64      fallback)
{
  const char *digits = canonical != NULL && canonical[0] == '-' ? canonical + 1 : canonical;

  return digits != NULL && g_ascii_isdigit (*digits) ? g_ascii_strtoll (canonical, NULL, 10) : fallback;
}

gboolean
pln_value_get_boolean (const char *canonical)
{
  return g_strcmp0 (canonical, "true") == 0;
}

char **
pln_value_get_words (const char *canonical)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean first = TRUE, more;
  PlnJsonScanner scanner;
  char *word;

  if (canonical != NULL)
    {
      pln_json_scanner_init (&scanner, canonical, -1);
      if (pln_json_enter_array (&scanner, NULL))
        while (pln_json_next_element (&scanner, &first, &more, NULL) && more && pln_json_read_string (&scanner, &word, NULL, NULL))
          g_strv_builder_take (builder, word);
    }
  return g_strv_builder_end (builder);
}

char *
pln_value_from_words (const char *const *words)
{
  GString *out = g_string_new ("[");

  for (; words != NULL && *words != NULL; words++)
    if (**words != 0)
      {
        if (out->len > 1)
          g_string_append_c (out, ',');
        pln_json_append_string (out, *words, -1);
      }
  if (out->len == 1)
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  g_string_append_c (out, ']');
  return g_string_free_and_steal (out);
}
