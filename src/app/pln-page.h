/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* One way to look at a page; the header shows them as a toggle group. */
typedef struct
{
  const char *name;  /* "tree"; stable, also kept in the state file */
  const char *label; /* noun, header capitalization, marked with N_() */
} PlnView;

/* A page of the window: the content below the header bar and what the header
 * offers for it.  Pages are made when first shown and never include each other. */
#define PLN_TYPE_PAGE (pln_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlnPage, pln_page, PLN, PAGE, AdwBin)

struct _PlnPageClass
{
  AdwBinClass parent_class;

  /* Called once, right after construction: build the content here. */
  void           (*set_context)   (PlnPage *self, PlnContext *context);
  /* Ends with a NULL name; NULL or empty: one view only. */
  const PlnView *(*get_views)     (PlnPage *self);
  void           (*set_view)      (PlnPage *self, const char *name);
  /* ＋ and Ctrl+N. NULL: the button is hidden. The label names it: "Add Body…". */
  void           (*new_record)    (PlnPage *self);
  const char    *new_record_label; /* marked with N_() */
  /* Search text of this page changed; "" shows everything. NULL: no search here. */
  void           (*set_search)    (PlnPage *self, const char *text);
  const char    *search_hint;      /* placeholder, N_("Search bodies and posts") */
  /* The selected record and selecting one; FALSE: it is not on this page. */
  const char    *(*get_selected)  (PlnPage *self);
  gboolean       (*select)        (PlnPage *self, const char *id);
  /* Prints the present view. NULL: the action is off. */
  void           (*print)         (PlnPage *self);
  /* Enablement of the page's own actions (pln_page_get_actions()). */
  void           (*update_actions)(PlnPage *self);
  /* Widgets after ＋ (an as-of button) and before search; may return NULL. */
  GtkWidget     *(*get_header_start) (PlnPage *self);
  GtkWidget     *(*get_header_end)   (PlnPage *self);
  /* Sections put on top of the page menu; action names start with "page.". */
  GMenuModel    *(*get_menu)      (PlnPage *self);
  /* Window under 560 sp. Default: nothing. */
  void           (*set_narrow)    (PlnPage *self, gboolean narrow);
  /* Where the focus goes on F6 and when the page is shown. */
  gboolean       (*focus)         (PlnPage *self);
  /* F6 (1) and Shift+F6 (-1) between the parts of a page; 0: F6 has just come in.  FALSE: on to the next pane. */
  gboolean       (*step_pane)     (PlnPage *self, int step);
  /* What is kept between starts, besides the view (expanded nodes, sorting). */
  void           (*save_state)    (PlnPage *self, GKeyFile *file, const char *group);
  void           (*restore_state) (PlnPage *self, GKeyFile *file, const char *group);
  /* F2, Delete, Ctrl+C…: standard acts on the selection ("win.delete" and so on).
   * act is "delete", "rename", "copy", "cut", "paste", "move-to", "move-up",
   * "move-down", "indent", "outdent", "select-all". FALSE: does not apply now.
   * With dry, only says whether it would. */
  gboolean       (*act)           (PlnPage *self, const char *act, gboolean dry);
  /* What the inspector shows while nothing is selected, with its title and
   * subtitle (transfer full).  NULL: that nothing is. */
  GtkWidget *(*get_pane)      (PlnPage *self, char **title, char **subtitle);
  /* A file chosen with Open or dropped on the window that is no workspace (Exchange takes it). */
  gboolean       (*open_file)     (PlnPage *self, GFile *file);
};

PlnContext         *pln_page_get_context  (PlnPage *self);  /* (transfer none) */
PlnWorkspace       *pln_page_get_workspace (PlnPage *self); /* (transfer none) */
/* Actions with prefix "page", reachable from the page, header, menu and accelerators. */
GSimpleActionGroup *pln_page_get_actions  (PlnPage *self);  /* (transfer none) */
const char         *pln_page_get_view     (PlnPage *self);  /* name of the present view, "" when there is one only */
void                pln_page_set_view     (PlnPage *self, const char *name);
const char         *pln_page_get_search   (PlnPage *self);  /* never NULL */
void                pln_page_set_search   (PlnPage *self, const char *text);
gboolean            pln_page_get_narrow   (PlnPage *self);
void                pln_page_set_narrow   (PlnPage *self, gboolean narrow);
const char         *pln_page_get_selected (PlnPage *self);
gboolean            pln_page_select       (PlnPage *self, const char *id);
gboolean            pln_page_go_to        (PlnPage *self, const char *view, const char *id);
gboolean            pln_page_act          (PlnPage *self, const char *act, gboolean dry);
void                pln_page_update_actions (PlnPage *self);

/* Has it called after the workspace changed: at once while the page is shown, else when it is shown or asked
 * for a record, so that pages that nobody sees cost nothing.  To be called once. */
void pln_page_follow (PlnPage *self, void (*changed) (PlnPage *self));

/* For pages to tell the window. */
void pln_page_selection_changed (PlnPage *self);              /* the inspector follows; actions are updated */
/* A row was activated: inspector opens and takes the focus. */
void pln_page_activated         (PlnPage *self, const char *id);
/* What the page shows in words ("8 bodies and 5 posts"); announced while searching. */
void pln_page_set_count         (PlnPage *self, const char *text);
const char *pln_page_get_count  (PlnPage *self);
void pln_page_search_reset      (PlnPage *self);              /* Clear Search was pressed in the page */

/* Signals: "selection-changed", "count-changed", "view-changed", "clear-search".
 * For the window only: */
void                pln_page_start        (PlnPage *self, PlnContext *context);

/* The eight pages, in the order of the sidebar. */
typedef struct
{
  const char *name;      /* "structure" */
  const char *title;     /* N_("Structure") */
  const char *icon_name;
  GType     (*get_type) (void);
  /* Groups that the page puts into the inspector above the generic ones, for
   * the kinds it knows; NULL: none.  They name the related lists they stand for
   * in @replaces, as "kind.field" ("cadence.of"), so that they are left out.
   * A widget under the key "pln-head" of a group stands above the fields. */
  GtkWidget *(*make_group[4]) (PlnContext *context, PlnItem *item, GStrvBuilder *replaces);
  /* Works out what the page shows at first and leaves it with the workspace, from
   * a worker that has it for itself; NULL: nothing (pln-ahead.h). */
  void      (*read_ahead) (PlnWorkspace *workspace);
} PlnPageInfo;
const PlnPageInfo *pln_pages_get_nth (guint n); /* NULL past the end */
const PlnPageInfo *pln_pages_find    (const char *name);

G_END_DECLS
