/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* The formats of other programs: what is found out about a table, what becomes of each row and event, and that
 * whatever was written comes back as it was, or changes just what the other program changed. */
#include "../store/store-fixture.h"

#include "exchange/formats/pln-csv-table.h"
#include "exchange/formats/pln-formats.h"

/* ---- tables as text ------------------------------------------------------ */

typedef struct
{
  const char *bytes;
  gssize      len; /* -1: up to the NUL */
  PlnEncoding encoding;
  char        delimiter;
  const char *expected; /* cells joined by |, rows by / */
} TableCase;

static const TableCase table_cases[] = {
  { "a,b\n1,2\n", -1, PLN_ENCODING_UTF8, ',', "a|b/1|2" },
  { "a;b\r\n1,5;2\r\n", -1, PLN_ENCODING_UTF8, ';', "a|b/1,5|2" },
  { "a\tb\r1\t2", -1, PLN_ENCODING_UTF8, '\t', "a|b/1|2" },
  { "\xef\xbb\xbf" "a,b\n\"x \"\"y\"\"\n, z\",\n", -1, PLN_ENCODING_UTF8, ',', "a|b/x \"y\"\n, z|" },
  { "sep=;\r\na;b,c\r\n", -1, PLN_ENCODING_UTF8, ';', "a|b,c" },
  { "name;city\nJos\xe9;K\xf6ln \x96 \x80\n", -1, PLN_ENCODING_WINDOWS_1252, ';', "name|city/José|Köln – €" },
  { "\xff\xfe" "a\0\t\0b\0\n\0\xe9\0\t\0c\0", 16, PLN_ENCODING_UTF16_LE, '\t', "a|b/é|c" },
  { "\0a\0,\0b\0\n\0c\0,\0d", 14, PLN_ENCODING_UTF16_BE, ',', "a|b/c|d" },
  { "one\n\n\nalone, here\n", -1, PLN_ENCODING_UTF8, ',', "one/alone| here" },
  { "a,b\n,\n1,2\n", -1, PLN_ENCODING_UTF8, ',', "a|b/1|2" },
};

/* Encoding, delimiter, quotes and line ends of what spreadsheets write are found out. */
static void
test_csv_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_cases); i++)
    {
      const TableCase *c = &table_cases[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (PlnCsv) csv = pln_csv_parse (c->bytes, c->len < 0 ? strlen (c->bytes) : (gsize) c->len, "t.csv", &error);
      g_autoptr (GString) cells = g_string_new (NULL);

      g_assert_no_error (error);
      g_assert_cmpint (csv->encoding, ==, c->encoding);
      g_assert_cmpint (csv->delimiter, ==, c->delimiter);
      for (guint row = 0; row < csv->rows->len; row++)
        for (guint column = 0; column < ((GPtrArray *) csv->rows->pdata[row])->len; column++)
          g_string_append_printf (cells, "%s%s", column > 0 ? "|" : row > 0 ? "/" : "", pln_csv_get_cell (csv, row, column));
      g_assert_cmpstr (cells->str, ==, c->expected);
    }
}

/* What is no table is refused in one sentence that names file and row; rows are numbered as a spreadsheet does. */
static void
test_csv_refused (void)
{
  static const struct { const char *bytes; gsize len; const char *says; } cases[] = {
    { "", 0, "no table" },
    { "\n\n", 2, "no table" },
    { "a,b\n1,\"2\n3,4\n", 12, "row 2" },
    { "a\0b,c\x81\xff", 7, "no text" },
    { "name\n\x81\n", 7, "no text" },
    { "\xff\xfe" "a", 3, "no text" },
  };
  g_autoptr (PlnCsv) csv = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      csv = pln_csv_parse (cases[i].bytes, cases[i].len, "t.csv", &error);
      g_assert_null (csv);
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_true (g_str_has_prefix (error->message, "t.csv"));
    }
  csv = pln_csv_parse ("a,b\n\n\"x\ny\",2\n3,4\n", 17, "t.csv", NULL);
  g_assert_nonnull (csv);
  g_assert_cmpint (csv->rows->len, ==, 3);
  g_assert_cmpint (g_array_index (csv->numbers, guint, 1), ==, 3);
  g_assert_cmpint (g_array_index (csv->numbers, guint, 2), ==, 4);
}

/* A spreadsheet never sees a formula that someone typed as a name, and the name comes back as it was. */
static void
test_csv_guard (void)
{
  static const struct { const char *cell, *written; } cases[] = {
    { "plain", "plain" },
    { "=1+1", "\"'=1+1\"" },
    { "+41 22", "\"'+41 22\"" },
    { "-x", "\"'-x\"" },
    { "@x", "\"'@x\"" },
    { "\tx", "\"'\tx\"" },
    { "'=x", "\"''=x\"" },
    { "'plain", "'plain" },
    { "a \"b\", c", "\"a \"\"b\"\", c\"" },
    { " x", "\" x\"" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new ("h\n");
      g_autoptr (PlnCsv) csv = NULL;

      pln_csv_append_cell (out, cases[i].cell, TRUE);
      g_assert_cmpstr (out->str + 2, ==, cases[i].written);
      g_string_append (out, ",end");
      csv = pln_csv_parse (out->str, out->len, "t.csv", NULL);
      g_assert_cmpstr (pln_csv_unguard (pln_csv_get_cell (csv, 1, 0)), ==, cases[i].cell);
    }
}

/* Ids of other programs become ids here, the same each time, and can be had back when they are short enough. */
static void
test_foreign_ids (void)
{
  static const struct { const char *foreign, *id; } cases[] = {
    { "m1", "m1" },
    { "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057", "01890a5d-ac96-774b-bcce-b302099a8057" },
    { "abc@example.org", "u:abc:40example.org" },
    { "u:x", "u:u:3ax" },
    { "é", "u::c3:a9" },
  };
  g_autofree char *large = g_strnfill (200, 'x'), *id = pln_foreign_to_id (large), *again = pln_foreign_to_id (large);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *made = pln_foreign_to_id (cases[i].foreign), *back = pln_foreign_from_id (made);

      g_assert_cmpstr (made, ==, cases[i].id);
      g_assert_true (pln_id_is_valid (made));
      if (i != 1)
        g_assert_cmpstr (back, ==, cases[i].foreign);
    }
  g_assert_true (pln_id_is_valid (id));
  g_assert_cmpstr (id, ==, again);
}

/* ---- with a workspace ---------------------------------------------------- */

static PlnDraft *
read_text (Fixture *fixture, PlnFormat format, const char *text, const char *kind)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  PlnDraft *draft = pln_format_read (fixture->workspace, format, bytes, "file", kind, NULL, &error);

  g_assert_no_error (error);
  return draft;
}

static void
assert_no_problems (PlnDraft *draft)
{
  for (guint i = 0; i < draft->problems->len; i++)
    g_test_message ("%s", ((PlnDraftProblem *) draft->problems->pdata[i])->message);
  g_assert_cmpint (draft->problems->len, ==, 0);
}

/* Imports, and tells how many records were added, changed and unchanged as "A C U". */
static char *
import_draft (Fixture *fixture, PlnDraft *draft)
{
  PlnImportRequest request = { .workspace = fixture->path };
  PlnImportResult result;
  g_autoptr (GError) error = NULL;
  char *counts;

  assert_no_problems (draft);
  pln_draft_import (draft, &request, &result, NULL, &error);
  g_assert_no_error (error);
  counts = g_strdup_printf ("%u %u %u", (guint) result.counts.n[PLN_IMPORT_ADDED], (guint) result.counts.n[PLN_IMPORT_CHANGED],
                            (guint) result.counts.n[PLN_IMPORT_UNCHANGED]);
  pln_import_result_clear (&result);
  pln_workspace_announce (fixture->workspace, NULL);
  return counts;
}

static void
import_text (Fixture *fixture, PlnFormat format, const char *text, const char *kind, const char *expected)
{
  g_autoptr (PlnDraft) draft = read_text (fixture, format, text, kind);
  g_autofree char *counts = import_draft (fixture, draft);

  g_assert_cmpstr (counts, ==, expected);
}

static char *
write_text (Fixture *fixture, PlnFormat format, const PlnFormatScope *scope, guint *left_out)
{
  PlnFormatResult result;
  g_autoptr (GError) error = NULL;
  GString *out = pln_format_write (fixture->workspace, format, scope, &result, &error);

  g_assert_no_error (error);
  if (left_out != NULL)
    *left_out = result.left_out->len;
  pln_format_result_clear (&result);
  return g_string_free_and_steal (out);
}

/* Rows without ids find their records by what they say, name others by title, and come in once. */
static void
test_csv_rows (Fixture *fixture, gconstpointer data)
{
  static const char table[] = "Name;Parent;Type;Founded\nCouncil;;council;1951\nBureau;Council;Bureau;by July 2017\n";
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("body");

  import_text (fixture, PLN_FORMAT_CSV, table, NULL, "2 0 0");
  import_text (fixture, PLN_FORMAT_CSV, table, NULL, "0 0 2");
  import_text (fixture, PLN_FORMAT_CSV, "name,type,seat\nCouncil,council,Geneva\n", "body", "0 1 0");
  pln_query_where (query, "name", "\"Bureau\"");
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_assert_cmpint (ids->len, ==, 1);
  assert_value (fixture->workspace, ids->pdata[0], "type", "\"bureau\"");
  assert_value (fixture->workspace, ids->pdata[0], "founded", "{\"edtf\":\"2017-07\",\"sense\":\"by\",\"text\":\"by July 2017\"}");
}

/* Every bad row is told by its number, and none of the good ones comes in. */
static void
test_csv_bad_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlnDraft) draft = read_text (fixture, PLN_FORMAT_CSV,
                                          "id,title,when,body,state,start_time\n"
                                          "m1,Good,18 July 2017,,held,09:00\n"
                                          "m2,Ambiguous,03/04/2017,,,\n"
                                          "m3,,18 July 2017,,,\n"
                                          "m1,Twice,,,,\n"
                                          "m5,No such body,,the Council of Nowhere,,\n"
                                          "m6,No such state,,,sleeping,\n"
                                          "m7,No such time,,,,25:99\n"
                                          "m8,Too many,,,,,extra\n", "meeting");
  PlnImportRequest request = { .workspace = fixture->path };
  PlnImportResult result;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < draft->problems->len; i++)
    g_string_append_printf (rows, "%u ", ((PlnDraftProblem *) draft->problems->pdata[i])->row);
  g_assert_cmpstr (rows->str, ==, "3 4 5 6 7 8 9 ");
  g_assert_false (pln_draft_import (draft, &request, &result, NULL, &error));
  g_assert_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID);
  g_assert_false (pln_workspace_has_record (fixture->workspace, "m1"));
}

/* Cells that look like formulas, several lines, money and rhythms come back as they were; an empty cell empties. */
static void
test_csv_round (Fixture *fixture, gconstpointer data)
{
  PlnFormatScope scope = { .kind = "body" };
  g_autofree char *text = NULL, *whole = NULL, *changed = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 count;
  g_autofree char *before = NULL, *after = NULL;

  add_record (fixture->workspace, "body", "b1", "name", "\"=cmd|' /C calc'!A0\"", "acronym", "\"'+x\"", "mandate",
              "\"two\\nlines, \\\"quoted\\\"\"", "seat", "\"Genève\"", NULL);
  add_record (fixture->workspace, "body", "b2", "name", "\" spaced \"", "parent", "\"b1\"", "external", "true", "founded",
              "{\"edtf\":\"2016-05/2016-08\",\"sense\":\"about\",\"text\":\"mid-2016\"}", NULL);
  add_record (fixture->workspace, "budget", "g1", "name", "\"Core\"", "body", "\"b1\"", "base",
              "{\"amount\":\"-5000000.50\",\"currency\":\"USD\"}", "approximate", "true", NULL);
  before = pln_workspace_get_digest (fixture->workspace, &count, NULL);
  text = write_text (fixture, PLN_FORMAT_CSV, &scope, NULL);
  g_assert_null (strstr (text, "\n=cmd"));
  g_assert_null (strstr (text, ",=cmd"));
  import_text (fixture, PLN_FORMAT_CSV, text, "body", "0 0 2");
  scope.for_people = TRUE;
  g_free (g_steal_pointer (&text));
  text = write_text (fixture, PLN_FORMAT_CSV, &scope, NULL);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  import_text (fixture, PLN_FORMAT_CSV, text, NULL, "0 0 2");
  whole = write_text (fixture, PLN_FORMAT_CSV, NULL, NULL);
  import_text (fixture, PLN_FORMAT_CSV, whole, NULL, "0 0 3");
  after = pln_workspace_get_digest (fixture->workspace, &count, NULL);
  g_assert_cmpstr (after, ==, before);
  parts = g_strsplit (whole, "Genève", 2);
  changed = g_strjoinv ("", parts);
  import_text (fixture, PLN_FORMAT_CSV, changed, NULL, "0 1 2");
  assert_value (fixture->workspace, "b1", "seat", NULL);
}

/* The contacts of people stand in columns beside them, come in with them, and none is doubled. */
static void
test_csv_contacts (Fixture *fixture, gconstpointer data)
{
  static const char table[] = "Full name,E-mail Address,Mobile,Company\nAnn,ann@example.org; ann@example.com,'+41 22,Council\n";
  PlnFormatScope scope = { .kind = "person" };
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("contact");

  add_record (fixture->workspace, "body", "b1", "name", "\"Council\"", NULL);
  import_text (fixture, PLN_FORMAT_CSV, table, NULL, "4 0 0");
  import_text (fixture, PLN_FORMAT_CSV, table, NULL, "0 0 1");
  pln_query_where (query, "type", "\"phone\"");
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_assert_cmpint (ids->len, ==, 1);
  assert_value (fixture->workspace, ids->pdata[0], "value", "\"+41 22\"");
  text = write_text (fixture, PLN_FORMAT_CSV, &scope, NULL);
  g_assert_nonnull (strstr (text, "contact.email"));
  import_text (fixture, PLN_FORMAT_CSV, text, "person", "0 0 1");
  import_text (fixture, PLN_FORMAT_CSV, "Name,E-mail\nAnn,ann@example.com;new@example.org\n", "person", "1 0 1");
}

static void
add_meetings (Fixture *fixture)
{
  PlnWorkspace *workspace = fixture->workspace;

  add_record (workspace, "body", "b1", "name", "\"Council; of, all\"", NULL);
  add_record (workspace, "meeting", "m1", "title", "\"Workshop\"", "body", "\"b1\"", "when",
              "{\"edtf\":\"2017-07-18/2017-07-19\",\"sense\":\"on\",\"text\":\"18 and 19 July 2017\"}", "state", "\"held\"",
              "venue", "\"Room; A, \\\\ B\"", "city", "\"Geneva\"", "theme", "\"a; b, \\\"c\\\"\"", "summary",
              "\"Line one\\nline two; with, marks\"", NULL);
  add_record (workspace, "meeting", "m2", "title", "\"Timed\"", "when",
              "{\"edtf\":\"2017-07-26\",\"sense\":\"on\",\"text\":\"26 July 2017\"}", "start_time", "\"09:30\"", "end_time",
              "\"12:00\"", "time_zone", "\"Europe/Zurich\"", "state", "\"cancelled\"", NULL);
  add_record (workspace, "meeting", "m3", "title", "\"Imprecise\"", "when",
              "{\"edtf\":\"2018-04\",\"sense\":\"on\",\"text\":\"April 2018\"}", NULL);
  add_record (workspace, "meeting", "m4", "title", "\"Undated\"", NULL);
  add_record (workspace, "meeting", "m5", "title", "\"Late evening\"", "when",
              "{\"edtf\":\"2017-08-01\",\"sense\":\"on\",\"text\":\"1 August 2017\"}", "start_time", "\"22:00\"", "end_time",
              "\"01:30\"", NULL);
  add_record (workspace, "meeting", "m6", "title", "\"To be held\"", "when",
              "{\"edtf\":\"2017-09\",\"sense\":\"by\",\"text\":\"by September 2017\"}", NULL);
  add_record (workspace, "paper", "p1", "title", "\"Paper\"", "due",
              "{\"edtf\":\"2023-33\",\"sense\":\"by\",\"text\":\"by the first quarter of 2023\"}", NULL);
  add_record (workspace, "request", "r1", "text", "\"Request\"", "due", "{\"text\":\"as soon as possible\"}", NULL);
}

/* Last days are exclusive in a calendar, undated meetings are named, deadlines are tasks; all of it comes back. */
static void
test_ics_round (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL, *counts = NULL, *again = NULL;
  guint left_out;

  add_meetings (fixture);
  text = write_text (fixture, PLN_FORMAT_ICS, NULL, &left_out);
  g_assert_cmpint (left_out, ==, 3);
  g_assert_nonnull (strstr (text, "DTSTART;VALUE=DATE:20170718\r\nDTEND;VALUE=DATE:20170720\r\n"));
  g_assert_nonnull (strstr (text, "DTSTART;TZID=Europe/Zurich:20170726T093000\r\n"));
  g_assert_nonnull (strstr (text, "STATUS:CANCELLED\r\n"));
  g_assert_nonnull (strstr (text, "DTEND:20170802T013000\r\n"));
  g_assert_nonnull (strstr (text, "DUE;VALUE=DATE:20230331\r\n"));
  g_assert_nonnull (strstr (text, "DUE;VALUE=DATE:20170930\r\n"));
  g_assert_null (strstr (text, "Undated"));
  import_text (fixture, PLN_FORMAT_ICS, text, NULL, "0 0 5");
  again = write_text (fixture, PLN_FORMAT_ICS, NULL, NULL);
  g_assert_cmpstr (again, ==, text);
}

/* The same file makes the same records elsewhere. */
static void
test_ics_elsewhere (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "title", "body", "when", "state", "venue", "city", "theme", "summary", "start_time",
                                        "end_time", "time_zone", "due" };
  static const char *const ids[] = { "m1", "m2", "m5", "m6", "p1" };
  Fixture other = { NULL };
  g_autofree char *text = NULL;

  add_meetings (fixture);
  text = write_text (fixture, PLN_FORMAT_ICS, NULL, NULL);
  fixture_set_up (&other, NULL);
  import_text (&other, PLN_FORMAT_ICS, text, NULL, "5 0 0");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
      {
        g_autofree char *expected = pln_workspace_get_value (fixture->workspace, ids[i], fields[j]);

        assert_value (other.workspace, ids[i], fields[j], expected);
      }
  fixture_tear_down (&other, NULL);
}

/* A calendar that was changed changes just that; one that dropped our own properties changes nothing else. */
static void
test_ics_changed (Fixture *fixture, gconstpointer data)
{
  add_meetings (fixture);
  import_text (fixture, PLN_FORMAT_ICS,
               "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:m1\r\nDTSTART;VALUE=DATE:20170718\r\n"
               "DTEND;VALUE=DATE:20170720\r\nSUMMARY:Workshop\r\nSTATUS:CONFIRMED\r\nLOCATION:Lausanne\r\nEND:VEVENT\r\n"
               "BEGIN:VEVENT\r\nUID:m2\r\nDTSTART:20170727T080000Z\r\nDTEND:20170727T090000Z\r\nSUMMARY:Timed\r\n"
               "X-PLENARY-WHEN:26 July 2017\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
               NULL, "0 2 0");
  assert_value (fixture->workspace, "m1", "when",
                "{\"edtf\":\"2017-07-18/2017-07-19\",\"sense\":\"on\",\"text\":\"18 and 19 July 2017\"}");
  assert_value (fixture->workspace, "m1", "state", "\"held\"");
  assert_value (fixture->workspace, "m1", "venue", "\"Lausanne\"");
  assert_value (fixture->workspace, "m1", "city", NULL);
  assert_value (fixture->workspace, "m2", "start_time", "\"08:00\"");
  assert_value (fixture->workspace, "m2", "time_zone", "\"UTC\"");
  assert_value (fixture->workspace, "m2", "state", "\"cancelled\"");
  {
    g_autofree char *value = pln_workspace_get_value (fixture->workspace, "m2", "when");

    g_assert_nonnull (strstr (value, "\"edtf\":\"2017-07-27\""));
  }
}

static void
add_series (Fixture *fixture, const char *second, const char *third)
{
  PlnWorkspace *workspace = fixture->workspace;

  add_record (workspace, "body", "b1", "name", "\"Group\"", NULL);
  add_record (workspace, "cadence", "c1", "of", "\"b1\"", "rule", "{\"rrule\":\"FREQ=MONTHLY\",\"text\":\"once a month\"}", NULL);
  add_record (workspace, "meeting", "s1", "title", "\"First\"", "series", "\"c1\"", "when",
              "{\"edtf\":\"2015-01-12\",\"sense\":\"on\",\"text\":\"12 January 2015\"}", "start_time", "\"10:00\"", "time_zone",
              "\"America/New_York\"", NULL);
  add_record (workspace, "meeting", "s2", "title", "\"Second\"", "series", "\"c1\"", "when", second, "start_time", "\"10:00\"",
              "time_zone", "\"America/New_York\"", NULL);
  add_record (workspace, "meeting", "s3", "title", "\"Third\"", "series", "\"c1\"", "when", third, NULL);
}

/* A series is one event that repeats, with an event for each further meeting in its place, and comes back as it was. */
static void
test_ics_series (Fixture *fixture, gconstpointer data)
{
  Fixture other = { NULL };
  g_autofree char *text = NULL;

  add_series (fixture, "{\"edtf\":\"2015-02-10\",\"sense\":\"on\",\"text\":\"10 February 2015\"}",
              "{\"edtf\":\"2015-04-12\",\"sense\":\"on\",\"text\":\"12 April 2015\"}");
  text = write_text (fixture, PLN_FORMAT_ICS, NULL, NULL);
  g_assert_nonnull (strstr (text, "UID:c1\r\n"));
  g_assert_nonnull (strstr (text, "RRULE:FREQ=MONTHLY;UNTIL=20150412T140000Z\r\n"));
  g_assert_nonnull (strstr (text, "EXDATE;TZID=America/New_York:20150312T100000\r\n"));
  g_assert_nonnull (strstr (text, "RECURRENCE-ID;TZID=America/New_York:20150212T100000\r\n"));
  g_assert_nonnull (strstr (text, "RECURRENCE-ID;TZID=America/New_York:20150412T100000\r\n"));
  import_text (fixture, PLN_FORMAT_ICS, text, NULL, "0 0 3");
  fixture_set_up (&other, NULL);
  import_text (&other, PLN_FORMAT_ICS, text, NULL, "4 0 0");
  assert_value (other.workspace, "c1", "rule", "{\"rrule\":\"FREQ=MONTHLY\",\"text\":\"once a month\"}");
  assert_value (other.workspace, "s2", "series", "\"c1\"");
  assert_value (other.workspace, "s2", "title", "\"Second\"");
  assert_value (other.workspace, "s3", "start_time", NULL);
  fixture_tear_down (&other, NULL);
}

/* A repeated event of another program is a meeting for each instance, exceptions and moved ones as they are. */
static void
test_ics_foreign_series (Fixture *fixture, gconstpointer data)
{
  static const char calendar[] =
    "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:x@y\nDTSTART;TZID=W. Europe Standard Time:20170704T090000\n"
    "DTEND;TZID=W. Europe Standard Time:20170704T100000\nRRULE:FREQ=WEEKLY;COUNT=4\n"
    "EXDATE;TZID=W. Europe Standard Time:20170711T090000\nSUMMARY:Weekly\nATTENDEE:mailto:a@example.org\nEND:VEVENT\n"
    "BEGIN:VEVENT\nUID:x@y\nRECURRENCE-ID;TZID=W. Europe Standard Time:20170718T090000\n"
    "DTSTART;TZID=W. Europe Standard Time:20170719T090000\nDURATION:PT2H\nSUMMARY:Moved\nEND:VEVENT\n"
    "BEGIN:VTODO\nUID:t1\nDUE;VALUE=DATE:20170731\nSUMMARY:Task\nPERCENT-COMPLETE:40\nSTATUS:IN-PROCESS\nEND:VTODO\n"
    "END:VCALENDAR\n";
  g_autoptr (PlnDraft) draft = read_text (fixture, PLN_FORMAT_ICS, calendar, NULL);
  g_autofree char *counts = import_draft (fixture, draft);

  g_assert_cmpstr (counts, ==, "4 0 0");
  g_assert_cmpint (draft->left_out->len, ==, 1);
  assert_value (fixture->workspace, "u:x:40y:2f2017-07-25", "title", "\"Weekly\"");
  assert_value (fixture->workspace, "u:x:40y:2f2017-07-25", "time_zone", "\"Europe/Berlin\"");
  assert_value (fixture->workspace, "u:x:40y:2f2017-07-18", "title", "\"Moved\"");
  assert_value (fixture->workspace, "u:x:40y:2f2017-07-18", "end_time", "\"11:00\"");
  assert_value (fixture->workspace, "t1", "progress", "40");
  assert_value (fixture->workspace, "t1", "state", "\"under-way\"");
  import_text (fixture, PLN_FORMAT_ICS, calendar, NULL, "0 0 4");
}

static void
add_people (Fixture *fixture)
{
  PlnWorkspace *workspace = fixture->workspace;

  add_record (workspace, "body", "b1", "name", "\"Council; of all\"", "acronym", "\"CO\"", "type", "\"council\"", "website",
              "\"https://example.org\"", "founded", "{\"edtf\":\"1951-07\",\"sense\":\"by\",\"text\":\"By July 1951\"}", NULL);
  add_record (workspace, "name", "n1", "of", "\"b1\"", "text", "\"The Council\"", "type", "\"short\"", NULL);
  add_record (workspace, "person", "p1", "name", "\"Ann Müller\"", "sort_name", "\"Müller, Ann\"", "honorific", "\"Ms\"",
              "organization", "\"b1\"", "job_title", "\"Clerk, senior\"", "languages", "[\"en\",\"fr\"]", "interests",
              "[\"a; b\",\"c, d\"]", "country", "\"CH\"", NULL);
  add_record (workspace, "contact", "k1", "of", "\"p1\"", "type", "\"email\"", "value", "\"ann@example.org\"", "label", "\"Private; old\"",
              NULL);
  add_record (workspace, "contact", "k2", "of", "\"p1\"", "type", "\"address\"", "value", "\"12, rue X\\n1200 Genève; CH\"", "label",
              "\"work\"", NULL);
  add_record (workspace, "contact", "k3", "of", "\"p1\"", "type", "\"messaging\"", "value", "\"ann on chat\"", NULL);
  add_record (workspace, "post", "s1", "title", "\"Chair\"", "body", "\"b1\"", "grade", "\"D-1\"", NULL);
  add_record (workspace, "membership", "m1", "body", "\"b1\"", "holder", "\"p1\"", "role", "\"chair\"", "start",
              "{\"edtf\":\"2017-07-04\",\"sense\":\"from\",\"text\":\"from 4 July 2017\"}", NULL);
  add_record (workspace, "membership", "m2", "body", "\"b1\"", "holder", "\"s1\"", "start",
              "{\"edtf\":\"2016-05/2016-08\",\"sense\":\"about\",\"text\":\"mid-2016\"}", NULL);
}

/* Cards and structures come back as they were, here and in an empty workspace. */
static void
round_people (Fixture *fixture, PlnFormat format, const char *here, const char *elsewhere, guint lost)
{
  Fixture other = { NULL };
  g_autofree char *text = NULL;
  guint left_out;

  add_people (fixture);
  text = write_text (fixture, format, NULL, &left_out);
  g_assert_cmpint (left_out, ==, lost);
  import_text (fixture, format, text, NULL, here);
  fixture_set_up (&other, NULL);
  import_text (&other, format, text, NULL, elsewhere);
  import_text (&other, format, text, NULL, here);
  {
    g_autofree char *again = write_text (&other, format, NULL, NULL);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1), others = g_strsplit (again, "\n", -1);

    g_assert_cmpint (g_strv_length (lines), ==, g_strv_length (others));
    for (guint i = 0; lines[i] != NULL; i++)
      if (!g_str_has_prefix (lines[i], "REV:"))
        g_assert_cmpstr (others[i], ==, lines[i]);
  }
  fixture_tear_down (&other, NULL);
}

static void
test_vcard_round (Fixture *fixture, gconstpointer data)
{
  round_people (fixture, PLN_FORMAT_VCARD, "0 0 6", "6 0 0", 0);
}

static void
test_popolo_round (Fixture *fixture, gconstpointer data)
{
  round_people (fixture, PLN_FORMAT_POPOLO, "0 0 9", "9 0 0", 0);
}

/* Cards of older versions come in once, with their organizations, and are known again by name and address. */
static void
test_vcard_foreign (Fixture *fixture, gconstpointer data)
{
  static const char cards[] =
    "BEGIN:VCARD\n"
    "VERSION:2.1\n"
    "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;Dr.;\n"
    "ORG:Example Org;Unit\n"
    "TEL;WORK;VOICE:+41 22 000\n"
    "ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;Street=0D=0A1;City;;1200;Switz=\n"
    "erland\n"
    "NOTE:Folded\n"
    "  line\n"
    "PHOTO;ENCODING=b:AAAA\n"
    "END:VCARD\n"
    "BEGIN:VCARD\n"
    "VERSION:3.0\n"
    "FN:Example Org\n"
    "ORG:Example Org\n"
    "URL:https://example.org\n"
    "END:VCARD\n";
  static const char newer[] =
    "BEGIN:VCARD\nVERSION:3.0\nUID:other@host\nFN:ann müller\nEMAIL;TYPE=INTERNET:ann@example.org\nTITLE:Director\nEND:VCARD\n";
  g_autoptr (PlnDraft) draft = read_text (fixture, PLN_FORMAT_VCARD, cards, NULL);
  g_autofree char *counts = import_draft (fixture, draft), *value = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("person");

  g_assert_cmpstr (counts, ==, "4 0 0");
  g_assert_cmpint (draft->left_out->len, ==, 1);
  import_text (fixture, PLN_FORMAT_VCARD, cards, NULL, "0 0 4");
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_assert_cmpint (ids->len, ==, 1);
  assert_value (fixture->workspace, ids->pdata[0], "name", "\"Jörg Müller\"");
  assert_value (fixture->workspace, ids->pdata[0], "honorific", "\"Dr.\"");
  assert_value (fixture->workspace, ids->pdata[0], "country", "\"Switzerland\"");
  assert_value (fixture->workspace, ids->pdata[0], "note", "\"Folded line\"");
  value = pln_workspace_get_value (fixture->workspace, ids->pdata[0], "organization");
  add_people (fixture);
  import_text (fixture, PLN_FORMAT_VCARD, newer, NULL, "0 1 1");
  assert_value (fixture->workspace, "p1", "job_title", "\"Director\"");
}

/* Popolo of other programs: nested memberships, ids of any kind, and what has no place is named once. */
static void
test_popolo_foreign (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
    "{\"organizations\":[{\"id\":\"o1\",\"name\":\"Council\",\"classification\":\"council\",\"founding_date\":\"1951\",\"links\":[{\"url\":\"https://example.org\"}],\n"
    "\"other_names\":[{\"name\":\"The Council\",\"note\":\"short\",\"start_date\":\"1951-07\"}],\"contact_details\":[{\"type\":\"email\",\"value\":\"a@example.org\"}]}],\n"
    "\"persons\":[{\"id\":\"p/1\",\"name\":\"Ann\",\"gender\":\"f\",\"memberships\":[{\"organization_id\":\"o1\",\"role\":\"chair\",\"start_date\":\"2017-07-04\"}]}],\n"
    "\"posts\":[{\"id\":\"s1\",\"label\":\"Clerk\",\"organization_id\":\"o1\"}],\n"
    "\"memberships\":[{\"person_id\":\"p/1\",\"post_id\":\"s1\",\"organization_id\":\"o1\",\"role\":\"king\"}]}\n";
  g_autoptr (PlnDraft) draft = read_text (fixture, PLN_FORMAT_POPOLO, text, NULL);
  g_autofree char *counts = import_draft (fixture, draft);
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("membership");

  g_assert_cmpstr (counts, ==, "7 0 0");
  g_assert_cmpint (draft->left_out->len, ==, 2);
  import_text (fixture, PLN_FORMAT_POPOLO, text, NULL, "0 0 7");
  assert_value (fixture->workspace, "u:p:2f1", "name", "\"Ann\"");
  pln_query_where (query, "holder", "\"u:p:2f1\"");
  pln_query_where (query, "role", "\"chair\"");
  ids = pln_workspace_query (fixture->workspace, query, NULL);
  g_assert_cmpint (ids->len, ==, 1);
  assert_value (fixture->workspace, ids->pdata[0], "body", "\"o1\"");
}

/* What is none of it is refused in one sentence. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct { PlnFormat format; const char *text; } cases[] = {
    { PLN_FORMAT_ICS, "hello" }, { PLN_FORMAT_ICS, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut short in the file" },
    { PLN_FORMAT_ICS, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT\n" }, { PLN_FORMAT_VCARD, "BEGIN:VCARD\nFN:open" }, { PLN_FORMAT_POPOLO, "{\"a\":1,\"a\":2}" },
    { PLN_FORMAT_POPOLO, "[[[[" }, { PLN_FORMAT_POPOLO, "{}" }, { PLN_FORMAT_CSV, "no,such,headings\n1,2,3\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));
      g_autoptr (GError) error = NULL;
      PlnDraft *draft = pln_format_read (fixture->workspace, cases[i].format, bytes, "the file", NULL, NULL, &error);

      g_assert_null (draft);
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, PLN_EXCHANGE_ERROR);
      g_assert_nonnull (strstr (error->message, "the file"));
    }
}

/* An import of another format is taken back in one step. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  guint64 count;

  add_record (fixture->workspace, "body", "b1", "name", "\"Old\"", NULL);
  before = pln_workspace_get_digest (fixture->workspace, &count, NULL);
  import_text (fixture, PLN_FORMAT_CSV, "id,name\nb1,New\nb2,Second\n", "body", "1 1 0");
  g_assert_true (pln_workspace_undo_import (fixture->workspace, NULL, &error));
  g_assert_no_error (error);
  after = pln_workspace_get_digest (fixture->workspace, &count, NULL);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv/parse", test_csv_parse);
  g_test_add_func ("/formats/csv/refused", test_csv_refused);
  g_test_add_func ("/formats/csv/guard", test_csv_guard);
  g_test_add_func ("/formats/foreign-ids", test_foreign_ids);
  FIXTURE_TEST ("/formats/csv/rows", test_csv_rows);
  FIXTURE_TEST ("/formats/csv/bad-rows", test_csv_bad_rows);
  FIXTURE_TEST ("/formats/csv/round", test_csv_round);
  FIXTURE_TEST ("/formats/csv/contacts", test_csv_contacts);
  FIXTURE_TEST ("/formats/ics/round", test_ics_round);
  FIXTURE_TEST ("/formats/ics/elsewhere", test_ics_elsewhere);
  FIXTURE_TEST ("/formats/ics/changed", test_ics_changed);
  FIXTURE_TEST ("/formats/ics/series", test_ics_series);
  FIXTURE_TEST ("/formats/ics/foreign-series", test_ics_foreign_series);
  FIXTURE_TEST ("/formats/vcard/round", test_vcard_round);
  FIXTURE_TEST ("/formats/vcard/foreign", test_vcard_foreign);
  FIXTURE_TEST ("/formats/popolo/round", test_popolo_round);
  FIXTURE_TEST ("/formats/popolo/foreign", test_popolo_foreign);
  FIXTURE_TEST ("/formats/refused", test_refused);
  FIXTURE_TEST ("/formats/undo", test_undo);
  return g_test_run ();
}
