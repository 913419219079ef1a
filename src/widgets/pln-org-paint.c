// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-org-chart-private.h"

#include <math.h>

#define RADIUS 12
#define ELBOW 10
#define TEXT_FROM 0.34  /* of full size: below it names only, as bars */
#define ROUND_FROM 0.16 /* below it plain blocks */

/* --- lines -------------------------------------------------------------- */

/* A line through the corners, each rounded. */
static GskPath *
rounded_line (const double *x, const double *y, guint n, double radius)
{
  GskPathBuilder *b = gsk_path_builder_new ();

  gsk_path_builder_move_to (b, x[0], y[0]);
  for (guint i = 1; i + 1 < n; i++)
    {
      const double before = hypot (x[i] - x[i - 1], y[i] - y[i - 1]), after = hypot (x[i + 1] - x[i], y[i + 1] - y[i]);
      const double r = MIN (radius, MIN (before, after) / 2);
      const double k = r * 0.45;

      if (before < 0.5 || after < 0.5)
        continue;
      gsk_path_builder_line_to (b, x[i] - (x[i] - x[i - 1]) / before * r, y[i] - (y[i] - y[i - 1]) / before * r);
      gsk_path_builder_cubic_to (b, x[i] - (x[i] - x[i - 1]) / before * k, y[i] - (y[i] - y[i - 1]) / before * k,
                                 x[i] + (x[i + 1] - x[i]) / after * k, y[i] + (y[i + 1] - y[i]) / after * k,
                                 x[i] + (x[i + 1] - x[i]) / after * r, y[i] + (y[i + 1] - y[i]) / after * r);
    }
  gsk_path_builder_line_to (b, x[n - 1], y[n - 1]);
  return gsk_path_builder_free_to_path (b);
}

/* The corners of the solid line from a parent to its child. */
static guint
solid_corners (const PlnOrgLayout *l, const PlnOrgBox *p, const PlnOrgBox *c, double x[4], double y[4])
{
  const PlnRect *a = &p->rect, *b = &c->rect;
  const double middle = a->x + a->width / 2;

  if (l->direction == PLN_ORG_STACKED)
    {
      const double trunk = l->rtl ? a->x + a->width - ELBOW - 3 : a->x + ELBOW + 3;

      x[0] = x[1] = trunk;
      y[0] = a->y + a->height;
      y[1] = y[2] = b->y + b->height / 2;
      x[2] = l->rtl ? b->x + b->width : b->x;
      return 3;
    }
  if (c->column >= 0)
    {
      x[0] = x[1] = middle;
      y[0] = a->y + a->height;
      y[1] = y[2] = b->y + b->height / 2;
      x[2] = b->x + b->width / 2 < middle ? b->x + b->width : b->x;
      return 3;
    }
  if (l->direction == PLN_ORG_TOP_DOWN)
    {
      x[0] = x[1] = middle;
      x[2] = x[3] = b->x + b->width / 2;
      y[0] = a->y + a->height;
      y[1] = y[2] = b->y - PLN_ORG_BUS;
      y[3] = b->y;
    }
  else
    {
      x[0] = l->rtl ? a->x : a->x + a->width;
      x[3] = l->rtl ? b->x + b->width : b->x;
      x[1] = x[2] = x[3] + (l->rtl ? PLN_ORG_BUS : -PLN_ORG_BUS);
      y[0] = y[1] = a->y + a->height / 2;
      y[2] = y[3] = b->y + b->height / 2;
    }
  return 4;
}

static gboolean
touches (const double *x, const double *y, guint n, const PlnRect *clip)
{
  double x1 = x[0], x2 = x[0], y1 = y[0], y2 = y[0];

  for (guint i = 1; i < n; i++)
    {
      x1 = MIN (x1, x[i]);
      x2 = MAX (x2, x[i]);
      y1 = MIN (y1, y[i]);
      y2 = MAX (y2, y[i]);
    }
  return x1 <= clip->x + clip->width && x2 >= clip->x && y1 <= clip->y + clip->height && y2 >= clip->y;
}

static void
paint_solid (PlnOrgChart *self, PlnPainter *p, const PlnRect *clip, double zoom)
{
  const PlnPalette *c = pln_painter_palette (p);
  const double width = zoom < ROUND_FROM ? 1 / zoom : 1.5;

  for (guint i = 0; i < self->shown->len; i++)
    {
      const int parent = g_array_index (self->shown, PlnOrgShown, i).parent;
      double x[4], y[4];
      guint n;
      g_autoptr (GskPath) path = NULL;

      if (parent < 0)
        continue;
      n = solid_corners (&self->layout, &self->layout.boxes[parent], &self->layout.boxes[i], x, y);
      if (!touches (x, y, n, clip))
        continue;
      if (zoom < TEXT_FROM)
        {
          for (guint k = 1; k < n; k++)
            pln_painter_line (p, x[k - 1], y[k - 1], x[k], y[k], width, &c->line_strong, PLN_DASH_SOLID);
          continue;
        }
      if (n == 4 && (fabs (x[0] - x[3]) < 1.5 || fabs (y[0] - y[3]) < 1.5))
        {
          const gboolean upright = fabs (x[0] - x[3]) < 1.5;

          pln_painter_line (p, x[0], y[0], upright ? x[0] : x[3], upright ? y[3] : y[0], width, &c->line_strong, PLN_DASH_SOLID);
          continue;
        }
      path = rounded_line (x, y, n, ELBOW);
      pln_painter_stroke_path (p, path, width, &c->line_strong, PLN_DASH_SOLID);
    }
}

static void
paint_arrow (PlnPainter *p, const PlnOrgRoute *r, const GdkRGBA *color)
{
  const guint n = r->n_points;
  const double dx = r->x[n - 1] - r->x[n - 2], dy = r->y[n - 1] - r->y[n - 2], length = MAX (hypot (dx, dy), 0.1);
  const double ux = dx / length * 5, uy = dy / length * 5;
  GskPathBuilder *b = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;

  gsk_path_builder_move_to (b, r->x[n - 1] - ux - uy, r->y[n - 1] - uy + ux);
  gsk_path_builder_line_to (b, r->x[n - 1], r->y[n - 1]);
  gsk_path_builder_line_to (b, r->x[n - 1] - ux + uy, r->y[n - 1] - uy - ux);
  path = gsk_path_builder_free_to_path (b);
  pln_painter_stroke_path (p, path, 2, color, PLN_DASH_SOLID);
}

static void
paint_dotted (PlnOrgChart *self, PlnPainter *p, const PlnRect *clip, double zoom)
{
  const PlnPalette *c = pln_painter_palette (p);

  for (guint i = 0; i < self->layout.n_routes; i++)
    {
      const PlnOrgRoute *r = &self->layout.routes[i];
      g_autoptr (GskPath) path = NULL;

      if (r->n_points < 2 || !touches (r->x, r->y, r->n_points, clip))
        continue;
      path = rounded_line (r->x, r->y, r->n_points, ELBOW);
      pln_painter_stroke_path (p, path, 2, &c->accent_text, PLN_DASH_DOTTED);
      paint_arrow (p, r, &c->accent_text);
    }
  /* The words last: they interrupt every line under them. */
  for (guint i = 0; i < self->layout.n_routes && zoom >= TEXT_FROM; i++)
    {
      const PlnOrgRoute *r = &self->layout.routes[i];
      const PlnOrgRelation *relation = &g_array_index (self->relations, PlnOrgRelation, g_array_index (self->edges, guint, i));
      const PlnRect ground = pln_rect_inset (&r->label, -3, 0);

      if (r->label.width <= 0 || !pln_rect_intersects (&ground, clip))
        continue;
      pln_painter_fill (p, &ground, 3, &c->view);
      pln_painter_label (p, PLN_TEXT_CHIP, relation->label, &r->label, 1, 0.5, &c->accent_text);
    }
}

/* --- boxes -------------------------------------------------------------- */

/* pln_org_chart_badge: where "+12" of a folded branch is; FALSE: not folded. */
gboolean
pln_org_chart_badge (PlnOrgChart *self, guint shown, PlnRect *badge)
{
  const PlnRect *r = &self->layout.boxes[shown].rect;

  if (g_array_index (self->shown, PlnOrgShown, shown).n_hidden == 0)
    return FALSE;
  if (self->layout.direction == PLN_ORG_TOP_DOWN)
    *badge = (PlnRect) { r->x + r->width / 2 - 24, r->y + r->height - 11, 48, 22 };
  else
    *badge = (PlnRect) { self->layout.rtl ? r->x + 12 : r->x + r->width - 60, r->y + r->height - 11, 48, 22 };
  return TRUE;
}

static void
paint_badge (PlnOrgChart *self, PlnPainter *p, guint i)
{
  const PlnPalette *c = pln_painter_palette (p);
  PlnRect badge;
  g_autofree char *text = NULL;

  if (!pln_org_chart_badge (self, i, &badge))
    return;
  text = g_strdup_printf ("+%u", g_array_index (self->shown, PlnOrgShown, i).n_hidden);
  pln_painter_fill (p, &badge, 11, &c->line_strong);
  badge.y += 2;
  pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, text, &badge, 1, 0.5, &c->view);
}

static GdkRGBA
pill_color (const PlnPalette *c, PlnPillStyle style, PlnGlyph *glyph)
{
  switch (style)
    {
    case PLN_PILL_SUCCESS:
      *glyph = PLN_GLYPH_PLUS;
      return c->success;
    case PLN_PILL_ERROR:
      *glyph = PLN_GLYPH_CROSS;
      return c->error;
    case PLN_PILL_WARNING:
      *glyph = PLN_GLYPH_WARNING;
      return c->warning;
    case PLN_PILL_TEAL:
      *glyph = PLN_GLYPH_ARROWS;
      return pln_palette_tone (c, PLN_TONE_TEAL, PLN_TONE_USE_TEXT);
    case PLN_PILL_PURPLE:
      *glyph = PLN_GLYPH_LINK;
      return pln_palette_tone (c, PLN_TONE_PURPLE, PLN_TONE_USE_TEXT);
    case PLN_PILL_ACCENT:
      *glyph = PLN_GLYPH_PEN;
      return c->accent_text;
    case PLN_PILL_NEUTRAL:
    case PLN_PILL_TAG:
    default:
      *glyph = PLN_GLYPH_TICK;
      return c->dim;
    }
}

/* What changed between two dates: a pill on the upper edge of the box. */
static void
paint_change (PlnPainter *p, const PlnRect *r, const PlnOrgBody *body)
{
  const PlnPalette *c = pln_painter_palette (p);
  PlnGlyph glyph;
  const GdkRGBA color = pill_color (c, body->change_style, &glyph);
  const GdkRGBA ground = pln_rgba_mix (&c->view, &color, 0.16);
  double tw, th;
  PlnRect pill;

  if (body->change == NULL || *body->change == '\0')
    return;
  if (body->change_glyph != PLN_GLYPH_NONE)
    glyph = body->change_glyph;
  pln_text_cache_measure (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, body->change, -1, 1, &tw, &th);
  pill = (PlnRect) { r->x + r->width - tw - 38, r->y - th / 2 - 2, tw + 30, th + 4 };
  if (pln_painter_is_rtl (p))
    pill.x = r->x + 8;
  pln_painter_fill (p, &pill, pill.height / 2, &ground);
  pln_painter_stroke (p, &pill, pill.height / 2, 1, &color, PLN_DASH_SOLID);
  pln_painter_glyph (p, glyph, pln_painter_is_rtl (p) ? pill.x + pill.width - 20 : pill.x + 8, pill.y + (pill.height - 12) / 2, 12, &color);
  pln_painter_text (p, pln_text_cache_get (pln_painter_text_cache (p), PLN_TEXT_CAPTION_BOLD, body->change, -1, 1),
                    pln_painter_is_rtl (p) ? pill.x + 8 : pill.x + 23, pill.y + 2, &color);
}

static void
paint_foot (PlnPainter *p, const PlnOrgBody *body, const PlnRect *box, int lines)
{
  const PlnPalette *c = pln_painter_palette (p);
  const gboolean finding = (body->flags & PLN_ORG_FINDING) != 0, rtl = pln_painter_is_rtl (p);
  const PlnGlyph glyph = finding ? PLN_GLYPH_WARNING : body->foot_glyph;
  const double size = 14 * pln_text_cache_get_scale (pln_painter_text_cache (p));
  const GdkRGBA *ink = finding ? &c->warning : &c->dim;
  PlnRect text = *box;

  if (body->foot == NULL)
    return;
  if (glyph != PLN_GLYPH_NONE)
    {
      pln_painter_glyph (p, glyph, rtl ? box->x + box->width - size : box->x, box->y + 1, size, ink);
      text.width -= size + 6;
      text.x += rtl ? 0 : size + 6;
    }
  pln_painter_label (p, finding ? PLN_TEXT_CAPTION_BOLD : PLN_TEXT_CAPTION, body->foot, &text, lines, 0, ink);
}

static void
paint_words (PlnOrgChart *self, PlnPainter *p, guint i)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnOrgBody *body = pln_org_chart_body (self, i);
  const PlnRect *r = &self->layout.boxes[i].rect;
  const double line = g_array_index (self->shown, PlnOrgShown, i).line_y;
  const gboolean stacked = self->layout.direction == PLN_ORG_STACKED;
  const double padding = stacked ? 12 : PLN_ORG_PADDING;
  PlnRect box = { r->x + padding, r->y + 9, r->width - 2 * padding, r->height };

  if (stacked)
    {
      box.y = r->y + 8;
      box.y += pln_painter_label (p, PLN_TEXT_LABEL, body->name, &box, 1, 0, &c->text) + 1;
      if (body->foot != NULL)
        paint_foot (p, body, &box, 1);
      else
        pln_painter_label (p, PLN_TEXT_CAPTION, body->type, &box, 1, 0, &c->dim);
      return;
    }
  box.y += pln_painter_label (p, PLN_TEXT_CHIP, body->type, &box, 1, 0, &c->dim) + 3;
  pln_painter_label (p, PLN_TEXT_HEADING, body->name, &box, 2, 0, &c->text);
  if (body->foot != NULL)
    {
      pln_painter_fill (p, &(PlnRect) { box.x, r->y + line, box.width, 1 }, 0, &c->line);
      box.y = r->y + line + 9;
      paint_foot (p, body, &box, 2);
    }
}

static void
paint_detail (PlnOrgChart *self, PlnPainter *p, guint i)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnOrgBody *body = pln_org_chart_body (self, i);
  const PlnRect *r = &self->layout.boxes[i].rect;
  PlnTextCache *cache = pln_painter_text_cache (p);
  const double height = pln_text_cache_line_height (cache, PLN_TEXT_CAPTION);
  g_auto (GStrv) lines = NULL;
  PlnRect box = { r->x + PLN_ORG_PADDING, r->y + r->height - 6, r->width - 2 * PLN_ORG_PADDING, height };
  guint n;

  if (!self->show_details || body->detail == NULL || *body->detail == '\0')
    return;
  lines = g_strsplit (body->detail, "\n", 8);
  n = g_strv_length (lines);
  box.y -= n * height;
  pln_painter_fill (p, &(PlnRect) { box.x, box.y - 4, box.width, 1 }, 0, &c->line);
  for (guint k = 0; k < n; k++, box.y += height)
    pln_painter_label (p, PLN_TEXT_CAPTION, lines[k], &box, 1, 0, &c->text);
}

static void
paint_ground (PlnOrgChart *self, PlnPainter *p, guint i, gboolean selected, gboolean target, double zoom)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnOrgBody *body = pln_org_chart_body (self, i);
  const PlnRect *r = &self->layout.boxes[i].rect;
  const PlnRect inner = pln_rect_inset (r, 0.5, 0.5), halo = pln_rect_inset (r, -1, -1);
  const gboolean dashed = (body->flags & (PLN_ORG_EXTERNAL | PLN_ORG_FADED)) != 0;
  const double radius = zoom < ROUND_FROM ? 0 : RADIUS;
  const GdkRGBA ground = selected || target ? pln_rgba_mix (&c->card, &c->accent, c->dark ? 0.24 : 0.07) : dashed ? c->window : c->card;
  const GdkRGBA glow = pln_rgba_alpha (&c->accent, 0.25), edge = pln_rgba_mix (&c->view, &c->text, c->high_contrast ? 0.7 : 0.17);

  if (zoom < TEXT_FROM)
    {
      const GdkRGBA block = selected ? c->accent : pln_rgba_mix (&c->view, &c->text, dashed ? 0.18 : 0.32);

      pln_painter_fill (p, r, radius, &block);
      return;
    }
  if (!dashed && !selected)
    pln_painter_shadow (p, r, radius);
  if (selected)
    pln_painter_stroke (p, &halo, radius, 6, &glow, PLN_DASH_SOLID);
  pln_painter_fill (p, r, radius, &ground);
  if (selected || target)
    pln_painter_stroke (p, &inner, radius, 2, &c->accent, PLN_DASH_SOLID);
  else
    pln_painter_stroke (p, &inner, radius, 1, dashed ? &c->line_strong : &edge, dashed ? PLN_DASH_DASHED : PLN_DASH_SOLID);
}

static void
paint_box (PlnOrgChart *self, PlnPainter *p, guint i, gboolean interactive, double zoom)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnOrgBody *body = pln_org_chart_body (self, i);
  const PlnRect *r = &self->layout.boxes[i].rect;
  const gboolean selected = interactive && g_strcmp0 (self->selected_id, body->id) == 0;
  const gboolean target = interactive && g_strcmp0 (self->drop_id, body->id) == 0;
  const gboolean faded = (body->flags & PLN_ORG_FADED) != 0;

  paint_ground (self, p, i, selected, target, zoom);
  if (zoom >= TEXT_FROM)
    {
      if (faded)
        pln_painter_push_opacity (p, 0.62);
      paint_words (self, p, i);
      paint_detail (self, p, i);
      if (faded)
        pln_painter_pop (p);
      paint_change (p, r, body);
      paint_badge (self, p, i);
    }
  if (interactive && pln_canvas_get_cursor (PLN_CANVAS (self)) == (int) i && pln_canvas_shows_cursor (PLN_CANVAS (self)))
    {
      const PlnRect ring = pln_rect_inset (r, -4, -4);

      pln_painter_stroke (p, &ring, RADIUS + 4, 2 / MIN (zoom, 1), &c->accent_text, PLN_DASH_SOLID);
    }
}

void
pln_org_chart_paint (PlnOrgChart *self, PlnPainter *p, const PlnRect *clip, gboolean interactive)
{
  const double zoom = interactive ? pln_canvas_get_zoom (PLN_CANVAS (self)) : 1;
  const PlnRect around = pln_rect_inset (clip, -16, -16);

  paint_solid (self, p, clip, zoom);
  paint_dotted (self, p, clip, zoom);
  for (guint i = 0; i < self->shown->len; i++)
    if (pln_rect_intersects (&self->layout.boxes[i].rect, &around))
      paint_box (self, p, i, interactive, zoom);
}

/* pln_org_chart_paint_map: the whole chart small; map: where it came to lie, its width telling the scale. */
void
pln_org_chart_paint_map (PlnOrgChart *self, PlnPainter *p, double width, double height, PlnRect *map)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA block = pln_rgba_mix (&c->view, &c->text, 0.42);
  const double scale = MIN (width / MAX (self->layout.width, 1), height / MAX (self->layout.height, 1));

  *map = (PlnRect) { (width - self->layout.width * scale) / 2, (height - self->layout.height * scale) / 2,
                     self->layout.width * scale, self->layout.height * scale };
  for (guint i = 0; i < self->shown->len; i++)
    {
      const PlnRect *r = &self->layout.boxes[i].rect;
      const gboolean selected = g_strcmp0 (self->selected_id, pln_org_chart_body (self, i)->id) == 0;
      const PlnRect small = { map->x + r->x * scale, map->y + r->y * scale, MAX (1, r->width * scale), MAX (1, r->height * scale) };

      pln_painter_fill (p, &small, self->shown->len < 200 ? 2 : 0, selected ? &c->accent : &block);
    }
}
