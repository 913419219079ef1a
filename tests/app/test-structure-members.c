// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who sits in a body: what is flagged and what is history, that a succession keeps
// what was, that merging and splitting bodies can be read again as of any day, and
// what the document "Composition of organs" says of all that.

#include "config.h"

#include "app/dialogs/pln-outline-dialog.h"
#include "app/pln-workspaces.h"
#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-composition.h"
#include "app/structure/pln-structure-edits.h"
#include "app/structure/pln-structure-members.h"
#include "app/structure/pln-structure-outline.h"
#include "insight/pln-structure.h"

#include <adwaita.h>
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

  fixture->folder = g_dir_make_tmp ("plenary-members-XXXXXX", &error);
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

/* Adds a record from pairs of field and what a person would type, ending with NULL. */
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
    {
      const char *typed = va_arg (args, const char *);
      const PlnField *info = pln_kind_find_field (pln_schema_find (kind), field);

      if (info->type == PLN_TYPE_REFERENCE)
        {
          g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_REFERENCE, typed);
          pln_edit_set (edit, id, field, canonical);
        }
      else
        g_assert_true (pln_workspace_edit_typed (fixture->workspace, edit, kind, id, field, typed, &error));
      g_assert_no_error (error);
    }
  va_end (args);
  pln_workspace_commit (fixture->workspace, edit, &error);
  g_assert_no_error (error);
}

static void
commit (Fixture *fixture, PlnEdit *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (pln_workspace_commit (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

static const PlnStructureMember *
find (GPtrArray *members, const char *holder, PlnMemberTime time)
{
  for (guint i = 0; i < members->len; i++)
    {
      const PlnStructureMember *member = members->pdata[i];

      if (strcmp (member->holder, holder) == 0 && member->time == time)
        return member;
    }
  return NULL;
}

/* Terms over, posts marked vacant, and ministers who sit by an office that ended are
 * flagged; who has left or is yet to come is not, and what is said stands beside the name. */
static void
test_flags (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *holder; PlnMemberTime time; PlnMemberFlags flags; } cases[] = {
    { "Director", PLN_MEMBER_NOW, PLN_MEMBER_VACANT },
    { "Ann", PLN_MEMBER_NOW, PLN_MEMBER_TERM_OVER },
    { "Ben", PLN_MEMBER_FORMER, PLN_MEMBER_FINE },
    { "Cy", PLN_MEMBER_COMING, PLN_MEMBER_FINE },
    { "Minister", PLN_MEMBER_NOW, PLN_MEMBER_OFFICE_ENDED },
    { "Sitting Minister", PLN_MEMBER_NOW, PLN_MEMBER_FINE },
    { "former officials", PLN_MEMBER_NOW, PLN_MEMBER_FINE },
    { "Vacant", PLN_MEMBER_NOW, PLN_MEMBER_VACANT },
  };
  g_autoptr (GPtrArray) members = NULL;
  g_autofree char *remark = NULL;
  const PlnStructureMember *minister;

  add (fixture, "body", "board", "name", "Board", NULL);
  add (fixture, "body", "ministry", "name", "Ministry", NULL);
  add (fixture, "post", "director", "title", "Director", "body", "board", "state", "vacant", NULL);
  add (fixture, "person", "p1", "name", "Minister", NULL);
  add (fixture, "person", "p2", "name", "Sitting Minister", NULL);
  add (fixture, "membership", "o1", "body", "ministry", "holder", "p1", "capacity", "official", "end", "30 June 2017", NULL);
  add (fixture, "membership", "o2", "body", "ministry", "holder", "p2", "capacity", "official", NULL);
  add (fixture, "membership", "a", "body", "board", "holder_text", "Ann", "role", "member", "start", "1 January 2013", "length", "Four years", NULL);
  add (fixture, "membership", "b", "body", "board", "holder_text", "Ben", "role", "chair", "end", "31 December 2016", NULL);
  add (fixture, "membership", "c", "body", "board", "holder_text", "Cy", "role", "member", "start", "1 January 2018", NULL);
  add (fixture, "membership", "m1", "body", "board", "holder", "p1", "role", "member", "capacity", "personal", "basis", "office", NULL);
  add (fixture, "membership", "m2", "body", "board", "holder", "p2", "role", "member", "capacity", "personal", "basis", "office", NULL);
  add (fixture, "membership", "m3", "body", "board", "holder_text", "former officials", "role", "member", "basis", "former office", NULL);

  members = pln_structure_members (fixture->workspace, "board", pln_day_from_ymd (2017, 8, 30));
  g_assert_cmpuint (members->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PlnStructureMember *member = find (members, cases[i].holder, cases[i].time);

      g_test_message ("%s", cases[i].holder);
      g_assert_nonnull (member);
      g_assert_cmpuint (member->flags, ==, cases[i].flags);
      g_assert_true ((member->remark != NULL) == (cases[i].flags != 0));
    }
  minister = find (members, "Minister", PLN_MEMBER_NOW);
  g_assert_cmpstr (minister->detail, ==, "personal capacity · office");
  g_assert_nonnull (strstr (minister->remark, "Ministry"));
  remark = pln_structure_members_remark (members);
  g_assert_cmpstr (remark, ==, "2 vacancies · 1 term over · 1 member whose office ended");
  /* On an earlier day nothing of it had happened. */
  g_clear_pointer (&members, g_ptr_array_unref);
  members = pln_structure_members (fixture->workspace, "board", pln_day_from_ymd (2014, 1, 1));
  g_assert_nonnull (find (members, "Ben", PLN_MEMBER_NOW));
  g_assert_cmpuint (find (members, "Ann", PLN_MEMBER_NOW)->flags, ==, PLN_MEMBER_FINE);
  g_assert_cmpuint (find (members, "Minister", PLN_MEMBER_NOW)->flags, ==, PLN_MEMBER_FINE);
}

/* The successor takes the seat on the day after, with its basis; one undo brings both back. */
static void
test_succession (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWhen) end = pln_when_parse_typed ("30 June 2017", NULL);
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GPtrArray) before = NULL, after = NULL, undone = NULL;
  g_autoptr (GError) error = NULL;

  add (fixture, "body", "board", "name", "Board", NULL);
  add (fixture, "membership", "a", "body", "board", "holder_text", "Ann", "role", "chair", "basis", "rotation", NULL);
  edit = pln_structure_member_end (fixture->workspace, "a", end, NULL, "Ben");
  commit (fixture, edit);
  before = pln_structure_members (fixture->workspace, "board", pln_day_from_ymd (2017, 6, 30));
  after = pln_structure_members (fixture->workspace, "board", pln_day_from_ymd (2017, 7, 1));
  g_assert_nonnull (find (before, "Ann", PLN_MEMBER_NOW));
  g_assert_nonnull (find (before, "Ben", PLN_MEMBER_COMING));
  g_assert_nonnull (find (after, "Ann", PLN_MEMBER_FORMER));
  g_assert_nonnull (find (after, "Ben", PLN_MEMBER_NOW));
  g_assert_null (find (after, "Vacant", PLN_MEMBER_NOW));
  g_assert_cmpstr (find (after, "Ben", PLN_MEMBER_NOW)->role, ==, "Chair");
  g_assert_nonnull (strstr (find (after, "Ben", PLN_MEMBER_NOW)->detail, "rotation"));
  g_assert_true (pln_workspace_undo (fixture->workspace, NULL, &error));
  undone = pln_structure_members (fixture->workspace, "board", pln_day_from_ymd (2018, 1, 1));
  g_assert_cmpuint (undone->len, ==, 1);
  g_assert_nonnull (find (undone, "Ann", PLN_MEMBER_NOW));
}

/* The chair in the tree, the count, and what a box of the chart tells are those of the day. */
static void
test_day (Fixture *fixture, gconstpointer data)
{
  static const struct { int year; const char *holder, *detail; } cases[] = {
    { 2014, "Ann", "Clerk\nAnn" }, { 2018, "Ben", "Ben" },
  };

  add (fixture, "body", "board", "name", "Board", "type", "board", NULL);
  add (fixture, "person", "p1", "name", "Ann", NULL);
  add (fixture, "person", "p2", "name", "Ben", NULL);
  add (fixture, "post", "clerk", "title", "Clerk", "body", "board", "end", "2016", NULL);
  add (fixture, "membership", "a", "body", "board", "holder", "p1", "role", "chair", "end", "30 June 2017", NULL);
  add (fixture, "membership", "b", "body", "board", "holder", "p2", "role", "chair", "start", "1 July 2017", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const PlnDay day = pln_day_from_ymd (cases[i].year, 6, 1);
      g_autoptr (PlnItem) board = pln_item_new (fixture->workspace, "board");
      g_autofree char *holder = pln_structure_holder_text (board, day), *members = pln_structure_members_text (board, day);
      g_autoptr (PlnStructureOutline) outline = pln_structure_outline_new (fixture->workspace, day, day);

      g_assert_cmpstr (holder, ==, cases[i].holder);
      g_assert_cmpstr (members, ==, "1 member");
      g_assert_cmpstr (pln_structure_outline_find (outline, "board")->detail, ==, cases[i].detail);
    }
}

static void
fill_bodies (Fixture *fixture)
{
  add (fixture, "body", "top", "name", "Top", NULL);
  add (fixture, "body", "one", "name", "One", "parent", "top", "type", "committee", "status", "active", NULL);
  add (fixture, "body", "two", "name", "Two", "parent", "top", "type", "committee", NULL);
  add (fixture, "body", "sub", "name", "Sub", "parent", "one", NULL);
  add (fixture, "post", "clerk", "title", "Clerk", "body", "one", NULL);
  add (fixture, "membership", "m1", "body", "one", "holder_text", "Ann", "role", "member", NULL);
  add (fixture, "membership", "m2", "body", "two", "holder_text", "Ann", "role", "member", NULL);
  add (fixture, "membership", "m3", "body", "one", "holder_text", "Ben", "role", "chair", NULL);
}

static void
assert_parent (Fixture *fixture, const char *id, int year, const char *expected)
{
  g_autofree char *parent = pln_structure_parent_on (fixture->workspace, id, pln_day_from_ymd (year, 6, 1));

  g_assert_cmpstr (parent, ==, expected);
}

static guint
count_alive (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (pln_schema_get_nth (i)->name);
      n += pln_workspace_count (fixture->workspace, query);
    }
  return n;
}

/* Merged from 2017: what was in 2016 is still to be read, nobody sits twice, and one undo takes it all back. */
static void
test_merge (Fixture *fixture, gconstpointer data)
{
  const char *ids[] = { "one", NULL };
  g_autoptr (PlnWhen) when = pln_when_parse_typed ("1 January 2017", NULL);
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (GPtrArray) members = NULL, succeeded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL, *label = NULL;
  guint n;

  fill_bodies (fixture);
  n = count_alive (fixture);
  edit = pln_structure_merge (fixture->workspace, ids, "two", NULL, when, "fewer meetings");
  commit (fixture, edit);
  assert_parent (fixture, "sub", 2016, "one");
  assert_parent (fixture, "sub", 2017, "two");
  state = pln_structure_state_on (fixture->workspace, "one", pln_day_from_ymd (2017, 6, 1));
  g_assert_cmpstr (state, ==, "dissolved");
  members = pln_structure_members (fixture->workspace, "two", pln_day_from_ymd (2017, 6, 1));
  g_assert_cmpuint (members->len, ==, 3); /* the clerk, Ann once, Ben */
  g_assert_nonnull (find (members, "Ben", PLN_MEMBER_NOW));
  succeeded = pln_workspace_referrers (fixture->workspace, "relation", "object", "one");
  g_assert_cmpuint (succeeded->len, ==, 1);
  label = pln_workspace_get_undo_label (fixture->workspace);
  g_assert_cmpstr (label, ==, "Merge Bodies");
  g_assert_true (pln_workspace_undo (fixture->workspace, NULL, &error));
  g_assert_cmpuint (count_alive (fixture), ==, n);
  assert_parent (fixture, "sub", 2017, "one");
}

/* Two become a new one; a target below what is merged comes up first, so that nothing stands under itself. */
static void
test_merge_shapes (Fixture *fixture, gconstpointer data)
{
  const char *both[] = { "one", "two", NULL }, *above[] = { "one", NULL };
  g_autoptr (PlnEdit) edit = NULL, up = NULL;
  g_autoptr (GPtrArray) children = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *parent = NULL;

  fill_bodies (fixture);
  edit = pln_structure_merge (fixture->workspace, both, NULL, "Joint", NULL, NULL);
  commit (fixture, edit);
  children = pln_workspace_referrers (fixture->workspace, "body", "parent", "top");
  g_assert_cmpuint (children->len, ==, 3);
  for (guint i = 0; i < children->len; i++)
    if (strcmp (children->pdata[i], "one") != 0 && strcmp (children->pdata[i], "two") != 0)
      name = pln_workspace_get_title (fixture->workspace, children->pdata[i]);
  g_assert_cmpstr (name, ==, "Joint");
  g_assert_true (pln_workspace_undo (fixture->workspace, NULL, &error));
  up = pln_structure_merge (fixture->workspace, above, "sub", NULL, NULL, NULL);
  commit (fixture, up);
  parent = pln_workspace_get_value (fixture->workspace, "sub", "parent");
  g_assert_cmpstr (parent, ==, "\"top\"");
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  const char *names[] = { "First", "Second", NULL }, *spin[] = { "Third", NULL };
  g_autoptr (PlnWhen) when = pln_when_parse_typed ("2017", NULL);
  g_autoptr (PlnEdit) edit = NULL, off = NULL;
  g_autofree char *status = NULL, *parent = NULL, *name = NULL, *still = NULL;
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GError) error = NULL;

  fill_bodies (fixture);
  edit = pln_structure_split (fixture->workspace, "one", names, FALSE, when, "too large");
  commit (fixture, edit);
  status = pln_workspace_get_value (fixture->workspace, "one", "status");
  g_assert_cmpstr (status, ==, "\"dissolved\"");
  parts = pln_workspace_referrers (fixture->workspace, "relation", "object", "one");
  g_assert_cmpuint (parts->len, ==, 2);
  parent = pln_structure_parent_on (fixture->workspace, "sub", pln_day_from_ymd (2018, 1, 1));
  name = pln_workspace_get_title (fixture->workspace, parent);
  g_assert_cmpstr (name, ==, "First");
  g_assert_true (pln_workspace_undo (fixture->workspace, NULL, &error));
  off = pln_structure_split (fixture->workspace, "one", spin, TRUE, when, NULL);
  commit (fixture, off);
  still = pln_workspace_get_value (fixture->workspace, "one", "status");
  g_assert_cmpstr (still, ==, "\"active\"");
}

/* The document, as a browser and as pdftotext see it: bodies of the day under their names of that day, members by role. */
static void
test_composition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnSheets) sheets = pln_sheets_new ("Composition of Organs");
  g_autofree char *html = NULL, *path = g_build_filename (fixture->folder, "out.pdf", NULL), *text = NULL;
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  fill_bodies (fixture);
  add (fixture, "body", "late", "name", "Late", "parent", "top", "founded", "2020", NULL);
  add (fixture, "body", "guest", "name", "Guest", "external", "yes", NULL);
  add (fixture, "name", "n", "of", "two", "text", "Two As It Was", "type", "former", "end", "31 December 2015", NULL);
  pln_structure_compose (fixture->workspace, sheets, NULL, pln_day_from_ymd (2014, 6, 1));
  html = pln_sheets_to_html (sheets);
  for (const char *const *part = (const char *const[]) { "<h2>Top</h2>", "<h3>One</h3>", "<h3>Two As It Was</h3>", "<h4>Sub</h4>",
                                                         "<td>Chair</td><td>Ben</td>", "<td>Post</td><td>Clerk</td>", NULL };
       *part != NULL; part++)
    g_assert_nonnull (strstr (html, *part));
  g_assert_null (strstr (html, "Late"));
  g_assert_null (strstr (html, "Guest"));
  g_assert_true (pln_sheets_write_pdf (sheets, path, 595, 842, &error));
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  for (const char *const *part = (const char *const[]) { "Composition of Organs", "Two As It Was", "Ben", "Clerk", "Page 1 of 1", NULL };
       *part != NULL; part++)
    g_assert_nonnull (strstr (text, *part));
}

/* Outlines as texts and spreadsheets give them. */
static void
test_outline (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *text, *expected; } cases[] = {
    { "Council\n  Board\n    Bureau\n  Committee\nForum", "0 Council|1 Board|2 Bureau|1 Committee|0 Forum" },
    { "Council\r\n\tBoard (BRD)\r\n\t\tBureau\r\n", "0 Council|1 Board [BRD]|2 Bureau" },
    { "Council\tCouncil\n\tBoard\tBoard\tmeets twice\n", "0 Council <council>|1 Board <board> {meets twice}" },
    { "- Council\n  * Board\n      • Bureau\n  - Forum", "0 Council|1 Board|2 Bureau|1 Forum" },
    { "1. Council\n1.1 Board\n1.1.1 Bureau\n2. Forum", "0 Council|1 Board|2 Bureau|0 Forum" },
    { "        Deep\n            Deeper\n  Shallow", "0 Deep|1 Deeper|0 Shallow" },
    { "\"Quoted \"\"name\"\"\"\n\n   \n(a) Group of 77", "0 Quoted \"name\"|0 Group of 77" },
    { "Committee (on everything)\nA.B. Group", "0 Committee (on everything)|0 A.B. Group" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = pln_outline_parse (cases[i].text, "body");
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint j = 0; j < lines->len; j++)
        {
          const PlnOutlineLine *line = lines->pdata[j];

          g_string_append_printf (got, "%s%u %s", j > 0 ? "|" : "", line->level, line->name);
          if (line->acronym != NULL)
            g_string_append_printf (got, " [%s]", line->acronym);
          if (line->type != NULL)
            g_string_append_printf (got, " <%s>", line->type);
          if (line->note != NULL)
            g_string_append_printf (got, " {%s}", line->note);
        }
      g_assert_cmpstr (got->str, ==, cases[i].expected);
    }
}

/* Actions and topics keep their numbers; brackets stay in their names. */
static void
test_outline_kinds (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *kind, *text, *expected; } cases[] = {
    { "action", "1. Clarity (A)\tcluster\n1.1 Shortlist issues\taction\n(a) First", "0 1=Clarity (A) <cluster>|1 1.1=Shortlist issues <action>|0 (a)=First" },
    { "topic", "8 Security\n  - Climate", "0 =8 Security|1 =Climate" },
    { "topic", "8. Security\n  a) Climate", "0 8=Security|1 a)=Climate" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = pln_outline_parse (cases[i].text, cases[i].kind);
      g_autoptr (GString) got = g_string_new (NULL);

      for (guint j = 0; j < lines->len; j++)
        {
          const PlnOutlineLine *line = lines->pdata[j];

          g_string_append_printf (got, "%s%u %s=%s", j > 0 ? "|" : "", line->level, line->number != NULL ? line->number : "", line->name);
          if (line->type != NULL)
            g_string_append_printf (got, " <%s>", line->type);
        }
      g_assert_cmpstr (got->str, ==, cases[i].expected);
    }
}

/* Pasted under a body, after what is there, in order, as one undo step. */
static void
test_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = pln_outline_parse ("A\n  A1\n  A2\nB\n", "body");
  g_autoptr (PlnEdit) edit = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (GPtrArray) under = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  fill_bodies (fixture);
  n = count_alive (fixture);
  edit = pln_outline_edit (fixture->workspace, "body", lines, "top");
  commit (fixture, edit);
  pln_query_where (query, "parent", "\"top\"");
  pln_query_sort (query, "position", FALSE);
  under = pln_workspace_query (fixture->workspace, query, &error);
  for (guint i = 0; i < under->len; i++)
    {
      g_autofree char *name = pln_workspace_get_title (fixture->workspace, under->pdata[i]);
      g_autoptr (GPtrArray) sub = pln_workspace_referrers (fixture->workspace, "body", "parent", under->pdata[i]);

      g_string_append_printf (names, "%s:%u ", name, sub->len);
    }
  g_assert_nonnull (strstr (names->str, "A:2 B:0 "));
  g_assert_cmpuint (under->len, ==, 4);
  g_assert_true (pln_workspace_undo (fixture->workspace, NULL, &error));
  g_assert_cmpuint (count_alive (fixture), ==, n);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

#define ADD(name, func) g_test_add ("/structure-members/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("flags", test_flags);
  ADD ("succession", test_succession);
  ADD ("day", test_day);
  ADD ("merge", test_merge);
  ADD ("merge-shapes", test_merge_shapes);
  ADD ("split", test_split);
  ADD ("composition", test_composition);
  ADD ("outline", test_outline);
  ADD ("outline-kinds", test_outline_kinds);
  ADD ("paste", test_paste);
  return g_test_run ();
}
