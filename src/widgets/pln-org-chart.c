// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-org-chart-private.h"

#include <glib/gi18n.h>

/* Items are the bodies in sight, in preorder, so that reading order is the tree's. */

#define STACKED_BELOW 560

enum
{
  PROP_0,
  PROP_SELECTED_ID,
  PROP_DIRECTION,
  PROP_SHOW_DETAILS,
  N_PROPS
};

enum
{
  ACTIVATED,
  MOVE_REQUESTED,
  REORDER_REQUESTED,
  FOLD_CHANGED,
  MENU_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnOrgChart, pln_org_chart, PLN_TYPE_CANVAS)

static void
body_clear (gpointer data)
{
  PlnOrgBody *body = data;

  g_free ((char *) body->id);
  g_free ((char *) body->parent_id);
  g_free ((char *) body->name);
  g_free ((char *) body->type);
  g_free ((char *) body->foot);
  g_free ((char *) body->detail);
  g_free ((char *) body->change);
}

static void
relation_clear (gpointer data)
{
  PlnOrgRelation *relation = data;

  g_free ((char *) relation->from_id);
  g_free ((char *) relation->to_id);
  g_free ((char *) relation->label);
}

static const PlnOrgShown *
shown_at (PlnOrgChart *self, guint i)
{
  return &g_array_index (self->shown, PlnOrgShown, i);
}

static int
find_shown (PlnOrgChart *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->shown->len; i++)
    if (g_str_equal (pln_org_chart_body (self, i)->id, id))
      return i;
  return -1;
}

/* --- items -------------------------------------------------------------- */

static guint
pln_org_chart_n_items (PlnCanvas *canvas)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);

  return self->layout.boxes != NULL ? self->layout.n_boxes : 0;
}

static void
pln_org_chart_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  *bounds = PLN_ORG_CHART (canvas)->layout.boxes[item].rect;
}

static char *
describe_relations (PlnOrgChart *self, const char *id)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->relations->len; i++)
    {
      const PlnOrgRelation *r = &g_array_index (self->relations, PlnOrgRelation, i);
      const gboolean from = g_str_equal (r->from_id, id);
      const int other = GPOINTER_TO_INT (g_hash_table_lookup (self->by_id, from ? r->to_id : r->from_id)) - 1;

      if ((!from && !g_str_equal (r->to_id, id)) || other < 0)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (from)
        /* Translators: a relation in an org chart: what it is, and to whom. */
        g_string_append_printf (text, _("%s: %s"), r->label, g_array_index (self->bodies, PlnOrgBody, other).name);
      else
        /* Translators: a relation in an org chart, seen from its other end: who, and what. */
        g_string_append_printf (text, _("%s %s this"), g_array_index (self->bodies, PlnOrgBody, other).name, r->label);
    }
  return g_string_free (text, text->len == 0);
}

static char *
describe_body (PlnOrgChart *self, guint i)
{
  const PlnOrgBody *body = pln_org_chart_body (self, i);
  const PlnOrgShown *s = shown_at (self, i);
  GString *text = g_string_new (body->name);

  if (body->type != NULL && *body->type != '\0')
    g_string_append_printf (text, ", %s", body->type);
  if (s->parent >= 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, _("under %s"), pln_org_chart_body (self, s->parent)->name);
    }
  if (body->foot != NULL)
    g_string_append_printf (text, ", %s", body->foot);
  if (body->change != NULL)
    g_string_append_printf (text, ", %s", body->change);
  if (s->n_hidden > 0)
    {
      g_string_append (text, ", ");
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u body folded away", "%u bodies folded away", s->n_hidden), s->n_hidden);
    }
  return g_string_free_and_steal (text);
}

static void
pln_org_chart_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  const PlnOrgShown *s = shown_at (self, item);

  out->role = GTK_ACCESSIBLE_ROLE_TREE_ITEM;
  out->name = describe_body (self, item);
  out->description = describe_relations (self, pln_org_chart_body (self, item)->id);
  out->level = self->layout.boxes[item].level + 1;
  out->position = s->position;
  out->set_size = s->set_size;
  out->selected = g_strcmp0 (self->selected_id, pln_org_chart_body (self, item)->id) == 0;
  out->expanded = s->n_children > 0 ? s->n_hidden == 0 : -1;
}

static char *
pln_org_chart_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  const PlnOrgBody *body;

  if (item < 0)
    return NULL;
  body = pln_org_chart_body (self, item);
  return body->foot != NULL ? g_strdup_printf ("%s\n%s", body->name, body->foot) : g_strdup (body->name);
}

static int
pln_org_chart_item_at (PlnCanvas *canvas, double x, double y)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  PlnRect badge;

  for (guint i = 0; i < self->layout.n_boxes; i++)
    if (pln_rect_contains (&self->layout.boxes[i].rect, x, y)
        || (pln_org_chart_badge (self, i, &badge) && pln_rect_contains (&badge, x, y)))
      return i;
  return -1;
}

/* --- layout ------------------------------------------------------------- */

static void
list_edges (PlnOrgChart *self, GArray *edges)
{
  PlnTextCache *text = pln_canvas_get_text (PLN_CANVAS (self));
  g_autoptr (GHashTable) where = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_size (self->edges, 0);
  for (guint i = 0; i < self->shown->len && self->relations->len > 0; i++)
    g_hash_table_insert (where, (gpointer) pln_org_chart_body (self, i)->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < self->relations->len; i++)
    {
      const PlnOrgRelation *r = &g_array_index (self->relations, PlnOrgRelation, i);
      PlnOrgEdge edge = { GPOINTER_TO_INT (g_hash_table_lookup (where, r->from_id)) - 1,
                          GPOINTER_TO_INT (g_hash_table_lookup (where, r->to_id)) - 1, 0, 0 };

      if (edge.from < 0 || edge.to < 0 || edge.from == edge.to)
        continue;
      if (r->label != NULL && *r->label != '\0')
        {
          pln_text_cache_measure (text, PLN_TEXT_CHIP, r->label, -1, 1, &edge.label_width, &edge.label_height);
          edge.label_width = MIN (edge.label_width + 2, 220 * pln_text_cache_get_scale (text));
        }
      g_array_append_val (edges, edge);
      g_array_append_val (self->edges, i);
    }
}

/* A chart wider than the view begins at its top body, not at its first corner. */
static void
place_cb (gpointer data)
{
  PlnOrgChart *self = data;
  const PlnRect *top;
  PlnRect view;

  self->place_source = 0;
  if (self->placed || !pln_canvas_ensure_layout (PLN_CANVAS (self)) || self->layout.n_boxes == 0)
    return;
  self->placed = TRUE;
  pln_canvas_get_viewport (PLN_CANVAS (self), &view);
  top = &self->layout.boxes[MAX (find_shown (self, self->selected_id), 0)].rect;
  if (self->layout.direction == PLN_ORG_START_TO_END)
    pln_canvas_pan_to (PLN_CANVAS (self), self->layout.rtl ? top->x + top->width + PLN_ORG_MARGIN - view.width : top->x - PLN_ORG_MARGIN,
                       top->y + top->height / 2 - view.height / 2);
  else
    pln_canvas_pan_to (PLN_CANVAS (self), top->x + top->width / 2 - view.width / 2,
                       top->y + top->height < view.height ? 0 : top->y - view.height / 3);
}

static void
pln_org_chart_layout (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  PlnTextCache *text = pln_canvas_get_text (canvas);
  const double scale = pln_text_cache_get_scale (text);
  const gboolean narrow = width < STACKED_BELOW;
  const PlnOrgSpec spec = { .direction = narrow ? PLN_ORG_STACKED : self->direction, .rtl = pln_canvas_is_rtl (canvas),
                            .width = MAX (width, 280), .scale = scale };
  g_autofree PlnOrgNode *nodes = NULL;
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (PlnOrgEdge));

  pln_org_chart_list_shown (self);
  nodes = g_new0 (PlnOrgNode, MAX (self->shown->len, 1));
  pln_org_chart_measure (self, nodes, spec.direction);
  list_edges (self, edges);
  pln_org_layout_clear (&self->layout);
  pln_org_layout_init (&self->layout, &spec, nodes, self->shown->len, (const PlnOrgEdge *) edges->data, edges->len);
  *content_width = self->layout.width;
  *content_height = self->layout.height;
  if (!self->placed && self->place_source == 0)
    self->place_source = g_idle_add_once (place_cb, self);
}

static void
pln_org_chart_paint_vfunc (PlnCanvas *canvas, PlnPainter *painter, const PlnRect *clip, gboolean interactive)
{
  pln_org_chart_paint (PLN_ORG_CHART (canvas), painter, clip, interactive);
}

static void
pln_org_chart_measure_vfunc (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 200;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
}

/* --- selection and folds ------------------------------------------------ */

static void
select_shown (PlnOrgChart *self, int index)
{
  const char *id = index >= 0 ? pln_org_chart_body (self, index)->id : NULL;

  if (index >= 0)
    pln_canvas_set_cursor (PLN_CANVAS (self), index, TRUE);
  if (g_strcmp0 (self->selected_id, id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

static void
set_folded (PlnOrgChart *self, const char *id, gboolean folded)
{
  g_autofree char *copy = g_strdup (id);
  const gboolean keep = g_strcmp0 (self->selected_id, id) == 0;
  int index;

  if (g_hash_table_contains (self->folded, id) == folded)
    return;
  if (folded)
    g_hash_table_add (self->folded, g_strdup (id));
  else
    g_hash_table_remove (self->folded, copy);
  pln_canvas_invalidate (PLN_CANVAS (self));
  if (pln_canvas_ensure_layout (PLN_CANVAS (self)) && (index = find_shown (self, copy)) >= 0)
    pln_canvas_set_cursor (PLN_CANVAS (self), index, keep);
  g_signal_emit (self, signals[FOLD_CHANGED], 0, copy, folded);
}

/* --- keys --------------------------------------------------------------- */

static int
sibling (PlnOrgChart *self, int index, int step)
{
  const int level = self->layout.boxes[index].level;

  /* Siblings first, then the cousins beside them on the same level. */
  for (int i = index + step; i >= 0 && i < (int) self->shown->len; i += step)
    if (self->layout.boxes[i].level == level)
      return i;
  return index;
}

static int
next_relation (PlnOrgChart *self, int index)
{
  const char *id = pln_org_chart_body (self, index)->id;
  int first = -1;

  for (guint i = 0; i < self->relations->len; i++)
    {
      const PlnOrgRelation *r = &g_array_index (self->relations, PlnOrgRelation, i);
      const char *other = g_str_equal (r->from_id, id) ? r->to_id : g_str_equal (r->to_id, id) ? r->from_id : NULL;
      const int to = find_shown (self, other);

      if (to < 0)
        continue;
      if (to > index)
        return to;
      if (first < 0)
        first = to;
    }
  return first >= 0 ? first : index;
}

/* Up, down, back and forth along the tree as the drawing shows it. */
static int
walk (PlnOrgChart *self, int index, guint keyval)
{
  const PlnOrgDirection direction = self->layout.direction;
  const gboolean rtl = self->layout.rtl;
  const guint back = rtl ? GDK_KEY_Right : GDK_KEY_Left, forth = rtl ? GDK_KEY_Left : GDK_KEY_Right;
  const int parent = shown_at (self, index)->parent;
  const int child = self->layout.boxes[index].has_children ? index + 1 : index;
  const guint up = direction == PLN_ORG_START_TO_END || direction == PLN_ORG_STACKED ? back : GDK_KEY_Up;
  const guint down = direction == PLN_ORG_START_TO_END || direction == PLN_ORG_STACKED ? forth : GDK_KEY_Down;
  const guint before = direction == PLN_ORG_TOP_DOWN ? back : GDK_KEY_Up, after = direction == PLN_ORG_TOP_DOWN ? forth : GDK_KEY_Down;

  if (keyval == up)
    return parent >= 0 ? parent : index;
  if (keyval == down)
    return child;
  if (keyval == before || keyval == after)
    {
      const int step = keyval == after ? 1 : -1;

      return direction == PLN_ORG_STACKED ? CLAMP (index + step, 0, (int) self->shown->len - 1) : sibling (self, index, step);
    }
  return -1;
}

/* Alt+Shift+arrows: the twin of dragging. */
static gboolean
rearrange (PlnOrgChart *self, int index, guint keyval)
{
  const gboolean rtl = self->layout.rtl;
  const int parent = shown_at (self, index)->parent;
  g_autofree char *id = g_strdup (pln_org_chart_body (self, index)->id);

  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_Down)
    {
      g_signal_emit (self, signals[REORDER_REQUESTED], 0, id, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    }
  if (keyval == (rtl ? GDK_KEY_Right : GDK_KEY_Left) && parent >= 0)
    {
      const int above = shown_at (self, parent)->parent;

      g_signal_emit (self, signals[MOVE_REQUESTED], 0, id, above >= 0 ? pln_org_chart_body (self, above)->id : NULL);
      return TRUE;
    }
  if (keyval == (rtl ? GDK_KEY_Left : GDK_KEY_Right))
    for (int i = index - 1; i > parent; i--)
      if (shown_at (self, i)->parent == parent)
        {
          g_signal_emit (self, signals[MOVE_REQUESTED], 0, id, pln_org_chart_body (self, i)->id);
          return TRUE;
        }
  return FALSE;
}

static gboolean
pln_org_chart_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  const int index = pln_canvas_get_cursor (canvas);
  int to;

  if (index < 0 || index >= (int) self->shown->len)
    return FALSE;
  if (state == (GDK_ALT_MASK | GDK_SHIFT_MASK))
    return rearrange (self, index, keyval);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  to = walk (self, index, keyval);
  if (to >= 0)
    {
      select_shown (self, to);
      return TRUE;
    }
  switch (keyval)
    {
    case GDK_KEY_Home:
      select_shown (self, 0);
      return TRUE;
    case GDK_KEY_End:
      select_shown (self, self->shown->len - 1);
      return TRUE;
    case GDK_KEY_r:
    case GDK_KEY_R:
      select_shown (self, next_relation (self, index));
      return TRUE;
    case GDK_KEY_space:
      if (shown_at (self, index)->n_children > 0)
        set_folded (self, pln_org_chart_body (self, index)->id, shown_at (self, index)->n_hidden == 0);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      select_shown (self, index);
      g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
      return TRUE;
    default:
      return FALSE;
    }
}

/* --- pointer ------------------------------------------------------------ */

static void
pln_org_chart_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  PlnRect badge;

  select_shown (self, item);
  if (item < 0)
    return;
  if (n_press == 1 && pln_org_chart_badge (self, item, &badge) && pln_rect_contains (&badge, x, y))
    set_folded (self, pln_org_chart_body (self, item)->id, FALSE);
  else if (n_press == 2)
    g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
}

static void
pln_org_chart_menu (PlnCanvas *canvas, int item, double x, double y)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  const PlnRect at = { x, y, 1, 1 };
  GdkRectangle area;

  select_shown (self, item);
  pln_canvas_to_widget (canvas, &at, &area);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, item >= 0 ? self->selected_id : NULL, (double) area.x, (double) area.y);
}

static PlnDragRecord *
pln_org_chart_drag_record (PlnCanvas *canvas, int item)
{
  return pln_drag_record_new ("body", pln_org_chart_body (PLN_ORG_CHART (canvas), item)->id);
}

/* A body may not come under itself or what is below it. */
static gboolean
may_hold (PlnOrgChart *self, int target, const char *id)
{
  for (int i = target; i >= 0; i = shown_at (self, i)->parent)
    if (g_str_equal (pln_org_chart_body (self, i)->id, id))
      return FALSE;
  return TRUE;
}

static gboolean
pln_org_chart_drop (PlnCanvas *canvas, const PlnDragRecord *record, double x, double y, gboolean commit)
{
  PlnOrgChart *self = PLN_ORG_CHART (canvas);
  const int target = record != NULL ? pln_org_chart_item_at (canvas, x, y) : -1;
  const gboolean fits = target >= 0 && (record->kind == NULL || g_str_equal (record->kind, "body")) && may_hold (self, target, record->id);
  const char *id = fits ? pln_org_chart_body (self, target)->id : NULL;

  if (commit && fits)
    g_signal_emit (self, signals[MOVE_REQUESTED], 0, record->id, id);
  if (g_strcmp0 (self->drop_id, commit ? NULL : id) != 0)
    {
      g_free (self->drop_id);
      self->drop_id = commit ? NULL : g_strdup (id);
      pln_canvas_redraw (canvas);
    }
  return fits;
}

/* --- object ------------------------------------------------------------- */

static void
pln_org_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnOrgChart *self = PLN_ORG_CHART (object);

  switch (id)
    {
    case PROP_SELECTED_ID:
      g_value_set_string (value, self->selected_id);
      break;
    case PROP_DIRECTION:
      g_value_set_int (value, self->direction);
      break;
    case PROP_SHOW_DETAILS:
      g_value_set_boolean (value, self->show_details);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_org_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnOrgChart *self = PLN_ORG_CHART (object);

  switch (id)
    {
    case PROP_SELECTED_ID:
      pln_org_chart_select_id (self, g_value_get_string (value));
      break;
    case PROP_DIRECTION:
      pln_org_chart_set_direction (self, g_value_get_int (value));
      break;
    case PROP_SHOW_DETAILS:
      pln_org_chart_set_show_details (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_org_chart_finalize (GObject *object)
{
  PlnOrgChart *self = PLN_ORG_CHART (object);

  g_clear_handle_id (&self->place_source, g_source_remove);
  pln_org_layout_clear (&self->layout);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->folded);
  g_array_unref (self->bodies);
  g_array_unref (self->relations);
  g_array_unref (self->shown);
  g_array_unref (self->edges);
  g_free (self->selected_id);
  g_free (self->drop_id);
  G_OBJECT_CLASS (pln_org_chart_parent_class)->finalize (object);
}

static void
install_signals (GType type)
{
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MOVE_REQUESTED] = g_signal_new ("move-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[REORDER_REQUESTED] = g_signal_new ("reorder-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[FOLD_CHANGED] = g_signal_new ("fold-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                          G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
pln_org_chart_class_init (PlnOrgChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pln_org_chart_get_property;
  object_class->set_property = pln_org_chart_set_property;
  object_class->finalize = pln_org_chart_finalize;
  widget_class->measure = pln_org_chart_measure_vfunc;
  canvas_class->scales = TRUE;
  canvas_class->layout = pln_org_chart_layout;
  canvas_class->paint = pln_org_chart_paint_vfunc;
  canvas_class->n_items = pln_org_chart_n_items;
  canvas_class->get_bounds = pln_org_chart_get_bounds;
  canvas_class->describe = pln_org_chart_describe;
  canvas_class->tooltip = pln_org_chart_tooltip;
  canvas_class->item_at = pln_org_chart_item_at;
  canvas_class->key = pln_org_chart_key;
  canvas_class->click = pln_org_chart_click;
  canvas_class->menu = pln_org_chart_menu;
  canvas_class->drag_record = pln_org_chart_drag_record;
  canvas_class->drop = pln_org_chart_drop;
  properties[PROP_SELECTED_ID] = g_param_spec_string ("selected-id", NULL, NULL, NULL, flags);
  properties[PROP_DIRECTION] = g_param_spec_int ("direction", NULL, NULL, PLN_ORG_TOP_DOWN, PLN_ORG_STACKED, PLN_ORG_TOP_DOWN, flags);
  properties[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
}

static void
pln_org_chart_init (PlnOrgChart *self)
{
  self->bodies = g_array_new (FALSE, FALSE, sizeof (PlnOrgBody));
  g_array_set_clear_func (self->bodies, body_clear);
  self->relations = g_array_new (FALSE, FALSE, sizeof (PlnOrgRelation));
  g_array_set_clear_func (self->relations, relation_clear);
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->shown = g_array_new (FALSE, FALSE, sizeof (PlnOrgShown));
  self->edges = g_array_new (FALSE, FALSE, sizeof (guint));
  pln_canvas_set_zoom_range (PLN_CANVAS (self), 0.02, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Org chart"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Arrow keys walk the tree, R follows other relations, Space folds, Enter opens, plus and minus zoom"), -1);
}

GtkWidget *
pln_org_chart_new (void)
{
  return g_object_new (PLN_TYPE_ORG_CHART, NULL);
}

static void
copy_bodies (PlnOrgChart *self, const PlnOrgBody *bodies, gsize n)
{
  g_hash_table_remove_all (self->by_id);
  g_array_set_size (self->bodies, 0);
  for (gsize i = 0; i < n; i++)
    {
      PlnOrgBody body = bodies[i];

      body.id = g_strdup (body.id);
      body.parent_id = g_strdup (body.parent_id);
      body.name = g_strdup (body.name != NULL ? body.name : "");
      body.type = g_strdup (body.type);
      body.foot = g_strdup (body.foot);
      body.detail = g_strdup (body.detail);
      body.change = g_strdup (body.change);
      g_array_append_val (self->bodies, body);
      g_hash_table_insert (self->by_id, (gpointer) body.id, GUINT_TO_POINTER (i + 1));
    }
}

/**
 * pln_org_chart_set_bodies:
 * @bodies: (array length=n_bodies): siblings in order; ids differ
 * @relations: (array length=n_relations): other than parents; what has an end elsewhere is left out
 */
void
pln_org_chart_set_bodies (PlnOrgChart *self, const PlnOrgBody *bodies, gsize n_bodies,
                          const PlnOrgRelation *relations, gsize n_relations)
{
  g_autofree char *cursor = NULL;
  int index = -1;

  g_return_if_fail (PLN_IS_ORG_CHART (self));

  if (pln_canvas_get_cursor (PLN_CANVAS (self)) >= 0 && pln_canvas_get_cursor (PLN_CANVAS (self)) < (int) self->shown->len)
    cursor = g_strdup (pln_org_chart_body (self, pln_canvas_get_cursor (PLN_CANVAS (self)))->id);
  /* Nothing may look at the old bodies between now and the next layout. */
  g_array_set_size (self->shown, 0);
  pln_org_layout_clear (&self->layout);
  copy_bodies (self, bodies, n_bodies);
  g_array_set_size (self->relations, 0);
  for (gsize i = 0; i < n_relations; i++)
    {
      PlnOrgRelation relation = { g_strdup (relations[i].from_id), g_strdup (relations[i].to_id), g_strdup (relations[i].label) };

      g_array_append_val (self->relations, relation);
    }
  pln_canvas_invalidate (PLN_CANVAS (self));
  if (pln_canvas_ensure_layout (PLN_CANVAS (self)))
    {
      index = find_shown (self, cursor);
      pln_canvas_set_cursor (PLN_CANVAS (self), index, FALSE);
    }
}

const char *
pln_org_chart_get_selected_id (PlnOrgChart *self)
{
  return self->selected_id;
}

void
pln_org_chart_select_id (PlnOrgChart *self, const char *id)
{
  g_return_if_fail (PLN_IS_ORG_CHART (self));

  if (g_strcmp0 (self->selected_id, id) != 0)
    {
      g_free (self->selected_id);
      self->selected_id = g_strdup (id);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
    }
  /* Unfold what hides it. */
  for (guint i = 0; id != NULL && i < self->bodies->len; i++)
    {
      const int body = GPOINTER_TO_INT (g_hash_table_lookup (self->by_id, id)) - 1;

      if (body < 0)
        break;
      id = g_array_index (self->bodies, PlnOrgBody, body).parent_id;
      if (id != NULL)
        set_folded (self, id, FALSE);
    }
  if (pln_canvas_ensure_layout (PLN_CANVAS (self)) && find_shown (self, self->selected_id) >= 0)
    pln_canvas_set_cursor (PLN_CANVAS (self), find_shown (self, self->selected_id), TRUE);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

void
pln_org_chart_set_direction (PlnOrgChart *self, PlnOrgDirection direction)
{
  if (self->direction == direction)
    return;
  self->direction = direction;
  self->placed = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRECTION]);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

void
pln_org_chart_set_show_details (PlnOrgChart *self, gboolean show)
{
  if (self->show_details == show)
    return;
  self->show_details = show;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAILS]);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

gboolean
pln_org_chart_get_folded (PlnOrgChart *self, const char *id)
{
  return g_hash_table_contains (self->folded, id);
}

void
pln_org_chart_set_folded (PlnOrgChart *self, const char *id, gboolean folded)
{
  g_return_if_fail (PLN_IS_ORG_CHART (self) && id != NULL);

  set_folded (self, id, folded);
}

/* pln_org_chart_fold_below: folds every body of that level (1: the top) and opens those above. */
void
pln_org_chart_fold_below (PlnOrgChart *self, guint level)
{
  g_return_if_fail (PLN_IS_ORG_CHART (self));

  g_hash_table_remove_all (self->folded);
  pln_org_chart_list_shown (self);
  for (guint i = 0; i < self->shown->len; i++)
    {
      guint depth = 1;

      for (int p = shown_at (self, i)->parent; p >= 0; p = shown_at (self, p)->parent)
        depth++;
      if (depth == level && shown_at (self, i)->n_children > 0)
        g_hash_table_add (self->folded, g_strdup (pln_org_chart_body (self, i)->id));
    }
  pln_canvas_invalidate (PLN_CANVAS (self));
  pln_canvas_ensure_layout (PLN_CANVAS (self));
}

gboolean
pln_org_chart_is_stacked (PlnOrgChart *self)
{
  return self->layout.direction == PLN_ORG_STACKED;
}

guint
pln_org_chart_count_shown (PlnOrgChart *self)
{
  pln_canvas_ensure_layout (PLN_CANVAS (self));
  return self->shown->len;
}
