/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "store/pln-import.h"
#include "store/pln-item.h"

/* A folder of its own with a workspace in it; the state directory lies there too. */
typedef struct
{
  char         *folder;
  char         *path;
  PlnWorkspace *workspace;
} Fixture;

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL;

  fixture->folder = g_dir_make_tmp ("plenary-store-XXXXXX", &error);
  g_assert_no_error (error);
  state = g_build_filename (fixture->folder, "state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  fixture->path = g_build_filename (fixture->folder, "office.plenary", NULL);
  fixture->workspace = pln_workspace_create (fixture->path, "Geneva", &error);
  g_assert_no_error (error);
  g_assert_nonnull (fixture->workspace);
}

static inline void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->workspace);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Closes and opens again, as after a restart. */
static inline void
fixture_reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->workspace);
  fixture->workspace = pln_workspace_open (fixture->path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static inline void
commit_ok (PlnWorkspace *workspace, PlnEdit *edit)
{
  g_autoptr (GError) error = NULL;
  gboolean done = pln_workspace_commit (workspace, edit, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

/* One record: fields and JSON values alternate, ending with NULL. */
static inline void
add_record (PlnWorkspace *workspace, const char *kind, const char *id, ...)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  va_list args;
  const char *field;

  pln_edit_add (edit, kind, id);
  va_start (args, id);
  while ((field = va_arg (args, const char *)) != NULL)
    pln_edit_set_json (edit, id, field, va_arg (args, const char *));
  va_end (args);
  commit_ok (workspace, edit);
}

static inline void
set_field (PlnWorkspace *workspace, const char *id, const char *field, const char *json)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Set");

  pln_edit_set_json (edit, id, field, json);
  commit_ok (workspace, edit);
}

static inline void
assert_value (PlnWorkspace *workspace, const char *id, const char *field, const char *expected)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static inline void
assert_ids (GPtrArray *ids, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (ids);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *) ids->pdata[i]);
  g_assert_cmpstr (text->str, ==, expected);
}

#define FIXTURE_TEST(path, function) \
  g_test_add (path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
