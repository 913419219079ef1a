/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "insight/pln-coverage.h"
#include "insight/pln-due.h"
#include "insight/pln-structure.h"
#include "random-records.h"
#include "store/pln-item.h"

/* What the window works out from 100,000 records, the first time and again: as-of
 * views, ledger, clashes, coverage, and lists sorted, filtered and searched.
 * After the first time each has a frame; a list has the time that the window may
 * stand still.  The floor is one look at every record of the kinds concerned:
 * SQLite stepping over their rows.
 *
 * Usage: bench-insight [RECORDS…]; without arguments the program fails when it is
 * late at 100,000 records. */

#define FRAME 0.0166
#define STALL 0.050
#define ROUNDS 15

static gboolean over;
static guint n_records;

typedef struct
{
  PlnWorkspace *workspace; /* borrowed */
  guint         round;
  guint         n;         /* what came of it, so that nothing is left out */
} Run;

static void
unref_list (Run *run, GPtrArray *list)
{
  run->n = list != NULL ? list->len : 0;
  g_clear_pointer (&list, g_ptr_array_unref);
}

/* ---- insight --------------------------------------------------------------- */

static void run_ledger (Run *run) { unref_list (run, pln_ledger (run->workspace, NULL)); }
static void run_clashes (Run *run) { unref_list (run, pln_clashes (run->workspace)); }
static void run_meetings (Run *run) { unref_list (run, pln_due_meetings (run->workspace)); }
static void run_work (Run *run) { unref_list (run, pln_due_work (run->workspace)); }
static void run_coverage (Run *run) { unref_list (run, pln_coverage_find (run->workspace, PLN_GAP_NO_OWNER)); }

/* Each body as it stood on a day, which is another one every time. */
static void
run_as_of (Run *run)
{
  PlnDay day = pln_day_from_ymd (2016, 1, 1) + (PlnDay) run->round * 100;
  g_autofree char *id = NULL;

  run->n = 0;
  for (guint i = 0; i < n_records * 8 / 100; i++)
    {
      char body[32];
      g_autofree char *name = NULL, *parent = NULL, *state = NULL;

      g_snprintf (body, sizeof body, "body-%06u", i);
      if (pln_structure_exists_on (run->workspace, body, day) == PLN_VALID_NO)
        continue;
      name = pln_structure_name_on (run->workspace, body, day);
      parent = pln_structure_parent_on (run->workspace, body, day);
      state = pln_structure_state_on (run->workspace, body, day);
      run->n++;
    }
}

static void
run_days (Run *run)
{
  g_autoptr (GArray) days = pln_structure_days (run->workspace);

  run->n = days->len;
}

/* ---- lists ----------------------------------------------------------------- */

static void
run_query (Run *run, const char *kind, const char *sort, const char *search)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);

  if (sort != NULL)
    pln_query_sort (query, sort, run->round % 2);
  if (search != NULL)
    pln_query_search (query, search);
  unref_list (run, pln_workspace_query (run->workspace, query, NULL));
}

static void run_all_people (Run *run) { run_query (run, "person", NULL, NULL); }
static void run_people_by_name (Run *run) { run_query (run, "person", "name", NULL); }
static void run_people_search (Run *run) { run_query (run, "person", "name", run->round % 2 ? "anna" : "odon"); }
static void run_meetings_by_date (Run *run) { run_query (run, "meeting", "when", NULL); }
static void run_meetings_by_body (Run *run) { run_query (run, "meeting", "body", NULL); }
static void run_find (Run *run) { unref_list (run, pln_workspace_search (run->workspace, run->round % 2 ? "anna 17" : "zoe", 50)); }

/* ---- the floor ------------------------------------------------------------- */

static void
run_floor (Run *run)
{
  static const struct { const char *kind; const char *fields[5]; } looked_at[] = {
    { "meeting", { "when", "state", "body", "venue" } }, { "participation", { "who", "meeting" } },
    { "request", { "state", "meeting" } }, { "action", { "type", "state", "due" } },
    { "body", { "name", "parent" } }, { "name", { "of", "text" } }, { "period", { "body", "state" } },
    { "person", { "name" } }, { "paper", { "due" } }, { "step", { "due" } },
  };

  run->n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (looked_at[i].kind);
      g_autoptr (PlnScan) scan = pln_workspace_scan (run->workspace, query, looked_at[i].fields, NULL);

      while (pln_scan_next (scan))
        for (guint j = 0; looked_at[i].fields[j] != NULL; j++)
          run->n += pln_scan_get_text (scan, j) != NULL;
    }
}

/* ---- measuring --------------------------------------------------------------- */

/* The time of the processor: all of it is in memory, and what else the machine is doing does not count. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static double
measure (void (*work) (Run *), Run *run, guint round)
{
  double start = now ();

  run->round = round;
  work (run);
  return now () - start;
}

static void
bench_one (PlnWorkspace *workspace, const char *what, void (*work) (Run *), double floor, double limit)
{
  Run run = { workspace, 0, 0 };
  double first = measure (work, &run, 0), again = G_MAXDOUBLE;
  gboolean late;

  for (guint round = 1; round <= ROUNDS; round++)
    again = MIN (again, measure (work, &run, round));
  late = n_records == 100000 && again > limit;
  over |= late;
  printf ("%-26s %7u   first %7.1f ms   again %7.2f ms   floor %6.1f ms   ratio %5.2f   at most %.0f ms%s\n", what, run.n,
          first * 1000, again * 1000, floor * 1000, again / floor, limit * 1000, late ? "   OVER" : "");
}

static void
bench (const char *folder)
{
  static const struct { const char *what; void (*work) (Run *); double limit; } works[] = {
    { "ledger", run_ledger, FRAME },
    { "clashes", run_clashes, FRAME },
    { "coverage", run_coverage, FRAME },
    { "structure on a day", run_as_of, FRAME },
    { "days of change", run_days, FRAME },
    { "meetings ahead", run_meetings, FRAME },
    { "work due", run_work, FRAME },
    { "people", run_all_people, STALL },
    { "people by name", run_people_by_name, STALL },
    { "people searched", run_people_search, STALL },
    { "meetings by date", run_meetings_by_date, STALL },
    { "meetings by body", run_meetings_by_body, STALL },
    { "go to anything", run_find, STALL },
  };
  g_autofree char *name = g_strdup_printf ("%u.plenary", n_records);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (PlnWorkspace) workspace = NULL;
  Run run = { 0 };
  double floor = G_MAXDOUBLE;

  workspace = random_records_create (path, n_records, 1);
  g_clear_object (&workspace);
  workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, NULL);
  pln_workspace_set_now (workspace, G_GINT64_CONSTANT (1496275200000)); /* 1 June 2017 */
  printf ("--- %u records\n", n_records);
  run.workspace = workspace;
  for (guint round = 0; round < ROUNDS; round++)
    floor = MIN (floor, measure (run_floor, &run, round));
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    bench_one (workspace, works[i].what, works[i].work, floor, works[i].limit);
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 1000, 10000, 100000 };
  g_autofree char *folder = g_dir_make_tmp ("plenary-insight-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  for (guint i = 0; i < (argc > 1 ? (guint) argc - 1 : G_N_ELEMENTS (sizes)); i++)
    {
      n_records = argc > 1 ? (guint) g_ascii_strtoull (argv[i + 1], NULL, 10) : sizes[i];
      bench (folder);
    }
  return system (command) != 0 || over;
}
