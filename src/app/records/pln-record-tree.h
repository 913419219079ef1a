/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/records/pln-record-view.h"

G_BEGIN_DECLS

/* A tree of one kind by a reference to itself (body.parent): plain arrows fold,
 * Alt+Up/Down orders, Alt+Shift+Left/Right and drag and drop re-parent, with
 * Move To…, cut and paste as twins.  A search shows the matches flat. */
#define PLN_TYPE_RECORD_TREE (pln_record_tree_get_type ())
G_DECLARE_FINAL_TYPE (PlnRecordTree, pln_record_tree, PLN, RECORD_TREE, PlnRecordView)

GtkWidget *pln_record_tree_new        (PlnContext *context, const char *kind, const char *parent_field);
/* Children of another kind under each row, before those of the tree's own
 * (posts of a body): kind and the field that refers to the row. */
void       pln_record_tree_add_leaves (PlnRecordTree *self, const char *kind, const char *field);
/* Leaves of that span only (start and end); PLN_DAY_NONE: all. Set the query after it. */
void       pln_record_tree_set_leaves_as_of (PlnRecordTree *self, PlnDay first, PlnDay last);
/* Records that stood elsewhere on the day that is shown: id → id of the parent then, "" at the top. Set the query after it. */
void       pln_record_tree_set_moved  (PlnRecordTree *self, GHashTable *moved);
void       pln_record_tree_expand_to  (PlnRecordTree *self, const char *id);
/* Unfolds this many levels when the tree is first shown; 2 unless told. */
void       pln_record_tree_set_levels (PlnRecordTree *self, guint levels);
/* Shows only these records (a set of ids), unfolded; NULL: all.  Their parents should be among them. */
void       pln_record_tree_set_only   (PlnRecordTree *self, GHashTable *ids);
/* Puts a record under another (NULL: top level), last, as one edit with a toast. */
gboolean   pln_record_tree_move       (PlnRecordTree *self, const char *id, const char *parent);

G_END_DECLS
