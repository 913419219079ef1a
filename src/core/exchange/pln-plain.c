/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/pln-exchange-error.h"
#include "exchange/pln-plain.h"

static const char *
required_label (const PlnKind *kind, const char *name)
{
  const PlnField *field = kind != NULL ? pln_kind_find_field (kind, name) : NULL;

  return field != NULL && (field->flags & PLN_FIELD_REQUIRED) != 0 ? pln_field_get_label (field) : NULL;
}

static gboolean
refuse_empty (const PlnKind *kind, const char *label, GError **error)
{
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("“%s” of a %s must not be empty"), label,
               pln_kind_get_label (kind));
  return FALSE;
}

static const char *
find_value (const PlnIncoming *incoming, const char *name)
{
  for (guint i = 0; i < incoming->names->len; i++)
    if (g_str_equal (g_ptr_array_index (incoming->names, i), name))
      return g_ptr_array_index (incoming->values, i);
  return NULL;
}

static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const GPtrArray *names = data;

  return strcmp (g_ptr_array_index (names, *(const guint *) a), g_ptr_array_index (names, *(const guint *) b));
}

/* The numbers of the fields, sorted by name: a record takes them fastest in its own order.  (transfer full) */
static guint *
sort_fields (const PlnIncoming *incoming)
{
  guint n = incoming->names->len, *order = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_sort_array (order, n, sizeof *order, compare_names_cb, incoming->names);
  return order;
}

/* A record that is not here yet.  One that is said to be deleted and holds nothing is none. */
static gboolean
create (const PlnIncoming *incoming, PlnStampFunc new_stamp, gpointer data, PlnPlainEdit *edit, GError **error)
{
  const PlnKind *kind = pln_schema_find (incoming->kind);
  g_autofree guint *order = NULL;
  const char *stamp;

  for (guint i = 0; kind != NULL && i < kind->n_fields && !incoming->deleted; i++)
    if ((kind->fields[i].flags & PLN_FIELD_REQUIRED) != 0 && find_value (incoming, kind->fields[i].name) == NULL)
      return refuse_empty (kind, pln_field_get_label (&kind->fields[i]), error);
  if (incoming->deleted && incoming->names->len == 0)
    return TRUE;
  stamp = new_stamp (data, error);
  if (stamp == NULL)
    return FALSE;
  edit->after = pln_record_new_alive (incoming->kind, incoming->id, stamp);
  order = sort_fields (incoming);
  for (guint i = 0; i < incoming->names->len; i++)
    if (g_ptr_array_index (incoming->values, order[i]) != NULL)
      pln_record_add_version (edit->after, g_ptr_array_index (incoming->names, order[i]), stamp,
                              g_ptr_array_index (incoming->values, order[i]));
  if (incoming->deleted)
    pln_record_edit_alive (edit->after, stamp, FALSE);
  return TRUE;
}

/* Someone here has changed the field since the file was written.  A field that
 * has no version here was never held, so nobody has: it was added by hand. */
static gboolean
changed_since (const PlnRecord *target, const char *name, const char *stamp)
{
  const PlnFieldState *field = pln_record_find_field (target, name);

  if (field == NULL || !pln_record_covers (target, stamp))
    return FALSE;
  for (guint i = 0; i < field->n_versions; i++)
    if (g_str_equal (pln_field_state_get_versions (field)[i].stamp, stamp))
      return FALSE;
  return TRUE;
}

static void
leave (PlnPlainEdit *edit, const char *name)
{
  if (edit->left == NULL)
    edit->left = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (edit->left, g_strdup (name));
}

static gboolean
ensure_copy (const PlnRecord *target, PlnStampFunc new_stamp, gpointer data, PlnPlainEdit *edit, const char **stamp,
             GError **error)
{
  if (*stamp == NULL)
    *stamp = new_stamp (data, error);
  if (*stamp == NULL)
    return FALSE;
  if (edit->after == NULL)
    edit->after = pln_record_copy (target);
  return TRUE;
}

gboolean
pln_plain_apply (const PlnIncoming *incoming, const PlnRecord *target, const PlnRecord *old, PlnStampFunc new_stamp,
                 gpointer data, PlnPlainEdit *edit, GError **error)
{
  const PlnKind *kind = pln_schema_find (incoming->kind);
  g_autofree guint *order = NULL;
  const char *stamp = NULL;

  *edit = (PlnPlainEdit) { NULL };
  if (target == NULL)
    return create (incoming, new_stamp, data, edit, error);
  order = sort_fields (incoming);
  for (guint n = 0; n < incoming->names->len; n++)
    {
      guint i = order[n];
      const char *name = g_ptr_array_index (incoming->names, i), *value = g_ptr_array_index (incoming->values, i);
      const char *label = value == NULL ? required_label (kind, name) : NULL;

      if (g_strcmp0 (pln_record_get_value (target, name), value) == 0 ||
          (old != NULL && g_strcmp0 (pln_record_get_value (old, name), value) == 0))
        continue;
      if (label != NULL)
        return refuse_empty (kind, label, error);
      if (incoming->stamps != NULL && changed_since (target, name, g_ptr_array_index (incoming->stamps, i)))
        {
          leave (edit, name);
          continue;
        }
      if (!ensure_copy (target, new_stamp, data, edit, &stamp, error))
        return FALSE;
      pln_record_edit_field (edit->after, name, stamp, value);
    }
  if (incoming->deleted && old == NULL && !pln_record_is_deleted (edit->after != NULL ? edit->after : target))
    {
      if (incoming->alive_stamp != NULL && !pln_record_is_deleted (target) &&
          changed_since (target, PLN_ALIVE, incoming->alive_stamp))
        {
          leave (edit, PLN_ALIVE);
          return TRUE;
        }
      if (!ensure_copy (target, new_stamp, data, edit, &stamp, error))
        return FALSE;
      pln_record_edit_alive (edit->after, stamp, FALSE);
    }
  return TRUE;
}

void
pln_plain_clear (PlnPlainEdit *edit)
{
  g_clear_pointer (&edit->after, pln_record_unref);
  g_clear_pointer (&edit->left, g_ptr_array_unref);
}
