/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "exchange/pln-import-backup.h"
#include "exchange/pln-shared-folder.h"
#include "exchange/pln-shared-notes.h"
#include "exchange/pln-snapshot-reader.h"

/* Files are known by inode, size and time: what has been read is not read
 * again.  Taking in comes before writing.  That holds for our own file too, when
 * it is not as we left it: then a rolled back home or a cloned machine shows
 * itself, the import gives this workspace a new id, and both lines survive. */

#define PREFIX "plenary-"
#define SUFFIX ".json.gz"
#define REPLICA_LEN 10
#define MOST_FILES 500

struct _PlnSharedFolder
{
  GObject parent_instance;

  char           *workspace; /* owned; path */
  PlnSharedNotes *notes;     /* owned */
  char           *path;      /* owned, nullable */
  char           *problem;   /* owned, nullable */
  GPtrArray      *files;     /* owned; of PlnSharedFile */
  gboolean        looking;   /* a worker is at it */
};

G_DEFINE_FINAL_TYPE (PlnSharedFolder, pln_shared_folder, G_TYPE_OBJECT)

static void
shared_file_free (gpointer data)
{
  PlnSharedFile *file = data;

  g_free (file->path);
  g_free (file->replica);
  g_free (file->office);
  g_free (file->message);
  g_free (file);
}

void
pln_shared_look_clear (PlnSharedLook *self)
{
  g_clear_pointer (&self->office, g_free);
  g_clear_pointer (&self->changed, g_ptr_array_unref);
}

static void
pln_shared_folder_finalize (GObject *object)
{
  PlnSharedFolder *self = PLN_SHARED_FOLDER (object);

  g_free (self->workspace);
  g_free (self->path);
  g_free (self->problem);
  pln_shared_notes_free (self->notes);
  g_ptr_array_unref (self->files);
  G_OBJECT_CLASS (pln_shared_folder_parent_class)->finalize (object);
}

static void
pln_shared_folder_class_init (PlnSharedFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_shared_folder_finalize;
}

static void
pln_shared_folder_init (PlnSharedFolder *self)
{
  self->files = g_ptr_array_new_with_free_func (shared_file_free);
}

static void
read_notes (PlnSharedFolder *self)
{
  g_free (self->path);
  self->path = pln_shared_notes_get (self->notes, "folder", NULL);
}

PlnSharedFolder *
pln_shared_folder_new (const char *workspace)
{
  PlnSharedFolder *self = g_object_new (PLN_TYPE_SHARED_FOLDER, NULL);

  self->workspace = g_strdup (workspace);
  self->notes = pln_shared_notes_new (workspace);
  read_notes (self);
  return self;
}

/* ---- what is chosen ------------------------------------------------------ */

const char *
pln_shared_folder_get_path (PlnSharedFolder *self)
{
  return self->path;
}

gboolean
pln_shared_folder_set_path (PlnSharedFolder *self, const char *path, const PlnSnapshotScope *scope, GError **error)
{
  g_autofree char *without = scope != NULL && scope->without != NULL ? g_strjoinv (" ", (char **) scope->without) : NULL;
  g_autofree char *whole = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;

  pln_shared_notes_set (self->notes, "folder", NULL, whole);
  pln_shared_notes_set (self->notes, "without", NULL, without);
  pln_shared_notes_set (self->notes, "informal", NULL, scope != NULL && scope->hold_informal ? "stay" : NULL);
  pln_shared_notes_set (self->notes, "paused", NULL, NULL);
  pln_shared_notes_set (self->notes, "written-file", NULL, NULL);
  if (!pln_shared_notes_save (self->notes, error))
    return FALSE;
  g_ptr_array_set_size (self->files, 0);
  g_clear_pointer (&self->problem, g_free);
  read_notes (self);
  return TRUE;
}

gboolean
pln_shared_folder_get_active (PlnSharedFolder *self)
{
  g_autofree char *paused = pln_shared_notes_get (self->notes, "paused", NULL);

  return self->path != NULL && paused == NULL;
}

gboolean
pln_shared_folder_set_active (PlnSharedFolder *self, gboolean active, GError **error)
{
  pln_shared_notes_set (self->notes, "paused", NULL, active ? NULL : "yes");
  return pln_shared_notes_save (self->notes, error);
}

gboolean
pln_shared_folder_get_trusted (PlnSharedFolder *self, const char *replica)
{
  g_autofree char *trusted = pln_shared_notes_get (self->notes, "trusted", replica);

  return trusted != NULL;
}

gboolean
pln_shared_folder_set_trusted (PlnSharedFolder *self, const char *replica, gboolean trusted, GError **error)
{
  /* Agreeing to an office means reading its file, also one that was read before and taken back since. */
  if (trusted != pln_shared_folder_get_trusted (self, replica))
    pln_shared_notes_set (self->notes, "file", replica, NULL);
  pln_shared_notes_set (self->notes, "trusted", replica, trusted ? "yes" : NULL);
  return pln_shared_notes_save (self->notes, error);
}

gboolean
pln_shared_folder_restored (PlnSharedFolder *self, GError **error)
{
  g_autofree char *own = pln_shared_notes_get (self->notes, "own", NULL);

  if (own != NULL)
    pln_shared_notes_set (self->notes, "trusted", own, NULL);
  pln_shared_notes_set (self->notes, "own", NULL, NULL);
  pln_shared_notes_set (self->notes, "written-file", NULL, NULL);
  return pln_shared_folder_set_active (self, FALSE, error);
}

gint64
pln_shared_folder_get_looked (PlnSharedFolder *self)
{
  return pln_shared_notes_get_number (self->notes, "looked", NULL);
}

const char *
pln_shared_folder_get_problem (PlnSharedFolder *self)
{
  return self->problem;
}

GPtrArray *
pln_shared_folder_get_files (PlnSharedFolder *self)
{
  return self->files;
}

/* ---- one file ------------------------------------------------------------ */

char *
pln_shared_name_get_replica (const char *name)
{
  g_autofree char *replica = NULL;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX) ||
      strlen (name) != strlen (PREFIX) + REPLICA_LEN + strlen (SUFFIX))
    return NULL;
  replica = g_strndup (name + strlen (PREFIX), REPLICA_LEN);
  return pln_replica_is_valid (replica) ? g_steal_pointer (&replica) : NULL;
}

/* By what a file is known; NULL when it is not there or no plain file. */
static char *
make_mark (const char *path, gint64 *time)
{
  struct stat info;

  if (lstat (path, &info) != 0 || !S_ISREG (info.st_mode))
    return NULL;
  if (time != NULL)
    *time = (gint64) info.st_mtim.tv_sec * 1000 + info.st_mtim.tv_nsec / 1000000;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64) info.st_ino,
                          (gint64) info.st_size, (gint64) info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

/* One look: the notes and the file at hand. */
typedef struct
{
  PlnSharedFolder *folder;  /* borrowed */
  PlnSharedNotes  *notes;   /* borrowed */
  PlnSharedLook   *result;  /* borrowed */
  GCancellable    *cancellable; /* borrowed, nullable */
  char            *own;     /* owned; our replica */
  char            *digest;  /* owned; of our workspace, when it is known */
  gint64           now;     /* as given: 0 is the clock */
  gboolean         too_many; /* changed ids are not listed any more */
} Look;

static gint64
look_now (Look *look)
{
  return look->now != 0 ? look->now : g_get_real_time () / 1000;
}

static gboolean
may_still_come (const GError *error)
{
  return g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_SYNTAX) ||
         g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED) ||
         g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FAILED);
}

/* A file that cannot be read is waited for as long as it may still be on its
 * way; after that it is damaged, and not read again before it changes. */
static void
note_bad (Look *look, PlnSharedFile *file, const char *mark, const GError *error)
{
  g_autofree char *known = pln_shared_notes_get (look->notes, "bad", file->replica);
  gint64 since = g_strcmp0 (known, mark) == 0 ? pln_shared_notes_get_number (look->notes, "bad-since", file->replica)
                                              : look_now (look);
  gboolean wait = may_still_come (error) && look_now (look) - since < PLN_SHARED_PATIENCE_MS && look_now (look) >= since;

  file->state = wait ? PLN_SHARED_INCOMPLETE : PLN_SHARED_DAMAGED;
  file->message = g_strdup (error->message);
  pln_shared_notes_set (look->notes, "bad", file->replica, mark);
  pln_shared_notes_set_number (look->notes, "bad-since", file->replica, since);
  pln_shared_notes_set (look->notes, "bad-text", file->replica, error->message);
  pln_shared_notes_set (look->notes, "bad-final", file->replica, wait ? NULL : "yes");
}

/* Whether this very file has been refused for good. */
static gboolean
is_refused (Look *look, PlnSharedFile *file, const char *mark)
{
  g_autofree char *known = pln_shared_notes_get (look->notes, "bad", file->replica);
  g_autofree char *final = pln_shared_notes_get (look->notes, "bad-final", file->replica);

  if (final == NULL || g_strcmp0 (known, mark) != 0)
    return FALSE;
  file->state = PLN_SHARED_DAMAGED;
  file->message = pln_shared_notes_get (look->notes, "bad-text", file->replica);
  return TRUE;
}

static void
forget_bad (Look *look, const char *replica)
{
  static const char *const names[] = { "bad", "bad-since", "bad-text", "bad-final" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    pln_shared_notes_set (look->notes, names[i], replica, NULL);
}

static void
note_taken (Look *look, PlnSharedFile *file, const char *mark, const PlnImportResult *result)
{
  gint64 written;

  file->state = PLN_SHARED_CURRENT;
  file->taken = look_now (look);
  if (result->exported != NULL && pln_time_parse_rfc3339 (result->exported, &written))
    file->written = written;
  if (result->office != NULL && *result->office != '\0')
    {
      g_free (file->office);
      file->office = g_strdup (result->office);
    }
  forget_bad (look, file->replica);
  pln_shared_notes_set (look->notes, "file", file->replica, mark);
  pln_shared_notes_set (look->notes, "office", file->replica, file->office);
  pln_shared_notes_set_number (look->notes, "taken", file->replica, file->taken);
  pln_shared_notes_set_number (look->notes, "written", file->replica, file->written);
}

static void
add_result (Look *look, const PlnImportResult *result)
{
  PlnSharedLook *all = look->result;

  if (result->changed != NULL && result->changed->len == 0)
    return; /* nothing was put */
  all->n_taken++;
  for (guint i = 0; i < PLN_IMPORT_N_GROUPS; i++)
    all->counts.n[i] += result->counts.n[i];
  all->counts.unknown += result->counts.unknown;
  g_free (all->office);
  all->office = g_strdup (result->office);
  if (result->changed == NULL || look->too_many)
    {
      look->too_many = TRUE;
      g_clear_pointer (&all->changed, g_ptr_array_unref);
      return;
    }
  if (all->changed == NULL)
    all->changed = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < result->changed->len; i++)
    g_ptr_array_add (all->changed, g_strdup (result->changed->pdata[i]));
}

/* Errors about the file are noted with it; FALSE is for the workspace, and for Cancel. */
static gboolean
take_in (Look *look, PlnSharedFile *file, const char *mark, GError **error)
{
  PlnImportRequest request = { .workspace = look->folder->workspace, .file = file->path, .now = look->now,
                               .replica = file->replica, .stamped_only = TRUE };
  g_autofree char *after = NULL;
  PlnImportResult result;
  GError *cause = NULL;

  if (!pln_import_backup_if_due (look->folder->workspace, error))
    return FALSE;
  if (!pln_import_run (&request, &result, look->cancellable, &cause))
    {
      if (cause->domain != PLN_EXCHANGE_ERROR || cause->code == PLN_EXCHANGE_ERROR_CANCELLED)
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      note_bad (look, file, mark, cause);
      g_error_free (cause);
      return TRUE;
    }
  add_result (look, &result);
  after = make_mark (file->path, NULL);
  note_taken (look, file, g_strcmp0 (mark, after) == 0 ? mark : "", &result); /* replaced meanwhile: once more */
  pln_import_result_clear (&result);
  return TRUE;
}

/* Who wrote a file that nobody agreed to yet, as it claims. */
static void
look_at_head (Look *look, PlnSharedFile *file, const char *mark)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnSnapshotReader) reader = pln_snapshot_reader_open (file->path, PLN_SNAPSHOT_DEFAULT, &error);
  const PlnSnapshotHead *head;
  PlnSnapshotEntry entry;
  gint64 written;

  if (reader != NULL)
    pln_snapshot_reader_next (reader, &entry, look->cancellable, &error);
  if (error != NULL)
    {
      if (!g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED))
        note_bad (look, file, mark, error);
      return;
    }
  head = pln_snapshot_reader_get_head (reader);
  file->state = PLN_SHARED_NEW;
  if (head->office != NULL && *head->office != '\0')
    {
      g_free (file->office);
      file->office = g_strdup (head->office);
    }
  if (head->exported != NULL && pln_time_parse_rfc3339 (head->exported, &written))
    file->written = written;
}

static gboolean
look_at_file (Look *look, PlnSharedFile *file, GError **error)
{
  g_autofree char *mark = make_mark (file->path, &file->written);
  g_autofree char *known = pln_shared_notes_get (look->notes, "file", file->replica);
  g_autofree char *office = pln_shared_notes_get (look->notes, "office", file->replica);

  if (mark == NULL)
    {
      file->state = PLN_SHARED_DAMAGED;
      file->message = g_strdup (_("It is no plain file."));
      return TRUE;
    }
  if (office != NULL)
    {
      g_free (file->office);
      file->office = g_steal_pointer (&office);
    }
  file->taken = pln_shared_notes_get_number (look->notes, "taken", file->replica);
  if (!pln_shared_folder_get_trusted (look->folder, file->replica))
    {
      if (!is_refused (look, file, mark))
        look_at_head (look, file, mark);
      return TRUE;
    }
  if (g_strcmp0 (known, mark) == 0)
    {
      file->state = PLN_SHARED_CURRENT;
      file->written = pln_shared_notes_get_number (look->notes, "written", file->replica);
      return TRUE;
    }
  return is_refused (look, file, mark) || take_in (look, file, mark, error);
}

/* ---- our own file -------------------------------------------------------- */

static char *
own_path (Look *look)
{
  g_autofree char *name = g_strconcat (PREFIX, look->own, SUFFIX, NULL);

  return g_build_filename (look->folder->path, name, NULL);
}

/* Our replica as it is now.  The one before, which a restored or copied file
 * gave up, is of our own work: its file is taken in without asking. */
static gboolean
find_own (Look *look, GError **error)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (look->folder->workspace, PLN_OPEN_DEFAULT, error);
  g_autofree char *before = pln_shared_notes_get (look->notes, "own", NULL);

  if (workspace == NULL || !pln_workspace_confirm_identity (workspace, error))
    return FALSE;
  g_free (look->own);
  look->own = g_strdup (pln_workspace_get_replica (workspace));
  if (before != NULL && !g_str_equal (before, look->own))
    pln_shared_notes_set (look->notes, "trusted", before, "yes");
  pln_shared_notes_set (look->notes, "own", NULL, look->own);
  g_free (look->digest);
  look->digest = pln_workspace_get_digest (workspace, NULL, error);
  return look->digest != NULL;
}

/* Somebody else wrote under our name, or our memory was put back. */
static gboolean
check_own (Look *look, GError **error)
{
  g_autofree char *path = own_path (look), *mark = make_mark (path, NULL);
  g_autofree char *known = pln_shared_notes_get (look->notes, "written-file", NULL);
  PlnSharedFile file = { .path = path, .replica = look->own };
  gboolean ok;

  if (mark == NULL || g_strcmp0 (known, mark) == 0)
    return TRUE;
  file.office = g_strdup ("");
  ok = take_in (look, &file, mark, error);
  g_free (file.office);
  g_free (file.message);
  return ok;
}

static gboolean
write_own (Look *look, GError **error)
{
  g_autofree char *without = pln_shared_notes_get (look->notes, "without", NULL);
  g_autofree char *informal = pln_shared_notes_get (look->notes, "informal", NULL);
  g_autofree char *known = pln_shared_notes_get (look->notes, "written-file", NULL);
  g_autofree char *known_key = pln_shared_notes_get (look->notes, "written-key", NULL);
  g_autofree char *path = own_path (look), *mark = make_mark (path, NULL), *key = NULL;
  g_auto (GStrv) kinds = without != NULL ? g_strsplit (without, " ", -1) : NULL;
  PlnSnapshotScope scope = { .without = (const char *const *) kinds, .hold_informal = informal != NULL };
  g_autoptr (PlnWorkspace) workspace = NULL;
  PlnSnapshotResult written;

  key = g_strdup_printf ("%s %s %s %s", look->own, look->digest, without != NULL ? without : "", informal != NULL ? "stay" : "");
  if (mark != NULL && g_strcmp0 (known, mark) == 0 && g_strcmp0 (known_key, key) == 0)
    return TRUE;
  workspace = pln_workspace_open (look->folder->workspace, PLN_OPEN_DEFAULT, error);
  if (workspace == NULL)
    return FALSE;
  pln_workspace_set_now (workspace, look->now);
  if (!pln_snapshot_export (workspace, path, &scope, &written, look->cancellable, NULL, NULL, error))
    return FALSE;
  g_free (mark);
  mark = make_mark (path, NULL);
  look->result->written = TRUE;
  forget_bad (look, look->own);
  pln_shared_notes_set (look->notes, "written-file", NULL, mark);
  pln_shared_notes_set (look->notes, "written-key", NULL, key);
  pln_shared_notes_set_number (look->notes, "written-at", NULL, look_now (look));
  return TRUE;
}

/* ---- the folder ---------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* Names of the files of replicas, ours left out, in order; NULL with an error. */
static GPtrArray *
list_names (Look *look, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (look->folder->path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *base = g_path_get_basename (look->folder->path);

      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FAILED,
                   _("The shared folder “%s” cannot be reached just now."), base);
      return NULL;
    }
  while ((name = g_dir_read_name (dir)) != NULL && names->len < MOST_FILES)
    {
      g_autofree char *replica = pln_shared_name_get_replica (name);

      if (replica != NULL && g_strcmp0 (replica, look->own) != 0)
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort_values (names, compare_names);
  return g_steal_pointer (&names);
}

static void
add_own (Look *look, GPtrArray *files)
{
  PlnSharedFile *file = g_new0 (PlnSharedFile, 1);
  g_autofree char *mark = NULL;

  file->path = own_path (look);
  file->replica = g_strdup (look->own);
  file->office = g_strdup ("");
  file->state = PLN_SHARED_OWN;
  mark = make_mark (file->path, &file->written);
  file->taken = mark != NULL ? pln_shared_notes_get_number (look->notes, "written-at", NULL) : 0;
  g_ptr_array_add (files, file);
}

static gboolean
look_at_all (Look *look, GPtrArray *files, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!find_own (look, error))
    return FALSE;
  names = list_names (look, error);
  if (names == NULL || !check_own (look, error))
    return FALSE;
  for (guint i = 0; i < names->len; i++)
    {
      PlnSharedFile *file = g_new0 (PlnSharedFile, 1);

      file->path = g_build_filename (look->folder->path, names->pdata[i], NULL);
      file->replica = pln_shared_name_get_replica (names->pdata[i]);
      file->office = g_strdup ("");
      g_ptr_array_add (files, file);
      if (!look_at_file (look, file, error))
        return FALSE;
    }
  /* An import may have given this workspace a new id. */
  return find_own (look, error) && write_own (look, error);
}

gboolean
pln_shared_folder_look (PlnSharedFolder *self, gint64 now, PlnSharedLook *result, GCancellable *cancellable, GError **error)
{
  Look look = { .folder = self, .notes = self->notes, .result = result, .cancellable = cancellable, .now = now };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (shared_file_free);
  GError *local = NULL;

  memset (result, 0, sizeof *result);
  pln_shared_notes_load (self->notes);
  read_notes (self);
  if (!pln_shared_folder_get_active (self))
    return TRUE;
  look_at_all (&look, files, &local);
  if (local == NULL || files->len > 0)
    {
      if (look.own != NULL)
        add_own (&look, files);
      g_ptr_array_unref (self->files);
      self->files = g_steal_pointer (&files);
    }
  pln_shared_notes_set_number (self->notes, "looked", NULL, look_now (&look));
  pln_shared_notes_save (self->notes, local == NULL ? &local : NULL);
  g_free (look.own);
  g_free (look.digest);
  g_free (self->problem);
  self->problem = local != NULL ? g_strdup (local->message) : NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, local);
  return FALSE;
}

/* ---- in a worker --------------------------------------------------------- */

/* The worker looks with an object of its own and hands over what it found. */
typedef struct
{
  PlnSharedFolder *folder; /* owned */
  PlnSharedLook    result; /* owned */
  gint64           now;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->folder);
  pln_shared_look_clear (&job->result);
  g_free (job);
}

static void
look_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (pln_shared_folder_look (job->folder, job->now, &job->result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

gboolean
pln_shared_folder_look_async (PlnSharedFolder *self, gint64 now, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (self->looking)
    return FALSE;
  self->looking = TRUE;
  task = g_task_new (self, cancellable, callback, data);
  job = g_new0 (Job, 1);
  job->folder = pln_shared_folder_new (self->workspace);
  job->now = now;
  /* Even a cancelled look has done what it has done. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, look_thread);
  return TRUE;
}

gboolean
pln_shared_folder_look_finish (PlnSharedFolder *self, GAsyncResult *async, PlnSharedLook *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (async));

  self->looking = FALSE;
  *result = job->result;
  memset (&job->result, 0, sizeof job->result);
  pln_shared_notes_load (self->notes);
  read_notes (self);
  if (g_strcmp0 (self->path, job->folder->path) == 0)
    {
      g_ptr_array_unref (self->files);
      self->files = g_ptr_array_ref (job->folder->files);
      g_free (self->problem);
      self->problem = g_strdup (job->folder->problem);
    }
  return g_task_propagate_boolean (G_TASK (async), error);
}
