/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-body-facts.h"

#include <glib/gi18n.h>
#include <string.h>

void
pln_body_fact_free (PlnBodyFact *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}

static void
append (GString    *text,
        const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

/* "from 2014", "until March 2016", "2014 – March 2016", as typed. */
static char *
dates_of (PlnItem *item)
{
  g_autofree char *start = pln_item_get_display (item, "start"), *end = pln_item_get_display (item, "end");

  if (*start != '\0' && *end != '\0')
    /* Translators: from one date to another, as they were typed */
    return g_strdup_printf (_("%s – %s"), start, end);
  if (*start != '\0')
    return g_strdup_printf (_("from %s"), start);
  return *end != '\0' ? g_strdup_printf (_("until %s"), end) : g_strdup ("");
}

/* ---- names and states ------------------------------------------------------------ */

typedef struct
{
  PlnBodyFact *fact;
  PlnDay when; /* PLN_DAY_NONE: not dated */
} Dated;

static int
compare_dated (gconstpointer a,
               gconstpointer b)
{
  const Dated *x = a, *y = b;

  if ((x->when == PLN_DAY_NONE) != (y->when == PLN_DAY_NONE))
    return x->when == PLN_DAY_NONE ? 1 : -1;
  if (x->when != y->when)
    return x->when > y->when ? -1 : 1;
  return strcmp (x->fact->id, y->fact->id);
}

/* The day up to which something goes, or from which it is. */
static PlnDay
day_of (PlnItem *item)
{
  g_autoptr (PlnWhen) end = pln_item_get_when (item, "end"), start = pln_item_get_when (item, "start");
  PlnDay first, last;

  if (end != NULL && pln_when_get_span (end, &first, &last))
    return last;
  /* It is still so. */
  return start != NULL && pln_when_get_span (start, &first, &last) ? G_MAXINT32 : PLN_DAY_NONE;
}

static void
gather (GArray       *dated,
        PlnWorkspace *workspace,
        const char   *kind,
        const char   *field,
        const char   *body)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, kind, field, body);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      gboolean name = strcmp (kind, "name") == 0;
      g_autofree char *dates = dates_of (item), *type = pln_item_get_display (item, name ? "type" : "reason");
      g_autoptr (GString) detail = g_string_new (NULL);
      Dated one = { g_new0 (PlnBodyFact, 1), day_of (item) };

      append (detail, type);
      append (detail, dates);
      one.fact->id = g_strdup (ids->pdata[i]);
      one.fact->title = name ? g_strdup (pln_item_get_title (item)) : pln_item_get_display (item, "state");
      one.fact->detail = g_string_free_and_steal (g_steal_pointer (&detail));
      g_array_append_val (dated, one);
    }
}

GPtrArray *
pln_body_names (PlnWorkspace *workspace,
                const char   *body)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_body_fact_free);
  g_autoptr (GArray) dated = g_array_new (FALSE, FALSE, sizeof (Dated));

  gather (dated, workspace, "name", "of", body);
  gather (dated, workspace, "period", "body", body);
  g_array_sort (dated, compare_dated);
  for (guint i = 0; i < dated->len; i++)
    g_ptr_array_add (facts, g_array_index (dated, Dated, i).fact);
  return facts;
}

/* ---- relations -------------------------------------------------------------------- */

/* How a relation reads from the side of its object. */
static const struct
{
  const char *type, *reverse;
} reverses[] = {
  { "administered-by", N_("Administers") },
  { "reports-to", N_("Receives reports from") },
  { "serves", N_("Served by") },
  { "draws-members-from", N_("Gives members to") },
  { "counterpart", N_("Counterpart") },
  { "succeeds", N_("Succeeded by") },
  { "member-of", N_("Has as member") },
  { "advises", N_("Advised by") },
};

static PlnBodyFact *
relation_fact (PlnWorkspace *workspace,
               const char   *id,
               gboolean      from_other)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autofree char *type = pln_item_get_plain (item, "type"), *words = pln_item_get_display (item, "type");
  g_autofree char *state = pln_item_get_display (item, "state"), *dates = dates_of (item);
  g_autoptr (GString) detail = g_string_new (NULL);
  PlnBodyFact *fact = g_new0 (PlnBodyFact, 1);
  const char *wording = words;

  for (guint i = 0; from_other && i < G_N_ELEMENTS (reverses); i++)
    if (strcmp (reverses[i].type, type) == 0)
      wording = _(reverses[i].reverse);
  append (detail, wording);
  append (detail, state);
  append (detail, dates);
  fact->id = g_strdup (id);
  fact->title = pln_item_get_display (item, from_other ? "subject" : "object");
  if (*fact->title == '\0')
    {
      g_free (fact->title);
      fact->title = pln_item_get_display (item, "object_text");
    }
  fact->detail = g_string_free_and_steal (g_steal_pointer (&detail));
  return fact;
}

static void
add_relations (GPtrArray    *facts,
               PlnWorkspace *workspace,
               const char   *body,
               gboolean      from_other,
               gboolean      counterparts)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "relation", from_other ? "object" : "subject", body);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *type = pln_workspace_get_value (workspace, ids->pdata[i], "type");

      if ((g_strcmp0 (type, "\"counterpart\"") == 0) == counterparts)
        g_ptr_array_add (facts, relation_fact (workspace, ids->pdata[i], from_other));
    }
}

GPtrArray *
pln_body_relations (PlnWorkspace *workspace,
                    const char   *body)
{
  GPtrArray *facts = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_body_fact_free);

  for (guint other = 0; other < 4; other++)
    add_relations (facts, workspace, body, other % 2 == 1, other < 2);
  return facts;
}
