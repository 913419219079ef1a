/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What travels when a record is dragged from one list, grid or chart to
 * another: a type of its own, so that no other drop is taken for it. */
typedef struct
{
  char *kind; /* owned: the kind of the schema, or NULL */
  char *id;   /* owned */
} PlnDragRecord;

#define PLN_TYPE_DRAG_RECORD (pln_drag_record_get_type ())
GType          pln_drag_record_get_type (void);
PlnDragRecord *pln_drag_record_new      (const char *kind, const char *id);
PlnDragRecord *pln_drag_record_copy     (const PlnDragRecord *self);
void           pln_drag_record_free     (PlnDragRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDragRecord, pln_drag_record_free)

G_END_DECLS
