/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* An indented outline, as it comes from a text or a spreadsheet, and the records
 * of one kind it becomes: bodies, actions, topics. */
typedef struct
{
  guint level;   /* from 0; never more than one below the line before */
  char *number;  /* "1.2", "(a)"; or NULL */
  char *name;
  char *acronym; /* or NULL; only for kinds that have one */
  char *type;    /* name of the choice, or NULL */
  char *note;    /* what else stood in the line, or NULL */
} PlnOutlineLine;

void       pln_outline_line_free (PlnOutlineLine *line);
/* Levels by tabs or blanks at the start (empty cells of a spreadsheet), else by numbers ("2.1"); marks of
 * lists are left out; "(ABC)" at the end is an acronym; a further cell is the type or a note.
 * (transfer full) (element-type PlnOutlineLine) */
GPtrArray *pln_outline_parse     (const char *text, const char *kind);
/* New records under parent (NULL: at the top), after those that are there.  What the kind has no field for is
 * left out; the number becomes the label.  Actions belong to the paper of their parent. (transfer full) */
PlnEdit   *pln_outline_edit      (PlnWorkspace *workspace, const char *kind, GPtrArray *lines, const char *parent);
/* Shows the text as it is understood and adds it; text NULL: what the clipboard holds. */
void       pln_outline_present   (PlnContext *context, const char *kind, const char *parent, const char *text);

G_END_DECLS
