/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Exchange page as a person uses it: a file is previewed before anything is
 * written, imported, its conflict settled in the review, the import taken back.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-import-page.h"
#include "app/exchange/pln-review-view.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-snapshot-writer.h"

#include <glib/gstdio.h>

typedef struct
{
  const char *prefix;
} ButtonQuery;

static gboolean
is_button (GtkWidget *widget,
           gpointer   data)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  return label != NULL && gtk_widget_get_mapped (widget) && g_str_has_prefix (label, ((ButtonQuery *) data)->prefix);
}

static void
press (Fixture    *fixture,
       const char *prefix)
{
  ButtonQuery query = { prefix };
  GtkWidget *button = fixture_find (GTK_WIDGET (fixture->window), is_button, &query);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  fixture_settle (100);
}

static gboolean
has_button (Fixture    *fixture,
            const char *prefix)
{
  ButtonQuery query = { prefix };

  return fixture_find (GTK_WIDGET (fixture->window), is_button, &query) != NULL;
}

static void
rename_body (PlnWorkspace *workspace,
             const char   *id,
             const char   *name)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Rename");
  g_autoptr (GError) error = NULL;

  fixture_set (edit, id, "name", PLN_TYPE_TEXT, name);
  g_assert_true (pln_workspace_commit (workspace, edit, &error));
  g_assert_no_error (error);
}

static void
import (const char *workspace,
        const char *file)
{
  PlnImportRequest request = { .workspace = workspace, .file = file };
  PlnImportResult result = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_import_run (&request, &result, NULL, &error));
  g_assert_no_error (error);
  pln_import_result_clear (&result);
}

/* Another office takes our file, renames a body as we do too, and sends a file back. */
static char *
file_of_other_office (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("plenary-test-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.json", NULL);
  g_autofree char *path = g_build_filename (folder, "other.plenary", NULL);
  char *theirs = g_build_filename (folder, "theirs.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) other = NULL;

  g_assert_true (pln_snapshot_export (fixture->workspace, ours, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  other = pln_workspace_create (path, "New York", &error);
  g_assert_no_error (error);
  import (path, ours);
  g_clear_object (&other);
  other = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  rename_body (other, "wg", "Working Group of New York");
  rename_body (other, "ipi", "International Institute");
  rename_body (fixture->workspace, "wg", "Working Group of Geneva");
  g_assert_true (pln_snapshot_export (other, theirs, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return theirs;
}

static void
open_preview (Fixture    *fixture,
              const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  pln_import_page_open (fixture->context, file);
  for (guint i = 0; i < 50 && !has_button (fixture, "_Import"); i++)
    fixture_settle (50);
}

/* Preview, import, review, settle, undo of the import refused by name of what was edited. */
static void
test_whole_way (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  open_preview (&fixture, path);
  g_assert_true (has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "Institute"); /* nothing written yet */

  press (&fixture, "_Import");
  for (guint i = 0; i < 50 && has_button (&fixture, "_Import"); i++)
    fixture_settle (50);
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  findings = pln_review_find (fixture.workspace, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 1);

  pln_window_show_page (fixture.window, "exchange");
  fixture_settle (100);
  press (&fixture, "_Review");
  press (&fixture, "Keep That");
  g_clear_pointer (&findings, g_ptr_array_unref);
  findings = pln_review_find (fixture.workspace, &error);
  g_assert_cmpuint (findings->len, ==, 0);
  g_assert_false (pln_workspace_undo_import (fixture.workspace, NULL, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED);
  fixture_close (&fixture);
}

/* An import is taken back from the history as long as nothing it brought was edited. */
static void
test_undo_import (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  open_preview (&fixture, path);
  press (&fixture, "_Import");
  for (guint i = 0; i < 50 && has_button (&fixture, "_Import"); i++)
    fixture_settle (50);
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  press (&fixture, "_Undo Import");
  fixture_assert (&fixture, "ipi", "name", "Institute");
  fixture_assert (&fixture, "wg", "name", "Working Group of Geneva");
  fixture_close (&fixture);
}

/* Cancel leaves everything as it was; a broken file never gets as far as a preview. */
static void
test_cancel_and_refusal (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *broken = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  open_preview (&fixture, path);
  press (&fixture, "_Cancel");
  fixture_assert (&fixture, "ipi", "name", "Institute");

  broken = g_strconcat (path, ".broken.json", NULL);
  g_assert_true (g_file_set_contents (broken, "{\"format\":\"plenary-snapshot\",", -1, NULL));
  open_preview (&fixture, broken);
  g_assert_false (has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "Institute");
  fixture_close (&fixture);
}

static void
count_cb (PlnContext *context,
          GPtrArray  *ids,
          guint      *n)
{
  (*n)++;
}

/* What another program writes into the open file shows in the window by itself. */
static void
test_other_program (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) other = NULL;
  guint n = 0;

  fixture_open (&fixture, "structure");
  g_signal_connect (fixture.context, "workspace-changed", G_CALLBACK (count_cb), &n);
  other = pln_workspace_open (pln_workspace_get_path (fixture.workspace), PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  rename_body (other, "board", "Board of Trustees");
  for (guint i = 0; i < 100 && n == 0; i++)
    fixture_settle (50);
  g_assert_cmpuint (n, >, 0);
  fixture_assert (&fixture, "board", "name", "Board of Trustees");
  fixture_close (&fixture);
}

/* Only words that the other text lacks are marked. */
static void
test_differences (void)
{
  static const struct
  {
    const char *text, *other;
    guint marks;
  } cases[] = {
    { "a few key questions", "key questions", 2 },
    { "key questions", "a few key questions", 0 },
    { "the same", "the same", 0 },
    { "entirely other words", "nothing shared", 3 },
    { "", "something", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PangoAttrList) list = pln_exchange_differences (cases[i].text, cases[i].other, 0);
      GSList *attributes = pango_attr_list_get_attributes (list);
      guint underlined = 0;

      for (GSList *at = attributes; at != NULL; at = at->next)
        underlined += ((PangoAttribute *) at->data)->klass->type == PANGO_ATTR_UNDERLINE;
      g_assert_cmpuint (underlined, ==, cases[i].marks);
      g_slist_free_full (attributes, (GDestroyNotify) pango_attribute_destroy);
    }
}

/* Counts are told in words, what needs a person first. */
static void
test_counts (void)
{
  PlnImportCounts counts = { 0 };
  g_autofree char *none = pln_exchange_counts_text (&counts), *some = NULL, *json = NULL, *again = NULL;

  g_assert_cmpstr (none, ==, "nothing new");
  counts.n[PLN_IMPORT_ADDED] = 3;
  counts.n[PLN_IMPORT_CONFLICT] = 1;
  counts.n[PLN_IMPORT_UNCHANGED] = 90;
  some = pln_exchange_counts_text (&counts);
  g_assert_cmpstr (some, ==, "1 conflict, 3 added");
  json = pln_import_counts_to_json (&counts);
  again = pln_exchange_summary_text (json);
  g_assert_cmpstr (again, ==, some);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/exchange-page/whole-way", test_whole_way);
  g_test_add_func ("/app/exchange-page/undo-import", test_undo_import);
  g_test_add_func ("/app/exchange-page/cancel-and-refusal", test_cancel_and_refusal);
  g_test_add_func ("/app/exchange-page/other-program", test_other_program);
  g_test_add_func ("/app/exchange-page/differences", test_differences);
  g_test_add_func ("/app/exchange-page/counts", test_counts);
  return g_test_run ();
}
