/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-commands.h"

#include <glib/gi18n.h>

#define LARGEST_FILE (4 * 1024 * 1024)

static char *
quote (PlnWorkspace *workspace,
       const char   *id,
       const char   *kind)
{
  if (id == NULL || g_strcmp0 (pln_workspace_get_kind (workspace, id), kind) != 0)
    return NULL;
  return pln_value_from_plain (PLN_TYPE_REFERENCE, id);
}

void
pln_budget_new_record (PlnContext *context,
                       const char *kind,
                       const char *budget,
                       const char *selected)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *budget_value = quote (workspace, budget, "budget");
  g_autofree char *line = quote (workspace, selected, "budget_line"), *source = quote (workspace, selected, "contribution");
  const char *presets[5] = { NULL };
  guint n = 0;

  if (budget_value == NULL && (g_str_equal (kind, "budget_line") || g_str_equal (kind, "growth")))
    kind = "budget";
  if (budget_value != NULL && (g_str_equal (kind, "budget_line") || g_str_equal (kind, "growth") || g_str_equal (kind, "contribution")))
    {
      presets[n++] = "budget";
      presets[n++] = budget_value;
    }
  if (g_str_equal (kind, "budget_line") && line != NULL)
    {
      presets[n++] = "parent";
      presets[n++] = line;
    }
  else if ((g_str_equal (kind, "allocation") || g_str_equal (kind, "expenditure")) && line != NULL)
    {
      presets[n++] = "budget_line";
      presets[n++] = line;
    }
  else if (g_str_equal (kind, "earmark") && (source != NULL || budget_value != NULL))
    {
      presets[n++] = "source";
      presets[n++] = source != NULL ? source : budget_value;
    }
  pln_context_new_recordv (context, kind, presets);
}

gboolean
pln_budget_was_edited (PlnWorkspace *workspace)
{
  g_autoptr (GPtrArray) journal = pln_workspace_get_journal (workspace, 1);

  return journal != NULL && journal->len > 0 && g_strcmp0 (((PlnJournalEntry *) journal->pdata[0])->action, "edit") == 0;
}

/* ---- files ------------------------------------------------------------------------ */

typedef struct
{
  PlnContext *context; /* owned */
  GWeakRef grid;
} Importing;

static void
importing_free (Importing *importing)
{
  g_object_unref (importing->context);
  g_weak_ref_clear (&importing->grid);
  g_free (importing);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Importing *importing = user_data;
  g_autoptr (PlnBudgetGrid) grid = g_weak_ref_get (&importing->grid);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (bytes != NULL && g_bytes_get_size (bytes) > LARGEST_FILE)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The file is larger than any table of a budget."));
  else if (bytes != NULL)
    {
      text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      if (!g_utf8_validate (text, -1, NULL))
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The file is not a text in UTF-8. Save it as “CSV UTF-8”."));
    }
  if (error != NULL)
    pln_context_error (importing->context, _("Nothing Was Imported"), error);
  else if (grid != NULL)
    pln_budget_grid_paste_text (grid, text, '\0', TRUE);
  importing_free (importing);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, loaded_cb, user_data);
  else
    importing_free (user_data);
}

void
pln_budget_import_csv (PlnContext    *context,
                       PlnBudgetGrid *grid)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (context));
  Importing *importing = g_new0 (Importing, 1);

  importing->context = g_object_ref (context);
  g_weak_ref_init (&importing->grid, grid);
  gtk_file_filter_set_name (filter, _("Tables (CSV)"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Import Names and Figures"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  gtk_file_dialog_open (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, importing);
}
