/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What Papers, Roadmap and Directory say and group, and the three pages in a
 * window: a record added, edited, deleted and put back through each.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/directory/pln-directory-entries.h"
#include "app/papers/pln-paper-board.h"
#include "app/papers/pln-paper-cells.h"
#include "app/papers/pln-paper-files.h"
#include "app/papers/pln-paper-page.h"
#include "app/papers/pln-paper-register.h"
#include "app/papers/pln-paper-steps.h"
#include "app/papers/pln-paper-timeline.h"
#include "app/records/pln-record-page.h"
#include "app/roadmap/pln-roadmap-cells.h"
#include "app/roadmap/pln-roadmap-links.h"
#include "app/roadmap/pln-roadmap-page.h"
#include "app/roadmap/pln-roadmap-reporting.h"
#include "exchange/pln-samples.h"

static PlnWorkspace *
open_sample (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sample.plenary", NULL);
  g_autoptr (GError) error = NULL;
  PlnWorkspace *workspace = pln_workspace_create (path, "Test", &error);

  g_assert_no_error (error);
  g_clear_object (&workspace);
  g_assert_true (pln_sample_import (name, path, 0, &error));
  g_assert_no_error (error);
  workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return workspace;
}

/* ---- directory ------------------------------------------------------------------ */

/* A filter as the rule of an audience and back; a rule in a person's own words is none. */
static void
test_rules (void)
{
  static const struct { const char *rule; gboolean understood; } rules[] = {
    { "body=icm-wg; role=chair", TRUE },
    { "interest=climate%3B water; country=FR", TRUE },
    { "unnamed=yes", TRUE },
    { "group presidents", FALSE },
    { "committee membership; issues of interest", FALSE },
    { "role=", FALSE },
    { "colour=blue", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_from_rule (rules[i].rule);
      g_autofree char *again = filter != NULL ? pln_directory_filter_to_rule (filter) : NULL;

      g_assert_cmpint (filter != NULL, ==, rules[i].understood);
      if (filter != NULL)
        g_assert_cmpstr (again, ==, rules[i].rule);
    }
  g_assert_null (pln_directory_filter_from_rule (NULL));
}

static PlnSection *
find_section (GPtrArray *sections, const char *key)
{
  for (guint i = 0; i < sections->len; i++)
    if (g_str_equal (((PlnSection *) sections->pdata[i])->key, key))
      return sections->pdata[i];
  return NULL;
}

/* Nobody is named in the concept note of the commission, yet its five posts and eight groups are listed. */
static void
test_directory_sections (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("icm");
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_new ();
  g_autoptr (GPtrArray) sections = pln_directory_sections (workspace, filter);
  PlnSection *icm = find_section (sections, "icm");
  g_autoptr (PlnItem) secgen = pln_item_new (workspace, "icm-secgen"), group = pln_item_new (workspace, "icm-m-swg-experts");
  g_autofree char *note = NULL, *name = NULL, *line = NULL;
  gboolean warning;

  g_assert_nonnull (icm);
  g_assert_cmpuint (icm->ids->len, ==, 13);
  note = pln_directory_entry_note (secgen, &warning);
  g_assert_cmpstr (note, ==, "Title in dispute");
  g_assert_true (warning);
  name = pln_directory_entry_name (group);
  line = pln_directory_entry_line (group);
  g_assert_cmpstr (name, ==, "Sectoral experts");
  g_assert_cmpstr (line, ==, "Expert · Sub-Working Groups · as needed");
}

static void
test_directory_filters (void)
{
  static const struct { const char *rule, *search; guint n; } cases[] = {
    { "body=icm-secretariat", NULL, 3 },
    { "role=expert", NULL, 2 },
    { "role=chair", NULL, 1 },
    { "body=icm-swg; role=expert", NULL, 1 },
    { "country=FR", NULL, 0 },
    { "interest=health", NULL, 0 },
    { "unnamed=yes", NULL, 13 },
    { NULL, "secretary", 2 }, /* one by its note */
    { NULL, "sectoral", 1 },
    { "role=chair", "secretary", 0 },
  };
  g_autoptr (PlnWorkspace) workspace = open_sample ("icm");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnDirectoryFilter) filter = cases[i].rule != NULL ? pln_directory_filter_from_rule (cases[i].rule)
                                                                    : pln_directory_filter_new ();

      filter->search = g_strdup (cases[i].search);
      g_test_message ("%s, %s", cases[i].rule, cases[i].search);
      g_assert_cmpuint (pln_directory_count (workspace, filter), ==, cases[i].n);
    }
}

/* A person with an interest and a country is found by both, and by an address only when there is one. */
static void
test_people (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("icm");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_from_rule ("interest=health; country=FR");
  const char *ids[] = { "p1", "icm-chair", NULL };
  g_autofree char *addresses = NULL;
  guint without;

  pln_edit_add (edit, "person", "p1");
  pln_edit_set (edit, "p1", "name", "\"Test Person\"");
  pln_edit_set (edit, "p1", "organization", "\"icm\"");
  pln_edit_set (edit, "p1", "country", "\"FR\"");
  pln_edit_set (edit, "p1", "interests", "[\"health\",\"water\"]");
  pln_edit_add (edit, "contact", "c1");
  pln_edit_set (edit, "c1", "of", "\"p1\"");
  pln_edit_set (edit, "c1", "type", "\"email\"");
  pln_edit_set (edit, "c1", "value", "\"person@example.org\"");
  g_assert_true (pln_workspace_commit (workspace, edit, NULL));
  g_assert_cmpuint (pln_directory_count (workspace, filter), ==, 1);
  addresses = pln_directory_addresses (workspace, ids, &without);
  g_assert_cmpstr (addresses, ==, "person@example.org");
  g_assert_cmpuint (without, ==, 1);
}

/* ---- papers ---------------------------------------------------------------------- */

/* Papers for no meeting come first, then meetings without a day, then the latest. */
static void
test_paper_sections (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("all");
  g_autoptr (PlnQuery) query = pln_query_new ("paper");
  g_autoptr (GPtrArray) sections = pln_paper_sections (workspace, query);
  PlnDay last = PLN_DAY_NONE;
  gboolean dated = FALSE;
  guint n = 0;

  g_assert_cmpuint (sections->len, >, 3);
  for (guint i = 0; i < sections->len; i++)
    {
      PlnSection *section = sections->pdata[i];
      g_autoptr (PlnItem) meeting = pln_item_new (workspace, section->key);
      g_autoptr (PlnWhen) when = *section->key != '\0' ? pln_item_get_when (meeting, "when") : NULL;
      PlnDay day = when != NULL ? pln_when_sort_day (when) : PLN_DAY_NONE;

      n += section->ids->len;
      g_assert_cmpint (*section->key == '\0', ==, i == 0);
      if (dated)
        g_assert_cmpint (day, <=, last);
      g_assert_true (!dated || day != PLN_DAY_NONE);
      dated = dated || day != PLN_DAY_NONE;
      last = day;
    }
  g_assert_cmpuint (n, ==, pln_workspace_count (workspace, query));
}

/* The sixteen papers of the commission share eight steps; a move marks what lies before and unmarks what follows. */
static void
test_steps (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("icm");
  g_autoptr (GPtrArray) sets = pln_board_sets (workspace);
  PlnBoardSet *set = sets->pdata[0];
  g_autoptr (GPtrArray) steps = pln_paper_steps (workspace, "icm-p05");
  static const guint places[] = { 3, 3, 8, 1, 0 };

  g_assert_cmpuint (set->papers->len, ==, 16);
  g_assert_cmpuint (steps->len, ==, 8);
  g_assert_cmpuint (pln_paper_open_step (workspace, steps), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Move");
      gboolean moves = places[i] != pln_paper_open_step (workspace, steps);

      g_assert_cmpint (pln_paper_edit_to (workspace, edit, steps, places[i]), ==, moves);
      g_assert_true (pln_workspace_commit (workspace, edit, NULL));
      g_assert_cmpuint (pln_paper_open_step (workspace, steps), ==, places[i]);
    }
}

/* A deadline is counted back from a meeting with a day, and said to wait for one without. */
static void
test_step_dates (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("iom17");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  g_autoptr (PlnItem) step = NULL;
  g_autofree char *before = NULL, *counted = NULL, *none = NULL;

  pln_edit_add (edit, "paper", "p");
  pln_edit_set (edit, "p", "title", "\"Test\"");
  pln_edit_set (edit, "p", "for_meeting", "\"iom17-m5\"");
  pln_edit_add (edit, "step", "s");
  pln_edit_set (edit, "s", "paper", "\"p\"");
  pln_edit_set (edit, "s", "name", "\"Translated\"");
  g_assert_true (pln_value_parse_typed (PLN_TYPE_DURATION, "14 days", &before, NULL));
  pln_edit_set (edit, "s", "before", before);
  g_assert_true (pln_workspace_commit (workspace, edit, NULL));
  step = pln_item_new (workspace, "s");
  counted = pln_step_due_text (step);
  g_assert_cmpstr (counted, ==, "14 days before, 14 August 2017");
  pln_edit_free (g_steal_pointer (&edit));
  edit = pln_edit_new ("Change");
  pln_edit_set (edit, "p", "for_meeting", NULL);
  g_assert_true (pln_workspace_commit (workspace, edit, NULL));
  none = pln_step_due_text (step);
  g_assert_cmpstr (none, ==, "14 days before a meeting that has no day yet");
}

/* What a link may open, whatever a file from another office says. */
static void
test_safe_links (void)
{
  static const struct { const char *uri; gboolean safe; } cases[] = {
    { "https://example.org/a", TRUE }, { "HTTP://example.org", TRUE }, { "mailto:a@example.org", TRUE },
    { "file:///etc/passwd", FALSE },   { "javascript:alert(1)", FALSE }, { "smb://host/x", FALSE },
    { "example.org", FALSE },          { "", FALSE },                    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pln_paper_link_is_safe (cases[i].uri), ==, cases[i].safe);
}

/* A file is copied beside the workspace under its checksum; a checksum that names another place finds nothing. */
static void
test_files (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("icm");
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL), *sha256 = NULL, *content = NULL, *canonical = NULL;
  g_autofree char *path = g_build_filename (folder, "note.txt", NULL);
  g_autoptr (GFile) source = g_file_new_for_path (path), copy = NULL, nowhere = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Attach");
  g_autoptr (PlnItem) file = NULL, foreign = NULL;
  g_autoptr (GError) error = NULL;
  goffset size;

  g_assert_true (g_file_set_contents (path, "abc", 3, NULL));
  g_assert_true (pln_paper_file_store (pln_workspace_get_path (workspace), source, &sha256, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpint (size, ==, 3);
  g_assert_cmpstr (sha256, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  canonical = pln_value_from_plain (PLN_TYPE_TEXT, sha256);
  pln_edit_add (edit, "file", "f");
  pln_edit_set (edit, "f", "paper", "\"icm-p05\"");
  pln_edit_set (edit, "f", "name", "\"note.txt\"");
  pln_edit_set (edit, "f", "sha256", canonical);
  pln_edit_add (edit, "file", "g");
  pln_edit_set (edit, "g", "paper", "\"icm-p05\"");
  pln_edit_set (edit, "g", "name", "\"passwd\"");
  pln_edit_set (edit, "g", "sha256", "\"../../../../etc/passwd\"");
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
  file = pln_item_new (workspace, "f");
  foreign = pln_item_new (workspace, "g");
  copy = pln_paper_file_locate (file);
  g_assert_true (g_file_load_contents (copy, NULL, &content, NULL, NULL, &error));
  g_assert_cmpstr (content, ==, "abc");
  nowhere = pln_paper_file_locate (foreign);
  g_assert_null (nowhere);
}

/* ---- roadmap ---------------------------------------------------------------------- */

/* The gaps that the documents leave, and what stands above them is kept. */
static void
test_roadmap (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (GHashTable) no_action = pln_roadmap_with_gap (workspace, PLN_GAP_NO_ACTION);
  g_autoptr (PlnItem) video = pln_item_new (workspace, "ipu-a2.10"), cluster = pln_item_new (workspace, "ipu-c1");
  g_autofree char *served = pln_roadmap_served_text (video), *progress = NULL;
  PlnGapCount count;
  int percent;

  pln_roadmap_count (workspace, &count);
  g_assert_cmpuint (count.no_action, ==, 1);
  g_assert_cmpuint (count.no_owner, >=, 13);
  g_assert_true (g_hash_table_contains (no_action, "ipu-rec4"));
  g_assert_true (g_hash_table_contains (no_action, "ipu-c2"));
  g_assert_cmpuint (g_hash_table_size (no_action), ==, 2);
  g_assert_cmpstr (served, ==, "Rec. 1, Rec. 7");
  progress = pln_roadmap_progress_text (cluster, &percent);
  g_assert_cmpstr (progress, ==, "0 of 3 done");
  g_assert_cmpint (percent, ==, 0);
}

/* An action serves several recommendations; a link is made once and taken away again. */
static void
test_links (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("ipu");
  g_autoptr (PlnContext) context = pln_context_new (workspace);
  g_autoptr (GPtrArray) before = pln_coverage_actions (workspace, "ipu-rec4"), after = NULL, gone = NULL;

  g_assert_cmpuint (before->len, ==, 0);
  g_assert_true (pln_roadmap_link (context, "ipu-a2.10", "ipu-rec4"));
  g_assert_false (pln_roadmap_link (context, "ipu-a2.10", "ipu-rec4"));
  after = pln_coverage_actions (workspace, "ipu-rec4");
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpstr (after->pdata[0], ==, "ipu-a2.10");
  g_assert_true (pln_roadmap_unlink (context, "ipu-a2.10", "ipu-rec4"));
  g_assert_false (pln_roadmap_unlink (context, "ipu-a2.10", "ipu-rec4"));
  gone = pln_coverage_actions (workspace, "ipu-rec4");
  g_assert_cmpuint (gone->len, ==, 0);
}

/* A topic without a slot, and with one once an agenda takes it; what exercises and indicators say. */
static void
test_topics_and_reporting (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("icm");
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  g_autoptr (PlnItem) topic = pln_item_new (workspace, "icm-t05"), paper = pln_item_new (workspace, "icm-p05");
  g_autoptr (PlnItem) exercise = NULL, indicator = NULL;
  g_autofree char *none = pln_topic_slots_text (topic), *slot = NULL, *who = NULL, *target = NULL, *latest = NULL;

  g_assert_cmpstr (none, ==, "");
  g_assert_true (pln_paper_lacks_meeting (paper));
  pln_edit_add (edit, "meeting", "m");
  pln_edit_set (edit, "m", "title", "\"September session\"");
  pln_edit_add (edit, "agenda_item", "i");
  pln_edit_set (edit, "i", "meeting", "\"m\"");
  pln_edit_set (edit, "i", "title", "\"Cyber-security\"");
  pln_edit_set (edit, "i", "topic", "\"icm-t05\"");
  pln_edit_add (edit, "exercise", "e");
  pln_edit_set (edit, "e", "name", "\"Report\"");
  pln_edit_set (edit, "e", "submitted_by", "\"governments\"");
  pln_edit_set (edit, "e", "reviewed_by", "\"icm\"");
  pln_edit_add (edit, "indicator", "n");
  pln_edit_set (edit, "n", "name", "\"Bodies matched\"");
  pln_edit_set (edit, "n", "baseline", "\"1\"");
  pln_edit_set (edit, "n", "target", "\"3\"");
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%u", i), *value = g_strdup_printf ("\"%u\"", 2 - i), *when = NULL;

      pln_edit_add (edit, "observation", id);
      pln_edit_set (edit, id, "indicator", "\"n\"");
      pln_edit_set (edit, id, "value", value);
      g_assert_true (pln_value_parse_typed (PLN_TYPE_WHEN, i == 0 ? "June 2016" : "May 2015", &when, NULL));
      pln_edit_set (edit, id, "when", when);
    }
  g_assert_true (pln_workspace_commit (workspace, edit, NULL));
  slot = pln_topic_slots_text (topic);
  g_assert_cmpstr (slot, ==, "September session");
  g_assert_false (pln_paper_lacks_meeting (paper));
  exercise = pln_item_new (workspace, "e");
  indicator = pln_item_new (workspace, "n");
  who = pln_reporting_who_text (exercise);
  g_assert_cmpstr (who, ==, "governments to Independent Commission on Multilateralism");
  target = pln_reporting_target_text (indicator);
  latest = pln_reporting_latest_text (indicator);
  g_assert_cmpstr (target, ==, "from 1 to 3");
  g_assert_cmpstr (latest, ==, "2, June 2016");
}

/* Deadlines counted back stand on the timeline under their paper and meeting; what has no date is in the tray. */
static void
test_paper_timeline (void)
{
  g_autoptr (PlnWorkspace) workspace = open_sample ("iom17");
  g_autoptr (PlnContext) context = pln_context_new (workspace);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  PlnPaperTimelineFilter filter = { .search = (char *) "" };
  g_autofree char *before = NULL;
  PlnTimelineView *view;
  GtkWidget *tray, *window;
  guint n, undated;

  gtk_init ();
  view = PLN_TIMELINE_VIEW (g_object_ref_sink (pln_paper_timeline_new (context, &filter)));
  n = pln_timeline_view_get_n_rows (view);
  undated = pln_timeline_view_get_n_undated (view);
  pln_edit_add (edit, "paper", "p");
  pln_edit_set (edit, "p", "title", "\"Test\"");
  g_assert_true (pln_workspace_commit (workspace, edit, NULL));
  pln_timeline_view_reload (view);
  g_assert_cmpuint (pln_timeline_view_get_n_undated (view), ==, undated + 1);
  tray = fixture_find_type (GTK_WIDGET (view), GTK_TYPE_MENU_BUTTON);
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  gtk_menu_button_popup (GTK_MENU_BUTTON (tray)); /* the rows are made then */
  g_assert_nonnull (fixture_find_type (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (tray))), ADW_TYPE_ACTION_ROW));
  g_assert_false (pln_timeline_view_select (view, "p"));
  pln_edit_free (g_steal_pointer (&edit));
  edit = pln_edit_new ("Change");
  pln_edit_set (edit, "p", "for_meeting", "\"iom17-m5\"");
  pln_edit_add (edit, "step", "s");
  pln_edit_set (edit, "s", "paper", "\"p\"");
  pln_edit_set (edit, "s", "name", "\"Translated\"");
  g_assert_true (pln_value_parse_typed (PLN_TYPE_DURATION, "14 days", &before, NULL));
  pln_edit_set (edit, "s", "before", before);
  g_assert_true (pln_workspace_commit (workspace, edit, NULL));
  pln_timeline_view_reload (view);
  g_assert_cmpuint (pln_timeline_view_get_n_undated (view), ==, undated);
  g_assert_cmpuint (pln_timeline_view_get_n_rows (view), >=, n + 2);
  g_assert_true (pln_timeline_view_select (view, "s"));
  g_assert_cmpstr (pln_timeline_view_get_selected (view), ==, "s");
  g_object_unref (view);
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_settle (50);
}

/* ---- in a window ------------------------------------------------------------------- */

static void
add_paper (Fixture *self)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add Paper");

  pln_edit_add (edit, "paper", "p1");
  fixture_set (edit, "p1", "title", PLN_TYPE_TEXT, "Note on procedure");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("p1.s%u", i), *position = g_strdup_printf ("%u", i);

      pln_edit_add (edit, "step", id);
      fixture_set (edit, id, "paper", PLN_TYPE_REFERENCE, "p1");
      fixture_set (edit, id, "name", PLN_TYPE_TEXT, i == 1 ? "Draft" : i == 2 ? "Comments" : "Final");
      pln_edit_set (edit, id, "position", position);
    }
  g_assert_true (pln_context_commit (self->context, edit));
  fixture_settle (100);
}

/* A paper goes a step on with the board's command, and back with undo; Delete takes it away with its steps. */
static void
test_papers_window (void)
{
  Fixture self = { 0 };
  PlnPage *page;
  g_autoptr (GPtrArray) steps = NULL;

  fixture_open (&self, "papers");
  page = pln_window_get_page (self.window);
  add_paper (&self);
  g_assert_cmpstr (pln_page_get_count (page), ==, "1 paper · 1 without a meeting");
  pln_paper_register_set_filter (PLN_PAPER_REGISTER (fixture_find_type (GTK_WIDGET (page), PLN_TYPE_PAPER_REGISTER)), NULL, "Issued");
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "0 papers");
  pln_paper_register_set_filter (PLN_PAPER_REGISTER (fixture_find_type (GTK_WIDGET (page), PLN_TYPE_PAPER_REGISTER)), "", NULL);
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "1 paper · 1 without a meeting");
  pln_page_set_view (page, "board");
  fixture_settle (100);
  g_assert_true (pln_page_select (page, "p1"));
  g_assert_cmpstr (pln_page_get_selected (page), ==, "p1");
  g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (page)), "next-step", NULL);
  fixture_settle (100);
  steps = pln_paper_steps (self.workspace, "p1");
  g_assert_cmpuint (pln_paper_open_step (self.workspace, steps), ==, 1);
  g_assert_cmpstr (pln_page_get_selected (page), ==, "p1");
  pln_context_undo (self.context);
  fixture_settle (100);
  g_assert_cmpuint (pln_paper_open_step (self.workspace, steps), ==, 0);
  pln_page_set_view (page, "register");
  g_assert_true (pln_page_select (page, "p1"));
  g_assert_true (pln_page_act (page, "delete", FALSE));
  fixture_settle (100);
  g_assert_false (pln_workspace_has_record (self.workspace, "p1") && pln_page_select (page, "p1"));
  pln_context_undo (self.context);
  fixture_settle (100);
  g_assert_true (pln_page_select (page, "p1"));
  fixture_close (&self);
}

/* What is changed while another page is shown stands in the register, the board and the timeline when they are shown again. */
static void
test_hidden_pages (void)
{
  static const char *const views[] = { "register", "board", "timeline" };
  Fixture self = { 0 };
  PlnPage *page;

  fixture_open (&self, "papers");
  page = pln_window_get_page (self.window);
  add_paper (&self);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Add Paper");
      g_autofree char *id = g_strdup_printf ("hidden%u", i), *before = NULL;

      pln_page_set_view (page, views[i]);
      fixture_settle (50);
      before = g_strdup (pln_page_get_count (page));
      pln_window_show_page (self.window, "overview");
      fixture_settle (50);
      pln_edit_add (edit, "paper", id);
      fixture_set (edit, id, "title", PLN_TYPE_TEXT, "Not seen");
      g_assert_true (pln_context_commit (self.context, edit));
      fixture_settle (50);
      if (i != 1) /* without steps it is not on the board */
        g_assert_true (i == 2 || pln_page_select (page, id));
      pln_window_show_page (self.window, "papers");
      fixture_settle (50);
      if (i != 1)
        g_assert_cmpstr (pln_page_get_count (page), !=, before);
    }
  pln_context_undo (self.context);
  fixture_settle (50);
  pln_page_set_view (page, "register");
  g_assert_false (pln_page_select (page, "hidden2"));
  fixture_close (&self);
}

/* What happens on the board by its menu and narrow, where one step shows at a time. */
static void
test_board_window (void)
{
  Fixture self = { 0 };
  g_autoptr (GPtrArray) steps = NULL;
  GtkWidget *window = NULL, *board;

  fixture_open (&self, "papers");
  add_paper (&self);
  window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  board = pln_paper_board_new (self.context);
  adw_window_set_content (ADW_WINDOW (window), board);
  gtk_window_present (GTK_WINDOW (window));
  fixture_settle (100);
  steps = pln_paper_steps (self.workspace, "p1");
  g_assert_true (pln_paper_board_select (PLN_PAPER_BOARD (board), "p1"));
  g_assert_true (pln_paper_board_move_to (PLN_PAPER_BOARD (board), 3));
  fixture_settle (100);
  g_assert_cmpuint (pln_paper_open_step (self.workspace, steps), ==, 3);
  g_assert_false (pln_paper_board_move (PLN_PAPER_BOARD (board), 1)); /* done already */
  g_assert_true (gtk_widget_activate_action (board, "board.move-to", "u", 1));
  fixture_settle (100);
  g_assert_cmpuint (pln_paper_open_step (self.workspace, steps), ==, 1);
  g_assert_cmpstr (pln_paper_board_get_selected (PLN_PAPER_BOARD (board)), ==, "p1");
  pln_paper_board_set_narrow (PLN_PAPER_BOARD (board), TRUE);
  fixture_settle (100);
  g_assert_cmpstr (pln_paper_board_get_selected (PLN_PAPER_BOARD (board)), ==, "p1");
  g_assert_true (pln_paper_board_move (PLN_PAPER_BOARD (board), -1));
  fixture_settle (100);
  g_assert_cmpuint (pln_paper_open_step (self.workspace, steps), ==, 0);
  pln_paper_board_set_search (PLN_PAPER_BOARD (board), "nothing like it");
  fixture_settle (50);
  g_assert_null (pln_paper_board_get_selected (PLN_PAPER_BOARD (board)));
  gtk_window_destroy (GTK_WINDOW (window));
  fixture_settle (50);
  fixture_close (&self);
}

static gboolean
is_step_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "step-open");
}

/* The paper's own page marks its open step done. */
static void
test_paper_page (void)
{
  Fixture self = { 0 };
  AdwNavigationPage *page;
  GtkWidget *button;
  g_autoptr (GPtrArray) steps = NULL;

  fixture_open (&self, "papers");
  add_paper (&self);
  page = pln_paper_page_new (self.context, "p1");
  pln_context_push (self.context, page);
  fixture_settle (100);
  button = fixture_find (GTK_WIDGET (page), is_step_button, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  fixture_settle (100);
  steps = pln_paper_steps (self.workspace, "p1");
  g_assert_cmpuint (pln_paper_open_step (self.workspace, steps), ==, 1);
  pln_context_pop (self.context);
  fixture_settle (50);
  fixture_close (&self);
}

/* Posts stand in the directory; one is renamed, deleted and put back, and narrow windows keep it selected. */
static void
test_directory_window (void)
{
  Fixture self = { 0 };
  PlnPage *page;

  fixture_open (&self, "directory");
  page = pln_window_get_page (self.window);
  g_assert_cmpstr (pln_page_get_count (page), ==, "1 entry");
  g_assert_true (pln_page_select (page, "chair"));
  g_assert_true (pln_context_set_value (self.context, "chair", "title", "\"Chairperson\""));
  fixture_settle (100);
  fixture_assert (&self, "chair", "title", "Chairperson");
  pln_page_set_search (page, "nobody of this name");
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "0 entries");
  pln_page_set_search (page, "");
  fixture_settle (100);
  g_assert_true (pln_page_select (page, "chair"));
  g_assert_true (pln_page_act (page, "delete", FALSE));
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "0 entries");
  pln_context_undo (self.context);
  fixture_settle (100);
  g_assert_cmpstr (pln_page_get_count (page), ==, "1 entry");
  fixture_close (&self);
}

/* The chip No Owner leaves what lacks one, with what stands above it. */
static void
test_roadmap_window (void)
{
  Fixture self = { 0 };
  PlnPage *page;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  static const struct { const char *id, *parent, *owner; } actions[] = {
    { "top", NULL, "chair" }, { "owned", "top", "chair" }, { "free", "top", NULL },
  };

  fixture_open (&self, "roadmap");
  page = pln_window_get_page (self.window);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      pln_edit_add (edit, "action", actions[i].id);
      fixture_set (edit, actions[i].id, "title", PLN_TYPE_TEXT, actions[i].id);
      fixture_set (edit, actions[i].id, "type", PLN_TYPE_CHOICE, "action");
      if (actions[i].parent != NULL)
        fixture_set (edit, actions[i].id, "parent", PLN_TYPE_REFERENCE, actions[i].parent);
      if (actions[i].owner != NULL)
        fixture_set (edit, actions[i].id, "responsible", PLN_TYPE_REFERENCE, actions[i].owner);
    }
  g_assert_true (pln_context_commit (self.context, edit));
  fixture_settle (150);
  g_assert_true (pln_page_select (page, "owned"));
  g_assert_true (pln_roadmap_page_show_gap (PLN_ROADMAP_PAGE (page), PLN_GAP_NO_OWNER));
  fixture_settle (150);
  g_assert_false (pln_page_select (page, "owned"));
  g_assert_true (pln_page_select (page, "free"));
  g_assert_true (pln_page_select (page, "top"));
  g_assert_true (pln_roadmap_page_show_gap (PLN_ROADMAP_PAGE (page), 0));
  fixture_settle (150);
  g_assert_true (pln_page_select (page, "owned"));
  g_assert_true (pln_page_act (page, "delete", FALSE));
  fixture_settle (100);
  g_assert_false (pln_page_select (page, "owned"));
  pln_context_undo (self.context);
  fixture_settle (100);
  g_assert_true (pln_page_select (page, "owned"));
  fixture_close (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/registers/audience-rules", test_rules);
  g_test_add_func ("/app/registers/directory-sections", test_directory_sections);
  g_test_add_func ("/app/registers/directory-filters", test_directory_filters);
  g_test_add_func ("/app/registers/people", test_people);
  g_test_add_func ("/app/registers/paper-sections", test_paper_sections);
  g_test_add_func ("/app/registers/steps", test_steps);
  g_test_add_func ("/app/registers/step-dates", test_step_dates);
  g_test_add_func ("/app/registers/safe-links", test_safe_links);
  g_test_add_func ("/app/registers/files", test_files);
  g_test_add_func ("/app/registers/roadmap", test_roadmap);
  g_test_add_func ("/app/registers/links", test_links);
  g_test_add_func ("/app/registers/topics-and-reporting", test_topics_and_reporting);
  g_test_add_func ("/app/registers/paper-timeline", test_paper_timeline);
  g_test_add_func ("/app/registers/papers-window", test_papers_window);
  g_test_add_func ("/app/registers/hidden-pages", test_hidden_pages);
  g_test_add_func ("/app/registers/board-window", test_board_window);
  g_test_add_func ("/app/registers/paper-page", test_paper_page);
  g_test_add_func ("/app/registers/directory-window", test_directory_window);
  g_test_add_func ("/app/registers/roadmap-window", test_roadmap_window);
  return g_test_run ();
}
