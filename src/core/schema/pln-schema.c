/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pln-schema-private.h"

#include <string.h>

/* The one table of kinds and fields, and the questions asked of it.  The rows
 * themselves are in the files beside this one, by subject. */

G_DEFINE_QUARK (pln-schema-error-quark, pln_schema_error)

/* How sure a record is; empty stands for a plain fact. */
const PlnChoice pln_schema_standings[] = {
  { "tentative", N_("Tentative") },
  { "suggested", N_("Suggested") },
  { "draft", N_("Draft") },
  { "proposed", N_("Proposed") },
  { "endorsed", N_("Endorsed") },
  { "in-force", N_("In force") },
  { "superseded", N_("Superseded") },
  { "uncertain", N_("Uncertain") },
  { NULL }
};

/* The codes of the IATI list EarmarkingModality, which are upper-case letters. */
const PlnChoice pln_schema_modalities[] = {
  { "A", "A" }, { "B", "B" }, { "C", "C" }, { "D", "D" }, { "E", "E" }, { "F", "F" },
  { "G", "G" }, { "H", "H" }, { "I", "I" }, { "J", "J" }, { "K", "K" }, { "L", "L" },
  { NULL }
};

static const PlnKind *const kinds[] = {
  &pln_schema_action,
  &pln_schema_agenda_item,
  &pln_schema_allocation,
  &pln_schema_audience,
  &pln_schema_body,
  &pln_schema_budget,
  &pln_schema_budget_line,
  &pln_schema_cadence,
  &pln_schema_change,
  &pln_schema_citation,
  &pln_schema_contact,
  &pln_schema_contribution,
  &pln_schema_decision,
  &pln_schema_earmark,
  &pln_schema_exercise,
  &pln_schema_expenditure,
  &pln_schema_feedback,
  &pln_schema_file,
  &pln_schema_growth,
  &pln_schema_indicator,
  &pln_schema_link,
  &pln_schema_meeting,
  &pln_schema_membership,
  &pln_schema_name,
  &pln_schema_observation,
  &pln_schema_paper,
  &pln_schema_participation,
  &pln_schema_period,
  &pln_schema_person,
  &pln_schema_place,
  &pln_schema_post,
  &pln_schema_rate,
  &pln_schema_relation,
  &pln_schema_request,
  &pln_schema_step,
  &pln_schema_topic,
  &pln_schema_workspace,
};

guint
pln_schema_get_n_kinds (void)
{
  return G_N_ELEMENTS (kinds);
}

const PlnKind *
pln_schema_get_nth (guint n)
{
  g_return_val_if_fail (n < G_N_ELEMENTS (kinds), NULL);

  return kinds[n];
}

/* The index of the kind of that name, or -1. */
static int
find_index (const char *name)
{
  guint low = 0, high = G_N_ELEMENTS (kinds);

  while (low < high)
    {
      guint middle = (low + high) / 2;
      int   order = strcmp (name, kinds[middle]->name);

      if (order == 0)
        return (int) middle;
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return -1;
}

/* Returns the kind of that name, or NULL for one that this version does not
 * know (a record of such a kind is kept as it is). */
const PlnKind *
pln_schema_find (const char *name)
{
  int n;

  g_return_val_if_fail (name != NULL, NULL);

  n = find_index (name);
  return n < 0 ? NULL : kinds[n];
}

/* Returns the place of the kind among pln_schema_get_nth(). */
guint
pln_kind_get_index (const PlnKind *kind)
{
  g_return_val_if_fail (kind != NULL, 0);

  return (guint) MAX (find_index (kind->name), 0);
}

/* Returns the field of that name, or NULL for one that this version does not know. */
const PlnField *
pln_kind_find_field (const PlnKind *kind,
                     const char    *name)
{
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].name[0] == name[0] && strcmp (kind->fields[i].name, name) == 0)
      return &kind->fields[i];

  return NULL;
}

/* Returns the field that says what a record belongs to, or NULL. */
const PlnField *
pln_kind_get_owner (const PlnKind *kind)
{
  g_return_val_if_fail (kind != NULL, NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & PLN_FIELD_OWNER)
      return &kind->fields[i];

  return NULL;
}

const char *
pln_kind_get_label (const PlnKind *kind)
{
  return _(kind->label);
}

const char *
pln_kind_get_plural (const PlnKind *kind)
{
  return _(kind->plural);
}

const char *
pln_field_get_label (const PlnField *field)
{
  return _(field->label);
}

/* Returns the translated heading under which forms show the field. */
const char *
pln_field_get_group (const PlnField *field)
{
  return _(field->group);
}

/* Returns the translated label of a choice; name itself (borrowed) when the
 * table does not hold it, since words of later versions are shown as they are. */
const char *
pln_field_get_choice_label (const PlnField *field,
                            const char     *name)
{
  g_return_val_if_fail (field != NULL, name);
  g_return_val_if_fail (name != NULL, NULL);

  for (const PlnChoice *c = field->choices; c != NULL && c->name != NULL; c++)
    if (strcmp (c->name, name) == 0)
      return _(c->label);

  return name;
}

/* Whether the field is a reference that may point to records of the kind. */
gboolean
pln_field_accepts (const PlnField *field,
                   const char     *kind)
{
  gsize       length;
  const char *p;

  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);

  if (field->target == NULL)
    return FALSE;
  if (strcmp (field->target, "any") == 0)
    return TRUE;

  length = strlen (kind);
  if (length == 0)
    return FALSE;
  for (p = field->target; p != NULL; p = strchr (p, ' '))
    {
      p += *p == ' ';
      if (strncmp (p, kind, length) == 0 && (p[length] == ' ' || p[length] == '\0'))
        return TRUE;
    }

  return FALSE;
}

/* Finds the choice whose name or label, translated or not, was typed. */
static const PlnChoice *
find_choice (const PlnField *field,
             const char     *typed)
{
  g_autofree char *wanted = g_utf8_casefold (typed, -1);

  for (const PlnChoice *c = field->choices; c != NULL && c->name != NULL; c++)
    {
      const char *forms[] = { c->name, c->label, _(c->label) };

      for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
        {
          g_autofree char *form = g_utf8_casefold (forms[i], -1);

          if (strcmp (form, wanted) == 0)
            return c;
        }
    }

  return NULL;
}

static gboolean
parse_choice (const PlnField *field,
              const char     *typed,
              char          **canonical,
              GError        **error)
{
  g_autofree char    *word = g_strstrip (g_strdup (typed));
  g_autoptr (GString) names = NULL;
  const PlnChoice    *choice;

  *canonical = NULL;
  if (*word == '\0')
    return TRUE;

  choice = find_choice (field, word);
  if (choice != NULL)
    {
      *canonical = pln_value_from_plain (PLN_TYPE_CHOICE, choice->name);
      return TRUE;
    }

  names = g_string_new (NULL);
  for (const PlnChoice *c = field->choices; c != NULL && c->name != NULL; c++)
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", c->name);
  g_set_error (error, PLN_SCHEMA_ERROR, PLN_SCHEMA_ERROR_INVALID,
               /* Translators: the last part is a list of words. */
               _("“%s” is no choice for “%s”; there are: %s"), word, field->name, names->str);
  return FALSE;
}

/* Turns what a person typed into the canonical text of the field; choices by
 * name or label, in any case.  *canonical is NULL when the text is blank.
 * Errors: PLN_SCHEMA_ERROR_INVALID for choices, else those of
 * pln_value_parse_typed().  (out) (transfer full) canonical */
gboolean
pln_field_parse_typed (const PlnField *field,
                       const char     *typed,
                       char          **canonical,
                       GError        **error)
{
  g_return_val_if_fail (field != NULL, FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (canonical != NULL, FALSE);

  if (field->type == PLN_TYPE_CHOICE && g_utf8_validate (typed, -1, NULL))
    return parse_choice (field, typed, canonical, error);

  return pln_value_parse_typed (field->type, typed, canonical, error);
}

/* Returns the value in words for people: choices by their label, references by
 * their id, "" for an empty value.  (transfer full) */
char *
pln_field_to_display (const PlnField *field,
                      const char     *canonical)
{
  g_return_val_if_fail (field != NULL, NULL);

  if (field->type == PLN_TYPE_CHOICE && canonical != NULL)
    {
      g_autofree char *name = pln_value_get_plain (canonical);

      return g_strdup (pln_field_get_choice_label (field, name));
    }

  return pln_value_to_display (field->type, canonical);
}
