/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* Reads a file in a worker and pushes the preview over the page: what an
 * import would change, record by record.  Nothing is written before Import.
 * A refused file, or one with nothing new, is told in a dialog instead. */
void pln_import_page_open (PlnContext *context, GFile *file);

G_END_DECLS
