/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* What can be done to meetings, for menus, keys, dragging and dialogs alike. */

/* Puts a value into the edit.  When another one stood there it is kept as a
 * `change` with the reason (may be NULL), so that the record tells what it was;
 * several moves of one day without a reason are told once. */
void       pln_meeting_put      (PlnWorkspace *workspace, PlnEdit *edit, const char *id, const char *field,
                                 const char *canonical, const char *reason);
/* Meetings on known days that are part of this one or anchored to it, and so on down; (transfer full) of ids. */
GPtrArray *pln_meeting_followers (PlnWorkspace *workspace, const char *id);
/* Moves one on known days by some days. */
void       pln_meeting_shift    (PlnWorkspace *workspace, PlnEdit *edit, const char *id, int n_days, const char *reason);
/* The first day it is known to be on; PLN_DAY_NONE. */
PlnDay     pln_meeting_get_day  (PlnWorkspace *workspace, const char *id);
/* Lets it begin on a day, as long as it was; asks what of its series and of its followers moves too. */
void       pln_meeting_move_to  (PlnContext *context, const char *id, PlnDay day);
/* These ask how far they go when the meeting belongs to a series. */
void       pln_meeting_set_state (PlnContext *context, const char *id, const char *state);
void       pln_meeting_delete   (PlnContext *context, const char *id);
/* Takes its date off after asking; it is then among those that need one. */
void       pln_meeting_undate   (PlnContext *context, const char *id);
/* A new meeting on a day; title and body are asked for. */
void       pln_meeting_new_on   (PlnContext *context, PlnDay day, const char *body);
/* Sections with Open, Set Date…, Change Place…, and the states; actions are the page's. */
GMenuModel *pln_meeting_menu_new (void);
/* The states, each page.state with its name. */
GMenuModel *pln_meeting_states_menu_new (void);
/* A menu at a point of a widget; it goes away by itself. */
void       pln_meeting_popup    (GMenuModel *menu, GtkWidget *over, double x, double y);
void       pln_meeting_popup_menu (GtkWidget *over, double x, double y); /* that of pln_meeting_menu_new() */
/* Date, place and reason in a dialog; @place puts the cursor there. */
void       pln_meeting_change_dialog_present (PlnContext *context, const char *id, gboolean place);

G_END_DECLS
