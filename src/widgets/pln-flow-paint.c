// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-flow-private.h"

/* From the share of its width at the upper edge to that at the lower. */
static GskPath *
ribbon_path (const PlnFlowRibbonPlace *r, double upper, double lower)
{
  GskPathBuilder *b = gsk_path_builder_new ();
  const double middle = (r->x1 + r->x2) / 2;
  const double y1a = r->y1 + r->h1 * upper, y1b = r->y1 + r->h1 * lower, y2a = r->y2 + r->h2 * upper, y2b = r->y2 + r->h2 * lower;

  gsk_path_builder_move_to (b, r->x1, y1a);
  gsk_path_builder_cubic_to (b, middle, y1a, middle, y2a, r->x2, y2a);
  gsk_path_builder_line_to (b, r->x2, y2b);
  gsk_path_builder_cubic_to (b, middle, y2b, middle, y1b, r->x1, y1b);
  gsk_path_builder_close (b);
  return gsk_path_builder_free_to_path (b);
}

/* Its two long edges, without the ends. */
static void
stroke_edges (PlnPainter *p, const PlnFlowRibbonPlace *r, const GdkRGBA *color)
{
  const double middle = (r->x1 + r->x2) / 2;

  for (int side = 0; side < 2; side++)
    {
      GskPathBuilder *b = gsk_path_builder_new ();
      g_autoptr (GskPath) path = NULL;

      gsk_path_builder_move_to (b, r->x1, r->y1 + r->h1 * side);
      gsk_path_builder_cubic_to (b, middle, r->y1 + r->h1 * side, middle, r->y2 + r->h2 * side, r->x2, r->y2 + r->h2 * side);
      path = gsk_path_builder_free_to_path (b);
      pln_painter_stroke_path (p, path, 1.3, color, PLN_DASH_DASHED);
    }
}

static void
paint_soft (PlnPainter *p, const PlnFlowRibbonPlace *place, const GdkRGBA *color)
{
  const double edge = MIN (9 / MAX (place->h1, 1), 0.5);
  g_autoptr (GskPath) body = ribbon_path (place, 0, 1 - edge);

  pln_painter_fill_path (p, body, color);
  for (int step = 0; step < 5; step++)
    {
      const GdkRGBA fading = pln_rgba_alpha (color, 0.85 - step * 0.19);
      g_autoptr (GskPath) strip = ribbon_path (place, 1 - edge + edge * step / 5, 1 - edge + edge * (step + 1) / 5);

      pln_painter_fill_path (p, strip, &fading);
    }
}

static void
paint_ribbon (PlnFlow *self, PlnPainter *p, guint i, gboolean strong_edge)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnFlowRibbon *ribbon = pln_flow_ribbon (self, i);
  const PlnFlowRibbonPlace *place = &self->layout.ribbons[i];
  const GdkRGBA strong = pln_palette_tone (c, ribbon->tone, PLN_TONE_USE_STRONG), soft = pln_palette_tone (c, ribbon->tone, PLN_TONE_USE_SOFT);
  const GdkRGBA body = pln_rgba_mix (&c->window, &strong, c->dark ? 0.42 : 0.34);
  g_autoptr (GskPath) path = ribbon_path (place, 0, 1);
  const PlnRect box = { MIN (place->x1, place->x2), MIN (place->y1, place->y2), ABS (place->x2 - place->x1),
                        MAX (place->y1 + place->h1, place->y2 + place->h2) - MIN (place->y1, place->y2) };

  if (ribbon->to_id == NULL)
    {
      const GdkRGBA none = pln_rgba_alpha (&body, 0);
      const gboolean back = place->x2 < place->x1;

      pln_painter_clip_path (p, path);
      pln_painter_fade (p, &box, 0, back ? &none : &body, back ? &body : &none, FALSE);
      pln_painter_pop (p);
    }
  else if (ribbon->fill == PLN_FILL_HATCH || ribbon->value <= 0)
    {
      const GdkRGBA ground = pln_rgba_alpha (&soft, 0.75);

      pln_painter_fill_path (p, path, &ground);
      pln_painter_clip_path (p, path);
      pln_painter_hatch (p, &box, 0, &strong, 0.8, 0.8);
      pln_painter_pop (p);
    }
  else if (ribbon->fill == PLN_FILL_RANGE)
    {
      pln_painter_fill_path (p, path, &soft);
      stroke_edges (p, place, &strong);
    }
  else if (ribbon->soft)
    paint_soft (p, place, &body);
  else
    pln_painter_fill_path (p, path, &body);
  if (strong_edge)
    pln_painter_stroke_path (p, path, 2, &c->accent_text, PLN_DASH_SOLID);
}

static void
paint_node (PlnFlow *self, PlnPainter *p, guint i)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnFlowNode *node = pln_flow_node (self, i);
  const PlnRect *r = &self->layout.nodes[i], inner = pln_rect_inset (r, 0.7, 0.7);
  const GdkRGBA strong = pln_palette_tone (c, node->tone, PLN_TONE_USE_STRONG), soft = pln_palette_tone (c, node->tone, PLN_TONE_USE_SOFT);

  if (node->fill == PLN_FILL_GAP)
    pln_painter_stroke (p, &inner, 3, 1.5, &c->error, PLN_DASH_DASHED);
  else if (node->fill == PLN_FILL_RANGE)
    {
      pln_painter_fill (p, r, 3, &soft);
      pln_painter_stroke (p, &inner, 3, 1.3, &strong, PLN_DASH_DASHED);
    }
  else if (node->fill == PLN_FILL_HATCH || node->value <= 0)
    {
      pln_painter_fill (p, r, 3, &soft);
      pln_painter_hatch (p, r, 3, &strong, 1, 1);
    }
  else
    pln_painter_fill (p, r, 3, &strong);
}

static void
paint_label (PlnFlow *self, PlnPainter *p, guint i, gboolean selected)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnFlowNode *node = pln_flow_node (self, i);
  const PlnRect *r = &self->layout.labels[i];
  const double align = node->use ? 0 : 1;
  PlnRect box = *r;
  g_auto (GStrv) lines = g_strsplit (node->text != NULL ? node->text : "", "\n", 4);

  if (selected)
    {
      const PlnRect ground = pln_rect_inset (r, -7, -4);
      const GdkRGBA tint = pln_rgba_mix (&c->window, &c->accent, c->dark ? 0.3 : 0.14);

      pln_painter_fill (p, &ground, 8, &tint);
    }
  box.y += pln_painter_label (p, PLN_TEXT_LABEL, node->title, &box, 1, align, selected ? &c->accent_text : &c->text);
  for (guint k = 0; lines[k] != NULL; k++)
    box.y += pln_painter_label (p, node->fill == PLN_FILL_GAP ? PLN_TEXT_CAPTION_BOLD : PLN_TEXT_CAPTION, lines[k], &box, 1, align,
                                node->fill == PLN_FILL_GAP ? &c->error : &c->dim);
}

void
pln_flow_paint (PlnFlow *self, PlnPainter *p, gboolean interactive)
{
  const int cursor = interactive && pln_canvas_shows_cursor (PLN_CANVAS (self)) ? pln_canvas_get_cursor (PLN_CANVAS (self)) : -1;
  const guint n = self->nodes->len;

  /* What has an amount first; the rest lies over it. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->ribbons->len; i++)
      {
        const PlnFlowRibbon *ribbon = pln_flow_ribbon (self, i);
        const gboolean over = ribbon->value <= 0 || ribbon->fill != PLN_FILL_SOLID;

        if (over == pass)
          paint_ribbon (self, p, i, cursor == (int) (n + i) || (interactive && g_strcmp0 (self->selected_id, ribbon->id) == 0));
      }
  for (guint i = 0; i < n; i++)
    {
      paint_node (self, p, i);
      paint_label (self, p, i, interactive && g_strcmp0 (self->selected_id, pln_flow_node (self, i)->id) == 0);
      if (cursor == (int) i)
        {
          const PlnRect ring = pln_rect_inset (&self->layout.labels[i], -7, -4);

          pln_painter_stroke (p, &ring, 8, 2, &pln_painter_palette (p)->accent_text, PLN_DASH_SOLID);
        }
    }
}
