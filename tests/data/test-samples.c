/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The sample workspaces as files, read with json-glib and GLib's SHA-256 alone:
 * their layout and sums, their values against the schema, a citation for every
 * record, shared records alike in each file, and the checklist of inventory
 * rows and traps. */

#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "schema/pln-schema.h"

static const char *const samples[] = { "ipu", "icm", "iom17", "oecd", "iom14", "all" };

typedef struct
{
  char       *text;    /* owned */
  char      **lines;   /* owned; without newline */
  JsonParser *parser;  /* owned */
  JsonArray  *records; /* borrowed from parser */
  GHashTable *by_id;   /* owned; id to JsonObject, both borrowed */
} Sample;

static void
sample_free (Sample *sample)
{
  g_free (sample->text);
  g_strfreev (sample->lines);
  g_hash_table_unref (sample->by_id);
  g_object_unref (sample->parser);
  g_free (sample);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Sample, sample_free)

static Sample *
sample_load (const char *name)
{
  Sample *sample = g_new0 (Sample, 1);
  g_autofree char *base = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("PLENARY_SAMPLES"), base, NULL);
  g_autoptr (GError) error = NULL;
  JsonObject *root;

  g_file_get_contents (path, &sample->text, NULL, &error);
  g_assert_no_error (error);
  sample->lines = g_strsplit (sample->text, "\n", -1);
  sample->parser = json_parser_new_immutable ();
  json_parser_load_from_data (sample->parser, sample->text, -1, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (sample->parser));
  g_assert_cmpstr (json_object_get_string_member (root, "format"), ==, "plenary-snapshot");
  g_assert_cmpint (json_object_get_int_member (root, "version"), ==, 1);
  sample->records = json_object_get_array_member (root, "records");
  sample->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < json_array_get_length (sample->records); i++)
    {
      JsonObject *record = json_array_get_object_element (sample->records, i);

      g_assert_true (g_hash_table_insert (sample->by_id, (gpointer) json_object_get_string_member (record, "id"), record));
    }
  return sample;
}

static JsonObject *
sample_fields (Sample     *sample,
               const char *id)
{
  JsonObject *record = g_hash_table_lookup (sample->by_id, id);

  return record != NULL ? json_object_get_object_member (record, "fields") : NULL;
}

static const char *
record_kind (JsonObject *record)
{
  return json_object_get_string_member (record, "kind");
}

/* A string as it is, anything else as JSON. */
static char *
plain_of (JsonNode *node)
{
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return g_strdup (json_node_get_string (node));
  return json_to_string (node, FALSE);
}

/* ---- layout ----------------------------------------------------------------- */

/* One record a line, sorted, each line and the whole file proved by their sums. */
static void
test_layout (gconstpointer data)
{
  g_autoptr (Sample) sample = sample_load (data);
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *expected = NULL, *previous = NULL;
  guint n = json_array_get_length (sample->records);

  g_assert_cmpuint (g_strv_length (sample->lines), ==, n + 3);
  g_assert_cmpstr (sample->lines[n + 2], ==, "");
  for (guint i = 0; i < n; i++)
    {
      JsonObject *record = json_array_get_object_element (sample->records, i);
      const char *line = sample->lines[i + 1];
      const char *sum = g_strrstr (line, ",\"sum\":\"");
      g_autofree char *key = g_strconcat (record_kind (record), "\n", json_object_get_string_member (record, "id"), NULL);
      g_autofree char *bare = NULL, *hash = NULL;

      g_assert_nonnull (sum);
      g_assert_cmpstr (sum + 8 + 32, ==, i + 1 < n ? "\"}," : "\"}");
      bare = g_strdup_printf ("%.*s}", (int) (sum - line), line);
      hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bare, -1);
      g_assert_cmpmem (hash, 32, sum + 8, 32);
      g_checksum_update (digest, (const guchar *) sum + 8, 32);
      g_checksum_update (digest, (const guchar *) "\n", 1);
      if (previous != NULL)
        g_assert_cmpint (strcmp (previous, key), <, 0);
      g_free (previous);
      previous = g_steal_pointer (&key);
    }
  expected = g_strdup_printf ("],\"count\":%u,\"digest\":\"%s\"}", n, g_checksum_get_string (digest));
  g_assert_cmpstr (sample->lines[n + 1], ==, expected);
}

/* ---- schema ----------------------------------------------------------------- */

static void
check_choice (const char     *id,
              const PlnField *field,
              JsonNode       *value)
{
  const PlnChoice *choice = field->choices;

  while (choice->name != NULL && strcmp (choice->name, json_node_get_string (value)) != 0)
    choice++;
  if (choice->name == NULL)
    g_test_fail_printf ("%s: “%s” is no %s", id, json_node_get_string (value), field->name);
}

static void
check_reference (Sample         *sample,
                 const char     *id,
                 const PlnField *field,
                 JsonNode       *value)
{
  JsonObject *target = g_hash_table_lookup (sample->by_id, json_node_get_string (value));

  if (target == NULL)
    g_test_fail_printf ("%s: %s names %s, which is not here", id, field->name, json_node_get_string (value));
  else if (!pln_field_accepts (field, record_kind (target)))
    g_test_fail_printf ("%s: %s names a %s", id, field->name, record_kind (target));
}

/* What an entry shows for a value gives the same value again. */
static void
check_typed (const char     *id,
             const PlnField *field,
             const char     *canonical)
{
  g_autofree char *typed = pln_value_to_typed (field->type, canonical);
  g_autofree char *again = NULL;

  if (!pln_value_parse_typed (field->type, typed, &again, NULL) || g_strcmp0 (again, canonical) != 0)
    g_test_fail_printf ("%s: %s: “%s” typed gives %s, not %s", id, field->name, typed, again, canonical);
}

static void
check_record (Sample     *sample,
              JsonObject *record)
{
  const char *id = json_object_get_string_member (record, "id");
  const PlnKind *kind = pln_schema_find (record_kind (record));
  JsonObject *fields = json_object_get_object_member (record, "fields");
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  g_assert_nonnull (kind);
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & PLN_FIELD_REQUIRED) && !json_object_has_member (fields, kind->fields[i].name))
      g_test_fail_printf ("%s: %s is missing", id, kind->fields[i].name);
  json_object_iter_init (&iter, fields);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const PlnField *field = pln_kind_find_field (kind, name);
      g_autofree char *json = json_to_string (value, FALSE);
      g_autofree char *canonical = NULL;
      g_autoptr (GError) error = NULL;

      if (field == NULL)
        g_test_fail_printf ("%s: no field %s", id, name);
      else if (!pln_value_check (field->type, json, TRUE, &canonical, &error))
        g_test_fail_printf ("%s: %s: %s", id, name, error->message);
      else if (canonical == NULL)
        g_test_fail_printf ("%s: %s is empty", id, name);
      else
        check_typed (id, field, canonical);
      if (field == NULL || canonical == NULL)
        continue;
      if (field->type == PLN_TYPE_CHOICE)
        check_choice (id, field, value);
      else if (field->type == PLN_TYPE_REFERENCE)
        check_reference (sample, id, field, value);
    }
}

/* Every value is in canonical form and of its type, every reference leads to a record of the right kind. */
static void
test_schema (gconstpointer data)
{
  g_autoptr (Sample) sample = sample_load (data);

  for (guint i = 0; i < json_array_get_length (sample->records); i++)
    check_record (sample, json_array_get_object_element (sample->records, i));
}

/* ---- citations -------------------------------------------------------------- */

/* Every record says where it stands; quotes are a few words, never a sentence. */
static void
test_citations (gconstpointer data)
{
  g_autoptr (Sample) sample = sample_load (data);
  g_autoptr (GHashTable) cited = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = json_array_get_length (sample->records);

  for (guint i = 0; i < n; i++)
    {
      JsonObject *record = json_array_get_object_element (sample->records, i);
      JsonObject *fields = json_object_get_object_member (record, "fields");
      const char *of, *field;

      if (strcmp (record_kind (record), "citation") != 0)
        continue;
      of = json_object_get_string_member (fields, "of");
      field = json_object_get_string_member_with_default (fields, "field", NULL);
      g_hash_table_add (cited, (gpointer) of);
      g_assert_true (json_object_has_member (fields, "place"));
      g_assert_true (json_object_has_member (fields, "document") != json_object_has_member (fields, "document_text"));
      g_assert_cmpuint (strlen (json_object_get_string_member_with_default (fields, "quote", "")), <=, 60);
      if (field != NULL && !json_object_has_member (sample_fields (sample, of), field))
        g_test_fail_printf ("%s: cites %s of %s, which is empty", json_object_get_string_member (record, "id"), field, of);
    }
  for (guint i = 0; i < n; i++)
    {
      JsonObject *record = json_array_get_object_element (sample->records, i);
      const char *id = json_object_get_string_member (record, "id");

      if (strcmp (record_kind (record), "citation") != 0 && strcmp (id, "workspace") != 0 && !g_hash_table_contains (cited, id))
        g_test_fail_printf ("%s has no citation", id);
    }
}

/* ---- all together ----------------------------------------------------------- */

/* A record in two files is the same line in both; the workspace records are successive edits. */
static void
test_shared (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *stamp = g_strdup ("");
  guint n_shared = 0;

  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autoptr (Sample) sample = sample_load (samples[s]);

      for (guint i = 0; i < json_array_get_length (sample->records); i++)
        {
          JsonObject *record = json_array_get_object_element (sample->records, i);
          const char *id = json_object_get_string_member (record, "id");
          g_autofree char *line = g_strdup (sample->lines[i + 1]);
          const char *before = g_hash_table_lookup (seen, id);

          if (g_str_has_suffix (line, ","))
            line[strlen (line) - 1] = '\0';
          if (strcmp (id, "workspace") == 0)
            {
              g_assert_cmpstr (json_object_get_string_member (record, "stamp"), >, stamp);
              g_set_str (&stamp, json_object_get_string_member (record, "stamp"));
            }
          else if (before != NULL)
            {
              g_assert_cmpstr (line, ==, before);
              n_shared++;
            }
          else
            g_hash_table_insert (seen, g_strdup (id), g_steal_pointer (&line));
        }
    }
  g_assert_cmpuint (n_shared, >=, 20);
}

/* ---- checklist -------------------------------------------------------------- */

static GHashTable *loaded;    /* owned; sample name to Sample */
static GPtrArray  *checklist; /* owned; lines of the file as columns (GStrv) */

static void
load_checklist (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "checklist.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  checklist = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_ptr_array_add (checklist, g_strsplit (lines[i], "\t", -1));
      g_assert_cmpuint (g_strv_length (checklist->pdata[checklist->len - 1]), ==, 5);
    }
  loaded = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sample_free);
  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    g_hash_table_insert (loaded, (gpointer) samples[s], sample_load (samples[s]));
}

static void
check_columns (char **columns)
{
  Sample *sample = g_hash_table_lookup (loaded, columns[1]);
  g_autofree char *plain = NULL;
  JsonObject *fields;

  g_assert_nonnull (sample);
  fields = sample_fields (sample, columns[2]);
  if (fields == NULL)
    {
      g_test_fail_printf ("no record %s", columns[2]);
      return;
    }
  plain = plain_of (json_object_get_member (fields, columns[3]));
  if (strcmp (columns[4], "-") == 0 ? plain != NULL : plain == NULL || strstr (plain, columns[4]) == NULL)
    g_test_fail_printf ("%s of %s is %s, not %s", columns[3], columns[2], plain != NULL ? plain : "empty", columns[4]);
}

/* One inventory row or trap: it stands in the fields that the checklist names. */
static void
test_row (gconstpointer data)
{
  for (guint i = 0; i < checklist->len; i++)
    {
      char **columns = checklist->pdata[i];

      if (strcmp (columns[0], data) == 0)
        check_columns (columns);
    }
}

static const struct
{
  const char *prefix;
  int         digits;
  guint       last;
} inventory[] = {
  { "I-B", 1, 18 }, { "I-E", 1, 18 }, { "I-P", 1, 10 }, { "I-$", 1, 9 }, { "C-B", 1, 8 }, { "M", 1, 13 }, { "T", 2, 50 },
};

/* No row of the inventory and no trap is left out of the checklist. */
static void
test_complete (void)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < checklist->len; i++)
    g_hash_table_add (rows, ((char **) checklist->pdata[i])[0]);
  for (guint k = 0; k < G_N_ELEMENTS (inventory); k++)
    for (guint i = 1; i <= inventory[k].last; i++)
      {
        g_autofree char *row = g_strdup_printf ("%s%0*u", inventory[k].prefix, inventory[k].digits, i);

        if (!g_hash_table_contains (rows, row))
          g_test_fail_printf ("%s is not in the checklist", row);
      }
}

static void
add_row_tests (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < checklist->len; i++)
    {
      const char *row = ((char **) checklist->pdata[i])[0];
      g_autofree char *path = g_strconcat ("/samples/checklist/", row, NULL);

      if (g_hash_table_add (seen, (gpointer) row))
        g_test_add_data_func (path, row, test_row);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load_checklist ();
  for (guint s = 0; s < G_N_ELEMENTS (samples); s++)
    {
      g_autofree char *layout = g_strconcat ("/samples/", samples[s], "/layout", NULL);
      g_autofree char *schema = g_strconcat ("/samples/", samples[s], "/schema", NULL);
      g_autofree char *citations = g_strconcat ("/samples/", samples[s], "/citations", NULL);

      g_test_add_data_func (layout, samples[s], test_layout);
      g_test_add_data_func (schema, samples[s], test_schema);
      g_test_add_data_func (citations, samples[s], test_citations);
    }
  g_test_add_func ("/samples/shared", test_shared);
  g_test_add_func ("/samples/complete", test_complete);
  add_row_tests ();
  status = g_test_run ();
  g_hash_table_unref (loaded);
  g_ptr_array_unref (checklist);
  return status;
}
