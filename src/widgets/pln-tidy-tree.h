/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One node of a tree, in preorder: a parent before its children, children in
 * the order in which they are to stand. */
typedef struct
{
  int    parent;   /* index of an earlier node; -1 for node 0 only */
  double size;     /* across the tree, with the gap to a neighbour */
  double near, far; /* along the tree: where it begins and ends, gap included */
  double centre;   /* out: across the tree, 0 for the root */
} PlnTidyNode;

/* Places the nodes so that none overlap, children stand in order, a parent
 * stands midway between its first and last child, equal subtrees look equal and
 * the mirrored tree gives the mirrored drawing.  Linear time and space.
 *
 * The contours of Reingold and Tilford with the threads of Buchheim, Jünger and
 * Leipert (2002), in the form that A. van der Ploeg gave them for nodes of any
 * height ("Drawing Non-layered Tidy Trees in Linear Time", 2014); done once from
 * each side and averaged, which keeps every distance and makes it symmetric. */
void pln_tidy_tree_layout (PlnTidyNode *nodes, guint n_nodes);

G_END_DECLS
