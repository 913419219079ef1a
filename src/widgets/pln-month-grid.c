// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "widgets/pln-month-grid-private.h"

#include <glib/gi18n.h>

/* A month of meetings.  Its items are the days, then the bars, then the rows of
 * the band; the arrow keys walk the days, F6 goes to the band. */

#define COMPACT_BELOW 520

enum
{
  PROP_0,
  PROP_YEAR,
  PROP_MONTH,
  PROP_SELECTED_DAY,
  PROP_SELECTED_ID,
  PROP_TODAY,
  PROP_FIRST_WEEKDAY,
  PROP_WEEK_NUMBERS,
  PROP_COMPACT,
  N_PROPS
};

enum
{
  MONTH_CHANGED,
  ACTIVATED,
  CREATE_REQUESTED,
  MOVE_REQUESTED,
  BAND_MORE,
  MENU_REQUESTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnMonthGrid, pln_month_grid, PLN_TYPE_CANVAS)

static int
weekday_in_use (PlnMonthGrid *self)
{
  return self->first_weekday > 0 ? self->first_weekday : pln_locale_first_weekday ();
}

/* --- items -------------------------------------------------------------- */

static guint
pln_month_grid_n_items (PlnCanvas *canvas)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);

  return self->layout.bars == NULL ? 0 : self->layout.n_days + self->layout.bars->len + self->layout.n_band;
}

static void
pln_month_grid_get_bounds (PlnCanvas *canvas, guint item, PlnRect *bounds)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  guint i;

  switch (pln_month_grid_item_kind (self, item, &i))
    {
    case PLN_MONTH_ITEM_DAY:
      *bounds = self->layout.days[i];
      break;
    case PLN_MONTH_ITEM_BAR:
      *bounds = pln_month_grid_bar (self, i)->hidden ? (PlnRect) { 0 } : pln_month_grid_bar (self, i)->rect;
      break;
    case PLN_MONTH_ITEM_BAND:
    default:
      *bounds = self->layout.band[i];
      break;
    }
}

/* --- layout and paint --------------------------------------------------- */

static int
find_entry (PlnMonthGrid *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->entries->len; i++)
    if (g_str_equal (pln_month_grid_entry (self, i)->id, id))
      return i;
  return -1;
}

static int
lines_wanted (PlnMonthGrid *self, const PlnMonthEntry *e, double width)
{
  PlnTextCache *text = pln_canvas_get_text (PLN_CANVAS (self));

  if (self->compact || e->first != e->last)
    return 1;
  return CLAMP (pango_layout_get_line_count (pln_text_cache_get (text, PLN_TEXT_CHIP, e->title, width, 4)), 1, 4);
}

static void
pln_month_grid_layout (PlnCanvas *canvas, double width, double height, double *content_width, double *content_height)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  PlnTextCache *text = pln_canvas_get_text (canvas);
  g_autofree PlnMonthSpan *spans = g_new0 (PlnMonthSpan, MAX (self->entries->len, 1));
  const gboolean compact = width < COMPACT_BELOW;

  self->spec = (PlnMonthSpec) {
    .year = self->year, .month = self->month, .first_weekday = weekday_in_use (self),
    .week_numbers = self->week_numbers, .compact = compact, .rtl = pln_canvas_is_rtl (canvas),
    .width = width, .height = height, .scale = pln_text_cache_get_scale (text),
    .line = pln_text_cache_line_height (text, PLN_TEXT_CHIP), .n_band = self->band->len,
  };
  self->compact = compact;
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PlnMonthEntry *e = pln_month_grid_entry (self, i);
      const gboolean sign = (e->flags & (PLN_ENTRY_CLASHES | PLN_ENTRY_DISAGREES)) != 0;

      spans[i] = (PlnMonthSpan) {
        .first = e->first, .last = e->last, .part_of = find_entry (self, e->part_of),
        .lines = lines_wanted (self, e, pln_month_text_width (&self->spec) - (sign ? 16 : 0)),
      };
    }
  pln_month_layout_clear (&self->layout);
  pln_month_layout_init (&self->layout, &self->spec, spans, self->entries->len);
}

static void
pln_month_grid_paint_vfunc (PlnCanvas *canvas, PlnPainter *painter, const PlnRect *clip, gboolean interactive)
{
  pln_month_grid_paint (PLN_MONTH_GRID (canvas), painter, interactive);
}

static void
pln_month_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : 260;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 720 : 600;
}

/* --- selection ---------------------------------------------------------- */

static void
go_to_month (PlnMonthGrid *self, int year, int month, gboolean tell)
{
  if (self->year == year && self->month == month)
    return;
  self->year = year;
  self->month = month;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MONTH]);
  pln_canvas_invalidate (PLN_CANVAS (self));
  if (tell)
    g_signal_emit (self, signals[MONTH_CHANGED], 0);
}

static void
announce_month (PlnMonthGrid *self)
{
  /* Translators: a month and its year, read aloud. */
  g_autofree char *month = pln_day_format (pln_day_from_ymd (self->year, self->month, 1), C_("month in full", "%OB %Y"));
  const guint n = self->entries->len;
  g_autofree char *meetings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u meeting", "%u meetings", n), n);
  g_autofree char *text = g_strdup_printf ("%s, %s", month, meetings);

  if (gtk_widget_get_mapped (GTK_WIDGET (self))) /* one that was never shown has nobody to tell, and GTK 4.18 fails there */
    gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
select_day (PlnMonthGrid *self, PlnDay day, gboolean tell)
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
      if (year != self->year || month != self->month)
        {
          go_to_month (self, year, month, tell);
          announce_month (self);
        }
      if (pln_canvas_ensure_layout (PLN_CANVAS (self)) && pln_month_layout_index (&self->layout, day) >= 0)
        pln_canvas_set_cursor (PLN_CANVAS (self), pln_month_layout_index (&self->layout, day), FALSE);
    }
  pln_canvas_describe_again (PLN_CANVAS (self));
}

static void
select_id (PlnMonthGrid *self, const char *id)
{
  if (g_strcmp0 (self->selected_id, id) == 0)
    return;
  g_free (self->selected_id);
  self->selected_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_ID]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

/* The meeting that keys mean: the selected one when it is on the day, else the day's first. */
static const PlnMonthEntry *
entry_of_day (PlnMonthGrid *self, PlnDay day, gboolean next)
{
  const PlnMonthEntry *first = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < self->layout.bars->len; i++)
    {
      const PlnMonthEntry *e = pln_month_grid_entry (self, pln_month_grid_bar (self, i)->span);
      const gboolean selected = g_strcmp0 (e->id, self->selected_id) == 0;

      if (day < e->first || day > e->last)
        continue;
      if (next ? passed && !selected : selected)
        return e;
      if (first == NULL)
        first = e;
      passed = passed || selected;
    }
  return first;
}

/* --- more --------------------------------------------------------------- */

static void
more_clicked_cb (GtkButton *button, PlnMonthGrid *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));

  gtk_popover_popdown (GTK_POPOVER (self->more));
  select_id (self, id);
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
show_more (PlnMonthGrid *self, int index)
{
  const PlnDay day = self->layout.first + index;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *date = pln_day_format (day, C_("day in full", "%A %-e %B %Y"));
  GtkWidget *heading = gtk_label_new (date);
  GdkRectangle area;

  if (self->more == NULL)
    {
      self->more = gtk_popover_new ();
      gtk_widget_set_parent (self->more, GTK_WIDGET (self));
    }
  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_set_margin_top (heading, 6);
  gtk_widget_set_margin_bottom (heading, 6);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const PlnMonthEntry *e = pln_month_grid_entry (self, i);
      GtkWidget *button, *label;

      if (day < e->first || day > e->last)
        continue;
      label = g_object_new (GTK_TYPE_LABEL, "label", e->title, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 40, NULL);
      button = g_object_new (GTK_TYPE_BUTTON, "child", label, "has-frame", FALSE, NULL);
      g_object_set_data_full (G_OBJECT (button), "id", g_strdup (e->id), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (more_clicked_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (self->more), box);
  pln_canvas_to_widget (PLN_CANVAS (self), &self->layout.more[index], &area);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->more), &area);
  gtk_popover_popup (GTK_POPOVER (self->more));
}

/* --- pointer, keys, drag ------------------------------------------------ */

static PlnDay
day_at (PlnMonthGrid *self, double x, double y)
{
  for (int i = 0; self->layout.bars != NULL && i < self->layout.n_days; i++)
    if (pln_rect_contains (&self->layout.days[i], x, y))
      return self->layout.first + i;
  return PLN_DAY_NONE;
}

static void
click_day (PlnMonthGrid *self, int index, double x, double y, int n_press)
{
  const PlnDay day = self->layout.first + index;

  select_id (self, NULL);
  if (self->layout.n_more[index] > 0 && !self->compact && pln_rect_contains (&self->layout.more[index], x, y))
    {
      show_more (self, index);
      return;
    }
  select_day (self, day, TRUE);
  if (n_press == 2)
    {
      const PlnMonthEntry *e = entry_of_day (self, day, FALSE);

      if (self->compact && e != NULL)
        g_signal_emit (self, signals[ACTIVATED], 0, e->id);
      else
        g_signal_emit (self, signals[CREATE_REQUESTED], 0, day);
    }
}

static void
activate_band (PlnMonthGrid *self, guint i)
{
  if (self->layout.n_band_more > 0 && i == self->layout.n_band - 1)
    {
      g_signal_emit (self, signals[BAND_MORE], 0);
      return;
    }
  select_id (self, g_array_index (self->band, PlnMonthEntry, i).id);
  g_signal_emit (self, signals[ACTIVATED], 0, g_array_index (self->band, PlnMonthEntry, i).id);
}

static void
pln_month_grid_click (PlnCanvas *canvas, int item, double x, double y, int n_press)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  guint i;

  if (item < 0)
    return;
  switch (pln_month_grid_item_kind (self, item, &i))
    {
    case PLN_MONTH_ITEM_DAY:
      click_day (self, i, x, y, n_press);
      break;
    case PLN_MONTH_ITEM_BAR:
      {
        g_autofree char *id = g_strdup (pln_month_grid_entry (self, pln_month_grid_bar (self, i)->span)->id);
        const PlnDay day = day_at (self, x, y);

        if (day != PLN_DAY_NONE)
          select_day (self, day, TRUE);
        select_id (self, id);
        if (n_press == 2)
          g_signal_emit (self, signals[ACTIVATED], 0, id);
        break;
      }
    case PLN_MONTH_ITEM_BAND:
    default:
      activate_band (self, i);
      break;
    }
}

static void
pln_month_grid_menu (PlnCanvas *canvas, int item, double x, double y)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  const char *id = NULL;
  PlnDay day = day_at (self, x, y);
  PlnRect at = { x, y, 1, 1 };
  GdkRectangle area;
  guint i;

  if (item >= 0)
    switch (pln_month_grid_item_kind (self, item, &i))
      {
      case PLN_MONTH_ITEM_BAR:
        id = pln_month_grid_entry (self, pln_month_grid_bar (self, i)->span)->id;
        break;
      case PLN_MONTH_ITEM_BAND:
        id = self->layout.n_band_more > 0 && i == self->layout.n_band - 1 ? NULL : g_array_index (self->band, PlnMonthEntry, i).id;
        break;
      case PLN_MONTH_ITEM_DAY:
      default:
        day = self->layout.first + i;
        break;
      }
  pln_canvas_to_widget (canvas, &at, &area);
  g_signal_emit (self, signals[MENU_REQUESTED], 0, id, day, (double) area.x, (double) area.y);
}

static PlnDay
month_later (PlnDay day, int months)
{
  int year, month, mday;

  pln_day_to_ymd (day, &year, &month, &mday);
  month += months - 1;
  year += month >= 0 ? month / 12 : -((11 - month) / 12);
  month = (month % 12 + 12) % 12 + 1;
  return pln_day_from_ymd (year, month, MIN (mday, pln_days_in_month (year, month)));
}

/* Days that an arrow key means; 0: none. */
static int
arrow_days (PlnMonthGrid *self, guint keyval)
{
  const int forward = self->spec.rtl ? -1 : 1;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -forward;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return forward;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -7;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 7;
    default:
      return 0;
    }
}

static gboolean
move_selected (PlnMonthGrid *self, int days)
{
  const PlnMonthEntry *e = entry_of_day (self, self->selected_day, FALSE);
  g_autofree char *id = NULL;
  PlnDay to;

  if (e == NULL || days == 0)
    return FALSE;
  id = g_strdup (e->id);
  to = e->first + days;
  select_id (self, id);
  select_day (self, self->selected_day + days, TRUE);
  g_signal_emit (self, signals[MOVE_REQUESTED], 0, id, to);
  return TRUE;
}

static gboolean
open_day (PlnMonthGrid *self)
{
  const PlnMonthEntry *e = entry_of_day (self, self->selected_day, FALSE);

  if (e == NULL)
    {
      g_signal_emit (self, signals[CREATE_REQUESTED], 0, self->selected_day);
      return TRUE;
    }
  select_id (self, e->id);
  g_signal_emit (self, signals[ACTIVATED], 0, self->selected_id);
  return TRUE;
}

static gboolean
band_key (PlnMonthGrid *self, guint keyval, GdkModifierType state, guint i)
{
  const int base = self->layout.n_days + self->layout.bars->len;

  switch (keyval)
    {
    case GDK_KEY_Up:
      pln_canvas_set_cursor (PLN_CANVAS (self), base + (i > 0 ? i - 1 : 0), FALSE);
      return TRUE;
    case GDK_KEY_Down:
      if (i + 1 < self->layout.n_band)
        pln_canvas_set_cursor (PLN_CANVAS (self), base + i + 1, FALSE);
      else
        select_day (self, self->selected_day, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      activate_band (self, i);
      return TRUE;
    default:
      return FALSE;
    }
}

/* pln_month_grid_step_pane: between band and days. */
gboolean
pln_month_grid_step_pane (PlnMonthGrid *self, int step)
{
  const int cursor = pln_canvas_get_cursor (PLN_CANVAS (self));
  guint i = 0;
  gboolean band = self->layout.bars != NULL && cursor >= 0 && pln_month_grid_item_kind (self, (guint) cursor, &i) == PLN_MONTH_ITEM_BAND;

  g_return_val_if_fail (PLN_IS_MONTH_GRID (self), FALSE);
  if (step > 0 && band)
    select_day (self, self->selected_day, TRUE);
  else if (step <= 0 && !band && self->layout.bars != NULL && self->layout.n_band > 0)
    pln_canvas_set_cursor (PLN_CANVAS (self), self->layout.n_days + self->layout.bars->len, FALSE);
  else
    return FALSE;
  return TRUE;
}

static gboolean
day_key (PlnMonthGrid *self, guint keyval, GdkModifierType state)
{
  const PlnDay day = self->selected_day;
  const int shift = (state & GDK_SHIFT_MASK) != 0;
  const int in_week = (pln_day_weekday (day) - self->spec.first_weekday + 7) % 7;

  switch (keyval)
    {
    case GDK_KEY_Home:
      select_day (self, day - in_week, TRUE);
      return TRUE;
    case GDK_KEY_End:
      select_day (self, day - in_week + 6, TRUE);
      return TRUE;
    case GDK_KEY_Page_Up:
      select_day (self, month_later (day, shift ? -12 : -1), TRUE);
      return TRUE;
    case GDK_KEY_Page_Down:
      select_day (self, month_later (day, shift ? 12 : 1), TRUE);
      return TRUE;
    case GDK_KEY_t:
    case GDK_KEY_T:
      select_day (self, self->today, TRUE);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return open_day (self);
    case GDK_KEY_space:
      {
        const PlnMonthEntry *e = entry_of_day (self, day, TRUE);

        if (e != NULL)
          select_id (self, e->id);
        return TRUE;
      }
    case GDK_KEY_F6: /* where no window looks after it */
      return pln_month_grid_step_pane (self, shift ? -1 : 1);
    default:
      return FALSE;
    }
}

static gboolean
pln_month_grid_key (PlnCanvas *canvas, guint keyval, GdkModifierType state)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  const int cursor = pln_canvas_get_cursor (canvas);
  const int days = arrow_days (self, keyval);
  guint i = 0;

  if (cursor >= 0 && pln_month_grid_item_kind (self, cursor, &i) == PLN_MONTH_ITEM_BAND)
    return band_key (self, keyval, state, i);
  if (self->selected_day == PLN_DAY_NONE)
    select_day (self, self->today, TRUE);
  if (state == (GDK_SHIFT_MASK | GDK_ALT_MASK))
    return move_selected (self, days);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (days != 0)
    {
      select_id (self, NULL);
      select_day (self, self->selected_day + days, TRUE);
      return TRUE;
    }
  return day_key (self, keyval, state);
}

/* The cursor comes in on a day; without one on today or the first of the month. */
static void
pln_month_grid_cursor_moved (PlnCanvas *canvas, int item)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  guint i;

  if (item >= 0 && pln_month_grid_item_kind (self, item, &i) == PLN_MONTH_ITEM_DAY && self->selected_day != self->layout.first + (int) i)
    {
      self->selected_day = self->layout.first + i;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED_DAY]);
    }
}

static gboolean
pln_month_grid_grab_focus (GtkWidget *widget)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (widget);

  if (pln_canvas_ensure_layout (PLN_CANVAS (self)) && pln_canvas_get_cursor (PLN_CANVAS (self)) < 0)
    {
      int index = pln_month_layout_index (&self->layout, self->selected_day);

      if (index < 0)
        index = pln_month_layout_index (&self->layout, self->today);
      if (index < 0)
        index = pln_month_layout_index (&self->layout, pln_day_from_ymd (self->year, self->month, 1));
      pln_canvas_set_cursor (PLN_CANVAS (self), index, FALSE);
    }
  return GTK_WIDGET_CLASS (pln_month_grid_parent_class)->grab_focus (widget);
}

static PlnDragRecord *
pln_month_grid_drag_record (PlnCanvas *canvas, int item)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  guint i;

  if (pln_month_grid_item_kind (self, item, &i) != PLN_MONTH_ITEM_BAR)
    return NULL;
  return pln_drag_record_new ("meeting", pln_month_grid_entry (self, pln_month_grid_bar (self, i)->span)->id);
}

static gboolean
pln_month_grid_drop (PlnCanvas *canvas, const PlnDragRecord *record, double x, double y, gboolean commit)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (canvas);
  const gboolean wanted = record != NULL && (record->kind == NULL || g_str_equal (record->kind, "meeting"));
  const PlnDay day = wanted ? day_at (self, x, y) : PLN_DAY_NONE;
  const PlnDay shown = commit ? PLN_DAY_NONE : day;

  if (self->drop_day != shown)
    {
      self->drop_day = shown;
      pln_canvas_redraw (canvas);
    }
  if (commit && day != PLN_DAY_NONE)
    g_signal_emit (self, signals[MOVE_REQUESTED], 0, record->id, day);
  return day != PLN_DAY_NONE;
}

/* --- object ------------------------------------------------------------- */

static void
pln_month_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (object);

  switch (id)
    {
    case PROP_YEAR:
      g_value_set_int (value, self->year);
      break;
    case PROP_MONTH:
      g_value_set_int (value, self->month);
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
    case PROP_FIRST_WEEKDAY:
      g_value_set_int (value, self->first_weekday);
      break;
    case PROP_WEEK_NUMBERS:
      g_value_set_boolean (value, self->week_numbers);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_month_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (object);

  switch (id)
    {
    case PROP_YEAR:
      go_to_month (self, g_value_get_int (value), self->month, FALSE);
      break;
    case PROP_MONTH:
      go_to_month (self, self->year, g_value_get_int (value), FALSE);
      break;
    case PROP_SELECTED_DAY:
      pln_month_grid_select_day (self, g_value_get_int (value));
      break;
    case PROP_SELECTED_ID:
      select_id (self, g_value_get_string (value));
      break;
    case PROP_TODAY:
      pln_month_grid_set_today (self, g_value_get_int (value));
      break;
    case PROP_FIRST_WEEKDAY:
      pln_month_grid_set_first_weekday (self, g_value_get_int (value));
      break;
    case PROP_WEEK_NUMBERS:
      self->week_numbers = g_value_get_boolean (value);
      pln_canvas_invalidate (PLN_CANVAS (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_month_grid_dispose (GObject *object)
{
  PLN_MONTH_GRID (object)->more = NULL; /* goes with the other children */
  G_OBJECT_CLASS (pln_month_grid_parent_class)->dispose (object);
}

static void
pln_month_grid_finalize (GObject *object)
{
  PlnMonthGrid *self = PLN_MONTH_GRID (object);

  pln_month_layout_clear (&self->layout);
  g_array_unref (self->entries);
  g_array_unref (self->band);
  g_free (self->selected_id);
  G_OBJECT_CLASS (pln_month_grid_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 1, 9999, 2000, flags);
  properties[PROP_MONTH] = g_param_spec_int ("month", NULL, NULL, 1, 12, 1, flags);
  properties[PROP_SELECTED_DAY] = g_param_spec_int ("selected-day", NULL, NULL, G_MININT, G_MAXINT, PLN_DAY_NONE, flags);
  properties[PROP_SELECTED_ID] = g_param_spec_string ("selected-id", NULL, NULL, NULL, flags);
  properties[PROP_TODAY] = g_param_spec_int ("today", NULL, NULL, G_MININT, G_MAXINT, PLN_DAY_NONE, flags);
  properties[PROP_FIRST_WEEKDAY] = g_param_spec_int ("first-weekday", NULL, NULL, 0, 7, 0, flags);
  properties[PROP_WEEK_NUMBERS] = g_param_spec_boolean ("week-numbers", NULL, NULL, TRUE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
pln_month_grid_class_init (PlnMonthGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PlnCanvasClass *canvas_class = PLN_CANVAS_CLASS (klass);
  const GType type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = pln_month_grid_get_property;
  object_class->set_property = pln_month_grid_set_property;
  object_class->dispose = pln_month_grid_dispose;
  object_class->finalize = pln_month_grid_finalize;
  widget_class->measure = pln_month_grid_measure;
  widget_class->grab_focus = pln_month_grid_grab_focus;
  canvas_class->layout = pln_month_grid_layout;
  canvas_class->paint = pln_month_grid_paint_vfunc;
  canvas_class->n_items = pln_month_grid_n_items;
  canvas_class->get_bounds = pln_month_grid_get_bounds;
  canvas_class->describe = pln_month_grid_describe;
  canvas_class->tooltip = pln_month_grid_tooltip;
  canvas_class->key = pln_month_grid_key;
  canvas_class->click = pln_month_grid_click;
  canvas_class->menu = pln_month_grid_menu;
  canvas_class->cursor_moved = pln_month_grid_cursor_moved;
  canvas_class->drag_record = pln_month_grid_drag_record;
  canvas_class->drop = pln_month_grid_drop;
  install_properties (object_class);
  signals[MONTH_CHANGED] = g_signal_new ("month-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE_REQUESTED] = g_signal_new ("create-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MOVE_REQUESTED] = g_signal_new ("move-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  signals[BAND_MORE] = g_signal_new ("band-more", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU_REQUESTED] = g_signal_new ("menu-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 4,
                                          G_TYPE_STRING, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
pln_month_grid_init (PlnMonthGrid *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->year = g_date_time_get_year (now);
  self->month = g_date_time_get_month (now);
  self->today = pln_day_from_ymd (self->year, self->month, g_date_time_get_day_of_month (now));
  self->selected_day = self->drop_day = PLN_DAY_NONE;
  self->week_numbers = TRUE;
  self->entries = pln_month_entries_copy (NULL, 0, TRUE);
  self->band = pln_month_entries_copy (NULL, 0, FALSE);
  pln_canvas_set_zoom_range (PLN_CANVAS (self), 1, 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Month of meetings"),
                                  GTK_ACCESSIBLE_PROPERTY_HELP_TEXT,
                                  _("Arrow keys move by day, Page Up and Page Down by month, Enter opens, Shift+Alt+arrows move the meeting"), -1);
}

GtkWidget *
pln_month_grid_new (void)
{
  return g_object_new (PLN_TYPE_MONTH_GRID, NULL);
}

/* pln_month_grid_set_month: shows another month, without the signal. */
void
pln_month_grid_set_month (PlnMonthGrid *self, int year, int month)
{
  g_return_if_fail (PLN_IS_MONTH_GRID (self) && month >= 1 && month <= 12);

  go_to_month (self, year, month, FALSE);
}

void
pln_month_grid_get_month (PlnMonthGrid *self, int *year, int *month)
{
  *year = self->year;
  *month = self->month;
}

void
pln_month_grid_get_range (PlnMonthGrid *self, PlnDay *first, PlnDay *last)
{
  int n_weeks;

  pln_month_weeks (self->year, self->month, weekday_in_use (self), first, &n_weeks);
  *last = *first + n_weeks * 7 - 1;
}

/* pln_month_grid_set_today: the day of the workspace, which for a sample is its reading date. */
void
pln_month_grid_set_today (PlnMonthGrid *self, PlnDay today)
{
  if (self->today == today)
    return;
  self->today = today;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TODAY]);
  pln_canvas_describe_again (PLN_CANVAS (self));
}

void
pln_month_grid_set_first_weekday (PlnMonthGrid *self, int weekday)
{
  g_return_if_fail (weekday >= 0 && weekday <= 7);

  self->first_weekday = weekday;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIRST_WEEKDAY]);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

/**
 * pln_month_grid_set_entries:
 * @entries: (array length=n_entries): meetings of the days shown, in the order
 *   in which they should stack; those without days are left out
 */
void
pln_month_grid_set_entries (PlnMonthGrid *self, const PlnMonthEntry *entries, gsize n_entries)
{
  g_return_if_fail (PLN_IS_MONTH_GRID (self));

  g_array_unref (self->entries);
  self->entries = pln_month_entries_copy (entries, n_entries, TRUE);
  /* The bars belong to the old entries. */
  pln_month_layout_clear (&self->layout);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

/* pln_month_grid_set_band: what is known only to a span; three rows at most are shown. */
void
pln_month_grid_set_band (PlnMonthGrid *self, const PlnMonthEntry *entries, gsize n_entries)
{
  g_return_if_fail (PLN_IS_MONTH_GRID (self));

  g_array_unref (self->band);
  self->band = pln_month_entries_copy (entries, n_entries, FALSE);
  pln_canvas_invalidate (PLN_CANVAS (self));
}

PlnDay
pln_month_grid_get_selected_day (PlnMonthGrid *self)
{
  return self->selected_day;
}

void
pln_month_grid_select_day (PlnMonthGrid *self, PlnDay day)
{
  g_return_if_fail (PLN_IS_MONTH_GRID (self));

  select_day (self, day, TRUE);
}

const char *
pln_month_grid_get_selected_id (PlnMonthGrid *self)
{
  return self->selected_id;
}

void
pln_month_grid_select_id (PlnMonthGrid *self, const char *id)
{
  g_return_if_fail (PLN_IS_MONTH_GRID (self));

  select_id (self, id);
}

PlnDay
pln_month_grid_day_at (PlnMonthGrid *self, double x, double y)
{
  pln_canvas_ensure_layout (PLN_CANVAS (self));
  return day_at (self, x, y);
}
