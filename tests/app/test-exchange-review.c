/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the review shows and does, without a window: the words that only one of two texts has, both texts in one, many
 * findings settled as one edit, two records merged into one, and exchanges in lines for people.
 */
#include "config.h"

#include "app/exchange/pln-exchange-history.h"
#include "app/exchange/pln-review-plan.h"
#include "app/exchange/pln-text-diff.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-snapshot-writer.h"

#include <string.h>

/* ---- texts -------------------------------------------------------------------- */

static void
test_words (void)
{
  static const struct
  {
    const char *text, *other, *words, *both;
  } cases[] = {
    { "a few key questions", "key questions", "a few", "a few key questions" },
    { "key questions", "a few key questions", "", "a few key questions" },
    { "the same", "the same", "", "the same" },
    { "entirely other words", "nothing shared", "entirely other words", "entirely other words nothing shared" },
    { "", "something", "", "something" },
    { "something", "", "something", "something" },
    { "", "", "", "" },
    { "as an institution, reviewed over time.", "as an institution.", ", reviewed over time", "as an institution, reviewed over time." },
    { "feeds the preparations", "informs the policy", "feeds the preparations", "feeds the preparations informs the policy" },
    { "Bücher und Élan", "Bücher mit Élan", "und", "Bücher und mit Élan" },
    { "一つの文", "一つの本", "一つの文", "一つの文 一つの本" },
    { "line one\nline two", "line one\nline three", "two", "line one\nline two three" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = pln_text_diff_words (cases[i].text, cases[i].other);
      g_autofree char *both = pln_text_diff_combine (cases[i].text, cases[i].other);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (both, ==, cases[i].both);
    }
}

/* Whatever the texts: spans are in order, in bounds and at characters, and nothing of either text is lost. */
static void
test_random_texts (void)
{
  static const char *const words[] = { "the", "of", "rota", "Élan", ",", ".", "\n", "二", "institution" };
  g_autoptr (GRand) random = g_rand_new_with_seed (20261121);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GString) a = g_string_new (NULL), b = g_string_new (NULL);
      g_autoptr (GArray) spans = NULL;
      g_autofree char *both = NULL;
      guint end = 0;

      for (gint i = g_rand_int_range (random, 0, 30); i > 0; i--)
        g_string_append_printf (g_rand_boolean (random) ? a : b, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      spans = pln_text_diff_spans (a->str, b->str);
      for (guint i = 0; i < spans->len; i++)
        {
          const PlnTextSpan *span = &g_array_index (spans, PlnTextSpan, i);

          g_assert_cmpuint (span->start, <, span->end);
          g_assert_true (i == 0 || span->start > end);
          g_assert_true (g_utf8_validate (a->str + span->start, span->end - span->start, NULL));
          end = span->end;
        }
      g_assert_cmpuint (end, <=, a->len);
      both = pln_text_diff_combine (a->str, b->str);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        if (*words[i] != '\n' && (strstr (a->str, words[i]) != NULL || strstr (b->str, words[i]) != NULL))
          g_assert_nonnull (strstr (both, words[i]));
    }
}

/* ---- two offices -------------------------------------------------------------------- */

typedef struct
{
  char *folder;          /* owned */
  PlnWorkspace *a, *b;   /* owned */
} Fixture;

static void
set_name (PlnWorkspace *workspace,
          const char   *kind,
          const char   *id,
          const char   *name)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Name");
  g_autofree char *canonical = pln_value_from_plain (PLN_TYPE_TEXT, name);
  g_autoptr (GError) error = NULL;

  if (!pln_workspace_has_record (workspace, id))
    pln_edit_add (edit, kind, id);
  pln_edit_set (edit, id, "name", canonical);
  pln_workspace_commit (workspace, edit, &error);
  g_assert_no_error (error);
}

static void
send (PlnWorkspace *from,
      PlnWorkspace *to)
{
  g_autofree char *file = g_strconcat (pln_workspace_get_path (from), ".json", NULL);
  PlnImportRequest request = { .workspace = pln_workspace_get_path (to), .file = file };
  PlnImportResult result;
  g_autoptr (GError) error = NULL;

  pln_snapshot_export (from, file, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  pln_import_run (&request, &result, NULL, &error);
  g_assert_no_error (error);
  pln_workspace_announce (to, result.changed);
  pln_import_result_clear (&result);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autofree char *a = NULL, *b = NULL;

  fixture->folder = g_dir_make_tmp ("plenary-review-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  a = g_build_filename (fixture->folder, "a.plenary", NULL);
  b = g_build_filename (fixture->folder, "b.plenary", NULL);
  fixture->a = pln_workspace_create (a, "Geneva", NULL);
  fixture->b = pln_workspace_create (b, "New York", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->a);
  g_clear_object (&fixture->b);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
}

static guint
settle (Fixture    *fixture,
        guint       sample,
        PlnAlike    alike,
        PlnSettle   how,
        const char *office)
{
  g_autoptr (GPtrArray) findings = pln_review_find (fixture->a, NULL);
  g_autoptr (PlnEdit) edit = pln_edit_new ("Settle Many");
  g_autoptr (GError) error = NULL;
  guint n = pln_review_settle_many (findings, findings->pdata[sample], alike, how, office, edit);

  pln_workspace_commit (fixture->a, edit, &error);
  g_assert_no_error (error);
  return n;
}

static guint
count_findings (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) findings = pln_review_find (workspace, NULL);

  return findings->len;
}

static void
assert_name (PlnWorkspace *workspace,
             const char   *id,
             const char   *expected)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, "name");
  g_autofree char *name = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  g_assert_cmpstr (name, ==, expected);
}

/* Alike by type, field, record; by office; in one undo step; and the other office is told. */
static void
test_settle_many (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const ids[] = { "b1", "b2", "p1" };
  const gint64 now = g_get_real_time () / 1000 + 1000;
  g_autoptr (GPtrArray) findings = NULL, offices = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    set_name (fixture->a, ids[i][0] == 'b' ? "body" : "person", ids[i], "Common");
  send (fixture->a, fixture->b);
  /* In one and the same millisecond it would be chance which version is shown first, and comes back first by undo. */
  pln_workspace_set_now (fixture->b, now);
  pln_workspace_set_now (fixture->a, now + 1);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      set_name (fixture->b, NULL, ids[i], "New York’s");
      set_name (fixture->a, NULL, ids[i], "Geneva’s");
    }
  send (fixture->b, fixture->a);
  findings = pln_review_find (fixture->a, NULL);
  g_assert_cmpuint (findings->len, ==, 3);
  g_assert_cmpuint (pln_review_count_alike (findings, findings->pdata[0], PLN_ALIKE_TYPE), ==, 3);
  g_assert_cmpuint (pln_review_count_alike (findings, findings->pdata[0], PLN_ALIKE_FIELD), ==, 2);
  g_assert_cmpuint (pln_review_count_alike (findings, findings->pdata[0], PLN_ALIKE_OFFICES), ==, 3);
  g_assert_cmpuint (pln_review_count_alike (findings, findings->pdata[0], PLN_ALIKE_RECORD), ==, 1);
  offices = pln_review_list_offices (findings, findings->pdata[0], PLN_ALIKE_TYPE);
  g_assert_cmpuint (offices->len, ==, 2);
  g_assert_cmpuint (settle (fixture, 0, PLN_ALIKE_TYPE, PLN_SETTLE_OFFICE, "Nowhere"), ==, 0);
  g_assert_cmpuint (count_findings (fixture->a), ==, 3);

  g_assert_cmpuint (settle (fixture, 0, PLN_ALIKE_FIELD, PLN_SETTLE_OFFICE, "New York"), ==, 2);
  assert_name (fixture->a, "b1", "New York’s");
  g_assert_cmpuint (count_findings (fixture->a), ==, 1);
  g_assert_true (pln_workspace_undo (fixture->a, NULL, NULL));
  g_assert_cmpuint (count_findings (fixture->a), ==, 3);
  g_assert_cmpuint (settle (fixture, 0, PLN_ALIKE_TYPE, PLN_SETTLE_OFFICE, "Geneva"), ==, 3);
  assert_name (fixture->a, "p1", "Geneva’s");
  send (fixture->a, fixture->b);
  g_assert_cmpuint (count_findings (fixture->b), ==, 0);
  assert_name (fixture->b, "b2", "Geneva’s");
}

/* Deleted but edited, and what names a deleted record. */
static void
test_settle_others (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (PlnEdit) add = pln_edit_new ("Meeting"), remove = pln_edit_new ("Delete");
  g_autofree char *title = pln_value_from_plain (PLN_TYPE_TEXT, "Meeting"), *body = pln_value_from_plain (PLN_TYPE_REFERENCE, "b2");

  set_name (fixture->a, "body", "b1", "One");
  set_name (fixture->a, "body", "b2", "Two");
  pln_edit_add (add, "meeting", "m1");
  pln_edit_set (add, "m1", "title", title);
  pln_edit_set (add, "m1", "body", body);
  g_assert_true (pln_workspace_commit (fixture->a, add, NULL));
  send (fixture->a, fixture->b);
  pln_edit_delete (remove, "b1");
  pln_edit_delete (remove, "b2");
  g_assert_true (pln_workspace_commit (fixture->b, remove, NULL));
  set_name (fixture->a, NULL, "b1", "One, edited");
  send (fixture->b, fixture->a);
  g_assert_cmpuint (count_findings (fixture->a), ==, 2);
  g_assert_cmpuint (settle (fixture, 1, PLN_ALIKE_TYPE, PLN_SETTLE_CLEAR, NULL), ==, 1);
  g_assert_cmpuint (settle (fixture, 0, PLN_ALIKE_TYPE, PLN_SETTLE_DELETE, NULL), ==, 1);
  g_assert_cmpuint (count_findings (fixture->a), ==, 0);
  g_assert_true (pln_workspace_undo (fixture->a, NULL, NULL));
  g_assert_cmpuint (settle (fixture, 0, PLN_ALIKE_TYPE, PLN_SETTLE_KEEP, NULL), ==, 1);
  assert_name (fixture->a, "b1", "One, edited");
  g_assert_cmpuint (count_findings (fixture->a), ==, 0);
}

/* What possible duplicates say, for people, in the order of the form; the program's own is left out. */
static void
test_compare (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const ids[] = { "p1", "p2", NULL };
  g_autoptr (PlnEdit) edit = pln_edit_new ("Notes");
  g_autofree char *note = pln_value_from_plain (PLN_TYPE_LONG_TEXT, "Knows the rota");
  g_autoptr (GPtrArray) rows = NULL;
  const PlnReviewRow *row;

  set_name (fixture->a, "person", "p1", "Jane Doe");
  set_name (fixture->a, "person", "p2", "J. Doe");
  pln_edit_set (edit, "p2", "note", note);
  pln_edit_set (edit, "p1", "country", "\"CH\"");
  pln_edit_set (edit, "p2", "country", "\"CH\"");
  g_assert_true (pln_workspace_commit (fixture->a, edit, NULL));
  rows = pln_review_compare (fixture->a, ids);
  g_assert_cmpuint (rows->len, ==, 3);
  row = rows->pdata[0];
  g_assert_cmpstr (row->field->name, ==, "name");
  g_assert_false (row->same);
  g_assert_cmpstr (row->values[0], ==, "Jane Doe");
  g_assert_cmpstr (row->values[1], ==, "J. Doe");
  row = rows->pdata[1];
  g_assert_cmpstr (row->field->name, ==, "country");
  g_assert_true (row->same);
  row = rows->pdata[2];
  g_assert_cmpstr (row->field->name, ==, "note");
  g_assert_cmpstr (row->values[0], ==, "");
  g_assert_cmpstr (row->values[1], ==, "Knows the rota");
}

/* ---- history ----------------------------------------------------------------------------- */

static void
test_history (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL, theirs = NULL, none = NULL;
  const PlnExchangeLine *line;

  set_name (fixture->b, "body", "b1", "One");
  send (fixture->b, fixture->a);
  send (fixture->b, fixture->a); /* nothing new */
  send (fixture->a, fixture->b);
  lines = pln_exchange_history (fixture->a, NULL, 0);
  g_assert_cmpuint (lines->len, ==, 3);
  line = lines->pdata[0];
  g_assert_cmpstr (line->title, ==, "Exported “a.plenary.json”");
  g_assert_true (g_str_has_suffix (line->text, " · 1 record"));
  line = lines->pdata[1];
  g_assert_cmpstr (line->title, ==, "Imported from New York, again");
  g_assert_true (g_str_has_suffix (line->text, " · nothing new"));
  g_assert_false (line->last_import);
  line = lines->pdata[2];
  g_assert_cmpstr (line->title, ==, "Imported from New York");
  g_assert_true (g_str_has_suffix (line->text, " · 1 added"));
  g_assert_true (line->last_import);
  theirs = pln_exchange_history (fixture->a, pln_workspace_get_replica (fixture->b), 0);
  g_assert_cmpuint (theirs->len, ==, 2);
  none = pln_exchange_history (fixture->a, "aaaaaaaaaa", 0);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (pln_workspace_undo_import (fixture->a, NULL, NULL));
  g_ptr_array_unref (lines);
  lines = pln_exchange_history (fixture->a, NULL, 0);
  line = lines->pdata[2];
  g_assert_true (g_str_has_suffix (line->text, ", taken back"));
  g_assert_false (line->last_import);
}

static void
test_sent (void)
{
  static const struct { const char *json, *text; } cases[] = {
    { "{\"records\":41}", "41 records" },
    { "{\"records\":1,\"body\":\"Forum\",\"since\":\"yes\"}", "1 record, only what changed since an earlier file" },
    { "{\"records\":2,\"without\":\"budget contact\"}", "2 records, without Budgets, Contacts" },
    { "nonsense", "" },
    { NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = pln_exchange_sent_text (cases[i].json);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/exchange-review/words", test_words);
  g_test_add_func ("/app/exchange-review/random-texts", test_random_texts);
  g_test_add ("/app/exchange-review/settle-many", Fixture, NULL, set_up, test_settle_many, tear_down);
  g_test_add ("/app/exchange-review/settle-others", Fixture, NULL, set_up, test_settle_others, tear_down);
  g_test_add ("/app/exchange-review/compare", Fixture, NULL, set_up, test_compare, tear_down);
  g_test_add ("/app/exchange-review/history", Fixture, NULL, set_up, test_history, tear_down);
  g_test_add_func ("/app/exchange-review/sent", test_sent);
  return g_test_run ();
}
