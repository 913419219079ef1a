// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-swatch.h"

#include <adwaita.h>

#include "widgets/pln-painter.h"

struct _PlnSwatch
{
  GtkWidget parent_instance;

  PlnSwatchKind kind;
  PlnTone       tone;
};

G_DEFINE_FINAL_TYPE (PlnSwatch, pln_swatch, GTK_TYPE_WIDGET)

static void
pln_swatch_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  const PlnSwatchKind kind = PLN_SWATCH (widget)->kind;

  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? 16
                        : kind == PLN_SWATCH_LINE || kind == PLN_SWATCH_DOTTED ? 28
                        : kind == PLN_SWATCH_WARNING || kind == PLN_SWATCH_DIAMOND ? 16 : 22;
}

static void
paint_bar (PlnPainter *p, PlnSwatchKind kind, PlnTone tone, const PlnRect *r)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA strong = pln_palette_tone (c, tone, PLN_TONE_USE_STRONG), medium = pln_palette_tone (c, tone, PLN_TONE_USE_MEDIUM);
  const GdkRGBA soft = pln_palette_tone (c, tone, PLN_TONE_USE_SOFT), none = pln_rgba_alpha (&medium, 0);
  const GdkRGBA red = pln_palette_tone (c, PLN_TONE_RED, PLN_TONE_USE_STRONG);
  const gboolean rtl = pln_painter_is_rtl (p);

  switch (kind)
    {
    case PLN_SWATCH_BAR:
      pln_painter_fill (p, r, 4, &medium);
      break;
    case PLN_SWATCH_HATCH:
      pln_painter_fill (p, r, 4, &soft);
      pln_painter_hatch (p, r, 4, &strong, 1, 1);
      pln_painter_stroke (p, r, 4, 1, &strong, PLN_DASH_SOLID);
      break;
    case PLN_SWATCH_FADE_TO_MARK:
      pln_painter_fade (p, r, 0, rtl ? &medium : &none, rtl ? &none : &medium, FALSE);
      pln_painter_fill (p, &(PlnRect) { rtl ? r->x : r->x + r->width - 3, r->y - 1, 3, r->height + 2 }, 0, &strong);
      break;
    case PLN_SWATCH_FADE:
      pln_painter_fade (p, r, 4, rtl ? &none : &medium, rtl ? &medium : &none, FALSE);
      break;
    case PLN_SWATCH_RANGE:
    case PLN_SWATCH_DASHED_BOX:
      if (kind == PLN_SWATCH_RANGE)
        pln_painter_fill (p, r, 4, &soft);
      pln_painter_stroke (p, r, 4, 1.2, kind == PLN_SWATCH_RANGE ? &strong : &c->line_strong, PLN_DASH_DASHED);
      break;
    case PLN_SWATCH_GAP:
      pln_painter_hatch (p, r, 4, &red, 0.8, 0.8);
      break;
    case PLN_SWATCH_NEED:
    default:
      pln_painter_stroke (p, r, 4, 1.4, &c->error, PLN_DASH_DASHED);
      break;
    }
}

static void
paint_diamond (PlnPainter *p, const PlnRect *r, const GdkRGBA *color)
{
  GskPathBuilder *b = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  const double x = r->x + r->width / 2, y = r->y + r->height / 2;

  gsk_path_builder_move_to (b, x, y - 7);
  gsk_path_builder_line_to (b, x + 7, y);
  gsk_path_builder_line_to (b, x, y + 7);
  gsk_path_builder_line_to (b, x - 7, y);
  gsk_path_builder_close (b);
  path = gsk_path_builder_free_to_path (b);
  pln_painter_fill_path (p, path, color);
}

/* pln_swatch_paint: the sample in the middle of a box of about 16 pixels in height. */
void
pln_swatch_paint (PlnPainter *p, PlnSwatchKind kind, PlnTone tone, const PlnRect *room)
{
  const PlnPalette *c = pln_painter_palette (p);
  const GdkRGBA strong = pln_palette_tone (c, tone, PLN_TONE_USE_STRONG);
  const double middle = room->y + room->height / 2;
  const PlnRect box = { room->x + 1, room->y + (room->height - 14) / 2 + 1, room->width - 2, 12 };

  if (kind == PLN_SWATCH_LINE)
    pln_painter_line (p, room->x, middle, room->x + room->width, middle, 1.5, &c->line_strong, PLN_DASH_SOLID);
  else if (kind == PLN_SWATCH_DOTTED)
    pln_painter_line (p, room->x + 1, middle, room->x + room->width - 1, middle, 2, &c->accent_text, PLN_DASH_DOTTED);
  else if (kind == PLN_SWATCH_WARNING)
    pln_painter_glyph (p, PLN_GLYPH_WARNING, room->x + (room->width - 14) / 2, middle - 7, 14, &c->warning);
  else if (kind == PLN_SWATCH_DIAMOND)
    paint_diamond (p, &box, &strong);
  else
    paint_bar (p, kind, tone, &box);
}

static void
pln_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlnSwatch *self = PLN_SWATCH (widget);
  const PlnRect room = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  g_autoptr (PlnPainter) p = NULL;
  PlnPalette c;

  pln_palette_init (&c, adw_style_manager_get_default ());
  p = pln_painter_new_snapshot (snapshot, NULL, &c, gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL);
  pln_swatch_paint (p, self->kind, self->tone, &room);
}

static void
pln_swatch_class_init (PlnSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = pln_swatch_measure;
  widget_class->snapshot = pln_swatch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pln_swatch_init (PlnSwatch *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::accent-color", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
pln_swatch_new (PlnSwatchKind kind, PlnTone tone)
{
  PlnSwatch *self = g_object_new (PLN_TYPE_SWATCH, NULL);

  self->kind = kind;
  self->tone = tone;
  return GTK_WIDGET (self);
}

GtkWidget *
pln_legend_new (void)
{
  return g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 18, "line-spacing", 4, NULL);
}

/* pln_legend_add: the sample is presentational, its words are read. */
void
pln_legend_add (GtkWidget *legend, PlnSwatchKind kind, PlnTone tone, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *text = gtk_label_new (label);

  gtk_widget_add_css_class (text, "dim-label");
  gtk_box_append (GTK_BOX (box), pln_swatch_new (kind, tone));
  gtk_box_append (GTK_BOX (box), text);
  adw_wrap_box_append (ADW_WRAP_BOX (legend), box);
}
