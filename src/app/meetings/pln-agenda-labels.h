/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/pln-workspace.h"

G_BEGIN_DECLS

/* One line of an order of the day, in reading order. */
typedef struct
{
  char    *id, *parent; /* parent NULL: top level */
  char    *label;       /* typed, or computed: 1, (a), (i) */
  gboolean computed;
  int      depth;       /* 0: top level */
} PlnAgendaLine;

void       pln_agenda_line_free (PlnAgendaLine *line);
/* The label of the nth item (from 1) at a level: 0 "1", 1 "(a)", 2 "(i)", and again from "1". */
char      *pln_agenda_label     (int level, guint n);
/* The level that a typed label is written in: "1." 0, "(a)" 1, "(ii)" 2; -1: none of these.
 * "(i)" counts as a letter, unless @under is a letter already. */
int        pln_agenda_label_level (const char *label, int under);
/* All items of a meeting as a tree in reading order, each with its label.  (transfer full) of PlnAgendaLine. */
GPtrArray *pln_agenda_lines     (PlnWorkspace *workspace, const char *meeting);

G_END_DECLS
