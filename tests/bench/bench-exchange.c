/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "exchange/pln-importer.h"
#include "exchange/pln-snapshot-writer.h"

/* Import and export against two floors: records of ten fields, of which 6 % differ, both sides having edited 5 %, added 1 % and
 * deleted 0.5 %.  The floor is measured in the same run: json-glib parsing the
 * file as one tree, and SQLite writing just the rows that change in one FULL
 * transaction.  Each measurement runs in a process of its own, whose peak memory
 * is compared with a process that does nothing.
 *
 * All of it is done several times over and the best of each is taken, since what
 * else the machine is doing only ever adds; nothing is waiting to be written when
 * one begins.  Beside the time that passes stands
 * the time that the processor spent, which does not know of waiting for others.
 *
 * Usage: bench-exchange [RECORDS…]; PLENARY_BENCH_KEEP=1 leaves the files. */

#define BASE "aaaaaaaaaa"
#define OURS "bbbbbbbbbb"
#define THEIRS "cccccccccc"
#define CREATED "2026-01-01T00:00:00.000Z/0000"
#define EDITED "2026-02-01T00:00:00.000Z/0000"

typedef struct
{
  double seconds; /* that passed; 0: not measured yet */
  double busy;    /* of the processor */
  long   peak;    /* KiB */
} Measure;

static char *folder;
static guint n_records;
static gboolean over;

static char *
in_folder (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* ---- the files ----------------------------------------------------------- */

static PlnRecord *
make_record (guint i)
{
  static const char stamp[] = CREATED "/" BASE;
  g_autofree char *id = g_strdup_printf ("018f%08x-0000-7000-8000-%012x", i * 2654435761u, i);
  static const char *const names[] = { "city", "country", "note", "session", "summary", "theme", "title", "venue" };
  PlnRecord *record = pln_record_new_alive ("meeting", id, stamp);

  for (guint j = 0; j < G_N_ELEMENTS (names); j++)
    {
      g_autofree char *value =
        g_strdup_printf ("\"%s of meeting %u, as typed by hand\"", names[j], i * 7 + j);

      pln_record_add_version (record, names[j], stamp, value);
    }
  pln_record_add_version (record, "body", stamp, "\"018f0000-0000-7000-8000-00000000b0d1\"");
  pln_record_add_version (record, "when", stamp, "{\"edtf\":\"2017-07\",\"sense\":\"by\",\"text\":\"By July 2017\"}");
  return record;
}

static int
compare_records (gconstpointer a, gconstpointer b)
{
  return strcmp (pln_record_get_id (*(PlnRecord *const *) a), pln_record_get_id (*(PlnRecord *const *) b));
}

/* Edits of one side: every twentieth record, half of them also edited by the other side, and so on. */
static void
edit_record (PlnRecord *record, guint i, const char *replica, guint phase)
{
  g_autofree char *stamp = g_strconcat (EDITED, "/", replica, NULL);
  g_autofree char *value = g_strdup_printf ("\"Changed by %s\"", replica);

  if (i % 200 == 100 + phase)
    pln_record_edit_alive (record, stamp, FALSE);
  else if (i % 20 == phase % 2 * (i % 40 < 20))
    pln_record_edit_field (record, "title", stamp, value);
}

static void
write_line (FILE *file, const PlnRecord *record, PlnDigest *digest, gboolean first)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint8 sum[PLN_SUM_LEN];
  char hex[PLN_SUM_HEX_LEN + 1];

  pln_record_write_line (record, line);
  pln_sum_of_line (line->str, line->len, sum);
  pln_sum_to_hex (sum, hex);
  pln_digest_add (digest, sum);
  g_string_truncate (line, line->len - 1);
  fprintf (file, "%s\n%s,\"sum\":\"%s\"}", first ? "" : ",", line->str, hex);
}

/* phase 0: as created; else as the side edited it. */
static void
write_file (const char *name, const char *replica, guint phase)
{
  g_autofree char *path = in_folder (name), *hex = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_record_unref);
  g_autoptr (PlnDigest) digest = pln_digest_new ();
  guint added = phase == 0 ? 0 : n_records / 100;
  FILE *file = fopen (path, "w");

  for (guint i = 0; i < n_records; i++)
    {
      PlnRecord *record = make_record (i);

      if (phase != 0)
        edit_record (record, i, replica, phase);
      g_ptr_array_add (records, record);
    }
  for (guint i = 0; i < added; i++)
    g_ptr_array_add (records, make_record (n_records * (1 + phase) + i));
  g_ptr_array_sort (records, compare_records);
  fprintf (file, "{\"format\":\"plenary-snapshot\",\"version\":1,\"exported\":\"2026-03-01T00:00:00.000Z\",\"replica\":\"%s\","
                 "\"office\":\"%s\",\"offices\":{\"%s\":\"%s\"},\"scope\":null,\"records\":[", replica, replica, replica, replica);
  for (guint i = 0; i < records->len; i++)
    write_line (file, g_ptr_array_index (records, i), digest, i == 0);
  hex = pln_digest_finish (digest);
  fprintf (file, "\n],\"count\":%u,\"digest\":\"%s\"}\n", records->len, hex);
  fclose (file);
}

static void
run_write_files (void)
{
  write_file ("base.json", BASE, 0);
  write_file ("ours.json", OURS, 1);
  write_file ("theirs.json", THEIRS, 2);
}

/* ---- what is measured ---------------------------------------------------- */

static void
import_file (const char *name, gboolean aloud)
{
  g_autofree char *workspace = in_folder ("work.plenary"), *file = in_folder (name), *counts = NULL;
  PlnImportRequest request = { .workspace = workspace, .file = file };
  PlnImportResult result;
  GError *error = NULL;

  if (!pln_import_run (&request, &result, NULL, &error))
    g_error ("%s", error->message);
  counts = pln_import_counts_to_json (&result.counts);
  if (aloud)
    printf ("  %s\n", counts);
  pln_import_result_clear (&result);
}

static void
run_create (void)
{
  g_autofree char *workspace = in_folder ("work.plenary");
  g_autoptr (PlnWorkspace) made = pln_workspace_create (workspace, "Bench", NULL);
}

static void run_nothing (void) { g_autofree char *a = in_folder ("x"); }
static void run_first (void) { import_file ("base.json", FALSE); }
static void run_ours (void) { import_file ("ours.json", FALSE); }
static void run_theirs (void) { import_file ("theirs.json", FALSE); }
static void run_theirs_aloud (void) { import_file ("theirs.json", TRUE); }

static void
export_to (const char *name, const char *since)
{
  g_autofree char *path = in_folder ("work.plenary"), *file = in_folder (name);
  g_autofree char *earlier = since != NULL ? in_folder (since) : NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (path, PLN_OPEN_DEFAULT, NULL);
  PlnSnapshotScope scope = { .since = earlier };
  GError *error = NULL;

  if (!pln_snapshot_export (workspace, file, &scope, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

static void run_export (void) { export_to ("out.json", NULL); }
static void run_export_packed (void) { export_to ("out.json.gz", NULL); }
static void run_export_since (void) { export_to ("since.json.gz", "base.json"); }

static void
run_parse (void)
{
  g_autofree char *path = in_folder ("theirs.json");
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();

  if (!json_parser_load_from_file (parser, path, NULL))
    g_error ("json-glib");
}

static void
write_rows (guint n)
{
  g_autofree char *path = in_folder ("floor.db");
  sqlite3 *database;
  sqlite3_stmt *insert;

  sqlite3_open (path, &database);
  sqlite3_exec (database, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                          "CREATE TABLE IF NOT EXISTS t (id TEXT PRIMARY KEY, a, b, c, d, e, f, g, h, i, j);"
                          "DELETE FROM t; BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (database, "INSERT INTO t VALUES (?,?,?,?,?,?,?,?,?,?,?)", -1, &insert, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("018f%08x-0000-7000-8000-%012x", i * 2654435761u, i);

      sqlite3_bind_text (insert, 1, id, -1, SQLITE_TRANSIENT);
      for (int column = 2; column <= 11; column++)
        sqlite3_bind_text (insert, column, "some words of meeting 12345, as typed by hand", -1, SQLITE_STATIC);
      sqlite3_step (insert);
      sqlite3_reset (insert);
    }
  sqlite3_finalize (insert);
  sqlite3_exec (database, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (database);
}

static void run_write_changed (void) { write_rows (n_records * 6 / 100); }
static void run_write_all (void) { write_rows (n_records); }

/* ---- measuring ---------------------------------------------------------- */

static double
seconds_of (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / 1e6;
}

/* Runs it in a process of its own, and keeps what is better than before. */
static void
measure (Measure *best, void (*run) (void))
{
  struct rusage usage;
  double seconds, busy;
  gint64 start;
  int status;
  pid_t child;

  fflush (stdout);
  sync (); /* what was written before is no business of this one */
  start = g_get_monotonic_time ();
  child = fork ();
  if (child == 0)
    {
      run ();
      fflush (stdout);
      _exit (0);
    }
  wait4 (child, &status, 0, &usage);
  seconds = (double) (g_get_monotonic_time () - start) / 1e6;
  busy = seconds_of (&usage.ru_utime) + seconds_of (&usage.ru_stime);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_error ("a measured process failed");
  best->seconds = best->seconds > 0 ? MIN (best->seconds, seconds) : seconds;
  best->busy = best->busy > 0 ? MIN (best->busy, busy) : busy;
  best->peak = MAX (best->peak, usage.ru_maxrss);
}

static Measure
sum_of (const Measure *a, const Measure *b)
{
  return (Measure) { a->seconds + b->seconds, a->busy + b->busy, 0 };
}

static void
print_time (const char *what, const Measure *measured, const Measure *floor, double limit)
{
  double ratio = measured->seconds / floor->seconds;
  gboolean late = n_records >= 100000 && ratio > limit;

  over |= late;
  printf ("%-24s %8.3f s   floor %7.3f s   ratio %5.2f (processor %5.2f)   at most %.1f%s\n", what, measured->seconds,
          floor->seconds, ratio, measured->busy / floor->busy, limit, late ? "   OVER" : "");
}

static void
print_size (const char *what, double value, const char *unit, double limit)
{
  gboolean large = n_records >= 100000 && value > limit;

  over |= large;
  printf ("%-24s %8.1f %s   at most %.1f%s\n", what, value, unit, limit, large ? "   OVER" : "");
}

static double
file_size (const char *name)
{
  g_autofree char *path = in_folder (name);
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

/* Bytes of a line beside its fields, on average. */
static double
overhead (const char *name)
{
  g_autofree char *path = in_folder (name), *line = NULL;
  char buffer[65536];
  FILE *file = fopen (path, "r");
  double total = 0, n = 0;

  while (fgets (buffer, sizeof buffer, file) != NULL)
    {
      const char *fields = strstr (buffer, ",\"fields\":{"), *end;

      if (fields == NULL)
        continue;
      end = strstr (fields, "},\"st");
      if (end == NULL || strstr (fields, "},\"si") != NULL)
        end = strstr (fields, "},\"s");
      total += strlen (buffer) - (end != NULL ? end + 1 - fields : 0);
      n++;
    }
  fclose (file);
  return n > 0 ? total / n : 0;
}

typedef struct
{
  Measure idle, parse, write_changed, write_all;
  Measure first, theirs, again, export, export_packed, export_since;
} Figures;

/* Everything once, from an empty workspace on. */
static void
run_round (Figures *figures, gboolean last)
{
  static const char *const made[] = { "work.plenary", "floor.db", "out.json", "out.json.gz", "since.json.gz" };
  Measure other = { 0 };

  measure (&figures->idle, run_nothing);
  measure (&figures->parse, run_parse);
  measure (&figures->write_changed, run_write_changed);
  measure (&figures->write_all, run_write_all);
  measure (&other, run_create);
  measure (&figures->first, run_first);
  measure (&other, run_ours);
  measure (&figures->theirs, last ? run_theirs_aloud : run_theirs);
  measure (&figures->again, run_theirs);
  measure (&figures->export, run_export);
  measure (&figures->export_packed, run_export_packed);
  measure (&figures->export_since, run_export_since);
  for (guint i = 0; !last && i < G_N_ELEMENTS (made); i++)
    {
      g_autofree char *path = in_folder (made[i]);

      g_unlink (path);
    }
}

static void
print_figures (const Figures *figures)
{
  Measure floor_import = sum_of (&figures->parse, &figures->write_changed);
  Measure floor_first = sum_of (&figures->parse, &figures->write_all);
  const long idle = figures->idle.peak;

  print_time ("first import", &figures->first, &floor_first, 1.0);
  print_time ("import of 6 %", &figures->theirs, &floor_import, 0.5);
  print_time ("the same again", &figures->again, &floor_import, 0.2);
  print_time ("export", &figures->export, &floor_import, 0.5);
  printf ("%-24s %8.3f s\n", "export, packed", figures->export_packed.seconds);
  printf ("%-24s %8.3f s\n", "export --since, packed", figures->export_since.seconds);
  print_size ("memory, first import", (double) (figures->first.peak - idle) / 1024, "MB", 64);
  print_size ("memory, import", (double) (figures->theirs.peak - idle) / 1024, "MB", 64);
  print_size ("memory, the same again", (double) (figures->again.peak - idle) / 1024, "MB", 64);
  print_size ("memory, export", (double) (figures->export.peak - idle) / 1024, "MB", 64);
  print_size ("beside the fields", overhead ("base.json"), "bytes a record", 160);
  /* What these may be is said of 100,000 records. */
  print_size ("packed", file_size ("out.json.gz") / 1e6, "MB", n_records / 100000.0 * 14);
  print_size ("packed, --since", file_size ("since.json.gz") / 1e6, "MB", n_records / 100000.0);
}

static void
bench (void)
{
  Figures figures = { 0 };
  Measure files = { 0 };
  guint rounds = n_records > 100000 ? 1 : n_records > 10000 ? 3 : 7;

  printf ("--- %u records, the best of %u\n", n_records, rounds);
  measure (&files, run_write_files); /* elsewhere, so that this process stays small */
  printf ("file of %.1f MB\n", file_size ("theirs.json") / 1e6);
  for (guint i = 1; i <= rounds; i++)
    run_round (&figures, i == rounds);
  print_figures (&figures);
}

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = in_folder (name);

      g_unlink (path);
    }
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 1000, 10000, 100000 };
  g_autofree char *state = NULL, *command = NULL;

  folder = g_dir_make_tmp ("plenary-bench-XXXXXX", NULL);
  state = g_strconcat (folder, "-state", NULL);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  for (guint i = 0; i < (argc > 1 ? (guint) argc - 1 : G_N_ELEMENTS (sizes)); i++)
    {
      n_records = argc > 1 ? (guint) g_ascii_strtoull (argv[i + 1], NULL, 10) : sizes[i];
      bench ();
      if (g_getenv ("PLENARY_BENCH_KEEP") == NULL)
        remove_folder ();
    }
  if (g_getenv ("PLENARY_BENCH_KEEP") != NULL)
    {
      printf ("kept: %s\n", folder);
      return over;
    }
  command = g_strdup_printf ("rm -rf '%s' '%s'", folder, state);
  return system (command) != 0 || over;
}
