/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* Several records about one person, post or body made into one, without widgets.
 *
 * One stays.  Where the others differ a value is chosen; names that are not
 * chosen become names of the record, lists are put together, notes follow each
 * other, and every other value not chosen is written into the note.  What
 * referred to the others refers to the one that stays; they are deleted with
 * merged_into, so that a later import of them finds it. */

/* A field in which they differ. */
typedef struct
{
  const PlnField *field;
  GPtrArray      *values; /* owned; canonical, each once, those of the record that stays first */
  guint           chosen; /* index into values */
} PlnMergeField;

typedef struct
{
  PlnWorkspace  *workspace; /* owned */
  const PlnKind *kind;
  char         **ids;       /* owned */
  guint          keep;      /* which of ids stays */
  GPtrArray     *fields;    /* owned; of PlnMergeField; what is joined does not stand here */
} PlnMergePlan;

/* Whether these can be merged: two or more of one kind, and of a kind that can be. */
gboolean      pln_merge_applies   (PlnWorkspace *workspace, const char *const *ids);
/* The one with most values stays until pln_merge_plan_set_keep(). (transfer full) */
PlnMergePlan *pln_merge_plan_new  (PlnWorkspace *workspace, const char *const *ids);
void          pln_merge_plan_free (PlnMergePlan *self);
void          pln_merge_plan_set_keep (PlnMergePlan *self, guint keep);
/* How many records refer to those that go. */
guint         pln_merge_plan_count_references (PlnMergePlan *self);
/* Everything into one edit. */
void          pln_merge_plan_add_to (PlnMergePlan *self, PlnEdit *edit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnMergePlan, pln_merge_plan_free)

G_END_DECLS
