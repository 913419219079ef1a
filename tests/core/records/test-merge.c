/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The merge, case by case (exchange/README.md, Merging).  Records are written as short
 * texts so that a case is one row: what is here, what comes, what must become of
 * it.  Cases that honest offices never bring about, such as two values under one
 * stamp, are only here; random histories are in test-laws. */

#include <string.h>

#include "records/pln-record.h"

/* A record in short: words with blanks between them.
 *   ^A3      creation stamp          @A3     clock entry: replica A up to time 3
 *   f=A3:x   version of field f under the stamp A3 with the value "x"; nothing after the colon: empty
 * A stamp A3 is 2026-01-01T00:00:03.000Z/0000/aaaaaaaaaa. */
static char *
long_stamp (const char *shorthand)
{
  g_autofree char *replica = g_strnfill (10, g_ascii_tolower (shorthand[0]));

  return g_strdup_printf ("2026-01-01T00:00:0%c.000Z/0000/%s", shorthand[1], replica);
}

static PlnRecord *
record_from_text (const char *text)
{
  g_auto (GStrv)        words = g_strsplit (text, " ", -1);
  g_autofree char      *creation = NULL;
  g_autoptr (PlnRecord) record = NULL;

  g_assert_cmpint (words[0][0], ==, '^');
  creation = long_stamp (words[0] + 1);
  record = pln_record_new ("body", "b1", creation);
  for (guint i = 1; words[i] != NULL; i++)
    {
      char            *equals = strchr (words[i], '=');
      g_autofree char *stamp = long_stamp (equals != NULL ? equals + 1 : words[i] + 1);

      if (equals == NULL)
        {
          stamp[PLN_STAMP_TIME_LEN] = '\0';
          pln_record_raise_clock (record, stamp + PLN_STAMP_TIME_LEN + 1, stamp);
        }
      else
        {
          *equals = '\0';
          pln_record_add_version (record, words[i], stamp, equals[4] != '\0' ? equals + 4 : NULL);
        }
    }

  return g_steal_pointer (&record);
}

typedef struct
{
  const char     *title;
  const char     *local, *incoming;
  PlnMergeOutcome outcome;
  const char     *result; /* NULL: as local, or none */
} Case;

static const Case cases[] = {
  { "the same again", "^A1 @A1 alive=A1:true n=A1:x", "^A1 @A1 alive=A1:true n=A1:x", PLN_MERGE_UNCHANGED, NULL },
  { "a later edit by one who had seen ours", "^A1 @A1 alive=A1:true n=A1:x", "^A1 @A1 @B2 alive=B2:true n=B2:y",
    PLN_MERGE_CHANGED, "^A1 @A1 @B2 alive=B2:true n=B2:y" },
  { "an earlier state of ours", "^A1 @A1 @B2 alive=B2:true n=B2:y", "^A1 @A1 alive=A1:true n=A1:x",
    PLN_MERGE_UNCHANGED, NULL },
  { "two edits that knew nothing of each other", "^A1 @A2 alive=A2:true n=A2:x", "^A1 @A1 @B3 alive=B3:true n=B3:y",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=B3:true alive=A2:true n=B3:y n=A2:x" },
  { "the same, the other way round", "^A1 @A1 @B3 alive=B3:true n=B3:y", "^A1 @A2 alive=A2:true n=A2:x",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=B3:true alive=A2:true n=B3:y n=A2:x" },
  { "a clock years back loses nothing", "^A5 @A5 alive=A5:true n=A5:x", "^A5 @A5 @B1 alive=B1:true n=B1:y",
    PLN_MERGE_CHANGED, "^A5 @A5 @B1 alive=B1:true n=B1:y" },
  { "a conflict settled elsewhere arrives settled", "^A1 @A2 @B3 alive=B3:true alive=A2:true n=B3:y n=A2:x",
    "^A1 @A2 @B3 @C4 alive=C4:true n=C4:x", PLN_MERGE_CHANGED, "^A1 @A2 @B3 @C4 alive=C4:true n=C4:x" },
  { "settled in two places: both settlements stand", "^A1 @A2 @B3 @C4 alive=C4:true n=C4:x",
    "^A1 @A2 @B3 @D5 alive=D5:true n=D5:y", PLN_MERGE_CHANGED,
    "^A1 @A2 @B3 @C4 @D5 alive=D5:true alive=C4:true n=D5:y n=C4:x" },
  { "equal values made apart are two versions", "^A1 @A2 alive=A2:true n=A2:x", "^A1 @A1 @B3 alive=B3:true n=B3:x",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=B3:true alive=A2:true n=B3:x n=A2:x" },
  { "emptied there, edited here", "^A1 @A2 alive=A2:true n=A2:x", "^A1 @A1 @B3 alive=B3:true n=B3:",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=B3:true alive=A2:true n=B3: n=A2:x" },
  { "deleted there, edited here: it lives", "^A1 @A2 alive=A2:true n=A2:x", "^A1 @A1 @B3 alive=B3:false n=A1:w",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=A2:true alive=B3:false n=A2:x" },
  { "deleted by one who had seen the edit", "^A1 @A2 alive=A2:true n=A2:x", "^A1 @A2 @B3 alive=B3:false n=A2:x",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=B3:false n=A2:x" },
  { "deleted in both places", "^A1 @A2 alive=A2:false", "^A1 @A1 @B3 alive=B3:false", PLN_MERGE_CHANGED,
    "^A1 @A2 @B3 alive=B3:false alive=A2:false" },
  { "a field that the other side never had", "^A1 @A2 alive=A2:true n=A2:x", "^A1 @A1 @B3 alive=B3:true m=B3:y",
    PLN_MERGE_CHANGED, "^A1 @A2 @B3 alive=B3:true alive=A2:true m=B3:y n=A2:x" },
  { "only the clock is ahead", "^A1 @A1 alive=A1:true", "^A1 @A1 @B9 alive=A1:true", PLN_MERGE_CHANGED,
    "^A1 @A1 @B9 alive=A1:true" },
  { "made apart under one id", "^B2 @B2 alive=B2:true n=B2:x", "^A1 @A1 alive=A1:true n=A1:y", PLN_MERGE_CHANGED,
    "^A1 @A1 @B2 alive=B2:true alive=A1:true n=B2:x n=A1:y" },
  { "made apart, the lesser stamp is ours", "^A1 @A1 alive=A1:true", "^B2 @B2 alive=B2:true", PLN_MERGE_CHANGED,
    "^A1 @A1 @B2 alive=B2:true alive=A1:true" },
  { "two values under one stamp are both kept", "^A1 @A1 alive=A1:true n=A1:y", "^A1 @A1 alive=A1:true n=A1:x",
    PLN_MERGE_CHANGED, "^A1 @A1 alive=A1:true n=A1:x n=A1:y" },
  { "the same, the other way round", "^A1 @A1 alive=A1:true n=A1:x", "^A1 @A1 alive=A1:true n=A1:y",
    PLN_MERGE_CHANGED, "^A1 @A1 alive=A1:true n=A1:x n=A1:y" },
  { "one of two values under one stamp again", "^A1 @A1 alive=A1:true n=A1:x n=A1:y",
    "^A1 @A1 alive=A1:true n=A1:y", PLN_MERGE_UNCHANGED, NULL },
  { "two values under an old stamp among others", "^A1 @A1 @B3 @C4 alive=C4:true n=A1:x n=B3:q n=C4:r",
    "^A1 @A1 @B3 @C4 alive=C4:true n=A1:y n=B3:q n=C4:r", PLN_MERGE_CHANGED,
    "^A1 @A1 @B3 @C4 alive=C4:true n=C4:r n=B3:q n=A1:x n=A1:y" },
  { "two values under the latest stamp among others", "^A1 @A1 @B3 @C4 alive=C4:true n=A1:x n=B3:q n=C4:s",
    "^A1 @A1 @B3 @C4 alive=C4:true n=A1:x n=B3:q n=C4:r", PLN_MERGE_CHANGED,
    "^A1 @A1 @B3 @C4 alive=C4:true n=C4:r n=C4:s n=B3:q n=A1:x" },
  { "an empty value counts as the text null", "^A1 @A1 alive=A1:true n=A1:", "^A1 @A1 alive=A1:true n=A1:z",
    PLN_MERGE_CHANGED, "^A1 @A1 alive=A1:true n=A1: n=A1:z" },
  { "and comes after a lesser text", "^A1 @A1 alive=A1:true n=A1:", "^A1 @A1 alive=A1:true n=A1:a",
    PLN_MERGE_CHANGED, "^A1 @A1 alive=A1:true n=A1:a n=A1:" },
  { "alive and not alive under one stamp", "^A1 @A1 alive=A1:false", "^A1 @A1 alive=A1:true", PLN_MERGE_CHANGED,
    "^A1 @A1 alive=A1:true alive=A1:false" },
  { "a mixed bag of versions, some replaced",
    "^A1 @A3 @B3 alive=B3:true alive=A3:true n=A3:p n=B3:q", "^A1 @A3 @B2 @C4 alive=C4:true alive=A3:true n=A3:p n=C4:r",
    PLN_MERGE_CHANGED, "^A1 @A3 @B3 @C4 alive=C4:true alive=A3:true alive=B3:true n=A3:p n=C4:r n=B3:q" },
  { "a deletion that was settled does not come back",
    "^A1 @A2 @B3 @C4 alive=C4:false", "^A1 @A2 @B3 alive=A2:true alive=B3:false", PLN_MERGE_UNCHANGED, NULL },
  { "a version that one side drops and the other never had would vanish",
    "^A1 @A1 alive=A1:true n=A1:x", "^A1 @A1 alive=A1:true", PLN_MERGE_LOST, NULL },
  { "the same, missing here", "^A1 @A1 alive=A1:true", "^A1 @A1 alive=A1:true n=A1:x", PLN_MERGE_LOST, NULL },
  { "both sides claim to have replaced the other's",
    "^A1 @A2 @B3 alive=A1:true n=A2:x", "^A1 @A2 @B3 alive=A1:true n=B3:y", PLN_MERGE_LOST, NULL },
  { "one field lost spoils the record", "^A1 @A1 @B2 alive=A1:true m=B2:z n=A1:x", "^A1 @A1 alive=A1:true m=A1:y",
    PLN_MERGE_LOST, NULL },
};

/* Each case gives its outcome and result, and leaves its arguments alone. */
static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case           *c = &cases[i];
      g_autoptr (PlnRecord) local = record_from_text (c->local), incoming = record_from_text (c->incoming);
      g_autoptr (PlnRecord) local_before = pln_record_copy (local), incoming_before = pln_record_copy (incoming);
      g_autoptr (PlnRecord) expected = record_from_text (c->result != NULL ? c->result : c->local);
      g_autoptr (PlnRecord) result = NULL;

      g_test_message ("%s", c->title);
      g_assert_cmpint (pln_record_merge (local, incoming, &result), ==, c->outcome);
      g_assert_true (pln_record_equal (local, local_before));
      g_assert_true (pln_record_equal (incoming, incoming_before));
      if (c->outcome == PLN_MERGE_LOST)
        {
          g_assert_null (result);
          continue;
        }
      g_assert_true (pln_record_equal (result, expected));
      if (c->outcome == PLN_MERGE_CHANGED)
        g_assert_false (pln_record_equal (result, local));
    }
}

/* The other direction gives the same record, whatever it gives. */
static void
test_either_way (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (PlnRecord) a = record_from_text (cases[i].local), b = record_from_text (cases[i].incoming);
      g_autoptr (PlnRecord) ab = NULL, ba = NULL, again = NULL;

      g_test_message ("%s", cases[i].title);
      pln_record_merge (a, b, &ab);
      pln_record_merge (b, a, &ba);
      g_assert_cmpint (ab == NULL, ==, ba == NULL);
      if (ab == NULL)
        continue;
      g_assert_true (pln_record_equal (ab, ba));
      g_assert_cmpint (pln_record_merge (ab, b, &again), ==, PLN_MERGE_UNCHANGED);
    }
}

/* --- any two states, honest or not, against the formula of the contract --- */

#define REPLICAS 3
#define TIMES 4

/* All that can be said of two fields: which of three values stand under which
 * stamp, and how far each clock goes (0: no entry). */
typedef struct
{
  gboolean has[2][REPLICAS][TIMES][3];
  guint    clock[REPLICAS];
} Naive;

static const char *const naive_fields[2] = { "alive", "name" };
static const char *const naive_values[2][3] = { { "true", "false", NULL }, { "\"x\"", "\"y\"", NULL } };

static gboolean
naive_has_stamp (const Naive *state,
                 guint        f,
                 guint        r,
                 guint        t)
{
  return state->has[f][r][t][0] || state->has[f][r][t][1] || state->has[f][r][t][2];
}

/* The versions in both, and those of either side that the other's clock does
 * not cover.  FALSE: a field would lose all it has. */
static gboolean
naive_merge (const Naive *a,
             const Naive *b,
             Naive       *result)
{
  memset (result, 0, sizeof *result);
  for (guint r = 0; r < REPLICAS; r++)
    result->clock[r] = MAX (a->clock[r], b->clock[r]);
  for (guint f = 0; f < 2; f++)
    {
      gboolean had = FALSE, has = FALSE;

      for (guint r = 0; r < REPLICAS; r++)
        for (guint t = 0; t < TIMES; t++)
          for (guint v = 0; v < 3; v++)
            {
              gboolean in_a = naive_has_stamp (a, f, r, t), in_b = naive_has_stamp (b, f, r, t);
              gboolean stays = (in_a && in_b) || (in_a && t >= b->clock[r]) || (in_b && t >= a->clock[r]);

              result->has[f][r][t][v] = stays && (a->has[f][r][t][v] || b->has[f][r][t][v]);
              had |= in_a || in_b;
              has |= result->has[f][r][t][v];
            }
      if (had && !has)
        return FALSE;
    }

  return TRUE;
}

static PlnRecord *
naive_record (const Naive *state)
{
  PlnRecord *record = pln_record_new ("body", "b1", "2026-01-01T00:00:00.000Z/0000/aaaaaaaaaa");

  for (guint r = 0; r < REPLICAS; r++)
    {
      char stamp[PLN_STAMP_LEN + 1] = "2026-01-01T00:00:00.000Z/0000/aaaaaaaaaa";

      memset (stamp + PLN_STAMP_TIME_LEN + 1, 'a' + (int) r, 10);
      for (guint t = 0; t < TIMES; t++)
        {
          stamp[18] = '0' + (char) t;
          for (guint f = 0; f < 2; f++)
            for (guint v = 0; v < 3; v++)
              if (state->has[f][r][t][v])
                pln_record_add_version (record, naive_fields[f], stamp, naive_values[f][v]);
        }
      if (state->clock[r] == 0)
        continue;
      stamp[18] = '0' + (char) (state->clock[r] - 1);
      stamp[PLN_STAMP_TIME_LEN] = '\0';
      pln_record_raise_clock (record, stamp + PLN_STAMP_TIME_LEN + 1, stamp);
    }

  return record;
}

/* A random state whose clock covers what it holds. */
static void
naive_fill (Naive *state)
{
  memset (state, 0, sizeof *state);
  for (guint r = 0; r < REPLICAS; r++)
    state->clock[r] = (guint) g_test_rand_int_range (0, TIMES + 1);
  for (guint f = 0; f < 2; f++)
    for (guint n = (guint) g_test_rand_int_range (0, 5); n > 0; n--)
      {
        guint r = (guint) g_test_rand_int_range (0, REPLICAS), t = (guint) g_test_rand_int_range (0, TIMES);

        if (t < state->clock[r])
          state->has[f][r][t][g_test_rand_int_range (0, f == 0 ? 2 : 3)] = TRUE;
      }
}

/* States that no honest office would make are merged by the same formula, the
 * same in both directions, and what would be lost is refused. */
static void
test_any_state (void)
{
  guint lost = 0, unchanged = 0, rounds = 50000;

  for (guint i = 0; i < rounds; i++)
    {
      Naive                 a, b, c;
      g_autoptr (PlnRecord) left = NULL, right = NULL, expected = NULL, ab = NULL, ba = NULL;
      PlnMergeOutcome       outcome, other;

      naive_fill (&a);
      naive_fill (&b);
      left = naive_record (&a);
      right = naive_record (&b);
      outcome = pln_record_merge (left, right, &ab);
      other = pln_record_merge (right, left, &ba);
      if (!naive_merge (&a, &b, &c))
        {
          g_assert_cmpint (outcome, ==, PLN_MERGE_LOST);
          g_assert_cmpint (other, ==, PLN_MERGE_LOST);
          lost++;
          continue;
        }
      expected = naive_record (&c);
      g_assert_true (pln_record_equal (ab, expected));
      g_assert_true (pln_record_equal (ba, expected));
      g_assert_cmpint (outcome == PLN_MERGE_UNCHANGED, ==, pln_record_equal (left, expected));
      g_assert_cmpint (other == PLN_MERGE_UNCHANGED, ==, pln_record_equal (right, expected));
      unchanged += outcome == PLN_MERGE_UNCHANGED;
    }
  g_assert_cmpuint (lost, >, rounds / 100);
  g_assert_cmpuint (lost, <, rounds - rounds / 10);
  g_assert_cmpuint (unchanged, >, rounds / 1000);
}

/* Of alive the greatest true is shown, and the rest stay in the order of stamps. */
static void
test_alive_order (void)
{
  g_autoptr (PlnRecord) record =
    record_from_text ("^A1 @A3 @B9 @C5 @D4 alive=B9:false alive=A3:true alive=C5:true alive=D4:false n=A3:false n=B9:true");
  static const char *const alive[] = { "C5", "B9", "D4", "A3" }, *const other[] = { "B9", "A3" };
  const PlnFieldState     *state = pln_record_find_field (record, "alive");

  g_assert_cmpuint (state->n_versions, ==, G_N_ELEMENTS (alive));
  for (guint i = 0; i < G_N_ELEMENTS (alive); i++)
    {
      g_autofree char *stamp = long_stamp (alive[i]);

      g_assert_cmpstr (pln_field_state_get_versions (state)[i].stamp, ==, stamp);
    }
  state = pln_record_find_field (record, "n");
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autofree char *stamp = long_stamp (other[i]);

      g_assert_cmpstr (pln_field_state_get_versions (state)[i].stamp, ==, stamp);
    }
}

/* Under one stamp the lesser text comes first; the order is told here without
 * the help of the records room. */
static void
test_text_order (void)
{
  static const char *const expected[] = { "8", "a", NULL, "x", "y" }; /* empty is the text null */
  g_autoptr (PlnRecord)    record = record_from_text ("^A1 @A1 alive=A1:true n=A1:x n=A1:8 n=A1:y n=A1: n=A1:a");
  g_autoptr (PlnRecord)    other = record_from_text ("^A1 @A1 alive=A1:true n=A1:y"), merged = NULL;
  const PlnFieldState     *state;

  g_assert_cmpint (pln_record_merge (other, record, &merged), ==, PLN_MERGE_CHANGED);
  state = pln_record_find_field (merged, "n");
  g_assert_cmpuint (state->n_versions, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (pln_field_state_get_versions (state)[i].value, ==, expected[i]);
}

/* A clock covers its own times and what was before them, of its replicas only. */
static void
test_covers (void)
{
  static const struct { const char *stamp; gboolean covered; } rows[] = {
    { "A1", TRUE }, { "A3", TRUE }, { "A4", FALSE }, { "B2", TRUE }, { "B3", FALSE }, { "C1", FALSE },
  };
  g_autoptr (PlnRecord) record = record_from_text ("^A1 @A3 @B2 alive=A1:true");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *stamp = long_stamp (rows[i].stamp);

      g_test_message ("%s", rows[i].stamp);
      g_assert_cmpint (pln_record_covers (record, stamp), ==, rows[i].covered);
    }
  g_assert_false (pln_record_covers (record, ""));
  g_assert_false (pln_record_covers (record, "2026-01-01T00:00:01.000Z/0000/aaaaaaaaaaa"));
}

/* Counters count: a later one in the same millisecond is not covered. */
static void
test_counters (void)
{
  g_autoptr (PlnRecord) record =
    pln_record_new_alive ("body", "b1", "2026-01-01T00:00:01.000Z/0001/aaaaaaaaaa");

  g_assert_true (pln_record_covers (record, "2026-01-01T00:00:01.000Z/0000/aaaaaaaaaa"));
  g_assert_true (pln_record_covers (record, "2026-01-01T00:00:01.000Z/0001/aaaaaaaaaa"));
  g_assert_false (pln_record_covers (record, "2026-01-01T00:00:01.000Z/0002/aaaaaaaaaa"));
}

/* Many versions of one field, as a hostile file may bring, take no more than
 * the time to sort them. */
static void
test_many_versions (void)
{
  g_autoptr (PlnRecord) local = pln_record_new_alive ("body", "b1", "2026-01-01T00:00:00.000Z/0000/aaaaaaaaaa");
  g_autoptr (PlnRecord) incoming = pln_record_copy (local), result = NULL;
  const guint           n = 2000;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *stamp = g_strdup_printf ("2025-01-01T00:%02u:%02u.000Z/0000/%c%s", (n - i) / 60 % 60, (n - i) % 60,
                                                i % 2 == 0 ? 'b' : 'c', "bbbbbbbbb");
      PlnRecord       *side = i % 2 == 0 ? local : incoming;

      pln_record_add_version (side, "name", stamp, "\"x\"");
      stamp[PLN_STAMP_TIME_LEN] = '\0';
      pln_record_raise_clock (side, stamp + PLN_STAMP_TIME_LEN + 1, stamp);
    }
  g_assert_cmpint (pln_record_merge (local, incoming, &result), ==, PLN_MERGE_CHANGED);
  g_assert_cmpuint (pln_record_find_field (result, "name")->n_versions, ==, n);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/cases", test_cases);
  g_test_add_func ("/merge/either-way", test_either_way);
  g_test_add_func ("/merge/any-state", test_any_state);
  g_test_add_func ("/merge/alive-order", test_alive_order);
  g_test_add_func ("/merge/text-order", test_text_order);
  g_test_add_func ("/merge/covers", test_covers);
  g_test_add_func ("/merge/counters", test_counters);
  g_test_add_func ("/merge/many-versions", test_many_versions);

  return g_test_run ();
}
