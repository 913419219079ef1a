/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/directory/pln-directory-commands.h"

#include <glib/gi18n.h>

#include "app/directory/pln-directory-entries.h"
#include "app/records/pln-merge-plan.h"

/* Which record stays, field by field what it says, and what becomes of the rest. */
typedef struct
{
  PlnContext   *context; /* owned */
  PlnMergePlan *plan;    /* owned */
  AdwDialog    *dialog;
  GtkWidget    *page, *fields; /* fields: the group that is made anew for another choice */
} Merge;

static void
merge_free (gpointer data)
{
  Merge *self = data;

  g_object_unref (self->context);
  pln_merge_plan_free (self->plan);
  g_free (self);
}

static void
apply_cb (GtkWidget *widget, Merge *self)
{
  const char *keep = self->plan->ids[self->plan->keep];
  g_autofree char *title = pln_workspace_get_title (self->plan->workspace, keep), *stays = g_strdup (keep);
  g_autofree char *toast = g_strdup_printf (_("Merged into %s"), title);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Merge Duplicates"));
  g_autoptr (PlnContext) context = g_object_ref (self->context);

  pln_merge_plan_add_to (self->plan, edit);
  if (!pln_context_commit_toast (self->context, edit, toast))
    return;
  adw_dialog_close (self->dialog); /* frees self */
  pln_context_announce (context, toast);
  pln_context_inspect (context, stays, FALSE);
}

/* ---- fields ------------------------------------------------------------------- */

static void
chosen_cb (AdwComboRow *row, GParamSpec *pspec, PlnMergeField *field)
{
  guint at = adw_combo_row_get_selected (row);

  if (at < field->values->len)
    field->chosen = at;
}

static GtkWidget *
field_row_new (Merge *self, PlnMergeField *field)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) values = gtk_string_list_new (NULL);

  for (guint i = 0; i < field->values->len; i++)
    {
      const char *canonical = field->values->pdata[i];
      g_autofree char *id = field->field->type == PLN_TYPE_REFERENCE ? pln_value_get_plain (canonical) : NULL;
      g_autofree char *text = id != NULL ? pln_workspace_get_title (self->plan->workspace, id)
                                         : pln_field_to_display (field->field, canonical);
      gtk_string_list_append (values, text);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pln_field_get_label (field->field));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (values));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), field->chosen);
  g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), field);
  return row;
}

static void
show_fields (Merge *self)
{
  guint n = pln_merge_plan_count_references (self->plan);
  g_autofree char *follow = g_strdup_printf (ngettext ("%u record that refers to the others will refer to the one that stays.",
                                                       "%u records that refer to the others will refer to the one that stays.", n), n);
  g_autofree char *text = g_strconcat (_("Names not chosen stay as other names, lists are put together, every other value "
                                         "not chosen goes into the note."), " ", n > 0 ? follow : NULL, NULL);

  if (self->fields != NULL)
    adw_preferences_page_remove (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->fields));
  self->fields = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->fields),
                                   self->plan->fields->len > 0 ? _("Where They Differ") : _("They Do Not Differ"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->fields), text);
  for (guint i = 0; i < self->plan->fields->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->fields), field_row_new (self, self->plan->fields->pdata[i]));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (self->fields));
}

/* ---- which stays ---------------------------------------------------------------- */

static void
keep_cb (GtkCheckButton *check, Merge *self)
{
  if (!gtk_check_button_get_active (check))
    return;
  pln_merge_plan_set_keep (self->plan, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "at")));
  show_fields (self);
}

static GtkWidget *
keep_group_new (Merge *self)
{
  GtkWidget *group = adw_preferences_group_new (), *leader = NULL;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Which Record Stays"));
  for (guint i = 0; self->plan->ids[i] != NULL; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (self->plan->workspace, self->plan->ids[i]);
      g_autofree char *name = pln_directory_entry_name (item), *line = pln_directory_entry_line (item);
      GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
      if (leader != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (leader));
      else
        leader = check;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), i == self->plan->keep);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (check), "at", GUINT_TO_POINTER (i));
      g_signal_connect (check, "toggled", G_CALLBACK (keep_cb), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

void
pln_directory_merge (PlnContext *context, const char *const *ids)
{
  Merge *self = g_new0 (Merge, 1);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel")), *apply = gtk_button_new_with_mnemonic (_("_Merge"));

  self->context = g_object_ref (context);
  self->plan = pln_merge_plan_new (pln_context_get_workspace (context), ids);
  self->dialog = adw_dialog_new ();
  self->page = adw_preferences_page_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "pln-merge", self, merge_free);
  adw_dialog_set_title (self->dialog, _("Merge Duplicates"));
  adw_dialog_set_content_width (self->dialog, 480);
  adw_dialog_set_content_height (self->dialog, 560);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self->dialog);
  g_signal_connect (apply, "clicked", G_CALLBACK (apply_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  adw_dialog_set_default_widget (self->dialog, apply);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (keep_group_new (self)));
  show_fields (self);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), self->page);
  adw_dialog_set_child (self->dialog, view);
  adw_dialog_present (self->dialog, pln_context_get_host (context));
}
