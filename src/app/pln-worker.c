/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-worker.h"

typedef struct
{
  GWeakRef      owner;
  PlnWorkerDone done;
} Worker;

static void
worker_free (gpointer data)
{
  Worker *worker = data;

  g_weak_ref_clear (&worker->owner);
  g_free (worker);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Worker *worker = g_object_get_data (G_OBJECT (result), "pln-worker");
  g_autoptr (GObject) owner = g_weak_ref_get (&worker->owner);

  if (owner != NULL)
    worker->done (owner, G_TASK (result));
}

GTask *
pln_worker_new (gpointer owner, GCancellable *cancellable, PlnWorkerDone done)
{
  GTask *task = g_task_new (NULL, cancellable, done_cb, NULL);
  Worker *worker = g_new0 (Worker, 1);

  g_weak_ref_init (&worker->owner, owner);
  worker->done = done;
  g_object_set_data_full (G_OBJECT (task), "pln-worker", worker, worker_free);
  return task;
}
