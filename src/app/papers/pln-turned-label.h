/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A label that reads downwards (upwards from right to left): the name of a folded column. */
#define PLN_TYPE_TURNED_LABEL (pln_turned_label_get_type ())
G_DECLARE_FINAL_TYPE (PlnTurnedLabel, pln_turned_label, PLN, TURNED_LABEL, GtkWidget)

GtkWidget *pln_turned_label_new (const char *text);

G_END_DECLS
