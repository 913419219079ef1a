/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/pln-exchange-page.h"

#include <glib/gi18n.h>

struct _PlnExchangePage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnExchangePage, pln_exchange_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "changes", N_("Changes"), "change", NULL, NULL, NULL, NULL },
  { "citations", N_("Citations"), "citation", NULL, NULL, NULL, NULL },
  { NULL },
};

static void
pln_exchange_page_class_init (PlnExchangePageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_exchange_page_init (PlnExchangePage *self)
{
}
