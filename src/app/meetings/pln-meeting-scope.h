/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* How far a change to one meeting of a series goes. */
typedef enum
{
  PLN_SCOPE_THIS,
  PLN_SCOPE_FOLLOWING, /* and those behind it */
  PLN_SCOPE_ALL,
} PlnScope;

/* The meeting and those of its series that the scope takes in, by day, undated last.  What has
 * been held or cancelled stays as it is, unless it is the meeting itself.  (transfer full) of ids */
GPtrArray *pln_series_scope (PlnWorkspace *workspace, const char *id, PlnScope scope);

/* ids: of meetings, the first is the one that was asked about. */
typedef void (*PlnScopeFunc) (PlnContext *context, GPtrArray *ids, gpointer user_data);
/* Asks This / This and Following / All and goes on with what was chosen; at once where there is nothing to ask. */
void       pln_series_ask   (PlnContext *context, const char *heading, const char *id, PlnScopeFunc func, gpointer user_data,
                             GDestroyNotify destroy);

G_END_DECLS
