/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meeting-day-pane.h"

#include "app/pln-bits.h"

#include <glib/gi18n.h>

#include "app/meetings/pln-meeting-entries.h"
#include "app/meetings/pln-meeting-row.h"
#include "widgets/pln-day-text.h"
#include "widgets/pln-drag-record.h"

#define MAX_ROWS 30

struct _PlnMeetingDayPane
{
  AdwBin parent_instance;

  GtkBox *box;
};

enum { ACTIVATED, DATE_REQUESTED, UNDATE_REQUESTED, SHOW_UNDATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PlnMeetingDayPane, pln_meeting_day_pane, ADW_TYPE_BIN)

static void
row_activated_cb (AdwActionRow *row, PlnMeetingDayPane *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "pln-id"));

  if (id != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
more_cb (PlnMeetingDayPane *self)
{
  g_signal_emit (self, signals[SHOW_UNDATED], 0);
}

static void
date_cb (GtkButton *button, PlnMeetingDayPane *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "pln-id"));

  g_signal_emit (self, signals[DATE_REQUESTED], 0, id);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, const char *id)
{
  g_autoptr (PlnDragRecord) record = pln_drag_record_new ("meeting", id);

  return gdk_content_provider_new_typed (PLN_TYPE_DRAG_RECORD, record);
}

static GtkWidget *
row_new (PlnMeetingDayPane *self, const PlnMeetingInfo *info, const char *caption)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), info->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), caption);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "pln-id", g_strdup (info->id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  return row;
}

/* "Vienna · day 1 of 2", "Part of the thematic session". */
static char *
day_caption (PlnMeetingBook *book, const PlnMeetingInfo *info, PlnDay day)
{
  const PlnMeetingInfo *whole = pln_meeting_book_find (book, info->part_of);
  g_autoptr (GString) text = g_string_new (NULL);

  if (info->times != NULL)
    g_string_append_printf (text, "%s · ", info->times);
  if (whole != NULL)
    g_string_append_printf (text, _("Part of %s"), whole->title);
  else
    g_string_append (text, info->place != NULL ? info->place : _("Place not recorded"));
  if (info->last > info->first)
    {
      /* Translators: which day of a meeting that lasts several */
      g_autofree char *part = g_strdup_printf (_("day %d of %d"), day - info->first + 1, info->last - info->first + 1);
      g_string_append_printf (text, " · %s", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
day_row_new (PlnMeetingDayPane *self, PlnMeetingBook *book, const PlnMeetingInfo *info, PlnDay day)
{
  g_autofree char *caption = day_caption (book, info, day);
  GtkWidget *row = row_new (self, info, caption), *bar = pln_tone_bar_new (info->tone);
  GtkWidget *pill = pln_state_pill_new ("meeting", info->state);

  if (info->part_of != NULL && pln_meeting_book_find (book, info->part_of) != NULL)
    gtk_widget_set_margin_start (bar, 14);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), bar);
  if (info->clashes)
    {
      GtkWidget *warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_add_css_class (warning, "warning");
      gtk_widget_set_tooltip_text (warning, info->clash != NULL ? info->clash : _("Clashes with another meeting"));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), warning);
    }
  if (pill != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), pill);
  return row;
}

/* What it hangs on, in the words of its date, or what else is known of it. */
static char *
undated_caption (PlnMeetingBook *book, const PlnMeetingInfo *info)
{
  const PlnMeetingInfo *anchor = pln_meeting_book_find (book, info->anchor);

  if (info->when != NULL)
    return g_strdup (pln_when_get_text (info->when));
  if (anchor != NULL)
    /* Translators: a meeting whose date hangs on that of another */
    return g_strdup_printf (_("Hangs on %s"), anchor->title);
  if (g_strcmp0 (info->state, "held") == 0)
    return g_strdup (_("Held · days not recorded"));
  return g_strdup (info->body_name != NULL ? info->body_name : _("No date"));
}

static GtkWidget *
undated_row_new (PlnMeetingDayPane *self, PlnMeetingBook *book, const PlnMeetingInfo *info)
{
  g_autofree char *caption = undated_caption (book, info);
  GtkWidget *row = row_new (self, info, caption);
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkWidget *button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();
  g_autofree char *name = g_strdup_printf (_("Set date of %s"), info->title);

  gtk_widget_add_css_class (handle, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), handle);
  gtk_widget_set_tooltip_text (button, _("Set Date…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (info->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (date_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect_data (source, "prepare", G_CALLBACK (drag_prepare_cb), g_strdup (info->id), (GClosureNotify) (void *) g_free, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  return row;
}

static AdwPreferencesGroup *
add_group (PlnMeetingDayPane *self, const char *title, guint count)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  if (title != NULL)
    {
      g_autofree char *number = g_strdup_printf ("%u", count);
      GtkWidget *label = gtk_label_new (number);
      gtk_widget_add_css_class (label, "dimmed");
      adw_preferences_group_set_title (group, title);
      adw_preferences_group_set_header_suffix (group, label);
    }
  gtk_box_append (self->box, GTK_WIDGET (group));
  return group;
}

static void
add_day (PlnMeetingDayPane *self, PlnMeetingBook *book, PlnDay day, const char *title)
{
  AdwPreferencesGroup *group = NULL;
  g_autoptr (GArray) rows = pln_meeting_agenda (book, day);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const PlnMeetingInfo *info = g_array_index (rows, PlnAgendaRow, i).info;
      if (info == NULL || !info->days || day < info->first || info->last < day || n++ >= MAX_ROWS)
        continue;
      if (group == NULL)
        group = add_group (self, NULL, 0);
      adw_preferences_group_add (group, day_row_new (self, book, info, day));
    }
  if (group == NULL)
    {
      GtkWidget *row = adw_action_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("No meetings on this day"));
      gtk_widget_add_css_class (row, "dimmed");
      group = add_group (self, NULL, 0);
      adw_preferences_group_add (group, row);
    }
  if (title != NULL)
    adw_preferences_group_set_title (group, title);
}

/* What meets what, in words: a mark alone does not say. */
static void
add_clashes (PlnMeetingDayPane *self, PlnMeetingBook *book, PlnDay day)
{
  AdwPreferencesGroup *group = NULL;
  guint n = 0;

  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      GtkWidget *row;
      if (info->clash == NULL || !info->days || day < info->first || info->last < day || n++ >= MAX_ROWS)
        continue;
      if (group == NULL)
        {
          group = add_group (self, NULL, 0);
          adw_preferences_group_set_title (group, _("Clashes"));
        }
      row = row_new (self, info, info->clash);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
      adw_preferences_group_add (group, row);
    }
}

/* A chip of the grid dropped on the tray: its date is to be taken off. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, PlnMeetingDayPane *self)
{
  const PlnDragRecord *record = g_value_get_boxed (value);

  if (record == NULL || g_strcmp0 (record->kind, "meeting") != 0)
    return FALSE;
  g_signal_emit (self, signals[UNDATE_REQUESTED], 0, record->id);
  return TRUE;
}

/* What the rest of the month brings. */
static void
add_upcoming (PlnMeetingDayPane *self, PlnMeetingBook *book, PlnDay day)
{
  AdwPreferencesGroup *group = NULL;
  int year, month, mday;
  PlnDay end;

  pln_day_to_ymd (day, &year, &month, &mday);
  end = pln_day_from_ymd (year, month, pln_days_in_month (year, month));
  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      g_autofree char *when = NULL;
      if (!info->days || info->first <= day || info->first > end)
        continue;
      if (group == NULL)
        {
          group = add_group (self, NULL, 0);
          adw_preferences_group_set_title (group, _("Later This Month"));
        }
      when = pln_meeting_when_text (info);
      adw_preferences_group_add (group, row_new (self, info, when));
    }
}

static void
add_undated (PlnMeetingDayPane *self, PlnMeetingBook *book)
{
  AdwPreferencesGroup *group = NULL;
  GtkDropTarget *target;
  guint n = 0;

  for (guint i = 0; i < book->all->len; i++)
    if (!((PlnMeetingInfo *) g_ptr_array_index (book->all, i))->dated)
      n++;
  if (n == 0)
    return;
  group = add_group (self, _("Needs a Date"), n);
  target = gtk_drop_target_new (PLN_TYPE_DRAG_RECORD, GDK_ACTION_MOVE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (group), GTK_EVENT_CONTROLLER (target));
  n = 0;
  for (guint i = 0; i < book->all->len; i++)
    {
      const PlnMeetingInfo *info = g_ptr_array_index (book->all, i);
      if (!info->dated && n++ < MAX_ROWS)
        adw_preferences_group_add (group, undated_row_new (self, book, info));
    }
  if (n > MAX_ROWS)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n - MAX_ROWS), n - MAX_ROWS);
      GtkWidget *row = adw_button_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (more_cb), self);
      adw_preferences_group_add (group, row);
    }
  pln_group_one_stop (GTK_WIDGET (group));
}

void
pln_meeting_day_pane_set (PlnMeetingDayPane *self, PlnMeetingBook *book, PlnDay day, gboolean upcoming, GtkWidget *head)
{
  GtkWidget *child;
  g_autofree char *title = upcoming && day != PLN_DAY_NONE ? pln_day_format (day, _("%A %-d %B %Y")) : NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (head != NULL)
    gtk_box_append (self->box, head);
  if (day != PLN_DAY_NONE)
    {
      add_day (self, book, day, title);
      add_clashes (self, book, day);
    }
  if (day != PLN_DAY_NONE && upcoming)
    add_upcoming (self, book, day);
  add_undated (self, book);
}

static void
pln_meeting_day_pane_class_init (PlnMeetingDayPaneClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DATE_REQUESTED] = g_signal_new ("date-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[UNDATE_REQUESTED] = g_signal_new ("undate-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SHOW_UNDATED] = g_signal_new ("show-undated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_meeting_day_pane_init (PlnMeetingDayPane *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 18);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
pln_meeting_day_pane_new (void)
{
  return g_object_new (PLN_TYPE_MEETING_DAY_PANE, NULL);
}

void
pln_meeting_day_describe (PlnMeetingBook *book, PlnDay day, char **title, char **subtitle)
{
  guint n = pln_meeting_count (book, day, day, TRUE);
  g_autofree char *count = g_strdup_printf (ngettext ("%u meeting", "%u meetings", n), n);

  /* Translators: weekday, day and month, as for strftime */
  *title = pln_day_format (day, _("%A %-d %B"));
  *subtitle = g_strdup_printf (_("Week %d · %s"), pln_day_iso_week (day, NULL), count);
}
