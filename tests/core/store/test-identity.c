// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A replica id is never used by two lines of work: whatever is done to the file
 * or to the note about it, the next edit goes on under an id that nobody else
 * uses, and commands that only read write nothing. */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

static char *
replica_of_last_edit (PlnWorkspace *workspace, const char *id)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (workspace, id, NULL);

  return g_strdup (pln_stamp_get_replica (pln_field_state_get_versions (pln_record_find_field (record, PLN_ALIVE))->stamp));
}

/* Edits and says under which id. */
static char *
edit_and_tell (PlnWorkspace *workspace)
{
  static int counter;
  g_autofree char *value = g_strdup_printf ("\"Name %d\"", counter++);

  set_field (workspace, "b1", "name", value);
  return replica_of_last_edit (workspace, "b1");
}

static PlnWorkspace *
open_ok (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlnWorkspace *workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *replica = NULL;

      fixture_reopen (fixture);
      replica = edit_and_tell (fixture->workspace);
      g_assert_cmpstr (replica, ==, first);
    }
}

/* A copy, also one that is a backup, goes on under a new id; the original keeps its own. */
static void
test_copies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.plenary", NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.plenary", NULL);
  g_autofree char *content = NULL, *in_copy = NULL, *in_copy_again = NULL, *office = NULL, *in_backup = NULL, *in_original = NULL;
  g_autoptr (PlnWorkspace) other = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  g_assert_true (pln_workspace_backup (fixture->workspace, backup, &error));
  g_clear_object (&fixture->workspace);
  g_file_get_contents (fixture->path, &content, &length, NULL);
  g_file_set_contents (copy, content, (gssize) length, NULL);

  other = open_ok (copy);
  in_copy = edit_and_tell (other);
  g_assert_cmpstr (in_copy, !=, first);
  office = pln_workspace_get_office_of (other, first);
  g_assert_cmpstr (office, ==, "Geneva");
  in_copy_again = edit_and_tell (other);
  g_assert_cmpstr (in_copy, ==, in_copy_again);
  g_clear_object (&other);

  other = open_ok (backup);
  g_assert_cmpstr (pln_workspace_get_replica (other), ==, "");
  in_backup = edit_and_tell (other);
  g_assert_cmpstr (in_backup, !=, first);
  g_assert_cmpstr (in_backup, !=, in_copy);
  g_clear_object (&other);

  fixture_reopen (fixture);
  in_original = edit_and_tell (fixture->workspace);
  g_assert_cmpstr (in_original, ==, first);
}

/* Older bytes put back into the same file: the same inode, but work was lost. */
static void
test_restored_in_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autofree char *content = NULL, *before = NULL, *after = NULL;
  gsize length;
  FILE *file;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  g_clear_object (&fixture->workspace);
  g_file_get_contents (fixture->path, &content, &length, NULL);
  fixture_reopen (fixture);
  before = edit_and_tell (fixture->workspace);
  g_assert_cmpstr (before, ==, first);
  g_clear_object (&fixture->workspace);
  file = g_fopen (fixture->path, "r+");
  g_assert_cmpuint (fwrite (content, 1, length, file), ==, length);
  g_assert_cmpint (ftruncate (fileno (file), (off_t) length), ==, 0);
  fclose (file);

  fixture_reopen (fixture);
  after = edit_and_tell (fixture->workspace);
  g_assert_cmpstr (after, !=, first);
}

static void
test_lost_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autofree char *state = pln_state_directory ();
  g_autofree char *after = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  remove_tree (state);
  after = edit_and_tell (fixture->workspace);
  g_assert_cmpstr (after, !=, first);
}

/* Killed between note and commit: the note names both times, so the file still agrees. */
static void
test_two_step_note (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autofree char *state = pln_state_directory ();
  g_autofree char *path = g_build_filename (state, "replicas", first, NULL);
  g_autofree char *note = NULL, *longer = NULL, *after = NULL, *cut = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  g_assert_true (g_file_get_contents (path, &note, NULL, NULL));
  longer = g_strconcat (note, "last 2099-01-01T00:00:00.000Z/0000\n", NULL);
  g_file_set_contents (path, longer, -1, NULL);
  after = edit_and_tell (fixture->workspace);
  g_assert_cmpstr (after, ==, first);
  g_assert_true (g_file_get_contents (path, &cut, NULL, NULL));
  g_assert_null (strstr (cut, "2099"));
}

/* Reading, and an edit that changes nothing, mint and write nothing. */
static void
test_reading (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autofree char *state = pln_state_directory ();
  g_autoptr (PlnWorkspace) reader = NULL;
  g_autofree char *value = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  remove_tree (state);
  set_field (fixture->workspace, "b1", "name", "\"One\"");
  reader = pln_workspace_open (fixture->path, PLN_OPEN_READ_ONLY, NULL);
  value = pln_workspace_get_value (reader, "b1", "name");
  g_assert_cmpstr (value, ==, "\"One\"");
  g_assert_cmpstr (pln_workspace_get_replica (reader), ==, first);
  g_assert_cmpstr (pln_workspace_get_replica (fixture->workspace), ==, first);
}

/* A home that was rolled back: file and note agree, an incoming stamp tells. */
static void
test_rolled_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autoptr (PlnImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnRecord) record = NULL;
  g_autofree char *known = NULL, *stamp = NULL;
  PlnImportInfo info = { .file = "x.json" };

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  record = pln_workspace_get_record (fixture->workspace, "b1", NULL);
  known = pln_stamp_get_time (pln_record_get_stamp (record));
  import = pln_import_begin (fixture->path, PLN_IMPORT_DEFAULT, 0, &error);
  g_assert_no_error (error);
  g_assert_false (pln_import_is_unknown_own (import, first, known, "b1"));
  g_assert_true (pln_import_is_unknown_own (import, first, "2025-01-01T00:00:00.000Z/0000", "b1"));
  g_assert_false (pln_import_is_unknown_own (import, "aaaaaaaaaa", "2025-01-01T00:00:00.000Z/0000", "b1"));
  g_assert_true (pln_import_mint (import, &error));
  stamp = pln_import_next_stamp (import, &error);
  g_assert_cmpstr (pln_stamp_get_replica (stamp), !=, first);
  g_assert_true (pln_import_log_own (import, first, "2025-01-01T00:00:00.000Z/0000", "b1", &error));
  g_assert_true (pln_import_commit (import, &info, NULL, &error));
  g_clear_pointer (&import, pln_import_free);

  import = pln_import_begin (fixture->path, PLN_IMPORT_DEFAULT, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pln_import_get_replica (import), ==, pln_stamp_get_replica (stamp));
  g_assert_false (pln_import_is_unknown_own (import, first, "2025-01-01T00:00:00.000Z/0000", "b1"));
  g_assert_true (pln_import_is_unknown_own (import, first, "2025-01-02T00:00:00.000Z/0000", "b1"));
  /* The same lost command may have touched another record. */
  g_assert_true (pln_import_is_unknown_own (import, first, "2025-01-01T00:00:00.000Z/0000", "b2"));
}

static void
edit_for_ever (const char *path, int who)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, NULL);

  for (int i = 0; workspace != NULL; i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
      g_autofree char *name = g_strdup_printf ("\"Name %d of %d\"", i, who);

      pln_edit_set_json (edit, pln_edit_add (edit, "body", NULL), "name", name);
      pln_workspace_commit (workspace, edit, NULL);
    }
}

/* Two processes write at once and are killed in the middle; what stands is
 * sound, under one id, with stamps that are all different. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = g_strdup (pln_workspace_get_replica (fixture->workspace));

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  g_clear_object (&fixture->workspace);
  for (int round = 0; round < 6; round++)
    {
      pid_t children[2];
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) problems = NULL;
      g_autoptr (GError) error = NULL;

      for (int i = 0; i < 2; i++)
        {
          children[i] = fork ();
          if (children[i] == 0)
            {
              edit_for_ever (fixture->path, i);
              _exit (1);
            }
        }
      g_usleep ((gulong) (40000 + 17000 * round));
      for (int i = 0; i < 2; i++)
        {
          kill (children[i], SIGKILL);
          waitpid (children[i], NULL, 0);
        }
      fixture_reopen (fixture);
      g_assert_true (pln_workspace_check (fixture->workspace, &problems, &error));
      g_assert_no_error (error);
      after = edit_and_tell (fixture->workspace);
      g_assert_cmpstr (after, ==, first);
      g_clear_object (&fixture->workspace);
    }
  fixture_reopen (fixture);
  {
    g_autoptr (PlnQuery) query = pln_query_new ("body");
    g_autoptr (GPtrArray) ids = pln_workspace_query (fixture->workspace, query, NULL);
    g_autoptr (GHashTable) stamps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

    g_assert_cmpuint (ids->len, >, 10);
    for (guint i = 0; i < ids->len; i++)
      {
        g_autoptr (PlnRecord) record = pln_workspace_get_record (fixture->workspace, ids->pdata[i], NULL);

        g_assert_true (g_hash_table_add (stamps, g_strdup (pln_record_get_stamp (record))));
      }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/identity/restart", test_restart);
  FIXTURE_TEST ("/store/identity/copies", test_copies);
  FIXTURE_TEST ("/store/identity/restored-in-place", test_restored_in_place);
  FIXTURE_TEST ("/store/identity/lost-note", test_lost_note);
  FIXTURE_TEST ("/store/identity/two-step-note", test_two_step_note);
  FIXTURE_TEST ("/store/identity/reading", test_reading);
  FIXTURE_TEST ("/store/identity/rolled-back", test_rolled_back);
  FIXTURE_TEST ("/store/identity/killed", test_killed);
  return g_test_run ();
}
