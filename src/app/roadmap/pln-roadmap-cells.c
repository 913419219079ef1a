/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-cells.h"

#include <glib/gi18n.h>
#include <string.h>

static GPtrArray *
all_actions (PlnWorkspace *workspace)
{
  g_autoptr (PlnQuery) query = pln_query_new ("action");
  GPtrArray *ids = pln_workspace_query (workspace, query, NULL);

  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

void
pln_roadmap_count (PlnWorkspace *workspace, PlnGapCount *count)
{
  g_autoptr (GPtrArray) ids = all_actions (workspace);

  *count = (PlnGapCount) { .all = ids->len };
  for (guint i = 0; i < ids->len; i++)
    {
      PlnGaps gaps = pln_coverage_of (workspace, ids->pdata[i]);

      count->no_owner += (gaps & PLN_GAP_NO_OWNER) != 0;
      count->no_date += (gaps & PLN_GAP_NO_DATE) != 0;
      count->overdue += (gaps & PLN_GAP_OVERDUE) != 0;
      count->no_action += (gaps & PLN_GAP_NO_ACTION) != 0;
    }
}

GHashTable *
pln_roadmap_with_gap (PlnWorkspace *workspace, PlnGaps gap)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) ids = pln_coverage_find (workspace, gap);

  for (guint i = 0; i < ids->len; i++)
    {
      char *id = g_strdup (ids->pdata[i]);

      /* Adding says whether it was new: so a cycle ends too. */
      while (id != NULL && g_hash_table_add (found, id))
        {
          g_autofree char *canonical = pln_workspace_get_value (workspace, id, "parent");

          id = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
        }
    }
  return found;
}

char *
pln_roadmap_served_text (PlnItem *item)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autofree char *parent = pln_item_get_plain (item, "parent");
  g_autoptr (GPtrArray) served = pln_coverage_served (workspace, pln_item_get_id (item));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < served->len; i++)
    {
      g_autofree char *canonical = NULL, *label = NULL;

      if (g_str_equal (served->pdata[i], parent))
        continue;
      canonical = pln_workspace_get_value (workspace, served->pdata[i], "label");
      label = canonical != NULL ? pln_value_get_plain (canonical) : pln_workspace_get_title (workspace, served->pdata[i]);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", label);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

char *
pln_roadmap_owner_text (PlnItem *item, PlnGaps gaps)
{
  g_autofree char *owner = pln_item_get_display (item, "responsible");

  if (*owner != '\0')
    return g_steal_pointer (&owner);
  g_set_str (&owner, NULL);
  owner = pln_item_get_display (item, "responsible_text");
  if (*owner != '\0')
    return g_steal_pointer (&owner);
  if (gaps & PLN_GAP_NO_ACTION)
    return g_strdup (_("No action"));
  return g_strdup (gaps & PLN_GAP_NO_OWNER ? _("No owner") : "");
}

char *
pln_roadmap_due_text (PlnItem *item, PlnGaps gaps)
{
  g_autofree char *due = pln_item_get_display (item, "due");

  if (*due != '\0')
    return g_steal_pointer (&due);
  return g_strdup (gaps & PLN_GAP_NO_DATE ? _("No date") : "");
}

gboolean
pln_roadmap_due_waits (PlnItem *item)
{
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");

  return due != NULL && pln_when_get_edtf (due) == NULL;
}

/* Actions below, and how many of them are done. */
static guint
count_below (PlnItem *item, guint *done)
{
  PlnWorkspace *workspace = pln_item_get_workspace (item);
  g_autoptr (GPtrArray) below = pln_workspace_referrers (workspace, "action", "parent", pln_item_get_id (item));
  guint n = 0;

  *done = 0;
  for (guint i = 0; below != NULL && i < below->len; i++)
    {
      g_autofree char *type = pln_workspace_get_value (workspace, below->pdata[i], "type");
      g_autofree char *state = pln_workspace_get_value (workspace, below->pdata[i], "state");

      if (g_strcmp0 (type, "\"action\"") != 0 && g_strcmp0 (type, "\"milestone\"") != 0)
        continue;
      n++;
      *done += g_strcmp0 (state, "\"done\"") == 0;
    }
  return n;
}

char *
pln_roadmap_progress_text (PlnItem *item, int *percent)
{
  g_autofree char *state = pln_item_get_plain (item, "state");
  const char *progress = pln_item_get_value (item, "progress");
  guint done, n;

  *percent = -1;
  if (progress != NULL)
    {
      *percent = (int) CLAMP (pln_value_get_integer (progress, 0), 0, 100);
      return g_strdup_printf (_("%d %%"), *percent);
    }
  if (*state != '\0')
    {
      if (g_str_equal (state, "done"))
        *percent = 100;
      else if (!g_str_equal (state, "under-way"))
        *percent = 0;
      return pln_item_get_display (item, "state");
    }
  n = count_below (item, &done);
  if (n == 0)
    {
      *percent = 0;
      return g_strdup ("");
    }
  *percent = (int) (done * 100 / n);
  /* Translators: actions under a heading: “0 of 4 done” */
  return g_strdup_printf (_("%u of %u done"), done, n);
}
