/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-application.h"
#include "app/pln-page.h"

G_BEGIN_DECLS

/* One window on one workspace; without one it shows the start page. */
#define PLN_TYPE_WINDOW (pln_window_get_type ())
G_DECLARE_FINAL_TYPE (PlnWindow, pln_window, PLN, WINDOW, AdwApplicationWindow)

PlnWindow  *pln_window_new           (PlnApplication *application);
/* Shows a workspace, or the start page for NULL. */
void        pln_window_set_workspace (PlnWindow *self, PlnWorkspace *workspace);
/* Opens a file of workspaces; what goes wrong is told in a dialog. */
gboolean    pln_window_open_path     (PlnWindow *self, const char *path);
PlnContext *pln_window_get_context   (PlnWindow *self);       /* (transfer none) (nullable) */
void        pln_window_show_page     (PlnWindow *self, const char *name);
PlnPage    *pln_window_get_page      (PlnWindow *self);       /* (transfer none) (nullable) the visible one */
GtkWidget  *pln_window_get_inspector (PlnWindow *self);       /* (transfer none) (nullable) */
void        pln_window_save_state    (PlnWindow *self);

G_END_DECLS
