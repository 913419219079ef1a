/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/structure/pln-structure-page.h"

#include "app/pln-bits.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-tree.h"
#include "app/structure/pln-as-of-button.h"
#include "app/structure/pln-member-dialogs.h"
#include "app/structure/pln-structure-cells.h"
#include "app/structure/pln-structure-chart.h"
#include "app/structure/pln-structure-columns.h"
#include "app/structure/pln-structure-commands.h"
#include "app/structure/pln-structure-compare.h"
#include "app/structure/pln-structure-composition.h"

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
  GtkWidget *findings;      /* borrowed; button in the status bar */
  GtkWidget *findings_list; /* borrowed */
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

/* ---- as of ------------------------------------------------------------------- */

static void
apply_as_of_to (PlnStructurePage *self,
                PlnRecordView    *tree)
{
  PlnContext *context = pln_page_get_context (PLN_PAGE (self));
  g_autoptr (PlnQuery) query = pln_query_new ("body");
  PlnDay first, last;

  if (pln_context_get_as_of (context) != NULL)
    {
      pln_context_get_as_of_span (context, &first, &last);
      pln_query_as_of (query, first, last);
    }
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

  if (*pln_page_get_search (page) != '\0' || g_strcmp0 (pln_page_get_view (page), "matching") == 0)
    return;
  if (shows_compare (self))
    text = pln_structure_compare_count_text (self->compare);
  else
    text = pln_structure_count_text (pln_page_get_workspace (page));
  pln_page_set_count (page, text);
}

static void
open_finding_cb (GtkButton        *button,
                 PlnStructurePage *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->findings));
  pln_context_open (pln_page_get_context (PLN_PAGE (self)), g_object_get_data (G_OBJECT (button), "pln-id"));
}

static GtkWidget *
make_finding (PlnStructurePage          *self,
              const PlnStructureFinding *finding)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *image, *title, *text;
  g_autofree char *name = pln_workspace_get_title (pln_page_get_workspace (PLN_PAGE (self)), finding->id);

  image = gtk_image_new_from_icon_name (finding->decides ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  gtk_widget_add_css_class (image, finding->decides ? "warning" : "dimmed");
  title = gtk_label_new (name);
  text = gtk_label_new (finding->text);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 40);
  gtk_widget_add_css_class (text, "caption");
  gtk_widget_add_css_class (text, "dimmed");
  gtk_box_append (GTK_BOX (lines), title);
  gtk_box_append (GTK_BOX (lines), text);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "pln-id", g_strdup (finding->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (open_finding_cb), self);
  return button;
}

static void
update_findings (PlnStructurePage *self)
{
  g_autoptr (GPtrArray) findings = pln_structure_findings (pln_page_get_workspace (PLN_PAGE (self)));
  g_autofree char *text = NULL;
  GtkWidget *child, *label;

  while ((child = gtk_widget_get_first_child (self->findings_list)) != NULL)
    gtk_box_remove (GTK_BOX (self->findings_list), child);
  for (guint i = 0; i < findings->len; i++)
    gtk_box_append (GTK_BOX (self->findings_list), make_finding (self, findings->pdata[i]));
  text = g_strdup_printf (ngettext ("%u finding", "%u findings", findings->len), findings->len);
  label = gtk_widget_get_last_child (gtk_menu_button_get_child (GTK_MENU_BUTTON (self->findings)));
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->findings), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->findings, findings->len > 0);
}

static void
make_findings_button (PlnStructurePage *self)
{
  GtkWidget *popover = gtk_popover_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->findings_list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->findings_list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (image, "warning");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (NULL));
  self->findings = gtk_menu_button_new ();
  gtk_widget_add_css_class (self->findings, "flat");
  gtk_widget_set_valign (self->findings, GTK_ALIGN_CENTER);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->findings), box);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->findings), GTK_ARROW_UP);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->findings), popover);
  pln_status_bar_set_end (pln_record_page_get_status_bar (PLN_RECORD_PAGE (self)), self->findings);
}

static void
workspace_changed_cb (PlnStructurePage *self)
{
  update_findings (self);
  count_cb (self);
  pln_page_update_actions (PLN_PAGE (self));
}

static GMenuModel *make_command_menu (void);

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
      g_autoptr (GMenuModel) menu = make_command_menu ();

      pln_record_view_set_menu (view, menu);
      pln_record_tree_set_levels (PLN_RECORD_TREE (view), 3);
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

  gtk_stack_set_visible_child_name (stack, self->comparing && strcmp (view, "tree") == 0 ? "compare" : view);
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
  if (shows_compare (self))
    end_compare_cb (self);
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->select (page, id);
}

static gboolean
pln_structure_page_act (PlnPage    *page,
                        const char *act,
                        gboolean    dry)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);

  if (shows_chart (self))
    return pln_structure_chart_act (self->chart, act, dry);
  return PLN_PAGE_CLASS (pln_structure_page_parent_class)->act (page, act, dry);
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
  PlnContext *context = pln_page_get_context (user_data);
  g_autofree char *body = selected_body (user_data);
  g_autofree char *name = body != NULL ? pln_workspace_get_title (pln_context_get_workspace (context), body) : NULL;
  g_autofree char *title = name != NULL ? g_strdup_printf (_("Composition of Organs: %s"), name) : g_strdup (_("Composition of Organs"));
  g_autoptr (PlnSheets) sheets = pln_print_sheets_new (context, title, TRUE);
  PlnDay first, last;

  pln_context_get_as_of_span (context, &first, &last);
  pln_structure_compose (pln_context_get_workspace (context), sheets, body, last);
  pln_print_save (context, sheets, _("Composition of Organs"));
}

static GMenuModel *
make_command_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Rename from a _Date…"), "page.rename-dated");
  g_menu_append (menu, _("Mo_ve from a Date…"), "page.move-dated");
  g_menu_append (menu, _("_Suspend…"), "page.suspend");
  g_menu_append (menu, _("Re_vive…"), "page.revive");
  g_menu_append (menu, _("Disso_lve…"), "page.dissolve");
  g_menu_append (menu, _("Mer_ge…"), "page.merge");
  g_menu_append (menu, _("S_plit…"), "page.split");
  return G_MENU_MODEL (menu);
}

static void
add_actions (PlnStructurePage *self)
{
  static const GActionEntry entries[] = {
    { .name = "export-chart", .activate = export_cb },
    { .name = "chart-details", .state = "false", .change_state = details_cb },
    { .name = "compare", .state = "false", .change_state = compare_cb },
    { .name = "compose", .activate = compose_cb },
    { .name = "add-member", .activate = member_cb },
    { .name = "end-member", .activate = member_cb },
    { .name = "fold-chart", .activate = fold_cb, .parameter_type = "i" },
  };

  GActionMap *map = G_ACTION_MAP (pln_page_get_actions (PLN_PAGE (self)));

  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
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
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuModel) own = make_command_menu ();
  g_autoptr (GMenu) body = g_menu_new (), dates = g_menu_new (), chart = g_menu_new (), files = g_menu_new ();

  g_menu_append (dates, _("_Compare Two Dates"), "page.compare");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (dates));
  g_menu_append_submenu (body, _("Change _Body"), own);
  g_menu_append (body, _("_Add Member…"), "page.add-member");
  g_menu_append (body, _("_End Membership…"), "page.end-member");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (body));
  g_menu_append (chart, _("Show _Members in the Chart"), "page.chart-details");
  g_menu_append (chart, _("Fold to _Two Levels"), "page.fold-chart(2)");
  g_menu_append (chart, _("_Unfold All"), "page.fold-chart(64)");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (chart));
  g_menu_append (files, _("Save _Chart…"), "page.export-chart");
  g_menu_append (files, _("Save Composition of _Organs…"), "page.compose");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

/* The chart as it is drawn, the other views as tables; a comparison prints its chart. */
static void
pln_structure_page_print (PlnPage *page)
{
  PlnStructurePage *self = PLN_STRUCTURE_PAGE (page);
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (page));

  if (view != NULL && !shows_chart (self) && !shows_compare (self))
    {
      gboolean matching = strcmp (pln_page_get_view (page), "matching") == 0;
      g_autoptr (PlnSheets) sheets = pln_print_sheets_new (pln_page_get_context (page), matching ? _("Matching") : _("Structure"), TRUE);

      pln_record_view_add_to (view, sheets);
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
  make_findings_button (self);
  add_actions (self);
  g_signal_connect_object (context, "notify::as-of", G_CALLBACK (as_of_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "workspace-changed", G_CALLBACK (workspace_changed_cb), page, G_CONNECT_SWAPPED);
  update_findings (self);
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
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
  PLN_RECORD_PAGE_CLASS (klass)->configure_view = pln_structure_page_configure_view;
}

static void
pln_structure_page_init (PlnStructurePage *self)
{
}
