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

#define PATIENCE 400 /* milliseconds before a spinner is shown */

/* The dialog of one import.  It goes with the dialog widget; a worker holds that. */
typedef struct
{
  PlnContext        *context;    /* owned */
  PlnForeignFile    *file;       /* owned */
  PlnForeignPreview *preview;    /* owned, nullable: not computed yet */
  AdwDialog         *dialog;     /* borrowed: owns this */
  GtkWidget         *navigation, *columns, *next, *import; /* borrowed; columns, next NULL: no table */
  GCancellable      *cancellable; /* owned; of what reads */
  GCancellable      *importing;   /* owned, nullable; of what writes */
  AdwNavigationPage *columns_page, *preview_page; /* borrowed; NULL: not there */
  const char        *busy_text;   /* static, translated */
  guint              busy_source; /* 0: nothing is waited for */
  gboolean           busy;        /* the spinner is on top */
} Import;

static void
import_free (gpointer data)
{
  Import *self = data;

  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_clear_object (&self->importing);
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

/* ---- while a worker runs --------------------------------------------------- */

/* Stops what writes, which then takes all of it back, or goes away with what reads. */
static void
stop_cb (Import *self)
{
  if (self->importing != NULL)
    g_cancellable_cancel (self->importing);
  else
    adw_dialog_close (self->dialog);
}

static gboolean
busy_cb (gpointer user_data)
{
  Import *self = user_data;
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *spinner = adw_spinner_new ();
  AdwNavigationPage *page;

  self->busy_source = 0;
  self->busy = TRUE;
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_back_button (ADW_HEADER_BAR (header), FALSE);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (stop_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  gtk_widget_set_size_request (spinner, 48, 48);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), gtk_label_new (self->busy_text));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), box);
  page = adw_navigation_page_new (view, self->file->name);
  adw_navigation_page_set_can_pop (page, FALSE);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->navigation), page);
  if (gtk_widget_get_root (GTK_WIDGET (self->dialog)) == NULL)
    adw_dialog_present (self->dialog, pln_context_get_host (self->context));
  pln_context_announce (self->context, self->busy_text);
  return G_SOURCE_REMOVE;
}

static void
begin_busy (Import *self, const char *text)
{
  self->busy_text = text;
  g_clear_handle_id (&self->busy_source, g_source_remove);
  self->busy_source = g_timeout_add (PATIENCE, busy_cb, self);
}

/* What was there before the spinner is there again. */
static void
end_busy (Import *self)
{
  AdwNavigationPage *pages[2];
  int n = 0;

  g_clear_handle_id (&self->busy_source, g_source_remove);
  if (!self->busy)
    return;
  self->busy = FALSE;
  if (self->columns_page != NULL)
    pages[n++] = self->columns_page;
  if (self->preview_page != NULL)
    pages[n++] = self->preview_page;
  adw_navigation_view_replace (ADW_NAVIGATION_VIEW (self->navigation), pages, n);
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
  g_clear_object (&self->importing);
  end_busy (self);
  if (!pln_foreign_import_finish (async, &result, &error))
    {
      gtk_widget_set_sensitive (self->import, TRUE);
      if (g_error_matches (error, PLN_EXCHANGE_ERROR, PLN_EXCHANGE_ERROR_CANCELLED))
        {
          pln_context_toast (self->context, _("Nothing was imported"));
          return;
        }
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
  g_clear_object (&self->importing);
  self->importing = g_cancellable_new ();
  begin_busy (self, _("Importing…"));
  pln_foreign_import_async (self->preview, get_path (self), self->importing, imported_cb, g_object_ref (self->dialog));
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

static AdwNavigationPage *
push (Import *self, const char *title, GtkWidget *header, GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();
  AdwNavigationPage *page = adw_navigation_page_new (view, title);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (self->navigation), page);
  return page;
}

/* Back to the columns: the preview goes. */
static void
popped_cb (AdwNavigationView *view, AdwNavigationPage *page, Import *self)
{
  if (page == self->preview_page)
    self->preview_page = NULL;
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
  self->preview_page = push (self, self->file->name, make_header (self, self->import, !table), content);
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
      g_clear_pointer (&preview, pln_foreign_preview_unref);
      return;
    }
  end_busy (self);
  if (preview == NULL)
    {
      if (self->columns_page == NULL && gtk_widget_get_root (GTK_WIDGET (dialog)) != NULL)
        adw_dialog_close (dialog);
      pln_context_error (self->context, _("The File Cannot Be Imported"), error);
      return;
    }
  g_clear_pointer (&self->preview, pln_foreign_preview_unref);
  self->preview = preview;
  show_preview (self);
  if (gtk_widget_get_root (GTK_WIDGET (dialog)) == NULL)
    adw_dialog_present (dialog, pln_context_get_host (self->context));
}

static void
preview (Import *self)
{
  const PlnCsvMapping *mapping =
    self->columns != NULL ? pln_format_columns_get_mapping (PLN_FORMAT_COLUMNS (self->columns)) : NULL;

  if (self->next != NULL)
    gtk_widget_set_sensitive (self->next, FALSE);
  begin_busy (self, _("Reading the file…"));
  pln_foreign_preview_async (self->file, mapping, get_path (self), self->cancellable, previewed_cb, g_object_ref (self->dialog));
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
  g_signal_connect (self->navigation, "popped", G_CALLBACK (popped_cb), self);
  adw_dialog_set_title (self->dialog, _("Import"));
  adw_dialog_set_content_width (self->dialog, 560);
  adw_dialog_set_content_height (self->dialog, 640);
  adw_dialog_set_child (self->dialog, self->navigation);
  if (file->format == PLN_FORMAT_CSV)
    {
      self->columns = pln_format_columns_new (file->csv, file->name);
      self->next = gtk_button_new_with_mnemonic (_("_Preview"));
      g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (preview), self);
      self->columns_page = push (self, _("Import a Table"), make_header (self, self->next, TRUE), self->columns);
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
