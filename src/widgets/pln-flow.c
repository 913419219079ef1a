// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-flow-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Items are the nodes, then the ribbons. */

enum
{
  PROP_0,
  PROP_SELECTED_ID,
  N_PROPS
};

enum
{
  ACTIVATED,
  TABLE_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnFlow, pln_flow, PLN_TYPE_CANVAS)

static void
node_clear (gpointer data)
{
  PlnFlowNode *node = data;

  g_free ((char *) node->id);
  g_free ((char *) node->title);
  g_free ((char *) node->text);
}

static void
ribbon_clear (gpointer data)
{
  PlnFlowRibbon *ribbon = data;

  g_free ((char *) ribbon->id);
  g_free ((char *) ribbon->from_id);
  g_free ((char *) ribbon->to_id);
  g_free ((char *) ribbon->spoken);
}

static int
find_node (PlnFlow *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->nodes->len; i++)
    if (g_str_equal (pln_flow_node (self, i)->id, id))
      return i;
  return -1;
}

/* --- layout ------------------------------------------------------------- */

static double
label_height (PlnTextCache *text, const PlnFlowNode *node)
{
  double height = pln_text_cache_line_height (text, PLN_TEXT_LABEL);
  const double line = pln_text_cache_line_height (text, PLN_TEXT_CAPTION);

  if (node->text == NULL || *node->text == '\0')
    return height;
  height += line;
  for (const char *c = node->text; *c != '\0'; c++)
    height += *c == '\n' ? line : 0;
  return height;
}

static void
pln_flow_layout_vfunc (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnFlow *self = PLN_FLOW (canvas);
  PlnTextCache *text = pln_canvas_get_text (canvas);
  const double scale = pln_text_cache_get_scale (text);
  const PlnFlowSpec spec = { .width = width, .height = height, .source_label = MIN (156 * scale, width * 0.3),
                             .use_label = MIN (186 * scale, width * 0.34), .rtl = pln_canvas_is_rtl (canvas) };
  g_autofree PlnFlowNodeSpec *nodes = g_new0 (PlnFlowNodeSpec, MAX (self->nodes->len, 1));
  g_autofree PlnFlowRibbonSpec *ribbons = g_new0 (PlnFlowRibbonSpec, MAX (self->ribbons->len, 1));

  for (guint i = 0; i < self->nodes->len; i++)
    {
      const PlnFlowNode *node = pln_flow_node (self, i);

      nodes[i] = (PlnFlowNodeSpec) { node->use, node->value, label_height (text, node) };
    }
  for (guint i = 0; i < self->ribbons->len; i++)
    ribbons[i] = (PlnFlowRibbonSpec) { find_node (self, pln_flow_ribbon (self, i)->from_id), find_node (self, pln_flow_ribbon (self, i)->to_id),
                                       pln_flow_ribbon (self, i)->value };
  pln_flow_layout_clear (&self->layout);
  pln_flow_layout_init (&self->layout, &spec, nodes, self->nodes->len, ribbons, self->ribbons->len);
  *content_width = self->layout.width;
  *content_height = self->layout.height;
}

static void
pln_flow_paint_vfunc (PlnCanvas *canvas, PlnPainter *painter, const PlnRect *clip, gboolean interactive)
{
  pln_flow_paint (PLN_FLOW (canvas), painter, interactive);
}

static void
pln_flow_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  PlnFlow *self = PLN_FLOW (widget);
  double side[2] = { 16, 16 };

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 280;
      *natural = 700;
      return;
    }
  for (guint i = 0; i < self->nodes->len; i++)
    side[pln_flow_node (self, i)->use] += label_height (pln_canvas_get_text (PLN_CANVAS (self)), pln_flow_node (self, i)) + 14;
  *minimum = (int) ceil (MAX (side[0], side[1]));
  *natural = MAX (*minimum, 200);
}

/* --- items -------------------------------------------------------------- */

static guint
pln_flow_n_items (PlnCanvas *canvas)
{
  PlnFlow *self = PLN_FLOW (canvas);

  return self->layout.nodes != NULL ? self->nodes->len + self->ribbons->len : 0;
}

static void
pln_flow_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  PlnFlow *self = PLN_FLOW (canvas);

  if (item < self->nodes->len)
    {
      const PlnRect *a = &self->layout.nodes[item], *b = &self->layout.labels[item];
      const double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

      *bounds = (PlnRect) { x, y, MAX (a->x + a->width, b->x + b->width) - x, MAX (a->y + a->height, b->y + b->height) - y };
    }
  else
    {
      const PlnFlowRibbonPlace *r = &self->layout.ribbons[item - self->nodes->len];
      const double y = MIN (r->y1, r->y2);

      *bounds = (PlnRect) { MIN (r->x1, r->x2), y, fabs (r->x2 - r->x1), MAX (r->y1 + r->h1, r->y2 + r->h2) - y };
    }
}

/* Whether the point lies in the ribbon, whose edges are cubics with level ends. */
static gboolean
ribbon_holds (const PlnFlowRibbonPlace *r, double x, double y)
{
  double low = 0, high = 1, t, s, upper, width;

  if (x < MIN (r->x1, r->x2) || x > MAX (r->x1, r->x2))
    return FALSE;
  for (int i = 0; i < 24; i++)
    {
      t = (low + high) / 2;
      /* x(t) with both inner points in the middle is monotonic. */
      s = 1.5 * t * (1 - t) * (1 - t) + 1.5 * t * t * (1 - t) + t * t * t;
      if ((r->x1 + (r->x2 - r->x1) * s < x) == (r->x2 > r->x1))
        low = t;
      else
        high = t;
    }
  t = (low + high) / 2;
  s = 3 * t * t * (1 - t) + t * t * t;
  upper = r->y1 + (r->y2 - r->y1) * s;
  width = MAX (6, r->h1 + (r->h2 - r->h1) * s);
  return y >= upper && y <= upper + width;
}

static int
pln_flow_item_at (PlnCanvas *canvas, double x, double y)
{
  PlnFlow *self = PLN_FLOW (canvas);
  PlnRect bounds;

  for (guint i = 0; i < self->nodes->len; i++)
    {
      pln_flow_get_bounds (canvas, i, &bounds);
      if (pln_rect_contains (&bounds, x, y))
        return i;
    }
  /* Those without an amount lie on top. */
  for (int pass = 1; pass >= 0; pass--)
    for (guint i = self->ribbons->len; i > 0; i--)
      if ((pln_flow_ribbon (self, i - 1)->value <= 0) == pass && ribbon_holds (&self->layout.ribbons[i - 1], x, y))
        return self->nodes->len + i - 1;
  return -1;
}

static void
pln_flow_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnFlow *self = PLN_FLOW (canvas);

  out->role = GTK_ACCESSIBLE_ROLE_LIST_ITEM;
  if (item < self->nodes->len)
    {
      const PlnFlowNode *node = pln_flow_node (self, item);
      g_auto (GStrv) lines = g_strsplit (node->text != NULL ? node->text : "", "\n", -1);
      g_autofree char *text = g_strjoinv (", ", lines);

      out->name = *text != '\0' ? g_strdup_printf ("%s, %s", node->title, text) : g_strdup (node->title);
      out->description = g_strdup (node->use ? _("use") : _("source"));
      out->selected = g_strcmp0 (self->selected_id, node->id) == 0;
    }
  else
    {
      const PlnFlowRibbon *ribbon = pln_flow_ribbon (self, item - self->nodes->len);
      const int from = find_node (self, ribbon->from_id), to = find_node (self, ribbon->to_id);
      const char *source = from >= 0 ? pln_flow_node (self, from)->title : "";
      g_autofree char *way = NULL;

      /* Translators: a flow of money, read aloud: source and use. */
      way = to >= 0 ? g_strdup_printf (_("From %s to %s"), source, pln_flow_node (self, to)->title)
                    : g_strdup_printf (_("From %s, ended"), source);
      out->name = ribbon->spoken != NULL ? g_strdup_printf ("%s, %s", way, ribbon->spoken)
                  : ribbon->value <= 0   ? g_strdup_printf ("%s, %s", way, _("no amount stated")) : g_strdup (way);
      out->selected = g_strcmp0 (self->selected_id, ribbon->id) == 0;
    }
}

static char *
pln_flow_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  PlnCanvasItem text = { 0 };

  if (item < 0)
    return NULL;
  pln_flow_describe (canvas, item, &text);
  g_free (text.description);
  return text.name;
}

/* --- selection and keys ------------------------------------------------- */

static const char *
item_id (PlnFlow *self, guint item)
{
  return item < self->nodes->len ? pln_flow_node (self, item)->id : pln_flow_ribbon (self, item - self->nodes->len)->id;
}

static void
select_item (PlnFlow *self, int item)
{
  const char *id = item >= 0 ? item_id (self, item) : NULL;

  if (item >= 0)
    pln_canvas_set_cursor (PLN_CANVAS (self), item, TRUE);
  if (g_strcmp0 (id, self->selected_id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

static int
next_node (PlnFlow *self, int item, int step)
{
  for (int i = item + step; i >= 0 && i < (int) self->nodes->len; i += step)
    if (pln_flow_node (self, i)->use == pln_flow_node (self, item)->use)
      return i;
  return item;
}

/* The next ribbon that touches the node, after from in that direction; -1: none. */
static int
next_ribbon (PlnFlow *self, const char *node, gboolean use, int from, int step)
{
  for (int i = from + step; i >= 0 && i < (int) self->ribbons->len; i += step)
    if (g_strcmp0 (use ? pln_flow_ribbon (self, i)->to_id : pln_flow_ribbon (self, i)->from_id, node) == 0)
      return i;
  return -1;
}

/* Up and down along a side or the ribbons of a source; left and right across. */
static int
walk (PlnFlow *self, int item, guint keyval)
{
  const guint forth = pln_canvas_is_rtl (PLN_CANVAS (self)) ? GDK_KEY_Left : GDK_KEY_Right;
  const gboolean upright = keyval == GDK_KEY_Up || keyval == GDK_KEY_Down;
  const int step = keyval == GDK_KEY_Down ? 1 : -1, n = self->nodes->len;
  int to;

  if (item < n)
    {
      const PlnFlowNode *node = pln_flow_node (self, item);

      if (upright)
        return next_node (self, item, step);
      to = node->use == (keyval == forth) ? -1 : next_ribbon (self, node->id, node->use, -1, 1);
      return to >= 0 ? n + to : item;
    }
  if (upright)
    to = next_ribbon (self, pln_flow_ribbon (self, item - n)->from_id, FALSE, item - n, step);
  else
    {
      to = find_node (self, keyval == forth ? pln_flow_ribbon (self, item - n)->to_id : pln_flow_ribbon (self, item - n)->from_id);
      return to >= 0 ? to : item;
    }
  return to >= 0 ? n + to : item;
}

static gboolean
pln_flow_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnFlow *self = PLN_FLOW (canvas);
  const int item = MAX (0, pln_canvas_get_cursor (canvas));

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK) || pln_flow_n_items (canvas) == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      select_item (self, walk (self, item, keyval));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      select_item (self, item);
      g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      g_signal_emit (self, signals[TABLE_REQUESTED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pln_flow_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  PlnFlow *self = PLN_FLOW (canvas);

  select_item (self, item);
  if (item >= 0 && n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
}

/* --- object ------------------------------------------------------------- */

static void
pln_flow_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED_ID)
    g_value_set_string (value, PLN_FLOW (object)->selected_id);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_flow_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED_ID)
    pln_flow_select_id (PLN_FLOW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_flow_finalize (GObject *object)
{
  PlnFlow *self = PLN_FLOW (object);

  pln_flow_layout_clear (&self->layout);
  g_array_unref (self->nodes);
  g_array_unref (self->ribbons);
  g_free (self->selected_id);
  G_OBJECT_CLASS (pln_flow_parent_class)->finalize (object);
}

static void
pln_flow_class_init (PlnFlowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pln_flow_get_property;
  object_class->set_property = pln_flow_set_property;
  object_class->finalize = pln_flow_finalize;
  widget_class->measure = pln_flow_measure;
  canvas_class->layout = pln_flow_layout_vfunc;
  canvas_class->paint = pln_flow_paint_vfunc;
  canvas_class->n_items = pln_flow_n_items;
  canvas_class->get_bounds = pln_flow_get_bounds;
  canvas_class->describe = pln_flow_describe;
  canvas_class->tooltip = pln_flow_tooltip;
  canvas_class->item_at = pln_flow_item_at;
  canvas_class->key = pln_flow_key;
  canvas_class->click = pln_flow_click;
  properties[PROP_SELECTED_ID] = g_param_spec_string ("selected-id", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TABLE_REQUESTED] = g_signal_new ("table-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pln_flow_init (PlnFlow *self)
{
  self->nodes = g_array_new (FALSE, FALSE, sizeof (PlnFlowNode));
  g_array_set_clear_func (self->nodes, node_clear);
  self->ribbons = g_array_new (FALSE, FALSE, sizeof (PlnFlowRibbon));
  g_array_set_clear_func (self->ribbons, ribbon_clear);
  pln_canvas_set_zoom_range (PLN_CANVAS (self), 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Flow from sources to uses"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Up and down walk a side, left and right follow a flow, Enter opens, T shows the same as a table"), -1);
}

GtkWidget *
pln_flow_new (void)
{
  return g_object_new (PLN_TYPE_FLOW, NULL);
}

/**
 * pln_flow_set_content:
 * @nodes: (array length=n_nodes): each side stacks them in this order
 * @ribbons: (array length=n_ribbons): those whose source is not among the nodes are left out
 */
void
pln_flow_set_content (PlnFlow *self, const PlnFlowNode *nodes, gsize n_nodes, const PlnFlowRibbon *ribbons, gsize n_ribbons)
{
  g_return_if_fail (PLN_IS_FLOW (self));

  pln_flow_layout_clear (&self->layout);
  g_array_set_size (self->nodes, 0);
  g_array_set_size (self->ribbons, 0);
  for (gsize i = 0; i < n_nodes; i++)
    {
      PlnFlowNode node = nodes[i];

      node.id = g_strdup (node.id);
      node.title = g_strdup (node.title);
      node.text = g_strdup (node.text);
      g_array_append_val (self->nodes, node);
    }
  for (gsize i = 0; i < n_ribbons; i++)
    {
      PlnFlowRibbon ribbon = ribbons[i];

      if (find_node (self, ribbon.from_id) < 0 || (ribbon.to_id != NULL && find_node (self, ribbon.to_id) < 0))
        continue;
      ribbon.id = g_strdup (ribbon.id);
      ribbon.from_id = g_strdup (ribbon.from_id);
      ribbon.to_id = g_strdup (ribbon.to_id);
      ribbon.spoken = g_strdup (ribbon.spoken);
      g_array_append_val (self->ribbons, ribbon);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  pln_canvas_invalidate (PLN_CANVAS (self));
}

const char *
pln_flow_get_selected_id (PlnFlow *self)
{
  return self->selected_id;
}

void
pln_flow_select_id (PlnFlow *self, const char *id)
{
  g_return_if_fail (PLN_IS_FLOW (self));

  if (g_strcmp0 (self->selected_id, id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  if (pln_canvas_ensure_layout (PLN_CANVAS (self)))
    for (guint i = 0; id != NULL && i < pln_flow_n_items (PLN_CANVAS (self)); i++)
      if (g_str_equal (item_id (self, i), id))
        pln_canvas_set_cursor (PLN_CANVAS (self), i, FALSE);
  pln_canvas_describe_again (PLN_CANVAS (self));
}
