/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/formats/pln-csv-table.h"

/* Which column is which field. */

static gboolean
equals (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b) == 0;
}

static char *
fold (const char *heading)
{
  g_autofree char *stripped = g_strstrip (g_strdup (heading));

  return pln_text_fold (stripped);
}

static gboolean
is_heading (const char *folded, const char *name)
{
  g_autofree char *other = name != NULL ? fold (name) : NULL;

  return other != NULL && g_str_equal (folded, other);
}

static const PlnField *
find_named (const PlnKind *kind, const char *folded)
{
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const PlnField *field = &kind->fields[i];

      if (is_heading (folded, field->name) || is_heading (folded, field->label) ||
          is_heading (folded, pln_field_get_label (field)))
        return field;
    }
  return NULL;
}

/* What other programs call the columns of people and organizations; folded. */
static const struct
{
  const char *heading, *field;
} others[] = {
  { "full name", "name" },
  { "organisation", "organization" },
  { "company", "organization" },
  { "email", PLN_CSV_CONTACT "email" },
  { "email address", PLN_CSV_CONTACT "email" },
  { "e-mail address", PLN_CSV_CONTACT "email" },
  { "e-mail 1 - value", PLN_CSV_CONTACT "email" },
  { "courriel", PLN_CSV_CONTACT "email" },
  { "telephone", PLN_CSV_CONTACT "phone" },
  { "tel", PLN_CSV_CONTACT "phone" },
  { "mobile", PLN_CSV_CONTACT "phone" },
  { "mobile phone", PLN_CSV_CONTACT "phone" },
  { "business phone", PLN_CSV_CONTACT "phone" },
  { "phone 1 - value", PLN_CSV_CONTACT "phone" },
};

static const char *
find_contact (const PlnKind *kind, const char *folded)
{
  gboolean contacts = pln_csv_takes_contacts (kind);
  const char *type;

  for (guint i = 0; contacts && (type = pln_csv_get_nth_contact (i)) != NULL; i++)
    {
      g_autofree char *name = g_strconcat (PLN_CSV_CONTACT, type, NULL);

      if (is_heading (folded, name) || is_heading (folded, pln_csv_get_contact_label (type)))
        return g_intern_string (name);
    }
  for (guint i = 0; contacts && i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (folded, others[i].heading) &&
        (pln_csv_get_contact_type (others[i].field) != NULL || pln_kind_find_field (kind, others[i].field) != NULL))
      return g_intern_string (others[i].field);
  return NULL;
}

/* "Parent (id)" beside "Parent", as tables for people have it, and parent.title
 * beside parent.  weak: the column steps back behind another one for the field. */
static const char *
find_field (const PlnKind *kind, const char *heading, gboolean *weak)
{
  g_autofree char *folded = fold (heading);
  const PlnField *field = find_named (kind, folded);

  *weak = FALSE;
  if (is_heading (folded, "id") || is_heading (folded, "uid") || is_heading (folded, _("Id")))
    return "id";
  if (field != NULL)
    *weak = field->type == PLN_TYPE_REFERENCE;
  else if (g_str_has_suffix (folded, " (id)"))
    {
      folded[strlen (folded) - 5] = '\0';
      field = find_named (kind, folded);
    }
  else if (g_str_has_suffix (folded, ".title"))
    {
      folded[strlen (folded) - 6] = '\0';
      field = find_named (kind, folded);
      *weak = TRUE;
      if (field != NULL && field->type != PLN_TYPE_REFERENCE)
        field = NULL;
    }
  return field != NULL ? g_intern_string (field->name) : find_contact (kind, folded);
}

static guint
map_columns (PlnCsv *csv, const PlnKind *kind, GPtrArray *fields)
{
  guint n = pln_csv_get_n_columns (csv), found = 0;

  g_ptr_array_set_size (fields, 0);
  g_ptr_array_set_size (fields, (gint) n);
  /* Columns that name a reference by its title step back behind one with its id. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      {
        gboolean weak;
        const char *field = find_field (kind, pln_csv_get_cell (csv, 0, i), &weak);

        if (field == NULL || weak != (pass == 1) || g_ptr_array_index (fields, i) != NULL ||
            (pln_csv_get_contact_type (field) == NULL && g_ptr_array_find_with_equal_func (fields, field, equals, NULL)))
          continue;
        g_ptr_array_index (fields, i) = (gpointer) field;
        found++;
      }
  return found;
}

/* All kinds in one table: a name means the field of that name, whatever the kind. */
static void
map_any (PlnCsv *csv, GPtrArray *fields)
{
  guint n = pln_csv_get_n_columns (csv);

  g_ptr_array_set_size (fields, 0);
  g_ptr_array_set_size (fields, (gint) n);
  for (guint i = 0; i < n; i++)
    {
      const char *heading = pln_csv_get_cell (csv, 0, i);

      if (g_str_equal (heading, "id") || g_str_equal (heading, "kind"))
        g_ptr_array_index (fields, i) = (gpointer) g_intern_string (heading);
      for (guint k = 0; k < pln_schema_get_n_kinds () && g_ptr_array_index (fields, i) == NULL; k++)
        if (pln_kind_find_field (pln_schema_get_nth (k), heading) != NULL)
          g_ptr_array_index (fields, i) = (gpointer) g_intern_string (heading);
    }
}

static gboolean
has_kind_column (PlnCsv *csv)
{
  for (guint i = 0; i < pln_csv_get_n_columns (csv); i++)
    if (g_str_equal (pln_csv_get_cell (csv, 0, i), "kind"))
      return TRUE;
  return FALSE;
}

/* The kind that the most headings fit, its title among them; of two such, the one that is more often kept in tables. */
static const PlnKind *
guess_kind (PlnCsv *csv)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  const PlnKind *best = NULL;
  guint most = 0;

  for (guint k = 0; k < pln_schema_get_n_kinds (); k++)
    {
      const PlnKind *kind = pln_schema_get_nth (k);
      guint n = 2 * map_columns (csv, kind, fields) +
                (g_str_equal (kind->name, "person") || g_str_equal (kind->name, "meeting"));

      if (n > most && g_ptr_array_find_with_equal_func (fields, kind->title, equals, NULL))
        {
          most = n;
          best = kind;
        }
    }
  return best;
}

PlnCsvMapping *
pln_csv_mapping_guess (PlnCsv *csv, const char *kind)
{
  PlnCsvMapping *self = g_new0 (PlnCsvMapping, 1);
  const PlnKind *known = kind != NULL ? pln_schema_find (kind) : NULL;

  self->fields = g_ptr_array_new ();
  if (known == NULL && has_kind_column (csv))
    {
      map_any (csv, self->fields);
      return self;
    }
  if (known == NULL)
    known = guess_kind (csv);
  if (known == NULL)
    {
      g_ptr_array_set_size (self->fields, (gint) pln_csv_get_n_columns (csv));
      return self;
    }
  self->kind = known->name;
  map_columns (csv, known, self->fields);
  return self;
}

void
pln_csv_mapping_set (PlnCsvMapping *self, guint column, const char *field)
{
  guint other;

  g_return_if_fail (column < self->fields->len);
  if (field != NULL && pln_csv_get_contact_type (field) == NULL && g_ptr_array_find_with_equal_func (self->fields, field, equals, &other))
    g_ptr_array_index (self->fields, other) = NULL;
  g_ptr_array_index (self->fields, column) = (gpointer) g_intern_string (field);
}

gboolean
pln_csv_mapping_parse (PlnCsvMapping *self, PlnCsv *csv, const char *pair, GError **error)
{
  const char *sign = strrchr (pair, '='), *field = sign != NULL ? sign + 1 : NULL;
  g_autofree char *heading = sign != NULL ? g_strndup (pair, sign - pair) : NULL;
  const PlnKind *kind = self->kind != NULL ? pln_schema_find (self->kind) : NULL;

  if (heading == NULL)
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("“%s” is not of the form COLUMN=FIELD."), pair);
      return FALSE;
    }
  if (*field != '\0' && !g_str_equal (field, "id") && (kind == NULL || (pln_kind_find_field (kind, field) == NULL && pln_csv_get_contact_type (field) == NULL)))
    {
      g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("“%s” has no field “%s”."),
                   kind != NULL ? kind->name : "?", field);
      return FALSE;
    }
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (pln_csv_get_cell (csv, 0, i), heading))
      {
        pln_csv_mapping_set (self, i, *field != '\0' ? field : NULL);
        return TRUE;
      }
  g_set_error (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_INVALID, _("There is no column “%s”."), heading);
  return FALSE;
}

void
pln_csv_mapping_free (PlnCsvMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->fields);
  g_free (self);
}
