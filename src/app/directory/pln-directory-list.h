/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/directory/pln-directory-entries.h"

G_BEGIN_DECLS

/* People, posts and groups in one list under their organizations. */
#define PLN_TYPE_DIRECTORY_LIST (pln_directory_list_get_type ())
G_DECLARE_FINAL_TYPE (PlnDirectoryList, pln_directory_list, PLN, DIRECTORY_LIST, PlnRecordView)

GtkWidget *pln_directory_list_new        (PlnContext *context);
void       pln_directory_list_set_filter (PlnDirectoryList *self, const PlnDirectoryFilter *filter); /* copied */

G_END_DECLS
