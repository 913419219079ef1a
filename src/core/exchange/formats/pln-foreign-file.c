/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-foreign-file.h"
#include "exchange/pln-import-backup.h"

/* ---- the boxes ----------------------------------------------------------- */

static void
file_clear (gpointer data)
{
  PlnForeignFile *self = data;

  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->csv, pln_csv_free);
}

void
pln_foreign_file_unref (PlnForeignFile *self)
{
  if (self != NULL)
    g_rc_box_release_full (self, file_clear);
}

static void
preview_clear (gpointer data)
{
  PlnForeignPreview *self = data;

  g_clear_pointer (&self->draft, pln_draft_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
}

void
pln_foreign_preview_unref (PlnForeignPreview *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, preview_clear);
}

static gboolean
holds (GBytes *bytes, const char *word)
{
  gsize len;
  const char *data = g_bytes_get_data (bytes, &len);

  return data != NULL && memmem (data, MIN (len, 65536), word, strlen (word)) != NULL;
}

/* By its content where that is beyond doubt, else by its name; anything else may be a table. */
static PlnFormat
find_format (const char *name, GBytes *bytes)
{
  PlnFormat format = pln_format_guess (name);

  if (holds (bytes, "BEGIN:VCALENDAR"))
    return PLN_FORMAT_ICS;
  if (holds (bytes, "BEGIN:VCARD"))
    return PLN_FORMAT_VCARD;
  if (format == PLN_FORMAT_JSON || format == PLN_FORMAT_POPOLO)
    return holds (bytes, "plenary-snapshot") || g_str_has_suffix (name, ".gz") ? PLN_FORMAT_JSON : PLN_FORMAT_POPOLO;
  return format != PLN_FORMAT_NONE ? format : PLN_FORMAT_CSV;
}

PlnForeignFile *
pln_foreign_file_new (const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (PlnForeignFile) self = g_rc_box_new0 (PlnForeignFile);
  const char *data;
  gsize len;

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  self->format = find_format (name, bytes);
  data = g_bytes_get_data (bytes, &len);
  if (self->format == PLN_FORMAT_CSV)
    {
      self->csv = pln_csv_parse (data != NULL ? data : "", len, name, error);
      if (self->csv == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* ---- loading ------------------------------------------------------------- */

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *path = data;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GBytes) bytes = NULL;
  PlnForeignFile *file = NULL;
  GError *error = NULL;

  bytes = pln_format_load (path, &error);
  if (bytes != NULL)
    file = pln_foreign_file_new (name, bytes, &error);
  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) pln_foreign_file_unref);
  else
    g_task_return_error (task, error);
}

void
pln_foreign_file_load_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, load_thread);
}

PlnForeignFile *
pln_foreign_file_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- preview and import -------------------------------------------------- */

typedef struct
{
  char              *workspace; /* owned */
  PlnForeignFile    *file;      /* borrowed: the caller holds it until the callback */
  PlnCsvMapping     *mapping;   /* owned, nullable */
  PlnForeignPreview *preview;   /* owned, of an import */
  PlnImportResult    result;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->workspace);
  g_clear_pointer (&job->mapping, pln_csv_mapping_free);
  g_clear_pointer (&job->preview, pln_foreign_preview_unref);
  pln_import_result_clear (&job->result);
  g_free (job);
}

static PlnDraft *
read_draft (Job *job, GError **error)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (job->workspace, PLN_OPEN_READ_ONLY, error);
  g_autoptr (PlnDraft) draft = NULL;

  if (workspace == NULL)
    return NULL;
  if (job->mapping == NULL)
    return pln_format_read (workspace, job->file->format, job->file->bytes, job->file->name, NULL, NULL, error);
  draft = pln_draft_new (job->file->name);
  if (!pln_csv_read_rows (draft, workspace, job->file->csv, job->mapping, error))
    return NULL;
  pln_draft_check (draft, workspace);
  return g_steal_pointer (&draft);
}

static void
collect_cb (PlnImportChange *change, gpointer data)
{
  PlnForeignPreview *preview = data;

  if (preview->changes->len < PLN_PREVIEW_LIMIT)
    g_ptr_array_add (preview->changes, g_object_ref (change));
}

static void
preview_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (PlnForeignPreview) preview = g_atomic_rc_box_new0 (PlnForeignPreview);
  PlnImportRequest request = {
    .workspace = job->workspace, .dry_run = TRUE, .on_change = collect_cb, .change_data = preview,
  };
  GError *error = NULL;

  preview->changes = g_ptr_array_new_with_free_func (g_object_unref);
  preview->draft = read_draft (job, &error);
  if (preview->draft == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (preview->draft->problems->len == 0)
    {
      if (!pln_draft_import (preview->draft, &request, &job->result, cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      preview->counts = job->result.counts;
    }
  g_task_return_pointer (task, g_steal_pointer (&preview), (GDestroyNotify) pln_foreign_preview_unref);
}

static PlnCsvMapping *
copy_mapping (const PlnCsvMapping *mapping)
{
  PlnCsvMapping *copy;

  if (mapping == NULL)
    return NULL;
  copy = g_new0 (PlnCsvMapping, 1);
  copy->kind = mapping->kind;
  copy->fields = g_ptr_array_copy (mapping->fields, NULL, NULL);
  return copy;
}

void
pln_foreign_preview_async (PlnForeignFile *file, const PlnCsvMapping *mapping, const char *workspace,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->workspace = g_strdup (workspace);
  job->file = file;
  job->mapping = copy_mapping (mapping);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, preview_thread);
}

PlnForeignPreview *
pln_foreign_preview_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  PlnImportRequest request = { .workspace = job->workspace };
  GError *error = NULL;

  if (pln_import_backup_if_due (job->workspace, &error) &&
      pln_draft_import (job->preview->draft, &request, &job->result, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pln_foreign_import_async (PlnForeignPreview *preview, const char *workspace, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  /* Cancelled too late, it is imported all the same, and that is what is to be told. */
  g_task_set_check_cancellable (task, FALSE);
  job->workspace = g_strdup (workspace);
  job->preview = g_atomic_rc_box_acquire (preview);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, import_thread);
}

gboolean
pln_foreign_import_finish (GAsyncResult *async, PlnImportResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (async));

  if (!g_task_propagate_boolean (G_TASK (async), error))
    return FALSE;
  *result = job->result;
  memset (&job->result, 0, sizeof job->result);
  return TRUE;
}

/* ---- out ----------------------------------------------------------------- */

typedef struct
{
  char           *workspace, *path; /* owned */
  PlnFormat       format;
  char           *body, *kind;      /* owned, nullable */
  char          **without, **ids;   /* owned, nullable */
  gboolean        for_people;
  PlnFormatResult result;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->workspace);
  g_free (export->path);
  g_free (export->body);
  g_free (export->kind);
  g_strfreev (export->without);
  g_strfreev (export->ids);
  pln_format_result_clear (&export->result);
  g_free (export);
}

static void
export_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (export->workspace, PLN_OPEN_READ_ONLY, &error);
  PlnFormatScope scope = {
    .body = export->body, .kind = export->kind, .without = (const char *const *) export->without,
    .ids = (const char *const *) export->ids, .for_people = export->for_people,
  };

  if (workspace != NULL && pln_format_export (workspace, export->format, &scope, export->path, &export->result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
pln_format_export_async (const char *workspace, PlnFormat format, const PlnFormatScope *scope, const char *path,
                         GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Export *export = g_new0 (Export, 1);

  export->workspace = g_strdup (workspace);
  export->path = g_strdup (path);
  export->format = format;
  export->body = g_strdup (scope->body);
  export->kind = g_strdup (scope->kind);
  export->without = g_strdupv ((char **) scope->without);
  export->ids = g_strdupv ((char **) scope->ids);
  export->for_people = scope->for_people;
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_thread);
}

gboolean
pln_format_export_finish (GAsyncResult *async, PlnFormatResult *result, GError **error)
{
  Export *export = g_task_get_task_data (G_TASK (async));

  if (!g_task_propagate_boolean (G_TASK (async), error))
    return FALSE;
  *result = export->result;
  memset (&export->result, 0, sizeof export->result);
  return TRUE;
}
