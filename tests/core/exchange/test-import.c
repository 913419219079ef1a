/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Import as the window uses it: a preview with its groups, the import itself in a worker, progress, and a cancelled
 * import that leaves the workspace as it was, and the backup that is made first. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/pln-import-backup.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-review.h"

typedef struct
{
  char *folder, *ours, *theirs, *file; /* owned */
} Fixture;

static char *
edit (const char *path, const char *id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_autoptr (PlnEdit) change = pln_edit_new ("Edit");

  g_assert_no_error (error);
  if (!pln_workspace_has_record (workspace, id))
    pln_edit_add (change, "body", id);
  pln_edit_set (change, id, field, value);
  pln_workspace_commit (workspace, change, &error);
  g_assert_no_error (error);
  return pln_workspace_get_digest (workspace, NULL, &error);
}

static char *
digest_of (const char *path)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_READ_ONLY, NULL);

  return pln_workspace_get_digest (workspace, NULL, NULL);
}

static void
export_to (const char *path, const char *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  pln_snapshot_export (workspace, file, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) a = NULL, b = NULL;
  g_autofree char *d1 = NULL, *d2 = NULL, *d3 = NULL, *d4 = NULL;
  PlnImportRequest request = { 0 };
  PlnImportResult result;

  fixture->folder = g_dir_make_tmp ("plenary-import-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  fixture->ours = g_build_filename (fixture->folder, "ours.plenary", NULL);
  fixture->theirs = g_build_filename (fixture->folder, "theirs.plenary", NULL);
  fixture->file = g_build_filename (fixture->folder, "theirs.json.gz", NULL);
  a = pln_workspace_create (fixture->ours, "Geneva", NULL);
  b = pln_workspace_create (fixture->theirs, "Paris", NULL);
  d1 = edit (fixture->theirs, "shared", "name", "\"Shared\"");
  export_to (fixture->theirs, fixture->file);
  request.workspace = fixture->ours;
  request.file = fixture->file;
  g_assert_true (pln_import_run (&request, &result, NULL, NULL));
  pln_import_result_clear (&result);
  d2 = edit (fixture->theirs, "shared", "name", "\"Theirs\"");
  d3 = edit (fixture->ours, "shared", "name", "\"Ours\"");
  d4 = edit (fixture->theirs, "new", "name", "\"New\"");
  export_to (fixture->theirs, fixture->file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->ours);
  g_free (fixture->theirs);
  g_free (fixture->file);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = digest_of (fixture->ours), *after = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlnImportPreview) preview = NULL;
  g_autoptr (PlnImportChange) change = NULL;
  g_autoptr (GError) error = NULL;
  const PlnImportCounts *counts;
  PlnImportField *field;

  pln_import_preview_async (fixture->ours, fixture->file, FALSE, 0, NULL, NULL, NULL, done_cb, &result);
  preview = pln_import_preview_finish (wait_for (&result), &error);
  g_assert_no_error (error);
  counts = pln_import_preview_get_counts (preview);
  g_assert_cmpuint (counts->n[PLN_IMPORT_ADDED], ==, 1);
  g_assert_cmpuint (counts->n[PLN_IMPORT_CONFLICT], ==, 1);
  g_assert_cmpstr (pln_import_preview_get_office (preview), ==, "Paris");
  g_assert_false (pln_import_preview_is_partial (preview));
  g_assert_cmpuint (g_list_model_get_n_items (pln_import_preview_get_model (preview, PLN_IMPORT_UNCHANGED)), ==, 0);
  change = g_list_model_get_item (pln_import_preview_get_model (preview, PLN_IMPORT_CONFLICT), 0);
  g_assert_cmpstr (pln_import_change_get_id (change), ==, "shared");
  g_assert_cmpstr (pln_import_change_get_office (change), ==, "Paris");
  g_assert_cmpint (pln_import_change_get_time (change), >, 0);
  field = g_ptr_array_index (pln_import_change_get_fields (change), 0);
  g_assert_cmpstr (field->field, ==, "name");
  g_assert_cmpstr (field->before, ==, "\"Ours\"");
  g_assert_cmpuint (field->versions->len, ==, 2);
  after = digest_of (fixture->ours);
  g_assert_cmpstr (before, ==, after);
}

static void
test_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (fixture->ours, PLN_OPEN_DEFAULT, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *before = digest_of (fixture->ours), *saved = NULL;
  g_autoptr (GPtrArray) findings = NULL, backups = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  PlnReviewFinding *finding;
  PlnImportResult outcome;

  pln_import_run_async (fixture->ours, fixture->file, FALSE, 0, NULL, NULL, NULL, done_cb, &result);
  g_assert_true (pln_import_run_finish (wait_for (&result), &outcome, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (outcome.changed->len, ==, 2);
  backups = pln_import_backup_list (fixture->ours);
  g_assert_cmpuint (backups->len, ==, 1);
  saved = digest_of (g_ptr_array_index (backups, 0));
  g_assert_cmpstr (saved, ==, before);
  g_assert_true (pln_import_backup_if_due (fixture->ours, &error)); /* not again the same day */
  again = pln_import_backup_list (fixture->ours);
  g_assert_cmpuint (again->len, ==, 1);
  pln_workspace_announce (workspace, outcome.changed);
  pln_import_result_clear (&outcome);
  g_assert_true (pln_workspace_has_record (workspace, "new"));
  findings = pln_review_find (workspace, &error);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = g_ptr_array_index (findings, 0);
  g_assert_cmpint (finding->type, ==, PLN_REVIEW_CONFLICT);
  g_assert_cmpstr (((PlnImportVersion *) g_ptr_array_index (finding->versions, 0))->office, ==, "Geneva");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = digest_of (fixture->ours), *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlnImportResult outcome;

  g_cancellable_cancel (cancellable);
  pln_import_run_async (fixture->ours, fixture->file, FALSE, 0, cancellable, NULL, NULL, done_cb, &result);
  g_assert_false (pln_import_run_finish (wait_for (&result), &outcome, &error));
  g_assert_nonnull (error);
  after = digest_of (fixture->ours);
  g_assert_cmpstr (before, ==, after);
}

typedef struct
{
  guint n;
  guint64 done, total;
} Told;

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  Told *told = data;

  g_assert_cmpuint (done, <=, total);
  g_assert_cmpuint (done, >=, told->done);
  told->n++;
  told->done = done;
  told->total = total;
}

static void
add_bodies (const char *path, guint n)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, NULL);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Many");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    pln_edit_set (edit, pln_edit_add (edit, "body", NULL), "name", "\"One of many\"");
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
}

static void
test_export_async (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "out.json", NULL), *digest = digest_of (fixture->ours);
  const char *const without[] = { "contact", NULL };
  PlnSnapshotScope scope = { .without = without };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlnSnapshotResult outcome;
  Told told = { 0 };

  pln_snapshot_export_async (fixture->ours, file, &scope, 0, NULL, progress_cb, &told, done_cb, &result);
  g_assert_true (pln_snapshot_export_finish (wait_for (&result), &outcome, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (outcome.digest, ==, digest);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_REGULAR));
}

/* How far it is, and of how much, is told where the window is, and nothing after the end. */
static void
test_export_progress (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "many.json", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlnSnapshotResult outcome;
  Told told = { 0 };
  guint n;

  add_bodies (fixture->ours, 5000);
  pln_snapshot_export_async (fixture->ours, file, NULL, 0, NULL, progress_cb, &told, done_cb, &result);
  g_assert_true (pln_snapshot_export_finish (wait_for (&result), &outcome, &error));
  g_assert_no_error (error);
  n = told.n;
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (told.n, ==, n);
  if (n > 0) /* a quick worker has ended before anything could be told */
    g_assert_cmpuint (told.total, >=, 5000);
}

static void
test_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (fixture->theirs, PLN_OPEN_READ_ONLY, NULL);
  g_autoptr (GHashTable) counts = pln_snapshot_count (workspace, NULL, NULL);

  g_assert_cmpuint (g_hash_table_size (counts), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "body")), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/preview", Fixture, NULL, set_up, test_preview, tear_down);
  g_test_add ("/import/run", Fixture, NULL, set_up, test_run, tear_down);
  g_test_add ("/import/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/import/export-async", Fixture, NULL, set_up, test_export_async, tear_down);
  g_test_add ("/import/export-progress", Fixture, NULL, set_up, test_export_progress, tear_down);
  g_test_add ("/import/count", Fixture, NULL, set_up, test_count, tear_down);
  return g_test_run ();
}
