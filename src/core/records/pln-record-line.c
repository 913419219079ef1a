/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-record-private.h"

#include <glib/gi18n-lib.h>

#include "values/pln-json.h"

/* A record as one line of a snapshot file, and what makes a record sound. */

static inline void
append_quoted (GString    *out,
               const char *ascii)
{
  g_string_append_c (out, '"');
  g_string_append (out, ascii);
  g_string_append_c (out, '"');
}

/* `"name":`, after a comma or the opening text when it is the first. */
static void
append_name (GString    *out,
             const char *opening,
             gboolean   *first,
             const char *name)
{
  if (*first)
    g_string_append (out, opening);
  else
    g_string_append_c (out, ',');
  *first = FALSE;
  pln_json_append_string (out, name, -1);
  g_string_append_c (out, ':');
}

static void
append_end (GString  *out,
            gboolean  nothing)
{
  if (!nothing)
    g_string_append_c (out, '}');
}

/* The clock goes without saying when it is just the creation stamp. */
static gboolean
clock_is_creation (const PlnRecord *self)
{
  return self->n_clock == 1 && strlen (self->stamp) == PLN_STAMP_LEN &&
         memcmp (self->clock[0].time, self->stamp, PLN_STAMP_TIME_LEN) == 0 &&
         strcmp (self->clock[0].replica, self->stamp + PLN_STAMP_TIME_LEN + 1) == 0;
}

static void
write_clock (const PlnRecord *self,
             GString         *out)
{
  gboolean first = TRUE;

  if (clock_is_creation (self))
    return;
  for (guint i = 0; i < self->n_clock; i++)
    {
      append_name (out, ",\"clock\":{", &first, self->clock[i].replica);
      append_quoted (out, self->clock[i].time);
    }
  append_end (out, first);
}

static void
write_fields (const PlnRecord *self,
              GString         *out)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->n_fields; i++)
    {
      const char *value = pln_field_state_get_versions (&self->fields[i])[0].value;

      if (value == NULL || strcmp (self->fields[i].name, PLN_ALIVE) == 0)
        continue;
      append_name (out, ",\"fields\":{", &first, self->fields[i].name);
      g_string_append (out, value);
    }
  append_end (out, first);
}

/* An only version that is empty and from the creation stamp is not made by
 * anything here (see pln_record_edit_field()); it is named nevertheless, since
 * it would be lost otherwise. */
static void
write_stamps (const PlnRecord *self,
              GString         *out)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->n_fields; i++)
    {
      const PlnFieldState *state = &self->fields[i];
      const PlnVersion    *shown = pln_field_state_get_versions (state);

      if (shown->stamp == self->stamp ||
          (strcmp (shown->stamp, self->stamp) == 0 && (shown->value != NULL || state->n_versions > 1)))
        continue;
      append_name (out, ",\"stamps\":{", &first, state->name);
      append_quoted (out, shown->stamp);
    }
  append_end (out, first);
}

static void
write_siblings (const PlnRecord *self,
                GString         *out)
{
  gboolean first = TRUE;

  for (guint i = 0; i < self->n_fields; i++)
    {
      const PlnFieldState *state = &self->fields[i];
      const PlnVersion    *versions = pln_field_state_get_versions (state);

      if (state->n_versions < 2)
        continue;
      append_name (out, ",\"siblings\":{", &first, state->name);
      for (guint j = 1; j < state->n_versions; j++)
        {
          g_string_append (out, j == 1 ? "[{\"value\":" : ",{\"value\":");
          g_string_append (out, versions[j].value != NULL ? versions[j].value : "null");
          g_string_append (out, ",\"stamp\":");
          append_quoted (out, versions[j].stamp);
          g_string_append_c (out, '}');
        }
      g_string_append_c (out, ']');
    }
  append_end (out, first);
}

/* Appends the record as exchange/README.md lays it out, without `sum` and
 * without a newline.  Equal records give equal lines. */
void
pln_record_write_line (const PlnRecord *self,
                       GString         *out)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (out != NULL);

  g_string_append (out, "{\"kind\":");
  pln_json_append_string (out, pln_record_get_kind (self), -1);
  g_string_append (out, ",\"id\":");
  append_quoted (out, self->id);
  g_string_append (out, ",\"stamp\":");
  append_quoted (out, self->stamp);
  write_clock (self, out);
  if (pln_record_is_deleted (self))
    g_string_append (out, ",\"deleted\":true");
  write_fields (self, out);
  write_stamps (self, out);
  write_siblings (self, out);
  g_string_append_c (out, '}');
}

static gboolean
validate_stamp (const PlnRecord *self,
                const char      *stamp,
                GError         **error)
{
  if (!pln_stamp_is_valid (stamp))
    return pln_record_refuse (error, _("“%s” is no stamp"), stamp);
  if (!pln_record_covers (self, stamp))
    return pln_record_refuse (error, _("the clock does not cover the stamp %s"), stamp);

  return TRUE;
}

static gboolean
validate_field (const PlnRecord     *self,
                const PlnFieldState *state,
                GError             **error)
{
  const PlnVersion *versions = pln_field_state_get_versions (state);
  gboolean          alive = strcmp (state->name, PLN_ALIVE) == 0;

  if (state->n_versions == 0)
    return pln_record_refuse (error, _("the field “%s” has no version"), state->name);
  for (guint i = 0; i < state->n_versions; i++)
    {
      if (versions[i].stamp != self->stamp && !validate_stamp (self, versions[i].stamp, error))
        return FALSE;
      if (alive && g_strcmp0 (versions[i].value, "true") != 0 && g_strcmp0 (versions[i].value, "false") != 0)
        return pln_record_refuse (error, _("“%s” must be true or false"), PLN_ALIVE);
    }

  return TRUE;
}

/* Whether the record keeps what exchange/README.md asks of one: a well-formed id,
 * stamps and clock, a clock that covers every stamp, a version of `alive` and
 * of each field.  Values are not looked at.  Error: PLN_RECORD_ERROR_INVALID. */
gboolean
pln_record_validate (const PlnRecord *self,
                     GError         **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!pln_id_is_valid (self->id))
    return pln_record_refuse (error, _("“%s” is no id"), self->id);
  if (self->malformed)
    return pln_record_refuse (error, _("a clock entry of the record “%s” is malformed"), self->id);
  for (guint i = 0; i < self->n_clock; i++)
    {
      if (!pln_replica_is_valid (self->clock[i].replica))
        return pln_record_refuse (error, _("“%s” in the clock is no replica"), self->clock[i].replica);
      if (!pln_stamp_time_is_valid (self->clock[i].time, -1))
        return pln_record_refuse (error, _("“%s” in the clock is no time of a stamp"), self->clock[i].time);
    }
  if (!validate_stamp (self, self->stamp, error))
    return FALSE;
  if (pln_record_find_field (self, PLN_ALIVE) == NULL)
    return pln_record_refuse (error, _("the field “%s” has no version"), PLN_ALIVE);
  for (guint i = 0; i < self->n_fields; i++)
    if (!validate_field (self, &self->fields[i], error))
      return FALSE;

  return TRUE;
}
