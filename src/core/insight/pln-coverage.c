/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "insight/pln-coverage.h"
#include "insight/pln-insight-private.h"

#include <string.h>

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

/* ---- gaps ------------------------------------------------------------------ */

/* Of all actions, made in one pass over them and their links. */
typedef struct
{
  GPtrArray  *ids;  /* owned; in the order of the tree's query */
  GHashTable *gaps; /* owned; id (borrowed from ids) to PlnGaps */
} Coverage;

static void
coverage_free (gpointer data)
{
  Coverage *coverage = data;

  g_hash_table_unref (coverage->gaps);
  g_ptr_array_unref (coverage->ids);
  g_free (coverage);
}

enum { FIELD_TYPE, FIELD_STATE, FIELD_DUE, FIELD_RESPONSIBLE, FIELD_RESPONSIBLE_TEXT };

static PlnGaps
gaps_of (PlnScan    *scan,
         PlnDay      today,
         GHashTable *served,
         GHashTable *recurring)
{
  static const char *const work[] = { "action", "milestone", "target", NULL };
  const char *id = pln_scan_get_id (scan), *type = pln_scan_get_text (scan, FIELD_TYPE);
  const char *state = pln_scan_get_text (scan, FIELD_STATE);
  PlnDay latest = pln_scan_get_latest (scan, FIELD_DUE);
  PlnGaps gaps = 0;

  if (g_strcmp0 (state, "done") == 0 || g_strcmp0 (state, "dropped") == 0)
    return 0;
  if (g_strcmp0 (type, "recommendation") == 0)
    return g_hash_table_contains (served, id) ? 0 : PLN_GAP_NO_ACTION;
  if (latest != PLN_DAY_NONE && latest < today)
    gaps |= PLN_GAP_OVERDUE;
  if (type != NULL && !g_strv_contains (work, type))
    return gaps;
  if (pln_scan_get_text (scan, FIELD_RESPONSIBLE) == NULL && pln_scan_get_text (scan, FIELD_RESPONSIBLE_TEXT) == NULL)
    gaps |= PLN_GAP_NO_OWNER;
  /* "every five years" is a date of a kind. */
  if (pln_scan_get_text (scan, FIELD_DUE) == NULL && !g_hash_table_contains (recurring, id))
    gaps |= PLN_GAP_NO_DATE;
  return gaps;
}

/* (transfer full): what an action serves, as its parent or by a link. */
static GHashTable *
find_served (PlnWorkspace *workspace)
{
  static const char *const action_fields[] = { "type", "parent", NULL };
  static const char *const link_fields[] = { "type", "subject", "object", NULL };
  g_autoptr (PlnScan) action = pln_insight_scan (workspace, "action", action_fields);
  g_autoptr (PlnScan) link = pln_insight_scan (workspace, "link", link_fields);
  GHashTable *served = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (action != NULL && pln_scan_next (action))
    {
      const char *parent = pln_scan_get_text (action, 1);

      if (parent != NULL && g_strcmp0 (pln_scan_get_text (action, 0), "action") == 0)
        g_hash_table_add (served, g_strdup (parent));
    }
  while (link != NULL && pln_scan_next (link))
    {
      const char *subject = pln_scan_get_text (link, 1), *object = pln_scan_get_text (link, 2);

      if (subject != NULL && object != NULL && g_strcmp0 (pln_scan_get_text (link, 0), "implements") == 0 &&
          g_strcmp0 (pln_workspace_get_kind (workspace, subject), "action") == 0)
        g_hash_table_add (served, g_strdup (object));
    }
  return served;
}

/* (transfer full): what has a cadence. */
static GHashTable *
find_recurring (PlnWorkspace *workspace)
{
  static const char *const fields[] = { "of", NULL };
  g_autoptr (PlnScan) scan = pln_insight_scan (workspace, "cadence", fields);
  GHashTable *recurring = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (scan != NULL && pln_scan_next (scan))
    if (pln_scan_get_text (scan, 0) != NULL)
      g_hash_table_add (recurring, g_strdup (pln_scan_get_text (scan, 0)));
  return recurring;
}

static const Coverage *
get_coverage (PlnWorkspace *workspace)
{
  static const char *const fields[] = { "type", "state", "due", "responsible", "responsible_text", NULL };
  PlnDay today = pln_workspace_get_today (workspace);
  g_autofree char *key = g_strdup_printf ("coverage/%d", today);
  Coverage *coverage = pln_workspace_get_derived (workspace, key);
  g_autoptr (GHashTable) served = NULL, recurring = NULL;
  g_autoptr (PlnQuery) query = NULL;
  g_autoptr (PlnScan) scan = NULL;

  if (coverage != NULL)
    return coverage;
  coverage = g_new0 (Coverage, 1);
  coverage->ids = g_ptr_array_new_with_free_func (g_free);
  coverage->gaps = g_hash_table_new (g_str_hash, g_str_equal);
  served = find_served (workspace);
  recurring = find_recurring (workspace);
  query = pln_query_new ("action");
  pln_query_sort (query, "position", FALSE);
  scan = pln_workspace_scan (workspace, query, fields, NULL);
  while (scan != NULL && pln_scan_next (scan))
    {
      char *id = g_strdup (pln_scan_get_id (scan));

      g_ptr_array_add (coverage->ids, id);
      g_hash_table_insert (coverage->gaps, id, GUINT_TO_POINTER (gaps_of (scan, today, served, recurring)));
    }
  pln_workspace_set_derived (workspace, key, coverage, coverage_free);
  return coverage;
}

PlnGaps
pln_coverage_of (PlnWorkspace *workspace,
                 const char   *action)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (get_coverage (workspace)->gaps, action));
}

GPtrArray *
pln_coverage_find (PlnWorkspace *workspace,
                   PlnGaps       gaps)
{
  const Coverage *coverage = get_coverage (workspace);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < coverage->ids->len; i++)
    if (GPOINTER_TO_UINT (g_hash_table_lookup (coverage->gaps, coverage->ids->pdata[i])) & gaps)
      g_ptr_array_add (found, g_strdup (coverage->ids->pdata[i]));
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
