/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "exchange/pln-restamp.h"

/* Every own version that the file does not hold and every incoming version with
 * an unknown stamp gets a new stamp under the new id, one for each old one and
 * in their order.  This is done before the merge, so that the clock entry which
 * two lines of work share covers neither of them. */

static char *
make_stamp (const char *time, const char *replica)
{
  return g_strconcat (time, "/", replica, NULL);
}

static void
collect_if_unknown (PlnImport *import, const char *id, const char *replica, const char *time, GHashTable *unknown,
                    GHashTable *replicas)
{
  if (!pln_import_is_unknown_own (import, replica, time, id))
    return;
  g_hash_table_add (unknown, make_stamp (time, replica));
  g_hash_table_add (replicas, g_strdup (replica));
}

static void
collect_stamp (PlnImport *import, const char *id, const char *stamp, GHashTable *unknown, GHashTable *replicas)
{
  g_autofree char *time = pln_stamp_get_time (stamp);

  collect_if_unknown (import, id, pln_stamp_get_replica (stamp), time, unknown, replicas);
}

/* All stamps and clock entries of own replicas that the log lacks for this record. */
static void
collect_unknown (PlnImport *import, const PlnRecord *incoming, GHashTable *unknown, GHashTable *replicas)
{
  const char *id = pln_record_get_id (incoming);

  collect_stamp (import, id, pln_record_get_stamp (incoming), unknown, replicas);
  for (guint i = 0; i < pln_record_get_n_clock (incoming); i++)
    {
      const char *replica, *time;

      pln_record_get_nth_clock (incoming, i, &replica, &time);
      collect_if_unknown (import, id, replica, time, unknown, replicas);
    }
  for (guint i = 0; i < pln_record_get_n_fields (incoming); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (incoming, i);

      for (guint j = 0; j < field->n_versions; j++)
        collect_stamp (import, id, pln_field_state_get_versions (field)[j].stamp, unknown, replicas);
    }
}

static gboolean
holds (const PlnRecord *record, const char *name, const PlnVersion *version)
{
  const PlnFieldState *field = pln_record_find_field (record, name);

  for (guint i = 0; field != NULL && i < field->n_versions; i++)
    {
      const PlnVersion *other = &pln_field_state_get_versions (field)[i];

      if (g_str_equal (other->stamp, version->stamp) && g_strcmp0 (other->value, version->value) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether this version of `record` needs a new stamp. */
typedef struct
{
  GHashTable      *unknown;  /* borrowed; for incoming versions */
  GHashTable      *replicas; /* borrowed; for own versions */
  const PlnRecord *incoming; /* borrowed; NULL while the incoming record itself is looked at */
} Choice;

static gboolean
needs_stamp (const Choice *choice, const char *name, const PlnVersion *version)
{
  if (choice->incoming == NULL)
    return g_hash_table_contains (choice->unknown, version->stamp);
  return g_hash_table_contains (choice->replicas, pln_stamp_get_replica (version->stamp)) &&
         !holds (choice->incoming, name, version);
}

static void
collect_old (const PlnRecord *record, const Choice *choice, GHashTable *old)
{
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (record, i);

      for (guint j = 0; j < field->n_versions; j++)
        {
          const PlnVersion *version = &pln_field_state_get_versions (field)[j];

          if (needs_stamp (choice, field->name, version))
            g_hash_table_insert (old, g_strdup (version->stamp), NULL);
        }
    }
}

/* Gives each old stamp a new one, in order. */
static gboolean
make_stamps (PlnRestamp *self, PlnImport *import, GHashTable *old, GError **error)
{
  g_autoptr (GPtrArray) order = g_hash_table_get_keys_as_ptr_array (old);
  g_autoptr (GPtrArray) fresh = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_sort_values (order, (GCompareFunc) g_strcmp0);
  for (guint i = 0; i < order->len; i++)
    {
      char *stamp = pln_import_next_stamp (import, error);

      if (stamp == NULL)
        return FALSE;
      g_ptr_array_add (fresh, stamp);
    }
  for (guint i = 0; i < order->len; i++)
    g_hash_table_insert (old, g_strdup (g_ptr_array_index (order, i)), g_strdup (g_ptr_array_index (fresh, i)));
  if (fresh->len > 0)
    self->last = g_strdup (g_ptr_array_index (fresh, fresh->len - 1));
  return TRUE;
}

/* A copy under the new stamps. *last is the greatest one used, NULL when none was. */
static PlnRecord *
copy_restamped (const PlnRecord *record, const Choice *choice, GHashTable *fresh, const char **last)
{
  PlnRecord *copy =
    pln_record_new (pln_record_get_kind (record), pln_record_get_id (record), pln_record_get_stamp (record));

  *last = NULL;
  pln_record_remove_field (copy, PLN_ALIVE);
  for (guint i = 0; i < pln_record_get_n_clock (record); i++)
    {
      const char *replica, *time;

      pln_record_get_nth_clock (record, i, &replica, &time);
      pln_record_raise_clock (copy, replica, time);
    }
  for (guint i = 0; i < pln_record_get_n_fields (record); i++)
    {
      const PlnFieldState *field = pln_record_get_nth_field (record, i);

      for (guint j = 0; j < field->n_versions; j++)
        {
          const PlnVersion *version = &pln_field_state_get_versions (field)[j];
          const char *stamp = version->stamp;

          if (needs_stamp (choice, field->name, version))
            {
              stamp = g_hash_table_lookup (fresh, version->stamp);
              if (*last == NULL || strcmp (stamp, *last) > 0)
                *last = stamp;
            }
          pln_record_add_version (copy, field->name, stamp, version->value);
        }
    }
  return copy;
}

static void
raise_by_stamp (PlnRecord *record, const char *stamp)
{
  g_autofree char *time = pln_stamp_get_time (stamp);

  pln_record_raise_clock (record, pln_stamp_get_replica (stamp), time);
}

static gboolean
log_unknown (PlnImport *import, const char *id, GHashTable *unknown, GError **error)
{
  GHashTableIter iter;
  gpointer stamp;

  g_hash_table_iter_init (&iter, unknown);
  while (g_hash_table_iter_next (&iter, &stamp, NULL))
    {
      g_autofree char *time = pln_stamp_get_time (stamp);

      if (!pln_import_log_own (import, pln_stamp_get_replica (stamp), time, id, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
pln_restamp_prepare (PlnRestamp *self, PlnImport *import, const PlnRecord *before, const PlnRecord *incoming,
                     GError **error)
{
  g_autoptr (GHashTable) unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) replicas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) old = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Choice theirs = { unknown, replicas, NULL }, ours = { unknown, replicas, incoming };
  const char *last;

  *self = (PlnRestamp) { FALSE };
  collect_unknown (import, incoming, unknown, replicas);
  if (g_hash_table_size (unknown) == 0)
    return TRUE;
  self->found = TRUE;
  if (g_hash_table_contains (replicas, pln_import_get_replica (import)) && !pln_import_mint (import, error))
    return FALSE;
  collect_old (incoming, &theirs, old);
  if (before != NULL)
    collect_old (before, &ours, old);
  if (!make_stamps (self, import, old, error))
    return FALSE;
  self->incoming = copy_restamped (incoming, &theirs, old, &last);
  if (before != NULL)
    {
      self->local = copy_restamped (before, &ours, old, &last);
      if (last != NULL)
        {
          self->undo_to = pln_record_copy (self->local);
          raise_by_stamp (self->undo_to, last);
        }
    }
  return log_unknown (import, pln_record_get_id (incoming), unknown, error);
}

void
pln_restamp_finish (PlnRestamp *self, PlnRecord *merged)
{
  if (self->last != NULL)
    raise_by_stamp (merged, self->last);
}

void
pln_restamp_clear (PlnRestamp *self)
{
  g_clear_pointer (&self->local, pln_record_unref);
  g_clear_pointer (&self->incoming, pln_record_unref);
  g_clear_pointer (&self->undo_to, pln_record_unref);
  g_clear_pointer (&self->last, g_free);
}
