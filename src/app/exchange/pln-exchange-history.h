/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-import.h"

G_BEGIN_DECLS

/* What was exchanged, in lines for people, without widgets. */
typedef struct
{
  char       *title, *text; /* owned: "Imported from New York", "today at 09:02 · 3 added" */
  const char *icon;
  char       *replica;      /* owned, nullable; whose file it was */
  gboolean    import;
  gboolean    last_import;  /* the one that Undo Import takes back */
} PlnExchangeLine;

/* Newest first; of one replica only, or of all (NULL).  What the shared folder
 * did without any change in between is one line. limit 0: all. */
GPtrArray *pln_exchange_history     (PlnWorkspace *workspace, const char *replica, guint limit);
void       pln_exchange_line_free   (PlnExchangeLine *line);
/* What an export held, from the summary that the history keeps: "41 records, without budget". */
char      *pln_exchange_sent_text   (const char *json);

G_END_DECLS
