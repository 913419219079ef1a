/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/overview/pln-overview-page.h"

#include <glib/gi18n.h>

struct _PlnOverviewPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnOverviewPage, pln_overview_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "ahead", N_("Meetings"), "meeting", NULL, NULL, NULL, "when" },
  { "papers", N_("Papers"), "paper", NULL, NULL, NULL, "due" },
  { "requests", N_("Requests"), "request", NULL, NULL, NULL, NULL },
  { NULL },
};

static void
pln_overview_page_class_init (PlnOverviewPageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_overview_page_init (PlnOverviewPage *self)
{
}
