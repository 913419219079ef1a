/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "exchange/pln-snapshot-writer.h"

G_BEGIN_DECLS

/* Decides, record by record, what is in the scope of an export. */
typedef struct _PlnScopeFilter PlnScopeFilter;

PlnScopeFilter *pln_scope_filter_new      (PlnWorkspace *workspace, const PlnSnapshotScope *scope,
                                           GCancellable *cancellable, GError **error);
/* cursor stands at the record. */
gboolean        pln_scope_filter_accepts  (PlnScopeFilter *self, PlnCursor *cursor, gboolean *accepts, GError **error);
/* The member "scope" of the head. */
void            pln_scope_filter_append   (PlnScopeFilter *self, GString *out);
void            pln_scope_filter_free     (PlnScopeFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnScopeFilter, pln_scope_filter_free)

G_END_DECLS
