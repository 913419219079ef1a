/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/records/pln-timeline-view.h"

#include "app/pln-bits.h"

#include <glib/gi18n.h>

#include "widgets/pln-swatch.h"

#define MAX_TRAY 100 /* rows of the tray; the search finds the others */

struct _PlnTimelineRows
{
  GPtrArray *rows;    /* of PlnTimelineRow; marks point into marks */
  GPtrArray *marks;   /* of PlnTimelineMark */
  GPtrArray *texts;   /* owned strings */
  GPtrArray *undated; /* id, title, id, title … */
};

struct _PlnTimelineView
{
  AdwBin parent_instance;

  PlnContext      *context; /* owned */
  const char      *field;
  PlnTimelineFill  fill;
  gpointer         user_data;
  GHashTable      *shown;   /* owned ids */
  GPtrArray       *undated; /* owned; id, title, id, title … */
  GtkWidget       *stack, *timeline, *bar, *filter, *tray, *list, *note, *empty;
  gboolean         stale; /* something has changed since it was filled */
};

G_DEFINE_FINAL_TYPE (PlnTimelineView, pln_timeline_view, ADW_TYPE_BIN)

enum { SELECTION_CHANGED, ACTIVATED, COUNT_CHANGED, SHIFT_REQUESTED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- rows ----------------------------------------------------------------------- */

const char *
pln_timeline_rows_take (PlnTimelineRows *self, char *text)
{
  g_ptr_array_add (self->texts, text);
  return text;
}

PlnTimelineMark *
pln_timeline_rows_add (PlnTimelineRows *self, const char *id, const char *title, const char *subtitle,
                       gboolean part, const PlnWhen *when)
{
  PlnTimelineRow *row = g_new0 (PlnTimelineRow, 1);
  PlnTimelineMark *mark = when != NULL && pln_when_get_edtf (when) != NULL ? g_new0 (PlnTimelineMark, 1) : NULL;

  row->id = pln_timeline_rows_take (self, g_strdup (id));
  row->title = pln_timeline_rows_take (self, g_strdup (title));
  row->subtitle = subtitle != NULL && *subtitle != '\0' ? pln_timeline_rows_take (self, g_strdup (subtitle)) : NULL;
  row->part = part;
  g_ptr_array_add (self->rows, row);
  if (mark == NULL)
    return NULL;
  mark->id = row->id;
  mark->tone = PLN_TONE_ACCENT;
  pln_mark_span_from_when (&mark->span, when);
  mark->soft = pln_when_get_sense (when) == PLN_SENSE_ABOUT;
  mark->text = pln_timeline_rows_take (self, g_strdup (pln_when_get_text (when)));
  g_ptr_array_add (self->marks, mark);
  row->marks = mark;
  row->n_marks = 1;
  return mark;
}

void
pln_timeline_rows_add_undated (PlnTimelineRows *self, const char *id, const char *title)
{
  g_ptr_array_add (self->undated, (gpointer) pln_timeline_rows_take (self, g_strdup (id)));
  g_ptr_array_add (self->undated, (gpointer) pln_timeline_rows_take (self, g_strdup (title)));
}

/* ---- tray ------------------------------------------------------------------------- */

static void
tray_row_cb (AdwActionRow *row, PlnTimelineView *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->tray));
  pln_context_edit_field (self->context, id, self->field);
}

static void
add_tray_row (PlnTimelineView *self, const char *id, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  if (id != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (tray_row_cb), self);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* When the tray opens: each row leads to its empty date in the inspector. */
static void
fill_tray_cb (PlnTimelineView *self)
{
  guint n = self->undated->len / 2;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < n && i < MAX_TRAY; i++)
    add_tray_row (self, self->undated->pdata[2 * i], self->undated->pdata[2 * i + 1]);
  if (n > MAX_TRAY)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - MAX_TRAY), n - MAX_TRAY);
      add_tray_row (self, NULL, more);
    }
}

static void
show_tray (PlnTimelineView *self, GPtrArray *undated)
{
  guint n = undated->len / 2;
  /* Translators: how many have no date; a button that lists them */
  g_autofree char *text = g_strdup_printf (ngettext ("Needs a date, %u", "Needs a date, %u", n), n);

  g_ptr_array_set_size (self->undated, 0);
  for (guint i = 0; i < undated->len; i++)
    g_ptr_array_add (self->undated, g_strdup (undated->pdata[i]));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->tray), text);
  gtk_widget_set_visible (self->tray, n > 0);
}

/* ---- filling ------------------------------------------------------------------------ */

void
pln_timeline_view_reload (PlnTimelineView *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free), marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free), undated = g_ptr_array_new ();
  g_autoptr (GArray) flat = g_array_new (FALSE, FALSE, sizeof (PlnTimelineRow));
  PlnTimelineRows all = { rows, marks, texts, undated };

  self->stale = FALSE;
  self->fill (&all, workspace, self->user_data);
  g_hash_table_remove_all (self->shown);
  for (guint i = 0; i < rows->len; i++)
    {
      g_array_append_vals (flat, rows->pdata[i], 1);
      g_hash_table_add (self->shown, g_strdup (((PlnTimelineRow *) rows->pdata[i])->id));
    }
  pln_timeline_set_today (PLN_TIMELINE (self->timeline), pln_workspace_get_today (workspace));
  pln_timeline_set_rows (PLN_TIMELINE (self->timeline), (const PlnTimelineRow *) flat->data, flat->len);
  show_tray (self, undated);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "rows" : "none");
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

static void
freshen (PlnTimelineView *self)
{
  if (self->stale)
    pln_timeline_view_reload (self);
}

/* What is not on screen is filled when it comes there. */
static void
workspace_changed_cb (PlnTimelineView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    freshen (self);
}

/* ---- callbacks ------------------------------------------------------------------------ */

static void
selected_cb (PlnTimelineView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (PlnTimeline *timeline, const char *row, const char *mark, PlnTimelineView *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, row);
}

static void
shift_cb (PlnTimeline *timeline, const char *row, const char *mark, int days, PlnTimelineView *self)
{
  g_signal_emit (self, signals[SHIFT_REQUESTED], 0, row, days);
}

static void
zoom_in_cb (PlnTimelineView *self)
{
  pln_canvas_zoom_by (PLN_CANVAS (self->timeline), 1.5);
}

static void
zoom_out_cb (PlnTimelineView *self)
{
  pln_canvas_zoom_by (PLN_CANVAS (self->timeline), 1 / 1.5);
}

static void
today_cb (PlnTimelineView *self)
{
  pln_timeline_show_day (PLN_TIMELINE (self->timeline), pln_workspace_get_today (pln_context_get_workspace (self->context)));
}

/* ---- object ------------------------------------------------------------------------------ */

static void
pln_timeline_view_dispose (GObject *object)
{
  g_clear_object (&PLN_TIMELINE_VIEW (object)->context);
  G_OBJECT_CLASS (pln_timeline_view_parent_class)->dispose (object);
}

static void
pln_timeline_view_finalize (GObject *object)
{
  g_hash_table_unref (PLN_TIMELINE_VIEW (object)->shown);
  g_ptr_array_unref (PLN_TIMELINE_VIEW (object)->undated);
  G_OBJECT_CLASS (pln_timeline_view_parent_class)->finalize (object);
}

static void
pln_timeline_view_class_init (PlnTimelineViewClass *klass)
{
  GType type = PLN_TYPE_TIMELINE_VIEW;

  G_OBJECT_CLASS (klass)->dispose = pln_timeline_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_timeline_view_finalize;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SHIFT_REQUESTED] = g_signal_new ("shift-requested", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                           G_TYPE_STRING, G_TYPE_INT);
}

static GtkWidget *
button_new (PlnTimelineView *self, const char *icon, const char *label, GCallback clicked)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, label);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  return button;
}

static void
make_bar (PlnTimelineView *self)
{
  self->bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->filter = adw_bin_new ();
  gtk_widget_set_hexpand (self->filter, TRUE);
  gtk_widget_set_halign (self->filter, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->bar, "filter-bar");
  gtk_box_append (GTK_BOX (self->bar), self->filter);
  gtk_box_append (GTK_BOX (self->bar), button_new (self, "zoom-out-symbolic", _("Zoom Out"), G_CALLBACK (zoom_out_cb)));
  gtk_box_append (GTK_BOX (self->bar), button_new (self, "zoom-in-symbolic", _("Zoom In"), G_CALLBACK (zoom_in_cb)));
  gtk_box_append (GTK_BOX (self->bar), button_new (self, NULL, _("Today"), G_CALLBACK (today_cb)));
}

static void
make_tray (PlnTimelineView *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();

  self->tray = gtk_menu_button_new ();
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "filter-list");
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_widget_set_size_request (scroller, 280, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  g_signal_connect_object (popover, "show", G_CALLBACK (fill_tray_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->tray), popover);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->tray), GTK_ARROW_UP);
  gtk_widget_add_css_class (self->tray, "flat");
  gtk_widget_set_visible (self->tray, FALSE);
}

static GtkWidget *
foot_new (PlnTimelineView *self)
{
  GtkWidget *foot = adw_wrap_box_new (), *legend = pln_legend_new ();

  pln_legend_add (legend, PLN_SWATCH_DIAMOND, PLN_TONE_ACCENT, _("A known day"));
  pln_legend_add (legend, PLN_SWATCH_HATCH, PLN_TONE_ACCENT, _("Some day in this time"));
  pln_legend_add (legend, PLN_SWATCH_BAR, PLN_TONE_ACCENT, _("Spread over this time"));
  pln_legend_add (legend, PLN_SWATCH_FADE_TO_MARK, PLN_TONE_ACCENT, _("Any time up to the mark"));
  self->note = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->note, "dimmed");
  gtk_widget_set_visible (self->note, FALSE);
  make_tray (self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (foot), 12);
  adw_wrap_box_append (ADW_WRAP_BOX (foot), legend);
  adw_wrap_box_append (ADW_WRAP_BOX (foot), self->note);
  adw_wrap_box_append (ADW_WRAP_BOX (foot), self->tray);
  gtk_widget_add_css_class (foot, "timeline-foot");
  return foot;
}

static void
pln_timeline_view_init (PlnTimelineView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new ();

  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->undated = g_ptr_array_new_with_free_func (g_free);
  self->timeline = pln_timeline_new ();
  pln_timeline_set_label_width (PLN_TIMELINE (self->timeline), 300);
  gtk_widget_set_focusable (scroller, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->timeline);
  gtk_widget_set_vexpand (scroller, TRUE);
  self->empty = pln_status_page_empty ();
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->empty), "x-office-calendar-symbolic");
  gtk_widget_set_vexpand (self->empty, TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), self->empty, "none");
  make_bar (self);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), foot_new (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->timeline, "notify::selected-id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->timeline, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->timeline, "shift-requested", G_CALLBACK (shift_cb), self);
}

/* Calls fill at once. */
GtkWidget *
pln_timeline_view_new (PlnContext *context, const char *field, PlnTimelineFill fill, gpointer user_data)
{
  PlnTimelineView *self = g_object_new (PLN_TYPE_TIMELINE_VIEW, NULL);

  self->context = g_object_ref (context);
  self->field = field;
  self->fill = fill;
  self->user_data = user_data;
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (freshen), NULL);
  pln_timeline_view_reload (self);
  return GTK_WIDGET (self);
}

GtkWidget *
pln_timeline_view_get_timeline (PlnTimelineView *self)
{
  return self->timeline;
}

void
pln_timeline_view_set_filter (PlnTimelineView *self, GtkWidget *filter)
{
  adw_bin_set_child (ADW_BIN (self->filter), filter);
}

void
pln_timeline_view_set_empty (PlnTimelineView *self, const char *title, const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->empty), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->empty), description);
}

void
pln_timeline_view_set_note (PlnTimelineView *self, const char *note)
{
  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}

const char *
pln_timeline_view_get_selected (PlnTimelineView *self)
{
  const char *id = pln_timeline_get_selected_id (PLN_TIMELINE (self->timeline));

  return id != NULL && g_hash_table_contains (self->shown, id) ? id : NULL;
}

gboolean
pln_timeline_view_select (PlnTimelineView *self, const char *id)
{
  freshen (self);
  if (!g_hash_table_contains (self->shown, id))
    return FALSE;
  pln_timeline_select_id (PLN_TIMELINE (self->timeline), id);
  return TRUE;
}

guint
pln_timeline_view_get_n_rows (PlnTimelineView *self)
{
  return g_hash_table_size (self->shown);
}

guint
pln_timeline_view_get_n_undated (PlnTimelineView *self)
{
  return self->undated->len / 2;
}
