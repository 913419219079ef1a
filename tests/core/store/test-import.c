// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The import transaction: all or nothing, undone exactly, nothing written when
 * nothing changes; cursor, sums and digest agree with the records. */

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

#define STAMP_A "2026-01-01T00:00:00.000Z/0000/aaaaaaaaaa"
#define STAMP_B "2026-01-02T00:00:00.000Z/0000/aaaaaaaaaa"

static PlnImport *
begin_ok (Fixture *fixture, PlnImportFlags flags)
{
  g_autoptr (GError) error = NULL;
  PlnImport *import = pln_import_begin (fixture->path, flags, 0, &error);

  g_assert_no_error (error);
  return import;
}

static PlnRecord *
foreign_record (const char *kind, const char *id, const char *field, const char *value)
{
  PlnRecord *record = pln_record_new_alive (kind, id, STAMP_A);

  pln_record_add_version (record, field, STAMP_A, value);
  return record;
}

static void
put_ok (PlnImport *import, const PlnRecord *before, const PlnRecord *after)
{
  g_autoptr (GError) error = NULL;

  pln_import_put (import, before, after, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
commit_import (PlnImport *import)
{
  g_autoptr (GError) error = NULL;
  PlnImportInfo info = { .file = "new-york.json", .replica = "aaaaaaaaaa", .office = "New York", .summary = "{}" };

  pln_import_commit (import, &info, NULL, &error);
  g_assert_no_error (error);
}

static char *
digest_of (Fixture *fixture)
{
  return pln_workspace_get_digest (fixture->workspace, NULL, NULL);
}

/* Brings one new record and changes one of ours. */
static void
import_two (Fixture *fixture)
{
  g_autoptr (PlnImport) import = begin_ok (fixture, PLN_IMPORT_DEFAULT);
  g_autoptr (PlnRecord) new_one = foreign_record ("topic", "t1", "name", "\"Water\"");
  g_autoptr (PlnRecord) before = pln_import_get_record (import, "b1", NULL);
  g_autoptr (PlnRecord) after = pln_record_copy (before);

  pln_record_edit_field (after, "seat", STAMP_B, "\"Vienna\"");
  put_ok (import, before, after);
  put_ok (import, NULL, new_one);
  g_assert_true (pln_import_put_office (import, "aaaaaaaaaa", "New York", NULL));
  commit_import (import);
}

static void
test_undo_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *between = NULL, *after = NULL, *office = NULL, *label = NULL;
  g_autoptr (GPtrArray) blocking = NULL, exchanges = NULL;
  g_autoptr (GError) error = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"Council\"", "seat", "\"Bern\"", NULL);
  before = digest_of (fixture);
  import_two (fixture);
  pln_workspace_announce (fixture->workspace, NULL);
  between = digest_of (fixture);
  g_assert_cmpstr (before, !=, between);
  assert_value (fixture->workspace, "b1", "seat", "\"Vienna\"");
  assert_value (fixture->workspace, "t1", "name", "\"Water\"");
  office = pln_workspace_get_office_of (fixture->workspace, "aaaaaaaaaa");
  g_assert_cmpstr (office, ==, "New York");
  exchanges = pln_workspace_get_exchanges (fixture->workspace, 0);
  g_assert_cmpuint (exchanges->len, ==, 1);
  label = pln_workspace_get_undo_import_label (fixture->workspace);
  g_assert_cmpstr (label, ==, "new-york.json");

  fixture_reopen (fixture);
  set_field (fixture->workspace, "t1", "label", "\"1\"");
  g_assert_false (pln_workspace_undo_import (fixture->workspace, &blocking, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED);
  assert_ids (blocking, "t1");
  g_clear_error (&error);
}

static void
test_undo_import_exact (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (PlnRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"Council\"", "seat", "\"Bern\"", NULL);
  set_field (fixture->workspace, "b1", "acronym", "\"C\"");
  before = digest_of (fixture);
  import_two (fixture);
  fixture_reopen (fixture);
  g_assert_true (pln_workspace_undo_import (fixture->workspace, NULL, &error));
  g_assert_no_error (error);
  after = digest_of (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_false (pln_workspace_has_record (fixture->workspace, "t1"));
  assert_value (fixture->workspace, "b1", "seat", "\"Bern\"");
  g_assert_true (pln_workspace_check (fixture->workspace, &problems, &error));
  g_assert_no_error (error);
  g_assert_false (pln_workspace_undo_import (fixture->workspace, NULL, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND);
}

/* An import that is dropped, dry or empty leaves the file as it was, byte for byte. */
static void
test_writes_nothing (Fixture *fixture, gconstpointer data)
{
  static const int ways[] = { 0, 1, 2 };

  add_record (fixture->workspace, "body", "b1", "name", "\"Council\"", NULL);
  g_clear_object (&fixture->workspace);
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autoptr (PlnImport) import = begin_ok (fixture, ways[i] == 1 ? PLN_IMPORT_DRY_RUN : PLN_IMPORT_DEFAULT);
      g_autoptr (PlnRecord) new_one = foreign_record ("topic", "t1", "name", "\"Water\"");
      g_autofree char *before = NULL, *after = NULL;
      gsize n_before, n_after;

      g_file_get_contents (fixture->path, &before, &n_before, NULL);
      if (ways[i] < 2)
        put_ok (import, NULL, new_one);
      if (ways[i] == 1)
        {
          g_assert_nonnull (pln_import_get_stamp (import, NULL));
          g_assert_true (pln_import_mint (import, NULL));
        }
      if (ways[i] > 0)
        commit_import (import);
      g_clear_pointer (&import, pln_import_free);
      g_file_get_contents (fixture->path, &after, &n_after, NULL);
      g_assert_cmpmem (before, n_before, after, n_after);
    }
  fixture_reopen (fixture);
  g_assert_false (pln_workspace_has_record (fixture->workspace, "t1"));
}

/* Imports are taken back one after the other, the last first. */
static void
test_undo_two (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digests[3] = { NULL };

  add_record (fixture->workspace, "body", "b1", "name", "\"Council\"", NULL);
  digests[0] = digest_of (fixture);
  for (int i = 1; i < 3; i++)
    {
      g_autoptr (PlnImport) import = begin_ok (fixture, PLN_IMPORT_DEFAULT);
      g_autoptr (PlnRecord) before = pln_import_get_record (import, "b1", NULL);
      g_autoptr (PlnRecord) after = pln_record_copy (before);

      pln_record_edit_field (after, "seat", i == 1 ? STAMP_A : STAMP_B, i == 1 ? "\"Bern\"" : "\"Vienna\"");
      put_ok (import, before, after);
      commit_import (import);
      g_clear_pointer (&import, pln_import_free);
      digests[i] = digest_of (fixture);
    }
  for (int i = 1; i >= 0; i--)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *now = NULL;

      pln_workspace_undo_import (fixture->workspace, NULL, &error);
      g_assert_no_error (error);
      now = digest_of (fixture);
      g_assert_cmpstr (now, ==, digests[i]);
    }
  for (int i = 0; i < 3; i++)
    g_clear_pointer (&digests[i], g_free);
}

/* The child never returns from this. */
static void
import_many (const char *path)
{
  PlnImport *import = pln_import_begin (path, PLN_IMPORT_DEFAULT, 0, NULL);
  PlnImportInfo info = { .file = "many.json" };

  for (int i = 0; import != NULL && i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%d", i);
      g_autoptr (PlnRecord) record = foreign_record ("topic", id, "name", "\"A topic with a name of some length\"");

      pln_import_put (import, NULL, record, NULL, NULL, NULL);
    }
  if (import != NULL)
    pln_import_commit (import, &info, NULL, NULL);
  _exit (0);
}

/* Killed at any moment, an import is there as a whole or not at all. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"Council\"", NULL);
  before = digest_of (fixture);
  g_clear_object (&fixture->workspace);
  for (int round = 0; round < 8; round++)
    {
      pid_t child = fork ();
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      if (child == 0)
        import_many (fixture->path);
      g_usleep ((gulong) (5000 + 60000 * round));
      kill (child, SIGKILL);
      waitpid (child, NULL, 0);
      fixture_reopen (fixture);
      g_assert_true (pln_workspace_check (fixture->workspace, NULL, &error));
      g_assert_no_error (error);
      if (pln_workspace_has_record (fixture->workspace, "t0"))
        {
          g_assert_true (pln_workspace_has_record (fixture->workspace, "t19999"));
          g_assert_true (pln_workspace_undo_import (fixture->workspace, NULL, &error));
          g_assert_no_error (error);
        }
      after = digest_of (fixture);
      g_assert_cmpstr (after, ==, before);
      g_clear_object (&fixture->workspace);
    }
}

/* The cursor is in the order of the snapshot and is not disturbed by writing. */
static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = { "body:b1", "body:b2", "meeting:m1", "zzz:u1" };
  g_autoptr (PlnImport) import = NULL;
  g_autoptr (PlnCursor) cursor = NULL;
  g_autoptr (PlnDigest) digest = pln_digest_new ();
  g_autoptr (PlnRecord) unknown = foreign_record ("zzz", "u1", "colour", "{\"a\":1.50}");
  g_autofree char *whole = NULL, *again = NULL;
  guint n = 0;

  add_record (fixture->workspace, "meeting", "m1", "title", "\"First\"", NULL);
  add_record (fixture->workspace, "body", "b2", "name", "\"Two\"", NULL);
  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  import = begin_ok (fixture, PLN_IMPORT_DEFAULT);
  put_ok (import, NULL, unknown);
  cursor = pln_cursor_new (pln_import_get_workspace (import), PLN_CURSOR_SUMS);
  while (pln_cursor_next (cursor, NULL))
    {
      g_autofree char *key = g_strconcat (pln_cursor_get_kind (cursor), ":", pln_cursor_get_id (cursor), NULL);
      g_autoptr (PlnRecord) record = pln_import_get_record (import, pln_cursor_get_id (cursor), NULL);
      guint8 sum[PLN_SUM_LEN], stored[PLN_SUM_LEN];
      const char *kind;

      g_assert_cmpstr (key, ==, order[n]);
      pln_record_sum (record, sum);
      g_assert_cmpmem (sum, PLN_SUM_LEN, pln_cursor_get_sum (cursor), PLN_SUM_LEN);
      g_assert_true (pln_workspace_lookup (pln_import_get_workspace (import), pln_cursor_get_id (cursor), &kind, stored));
      g_assert_cmpmem (sum, PLN_SUM_LEN, stored, PLN_SUM_LEN);
      pln_digest_add (digest, sum);
      if (n == 1)
        {
          g_autoptr (PlnRecord) changed = pln_record_copy (record);

          pln_record_edit_field (changed, "seat", STAMP_B, "\"Vienna\"");
          put_ok (import, record, changed);
        }
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (order));
  again = pln_digest_finish (digest);
  commit_import (import);
  whole = digest_of (fixture);
  g_assert_cmpstr (whole, !=, again); /* b2 was changed on the way */
}

static void
test_skipped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) skipped = NULL, settled = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"One\"", NULL);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (PlnImport) import = begin_ok (fixture, PLN_IMPORT_DEFAULT);

      g_assert_true (pln_import_skip (import, "body", "b1", NULL));
      commit_import (import);
    }
  skipped = pln_workspace_get_skipped (fixture->workspace);
  assert_ids (skipped, "body b1");
  set_field (fixture->workspace, "b1", "name", "\"Two\"");
  settled = pln_workspace_get_skipped (fixture->workspace);
  assert_ids (settled, "");
}

/* The review's lists. */
static void
test_findings (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (PlnImport) import = NULL;
  g_autoptr (PlnRecord) nameless = pln_record_new_alive ("body", "b9", STAMP_A);
  g_autoptr (PlnRecord) one = NULL, two = NULL, one_after = NULL, two_after = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Delete");
  g_autoptr (GHashTable) ignored = NULL;
  PlnFinding *finding;

  add_record (workspace, "body", "b1", "name", "\"One\"", NULL);
  add_record (workspace, "body", "b2", "name", "\"Two\"", NULL);
  add_record (workspace, "body", "b3", "name", "\"Three\"", "parent", "\"b4\"", NULL);
  add_record (workspace, "body", "b4", "name", "\"Four\"", NULL);
  add_record (workspace, "paper", "p1", "title", "\"P\"", "symbol", "\"A/1\"", NULL);
  add_record (workspace, "paper", "p2", "title", "\"Q\"", "symbol", "\"A/1\"", NULL);
  pln_edit_delete (edit, "b4");
  commit_ok (workspace, edit);
  import = begin_ok (fixture, PLN_IMPORT_DEFAULT);
  one = pln_import_get_record (import, "b1", NULL);
  two = pln_import_get_record (import, "b2", NULL);
  one_after = pln_record_copy (one);
  two_after = pln_record_copy (two);
  pln_record_edit_field (one_after, "parent", STAMP_A, "\"b2\"");
  pln_record_edit_field (two_after, "parent", STAMP_B, "\"b1\"");
  put_ok (import, one, one_after);
  put_ok (import, two, two_after);
  put_ok (import, NULL, nameless);
  commit_import (import);
  pln_workspace_announce (workspace, NULL);

  found = pln_workspace_find_cycles (workspace, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  finding = found->pdata[0];
  g_assert_cmpstr (finding->id, ==, "b2");
  g_assert_cmpuint (g_strv_length (finding->ids), ==, 2);
  ignored = pln_workspace_ignored_edges (workspace, "parent");
  g_assert_true (g_hash_table_contains (ignored, "b2"));
  g_assert_false (g_hash_table_contains (ignored, "b1"));
  g_clear_pointer (&found, g_ptr_array_unref);

  found = pln_workspace_find_broken (workspace, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  finding = found->pdata[0];
  g_assert_cmpstr (finding->id, ==, "b3");
  g_assert_cmpstr (finding->target, ==, "b4");
  g_clear_pointer (&found, g_ptr_array_unref);

  found = pln_workspace_find_duplicates (workspace, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  finding = found->pdata[0];
  g_assert_cmpstr (finding->field, ==, "symbol");
  g_assert_cmpstr (finding->ids[0], ==, "p1");
  g_assert_cmpstr (finding->ids[1], ==, "p2");
  g_clear_pointer (&found, g_ptr_array_unref);

  found = pln_workspace_find_empty_required (workspace, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  finding = found->pdata[0];
  g_assert_cmpstr (finding->id, ==, "b9");
  g_assert_cmpstr (finding->field, ==, "name");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/import/undo", test_undo_import);
  FIXTURE_TEST ("/store/import/undo-exact", test_undo_import_exact);
  FIXTURE_TEST ("/store/import/writes-nothing", test_writes_nothing);
  FIXTURE_TEST ("/store/import/undo-two", test_undo_two);
  FIXTURE_TEST ("/store/import/killed", test_killed);
  FIXTURE_TEST ("/store/import/cursor", test_cursor);
  FIXTURE_TEST ("/store/import/skipped", test_skipped);
  FIXTURE_TEST ("/store/import/findings", test_findings);
  return g_test_run ();
}
