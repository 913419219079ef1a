/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-timeline.h"

#include <glib/gi18n.h>

#include "app/records/pln-filter-button.h"
#include "app/roadmap/pln-roadmap-cells.h"

struct _PlnRoadmapTimeline
{
  AdwBin parent_instance;

  PlnContext *context; /* owned */
  GtkWidget  *view, *type;
  char       *search;  /* owned */
};

G_DEFINE_FINAL_TYPE (PlnRoadmapTimeline, pln_roadmap_timeline, ADW_TYPE_BIN)

enum { SELECTION_CHANGED, ACTIVATED, COUNT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* ---- rows ----------------------------------------------------------------------- */

/* What the filling goes through, and what it finds. */
typedef struct
{
  PlnTimelineRows *rows;
  PlnWorkspace    *workspace;
  GHashTable      *wanted; /* ids that search and type let through */
  guint            n, n_tentative;
} Filling;

static void
dress_mark (Filling *filling, PlnTimelineMark *mark, PlnItem *item, PlnGaps gaps)
{
  g_autofree char *state = pln_item_get_plain (item, "state"), *standing = pln_item_get_plain (item, "standing");
  gboolean done = g_str_equal (state, "done");

  mark->overdue = (gaps & PLN_GAP_OVERDUE) != 0;
  if (mark->overdue || done)
    {
      mark->pill = mark->overdue ? _("Past its date") : _("Done");
      mark->pill_style = mark->overdue ? PLN_PILL_ERROR : PLN_PILL_SUCCESS;
    }
  filling->n++;
  filling->n_tentative += g_str_equal (standing, "tentative") || g_str_equal (standing, "suggested")
                          || g_str_equal (standing, "proposed") || g_str_equal (standing, "draft");
}

/* Children with no date of their own, or that of the row, repeat its span in a thin bar. */
static void
add_parts (Filling *filling, const char *parent, const char *canonical, const PlnWhen *when)
{
  g_autoptr (GPtrArray) below = pln_workspace_referrers (filling->workspace, "action", "parent", parent);

  for (guint i = 0; i < below->len; i++)
    {
      const char *id = below->pdata[i];
      g_autofree char *own = pln_workspace_get_value (filling->workspace, id, "due"), *title = NULL;
      PlnTimelineMark *mark;

      if (!g_hash_table_contains (filling->wanted, id) || (own != NULL && g_strcmp0 (own, canonical) != 0))
        continue;
      title = pln_workspace_get_title (filling->workspace, id);
      mark = pln_timeline_rows_add (filling->rows, id, title, NULL, TRUE, when);
      if (mark == NULL)
        continue;
      mark->spoken = mark->text;
      mark->text = NULL;
      mark->overdue = (pln_coverage_of (filling->workspace, id) & PLN_GAP_OVERDUE) != 0;
      g_hash_table_remove (filling->wanted, id);
    }
}

static gboolean
is_part (Filling *filling, PlnItem *item)
{
  g_autofree char *parent = pln_item_get_plain (item, "parent"), *above = NULL;
  const char *own = pln_item_get_value (item, "due");

  if (*parent == '\0' || !g_hash_table_contains (filling->wanted, parent))
    return FALSE;
  above = pln_workspace_get_value (filling->workspace, parent, "due");
  return above != NULL && g_strcmp0 (own, above) == 0;
}

static void
add_row (Filling *filling, const char *id)
{
  g_autoptr (PlnItem) item = pln_item_new (filling->workspace, id);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due");
  PlnGaps gaps = pln_coverage_of (filling->workspace, id);
  g_autofree char *owner = NULL;
  PlnTimelineMark *mark;

  if (!g_hash_table_contains (filling->wanted, id) || is_part (filling, item))
    return;
  if (due == NULL || pln_when_get_edtf (due) == NULL)
    {
      if (due == NULL && (gaps & PLN_GAP_NO_DATE) != 0)
        pln_timeline_rows_add_undated (filling->rows, id, pln_item_get_title (item));
      return;
    }
  owner = pln_roadmap_owner_text (item, gaps);
  mark = pln_timeline_rows_add (filling->rows, id, pln_item_get_title (item),
                                gaps & PLN_GAP_NO_OWNER ? NULL : owner, FALSE, due);
  if (mark != NULL)
    dress_mark (filling, mark, item, gaps);
  add_parts (filling, id, pln_item_get_value (item, "due"), due);
}

static void
fill (PlnTimelineRows *rows, PlnWorkspace *workspace, gpointer user_data)
{
  PlnRoadmapTimeline *self = user_data;
  const char *type = pln_filter_button_get_value (PLN_FILTER_BUTTON (self->type));
  g_autofree char *canonical = type != NULL ? pln_value_from_plain (PLN_TYPE_CHOICE, type) : NULL;
  g_autoptr (PlnQuery) query = pln_query_new ("action");
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) ids = NULL;
  Filling filling = { rows, workspace, wanted, 0, 0 };

  if (*self->search != '\0')
    pln_query_search (query, self->search);
  if (canonical != NULL)
    pln_query_where (query, "type", canonical);
  pln_query_sort (query, "due", FALSE);
  pln_query_sort (query, "position", FALSE);
  ids = pln_workspace_query (workspace, query, NULL);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (wanted, ids->pdata[i]);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    add_row (&filling, ids->pdata[i]);
  if (self->view != NULL)
    pln_timeline_view_set_note (PLN_TIMELINE_VIEW (self->view),
                                filling.n > 0 && filling.n == filling.n_tentative ? _("All of these are tentative") : NULL);
}

/* ---- filter ---------------------------------------------------------------------- */

static GPtrArray *
list_types (gpointer user_data)
{
  PlnWorkspace *workspace = pln_context_get_workspace (PLN_ROADMAP_TIMELINE (user_data)->context);
  const PlnField *field = pln_kind_find_field (pln_schema_find ("action"), "type");
  g_autoptr (GPtrArray) values = pln_workspace_distinct (workspace, "action", "type");
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) pln_filter_option_free);

  for (guint i = 0; i < values->len; i++)
    {
      g_autofree char *type = pln_value_get_plain (values->pdata[i]);
      g_ptr_array_add (options, pln_filter_option_new (type, pln_field_get_choice_label (field, type)));
    }
  return options;
}

static void
reload (PlnRoadmapTimeline *self)
{
  pln_timeline_view_reload (PLN_TIMELINE_VIEW (self->view));
}

/* ---- signals ----------------------------------------------------------------------- */

static void
selected_cb (PlnRoadmapTimeline *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
activated_cb (PlnRoadmapTimeline *self, const char *id)
{
  g_signal_emit (self, signals[ACTIVATED], 0, id);
}

static void
count_cb (PlnRoadmapTimeline *self)
{
  g_signal_emit (self, signals[COUNT_CHANGED], 0);
}

/* Alt+arrows move a date that is a known day; the widget asks only for such. */
static void
shift_cb (PlnTimelineView *view, const char *id, int days, PlnRoadmapTimeline *self)
{
  g_autoptr (PlnItem) item = pln_item_new (pln_context_get_workspace (self->context), id);
  g_autoptr (PlnWhen) due = pln_item_get_when (item, "due"), moved = NULL;
  g_autofree char *canonical = NULL;
  PlnDay first, last;

  if (due == NULL || !pln_when_is_days (due) || !pln_when_get_span (due, &first, &last))
    return;
  moved = pln_when_new_days (first + days, last + days);
  canonical = pln_when_to_canonical (moved);
  pln_context_set_value (self->context, id, "due", canonical);
}

/* ---- object -------------------------------------------------------------------------- */

static void
pln_roadmap_timeline_dispose (GObject *object)
{
  g_clear_object (&PLN_ROADMAP_TIMELINE (object)->context);
  G_OBJECT_CLASS (pln_roadmap_timeline_parent_class)->dispose (object);
}

static void
pln_roadmap_timeline_finalize (GObject *object)
{
  g_free (PLN_ROADMAP_TIMELINE (object)->search);
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
  signals[COUNT_CHANGED] = g_signal_new ("count-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pln_roadmap_timeline_init (PlnRoadmapTimeline *self)
{
  self->search = g_strdup ("");
}

GtkWidget *
pln_roadmap_timeline_new (PlnContext *context)
{
  PlnRoadmapTimeline *self = g_object_new (PLN_TYPE_ROADMAP_TIMELINE, NULL);

  self->context = g_object_ref (context);
  self->type = pln_filter_button_new (_("Type"), list_types, self);
  self->view = pln_timeline_view_new (context, "due", fill, self);
  pln_timeline_view_set_filter (PLN_TIMELINE_VIEW (self->view), self->type);
  pln_timeline_view_set_empty (PLN_TIMELINE_VIEW (self->view), _("Nothing With a Date"),
                               _("Actions stand here once they have a due date."));
  adw_bin_set_child (ADW_BIN (self), self->view);
  g_signal_connect_object (self->type, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "selection-changed", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "count-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "shift-requested", G_CALLBACK (shift_cb), self, 0);
  reload (self); /* now that there is a view for the note */
  return GTK_WIDGET (self);
}

PlnTimelineView *
pln_roadmap_timeline_get_view (PlnRoadmapTimeline *self)
{
  return PLN_TIMELINE_VIEW (self->view);
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
  PlnTimelineView *view = PLN_TIMELINE_VIEW (self->view);

  return g_strdup_printf (_("%u with a date, %u need one"), pln_timeline_view_get_n_rows (view), pln_timeline_view_get_n_undated (view));
}
