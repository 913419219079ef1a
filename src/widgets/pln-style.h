/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Adds widgets.css to the display, below the style of the application.  Called once at startup. */
void pln_widgets_load_style (GdkDisplay *display);

G_END_DECLS
