// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Items are the rows, then the marks row after row; up and down walk the rows,
 * left and right the marks of a row. */

#define ROW_HEIGHT 46
#define ROW_HEIGHT_TWO 72 /* with a second line or several lanes */
#define PART_HEIGHT 28
#define MONTHS_FROM 17    /* px of a month from which months are drawn */
#define MIN_YEAR 40
#define NARROW 560
#define NARROW_DAYS 92 /* a narrow view is a quarter wide … */
#define NARROW_END 150 /* … and has room for words after the last mark */

enum
{
  PROP_0,
  PROP_SELECTED_ID,
  PROP_TODAY,
  PROP_LABEL_WIDTH,
  N_PROPS
};

enum
{
  ACTIVATED,
  SHIFT_REQUESTED,
  MENU_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnTimeline, pln_timeline, PLN_TYPE_CANVAS)

static void
row_clear (gpointer data)
{
  PlnPlacedRow *row = data;

  g_free (row->id);
  g_free (row->title);
  g_free (row->subtitle);
}

static void
mark_clear (gpointer data)
{
  PlnTimelineMark *mark = &((PlnPlacedMark *) data)->mark;

  g_free ((char *) mark->id);
  g_free ((char *) mark->text);
  g_free ((char *) mark->pill);
  g_free ((char *) mark->spoken);
}

/* --- layout ------------------------------------------------------------- */

static void
widen (PlnDay day, PlnDay *first, PlnDay *last)
{
  if (day == PLN_DAY_NONE)
    return;
  *first = *first == PLN_DAY_NONE ? day : MIN (*first, day);
  *last = *last == PLN_DAY_NONE ? day : MAX (*last, day);
}

/* Whole months, at least a year of them. */
static void
find_range (PlnTimeline *self)
{
  PlnDay first = self->first, last = self->last;
  int year, month, mday;

  if (first == PLN_DAY_NONE || last == PLN_DAY_NONE)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const PlnMarkSpan *span = &pln_timeline_mark (self, i)->mark.span;

        widen (span->start_earliest, &first, &last);
        widen (span->start_latest, &first, &last);
        widen (span->end_earliest, &first, &last);
        widen (span->end_latest, &first, &last);
      }
  if (first == PLN_DAY_NONE)
    first = last = self->today;
  last = MAX (last, first + 300);
  pln_day_to_ymd (first, &year, &month, &mday);
  self->scale.first = pln_day_from_ymd (year, month, 1);
  pln_day_to_ymd (last, &year, &month, &mday);
  self->scale.last = pln_day_from_ymd (year, month, pln_days_in_month (year, month));
}

static double
row_height (PlnTimeline *self, const PlnPlacedRow *row, double scale)
{
  int lanes = 1;

  if (row->part)
    return floor (PART_HEIGHT * scale);
  for (guint i = 0; i < row->n_marks; i++)
    lanes = MAX (lanes, pln_timeline_mark (self, row->first_mark + i)->mark.lane + 1);
  if (lanes > 2)
    return floor ((24 * lanes + 24) * scale);
  return floor ((row->subtitle != NULL || lanes > 1 ? ROW_HEIGHT_TWO : ROW_HEIGHT) * scale);
}

static void
place_mark (PlnTimeline *self, const PlnPlacedRow *row, PlnPlacedMark *m, int lanes, double scale)
{
  const double height = floor ((row->part ? 8 : lanes > 1 ? 20 : row->subtitle != NULL ? 26 : 22) * scale);
  const double all = lanes * height + (lanes - 1) * 5;
  double y = row->rect.y + floor ((row->rect.height - all) / 2) + m->mark.lane * (height + 5);
  double h = height;

  pln_mark_shape_init (&m->shape, &self->scale, &m->mark.span);
  if (m->mark.fill == PLN_FILL_RANGE && m->mark.level > 0)
    {
      /* Steps stand on one line and rise by their share. */
      h = MAX (4, floor ((row->rect.height - 28) * CLAMP (m->mark.level, 0, 1)));
      y = row->rect.y + row->rect.height - 12 - h;
    }
  m->rect = (PlnRect) { m->shape.x, y, m->shape.width, h };
}

static void
place_rows (PlnTimeline *self, double scale)
{
  double y = self->header;

  for (guint i = 0; i < self->rows->len; i++)
    {
      PlnPlacedRow *row = pln_timeline_row (self, i);
      int lanes = 1;

      row->rect = (PlnRect) { 0, y, self->scale.width, row_height (self, row, scale) };
      for (guint k = 0; k < row->n_marks; k++)
        lanes = MAX (lanes, pln_timeline_mark (self, row->first_mark + k)->mark.lane + 1);
      for (guint k = 0; k < row->n_marks; k++)
        place_mark (self, row, pln_timeline_mark (self, row->first_mark + k), lanes, scale);
      y += row->rect.height;
    }
}

/* A range wider than the view begins around today. */
static void
place_cb (gpointer data)
{
  PlnTimeline *self = data;

  self->place_source = 0;
  if (self->placed)
    return;
  self->placed = TRUE;
  pln_timeline_show_day (self, self->today);
}

static void
pln_timeline_layout (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);
  const double scale = pln_text_cache_get_scale (pln_canvas_get_text (canvas));
  double room, days, per_day;

  find_range (self);
  self->labels = MIN (self->label_width * scale, width * 0.42);
  days = self->scale.last - self->scale.first + 1;
  room = width - self->labels - 12;
  per_day = MAX (room / (width < NARROW ? MIN (days, NARROW_DAYS) : days), MIN_YEAR / 365.25) * pln_canvas_get_zoom (canvas);
  self->scale.per_day = per_day;
  self->scale.start = self->labels;
  self->scale.rtl = pln_canvas_is_rtl (canvas);
  /* Less a hair: a rounding error must not make the whole one pixel wider than the view. */
  self->scale.width = MAX (width, ceil (self->labels + days * per_day + (width < NARROW ? NARROW_END : 12) - 0.001));
  self->months = per_day * 30.4 >= MONTHS_FROM * scale;
  self->header = floor ((self->months ? 52 : 48) * scale);
  if (self->months && self->period != NULL)
    self->header += 20;
  place_rows (self, scale);
  *content_width = self->scale.width;
  *content_height = self->rows->len > 0 ? pln_timeline_row (self, self->rows->len - 1)->rect.y
                                              + pln_timeline_row (self, self->rows->len - 1)->rect.height + 8
                                        : self->header;
  if (!self->placed && self->place_source == 0 && self->rows->len > 0)
    self->place_source = g_idle_add_once (place_cb, self);
}

static void
pln_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 480;
}

static void
pln_timeline_paint_vfunc (PlnCanvas *canvas, PlnPainter *painter, const PlnRect *clip, gboolean interactive)
{
  pln_timeline_paint (PLN_TIMELINE (canvas), painter, clip, interactive);
}

static void
pln_timeline_paint_over_vfunc (PlnCanvas *canvas, PlnPainter *painter, double width, double height)
{
  pln_timeline_paint_over (PLN_TIMELINE (canvas), painter, width, height);
}

/* --- items -------------------------------------------------------------- */

static guint
pln_timeline_n_items (PlnCanvas *canvas)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);

  return self->rows->len + self->marks->len;
}

static void
pln_timeline_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);

  *bounds = item < self->rows->len ? pln_timeline_row (self, item)->rect : pln_timeline_mark (self, item - self->rows->len)->rect;
}

static char *
spoken_mark (const PlnTimelineMark *mark)
{
  if (mark->spoken != NULL)
    return g_strdup (mark->spoken);
  if (mark->pill != NULL && mark->text != NULL)
    return g_strdup_printf ("%s, %s", mark->text, mark->pill);
  return g_strdup (mark->text != NULL ? mark->text : mark->pill != NULL ? mark->pill : _("not dated"));
}

static void
pln_timeline_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);

  out->role = GTK_ACCESSIBLE_ROLE_LIST_ITEM;
  if (item < self->rows->len)
    {
      const PlnPlacedRow *row = pln_timeline_row (self, item);
      GString *text = g_string_new (row->title);

      if (row->subtitle != NULL)
        g_string_append_printf (text, ", %s", row->subtitle);
      for (guint i = 0; i < row->n_marks; i++)
        {
          g_autofree char *mark = spoken_mark (&pln_timeline_mark (self, row->first_mark + i)->mark);

          g_string_append_printf (text, ", %s", mark);
        }
      out->name = g_string_free_and_steal (text);
      out->level = row->part ? 2 : 1;
      out->position = item + 1;
      out->set_size = self->rows->len;
      out->selected = g_strcmp0 (self->selected_id, row->id) == 0;
    }
  else
    {
      const PlnPlacedMark *m = pln_timeline_mark (self, item - self->rows->len);
      g_autofree char *spoken = spoken_mark (&m->mark);

      out->name = g_strdup_printf ("%s, %s", pln_timeline_row (self, m->row)->title, spoken);
    }
}

static gboolean
is_label (PlnTimeline *self, double x)
{
  PlnRect view;

  pln_canvas_get_viewport (PLN_CANVAS (self), &view);
  return self->scale.rtl ? x > view.x + view.width - self->labels : x < view.x + self->labels;
}

static int
pln_timeline_item_at (PlnCanvas *canvas, double x, double y)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);
  PlnRect view;

  pln_canvas_get_viewport (canvas, &view);
  if (y < view.y + self->header)
    return -1;
  for (guint i = self->marks->len; i > 0 && !is_label (self, x); i--)
    if (pln_rect_contains (&pln_timeline_mark (self, i - 1)->rect, x, y))
      return self->rows->len + i - 1;
  for (guint i = 0; i < self->rows->len; i++)
    if (pln_rect_contains (&pln_timeline_row (self, i)->rect, x, y))
      return i;
  return -1;
}

static char *
pln_timeline_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  PlnCanvasItem text = { 0 };

  if (item < 0)
    return NULL;
  pln_timeline_describe (canvas, item, &text);
  return text.name;
}

/* --- selection and keys ------------------------------------------------- */

static guint
row_of (PlnTimeline *self, guint item)
{
  return item < self->rows->len ? item : pln_timeline_mark (self, item - self->rows->len)->row;
}

static void
select_item (PlnTimeline *self, int item)
{
  const char *id;

  if (item < 0)
    return;
  pln_canvas_set_cursor (PLN_CANVAS (self), item, FALSE);
  if (item >= (int) self->rows->len)
    pln_canvas_scroll_to (PLN_CANVAS (self), &pln_timeline_mark (self, item - self->rows->len)->rect);
  else
    {
      /* A row is as wide as the drawing: only up and down matter, and the axis covers the top. */
      PlnRect row = pln_timeline_row (self, item)->rect, view;

      pln_canvas_get_viewport (PLN_CANVAS (self), &view);
      row.x = view.x + 12;
      row.width = 1;
      row.y -= self->header;
      row.height += self->header;
      pln_canvas_scroll_to (PLN_CANVAS (self), &row);
    }
  id = pln_timeline_row (self, row_of (self, item))->id;
  if (g_strcmp0 (self->selected_id, id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

static void
activate_item (PlnTimeline *self, int item)
{
  const gboolean mark = item >= (int) self->rows->len;

  g_signal_emit (self, signals[ACTIVATED], 0, pln_timeline_row (self, row_of (self, item))->id,
                 mark ? pln_timeline_mark (self, item - self->rows->len)->mark.id : NULL);
}

static gboolean
walk_marks (PlnTimeline *self, int item, int step)
{
  const PlnPlacedRow *row = pln_timeline_row (self, row_of (self, item));
  const int base = self->rows->len + row->first_mark;
  int to = item < (int) self->rows->len ? (step > 0 ? base : item) : item + step;

  if (row->n_marks == 0)
    return TRUE;
  if (to < base)
    to = row_of (self, item);
  else
    to = MIN (to, base + (int) row->n_marks - 1);
  select_item (self, to);
  return TRUE;
}

/* Only what lies on known days moves by a day; the rest has its date typed. */
static gboolean
shift_mark (PlnTimeline *self, int item, int days)
{
  const PlnPlacedRow *row = pln_timeline_row (self, row_of (self, item));
  const PlnPlacedMark *m;
  const PlnMarkSpan *span;

  if (row->n_marks == 0)
    return FALSE;
  m = pln_timeline_mark (self, item < (int) self->rows->len ? row->first_mark : item - self->rows->len);
  span = &m->mark.span;
  if (span->kind == PLN_MARK_DIAMOND
      || (span->kind == PLN_MARK_BAR && span->start_earliest != PLN_DAY_NONE && span->start_earliest == span->start_latest
          && span->end_latest != PLN_DAY_NONE && span->end_earliest == span->end_latest))
    g_signal_emit (self, signals[SHIFT_REQUESTED], 0, row->id, m->mark.id, days);
  else
    activate_item (self, item);
  return TRUE;
}

static gboolean
pln_timeline_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);
  const int item = MAX (0, pln_canvas_get_cursor (canvas));
  const int forward = self->scale.rtl ? -1 : 1;
  const int step = keyval == GDK_KEY_Right ? forward : keyval == GDK_KEY_Left ? -forward : 0;

  if (self->rows->len == 0)
    return FALSE;
  if (state == GDK_ALT_MASK && step != 0)
    return shift_mark (self, item, step);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (step != 0)
    return walk_marks (self, item, step);
  switch (keyval)
    {
    case GDK_KEY_Up:
      select_item (self, MAX (0, (int) row_of (self, item) - 1));
      return TRUE;
    case GDK_KEY_Down:
      select_item (self, MIN (row_of (self, item) + 1, self->rows->len - 1));
      return TRUE;
    case GDK_KEY_Home:
      select_item (self, 0);
      return TRUE;
    case GDK_KEY_End:
      select_item (self, self->rows->len - 1);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      pln_timeline_show_day (self, self->today);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      select_item (self, item);
      activate_item (self, item);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
pln_timeline_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);

  select_item (self, item);
  if (item >= 0 && n_press == 2)
    activate_item (self, item);
}

static void
pln_timeline_menu (PlnCanvas *canvas, int item, double x, double y)
{
  PlnTimeline *self = PLN_TIMELINE (canvas);
  const PlnRect at = { x, y, 1, 1 };
  GdkRectangle area;

  select_item (self, item);
  pln_canvas_to_widget (canvas, &at, &area);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, item >= 0 ? self->selected_id : NULL, (double) area.x, (double) area.y);
}

/* --- object ------------------------------------------------------------- */

static void
pln_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnTimeline *self = PLN_TIMELINE (object);

  switch (id)
    {
    case PROP_SELECTED_ID:
      g_value_set_string (value, self->selected_id);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    case PROP_LABEL_WIDTH:
      g_value_set_int (value, self->label_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_timeline_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnTimeline *self = PLN_TIMELINE (object);

  switch (id)
    {
    case PROP_SELECTED_ID:
      pln_timeline_select_id (self, g_value_get_string (value));
      break;
    case PROP_TODAY:
      pln_timeline_set_today (self, g_value_get_int (value));
      break;
    case PROP_LABEL_WIDTH:
      pln_timeline_set_label_width (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_timeline_finalize (GObject *object)
{
  PlnTimeline *self = PLN_TIMELINE (object);

  g_clear_handle_id (&self->place_source, g_source_remove);
  g_array_unref (self->rows);
  g_array_unref (self->marks);
  g_free (self->period);
  g_free (self->selected_id);
  G_OBJECT_CLASS (pln_timeline_parent_class)->finalize (object);
}

static void
pln_timeline_class_init (PlnTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pln_timeline_get_property;
  object_class->set_property = pln_timeline_set_property;
  object_class->finalize = pln_timeline_finalize;
  widget_class->measure = pln_timeline_measure;
  canvas_class->layout = pln_timeline_layout;
  canvas_class->paint = pln_timeline_paint_vfunc;
  canvas_class->paint_over = pln_timeline_paint_over_vfunc;
  canvas_class->n_items = pln_timeline_n_items;
  canvas_class->get_bounds = pln_timeline_get_bounds;
  canvas_class->describe = pln_timeline_describe;
  canvas_class->tooltip = pln_timeline_tooltip;
  canvas_class->item_at = pln_timeline_item_at;
  canvas_class->key = pln_timeline_key;
  canvas_class->click = pln_timeline_click;
  canvas_class->menu = pln_timeline_menu;
  properties[PROP_SELECTED_ID] = g_param_spec_string ("selected-id", NULL, NULL, NULL, flags);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, PLN_DAY_NONE, flags);
  properties[PROP_LABEL_WIDTH] = g_param_spec_int ("label-width", NULL, NULL, 0, 2000, 212, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SHIFT_REQUESTED] = g_signal_new ("shift-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                           G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                          G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
pln_timeline_init (PlnTimeline *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (PlnPlacedRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->marks = g_array_new (FALSE, FALSE, sizeof (PlnPlacedMark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->first = self->last = PLN_DAY_NONE;
  self->today = pln_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now), g_date_time_get_day_of_month (now));
  self->label_width = 212;
  pln_canvas_set_zoom_range (PLN_CANVAS (self), 1, 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Up and down walk the rows, left and right the bars of a row, plus and minus zoom, T goes to today, Enter opens"), -1);
}

GtkWidget *
pln_timeline_new (void)
{
  return g_object_new (PLN_TYPE_TIMELINE, NULL);
}

static void
add_mark (PlnTimeline *self, const PlnTimelineMark *mark, guint row)
{
  PlnPlacedMark m = { .mark = *mark, .row = row };

  m.mark.id = g_strdup (mark->id);
  m.mark.text = g_strdup (mark->text);
  m.mark.pill = g_strdup (mark->pill);
  m.mark.spoken = g_strdup (mark->spoken);
  m.mark.lane = CLAMP (mark->lane, 0, 20);
  g_array_append_val (self->marks, m);
}

/**
 * pln_timeline_set_rows:
 * @rows: (array length=n_rows): in order; a part follows the row it is part of
 *
 * The selection is kept by id; the cursor goes with it.
 */
void
pln_timeline_set_rows (PlnTimeline *self, const PlnTimelineRow *rows, gsize n_rows)
{
  int cursor = -1;

  g_return_if_fail (PLN_IS_TIMELINE (self));

  pln_canvas_set_cursor (PLN_CANVAS (self), -1, FALSE);
  g_array_set_size (self->rows, 0);
  g_array_set_size (self->marks, 0);
  for (gsize i = 0; i < n_rows; i++)
    {
      PlnPlacedRow row = { .id = g_strdup (rows[i].id), .title = g_strdup (rows[i].title), .subtitle = g_strdup (rows[i].subtitle),
                           .part = rows[i].part, .first_mark = self->marks->len, .n_marks = rows[i].n_marks };

      for (gsize k = 0; k < rows[i].n_marks; k++)
        add_mark (self, &rows[i].marks[k], i);
      if (g_strcmp0 (self->selected_id, row.id) == 0)
        cursor = i;
      g_array_append_val (self->rows, row);
    }
  pln_canvas_invalidate (PLN_CANVAS (self));
  if (cursor >= 0)
    pln_canvas_set_cursor (PLN_CANVAS (self), cursor, FALSE);
}

void
pln_timeline_set_range (PlnTimeline *self, PlnDay first, PlnDay last)
{
  self->first = first;
  self->last = last;
  pln_canvas_invalidate (PLN_CANVAS (self));
}

void
pln_timeline_set_today (PlnTimeline *self, PlnDay today)
{
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  pln_canvas_redraw (PLN_CANVAS (self));
}

void
pln_timeline_set_period (PlnTimeline *self, PlnDay first, PlnDay last, const char *label)
{
  g_free (self->period);
  self->period = g_strdup (label);
  self->period_first = first;
  self->period_last = last;
  pln_canvas_invalidate (PLN_CANVAS (self));
}

void
pln_timeline_set_label_width (PlnTimeline *self, int width)
{
  self->label_width = MAX (0, width);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL_WIDTH]);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

const char *
pln_timeline_get_selected_id (PlnTimeline *self)
{
  return self->selected_id;
}

void
pln_timeline_select_id (PlnTimeline *self, const char *row_id)
{
  g_return_if_fail (PLN_IS_TIMELINE (self));

  for (guint i = 0; row_id != NULL && i < self->rows->len; i++)
    if (g_str_equal (pln_timeline_row (self, i)->id, row_id))
      {
        select_item (self, i);
        return;
      }
  g_free (self->selected_id);
  self->selected_id = g_strdup (row_id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

/* pln_timeline_show_day: brings the day into the middle of the view. */
void
pln_timeline_show_day (PlnTimeline *self, PlnDay day)
{
  PlnRect view;

  if (day == PLN_DAY_NONE || !pln_canvas_ensure_layout (PLN_CANVAS (self)))
    return;
  pln_canvas_get_viewport (PLN_CANVAS (self), &view);
  pln_canvas_pan_to (PLN_CANVAS (self), pln_time_scale_x (&self->scale, day) - self->labels - (view.width - self->labels) / 2, view.y);
}

/**
 * pln_mark_span_from_when:
 * @when: (nullable): undated or %NULL gives an open bar, which says nothing
 *
 * By its sense: "by" is a deadline, a known day a diamond, known days a bar, a
 * run of months a bar, one month, quarter or year some day in it.
 */
void
pln_mark_span_from_when (PlnMarkSpan *span, const PlnWhen *when)
{
  PlnDay first, last;

  *span = (PlnMarkSpan) { PLN_MARK_BAR, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE, PLN_DAY_NONE };
  if (when == NULL || !pln_when_get_span (when, &first, &last))
    return;
  switch (pln_when_get_sense (when))
    {
    case PLN_SENSE_BY:
      span->kind = PLN_MARK_BY;
      span->end_earliest = first;
      span->end_latest = last;
      break;
    case PLN_SENSE_FROM:
      span->start_earliest = first;
      span->start_latest = last;
      break;
    case PLN_SENSE_UNTIL:
      span->end_earliest = first;
      span->end_latest = last;
      break;
    case PLN_SENSE_ON:
    case PLN_SENSE_ABOUT:
    case PLN_SENSE_NONE:
    default:
      span->kind = pln_when_is_days (when) ? (first == last ? PLN_MARK_DIAMOND : PLN_MARK_BAR)
                   : strchr (pln_when_get_edtf (when), '/') != NULL && pln_when_get_sense (when) == PLN_SENSE_ON ? PLN_MARK_BAR
                                                                                                                 : PLN_MARK_SOME;
      span->start_earliest = span->start_latest = first;
      span->end_earliest = span->end_latest = last;
      break;
    }
}
