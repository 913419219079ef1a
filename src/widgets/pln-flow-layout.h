/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* Geometry of a flow from sources to uses. */
typedef struct
{
  gboolean use;    /* stands at the end side */
  double   value;  /* in the unit of the panel; 0: no amount */
  double   label;  /* height of its words */
} PlnFlowNodeSpec;

typedef struct
{
  int    from, to; /* nodes; to may be -1: it ended and arrives nowhere */
  double value;    /* 0: no amount: a fixed width that means nothing, over what lies there */
} PlnFlowRibbonSpec;

typedef struct
{
  double   width, height; /* to fill; taller when the labels need it */
  double   source_label, use_label; /* widths */
  gboolean rtl;
} PlnFlowSpec;

typedef struct
{
  double x1, y1, h1; /* where it leaves: edge of the source, upper corner, width of the ribbon */
  double x2, y2, h2; /* where it arrives */
} PlnFlowRibbonPlace;

typedef struct
{
  double   width, height, scale; /* scale: px of one unit */
  PlnRect *nodes, *labels;       /* owned: as many as nodes */
  PlnFlowRibbonPlace *ribbons;   /* owned */
} PlnFlowLayout;

#define PLN_FLOW_NODE 9
#define PLN_FLOW_NO_AMOUNT 12
#define PLN_FLOW_MINIMUM 4

void pln_flow_layout_init  (PlnFlowLayout *self, const PlnFlowSpec *spec, const PlnFlowNodeSpec *nodes, guint n_nodes,
                            const PlnFlowRibbonSpec *ribbons, guint n_ribbons);
void pln_flow_layout_clear (PlnFlowLayout *self);

G_END_DECLS
