/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *pln_overview_line_new (const char *title, const char *subtitle, GtkWidget *suffix);

G_END_DECLS
