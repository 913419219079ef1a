/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-page.h"

#include "app/formats/pln-format-export.h"
#include "app/pln-bits.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-tree.h"
#include "app/structure/pln-as-of-button.h"
#include "app/structure/pln-findings-button.h"
#include "app/structure/pln-member-dialogs.h"
#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-changes.h"
#include "app/structure/pln-structure-chart.h"
#include "app/structure/pln-structure-columns.h"
#include "app/structure/pln-structure-commands.h"
#include "app/structure/pln-structure-compare.h"
#include "app/structure/pln-structure-composition.h"
#include "app/structure/pln-structure-matching.h"
#include "app/structure/pln-structure-paste.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pixels of the page from which on the header has room for the button to compare. */
#define ROOM_FOR_COMPARE 660

/* PlnStructurePage: the bodies and their posts as a tree and as a chart, and
 * the matching of our bodies with those of others, as of a date. */
struct _PlnStructurePage
{
  PlnRecordPage parent_instance;

  PlnStructureChart *chart; /* borrowed; made when first shown */
  PlnStructureCompare *compare; /* borrowed; made when first shown */
  gboolean comparing;
  AdwToggleGroup *matching; /* borrowed; matrix, list or gaps */
  GMenu *columns;           /* owned */
  GtkWidget *findings;      /* borrowed; button in the status bar */
  GtkWidget *as_of, *compare_button; /* owned by the header; may be NULL */
  int width;
  guint width_source;
};

G_DEFINE_FINAL_TYPE (PlnStructurePage, pln_structure_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "tree", N_("Tree"), "body", "parent", "post", "body", "position" },
  { "chart", N_("Chart"), "", NULL, NULL, NULL, NULL },
  { "matching", N_("Matching"), "relation", NULL, NULL, NULL, NULL },
  { NULL },
};

static const char *
shown_child (PlnStructurePage *self)
{
  return gtk_stack_get_visible_child_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)));
}

static gboolean
shows_chart (PlnStructurePage *self)
{
  return self->chart != NULL && g_strcmp0 (shown_child (self), "chart") == 0;
}

static gboolean
shows_compare (PlnStructurePage *self)
{
  return self->compare != NULL && g_strcmp0 (shown_child (self), "compare") == 0;
}

/* The matrix or the gaps, when one of them is shown. */
static PlnStructureMatching *
shown_matching (PlnStructurePage *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (pln_record_page_get_stack (PLN_RECORD_PAGE (self)));

  return PLN_IS_STRUCTURE_MATCHING (child) ? PLN_STRUCTURE_MATCHING (child) : NULL;
}

/* ---- as of ------------------------------------------------------------------- */

static void
apply_as_of_to (PlnStructurePage *self,
                PlnRecordView    *tree)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  PlnDay first = PLN_DAY_NONE, last = PLN_DAY_NONE;
  g_autoptr (GHashTable) moved = NULL;

  if (pln_context_get_as_of (context) != NULL)
    {
      pln_context_get_as_of_span (context, &first, &last);
      pln_query_as_of (query, first, last);
      moved = pln_structure_moved_since (pln_context_get_workspace (context), last);
    }
  pln_record_tree_set_moved (PLN_RECORD_TREE (tree), moved);
  pln_record_tree_set_leaves_as_of (PLN_RECORD_TREE (tree), first, last);
  pln_record_view_set_query (tree, query);
}

static void
as_of_cb (PlnStructurePage *self)
{
  GtkWidget *tree = gtk_stack_get_child_by_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), "tree");

  if (tree == NULL)
    return;
  apply_as_of_to (self, PLN_RECORD_VIEW (tree));
  pln_record_view_refresh (PLN_RECORD_VIEW (tree));
}

/* ---- counts and findings ------------------------------------------------------- */

/* After the record view has counted itself: bodies and posts, unless a search is on. */
static void
count_cb (PlnStructurePage *self)
{
  PlnPage *page = PLN_PAGE (self);
  g_autofree char *text = NULL;

  if (shown_matching (self) != NULL && pln_structure_matching_get_content (shown_matching (self)) != NULL)
    text = pln_matching_count_text (pln_structure_matching_get_content (shown_matching (self)));
  if (text != NULL)
    {
      pln_page_set_count (page, text);
      return;
    }
  if (*pln_page_get_search (page) != '\0' || g_strcmp0 (pln_page_get_view (page), "matching") == 0)
    return;
  if (shows_compare (self))
    text = pln_structure_compare_count_text (self->compare);
  else
    text = pln_structure_count_text (pln_page_get_workspace (page));
  pln_page_set_count (page, text);
}

static void
workspace_changed_cb (PlnStructurePage *self)
{
  pln_findings_button_update (self->findings);
  if (pln_context_get_as_of (pln_page_get_context (PLN_PAGE (self))) != NULL)
    as_of_cb (self);
  count_cb (self);
  pln_page_update_actions (PLN_PAGE (self));
}

static void add_column_actions (PlnStructurePage *self, PlnRecordView *tree);

/* ---- views --------------------------------------------------------------------- */

static void
pln_structure_page_configure_view (PlnRecordPage *page,
                                   const char    *name,
                                   PlnRecordView *view)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (strcmp (name, "tree") == 0)
    {
      pln_structure_columns_tree (view, PLN_PAGE (page));
      g_autoptr (GMenuModel) menu = pln_structure_command_menu ();

      pln_record_view_set_menu (view, menu);
      pln_record_tree_set_levels (PLN_RECORD_TREE (view), 3);
      add_column_actions (self, view);
      apply_as_of_to (self, view);
      g_signal_connect_object (view, "count-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
    }
  else
    pln_structure_columns_matching (view, PLN_PAGE (page));
}

static void
ensure_chart (PlnStructurePage *self)
{
  if (self->chart != NULL)
    return;
  self->chart = PLN_STRUCTURE_CHART (pln_structure_chart_new (pln_page_get_context (PLN_PAGE (self))));
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), GTK_WIDGET (self->chart), "chart");
  g_signal_connect_object (self->chart, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "activated", G_CALLBACK (pln_page_activated), self, G_CONNECT_SWAPPED);
}

/* ---- matching -------------------------------------------------------------------- */

static GtkWidget *
ensure_matching (PlnStructurePage *self,
                 const char       *name)
{
  GtkStack *stack = pln_record_page_get_stack (PLN_RECORD_PAGE (self));
  GtkWidget *child = gtk_stack_get_child_by_name (stack, name);

  if (child != NULL)
    return child;
  child = pln_structure_matching_new (pln_page_get_context (PLN_PAGE (self)), strcmp (name, "matching-gaps") == 0);
  gtk_stack_add_named (stack, child, name);
  g_signal_connect_object (child, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "activated", G_CALLBACK (pln_page_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (child, "changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);
  return child;
}

/* The child of the stack that the matching view shows now. */
static const char *
matching_child (PlnStructurePage *self)
{
  const char *mode = adw_toggle_group_get_active_name (self->matching);

  if (g_strcmp0 (mode, "list") == 0)
    return "matching";
  ensure_matching (self, g_strcmp0 (mode, "gaps") == 0 ? "matching-gaps" : "matching-matrix");
  return g_strcmp0 (mode, "gaps") == 0 ? "matching-gaps" : "matching-matrix";
}

static void show_view (PlnStructurePage *self);

static void
matching_mode_cb (PlnStructurePage *self)
{
  if (strcmp (pln_page_get_view (PLN_PAGE (self)), "matching") != 0)
    return;
  show_view (self);
  count_cb (self);
  pln_page_selection_changed (PLN_PAGE (self));
}

static void
make_matching_bar (PlnStructurePage *self)
{
  self->matching = pln_structure_matching_bar_new ();
  g_signal_connect_object (self->matching, "notify::active", G_CALLBACK (matching_mode_cb), self, G_CONNECT_SWAPPED);
  pln_record_page_set_top (PLN_RECORD_PAGE (self), GTK_WIDGET (self->matching));
}

/* ---- comparing ------------------------------------------------------------------- */

/* The same words and colours on the boxes of the chart. */
static void
mark_chart_cb (PlnStructureOutline *outline,
               gpointer             user_data)
{
  PlnStructurePage *self = user_data;
  GPtrArray *changes = pln_structure_compare_get_changes (self->compare);

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      const PlnStructureChange *change = changes->pdata[i];
      PlnOrgBody *body = pln_structure_outline_find (outline, change->id);
      const char *icon_name;

      if (body == NULL || !pln_structure_compare_look (change->differences, &body->change, &body->change_style, &icon_name))
        continue;
      if (change->differences & PLN_DIFFERENCE_ENDED)
        body->flags |= PLN_ORG_FADED;
    }
}

/* A comparison has dates of its own. */
static void
update_as_of (PlnStructurePage *self)
{
  if (self->as_of != NULL)
    gtk_widget_set_visible (self->as_of, !shows_compare (self));
}

/* While comparing, the list of differences stands in the place of the tree. */
static void
show_view (PlnStructurePage *self)
{
  GtkStack *stack = pln_record_page_get_stack (PLN_RECORD_PAGE (self));
  const char *view = pln_page_get_view (PLN_PAGE (self));
  gboolean matching = strcmp (view, "matching") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->matching), matching);
  gtk_stack_set_visible_child_name (stack, matching                                          ? matching_child (self)
                                           : self->comparing && strcmp (view, "tree") == 0 ? "compare"
                                                                                           : view);
  if (self->chart != NULL)
    pln_structure_chart_set_mark (self->chart, self->comparing ? mark_chart_cb : NULL, self);
  update_as_of (self);
}

static void
end_compare_cb (PlnStructurePage *self)
{
  g_action_group_change_action_state (G_ACTION_GROUP (pln_page_get_actions (PLN_PAGE (self))), "compare", g_variant_new_boolean (FALSE));
}

static void
compare_changed_cb (PlnStructurePage *self)
{
  if (self->comparing && self->chart != NULL)
    pln_structure_chart_set_mark (self->chart, mark_chart_cb, self);
  count_cb (self);
}

static void
ensure_compare (PlnStructurePage *self)
{
  if (self->compare != NULL)
    return;
  self->compare = PLN_STRUCTURE_COMPARE (pln_structure_compare_new (pln_page_get_context (PLN_PAGE (self))));
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), GTK_WIDGET (self->compare), "compare");
  pln_structure_compare_set_narrow (self->compare, pln_page_get_narrow (PLN_PAGE (self)));
  g_signal_connect_object (self->compare, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "activated", G_CALLBACK (pln_page_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "changed", G_CALLBACK (compare_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "done", G_CALLBACK (end_compare_cb), self, G_CONNECT_SWAPPED);
}

static void
compare_cb (GSimpleAction *action,
            GVariant      *value,
            gpointer       user_data)
{
  PlnStructurePage *self = user_data;
  g_autofree char *selected = g_strdup (pln_page_get_selected (PLN_PAGE (self)));

  g_simple_action_set_state (action, value);
  self->comparing = g_variant_get_boolean (value);
  if (self->comparing)
    {
      ensure_compare (self);
      if (strcmp (pln_page_get_view (PLN_PAGE (self)), "matching") == 0)
        pln_page_set_view (PLN_PAGE (self), "tree");
    }
  show_view (self);
  if (self->comparing)
    pln_structure_compare_start (self->compare, pln_context_get_as_of (pln_page_get_context (PLN_PAGE (self))));
  if (selected != NULL)
    pln_page_select (PLN_PAGE (self), selected);
  count_cb (self);
  pln_page_selection_changed (PLN_PAGE (self));
}

/* ---- selection, search, acts ----------------------------------------------------- */

static const char *
pln_structure_page_get_selected (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (shows_compare (self))
    return pln_structure_compare_get_selected (self->compare);
  if (shows_chart (self))
    return pln_structure_chart_get_selected (self->chart);
  if (shown_matching (self) != NULL)
    return pln_structure_matching_get_selected (shown_matching (self));
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->get_selected (page);
}

/* What was selected in one view is selected in the other. */
static void
pln_structure_page_set_view (PlnPage    *page,
                             const char *name)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  g_autofree char *selected = g_strdup (pln_structure_page_get_selected (page));

  if (strcmp (name, "chart") == 0)
    ensure_chart (self);
  PLN_PAGE_CLASS (pln_structure_page_parent_class)->set_view (page, name);
  show_view (self);
  if (selected != NULL && shows_compare (self))
    pln_structure_compare_select (self->compare, selected);
  else if (shows_chart (self) && selected != NULL)
    pln_structure_chart_select (self->chart, selected);
  else if (shown_matching (self) != NULL && selected != NULL)
    pln_structure_matching_select (shown_matching (self), selected);
  else if (selected != NULL && pln_record_page_get_view (PLN_RECORD_PAGE (page)) != NULL)
    pln_record_view_select (pln_record_page_get_view (PLN_RECORD_PAGE (page)), selected);
  count_cb (self);
}

static gboolean
pln_structure_page_select (PlnPage    *page,
                           const char *id)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (shows_chart (self) && pln_structure_chart_select (self->chart, id))
    return TRUE;
  if (shows_compare (self) && pln_structure_compare_select (self->compare, id))
    return TRUE;
  if (shown_matching (self) != NULL && pln_structure_matching_select (shown_matching (self), id))
    return TRUE;
  if (shows_compare (self))
    end_compare_cb (self);
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->select (page, id);
}

/* The body under which something new or pasted comes; NULL: the top. */
static char *
place_of (PlnStructurePage *self)
{
  const char *selected = pln_page_get_selected (PLN_PAGE (self));

  if (selected == NULL)
    return NULL;
  return g_strcmp0 (pln_workspace_get_kind (pln_page_get_workspace (PLN_PAGE (self)), selected), "body") == 0 ? g_strdup (selected) : NULL;
}

static gboolean
act_on_matching (PlnStructurePage *self,
                 const char       *act,
                 gboolean          dry)
{
  const char *ids[] = { pln_page_get_selected (PLN_PAGE (self)), NULL };

  if (ids[0] == NULL || strcmp (act, "delete") != 0 || g_strcmp0 (pln_workspace_get_kind (pln_page_get_workspace (PLN_PAGE (self)), ids[0]), "relation") != 0)
    return FALSE;
  return dry || pln_context_delete (pln_page_get_context (PLN_PAGE (self)), ids);
}

/* What was cut comes first; else the clipboard may hold an outline. */
static gboolean
pln_structure_page_act (PlnPage    *page,
                        const char *act,
                        gboolean    dry)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  g_autofree char *parent = NULL;

  if (shown_matching (self) != NULL)
    return act_on_matching (self, act, dry);
  if (shows_chart (self) ? pln_structure_chart_act (self->chart, act, dry)
                         : PLN_PAGE_CLASS (pln_structure_page_parent_class)->act (page, act, dry))
    return TRUE;
  if (strcmp (act, "paste") != 0 || shows_compare (self) || strcmp (pln_page_get_view (page), "matching") == 0)
    return FALSE;
  parent = place_of (self);
  if (!dry)
    pln_structure_paste_present (pln_page_get_context (page), parent, NULL);
  return TRUE;
}

static void
pln_structure_page_set_search (PlnPage    *page,
                               const char *text)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (shows_compare (self))
    {
      pln_structure_compare_set_search (self->compare, text);
      return;
    }
  if (shown_matching (self) != NULL)
    {
      pln_structure_matching_set_search (shown_matching (self), text);
      return;
    }
  if (!shows_chart (self))
    {
      PLN_PAGE_CLASS (pln_structure_page_parent_class)->set_search (page, text);
      return;
    }
  if (pln_structure_chart_search (self->chart, text))
    count_cb (self);
  else
    pln_page_set_count (page, _("No Results"));
}

static gboolean
pln_structure_page_focus (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (shows_compare (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->compare), GTK_DIR_TAB_FORWARD);
  if (shows_chart (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  if (shown_matching (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (shown_matching (self)));
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->focus (page);
}

static void
pln_structure_page_new_record (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  PlnContext *context = pln_page_get_context (page);
  const char *selected = shows_chart (self) ? pln_structure_chart_get_selected (self->chart) : NULL;
  g_autofree char *parent = selected != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, selected) : NULL;

  if (strcmp (pln_page_get_view (page), "matching") == 0)
    pln_context_new_record (context, "relation", "type", "\"counterpart\"", NULL);
  else if (parent != NULL)
    pln_context_new_record (context, "body", "parent", parent, NULL);
  else if (shows_chart (self))
    pln_context_new_record (context, "body", NULL);
  else
    PLN_PAGE_CLASS (pln_structure_page_parent_class)->new_record (page);
}

/* ---- actions ---------------------------------------------------------------------- */

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PlnStructurePage *self = user_data;

  if (self->chart != NULL)
    pln_structure_chart_export (self->chart);
}

static void
details_cb (GSimpleAction *action,
            GVariant      *value,
            gpointer       user_data)
{
  PlnStructurePage *self = user_data;

  g_simple_action_set_state (action, value);
  if (self->chart != NULL)
    pln_org_chart_set_show_details (pln_structure_chart_get_drawing (self->chart), g_variant_get_boolean (value));
}

static void
fold_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PlnStructurePage *self = user_data;

  if (self->chart != NULL)
    pln_org_chart_fold_below (pln_structure_chart_get_drawing (self->chart), (guint) g_variant_get_int32 (parameter));
}

/* In the order of PlnStructureCommand. */
static const char *const command_actions[] = { "rename-dated", "move-dated", "suspend", "revive", "dissolve", "merge", "split" };

/* The bodies among what is selected; NULL: none. */
static char **
selected_bodies (PlnStructurePage *self)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (self));
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  g_autoptr (GStrvBuilder) bodies = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  const char *selected = pln_page_get_selected (PLN_PAGE (self));

  if (view != NULL && !shows_chart (self) && !shows_compare (self))
    all = pln_record_view_get_selection (view);
  if (all == NULL || all[0] == NULL)
    {
      g_clear_pointer (&all, g_strfreev);
      all = selected != NULL ? g_strdupv ((char *[]) { (char *) selected, NULL }) : NULL;
    }
  for (guint i = 0; all != NULL && all[i] != NULL; i++)
    if (g_strcmp0 (pln_workspace_get_kind (workspace, all[i]), "body") == 0)
      g_strv_builder_add (bodies, all[i]);
  g_clear_pointer (&all, g_strfreev);
  all = g_strv_builder_end (bodies);
  return all[0] != NULL ? g_steal_pointer (&all) : NULL;
}

static void
command_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  const char *name = g_action_get_name (G_ACTION (action));
  g_auto (GStrv) bodies = selected_bodies (user_data);
  const char *selected = pln_page_get_selected (user_data);

  if (strcmp (name, "merge") == 0 && bodies != NULL)
    {
      pln_structure_merge_present (pln_page_get_context (user_data), (const char *const *) bodies);
      return;
    }
  for (guint i = 0; selected != NULL && i < G_N_ELEMENTS (command_actions); i++)
    if (strcmp (name, command_actions[i]) == 0)
      pln_structure_command_present (pln_page_get_context (user_data), (PlnStructureCommand) i, selected);
}

/* The body that is selected, or whose post or relation is; NULL: none. */
static char *
selected_body (PlnStructurePage *self)
{
  PlnWorkspace *workspace = pln_page_get_workspace (PLN_PAGE (self));
  const char *selected = pln_page_get_selected (PLN_PAGE (self));
  const char *kind = selected != NULL ? pln_workspace_get_kind (workspace, selected) : NULL;
  g_autofree char *value = NULL;

  if (g_strcmp0 (kind, "body") == 0)
    return g_strdup (selected);
  if (g_strcmp0 (kind, "post") == 0)
    value = pln_workspace_get_value (workspace, selected, "body");
  else if (g_strcmp0 (kind, "relation") == 0)
    value = pln_workspace_get_value (workspace, selected, "subject");
  return value != NULL ? pln_value_get_plain (value) : NULL;
}

static void
member_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  g_autofree char *body = selected_body (user_data);

  if (body == NULL)
    return;
  if (strcmp (g_action_get_name (G_ACTION (action)), "add-member") == 0)
    pln_member_add_present (pln_page_get_context (user_data), body);
  else
    pln_member_end_present (pln_page_get_context (user_data), body, NULL);
}

/* The selected body and what is under it, or all. */
static void
compose_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  g_autofree char *body = selected_body (user_data);

  pln_structure_compose_present (pln_page_get_context (user_data), body);
}

static void
paste_outline_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  g_autofree char *parent = place_of (user_data);

  pln_structure_paste_present (pln_page_get_context (user_data), parent, NULL);
}

/* ---- columns ----------------------------------------------------------------------- */

static PlnRecordView *
get_tree (PlnStructurePage *self)
{
  GtkWidget *tree = gtk_stack_get_child_by_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), "tree");

  return PLN_IS_RECORD_VIEW (tree) ? PLN_RECORD_VIEW (tree) : NULL;
}

static void
column_cb (GSimpleAction *action,
           GVariant      *value,
           gpointer       user_data)
{
  guint n = (guint) g_ascii_strtoull (g_action_get_name (G_ACTION (action)) + strlen ("column-"), NULL, 10);

  g_simple_action_set_state (action, value);
  if (get_tree (user_data) != NULL)
    pln_record_view_set_column_shown (get_tree (user_data), n, g_variant_get_boolean (value));
}

static void
unsort_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  if (get_tree (user_data) != NULL)
    pln_record_view_unsort (get_tree (user_data));
}

/* One switch for each column but the first, in the page menu and on the heads. */
static void
add_column_actions (PlnStructurePage *self,
                    PlnRecordView    *tree)
{
  GActionMap *map = G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self)));

  for (guint i = 1; i < pln_record_view_get_n_columns (tree); i++)
    {
      g_autofree char *name = g_strdup_printf ("column-%u", i), *target = g_strdup_printf ("page.column-%u", i);
      g_autoptr (GSimpleAction) action =
        g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (pln_record_view_get_column_shown (tree, i)));

      g_signal_connect (action, "change-state", G_CALLBACK (column_cb), self);
      g_action_map_add_action (map, G_ACTION (action));
      g_menu_append (self->columns, pln_record_view_get_column_title (tree, i), target);
    }
  g_menu_append (self->columns, _("_Own Order"), "page.unsort");
  pln_record_view_set_head_menu (tree, G_MENU_MODEL (self->columns));
}

static void
pln_structure_page_save_state (PlnPage    *page,
                               GKeyFile   *file,
                               const char *group)
{
  PlnRecordView *tree = get_tree (PLN_STRUCTURE_PAGE (page));
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (gboolean));

  PLN_PAGE_CLASS (pln_structure_page_parent_class)->save_state (page, file, group);
  for (guint i = 0; tree != NULL && i < pln_record_view_get_n_columns (tree); i++)
    {
      gboolean on = pln_record_view_get_column_shown (tree, i);

      g_array_append_val (shown, on);
    }
  if (tree != NULL)
    g_key_file_set_boolean_list (file, group, "columns", (gboolean *) shown->data, shown->len);
}

static void
pln_structure_page_restore_state (PlnPage    *page,
                                  GKeyFile   *file,
                                  const char *group)
{
  gsize n = 0;
  g_autofree gboolean *shown = g_key_file_get_boolean_list (file, group, "columns", &n, NULL);

  PLN_PAGE_CLASS (pln_structure_page_parent_class)->restore_state (page, file, group);
  for (gsize i = 1; shown != NULL && i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("column-%" G_GSIZE_FORMAT, i);

      if (g_action_group_has_action (G_ACTION_GROUP (pln_page_get_actions (page)), name))
        g_action_group_change_action_state (G_ACTION_GROUP (pln_page_get_actions (page)), name, g_variant_new_boolean (shown[i]));
    }
}

static const PlnFormatEntry format_entries[] = {
  { "export-csv", N_("Export Bodies as a _Table…"), PLN_FORMAT_CSV, "body", N_("Bodies") },
  { "export-popolo", N_("Export as _Popolo…"), PLN_FORMAT_POPOLO, NULL, N_("Structure") },
  { NULL }
};

static void
add_actions (PlnStructurePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "export-chart", .activate = export_cb },
    { .name = "chart-details", .state = "false", .change_state = details_cb },
    { .name = "compare", .state = "false", .change_state = compare_cb },
    { .name = "compose", .activate = compose_cb },
    { .name = "paste-outline", .activate = paste_outline_cb },
    { .name = "unsort", .activate = unsort_cb },
    { .name = "add-member", .activate = member_cb },
    { .name = "end-member", .activate = member_cb },
    { .name = "fold-chart", .activate = fold_cb, .parameter_type = "i" },
  };

  GActionMap *map = G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self)));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  pln_format_export_add_actions (PLN_PAGE (self), format_entries, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (command_actions); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (command_actions[i], NULL);

      g_signal_connect (action, "activate", G_CALLBACK (command_cb), self);
      g_action_map_add_action (map, G_ACTION (action));
    }
}

static void
pln_structure_page_update_actions (PlnPage *page)
{
  static const char *const of_chart[] = { "export-chart", "chart-details", "fold-chart" };
  static const char *const of_body[] = { "add-member", "end-member" };
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  g_autofree char *body = selected_body (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_chart); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), of_chart[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), shows_chart (self));
    }
  for (guint i = 0; i < G_N_ELEMENTS (of_body); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), of_body[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action), body != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (command_actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), command_actions[i]);

      if (action != NULL)
        g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                                     pln_structure_command_applies (pln_page_get_workspace (page), (PlnStructureCommand) i,
                                                                    pln_page_get_selected (page)));
    }
}

static GMenuModel *
pln_structure_page_get_menu (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) own = pln_structure_command_menu ();
  g_autoptr (GMenu) body = g_menu_new (), dates = g_menu_new (), chart = g_menu_new (), files = g_menu_new ();

  g_menu_append (dates, _("_Compare Two Dates"), "page.compare");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dates));
  g_menu_append_submenu (body, _("Change _Body"), own);
  g_menu_append (body, _("_Paste an Outline…"), "page.paste-outline");
  g_menu_append (body, _("_Add Member…"), "page.add-member");
  g_menu_append (body, _("_End Membership…"), "page.end-member");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (body));
  g_menu_append_submenu (dates, _("Col_umns"), G_MENU_MODEL (self->columns));
  g_menu_append (chart, _("Show _Members in the Chart"), "page.chart-details");
  g_menu_append (chart, _("Fold to _Two Levels"), "page.fold-chart(2)");
  g_menu_append (chart, _("_Unfold All"), "page.fold-chart(64)");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chart));
  g_menu_append (files, _("Save _Chart…"), "page.export-chart");
  g_menu_append (files, _("Save Composition of _Organs…"), "page.compose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  pln_format_export_append_menu (menu, format_entries);
  return G_MENU_MODEL (menu);
}

/* The chart as it is drawn, the other views as tables; a comparison prints its chart. */
static void
pln_structure_page_print (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (!shows_chart (self) && !shows_compare (self) && (view != NULL || shown_matching (self) != NULL))
    {
      gboolean matching = strcmp (pln_page_get_view (page), "matching") == 0;
      g_autoptr (PlnSheets) sheets = pln_print_sheets_new (pln_page_get_context (page), matching ? _("Matching") : _("Structure"), TRUE);

      if (view != NULL)
        pln_record_view_add_to (view, sheets);
      else
        pln_structure_matching_add_to (shown_matching (self), sheets);
      pln_print_present (pln_page_get_context (page), sheets);
      return;
    }
  ensure_chart (self);
  pln_structure_chart_refresh (self->chart);
  pln_structure_chart_print (self->chart);
}

/* ---- the page ---------------------------------------------------------------------- */

/* Between a wide header and a narrow one with a bar of its own there is no room for the
 * button; the page menu has it always. */
static void
update_compare_button (PlnStructurePage *self)
{
  if (self->compare_button != NULL)
    gtk_widget_set_visible (self->compare_button, pln_page_get_narrow (PLN_PAGE (self)) || self->width >= ROOM_FOR_COMPARE);
}

static void
width_idle (gpointer user_data)
{
  PlnStructurePage *self = user_data;

  self->width_source = 0;
  update_compare_button (self);
}

static void
pln_structure_page_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_allocate (child, width, height, baseline, NULL);
  if ((self->width >= ROOM_FOR_COMPARE) != (width >= ROOM_FOR_COMPARE) && self->width_source == 0)
    self->width_source = g_idle_add_once (width_idle, self);
  self->width = width;
}

static void
pln_structure_page_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static GtkWidget *
pln_structure_page_get_header_end (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  GtkWidget *button = gtk_toggle_button_new ();

  g_set_weak_pointer (&self->compare_button, button);
  gtk_button_set_icon_name (GTK_BUTTON (button), "view-dual-symbolic");
  gtk_widget_set_tooltip_text (button, _("Compare Two Dates"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.compare");
  update_compare_button (self);
  return button;
}

static GtkWidget *
pln_structure_page_get_header_start (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  g_set_weak_pointer (&self->as_of, pln_as_of_button_new (pln_page_get_context (page)));
  update_as_of (self);
  return self->as_of;
}

static void
pln_structure_page_set_narrow (PlnPage *page,
                               gboolean narrow)
{
  PLN_PAGE_CLASS (pln_structure_page_parent_class)->set_narrow (page, narrow);
  update_compare_button (PLN_STRUCTURE_PAGE (page));
  if (PLN_STRUCTURE_PAGE (page)->compare != NULL)
    pln_structure_compare_set_narrow (PLN_STRUCTURE_PAGE (page)->compare, narrow);
}

static void
pln_structure_page_dispose (GObject *object)
{
  g_clear_weak_pointer (&PLN_STRUCTURE_PAGE (object)->as_of);
  g_clear_object (&PLN_STRUCTURE_PAGE (object)->columns);
  g_clear_weak_pointer (&PLN_STRUCTURE_PAGE (object)->compare_button);
  g_clear_handle_id (&PLN_STRUCTURE_PAGE (object)->width_source, g_source_remove);
  G_OBJECT_CLASS (pln_structure_page_parent_class)->dispose (object);
}

static void
pln_structure_page_set_context (PlnPage    *page,
                                PlnContext *context)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  PLN_PAGE_CLASS (pln_structure_page_parent_class)->set_context (page, context);
  self->findings = pln_findings_button_new (context);
  pln_status_bar_set_end (pln_record_page_get_status_bar (PLN_RECORD_PAGE (page)), self->findings);
  make_matching_bar (self);
  add_actions (self);
  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (as_of_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), page, G_CONNECT_SWAPPED);
  pln_findings_button_update (self->findings);
}

static void
pln_structure_page_class_init (PlnStructurePageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_structure_page_dispose;
  GTK_WIDGET_CLASS (klass)->size_allocate = pln_structure_page_size_allocate;
  GTK_WIDGET_CLASS (klass)->measure = pln_structure_page_measure;
  page_class->set_context = pln_structure_page_set_context;
  page_class->set_view = pln_structure_page_set_view;
  page_class->get_selected = pln_structure_page_get_selected;
  page_class->select = pln_structure_page_select;
  page_class->act = pln_structure_page_act;
  page_class->set_search = pln_structure_page_set_search;
  page_class->set_narrow = pln_structure_page_set_narrow;
  page_class->focus = pln_structure_page_focus;
  page_class->new_record = pln_structure_page_new_record;
  page_class->new_record_label = N_("Add Body…");
  page_class->search_hint = N_("Search bodies and posts");
  page_class->get_header_start = pln_structure_page_get_header_start;
  page_class->get_header_end = pln_structure_page_get_header_end;
  page_class->get_menu = pln_structure_page_get_menu;
  page_class->update_actions = pln_structure_page_update_actions;
  page_class->print = pln_structure_page_print;
  page_class->save_state = pln_structure_page_save_state;
  page_class->restore_state = pln_structure_page_restore_state;
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
  PLN_RECORD_PAGE_CLASS (klass)->configure_view = pln_structure_page_configure_view;
}

static void
pln_structure_page_init (PlnStructurePage *self)
{
  self->columns = g_menu_new ();
}
