// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-year-private.h"

#include <glib/gi18n.h>

/* Items are the days of the year, then bars and lanes.  Days without a meeting
 * have an accessible child only under the cursor. */

enum
{
  PROP_0,
  PROP_YEAR,
  PROP_SELECTED_DAY,
  PROP_SELECTED_ID,
  PROP_TODAY,
  N_PROPS
};

enum
{
  YEAR_CHANGED,
  ACTIVATED,
  CREATE_REQUESTED,
  MENU_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnYearPlanner, pln_year_planner, PLN_TYPE_CANVAS)

static PlnDay
first_day (PlnYearPlanner *self)
{
  return pln_day_from_ymd (self->year, 1, 1);
}

static guint
n_days (PlnYearPlanner *self)
{
  return pln_day_from_ymd (self->year, 12, 31) - first_day (self) + 1;
}

static void
pln_year_planner_layout (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);
  g_autofree PlnYearSpan *spans = g_new0 (PlnYearSpan, MAX (self->entries->len, 1));

  self->spec = (PlnYearSpec) {
    .year = self->year, .first_weekday = self->first_weekday > 0 ? self->first_weekday : pln_locale_first_weekday (),
    .width = width, .height = height, .scale = pln_text_cache_get_scale (pln_canvas_get_text (canvas)), .rtl = pln_canvas_is_rtl (canvas),
  };
  for (guint i = 0; i < self->entries->len; i++)
    spans[i] = (PlnYearSpan) { pln_year_entry (self, i)->first, pln_year_entry (self, i)->last,
                               (pln_year_entry (self, i)->flags & PLN_ENTRY_SPAN) != 0 };
  pln_year_layout_clear (&self->layout);
  pln_year_layout_init (&self->layout, &self->spec, spans, self->entries->len);
  *content_width = self->layout.width;
  *content_height = self->layout.height;
}

static void
pln_year_planner_paint_vfunc (PlnCanvas *canvas, PlnPainter *painter, const PlnRect *clip, gboolean interactive)
{
  pln_year_planner_paint (PLN_YEAR_PLANNER (canvas), painter, interactive);
}

static void
pln_year_planner_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 740 : 700;
}

/* --- items -------------------------------------------------------------- */

static guint
pln_year_planner_n_items (PlnCanvas *canvas)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);

  return self->layout.bars != NULL ? n_days (self) + self->layout.bars->len : 0;
}

static void
pln_year_planner_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);
  int year, month, mday;

  if (item >= n_days (self))
    {
      *bounds = pln_year_bar (self, item - n_days (self))->rect;
      return;
    }
  pln_day_to_ymd (first_day (self) + item, &year, &month, &mday);
  pln_year_layout_day (&self->layout, &self->spec, month - 1, mday, bounds);
}

static guint
count_on (PlnYearPlanner *self, PlnDay day, const PlnMonthEntry **first)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const PlnMonthEntry *e = pln_year_entry (self, i);

      if (e->flags & PLN_ENTRY_SPAN || day < e->first || day > e->last)
        continue;
      if (n++ == 0 && first != NULL)
        *first = e;
    }
  return n;
}

static gboolean
pln_year_planner_is_quiet (PlnCanvas *canvas, guint item)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);

  return item < n_days (self) && count_on (self, first_day (self) + item, NULL) == 0;
}

static char *
spoken_bar (PlnYearPlanner *self, const PlnYearBar *bar)
{
  const PlnMonthEntry *e = pln_year_entry (self, bar->span);
  GString *text = g_string_new (e->title);

  if (e->flags & PLN_ENTRY_SPAN)
    g_string_append_printf (text, ", %s, %s", e->when_text != NULL ? e->when_text : "", _("not on a day"));
  else
    {
      g_autofree char *first = pln_day_format (e->first, C_("day in full", "%A %-e %B %Y"));
      g_autofree char *last = pln_day_format (e->last, C_("day in full", "%A %-e %B %Y"));

      g_string_append_printf (text, e->first == e->last ? ", %s" : ", %s – %s", first, last);
    }
  if (e->state != NULL)
    g_string_append_printf (text, ", %s", e->state);
  if (e->flags & PLN_ENTRY_DISAGREES)
    g_string_append_printf (text, ", %s", _("disagrees with what is applied"));
  if (e->flags & PLN_ENTRY_CLASHES)
    g_string_append_printf (text, ", %s", _("clashes with another meeting"));
  return g_string_free_and_steal (text);
}

static void
pln_year_planner_describe (PlnCanvas *canvas, guint item, PlnCanvasItem *out)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);

  if (item < n_days (self))
    {
      const PlnDay day = first_day (self) + item;
      const guint n = count_on (self, day, NULL);
      g_autofree char *date = pln_day_format (day, C_("day in full", "%A %-e %B %Y"));
      g_autofree char *meetings = n == 0 ? g_strdup (_("no meetings")) : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n), n);

      out->role = GTK_ACCESSIBLE_ROLE_GRID_CELL;
      out->name = g_strdup_printf ("%s, %s", date, meetings);
      out->selected = day == self->selected_day;
    }
  else
    {
      const PlnYearBar *bar = pln_year_bar (self, item - n_days (self));

      out->role = GTK_ACCESSIBLE_ROLE_LIST_ITEM;
      out->name = spoken_bar (self, bar);
      out->selected = g_strcmp0 (self->selected_id, pln_year_entry (self, bar->span)->id) == 0;
    }
}

static char *
pln_year_planner_tooltip (PlnCanvas *canvas, int item, double x, double y)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);

  return item >= (int) n_days (self) ? spoken_bar (self, pln_year_bar (self, item - n_days (self))) : NULL;
}

/* --- selection ---------------------------------------------------------- */

static void
select_id (PlnYearPlanner *self, const char *id)
{
  if (g_strcmp0 (self->selected_id, id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

static void
go_to_year (PlnYearPlanner *self, int year, gboolean tell)
{
  if (self->year == year)
    return;
  self->year = year;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
  pln_canvas_invalidate (PLN_CANVAS (self));
  pln_canvas_ensure_layout (PLN_CANVAS (self));
  if (tell)
    g_signal_emit (self, signals[YEAR_CHANGED], 0);
}

static void
select_day (PlnYearPlanner *self, PlnDay day, gboolean tell)
{
  int year, month, mday;

  if (self->selected_day != day)
    {
      self->selected_day = day;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_DAY]);
    }
  if (day != PLN_DAY_NONE)
    {
      pln_day_to_ymd (day, &year, &month, &mday);
      go_to_year (self, year, tell);
      if (pln_canvas_ensure_layout (PLN_CANVAS (self)))
        pln_canvas_set_cursor (PLN_CANVAS (self), day - first_day (self), TRUE);
    }
  pln_canvas_describe_again (PLN_CANVAS (self));
}

static PlnDay
months_later (PlnDay day, int months)
{
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  month += months - 1 + 12 * year;
  year = month / 12;
  month = month % 12 + 1;
  return pln_day_from_ymd (year, month, MIN (mday, pln_days_in_month (year, month)));
}

static void
select_bar (PlnYearPlanner *self, guint i)
{
  pln_canvas_set_cursor (PLN_CANVAS (self), n_days (self) + i, TRUE);
  select_id (self, pln_year_entry (self, pln_year_bar (self, i)->span)->id);
}

/* The next lane in that direction; -1: none. */
static int
next_lane (PlnYearPlanner *self, int from, int step)
{
  for (int i = from + step; i >= 0 && i < (int) self->layout.bars->len; i += step)
    if (pln_year_bar (self, i)->kind > PLN_YEAR_MONTH && !pln_year_bar (self, i)->hidden)
      return i;
  return -1;
}

static gboolean
lane_key (PlnYearPlanner *self, guint keyval, int i)
{
  const gboolean forward = keyval == GDK_KEY_Down || keyval == GDK_KEY_Right;
  int to;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      to = next_lane (self, i, forward ? 1 : -1);
      if (to >= 0)
        select_bar (self, to);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      select_bar (self, i);
      g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
      return TRUE;
    case GDK_KEY_l:
    case GDK_KEY_L:
    case GDK_KEY_Escape:
      select_id (self, NULL);
      select_day (self, self->selected_day != PLN_DAY_NONE ? self->selected_day : first_day (self), TRUE);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
open_day (PlnYearPlanner *self)
{
  const PlnMonthEntry *e = NULL;

  if (count_on (self, self->selected_day, &e) == 0)
    {
      g_signal_emit (self, signals[CREATE_REQUESTED], 0, self->selected_day);
      return TRUE;
    }
  select_id (self, e->id);
  g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
  return TRUE;
}

static gboolean
day_key (PlnYearPlanner *self, guint keyval)
{
  const PlnDay day = self->selected_day;
  const int forward = self->spec.rtl ? -1 : 1;
  int year, month, mday, lane;

  pln_day_to_ymd (day, &year, &month, &mday);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      select_day (self, day + (keyval == GDK_KEY_Right ? forward : -forward), TRUE);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_Down:
      select_day (self, months_later (day, keyval == GDK_KEY_Down ? 1 : -1), TRUE);
      return TRUE;
    case GDK_KEY_Home:
      select_day (self, pln_day_from_ymd (year, month, 1), TRUE);
      return TRUE;
    case GDK_KEY_End:
      select_day (self, pln_day_from_ymd (year, month, pln_days_in_month (year, month)), TRUE);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      select_day (self, months_later (day, keyval == GDK_KEY_Page_Down ? 12 : -12), TRUE);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      select_day (self, self->today, TRUE);
      return TRUE;
    case GDK_KEY_l:
    case GDK_KEY_L:
      lane = next_lane (self, -1, 1);
      if (lane >= 0)
        select_bar (self, lane);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return open_day (self);
    default:
      return FALSE;
    }
}

static gboolean
pln_year_planner_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);
  const int cursor = pln_canvas_get_cursor (canvas);

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (cursor >= (int) n_days (self))
    return lane_key (self, keyval, cursor - n_days (self));
  if (self->selected_day == PLN_DAY_NONE)
    select_day (self, cursor >= 0 ? first_day (self) + cursor : first_day (self), TRUE);
  return day_key (self, keyval);
}

static void
pln_year_planner_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);

  if (item >= (int) n_days (self))
    {
      select_bar (self, item - n_days (self));
      if (n_press == 2)
        g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
    }
  else if (item >= 0)
    {
      select_id (self, NULL);
      select_day (self, first_day (self) + item, TRUE);
      if (n_press == 2)
        open_day (self);
    }
}

static void
pln_year_planner_menu (PlnCanvas *canvas, int item, double x, double y)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (canvas);
  const PlnRect at = { x, y, 1, 1 };
  GdkRectangle area;
  const gboolean bar = item >= (int) n_days (self);

  pln_canvas_to_widget (canvas, &at, &area);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, bar ? pln_year_entry (self, pln_year_bar (self, item - n_days (self))->span)->id : NULL,
                 !bar && item >= 0 ? first_day (self) + item : PLN_DAY_NONE, (double) area.x, (double) area.y);
}

static gboolean
pln_year_planner_grab_focus (GtkWidget *widget)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (widget);

  if (pln_canvas_ensure_layout (PLN_CANVAS (self)) && pln_canvas_get_cursor (PLN_CANVAS (self)) < 0)
    {
      const PlnDay day = self->selected_day != PLN_DAY_NONE ? self->selected_day : self->today;
      const int index = day - first_day (self);

      pln_canvas_set_cursor (PLN_CANVAS (self), day != PLN_DAY_NONE && index >= 0 && index < (int) n_days (self) ? index : 0, FALSE);
    }
  return GTK_WIDGET_CLASS (pln_year_planner_parent_class)->grab_focus (widget);
}

/* --- object ------------------------------------------------------------- */

static void
pln_year_planner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (object);

  switch (id)
    {
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_SELECTED_DAY:
      g_value_set_int (value, self->selected_day);
      break;
    case PROP_SELECTED_ID:
      g_value_set_string (value, self->selected_id);
      break;
    case PROP_TODAY:
      g_value_set_int (value, self->today);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_year_planner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (object);

  switch (id)
    {
    case PROP_YEAR:
      pln_year_planner_set_year (self, g_value_get_int (value));
      break;
    case PROP_SELECTED_DAY:
      pln_year_planner_select_day (self, g_value_get_int (value));
      break;
    case PROP_SELECTED_ID:
      select_id (self, g_value_get_string (value));
      break;
    case PROP_TODAY:
      pln_year_planner_set_today (self, g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_year_planner_finalize (GObject *object)
{
  PlnYearPlanner *self = PLN_YEAR_PLANNER (object);

  pln_year_layout_clear (&self->layout);
  g_array_unref (self->entries);
  g_free (self->selected_id);
  G_OBJECT_CLASS (pln_year_planner_parent_class)->finalize (object);
}

static void
pln_year_planner_class_init (PlnYearPlannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pln_year_planner_get_property;
  object_class->set_property = pln_year_planner_set_property;
  object_class->finalize = pln_year_planner_finalize;
  widget_class->measure = pln_year_planner_measure;
  widget_class->grab_focus = pln_year_planner_grab_focus;
  canvas_class->layout = pln_year_planner_layout;
  canvas_class->paint = pln_year_planner_paint_vfunc;
  canvas_class->n_items = pln_year_planner_n_items;
  canvas_class->get_bounds = pln_year_planner_get_bounds;
  canvas_class->describe = pln_year_planner_describe;
  canvas_class->is_quiet = pln_year_planner_is_quiet;
  canvas_class->tooltip = pln_year_planner_tooltip;
  canvas_class->key = pln_year_planner_key;
  canvas_class->click = pln_year_planner_click;
  canvas_class->menu = pln_year_planner_menu;
  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 1, 9999, 2000, flags);
  properties[PROP_SELECTED_DAY] = g_param_spec_int ("selected-day", NULL, NULL, G_MININT, G_MAXINT, PLN_DAY_NONE, flags);
  properties[PROP_SELECTED_ID] = g_param_spec_string ("selected-id", NULL, NULL, NULL, flags);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, PLN_DAY_NONE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[YEAR_CHANGED] = g_signal_new ("year-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE_REQUESTED] = g_signal_new ("create-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                          G_TYPE_STRING, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
pln_year_planner_init (PlnYearPlanner *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->year = g_date_time_get_year (now);
  self->today = pln_day_from_ymd (self->year, g_date_time_get_month (now), g_date_time_get_day_of_month (now));
  self->selected_day = PLN_DAY_NONE;
  self->entries = pln_month_entries_copy (NULL, 0, TRUE);
  pln_canvas_set_zoom_range (PLN_CANVAS (self), 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Year of meetings"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Arrow keys move by day and month, L goes to the lanes of quarters and years, Enter opens"), -1);
}

GtkWidget *
pln_year_planner_new (void)
{
  return g_object_new (PLN_TYPE_YEAR_PLANNER, NULL);
}

void
pln_year_planner_set_year (PlnYearPlanner *self, int year)
{
  g_return_if_fail (PLN_IS_YEAR_PLANNER (self) && year >= 1 && year <= 9999);

  go_to_year (self, year, FALSE);
}

int
pln_year_planner_get_year (PlnYearPlanner *self)
{
  return self->year;
}

void
pln_year_planner_set_today (PlnYearPlanner *self, PlnDay today)
{
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

void
pln_year_planner_set_first_weekday (PlnYearPlanner *self, int weekday)
{
  g_return_if_fail (weekday >= 0 && weekday <= 7);

  self->first_weekday = weekday;
  pln_canvas_invalidate (PLN_CANVAS (self));
}

/* pln_year_planner_set_entries: of the year shown; what has no first or last day is left out. */
void
pln_year_planner_set_entries (PlnYearPlanner *self, const PlnMonthEntry *entries, gsize n_entries)
{
  g_return_if_fail (PLN_IS_YEAR_PLANNER (self));

  g_array_unref (self->entries);
  self->entries = pln_month_entries_copy (entries, n_entries, TRUE);
  /* The bars belong to the old entries. */
  pln_year_layout_clear (&self->layout);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

PlnDay
pln_year_planner_get_selected_day (PlnYearPlanner *self)
{
  return self->selected_day;
}

void
pln_year_planner_select_day (PlnYearPlanner *self, PlnDay day)
{
  g_return_if_fail (PLN_IS_YEAR_PLANNER (self));

  select_day (self, day, TRUE);
}

const char *
pln_year_planner_get_selected_id (PlnYearPlanner *self)
{
  return self->selected_id;
}

void
pln_year_planner_select_id (PlnYearPlanner *self, const char *id)
{
  g_return_if_fail (PLN_IS_YEAR_PLANNER (self));

  select_id (self, id);
}
