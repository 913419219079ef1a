/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Meetings: numbers of agenda items, the order of the agenda, the words of its
 * date column, series, carrying over; and the page, which adds, moves, deletes
 * and takes back.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/meetings/pln-agenda-editor.h"
#include "app/meetings/pln-agenda-move.h"
#include "app/meetings/pln-meeting-book.h"
#include "app/meetings/pln-meeting-commands.h"
#include "app/meetings/pln-meeting-detail.h"
#include "app/meetings/pln-meeting-document.h"
#include "app/meetings/pln-meeting-scope.h"
#include "app/meetings/pln-meeting-time.h"
#include "app/meetings/pln-meeting-groups.h"
#include "app/meetings/pln-series-plan.h"

/* ---- numbers ------------------------------------------------------------ */

/* 1, (a), (i), and what comes after z. */
static void
test_labels (void)
{
  static const struct { int level; guint n; const char *label; } cases[] = {
    { 0, 1, "1" }, { 0, 12, "12" }, { 1, 1, "(a)" }, { 1, 26, "(z)" }, { 1, 27, "(aa)" }, { 2, 1, "(i)" }, { 2, 4, "(iv)" },
    { 2, 9, "(ix)" }, { 3, 2, "2" },
  };
  static const struct { const char *label; int under, level; } typed[] = {
    { "1.", -1, 0 }, { "(a)", -1, 1 }, { "(ii)", 1, 2 }, { "(i)", 1, 2 }, { "(i)", 0, 1 }, { "Annex", -1, -1 }, { "", -1, -1 },
    { NULL, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = pln_agenda_label (cases[i].level, cases[i].n);
      g_assert_cmpstr (label, ==, cases[i].label);
    }
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    g_assert_cmpint (pln_agenda_label_level (typed[i].label, typed[i].under), ==, typed[i].level);
}

/* ---- the agenda --------------------------------------------------------- */

static PlnMeetingInfo *
add_info (PlnMeetingBook *book, const char *id, const char *typed)
{
  g_autoptr (PlnWhen) when = typed != NULL ? pln_when_parse_typed (typed, NULL) : NULL;
  PlnMeetingInfo *info = pln_meeting_info_new (id, id, when);

  g_assert_true (typed == NULL || when != NULL);
  g_ptr_array_add (book->all, info);
  g_hash_table_insert (book->by_id, info->id, info);
  return info;
}

static PlnMeetingBook *
make_book (void)
{
  PlnMeetingBook *book = g_new0 (PlnMeetingBook, 1);

  book->all = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_meeting_info_free);
  book->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  book->bodies = g_ptr_array_new_with_free_func (g_free);
  return book;
}

static char *
describe (PlnMeetingBook *book, PlnDay today)
{
  g_autoptr (GArray) rows = pln_meeting_agenda (book, today);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const PlnAgendaRow *row = &g_array_index (rows, PlnAgendaRow, i);
      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", row->depth > 0 ? ">" : "", row->info != NULL ? row->info->id : "|");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Deadlines and ranges before days of their month, parts under the whole, what hangs on another below it, undated last. */
static void
test_agenda_order (void)
{
  g_autoptr (PlnMeetingBook) book = make_book ();
  PlnMeetingInfo *info;
  g_autofree char *order = NULL;

  add_info (book, "undated", NULL);
  add_info (book, "session", "4 and 5 September 2017");
  info = add_info (book, "side", "5 September 2017");
  info->part_of = g_strdup ("session");
  add_info (book, "range", "September-December 2017");
  add_info (book, "deadline", "by September 2017");
  add_info (book, "held", "28 August 2017");
  info = add_info (book, "hanging", NULL);
  info->anchor = g_strdup ("session");
  add_info (book, "year", "2018");
  order = describe (book, pln_day_from_ymd (2017, 8, 30));
  g_assert_cmpstr (order, ==, "held | range deadline session >side hanging year undated");
}

/* Parts of each other in a circle are listed once each, and the walk ends. */
static void
test_agenda_circle (void)
{
  g_autoptr (PlnMeetingBook) book = make_book ();
  g_autoptr (GArray) rows = NULL;

  add_info (book, "a", "1 May 2017")->part_of = g_strdup ("b");
  add_info (book, "b", "2 May 2017")->part_of = g_strdup ("a");
  rows = pln_meeting_agenda (book, pln_day_from_ymd (2016, 1, 1));
  g_assert_cmpuint (rows->len, ==, 3); /* with the rule of today */
}

static void
test_date_lines (void)
{
  static const struct { const char *typed, *upper, *lower; int section; } cases[] = {
    { "28 August 2017", "28", "Mon", 201708 }, { "24 and 25 July 2017", "24–25", "Mon–Tue", 201707 },
    { "by September 2017", "by", "Sep", 201709 }, { "September-December 2017", "Sep–", "Dec", 201709 }, { "2018", "2018", NULL, 201800 },
    { "March 2017", "Mar", NULL, 201703 }, { NULL, "—", NULL, PLN_AGENDA_UNDATED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnMeetingBook) book = make_book ();
      PlnMeetingInfo *info = add_info (book, "m", cases[i].typed);
      g_autoptr (GArray) rows = pln_meeting_agenda (book, pln_day_from_ymd (1990, 1, 1));
      g_autofree char *upper = NULL, *lower = NULL;
      gboolean below;
      pln_meeting_date_lines (info, &upper, &lower, &below);
      g_assert_cmpstr (upper, ==, cases[i].upper);
      g_assert_cmpstr (lower, ==, cases[i].lower);
      g_assert_cmpint (g_array_index (rows, PlnAgendaRow, rows->len - 1).section, ==, cases[i].section);
    }
}

/* ---- series ------------------------------------------------------------- */

/* A series is never more exact than its first meeting, and shows one past its end. */
static void
test_series (void)
{
  static const struct { const char *rule, *first, *until, *slots; } cases[] = {
    { "every six months", "first half of 2015", "mid-2016",
      "first half of 2015, New York; second half of 2015, Geneva; first half of 2016, New York; second half of 2016, Geneva, after" },
    { "twice a year", "2015", "2015", "2015, New York; 2015, Geneva; 2016, New York, after" },
    { "every 3 months", "Q1 2015", "June 2015", "Q1 2015, New York; Q2 2015, Geneva; Q3 2015, New York, after" },
    { "once a year", "3 March 2015", "2016", "3 March 2015, New York; 3 March 2016, Geneva; 3 March 2017, New York, after" },
    { "as needed", "2015", "2016", "" },
  };
  static const char *const places[] = { "New York", "Geneva", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnCadence) cadence = pln_cadence_parse_typed (cases[i].rule, NULL);
      g_autoptr (PlnWhen) first = pln_when_parse_typed (cases[i].first, NULL), until = pln_when_parse_typed (cases[i].until, NULL);
      g_autoptr (GPtrArray) slots = pln_series_plan (cadence, first, until, places, 12);
      g_autoptr (GString) text = g_string_new (NULL);
      for (guint j = 0; j < slots->len; j++)
        {
          const PlnSeriesSlot *slot = g_ptr_array_index (slots, j);
          g_string_append_printf (text, "%s%s, %s%s", j > 0 ? "; " : "", pln_when_get_text (slot->when), slot->place,
                                  slot->flags & PLN_SLOT_AFTER_END ? ", after" : "");
        }
      g_assert_cmpstr (text->str, ==, cases[i].slots);
    }
}

/* ---- items of an agenda ------------------------------------------------- */

static void
add_item (PlnEdit *edit, const char *id, const char *meeting, const char *parent, const char *position, const char *label)
{
  pln_edit_add (edit, "agenda_item", id);
  fixture_set (edit, id, "title", PLN_TYPE_TEXT, id);
  fixture_set (edit, id, "meeting", PLN_TYPE_REFERENCE, meeting);
  pln_edit_set (edit, id, "position", position);
  if (parent != NULL)
    fixture_set (edit, id, "parent", PLN_TYPE_REFERENCE, parent);
  if (label != NULL)
    fixture_set (edit, id, "label", PLN_TYPE_TEXT, label);
}

static char *
describe_lines (PlnWorkspace *workspace, const char *meeting)
{
  g_autoptr (GPtrArray) lines = pln_agenda_lines (workspace, meeting);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const PlnAgendaLine *line = g_ptr_array_index (lines, i);
      g_autofree char *title = pln_workspace_get_title (workspace, line->id);
      g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", line->label, title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_lines (Fixture *fixture, const char *meeting, const char *expected)
{
  g_autofree char *text = describe_lines (fixture->workspace, meeting);

  g_assert_cmpstr (text, ==, expected);
}

static void
do_step (Fixture *fixture, const char *id, PlnAgendaStep step)
{
  g_autoptr (GPtrArray) lines = pln_agenda_lines (fixture->workspace, "m1");
  g_autoptr (PlnAgendaPlace) place = pln_agenda_step (lines, id, step);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Move");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (place);
  pln_agenda_put (fixture->workspace, edit, id, place);
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

/* Items move among their siblings and levels, numbers follow, and what is typed in order is typed anew. */
static void
test_items (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Items"), labels = pln_edit_new ("Labels"), carry = pln_edit_new ("Carry");
  g_autoptr (GPtrArray) lines = NULL;

  fixture_open (&fixture, NULL);
  add_item (edit, "A", "m1", NULL, "1", NULL);
  add_item (edit, "B", "m1", NULL, "2", NULL);
  add_item (edit, "C", "m1", NULL, "3", NULL);
  add_item (edit, "other", "m2", NULL, "1", NULL);
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  assert_lines (&fixture, "m1", "1A 2B 3C");
  do_step (&fixture, "C", PLN_AGENDA_UP);
  assert_lines (&fixture, "m1", "1A 2C 3B");
  do_step (&fixture, "C", PLN_AGENDA_INDENT);
  assert_lines (&fixture, "m1", "1A (a)C 2B");
  do_step (&fixture, "C", PLN_AGENDA_OUTDENT);
  assert_lines (&fixture, "m1", "1A 2C 3B");
  lines = pln_agenda_lines (fixture.workspace, "m1");
  g_assert_null (pln_agenda_step (lines, "A", PLN_AGENDA_UP));
  g_assert_null (pln_agenda_step (lines, "A", PLN_AGENDA_INDENT));
  g_assert_null (pln_agenda_step (lines, "B", PLN_AGENDA_DOWN));
  fixture_set (labels, "A", "label", PLN_TYPE_TEXT, "(a)");
  fixture_set (labels, "C", "label", PLN_TYPE_TEXT, "(b)");
  fixture_set (labels, "B", "label", PLN_TYPE_TEXT, "(c)");
  g_assert_true (pln_workspace_commit (fixture.workspace, labels, NULL));
  do_step (&fixture, "B", PLN_AGENDA_UP);
  assert_lines (&fixture, "m1", "(a)A (b)B (c)C");
  pln_edit_set (carry, "A", "state", "\"concluded\"");
  g_assert_true (pln_workspace_commit (fixture.workspace, carry, NULL));
  g_clear_pointer (&carry, pln_edit_free);
  carry = pln_edit_new ("Carry");
  g_assert_cmpuint (pln_agenda_carry_over (fixture.workspace, carry, "m1", "m2", NULL), ==, 2);
  g_assert_true (pln_workspace_commit (fixture.workspace, carry, NULL));
  assert_lines (&fixture, "m2", "1other 2B 3C");
  fixture_assert (&fixture, "B", "state", "deferred");
  fixture_close (&fixture);
}

/* ---- the page ----------------------------------------------------------- */

static guint
count_changes (Fixture *fixture, const char *id)
{
  g_autoptr (GPtrArray) changes = pln_workspace_referrers (fixture->workspace, "change", "of", id);

  return changes->len;
}

/* What was planned before is kept, and one undo takes back the move and the note of it. */
static void
test_moving (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Date"), put = pln_edit_new ("Place");
  PlnDay day = pln_day_from_ymd (2026, 3, 4);
  g_autofree char *city = NULL;

  fixture_open (&fixture, "meetings");
  fixture_set (edit, "m1", "city", PLN_TYPE_TEXT, "Guadalajara");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  pln_meeting_move_to (fixture.context, "m1", day);
  g_assert_cmpint (pln_meeting_get_day (fixture.workspace, "m1"), ==, day);
  g_assert_cmpuint (count_changes (&fixture, "m1"), ==, 0); /* there was no date before */
  pln_meeting_move_to (fixture.context, "m1", day + 7);
  pln_meeting_move_to (fixture.context, "m1", day + 8);
  g_assert_cmpint (pln_meeting_get_day (fixture.workspace, "m1"), ==, day + 8);
  g_assert_cmpuint (count_changes (&fixture, "m1"), ==, 1); /* told once a day */
  city = pln_value_from_plain (PLN_TYPE_TEXT, "Puerto Vallarta");
  pln_meeting_put (fixture.workspace, put, "m1", "city", city, "Host changed");
  g_assert_true (pln_workspace_commit (fixture.workspace, put, NULL));
  g_assert_cmpuint (count_changes (&fixture, "m1"), ==, 2);
  pln_context_undo (fixture.context);
  fixture_assert (&fixture, "m1", "city", "Guadalajara");
  g_assert_cmpuint (count_changes (&fixture, "m1"), ==, 1);
  fixture_close (&fixture);
}

/* Three meetings of one series, m1 first, and one that was held before. */
static void
fill_series (Fixture *fixture)
{
  static const struct { const char *id, *when, *state; } meetings[] = {
    { "s0", "2026-02-04", "held" }, { "m1", "2026-03-04", "planned" }, { "s2", "2026-04-01", "planned" }, { "s3", "2026-05-06", "planned" },
  };
  g_autoptr (PlnEdit) edit = pln_edit_new ("Series");

  pln_edit_add (edit, "cadence", "monthly");
  fixture_set (edit, "monthly", "of", PLN_TYPE_REFERENCE, "wg");
  for (guint i = 0; i < G_N_ELEMENTS (meetings); i++)
    {
      g_autoptr (PlnWhen) when = pln_when_parse_typed (meetings[i].when, NULL);
      g_autofree char *canonical = pln_when_to_canonical (when);

      if (!g_str_equal (meetings[i].id, "m1"))
        {
          pln_edit_add (edit, "meeting", meetings[i].id);
          fixture_set (edit, meetings[i].id, "title", PLN_TYPE_TEXT, meetings[i].id);
        }
      pln_edit_set (edit, meetings[i].id, "when", canonical);
      fixture_set (edit, meetings[i].id, "state", PLN_TYPE_CHOICE, meetings[i].state);
      fixture_set (edit, meetings[i].id, "series", PLN_TYPE_REFERENCE, "monthly");
    }
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, NULL));
}

static void
assert_day (Fixture *fixture, const char *id, int month, int day)
{
  g_assert_cmpint (pln_meeting_get_day (fixture->workspace, id), ==, pln_day_from_ymd (2026, month, day));
}

/* Answers the question that the window asks. */
static void
answer (Fixture *fixture, const char *response)
{
  AdwDialog *dialog = NULL;

  for (guint i = 0; i < 100 && dialog == NULL; i++)
    {
      fixture_settle (10);
      dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
    }
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  g_assert_true (adw_alert_dialog_has_response (ADW_ALERT_DIALOG (dialog), response));
  g_signal_emit_by_name (dialog, "response", response);
  adw_dialog_force_close (dialog);
  fixture_settle (50);
}

static gboolean
is_deleted (Fixture *fixture, const char *id)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (fixture->workspace, id, NULL);

  return record == NULL || pln_record_is_deleted (record);
}

/* A change goes to this meeting, this and those behind it, or all; what has been held stays. */
static void
test_scope (void)
{
  static const struct { const char *id; PlnScope scope; const char *ids; } cases[] = {
    { "s2", PLN_SCOPE_THIS, "s2" }, { "s2", PLN_SCOPE_FOLLOWING, "s2 s3" }, { "s2", PLN_SCOPE_ALL, "s2 m1 s3" },
    { "m1", PLN_SCOPE_FOLLOWING, "m1 s2 s3" }, { "s3", PLN_SCOPE_FOLLOWING, "s3" }, { "m2", PLN_SCOPE_ALL, "m2" },
    { "s0", PLN_SCOPE_ALL, "s0 m1 s2 s3" },
  };
  Fixture fixture;

  fixture_open (&fixture, "meetings");
  fill_series (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) ids = pln_series_scope (fixture.workspace, cases[i].id, cases[i].scope);
      g_autofree char *text = NULL;

      g_ptr_array_add (ids, NULL);
      text = g_strjoinv (" ", (char **) ids->pdata);
      g_assert_cmpstr (text, ==, cases[i].ids);
    }
  pln_meeting_move_to (fixture.context, "s2", pln_day_from_ymd (2026, 4, 2));
  answer (&fixture, "following");
  assert_day (&fixture, "m1", 3, 4);
  assert_day (&fixture, "s2", 4, 2);
  assert_day (&fixture, "s3", 5, 7);
  pln_context_undo (fixture.context);
  assert_day (&fixture, "s3", 5, 6);
  pln_meeting_move_to (fixture.context, "s2", pln_day_from_ymd (2026, 4, 2));
  answer (&fixture, "this");
  assert_day (&fixture, "s2", 4, 2);
  assert_day (&fixture, "s3", 5, 6);
  pln_meeting_set_state (fixture.context, "m1", "confirmed");
  answer (&fixture, "all");
  fixture_assert (&fixture, "s0", "state", "held");
  fixture_assert (&fixture, "s3", "state", "confirmed");
  pln_meeting_delete (fixture.context, "s2");
  answer (&fixture, "following");
  g_assert_true (is_deleted (&fixture, "s2"));
  g_assert_true (is_deleted (&fixture, "s3"));
  g_assert_false (is_deleted (&fixture, "m1"));
  pln_context_undo (fixture.context);
  g_assert_false (is_deleted (&fixture, "s3"));
  assert_day (&fixture, "s2", 4, 2);
  assert_day (&fixture, "s3", 5, 6);
  fixture_close (&fixture);
}

/* A date is taken off only after asking, and what it was is kept. */
static void
test_undate (void)
{
  Fixture fixture;

  fixture_open (&fixture, "meetings");
  fill_series (&fixture);
  pln_meeting_undate (fixture.context, "m1");
  answer (&fixture, "cancel");
  assert_day (&fixture, "m1", 3, 4);
  pln_meeting_undate (fixture.context, "m1");
  answer (&fixture, "remove");
  g_assert_cmpint (pln_meeting_get_day (fixture.workspace, "m1"), ==, PLN_DAY_NONE);
  g_assert_cmpuint (count_changes (&fixture, "m1"), ==, 1);
  fixture_close (&fixture);
}

/* The clock of the place and that of the reader, where they differ. */
static void
test_times (void)
{
  static const struct { const char *start, *end, *zone, *here, *text; } cases[] = {
    { "09:30", "12:30", "Europe/Vienna", "Europe/London", "09:30–12:30 Vienna, 08:30–11:30 yours" },
    { "09:30", NULL, "Europe/Vienna", "Europe/Zurich", "09:30" }, { "09:30", NULL, NULL, "Europe/Zurich", "09:30" },
    { "09:30", NULL, "No/Such_Place", "Europe/Zurich", "09:30" }, { NULL, NULL, "Europe/Vienna", "UTC", NULL },
    { "18:00", NULL, "America/New_York", "Asia/Tokyo", "18:00 New York, 07:00 yours, the day after" },
    { "08:00", NULL, "Asia/Tokyo", "America/New_York", "08:00 Tokyo, 19:00 yours, the day before" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GTimeZone) here = g_time_zone_new_identifier (cases[i].here);
      g_autofree char *text = pln_meeting_times (cases[i].start, cases[i].end, cases[i].zone, pln_day_from_ymd (2017, 9, 4), here);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* The order of the day holds the items with their papers, and the note starts from numbered paragraphs. */
static void
test_documents (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Documents");
  g_autoptr (PlnSheets) order = NULL, note = NULL, none = NULL;
  g_autofree char *html = NULL, *text = NULL, *paper = NULL, *note_html = NULL;

  fixture_open (&fixture, "meetings");
  fixture_set (edit, "m1", "city", PLN_TYPE_TEXT, "Geneva");
  add_item (edit, "A", "m1", NULL, "1", NULL);
  add_item (edit, "B", "m1", NULL, "2", NULL);
  add_item (edit, "point", "m1", "B", "1", NULL);
  fixture_set (edit, "A", "outcome", PLN_TYPE_LONG_TEXT, "The item was welcomed.");
  pln_edit_add (edit, "paper", "p");
  fixture_set (edit, "p", "title", PLN_TYPE_TEXT, "Brief");
  fixture_set (edit, "p", "symbol", PLN_TYPE_TEXT, "WG/7");
  fixture_set (edit, "p", "agenda_item", PLN_TYPE_REFERENCE, "B");
  pln_edit_add (edit, "request", "r1");
  fixture_set (edit, "r1", "text", PLN_TYPE_LONG_TEXT, "A short note on data");
  fixture_set (edit, "r1", "meeting", PLN_TYPE_REFERENCE, "m1");
  fixture_set (edit, "r1", "state", PLN_TYPE_CHOICE, "commissioned");
  fixture_set (edit, "r1", "addressee_text", PLN_TYPE_TEXT, "the Secretariat");
  pln_workspace_commit (fixture.workspace, edit, &error);
  g_assert_no_error (error);
  order = pln_meeting_order_sheets (fixture.context, "m1");
  html = pln_sheets_to_html (order);
  g_assert_nonnull (strstr (html, "First meeting"));
  g_assert_nonnull (strstr (html, "Working Group"));
  g_assert_nonnull (strstr (html, "Geneva"));
  g_assert_nonnull (strstr (html, "WG/7"));
  g_assert_nonnull (strstr (html, "(a)"));
  text = pln_meeting_note_text (fixture.workspace, "m1");
  g_assert_true (g_str_has_prefix (text, "1. First meeting."));
  g_assert_nonnull (strstr (text, "\n\n3. Item 1, A. The item was welcomed."));
  g_assert_nonnull (strstr (text, "\n\n4. Item 2, B. Before the meeting: WG/7. […]"));
  g_assert_nonnull (strstr (text, "\n\n6. The following was asked for: (a) A short note on data (the Secretariat)."));
  none = pln_meeting_note_sheets (fixture.context, "m1");
  g_assert_null (none);
  pln_meeting_start_note (fixture.context, "m1");
  paper = pln_meeting_find_note (fixture.workspace, "m1");
  g_assert_nonnull (paper);
  fixture_assert (&fixture, paper, "note", text);
  note = pln_meeting_note_sheets (fixture.context, "m1");
  note_html = pln_sheets_to_html (note);
  g_assert_nonnull (strstr (note_html, "5. Item (a), point."));
  fixture_close (&fixture);
}

/* Two meetings of one body on one day are marked, and each says what it meets. */
static void
test_clash_words (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Clash");
  PlnMeetingFilter filter = { NULL };
  g_autoptr (PlnMeetingBook) book = NULL;

  fixture_open (&fixture, "meetings");
  pln_edit_set (edit, "m1", "when", "{\"edtf\":\"2026-03-04\",\"sense\":\"on\",\"text\":\"4 March 2026\"}");
  pln_edit_set (edit, "m2", "when", "{\"edtf\":\"2026-03-04\",\"sense\":\"on\",\"text\":\"4 March 2026\"}");
  fixture_set (edit, "m2", "body", PLN_TYPE_REFERENCE, "wg");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
  book = pln_meeting_book_new (fixture.workspace, &filter);
  g_assert_cmpstr (pln_meeting_book_find (book, "m1")->clash, ==, "Clashes with Second meeting: Working Group");
  g_assert_cmpstr (pln_meeting_book_find (book, "m2")->clash, ==, "Clashes with First meeting: Working Group");
  fixture_close (&fixture);
}

/* The book reads columns, not records: words that look like written values stay as they are. */
static void
test_book_words (void)
{
  static const char *const words[] = { "Plain", "\"In quotation marks\"", "back\\slash", "first line\nsecond", "{}", "null" };
  Fixture fixture;
  PlnMeetingFilter filter = { NULL };

  fixture_open (&fixture, "overview");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Words");
      g_autoptr (PlnMeetingBook) book = NULL;
      g_autofree char *title = NULL;

      fixture_set (edit, "m1", "title", PLN_TYPE_TEXT, words[i]);
      fixture_set (edit, "m1", "venue", PLN_TYPE_TEXT, words[i]);
      g_assert_true (pln_workspace_commit (fixture.workspace, edit, NULL));
      book = pln_meeting_book_new (fixture.workspace, &filter);
      title = pln_workspace_get_title (fixture.workspace, "m1");
      g_assert_cmpstr (pln_meeting_book_find (book, "m1")->title, ==, title);
      g_assert_true (g_str_has_prefix (pln_meeting_book_find (book, "m1")->place, words[i]));
    }
  fixture_close (&fixture);
}

static gboolean
is_rename_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_visible (widget) && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "pln-id"), data) == 0;
}

/* An item is added by typing and renamed in its place. */
static void
check_rename (Fixture *fixture, AdwNavigationPage *detail)
{
  GtkWidget *agenda = fixture_find_type (GTK_WIDGET (detail), PLN_TYPE_AGENDA_EDITOR), *entry;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Item");

  add_item (edit, "point", "m2", NULL, "1", NULL);
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, NULL));
  fixture_settle (100);
  g_assert_true (pln_agenda_editor_select (PLN_AGENDA_EDITOR (agenda), "point"));
  g_assert_true (gtk_widget_activate_action (agenda, "agenda.rename", NULL));
  entry = fixture_find (agenda, is_rename_entry, (gpointer) "point");
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Other business");
  g_signal_emit_by_name (entry, "activate");
  fixture_assert (fixture, "point", "title", "Other business");
  fixture_settle (100);
}

/* Every view shows the meetings; one is selected, opened, deleted and brought back. */
static void
test_page (void)
{
  Fixture fixture;
  PlnPage *page;
  AdwNavigationPage *detail;
  const PlnView *views;

  fixture_open (&fixture, "meetings");
  page = pln_window_get_page (fixture.window);
  for (views = PLN_PAGE_GET_CLASS (page)->get_views (page); views->name != NULL; views++)
    {
      pln_page_set_view (page, views->name);
      fixture_settle (50);
      g_assert_true (pln_page_select (page, "m1"));
      g_assert_cmpstr (pln_page_get_selected (page), ==, "m1");
    }
  pln_page_set_search (page, "second");
  g_assert_cmpstr (pln_page_get_count (page), ==, "1 meeting");
  g_assert_null (pln_page_get_selected (page));
  pln_page_set_search (page, "nothing of the kind");
  g_assert_cmpstr (pln_page_get_count (page), ==, "0 meetings");
  pln_page_set_search (page, "");
  g_assert_true (pln_page_select (page, "m2"));
  detail = pln_meeting_detail_new (fixture.context, "m2");
  pln_context_push (fixture.context, detail);
  fixture_settle (100);
  g_assert_cmpstr (pln_meeting_detail_get_id (PLN_MEETING_DETAIL (detail)), ==, "m2");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (detail)));
  check_rename (&fixture, detail);
  g_assert_true (pln_page_select (page, "m2"));
  g_assert_true (pln_page_act (page, "delete", FALSE));
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "1 meeting");
  g_assert_null (pln_page_get_selected (page));
  pln_context_undo (fixture.context);
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "2 meetings");
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/meetings/labels", test_labels);
  g_test_add_func ("/meetings/agenda-order", test_agenda_order);
  g_test_add_func ("/meetings/agenda-circle", test_agenda_circle);
  g_test_add_func ("/meetings/date-lines", test_date_lines);
  g_test_add_func ("/meetings/series", test_series);
  g_test_add_func ("/meetings/items", test_items);
  g_test_add_func ("/meetings/moving", test_moving);
  g_test_add_func ("/meetings/scope", test_scope);
  g_test_add_func ("/meetings/undate", test_undate);
  g_test_add_func ("/meetings/times", test_times);
  g_test_add_func ("/meetings/documents", test_documents);
  g_test_add_func ("/meetings/clash-words", test_clash_words);
  g_test_add_func ("/meetings/book-words", test_book_words);
  g_test_add_func ("/meetings/page", test_page);
  return g_test_run ();
}
