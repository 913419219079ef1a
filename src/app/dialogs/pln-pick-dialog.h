/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

typedef void     (*PlnPickFunc)   (PlnContext *context, const char *id, gpointer user_data); /* id NULL: the "none" choice */
typedef gboolean (*PlnPickFilter) (PlnContext *context, const char *id, gpointer user_data); /* FALSE: not offered */

/* Lets a person find one record by typing: "Move To…", "Choose Another…".
 * kinds: names separated by spaces, or NULL for any kind (then only by search).
 * none_label: a first choice that stands for nothing ("Top Level"), or NULL. */
void pln_pick_dialog_present (PlnContext *context, const char *heading, const char *kinds, const char *none_label,
                              PlnPickFilter filter, PlnPickFunc picked, gpointer user_data, GDestroyNotify destroy);

G_END_DECLS
