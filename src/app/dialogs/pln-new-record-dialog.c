/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-new-record-dialog.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row.h"

typedef struct
{
  PlnContext    *context; /* owned */
  const PlnKind *kind;
  GPtrArray     *rows;    /* of PlnFieldRow, borrowed */
  GPtrArray     *presets; /* owned strings, in pairs; the second may be NULL */
  AdwDialog     *dialog;
} NewRecord;

static void
new_record_free (gpointer data)
{
  NewRecord *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->presets);
  g_free (self);
}

/* The first row that is not understood, or is required and empty. */
static PlnFieldRow *
find_bad_row (NewRecord *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PlnFieldRow *row = g_ptr_array_index (self->rows, i);
      if (!pln_field_row_apply (row))
        return row;
      if ((pln_field_row_get_field (row)->flags & PLN_FIELD_REQUIRED) && pln_field_row_get_value (row) == NULL)
        return row;
    }
  return NULL;
}

static void
add_cb (GtkWidget *widget, NewRecord *self)
{
  g_autofree char *label = g_strdup_printf (_("Add %s"), pln_kind_get_label (self->kind));
  g_autoptr (PlnEdit) edit = pln_edit_new (label);
  g_autoptr (GError) error = NULL;
  PlnFieldRow *bad = find_bad_row (self);
  g_autofree char *id = NULL;

  if (bad != NULL)
    {
      pln_field_row_grab (bad);
      return;
    }
  id = g_strdup (pln_edit_add (edit, self->kind->name, NULL));
  for (guint i = 0; i + 1 < self->presets->len; i += 2)
    pln_edit_set (edit, id, g_ptr_array_index (self->presets, i), g_ptr_array_index (self->presets, i + 1));
  for (guint i = 0; i < self->rows->len; i++)
    if (!pln_field_row_add_to (g_ptr_array_index (self->rows, i), edit, id, &error))
      {
        pln_context_error (self->context, _("Not Added"), error);
        return;
      }
  if (!pln_context_commit (self->context, edit))
    return;
  adw_dialog_close (self->dialog);
  pln_context_inspect (self->context, id, TRUE);
}

static const char *
find_preset (const char *const *presets, const char *field)
{
  for (; presets != NULL && presets[0] != NULL; presets += 2)
    if (g_str_equal (presets[0], field))
      return presets[1];
  return NULL;
}

/* What one would want to say at once: the required fields and the name, then
 * what it belongs to, type, date and amount. */
static gboolean
is_asked (const PlnKind *kind, const PlnField *field)
{
  static const char *const also[] = { "type", "role", "when", "due", "amount", "holder", "holder_text", "value", NULL };

  return (field->flags & PLN_FIELD_REQUIRED) != 0 || (field->flags & PLN_FIELD_OWNER) != 0
         || g_strcmp0 (field->name, kind->title) == 0 || g_strv_contains (also, field->name);
}

static void
add_rows (NewRecord *self, AdwPreferencesGroup *group, const char *const *presets)
{
  for (const PlnField *field = self->kind->fields; field->name != NULL; field++)
    {
      const char *preset = find_preset (presets, field->name);
      PlnFieldRow *row;
      if (!is_asked (self->kind, field))
        continue;
      row = pln_field_row_new (self->context, self->kind, field);
      if (preset != NULL)
        pln_field_row_set_value (row, preset);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
  for (; presets != NULL && presets[0] != NULL; presets += 2)
    {
      const PlnField *field = pln_kind_find_field (self->kind, presets[0]);
      if (field == NULL || is_asked (self->kind, field))
        continue;
      g_ptr_array_add (self->presets, g_strdup (presets[0]));
      g_ptr_array_add (self->presets, g_strdup (presets[1]));
    }
}

/* The row a person would fill in first: required or naming, and empty. */
static PlnFieldRow *
find_first_row (NewRecord *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (pln_field_row_get_field (g_ptr_array_index (self->rows, i))->name, self->kind->title) == 0
        && pln_field_row_get_value (g_ptr_array_index (self->rows, i)) == NULL)
      return g_ptr_array_index (self->rows, i);
  for (guint i = 0; i < self->rows->len; i++)
    if (pln_field_row_get_value (g_ptr_array_index (self->rows, i)) == NULL)
      return g_ptr_array_index (self->rows, i);
  return self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;
}

static GtkWidget *
make_content (NewRecord *self, AdwPreferencesGroup *group)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *page = adw_preferences_page_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *add = gtk_button_new_with_mnemonic (_("_Add"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (add, "suggested-action");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), add);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self->dialog);
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  adw_dialog_set_default_widget (self->dialog, add);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  gtk_widget_add_css_class (page, "inspector");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  return view;
}

void
pln_new_record_dialog_present (PlnContext *context, const char *kind_name, const char *const *presets)
{
  const PlnKind *kind = pln_schema_find (kind_name);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  NewRecord *self;
  PlnFieldRow *first;
  g_autofree char *title = NULL;

  g_return_if_fail (kind != NULL);
  self = g_new0 (NewRecord, 1);
  self->context = g_object_ref (context);
  self->kind = kind;
  self->rows = g_ptr_array_new ();
  self->presets = g_ptr_array_new_with_free_func (g_free);
  self->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "pln-data", self, new_record_free);
  title = g_strdup_printf (_("Add %s"), pln_kind_get_label (kind));
  adw_dialog_set_title (self->dialog, title);
  add_rows (self, group, presets);
  adw_dialog_set_child (self->dialog, make_content (self, group));
  adw_dialog_set_content_width (self->dialog, 440);
  first = find_first_row (self);
  adw_dialog_present (self->dialog, pln_context_get_host (context));
  if (first != NULL)
    pln_field_row_grab (first);
}
