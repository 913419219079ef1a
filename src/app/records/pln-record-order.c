/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-record-order.h"

#include <glib/gi18n.h>

static char *
get_reference (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

gboolean
pln_record_order_is_under (PlnWorkspace *workspace, const char *id, const char *parent_field, const char *above)
{
  g_autofree char *at = g_strdup (id);

  for (guint depth = 0; at != NULL && depth < 1000; depth++)
    {
      char *next;
      if (g_str_equal (at, above))
        return TRUE;
      next = get_reference (workspace, at, parent_field);
      g_free (at);
      at = next;
    }
  return FALSE;
}

/* Other fields that siblings share: agenda items of one meeting, lines of one budget. */
static const char *const scopes[] = { "meeting", "budget", "paper", NULL };

static GPtrArray *
get_siblings (PlnWorkspace *workspace, const char *id, const char *parent_field, const char *parent)
{
  const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, id) ?: "");
  g_autofree char *canonical = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;
  g_autoptr (PlnQuery) query = NULL;

  if (kind == NULL)
    return g_ptr_array_new_with_free_func (g_free);
  query = pln_query_new (kind->name);
  pln_query_where (query, parent_field, canonical);
  for (guint i = 0; scopes[i] != NULL; i++)
    if (pln_kind_find_field (kind, scopes[i]) != NULL && !g_str_equal (kind->name, "action"))
      {
        g_autofree char *value = pln_workspace_get_value (workspace, id, scopes[i]);
        pln_query_where (query, scopes[i], value);
      }
  pln_query_sort (query, "position", FALSE);
  return pln_workspace_query (workspace, query, NULL) ?: g_ptr_array_new_with_free_func (g_free);
}

char *
pln_record_order_sibling (PlnWorkspace *workspace, const char *id, const char *parent_field, int step)
{
  g_autofree char *parent = get_reference (workspace, id, parent_field);
  g_autoptr (GPtrArray) siblings = get_siblings (workspace, id, parent_field, parent);

  for (guint i = 0; i < siblings->len; i++)
    if (g_str_equal (g_ptr_array_index (siblings, i), id))
      {
        gint64 other = (gint64) i + step;
        return other >= 0 && other < siblings->len ? g_strdup (g_ptr_array_index (siblings, other)) : NULL;
      }
  return NULL;
}

/* Where the moved record comes among the others. */
static void
insert_beside (GPtrArray *siblings, const char *id, const char *beside, gboolean after)
{
  guint at = siblings->len;

  for (guint i = 0; i < siblings->len; i++)
    if (g_str_equal (g_ptr_array_index (siblings, i), id))
      {
        g_ptr_array_remove_index (siblings, i);
        break;
      }
  at = siblings->len;
  for (guint i = 0; beside != NULL && i < siblings->len; i++)
    if (g_str_equal (g_ptr_array_index (siblings, i), beside))
      at = after ? i + 1 : i;
  g_ptr_array_insert (siblings, (int) at, g_strdup (id));
}

gboolean
pln_record_order_place (PlnContext *context, const char *id, const char *parent_field, const char *parent,
                        const char *beside, gboolean after)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, id) ?: "");
  g_autofree char *title = pln_workspace_get_title (workspace, id);
  g_autofree char *label = NULL, *toast = NULL, *was = NULL, *canonical = NULL;
  g_autoptr (GPtrArray) siblings = NULL;
  g_autoptr (PlnEdit) edit = NULL;

  if (kind == NULL)
    return FALSE;
  label = g_strdup_printf (_("Move %s"), pln_kind_get_label (kind));
  toast = g_strdup_printf (_("“%s” moved"), title);
  edit = pln_edit_new (label);
  was = get_reference (workspace, id, parent_field);
  if (g_strcmp0 (was, parent) != 0)
    {
      canonical = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;
      pln_edit_set (edit, id, parent_field, canonical);
    }
  siblings = get_siblings (workspace, id, parent_field, parent);
  insert_beside (siblings, id, beside, after);
  for (guint i = 0; pln_kind_find_field (kind, "position") != NULL && i < siblings->len; i++)
    {
      const char *sibling = g_ptr_array_index (siblings, i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autofree char *held = pln_workspace_get_value (workspace, sibling, "position");
      if (g_strcmp0 (held, position) != 0)
        pln_edit_set (edit, sibling, "position", position);
    }
  return pln_context_commit_toast (context, edit, toast);
}
