/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/structure/pln-structure-changes.h"

G_BEGIN_DECLS

/* When the differences between two days came about, as far as it is known: what
 * the drawing of names and periods over time shows.  No widgets. */
typedef struct
{
  char  *id;      /* body or post */
  char  *label;   /* its present name */
  char  *before, *after; /* what is said of the one day and of the other; NULL: not there */
  char  *between; /* what is not known of the time between; NULL: the day of the change is known */
  PlnDay known_before; /* the last day on which the first is known to hold */
  PlnDay known_after;  /* the first day on which the second is */
  char  *source;       /* the record in which the date stands or would stand, or NULL */
  guint  difference;   /* one of PlnDifferences */
} PlnStructureSpan;

void       pln_structure_span_free (PlnStructureSpan *self);
/* One for each of the changes that differ, in their order; before is the earlier day, whichever of a and b
 * that is. (element-type PlnStructureSpan) (transfer full) */
GPtrArray *pln_structure_spans     (PlnWorkspace *workspace, GPtrArray *changes, PlnDay a, PlnDay b);

G_END_DECLS
