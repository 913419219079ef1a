/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-cadence-check.h"

#include <stdlib.h>
#include <string.h>

#define MANY_SLOTS 500

static void
statement_free (gpointer data)
{
  PlnCadenceStatement *statement = data;

  g_free (statement->id);
  g_free (statement->text);
  g_free (statement->place);
  g_free (statement->quote);
  g_free (statement);
}

void
pln_cadence_check_free (PlnCadenceCheck *check)
{
  if (check == NULL)
    return;
  g_ptr_array_unref (check->statements);
  g_free (check);
}

static double
periods_per_year (const char *per)
{
  if (g_strcmp0 (per, "month") == 0)
    return 12;
  if (g_strcmp0 (per, "week") == 0)
    return 365.25 / 7;
  return 1;
}

/* The value of one part of an RFC 5545 rule, or NULL. */
static char *
rrule_part (const char *rrule,
            const char *name)
{
  g_auto (GStrv) parts = g_strsplit (rrule, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize len = strlen (name);

      if (g_ascii_strncasecmp (parts[i], name, len) == 0 && parts[i][len] == '=')
        return g_strdup (parts[i] + len + 1);
    }
  return NULL;
}

static guint
list_length (const char *list)
{
  guint n = 1;

  if (list == NULL || *list == '\0')
    return 1;
  for (; *list != '\0'; list++)
    n += *list == ',';
  return n;
}

static double
rrule_per_year (const char *rrule)
{
  g_autofree char *freq = rrule_part (rrule, "FREQ");
  g_autofree char *interval_text = rrule_part (rrule, "INTERVAL");
  g_autofree char *by_month = rrule_part (rrule, "BYMONTH");
  g_autofree char *by_day = rrule_part (rrule, "BYDAY");
  double interval = interval_text != NULL ? MAX (atoi (interval_text), 1) : 1;

  if (freq == NULL)
    return 0;
  if (g_ascii_strcasecmp (freq, "YEARLY") == 0)
    return list_length (by_month) / interval;
  if (g_ascii_strcasecmp (freq, "MONTHLY") == 0)
    return (by_month != NULL ? list_length (by_month) : 12) * list_length (by_day) / interval;
  if (g_ascii_strcasecmp (freq, "WEEKLY") == 0)
    return 365.25 / 7 * list_length (by_day) / interval;
  if (g_ascii_strcasecmp (freq, "DAILY") == 0)
    return 365.25 / interval;
  return 0;
}

gboolean
pln_cadence_per_year (const PlnCadence *cadence,
                      double           *low,
                      double           *high)
{
  *low = *high = 0;
  if (cadence->rrule != NULL)
    *low = *high = rrule_per_year (cadence->rrule);
  else if (cadence->times > 0)
    *low = *high = cadence->times * periods_per_year (cadence->per);
  else if (cadence->at_least > 0)
    {
      *low = cadence->at_least * periods_per_year (cadence->per);
      *high = G_MAXDOUBLE;
    }
  if (*low > 0 && cadence->as_needed)
    *high = G_MAXDOUBLE;
  return *low > 0;
}

static void
add_citation (PlnWorkspace        *workspace,
              PlnCadenceStatement *statement)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "citation", "of", statement->id);

  if (ids == NULL || ids->len == 0)
    return;

  g_autoptr (PlnItem) citation = pln_item_new (workspace, ids->pdata[0]);
  g_autofree char *place = pln_item_get_plain (citation, "place");
  g_autofree char *quote = pln_item_get_plain (citation, "quote");

  if (*place != '\0' && statement->place == NULL)
    statement->place = g_steal_pointer (&place);
  if (*quote != '\0')
    statement->quote = g_steal_pointer (&quote);
}

static PlnCadenceStatement *
read_statement (PlnWorkspace *workspace,
                const char   *id)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  const char *rule = pln_item_get_value (item, "rule");
  g_autoptr (PlnCadence) cadence = rule != NULL ? pln_cadence_from_canonical (rule, NULL) : NULL;
  PlnCadenceStatement *statement = g_new0 (PlnCadenceStatement, 1);
  g_autofree char *place = NULL;

  statement->id = g_strdup (id);
  statement->text = g_strdup (cadence != NULL && cadence->text != NULL ? cadence->text : "");
  statement->applied = pln_value_get_boolean (pln_item_get_value (item, "applied"));
  if (cadence != NULL)
    pln_cadence_per_year (cadence, &statement->per_year_low, &statement->per_year_high);
  place = pln_item_get_plain (item, "source_text");
  if (*place != '\0')
    statement->place = g_steal_pointer (&place);
  add_citation (workspace, statement);
  return statement;
}

static gboolean
spans_touch (PlnWorkspace *workspace,
             const char   *a,
             const char   *b)
{
  PlnDay first[2], last[2];
  const char *ids[2] = { a, b };

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids[i]);
      g_autoptr (PlnWhen) start = pln_item_get_when (item, "start");
      g_autoptr (PlnWhen) end = pln_item_get_when (item, "end");

      first[i] = start != NULL ? pln_when_get_earliest (start) : PLN_DAY_NONE;
      last[i] = end != NULL ? pln_when_get_latest (end) : PLN_DAY_NONE;
    }
  return !(first[0] != PLN_DAY_NONE && last[1] != PLN_DAY_NONE && first[0] > last[1]) &&
         !(first[1] != PLN_DAY_NONE && last[0] != PLN_DAY_NONE && first[1] > last[0]);
}

static PlnCadenceVerdict
compare_pair (PlnWorkspace              *workspace,
              const PlnCadenceStatement *a,
              const PlnCadenceStatement *b)
{
  const double slack = 0.01;

  if (strcmp (a->text, b->text) == 0)
    return PLN_CADENCE_AGREE;
  if (a->per_year_low <= 0 || b->per_year_low <= 0)
    return PLN_CADENCE_WORDING; /* "periodically" beside "as needed" */
  if (!spans_touch (workspace, a->id, b->id))
    return PLN_CADENCE_AGREE;
  if (a->per_year_low > b->per_year_high + slack || b->per_year_low > a->per_year_high + slack)
    return PLN_CADENCE_CONTRADICT;
  return PLN_CADENCE_WORDING;
}

static gboolean
is_top_topic (PlnWorkspace *workspace,
              const char   *topic)
{
  g_autofree char *parent = pln_workspace_get_value (workspace, topic, "parent");

  return parent == NULL;
}

/* Climbs from a sub-point to the topic that stands in the list: the last one
 * below a root that is itself only a heading, or the root. */
static char *
listed_topic (PlnWorkspace *workspace,
              const char   *topic,
              GHashTable   *headings)
{
  g_autofree char *id = g_strdup (topic);

  for (guint depth = 0; depth < 32; depth++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, id, "parent");
      g_autofree char *parent = value != NULL ? pln_value_get_plain (value) : NULL;

      if (parent == NULL || g_hash_table_contains (headings, parent))
        break;
      g_set_str (&id, parent);
    }
  return g_steal_pointer (&id);
}

static void
collect_topics (PlnWorkspace *workspace,
                const char   *kind,
                const char   *owner_field,
                const char   *owner,
                GHashTable   *set)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, kind, owner_field, owner);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, ids->pdata[i], "topic");

      if (value != NULL)
        g_hash_table_add (set, pln_value_get_plain (value));
    }
}

static int
compare_topics (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  PlnWorkspace *workspace = data;
  const char *id_a = *(char *const *) a, *id_b = *(char *const *) b;
  g_autofree char *pos_a = pln_workspace_get_value (workspace, id_a, "position");
  g_autofree char *pos_b = pln_workspace_get_value (workspace, id_b, "position");
  gint64 n_a = pln_value_get_integer (pos_a, G_MAXINT64), n_b = pln_value_get_integer (pos_b, G_MAXINT64);

  return n_a != n_b ? (n_a < n_b ? -1 : 1) : strcmp (id_a, id_b);
}

GPtrArray *
pln_cadence_topics (PlnWorkspace *workspace,
                    const char   *body)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) headings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) meetings = pln_workspace_referrers (workspace, "meeting", "body", body);
  g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", "object", body);
  GPtrArray *topics = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  collect_topics (workspace, "paper", "body", body, named);
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      collect_topics (workspace, "agenda_item", "meeting", meetings->pdata[i], named);
      collect_topics (workspace, "paper", "for_meeting", meetings->pdata[i], named);
    }
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, links->pdata[i], "subject");
      g_autofree char *subject = value != NULL ? pln_value_get_plain (value) : NULL;

      if (subject != NULL && g_strcmp0 (pln_workspace_get_kind (workspace, subject), "topic") == 0)
        g_hash_table_add (named, g_steal_pointer (&subject));
    }

  /* A root that nothing names, but whose children are named, is a heading. */
  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      g_autofree char *value = pln_workspace_get_value (workspace, key, "parent");
      g_autofree char *parent = value != NULL ? pln_value_get_plain (value) : NULL;

      if (parent != NULL && is_top_topic (workspace, parent) && !g_hash_table_contains (named, parent))
        g_hash_table_add (headings, (gpointer) g_intern_string (parent));
    }
  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (listed, listed_topic (workspace, key, headings));
  g_hash_table_iter_init (&iter, listed);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (topics, g_strdup (key));
  g_ptr_array_sort_with_data (topics, compare_topics, workspace);
  return topics;
}

PlnCadenceCheck *
pln_cadence_check (PlnWorkspace *workspace,
                   const char   *body)
{
  PlnCadenceCheck *check = g_new0 (PlnCadenceCheck, 1);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "cadence", "of", body);
  const char *applied = NULL;

  check->statements = g_ptr_array_new_with_free_func (statement_free);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      PlnCadenceStatement *statement = read_statement (workspace, ids->pdata[i]);

      if (statement->applied)
        applied = statement->id;
      g_ptr_array_add (check->statements, statement);
    }
  if (check->statements->len == 1)
    check->verdict = PLN_CADENCE_SINGLE;
  else if (check->statements->len > 1)
    check->verdict = PLN_CADENCE_AGREE;
  for (guint i = 0; i < check->statements->len; i++)
    {
      for (guint j = i + 1; j < check->statements->len; j++)
        check->verdict = MAX (check->verdict, compare_pair (workspace, check->statements->pdata[i],
                                                            check->statements->pdata[j]));
    }
  check->settled = check->verdict == PLN_CADENCE_CONTRADICT && applied != NULL;
  if (check->statements->len > 0)
    {
      g_autoptr (GPtrArray) topics = pln_cadence_topics (workspace, body);

      check->n_topics = topics->len;
    }
  if (applied != NULL)
    {
      g_autoptr (GArray) slots = pln_cadence_slots (workspace, applied, MANY_SLOTS);

      check->n_slots = slots->len;
      if (check->n_slots > 0 && check->n_topics > check->n_slots)
        check->n_unplaced = check->n_topics - check->n_slots;
    }
  return check;
}

GArray *
pln_cadence_slots (PlnWorkspace *workspace,
                   const char   *statement,
                   guint         max)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, statement);
  const char *rule = pln_item_get_value (item, "rule");
  g_autoptr (PlnCadence) cadence = rule != NULL ? pln_cadence_from_canonical (rule, NULL) : NULL;
  g_autoptr (PlnWhen) start = pln_item_get_when (item, "start");
  g_autoptr (PlnWhen) end = pln_item_get_when (item, "end");
  PlnDay first, last;

  if (cadence == NULL || cadence->rrule == NULL)
    return g_array_new (FALSE, FALSE, sizeof (PlnDay));
  first = start != NULL ? pln_when_get_earliest (start) : PLN_DAY_NONE;
  last = end != NULL ? pln_when_get_latest (end) : PLN_DAY_NONE;
  /* "throughout 2015" may be held as a start that spans the year. */
  if (last == PLN_DAY_NONE && start != NULL)
    {
      PlnDay span_first, span_last;

      if (pln_when_get_sense (start) == PLN_SENSE_ON && pln_when_get_span (start, &span_first, &span_last) &&
          span_last > span_first)
        last = span_last;
    }
  if (first == PLN_DAY_NONE)
    first = pln_workspace_get_today (workspace);
  if (last == PLN_DAY_NONE)
    last = first + 364;
  return pln_cadence_expand (cadence, first, first - 1, last, max);
}

PlnDay
pln_cadence_next_due (PlnWorkspace *workspace,
                      const char   *body,
                      char        **last_meeting)
{
  g_autoptr (PlnCadenceCheck) check = pln_cadence_check (workspace, body);
  g_autoptr (GPtrArray) meetings = pln_workspace_referrers (workspace, "meeting", "body", body);
  PlnDay last = PLN_DAY_NONE, today = pln_workspace_get_today (workspace);
  const char *last_id = NULL, *chosen = NULL;

  for (guint i = 0; i < check->statements->len; i++)
    {
      PlnCadenceStatement *statement = check->statements->pdata[i];

      if (statement->applied || (chosen == NULL && check->verdict < PLN_CADENCE_CONTRADICT))
        chosen = statement->id;
    }
  for (guint i = 0; meetings != NULL && i < meetings->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, meetings->pdata[i]);
      g_autofree char *state = pln_item_get_plain (item, "state");
      g_autoptr (PlnWhen) when = pln_item_get_when (item, "when");
      PlnDay day = when != NULL ? pln_when_get_latest (when) : PLN_DAY_NONE;

      if (day == PLN_DAY_NONE || day > today || g_strcmp0 (state, "cancelled") == 0)
        continue;
      if (last == PLN_DAY_NONE || day > last)
        {
          last = day;
          last_id = meetings->pdata[i];
        }
    }
  if (last_meeting != NULL)
    *last_meeting = g_strdup (last_id);
  if (last == PLN_DAY_NONE || chosen == NULL)
    return PLN_DAY_NONE;

  g_autofree char *rule = pln_workspace_get_value (workspace, chosen, "rule");
  g_autoptr (PlnCadence) cadence = rule != NULL ? pln_cadence_from_canonical (rule, NULL) : NULL;

  if (cadence == NULL || cadence->rrule == NULL)
    return PLN_DAY_NONE;

  g_autoptr (GArray) next = pln_cadence_expand (cadence, last, last, last + 366 * 12, 1);

  return next->len > 0 ? g_array_index (next, PlnDay, 0) : PLN_DAY_NONE;
}
