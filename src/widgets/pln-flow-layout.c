// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-flow-layout.h"

#define SIDE 8
#define LABEL_GAP 12
#define NODE_GAP 14

static double
ribbon_width (const PlnFlowRibbonSpec *ribbon, double scale)
{
  return ribbon->value > 0 ? MAX (PLN_FLOW_MINIMUM, ribbon->value * scale) : PLN_FLOW_NO_AMOUNT;
}

/* A node is as tall as its amount; without one as the ribbons that meet in it. */
static double
node_height (const PlnFlowNodeSpec *nodes, guint i, const PlnFlowRibbonSpec *ribbons, guint n_ribbons, double scale)
{
  double sum = 0;

  if (nodes[i].value > 0)
    return MAX (PLN_FLOW_MINIMUM, nodes[i].value * scale);
  for (guint r = 0; r < n_ribbons; r++)
    if ((nodes[i].use ? ribbons[r].to : ribbons[r].from) == (int) i)
      sum += ribbon_width (&ribbons[r], scale);
  return MAX (sum, PLN_FLOW_NO_AMOUNT);
}

static double
side_total (const PlnFlowNodeSpec *nodes, guint n, gboolean use)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    if (nodes[i].use == use)
      sum += MAX (nodes[i].value, 0);
  return sum;
}

/* Stacks one side; each node has room for its words. Gives the height used. */
static double
place_side (PlnFlowLayout *self, const PlnFlowSpec *spec, const PlnFlowNodeSpec *nodes, guint n,
            const PlnFlowRibbonSpec *ribbons, guint n_ribbons, gboolean use)
{
  const double node_x = use ? spec->width - SIDE - spec->use_label - LABEL_GAP - PLN_FLOW_NODE : SIDE + spec->source_label + LABEL_GAP;
  double y = SIDE;

  for (guint i = 0; i < n; i++)
    {
      double height, slot;

      if (nodes[i].use != use)
        continue;
      height = node_height (nodes, i, ribbons, n_ribbons, self->scale);
      slot = MAX (height, nodes[i].label);
      self->nodes[i] = (PlnRect) { node_x, y + (slot - height) / 2, PLN_FLOW_NODE, height };
      self->labels[i] = (PlnRect) { use ? node_x + PLN_FLOW_NODE + LABEL_GAP : SIDE, y + (slot - nodes[i].label) / 2,
                                    use ? spec->use_label : spec->source_label, nodes[i].label };
      y += slot + NODE_GAP;
    }
  return y;
}

static void
spread (PlnFlowLayout *self, const PlnFlowNodeSpec *nodes, guint n, gboolean use, double used)
{
  guint count = 0;
  double extra;

  for (guint i = 0; i < n; i++)
    count += nodes[i].use == use;
  if (count == 0)
    return;
  /* What is left over goes between and around the nodes evenly. */
  extra = MAX (0, self->height - used) / (count + 1);
  count = 0;
  for (guint i = 0; i < n; i++)
    if (nodes[i].use == use)
      {
        count++;
        self->nodes[i].y += extra * count;
        self->labels[i].y += extra * count;
      }
}

/* The ends of the ribbons along a node, in the order of the nodes at their other ends. */
static void
place_ends (PlnFlowLayout *self, const PlnFlowNodeSpec *nodes, guint node, const PlnFlowRibbonSpec *ribbons, guint n_ribbons, guint n)
{
  const PlnRect *rect = &self->nodes[node];
  const gboolean use = nodes[node].use;
  double at = 0;

  for (int other = -1; other < (int) n; other++)
    for (guint r = 0; r < n_ribbons; r++)
      {
        const int here = use ? ribbons[r].to : ribbons[r].from, there = use ? ribbons[r].from : ribbons[r].to;
        const double width = ribbon_width (&ribbons[r], self->scale);
        PlnFlowRibbonPlace *place = &self->ribbons[r];
        double y;

        if (here != (int) node || there != other)
          continue;
        /* Without an amount it takes an unknown part of what is there: it lies over it. */
        y = rect->y + CLAMP (at, 0, MAX (0, rect->height - width));
        if (use)
          {
            place->x2 = rect->x;
            place->y2 = y;
            place->h2 = MIN (width, rect->height);
          }
        else
          {
            place->x1 = rect->x + rect->width;
            place->y1 = y;
            place->h1 = MIN (width, rect->height);
          }
        if (ribbons[r].value > 0 || nodes[node].value <= 0)
          at += width;
      }
}

static void
mirror (PlnFlowLayout *self, guint n_nodes, guint n_ribbons)
{
  for (guint i = 0; i < n_nodes; i++)
    {
      pln_rect_mirror (&self->nodes[i], self->width);
      pln_rect_mirror (&self->labels[i], self->width);
    }
  for (guint r = 0; r < n_ribbons; r++)
    {
      self->ribbons[r].x1 = self->width - self->ribbons[r].x1;
      self->ribbons[r].x2 = self->width - self->ribbons[r].x2;
    }
}

/**
 * pln_flow_layout_init:
 * @self: not initialised
 * @nodes: in the order in which each side stacks them
 */
void
pln_flow_layout_init (PlnFlowLayout *self, const PlnFlowSpec *spec, const PlnFlowNodeSpec *nodes, guint n_nodes,
                      const PlnFlowRibbonSpec *ribbons, guint n_ribbons)
{
  const double total = MAX (side_total (nodes, n_nodes, FALSE), side_total (nodes, n_nodes, TRUE));
  double used[2];

  *self = (PlnFlowLayout) { .width = spec->width, .height = spec->height };
  self->nodes = g_new0 (PlnRect, MAX (n_nodes, 1));
  self->labels = g_new0 (PlnRect, MAX (n_nodes, 1));
  self->ribbons = g_new0 (PlnFlowRibbonPlace, MAX (n_ribbons, 1));
  self->scale = total > 0 ? MAX (60, spec->height * 0.5) / total : 1;
  for (int use = 0; use < 2; use++)
    used[use] = place_side (self, spec, nodes, n_nodes, ribbons, n_ribbons, use);
  self->height = MAX (spec->height, MAX (used[0], used[1]));
  for (int use = 0; use < 2; use++)
    spread (self, nodes, n_nodes, use, used[use]);
  for (guint i = 0; i < n_nodes; i++)
    place_ends (self, nodes, i, ribbons, n_ribbons, n_nodes);
  for (guint r = 0; r < n_ribbons; r++)
    if (ribbons[r].to < 0)
      {
        /* It ended: it sinks and is gone before the other side. */
        self->ribbons[r].x2 = self->ribbons[r].x1 + (spec->width - spec->use_label - self->ribbons[r].x1) * 0.6;
        self->ribbons[r].y2 = self->ribbons[r].y1 + 36;
        self->ribbons[r].h2 = self->ribbons[r].h1;
      }
  if (spec->rtl)
    mirror (self, n_nodes, n_ribbons);
}

void
pln_flow_layout_clear (PlnFlowLayout *self)
{
  g_clear_pointer (&self->nodes, g_free);
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->ribbons, g_free);
}
