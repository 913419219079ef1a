/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* The button in the header that says at which date the structure is read; its
 * popover takes dates as people write them. */
GtkWidget *pln_as_of_button_new (PlnContext *context);

/* The same for a date of one's own: chosen is called with NULL for today. */
typedef void (*PlnDateFunc) (GtkWidget *button, PlnWhen *when, gpointer user_data);
GtkWidget *pln_date_button_new       (PlnContext *context, const char *name, PlnWhen *when, PlnDateFunc chosen, gpointer user_data);
void       pln_date_button_set       (GtkWidget *button, PlnWhen *when);
PlnWhen   *pln_date_button_get       (GtkWidget *button); /* (transfer none) (nullable) */
/* A day as a button names it: "26 November 2014". */
PlnWhen   *pln_date_button_when      (PlnDay day);
void       pln_date_button_set_error (GtkWidget *button, const char *reason); /* NULL: none */

G_END_DECLS
