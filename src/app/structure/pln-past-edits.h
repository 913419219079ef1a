/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* While a past date is looked at, a new name, place or state of a body may mean
 * two things: that the record was wrong, or that something changed on that day. */
typedef enum
{
  PLN_PAST_FIELD_NAME,
  PLN_PAST_FIELD_PARENT,
  PLN_PAST_FIELD_STATUS,
} PlnPastField;

typedef struct
{
  char *id; /* body */
  PlnPastField field;
  char *became; /* plain; NULL: emptied */
} PlnPastChange;

void       pln_past_change_free  (PlnPastChange *self);
/* What the newest undo step changed of names, places and states of bodies; NULL when it is no edit by hand of that
 * kind: an import, undo, or a command that noted dates itself. step: its number. (transfer full) (nullable) */
GPtrArray *pln_past_changes      (PlnWorkspace *workspace, gint64 *step);
/* The same changes as of a day: what was is kept. To be committed once the step is taken back. (transfer full) */
PlnEdit   *pln_past_changes_edit (PlnWorkspace *workspace, GPtrArray *changes, PlnWhen *when);

/* Asks after such an edit, as long as owner lives, whether it holds from the date on or corrects the past. */
void       pln_past_edits_watch  (PlnContext *context, GObject *owner);

G_END_DECLS
