/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "insight/pln-coverage.h"
#include "insight/pln-due.h"
#include "insight/pln-structure.h"

G_BEGIN_DECLS

/* The same as the functions of the room without "plain", worked out anew at each
 * call from one record after the other: slow, and simple enough to be trusted. */
GPtrArray  *plain_due_meetings        (PlnWorkspace *workspace);
GPtrArray  *plain_due_undated         (PlnWorkspace *workspace);
GPtrArray  *plain_due_work            (PlnWorkspace *workspace);
PlnWhen    *plain_due_of_step         (PlnWorkspace *workspace, const char *step, gboolean *computed);
GPtrArray  *plain_ledger              (PlnWorkspace *workspace, const char *meeting);
GPtrArray  *plain_clashes             (PlnWorkspace *workspace);
PlnGaps     plain_coverage_of         (PlnWorkspace *workspace, const char *action);
GPtrArray  *plain_coverage_actions    (PlnWorkspace *workspace, const char *recommendation);
GPtrArray  *plain_coverage_find       (PlnWorkspace *workspace, PlnGaps gaps);
char       *plain_structure_name_on   (PlnWorkspace *workspace, const char *id, PlnDay day);
char       *plain_structure_parent_on (PlnWorkspace *workspace, const char *body, PlnDay day);
char       *plain_structure_state_on  (PlnWorkspace *workspace, const char *body, PlnDay day);
PlnValidity plain_structure_exists_on (PlnWorkspace *workspace, const char *body, PlnDay day);
GPtrArray  *plain_structure_compare   (PlnWorkspace *workspace, PlnDay a, PlnDay b);
GArray     *plain_structure_days      (PlnWorkspace *workspace);

/* (transfer full): ids of a kind in the order of the store; never NULL. */
static inline GPtrArray *
plain_all_of (PlnWorkspace *workspace,
              const char   *kind)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  GPtrArray *ids = pln_workspace_query (workspace, query, NULL);

  return ids != NULL ? ids : g_ptr_array_new_with_free_func (g_free);
}

G_END_DECLS
