/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Offices that meet in one folder: all come to hold the same, nobody is taken in before a person agreed, half-written
 * and hostile files change nothing, no two replicas write one file, and a home that was rolled back loses nothing. */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/pln-review.h"
#include "exchange/pln-shared-folder.h"

#define N_OFFICES 3
#define MINUTE (60 * 1000)

typedef struct
{
  char *root, *folder;                 /* owned */
  char *paths[N_OFFICES];              /* owned */
  PlnSharedFolder *shared[N_OFFICES];  /* owned */
  gint64 now;
} Fixture;

static PlnWorkspace *
open_workspace (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlnWorkspace *workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
edit (const char *path, const char *id, const char *name)
{
  g_autoptr (PlnWorkspace) workspace = open_workspace (path);
  g_autoptr (PlnEdit) change = pln_edit_new ("Edit");
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, name);
  g_autoptr (GError) error = NULL;

  if (!pln_workspace_has_record (workspace, id))
    pln_edit_add (change, "body", id);
  pln_edit_set (change, id, "name", canonical);
  pln_workspace_commit (workspace, change, &error);
  g_assert_no_error (error);
}

static char *
digest_of (const char *path)
{
  g_autoptr (PlnWorkspace) workspace = open_workspace (path);

  return pln_workspace_get_digest (workspace, NULL, NULL);
}

static char *
replica_of (const char *path)
{
  g_autoptr (PlnWorkspace) workspace = open_workspace (path);

  return g_strdup (pln_workspace_get_replica (workspace));
}

/* The file that a workspace writes. */
static char *
file_of (Fixture *fixture, const char *path)
{
  g_autofree char *replica = replica_of (path), *name = g_strdup_printf ("plenary-%s.json.gz", replica);

  return g_build_filename (fixture->folder, name, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char *const offices[N_OFFICES] = { "Geneva", "New York", "Vienna" };
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("plenary-shared-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->root, "shared", NULL);
  fixture->now = 1795252800000;
  g_setenv ("XDG_STATE_HOME", fixture->root, TRUE);
  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  for (guint i = 0; i < N_OFFICES; i++)
    {
      g_autofree char *name = g_strdup_printf ("office%u.plenary", i);
      g_autoptr (PlnWorkspace) workspace = NULL;

      fixture->paths[i] = g_build_filename (fixture->root, name, NULL);
      workspace = pln_workspace_create (fixture->paths[i], offices[i], &error);
      g_assert_no_error (error);
      fixture->shared[i] = pln_shared_folder_new (fixture->paths[i]);
      g_assert_null (pln_shared_folder_get_path (fixture->shared[i]));
      pln_shared_folder_set_path (fixture->shared[i], fixture->folder, NULL, &error);
      g_assert_no_error (error);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->root);

  for (guint i = 0; i < N_OFFICES; i++)
    {
      g_clear_object (&fixture->shared[i]);
      g_free (fixture->paths[i]);
    }
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->root);
  g_free (fixture->folder);
}

/* One look that must succeed; whether it took anything in or wrote. */
static gboolean
look (Fixture *fixture, guint office, guint *n_taken)
{
  g_autoptr (GError) error = NULL;
  PlnSharedLook result;
  gboolean busy;

  fixture->now += MINUTE;
  pln_shared_folder_look (fixture->shared[office], fixture->now, &result, NULL, &error);
  g_assert_no_error (error);
  busy = result.n_taken > 0 || result.written;
  if (n_taken != NULL)
    *n_taken = result.n_taken;
  pln_shared_look_clear (&result);
  return busy;
}

static const PlnSharedFile *
find_file (Fixture *fixture, guint office, const char *path)
{
  GPtrArray *files = pln_shared_folder_get_files (fixture->shared[office]);

  for (guint i = 0; i < files->len; i++)
    if (g_str_equal (((PlnSharedFile *) files->pdata[i])->path, path))
      return files->pdata[i];
  return NULL;
}

static void
assert_state (Fixture *fixture, guint office, const char *path, PlnSharedState state)
{
  const PlnSharedFile *file = find_file (fixture, office, path);

  g_assert_nonnull (file);
  g_assert_cmpint (file->state, ==, state);
  g_assert_true ((file->message != NULL) == (state == PLN_SHARED_INCOMPLETE || state == PLN_SHARED_DAMAGED));
}

static void
trust_all (Fixture *fixture)
{
  for (guint i = 0; i < N_OFFICES; i++)
    for (guint j = 0; j < N_OFFICES; j++)
      {
        g_autofree char *replica = replica_of (fixture->paths[j]);

        if (i != j)
          g_assert_true (pln_shared_folder_set_trusted (fixture->shared[i], replica, TRUE, NULL));
      }
}

/* Everybody looks in turn until nobody has anything left to do, which must come soon. */
static void
settle (Fixture *fixture)
{
  gboolean busy = TRUE;

  for (guint round = 0; busy; round++)
    {
      g_assert_cmpuint (round, <, 6);
      busy = FALSE;
      for (guint i = 0; i < N_OFFICES; i++)
        busy = look (fixture, i, NULL) || busy;
    }
}

static void
assert_same (Fixture *fixture)
{
  g_autofree char *first = digest_of (fixture->paths[0]);

  for (guint i = 1; i < N_OFFICES; i++)
    {
      g_autofree char *other = digest_of (fixture->paths[i]);

      g_assert_cmpstr (first, ==, other);
    }
}

static guint
count_findings (const char *path)
{
  g_autoptr (PlnWorkspace) workspace = open_workspace (path);
  g_autoptr (GPtrArray) findings = pln_review_find (workspace, NULL);

  return findings->len;
}

/* Nothing is taken from an office before a person agreed to it; its name and time are shown. */
static void
test_first_time (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *theirs = file_of (fixture, fixture->paths[1]);
  g_autofree char *replica = replica_of (fixture->paths[1]);
  const PlnSharedFile *file;
  guint n_taken;

  edit (fixture->paths[0], "a", "A");
  edit (fixture->paths[1], "b", "B");
  g_assert_true (look (fixture, 1, NULL));
  before = digest_of (fixture->paths[0]);
  look (fixture, 0, &n_taken);
  g_assert_cmpuint (n_taken, ==, 0);
  after = digest_of (fixture->paths[0]);
  g_assert_cmpstr (before, ==, after);
  assert_state (fixture, 0, theirs, PLN_SHARED_NEW);
  file = find_file (fixture, 0, theirs);
  g_assert_cmpstr (file->office, ==, "New York");
  g_assert_cmpstr (file->replica, ==, replica);
  g_assert_cmpint (file->written, ==, fixture->now - MINUTE);

  g_assert_true (pln_shared_folder_set_trusted (fixture->shared[0], replica, TRUE, NULL));
  look (fixture, 0, &n_taken);
  g_assert_cmpuint (n_taken, ==, 1);
  assert_state (fixture, 0, theirs, PLN_SHARED_CURRENT);
  look (fixture, 0, &n_taken);
  g_assert_cmpuint (n_taken, ==, 0);
  g_clear_pointer (&after, g_free);
  g_clear_object (&fixture->shared[0]); /* also after a restart */
  fixture->shared[0] = pln_shared_folder_new (fixture->paths[0]);
  g_assert_cmpstr (pln_shared_folder_get_path (fixture->shared[0]), ==, fixture->folder);
  edit (fixture->paths[1], "b", "B again");
  look (fixture, 1, NULL);
  look (fixture, 0, &n_taken);
  g_assert_cmpuint (n_taken, ==, 1);
}

/* Three offices edit at once, also the same record; all come to hold the same and then keep still. */
static void
test_convergence (Fixture *fixture, gconstpointer data)
{
  trust_all (fixture);
  edit (fixture->paths[0], "shared", "First");
  settle (fixture);
  assert_same (fixture);
  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < N_OFFICES; i++)
        {
          g_autofree char *id = g_strdup_printf ("own%u", i), *name = g_strdup_printf ("Office %u, round %u", i, round);

          edit (fixture->paths[i], id, name);
          edit (fixture->paths[i], "shared", name);
        }
      settle (fixture);
      assert_same (fixture);
      g_assert_cmpuint (count_findings (fixture->paths[0]), ==, 1);
    }
}

static void
write_file (const char *path, const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

/* A file that is still on its way is waited for; one that stays broken is told, and left until it changes. */
static void
test_half_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = file_of (fixture, fixture->paths[1]), *whole = NULL, *before = NULL, *between = NULL;
  g_autofree char *after = NULL;
  gsize length;

  trust_all (fixture);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("b%u", i);

      edit (fixture->paths[1], id, "A body of New York");
    }
  look (fixture, 1, NULL);
  g_assert_true (g_file_get_contents (theirs, &whole, &length, NULL));
  before = digest_of (fixture->paths[0]);
  for (gsize part = 0; part < length; part += length / 4)
    {
      write_file (theirs, whole, (gssize) part);
      look (fixture, 0, NULL);
      assert_state (fixture, 0, theirs, PLN_SHARED_INCOMPLETE);
    }
  between = digest_of (fixture->paths[0]);
  g_assert_cmpstr (before, ==, between);
  for (guint i = 0; i < 3; i++) /* as many minutes without a change */
    look (fixture, 0, NULL);
  assert_state (fixture, 0, theirs, PLN_SHARED_DAMAGED);
  write_file (theirs, whole, (gssize) length);
  look (fixture, 0, NULL);
  assert_state (fixture, 0, theirs, PLN_SHARED_CURRENT);
  after = digest_of (fixture->paths[0]);
  g_clear_pointer (&between, g_free);
  between = digest_of (fixture->paths[1]);
  g_assert_cmpstr (after, ==, between);
}

/* What is in the folder besides, by accident or on purpose, changes nothing and stops nothing. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *replica, *text; PlnSharedState state; } cases[] = {
    { "aaaaaaaaaa", "{\"format\":\"something-else\",\"version\":1,\"records\":[]}", PLN_SHARED_DAMAGED },
    { "bbbbbbbbbb", "{\"format\":\"plenary-snapshot\",\"version\":99,\"records\":[]}", PLN_SHARED_DAMAGED },
    { "cccccccccc", "{\"format\":\"plenary-snapshot\",\"version\":1,\"replica\":\"dddddddddd\",\"records\":[]}", PLN_SHARED_DAMAGED },
    { "eeeeeeeeee", "{\"records\":[{\"kind\":\"body\",\"id\":\"x\",\"fields\":{\"name\":\"Planted\"}}]}", PLN_SHARED_DAMAGED },
    { "ffffffffff", "{\"format\":\"plenary-snapshot\",\"version\":1,\"replica\":\"ffffffffff\",\"records\":["
                    "{\"kind\":\"body\",\"id\":\"x\",\"fields\":{\"name\":\"Planted\"}}]}", PLN_SHARED_CURRENT },
  };
  static const char *const others[] = {
    "plenary-.json.gz", "plenary-aaaaaaaaa1.json.gz", "plenary-AAAAAAAAAA.json.gz", "plenary-aaaaaaaaaa.json", "notes.txt",
    "plenary-aaaaaaaaaa (conflicted copy).json.gz", ".plenary-aaaaaaaaaa.json.gz.Xy12ab", "plenary-aaaaaaaaaa.sync-conflict.json.gz",
  };
  g_autofree char *before = NULL, *after = NULL, *theirs = file_of (fixture, fixture->paths[1]);
  g_autofree char *fifo = g_build_filename (fixture->folder, "plenary-gggggggggg.json.gz", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "plenary-hhhhhhhhhh.json.gz", NULL);
  g_autofree char *dir = g_build_filename (fixture->folder, "plenary-iiiiiiiiii.json.gz", NULL);
  g_autofree char *zipped = NULL, *command = NULL;
  guint n_taken;

  trust_all (fixture);
  edit (fixture->paths[1], "b", "B");
  before = digest_of (fixture->paths[1]);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = g_strdup_printf ("%s/plenary-%s.json", fixture->folder, cases[i].replica);

      write_file (plain, cases[i].text, -1);
      command = g_strdup_printf ("gzip '%s'", plain);
      g_assert_cmpint (system (command), ==, 0);
      g_clear_pointer (&command, g_free);
      pln_shared_folder_set_trusted (fixture->shared[0], cases[i].replica, TRUE, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, others[i], NULL);

      write_file (path, "{}", -1);
      g_assert_null (pln_shared_name_get_replica (others[i]));
    }
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_cmpint (symlink (theirs, link), ==, 0);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  look (fixture, 1, NULL);
  for (guint round = 0; round < 2; round++)
    {
      look (fixture, 0, &n_taken);
      g_assert_cmpuint (n_taken, ==, round == 0 ? 1 : 0); /* the honest file among them */
      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        {
          g_autofree char *path = g_strdup_printf ("%s/plenary-%s.json.gz", fixture->folder, cases[i].replica);

          assert_state (fixture, 0, path, cases[i].state);
        }
      assert_state (fixture, 0, fifo, PLN_SHARED_DAMAGED);
      assert_state (fixture, 0, link, PLN_SHARED_DAMAGED);
      assert_state (fixture, 0, dir, PLN_SHARED_DAMAGED);
    }
  after = digest_of (fixture->paths[0]);
  g_assert_cmpstr (before, ==, after); /* nothing was planted */
  g_assert_cmpuint (pln_shared_folder_get_files (fixture->shared[0])->len, ==, G_N_ELEMENTS (cases) + 3 + 1 + 1);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *text = NULL;
  gsize length;
  int fd;

  g_assert_true (g_file_get_contents (from, &text, &length, NULL));
  fd = g_open (to, O_WRONLY | O_CREAT | O_TRUNC, 0600); /* in place: the inode stays */
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, length), ==, (gssize) length);
  close (fd);
}

/* A copied workspace goes on under an id, and in a file, of its own. */
static void
test_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_build_filename (fixture->root, "copy.plenary", NULL), *mine = NULL, *its = NULL;
  g_autofree char *old = replica_of (fixture->paths[0]), *before = NULL, *after = NULL;
  g_autoptr (PlnSharedFolder) shared = NULL;
  PlnSharedLook result;

  edit (fixture->paths[0], "a", "A");
  look (fixture, 0, NULL);
  mine = file_of (fixture, fixture->paths[0]);
  g_assert_true (g_file_get_contents (mine, &before, NULL, NULL));
  copy_file (fixture->paths[0], copy);
  edit (copy, "a", "A of the copy");
  shared = pln_shared_folder_new (copy);
  g_assert_null (pln_shared_folder_get_path (shared)); /* the choice is not copied */
  g_assert_true (pln_shared_folder_set_path (shared, fixture->folder, NULL, NULL));
  g_assert_true (pln_shared_folder_look (shared, 0, &result, NULL, NULL));
  g_assert_true (result.written);
  pln_shared_look_clear (&result);
  its = file_of (fixture, copy);
  g_assert_cmpstr (mine, !=, its);
  g_assert_true (g_file_test (its, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_get_contents (mine, &after, NULL, NULL));
  g_assert_cmpmem (before, 18, after, 18);
}

/* Our own file holds work that we lost when the home folder was put back: it is read before it is written. */
static void
test_rolled_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *replica = replica_of (fixture->paths[0]), *mine = file_of (fixture, fixture->paths[0]);
  g_autofree char *note = g_build_filename (fixture->root, "plenary", "replicas", replica, NULL);
  g_autofree char *notes = g_build_filename (fixture->root, "plenary", "shared-folders", NULL);
  g_autofree char *kept = g_build_filename (fixture->root, "kept", NULL), *kept_note = g_strconcat (kept, ".1", NULL);
  g_autofree char *kept_notes = g_strconcat (kept, ".2", NULL), *now = NULL, *value = NULL, *lost = NULL;
  g_autoptr (PlnWorkspace) workspace = NULL;

  edit (fixture->paths[0], "a", "A");
  look (fixture, 0, NULL);
  copy_file (fixture->paths[0], kept);
  copy_file (note, kept_note);
  copy_file (notes, kept_notes);
  edit (fixture->paths[0], "lost", "Work that the disk forgot");
  look (fixture, 0, NULL);
  copy_file (kept, fixture->paths[0]);
  copy_file (kept_note, note);
  copy_file (kept_notes, notes);
  edit (fixture->paths[0], "a", "A, another line of work");
  look (fixture, 0, NULL);
  now = replica_of (fixture->paths[0]);
  g_assert_cmpstr (now, !=, replica);
  workspace = open_workspace (fixture->paths[0]);
  lost = pln_workspace_get_value (workspace, "lost", "name");
  g_assert_cmpstr (lost, ==, "\"Work that the disk forgot\"");
  value = pln_workspace_get_value (workspace, "a", "name");
  g_assert_cmpstr (value, ==, "\"A, another line of work\"");
  g_assert_true (g_file_test (mine, G_FILE_TEST_IS_REGULAR));
  g_clear_object (&workspace);
  g_assert_true (pln_shared_folder_get_trusted (fixture->shared[0], replica));
  trust_all (fixture);
  pln_shared_folder_set_trusted (fixture->shared[1], replica, TRUE, NULL);
  pln_shared_folder_set_trusted (fixture->shared[2], replica, TRUE, NULL);
  settle (fixture);
  assert_same (fixture);
}

/* What was taken in is taken back like any import, stays back, and is written so. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *later = NULL;
  g_autoptr (GError) error = NULL;

  trust_all (fixture);
  edit (fixture->paths[0], "a", "A");
  edit (fixture->paths[1], "b", "B");
  before = digest_of (fixture->paths[0]);
  look (fixture, 1, NULL);
  look (fixture, 0, NULL);
  {
    g_autoptr (PlnWorkspace) workspace = open_workspace (fixture->paths[0]);

    g_assert_true (pln_workspace_has_record (workspace, "b"));
    pln_workspace_undo_import (workspace, NULL, &error);
    g_assert_no_error (error);
  }
  after = digest_of (fixture->paths[0]);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (look (fixture, 0, NULL)); /* writes */
  later = digest_of (fixture->paths[0]);
  g_assert_cmpstr (before, ==, later);
}

/* Taken back in the window, an office is not taken in unasked any more; when a person agrees again, its file is read again
 * although it is the same. */
static void
test_undo_and_agree (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = replica_of (fixture->paths[1]), *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  guint n_taken;

  trust_all (fixture);
  edit (fixture->paths[0], "a", "A");
  edit (fixture->paths[1], "b", "B");
  before = digest_of (fixture->paths[0]);
  look (fixture, 1, NULL);
  look (fixture, 0, NULL);
  {
    g_autoptr (PlnWorkspace) workspace = open_workspace (fixture->paths[0]);

    pln_workspace_undo_import (workspace, NULL, &error);
    g_assert_no_error (error);
  }
  g_assert_true (pln_shared_folder_set_trusted (fixture->shared[0], other, FALSE, NULL));
  look (fixture, 0, &n_taken);
  g_assert_cmpuint (n_taken, ==, 0);
  after = digest_of (fixture->paths[0]);
  g_assert_cmpstr (before, ==, after);
  g_assert_true (pln_shared_folder_set_trusted (fixture->shared[0], other, TRUE, NULL));
  look (fixture, 0, &n_taken);
  g_assert_cmpuint (n_taken, ==, 1);
  {
    g_autoptr (PlnWorkspace) workspace = open_workspace (fixture->paths[0]);

    g_assert_true (pln_workspace_has_record (workspace, "b"));
  }
}

/* The folder that a workspace found at this path would use; a new object, as after a restart. (transfer full) (nullable) */
static char *
folder_of (const char *path)
{
  g_autoptr (PlnSharedFolder) shared = pln_shared_folder_new (path);

  return g_strdup (pln_shared_folder_get_path (shared));
}

/* What was chosen goes with a file that is moved, stays with one that is restored where it lies, and comes neither to a
 * copy nor to another workspace that takes the place. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *moved = g_strconcat (fixture->root, "/moved.plenary", NULL);
  g_autofree char *copied = g_strconcat (fixture->root, "/copied.plenary", NULL);
  g_autofree char *backup = g_strconcat (fixture->root, "/backup.plenary", NULL);
  g_autofree char *there = NULL, *here = NULL, *copy = NULL, *restored = NULL, *after = NULL, *left = NULL;
  g_autoptr (PlnWorkspace) workspace = open_workspace (fixture->paths[0]);
  g_autoptr (PlnSharedFolder) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_workspace_backup (workspace, backup, &error));
  g_clear_object (&workspace);
  copy_file (fixture->paths[0], copied);
  g_assert_cmpint (g_rename (fixture->paths[0], moved), ==, 0);
  workspace = pln_workspace_create (fixture->paths[0], "Somebody Else", &error);
  g_assert_no_error (error);
  g_clear_object (&workspace);
  there = folder_of (moved);
  g_assert_cmpstr (there, ==, fixture->folder);
  here = folder_of (fixture->paths[0]);
  g_assert_null (here);
  copy = folder_of (copied);
  g_assert_null (copy);
  again = pln_shared_folder_new (moved);
  g_assert_true (pln_shared_folder_set_trusted (again, "abcdefghij", TRUE, &error)); /* notes the new place */
  g_assert_true (pln_workspace_restore (moved, backup, &error));
  restored = folder_of (moved);
  g_assert_cmpstr (restored, ==, fixture->folder);
  g_assert_true (pln_shared_folder_set_active (again, TRUE, &error)); /* mints */
  after = folder_of (moved);
  g_assert_cmpstr (after, ==, fixture->folder);
  g_assert_true (pln_shared_folder_get_trusted (again, "abcdefghij"));
  g_assert_true (pln_shared_folder_set_path (again, NULL, NULL, &error));
  left = folder_of (moved);
  g_assert_null (left);
}

/* Kinds that stay here stay here; a pause is one; a folder that went away is told and comes back. */
static void
test_choices (Fixture *fixture, gconstpointer data)
{
  static const char *const without[] = { "body", NULL };
  PlnSnapshotScope scope = { .without = without };
  g_autofree char *mine = file_of (fixture, fixture->paths[0]), *away = g_strconcat (fixture->folder, ".away", NULL);
  g_autoptr (GError) error = NULL;
  PlnSharedLook result;
  guint n_taken;

  trust_all (fixture);
  edit (fixture->paths[0], "a", "A");
  g_assert_true (pln_shared_folder_set_active (fixture->shared[0], FALSE, NULL));
  g_assert_false (look (fixture, 0, NULL));
  g_assert_false (g_file_test (mine, G_FILE_TEST_EXISTS));
  g_assert_true (pln_shared_folder_set_path (fixture->shared[0], fixture->folder, &scope, NULL));
  g_assert_true (pln_shared_folder_get_active (fixture->shared[0]));
  g_assert_true (look (fixture, 0, NULL));
  assert_state (fixture, 0, mine, PLN_SHARED_OWN);
  look (fixture, 1, &n_taken);
  g_assert_cmpuint (n_taken, ==, 0); /* the file is there and holds no body */
  g_assert_cmpint (g_rename (fixture->folder, away), ==, 0);
  g_assert_false (pln_shared_folder_look (fixture->shared[0], fixture->now, &result, NULL, &error));
  g_assert_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FAILED);
  g_assert_nonnull (pln_shared_folder_get_problem (fixture->shared[0]));
  pln_shared_look_clear (&result);
  g_assert_cmpint (g_rename (away, fixture->folder), ==, 0);
  look (fixture, 0, NULL);
  g_assert_null (pln_shared_folder_get_problem (fixture->shared[0]));
}

static void
looked_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (async);
}

/* In a worker the same comes about, one look at a time. */
static void
test_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) async = NULL;
  g_autoptr (GError) error = NULL;
  PlnSharedLook result;

  trust_all (fixture);
  edit (fixture->paths[1], "b", "B");
  look (fixture, 1, NULL);
  g_assert_true (pln_shared_folder_look_async (fixture->shared[0], fixture->now, NULL, looked_cb, &async));
  g_assert_false (pln_shared_folder_look_async (fixture->shared[0], fixture->now, NULL, looked_cb, &async));
  while (async == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (pln_shared_folder_look_finish (fixture->shared[0], async, &result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_taken, ==, 1);
  g_assert_cmpstr (result.office, ==, "New York");
  g_assert_cmpuint (result.counts.n[PLN_IMPORT_ADDED], ==, 1);
  g_assert_cmpuint (result.changed->len, ==, 1);
  g_assert_true (result.written);
  g_assert_cmpuint (pln_shared_folder_get_files (fixture->shared[0])->len, ==, 2);
  pln_shared_look_clear (&result);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shared-folder/first-time", Fixture, NULL, set_up, test_first_time, tear_down);
  g_test_add ("/shared-folder/convergence", Fixture, NULL, set_up, test_convergence, tear_down);
  g_test_add ("/shared-folder/half-written", Fixture, NULL, set_up, test_half_written, tear_down);
  g_test_add ("/shared-folder/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/shared-folder/copied", Fixture, NULL, set_up, test_copied, tear_down);
  g_test_add ("/shared-folder/rolled-back", Fixture, NULL, set_up, test_rolled_back, tear_down);
  g_test_add ("/shared-folder/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/shared-folder/undo-and-agree", Fixture, NULL, set_up, test_undo_and_agree, tear_down);
  g_test_add ("/shared-folder/moved", Fixture, NULL, set_up, test_moved, tear_down);
  g_test_add ("/shared-folder/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/shared-folder/worker", Fixture, NULL, set_up, test_worker, tear_down);
  return g_test_run ();
}
