/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/meetings/pln-meetings-page.h"

#include <glib/gi18n.h>

#include "app/formats/pln-format-export.h"
#include "app/meetings/pln-meeting-book.h"
#include "app/meetings/pln-meeting-commands.h"
#include "app/meetings/pln-meeting-day-pane.h"
#include "app/meetings/pln-meeting-detail.h"
#include "app/meetings/pln-meeting-document.h"
#include "app/meetings/pln-meeting-entries.h"
#include "app/meetings/pln-meeting-list-view.h"
#include "app/meetings/pln-meeting-rhythm.h"
#include "app/meetings/pln-meeting-several.h"
#include "app/meetings/pln-meetings-bar.h"
#include "app/meetings/pln-series-dialog.h"
#include "app/pln-bits.h"
#include "app/print/pln-print.h"

/* Month, year and agenda show one book of meetings, read anew when something
 * changed.  The selection is the page's own, because a meeting without a day
 * is not on the grid. */
struct _PlnMeetingsPage
{
  PlnPage parent_instance;

  PlnMeetingBook     *book;     /* owned */
  char               *selected; /* owned; NULL: none, the pane shows the day */
  char               *rhythm;   /* owned; the body whose meetings the year speaks of, NULL: as it comes */
  PlnMeetingsBar     *bar;
  GtkStack           *stack;
  PlnMonthGrid       *grid;
  PlnYearPlanner     *planner;
  GtkBox             *month;
  PlnMeetingListView *list;
  PlnMeetingDayPane  *pane;     /* owned; in the inspector, or below the grid when narrow */
  GtkWidget          *pane_host;
  GWeakRef            detail;   /* the meeting's own page, while it is there */
  gboolean            filling, scrolled;
};

G_DEFINE_FINAL_TYPE (PlnMeetingsPage, pln_meetings_page, PLN_TYPE_PAGE)

static gboolean
shows (PlnMeetingsPage *self, const char *view)
{
  return g_str_equal (pln_page_get_view (PLN_PAGE (self)), view);
}

static gboolean
shows_month (PlnMeetingsPage *self)
{
  return shows (self, "month");
}

/* Those that a command is for, ends with NULL; several only in the agenda.  (transfer full) */
static char **
get_ids (PlnMeetingsPage *self)
{
  const char *one[] = { self->selected, NULL };

  return shows (self, "agenda") ? pln_meeting_list_view_get_selection (self->list) : g_strdupv ((char **) one);
}

/* Those that leave in a file: several that are selected, else all. */
static char **
get_export_ids (PlnPage *page)
{
  g_auto (GStrv) ids = get_ids (PLN_MEETINGS_PAGE (page));
  return g_strv_length (ids) > 1 ? g_steal_pointer (&ids) : NULL;
}

static PlnDay
get_today (PlnMeetingsPage *self)
{
  return pln_workspace_get_today (pln_page_get_workspace (PLN_PAGE (self)));
}

/* ---- filling ------------------------------------------------------------ */

static void
fill_year (PlnMeetingsPage *self)
{
  const char *state = pln_meetings_bar_get_state (self->bar);
  gboolean rhythm = *pln_page_get_search (PLN_PAGE (self)) == '\0' && (state == NULL || g_str_equal (state, "tentative"));

  pln_meeting_fill_year (self->planner, self->book, pln_page_get_workspace (PLN_PAGE (self)), pln_meetings_bar_get_body (self->bar),
                         rhythm);
}

/* The drawn views. */
static void
fill_drawings (PlnMeetingsPage *self)
{
  pln_meeting_fill_month (self->grid, self->book);
  fill_year (self);
}

/* The body of which the pane of the year says how often it meets: the one filtered by, of the slot or the meeting
 * that is selected, or the one with something to settle. */
static char *
get_rhythm_body (PlnMeetingsPage *self)
{
  const PlnMeetingInfo *info = pln_meeting_book_find (self->book, self->selected);
  const char *body = pln_meetings_bar_get_body (self->bar);

  if (body == NULL)
    body = self->rhythm != NULL ? self->rhythm : info != NULL ? info->body : NULL;
  return body != NULL ? g_strdup (body) : pln_meeting_rhythm_find (pln_page_get_workspace (PLN_PAGE (self)));
}

static void
fill_pane (PlnMeetingsPage *self)
{
  PlnDay day = pln_month_grid_get_selected_day (self->grid);
  g_autofree char *body = shows (self, "year") ? get_rhythm_body (self) : NULL;
  GtkWidget *head = body != NULL
                      ? pln_meeting_rhythm_new (pln_page_get_context (PLN_PAGE (self)), body, pln_year_planner_get_year (self->planner))
                      : NULL;

  if (head != NULL && (day == PLN_DAY_NONE || pln_meeting_count (self->book, day, day, TRUE) == 0))
    day = PLN_DAY_NONE; /* the year has more to say */
  pln_meeting_day_pane_set (self->pane, self->book, day, pln_page_get_narrow (PLN_PAGE (self)), head);
}

static void
update_title (PlnMeetingsPage *self)
{
  int year, month;
  g_autofree char *text = NULL;

  pln_month_grid_get_month (self->grid, &year, &month);
  if (shows_month (self))
    text = pln_agenda_section_title (year * 100 + month);
  else
    text = g_strdup_printf ("%d", year);
  pln_meetings_bar_set_title (self->bar, text, shows_month (self));
}

static void
update_count (PlnMeetingsPage *self)
{
  guint n = self->book->all->len;
  g_autofree char *text = g_strdup_printf (ngettext ("%u meeting", "%u meetings", n), n);

  pln_page_set_count (PLN_PAGE (self), text);
}

/* What stands in the middle: the view, or why there is nothing to see. */
static void
update_stack (PlnMeetingsPage *self)
{
  const char *name = pln_page_get_view (PLN_PAGE (self));

  if (self->book->n_total == 0)
    name = "empty";
  else if (self->book->all->len == 0)
    name = "no-results";
  gtk_stack_set_visible_child_name (self->stack, *name != '\0' ? name : "month");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), self->book->n_total > 0);
}

static void
reload (PlnMeetingsPage *self)
{
  PlnPage *page = PLN_PAGE (self);
  PlnMeetingFilter filter = {
    pln_page_get_search (page), pln_meetings_bar_get_body (self->bar), pln_meetings_bar_get_state (self->bar),
  };
  gboolean gone;
  int weekday;

  g_clear_pointer (&self->book, pln_meeting_book_free);
  self->book = pln_meeting_book_new (pln_page_get_workspace (page), &filter);
  gone = self->selected != NULL && pln_meeting_book_find (self->book, self->selected) == NULL;
  if (gone)
    g_clear_pointer (&self->selected, g_free);
  self->filling = TRUE;
  weekday = pln_workspace_get_first_weekday (pln_page_get_workspace (page));
  pln_month_grid_set_first_weekday (self->grid, weekday);
  pln_year_planner_set_first_weekday (self->planner, weekday);
  pln_month_grid_set_today (self->grid, get_today (self));
  pln_year_planner_set_today (self->planner, get_today (self));
  fill_drawings (self);
  pln_month_grid_select_id (self->grid, self->selected);
  pln_year_planner_select_id (self->planner, self->selected);
  pln_meeting_list_view_set_book (self->list, self->book, get_today (self));
  self->filling = FALSE;
  fill_pane (self);
  pln_meetings_bar_fill (self->bar, pln_page_get_workspace (page), self->book);
  update_stack (self);
  update_count (self);
  if (gone)
    pln_page_selection_changed (page);
}

/* ---- signals ------------------------------------------------------------ */

static void
set_selected (PlnMeetingsPage *self, const char *id)
{
  if (self->filling)
    return;
  g_set_str (&self->selected, id);
  pln_page_selection_changed (PLN_PAGE (self));
}

static void
grid_selected_cb (PlnMeetingsPage *self)
{
  if (self->filling)
    return;
  fill_pane (self);
  set_selected (self, pln_month_grid_get_selected_id (self->grid));
}

static void
month_changed_cb (PlnMeetingsPage *self)
{
  if (self->filling)
    return;
  pln_meeting_fill_month (self->grid, self->book);
  update_title (self);
}

/* The month grid follows, so that all views stand at the same time. */
static void
year_changed_cb (PlnMeetingsPage *self)
{
  int year = pln_year_planner_get_year (self->planner), shown = 0, month = 1;

  if (self->filling)
    return;
  pln_month_grid_get_month (self->grid, &shown, &month);
  if (shown != year)
    pln_month_grid_set_month (self->grid, year, CLAMP (month, 1, 12));
  fill_drawings (self);
  update_title (self);
  fill_pane (self);
  pln_page_selection_changed (PLN_PAGE (self));
}

static void
year_selected_cb (PlnMeetingsPage *self)
{
  PlnDay day = pln_year_planner_get_selected_day (self->planner);
  const char *id = pln_year_planner_get_selected_id (self->planner);

  if (self->filling)
    return;
  g_free (self->rhythm);
  self->rhythm = pln_meeting_rhythm_body_of (pln_page_get_workspace (PLN_PAGE (self)), id);
  self->filling = TRUE;
  if (day != PLN_DAY_NONE)
    pln_month_grid_select_day (self->grid, day);
  pln_meeting_fill_month (self->grid, self->book);
  self->filling = FALSE;
  if (self->rhythm != NULL)
    set_selected (self, NULL);
  fill_pane (self);
  if (self->rhythm == NULL)
    set_selected (self, id);
}

static void
list_selected_cb (PlnMeetingsPage *self)
{
  set_selected (self, pln_meeting_list_view_get_selected (self->list));
}

static void
open_detail (PlnMeetingsPage *self, const char *id, const char *record)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  g_autoptr (AdwNavigationPage) shown = g_weak_ref_get (&self->detail);
  AdwNavigationPage *detail;

  if (shown != NULL && g_strcmp0 (pln_meeting_detail_get_id (PLN_MEETING_DETAIL (shown)), id) == 0)
    {
      if (record != NULL)
        pln_meeting_detail_select (PLN_MEETING_DETAIL (shown), record);
      return;
    }
  detail = pln_meeting_detail_new (context, id);
  g_weak_ref_set (&self->detail, detail);
  pln_context_push (context, detail);
  if (record != NULL)
    pln_meeting_detail_select (PLN_MEETING_DETAIL (detail), record);
}

static void
activated_cb (PlnMeetingsPage *self, const char *id)
{
  const PlnMeetingInfo *info = pln_meeting_book_find (self->book, id);
  g_autofree char *copy = g_strdup (id);
  g_autofree char *body = pln_meeting_rhythm_body_of (pln_page_get_workspace (PLN_PAGE (self)), id);

  if (body != NULL)
    pln_series_dialog_present (pln_page_get_context (PLN_PAGE (self)), body); /* a slot: its meetings can be made */
  if (info == NULL)
    return;
  pln_page_select (PLN_PAGE (self), copy);
  if (!shows (self, "agenda") && !info->days)
    pln_page_activated (PLN_PAGE (self), copy);
  else
    open_detail (self, copy, NULL);
}

static void
pane_activated_cb (PlnMeetingsPage *self, const char *id)
{
  g_autofree char *copy = g_strdup (id);

  pln_page_select (PLN_PAGE (self), copy);
  pln_page_activated (PLN_PAGE (self), copy);
}

static void
date_requested_cb (PlnMeetingsPage *self, const char *id)
{
  pln_meeting_change_dialog_present (pln_page_get_context (PLN_PAGE (self)), id, FALSE);
}

static void
undate_requested_cb (PlnMeetingsPage *self, const char *id)
{
  pln_meeting_undate (pln_page_get_context (PLN_PAGE (self)), id);
}

static void
show_undated_cb (PlnMeetingsPage *self)
{
  pln_page_set_view (PLN_PAGE (self), "agenda");
  pln_meeting_list_view_scroll_to (self->list, G_MAXINT32);
}

static void
create_requested_cb (GtkWidget *grid, int day, PlnMeetingsPage *self)
{
  pln_meeting_new_on (pln_page_get_context (PLN_PAGE (self)), day, pln_meetings_bar_get_body (self->bar));
}

static void
move_requested_cb (PlnMonthGrid *grid, const char *id, int day, PlnMeetingsPage *self)
{
  g_autofree char *copy = g_strdup (id);

  pln_meeting_move_to (pln_page_get_context (PLN_PAGE (self)), copy, day);
}

static void
band_more_cb (PlnMeetingsPage *self)
{
  PlnDay first, last;

  pln_month_grid_get_range (self->grid, &first, &last);
  pln_page_set_view (PLN_PAGE (self), "agenda");
  pln_meeting_list_view_scroll_to (self->list, first);
}

static void
grid_menu_cb (GtkWidget *grid, const char *id, int day, double x, double y, PlnMeetingsPage *self)
{
  g_autofree char *copy = g_strdup (id);

  if (copy == NULL || pln_meeting_book_find (self->book, copy) == NULL)
    return;
  pln_page_select (PLN_PAGE (self), copy);
  pln_meeting_popup_menu (grid, x, y);
}

static void
list_menu_cb (PlnMeetingListView *list, const char *id, double x, double y, PlnMeetingsPage *self)
{
  pln_meeting_popup_menu (GTK_WIDGET (list), x, y);
}

static void
clear_filters (PlnMeetingsPage *self)
{
  pln_meetings_bar_clear (self->bar);
  if (*pln_page_get_search (PLN_PAGE (self)) != '\0')
    pln_page_search_reset (PLN_PAGE (self));
  reload (self);
}

/* ---- actions ------------------------------------------------------------ */

static void
today_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  pln_month_grid_select_day (self->grid, get_today (self));
  pln_year_planner_select_day (self->planner, get_today (self));
  fill_drawings (self);
  update_title (self);
  if (shows (self, "agenda"))
    pln_meeting_list_view_scroll_today (self->list);
}

static void
step (PlnMeetingsPage *self, int by)
{
  int year, month;

  pln_month_grid_get_month (self->grid, &year, &month);
  if (shows_month (self))
    month += by;
  else
    year += by;
  year += month < 1 ? -1 : month > 12 ? 1 : 0;
  month = (month + 11) % 12 + 1;
  if (year < 1 || year > 9999)
    return;
  pln_month_grid_set_month (self->grid, year, month);
  pln_year_planner_set_year (self->planner, year);
  fill_drawings (self);
  update_title (self);
  if (shows (self, "year"))
    {
      fill_pane (self);
      pln_page_selection_changed (PLN_PAGE (self));
    }
  pln_context_announce (pln_page_get_context (PLN_PAGE (self)), pln_meetings_bar_get_title (self->bar));
  if (shows (self, "agenda"))
    pln_meeting_list_view_scroll_to (self->list, pln_day_from_ymd (year, 1, 1));
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  step (self, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  step (self, 1);
}

static void
open_meeting_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  if (self->selected != NULL)
    open_detail (self, self->selected, NULL);
}

static void
set_date_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  if (self->selected != NULL)
    pln_meeting_change_dialog_present (pln_page_get_context (PLN_PAGE (self)), self->selected, FALSE);
}

static void
change_place_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  if (self->selected != NULL)
    pln_meeting_change_dialog_present (pln_page_get_context (PLN_PAGE (self)), self->selected, TRUE);
}

static void
remove_date_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  if (self->selected != NULL)
    undate_requested_cb (self, self->selected);
}

static void
state_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  g_auto (GStrv) ids = get_ids (self);

  if (g_strv_length (ids) > 1)
    pln_meetings_set_state (context, (const char *const *) ids, g_variant_get_string (parameter, NULL));
  else if (self->selected != NULL)
    pln_meeting_set_state (context, self->selected, g_variant_get_string (parameter, NULL));
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  g_auto (GStrv) ids = get_ids (self);

  if (ids[0] != NULL)
    pln_meetings_ask_move (pln_page_get_context (PLN_PAGE (self)), (const char *const *) ids);
}

static void
new_series_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  const PlnMeetingInfo *info = pln_meeting_book_find (self->book, self->selected);
  g_autofree char *body = shows (self, "year") ? get_rhythm_body (self) : g_strdup (pln_meetings_bar_get_body (self->bar));

  pln_series_dialog_present (pln_page_get_context (PLN_PAGE (self)), info != NULL ? info->body : body);
}

static void
clear_filters_cb (GSimpleAction *action, GVariant *parameter, PlnMeetingsPage *self)
{
  clear_filters (self);
}

static void
add_actions (PlnMeetingsPage *self)
{
  static const GActionEntry entries[] = {
    { "today", (void *) today_cb },
    { "previous", (void *) previous_cb },
    { "next", (void *) next_cb },
    { "open-meeting", (void *) open_meeting_cb },
    { "set-date", (void *) set_date_cb },
    { "change-place", (void *) change_place_cb },
    { "remove-date", (void *) remove_date_cb },
    { "state", (void *) state_cb, "s", "''", NULL },
    { "move", (void *) move_cb },
    { "new-series", (void *) new_series_cb },
    { "clear-filters", (void *) clear_filters_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self))), entries, G_N_ELEMENTS (entries), self);
}

static void
pln_meetings_page_update_actions (PlnPage *page)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  static const char *const one[] = { "open-meeting", "set-date", "change-place", "remove-date", "state" };
  const PlnMeetingInfo *info = pln_meeting_book_find (self->book, self->selected);
  g_auto (GStrv) ids = get_ids (self);
  gboolean several = g_strv_length (ids) > 1;
  GAction *move = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), "move");

  if (move != NULL)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (move), ids[0] != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (one); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), one[i]);
      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                     (info != NULL && (info->when != NULL || !g_str_equal (one[i], "remove-date")))
                                       || (several && g_str_equal (one[i], "state")));
      if (action != NULL && g_str_equal (one[i], "state"))
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (info != NULL && info->state != NULL ? info->state : ""));
    }
}

/* ---- vfuncs ------------------------------------------------------------- */

static const PlnView *
pln_meetings_page_get_views (PlnPage *page)
{
  static const PlnView views[] = {
    { "month", N_("Month") },
    { "year", N_("Year") },
    { "agenda", N_("Agenda") },
    { NULL },
  };

  return views;
}

static void
pln_meetings_page_set_view (PlnPage *page, const char *name)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);

  update_stack (self);
  update_title (self);
  pln_meetings_bar_show (self->bar, !pln_page_get_narrow (page), shows (self, "agenda") && !pln_page_get_narrow (page));
  self->filling = TRUE;
  if (shows_month (self))
    pln_month_grid_select_id (self->grid, self->selected);
  else if (shows (self, "year"))
    {
      int year, month;
      pln_month_grid_get_month (self->grid, &year, &month);
      pln_year_planner_set_year (self->planner, year);
      fill_year (self);
      pln_year_planner_select_id (self->planner, self->selected);
    }
  else
    pln_meeting_list_view_select (self->list, self->selected);
  self->filling = FALSE;
  fill_pane (self);
  if (shows (self, "agenda") && !self->scrolled)
    {
      self->scrolled = TRUE;
      pln_meeting_list_view_scroll_today (self->list);
    }
}

static void
pln_meetings_page_new_record (PlnPage *page)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  PlnDay day = shows (self, "agenda") ? PLN_DAY_NONE : pln_month_grid_get_selected_day (self->grid);

  pln_meeting_new_on (pln_page_get_context (page), day, pln_meetings_bar_get_body (self->bar));
}

static void
pln_meetings_page_set_search (PlnPage *page, const char *text)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  PlnDay first, last, day;

  reload (self);
  /* A search that finds nothing in this month goes to what it finds. */
  if (*text == '\0' || !shows_month (self) || self->book->all->len == 0)
    return;
  pln_month_grid_get_range (self->grid, &first, &last);
  day = pln_meeting_count (self->book, first, last, FALSE) > 0 ? PLN_DAY_NONE : pln_meeting_first_day (self->book);
  if (day != PLN_DAY_NONE)
    pln_month_grid_select_day (self->grid, day);
}

static const char *
pln_meetings_page_get_selected (PlnPage *page)
{
  return PLN_MEETINGS_PAGE (page)->selected;
}

/* Items, requests, decisions and participations are on the meeting's own page. */
static gboolean
select_inside (PlnMeetingsPage *self, const char *id)
{
  g_autofree char *canonical = pln_workspace_get_value (pln_page_get_workspace (PLN_PAGE (self)), id, "meeting");
  g_autofree char *meeting = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  if (meeting == NULL || !pln_page_select (PLN_PAGE (self), meeting))
    return FALSE;
  open_detail (self, meeting, id);
  return TRUE;
}

static gboolean
pln_meetings_page_select (PlnPage *page, const char *id)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  const char *kind = pln_workspace_get_kind (pln_page_get_workspace (page), id);
  g_autofree char *copy = g_strdup (id);
  const PlnMeetingInfo *info;

  if (g_strcmp0 (kind, "meeting") != 0)
    return kind != NULL && select_inside (self, id);
  info = pln_meeting_book_find (self->book, id);
  if (info == NULL)
    {
      clear_filters (self); /* also when it was made a moment ago */
      info = pln_meeting_book_find (self->book, copy);
    }
  if (info == NULL)
    return FALSE;
  self->filling = TRUE;
  if (info->dated)
    {
      PlnDay first, last;
      pln_month_grid_get_range (self->grid, &first, &last);
      if (info->days)
        pln_month_grid_select_day (self->grid, info->first);
      else if (info->first > last || info->last < first)
        pln_month_grid_select_day (self->grid, info->first);
      if (info->days)
        pln_year_planner_select_day (self->planner, info->first);
      fill_drawings (self);
    }
  if (info->days)
    pln_month_grid_select_id (self->grid, copy);
  if (info->dated)
    pln_year_planner_select_id (self->planner, copy);
  pln_meeting_list_view_select (self->list, copy);
  self->filling = FALSE;
  update_title (self);
  fill_pane (self);
  if (g_strcmp0 (self->selected, copy) != 0)
    set_selected (self, copy);
  return TRUE;
}

static gboolean
pln_meetings_page_act (PlnPage *page, const char *act, gboolean dry)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  PlnContext *context = pln_page_get_context (page);
  g_autofree char *id = g_strdup (self->selected);
  g_auto (GStrv) ids = get_ids (self);
  gboolean several = g_strv_length (ids) > 1;

  if (g_str_equal (act, "select-all") && shows (self, "agenda"))
    {
      if (!dry)
        pln_meeting_list_view_select_all (self->list);
      return TRUE;
    }
  if (id == NULL && !several)
    return FALSE;
  if (g_str_equal (act, "delete"))
    {
      if (!dry && several)
        pln_context_delete (context, (const char *const *) ids);
      else if (!dry)
        pln_meeting_delete (context, id);
      return TRUE;
    }
  if (g_str_equal (act, "copy"))
    {
      g_autofree char *text = dry ? NULL : pln_meetings_to_text (pln_page_get_workspace (page), (const char *const *) ids);
      if (dry)
        return TRUE;
      gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (page)), text);
      pln_context_toast (context, _("Copied"));
      return TRUE;
    }
  if (several)
    return FALSE;
  if (g_str_equal (act, "rename"))
    {
      if (!dry)
        pln_context_edit_field (context, id, "title");
      return TRUE;
    }
  return FALSE;
}

static void
pln_meetings_page_print (PlnPage *page)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  PlnContext *context = pln_page_get_context (page);
  PlnCanvas *drawing = shows_month (self) ? PLN_CANVAS (self->grid) : PLN_CANVAS (self->planner);
  g_autoptr (PlnSheets) sheets = shows (self, "agenda") ? pln_meeting_list_sheets (context, self->book)
                                 : pln_meeting_drawing_sheets (context, pln_meetings_bar_get_title (self->bar), drawing);

  pln_print_present (context, sheets);
}

static GMenuModel *
pln_meetings_page_get_menu (PlnPage *page)
{
  GMenu *menu = G_MENU (pln_meeting_menu_new ());
  g_autoptr (GMenu) section = g_menu_new ();

  g_menu_remove (menu, 1); /* Delete is in the window's own part */
  g_menu_append (section, _("New _Series…"), "page.new-series");
  g_menu_append (section, _("_Clear Filters"), "page.clear-filters");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return pln_format_export_append_menu (menu, pln_format_export_meetings);
}

/* The pane stands below the grid when there is no room beside it. */
static void
place_pane (PlnMeetingsPage *self)
{
  gboolean narrow = pln_page_get_narrow (PLN_PAGE (self));
  gboolean below = gtk_widget_get_parent (GTK_WIDGET (self->pane)) == self->pane_host;

  if (narrow == below)
    return;
  if (narrow)
    {
      GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->pane));
      if (ADW_IS_BIN (parent))
        adw_bin_set_child (ADW_BIN (parent), NULL);
      adw_bin_set_child (ADW_BIN (self->pane_host), GTK_WIDGET (self->pane));
    }
  else
    adw_bin_set_child (ADW_BIN (self->pane_host), NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->grid), -1, narrow ? 300 : -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), !narrow);
}

static void
pln_meetings_page_set_narrow (PlnPage *page, gboolean narrow)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);

  place_pane (self);
  pln_meetings_bar_show (self->bar, !narrow, shows (self, "agenda") && !narrow);
  fill_pane (self);
}

static GtkWidget *
pln_meetings_page_get_pane (PlnPage *page, char **title, char **subtitle)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  PlnDay day = pln_month_grid_get_selected_day (self->grid);
  g_autofree char *body = NULL;

  if (shows (self, "agenda") || pln_page_get_narrow (page) || day == PLN_DAY_NONE)
    return NULL;
  body = shows (self, "year") ? get_rhythm_body (self) : NULL;
  if (body == NULL)
    pln_meeting_day_describe (self->book, day, title, subtitle);
  else
    {
      *title = pln_workspace_get_title (pln_page_get_workspace (page), body);
      /* Translators: how often a body meets, in that year */
      *subtitle = g_strdup_printf (_("Series in %d"), pln_year_planner_get_year (self->planner));
    }
  return GTK_WIDGET (self->pane);
}

static gboolean
pln_meetings_page_focus (PlnPage *page)
{
  return gtk_widget_child_focus (GTK_WIDGET (PLN_MEETINGS_PAGE (page)->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
pln_meetings_page_step_pane (PlnPage *page, int step)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);

  return shows_month (self) && (gtk_widget_get_state_flags (GTK_WIDGET (self->grid)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0
         && pln_month_grid_step_pane (self->grid, step);
}

static void
pln_meetings_page_save_state (PlnPage *page, GKeyFile *file, const char *group)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  PlnDay day = pln_month_grid_get_selected_day (self->grid);
  g_autofree char *iso = day != PLN_DAY_NONE ? pln_day_to_iso (day) : NULL;

  if (iso != NULL)
    g_key_file_set_string (file, group, "day", iso);
  g_key_file_set_string (file, group, "workspace", pln_workspace_get_path (pln_page_get_workspace (page)));
}

static void
pln_meetings_page_restore_state (PlnPage *page, GKeyFile *file, const char *group)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  g_autofree char *iso = g_key_file_get_string (file, group, "day", NULL);
  g_autofree char *path = g_key_file_get_string (file, group, "workspace", NULL);
  PlnDay day = iso != NULL ? pln_day_from_iso (iso) : PLN_DAY_NONE;

  /* Another workspace begins at its own today. */
  if (day != PLN_DAY_NONE && g_strcmp0 (path, pln_workspace_get_path (pln_page_get_workspace (page))) == 0)
    pln_month_grid_select_day (self->grid, day);
}

/* ---- building ----------------------------------------------------------- */

static GtkWidget *
make_month (PlnMeetingsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->month = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->grid = PLN_MONTH_GRID (pln_month_grid_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->grid), TRUE);
  self->pane = g_object_ref_sink (PLN_MEETING_DAY_PANE (pln_meeting_day_pane_new ()));
  self->pane_host = adw_bin_new ();
  gtk_box_append (self->month, GTK_WIDGET (self->grid));
  gtk_box_append (self->month, self->pane_host);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->month));
  g_signal_connect_swapped (self->grid, "month-changed", G_CALLBACK (month_changed_cb), self);
  g_signal_connect_swapped (self->grid, "notify::selected-id", G_CALLBACK (grid_selected_cb), self);
  g_signal_connect_swapped (self->grid, "notify::selected-day", G_CALLBACK (grid_selected_cb), self);
  g_signal_connect_swapped (self->grid, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->grid, "create-requested", G_CALLBACK (create_requested_cb), self);
  g_signal_connect (self->grid, "move-requested", G_CALLBACK (move_requested_cb), self);
  g_signal_connect_swapped (self->grid, "band-more", G_CALLBACK (band_more_cb), self);
  g_signal_connect (self->grid, "menu-requested", G_CALLBACK (grid_menu_cb), self);
  g_signal_connect_swapped (self->pane, "activated", G_CALLBACK (pane_activated_cb), self);
  g_signal_connect_swapped (self->pane, "date-requested", G_CALLBACK (date_requested_cb), self);
  g_signal_connect_swapped (self->pane, "undate-requested", G_CALLBACK (undate_requested_cb), self);
  g_signal_connect_swapped (self->pane, "show-undated", G_CALLBACK (show_undated_cb), self);
  return scrolled;
}

static GtkWidget *
make_year (PlnMeetingsPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->planner = PLN_YEAR_PLANNER (pln_year_planner_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->planner));
  g_signal_connect_swapped (self->planner, "year-changed", G_CALLBACK (year_changed_cb), self);
  g_signal_connect_swapped (self->planner, "notify::selected-id", G_CALLBACK (year_selected_cb), self);
  g_signal_connect_swapped (self->planner, "notify::selected-day", G_CALLBACK (year_selected_cb), self);
  g_signal_connect_swapped (self->planner, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->planner, "create-requested", G_CALLBACK (create_requested_cb), self);
  g_signal_connect (self->planner, "menu-requested", G_CALLBACK (grid_menu_cb), self);
  return scrolled;
}

static void
workspace_changed (PlnPage *page)
{
  reload (PLN_MEETINGS_PAGE (page));
  pln_page_update_actions (page);
}

static void
pln_meetings_page_set_context (PlnPage *page, PlnContext *context)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (page);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  pln_format_export_add_actions (page, pln_format_export_meetings, get_export_ids);
  self->bar = PLN_MEETINGS_BAR (pln_meetings_bar_new ());
  g_signal_connect_swapped (self->bar, "changed", G_CALLBACK (reload), self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, make_month (self), "month");
  gtk_stack_add_named (self->stack, make_year (self), "year");
  self->list = PLN_MEETING_LIST_VIEW (pln_meeting_list_view_new ());
  g_signal_connect_swapped (self->list, "selection-changed", G_CALLBACK (list_selected_cb), self);
  g_signal_connect_swapped (self->list, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->list, "menu-requested", G_CALLBACK (list_menu_cb), self);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "agenda");
  gtk_stack_add_named (self->stack,
                       pln_status_page_new ("x-office-calendar-symbolic", _("No Meetings Yet"),
                                    _("A meeting may have a day, a month, or no date at all yet"), _("_Add Meeting…"), "win.new-record"), "empty");
  gtk_stack_add_named (self->stack,
                       pln_status_page_new ("edit-find-symbolic", _("No Meetings Found"), _("Try other words, or all bodies and states"),
                                    _("_Clear Filters"), "page.clear-filters"), "no-results");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bar));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  add_actions (self);
  self->filling = TRUE;
  pln_month_grid_set_today (self->grid, get_today (self));
  pln_month_grid_select_day (self->grid, get_today (self));
  self->filling = FALSE;
  reload (self);
  pln_page_follow (page, workspace_changed);
}

static void
pln_meetings_page_dispose (GObject *object)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (object);

  if (self->grid != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->grid, self);
      g_signal_handlers_disconnect_by_data (self->planner, self);
    }
  self->grid = NULL;
  g_clear_object (&self->pane);
  G_OBJECT_CLASS (pln_meetings_page_parent_class)->dispose (object);
}

static void
pln_meetings_page_finalize (GObject *object)
{
  PlnMeetingsPage *self = PLN_MEETINGS_PAGE (object);

  g_clear_pointer (&self->book, pln_meeting_book_free);
  g_free (self->selected);
  g_free (self->rhythm);
  g_weak_ref_clear (&self->detail);
  G_OBJECT_CLASS (pln_meetings_page_parent_class)->finalize (object);
}

static void
pln_meetings_page_class_init (PlnMeetingsPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_meetings_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_meetings_page_finalize;
  page_class->set_context = pln_meetings_page_set_context;
  page_class->get_views = pln_meetings_page_get_views;
  page_class->set_view = pln_meetings_page_set_view;
  page_class->new_record = pln_meetings_page_new_record;
  page_class->new_record_label = N_("Add Meeting…");
  page_class->set_search = pln_meetings_page_set_search;
  page_class->search_hint = N_("Search meetings");
  page_class->get_selected = pln_meetings_page_get_selected;
  page_class->select = pln_meetings_page_select;
  page_class->update_actions = pln_meetings_page_update_actions;
  page_class->get_menu = pln_meetings_page_get_menu;
  page_class->print = pln_meetings_page_print;
  page_class->set_narrow = pln_meetings_page_set_narrow;
  page_class->focus = pln_meetings_page_focus;
  page_class->step_pane = pln_meetings_page_step_pane;
  page_class->save_state = pln_meetings_page_save_state;
  page_class->restore_state = pln_meetings_page_restore_state;
  page_class->act = pln_meetings_page_act;
  page_class->get_pane = pln_meetings_page_get_pane;
}

static void
pln_meetings_page_init (PlnMeetingsPage *self)
{
  g_weak_ref_init (&self->detail, NULL);
}
