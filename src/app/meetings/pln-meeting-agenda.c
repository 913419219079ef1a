/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-book.h"

#include <glib/gi18n.h>

#include "widgets/pln-day-text.h"

/* A span this long names no month. */
#define YEAR_SPAN 360
/* How deep parts of parts are shown, whatever the references say. */
#define MAX_DEPTH 4

/* ---- order -------------------------------------------------------------- */

/* The day under which a meeting is listed: the last of a deadline, else the first. */
static PlnDay
listed_day (const PlnMeetingInfo *info)
{
  PlnSense sense;

  if (!info->dated)
    return PLN_DAY_NONE;
  sense = pln_when_get_sense (info->when);
  return sense == PLN_SENSE_BY || sense == PLN_SENSE_UNTIL ? info->last : info->first;
}

static int
section_of (const PlnMeetingInfo *info)
{
  PlnDay day = listed_day (info);
  int year, month, mday;

  if (day == PLN_DAY_NONE)
    return PLN_AGENDA_UNDATED;
  pln_day_to_ymd (day, &year, &month, &mday);
  if (!info->days && info->last - info->first >= YEAR_SPAN)
    return year * 100;
  return year * 100 + month;
}

/* What the order asks for, worked out once for each meeting. */
typedef struct
{
  PlnMeetingInfo *info; /* borrowed */
  int             section;
  PlnDay          day;
} Listed;

static int
compare_listed (gconstpointer a, gconstpointer b)
{
  const Listed *x = a, *y = b;

  if (x->section != y->section)
    return x->section < y->section ? -1 : 1;
  if (x->info->days != y->info->days) /* what has no day stands before what has */
    return x->info->days ? 1 : -1;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->info->last != y->info->last) /* the longer one first */
    return x->info->last > y->info->last ? -1 : 1;
  return g_strcmp0 (x->info->id, y->info->id);
}

/* The meeting under which this one is listed: what it is part of, or what it hangs on while it has no date. */
static PlnMeetingInfo *
host_of (PlnMeetingBook *book, const PlnMeetingInfo *info)
{
  PlnMeetingInfo *host = pln_meeting_book_find (book, info->part_of);

  if (host == NULL && !info->dated)
    {
      host = pln_meeting_book_find (book, info->anchor);
      if (host != NULL && (!host->days || host->over))
        host = NULL;
    }
  if (host == info || (host != NULL && info->dated && section_of (host) != section_of (info)))
    return NULL;
  return host;
}

typedef struct
{
  PlnMeetingBook *book;
  GHashTable     *parts; /* info → GPtrArray of those listed under it, in their order */
  GHashTable     *done;  /* infos already listed */
  GArray         *rows;
} Lister;

static void
list_one (Lister *self, PlnMeetingInfo *info, int depth, int section)
{
  gboolean part = depth > 0 && info->part_of != NULL && pln_meeting_book_find (self->book, info->part_of) != NULL;
  PlnAgendaRow row = { info, part ? 1 : 0, section };
  GPtrArray *parts;

  if (!g_hash_table_add (self->done, info))
    return;
  g_array_append_val (self->rows, row);
  parts = depth < MAX_DEPTH ? g_hash_table_lookup (self->parts, info) : NULL;
  for (guint i = 0; parts != NULL && i < parts->len; i++)
    list_one (self, g_ptr_array_index (parts, i), depth + 1, section);
}

static void
insert_today (GArray *rows, PlnDay today)
{
  PlnAgendaRow rule = { NULL, 0, PLN_AGENDA_UNDATED };
  guint at;

  for (at = 0; at < rows->len; at++)
    {
      const PlnAgendaRow *row = &g_array_index (rows, PlnAgendaRow, at);
      if (row->section == PLN_AGENDA_UNDATED || (row->depth == 0 && listed_day (row->info) >= today))
        break;
    }
  if (rows->len == 0)
    return;
  rule.section = g_array_index (rows, PlnAgendaRow, at > 0 ? at - 1 : 0).section;
  if (rule.section == PLN_AGENDA_UNDATED)
    return; /* nothing is dated: there is no past and no future */
  g_array_insert_val (rows, at, rule);
}

/* In the order in which they are listed. */
static GArray *
sort_meetings (PlnMeetingBook *book)
{
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (Listed), book->all->len);

  for (guint i = 0; i < book->all->len; i++)
    {
      PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      Listed listed = { info, section_of (info), listed_day (info) };

      g_array_append_val (sorted, listed);
    }
  g_array_sort (sorted, compare_listed);
  return sorted;
}

/* Puts those that stand under another one there; the others are the tops. */
static GPtrArray *
share_out (PlnMeetingBook *book, const GArray *sorted, GHashTable *parts)
{
  GPtrArray *tops = g_ptr_array_new ();

  for (guint i = 0; i < sorted->len; i++)
    {
      const Listed *listed = &g_array_index (sorted, Listed, i);
      PlnMeetingInfo *host = host_of (book, listed->info);
      GPtrArray *own = host != NULL ? g_hash_table_lookup (parts, host) : tops;

      if (own == NULL)
        g_hash_table_insert (parts, host, own = g_ptr_array_new ());
      g_ptr_array_add (own, listed->info);
    }
  return tops;
}

GArray *
pln_meeting_agenda (PlnMeetingBook *book, PlnDay today)
{
  g_autoptr (GArray) sorted = sort_meetings (book);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) parts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) tops = share_out (book, sorted, parts);
  Lister lister = { book, parts, done, g_array_new (FALSE, FALSE, sizeof (PlnAgendaRow)) };

  for (guint i = 0; i < tops->len; i++)
    list_one (&lister, g_ptr_array_index (tops, i), 0, section_of (g_ptr_array_index (tops, i)));
  /* Parts of each other in a circle have no top; they are listed all the same. */
  for (guint i = 0; i < sorted->len; i++)
    list_one (&lister, g_array_index (sorted, Listed, i).info, 0, g_array_index (sorted, Listed, i).section);
  insert_today (lister.rows, today);
  return lister.rows;
}

/* ---- words -------------------------------------------------------------- */

char *
pln_agenda_section_title (int section)
{
  if (section == PLN_AGENDA_UNDATED)
    return g_strdup (_("Needs a Date"));
  if (section % 100 == 0)
    /* Translators: heading of the meetings of a year whose month is not known: “2018, month open” */
    return g_strdup_printf (_("%d, month open"), section / 100);
  /* Translators: month and year, as for strftime */
  return pln_day_format (pln_day_from_ymd (section / 100, section % 100, 1), _("%B %Y"));
}

static void
day_lines (const PlnMeetingInfo *info, char **upper, char **lower, gboolean *strong_below)
{
  int year, first_month, last_month, first_day, last_day;
  g_autofree char *first_name = pln_day_format (info->first, "%a"), *last_name = pln_day_format (info->last, "%a");

  pln_day_to_ymd (info->first, &year, &first_month, &first_day);
  pln_day_to_ymd (info->last, &year, &last_month, &last_day);
  if (info->first == info->last)
    {
      *upper = g_strdup_printf ("%d", first_day);
      *lower = g_steal_pointer (&first_name);
    }
  else if (first_month == last_month && info->last - info->first < 31)
    {
      *upper = g_strdup_printf ("%d–%d", first_day, last_day);
      *lower = g_strdup_printf ("%s–%s", first_name, last_name);
    }
  else
    {
      /* Translators: day and short month in a narrow column, as for strftime */
      g_autofree char *from = pln_day_format (info->first, _("%-d %b"));
      *upper = g_strdup_printf ("%s–", from);
      *lower = pln_day_format (info->last, _("%-d %b"));
      *strong_below = TRUE;
    }
}

static const char *
sense_word (PlnSense sense)
{
  switch (sense)
    {
    case PLN_SENSE_BY:
      return C_("date column", "by");
    case PLN_SENSE_FROM:
      return C_("date column", "from");
    case PLN_SENSE_UNTIL:
      return C_("date column", "until");
    case PLN_SENSE_ABOUT:
      return C_("date column", "about");
    default:
      return NULL;
    }
}

/* "Sep", "15 Sep", "2018": the bound of a deadline, as exactly as it is known. */
static char *
bound_text (const PlnMeetingInfo *info, PlnDay day)
{
  if (info->last - info->first >= YEAR_SPAN)
    return pln_day_format (day, "%Y");
  return pln_day_format (day, info->first == info->last ? _("%-d %b") : "%b");
}

void
pln_meeting_date_lines (const PlnMeetingInfo *info, char **upper, char **lower, gboolean *strong_below)
{
  PlnSense sense = info->when != NULL ? pln_when_get_sense (info->when) : PLN_SENSE_NONE;
  int year, first_month, last_month, day;

  *upper = *lower = NULL;
  *strong_below = FALSE;
  if (!info->dated)
    {
      *upper = g_strdup ("—");
      return;
    }
  if (info->days)
    {
      day_lines (info, upper, lower, strong_below);
      return;
    }
  if (sense_word (sense) != NULL)
    {
      *upper = g_strdup (sense_word (sense));
      *lower = bound_text (info, sense == PLN_SENSE_BY || sense == PLN_SENSE_UNTIL ? info->last : info->first);
      *strong_below = TRUE;
      return;
    }
  pln_day_to_ymd (info->first, &year, &first_month, &day);
  pln_day_to_ymd (info->last, &year, &last_month, &day);
  if (first_month != last_month && info->last - info->first < YEAR_SPAN)
    {
      g_autofree char *from = pln_day_format (info->first, "%b");
      *upper = g_strdup_printf ("%s–", from);
      *lower = pln_day_format (info->last, "%b");
      *strong_below = TRUE;
    }
  else
    *upper = pln_day_format (info->first, info->last - info->first >= YEAR_SPAN ? "%Y" : "%b");
}

char *
pln_meeting_when_text (const PlnMeetingInfo *info)
{
  if (info->when == NULL)
    return g_strdup (_("No date"));
  if (info->days && info->first == info->last)
    /* Translators: a full date, as for strftime */
    return pln_day_format (info->first, _("%A %-d %B %Y"));
  return g_strdup (pln_when_get_text (info->when));
}

char *
pln_meeting_distance (const PlnMeetingInfo *info, PlnDay today)
{
  int days;

  if (!info->days)
    return NULL;
  if (info->first <= today && today <= info->last)
    return g_strdup (_("today"));
  days = info->first > today ? info->first - today : today - info->last;
  if (info->first > today)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) days), days);
}
