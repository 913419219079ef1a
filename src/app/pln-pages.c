/* SPDX-FileCopyrightText: 2026 The Plenary contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/pln-page.h"

#include <glib/gi18n.h>

#include "app/budget/pln-budget-inspector.h"
#include "app/budget/pln-budget-page.h"
#include "app/directory/pln-directory-commands.h"
#include "app/directory/pln-directory-page.h"
#include "app/exchange/pln-exchange-page.h"
#include "app/meetings/pln-meetings-page.h"
#include "app/overview/pln-overview-model.h"
#include "app/overview/pln-overview-page.h"
#include "app/papers/pln-papers-page.h"
#include "app/roadmap/pln-roadmap-links.h"
#include "app/roadmap/pln-roadmap-page.h"
#include "app/structure/pln-body-groups.h"
#include "app/structure/pln-cadence-group.h"
#include "app/structure/pln-members-group.h"
#include "app/structure/pln-structure-page.h"

/* The one place that knows all pages. */
static const PlnPageInfo pages[] = {
  { "overview", N_("Overview"), "go-home-symbolic", pln_overview_page_get_type, { NULL }, pln_overview_read_ahead },
  { "structure", N_("Structure"), "network-workgroup-symbolic", pln_structure_page_get_type, 
    { pln_body_names_group_new, pln_cadence_group_new, pln_members_group_new, pln_body_relations_group_new }, NULL },
  { "meetings", N_("Meetings"), "x-office-calendar-symbolic", pln_meetings_page_get_type, { pln_meetings_make_group }, NULL },
  { "budget", N_("Budget"), "accessories-calculator-symbolic", pln_budget_page_get_type, { pln_budget_make_group }, NULL },
  { "papers", N_("Papers"), "x-office-document-symbolic", pln_papers_page_get_type, { NULL }, NULL },
  { "roadmap", N_("Roadmap"), "emoji-flags-symbolic", pln_roadmap_page_get_type, { pln_roadmap_make_group }, NULL },
  { "directory", N_("Directory"), "x-office-address-book-symbolic", pln_directory_page_get_type, { pln_directory_make_group }, NULL },
  { "exchange", N_("Exchange"), "network-transmit-receive-symbolic", pln_exchange_page_get_type, { NULL }, NULL },
};

const PlnPageInfo *
pln_pages_get_nth (guint n)
{
  return n < G_N_ELEMENTS (pages) ? &pages[n] : NULL;
}

const PlnPageInfo *
pln_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}
