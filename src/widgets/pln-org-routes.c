// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where the dotted lines of an org chart run: in the gaps between levels, past
 * the levels between in a free corridor, never through a box. */

#include "widgets/pln-org-layout-private.h"

#include <math.h>
#include <stdlib.h>

#define TRACK_START 22
#define TRACK_PITCH 12
#define MAX_TRACKS 8
#define CLEARANCE 9 /* between a line and a box */
#define MAX_LOOKED_AT 300 /* relations; with more of them words stay where they are */
#define ARROW 4     /* an arrow stops short of its box */

/* Gap -1 lies before the first level. */
typedef struct
{
  PlnOrgPlan *plan;
  GArray    **taken;   /* owned: for each gap, of Stretch */
  guint     (*n_ports)[2]; /* owned: lines that begin or end at a box already, before and after its middle */
} Router;

typedef struct
{
  double from, to;
  guint  track;
} Stretch;

static double
box_centre (const PlnOrgPlan *plan, int i)
{
  return plan->boxes[i].rect.x + plan->boxes[i].rect.width / 2;
}

/* A point of the edge of a box towards the other one, away from the middle, where the solid line is.  The shortest line
 * is planned first and runs nearest to the boxes, so that the next one keeps clear of it further inwards. */
static double
port (Router *router, int box, int other)
{
  const PlnRect *r = &router->plan->boxes[box].rect;
  const gboolean after = box_centre (router->plan, other) >= box_centre (router->plan, box);
  const guint k = router->n_ports[box][after]++;
  const guint inwards = (guint) MAX (1, r->width * 0.24 / TRACK_PITCH);
  const double step = k < inwards ? (double) TRACK_PITCH * k : -(double) TRACK_PITCH * (k - inwards + 1);
  const double x = CLAMP (r->width * 0.20 + step, 10, MAX (10, r->width - 10));

  return r->x + (after ? r->width - x : x);
}

static int
clamp_gap (const PlnOrgPlan *plan, int gap)
{
  return CLAMP (gap, 0, plan->n_levels - 1);
}

/* Which gap each end uses: a box of a column can only be reached from its side. */
static void
choose_gaps (const PlnOrgPlan *plan, const PlnOrgEdge *edge, PlnOrgLine *line)
{
  const PlnOrgBox *from = &plan->boxes[edge->from], *to = &plan->boxes[edge->to];
  const gboolean upwards = to->level < from->level;

  line->side_from = from->column >= 0;
  line->side_to = to->column >= 0;
  line->gap_from = line->side_from || upwards ? from->level - 1 : from->level;
  line->gap_to = line->side_to ? to->level - 1 : upwards || to->level == from->level ? to->level : to->level - 1;
  if (!upwards && to->level == from->level && (line->side_from || line->side_to))
    line->gap_from = line->gap_to = from->level - 1;
  line->gap_from = clamp_gap (plan, line->gap_from);
  line->gap_to = clamp_gap (plan, line->gap_to);
}

static double
side_of (const PlnOrgPlan *plan, int i)
{
  const PlnRect *r = &plan->boxes[i].rect;

  return plan->boxes[i].column == 0 ? r->x - CLEARANCE : r->x + r->width + CLEARANCE;
}

static int
compare_stretch (gconstpointer a, gconstpointer b)
{
  const double x = ((const Stretch *) a)->from, y = ((const Stretch *) b)->from;

  return (x > y) - (x < y);
}

/* The place nearest to both ends at which a line passes the levels between without touching a box. */
static double
find_corridor (const PlnOrgPlan *plan, const PlnOrgLine *line)
{
  const int first = MIN (line->gap_from, line->gap_to) + 1, last = MAX (line->gap_from, line->gap_to);
  const double near = plan->level_near[first], far = plan->level_near[last] + plan->level_size[last];
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (Stretch));
  const double want = line->to;
  double before = -G_MAXDOUBLE, best = G_MAXDOUBLE, place = want;

  for (guint i = 0; i < plan->n; i++)
    {
      const PlnRect *r = &plan->boxes[i].rect;
      const Stretch wall = { r->x - CLEARANCE, r->x + r->width + CLEARANCE, 0 };

      if (r->y < far && r->y + r->height > near)
        g_array_append_val (walls, wall);
    }
  g_array_sort (walls, compare_stretch);
  /* The free places are those between the walls, from the far start to the far end. */
  for (guint i = 0; i <= walls->len; i++)
    {
      const double end = i < walls->len ? g_array_index (walls, Stretch, i).from : G_MAXDOUBLE;

      if (end >= before)
        {
          const double here = CLAMP (want, before, end);
          const double cost = fabs (here - want) + fabs (here - line->from);

          if (cost < best)
            {
              best = cost;
              place = here;
            }
        }
      if (i < walls->len)
        before = MAX (before, g_array_index (walls, Stretch, i).to);
    }
  return place;
}

/* Takes the first track of the gap on which the stretch is free; -1 when there is nothing to run along. */
static int
take_track (Router *router, int gap, double a, double b)
{
  Stretch stretch = { MIN (a, b) - TRACK_PITCH, MAX (a, b) + TRACK_PITCH, 0 };
  gboolean again = TRUE;

  if (fabs (a - b) < 1)
    return -1;
  while (again && stretch.track < MAX_TRACKS - 1)
    {
      again = FALSE;
      for (guint i = 0; i < router->taken[gap]->len; i++)
        {
          const Stretch *s = &g_array_index (router->taken[gap], Stretch, i);

          if (s->track == stretch.track && s->from < stretch.to && stretch.from < s->to)
            {
              stretch.track++;
              again = TRUE;
              break;
            }
        }
    }
  g_array_append_val (router->taken[gap], stretch);
  router->plan->n_tracks[gap] = MAX (router->plan->n_tracks[gap], stretch.track + 1);
  return stretch.track;
}

/* Words that are longer than their line stand below it. */
static gboolean
is_below (const PlnOrgPlan *plan, const PlnOrgEdge *edge, const PlnOrgLine *line)
{
  return plan->spec->direction == PLN_ORG_TOP_DOWN && edge->label_width > 0 && line->track_from >= 0
         && fabs (line->corridor - line->from) < edge->label_width + 28;
}

/* Keeps the tracks free on which they may stand. */
static void
reserve_label (Router *router, const PlnOrgEdge *edge, const PlnOrgLine *line)
{
  const double first = MIN (line->from, line->corridor), last = MAX (line->from, line->corridor);

  if (!is_below (router->plan, edge, line))
    return;
  for (guint i = 1; i <= 1 + (guint) (edge->label_height / TRACK_PITCH); i++)
    {
      const Stretch stretch = { last - edge->label_width - TRACK_PITCH, first + edge->label_width + TRACK_PITCH, line->track_from + i };

      g_array_append_val (router->taken[line->gap_from], stretch);
    }
}

/* One box over the other: the line may run straight. */
static void
straighten (const PlnOrgPlan *plan, const PlnOrgEdge *edge, PlnOrgLine *line)
{
  const PlnRect *a = &plan->boxes[edge->from].rect, *b = &plan->boxes[edge->to].rect;
  const double start = MAX (a->x, b->x) + 12, end = MIN (a->x + a->width, b->x + b->width) - 12;

  if (line->side_from || line->side_to || line->gap_from != line->gap_to
      || plan->boxes[edge->from].level == plan->boxes[edge->to].level || end - start < 24)
    return;
  line->from = line->to = CLAMP (line->to, start, end);
}

static void
plan_line (Router *router, const PlnOrgEdge *edge, PlnOrgLine *line)
{
  PlnOrgPlan *plan = router->plan;
  const double room = plan->spec->direction == PLN_ORG_TOP_DOWN ? edge->label_height : edge->label_width;

  choose_gaps (plan, edge, line);
  line->from = line->side_from ? side_of (plan, edge->from) : port (router, edge->from, edge->to);
  line->to = line->side_to ? side_of (plan, edge->to) : port (router, edge->to, edge->from);
  straighten (plan, edge, line);
  if (line->gap_from == line->gap_to)
    {
      if (fabs (line->from - line->to) < 1)
        line->to = line->from;
      line->corridor = line->to;
      line->track_from = take_track (router, line->gap_from, line->from, line->to);
      line->track_to = -1;
    }
  else
    {
      line->corridor = find_corridor (plan, line);
      if (fabs (line->corridor - line->from) < 1)
        line->corridor = line->from;
      if (fabs (line->corridor - line->to) < 1)
        line->to = line->corridor;
      line->track_from = take_track (router, line->gap_from, line->from, line->corridor);
      line->track_to = take_track (router, line->gap_to, line->corridor, line->to);
    }
  reserve_label (router, edge, line);
  plan->label_room[line->gap_from] = MAX (plan->label_room[line->gap_from], room > 0 ? room + 12 : 0);
  plan->n_tracks[line->gap_from] = MAX (plan->n_tracks[line->gap_from], 1);
}

typedef struct
{
  guint  edge;
  double length; /* between the middles of its boxes */
} Turn;

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const Turn *x = a, *y = b;

  return x->length != y->length ? (x->length > y->length) - (x->length < y->length) : (int) x->edge - (int) y->edge;
}

/* pln_org_routes_plan: (transfer full): a line for each edge; fills in how many tracks each gap holds. */
PlnOrgLine *
pln_org_routes_plan (PlnOrgPlan *plan)
{
  PlnOrgLine *lines = g_new0 (PlnOrgLine, MAX (plan->n_edges, 1));
  g_autofree Turn *turns = g_new0 (Turn, MAX (plan->n_edges, 1));
  Router router = { plan, g_new0 (GArray *, plan->n_levels + 1), (guint (*)[2]) g_new0 (guint, 2 * MAX (plan->n, 1)) };

  for (int gap = 0; gap <= plan->n_levels; gap++)
    router.taken[gap] = g_array_new (FALSE, FALSE, sizeof (Stretch));
  for (guint i = 0; i < plan->n_edges; i++)
    turns[i] = (Turn) { i, fabs (box_centre (plan, plan->edges[i].from) - box_centre (plan, plan->edges[i].to)) };
  qsort (turns, plan->n_edges, sizeof (Turn), compare_turns);
  for (guint i = 0; i < plan->n_edges; i++)
    plan_line (&router, &plan->edges[turns[i].edge], &lines[turns[i].edge]);
  for (int gap = 0; gap <= plan->n_levels; gap++)
    g_array_unref (router.taken[gap]);
  g_free (router.taken);
  g_free (router.n_ports);
  return lines;
}

static double
track_place (const PlnOrgPlan *plan, int gap, int track)
{
  return plan->level_near[gap] + plan->level_size[gap] + TRACK_START + TRACK_PITCH * MAX (track, 0);
}

static void
add_point (const PlnOrgPlan *plan, PlnOrgRoute *route, double across, double along)
{
  const gboolean turned = plan->spec->direction == PLN_ORG_START_TO_END;
  const double x = turned ? along : across, y = turned ? across : along;

  if (route->n_points > 0 && fabs (route->x[route->n_points - 1] - x) < 0.5 && fabs (route->y[route->n_points - 1] - y) < 0.5)
    return;
  if (route->n_points == PLN_ORG_MAX_POINTS)
    return;
  route->x[route->n_points] = x;
  route->y[route->n_points++] = y;
}

/* Where a line leaves its box, along the tree; short of it for an arrow. */
static double
edge_of (const PlnOrgPlan *plan, int box, int gap, double arrow)
{
  const PlnRect *r = &plan->boxes[box].rect;

  return gap >= plan->boxes[box].level ? r->y + r->height + arrow : r->y - arrow;
}

/* Whether a line of another relation, or the solid one below a box, runs through the words. */
static gboolean
is_crossed (const PlnOrgPlan *plan, const PlnOrgRoute *routes, guint self, const PlnRect *label)
{
  const PlnOrgEdge *edge = &plan->edges[self];
  const int ends[] = { edge->from, edge->to };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (plan->boxes[ends[i]].has_children && fabs (box_centre (plan, ends[i]) - label->x - label->width / 2) < label->width / 2 + 2)
      return TRUE;
  for (guint i = 0; i < plan->n_edges; i++)
    for (guint k = 1; k < routes[i].n_points && i != self; k++)
      {
        const double left = MIN (routes[i].x[k - 1], routes[i].x[k]), right = MAX (routes[i].x[k - 1], routes[i].x[k]);
        const double top = MIN (routes[i].y[k - 1], routes[i].y[k]), bottom = MAX (routes[i].y[k - 1], routes[i].y[k]);

        if (left < label->x + label->width + 2 && right > label->x - 2 && top < label->y + label->height && bottom > label->y)
          return TRUE;
      }
  return FALSE;
}

/* Below its line: in its middle, or from one of its ends on, where nothing runs through. */
static void
shift_label (const PlnOrgPlan *plan, const PlnOrgLine *line, PlnOrgRoute *routes, guint i)
{
  const double first = MIN (line->from, line->corridor), last = MAX (line->from, line->corridor);
  PlnRect *label = &routes[i].label;
  const double places[] = { label->x, last + 4 - label->width, first - 4 };
  const double middle = label->x;

  if (plan->n_edges > MAX_LOOKED_AT)
    return;
  for (guint k = 0; k < G_N_ELEMENTS (places); k++)
    {
      label->x = places[k];
      if (!is_crossed (plan, routes, i, label))
        return;
    }
  label->x = middle;
}

static void
place_label (const PlnOrgPlan *plan, const PlnOrgEdge *edge, const PlnOrgLine *line, PlnOrgRoute *route)
{
  const gboolean turned = plan->spec->direction == PLN_ORG_START_TO_END;
  double across = (line->from + line->corridor) / 2, along = track_place (plan, line->gap_from, line->track_from);
  const double size_across = turned ? edge->label_height : edge->label_width;
  const double size_along = turned ? edge->label_width : edge->label_height;

  if (edge->label_width <= 0)
    return;
  if (line->track_from < 0)
    /* Straight from box to box: halfway down the gap. */
    along = plan->level_near[line->gap_from] + plan->level_size[line->gap_from] + plan->gap[line->gap_from] / 2;
  else if (turned || is_below (plan, edge, line))
    along += 8 + size_along / 2;
  route->label = turned ? (PlnRect) { along - size_along / 2, across - size_across / 2, size_along, size_across }
                        : (PlnRect) { across - size_across / 2, along - size_along / 2, size_across, size_along };
}

/* pln_org_routes_place: the corners of every line, once the levels have their places. */
void
pln_org_routes_place (PlnOrgPlan *plan, const PlnOrgLine *lines, PlnOrgRoute *routes)
{
  for (guint i = 0; i < plan->n_edges; i++)
    {
      const PlnOrgEdge *edge = &plan->edges[i];
      const PlnOrgLine *line = &lines[i];
      const PlnRect *from = &plan->boxes[edge->from].rect, *to = &plan->boxes[edge->to].rect;
      PlnOrgRoute *route = &routes[i];

      if (line->side_from)
        add_point (plan, route, plan->boxes[edge->from].column == 0 ? from->x : from->x + from->width, from->y + from->height / 2);
      add_point (plan, route, line->from, line->side_from ? from->y + from->height / 2 : edge_of (plan, edge->from, line->gap_from, 0));
      if (line->track_from >= 0)
        {
          add_point (plan, route, line->from, track_place (plan, line->gap_from, line->track_from));
          add_point (plan, route, line->corridor, track_place (plan, line->gap_from, line->track_from));
        }
      if (line->track_to >= 0)
        {
          add_point (plan, route, line->corridor, track_place (plan, line->gap_to, line->track_to));
          add_point (plan, route, line->to, track_place (plan, line->gap_to, line->track_to));
        }
      add_point (plan, route, line->to, line->side_to ? to->y + to->height / 2 : edge_of (plan, edge->to, line->gap_to, ARROW));
      if (line->side_to)
        add_point (plan, route, plan->boxes[edge->to].column == 0 ? to->x - ARROW : to->x + to->width + ARROW, to->y + to->height / 2);
      place_label (plan, edge, line, route);
    }
  for (guint i = 0; i < plan->n_edges; i++)
    if (is_below (plan, &plan->edges[i], &lines[i]))
      shift_label (plan, &lines[i], routes, i);
}

/* pln_org_routes_stack: stacked boxes; the lines run in a gutter at the end edge. */
void
pln_org_routes_stack (const PlnOrgPlan *plan, PlnOrgRoute *routes, double end, double *gutter)
{
  for (guint i = 0; i < plan->n_edges; i++)
    {
      const PlnOrgEdge *edge = &plan->edges[i];
      const PlnRect *from = &plan->boxes[edge->from].rect, *to = &plan->boxes[edge->to].rect;
      const double x = end + 10 + (i % 3) * 6;
      PlnOrgRoute *route = &routes[i];

      add_point (plan, route, from->x + from->width, from->y + from->height / 2);
      add_point (plan, route, x, from->y + from->height / 2);
      add_point (plan, route, x, to->y + to->height / 2 + (i % 3) * 4);
      add_point (plan, route, to->x + to->width + ARROW, to->y + to->height / 2 + (i % 3) * 4);
      if (edge->label_width > 0)
        route->label = (PlnRect) { MAX (to->x, end - 8 - edge->label_width), to->y - edge->label_height - 4,
                                   MIN (edge->label_width, end - 8 - to->x), edge->label_height };
    }
}
