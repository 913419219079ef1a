/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-window-private.h"

#include "app/pln-worker.h"

#include <glib/gi18n.h>

#include "exchange/pln-review.h"

/* The inspector is one widget.  It stands in the pane at the end, or in the
 * bottom sheet while the window is narrow; it is made when first shown. */

static void
ensure_inspector (PlnWindow *self)
{
  AdwBin *home = self->narrow ? self->sheet_bin : self->inspector_bin;

  if (self->context == NULL)
    return;
  if (self->inspector == NULL)
    self->inspector = g_object_ref_sink (PLN_INSPECTOR (pln_inspector_new (self->context)));
  if (adw_bin_get_child (home) == GTK_WIDGET (self->inspector))
    return;
  if (gtk_widget_get_parent (GTK_WIDGET (self->inspector)) != NULL)
    adw_bin_set_child (ADW_BIN (gtk_widget_get_parent (GTK_WIDGET (self->inspector))), NULL);
  adw_bin_set_child (home, GTK_WIDGET (self->inspector));
  pln_inspector_set_sheet (self->inspector, self->narrow);
}

void
pln_window_drop_inspector (PlnWindow *self)
{
  if (self->inspector == NULL)
    return;
  adw_bin_set_child (self->inspector_bin, NULL);
  adw_bin_set_child (self->sheet_bin, NULL);
  g_clear_object (&self->inspector);
}

gboolean
pln_window_get_inspector_shown (PlnWindow *self)
{
  if (self->inspector_split == NULL) /* asked while the template is built */
    return FALSE;
  return self->narrow ? adw_bottom_sheet_get_open (self->sheet)
                      : adw_overlay_split_view_get_show_sidebar (self->inspector_split);
}

void
pln_window_set_inspector_shown (PlnWindow *self, gboolean shown)
{
  if (shown)
    ensure_inspector (self);
  if (self->narrow)
    adw_bottom_sheet_set_open (self->sheet, shown && self->inspector != NULL);
  else
    adw_overlay_split_view_set_show_sidebar (self->inspector_split, shown && self->inspector != NULL);
  if (shown && self->inspector != NULL && self->page != NULL && pln_inspector_get_id (self->inspector) == NULL)
    pln_inspector_set_id (self->inspector, pln_page_get_selected (self->page));
}

void
pln_window_inspect (PlnWindow *self, const char *id, const char *field, gboolean reveal)
{
  if (reveal)
    {
      self->inspector_wanted = TRUE;
      pln_window_set_inspector_shown (self, TRUE);
    }
  if (self->inspector == NULL)
    return;
  pln_inspector_set_id (self->inspector, id);
  if (field != NULL)
    pln_inspector_edit_field (self->inspector, field);
  else if (reveal && self->narrow) /* an entry would bring up the screen keyboard */
    gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
  else if (reveal)
    gtk_widget_grab_focus (GTK_WIDGET (self->inspector));
}

/* A pane that floats over the page would hide what was selected; it only opens
 * by itself where there is room beside. */
void
pln_window_follow (PlnWindow *self)
{
  const char *id = self->page != NULL ? pln_page_get_selected (self->page) : NULL;
  g_autofree char *title = NULL, *subtitle = NULL;
  GtkWidget *pane = self->page != NULL && PLN_PAGE_GET_CLASS (self->page)->get_pane != NULL
                    ? PLN_PAGE_GET_CLASS (self->page)->get_pane (self->page, &title, &subtitle) : NULL;

  if ((id != NULL || pane != NULL) && self->inspector_wanted && !self->narrow && !self->medium
      && !pln_window_get_inspector_shown (self))
    pln_window_set_inspector_shown (self, TRUE);
  if (self->inspector != NULL && pln_window_get_inspector_shown (self))
    {
      pln_inspector_set_pane (self->inspector, pane, title, subtitle);
      pln_inspector_set_id (self->inspector, id);
    }
}

static void
put (AdwBin *bin, GtkWidget *child)
{
  AdwBin *old = child != NULL ? ADW_BIN (gtk_widget_get_parent (child)) : NULL;

  if (adw_bin_get_child (bin) != child)
    {
      if (old != NULL)
        adw_bin_set_child (old, NULL);
      gtk_widget_set_visible (GTK_WIDGET (bin), child != NULL); /* first: what is hidden asks for room in vain */
      adw_bin_set_child (bin, child);
    }
  gtk_widget_set_visible (GTK_WIDGET (bin), child != NULL);
}

/* The page's own controls: in the header bar, or in a bar of their own below a narrow one. */
static void
place_page_widgets (PlnWindow *self)
{
  put (self->narrow ? self->header_start : self->narrow_start, NULL);
  put (self->narrow ? self->header_end : self->narrow_end, NULL);
  put (self->narrow ? self->narrow_start : self->header_start, self->page_start);
  put (self->narrow ? self->narrow_end : self->header_end, self->page_end);
  gtk_widget_set_visible (self->narrow_bar, self->narrow && (self->page_start != NULL || self->page_end != NULL));
}

void
pln_window_set_page_widgets (PlnWindow *self, GtkWidget *start, GtkWidget *end)
{
  put (self->header_start, NULL);
  put (self->narrow_start, NULL);
  put (self->header_end, NULL);
  put (self->narrow_end, NULL);
  g_set_object (&self->page_start, start);
  g_set_object (&self->page_end, end);
  place_page_widgets (self);
}

/* After a breakpoint: who stands where. */
void
pln_window_layout (PlnWindow *self)
{
  gboolean views = g_strcmp0 (gtk_stack_get_visible_child_name (self->title_stack), "views") == 0;
  gboolean has_views = pln_view_switch_get_n_views (self->views) > 1;

  if (views != (has_views && !self->compact))
    gtk_stack_set_visible_child_name (self->title_stack, has_views && !self->compact ? "views" : "title");
  adw_toolbar_view_set_reveal_bottom_bars (self->root_toolbar, self->compact && has_views);
  gtk_widget_set_visible (GTK_WIDGET (self->primary_button), !self->narrow);
  gtk_widget_set_visible (self->search_button, !self->narrow && self->page != NULL
                          && PLN_PAGE_GET_CLASS (self->page)->set_search != NULL);
  gtk_widget_set_visible (self->inspector_button, !self->narrow
                          && !adw_overlay_split_view_get_show_sidebar (self->inspector_split));
  place_page_widgets (self);
  if (self->page != NULL)
    pln_page_set_narrow (self->page, self->narrow);
  if (self->inspector != NULL)
    {
      gboolean shown = pln_window_get_inspector_shown (self);
      if (self->narrow)
        adw_overlay_split_view_set_show_sidebar (self->inspector_split, FALSE);
      else
        adw_bottom_sheet_set_open (self->sheet, FALSE);
      ensure_inspector (self);
      if (shown && !self->narrow && !self->medium)
        pln_window_set_inspector_shown (self, TRUE);
    }
}

gboolean
pln_window_has_focus (PlnWindow *self, GtkWidget *pane)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && pane != NULL && (focus == pane || gtk_widget_is_ancestor (focus, pane));
}

/* A page, or view of one, with nothing to focus leaves the focus to the views above it, else to the sidebar. */
void
pln_window_focus_page (PlnWindow *self)
{
  GtkWidget *views = GTK_WIDGET (self->views);

  if (gtk_widget_grab_focus (GTK_WIDGET (self->page)) || !gtk_widget_get_mapped (GTK_WIDGET (self->page)) ||
      (gtk_widget_get_mapped (views) && gtk_widget_child_focus (views, GTK_DIR_TAB_FORWARD)))
    return;
  gtk_widget_child_focus (GTK_WIDGET (self->sidebar_list), GTK_DIR_TAB_FORWARD);
}

static gboolean
rescue_cb (gpointer user_data)
{
  PlnWindow *self = user_data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  self->rescue_source = 0;
  if (self->page == NULL || (focus != NULL && gtk_widget_get_mapped (focus))
      || adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return G_SOURCE_REMOVE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->page)))
    pln_window_focus_page (self);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self->navigation)))
    gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD); /* a page over the page */
  else
    gtk_widget_child_focus (GTK_WIDGET (self->sidebar_list), GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

/* What had the focus may go away under it: a record in the inspector that was deleted, a pane that closes.  Without a
 * focus, or with it behind something, not even Tab would lead anywhere. */
void
pln_window_keep_focus (PlnWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (self->page != NULL && self->rescue_source == 0 && (focus == NULL || !gtk_widget_get_mapped (focus)))
    self->rescue_source = g_idle_add (rescue_cb, self);
}

static gboolean
focus_pane (PlnWindow *self, int pane)
{
  switch (pane)
    {
    case 0:
      {
        GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sidebar_list);
        if (adw_navigation_split_view_get_collapsed (self->split))
          return FALSE;
        return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->sidebar_list));
      }
    case 1:
      /* A page over the page has no place of its own for the focus. */
      if (adw_navigation_view_get_visible_page (self->navigation) != self->root_page)
        return gtk_widget_child_focus (GTK_WIDGET (self->navigation), GTK_DIR_TAB_FORWARD);
      return self->page != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->page));
    default:
      return self->inspector != NULL && pln_window_get_inspector_shown (self)
             && gtk_widget_grab_focus (GTK_WIDGET (self->inspector));
    }
}

/* A page may have parts of its own; not while something is pushed over it. */
static gboolean
step_in_page (PlnWindow *self, int step)
{
  return self->page != NULL && PLN_PAGE_GET_CLASS (self->page)->step_pane != NULL
         && pln_window_has_focus (self, GTK_WIDGET (self->page))
         && PLN_PAGE_GET_CLASS (self->page)->step_pane (self->page, step);
}

/* F6: sidebar, page, inspector, and round again; panes that are not there are passed over. */
void
pln_window_step_pane (PlnWindow *self, int step)
{
  int at = pln_window_has_focus (self, GTK_WIDGET (self->sidebar_list)) ? 0
           : pln_window_has_focus (self, GTK_WIDGET (self->inspector)) ? 2 : 1;

  if (at == 1 && step_in_page (self, step))
    return;
  for (int i = 0; i < 3; i++)
    {
      at = (at + step + 3) % 3;
      if (focus_pane (self, at))
        {
          if (at == 1 && step > 0)
            step_in_page (self, 0);
          return;
        }
    }
}

/* ---- the badge ---------------------------------------------------------- */

/* Findings are looked for by a worker with a connection of its own, a moment
 * after the last change; the window does not wait for them. */
static void
badge_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (PlnWorkspace) workspace = pln_workspace_open (data, PLN_OPEN_READ_ONLY, NULL);
  g_autoptr (GPtrArray) found = workspace != NULL ? pln_review_find (workspace, NULL) : NULL;

  g_task_return_int (task, found != NULL ? (gssize) found->len : 0);
}

static void
badge_done_cb (gpointer owner, GTask *task)
{
  PlnWindow *self = PLN_WINDOW (owner);
  gssize n = g_task_propagate_int (task, NULL);
  const char *path = g_task_get_task_data (task);
  g_autofree char *number = NULL, *name = NULL;
  GtkWidget *row;

  if (self->context == NULL || self->badge == NULL || n < 0
      || g_strcmp0 (path, pln_workspace_get_path (pln_context_get_workspace (self->context))) != 0)
    return;
  number = g_strdup_printf ("%" G_GSSIZE_FORMAT, n);
  gtk_label_set_label (GTK_LABEL (self->badge), number);
  gtk_widget_set_visible (self->badge, n > 0);
  name = n > 0 ? g_strdup_printf (ngettext ("Exchange, %d to settle", "Exchange, %d to settle", (gulong) n), (int) n)
               : g_strdup (_("Exchange"));
  row = gtk_widget_get_ancestor (self->badge, GTK_TYPE_LIST_BOX_ROW);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static gboolean
badge_cb (gpointer user_data)
{
  PlnWindow *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->badge_source = 0;
  if (self->context == NULL)
    return G_SOURCE_REMOVE;
  task = pln_worker_new (self, NULL, badge_done_cb);
  g_task_set_task_data (task, g_strdup (pln_workspace_get_path (pln_context_get_workspace (self->context))), g_free);
  g_task_run_in_thread (task, badge_thread);
  return G_SOURCE_REMOVE;
}

void
pln_window_update_badge (PlnWindow *self)
{
  g_clear_handle_id (&self->badge_source, g_source_remove);
  self->badge_source = g_timeout_add_full (G_PRIORITY_LOW, 700, badge_cb, self, NULL);
}
