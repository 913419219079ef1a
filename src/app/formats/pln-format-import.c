/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/formats/pln-format-import.h"

#include <glib/gi18n.h>

#include "app/exchange/pln-exchange-words.h"
#include "app/formats/pln-format-columns.h"
#include "app/formats/pln-format-preview.h"
#include "app/pln-shared-watch.h"

/* The dialog of one import.  It goes with the dialog widget; a worker holds that. */
typedef struct
{
  PlnContext        *context;    /* owned */
  PlnForeignFile    *file;       /* owned */
  PlnForeignPreview *preview;    /* owned, nullable: not computed yet */
  AdwDialog         *dialog;     /* borrowed: owns this */
  GtkWidget         *navigation, *columns, *next, *import; /* borrowed; columns, next NULL: no table */
  GCancellable      *cancellable; /* owned */
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_pointer (&self->preview, pln_foreign_preview_unref);
  pln_foreign_file_unref (self->file);
  g_object_unref (self->context);
  g_free (self);
}

static const char *
get_path (Import *self)
{
  return pln_workspace_get_path (pln_context_get_workspace (self->context));
}

/* ---- importing ----------------------------------------------------------- */

static void
imported_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  Import *self = g_object_get_data (G_OBJECT (dialog), "pln-data");
  g_autofree char *counts = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  PlnImportResult result = { 0 };

  adw_dialog_set_can_close (dialog, TRUE);
  if (!pln_foreign_import_finish (async, &result, &error))
    {
      gtk_widget_set_sensitive (self->import, TRUE);
      pln_context_error (self->context, _("The File Was Not Imported"), error);
      return;
    }
  pln_workspace_announce (pln_context_get_workspace (self->context), result.changed);
  counts = pln_exchange_counts_text (&result.counts);
  text = g_strdup_printf (_("Imported: %s"), counts);
  pln_import_result_clear (&result);
  adw_dialog_close (dialog);
  pln_context_toast_button (self->context, text, _("_Undo"), G_CALLBACK (pln_shared_watch_undo_import),
                            pln_context_get_watch (self->context));
}

static void
import_cb (Import *self)
{
  gtk_widget_set_sensitive (self->import, FALSE);
  adw_dialog_set_can_close (self->dialog, FALSE);
  pln_foreign_import_async (self->preview, get_path (self), NULL, imported_cb, g_object_ref (self->dialog));
}

/* ---- the preview --------------------------------------------------------- */

static GtkWidget *
make_header (Import *self, GtkWidget *button, gboolean first)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  if (first)
    {
      GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

      adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
      g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (adw_dialog_close), self->dialog);
      adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
    }
  gtk_widget_add_css_class (button, "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  return header;
}

static void
push (Import *self, const char *title, GtkWidget *header, GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->navigation), adw_navigation_page_new (view, title));
}

static void
show_preview (Import *self)
{
  gboolean table = self->file->format == PLN_FORMAT_CSV;
  GtkWidget *content = pln_format_preview_new (self->context, self->preview, table);
  g_autofree char *summary = pln_format_preview_get_summary (self->preview);

  self->import = gtk_button_new_with_mnemonic (_("_Import"));
  gtk_widget_set_sensitive (self->import, self->preview->draft->problems->len == 0 &&
                                          pln_import_counts_any (&self->preview->counts));
  g_signal_connect_swapped (self->import, "clicked", G_CALLBACK (import_cb), self);
  push (self, self->file->name, make_header (self, self->import, !table), content);
  pln_context_announce (self->context, summary);
}

static void
previewed_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (AdwDialog) dialog = user_data;
  Import *self = g_object_get_data (G_OBJECT (dialog), "pln-data");
  g_autoptr (GError) error = NULL;
  PlnForeignPreview *preview = pln_foreign_preview_finish (async, &error);

  if (self->next != NULL)
    gtk_widget_set_sensitive (self->next, TRUE);
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      pln_foreign_preview_unref (preview);
      return;
    }
  if (preview == NULL)
    {
      pln_context_error (self->context, _("The File Cannot Be Imported"), error);
      return;
    }
  g_clear_pointer (&self->preview, pln_foreign_preview_unref);
  self->preview = preview;
  show_preview (self);
  if (self->columns == NULL)
    adw_dialog_present (dialog, pln_context_get_host (self->context));
}

static void
preview (Import *self)
{
  const PlnCsvMapping *mapping =
    self->columns != NULL ? pln_format_columns_get_mapping (PLN_FORMAT_COLUMNS (self->columns)) : NULL;

  if (self->next != NULL)
    gtk_widget_set_sensitive (self->next, FALSE);
  pln_foreign_preview_async (self->file, mapping, get_path (self), NULL, previewed_cb, g_object_ref (self->dialog));
}

/* ---- opening ------------------------------------------------------------- */

static void
closed_cb (Import *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
open_dialog (PlnContext *context, PlnForeignFile *file)
{
  Import *self = g_new0 (Import, 1);

  self->context = g_object_ref (context);
  self->file = file;
  self->cancellable = g_cancellable_new ();
  self->dialog = g_object_ref_sink (adw_dialog_new ());
  self->navigation = adw_navigation_view_new ();
  g_object_set_data_full (G_OBJECT (self->dialog), "pln-data", self, import_free);
  g_signal_connect_swapped (self->dialog, "closed", G_CALLBACK (closed_cb), self);
  adw_dialog_set_title (self->dialog, _("Import"));
  adw_dialog_set_content_width (self->dialog, 560);
  adw_dialog_set_content_height (self->dialog, 640);
  adw_dialog_set_child (self->dialog, self->navigation);
  if (file->format == PLN_FORMAT_CSV)
    {
      self->columns = pln_format_columns_new (file->csv, file->name);
      self->next = gtk_button_new_with_mnemonic (_("_Preview"));
      g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (preview), self);
      push (self, _("Import a Table"), make_header (self, self->next, TRUE), self->columns);
      adw_dialog_present (self->dialog, pln_context_get_host (context));
    }
  else
    preview (self);
  g_object_unref (self->dialog);
}

static void
loaded_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (PlnContext) context = user_data;
  g_autoptr (GError) error = NULL;
  PlnForeignFile *file = pln_foreign_file_load_finish (async, &error);

  if (file == NULL)
    pln_context_error (context, _("The File Cannot Be Imported"), error);
  else if (file->format == PLN_FORMAT_JSON)
    {
      g_set_error (&error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_FORMAT,
                   _("%s is a snapshot of Plenary: the Exchange page imports it."), file->name);
      pln_context_error (context, _("The File Cannot Be Imported"), error);
      pln_foreign_file_unref (file);
    }
  else
    open_dialog (context, file);
}

gboolean
pln_format_import_takes (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  PlnFormat format = name != NULL ? pln_format_guess (name) : PLN_FORMAT_NONE;

  return format != PLN_FORMAT_NONE && format != PLN_FORMAT_JSON;
}

void
pln_format_import_open (PlnContext *context, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path == NULL)
    {
      g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("The file is not on this computer."));

      pln_context_error (context, _("The File Cannot Be Imported"), error);
      return;
    }
  pln_foreign_file_load_async (path, NULL, loaded_cb, g_object_ref (context));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *async, gpointer user_data)
{
  g_autoptr (PlnContext) context = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), async, NULL);

  if (file != NULL)
    pln_format_import_open (context, file);
}

void
pln_format_import_choose (PlnContext *context)
{
  static const char *const suffixes[] = { "csv", "tsv", "txt", "ics", "ical", "vcf", "vcard", "json" };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) known = gtk_file_filter_new (), all = gtk_file_filter_new ();
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (context));

  gtk_file_filter_set_name (known, _("Tables, Calendars, Cards, Structures"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (known, suffixes[i]);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, known);
  g_list_store_append (filters, all);
  gtk_file_dialog_set_title (dialog, _("Import from a Table or Calendar"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, file_chosen_cb,
                        g_object_ref (context));
}
