/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The one table of actions: it feeds accelerators, the shortcuts dialog and
 * their test.  A page adds its lines in pln-actions.c, in its own section. */
typedef enum
{
  /* Reaches the window even while an entry has the focus. */
  PLN_ACTION_GLOBAL,
  /* The focused widget is asked first, so that entries keep typing (Delete, Ctrl+Z, single letters). */
  PLN_ACTION_AFTER_FOCUS,
  /* Handled by the widget that has the focus; listed in the dialog only. */
  PLN_ACTION_SHOWN,
} PlnActionScope;

typedef struct
{
  const char    *section; /* N_("General") */
  const char    *action;  /* "win.undo", "page.zoom-in", with target "win.page::structure"; NULL for SHOWN */
  const char    *accels;  /* separated by spaces, "<Control>z" */
  const char    *title;   /* N_("Undo") */
  PlnActionScope scope;
} PlnActionInfo;

const PlnActionInfo *pln_actions_get_all (guint *n);
void pln_actions_install_accels (GtkApplication *application);
/* The AFTER_FOCUS ones, as a controller in the bubble phase. */
void pln_actions_add_controller (GtkWidget *window);

G_END_DECLS
