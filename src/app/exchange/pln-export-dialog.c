/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-export-dialog.h"

#include "app/dialogs/pln-pick-dialog.h"
#include "app/exchange/pln-progress.h"
#include "app/pln-shared-watch.h"
#include "exchange/pln-snapshot-writer.h"

#include <glib/gi18n.h>
#include <string.h>

/* What can be kept here, as a whole. */
static const struct
{
  const char *title, *subtitle;
  const char *kinds[10];
} switches[] = {
  { N_("_Budget"), N_("Budgets, contributions, earmarks and expenditures"),
    { "budget", "budget_line", "allocation", "growth", "contribution", "earmark", "expenditure", "rate" } },
  { N_("_Personal Data"), N_("People, their contacts and audiences"), { "person", "contact", "audience" } },
};

/* One export from the list of what leaves to the written file. */
typedef struct
{
  PlnContext *context; /* owned */
  char *body;          /* owned; NULL: everything */
  char *since;         /* owned; NULL: nothing is left out for being known */
  char *folder;        /* owned; to be shared from now on; NULL: one file */
  AdwDialog *dialog;   /* weak */
  GtkWidget *list, *total, *since_row, *since_clear, *informal, *accept, *rows[G_N_ELEMENTS (switches)];
  GCancellable *counting; /* owned */
} Export;

static void
export_clear (gpointer data)
{
  Export *export = data;

  if (export->counting != NULL)
    g_cancellable_cancel (export->counting);
  g_clear_object (&export->counting);
  g_clear_weak_pointer (&export->dialog);
  g_object_unref (export->context);
  g_free (export->body);
  g_free (export->since);
  g_free (export->folder);
}

static void
export_unref (gpointer data)
{
  g_rc_box_release_full (data, export_clear);
}

/* ---- what leaves --------------------------------------------------------------- */

/* Kinds that stay here. */
static char **
kinds_left_out (Export *export)
{
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      if (adw_switch_row_get_active (ADW_SWITCH_ROW (export->rows[i])))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (switches[i].kinds) && switches[i].kinds[k] != NULL; k++)
        g_strv_builder_add (kinds, switches[i].kinds[k]);
    }
  return g_strv_builder_end (kinds);
}

/* The strings stay with the export and with `without`. */
static PlnSnapshotScope
scope_of (Export *export,
          char  **without)
{
  return (PlnSnapshotScope) { .body = export->body,
                              .without = without[0] != NULL ? (const char *const *) without : NULL,
                              .since = export->since,
                              .hold_informal = !adw_switch_row_get_active (ADW_SWITCH_ROW (export->informal)) };
}

/* ---- counting, in a worker -------------------------------------------------------- */

typedef struct
{
  char *path, *body, *since; /* owned */
  char **without;            /* owned */
  gboolean hold_informal;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_free (count->path);
  g_free (count->body);
  g_free (count->since);
  g_strfreev (count->without);
  g_free (count);
}

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Count *count = data;
  PlnSnapshotScope scope = { count->body, (const char *const *) count->without, count->since, count->hold_informal };
  GError *error = NULL;
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (count->path, PLN_OPEN_READ_ONLY, &error);
  GHashTable *counts = workspace != NULL ? pln_snapshot_count (workspace, &scope, &error) : NULL;

  if (counts != NULL)
    g_task_return_pointer (task, counts, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
show_counts (Export     *export,
             GHashTable *counts)
{
  g_autoptr (GPtrArray) kinds = g_hash_table_get_keys_as_ptr_array (counts);
  g_autofree char *text = NULL;
  guint total = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (export->list));
  g_ptr_array_sort (kinds, compare_kinds);
  for (guint i = 0; i < kinds->len; i++)
    {
      const PlnKind *kind = pln_schema_find (kinds->pdata[i]);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, kinds->pdata[i]));
      GtkWidget *row = adw_action_row_new (), *label;
      g_autofree char *count = g_strdup_printf ("%u", n);

      total += n;
      label = gtk_label_new (count);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dimmed");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), kind != NULL ? pln_kind_get_plural (kind) : kinds->pdata[i]);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_list_box_append (GTK_LIST_BOX (export->list), row);
    }
  text = total > 0 ? g_strdup_printf (ngettext ("%u record, deleted ones included", "%u records, deleted ones included", total), total)
                   : g_strdup (_("Nothing: all of it stays here or is in the earlier file."));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (export->total), text);
  gtk_widget_set_visible (export->list, total > 0);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *async,
            gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts = g_task_propagate_pointer (G_TASK (async), &error);

  if (export->dialog != NULL && counts != NULL)
    show_counts (export, counts);
  else if (export->dialog != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (export->total), error->message);
  if (export->dialog != NULL && error == NULL)
    gtk_widget_set_sensitive (export->accept, TRUE);
  export_unref (export);
}

static void
recount (Export *export)
{
  g_autoptr (GTask) task = NULL;
  g_auto (GStrv) without = kinds_left_out (export);
  PlnSnapshotScope scope = scope_of (export, without);
  Count *count = g_new0 (Count, 1);

  g_cancellable_cancel (export->counting);
  g_object_unref (export->counting);
  export->counting = g_cancellable_new ();
  count->path = g_strdup (pln_workspace_get_path (pln_context_get_workspace (export->context)));
  count->body = g_strdup (scope.body);
  count->since = g_strdup (scope.since);
  count->without = g_strdupv ((char **) scope.without);
  count->hold_informal = scope.hold_informal;
  gtk_widget_set_sensitive (export->accept, FALSE);
  task = g_task_new (NULL, export->counting, counted_cb, g_rc_box_acquire (export));
  g_task_set_task_data (task, count, count_free);
  g_task_run_in_thread (task, count_thread);
}

/* ---- writing ------------------------------------------------------------------------ */

typedef struct
{
  PlnContext *context;   /* owned */
  PlnProgress *progress; /* owned */
} Writing;

static void
exported_cb (GObject      *source,
             GAsyncResult *async,
             gpointer      user_data)
{
  Writing *writing = user_data;
  g_autoptr (PlnContext) context = writing->context;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  PlnSnapshotResult result = { 0 };
  gboolean done = pln_snapshot_export_finish (async, &result, &error);

  pln_progress_end (writing->progress);
  g_free (writing);
  if (!done)
    {
      if (!g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        pln_context_error (context, _("The File Was Not Written"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("%u record exported", "%u records exported", (guint) result.count),
                          (guint) result.count);
  pln_workspace_announce (pln_context_get_workspace (context), none);
  pln_context_toast (context, text);
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

  if (path != NULL && export->dialog != NULL)
    {
      g_auto (GStrv) without = kinds_left_out (export);
      PlnSnapshotScope scope = scope_of (export, without);
      Writing *writing = g_new0 (Writing, 1);

      writing->context = g_object_ref (export->context);
      writing->progress = pln_progress_new (export->context, _("Writing the File"));
      pln_snapshot_export_async (pln_workspace_get_path (pln_context_get_workspace (export->context)), path, &scope, 0,
                                 pln_progress_get_cancellable (writing->progress), pln_progress_report, writing->progress,
                                 exported_cb, writing);
      adw_dialog_close (export->dialog);
    }
  else if (file != NULL && path == NULL)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("This place is not on this computer; choose a folder that is."));
      pln_context_error (export->context, _("The File Was Not Written"), error);
    }
  else if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    pln_context_error (export->context, _("The File Was Not Written"), error);
  export_unref (export);
}

static GtkWindow *
window_of (PlnContext *context)
{
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (context));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
share (Export *export)
{
  PlnSharedWatch *watch = pln_context_get_watch (export->context);
  g_auto (GStrv) without = kinds_left_out (export);
  PlnSnapshotScope scope = scope_of (export, without);
  g_autoptr (GError) error = NULL;

  if (!pln_shared_folder_set_path (pln_shared_watch_get_folder (watch), export->folder, &scope, &error))
    pln_context_error (export->context, _("The Folder Was Not Chosen"), error);
  else
    pln_shared_watch_look (watch, TRUE);
  adw_dialog_close (export->dialog);
}

static void
accept_cb (GtkButton *button,
           Export    *export)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  const char *office = pln_workspace_get_office (pln_context_get_workspace (export->context));
  g_autofree char *name = g_strdup_printf ("%s.json.gz", office != NULL && *office != '\0' ? office : "plenary");

  if (export->folder != NULL)
    {
      share (export);
      return;
    }
  dialog = gtk_file_dialog_new ();
  g_strdelimit (name, "/\\:", '-');
  gtk_file_dialog_set_title (dialog, _("Export Snapshot"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, window_of (export->context), NULL, file_chosen_cb, g_rc_box_acquire (export));
}

/* ---- the earlier file ------------------------------------------------------------------ */

static void
set_since (Export     *export,
           const char *path)
{
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;

  g_free (export->since);
  export->since = g_strdup (path);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (export->since_row),
                               base != NULL ? base : _("Leave out what stands unchanged in an earlier file"));
  gtk_widget_set_visible (export->since_clear, path != NULL);
  recount (export);
}

static void
since_chosen_cb (GObject      *source,
                 GAsyncResult *async,
                 gpointer      user_data)
{
  Export *export = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), async, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && export->dialog != NULL)
    set_since (export, path);
  export_unref (export);
}

static void
choose_since_cb (GtkButton *button,
                 Export    *export)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose the Earlier File"));
  gtk_file_dialog_open (dialog, window_of (export->context), NULL, since_chosen_cb, g_rc_box_acquire (export));
}

static void
clear_since_cb (GtkButton *button,
                Export    *export)
{
  set_since (export, NULL);
}

static GtkWidget *
make_since (Export *export)
{
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("C_hoose…"));

  export->since_row = adw_action_row_new ();
  export->since_clear = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (export->since_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (export->since_row), _("Only What Changed Since"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (export->since_row), _("Leave out what stands unchanged in an earlier file"));
  gtk_widget_set_tooltip_text (export->since_clear, _("No Earlier File"));
  gtk_widget_add_css_class (export->since_clear, "flat");
  gtk_widget_set_visible (export->since_clear, FALSE);
  gtk_widget_set_valign (export->since_clear, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  g_signal_connect (choose, "clicked", G_CALLBACK (choose_since_cb), export);
  g_signal_connect (export->since_clear, "clicked", G_CALLBACK (clear_since_cb), export);
  adw_action_row_add_suffix (ADW_ACTION_ROW (export->since_row), export->since_clear);
  adw_action_row_add_suffix (ADW_ACTION_ROW (export->since_row), choose);
  gtk_widget_set_visible (export->since_row, export->folder == NULL);
  return export->since_row;
}

/* ---- the dialog -------------------------------------------------------------------------- */

static GtkWidget *
make_switch (Export     *export,
             const char *title,
             const char *subtitle,
             gboolean    active)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), active);
  g_signal_connect_swapped (row, "notify::active", G_CALLBACK (recount), export);
  return row;
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
      export->rows[i] = make_switch (export, _(switches[i].title), _(switches[i].subtitle), TRUE);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), export->rows[i]);
    }
  export->informal = make_switch (export, _("_Informal Papers"), _("Papers meant to stay informal stay here unless switched on"),
                                  FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), export->informal);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_since (export));
  return group;
}

static GtkWidget *
make_counts (Export *export)
{
  export->total = adw_preferences_group_new ();
  export->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (export->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (export->list, "boxed-list");
  gtk_widget_set_visible (export->list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (export->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Records that leave"), -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (export->total), _("What Will Be in the File"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (export->total), export->list);
  return export->total;
}

static void
present (PlnContext *context,
         const char *body,
         const char *folder)
{
  Export *export = g_rc_box_new0 (Export);
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *page = adw_preferences_page_new ();
  g_autofree char *title = NULL;

  export->context = g_object_ref (context);
  export->body = g_strdup (body);
  export->folder = g_strdup (folder);
  export->counting = g_cancellable_new ();
  if (folder != NULL)
    title = g_path_get_basename (folder);
  else
    title = body != NULL ? pln_workspace_get_title (pln_context_get_workspace (context), body) : g_strdup (_("Everything"));
  g_set_weak_pointer (&export->dialog, adw_dialog_new ());
  g_object_set_data_full (G_OBJECT (export->dialog), "pln-export", export, export_unref);
  adw_dialog_set_title (export->dialog, folder != NULL ? _("Share") : _("Export"));
  adw_dialog_set_content_width (export->dialog, 520);
  adw_dialog_set_content_height (export->dialog, 640);
  export->accept = gtk_button_new_with_mnemonic (folder != NULL ? _("_Share") : _("_Export…"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_switches (export)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_counts (export)));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header),
                                   adw_window_title_new (folder != NULL ? _("Share") : _("Export"), title));
  gtk_widget_add_css_class (export->accept, "suggested-action");
  g_signal_connect (export->accept, "clicked", G_CALLBACK (accept_cb), export);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), export->accept);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (export->dialog, view);
  adw_dialog_set_default_widget (export->dialog, export->accept);
  recount (export);
  adw_dialog_present (export->dialog, pln_context_get_host (context));
}

static void
body_picked_cb (PlnContext *context,
                const char *id,
                gpointer    user_data)
{
  if (id != NULL)
    present (context, id, NULL);
}

void
pln_export_dialog_open (PlnContext *context,
                        gboolean    part)
{
  if (part)
    pln_pick_dialog_present (context, _("Export a Body and What Belongs to It"), "body", NULL, NULL, body_picked_cb, NULL, NULL);
  else
    present (context, NULL, NULL);
}

void
pln_export_dialog_share (PlnContext *context,
                         const char *folder)
{
  present (context, NULL, folder);
}
