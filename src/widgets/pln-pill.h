/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A state as an icon and a word on a tinted ground; colour is never the only
 * sign.  The style classes are in widgets.css. */
typedef enum
{
  PLN_PILL_NEUTRAL, /* postponed, dormant, a fact */
  PLN_PILL_ACCENT,  /* planned, suggested, renamed */
  PLN_PILL_SUCCESS, /* held, done, added, filled */
  PLN_PILL_WARNING, /* needs a decision, tentative that clashes */
  PLN_PILL_ERROR,   /* cancelled, past its date, ended */
  PLN_PILL_PURPLE,  /* relation */
  PLN_PILL_TEAL,    /* moved */
  PLN_PILL_TAG,     /* grey, without icon */
} PlnPillStyle;

#define PLN_TYPE_PILL (pln_pill_get_type ())
G_DECLARE_FINAL_TYPE (PlnPill, pln_pill, PLN, PILL, GtkWidget)

GtkWidget    *pln_pill_new           (PlnPillStyle style, const char *icon_name, const char *label);
void          pln_pill_set           (PlnPill *self, PlnPillStyle style, const char *icon_name, const char *label);
const char   *pln_pill_get_label     (PlnPill *self);
PlnPillStyle  pln_pill_get_style     (PlnPill *self);
const char   *pln_pill_style_class   (PlnPillStyle style);

/* Style and icon of a choice of the schema: "held", "planned", "tentative",
 * "vacant", "commissioned" and so on; neutral and NULL for anything else. */
PlnPillStyle  pln_pill_style_for_state (const char *state, const char **icon_name);

G_END_DECLS
