/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-marks.h"

G_BEGIN_DECLS

typedef enum
{
  PLN_ORG_TOP_DOWN,
  PLN_ORG_START_TO_END, /* left to right; mirrored in right-to-left */
  PLN_ORG_STACKED,      /* indented rows; taken by itself below 560 px */
} PlnOrgDirection;

/* Bodies in sight, in preorder: a parent before its children. */
typedef struct
{
  int      parent; /* index of an earlier node, -1: at the top */
  double   width, height;
  gboolean external;
} PlnOrgNode;

typedef struct
{
  int    from, to;
  double label_width, label_height; /* 0: no words */
} PlnOrgEdge;

typedef struct
{
  PlnOrgDirection direction;
  gboolean rtl;
  double   width; /* of the view, for stacked */
  double   scale; /* of the text, 1 as usual */
} PlnOrgSpec;

typedef struct
{
  PlnRect rect;
  int     level;  /* from 0 */
  int     column; /* many siblings stand in two columns: 0 or 1; -1: beside each other */
  gboolean has_children;
} PlnOrgBox;

#define PLN_ORG_MAX_POINTS 8

/* A dotted line: corners from the one box to the other, and where its words are. */
typedef struct
{
  guint   n_points;
  double  x[PLN_ORG_MAX_POINTS], y[PLN_ORG_MAX_POINTS];
  PlnRect label;
} PlnOrgRoute;

typedef struct
{
  PlnOrgDirection direction;
  gboolean     rtl;
  guint        n_boxes, n_routes;
  PlnOrgBox   *boxes;  /* owned: as many as nodes, same order */
  PlnOrgRoute *routes; /* owned: as many as edges */
  double       width, height;
} PlnOrgLayout;

#define PLN_ORG_MARGIN 30
#define PLN_ORG_BUS 28    /* from the line that siblings share to their boxes */
#define PLN_ORG_INDENT 26 /* of a level, stacked */
#define PLN_ORG_MANY 7    /* more childless siblings than this stand in two columns */

void pln_org_layout_init  (PlnOrgLayout *self, const PlnOrgSpec *spec, const PlnOrgNode *nodes, guint n_nodes,
                           const PlnOrgEdge *edges, guint n_edges);
void pln_org_layout_clear (PlnOrgLayout *self);

G_END_DECLS
