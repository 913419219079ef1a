/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-timeline.h"

#include <glib/gi18n.h>

#include "app/roadmap/pln-roadmap-cells.h"
#include "widgets/pln-timeline.h"

struct _PlnRoadmapTimeline
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  GtkWidget  *stack, *timeline;
  char       *search;  /* owned */
  GHashTable *shown;   /* owned; ids of the rows */
  guint       undated;
};

G_DEFINE_FINAL_TYPE (PlnRoadmapTimeline, pln_roadmap_timeline, ADW_TYPE_BIN)

enum { SELECTION_CHANGED, ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* What the row points to goes into kept. */
static void
add_row (PlnRoadmapTimeline *self, GArray *rows, GPtrArray *kept, const char *id)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnItem) item = pln_item_new (workspace, id);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
  PlnGaps gaps = pln_coverage_of (workspace, id);
  g_autofree char *state = pln_item_get_plain (item, "state");
  gboolean done = g_str_equal (state, "done");
  PlnTimelineMark *mark;
  PlnTimelineRow row = { .id = id };
  char *owner, *title, *text;

  if (due == NULL || pln_when_get_edtf (due) == NULL)
    {
      self->undated += due == NULL && (gaps & PLN_GAP_NO_DATE) != 0;
      return;
    }
  mark = g_new0 (PlnTimelineMark, 1);
  owner = pln_roadmap_owner_text (item, gaps);
  mark->id = id;
  pln_mark_span_from_when (&mark->span, due);
  title = g_strdup (pln_item_get_title (item));
  text = g_strdup (pln_when_get_text (due));
  mark->text = text;
  mark->soft = pln_when_get_sense (due) == PLN_SENSE_ABOUT;
  mark->overdue = (gaps & PLN_GAP_OVERDUE) != 0;
  mark->pill = mark->overdue ? _("Past its date") : done ? _("Done") : NULL;
  mark->pill_style = mark->overdue ? PLN_PILL_ERROR : PLN_PILL_SUCCESS;
  row.title = title;
  row.subtitle = *owner != '\0' ? owner : NULL;
  row.marks = mark;
  row.n_marks = 1;
  g_ptr_array_add (kept, mark);
  g_ptr_array_add (kept, owner);
  g_ptr_array_add (kept, title);
  g_ptr_array_add (kept, text);
  g_array_append_val (rows, row);
  g_hash_table_add (self->shown, g_strdup (id));
}

/* Rows borrow their strings, which are kept until the rows are set. */
static void
reload (PlnRoadmapTimeline *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autoptr (PlnQuery) query = pln_query_new ("action");
  g_autoptr (GPtrArray) ids = NULL, kept = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PlnTimelineRow));

  if (*self->search != '\0')
    pln_query_search (query, self->search);
  pln_query_sort (query, "due", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  g_hash_table_remove_all (self->shown);
  self->undated = 0;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    add_row (self, rows, kept, ids->pdata[i]);
  pln_timeline_set_today (PLN_TIMELINE (self->timeline), pln_workspace_get_today (workspace));
  pln_timeline_set_rows (PLN_TIMELINE (self->timeline), (const PlnTimelineRow *) rows->data, rows->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), rows->len > 0 ? "rows" : "none");
}

static void
changed_cb (PlnContext *context, GPtrArray *ids, PlnRoadmapTimeline *self)
{
  reload (self);
}

static void
selected_cb (PlnRoadmapTimeline *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (PlnTimeline *timeline, const char *row, const char *mark, PlnRoadmapTimeline *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, row);
}

/* Alt+arrows move a date that is a known day; the widget asks only for such. */
static void
shift_cb (PlnTimeline *timeline, const char *row, const char *mark, int days, PlnRoadmapTimeline *self)
{
  g_autoptr (PlnItem) item = pln_item_new (pln_context_get_workspace (self->context), row);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due"), moved = NULL;
  g_autofree char *canonical = NULL;
  PlnDay first, last;

  if (due == NULL || !pln_when_is_days (due) || !pln_when_get_span (due, &first, &last))
    return;
  moved = pln_when_new_days (first + days, last + days);
  canonical = pln_when_to_canonical (moved);
  pln_context_set_value (self->context, row, "due", canonical);
}

static void
pln_roadmap_timeline_dispose (GObject *object)
{
  g_clear_object (&PLN_ROADMAP_TIMELINE (object)->context);
  G_OBJECT_CLASS (pln_roadmap_timeline_parent_class)->dispose (object);
}

static void
pln_roadmap_timeline_finalize (GObject *object)
{
  PlnRoadmapTimeline *self = PLN_ROADMAP_TIMELINE (object);

  g_free (self->search);
  g_hash_table_unref (self->shown);
  G_OBJECT_CLASS (pln_roadmap_timeline_parent_class)->finalize (object);
}

static void
pln_roadmap_timeline_class_init (PlnRoadmapTimelineClass *klass)
{
  GType type = PLN_TYPE_ROADMAP_TIMELINE;

  G_OBJECT_CLASS (klass)->dispose = pln_roadmap_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = pln_roadmap_timeline_finalize;
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pln_roadmap_timeline_init (PlnRoadmapTimeline *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *none = adw_status_page_new ();

  self->search = g_strdup ("");
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->timeline = pln_timeline_new ();
  pln_timeline_set_label_width (PLN_TIMELINE (self->timeline), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->timeline);
  gtk_widget_set_vexpand (scroller, TRUE);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (none), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _("Nothing With a Date"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none), _("Actions stand here once they have a due date."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "rows");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  g_signal_connect_object (self->timeline, "notify::selected-id", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self->timeline, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (self->timeline, "shift-requested", G_CALLBACK (shift_cb), self);
}

GtkWidget *
pln_roadmap_timeline_new (PlnContext *context)
{
  PlnRoadmapTimeline *self = g_object_new (PLN_TYPE_ROADMAP_TIMELINE, NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (changed_cb), self, 0);
  reload (self);
  return GTK_WIDGET (self);
}

const char *
pln_roadmap_timeline_get_selected (PlnRoadmapTimeline *self)
{
  const char *id = pln_timeline_get_selected_id (PLN_TIMELINE (self->timeline));

  return id != NULL && g_hash_table_contains (self->shown, id) ? id : NULL;
}

gboolean
pln_roadmap_timeline_select (PlnRoadmapTimeline *self, const char *id)
{
  if (!g_hash_table_contains (self->shown, id))
    return FALSE;
  pln_timeline_select_id (PLN_TIMELINE (self->timeline), id);
  return TRUE;
}

void
pln_roadmap_timeline_set_search (PlnRoadmapTimeline *self, const char *text)
{
  if (g_set_str (&self->search, text != NULL ? text : ""))
    reload (self);
}

char *
pln_roadmap_timeline_get_count (PlnRoadmapTimeline *self)
{
  return g_strdup_printf (_("%u with a date, %u need one"), g_hash_table_size (self->shown), self->undated);
}
