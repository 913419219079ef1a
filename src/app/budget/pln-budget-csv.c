/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-csv.h"

#include "app/budget/pln-budget-edit.h"
#include "app/budget/pln-budget-flow.h"
#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_YEARS 100

/* A cell in quotes where RFC 4180 wants them; formulas are defused as on the clipboard. */
static void
add_cell (GString    *out,
          const char *text,
          gboolean    first)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (!first)
    g_string_append_c (out, ',');
  pln_sheet_append (cell, text);
  if (strchr (cell->str, ',') == NULL || cell->str[0] == '"')
    g_string_append (out, cell->str);
  else
    g_string_append_printf (out, "\"%s\"", cell->str);
}

static void
add_line (GString      *out,
          PlnWorkspace *workspace,
          const char   *line,
          guint         depth,
          int           first,
          int           last)
{
  g_autofree char *title = pln_workspace_get_title (workspace, line), *caption = pln_budget_caption (workspace, line);
  g_autofree char *level = g_strdup_printf ("%u", depth + 1);
  g_autofree char *block = pln_budget_copy_block (workspace, (const char *const[]) { line, NULL }, first, last, FALSE);
  g_autoptr (GPtrArray) rows = pln_sheet_parse (block, '\t');
  GStrv cells = rows->len > 0 ? rows->pdata[0] : NULL;
  guint n = cells != NULL ? g_strv_length (cells) : 0;

  add_cell (out, title, TRUE);
  add_cell (out, level, FALSE);
  add_cell (out, caption, FALSE);
  for (guint i = 0; i < (guint) (last - first + 1); i++)
    add_cell (out, i < n ? cells[i] : "", FALSE);
  g_string_append (out, "\r\n");
}

static void
add_lines (GString      *out,
           PlnWorkspace *workspace,
           const char   *budget,
           const char   *parent, /* NULL: those at the top */
           guint         depth,
           int           first,
           int           last)
{
  g_autoptr (GPtrArray) ids = pln_budget_lines (workspace, budget, parent);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      add_line (out, workspace, ids->pdata[i], depth, first, last);
      if (depth < 32)
        add_lines (out, workspace, budget, ids->pdata[i], depth + 1, first, last);
    }
}

/* Money that no line names: its amount in words, as it belongs to no year. */
static void
add_sources (GString      *out,
             PlnWorkspace *workspace,
             const char   *budget,
             guint         n_years)
{
  g_autoptr (GPtrArray) lines = pln_workspace_referrers (workspace, "budget_line", "budget", budget);
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "contribution", "budget", budget);

  for (guint i = 0; (lines == NULL || lines->len == 0) && ids != NULL && i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *donor = pln_budget_donor (item), *manner = pln_budget_manner (item), *amount = pln_budget_amount_words (item);
      g_autofree char *remarks = *manner != '\0' ? g_strdup_printf ("%s · %s", amount, manner) : g_steal_pointer (&amount);

      add_cell (out, donor, TRUE);
      g_string_append_c (out, ',');
      add_cell (out, remarks, FALSE);
      for (guint n = 0; n < n_years; n++)
        g_string_append_c (out, ',');
      g_string_append (out, "\r\n");
    }
}

char *
pln_budget_to_csv (PlnWorkspace *workspace,
                   const char   *budget)
{
  GString *out = g_string_new ("\357\273\277");
  g_autoptr (GPtrArray) totals = NULL;
  int first, last;

  pln_budget_years (workspace, budget, MOST_YEARS, &first, &last);
  totals = pln_budget_read_totals (workspace, budget, first, last);
  add_cell (out, _("Line"), TRUE);
  add_cell (out, _("Level"), FALSE);
  add_cell (out, _("Remarks"), FALSE);
  for (int year = first; year <= last; year++)
    g_string_append_printf (out, ",%d", year);
  g_string_append (out, "\r\n");
  add_lines (out, workspace, budget, NULL, 0, first, last);
  for (guint i = 0; i < totals->len; i++)
    {
      const PlnBudgetTotal *total = totals->pdata[i];

      add_cell (out, total->title, TRUE);
      g_string_append (out, ",,");
      for (guint n = 0; n < total->texts->len; n++)
        add_cell (out, total->texts->pdata[n], FALSE);
      g_string_append (out, "\r\n");
    }
  add_sources (out, workspace, budget, (guint) (last - first + 1));
  return g_string_free (out, FALSE);
}

/* ---- the file --------------------------------------------------------------------- */

typedef struct
{
  PlnContext *context; /* owned */
  char *budget;        /* owned */
} Exporting;

static void
exporting_free (Exporting *exporting)
{
  g_object_unref (exporting->context);
  g_free (exporting->budget);
  g_free (exporting);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Exporting *exporting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (G_FILE (source)), *toast = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      toast = g_strdup_printf (_("Written to “%s”"), name);
      pln_context_toast (exporting->context, toast);
    }
  else
    pln_context_error (exporting->context, _("Nothing Was Written"), error);
  exporting_free (exporting);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Exporting *exporting = user_data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, NULL);
  PlnWorkspace *workspace = pln_context_get_workspace (exporting->context);
  g_autoptr (GBytes) bytes = NULL;
  char *text;

  if (file == NULL || !pln_workspace_has_record (workspace, exporting->budget))
    {
      exporting_free (exporting);
      return;
    }
  text = pln_budget_to_csv (workspace, exporting->budget);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, written_cb, exporting);
}

void
pln_budget_export_csv (PlnContext *context,
                       const char *budget)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *title = pln_workspace_get_title (pln_context_get_workspace (context), budget);
  g_autofree char *name = g_strdup_printf ("%s.csv", title);
  GtkRoot *root = gtk_widget_get_root (pln_context_get_host (context));
  Exporting *exporting = g_new0 (Exporting, 1);

  exporting->context = g_object_ref (context);
  exporting->budget = g_strdup (budget);
  g_strdelimit (name, "/\\", '-');
  gtk_file_dialog_set_title (dialog, _("Export Table"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, NULL, chosen_cb, exporting);
}
