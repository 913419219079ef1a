/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-page.h"

#include "app/budget/pln-budget-cell.h"
#include "app/budget/pln-budget-funding.h"
#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-totals.h"
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
  PlnBudgetGrid *grid; /* owned; made with the table */
  GPtrArray *budgets; /* owned; ids in the order of the chooser */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PlnBudgetPage, pln_budget_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "table", N_("Table"), "budget_line", "parent", NULL, NULL, NULL },
  { "funding", N_("Funding"), "post", NULL, NULL, NULL, NULL },
  { "sources", N_("Sources"), "contribution", NULL, NULL, NULL, NULL },
  { "earmarks", N_("Earmarks"), "earmark", NULL, NULL, NULL, NULL },
  { "budgets", N_("Budgets"), "budget", NULL, NULL, NULL, NULL },
  { NULL },
};

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
        .bind = bind_year_cell, .get_text = get_year_text, .user_data = &self->years[n],
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

/* One sentence about what the guards find, or nothing. */
static void
show_guards (PlnBudgetPage *self)
{
  g_autoptr (GPtrArray) guards = pln_guards (pln_page_get_workspace (PLN_PAGE (self)));
  g_autoptr (GString) text = g_string_new (NULL);
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  guint open = 0;

  for (guint i = 0; i < guards->len; i++)
    {
      const PlnGuard *guard = guards->pdata[i];
      g_autofree char *title = pln_workspace_get_title (workspace, guard->id);

      if (guard->override != NULL)
        continue;
      if (open++ > 0)
        continue;
      if (guard->type == PLN_GUARD_FORBIDDEN_SOURCE)
        {
          g_autofree char *line = pln_workspace_get_title (workspace, guard->line);

          g_string_append_printf (text, _("“%s” brings money that the rule of “%s” excludes"), title, line);
          if (guard->reason != NULL)
            g_string_append_printf (text, ": %s", guard->reason);
        }
      else if (guard->type == PLN_GUARD_OVER_COMMITTED)
        {
          g_autofree char *excess = pln_money_to_display (&guard->excess);

          g_string_append_printf (text, _("More is earmarked from “%s” than there is, by %s"), title, excess);
        }
      else
        g_string_append_printf (text, _("“%s” mixes %s without an exchange rate"), title, guard->currencies);
    }
  if (open > 1)
    g_string_append_printf (text, ngettext (" (and %u more)", " (and %u more)", open - 1), open - 1);
  adw_banner_set_title (ADW_BANNER (self->warning), text->str);
  adw_banner_set_revealed (ADW_BANNER (self->warning), open > 0);
}

/* The budget with the most lines: what the page opens with. */
static guint
fullest_budget (PlnBudgetPage *self)
{
  guint best = 0, most = 0;

  for (guint i = 0; i < self->budgets->len; i++)
    {
      g_autoptr (GPtrArray) lines =
        pln_workspace_referrers (pln_page_get_workspace (PLN_PAGE (self)), "budget_line", "budget", self->budgets->pdata[i]);

      if (lines != NULL && lines->len > most)
        {
          most = lines->len;
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
changed_cb (PlnBudgetPage *self)
{
  PlnRecordView *view = table_view (self);

  load_budgets (self);
  show_totals (self);
  if (self->funding != NULL)
    pln_budget_funding_refresh (PLN_BUDGET_FUNDING (self->funding));
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

static void
pln_budget_page_new_record (PlnPage *page)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  const char *view = pln_page_get_view (page);
  g_autofree char *budget = self->budget != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, self->budget) : NULL;
  const char *selected = pln_page_get_selected (page);
  g_autofree char *parent = selected != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, selected) : NULL;
  PlnContext *context = pln_page_get_context (page);

  if (g_strcmp0 (view, "table") == 0 && budget == NULL)
    pln_context_new_record (context, "budget", NULL);
  else if (g_strcmp0 (view, "table") == 0 && parent != NULL)
    pln_context_new_record (context, "budget_line", "budget", budget, "parent", parent, NULL);
  else if (g_strcmp0 (view, "table") == 0)
    pln_context_new_record (context, "budget_line", "budget", budget, NULL);
  else if (g_strcmp0 (view, "sources") == 0 && budget != NULL)
    pln_context_new_record (context, "contribution", "budget", budget, NULL);
  else
    PLN_PAGE_CLASS (pln_budget_page_parent_class)->new_record (page);
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
      gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->funding, "funding");
    }
  pln_budget_funding_refresh (PLN_BUDGET_FUNDING (self->funding));
}

static const char *
pln_budget_page_get_selected (PlnPage *page)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  if (self->funding != NULL && g_strcmp0 (pln_page_get_view (page), "funding") == 0)
    return pln_budget_funding_get_selected (PLN_BUDGET_FUNDING (self->funding));
  return PLN_PAGE_CLASS (pln_budget_page_parent_class)->get_selected (page);
}

static void
pln_budget_page_set_view (PlnPage    *page,
                          const char *name)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  gboolean made = table_view (self) != NULL;

  if (g_strcmp0 (name, "funding") == 0)
    show_funding (self);
  gtk_widget_set_visible (self->bar, g_strcmp0 (name, "table") == 0);
  PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_view (page, name);
  if (!made && table_view (self) != NULL)
    {
      self->grid = pln_budget_grid_new (table_view (self));
      g_signal_connect_object (self->grid, "step-years", G_CALLBACK (page_years), self, G_CONNECT_SWAPPED);
      pln_record_view_set_sort (table_view (self), "position", FALSE);
      pln_record_tree_set_levels (PLN_RECORD_TREE (table_view (self)), 3);
      show_budget (self, self->budget);
    }
  show_totals (self);
}

static void
pln_budget_page_set_narrow (PlnPage *page,
                            gboolean narrow)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);

  PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_narrow (page, narrow);
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

static void
pln_budget_page_set_context (PlnPage    *page,
                             PlnContext *context)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (page);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  PLN_PAGE_CLASS (pln_budget_page_parent_class)->set_context (page, context);
  self->warning = adw_banner_new ("");
  adw_banner_set_use_markup (ADW_BANNER (self->warning), FALSE);
  gtk_box_append (GTK_BOX (top), self->warning);
  self->bar = make_bar (self);
  gtk_box_append (GTK_BOX (top), self->bar);
  self->totals = pln_budget_totals_new (YEAR_WIDTH);
  pln_record_page_set_top (PLN_RECORD_PAGE (self), top);
  pln_record_page_set_foot (PLN_RECORD_PAGE (self), self->totals);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load_budgets (self);
}

static void
pln_budget_page_finalize (GObject *object)
{
  PlnBudgetPage *self = PLN_BUDGET_PAGE (object);

  g_clear_object (&self->grid);
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
  page_class->new_record = pln_budget_page_new_record;
  page_class->new_record_label = N_("Add to Budget…");
  page_class->search_hint = N_("Search lines and sources");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_budget_page_init (PlnBudgetPage *self)
{
}
