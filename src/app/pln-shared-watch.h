/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "exchange/pln-shared-folder.h"

G_BEGIN_DECLS

/* Looks at the shared folder of a workspace in a worker: every minute, when the
 * window gets the focus, a moment after an edit, and when asked.  What was taken
 * in is told in a toast with Undo. */
#define PLN_TYPE_SHARED_WATCH (pln_shared_watch_get_type ())
G_DECLARE_FINAL_TYPE (PlnSharedWatch, pln_shared_watch, PLN, SHARED_WATCH, GObject)

PlnSharedWatch  *pln_shared_watch_new        (PlnContext *context);
void             pln_shared_watch_stop       (PlnSharedWatch *self); /* the context is going */
PlnSharedFolder *pln_shared_watch_get_folder (PlnSharedWatch *self); /* (transfer none) */
gboolean         pln_shared_watch_is_looking (PlnSharedWatch *self);
/* The window got the focus: a look, unless one was a moment ago. */
void             pln_shared_watch_focused    (PlnSharedWatch *self);
/* asked: a failure is told in a dialog, and not only on the Exchange page. */
void             pln_shared_watch_look       (PlnSharedWatch *self, gboolean asked);
/* Takes the last import back, and asks again before files of that office are taken in. */
void             pln_shared_watch_undo_import (PlnSharedWatch *self);
/* The same for all that the last look took in, unless another import came since. */
void             pln_shared_watch_undo_look  (PlnSharedWatch *self);

/* Signal "changed": a look began or ended. */

G_END_DECLS
