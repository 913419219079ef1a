// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

/* List models keep in step with the workspace by the fewest moves, one object
 * stands for one record, and queries find and order as people expect. */

#include <libglib-testing/signal-logger.h>

#include "store-fixture.h"

static void
add_bodies (PlnWorkspace *workspace)
{
  add_record (workspace, "body", "b1", "name", "\"Alpha\"", NULL);
  add_record (workspace, "body", "b2", "name", "\"Beta\"", NULL);
  add_record (workspace, "body", "b3", "name", "\"Gamma\"", NULL);
  add_record (workspace, "body", "b4", "name", "\"Delta\"", NULL);
}

static PlnItemList *
list_by_name (PlnWorkspace *workspace)
{
  g_autoptr (PlnQuery) query = pln_query_new ("body");

  pln_query_sort (query, "name", FALSE);
  return pln_item_list_new (workspace, query);
}

static void
assert_list (PlnItemList *list, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", pln_item_get_id (item));
      g_assert_cmpuint (pln_item_list_find (list, pln_item_get_id (item)), ==, i);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
assert_changed (GtSignalLogger *logger, PlnItemList *list, guint position, guint removed, guint added)
{
  guint a, b, c;

  gt_signal_logger_assert_emission_pop (logger, list, "items-changed", &a, &b, &c);
  g_assert_cmpuint (a, ==, position);
  g_assert_cmpuint (b, ==, removed);
  g_assert_cmpuint (c, ==, added);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (PlnItemList) list = NULL;
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autoptr (PlnItem) kept = NULL, same = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Delete");

  add_bodies (workspace);
  list = list_by_name (workspace);
  assert_list (list, "b1 b2 b4 b3");
  kept = g_list_model_get_item (G_LIST_MODEL (list), 0);
  gt_signal_logger_connect (logger, list, "items-changed");

  add_record (workspace, "meeting", "m1", "title", "\"Elsewhere\"", NULL);
  set_field (workspace, "b2", "seat", "\"Bern\"");
  gt_signal_logger_assert_no_emissions (logger);

  add_record (workspace, "body", "b5", "name", "\"Blue\"", NULL);
  assert_changed (logger, list, 2, 0, 1);
  set_field (workspace, "b1", "name", "\"Zeta\"");
  assert_changed (logger, list, 0, 1, 0);
  assert_changed (logger, list, 4, 0, 1);
  assert_list (list, "b2 b5 b4 b3 b1");
  pln_edit_delete (edit, "b2");
  pln_edit_delete (edit, "b3");
  commit_ok (workspace, edit);
  assert_changed (logger, list, 3, 1, 0);
  assert_changed (logger, list, 0, 1, 0);
  assert_list (list, "b5 b4 b1");
  gt_signal_logger_assert_no_emissions (logger);
  same = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_true (same == kept);
}

/* A mirror that only listens to items-changed. */
static void
mirror_cb (GListModel *model, guint position, guint removed, guint added, GPtrArray *mirror)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror, position, removed);
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (PlnItem) item = g_list_model_get_item (model, position + i);

      g_ptr_array_insert (mirror, (int) (position + i), g_strdup (pln_item_get_id (item)));
    }
}

static void
random_edit (PlnWorkspace *workspace, GRand *random, guint *n)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Random");
  int count = g_rand_int_range (random, 1, g_rand_int_range (random, 0, 8) == 0 ? 40 : 5);

  for (int i = 0; i < count; i++)
    {
      g_autofree char *id = g_strdup_printf ("b%d", g_rand_int_range (random, 0, 60));
      g_autofree char *name = g_strdup_printf ("\"Name %d\"", g_rand_int_range (random, 0, 30));

      if (!pln_workspace_has_record (workspace, id))
        {
          g_autofree char *new_id = g_strdup_printf ("b%u", (*n)++);

          if (pln_workspace_has_record (workspace, new_id))
            continue;
          pln_edit_add (edit, "body", new_id);
          pln_edit_set_json (edit, new_id, "name", name);
        }
      else if (g_rand_int_range (random, 0, 4) == 0)
        pln_edit_delete (edit, id);
      else
        pln_edit_set_json (edit, id, "name", name);
    }
  commit_ok (workspace, edit);
}

/* Whatever is edited, the list is what the query gives, and who only listens knows it too. */
static void
test_random (Fixture *fixture, gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (PlnItemList) list = list_by_name (fixture->workspace);
  g_autoptr (GPtrArray) mirror = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  g_test_message ("seed %u", seed);
  g_signal_connect (list, "items-changed", G_CALLBACK (mirror_cb), mirror);
  for (int i = 0; i < 150; i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new ("body");
      g_autoptr (GPtrArray) ids = NULL;
      g_autoptr (GString) expected = g_string_new (NULL);

      random_edit (fixture->workspace, random, &n);
      pln_query_sort (query, "name", FALSE);
      ids = pln_workspace_query (fixture->workspace, query, NULL);
      for (guint j = 0; j < ids->len; j++)
        g_string_append_printf (expected, "%s%s", j > 0 ? " " : "", (char *) ids->pdata[j]);
      assert_list (list, expected->str);
      assert_ids (mirror, expected->str);
    }
}

static void
test_item (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (PlnItem) body = NULL, membership = NULL, gone = NULL;
  g_autoptr (GtSignalLogger) logger = gt_signal_logger_new ();
  g_autofree char *display = NULL, *plain = NULL, *empty = NULL;
  guint revision;

  add_bodies (workspace);
  add_record (workspace, "membership", "s1", "body", "\"b1\"", "role", "\"chair\"", NULL);
  body = pln_item_new (workspace, "b1");
  membership = pln_item_new (workspace, "s1");
  g_assert_cmpstr (pln_item_get_kind (body), ==, "body");
  g_assert_cmpstr (pln_item_get_title (membership), ==, "Chair of Alpha");
  display = pln_item_get_display (membership, "body");
  g_assert_cmpstr (display, ==, "Alpha");
  plain = pln_item_get_plain (membership, "role");
  g_assert_cmpstr (plain, ==, "chair");
  empty = pln_item_get_plain (membership, "basis");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (pln_item_get_value (body, "name"), ==, "\"Alpha\"");

  gt_signal_logger_connect (logger, membership, "notify::revision");
  set_field (workspace, "b1", "name", "\"Omega\"");
  gt_signal_logger_assert_notify_emission_pop (logger, membership, "revision");
  g_assert_cmpstr (pln_item_get_title (membership), ==, "Chair of Omega");
  g_assert_cmpstr (pln_item_get_value (body, "name"), ==, "\"Omega\"");
  set_field (workspace, "b4", "seat", "\"Bern\"");
  gt_signal_logger_assert_no_emissions (logger);
  g_object_get (membership, "revision", &revision, NULL);
  g_assert_cmpuint (revision, ==, 1);

  gone = pln_item_new (workspace, "nowhere");
  g_assert_cmpstr (pln_item_get_kind (gone), ==, "");
  g_assert_nonnull (pln_item_get_title (gone));
  g_assert_null (pln_item_get_value (gone, "name"));
}

/* Another connection wrote: the poll tells, once. */
static void
test_poll (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnWorkspace) other = NULL;
  g_autoptr (PlnItemList) list = NULL;

  add_bodies (fixture->workspace);
  list = list_by_name (fixture->workspace);
  g_assert_false (pln_workspace_poll (fixture->workspace));
  other = pln_workspace_open (fixture->path, PLN_OPEN_DEFAULT, NULL);
  set_field (other, "b1", "name", "\"Zeta\"");
  g_assert_true (pln_workspace_poll (fixture->workspace));
  g_assert_false (pln_workspace_poll (fixture->workspace));
  assert_list (list, "b2 b4 b3 b1");
  assert_value (fixture->workspace, "b1", "name", "\"Zeta\"");
}

static void
test_query (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (GError) error = NULL;
  static const char *const states[] = { "\"held\"", "\"planned\"", NULL };
  static const struct
  {
    const char *what, *expected;
  } cases[] = {
    { "all by date", "m2 m1 m3 m4" },
    { "body b1", "m1 m2" },
    { "no body", "m3 m4" },
    { "held or planned", "m1 m2" },
    { "july", "m1" },
    { "number 2", "m2" },
    { "state", "m2 m1 m3 m4" },
    { "limit", "m2 m1" },
    { "descending", "m3 m1 m2 m4" },
  };

  add_record (workspace, "body", "b1", "name", "\"One\"", NULL);
  add_record (workspace, "meeting", "m1", "title", "\"x\"", "body", "\"b1\"", "state", "\"held\"", "when",
              "{\"edtf\":\"2017-07-18/2017-07-19\",\"sense\":\"on\",\"text\":\"18 and 19 July 2017\"}", NULL);
  add_record (workspace, "meeting", "m2", "title", "\"x\"", "body", "\"b1\"", "state", "\"planned\"", "ordinal", "2", "when",
              "{\"edtf\":\"2016\",\"sense\":\"about\",\"text\":\"about 2016\"}", NULL);
  add_record (workspace, "meeting", "m3", "title", "\"x\"", "state", "\"cancelled\"", "when",
              "{\"edtf\":\"2018-01\",\"sense\":\"by\",\"text\":\"by January 2018\"}", NULL);
  add_record (workspace, "meeting", "m4", "title", "\"x\"", "when", "{\"text\":\"next summer\"}", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new ("meeting"), copy = NULL;
      g_autoptr (GPtrArray) ids = NULL;
      const char *what = cases[i].what;

      if (strcmp (what, "body b1") == 0)
        pln_query_where (query, "body", "\"b1\"");
      else if (strcmp (what, "no body") == 0)
        pln_query_where (query, "body", NULL);
      else if (strcmp (what, "held or planned") == 0)
        pln_query_where_any (query, "state", states);
      else if (strcmp (what, "july") == 0)
        pln_query_between (query, "when", pln_day_from_ymd (2017, 7, 19), pln_day_from_ymd (2017, 8, 1));
      else if (strcmp (what, "number 2") == 0)
        pln_query_where (query, "ordinal", "2");
      else if (strcmp (what, "state") == 0)
        pln_query_sort (query, "state", FALSE);
      else
        pln_query_sort (query, "when", strcmp (what, "descending") == 0);
      if (strcmp (what, "limit") == 0)
        pln_query_limit (query, 2);
      copy = pln_query_copy (query);
      ids = pln_workspace_query (workspace, copy, &error);
      g_assert_no_error (error);
      assert_ids (ids, cases[i].expected);
      g_assert_cmpuint (pln_workspace_count (workspace, copy), ==, ids->len);
    }
  {
    g_autoptr (PlnQuery) query = pln_query_new ("meeting");

    pln_query_where (query, "nothing", NULL);
    g_assert_null (pln_workspace_query (workspace, query, &error));
    g_assert_error (error, PLN_STORE_ERROR, PLN_STORE_ERROR_NOT_FOUND);
  }
}

/* Case, accents, parts of words and Chinese; former names lead to their body. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *text, *expected; } cases[] = {
    { "COMITÉ", "b1" },
    { "comite", "b1" },
    { "mité ex", "b1" },
    { "委员", "b2" },
    { "gremium", "b1" },
    { "geneva", "b2 b3" },
    { "GENEV", "b2 b3" },
    { "plenary geneva", "b3" },
    { "zurich", "b4" },
    { "ZÜRICH", "b4" },
    { "nowhere at all", "" },
    { "  ", "" },
  };
  PlnWorkspace *workspace = fixture->workspace;

  add_record (workspace, "body", "b1", "name", "\"Comité exécutif\"", NULL);
  add_record (workspace, "body", "b2", "name", "\"执行委员会 Geneva\"", NULL);
  add_record (workspace, "body", "b3", "name", "\"Plenary\"", "seat", "\"Geneva\"", NULL);
  add_record (workspace, "body", "b4", "name", "\"Quorum\"", "seat", "\"Z\u00fcrich \\\"West\\\"\"", NULL);
  add_record (workspace, "name", "n1", "of", "\"b1\"", "text", "\"Altes Gremium\"", "type", "\"former\"", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = pln_workspace_search (workspace, cases[i].text, 10);
      g_autoptr (PlnQuery) query = pln_query_new ("body");
      g_autoptr (GPtrArray) listed = NULL;

      assert_ids (found, cases[i].expected);
      pln_query_search (query, cases[i].text);
      listed = pln_workspace_query (workspace, query, NULL);
      if (cases[i].text[0] != ' ')
        assert_ids (listed, cases[i].expected);
    }
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  PlnWorkspace *workspace = fixture->workspace;
  g_autoptr (GPtrArray) agenda = NULL, all = NULL, none = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Merge");
  g_autofree char *resolved = NULL, *itself = NULL;

  add_record (workspace, "meeting", "m1", "title", "\"First\"", NULL);
  add_record (workspace, "agenda_item", "a1", "meeting", "\"m1\"", "title", "\"Later\"", "position", "2", NULL);
  add_record (workspace, "agenda_item", "a2", "meeting", "\"m1\"", "title", "\"Sooner\"", "position", "1", NULL);
  add_record (workspace, "agenda_item", "a3", "meeting", "\"m1\"", "title", "\"Last\"", NULL);
  agenda = pln_workspace_referrers (workspace, "agenda_item", "meeting", "m1");
  assert_ids (agenda, "a2 a1 a3");
  all = pln_workspace_all_referrers (workspace, "m1");
  assert_ids (all, "a1 meeting a2 meeting a3 meeting");
  none = pln_workspace_referrers (workspace, "agenda_item", "nothing", "m1");
  assert_ids (none, "");

  add_record (workspace, "body", "b1", "name", "\"One\"", NULL);
  add_record (workspace, "body", "b2", "name", "\"Two\"", NULL);
  pln_edit_set_json (edit, "b1", "merged_into", "\"b2\"");
  pln_edit_delete (edit, "b1");
  commit_ok (workspace, edit);
  resolved = pln_workspace_resolve (workspace, "b1");
  g_assert_cmpstr (resolved, ==, "b2");
  itself = pln_workspace_resolve (workspace, "b2");
  g_assert_cmpstr (itself, ==, "b2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  FIXTURE_TEST ("/store/items/list", test_list);
  FIXTURE_TEST ("/store/items/random", test_random);
  FIXTURE_TEST ("/store/items/item", test_item);
  FIXTURE_TEST ("/store/items/poll", test_poll);
  FIXTURE_TEST ("/store/items/query", test_query);
  FIXTURE_TEST ("/store/items/search", test_search);
  FIXTURE_TEST ("/store/items/references", test_references);
  return g_test_run ();
}
