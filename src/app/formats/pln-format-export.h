/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-page.h"
#include "exchange/formats/pln-formats.h"

G_BEGIN_DECLS

/* One entry of a page's menu that writes a file for another program. */
typedef struct
{
  const char *action; /* "export-ics", of the page */
  const char *label;  /* N_("Export as _Calendar…") */
  PlnFormat   format;
  const char *kind;   /* of a table, "" that of the first record; NULL otherwise */
  const char *file;   /* N_("Meetings"), the name that is suggested, without its end */
} PlnFormatEntry;

/* Those of the Meetings page. */
extern const PlnFormatEntry pln_format_export_meetings[];

/* The ids that leave, NULL-terminated (transfer full); NULL: all there are. */
typedef char **(*PlnFormatIdsFunc) (PlnPage *page);

/* Adds an action to the page for each entry (up to a NULL action).  entries must live on. */
void pln_format_export_add_actions (PlnPage *page, const PlnFormatEntry *entries, PlnFormatIdsFunc get_ids);
/* A section with the entries at the end of a page menu; returns the menu. */
GMenuModel *pln_format_export_append_menu (GMenu *menu, const PlnFormatEntry *entries);
/* Writes the file at once, tells how much was written and names what was left out. */
void pln_format_export_to (PlnContext *context, PlnFormat format, const PlnFormatScope *scope, const char *path);

G_END_DECLS
