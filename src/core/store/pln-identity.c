// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/pln-store-private.h"

/* A replica id is never used by two lines of work (exchange/README.md, Copies).  The state
 * directory has one note per replica: which file it is, and its last own time.
 * Before a commit the new time is added to the note, after it the note is cut
 * down; so file and note agree whenever the process is killed.  The note is
 * not forced to disk: when it is lost or torn, a new id is minted, which is
 * always safe. */

typedef struct
{
  guint64  inode;
  gint64   birth_seconds;
  guint32  birth_nanoseconds;
} FileIdentity;

char *
pln_state_directory (void)
{
  const char *home = g_getenv ("XDG_STATE_HOME");
  char *path = home != NULL && g_path_is_absolute (home)
                 ? g_build_filename (home, "plenary", NULL)
                 : g_build_filename (g_get_home_dir (), ".local", "state", "plenary", NULL);

  g_mkdir_with_parents (path, 0700);
  return path;
}

static char *
note_path (const char *replica)
{
  g_autofree char *state = pln_state_directory ();
  g_autofree char *folder = g_build_filename (state, "replicas", NULL);

  g_mkdir_with_parents (folder, 0700);
  return g_build_filename (folder, replica, NULL);
}

/* Inode and time of birth; the device number may change when a disk is
 * plugged in again, so it is left out. */
static gboolean
identify_file (const char *path, FileIdentity *identity)
{
  struct statx buffer;

  if (statx (AT_FDCWD, path, 0, STATX_INO | STATX_BTIME, &buffer) != 0)
    return FALSE;
  identity->inode = buffer.stx_ino;
  identity->birth_seconds = (buffer.stx_mask & STATX_BTIME) ? buffer.stx_btime.tv_sec : 0;
  identity->birth_nanoseconds = (buffer.stx_mask & STATX_BTIME) ? buffer.stx_btime.tv_nsec : 0;
  return TRUE;
}

static char *
format_note (const FileIdentity *identity, const char *last)
{
  return g_strdup_printf ("inode %" G_GUINT64_FORMAT "\nbirth %" G_GINT64_FORMAT ".%09u\nlast %s\n", identity->inode,
                          identity->birth_seconds, identity->birth_nanoseconds, last != NULL ? last : "-");
}

/* Notes are written by one process at a time; the lock of the database does not
 * cover the cutting down after a commit. */
static int
lock_notes (void)
{
  g_autofree char *path = note_path ("lock");
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  while (fd >= 0 && flock (fd, LOCK_EX) != 0 && errno == EINTR)
    continue;
  return fd;
}

static gboolean
replace_note (const char *path, const char *text)
{
  g_autofree char *temporary = g_strconcat (path, ".new", NULL);
  int fd = g_open (temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = write (fd, text, strlen (text)) == (gssize) strlen (text);
  return close (fd) == 0 && done && g_rename (temporary, path) == 0;
}

/* Before a commit: notes the time that will be the last, beside those that may
 * be it.  Usually that is one; more when a process was killed between note and
 * commit, for its commit may still turn up when the log is recovered. */
static gboolean
write_note (PlnWorkspace *self, GError **error)
{
  gboolean stamped = g_strcmp0 (self->last_time, self->noted_time) != 0;
  g_autofree char *path = note_path (self->replica);
  g_autofree char *head = NULL, *old = NULL;
  FileIdentity identity;
  int lock;
  gboolean done;

  if (!identify_file (self->database->path, &identity))
    {
      g_set_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND, _("“%s” is no longer there."),
                   self->database->path);
      return FALSE;
    }
  head = format_note (&identity, self->noted_time);
  g_free (self->note);
  lock = lock_notes ();
  if (!self->minted && g_file_get_contents (path, &old, NULL, NULL) && strlen (old) < 4096)
    self->note = g_strdup_printf ("%slast %s\n", old, self->last_time);
  else
    self->note = stamped ? g_strdup_printf ("%slast %s\n", head, self->last_time) : g_strdup (head);
  done = replace_note (path, self->note);
  if (lock >= 0)
    close (lock);
  if (!done)
    g_set_error (error, PLN_STORE_ERROR, errno == ENOSPC ? PLN_STORE_ERROR_FULL : PLN_STORE_ERROR_FAILED,
                 _("The state directory cannot be written: %s."), g_strerror (errno));
  return done;
}

/* After a commit: cuts the note down to the last time, unless another process
 * has gone on since. */
static void
cut_note (PlnWorkspace *self)
{
  g_autofree char *path = note_path (self->replica);
  g_autofree char *text = NULL, *shorter = NULL;
  FileIdentity identity;
  int lock;

  if (!identify_file (self->database->path, &identity))
    return;
  shorter = format_note (&identity, self->last_time);
  lock = lock_notes ();
  if (g_file_get_contents (path, &text, NULL, NULL) && g_strcmp0 (text, self->note) == 0)
    replace_note (path, shorter);
  if (lock >= 0)
    close (lock);
}

/* Whether the note of this replica names this file and the last own time. */
static gboolean
note_agrees (PlnWorkspace *self)
{
  g_autofree char *path = NULL, *text = NULL, *wanted = NULL, *head = NULL;
  g_auto (GStrv) lines = NULL;
  FileIdentity identity;

  if (!pln_replica_is_valid (self->replica) || !identify_file (self->database->path, &identity))
    return FALSE;
  path = note_path (self->replica);
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return FALSE;
  head = format_note (&identity, NULL);
  *strstr (head, "last ") = '\0';
  if (!g_str_has_prefix (text, head))
    return FALSE;
  wanted = g_strconcat ("last ", self->last_time != NULL ? self->last_time : "-", NULL);
  lines = g_strsplit (text, "\n", -1);
  return g_strv_contains ((const char *const *) lines, wanted);
}

static void
remove_note (const char *replica)
{
  g_autofree char *path = note_path (replica);

  g_unlink (path);
}

static void
set_text (char **place, char *text)
{
  g_free (*place);
  *place = text;
}

void
pln_identity_load (PlnWorkspace *self)
{
  static const char sql[] = "SELECT value FROM pln_meta WHERE key = ?";
  char *replica = pln_database_get_text (self->database, sql, "s", "replica");
  char *office = pln_database_get_text (self->database, sql, "s", "office");

  set_text (&self->replica, replica != NULL ? replica : g_strdup (""));
  set_text (&self->office, office != NULL ? office : g_strdup (""));
  set_text (&self->last_time, pln_database_get_text (self->database, sql, "s", "last"));
  set_text (&self->noted_time, g_strdup (self->last_time));
  self->minted = FALSE;
}

/* For a preview in a file that was copied: the id that an import would mint is
 * only thought of. */
void
pln_identity_pretend (PlnWorkspace *self)
{
  if (note_agrees (self))
    return;
  set_text (&self->replica, pln_replica_new ());
  g_clear_pointer (&self->last_time, g_free);
  g_clear_pointer (&self->noted_time, g_free);
}

gboolean
pln_identity_confirm (PlnWorkspace *self, GError **error)
{
  pln_identity_load (self);
  return note_agrees (self) || pln_identity_mint (self, "copied", error);
}

static gboolean
set_meta (PlnWorkspace *self, const char *key, const char *value, GError **error)
{
  return pln_database_run (self->database, error, "INSERT OR REPLACE INTO pln_meta (key, value) VALUES (?, ?)", "ss",
                           key, value);
}

/* gave_up says why the present id is given up: "copied" ids live on elsewhere,
 * "rolled-back" ones are ours alone. */
gboolean
pln_identity_mint (PlnWorkspace *self, const char *gave_up, GError **error)
{
  /* An id that lives on elsewhere keeps the name it had here. */
  if (self->replica[0] != '\0' && self->office[0] != '\0' && strcmp (gave_up, "copied") == 0
      && !pln_database_run (self->database, error, "INSERT OR IGNORE INTO pln_office (replica, office) VALUES (?, ?)", "ss",
                            self->replica, self->office))
    return FALSE;
  if (self->replica[0] != '\0'
      && !pln_database_run (self->database, error,
                            "INSERT OR REPLACE INTO pln_own_replica (replica, gave_up) VALUES (?, ?)", "ss",
                            self->replica, gave_up))
    return FALSE;
  set_text (&self->replica, pln_replica_new ());
  g_clear_pointer (&self->last_time, g_free);
  g_clear_pointer (&self->noted_time, g_free);
  self->minted = TRUE;
  return set_meta (self, "replica", self->replica, error) && set_meta (self, "last", NULL, error)
         && pln_database_run (self->database, error,
                              "INSERT OR REPLACE INTO pln_own_replica (replica, gave_up) VALUES (?, NULL)", "s",
                              self->replica);
}

char *
pln_identity_next_stamp (PlnWorkspace *self, GError **error)
{
  g_autofree char *stamp = NULL;

  set_text (&self->last_time, pln_stamp_next_time (self->last_time, pln_workspace_get_now (self)));
  stamp = pln_stamp_new (self->last_time, self->replica);
  if (!pln_database_run (self->database, error, "INSERT INTO pln_own_stamp (stamp) VALUES (?)", "s", stamp))
    return NULL;
  return g_steal_pointer (&stamp);
}

gboolean
pln_identity_commit (PlnWorkspace *self, GError **error)
{
  gboolean stamped = g_strcmp0 (self->last_time, self->noted_time) != 0;

  if (stamped && !set_meta (self, "last", self->last_time, error))
    goto failed;
  if ((stamped || self->minted)
      && !write_note (self, error))
    goto failed;
  if (!pln_database_commit (self->database, error))
    goto failed;
  if (stamped)
    cut_note (self);
  set_text (&self->noted_time, g_strdup (self->last_time));
  self->minted = FALSE;
  return TRUE;

failed:
  pln_identity_rollback (self);
  return FALSE;
}

void
pln_identity_rollback (PlnWorkspace *self)
{
  if (self->minted)
    remove_note (self->replica);
  pln_database_rollback (self->database);
  pln_identity_load (self);
}

gboolean
pln_workspace_has_identity (PlnWorkspace *self)
{
  return note_agrees (self);
}

gboolean
pln_workspace_confirm_identity (PlnWorkspace *self, GError **error)
{
  if (!pln_workspace_may_write (self, error) || !pln_database_begin (self->database, error))
    return FALSE;
  if (!pln_identity_confirm (self, error))
    {
      pln_identity_rollback (self);
      return FALSE;
    }
  return pln_identity_commit (self, error);
}

