/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-shared-notes.h"
#include "store/pln-import.h"
#include "store/pln-workspace.h"

/* The notes of a workspace stand under its replica id: they go with a file that
 * is moved, and no other file that comes to lie at the same path gets them.  A
 * file that took a new id where it lies, because it was restored, keeps them; a
 * copy elsewhere does not. */
struct _PlnSharedNotes
{
  char       *path;      /* owned */
  char       *workspace; /* owned */
  char       *group;     /* owned, nullable; where notes are written: the replica id, NULL before there is a sure one */
  char       *from;      /* owned, nullable; where they are read: group, or that of the id before */
  GKeyFile   *file;      /* owned */
  GHashTable *changes;   /* owned; key to text, NULL removes */
};

PlnSharedNotes *
pln_shared_notes_new (const char *workspace)
{
  PlnSharedNotes *self = g_new0 (PlnSharedNotes, 1);
  g_autofree char *state = pln_state_directory ();

  self->path = g_build_filename (state, "shared-folders", NULL);
  self->workspace = g_canonicalize_filename (workspace, NULL);
  self->file = g_key_file_new ();
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pln_shared_notes_load (self);
  return self;
}

static gboolean
is_of_this_place (PlnSharedNotes *self,
                  const char     *group)
{
  g_autofree char *place = g_key_file_get_string (self->file, group, "workspace", NULL);

  return g_strcmp0 (place, self->workspace) == 0;
}

/* The notes that an id which this workspace gave up left for this place; NULL: none. */
static char *
find_former (PlnSharedNotes *self,
             PlnWorkspace   *workspace)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->file, NULL);

  for (int i = 0; groups[i] != NULL; i++)
    if (is_of_this_place (self, groups[i]) && pln_workspace_owns_replica (workspace, groups[i]))
      return g_strdup (groups[i]);
  return NULL;
}

static void
find_groups (PlnSharedNotes *self)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (self->workspace, PLN_OPEN_READ_ONLY, NULL);
  const char *replica;

  if (workspace == NULL)
    return; /* just now; what was found before still holds */
  replica = pln_workspace_get_replica (workspace);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->from, g_free);
  if (pln_workspace_has_identity (workspace))
    self->group = g_strdup (replica);
  if (self->group != NULL && g_key_file_has_group (self->file, self->group))
    self->from = g_strdup (self->group);
  else
    self->from = find_former (self, workspace);
}

void
pln_shared_notes_load (PlnSharedNotes *self)
{
  g_key_file_unref (self->file);
  self->file = g_key_file_new ();
  g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_NONE, NULL);
  find_groups (self);
}

static char *
make_key (const char *name,
          const char *part)
{
  return part != NULL ? g_strdup_printf ("%s-%s", name, part) : g_strdup (name);
}

char *
pln_shared_notes_get (PlnSharedNotes *self,
                      const char     *name,
                      const char     *part)
{
  g_autofree char *key = make_key (name, part);
  gpointer changed;

  if (g_hash_table_lookup_extended (self->changes, key, NULL, &changed))
    return g_strdup (changed);
  return self->from != NULL ? g_key_file_get_string (self->file, self->from, key, NULL) : NULL;
}

gint64
pln_shared_notes_get_number (PlnSharedNotes *self,
                             const char     *name,
                             const char     *part)
{
  g_autofree char *text = pln_shared_notes_get (self, name, part);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

void
pln_shared_notes_set (PlnSharedNotes *self,
                      const char     *name,
                      const char     *part,
                      const char     *text)
{
  g_hash_table_insert (self->changes, make_key (name, part), g_strdup (text));
}

void
pln_shared_notes_set_number (PlnSharedNotes *self,
                             const char     *name,
                             const char     *part,
                             gint64          number)
{
  g_hash_table_insert (self->changes, make_key (name, part), g_strdup_printf ("%" G_GINT64_FORMAT, number));
}

/* From the id before to the present one. */
static void
move_notes (PlnSharedNotes *self)
{
  g_auto (GStrv) keys = NULL;

  if (self->from == NULL || g_str_equal (self->from, self->group))
    return;
  keys = g_key_file_get_keys (self->file, self->from, NULL, NULL);
  for (int i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *text = g_key_file_get_string (self->file, self->from, keys[i], NULL);

      if (text != NULL)
        g_key_file_set_string (self->file, self->group, keys[i], text);
    }
  g_key_file_remove_group (self->file, self->from, NULL);
}

static void
apply (PlnSharedNotes *self)
{
  GHashTableIter iter;
  gpointer key, text;

  move_notes (self);
  g_hash_table_iter_init (&iter, self->changes);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (text != NULL)
      g_key_file_set_string (self->file, self->group, key, text);
    else
      g_key_file_remove_key (self->file, self->group, key, NULL);
  g_hash_table_remove_all (self->changes);
  g_key_file_set_string (self->file, self->group, "workspace", self->workspace);
  g_free (self->from);
  self->from = g_strdup (self->group);
}

/* Gives a copied or restored workspace its new id, under which the notes go on. */
static gboolean
settle_identity (PlnSharedNotes *self,
                 GError        **error)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (self->workspace, PLN_OPEN_DEFAULT, error);

  return workspace != NULL && (pln_workspace_has_identity (workspace) || pln_workspace_confirm_identity (workspace, error));
}

gboolean
pln_shared_notes_save (PlnSharedNotes *self,
                       GError        **error)
{
  g_autofree char *lock = g_strconcat (self->path, ".lock", NULL);
  GError *cause = NULL;
  gboolean ok;
  int fd;

  if (g_hash_table_size (self->changes) == 0)
    return TRUE;
  if (!settle_identity (self, error))
    return FALSE;
  fd = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  while (fd >= 0 && flock (fd, LOCK_EX) != 0 && errno == EINTR)
    continue;
  pln_shared_notes_load (self);
  if (self->group != NULL)
    apply (self);
  ok = g_key_file_save_to_file (self->file, self->path, &cause);
  if (fd >= 0)
    close (fd);
  if (!ok)
    g_set_error_literal (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FAILED, cause->message);
  g_clear_error (&cause);
  return ok;
}

void
pln_shared_notes_free (PlnSharedNotes *self)
{
  g_free (self->path);
  g_free (self->group);
  g_free (self->from);
  g_free (self->workspace);
  g_key_file_unref (self->file);
  g_hash_table_unref (self->changes);
  g_free (self);
}
