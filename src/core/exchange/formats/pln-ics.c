/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/formats/pln-ics.h"

static const char *const meeting_x[] = {
  "when", "body", "ordinal", "session", "theme", "state", "standing", "start_time", "end_time", "time_zone", "venue",
  "city", "country", "mode", "host", "part_of", "anchor", "anchor_rule", "series", NULL
};
static const char *const paper_x[] = { "due", "symbol", "type", "body", "for_meeting", NULL };
static const char *const request_x[] = { "due", "meeting", "product", "state", NULL };
static const char *const action_x[] = { "due", "type", "parent", "label", "state", NULL };
static const char *const step_x[] = { "due", "paper", "position", NULL };

static const PlnIcsKind kinds[] = {
  { "action", "title", "due", NULL, action_x },
  { "meeting", "title", "when", "summary", meeting_x },
  { "paper", "title", "due", NULL, paper_x },
  { "request", "text", "due", NULL, request_x },
  { "step", "name", "due", NULL, step_x },
};

const char *const pln_ics_kinds[] = { "action", "meeting", "paper", "request", "step", NULL };

const PlnIcsKind *
pln_ics_kind_find (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return &kinds[i];
  return NULL;
}

/* The first line with a status is the state that it means by itself. */
static const struct
{
  const char         *kind, *state;
  icalproperty_status status;
} states[] = {
  { "meeting", "confirmed", ICAL_STATUS_CONFIRMED },
  { "meeting", "held", ICAL_STATUS_CONFIRMED },
  { "meeting", "tentative", ICAL_STATUS_TENTATIVE },
  { "meeting", "planned", ICAL_STATUS_TENTATIVE },
  { "meeting", "postponed", ICAL_STATUS_TENTATIVE },
  { "meeting", "cancelled", ICAL_STATUS_CANCELLED },
  { "action", "open", ICAL_STATUS_NEEDSACTION },
  { "action", "under-way", ICAL_STATUS_INPROCESS },
  { "action", "done", ICAL_STATUS_COMPLETED },
  { "action", "dropped", ICAL_STATUS_CANCELLED },
  { "request", "raised", ICAL_STATUS_NEEDSACTION },
  { "request", "supported", ICAL_STATUS_NEEDSACTION },
  { "request", "commissioned", ICAL_STATUS_INPROCESS },
  { "request", "delivered", ICAL_STATUS_COMPLETED },
  { "request", "dropped", ICAL_STATUS_CANCELLED },
};

icalproperty_status
pln_ics_get_status (const char *kind, const char *state, const char *standing)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].kind, kind) && g_strcmp0 (states[i].state, state) == 0)
      return states[i].status;
  if (g_str_equal (kind, "meeting") && standing != NULL &&
      (g_str_equal (standing, "tentative") || g_str_equal (standing, "suggested") || g_str_equal (standing, "proposed")))
    return ICAL_STATUS_TENTATIVE;
  return ICAL_STATUS_NONE;
}

const char *
pln_ics_get_state (const char *kind, icalproperty_status status)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i].kind, kind) && states[i].status == status)
      return states[i].state;
  return NULL;
}

char *
pln_ics_get_location (const char *venue, const char *city, const char *country)
{
  const char *parts[] = { venue, city, country };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", parts[i]);
  return g_string_free (out, out->len == 0);
}

char *
pln_ics_get_x_name (const char *field)
{
  g_autofree char *upper = g_ascii_strup (field, -1);

  return g_strconcat (PLN_ICS_X, g_strdelimit (upper, "_", '-'), NULL);
}
