/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-agenda-move.h"

void
pln_agenda_place_free (PlnAgendaPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->parent);
  g_ptr_array_unref (place->order);
  g_free (place);
}

static const PlnAgendaLine *
find_line (GPtrArray *lines, const char *id)
{
  for (guint i = 0; id != NULL && i < lines->len; i++)
    if (g_str_equal (((PlnAgendaLine *) g_ptr_array_index (lines, i))->id, id))
      return g_ptr_array_index (lines, i);
  return NULL;
}

static GPtrArray *
children_of (GPtrArray *lines, const char *parent)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (lines, i);
      if (g_strcmp0 (line->parent, parent) == 0)
        g_ptr_array_add (ids, g_strdup (line->id));
    }
  return ids;
}

static PlnAgendaPlace *
place_new (GPtrArray *lines, const char *parent)
{
  PlnAgendaPlace *place = g_new0 (PlnAgendaPlace, 1);

  place->parent = g_strdup (parent);
  place->order = children_of (lines, parent);
  return place;
}

static guint
index_of (GPtrArray *ids, const char *id)
{
  guint index = G_MAXUINT;

  g_ptr_array_find_with_equal_func (ids, id, g_str_equal, &index);
  return index;
}

PlnAgendaPlace *
pln_agenda_step (GPtrArray *lines, const char *id, PlnAgendaStep step)
{
  const PlnAgendaLine *line = find_line (lines, id);
  g_autoptr (PlnAgendaPlace) place = NULL;
  g_autofree char *above = NULL;
  guint at;

  if (line == NULL)
    return NULL;
  if (step == PLN_AGENDA_OUTDENT)
    return line->parent != NULL ? pln_agenda_beside (lines, id, line->parent, TRUE) : NULL;
  place = place_new (lines, line->parent);
  at = index_of (place->order, id);
  if (step == PLN_AGENDA_UP && at > 0)
    return pln_agenda_beside (lines, id, g_ptr_array_index (place->order, at - 1), FALSE);
  if (step == PLN_AGENDA_DOWN && at + 1 < place->order->len)
    return pln_agenda_beside (lines, id, g_ptr_array_index (place->order, at + 1), TRUE);
  if (step != PLN_AGENDA_INDENT || at == 0)
    return NULL;
  above = g_strdup (g_ptr_array_index (place->order, at - 1));
  g_clear_pointer (&place, pln_agenda_place_free);
  place = place_new (lines, above);
  g_ptr_array_add (place->order, g_strdup (id));
  return g_steal_pointer (&place);
}

PlnAgendaPlace *
pln_agenda_beside (GPtrArray *lines, const char *id, const char *beside, gboolean after)
{
  const PlnAgendaLine *target = find_line (lines, beside);
  PlnAgendaPlace *place;
  guint at;

  if (target == NULL || g_strcmp0 (id, beside) == 0)
    return NULL;
  for (const PlnAgendaLine *above = find_line (lines, target->parent); above != NULL; above = find_line (lines, above->parent))
    if (g_str_equal (above->id, id))
      return NULL;
  place = place_new (lines, target->parent);
  at = index_of (place->order, id);
  if (at != G_MAXUINT)
    g_ptr_array_remove_index (place->order, at);
  at = index_of (place->order, beside) + (after ? 1 : 0);
  g_ptr_array_insert (place->order, (int) at, g_strdup (id));
  return place;
}

static char *
get_label (PlnWorkspace *workspace, const char *id)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, "label");

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* The level in which the labels of the others are typed; -1: they are computed. */
static int
typed_level (PlnWorkspace *workspace, const PlnAgendaPlace *place, const char *id)
{
  for (guint i = 0; i < place->order->len; i++)
    {
      g_autofree char *label = get_label (workspace, g_ptr_array_index (place->order, i));
      if (label != NULL && g_strcmp0 (g_ptr_array_index (place->order, i), id) != 0)
        return pln_agenda_label_level (label, place->parent != NULL ? 1 : -1);
    }
  return -1;
}

void
pln_agenda_put (PlnWorkspace *workspace, PlnEdit *edit, const char *id, const PlnAgendaPlace *place)
{
  int level = typed_level (workspace, place, id);
  g_autofree char *parent = place->parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, place->parent) : NULL;

  pln_edit_set (edit, id, "parent", parent);
  for (guint i = 0; i < place->order->len; i++)
    {
      const char *item = g_ptr_array_index (place->order, i);
      g_autofree char *position = g_strdup_printf ("%u", i + 1);
      g_autofree char *old = get_label (workspace, item);
      pln_edit_set (edit, item, "position", position);
      if (level >= 0 && (g_str_equal (item, id) || pln_agenda_label_level (old, place->parent != NULL ? 1 : -1) == level))
        {
          g_autofree char *label = pln_agenda_label (level, i + 1);
          g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, label);
          pln_edit_set (edit, item, "label", canonical);
        }
      else if (g_str_equal (item, id) && place->order->len > 1)
        pln_edit_set (edit, item, "label", NULL);
    }
}

/* ---- carrying over ------------------------------------------------------ */

static gboolean
is_open (PlnWorkspace *workspace, const char *id)
{
  g_autofree char *state = pln_workspace_get_value (workspace, id, "state");

  return g_strcmp0 (state, "\"concluded\"") != 0 && g_strcmp0 (state, "\"deferred\"") != 0;
}

static void
copy_item (PlnWorkspace *workspace, PlnEdit *edit, const char *from, const char *to, GHashTable *copies,
           const char *parent, guint position)
{
  static const char *const fields[] = { "title", "lead", "lead_text", "topic", "note" };
  g_autofree char *meeting = pln_value_from_plain (PLN_TYPE_REFERENCE, to);
  g_autofree char *origin = pln_value_from_plain (PLN_TYPE_REFERENCE, from);
  g_autofree char *number = g_strdup_printf ("%u", position);
  char *copy = g_strdup (pln_edit_add (edit, "agenda_item", NULL));
  const char *new_parent = parent != NULL ? g_hash_table_lookup (copies, parent) : NULL;

  g_hash_table_insert (copies, g_strdup (from), copy);
  pln_edit_set (edit, copy, "meeting", meeting);
  pln_edit_set (edit, copy, "carried_from", origin);
  pln_edit_set (edit, copy, "position", number);
  pln_edit_set (edit, copy, "state", "\"open\"");
  if (new_parent != NULL)
    {
      g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, new_parent);
      pln_edit_set (edit, copy, "parent", canonical);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, from, fields[i]);
      if (value != NULL)
        pln_edit_set (edit, copy, fields[i], value);
    }
  pln_edit_set (edit, from, "state", "\"deferred\"");
}

guint
pln_agenda_carry_over (PlnWorkspace *workspace, PlnEdit *edit, const char *from, const char *to, const char *only)
{
  g_autoptr (GPtrArray) lines = pln_agenda_lines (workspace, from), there = pln_agenda_lines (workspace, to);
  g_autoptr (GHashTable) copies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (lines, i);
      gboolean wanted = only == NULL || g_str_equal (only, line->id)
                        || (line->parent != NULL && g_hash_table_contains (copies, line->parent));
      if (wanted && is_open (workspace, line->id))
        copy_item (workspace, edit, line->id, to, copies, line->parent, there->len + ++n);
    }
  return n;
}
