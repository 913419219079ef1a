/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/pln-context.h"

G_BEGIN_DECLS

/* A paper on a page of its own, over the others: its steps, what was said about
 * it, what it refers to and what refers to it, its languages and files. */
#define PLN_TYPE_PAPER_PAGE (pln_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (PlnPaperPage, pln_paper_page, PLN, PAPER_PAGE, AdwNavigationPage)

AdwNavigationPage *pln_paper_page_new (PlnContext *context, const char *paper);

G_END_DECLS
