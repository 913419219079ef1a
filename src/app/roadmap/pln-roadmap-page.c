/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-page.h"

#include "insight/pln-coverage.h"

#include <glib/gi18n.h>
#include <string.h>

/* PlnRoadmapPage: objectives, recommendations and actions as a tree, with what
 * has nobody or no date said in the cell where it is missing; beside it the
 * topics, the reporting exercises and the indicators. */
struct _PlnRoadmapPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnRoadmapPage, pln_roadmap_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "tree", N_("Tree"), "action", "parent", NULL, NULL, "position" },
  { "topics", N_("Topics"), "topic", "parent", NULL, NULL, "position" },
  { "exercises", N_("Exercises"), "exercise", NULL, NULL, NULL, "name" },
  { "indicators", N_("Indicators"), "indicator", NULL, NULL, NULL, "name" },
  { NULL },
};

static char *
get_title (PlnItem *item,
           gpointer user_data)
{
  g_autofree char *label = pln_item_get_plain (item, "label");

  if (*label == '\0')
    return g_strdup (pln_item_get_title (item));
  return g_strdup_printf ("%s  %s", label, pln_item_get_title (item));
}

static char *
get_owner (PlnItem *item,
           gpointer user_data)
{
  g_autofree char *owner = pln_item_get_display (item, "responsible");
  g_autofree char *words = pln_item_get_display (item, "responsible_text");
  PlnGaps gaps;

  if (*owner != '\0')
    return g_steal_pointer (&owner);
  if (*words != '\0')
    return g_steal_pointer (&words);
  gaps = pln_coverage_of (pln_item_get_workspace (item), pln_item_get_id (item));
  if (gaps & PLN_GAP_NO_ACTION)
    return g_strdup (_("⚠ No action"));
  return g_strdup (gaps & PLN_GAP_NO_OWNER ? _("⚠ No owner") : "");
}

static char *
get_due (PlnItem *item,
         gpointer user_data)
{
  g_autofree char *due = pln_item_get_display (item, "due");
  PlnGaps gaps = pln_coverage_of (pln_item_get_workspace (item), pln_item_get_id (item));

  if (*due != '\0')
    return gaps & PLN_GAP_OVERDUE ? g_strdup_printf (_("%s, overdue"), due) : g_steal_pointer (&due);
  return g_strdup (gaps & PLN_GAP_NO_DATE ? _("⚠ No date") : "");
}

static char *
get_progress (PlnItem *item,
              gpointer user_data)
{
  g_autofree char *state = pln_item_get_display (item, "state");
  const char *progress = pln_item_get_value (item, "progress");

  if (progress != NULL)
    return g_strdup_printf (_("%s, %d %%"), *state != '\0' ? state : _("Open"), (int) pln_value_get_integer (progress, 0));
  return g_steal_pointer (&state);
}

static void
configure_tree (PlnRecordView *view)
{
  const PlnColumn columns[] = {
    { .field = "title", .title = N_("Title"), .expand = TRUE, .get_text = get_title },
    { .field = "responsible", .title = N_("Owner"), .width = 160, .hide_below = 640, .get_text = get_owner },
    { .field = "due", .title = N_("Due"), .width = 200, .get_text = get_due },
    { .field = "progress", .title = N_("Progress"), .width = 120, .hide_below = 760, .get_text = get_progress },
  };

  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}

static void
configure_topics (PlnRecordView *view)
{
  const PlnColumn columns[] = {
    { .field = "name", .title = N_("Topic"), .expand = TRUE, .get_text = get_title },
    { .field = "standing", .title = N_("Standing"), .width = 150 },
  };

  pln_record_view_set_columns (view, columns, G_N_ELEMENTS (columns));
}

static void
pln_roadmap_page_set_view (PlnPage    *page,
                           const char *name)
{
  PlnRecordPage *self = PLN_RECORD_PAGE (page);
  gboolean made = gtk_stack_get_child_by_name (pln_record_page_get_stack (self), name) != NULL;
  PlnRecordView *view;

  PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->set_view (page, name);
  view = pln_record_page_get_view (self);
  if (made || view == NULL)
    return;
  if (strcmp (name, "tree") == 0)
    configure_tree (view);
  else if (strcmp (name, "topics") == 0)
    configure_topics (view);
}

static void
pln_roadmap_page_class_init (PlnRoadmapPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  page_class->set_view = pln_roadmap_page_set_view;
  page_class->new_record_label = N_("Add to Roadmap…");
  page_class->search_hint = N_("Search actions and topics");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_roadmap_page_init (PlnRoadmapPage *self)
{
}
