/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/budget/pln-budget-page.h"

#include <glib/gi18n.h>

struct _PlnBudgetPage
{
  PlnRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (PlnBudgetPage, pln_budget_page, PLN_TYPE_RECORD_PAGE)

static const PlnRecordPageView views[] = {
  { "lines", N_("Lines"), "budget_line", "parent", NULL, NULL, NULL },
  { "contributions", N_("Contributions"), "contribution", NULL, NULL, NULL, NULL },
  { "earmarks", N_("Earmarks"), "earmark", NULL, NULL, NULL, NULL },
  { "budgets", N_("Budgets"), "budget", NULL, NULL, NULL, NULL },
  { NULL },
};

static void
pln_budget_page_class_init (PlnBudgetPageClass *klass)
{
  PLN_RECORD_PAGE_CLASS (klass)->views = views;
}

static void
pln_budget_page_init (PlnBudgetPage *self)
{
}
