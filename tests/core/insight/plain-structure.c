/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plain-insight.h"

#include <string.h>

static PlnValidity
record_valid_on (PlnItem    *item,
                 const char *start_field,
                 const char *end_field,
                 PlnDay      day)
{
  g_autoptr (PlnWhen) start = pln_item_get_when (item, start_field);
  g_autoptr (PlnWhen) end = pln_item_get_when (item, end_field);

  return pln_valid_on (start, end, day);
}

/* What a field was on a day, by the `change` records after it: the `was` of the
 * first change that certainly came later.  NULL: no such change. */
static char *
changed_since (PlnWorkspace *workspace,
               const char   *id,
               const char   *field,
               PlnDay        day)
{
  g_autoptr (GPtrArray) changes = pln_workspace_referrers (workspace, "change", "of", id);
  g_autofree char *was = NULL;
  PlnDay when_changed = PLN_DAY_NONE;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      g_autoptr (PlnItem) change = pln_item_new (workspace, changes->pdata[i]);
      g_autofree char *name = pln_item_get_plain (change, "field");
      g_autoptr (PlnWhen) on = pln_item_get_when (change, "on");
      PlnDay earliest = on != NULL ? pln_when_get_earliest (on) : PLN_DAY_NONE;

      if (strcmp (name, field) != 0 || earliest == PLN_DAY_NONE || earliest <= day)
        continue;
      if (when_changed == PLN_DAY_NONE || earliest < when_changed)
        {
          when_changed = earliest;
          g_free (was);
          was = pln_item_get_plain (change, "was");
        }
    }
  return g_steal_pointer (&was);
}

/* Official names go before former ones, sure validity before possible. */
static int
name_rank (const char *type,
           PlnValidity validity)
{
  int rank = validity == PLN_VALID_YES ? 4 : 0;

  if (strcmp (type, "official") == 0)
    return rank + 2;
  return strcmp (type, "former") == 0 ? rank + 1 : -1;
}

char *
plain_structure_name_on (PlnWorkspace *workspace,
                       const char   *id,
                       PlnDay        day)
{
  g_autoptr (GPtrArray) names = pln_workspace_referrers (workspace, "name", "of", id);
  g_autofree char *best = NULL, *was = NULL;
  int best_rank = -1;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      g_autoptr (PlnItem) name = pln_item_new (workspace, names->pdata[i]);
      g_autofree char *type = pln_item_get_plain (name, "type");
      g_autoptr (PlnWhen) end = pln_item_get_when (name, "end");
      PlnValidity validity = record_valid_on (name, "start", "end", day);
      int rank = name_rank (type, validity);

      /* A former name without an end says only that it is over today. */
      if (validity == PLN_VALID_NO || rank <= best_rank || (strcmp (type, "former") == 0 && end == NULL))
        continue;
      best_rank = rank;
      g_free (best);
      best = pln_item_get_plain (name, "text");
    }
  if (best != NULL)
    return g_steal_pointer (&best);
  was = changed_since (workspace, id, "name", day);
  if (was != NULL && *was != '\0')
    return g_steal_pointer (&was);
  return pln_workspace_get_title (workspace, id);
}

char *
plain_structure_parent_on (PlnWorkspace *workspace,
                         const char   *body,
                         PlnDay        day)
{
  g_autofree char *was = changed_since (workspace, body, "parent", day);
  g_autofree char *value = NULL;

  if (was != NULL && pln_workspace_has_record (workspace, was))
    return g_steal_pointer (&was);
  value = pln_workspace_get_value (workspace, body, "parent");
  return value != NULL ? pln_value_get_plain (value) : NULL;
}

char *
plain_structure_state_on (PlnWorkspace *workspace,
                        const char   *body,
                        PlnDay        day)
{
  g_autoptr (GPtrArray) periods = pln_workspace_referrers (workspace, "period", "body", body);
  g_autofree char *state = NULL;
  PlnValidity best = PLN_VALID_NO;

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      g_autoptr (PlnItem) period = pln_item_new (workspace, periods->pdata[i]);
      PlnValidity validity = record_valid_on (period, "start", "end", day);
      g_autofree char *stated = pln_item_get_value (period, "state") != NULL ? pln_item_get_plain (period, "state") : NULL;

      if (stated == NULL || validity <= best)
        continue;
      best = validity;
      g_free (state);
      state = g_steal_pointer (&stated);
    }
  if (state == NULL)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, body, "status");

      state = value != NULL ? pln_value_get_plain (value) : NULL;
    }
  return g_steal_pointer (&state);
}

PlnValidity
plain_structure_exists_on (PlnWorkspace *workspace,
                         const char   *body,
                         PlnDay        day)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, body);

  return record_valid_on (item, "founded", "ended", day);
}

static gboolean
is_asleep (const char *state)
{
  return g_strcmp0 (state, "dormant") == 0 || g_strcmp0 (state, "dissolved") == 0;
}

static gboolean
has_dates (PlnWorkspace *workspace,
           const char   *body)
{
  static const char *const kinds[][2] = { { "name", "of" }, { "period", "body" }, { "change", "of" } };
  g_autoptr (PlnItem) item = pln_item_new (workspace, body);

  if (pln_item_get_value (item, "founded") != NULL || pln_item_get_value (item, "ended") != NULL)
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, kinds[k][0], kinds[k][1], body);

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          g_autoptr (PlnItem) dated = pln_item_new (workspace, ids->pdata[i]);

          if (pln_item_get_value (dated, "start") != NULL || pln_item_get_value (dated, "end") != NULL ||
              pln_item_get_value (dated, "on") != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

static PlnDifferences
differences_of (const PlnStructureRow *row)
{
  PlnDifferences differences = PLN_DIFFERENCE_NONE;

  if (row->name_a == NULL)
    return PLN_DIFFERENCE_ADDED;
  if (row->name_b == NULL)
    return PLN_DIFFERENCE_ENDED;
  if (strcmp (row->name_a, row->name_b) != 0)
    differences |= PLN_DIFFERENCE_RENAMED;
  if (g_strcmp0 (row->parent_a, row->parent_b) != 0)
    differences |= PLN_DIFFERENCE_MOVED;
  if (is_asleep (row->state_a) && g_strcmp0 (row->state_b, "active") == 0)
    differences |= PLN_DIFFERENCE_REVIVED;
  else if (g_strcmp0 (row->state_b, "dissolved") == 0 && !is_asleep (row->state_a))
    differences |= PLN_DIFFERENCE_ENDED;
  else if (g_strcmp0 (row->state_a, row->state_b) != 0 && row->state_a != NULL && row->state_b != NULL)
    differences |= PLN_DIFFERENCE_STATE;
  return differences;
}

/* A body revived between the days may have slept wholly between them. */
static gboolean
slept_between (PlnWorkspace *workspace,
               const char   *body,
               PlnDay        a,
               PlnDay        b)
{
  g_autoptr (GPtrArray) periods = pln_workspace_referrers (workspace, "period", "body", body);

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      g_autoptr (PlnItem) period = pln_item_new (workspace, periods->pdata[i]);
      g_autofree char *state = pln_item_get_plain (period, "state");
      g_autoptr (PlnWhen) start = pln_item_get_when (period, "start");
      g_autoptr (PlnWhen) end = pln_item_get_when (period, "end");
      PlnDay earliest = start != NULL ? pln_when_get_earliest (start) : PLN_DAY_NONE;
      PlnDay latest = end != NULL ? pln_when_get_latest (end) : PLN_DAY_NONE;

      if (is_asleep (state) && earliest != PLN_DAY_NONE && latest != PLN_DAY_NONE && earliest > a && latest < b)
        return TRUE;
    }
  return FALSE;
}

static PlnStructureRow *
compare_body (PlnWorkspace *workspace,
              const char   *body,
              PlnDay        a,
              PlnDay        b)
{
  PlnStructureRow *row = g_new0 (PlnStructureRow, 1);

  row->id = g_strdup (body);
  row->undated = !has_dates (workspace, body);
  if (plain_structure_exists_on (workspace, body, a) != PLN_VALID_NO)
    {
      row->name_a = plain_structure_name_on (workspace, body, a);
      row->parent_a = plain_structure_parent_on (workspace, body, a);
      row->state_a = plain_structure_state_on (workspace, body, a);
    }
  if (plain_structure_exists_on (workspace, body, b) != PLN_VALID_NO)
    {
      row->name_b = plain_structure_name_on (workspace, body, b);
      row->parent_b = plain_structure_parent_on (workspace, body, b);
      row->state_b = plain_structure_state_on (workspace, body, b);
    }
  if (row->name_a == NULL && row->name_b == NULL)
    {
      pln_structure_row_free (row);
      return NULL;
    }
  row->differences = differences_of (row);
  if (row->name_a != NULL && row->name_b != NULL && g_strcmp0 (row->state_b, "active") == 0 &&
      slept_between (workspace, body, a, b))
    row->differences |= PLN_DIFFERENCE_REVIVED;
  return row;
}

GPtrArray *
plain_structure_compare (PlnWorkspace *workspace,
                       PlnDay        a,
                       PlnDay        b)
{
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_structure_row_free);

  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      PlnStructureRow *row = compare_body (workspace, ids->pdata[i], a, b);

      if (row != NULL)
        g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
add_day (GArray *days,
         PlnDay  day)
{
  if (day != PLN_DAY_NONE)
    g_array_append_val (days, day);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  PlnDay day_a = *(const PlnDay *) a, day_b = *(const PlnDay *) b;

  return (day_a > day_b) - (day_a < day_b);
}

GArray *
plain_structure_days (PlnWorkspace *workspace)
{
  static const struct
  {
    const char *kind, *fields[3];
  } sources[] = {
    { "body", { "founded", "ended" } }, { "name", { "start", "end" } },       { "period", { "start", "end" } },
    { "relation", { "start", "end" } }, { "membership", { "start", "end" } }, { "change", { "on" } },
  };
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (PlnDay));
  GArray *days = g_array_new (FALSE, FALSE, sizeof (PlnDay));

  for (guint k = 0; k < G_N_ELEMENTS (sources); k++)
    {
      g_autoptr (GPtrArray) ids = plain_all_of (workspace, sources[k].kind);

      for (guint i = 0; i < ids->len; i++)
        {
          g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);

          for (guint f = 0; sources[k].fields[f] != NULL; f++)
            {
              g_autoptr (PlnWhen) when = pln_item_get_when (item, sources[k].fields[f]);

              if (when != NULL)
                {
                  add_day (all, pln_when_get_earliest (when));
                  add_day (all, pln_when_get_latest (when));
                }
            }
        }
    }
  g_array_sort (all, compare_days);
  for (guint i = 0; i < all->len; i++)
    {
      PlnDay day = g_array_index (all, PlnDay, i);

      if (i == 0 || g_array_index (all, PlnDay, i - 1) != day)
        g_array_append_val (days, day);
    }
  return days;
}
