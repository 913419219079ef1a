/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/overview/pln-overview-private.h"

#include "exchange/pln-review.h"
#include "insight/pln-cadence-check.h"
#include "insight/pln-due.h"
#include "insight/pln-funding.h"

#include <glib/gi18n.h>
#include <string.h>

static void
row_free (gpointer data)
{
  PlnOverviewRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->suffix);
  g_free (row);
}

static void
group_free (gpointer data)
{
  PlnOverviewGroup *group = data;

  g_ptr_array_unref (group->rows);
  g_free (group);
}

static void
clear_overview (gpointer data)
{
  PlnOverview *overview = data;

  g_ptr_array_unref (overview->groups);
  g_free (overview->heading);
  g_free (overview->sentence);
}

void
pln_overview_free (PlnOverview *overview)
{
  if (overview != NULL)
    g_atomic_rc_box_release_full (overview, clear_overview);
}

const char *
pln_overview_group_title (PlnOverviewGroupType type)
{
  switch (type)
    {
    case PLN_OVERVIEW_MEETINGS:
      return _("Meetings Ahead");
    case PLN_OVERVIEW_DUE:
      return _("Papers and Steps Due");
    case PLN_OVERVIEW_REQUESTS:
      return _("Requests Owed");
    case PLN_OVERVIEW_SETTLE:
      return _("To Settle");
    case PLN_OVERVIEW_UNDATED:
      return _("Without a Date");
    case PLN_OVERVIEW_FUNDING:
      return _("Funding That Ends");
    case PLN_OVERVIEW_FIGURES:
      return _("What Follows");
    case PLN_OVERVIEW_N_GROUPS:
    default:
      return "";
    }
}

void
pln_overview_group_target (PlnOverviewGroupType type,
                           const char         **page,
                           const char         **view)
{
  *view = NULL;
  switch (type)
    {
    case PLN_OVERVIEW_MEETINGS:
    case PLN_OVERVIEW_UNDATED:
      *page = "meetings";
      *view = "agenda";
      break;
    case PLN_OVERVIEW_DUE:
    case PLN_OVERVIEW_REQUESTS:
      *page = "papers";
      *view = "register";
      break;
    case PLN_OVERVIEW_FUNDING:
      *page = "budget";
      *view = "funding";
      break;
    case PLN_OVERVIEW_SETTLE:
    case PLN_OVERVIEW_FIGURES:
    case PLN_OVERVIEW_N_GROUPS:
    default:
      *page = "exchange";
      *view = "review";
      break;
    }
}

/* ---- words --------------------------------------------------------------- */

static int
year_of (PlnDay day)
{
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  return year;
}

char *
pln_overview_distance (PlnDay day,
                       PlnDay today)
{
  int days = day - today;

  if (days < 0)
    return g_strdup_printf (ngettext ("%d day ago", "%d days ago", (gulong) -days), -days);
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days < 28)
    return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
  if (days < 70)
    return g_strdup_printf (ngettext ("in %d week", "in %d weeks", (gulong) (days / 7)), days / 7);
  if (year_of (day) == year_of (today) + 1)
    return g_strdup (_("next year"));
  if (days < 365)
    return g_strdup_printf (ngettext ("in %d month", "in %d months", (gulong) (days / 30)), days / 30);
  return g_strdup_printf (ngettext ("in %d year", "in %d years", (gulong) (year_of (day) - year_of (today))),
                          year_of (day) - year_of (today));
}

char *
pln_overview_within (PlnDay latest,
                     PlnDay today)
{
  int days = latest - today, months;

  if (days <= 1)
    return pln_overview_distance (latest, today);
  if (days < 28)
    return g_strdup_printf (ngettext ("within %d day", "within %d days", (gulong) days), days);
  months = (days + 15) / 30;
  if (months <= 18)
    return g_strdup_printf (ngettext ("within %d month", "within %d months", (gulong) months), months);
  return g_strdup_printf (ngettext ("within %d year", "within %d years", (gulong) ((days + 364) / 365)),
                          (days + 364) / 365);
}

static char *
day_in_words (PlnDay day)
{
  int year, month, mday;
  g_autoptr (GDateTime) time = NULL;

  pln_day_to_ymd (day, &year, &month, &mday);
  /* Translators: the last days of a year, in "end 2024 – end 2025". */
  if (month == 12 && mday >= 30)
    return g_strdup_printf (_("end %d"), year);
  time = g_date_time_new_utc (year, month, mday, 0, 0, 0);
  /* Translators: day, month and year without the weekday, see g_date_time_format(). */
  return time != NULL ? g_date_time_format (time, _("%-e %B %Y")) : g_strdup ("");
}

char *
pln_overview_end_span (PlnDay earliest,
                       PlnDay latest)
{
  g_autofree char *from = earliest != PLN_DAY_NONE ? day_in_words (earliest) : NULL;
  g_autofree char *until = latest != PLN_DAY_NONE ? day_in_words (latest) : NULL;

  if (from == NULL && until == NULL)
    return g_strdup ("");
  if (from == NULL)
    return g_strdup_printf (_("by %s"), until);
  if (until == NULL || strcmp (from, until) == 0)
    return g_steal_pointer (&from);
  return g_strdup_printf ("%s – %s", from, until);
}

char *
pln_overview_join (const char *a,
                   const char *b,
                   const char *c)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  if (a != NULL && *a != '\0')
    g_strv_builder_add (builder, a);
  if (b != NULL && *b != '\0')
    g_strv_builder_add (builder, b);
  if (c != NULL && *c != '\0')
    g_strv_builder_add (builder, c);
  parts = g_strv_builder_end (builder);
  return g_strjoinv (" · ", parts);
}

/* ---- rows ---------------------------------------------------------------- */

PlnOverviewGroup *
pln_overview_add_group (PlnOverview         *overview,
                        PlnOverviewGroupType type,
                        guint                total)
{
  PlnOverviewGroup *group = g_new0 (PlnOverviewGroup, 1);

  group->type = type;
  group->total = total;
  group->rows = g_ptr_array_new_with_free_func (row_free);
  g_ptr_array_add (overview->groups, group);
  return group;
}

PlnOverviewRow *
pln_overview_add_row (PlnOverviewGroup *group,
                      PlnWorkspace     *workspace,
                      const char       *id)
{
  PlnOverviewRow *row = g_new0 (PlnOverviewRow, 1);

  row->id = g_strdup (id);
  row->title = pln_workspace_get_title (workspace, id);
  row->subtitle = g_strdup ("");
  row->suffix = g_strdup ("");
  g_ptr_array_add (group->rows, row);
  return row;
}

static gboolean
venue_changed (PlnWorkspace *workspace,
               const char   *meeting)
{
  static const char *const places[] = { "venue", "city", "country", NULL };
  g_autoptr (GPtrArray) changes = pln_workspace_referrers (workspace, "change", "of", meeting);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, changes->pdata[i], "field");
      g_autofree char *field = value != NULL ? pln_value_get_plain (value) : NULL;

      if (field != NULL && g_strv_contains (places, field))
        return TRUE;
    }
  return FALSE;
}

static char *
parts_in_words (PlnWorkspace *workspace,
                const char   *meeting)
{
  g_autoptr (GPtrArray) parts = pln_workspace_referrers (workspace, "meeting", "part_of", meeting);

  if (parts == NULL || parts->len == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u part", "%u parts", parts->len), parts->len);
}

static void
fill_meeting (PlnWorkspace   *workspace,
              PlnOverviewRow *row,
              const PlnDue   *due,
              PlnDay          today)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, due->id);
  g_autofree char *city = pln_item_get_plain (item, "city");
  g_autofree char *parts = parts_in_words (workspace, due->id);

  g_free (row->subtitle);
  row->subtitle = pln_overview_join (pln_when_get_text (due->when), city, parts);
  g_free (row->suffix);
  if (venue_changed (workspace, due->id))
    {
      row->mark = PLN_OVERVIEW_CHANGED;
      row->suffix = g_strdup (_("Venue changed"));
    }
  else if (pln_when_is_days (due->when) || due->day > today)
    row->suffix = pln_overview_distance (MAX (due->day, today), today);
  else
    row->suffix = pln_overview_within (due->latest, today);
}

static void
fill_work (PlnWorkspace   *workspace,
           PlnOverviewRow *row,
           const PlnDue   *due,
           PlnDay          today)
{
  static const char *const owners[] = { "responsible", "responsible_text", "author", "author_text", "body", "paper" };
  g_autoptr (PlnItem) item = pln_item_new (workspace, due->id);
  g_autofree char *owner = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (owners) && (owner == NULL || *owner == '\0'); i++)
    {
      g_free (owner);
      owner = pln_item_get_value (item, owners[i]) != NULL ? pln_item_get_display (item, owners[i]) : NULL;
    }
  g_free (row->subtitle);
  row->subtitle = pln_overview_join (pln_when_get_text (due->when), owner, NULL);
  g_free (row->suffix);
  if (due->state == PLN_DUE_OVERDUE)
    {
      row->mark = PLN_OVERVIEW_OVERDUE;
      row->suffix = g_strdup (_("Overdue"));
    }
  else if (due->state == PLN_DUE_SOON)
    {
      row->mark = PLN_OVERVIEW_SOON;
      row->suffix = g_strdup (_("Due soon"));
    }
  else if (due->latest != PLN_DAY_NONE)
    row->suffix = pln_overview_within (due->latest, today);
  else
    row->suffix = g_strdup (_("no end stated"));
}

static void
add_due_group (PlnOverview         *overview,
               PlnOverviewGroupType type,
               GPtrArray           *dues,
               PlnWorkspace        *workspace)
{
  PlnDay today = pln_workspace_get_today (workspace);
  PlnOverviewGroup *group;

  if (dues->len == 0)
    return;
  group = pln_overview_add_group (overview, type, dues->len);
  for (guint i = 0; i < dues->len && i < PLN_OVERVIEW_MAX_ROWS; i++)
    {
      const PlnDue *due = dues->pdata[i];
      PlnOverviewRow *row = pln_overview_add_row (group, workspace, due->id);

      if (type == PLN_OVERVIEW_MEETINGS)
        fill_meeting (workspace, row, due, today);
      else
        fill_work (workspace, row, due, today);
    }
}

static void
add_undated (PlnOverview  *overview,
             PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) dues = pln_due_undated (workspace);
  PlnOverviewGroup *group;

  if (dues->len == 0)
    return;
  group = pln_overview_add_group (overview, PLN_OVERVIEW_UNDATED, dues->len);
  for (guint i = 0; i < dues->len && i < PLN_OVERVIEW_MAX_ROWS; i++)
    {
      const PlnDue *due = dues->pdata[i];
      PlnOverviewRow *row = pln_overview_add_row (group, workspace, due->id);
      g_autoptr (PlnItem) item = pln_item_new (workspace, due->id);
      gboolean anchored = pln_item_get_value (item, "anchor") != NULL;
      g_autofree char *anchor = anchored ? pln_item_get_display (item, "anchor") : NULL;
      g_autofree char *body = pln_item_get_display (item, "body");

      g_free (row->subtitle);
      row->subtitle = pln_overview_join (due->when != NULL ? pln_when_get_text (due->when) : NULL, anchor, body);
      g_set_str (&row->suffix, anchored ? _("follows") : _("no date"));
    }
}

static guint
add_requests (PlnOverview  *overview,
              PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) ledger = pln_ledger (workspace, NULL);
  PlnOverviewGroup *group = NULL;
  guint owed = 0;

  while (owed < ledger->len && ((PlnLedgerEntry *) ledger->pdata[owed])->owed)
    owed++;
  if (owed == 0)
    return 0;
  group = pln_overview_add_group (overview, PLN_OVERVIEW_REQUESTS, owed);
  for (guint i = 0; i < owed && i < PLN_OVERVIEW_MAX_ROWS; i++)
    {
      const PlnLedgerEntry *entry = ledger->pdata[i];
      PlnOverviewRow *row = pln_overview_add_row (group, workspace, entry->id);
      g_autoptr (PlnItem) item = pln_item_new (workspace, entry->id);
      g_autofree char *addressee = pln_item_get_display (item, "addressee");
      g_autofree char *words = pln_item_get_display (item, "addressee_text");
      g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
      g_autofree char *meeting = entry->due_meeting != NULL ? pln_workspace_get_title (workspace, entry->due_meeting) : NULL;
      g_autofree char *product = pln_item_get_plain (item, "product");
      g_autofree char *kind = strcmp (product, "paper") != 0 && *product != '\0' ? pln_item_get_display (item, "product") : NULL;

      g_free (row->subtitle);
      row->subtitle = pln_overview_join (*addressee != '\0' ? addressee : words, meeting, kind);
      g_set_str (&row->suffix, due != NULL ? pln_when_get_text (due) : _("no date"));
    }
  return owed;
}

static void
add_funding (PlnOverview  *overview,
             PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) ends = pln_funding_ends (workspace);
  PlnOverviewGroup *group;

  if (ends->len == 0)
    return;
  group = pln_overview_add_group (overview, PLN_OVERVIEW_FUNDING, ends->len);
  for (guint i = 0; i < ends->len && i < PLN_OVERVIEW_MAX_ROWS; i++)
    {
      const PlnFunding *funding = ends->pdata[i];
      PlnOverviewRow *row = pln_overview_add_row (group, workspace, funding->id);
      g_autofree char *source = funding->source != NULL ? pln_workspace_get_title (workspace, funding->source) : NULL;
      g_autoptr (PlnItem) item = pln_item_new (workspace, funding->source != NULL ? funding->source : funding->id);
      g_autofree char *start = pln_item_get_display (item, "start");
      g_autofree char *length = pln_item_get_display (item, "length");
      g_autofree char *gap = pln_overview_gap (workspace, funding->end_latest), *words = pln_overview_join (source, start, length);

      g_free (row->subtitle);
      row->subtitle = pln_overview_join (words, gap, NULL);
      g_free (row->suffix);
      row->suffix = pln_overview_end_span (funding->end_earliest, funding->end_latest);
      row->page = "budget";
      row->view = "funding";
    }
}

/* ---- what to settle -------------------------------------------------------- */

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Ids with more than one cadence statement. */
static GPtrArray *
bodies_with_statements (PlnWorkspace *workspace)
{
  g_autoptr (PlnQuery) query = pln_query_new ("cadence");
  g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *bodies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, ids->pdata[i], "of");
      g_autofree char *of = value != NULL ? pln_value_get_plain (value) : NULL;
      guint n;

      if (of == NULL)
        continue;
      n = GPOINTER_TO_UINT (g_hash_table_lookup (seen, of)) + 1;
      if (n == 2)
        g_ptr_array_add (bodies, g_strdup (of));
      g_hash_table_replace (seen, g_steal_pointer (&of), GUINT_TO_POINTER (n));
    }
  g_ptr_array_sort (bodies, compare_strings);
  return bodies;
}

static char *
statements_in_words (const PlnCadenceCheck *check)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) texts = NULL;

  for (guint i = 0; i < check->statements->len; i++)
    g_strv_builder_add (builder, ((PlnCadenceStatement *) check->statements->pdata[i])->text);
  texts = g_strv_builder_end (builder);
  /* Translators: between two statements that contradict each other. */
  return g_strjoinv (_(", or "), texts);
}

static void
add_contradiction (PlnOverviewGroup      *group,
                   PlnWorkspace          *workspace,
                   const char            *body,
                   const PlnCadenceCheck *check)
{
  g_autofree char *name = pln_workspace_get_title (workspace, body);
  PlnOverviewRow *row;

  group->total++;
  if (group->rows->len >= PLN_OVERVIEW_MAX_ROWS)
    return;
  row = pln_overview_add_row (group, workspace, body);
  g_free (row->title);
  g_free (row->subtitle);
  row->title = g_strdup_printf (_("Cadence of %s"), name);
  row->subtitle = statements_in_words (check);
  row->mark = PLN_OVERVIEW_CONTRADICTION;
  g_set_str (&row->suffix, _("Contradiction"));
}

static void
add_unplaced (PlnOverviewGroup      *group,
              PlnWorkspace          *workspace,
              const char            *body,
              const PlnCadenceCheck *check)
{
  g_autofree char *name = pln_workspace_get_title (workspace, body);
  PlnOverviewRow *row;

  group->total++;
  if (group->rows->len >= PLN_OVERVIEW_MAX_ROWS)
    return;
  row = pln_overview_add_row (group, workspace, body);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->suffix);
  row->title = g_strdup_printf (_("Topics of %s"), name);
  row->subtitle = g_strdup_printf (ngettext ("%u topic, %u dates", "%u topics, %u dates", check->n_topics),
                                   check->n_topics, check->n_slots);
  row->mark = PLN_OVERVIEW_HINT;
  row->suffix = g_strdup_printf (ngettext ("%u unplaced", "%u unplaced", check->n_unplaced), check->n_unplaced);
}

/* What Exchange has for review comes first: it is hidden behind a shown value. */
static void
add_findings (PlnOverviewGroup *group,
              PlnWorkspace     *workspace)
{
  g_autoptr (GPtrArray) findings = pln_review_find (workspace, NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const PlnReviewFinding *finding = findings->pdata[i];
      const PlnKind *kind = pln_schema_find (finding->kind);
      const PlnField *field = kind != NULL && finding->field != NULL ? pln_kind_find_field (kind, finding->field) : NULL;
      PlnOverviewRow *row;

      group->total++;
      if (group->rows->len >= PLN_OVERVIEW_MAX_ROWS)
        continue;
      row = pln_overview_add_row (group, workspace, finding->id);
      row->review = TRUE;
      row->mark = PLN_OVERVIEW_CONTRADICTION;
      g_set_str (&row->subtitle, field != NULL ? pln_field_get_label (field) : kind != NULL ? pln_kind_get_label (kind) : "");
      g_set_str (&row->suffix, finding->type == PLN_REVIEW_CONFLICT ? _("Conflict") : _("To review"));
    }
}

static void
add_settle (PlnOverview  *overview,
            PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) bodies = bodies_with_statements (workspace);
  PlnOverviewGroup *group = pln_overview_add_group (overview, PLN_OVERVIEW_SETTLE, 0);

  add_findings (group, workspace);
  for (guint i = 0; i < bodies->len; i++)
    {
      g_autoptr (PlnCadenceCheck) check = pln_cadence_check (workspace, bodies->pdata[i]);

      if (check->verdict == PLN_CADENCE_CONTRADICT && !check->settled)
        add_contradiction (group, workspace, bodies->pdata[i], check);
      if (check->n_unplaced > 0)
        add_unplaced (group, workspace, bodies->pdata[i], check);
      else if (check->verdict == PLN_CADENCE_CONTRADICT && !check->settled)
        pln_overview_add_trial (group, workspace, bodies->pdata[i], check->n_topics, check->statements);
    }
  pln_overview_add_warnings (group, workspace);
  if (group->total == 0)
    g_ptr_array_remove (overview->groups, group);
}

/* ---- the whole ------------------------------------------------------------- */

static char *
heading_of (PlnDay today)
{
  int year, month, mday;
  g_autoptr (GDateTime) time = NULL;

  pln_day_to_ymd (today, &year, &month, &mday);
  time = g_date_time_new_utc (year, month, mday, 0, 0, 0);
  /* Translators: a whole date with its weekday, see g_date_time_format(). */
  return time != NULL ? g_date_time_format (time, _("%A %-e %B %Y")) : g_strdup ("");
}

static char *
sentence_of (GPtrArray *work,
             GPtrArray *meetings,
             guint      owed,
             PlnDay     today)
{
  g_autofree char *late = NULL, *requests = NULL, *next = NULL;
  guint overdue = 0;

  for (guint i = 0; i < work->len; i++)
    overdue += ((PlnDue *) work->pdata[i])->state == PLN_DUE_OVERDUE;
  late = overdue > 0 ? g_strdup_printf (ngettext ("%u overdue", "%u overdue", overdue), overdue)
                     : g_strdup (_("nothing overdue"));
  requests = owed > 0 ? g_strdup_printf (ngettext ("%u request owed", "%u requests owed", owed), owed)
                      : g_strdup (_("no request owed"));
  next = NULL;
  for (guint i = 0; i < meetings->len && next == NULL; i++)
    {
      const PlnDue *due = meetings->pdata[i];
      g_autofree char *distance = pln_overview_distance (MAX (due->day, today), today);

      if (pln_when_is_days (due->when))
        next = g_strdup_printf (_("next meeting %s"), distance);
    }
  if (next == NULL)
    next = g_strdup (_("no meeting ahead"));
  /* Translators: three short statements: overdue, requests owed, next meeting. */
  return g_strdup_printf (_("%s, %s, %s"), late, requests, next);
}

static gboolean
is_empty (PlnWorkspace *workspace)
{
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);
      g_autoptr (PlnQuery) query = pln_query_new (kind->name);

      if (strcmp (kind->name, "workspace") != 0 && pln_workspace_count (workspace, query) > 0)
        return FALSE;
    }
  return TRUE;
}

PlnOverview *
pln_overview_read (PlnWorkspace *workspace)
{
  PlnOverview *overview = g_atomic_rc_box_new0 (PlnOverview);
  g_autoptr (GPtrArray) meetings = pln_due_meetings (workspace);
  g_autoptr (GPtrArray) work = pln_due_work (workspace);
  PlnDay today = pln_workspace_get_today (workspace);
  guint owed;

  overview->groups = g_ptr_array_new_with_free_func (group_free);
  overview->heading = heading_of (today);
  add_due_group (overview, PLN_OVERVIEW_MEETINGS, meetings, workspace);
  add_due_group (overview, PLN_OVERVIEW_DUE, work, workspace);
  owed = add_requests (overview, workspace);
  add_settle (overview, workspace);
  add_undated (overview, workspace);
  add_funding (overview, workspace);
  pln_overview_add_figures (overview, workspace);
  overview->sentence = sentence_of (work, meetings, owed, today);
  overview->empty = overview->groups->len == 0 && is_empty (workspace);
  return overview;
}

/* ---- in a worker ----------------------------------------------------------- */

#define AHEAD "overview"

void
pln_overview_read_ahead (PlnWorkspace *workspace)
{
  if (pln_workspace_get_size (workspace) <= PLN_OVERVIEW_READ_AT_ONCE)
    pln_workspace_set_derived (workspace, AHEAD, pln_overview_read (workspace), (GDestroyNotify) pln_overview_free);
}

PlnOverview *
pln_overview_get_ahead (PlnWorkspace *workspace)
{
  PlnOverview *overview = pln_workspace_get_derived (workspace, AHEAD);

  return overview != NULL ? g_atomic_rc_box_acquire (overview) : NULL;
}

typedef struct
{
  char  *path; /* owned */
  gint64 now;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_free (reading);
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Reading *reading = data;
  GError *error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (reading->path, PLN_OPEN_READ_ONLY, &error);
  PlnOverview *overview;

  if (workspace == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pln_workspace_set_now (workspace, reading->now);
  overview = pln_overview_read (workspace);
  /* Before the window hears of it, so that nothing of the worker is left then. */
  g_clear_object (&workspace);
  g_task_return_pointer (task, overview, (GDestroyNotify) pln_overview_free);
}

void
pln_overview_read_async (PlnWorkspace       *workspace,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (pln_workspace_get_path (workspace));
  reading->now = pln_workspace_get_fixed_now (workspace);
  g_task_set_source_tag (task, pln_overview_read_async);
  g_task_set_task_data (task, reading, reading_free);
  g_task_run_in_thread (task, read_thread);
}

PlnOverview *
pln_overview_read_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
