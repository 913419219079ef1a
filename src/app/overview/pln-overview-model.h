/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What the Overview says, in words, without widgets: groups of rows, most
 * urgent first, each row leading to a record. */

typedef enum
{
  PLN_OVERVIEW_MEETINGS,
  PLN_OVERVIEW_DUE,
  PLN_OVERVIEW_REQUESTS,
  PLN_OVERVIEW_SETTLE,
  PLN_OVERVIEW_UNDATED,
  PLN_OVERVIEW_FUNDING,
  PLN_OVERVIEW_FIGURES, /* worked out: growth, requests in sum, counterparts, coverage */
  PLN_OVERVIEW_N_GROUPS,
} PlnOverviewGroupType;

typedef enum
{
  PLN_OVERVIEW_PLAIN, /* the suffix is plain text */
  PLN_OVERVIEW_OVERDUE,
  PLN_OVERVIEW_SOON,
  PLN_OVERVIEW_CONTRADICTION,
  PLN_OVERVIEW_HINT,
  PLN_OVERVIEW_CHANGED,
} PlnOverviewMark;

typedef struct
{
  char           *id;       /* record it opens */
  char           *title, *subtitle, *suffix; /* never NULL */
  PlnOverviewMark mark;
  gboolean        review;   /* opens the review of Exchange instead */
  const char     *page, *view; /* static; opens that view instead; NULL: the record */
} PlnOverviewRow;

typedef struct
{
  PlnOverviewGroupType type;
  GPtrArray           *rows; /* of PlnOverviewRow, at most PLN_OVERVIEW_MAX_ROWS but for what is worked out */
  guint                total;
} PlnOverviewGroup;

#define PLN_OVERVIEW_MAX_ROWS 4
/* So many records are read in less than a frame or two. */
#define PLN_OVERVIEW_READ_AT_ONCE 3000

typedef struct
{
  GPtrArray *groups;   /* of PlnOverviewGroup; empty ones are left out */
  char      *heading;  /* the day that counts as today */
  char      *sentence; /* "2 overdue, 4 requests owed, next meeting in 5 days" */
  gboolean   empty;    /* the workspace holds no record at all */
} PlnOverview; /* counted, and never changed once it is read */

PlnOverview *pln_overview_read         (PlnWorkspace *workspace);
/* Reads it, if that is soon done, and leaves it with the workspace for the page: what a
 * worker does with a workspace that is opened while the toolkit starts. */
void         pln_overview_read_ahead   (PlnWorkspace *workspace);
/* (transfer full) (nullable): what was left there and still holds. */
PlnOverview *pln_overview_get_ahead    (PlnWorkspace *workspace);
/* The same in a worker with a connection of its own, from the records as they are on disk. */
void         pln_overview_read_async   (PlnWorkspace *workspace, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer data);
PlnOverview *pln_overview_read_finish  (GAsyncResult *result, GError **error); /* (transfer full) */
void         pln_overview_free         (PlnOverview *overview); /* gives one reference back */
const char  *pln_overview_group_title  (PlnOverviewGroupType type); /* translated */
/* Page and view that list all of a group. */
void         pln_overview_group_target (PlnOverviewGroupType type, const char **page, const char **view);

/* How far off a day is, in words: "in 5 days", "in 6 weeks", "next year". */
char        *pln_overview_distance     (PlnDay day, PlnDay today);
/* Within which time something that spans days will happen or is due: "within 4 months". */
char        *pln_overview_within       (PlnDay latest, PlnDay today);
/* An imprecise end: "end 2024 – end 2025", "June 2024". */
char        *pln_overview_end_span     (PlnDay earliest, PlnDay latest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnOverview, pln_overview_free)

G_END_DECLS
