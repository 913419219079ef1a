/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-matrix.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* Our bodies by theirs, with who mirrors whom; read from the workspace, no widgets. */
typedef struct
{
  GPtrArray *ours;    /* of char*: ids, those that are matched first */
  GPtrArray *theirs;  /* of char*: ids of external bodies that are somebody's counterpart, or might be */
  PlnMatrixState *states; /* in rows */
  char     **relations;   /* likewise: id of the relation, or NULL */
  GPtrArray *remarks;     /* of char* or NULL, one for each of ours: why it is a gap */
  guint      n_established, n_sought, n_gaps; /* of our bodies */
} PlnMatching;

PlnMatching *pln_matching_new    (PlnWorkspace *workspace, const char *search);
void         pln_matching_free   (PlnMatching *self);
/* The edit that takes a cell to its next state: none, sought, established, none. (transfer full) */
PlnEdit     *pln_matching_toggle (PlnMatching *self, PlnWorkspace *workspace, guint row, guint column);
/* "1 established, 2 sought, 4 without a counterpart". */
char        *pln_matching_count_text (PlnMatching *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnMatching, pln_matching_free)

/* The matrix, edited in place, and the list of gaps.  Signals: "selection-changed", "activated" (id), "changed". */
#define PLN_TYPE_STRUCTURE_MATCHING (pln_structure_matching_get_type ())
G_DECLARE_FINAL_TYPE (PlnStructureMatching, pln_structure_matching, PLN, STRUCTURE_MATCHING, AdwBin)

GtkWidget   *pln_structure_matching_new          (PlnContext *context, gboolean gaps);
const char  *pln_structure_matching_get_selected (PlnStructureMatching *self); /* a relation, else our body; NULL: none */
gboolean     pln_structure_matching_select       (PlnStructureMatching *self, const char *id);
void         pln_structure_matching_set_search   (PlnStructureMatching *self, const char *text);
PlnMatching *pln_structure_matching_get_content  (PlnStructureMatching *self);
PlnMatrix   *pln_structure_matching_get_matrix   (PlnStructureMatching *self);
/* The matrix, or the gaps as a table. */
void         pln_structure_matching_add_to       (PlnStructureMatching *self, PlnSheets *sheets);

/* The switch between "matrix", "list" and "gaps", hidden at first. (transfer floating) */
AdwToggleGroup *pln_structure_matching_bar_new   (void);

G_END_DECLS
