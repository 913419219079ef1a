// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Undo and redo are ordinary edits with new stamps: they put back only what
 * still stands, bring conflicts back, and survive a restart. */

#include "store-fixture.h"

static void
undo_ok (PlnWorkspace *workspace, const char *expected_left)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  gboolean done = pln_workspace_undo (workspace, &left, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  if (expected_left == NULL)
    g_assert_null (left);
  else
    assert_ids (left, expected_left);
}

static void
redo_ok (PlnWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = NULL;
  gboolean done = pln_workspace_redo (workspace, &left, &error);

  g_assert_no_error (error);
  g_assert_true (done);
  g_assert_null (left);
}

static gboolean
is_deleted (PlnWorkspace *workspace, const char *id)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (workspace, id, NULL);

  g_assert_true (pln_record_validate (record, NULL));
  return pln_record_is_deleted (record);
}

static void
test_undo_redo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL, *none = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  set_field (fixture->workspace, "b1", "name", "\"One and a half\"");
  set_field (fixture->workspace, "b1", "name", "\"Two\"");
  set_field (fixture->workspace, "b1", "acronym", "\"T\"");

  fixture_reopen (fixture);
  label = pln_workspace_get_undo_label (fixture->workspace);
  g_assert_cmpstr (label, ==, "Set");
  undo_ok (fixture->workspace, NULL);
  assert_value (fixture->workspace, "b1", "acronym", NULL);
  undo_ok (fixture->workspace, NULL);
  assert_value (fixture->workspace, "b1", "name", "\"One and a half\"");
  undo_ok (fixture->workspace, NULL);
  assert_value (fixture->workspace, "b1", "name", "\"One\"");
  fixture_reopen (fixture);
  undo_ok (fixture->workspace, NULL);
  g_assert_true (is_deleted (fixture->workspace, "b1"));
  assert_value (fixture->workspace, "b1", "name", "\"One\"");
  g_assert_false (pln_workspace_undo (fixture->workspace, NULL, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND);

  redo_ok (fixture->workspace);
  g_assert_false (is_deleted (fixture->workspace, "b1"));
  redo_ok (fixture->workspace);
  assert_value (fixture->workspace, "b1", "name", "\"One and a half\"");
  redo_ok (fixture->workspace);
  assert_value (fixture->workspace, "b1", "name", "\"Two\"");
  undo_ok (fixture->workspace, NULL);
  assert_value (fixture->workspace, "b1", "name", "\"One and a half\"");
  undo_ok (fixture->workspace, NULL);
  assert_value (fixture->workspace, "b1", "name", "\"One\"");
  for (int i = 0; i < 3; i++)
    redo_ok (fixture->workspace);
  assert_value (fixture->workspace, "b1", "acronym", "\"T\"");

  undo_ok (fixture->workspace, NULL);
  set_field (fixture->workspace, "b1", "seat", "\"Bern\"");
  none = pln_workspace_get_redo_label (fixture->workspace);
  g_assert_null (none);
}

/* Puts a conflict into the record the way an import does. */
static void
make_conflict (Fixture *fixture, const char *id, const char *field, const char *stamp, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnImport) import = pln_import_begin (fixture->path, PLN_IMPORT_DEFAULT, 0, &error);
  g_autoptr (PlnRecord) before = NULL, after = NULL;
  g_autofree char *time = pln_stamp_get_time (stamp);
  PlnImportInfo info = { .file = "their.json" };

  g_assert_no_error (error);
  before = pln_import_get_record (import, id, &error);
  g_assert_no_error (error);
  after = pln_record_copy (before);
  pln_record_raise_clock (after, pln_stamp_get_replica (stamp), time);
  pln_record_add_version (after, field, stamp, value);
  g_assert_true (pln_import_put (import, before, after, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pln_import_commit (import, &info, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&import, pln_import_free);
  pln_workspace_announce (fixture->workspace, NULL);
}

#define THEIR_STAMP "2099-01-01T00:00:00.000Z/0000/abcdefghij"

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (PlnRecord) record = NULL, settled = NULL, open = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  const PlnVersion *versions;

  add_record (workspace, "body", "b1", "name", "\"Ours\"", NULL);
  make_conflict (fixture, "b1", "name", THEIR_STAMP, "\"Theirs\"");
  assert_value (workspace, "b1", "name", "\"Theirs\"");
  record = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_true (pln_record_has_conflict (record, "name"));
  {
    g_autoptr (GPtrArray) ids = pln_workspace_get_sibling_ids (workspace);

    assert_ids (ids, "b1");
  }
  /* In a conflict every set is an edit, also to the value that is shown. */
  pln_workspace_resolve_conflict (workspace, "b1", "name", THEIR_STAMP, NULL, &error);
  g_assert_no_error (error);
  settled = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_false (pln_record_has_conflict (settled, "name"));
  assert_value (workspace, "b1", "name", "\"Theirs\"");

  undo_ok (workspace, NULL);
  open = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_true (pln_record_has_conflict (open, "name"));
  g_assert_true (pln_record_validate (open, NULL));
  versions = pln_field_state_get_versions (pln_record_find_field (open, "name"));
  g_assert_cmpstr (versions[0].value, ==, "\"Theirs\"");
  g_assert_cmpstr (versions[1].value, ==, "\"Ours\"");
  g_assert_cmpstr (pln_stamp_get_replica (versions[0].stamp), ==, pln_workspace_get_replica (workspace));
  g_assert_cmpstr (pln_stamp_get_replica (versions[1].stamp), ==, pln_workspace_get_replica (workspace));
  g_assert_cmpstr (versions[0].stamp, !=, versions[1].stamp);

  redo_ok (workspace);
  again = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_false (pln_record_has_conflict (again, "name"));
  assert_value (workspace, "b1", "name", "\"Theirs\"");
  g_assert_false (pln_workspace_resolve_conflict (workspace, "b1", "name", "nothing", NULL, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND);
}

static guint
n_alive_versions (PlnWorkspace *workspace, const char *id)
{
  g_autoptr (PlnRecord) record = pln_workspace_get_record (workspace, id, NULL);

  g_assert_true (pln_record_validate (record, NULL));
  return pln_record_find_field (record, PLN_ALIVE)->n_versions;
}

/* Deleted there and edited here: settled either way, opened again by undo, settled again by redo, as often as one likes. */
static void
test_alive_conflict (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;

  add_record (workspace, "body", "b1", "name", "\"Ours\"", NULL);
  make_conflict (fixture, "b1", PLN_ALIVE, THEIR_STAMP, "false");
  g_assert_cmpuint (n_alive_versions (workspace, "b1"), ==, 2);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new (i % 2 == 0 ? "Restore" : "Delete");

      if (i % 2 == 0)
        pln_edit_restore (edit, "b1");
      else
        pln_edit_delete (edit, "b1");
      commit_ok (workspace, edit);
      for (guint j = 0; j < 2; j++)
        {
          g_assert_cmpuint (n_alive_versions (workspace, "b1"), ==, 1);
          g_assert_cmpint (is_deleted (workspace, "b1"), ==, i % 2);
          undo_ok (workspace, NULL);
          g_assert_cmpuint (n_alive_versions (workspace, "b1"), ==, 2);
          g_assert_false (is_deleted (workspace, "b1"));
          if (j == 0)
            redo_ok (workspace);
        }
    }
}

/* Restoring what is there and deleting what is deleted are edits too; taken back, they are in nobody's way. */
static void
test_nothing_to_see (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (PlnEdit) restore = pln_edit_new ("Restore"), delete = pln_edit_new ("Delete"), again = pln_edit_new ("Delete");

  add_record (workspace, "body", "b1", "name", "\"One\"", NULL);
  pln_edit_restore (restore, "b1");
  commit_ok (workspace, restore);
  pln_edit_delete (delete, "b1");
  commit_ok (workspace, delete);
  pln_edit_delete (again, "b1");
  commit_ok (workspace, again);
  for (guint i = 0; i < 2; i++)
    {
      undo_ok (workspace, NULL); /* the second deletion */
      g_assert_true (is_deleted (workspace, "b1"));
      undo_ok (workspace, NULL);
      g_assert_false (is_deleted (workspace, "b1"));
      undo_ok (workspace, NULL); /* the restoring */
      g_assert_false (is_deleted (workspace, "b1"));
      undo_ok (workspace, NULL); /* the adding */
      g_assert_true (is_deleted (workspace, "b1"));
      for (guint j = 0; j < 4 && i == 0; j++)
        redo_ok (workspace);
    }
}

/* What another one changed since is left alone and named. */
static void
test_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Both");

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", "acronym", "\"O\"", NULL);
  pln_edit_set_json (edit, "b1", "name", "\"Two\"");
  pln_edit_set_json (edit, "b1", "acronym", "\"T\"");
  commit_ok (fixture->workspace, edit);
  make_conflict (fixture, "b1", "name", THEIR_STAMP, "\"Theirs\"");
  undo_ok (fixture->workspace, "b1 name");
  assert_value (fixture->workspace, "b1", "acronym", "\"O\"");
  assert_value (fixture->workspace, "b1", "name", "\"Theirs\"");
}

static void
test_delete_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Delete");
  g_autoptr (GPtrArray) ids = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  add_record (fixture->workspace, "body", "b2", "name", "\"Two\"", "parent", "\"b1\"", NULL);
  add_record (fixture->workspace, "post", "p1", "title", "\"Chief\"", "body", "\"b2\"", NULL);
  add_record (fixture->workspace, "meeting", "m1", "title", "\"Other\"", NULL);
  ids = pln_workspace_belongings (fixture->workspace, "b1");
  assert_ids (ids, "b1 b2 p1");
  for (guint i = 0; i < ids->len; i++)
    pln_edit_delete (edit, ids->pdata[i]);
  commit_ok (fixture->workspace, edit);
  undo_ok (fixture->workspace, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_assert_false (is_deleted (fixture->workspace, ids->pdata[i]));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *field, *was, *became, *office; } expected[] = {
    { "name", "\"Theirs\"", "\"Three\"", "Geneva" },
    { "name", "\"Two\"", "\"Theirs\"", "abcdefghij" },
    { "name", "\"One\"", "\"Two\"", "Geneva" },
    { "alive", NULL, "true", "Geneva" },
  };
  g_autoptr (GPtrArray) history = NULL, journal = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  set_field (fixture->workspace, "b1", "name", "\"Two\"");
  make_conflict (fixture, "b1", "name", THEIR_STAMP, "\"Theirs\"");
  set_field (fixture->workspace, "b1", "name", "\"Three\"");
  history = pln_workspace_get_history (fixture->workspace, "b1", 0);
  g_assert_cmpuint (history->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < history->len; i++)
    {
      const PlnHistoryEntry *entry = history->pdata[i];

      g_assert_cmpstr (entry->field, ==, expected[i].field);
      g_assert_cmpstr (entry->was, ==, expected[i].was);
      g_assert_cmpstr (entry->became, ==, expected[i].became);
      if (i != 1)
        g_assert_cmpstr (entry->office, ==, expected[i].office);
    }
  journal = pln_workspace_get_journal (fixture->workspace, 2);
  g_assert_cmpuint (journal->len, ==, 2);
  g_assert_cmpstr (((PlnJournalEntry *) journal->pdata[1])->action, ==, "import");
}

static void
test_erase (Fixture *fixture, gconstpointer data)
{
  static const char *const ids[] = { "p1", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnRecord) record = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.plenary", NULL);
  g_autofree char *content = NULL;
  gsize length;

  add_record (fixture->workspace, "person", "p1", "name", "\"Zebedee Quillfeather\"", NULL);
  set_field (fixture->workspace, "p1", "job_title", "\"Quillfeather-in-chief\"");
  g_assert_true (pln_workspace_backup (fixture->workspace, backup, &error));
  pln_workspace_erase (fixture->workspace, ids, &error);
  g_assert_no_error (error);
  record = pln_workspace_get_record (fixture->workspace, "p1", NULL);
  g_assert_true (pln_record_is_deleted (record));
  g_assert_null (pln_record_get_value (record, "name"));
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_assert_null (pln_workspace_get_undo_label (fixture->workspace));
  g_clear_object (&fixture->workspace);
  g_file_get_contents (fixture->path, &content, &length, NULL);
  g_assert_null (memmem (content, length, "Quillfeather", 12));
  g_assert_null (memmem (content, length, "quillfeather", 12));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/journal/undo-redo", test_undo_redo);
  FIXTURE_TEST ("/store/journal/conflict", test_conflict);
  FIXTURE_TEST ("/store/journal/nothing-to-see", test_nothing_to_see);
  FIXTURE_TEST ("/store/journal/alive-conflict", test_alive_conflict);
  FIXTURE_TEST ("/store/journal/left", test_left);
  FIXTURE_TEST ("/store/journal/delete-several", test_delete_several);
  FIXTURE_TEST ("/store/journal/history", test_history);
  FIXTURE_TEST ("/store/journal/erase", test_erase);
  return g_test_run ();
}
