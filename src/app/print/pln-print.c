/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/print/pln-print.h"

#include "widgets/pln-day-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* ---- sheets --------------------------------------------------------------------- */

static char *
day_in_words (PlnDay day)
{
  /* Translators: a day on a printed page, as for strftime(): 30 August 2017. */
  return pln_day_format (day, _("%-d %B %Y"));
}

PlnSheets *
pln_print_sheets_new (PlnContext *context,
                      const char *title,
                      gboolean    dated)
{
  PlnSheets *sheets = pln_sheets_new (title);
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  PlnWhen *as_of = pln_context_get_as_of (context);
  GtkWidget *host = pln_context_get_host (context);
  g_autofree char *canonical = pln_workspace_get_value (workspace, "workspace", "title");
  g_autofree char *name = canonical != NULL ? pln_value_get_plain (canonical) : g_strdup (pln_workspace_get_office (workspace));
  g_autofree char *today = day_in_words (pln_workspace_get_today (workspace));
  /* Translators: at the foot of a printed page: name of the workspace, date of printing. */
  g_autofree char *origin = g_strdup_printf (_("%s · printed %s"), name, today);

  pln_sheets_set_origin (sheets, origin);
  if (dated)
    {
      g_autofree char *text = g_strdup_printf (_("As of %s"), as_of != NULL ? pln_when_get_text (as_of) : today);

      pln_sheets_set_as_of (sheets, text);
    }
  if (host != NULL)
    pln_sheets_set_rtl (sheets, gtk_widget_get_direction (host) == GTK_TEXT_DIR_RTL);
  return sheets;
}

static GtkWindow *
find_window (PlnContext *context)
{
  GtkWidget *host = pln_context_get_host (context);
  GtkRoot *root = host != NULL ? gtk_widget_get_root (host) : NULL;

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- printing ------------------------------------------------------------------- */

typedef struct
{
  PlnContext *context;          /* owned */
  PlnSheets *sheets;            /* owned */
  GtkPrintOperation *operation; /* owned: until it is done */
  GtkWidget *tiles;             /* borrowed: in the tab of the dialog; NULL while there is none */
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->context);
  g_object_unref (job->sheets);
  g_object_unref (job->operation);
  g_free (job);
}

static GObject *
create_tab_cb (GtkPrintOperation *operation,
               Job               *job)
{
  GtkWidget *box, *fit, *tiles;

  if (!pln_sheets_has_drawing (job->sheets))
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  fit = gtk_check_button_new_with_mnemonic (_("_Fit on one page"));
  tiles = gtk_check_button_new_with_mnemonic (_("_Actual size, on several pages"));
  gtk_check_button_set_group (GTK_CHECK_BUTTON (tiles), GTK_CHECK_BUTTON (fit));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (pln_sheets_get_scale (job->sheets) > 0 ? tiles : fit), TRUE);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 12, "margin-bottom", 12, NULL);
  gtk_box_append (GTK_BOX (box), fit);
  gtk_box_append (GTK_BOX (box), tiles);
  job->tiles = tiles;
  return G_OBJECT (box);
}

static void
apply_tab_cb (GtkPrintOperation *operation,
              GtkWidget         *tab,
              Job               *job)
{
  if (job->tiles != NULL)
    pln_sheets_set_scale (job->sheets, gtk_check_button_get_active (GTK_CHECK_BUTTON (job->tiles)) ? 1 : 0);
  job->tiles = NULL;
}

static void
begin_cb (GtkPrintOperation *operation,
          GtkPrintContext   *context,
          Job               *job)
{
  guint n = pln_sheets_paginate (job->sheets, gtk_print_context_get_width (context), gtk_print_context_get_height (context));

  gtk_print_operation_set_n_pages (operation, (int) n);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext   *context,
         int                page,
         Job               *job)
{
  pln_sheets_draw (job->sheets, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
done_cb (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         Job                    *job)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      pln_context_error (job->context, _("Nothing Was Printed"), error);
    }
  g_signal_handlers_disconnect_by_data (operation, job);
  job_free (job);
}

void
pln_print_set_to_file (PlnContext *context,
                       gboolean    to_file)
{
  g_object_set_data (G_OBJECT (context), "pln-print-to-file", GINT_TO_POINTER (to_file));
}

void
pln_print_present (PlnContext *context,
                   PlnSheets  *sheets)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPrintOperation *operation;
  Job *job;

  if (g_object_get_data (G_OBJECT (context), "pln-print-to-file") != NULL)
    {
      pln_print_save (context, sheets, pln_sheets_get_title (sheets));
      return;
    }
  operation = gtk_print_operation_new ();
  job = g_new0 (Job, 1);

  job->context = g_object_ref (context);
  job->sheets = g_object_ref (sheets);
  job->operation = operation;
  gtk_page_setup_set_orientation (setup, pln_sheets_get_landscape (sheets) ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, pln_sheets_get_title (sheets));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_custom_tab_label (operation, _("Drawing"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_tab_cb), job);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_tab_cb), job);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), job);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), job);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), job);
  /* Whatever happens, "done" tells of it. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, find_window (context), NULL);
}

/* ---- files ------------------------------------------------------------------------ */

gboolean
pln_print_write (PlnSheets              *sheets,
                 const PlnPrintSettings *settings,
                 const char             *path,
                 GError                **error)
{
  GtkPaperSize *paper;
  double width, height;

  pln_sheets_set_scale (sheets, settings->scale);
  switch (settings->format)
    {
    case PLN_PRINT_HTML:
      return pln_sheets_write_html (sheets, path, error);
    case PLN_PRINT_SVG:
      return pln_sheets_write_svg (sheets, path, error);
    case PLN_PRINT_PNG:
      return pln_sheets_write_png (sheets, path, error);
    case PLN_PRINT_PDF:
    default:
      break;
    }
  paper = gtk_paper_size_new (settings->paper);
  width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);
  return pln_sheets_write_pdf (sheets, path, settings->landscape ? height : width, settings->landscape ? width : height, error);
}

static const struct
{
  PlnPrintFormat format;
  const char *label, *ending;
} formats[] = {
  { PLN_PRINT_PDF, N_("PDF"), "pdf" },
  { PLN_PRINT_HTML, N_("Web page (HTML)"), "html" },
  { PLN_PRINT_SVG, N_("Picture to scale (SVG)"), "svg" },
  { PLN_PRINT_PNG, N_("Picture (PNG)"), "png" },
};

static const char *const papers[] = { GTK_PAPER_NAME_A4, GTK_PAPER_NAME_A3, GTK_PAPER_NAME_LETTER };

typedef struct
{
  PlnContext *context; /* owned */
  PlnSheets *sheets;   /* owned */
  char *name;          /* owned */
  AdwDialog *dialog;
  GtkWidget *format, *paper, *orientation, *size; /* borrowed: rows of the dialog */
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->context);
  g_object_unref (saving->sheets);
  g_free (saving->name);
  g_free (saving);
}

/* A document is not offered as a picture. */
static guint
count_formats (PlnSheets *sheets)
{
  return pln_sheets_has_drawing (sheets) ? 4 : 2;
}

static void
format_cb (Saving *saving)
{
  guint i = adw_combo_row_get_selected (ADW_COMBO_ROW (saving->format));
  gboolean on_paper = i < G_N_ELEMENTS (formats) && formats[i].format == PLN_PRINT_PDF;

  gtk_widget_set_visible (saving->paper, on_paper);
  gtk_widget_set_visible (saving->orientation, on_paper);
  gtk_widget_set_visible (saving->size, on_paper && pln_sheets_has_drawing (saving->sheets));
}

typedef struct
{
  PlnContext *context; /* owned */
  PlnSheets *sheets;   /* owned */
  PlnPrintSettings settings;
} Writing;

static void
file_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Writing *writing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && pln_print_write (writing->sheets, &writing->settings, path, &error))
    {
      g_autofree char *base = g_path_get_basename (path);
      g_autofree char *text = g_strdup_printf (_("Saved as %s"), base);

      pln_context_toast (writing->context, text);
    }
  else if (path != NULL)
    pln_context_error (writing->context, _("The File Could Not Be Saved"), error);
  g_object_unref (writing->context);
  g_object_unref (writing->sheets);
  g_free (writing);
}

static void
save_cb (GtkButton *button,
         Saving    *saving)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  guint i = MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (saving->format)), count_formats (saving->sheets) - 1);
  g_autofree char *name = g_strdup_printf ("%s.%s", saving->name, formats[i].ending);
  Writing *writing = g_new0 (Writing, 1);

  writing->context = g_object_ref (saving->context);
  writing->sheets = g_object_ref (saving->sheets);
  writing->settings.format = formats[i].format;
  writing->settings.paper = papers[MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (saving->paper)), G_N_ELEMENTS (papers) - 1)];
  writing->settings.landscape = adw_combo_row_get_selected (ADW_COMBO_ROW (saving->orientation)) == 1;
  writing->settings.scale = adw_combo_row_get_selected (ADW_COMBO_ROW (saving->size)) == 1 ? 1 : 0;
  gtk_file_dialog_set_title (dialog, _("Save As"));
  gtk_file_dialog_set_initial_name (dialog, g_strdelimit (name, "/\\:", '-'));
  gtk_file_dialog_save (dialog, find_window (saving->context), NULL, file_cb, writing);
  adw_dialog_close (saving->dialog);
}

static GtkWidget *
add_choice (AdwPreferencesGroup *group,
            const char          *title,
            const char *const   *choices,
            guint                selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  return row;
}

static guint
usual_paper (void)
{
  const char *usual = gtk_paper_size_get_default ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (usual, papers[i]) == 0)
      return i;
  return 0;
}

static GtkWidget *
make_rows (Saving *saving)
{
  const char *names[G_N_ELEMENTS (formats) + 1] = { NULL };
  const char *sizes[] = { _("A4"), _("A3"), _("US Letter"), NULL };
  const char *ways[] = { _("Portrait"), _("Landscape"), NULL };
  const char *scales[] = { _("Fit on one page"), _("Actual size, on several pages"), NULL };
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  for (guint i = 0; i < count_formats (saving->sheets); i++)
    names[i] = _(formats[i].label);
  saving->format = add_choice (ADW_PREFERENCES_GROUP (group), _("Format"), names, 0);
  saving->paper = add_choice (ADW_PREFERENCES_GROUP (group), _("Paper"), sizes, usual_paper ());
  saving->orientation = add_choice (ADW_PREFERENCES_GROUP (group), _("Orientation"), ways, pln_sheets_get_landscape (saving->sheets) ? 1 : 0);
  saving->size = add_choice (ADW_PREFERENCES_GROUP (group), _("Size"), scales, pln_sheets_get_scale (saving->sheets) > 0 ? 1 : 0);
  g_signal_connect_swapped (saving->format, "notify::selected", G_CALLBACK (format_cb), saving);
  format_cb (saving);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return page;
}

void
pln_print_save (PlnContext *context,
                PlnSheets  *sheets,
                const char *name)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new (), *save = gtk_button_new_with_mnemonic (_("_Save…"));
  Saving *saving = g_new0 (Saving, 1);

  saving->context = g_object_ref (context);
  saving->sheets = g_object_ref (sheets);
  saving->name = g_strdup (name);
  saving->dialog = adw_dialog_new ();
  g_object_set_data_full (G_OBJECT (saving->dialog), "pln-saving", saving, saving_free);
  adw_dialog_set_title (saving->dialog, _("Save as File"));
  adw_dialog_set_content_width (saving->dialog, 420);
  gtk_widget_add_css_class (save, "suggested-action");
  g_signal_connect (save, "clicked", G_CALLBACK (save_cb), saving);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), save);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), make_rows (saving));
  adw_dialog_set_child (saving->dialog, view);
  adw_dialog_set_default_widget (saving->dialog, save);
  adw_dialog_present (saving->dialog, pln_context_get_host (context));
}

PlnSheets *
pln_print_get_saving (AdwDialog *dialog)
{
  Saving *saving = g_object_get_data (G_OBJECT (dialog), "pln-saving");

  return saving != NULL ? saving->sheets : NULL;
}
