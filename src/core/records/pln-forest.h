/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* References that must form a forest, and what is done when they do not. */
typedef struct
{
  const char *id;     /* borrowed; the record that refers, each at most once */
  const char *target; /* borrowed */
  const char *stamp;  /* borrowed; of the shown version of the reference */
} PlnForestEdge;

typedef struct
{
  guint   ignored; /* index of the edge that is not followed */
  GArray *edges;   /* of guint: the edges of the cycle, the ignored one first, each leading to the next (owned) */
} PlnForestCycle;

/* Cycles of one kind of reference, one field of one kind.  (transfer full) of PlnForestCycle, in the order of the
 * ignored edges; empty when there is none. */
GPtrArray *pln_forest_find_cycles (const PlnForestEdge *edges, gsize n_edges);

G_END_DECLS
