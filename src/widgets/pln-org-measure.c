// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which bodies are in sight, and how large their boxes are. */

#include "widgets/pln-org-chart-private.h"

#include <math.h>

#define BOX_WIDTH 186
#define TOP_WIDTH 392 /* at most, for a body at the top that has others under it */
#define STACKED_HEIGHT 52
#define MEASURED 600  /* with more bodies every box has room for two lines */

/* --- what is in sight --------------------------------------------------- */

typedef struct
{
  PlnOrgChart *chart;
  int         *first, *next; /* children as linked lists, in order */
  gboolean    *seen;
} Walk;

static guint
count_below (Walk *walk, int body)
{
  guint n = 0;

  for (int kid = walk->first[body]; kid >= 0; kid = walk->next[kid])
    if (!walk->seen[kid])
      {
        walk->seen[kid] = TRUE;
        n += 1 + count_below (walk, kid);
      }
  return n;
}

static void
show_branch (Walk *walk, int body, int parent, int position, int set_size)
{
  const PlnOrgBody *data = &g_array_index (walk->chart->bodies, PlnOrgBody, body);
  PlnOrgShown shown = { .body = body, .parent = parent, .position = position, .set_size = set_size };
  const int index = walk->chart->shown->len;
  int place = 0;

  walk->seen[body] = TRUE;
  for (int kid = walk->first[body]; kid >= 0; kid = walk->next[kid])
    if (!walk->seen[kid])
      shown.n_children++;
  if (g_hash_table_contains (walk->chart->folded, data->id))
    shown.n_hidden = count_below (walk, body);
  g_array_append_val (walk->chart->shown, shown);
  for (int kid = walk->first[body]; kid >= 0 && shown.n_hidden == 0; kid = walk->next[kid])
    if (!walk->seen[kid])
      show_branch (walk, kid, index, ++place, shown.n_children);
}

static int
parent_of (PlnOrgChart *self, guint body)
{
  const char *id = g_array_index (self->bodies, PlnOrgBody, body).parent_id;
  const int parent = id != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (self->by_id, id)) - 1 : -1;

  return parent == (int) body ? -1 : parent;
}

/* pln_org_chart_list_shown: in preorder; a ring of parents, which no edit makes but a file may, opens at its first body. */
void
pln_org_chart_list_shown (PlnOrgChart *self)
{
  const int n = self->bodies->len;
  g_autofree int *first = g_new (int, MAX (n, 1)), *next = g_new (int, MAX (n, 1));
  g_autofree gboolean *seen = g_new0 (gboolean, MAX (n, 1));
  Walk walk = { self, first, next, seen };
  int n_roots = 0, place = 0;

  g_array_set_size (self->shown, 0);
  for (int i = 0; i < n; i++)
    first[i] = -1;
  for (int i = n - 1; i >= 0; i--)
    {
      const int parent = parent_of (self, i);

      next[i] = parent >= 0 ? first[parent] : -1;
      if (parent >= 0)
        first[parent] = i;
      else
        n_roots++;
    }
  for (int i = 0; i < n; i++)
    if (parent_of (self, i) < 0)
      show_branch (&walk, i, -1, ++place, n_roots);
  for (int i = 0; i < n; i++)
    if (!seen[i])
      show_branch (&walk, i, -1, ++place, n_roots);
}

/* --- sizes -------------------------------------------------------------- */

typedef struct
{
  PlnTextCache *text;
  double        scale, caption, heading;
} Metrics;

static int
lines_of (Metrics *m, PlnTextStyle style, const char *text, double width, int most)
{
  if (text == NULL || *text == '\0')
    return 0;
  return CLAMP (pango_layout_get_line_count (pln_text_cache_get (m->text, style, text, width, most)), 1, most);
}

static double
width_of (PlnOrgChart *self, Metrics *m, guint i)
{
  const PlnOrgShown *s = &g_array_index (self->shown, PlnOrgShown, i);
  const PlnOrgBody *body = pln_org_chart_body (self, i);
  double name, foot = 0;

  if (s->parent >= 0 || s->n_children == 0)
    return floor (BOX_WIDTH * m->scale);
  pln_text_cache_measure (m->text, PLN_TEXT_HEADING, body->name, -1, 1, &name, NULL);
  if (body->foot != NULL)
    pln_text_cache_measure (m->text, PLN_TEXT_CAPTION, body->foot, -1, 1, &foot, NULL);
  return floor (CLAMP (MAX (name, foot + 20) + 2 * PLN_ORG_PADDING + 4, BOX_WIDTH * m->scale, TOP_WIDTH * m->scale));
}

static int
level_of (PlnOrgChart *self, guint i)
{
  int level = 0;

  for (int p = g_array_index (self->shown, PlnOrgShown, i).parent; p >= 0; p = g_array_index (self->shown, PlnOrgShown, p).parent)
    level++;
  return level;
}

static double
detail_height (PlnOrgChart *self, Metrics *m, const PlnOrgBody *body)
{
  guint lines = 1;

  if (!self->show_details || body->detail == NULL || *body->detail == '\0')
    return 0;
  for (const char *c = body->detail; *c != '\0'; c++)
    lines += *c == '\n';
  return MIN (lines, 8) * m->caption + 8;
}

static void
measure_boxes (PlnOrgChart *self, Metrics *m, PlnOrgNode *nodes, gboolean by_level)
{
  const guint n = self->shown->len;
  const gboolean exact = n <= MEASURED;
  g_autofree int *lines = g_new0 (int, n + 1), *most = g_new0 (int, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const PlnOrgBody *body = pln_org_chart_body (self, i);
      const int level = by_level && exact ? level_of (self, i) : (int) i;

      nodes[i].width = width_of (self, m, i);
      lines[i] = exact ? lines_of (m, PLN_TEXT_HEADING, body->name, nodes[i].width - 2 * PLN_ORG_PADDING, 2) : 2;
      most[level] = MAX (most[level], lines[i]);
    }
  for (guint i = 0; i < n; i++)
    {
      const PlnOrgBody *body = pln_org_chart_body (self, i);
      PlnOrgShown *s = &g_array_index (self->shown, PlnOrgShown, i);
      const int level = by_level && exact ? level_of (self, i) : (int) i;
      const int foot = body->foot == NULL ? 0
                       : exact ? lines_of (m, body->flags & PLN_ORG_FINDING ? PLN_TEXT_CAPTION_BOLD : PLN_TEXT_CAPTION, body->foot, nodes[i].width - 2 * PLN_ORG_PADDING - 20, 2) : 1;

      s->line_y = 9 + m->caption + 3 + m->heading * most[level] + 9;
      nodes[i].height = ceil (s->line_y + (foot > 0 ? 9 + foot * m->caption + 11 : 4) + detail_height (self, m, body));
    }
}

/* pln_org_chart_measure: fills in parents and sizes; the line above the foot lies at one height in a level. */
void
pln_org_chart_measure (PlnOrgChart *self, PlnOrgNode *nodes, PlnOrgDirection direction)
{
  PlnTextCache *text = pln_canvas_get_text (PLN_CANVAS (self));
  Metrics m = { text, pln_text_cache_get_scale (text), pln_text_cache_line_height (text, PLN_TEXT_CAPTION),
                pln_text_cache_line_height (text, PLN_TEXT_HEADING) };

  for (guint i = 0; i < self->shown->len; i++)
    {
      nodes[i].parent = g_array_index (self->shown, PlnOrgShown, i).parent;
      nodes[i].external = (pln_org_chart_body (self, i)->flags & PLN_ORG_EXTERNAL) != 0;
    }
  if (direction != PLN_ORG_STACKED)
    {
      measure_boxes (self, &m, nodes, direction == PLN_ORG_TOP_DOWN);
      return;
    }
  for (guint i = 0; i < self->shown->len; i++)
    {
      g_array_index (self->shown, PlnOrgShown, i).line_y = 0;
      nodes[i].height = ceil (STACKED_HEIGHT * m.scale + detail_height (self, &m, pln_org_chart_body (self, i)));
    }
}
