// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where the boxes of an org chart stand. */

#include "widgets/pln-org-layout-private.h"

#include <math.h>

#include "widgets/pln-tidy-tree.h"

#define SIBLING_GAP 18
#define LEVEL_GAP 56
#define TRACK_PITCH 12
#define COLUMN_TRUNK 36 /* between two columns of siblings */
#define COLUMN_SIDE 14  /* beside them, for dotted lines */
#define COLUMN_GAP 14   /* between two rows */
#define STACK_SIDE 14
#define STACK_GAP 11

static void
find_levels (PlnOrgPlan *plan)
{
  plan->n_children = g_new0 (guint, MAX (plan->n, 1));
  for (guint i = 0; i < plan->n; i++)
    {
      const int parent = plan->nodes[i].parent;

      plan->boxes[i].level = parent >= 0 ? plan->boxes[parent].level + 1 : 0;
      plan->boxes[i].column = -1;
      plan->n_levels = MAX (plan->n_levels, plan->boxes[i].level + 1);
      if (parent >= 0)
        {
          plan->n_children[parent]++;
          plan->boxes[parent].has_children = TRUE;
        }
    }
  plan->level_size = g_new0 (double, plan->n_levels + 1);
  plan->level_near = g_new0 (double, plan->n_levels + 1);
  plan->gap = g_new0 (double, plan->n_levels + 1);
  plan->n_tracks = g_new0 (guint, plan->n_levels + 1);
  plan->label_room = g_new0 (double, plan->n_levels + 1);
}

/* Many childless siblings stand in two columns under their parent. */
static void
find_columns (PlnOrgPlan *plan)
{
  g_autofree guint *leaves = g_new0 (guint, MAX (plan->n, 1)), *seen = g_new0 (guint, MAX (plan->n, 1));

  if (plan->spec->direction != PLN_ORG_TOP_DOWN)
    return;
  for (guint i = 0; i < plan->n; i++)
    if (plan->nodes[i].parent >= 0 && plan->n_children[i] == 0)
      leaves[plan->nodes[i].parent]++;
  for (guint i = 0; i < plan->n; i++)
    {
      const int parent = plan->nodes[i].parent;

      if (parent >= 0 && leaves[parent] > PLN_ORG_MANY && leaves[parent] == plan->n_children[parent])
        plan->boxes[i].column = seen[parent]++ % 2;
    }
}

/* Level after level; gaps hold their dotted lines and words. */
static void
place_levels (PlnOrgPlan *plan)
{
  double near = 0;

  for (guint i = 0; i < plan->n; i++)
    if (plan->boxes[i].column < 0)
      plan->level_size[plan->boxes[i].level] = MAX (plan->level_size[plan->boxes[i].level], pln_org_along (plan, i));
  for (int level = 0; level < plan->n_levels; level++)
    {
      const guint tracks = plan->n_tracks[level];

      plan->level_near[level] = near;
      plan->gap[level] = LEVEL_GAP * plan->spec->scale;
      if (tracks > 0)
        plan->gap[level] += TRACK_PITCH * (tracks - 1) + plan->label_room[level];
      near += plan->level_size[level] + plan->gap[level];
    }
  plan->level_near[plan->n_levels] = near;
}

static double
column_pitch (const PlnOrgPlan *plan, guint parent)
{
  double height = 0;

  for (guint i = parent + 1, left = plan->n_children[parent]; left > 0 && i < plan->n; i++)
    if (plan->nodes[i].parent == (int) parent)
      {
        height = MAX (height, pln_org_along (plan, i));
        left--;
      }
  return height + COLUMN_GAP;
}

/* Sets the places across, by a tidy tree in which two columns are one node. */
static void
place_across (PlnOrgPlan *plan)
{
  g_autofree PlnTidyNode *tidy = g_new0 (PlnTidyNode, 2 * plan->n + 1);
  g_autofree guint *where = g_new0 (guint, MAX (plan->n, 1));
  guint n = 1;

  tidy[0] = (PlnTidyNode) { .parent = -1, .near = -1, .far = 0 };
  for (guint i = 0; i < plan->n; i++)
    {
      const int parent = plan->nodes[i].parent;
      const PlnOrgBox *box = &plan->boxes[i];
      PlnTidyNode *node = &tidy[n];

      node->parent = parent >= 0 ? (int) where[parent] : 0;
      node->near = plan->level_near[box->level];
      if (box->column < 0)
        {
          node->size = pln_org_across (plan, i) + SIBLING_GAP;
          node->far = plan->level_near[box->level + 1];
          where[i] = n++;
        }
      else if (i == (guint) parent + 1)
        {
          /* The first of the columns stands for all. */
          node->size = 2 * pln_org_across (plan, i) + COLUMN_TRUNK + 2 * COLUMN_SIDE + SIBLING_GAP;
          node->far = node->near + ((plan->n_children[parent] + 1) / 2) * column_pitch (plan, parent) + SIBLING_GAP;
          where[i] = n++;
        }
      else
        where[i] = where[parent + 1];
    }
  pln_tidy_tree_layout (tidy, n);
  for (guint i = 0; i < plan->n; i++)
    {
      const double size = pln_org_across (plan, i), centre = tidy[where[i]].centre;

      plan->boxes[i].rect.width = size;
      plan->boxes[i].rect.height = pln_org_along (plan, i);
      plan->boxes[i].rect.x = plan->boxes[i].column < 0    ? centre - size / 2
                              : plan->boxes[i].column == 0 ? centre - COLUMN_TRUNK / 2 - size
                                                           : centre + COLUMN_TRUNK / 2;
    }
}

/* An external body without children stands over the one it deals with, as far as the next root leaves room. */
static void
move_externals (PlnOrgPlan *plan)
{
  double limit = G_MAXDOUBLE;

  for (guint i = plan->n; i > 0; i--)
    {
      PlnRect *rect = &plan->boxes[i - 1].rect;
      double want = rect->x;

      if (plan->boxes[i - 1].level > 0)
        continue;
      if (plan->nodes[i - 1].external && plan->n_children[i - 1] == 0)
        {
          for (guint e = 0; e < plan->n_edges; e++)
            if (plan->edges[e].from == (int) i - 1 && plan->boxes[plan->edges[e].to].level > 0)
              want = MAX (want, plan->boxes[plan->edges[e].to].rect.x);
          rect->x = MAX (rect->x, MIN (want, limit - rect->width - SIBLING_GAP));
        }
      limit = rect->x;
    }
}

static void
place_along (PlnOrgPlan *plan)
{
  g_autofree guint *seen = g_new0 (guint, MAX (plan->n, 1));
  g_autofree double *pitch = g_new0 (double, MAX (plan->n, 1));

  for (guint i = 0; i < plan->n; i++)
    {
      PlnOrgBox *box = &plan->boxes[i];
      const int parent = plan->nodes[i].parent;

      box->rect.y = plan->level_near[box->level];
      if (box->column < 0)
        {
          /* Boxes of a level are equally tall, so that their lines and feet agree. */
          if (plan->spec->direction == PLN_ORG_TOP_DOWN && (box->level > 0 || !plan->nodes[i].external))
            box->rect.height = plan->level_size[box->level];
          continue;
        }
      if (pitch[parent] == 0)
        pitch[parent] = column_pitch (plan, parent);
      box->rect.y += (seen[parent]++ / 2) * pitch[parent];
      box->rect.height = pitch[parent] - COLUMN_GAP;
    }
}

/* From across and along to x and y, everything inside the margin, and mirrored if need be. */
static void
turn_and_fit (PlnOrgLayout *self, const PlnOrgPlan *plan)
{
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < self->n_boxes && plan->spec->direction == PLN_ORG_START_TO_END; i++)
    {
      const PlnRect r = self->boxes[i].rect;

      self->boxes[i].rect = (PlnRect) { r.y, r.x, r.height, r.width };
    }
  for (guint i = 0; i < self->n_boxes + self->n_routes; i++)
    {
      const PlnRect *r = i < self->n_boxes ? &self->boxes[i].rect : &self->routes[i - self->n_boxes].label;

      if (i >= self->n_boxes && r->width <= 0)
        continue;
      left = MIN (left, r->x);
      right = MAX (right, r->x + r->width);
      top = MIN (top, r->y);
      bottom = MAX (bottom, r->y + r->height);
    }
  for (guint i = 0; i < self->n_routes; i++)
    for (guint k = 0; k < self->routes[i].n_points; k++)
      {
        left = MIN (left, self->routes[i].x[k]);
        right = MAX (right, self->routes[i].x[k]);
        top = MIN (top, self->routes[i].y[k]);
        bottom = MAX (bottom, self->routes[i].y[k]);
      }
  if (left > right)
    left = right = top = bottom = 0;
  self->width = ceil (right - left) + 2 * PLN_ORG_MARGIN;
  self->height = ceil (bottom - top) + 2 * PLN_ORG_MARGIN;
  left -= PLN_ORG_MARGIN;
  top -= PLN_ORG_MARGIN;
  for (guint i = 0; i < self->n_boxes; i++)
    {
      self->boxes[i].rect.x = round (self->boxes[i].rect.x - left);
      self->boxes[i].rect.y = round (self->boxes[i].rect.y - top);
    }
  for (guint i = 0; i < self->n_routes; i++)
    {
      self->routes[i].label.x -= left;
      self->routes[i].label.y -= top;
      for (guint k = 0; k < self->routes[i].n_points; k++)
        {
          self->routes[i].x[k] -= left;
          self->routes[i].y[k] -= top;
        }
    }
}

static void
mirror (PlnOrgLayout *self)
{
  for (guint i = 0; i < self->n_boxes; i++)
    pln_rect_mirror (&self->boxes[i].rect, self->width);
  for (guint i = 0; i < self->n_routes; i++)
    {
      pln_rect_mirror (&self->routes[i].label, self->width);
      for (guint k = 0; k < self->routes[i].n_points; k++)
        self->routes[i].x[k] = self->width - self->routes[i].x[k];
    }
}

static void
stack (PlnOrgLayout *self, PlnOrgPlan *plan)
{
  g_autofree double *above = g_new0 (double, MAX (plan->n, 1));
  double y = 12, gutter = 0;
  gboolean first_has_line = FALSE;

  for (guint e = 0; e < plan->n_edges; e++)
    first_has_line = first_has_line || plan->edges[e].from == 0 || plan->edges[e].to == 0;
  for (guint e = 0; e < plan->n_edges; e++)
    above[plan->edges[e].to] = MAX (above[plan->edges[e].to], plan->edges[e].label_height);
  if (plan->n_edges > 0)
    gutter = 28;
  for (guint i = 0; i < plan->n; i++)
    {
      PlnOrgBox *box = &plan->boxes[i];
      const double x = STACK_SIDE + PLN_ORG_INDENT * MIN (box->level, 5);
      /* No line passes the first box: it may use the gutter's width unless it has one of its own. */
      const gboolean wide = i == 0 && !first_has_line;

      y += above[i] > 0 ? above[i] + 4 : 0;
      box->rect = (PlnRect) { x, y, MAX (80, plan->spec->width - x - STACK_SIDE - (wide ? 0 : gutter)), plan->nodes[i].height };
      y += box->rect.height + STACK_GAP;
    }
  pln_org_routes_stack (plan, self->routes, plan->spec->width - STACK_SIDE - gutter, &gutter);
  self->width = plan->spec->width;
  self->height = y + 60;
}

/**
 * pln_org_layout_init:
 * @self: not initialised
 * @nodes: preorder
 * @edges: both ends are nodes
 *
 * Linear in the nodes; each edge looks once at the boxes between its ends.
 */
void
pln_org_layout_init (PlnOrgLayout *self, const PlnOrgSpec *spec, const PlnOrgNode *nodes, guint n_nodes,
                     const PlnOrgEdge *edges, guint n_edges)
{
  PlnOrgPlan plan = { .spec = spec, .nodes = nodes, .n = n_nodes, .edges = edges, .n_edges = n_edges };

  *self = (PlnOrgLayout) { .direction = spec->direction, .rtl = spec->rtl, .n_boxes = n_nodes, .n_routes = n_edges };
  self->boxes = plan.boxes = g_new0 (PlnOrgBox, MAX (n_nodes, 1));
  self->routes = g_new0 (PlnOrgRoute, MAX (n_edges, 1));
  find_levels (&plan);
  if (spec->direction == PLN_ORG_STACKED)
    stack (self, &plan);
  else
    {
      g_autofree PlnOrgLine *lines = NULL;

      find_columns (&plan);
      place_levels (&plan);
      place_across (&plan);
      move_externals (&plan);
      place_along (&plan);
      lines = pln_org_routes_plan (&plan);
      place_levels (&plan);
      place_along (&plan);
      pln_org_routes_place (&plan, lines, self->routes);
      turn_and_fit (self, &plan);
    }
  if (spec->rtl)
    mirror (self);
  g_free (plan.n_children);
  g_free (plan.level_size);
  g_free (plan.level_near);
  g_free (plan.gap);
  g_free (plan.n_tracks);
  g_free (plan.label_room);
}

void
pln_org_layout_clear (PlnOrgLayout *self)
{
  g_clear_pointer (&self->boxes, g_free);
  g_clear_pointer (&self->routes, g_free);
}
