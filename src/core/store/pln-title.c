// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/pln-store-private.h"

/* What names a record for people: its title field; else a phrase made from the
 * record; else the name of its kind.  A phrase asks for other titles, so the
 * depth is bounded. */

#define MAX_DEPTH 4

static char *make_title (PlnWorkspace *self, const char *id, int depth);

static char *
get_display (const PlnRow *row, const char *name)
{
  const PlnField *field = pln_kind_find_field (row->table->kind, name);
  const char *value = field != NULL ? pln_row_get_value (row, name) : NULL;

  return value != NULL ? pln_field_to_display (field, value) : NULL;
}

/* The title of what a field refers to, else the words of its twin field. */
static char *
get_other (PlnWorkspace *self, const PlnRow *row, const char *name, int depth)
{
  const char *value = pln_row_get_value (row, name);
  g_autofree char *twin = g_strconcat (name, "_text", NULL);
  g_autofree char *id = NULL;

  if (value == NULL)
    return get_display (row, twin);
  id = pln_value_get_plain (value);
  return make_title (self, id, depth + 1);
}

/* "first format second", or the one that there is; NULL: neither. */
static char *
join (char *first, char *second, const char *format)
{
  g_autofree char *a = first, *b = second;

  if (a != NULL && b != NULL)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (format, a, b);
#pragma GCC diagnostic pop
    }
  return a != NULL ? g_steal_pointer (&a) : g_steal_pointer (&b);
}

typedef struct
{
  const char *kind;
  const char *first;  /* fields: "+" before a name means the title of what it refers to */
  const char *second;
  const char *format; /* untranslated */
} Phrase;

static const Phrase phrases[] = {
  /* Translators: a role and a body, "Chair of Working Group" */
  { "membership", "role", "+body", N_("%s of %s") },
  { "relation", "type", "+object", N_("%s: %s") },
  { "participation", "+who", "+meeting", N_("%s, %s") },
  { "link", "type", "+object", N_("%s: %s") },
  { "place", "city", "country", N_("%s, %s") },
  { "period", "state", "start", N_("%s, %s") },
  { "contact", "type", "value", N_("%s: %s") },
  { "cadence", "+of", "rule", N_("%s: %s") },
  { "allocation", "+budget_line", "year", N_("%s, %s") },
  { "growth", "percent", "start_year", N_("%s %%, %s") },
  { "earmark", "purpose", "amount", N_("%s, %s") },
  { "expenditure", "+budget_line", "when", N_("%s, %s") },
  { "rate", "currency", "against", N_("%s in %s") },
  { "observation", "+indicator", "when", N_("%s, %s") },
  { "citation", "+document", "place", N_("%s, %s") },
  { "change", "field", "was", N_("%s: %s") },
  { "feedback", "+by", "+of", N_("%s on %s") },
  { "name", "text", NULL, NULL },
};

static char *
get_part (PlnWorkspace *self, const PlnRow *row, const char *part, int depth)
{
  if (part == NULL)
    return NULL;
  return part[0] == '+' ? get_other (self, row, part + 1, depth) : get_display (row, part);
}

static char *
make_phrase (PlnWorkspace *self, const PlnRow *row, int depth)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].kind, row->kind) == 0)
      return join (get_part (self, row, phrases[i].first, depth), get_part (self, row, phrases[i].second, depth),
                   phrases[i].format != NULL ? _(phrases[i].format) : "%s %s");
  return NULL;
}

static gboolean
is_phrased (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strcmp (phrases[i].kind, kind) == 0 && phrases[i].format != NULL)
      return TRUE;
  return FALSE;
}

/* The first line, shortened: texts of decisions and requests are long. */
static char *
shorten (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\n"));

  g_strstrip (line);
  return g_utf8_strlen (line, -1) > 120 ? g_utf8_truncate_middle (line, 120) : g_steal_pointer (&line);
}

/* First of the shown texts that has a value. */
static char *
first_text (const PlnRow *row)
{
  for (guint i = 0; i < row->table->kind->n_fields; i++)
    {
      const PlnField *field = &row->table->kind->fields[i];

      if ((field->flags & PLN_FIELD_SEARCHED) && pln_row_get_value (row, field->name) != NULL)
        return get_display (row, field->name);
    }
  return NULL;
}

static char *
make_title (PlnWorkspace *self, const char *id, int depth)
{
  g_autoptr (PlnRow) row = depth <= MAX_DEPTH ? pln_workspace_get_row (self, id) : NULL;
  g_autofree char *text = NULL;

  if (row == NULL)
    return g_strdup (depth <= MAX_DEPTH ? _("Not in this workspace") : "…");
  if (row->table == NULL)
    return g_strdup_printf ("%s %s", row->kind, id);
  if (is_phrased (row->kind))
    text = make_phrase (self, row, depth);
  if (text == NULL && row->table->kind->title != NULL)
    text = get_display (row, row->table->kind->title);
  if (text == NULL)
    text = first_text (row);
  if (text == NULL || text[0] == '\0')
    return g_strdup (pln_kind_get_label (row->table->kind));
  return shorten (text);
}

/**
 * pln_workspace_title_from:
 * @kind: of the record
 * @title: (nullable): the words of its title field, as a scan has just read them
 *
 * Returns: (transfer full): what pln_workspace_get_title() says, without reading
 *   the record once more where its title field is enough
 */
char *
pln_workspace_title_from (PlnWorkspace *self, const char *id, const char *kind, const char *title)
{
  const PlnKind *of = pln_schema_find (kind);
  const PlnField *field = of != NULL && of->title != NULL && !is_phrased (kind) ? pln_kind_find_field (of, of->title) : NULL;
  gboolean enough = field != NULL && field->type == PLN_TYPE_TEXT && title != NULL && *title != '\0';

  return enough ? shorten (title) : pln_workspace_get_title (self, id);
}

char *
pln_workspace_get_title (PlnWorkspace *self, const char *id)
{
  return make_title (self, id, 0);
}
