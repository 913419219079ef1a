/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-org-layout.h"

G_BEGIN_DECLS

/* Everything is reckoned across (siblings) and along (levels) the tree, and
 * turned into x and y at the very end. */
typedef struct
{
  const PlnOrgSpec *spec;   /* borrowed */
  const PlnOrgNode *nodes;  /* borrowed */
  guint             n;
  const PlnOrgEdge *edges;  /* borrowed */
  guint             n_edges;
  PlnOrgBox        *boxes;  /* borrowed: rect.x across, rect.y along */
  guint            *n_children; /* owned */

  int     n_levels;
  double *level_size;   /* owned: of the tallest box */
  double *level_near;   /* owned: where the level begins */
  double *gap;          /* owned: after the level */
  guint  *n_tracks;     /* owned: dotted lines beside each other in the gap */
  double *label_room;   /* owned: for words in the gap */
} PlnOrgPlan;

static inline double
pln_org_across (const PlnOrgPlan *plan, guint i)
{
  return plan->spec->direction == PLN_ORG_TOP_DOWN ? plan->nodes[i].width : plan->nodes[i].height;
}

static inline double
pln_org_along (const PlnOrgPlan *plan, guint i)
{
  return plan->spec->direction == PLN_ORG_TOP_DOWN ? plan->nodes[i].height : plan->nodes[i].width;
}

/* pln-org-routes.c.  First where the lines run across, and how many share a gap;
 * then, once the levels have their places, the corners. */
typedef struct
{
  int      gap_from, gap_to;       /* gap after that level */
  double   from, to;               /* across: where the line leaves and arrives */
  double   corridor;               /* across: where it passes the levels between */
  int      track_from, track_to;   /* -1: straight */
  gboolean side_from, side_to;     /* leaves a box of a column at its side */
} PlnOrgLine;

PlnOrgLine *pln_org_routes_plan  (PlnOrgPlan *plan);
void        pln_org_routes_place (PlnOrgPlan *plan, const PlnOrgLine *lines, PlnOrgRoute *routes);
void        pln_org_routes_stack (const PlnOrgPlan *plan, PlnOrgRoute *routes, double end, double *gutter);

G_END_DECLS
