/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A workspace that a worker opened while the toolkit starts is as good as one
 * that is opened afterwards: it can be edited, what was worked out ahead is what
 * would be worked out now, and it is not shown any more once a record changed. */

#include "config.h"

#include "app-fixture.h"
#include "app/overview/pln-overview-model.h"
#include "app/pln-ahead.h"

static char *
make_workspace (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = pln_workspaces_new_path ("Ahead");
  g_autoptr (PlnWorkspace) workspace = pln_workspace_create (path, "Office", &error);

  g_assert_no_error (error);
  fixture_fill (workspace);
  return g_steal_pointer (&path);
}

static void
rename_council (PlnWorkspace *workspace, const char *name)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Rename");
  g_autoptr (GError) error = NULL;

  fixture_set (edit, "council", "name", PLN_TYPE_TEXT, name);
  pln_workspace_commit (workspace, edit, &error);
  g_assert_no_error (error);
}

static void
test_taken (void)
{
  g_autofree char *path = make_workspace (), *title = NULL;
  g_autoptr (PlnAhead) ahead = pln_ahead_new (path);
  g_autoptr (PlnWorkspace) workspace = NULL, again = NULL;
  g_autoptr (PlnOverview) left = NULL, now = NULL, later = NULL;

  g_assert_null (pln_ahead_take (ahead, "/some/other.plenary"));
  workspace = pln_ahead_take (ahead, path);
  g_assert_nonnull (workspace);
  again = pln_ahead_take (ahead, path);
  g_assert_null (again);
  left = pln_overview_get_ahead (workspace);
  now = pln_overview_read (workspace);
  g_assert_nonnull (left);
  g_assert_cmpstr (left->sentence, ==, now->sentence);
  g_assert_cmpuint (left->groups->len, ==, now->groups->len);

  rename_council (workspace, "General Council");
  later = pln_overview_get_ahead (workspace);
  g_assert_null (later);
  title = pln_workspace_get_title (workspace, "council");
  g_assert_cmpstr (title, ==, "General Council");
}

/* What is no workspace of ours is left to the window, which says what is wrong with it. */
static void
test_left (void)
{
  g_autofree char *text = g_build_filename (g_get_tmp_dir (), "ahead.json", NULL);
  const char *const paths[] = { text, "/nowhere/at all.plenary" };

  g_assert_true (g_file_set_contents (text, "{}", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (PlnAhead) ahead = pln_ahead_new (paths[i]);

      g_assert_null (pln_ahead_take (ahead, paths[i]));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/ahead/taken", test_taken);
  g_test_add_func ("/app/ahead/left", test_left);
  return g_test_run ();
}
