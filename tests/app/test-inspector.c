/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector: a row for every field of every kind, edits that land as one
 * named step each, and wrong input that stays with its reason.
 */
#include "config.h"

#include "app-fixture.h"

#include "app/inspector/pln-field-row.h"
#include "app/inspector/pln-inspector.h"
#include "exchange/pln-importer.h"

static PlnInspector *
inspect (Fixture *fixture, const char *id)
{
  pln_context_inspect (fixture->context, id, TRUE);
  fixture_settle (40);
  return PLN_INSPECTOR (pln_window_get_inspector (fixture->window));
}

static PlnFieldRow *
get_row (PlnInspector *inspector, const char *field)
{
  pln_inspector_edit_field (inspector, field);
  return PLN_FIELD_ROW (pln_inspector_get_row (inspector, field));
}

/* Types into the row and presses Enter. */
static void
type_text (PlnFieldRow *row, const char *text)
{
  GtkWidget *entry = fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "activate");
}

static const char *
valid_text (PlnType type)
{
  switch (type)
    {
    case PLN_TYPE_INTEGER: return "7";
    case PLN_TYPE_DECIMAL: return "2.5";
    case PLN_TYPE_WHEN: return "18 July 2017";
    case PLN_TYPE_DURATION: return "four years";
    case PLN_TYPE_MONEY: return "USD 5,000,000";
    case PLN_TYPE_CADENCE: return "twice a year";
    case PLN_TYPE_TIME: return "09:30";
    default: return "Words “as typed”";
    }
}

static char *add_record (Fixture *fixture, const PlnKind *kind);

/* A record that the field may name. */
static char *
find_target (Fixture *fixture, const PlnField *field)
{
  g_auto (GStrv) kinds = g_strsplit (field->target, " ", -1);

  if (g_str_equal (kinds[0], "any") || g_str_equal (kinds[0], "body"))
    return g_strdup ("wg");
  if (g_str_equal (kinds[0], "meeting"))
    return g_strdup ("m1");
  return add_record (fixture, pln_schema_find (kinds[0]));
}

/* A record of the kind with its required fields. */
static char *
add_record (Fixture *fixture, const PlnKind *kind)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  char *id = g_strdup (pln_edit_add (edit, kind->name, g_str_equal (kind->name, "workspace") ? "workspace" : NULL));
  g_autoptr (GError) error = NULL;

  for (const PlnField *field = kind->fields; field->name != NULL; field++)
    {
      g_autofree char *canonical = NULL;
      if ((field->flags & PLN_FIELD_REQUIRED) == 0)
        continue;
      if (field->type == PLN_TYPE_REFERENCE)
        {
          g_autofree char *target = find_target (fixture, field);
          canonical = fixture_quote (target);
        }
      else if (field->type == PLN_TYPE_CHOICE)
        canonical = pln_value_from_plain (PLN_TYPE_CHOICE, field->choices[0].name);
      else
        g_assert_true (pln_field_parse_typed (field, g_str_equal (field->name, "currency") || g_str_equal (field->name, "against")
                                                       ? "USD" : valid_text (field->type), &canonical, &error));
      g_assert_no_error (error);
      pln_edit_set (edit, id, field->name, canonical);
    }
  if (!pln_workspace_commit (fixture->workspace, edit, &error))
    g_error ("%s: %s", kind->name, error->message);
  return id;
}

/* Every field of every kind can be brought up, with a row that fits its type. */
static void
test_all_kinds (void)
{
  Fixture fixture;

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);
      g_autofree char *id = add_record (&fixture, kind);
      PlnInspector *inspector = inspect (&fixture, id);
      g_assert_cmpstr (pln_inspector_get_id (inspector), ==, id);
      for (const PlnField *field = kind->fields; field->name != NULL; field++)
        {
          PlnFieldRow *row = get_row (inspector, field->name);
          if (row == NULL) /* the amount's row speaks for these, or nobody edits them */
            {
              static const char *const others[] = { "amount_text", "approximate", "position", "merged_into", NULL };
              g_assert_true (g_strv_contains (others, field->name));
              continue;
            }
          g_assert_true (pln_field_row_get_field (row) == field);
          if (field->type == PLN_TYPE_BOOLEAN)
            g_assert_nonnull (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_SWITCH));
          else if (field->type == PLN_TYPE_CHOICE)
            g_assert_nonnull (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN));
          else if (field->type == PLN_TYPE_REFERENCE)
            g_assert_nonnull (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_MENU_BUTTON));
          else if (field->type == PLN_TYPE_LONG_TEXT)
            g_assert_nonnull (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW));
          else
            g_assert_nonnull (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT));
        }
    }
  fixture_close (&fixture);
}

typedef struct { const char *kind, *field, *typed, *plain; } Typed;

static const Typed typed[] = {
  { "body", "name", "  A name ", NULL },
  { "body", "declared_members", "173", "173" },
  { "earmark", "share", "8", "8" },
  { "meeting", "when", "18 and 19 July 2017", NULL },
  { "meeting", "start_time", "09:30", "09:30" },
  { "body", "length", "two years", NULL },
  { "contribution", "amount", "USD 5,000,000", NULL },
  { "cadence", "rule", "twice a year", NULL },
};

/* What is typed lands as one step that undo names and takes back. */
static void
test_typed (void)
{
  Fixture fixture;

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const PlnKind *kind = pln_schema_find (typed[i].kind);
      const PlnField *field = pln_kind_find_field (kind, typed[i].field);
      g_autofree char *id = add_record (&fixture, kind);
      g_autofree char *before = pln_workspace_get_value (fixture.workspace, id, typed[i].field);
      g_autofree char *after = NULL, *label = NULL, *wanted = NULL, *back = NULL, *canonical = NULL;
      PlnFieldRow *row = get_row (inspect (&fixture, id), typed[i].field);
      type_text (row, typed[i].typed);
      g_assert_true (pln_field_row_get_valid (row));
      after = pln_workspace_get_value (fixture.workspace, id, typed[i].field);
      g_assert_true (pln_field_parse_typed (field, typed[i].typed, &canonical, NULL));
      g_assert_cmpstr (after, ==, canonical);
      label = pln_workspace_get_undo_label (fixture.workspace);
      wanted = g_strdup_printf ("Change %s", pln_field_get_label (field));
      g_assert_cmpstr (label, ==, wanted);
      pln_context_undo (fixture.context);
      back = pln_workspace_get_value (fixture.workspace, id, typed[i].field);
      g_assert_cmpstr (back, ==, before);
      fixture_settle (20);
      g_assert_cmpstr (pln_field_row_get_value (PLN_FIELD_ROW (pln_inspector_get_row (
                         PLN_INSPECTOR (pln_window_get_inspector (fixture.window)), typed[i].field))), ==, before);
    }
  fixture_close (&fixture);
}

static const Typed wrong[] = {
  { "body", "declared_members", "many", NULL },
  { "body", "name", "", NULL },
  { "meeting", "when", "03/04/2017", NULL },
  { "meeting", "start_time", "25:99", NULL },
  { "earmark", "share", "a bit", NULL },
  { "contribution", "amount", "USD 1,2,3.4.5", NULL },
};

/* What is not understood stays in the row, is marked for assistive technology,
 * and is still there after going to another record and back. */
static void
test_wrong (void)
{
  Fixture fixture;

  fixture_open (&fixture, "structure");
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *id = add_record (&fixture, pln_schema_find (wrong[i].kind));
      g_autofree char *before = pln_workspace_get_value (fixture.workspace, id, wrong[i].field);
      g_autofree char *after = NULL;
      PlnInspector *inspector = inspect (&fixture, id);
      PlnFieldRow *row = get_row (inspector, wrong[i].field);
      GtkWidget *entry = fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT);
      type_text (row, wrong[i].typed);
      g_test_message ("%s.%s “%s”: %s", wrong[i].kind, wrong[i].field, wrong[i].typed, pln_field_row_get_hint (row));
      g_assert_false (pln_field_row_get_valid (row));
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, wrong[i].typed);
      g_assert_nonnull (pln_field_row_get_hint (row));
      gtk_test_accessible_assert_state (entry, GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
      g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE));
      after = pln_workspace_get_value (fixture.workspace, id, wrong[i].field);
      g_assert_cmpstr (after, ==, before);
      inspect (&fixture, "ipi");
      inspect (&fixture, id);
      if (*wrong[i].typed != '\0')
        {
          row = get_row (inspector, wrong[i].field);
          g_assert_cmpstr (pln_field_row_get_pending (row), ==, wrong[i].typed);
          g_assert_false (pln_field_row_get_valid (row));
        }
    }
  fixture_close (&fixture);
}

/* A date says how it was understood. */
static void
test_when_hint (void)
{
  Fixture fixture;
  PlnFieldRow *row;

  fixture_open (&fixture, "meetings");
  row = get_row (inspect (&fixture, "m1"), "when");
  type_text (row, "by July 2017");
  g_assert_cmpstr (pln_field_row_get_hint (row), ==, "No later than 31 July 2017");
  type_text (row, "Q3 2024");
  g_assert_cmpstr (pln_field_row_get_hint (row), ==, "1 July 2024 to 30 September 2024");
  type_text (row, "18 July 2017");
  g_assert_null (pln_field_row_get_hint (row));
  fixture_close (&fixture);
}

/* Around an amount, "about" and words set the fields beside it in the same step. */
static void
test_money (void)
{
  Fixture fixture;
  g_autofree char *id = NULL;
  PlnFieldRow *row;

  fixture_open (&fixture, "budget");
  id = add_record (&fixture, pln_schema_find ("contribution"));
  row = get_row (inspect (&fixture, id), "amount");
  type_text (row, "about USD 300");
  fixture_assert (&fixture, id, "approximate", "true");
  type_text (row, "8 %");
  fixture_assert (&fixture, id, "share", "8");
  fixture_assert (&fixture, id, "amount", "");
  type_text (row, "8 % of the core budget");
  fixture_assert (&fixture, id, "share", "8");
  fixture_assert (&fixture, id, "amount_text", "8 % of the core budget");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT))), ==, "8 % of the core budget");
  type_text (row, "around USD 5 million in kind and cash");
  fixture_assert (&fixture, id, "approximate", "true");
  fixture_assert (&fixture, id, "amount", "{\"amount\":\"5000000.00\",\"currency\":\"USD\"}");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT))), ==,
                   "around USD 5 million in kind and cash");
  type_text (row, "USD 250.50");
  fixture_assert (&fixture, id, "amount_text", "");
  fixture_assert (&fixture, id, "amount", "{\"amount\":\"250.50\",\"currency\":\"USD\"}");
  fixture_close (&fixture);
}

/* A word of a later version, which only an import brings, is shown and kept until another is chosen. */
static void
test_unknown_choice (void)
{
  static const char file[] = "{\"format\":\"plenary-snapshot\",\"version\":1,\"records\":["
                             "{\"kind\":\"body\",\"id\":\"wg\",\"fields\":{\"type\":\"task-force\"}}]}";
  Fixture fixture;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "later.json", NULL);
  g_autoptr (GError) error = NULL;
  PlnImportRequest request = { .file = path };
  PlnImportResult result = { 0 };
  PlnFieldRow *row;
  GtkDropDown *list;

  fixture_open (&fixture, "structure");
  g_assert_true (g_file_set_contents (path, file, -1, NULL));
  request.workspace = pln_workspace_get_path (fixture.workspace);
  g_assert_true (pln_import_run (&request, &result, NULL, &error));
  g_assert_no_error (error);
  pln_workspace_announce (fixture.workspace, result.changed);
  pln_import_result_clear (&result);
  row = get_row (inspect (&fixture, "wg"), "type");
  list = GTK_DROP_DOWN (fixture_find_type (GTK_WIDGET (row), GTK_TYPE_DROP_DOWN));
  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (list)), ==, "task-force");
  fixture_assert (&fixture, "wg", "type", "task-force");
  gtk_drop_down_set_selected (list, 0);
  fixture_assert (&fixture, "wg", "type", "");
  fixture_close (&fixture);
}

/* Yes and no, words, long text. */
static void
test_other_rows (void)
{
  Fixture fixture;
  PlnInspector *inspector;
  g_autofree char *person = NULL;
  GtkWidget *widget;
  PlnFieldRow *row;

  fixture_open (&fixture, "structure");
  inspector = inspect (&fixture, "wg");
  widget = fixture_find_type (GTK_WIDGET (get_row (inspector, "external")), GTK_TYPE_SWITCH);
  gtk_switch_set_active (GTK_SWITCH (widget), TRUE);
  fixture_assert (&fixture, "wg", "external", "true");
  row = get_row (inspector, "mandate");
  widget = fixture_find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "First line\nsecond", -1);
  g_assert_true (pln_field_row_apply (row));
  fixture_assert (&fixture, "wg", "mandate", "First line\nsecond");
  person = add_record (&fixture, pln_schema_find ("person"));
  row = get_row (inspect (&fixture, person), "interests");
  type_text (row, "migration, health, migration");
  fixture_assert (&fixture, person, "interests", "[\"migration\",\"health\"]");
  fixture_close (&fixture);
}

/* Records that refer to this one are listed and lead there; going back returns. */
static void
test_related (void)
{
  Fixture fixture;
  PlnInspector *inspector;

  fixture_open (&fixture, "structure");
  inspector = inspect (&fixture, "wg");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (inspector), "inspector.follow", "s", "m1"));
  g_assert_cmpstr (pln_inspector_get_id (inspector), ==, "m1");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (inspector), "inspector.back", NULL));
  g_assert_cmpstr (pln_inspector_get_id (inspector), ==, "wg");
  gtk_widget_activate_action (GTK_WIDGET (inspector), "inspector.add-related", "s", "membership body");
  fixture_settle (80);
  g_assert_nonnull (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  adw_dialog_force_close (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture.window)));
  fixture_settle (30);
  fixture_close (&fixture);
}

/* Deleting what is shown empties the pane; undo does not bring half a form back. */
static void
test_deleted (void)
{
  Fixture fixture;
  PlnInspector *inspector;
  const char *ids[] = { "ipi", NULL };

  fixture_open (&fixture, "structure");
  inspector = inspect (&fixture, "ipi");
  pln_context_delete (fixture.context, ids);
  fixture_settle (60);
  g_assert_cmpstr (pln_inspector_get_id (inspector), !=, "ipi");
  pln_context_undo (fixture.context);
  inspect (&fixture, "ipi");
  g_assert_cmpstr (pln_inspector_get_id (inspector), ==, "ipi");
  fixture_close (&fixture);
}

/* A date with two readings asks which is meant; a press on one takes it. */
static void
test_ambiguous (void)
{
  Fixture fixture;
  PlnFieldRow *row;
  GtkWidget *box, *button;
  g_autoptr (GPtrArray) changes = NULL;

  fixture_open (&fixture, "meetings");
  row = get_row (inspect (&fixture, "m1"), "when");
  type_text (row, "03/04/2017");
  g_assert_false (pln_field_row_get_valid (row));
  g_assert_cmpstr (pln_field_row_get_pending (row), ==, "03/04/2017");
  box = fixture_find_type (GTK_WIDGET (row), ADW_TYPE_WRAP_BOX);
  g_assert_nonnull (box);
  button = gtk_widget_get_first_child (box);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "3 April 2017");
  button = gtk_widget_get_next_sibling (button);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "4 March 2017");
  g_assert_null (gtk_widget_get_next_sibling (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (pln_field_row_get_valid (row));
  g_assert_nonnull (strstr (pln_field_row_get_value (row), "2017-03-04"));
  g_assert_null (fixture_find_type (GTK_WIDGET (row), ADW_TYPE_WRAP_BOX));
  /* Another date later keeps this one, and one undo takes back both. */
  type_text (row, "18 July 2017");
  changes = pln_workspace_referrers (fixture.workspace, "change", "of", "m1");
  g_assert_cmpuint (changes->len, ==, 1);
  fixture_assert (&fixture, g_ptr_array_index (changes, 0), "was", "4 March 2017");
  g_clear_pointer (&changes, g_ptr_array_unref);
  pln_context_undo (fixture.context);
  g_assert_nonnull (strstr (pln_field_row_get_value (row), "2017-03-04"));
  changes = pln_workspace_referrers (fixture.workspace, "change", "of", "m1");
  g_assert_cmpuint (changes->len, ==, 0);
  fixture_close (&fixture);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/app/inspector/all-kinds", test_all_kinds);
  g_test_add_func ("/app/inspector/typed", test_typed);
  g_test_add_func ("/app/inspector/wrong", test_wrong);
  g_test_add_func ("/app/inspector/when-hint", test_when_hint);
  g_test_add_func ("/app/inspector/ambiguous", test_ambiguous);
  g_test_add_func ("/app/inspector/money", test_money);
  g_test_add_func ("/app/inspector/unknown-choice", test_unknown_choice);
  g_test_add_func ("/app/inspector/other-rows", test_other_rows);
  g_test_add_func ("/app/inspector/related", test_related);
  g_test_add_func ("/app/inspector/deleted", test_deleted);
  return g_test_run ();
}
