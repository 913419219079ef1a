// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-tidy-tree.h"

/* Names as in the paper: prelim and mod are offsets, thread leads along a
 * contour past a leaf, el and er are the extreme nodes below. */
typedef struct
{
  double prelim, mod, shift, change;
  double msel, mser;
  int    el, er, left_thread, right_thread;
  guint  first, n_children; /* in the list of children */
} Walker;

/* Which earlier sibling is lowest down to some depth: a stack, deepest first. */
typedef struct
{
  double low;
  guint  index;
} Lowest;

typedef struct
{
  const PlnTidyNode *nodes; /* borrowed */
  Walker *walkers;          /* owned */
  guint  *children;         /* owned */
  GArray *lowest;           /* owned: of Lowest */
} Tree;

static int
next_left (const Tree *tree, int i)
{
  const Walker *w = &tree->walkers[i];

  return w->n_children == 0 ? w->left_thread : (int) tree->children[w->first];
}

static int
next_right (const Tree *tree, int i)
{
  const Walker *w = &tree->walkers[i];

  return w->n_children == 0 ? w->right_thread : (int) tree->children[w->first + w->n_children - 1];
}

static void
set_left_thread (Tree *tree, const guint *kids, guint i, int cl, double modsum)
{
  Walker *first = &tree->walkers[kids[0]], *last = &tree->walkers[kids[i]];
  Walker *leaf = &tree->walkers[first->el];
  const double diff = modsum - tree->walkers[cl].mod - first->msel;

  leaf->left_thread = cl;
  leaf->mod += diff;
  leaf->prelim -= diff;
  first->el = last->el;
  first->msel = last->msel;
}

static void
set_right_thread (Tree *tree, const guint *kids, guint i, int sr, double modsum)
{
  Walker *here = &tree->walkers[kids[i]], *before = &tree->walkers[kids[i - 1]];
  Walker *leaf = &tree->walkers[here->er];
  const double diff = modsum - tree->walkers[sr].mod - here->mser;

  leaf->right_thread = sr;
  leaf->mod += diff;
  leaf->prelim -= diff;
  here->er = before->er;
  here->mser = before->mser;
}

/* Moves a subtree aside and shares the move among the siblings between. */
static void
move_subtree (Tree *tree, const guint *kids, guint i, guint from, double distance)
{
  Walker *w = &tree->walkers[kids[i]];

  w->mod += distance;
  w->msel += distance;
  w->mser += distance;
  if (from + 1 != i)
    {
      const double share = distance / (i - from);

      tree->walkers[kids[from + 1]].shift += share;
      w->shift -= share;
      w->change -= distance - share;
    }
}

/* Sets the ith child beside those before it, walking down both contours. */
static void
separate (Tree *tree, const guint *kids, guint i)
{
  int sr = kids[i - 1], cl = kids[i];
  double right = tree->walkers[sr].mod, left = tree->walkers[cl].mod;
  guint top = tree->lowest->len - 1;

  while (sr >= 0 && cl >= 0)
    {
      double distance, sr_far, cl_far;

      while (top > 0 && tree->nodes[sr].far > g_array_index (tree->lowest, Lowest, top).low)
        top--;
      distance = right + tree->walkers[sr].prelim + tree->nodes[sr].size - left - tree->walkers[cl].prelim;
      if (distance > 0)
        {
          left += distance;
          move_subtree (tree, kids, i, g_array_index (tree->lowest, Lowest, top).index, distance);
        }
      sr_far = tree->nodes[sr].far;
      cl_far = tree->nodes[cl].far;
      if (sr_far <= cl_far && (sr = next_right (tree, sr)) >= 0)
        right += tree->walkers[sr].mod;
      if (sr_far >= cl_far && (cl = next_left (tree, cl)) >= 0)
        left += tree->walkers[cl].mod;
    }
  if (sr < 0 && cl >= 0)
    set_left_thread (tree, kids, i, cl, left);
  else if (sr >= 0 && cl < 0)
    set_right_thread (tree, kids, i, sr, right);
}

static void
push_lowest (Tree *tree, double low, guint index)
{
  const Lowest entry = { low, index };

  while (tree->lowest->len > 0 && low >= g_array_index (tree->lowest, Lowest, tree->lowest->len - 1).low)
    g_array_set_size (tree->lowest, tree->lowest->len - 1);
  g_array_append_val (tree->lowest, entry);
}

static void
first_walk (Tree *tree, guint node)
{
  Walker *w = &tree->walkers[node];
  const guint *kids = tree->children + w->first;
  const Walker *first, *last;

  if (w->n_children == 0)
    {
      w->el = w->er = node;
      return;
    }
  g_array_set_size (tree->lowest, 0);
  push_lowest (tree, tree->nodes[tree->walkers[kids[0]].el].far, 0);
  for (guint i = 1; i < w->n_children; i++)
    {
      const double low = tree->nodes[tree->walkers[kids[i]].er].far;

      separate (tree, kids, i);
      push_lowest (tree, low, i);
    }
  first = &tree->walkers[kids[0]];
  last = &tree->walkers[kids[w->n_children - 1]];
  w->prelim = (first->prelim + first->mod + last->mod + last->prelim + tree->nodes[kids[w->n_children - 1]].size) / 2
              - tree->nodes[node].size / 2;
  w->el = first->el;
  w->msel = first->msel;
  w->er = last->er;
  w->mser = last->mser;
}

/* Adds the shares of the moves to the children, then sums the offsets downwards. */
static void
second_walk (Tree *tree, guint n, double *centres)
{
  g_autofree double *sums = g_new0 (double, n);

  for (guint i = 0; i < n; i++)
    {
      const Walker *w = &tree->walkers[i];
      double delta = 0, sum = 0;

      sums[i] = w->mod + (tree->nodes[i].parent >= 0 ? sums[tree->nodes[i].parent] : 0);
      centres[i] = w->prelim + sums[i] + tree->nodes[i].size / 2;
      for (guint k = 0; k < w->n_children; k++)
        {
          Walker *kid = &tree->walkers[tree->children[w->first + k]];

          delta += kid->shift;
          sum += delta + kid->change;
          kid->mod += sum;
        }
    }
}

/* Centres with the children in the order given, or the other way about. */
static void
lay_out_one_way (const PlnTidyNode *nodes, guint n, gboolean mirrored, double *centres)
{
  Tree tree = { nodes, g_new0 (Walker, n), g_new (guint, n), g_array_new (FALSE, FALSE, sizeof (Lowest)) };
  g_autofree guint *filled = g_new0 (guint, n);
  guint next = 0;

  for (guint i = 0; i < n; i++)
    {
      tree.walkers[i].left_thread = tree.walkers[i].right_thread = -1;
      if (nodes[i].parent >= 0)
        tree.walkers[nodes[i].parent].n_children++;
    }
  for (guint i = 0; i < n; i++)
    {
      tree.walkers[i].first = next;
      next += tree.walkers[i].n_children;
    }
  for (guint i = 1; i < n; i++)
    {
      const Walker *parent = &tree.walkers[nodes[i].parent];
      const guint place = filled[nodes[i].parent]++;

      tree.children[parent->first + (mirrored ? parent->n_children - 1 - place : place)] = i;
    }
  for (guint i = n; i > 0; i--)
    first_walk (&tree, i - 1);
  second_walk (&tree, n, centres);
  g_free (tree.walkers);
  g_free (tree.children);
  g_array_unref (tree.lowest);
}

void
pln_tidy_tree_layout (PlnTidyNode *nodes, guint n_nodes)
{
  g_autofree double *there = g_new (double, MAX (n_nodes, 1));
  g_autofree double *back = g_new (double, MAX (n_nodes, 1));

  if (n_nodes == 0)
    return;
  lay_out_one_way (nodes, n_nodes, FALSE, there);
  lay_out_one_way (nodes, n_nodes, TRUE, back);
  for (guint i = 0; i < n_nodes; i++)
    nodes[i].centre = ((there[i] - there[0]) - (back[i] - back[0])) / 2;
}
