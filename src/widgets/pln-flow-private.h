/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "widgets/pln-flow-layout.h"
#include "widgets/pln-flow.h"

G_BEGIN_DECLS

struct _PlnFlow
{
  PlnCanvas parent_instance;

  GArray *nodes;       /* owned: of PlnFlowNode with owned strings */
  GArray *ribbons;     /* owned: of PlnFlowRibbon with owned strings */
  char   *selected_id; /* owned */
  PlnFlowLayout layout;
};

static inline const PlnFlowNode *
pln_flow_node (PlnFlow *self, guint i)
{
  return &g_array_index (self->nodes, PlnFlowNode, i);
}

static inline const PlnFlowRibbon *
pln_flow_ribbon (PlnFlow *self, guint i)
{
  return &g_array_index (self->ribbons, PlnFlowRibbon, i);
}

void pln_flow_paint (PlnFlow *self, PlnPainter *painter, gboolean interactive);

G_END_DECLS
