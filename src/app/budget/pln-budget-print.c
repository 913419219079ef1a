/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-print.h"

#include "app/budget/pln-budget-flow.h"
#include "app/budget/pln-budget-model.h"

#include <glib/gi18n.h>

static void
add_line (PlnSheets    *sheets,
          PlnWorkspace *workspace,
          const char   *line,
          guint         depth,
          int           first,
          int           last)
{
  guint n = (guint) (last - first + 1);
  g_auto (GStrv) cells = g_new0 (char *, n + 2);
  g_autofree char *title = pln_workspace_get_title (workspace, line), *caption = pln_budget_caption (workspace, line);

  cells[0] = *caption != '\0' ? g_strdup_printf ("%s (%s)", title, caption) : g_steal_pointer (&title);
  for (guint i = 0; i < n; i++)
    {
      PlnBudgetCell cell;

      pln_budget_read_cell (workspace, line, first + (int) i, &cell);
      cells[i + 1] = g_steal_pointer (&cell.text);
      pln_budget_cell_clear (&cell);
    }
  pln_sheets_add_row (sheets, depth, PLN_SHEETS_PLAIN, (const char *const *) cells);
}

static void
add_totals (PlnSheets    *sheets,
            PlnWorkspace *workspace,
            const char   *budget,
            int           first,
            int           last)
{
  g_autoptr (GPtrArray) totals = pln_budget_read_totals (workspace, budget, first, last);

  for (guint i = 0; i < totals->len; i++)
    {
      PlnBudgetTotal *total = totals->pdata[i];
      g_autofree const char **cells = g_new0 (const char *, total->texts->len + 2);

      cells[0] = total->title;
      for (guint n = 0; n < total->texts->len; n++)
        cells[n + 1] = total->texts->pdata[n];
      pln_sheets_add_row (sheets, 0, (total->strong ? PLN_SHEETS_STRONG : PLN_SHEETS_PLAIN) | (i == 0 ? PLN_SHEETS_RULE : 0), cells);
    }
}

/* What a budget is made of that nobody has broken down. */
static void
add_sources (PlnSheets    *sheets,
             PlnWorkspace *workspace,
             const char   *budget)
{
  const PlnSheetsColumn columns[] = { { _("Source"), FALSE, 1 }, { _("Remarks"), FALSE, 1 }, { _("Amount"), TRUE, 0 } };
  g_autoptr (GPtrArray) ids = pln_workspace_referrers (workspace, "contribution", "budget", budget);

  if (ids == NULL || ids->len == 0)
    return;
  pln_sheets_add_heading (sheets, 3, _("Stated Without a Line"));
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (PlnItem) item = pln_item_new (workspace, ids->pdata[i]);
      g_autofree char *donor = pln_budget_donor (item), *manner = pln_budget_manner (item), *amount = pln_budget_amount_words (item);

      pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, (const char *const[]) { donor, manner, amount });
    }
}

void
pln_budget_print_table (PlnSheets     *sheets,
                        PlnRecordView *view,
                        const char    *budget,
                        int            first,
                        int            last)
{
  PlnWorkspace *workspace = pln_context_get_workspace (pln_record_view_get_context (view));
  guint n = (guint) (last - first + 1), n_lines = pln_record_view_get_n_items (view);
  g_autofree PlnSheetsColumn *columns = g_new0 (PlnSheetsColumn, n + 1);
  g_auto (GStrv) years = g_new0 (char *, n + 1);
  g_autofree char *title = pln_workspace_get_title (workspace, budget), *sentence = pln_budget_sentence (workspace, budget);

  columns[0] = (PlnSheetsColumn) { _("Line"), FALSE, 1 };
  for (guint i = 0; i < n; i++)
    {
      years[i] = g_strdup_printf ("%d", first + (int) i);
      columns[i + 1] = (PlnSheetsColumn) { years[i], TRUE, 0 };
    }
  pln_sheets_set_landscape (sheets, TRUE);
  pln_sheets_add_heading (sheets, 2, title);
  pln_sheets_add_text (sheets, sentence, PLN_SHEETS_DIM);
  pln_sheets_begin_table (sheets, columns, n + 1);
  for (guint i = 0; i < n_lines; i++)
    {
      g_autoptr (GObject) row = g_list_model_get_item (pln_record_view_get_list (view), i);
      g_autoptr (PlnItem) item = pln_record_view_get_nth (view, i);

      if (item != NULL)
        add_line (sheets, workspace, pln_item_get_id (item),
                  GTK_IS_TREE_LIST_ROW (row) ? gtk_tree_list_row_get_depth (GTK_TREE_LIST_ROW (row)) : 0, first, last);
    }
  add_totals (sheets, workspace, budget, first, last);
  if (n_lines == 0)
    add_sources (sheets, workspace, budget);
}
