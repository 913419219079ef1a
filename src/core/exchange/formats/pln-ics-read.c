/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-ics.h"

/* A calendar into meetings and deadlines.  Where a property says no more than
 * what X-PLENARY-FIELD or the record here says already, that is kept as it was
 * typed; where it says something else, the calendar was changed and counts. */

#define MAX_INSTANCES 500
#define MAX_DAYS      731 /* of a repetition without end */

typedef struct
{
  PlnDraft     *draft;      /* borrowed */
  PlnWorkspace *workspace;  /* borrowed */
  GArray       *lines;      /* owned; of guint: where each event or task begins */
  GHashTable   *overridden; /* owned; "uid\nday" of instances with an event of their own */
  guint         n;          /* components met so far */
} Reader;

/* ---- properties ---------------------------------------------------------- */

static char *
to_utf8 (const char *text)
{
  return text != NULL && *text != '\0' ? g_utf8_make_valid (text, -1) : NULL;
}

static char *
get_x (icalcomponent *component, const char *name)
{
  for (icalproperty *p = icalcomponent_get_first_property (component, ICAL_X_PROPERTY); p != NULL;
       p = icalcomponent_get_next_property (component, ICAL_X_PROPERTY))
    if (g_ascii_strcasecmp (icalproperty_get_x_name (p) != NULL ? icalproperty_get_x_name (p) : "", name) == 0)
      return to_utf8 (icalproperty_get_x (p));
  return NULL;
}

static char *
get_x_field (icalcomponent *component, const char *field)
{
  g_autofree char *name = pln_ics_get_x_name (field);

  return get_x (component, name);
}

static char *
get_text (icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;

  return value != NULL && icalvalue_isa (value) == ICAL_TEXT_VALUE ? to_utf8 (icalvalue_get_text (value)) : NULL;
}

static gboolean
get_time (icalcomponent *component, icalproperty_kind kind, struct icaltimetype *time)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;

  if (value == NULL || (icalvalue_isa (value) != ICAL_DATE_VALUE && icalvalue_isa (value) != ICAL_DATETIME_VALUE))
    return FALSE;
  *time = icalvalue_get_datetime (value);
  return !icaltime_is_null_time (*time) && pln_day_from_ymd (time->year, time->month, time->day) != PLN_DAY_NONE;
}

static PlnDay
get_day (struct icaltimetype time)
{
  return pln_day_from_ymd (time.year, time.month, time.day);
}

/* ---- values that were typed here ----------------------------------------- */

/* What X-PLENARY-FIELD says, else what is here; canonical, NULL: nothing. */
static char *
get_base (Reader *self, icalcomponent *component, const PlnIcsKind *kind, const char *id, const char *name)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find (kind->kind), name);
  g_autofree char *typed = get_x_field (component, name);
  char *canonical = NULL;

  if (typed != NULL && field->type == PLN_TYPE_TEXT)
    return pln_value_from_plain (PLN_TYPE_TEXT, typed);
  if (typed != NULL && pln_field_parse_typed (field, typed, &canonical, NULL))
    return canonical;
  return pln_workspace_has_record (self->workspace, id) ? pln_workspace_get_value (self->workspace, id, name) : NULL;
}

static char *
get_base_plain (Reader *self, icalcomponent *component, const PlnIcsKind *kind, const char *id, const char *name)
{
  g_autofree char *canonical = get_base (self, component, kind, id, name);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* Fields that no property speaks of. */
static void
set_x_fields (Reader *self, PlnDraftRecord *record, icalcomponent *component, const PlnIcsKind *kind)
{
  static const char *const spoken[] = { "when", "due", "state", "start_time", "end_time", "time_zone", "venue", "city",
                                        "country", NULL };

  for (guint i = 0; kind->x[i] != NULL; i++)
    {
      const PlnField *field = pln_kind_find_field (pln_schema_find (kind->kind), kind->x[i]);
      g_autofree char *typed = get_x_field (component, kind->x[i]);

      if (typed == NULL || g_strv_contains (spoken, kind->x[i]))
        continue;
      if (field->type == PLN_TYPE_TEXT || (field->type == PLN_TYPE_REFERENCE && pln_id_is_valid (typed)))
        pln_draft_set_plain (record, field->name, typed);
      else
        pln_draft_set_typed (self->draft, record, field->name, typed, field->name);
    }
}

static void
set_state (Reader *self, PlnDraftRecord *record, icalcomponent *component, const PlnIcsKind *kind)
{
  g_autofree char *state = NULL, *standing = NULL;
  icalproperty_status status = icalcomponent_get_status (component);
  const char *plain;

  if (pln_kind_find_field (pln_schema_find (kind->kind), "state") == NULL)
    return;
  state = get_base_plain (self, component, kind, record->id, "state");
  standing = get_base_plain (self, component, kind, record->id, "standing");
  plain = status == ICAL_STATUS_NONE || pln_ics_get_status (kind->kind, state, standing) == status
            ? state
            : pln_ics_get_state (kind->kind, status);
  if (plain == NULL && state == NULL && status == ICAL_STATUS_NEEDSACTION)
    return;
  if (plain != NULL)
    pln_draft_set_plain (record, "state", plain);
}

static void
set_location (Reader *self, PlnDraftRecord *record, icalcomponent *component, const PlnIcsKind *kind)
{
  g_autofree char *venue = get_base_plain (self, component, kind, record->id, "venue");
  g_autofree char *city = get_base_plain (self, component, kind, record->id, "city");
  g_autofree char *country = get_base_plain (self, component, kind, record->id, "country");
  g_autofree char *known = pln_ics_get_location (venue, city, country);
  g_autofree char *location = get_text (component, ICAL_LOCATION_PROPERTY);
  gboolean same = location == NULL || g_strcmp0 (known, location) == 0;

  if (location == NULL && known == NULL)
    return;
  pln_draft_set_plain (record, "venue", same ? venue : location);
  pln_draft_set_plain (record, "city", same ? city : NULL);
  pln_draft_set_plain (record, "country", same ? country : NULL);
}

static void
set_days (Reader *self, PlnDraftRecord *record, icalcomponent *component, const PlnIcsKind *kind, PlnDay first, PlnDay last)
{
  g_autofree char *base = get_base (self, component, kind, record->id, kind->when), *canonical = NULL;
  g_autoptr (PlnWhen) known = base != NULL ? pln_when_from_canonical (base, NULL) : NULL;
  g_autoptr (PlnWhen) when = NULL;
  PlnDay known_first, known_last;

  /* A deadline is its last day only. */
  if (known != NULL && ((first == PLN_DAY_NONE && pln_when_get_latest (known) == last) ||
                        (pln_when_is_days (known) && pln_when_get_span (known, &known_first, &known_last) &&
                         known_first == first && known_last == last)))
    {
      pln_draft_set (record, kind->when, base);
      return;
    }
  when = first == PLN_DAY_NONE || first == last ? pln_when_new_day (last) : pln_when_new_days (first, last);
  canonical = when != NULL ? pln_when_to_canonical (when) : NULL;
  pln_draft_set (record, kind->when, canonical);
}

/* ---- time zones ---------------------------------------------------------- */

/* Names that Windows has for zones of this world's meeting places. */
static const char *const windows_zones[][2] = {
  { "GMT Standard Time", "Europe/London" },
  { "Greenwich Standard Time", "Africa/Abidjan" },
  { "W. Europe Standard Time", "Europe/Berlin" },
  { "Central Europe Standard Time", "Europe/Budapest" },
  { "Central European Standard Time", "Europe/Warsaw" },
  { "Romance Standard Time", "Europe/Paris" },
  { "E. Europe Standard Time", "Europe/Chisinau" },
  { "GTB Standard Time", "Europe/Bucharest" },
  { "FLE Standard Time", "Europe/Kyiv" },
  { "Turkey Standard Time", "Europe/Istanbul" },
  { "Russian Standard Time", "Europe/Moscow" },
  { "Egypt Standard Time", "Africa/Cairo" },
  { "South Africa Standard Time", "Africa/Johannesburg" },
  { "E. Africa Standard Time", "Africa/Nairobi" },
  { "W. Central Africa Standard Time", "Africa/Lagos" },
  { "Morocco Standard Time", "Africa/Casablanca" },
  { "Israel Standard Time", "Asia/Jerusalem" },
  { "Jordan Standard Time", "Asia/Amman" },
  { "Middle East Standard Time", "Asia/Beirut" },
  { "Arab Standard Time", "Asia/Riyadh" },
  { "Arabian Standard Time", "Asia/Dubai" },
  { "Pakistan Standard Time", "Asia/Karachi" },
  { "India Standard Time", "Asia/Kolkata" },
  { "SE Asia Standard Time", "Asia/Bangkok" },
  { "China Standard Time", "Asia/Shanghai" },
  { "Singapore Standard Time", "Asia/Singapore" },
  { "Tokyo Standard Time", "Asia/Tokyo" },
  { "Korea Standard Time", "Asia/Seoul" },
  { "AUS Eastern Standard Time", "Australia/Sydney" },
  { "New Zealand Standard Time", "Pacific/Auckland" },
  { "Eastern Standard Time", "America/New_York" },
  { "Central Standard Time", "America/Chicago" },
  { "Mountain Standard Time", "America/Denver" },
  { "Pacific Standard Time", "America/Los_Angeles" },
  { "E. South America Standard Time", "America/Sao_Paulo" },
  { "Argentina Standard Time", "America/Argentina/Buenos_Aires" },
  { "SA Pacific Standard Time", "America/Bogota" },
  { "Central Standard Time (Mexico)", "America/Mexico_City" },
  { "UTC", "UTC" },
};

/* The name of the zone of a property as IANA has it, where that can be known; NULL: none. */
static char *
get_zone (icalcomponent *component, icalproperty_kind kind, struct icaltimetype time)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *tzid = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;

  if (icaltime_is_utc (time))
    return g_strdup ("UTC");
  if (tzid == NULL || *tzid == '\0')
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (windows_zones); i++)
    if (g_str_equal (windows_zones[i][0], tzid))
      return g_strdup (windows_zones[i][1]);
  /* "/freeassociation.sourceforge.net/Europe/Zurich", "/mozilla.org/20070129_1/Europe/Zurich" */
  for (const char *name = tzid; name != NULL; name = strchr (name, '/'))
    {
      name += *name == '/';
      if (strchr (name, '.') == NULL && strchr (name, '/') != NULL && icaltimezone_get_builtin_timezone (name) != NULL)
        return g_strdup (name);
    }
  return to_utf8 (tzid);
}

static void
set_clock (PlnDraftRecord *record, const char *field, struct icaltimetype time)
{
  g_autofree char *clock = g_strdup_printf ("%02d:%02d", CLAMP (time.hour, 0, 23), CLAMP (time.minute, 0, 59));

  pln_draft_set_plain (record, field, clock);
}

/* ---- events -------------------------------------------------------------- */

static gboolean
get_end (icalcomponent *event, struct icaltimetype start, struct icaltimetype *end)
{
  icalproperty *duration = icalcomponent_get_first_property (event, ICAL_DURATION_PROPERTY);

  if (get_time (event, ICAL_DTEND_PROPERTY, end))
    return TRUE;
  if (duration == NULL)
    return FALSE;
  *end = icaltime_add (start, icalproperty_get_duration (duration));
  return get_day (*end) != PLN_DAY_NONE;
}

/* Whole days: times are kept only when the calendar could not hold them. */
static void
set_whole_days (Reader *self, PlnDraftRecord *record, icalcomponent *event, const PlnIcsKind *kind)
{
  static const char *const names[] = { "start_time", "end_time", "time_zone" };
  g_autofree char *ours = get_x (event, PLN_ICS_X "KIND");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *base = get_base (self, event, kind, record->id, names[i]), *x = get_x_field (event, names[i]);

      if (x != NULL || (base != NULL && ours == NULL))
        pln_draft_set (record, names[i], x != NULL ? base : NULL);
    }
}

static void
set_times (Reader *self, PlnDraftRecord *record, icalcomponent *event, const PlnIcsKind *kind, struct icaltimetype start,
           struct icaltimetype end, gboolean has_end)
{
  g_autofree char *zone = get_zone (event, ICAL_DTSTART_PROPERTY, start);
  g_autofree char *known = get_base_plain (self, event, kind, record->id, "time_zone");

  set_clock (record, "start_time", start);
  if (has_end)
    set_clock (record, "end_time", end);
  if (zone == NULL && known != NULL && icaltimezone_get_builtin_timezone (known) == NULL)
    pln_draft_set_plain (record, "time_zone", known); /* one that no calendar knows */
  else
    pln_draft_set_plain (record, "time_zone", zone);
}

/* shift: days by which this instance lies after the event that is repeated. */
static void
set_span (Reader *self, PlnDraftRecord *record, icalcomponent *event, const PlnIcsKind *kind, int shift)
{
  struct icaltimetype start, end;
  gboolean has_end;
  PlnDay first, last;

  if (!get_time (event, ICAL_DTSTART_PROPERTY, &start))
    return;
  first = last = get_day (start);
  has_end = get_end (event, start, &end);
  if (has_end && start.is_date)
    last = MAX (first, get_day (end) - 1);
  else if (has_end)
    {
      last = MAX (first, get_day (end));
      /* Until some hour of the night is still the day before. */
      if (last == first + 1 && end.hour < 6 && end.hour * 60 + end.minute <= start.hour * 60 + start.minute)
        last = first;
    }
  set_days (self, record, event, kind, first + shift, last + shift);
  if (start.is_date)
    set_whole_days (self, record, event, kind);
  else
    set_times (self, record, event, kind, start, end, has_end);
}

static void
set_text (PlnDraftRecord *record, icalcomponent *component, const PlnIcsKind *kind)
{
  g_autofree char *title = get_text (component, ICAL_SUMMARY_PROPERTY);
  g_autofree char *text = get_text (component, ICAL_DESCRIPTION_PROPERTY);

  pln_draft_set_plain (record, kind->title, title != NULL ? title : _("Untitled"));
  if (text != NULL)
    pln_draft_set_plain (record, kind->text != NULL ? kind->text : "note", text);
}

static PlnDraftRecord *
add_record (Reader *self, icalcomponent *component, const PlnIcsKind *kind, const char *id, guint line, int shift)
{
  PlnDraftRecord *record = pln_draft_add (self->draft, kind->kind, id, line);

  if (record == NULL)
    return NULL;
  set_text (record, component, kind);
  set_x_fields (self, record, component, kind);
  set_state (self, record, component, kind);
  if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
    {
      set_span (self, record, component, kind, shift);
      set_location (self, record, component, kind);
    }
  return record;
}

/* ---- repetition ---------------------------------------------------------- */

static char *
get_key (const char *uid, PlnDay day)
{
  g_autofree char *iso = pln_day_to_iso (day);

  return g_strconcat (uid, "/", iso, NULL);
}

static void
add_days (icalcomponent *event, icalproperty_kind kind, GHashTable *days)
{
  for (icalproperty *p = icalcomponent_get_first_property (event, kind); p != NULL;
       p = icalcomponent_get_next_property (event, kind))
    {
      struct icaltimetype time = kind == ICAL_EXDATE_PROPERTY ? icalproperty_get_exdate (p) : icalproperty_get_rdate (p).time;

      if (get_day (time) != PLN_DAY_NONE)
        g_hash_table_add (days, GINT_TO_POINTER (get_day (time)));
    }
}

static gboolean
is_endless (icalcomponent *event)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  struct icalrecurrencetype rule = icalproperty_get_rrule (property);

  return rule.count == 0 && icaltime_is_null_time (rule.until);
}

/* The days on which an event takes place, sorted. */
static GArray *
expand (Reader *self, icalcomponent *event, PlnDay start)
{
  icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
  g_autoptr (GHashTable) extra = g_hash_table_new (NULL, NULL);
  GArray *days = NULL;
  GHashTableIter iter;
  gpointer day;

  if (property != NULL)
    {
      struct icalrecurrencetype rule = icalproperty_get_rrule (property);
      char *text = icalrecurrencetype_as_string_r (&rule);
      PlnCadence cadence = { .rrule = text };

      days = pln_cadence_expand (&cadence, start, start - 1, is_endless (event) ? start + MAX_DAYS : PLN_DAY_NONE,
                                 MAX_INSTANCES);
      icalmemory_free_buffer (text);
    }
  else
    days = g_array_new (FALSE, FALSE, sizeof (PlnDay));
  if (days->len == 0 || g_array_index (days, PlnDay, 0) != start)
    g_array_prepend_val (days, start);
  add_days (event, ICAL_RDATE_PROPERTY, extra);
  for (guint i = 0; i < days->len; i++)
    g_hash_table_remove (extra, GINT_TO_POINTER (g_array_index (days, PlnDay, i)));
  g_hash_table_iter_init (&iter, extra);
  while (g_hash_table_iter_next (&iter, &day, NULL))
    {
      PlnDay value = GPOINTER_TO_INT (day);

      g_array_append_val (days, value);
    }
  return days;
}

/* A repeated event of another program: a meeting for each instance. */
static void
read_repeated (Reader *self, icalcomponent *event, const PlnIcsKind *kind, const char *uid, guint line)
{
  g_autoptr (GHashTable) except = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) days = NULL;
  struct icaltimetype start;
  PlnDay first;

  if (!get_time (event, ICAL_DTSTART_PROPERTY, &start))
    return;
  first = get_day (start);
  days = expand (self, event, first);
  add_days (event, ICAL_EXDATE_PROPERTY, except);
  for (guint i = 0; i < days->len; i++)
    {
      PlnDay day = g_array_index (days, PlnDay, i);
      g_autofree char *key = get_key (uid, day), *id = pln_foreign_to_id (key);

      if (!g_hash_table_contains (except, GINT_TO_POINTER (day)) && !g_hash_table_contains (self->overridden, key))
        add_record (self, event, kind, id, line, day - first);
    }
  if (icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL && is_endless (event))
    {
      g_autofree char *title = get_text (event, ICAL_SUMMARY_PROPERTY);

      pln_draft_leave_out (self->draft->left_out, NULL, title != NULL ? title : uid,
                           _("It repeats without end; two years of it are taken."));
    }
}

/* The cadence of a series that was written here, unless it is known. */
static void
add_cadence (Reader *self, icalcomponent *event, const char *uid, guint line)
{
  g_autofree char *rule = get_x (event, PLN_ICS_X "SERIES-RULE"), *of = get_x (event, PLN_ICS_X "SERIES-OF");
  PlnDraftRecord *record;

  if (rule == NULL || of == NULL || !pln_id_is_valid (uid) || !pln_id_is_valid (of) ||
      pln_workspace_has_record (self->workspace, uid) || pln_draft_find (self->draft, uid) != NULL)
    return;
  record = pln_draft_add (self->draft, "cadence", uid, line);
  pln_draft_set_plain (record, "of", of);
  pln_draft_set_typed (self->draft, record, "rule", rule, PLN_ICS_X "SERIES-RULE");
}

/* ---- one component ------------------------------------------------------- */

static char *
get_uid (icalcomponent *component)
{
  g_autofree char *uid = get_text (component, ICAL_UID_PROPERTY), *title = NULL, *sum = NULL;
  g_autofree char *text = NULL;
  struct icaltimetype start;

  if (uid != NULL)
    return g_steal_pointer (&uid);
  title = get_text (component, ICAL_SUMMARY_PROPERTY);
  if (!get_time (component, ICAL_DTSTART_PROPERTY, &start))
    start = icaltime_null_time ();
  text = g_strdup_printf ("%s %d-%d-%d", title != NULL ? title : "", start.year, start.month, start.day);
  sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  sum[32] = '\0';
  return g_strconcat ("e:", sum, NULL);
}

/* What a component is: as it says, as its record here is, or as calendars have it. */
static const PlnIcsKind *
get_kind (Reader *self, icalcomponent *component, const char *id)
{
  g_autofree char *said = get_x (component, PLN_ICS_X "KIND");
  const PlnIcsKind *kind = pln_ics_kind_find (pln_workspace_get_kind (self->workspace, id));

  if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
    return pln_ics_kind_find ("meeting");
  if (kind == NULL && said != NULL)
    kind = pln_ics_kind_find (said);
  return kind != NULL ? kind : pln_ics_kind_find ("action");
}

static void
read_event (Reader *self, icalcomponent *event, const char *uid, guint line)
{
  g_autofree char *ours = get_x (event, PLN_ICS_X "ID"), *id = NULL, *key = NULL;
  const PlnIcsKind *kind = pln_ics_kind_find ("meeting");
  gboolean repeated = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL ||
                      icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY) != NULL;
  struct icaltimetype instance;

  if (ours != NULL && pln_id_is_valid (ours))
    {
      if (repeated)
        add_cadence (self, event, uid, line);
      add_record (self, event, kind, ours, line, 0);
      return;
    }
  if (get_time (event, ICAL_RECURRENCEID_PROPERTY, &instance))
    {
      key = get_key (uid, get_day (instance));
      id = pln_foreign_to_id (key);
    }
  else if (repeated)
    {
      read_repeated (self, event, kind, uid, line);
      return;
    }
  else
    id = pln_foreign_to_id (uid);
  add_record (self, event, kind, id, line, 0);
}

static void
read_task (Reader *self, icalcomponent *task, const char *uid, guint line)
{
  g_autofree char *id = pln_foreign_to_id (uid);
  const PlnIcsKind *kind = get_kind (self, task, id);
  PlnDraftRecord *record = add_record (self, task, kind, id, line, 0);
  icalproperty *percent = icalcomponent_get_first_property (task, ICAL_PERCENTCOMPLETE_PROPERTY);
  struct icaltimetype due;

  if (record == NULL)
    return;
  if (get_time (task, ICAL_DUE_PROPERTY, &due))
    set_days (self, record, task, kind, PLN_DAY_NONE, get_day (due));
  if (percent != NULL && g_str_equal (kind->kind, "action"))
    {
      g_autofree char *text = g_strdup_printf ("%d", CLAMP (icalproperty_get_percentcomplete (percent), 0, 100));

      pln_draft_set (record, "progress", text);
    }
}

static void
note_left_out (Reader *self, icalcomponent *component, const char *uid)
{
  g_autofree char *title = get_text (component, ICAL_SUMMARY_PROPERTY);

  if (icalcomponent_get_first_property (component, ICAL_ATTENDEE_PROPERTY) != NULL)
    pln_draft_leave_out (self->draft->left_out, NULL, title != NULL ? title : uid, _("Its participants are not taken."));
}

static void
read_component (Reader *self, icalcomponent *component)
{
  guint line = self->n < self->lines->len ? g_array_index (self->lines, guint, self->n) : 0;
  g_autofree char *uid = get_uid (component);

  self->n++;
  self->draft->n_rows++;
  note_left_out (self, component, uid);
  if (icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT)
    read_event (self, component, uid, line);
  else
    read_task (self, component, uid, line);
}

static gboolean
is_read (icalcomponent *component)
{
  return icalcomponent_isa (component) == ICAL_VEVENT_COMPONENT || icalcomponent_isa (component) == ICAL_VTODO_COMPONENT;
}

static void
note_override (Reader *self, icalcomponent *component)
{
  g_autofree char *uid = get_uid (component);
  struct icaltimetype instance;

  if (get_time (component, ICAL_RECURRENCEID_PROPERTY, &instance))
    g_hash_table_add (self->overridden, get_key (uid, get_day (instance)));
}

/* Calls a function for the events and tasks of a calendar, or of several in one file. */
static void
walk (Reader *self, icalcomponent *parent, guint depth, void (*visit) (Reader *, icalcomponent *))
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();

  if (is_read (parent))
    {
      visit (self, parent);
      return;
    }
  /* The walk of libical is one for each component; a visitor may need it. */
  for (icalcomponent *c = icalcomponent_get_first_component (parent, ICAL_ANY_COMPONENT); c != NULL;
       c = icalcomponent_get_next_component (parent, ICAL_ANY_COMPONENT))
    g_ptr_array_add (children, c);
  for (guint i = 0; i < children->len && depth < 4; i++)
    walk (self, g_ptr_array_index (children, i), depth + 1, visit);
}

/* ---- the whole file ------------------------------------------------------ */

static void
find_lines (Reader *self, const char *text)
{
  guint line = 1;

  for (const char *c = text; c != NULL; line++)
    {
      if (g_ascii_strncasecmp (c, "BEGIN:VEVENT", 12) == 0 || g_ascii_strncasecmp (c, "BEGIN:VTODO", 11) == 0)
        g_array_append_val (self->lines, line);
      c = strchr (c, '\n');
      c = c != NULL ? c + 1 : NULL;
    }
}

/* A file that was cut short or pasted together badly is not read at all. */
static gboolean
check_nesting (const char *text, const char *name, GError **error)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  guint line = 1;
  gboolean ok = TRUE;

  for (const char *c = text; c != NULL && ok; line++)
    {
      gsize len = strcspn (c, "\r\n");

      if (g_ascii_strncasecmp (c, "BEGIN:", 6) == 0)
        g_ptr_array_add (open, g_ascii_strup (c + 6, (gssize) len - 6));
      else if (g_ascii_strncasecmp (c, "END:", 4) == 0)
        {
          g_autofree char *closed = g_ascii_strup (c + 4, (gssize) len - 4);

          ok = open->len > 0 && g_str_equal (g_strchomp (closed), g_strchomp (g_ptr_array_index (open, open->len - 1)));
          if (ok)
            g_ptr_array_set_size (open, (gint) open->len - 1);
        }
      c = strchr (c, '\n');
      c = c != NULL ? c + 1 : NULL;
    }
  if (ok && open->len == 0)
    return TRUE;
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED,
               ok ? _("%s is cut short: %u lines, and it is not at its end.")
                  : _("%s, line %u: an END does not fit the BEGIN before it."), name, line - 1);
  return FALSE;
}

gboolean
pln_ics_read (PlnDraft *draft, PlnWorkspace *workspace, const char *data, gsize len, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) overridden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader self = { draft, workspace, lines, overridden, 0 };
  g_autofree char *text = NULL;
  icalcomponent *calendar;
  PlnEncoding encoding;

  text = pln_text_decode (data, len, &encoding, draft->name, error);
  if (text == NULL)
    return FALSE;
  if (!check_nesting (text, draft->name, error))
    return FALSE;
  icalerror_set_errors_are_fatal (FALSE);
  calendar = strcasestr (text, "BEGIN:VCALENDAR") != NULL ? icalparser_parse_string (text) : NULL;
  if (calendar == NULL)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX, _("%s is no calendar."), draft->name);
      return FALSE;
    }
  find_lines (&self, text);
  walk (&self, calendar, 0, note_override);
  walk (&self, calendar, 0, read_component);
  icalcomponent_free (calendar);
  return TRUE;
}
