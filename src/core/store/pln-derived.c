/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/pln-store-private.h"

/* What was worked out from the records and serves until one of them changes.
 * It is dropped where the rows read before are dropped, and so is never older
 * than what an item shows. */

typedef struct
{
  gpointer       value; /* owned */
  GDestroyNotify destroy;
} Derived;

static void
derived_free (gpointer data)
{
  Derived *derived = data;

  derived->destroy (derived->value);
  g_free (derived);
}

GHashTable *
pln_derived_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, derived_free);
}

gpointer
pln_workspace_get_derived (PlnWorkspace *self, const char *key)
{
  Derived *derived = g_hash_table_lookup (self->derived, key);

  return derived != NULL ? derived->value : NULL;
}

/**
 * pln_workspace_set_derived:
 * @key: names what it is and what else it depends on, such as a day
 * @value: (transfer full)
 */
void
pln_workspace_set_derived (PlnWorkspace *self, const char *key, gpointer value, GDestroyNotify destroy)
{
  Derived *derived = g_new (Derived, 1);

  *derived = (Derived) { value, destroy };
  g_hash_table_replace (self->derived, g_strdup (key), derived);
}

guint64
pln_workspace_get_size (PlnWorkspace *self)
{
  return (guint64) pln_database_get_integer (self->database, 0, "SELECT coalesce(max(n), 0) FROM pln_record", "");
}
