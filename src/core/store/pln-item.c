// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <string.h>

#include "store/pln-store-private.h"

/* One record as the window sees it.  There is at most one live item per record
 * and workspace, so every list and form shares it; the workspace tells it when
 * its record, or one that it refers to, has changed. */

struct _PlnItem
{
  GObject       parent_instance;
  PlnWorkspace *workspace; /* owned */
  char         *id;        /* owned */
  PlnRow       *row;       /* owned; NULL: not read yet, or gone */
  char         *title;     /* owned; NULL: not asked for yet */
  guint         revision;
  gboolean      loaded;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_KIND,
  PROP_TITLE,
  PROP_REVISION,
  PROP_WORKSPACE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PlnItem, pln_item, G_TYPE_OBJECT)

static PlnRow *
get_row (PlnItem *self)
{
  if (!self->loaded)
    {
      self->row = pln_workspace_get_row (self->workspace, self->id);
      self->loaded = TRUE;
    }
  return self->row;
}

static void
drop (PlnItem *self)
{
  g_clear_pointer (&self->row, pln_row_unref);
  g_clear_pointer (&self->title, g_free);
  self->loaded = FALSE;
}

static void
pln_item_finalize (GObject *object)
{
  PlnItem *self = PLN_ITEM (object);

  if (self->workspace != NULL && g_hash_table_lookup (self->workspace->items, self->id) == self)
    g_hash_table_remove (self->workspace->items, self->id);
  drop (self);
  g_clear_object (&self->workspace);
  g_free (self->id);
  G_OBJECT_CLASS (pln_item_parent_class)->finalize (object);
}

static void
pln_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnItem *self = PLN_ITEM (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_KIND:
      g_value_set_string (value, pln_item_get_kind (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, pln_item_get_title (self));
      break;
    case PROP_REVISION:
      g_value_set_uint (value, self->revision);
      break;
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
pln_item_class_init (PlnItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = pln_item_finalize;
  object_class->get_property = pln_item_get_property;
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVISION] =
    g_param_spec_uint ("revision", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, PLN_TYPE_WORKSPACE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pln_item_init (PlnItem *self)
{
}

/**
 * pln_item_new:
 *
 * Returns: (transfer full): the item of this record, the live one when there is one
 */
PlnItem *
pln_item_new (PlnWorkspace *workspace, const char *id)
{
  PlnItem *self = g_hash_table_lookup (workspace->items, id);

  if (self != NULL)
    return g_object_ref (self);
  self = g_object_new (PLN_TYPE_ITEM, NULL);
  self->workspace = g_object_ref (workspace);
  self->id = g_strdup (id);
  g_hash_table_insert (workspace->items, self->id, self);
  return self;
}

const char *
pln_item_get_id (PlnItem *self)
{
  return self->id;
}

const char *
pln_item_get_kind (PlnItem *self)
{
  PlnRow *row = get_row (self);

  return row != NULL ? row->kind : "";
}

const char *
pln_item_get_title (PlnItem *self)
{
  if (self->title == NULL)
    self->title = pln_workspace_get_title (self->workspace, self->id);
  return self->title;
}

const char *
pln_item_get_value (PlnItem *self, const char *field)
{
  PlnRow *row = get_row (self);

  return row != NULL ? pln_row_get_value (row, field) : NULL;
}

char *
pln_item_get_plain (PlnItem *self, const char *field)
{
  const char *value = pln_item_get_value (self, field);

  return value != NULL ? pln_value_get_plain (value) : g_strdup ("");
}

char *
pln_item_get_display (PlnItem *self, const char *field)
{
  const char *value = pln_item_get_value (self, field);
  const PlnField *known = value != NULL ? pln_kind_find_field (self->row->table->kind, field) : NULL;

  if (known == NULL)
    return g_strdup ("");
  if (known->type == PLN_TYPE_REFERENCE)
    {
      g_autofree char *id = pln_value_get_plain (value);

      return pln_workspace_get_title (self->workspace, id);
    }
  return pln_field_to_display (known, value);
}

PlnWhen *
pln_item_get_when (PlnItem *self, const char *field)
{
  const char *value = pln_item_get_value (self, field);

  return value != NULL ? pln_when_from_canonical (value, NULL) : NULL;
}

gboolean
pln_item_is_deleted (PlnItem *self)
{
  PlnRow *row = get_row (self);

  return row != NULL && row->deleted;
}

PlnWorkspace *
pln_item_get_workspace (PlnItem *self)
{
  return self->workspace;
}

void
pln_item_refresh (PlnItem *self)
{
  drop (self);
  self->revision++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/* What it shows of others (titles) may change with them. An item that was
 * never read has shown nothing. */
gboolean
pln_item_refers_to (PlnItem *self, GHashTable *ids)
{
  for (guint i = 0; self->row != NULL && self->row->table != NULL && i < self->row->table->n_fields; i++)
    {
      g_autofree char *id = NULL;

      if (self->row->table->fields[i]->type != PLN_TYPE_REFERENCE || self->row->values[i] == NULL)
        continue;
      id = pln_value_get_plain (self->row->values[i]);
      if (g_hash_table_contains (ids, id))
        return TRUE;
    }
  return FALSE;
}
