/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/papers/pln-papers-page.h"

#include <glib/gi18n.h>

struct _PlnPapersPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnPapersPage, pln_papers_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "register", N_("Register"), "paper", NULL, NULL, NULL, NULL },
  { NULL },
};

static void
pln_papers_page_class_init (PlnPapersPageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_papers_page_init (PlnPapersPage *self)
{
}
