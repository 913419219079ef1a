/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* One view of a page that is just records of a kind. */
typedef struct
{
  const char *name, *label; /* as in PlnView */
  const char *kind;
  const char *parent_field; /* not NULL: a tree by this reference */
  const char *leaf_kind, *leaf_field; /* leaves of the tree, or NULL */
  const char *sort;         /* field of the first order; NULL: as the store gives them */
} PlnRecordPageView;

/* A page made of record tables and trees, with nothing drawn.  A page may
 * derive from it and put its own views beside: pln_record_page_get_stack(). */
#define PLN_TYPE_RECORD_PAGE (pln_record_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlnRecordPage, pln_record_page, PLN, RECORD_PAGE, PlnPage)

struct _PlnRecordPageClass
{
  PlnPageClass parent_class;
  const PlnRecordPageView *views; /* ends with a NULL name */
  /* Columns, query and empty state of a view just made, before it reads anything; may be NULL. */
  void (*configure_view) (PlnRecordPage *self, const char *name, PlnRecordView *view);
};

GtkStack      *pln_record_page_get_stack (PlnRecordPage *self); /* children are named like the views */
PlnRecordView *pln_record_page_get_view  (PlnRecordPage *self); /* the visible one, or NULL */
GtkWidget     *pln_record_page_get_status_bar (PlnRecordPage *self);
void           pln_record_page_set_top   (PlnRecordPage *self, GtkWidget *bar); /* above the views */
void           pln_record_page_set_foot  (PlnRecordPage *self, GtkWidget *foot); /* between the views and the status bar */

G_END_DECLS
