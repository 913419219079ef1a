// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-org-chart-private.h"
#include "widgets/pln-swatch.h"

#include <glib/gi18n.h>

#define MAP_WIDTH 176
#define MAP_HEIGHT 112

/* --- map ---------------------------------------------------------------- */

#define PLN_TYPE_ORG_MAP (pln_org_map_get_type ())
G_DECLARE_FINAL_TYPE (PlnOrgMap, pln_org_map, PLN, ORG_MAP, GtkWidget)

/* The whole chart small, with the part in view; a press goes there. */
struct _PlnOrgMap
{
  GtkWidget parent_instance;

  PlnOrgChart *chart; /* borrowed: sibling in the view */
  PlnRect      map;   /* where the chart lies in the map */
};

G_DEFINE_FINAL_TYPE (PlnOrgMap, pln_org_map, GTK_TYPE_WIDGET)

static void
pln_org_map_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                     int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAP_WIDTH : MAP_HEIGHT;
}

static void
pln_org_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlnOrgMap *self = PLN_ORG_MAP (widget);
  const PlnPalette *c = pln_canvas_get_palette (PLN_CANVAS (self->chart));
  const GdkRGBA tint = pln_rgba_alpha (&c->accent, 0.10);
  g_autoptr (PlnPainter) painter = NULL;
  double width, height, scale;
  PlnRect view, frame;

  if (!pln_canvas_ensure_layout (PLN_CANVAS (self->chart)))
    return;
  painter = pln_painter_new_snapshot (snapshot, pln_canvas_get_text (PLN_CANVAS (self->chart)), c, FALSE);
  pln_canvas_get_content_size (PLN_CANVAS (self->chart), &width, &height);
  pln_canvas_get_viewport (PLN_CANVAS (self->chart), &view);
  scale = MIN (MAP_WIDTH / MAX (width, 1), MAP_HEIGHT / MAX (height, 1));
  frame.x = MAX (0, view.x) * scale + (MAP_WIDTH - width * scale) / 2;
  frame.y = MAX (0, view.y) * scale + (MAP_HEIGHT - height * scale) / 2;
  frame.width = MIN (view.width, width) * scale;
  frame.height = MIN (view.height, height) * scale;
  frame = pln_rect_inset (&frame, 1, 1);
  pln_painter_fill (painter, &frame, 3, &tint);
  pln_org_chart_paint_map (self->chart, painter, MAP_WIDTH, MAP_HEIGHT, &self->map);
  pln_painter_stroke (painter, &frame, 3, 2, &c->accent, PLN_DASH_SOLID);
}

static void
go_to (PlnOrgMap *self, double x, double y)
{
  double width, height, scale;
  PlnRect view;

  pln_canvas_get_content_size (PLN_CANVAS (self->chart), &width, &height);
  pln_canvas_get_viewport (PLN_CANVAS (self->chart), &view);
  scale = MAX (self->map.width, 1) / MAX (width, 1);
  pln_canvas_pan_to (PLN_CANVAS (self->chart), (x - self->map.x) / scale - view.width / 2,
                     (y - self->map.y) / scale - view.height / 2);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, PlnOrgMap *self)
{
  go_to (self, x, y);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, PlnOrgMap *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  go_to (self, x + dx, y + dy);
}

static void
pln_org_map_class_init (PlnOrgMapClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = pln_org_map_measure;
  GTK_WIDGET_CLASS (klass)->snapshot = pln_org_map_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
pln_org_map_init (PlnOrgMap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* --- view --------------------------------------------------------------- */

struct _PlnOrgView
{
  GtkWidget parent_instance;

  GtkWidget   *overlay; /* owned: the only child */
  PlnOrgChart *chart;   /* borrowed: inside overlay, like the rest */
  GtkWidget   *map, *separator, *legend, *zoom_label;
  guint        update_source;
};

G_DEFINE_FINAL_TYPE (PlnOrgView, pln_org_view, GTK_TYPE_WIDGET)

static void
update_cb (PlnOrgView *self)
{
  PlnCanvas *canvas = PLN_CANVAS (self->chart);
  g_autofree char *text = NULL;
  double width, height;
  PlnRect view;
  gboolean whole;

  if (!pln_canvas_ensure_layout (canvas))
    return;
  pln_canvas_get_content_size (canvas, &width, &height);
  pln_canvas_get_viewport (canvas, &view);
  whole = width <= view.width + 1 && height <= view.height + 1;
  /* Translators: how much the chart is magnified. */
  text = g_strdup_printf (_("%d %%"), (int) (pln_canvas_get_zoom (canvas) * 100 + 0.5));
  gtk_label_set_label (GTK_LABEL (self->zoom_label), text);
  gtk_widget_set_visible (self->map, !whole && !pln_org_chart_is_stacked (self->chart));
  gtk_widget_set_visible (self->separator, gtk_widget_get_visible (self->map));
  gtk_widget_set_visible (self->legend, !pln_org_chart_is_stacked (self->chart));
  gtk_widget_queue_draw (self->map);
}

static void
update_idle (gpointer data)
{
  PlnOrgView *self = data;

  self->update_source = 0;
  update_cb (self);
}

/* The adjustments change while sizes are being given out, when nothing may be hidden or shown. */
static void
update_later_cb (PlnOrgView *self)
{
  if (self->update_source == 0 && self->overlay != NULL)
    self->update_source = g_idle_add_once (update_idle, self);
}

static void
zoom_in_cb (PlnOrgView *self)
{
  pln_canvas_zoom_by (PLN_CANVAS (self->chart), 1.25);
}

static void
zoom_out_cb (PlnOrgView *self)
{
  pln_canvas_zoom_by (PLN_CANVAS (self->chart), 0.8);
}

static void
zoom_fit_cb (PlnOrgView *self)
{
  pln_canvas_zoom_to_fit (PLN_CANVAS (self->chart));
}

static GtkWidget *
make_button (PlnOrgView *self, const char *icon, const char *name, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_float (PlnOrgView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4), *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->map = g_object_new (PLN_TYPE_ORG_MAP, "margin-top", 4, NULL);
  PLN_ORG_MAP (self->map)->chart = self->chart;
  self->separator = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  self->zoom_label = g_object_new (GTK_TYPE_LABEL, "label", "", "width-chars", 6, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->zoom_label, "numeric");
  gtk_box_append (GTK_BOX (bar), make_button (self, "zoom-out-symbolic", _("Zoom Out"), G_CALLBACK (zoom_out_cb)));
  gtk_box_append (GTK_BOX (bar), self->zoom_label);
  gtk_box_append (GTK_BOX (bar), make_button (self, "zoom-in-symbolic", _("Zoom In"), G_CALLBACK (zoom_in_cb)));
  gtk_box_append (GTK_BOX (bar), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_box_append (GTK_BOX (bar), make_button (self, "zoom-fit-best-symbolic", _("Whole Chart"), G_CALLBACK (zoom_fit_cb)));
  gtk_box_append (GTK_BOX (box), self->map);
  gtk_box_append (GTK_BOX (box), self->separator);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_widget_add_css_class (box, "drawing-float");
  g_object_set (box, "halign", GTK_ALIGN_END, "valign", GTK_ALIGN_END, "margin-end", 18, "margin-bottom", 18, NULL);
  return box;
}

static GtkWidget *
make_legend (PlnOrgView *self)
{
  self->legend = pln_legend_new ();
  pln_legend_add (self->legend, PLN_SWATCH_LINE, PLN_TONE_SLATE, _("Part of"));
  pln_legend_add (self->legend, PLN_SWATCH_DOTTED, PLN_TONE_ACCENT, _("Other relation"));
  pln_legend_add (self->legend, PLN_SWATCH_DASHED_BOX, PLN_TONE_SLATE, _("External"));
  pln_legend_add (self->legend, PLN_SWATCH_WARNING, PLN_TONE_YELLOW, _("Finding"));
  gtk_widget_add_css_class (self->legend, "drawing-float");
  gtk_widget_add_css_class (self->legend, "legend");
  g_object_set (self->legend, "halign", GTK_ALIGN_START, "valign", GTK_ALIGN_END, "margin-start", 18, "margin-bottom", 18, NULL);
  return self->legend;
}

static void
pln_org_view_dispose (GObject *object)
{
  PlnOrgView *self = PLN_ORG_VIEW (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (pln_org_view_parent_class)->dispose (object);
}

static void
pln_org_view_class_init (PlnOrgViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pln_org_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
pln_org_view_init (PlnOrgView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  /* The chart is the Tab stop, not the scroller around it. */
  gtk_widget_set_focusable (scroller, FALSE);
  self->chart = PLN_ORG_CHART (pln_org_chart_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->chart));
  self->overlay = gtk_overlay_new ();
  gtk_widget_add_css_class (self->overlay, "view");
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), scroller);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), make_legend (self));
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), make_float (self));
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  for (int i = 0; i < 2; i++)
    {
      GtkAdjustment *adjustment = i == 0 ? gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller))
                                         : gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));

      g_signal_connect_object (adjustment, "changed", G_CALLBACK (update_later_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (update_later_cb), self, G_CONNECT_SWAPPED);
    }
  g_signal_connect_object (self->chart, "notify", G_CALLBACK (update_later_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
pln_org_view_new (void)
{
  return g_object_new (PLN_TYPE_ORG_VIEW, NULL);
}

/* pln_org_view_get_chart: (transfer none) */
PlnOrgChart *
pln_org_view_get_chart (PlnOrgView *self)
{
  g_return_val_if_fail (PLN_IS_ORG_VIEW (self), NULL);

  return self->chart;
}
