/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-view-switch.h"
#include "app/pln-window.h"
#include "app/inspector/pln-inspector.h"

G_BEGIN_DECLS

struct _PlnWindow
{
  AdwApplicationWindow parent_instance;

  /* Template. */
  AdwToastOverlay        *toasts;
  GtkStack               *main_stack, *title_stack, *pages;
  AdwBottomSheet         *sheet;
  AdwBin                 *sheet_bin, *inspector_bin, *header_start, *header_end, *narrow_start, *narrow_end;
  AdwNavigationSplitView *split;
  AdwNavigationPage      *content_page, *root_page;
  AdwOverlaySplitView    *inspector_split;
  AdwNavigationView      *navigation;
  AdwToolbarView         *root_toolbar;
  GtkMenuButton          *workspace_button, *primary_button, *page_button;
  GtkLabel               *workspace_label;
  GtkLabel               *reading_label; /* the day that a sample takes for today */
  GtkListBox             *sidebar_list;
  GtkWidget              *narrow_bar, *new_button, *search_button, *inspector_button;
  AdwWindowTitle         *window_title;
  PlnViewSwitch          *views, *bottom_views;
  GtkSearchBar           *search_bar;
  GtkSearchEntry         *search_entry;
  GMenuModel             *primary_menu;

  PlnContext   *context;   /* owned; NULL on the start page */
  GtkWidget    *start;     /* the start page, once made */
  PlnInspector *inspector; /* once made; owned */
  PlnPage      *page;      /* borrowed; the visible one */
  GKeyFile     *state;     /* owned */
  GQueue        history;   /* page names to go back to (owned) */
  GtkWidget    *page_start, *page_end; /* owned; the page's own widgets, in the header or below it */
  GtkWidget    *badge;
  guint         badge_source, rescue_source;
  gboolean      narrow, compact, medium; /* under 560, 760, 1000 sp */
  gboolean      filling;   /* while the header is filled, toggles are not the person's */
  gboolean      inspector_wanted;
};

/* pln-window-actions.c */
void pln_window_install_actions (GtkWidgetClass *widget_class);

/* pln-window-panes.c: inspector, focus between panes, layout at the breakpoints. */
void pln_window_layout          (PlnWindow *self);
void pln_window_inspect         (PlnWindow *self, const char *id, const char *field, gboolean reveal);
void pln_window_follow          (PlnWindow *self); /* the inspector shows the page's selection */
void pln_window_step_pane       (PlnWindow *self, int step);
void pln_window_focus_page      (PlnWindow *self);
void pln_window_keep_focus      (PlnWindow *self); /* when it is lost, the page gets it */
gboolean pln_window_has_focus (PlnWindow *self, GtkWidget *pane); /* the pane, or something in it */
gboolean pln_window_get_inspector_shown (PlnWindow *self);
void pln_window_set_inspector_shown (PlnWindow *self, gboolean shown);
void pln_window_drop_inspector  (PlnWindow *self);
void pln_window_set_page_widgets (PlnWindow *self, GtkWidget *start, GtkWidget *end);
void pln_window_update_badge    (PlnWindow *self);

G_END_DECLS
