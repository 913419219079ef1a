/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"
#include "widgets/pln-marks.h"

G_BEGIN_DECLS

/* What month, agenda and day pane need to know of one meeting. */
typedef struct
{
  char    *id, *title;
  char    *place;     /* "Puerto Vallarta, Mexico", or NULL: not recorded */
  char    *body;      /* id, or NULL */
  char    *body_name; /* or NULL */
  char    *part_of, *anchor; /* ids, or NULL */
  char    *state;     /* name of the choice, or NULL */
  char    *times;     /* "09:30 Vienna, 08:30 yours", or NULL */
  char    *clash;     /* "Clashes with Council: Room XIX", or NULL */
  PlnWhen *when;      /* NULL: nothing said */
  gboolean days;      /* on known days: may stand on a day of the grid */
  gboolean dated;     /* at least a span is known */
  PlnDay   first, last; /* the span of the words, whatever their sense; PLN_DAY_NONE when undated */
  PlnTone  tone;
  gboolean tentative, over, clashes;
} PlnMeetingInfo;

/* The meetings of a workspace as a person filtered them. */
typedef struct
{
  GPtrArray  *all;    /* of PlnMeetingInfo, owned; by day, undated last */
  GHashTable *by_id;  /* id → PlnMeetingInfo */
  GPtrArray  *bodies; /* ids of the bodies that have meetings, whatever the filter (owned strings) */
  guint       n_total; /* without the filter */
} PlnMeetingBook;

typedef struct
{
  const char *search; /* "" or NULL: all */
  const char *body;   /* NULL: all */
  const char *state;  /* NULL: all */
} PlnMeetingFilter;

PlnMeetingBook *pln_meeting_book_new  (PlnWorkspace *workspace, const PlnMeetingFilter *filter);
void            pln_meeting_book_free (PlnMeetingBook *self);
PlnMeetingInfo *pln_meeting_book_find (PlnMeetingBook *self, const char *id); /* (nullable) */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlnMeetingBook, pln_meeting_book_free)

/* A meeting made of its parts, for tests and for the functions below. */
PlnMeetingInfo *pln_meeting_info_new  (const char *id, const char *title, PlnWhen *when);
void            pln_meeting_info_free (PlnMeetingInfo *self);

/* ---- the agenda --------------------------------------------------------- */
#define PLN_AGENDA_UNDATED G_MAXINT
typedef struct
{
  const PlnMeetingInfo *info; /* borrowed; NULL: the rule of today */
  int depth;                  /* 1: part of the one above */
  int section;                /* year * 100 + month; month 0: only the year is known; PLN_AGENDA_UNDATED */
} PlnAgendaRow;
/* Rows in order, parts under their meeting, the undated at the end, and the rule of today between past and
 * future.  (transfer full) GArray of PlnAgendaRow. */
GArray *pln_meeting_agenda       (PlnMeetingBook *book, PlnDay today);
char   *pln_agenda_section_title (int section); /* "September 2017", "2018, month open", "Needs a Date" */
/* The date column: an upper and a lower line; *strong_below tells that the lower is the one that counts. */
void    pln_meeting_date_lines   (const PlnMeetingInfo *info, char **upper, char **lower, gboolean *strong_below);
/* "Monday 28 August 2017", the words as typed, or "No date". */
char   *pln_meeting_when_text    (const PlnMeetingInfo *info);
/* How far away: "in 97 days", "today", "3 days ago"; NULL when not on known days. */
char   *pln_meeting_distance     (const PlnMeetingInfo *info, PlnDay today);

G_END_DECLS
