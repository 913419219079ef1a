/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-page.h"

#include "app/budget/pln-budget-cell.h"
#include "app/budget/pln-budget-commands.h"
#include "app/budget/pln-budget-csv.h"
#include "app/budget/pln-budget-flow-view.h"
#include "app/budget/pln-budget-funding.h"
#include "app/budget/pln-budget-guards.h"
#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-print.h"
#include "app/budget/pln-budget-totals.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-cell.h"
#include "app/records/pln-record-tree.h"
#include "insight/pln-funding.h"

#include <glib/gi18n.h>

#define MAX_YEARS 6
#define YEAR_WIDTH 98

/* A column of the table is told its year through this. */
typedef struct
{
  PlnBudgetGrid *grid; /* borrowed */
  int year;
} YearColumn;

/* PlnBudgetPage: lines by years with figures edited in their cells and totals
 * always in sight, and the records behind them: contributions, earmarks,
 * allocations and the budgets themselves. */
struct _PlnBudgetPage
{
  PlnRecordPage parent_instance;

  char *budget; /* owned; the one shown, or NULL */
  int first, last;
  YearColumn years[MAX_YEARS];
  GtkWidget *chooser, *sentence, *previous, *next, *span, *warning;
  GtkWidget *totals; /* PlnBudgetTotals */
  GtkWidget *bar;
  GtkWidget *funding; /* PlnBudgetFunding; made when first shown */
  GtkWidget *flow;    /* PlnBudgetFlowView; made when first shown */
  GtkWidget *kinds, *kind_chooser;
  guint kind;         /* which of the records; from 0 */
  GHashTable *open_guards; /* owned; those known, to see which one an edit brings */
  PlnBudgetGrid *grid; /* owned; made with the table */
  GPtrArray *budgets; /* owned; ids in the order of the chooser */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlnBudgetPage, pln_budget_page, PLN_TYPE_RECORD_PAGE)

/* The stack of the record page holds a table for each kind; the page shows four views, the last of which has a chooser. */
static const PlnRecordPageView views[] = {
  { "table", N_("Table"), "budget_line", "parent", NULL, NULL, NULL },
  { "contribution", N_("Contributions"), "contribution", NULL, NULL, NULL, "name" },
  { "earmark", N_("Earmarks"), "earmark", NULL, NULL, NULL, "purpose" },
  { "growth", N_("Growth"), "growth", NULL, NULL, NULL, "start_year" },
  { "allocation", N_("Allocations"), "allocation", NULL, NULL, NULL, "year" },
  { "expenditure", N_("Expenditures"), "expenditure", NULL, NULL, NULL, "when" },
  { "budget", N_("Budgets"), "budget", NULL, NULL, NULL, "name" },
  { "rate", N_("Exchange Rates"), "rate", NULL, NULL, NULL, "currency" },
  { NULL },
};
#define FIRST_KIND 1
#define N_KINDS (G_N_ELEMENTS (views) - FIRST_KIND - 1)

static const PlnView shown_views[] = {
  { "table", N_("Table") }, { "flow", N_("Flow") }, { "funding", N_("Funding") }, { "records", N_("Records") }, { NULL },
};

static gboolean
shows (PlnBudgetPage *self,
       const char    *view)
{
  return g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), view) == 0;
}

/* ---- columns ------------------------------------------------------------- */

static GtkWidget *
make_line_cell (gpointer user_data)
{
  return pln_record_cell_new (FALSE, FALSE);
}

static void
bind_line_cell (GtkWidget *cell,
                PlnItem   *item,
                gpointer   user_data)
{
  g_autofree char *caption = pln_budget_caption (pln_item_get_workspace (item), pln_item_get_id (item));

  pln_record_cell_set (PLN_RECORD_CELL (cell), pln_item_get_title (item), *caption != '\0' ? caption : NULL, NULL);
}

static GtkWidget *
make_year_cell (gpointer user_data)
{
  YearColumn *column = user_data;

  return pln_budget_cell_new (column->grid);
}

static void
bind_year_cell (GtkWidget *cell,
                PlnItem   *item,
                gpointer   user_data)
{
  YearColumn *column = user_data;

  pln_budget_cell_bind (PLN_BUDGET_CELL (cell), pln_item_get_id (item), column->year);
}

static char *
get_year_text (PlnItem *item,
               gpointer user_data)
{
  YearColumn *column = user_data;
  PlnBudgetCell cell;
  char *text;

  pln_budget_read_cell (pln_item_get_workspace (item), pln_item_get_id (item), column->year, &cell);
  text = *cell.text != '\0' ? g_strdup_printf (_("%d: %s"), column->year, cell.text) : g_strdup ("");
  pln_budget_cell_clear (&cell);
  return text;
}

static PlnRecordView *
table_view (PlnBudgetPage *self)
{
  GtkWidget *child = gtk_stack_get_child_by_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), "table");

  return PLN_IS_RECORD_VIEW (child) ? PLN_RECORD_VIEW (child) : NULL;
}

static void
set_columns (PlnBudgetPage *self)
{
  static const char *titles[MAX_YEARS];
  PlnColumn columns[1 + MAX_YEARS] = {
    { .title = N_("Line"), .expand = TRUE, .make = make_line_cell, .bind = bind_line_cell },
  };
  PlnRecordView *view = table_view (self);
  guint n = 0;

  if (view == NULL)
    return;
  pln_budget_grid_set_shown (self->grid, self->budget, self->first, self->last);
  for (int year = self->first; year <= self->last && n < MAX_YEARS; year++, n++)
    {
      g_autofree char *title = g_strdup_printf ("%d", year);

      self->years[n] = (YearColumn) { self->grid, year };
      titles[n] = g_intern_string (title);
      columns[n + 1] = (PlnColumn) {
        .title = titles[n], .width = YEAR_WIDTH, .numeric = TRUE, .make = make_year_cell,
        .narrow_too = TRUE, .bind = bind_year_cell, .get_text = get_year_text, .user_data = &self->years[n],
      };
    }
  pln_record_view_set_columns (view, columns, n + 1);
}

static void
show_totals (PlnBudgetPage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  g_autofree char *span = self->first == self->last ? g_strdup_printf ("%d", self->first)
                                                    : g_strdup_printf ("%d–%d", self->first, self->last);
  gboolean table = g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "table") == 0;

  gtk_widget_set_visible (self->totals, table && self->budget != NULL);
  if (self->budget == NULL)
    return;
  pln_budget_totals_show (PLN_BUDGET_TOTALS (self->totals), workspace, self->budget, self->first, self->last);
  gtk_label_set_label (GTK_LABEL (self->span), span);
}

static void
show_years (PlnBudgetPage *self)
{
  set_columns (self);
  show_totals (self);
}

/* A narrow window shows one year at a time: this one, or the nearest. */
static void
fit_years (PlnBudgetPage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  int year, month, mday;

  pln_budget_years (workspace, self->budget, MAX_YEARS, &self->first, &self->last);
  if (!pln_page_get_narrow (PLN_PAGE (self)))
    return;
  pln_day_to_ymd (pln_workspace_get_today (workspace), &year, &month, &mday);
  self->first = self->last = CLAMP (year, self->first, self->last);
}

/* ---- which budget ----------------------------------------------------------- */

static void
show_budget (PlnBudgetPage *self,
             const char    *budget)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  PlnRecordView *view = table_view (self);
  g_autofree char *sentence = budget != NULL ? pln_budget_sentence (workspace, budget) : g_strdup ("");

  g_set_str (&self->budget, budget);
  gtk_label_set_label (GTK_LABEL (self->sentence), sentence);
  if (budget != NULL)
    fit_years (self);
  if (view != NULL && budget != NULL)
    {
      g_autoptr (PlnQuery) query = pln_query_new ("budget_line");
      g_autofree char *value = pln_value_from_plain (PLN_TYPE_REFERENCE, budget);

      pln_query_where (query, "budget", value);
      pln_record_view_set_query (view, query);
    }
  show_years (self);
}

static void
chosen_cb (PlnBudgetPage *self)
{
  guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (!self->updating && n < self->budgets->len)
    show_budget (self, self->budgets->pdata[n]);
}

/* One sentence about what the guards find, or nothing; a rule that was broken just now is asked about. */
static void
show_guards (PlnBudgetPage *self)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autoptr (GPtrArray) guards = pln_guards (workspace);
  const PlnGuard *fresh = self->open_guards != NULL ? pln_budget_new_guard (guards, self->open_guards) : NULL;
  g_autofree char *text = NULL;
  guint open = 0;

  for (guint i = 0; i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];

      if (guard->override == NULL && open++ == 0)
        text = pln_budget_guard_sentence (workspace, guard);
    }
  if (open > 1)
    {
      g_autofree char *first = g_steal_pointer (&text);

      text = g_strdup_printf (ngettext ("%s (and %u more)", "%s (and %u more)", open - 1), first, open - 1);
    }
  adw_banner_set_title (ADW_BANNER (self->warning), text != NULL ? text : "");
  adw_banner_set_revealed (ADW_BANNER (self->warning), open > 0);
  g_clear_pointer (&self->open_guards, g_hash_table_unref);
  self->open_guards = pln_budget_open_guards (guards);
  if (fresh != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && pln_budget_was_edited (workspace))
    pln_budget_guard_ask (context, fresh, TRUE);
}

/* The budget with the most lines, or else the most money stated: what the page opens with. */
static guint
fullest_budget (PlnBudgetPage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  guint best = 0, most = 0;

  for (guint i = 0; i < self->budgets->len; i++)
    {
      g_autoptr (GPtrArray) lines = pln_workspace_referrers (workspace, "budget_line", "budget", self->budgets->pdata[i]);
      g_autoptr (GPtrArray) given = pln_workspace_referrers (workspace, "contribution", "budget", self->budgets->pdata[i]);
      guint weight = lines != NULL ? lines->len * 1000 : 0;

      for (guint n = 0; weight == 0 && given != NULL && n < given->len; n++)
        {
          g_autofree char *amount = pln_workspace_get_value (workspace, given->pdata[n], "amount");

          weight += amount != NULL ? 10 : 1;
        }
      if (weight > most)
        {
          most = weight;
          best = i;
        }
    }
  return best;
}

static void
load_budgets (PlnBudgetPage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  g_autoptr (PlnQuery) query = pln_query_new ("budget");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *shown = g_strdup (self->budget);
  guint n = 0;

  pln_query_sort (query, "name", FALSE);
  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  self->budgets = pln_workspace_query (workspace, query, NULL);
  if (self->budgets == NULL)
    self->budgets = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->budgets->len; i++)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, self->budgets->pdata[i]);

      gtk_string_list_append (names, title);
      if (g_strcmp0 (shown, self->budgets->pdata[i]) == 0)
        n = i;
    }
  if (shown == NULL)
    n = fullest_budget (self);
  self->updating = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), self->budgets->len > 0 ? n : GTK_INVALID_LIST_POSITION);
  self->updating = FALSE;
  gtk_widget_set_visible (self->chooser, self->budgets->len > 0);
  if (self->budgets->len == 0)
    show_budget (self, NULL);
  else if (g_strcmp0 (shown, self->budgets->pdata[n]) != 0)
    show_budget (self, self->budgets->pdata[n]);
  show_guards (self);
}

static void
workspace_changed (PlnPage *page)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  PlnRecordView *view = table_view (self);

  load_budgets (self);
  show_totals (self);
  if (self->funding != NULL)
    pln_budget_funding_refresh (PLN_BUDGET_FUNDING (self->funding));
  if (self->flow != NULL)
    pln_budget_flow_view_refresh (PLN_BUDGET_FLOW_VIEW (self->flow));
  if (view != NULL)
    pln_record_view_refresh (view);
}

static void
page_years (PlnBudgetPage *self,
            int            step)
{
  if (self->budget == NULL)
    return;
  self->first += step;
  self->last += step;
  show_years (self);
}

static void
previous_cb (PlnBudgetPage *self)
{
  page_years (self, -1);
}

static void
next_cb (PlnBudgetPage *self)
{
  page_years (self, 1);
}

/* ---- adding ------------------------------------------------------------------ */

/* Asks for a record of the kind that the view is about, of the budget that is shown. */
static void
pln_budget_page_new_record (PlnPage *page)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  const char *selected = pln_page_get_selected (page);
  const char *kind = shows (self, "table") ? "budget_line" : shows (self, "records") ? views[FIRST_KIND + self->kind].kind : "contribution";

  pln_budget_new_record (pln_page_get_context (page), kind, self->budget, selected);
}

static void
funding_activated_cb (PlnBudgetPage *self,
                      const char    *id)
{
  pln_context_inspect (pln_page_get_context (PLN_PAGE (self)), id, TRUE);
}

static void
funding_selected_cb (PlnBudgetPage *self)
{
  pln_page_selection_changed (PLN_PAGE (self));
}

static void
show_funding (PlnBudgetPage *self)
{
  if (self->funding == NULL)
    {
      self->funding = pln_budget_funding_new (pln_page_get_context (PLN_PAGE (self)));
      g_signal_connect_object (self->funding, "activated", G_CALLBACK (funding_activated_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->funding, "selected", G_CALLBACK (funding_selected_cb), self, G_CONNECT_SWAPPED);
      pln_budget_funding_set_narrow (PLN_BUDGET_FUNDING (self->funding), pln_page_get_narrow (PLN_PAGE (self)));
      gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->funding, "funding");
    }
  pln_budget_funding_refresh (PLN_BUDGET_FUNDING (self->funding));
}

static void
show_flow (PlnBudgetPage *self)
{
  if (self->flow != NULL)
    return;
  self->flow = pln_budget_flow_view_new (pln_page_get_context (PLN_PAGE (self)));
  pln_budget_flow_view_set_narrow (PLN_BUDGET_FLOW_VIEW (self->flow), pln_page_get_narrow (PLN_PAGE (self)));
  g_signal_connect_object (self->flow, "activated", G_CALLBACK (funding_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "selected", G_CALLBACK (funding_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->flow, "flow");
}

static const char *
pln_budget_page_get_selected (PlnPage *page)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  if (self->flow != NULL && shows (self, "flow"))
    return pln_budget_flow_view_get_selected (PLN_BUDGET_FLOW_VIEW (self->flow));

  if (self->funding != NULL && g_strcmp0 (pln_page_get_view (page), "funding") == 0)
    return pln_budget_funding_get_selected (PLN_BUDGET_FUNDING (self->funding));
  return PLN_PAGE_CLASS (pln_budget_page_parent_class)->get_selected (page);
}

/* In a narrow window the names of the views are enough to fill a line: what is shown has a bar of its own. */
static void
show_bars (PlnBudgetPage *self)
{
  gtk_widget_set_visible (self->bar, shows (self, "table"));
  gtk_widget_set_visible (self->kinds, shows (self, "records"));
}

static void
make_grid (PlnBudgetPage *self)
{
  PlnRecordView *view = table_view (self);

  self->grid = pln_budget_grid_new (view);
  g_signal_connect_object (self->grid, "step-years", G_CALLBACK (page_years), self, G_CONNECT_SWAPPED);
  pln_record_view_set_sort (view, "position", FALSE);
  pln_record_tree_set_levels (PLN_RECORD_TREE (view), 3);
  pln_record_view_set_empty (view, "accessories-calculator-symbolic", _("No Budget Lines"),
                             _("A file of names and figures can be imported too: see the page menu."),
                             self->budget != NULL ? _("_Add Line…") : _("_Add Budget…"), "win.new-record");
  pln_record_view_set_empty_second (view, self->budget != NULL ? _("_Paste from a Spreadsheet") : NULL, "page.paste-figures");
  show_budget (self, self->budget);
}

static void
pln_budget_page_set_view (PlnPage    *page,
                          const char *name)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  if (g_strcmp0 (name, "funding") == 0)
    show_funding (self);
  if (g_strcmp0 (name, "flow") == 0)
    show_flow (self);
  show_bars (self);
  PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_view (page, g_strcmp0 (name, "records") == 0 ? views[FIRST_KIND + self->kind].name : name);
  if (self->grid == NULL && table_view (self) != NULL)
    make_grid (self);
  show_totals (self);
  if (g_strcmp0 (name, "flow") == 0)
    {
      g_autofree char *count = pln_budget_flow_view_get_count (PLN_BUDGET_FLOW_VIEW (self->flow));

      pln_budget_flow_view_set_search (PLN_BUDGET_FLOW_VIEW (self->flow), pln_page_get_search (page));
      pln_page_set_count (page, count);
    }
  else if (g_strcmp0 (name, "funding") == 0)
    pln_page_set_count (page, "");
}

static const PlnView *
pln_budget_page_get_views (PlnPage *page)
{
  return shown_views;
}

static void
kind_chosen_cb (PlnBudgetPage *self)
{
  guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind_chooser));

  if (n >= N_KINDS || n == self->kind)
    return;
  self->kind = n;
  if (shows (self, "records"))
    pln_budget_page_set_view (PLN_PAGE (self), "records");
  pln_page_selection_changed (PLN_PAGE (self));
}

static void
pln_budget_page_set_search (PlnPage    *page,
                            const char *text)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  if (self->flow != NULL && shows (self, "flow"))
    pln_budget_flow_view_set_search (PLN_BUDGET_FLOW_VIEW (self->flow), text);
  else
    PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_search (page, text);
}

/* A line is looked for in its own budget. */
static gboolean
select_line (PlnBudgetPage *self,
             const char    *id)
{
  g_autofree char *value = pln_workspace_get_value (pln_page_get_workspace (PLN_PAGE (self)), id, "budget");
  g_autofree char *budget = value != NULL ? pln_value_get_plain (value) : NULL;

  pln_page_set_view (PLN_PAGE (self), "table");
  for (guint i = 0; budget != NULL && g_strcmp0 (budget, self->budget) != 0 && i < self->budgets->len; i++)
    {
      if (g_strcmp0 (self->budgets->pdata[i], budget) == 0)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), i);
    }
  return table_view (self) != NULL && pln_record_view_select (table_view (self), id);
}

static gboolean
pln_budget_page_select (PlnPage    *page,
                        const char *id)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  const char *kind = pln_workspace_get_kind (pln_page_get_workspace (page), id);
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (shows (self, "flow") && pln_budget_flow_view_select (PLN_BUDGET_FLOW_VIEW (self->flow), id))
    return TRUE;
  if (view != NULL && pln_record_view_select (view, id))
    return TRUE;
  if (g_strcmp0 (kind, "budget_line") == 0)
    return select_line (self, id);
  for (guint i = 0; i < N_KINDS; i++)
    {
      if (g_strcmp0 (views[FIRST_KIND + i].kind, kind) != 0)
        continue;
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind_chooser), i);
      pln_page_set_view (page, "records");
      view = pln_record_page_get_view (PLN_RECORD_PAGE (page));
      return view != NULL && pln_record_view_select (view, id);
    }
  return FALSE;
}

/* Copy and paste of lines speak the language of spreadsheets; a line that was cut is moved. */
static gboolean
pln_budget_page_act (PlnPage    *page,
                     const char *act,
                     gboolean    dry)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  PlnPageClass *parent = PLN_PAGE_CLASS (pln_budget_page_parent_class);
  gboolean table = shows (self, "table") && self->grid != NULL;

  if (table && g_str_equal (act, "copy") && pln_page_get_selected (page) != NULL)
    {
      if (!dry)
        pln_budget_grid_copy (self->grid);
      return TRUE;
    }
  if (parent->act (page, act, dry))
    return TRUE;
  if (!table || !g_str_equal (act, "paste") || self->budget == NULL)
    return FALSE;
  if (!dry)
    pln_budget_grid_paste (self->grid);
  return TRUE;
}

/* The name of what is shown, for the title of a sheet. */
static const char *
view_label (PlnBudgetPage *self)
{
  if (shows (self, "records"))
    return _(views[FIRST_KIND + self->kind].label);
  for (guint i = 0; shown_views[i].name != NULL; i++)
    {
      if (shows (self, shown_views[i].name))
        return _(shown_views[i].label);
    }
  return "";
}

/* The table with its totals; the timeline as it is drawn, with its gaps in words; the others as they are listed. */
static void
pln_budget_page_print (PlnPage *page)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  PlnContext *context = pln_page_get_context (page);
  const char *view = pln_page_get_view (page);
  g_autofree char *title = g_strdup_printf (_("%s: %s"), _("Budget"), view_label (self));
  g_autoptr (PlnSheets) sheets = pln_print_sheets_new (context, title, TRUE);

  if (g_strcmp0 (view, "table") == 0 && self->budget != NULL && table_view (self) != NULL)
    pln_budget_print_table (sheets, table_view (self), self->budget, self->first, self->last);
  else if (g_strcmp0 (view, "flow") == 0)
    pln_budget_flow_view_add_to (PLN_BUDGET_FLOW_VIEW (self->flow), sheets);
  else if (g_strcmp0 (view, "funding") == 0)
    pln_budget_funding_add_to (PLN_BUDGET_FUNDING (self->funding), sheets);
  else if (pln_record_page_get_view (PLN_RECORD_PAGE (page)) != NULL)
    pln_record_view_add_to (pln_record_page_get_view (PLN_RECORD_PAGE (page)), sheets);
  pln_print_present (context, sheets);
}

static void
pln_budget_page_set_narrow (PlnPage *page,
                            gboolean narrow)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_narrow (page, narrow);
  if (self->flow != NULL)
    pln_budget_flow_view_set_narrow (PLN_BUDGET_FLOW_VIEW (self->flow), narrow);
  if (self->funding != NULL)
    pln_budget_funding_set_narrow (PLN_BUDGET_FUNDING (self->funding), narrow);
  if (self->budget == NULL)
    return;
  fit_years (self);
  show_years (self);
}

/* ---- construction ------------------------------------------------------------ */

static GtkWidget *
make_pager (PlnBudgetPage *self)
{
  GtkWidget *pager = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->previous = gtk_button_new_from_icon_name ("go-previous-symbolic");
  self->next = gtk_button_new_from_icon_name ("go-next-symbolic");
  self->span = gtk_label_new (NULL);
  gtk_widget_set_tooltip_text (self->previous, _("Earlier years"));
  gtk_widget_set_tooltip_text (self->next, _("Later years"));
  gtk_widget_add_css_class (self->previous, "flat");
  gtk_widget_add_css_class (self->next, "flat");
  gtk_widget_add_css_class (self->span, "numeric");
  g_signal_connect_object (self->previous, "clicked", G_CALLBACK (previous_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (pager), self->previous);
  gtk_box_append (GTK_BOX (pager), self->span);
  gtk_box_append (GTK_BOX (pager), self->next);
  return pager;
}

/* Wraps where there is no room for chooser, sentence and years side by side. */
static GtkWidget *
make_bar (PlnBudgetPage *self)
{
  GtkWidget *bar = adw_wrap_box_new ();

  self->chooser = gtk_drop_down_new (NULL, NULL);
  self->sentence = gtk_label_new (NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Budget"), -1);
  gtk_widget_add_css_class (self->sentence, "dimmed");
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (bar), 3);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->chooser);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->sentence);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), make_pager (self));
  gtk_widget_set_margin_start (bar, 9);
  gtk_widget_set_margin_end (bar, 9);
  gtk_widget_set_margin_bottom (bar, 6);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_kinds (PlnBudgetPage *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_KINDS; i++)
    gtk_string_list_append (names, _(views[FIRST_KIND + i].label));
  self->kind_chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->kind_chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of record"), -1);
  g_signal_connect_object (self->kind_chooser, "notify::selected", G_CALLBACK (kind_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), self->kind_chooser);
  g_object_set (bar, "margin-start", 9, "margin-end", 9, "margin-bottom", 6, NULL);
  return bar;
}

/* ---- commands ------------------------------------------------------------------ */

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  pln_budget_grid_paste (PLN_BUDGET_PAGE (user_data)->grid);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  pln_budget_import_csv (pln_page_get_context (user_data), PLN_BUDGET_PAGE (user_data)->grid);
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  if (PLN_BUDGET_PAGE (user_data)->budget != NULL)
    pln_budget_export_csv (pln_page_get_context (user_data), PLN_BUDGET_PAGE (user_data)->budget);
}

static void
warnings_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  pln_budget_guards_present (pln_page_get_context (user_data));
}

static void
add_actions (PlnBudgetPage *self)
{
  static const GActionEntry entries[] = {
    { "paste-figures", paste_cb, NULL, NULL, NULL, { 0 } },
    { "import-figures", import_cb, NULL, NULL, NULL, { 0 } },
    { "export-figures", export_cb, NULL, NULL, NULL, { 0 } },
    { "show-warnings", warnings_cb, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self))), entries, G_N_ELEMENTS (entries), self);
}

static void
pln_budget_page_update_actions (PlnPage *page)
{
  static const char *const names[] = { "paste-figures", "import-figures", "export-figures" };
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), names[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->grid != NULL && self->budget != NULL && shows (self, "table"));
    }
}

static GMenuModel *
pln_budget_page_get_menu (PlnPage *page)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Copy Figures"), "win.copy");
  g_menu_append (menu, _("_Paste from a Spreadsheet"), "page.paste-figures");
  g_menu_append (menu, _("_Import CSV…"), "page.import-figures");
  g_menu_append (menu, _("_Export CSV…"), "page.export-figures");
  g_menu_append (menu, _("Budget _Warnings"), "page.show-warnings");
  return G_MENU_MODEL (menu);
}

static void
pln_budget_page_set_context (PlnPage    *page,
                             PlnContext *context)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_context (page, context);
  self->warning = adw_banner_new ("");
  adw_banner_set_use_markup (ADW_BANNER (self->warning), FALSE);
  adw_banner_set_button_label (ADW_BANNER (self->warning), _("Details…"));
  g_signal_connect_object (self->warning, "button-clicked", G_CALLBACK (pln_budget_guards_present), context, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (top), self->warning);
  self->bar = make_bar (self);
  gtk_box_append (GTK_BOX (top), self->bar);
  self->kinds = make_kinds (self);
  gtk_widget_set_visible (self->kinds, FALSE);
  gtk_box_append (GTK_BOX (top), self->kinds);
  add_actions (self);
  self->totals = pln_budget_totals_new (YEAR_WIDTH);
  pln_record_page_set_top (PLN_RECORD_PAGE (self), top);
  pln_record_page_set_foot (PLN_RECORD_PAGE (self), self->totals);
  pln_page_follow (page, workspace_changed);
  load_budgets (self);
}

static void
pln_budget_page_finalize (GObject *object)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (object);

  g_clear_object (&self->grid);
  g_clear_pointer (&self->open_guards, g_hash_table_unref);
  g_clear_pointer (&self->budget, g_free);
  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  G_OBJECT_CLASS (pln_budget_page_parent_class)->finalize (object);
}

static void
pln_budget_page_class_init (PlnBudgetPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pln_budget_page_finalize;
  page_class->set_context = pln_budget_page_set_context;
  page_class->set_view = pln_budget_page_set_view;
  page_class->get_selected = pln_budget_page_get_selected;
  page_class->set_narrow = pln_budget_page_set_narrow;
  page_class->print = pln_budget_page_print;
  page_class->new_record = pln_budget_page_new_record;
  page_class->get_views = pln_budget_page_get_views;
  page_class->set_search = pln_budget_page_set_search;
  page_class->select = pln_budget_page_select;
  page_class->act = pln_budget_page_act;
  page_class->update_actions = pln_budget_page_update_actions;
  page_class->get_menu = pln_budget_page_get_menu;
  page_class->new_record_label = N_("Add to Budget…");
  page_class->search_hint = N_("Search lines and sources");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_budget_page_init (PlnBudgetPage *self)
{
}
