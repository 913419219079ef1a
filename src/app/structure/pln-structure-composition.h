/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"
#include "widgets/pln-sheets.h"

G_BEGIN_DECLS

/* "Composition of organs": each body of ours in the order of the tree, with what
 * it is for, how often it meets, and its members by role, as a document for a
 * delegation.  root: that body and what stands under it; NULL: all. */
void pln_structure_compose (PlnWorkspace *workspace, PlnSheets *sheets, const char *root, PlnDay day);
/* Asks for format and file and writes it. */
void pln_structure_compose_present (PlnContext *context, const char *root);

G_END_DECLS
