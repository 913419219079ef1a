/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What holds for a workspace as a whole is changed in its properties: title, start
 * of the week, and the day that a sample takes for today, which every page shows. */
#include "app-fixture.h"
#include "app/dialogs/pln-workspace-dialog.h"
#include "app/inspector/pln-field-row.h"

static gboolean
is_row_of (GtkWidget *widget, gpointer field)
{
  return PLN_IS_FIELD_ROW (widget) && g_strcmp0 (pln_field_row_get_field (PLN_FIELD_ROW (widget))->name, field) == 0;
}

static gboolean
has_label (GtkWidget *widget, gpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gboolean
has_action_label (GtkWidget *widget, gpointer text)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), text) == 0;
}

static GtkWidget *
present (Fixture *fixture)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.workspace-properties", NULL));
  fixture_settle (80);
  dialog = GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)));
  g_assert_nonnull (dialog);
  return dialog;
}

/* The day is typed as any date is, shown under the name, and given up again for the real one. */
static void
test_reading_date (void)
{
  Fixture fixture;
  GtkWidget *dialog, *row, *today;
  PlnDay real;

  fixture_open (&fixture, "overview");
  real = pln_workspace_get_today (fixture.workspace);
  g_assert_null (pln_workspace_get_kind (fixture.workspace, "workspace"));
  dialog = present (&fixture);
  row = fixture_find (dialog, is_row_of, (gpointer) "reading_date");
  today = fixture_find (dialog, has_action_label, (gpointer) "_Use Today");
  g_assert_nonnull (row);
  g_assert_false (gtk_widget_get_sensitive (today));
  pln_field_row_set_pending (PLN_FIELD_ROW (row), "30 August 2017");
  g_assert_true (pln_field_row_apply (PLN_FIELD_ROW (row)));
  fixture_settle (60);
  g_assert_cmpint (pln_workspace_get_today (fixture.workspace), ==, pln_day_from_ymd (2017, 8, 30));
  g_assert_nonnull (fixture_find (GTK_WIDGET (fixture.window), has_label, (gpointer) "read on 30 August 2017"));
  g_assert_true (gtk_widget_get_sensitive (today));
  g_signal_emit_by_name (today, "clicked");
  fixture_settle (60);
  g_assert_cmpint (pln_workspace_get_today (fixture.workspace), >=, real);
  g_assert_null (fixture_find (GTK_WIDGET (fixture.window), has_label, (gpointer) "read on 30 August 2017"));
  adw_dialog_force_close (ADW_DIALOG (dialog));
  pln_context_undo (fixture.context);
  g_assert_cmpint (pln_workspace_get_today (fixture.workspace), ==, pln_day_from_ymd (2017, 8, 30));
  fixture_close (&fixture);
}

/* The week starts where the office has it start; nonsense of another program falls back to the language. */
static void
test_first_weekday (void)
{
  static const struct { const char *text; int expected; } cases[] = {
    { "1", 1 }, { "7", 7 }, { "6", 6 }, { "Monday", 1 }, { "saturday", 6 }, { " sun ", 7 }, { "0", 0 }, { "8", 0 },
    { "12", 0 }, { "someday", 0 },
  };
  Fixture fixture;
  GtkWidget *dialog, *combo;

  fixture_open (&fixture, "meetings");
  dialog = present (&fixture);
  combo = fixture_find_type (dialog, ADW_TYPE_COMBO_ROW);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo)), ==, 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 6);
  fixture_settle (60);
  g_assert_cmpint (pln_workspace_get_first_weekday (fixture.workspace), ==, 6);
  fixture_assert (&fixture, "workspace", "first_weekday", "6");
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 0);
  fixture_assert (&fixture, "workspace", "first_weekday", "");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnEdit) edit = pln_edit_new ("Weekday");
      g_autoptr (GError) error = NULL;
      fixture_set (edit, "workspace", "first_weekday", PLN_TYPE_TEXT, cases[i].text);
      g_assert_true (pln_workspace_commit (fixture.workspace, edit, &error));
      g_assert_cmpint (pln_workspace_get_first_weekday (fixture.workspace), ==, cases[i].expected);
      fixture_settle (20); /* the calendar takes each of them */
    }
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/workspace-dialog/reading-date", test_reading_date);
  g_test_add_func ("/app/workspace-dialog/first-weekday", test_first_weekday);
  return g_test_run ();
}
