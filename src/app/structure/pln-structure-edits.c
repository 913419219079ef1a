/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-edits.h"

#include "insight/pln-structure.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
plain_of (PlnWorkspace *workspace,
          const char   *id,
          const char   *field)
{
  g_autofree char *value = pln_workspace_get_value (workspace, id, field);

  return value != NULL ? pln_value_get_plain (value) : NULL;
}

void
pln_structure_set_plain (PlnEdit    *edit,
                         const char *id,
                         const char *field,
                         PlnType     type,
                         const char *plain)
{
  g_autofree char *canonical = plain != NULL && *plain != '\0' ? pln_value_from_plain (type, plain) : NULL;

  if (canonical != NULL)
    pln_edit_set (edit, id, field, canonical);
}

void
pln_structure_set_when (PlnEdit    *edit,
                        const char *id,
                        const char *field,
                        PlnWhen    *when)
{
  g_autofree char *canonical = when != NULL ? pln_when_to_canonical (when) : NULL;

  if (canonical != NULL)
    pln_edit_set (edit, id, field, canonical);
}

PlnWhen *
pln_structure_day_before (PlnWhen *when)
{
  PlnDay first, last;

  if (pln_when_get_sense (when) == PLN_SENSE_ON && pln_when_get_span (when, &first, &last) && first == last)
    return pln_when_new_day (first - 1);
  return pln_when_ref (when);
}

void
pln_structure_add_change (PlnEdit    *edit,
                          const char *id,
                          const char *field,
                          const char *was,
                          PlnWhen    *when,
                          const char *reason)
{
  const char *change;

  if (was == NULL || *was == '\0')
    return;
  change = pln_edit_add (edit, "change", NULL);
  pln_structure_set_plain (edit, change, "of", PLN_TYPE_REFERENCE, id);
  pln_structure_set_plain (edit, change, "field", PLN_TYPE_TEXT, field);
  pln_structure_set_plain (edit, change, "was", PLN_TYPE_TEXT, was);
  pln_structure_set_plain (edit, change, "reason", PLN_TYPE_TEXT, reason);
  pln_structure_set_when (edit, change, "on", when);
}

void
pln_structure_change_state (PlnEdit      *edit,
                            PlnWorkspace *workspace,
                            const char   *id,
                            const char   *state,
                            PlnWhen      *when,
                            const char   *reason)
{
  g_autoptr (GPtrArray) periods = pln_workspace_referrers (workspace, "period", "body", id);
  g_autoptr (PlnWhen) end = when != NULL ? pln_structure_day_before (when) : NULL;
  const char *period;

  for (guint i = 0; periods != NULL && i < periods->len; i++)
    {
      g_autofree char *ended = pln_workspace_get_value (workspace, periods->pdata[i], "end");
      g_autofree char *was = plain_of (workspace, periods->pdata[i], "state");

      if (ended == NULL && g_strcmp0 (was, state) != 0)
        pln_structure_set_when (edit, periods->pdata[i], "end", end);
    }
  period = pln_edit_add (edit, "period", NULL);
  pln_structure_set_plain (edit, period, "body", PLN_TYPE_REFERENCE, id);
  pln_structure_set_plain (edit, period, "state", PLN_TYPE_CHOICE, state);
  pln_structure_set_plain (edit, period, "reason", PLN_TYPE_LONG_TEXT, reason);
  pln_structure_set_when (edit, period, "start", when);
  pln_structure_set_plain (edit, id, "status", PLN_TYPE_CHOICE, state);
  if (strcmp (state, "dissolved") == 0)
    pln_structure_set_when (edit, id, "ended", when);
  else
    {
      g_autofree char *ended = pln_workspace_get_value (workspace, id, "ended");

      if (ended != NULL && strcmp (state, "active") == 0)
        pln_edit_set (edit, id, "ended", NULL);
    }
}

void
pln_structure_change_name (PlnEdit      *edit,
                           PlnWorkspace *workspace,
                           const char   *id,
                           const char   *name,
                           PlnWhen      *when,
                           const char   *reason)
{
  g_autofree char *was = plain_of (workspace, id, "name");
  g_autoptr (PlnWhen) end = when != NULL ? pln_structure_day_before (when) : NULL;
  const char *former = pln_edit_add (edit, "name", NULL);

  pln_structure_set_plain (edit, former, "of", PLN_TYPE_REFERENCE, id);
  pln_structure_set_plain (edit, former, "text", PLN_TYPE_TEXT, was);
  pln_structure_set_plain (edit, former, "type", PLN_TYPE_CHOICE, "former");
  pln_structure_set_when (edit, former, "end", end);
  pln_structure_set_plain (edit, id, "name", PLN_TYPE_TEXT, name);
  pln_structure_add_change (edit, id, "name", was, when, reason);
}

void
pln_structure_change_parent (PlnEdit      *edit,
                             PlnWorkspace *workspace,
                             const char   *id,
                             const char   *parent,
                             PlnWhen      *when,
                             const char   *reason)
{
  g_autofree char *was = plain_of (workspace, id, "parent");
  g_autofree char *canonical = parent != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, parent) : NULL;

  pln_edit_set (edit, id, "parent", canonical);
  pln_structure_add_change (edit, id, "parent", was, when, reason);
}

/* ---- merge and split -------------------------------------------------------------- */

static void
add_succession (PlnEdit    *edit,
                const char *successor,
                const char *predecessor,
                PlnWhen    *when)
{
  const char *relation = pln_edit_add (edit, "relation", NULL);

  pln_structure_set_plain (edit, relation, "subject", PLN_TYPE_REFERENCE, successor);
  pln_structure_set_plain (edit, relation, "object", PLN_TYPE_REFERENCE, predecessor);
  pln_structure_set_plain (edit, relation, "type", PLN_TYPE_CHOICE, "succeeds");
  pln_structure_set_when (edit, relation, "start", when);
}

/* A body that begins on the day, of the type of another and beside it. */
static const char *
add_beside (PlnEdit      *edit,
            PlnWorkspace *workspace,
            const char   *id,
            const char   *name,
            PlnWhen      *when)
{
  const char *body = pln_edit_add (edit, "body", NULL);

  pln_structure_set_plain (edit, body, "name", PLN_TYPE_TEXT, name);
  for (const char *const *field = (const char *const[]) { "parent", "type", NULL }; *field != NULL; field++)
    {
      g_autofree char *value = pln_workspace_get_value (workspace, id, *field);

      pln_edit_set (edit, body, *field, value);
    }
  pln_structure_set_plain (edit, body, "status", PLN_TYPE_CHOICE, "active");
  pln_structure_set_when (edit, body, "founded", when);
  return body;
}

/* Sub-bodies of one body go to another, but never under themselves. */
static void
hand_over_bodies (PlnEdit      *edit,
                  PlnWorkspace *workspace,
                  const char   *from,
                  const char   *to,
                  const char *const *merged,
                  PlnWhen      *when,
                  const char   *reason)
{
  g_autoptr (GPtrArray) bodies = pln_workspace_referrers (workspace, "body", "parent", from);

  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    if (strcmp (bodies->pdata[i], to) != 0 && (merged == NULL || !g_strv_contains (merged, bodies->pdata[i])))
      pln_structure_change_parent (edit, workspace, bodies->pdata[i], to, when, reason);
}

static void
hand_over_posts (PlnEdit      *edit,
                 PlnWorkspace *workspace,
                 const char   *from,
                 const char   *to,
                 PlnWhen      *when,
                 const char   *reason)
{
  g_autoptr (GPtrArray) posts = pln_workspace_referrers (workspace, "post", "body", from);

  for (guint i = 0; posts != NULL && i < posts->len; i++)
    {
      pln_structure_set_plain (edit, posts->pdata[i], "body", PLN_TYPE_REFERENCE, to);
      pln_structure_add_change (edit, posts->pdata[i], "body", from, when, reason);
    }
}

/* Whether the same holder sits in a body in the same role without an end. */
static gboolean
sits_already (PlnWorkspace *workspace,
              const char   *body,
              PlnItem      *seat)
{
  g_autoptr (GPtrArray) seats = pln_workspace_referrers (workspace, "membership", "body", body);

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      g_autoptr (PlnItem) other = pln_item_new (workspace, seats->pdata[i]);

      if (pln_item_get_value (other, "end") == NULL
          && g_strcmp0 (pln_item_get_value (other, "holder"), pln_item_get_value (seat, "holder")) == 0
          && g_strcmp0 (pln_item_get_value (other, "holder_text"), pln_item_get_value (seat, "holder_text")) == 0
          && g_strcmp0 (pln_item_get_value (other, "role"), pln_item_get_value (seat, "role")) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Memberships that have no end yet end, and go on in the other body. */
static void
hand_over_members (PlnEdit      *edit,
                   PlnWorkspace *workspace,
                   const char   *from,
                   const char   *to,
                   PlnWhen      *when)
{
  static const char *const kept[] = { "holder", "holder_text", "role", "capacity", "on_behalf_of", "nominated_by", "basis", "basis_ref", NULL };
  g_autoptr (GPtrArray) seats = pln_workspace_referrers (workspace, "membership", "body", from);
  g_autoptr (PlnWhen) end = when != NULL ? pln_structure_day_before (when) : NULL;

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      g_autoptr (PlnItem) seat = pln_item_new (workspace, seats->pdata[i]);
      const char *next;

      if (pln_item_get_value (seat, "end") != NULL)
        continue;
      pln_structure_set_when (edit, seats->pdata[i], "end", end);
      if (sits_already (workspace, to, seat))
        continue;
      next = pln_edit_add (edit, "membership", NULL);
      pln_structure_set_plain (edit, next, "body", PLN_TYPE_REFERENCE, to);
      pln_structure_set_when (edit, next, "start", when);
      for (const char *const *field = kept; *field != NULL; field++)
        if (pln_item_get_value (seat, *field) != NULL)
          pln_edit_set (edit, next, *field, pln_item_get_value (seat, *field));
    }
}

/* A target that stands below what is merged comes up beside it first. */
static void
bring_up (PlnEdit           *edit,
          PlnWorkspace      *workspace,
          const char *const *ids,
          const char        *target,
          PlnWhen           *when,
          const char        *reason)
{
  g_autofree char *at = plain_of (workspace, target, "parent"), *above = NULL;
  gboolean below = FALSE;

  for (guint depth = 0; at != NULL && depth < 1000; depth++)
    {
      char *next = plain_of (workspace, at, "parent");

      if (g_strv_contains (ids, at))
        {
          below = TRUE;
          g_set_str (&above, next);
        }
      g_free (at);
      at = next;
    }
  if (below)
    pln_structure_change_parent (edit, workspace, target, above, when, reason);
}

PlnEdit *
pln_structure_merge (PlnWorkspace      *workspace,
                     const char *const *ids,
                     const char        *target,
                     const char        *name,
                     PlnWhen           *when,
                     const char        *reason)
{
  PlnEdit *edit = pln_edit_new (_("Merge Bodies"));

  if (ids[0] == NULL)
    return edit;
  if (target == NULL)
    target = add_beside (edit, workspace, ids[0], name, when);
  else
    bring_up (edit, workspace, ids, target, when, reason);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (strcmp (ids[i], target) == 0)
        continue;
      hand_over_bodies (edit, workspace, ids[i], target, ids, when, reason);
      hand_over_posts (edit, workspace, ids[i], target, when, reason);
      hand_over_members (edit, workspace, ids[i], target, when);
      add_succession (edit, target, ids[i], when);
      pln_structure_change_state (edit, workspace, ids[i], "dissolved", when, reason);
    }
  return edit;
}

PlnEdit *
pln_structure_split (PlnWorkspace      *workspace,
                     const char        *id,
                     const char *const *names,
                     gboolean           goes_on,
                     PlnWhen           *when,
                     const char        *reason)
{
  PlnEdit *edit = pln_edit_new (_("Split Body"));
  const char *first = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *part = add_beside (edit, workspace, id, names[i], when);

      add_succession (edit, part, id, when);
      if (first == NULL)
        first = part;
    }
  if (goes_on || first == NULL)
    return edit;
  hand_over_bodies (edit, workspace, id, first, NULL, when, reason);
  pln_structure_change_state (edit, workspace, id, "dissolved", when, reason);
  return edit;
}
