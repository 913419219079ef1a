/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-structure.h"
#include "insight/pln-insight-private.h"

#include <string.h>

PlnValidity
pln_valid_on (const PlnWhen *start,
              const PlnWhen *end,
              PlnDay         day)
{
  PlnValidity validity = PLN_VALID_YES;
  PlnDay first, last;

  if (start != NULL && pln_when_get_span (start, &first, &last))
    {
      PlnDay earliest = pln_when_get_earliest (start);

      if (earliest != PLN_DAY_NONE && day < earliest)
        return PLN_VALID_NO;
      if (day < (pln_when_get_latest (start) != PLN_DAY_NONE ? last : first))
        validity = PLN_VALID_MAYBE;
    }
  if (end != NULL && pln_when_get_span (end, &first, &last))
    {
      PlnDay latest = pln_when_get_latest (end);

      if (latest != PLN_DAY_NONE && day > latest)
        return PLN_VALID_NO;
      if (pln_when_get_earliest (end) != PLN_DAY_NONE && day > first)
        validity = PLN_VALID_MAYBE;
    }
  return validity;
}

/* ---- the dated records ------------------------------------------------------ */

/* A name, period or change of some record, or the body itself. */
typedef struct
{
  char    *word;  /* owned: type of a name, state of a period, field of a change */
  char    *text;  /* owned: of a name; what a change changed from */
  PlnWhen *start; /* owned, nullable: start, founded, on */
  PlnWhen *end;   /* owned, nullable: end, ended */
} Dated;

/* All of them by what they are about, read once and kept. */
typedef struct
{
  GHashTable *names, *periods, *changes; /* owned; id to GPtrArray of Dated, oldest first */
  GHashTable *bodies;                    /* owned; id to Body */
} Dates;

typedef struct
{
  PlnWhen *founded, *ended; /* owned, nullable */
  char    *title;           /* owned; NULL: not asked for yet */
  char    *parent, *status; /* owned, nullable */
} Body;

static void
dated_free (gpointer data)
{
  Dated *dated = data;

  g_clear_pointer (&dated->start, pln_when_unref);
  g_clear_pointer (&dated->end, pln_when_unref);
  g_free (dated->word);
  g_free (dated->text);
  g_free (dated);
}

static void
body_free (gpointer data)
{
  Body *body = data;

  g_clear_pointer (&body->founded, pln_when_unref);
  g_clear_pointer (&body->ended, pln_when_unref);
  g_free (body->title);
  g_free (body->parent);
  g_free (body->status);
  g_free (body);
}

static void
dates_free (gpointer data)
{
  Dates *dates = data;

  g_hash_table_unref (dates->names);
  g_hash_table_unref (dates->periods);
  g_hash_table_unref (dates->changes);
  g_hash_table_unref (dates->bodies);
  g_free (dates);
}

/* The fields are: of what, word, text, start, end.  (transfer full) */
static GHashTable *
read_dated (PlnWorkspace      *workspace,
            const char        *kind,
            const char *const *fields)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autoptr (PlnScan) scan = NULL;

  /* The order in which pln_workspace_referrers() gives them. */
  pln_query_sort_by_age (query);
  scan = pln_workspace_scan (workspace, query, fields, NULL);
  while (scan != NULL && pln_scan_next (scan))
    {
      const char *of = pln_scan_get_text (scan, 0);
      GPtrArray *list = of != NULL ? g_hash_table_lookup (all, of) : NULL;
      Dated *dated;

      if (of == NULL)
        continue;
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (dated_free);
          g_hash_table_insert (all, g_strdup (of), list);
        }
      dated = g_new0 (Dated, 1);
      dated->word = g_strdup (pln_scan_get_text (scan, 1));
      dated->text = g_strdup (pln_scan_get_text (scan, 2));
      dated->start = pln_scan_get_when (scan, 3);
      dated->end = pln_scan_get_when (scan, 4);
      g_ptr_array_add (list, dated);
    }
  return all;
}

/* What pln_workspace_get_title() makes of an ordinary name; NULL of any other. (transfer full) */
static char *
plain_title (const char *name)
{
  g_autofree char *title = NULL;

  if (name == NULL || strchr (name, '\n') != NULL || g_utf8_strlen (name, -1) > 100)
    return NULL;
  title = g_strstrip (g_strdup (name));
  return *title != '\0' ? g_steal_pointer (&title) : NULL;
}

/* (transfer full): also deleted ones, about which one may still ask. */
static GHashTable *
read_bodies (PlnWorkspace *workspace)
{
  static const char *const fields[] = { "founded", "ended", "parent", "status", "name", NULL };
  GHashTable *bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, body_free);
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (PlnScan) scan = NULL;

  pln_query_with_deleted (query, TRUE);
  scan = pln_workspace_scan (workspace, query, fields, NULL);
  while (scan != NULL && pln_scan_next (scan))
    {
      Body *body = g_new0 (Body, 1);

      body->founded = pln_scan_get_when (scan, 0);
      body->ended = pln_scan_get_when (scan, 1);
      body->parent = g_strdup (pln_scan_get_text (scan, 2));
      body->status = g_strdup (pln_scan_get_text (scan, 3));
      body->title = plain_title (pln_scan_get_text (scan, 4));
      g_hash_table_insert (bodies, g_strdup (pln_scan_get_id (scan)), body);
    }
  return bodies;
}

static const Dates *
get_dates (PlnWorkspace *workspace)
{
  static const char *const names[] = { "of", "type", "text", "start", "end", NULL };
  static const char *const periods[] = { "body", "state", "-", "start", "end", NULL };
  static const char *const changes[] = { "of", "field", "was", "on", "-", NULL };
  Dates *dates = pln_workspace_get_derived (workspace, "structure");

  if (dates != NULL)
    return dates;
  dates = g_new0 (Dates, 1);
  dates->names = read_dated (workspace, "name", names);
  dates->periods = read_dated (workspace, "period", periods);
  dates->changes = read_dated (workspace, "change", changes);
  dates->bodies = read_bodies (workspace);
  pln_workspace_set_derived (workspace, "structure", dates, dates_free);
  return dates;
}

static guint
n_of (GPtrArray *list)
{
  return list != NULL ? list->len : 0;
}

/* ---- on a day --------------------------------------------------------------- */

/* What a field was on a day, by the `change` records after it: the `was` of the
 * first change that certainly came later.  NULL: no such change. */
static char *
changed_since (PlnWorkspace *workspace,
               const char   *id,
               const char   *field,
               PlnDay        day)
{
  GPtrArray *changes = g_hash_table_lookup (get_dates (workspace)->changes, id);
  const Dated *first = NULL;
  PlnDay when_changed = PLN_DAY_NONE;

  for (guint i = 0; i < n_of (changes); i++)
    {
      const Dated *change = changes->pdata[i];
      PlnDay earliest = change->start != NULL ? pln_when_get_earliest (change->start) : PLN_DAY_NONE;

      if (g_strcmp0 (change->word, field) != 0 || earliest == PLN_DAY_NONE || earliest <= day)
        continue;
      if (when_changed == PLN_DAY_NONE || earliest < when_changed)
        {
          when_changed = earliest;
          first = change;
        }
    }
  if (first == NULL)
    return NULL;
  return g_strdup (first->text != NULL ? first->text : "");
}

/* Official names go before former ones, sure validity before possible. */
static int
name_rank (const char *type,
           PlnValidity validity)
{
  int rank = validity == PLN_VALID_YES ? 4 : 0;

  if (g_strcmp0 (type, "official") == 0)
    return rank + 2;
  return g_strcmp0 (type, "former") == 0 ? rank + 1 : -1;
}

/* The title, which is asked for again and again of a body. */
static char *
title_of (PlnWorkspace *workspace,
          const char   *id)
{
  Body *body = g_hash_table_lookup (get_dates (workspace)->bodies, id);

  if (body == NULL)
    return pln_workspace_get_title (workspace, id);
  if (body->title == NULL)
    body->title = pln_workspace_get_title (workspace, id);
  return g_strdup (body->title);
}

char *
pln_structure_name_on (PlnWorkspace *workspace,
                       const char   *id,
                       PlnDay        day)
{
  GPtrArray *names = g_hash_table_lookup (get_dates (workspace)->names, id);
  const Dated *best = NULL;
  g_autofree char *was = NULL;
  int best_rank = -1;

  for (guint i = 0; i < n_of (names); i++)
    {
      const Dated *name = names->pdata[i];
      PlnValidity validity = pln_valid_on (name->start, name->end, day);
      int rank = name_rank (name->word, validity);

      /* A former name without an end says only that it is over today. */
      if (validity == PLN_VALID_NO || rank <= best_rank || (g_strcmp0 (name->word, "former") == 0 && name->end == NULL))
        continue;
      best_rank = rank;
      best = name;
    }
  if (best != NULL)
    return g_strdup (best->text != NULL ? best->text : "");
  was = changed_since (workspace, id, "name", day);
  if (was != NULL && *was != '\0')
    return g_steal_pointer (&was);
  return title_of (workspace, id);
}

char *
pln_structure_parent_on (PlnWorkspace *workspace,
                         const char   *body,
                         PlnDay        day)
{
  g_autofree char *was = changed_since (workspace, body, "parent", day);
  const Body *known = g_hash_table_lookup (get_dates (workspace)->bodies, body);
  g_autofree char *value = NULL;

  if (was != NULL && pln_workspace_has_record (workspace, was))
    return g_steal_pointer (&was);
  if (known != NULL)
    return g_strdup (known->parent);
  value = pln_workspace_get_value (workspace, body, "parent");
  return value != NULL ? pln_value_get_plain (value) : NULL;
}

char *
pln_structure_state_on (PlnWorkspace *workspace,
                        const char   *body,
                        PlnDay        day)
{
  GPtrArray *periods = g_hash_table_lookup (get_dates (workspace)->periods, body);
  const Body *known = g_hash_table_lookup (get_dates (workspace)->bodies, body);
  const char *state = NULL;
  PlnValidity best = PLN_VALID_NO;

  for (guint i = 0; i < n_of (periods); i++)
    {
      const Dated *period = periods->pdata[i];
      PlnValidity validity = pln_valid_on (period->start, period->end, day);

      if (period->word == NULL || validity <= best)
        continue;
      best = validity;
      state = period->word;
    }
  if (state == NULL && known != NULL)
    state = known->status;
  return g_strdup (state);
}

PlnValidity
pln_structure_exists_on (PlnWorkspace *workspace,
                         const char   *body,
                         PlnDay        day)
{
  const Body *known = g_hash_table_lookup (get_dates (workspace)->bodies, body);

  return known != NULL ? pln_valid_on (known->founded, known->ended, day) : PLN_VALID_YES;
}

/* ---- two days --------------------------------------------------------------- */

void
pln_structure_row_free (PlnStructureRow *row)
{
  if (row == NULL)
    return;
  g_free (row->id);
  g_free (row->name_a);
  g_free (row->name_b);
  g_free (row->parent_a);
  g_free (row->parent_b);
  g_free (row->state_a);
  g_free (row->state_b);
  g_free (row);
}

static gboolean
is_asleep (const char *state)
{
  return g_strcmp0 (state, "dormant") == 0 || g_strcmp0 (state, "dissolved") == 0;
}

static gboolean
has_dates (PlnWorkspace *workspace,
           const char   *id)
{
  const Dates *dates = get_dates (workspace);
  const Body *body = g_hash_table_lookup (dates->bodies, id);
  GPtrArray *lists[] = { g_hash_table_lookup (dates->names, id), g_hash_table_lookup (dates->periods, id),
                         g_hash_table_lookup (dates->changes, id) };

  if (body != NULL && (body->founded != NULL || body->ended != NULL))
    return TRUE;
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < n_of (lists[k]); i++)
      {
        const Dated *dated = lists[k]->pdata[i];

        if (dated->start != NULL || dated->end != NULL)
          return TRUE;
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
  GPtrArray *periods = g_hash_table_lookup (get_dates (workspace)->periods, body);

  for (guint i = 0; i < n_of (periods); i++)
    {
      const Dated *period = periods->pdata[i];
      PlnDay earliest = period->start != NULL ? pln_when_get_earliest (period->start) : PLN_DAY_NONE;
      PlnDay latest = period->end != NULL ? pln_when_get_latest (period->end) : PLN_DAY_NONE;

      if (is_asleep (period->word) && earliest != PLN_DAY_NONE && latest != PLN_DAY_NONE && earliest > a && latest < b)
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
  if (pln_structure_exists_on (workspace, body, a) != PLN_VALID_NO)
    {
      row->name_a = pln_structure_name_on (workspace, body, a);
      row->parent_a = pln_structure_parent_on (workspace, body, a);
      row->state_a = pln_structure_state_on (workspace, body, a);
    }
  if (pln_structure_exists_on (workspace, body, b) != PLN_VALID_NO)
    {
      row->name_b = pln_structure_name_on (workspace, body, b);
      row->parent_b = pln_structure_parent_on (workspace, body, b);
      row->state_b = pln_structure_state_on (workspace, body, b);
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

/* Ids of all bodies in the order of the tree's query; kept. */
static GPtrArray *
bodies_in_order (PlnWorkspace *workspace)
{
  GPtrArray *ids = pln_insight_get_list (workspace, "bodies");
  g_autoptr (PlnQuery) query = NULL;

  if (ids != NULL)
    return ids;
  query = pln_query_new ("body");
  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  if (ids == NULL)
    ids = g_ptr_array_new_with_free_func (g_free);
  return pln_insight_keep_list (workspace, "bodies", ids);
}

GPtrArray *
pln_structure_compare (PlnWorkspace *workspace,
                       PlnDay        a,
                       PlnDay        b)
{
  g_autoptr (GPtrArray) ids = bodies_in_order (workspace);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_structure_row_free);

  for (guint i = 0; i < ids->len; i++)
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

static GArray *
find_days (PlnWorkspace *workspace)
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
      g_autoptr (PlnScan) scan = pln_insight_scan (workspace, sources[k].kind, sources[k].fields);

      while (scan != NULL && pln_scan_next (scan))
        for (guint f = 0; sources[k].fields[f] != NULL; f++)
          {
            add_day (all, pln_scan_get_earliest (scan, f));
            add_day (all, pln_scan_get_latest (scan, f));
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

GArray *
pln_structure_days (PlnWorkspace *workspace)
{
  GArray *days = pln_workspace_get_derived (workspace, "structure-days");

  if (days == NULL)
    {
      days = find_days (workspace);
      pln_workspace_set_derived (workspace, "structure-days", days, (GDestroyNotify) g_array_unref);
    }
  return g_array_ref (days);
}
