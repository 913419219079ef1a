/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-book.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-time.h"
#include "insight/pln-due.h"

void
pln_meeting_info_free (PlnMeetingInfo *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->place);
  g_free (self->body);
  g_free (self->body_name);
  g_free (self->part_of);
  g_free (self->anchor);
  g_free (self->state);
  g_free (self->times);
  g_free (self->clash);
  g_clear_pointer (&self->when, pln_when_unref);
  g_free (self);
}

/**
 * pln_meeting_info_new:
 * @when: (nullable) (transfer none): its date
 *
 * Returns: (transfer full): a meeting with nothing but that
 */
PlnMeetingInfo *
pln_meeting_info_new (const char *id, const char *title, PlnWhen *when)
{
  PlnMeetingInfo *self = g_new0 (PlnMeetingInfo, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->first = self->last = PLN_DAY_NONE;
  if (when == NULL)
    return self;
  self->when = pln_when_ref (when);
  self->dated = pln_when_get_span (when, &self->first, &self->last);
  self->days = self->dated && pln_when_is_days (when);
  return self;
}

/* ---- reading ------------------------------------------------------------ */

/* The columns of a meeting that are read. */
enum { TITLE, WHEN, STANDING, VENUE, CITY, COUNTRY, START_TIME, END_TIME, TIME_ZONE, BODY, PART_OF, ANCHOR, STATE };
static const char *const columns[] = {
  "title", "when", "standing", "venue", "city", "country", "start_time", "end_time", "time_zone", "body", "part_of", "anchor", "state", NULL
};

static char *
get_plain (PlnScan *scan, guint column)
{
  return g_strdup (pln_scan_get_text (scan, column));
}

static char *
make_place (PlnScan *scan)
{
  const PlnKind *kind = pln_schema_find ("meeting");
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = VENUE; i <= COUNTRY; i++)
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, pln_scan_get_text (scan, i)), *value = NULL;
      if (canonical == NULL)
        continue;
      value = pln_field_to_display (pln_kind_find_field (kind, columns[i]), canonical);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", value);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Only where there is a day and a start. */
static char *
read_times (PlnScan *scan, const PlnMeetingInfo *info, GTimeZone *here)
{
  g_autofree char *start = info->days ? get_plain (scan, START_TIME) : NULL, *end = NULL, *zone = NULL;

  if (start == NULL)
    return NULL;
  end = get_plain (scan, END_TIME);
  zone = get_plain (scan, TIME_ZONE);
  return pln_meeting_times (start, end, zone, info->first, here);
}

/* Many meetings belong to few bodies. */
static char *
get_body_name (PlnWorkspace *workspace, GHashTable *names, const char *body)
{
  const char *name = g_hash_table_lookup (names, body);

  if (name == NULL)
    {
      g_hash_table_insert (names, g_strdup (body), pln_workspace_get_title (workspace, body));
      name = g_hash_table_lookup (names, body);
    }
  return g_strdup (name);
}

static PlnMeetingInfo *
read_info (PlnWorkspace *workspace, PlnScan *scan, GHashTable *names, PlnDay today, GTimeZone *here)
{
  const char *id = pln_scan_get_id (scan);
  g_autofree char *standing = get_plain (scan, STANDING);
  g_autofree char *title = pln_workspace_title_from (workspace, id, "meeting", pln_scan_get_text (scan, TITLE));
  g_autoptr (PlnWhen) when = pln_scan_get_when (scan, WHEN);
  PlnMeetingInfo *self = pln_meeting_info_new (id, title, when);
  PlnDay latest = when != NULL ? pln_when_get_latest (when) : PLN_DAY_NONE;

  self->place = make_place (scan);
  self->times = read_times (scan, self, here);
  self->body = get_plain (scan, BODY);
  if (self->body != NULL)
    self->body_name = get_body_name (workspace, names, self->body);
  self->part_of = get_plain (scan, PART_OF);
  self->anchor = get_plain (scan, ANCHOR);
  self->state = get_plain (scan, STATE);
  self->tentative = g_strcmp0 (self->state, "tentative") == 0 || g_strcmp0 (standing, "tentative") == 0
                    || g_strcmp0 (standing, "suggested") == 0 || g_strcmp0 (standing, "proposed") == 0;
  self->over = latest != PLN_DAY_NONE && latest < today;
  return self;
}

/* What a meeting belongs to, for all of them: id to id. */
static GHashTable *
read_bodies (PlnWorkspace *workspace)
{
  static const char *const fields[] = { "body", NULL };
  GHashTable *bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PlnQuery) query = pln_query_new ("meeting");
  g_autoptr (PlnScan) scan = pln_workspace_scan (workspace, query, fields, NULL);

  while (scan != NULL && pln_scan_next (scan))
    if (pln_scan_get_text (scan, 0) != NULL)
      g_hash_table_insert (bodies, g_strdup (pln_scan_get_id (scan)), g_strdup (pln_scan_get_text (scan, 0)));
  return bodies;
}

/* Bodies in the order of their ids, so that a body keeps its colour; its place among them, from 1 on, goes to places. */
static GPtrArray *
gather_bodies (PlnWorkspace *workspace, GHashTable *places, guint *n_total)
{
  g_autoptr (GHashTable) body_of = read_bodies (workspace);
  g_autoptr (PlnQuery) query = pln_query_new ("meeting");
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *bodies = g_ptr_array_new_with_free_func (g_free);

  pln_query_sort (query, "body", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  *n_total = ids != NULL ? ids->len : 0;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *body = g_hash_table_lookup (body_of, g_ptr_array_index (ids, i));

      if (body == NULL || g_hash_table_contains (places, body))
        continue;
      g_ptr_array_add (bodies, g_strdup (body));
      g_hash_table_insert (places, bodies->pdata[bodies->len - 1], GUINT_TO_POINTER (bodies->len));
    }
  return bodies;
}

static PlnTone
tone_of (GHashTable *places, const char *body)
{
  guint place = body != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (places, body)) : 0;

  return place > 0 ? pln_tone_for_index (place - 1) : PLN_TONE_SLATE;
}

static void
mark_clash (PlnWorkspace *workspace, PlnMeetingInfo *info, const char *other, const char *what)
{
  g_autofree char *name = NULL, *words = NULL;

  if (info == NULL)
    return;
  info->clashes = TRUE;
  if (info->clash != NULL)
    return;
  name = pln_workspace_get_title (workspace, other);
  words = pln_workspace_get_kind (workspace, what) != NULL ? pln_workspace_get_title (workspace, what) : g_strdup (what);
  /* Translators: another meeting at the same time, and the body, person or place that both want */
  info->clash = g_strdup_printf (_("Clashes with %s: %s"), name, words);
}

static void
mark_clashes (PlnMeetingBook *self, PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) clashes = pln_clashes (workspace);

  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    {
      const PlnClash *clash = g_ptr_array_index (clashes, i);

      mark_clash (workspace, pln_meeting_book_find (self, clash->meeting_a), clash->meeting_b, clash->what);
      mark_clash (workspace, pln_meeting_book_find (self, clash->meeting_b), clash->meeting_a, clash->what);
    }
}

PlnMeetingBook *
pln_meeting_book_new (PlnWorkspace *workspace, const PlnMeetingFilter *filter)
{
  PlnMeetingBook *self = g_new0 (PlnMeetingBook, 1);
  g_autoptr (PlnQuery) query = pln_query_new ("meeting");
  g_autoptr (PlnScan) scan = NULL;
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PlnDay today = pln_workspace_get_today (workspace);

  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_meeting_info_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->bodies = gather_bodies (workspace, places, &self->n_total);
  if (filter->search != NULL && *filter->search != '\0')
    pln_query_search (query, filter->search);
  if (filter->body != NULL)
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, filter->body);
      pln_query_where (query, "body", canonical);
    }
  if (filter->state != NULL)
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, filter->state);
      pln_query_where (query, "state", canonical);
    }
  pln_query_sort (query, "when", FALSE);
  scan = pln_workspace_scan (workspace, query, columns, NULL);
  while (scan != NULL && pln_scan_next (scan))
    {
      PlnMeetingInfo *info = read_info (workspace, scan, names, today, here);
      info->tone = tone_of (places, info->body);
      g_ptr_array_add (self->all, info);
      g_hash_table_insert (self->by_id, info->id, info);
    }
  mark_clashes (self, workspace);
  return self;
}

void
pln_meeting_book_free (PlnMeetingBook *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->bodies);
  g_free (self);
}

PlnMeetingInfo *
pln_meeting_book_find (PlnMeetingBook *self, const char *id)
{
  return self != NULL && id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}
