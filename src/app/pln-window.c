/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-window-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "app/dialogs/pln-start-page.h"
#include "app/pln-actions.h"
#include "app/pln-shared-watch.h"
#include "app/pln-workspaces.h"

/* The window knows the panes and the pages' base class, never a page.  Pages
 * are made when first shown and dropped with the workspace. */
G_DEFINE_FINAL_TYPE (PlnWindow, pln_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_0, PROP_PAGE_NAME, PROP_INSPECTOR_SHOWN, N_PROPS };
static GParamSpec *props[N_PROPS];

static const char *const acts[] = {
  "rename", "delete", "copy", "cut", "paste", "select-all", "move-up", "move-down", "indent", "outdent", "move-to",
};

/* ---- actions' enablement ------------------------------------------------ */

static void
update_actions (PlnWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PlnWorkspace *workspace = self->context != NULL ? pln_context_get_workspace (self->context) : NULL;
  PlnPageClass *klass = self->page != NULL ? PLN_PAGE_GET_CLASS (self->page) : NULL;
  g_autofree char *redo = workspace != NULL ? pln_workspace_get_redo_label (workspace) : NULL;
  static const char *const open_only[] = { "win.go-to", "win.undo-history", "win.back-up", "win.import-foreign", "win.show-inspector",
                                           "win.page", "win.refresh", "win.start",
                                           "win.trash-workspace", "win.workspace-properties" };

  gtk_widget_action_set_enabled (widget, "win.undo", self->context != NULL && pln_context_can_undo (self->context));
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.new-record", klass != NULL && klass->new_record != NULL);
  gtk_widget_action_set_enabled (widget, "win.search", klass != NULL && klass->set_search != NULL);
  gtk_widget_action_set_enabled (widget, "win.print", klass != NULL && klass->print != NULL);
  gtk_widget_action_set_enabled (widget, "win.export-pdf", klass != NULL && klass->print != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (open_only); i++)
    gtk_widget_action_set_enabled (widget, open_only[i], workspace != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *name = g_strconcat ("win.", acts[i], NULL);
      gtk_widget_action_set_enabled (widget, name, self->page != NULL && pln_page_act (self->page, acts[i], TRUE));
    }
}

/* ---- header ------------------------------------------------------------- */

/* Menus are made when they are opened: their widgets would cost at every start,
 * and the list of recent workspaces is then the present one. */

/* The page's own sections, then, as nothing may be lost when narrow, search
 * and the main menu. */
static void
create_page_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  PlnWindow *self = user_data;
  PlnPageClass *klass = self->page != NULL ? PLN_PAGE_GET_CLASS (self->page) : NULL;
  GMenuModel *own = klass != NULL && klass->get_menu != NULL ? klass->get_menu (self->page) : NULL;
  g_autoptr (GMenu) menu = g_menu_new (), common = g_menu_new ();

  if (own != NULL)
    g_menu_append_section (menu, NULL, own);
  g_menu_append (common, _("_Print…"), "win.print");
  g_menu_append (common, _("_Export as PDF…"), "win.export-pdf");
  g_menu_append (common, _("_Refresh"), "win.refresh");
  if (self->narrow)
    {
      if (klass != NULL && klass->set_search != NULL)
        g_menu_prepend (common, _("_Search"), "win.search");
      g_menu_append (common, _("Show _Inspector"), "win.show-inspector");
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  if (self->narrow)
    g_menu_append_section (menu, NULL, self->primary_menu);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
create_primary_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, PLN_WINDOW (user_data)->primary_menu);
}

/* Recent ones, then what opens others. */
static void
create_workspace_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  PlnWindow *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new (), recent = g_menu_new (), other = g_menu_new (), own_section = g_menu_new ();
  g_autoptr (GPtrArray) paths = pln_workspaces_list ();
  const char *own = self->context != NULL ? pln_workspace_get_path (pln_context_get_workspace (self->context)) : NULL;
  guint shown = 0;

  for (guint i = 0; i < paths->len && shown < 5; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = pln_workspaces_get_name (path);
      g_autoptr (GMenuItem) item = NULL;
      if (g_strcmp0 (path, own) == 0)
        continue;
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "win.open-path", "s", path);
      g_menu_append_item (recent, item);
      shown++;
    }
  g_menu_append (other, _("_New Workspace…"), "win.new-workspace");
  g_menu_append (other, _("_Open or Import…"), "win.open");
  g_menu_append (other, _("Explore a _Sample"), "win.start");
  g_menu_append (own_section, _("_Properties…"), "win.workspace-properties");
  g_menu_append (own_section, _("_Move to the Trash…"), "win.trash-workspace");
  g_menu_append_section (menu, shown > 0 ? _("Recent") : NULL, G_MENU_MODEL (recent));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (other));
  g_menu_append_section (menu, self->context != NULL ? _("This Workspace") : NULL, G_MENU_MODEL (own_section));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
update_title (PlnWindow *self)
{
  const char *name = self->page != NULL ? g_object_get_data (G_OBJECT (self->page), "pln-name") : NULL;
  const PlnPageInfo *info = name != NULL ? pln_pages_find (name) : NULL;
  const char *place = gtk_label_get_label (self->workspace_label);
  g_autofree char *title = NULL;

  if (info == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), "Plenary");
      return;
    }
  /* Translators: window title: page, then workspace */
  title = g_strdup_printf (C_("window title", "%s — %s"), _(info->title), place);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_navigation_page_set_title (self->content_page, _(info->title));
  adw_window_title_set_title (self->window_title, _(info->title));
}

/* Asked for once a page, and kept with it while other pages are shown. */
static GtkWidget *
get_page_widget (PlnPage *page, const char *key, GtkWidget *(*get) (PlnPage *))
{
  GtkWidget *widget = g_object_get_data (G_OBJECT (page), key);

  if (widget == NULL && get != NULL && (widget = get (page)) != NULL)
    g_object_set_data_full (G_OBJECT (page), key, g_object_ref_sink (widget), g_object_unref);
  return widget;
}

static void
fill_header (PlnWindow *self)
{
  PlnPageClass *klass = PLN_PAGE_GET_CLASS (self->page);
  const PlnView *views = klass->get_views != NULL ? klass->get_views (self->page) : NULL;

  self->filling = TRUE;
  pln_view_switch_set_views (self->views, views, pln_page_get_view (self->page));
  pln_view_switch_set_views (self->bottom_views, views, pln_page_get_view (self->page));
  self->filling = FALSE;
  gtk_widget_set_visible (self->new_button, klass->new_record != NULL);
  gtk_widget_set_tooltip_text (self->new_button, klass->new_record_label != NULL ? _(klass->new_record_label) : _("Add"));
  pln_window_set_page_widgets (self, get_page_widget (self->page, "pln-header-start", klass->get_header_start),
                               get_page_widget (self->page, "pln-header-end", klass->get_header_end));
  gtk_search_entry_set_placeholder_text (self->search_entry, klass->search_hint != NULL ? _(klass->search_hint) : _("Search"));
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), pln_page_get_search (self->page)) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), pln_page_get_search (self->page));
  gtk_search_bar_set_search_mode (self->search_bar, *pln_page_get_search (self->page) != '\0');
  gtk_search_bar_set_key_capture_widget (self->search_bar,
                                         klass->set_search != NULL ? GTK_WIDGET (self->page) : NULL);
  update_title (self);
  pln_window_layout (self);
}

/* ---- pages -------------------------------------------------------------- */

static void
selection_changed_cb (PlnPage *page, PlnWindow *self)
{
  if (page != self->page)
    return;
  pln_window_follow (self);
  update_actions (self);
}

static void
activated_cb (PlnPage *page, const char *id, PlnWindow *self)
{
  if (page == self->page)
    pln_window_inspect (self, id, NULL, TRUE);
}

static void
count_changed_cb (PlnPage *page, PlnWindow *self)
{
  if (page == self->page && *pln_page_get_search (page) != '\0')
    pln_context_announce (self->context, pln_page_get_count (page));
}

static void
view_changed_cb (PlnPage *page, PlnWindow *self)
{
  if (page != self->page || self->filling)
    return;
  fill_header (self);
  update_actions (self);
}

static void
page_clear_search_cb (PlnPage *page, PlnWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

static PlnPage *
ensure_page (PlnWindow *self, const char *name)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->pages, name);
  const PlnPageInfo *info = pln_pages_find (name);
  g_autofree char *group = g_strconcat ("page-", name, NULL);
  g_autofree char *view = NULL;
  PlnPage *page;

  if (child != NULL || info == NULL)
    return child != NULL ? PLN_PAGE (child) : NULL;
  page = g_object_new (info->get_type (), NULL);
  g_object_set_data (G_OBJECT (page), "pln-name", (gpointer) info->name);
  pln_page_set_narrow (page, self->narrow);
  pln_page_start (page, self->context);
  view = g_key_file_get_string (self->state, group, "view", NULL);
  if (view != NULL)
    pln_page_set_view (page, view);
  if (PLN_PAGE_GET_CLASS (page)->restore_state != NULL)
    PLN_PAGE_GET_CLASS (page)->restore_state (page, self->state, group);
  g_signal_connect (page, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect (page, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect (page, "count-changed", G_CALLBACK (count_changed_cb), self);
  g_signal_connect (page, "view-changed", G_CALLBACK (view_changed_cb), self);
  g_signal_connect (page, "clear-search", G_CALLBACK (page_clear_search_cb), self);
  gtk_stack_add_named (self->pages, GTK_WIDGET (page), name);
  return page;
}

static void
select_sidebar_row (PlnWindow *self, const char *name)
{
  for (guint i = 0; pln_pages_get_nth (i) != NULL; i++)
    if (g_str_equal (pln_pages_get_nth (i)->name, name))
      gtk_list_box_select_row (self->sidebar_list, gtk_list_box_get_row_at_index (self->sidebar_list, (int) i));
}

void
pln_window_show_page (PlnWindow *self, const char *name)
{
  PlnPage *page;
  gboolean focus;

  g_return_if_fail (PLN_IS_WINDOW (self));
  /* Who walks through the sidebar stays there. */
  focus = !pln_window_has_focus (self, GTK_WIDGET (self->sidebar_list))
          && adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) == NULL;
  page = self->context != NULL ? ensure_page (self, name) : NULL;
  if (page == NULL)
    return;
  adw_navigation_view_pop_to_page (self->navigation, self->root_page);
  if (page == self->page)
    return;
  self->page = page;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", G_ACTION_GROUP (pln_page_get_actions (page)));
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  select_sidebar_row (self, name);
  fill_header (self);
  if (!self->narrow && !self->medium)
    {
      if (pln_page_get_selected (page) == NULL && self->inspector != NULL)
        {
          gboolean wanted = self->inspector_wanted;
          pln_window_set_inspector_shown (self, FALSE);
          self->inspector_wanted = wanted;
        }
    }
  pln_window_follow (self);
  update_actions (self);
  if (focus)
    pln_window_focus_page (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PAGE_NAME]);
}

static void
remember_page (PlnWindow *self)
{
  if (self->page != NULL)
    g_queue_push_tail (&self->history, g_strdup (g_object_get_data (G_OBJECT (self->page), "pln-name")));
}

/* ---- what the context asks for ------------------------------------------ */

static void
inspect_cb (PlnContext *context, const char *id, const char *field, gboolean reveal, PlnWindow *self)
{
  if (id != NULL && reveal && self->page != NULL && g_strcmp0 (pln_page_get_selected (self->page), id) != 0)
    pln_page_select (self->page, id);
  pln_window_inspect (self, id, field, reveal);
}

/* Selects the record, or else the nearest one that it belongs to. */
static void
open_cb (PlnContext *context, const char *page, const char *view, const char *id, PlnWindow *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (context);
  g_autofree char *at = g_strdup (id);

  if (self->page == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (self->page), "pln-name"), page) != 0)
    remember_page (self);
  pln_window_show_page (self, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (self->page == NULL || id == NULL)
    {
      if (self->page != NULL)
        pln_page_go_to (self->page, view, NULL);
      return;
    }
  if (*pln_page_get_search (self->page) != '\0')
    page_clear_search_cb (self->page, self);
  for (guint depth = 0; at != NULL && depth < 8 && !pln_page_go_to (self->page, view, at); depth++)
    {
      const PlnKind *kind = pln_schema_find (pln_workspace_get_kind (workspace, at) ?: "");
      const PlnField *owner = kind != NULL ? pln_kind_get_owner (kind) : NULL;
      g_autofree char *canonical = owner != NULL ? pln_workspace_get_value (workspace, at, owner->name) : NULL;
      g_free (at);
      at = canonical != NULL ? pln_value_get_plain (canonical) : NULL;
    }
  pln_window_inspect (self, id, NULL, TRUE);
}

static void
push_cb (PlnContext *context, AdwNavigationPage *page, PlnWindow *self)
{
  adw_navigation_view_push (self->navigation, page);
}

static void
pop_cb (PlnContext *context, PlnWindow *self)
{
  adw_navigation_view_pop (self->navigation);
}

static void
toast_cb (PlnContext *context, AdwToast *toast, PlnWindow *self)
{
  adw_toast_overlay_add_toast (self->toasts, g_object_ref (toast));
}

/* A workspace that does not take the real day for today says so on every page. */
static void
set_reading_date (PlnWindow *self, PlnWorkspace *workspace)
{
  g_autofree char *canonical = pln_workspace_get_value (workspace, "workspace", "reading_date");
  g_autoptr (PlnWhen) when = canonical != NULL ? pln_when_from_canonical (canonical, NULL) : NULL;
  const char *day = when != NULL ? pln_when_get_text (when) : NULL;
  g_autofree char *text = NULL, *tip = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->reading_label), day != NULL);
  if (day != NULL)
    {
      /* Translators: under the name of a sample: the day that it takes for today */
      text = g_strdup_printf (_("read on %s"), day);
      tip = g_strdup_printf (_("Switch workspace. This one takes %s for today; see its properties."), day);
    }
  gtk_label_set_label (self->reading_label, text ?: "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->workspace_button), tip ?: _("Switch workspace"));
}

static void
set_workspace_name (PlnWindow *self)
{
  PlnWorkspace *workspace = pln_context_get_workspace (self->context);
  g_autofree char *canonical = pln_workspace_get_value (workspace, "workspace", "title");
  g_autofree char *title = canonical != NULL ? pln_value_get_plain (canonical) : NULL;

  if (title == NULL || *title == '\0')
    {
      g_free (title);
      title = pln_workspaces_get_name (pln_workspace_get_path (workspace));
    }
  gtk_label_set_label (self->workspace_label, title);
  set_reading_date (self, workspace);
  update_title (self);
}

static void
workspace_changed_cb (PlnContext *context, GPtrArray *ids, PlnWindow *self)
{
  set_workspace_name (self);
  update_actions (self);
  pln_window_update_badge (self);
}

/* ---- callbacks of the template ------------------------------------------ */

static void
view_toggled_cb (PlnViewSwitch *views, GParamSpec *pspec, PlnWindow *self)
{
  const char *name = pln_view_switch_get_active_name (views);
  gboolean focus;

  if (self->filling || self->page == NULL || name == NULL || g_str_equal (name, pln_page_get_view (self->page)))
    return;
  focus = pln_window_has_focus (self, GTK_WIDGET (self->page)) || gtk_window_get_focus (GTK_WINDOW (self)) == NULL;
  self->filling = TRUE;
  pln_page_set_view (self->page, name);
  if (focus)
    pln_window_focus_page (self);
  pln_view_switch_set_active_name (views == self->views ? self->bottom_views : self->views, name);
  self->filling = FALSE;
  update_actions (self);
}

static void
sidebar_activated_cb (GtkListBox *list, GtkListBoxRow *row, PlnWindow *self)
{
  const PlnPageInfo *info = pln_pages_get_nth ((guint) gtk_list_box_row_get_index (row));

  pln_window_show_page (self, info->name);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
search_changed_cb (GtkSearchEntry *entry, PlnWindow *self)
{
  if (self->page != NULL)
    pln_page_set_search (self->page, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
search_mode_cb (GtkSearchBar *bar, GParamSpec *pspec, PlnWindow *self)
{
  gboolean focus;

  if (gtk_search_bar_get_search_mode (bar) || self->page == NULL)
    return;
  focus = pln_window_has_focus (self, GTK_WIDGET (bar)) || gtk_window_get_focus (GTK_WINDOW (self)) == NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  pln_page_set_search (self->page, "");
  if (focus)
    pln_window_focus_page (self);
}

/* The view gives the focus back to what had it, when that is still there; else it would go to the header. */
static void
popped_cb (AdwNavigationView *navigation, AdwNavigationPage *popped, PlnWindow *self)
{
  if (self->page != NULL && adw_navigation_view_get_visible_page (navigation) == self->root_page
      && !pln_window_has_focus (self, GTK_WIDGET (self->page)))
    pln_window_focus_page (self);
}

static void
show_content_cb (AdwNavigationSplitView *split, GParamSpec *pspec, PlnWindow *self)
{
  if (self->page != NULL && adw_navigation_split_view_get_show_content (split))
    gtk_widget_grab_focus (GTK_WIDGET (self->page));
}

static void
sheet_open_cb (AdwBottomSheet *sheet, GParamSpec *pspec, PlnWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INSPECTOR_SHOWN]);
}

static void
inspector_shown_cb (AdwOverlaySplitView *split, GParamSpec *pspec, PlnWindow *self)
{
  gtk_widget_set_visible (self->inspector_button, !self->narrow && !adw_overlay_split_view_get_show_sidebar (split));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_INSPECTOR_SHOWN]);
}

/* One breakpoint holds at a time, and each of them implies those above it. */
static void
set_size_class (PlnWindow *self, gboolean medium, gboolean compact, gboolean narrow)
{
  if (medium && !self->medium && !narrow && pln_window_get_inspector_shown (self))
    pln_window_set_inspector_shown (self, FALSE);
  self->medium = medium;
  self->compact = compact;
  self->narrow = narrow;
  pln_window_layout (self);
  if (!medium)
    pln_window_follow (self);
}

static void
medium_apply_cb (PlnWindow *self)
{
  set_size_class (self, TRUE, FALSE, FALSE);
}

static void
medium_unapply_cb (PlnWindow *self)
{
  set_size_class (self, FALSE, FALSE, FALSE);
}

static void
compact_apply_cb (PlnWindow *self)
{
  set_size_class (self, TRUE, TRUE, FALSE);
}

static void
compact_unapply_cb (PlnWindow *self)
{
  set_size_class (self, FALSE, FALSE, FALSE);
}

static void
narrow_apply_cb (PlnWindow *self)
{
  set_size_class (self, TRUE, TRUE, TRUE);
}

static void
narrow_unapply_cb (PlnWindow *self)
{
  set_size_class (self, FALSE, FALSE, FALSE);
}

/* ---- workspace ---------------------------------------------------------- */

static void
show_start (PlnWindow *self)
{
  if (self->start == NULL)
    {
      self->start = pln_start_page_new ();
      gtk_stack_add_named (self->main_stack, self->start, "start");
    }
  pln_start_page_refresh (PLN_START_PAGE (self->start));
  gtk_stack_set_visible_child (self->main_stack, self->start);
}

static void
drop_workspace (PlnWindow *self)
{
  GtkWidget *child;

  if (self->context == NULL)
    return;
  pln_window_save_state (self);
  self->page = NULL;
  gtk_widget_insert_action_group (GTK_WIDGET (self), "page", NULL);
  gtk_search_bar_set_key_capture_widget (self->search_bar, NULL);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  pln_window_set_page_widgets (self, NULL, NULL);
  adw_navigation_view_pop_to_page (self->navigation, self->root_page);
  pln_window_set_inspector_shown (self, FALSE);
  pln_window_drop_inspector (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->pages))) != NULL)
    gtk_stack_remove (self->pages, child);
  g_queue_clear_full (&self->history, g_free);
  g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->context);
}

void
pln_window_set_workspace (PlnWindow *self, PlnWorkspace *workspace)
{
  g_autofree char *page = NULL;

  g_return_if_fail (PLN_IS_WINDOW (self));
  drop_workspace (self);
  if (workspace == NULL)
    {
      g_key_file_remove_key (self->state, "window", "workspace", NULL);
      show_start (self);
      update_title (self);
      update_actions (self);
      return;
    }
  self->context = pln_context_new (workspace);
  pln_context_set_host (self->context, GTK_WIDGET (self));
  g_signal_connect (self->context, "inspect", G_CALLBACK (inspect_cb), self);
  g_signal_connect (self->context, "open", G_CALLBACK (open_cb), self);
  g_signal_connect (self->context, "push", G_CALLBACK (push_cb), self);
  g_signal_connect (self->context, "pop", G_CALLBACK (pop_cb), self);
  g_signal_connect (self->context, "toast", G_CALLBACK (toast_cb), self);
  g_signal_connect (self->context, "workspace-changed", G_CALLBACK (workspace_changed_cb), self);
  g_key_file_set_string (self->state, "window", "workspace", pln_workspace_get_path (workspace));
  gtk_stack_set_visible_child_name (self->main_stack, "work");
  set_workspace_name (self);
  page = g_key_file_get_string (self->state, "window", "page", NULL);
  pln_window_show_page (self, page != NULL && pln_pages_find (page) != NULL ? page : "overview");
  if (self->page != NULL)
    pln_window_focus_page (self);
  pln_window_update_badge (self);
  pln_context_get_watch (self->context);
}

static void
tell_error (PlnWindow *self, const char *heading, const GError *error)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, error->message);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* Snapshots, lists and calendars go to the page that takes files; without a
 * workspace to take them one is made first. */
static gboolean
import_path (PlnWindow *self, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  if (!g_file_query_exists (file, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      return FALSE;
    }
  if (self->context == NULL)
    {
      g_autofree char *name = pln_workspaces_get_name (path);
      g_autofree char *target = pln_workspaces_new_path (name);
      g_autoptr (PlnWorkspace) workspace = pln_workspace_create (target, g_get_host_name (), error);
      if (workspace == NULL)
        return FALSE;
      pln_window_set_workspace (self, workspace);
    }
  pln_window_show_page (self, "exchange");
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  if (self->page != NULL && PLN_PAGE_GET_CLASS (self->page)->open_file != NULL)
    return PLN_PAGE_GET_CLASS (self->page)->open_file (self->page, file);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("“%s” is no workspace."), path);
  return FALSE;
}

gboolean
pln_window_open_path (PlnWindow *self, const char *path)
{
  g_autofree char *folder = pln_workspaces_get_folder ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *copy = NULL;
  g_autoptr (PlnWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  gboolean foreign = g_strcmp0 (folder, parent) != 0;

  if (!pln_workspace_is_database (path))
    {
      if (import_path (self, path, &error))
        return TRUE;
    }
  else
    {
      if (foreign)
        copy = pln_workspaces_copy_in (path, &error);
      else
        workspace = pln_application_take (PLN_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path);
      if (workspace == NULL && error == NULL)
        workspace = pln_workspace_open (copy != NULL ? copy : path, PLN_OPEN_DEFAULT, &error);
      if (workspace != NULL)
        {
          pln_window_set_workspace (self, workspace);
          return TRUE;
        }
      if (copy != NULL)
        g_unlink (copy);
    }
  if (error != NULL)
    tell_error (self, _("File Not Opened"), error);
  if (self->context == NULL)
    show_start (self);
  return FALSE;
}

PlnContext *
pln_window_get_context (PlnWindow *self)
{
  return self->context;
}

PlnPage *
pln_window_get_page (PlnWindow *self)
{
  return self->page;
}

GtkWidget *
pln_window_get_inspector (PlnWindow *self)
{
  return GTK_WIDGET (self->inspector);
}

/* ---- state -------------------------------------------------------------- */

void
pln_window_save_state (PlnWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_key_file_set_integer (self->state, "window", "width", width);
  g_key_file_set_integer (self->state, "window", "height", height);
  g_key_file_set_boolean (self->state, "window", "maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  g_key_file_set_boolean (self->state, "window", "inspector", self->inspector_wanted);
  if (self->page != NULL)
    g_key_file_set_string (self->state, "window", "page", g_object_get_data (G_OBJECT (self->page), "pln-name"));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PlnPage *page = PLN_PAGE (child);
      g_autofree char *group = g_strconcat ("page-", g_object_get_data (G_OBJECT (page), "pln-name"), NULL);
      g_key_file_set_string (self->state, group, "view", pln_page_get_view (page));
      if (PLN_PAGE_GET_CLASS (page)->save_state != NULL)
        PLN_PAGE_GET_CLASS (page)->save_state (page, self->state, group);
    }
  pln_state_save (self->state, PLN_STATE_WINDOW);
}

static void
restore_size (PlnWindow *self)
{
  int width = g_key_file_get_integer (self->state, "window", "width", NULL);
  int height = g_key_file_get_integer (self->state, "window", "height", NULL);

  if (width >= 360 && height >= 294)
    gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_key_file_get_boolean (self->state, "window", "maximized", NULL))
    gtk_window_maximize (GTK_WINDOW (self));
  self->inspector_wanted = !g_key_file_has_key (self->state, "window", "inspector", NULL)
                           || g_key_file_get_boolean (self->state, "window", "inspector", NULL);
}

static gboolean
pln_window_close_request (GtkWindow *window)
{
  pln_window_save_state (PLN_WINDOW (window));
  return GTK_WINDOW_CLASS (pln_window_parent_class)->close_request (window);
}

/* ---- object ------------------------------------------------------------- */

static void
pln_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlnWindow *self = PLN_WINDOW (object);

  if (id == PROP_PAGE_NAME)
    g_value_set_string (value, self->page != NULL ? g_object_get_data (G_OBJECT (self->page), "pln-name") : "");
  else if (id == PROP_INSPECTOR_SHOWN)
    g_value_set_boolean (value, pln_window_get_inspector_shown (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlnWindow *self = PLN_WINDOW (object);

  if (id == PROP_PAGE_NAME)
    {
      pln_window_show_page (self, g_value_get_string (value));
      if (self->context != NULL)
        adw_navigation_split_view_set_show_content (self->split, TRUE);
    }
  else if (id == PROP_INSPECTOR_SHOWN)
    {
      self->inspector_wanted = g_value_get_boolean (value);
      pln_window_set_inspector_shown (self, self->inspector_wanted);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
pln_window_dispose (GObject *object)
{
  PlnWindow *self = PLN_WINDOW (object);

  self->page = NULL;
  g_clear_handle_id (&self->badge_source, g_source_remove);
  g_clear_handle_id (&self->rescue_source, g_source_remove);
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_clear_object (&self->inspector);
  g_clear_object (&self->page_start);
  g_clear_object (&self->page_end);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLN_TYPE_WINDOW);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (pln_window_parent_class)->dispose (object);
}

static void
pln_window_finalize (GObject *object)
{
  PlnWindow *self = PLN_WINDOW (object);

  g_queue_clear_full (&self->history, g_free);
  g_key_file_unref (self->state);
  G_OBJECT_CLASS (pln_window_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, PlnWindow, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/pln-window.ui");
  BIND (toasts); BIND (main_stack); BIND (title_stack); BIND (pages); BIND (sheet); BIND (sheet_bin);
  BIND (inspector_bin); BIND (header_start); BIND (header_end); BIND (narrow_start); BIND (narrow_end); BIND (narrow_bar); BIND (split); BIND (content_page);
  BIND (root_page); BIND (inspector_split); BIND (navigation); BIND (root_toolbar); BIND (workspace_button);
  BIND (primary_button); BIND (page_button); BIND (workspace_label); BIND (reading_label); BIND (sidebar_list); BIND (new_button);
  BIND (search_button); BIND (inspector_button); BIND (window_title); BIND (views); BIND (bottom_views);
  BIND (search_bar); BIND (search_entry); BIND (primary_menu);
  gtk_widget_class_bind_template_callback (widget_class, medium_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, medium_unapply_cb);
  gtk_widget_class_bind_template_callback (widget_class, compact_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, compact_unapply_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_unapply_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, inspector_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, popped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
pln_window_class_init (PlnWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pln_window_get_property;
  object_class->set_property = pln_window_set_property;
  object_class->dispose = pln_window_dispose;
  object_class->finalize = pln_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = pln_window_close_request;

  props[PROP_PAGE_NAME] = g_param_spec_string ("page-name", NULL, NULL, "",
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  props[PROP_INSPECTOR_SHOWN] = g_param_spec_boolean ("inspector-shown", NULL, NULL, FALSE,
    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (GTK_WIDGET_CLASS (klass));
  pln_window_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
fill_sidebar (PlnWindow *self)
{
  const PlnPageInfo *info;

  for (guint i = 0; (info = pln_pages_get_nth (i)) != NULL; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *image = gtk_image_new_from_icon_name (info->icon_name);
      GtkWidget *label = gtk_label_new (_(info->title));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), image);
      gtk_box_append (GTK_BOX (box), label);
      if (g_str_equal (info->name, "exchange"))
        {
          self->badge = gtk_label_new (NULL);
          gtk_widget_add_css_class (self->badge, "badge");
          gtk_widget_add_css_class (self->badge, "numeric");
          gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
          gtk_widget_set_visible (self->badge, FALSE);
          gtk_box_append (GTK_BOX (box), self->badge);
        }
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);
      gtk_list_box_append (self->sidebar_list, row);
    }
}

static gboolean
drop_file_cb (GtkDropTarget *target, const GValue *value, double x, double y, PlnWindow *self)
{
  GFile *file = g_value_get_object (value);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    pln_window_open_path (self, path);
  return path != NULL;
}

/* What is chosen before there is anything to see goes to the first control; a person comes for the page. */
static void
map_cb (PlnWindow *self)
{
  if (self->page != NULL)
    pln_window_focus_page (self);
}

static void
active_cb (PlnWindow *self)
{
  if (self->context != NULL && gtk_window_is_active (GTK_WINDOW (self)))
    pln_shared_watch_focused (pln_context_get_watch (self->context));
}

static void
pln_window_init (PlnWindow *self)
{
  GtkDropTarget *target;

  g_type_ensure (PLN_TYPE_INSPECTOR);
  g_type_ensure (PLN_TYPE_VIEW_SWITCH);
  g_queue_init (&self->history);
  self->state = pln_state_load (PLN_STATE_WINDOW);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  gtk_menu_button_set_create_popup_func (self->primary_button, create_primary_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->page_button, create_page_menu_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->workspace_button, create_workspace_menu_cb, self, NULL);
  fill_sidebar (self);
  restore_size (self);
  pln_actions_add_controller (GTK_WIDGET (self));
  target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect (target, "drop", G_CALLBACK (drop_file_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_signal_connect_after (self, "map", G_CALLBACK (map_cb), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (pln_window_keep_focus), NULL);
  update_actions (self);
}

/**
 * pln_window_new:
 * @application: the application the window belongs to
 *
 * Returns: (transfer none): a window, owned by @application, without a workspace
 */
PlnWindow *
pln_window_new (PlnApplication *application)
{
  return g_object_new (PLN_TYPE_WINDOW, "application", application, NULL);
}
