// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A workspace can be created, opened, edited and asked, and refuses what the
 * contract and the schema refuse, leaving nothing behind. */

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"
#include "store/pln-store-private.h"

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *replica = g_strdup (pln_workspace_get_replica (fixture->workspace));
  g_autofree char *digest = NULL;
  guint64 count = 1;
  PlnWorkspace *again = pln_workspace_create (fixture->path, "Geneva", &error);

  g_assert_null (again);
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_EXISTS);
  g_assert_true (pln_replica_is_valid (replica));
  g_assert_cmpstr (pln_workspace_get_office (fixture->workspace), ==, "Geneva");
  digest = pln_workspace_get_digest (fixture->workspace, &count, NULL);
  g_assert_cmpuint (count, ==, 0);
  g_assert_cmpstr (digest, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  fixture_reopen (fixture);
  g_assert_cmpstr (pln_workspace_get_replica (fixture->workspace), ==, replica);
}

/* Files that are no workspace are told apart in a sentence each. */
static void
test_open_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *content; int code; } cases[] = {
    { NULL, PLN_STORE_ERROR_NOT_FOUND },
    { "this is no database at all, but a text of some length", PLN_STORE_ERROR_NOT_WORKSPACE },
    { "", PLN_STORE_ERROR_NOT_WORKSPACE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, "other", NULL);
      g_autoptr (GError) error = NULL;

      g_unlink (path);
      if (cases[i].content != NULL)
        g_file_set_contents (path, cases[i].content, -1, NULL);
      g_assert_null (pln_workspace_open (path, PLN_OPEN_DEFAULT, &error));
      g_assert_error (error, PLN_STORE_ERROR, cases[i].code);
    }
}

/* Every type of value comes back as it was written, also after a restart. */
static void
test_values (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *kind, *field, *value; } cases[] = {
    { "body", "name", "\"The \\\"Board\\\" – naïve\\n2\"" },
    { "body", "external", "true" },
    { "body", "external", "false" },
    { "body", "declared_members", "193" },
    { "body", "type", "\"working-group\"" },
    { "body", "length", "{\"iso\":\"P4Y\",\"text\":\"Four years\"}" },
    { "body", "founded", "{\"edtf\":\"2008-10\",\"sense\":\"from\",\"text\":\"since October 2008\"}" },
    { "budget", "base", "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}" },
    { "budget", "index_base", "\"112.5509\"" },
    { "person", "languages", "[\"en\",\"fr\"]" },
    { "meeting", "start_time", "\"09:30\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("r%" G_GSIZE_FORMAT, i);
      const char *required = strcmp (cases[i].kind, "meeting") == 0 ? "title" : "name";
      g_autoptr (PlnRecord) record = NULL;
      g_autoptr (GString) line = g_string_new (NULL), again = g_string_new (NULL);
      g_autoptr (PlnCursor) cursor = NULL;

      if (strcmp (cases[i].kind, "budget") == 0)
        add_record (fixture->workspace, cases[i].kind, id, required, "\"x\"", "body", "\"elsewhere\"", cases[i].field,
                    cases[i].value, NULL);
      else
        add_record (fixture->workspace, cases[i].kind, id, required, "\"x\"", cases[i].field, cases[i].value, NULL);
      assert_value (fixture->workspace, id, cases[i].field, cases[i].value);
      fixture_reopen (fixture);
      assert_value (fixture->workspace, id, cases[i].field, cases[i].value);
      record = pln_workspace_get_record (fixture->workspace, id, NULL);
      g_assert_true (pln_record_validate (record, NULL));
      pln_record_write_line (record, line);
      cursor = pln_cursor_new (fixture->workspace, PLN_CURSOR_LINES);
      while (pln_cursor_next (cursor, NULL))
        if (strcmp (pln_cursor_get_id (cursor), id) == 0)
          pln_cursor_append_line (cursor, again, NULL);
      g_assert_cmpstr (line->str, ==, again->str);
    }
}

static void
test_edits (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (PlnRecord) before = NULL, same = NULL, after = NULL, deleted = NULL, restored = NULL;

  add_record (workspace, "body", "b1", "name", "\"Council\"", "acronym", "\"C\"", NULL);
  before = pln_workspace_get_record (workspace, "b1", NULL);
  set_field (workspace, "b1", "name", "\"Council\"");
  same = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_true (pln_record_equal (before, same));

  set_field (workspace, "b1", "acronym", "null");
  after = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_null (pln_record_get_value (after, "acronym"));
  g_assert_nonnull (pln_record_find_field (after, "acronym"));
  g_assert_cmpstr (pln_record_get_stamp (after), ==, pln_record_get_stamp (before));
  g_assert_cmpstr (pln_field_state_get_versions (pln_record_find_field (after, PLN_ALIVE))->stamp, ==,
                   pln_field_state_get_versions (pln_record_find_field (after, "acronym"))->stamp);
  {
    g_autoptr (PlnEdit) edit = pln_edit_new ("Delete");

    pln_edit_delete (edit, "b1");
    commit_ok (workspace, edit);
  }
  deleted = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_true (pln_record_is_deleted (deleted));
  g_assert_cmpstr (pln_record_get_value (deleted, "name"), ==, "\"Council\"");
  set_field (workspace, "b1", "name", "\"Council\"");
  assert_value (workspace, "b1", "name", "\"Council\"");
  set_field (workspace, "b1", "name", "\"Great Council\"");
  restored = pln_workspace_get_record (workspace, "b1", NULL);
  g_assert_false (pln_record_is_deleted (restored));
  g_assert_true (pln_record_validate (restored, NULL));
}

/* Refused edits name what is wrong and write nothing, not even an id. */
static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *add, *id, *field, *value; int code; } cases[] = {
    { "body", "n1", NULL, NULL, PLN_STORE_ERROR_REFUSED },                      /* name is required */
    { "nothing", "n1", NULL, NULL, PLN_STORE_ERROR_NOT_FOUND },
    { "body", "b1", "name", "\"x\"", PLN_STORE_ERROR_EXISTS },
    { "body", "no space", "name", "\"x\"", PLN_STORE_ERROR_REFUSED },
    { NULL, "b1", "name", "null", PLN_STORE_ERROR_REFUSED },
    { NULL, "b1", "name", "12", PLN_STORE_ERROR_REFUSED },
    { NULL, "b1", "type", "\"spaceship\"", PLN_STORE_ERROR_REFUSED },
    { NULL, "b1", "nothing", "\"x\"", PLN_STORE_ERROR_NOT_FOUND },
    { NULL, "b9", "name", "\"x\"", PLN_STORE_ERROR_NOT_FOUND },
    { NULL, "b1", "parent", "\"b1\"", PLN_STORE_ERROR_REFUSED },
    { NULL, "b1", "parent", "\"b2\"", PLN_STORE_ERROR_REFUSED },                /* b2 lies under b1 */
    { NULL, "b1", "parent", "\"m1\"", PLN_STORE_ERROR_REFUSED },                /* a meeting */
  };
  PlnWorkspace *workspace = fixture->workspace;
  g_autofree char *digest = NULL;

  add_record (workspace, "body", "b1", "name", "\"One\"", NULL);
  add_record (workspace, "body", "b2", "name", "\"Two\"", "parent", "\"b1\"", NULL);
  add_record (workspace, "meeting", "m1", "title", "\"First\"", NULL);
  digest = pln_workspace_get_digest (workspace, NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Refused");
      g_autoptr (GError) error = NULL;
      g_autofree char *now = NULL;

      pln_edit_set_json (edit, "b2", "acronym", "\"written with it\"");
      if (cases[i].add != NULL)
        pln_edit_add (edit, cases[i].add, cases[i].id);
      if (cases[i].field != NULL)
        pln_edit_set_json (edit, cases[i].id, cases[i].field, cases[i].value);
      g_assert_false (pln_workspace_commit (workspace, edit, &error));
      g_assert_error (error, PLN_STORE_ERROR, cases[i].code);
      now = pln_workspace_get_digest (workspace, NULL, NULL);
      g_assert_cmpstr (now, ==, digest);
    }
  set_field (workspace, "b1", "parent", "\"not-here-yet\"");
}

static void
test_typed (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *typed, *amount, *approximate, *share, *text; } cases[] = {
    { "USD 5,000,000", "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}", NULL, NULL, NULL },
    { "around USD 5 million", "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}", "true", NULL, NULL },
    { "8 %", NULL, NULL, "\"8\"", NULL },
    { "USD 12", "{\"amount\":\"12.00\",\"currency\":\"USD\"}", NULL, NULL, NULL },
    { "to be discussed", NULL, NULL, NULL, "\"to be discussed\"" },
  };
  PlnWorkspace *workspace = fixture->workspace;

  add_record (workspace, "contribution", "c1", "name", "\"Gift\"", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Amount");
      g_autoptr (GError) error = NULL;

      pln_workspace_edit_typed (workspace, edit, "contribution", "c1", "amount", cases[i].typed, &error);
      g_assert_no_error (error);
      commit_ok (workspace, edit);
      assert_value (workspace, "c1", "amount", cases[i].amount);
      assert_value (workspace, "c1", "approximate", cases[i].approximate);
      assert_value (workspace, "c1", "share", cases[i].share);
      if (cases[i].text != NULL)
        assert_value (workspace, "c1", "amount_text", cases[i].text);
    }
}

/* Several edits at once: all or none, with a stamp each; later ones see what earlier ones did. */
static void
test_all_or_none (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_edit_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnRecord) one = NULL, two = NULL;
  guint failed = 99;

  for (int i = 0; i < 3; i++)
    g_ptr_array_add (edits, pln_edit_new ("Line"));
  pln_edit_add (edits->pdata[0], "body", "b1");
  pln_edit_set_json (edits->pdata[0], "b1", "name", "\"One\"");
  pln_edit_add (edits->pdata[1], "body", "b2");
  pln_edit_set_json (edits->pdata[1], "b2", "name", "\"Two\"");
  pln_edit_set_json (edits->pdata[1], "b2", "parent", "\"b1\"");
  pln_edit_set_json (edits->pdata[2], "b1", "parent", "\"b2\"");
  g_assert_false (pln_workspace_commit_all (workspace, edits, &failed, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED);
  g_assert_cmpuint (failed, ==, 2);
  g_assert_false (pln_workspace_has_record (workspace, "b1"));
  g_clear_error (&error);

  g_ptr_array_set_size (edits, 2);
  g_assert_true (pln_workspace_commit_all (workspace, edits, &failed, &error));
  one = pln_workspace_get_record (workspace, "b1", NULL);
  two = pln_workspace_get_record (workspace, "b2", NULL);
  g_assert_cmpstr (pln_record_get_stamp (one), <, pln_record_get_stamp (two));
}

/* Stamps of a replica only grow, whatever the clock does. */
static void
test_stamps_grow (Fixture *fixture, gconstpointer data)
{
  static const gint64 clocks[] = { 1800000000000, 1800000000000, 1000000000000, 1900000000000, 1 };
  g_autofree char *last = g_strdup ("");

  for (gsize i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      g_autofree char *id = g_strdup_printf ("b%" G_GSIZE_FORMAT, i);
      g_autoptr (PlnRecord) record = NULL;

      pln_workspace_set_now (fixture->workspace, clocks[i]);
      add_record (fixture->workspace, "body", id, "name", "\"x\"", NULL);
      record = pln_workspace_get_record (fixture->workspace, id, NULL);
      g_assert_cmpstr (pln_record_get_stamp (record), >, last);
      g_free (last);
      last = g_strdup (pln_record_get_stamp (record));
    }
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) reader = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Refused");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  g_clear_object (&fixture->workspace);
  g_file_get_contents (fixture->path, &before, &n_before, NULL);
  reader = pln_workspace_open (fixture->path, PLN_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  assert_value (reader, "b1", "name", "\"One\"");
  pln_edit_set_json (edit, "b1", "name", "\"Two\"");
  g_assert_false (pln_workspace_commit (reader, edit, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_READ_ONLY);
  g_clear_object (&reader);
  g_file_get_contents (fixture->path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* The record about the workspace appears with its first setting. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_assert_false (pln_workspace_has_record (fixture->workspace, "workspace"));
  set_field (fixture->workspace, "workspace", "title", "\"Secretariat\"");
  g_assert_cmpstr (pln_workspace_get_kind (fixture->workspace, "workspace"), ==, "workspace");
  set_field (fixture->workspace, "workspace", "reading_date",
             "{\"edtf\":\"2017-08-30\",\"sense\":\"on\",\"text\":\"30 August 2017\"}");
  g_assert_cmpint (pln_workspace_get_today (fixture->workspace), ==, pln_day_from_ymd (2017, 8, 30));
}

/* A full disk, a lock that others hold, and a damaged page each end in one
 * clear sentence, with nothing half written. */
static void
test_failures (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Big");
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (PlnWorkspace) other = NULL;
  FILE *file;

  add_record (workspace, "body", "b1", "name", "\"One\"", NULL);
  before = pln_workspace_get_digest (workspace, NULL, NULL);
  g_assert_true (pln_database_exec (workspace->database, "PRAGMA max_page_count = 1", NULL));
  for (int i = 0; i < 500; i++)
    pln_edit_set_json (edit, pln_edit_add (edit, "body", NULL), "name", "\"A body with a name of some length\"");
  g_assert_false (pln_workspace_commit (workspace, edit, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_FULL);
  g_clear_error (&error);
  after = pln_workspace_get_digest (workspace, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (pln_database_exec (workspace->database, "PRAGMA max_page_count = 1000000", NULL));
  set_field (workspace, "b1", "name", "\"Two\"");

  other = pln_workspace_open (fixture->path, PLN_OPEN_DEFAULT, NULL);
  g_assert_true (pln_database_begin (other->database, NULL));
  g_assert_false (pln_workspace_commit (workspace, edit, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_BUSY);
  g_clear_error (&error);
  pln_database_rollback (other->database);
  g_clear_object (&other);
  g_clear_object (&fixture->workspace);

  file = g_fopen (fixture->path, "r+");
  fseek (file, 4096 * 3, SEEK_SET);
  for (int i = 0; i < 4096 * 4; i++)
    fputc (0xa5, file);
  fclose (file);
  other = pln_workspace_open (fixture->path, PLN_OPEN_FOREIGN, &error);
  g_assert_null (other);
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_DAMAGED);
}

/* Whether another process finds the file locked. */
static gboolean
is_locked (const char *path)
{
  int status = 0;
  pid_t child = fork ();

  if (child == 0)
    {
      struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
      int fd = open (path, O_RDWR | O_CLOEXEC);

      _exit (fd < 0 || fcntl (fd, F_GETLK, &lock) != 0 ? 2 : lock.l_type != F_UNLCK);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) < 2);
  return WEXITSTATUS (status) == 1;
}

/* To ask whether a file is a database does not take away the locks of a workspace that is open. */
static void
test_is_database (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "text", NULL);
  g_autofree char *title = pln_workspace_get_title (fixture->workspace, "none");

  g_assert_true (g_file_set_contents (text, "SQLite", -1, NULL));
  g_assert_false (pln_workspace_is_database (text));
  g_assert_false (pln_workspace_is_database (fixture->folder));
  g_assert_false (pln_workspace_is_database ("/nowhere at all"));
  g_assert_true (is_locked (fixture->path));
  g_assert_true (pln_workspace_is_database (fixture->path));
  g_assert_true (is_locked (fixture->path));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/workspace/create", test_create);
  FIXTURE_TEST ("/store/workspace/open-refusals", test_open_refusals);
  FIXTURE_TEST ("/store/workspace/values", test_values);
  FIXTURE_TEST ("/store/workspace/edits", test_edits);
  FIXTURE_TEST ("/store/workspace/refusals", test_refusals);
  FIXTURE_TEST ("/store/workspace/typed", test_typed);
  FIXTURE_TEST ("/store/workspace/all-or-none", test_all_or_none);
  FIXTURE_TEST ("/store/workspace/stamps-grow", test_stamps_grow);
  FIXTURE_TEST ("/store/workspace/read-only", test_read_only);
  FIXTURE_TEST ("/store/workspace/settings", test_settings);
  FIXTURE_TEST ("/store/workspace/failures", test_failures);
  FIXTURE_TEST ("/store/workspace/is-database", test_is_database);
  return g_test_run ();
}
