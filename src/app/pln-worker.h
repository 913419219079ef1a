/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A task for a worker thread that belongs to a widget and does not keep it.
 * A GTask holds its source object until the last reference to the task goes, and
 * that may be the worker's: a window that was closed meanwhile would be taken
 * down in that thread.  Here the worker never has a hand on it. */

/* On the main thread, while owner is still there. */
typedef void (*PlnWorkerDone) (gpointer owner, GTask *task);

/* (transfer full): without a source object; done comes once when the task returns, unless owner has gone. */
GTask *pln_worker_new (gpointer owner, GCancellable *cancellable, PlnWorkerDone done);

G_END_DECLS
