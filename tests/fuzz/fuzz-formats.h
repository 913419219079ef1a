/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fuzz.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange/formats/pln-formats.h"
#include "values/pln-json.h"

/* One workspace for all inputs, in a folder that goes away at the end. */
static PlnWorkspace *fuzz_workspace;
static char *fuzz_folder;

static inline void
fuzz_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        fuzz_remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
fuzz_leave (void)
{
  g_clear_object (&fuzz_workspace);
  fuzz_remove_tree (fuzz_folder);
  g_free (fuzz_folder);
}

static inline PlnWorkspace *
fuzz_get_workspace (void)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (fuzz_workspace != NULL)
    return fuzz_workspace;
  fuzz_folder = g_dir_make_tmp ("plenary-fuzz-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", fuzz_folder, TRUE);
  path = g_build_filename (fuzz_folder, "fuzz.plenary", NULL);
  fuzz_workspace = pln_workspace_create (path, "Fuzz", &error);
  fuzz_assert (fuzz_workspace != NULL);
  atexit (fuzz_leave);
  return fuzz_workspace;
}

/* Whatever the bytes are: an error of one sentence, or a draft that is valid JSON as a snapshot. */
static inline void
fuzz_format (PlnFormat format, const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnDraft) draft = pln_format_read (fuzz_get_workspace (), format, bytes, "fuzz", NULL, NULL, &error);
  g_autoptr (GBytes) snapshot = NULL;
  g_autofree char *text = NULL, *canonical = NULL;

  fuzz_assert ((draft == NULL) == (error != NULL));
  fuzz_assert (error == NULL || strchr (error->message, '\n') == NULL);
  if (draft == NULL)
    return;
  for (guint i = 0; i < draft->problems->len; i++)
    fuzz_assert (g_utf8_validate (((PlnDraftProblem *) g_ptr_array_index (draft->problems, i))->message, -1, NULL));
  if (draft->problems->len > 0)
    return;
  snapshot = pln_draft_to_snapshot (draft);
  text = g_strndup (g_bytes_get_data (snapshot, NULL), g_bytes_get_size (snapshot));
  canonical = pln_json_canonicalize (text, &error);
  fuzz_assert (canonical != NULL);
}
