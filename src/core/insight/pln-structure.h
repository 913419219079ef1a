/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* The structure as it stood on a day, and what differs between two days. */

typedef enum
{
  PLN_VALID_NO,
  PLN_VALID_MAYBE, /* the day lies inside an imprecise start or end */
  PLN_VALID_YES,   /* also when nothing is dated */
} PlnValidity;

PlnValidity pln_valid_on            (const PlnWhen *start, const PlnWhen *end, PlnDay day);
/* The name of a body, post or other record on a day: of its `name` records the one valid then, else the
 * field, with later `change` records taken back. (transfer full), never NULL. */
char       *pln_structure_name_on   (PlnWorkspace *workspace, const char *id, PlnDay day);
/* Parent on a day (id, or NULL at the top). (transfer full) (nullable) */
char       *pln_structure_parent_on (PlnWorkspace *workspace, const char *body, PlnDay day);
/* "active", "dormant", "dissolved", "planned" or NULL when nothing is said. (transfer full) (nullable) */
char       *pln_structure_state_on  (PlnWorkspace *workspace, const char *body, PlnDay day);
PlnValidity pln_structure_exists_on (PlnWorkspace *workspace, const char *body, PlnDay day);

typedef enum
{
  PLN_DIFFERENCE_NONE    = 0,
  PLN_DIFFERENCE_ADDED   = 1 << 0,
  PLN_DIFFERENCE_ENDED   = 1 << 1,
  PLN_DIFFERENCE_RENAMED = 1 << 2,
  PLN_DIFFERENCE_MOVED   = 1 << 3,
  PLN_DIFFERENCE_REVIVED = 1 << 4, /* dormant or dissolved, then active */
  PLN_DIFFERENCE_STATE   = 1 << 5, /* any other change of state */
} PlnDifferences;

typedef struct
{
  char          *id; /* body */
  PlnDifferences differences;
  gboolean       undated; /* nothing about it is dated: it stands on both sides */
  char          *name_a, *name_b;     /* NULL: not there on that day */
  char          *parent_a, *parent_b;
  char          *state_a, *state_b;
} PlnStructureRow;

void        pln_structure_row_free  (PlnStructureRow *row);
/* Every body that is there on either day, in the order of the tree's query. */
GPtrArray  *pln_structure_compare   (PlnWorkspace *workspace, PlnDay a, PlnDay b);
/* The days on which something is known to change, sorted, without repeats (element-type PlnDay); shared, not to be altered. */
GArray     *pln_structure_days      (PlnWorkspace *workspace);

G_END_DECLS
