/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-funding.h"

#include "app/budget/pln-budget-funding-model.h"
#include "app/budget/pln-budget-twin.h"
#include "app/pln-bits.h"
#include "widgets/pln-swatch.h"
#include "widgets/pln-timeline.h"

#include <glib/gi18n.h>

#define LEAST_TABLE 220 /* px of height; a lower window scrolls */

/* PlnBudgetFunding: a timeline with its table twin, and a list of what needs attention. */
struct _PlnBudgetFunding
{
  AdwBin parent_instance;

  PlnContext *context; /* borrowed; lives as long as the window */
  char *budget;        /* owned; NULL: all */
  GPtrArray *budgets;  /* owned; ids in the order of the chooser, after "All Budgets" */
  GtkWidget *chooser, *as_table, *stack, *timeline, *scroller, *twin, *legend, *buttons, *list, *list_group;
  gboolean filling, narrow;
};

G_DEFINE_FINAL_TYPE (PlnBudgetFunding, pln_budget_funding, ADW_TYPE_BIN)

enum { ACTIVATED, SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
add_funding_cb (GtkWidget        *button,
                PlnBudgetFunding *self)
{
  g_autofree char *purpose = pln_value_from_plain (PLN_TYPE_TEXT, g_object_get_data (G_OBJECT (button), "pln-purpose"));

  pln_context_new_record (self->context, "contribution", "purpose", purpose, NULL);
}

static GtkWidget *
make_add_button (PlnBudgetFunding *self,
                 const char       *purpose)
{
  GtkWidget *button = self->narrow ? gtk_button_new_from_icon_name ("list-add-symbolic") /* leaves the words their room */
                                   : gtk_button_new_with_label (_("Add Funding…"));
  g_autofree char *name = g_strdup_printf (_("Add funding for %s"), purpose);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (self->narrow)
    gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "pln-purpose", g_strdup (purpose), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_funding_cb), self, 0);
  return button;
}

static GtkWidget *
make_need_row (PlnBudgetFunding          *self,
               const PlnBudgetFundingRow *row)
{
  GtkWidget *widget = adw_action_row_new ();
  gboolean gap = row->need == PLN_FUNDING_GAP;
  GtkWidget *icon = gtk_image_new_from_icon_name (gap ? "dialog-warning-symbolic" : "dialog-information-symbolic");

  gtk_widget_add_css_class (icon, gap ? "error" : "accent");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), row->need_text);
  adw_action_row_add_prefix (ADW_ACTION_ROW (widget), icon);
  if (gap)
    adw_action_row_add_suffix (ADW_ACTION_ROW (widget), make_add_button (self, row->title));
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (widget), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data_full (G_OBJECT (widget), "pln-id", g_strdup (row->need_id), g_free);
  return widget;
}

static void
fill_list (PlnBudgetFunding           *self,
           const PlnBudgetFundingPlan *plan)
{
  guint n = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (PlnFundingNeed need = PLN_FUNDING_GAP; need <= PLN_FUNDING_UNDECIDED; need++)
    {
      for (guint i = 0; i < plan->rows->len; i++)
        {
          const PlnBudgetFundingRow *row = plan->rows->pdata[i];

          if (row->need != need)
            continue;
          gtk_list_box_append (GTK_LIST_BOX (self->list), make_need_row (self, row));
          n++;
        }
    }
  gtk_widget_set_visible (self->list_group, n > 0);
}

static void
fill_timeline (PlnBudgetFunding           *self,
               const PlnBudgetFundingPlan *plan)
{
  g_autofree PlnTimelineRow *rows = g_new0 (PlnTimelineRow, plan->rows->len + 1);
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PlnBudgetFundingRow *row = plan->rows->pdata[i];
      PlnTimelineMark *shown = g_new0 (PlnTimelineMark, row->marks->len + 1);

      for (guint n = 0; n < row->marks->len; n++)
        shown[n] = ((PlnBudgetFundingMark *) row->marks->pdata[n])->shown;
      g_ptr_array_add (marks, shown);
      rows[i] = (PlnTimelineRow) { row->id, row->title, row->subtitle, FALSE, shown, row->marks->len };
    }
  pln_timeline_set_range (PLN_TIMELINE (self->timeline), plan->first, plan->last);
  pln_timeline_set_today (PLN_TIMELINE (self->timeline), pln_workspace_get_today (pln_context_get_workspace (self->context)));
  pln_timeline_set_period (PLN_TIMELINE (self->timeline), plan->period_first, plan->period_last, plan->period);
  pln_timeline_set_rows (PLN_TIMELINE (self->timeline), rows, plan->rows->len);
}

/* A row for each mark: what it is for, from whom, how much, when. */
static void
fill_twin (PlnBudgetFunding           *self,
           const PlnBudgetFundingPlan *plan)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PlnBudgetTwinRow));
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PlnBudgetFundingRow *row = plan->rows->pdata[i];

      for (guint n = 0; n < row->marks->len; n++)
        {
          const PlnBudgetFundingMark *mark = row->marks->pdata[n];
          char *second = *mark->amount != '\0' ? g_strjoin (" · ", mark->amount, mark->source, mark->when, NULL)
                                                    : g_strjoin (" · ", mark->source, mark->when, NULL);
          char *spoken = g_strdup_printf (_("%s: %s"), row->title, mark->shown.spoken);
          const PlnBudgetTwinRow made = { mark->shown.id, { row->title, mark->source, mark->amount, mark->when, mark->state },
                                          row->title, second, spoken };

          g_ptr_array_add (strings, second);
          g_ptr_array_add (strings, spoken);
          g_array_append_val (rows, made);
        }
    }
  pln_budget_twin_set_rows (PLN_BUDGET_TWIN (self->twin), (const PlnBudgetTwinRow *) (gpointer) rows->data, rows->len,
                            pln_budget_twin_get_selected (PLN_BUDGET_TWIN (self->twin)));
}

static void
fill_chooser (PlnBudgetFunding *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnQuery) query = pln_query_new ("budget");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint at = 0;

  pln_query_sort (query, "name", FALSE);
  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  self->budgets = pln_workspace_query (workspace, query, NULL);
  if (self->budgets == NULL)
    self->budgets = g_ptr_array_new_with_free_func (g_free);
  gtk_string_list_append (names, _("All Budgets"));
  for (guint i = 0; i < self->budgets->len; i++)
    {
      g_autofree char *title = pln_workspace_get_title (workspace, self->budgets->pdata[i]);

      gtk_string_list_append (names, title);
      if (g_strcmp0 (self->budget, self->budgets->pdata[i]) == 0)
        at = i + 1;
    }
  if (at == 0)
    g_clear_pointer (&self->budget, g_free);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->chooser), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->chooser), at);
}

static gboolean
shows_table (PlnBudgetFunding *self)
{
  return self->narrow || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->as_table));
}

static void
show_child (PlnBudgetFunding *self)
{
  gboolean table = shows_table (self);

  gtk_widget_set_visible (self->scroller, !table);
  gtk_widget_set_visible (self->legend, !table);
  gtk_widget_set_visible (self->buttons, !table);
  gtk_widget_set_visible (self->twin, table);
  gtk_widget_set_visible (self->as_table, !self->narrow);
  gtk_widget_set_size_request (self->twin, -1, table ? LEAST_TABLE : -1);
  pln_budget_twin_set_narrow (PLN_BUDGET_TWIN (self->twin), self->narrow);
}

void
pln_budget_funding_refresh (PlnBudgetFunding *self)
{
  g_autoptr (PlnBudgetFundingPlan) plan = NULL;

  self->filling = TRUE;
  fill_chooser (self);
  plan = pln_budget_funding_read (pln_context_get_workspace (self->context), self->budget);
  fill_timeline (self, plan);
  fill_twin (self, plan);
  fill_list (self, plan);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), plan->rows->len > 0 ? "rows" : "empty");
  show_child (self);
  self->filling = FALSE;
}

const char *
pln_budget_funding_get_selected (PlnBudgetFunding *self)
{
  return shows_table (self) ? pln_budget_twin_get_selected (PLN_BUDGET_TWIN (self->twin))
                            : pln_timeline_get_selected_id (PLN_TIMELINE (self->timeline));
}

void
pln_budget_funding_set_narrow (PlnBudgetFunding *self,
                               gboolean          narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  pln_budget_funding_refresh (self);
}

void
pln_budget_funding_set_as_table (PlnBudgetFunding *self,
                                 gboolean          as_table)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_table), as_table);
}

static void
chosen_cb (PlnBudgetFunding *self)
{
  guint n = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->chooser));

  if (self->filling || n > self->budgets->len)
    return;
  g_set_str (&self->budget, n > 0 ? self->budgets->pdata[n - 1] : NULL);
  pln_budget_funding_refresh (self);
}

static void
as_table_cb (PlnBudgetFunding *self)
{
  show_child (self);
  gtk_widget_grab_focus (shows_table (self) ? self->twin : self->timeline);
  g_signal_emit (self, signals[SELECTED], 0);
}

static gboolean
key_cb (PlnBudgetFunding *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   state)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || (keyval != GDK_KEY_a && keyval != GDK_KEY_A) || self->narrow)
    return GDK_EVENT_PROPAGATE;
  pln_budget_funding_set_as_table (self, !shows_table (self));
  return GDK_EVENT_STOP;
}

static void
twin_activated_cb (PlnBudgetTwin    *twin,
                   const char       *id,
                   PlnBudgetFunding *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
activated_cb (PlnTimeline      *timeline,
              const char       *row,
              const char       *mark,
              PlnBudgetFunding *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, mark != NULL ? mark : row);
}

static void
selected_cb (PlnBudgetFunding *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

static void
row_activated_cb (GtkListBox       *list,
                  GtkListBoxRow    *row,
                  PlnBudgetFunding *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_object_get_data (G_OBJECT (row), "pln-id"));
}

static void
pln_budget_funding_finalize (GObject *object)
{
  PlnBudgetFunding *self = PLN_BUDGET_FUNDING (object);

  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  g_free (self->budget);
  G_OBJECT_CLASS (pln_budget_funding_parent_class)->finalize (object);
}

static void
pln_budget_funding_class_init (PlnBudgetFundingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pln_budget_funding_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);
}

static void
pln_budget_funding_init (PlnBudgetFunding *self)
{
}

static void
zoom_in_cb (PlnBudgetFunding *self)
{
  pln_canvas_zoom_by (PLN_CANVAS (self->timeline), 1.25);
}

static void
zoom_out_cb (PlnBudgetFunding *self)
{
  pln_canvas_zoom_by (PLN_CANVAS (self->timeline), 0.8);
}

static void
today_cb (PlnBudgetFunding *self)
{
  pln_timeline_show_day (PLN_TIMELINE (self->timeline), pln_workspace_get_today (pln_context_get_workspace (self->context)));
}

static GtkWidget *
make_buttons (PlnBudgetFunding *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *today = gtk_button_new_with_label (_("Today"));
  GtkWidget *out = gtk_button_new_from_icon_name ("zoom-out-symbolic"), *in = gtk_button_new_from_icon_name ("zoom-in-symbolic");
  GtkWidget *buttons[] = { out, in, today };

  gtk_widget_set_tooltip_text (out, _("Zoom Out"));
  gtk_widget_set_tooltip_text (in, _("Zoom In"));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_add_css_class (buttons[i], "flat");
      gtk_box_append (GTK_BOX (box), buttons[i]);
    }
  g_signal_connect_object (out, "clicked", G_CALLBACK (zoom_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (in, "clicked", G_CALLBACK (zoom_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
make_bar (PlnBudgetFunding *self)
{
  GtkWidget *bar = adw_wrap_box_new (), *space = adw_bin_new ();

  self->chooser = gtk_drop_down_new (NULL, NULL);
  self->as_table = gtk_toggle_button_new_with_label (_("As Table"));
  self->buttons = make_buttons (self);
  gtk_widget_set_hexpand (space, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chooser), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Budget"), -1);
  gtk_widget_set_tooltip_text (self->as_table, _("The same as a table (A)"));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (bar), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->chooser);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), space);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->buttons);
  adw_wrap_box_append (ADW_WRAP_BOX (bar), self->as_table);
  g_object_set (bar, "margin-start", 9, "margin-end", 9, NULL);
  g_signal_connect_object (self->chooser, "notify::selected", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->as_table, "toggled", G_CALLBACK (as_table_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = pln_legend_new ();

  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_ACCENT, _("Core"));
  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_ORANGE, _("Extra-budgetary"));
  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_PURPLE, _("One donor"));
  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_TEAL, _("Own and Member States"));
  pln_legend_add (legend, PLN_SWATCH_FADE, PLN_TONE_PURPLE, _("Start or end imprecise"));
  pln_legend_add (legend, PLN_SWATCH_HATCH, PLN_TONE_ACCENT, _("No amount"));
  pln_legend_add (legend, PLN_SWATCH_RANGE, PLN_TONE_ACCENT, _("Undecided"));
  pln_legend_add (legend, PLN_SWATCH_GAP, PLN_TONE_RED, _("Gap"));
  g_object_set (legend, "margin-start", 18, "margin-end", 18, NULL);
  return legend;
}

static void
make_list (PlnBudgetFunding *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->list_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->list_group), _("Needs Attention"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), self->list);
  g_object_set (self->list_group, "margin-start", 12, "margin-end", 12, "margin-bottom", 12, NULL);
}

static GtkWidget *
make_empty (void)
{
  GtkWidget *empty = pln_status_page_empty ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accessories-calculator-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Funding Known"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("Lines with figures, posts that name what pays for them, and contributions stand here."));
  return empty;
}

static void
build (PlnBudgetFunding *self)
{
  const char *const titles[PLN_BUDGET_TWIN_COLUMNS] = { _("For"), _("Source"), _("Amount"), _("When"), _("State") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->timeline = pln_timeline_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->timeline), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Funding by year"), -1);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->timeline);
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  self->twin = pln_budget_twin_new (_("Funding by year"), titles);
  gtk_widget_set_vexpand (self->twin, TRUE);
  self->legend = make_legend ();
  make_list (self);
  gtk_box_append (GTK_BOX (box), self->scroller);
  gtk_box_append (GTK_BOX (box), self->twin);
  gtk_box_append (GTK_BOX (box), self->legend);
  gtk_box_append (GTK_BOX (box), self->list_group);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty (), "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), box, "rows");
  gtk_box_append (GTK_BOX (outer), make_bar (self));
  gtk_box_append (GTK_BOX (outer), self->stack);
  adw_bin_set_child (ADW_BIN (self), outer);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->timeline, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->timeline, "notify::selected-id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->twin, "activated", G_CALLBACK (twin_activated_cb), self, 0);
  g_signal_connect_object (self->twin, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
}

GtkWidget *
pln_budget_funding_new (PlnContext *context)
{
  PlnBudgetFunding *self = g_object_new (PLN_TYPE_BUDGET_FUNDING, NULL);

  self->context = context;
  build (self);
  return GTK_WIDGET (self);
}

/* The drawing, the same in rows, and what needs attention in words. */
void
pln_budget_funding_add_to (PlnBudgetFunding *self,
                           PlnSheets        *sheets)
{
  const PlnSheetsColumn columns[] = { { _("For"), FALSE, 1 }, { _("Source"), FALSE, 1 }, { _("Amount"), FALSE, 1 }, { _("When"), FALSE, 1 } };
  g_autoptr (PlnBudgetFundingPlan) plan = pln_budget_funding_read (pln_context_get_workspace (self->context), self->budget);
  gboolean any = FALSE;

  if (!shows_table (self))
    pln_sheets_set_canvas (sheets, PLN_CANVAS (self->timeline));
  pln_sheets_set_landscape (sheets, TRUE);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PlnBudgetFundingRow *row = plan->rows->pdata[i];
      g_autofree char *text = row->need != PLN_FUNDING_QUIET ? g_strdup_printf ("%s: %s", row->title, row->need_text) : NULL;

      if (text == NULL)
        continue;
      if (!any)
        pln_sheets_add_heading (sheets, 2, _("Needs Attention"));
      any = TRUE;
      pln_sheets_add_text (sheets, text, PLN_SHEETS_PLAIN);
    }
  if (plan->rows->len == 0)
    {
      pln_sheets_add_text (sheets, _("No funding known"), PLN_SHEETS_DIM);
      return;
    }
  pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < plan->rows->len; i++)
    {
      const PlnBudgetFundingRow *row = plan->rows->pdata[i];

      for (guint n = 0; n < row->marks->len; n++)
        {
          const PlnBudgetFundingMark *mark = row->marks->pdata[n];

          pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN,
                              (const char *const[]) { n == 0 ? row->title : "", mark->source, mark->amount, mark->when });
        }
    }
}
