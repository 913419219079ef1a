/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/pln-import-backup.h"
#include "exchange/pln-importer.h"
#include "exchange/pln-progress-relay.h"

/* A dry run kept as list models, and both runs in a worker. */

struct _PlnImportPreview
{
  GObject parent_instance;

  char           *file; /* owned */
  PlnImportResult result;
  GListStore     *models[PLN_IMPORT_N_GROUPS]; /* owned */
};

G_DEFINE_FINAL_TYPE (PlnImportPreview, pln_import_preview, G_TYPE_OBJECT)

static void
pln_import_preview_finalize (GObject *object)
{
  PlnImportPreview *self = PLN_IMPORT_PREVIEW (object);

  g_free (self->file);
  pln_import_result_clear (&self->result);
  for (guint i = 0; i < PLN_IMPORT_N_GROUPS; i++)
    g_clear_object (&self->models[i]);
  G_OBJECT_CLASS (pln_import_preview_parent_class)->finalize (object);
}

static void
pln_import_preview_class_init (PlnImportPreviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_import_preview_finalize;
}

static void
pln_import_preview_init (PlnImportPreview *self)
{
  for (guint i = 0; i < PLN_IMPORT_N_GROUPS; i++)
    self->models[i] = g_list_store_new (PLN_TYPE_IMPORT_CHANGE);
}

const PlnImportCounts *
pln_import_preview_get_counts (PlnImportPreview *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self), NULL);
  return &self->result.counts;
}

/* (transfer none) */
GListModel *
pln_import_preview_get_model (PlnImportPreview *self, PlnImportGroup group)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self) && group < PLN_IMPORT_N_GROUPS, NULL);
  return G_LIST_MODEL (self->models[group]);
}

const char *
pln_import_preview_get_file (PlnImportPreview *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self), NULL);
  return self->file;
}

const char *
pln_import_preview_get_office (PlnImportPreview *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self), NULL);
  return self->result.office;
}

const char *
pln_import_preview_get_replica (PlnImportPreview *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self), NULL);
  return self->result.replica;
}

const char *
pln_import_preview_get_exported (PlnImportPreview *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self), NULL);
  return self->result.exported;
}

gboolean
pln_import_preview_is_partial (PlnImportPreview *self)
{
  g_return_val_if_fail (PLN_IS_IMPORT_PREVIEW (self), FALSE);
  return self->result.partial;
}

/* ---- the worker ---------------------------------------------------------- */

typedef struct
{
  char            *workspace, *file; /* owned */
  gboolean         accept_edits, dry_run;
  GHashTable      *accept_ids;    /* owned, nullable */
  gint64           now;
  PlnProgressRelay *relay;        /* owned */
  PlnImportPreview *preview;      /* owned; while it runs only the worker touches it */
  PlnImportResult  *result;       /* owned; of a real run */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->workspace);
  g_free (job->file);
  g_clear_object (&job->preview);
  g_clear_pointer (&job->accept_ids, g_hash_table_unref);
  if (job->result != NULL)
    pln_import_result_clear (job->result);
  g_free (job->result);
  pln_progress_relay_free (job->relay);
  g_free (job);
}

static void
progress_cb (guint64 done, guint64 total, gpointer data)
{
  Job *job = g_task_get_task_data (data);

  pln_progress_relay_report (job->relay, data, done, total);
}

static void
collect_cb (PlnImportChange *change, gpointer data)
{
  PlnImportPreview *preview = data;
  GListStore *model = preview->models[pln_import_change_get_group (change)];

  if (g_list_model_get_n_items (G_LIST_MODEL (model)) < PLN_PREVIEW_LIMIT)
    g_list_store_append (model, change);
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  PlnImportRequest request = {
    .workspace = job->workspace,
    .file = job->file,
    .now = job->now,
    .dry_run = job->dry_run,
    .accept_edits = job->accept_edits,
    .accept_ids = job->accept_ids,
    .on_change = job->dry_run ? collect_cb : NULL,
    .change_data = job->preview,
    .progress = progress_cb,
    .progress_data = task,
  };
  PlnImportResult *result = job->dry_run ? &job->preview->result : job->result;
  GError *error = NULL;

  if ((!job->dry_run && !pln_import_backup_if_due (job->workspace, &error)) ||
      !pln_import_run (&request, result, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
start (gpointer tag, gboolean dry_run, const char *workspace, const char *file, gboolean accept_edits,
       const char *const *accept_ids, gint64 now,
       GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data, GAsyncReadyCallback callback,
       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->workspace = g_strdup (workspace);
  job->file = g_strdup (file);
  job->accept_edits = accept_edits;
  if (accept_ids != NULL)
    job->accept_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; accept_ids != NULL && accept_ids[i] != NULL; i++)
    g_hash_table_add (job->accept_ids, g_strdup (accept_ids[i]));
  job->dry_run = dry_run;
  job->now = now;
  job->relay = pln_progress_relay_new (progress, progress_data);
  if (dry_run)
    {
      job->preview = g_object_new (PLN_TYPE_IMPORT_PREVIEW, NULL);
      job->preview->file = g_strdup (file);
    }
  else
    job->result = g_new0 (PlnImportResult, 1);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, import_thread);
}

void
pln_import_preview_async (const char *workspace, const char *file, gboolean accept_edits, gint64 now,
                          GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                          GAsyncReadyCallback callback, gpointer data)
{
  start (pln_import_preview_async, TRUE, workspace, file, accept_edits, NULL, now, cancellable, progress,
         progress_data, callback, data);
}

/* (transfer full) (nullable) */
PlnImportPreview *
pln_import_preview_finish (GAsyncResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_steal_pointer (&job->preview);
}

void
pln_import_run_async (const char *workspace, const char *file, gboolean accept_edits, gint64 now,
                      GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                      GAsyncReadyCallback callback, gpointer data)
{
  start (pln_import_run_async, FALSE, workspace, file, accept_edits, NULL, now, cancellable, progress,
         progress_data, callback, data);
}

void
pln_import_run_accepting_async (const char *workspace, const char *file, const char *const *ids, gint64 now,
                                GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                                GAsyncReadyCallback callback, gpointer data)
{
  start (pln_import_run_accepting_async, FALSE, workspace, file, ids[0] != NULL, ids, now, cancellable, progress,
         progress_data, callback, data);
}

gboolean
pln_import_run_finish (GAsyncResult *async, PlnImportResult *result, GError **error)
{
  Job *job = g_task_get_task_data (G_TASK (async));

  if (!g_task_propagate_boolean (G_TASK (async), error))
    return FALSE;
  *result = *job->result;
  memset (job->result, 0, sizeof *job->result);
  return TRUE;
}
