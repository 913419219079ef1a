/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* A large file is read in a thread of its own: with the same outcome, the same refusals at the same places and the same
 * untouched workspace as when it is read in turn, whatever is wrong with it and wherever. */
#include "config.h"

#include <string.h>

#include "exchange/pln-importer.h"

#define N_RECORDS 900

typedef struct
{
  char *folder, *ours, *theirs, *file; /* owned */
  char *text; /* owned; of the file */
} Fixture;

static void
commit (PlnWorkspace *workspace, PlnEdit *edit)
{
  g_autoptr (GError) error = NULL;

  pln_workspace_commit (workspace, edit, &error);
  g_assert_no_error (error);
}

/* Every record has two kilobytes, so that the file is a large one. */
static void
fill (PlnWorkspace *workspace, const char *word, guint every)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Fill");
  g_autofree char *long_text = g_strnfill (2000, 'x');

  for (guint i = 0; i < N_RECORDS; i += every)
    {
      g_autofree char *id = g_strdup_printf ("b%04u", i * 7 % N_RECORDS);
      g_autofree char *name = g_strdup_printf ("\"%s %u\"", word, i);
      g_autofree char *note = g_strdup_printf ("\"%s%u\"", long_text, i);

      if (!pln_workspace_has_record (workspace, id))
        pln_edit_add (edit, "body", id);
      pln_edit_set (edit, id, "name", name);
      pln_edit_set (edit, id, "note", note);
    }
  commit (workspace, edit);
}

static void
export_to (PlnWorkspace *workspace, const char *file)
{
  g_autoptr (GError) error = NULL;

  pln_snapshot_export (workspace, file, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Their file holds what is here, what was changed there, here, on both sides, and what is new. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) ours = NULL, theirs = NULL;
  PlnImportRequest request = { 0 };
  PlnImportResult result;
  g_autoptr (PlnEdit) edit = pln_edit_new ("More");

  fixture->folder = g_dir_make_tmp ("plenary-feed-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  fixture->ours = g_build_filename (fixture->folder, "ours.plenary", NULL);
  fixture->theirs = g_build_filename (fixture->folder, "theirs.plenary", NULL);
  fixture->file = g_build_filename (fixture->folder, "theirs.json", NULL);
  ours = pln_workspace_create (fixture->ours, "Geneva", NULL);
  theirs = pln_workspace_create (fixture->theirs, "Paris", NULL);
  fill (theirs, "Body", 1);
  export_to (theirs, fixture->file);
  g_clear_object (&ours);
  request.workspace = fixture->ours;
  request.file = fixture->file;
  g_assert_true (pln_import_run (&request, &result, NULL, NULL));
  g_assert_cmpuint (result.counts.n[PLN_IMPORT_ADDED], ==, N_RECORDS);
  pln_import_result_clear (&result);
  fill (theirs, "There", 5);
  pln_edit_add (edit, "meeting", "new");
  pln_edit_set (edit, "new", "title", "\"New\"");
  pln_edit_delete (edit, "b0100");
  commit (theirs, edit);
  export_to (theirs, fixture->file);
  g_assert_true (g_file_get_contents (fixture->file, &fixture->text, NULL, NULL));
  g_assert_cmpuint (strlen (fixture->text), >, 1500000);
  ours = pln_workspace_open (fixture->ours, PLN_OPEN_DEFAULT, NULL);
  fill (ours, "Here", 7);
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
  g_free (fixture->text);
}

static char *
digest_of (const char *path)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_READ_ONLY, NULL);

  return pln_workspace_get_digest (workspace, NULL, NULL);
}

static void
ignore_cb (PlnImportChange *change, gpointer data)
{
  (*(guint *) data)++;
}

static void
cancel_cb (guint64 done, guint64 total, gpointer data)
{
  if (done > total / 3)
    g_cancellable_cancel (data);
}

/* What comes of it, in words; reported imports are read in turn.  A dry run too,
 * so that the same workspace serves both ways. */
static char *
outcome (Fixture *fixture, gboolean dry_run, gboolean in_turn)
{
  PlnImportRequest request = { .workspace = fixture->ours, .file = fixture->file, .dry_run = dry_run };
  PlnImportResult result;
  g_autoptr (GError) error = NULL;
  guint n = 0;
  char *words;

  if (in_turn)
    {
      request.on_change = ignore_cb;
      request.change_data = &n;
    }
  if (!pln_import_run (&request, &result, NULL, &error))
    return g_strdup (error->message);
  words = pln_import_counts_to_json (&result.counts);
  pln_import_result_clear (&result);
  return words;
}

static void
assert_same (Fixture *fixture, const char *contains)
{
  g_autofree char *before = digest_of (fixture->ours), *after = NULL;
  g_autofree char *in_thread = outcome (fixture, TRUE, FALSE), *in_turn = outcome (fixture, TRUE, TRUE);

  g_assert_cmpstr (in_thread, ==, in_turn);
  if (contains != NULL && strstr (in_thread, contains) == NULL)
    g_error ("“%s” does not hold “%s”", in_thread, contains);
  after = digest_of (fixture->ours);
  g_assert_cmpstr (before, ==, after);
}

static void
test_same (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL, *again = NULL, *digest = NULL, *expected = NULL;
  g_autoptr (PlnWorkspace) theirs = NULL;
  PlnImportRequest request = { 0 };
  PlnImportResult result;
  g_autofree char *back = g_build_filename (fixture->folder, "back.json", NULL);

  assert_same (fixture, "\"conflicts\":26");
  words = outcome (fixture, FALSE, FALSE);
  g_assert_nonnull (strstr (words, "\"conflicts\":26"));
  again = outcome (fixture, FALSE, FALSE);
  g_assert_nonnull (strstr (again, "\"unchanged\":901"));
  /* The other office, which reads in turn what is sent back, holds the same then. */
  theirs = pln_workspace_open (fixture->ours, PLN_OPEN_DEFAULT, NULL);
  export_to (theirs, back);
  request.workspace = fixture->theirs;
  request.file = back;
  request.on_change = ignore_cb;
  request.change_data = &(guint){ 0 };
  g_assert_true (pln_import_run (&request, &result, NULL, NULL));
  pln_import_result_clear (&result);
  digest = digest_of (fixture->ours);
  expected = digest_of (fixture->theirs);
  g_assert_cmpstr (digest, ==, expected);
}

/* The file with something put in the place of the nth occurrence of something else. */
static void
write_changed (Fixture *fixture, const char *find, guint nth, const char *put)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *place = fixture->text;

  for (guint i = 0; i <= nth; i++)
    {
      place = strstr (i == 0 ? place : place + 1, find);
      g_assert_nonnull (place);
    }
  g_string_append_len (text, fixture->text, place - fixture->text);
  g_string_append (text, put);
  g_string_append (text, place + strlen (find));
  g_assert_true (g_file_set_contents (fixture->file, text->str, (gssize) text->len, NULL));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *find; guint nth; const char *put, *message; } cases[] = {
    { "{\"kind\":\"body\"", 1, "{\"kind\":\"bo dy\"", "line 3" },
    { "{\"kind\":\"body\"", 450, "{\"kind\":7", "line 452" },
    { "{\"kind\":\"body\"", 899, "{\"king\":\"body\"", "line 901" },
    { "\"id\":\"b0700\"", 0, "\"id\":\"b0003\"", "b0003" },
    { "\"stamp\":\"20", 300, "\"stamp\":\"19x", "line 302" },
    { "\"digest\":\"", 0, "\"digest\":\"f", "/digest" },
    { "\"count\":", 0, "\"count\":1", "/count" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_changed (fixture, cases[i].find, cases[i].nth, cases[i].put);
      assert_same (fixture, cases[i].message);
    }
  /* Cut short anywhere. */
  for (guint i = 1; i <= 5; i++)
    {
      g_assert_true (g_file_set_contents (fixture->file, fixture->text, (gssize) (strlen (fixture->text) - 5 * i * i * i), NULL));
      assert_same (fixture, NULL);
    }
}

/* A later line before an earlier one: from there on each is looked up by its id. */
static void
test_out_of_order (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = g_strsplit (fixture->text, "\n", -1);
  g_autofree char *text = NULL;

  for (guint i = 2; i + 40 < N_RECORDS; i += 40)
    {
      char *line = lines[i];

      lines[i] = lines[i + 30];
      lines[i + 30] = line;
    }
  /* Head and foot without what depends on the order. */
  lines[N_RECORDS + 2][0] = '\0';
  text = g_strjoinv ("\n", lines);
  g_strchomp (text);
  g_clear_pointer (&fixture->text, g_free);
  fixture->text = g_strconcat (text, "]}\n", NULL);
  g_assert_true (g_file_set_contents (fixture->file, fixture->text, -1, NULL));
  assert_same (fixture, "\"conflicts\":26");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = digest_of (fixture->ours), *after = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  PlnImportRequest request = { .workspace = fixture->ours, .file = fixture->file, .progress = cancel_cb,
                               .progress_data = cancellable };
  PlnImportResult result;

  g_assert_false (pln_import_run (&request, &result, cancellable, &error));
  g_assert_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED);
  after = digest_of (fixture->ours);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/import-feed/same", Fixture, NULL, set_up, test_same, tear_down);
  g_test_add ("/import-feed/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/import-feed/out-of-order", Fixture, NULL, set_up, test_out_of_order, tear_down);
  g_test_add ("/import-feed/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
