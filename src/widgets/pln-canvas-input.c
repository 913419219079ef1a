// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Pointer, keys, touch and drag of a canvas; what they mean is the subclass's. */

#include "widgets/pln-canvas-cell.h"
#include "widgets/pln-canvas-private.h"

#include <math.h>

void
pln_canvas_from_widget (PlnCanvas *self, double *x, double *y)
{
  const double scale = pln_canvas_get_scale (self);
  double ox, oy;

  pln_canvas_get_origin (self, &ox, &oy);
  *x = (*x - ox) / scale;
  *y = (*y - oy) / scale;
}

int
pln_canvas_item_at (PlnCanvas *self, double x, double y)
{
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (self);
  PlnRect bounds;

  if (!pln_canvas_ensure_layout (self))
    return -1;
  if (klass->item_at != NULL)
    return klass->item_at (self, x, y);
  for (int i = (int) klass->n_items (self) - 1; i >= 0; i--)
    {
      klass->get_bounds (self, i, &bounds);
      if (pln_rect_contains (&bounds, x, y))
        return i;
    }
  return -1;
}

/**
 * pln_canvas_zoom_about:
 * @x: point of the widget that keeps its place in the drawing
 * @y: likewise
 */
void
pln_canvas_zoom_about (PlnCanvas *self, double zoom, double x, double y)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const double at[2] = { x, y };
  double cx = x, cy = y, share[2];

  zoom = CLAMP (zoom, priv->zoom_min, priv->zoom_max);
  if (fabs (zoom - 1) < 0.02)
    zoom = 1;
  if (zoom == priv->zoom)
    return;
  pln_canvas_ensure_layout (self);
  pln_canvas_from_widget (self, &cx, &cy);
  share[0] = cx / MAX (priv->content_width, 1);
  share[1] = cy / MAX (priv->content_height, 1);
  priv->zoom = zoom;
  if (!PLN_CANVAS_GET_CLASS (self)->scales)
    priv->dirty = TRUE;
  if (pln_canvas_ensure_layout (self))
    {
      const double scale = pln_canvas_get_scale (self);
      const double size[2] = { priv->content_width * scale, priv->content_height * scale };
      const double page[2] = { priv->width, priv->height };

      for (int i = 0; i < 2; i++)
        if (priv->adjustment[i] != NULL)
          gtk_adjustment_configure (priv->adjustment[i], share[i] * size[i] - at[i], 0, MAX (ceil (size[i]), page[i]),
                                    page[i] * 0.1, page[i] * 0.9, page[i]);
    }
  g_object_notify (G_OBJECT (self), "zoom");
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  pln_canvas_cells_queue (self);
}

/* --- pointer ------------------------------------------------------------ */

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, PlnCanvas *self)
{
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (self);
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  int item;

  pln_canvas_from_widget (self, &x, &y);
  item = pln_canvas_item_at (self, x, y);
  if (item >= 0)
    pln_canvas_set_cursor (self, item, FALSE);
  if (!pln_canvas_get_private (self)->contains_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  if (button == GDK_BUTTON_PRIMARY && klass->click != NULL)
    klass->click (self, item, x, y, n_press);
  else if (button == GDK_BUTTON_SECONDARY && klass->menu != NULL)
    klass->menu (self, item, x, y);
}

static void
motion_cb (PlnCanvas *self, double x, double y)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  int item;

  pln_canvas_from_widget (self, &x, &y);
  item = pln_canvas_item_at (self, x, y);
  if (item == priv->hover)
    return;
  priv->hover = item;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->hover >= 0)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  priv->hover = -1;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, PlnCanvas *self)
{
  const GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (controller));
  double x, y, tx = 0, ty = 0;
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));
  graphene_point_t at = GRAPHENE_POINT_INIT (priv->width / 2, priv->height / 2);

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0 || priv->zoom_min >= priv->zoom_max)
    return GDK_EVENT_PROPAGATE;
  if (event != NULL && gdk_event_get_position (event, &x, &y))
    {
      gtk_native_get_surface_transform (native, &tx, &ty);
      if (!gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (self),
                                     &GRAPHENE_POINT_INIT (x - tx, y - ty), &at))
        at = GRAPHENE_POINT_INIT (priv->width / 2, priv->height / 2);
    }
  pln_canvas_zoom_about (self, priv->zoom * pow (1.1, -CLAMP (dy, -4, 4)), at.x, at.y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  priv->pinch_zoom = priv->zoom;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, PlnCanvas *self)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    pln_canvas_zoom_about (self, pln_canvas_get_private (self)->pinch_zoom * scale, x, y);
}

static gboolean
tooltip_cb (PlnCanvas *self, int wx, int wy, gboolean keyboard, GtkTooltip *tooltip, gpointer data)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  double x = wx, y = wy;
  int item = priv->cursor;
  g_autofree char *text = NULL;
  GdkRectangle area;
  PlnRect bounds;

  if (PLN_CANVAS_GET_CLASS (self)->tooltip == NULL || !pln_canvas_ensure_layout (self))
    return FALSE;
  pln_canvas_from_widget (self, &x, &y);
  if (!keyboard)
    item = pln_canvas_item_at (self, x, y);
  text = PLN_CANVAS_GET_CLASS (self)->tooltip (self, item, x, y);
  if (text == NULL)
    return FALSE;
  if (item >= 0)
    {
      PLN_CANVAS_GET_CLASS (self)->get_bounds (self, item, &bounds);
      pln_canvas_to_widget (self, &bounds, &area);
      gtk_tooltip_set_tip_area (tooltip, &area);
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- panning ------------------------------------------------------------ */

static void
pan_begin_cb (GtkGestureDrag *gesture, double x, double y, PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  pln_canvas_from_widget (self, &x, &y);
  if (button == GDK_BUTTON_SECONDARY || (button == GDK_BUTTON_PRIMARY && pln_canvas_item_at (self, x, y) >= 0))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  priv->pan_x = priv->adjustment[0] != NULL ? gtk_adjustment_get_value (priv->adjustment[0]) : 0;
  priv->pan_y = priv->adjustment[1] != NULL ? gtk_adjustment_get_value (priv->adjustment[1]) : 0;
}

static void
pan_cb (GtkGestureDrag *gesture, double dx, double dy, PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->adjustment[0] != NULL)
    gtk_adjustment_set_value (priv->adjustment[0], priv->pan_x - dx);
  if (priv->adjustment[1] != NULL)
    gtk_adjustment_set_value (priv->adjustment[1], priv->pan_y - dy);
}

static gboolean
pan_by_key (PlnCanvas *self, guint keyval)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const int which = keyval == GDK_KEY_Up || keyval == GDK_KEY_Down;
  const int sign = keyval == GDK_KEY_Right || keyval == GDK_KEY_Down ? 1 : -1;
  GtkAdjustment *adjustment = priv->adjustment[which];

  if (adjustment == NULL)
    return FALSE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + sign * gtk_adjustment_get_page_size (adjustment) / 6);
  return TRUE;
}

/* --- keys --------------------------------------------------------------- */

static gboolean
zoom_by_key (PlnCanvas *self, guint keyval, gboolean control)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);

  if (priv->zoom_min >= priv->zoom_max)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      pln_canvas_zoom_by (self, 1.25);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      pln_canvas_zoom_by (self, 0.8);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      if (control)
        pln_canvas_zoom_to_fit (self);
      return control;
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      if (control)
        pln_canvas_set_zoom (self, 1);
      return control;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PlnCanvas *self)
{
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (self);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  PlnRect bounds = { 0 };

  if (!pln_canvas_ensure_layout (self))
    return GDK_EVENT_PROPAGATE;
  if (klass->key != NULL && klass->key (self, keyval, modifiers))
    return GDK_EVENT_STOP;
  if (modifiers == GDK_CONTROL_MASK
      && (keyval == GDK_KEY_Left || keyval == GDK_KEY_Right || keyval == GDK_KEY_Up || keyval == GDK_KEY_Down))
    return pan_by_key (self, keyval);
  if ((modifiers & ~(GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0
      && zoom_by_key (self, keyval, (modifiers & GDK_CONTROL_MASK) != 0))
    return GDK_EVENT_STOP;
  if (klass->menu != NULL && (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK)))
    {
      if (priv->cursor >= 0)
        klass->get_bounds (self, priv->cursor, &bounds);
      klass->menu (self, priv->cursor, bounds.x + bounds.width / 2, bounds.y + bounds.height / 2);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

/* Focus may also be given to a child from outside, by a screen reader. */
static void
focus_changed_cb (GtkEventControllerFocus *controller, GParamSpec *pspec, PlnCanvas *self)
{
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  priv->contains_focus = gtk_event_controller_focus_contains_focus (controller);
  if (priv->contains_focus && PLN_IS_CANVAS_CELL (child))
    {
      const int item = pln_canvas_cell_get_item (PLN_CANVAS_CELL (child));

      if (item >= 0 && item != priv->cursor)
        pln_canvas_set_cursor (self, item, TRUE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- drag and drop ------------------------------------------------------ */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, PlnCanvas *self)
{
  PlnCanvasClass *klass = PLN_CANVAS_GET_CLASS (self);
  PlnCanvasPrivate *priv = pln_canvas_get_private (self);
  g_autoptr (PlnDragRecord) record = NULL;
  g_autoptr (GdkPaintable) icon = NULL;
  g_autoptr (PlnPainter) painter = NULL;
  GtkSnapshot *snapshot;
  PlnRect bounds;
  int item;

  pln_canvas_from_widget (self, &x, &y);
  item = pln_canvas_item_at (self, x, y);
  if (item < 0 || klass->drag_record == NULL || (record = klass->drag_record (self, item)) == NULL)
    return NULL;
  klass->get_bounds (self, item, &bounds);
  snapshot = gtk_snapshot_new ();
  painter = pln_painter_new_snapshot (snapshot, priv->text, &priv->palette, pln_canvas_is_rtl (self));
  pln_painter_push_clip (painter, &(PlnRect) { 0, 0, bounds.width, bounds.height }, 6);
  pln_painter_translate (painter, -bounds.x, -bounds.y);
  klass->paint (self, painter, &bounds, FALSE);
  pln_painter_pop (painter);
  icon = gtk_snapshot_to_paintable (snapshot, NULL);
  g_object_unref (snapshot);
  gtk_drag_source_set_icon (source, icon, (int) (x - bounds.x), (int) (y - bounds.y));
  return gdk_content_provider_new_typed (PLN_TYPE_DRAG_RECORD, record);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, PlnCanvas *self)
{
  const GValue *value = gtk_drop_target_get_value (target);

  pln_canvas_from_widget (self, &x, &y);
  if (PLN_CANVAS_GET_CLASS (self)->drop == NULL || value == NULL)
    return 0;
  return PLN_CANVAS_GET_CLASS (self)->drop (self, g_value_get_boxed (value), x, y, FALSE) ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (PlnCanvas *self)
{
  if (PLN_CANVAS_GET_CLASS (self)->drop != NULL)
    PLN_CANVAS_GET_CLASS (self)->drop (self, NULL, -1, -1, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PlnCanvas *self)
{
  pln_canvas_from_widget (self, &x, &y);
  return PLN_CANVAS_GET_CLASS (self)->drop != NULL
         && PLN_CANVAS_GET_CLASS (self)->drop (self, g_value_get_boxed (value), x, y, TRUE);
}

static void
add_drag_and_drop (PlnCanvas *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (PLN_TYPE_DRAG_RECORD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

static void
add_pointer (PlnCanvas *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), 0);
  g_signal_connect (pan, "drag-begin", G_CALLBACK (pan_begin_cb), self);
  g_signal_connect (pan, "drag-update", G_CALLBACK (pan_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

void
pln_canvas_input_init (PlnCanvas *self)
{
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  add_drag_and_drop (self);
  add_pointer (self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
  g_signal_connect (focus, "notify::contains-focus", G_CALLBACK (focus_changed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (tooltip_cb), NULL);
}
