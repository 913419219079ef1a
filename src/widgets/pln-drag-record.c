// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/pln-drag-record.h"

G_DEFINE_BOXED_TYPE (PlnDragRecord, pln_drag_record, pln_drag_record_copy, pln_drag_record_free)

PlnDragRecord *
pln_drag_record_new (const char *kind, const char *id)
{
  PlnDragRecord *self = g_new0 (PlnDragRecord, 1);

  self->kind = g_strdup (kind);
  self->id = g_strdup (id);
  return self;
}

PlnDragRecord *
pln_drag_record_copy (const PlnDragRecord *self)
{
  return pln_drag_record_new (self->kind, self->id);
}

void
pln_drag_record_free (PlnDragRecord *self)
{
  g_free (self->kind);
  g_free (self->id);
  g_free (self);
}
