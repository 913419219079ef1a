/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-cells.h"

#include "app/structure/pln-structure-members.h"
#include "insight/pln-cadence-check.h"
#include "insight/pln-structure.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_kind (PlnItem    *item,
         const char *kind)
{
  return strcmp (pln_item_get_kind (item), kind) == 0;
}

/* Whether a membership is one of that day; PLN_DAY_NONE: today. */
static gboolean
is_of_day (PlnItem *membership,
           PlnDay   day)
{
  g_autoptr (PlnWhen) start = pln_item_get_when (membership, "start");
  g_autoptr (PlnWhen) end = pln_item_get_when (membership, "end");

  return pln_valid_on (start, end, day != PLN_DAY_NONE ? day : pln_workspace_get_today (pln_item_get_workspace (membership))) != PLN_VALID_NO;
}

/* The first holder of any of these roles in a body on a day; *asked when there is such a role at all. */
static char *
holder_of_roles (PlnItem           *body,
                 const char *const *roles,
                 PlnDay             day,
                 gboolean          *asked)
{
  PlnWorkspace *workspace = pln_item_get_workspace (body);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "membership", "body", pln_item_get_id (body));

  *asked = FALSE;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) membership = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *role = pln_item_get_plain (membership, "role");
      g_autofree char *holder = pln_item_get_plain (membership, "holder");

      if (!g_strv_contains (roles, role))
        continue;
      *asked = TRUE;
      if (!is_of_day (membership, day))
        continue;
      if (g_strcmp0 (pln_workspace_get_kind (workspace, holder), "person") == 0)
        return pln_workspace_get_title (workspace, holder);
    }
  return NULL;
}

/* The person whose membership names a post as its basis, or who holds it. */
static char *
holder_of_post (PlnItem *post,
                PlnDay   day)
{
  PlnWorkspace *workspace = pln_item_get_workspace (post);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "membership", "basis_ref", pln_item_get_id (post));

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) membership = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *holder = pln_item_get_plain (membership, "holder");

      if (is_of_day (membership, day) && g_strcmp0 (pln_workspace_get_kind (workspace, holder), "person") == 0)
        return pln_workspace_get_title (workspace, holder);
    }
  return NULL;
}

char *
pln_structure_holder_text (PlnItem *item,
                           PlnDay   day)
{
  static const char *const chairs[] = { "chair", "co-chair", NULL };
  gboolean asked = TRUE;
  char *holder = is_kind (item, "post") ? holder_of_post (item, day) : holder_of_roles (item, chairs, day, &asked);
  guint titles;

  if (holder != NULL)
    return holder;
  titles = pln_structure_count_titles (item);
  if (titles > 0)
    return g_strdup_printf (ngettext ("%u title", "%u titles", titles), titles);
  /* Translators: nobody is named as the holder of a post; a normal state. */
  return g_strdup (asked ? _("not named") : "");
}

char *
pln_structure_cadence_text (PlnItem  *item,
                            gboolean *contradicts,
                            gboolean *differs)
{
  g_autoptr (PlnCadenceCheck) check = NULL;
  const PlnCadenceStatement *shown = NULL;

  *contradicts = *differs = FALSE;
  if (!is_kind (item, "body"))
    return g_strdup ("");
  check = pln_cadence_check (pln_item_get_workspace (item), pln_item_get_id (item));
  *contradicts = check->verdict == PLN_CADENCE_CONTRADICT && !check->settled;
  *differs = check->verdict == PLN_CADENCE_WORDING;
  if (*contradicts)
    return g_strdup_printf (ngettext ("%u statement", "%u statements", check->statements->len), check->statements->len);
  for (guint i = 0; i < check->statements->len; i++)
    {
      const PlnCadenceStatement *statement = check->statements->pdata[i];

      if (shown == NULL || statement->applied)
        shown = statement;
    }
  return g_strdup (shown != NULL ? shown->text : "");
}

/* Whether a body counts as one member, like a state; a body of one's own
 * structure ("members of the Working Group") names a kind of members. */
static gboolean
is_single_member (PlnWorkspace *workspace,
                  const char   *body)
{
  static const char *const single[] = { "state", "organization", "donor", "ministry", "academic", "delegation", NULL };
  g_autofree char *external = pln_workspace_get_value (workspace, body, "external");
  g_autofree char *type = pln_workspace_get_value (workspace, body, "type");
  g_autofree char *plain = type != NULL ? pln_value_get_plain (type) : NULL;

  return pln_value_get_boolean (external) || (plain != NULL && g_strv_contains (single, plain));
}

/* Counts the memberships of a body: members that are recorded, kinds that are described. */
static void
count_members (PlnItem *body,
               PlnDay   day,
               guint   *named,
               guint   *kinds)
{
  static const char *const members[] = { "member", "alternate", "expert", "co-chair", "chair", "vice-chair", "point-person", "", NULL };
  PlnWorkspace *workspace = pln_item_get_workspace (body);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "membership", "body", pln_item_get_id (body));

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) membership = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *role = pln_item_get_plain (membership, "role");
      g_autofree char *holder = pln_item_get_plain (membership, "holder");
      const char *kind = *holder != '\0' ? pln_workspace_get_kind (workspace, holder) : NULL;

      if (!g_strv_contains (members, role) || !is_of_day (membership, day))
        continue;
      if (g_strcmp0 (kind, "person") == 0 || (g_strcmp0 (kind, "body") == 0 && is_single_member (workspace, holder)))
        (*named)++;
      else if (g_strcmp0 (kind, "body") == 0 || pln_item_get_value (membership, "holder_text") != NULL)
        (*kinds)++;
    }
}

char *
pln_structure_members_text (PlnItem *item,
                            PlnDay   day)
{
  g_autoptr (GPtrArray) parts = NULL;
  gint64 declared;
  guint named = 0, kinds = 0;

  if (!is_kind (item, "body"))
    return g_strdup ("");
  count_members (item, day, &named, &kinds);
  declared = pln_value_get_integer (pln_item_get_value (item, "declared_members"), 0);
  if (declared > 0 && named > 0)
    return g_strdup_printf (_("%u of %" G_GINT64_FORMAT), named, declared);
  if (declared > 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, declared);
  if (named > 0)
    return g_strdup_printf (ngettext ("%u member", "%u members", named), named);
  if (kinds > 0)
    /* Translators: members are described, not listed: so many kinds of members. */
    return g_strdup_printf (ngettext ("%u kind", "%u kinds", kinds), kinds);
  parts = pln_workspace_referrers (pln_item_get_workspace (item), "body", "parent", pln_item_get_id (item));
  if (parts == NULL || parts->len == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u body", "%u bodies", parts->len), parts->len);
}

char *
pln_structure_type_text (PlnItem *item)
{
  g_autofree char *type = NULL;

  if (!is_kind (item, "body"))
    return g_strdup (pln_kind_get_label (pln_schema_find (pln_item_get_kind (item))));
  type = pln_item_get_display (item, "type");
  return g_steal_pointer (&type);
}

char *
pln_structure_count_text (PlnWorkspace *workspace)
{
  g_autoptr (PlnQuery) bodies = pln_query_new ("body");
  g_autoptr (PlnQuery) posts = pln_query_new ("post");
  guint n_bodies = pln_workspace_count (workspace, bodies), n_posts = pln_workspace_count (workspace, posts);
  g_autofree char *first = g_strdup_printf (ngettext ("%u body", "%u bodies", n_bodies), n_bodies);
  g_autofree char *second = g_strdup_printf (ngettext ("%u post", "%u posts", n_posts), n_posts);

  /* Translators: "8 bodies and 5 posts" */
  return g_strdup_printf (_("%s and %s"), first, second);
}

void
pln_structure_finding_free (PlnStructureFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->id);
  g_free (finding->text);
  g_free (finding);
}

/* How many posts of a body are noted as possibly one and the same. */
static guint
count_doubtful_titles (PlnWorkspace *workspace,
                       const char   *body)
{
  g_autoptr (GPtrArray) posts = pln_workspace_referrers (workspace, "post", "body", body);
  g_autoptr (GHashTable) doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      g_autoptr (GPtrArray) links = pln_workspace_referrers (workspace, "link", "subject", posts->pdata[i]);

      for (guint l = 0; links != NULL && l < links->len; l++)
        {
          g_autoptr (PlnItem) link = pln_item_new (workspace, links->pdata[l]);
          g_autofree char *type = pln_item_get_plain (link, "type");
          g_autofree char *other = pln_item_get_plain (link, "object");

          if (strcmp (type, "matches") != 0 || !g_ptr_array_find_with_equal_func (posts, other, g_str_equal, NULL))
            continue;
          g_hash_table_add (doubtful, g_strdup (posts->pdata[i]));
          g_hash_table_add (doubtful, g_steal_pointer (&other));
        }
    }
  return g_hash_table_size (doubtful);
}

guint
pln_structure_count_titles (PlnItem *item)
{
  return is_kind (item, "body") ? count_doubtful_titles (pln_item_get_workspace (item), pln_item_get_id (item)) : 0;
}

static void
add_finding (GPtrArray  *findings,
             const char *id,
             gboolean    decides,
             char       *text)
{
  PlnStructureFinding *finding = g_new0 (PlnStructureFinding, 1);

  finding->id = g_strdup (id);
  finding->text = text;
  finding->decides = decides;
  g_ptr_array_add (findings, finding);
}

static void
find_in_cadence (PlnWorkspace *workspace,
                 const char   *body,
                 GPtrArray    *findings)
{
  g_autoptr (PlnCadenceCheck) check = pln_cadence_check (workspace, body);
  guint n = check->statements->len;

  if (check->verdict == PLN_CADENCE_CONTRADICT && !check->settled)
    add_finding (findings, body, TRUE,
                 g_strdup_printf (ngettext ("%u cadence statement", "%u cadence statements", n), n));
  else if (check->verdict == PLN_CADENCE_WORDING && !check->settled)
    add_finding (findings, body, FALSE,
                 g_strdup_printf (ngettext ("Cadence worded in %u way", "Cadence worded in %u ways", n), n));
}

static void
find_in_members (PlnWorkspace *workspace,
                 const char   *body,
                 GPtrArray    *findings)
{
  g_autoptr (GPtrArray) members = pln_structure_members (workspace, body, pln_workspace_get_today (workspace));
  char *remark = pln_structure_members_remark (members);

  if (remark != NULL)
    add_finding (findings, body, TRUE, remark);
}

/* Bodies that records of a kind refer to, each once. */
static GHashTable *
referred_bodies (PlnWorkspace *workspace,
                 const char   *kind,
                 const char   *field,
                 const char   *through)
{
  g_autoptr (PlnQuery) query = pln_query_new (kind);
  g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);
  GHashTable *bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, ids->pdata[i], field);
      g_autofree char *of = value != NULL ? pln_value_get_plain (value) : NULL;

      if (of != NULL && through != NULL)
        {
          g_autofree char *next = pln_workspace_get_value (workspace, of, through);

          g_free (of);
          of = next != NULL ? pln_value_get_plain (next) : NULL;
        }
      if (of != NULL && g_strcmp0 (pln_workspace_get_kind (workspace, of), "body") == 0)
        g_hash_table_add (bodies, g_steal_pointer (&of));
    }
  return bodies;
}

/* In the order of the bodies, what needs a decision first. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  const PlnStructureFinding *one = *(PlnStructureFinding *const *) a, *other = *(PlnStructureFinding *const *) b;

  if (one->decides != other->decides)
    return other->decides - one->decides;
  return strcmp (one->id, other->id);
}

GPtrArray *
pln_structure_findings (PlnWorkspace *workspace)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_structure_finding_free);
  g_autoptr (GHashTable) stated = referred_bodies (workspace, "cadence", "of", NULL);
  g_autoptr (GHashTable) linked = referred_bodies (workspace, "link", "subject", "body");
  g_autoptr (GHashTable) seated = referred_bodies (workspace, "membership", "body", NULL);
  GHashTableIter iter;
  gpointer body;

  g_hash_table_iter_init (&iter, stated);
  while (g_hash_table_iter_next (&iter, &body, NULL))
    find_in_cadence (workspace, body, findings);
  g_hash_table_iter_init (&iter, linked);
  while (g_hash_table_iter_next (&iter, &body, NULL))
    {
      guint n = count_doubtful_titles (workspace, body);

      if (n > 0)
        add_finding (findings, body, TRUE, g_strdup_printf (ngettext ("%u title for one post", "%u titles for one post", n), n));
    }
  g_hash_table_iter_init (&iter, seated);
  while (g_hash_table_iter_next (&iter, &body, NULL))
    find_in_members (workspace, body, findings);
  g_ptr_array_sort (findings, compare_findings);
  return findings;
}
