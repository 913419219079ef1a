/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

typedef struct
{
  PlnContext      *context;    /* owned */
  const char      *kind;       /* interned */
  PlnQuery        *query;      /* owned */
  char            *sort_field; /* owned; default order */
  gboolean         sort_descending;
  char            *search;     /* owned */
  GArray          *columns;    /* of ColumnState pointers */
  GtkStack        *stack;
  GtkColumnView   *column_view;
  AdwStatusPage   *empty_page, *none_page;
  GtkWidget       *empty_button, *second_button, *add_button; /* of what was looked for in vain */
  GListModel      *list;       /* owned; of the subclass */
  GtkMultiSelection *selection; /* owned by the column view */
  char            *selected;   /* owned; id */
  GHashTable      *cells;      /* GtkColumnViewCell that is bound → ColumnState */
  GHashTable      *rows;       /* GtkColumnViewRow that is bound */
  GMenuModel      *menu;       /* owned */
  GtkWidget       *popover, *editor; /* menu; the cell that is edited, or NULL */
  guint            layout_source, rebuild_source, drop_source;
  gboolean         narrow, tight;
  gboolean         stale;      /* the cells are to be bound anew once they are seen */
  int              width;
} PlnRecordViewPrivate;

/* One column as the view holds it. */
typedef struct
{
  PlnRecordView       *view;   /* borrowed */
  PlnColumn            column;
  const PlnField      *field;  /* borrowed */
  GtkColumnViewColumn *widget; /* borrowed */
  gboolean             first;
  gboolean             hidden; /* chosen by the person */
} ColumnState;

PlnRecordViewPrivate *pln_record_view_get_private (PlnRecordView *self);
/* pln-record-view.c: several settings in a row have one effect. */
void  pln_record_view_queue_layout    (PlnRecordView *self);
void  pln_record_view_queue_rebuild   (PlnRecordView *self);
/* pln-record-view-cells.c */
void  pln_record_view_remove_columns  (PlnRecordView *self); /* all of them, from the table only */
char *pln_record_view_get_cell_text   (ColumnState *state, PlnItem *item); /* (transfer full) */
GtkListItemFactory *pln_record_view_make_row_factory (PlnRecordView *self);
/* pln-record-view-edit.c */
gboolean pln_record_view_edit_cell    (PlnRecordView *self, const char *id);
void     pln_record_view_stop_editing (PlnRecordView *self);

G_END_DECLS
