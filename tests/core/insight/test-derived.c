/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* What insight keeps until a record changes is what a plain computation, record by record, comes to: on every sample, on
 * random records, at the first asking and at the second, and again after each edit, delete and undo. */
#include "config.h"

#include <string.h>

#include "exchange/pln-importer.h"
#include "plain-insight.h"
#include "random-records.h"

typedef struct
{
  char *folder, *path; /* owned */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("plenary-derived-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "w.plenary", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* ---- in words ---------------------------------------------------------------- */

static char *
dues_in_words (GPtrArray *dues)
{
  g_autoptr (GPtrArray) list = dues;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PlnDue *due = list->pdata[i];

      g_string_append_printf (out, "%s %s %s %d %d %d %u\n", due->id, due->kind, due->when != NULL ? pln_when_get_text (due->when) : "-",
                              due->computed, due->day, due->latest, due->state);
    }
  return g_string_free_and_steal (out);
}

static char *
ledger_in_words (GPtrArray *entries)
{
  g_autoptr (GPtrArray) list = entries;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PlnLedgerEntry *entry = list->pdata[i];

      g_string_append_printf (out, "%s %s %s %d\n", entry->id, entry->meeting, entry->due_meeting, entry->owed);
    }
  return g_string_free_and_steal (out);
}

static char *
clashes_in_words (GPtrArray *clashes)
{
  g_autoptr (GPtrArray) list = clashes;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PlnClash *clash = list->pdata[i];

      g_string_append_printf (out, "%s %s %s %s\n", clash->meeting_a, clash->meeting_b, clash->field, clash->what);
    }
  return g_string_free_and_steal (out);
}

static char *
ids_in_words (GPtrArray *ids)
{
  g_autoptr (GPtrArray) list = ids;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%s\n", (char *) list->pdata[i]);
  return g_string_free_and_steal (out);
}

static char *
rows_in_words (GPtrArray *rows)
{
  g_autoptr (GPtrArray) list = rows;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const PlnStructureRow *row = list->pdata[i];

      g_string_append_printf (out, "%s %u %d %s %s %s %s %s %s\n", row->id, row->differences, row->undated, row->name_a, row->name_b,
                              row->parent_a, row->parent_b, row->state_a, row->state_b);
    }
  return g_string_free_and_steal (out);
}

static char *
days_in_words (GArray *days)
{
  g_autoptr (GArray) list = days;
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (out, "%d ", g_array_index (list, PlnDay, i));
  return g_string_free_and_steal (out);
}

/* Takes both texts. */
static void
assert_same (const char *what, char *kept, char *plain)
{
  if (strcmp (kept, plain) != 0)
    g_error ("%s: kept is\n%s\nplain is\n%s", what, kept, plain);
  g_free (kept);
  g_free (plain);
}

/* Takes the text. */
static char *
or_none (char *text)
{
  return text != NULL ? text : g_strdup ("none");
}

/* ---- everything -------------------------------------------------------------- */

static void
compare_bodies (PlnWorkspace *workspace, PlnDay day)
{
  g_autoptr (GPtrArray) ids = plain_all_of (workspace, "body");

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = ids->pdata[i];

      assert_same ("name", pln_structure_name_on (workspace, id, day), plain_structure_name_on (workspace, id, day));
      assert_same ("parent", or_none (pln_structure_parent_on (workspace, id, day)),
                   or_none (plain_structure_parent_on (workspace, id, day)));
      assert_same ("state", or_none (pln_structure_state_on (workspace, id, day)),
                   or_none (plain_structure_state_on (workspace, id, day)));
      g_assert_cmpint (pln_structure_exists_on (workspace, id, day), ==, plain_structure_exists_on (workspace, id, day));
    }
}

static void
compare_all (PlnWorkspace *workspace)
{
  static const PlnGaps gaps[] = { PLN_GAP_NO_ACTION, PLN_GAP_NO_OWNER, PLN_GAP_NO_DATE, PLN_GAP_OVERDUE, 15 };
  PlnDay a = pln_day_from_ymd (2016, 6, 15), b = pln_day_from_ymd (2018, 3, 1);
  g_autoptr (GPtrArray) actions = plain_all_of (workspace, "action"), meetings = plain_all_of (workspace, "meeting");

  assert_same ("meetings", dues_in_words (pln_due_meetings (workspace)), dues_in_words (plain_due_meetings (workspace)));
  assert_same ("undated", dues_in_words (pln_due_undated (workspace)), dues_in_words (plain_due_undated (workspace)));
  assert_same ("work", dues_in_words (pln_due_work (workspace)), dues_in_words (plain_due_work (workspace)));
  assert_same ("ledger", ledger_in_words (pln_ledger (workspace, NULL)), ledger_in_words (plain_ledger (workspace, NULL)));
  for (guint i = 0; i < meetings->len && i < 20; i++)
    assert_same ("ledger", ledger_in_words (pln_ledger (workspace, meetings->pdata[i])),
                 ledger_in_words (plain_ledger (workspace, meetings->pdata[i])));
  assert_same ("clashes", clashes_in_words (pln_clashes (workspace)), clashes_in_words (plain_clashes (workspace)));
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    assert_same ("coverage", ids_in_words (pln_coverage_find (workspace, gaps[i])),
                 ids_in_words (plain_coverage_find (workspace, gaps[i])));
  for (guint i = 0; i < actions->len; i++)
    g_assert_cmpuint (pln_coverage_of (workspace, actions->pdata[i]), ==, plain_coverage_of (workspace, actions->pdata[i]));
  assert_same ("structure", rows_in_words (pln_structure_compare (workspace, a, b)),
               rows_in_words (plain_structure_compare (workspace, a, b)));
  assert_same ("days", days_in_words (pln_structure_days (workspace)), days_in_words (plain_structure_days (workspace)));
  compare_bodies (workspace, a);
  compare_bodies (workspace, b);
}

static void
test_sample (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strconcat (data, ".json", NULL);
  g_autofree char *file = g_build_filename (g_getenv ("PLENARY_SAMPLES"), name, NULL);
  PlnImportRequest request = { .workspace = fixture->path, .file = file };
  PlnImportResult result;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_create (fixture->path, "Sample", &error);

  g_assert_no_error (error);
  g_assert_true (pln_import_run (&request, &result, NULL, &error));
  g_assert_no_error (error);
  pln_import_result_clear (&result);
  pln_workspace_announce (workspace, NULL);
  compare_all (workspace);
  compare_all (workspace);
}

/* One edit of some record that insight looks at. */
static void
edit_one (PlnWorkspace *workspace, GRand *random)
{
  static const struct { const char *kind, *field, *value; } edits[] = {
    { "meeting", "when", "{\"edtf\":\"2017-05-09\",\"sense\":\"on\",\"text\":\"9 May 2017\"}" },
    { "meeting", "state", "\"cancelled\"" },
    { "participation", "state", "\"declined\"" },
    { "request", "state", "\"commissioned\"" },
    { "action", "state", "\"done\"" },
    { "action", "parent", "\"action-000001\"" },
    { "body", "name", "\"Renamed\"" },
    { "body", "parent", NULL },
    { "name", "end", "{\"edtf\":\"2016\",\"sense\":\"on\",\"text\":\"2016\"}" },
    { "period", "state", "\"active\"" },
    { "change", "on", "{\"edtf\":\"2017-02\",\"sense\":\"on\",\"text\":\"February 2017\"}" },
    { "step", "due", NULL },
    { "paper", "for_meeting", "\"meeting-000003\"" },
  };
  guint which = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (edits));
  g_autoptr (GPtrArray) ids = plain_all_of (workspace, edits[which].kind);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Edit");
  g_autoptr (GError) error = NULL;
  const char *id = ids->pdata[g_rand_int_range (random, 0, (gint32) ids->len)];

  if (g_rand_int_range (random, 0, 4) == 0)
    pln_edit_delete (edit, id);
  else
    pln_edit_set (edit, id, edits[which].field, edits[which].value);
  pln_workspace_commit (workspace, edit, &error);
  g_clear_error (&error); /* a parent below itself is refused, which is as good */
}

static void
test_random (Fixture *fixture, gconstpointer data)
{
  guint32 seed = GPOINTER_TO_UINT (data);
  g_autoptr (PlnWorkspace) workspace = random_records_create (fixture->path, 800, seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) clashes = NULL, ledger = NULL, work = NULL;

  g_test_message ("seed %u", seed);
  pln_workspace_set_now (workspace, G_GINT64_CONSTANT (1496275200000)); /* 1 June 2017 */
  compare_all (workspace);
  clashes = pln_clashes (workspace);
  ledger = pln_ledger (workspace, NULL);
  work = pln_due_work (workspace);
  g_assert_cmpuint (clashes->len, >, 0); /* there is something to compare */
  g_assert_cmpuint (ledger->len, >, 5);
  g_assert_cmpuint (work->len, >, 20);
  for (guint i = 0; i < 6; i++)
    {
      edit_one (workspace, random);
      compare_all (workspace);
    }
  g_assert_true (pln_workspace_undo (workspace, NULL, NULL));
  compare_all (workspace);
}

/* Another connection writes; nothing kept outlives its announcement, and a day ends by itself. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) workspace = random_records_create (fixture->path, 400, 7);
  g_autoptr (PlnWorkspace) other = pln_workspace_open (fixture->path, PLN_OPEN_DEFAULT, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) first = NULL, second = NULL, third = NULL;

  pln_workspace_set_now (workspace, G_GINT64_CONSTANT (1496275200000));
  pln_workspace_set_now (other, G_GINT64_CONSTANT (1496275200000));
  first = pln_due_meetings (workspace);
  second = pln_due_meetings (workspace);
  g_assert_true (first == second); /* kept, not made again */
  for (guint i = 0; i < 10; i++)
    edit_one (other, random);
  g_assert_true (pln_workspace_poll (workspace));
  compare_all (workspace);
  pln_workspace_set_now (workspace, G_GINT64_CONSTANT (1527811200000)); /* a year later */
  third = pln_due_meetings (workspace);
  g_assert_cmpuint (third->len, <, first->len);
  compare_all (workspace);
}

int
main (int argc, char **argv)
{
  static const char *const samples[] = { "ipu", "icm", "iom17", "oecd", "iom14", "all" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/derived/sample/", samples[i], NULL);

      g_test_add (path, Fixture, samples[i], set_up, test_sample, tear_down);
    }
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/derived/random/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up, test_random, tear_down);
    }
  g_test_add ("/derived/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  return g_test_run ();
}
