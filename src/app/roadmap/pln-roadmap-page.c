/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/roadmap/pln-roadmap-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/pln-outline-dialog.h"
#include "app/dialogs/pln-pick-dialog.h"
#include "app/print/pln-print.h"
#include "app/records/pln-record-tree.h"
#include "app/roadmap/pln-roadmap-cells.h"
#include "app/roadmap/pln-roadmap-columns.h"
#include "app/roadmap/pln-roadmap-links.h"
#include "app/roadmap/pln-roadmap-reporting.h"
#include "app/roadmap/pln-roadmap-timeline.h"

#define N_CHIPS 5

/* PlnRoadmapPage: objectives, recommendations and actions as a tree and over
 * time, with what has nobody, no date or no answer as chips that narrow it;
 * beside them the topics, the reporting exercises and the indicators. */
struct _PlnRoadmapPage
{
  PlnRecordPage parent_instance;

  GtkWidget *chips, *chip[N_CHIPS], *timeline, *reporting; /* owned by the page */
  GMenu     *menu;                             /* owned */
  guint      chosen;                           /* which chip */
  guint      count_source;
};

G_DEFINE_FINAL_TYPE (PlnRoadmapPage, pln_roadmap_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "tree", N_("Tree"), "action", "parent", NULL, NULL, "position" },
  { "timeline", N_("Timeline"), "action", NULL, NULL, NULL, NULL },
  { "topics", N_("Topics"), "topic", "parent", NULL, NULL, "position" },
  { "reporting", N_("Reporting"), "exercise", NULL, "indicator", NULL, NULL },
  { NULL },
};

static const struct { const char *label, *icon; PlnGaps gap; } chips[N_CHIPS] = {
  { N_("All"), NULL, 0 },
  { N_("No Owner"), "dialog-warning-symbolic", PLN_GAP_NO_OWNER },
  { N_("No Date"), "dialog-warning-symbolic", PLN_GAP_NO_DATE },
  { N_("Overdue"), "alarm-symbolic", PLN_GAP_OVERDUE },
  { N_("No Action"), "process-stop-symbolic", PLN_GAP_NO_ACTION },
};

static gboolean
shows_timeline (PlnRoadmapPage *self)
{
  return self->timeline != NULL && g_strcmp0 (pln_page_get_view (PLN_PAGE (self)), "timeline") == 0;
}

/* ---- chips: the coverage report ---------------------------------------------------- */

static void
update_chips (PlnRoadmapPage *self)
{
  PlnGapCount count;
  guint numbers[N_CHIPS];

  pln_roadmap_count (pln_page_get_workspace (PLN_PAGE (self)), &count);
  numbers[0] = count.all;
  numbers[1] = count.no_owner;
  numbers[2] = count.no_date;
  numbers[3] = count.overdue;
  numbers[4] = count.no_action;
  for (guint i = 0; i < N_CHIPS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s  %u", _(chips[i].label), numbers[i]);
      GtkWidget *content = gtk_button_get_child (GTK_BUTTON (self->chip[i]));

      gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (content)), text);
      if (i > 0 && numbers[i] > 0)
        gtk_widget_add_css_class (gtk_widget_get_first_child (content), i < 3 ? "warning" : "error");
      else if (i > 0)
        gtk_widget_set_css_classes (gtk_widget_get_first_child (content), NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->chip[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
    }
}

/* Shows in the tree only what has the gap, and what stands above it. */
static void
apply_gap (PlnRoadmapPage *self)
{
  GtkWidget *tree = gtk_stack_get_child_by_name (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), "tree");
  PlnGaps gap = chips[self->chosen].gap;
  g_autoptr (GHashTable) only = gap != 0 ? pln_roadmap_with_gap (pln_page_get_workspace (PLN_PAGE (self)), gap) : NULL;

  if (tree == NULL)
    return;
  pln_record_view_set_empty (PLN_RECORD_VIEW (tree), "emoji-flags-symbolic",
                             gap != 0 ? _("Nothing Is Missing Here") : _("No Actions Yet"), NULL,
                             gap != 0 ? _("_Show All") : _("_Add Action…"),
                             gap != 0 ? "page.show-all" : "win.new-record");
  pln_record_view_set_empty_second (PLN_RECORD_VIEW (tree), gap != 0 ? NULL : _("_Paste an Outline…"), "page.paste-outline");
  pln_record_tree_set_only (PLN_RECORD_TREE (tree), only);
}

static gboolean
count_cb (gpointer user_data)
{
  PlnRoadmapPage *self = user_data;

  self->count_source = 0;
  update_chips (self);
  if (self->chosen != 0)
    apply_gap (self);
  return G_SOURCE_REMOVE;
}

static void
workspace_changed (PlnPage *page)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  if (self->count_source == 0)
    self->count_source = g_idle_add (count_cb, self);
}

static void
chip_cb (GtkToggleButton *button, PlnRoadmapPage *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < N_CHIPS; i++)
    if (self->chip[i] == GTK_WIDGET (button))
      self->chosen = i;
  apply_gap (self);
  pln_context_announce (pln_page_get_context (PLN_PAGE (self)),
                        gtk_label_get_label (GTK_LABEL (gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button))))));
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (PLN_ROADMAP_PAGE (user_data)->chip[0]), TRUE);
}

static void
make_chips (PlnRoadmapPage *self)
{
  self->chips = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->chips), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->chips), 6);
  gtk_widget_add_css_class (self->chips, "filter-bar");
  for (guint i = 0; i < N_CHIPS; i++)
    {
      GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      if (chips[i].icon != NULL)
        gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name (chips[i].icon));
      gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
      self->chip[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->chip[i]), content);
      gtk_widget_add_css_class (self->chip[i], "filter-toggle");
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->chip[i]), GTK_TOGGLE_BUTTON (self->chip[0]));
      adw_wrap_box_append (ADW_WRAP_BOX (self->chips), self->chip[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chip[0]), TRUE);
  for (guint i = 0; i < N_CHIPS; i++)
    g_signal_connect (self->chip[i], "toggled", G_CALLBACK (chip_cb), self);
}

/* ---- actions --------------------------------------------------------------------------- */

/* Ids of the actions that are selected. (transfer full) */
static char **
get_actions (PlnRoadmapPage *self)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (self));
  const char *one[] = { NULL, NULL };
  g_auto (GStrv) all = NULL;
  g_autoptr (GStrvBuilder) actions = g_strv_builder_new ();

  if (shows_timeline (self))
    one[0] = pln_page_get_selected (PLN_PAGE (self));
  all = view != NULL ? pln_record_view_get_selection (view) : g_strdupv ((char **) one);
  for (guint i = 0; all[i] != NULL; i++)
    if (g_strcmp0 (pln_workspace_get_kind (pln_page_get_workspace (PLN_PAGE (self)), all[i]), "action") == 0)
      g_strv_builder_add (actions, all[i]);
  return g_strv_builder_end (actions);
}

/* All done, or open again when they all were. */
static void
mark_done_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlnWorkspace *workspace = pln_page_get_workspace (user_data);
  g_auto (GStrv) ids = get_actions (user_data);
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Mark Done"));
  gboolean all = TRUE;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *state = pln_workspace_get_value (workspace, ids[i], "state");
      all = all && g_strcmp0 (state, "\"done\"") == 0;
    }
  for (guint i = 0; ids[i] != NULL; i++)
    pln_edit_set (edit, ids[i], "state", all ? "\"open\"" : "\"done\"");
  if (ids[0] != NULL)
    pln_context_commit_toast (pln_page_get_context (user_data), edit, all ? _("Marked open") : _("Marked done"));
}

static void
set_date_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_auto (GStrv) ids = get_actions (user_data);

  if (ids[0] != NULL)
    pln_context_edit_field (pln_page_get_context (user_data), ids[0], "due");
}

static void
owner_picked_cb (PlnContext *context, const char *owner, gpointer user_data)
{
  char **ids = user_data;
  g_autofree char *canonical = owner != NULL ? pln_value_from_plain (PLN_TYPE_REFERENCE, owner) : NULL;
  g_autoptr (PlnEdit) edit = pln_edit_new (_("Set Owner"));

  for (guint i = 0; ids[i] != NULL; i++)
    pln_edit_set (edit, ids[i], "responsible", canonical);
  pln_context_commit_toast (context, edit, _("Owner set"));
}

static void
set_owner_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  char **ids = get_actions (user_data);

  pln_pick_dialog_present (pln_page_get_context (user_data), _("Set Owner"), "post person body", _("No Owner"), NULL,
                           owner_picked_cb, ids, (GDestroyNotify) g_strfreev);
}

/* The next or previous row with a sign: without owner, date or action, or overdue. */
static void
go_to_gap (PlnRoadmapPage *self, int step)
{
  PlnRecordView *view = pln_record_page_get_view (PLN_RECORD_PAGE (self));
  guint n = view != NULL ? pln_record_view_get_n_items (view) : 0, at = 0;
  const char *selected = view != NULL ? pln_record_view_get_selected (view) : NULL;

  for (guint i = 0; selected != NULL && i < n; i++)
    {
      g_autoptr (PlnItem) item = pln_record_view_get_nth (view, i);
      if (item != NULL && g_str_equal (pln_item_get_id (item), selected))
        at = i;
    }
  for (guint i = 1; i <= n; i++)
    {
      g_autoptr (PlnItem) item = pln_record_view_get_nth (view, (at + (step > 0 ? i : n - i)) % n);

      if (item == NULL || pln_coverage_of (pln_page_get_workspace (PLN_PAGE (self)), pln_item_get_id (item)) == 0)
        continue;
      pln_record_view_select (view, pln_item_get_id (item));
      pln_record_view_focus (view);
      return;
    }
}

static void
next_gap_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_gap (user_data, 1);
}

static void
previous_gap_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go_to_gap (user_data, -1);
}

/* Under the selected record; under none, at the top. */
static void
paste_outline (PlnRoadmapPage *self)
{
  PlnPage *page = PLN_PAGE (self);
  const char *kind = strcmp (pln_page_get_view (page), "topics") == 0 ? "topic" : "action";
  const char *selected = pln_page_get_selected (page);

  if (g_strcmp0 (selected != NULL ? pln_workspace_get_kind (pln_page_get_workspace (page), selected) : NULL, kind) != 0)
    selected = NULL;
  pln_outline_present (pln_page_get_context (page), kind, selected, NULL);
}

static void
paste_outline_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  paste_outline (user_data);
}

static void
new_indicator_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pln_context_new_record (pln_page_get_context (user_data), "indicator", NULL);
}

/* Space, [ and ], and Ctrl+M on a row of the tree; in an entry they are typed. */
static gboolean
tree_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, PlnRoadmapPage *self)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (GTK_IS_EDITABLE (focus))
    return FALSE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) == GDK_CONTROL_MASK && (keyval == GDK_KEY_m || keyval == GDK_KEY_M))
    {
      g_action_group_activate_action (G_ACTION_GROUP (pln_page_get_actions (PLN_PAGE (self))), "set-owner", NULL);
      return TRUE;
    }
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK))
    return FALSE;
  if (keyval == GDK_KEY_space)
    mark_done_cb (NULL, NULL, self);
  else if (keyval == GDK_KEY_bracketleft || keyval == GDK_KEY_bracketright)
    go_to_gap (self, keyval == GDK_KEY_bracketright ? 1 : -1);
  else
    return FALSE;
  return TRUE;
}

static void
pln_roadmap_page_update_actions (PlnPage *page)
{
  static const char *const names[] = { "mark-done", "set-date", "set-owner" };
  g_auto (GStrv) ids = get_actions (PLN_ROADMAP_PAGE (page));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (pln_page_get_actions (page)), names[i])),
                                 ids[0] != NULL);
}

static GMenuModel *
pln_roadmap_page_get_menu (PlnPage *page)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  if (self->menu == NULL)
    {
      self->menu = g_menu_new ();
      g_menu_append (self->menu, _("Mark _Done or Open"), "page.mark-done");
      g_menu_append (self->menu, _("Set D_ue…"), "page.set-date");
      g_menu_append (self->menu, _("Set _Owner…"), "page.set-owner");
      g_menu_append (self->menu, _("_Next Without Owner, Date or Action"), "page.next-gap");
      g_menu_append (self->menu, _("_Previous Without Owner, Date or Action"), "page.previous-gap");
      g_menu_append (self->menu, _("Add _Indicator…"), "page.new-indicator");
      g_menu_append (self->menu, _("Paste an O_utline…"), "page.paste-outline");
    }
  return G_MENU_MODEL (self->menu);
}

static void
pln_roadmap_page_print (PlnPage *page)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);
  g_autoptr (PlnSheets) sheets = NULL;

  if (!shows_timeline (self))
    {
      PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->print (page);
      return;
    }
  sheets = pln_print_sheets_new (pln_page_get_context (page), _("Roadmap"), FALSE);
  pln_sheets_set_canvas (sheets, PLN_CANVAS (pln_timeline_view_get_timeline (
                                   pln_roadmap_timeline_get_view (PLN_ROADMAP_TIMELINE (self->timeline)))));
  pln_print_present (pln_page_get_context (page), sheets);
}

/* ---- views ----------------------------------------------------------------------------- */

static char *
get_topic_title (PlnItem *item, gpointer user_data)
{
  g_autofree char *label = pln_item_get_plain (item, "label");

  if (*label == '\0')
    return g_strdup (pln_item_get_title (item));
  return g_strdup_printf ("%s  %s", label, pln_item_get_title (item));
}

/* Parts of a topic go with it into its slot. */
static char *
get_topic_slot (PlnItem *item, gpointer user_data)
{
  g_autofree char *text = pln_topic_slots_text (item);

  if (*text != '\0' || pln_item_get_value (item, "parent") != NULL)
    return g_steal_pointer (&text);
  return g_strdup (_("No slot"));
}

static char *
get_topic_papers (PlnItem *item, gpointer user_data)
{
  return pln_topic_papers_text (item);
}

static GtkWidget *
make_slot (gpointer user_data)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (NULL);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (sign, "warning");
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (cell), sign);
  gtk_box_append (GTK_BOX (cell), label);
  return cell;
}

static void
bind_slot (GtkWidget *cell, PlnItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_widget_get_last_child (cell);
  g_autofree char *slots = pln_topic_slots_text (item), *text = get_topic_slot (item, NULL);
  gboolean none = *slots == '\0' && *text != '\0';

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (gtk_widget_get_first_child (cell), none);
  if (none)
    gtk_widget_add_css_class (label, "dimmed");
  else
    gtk_widget_remove_css_class (label, "dimmed");
}

static void
pln_roadmap_page_configure_view (PlnRecordPage *page, const char *name, PlnRecordView *view)
{
  const PlnColumn topics[] = {
    { .field = "name", .title = N_("Topic"), .expand = TRUE, .get_text = get_topic_title },
    { .title = N_("Slot"), .width = 280, .hide_below = 480, .get_text = get_topic_slot, .make = make_slot, .bind = bind_slot },
    { .title = N_("Papers"), .width = 100, .hide_below = 640, .get_text = get_topic_papers },
    { .field = "standing", .title = N_("Standing"), .width = 120, .hide_below = 760 },
  };

  if (strcmp (name, "tree") == 0)
    {
      g_autoptr (GMenu) menu = g_menu_new ();
      GtkEventController *keys = gtk_event_controller_key_new ();

      g_menu_append (menu, _("Mark _Done or Open"), "page.mark-done");
      g_menu_append (menu, _("Set D_ue…"), "page.set-date");
      g_menu_append (menu, _("Set _Owner…"), "page.set-owner");
      pln_record_view_set_menu (view, G_MENU_MODEL (menu));
      gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
      g_signal_connect_object (keys, "key-pressed", G_CALLBACK (tree_key_cb), page, 0);
      gtk_widget_add_controller (pln_record_view_get_column_view (view), keys);
      pln_record_tree_set_levels (PLN_RECORD_TREE (view), 3);
      pln_roadmap_set_columns (view, PLN_PAGE (page));
    }
  else if (strcmp (name, "topics") == 0)
    pln_record_view_set_columns (view, topics, G_N_ELEMENTS (topics));
  pln_record_view_set_empty_second (view, _("_Paste an Outline…"), "page.paste-outline");
}

static void
count_timeline_cb (PlnRoadmapPage *self)
{
  g_autofree char *text = NULL;

  if (!shows_timeline (self))
    return;
  text = pln_roadmap_timeline_get_count (PLN_ROADMAP_TIMELINE (self->timeline));
  pln_page_set_count (PLN_PAGE (self), text);
}

static void
make_reporting (PlnRoadmapPage *self)
{
  PlnRecordView *view;

  self->reporting = pln_roadmap_reporting_new (pln_page_get_context (PLN_PAGE (self)));
  view = PLN_RECORD_VIEW (self->reporting);
  pln_record_view_set_empty (view, "emoji-flags-symbolic", _("No Reporting Yet"),
                             _("Reporting exercises and indicators stand here."), _("_Add Reporting Exercise…"), "win.new-record");
  pln_record_view_set_narrow (view, pln_page_get_narrow (PLN_PAGE (self)));
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->reporting, "reporting");
  pln_record_view_attach (view, PLN_PAGE (self));
}

static void
make_timeline (PlnRoadmapPage *self)
{
  self->timeline = pln_roadmap_timeline_new (pln_page_get_context (PLN_PAGE (self)));
  gtk_stack_add_named (pln_record_page_get_stack (PLN_RECORD_PAGE (self)), self->timeline, "timeline");
  g_signal_connect_object (self->timeline, "selection-changed", G_CALLBACK (pln_page_selection_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "activated", G_CALLBACK (pln_page_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "count-changed", G_CALLBACK (count_timeline_cb), self, G_CONNECT_SWAPPED);
}

static void
pln_roadmap_page_set_view (PlnPage *page, const char *name)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  if (self->timeline == NULL && strcmp (name, "timeline") == 0)
    make_timeline (self);
  if (self->reporting == NULL && strcmp (name, "reporting") == 0)
    make_reporting (self);
  PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->set_view (page, name);
  gtk_widget_set_visible (self->chips, strcmp (name, "tree") == 0);
  if (strcmp (name, "timeline") == 0)
    {
      pln_roadmap_timeline_set_search (PLN_ROADMAP_TIMELINE (self->timeline), pln_page_get_search (page));
      count_timeline_cb (self);
    }
}

/* ---- page ------------------------------------------------------------------------------ */

static void
pln_roadmap_page_set_context (PlnPage *page, PlnContext *context)
{
  static const GActionEntry entries[] = {
    { .name = "show-all", .activate = show_all_cb },
    { .name = "mark-done", .activate = mark_done_cb },
    { .name = "set-date", .activate = set_date_cb },
    { .name = "set-owner", .activate = set_owner_cb },
    { .name = "next-gap", .activate = next_gap_cb },
    { .name = "previous-gap", .activate = previous_gap_cb },
    { .name = "new-indicator", .activate = new_indicator_cb },
    { .name = "paste-outline", .activate = paste_outline_cb },
  };
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->set_context (page, context);
  g_action_map_add_action_entries (G_ACTION_MAP (pln_page_get_actions (page)), entries, G_N_ELEMENTS (entries), self);
  make_chips (self);
  update_chips (self);
  pln_record_page_set_top (PLN_RECORD_PAGE (self), self->chips);
  pln_page_follow (page, workspace_changed);
}

static void
pln_roadmap_page_set_search (PlnPage *page, const char *text)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->set_search (page, text);
  if (shows_timeline (self))
    pln_roadmap_timeline_set_search (PLN_ROADMAP_TIMELINE (self->timeline), text);
}

static const char *
pln_roadmap_page_get_selected (PlnPage *page)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  if (shows_timeline (self))
    return pln_timeline_view_get_selected (pln_roadmap_timeline_get_view (PLN_ROADMAP_TIMELINE (self->timeline)));
  return PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->get_selected (page);
}

static gboolean
pln_roadmap_page_select (PlnPage *page, const char *id)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);

  if (shows_timeline (self) && pln_timeline_view_select (pln_roadmap_timeline_get_view (PLN_ROADMAP_TIMELINE (self->timeline)), id))
    return TRUE;
  return PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->select (page, id);
}

/* The timeline deletes through the same command as the tree; what was cut is pasted first, else an outline. */
static gboolean
pln_roadmap_page_act (PlnPage *page, const char *act, gboolean dry)
{
  PlnRoadmapPage *self = PLN_ROADMAP_PAGE (page);
  const char *ids[] = { NULL, NULL };

  if (!shows_timeline (self))
    {
      if (PLN_PAGE_CLASS (pln_roadmap_page_parent_class)->act (page, act, dry))
        return TRUE;
      if (strcmp (act, "paste") != 0 || strcmp (pln_page_get_view (page), "reporting") == 0)
        return FALSE;
      if (!dry)
        paste_outline (self);
      return TRUE;
    }
  ids[0] = pln_page_get_selected (page);
  if (ids[0] == NULL || strcmp (act, "delete") != 0)
    return FALSE;
  return dry || pln_context_delete (pln_page_get_context (page), ids);
}

static void
pln_roadmap_page_dispose (GObject *object)
{
  g_clear_handle_id (&PLN_ROADMAP_PAGE (object)->count_source, g_source_remove);
  g_clear_object (&PLN_ROADMAP_PAGE (object)->menu);
  G_OBJECT_CLASS (pln_roadmap_page_parent_class)->dispose (object);
}

static void
pln_roadmap_page_class_init (PlnRoadmapPageClass *klass)
{
  PlnPageClass *page_class = PLN_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pln_roadmap_page_dispose;
  page_class->set_context = pln_roadmap_page_set_context;
  page_class->set_view = pln_roadmap_page_set_view;
  page_class->set_search = pln_roadmap_page_set_search;
  page_class->get_selected = pln_roadmap_page_get_selected;
  page_class->select = pln_roadmap_page_select;
  page_class->act = pln_roadmap_page_act;
  page_class->get_menu = pln_roadmap_page_get_menu;
  page_class->update_actions = pln_roadmap_page_update_actions;
  page_class->print = pln_roadmap_page_print;
  page_class->new_record_label = N_("Add to Roadmap…");
  page_class->search_hint = N_("Search actions and topics");
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
  PLN_RECORD_PAGE_CLASS (klass)->configure_view = pln_roadmap_page_configure_view;
}

static void
pln_roadmap_page_init (PlnRoadmapPage *self)
{
}

gboolean
pln_roadmap_page_show_gap (PlnRoadmapPage *self, PlnGaps gap)
{
  for (guint i = 0; i < N_CHIPS; i++)
    if (chips[i].gap == gap)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->chip[i]), TRUE);
        return TRUE;
      }
  return FALSE;
}
