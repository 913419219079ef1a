/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Exchange page as a person uses it: a file is previewed before anything is
 * written, imported, its conflict settled in the review, the import taken back.
 */
#include "config.h"

#include "app-hands.h"

#include "app/dialogs/pln-erase-dialog.h"
#include "app/exchange/pln-exchange-words.h"
#include "app/exchange/pln-export-dialog.h"
#include "app/exchange/pln-import-page.h"
#include "app/exchange/pln-review-view.h"
#include "app/pln-shared-watch.h"
#include "exchange/pln-import-backup.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-snapshot-writer.h"

#include <glib/gstdio.h>
#include <string.h>

static guint
count_findings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = pln_review_find (fixture->workspace, &error);

  g_assert_no_error (error);
  return findings->len;
}

static gboolean
value_is (Fixture    *fixture,
          const char *id,
          const char *expected)
{
  g_autofree char *value = fixture_get (fixture, id, "name");

  return g_str_equal (value, expected);
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

/* The other office goes on: it renames these bodies, and so do we. The new file. */
static char *
edit_in_both (Fixture           *fixture,
              const char        *file,
              const char *const *ids,
              guint              n)
{
  g_autofree char *folder = g_path_get_dirname (file), *path = g_build_filename (folder, "other.plenary", NULL);
  char *again = g_build_filename (folder, "again.json.gz", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) other = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *theirs = g_strdup_printf ("%s of New York", ids[i]), *ours = g_strdup_printf ("%s of Geneva", ids[i]);

      rename_body (other, ids[i], theirs);
      rename_body (fixture->workspace, ids[i], ours);
    }
  g_assert_true (pln_snapshot_export (other, again, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return again;
}

/* What the other office has now, into this file. */
static gboolean
export_other (const char *file,
              const char *to)
{
  g_autofree char *folder = g_path_get_dirname (file), *path = g_build_filename (folder, "other.plenary", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) other = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  return pln_snapshot_export (other, to, NULL, NULL, NULL, NULL, NULL, &error);
}

/* An office that has seen only our first file renames a body too. (transfer full) its file */
static char *
rename_in_third (const char *file,
                 const char *id,
                 const char *name)
{
  g_autofree char *folder = g_path_get_dirname (file), *path = g_build_filename (folder, "third.plenary", NULL);
  g_autofree char *ours = g_build_filename (folder, "ours.json", NULL);
  char *theirs = g_build_filename (folder, "third.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWorkspace) third = pln_workspace_create (path, "Nairobi", &error);

  g_assert_no_error (error);
  g_clear_object (&third);
  import (path, ours);
  third = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  rename_body (third, id, name);
  g_assert_true (pln_snapshot_export (third, theirs, NULL, NULL, NULL, NULL, NULL, &error));
  return theirs;
}

static gboolean
is_settle_by (GtkWidget *widget,
              gpointer   data)
{
  return ADW_IS_COMBO_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "Settle By");
}

static void
choose (AdwComboRow *row,
        const char  *text)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), text))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_error ("There is no choice “%s”.", text);
}

static void
open_preview (Fixture    *fixture,
              const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  pln_import_page_open (fixture->context, file);
  wait_until (has_button (fixture, "_Import") || has_button (fixture, "_Close"));
}

static void
import_file (Fixture    *fixture,
             const char *path)
{
  open_preview (fixture, path);
  press (fixture, "_Import");
  wait_until (!has_button (fixture, "_Import"));
}

/* Preview, import, review, settle; undo of the import is then refused by name of what was edited. */
static void
test_whole_way (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  open_preview (&fixture, path);
  g_assert_true (has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "Institute"); /* nothing written yet */
  press (&fixture, "_Import");
  wait_until (!has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  g_assert_cmpuint (count_findings (&fixture), ==, 1);

  pln_window_show_page (fixture.window, "exchange");
  press (&fixture, "_Review");
  press (&fixture, "Keep That");
  fixture_assert (&fixture, "wg", "name", "Working Group of New York"); /* this office is always first */
  g_assert_cmpuint (count_findings (&fixture), ==, 0);
  wait_until (has_text (&fixture, "Nothing to Review"));
  g_assert_false (pln_workspace_undo_import (fixture.workspace, NULL, &error));
  g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_REFUSED);
  pln_context_undo (fixture.context);
  wait_until (has_button (&fixture, "Keep That")); /* the conflict is open again */
  fixture_close (&fixture);
}

/* A text of one's own starts from both, and settles by Ctrl+Enter or its button. */
static void
test_combine (void)
{
  Fixture fixture;
  g_autofree char *path = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  import_file (&fixture, path);
  pln_context_open_view (fixture.context, "exchange", "review", NULL);
  press (&fixture, "Use This Text");
  fixture_assert (&fixture, "wg", "name", "Working Group of Geneva New York");
  g_assert_cmpuint (count_findings (&fixture), ==, 0);
  fixture_close (&fixture);
}

/* Many conflicts are settled in one step, which one step of undo opens again. */
static void
test_settle_many (void)
{
  static const char *const ids[] = { "council", "board", "sub" };
  Fixture fixture;
  g_autofree char *path = NULL, *again = NULL;
  GtkWidget *row;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  again = edit_in_both (&fixture, path, ids, G_N_ELEMENTS (ids));
  import_file (&fixture, again);
  g_assert_cmpuint (count_findings (&fixture), ==, 4);
  pln_context_open_view (fixture.context, "exchange", "review", NULL);
  press (&fixture, "Settle _Many");
  row = fixture_find (GTK_WIDGET (fixture.window), is_settle_by, NULL);
  g_assert_nonnull (row);
  choose (ADW_COMBO_ROW (row), "Keep New York’s");
  press (&fixture, "_Settle");
  g_assert_cmpuint (count_findings (&fixture), ==, 0);
  fixture_assert (&fixture, "wg", "name", "Working Group of New York");
  fixture_assert (&fixture, "board", "name", "board of New York");
  wait_until (has_text (&fixture, "Nothing to Review"));
  pln_context_undo (fixture.context);
  g_assert_cmpuint (count_findings (&fixture), ==, 4);
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
  import_file (&fixture, path);
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  press (&fixture, "_Undo Import");
  fixture_assert (&fixture, "ipi", "name", "Institute");
  fixture_assert (&fixture, "wg", "name", "Working Group of Geneva");
  wait_until (!has_button (&fixture, "_Undo Import"));

  import_file (&fixture, path); /* and once more, with an edit on top */
  rename_body (fixture.workspace, "ipi", "Another Institute");
  wait_until (has_button (&fixture, "_Undo Import") &&
              !gtk_widget_get_sensitive (fixture_find (GTK_WIDGET (fixture.window), is_button, (gpointer) "_Undo Import")));
  fixture_close (&fixture);
}

static gboolean
is_tick (GtkWidget *widget,
         gpointer   data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget);
}

/* What was edited outside is shown field by field, left out unless ticked, and then taken in record by record. */
static void
test_edited_outside (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *text = NULL, *edited = NULL;
  g_auto (GStrv) parts = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  parts = g_strsplit (text, "International Institute", 2);
  edited = g_strjoinv ("Edited Institute", parts);
  g_assert_true (g_file_set_contents (path, edited, -1, NULL));
  import_file (&fixture, path);
  fixture_assert (&fixture, "ipi", "name", "Institute");
  g_assert_cmpuint (count_findings (&fixture), ==, 1); /* the rest came in */

  open_preview (&fixture, path);
  g_assert_true (has_text (&fixture, "left out unless ticked"));
  g_assert_false (gtk_widget_get_sensitive (fixture_find (GTK_WIDGET (fixture.window), is_button, (gpointer) "_Import")));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (fixture_find (GTK_WIDGET (fixture.window), is_tick, NULL)), TRUE);
  press (&fixture, "_Import");
  wait_until (!has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "Edited Institute");
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
  g_assert_true (pln_window_open_path (fixture.window, broken)); /* as Open and a drop on the window do */
  wait_until (has_button (&fixture, "_Close"));
  g_assert_false (has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "Institute");
  fixture_close (&fixture);
}

/* A backup is restored from the page; what was there is kept as another backup. */
static void
test_restore (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) backups = NULL, more = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *old = NULL, *kept = NULL;
  PlnContext *before;

  fixture_open (&fixture, "exchange");
  path = g_strdup (pln_workspace_get_path (fixture.workspace));
  old = g_strdup (pln_workspace_get_replica (fixture.workspace));
  g_assert_true (pln_import_backup_make (path, &error));
  backups = pln_import_backup_list (path);
  g_assert_cmpuint (backups->len, ==, 1);
  /* A backup of another second, whose name says so. */
  kept = g_strdup (backups->pdata[0]);
  memcpy (strrchr (kept, '-') + 1, "20200102T030405", 15);
  g_assert_cmpint (g_rename (backups->pdata[0], kept), ==, 0);
  g_assert_cmpint (pln_import_backup_get_time (kept), ==, 1577934245000);
  rename_body (fixture.workspace, "ipi", "Renamed Since");
  press (&fixture, "_Restore");
  before = fixture.context;
  respond (&fixture, "restore");
  wait_until (pln_window_get_context (fixture.window) != before);
  fixture.context = pln_window_get_context (fixture.window);
  g_set_object (&fixture.workspace, pln_context_get_workspace (fixture.context));
  g_assert_cmpstr (pln_workspace_get_path (fixture.workspace), ==, path);
  fixture_assert (&fixture, "ipi", "name", "Institute");
  more = pln_import_backup_list (path);
  g_assert_cmpuint (more->len, ==, 2);
  rename_body (fixture.workspace, "ipi", "Goes On");
  g_assert_cmpstr (pln_workspace_get_replica (fixture.workspace), !=, old); /* under an id of its own */
  fixture_close (&fixture);
}

static gboolean
look_of_other (PlnSharedFolder *shared)
{
  g_autoptr (GError) error = NULL;
  PlnSharedLook result;
  gboolean written;

  pln_shared_folder_look (shared, 0, &result, NULL, &error);
  g_assert_no_error (error);
  written = result.written;
  pln_shared_look_clear (&result);
  return written;
}

static gboolean
rests (Fixture *fixture)
{
  return !pln_shared_watch_is_looking (pln_context_get_watch (fixture->context));
}

/* ---- what arrives while a person is at it ------------------------------------------ */

static gboolean
is_editor (GtkWidget *widget,
           gpointer   data)
{
  return GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
focus_is (Fixture    *fixture,
          const char *css_class)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && gtk_widget_has_css_class (focus, css_class);
}

static char *
get_text (GtkTextView *view)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
}

/* A file taken in while a text is being written in Review leaves the text and the cursor where they are. */
static void
test_arriving (void)
{
  static const char *const ids[] = { "board" };
  Fixture fixture;
  g_autofree char *path = NULL, *again = NULL, *third = NULL, *text = NULL, *kept = NULL;
  GtkWidget *editor;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  import_file (&fixture, path);
  pln_context_open_view (fixture.context, "exchange", "review", NULL);
  wait_until (fixture_find (GTK_WIDGET (fixture.window), is_editor, NULL) != NULL);
  editor = fixture_find (GTK_WIDGET (fixture.window), is_editor, NULL);
  gtk_widget_grab_focus (editor);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "My own words", -1);

  again = edit_in_both (&fixture, path, ids, 1);
  import (pln_workspace_get_path (fixture.workspace), again);
  pln_workspace_announce (fixture.workspace, NULL);
  wait_until (has_text (&fixture, "2 findings"));
  g_assert_true (fixture_find (GTK_WIDGET (fixture.window), is_editor, NULL) == editor); /* not even made anew */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == editor);
  text = get_text (GTK_TEXT_VIEW (editor));
  g_assert_cmpstr (text, ==, "My own words");

  third = rename_in_third (path, "wg", "Working Group of Nairobi"); /* another version of the very same field */
  import (pln_workspace_get_path (fixture.workspace), third);
  pln_workspace_announce (fixture.workspace, NULL);
  wait_until (has_text (&fixture, "Nairobi"));
  editor = fixture_find (GTK_WIDGET (fixture.window), is_editor, NULL);
  kept = get_text (GTK_TEXT_VIEW (editor));
  g_assert_cmpstr (kept, ==, "My own words");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) == editor);
  press (&fixture, "Use This Text");
  fixture_assert (&fixture, "wg", "name", "My own words");
  wait_until (has_text (&fixture, "1 of 2 settled"));
  g_assert_true (focus_is (&fixture, "review-title")); /* of the next one */
  press (&fixture, "Keep This");
  wait_until (has_text (&fixture, "Nothing to Review"));
  g_assert_true (ADW_IS_STATUS_PAGE (gtk_window_get_focus (GTK_WINDOW (fixture.window))));
  fixture_close (&fixture);
}

/* Nothing is taken in that was not shown: of a file replaced while its preview is open the new one is previewed. */
static void
test_replaced (void)
{
  static const char *const ids[] = { "board" };
  Fixture fixture;
  g_autofree char *path = NULL, *again = NULL, *text = NULL;
  gsize length;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  again = g_strconcat (path, ".json", NULL);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (again, text, (gssize) length, NULL));
  open_preview (&fixture, again);
  g_free (edit_in_both (&fixture, path, ids, 1));
  g_assert_true (export_other (path, again));
  press (&fixture, "_Import");
  wait_until (has_text (&fixture, "The file was replaced") && has_text (&fixture, "board of Geneva"));
  fixture_assert (&fixture, "ipi", "name", "Institute"); /* still nothing */
  press (&fixture, "_Import");
  wait_until (!has_button (&fixture, "_Import"));
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  g_assert_cmpuint (count_findings (&fixture), ==, 2);
  fixture_close (&fixture);
}

/* ---- duplicates ------------------------------------------------------------------------ */

static void
add_paper (PlnEdit    *edit,
           const char *id,
           const char *title,
           const char *note)
{
  pln_edit_add (edit, "paper", id);
  fixture_set (edit, id, "title", PLN_TYPE_TEXT, title);
  fixture_set (edit, id, "symbol", PLN_TYPE_TEXT, "A/72/1");
  if (note != NULL)
    fixture_set (edit, id, "note", PLN_TYPE_LONG_TEXT, note);
}

/* Records that may be the same stand beside each other; one takes the others in, and what they said is in its note. */
static void
test_duplicates (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Papers"), change = pln_edit_new ("Retitle");
  g_autoptr (GError) error = NULL;
  g_autofree char *note = NULL, *target = NULL;
  g_autoptr (GPtrArray) names = NULL;

  fixture_open (&fixture, "exchange");
  add_paper (edit, "d1", "Report of the Panel", NULL);
  add_paper (edit, "d2", "Report of the High-level Panel", "Came by courier");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, &error));
  pln_context_open_view (fixture.context, "exchange", "review", NULL);
  wait_until (has_text (&fixture, "Merge Into This"));
  g_assert_true (has_text (&fixture, "Report of the High-level Panel"));
  g_assert_true (has_text (&fixture, "Came by courier"));
  g_assert_true (has_text (&fixture, "Empty")); /* the other has no note */
  g_assert_true (has_text (&fixture, "The same in all of them: "));

  fixture_set (change, "d2", "title", PLN_TYPE_TEXT, "Report of the Panel, revised");
  g_assert_true (pln_workspace_commit (fixture.workspace, change, &error)); /* what they say is always what they say now */
  wait_until (has_text (&fixture, "Report of the Panel, revised"));
  press (&fixture, "Merge Into This");
  fixture_assert (&fixture, "d1", "title", "Report of the Panel");
  note = fixture_get (&fixture, "d1", "note");
  g_assert_nonnull (strstr (note, "Came by courier"));
  names = pln_workspace_referrers (fixture.workspace, "name", "of", "d1");
  g_assert_cmpuint (names->len, ==, 1);
  fixture_assert (&fixture, names->pdata[0], "text", "Report of the Panel, revised");
  target = pln_workspace_resolve (fixture.workspace, "d2");
  g_assert_cmpstr (target, ==, "d1");
  wait_until (has_text (&fixture, "Nothing to Review"));
  pln_context_undo (fixture.context);
  wait_until (has_text (&fixture, "Merge Into This"));
  fixture_close (&fixture);
}

/* ---- dropping ---------------------------------------------------------------------------- */

static GtkDropTarget *
drop_target_of (GtkWidget *widget,
                GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller) &&
          gdk_content_formats_contain_gtype (gtk_drop_target_get_formats (GTK_DROP_TARGET (controller)), type))
        return GTK_DROP_TARGET (controller); /* the widget keeps it */
    }
  return NULL;
}

/* What the toolkit does when files are let go over the page. */
static gboolean
drop_files (Fixture           *fixture,
            const char *const *paths)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autolist (GFile) files = NULL;
  GtkDropTarget *target = drop_target_of (GTK_WIDGET (pln_window_get_page (fixture->window)), GDK_TYPE_FILE_LIST);
  gboolean taken = FALSE;

  g_assert_nonnull (target);
  for (guint i = 0; paths[i] != NULL; i++)
    files = g_list_append (files, g_file_new_for_path (paths[i]));
  {
    g_autofree GFile **array = g_new0 (GFile *, g_list_length (files));
    guint n = 0;

    for (GList *at = files; at != NULL; at = at->next)
      array[n++] = at->data;
    g_value_init (&value, GDK_TYPE_FILE_LIST);
    g_value_take_boxed (&value, gdk_file_list_new_from_array (array, n));
  }
  g_signal_emit_by_name (target, "drop", &value, 10.0, 10.0, &taken);
  return taken;
}

/* A dropped snapshot is previewed, twice the same only once; a table goes to its own preview; a broken file, a folder
 * and one that is not there are refused with a sentence. */
static void
test_drop (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *table = NULL, *broken = NULL, *folder = NULL, *nowhere = NULL;
  const char *const *refused[] = { (const char *const[]){ NULL, NULL }, (const char *const[]){ NULL, NULL },
                                   (const char *const[]){ NULL, NULL } };

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  g_assert_true (drop_files (&fixture, (const char *const[]){ path, NULL }));
  g_assert_true (drop_files (&fixture, (const char *const[]){ path, path, NULL }));
  wait_until (has_button (&fixture, "_Import") && has_text (&fixture, "One file at a time"));
  fixture_settle (300); /* the second preview, too */
  wait_until (has_button (&fixture, "_Cancel"));
  press (&fixture, "_Cancel");
  wait_until (!has_button (&fixture, "_Import") && has_button (&fixture, "_Everything")); /* not another preview below */
  fixture_assert (&fixture, "ipi", "name", "Institute");

  folder = g_path_get_dirname (path);
  table = g_build_filename (folder, "bodies.csv", NULL);
  broken = g_build_filename (folder, "broken.json", NULL);
  nowhere = g_build_filename (folder, "nowhere.json", NULL);
  g_assert_true (g_file_set_contents (table, "Name,Type\nNew Panel,panel\n", -1, NULL));
  g_assert_true (g_file_set_contents (broken, "\x7f" "ELF", -1, NULL));
  g_assert_true (drop_files (&fixture, (const char *const[]){ table, NULL }));
  wait_until (has_text (&fixture, "Import a Table"));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  wait_until (!has_text (&fixture, "Import a Table"));
  refused[0] = (const char *const[]){ broken, NULL };
  refused[1] = (const char *const[]){ folder, NULL };
  refused[2] = (const char *const[]){ nowhere, NULL };
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_true (drop_files (&fixture, refused[i]));
      wait_until (has_text (&fixture, "The File Cannot Be Imported"));
      respond (&fixture, "close");
      wait_until (!has_text (&fixture, "The File Cannot Be Imported"));
    }
  fixture_close (&fixture);
}

/* A folder is chosen with what leaves; the other office's file is previewed once, then taken in by itself, and taken
 * back like any import. */
static void
test_shared_folder (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *folder = NULL, *other_path = NULL, *replica = NULL, *name = NULL, *file = NULL;
  g_autoptr (PlnWorkspace) other = NULL;
  g_autoptr (PlnSharedFolder) shared = NULL;
  PlnSharedFolder *ours;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  folder = g_path_get_dirname (path);
  other_path = g_build_filename (folder, "other.plenary", NULL);
  shared = pln_shared_folder_new (other_path);
  g_assert_true (pln_shared_folder_set_path (shared, folder, NULL, NULL));
  g_assert_true (look_of_other (shared));
  ours = pln_shared_watch_get_folder (pln_context_get_watch (fixture.context));
  pln_export_dialog_share (fixture.context, folder);
  press (&fixture, "_Share");
  wait_until (rests (&fixture) && pln_shared_folder_get_files (ours)->len == 2);
  wait_until (has_text (&fixture, "New file"));
  fixture_assert (&fixture, "ipi", "name", "Institute");

  other = pln_workspace_open (other_path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  replica = g_strdup (pln_workspace_get_replica (other));
  name = g_strdup_printf ("plenary-%s.json.gz", replica);
  file = g_build_filename (folder, name, NULL);
  import_file (&fixture, file);
  wait_until (pln_shared_folder_get_trusted (ours, replica) && rests (&fixture));
  fixture_assert (&fixture, "ipi", "name", "International Institute");

  rename_body (other, "board", "Board of New York");
  g_clear_object (&other);
  g_assert_true (look_of_other (shared));
  pln_shared_watch_look (pln_context_get_watch (fixture.context), TRUE);
  wait_until (value_is (&fixture, "board", "Board of New York") && rests (&fixture));
  pln_shared_watch_undo_import (pln_context_get_watch (fixture.context));
  fixture_assert (&fixture, "board", "name", "Board");
  wait_until (rests (&fixture));
  g_assert_false (pln_shared_folder_get_trusted (ours, replica));
  wait_until (has_text (&fixture, "New file")); /* to be agreed to again, and not “Up to date” */

  g_assert_true (pln_shared_folder_set_trusted (ours, replica, TRUE, NULL));
  pln_shared_watch_look (pln_context_get_watch (fixture.context), TRUE);
  wait_until (value_is (&fixture, "board", "Board of New York") && rests (&fixture)); /* the same file, once more */
  g_assert_true (pln_shared_folder_set_path (ours, NULL, NULL, NULL)); /* no look outlives the test */
  fixture_close (&fixture);
}

/* What one look took in from several offices is taken back together. */
static void
test_shared_several (void)
{
  Fixture fixture;
  g_autofree char *path = NULL, *folder = NULL, *ours_path = NULL;
  g_auto (GStrv) ids = g_new0 (char *, 3), paths = g_new0 (char *, 3);
  PlnSharedFolder *ours;
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "exchange");
  path = file_of_other_office (&fixture);
  folder = g_path_get_dirname (path);
  ours_path = g_build_filename (folder, "ours.json", NULL);
  paths[0] = g_build_filename (folder, "other.plenary", NULL);
  paths[1] = g_build_filename (folder, "third.plenary", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (PlnWorkspace) other = i == 0 ? NULL : pln_workspace_create (paths[i], "Vienna", &error);
      g_autoptr (PlnSharedFolder) shared = NULL;

      g_clear_object (&other);
      if (i == 1)
        import (paths[i], ours_path);
      other = pln_workspace_open (paths[i], PLN_OPEN_DEFAULT, &error);
      g_assert_no_error (error);
      if (i == 1)
        rename_body (other, "board", "Board of Vienna");
      ids[i] = g_strdup (pln_workspace_get_replica (other));
      shared = pln_shared_folder_new (paths[i]);
      g_assert_true (pln_shared_folder_set_path (shared, folder, NULL, NULL));
      g_assert_true (look_of_other (shared));
    }
  ours = pln_shared_watch_get_folder (pln_context_get_watch (fixture.context));
  pln_export_dialog_share (fixture.context, folder);
  press (&fixture, "_Share");
  wait_until (rests (&fixture) && pln_shared_folder_get_files (ours)->len == 3);
  for (guint i = 0; i < 2; i++)
    g_assert_true (pln_shared_folder_set_trusted (ours, ids[i], TRUE, NULL));
  pln_shared_watch_look (pln_context_get_watch (fixture.context), TRUE);
  wait_until (value_is (&fixture, "board", "Board of Vienna") && rests (&fixture));
  fixture_assert (&fixture, "ipi", "name", "International Institute");
  pln_shared_watch_undo_look (pln_context_get_watch (fixture.context));
  fixture_assert (&fixture, "board", "name", "Board");
  fixture_assert (&fixture, "ipi", "name", "Institute");
  wait_until (rests (&fixture));
  for (guint i = 0; i < 2; i++)
    g_assert_false (pln_shared_folder_get_trusted (ours, ids[i]));
  g_assert_true (pln_shared_folder_set_path (ours, NULL, NULL, NULL)); /* no look outlives the test */
  fixture_close (&fixture);
}

/* Personal data is erased after a question that says what this cannot reach. */
static void
test_erase (void)
{
  Fixture fixture;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Person");
  g_autoptr (GError) error = NULL;

  fixture_open (&fixture, "exchange");
  pln_edit_add (edit, "person", "p1");
  fixture_set (edit, "p1", "name", PLN_TYPE_TEXT, "Jane Doe");
  g_assert_true (pln_workspace_commit (fixture.workspace, edit, &error));
  pln_erase_dialog_present (fixture.context, "p1");
  fixture_settle (100);
  g_assert_true (has_text (&fixture, "What This Cannot Reach"));
  respond (&fixture, "cancel");
  fixture_assert (&fixture, "p1", "name", "Jane Doe");
  pln_erase_dialog_present (fixture.context, "p1");
  fixture_settle (100);
  respond (&fixture, "erase");
  wait_until (value_is (&fixture, "p1", ""));
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
  g_test_add_func ("/app/exchange-page/edited-outside", test_edited_outside);
  g_test_add_func ("/app/exchange-page/combine", test_combine);
  g_test_add_func ("/app/exchange-page/settle-many", test_settle_many);
  g_test_add_func ("/app/exchange-page/restore", test_restore);
  g_test_add_func ("/app/exchange-page/shared-folder", test_shared_folder);
  g_test_add_func ("/app/exchange-page/shared-several", test_shared_several);
  g_test_add_func ("/app/exchange-page/erase", test_erase);
  g_test_add_func ("/app/exchange-page/counts", test_counts);
  g_test_add_func ("/app/exchange-page/arriving", test_arriving);
  g_test_add_func ("/app/exchange-page/replaced", test_replaced);
  g_test_add_func ("/app/exchange-page/duplicates", test_duplicates);
  g_test_add_func ("/app/exchange-page/drop", test_drop);
  return g_test_run ();
}
