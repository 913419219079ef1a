/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The first view of the Exchange page: cards for export and import, the shared
 * folder with a row for each office, the history, and the backups.  Its buttons
 * are actions of the page. */
#define PLN_TYPE_EXCHANGE_FILES (pln_exchange_files_get_type ())
G_DECLARE_FINAL_TYPE (PlnExchangeFiles, pln_exchange_files, PLN, EXCHANGE_FILES, AdwBin)

GtkWidget *pln_exchange_files_new     (PlnContext *context);
void       pln_exchange_files_refresh (PlnExchangeFiles *self);

/* The exchanges of one office, or of all (replica NULL), as a page over the page. */
void       pln_exchange_log_open      (PlnContext *context, const char *replica, const char *office);
/* Rows for a list of lines (PlnExchangeLine) into a list box. */
void       pln_exchange_log_fill      (GtkListBox *list, PlnContext *context, GPtrArray *lines);

/* Asks before a backup is restored, restores it in a worker, and opens the workspace anew. */
void       pln_restore_ask            (PlnContext *context, const char *backup);

G_END_DECLS
