/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "app/meetings/pln-meeting-book.h"

G_BEGIN_DECLS

/* What a row says, made once per meeting and change. */
typedef struct
{
  char    *id, *title, *caption; /* owned */
  char    *upper, *lower;        /* owned; date column, may be NULL */
  char    *state;                /* owned; name of the choice, or NULL */
  char    *spoken;               /* owned; the whole row for a screen reader */
  gboolean strong_below, pinned, clashes;
  PlnTone  tone;
} PlnMeetingRowText;

PlnMeetingRowText *pln_meeting_row_text_new  (PlnMeetingBook *book, const PlnMeetingInfo *info);
void               pln_meeting_row_text_free (PlnMeetingRowText *text);

/* A meeting as a row: date, bar in the colour of its body, title and caption, state. */
#define PLN_TYPE_MEETING_ROW (pln_meeting_row_get_type ())
G_DECLARE_FINAL_TYPE (PlnMeetingRow, pln_meeting_row, PLN, MEETING_ROW, AdwBin)

GtkWidget  *pln_meeting_row_new         (void);
void        pln_meeting_row_set         (PlnMeetingRow *self, const PlnMeetingRowText *text, int depth);
void        pln_meeting_row_set_rule    (PlnMeetingRow *self, const char *label);
const char *pln_meeting_row_get_id      (PlnMeetingRow *self); /* NULL: the rule */

/* The bar alone, 4 px wide, for rows of other lists. */
GtkWidget  *pln_tone_bar_new            (PlnTone tone);
/* A pill of a meeting's, item's or request's state; NULL for none. */
GtkWidget  *pln_state_pill_new          (const char *kind, const char *state);

G_END_DECLS
