/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-cadence-plan.h"

#include "insight/pln-cadence-check.h"
#include "insight/pln-insight-private.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define YEARS_AHEAD 5
#define MOST_BODIES 500 /* whose statements are laid out */

static void
slot_free (gpointer data)
{
  PlnCadenceSlot *slot = data;

  g_free (slot->body);
  g_free (slot->statement);
  g_free (slot->text);
  g_free (slot->topic);
  g_free (slot);
}

/* A statement, ready to be laid out. */
typedef struct
{
  gboolean begins[13]; /* by month: a slot begins here */
  int      length;     /* of a slot, in months */
  guint    per_year;
  PlnDay   first, last; /* within which it holds; PLN_DAY_NONE: open */
  char    *text;        /* owned */
} Layout;

static void
layout_clear (Layout *layout)
{
  g_clear_pointer (&layout->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Layout, layout_clear)

static void
narrow (PlnDay *first,
        PlnDay *last,
        PlnDay  from,
        PlnDay  to)
{
  if (from != PLN_DAY_NONE && (*first == PLN_DAY_NONE || from > *first))
    *first = from;
  if (to != PLN_DAY_NONE && (*last == PLN_DAY_NONE || to < *last))
    *last = to;
}

/* The months that a rule names, spread over the year otherwise; FALSE when it cannot be laid out by months. */
static gboolean
read_months (const PlnCadence *cadence,
             Layout           *layout)
{
  double low, high;
  const char *by = cadence->rrule != NULL ? strstr (cadence->rrule, "BYMONTH=") : NULL;
  guint n;

  if (!pln_cadence_per_year (cadence, &low, &high) || (cadence->rrule == NULL && cadence->times == 0))
    return FALSE;
  n = (guint) (low + 0.5);
  if (n < 1 || n > 12 || low - n > 0.01 || n - low > 0.01)
    return FALSE;
  if (by != NULL)
    {
      g_auto (GStrv) months = NULL;
      g_autofree char *list = g_strndup (by + strlen ("BYMONTH="), strcspn (by + strlen ("BYMONTH="), ";"));

      months = g_strsplit (list, ",", 13);
      if (g_strv_length (months) != n)
        return FALSE;
      for (guint i = 0; months[i] != NULL; i++)
        layout->begins[CLAMP (atoi (months[i]), 1, 12)] = TRUE;
      layout->length = 1;
    }
  else
    {
      if (12 % n != 0)
        return FALSE;
      layout->length = (int) (12 / n);
      for (int month = 1; month <= 12; month += layout->length)
        layout->begins[month] = TRUE;
    }
  layout->per_year = n;
  return TRUE;
}

static void
read_limits (PlnItem          *item,
             const PlnCadence *cadence,
             Layout           *layout)
{
  g_autoptr (PlnWhen) start = pln_item_get_when (item, "start");
  g_autoptr (PlnWhen) end = pln_item_get_when (item, "end");
  const char *until = cadence->rrule != NULL ? strstr (cadence->rrule, "UNTIL=") : NULL;
  PlnDay first, last;
  int year, month, day;

  layout->first = start != NULL ? pln_when_get_earliest (start) : PLN_DAY_NONE;
  layout->last = end != NULL ? pln_when_get_latest (end) : PLN_DAY_NONE;
  /* "throughout 2015" may be held as a start that spans the year. */
  if (end == NULL && start != NULL && pln_when_get_sense (start) == PLN_SENSE_ON && pln_when_get_span (start, &first, &last) && last > first)
    layout->last = last;
  if (until != NULL && sscanf (until, "UNTIL=%4d%2d%2d", &year, &month, &day) == 3)
    narrow (&layout->first, &layout->last, PLN_DAY_NONE, pln_day_from_ymd (year, month, day));
}

/* FALSE when the statement asks for nothing that can be counted. */
static gboolean
layout_init (Layout       *layout,
             PlnWorkspace *workspace,
             const char   *statement)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, statement);
  const char *rule = pln_item_get_value (item, "rule");
  g_autoptr (PlnCadence) cadence = rule != NULL ? pln_cadence_from_canonical (rule, NULL) : NULL;

  memset (layout, 0, sizeof *layout);
  if (cadence == NULL || !read_months (cadence, layout))
    return FALSE;
  read_limits (item, cadence, layout);
  layout->text = g_strdup (cadence->text != NULL ? cadence->text : "");
  return TRUE;
}

static void
get_slot (const Layout *layout,
          int           year,
          int           month,
          PlnDay       *first,
          PlnDay       *last)
{
  int end = month + layout->length - 1;

  *first = pln_day_from_ymd (year, month, 1);
  *last = pln_day_from_ymd (year, end, pln_days_in_month (year, end));
}

static gboolean
holds (const Layout *layout,
       PlnDay        first,
       PlnDay        last)
{
  return !(layout->first != PLN_DAY_NONE && last < layout->first) && !(layout->last != PLN_DAY_NONE && first > layout->last);
}

/* How many slots lie between the limits from one year through another. */
static guint
count_slots (const Layout *layout,
             int           from,
             int           to)
{
  guint n = 0;

  for (int year = from; year <= to && n < 10000; year++)
    for (int month = 1; month <= 12; month++)
      if (layout->begins[month])
        {
          PlnDay first, last;

          get_slot (layout, year, month, &first, &last);
          n += holds (layout, first, last);
        }
  return n;
}

guint
pln_cadence_count_year (PlnWorkspace *workspace,
                        const char   *statement,
                        int           year)
{
  g_auto (Layout) layout = { .length = 0 };

  return year >= 1 && year <= 9999 && layout_init (&layout, workspace, statement) ? count_slots (&layout, year, year) : 0;
}

/* The body's own time narrows the statement, and so does that of the bodies above it. */
static void
narrow_by_body (PlnWorkspace *workspace,
                const char   *body,
                Layout       *layout)
{
  g_autofree char *id = g_strdup (body);

  for (guint depth = 0; id != NULL && depth < 32; depth++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, id);
      g_autoptr (PlnWhen) founded = pln_item_get_when (item, "founded");
      g_autoptr (PlnWhen) ended = pln_item_get_when (item, "ended");
      char *parent = pln_insight_plain (item, "parent");

      narrow (&layout->first, &layout->last, founded != NULL ? pln_when_get_earliest (founded) : PLN_DAY_NONE,
              ended != NULL ? pln_when_get_latest (ended) : PLN_DAY_NONE);
      g_free (id);
      id = parent;
    }
}

/* The first days of the meetings of a body that are not called off. */
static GArray *
meeting_days (PlnWorkspace *workspace,
              const char   *body)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "meeting", "body", body);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PlnDay));

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autoptr (PlnWhen) when = pln_item_get_when (item, "when");
      g_autofree char *state = pln_item_get_plain (item, "state");
      PlnDay first;

      if (when != NULL && strcmp (state, "cancelled") != 0 && pln_when_get_span (when, &first, NULL))
        g_array_append_val (days, first);
    }
  return days;
}

static gboolean
is_filled (GArray *days,
           PlnDay  first,
           PlnDay  last)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, PlnDay, i) >= first && g_array_index (days, PlnDay, i) <= last)
      return TRUE;
  return FALSE;
}

typedef struct
{
  PlnWorkspace *workspace; /* borrowed */
  GPtrArray    *slots;     /* borrowed */
  const char   *body;
  int           year;
  PlnDay        today;
} Plan;

static void
add_statement (Plan       *plan,
               const char *statement,
               GPtrArray  *topics,
               GArray     *days,
               gboolean    disputed)
{
  g_auto (Layout) layout = { .length = 0 };
  int from = plan->year, to = plan->year, this_year;
  guint number, total;

  if (!layout_init (&layout, plan->workspace, statement))
    return;
  pln_day_to_ymd (plan->today, &this_year, NULL, NULL);
  if (layout.last == PLN_DAY_NONE && plan->year > this_year + YEARS_AHEAD)
    return;
  if (layout.first != PLN_DAY_NONE && layout.last != PLN_DAY_NONE)
    {
      pln_day_to_ymd (layout.first, &from, NULL, NULL);
      pln_day_to_ymd (layout.last, &to, NULL, NULL);
    }
  total = count_slots (&layout, from, to);
  number = count_slots (&layout, from, plan->year - 1);
  narrow_by_body (plan->workspace, plan->body, &layout);
  for (int month = 1; month <= 12; month++)
    {
      PlnCadenceSlot *slot;
      PlnDay first, last;

      if (!layout.begins[month])
        continue;
      get_slot (&layout, plan->year, month, &first, &last);
      if (!holds (&layout, first, last))
        continue;
      number++;
      if (last < plan->today || is_filled (days, first, last))
        continue;
      slot = g_new0 (PlnCadenceSlot, 1);
      slot->body = g_strdup (plan->body);
      slot->statement = g_strdup (statement);
      slot->text = g_strdup (layout.text);
      slot->first = first;
      slot->last = last;
      slot->number = number;
      slot->total = total;
      slot->disputed = disputed;
      if (topics != NULL && !disputed && number <= topics->len)
        slot->topic = g_strdup (topics->pdata[number - 1]);
      g_ptr_array_add (plan->slots, slot);
    }
}

static void
add_body (Plan *plan)
{
  g_autoptr (PlnCadenceCheck) check = pln_cadence_check (plan->workspace, plan->body);
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GArray) days = NULL;
  gboolean contradicts = check->verdict == PLN_CADENCE_CONTRADICT;
  const PlnCadenceStatement *chosen = NULL;

  for (guint i = 0; i < check->statements->len; i++)
    {
      const PlnCadenceStatement *statement = check->statements->pdata[i];

      if (statement->applied || (chosen == NULL && !contradicts && pln_cadence_count_year (plan->workspace, statement->id, plan->year) > 0))
        chosen = statement;
    }
  if (chosen == NULL && !contradicts)
    return;
  days = meeting_days (plan->workspace, plan->body);
  topics = chosen != NULL && check->n_topics > 0 ? pln_cadence_topics (plan->workspace, plan->body) : NULL;
  if (chosen != NULL)
    add_statement (plan, chosen->id, topics, days, FALSE);
  for (guint i = 0; contradicts && i < check->statements->len; i++)
    {
      const PlnCadenceStatement *statement = check->statements->pdata[i];

      if (statement != chosen)
        add_statement (plan, statement->id, NULL, days, TRUE);
    }
}

/* The bodies of which something is said, each once, in the order of the statements. */
static GPtrArray *
bodies_of_statements (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) ids = pln_insight_all_of (workspace, "cadence");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *bodies = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len && bodies->len < MOST_BODIES; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, ids->pdata[i], "of");
      g_autofree char *of = value != NULL ? pln_value_get_plain (value) : NULL;

      if (of != NULL && g_strcmp0 (pln_workspace_get_kind (workspace, of), "body") == 0 && g_hash_table_add (seen, g_strdup (of)))
        g_ptr_array_add (bodies, g_strdup (of));
    }
  return bodies;
}

GPtrArray *
pln_cadence_plan_year (PlnWorkspace *workspace,
                       const char   *body,
                       int           year)
{
  g_autofree char *key = g_strdup_printf ("cadence-plan %d %d %s", year, pln_workspace_get_today (workspace), body != NULL ? body : "");
  GPtrArray *slots = pln_insight_get_list (workspace, key);
  g_autoptr (GPtrArray) bodies = NULL;
  Plan plan = { .workspace = workspace, .year = year, .today = pln_workspace_get_today (workspace) };

  if (slots != NULL)
    return slots;
  slots = plan.slots = g_ptr_array_new_with_free_func (slot_free);
  if (year < 1 || year > 9999)
    return slots;
  if (body == NULL)
    bodies = bodies_of_statements (workspace);
  else
    {
      bodies = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (bodies, g_strdup (body));
    }
  for (guint i = 0; i < bodies->len; i++)
    {
      plan.body = bodies->pdata[i];
      add_body (&plan);
    }
  return pln_insight_keep_list (workspace, key, slots);
}
