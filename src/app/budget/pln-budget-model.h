/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What the budget table says in its cells, without widgets.  Unlike things are
 * never added together: money by currency, index points and posts stand in
 * rows of their own. */

typedef enum
{
  PLN_CELL_EMPTY,     /* nothing stated; never a zero */
  PLN_CELL_EXACT,
  PLN_CELL_ABOUT,     /* approximate amount or share */
  PLN_CELL_UNDECIDED, /* a range: an undecided share of an increase */
  PLN_CELL_DOUBT,     /* money that may end within the year */
  PLN_CELL_GAP,       /* a post without money */
  PLN_CELL_SUM,       /* the total of the lines below */
  PLN_CELL_OVER,      /* the lines below have more than this */
} PlnCellCertainty;

typedef struct
{
  char            *text;       /* never NULL */
  PlnCellCertainty certainty;
  char            *allocation; /* the one allocation record behind the cell, or NULL */
  char            *typed;      /* what an entry holds while editing; never NULL */
} PlnBudgetCell;

/* Lines of a budget below a line, or at its top, in their order. (transfer full) of ids; NULL: not read */
GPtrArray *pln_budget_lines   (PlnWorkspace *workspace, const char *budget, const char *parent);

void  pln_budget_cell_clear   (PlnBudgetCell *cell);
void  pln_budget_read_cell    (PlnWorkspace *workspace, const char *line, int year, PlnBudgetCell *cell);
/* The small line under a name: rule, posts, what is said without a figure. Never NULL. */
char *pln_budget_caption      (PlnWorkspace *workspace, const char *line);
/* The rule of a line in words, inherited from its parents; NULL when none.  ruling: the line that states it, may be NULL. */
char *pln_budget_rule         (PlnWorkspace *workspace, const char *line, char **ruling);
/* Posts that a line pays for: by the line itself, or by a source earmarked for it. (transfer full) of ids */
GPtrArray *pln_budget_posts   (PlnWorkspace *workspace, const char *line);
/* How many of them have money for certain and perhaps in a year, and how many there are. */
void  pln_budget_count_posts  (PlnWorkspace *workspace, const char *line, int year, int *sure, int *perhaps, int *wanted);

/* Years the table opens with: those of the budget, its growth and its allocations, at most `max`. */
void  pln_budget_years        (PlnWorkspace *workspace, const char *budget, guint max, int *first, int *last);

typedef struct
{
  char *title;    /* "Core budget, index" */
  GPtrArray *texts;    /* of char *, one a year */
  gboolean strong;
  gboolean warn_any;
  GArray *warn;   /* of gboolean, one a year */
} PlnBudgetTotal;

void       pln_budget_total_free (PlnBudgetTotal *total);
/* (element-type PlnBudgetTotal) */
GPtrArray *pln_budget_read_totals (PlnWorkspace *workspace, const char *budget, int first, int last);
/* One sentence about currency and base. Never NULL. */
char      *pln_budget_sentence   (PlnWorkspace *workspace, const char *budget);

G_END_DECLS
