/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-flow-view.h"

#include "app/budget/pln-budget-flow.h"
#include "app/budget/pln-budget-model.h"
#include "app/budget/pln-budget-twin.h"
#include "app/pln-bits.h"
#include "widgets/pln-flow.h"
#include "widgets/pln-swatch.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOST_YEARS 40
#define NODE_ROOM 62

/* ---- the view ------------------------------------------------------------------------ */

/* PlnBudgetFlowView: panels are made anew when what they show changes; years
 * and what is selected are kept by ids. */
struct _PlnBudgetFlowView
{
  AdwBin parent_instance;

  PlnContext *context; /* borrowed; lives as long as the window */
  GPtrArray *budgets;  /* owned; ids in the order of the chooser, after "All Budgets" */
  GPtrArray *flows;    /* owned; PlnBudgetFlow of the panels shown */
  GPtrArray *drawings; /* borrowed PlnFlow of the same */
  GHashTable *years;   /* budget → the year chosen */
  char *budget;        /* owned; NULL: all */
  char *selected;      /* owned; a record */
  char *search;        /* owned */
  GtkWidget *chooser, *as_table, *stack, *panels, *table, *legend, *sentence;
  gboolean filling, narrow;
};

G_DEFINE_FINAL_TYPE (PlnBudgetFlowView, pln_budget_flow_view, ADW_TYPE_BIN)

enum { ACTIVATED, SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static PlnWorkspace *
get_workspace (PlnBudgetFlowView *self)
{
  return pln_context_get_workspace (self->context);
}

static void
set_selected (PlnBudgetFlowView *self,
              const char        *id) /* of a node or ribbon, or NULL */
{
  g_autofree char *record = id != NULL ? pln_budget_flow_record (id) : NULL;

  if (record != NULL && !pln_workspace_has_record (get_workspace (self), record))
    g_clear_pointer (&record, g_free);
  if (!self->filling && g_set_str (&self->selected, record))
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate (PlnBudgetFlowView *self,
          const char        *id)
{
  g_autofree char *record = pln_budget_flow_record (id);

  if (pln_workspace_has_record (get_workspace (self), record))
    g_signal_emit (self, signals[ACTIVATED], 0, record);
}

/* ---- panels ---------------------------------------------------------------------------- */

static void
flow_selected_cb (PlnFlow           *flow,
                  GParamSpec        *pspec,
                  PlnBudgetFlowView *self)
{
  if (self->filling || pln_flow_get_selected_id (flow) == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < self->drawings->len; i++)
    {
      if (self->drawings->pdata[i] != flow)
        pln_flow_select_id (self->drawings->pdata[i], NULL);
    }
  self->filling = FALSE;
  set_selected (self, pln_flow_get_selected_id (flow));
}

static void
flow_activated_cb (PlnFlow           *flow,
                   const char        *id,
                   PlnBudgetFlowView *self)
{
  activate (self, id);
}

static void
table_requested_cb (PlnBudgetFlowView *self)
{
  pln_budget_flow_view_set_as_table (self, TRUE);
}

static void
year_chosen_cb (GtkDropDown       *menu,
                GParamSpec        *pspec,
                PlnBudgetFlowView *self)
{
  const char *budget = g_object_get_data (G_OBJECT (menu), "pln-budget");
  int first = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (menu), "pln-first"));

  if (self->filling)
    return;
  g_hash_table_insert (self->years, g_strdup (budget), GINT_TO_POINTER (first + (int) gtk_drop_down_get_selected (menu)));
  pln_budget_flow_view_refresh (self);
}

/* The years that the budget speaks of; the one shown is the chosen, else this year or the nearest. */
static int
year_of (PlnBudgetFlowView *self,
         const char        *budget,
         int               *first,
         int               *last)
{
  int year, month, mday, chosen = GPOINTER_TO_INT (g_hash_table_lookup (self->years, budget));

  pln_budget_years (get_workspace (self), budget, MOST_YEARS, first, last);
  pln_day_to_ymd (pln_workspace_get_today (get_workspace (self)), &year, &month, &mday);
  return CLAMP (chosen != 0 ? chosen : year, *first, *last);
}

static GtkWidget *
make_year_menu (PlnBudgetFlowView   *self,
                const PlnBudgetFlow *flow)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *menu = gtk_drop_down_new (NULL, NULL);
  g_autofree char *label = g_strdup_printf (_("Year of %s"), flow->title);
  int first, last, year = year_of (self, flow->budget, &first, &last);

  for (int y = first; y <= last; y++)
    {
      g_autofree char *name = g_strdup_printf ("%d", y);

      gtk_string_list_append (names, name);
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (menu), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (menu), (guint) (year - first));
  gtk_widget_add_css_class (menu, "flat");
  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (menu), "pln-budget", g_strdup (flow->budget), g_free);
  g_object_set_data (G_OBJECT (menu), "pln-first", GINT_TO_POINTER (first));
  g_signal_connect_object (menu, "notify::selected", G_CALLBACK (year_chosen_cb), self, 0);
  return menu;
}

static GtkWidget *
make_head (PlnBudgetFlowView   *self,
           const PlnBudgetFlow *flow)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (flow->title), *subtitle = gtk_label_new (flow->subtitle);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (subtitle, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), subtitle);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (head), words);
  gtk_box_append (GTK_BOX (head), make_year_menu (self, flow));
  return head;
}

static PlnFlow *
make_drawing (PlnBudgetFlowView   *self,
              const PlnBudgetFlow *flow)
{
  PlnFlow *drawing = PLN_FLOW (pln_flow_new ());
  g_autofree PlnFlowNode *nodes = g_new0 (PlnFlowNode, flow->nodes->len + 1);
  g_autofree PlnFlowRibbon *ribbons = g_new0 (PlnFlowRibbon, flow->ribbons->len + 1);
  g_autofree char *label = g_strdup_printf (_("Flow of %s in %d, from sources to uses"), flow->title, flow->year);
  int side[2] = { 0, 0 };

  for (guint i = 0; i < flow->nodes->len; i++)
    {
      nodes[i] = ((PlnBudgetFlowNode *) flow->nodes->pdata[i])->shown;
      side[nodes[i].use ? 1 : 0]++;
    }
  for (guint i = 0; i < flow->ribbons->len; i++)
    ribbons[i] = ((PlnBudgetFlowRibbon *) flow->ribbons->pdata[i])->shown;
  pln_flow_set_content (drawing, nodes, flow->nodes->len, ribbons, flow->ribbons->len);
  gtk_widget_set_size_request (GTK_WIDGET (drawing), -1, MAX (side[0], side[1]) * NODE_ROOM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drawing), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (drawing, "notify::selected-id", G_CALLBACK (flow_selected_cb), self, 0);
  g_signal_connect_object (drawing, "activated", G_CALLBACK (flow_activated_cb), self, 0);
  g_signal_connect_object (drawing, "table-requested", G_CALLBACK (table_requested_cb), self, G_CONNECT_SWAPPED);
  return drawing;
}

static void
add_panel (PlnBudgetFlowView   *self,
           const PlnBudgetFlow *flow)
{
  GtkWidget *panel = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  PlnFlow *drawing = make_drawing (self, flow);

  if (self->drawings->len > 0)
    gtk_box_append (GTK_BOX (self->panels), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (panel), make_head (self, flow));
  gtk_box_append (GTK_BOX (panel), GTK_WIDGET (drawing));
  gtk_box_append (GTK_BOX (self->panels), panel);
  g_ptr_array_add (self->drawings, drawing);
}

/* ---- table ------------------------------------------------------------------------------- */

static void
row_activated_cb (PlnBudgetTwin     *table,
                  const char        *id,
                  PlnBudgetFlowView *self)
{
  activate (self, id);
}

static void
row_selected_cb (PlnBudgetFlowView *self)
{
  if (!self->filling && gtk_widget_get_mapped (self->table))
    set_selected (self, pln_budget_twin_get_selected (PLN_BUDGET_TWIN (self->table)));
}

static gboolean
is_found (PlnBudgetFlowView      *self,
          const PlnBudgetFlowRow *row)
{
  g_autofree char *text = NULL, *folded = NULL, *wanted = NULL;

  if (*self->search == '\0')
    return TRUE;
  text = g_strjoin (" ", row->from, row->to, row->amount, row->state, NULL);
  folded = pln_text_fold (text);
  wanted = pln_text_fold (self->search);
  return strstr (folded, wanted) != NULL;
}

/* A row of the table, and which record it is. */
static void
add_row (GArray                 *rows,
         GPtrArray              *strings, /* what the row borrows */
         const PlnBudgetFlow    *flow,
         const PlnBudgetFlowRow *row)
{
  const char *from = *row->from != '\0' ? row->from : _("No source"), *to = *row->to != '\0' ? row->to : _("Ended");
  char *budget = g_strdup_printf ("%s, %d", flow->title, flow->year);
  /* Translators: a flow of money in one line: source and use. */
  char *title = g_strdup_printf (_("%s → %s"), from, to);
  char *second = g_strjoin (" · ", row->amount, budget, *row->state != '\0' ? row->state : NULL, NULL);
  char *spoken = g_strdup_printf (_("From %s to %s, %s, %s"), from, to, row->amount, budget);
  const PlnBudgetTwinRow made = { row->id, { from, to, row->amount, row->state, budget }, title, second, spoken };
  char *const owned[] = { budget, title, second, spoken };

  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    g_ptr_array_add (strings, owned[i]);
  g_array_append_val (rows, made);
}

static void
fill_table (PlnBudgetFlowView *self)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PlnBudgetTwinRow));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  const char *selected = NULL;

  for (guint i = 0; i < self->flows->len; i++)
    {
      GPtrArray *of_flow = pln_budget_flow_rows (self->flows->pdata[i]);

      g_ptr_array_add (read, of_flow);
      for (guint n = 0; n < of_flow->len; n++)
        {
          const PlnBudgetFlowRow *row = of_flow->pdata[n];
          g_autofree char *record = pln_budget_flow_record (row->id);

          if (!is_found (self, row))
            continue;
          if (selected == NULL && g_strcmp0 (record, self->selected) == 0)
            selected = row->id;
          add_row (rows, strings, self->flows->pdata[i], row);
        }
    }
  pln_budget_twin_set_rows (PLN_BUDGET_TWIN (self->table), (const PlnBudgetTwinRow *) (gpointer) rows->data, rows->len, selected);
}

/* ---- all of it ------------------------------------------------------------------------------ */

static void
fill_chooser (PlnBudgetFlowView *self)
{
  g_autoptr (PlnQuery) query = pln_query_new ("budget");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  pln_query_sort (query, "name", FALSE);
  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  self->budgets = pln_workspace_query (get_workspace (self), query, NULL);
  if (self->budgets == NULL)
    self->budgets = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _("All Budgets"));
  for (guint i = 0; i < self->budgets->len; i++)
    {
      g_autofree char *title = pln_workspace_get_title (get_workspace (self), self->budgets->pdata[i]);

      gtk_string_list_append (names, title);
      if (g_strcmp0 (self->budget, self->budgets->pdata[i]) == 0)
        at = i + 1;
    }
  if (at == 0)
    g_clear_pointer (&self->budget, g_free);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), at);
}

/* The fullest budget first; the order is stable, so those alike stay sorted by name. */
static int
compare_flows (gconstpointer a,
               gconstpointer b)
{
  const PlnBudgetFlow *x = a, *y = b;

  return (int) y->nodes->len - (int) x->nodes->len;
}

static void
show_child (PlnBudgetFlowView *self)
{
  gboolean table = self->narrow || pln_budget_flow_view_get_as_table (self);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), self->flows->len == 0 ? "empty" : table ? "table" : "flow");
  gtk_widget_set_visible (self->legend, self->flows->len > 0 && !table);
  gtk_widget_set_visible (self->as_table, !self->narrow);
  gtk_widget_set_visible (self->sentence, !self->narrow && self->flows->len > 1);
  pln_budget_twin_set_narrow (PLN_BUDGET_TWIN (self->table), self->narrow);
}

void
pln_budget_flow_view_refresh (PlnBudgetFlowView *self)
{
  GtkWidget *child;

  self->filling = TRUE;
  fill_chooser (self);
  while ((child = gtk_widget_get_first_child (self->panels)) != NULL)
    gtk_box_remove (GTK_BOX (self->panels), child);
  g_ptr_array_set_size (self->drawings, 0);
  g_ptr_array_set_size (self->flows, 0);
  for (guint i = 0; i < self->budgets->len; i++)
    {
      const char *budget = self->budgets->pdata[i];
      int first, last, year;
      PlnBudgetFlow *flow;

      if (self->budget != NULL && g_strcmp0 (budget, self->budget) != 0)
        continue;
      year = year_of (self, budget, &first, &last);
      flow = pln_budget_flow_read (get_workspace (self), budget, year);
      if (flow->nodes->len == 0)
        {
          pln_budget_flow_free (flow);
          continue;
        }
      g_ptr_array_add (self->flows, flow);
    }
  g_ptr_array_sort_values (self->flows, compare_flows);
  for (guint i = 0; i < self->flows->len; i++)
    add_panel (self, self->flows->pdata[i]);
  fill_table (self);
  if (self->selected != NULL)
    pln_budget_flow_view_select (self, self->selected);
  show_child (self);
  self->filling = FALSE;
}

static void
chosen_cb (PlnBudgetFlowView *self)
{
  guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (self->filling || n > self->budgets->len)
    return;
  g_set_str (&self->budget, n > 0 ? self->budgets->pdata[n - 1] : NULL);
  pln_budget_flow_view_refresh (self);
}

static void
as_table_cb (PlnBudgetFlowView *self)
{
  show_child (self);
  if (pln_budget_flow_view_get_as_table (self) && pln_budget_twin_get_n_rows (PLN_BUDGET_TWIN (self->table)) > 0)
    gtk_widget_grab_focus (self->table);
}

gboolean
pln_budget_flow_view_get_as_table (PlnBudgetFlowView *self)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table));
}

void
pln_budget_flow_view_set_as_table (PlnBudgetFlowView *self,
                                   gboolean           as_table)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_table), as_table);
}

void
pln_budget_flow_view_set_narrow (PlnBudgetFlowView *self,
                                 gboolean           narrow)
{
  self->narrow = narrow;
  self->filling = TRUE;
  fill_table (self);
  show_child (self);
  self->filling = FALSE;
}

void
pln_budget_flow_view_set_search (PlnBudgetFlowView *self,
                                 const char        *text)
{
  if (!g_set_str (&self->search, text))
    return;
  /* A drawing is not narrowed: what matches stands in the table. */
  if (*text != '\0')
    pln_budget_flow_view_set_as_table (self, TRUE);
  self->filling = TRUE;
  fill_table (self);
  self->filling = FALSE;
}

const char *
pln_budget_flow_view_get_selected (PlnBudgetFlowView *self)
{
  return self->selected;
}

gboolean
pln_budget_flow_view_select (PlnBudgetFlowView *self,
                             const char        *id)
{
  gboolean found = FALSE, filling = self->filling;

  self->filling = TRUE;
  for (guint i = 0; i < self->flows->len; i++)
    {
      const PlnBudgetFlow *flow = self->flows->pdata[i];
      const char *here = NULL;

      for (guint n = 0; n < flow->ribbons->len && here == NULL && !found; n++)
        here = g_strcmp0 (((PlnBudgetFlowRibbon *) flow->ribbons->pdata[n])->shown.id, id) == 0 ? id : NULL;
      for (guint n = 0; n < flow->nodes->len && here == NULL && !found; n++)
        here = g_strcmp0 (((PlnBudgetFlowNode *) flow->nodes->pdata[n])->shown.id, id) == 0 ? id : NULL;
      pln_flow_select_id (self->drawings->pdata[i], here);
      found |= here != NULL;
    }
  self->filling = filling;
  if (found)
    set_selected (self, id);
  return found;
}

char *
pln_budget_flow_view_get_count (PlnBudgetFlowView *self)
{
  guint n = 0;

  for (guint i = 0; i < self->flows->len; i++)
    n += ((PlnBudgetFlow *) self->flows->pdata[i])->ribbons->len;
  return g_strdup_printf (ngettext ("%u flow", "%u flows", n), n);
}

void
pln_budget_flow_view_add_to (PlnBudgetFlowView *self,
                             PlnSheets         *sheets)
{
  const PlnSheetsColumn columns[] = { { _("From"), FALSE, 1 }, { _("To"), FALSE, 1 }, { _("Amount"), FALSE, 1 }, { _("State"), FALSE, 0 } };

  if (self->drawings->len == 1 && !self->narrow && !pln_budget_flow_view_get_as_table (self))
    pln_sheets_set_canvas (sheets, self->drawings->pdata[0]);
  pln_sheets_set_landscape (sheets, TRUE);
  for (guint i = 0; i < self->flows->len; i++)
    {
      const PlnBudgetFlow *flow = self->flows->pdata[i];
      g_autoptr (GPtrArray) rows = pln_budget_flow_rows (flow);
      g_autofree char *title = g_strdup_printf ("%s, %d", flow->title, flow->year);

      pln_sheets_add_heading (sheets, 2, title);
      pln_sheets_add_text (sheets, flow->subtitle, PLN_SHEETS_DIM);
      pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
      for (guint n = 0; n < rows->len; n++)
        {
          const PlnBudgetFlowRow *row = rows->pdata[n];

          if (is_found (self, row))
            pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, (const char *const[]) { row->from, row->to, row->amount, row->state });
        }
    }
  if (self->flows->len == 0)
    pln_sheets_add_text (sheets, _("No sources and uses"), PLN_SHEETS_DIM);
}

/* ---- construction ---------------------------------------------------------------------------- */

static void
pln_budget_flow_view_finalize (GObject *object)
{
  PlnBudgetFlowView *self = PLN_BUDGET_FLOW_VIEW (object);

  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  g_ptr_array_unref (self->flows);
  g_ptr_array_unref (self->drawings);
  g_hash_table_unref (self->years);
  g_free (self->budget);
  g_free (self->selected);
  g_free (self->search);
  G_OBJECT_CLASS (pln_budget_flow_view_parent_class)->finalize (object);
}

static void
pln_budget_flow_view_class_init (PlnBudgetFlowViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_budget_flow_view_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
pln_budget_flow_view_init (PlnBudgetFlowView *self)
{
  self->flows = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_budget_flow_free);
  self->drawings = g_ptr_array_new ();
  self->years = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->search = g_strdup ("");
}

static GtkWidget *
make_table (PlnBudgetFlowView *self)
{
  const char *const titles[PLN_BUDGET_TWIN_COLUMNS] = { _("From"), _("To"), _("Amount"), _("State"), _("Budget and Year") };

  self->table = pln_budget_twin_new (_("Sources and uses"), titles);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect_object (self->table, "selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  return self->table;
}

static GtkWidget *
make_bar (PlnBudgetFlowView *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->chooser = gtk_drop_down_new (NULL, NULL);
  self->sentence = gtk_label_new (_("Scales differ and are never added"));
  self->as_table = gtk_toggle_button_new_with_mnemonic (_("As _Table"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Budget"), -1);
  gtk_widget_add_css_class (self->sentence, "dimmed");
  gtk_label_set_ellipsize (GTK_LABEL (self->sentence), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 1);
  gtk_widget_set_hexpand (self->sentence, TRUE);
  gtk_widget_set_tooltip_text (self->as_table, _("The same as a table (T)"));
  gtk_widget_set_halign (self->as_table, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (bar), self->chooser);
  gtk_box_append (GTK_BOX (bar), self->sentence);
  gtk_box_append (GTK_BOX (bar), self->as_table);
  g_object_set (bar, "margin-start", 9, "margin-end", 9, "margin-bottom", 6, NULL);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_table, "toggled", G_CALLBACK (as_table_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = pln_legend_new ();

  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_ACCENT, _("Exact amount or index"));
  pln_legend_add (legend, PLN_SWATCH_FADE, PLN_TONE_ACCENT, _("About: soft edge"));
  pln_legend_add (legend, PLN_SWATCH_HATCH, PLN_TONE_ACCENT, _("No amount: width means nothing"));
  pln_legend_add (legend, PLN_SWATCH_RANGE, PLN_TONE_ACCENT, _("Range: share undecided"));
  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_SLATE, _("Unallocated"));
  pln_legend_add (legend, PLN_SWATCH_NEED, PLN_TONE_RED, _("Need without money"));
  g_object_set (legend, "margin-start", 18, "margin-end", 18, "margin-top", 9, "margin-bottom", 9, NULL);
  return legend;
}

static void
build (PlnBudgetFlowView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = pln_status_page_empty ();

  self->panels = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_object_set (self->panels, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 12, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->panels);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_focusable (scroller, FALSE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accessories-calculator-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Sources and Uses"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty), _("Contributions, earmarks and figures of lines flow here from source to use."));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "flow");
  gtk_stack_add_named (GTK_STACK (self->stack), make_table (self), "table");
  self->legend = make_legend ();
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->legend);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
pln_budget_flow_view_new (PlnContext *context)
{
  PlnBudgetFlowView *self = g_object_new (PLN_TYPE_BUDGET_FLOW_VIEW, NULL);

  self->context = context;
  build (self);
  pln_budget_flow_view_refresh (self);
  return GTK_WIDGET (self);
}
