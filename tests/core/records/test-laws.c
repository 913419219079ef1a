/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The laws of the exchange (exchange/README.md), proved on random histories:
 * two to six offices with clocks that are years off edit, delete, bring back and
 * move records, hand each other whole and partial files late, twice and by
 * relays, and are copied and restored from backups.  After every step the merge
 * must agree with a model that works without clocks, and once everyone has
 * everything all offices must hold the same lines.
 *
 * Usage: test-laws [--schedules=N] [--seed=N]; each schedule has a seed of its
 * own, which is printed when a law is broken. */

#include <stdlib.h>
#include <string.h>

#include "laws-model.h"
#include "records/pln-forest.h"
#include "records/pln-record-builder.h"
#include "records/pln-record.h"

#define MAX_OFFICES 10
#define MAX_FILES 8
#define MAX_AUTHORS 16

/* What an office or a file holds. */
typedef struct
{
  PlnRecord *records[MODEL_RECORDS]; /* owned; NULL: none */
  ModelSet   seen[MODEL_RECORDS];
} State;

typedef struct
{
  State    now;
  State    backup;
  gboolean has_backup;
  guint    author; /* number of the replica id */
  char     last[30];
  int      year;
} Office;

typedef struct
{
  guint64      seed, random;
  guint        tick;
  Office       offices[MAX_OFFICES];
  guint        n_offices;
  State        files[MAX_FILES];
  guint        n_files, next_file;
  char         replicas[MAX_AUTHORS][11];
  guint        n_authors;
  gboolean     restored; /* work may have been lost with a disk */
  ModelHistory history;
} World;

/* What the schedules came upon, so that a run which tests nothing is noticed. */
static struct
{
  guint64 schedules, edits, merges, conflicts, deleted_conflicts, restores, copies, cycles, emptied, apart;
} met;

static guint64 first_seed;
static guint   n_schedules = 100000;

static void
law_broken (const World *world,
            const char  *law,
            int          line)
{
  g_printerr ("# law broken: %s (line %d)\n# run again with --seed=%" G_GUINT64_FORMAT " --schedules=1\n", law, line,
              world->seed);
  exit (1);
}

#define LAW(world, condition)                      \
  do                                               \
    {                                              \
      if (!(condition))                            \
        law_broken (world, #condition, __LINE__);  \
    }                                              \
  while (0)

/* --- chance --- */

static guint
roll (World *world,
      guint  below)
{
  guint64 z = (world->random += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)); /* splitmix64 */

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (guint) ((z ^ (z >> 31)) % below);
}

static gboolean
chance (World *world,
        guint  percent)
{
  return roll (world, 100) < percent;
}

static guint
new_author (World *world)
{
  char *id = world->replicas[world->n_authors];

  for (guint i = 0; i < 10; i++)
    id[i] = "abcdefghijklmnopqrstuvwxyz234567"[roll (world, 32)];
  id[10] = '\0';

  return world->n_authors++;
}

/* The wall clock of the office if it is ahead of the last own time, else the next counter. */
static void
next_stamp (World  *world,
            Office *office,
            char    stamp[41])
{
  char time[30];

  world->tick += roll (world, 3);
  if (chance (world, 3))
    office->year = 2018 + (int) roll (world, 16);
  g_snprintf (time, sizeof time, "%04d-06-15T10:%02u:%02u.%03uZ/0000", office->year, world->tick / 60000 % 60,
              world->tick / 1000 % 60, world->tick % 1000);
  if (strcmp (time, office->last) <= 0)
    {
      guint counter = (guint) strtoul (office->last + 25, NULL, 16) + 1;

      memcpy (time, office->last, sizeof time);
      g_snprintf (time + 25, 5, "%04x", counter);
    }
  memcpy (office->last, time, sizeof time);
  g_snprintf (stamp, 41, "%s/%s", time, world->replicas[office->author]);
}

static const char *
pick_value (World *world,
            guint  field)
{
  static const char *const texts[] = { "\"a\"", "\"b\"", "\"c\"", "\"zz\"", "\"null\"", "\"\xc3\xa9\"", "{\"m\":1}", "7" };

  if (chance (world, 12))
    return NULL;
  if (strcmp (model_fields[field], "parent") == 0)
    {
      static const char *const parents[] = { "\"r0\"", "\"r1\"", "\"r2\"", "\"elsewhere\"" };

      return parents[roll (world, G_N_ELEMENTS (parents))];
    }
  return texts[roll (world, G_N_ELEMENTS (texts))];
}

/* --- states --- */

static void
state_clear (State *state)
{
  for (guint r = 0; r < MODEL_RECORDS; r++)
    g_clear_pointer (&state->records[r], pln_record_unref);
  memset (state, 0, sizeof *state);
}

static void
state_set (State       *state,
           const State *from)
{
  State copy = *from;

  for (guint r = 0; r < MODEL_RECORDS; r++)
    if (copy.records[r] != NULL)
      pln_record_ref (copy.records[r]);
  state_clear (state);
  *state = copy;
}

static void
verify_field (World           *world,
              const PlnRecord *record,
              const ModelSet  *seen,
              guint            r,
              guint            f,
              guint           *n_fields)
{
  const PlnFieldState *state = pln_record_find_field (record, model_fields[f]);
  const PlnVersion    *held = state != NULL ? pln_field_state_get_versions (state) : NULL;
  guint                current[MODEL_VERSIONS];
  guint                n = model_current (&world->history, seen, r, f, current);

  LAW (world, n == (state != NULL ? state->n_versions : 0));
  *n_fields += n > 0;
  for (guint i = 0; i < n; i++)
    {
      const ModelVersion *v = &world->history.versions[current[i]];

      LAW (world, strcmp (held[i].stamp, v->stamp) == 0);
      LAW (world, g_strcmp0 (held[i].value, v->value) == 0);
    }
  if (n > 1)
    {
      met.conflicts++;
      met.deleted_conflicts += f == MODEL_ALIVE && pln_record_has_conflict (record, PLN_ALIVE);
    }
}

/* The record is what the model says it is. */
static void
verify (World           *world,
        const PlnRecord *record,
        const ModelSet  *seen,
        guint            r)
{
  guint n_fields = 0, n_clock = 0;

  for (guint f = 0; f < MODEL_FIELDS; f++)
    verify_field (world, record, seen, r, f, &n_fields);
  LAW (world, pln_record_get_n_fields (record) == n_fields);
  LAW (world, strcmp (pln_record_get_stamp (record), model_creation (&world->history, seen, r)) == 0);
  for (guint a = 0; a < world->n_authors; a++)
    {
      const char *last = model_last_stamp (&world->history, seen, r, a);
      const char *entry = pln_record_get_clock (record, world->replicas[a]);

      n_clock += last != NULL;
      LAW (world, (last != NULL) == (entry != NULL));
      if (last != NULL)
        LAW (world, strncmp (last, entry, PLN_STAMP_TIME_LEN) == 0);
    }
  LAW (world, pln_record_get_n_clock (record) == n_clock);
}

/* --- what offices do --- */

static void
create (World      *world,
        Office     *office,
        guint       r,
        const char *stamp)
{
  PlnRecord *record = pln_record_new_alive (model_kinds[r], model_ids[r], stamp);
  ModelSet  *seen = &office->now.seen[r];

  model_commit (&world->history, seen, r, MODEL_ALIVE, office->author, stamp, "true", TRUE);
  for (guint f = 1; f < MODEL_FIELDS; f++)
    {
      const char *value = chance (world, 70) ? pick_value (world, f) : NULL;

      if (value == NULL)
        continue;
      pln_record_edit_field (record, model_fields[f], stamp, value);
      model_commit (&world->history, seen, r, f, office->author, stamp, value, TRUE);
    }
  office->now.records[r] = record;
}

/* Setting a field to its only value is no edit; in a conflict every value is one. */
static gboolean
is_edit (const PlnRecord *record,
         guint            f,
         const char      *value)
{
  const PlnFieldState *state = pln_record_find_field (record, model_fields[f]);

  return state == NULL ? value != NULL
                       : state->n_versions > 1 || g_strcmp0 (pln_record_get_value (record, model_fields[f]), value) != 0;
}

static void
change (World      *world,
        Office     *office,
        guint       r,
        const char *stamp)
{
  g_autoptr (PlnRecord) record = pln_record_copy (office->now.records[r]);
  ModelSet             *seen = &office->now.seen[r];
  gboolean              edited = FALSE;

  if (chance (world, 20))
    {
      gboolean alive = chance (world, 40);

      pln_record_edit_alive (record, stamp, alive);
      model_commit (&world->history, seen, r, MODEL_ALIVE, office->author, stamp, alive ? "true" : "false", FALSE);
    }
  else
    {
      for (guint f = 1; f < MODEL_FIELDS; f++)
        {
          const char *value = pick_value (world, f);

          if (!chance (world, 45) || !is_edit (record, f, value))
            continue;
          pln_record_edit_field (record, model_fields[f], stamp, value);
          model_commit (&world->history, seen, r, f, office->author, stamp, value, FALSE);
          met.emptied += value == NULL;
          edited = TRUE;
        }
      if (!edited)
        return;
      model_commit (&world->history, seen, r, MODEL_ALIVE, office->author, stamp, "true", FALSE);
    }
  pln_record_unref (office->now.records[r]);
  office->now.records[r] = g_steal_pointer (&record);
}

/* One edit, mostly of one record, now and then of several under one stamp. */
static void
edit (World  *world,
      Office *office)
{
  char  stamp[41];
  guint r = roll (world, MODEL_RECORDS), n = chance (world, 15) ? 2 : 1;

  next_stamp (world, office, stamp);
  for (guint i = 0; i < n; i++, r = (r + 1) % MODEL_RECORDS)
    {
      if (world->history.n + MODEL_FIELDS + 1 > MODEL_VERSIONS)
        return;
      if (office->now.records[r] == NULL)
        create (world, office, r, stamp);
      else
        change (world, office, r, stamp);
      verify (world, office->now.records[r], &office->now.seen[r], r);
      met.edits++;
    }
}

static void
import (World       *world,
        Office      *office,
        const State *file)
{
  for (guint r = 0; r < MODEL_RECORDS; r++)
    {
      g_autoptr (PlnRecord) result = NULL;
      PlnMergeOutcome       outcome;
      PlnRecord            *local = office->now.records[r];
      gboolean              grown;

      if (file->records[r] == NULL)
        continue;
      grown = model_set_join (&office->now.seen[r], &file->seen[r]);
      if (local == NULL)
        {
          office->now.records[r] = pln_record_ref (file->records[r]);
          continue;
        }
      met.apart += strcmp (pln_record_get_stamp (local), pln_record_get_stamp (file->records[r])) != 0;
      outcome = pln_record_merge (local, file->records[r], &result);
      met.merges++;
      LAW (world, outcome != PLN_MERGE_LOST);
      LAW (world, (outcome == PLN_MERGE_CHANGED) == grown);
      LAW (world, pln_record_equal (local, result) != grown);
      pln_record_unref (local);
      office->now.records[r] = g_steal_pointer (&result);
      verify (world, office->now.records[r], &office->now.seen[r], r);
    }
}

/* Writes a file, often of some records only; it may lie about for long. */
static void
export (World        *world,
        const Office *office)
{
  State *file = &world->files[world->next_file];

  state_set (file, &office->now);
  if (chance (world, 40))
    for (guint r = 0; r < MODEL_RECORDS; r++)
      if (chance (world, 40))
        {
          g_clear_pointer (&file->records[r], pln_record_unref);
          memset (&file->seen[r], 0, sizeof file->seen[r]);
        }
  world->n_files = MAX (world->n_files, world->next_file + 1);
  world->next_file = (world->next_file + 1) % MAX_FILES;
}

/* A backup comes back, or a copy is taken into use: both go on as a new replica. */
static void
restore_or_copy (World  *world,
                 Office *office)
{
  if (world->n_authors == MAX_AUTHORS)
    return;
  if (office->has_backup && chance (world, 50))
    {
      state_set (&office->now, &office->backup);
      office->author = new_author (world);
      office->last[0] = '\0';
      world->restored = TRUE;
      met.restores++;
    }
  else if (world->n_offices < MAX_OFFICES)
    {
      Office *copy = &world->offices[world->n_offices++];

      state_set (&copy->now, &office->now);
      copy->author = new_author (world);
      copy->year = office->year;
      met.copies++;
    }
}

static void
step (World *world)
{
  Office *office = &world->offices[roll (world, world->n_offices)];
  guint   what = roll (world, 100);

  if (what < 40)
    edit (world, office);
  else if (what < 56)
    export (world, office);
  else if (what < 79 && world->n_files > 0)
    import (world, office, &world->files[roll (world, world->n_files)]);
  else if (what < 86)
    import (world, office, &world->offices[roll (world, world->n_offices)].now);
  else if (what < 93)
    {
      state_set (&office->backup, &office->now);
      office->has_backup = TRUE;
    }
  else
    restore_or_copy (world, office);
}

/* --- the end --- */

/* Everyone hears of everything, each on another way. */
static void
spread (World *world)
{
  Office *hub = &world->offices[roll (world, world->n_offices)];

  for (guint i = 0; i < world->n_files; i++)
    import (world, hub, &world->files[i]);
  for (guint i = 0; i < world->n_offices; i++)
    import (world, hub, &world->offices[i].now);
  for (guint i = 0; i < world->n_offices; i++)
    {
      if (chance (world, 30))
        import (world, &world->offices[i], &world->offices[roll (world, world->n_offices)].now);
      import (world, &world->offices[i], &hub->now);
    }
}

static void
check_convergence (World *world)
{
  const State *first = &world->offices[0].now;

  for (guint r = 0; r < MODEL_RECORDS; r++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      g_autofree char    *expected = NULL;

      if (first->records[r] == NULL)
        {
          for (guint i = 1; i < world->n_offices; i++)
            LAW (world, world->offices[i].now.records[r] == NULL);
          continue;
        }
      LAW (world, pln_record_validate (first->records[r], NULL));
      pln_record_write_line (first->records[r], line);
      expected = model_line (&world->history, &first->seen[r], r, world->n_authors);
      LAW (world, strcmp (line->str, expected) == 0);

      for (guint i = 1; i < world->n_offices; i++)
        {
          g_autoptr (GString) other = g_string_new (NULL);

          LAW (world, pln_record_equal (first->records[r], world->offices[i].now.records[r]));
          pln_record_write_line (world->offices[i].now.records[r], other);
          LAW (world, g_string_equal (line, other));
        }
    }
}

/* Every value ever committed, but for work that went down with a disk, is
 * shown, listed, or was replaced by somebody who had it before him. */
static void
check_nothing_lost (World *world)
{
  const State *state = &world->offices[0].now;

  for (guint i = 0; i < world->history.n; i++)
    {
      const ModelVersion  *v = &world->history.versions[i];
      const PlnFieldState *field;
      gboolean             kept = FALSE, replaced = FALSE;

      if (!model_set_has (&state->seen[v->record], i))
        {
          LAW (world, world->restored);
          continue;
        }
      field = pln_record_find_field (state->records[v->record], model_fields[v->field]);
      LAW (world, field != NULL);
      for (guint j = 0; j < field->n_versions; j++)
        kept |= strcmp (pln_field_state_get_versions (field)[j].stamp, v->stamp) == 0;
      for (guint j = i + 1; j < world->history.n; j++)
        replaced |= model_set_has (&state->seen[v->record], j) && model_set_has (&world->history.versions[j].replaced, i);
      LAW (world, kept != replaced);
    }
}

/* A merge may be done in any order and grouping, and again. */
static void
check_algebra (World *world)
{
  guint            r = roll (world, MODEL_RECORDS), n = 0;
  const PlnRecord *pool[MAX_FILES + MAX_OFFICES];

  for (guint i = 0; i < world->n_files; i++)
    if (world->files[i].records[r] != NULL)
      pool[n++] = world->files[i].records[r];
  for (guint i = 0; i < world->n_offices; i++)
    if (world->offices[i].has_backup && world->offices[i].backup.records[r] != NULL)
      pool[n++] = world->offices[i].backup.records[r];
  if (n == 0)
    return;

  {
    const PlnRecord      *a = pool[roll (world, n)], *b = pool[roll (world, n)], *c = pool[roll (world, n)];
    g_autoptr (PlnRecord) ab = NULL, ba = NULL, bc = NULL, left = NULL, right = NULL, again = NULL, aa = NULL;

    LAW (world, pln_record_merge (a, b, &ab) != PLN_MERGE_LOST);
    LAW (world, pln_record_merge (b, a, &ba) != PLN_MERGE_LOST);
    LAW (world, pln_record_equal (ab, ba));
    LAW (world, pln_record_merge (b, c, &bc) != PLN_MERGE_LOST);
    LAW (world, pln_record_merge (ab, c, &left) != PLN_MERGE_LOST);
    LAW (world, pln_record_merge (a, bc, &right) != PLN_MERGE_LOST);
    LAW (world, pln_record_equal (left, right));
    LAW (world, pln_record_merge (ab, b, &again) == PLN_MERGE_UNCHANGED);
    LAW (world, pln_record_merge (a, a, &aa) == PLN_MERGE_UNCHANGED);
    met.merges += 7;
  }
}

/* With the ignored edges away, the references lead nowhere twice. */
static void
check_forest (World *world)
{
  const State         *state = &world->offices[0].now;
  PlnForestEdge        edges[MODEL_RECORDS];
  char                 targets[MODEL_RECORDS][16];
  guint                n = 0;
  g_autoptr (GPtrArray) cycles = NULL;

  for (guint r = 0; r < MODEL_RECORDS; r++)
    {
      const PlnFieldState *parent =
        state->records[r] != NULL ? pln_record_find_field (state->records[r], "parent") : NULL;
      const PlnVersion *shown = parent != NULL ? pln_field_state_get_versions (parent) : NULL;

      if (shown == NULL || shown->value == NULL || pln_record_is_deleted (state->records[r]))
        continue;
      g_snprintf (targets[n], sizeof targets[n], "%.*s", (int) strlen (shown->value) - 2, shown->value + 1);
      edges[n] = (PlnForestEdge) { model_ids[r], targets[n], shown->stamp };
      n++;
    }
  cycles = pln_forest_find_cycles (edges, n);
  met.cycles += cycles->len;
  for (guint start = 0; start < n; start++)
    {
      guint at = start, steps = 0;

      while (at < n && steps <= n)
        {
          guint next = n;

          for (guint i = 0; i < n; i++)
            if (strcmp (edges[i].id, edges[at].target) == 0)
              next = i;
          for (guint i = 0; i < cycles->len; i++)
            if (((PlnForestCycle *) cycles->pdata[i])->ignored == at)
              next = n;
          at = next;
          steps++;
        }
      LAW (world, steps <= n);
    }
}

/* What a line holds makes the same record again. */
static void
check_builder (World *world)
{
  const State                 *state = &world->offices[0].now;
  guint                        r = roll (world, MODEL_RECORDS);
  const PlnRecord             *record = state->records[r];
  g_autoptr (PlnRecordBuilder) builder = NULL;
  g_autoptr (PlnRecord)        built = NULL;

  if (record == NULL)
    return;
  builder = pln_record_builder_new ();
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (record, i);
      const PlnVersion    *versions = pln_field_state_get_versions (field);

      if (versions[0].value != NULL && strcmp (field->name, PLN_ALIVE) != 0)
        pln_record_builder_add_field (builder, field->name, versions[0].value, -1);
      if (strcmp (versions[0].stamp, pln_record_get_stamp (record)) != 0)
        pln_record_builder_add_stamp (builder, field->name, versions[0].stamp);
      for (guint j = 1; j < field->n_versions; j++)
        pln_record_builder_add_sibling (builder, field->name, versions[j].value, -1, versions[j].stamp);
    }
  for (guint i = pln_record_get_n_clock (record); i > 0; i--)
    {
      const char *replica, *time;

      pln_record_get_nth_clock (record, i - 1, &replica, &time);
      pln_record_builder_add_clock (builder, replica, time);
    }
  pln_record_builder_set_deleted (builder, pln_record_is_deleted (record));
  pln_record_builder_set_kind (builder, pln_record_get_kind (record));
  pln_record_builder_set_id (builder, pln_record_get_id (record));
  pln_record_builder_set_stamp (builder, pln_record_get_stamp (record));
  built = pln_record_builder_finish (builder, NULL);
  LAW (world, built != NULL);
  LAW (world, pln_record_equal (record, built));
}

static void
run_schedule (guint64 seed)
{
  static World world; /* large; one at a time */
  guint        steps;

  world.seed = world.random = seed;
  world.history.n = 0;
  world.tick = world.n_authors = world.n_files = world.next_file = 0;
  world.restored = FALSE;
  world.n_offices = 2 + roll (&world, 5);
  for (guint i = 0; i < world.n_offices; i++)
    {
      world.offices[i].author = new_author (&world);
      world.offices[i].year = chance (&world, 60) ? 2026 : 2018 + (int) roll (&world, 16);
    }

  steps = 6 + roll (&world, 34);
  for (guint i = 0; i < steps; i++)
    step (&world);
  check_algebra (&world);
  spread (&world);
  check_convergence (&world);
  check_nothing_lost (&world);
  check_forest (&world);
  if (chance (&world, 25))
    check_builder (&world);

  for (guint i = 0; i < world.n_offices; i++)
    {
      state_clear (&world.offices[i].now);
      state_clear (&world.offices[i].backup);
      memset (&world.offices[i], 0, sizeof (Office));
    }
  for (guint i = 0; i < world.n_files; i++)
    state_clear (&world.files[i]);
  met.schedules++;
}

static void
test_schedules (void)
{
  gint64 start = g_get_monotonic_time ();

  g_test_message ("first seed %" G_GUINT64_FORMAT ", %u schedules", first_seed, n_schedules);
  for (guint i = 0; i < n_schedules; i++)
    run_schedule (first_seed + i);
  g_test_message ("%" G_GUINT64_FORMAT " edits, %" G_GUINT64_FORMAT " merges, %" G_GUINT64_FORMAT " conflicting fields, %"
                  G_GUINT64_FORMAT " deletions against edits, %" G_GUINT64_FORMAT " restores, %" G_GUINT64_FORMAT
                  " copies, %" G_GUINT64_FORMAT " cycles, %" G_GUINT64_FORMAT " emptied, %" G_GUINT64_FORMAT
                  " merges of records made apart, %.1f s",
                  met.edits, met.merges, met.conflicts, met.deleted_conflicts, met.restores, met.copies, met.cycles,
                  met.emptied, met.apart, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);

  g_assert_cmpuint (met.schedules, ==, n_schedules);
  if (n_schedules >= 1000)
    {
      g_assert_cmpuint (met.conflicts, >, n_schedules);
      g_assert_cmpuint (met.deleted_conflicts, >, n_schedules / 20);
      g_assert_cmpuint (met.restores, >, n_schedules / 20);
      g_assert_cmpuint (met.copies, >, n_schedules / 20);
      g_assert_cmpuint (met.cycles, >, n_schedules / 20);
      g_assert_cmpuint (met.emptied, >, n_schedules / 20);
      g_assert_cmpuint (met.apart, >, n_schedules / 20);
    }
}

int
main (int   argc,
      char *argv[])
{
  const char *asked = g_getenv ("PLENARY_LAW_SCHEDULES");

  g_test_init (&argc, &argv, NULL);
  first_seed = ((guint64) g_random_int () << 16) + 1;
  if (asked != NULL)
    n_schedules = (guint) g_ascii_strtoull (asked, NULL, 10);
  for (int i = 1; i < argc; i++)
    {
      if (g_str_has_prefix (argv[i], "--schedules="))
        n_schedules = (guint) g_ascii_strtoull (argv[i] + strlen ("--schedules="), NULL, 10);
      else if (g_str_has_prefix (argv[i], "--seed="))
        first_seed = g_ascii_strtoull (argv[i] + strlen ("--seed="), NULL, 10);
      else
        g_error ("usage: test-laws [--schedules=N] [--seed=N]");
    }

  g_test_add_func ("/laws/schedules", test_schedules);

  return g_test_run ();
}
