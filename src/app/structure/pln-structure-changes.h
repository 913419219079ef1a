/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "insight/pln-structure.h"

G_BEGIN_DECLS

/* The structure on two days side by side, in the words of the comparison. */

/* Goes with PlnDifferences. */
#define PLN_DIFFERENCE_RELATION_ADDED (1 << 8)
#define PLN_DIFFERENCE_RELATION_ENDED (1 << 9)

typedef struct
{
  char *id;
  const char *kind; /* interned: "body" or "post" */
  guint depth;      /* in the tree */
  guint differences;
  gboolean undated; /* without differences, and nothing dates it */
  char *text_a, *text_b;     /* names; NULL: not there on that day */
  char *second_a, *second_b; /* state, parent or relation in words; may be NULL */
} PlnStructureChange;

void       pln_structure_change_free (PlnStructureChange *self);
/* Bodies with their posts, in the order of the tree. (element-type PlnStructureChange) (transfer full) */
GPtrArray *pln_structure_changes     (PlnWorkspace *workspace, PlnDay a, PlnDay b);

/* What became of it, in words: "B was renamed, it was A"; NULL: nothing did. (transfer full) (nullable) */
char      *pln_structure_change_sentence (const PlnStructureChange *self);

/* Byte ranges of the words in text that other lacks, in pairs of start and end. (element-type guint) */
GArray    *pln_structure_mark_words  (const char *text, const char *other);
/* The day to compare today with when none was chosen: the first change of the last five years, else a year back. */
PlnDay     pln_structure_default_day (PlnWorkspace *workspace, PlnDay today);
/* Bodies that stood elsewhere on that day: id → id of the parent then, "" at the top. (transfer full) */
GHashTable *pln_structure_moved_since (PlnWorkspace *workspace, PlnDay day);

G_END_DECLS
