/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "exchange/formats/pln-csv-table.h"

static const PlnField *
get_types (void)
{
  return pln_kind_find_field (pln_schema_find ("contact"), "type");
}

gboolean
pln_csv_takes_contacts (const PlnKind *kind)
{
  return pln_field_accepts (pln_kind_find_field (pln_schema_find ("contact"), "of"), kind->name);
}

const char *
pln_csv_get_nth_contact (guint n)
{
  const PlnChoice *choice = get_types ()->choices;

  while (n > 0 && choice->name != NULL)
    {
      choice++;
      n--;
    }
  return g_intern_string (choice->name);
}

const char *
pln_csv_get_contact_label (const char *type)
{
  return pln_field_get_choice_label (get_types (), type);
}

const char *
pln_csv_get_contact_type (const char *field)
{
  const char *type;

  if (field == NULL || !g_str_has_prefix (field, PLN_CSV_CONTACT))
    return NULL;
  for (guint i = 0; (type = pln_csv_get_nth_contact (i)) != NULL; i++)
    if (g_str_equal (field + strlen (PLN_CSV_CONTACT), type))
      return type;
  return NULL;
}

static char *
get_plain (PlnWorkspace *workspace, const char *id, const char *field)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, id, field);

  return canonical != NULL ? pln_value_get_plain (canonical) : NULL;
}

char *
pln_csv_contacts_to_cell (PlnWorkspace *workspace, const char *holder, const char *type)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "contact", "of", holder);
  GString *out = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *its = get_plain (workspace, g_ptr_array_index (ids, i), "type");
      g_autofree char *value = get_plain (workspace, g_ptr_array_index (ids, i), "value");

      if (value != NULL && g_strcmp0 (its, type) == 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", value);
    }
  return g_string_free_and_steal (out);
}

/* The contact of the holder with this value, here; NULL: none. */
static char *
find_contact (PlnWorkspace *workspace, const char *holder, const char *value)
{
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "contact", "of", holder);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autofree char *its = get_plain (workspace, g_ptr_array_index (ids, i), "value");

      if (g_strcmp0 (its, value) == 0)
        return g_strdup (g_ptr_array_index (ids, i));
    }
  return NULL;
}

static void
add_contact (PlnDraft *draft, PlnDraftRecord *holder, const char *type, const char *value)
{
  g_autofree char *text = g_strjoin ("\n", holder->id, type, value, NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1), *id = NULL;
  PlnDraftRecord *contact;

  sum[32] = '\0';
  id = g_strconcat ("t:", sum, NULL);
  contact = pln_draft_find (draft, id) == NULL ? pln_draft_add (draft, "contact", id, holder->row) : NULL;
  if (contact == NULL)
    return;
  pln_draft_set_plain (contact, "of", holder->id);
  pln_draft_set_plain (contact, "type", type);
  pln_draft_set_plain (contact, "value", value);
}

void
pln_csv_read_contacts (PlnDraft *draft, PlnWorkspace *workspace, PlnDraftRecord *holder, const char *type,
                       const char *cell)
{
  g_autofree char *known = NULL;
  g_auto (GStrv) values = NULL;

  if (pln_workspace_has_record (workspace, holder->id))
    known = pln_csv_contacts_to_cell (workspace, holder->id, type);
  if (*cell == '\0' || g_strcmp0 (known, cell) == 0)
    return;
  /* An address may hold anything. */
  values = g_strsplit_set (cell, g_str_equal (type, "address") ? "" : ";\n\r", -1);
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *here = NULL;

      if (*g_strstrip (values[i]) == '\0')
        continue;
      here = known != NULL ? find_contact (workspace, holder->id, values[i]) : NULL;
      if (here == NULL)
        add_contact (draft, holder, type, values[i]);
    }
}
