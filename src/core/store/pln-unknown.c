// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include "store/pln-store-private.h"

/* Records with fields that this version does not know, for the count that an
 * import gives of them: lines that need no parsing are not looked into. */
GHashTable *
pln_workspace_get_unknown_ids (PlnWorkspace *self, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GError *local = NULL;
  g_autoptr (PlnStatement) statement =
    pln_database_query (self->database, error, "SELECT id FROM pln_record WHERE unknown IS NOT NULL", "");

  if (statement == NULL)
    return NULL;
  while (pln_statement_step (statement, &local))
    g_hash_table_add (ids, g_strdup (pln_statement_text (statement, 0)));
  if (local == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, local);
  return NULL;
}
