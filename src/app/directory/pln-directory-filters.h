/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/directory/pln-directory-entries.h"

G_BEGIN_DECLS

/* The row of filters over the list of people: Without a name, Body, Role,
 * Interest, Country, and how many there are. */
#define PLN_TYPE_DIRECTORY_FILTERS (pln_directory_filters_get_type ())
G_DECLARE_FINAL_TYPE (PlnDirectoryFilters, pln_directory_filters, PLN, DIRECTORY_FILTERS, AdwBin)

GtkWidget          *pln_directory_filters_new       (PlnContext *context);
PlnDirectoryFilter *pln_directory_filters_get       (PlnDirectoryFilters *self); /* (transfer full) */
void                pln_directory_filters_set       (PlnDirectoryFilters *self, const PlnDirectoryFilter *filter); /* with the signal */
void                pln_directory_filters_set_count (PlnDirectoryFilters *self, const char *text);

/* Signal "changed". */

G_END_DECLS
