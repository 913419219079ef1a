/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Files of papers.  A copy lies in a folder beside the workspace, named by its
 * checksum; it does not travel in snapshots. */

/* Where the copy of a file record would lie. (transfer full) (nullable): there is no checksum, or no honest one */
GFile   *pln_paper_file_locate (PlnItem *file);
/* Copies source there and fills the checksum and size; for a worker. workspace: its path. */
gboolean pln_paper_file_store  (const char *workspace, GFile *source, char **sha256, goffset *size, GError **error);
/* Asks for a file, stores it and adds a record for the paper. */
void     pln_paper_file_attach (PlnContext *context, const char *paper);

/* The copies beside a workspace that none of these checksums names.  For a worker; workspace: its path.
 * (transfer full) (element-type GFile) */
GPtrArray *pln_paper_files_find_unused (const char *workspace, GHashTable *used, goffset *size);
/* Checksums of all file records there are. (transfer full) (element-type utf8) */
GHashTable *pln_paper_files_used (PlnWorkspace *workspace);
/* Looks for copies of files that no paper has any more, says how many there are, and puts them into the wastebasket. */
void     pln_paper_files_clean_up (PlnContext *context);

/* Whether a link may be opened: http, https and mailto only. */
gboolean pln_paper_link_is_safe (const char *uri);
/* Opens a link or a stored copy with what the system has for it; what cannot be opened is said in a toast. */
void     pln_paper_link_open    (PlnContext *context, const char *uri);
void     pln_paper_file_open    (PlnContext *context, PlnItem *file);

G_END_DECLS
