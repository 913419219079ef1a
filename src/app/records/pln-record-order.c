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

/* Without those that stand under another of them. (element-type char*, borrowed) */
static GPtrArray *
topmost (PlnWorkspace *workspace, const char *const *ids, const char *parent_field)
{
  GPtrArray *tops = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      gboolean under = FALSE;
      for (guint j = 0; ids[j] != NULL && !under; j++)
        under = i != j && !g_str_equal (ids[i], ids[j]) && pln_record_order_is_under (workspace, ids[i], parent_field, ids[j]);
      if (!under)
        g_ptr_array_add (tops, (gpointer) ids[i]);
    }
  return tops;
}

/* A record beside which others are put must not be one of them: then the one before or after it that stays. */
static const char *
find_beside (GPtrArray *siblings, GPtrArray *moved, const char *beside, gboolean *after)
{
  guint at = 0;

  if (beside == NULL || !g_ptr_array_find_with_equal_func (moved, beside, g_str_equal, NULL)
      || !g_ptr_array_find_with_equal_func (siblings, beside, g_str_equal, &at))
    return beside;
  for (guint i = at; i-- > 0;)
    if (!g_ptr_array_find_with_equal_func (moved, siblings->pdata[i], g_str_equal, NULL))
      {
        *after = TRUE;
        return siblings->pdata[i];
      }
  for (guint i = at + 1; i < siblings->len; i++)
    if (!g_ptr_array_find_with_equal_func (moved, siblings->pdata[i], g_str_equal, NULL))
      {
        *after = FALSE;
        return siblings->pdata[i];
      }
  return NULL;
}

static void
set_parents (PlnEdit *edit, PlnWorkspace *workspace, GPtrArray *moved, const char *parent_field, const char *parent)
{
  g_autofree char *canonical = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;

  for (guint i = 0; i < moved->len; i++)
    {
      g_autofree char *was = get_reference (workspace, moved->pdata[i], parent_field);
      if (g_strcmp0 (was, parent) != 0)
        pln_edit_set (edit, moved->pdata[i], parent_field, canonical);
    }
}

static void
number_anew (PlnEdit *edit, PlnWorkspace *workspace, const PlnKind *kind, GPtrArray *siblings)
{
  for (guint i = 0; pln_kind_find_field (kind, "position") != NULL && i < siblings->len; i++)
    {
      const char *sibling = g_ptr_array_index (siblings, i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autofree char *held = pln_workspace_get_value (workspace, sibling, "position");
      if (g_strcmp0 (held, position) != 0)
        pln_edit_set (edit, sibling, "position", position);
    }
}

gboolean
pln_record_order_place_all (PlnContext *context, const char *const *ids, const char *parent_field, const char *parent,
                            const char *beside, gboolean after)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) moved = topmost (workspace, ids, parent_field), siblings = NULL;
  const PlnKind *kind = moved->len > 0 ? pln_schema_find (pln_workspace_get_kind (workspace, moved->pdata[0]) ?: "") : NULL;
  g_autofree char *label = NULL, *toast = NULL, *title = NULL, *at = NULL;
  g_autoptr (PlnEdit) edit = NULL;

  if (kind == NULL)
    return FALSE;
  for (guint i = 0; parent != NULL && i < moved->len; i++)
    if (pln_record_order_is_under (workspace, parent, parent_field, moved->pdata[i]))
      return FALSE;
  title = pln_workspace_get_title (workspace, moved->pdata[0]);
  label = g_strdup_printf (_("Move %s"), moved->len > 1 ? pln_kind_get_plural (kind) : pln_kind_get_label (kind));
  toast = moved->len > 1 ? g_strdup_printf (ngettext ("%u record moved", "%u records moved", moved->len), moved->len)
                         : g_strdup_printf (_("“%s” moved"), title);
  edit = pln_edit_new (label);
  set_parents (edit, workspace, moved, parent_field, parent);
  siblings = get_siblings (workspace, moved->pdata[0], parent_field, parent);
  at = g_strdup (find_beside (siblings, moved, beside, &after));
  for (guint i = 0; i < moved->len; i++)
    {
      insert_beside (siblings, moved->pdata[i], at, after);
      g_set_str (&at, moved->pdata[i]);
      after = TRUE;
    }
  number_anew (edit, workspace, kind, siblings);
  return pln_context_commit_toast (context, edit, toast);
}

gboolean
pln_record_order_place (PlnContext *context, const char *id, const char *parent_field, const char *parent,
                        const char *beside, gboolean after)
{
  return pln_record_order_place_all (context, (const char *const[]) { id, NULL }, parent_field, parent, beside, after);
}
