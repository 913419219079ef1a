/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-export-dialog.h"

#include "app/dialogs/pln-pick-dialog.h"
#include "exchange/pln-snapshot-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* What can be kept here, as a whole. */
static const struct
{
  const char *title, *subtitle;
  const char *kinds[10];
  gboolean keep; /* stays here unless switched on */
} switches[] = {
  { N_("_Budget"), N_("Budgets, contributions, earmarks and expenditures"),
    { "budget", "budget_line", "allocation", "growth", "contribution", "earmark", "expenditure", "rate" }, FALSE },
  { N_("_Personal Data"), N_("People, their contacts and audiences"), { "person", "contact", "audience" }, FALSE },
};

/* One export from the list of what leaves to the written file. */
typedef struct
{
  PlnContext *context; /* owned */
  char *body;          /* owned; NULL: everything */
  AdwDialog *dialog;   /* borrowed while shown */
  GtkWidget *list, *informal, *rows[G_N_ELEMENTS (switches)];
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->context);
  g_free (export->body);
  g_free (export);
}

/* Kinds that stay here, NULL-terminated; the strings are static. */
static GPtrArray *
kinds_left_out (Export *export)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      if (adw_switch_row_get_active (ADW_SWITCH_ROW (export->rows[i])))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (switches[i].kinds) && switches[i].kinds[k] != NULL; k++)
        g_ptr_array_add (kinds, (gpointer) switches[i].kinds[k]);
    }
  g_ptr_array_add (kinds, NULL);
  return kinds;
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
show_counts (Export *export)
{
  g_autoptr (GPtrArray) without = kinds_left_out (export);
  PlnSnapshotScope scope = { .body = export->body, .without = (const char *const *) without->pdata,
                             .hold_informal = !adw_switch_row_get_active (ADW_SWITCH_ROW (export->informal)) };
  g_autoptr (GHashTable) counts = pln_snapshot_count (pln_context_get_workspace (export->context), &scope, NULL);
  g_autoptr (GPtrArray) kinds = NULL;

  gtk_list_box_remove_all (GTK_LIST_BOX (export->list));
  if (counts == NULL)
    return;
  kinds = g_hash_table_get_keys_as_ptr_array (counts);
  g_ptr_array_sort (kinds, compare_kinds);
  for (guint i = 0; i < kinds->len; i++)
    {
      const PlnKind *kind = pln_schema_find (kinds->pdata[i]);
      GtkWidget *row = adw_action_row_new (), *label;
      g_autofree char *count = g_strdup_printf ("%u", GPOINTER_TO_UINT (g_hash_table_lookup (counts, kinds->pdata[i])));

      label = gtk_label_new (count);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dimmed");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kind != NULL ? pln_kind_get_plural (kind) : kinds->pdata[i]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_list_box_append (GTK_LIST_BOX (export->list), row);
    }
}

static void
exported_cb (GObject      *source,
             GAsyncResult *async,
             gpointer      user_data)
{
  g_autoptr (PlnContext) context = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PlnSnapshotResult result = { 0 };

  if (!pln_snapshot_export_finish (async, &result, &error))
    {
      pln_context_error (context, _("The File Was Not Written"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u record exported", "%u records exported", (guint) result.count),
                          (guint) result.count);
  pln_context_toast (context, text);
  pln_workspace_announce (pln_context_get_workspace (context), NULL);
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *async,
                gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), async, &error);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GPtrArray) without = NULL;
  PlnSnapshotScope scope = { 0 };

  if (path == NULL)
    {
      if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
        pln_context_error (export->context, _("The File Was Not Written"), error);
      return;
    }
  without = kinds_left_out (export);
  scope.body = export->body;
  scope.without = (const char *const *) without->pdata;
  scope.hold_informal = !adw_switch_row_get_active (ADW_SWITCH_ROW (export->informal));
  pln_snapshot_export_async (pln_workspace_get_path (pln_context_get_workspace (export->context)), path, &scope, 0, NULL,
                             exported_cb, g_object_ref (export->context));
  adw_dialog_close (export->dialog);
}

static void
choose_file_cb (GtkButton *button,
                Export    *export)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  PlnWorkspace *workspace = pln_context_get_workspace (export->context);
  const char *office = pln_workspace_get_office (workspace);
  g_autofree char *name = g_strdup_printf ("%s.json", office != NULL && *office != '\0' ? office : "plenary");
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (export->context));

  g_strdelimit (name, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Export Snapshot"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb, export);
}

static GtkWidget *
make_switches (Export *export)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Leaves This Office"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Records stay here whole or leave whole, with all their fields."));
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(switches[i].title));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(switches[i].subtitle));
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), !switches[i].keep);
      g_signal_connect_swapped (row, "notify::active", G_CALLBACK (show_counts), export);
      export->rows[i] = row;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  export->informal = adw_switch_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (export->informal), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (export->informal), _("_Informal Papers"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (export->informal), _("Papers meant to stay informal stay here"));
  g_signal_connect_swapped (export->informal, "notify::active", G_CALLBACK (show_counts), export);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), export->informal);
  return group;
}

static void
present (PlnContext *context,
         const char *body)
{
  Export *export = g_new0 (Export, 1);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *page = adw_preferences_page_new ();
  GtkWidget *write = gtk_button_new_with_mnemonic (_("_Export…")), *counts = adw_preferences_group_new ();
  g_autofree char *title = body != NULL ? pln_workspace_get_title (pln_context_get_workspace (context), body)
                                        : g_strdup (_("Everything"));

  export->context = g_object_ref (context);
  export->body = g_strdup (body);
  export->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (export->dialog), "pln-export", export, export_free);
  adw_dialog_set_title (export->dialog, _("Export"));
  adw_dialog_set_content_width (export->dialog, 520);
  adw_dialog_set_content_height (export->dialog, 640);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_switches (export)));
  export->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (export->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (export->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (export->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Records that leave"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (counts), _("What Will Be in the File"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (counts), export->list);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (counts));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (_("Export"), title));
  gtk_widget_add_css_class (write, "suggested-action");
  g_signal_connect (write, "clicked", G_CALLBACK (choose_file_cb), export);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), write);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (export->dialog, view);
  adw_dialog_set_default_widget (export->dialog, write);
  show_counts (export);
  adw_dialog_present (export->dialog, pln_context_get_host (context));
}

static void
body_picked_cb (PlnContext *context,
                const char *id,
                gpointer    user_data)
{
  if (id != NULL)
    present (context, id);
}

void
pln_export_dialog_open (PlnContext *context,
                        gboolean    part)
{
  if (part)
    pln_pick_dialog_present (context, _("Export a Body and What Belongs to It"), "body", NULL, NULL, body_picked_cb, NULL, NULL);
  else
    present (context, NULL);
}
