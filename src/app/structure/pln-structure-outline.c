/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-outline.h"

#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-members.h"
#include "insight/pln-structure.h"

#include <glib/gi18n.h>
#include <string.h>

/* Members and posts shown in one box. */
#define MOST_DETAILS 8

typedef struct
{
  PlnStructureOutline *outline;
  PlnWorkspace *workspace;
  PlnDay day; /* PLN_DAY_NONE: the present */
  GHashTable *here;  /* ids of all bodies there on the day (borrowed keys) */
  GHashTable *tied;  /* ids that a drawn relation touches, or that have children */
} Reading;

const char *
pln_structure_outline_keep (PlnStructureOutline *self,
                            char                *text)
{
  if (text != NULL)
    g_ptr_array_add (self->strings, text);
  return text;
}

PlnOrgBody *
pln_structure_outline_find (PlnStructureOutline *self,
                            const char          *id)
{
  for (guint i = 0; i < self->bodies->len; i++)
    if (strcmp (g_array_index (self->bodies, PlnOrgBody, i).id, id) == 0)
      return &g_array_index (self->bodies, PlnOrgBody, i);
  return NULL;
}

void
pln_structure_outline_free (PlnStructureOutline *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->bodies);
  g_array_unref (self->relations);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

/* ---- one body ---------------------------------------------------------------- */

static char *
parent_of (Reading    *reading,
           const char *id)
{
  g_autofree char *value = NULL;

  if (reading->day != PLN_DAY_NONE)
    return pln_structure_parent_on (reading->workspace, id, reading->day);
  value = pln_workspace_get_value (reading->workspace, id, "parent");
  return value != NULL ? pln_value_get_plain (value) : NULL;
}

static char *
type_of (PlnItem *item,
         gboolean external)
{
  g_autofree char *type = pln_structure_type_text (item);

  if (!external)
    return g_steal_pointer (&type);
  /* Translators: type of a body outside the organization: "Organization, external". */
  return *type != '\0' ? g_strdup_printf (_("%s, external"), type) : g_strdup (_("External"));
}

static void
fill_foot (Reading    *reading,
           PlnItem    *item,
           PlnOrgBody *body)
{
  gboolean contradicts, differs;
  g_autofree char *state =
    pln_structure_state_on (reading->workspace, body->id, reading->day != PLN_DAY_NONE ? reading->day : pln_workspace_get_today (reading->workspace));
  g_autofree char *cadence = pln_structure_cadence_text (item, &contradicts, &differs);
  guint titles = pln_structure_count_titles (item);
  const PlnField *status = pln_kind_find_field (pln_schema_find ("body"), "status");

  body->foot_glyph = PLN_GLYPH_REPEAT;
  if (g_strcmp0 (state, "dormant") == 0 || g_strcmp0 (state, "dissolved") == 0)
    {
      body->flags |= PLN_ORG_FADED;
      body->foot_glyph = PLN_GLYPH_NONE;
      body->foot = pln_field_get_choice_label (status, state);
    }
  else if (contradicts)
    {
      body->flags |= PLN_ORG_FINDING;
      body->foot = pln_structure_outline_keep (reading->outline, g_strdup_printf (_("Cadence: %s"), cadence));
    }
  else if (titles > 0)
    {
      body->flags |= PLN_ORG_FINDING;
      body->foot = pln_structure_outline_keep (reading->outline,
        g_strdup_printf (ngettext ("%u title for one post", "%u titles for one post", titles), titles));
    }
  else if (*cadence != '\0')
    body->foot = pln_structure_outline_keep (reading->outline, g_steal_pointer (&cadence));
}

/* Posts, then members of the day; a long list says how many more there are. */
static char *
details_of (PlnWorkspace *workspace,
            const char   *body,
            PlnDay        day)
{
  g_autoptr (GPtrArray) members = pln_structure_members (workspace, body, day != PLN_DAY_NONE ? day : pln_workspace_get_today (workspace));
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const PlnStructureMember *member = members->pdata[i];

      if (member->time == PLN_MEMBER_NOW && !pln_structure_member_is_repeated (members, member) && n++ < MOST_DETAILS)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", member->holder);
    }
  if (n > MOST_DETAILS)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n - MOST_DETAILS), n - MOST_DETAILS);
    }
  return g_string_free (text, text->len == 0);
}

static void
add_body (Reading    *reading,
          const char *id)
{
  PlnStructureOutline *outline = reading->outline;
  g_autoptr (PlnItem) item = pln_item_new (reading->workspace, id);
  gboolean external = pln_value_get_boolean (pln_item_get_value (item, "external"));
  char *parent = parent_of (reading, id);
  PlnOrgBody body = { 0 };

  body.id = pln_structure_outline_keep (outline, g_strdup (id));
  body.parent_id = pln_structure_outline_keep (outline, parent);
  body.name = pln_structure_outline_keep (outline, reading->day != PLN_DAY_NONE
    ? pln_structure_name_on (reading->workspace, id, reading->day) : g_strdup (pln_item_get_title (item)));
  body.type = pln_structure_outline_keep (outline, type_of (item, external));
  if (external)
    body.flags |= PLN_ORG_EXTERNAL;
  fill_foot (reading, item, &body);
  body.detail = pln_structure_outline_keep (outline, details_of (reading->workspace, id, reading->day));
  g_array_append_val (outline->bodies, body);
}

/* ---- relations ---------------------------------------------------------------- */

/* How a relation reads along its arrow; backward: the arrow goes from object to subject. */
static const struct
{
  const char *type, *label;
  gboolean backward;
} wordings[] = {
  { "administered-by", N_("administers"), TRUE },
  { "reports-to", N_("reports to"), FALSE },
  { "serves", N_("serves"), FALSE },
  { "draws-members-from", N_("draws members from"), FALSE },
  { "counterpart", N_("counterpart of"), FALSE },
  { "succeeds", N_("succeeds"), FALSE },
  { "member-of", N_("member of"), FALSE },
  { "advises", N_("advises"), FALSE },
};

static gboolean
is_parent_of (Reading    *reading,
              const char *one,
              const char *other)
{
  g_autofree char *parent = parent_of (reading, other);

  return g_strcmp0 (parent, one) == 0;
}

static void
add_relation (Reading    *reading,
              const char *from,
              const char *to,
              const char *label)
{
  PlnOrgRelation relation = { 0 };

  if (!g_hash_table_contains (reading->here, from) || !g_hash_table_contains (reading->here, to) ||
      strcmp (from, to) == 0 || is_parent_of (reading, from, to) || is_parent_of (reading, to, from))
    return;
  relation.from_id = pln_structure_outline_keep (reading->outline, g_strdup (from));
  relation.to_id = pln_structure_outline_keep (reading->outline, g_strdup (to));
  relation.label = label;
  g_array_append_val (reading->outline->relations, relation);
  g_hash_table_add (reading->tied, (gpointer) relation.from_id);
  g_hash_table_add (reading->tied, (gpointer) relation.to_id);
}

static void
read_relations (Reading *reading,
                PlnDay   first,
                PlnDay   last)
{
  g_autoptr (PlnQuery) query = pln_query_new ("relation");
  g_autoptr (GPtrArray) ids = NULL;

  if (last != PLN_DAY_NONE)
    pln_query_as_of (query, first, last);
  ids = pln_workspace_query (reading->workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (reading->workspace, ids->pdata[i]);
      g_autofree char *subject = pln_item_get_plain (item, "subject"), *object = pln_item_get_plain (item, "object");
      g_autofree char *type = pln_item_get_plain (item, "type"), *state = pln_item_get_plain (item, "state");

      if (strcmp (state, "ended") == 0 && last == PLN_DAY_NONE)
        continue;
      for (guint w = 0; w < G_N_ELEMENTS (wordings); w++)
        if (strcmp (wordings[w].type, type) == 0)
          add_relation (reading, wordings[w].backward ? object : subject, wordings[w].backward ? subject : object,
                        _(wordings[w].label));
    }
}

/* "nominates point-persons": from the body that names members of another. */
static void
read_nominations (Reading    *reading,
                  const char *body)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (reading->workspace, "membership", "nominated_by", body);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (reading->workspace, ids->pdata[i]);
      g_autofree char *to = pln_item_get_plain (item, "body"), *role = pln_item_get_plain (item, "role");

      add_relation (reading, body, to,
                    strcmp (role, "point-person") == 0 ? _("nominates point-persons")
                    : strcmp (role, "expert") == 0     ? _("nominates experts")
                                                       : _("nominates members"));
    }
}

/* ---- all ------------------------------------------------------------------------ */

static gboolean
is_drawn (Reading    *reading,
          const char *id)
{
  g_autofree char *external = pln_workspace_get_value (reading->workspace, id, "external");
  g_autofree char *parent = NULL;

  if (!pln_value_get_boolean (external) || g_hash_table_contains (reading->tied, id))
    return TRUE;
  parent = parent_of (reading, id);
  return parent != NULL && g_hash_table_contains (reading->here, parent);
}

PlnStructureOutline *
pln_structure_outline_new (PlnWorkspace *workspace,
                           PlnDay        first,
                           PlnDay        last)
{
  PlnStructureOutline *self = g_new0 (PlnStructureOutline, 1);
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) tied = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (GPtrArray) ids = NULL;
  Reading reading = { self, workspace, last, here, tied };

  self->bodies = g_array_new (FALSE, TRUE, sizeof (PlnOrgBody));
  self->relations = g_array_new (FALSE, TRUE, sizeof (PlnOrgRelation));
  self->strings = g_ptr_array_new_with_free_func (g_free);
  if (last != PLN_DAY_NONE)
    pln_query_as_of (query, first, last);
  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (here, ids->pdata[i]);
  read_relations (&reading, first, last);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *parent = parent_of (&reading, ids->pdata[i]);

      read_nominations (&reading, ids->pdata[i]);
      if (parent != NULL && g_hash_table_contains (here, parent))
        g_hash_table_add (tied, (gpointer) pln_structure_outline_keep (self, g_steal_pointer (&parent)));
    }
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (is_drawn (&reading, ids->pdata[i]))
      add_body (&reading, ids->pdata[i]);
  return self;
}

/* The bodies of the outline by id (borrowed keys). */
static GHashTable *
index_bodies (PlnStructureOutline *self)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->bodies->len; i++)
    g_hash_table_insert (by_id, (gpointer) g_array_index (self->bodies, PlnOrgBody, i).id, GUINT_TO_POINTER (i + 1));
  return by_id;
}

PlnStructureOutline *
pln_structure_outline_new_between (PlnWorkspace *workspace,
                                   PlnDay        a,
                                   PlnDay        b)
{
  PlnStructureOutline *self = pln_structure_outline_new (workspace, b, b);
  g_autoptr (PlnStructureOutline) was = pln_structure_outline_new (workspace, a, a);
  g_autoptr (GHashTable) now = index_bodies (self), then = index_bodies (was);

  for (guint i = 0; i < was->bodies->len; i++)
    {
      PlnOrgBody body = g_array_index (was->bodies, PlnOrgBody, i);
      guint at = GPOINTER_TO_UINT (g_hash_table_lookup (now, body.id));
      PlnOrgRelation moved = { body.parent_id, body.id, _("stood here") };

      if (at == 0)
        {
          body.flags |= PLN_ORG_FADED;
          g_array_append_val (self->bodies, body);
        }
      else if (body.parent_id != NULL && g_strcmp0 (body.parent_id, g_array_index (self->bodies, PlnOrgBody, at - 1).parent_id) != 0 &&
               (g_hash_table_contains (now, body.parent_id) || g_hash_table_contains (then, body.parent_id)))
        {
          moved.from_id = body.id;
          moved.to_id = body.parent_id;
          g_array_append_val (self->relations, moved);
        }
    }
  g_ptr_array_extend_and_steal (self->strings, g_steal_pointer (&was->strings));
  was->strings = g_ptr_array_new ();
  return self;
}
