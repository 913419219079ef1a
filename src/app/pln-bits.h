/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The bar under a page: counts at the start, anything at the end. */
GtkWidget *pln_status_bar_new      (void);
void       pln_status_bar_set_text (GtkWidget *bar, const char *text);
void       pln_status_bar_set_end  (GtkWidget *bar, GtkWidget *widget);

/* The rows of the group, all of records, are one stop on the way of Tab, with arrows inside; to be called when it has rows. */
void       pln_group_one_stop      (GtkWidget *group);

/* An AdwStatusPage that is no stop on the way of Tab. */
GtkWidget *pln_status_page_empty   (void);
/* Why there is nothing to see, with one button that helps. */
GtkWidget *pln_status_page_new     (const char *icon, const char *title, const char *text, const char *button, const char *action);

/* Text that wraps, in words and inside of them; style: a class, or NULL. */
GtkWidget *pln_text_label_new      (const char *text, const char *style);
/* A flat button; its name is spoken, and is the tooltip too. */
GtkWidget *pln_icon_button_new     (const char *icon_name, const char *name);
/* A row of text from records, which is no markup; subtitle may be NULL. */
GtkWidget *pln_text_row_new        (const char *title, const char *subtitle);

G_END_DECLS
