// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-period-band.h"

#include "widgets/pln-day-text.h"

#include <glib/gi18n.h>
#include <math.h>

#define LABEL_SHARE 0.24
#define LABEL_MOST 230
#define PAD 8
#define MONTHS_FROM 44 /* px of a month from which on months are named */

struct _PlnPeriodBand
{
  PlnCanvas parent_instance;

  GArray *lanes; /* owned: of PlnPeriodLane with owned strings */
  PlnDay  first, second;
  char   *first_text, *second_text; /* owned */

  PlnTimeScale scale;
  double       zoom; /* of the text */
};

enum { LANE_SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnPeriodBand, pln_period_band, PLN_TYPE_CANVAS)

static const PlnPeriodLane *
lane_at (PlnPeriodBand *self, guint i)
{
  return &g_array_index (self->lanes, PlnPeriodLane, i);
}

static void
lane_clear (gpointer data)
{
  PlnPeriodLane *lane = data;

  g_free ((char *) lane->id);
  g_free ((char *) lane->label);
  g_free ((char *) lane->before);
  g_free ((char *) lane->after);
  g_free ((char *) lane->between);
}

/* ---- layout ------------------------------------------------------------------- */

static void
pln_period_band_layout (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnPeriodBand *self = PLN_PERIOD_BAND (canvas);

  self->zoom = pln_text_cache_get_scale (pln_canvas_get_text (canvas));
  pln_period_scale_init (&self->scale, self->first, self->second, floor (MIN (width * LABEL_SHARE, LABEL_MOST * self->zoom)), width,
                         pln_canvas_is_rtl (canvas));
  *content_width = width;
  *content_height = PLN_PERIOD_HEAD + self->lanes->len * PLN_PERIOD_PITCH + PLN_PERIOD_FOOT;
}

static guint
pln_period_band_n_items (PlnCanvas *canvas)
{
  return PLN_PERIOD_BAND (canvas)->lanes->len;
}

static double
lane_y (guint i)
{
  return PLN_PERIOD_HEAD + i * PLN_PERIOD_PITCH;
}

static void
pln_period_band_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  *bounds = (PlnRect) { 0, lane_y (item), PLN_PERIOD_BAND (canvas)->scale.width, PLN_PERIOD_PITCH };
}

/* ---- words --------------------------------------------------------------------- */

/* Translators: a day in full, for g_date_time_format() */
static char *
day_text (PlnDay day)
{
  return pln_day_format (day, _("%-d %B %Y"));
}

/* "Working Group: and the IOM Strategy, until 26 November 2014; name changed in between; and Related Issues, from 28 August 2017" */
static char *
speak (const PlnPeriodLane *lane)
{
  GString *text = g_string_new (lane->label);
  g_autofree char *before = day_text (lane->known_before), *after = day_text (lane->known_after);

  g_string_append (text, ": ");
  if (lane->before != NULL)
    g_string_append_printf (text, _("%s, until %s"), lane->before, before);
  if (lane->between != NULL)
    g_string_append_printf (text, "%s%s", lane->before != NULL ? "; " : "", lane->between);
  if (lane->after != NULL)
    {
      if (lane->before != NULL || lane->between != NULL)
        g_string_append (text, "; ");
      g_string_append_printf (text, _("%s, from %s"), lane->after, after);
    }
  return g_string_free_and_steal (text);
}

static void
pln_period_band_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnPeriodBand *self = PLN_PERIOD_BAND (canvas);

  out->role = GTK_ACCESSIBLE_ROLE_LIST_ITEM;
  out->name = speak (lane_at (self, item));
  out->position = item + 1;
  out->set_size = self->lanes->len;
  out->expanded = -1;
}

static char *
pln_period_band_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  return item >= 0 ? speak (lane_at (PLN_PERIOD_BAND (canvas), item)) : NULL;
}

/* ---- painting ------------------------------------------------------------------- */

static GdkRGBA
ink_of (const PlnPalette *c, PlnPillStyle style)
{
  switch (style)
    {
    case PLN_PILL_SUCCESS:
      return c->success;
    case PLN_PILL_ERROR:
      return c->error;
    case PLN_PILL_WARNING:
      return c->warning;
    case PLN_PILL_TEAL:
      return pln_palette_tone (c, PLN_TONE_TEAL, PLN_TONE_USE_TEXT);
    case PLN_PILL_PURPLE:
      return pln_palette_tone (c, PLN_TONE_PURPLE, PLN_TONE_USE_TEXT);
    case PLN_PILL_ACCENT:
      return c->accent_text;
    case PLN_PILL_NEUTRAL:
    case PLN_PILL_TAG:
    default:
      return c->dim;
    }
}

/* A bar that is full at the inner end and melts away over fade pixels at the outer one. */
static void
paint_bar (PlnPainter *p, const PlnRect *bar, double fade, gboolean outer_left, const char *text, const GdkRGBA *ink)
{
  /* The words stand outside of the days that are compared, whose lines would cross them. */
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA ground = pln_rgba_mix (&c->view, ink, c->dark ? 0.24 : 0.15), none = pln_rgba_alpha (&ground, 0);
  const double soft = MIN (fade, bar->width);
  const PlnRect melting = { outer_left ? bar->x : bar->x + bar->width - soft, bar->y, soft, bar->height };
  const PlnRect full = { outer_left ? bar->x + soft : bar->x, bar->y, bar->width - soft, bar->height };
  const double edge = outer_left ? bar->x + bar->width - 1 : bar->x + 1;
  const PlnRect words = { melting.x + PAD, bar->y + 5, melting.width - 2 * PAD, bar->height };

  if (bar->width < 1)
    return;
  pln_painter_fade (p, &melting, 0, outer_left ? &none : &ground, outer_left ? &ground : &none, FALSE);
  if (full.width > 0)
    pln_painter_fill (p, &full, 0, &ground);
  pln_painter_line (p, edge, bar->y, edge, bar->y + bar->height, 2, ink, PLN_DASH_SOLID);
  pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, text, &words, 1, outer_left != pln_painter_is_rtl (p) ? 1 : 0, ink);
}

static void
paint_between (PlnPainter *p, const PlnRect *between, const char *text, const GdkRGBA *ink)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA hatch = pln_rgba_mix (&c->view, ink, 0.4);
  double width, height;
  PlnRect words;

  if (between->width < 2)
    return;
  pln_painter_hatch (p, between, 0, &hatch, 1, 1);
  if (text == NULL)
    return;
  pln_text_cache_measure (pln_painter_text_cache (p), PLN_TEXT_CAPTION, text, -1, 1, &width, &height);
  width = MIN (width, between->width - 4 * PAD);
  if (width < 24)
    return;
  words = (PlnRect) { between->x + (between->width - width) / 2 - PAD, between->y + (between->height - height) / 2 - 2, width + 2 * PAD, height + 4 };
  pln_painter_fill (p, &words, words.height / 2, &c->view);
  words = (PlnRect) { words.x + PAD, words.y + 2, width + 1, height };
  pln_painter_label (p, PLN_TEXT_CAPTION, text, &words, 1, 0.5, &c->dim);
}

static void
paint_lane (PlnPeriodBand *self, PlnPainter *p, guint i, gboolean interactive)
{
  const PlnPalette *c = pln_painter_palette (p);
  const PlnPeriodLane *lane = lane_at (self, i);
  const GdkRGBA ink = ink_of (c, lane->style);
  const gboolean rtl = self->scale.rtl;
  const double y = lane_y (i);
  const PlnRect label = { rtl ? self->scale.width - self->scale.start + PAD : 2, y + 12, self->scale.start - PAD - 2, PLN_PERIOD_PITCH };
  const PlnRect ring = { 1, y + 2, self->scale.width - 2, PLN_PERIOD_PITCH - 4 };
  PlnPeriodShape shape;

  pln_period_shape_init (&shape, &self->scale, self->first, self->second, lane->known_before, lane->known_after, y);
  pln_painter_label (p, PLN_TEXT_LABEL, lane->label, &label, 1, 0, &c->text);
  if (lane->before != NULL)
    paint_bar (p, &shape.before, shape.fade_before, !rtl, lane->before, &ink);
  if (lane->after != NULL)
    paint_bar (p, &shape.after, shape.fade_after, rtl, lane->after, &ink);
  paint_between (p, &shape.between, lane->between, &ink);
  if (interactive && pln_canvas_get_cursor (PLN_CANVAS (self)) == (int) i && pln_canvas_shows_cursor (PLN_CANVAS (self)))
    pln_painter_stroke (p, &ring, 8, 2, &c->accent, PLN_DASH_SOLID);
}

static void
paint_years (PlnPeriodBand *self, PlnPainter *p, double top, double bottom, gboolean words)
{
  const PlnPalette *c = pln_painter_palette (p);
  const gboolean months = self->scale.per_day * 30 >= MONTHS_FROM * self->zoom;
  g_autoptr (GArray) ticks = pln_time_scale_ticks (&self->scale, months);
  double room = 0;

  for (guint i = 0; i < ticks->len; i++)
    {
      const PlnTimeTick *tick = &g_array_index (ticks, PlnTimeTick, i);
      const double x = self->scale.rtl ? tick->x + tick->width : tick->x;

      if (tick->year && months)
        continue;
      if (!words)
        {
          if (tick->day > self->scale.first)
            pln_painter_line (p, x, top, x, bottom, 1, &c->line, PLN_DASH_SOLID);
          continue;
        }
      room += tick->width;
      if (room >= 40 * self->zoom)
        {
          /* Translators: a year, or a month and its year, under a time axis, for g_date_time_format() */
          g_autofree char *text = pln_day_format (tick->day, months ? _("%b %Y") : _("%Y"));
          const PlnRect box = { self->scale.rtl ? tick->x : tick->x + tick->width - room, bottom + 6, room, PLN_PERIOD_FOOT };

          pln_painter_label (p, PLN_TEXT_CAPTION, text, &box, 1, 0.5, &c->dim);
          room = 0;
        }
    }
}

static void
paint_days (PlnPeriodBand *self, PlnPainter *p, double top, double bottom)
{
  const PlnPalette *c = pln_painter_palette (p);
  const char *texts[] = { self->first_text, self->second_text };
  const double at[] = { pln_time_scale_x (&self->scale, self->first), pln_time_scale_x (&self->scale, self->second) };

  for (guint i = 0; i < 2; i++)
    {
      const double width = MIN (180 * self->zoom, fabs (at[1] - at[0]));
      const PlnRect box = { at[i] - width / 2, top + 8, width, PLN_PERIOD_HEAD };

      pln_painter_line (p, at[i], top + PLN_PERIOD_HEAD - 6, at[i], bottom, 1.6, &c->text, PLN_DASH_SOLID);
      if (texts[i] != NULL)
        pln_painter_label (p, PLN_TEXT_CAPTION_BOLD, texts[i], &box, 1, 0.5, &c->text);
    }
}

/* The dates stay above and the years below what scrolls. */
static void
pln_period_band_paint (PlnCanvas *canvas, PlnPainter *p, const PlnRect *clip, gboolean interactive)
{
  PlnPeriodBand *self = PLN_PERIOD_BAND (canvas);
  const PlnPalette *c = pln_painter_palette (p);
  PlnRect view = { 0, 0, self->scale.width, PLN_PERIOD_HEAD + self->lanes->len * PLN_PERIOD_PITCH + PLN_PERIOD_FOOT };
  double bottom;

  if (interactive)
    pln_canvas_get_viewport (canvas, &view);
  bottom = MIN (view.y + view.height, PLN_PERIOD_HEAD + self->lanes->len * PLN_PERIOD_PITCH + PLN_PERIOD_FOOT) - PLN_PERIOD_FOOT;
  paint_years (self, p, view.y + PLN_PERIOD_HEAD, bottom, FALSE);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      PlnRect bounds;

      pln_period_band_get_bounds (canvas, i, &bounds);
      if (pln_rect_intersects (&bounds, clip))
        paint_lane (self, p, i, interactive);
    }
  pln_painter_fill (p, &(PlnRect) { 0, view.y, self->scale.width, PLN_PERIOD_HEAD }, 0, &c->view);
  pln_painter_fill (p, &(PlnRect) { 0, bottom, self->scale.width, PLN_PERIOD_FOOT + 1 }, 0, &c->view);
  paint_years (self, p, view.y + PLN_PERIOD_HEAD, bottom, TRUE);
  paint_days (self, p, view.y, bottom);
}

/* ---- input ------------------------------------------------------------------------ */

static void
pln_period_band_cursor_moved (PlnCanvas *canvas, int item)
{
  if (item >= 0)
    g_signal_emit (canvas, signals[LANE_SELECTED], 0, lane_at (PLN_PERIOD_BAND (canvas), item)->id);
}

static void
pln_period_band_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  if (item >= 0)
    pln_canvas_set_cursor (canvas, item, TRUE);
}

static gboolean
pln_period_band_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnPeriodBand *self = PLN_PERIOD_BAND (canvas);
  const int n = self->lanes->len, cursor = pln_canvas_get_cursor (canvas);
  int to = -1;

  if (n == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
    return FALSE;
  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    to = CLAMP (cursor + (keyval == GDK_KEY_Up ? -1 : 1), 0, n - 1);
  else if (keyval == GDK_KEY_Home || keyval == GDK_KEY_End)
    to = keyval == GDK_KEY_Home ? 0 : n - 1;
  if (to < 0)
    return FALSE;
  pln_canvas_set_cursor (canvas, to, TRUE);
  return TRUE;
}

/* ---- object ----------------------------------------------------------------------- */

static void
pln_period_band_finalize (GObject *object)
{
  PlnPeriodBand *self = PLN_PERIOD_BAND (object);

  g_array_unref (self->lanes);
  g_free (self->first_text);
  g_free (self->second_text);
  G_OBJECT_CLASS (pln_period_band_parent_class)->finalize (object);
}

static void
pln_period_band_class_init (PlnPeriodBandClass *klass)
{
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_period_band_finalize;
  canvas_class->layout = pln_period_band_layout;
  canvas_class->paint = pln_period_band_paint;
  canvas_class->n_items = pln_period_band_n_items;
  canvas_class->get_bounds = pln_period_band_get_bounds;
  canvas_class->describe = pln_period_band_describe;
  canvas_class->tooltip = pln_period_band_tooltip;
  canvas_class->key = pln_period_band_key;
  canvas_class->click = pln_period_band_click;
  canvas_class->cursor_moved = pln_period_band_cursor_moved;
  signals[LANE_SELECTED] = g_signal_new ("lane-selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pln_period_band_init (PlnPeriodBand *self)
{
  self->lanes = g_array_new (FALSE, TRUE, sizeof (PlnPeriodLane));
  g_array_set_clear_func (self->lanes, lane_clear);
  self->second = 365;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_HELP_TEXT, _("Up and Down walk what changed"), -1);
}

GtkWidget *
pln_period_band_new (void)
{
  return g_object_new (PLN_TYPE_PERIOD_BAND, NULL);
}

void
pln_period_band_set_lanes (PlnPeriodBand *self, const PlnPeriodLane *lanes, gsize n_lanes, PlnDay first, PlnDay second,
                           const char *first_text, const char *second_text)
{
  g_return_if_fail (PLN_IS_PERIOD_BAND (self));

  g_array_set_size (self->lanes, 0);
  for (gsize i = 0; i < n_lanes; i++)
    {
      PlnPeriodLane lane = lanes[i];

      lane.id = g_strdup (lane.id);
      lane.label = g_strdup (lane.label != NULL ? lane.label : "");
      lane.before = g_strdup (lane.before);
      lane.after = g_strdup (lane.after);
      lane.between = g_strdup (lane.between);
      g_array_append_val (self->lanes, lane);
    }
  self->first = first;
  self->second = MAX (second, first + 1);
  g_set_str (&self->first_text, first_text);
  g_set_str (&self->second_text, second_text);
  pln_canvas_invalidate (PLN_CANVAS (self));
  pln_canvas_describe_again (PLN_CANVAS (self));
}

int
pln_period_band_get_height (PlnPeriodBand *self, guint lanes)
{
  return PLN_PERIOD_HEAD + (int) MIN (lanes, self->lanes->len) * PLN_PERIOD_PITCH + PLN_PERIOD_FOOT;
}
