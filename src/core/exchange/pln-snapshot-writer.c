/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/pln-progress-relay.h"
#include "exchange/pln-scope.h"
#include "exchange/pln-snapshot-writer.h"
#include "values/pln-json.h"

/* The layout of exchange/README.md: a head, one record a line, a foot.
 * Lines go out as they come from the cursor, so memory stays flat. */

#define BLOCK (128 * 1024)

/* ---- onto a stream ------------------------------------------------------- */

/* A workspace file from elsewhere may hold any bytes for a name. */
static void
append_name (GString *out, const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);

  pln_json_append_string (out, valid, -1);
}

static void
append_head (GString *out, PlnWorkspace *workspace, PlnScopeFilter *filter)
{
  g_autofree char *time = pln_time_format_rfc3339 (pln_workspace_get_now (workspace));
  g_autoptr (GPtrArray) offices = pln_workspace_get_offices (workspace);

  g_string_append (out, "{\"format\":\"plenary-snapshot\",\"version\":1,\"exported\":");
  pln_json_append_string (out, time, -1);
  g_string_append (out, ",\"replica\":");
  pln_json_append_string (out, pln_workspace_get_replica (workspace), -1);
  g_string_append (out, ",\"office\":");
  append_name (out, pln_workspace_get_office (workspace));
  g_string_append (out, ",\"offices\":{");
  for (guint i = 0; i + 1 < offices->len; i += 2)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      pln_json_append_string (out, g_ptr_array_index (offices, i), -1);
      g_string_append_c (out, ':');
      append_name (out, g_ptr_array_index (offices, i + 1));
    }
  g_string_append (out, "},\"scope\":");
  pln_scope_filter_append (filter, out);
  g_string_append (out, ",\"records\":[");
}

static gboolean
flush (GString *out, gsize at_least, GOutputStream *stream, const char *name, GCancellable *cancellable, GError **error)
{
  GError *cause = NULL;

  if (out->len < at_least)
    return TRUE;
  if (!g_output_stream_write_all (stream, out->str, out->len, NULL, cancellable, &cause))
    {
      pln_exchange_error_take_io (error, cause, name, TRUE);
      return FALSE;
    }
  g_string_truncate (out, 0);
  return TRUE;
}

/* Appends the line at which the cursor stands, its sum put before the last
 * brace.  A line that does not fit its sum was changed by something else than
 * this program: it stays here, for elsewhere it would pass for an edit. */
static gboolean
append_record (GString *out, PlnCursor *cursor, const char *name, PlnDigest *digest, guint64 count, GError **error)
{
  const guint8 *sum = pln_cursor_get_sum (cursor);
  char hex[PLN_SUM_HEX_LEN + 1];
  guint8 real[PLN_SUM_LEN];
  gsize start;

  g_string_append (out, count > 0 ? ",\n" : "\n");
  start = out->len;
  if (!pln_cursor_append_line (cursor, out, error))
    return FALSE;
  pln_sum_of_line (out->str + start, out->len - start, real);
  if (memcmp (sum, real, PLN_SUM_LEN) != 0)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_DAMAGED,
                   _("%s: the record “%s” of this workspace is damaged: it does not fit its sum."), name,
                   pln_cursor_get_id (cursor));
      return FALSE;
    }
  pln_sum_to_hex (sum, hex);
  g_string_truncate (out, out->len - 1);
  g_string_append (out, ",\"sum\":\"");
  g_string_append_len (out, hex, PLN_SUM_HEX_LEN);
  g_string_append (out, "\"}");
  pln_digest_add (digest, sum);
  return TRUE;
}

gboolean
pln_snapshot_write (PlnWorkspace *workspace, GOutputStream *stream, const char *name, const PlnSnapshotScope *scope,
                    PlnSnapshotResult *result, GCancellable *cancellable, PlnProgressFunc progress,
                    gpointer progress_data, GError **error)
{
  g_autoptr (PlnScopeFilter) filter = pln_scope_filter_new (workspace, scope, cancellable, error);
  g_autoptr (PlnCursor) cursor = NULL;
  g_autoptr (PlnDigest) digest = pln_digest_new ();
  g_autoptr (GString) out = g_string_sized_new (2 * BLOCK);
  g_autofree char *hex = NULL;
  GError *local = NULL;
  guint64 count = 0, seen = 0, all = progress != NULL ? pln_workspace_get_size (workspace) : 0;

  if (filter == NULL)
    return FALSE;
  append_head (out, workspace, filter);
  cursor = pln_cursor_new (workspace, PLN_CURSOR_LINES);
  while (pln_cursor_next (cursor, &local))
    {
      gboolean accepts;

      if (!pln_scope_filter_accepts (filter, cursor, &accepts, error) ||
          (accepts && !append_record (out, cursor, name, digest, count, error)) ||
          !flush (out, BLOCK, stream, name, cancellable, error))
        return FALSE;
      count += accepts;
      if (++seen % 1024 == 0 && progress != NULL)
        progress (seen, MAX (seen, all), progress_data);
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  hex = pln_digest_finish (digest);
  g_string_append_printf (out, "\n],\"count\":%" G_GUINT64_FORMAT ",\"digest\":\"%s\"}\n", count, hex);
  if (result != NULL)
    {
      result->count = count;
      g_strlcpy (result->digest, hex, sizeof result->digest);
    }
  return flush (out, 0, stream, name, cancellable, error);
}

/* ---- into a file --------------------------------------------------------- */

/* A file that appears whole or not at all: written beside, synced, renamed. */
typedef struct
{
  char *target; /* owned */
  char *beside; /* owned, nullable; NULL when it is written in place (a device, a pipe) */
  char *name;   /* owned; for people */
  int   fd;
} Output;

static void
take_errno (GError **error, const char *name)
{
  int code = errno;

  pln_exchange_error_take_io (error, g_error_new_literal (G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code)),
                              name, TRUE);
}

static gboolean
output_open (Output *self, const char *path, GError **error)
{
  g_autofree char *folder = NULL, *base = NULL;
  struct stat info;
  mode_t mask;

  self->fd = -1;
  self->name = g_path_get_basename (path);
  self->target = realpath (path, NULL);
  if (self->target == NULL)
    self->target = strdup (path);
  if (stat (self->target, &info) == 0 && !S_ISREG (info.st_mode))
    {
      self->fd = open (self->target, O_WRONLY | O_CLOEXEC);
      if (self->fd < 0)
        take_errno (error, self->name);
      return self->fd >= 0;
    }
  folder = g_path_get_dirname (self->target);
  base = g_path_get_basename (self->target);
  self->beside = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  self->fd = g_mkstemp_full (self->beside, O_WRONLY | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      take_errno (error, self->name);
      g_clear_pointer (&self->beside, g_free);
      return FALSE;
    }
  mask = umask (0);
  umask (mask);
  (void) !fchmod (self->fd, 0666 & ~mask);
  return TRUE;
}

static gboolean
output_finish (Output *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  int dir;

  if (self->beside == NULL)
    return TRUE;
  if (fsync (self->fd) != 0 || g_rename (self->beside, self->target) != 0)
    {
      take_errno (error, self->name);
      return FALSE;
    }
  g_clear_pointer (&self->beside, g_free);
  dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (dir >= 0)
    {
      fsync (dir);
      close (dir);
    }
  return TRUE;
}

static void
output_clear (Output *self)
{
  if (self->beside != NULL)
    g_unlink (self->beside);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->beside);
  free (self->target);
  g_free (self->name);
}

static gboolean
close_stream (GOutputStream *stream, const char *name, GError **error)
{
  GError *cause = NULL;

  if (g_output_stream_close (stream, NULL, &cause))
    return TRUE;
  pln_exchange_error_take_io (error, cause, name, TRUE);
  return FALSE;
}

static gboolean
write_to_fd (PlnWorkspace *workspace, int fd, const char *name, gboolean gzip, const PlnSnapshotScope *scope,
             PlnSnapshotResult *result, GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
             GError **error)
{
  g_autoptr (GOutputStream) base = g_unix_output_stream_new (fd, FALSE);
  g_autoptr (GOutputStream) stream = NULL;

  if (gzip)
    {
      g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);

      stream = g_converter_output_stream_new (base, G_CONVERTER (compressor));
    }
  else
    stream = g_object_ref (base);
  return pln_snapshot_write (workspace, stream, name, scope, result, cancellable, progress, progress_data, error) &&
         close_stream (stream, name, error);
}

/* What went, for the list of exchanges. */
static char *
summarize (PlnWorkspace *workspace, const PlnSnapshotScope *scope, guint64 count)
{
  GString *out = g_string_new (NULL);

  g_string_append_printf (out, "{\"records\":%" G_GUINT64_FORMAT, count);
  if (scope != NULL && scope->body != NULL)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, scope->body);

      g_string_append (out, ",\"body\":");
      pln_json_append_string (out, title, -1);
    }
  if (scope != NULL && scope->without != NULL && scope->without[0] != NULL)
    {
      g_autofree char *without = g_strjoinv (" ", (char **) scope->without);

      g_string_append (out, ",\"without\":");
      pln_json_append_string (out, without, -1);
    }
  if (scope != NULL && scope->since != NULL)
    g_string_append (out, ",\"since\":\"yes\"");
  g_string_append_c (out, '}');
  return g_string_free_and_steal (out);
}

/* Whether the file is the workspace, or one of those that SQLite keeps beside it. */
static gboolean
belongs_to_workspace (PlnWorkspace *workspace, const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *own = realpath (pln_workspace_get_path (workspace), NULL), *target = realpath (path, NULL);
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path);
  g_autofree char *whole = realpath (folder, NULL), *place = NULL;

  place = target != NULL ? g_strdup (target) : g_build_filename (whole != NULL ? whole : folder, base, NULL);
  for (guint i = 0; own != NULL && i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (own, endings[i], NULL);

      if (g_str_equal (name, place))
        return TRUE;
    }
  return FALSE;
}

gboolean
pln_snapshot_export (PlnWorkspace *workspace, const char *path, const PlnSnapshotScope *scope,
                     PlnSnapshotResult *result, GCancellable *cancellable, PlnProgressFunc progress,
                     gpointer progress_data, GError **error)
{
  PlnSnapshotResult written;
  PlnImportInfo info = { 0 };
  g_autofree char *summary = NULL;
  Output output = { 0 };
  gboolean ok;

  if (!g_str_equal (path, "-") && belongs_to_workspace (workspace, path))
    {
      g_autofree char *name = g_path_get_basename (path);

      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID,
                   _("%s: this is the workspace itself; choose another file."), name);
      return FALSE;
    }
  if (!pln_workspace_confirm_identity (workspace, error))
    return FALSE;
  if (g_str_equal (path, "-"))
    ok = write_to_fd (workspace, STDOUT_FILENO, _("standard output"), FALSE, scope, &written, cancellable, progress,
                      progress_data, error);
  else
    {
      ok = output_open (&output, path, error) &&
           write_to_fd (workspace, output.fd, output.name, g_str_has_suffix (path, ".gz"), scope, &written, cancellable,
                        progress, progress_data, error) &&
           output_finish (&output, error);
      output_clear (&output);
    }
  if (!ok)
    return FALSE;
  if (result != NULL)
    *result = written;
  info.file = path;
  info.replica = pln_workspace_get_replica (workspace);
  info.office = pln_workspace_get_office (workspace);
  info.digest = written.digest;
  info.summary = summary = summarize (workspace, scope, written.count);
  /* The note is for the list of exchanges only; the file is written whatever becomes of it. */
  pln_workspace_note_export (workspace, &info, NULL);
  return TRUE;
}

GHashTable *
pln_snapshot_count (PlnWorkspace *workspace, const PlnSnapshotScope *scope, GError **error)
{
  g_autoptr (PlnScopeFilter) filter = pln_scope_filter_new (workspace, scope, NULL, error);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PlnCursor) cursor = NULL;
  GError *local = NULL;

  if (filter == NULL)
    return NULL;
  cursor = pln_cursor_new (workspace, scope != NULL && scope->hold_informal ? PLN_CURSOR_LINES : PLN_CURSOR_SUMS);
  while (pln_cursor_next (cursor, &local))
    {
      gpointer kind = (gpointer) g_intern_string (pln_cursor_get_kind (cursor));
      gboolean accepts;

      if (!pln_scope_filter_accepts (filter, cursor, &accepts, error))
        return NULL;
      if (accepts)
        g_hash_table_insert (counts, kind, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, kind)) + 1));
    }
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  return g_steal_pointer (&counts);
}

/* ---- in a worker --------------------------------------------------------- */

typedef struct
{
  char  *workspace_path, *path, *body, *since; /* owned */
  char **without;                              /* owned */
  gboolean hold_informal;
  gint64 now;
  PlnProgressRelay *relay; /* owned */
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  g_free (job->workspace_path);
  g_free (job->path);
  g_free (job->body);
  g_free (job->since);
  g_strfreev (job->without);
  pln_progress_relay_free (job->relay);
  g_free (job);
}

static void
export_progress_cb (guint64 done, guint64 total, gpointer data)
{
  ExportJob *job = g_task_get_task_data (data);

  pln_progress_relay_report (job->relay, data, done, total);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ExportJob *job = data;
  PlnSnapshotScope scope = { job->body, (const char *const *) job->without, job->since, job->hold_informal };
  g_autoptr (PlnWorkspace) workspace = NULL;
  g_autofree PlnSnapshotResult *result = g_new0 (PlnSnapshotResult, 1);
  GError *error = NULL;

  workspace = pln_workspace_open (job->workspace_path, PLN_OPEN_DEFAULT, &error);
  if (workspace != NULL)
    pln_workspace_set_now (workspace, job->now);
  if (workspace == NULL ||
      !pln_snapshot_export (workspace, job->path, &scope, result, cancellable, export_progress_cb, task, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&result), g_free);
}

void
pln_snapshot_export_async (const char *workspace_path, const char *path, const PlnSnapshotScope *scope, gint64 now,
                           GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                           GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  ExportJob *job = g_new0 (ExportJob, 1);

  job->relay = pln_progress_relay_new (progress, progress_data);
  job->workspace_path = g_strdup (workspace_path);
  job->path = g_strdup (path);
  job->now = now;
  if (scope != NULL)
    {
      job->body = g_strdup (scope->body);
      job->since = g_strdup (scope->since);
      job->without = g_strdupv ((char **) scope->without);
      job->hold_informal = scope->hold_informal;
    }
  g_task_set_source_tag (task, pln_snapshot_export_async);
  g_task_set_task_data (task, job, export_job_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
pln_snapshot_export_finish (GAsyncResult *result, PlnSnapshotResult *out, GError **error)
{
  g_autofree PlnSnapshotResult *written = g_task_propagate_pointer (G_TASK (result), error);

  if (written != NULL && out != NULL)
    *out = *written;
  return written != NULL;
}
