/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Import from the files of other programs as a person does it: the meaning of the columns, a preview in which bad
 * rows stand by their number, one step in and one step back; and the export entries of the pages.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/formats/pln-format-columns.h"
#include "app/formats/pln-format-export.h"
#include "app/formats/pln-format-import.h"
#include "app/formats/pln-format-preview.h"
#include "app/pln-shared-watch.h"

#include <glib/gstdio.h>
#include <string.h>

/* Turns the main loop until something is so; a machine may be slow. */
#define wait_until(condition) G_STMT_START { \
  gint64 _end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC; \
  while (!(condition) && g_get_monotonic_time () < _end) \
    fixture_settle (20); \
  g_assert_true (condition); } G_STMT_END

static gboolean
is_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  return fixture_find (GTK_WIDGET (fixture->window), is_button, (gpointer) label);
}

static GtkWidget *
find_columns (Fixture *fixture)
{
  return fixture_find_type (GTK_WIDGET (fixture->window), PLN_TYPE_FORMAT_COLUMNS);
}

static gboolean
has_text (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), data) != NULL;
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  return fixture_find (GTK_WIDGET (fixture->window), has_text, (gpointer) text) != NULL;
}

/* Writes a file and opens it for import. */
static void
open_text (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  g_assert_no_error (error);
  pln_format_import_open (fixture->context, file);
}

/* A table with headings of its own: a column is given its meaning, the rest is found, and Undo takes it all back. */
static void
test_table (void)
{
  Fixture fixture;
  const PlnCsvMapping *mapping;
  GtkWidget *columns, *row;

  fixture_open (&fixture, "directory");
  open_text (&fixture, "people.csv", "Name;Works for;Country\r\nAnn;Council;CH\r\nBea;Institute;FR\r\n");
  wait_until (find_columns (&fixture) != NULL && gtk_widget_get_mapped (find_columns (&fixture)));
  columns = find_columns (&fixture);
  pln_format_columns_set_kind (PLN_FORMAT_COLUMNS (columns), "person");
  mapping = pln_format_columns_get_mapping (PLN_FORMAT_COLUMNS (columns));
  g_assert_cmpstr (g_ptr_array_index (mapping->fields, 0), ==, "name");
  g_assert_null (g_ptr_array_index (mapping->fields, 1));
  wait_until (shows (&fixture, "Council · Institute"));
  row = gtk_widget_get_ancestor (fixture_find (GTK_WIDGET (fixture.window), has_text, (gpointer) "Council · Institute"),
                                 ADW_TYPE_COMBO_ROW);
  /* Left out, Id, then the fields in the order of the schema: the organization is the fourth field. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 5);
  g_assert_cmpstr (g_ptr_array_index (mapping->fields, 1), ==, "organization");
  g_signal_emit_by_name (find_button (&fixture, "_Preview"), "clicked");
  wait_until (find_button (&fixture, "_Import") != NULL);
  g_assert_true (gtk_widget_get_sensitive (find_button (&fixture, "_Import")));
  g_assert_true (shows (&fixture, "Nothing is written yet: 2 added"));
  g_signal_emit_by_name (find_button (&fixture, "_Import"), "clicked");
  wait_until (shows (&fixture, "Imported: 2 added"));
  {
    g_autoptr (PlnQuery) query = pln_query_new ("person");
    g_autoptr (GPtrArray) ids = pln_workspace_query (fixture.workspace, query, NULL);

    g_assert_cmpint (ids->len, ==, 2);
    pln_shared_watch_undo_import (pln_context_get_watch (fixture.context));
    wait_until (pln_workspace_count (fixture.workspace, query) == 0);
  }
  fixture_close (&fixture);
}

static guint
count_people (Fixture *fixture)
{
  g_autoptr (PlnQuery) query = pln_query_new ("person");

  return (guint) pln_workspace_count (fixture->workspace, query);
}

/* Opens a table of people and goes on to where it can be imported. */
static void
preview_people (Fixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new ("Name,Country\r\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "Person %u,CH\r\n", i);
  open_text (fixture, "many.csv", text->str);
  wait_until (find_columns (fixture) != NULL && gtk_widget_get_mapped (find_columns (fixture)));
  pln_format_columns_set_kind (PLN_FORMAT_COLUMNS (find_columns (fixture)), "person");
  g_signal_emit_by_name (find_button (fixture, "_Preview"), "clicked");
  wait_until (find_button (fixture, "_Import") != NULL && gtk_widget_get_sensitive (find_button (fixture, "_Import")));
}

/* Ctrl+Z takes such an import back in one step, and then the edit before it. */
static void
test_undo (void)
{
  Fixture fixture;

  fixture_open (&fixture, "directory");
  preview_people (&fixture, 3);
  g_signal_emit_by_name (find_button (&fixture, "_Import"), "clicked");
  wait_until (count_people (&fixture) == 3 && find_button (&fixture, "_Import") == NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.undo", NULL));
  wait_until (count_people (&fixture) == 0);
  g_assert_cmpstr (pln_workspace_get_kind (fixture.workspace, "council"), ==, "body");
  fixture_close (&fixture);
}

/* What takes long says so and can be stopped; then there is all of it or nothing, never a part. */
static void
test_cancel (void)
{
  const guint n = 4000;
  Fixture fixture;

  fixture_open (&fixture, "directory");
  preview_people (&fixture, n);
  g_signal_emit_by_name (find_button (&fixture, "_Import"), "clicked");
  wait_until (shows (&fixture, "Importing…") || count_people (&fixture) == n);
  if (shows (&fixture, "Importing…"))
    {
      g_assert_nonnull (find_button (&fixture, "_Cancel"));
      g_signal_emit_by_name (find_button (&fixture, "_Cancel"), "clicked");
    }
  wait_until (shows (&fixture, "Nothing was imported") || shows (&fixture, "Imported:"));
  g_assert_cmpuint (count_people (&fixture) % n, ==, 0);
  fixture_close (&fixture);
}

/* Rows that are not understood stand in the preview by their number, and Import is off. */
static void
test_bad_rows (void)
{
  Fixture fixture;

  fixture_open (&fixture, "meetings");
  open_text (&fixture, "meetings.csv", "Title,Date\nGood,18 July 2017\nAmbiguous,03/04/2017\n,19 July 2017\n");
  wait_until (find_button (&fixture, "_Preview") != NULL);
  pln_format_columns_set_kind (PLN_FORMAT_COLUMNS (find_columns (&fixture)), "meeting");
  g_signal_emit_by_name (find_button (&fixture, "_Preview"), "clicked");
  wait_until (find_button (&fixture, "_Import") != NULL);
  wait_until (shows (&fixture, "Row 3, Date") && shows (&fixture, "Row 4"));
  g_assert_true (shows (&fixture, "2 places are not understood"));
  g_assert_false (gtk_widget_get_sensitive (find_button (&fixture, "_Import")));
  fixture_close (&fixture);
}

/* A calendar needs no columns: its preview comes at once; a file with nothing new has nothing to import. */
static void
test_calendar (void)
{
  static const char calendar[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:m1\r\nDTSTART;VALUE=DATE:20170718\r\n"
                                 "DTEND;VALUE=DATE:20170720\r\nSUMMARY:First meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  Fixture fixture;

  fixture_open (&fixture, "meetings");
  open_text (&fixture, "calendar.ics", calendar);
  wait_until (find_button (&fixture, "_Import") != NULL);
  g_assert_null (find_columns (&fixture));
  g_assert_true (shows (&fixture, "Nothing is written yet: 1 changed"));
  g_signal_emit_by_name (find_button (&fixture, "_Import"), "clicked");
  wait_until (find_button (&fixture, "_Import") == NULL);
  {
    g_autofree char *value = pln_workspace_get_value (fixture.workspace, "m1", "when");

    g_assert_nonnull (value);
    g_assert_nonnull (strstr (value, "2017-07-18/2017-07-19"));
  }
  open_text (&fixture, "calendar.ics", calendar);
  wait_until (find_button (&fixture, "_Import") != NULL);
  g_assert_true (shows (&fixture, "here already"));
  g_assert_false (gtk_widget_get_sensitive (find_button (&fixture, "_Import")));
  fixture_close (&fixture);
}

/* The pages have their entries, and what is written names what was left out. */
static void
test_export (void)
{
  static const struct { const char *page, *action; } entries[] = {
    { "structure", "export-csv" }, { "structure", "export-popolo" }, { "meetings", "export-ics" },
    { "meetings", "export-csv" },  { "directory", "export-vcard" },  { "directory", "export-csv" },
  };
  Fixture fixture;
  PlnFormatScope scope = { NULL };
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "written.ics", NULL), *text = NULL;

  fixture_open (&fixture, "meetings");
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GtkWidget *page;

      pln_window_show_page (fixture.window, entries[i].page);
      fixture_settle (20);
      page = fixture_find_type (GTK_WIDGET (fixture.window), pln_pages_find (entries[i].page)->get_type ());
      g_assert_true (g_action_group_has_action (G_ACTION_GROUP (pln_page_get_actions (PLN_PAGE (page))), entries[i].action));
    }
  g_unlink (path);
  pln_format_export_to (fixture.context, PLN_FORMAT_ICS, &scope, path);
  wait_until (shows (&fixture, "2 Left Out") && shows (&fixture, "Second meeting"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCALENDAR\r\n"));
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/foreign/table", test_table);
  g_test_add_func ("/foreign/undo", test_undo);
  g_test_add_func ("/foreign/cancel", test_cancel);
  g_test_add_func ("/foreign/bad-rows", test_bad_rows);
  g_test_add_func ("/foreign/calendar", test_calendar);
  g_test_add_func ("/foreign/export", test_export);
  return g_test_run ();
}
