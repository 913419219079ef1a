/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One thing to filter by. */
typedef struct
{
  char *value; /* owned; what the filter holds */
  char *label; /* owned; for people */
} PlnFilterOption;

PlnFilterOption *pln_filter_option_new  (const char *value, const char *label);
void             pln_filter_option_free (PlnFilterOption *option);

/* (transfer full) (element-type PlnFilterOption); asked when the list opens. */
typedef GPtrArray *(*PlnFilterOptions) (gpointer user_data);

/* A flat menu button, "Body", with a searchable list of what to filter by.
 * Once one is chosen it is a chip with its name and × that takes it away. */
#define PLN_TYPE_FILTER_BUTTON (pln_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (PlnFilterButton, pln_filter_button, PLN, FILTER_BUTTON, AdwBin)

GtkWidget  *pln_filter_button_new       (const char *label, PlnFilterOptions options, gpointer user_data);
const char *pln_filter_button_get_value (PlnFilterButton *self); /* NULL: no filter */
/* Without the signal; label NULL: found among the options. */
void        pln_filter_button_set_value (PlnFilterButton *self, const char *value, const char *label);

/* Signal "changed": a person chose another value or took it away. */

G_END_DECLS
