/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dialogs/pln-workspace-dialog.h"

#include <glib/gi18n.h>

#include "app/inspector/pln-field-row.h"
#include "schema/pln-schema.h"

static PlnFieldRow *
add_row (PlnContext *context, PlnItem *item, GtkWidget *group, const char *field)
{
  const PlnKind *kind = pln_schema_find ("workspace");
  PlnFieldRow *row = pln_field_row_new (context, kind, pln_kind_find_field (kind, field));

  pln_field_row_follow (row, item);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
  return row;
}

static void
weekday_cb (AdwComboRow *row, GParamSpec *pspec, PlnContext *context)
{
  guint weekday = adw_combo_row_get_selected (row);
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *digit = g_strdup_printf ("%u", weekday);
  g_autofree char *canonical = weekday > 0 ? pln_value_from_plain (PLN_TYPE_TEXT, digit) : NULL;

  if ((int) weekday != pln_workspace_get_first_weekday (workspace))
    pln_context_set_value (context, "workspace", "first_weekday", canonical);
}

/* The names come from the calendar of the user's language: 2024-01-01 was a Monday. */
static GtkWidget *
weekday_row_new (PlnContext *context)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("As in This Language"));
  for (int day = 1; day <= 7; day++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 1, day, 0, 0, 0);
      g_autofree char *name = g_date_time_format (date, "%A");
      gtk_string_list_append (names, name);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Week Starts On"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), (guint) pln_workspace_get_first_weekday (pln_context_get_workspace (context)));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (weekday_cb), context, 0);
  return row;
}

static void
use_today_cb (GtkButton *button, PlnFieldRow *row)
{
  pln_field_row_set_value (row, NULL);
}

static void
reading_changed_cb (PlnFieldRow *row, gpointer user_data)
{
  gtk_widget_set_sensitive (GTK_WIDGET (user_data), pln_field_row_get_value (row) != NULL);
}

static GtkWidget *
reading_group_new (PlnContext *context, PlnItem *item)
{
  GtkWidget *group = adw_preferences_group_new (), *today = gtk_button_new_with_mnemonic (_("_Use Today"));
  PlnFieldRow *row;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("The Day Taken for Today"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("A sample is read on the day of its documents, so that nothing in it is falsely overdue. Empty: the real day."));
  row = add_row (context, item, group, "reading_date");
  gtk_widget_add_css_class (today, "flat");
  gtk_widget_set_valign (today, GTK_ALIGN_CENTER);
  g_signal_connect_object (today, "clicked", G_CALLBACK (use_today_cb), row, 0);
  g_signal_connect_object (row, "changed", G_CALLBACK (reading_changed_cb), today, 0);
  reading_changed_cb (row, today);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), today);
  return group;
}

/* Older workspaces and those of other programs may lack the record. */
static gboolean
ensure_record (PlnContext *context)
{
  g_autoptr (PlnEdit) edit = NULL;

  if (pln_workspace_get_kind (pln_context_get_workspace (context), "workspace") != NULL)
    return TRUE;
  edit = pln_edit_new (_("Workspace Properties"));
  pln_edit_add (edit, "workspace", "workspace");
  return pln_context_commit (context, edit);
}

void
pln_workspace_dialog_present (PlnContext *context)
{
  AdwDialog *dialog = ADW_DIALOG (adw_preferences_dialog_new ());
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();
  g_autoptr (PlnItem) item = NULL;

  g_object_ref_sink (dialog);
  if (ensure_record (context))
    {
      item = pln_item_new (pln_context_get_workspace (context), "workspace");
      add_row (context, item, group, "title");
      add_row (context, item, group, "seat");
      add_row (context, item, group, "fiscal_year_start");
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), weekday_row_new (context));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (reading_group_new (context, item)));
      adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), ADW_PREFERENCES_PAGE (page));
      adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (dialog), FALSE);
      adw_dialog_set_title (dialog, _("Workspace Properties"));
      adw_dialog_present (dialog, pln_context_get_host (context));
    }
  g_object_unref (dialog);
}
