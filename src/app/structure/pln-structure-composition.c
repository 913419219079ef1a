/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-composition.h"

#include "app/print/pln-print.h"
#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-members.h"
#include "insight/pln-cadence-check.h"
#include "insight/pln-structure.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  PlnWorkspace *workspace;
  PlnSheets *sheets;
  PlnDay day;
  GHashTable *done; /* ids: a ring of parents ends there */
} Writing;

static void
add_labelled (Writing    *writing,
              PlnItem    *item,
              const char *field,
              const char *label)
{
  g_autofree char *value = pln_item_get_display (item, field);
  g_autofree char *text = NULL;

  if (*value == '\0')
    return;
  /* Translators: in a document: what it is, and the text of it. */
  text = g_strdup_printf (_("%s: %s"), label, value);
  pln_sheets_add_text (writing->sheets, text, PLN_SHEETS_PLAIN);
}

/* A document for others says what the statements are, not that there are two: "every month, or every three months". */
static char *
all_statements (Writing    *writing,
                const char *body)
{
  g_autoptr (PlnCadenceCheck) check = pln_cadence_check (writing->workspace, body);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < check->statements->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? _(", or ") : "", ((PlnCadenceStatement *) check->statements->pdata[i])->text);
  return g_string_free_and_steal (text);
}

/* Type, state when it is not the usual one, and how often it meets. */
static void
add_facts (Writing *writing,
           PlnItem *item)
{
  const PlnField *status = pln_kind_find_field (pln_schema_find ("body"), "status");
  g_autofree char *type = pln_structure_type_text (item);
  g_autofree char *state = pln_structure_state_on (writing->workspace, pln_item_get_id (item), writing->day);
  g_autoptr (GString) text = g_string_new (type);
  gboolean contradicts, differs;
  g_autofree char *cadence = pln_structure_cadence_text (item, &contradicts, &differs), *all = NULL;
  g_autofree char *members = pln_structure_members_text (item, writing->day);

  if (state != NULL && strcmp (state, "active") != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", pln_field_get_choice_label (status, state));
  if (contradicts)
    all = all_statements (writing, pln_item_get_id (item));
  if (*cadence != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", contradicts ? all : cadence);
  if (pln_item_get_value (item, "declared_members") != NULL)
    {
      g_autofree char *what = pln_item_get_display (item, "declared_what");

      g_string_append_printf (text, "%s%s %s", text->len > 0 ? " · " : "", members, *what != '\0' ? what : _("members"));
    }
  pln_sheets_add_text (writing->sheets, text->str, PLN_SHEETS_DIM);
  add_labelled (writing, item, "mandate", _("Mandate"));
  add_labelled (writing, item, "membership_rule", _("Membership"));
}

static void
add_members (Writing    *writing,
             const char *body)
{
  const PlnSheetsColumn columns[] = {
    { _("Role"), FALSE, 0 },
    { _("Member"), FALSE, 1 },
    { _("Capacity, basis, term"), FALSE, 1 },
  };
  g_autoptr (GPtrArray) members = pln_structure_members (writing->workspace, body, writing->day);
  gboolean begun = FALSE;

  for (guint i = 0; i < members->len; i++)
    {
      const PlnStructureMember *member = members->pdata[i];
      g_autofree char *about = NULL;
      const char *cells[3];

      if (member->time != PLN_MEMBER_NOW || pln_structure_member_is_repeated (members, member))
        continue;
      if (!begun)
        pln_sheets_begin_table (writing->sheets, columns, G_N_ELEMENTS (columns));
      begun = TRUE;
      about = member->remark == NULL ? g_strdup (member->detail)
              : *member->detail != '\0' ? g_strdup_printf ("%s · %s", member->detail, member->remark)
                                        : g_strdup (member->remark);
      cells[0] = member->role;
      cells[1] = member->holder;
      cells[2] = about;
      pln_sheets_add_row (writing->sheets, 0, PLN_SHEETS_PLAIN, cells);
    }
}

static void
add_body (Writing    *writing,
          const char *id,
          guint       level)
{
  g_autoptr (PlnItem) item = pln_item_new (writing->workspace, id);
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autofree char *name = NULL, *acronym = NULL, *heading = NULL, *parent = NULL;
  g_autoptr (GPtrArray) children = NULL;

  if (pln_structure_exists_on (writing->workspace, id, writing->day) == PLN_VALID_NO || !g_hash_table_add (writing->done, g_strdup (id)))
    return;
  name = pln_structure_name_on (writing->workspace, id, writing->day);
  acronym = pln_item_get_plain (item, "acronym");
  heading = *acronym != '\0' ? g_strdup_printf ("%s (%s)", name, acronym) : g_strdup (name);
  pln_sheets_add_heading (writing->sheets, MIN (level, 3), heading);
  add_facts (writing, item);
  add_members (writing, id);
  parent = pln_value_from_plain (PLN_TYPE_REFERENCE, id);
  pln_query_where (query, "parent", parent);
  pln_query_sort (query, "position", FALSE);
  children = pln_workspace_query (writing->workspace, query, NULL);
  for (guint i = 0; children != NULL && i < children->len; i++)
    add_body (writing, children->pdata[i], level + 1);
}

void
pln_structure_compose (PlnWorkspace *workspace,
                       PlnSheets    *sheets,
                       const char   *root,
                       PlnDay        day)
{
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  g_autoptr (GPtrArray) tops = NULL;
  Writing writing = { workspace, sheets, day, done };

  if (root != NULL)
    {
      add_body (&writing, root, 1);
      return;
    }
  pln_query_where (query, "parent", NULL);
  pln_query_sort (query, "position", FALSE);
  tops = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; tops != NULL && i < tops->len; i++)
    {
      g_autofree char *external = pln_workspace_get_value (workspace, tops->pdata[i], "external");

      if (!pln_value_get_boolean (external))
        add_body (&writing, tops->pdata[i], 1);
    }
}

void
pln_structure_compose_present (PlnContext *context,
                               const char *root)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *name = root != NULL ? pln_workspace_get_title (workspace, root) : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf (_("Composition of Organs: %s"), name) : g_strdup (_("Composition of Organs"));
  g_autoptr (PlnSheets) sheets = pln_print_sheets_new (context, title, TRUE);
  PlnDay first, last;

  pln_context_get_as_of_span (context, &first, &last);
  pln_structure_compose (workspace, sheets, root, last);
  pln_print_save (context, sheets, _("Composition of Organs"));
}
