/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is shown while no workspace is open: samples, new, open, recent ones. */
#define PLN_TYPE_START_PAGE (pln_start_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnStartPage, pln_start_page, PLN, START_PAGE, AdwBin)

GtkWidget *pln_start_page_new        (void);
void       pln_start_page_refresh    (PlnStartPage *self); /* recent workspaces, when it is shown again */
void       pln_start_page_popup_menu (PlnStartPage *self);

G_END_DECLS
