// SPDX-FileCopyrightText: 2026 The Plenary contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "store/pln-workspace.h"

G_BEGIN_DECLS

#define PLN_TYPE_APPLICATION (pln_application_get_type ())
G_DECLARE_FINAL_TYPE (PlnApplication, pln_application, PLN, APPLICATION, AdwApplication)

PlnApplication *pln_application_new  (void);
/* For the window: a file that was opened while the toolkit started; NULL: it was not. (transfer full) */
PlnWorkspace   *pln_application_take (PlnApplication *self, const char *path);

G_END_DECLS
