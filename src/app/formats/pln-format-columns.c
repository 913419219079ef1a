/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/formats/pln-format-columns.h"

#include <glib/gi18n.h>

#define MOST_COLUMNS 100 /* that can be changed here; the others are as they were understood */

struct _PlnFormatColumns
{
  AdwBin parent_instance;

  PlnCsv        *csv;     /* borrowed */
  PlnCsvMapping *mapping; /* owned */
  GtkWidget     *kinds, *page, *columns;
  GPtrArray     *rows;    /* owned; of combo rows (borrowed), one a column */
  gboolean       mixed;   /* a column can tell the kind */
  gboolean       filling;
};

G_DEFINE_FINAL_TYPE (PlnFormatColumns, pln_format_columns, ADW_TYPE_BIN)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- columns ------------------------------------------------------------- */

/* A few values, so that one sees what a column is about. */
static char *
get_sample (PlnFormatColumns *self, guint column)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = 0;

  for (guint row = 1; row < self->csv->rows->len && row < 100 && n < 3; row++)
    {
      const char *cell = pln_csv_unguard (pln_csv_get_cell (self->csv, row, column));
      g_autofree char *part = NULL;

      if (*cell == '\0')
        continue;
      part = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), 30));
      g_strdelimit (part, "\r\n\t", ' ');
      g_string_append_printf (out, "%s%s", n++ > 0 ? " · " : "", part);
    }
  return n > 0 ? g_strdup (out->str) : g_strdup (_("Empty"));
}

static guint
get_position (const PlnKind *kind, const char *field)
{
  const char *type;

  if (field == NULL)
    return 0;
  if (g_str_equal (field, "id"))
    return 1;
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, field))
      return i + 2;
  for (guint i = 0; (type = pln_csv_get_nth_contact (i)) != NULL; i++)
    if (g_strcmp0 (pln_csv_get_contact_type (field), type) == 0)
      return i + 2 + kind->n_fields;
  return 0;
}

/* The other way round. */
static char *
get_field (const PlnKind *kind, guint position)
{
  if (position == 0)
    return NULL;
  if (position == 1)
    return g_strdup ("id");
  if (position - 2 < kind->n_fields)
    return g_strdup (kind->fields[position - 2].name);
  return g_strconcat (PLN_CSV_CONTACT, pln_csv_get_nth_contact (position - 2 - kind->n_fields), NULL);
}

static void
show_mapping (PlnFormatColumns *self)
{
  const PlnKind *kind = self->mapping->kind != NULL ? pln_schema_find (self->mapping->kind) : NULL;

  if (kind == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_combo_row_set_selected (g_ptr_array_index (self->rows, i),
                                get_position (kind, g_ptr_array_index (self->mapping->fields, i)));
  self->filling = FALSE;
}

static void
column_changed_cb (AdwComboRow *row, GParamSpec *pspec, PlnFormatColumns *self)
{
  const PlnKind *kind = self->mapping->kind != NULL ? pln_schema_find (self->mapping->kind) : NULL;
  g_autofree char *field = NULL;
  guint column;

  if (self->filling || kind == NULL || !g_ptr_array_find (self->rows, row, &column))
    return;
  field = get_field (kind, adw_combo_row_get_selected (row));
  pln_csv_mapping_set (self->mapping, column, field);
  show_mapping (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkStringList *
make_fields (const PlnKind *kind)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  gboolean contacts = pln_csv_takes_contacts (kind);
  const char *type;

  gtk_string_list_append (list, _("Left out"));
  gtk_string_list_append (list, _("Id"));
  for (guint i = 0; i < kind->n_fields; i++)
    gtk_string_list_append (list, pln_field_get_label (&kind->fields[i]));
  for (guint i = 0; contacts && (type = pln_csv_get_nth_contact (i)) != NULL; i++)
    gtk_string_list_append (list, pln_csv_get_contact_label (type));
  return list;
}

static void
make_columns (PlnFormatColumns *self)
{
  const PlnKind *kind = self->mapping->kind != NULL ? pln_schema_find (self->mapping->kind) : NULL;
  g_autoptr (GtkStringList) fields = kind != NULL ? make_fields (kind) : NULL;

  if (self->columns != NULL)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->columns));
  self->columns = NULL;
  g_ptr_array_set_size (self->rows, 0);
  if (kind == NULL)
    return;
  self->columns = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->columns), _("Columns"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->columns),
                                         _("What each column holds. Rows without an id are recognized by their title."));
  self->filling = TRUE;
  for (guint i = 0; i < MIN (pln_csv_get_n_columns (self->csv), MOST_COLUMNS); i++)
    {
      GtkWidget *row = adw_combo_row_new ();
      const char *heading = pln_csv_get_cell (self->csv, 0, i);
      g_autofree char *sample = get_sample (self, i), *number = g_strdup_printf (_("Column %u"), i + 1);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), *heading != '\0' ? heading : number);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sample);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (fields));
      g_signal_connect (row, "notify::selected", G_CALLBACK (column_changed_cb), self);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->columns), row);
      g_ptr_array_add (self->rows, row);
    }
  self->filling = FALSE;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->columns));
  show_mapping (self);
}

/* ---- the kind ------------------------------------------------------------ */

static void
set_kind (PlnFormatColumns *self, const char *kind)
{
  g_clear_pointer (&self->mapping, pln_csv_mapping_free);
  self->mapping = pln_csv_mapping_guess (self->csv, kind);
  make_columns (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
kind_changed_cb (PlnFormatColumns *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self->kinds));

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (self->mixed && selected == 0)
    set_kind (self, NULL);
  else
    set_kind (self, pln_schema_get_nth (selected - (self->mixed ? 1 : 0))->name);
}

static void
fill_kinds (PlnFormatColumns *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  const PlnKind *kind = self->mapping->kind != NULL ? pln_schema_find (self->mapping->kind) : NULL;
  guint selected = self->mixed ? 0 : GTK_INVALID_LIST_POSITION;

  if (self->mixed)
    gtk_string_list_append (kinds, _("As its column says"));
  for (guint i = 0; i < pln_schema_get_n_kinds (); i++)
    {
      if (kind == pln_schema_get_nth (i))
        selected = i + (self->mixed ? 1 : 0);
      gtk_string_list_append (kinds, pln_kind_get_label (pln_schema_get_nth (i)));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->kinds), G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->kinds), selected);
  self->filling = FALSE;
}

void
pln_format_columns_set_kind (PlnFormatColumns *self, const char *kind)
{
  g_return_if_fail (PLN_IS_FORMAT_COLUMNS (self));

  set_kind (self, kind);
  fill_kinds (self);
}

static char *
describe (PlnCsv *csv, const char *name)
{
  const char *delimiter = csv->delimiter == ',' ? _("separated by commas") : csv->delimiter == ';'
                          ? _("separated by semicolons") : csv->delimiter == '\t' ? _("separated by tabs")
                                                                                  : _("separated by bars");
  guint n = csv->rows->len - 1;

  /* Translators: a file name, how many rows, its encoding, its delimiter. */
  return g_strdup_printf (ngettext ("“%s”: %u row, %s, %s", "“%s”: %u rows, %s, %s", n), name, n,
                          pln_encoding_get_label (csv->encoding), delimiter);
}

GtkWidget *
pln_format_columns_new (PlnCsv *csv, const char *name)
{
  PlnFormatColumns *self = g_object_new (PLN_TYPE_FORMAT_COLUMNS, NULL);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *text = describe (csv, name);

  self->csv = csv;
  self->mapping = pln_csv_mapping_guess (csv, NULL);
  for (guint i = 0; i < pln_csv_get_n_columns (csv); i++)
    self->mixed = self->mixed || g_str_equal (pln_csv_get_cell (csv, 0, i), "kind");
  self->page = adw_preferences_page_new ();
  self->kinds = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->kinds), _("Each Row Is a"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->kinds);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
  adw_bin_set_child (ADW_BIN (self), self->page);
  fill_kinds (self);
  g_signal_connect_swapped (self->kinds, "notify::selected", G_CALLBACK (kind_changed_cb), self);
  make_columns (self);
  return GTK_WIDGET (self);
}

const PlnCsvMapping *
pln_format_columns_get_mapping (PlnFormatColumns *self)
{
  g_return_val_if_fail (PLN_IS_FORMAT_COLUMNS (self), NULL);

  return self->mapping;
}

static void
pln_format_columns_finalize (GObject *object)
{
  PlnFormatColumns *self = PLN_FORMAT_COLUMNS (object);

  g_clear_pointer (&self->mapping, pln_csv_mapping_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (pln_format_columns_parent_class)->finalize (object);
}

static void
pln_format_columns_class_init (PlnFormatColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_format_columns_finalize;
  signals[CHANGED] = g_signal_new ("changed", PLN_TYPE_FORMAT_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
pln_format_columns_init (PlnFormatColumns *self)
{
  self->rows = g_ptr_array_new ();
}
