/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What follows from the five documents, computed on the sample of all of them
 * in one workspace: the figures a reader of the documents would work out by
 * hand. Where a trap is about a computation, the test bears its name. */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "insight/pln-cadence-check.h"
#include "insight/pln-coverage.h"
#include "insight/pln-due.h"
#include "insight/pln-funding.h"
#include "insight/pln-growth.h"
#include "insight/pln-structure.h"

static char         *folder; /* owned */
static PlnWorkspace *all;    /* owned */

/* Adds the records of a sample file to one edit, each id once. */
static void
add_sample (PlnEdit    *edit,
            GHashTable *seen,
            const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *base = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PLENARY_SAMPLES"), base, NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *records;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  records = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "records");
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);
      const char *id = json_object_get_string_member (record, "id");
      JsonObjectIter iter;
      const char *field;
      JsonNode *value;

      if (!g_hash_table_add (seen, g_strdup (id)))
        continue;
      pln_edit_add (edit, json_object_get_string_member (record, "kind"), id);
      json_object_iter_init (&iter, json_object_get_object_member (record, "fields"));
      while (json_object_iter_next (&iter, &field, &value))
        {
          g_autofree char *json = json_to_string (value, FALSE);

          pln_edit_set_json (edit, id, field, json);
        }
    }
}

static void
open_all (void)
{
  static const char *const names[] = { "all", "ipu", "icm", "iom17", "oecd", "iom14" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Samples");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  folder = g_dir_make_tmp ("plenary-figures-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  path = g_build_filename (folder, "all.plenary", NULL);
  all = pln_workspace_create (path, "Test", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_sample (edit, seen, names[i]);
  g_assert_true (pln_workspace_commit (all, edit, &error));
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* T12: two statements about one body contradict, and each says where it stands. */
static void
test_cadence_contradiction (void)
{
  g_autoptr (PlnCadenceCheck) check = pln_cadence_check (all, "icm-wg");

  g_assert_cmpint (check->verdict, ==, PLN_CADENCE_CONTRADICT);
  g_assert_false (check->settled);
  g_assert_cmpuint (check->statements->len, ==, 2);
  for (guint i = 0; i < check->statements->len; i++)
    {
      PlnCadenceStatement *statement = check->statements->pdata[i];
      gboolean monthly = strcmp (statement->id, "icm-cad-wg-monthly") == 0;

      g_assert_cmpfloat (statement->per_year_low, ==, monthly ? 12 : 4);
      g_assert_cmpstr (statement->quote, ==, monthly ? "once a month throughout 2015" : "every 3 months");
      g_assert_nonnull (statement->place);
    }
}

/* T13: applied monthly, 2015 has 12 dates for 16 topics. Undone at the end, so that other tests see the sample. */
static void
test_topics_without_slot (void)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Apply");
  g_autoptr (PlnCadenceCheck) check = NULL;
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GError) error = NULL;

  pln_edit_set (edit, "icm-cad-wg-monthly", "applied", "true");
  g_assert_true (pln_workspace_commit (all, edit, &error));
  g_assert_no_error (error);
  check = pln_cadence_check (all, "icm-wg");
  g_assert_true (check->settled);
  g_assert_cmpuint (check->n_slots, ==, 12);
  g_assert_cmpuint (check->n_topics, ==, 16);
  g_assert_cmpuint (check->n_unplaced, ==, 4);
  slots = pln_cadence_slots (all, "icm-cad-wg-monthly", 100);
  for (guint i = 0; i < slots->len; i++)
    {
      int year, month, day;

      pln_day_to_ymd (g_array_index (slots, PlnDay, i), &year, &month, &day);
      g_assert_cmpint (year, ==, 2015);
      g_assert_cmpint (month, ==, (int) i + 1);
    }
  g_assert_true (pln_workspace_undo (all, NULL, &error));
  g_assert_no_error (error);
}

/* T14, T15, T16: what differs in wording only, and what is only a draft, is no contradiction. */
static void
test_cadence_wording (void)
{
  static const struct { const char *body; PlnCadenceVerdict verdict; } table[] = {
    { "icm-ministers", PLN_CADENCE_WORDING },
    { "icm-ambassadors", PLN_CADENCE_WORDING },
    { "icm-council", PLN_CADENCE_WORDING },
    { "icm", PLN_CADENCE_SINGLE },
    { "iom14-hld", PLN_CADENCE_AGREE },
    { "un", PLN_CADENCE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PlnCadenceCheck) check = pln_cadence_check (all, table[i].body);

      g_test_message ("%s", table[i].body);
      g_assert_cmpint (check->verdict, ==, table[i].verdict);
    }
}

/* T17: next due counts from the last one held, and is unknown when none was. */
static void
test_next_due (void)
{
  g_autofree char *last = NULL, *none = NULL;
  PlnDay due = pln_cadence_next_due (all, "oecd-plenary", &last);

  g_assert_cmpstr (last, ==, "oecd-m4");
  g_assert_cmpint (due, ==, pln_day_from_ymd (2018, 4, 25));
  g_assert_cmpint (pln_cadence_next_due (all, "ipu-ev-hlm", &none), ==, PLN_DAY_NONE);
  g_assert_null (none);
}

/* T37, T39: four increases of 3 %, then 2 %; an undecided part of the increment is a range. */
static void
test_growth (void)
{
  static const struct { int year; const char *index, *over; } table[] = {
    { 2022, "100", "0" }, { 2023, "103", "3" }, { 2024, "106.09", "6.09" }, { 2025, "109.2727", "9.2727" },
    { 2026, "112.5509", "12.5509" }, { 2027, "114.8019", "14.8019" }, { 2028, "117.0979", "17.0979" },
  };
  g_autoptr (GArray) years = pln_growth_of_budget (all, "ipu-budget", 2028);
  g_autoptr (GArray) ranges = pln_growth_earmark (all, "ipu-em-hr", 2026);
  gboolean seen = FALSE;

  g_assert_cmpuint (years->len, ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PlnGrowthYear *year = &g_array_index (years, PlnGrowthYear, i);
      g_autofree char *index = pln_index_format (year->index), *over = pln_index_format (year->over_base);

      g_assert_cmpint (year->year, ==, table[i].year);
      g_assert_cmpstr (index, ==, table[i].index);
      g_assert_cmpstr (over, ==, table[i].over);
    }
  for (guint i = 0; i < ranges->len; i++)
    {
      PlnEarmarkRange *range = &g_array_index (ranges, PlnEarmarkRange, i);
      g_autofree char *high = pln_index_format (range->high);

      if (range->year != 2026)
        continue;
      seen = TRUE;
      g_assert_cmpint (range->low, ==, 0);
      g_assert_cmpstr (high, ==, "12.5509");
    }
  g_assert_true (seen);
}

/* T36: four years from "2021" end on some day of a year, and before 2026 there is a gap. */
static void
test_funding_cliff (void)
{
  g_autoptr (GPtrArray) ends = pln_funding_ends (all);
  PlnFunding *funding;

  g_assert_cmpuint (ends->len, ==, 1);
  funding = ends->pdata[0];
  g_assert_cmpstr (funding->id, ==, "ipu-post-vienna");
  g_assert_cmpstr (funding->source, ==, "ipu-co-austria");
  g_assert_cmpint (funding->end_earliest, ==, pln_day_from_ymd (2024, 12, 31));
  g_assert_cmpint (funding->end_latest, ==, pln_day_from_ymd (2025, 12, 30));
  g_assert_cmpint (pln_funding_in_year (funding, 2023), ==, PLN_FUNDED);
  g_assert_cmpint (pln_funding_in_year (funding, 2025), ==, PLN_FUNDED_PARTLY);
  g_assert_cmpint (pln_funding_in_year (funding, 2026), ==, PLN_NOT_FUNDED);
}

/* T40: the sample breaks no rule; extra-budgetary money for the political work would, and the rule is quoted. */
static void
test_guard (void)
{
  g_autoptr (GPtrArray) before = pln_guards (all), after = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Earmark");
  g_autoptr (GError) error = NULL;
  PlnGuard *guard;

  g_assert_cmpuint (before->len, ==, 0);
  pln_edit_add (edit, "earmark", "trial");
  pln_edit_set (edit, "trial", "purpose", "\"Political work\"");
  pln_edit_set (edit, "trial", "source", "\"ipu-co-bilateral\"");
  pln_edit_set (edit, "trial", "target", "\"ipu-bl-ny\"");
  g_assert_true (pln_workspace_commit (all, edit, &error));
  g_assert_no_error (error);
  after = pln_guards (all);
  g_assert_cmpuint (after->len, ==, 1);
  guard = after->pdata[0];
  g_assert_cmpint (guard->type, ==, PLN_GUARD_FORBIDDEN_SOURCE);
  g_assert_cmpstr (guard->id, ==, "trial");
  g_assert_cmpstr (guard->line, ==, "ipu-bl-political");
  g_assert_nonnull (strstr (guard->reason, "reluctant"));
  g_assert_true (pln_workspace_undo (all, NULL, &error));
  g_assert_no_error (error);
}

/* T48: three papers and one oral update are owed to the next meeting, five were raised and not commissioned. */
static void
test_ledger (void)
{
  g_autoptr (GPtrArray) ledger = pln_ledger (all, "iom17-m5");
  guint papers = 0, oral = 0, raised = 0;

  for (guint i = 0; i < ledger->len; i++)
    {
      PlnLedgerEntry *entry = ledger->pdata[i];
      g_autofree char *product = pln_workspace_get_value (all, entry->id, "product");

      if (!entry->owed)
        {
          raised++;
          continue;
        }
      g_assert_cmpstr (entry->due_meeting, ==, "iom17-m13");
      papers += strcmp (product, "\"paper\"") == 0;
      oral += strcmp (product, "\"oral-update\"") == 0;
    }
  g_assert_cmpuint (papers, ==, 3);
  g_assert_cmpuint (oral, ==, 1);
  g_assert_cmpuint (raised, ==, 5);
}

/* One recommendation has no action, one of ours is matched, two are sought for, one is open. */
static void
test_coverage (void)
{
  g_autoptr (GPtrArray) without = pln_coverage_find (all, PLN_GAP_NO_ACTION);
  g_autoptr (GPtrArray) matches = pln_matches (all);
  guint established, sought, open;

  g_assert_cmpuint (without->len, ==, 1);
  g_assert_cmpstr (without->pdata[0], ==, "ipu-rec4");
  pln_matches_count (matches, &established, &sought, &open);
  g_assert_cmpuint (established, ==, 1);
  g_assert_cmpuint (sought, ==, 2);
  g_assert_cmpuint (open, ==, 1);
}

/* T20, T21: names and states of a day. */
static void
test_as_of (void)
{
  PlnDay then = pln_day_from_ymd (2014, 11, 26), now = pln_day_from_ymd (2017, 8, 28);
  g_autofree char *name_then = pln_structure_name_on (all, "iom-wg-un", then);
  g_autofree char *name_now = pln_structure_name_on (all, "iom-wg-un", now);
  g_autofree char *state_then = pln_structure_state_on (all, "iom-wg-budget", then);
  g_autofree char *state_between = pln_structure_state_on (all, "iom-wg-budget", pln_day_from_ymd (2016, 1, 1));
  g_autofree char *state_now = pln_structure_state_on (all, "iom-wg-budget", now);
  g_autofree char *gmg_2005 = pln_structure_name_on (all, "iom14-gmg", pln_day_from_ymd (2005, 1, 1));
  g_autofree char *gmg_2014 = pln_structure_name_on (all, "iom14-gmg", then);

  g_assert_cmpstr (name_then, ==, "Working Group on IOM–UN Relations and the IOM Strategy");
  g_assert_cmpstr (name_now, ==, "Working Group on IOM–UN Relations and Related Issues");
  g_assert_cmpstr (state_then, ==, "active");
  g_assert_nonnull (state_between);
  g_assert_cmpstr (state_now, ==, "active");
  g_assert_cmpstr (gmg_2005, ==, "Geneva Migration Group");
  g_assert_cmpstr (gmg_2014, ==, "Global Migration Group");
}

/* T01, T03: on 30 August 2017 a deadline of July is past, and so is mid-2016; one of the end of September is not. */
static void
test_deadlines (void)
{
  static const struct { const char *id; PlnDueState state; } table[] = {
    { "oecd-ms1", PLN_DUE_OVERDUE },
    { "icm-report", PLN_DUE_OVERDUE },
    { "iom17-m10", PLN_DUE_LATER },
    { "oecd-ms5", PLN_DUE_LATER },
  };
  g_autoptr (GPtrArray) work = pln_due_work (all);
  guint n_overdue = 0;

  g_assert_cmpint (pln_workspace_get_today (all), ==, pln_day_from_ymd (2017, 8, 30));
  for (guint i = 0; i < work->len; i++)
    n_overdue += ((PlnDue *) work->pdata[i])->state == PLN_DUE_OVERDUE;
  g_assert_cmpuint (n_overdue, ==, 2);
  for (guint k = 0; k < G_N_ELEMENTS (table); k++)
    {
      gboolean seen = FALSE;

      for (guint i = 0; i < work->len; i++)
        {
          PlnDue *due = work->pdata[i];

          if (strcmp (due->id, table[k].id) != 0)
            continue;
          seen = TRUE;
          g_assert_cmpint (due->state, ==, table[k].state);
        }
      if (!seen)
        g_test_fail_printf ("%s is not due at all", table[k].id);
    }
}

/* Nothing in the documents meets itself: a side event and its session are no clash. */
static void
test_clashes (void)
{
  g_autoptr (GPtrArray) clashes = pln_clashes (all);

  for (guint i = 0; i < clashes->len; i++)
    {
      PlnClash *clash = clashes->pdata[i];

      g_test_fail_printf ("%s and %s clash over %s", clash->meeting_a, clash->meeting_b, clash->what);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  open_all ();
  g_test_add_func ("/figures/T12-contradiction", test_cadence_contradiction);
  g_test_add_func ("/figures/T13-unplaced", test_topics_without_slot);
  g_test_add_func ("/figures/T14-T15-T16-wording", test_cadence_wording);
  g_test_add_func ("/figures/T17-next-due", test_next_due);
  g_test_add_func ("/figures/T37-T39-growth", test_growth);
  g_test_add_func ("/figures/T36-cliff", test_funding_cliff);
  g_test_add_func ("/figures/T40-guard", test_guard);
  g_test_add_func ("/figures/T48-ledger", test_ledger);
  g_test_add_func ("/figures/coverage", test_coverage);
  g_test_add_func ("/figures/T20-T21-as-of", test_as_of);
  g_test_add_func ("/figures/T01-T03-deadlines", test_deadlines);
  g_test_add_func ("/figures/clashes", test_clashes);
  status = g_test_run ();
  g_clear_object (&all);
  remove_folder (folder);
  g_free (folder);
  return status;
}
