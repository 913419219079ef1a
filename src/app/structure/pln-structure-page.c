/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-page-private.h"

#include "app/dialogs/pln-outline-dialog.h"
#include "app/pln-bits.h"
#include "app/print/pln-print.h"
#include "app/structure/pln-as-of-button.h"
#include "app/structure/pln-findings-button.h"
#include "app/structure/pln-past-edits.h"
#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-changes.h"
#include "app/structure/pln-structure-columns.h"
#include "app/structure/pln-structure-commands.h"

#include <glib/gi18n.h>
#include <string.h>

/* Pixels of the page from which on the header has room for the button to compare. */
#define ROOM_FOR_COMPARE 660

/* Acts, menus and what is kept of the columns: pln-structure-actions.c. */
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

gboolean
pln_structure_page_shows_chart (PlnStructurePage *self)
{
  return self->chart != NULL && g_strcmp0 (shown_child (self), "chart") == 0;
}

gboolean
pln_structure_page_shows_compare (PlnStructurePage *self)
{
  return self->compare != NULL && g_strcmp0 (shown_child (self), "compare") == 0;
}

/* The matrix or the gaps, when one of them is shown. */
PlnStructureMatching *
pln_structure_page_get_matching (PlnStructurePage *self)
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

  if (pln_structure_page_get_matching (self) != NULL && pln_structure_matching_get_content (pln_structure_page_get_matching (self)) != NULL)
    text = pln_matching_count_text (pln_structure_matching_get_content (pln_structure_page_get_matching (self)));
  if (text != NULL)
    {
      pln_page_set_count (page, text);
      return;
    }
  if (*pln_page_get_search (page) != '\0' || g_strcmp0 (pln_page_get_view (page), "matching") == 0)
    return;
  if (self->comparing)
    text = pln_structure_compare_count_text (self->compare);
  else
    text = pln_structure_count_text (pln_page_get_workspace (page));
  pln_page_set_count (page, text);
}

static void
workspace_changed (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  pln_findings_button_update (self->findings);
  if (pln_context_get_as_of (pln_page_get_context (page)) != NULL)
    as_of_cb (self);
  count_cb (self);
  pln_page_update_actions (page);
}

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
      pln_structure_page_add_column_actions (self, view);
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
  pln_structure_page_apply_chart_state (self);
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
make_top (PlnStructurePage *self)
{
  self->matching = pln_structure_matching_bar_new ();
  g_signal_connect_object (self->matching, "notify::active", G_CALLBACK (matching_mode_cb), self, G_CONNECT_SWAPPED);
  self->top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->top), GTK_WIDGET (self->matching));
  pln_record_page_set_top (PLN_RECORD_PAGE (self), self->top);
}

/* ---- comparing ------------------------------------------------------------------- */

static PlnStructureOutline *
outline_cb (gpointer user_data)
{
  return pln_structure_compare_outline (PLN_STRUCTURE_PAGE (user_data)->compare);
}

/* A comparison has dates of its own. */
static void
update_as_of (PlnStructurePage *self)
{
  if (self->as_of != NULL)
    gtk_widget_set_visible (self->as_of, !self->comparing);
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
  if (self->compare != NULL)
    {
      gtk_widget_set_visible (pln_structure_compare_get_bar (self->compare), self->comparing && !matching);
      gtk_widget_set_visible (pln_structure_compare_get_words (self->compare), self->comparing && strcmp (view, "chart") == 0 && !pln_page_get_narrow (PLN_PAGE (self)));
    }
  if (self->chart != NULL)
    pln_structure_chart_set_source (self->chart, self->comparing ? outline_cb : NULL, self);
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
    pln_structure_chart_set_source (self->chart, outline_cb, self);
  count_cb (self);
}

/* A sentence below the chart was chosen. */
static void
word_chosen_cb (PlnStructurePage *self,
                const char       *id)
{
  if (pln_structure_page_shows_chart (self))
    pln_structure_chart_select (self->chart, id);
}

/* In the chart as in the list: N and P go from change to change, Esc ends. */
static gboolean
compare_key_cb (GtkEventControllerKey *keys,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PlnStructurePage      *self)
{
  const char *next = NULL;

  if (!self->comparing || !pln_structure_page_shows_chart (self) || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Escape)
    {
      end_compare_cb (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_n || keyval == GDK_KEY_p)
    next = pln_structure_compare_next (self->compare, pln_structure_chart_get_selected (self->chart), keyval == GDK_KEY_n ? 1 : -1);
  return next != NULL && pln_structure_chart_select (self->chart, next);
}

static void
ensure_compare (PlnStructurePage *self)
{
  if (self->compare != NULL)
    return;
  self->compare = PLN_STRUCTURE_COMPARE (pln_structure_compare_new (pln_page_get_context (PLN_PAGE (self))));
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), GTK_WIDGET (self->compare), "compare");
  gtk_box_append (GTK_BOX (self->top), pln_structure_compare_get_bar (self->compare));
  pln_record_page_set_foot (PLN_RECORD_PAGE (self), pln_structure_compare_get_words (self->compare));
  pln_structure_compare_set_narrow (self->compare, pln_page_get_narrow (PLN_PAGE (self)));
  g_signal_connect_object (self->compare, "word-chosen", G_CALLBACK (word_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "activated", G_CALLBACK (pln_page_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "changed", G_CALLBACK (compare_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "done", G_CALLBACK (end_compare_cb), self, G_CONNECT_SWAPPED);
}

void
pln_structure_page_set_comparing (PlnStructurePage *self,
                                  gboolean          comparing)
{
  g_autofree char *selected = g_strdup (pln_page_get_selected (PLN_PAGE (self)));

  self->comparing = comparing;
  if (self->comparing)
    {
      ensure_compare (self);
      if (strcmp (pln_page_get_view (PLN_PAGE (self)), "matching") == 0)
        pln_page_set_view (PLN_PAGE (self), "tree");
    }
  if (self->comparing)
    pln_structure_compare_start (self->compare, pln_context_get_as_of (pln_page_get_context (PLN_PAGE (self))));
  if (self->compare != NULL)
    pln_structure_compare_set_current (self->compare, comparing);
  show_view (self);
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

  if (pln_structure_page_shows_compare (self))
    return pln_structure_compare_get_selected (self->compare);
  if (pln_structure_page_shows_chart (self))
    return pln_structure_chart_get_selected (self->chart);
  if (pln_structure_page_get_matching (self) != NULL)
    return pln_structure_matching_get_selected (pln_structure_page_get_matching (self));
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
  if (selected != NULL && pln_structure_page_shows_compare (self))
    pln_structure_compare_select (self->compare, selected);
  else if (pln_structure_page_shows_chart (self) && selected != NULL)
    pln_structure_chart_select (self->chart, selected);
  else if (pln_structure_page_get_matching (self) != NULL && selected != NULL)
    pln_structure_matching_select (pln_structure_page_get_matching (self), selected);
  else if (selected != NULL && pln_record_page_get_view (PLN_RECORD_PAGE (page)) != NULL)
    pln_record_view_select (pln_record_page_get_view (PLN_RECORD_PAGE (page)), selected);
  count_cb (self);
}

static gboolean
pln_structure_page_select (PlnPage    *page,
                           const char *id)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (pln_structure_page_shows_chart (self) && pln_structure_chart_select (self->chart, id))
    return TRUE;
  if (pln_structure_page_shows_compare (self) && pln_structure_compare_select (self->compare, id))
    return TRUE;
  if (pln_structure_page_get_matching (self) != NULL && pln_structure_matching_select (pln_structure_page_get_matching (self), id))
    return TRUE;
  if (pln_structure_page_shows_compare (self))
    end_compare_cb (self);
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->select (page, id);
}

/* The body under which something new or pasted comes; NULL: the top. */
char *
pln_structure_page_get_place (PlnStructurePage *self)
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

  if (pln_structure_page_get_matching (self) != NULL)
    return act_on_matching (self, act, dry);
  if (pln_structure_page_shows_chart (self) ? pln_structure_chart_act (self->chart, act, dry)
                         : PLN_PAGE_CLASS (pln_structure_page_parent_class)->act (page, act, dry))
    return TRUE;
  if (strcmp (act, "paste") != 0 || pln_structure_page_shows_compare (self) || strcmp (pln_page_get_view (page), "matching") == 0)
    return FALSE;
  parent = pln_structure_page_get_place (self);
  if (!dry)
    pln_outline_present (pln_page_get_context (page), "body", parent, NULL);
  return TRUE;
}

static void
pln_structure_page_set_search (PlnPage    *page,
                               const char *text)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (pln_structure_page_shows_compare (self))
    {
      pln_structure_compare_set_search (self->compare, text);
      return;
    }
  if (pln_structure_page_get_matching (self) != NULL)
    {
      pln_structure_matching_set_search (pln_structure_page_get_matching (self), text);
      return;
    }
  if (!pln_structure_page_shows_chart (self))
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

  if (pln_structure_page_shows_compare (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->compare), GTK_DIR_TAB_FORWARD);
  if (pln_structure_page_shows_chart (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  if (pln_structure_page_get_matching (self) != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (pln_structure_page_get_matching (self)));
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->focus (page);
}

static void
pln_structure_page_new_record (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  PlnContext *context = pln_page_get_context (page);
  const char *selected = pln_structure_page_shows_chart (self) ? pln_structure_chart_get_selected (self->chart) : NULL;
  g_autofree char *parent = selected != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, selected) : NULL;

  if (strcmp (pln_page_get_view (page), "matching") == 0)
    pln_context_new_record (context, "relation", "type", "\"counterpart\"", NULL);
  else if (parent != NULL)
    pln_context_new_record (context, "body", "parent", parent, NULL);
  else if (pln_structure_page_shows_chart (self))
    pln_context_new_record (context, "body", NULL);
  else
    PLN_PAGE_CLASS (pln_structure_page_parent_class)->new_record (page);
}

/* The chart; while comparing the list in words goes with it. */
PlnSheets *
pln_structure_page_make_sheets (PlnStructurePage *self)
{
  PlnSheets *sheets = pln_structure_chart_make_sheets (self->chart);

  if (self->comparing)
    pln_structure_compare_add_to (self->compare, sheets);
  return sheets;
}

/* The chart as it is drawn, the other views as tables; a comparison prints its chart. */
static void
pln_structure_page_print (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (!pln_structure_page_shows_chart (self) && !pln_structure_page_shows_compare (self) && (view != NULL || pln_structure_page_get_matching (self) != NULL))
    {
      gboolean matching = strcmp (pln_page_get_view (page), "matching") == 0;
      g_autoptr (PlnSheets) sheets = pln_print_sheets_new (pln_page_get_context (page), matching ? _("Matching") : _("Structure"), TRUE);

      if (view != NULL)
        pln_record_view_add_to (view, sheets);
      else
        pln_structure_matching_add_to (pln_structure_page_get_matching (self), sheets);
      pln_print_present (pln_page_get_context (page), sheets);
      return;
    }
  ensure_chart (self);
  show_view (self);
  pln_structure_chart_refresh (self->chart);
  {
    g_autoptr (PlnSheets) sheets = pln_structure_page_make_sheets (self);

    pln_print_present (pln_page_get_context (page), sheets);
  }
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
  if (PLN_STRUCTURE_PAGE (page)->compare == NULL)
    return;
  pln_structure_compare_set_narrow (PLN_STRUCTURE_PAGE (page)->compare, narrow);
  show_view (PLN_STRUCTURE_PAGE (page));
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
  make_top (self);
  pln_structure_page_add_actions (self);
  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (as_of_cb), page, G_CONNECT_SWAPPED);
  pln_page_follow (page, workspace_changed);
  pln_findings_button_update (self->findings);
  pln_past_edits_watch (context, G_OBJECT (page));
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
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* The base has one that would measure and allocate instead of the page. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->columns = g_menu_new ();
  g_signal_connect (keys, "key-pressed", G_CALLBACK (compare_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
