/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-snapshot-writer.h"

G_BEGIN_DECLS

/* Carries the latest progress of a worker to the main context of its task, one
 * report at a time, and none once the task has ended. */
typedef struct _PlnProgressRelay PlnProgressRelay;

/* func (nullable) and data are borrowed. The relay belongs into the data of its task. */
PlnProgressRelay *pln_progress_relay_new    (PlnProgressFunc func, gpointer data);
void              pln_progress_relay_free   (PlnProgressRelay *self);
/* Called by the worker. */
void              pln_progress_relay_report (PlnProgressRelay *self, GTask *task, guint64 done, guint64 total);

G_END_DECLS
