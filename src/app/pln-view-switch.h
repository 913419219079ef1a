/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"

G_BEGIN_DECLS

/* The views of a page side by side, or, where their names do not all fit, in a
 * menu on a button that shows the present one.  No name is ever cut short to
 * make room for the others.  The property "active-name" follows what a person chooses. */
#define PLN_TYPE_VIEW_SWITCH (pln_view_switch_get_type ())
G_DECLARE_FINAL_TYPE (PlnViewSwitch, pln_view_switch, PLN, VIEW_SWITCH, GtkWidget)

/* views ends with a NULL name and is only read here; NULL: none. */
void        pln_view_switch_set_views       (PlnViewSwitch *self, const PlnView *views, const char *active);
guint       pln_view_switch_get_n_views     (PlnViewSwitch *self);
const char *pln_view_switch_get_active_name (PlnViewSwitch *self); /* NULL: no view (transfer none) */
void        pln_view_switch_set_active_name (PlnViewSwitch *self, const char *name);
/* Goes on by step views, and round again. */
void        pln_view_switch_step            (PlnViewSwitch *self, int step);
/* Whether the views stand in the menu in the room there is now. */
gboolean    pln_view_switch_is_menu         (PlnViewSwitch *self);

G_END_DECLS
