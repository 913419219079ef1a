/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-funding.h"

#include "insight/pln-funding.h"
#include "widgets/pln-day-text.h"
#include "widgets/pln-swatch.h"
#include "widgets/pln-timeline.h"

#include <glib/gi18n.h>

/* PlnBudgetFunding: a timeline and a list of what needs attention. */
struct _PlnBudgetFunding
{
  AdwBin parent_instance;

  PlnContext *context; /* borrowed; lives as long as the window */
  GtkWidget *stack, *timeline, *list, *list_group;
};

G_DEFINE_FINAL_TYPE (PlnBudgetFunding, pln_budget_funding, ADW_TYPE_BIN)

enum { ACTIVATED, SELECTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* Strings and marks of one row live here until the timeline has copied them. */
typedef struct
{
  PlnFunding *funding;  /* owned */
  char *title, *subtitle, *source;
  PlnTimelineMark marks[2];
} FundingRow;

static void
funding_row_free (gpointer data)
{
  FundingRow *row = data;

  pln_funding_free (row->funding);
  g_free (row->title);
  g_free (row->subtitle);
  g_free (row->source);
  g_free (row);
}

static char *
subtitle_of (PlnItem *item)
{
  g_autofree char *headcount = pln_item_get_display (item, "headcount");
  g_autofree char *category = pln_item_get_display (item, "category");
  g_autofree char *purpose = pln_item_get_display (item, "purpose");

  if (*headcount != '\0' && *category != '\0')
    return g_strdup_printf ("%s · %s", headcount, category);
  if (*headcount != '\0')
    return g_steal_pointer (&headcount);
  return *category != '\0' ? g_steal_pointer (&category) : g_steal_pointer (&purpose);
}

static gboolean
ends (const PlnFunding *funding)
{
  return funding->end_earliest != PLN_DAY_NONE || funding->end_latest != PLN_DAY_NONE;
}

static void
fill_marks (FundingRow *row,
            gboolean    post)
{
  const PlnFunding *funding = row->funding;

  row->marks[0] = (PlnTimelineMark) {
    .id = funding->id,
    .span = { PLN_MARK_BAR, funding->start_earliest, funding->start_latest, funding->end_earliest, funding->end_latest },
    .tone = funding->source != NULL ? PLN_TONE_PURPLE : PLN_TONE_ACCENT,
    .fill = PLN_FILL_SOLID,
    .text = row->source,
    .inside = TRUE,
  };
  if (post && ends (funding))
    row->marks[1] = (PlnTimelineMark) {
      .id = funding->id,
      .span = { PLN_MARK_BAR, funding->end_earliest, funding->end_latest, PLN_DAY_NONE, PLN_DAY_NONE },
      .fill = PLN_FILL_GAP,
      .tone = PLN_TONE_RED,
      .text = _("Gap: no money found"),
      .inside = TRUE,
      .lane = 1,
    };
}

static FundingRow *
read_row (PlnWorkspace *workspace,
          const char   *id)
{
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  FundingRow *row = g_new0 (FundingRow, 1);
  gboolean post = g_strcmp0 (pln_item_get_kind (item), "post") == 0;

  row->funding = pln_funding_of (workspace, id);
  row->title = g_strdup (pln_item_get_title (item));
  row->subtitle = subtitle_of (item);
  row->source = row->funding->source != NULL ? pln_workspace_get_title (workspace, row->funding->source)
                                             : g_strdup (_("No source stated"));
  if (!post)
    g_set_str (&row->source, row->title);
  fill_marks (row, post);
  return row;
}

/* Posts that something pays for, then contributions with dates that no listed post tells of. */
static GPtrArray *
read_rows (PlnWorkspace *workspace)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (funding_row_free);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const kinds[] = { "post", "contribution" };

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (PlnQuery) query = pln_query_new (kinds[k]);
      g_autoptr (GPtrArray) ids = pln_workspace_query (workspace, query, NULL);

      for (guint i = 0; ids != NULL && i < ids->len; i++)
        {
          FundingRow *row = read_row (workspace, ids->pdata[i]);
          gboolean dated = ends (row->funding) || row->funding->start_earliest != PLN_DAY_NONE;

          if (k == 0 ? row->funding->source == NULL : (!dated || g_hash_table_contains (told, ids->pdata[i])))
            {
              funding_row_free (row);
              continue;
            }
          if (row->funding->source != NULL)
            g_hash_table_add (told, g_strdup (row->funding->source));
          g_ptr_array_add (rows, row);
        }
    }
  return rows;
}

static void
find_range (GPtrArray *rows,
            PlnDay     today,
            PlnDay    *first,
            PlnDay    *last)
{
  int year, month, mday;

  *first = *last = today;
  for (guint i = 0; i < rows->len; i++)
    {
      const PlnFunding *funding = ((FundingRow *) rows->pdata[i])->funding;
      PlnDay days[] = { funding->start_earliest, funding->start_latest, funding->end_earliest, funding->end_latest };

      for (guint d = 0; d < G_N_ELEMENTS (days); d++)
        {
          if (days[d] == PLN_DAY_NONE)
            continue;
          *first = MIN (*first, days[d]);
          *last = MAX (*last, days[d]);
        }
    }
  pln_day_to_ymd (*first, &year, &month, &mday);
  *first = pln_day_from_ymd (year, 1, 1);
  pln_day_to_ymd (*last, &year, &month, &mday);
  *last = pln_day_from_ymd (year + 2, 12, 31);
}

/* "No money after a day between 31 December 2024 and 30 December 2025." */
static char *
gap_sentence (const PlnFunding *funding)
{
  /* Translators: a date without its weekday, see g_date_time_format(). */
  const char *format = _("%-e %B %Y");
  g_autofree char *earliest = funding->end_earliest != PLN_DAY_NONE ? pln_day_format (funding->end_earliest, format) : NULL;
  g_autofree char *latest = funding->end_latest != PLN_DAY_NONE ? pln_day_format (funding->end_latest, format) : NULL;

  if (earliest != NULL && latest != NULL && funding->end_earliest != funding->end_latest)
    return g_strdup_printf (_("No money after a day between %s and %s"), earliest, latest);
  return g_strdup_printf (_("No money after %s"), latest != NULL ? latest : earliest);
}

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
  GtkWidget *button = gtk_button_new_with_label (_("Add Funding…"));
  g_autofree char *name = g_strdup_printf (_("Add funding for %s"), purpose);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "pln-purpose", g_strdup (purpose), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_funding_cb), self, 0);
  return button;
}

static void
fill_list (PlnBudgetFunding *self,
           GPtrArray        *rows)
{
  guint n = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < rows->len; i++)
    {
      const FundingRow *row = rows->pdata[i];
      g_autofree char *sentence = NULL;
      GtkWidget *widget, *icon;

      if (!ends (row->funding) || row->funding->source == NULL)
        continue;
      sentence = gap_sentence (row->funding);
      widget = adw_action_row_new ();
      icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
      gtk_widget_add_css_class (icon, "error");
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), row->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), sentence);
      adw_action_row_add_prefix (ADW_ACTION_ROW (widget), icon);
      adw_action_row_add_suffix (ADW_ACTION_ROW (widget), make_add_button (self, row->title));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
      g_object_set_data_full (G_OBJECT (widget), "pln-id", g_strdup (row->funding->id), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->list), widget);
      n++;
    }
  gtk_widget_set_visible (self->list_group, n > 0);
}

void
pln_budget_funding_refresh (PlnBudgetFunding *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) rows = read_rows (workspace);
  g_autofree PlnTimelineRow *shown = g_new0 (PlnTimelineRow, rows->len + 1);
  PlnDay today = pln_workspace_get_today (workspace), first, last;

  for (guint i = 0; i < rows->len; i++)
    {
      FundingRow *row = rows->pdata[i];

      shown[i] = (PlnTimelineRow) { row->funding->id, row->title, row->subtitle, FALSE, row->marks,
                                    row->marks[1].id != NULL ? 2 : 1 };
    }
  find_range (rows, today, &first, &last);
  pln_timeline_set_range (PLN_TIMELINE (self->timeline), first, last);
  pln_timeline_set_today (PLN_TIMELINE (self->timeline), today);
  pln_timeline_set_rows (PLN_TIMELINE (self->timeline), shown, rows->len);
  fill_list (self, rows);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "rows" : "empty");
}

const char *
pln_budget_funding_get_selected (PlnBudgetFunding *self)
{
  return pln_timeline_get_selected_id (PLN_TIMELINE (self->timeline));
}

static void
activated_cb (PlnTimeline      *timeline,
              const char       *row,
              const char       *mark,
              PlnBudgetFunding *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static void
selected_cb (PlnBudgetFunding *self)
{
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
pln_budget_funding_class_init (PlnBudgetFundingClass *klass)
{
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
make_bar (PlnBudgetFunding *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *today = gtk_button_new_with_label (_("Today"));
  GtkWidget *out = gtk_button_new_from_icon_name ("zoom-out-symbolic"), *in = gtk_button_new_from_icon_name ("zoom-in-symbolic");
  GtkWidget *buttons[] = { out, in, today };

  gtk_widget_set_tooltip_text (out, _("Zoom Out"));
  gtk_widget_set_tooltip_text (in, _("Zoom In"));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_widget_add_css_class (buttons[i], "flat");
      gtk_box_append (GTK_BOX (bar), buttons[i]);
    }
  gtk_widget_set_halign (bar, GTK_ALIGN_END);
  g_object_set (bar, "margin-start", 9, "margin-end", 9, "margin-top", 3, NULL);
  g_signal_connect_object (out, "clicked", G_CALLBACK (zoom_out_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (in, "clicked", G_CALLBACK (zoom_in_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (today, "clicked", G_CALLBACK (today_cb), self, G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
make_legend (void)
{
  GtkWidget *legend = pln_legend_new ();

  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_PURPLE, _("Funded"));
  pln_legend_add (legend, PLN_SWATCH_FADE, PLN_TONE_PURPLE, _("Start or end imprecise"));
  pln_legend_add (legend, PLN_SWATCH_GAP, PLN_TONE_RED, _("Gap"));
  g_object_set (legend, "margin-start", 18, "margin-end", 18, NULL);
  return legend;
}

static void
build (PlnBudgetFunding *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->timeline = pln_timeline_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->timeline), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Funding by year"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->timeline);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  self->list_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->list_group), _("Needs Attention"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->list_group), self->list);
  gtk_widget_set_margin_start (self->list_group, 12);
  gtk_widget_set_margin_end (self->list_group, 12);
  gtk_widget_set_margin_bottom (self->list_group, 12);
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), make_legend ());
  gtk_box_append (GTK_BOX (box), self->list_group);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (empty), "accessories-calculator-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _("No Funding Known"));
  adw_status_page_set_description (ADW_STATUS_PAGE (empty),
                                   _("Posts that name what pays for them, and contributions with dates, stand here."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), box, "rows");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect_object (self->timeline, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (self->timeline, "notify::selected-id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
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

void
pln_budget_funding_add_to (PlnBudgetFunding *self,
                           PlnSheets        *sheets)
{
  g_autoptr (GPtrArray) rows = read_rows (pln_context_get_workspace (self->context));
  gboolean any = FALSE;

  pln_sheets_set_canvas (sheets, PLN_CANVAS (self->timeline));
  pln_sheets_set_landscape (sheets, TRUE);
  for (guint i = 0; i < rows->len; i++)
    {
      const FundingRow *row = rows->pdata[i];
      g_autofree char *gap = NULL, *text = NULL;

      if (!ends (row->funding) || row->funding->source == NULL)
        continue;
      if (!any)
        pln_sheets_add_heading (sheets, 2, _("Needs Attention"));
      any = TRUE;
      gap = gap_sentence (row->funding);
      text = g_strdup_printf ("%s: %s", row->title, gap);
      pln_sheets_add_text (sheets, text, PLN_SHEETS_PLAIN);
    }
  if (rows->len == 0)
    pln_sheets_add_text (sheets, _("No funding known"), PLN_SHEETS_DIM);
}
