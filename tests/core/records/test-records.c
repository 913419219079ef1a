/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A record is edited by the rules of exchange/README.md and written as the
 * line of section 3; what a line holds makes the same record again, and pieces
 * that make no sound record are refused. */

#include <string.h>

#include "records/pln-record-builder.h"
#include "records/pln-record.h"

#define A1 "2026-01-01T00:00:01.000Z/0000/aaaaaaaaaa"
#define A2 "2026-01-01T00:00:02.000Z/0000/aaaaaaaaaa"
#define B3 "2026-01-01T00:00:03.000Z/0000/bbbbbbbbbb"
#define TIME_A1 "2026-01-01T00:00:01.000Z/0000"
#define TIME_A2 "2026-01-01T00:00:02.000Z/0000"
#define TIME_B3 "2026-01-01T00:00:03.000Z/0000"
#define HEAD "{\"kind\":\"body\",\"id\":\"b1\",\"stamp\":\"" A1 "\""

static void
assert_line (const PlnRecord *record,
             const char      *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError)  error = NULL;

  pln_record_validate (record, &error);
  g_assert_no_error (error);
  pln_record_write_line (record, line);
  g_assert_cmpstr (line->str, ==, expected);
}

/* A new record: everything is from the creation stamp, so nothing but the
 * fields is written; fields are sorted, empty ones are not there. */
static void
test_new_record (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1);

  assert_line (record, HEAD "}");
  pln_record_edit_field (record, "name", A1, "\"IOM\"");
  pln_record_edit_field (record, "acronym", A1, "\"I\"");
  pln_record_edit_field (record, "position", A1, "3");
  pln_record_edit_field (record, "seat", A1, NULL);
  assert_line (record, HEAD ",\"fields\":{\"acronym\":\"I\",\"name\":\"IOM\",\"position\":3}}");
  g_assert_null (pln_record_find_field (record, "seat"));
  g_assert_cmpstr (pln_record_get_value (record, "name"), ==, "\"IOM\"");

  pln_record_edit_field (record, "position", A1, NULL); /* within the edit that makes it */
  assert_line (record, HEAD ",\"fields\":{\"acronym\":\"I\",\"name\":\"IOM\"}}");
}

/* An edit restamps its field and alive, and raises the clock. */
static void
test_edit (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1);

  pln_record_edit_field (record, "name", A1, "\"x\"");
  pln_record_edit_field (record, "seat", A1, "\"Geneva\"");
  pln_record_edit_field (record, "name", B3, "\"y\"");
  assert_line (record, HEAD ",\"clock\":{\"aaaaaaaaaa\":\"" TIME_A1 "\",\"bbbbbbbbbb\":\"" TIME_B3 "\"}"
                            ",\"fields\":{\"name\":\"y\",\"seat\":\"Geneva\"},\"stamps\":{\"alive\":\"" B3
                            "\",\"name\":\"" B3 "\"}}");

  pln_record_edit_field (record, "seat", A2, NULL); /* emptied on purpose */
  assert_line (record, HEAD ",\"clock\":{\"aaaaaaaaaa\":\"" TIME_A2 "\",\"bbbbbbbbbb\":\"" TIME_B3 "\"}"
                            ",\"fields\":{\"name\":\"y\"},\"stamps\":{\"alive\":\"" A2 "\",\"name\":\"" B3
                            "\",\"seat\":\"" A2 "\"}}");
}

/* Deleting keeps the fields; an edit brings the record back. */
static void
test_delete_and_restore (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1);

  pln_record_edit_field (record, "name", A1, "\"x\"");
  pln_record_edit_alive (record, A2, FALSE);
  g_assert_true (pln_record_is_deleted (record));
  assert_line (record, HEAD ",\"clock\":{\"aaaaaaaaaa\":\"" TIME_A2
                            "\"},\"deleted\":true,\"fields\":{\"name\":\"x\"},\"stamps\":{\"alive\":\"" A2 "\"}}");
  pln_record_edit_field (record, "name", B3, "\"y\"");
  g_assert_false (pln_record_is_deleted (record));
}

/* Versions that are not shown are listed, greatest stamp first; an empty one as null. */
static void
test_siblings (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1);

  pln_record_add_version (record, "name", A1, "\"x\"");
  pln_record_add_version (record, "name", B3, NULL);
  pln_record_add_version (record, "name", A2, "\"y\"");
  pln_record_add_version (record, "name", A2, "\"y\"");
  pln_record_add_version (record, "alive", B3, "false");
  pln_record_raise_clock (record, "aaaaaaaaaa", TIME_A2);
  pln_record_raise_clock (record, "bbbbbbbbbb", TIME_B3);
  assert_line (record, HEAD ",\"clock\":{\"aaaaaaaaaa\":\"" TIME_A2 "\",\"bbbbbbbbbb\":\"" TIME_B3 "\"}"
                            ",\"stamps\":{\"name\":\"" B3 "\"},\"siblings\":{\"alive\":[{\"value\":false,\"stamp\":\"" B3
                            "\"}],\"name\":[{\"value\":\"y\",\"stamp\":\"" A2 "\"},{\"value\":\"x\",\"stamp\":\"" A1
                            "\"}]}}");
  g_assert_true (pln_record_has_conflict (record, "name"));
  g_assert_true (pln_record_has_conflict (record, "alive"));
  g_assert_false (pln_record_has_conflict (record, "seat"));

  pln_record_edit_field (record, "name", "2026-01-01T00:00:04.000Z/0000/cccccccccc", "\"y\"");
  g_assert_false (pln_record_has_conflict (record, "name"));
  g_assert_cmpuint (pln_record_find_field (record, "name")->n_versions, ==, 1);
}

/* Equal values under two stamps are two versions but no conflict. */
static void
test_equal_values_are_no_conflict (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1);

  pln_record_add_version (record, "name", A1, "\"x\"");
  pln_record_add_version (record, "name", B3, "\"x\"");
  g_assert_cmpuint (pln_record_find_field (record, "name")->n_versions, ==, 2);
  g_assert_false (pln_record_has_conflict (record, "name"));
}

/* Kinds and fields of a later version are kept, with names that need escapes. */
static void
test_unknown (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("starship", "s1", A1), copy = NULL;

  pln_record_edit_field (record, "warp \"nine\"\n", A1, "{\"a\":1e400}");
  pln_record_edit_field (record, "name", A1, "\"Enterprise\"");
  copy = pln_record_copy (record);
  assert_line (copy, "{\"kind\":\"starship\",\"id\":\"s1\",\"stamp\":\"" A1
                     "\",\"fields\":{\"name\":\"Enterprise\",\"warp \\\"nine\\\"\\n\":{\"a\":1e400}}}");
  g_assert_true (pln_record_equal (record, copy));
  pln_record_remove_field (copy, "warp \"nine\"\n");
  g_assert_false (pln_record_equal (record, copy));
}

/* A copy goes its own way. */
static void
test_copy (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1), copy = NULL;

  pln_record_add_version (record, "name", A1, "\"x\"");
  pln_record_add_version (record, "name", B3, "\"y\"");
  copy = pln_record_copy (record);
  g_assert_true (pln_record_equal (record, copy));
  pln_record_edit_field (copy, "name", A2, "\"z\"");
  g_assert_false (pln_record_equal (record, copy));
  g_assert_cmpstr (pln_record_get_value (record, "name"), ==, "\"y\"");
}

/* Work that was lost and came back gets new stamps; the creation stamp stays. */
static void
test_restamp (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A1);

  pln_record_edit_field (record, "name", A1, "\"x\"");
  pln_record_edit_field (record, "seat", A2, "\"y\"");
  g_assert_true (pln_record_restamp (record, A1, B3));
  g_assert_false (pln_record_restamp (record, A1, B3));
  assert_line (record, HEAD ",\"clock\":{\"aaaaaaaaaa\":\"" TIME_A2 "\",\"bbbbbbbbbb\":\"" TIME_B3 "\"}"
                            ",\"fields\":{\"name\":\"x\",\"seat\":\"y\"},\"stamps\":{\"alive\":\"" A2 "\",\"name\":\"" B3
                            "\",\"seat\":\"" A2 "\"}}");
}

/* Clock entries only go up. */
static void
test_clock (void)
{
  g_autoptr (PlnRecord) record = pln_record_new_alive ("body", "b1", A2);
  const char           *replica, *time;

  pln_record_raise_clock (record, "bbbbbbbbbb", TIME_B3);
  pln_record_raise_clock (record, "aaaaaaaaaa", TIME_A1);
  g_assert_cmpuint (pln_record_get_n_clock (record), ==, 2);
  g_assert_cmpstr (pln_record_get_clock (record, "aaaaaaaaaa"), ==, TIME_A2);
  g_assert_null (pln_record_get_clock (record, "cccccccccc"));
  pln_record_get_nth_clock (record, 1, &replica, &time);
  g_assert_cmpstr (replica, ==, "bbbbbbbbbb");
  g_assert_cmpstr (time, ==, TIME_B3);
  pln_record_raise_clock (record, "short", TIME_B3);
  g_assert_cmpuint (pln_record_get_n_clock (record), ==, 2);
  g_assert_false (pln_record_validate (record, NULL));
}

/* Pieces for the builder: f field, s stamp, b sibling, c clock, d deleted, and
 * k, i, t for kind, id and creation stamp. */
typedef struct
{
  char        what;
  const char *name, *value, *stamp;
} Piece;

static PlnRecord *
build (const Piece *pieces,
       GError     **error)
{
  g_autoptr (PlnRecordBuilder) builder = pln_record_builder_new ();

  for (const Piece *p = pieces; p->what != 0; p++)
    switch (p->what)
      {
      case 'k': pln_record_builder_set_kind (builder, p->value); break;
      case 'i': pln_record_builder_set_id (builder, p->value); break;
      case 't': pln_record_builder_set_stamp (builder, p->value); break;
      case 'd': pln_record_builder_set_deleted (builder, TRUE); break;
      case 'c': pln_record_builder_add_clock (builder, p->name, p->value); break;
      case 'f': pln_record_builder_add_field (builder, p->name, p->value, -1); break;
      case 's': pln_record_builder_add_stamp (builder, p->name, p->stamp); break;
      case 'b': pln_record_builder_add_sibling (builder, p->name, p->value, -1, p->stamp); break;
      default: g_assert_not_reached ();
      }

  return pln_record_builder_finish (builder, error);
}

#define START { 'k', NULL, "body" }, { 'i', NULL, "b1" }, { 't', NULL, A1 }
#define CLOCK { 'c', "bbbbbbbbbb", TIME_B3 }, { 'c', "aaaaaaaaaa", TIME_A2 }
#define CLOCK_TEXT ",\"clock\":{\"aaaaaaaaaa\":\"" TIME_A2 "\",\"bbbbbbbbbb\":\"" TIME_B3 "\"}"

/* The rules of what is left out, read backwards; pieces may come in any order. */
static void
test_builder (void)
{
  static const struct { Piece pieces[12]; const char *line; } rows[] = {
    { { START }, HEAD "}" },
    { { { 'f', "name", "\"x\"" }, { 'f', "acronym", "\"y\"" }, START },
      HEAD ",\"fields\":{\"acronym\":\"y\",\"name\":\"x\"}}" },
    { { START, CLOCK, { 's', "seat", NULL, B3 }, { 's', "name", NULL, A2 }, { 'f', "name", "\"x\"" } }, /* seat: empty on purpose */
      HEAD CLOCK_TEXT ",\"fields\":{\"name\":\"x\"},\"stamps\":{\"name\":\"" A2 "\",\"seat\":\"" B3 "\"}}" },
    { { START, { 'b', "name", "\"x\"", A1 } }, /* shown empty from the creation stamp; "null" after "x"… */
      HEAD ",\"fields\":{\"name\":\"x\"},\"siblings\":{\"name\":[{\"value\":null,\"stamp\":\"" A1 "\"}]}}" },
    { { START, { 'b', "name", "true", A1 } }, /* … but before true */
      HEAD ",\"siblings\":{\"name\":[{\"value\":true,\"stamp\":\"" A1 "\"}]}}" },
    { { START, CLOCK, { 'd' }, { 's', "alive", NULL, A2 } },
      HEAD CLOCK_TEXT ",\"deleted\":true,\"stamps\":{\"alive\":\"" A2 "\"}}" },
    { { START, CLOCK, { 'b', "alive", "false", B3 } },
      HEAD CLOCK_TEXT ",\"siblings\":{\"alive\":[{\"value\":false,\"stamp\":\"" B3 "\"}]}}" },
    { { START, CLOCK, { 'f', "name", "\"x\"" }, { 'b', "name", "\"y\"", B3 }, { 'b', "name", "\"y\"", B3 },
        { 'b', "name", NULL, A2 } }, /* not in order, and one twice */
      HEAD CLOCK_TEXT ",\"fields\":{\"name\":\"y\"},\"stamps\":{\"name\":\"" B3
      "\"},\"siblings\":{\"name\":[{\"value\":null,\"stamp\":\"" A2 "\"},{\"value\":\"x\",\"stamp\":\"" A1 "\"}]}}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (PlnRecord) record = build (rows[i].pieces, &error);

      g_test_message ("%u", i);
      g_assert_no_error (error);
      assert_line (record, rows[i].line);
    }
}

/* What makes no sound record is refused with a sentence. */
static void
test_builder_refuses (void)
{
  static const Piece rows[][8] = {
    { { 'i', NULL, "b1" }, { 't', NULL, A1 } },
    { { 'k', NULL, "body" }, { 't', NULL, A1 } },
    { { 'k', NULL, "body" }, { 'i', NULL, "b1" } },
    { { 'k', NULL, "" }, { 'i', NULL, "b1" }, { 't', NULL, A1 } },
    { { 'k', NULL, "body" }, { 'i', NULL, "no id" }, { 't', NULL, A1 } },
    { { 'k', NULL, "body" }, { 'i', NULL, "b1" }, { 't', NULL, "yesterday" } },
    { { 'k', NULL, "body" }, { 'i', NULL, "b1" }, { 't', NULL, "2026-02-30T00:00:01.000Z/0000/aaaaaaaaaa" } },
    { START, { 'f', "name", "\"x\"" }, { 'f', "name", "\"x\"" } },
    { START, { 'f', "name", "null" } },
    { START, { 'f', "name", NULL } },
    { START, { 'f', "alive", "true" } },
    { START, { 's', "name", NULL, B3 } },                                    /* not covered */
    { START, { 'b', "name", "\"x\"", B3 } },                                 /* not covered */
    { START, { 'c', "bbbbbbbbbb", TIME_B3 } },                               /* creation not covered */
    { START, CLOCK, { 'c', "aaaaaaaaaa", TIME_A1 } },                        /* a replica twice */
    { START, CLOCK, { 'c', "short", TIME_A1 } },
    { START, CLOCK, { 'c', "AAAAAAAAAA", TIME_A1 } },
    { START, CLOCK, { 'c', "cccccccccc", "2026-01-01 00:00:01.000Z/0000" } },
    { START, CLOCK, { 's', "name", NULL, B3 }, { 's', "name", NULL, A2 } },
    { START, CLOCK, { 'b', "alive", NULL, B3 } },
    { START, CLOCK, { 'b', "name", "\"x\"", "2026-01-01T00:00:03.000Z/0000/bbbbbbbbb" } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (PlnRecord) record = NULL;

      g_test_message ("%u", i);
      record = build (rows[i], &error);
      g_assert_null (record);
      g_assert_error (error, PLN_RECORD_ERROR, PLN_RECORD_ERROR_INVALID);
      g_assert_cmpuint (strlen (error->message), >, 10);
    }
}

/* A builder makes one record after the other, also after one it refused. */
static void
test_builder_again (void)
{
  g_autoptr (PlnRecordBuilder) builder = pln_record_builder_new ();

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (PlnRecord) record = NULL;

      pln_record_builder_set_kind (builder, "body");
      pln_record_builder_set_id (builder, "b1");
      if (i != 1)
        pln_record_builder_set_stamp (builder, A1);
      pln_record_builder_add_field (builder, "name", "\"x\", and more", 3);
      g_assert_cmpstr (pln_record_builder_get_id (builder), ==, "b1");
      record = pln_record_builder_finish (builder, NULL);
      g_assert_null (pln_record_builder_get_id (builder));
      g_assert_cmpint (record == NULL, ==, i == 1);
      if (record != NULL)
        assert_line (record, HEAD ",\"fields\":{\"name\":\"x\"}}");
    }
}

/* A line of many fields in the worst order is sorted, not inserted one by one. */
static void
test_builder_many (void)
{
  g_autoptr (PlnRecordBuilder) builder = pln_record_builder_new ();
  g_autoptr (PlnRecord)        record = NULL;
  const guint                  n = 100000;

  pln_record_builder_set_kind (builder, "body");
  pln_record_builder_set_id (builder, "b1");
  pln_record_builder_set_stamp (builder, A1);
  for (guint i = n; i > 0; i--)
    {
      g_autofree char *name = g_strdup_printf ("f%06u", i);
      g_autofree char *replica = g_strdup_printf ("%c%c%c%caaaaaa", 'a' + i / 17576 % 26, 'a' + i / 676 % 26,
                                                  'a' + i / 26 % 26, 'a' + i % 26);

      pln_record_builder_add_field (builder, name, "1", 1);
      pln_record_builder_add_clock (builder, replica, TIME_A1);
    }
  pln_record_builder_add_clock (builder, "aaaaaaaaaa", TIME_A1);
  record = pln_record_builder_finish (builder, NULL);
  g_assert_nonnull (record);
  g_assert_cmpuint (pln_record_get_n_fields (record), ==, n + 1);
}

/* The common record is cheap to make, merge and write: 100,000 a second at the
 * least, with room for slow machines and plain builds. */
static void
test_speed (void)
{
  static const char *const names[] = { "acronym", "capacity", "country", "mandate", "name",
                                       "parent", "position", "seat", "status", "type" };
  g_autoptr (PlnRecordBuilder) builder = pln_record_builder_new ();
  g_autoptr (GString)          line = g_string_new (NULL);
  const guint                  n = 20000;
  gint64                       start = g_get_monotonic_time ();
  double                       seconds;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PlnRecord) record = NULL;

      pln_record_builder_set_kind (builder, "body");
      pln_record_builder_set_id (builder, "0192f3c4-0000-7000-8000-000000000000");
      pln_record_builder_set_stamp (builder, A1);
      for (guint f = 0; f < G_N_ELEMENTS (names); f++)
        pln_record_builder_add_field (builder, names[f], "\"some words of ordinary length\"", -1);
      record = pln_record_builder_finish (builder, NULL);
      g_assert_nonnull (record);
      g_string_truncate (line, 0);
      pln_record_write_line (record, line);
    }
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  g_test_message ("%.0f records of ten fields built and written a second", n / seconds);
  g_assert_cmpfloat (n / seconds, >, 5000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/new-record", test_new_record);
  g_test_add_func ("/records/edit", test_edit);
  g_test_add_func ("/records/delete-and-restore", test_delete_and_restore);
  g_test_add_func ("/records/siblings", test_siblings);
  g_test_add_func ("/records/equal-values-are-no-conflict", test_equal_values_are_no_conflict);
  g_test_add_func ("/records/unknown", test_unknown);
  g_test_add_func ("/records/copy", test_copy);
  g_test_add_func ("/records/restamp", test_restamp);
  g_test_add_func ("/records/clock", test_clock);
  g_test_add_func ("/records/builder", test_builder);
  g_test_add_func ("/records/builder-refuses", test_builder_refuses);
  g_test_add_func ("/records/builder-again", test_builder_again);
  g_test_add_func ("/records/builder-many", test_builder_many);
  g_test_add_func ("/records/speed", test_speed);

  return g_test_run ();
}
