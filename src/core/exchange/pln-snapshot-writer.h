/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-exchange-error.h"
#include "store/pln-import.h"

G_BEGIN_DECLS

/* What leaves the office.  Whole records are left out, never fields. */
typedef struct
{
  const char        *body;    /* only this body with what belongs to it; NULL: everything */
  const char *const *without; /* kinds that stay here; NULL: none */
  const char        *since;   /* path of an earlier snapshot, whose records are not repeated; NULL: none */
  gboolean           hold_informal; /* papers marked informal stay here */
} PlnSnapshotScope;

typedef struct
{
  guint64 count;
  char    digest[65];
} PlnSnapshotResult;

/* Called now and then with the number of records looked at and their total (0: not known). */
typedef void (*PlnProgressFunc) (guint64 done, guint64 total, gpointer data);

/* Writes a snapshot, "-" being standard output; compressed when the name ends in
 * .gz.  The file appears whole or not at all.  scope and result may be NULL. */
gboolean pln_snapshot_export (PlnWorkspace *workspace, const char *path, const PlnSnapshotScope *scope,
                              PlnSnapshotResult *result, GCancellable *cancellable,
                              PlnProgressFunc progress, gpointer progress_data, GError **error);
/* The same onto a stream, without touching state or identity. */
gboolean pln_snapshot_write  (PlnWorkspace *workspace, GOutputStream *stream, const char *name,
                              const PlnSnapshotScope *scope, PlnSnapshotResult *result, GCancellable *cancellable,
                              PlnProgressFunc progress, gpointer progress_data, GError **error);
/* What would leave: number of records by kind (interned name to GUINT_TO_POINTER), for a list beforehand. */
GHashTable *pln_snapshot_count (PlnWorkspace *workspace, const PlnSnapshotScope *scope, GError **error);

/* In a worker, on a connection of its own. The strings of scope are copied.  progress (nullable) is called in the main
 * context of the caller. */
void     pln_snapshot_export_async  (const char *workspace_path, const char *path, const PlnSnapshotScope *scope,
                                     gint64 now, GCancellable *cancellable, PlnProgressFunc progress, gpointer progress_data,
                                     GAsyncReadyCallback callback, gpointer data);
gboolean pln_snapshot_export_finish (GAsyncResult *result, PlnSnapshotResult *out, GError **error);

G_END_DECLS
