/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-importer.h"

G_BEGIN_DECLS

/* A folder that the offices keep in step by means of their own.  Each workspace
 * writes plenary-REPLICA.json.gz there, beside and renamed, and takes in the
 * files of the others: of an office that a person has agreed to by itself, of
 * any other one only shown.  A file that cannot be read yet is waited for. */
#define PLN_TYPE_SHARED_FOLDER (pln_shared_folder_get_type ())
G_DECLARE_FINAL_TYPE (PlnSharedFolder, pln_shared_folder, PLN, SHARED_FOLDER, GObject)

typedef enum
{
  PLN_SHARED_OWN,        /* written by this workspace */
  PLN_SHARED_CURRENT,    /* taken in as it stands */
  PLN_SHARED_NEW,        /* nobody has agreed to this office yet: to be previewed */
  PLN_SHARED_INCOMPLETE, /* still on its way, so it seems: looked at again */
  PLN_SHARED_DAMAGED,    /* refused, until it changes */
} PlnSharedState;

/* How long an unreadable file is taken for one that is still being written. */
#define PLN_SHARED_PATIENCE_MS (2 * 60 * 1000)

typedef struct
{
  PlnSharedState state;
  char  *path, *replica;
  char  *office;  /* as the file claims, or as known here; never NULL */
  char  *message; /* incomplete, damaged: the sentence of the reader; else NULL */
  gint64 written; /* as the file claims, else the time of the file; milliseconds since 1970 */
  gint64 taken;   /* when it was taken in or, our own, written; 0: not */
} PlnSharedFile;

/* What one look did; of more than one file the sum. */
typedef struct
{
  guint           n_taken; /* files that brought something */
  PlnImportCounts counts;
  char           *office;  /* owned, nullable; of the last file that brought something */
  GPtrArray      *changed; /* owned, nullable; ids for pln_workspace_announce(), NULL with n_taken: too many */
  gboolean        written; /* our own file was written */
} PlnSharedLook;
void             pln_shared_look_clear (PlnSharedLook *self);

PlnSharedFolder *pln_shared_folder_new         (const char *workspace); /* path of the workspace file */
const char      *pln_shared_folder_get_path    (PlnSharedFolder *self); /* NULL: none chosen */
/* Chooses the folder and what leaves (body and since are not heeded), or none. */
gboolean         pln_shared_folder_set_path    (PlnSharedFolder *self, const char *path, const PlnSnapshotScope *scope,
                                                GError **error);
gboolean         pln_shared_folder_get_active  (PlnSharedFolder *self); /* FALSE: not looked at now */
gboolean         pln_shared_folder_set_active  (PlnSharedFolder *self, gboolean active, GError **error);
/* Whether files of this replica are taken in without asking. */
gboolean         pln_shared_folder_get_trusted (PlnSharedFolder *self, const char *replica);
gboolean         pln_shared_folder_set_trusted (PlnSharedFolder *self, const char *replica, gboolean trusted,
                                                GError **error);
/* The workspace was put back to a backup: the folder waits until a person goes on, and what lies there under our former
 * id is not taken in unasked. */
gboolean         pln_shared_folder_restored    (PlnSharedFolder *self, GError **error);
gint64           pln_shared_folder_get_looked  (PlnSharedFolder *self); /* milliseconds since 1970; 0: never */
const char      *pln_shared_folder_get_problem (PlnSharedFolder *self); /* why the last look failed; NULL */
GPtrArray       *pln_shared_folder_get_files   (PlnSharedFolder *self); /* (transfer none) of PlnSharedFile, our own last */

/* Takes in what is new, then writes our own file if anything changed.  result is
 * filled, and to be cleared, even when the look fails; a look while the folder
 * is not active, or none is chosen, does nothing. now 0: the clock. */
gboolean         pln_shared_folder_look        (PlnSharedFolder *self, gint64 now, PlnSharedLook *result,
                                                GCancellable *cancellable, GError **error);
/* In a worker.  At most one at a time: FALSE, and no callback, while one runs. */
gboolean         pln_shared_folder_look_async  (PlnSharedFolder *self, gint64 now, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer data);
gboolean         pln_shared_folder_look_finish (PlnSharedFolder *self, GAsyncResult *async, PlnSharedLook *result,
                                                GError **error);

/* The replica in a name like plenary-k3v9x2qabc.json.gz; NULL: another file. (transfer full) */
char            *pln_shared_name_get_replica   (const char *name);

G_END_DECLS
