/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The order of the day of one meeting: numbered items, the papers of each, and
 * everything that can be done to them by button, key, menu and drag. */
#define PLN_TYPE_AGENDA_EDITOR (pln_agenda_editor_get_type ())
G_DECLARE_FINAL_TYPE (PlnAgendaEditor, pln_agenda_editor, PLN, AGENDA_EDITOR, AdwBin)

GtkWidget *pln_agenda_editor_new     (PlnContext *context, const char *meeting);
void       pln_agenda_editor_refresh (PlnAgendaEditor *self);
gboolean   pln_agenda_editor_select  (PlnAgendaEditor *self, const char *id);
void       pln_agenda_editor_add     (PlnAgendaEditor *self); /* a new item, after the selected one */

G_END_DECLS
