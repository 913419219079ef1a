/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/pln-progress-relay.h"

struct _PlnProgressRelay
{
  PlnProgressFunc func;     /* borrowed, nullable */
  gpointer        data;     /* borrowed */
  guint64         done, total; /* with lock */
  gboolean        reported; /* with lock: a report is under way */
  GMutex          lock;
};

/* One report on its way; the task keeps the relay alive. */
typedef struct
{
  PlnProgressRelay *relay; /* borrowed */
  GTask            *task;  /* owned */
} Report;

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->task);
  g_free (report);
}

PlnProgressRelay *
pln_progress_relay_new (PlnProgressFunc func, gpointer data)
{
  PlnProgressRelay *self = g_new0 (PlnProgressRelay, 1);

  g_mutex_init (&self->lock);
  self->func = func;
  self->data = data;
  return self;
}

void
pln_progress_relay_free (PlnProgressRelay *self)
{
  g_mutex_clear (&self->lock);
  g_free (self);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;
  PlnProgressRelay *self = report->relay;
  guint64 done, total;

  g_mutex_lock (&self->lock);
  done = self->done;
  total = self->total;
  self->reported = FALSE;
  g_mutex_unlock (&self->lock);
  if (!g_task_get_completed (report->task))
    self->func (done, total, self->data);
  return G_SOURCE_REMOVE;
}

void
pln_progress_relay_report (PlnProgressRelay *self, GTask *task, guint64 done, guint64 total)
{
  Report *report;
  gboolean send;

  if (self->func == NULL)
    return;
  g_mutex_lock (&self->lock);
  self->done = done;
  self->total = total;
  send = !self->reported;
  self->reported = TRUE;
  g_mutex_unlock (&self->lock);
  if (!send)
    return;
  report = g_new0 (Report, 1);
  report->relay = self;
  report->task = g_object_ref (task);
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT_IDLE, report_cb, report, report_free);
}
