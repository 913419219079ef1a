/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table of kinds is what every other room walks, so a slip in it is a slip
 * everywhere: these tests hold it against a list made separately from the data
 * model (fields.tsv), and check that it is sound in itself. */

#include <string.h>

#include "schema/pln-schema.h"

static const char *const type_names[] = {
  [PLN_TYPE_TEXT] = "text",         [PLN_TYPE_LONG_TEXT] = "long",   [PLN_TYPE_INTEGER] = "integer",
  [PLN_TYPE_DECIMAL] = "decimal",   [PLN_TYPE_BOOLEAN] = "boolean",  [PLN_TYPE_CHOICE] = "choice",
  [PLN_TYPE_REFERENCE] = "reference", [PLN_TYPE_WORDS] = "words",    [PLN_TYPE_WHEN] = "when",
  [PLN_TYPE_DURATION] = "duration", [PLN_TYPE_MONEY] = "money",      [PLN_TYPE_CADENCE] = "cadence",
  [PLN_TYPE_TIME] = "time",
};

/* The targets or choices of a field in one string, "-" when it has none. */
static char *
describe_field (const PlnField *field)
{
  GString *out = g_string_new (field->target);

  for (const PlnChoice *c = field->choices; c != NULL && c->name != NULL; c++)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", c->name);
  if (out->len == 0)
    g_string_append_c (out, '-');

  return g_string_free_and_steal (out);
}

/* Every kind and field of the data model is there with its type, target,
 * choices and marks, and nothing else is. */
static void
test_fields_of_the_data_model (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "schema", "fields.tsv", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)   lines = NULL;
  guint            listed = 0, present = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv)   cells = NULL;
      g_autofree char *described = NULL;
      const PlnKind   *kind;
      const PlnField  *field;

      if (lines[i][0] == '\0' || lines[i][0] == '#')
        continue;
      cells = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (cells), ==, 6);
      g_test_message ("%s.%s", cells[0], cells[1]);
      listed++;

      kind = pln_schema_find (cells[0]);
      g_assert_nonnull (kind);
      field = pln_kind_find_field (kind, cells[1]);
      g_assert_nonnull (field);
      g_assert_cmpstr (type_names[field->type], ==, cells[2]);

      described = describe_field (field);
      if (g_str_has_suffix (cells[3], " …")) /* an open list: the words named come first */
        cells[3][strlen (cells[3]) - strlen (" …")] = '\0';
      g_assert_true (g_str_has_prefix (described, cells[3]));
      if (strcmp (cells[1], "routing") != 0)
        g_assert_cmpstr (described, ==, cells[3]);

      g_assert_cmpint ((field->flags & PLN_FIELD_REQUIRED) != 0, ==, strcmp (cells[4], "required") == 0);
      g_assert_cmpint ((field->flags & PLN_FIELD_OWNER) != 0, ==, strcmp (cells[5], "owner") == 0);
    }

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    present += pln_schema_get_nth (i)->n_fields;
  g_assert_cmpuint (pln_schema_get_n_kinds (), ==, 37);
  g_assert_cmpuint (present, ==, listed);
}

static void
check_field (const PlnKind  *kind,
             const PlnField *field)
{
  g_test_message ("%s.%s", kind->name, field->name);
  g_assert_true (pln_kind_find_field (kind, field->name) == field); /* no name twice */
  g_assert_cmpstr (field->name, !=, "alive");
  g_assert_true (field->label != NULL && *field->label != '\0');
  g_assert_true (field->group != NULL && *field->group != '\0');
  g_assert_cmpint (field->type == PLN_TYPE_REFERENCE, ==, field->target != NULL);
  g_assert_cmpint (field->type == PLN_TYPE_CHOICE, ==, field->choices != NULL);
  if (field->flags & (PLN_FIELD_ACYCLIC | PLN_FIELD_OWNER))
    g_assert_cmpint (field->type, ==, PLN_TYPE_REFERENCE);
  if (field->flags & PLN_FIELD_ACYCLIC)
    g_assert_cmpstr (field->target, ==, kind->name);

  if (field->target != NULL && strcmp (field->target, "any") != 0)
    {
      g_auto (GStrv) targets = g_strsplit (field->target, " ", -1);

      for (guint i = 0; targets[i] != NULL; i++)
        {
          g_assert_nonnull (pln_schema_find (targets[i]));
          g_assert_true (pln_field_accepts (field, targets[i]));
        }
    }
}

/* Kinds are sorted, found by name and index, and each field is sound. */
static void
test_table_is_sound (void)
{
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);
      guint          owners = 0;

      if (i > 0)
        g_assert_cmpint (strcmp (pln_schema_get_nth (i - 1)->name, kind->name), <, 0);
      g_assert_true (pln_schema_find (kind->name) == kind);
      g_assert_cmpuint (pln_kind_get_index (kind), ==, i);
      g_assert_nonnull (pln_kind_find_field (kind, kind->title));
      g_assert_null (kind->fields[kind->n_fields].name);
      g_assert_cmpstr (pln_kind_get_label (kind), ==, kind->label);
      g_assert_cmpstr (pln_kind_get_plural (kind), ==, kind->plural);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          check_field (kind, &kind->fields[j]);
          owners += (kind->fields[j].flags & PLN_FIELD_OWNER) != 0;
        }
      g_assert_cmpuint (owners, <=, 1);
      g_assert_cmpint (pln_kind_get_owner (kind) != NULL, ==, owners == 1);
    }

  g_assert_null (pln_schema_find ("bodies"));
  g_assert_null (pln_schema_find (""));
  g_assert_null (pln_kind_find_field (pln_schema_find ("body"), "colour"));
}

/* The references that must form a forest are those of the contract. */
static void
test_acyclic_references (void)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      const PlnKind *kind = pln_schema_get_nth (i);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          const PlnField *field = &kind->fields[j];

          if (strcmp (field->name, "merged_into") == 0)
            g_assert_true (field->flags & PLN_FIELD_ACYCLIC);
          else if (field->flags & PLN_FIELD_ACYCLIC)
            g_string_append_printf (found, "%s.%s ", kind->name, field->name);
        }
    }

  g_assert_cmpstr (found->str, ==,
                   "action.parent agenda_item.parent body.parent budget_line.parent "
                   "meeting.part_of meeting.anchor topic.parent ");
}

/* A reference accepts the kinds it names and no part of their names. */
static void
test_targets (void)
{
  const PlnField *owner = pln_kind_find_field (pln_schema_find ("earmark"), "source");
  const PlnField *any = pln_kind_find_field (pln_schema_find ("link"), "object");

  g_assert_true (pln_field_accepts (owner, "contribution"));
  g_assert_true (pln_field_accepts (owner, "budget"));
  g_assert_true (pln_field_accepts (owner, "budget_line"));
  g_assert_false (pln_field_accepts (owner, "line"));
  g_assert_false (pln_field_accepts (owner, "budget_"));
  g_assert_false (pln_field_accepts (owner, "body"));
  g_assert_false (pln_field_accepts (owner, ""));
  g_assert_true (pln_field_accepts (any, "body"));
  g_assert_true (pln_field_accepts (any, "a kind of a later version"));
  g_assert_false (pln_field_accepts (pln_kind_find_field (pln_schema_find ("link"), "type"), "body"));
}

/* Choices are taken by name or label in any case; an unknown word is refused
 * with the list, but shown as it is when a later version wrote it. */
static void
test_choices (void)
{
  static const struct { const char *typed, *canonical; } cases[] = {
    { "working-group", "\"working-group\"" }, { "Working group", "\"working-group\"" },
    { "  WORKING GROUP ", "\"working-group\"" }, { "board", "\"board\"" }, { "", NULL }, { "  ", NULL },
  };
  const PlnField  *type = pln_kind_find_field (pln_schema_find ("body"), "type");
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL, *later = NULL, *refused = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *canonical = NULL;

      g_assert_true (pln_field_parse_typed (type, cases[i].typed, &canonical, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
    }

  g_assert_false (pln_field_parse_typed (type, "gang", &refused, &error));
  g_assert_error (error, PLN_SCHEMA_ERROR, PLN_SCHEMA_ERROR_INVALID);
  g_assert_null (refused);
  g_assert_nonnull (strstr (error->message, "sub-working-group"));

  shown = pln_field_to_display (type, "\"working-group\"");
  g_assert_cmpstr (shown, ==, "Working group");
  later = pln_field_to_display (type, "\"gang\"");
  g_assert_cmpstr (later, ==, "gang");
  g_assert_cmpstr (pln_field_get_choice_label (type, "core-group"), ==, "Core group");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schema/fields-of-the-data-model", test_fields_of_the_data_model);
  g_test_add_func ("/schema/table-is-sound", test_table_is_sound);
  g_test_add_func ("/schema/acyclic-references", test_acyclic_references);
  g_test_add_func ("/schema/targets", test_targets);
  g_test_add_func ("/schema/choices", test_choices);

  return g_test_run ();
}
