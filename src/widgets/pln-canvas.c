// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-canvas-private.h"

#include <math.h>

enum
{
  PROP_0,
  PROP_ZOOM,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (PlnCanvas, pln_canvas, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (PlnCanvas)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

PlnCanvasPrivate *
pln_canvas_get_private (PlnCanvas *self)
{
  return pln_canvas_get_instance_private (self);
}

double
pln_canvas_get_scale (PlnCanvas *self)
{
  return PLN_CANVAS_GET_CLASS (self)->scales ? pln_canvas_get_private (self)->zoom : 1;
}

/* Where the drawing begins in the widget: a scaled drawing that is narrower than the widget stands in its middle. */
void
pln_canvas_get_origin (PlnCanvas *self, double *x, double *y)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  *x = PLN_CANVAS_GET_CLASS (self)->scales
           ? MAX (0, floor ((gtk_widget_get_width (GTK_WIDGET (self)) - priv->content_width * priv->zoom) / 2)) : 0;
  *y = 0;
  if (priv->adjustment[0] != NULL)
    *x -= gtk_adjustment_get_value (priv->adjustment[0]);
  if (priv->adjustment[1] != NULL)
    *y -= gtk_adjustment_get_value (priv->adjustment[1]);
}

static void
scrolled_cb (PlnCanvas *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  pln_canvas_cells_queue (self);
}

static void
set_adjustment (PlnCanvas *self, int which, GtkAdjustment *adjustment)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->adjustment[which] == adjustment && adjustment != NULL)
    return;
  if (priv->adjustment[which] != NULL)
    g_signal_handlers_disconnect_by_func (priv->adjustment[which], scrolled_cb, self);
  g_set_object (&priv->adjustment[which], adjustment);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
style_changed_cb (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  pln_palette_init (&priv->palette, adw_style_manager_get_default ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
make_text_cache (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->text == NULL)
    priv->text = pln_text_cache_new (gtk_widget_get_pango_context (GTK_WIDGET (self)));
}

/* The font, its size, the language or the direction changed. */
static void
text_changed (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->text != NULL)
    pln_text_cache_clear (priv->text);
  priv->dirty = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * pln_canvas_ensure_layout:
 *
 * Returns: whether there is a layout; none before the widget has a size
 */
gboolean
pln_canvas_ensure_layout (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const double width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width <= 0 || height <= 0)
    return FALSE;
  if (!priv->dirty && priv->width == width && priv->height == height)
    return TRUE;
  make_text_cache (self);
  priv->dirty = FALSE;
  priv->width = width;
  priv->height = height;
  priv->content_width = width;
  priv->content_height = height;
  PLN_CANVAS_GET_CLASS (self)->layout (self, width, height, &priv->content_width, &priv->content_height);
  if (priv->cursor >= (int) PLN_CANVAS_GET_CLASS (self)->n_items (self))
    priv->cursor = -1;
  priv->hover = -1;
  pln_canvas_cells_queue (self);
  return TRUE;
}

static void
configure_adjustment (PlnCanvas *self, int which, double page, double size, gboolean keep_end)
{
  GtkAdjustment *adjustment = pln_canvas_get_private (self)->adjustment[which];
  double value;

  if (adjustment == NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  if (keep_end)
    value += MAX (size, page) - gtk_adjustment_get_upper (adjustment)
             + gtk_adjustment_get_page_size (adjustment) - page;
  g_signal_handlers_block_by_func (adjustment, scrolled_cb, self);
  gtk_adjustment_configure (adjustment, value, 0, MAX (size, page), page * 0.1, page * 0.9, page);
  g_signal_handlers_unblock_by_func (adjustment, scrolled_cb, self);
}

static void
pln_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlnCanvas *self = PLN_CANVAS (widget);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const double scale = pln_canvas_get_scale (self);

  pln_canvas_ensure_layout (self);
  configure_adjustment (self, 0, width, ceil (priv->content_width * scale), pln_canvas_is_rtl (self));
  configure_adjustment (self, 1, height, ceil (priv->content_height * scale), FALSE);
  pln_canvas_cells_allocate (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
pln_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PlnCanvas *self = PLN_CANVAS (widget);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  g_autoptr (PlnPainter) painter = NULL;
  double x, y;
  PlnRect clip;

  if (!pln_canvas_ensure_layout (self))
    return;
  painter = pln_painter_new_snapshot (snapshot, priv->text, &priv->palette, pln_canvas_is_rtl (self));
  pln_canvas_get_origin (self, &x, &y);
  pln_canvas_get_viewport (self, &clip);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  pln_painter_save (painter);
  pln_painter_translate (painter, x, y);
  if (pln_canvas_get_scale (self) != 1)
    pln_painter_scale (painter, pln_canvas_get_scale (self));
  PLN_CANVAS_GET_CLASS (self)->paint (self, painter, &clip, TRUE);
  pln_painter_restore (painter);
  if (PLN_CANVAS_GET_CLASS (self)->paint_over != NULL)
    PLN_CANVAS_GET_CLASS (self)->paint_over (self, painter, width, height);
  gtk_snapshot_pop (snapshot);
}

static gboolean
pln_canvas_grab_focus (GtkWidget *widget)
{
  PlnCanvas *self = PLN_CANVAS (widget);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const int n = PLN_CANVAS_GET_CLASS (self)->n_items (self);

  if (n == 0 || !pln_canvas_ensure_layout (self))
    return GTK_WIDGET_CLASS (pln_canvas_parent_class)->grab_focus (widget);
  if (priv->cursor < 0 || priv->cursor >= n)
    pln_canvas_set_cursor (self, 0, FALSE);
  return gtk_widget_grab_focus (pln_canvas_cells_ensure (self, priv->cursor));
}

/* One Tab stop: focus comes in to the cursor and leaves from wherever it is. */
static gboolean
pln_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  if (gtk_widget_get_focus_child (widget) != NULL || gtk_widget_is_focus (widget))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
pln_canvas_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pln_canvas_parent_class)->css_changed (widget, change);
  text_changed (PLN_CANVAS (widget));
}

static void
pln_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (pln_canvas_parent_class)->system_setting_changed (widget, setting);
  text_changed (PLN_CANVAS (widget));
}

static void
pln_canvas_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (pln_canvas_parent_class)->direction_changed (widget, previous);
  text_changed (PLN_CANVAS (widget));
}

static void
pln_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (PLN_CANVAS (object));

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, priv->zoom);
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, priv->adjustment[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, priv->policy[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_canvas_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnCanvas *self = PLN_CANVAS (object);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  switch (id)
    {
    case PROP_ZOOM:
      pln_canvas_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, id - PROP_HADJUSTMENT, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      priv->policy[id - PROP_HSCROLL_POLICY] = g_value_get_enum (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_canvas_dispose (GObject *object)
{
  PlnCanvas *self = PLN_CANVAS (object);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  pln_canvas_cells_dispose (self);
  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  G_OBJECT_CLASS (pln_canvas_parent_class)->dispose (object);
  g_clear_pointer (&priv->text, pln_text_cache_free);
}

static void
pln_canvas_finalize (GObject *object)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (PLN_CANVAS (object));

  g_hash_table_unref (priv->cells);
  g_ptr_array_unref (priv->spare);
  G_OBJECT_CLASS (pln_canvas_parent_class)->finalize (object);
}

static void
pln_canvas_class_init (PlnCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pln_canvas_get_property;
  object_class->set_property = pln_canvas_set_property;
  object_class->dispose = pln_canvas_dispose;
  object_class->finalize = pln_canvas_finalize;
  widget_class->size_allocate = pln_canvas_size_allocate;
  widget_class->snapshot = pln_canvas_snapshot;
  widget_class->grab_focus = pln_canvas_grab_focus;
  widget_class->focus = pln_canvas_focus;
  widget_class->css_changed = pln_canvas_css_changed;
  widget_class->system_setting_changed = pln_canvas_system_setting_changed;
  widget_class->direction_changed = pln_canvas_direction_changed;
  g_object_class_install_property (object_class, PROP_ZOOM,
                                   g_param_spec_double ("zoom", NULL, NULL, 0.01, 100, 1,
                                                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "drawing");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pln_canvas_init (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  AdwStyleManager *style = adw_style_manager_get_default ();

  priv->zoom = 1;
  priv->zoom_min = 0.1;
  priv->zoom_max = 4;
  priv->dirty = TRUE;
  priv->cursor = -1;
  priv->hover = -1;
  pln_palette_init (&priv->palette, style);
  for (const char *const *name = (const char *const[]) { "notify::dark", "notify::high-contrast", "notify::accent-color", NULL };
       *name != NULL; name++)
    g_signal_connect_object (style, *name, G_CALLBACK (style_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  pln_canvas_cells_init (self);
  pln_canvas_input_init (self);
}

double
pln_canvas_get_zoom (PlnCanvas *self)
{
  return pln_canvas_get_private (self)->zoom;
}

void
pln_canvas_set_zoom_range (PlnCanvas *self, double minimum, double maximum)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  priv->zoom_min = minimum;
  priv->zoom_max = maximum;
}

/* pln_canvas_set_zoom: keeps the middle of the view where it is. */
void
pln_canvas_set_zoom (PlnCanvas *self, double zoom)
{
  g_return_if_fail (PLN_IS_CANVAS (self));

  pln_canvas_zoom_about (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                         gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
pln_canvas_zoom_by (PlnCanvas *self, double factor)
{
  pln_canvas_set_zoom (self, pln_canvas_get_private (self)->zoom * factor);
}

/* pln_canvas_zoom_to_fit: the whole drawing in sight, never enlarged. */
void
pln_canvas_zoom_to_fit (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (!PLN_CANVAS_GET_CLASS (self)->scales || !pln_canvas_ensure_layout (self)
      || priv->content_width <= 0 || priv->content_height <= 0)
    {
      pln_canvas_set_zoom (self, 1);
      return;
    }
  pln_canvas_set_zoom (self, MIN (1, MIN (priv->width / priv->content_width, priv->height / priv->content_height)));
}

void
pln_canvas_get_content_size (PlnCanvas *self, double *width, double *height)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  pln_canvas_ensure_layout (self);
  *width = priv->content_width;
  *height = priv->content_height;
}

void
pln_canvas_invalidate (PlnCanvas *self)
{
  pln_canvas_get_private (self)->dirty = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pln_canvas_redraw (PlnCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
pln_canvas_describe_again (PlnCanvas *self)
{
  pln_canvas_cells_queue (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
pln_canvas_get_cursor (PlnCanvas *self)
{
  return pln_canvas_get_private (self)->cursor;
}

/**
 * pln_canvas_set_cursor:
 * @item: or -1
 * @scroll: bring it into view
 *
 * The keyboard focus goes with it when it is inside the drawing.
 */
void
pln_canvas_set_cursor (PlnCanvas *self, int item, gboolean scroll)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  PlnRect bounds;

  if (item >= (int) PLN_CANVAS_GET_CLASS (self)->n_items (self))
    item = -1;
  if (priv->cursor != item)
    {
      priv->cursor = item;
      if (PLN_CANVAS_GET_CLASS (self)->cursor_moved != NULL)
        PLN_CANVAS_GET_CLASS (self)->cursor_moved (self, item);
    }
  if (item >= 0 && pln_canvas_ensure_layout (self))
    {
      PLN_CANVAS_GET_CLASS (self)->get_bounds (self, item, &bounds);
      if (scroll)
        pln_canvas_scroll_to (self, &bounds);
      if (priv->contains_focus)
        gtk_widget_grab_focus (pln_canvas_cells_ensure (self, item));
    }
  pln_canvas_describe_again (self);
}

gboolean
pln_canvas_shows_cursor (PlnCanvas *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return pln_canvas_get_private (self)->contains_focus && GTK_IS_WINDOW (root)
         && gtk_window_get_focus_visible (GTK_WINDOW (root));
}

int
pln_canvas_get_hover (PlnCanvas *self)
{
  return pln_canvas_get_private (self)->hover;
}

gboolean
pln_canvas_is_rtl (PlnCanvas *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

PlnTextCache *
pln_canvas_get_text (PlnCanvas *self)
{
  make_text_cache (self);
  return pln_canvas_get_private (self)->text;
}

const PlnPalette *
pln_canvas_get_palette (PlnCanvas *self)
{
  return &pln_canvas_get_private (self)->palette;
}

void
pln_canvas_get_viewport (PlnCanvas *self, PlnRect *viewport)
{
  const double scale = pln_canvas_get_scale (self);
  double x, y;

  pln_canvas_get_origin (self, &x, &y);
  *viewport = (PlnRect) { -x / scale, -y / scale, gtk_widget_get_width (GTK_WIDGET (self)) / scale,
                          gtk_widget_get_height (GTK_WIDGET (self)) / scale };
}

void
pln_canvas_scroll_to (PlnCanvas *self, const PlnRect *rect)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const double scale = pln_canvas_get_scale (self), margin = 12;
  const double start[2] = { rect->x * scale, rect->y * scale };
  const double size[2] = { rect->width * scale, rect->height * scale };

  for (int i = 0; i < 2; i++)
    if (priv->adjustment[i] != NULL)
      gtk_adjustment_clamp_page (priv->adjustment[i], start[i] - margin, start[i] + size[i] + margin);
}

void
pln_canvas_pan_to (PlnCanvas *self, double x, double y)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const double scale = pln_canvas_get_scale (self);

  if (priv->adjustment[0] != NULL)
    gtk_adjustment_set_value (priv->adjustment[0], x * scale);
  if (priv->adjustment[1] != NULL)
    gtk_adjustment_set_value (priv->adjustment[1], y * scale);
}

/* pln_canvas_to_widget: where a part of the drawing is in the widget now. */
void
pln_canvas_to_widget (PlnCanvas *self, const PlnRect *rect, GdkRectangle *out)
{
  const double scale = pln_canvas_get_scale (self);
  double x, y;

  pln_canvas_get_origin (self, &x, &y);
  out->x = (int) floor (x + rect->x * scale);
  out->y = (int) floor (y + rect->y * scale);
  out->width = MAX (1, (int) ceil (rect->width * scale));
  out->height = MAX (1, (int) ceil (rect->height * scale));
}
