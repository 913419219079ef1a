/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-changes.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_WORDS 64

typedef struct
{
  PlnWorkspace *workspace;
  PlnDay a, b;
  GPtrArray *rows;      /* of PlnStructureRow */
  GHashTable *children; /* id or "" → GPtrArray of PlnStructureRow */
  GHashTable *done;     /* rows already put out */
  GPtrArray *changes;
} Comparison;

void
pln_structure_change_free (PlnStructureChange *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->text_a);
  g_free (self->text_b);
  g_free (self->second_a);
  g_free (self->second_b);
  g_free (self);
}

/* ---- words ------------------------------------------------------------------- */

static char *
state_in_words (const char *state)
{
  const PlnField *field = pln_kind_find_field (pln_schema_find ("body"), "status");

  return state != NULL ? g_strdup (pln_field_get_choice_label (field, state)) : NULL;
}

static char *
parent_in_words (PlnWorkspace *workspace,
                 const char   *parent,
                 PlnDay        day)
{
  g_autofree char *name = parent != NULL ? pln_structure_name_on (workspace, parent, day) : NULL;

  return name != NULL ? g_strdup_printf (_("under %s"), name) : g_strdup (_("at the top"));
}

static void
fill_seconds (Comparison            *comparison,
              const PlnStructureRow *row,
              PlnStructureChange    *change)
{
  if (row->differences & PLN_DIFFERENCE_MOVED)
    {
      change->second_a = parent_in_words (comparison->workspace, row->parent_a, comparison->a);
      change->second_b = parent_in_words (comparison->workspace, row->parent_b, comparison->b);
      return;
    }
  if ((row->differences & (PLN_DIFFERENCE_REVIVED | PLN_DIFFERENCE_STATE | PLN_DIFFERENCE_ENDED)) == 0)
    return;
  change->second_a = state_in_words (row->state_a);
  change->second_b = state_in_words (row->state_b);
  if ((row->differences & PLN_DIFFERENCE_REVIVED) && g_strcmp0 (row->state_a, row->state_b) == 0)
    {
      g_free (change->second_b);
      change->second_b = g_strdup (_("newly revived, dormant in between"));
    }
}

static char *
relation_in_words (PlnItem *relation)
{
  g_autofree char *type = pln_item_get_display (relation, "type");
  g_autofree char *named = pln_item_get_display (relation, "object");
  g_autofree char *words = pln_item_get_display (relation, "object_text");

  return g_strdup_printf ("%s %s", type, *named != '\0' ? named : words);
}

/* What the document says was there before the relation ("outside the United Nations"). */
static char *
relation_before (PlnWorkspace *workspace,
                 const char   *relation)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "change", "of", relation);
  g_autofree char *was = NULL;

  if (ids == NULL || ids->len == 0)
    return NULL;
  was = pln_workspace_get_value (workspace, ids->pdata[0], "was");
  return was != NULL ? pln_value_get_plain (was) : NULL;
}

static void
compare_relations (Comparison         *comparison,
                   PlnStructureChange *change)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (comparison->workspace, "relation", "subject", change->id);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) relation = pln_item_new (comparison->workspace, ids->pdata[i]);
      g_autoptr (PlnWhen) start = pln_item_get_when (relation, "start");
      g_autoptr (PlnWhen) end = pln_item_get_when (relation, "end");
      gboolean on_a = pln_valid_on (start, end, comparison->a) != PLN_VALID_NO;
      gboolean on_b = pln_valid_on (start, end, comparison->b) != PLN_VALID_NO;

      if (on_a == on_b)
        continue;
      change->differences |= on_b ? PLN_DIFFERENCE_RELATION_ADDED : PLN_DIFFERENCE_RELATION_ENDED;
      if (change->second_a != NULL || change->second_b != NULL)
        continue;
      change->second_a = on_a ? relation_in_words (relation) : relation_before (comparison->workspace, ids->pdata[i]);
      change->second_b = on_b ? relation_in_words (relation) : NULL;
    }
}

/* ---- rows --------------------------------------------------------------------- */

static void
add_post (Comparison *comparison,
          const char *id,
          guint       depth)
{
  g_autoptr (PlnItem) post = pln_item_new (comparison->workspace, id);
  g_autoptr (PlnWhen) start = pln_item_get_when (post, "start");
  g_autoptr (PlnWhen) end = pln_item_get_when (post, "end");
  gboolean on_a = pln_valid_on (start, end, comparison->a) != PLN_VALID_NO;
  gboolean on_b = pln_valid_on (start, end, comparison->b) != PLN_VALID_NO;
  PlnStructureChange *change;

  if (!on_a && !on_b)
    return;
  change = g_new0 (PlnStructureChange, 1);
  change->id = g_strdup (id);
  change->kind = g_intern_static_string ("post");
  change->depth = depth;
  change->text_a = on_a ? pln_structure_name_on (comparison->workspace, id, comparison->a) : NULL;
  change->text_b = on_b ? pln_structure_name_on (comparison->workspace, id, comparison->b) : NULL;
  if (on_a != on_b)
    change->differences = on_b ? PLN_DIFFERENCE_ADDED : PLN_DIFFERENCE_ENDED;
  else if (strcmp (change->text_a, change->text_b) != 0)
    change->differences = PLN_DIFFERENCE_RENAMED;
  change->undated = change->differences == 0 && start == NULL && end == NULL;
  g_ptr_array_add (comparison->changes, change);
}

static void
add_row (Comparison            *comparison,
         const PlnStructureRow *row,
         guint                  depth)
{
  PlnStructureChange *change;
  GPtrArray *children = g_hash_table_lookup (comparison->children, row->id);
  g_autoptr (GPtrArray) posts = NULL;

  if (!g_hash_table_add (comparison->done, (gpointer) row))
    return;
  change = g_new0 (PlnStructureChange, 1);
  change->id = g_strdup (row->id);
  change->kind = g_intern_static_string ("body");
  change->depth = depth;
  change->differences = row->differences;
  change->text_a = g_strdup (row->name_a);
  change->text_b = g_strdup (row->name_b);
  fill_seconds (comparison, row, change);
  compare_relations (comparison, change);
  change->undated = change->differences == 0 && row->undated;
  g_ptr_array_add (comparison->changes, change);
  posts = pln_workspace_referrers (comparison->workspace, "post", "body", row->id);
  for (guint i = 0; posts != NULL && i < posts->len; i++)
    add_post (comparison, posts->pdata[i], depth + 1);
  for (guint i = 0; children != NULL && i < children->len; i++)
    add_row (comparison, children->pdata[i], depth + 1);
}

static void
sort_into_tree (Comparison *comparison)
{
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < comparison->rows->len; i++)
    g_hash_table_add (here, ((PlnStructureRow *) comparison->rows->pdata[i])->id);
  for (guint i = 0; i < comparison->rows->len; i++)
    {
      PlnStructureRow *row = comparison->rows->pdata[i];
      const char *parent = row->name_b != NULL ? row->parent_b : row->parent_a;
      GPtrArray *siblings;

      if (parent == NULL || !g_hash_table_contains (here, parent))
        parent = "";
      siblings = g_hash_table_lookup (comparison->children, parent);
      if (siblings == NULL)
        {
          siblings = g_ptr_array_new ();
          g_hash_table_insert (comparison->children, g_strdup (parent), siblings);
        }
      g_ptr_array_add (siblings, row);
    }
}

GPtrArray *
pln_structure_changes (PlnWorkspace *workspace,
                       PlnDay        a,
                       PlnDay        b)
{
  g_autoptr (GPtrArray) rows = pln_structure_compare (workspace, a, b);
  g_autoptr (GHashTable) children = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) done = g_hash_table_new (NULL, NULL);
  Comparison comparison = { workspace, a, b, rows, children, done, NULL };
  GPtrArray *top;

  comparison.changes = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_structure_change_free);
  sort_into_tree (&comparison);
  top = g_hash_table_lookup (children, "");
  for (guint i = 0; top != NULL && i < top->len; i++)
    add_row (&comparison, top->pdata[i], 0);
  /* What hangs in a cycle still is part of the comparison. */
  for (guint i = 0; i < rows->len; i++)
    add_row (&comparison, rows->pdata[i], 0);
  return comparison.changes;
}

/* ---- sentences ------------------------------------------------------------------- */

static char *
sentence_of (const PlnStructureChange *self,
             guint                     difference)
{
  const char *name = self->text_b != NULL ? self->text_b : self->text_a;
  const char *before = self->second_a != NULL ? self->second_a : "—", *now = self->second_b != NULL ? self->second_b : "—";

  switch (difference)
    {
    case PLN_DIFFERENCE_ADDED:
      return g_strdup_printf (_("%s was added"), name);
    case PLN_DIFFERENCE_ENDED:
      return g_strdup_printf (_("%s ended"), name);
    case PLN_DIFFERENCE_RENAMED:
      /* Translators: the new name, then the old one */
      return g_strdup_printf (_("%s was renamed, it was %s"), name, self->text_a);
    case PLN_DIFFERENCE_MOVED:
      /* Translators: "Working Group moved: under Council before, under Board now" */
      return g_strdup_printf (_("%s moved: %s before, %s now"), name, before, now);
    case PLN_DIFFERENCE_REVIVED:
      return g_strdup_printf (_("%s was revived"), name);
    case PLN_DIFFERENCE_STATE:
      return g_strdup_printf (_("%s changed its state: %s before, %s now"), name, before, now);
    case PLN_DIFFERENCE_RELATION_ADDED:
      return g_strdup_printf (_("%s has a new relation: %s"), name, now);
    case PLN_DIFFERENCE_RELATION_ENDED:
      return g_strdup_printf (_("%s lost a relation: %s"), name, before);
    default:
      return NULL;
    }
}

char *
pln_structure_change_sentence (const PlnStructureChange *self)
{
  GString *text = NULL;

  for (guint bit = 1; bit <= PLN_DIFFERENCE_RELATION_ENDED; bit <<= 1)
    {
      g_autofree char *sentence = self->differences & bit ? sentence_of (self, bit) : NULL;

      if (sentence == NULL)
        continue;
      if (text == NULL)
        text = g_string_new (sentence);
      else
        g_string_append_printf (text, "; %s", sentence);
    }
  return text != NULL ? g_string_free_and_steal (text) : NULL;
}

/* ---- marks ---------------------------------------------------------------------- */

typedef struct
{
  guint start, end;
} Word;

static GArray *
split_words (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  guint at = 0;

  while (text[at] != '\0' && words->len < MOST_WORDS)
    {
      Word word;

      while (text[at] == ' ')
        at++;
      word.start = at;
      while (text[at] != '\0' && text[at] != ' ')
        at++;
      word.end = at;
      if (word.end > word.start)
        g_array_append_val (words, word);
    }
  return words;
}

static gboolean
same_word (const char *a,
           Word        one,
           const char *b,
           Word        other)
{
  guint length = one.end - one.start;

  return length == other.end - other.start && strncmp (a + one.start, b + other.start, length) == 0;
}

/* Longest common sequence of words, by the usual table; names are short. */
GArray *
pln_structure_mark_words (const char *text,
                          const char *other)
{
  g_autoptr (GArray) a = split_words (text);
  g_autoptr (GArray) b = split_words (other);
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (guint));
  guint8 table[MOST_WORDS + 1][MOST_WORDS + 1] = { 0 };
  guint i = 0, j = 0;

  for (guint x = a->len; x-- > 0;)
    for (guint y = b->len; y-- > 0;)
      table[x][y] = same_word (text, g_array_index (a, Word, x), other, g_array_index (b, Word, y))
                      ? table[x + 1][y + 1] + 1
                      : MAX (table[x + 1][y], table[x][y + 1]);
  while (i < a->len)
    {
      Word word = g_array_index (a, Word, i);

      if (j < b->len && same_word (text, word, other, g_array_index (b, Word, j)))
        {
          i++;
          j++;
        }
      else if (j < b->len && table[i][j + 1] >= table[i + 1][j])
        j++;
      else
        {
          /* Neighbouring words share one mark. */
          if (i > 0 && marks->len > 0 && g_array_index (marks, guint, marks->len - 1) == g_array_index (a, Word, i - 1).end)
            g_array_index (marks, guint, marks->len - 1) = word.end;
          else
            {
              g_array_append_val (marks, word.start);
              g_array_append_val (marks, word.end);
            }
          i++;
        }
    }
  return marks;
}

PlnDay
pln_structure_default_day (PlnWorkspace *workspace,
                           PlnDay        today)
{
  g_autoptr (GArray) days = pln_structure_days (workspace);

  for (guint i = 0; i < days->len; i++)
    {
      PlnDay day = g_array_index (days, PlnDay, i);

      if (day > today - 5 * 366 && day < today)
        return day;
    }
  return today - 365;
}

GHashTable *
pln_structure_moved_since (PlnWorkspace *workspace,
                           PlnDay        day)
{
  GHashTable *moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (PlnQuery) query = pln_query_new ("change");
  g_autoptr (GPtrArray) ids = NULL;

  pln_query_where (query, "field", "\"parent\"");
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) change = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *body = pln_item_get_plain (change, "of"), *then = NULL, *now = NULL, *value = NULL;

      if (g_strcmp0 (pln_workspace_get_kind (workspace, body), "body") != 0)
        continue;
      then = pln_structure_parent_on (workspace, body, day);
      value = pln_workspace_get_value (workspace, body, "parent");
      now = value != NULL ? pln_value_get_plain (value) : NULL;
      if (g_strcmp0 (then, now) != 0)
        g_hash_table_insert (moved, g_strdup (body), g_strdup (then != NULL ? then : ""));
    }
  return moved;
}
