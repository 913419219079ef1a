/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-coverage.h"

#include <string.h>

static gboolean
is_empty (PlnItem    *item,
          const char *field)
{
  return pln_item_get_value (item, field) == NULL;
}

static void
add_unique (GPtrArray  *ids,
            const char *id)
{
  if (id != NULL && *id != '\0' && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
    g_ptr_array_add (ids, g_strdup (id));
}

/* Records of kind action at the other end of implementing links. */
static void
add_linked (PlnWorkspace *workspace,
            GPtrArray    *ids,
            const char   *id,
            const char   *near,
            const char   *far)
{
  g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", near, id);

  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      g_autoptr (PlnItem) link = pln_item_new (workspace, links->pdata[i]);
      g_autofree char *type = pln_item_get_plain (link, "type");
      g_autofree char *other = pln_item_get_plain (link, far);

      if (strcmp (type, "implements") == 0 && g_strcmp0 (pln_workspace_get_kind (workspace, other), "action") == 0)
        add_unique (ids, other);
    }
}

static gboolean
is_of_type (PlnWorkspace *workspace,
            const char   *id,
            const char   *wanted)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, "type");
  g_autofree char *type = value != NULL ? pln_value_get_plain (value) : NULL;

  return g_strcmp0 (type, wanted) == 0;
}

GPtrArray *
pln_coverage_actions (PlnWorkspace *workspace,
                      const char   *recommendation)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) children = pln_workspace_referrers (workspace, "action", "parent", recommendation);

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      if (is_of_type (workspace, children->pdata[i], "action"))
        add_unique (ids, children->pdata[i]);
    }
  add_linked (workspace, ids, recommendation, "object", "subject");
  return ids;
}

GPtrArray *
pln_coverage_served (PlnWorkspace *workspace,
                     const char   *action)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *value = pln_workspace_get_value (workspace, action, "parent");
  g_autofree char *parent = value != NULL ? pln_value_get_plain (value) : NULL;

  if (parent != NULL && is_of_type (workspace, parent, "recommendation"))
    add_unique (ids, parent);
  add_linked (workspace, ids, action, "subject", "object");
  return ids;
}

PlnGaps
pln_coverage_of (PlnWorkspace *workspace,
                 const char   *action)
{
  static const char *const work[] = { "action", "milestone", "target", NULL };
  static const char *const over[] = { "done", "dropped", NULL };
  g_autoptr (PlnItem) item = pln_item_new (workspace, action);
  g_autofree char *type = pln_item_get_plain (item, "type");
  g_autofree char *state = pln_item_get_plain (item, "state");
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
  PlnDay latest = due != NULL ? pln_when_get_latest (due) : PLN_DAY_NONE;
  PlnGaps gaps = 0;

  if (g_strv_contains (over, state))
    return 0;
  if (strcmp (type, "recommendation") == 0)
    {
      g_autoptr (GPtrArray) actions = pln_coverage_actions (workspace, action);

      return actions->len == 0 ? PLN_GAP_NO_ACTION : 0;
    }
  if (latest != PLN_DAY_NONE && latest < pln_workspace_get_today (workspace))
    gaps |= PLN_GAP_OVERDUE;
  if (*type != '\0' && !g_strv_contains (work, type))
    return gaps;
  if (is_empty (item, "responsible") && is_empty (item, "responsible_text"))
    gaps |= PLN_GAP_NO_OWNER;
  if (due == NULL)
    {
      g_autoptr (GPtrArray) cadences = pln_workspace_referrers (workspace, "cadence", "of", action);

      /* "every five years" is a date of a kind. */
      if (cadences == NULL || cadences->len == 0)
        gaps |= PLN_GAP_NO_DATE;
    }
  return gaps;
}

GPtrArray *
pln_coverage_find (PlnWorkspace *workspace,
                   PlnGaps       gaps)
{
  g_autoptr (PlnQuery) query = pln_query_new ("action");
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (pln_coverage_of (workspace, ids->pdata[i]) & gaps)
        g_ptr_array_add (found, g_strdup (ids->pdata[i]));
    }
  return found;
}

void
pln_match_free (PlnMatch *match)
{
  if (match == NULL)
    return;
  g_free (match->relation);
  g_free (match->ours);
  g_free (match->theirs);
  g_free (match->words);
  g_free (match);
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const PlnMatch *match_a = *(PlnMatch *const *) a, *match_b = *(PlnMatch *const *) b;
  int order = strcmp (match_a->ours, match_b->ours);

  if (order != 0)
    return order;
  if (match_a->state != match_b->state)
    return match_a->state < match_b->state ? -1 : 1;
  return strcmp (match_a->relation, match_b->relation);
}

GPtrArray *
pln_matches (PlnWorkspace *workspace)
{
  g_autoptr (PlnQuery) query = pln_query_new ("relation");
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *matches = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_match_free);

  pln_query_where (query, "type", "\"counterpart\"");
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *state = pln_item_get_plain (item, "state");
      g_autofree char *theirs = pln_item_get_plain (item, "object");
      g_autofree char *words = pln_item_get_plain (item, "object_text");
      PlnMatch *match;

      if (strcmp (state, "ended") == 0)
        continue;
      match = g_new0 (PlnMatch, 1);
      match->relation = g_strdup (ids->pdata[i]);
      match->ours = pln_item_get_plain (item, "subject");
      if (strcmp (state, "established") == 0)
        match->state = PLN_MATCH_ESTABLISHED;
      else
        match->state = *theirs != '\0' || *words != '\0' ? PLN_MATCH_SOUGHT : PLN_MATCH_OPEN;
      match->theirs = *theirs != '\0' ? g_steal_pointer (&theirs) : NULL;
      match->words = *words != '\0' ? g_steal_pointer (&words) : NULL;
      g_ptr_array_add (matches, match);
    }
  g_ptr_array_sort (matches, compare_matches);
  return matches;
}

void
pln_matches_count (GPtrArray *matches,
                   guint     *established,
                   guint     *sought,
                   guint     *open)
{
  *established = *sought = *open = 0;
  for (guint i = 0; i < matches->len; i++)
    {
      const PlnMatch *match = matches->pdata[i];

      /* Rows of one body stand together, the best first; only that one counts. */
      if (i > 0 && strcmp (((PlnMatch *) matches->pdata[i - 1])->ours, match->ours) == 0)
        continue;
      if (match->state == PLN_MATCH_ESTABLISHED)
        (*established)++;
      else if (match->state == PLN_MATCH_SOUGHT)
        (*sought)++;
      else
        (*open)++;
    }
}
