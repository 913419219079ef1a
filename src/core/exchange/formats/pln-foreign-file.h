/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/formats/pln-csv-table.h"
#include "exchange/formats/pln-formats.h"

G_BEGIN_DECLS

/* A file of another program on its way in, for the window: loaded, then
 * previewed as often as the meaning of its columns changes, then imported.
 * Everything runs in a worker with a connection of its own. */
typedef struct
{
  char     *name;   /* owned; for people */
  PlnFormat format; /* by name and content; PLN_FORMAT_JSON: it is a snapshot */
  GBytes   *bytes;  /* owned */
  PlnCsv   *csv;    /* owned, nullable; of a table */
} PlnForeignFile;

/* What an import would do. */
typedef struct
{
  PlnDraft       *draft;   /* owned; with problems nothing else counts */
  PlnImportCounts counts;
  GPtrArray      *changes; /* owned; of PlnImportChange, at most PLN_PREVIEW_LIMIT */
} PlnForeignPreview;

/* Both are reference counted boxes, freed with these. */
PlnForeignFile    *pln_foreign_file_new     (const char *name, GBytes *bytes, GError **error);
void               pln_foreign_file_unref   (PlnForeignFile *self);
void               pln_foreign_preview_unref (PlnForeignPreview *self);

void               pln_foreign_file_load_async  (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer data);
PlnForeignFile    *pln_foreign_file_load_finish (GAsyncResult *result, GError **error);
/* mapping, for tables only, is copied. */
void               pln_foreign_preview_async    (PlnForeignFile *file, const PlnCsvMapping *mapping, const char *workspace,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
PlnForeignPreview *pln_foreign_preview_finish   (GAsyncResult *result, GError **error);
/* Imports what was previewed.  Makes a backup first when the last one is over a day old.
 * Fills result; afterwards call pln_workspace_announce() with its `changed`. */
void               pln_foreign_import_async     (PlnForeignPreview *preview, const char *workspace,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean           pln_foreign_import_finish    (GAsyncResult *async, PlnImportResult *result, GError **error);

/* Exports in a worker; the strings of scope are copied. result is filled on success. */
void               pln_format_export_async  (const char *workspace, PlnFormat format, const PlnFormatScope *scope,
                                             const char *path, GAsyncReadyCallback callback, gpointer data);
gboolean           pln_format_export_finish (GAsyncResult *async, PlnFormatResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnForeignFile, pln_foreign_file_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnForeignPreview, pln_foreign_preview_unref)

G_END_DECLS
