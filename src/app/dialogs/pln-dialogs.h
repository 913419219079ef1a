/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-window.h"

G_BEGIN_DECLS

/* The dialogs of the shell. */
void pln_history_dialog_present       (PlnContext *context); /* undo history */
void pln_shortcuts_dialog_present     (GtkWidget *parent);
void pln_about_dialog_present         (PlnWindow *window);
char *pln_about_get_debug_info        (PlnWindow *window);
void pln_preferences_dialog_present   (PlnWindow *window);
void pln_new_workspace_dialog_present (PlnWindow *window);
void pln_open_dialog_present          (PlnWindow *window);
void pln_back_up_dialog_present       (PlnContext *context);

G_END_DECLS
