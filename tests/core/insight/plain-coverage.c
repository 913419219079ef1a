/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "plain-insight.h"

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
plain_coverage_actions (PlnWorkspace *workspace,
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

PlnGaps
plain_coverage_of (PlnWorkspace *workspace,
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
      g_autoptr (GPtrArray) actions = plain_coverage_actions (workspace, action);

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
plain_coverage_find (PlnWorkspace *workspace,
                   PlnGaps       gaps)
{
  g_autoptr (PlnQuery) query = pln_query_new ("action");
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      if (plain_coverage_of (workspace, ids->pdata[i]) & gaps)
        g_ptr_array_add (found, g_strdup (ids->pdata[i]));
    }
  return found;
}

