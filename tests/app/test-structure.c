// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the structure page says of bodies and posts, and what its chart draws:
// texts of cells, findings, outline and relations, on small structures made here
// and on the sample whose document contradicts itself.

#include "config.h"

#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-changes.h"
#include "app/structure/pln-structure-commands.h"
#include "app/structure/pln-body-facts.h"
#include "app/structure/pln-structure-outline.h"
#include "app/structure/pln-structure-spans.h"
#include "app/pln-workspaces.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  PlnWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("plenary-structure-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "w.plenary", NULL);
  fixture->workspace = pln_workspace_create (path, "Test", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  g_clear_object (&fixture->workspace);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* Adds a record from pairs of field and canonical text, ending with NULL. */
static void
add (Fixture *fixture, const char *kind, const char *id, ...)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Add");
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list args;

  pln_edit_add (edit, kind, id);
  va_start (args, id);
  while ((field = va_arg (args, const char *)) != NULL)
    pln_edit_set (edit, id, field, va_arg (args, const char *));
  va_end (args);
  pln_workspace_commit (fixture->workspace, edit, &error);
  g_assert_no_error (error);
}

static void
test_members (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *id, *expected; } cases[] = {
    { "top", "2 bodies" }, { "counted", "1 of 18" }, { "declared", "157" }, { "described", "2 kinds" }, { "named", "1 member" }, { "none", "" },
  };

  add (fixture, "body", "top", "name", "\"Top\"", NULL);
  add (fixture, "body", "counted", "name", "\"C\"", "parent", "\"top\"", "declared_members", "18", NULL);
  add (fixture, "body", "declared", "name", "\"D\"", "parent", "\"top\"", "declared_members", "157", NULL);
  add (fixture, "body", "described", "name", "\"E\"", NULL);
  add (fixture, "body", "named", "name", "\"N\"", NULL);
  add (fixture, "body", "none", "name", "\"O\"", NULL);
  add (fixture, "person", "p", "name", "\"Ana\"", NULL);
  add (fixture, "membership", "m1", "body", "\"counted\"", "holder", "\"p\"", "role", "\"member\"", NULL);
  add (fixture, "membership", "m2", "body", "\"described\"", "holder_text", "\"ministers\"", "role", "\"member\"", NULL);
  add (fixture, "membership", "m3", "body", "\"described\"", "holder", "\"none\"", "role", "\"member\"", NULL);
  add (fixture, "membership", "m4", "body", "\"described\"", "holder_text", "\"guests\"", "role", "\"invitee\"", NULL);
  add (fixture, "membership", "m5", "body", "\"named\"", "holder", "\"p\"", "role", "\"chair\"", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (fixture->workspace, cases[i].id);
      g_autofree char *text = pln_structure_members_text (item, PLN_DAY_NONE);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_holder (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *id, *expected; } cases[] = {
    { "chaired", "Ana" }, { "asked", "not named" }, { "silent", "" }, { "doubtful", "2 titles" }, { "post1", "not named" },
  };

  add (fixture, "body", "chaired", "name", "\"A\"", NULL);
  add (fixture, "body", "asked", "name", "\"B\"", NULL);
  add (fixture, "body", "silent", "name", "\"C\"", NULL);
  add (fixture, "body", "doubtful", "name", "\"D\"", NULL);
  add (fixture, "person", "p", "name", "\"Ana\"", NULL);
  add (fixture, "post", "post1", "title", "\"Director\"", "body", "\"doubtful\"", NULL);
  add (fixture, "post", "post2", "title", "\"Secretary General\"", "body", "\"doubtful\"", NULL);
  add (fixture, "link", "l", "subject", "\"post1\"", "object", "\"post2\"", "type", "\"matches\"", NULL);
  add (fixture, "membership", "m1", "body", "\"chaired\"", "holder", "\"p\"", "role", "\"chair\"", NULL);
  add (fixture, "membership", "m2", "body", "\"asked\"", "holder_text", "\"to be chosen\"", "role", "\"co-chair\"", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (fixture->workspace, cases[i].id);
      g_autofree char *text = pln_structure_holder_text (item, PLN_DAY_NONE);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_findings (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autoptr (PlnWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (PlnItem) group = NULL;
  g_autofree char *cadence = NULL, *count = NULL;
  gboolean contradicts, differs;
  guint decides = 0;

  for (guint i = 0; pln_workspaces_get_sample (i) != NULL && path == NULL; i++)
    if (strcmp (pln_workspaces_get_sample (i)->name, "icm") == 0)
      path = pln_workspaces_make_sample (pln_workspaces_get_sample (i), &error);
  g_assert_no_error (error);
  workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  findings = pln_structure_findings (workspace);
  for (guint i = 0; i < findings->len; i++)
    decides += ((PlnStructureFinding *) findings->pdata[i])->decides;
  g_assert_cmpuint (decides, ==, 2);
  g_assert_cmpuint (findings->len, >, decides);
  g_assert_true (((PlnStructureFinding *) findings->pdata[0])->decides);
  group = pln_item_new (workspace, "icm-wg");
  cadence = pln_structure_cadence_text (group, &contradicts, &differs);
  g_assert_true (contradicts);
  g_assert_false (differs);
  g_assert_cmpstr (cadence, ==, "2 statements");
  count = pln_structure_count_text (workspace);
  g_assert_cmpstr (count, ==, "9 bodies and 5 posts");
}

static void
test_outline (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnStructureOutline) outline = NULL;
  PlnOrgBody *secretariat;
  PlnOrgRelation *relation;

  add (fixture, "body", "top", "name", "\"Top\"", NULL);
  add (fixture, "body", "sec", "name", "\"Secretariat\"", "parent", "\"top\"", "status", "\"dormant\"", NULL);
  add (fixture, "body", "ext", "name", "\"Institute\"", "external", "true", NULL);
  add (fixture, "body", "far", "name", "\"Elsewhere\"", "external", "true", NULL);
  add (fixture, "post", "post", "title", "\"Director\"", "body", "\"sec\"", NULL);
  add (fixture, "relation", "r1", "subject", "\"sec\"", "object", "\"ext\"", "type", "\"administered-by\"", NULL);
  add (fixture, "relation", "r2", "subject", "\"sec\"", "object", "\"top\"", "type", "\"serves\"", NULL);
  outline = pln_structure_outline_new (fixture->workspace, PLN_DAY_NONE, PLN_DAY_NONE);
  /* An external body that nothing ties to ours stays out. */
  g_assert_cmpuint (outline->bodies->len, ==, 3);
  g_assert_null (pln_structure_outline_find (outline, "far"));
  secretariat = pln_structure_outline_find (outline, "sec");
  g_assert_cmpstr (secretariat->parent_id, ==, "top");
  g_assert_cmpstr (secretariat->detail, ==, "Director");
  g_assert_cmpstr (secretariat->foot, ==, "Dormant");
  g_assert_cmpint (secretariat->flags, ==, PLN_ORG_FADED);
  g_assert_cmpint (pln_structure_outline_find (outline, "ext")->flags, ==, PLN_ORG_EXTERNAL);
  /* The relation to the own parent is the solid line; the other reads along its arrow. */
  g_assert_cmpuint (outline->relations->len, ==, 1);
  relation = &g_array_index (outline->relations, PlnOrgRelation, 0);
  g_assert_cmpstr (relation->from_id, ==, "ext");
  g_assert_cmpstr (relation->to_id, ==, "sec");
  g_assert_cmpstr (relation->label, ==, "administers");
}

/* The names that a Council paper of 2014 and a note of 2017 give the same body. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  PlnDay a = pln_day_from_ymd (2014, 11, 26), b = pln_day_from_ymd (2017, 8, 28);
  static const struct { const char *id; guint depth, differences; gboolean undated; const char *second_a, *second_b; } cases[] = {
    { "top", 0, PLN_DIFFERENCE_RELATION_ADDED, FALSE, "outside", "Member of Union" },
    { "director", 1, 0, TRUE, NULL, NULL },
    { "renamed", 1, PLN_DIFFERENCE_RENAMED, FALSE, NULL, NULL },
    { "gone", 1, PLN_DIFFERENCE_ENDED, FALSE, NULL, NULL },
    { "new", 1, PLN_DIFFERENCE_ADDED, FALSE, NULL, NULL },
    { "union", 0, 0, TRUE, NULL, NULL },
  };
  g_autoptr (GPtrArray) changes = NULL;

  add (fixture, "body", "top", "name", "\"Top\"", "position", "1", NULL);
  add (fixture, "body", "union", "name", "\"Union\"", "position", "2", NULL);
  add (fixture, "body", "renamed", "name", "\"New Name\"", "parent", "\"top\"", "position", "1", NULL);
  add (fixture, "body", "gone", "name", "\"Gone\"", "parent", "\"top\"", "position", "2",
       "ended", "{\"edtf\":\"2015\",\"sense\":\"on\",\"text\":\"2015\"}", NULL);
  add (fixture, "body", "new", "name", "\"Late\"", "parent", "\"top\"", "position", "3",
       "founded", "{\"edtf\":\"2016\",\"sense\":\"on\",\"text\":\"2016\"}", NULL);
  add (fixture, "post", "director", "title", "\"Director\"", "body", "\"top\"", NULL);
  add (fixture, "name", "former", "of", "\"renamed\"", "text", "\"Old Name\"", "type", "\"former\"",
       "end", "{\"edtf\":\"2015\",\"sense\":\"on\",\"text\":\"2015\"}", NULL);
  add (fixture, "relation", "joined", "subject", "\"top\"", "object", "\"union\"", "type", "\"member-of\"",
       "start", "{\"edtf\":\"2016\",\"sense\":\"on\",\"text\":\"2016\"}", NULL);
  add (fixture, "change", "before", "of", "\"joined\"", "field", "\"state\"", "was", "\"outside\"", NULL);
  changes = pln_structure_changes (fixture->workspace, a, b);
  g_assert_cmpuint (changes->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < changes->len; i++)
    {
      PlnStructureChange *change = changes->pdata[i];

      g_assert_cmpstr (change->id, ==, cases[i].id);
      g_assert_cmpuint (change->depth, ==, cases[i].depth);
      g_assert_cmphex (change->differences, ==, cases[i].differences);
      g_assert_cmpint (change->undated, ==, cases[i].undated);
      if (cases[i].second_b != NULL)
        {
          g_assert_cmpstr (change->second_a, ==, cases[i].second_a);
          g_assert_cmpstr (change->second_b, ==, cases[i].second_b);
        }
    }
  g_assert_cmpstr (((PlnStructureChange *) changes->pdata[2])->text_a, ==, "Old Name");
  g_assert_cmpstr (((PlnStructureChange *) changes->pdata[2])->text_b, ==, "New Name");
}

/* When it happened: a day that is known leaves nothing open; an imprecise one is open between its bounds; none at all,
 * between the days that are compared.  The other way round the same, with before and after exchanged. */
static void
test_spans (Fixture *fixture, gconstpointer data)
{
  PlnDay a = pln_day_from_ymd (2014, 11, 26), b = pln_day_from_ymd (2017, 8, 28);
  static const struct { const char *id, *before, *after; gboolean open; int from[3], to[3]; } cases[] = {
    { "open", "Strategy", "Issues", TRUE, { 2014, 11, 26 }, { 2017, 8, 28 } },
    { "year", "Old", "New", TRUE, { 2015, 1, 1 }, { 2016, 1, 1 } },
    { "gone", "is there", NULL, FALSE, { 2015, 3, 31 }, { 2015, 4, 1 } },
    { "late", NULL, "is there", TRUE, { 2016, 2, 29 }, { 2016, 3, 31 } },
  };

  add (fixture, "body", "open", "name", "\"Group on Issues\"", "position", "1", NULL);
  add (fixture, "name", "open-was", "of", "\"open\"", "text", "\"Group on Strategy\"", "type", "\"former\"",
       "end", "{\"edtf\":\"2014-11-26/2017-08-27\",\"sense\":\"on\",\"text\":\"in between\"}", NULL);
  add (fixture, "body", "year", "name", "\"New Board\"", "position", "2", NULL);
  add (fixture, "name", "year-was", "of", "\"year\"", "text", "\"Old Board\"", "type", "\"former\"",
       "end", "{\"edtf\":\"2015\",\"sense\":\"on\",\"text\":\"2015\"}", NULL);
  add (fixture, "body", "gone", "name", "\"Gone\"", "position", "3",
       "ended", "{\"edtf\":\"2015-03-31\",\"sense\":\"on\",\"text\":\"31 March 2015\"}", NULL);
  add (fixture, "body", "late", "name", "\"Late\"", "position", "4",
       "founded", "{\"edtf\":\"2016-03\",\"sense\":\"on\",\"text\":\"March 2016\"}", NULL);
  for (guint back = 0; back < 2; back++)
    {
      g_autoptr (GPtrArray) changes = pln_structure_changes (fixture->workspace, back ? b : a, back ? a : b);
      g_autoptr (GPtrArray) spans = pln_structure_spans (fixture->workspace, changes, back ? b : a, back ? a : b);

      g_assert_cmpuint (spans->len, ==, G_N_ELEMENTS (cases));
      for (guint i = 0; i < spans->len; i++)
        {
          const PlnStructureSpan *span = spans->pdata[i];

          g_test_message ("%s", cases[i].id);
          g_assert_cmpstr (span->id, ==, cases[i].id);
          g_assert_cmpstr (span->before, ==, cases[i].before);
          g_assert_cmpstr (span->after, ==, cases[i].after);
          g_assert_cmpint (span->between != NULL, ==, cases[i].open);
          if (back)
            continue;
          g_assert_cmpint (span->known_before, ==, pln_day_from_ymd (cases[i].from[0], cases[i].from[1], cases[i].from[2]));
          g_assert_cmpint (span->known_after, ==, pln_day_from_ymd (cases[i].to[0], cases[i].to[1], cases[i].to[2]));
        }
    }
}

/* Names and states of a body by time, the latest first; relations worded from its own side, counterparts first. */
static void
test_body_facts (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Later Name|Official · from 2016", "Dormant|2015 – 2016", "Early Name|Former · until 2014", "LN|Acronym" };
  static const char *const relations[] = { "Their Group|Counterpart · Sought", "Institute|Administered by · from 2014", "Their Group|Advised by" };
  g_autoptr (GPtrArray) facts = NULL;

  add (fixture, "body", "b", "name", "\"Later Name\"", NULL);
  add (fixture, "body", "i", "name", "\"Institute\"", NULL);
  add (fixture, "body", "t", "name", "\"Their Group\"", NULL);
  add (fixture, "name", "n1", "of", "\"b\"", "text", "\"Early Name\"", "type", "\"former\"",
       "end", "{\"edtf\":\"2014\",\"sense\":\"on\",\"text\":\"2014\"}", NULL);
  add (fixture, "name", "n2", "of", "\"b\"", "text", "\"LN\"", "type", "\"acronym\"", NULL);
  add (fixture, "name", "n3", "of", "\"b\"", "text", "\"Later Name\"", "type", "\"official\"",
       "start", "{\"edtf\":\"2016\",\"sense\":\"on\",\"text\":\"2016\"}", NULL);
  add (fixture, "period", "p", "body", "\"b\"", "state", "\"dormant\"", "start", "{\"edtf\":\"2015\",\"sense\":\"on\",\"text\":\"2015\"}",
       "end", "{\"edtf\":\"2016\",\"sense\":\"on\",\"text\":\"2016\"}", NULL);
  add (fixture, "relation", "r1", "subject", "\"b\"", "object", "\"i\"", "type", "\"administered-by\"",
       "start", "{\"edtf\":\"2014\",\"sense\":\"on\",\"text\":\"2014\"}", NULL);
  add (fixture, "relation", "r2", "subject", "\"t\"", "object", "\"b\"", "type", "\"advises\"", NULL);
  add (fixture, "relation", "r3", "subject", "\"b\"", "object", "\"t\"", "type", "\"counterpart\"", "state", "\"sought\"", NULL);
  for (guint round = 0; round < 2; round++)
    {
      const char *const *expected = round == 0 ? names : relations;
      guint n = round == 0 ? G_N_ELEMENTS (names) : G_N_ELEMENTS (relations);

      g_clear_pointer (&facts, g_ptr_array_unref);
      facts = round == 0 ? pln_body_names (fixture->workspace, "b") : pln_body_relations (fixture->workspace, "b");
      g_assert_cmpuint (facts->len, ==, n);
      for (guint i = 0; i < n; i++)
        {
          const PlnBodyFact *fact = facts->pdata[i];
          g_autofree char *text = g_strdup_printf ("%s|%s", fact->title, fact->detail);

          g_assert_cmpstr (text, ==, expected[i]);
        }
    }
}

/* Two days in one chart: what is gone stays, faded; what moved points to where it stood; and each change has a sentence. */
static void
test_between (Fixture *fixture, gconstpointer data)
{
  PlnDay a = pln_day_from_ymd (2014, 11, 26), b = pln_day_from_ymd (2017, 8, 28);
  g_autoptr (PlnWhen) when = pln_when_parse_typed ("1 January 2016", NULL);
  g_autoptr (PlnStructureOutline) outline = NULL;
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  const PlnOrgRelation *relation;

  add (fixture, "body", "one", "name", "\"One\"", "position", "1", NULL);
  add (fixture, "body", "two", "name", "\"Two\"", "position", "2", NULL);
  add (fixture, "body", "moved", "name", "\"Moved\"", "parent", "\"one\"", NULL);
  add (fixture, "body", "gone", "name", "\"Gone\"", "parent", "\"two\"",
       "ended", "{\"edtf\":\"2015\",\"sense\":\"on\",\"text\":\"2015\"}", NULL);
  edit = pln_structure_command_edit (fixture->workspace, PLN_STRUCTURE_MOVE, "moved", "two", when, NULL);
  pln_workspace_commit (fixture->workspace, edit, &error);
  g_assert_no_error (error);
  outline = pln_structure_outline_new_between (fixture->workspace, a, b);
  g_assert_cmpuint (outline->bodies->len, ==, 4);
  g_assert_cmphex (pln_structure_outline_find (outline, "gone")->flags & PLN_ORG_FADED, !=, 0);
  g_assert_cmphex (pln_structure_outline_find (outline, "moved")->flags & PLN_ORG_FADED, ==, 0);
  g_assert_cmpstr (pln_structure_outline_find (outline, "moved")->parent_id, ==, "two");
  g_assert_cmpuint (outline->relations->len, ==, 1);
  relation = &g_array_index (outline->relations, PlnOrgRelation, 0);
  g_assert_cmpstr (relation->from_id, ==, "moved");
  g_assert_cmpstr (relation->to_id, ==, "one");
  changes = pln_structure_changes (fixture->workspace, a, b);
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *sentence = pln_structure_change_sentence (changes->pdata[i]);

      if (sentence != NULL)
        g_string_append_printf (words, "%s.", sentence);
    }
  g_assert_cmpstr (words->str, ==, "Moved moved: under One before, under Two now.Gone ended.");
}

static void
test_mark_words (void)
{
  static const struct { const char *text, *other, *marked; } cases[] = {
    { "Relations and the Strategy", "Relations and Related Issues", "the Strategy" },
    { "Relations and Related Issues", "Relations and the Strategy", "Related Issues" },
    { "Board of Trade", "Board of Trade", "" },
    { "New Board of Trade", "Board of Finance", "New|Trade" },
    { "", "Board", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) marks = pln_structure_mark_words (cases[i].text, cases[i].other);
      g_autoptr (GString) marked = g_string_new (NULL);

      for (guint m = 0; m + 1 < marks->len; m += 2)
        {
          guint start = g_array_index (marks, guint, m);

          g_string_append_printf (marked, "%s%.*s", m > 0 ? "|" : "", (int) (g_array_index (marks, guint, m + 1) - start), cases[i].text + start);
        }
      g_assert_cmpstr (marked->str, ==, cases[i].marked);
    }
}

static void
do_command (Fixture *fixture, PlnStructureCommand command, const char *value, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlnWhen) when = pln_when_parse_typed (date, &error);
  g_autoptr (PlnEdit) edit = NULL;

  g_assert_no_error (error);
  edit = pln_structure_command_edit (fixture->workspace, command, "b", value, when, "Decided so");
  pln_workspace_commit (fixture->workspace, edit, &error);
  g_assert_no_error (error);
}

/* What a dated change keeps is what the structure on a day is read from; one undo takes it back. */
static void
test_commands (Fixture *fixture, gconstpointer data)
{
  static const struct { int year, month, day; const char *name, *state, *parent; } cases[] = {
    { 2019, 6, 1, "Old", "active", "p1" },  { 2020, 3, 4, "Old", "active", "p1" },   { 2020, 3, 5, "New", "active", "p1" },
    { 2021, 6, 1, "New", "dormant", "p1" }, { 2022, 6, 1, "New", "active", "p1" },   { 2023, 6, 1, "New", "active", "p2" },
    { 2024, 6, 1, "New", "dissolved", "p2" },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  add (fixture, "body", "p1", "name", "\"One\"", NULL);
  add (fixture, "body", "p2", "name", "\"Two\"", NULL);
  add (fixture, "body", "b", "name", "\"Old\"", "parent", "\"p1\"", "status", "\"active\"", NULL);
  add (fixture, "period", "first", "body", "\"b\"", "state", "\"active\"", NULL);
  g_assert_false (pln_structure_command_applies (fixture->workspace, PLN_STRUCTURE_REVIVE, "b"));
  do_command (fixture, PLN_STRUCTURE_RENAME, "New", "5 March 2020");
  do_command (fixture, PLN_STRUCTURE_SUSPEND, NULL, "1 January 2021");
  g_assert_true (pln_structure_command_applies (fixture->workspace, PLN_STRUCTURE_REVIVE, "b"));
  g_assert_false (pln_structure_command_applies (fixture->workspace, PLN_STRUCTURE_SUSPEND, "b"));
  do_command (fixture, PLN_STRUCTURE_REVIVE, NULL, "1 January 2022");
  do_command (fixture, PLN_STRUCTURE_MOVE, "p2", "1 January 2023");
  do_command (fixture, PLN_STRUCTURE_DISSOLVE, NULL, "1 January 2024");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      PlnDay day = pln_day_from_ymd (cases[i].year, cases[i].month, cases[i].day);
      g_autofree char *name = pln_structure_name_on (fixture->workspace, "b", day);
      g_autofree char *state = pln_structure_state_on (fixture->workspace, "b", day);
      g_autofree char *parent = pln_structure_parent_on (fixture->workspace, "b", day);

      g_assert_cmpstr (name, ==, cases[i].name);
      g_assert_cmpstr (state, ==, cases[i].state);
      g_assert_cmpstr (parent, ==, cases[i].parent);
    }
  pln_workspace_undo (fixture->workspace, NULL, &error);
  g_assert_no_error (error);
  value = pln_workspace_get_value (fixture->workspace, "b", "status");
  g_assert_cmpstr (value, ==, "\"active\"");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/structure/members", Fixture, NULL, set_up, test_members, tear_down);
  g_test_add ("/app/structure/holder", Fixture, NULL, set_up, test_holder, tear_down);
  g_test_add ("/app/structure/outline", Fixture, NULL, set_up, test_outline, tear_down);
  g_test_add ("/app/structure/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/app/structure/spans", Fixture, NULL, set_up, test_spans, tear_down);
  g_test_add ("/app/structure/body-facts", Fixture, NULL, set_up, test_body_facts, tear_down);
  g_test_add ("/app/structure/between", Fixture, NULL, set_up, test_between, tear_down);
  g_test_add ("/app/structure/commands", Fixture, NULL, set_up, test_commands, tear_down);
  g_test_add_func ("/app/structure/mark-words", test_mark_words);
  g_test_add_func ("/app/structure/findings", test_findings);
  return g_test_run ();
}
