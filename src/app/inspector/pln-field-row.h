/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* One field of a record as a form row, built from the schema: text, numbers,
 * choices, references with a picker, dates that show how they were understood.
 * What is typed and not understood stays in the row with the reason under it. */
#define PLN_TYPE_FIELD_ROW (pln_field_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlnFieldRow, pln_field_row, PLN, FIELD_ROW, AdwPreferencesRow)

struct _PlnFieldRowClass
{
  AdwPreferencesRowClass parent_class;
  void     (*build) (PlnFieldRow *self);                        /* once, when context and field are known */
  void     (*show)  (PlnFieldRow *self, const char *canonical); /* put a value into the widgets */
  gboolean (*flush) (PlnFieldRow *self);                        /* take what is typed so far; FALSE: not understood */
  gboolean (*start) (PlnFieldRow *self);                        /* focus the entry */
  const char *(*get_text) (PlnFieldRow *self);                  /* what is typed; NULL vfunc: nothing is */
  void     (*set_text) (PlnFieldRow *self, const char *text);
};

/* The row for a field; it holds a draft until pln_field_row_follow(). */
PlnFieldRow    *pln_field_row_new        (PlnContext *context, const PlnKind *kind, const PlnField *field);
/* Shows the record's value from now on and writes edits to it. */
void            pln_field_row_follow     (PlnFieldRow *self, PlnItem *item);
const PlnField *pln_field_row_get_field  (PlnFieldRow *self);
const char     *pln_field_row_get_value  (PlnFieldRow *self); /* canonical or NULL */
/* Sets the draft, or the record's field. */
void            pln_field_row_set_value  (PlnFieldRow *self, const char *canonical);
gboolean        pln_field_row_get_valid  (PlnFieldRow *self);
/* Takes over text still being typed; FALSE: it is not understood, the reason shows. */
gboolean        pln_field_row_apply      (PlnFieldRow *self);
/* What money typed into a draft sets beside itself goes into the edit. */
gboolean        pln_field_row_add_to     (PlnFieldRow *self, PlnEdit *edit, const char *id, GError **error);
gboolean        pln_field_row_grab       (PlnFieldRow *self);
/* Text that was not understood and stays in the row; NULL: there is none. Setting it shows the reason again. */
const char     *pln_field_row_get_pending (PlnFieldRow *self);
void            pln_field_row_set_pending (PlnFieldRow *self, const char *text);
/* Marks a field with several versions; the mark leads to Review. */
void            pln_field_row_set_conflict (PlnFieldRow *self, gboolean conflict);
const char     *pln_field_row_get_hint   (PlnFieldRow *self); /* what stands under the value: how it was understood, or the error */

/* Signal "changed": a new value was taken. */

G_END_DECLS
