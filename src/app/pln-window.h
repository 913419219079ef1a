// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/pln-application.h"

G_BEGIN_DECLS

#define PLN_TYPE_WINDOW (pln_window_get_type ())
G_DECLARE_FINAL_TYPE (PlnWindow, pln_window, PLN, WINDOW, AdwApplicationWindow)

PlnWindow *pln_window_new (PlnApplication *application);

G_END_DECLS
