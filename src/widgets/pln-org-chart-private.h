/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-org-chart.h"

G_BEGIN_DECLS

/* A body that is not hidden in a folded branch, in preorder. */
typedef struct
{
  guint  body;     /* index in bodies */
  int    parent;   /* index in shown, -1: none */
  guint  n_hidden; /* below it, when folded */
  guint  n_children; /* shown or not */
  int    position, set_size;
  double line_y;   /* of the line above the foot, from the top of the box; 0: none */
} PlnOrgShown;

struct _PlnOrgChart
{
  PlnCanvas parent_instance;

  GArray     *bodies;    /* owned: of PlnOrgBody with owned strings */
  GArray     *relations; /* owned: of PlnOrgRelation with owned strings */
  GHashTable *folded;    /* owned: set of owned ids */
  GHashTable *by_id;     /* owned: id (borrowed from bodies) -> index + 1 */
  char       *selected_id; /* owned */
  char       *drop_id;     /* owned: the box under what is dragged */
  PlnOrgDirection direction;
  gboolean    show_details;

  GArray      *shown;    /* owned: of PlnOrgShown */
  GArray      *edges;    /* owned: of guint, index in relations */
  PlnOrgLayout layout;
  guint        place_source; /* brings the top into view once there is a layout */
  gboolean     placed;
};

static inline const PlnOrgBody *
pln_org_chart_body (PlnOrgChart *self, guint shown)
{
  return &g_array_index (self->bodies, PlnOrgBody, g_array_index (self->shown, PlnOrgShown, shown).body);
}

/* pln-org-measure.c */
void     pln_org_chart_list_shown (PlnOrgChart *self);
void     pln_org_chart_measure    (PlnOrgChart *self, PlnOrgNode *nodes, PlnOrgDirection direction);

/* pln-org-paint.c */
void     pln_org_chart_paint      (PlnOrgChart *self, PlnPainter *painter, const PlnRect *clip, gboolean interactive);
void     pln_org_chart_paint_map  (PlnOrgChart *self, PlnPainter *painter, double width, double height, PlnRect *map);
gboolean pln_org_chart_badge      (PlnOrgChart *self, guint shown, PlnRect *badge);

#define PLN_ORG_PADDING 14

G_END_DECLS
