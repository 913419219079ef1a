/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* What can be done with entries of the directory, from the list and from the
 * card in the inspector alike.  ids: persons, posts, groups, bodies. */
void pln_directory_add_to_meeting (PlnContext *context, const char *const *ids); /* asks for the meeting */
void pln_directory_copy_addresses (PlnContext *context, const char *const *ids);
/* Asks what is kept, then merges; to be called when pln_merge_applies(). */
void pln_directory_merge          (PlnContext *context, const char *const *ids);

/* The group that the inspector shows for a person, a post, a group or an audience. */
GtkWidget *pln_directory_make_group (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);

G_END_DECLS
