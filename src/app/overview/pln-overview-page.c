/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/overview/pln-overview-page.h"

#include "app/overview/pln-overview-line.h"
#include "app/overview/pln-overview-model.h"
#include "app/pln-bits.h"
#include "app/print/pln-print.h"
#include "widgets/pln-pill.h"

#include <glib/gi18n.h>

/* PlnOverviewPage: what needs doing, in groups of at most four rows, each of
 * which leads to its record.  The groups stand in two columns, and in one when
 * the page is narrow.  Of a large workspace they are worked out by a worker;
 * what was shown before stays meanwhile. */

struct _PlnOverviewPage
{
  PlnPage parent_instance;

  PlnOverview *overview; /* owned */
  GtkWidget *stack;      /* the parts of the page; borrowed from the tree */
  gboolean focusing;     /* what the focus alone selects is not chosen by the person */
  GtkWidget *bin, *heading, *sentence;
  GtkWidget *columns, *column[2];
  gboolean one_column;
  char *selected; /* owned */
  GCancellable *reading; /* owned; of the worker, NULL: none */
  gboolean stale; /* something has changed since the worker began */
};

G_DEFINE_FINAL_TYPE (PlnOverviewPage, pln_overview_page, PLN_TYPE_PAGE)

static const char *
group_icon (PlnOverviewMark mark)
{
  switch (mark)
    {
    case PLN_OVERVIEW_OVERDUE:
    case PLN_OVERVIEW_CONTRADICTION:
      return "dialog-warning-symbolic";
    case PLN_OVERVIEW_SOON:
      return "alarm-symbolic";
    case PLN_OVERVIEW_CHANGED:
      return "mark-location-symbolic";
    case PLN_OVERVIEW_HINT:
    case PLN_OVERVIEW_PLAIN:
    default:
      return "dialog-information-symbolic";
    }
}

static PlnPillStyle
group_pill (PlnOverviewMark mark)
{
  switch (mark)
    {
    case PLN_OVERVIEW_OVERDUE:
      return PLN_PILL_ERROR;
    case PLN_OVERVIEW_SOON:
    case PLN_OVERVIEW_CONTRADICTION:
      return PLN_PILL_WARNING;
    case PLN_OVERVIEW_CHANGED:
      return PLN_PILL_ACCENT;
    case PLN_OVERVIEW_HINT:
    case PLN_OVERVIEW_PLAIN:
    default:
      return PLN_PILL_NEUTRAL;
    }
}

static GtkWidget *
make_suffix (const PlnOverviewRow *row)
{
  GtkWidget *label;

  if (row->mark != PLN_OVERVIEW_PLAIN)
    {
      GtkWidget *pill = pln_pill_new (group_pill (row->mark), group_icon (row->mark), row->suffix);

      /* The words beside it wrap; “Overdue” is never cut. */
      for (GtkWidget *child = gtk_widget_get_first_child (pill); child != NULL; child = gtk_widget_get_next_sibling (child))
        if (GTK_IS_LABEL (child))
          gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_NONE);
      return pill;
    }
  label = gtk_label_new (row->suffix);
  gtk_widget_add_css_class (label, "dimmed");
  return label;
}

static GtkWidget *
make_row (PlnOverviewPage      *self,
          const PlnOverviewRow *row)
{
  /* There is no room beside the title in one narrow column. */
  gboolean below = row->mark == PLN_OVERVIEW_PLAIN && pln_page_get_narrow (PLN_PAGE (self)) && *row->suffix != '\0';
  g_autofree char *subtitle = below && *row->subtitle != '\0' ? g_strconcat (row->subtitle, "\n", row->suffix, NULL)
                                                              : g_strdup (below ? row->suffix : row->subtitle);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", row->title, row->subtitle, row->suffix);
  GtkWidget *widget = pln_overview_line_new (row->title, subtitle,
                                             !below && *row->suffix != '\0' ? make_suffix (row) : NULL);

  g_object_set_data_full (G_OBJECT (widget), "pln-id", g_strdup (row->id), g_free);
  g_object_set_data_full (G_OBJECT (widget), "pln-title", g_strdup (row->title), g_free);
  if (row->review)
    g_object_set_data (G_OBJECT (widget), "pln-review", GINT_TO_POINTER (TRUE));
  g_object_set_data (G_OBJECT (widget), "pln-page", (gpointer) row->page);
  g_object_set_data (G_OBJECT (widget), "pln-view", (gpointer) row->view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return widget;
}

static void
row_activated_cb (GtkListBox      *list,
                  GtkListBoxRow   *row,
                  PlnOverviewPage *self)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));

  if (g_object_get_data (G_OBJECT (row), "pln-review") != NULL)
    pln_context_open_view (context, "exchange", "review", NULL);
  else if (g_object_get_data (G_OBJECT (row), "pln-page") != NULL)
    pln_context_open_view (context, g_object_get_data (G_OBJECT (row), "pln-page"), g_object_get_data (G_OBJECT (row), "pln-view"),
                           g_object_get_data (G_OBJECT (row), "pln-id"));
  else
    pln_context_open (context, g_object_get_data (G_OBJECT (row), "pln-id"));
}

static void
row_selected_cb (GtkListBox      *list,
                 GtkListBoxRow   *row,
                 PlnOverviewPage *self)
{
  if (row == NULL || self->focusing)
    return;
  g_set_str (&self->selected, g_object_get_data (G_OBJECT (row), "pln-id"));
  pln_page_selection_changed (PLN_PAGE (self));
}

static void
show_all_cb (GtkButton       *button,
             PlnOverviewPage *self)
{
  PlnOverviewGroupType type = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "pln-group"));
  const char *page, *view;

  pln_overview_group_target (type, &page, &view);
  pln_context_open_view (pln_page_get_context (PLN_PAGE (self)), page, view, NULL);
}

static GtkWidget *
make_heading (PlnOverviewPage        *self,
              const PlnOverviewGroup *group)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (pln_overview_group_title (group->type));
  g_autofree char *total = g_strdup_printf ("%u", group->total);
  GtkWidget *count = gtk_label_new (total);

  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), count);
  if (group->total > group->rows->len)
    {
      GtkWidget *button = gtk_button_new_with_label (_("Show All"));
      g_autofree char *name = g_strdup_printf (_("Show all: %s"), pln_overview_group_title (group->type));

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_hexpand (button, TRUE);
      gtk_widget_set_halign (button, GTK_ALIGN_END);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (button), "pln-group", GUINT_TO_POINTER (group->type));
      g_signal_connect_object (button, "clicked", G_CALLBACK (show_all_cb), self, 0);
      gtk_box_append (GTK_BOX (line), button);
    }
  gtk_widget_set_size_request (line, -1, 34);
  return line;
}

static GtkWidget *
make_group_widget (PlnOverviewPage        *self,
                   const PlnOverviewGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *list = gtk_list_box_new ();
  g_autofree char *name = g_strdup_printf ("%s, %u", pln_overview_group_title (group->type), group->total);

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_SINGLE);
  gtk_list_box_set_tab_behavior (GTK_LIST_BOX (list), GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < group->rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (self, group->rows->pdata[i]));
  gtk_list_box_unselect_all (GTK_LIST_BOX (list));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  g_signal_connect_object (list, "row-selected", G_CALLBACK (row_selected_cb), self, 0);
  gtk_box_append (GTK_BOX (box), make_heading (self, group));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

/* The row of the record, below the widget. */
static GtkWidget *
find_row (GtkWidget  *widget,
          const char *id)
{
  GtkWidget *found = NULL;

  if (id != NULL && GTK_IS_LIST_BOX_ROW (widget) && g_strcmp0 (g_object_get_data (G_OBJECT (widget), "pln-id"), id) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, id);
  return found;
}

/* To the first row, which is not selected thereby: the inspector would open by itself. */
static gboolean
focus_first (PlnOverviewPage *self)
{
  gboolean done;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus, *list;

  self->focusing = TRUE;
  done = gtk_widget_child_focus (self->stack, GTK_DIR_TAB_FORWARD);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX) : NULL;
  if (list != NULL && gtk_widget_is_ancestor (list, self->stack) && self->selected == NULL)
    gtk_list_box_unselect_all (GTK_LIST_BOX (list));
  self->focusing = FALSE;
  return done;
}

/* The focus goes to the row of the same record, else to the first. */
static void
focus_again (PlnOverviewPage *self,
             const char      *id)
{
  GtkWidget *row = find_row (self->stack, id);

  if (row == NULL || !gtk_widget_grab_focus (row))
    focus_first (self);
}

/* Left: meetings, due, funding; right: the rest; all in one when narrow. */
static void
lay_out (PlnOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus != NULL && gtk_widget_is_ancestor (focus, self->stack);
  GtkWidget *focused = inside ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  g_autofree char *id = focused != NULL ? g_strdup (g_object_get_data (G_OBJECT (focused), "pln-id")) : NULL;

  static const guint side[PLN_OVERVIEW_N_GROUPS] = {
    [PLN_OVERVIEW_MEETINGS] = 0, [PLN_OVERVIEW_DUE] = 0,     [PLN_OVERVIEW_FUNDING] = 0,
    [PLN_OVERVIEW_REQUESTS] = 1, [PLN_OVERVIEW_SETTLE] = 1,  [PLN_OVERVIEW_UNDATED] = 1,
    [PLN_OVERVIEW_FIGURES] = 0,
  };

  if (self->overview == NULL)
    return;
  for (guint i = 0; i < 2; i++)
    clear_box (self->column[i]);
  for (guint i = 0; i < self->overview->groups->len; i++)
    {
      const PlnOverviewGroup *group = self->overview->groups->pdata[i];
      guint n = self->one_column ? 0 : side[group->type];

      gtk_box_append (GTK_BOX (self->column[n]), make_group_widget (self, group));
    }
  gtk_widget_set_visible (self->column[1], gtk_widget_get_first_child (self->column[1]) != NULL);
  /* A column without anything in it would be given its half as well. */
  gtk_grid_set_column_homogeneous (GTK_GRID (self->columns), gtk_widget_get_visible (self->column[1]));
  if (inside)
    focus_again (self, id);
}

static void
add_body_cb (PlnOverviewPage *self)
{
  pln_context_new_record (pln_page_get_context (PLN_PAGE (self)), "body", NULL);
}

static void
import_cb (PlnOverviewPage *self)
{
  pln_context_open_view (pln_page_get_context (PLN_PAGE (self)), "exchange", NULL, NULL);
}

static GtkWidget *
make_empty (PlnOverviewPage *self)
{
  GtkWidget *status = pln_status_page_empty ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *add = gtk_button_new_with_mnemonic (_("_Add a Body"));
  GtkWidget *import = gtk_button_new_with_mnemonic (_("_Import…"));

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "go-home-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Nothing to Do Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Meetings ahead, papers due and requests owed will stand here."));
  gtk_widget_add_css_class (add, "pill");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_widget_add_css_class (import, "pill");
  g_signal_connect_object (add, "clicked", G_CALLBACK (add_body_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (import, "clicked", G_CALLBACK (import_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_halign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), add);
  gtk_box_append (GTK_BOX (buttons), import);
  adw_status_page_set_child (ADW_STATUS_PAGE (status), buttons);
  return status;
}

/* While a large workspace is read for the first time. */
static GtkWidget *
make_reading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *spinner = adw_spinner_new (), *label = gtk_label_new (_("Reading the Workspace…"));

  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (box), spinner);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_caught_up (void)
{
  GtkWidget *status = pln_status_page_empty ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "object-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("All Caught Up"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status), _("Nothing is due, owed or waiting for a decision."));
  return status;
}

/* The parts of the page beside the groups are made when they are first shown. */
static void
show_part (PlnOverviewPage *self,
           const char      *name)
{
  GtkStack *stack = GTK_STACK (self->stack);

  if (gtk_stack_get_child_by_name (stack, name) == NULL)
    gtk_stack_add_named (stack,
                         g_str_equal (name, "empty")  ? make_empty (self)
                         : g_str_equal (name, "done") ? make_caught_up ()
                                                      : make_reading (),
                         name);
  gtk_stack_set_visible_child_name (stack, name);
}

/* Takes the overview. */
static void
show (PlnOverviewPage *self,
      PlnOverview     *overview)
{
  const char *shown = "groups";

  g_clear_pointer (&self->overview, pln_overview_free);
  self->overview = overview;
  gtk_label_set_label (GTK_LABEL (self->heading), self->overview->heading);
  gtk_label_set_label (GTK_LABEL (self->sentence), self->overview->sentence);
  if (self->overview->empty)
    shown = "empty";
  else if (self->overview->groups->len == 0)
    shown = "done";
  show_part (self, shown);
  lay_out (self);
  pln_page_set_count (PLN_PAGE (self), self->overview->sentence);
}

static void refresh (PlnOverviewPage *self);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  GWeakRef *page = data;
  g_autoptr (PlnOverviewPage) self = g_weak_ref_get (page);
  g_autoptr (PlnOverview) overview = pln_overview_read_finish (result, NULL);

  g_weak_ref_clear (page);
  g_free (page);
  if (self == NULL)
    return; /* it has been closed meanwhile */
  g_clear_object (&self->reading);
  if (overview != NULL)
    show (self, g_steal_pointer (&overview));
  if (self->stale)
    refresh (self);
}

static void
refresh (PlnOverviewPage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  PlnOverview *overview;
  GWeakRef *page;

  if (self->reading != NULL)
    {
      self->stale = TRUE;
      return;
    }
  self->stale = FALSE;
  overview = pln_overview_get_ahead (workspace);
  if (overview == NULL && pln_workspace_get_size (workspace) <= PLN_OVERVIEW_READ_AT_ONCE)
    overview = pln_overview_read (workspace);
  if (overview != NULL)
    {
      show (self, overview);
      return;
    }
  if (self->overview == NULL)
    show_part (self, "reading");
  self->reading = g_cancellable_new ();
  page = g_new (GWeakRef, 1);
  g_weak_ref_init (page, self);
  pln_overview_read_async (workspace, self->reading, read_cb, page);
}

static void
workspace_changed (PlnPage *page)
{
  refresh (PLN_OVERVIEW_PAGE (page));
}

static void
one_column_cb (PlnOverviewPage *self)
{
  self->one_column = TRUE;
  lay_out (self);
}

static void
two_columns_cb (PlnOverviewPage *self)
{
  self->one_column = FALSE;
  lay_out (self);
}

static GtkWidget *
make_groups (PlnOverviewPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->heading = gtk_label_new (NULL);
  self->sentence = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->heading, "title-2");
  gtk_widget_add_css_class (self->sentence, "dimmed");
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_xalign (GTK_LABEL (self->sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_wrap (GTK_LABEL (self->sentence), TRUE);
  /* A horizontal box would ask every line how wide it is at each height. */
  self->columns = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->columns), 24);
  gtk_widget_set_margin_top (self->columns, 15);
  for (guint i = 0; i < 2; i++)
    {
      self->column[i] = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
      gtk_widget_set_hexpand (self->column[i], TRUE);
      gtk_grid_attach (GTK_GRID (self->columns), self->column[i], (int) i, 0, 1, 1);
    }
  gtk_box_append (GTK_BOX (content), self->heading);
  gtk_box_append (GTK_BOX (content), self->sentence);
  gtk_box_append (GTK_BOX (content), self->columns);
  gtk_widget_set_margin_top (content, 9);
  gtk_widget_set_margin_bottom (content, 24);
  gtk_widget_set_margin_start (content, 18);
  gtk_widget_set_margin_end (content, 18);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1040);
  adw_clamp_set_child (ADW_CLAMP (clamp), content);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_focusable (scroller, FALSE);
  return scroller;
}

static void
pln_overview_page_set_context (PlnPage    *page,
                               PlnContext *context)
{
  PlnOverviewPage *self = PLN_OVERVIEW_PAGE (page);
  AdwBreakpoint *breakpoint = adw_breakpoint_new (adw_breakpoint_condition_parse ("max-width: 700sp"));

  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_groups (self), "groups");
  self->bin = adw_breakpoint_bin_new ();
  gtk_widget_set_size_request (self->bin, 300, 200);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self->bin), self->stack);
  g_signal_connect_object (breakpoint, "apply", G_CALLBACK (one_column_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (breakpoint, "unapply", G_CALLBACK (two_columns_cb), self, G_CONNECT_SWAPPED);
  adw_breakpoint_bin_add_breakpoint (ADW_BREAKPOINT_BIN (self->bin), breakpoint);
  adw_bin_set_child (ADW_BIN (self), self->bin);
  pln_page_follow (page, workspace_changed);
  refresh (self);
}

static void
pln_overview_page_set_narrow (PlnPage *page,
                              gboolean narrow)
{
  lay_out (PLN_OVERVIEW_PAGE (page));
}

static void
pln_overview_page_new_record (PlnPage *page)
{
  pln_context_new_record (pln_page_get_context (page), "meeting", NULL);
}

static void
pln_overview_page_print (PlnPage *page)
{
  PlnOverviewPage *self = PLN_OVERVIEW_PAGE (page);
  g_autoptr (PlnSheets) sheets = pln_print_sheets_new (pln_page_get_context (page), _("Overview"), TRUE);
  const PlnSheetsColumn columns[] = { { "", FALSE, 3 }, { "", FALSE, 2 }, { "", FALSE, 1 } };

  pln_sheets_add_heading (sheets, 2, self->overview->heading);
  pln_sheets_add_text (sheets, self->overview->sentence, PLN_SHEETS_DIM);
  for (guint i = 0; i < self->overview->groups->len; i++)
    {
      const PlnOverviewGroup *group = self->overview->groups->pdata[i];

      pln_sheets_add_heading (sheets, 3, pln_overview_group_title (group->type));
      pln_sheets_begin_table (sheets, columns, G_N_ELEMENTS (columns));
      for (guint n = 0; n < group->rows->len; n++)
        {
          const PlnOverviewRow *row = group->rows->pdata[n];

          pln_sheets_add_row (sheets, 0, PLN_SHEETS_PLAIN, (const char *const[]) { row->title, row->subtitle, row->suffix });
        }
      if (group->total > group->rows->len)
        {
          guint more = group->total - group->rows->len;
          g_autofree char *text = g_strdup_printf (ngettext ("%u more", "%u more", more), more);

          pln_sheets_add_text (sheets, text, PLN_SHEETS_DIM);
        }
    }
  pln_print_present (pln_page_get_context (page), sheets);
}

static const char *
pln_overview_page_get_selected (PlnPage *page)
{
  return PLN_OVERVIEW_PAGE (page)->selected;
}

static gboolean
pln_overview_page_focus (PlnPage *page)
{
  return focus_first (PLN_OVERVIEW_PAGE (page));
}

/* The page has left the window; what the worker finds then is thrown away. */
static void
pln_overview_page_dispose (GObject *object)
{
  PlnOverviewPage *self = PLN_OVERVIEW_PAGE (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  G_OBJECT_CLASS (pln_overview_page_parent_class)->dispose (object);
}

static void
pln_overview_page_finalize (GObject *object)
{
  PlnOverviewPage *self = PLN_OVERVIEW_PAGE (object);

  g_clear_pointer (&self->overview, pln_overview_free);
  g_clear_pointer (&self->selected, g_free);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (pln_overview_page_parent_class)->finalize (object);
}

static void
pln_overview_page_class_init (PlnOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  object_class->dispose = pln_overview_page_dispose;
  object_class->finalize = pln_overview_page_finalize;
  page_class->set_context = pln_overview_page_set_context;
  page_class->set_narrow = pln_overview_page_set_narrow;
  page_class->new_record = pln_overview_page_new_record;
  page_class->new_record_label = N_("Add Meeting…");
  page_class->get_selected = pln_overview_page_get_selected;
  page_class->print = pln_overview_page_print;
  page_class->focus = pln_overview_page_focus;
}

static void
pln_overview_page_init (PlnOverviewPage *self)
{
}
