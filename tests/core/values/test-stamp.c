/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* Ids, replicas, stamps and their times: what the contract calls malformed is refused, own times strictly increase. */
#include "values/pln-value.h"

#include <glib.h>
#include <string.h>

static void
test_stamps (void)
{
  static const char *const good[] = {
    "2026-11-21T09:30:00.123Z/0000/k3v9x2qabc", "2024-02-29T23:59:59.999Z/ffff/abcdefghij", "0000-01-01T00:00:00.000Z/00af/2345672345",
  };
  static const char *const bad[] = {
    "", "2026-11-21T09:30:00.123Z/0000/k3v9x2qab", "2026-11-21T09:30:00.123Z/0000/k3v9x2qabcd", "2026-11-21T09:30:00.123Z/0000/K3v7x2qabc",
    "2026-11-21T09:30:00.123Z/0000/k3v1x2qabc", "2026-11-21T09:30:00.123Z/00FF/k3v7x2qabc", "2026-11-21T09:30:00.123Z/000/k3v7x2qabcc",
    "2026-02-29T09:30:00.123Z/0000/k3v7x2qabc", "2026-11-31T09:30:00.123Z/0000/k3v7x2qabc", "2026-11-21T24:00:00.000Z/0000/k3v7x2qabc",
    "2026-11-21T09:60:00.123Z/0000/k3v7x2qabc", "2026-11-21T09:30:60.123Z/0000/k3v7x2qabc", "2026-11-21 09:30:00.123Z/0000/k3v7x2qabc",
    "2026-11-21T09:30:00,123Z/0000/k3v7x2qabc", "2026-11-21T09:30:00.123z/0000/k3v7x2qabc", "2026-11-21T09:30:00.123Z-0000/k3v7x2qabc",
    "2026-13-01T09:30:00.123Z/0000/k3v7x2qabc", "+026-11-01T09:30:00.123Z/0000/k3v7x2qabc",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (pln_stamp_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (pln_stamp_is_valid (bad[i]));
    }
}

static void
test_parts (void)
{
  g_autofree char *stamp = pln_stamp_new ("2026-11-21T09:30:00.123Z/00ff", "abcdefghij"), *time = pln_stamp_get_time (stamp);

  g_assert_cmpuint (strlen (stamp), ==, PLN_STAMP_LEN);
  g_assert_cmpstr (time, ==, "2026-11-21T09:30:00.123Z/00ff");
  g_assert_cmpstr (pln_stamp_get_replica (stamp), ==, "abcdefghij");
  g_assert_cmpint (pln_stamp_get_unix_ms (stamp), ==, G_GINT64_CONSTANT (1795253400123));
  g_assert_true (pln_stamp_time_is_valid (time, -1));
  g_assert_true (pln_stamp_time_is_valid (stamp, PLN_STAMP_TIME_LEN));
  g_assert_false (pln_stamp_time_is_valid (stamp, -1));
  g_assert_cmpstr (pln_stamp_get_replica (""), ==, "");
}

static void
test_next (void)
{
  static const struct { const char *last; gint64 wall; const char *next; } cases[] = {
    { NULL, 0, "1970-01-01T00:00:00.000Z/0000" },
    { "1970-01-01T00:00:00.000Z/0000", 0, "1970-01-01T00:00:00.000Z/0001" },
    { "1970-01-01T00:00:00.000Z/0009", 0, "1970-01-01T00:00:00.000Z/000a" },
    { "1970-01-01T00:00:00.000Z/ffff", 0, "1970-01-01T00:00:00.001Z/0000" },
    { "1970-01-01T00:00:00.000Z/ffff", 1, "1970-01-01T00:00:00.001Z/0000" },
    { "2030-12-31T23:59:59.999Z/ffff", 0, "2031-01-01T00:00:00.000Z/0000" },
    { "2020-01-01T00:00:00.000Z/00ff", G_GINT64_CONSTANT (1795253400123), "2026-11-21T09:30:00.123Z/0000" },
    { "9999-12-31T23:59:59.999Z/ffff", 0, NULL },
  };
  g_autofree char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *next = pln_stamp_next_time (cases[i].last, cases[i].wall);

      g_assert_cmpstr (next, ==, cases[i].next);
    }
  for (int i = 0; i < 5000; i++)
    {
      char *next = pln_stamp_next_time (last, 1000 + g_test_rand_int_range (-500, 500));

      g_assert_true (pln_stamp_time_is_valid (next, -1));
      g_assert_true (last == NULL || strcmp (next, last) > 0);
      g_free (last);
      last = next;
    }
}

static void
test_times (void)
{
  static const struct { const char *text; gint64 ms; } good[] = {
    { "1970-01-01T00:00:00Z", 0 }, { "1969-12-31T23:59:59.999Z", -1 }, { "2026-11-21T09:30:00.123456Z", G_GINT64_CONSTANT (1795253400123) },
    { "2026-11-21t09:30:00.1z", G_GINT64_CONSTANT (1795253400100) }, { "2026-11-21T09:30:00+00:00", G_GINT64_CONSTANT (1795253400000) },
  };
  static const char *const bad[] = { "", "2026-11-21", "2026-11-21T09:30Z", "2026-11-21T09:30:00", "2026-11-21T09:30:00.Z", "2026-11-21T09:30:00+01:00",
                                     "2026-02-30T09:30:00Z", "2026-11-21T09:30:00Zx" };
  gint64 ms;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (pln_time_parse_rfc3339 (good[i].text, &ms));
      g_assert_cmpint (ms, ==, good[i].ms);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pln_time_parse_rfc3339 (bad[i], &ms));
  for (int i = 0; i < 2000; i++)
    {
      gint64 want = (gint64) g_test_rand_int () * 1024 + g_test_rand_int_range (0, 1024);
      g_autofree char *text = pln_time_format_rfc3339 (want);

      g_assert_true (pln_time_parse_rfc3339 (text, &ms));
      g_assert_cmpint (ms, ==, want);
    }
}

static void
test_ids (void)
{
  g_autofree char *id = pln_id_new (G_GINT64_CONSTANT (1795253400123)), *other = pln_id_new (G_GINT64_CONSTANT (1795253400123));
  g_autofree char *replica = pln_replica_new (), *long_id = g_strnfill (64, 'a'), *too_long = g_strnfill (65, 'a');

  g_assert_true (pln_id_is_valid (id));
  g_assert_cmpuint (strlen (id), ==, 36);
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_cmpint (id[14], ==, '7');
  g_assert_nonnull (strchr ("89ab", id[19]));
  g_assert_true (g_str_has_prefix (id, "01a1fd70-"));
  g_assert_cmpstr (id, !=, other);
  g_assert_true (pln_replica_is_valid (replica));
  g_assert_true (pln_id_is_valid (long_id));
  g_assert_true (pln_id_is_valid ("A.b_c:d-9"));
  g_assert_false (pln_id_is_valid (too_long));
  g_assert_false (pln_id_is_valid (""));
  g_assert_false (pln_id_is_valid ("a b"));
  g_assert_false (pln_id_is_valid ("é"));
  g_assert_false (pln_replica_is_valid ("abcdefghi"));
  g_assert_false (pln_replica_is_valid ("abcdefghi1"));
  g_assert_false (pln_replica_is_valid ("abcdefghijk"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/values/stamp/stamps", test_stamps);
  g_test_add_func ("/values/stamp/parts", test_parts);
  g_test_add_func ("/values/stamp/next", test_next);
  g_test_add_func ("/values/stamp/times", test_times);
  g_test_add_func ("/values/stamp/ids", test_ids);
  return g_test_run ();
}
