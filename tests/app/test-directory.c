/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Duplicates in the directory made into one record: nothing is lost, undo puts
 * them back, and what another office still says about the one that went is
 * found at the one that stayed; and the list under letters.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/directory/pln-directory-commands.h"
#include "app/directory/pln-directory-entries.h"
#include "app/records/pln-merge-plan.h"
#include "exchange/pln-importer.h"

static void
put (PlnWorkspace *workspace, const char *const *fields)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Put");
  g_autoptr (GError) error = NULL;

  /* kind, id, field, canonical, …, NULL for each record */
  for (guint i = 0; fields[i] != NULL; i++)
    {
      const char *id = fields[i + 1];

      pln_edit_add (edit, fields[i], id);
      for (i += 2; fields[i] != NULL; i += 2)
        pln_edit_set (edit, id, fields[i], fields[i + 1]);
    }
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
}

static const char *const people[] = {
  "body", "council", "name", "\"Council\"", NULL,
  "body", "board", "name", "\"Board\"", NULL,
  "person", "a", "name", "\"Ana Ruiz\"", "organization", "\"council\"", "country", "\"ES\"",
    "interests", "[\"health\"]", "note", "\"Met in May.\"", NULL,
  "person", "b", "name", "\"Ana María Ruiz\"", "organization", "\"council\"", "job_title", "\"Adviser\"",
    "interests", "[\"water\",\"health\"]", "country", "\"FR\"", "note", "\"Speaks at length.\"", NULL,
  "contact", "a1", "of", "\"a\"", "type", "\"email\"", "value", "\"ana@example.org\"", NULL,
  "contact", "b1", "of", "\"b\"", "type", "\"email\"", "value", "\"ana@example.org\"", NULL,
  "contact", "b2", "of", "\"b\"", "type", "\"phone\"", "value", "\"12 34\"", NULL,
  "membership", "m", "body", "\"board\"", "holder", "\"b\"", "role", "\"chair\"", NULL,
  "link", "l", "subject", "\"a\"", "object", "\"b\"", "type", "\"matches\"", NULL,
  NULL
};

static PlnWorkspace *
make_workspace (const char *office)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "w.plenary", NULL);
  g_autoptr (GError) error = NULL;
  PlnWorkspace *workspace = pln_workspace_create (path, office, &error);

  g_assert_no_error (error);
  return workspace;
}

static void
assert_value (PlnWorkspace *workspace, const char *id, const char *field, const char *expected)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
merge_people (PlnWorkspace *workspace)
{
  const char *ids[] = { "a", "b", NULL };
  g_autoptr (PlnMergePlan) plan = pln_merge_plan_new (workspace, ids);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Merge Duplicates");
  g_autoptr (GError) error = NULL;

  pln_merge_plan_set_keep (plan, 0);
  pln_merge_plan_add_to (plan, edit);
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
}

/* ---- merging ------------------------------------------------------------------- */

static void
test_applies (void)
{
  g_autoptr (PlnWorkspace) workspace = make_workspace ("Geneva");
  const struct { const char *ids[4]; gboolean applies; } cases[] = {
    { { "a", "b", NULL }, TRUE },  { { "council", "board", NULL }, TRUE }, { { "a", NULL }, FALSE },
    { { NULL }, FALSE },           { { "a", "council", NULL }, FALSE },    { { "a1", "b1", NULL }, FALSE },
    { { "a", "nobody", NULL }, FALSE },
  };

  put (workspace, people);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (pln_merge_applies (workspace, cases[i].ids), ==, cases[i].applies);
}

/* The one with most values stays; where they differ there is a choice, and only there. */
static void
test_plan (void)
{
  g_autoptr (PlnWorkspace) workspace = make_workspace ("Geneva");
  const char *ids[] = { "a", "b", NULL };
  g_autoptr (PlnMergePlan) plan = NULL;

  put (workspace, people);
  plan = pln_merge_plan_new (workspace, ids);
  g_assert_cmpuint (plan->keep, ==, 1);
  g_assert_cmpuint (plan->fields->len, ==, 2);
  g_assert_cmpstr (((PlnMergeField *) plan->fields->pdata[0])->field->name, ==, "name");
  g_assert_cmpstr (((PlnMergeField *) plan->fields->pdata[1])->field->name, ==, "country");
  g_assert_cmpstr (((PlnMergeField *) plan->fields->pdata[1])->values->pdata[0], ==, "\"FR\"");
  g_assert_cmpuint (pln_merge_plan_count_references (plan), ==, 2); /* its address and the link */
  pln_merge_plan_set_keep (plan, 0);
  g_assert_cmpuint (pln_merge_plan_count_references (plan), ==, 4);
}

static void
test_nothing_lost (void)
{
  g_autoptr (PlnWorkspace) workspace = make_workspace ("Geneva");
  g_autoptr (GPtrArray) names = NULL, contacts = NULL, problems = NULL;
  g_autofree char *resolved = NULL;
  g_autoptr (GError) error = NULL;

  put (workspace, people);
  merge_people (workspace);
  assert_value (workspace, "a", "name", "\"Ana Ruiz\"");
  assert_value (workspace, "a", "job_title", "\"Adviser\"");
  assert_value (workspace, "a", "country", "\"ES\"");
  assert_value (workspace, "a", "interests", "[\"health\",\"water\"]");
  assert_value (workspace, "a", "note", "\"Met in May.\\nSpeaks at length.\\nCountry, before merging: FR\"");
  assert_value (workspace, "m", "holder", "\"a\"");
  names = pln_workspace_referrers (workspace, "name", "of", "a");
  g_assert_cmpuint (names->len, ==, 1);
  assert_value (workspace, names->pdata[0], "text", "\"Ana María Ruiz\"");
  contacts = pln_workspace_referrers (workspace, "contact", "of", "a"); /* the same address once */
  g_assert_cmpuint (contacts->len, ==, 2);
  resolved = pln_workspace_resolve (workspace, "b");
  g_assert_cmpstr (resolved, ==, "a");
  g_assert_true (pln_workspace_check (workspace, &problems, &error));
  g_assert_no_error (error);

  g_assert_true (pln_workspace_undo (workspace, NULL, &error));
  g_assert_no_error (error);
  assert_value (workspace, "a", "note", "\"Met in May.\"");
  assert_value (workspace, "a", "job_title", NULL);
  assert_value (workspace, "m", "holder", "\"b\"");
  assert_value (workspace, "b", "merged_into", NULL);
  g_assert_cmpstr (pln_workspace_get_kind (workspace, "l"), ==, "link");
}

/* Two bodies of which one stood under the other: no body ends under itself. */
static void
test_child_into_parent (void)
{
  g_autoptr (PlnWorkspace) workspace = make_workspace ("Geneva");
  static const char *const bodies[] = {
    "body", "top", "name", "\"Top\"", NULL,
    "body", "old", "name", "\"Old\"", "parent", "\"top\"", NULL,
    "body", "new", "name", "\"New\"", "parent", "\"old\"", "seat", "\"Geneva\"", NULL,
    "body", "below", "name", "\"Below\"", "parent", "\"old\"", NULL, NULL
  };
  const char *ids[] = { "new", "old", NULL };
  g_autoptr (PlnMergePlan) plan = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Merge");
  g_autoptr (GError) error = NULL;

  put (workspace, bodies);
  plan = pln_merge_plan_new (workspace, ids);
  pln_merge_plan_set_keep (plan, 0);
  pln_merge_plan_add_to (plan, edit);
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
  assert_value (workspace, "new", "parent", "\"top\"");
  assert_value (workspace, "below", "parent", "\"new\"");
}

static void
send (PlnWorkspace *from, PlnWorkspace *to)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "snapshot.json", NULL);
  PlnImportRequest request = { .workspace = pln_workspace_get_path (to), .file = path };
  PlnImportResult result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_snapshot_export (from, path, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (pln_import_run (&request, &result, NULL, &error));
  g_assert_no_error (error);
  pln_workspace_announce (to, result.changed);
  pln_import_result_clear (&result);
}

/* An office that has not heard of the merge adds an address to the one that went: it is found at the one that stayed. */
static void
test_later_import (void)
{
  g_autoptr (PlnWorkspace) here = make_workspace ("Geneva"), there = make_workspace ("Paris");
  static const char *const more[] = {
    "contact", "b3", "of", "\"b\"", "type", "\"email\"", "value", "\"new@example.org\"", NULL, NULL
  };
  const char *ids[] = { "a", NULL };
  g_autofree char *addresses = NULL;
  guint without;

  put (here, people);
  send (here, there);
  merge_people (here);
  put (there, more);
  send (there, here);
  g_assert_true (pln_workspace_has_record (here, "b3"));
  addresses = pln_directory_addresses (here, ids, &without);
  g_assert_cmpstr (addresses, ==, "ana@example.org; new@example.org");
  g_assert_cmpuint (without, ==, 0);
}

/* ---- letters ------------------------------------------------------------------- */

static void
test_letters (void)
{
  g_autoptr (PlnWorkspace) workspace = make_workspace ("Geneva");
  static const char *const records[] = {
    "body", "c", "name", "\"Council\"", NULL,
    "person", "p1", "name", "\"Zoé Adam\"", "sort_name", "\"Adam\"", NULL,
    "person", "p2", "name", "\"Émile\"", NULL,
    "person", "p3", "name", "\"Eva\"", NULL,
    "person", "p4", "name", "\"Bo\"", NULL,
    "post", "p5", "title", "\"Adviser\"", "body", "\"c\"", NULL,
    "membership", "p6", "body", "\"c\"", "holder_text", "\"22 experts\"", NULL, NULL
  };
  static const struct { const char *letter; guint n; const char *first; } expected[] = {
    { "#", 1, "p6" }, { "A", 2, "p1" }, { "B", 1, "p4" }, { "E", 2, NULL },
  };
  g_autoptr (PlnDirectoryFilter) filter = pln_directory_filter_new ();
  g_autoptr (GPtrArray) sections = NULL;

  put (workspace, records);
  filter->by_name = TRUE;
  sections = pln_directory_sections (workspace, filter);
  g_assert_cmpuint (sections->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sections->len; i++)
    {
      PlnSection *section = sections->pdata[i];

      g_assert_cmpstr (section->key, ==, expected[i].letter);
      g_assert_cmpuint (section->ids->len, ==, expected[i].n);
      if (expected[i].first != NULL)
        g_assert_cmpstr (section->ids->pdata[0], ==, expected[i].first);
    }
}

/* ---- in a window ---------------------------------------------------------------- */

static gboolean
wait_for (gboolean (*condition) (Fixture *self), Fixture *self)
{
  for (guint i = 0; i < 200 && !condition (self); i++)
    fixture_settle (25);
  return condition (self);
}

static gboolean
is_merged (Fixture *self)
{
  return g_strcmp0 (pln_page_get_count (pln_window_get_page (self->window)), "2 entries") == 0;
}

static gboolean
is_whole (Fixture *self)
{
  return g_strcmp0 (pln_page_get_count (pln_window_get_page (self->window)), "3 entries") == 0;
}

static gboolean
is_merge_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action");
}

/* Two people chosen in the list become one by the dialog's button, and two again by undo. */
static void
test_window (void)
{
  Fixture self = { 0 };
  PlnPage *page;
  GtkWidget *button;

  fixture_open (&self, "directory");
  page = pln_window_get_page (self.window);
  put (self.workspace, people + 10); /* without the two bodies, of which one is there */
  g_assert_true (wait_for (is_whole, &self));
  g_assert_true (pln_page_act (page, "select-all", FALSE));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (pln_page_get_actions (page)), "merge")); /* a post among them */
  pln_directory_merge (self.context, (const char *const[]) { "a", "b", NULL });
  fixture_settle (100);
  button = fixture_find (GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self.window))),
                         is_merge_button, NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (wait_for (is_merged, &self));
  pln_context_undo (self.context);
  g_assert_true (wait_for (is_whole, &self));
  fixture_close (&self);
}

/* Everybody in the list gets a card in the inspector, an audience its rule as chips. */
static void
test_cards (void)
{
  Fixture self = { 0 };
  static const char *const audience[] = { "audience", "au", "name", "\"Chairs\"", "rule", "\"role=chair\"", NULL, NULL };
  static const struct { const char *id; gboolean card; } cases[] = {
    { "a", TRUE }, { "chair", TRUE }, { "au", TRUE }, { "wg", FALSE }, { "m1", FALSE },
  };

  fixture_open (&self, "directory");
  put (self.workspace, people + 10);
  put (self.workspace, audience);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GStrvBuilder) replaces = g_strv_builder_new ();
      g_autoptr (PlnItem) item = pln_item_new (self.workspace, cases[i].id);
      GtkWidget *group = pln_directory_make_group (self.context, item, replaces);

      g_test_message ("%s", cases[i].id);
      g_assert_cmpint (group != NULL, ==, cases[i].card);
      if (group != NULL)
        g_object_unref (g_object_ref_sink (group));
    }
  fixture_close (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/directory/merge-applies", test_applies);
  g_test_add_func ("/app/directory/merge-plan", test_plan);
  g_test_add_func ("/app/directory/merge-loses-nothing", test_nothing_lost);
  g_test_add_func ("/app/directory/merge-child-into-parent", test_child_into_parent);
  g_test_add_func ("/app/directory/merge-later-import", test_later_import);
  g_test_add_func ("/app/directory/letters", test_letters);
  g_test_add_func ("/app/directory/window", test_window);
  g_test_add_func ("/app/directory/cards", test_cards);
  return g_test_run ();
}
