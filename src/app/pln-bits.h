/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* A small coloured label for a state: icon and word, never colour alone. */
typedef enum { PLN_PILL_PLAIN, PLN_PILL_ACCENT, PLN_PILL_SUCCESS, PLN_PILL_WARNING, PLN_PILL_ERROR } PlnPillStyle;
GtkWidget *pln_pill_new (const char *icon_name, const char *label, PlnPillStyle style); /* icon NULL for a grey tag */
void       pln_pill_set (GtkWidget *pill, const char *icon_name, const char *label, PlnPillStyle style);

/* The bar under a page: counts at the start, anything at the end. */
GtkWidget *pln_status_bar_new      (void);
void       pln_status_bar_set_text (GtkWidget *bar, const char *text);
void       pln_status_bar_set_end  (GtkWidget *bar, GtkWidget *widget);

G_END_DECLS
