/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-item.h"

G_BEGIN_DECLS

/* What has to be done by when: papers not issued, steps not done, actions not
 * done, requests commissioned and not delivered, meetings ahead. */
typedef enum
{
  PLN_DUE_LATER,
  PLN_DUE_SOON,    /* latest day within 14 days */
  PLN_DUE_OVERDUE, /* latest day is past */
} PlnDueState;

typedef struct
{
  char       *id;
  const char *kind;     /* interned */
  PlnWhen    *when;     /* as typed, or counted back; NULL: no date at all */
  gboolean    computed; /* counted back from a meeting, not typed */
  PlnDay      day;      /* what it sorts by: latest day of a deadline, earliest of a meeting; PLN_DAY_NONE */
  PlnDay      latest;   /* the day after which it is overdue; PLN_DAY_NONE */
  PlnDueState state;
} PlnDue;

#define PLN_DUE_SOON_DAYS 14

void         pln_due_free         (PlnDue *due);
/* All lists of this header are (transfer full), hold until a record changes, and are shared: not to be altered. */
/* (element-type PlnDue), most urgent first, undated last. */
GPtrArray   *pln_due_meetings     (PlnWorkspace *workspace); /* those not over, cancelled or undated */
GPtrArray   *pln_due_work         (PlnWorkspace *workspace); /* papers, steps and actions with a date */
GPtrArray   *pln_due_undated      (PlnWorkspace *workspace); /* meetings without any day */
PlnDueState  pln_due_state        (PlnDay latest, PlnDay today);
/* The day of a step: its own due, else counted back by `before` from the first day of the paper's meeting.
 * (transfer full) (nullable); *computed tells which. */
PlnWhen     *pln_due_of_step      (PlnWorkspace *workspace, const char *step, gboolean *computed);

/* The ledger of requests: what a meeting asked for, of whom, by when. */
typedef struct
{
  char    *id;         /* request */
  char    *meeting;    /* where it was asked */
  char    *due_meeting; /* by which it is owed, or NULL */
  gboolean owed;       /* commissioned and not delivered; else raised or supported only */
} PlnLedgerEntry;
void         pln_ledger_entry_free (PlnLedgerEntry *entry);
/* Open requests, owed ones first; meeting NULL: of all meetings. */
GPtrArray   *pln_ledger           (PlnWorkspace *workspace, const char *meeting);

/* Two meetings at the same time that want the same body, person or place. */
typedef struct
{
  char       *meeting_a, *meeting_b;
  const char *field; /* "body", "venue" or "who" */
  char       *what;  /* id of the body or participant, or the venue in words */
} PlnClash;
void         pln_clash_free       (PlnClash *clash);
GPtrArray   *pln_clashes          (PlnWorkspace *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnDue, pln_due_free)

G_END_DECLS
