/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Lists stand in the order of the locale, whether ranks or SQLite sort them, downwards too, and with empty fields last;
 * a record that is renamed finds its place in a list without all of it being read. */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "store/pln-item.h"

typedef struct
{
  char *folder; /* owned */
  PlnWorkspace *workspace; /* owned */
} Fixture;

static const struct { const char *id, *name; } bodies[] = {
  { "b1", "Résumé" }, { "b2", "resume" }, { "b3", "Zoé" }, { "b4", "Élan" }, { "b5", "Emma" }, { "b6", "eau" },
  { "b7", "ange" }, { "b8", "Ångström" }, { "b9", NULL },
};

static void
set_up (Fixture *fixture, gconstpointer locale)
{
  g_autofree char *path = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Fill");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (setlocale (LC_COLLATE, locale));
  fixture->folder = g_dir_make_tmp ("plenary-collation-XXXXXX", NULL);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  path = g_build_filename (fixture->folder, "w.plenary", NULL);
  fixture->workspace = pln_workspace_create (path, "Geneva", &error);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *name = pln_value_from_plain (PLN_TYPE_TEXT, bodies[i].name != NULL ? bodies[i].name : "");

      pln_edit_add (edit, "body", bodies[i].id);
      pln_edit_set (edit, bodies[i].id, "name", "\"x\"");
      if (bodies[i].name != NULL)
        pln_edit_set (edit, bodies[i].id, "acronym", name);
    }
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", fixture->folder);

  g_clear_object (&fixture->workspace);
  g_assert_cmpint (system (command), ==, 0);
  g_free (fixture->folder);
  setlocale (LC_COLLATE, "C");
}

/* second: a further key makes SQLite sort. */
static char *
order (Fixture *fixture, gboolean descending, gboolean second)
{
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (GPtrArray) ids = NULL;

  pln_query_sort (query, "acronym", descending);
  if (second)
    pln_query_sort (query, "external", FALSE);
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
test_order (Fixture *fixture, gconstpointer locale)
{
  gboolean french = g_str_has_prefix (locale, "fr");

  for (guint second = 0; second < 2; second++)
    {
      g_autofree char *up = order (fixture, FALSE, second), *down = order (fixture, TRUE, second);

      g_assert_cmpstr (up, ==, french ? "b7 b8 b6 b4 b5 b2 b1 b3 b9" : "b7 b8 b6 b4 b5 b1 b2 b3 b9");
      g_assert_cmpstr (down, ==, french ? "b3 b1 b2 b5 b4 b6 b8 b7 b9" : "b3 b1 b2 b5 b4 b6 b8 b7 b9");
    }
}

/* A short list keeps its order where many other texts were sorted before. */
static void
test_crowded (Fixture *fixture, gconstpointer locale)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Fill");
  g_autoptr (PlnQuery) query = pln_query_new ("person");
  g_autoptr (GPtrArray) ids = NULL;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i), *name = g_strdup_printf ("\"Élodie %u\"", i * 7919 % 300);

      pln_edit_add (edit, "person", id);
      pln_edit_set (edit, id, "name", name);
    }
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, NULL));
  pln_query_sort (query, "name", FALSE);
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_assert_cmpuint (ids->len, ==, 300);
  test_order (fixture, locale);
}

/* By the title of what a reference names. */
static void
test_reference (Fixture *fixture, gconstpointer locale)
{
  g_autoptr (PlnEdit) edit = pln_edit_new ("Rename");
  g_autoptr (PlnQuery) query = pln_query_new ("meeting"), again = NULL;
  g_autoptr (GPtrArray) ids = NULL, others = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i + 1), *body = g_strdup_printf ("\"%s\"", bodies[i].id);
      g_autofree char *name = pln_value_from_plain (PLN_TYPE_TEXT, bodies[i].name != NULL ? bodies[i].name : "x");

      pln_edit_set (edit, bodies[i].id, "name", name);
      pln_edit_add (edit, "meeting", id);
      pln_edit_set (edit, id, "title", "\"Meeting\"");
      if (i + 1 < G_N_ELEMENTS (bodies))
        pln_edit_set (edit, id, "body", body);
    }
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, NULL));
  pln_query_sort (query, "body", FALSE);
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  again = pln_query_copy (query);
  pln_query_sort (again, "ordinal", FALSE);
  others = pln_workspace_query (fixture->workspace, again, NULL);
  g_assert_cmpuint (ids->len, ==, G_N_ELEMENTS (bodies));
  g_assert_cmpstr (ids->pdata[0], ==, "m7");
  g_assert_cmpstr (ids->pdata[8], ==, "m9");
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (ids->pdata[i], ==, others->pdata[i]);
}

static void
test_list (Fixture *fixture, gconstpointer locale)
{
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (PlnItemList) list = NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new ("Rename");
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *expected = NULL;

  pln_query_sort (query, "acronym", FALSE);
  list = pln_item_list_new (fixture->workspace, query);
  pln_edit_set (edit, "b3", "acronym", "\"énigme\"");
  g_assert_true (pln_workspace_commit (fixture->workspace, edit, NULL));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (PlnItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", pln_item_get_id (item));
    }
  expected = order (fixture, FALSE, FALSE);
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_nonnull (strstr (ids->str, "b4 b5 b3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/collation/order/fr", Fixture, "fr_FR.UTF-8", set_up, test_order, tear_down);
  g_test_add ("/collation/order/c", Fixture, "C.UTF-8", set_up, test_order, tear_down);
  g_test_add ("/collation/crowded/fr", Fixture, "fr_FR.UTF-8", set_up, test_crowded, tear_down);
  g_test_add ("/collation/crowded/c", Fixture, "C.UTF-8", set_up, test_crowded, tear_down);
  g_test_add ("/collation/list/fr", Fixture, "fr_FR.UTF-8", set_up, test_list, tear_down);
  g_test_add ("/collation/list/c", Fixture, "C.UTF-8", set_up, test_list, tear_down);
  g_test_add ("/collation/reference/fr", Fixture, "fr_FR.UTF-8", set_up, test_reference, tear_down);
  g_test_add ("/collation/reference/c", Fixture, "C.UTF-8", set_up, test_reference, tear_down);
  return g_test_run ();
}
