/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-agenda-labels.h"

#include <string.h>

#define MAX_DEPTH 16

void
pln_agenda_line_free (PlnAgendaLine *line)
{
  if (line == NULL)
    return;
  g_free (line->id);
  g_free (line->parent);
  g_free (line->label);
  g_free (line);
}

/* a … z, aa, ab …: what follows z in the orders of the day of the documents. */
static char *
letters (guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; n > 0; n = (n - 1) / 26)
    g_string_prepend_c (text, (char) ('a' + (n - 1) % 26));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
roman (guint n)
{
  static const struct { guint value; const char *sign; } signs[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
    { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" }, { 4, "iv" }, { 1, "i" },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (signs) && text->len < 32; i++)
    for (; n >= signs[i].value && text->len < 32; n -= signs[i].value)
      g_string_append (text, signs[i].sign);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
pln_agenda_label (int level, guint n)
{
  g_autofree char *inner = NULL;

  if (level % 3 == 0)
    return g_strdup_printf ("%u", n);
  inner = level % 3 == 1 ? letters (n) : roman (n);
  return g_strdup_printf ("(%s)", inner);
}

int
pln_agenda_label_level (const char *label, int under)
{
  g_autofree char *inner = g_strdup (label != NULL ? label : "");
  gsize len;

  g_strdelimit (inner, "().", ' ');
  g_strstrip (inner);
  len = strlen (inner);
  if (len == 0)
    return -1;
  if (strspn (inner, "0123456789") == len)
    return 0;
  if (strspn (inner, "ivxlc") == len && (len > 1 || under == 1))
    return 2;
  if (len <= 2 && strspn (inner, "abcdefghijklmnopqrstuvwxyz") == len)
    return 1;
  return -1;
}

typedef struct
{
  PlnWorkspace *workspace;
  GPtrArray    *ids;     /* of the meeting, in order */
  GHashTable   *parents; /* id → parent id or "" */
  GHashTable   *done;
  GPtrArray    *lines;
} Walk;

static char *
get_plain (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

/* The level in which siblings are numbered: as one of them is labelled, else one below the parent's. */
static int
level_of_children (Walk *walk, const char *parent, int under)
{
  for (guint i = 0; i < walk->ids->len; i++)
    {
      const char *id = g_ptr_array_index (walk->ids, i);
      g_autofree char *label = NULL;
      int level;
      if (g_strcmp0 (g_hash_table_lookup (walk->parents, id), parent) != 0)
        continue;
      label = get_plain (walk->workspace, id, "label");
      level = pln_agenda_label_level (label, under);
      if (level >= 0)
        return level;
    }
  return under + 1;
}

static void
walk_children (Walk *walk, const char *parent, int depth, int under)
{
  int level = level_of_children (walk, parent, under);
  guint n = 0;

  for (guint i = 0; depth < MAX_DEPTH && i < walk->ids->len; i++)
    {
      const char *id = g_ptr_array_index (walk->ids, i);
      PlnAgendaLine *line;
      if (g_strcmp0 (g_hash_table_lookup (walk->parents, id), parent) != 0 || !g_hash_table_add (walk->done, (gpointer) id))
        continue;
      n++;
      line = g_new0 (PlnAgendaLine, 1);
      line->id = g_strdup (id);
      line->parent = *parent != '\0' ? g_strdup (parent) : NULL;
      line->depth = depth;
      line->label = get_plain (walk->workspace, id, "label");
      line->computed = line->label == NULL;
      if (line->computed)
        line->label = pln_agenda_label (level, n);
      g_ptr_array_add (walk->lines, line);
      walk_children (walk, id, depth + 1, level);
    }
}

GPtrArray *
pln_agenda_lines (PlnWorkspace *workspace, const char *meeting)
{
  g_autoptr (PlnQuery) query = pln_query_new ("agenda_item");
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, meeting);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_agenda_line_free);
  Walk walk = { workspace, NULL, parents, done, lines };

  pln_query_where (query, "meeting", canonical);
  pln_query_sort (query, "position", FALSE);
  ids = walk.ids = pln_workspace_query (workspace, query, NULL);
  if (ids == NULL)
    return lines;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (parents, g_ptr_array_index (ids, i), g_strdup (""));
  for (guint i = 0; i < ids->len; i++)
    {
      char *parent = get_plain (workspace, g_ptr_array_index (ids, i), "parent");
      if (parent != NULL && g_hash_table_contains (parents, parent))
        g_hash_table_insert (parents, g_ptr_array_index (ids, i), parent);
      else
        g_free (parent); /* of another meeting, or gone: listed on top */
    }
  walk_children (&walk, "", 0, -1);
  for (guint i = 0; i < ids->len; i++) /* those in a circle */
    if (!g_hash_table_contains (done, g_ptr_array_index (ids, i)))
      {
        g_hash_table_insert (parents, g_ptr_array_index (ids, i), g_strdup (""));
        walk_children (&walk, "", 0, -1);
      }
  return lines;
}
