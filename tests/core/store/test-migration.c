// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A file that an older version left is brought up to date as a whole or not at
 * all, and what was unknown to that version finds its column; a newer file is
 * refused.  Any SQLite tool can read the present form. */

#include <sqlite3.h>

#include "store-fixture.h"

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *database;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_exec (database, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (database);
}

static char *
ask_sql (const char *path, const char *sql)
{
  sqlite3 *database;
  sqlite3_stmt *statement;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return answer;
}

/* Makes the old file out of its stored text. */
static char *
make_old_file (Fixture *fixture)
{
  char *path = g_build_filename (fixture->folder, "old.plenary", NULL);
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "data", "store", "workspace-1.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (source, &sql, NULL, &error);
  g_assert_no_error (error);
  run_sql (path, sql);
  return path;
}

static void
test_old_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_old_file (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL, referrers = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_READ_ONLY, &error);
  g_autofree char *website = NULL, *name = NULL;

  g_assert_null (workspace);
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);

  workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_value (workspace, "b1", "website", "\"https://council.example\"");
  assert_value (workspace, "b2", "name", "\"Executive Board\"");
  assert_value (workspace, "e1", "name", "\"Survey of 2025\"");
  referrers = pln_workspace_referrers (workspace, "exercise", "body", "b1");
  assert_ids (referrers, "e1");
  pln_workspace_check (workspace, &problems, &error);
  g_assert_no_error (error);
  g_assert_true (pln_workspace_undo (workspace, NULL, &error));
  assert_value (workspace, "b2", "name", "\"Board\"");
  g_clear_object (&workspace);

  website = ask_sql (path, "SELECT website FROM body WHERE id = 'b1'");
  g_assert_cmpstr (website, ==, "https://council.example");
  name = ask_sql (path, "SELECT name FROM exercise WHERE body = 'b1'");
  g_assert_cmpstr (name, ==, "Survey of 2025");
}

/* A step that fails half way leaves version and tables as they were. */
static void
test_atomic (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_old_file (fixture);
  g_autofree char *version = NULL, *tables = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (path, "CREATE TABLE pln_exchange (in_the_way TEXT)");
  g_assert_null (pln_workspace_open (path, PLN_OPEN_DEFAULT, &error));
  g_assert_nonnull (error);
  version = ask_sql (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1");
  tables = ask_sql (path, "SELECT count(*) FROM sqlite_schema WHERE name = 'pln_skipped'");
  g_assert_cmpstr (tables, ==, "0");
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->workspace);
  run_sql (fixture->path, "PRAGMA user_version = 99");
  g_assert_null (pln_workspace_open (fixture->path, PLN_OPEN_READ_ONLY, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NEWER);
}

/* A trigger that a hostile file brings along is never run; a file from
 * elsewhere that holds more than plain tables is refused. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const additions[] = {
    "CREATE TRIGGER thief AFTER INSERT ON pln_record BEGIN INSERT INTO loot VALUES (new.id); END",
    "CREATE VIEW loot_view AS SELECT * FROM loot",
    "CREATE TABLE loose (x)",
    "CREATE VIRTUAL TABLE words USING fts5 (x)",
  };
  static const char *const removals[] = { "DROP TRIGGER thief", "DROP VIEW loot_view", "DROP TABLE loose", "DROP TABLE words" };
  g_autofree char *count = NULL;

  g_clear_object (&fixture->workspace);
  run_sql (fixture->path, "CREATE TABLE loot (x TEXT) STRICT");
  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = g_strdup_printf ("b%" G_GSIZE_FORMAT, i);

      run_sql (fixture->path, additions[i]);
      g_assert_null (pln_workspace_open (fixture->path, PLN_OPEN_FOREIGN, &error));
      g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_DAMAGED);
      fixture_reopen (fixture);
      add_record (fixture->workspace, "body", id, "name", "\"One\"", NULL);
      g_clear_object (&fixture->workspace);
      run_sql (fixture->path, removals[i]);
    }
  fixture->workspace = pln_workspace_open (fixture->path, PLN_OPEN_FOREIGN, NULL);
  g_assert_nonnull (fixture->workspace);
  g_clear_object (&fixture->workspace);
  count = ask_sql (fixture->path, "SELECT count(*) FROM loot");
  g_assert_cmpstr (count, ==, "0");
}

static void
test_readable (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *sql, *expected; } cases[] = {
    { "SELECT title FROM meeting", "Board meeting" },
    { "SELECT when_earliest || '/' || when_latest FROM meeting", "2017-07-18/2017-07-19" },
    { "SELECT base_minor || base_currency FROM budget", "500000000USD" },
    { "SELECT external FROM body", "1" },
    { "SELECT journal_mode FROM pragma_journal_mode", "wal" },
  };

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", "external", "true", NULL);
  add_record (fixture->workspace, "meeting", "m1", "title", "\"Board meeting\"", "when",
              "{\"edtf\":\"2017-07-18/2017-07-19\",\"sense\":\"on\",\"text\":\"18 and 19 July 2017\"}", NULL);
  add_record (fixture->workspace, "budget", "u1", "name", "\"Core\"", "body", "\"b1\"", "base",
              "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *answer = ask_sql (fixture->path, cases[i].sql);

      g_assert_cmpstr (answer, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/migration/old-file", test_old_file);
  FIXTURE_TEST ("/store/migration/atomic", test_atomic);
  FIXTURE_TEST ("/store/migration/newer", test_newer);
  FIXTURE_TEST ("/store/migration/hostile", test_hostile);
  FIXTURE_TEST ("/store/migration/readable", test_readable);
  return g_test_run ();
}
