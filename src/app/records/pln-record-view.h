/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

typedef struct _PlnColumn PlnColumn;

/* A column of a record view.  With just a field, title, text and sorting come
 * from the schema. */
struct _PlnColumn
{
  const char *field;   /* schema field: default text, and sorting; NULL: neither */
  const char *title;   /* N_(…); NULL: the field's label */
  int         width;   /* pixels; 0: natural */
  gboolean    expand;
  gboolean    numeric; /* end aligned, tabular digits */
  int         hide_below; /* hidden when the view is narrower than this; 0: never */
  gboolean    narrow_too; /* stays beside the first column in a narrow window */
  gboolean    on_demand;  /* hidden until a person asks for it */
  gboolean    leads;      /* in a narrow window, the first of the two lines; none: the first column */
  /* Text of a cell; NULL: the field for people. (transfer full) */
  char       *(*get_text) (PlnItem *item, gpointer user_data);
  /* Or a widget of one's own: made once per row widget, bound as rows are reused. */
  GtkWidget  *(*make)     (gpointer user_data);
  void        (*bind)     (GtkWidget *cell, PlnItem *item, gpointer user_data);
  /* Icon at the start of the cell (first column mostly). Borrowed; may return NULL. */
  const char *(*get_icon) (PlnItem *item, gpointer user_data);
  /* Whether the text stands for nothing, "No symbol", and is dimmed; NULL: never. */
  gboolean    (*is_dim)   (PlnItem *item, gpointer user_data);
  gpointer    user_data;
};

/* Records of one query in columns: sorting by header, search, several
 * selected, context menu, Delete with Undo, empty and no-results states; a
 * two-line list when narrow.  PlnRecordTable and PlnRecordTree derive from it. */
#define PLN_TYPE_RECORD_VIEW (pln_record_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlnRecordView, pln_record_view, PLN, RECORD_VIEW, AdwBin)

struct _PlnRecordViewClass
{
  AdwBinClass parent_class;
  GListModel *(*create_model) (PlnRecordView *self, const PlnQuery *query); /* (transfer full) */
  PlnItem    *(*get_item)     (PlnRecordView *self, gpointer row);          /* (transfer none) */
  GtkWidget  *(*wrap_first)   (PlnRecordView *self, GtkWidget *cell);       /* around first-column cells */
  void        (*bind_first)   (PlnRecordView *self, GtkWidget *wrapper, GtkColumnViewCell *cell);
  guint       (*find)         (PlnRecordView *self, const char *id);        /* position or GTK_INVALID_LIST_POSITION */
  gboolean    (*act)          (PlnRecordView *self, const char *act, gboolean dry); /* acts besides the common ones */
  void        (*add_menu)     (PlnRecordView *self, GMenu *menu);           /* sections of the context menu */
};

/* Columns are copied shallowly; strings and user data must outlive the view. */
void        pln_record_view_set_columns   (PlnRecordView *self, const PlnColumn *columns, guint n_columns);
/* The LISTED fields of the kind. */
void        pln_record_view_set_schema_columns (PlnRecordView *self);
/* The query without search and without sorting; copied. */
void        pln_record_view_set_query     (PlnRecordView *self, const PlnQuery *query);
/* The order until a header is clicked. */
void        pln_record_view_set_sort      (PlnRecordView *self, const char *field, gboolean descending);
void        pln_record_view_set_search    (PlnRecordView *self, const char *text);
void        pln_record_view_set_narrow    (PlnRecordView *self, gboolean narrow);
/* Empty state: "No Bodies Yet", a sentence, a button ("Add Body…") and its action. */
void        pln_record_view_set_empty     (PlnRecordView *self, const char *icon_name, const char *title,
                                           const char *description, const char *button, const char *action);
/* Another way out of it, "Paste an Outline…"; NULL: none. */
void        pln_record_view_set_empty_second (PlnRecordView *self, const char *button, const char *action);
/* One more below those two, for good. */
void        pln_record_view_add_empty_button (PlnRecordView *self, const char *label, const char *action);
/* Items put on top of the context menu. */
void        pln_record_view_set_menu      (PlnRecordView *self, GMenuModel *menu);
const char *pln_record_view_get_selected  (PlnRecordView *self);           /* the one that was selected last; NULL: none */
/* For subclasses. */
PlnItem    *pln_record_view_get_nth       (PlnRecordView *self, guint position);  /* (transfer full) (nullable) */
GtkSelectionModel *pln_record_view_get_model (PlnRecordView *self);               /* (transfer none) */
GListModel *pln_record_view_get_list      (PlnRecordView *self);                  /* what create_model() made */
gboolean    pln_record_view_get_searching (PlnRecordView *self);
const char *pln_record_view_get_search    (PlnRecordView *self);           /* never NULL */
char      **pln_record_view_get_selection (PlnRecordView *self);           /* all ids, in order (transfer full) */
gboolean    pln_record_view_select        (PlnRecordView *self, const char *id);
guint       pln_record_view_get_n_items   (PlnRecordView *self);
gboolean    pln_record_view_act           (PlnRecordView *self, const char *act, gboolean dry); /* see PlnPageClass.act */
void        pln_record_view_refresh       (PlnRecordView *self);           /* cells whose text depends on other records */
PlnContext *pln_record_view_get_context   (PlnRecordView *self);
const char *pln_record_view_get_kind      (PlnRecordView *self);
GtkWidget  *pln_record_view_get_column_view (PlnRecordView *self);
gboolean    pln_record_view_focus         (PlnRecordView *self);
/* Columns to choose: the nth from 0; the first is always there.  The menu comes up on the heads. */
guint       pln_record_view_get_n_columns (PlnRecordView *self);
const char *pln_record_view_get_column_title (PlnRecordView *self, guint n);
gboolean    pln_record_view_get_column_shown (PlnRecordView *self, guint n); /* when there is room */
void        pln_record_view_set_column_shown (PlnRecordView *self, guint n, gboolean shown);
void        pln_record_view_set_head_menu (PlnRecordView *self, GMenuModel *menu);
/* Whether a head was clicked; and back to the records' own order. */
gboolean    pln_record_view_is_sorted     (PlnRecordView *self);
void        pln_record_view_unsort        (PlnRecordView *self);
/* The rows as they are shown, as a table on paper. */
void        pln_record_view_add_to        (PlnRecordView *self, PlnSheets *sheets);
void        pln_record_view_save_state    (PlnRecordView *self, GKeyFile *file, const char *group);
void        pln_record_view_restore_state (PlnRecordView *self, GKeyFile *file, const char *group);

/* Signals: "selection-changed", "activated" (id), "count-changed", "clear-search". */

/* Forwards selection, activation, count and Clear Search to a page: what most pages want. */
void        pln_record_view_attach        (PlnRecordView *self, PlnPage *page);

G_END_DECLS
