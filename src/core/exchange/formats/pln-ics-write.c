/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-ics.h"

/* Records into a calendar.  Nothing is invented: what has no known day is named
 * as left out.  Last days are inclusive here and exclusive in a calendar. */

typedef struct
{
  PlnWorkspace         *workspace; /* borrowed */
  const PlnFormatScope *scope;     /* borrowed */
  PlnFormatResult      *result;    /* borrowed */
  icalcomponent        *calendar;  /* owned */
  GHashTable           *zones;     /* owned; names of time zones that the calendar has */
  GHashTable           *series;    /* owned; cadence id to GPtrArray of meetings (borrowed) */
} Writer;

/* ---- properties ---------------------------------------------------------- */

static struct icaltimetype
to_date (PlnDay day)
{
  struct icaltimetype time = icaltime_null_time ();

  pln_day_to_ymd (day, &time.year, &time.month, &time.day);
  time.is_date = 1;
  return time;
}

static struct icaltimetype
to_time (PlnDay day, const char *clock)
{
  struct icaltimetype time = to_date (day);

  time.is_date = 0;
  time.hour = (clock[0] - '0') * 10 + clock[1] - '0';
  time.minute = (clock[3] - '0') * 10 + clock[4] - '0';
  return time;
}

static struct icaltimetype
to_utc (const char *stamp)
{
  return icaltime_from_timet_with_zone ((time_t) (pln_stamp_get_unix_ms (stamp) / 1000), 0,
                                        icaltimezone_get_utc_timezone ());
}

static void
add (icalcomponent *component, icalproperty *property)
{
  if (property != NULL)
    icalcomponent_add_property (component, property);
}

static void
add_x (icalcomponent *component, const char *name, const char *value)
{
  icalproperty *property;

  if (value == NULL || *value == '\0')
    return;
  property = icalproperty_new_x (value);
  icalproperty_set_x_name (property, name);
  add (component, property);
}

/* A calendar has no control characters but tabs and line ends. */
static char *
clean (char *text)
{
  for (char *c = text; c != NULL && *c != '\0'; c++)
    if ((guint8) *c < 0x20 && *c != '\t' && *c != '\n')
      *c = ' ';
  return text;
}

static void
add_x_fields (icalcomponent *component, const PlnRecord *record, const PlnIcsKind *kind)
{
  for (guint i = 0; kind->x[i] != NULL; i++)
    {
      g_autofree char *typed = clean (pln_record_get_typed (record, kind->x[i])), *name = pln_ics_get_x_name (kind->x[i]);

      add_x (component, name, typed);
    }
}

static void
add_common (Writer *self, icalcomponent *component, const PlnRecord *record, const PlnIcsKind *kind, const char *uid)
{
  g_autofree char *title = clean (pln_record_get_plain (record, kind->title));
  g_autofree char *text = kind->text != NULL ? clean (pln_record_get_plain (record, kind->text)) : NULL;
  g_autofree char *state = pln_record_get_plain (record, "state"), *standing = pln_record_get_plain (record, "standing");
  g_autofree char *foreign = pln_foreign_from_id (uid);
  icalproperty_status status = pln_ics_get_status (kind->kind, state, standing);
  struct icaltimetype changed = to_utc (pln_record_get_newest (record));

  add (component, icalproperty_new_uid (foreign));
  add (component, icalproperty_new_dtstamp (changed));
  add (component, icalproperty_new_created (to_utc (pln_record_get_stamp (record))));
  add (component, icalproperty_new_lastmodified (changed));
  add (component, icalproperty_new_summary (title != NULL ? title : ""));
  if (text != NULL)
    add (component, icalproperty_new_description (text));
  if (status != ICAL_STATUS_NONE)
    add (component, icalproperty_new_status (status));
  add_x (component, PLN_ICS_X "KIND", kind->kind);
  if (!g_str_equal (uid, pln_record_get_id (record)))
    add_x (component, PLN_ICS_X "ID", pln_record_get_id (record));
  add_x_fields (component, record, kind);
}

/* ---- events -------------------------------------------------------------- */

/* The zone as libical knows it, its rules being added to the calendar; NULL: unknown. */
static icaltimezone *
use_zone (Writer *self, const char *name)
{
  icaltimezone *zone = name != NULL ? icaltimezone_get_builtin_timezone (name) : NULL;
  icalcomponent *rules = zone != NULL ? icaltimezone_get_component (zone) : NULL;
  icalproperty *property;

  if (rules == NULL)
    return NULL;
  if (g_hash_table_add (self->zones, g_strdup (name)))
    {
      rules = icalcomponent_new_clone (rules);
      property = icalcomponent_get_first_property (rules, ICAL_TZID_PROPERTY);
      if (property != NULL)
        icalproperty_set_tzid (property, name);
      icalcomponent_add_component (self->calendar, rules);
    }
  return zone;
}

/* When an event starts and ends, in its own zone. */
typedef struct
{
  PlnDay   first, last;
  char    *start, *end; /* owned, nullable; HH:MM */
  char    *zone;        /* owned, nullable; known to libical */
  gboolean timed;       /* else whole days */
} Span;

static void
span_clear (Span *self)
{
  g_free (self->start);
  g_free (self->end);
  g_free (self->zone);
}

/* FALSE: no known days. */
static gboolean
span_init (Span *self, Writer *writer, const PlnRecord *record)
{
  g_autoptr (PlnWhen) when = pln_record_get_when (record, "when");

  *self = (Span) { 0 };
  if (when == NULL || !pln_when_is_days (when) || !pln_when_get_span (when, &self->first, &self->last))
    return FALSE;
  self->start = pln_record_get_plain (record, "start_time");
  self->end = pln_record_get_plain (record, "end_time");
  self->zone = pln_record_get_plain (record, "time_zone");
  /* Days without an end on the last of them would be lost. */
  self->timed = self->start != NULL && (self->end != NULL || self->first == self->last);
  if (self->timed && use_zone (writer, self->zone) == NULL && g_strcmp0 (self->zone, "UTC") != 0)
    g_clear_pointer (&self->zone, g_free);
  return TRUE;
}

static void
add_time (icalcomponent *component, icalproperty *property, const Span *span)
{
  if (span->timed && span->zone != NULL && !g_str_equal (span->zone, "UTC"))
    icalproperty_add_parameter (property, icalparameter_new_tzid (span->zone));
  add (component, property);
}

static struct icaltimetype
span_time (const Span *self, PlnDay day, const char *clock)
{
  struct icaltimetype time = self->timed ? to_time (day, clock) : to_date (day);

  if (self->timed && g_strcmp0 (self->zone, "UTC") == 0)
    time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

static void
add_span (icalcomponent *event, const Span *span)
{
  PlnDay last = span->last;

  add_time (event, icalproperty_new_dtstart (span_time (span, span->first, span->start)), span);
  if (!span->timed)
    last++;
  else if (span->end == NULL)
    return;
  else if (span->first == span->last && strcmp (span->end, span->start) <= 0)
    last++; /* past midnight */
  add_time (event, icalproperty_new_dtend (span_time (span, last, span->end)), span);
}

static icalcomponent *
make_event (Writer *self, const PlnRecord *record, const char *uid, const Span *span)
{
  icalcomponent *event = icalcomponent_new_vevent ();
  g_autofree char *venue = pln_record_get_plain (record, "venue"), *city = pln_record_get_plain (record, "city");
  g_autofree char *country = pln_record_get_plain (record, "country"), *body = pln_record_get_plain (record, "body");
  g_autofree char *location = clean (pln_ics_get_location (venue, city, country));

  add_common (self, event, record, pln_ics_kind_find ("meeting"), uid);
  add_span (event, span);
  if (location != NULL)
    add (event, icalproperty_new_location (location));
  if (body != NULL && pln_workspace_has_record (self->workspace, body))
    {
      g_autofree char *title = clean (pln_workspace_get_title (self->workspace, body));

      add (event, icalproperty_new_categories (title));
    }
  self->result->written++;
  return event;
}

/* ---- series -------------------------------------------------------------- */

#define NEAR 20 /* days by which a meeting may lie off the rule and still be its instance */

typedef struct
{
  const PlnRecord *record;   /* borrowed */
  Span             span;
  PlnDay           instance; /* the day of the rule that it stands for */
} Member;

static void
member_free (gpointer data)
{
  Member *self = data;

  span_clear (&self->span);
  g_free (self);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const Member *first = *(Member *const *) a, *second = *(Member *const *) b;

  return (first->span.first > second->span.first) - (first->span.first < second->span.first);
}

/* Gives each member a day of the rule, its own if it is one, else the nearest that is free. */
static void
assign (GPtrArray *members, GArray *days, gboolean *taken)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < members->len; i++)
      {
        Member *member = g_ptr_array_index (members, i);
        guint best = days->len;
        int least = pass == 0 ? 0 : NEAR;

        if (member->instance != PLN_DAY_NONE)
          continue;
        for (guint j = 0; j < days->len; j++)
          if (!taken[j] && ABS (g_array_index (days, PlnDay, j) - member->span.first) <= least)
            {
              best = j;
              least = ABS (g_array_index (days, PlnDay, j) - member->span.first);
            }
        if (best == days->len)
          continue;
        taken[best] = TRUE;
        member->instance = g_array_index (days, PlnDay, best);
      }
}

static void
add_rule (icalcomponent *event, const char *rrule, const Span *span, PlnDay until)
{
  struct icalrecurrencetype rule = icalrecurrencetype_from_string (rrule);

  rule.count = 0;
  rule.until = to_date (until);
  if (span->timed)
    {
      rule.until = to_time (until, span->start);
      if (span->zone != NULL)
        {
          icaltimezone_convert_time (&rule.until, icaltimezone_get_builtin_timezone (span->zone),
                                     icaltimezone_get_utc_timezone ());
          rule.until.zone = icaltimezone_get_utc_timezone ();
        }
    }
  add (event, icalproperty_new_rrule (rule));
}

/* The rule without an end of its own. */
static char *
get_open_rule (const char *rrule)
{
  g_auto (GStrv) parts = g_strsplit (rrule, ";", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (!g_str_has_prefix (parts[i], "COUNT=") && !g_str_has_prefix (parts[i], "UNTIL="))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ";" : "", parts[i]);
  return g_string_free_and_steal (out);
}

static void
describe_series (Writer *self, icalcomponent *event, const char *cadence)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (self->workspace, cadence, NULL);
  g_autofree char *rule = record != NULL ? clean (pln_record_get_typed (record, "rule")) : NULL;
  g_autofree char *of = record != NULL ? pln_record_get_plain (record, "of") : NULL;

  add_x (event, PLN_ICS_X "SERIES-RULE", rule);
  add_x (event, PLN_ICS_X "SERIES-OF", of);
}

/* One event with the rule, and one for each further meeting in the place of its instance. */
static void
write_series (Writer *self, const char *cadence, const char *rrule, GPtrArray *members, GArray *days, const gboolean *taken)
{
  Member *first = g_ptr_array_index (members, 0);
  icalcomponent *master = make_event (self, first->record, cadence, &first->span);
  PlnDay until = first->instance;

  for (guint j = 0; j < days->len; j++)
    if (taken[j])
      until = MAX (until, g_array_index (days, PlnDay, j));
  add_rule (master, rrule, &first->span, until);
  for (guint j = 0; j < days->len && g_array_index (days, PlnDay, j) <= until; j++)
    if (!taken[j])
      add_time (master, icalproperty_new_exdate (span_time (&first->span, g_array_index (days, PlnDay, j), first->span.start)),
                &first->span);
  describe_series (self, master, cadence);
  icalcomponent_add_component (self->calendar, master);
  for (guint i = 1; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);
      PlnDay instance = member->instance != PLN_DAY_NONE ? member->instance : member->span.first;
      struct icaltimetype time = span_time (&first->span, instance, first->span.start);
      icalcomponent *event = make_event (self, member->record, cadence, &member->span);

      if (member->instance == PLN_DAY_NONE)
        {
          struct icaldatetimeperiodtype extra = { time, icalperiodtype_null_period () };

          add_time (master, icalproperty_new_rdate (extra), &first->span);
        }
      add_time (event, icalproperty_new_recurrenceid (time), &first->span);
      icalcomponent_add_component (self->calendar, event);
    }
}

static gboolean
try_series (Writer *self, const char *cadence, const PlnCadence *rule, GPtrArray *members)
{
  Member *first, *last;
  g_autoptr (GArray) days = NULL;
  g_autofree gboolean *taken = NULL;
  g_autofree char *open = get_open_rule (rule->rrule);
  PlnCadence bare = { .rrule = open };

  g_ptr_array_sort (members, compare_members);
  first = g_ptr_array_index (members, 0);
  last = g_ptr_array_index (members, members->len - 1);
  days = pln_cadence_expand (&bare, first->span.first, first->span.first - 1, last->span.first + NEAR, 5000);
  if (days->len == 0 || g_array_index (days, PlnDay, 0) != first->span.first)
    return FALSE;
  taken = g_new0 (gboolean, days->len);
  assign (members, days, taken);
  /* Two on one day off the rule could not be told apart. */
  for (guint i = 1; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i), *before = g_ptr_array_index (members, i - 1);

      if (member->instance == PLN_DAY_NONE && member->span.first == before->span.first)
        return FALSE;
    }
  write_series (self, cadence, open, members, days, taken);
  return TRUE;
}

static void
write_group (Writer *self, const char *cadence, GPtrArray *meetings)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);
  g_autofree char *value = pln_workspace_get_value (self->workspace, cadence, "rule");
  g_autoptr (PlnCadence) rule = value != NULL ? pln_cadence_from_canonical (value, NULL) : NULL;

  for (guint i = 0; i < meetings->len; i++)
    {
      Member *member = g_new0 (Member, 1);

      member->record = g_ptr_array_index (meetings, i);
      member->instance = PLN_DAY_NONE;
      span_init (&member->span, self, member->record);
      g_ptr_array_add (members, member);
    }
  if (members->len > 1 && rule != NULL && rule->rrule != NULL && try_series (self, cadence, rule, members))
    return;
  for (guint i = 0; i < members->len; i++)
    {
      Member *member = g_ptr_array_index (members, i);

      icalcomponent_add_component (self->calendar, make_event (self, member->record, pln_record_get_id (member->record),
                                                               &member->span));
    }
}

/* ---- tasks, and what is left out ----------------------------------------- */

static gboolean
is_done (const PlnRecord *record)
{
  return pln_record_get_value (record, "done") != NULL || pln_record_get_value (record, "issued") != NULL;
}

static void
write_task (Writer *self, const PlnRecord *record, const PlnIcsKind *kind, PlnDay due)
{
  icalcomponent *task = icalcomponent_new_vtodo ();
  gint64 progress = pln_value_get_integer (pln_record_get_value (record, "progress"), -1);

  add_common (self, task, record, kind, pln_record_get_id (record));
  add (task, icalproperty_new_due (to_date (due)));
  if (icalcomponent_get_first_property (task, ICAL_STATUS_PROPERTY) == NULL)
    add (task, icalproperty_new_status (is_done (record) ? ICAL_STATUS_COMPLETED : ICAL_STATUS_NEEDSACTION));
  if (progress >= 0 && progress <= 100)
    add (task, icalproperty_new_percentcomplete ((int) progress));
  icalcomponent_add_component (self->calendar, task);
  self->result->written++;
}

static void
leave_out (Writer *self, const PlnRecord *record, const PlnWhen *when)
{
  g_autofree char *title = pln_workspace_get_title (self->workspace, pln_record_get_id (record));
  g_autofree char *reason = when != NULL ? g_strdup_printf (_("No day is known: “%s”."), pln_when_get_text (when))
                                         : g_strdup (_("It has no date."));

  pln_draft_leave_out (self->result->left_out, pln_record_get_id (record), title, reason);
}

static void
write_record (Writer *self, const PlnRecord *record)
{
  const PlnIcsKind *kind = pln_ics_kind_find (pln_record_get_kind (record));
  g_autoptr (PlnWhen) when = pln_record_get_when (record, kind->when);
  gboolean meeting = g_str_equal (kind->kind, "meeting");
  PlnSense sense = when != NULL ? pln_when_get_sense (when) : PLN_SENSE_NONE;
  gboolean deadline = meeting ? sense == PLN_SENSE_BY || sense == PLN_SENSE_UNTIL
                              : sense != PLN_SENSE_NONE && sense != PLN_SENSE_FROM && sense != PLN_SENSE_ABOUT;

  if (meeting && when != NULL && pln_when_is_days (when))
    {
      g_autofree char *series = pln_record_get_plain (record, "series");
      const char *key = series != NULL ? series : pln_record_get_id (record);
      GPtrArray *group = g_hash_table_lookup (self->series, key);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (self->series, g_strdup (key), group);
        }
      g_ptr_array_add (group, (gpointer) record);
    }
  else if (deadline && pln_when_get_latest (when) != PLN_DAY_NONE)
    write_task (self, record, kind, pln_when_get_latest (when));
  else if (meeting || when != NULL)
    leave_out (self, record, when);
}

static void
write_events (Writer *self)
{
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (self->series), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    write_group (self, l->data, g_hash_table_lookup (self->series, l->data));
}

static void
name_calendar (Writer *self)
{
  g_autofree char *value = pln_workspace_get_value (self->workspace, self->scope->body != NULL ? self->scope->body : "workspace",
                                                    self->scope->body != NULL ? "name" : "title");
  g_autofree char *title = value != NULL ? clean (pln_value_get_plain (value)) : NULL;

  add_x (self->calendar, "X-WR-CALNAME", title);
}

gboolean
pln_ics_write (PlnWorkspace *workspace, const PlnFormatScope *scope, GString *out, PlnFormatResult *result,
               GError **error)
{
  g_autoptr (GPtrArray) records = pln_format_collect (workspace, scope, pln_ics_kinds, error);
  g_autoptr (GHashTable) zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Writer self = { workspace, scope, result, NULL, zones, series };
  char *text;

  if (records == NULL)
    return FALSE;
  icalerror_set_errors_are_fatal (FALSE);
  self.calendar = icalcomponent_new_vcalendar ();
  add (self.calendar, icalproperty_new_version ("2.0"));
  add (self.calendar, icalproperty_new_prodid ("-//Plenary//Plenary " VERSION "//EN"));
  add (self.calendar, icalproperty_new_calscale ("GREGORIAN"));
  name_calendar (&self);
  for (guint i = 0; i < records->len; i++)
    write_record (&self, g_ptr_array_index (records, i));
  write_events (&self);
  text = icalcomponent_as_ical_string_r (self.calendar);
  g_string_append (out, text != NULL ? text : "");
  icalmemory_free_buffer (text);
  icalcomponent_free (self.calendar);
  return TRUE;
}
