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

struct _PlnSharedNotes
{
  char       *path;    /* owned */
  char       *group;   /* owned; stands for the path of the workspace */
  char       *workspace; /* owned */
  GKeyFile   *file;    /* owned */
  GHashTable *changes; /* owned; key to text, NULL removes */
};

PlnSharedNotes *
pln_shared_notes_new (const char *workspace)
{
  PlnSharedNotes *self = g_new0 (PlnSharedNotes, 1);
  g_autofree char *state = pln_state_directory ();

  self->path = g_build_filename (state, "shared-folders", NULL);
  self->workspace = g_canonicalize_filename (workspace, NULL);
  self->group = g_compute_checksum_for_string (G_CHECKSUM_SHA256, self->workspace, -1);
  self->file = g_key_file_new ();
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  pln_shared_notes_load (self);
  return self;
}

void
pln_shared_notes_load (PlnSharedNotes *self)
{
  g_key_file_unref (self->file);
  self->file = g_key_file_new ();
  g_key_file_load_from_file (self->file, self->path, G_KEY_FILE_NONE, NULL);
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
  return g_key_file_get_string (self->file, self->group, key, NULL);
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

static void
apply (PlnSharedNotes *self)
{
  GHashTableIter iter;
  gpointer key, text;

  g_hash_table_iter_init (&iter, self->changes);
  while (g_hash_table_iter_next (&iter, &key, &text))
    if (text != NULL)
      g_key_file_set_string (self->file, self->group, key, text);
    else
      g_key_file_remove_key (self->file, self->group, key, NULL);
  g_hash_table_remove_all (self->changes);
  g_key_file_set_string (self->file, self->group, "workspace", self->workspace);
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
  fd = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  while (fd >= 0 && flock (fd, LOCK_EX) != 0 && errno == EINTR)
    continue;
  pln_shared_notes_load (self);
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
  g_free (self->workspace);
  g_key_file_unref (self->file);
  g_hash_table_unref (self->changes);
  g_free (self);
}
