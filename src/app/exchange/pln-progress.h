/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* What a worker is doing, with Cancel: a dialog that appears only when it takes
 * longer than half a second. */
typedef struct _PlnProgress PlnProgress;

PlnProgress  *pln_progress_new         (PlnContext *context, const char *heading);
GCancellable *pln_progress_get_cancellable (PlnProgress *self); /* (transfer none) */
/* As a PlnProgressFunc, with the progress as data; total 0: not known. */
void          pln_progress_report      (guint64 done, guint64 total, gpointer data);
/* The work has ended, one way or another. */
void          pln_progress_end         (PlnProgress *self);

G_END_DECLS
